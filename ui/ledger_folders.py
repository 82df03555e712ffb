"""Which folder of a ledger somebody means who points at a folder."""

from pathlib import Path
from typing import Final

from custody.ledger.ledger import LEDGER_FILE

DEMONSTRATION_FOLDER: Final = "ledger"
"""Of the ledger, within the folder of a demonstration."""


def is_ledger(folder: Path) -> bool:
    """Whether a ledger lies in a folder."""
    return (folder / LEDGER_FILE).is_file()


def ledger_in(folder: Path) -> Path | None:
    """The folder of the ledger, given itself or that of a demonstration."""
    return next((each for each in (folder, folder / DEMONSTRATION_FOLDER) if is_ledger(each)), None)
