"""What is told of files that come and go on a stick."""

import argparse
from typing import Any, Final

from custody.cli.terminal import print_json, print_rows
from custody.cli.words import head

DONE: Final = 0
REFUSED: Final = 1
OPEN: Final = 2
STORAGE: Final = 4


def print_told(arguments: argparse.Namespace, document: dict[str, Any]) -> int:
    """Tell what was done, member by member."""
    if arguments.json:
        print_json(document)
    else:
        print_rows([(head(name), str(value)) for name, value in document.items()])
    return DONE
