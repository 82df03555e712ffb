"""A bundle from somebody else, read beside our own ledger and never mixed with it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtWidgets import QLabel, QVBoxLayout

from ui.desk import Desk
from ui.pages.page import Page
from ui.theme import GRID
from ui.widgets.bundle_view import BundleView


class OpenBundlePage(Page):
    """Shows one bundle; `open` takes its path, or `path` and `trust`."""

    name: ClassVar[str] = "open_bundle"

    def __init__(self, desk: Desk) -> None:
        """Show no bundle yet."""
        super().__init__(desk)
        self._heading = QLabel()
        self._heading.setProperty("role", "title")
        self.view = BundleView(desk.jobs, desk.station.ledger.trust)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID * 6, GRID * 6, GRID * 6, GRID * 4)
        layout.setSpacing(GRID * 4)
        layout.addWidget(self._heading)
        layout.addWidget(self.view, 1)
        self.ready()

    def title(self) -> str:
        return self.tr("Open a bundle")

    def retranslate(self) -> None:
        self._heading.setText(self.title())

    def open(self, argument: Any) -> None:
        if isinstance(argument, Mapping):
            self.view.open(Path(argument["path"]), str(argument.get("trust") or ""))
        elif isinstance(argument, Path | str):
            self.view.open(Path(argument))
