"""What the terminal shows: JSON or text, safe characters, progress on standard error."""

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from custody.progress import Progress

_UNSAFE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


def printable(text: str) -> str:
    """A text from outside, made safe to print: nothing that moves, reorders or ends the line."""
    return _UNSAFE.sub("\ufffd", text)


def print_json(document: dict[str, Any]) -> None:
    """Print one JSON object, for programs; what a terminal would act upon is escaped."""
    text = json.dumps(document, ensure_ascii=False, indent=2, default=str)
    print("\n".join(_UNSAFE.sub(_escaped, line) for line in text.split("\n")))


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def print_rows(rows: list[tuple[str, ...]], *, indent: str = "") -> None:
    """Print rows as aligned columns."""
    if not rows:
        return
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = [printable(cell).ljust(width) for cell, width in zip(row, widths, strict=True)]
        print((indent + "  ".join(cells)).rstrip())


@contextmanager
def progress(text: str, *, unit: str = "B") -> Iterator[Progress]:
    """A progress bar with amount, rate and time left on a terminal; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from tqdm import tqdm

    with tqdm(desc=text, unit=unit, unit_scale=True, unit_divisor=1000, leave=False) as bar:

        def report(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield report
