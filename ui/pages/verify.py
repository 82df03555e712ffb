"""Verify: what the ledger knows of a file, and whether what this station keeps is still the same.

The bytes are read again and hashed; names, times and sizes prove nothing. A run over kept
artifacts is itself an event, signed by the one at the desk, or by the station when nobody is
there; what differs raises a finding that somebody must acknowledge.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtWidgets import QLabel

from ui.desk import Desk
from ui.dropped import DropTarget
from ui.pages.page import Page
from ui.widgets.verify_files import VerifyFiles
from ui.widgets.verify_kept import VerifyKept


class VerifyPage(DropTarget, Page):
    """Two questions, one above the other."""

    name: ClassVar[str] = "verify"
    icon: ClassVar[str] = "verify"

    def __init__(self, desk: Desk) -> None:
        """Ask nothing yet."""
        super().__init__(desk)
        self._heading = QLabel()
        self._heading.setProperty("role", "title")
        self.kept, self.files = VerifyKept(desk), VerifyFiles(desk)
        column = self.column()
        column.addWidget(self._heading)
        column.addWidget(self.kept)
        column.addWidget(self.files, 1)
        for card in (self.kept, self.files):
            card.go.connect(self.go)
        self.setAcceptDrops(True)
        self.ready()

    def title(self) -> str:
        return self.tr("Verify")

    def retranslate(self) -> None:
        self._heading.setText(self.title())

    def refresh(self) -> None:
        self.kept.refresh()

    def open(self, argument: Any) -> None:
        """Show a case, an item, or paths to look up."""
        if isinstance(argument, Mapping):
            self.kept.choose(argument.get("case"), argument.get("item"))
        elif isinstance(argument, Sequence) and not isinstance(argument, str):
            self.files.look_up([Path(each) for each in argument])

    def take_dropped(self, paths: list[Path]) -> None:
        self.files.look_up(paths)
