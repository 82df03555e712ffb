"""Which case: those of the ledger, by id and registration number."""

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox

from custody.rows import CaseRow


class CaseBox(QComboBox):
    """A choice among cases, and of none where that is a choice."""

    def __init__(self, *, has_none: bool = False) -> None:
        """Offer no case yet.

        Args:
            has_none: Whether it may be none: the first choice, which `name_none` gives its words.
        """
        super().__init__()
        self._first = int(has_none)
        if has_none:
            self.addItem("", None)

    @property
    def case(self) -> str | None:
        """The id of the case that is chosen; None for none."""
        name = self.currentData()
        return name if isinstance(name, str) else None

    def fill(self, rows: Iterable[CaseRow]) -> None:
        """Offer these cases instead of those before; the choice stays, and nobody is told."""
        chosen = self.case
        with QSignalBlocker(self):
            while self.count() > self._first:
                self.removeItem(self._first)
            for row in rows:
                self.addItem(case_words(row.id, row.registration), row.id)
            self.choose(chosen)

    def choose(self, case: str | None) -> None:
        """Choose a case; the first choice where it is not offered."""
        self.setCurrentIndex(max(0, self.findData(case)))

    def name_none(self, words: str) -> None:
        """Say what choosing none means."""
        self.setItemText(0, words)


def case_words(case: str, registration: str | None) -> str:
    """A case by its id, and by its registration number where that is another."""
    return case if registration in (None, "", case) else f"{case}   {registration}"
