"""A bundle from somebody else, read beside our own ledger and never mixed with it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from custody.bundle.verdicts import BundleReport, Headline
from ui.desk import Desk
from ui.pages.page import Page
from ui.pictures import icon
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
        self.receive_button = QPushButton()
        self.receive_button.setIcon(icon("receive"))
        self.receive_button.hide()
        self.receive_button.clicked.connect(self._receive)
        self.view = BundleView(desk.jobs, desk.station.ledger.trust)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID * 6, GRID * 6, GRID * 6, GRID * 4)
        layout.setSpacing(GRID * 4)
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self.receive_button)
        layout.addLayout(head)
        layout.addWidget(self.view, 1)
        self.view.checked.connect(self._on_checked)
        self.view.failed.connect(lambda _err: self.receive_button.hide())
        self.ready()

    def title(self) -> str:
        return self.tr("Open a bundle")

    def retranslate(self) -> None:
        self._heading.setText(self.title())
        self.receive_button.setText(self.tr("Receive it…"))
        self.receive_button.setAccessibleName(self.receive_button.text())

    def open(self, argument: Any) -> None:
        if isinstance(argument, Mapping):
            self.view.open(Path(argument["path"]), str(argument.get("trust") or ""))
        elif isinstance(argument, Path | str):
            self.view.open(Path(argument))

    def _on_checked(self, report: BundleReport) -> None:
        """What holds and is another ledger's may be received, unless it is kept here already."""
        is_ours = report.ledger == self.desk.station.ledger.trust.origin
        holds = report.headline is not Headline.FAIL
        path = self.view.path
        is_kept = path is not None and self.desk.station.folder in path.parents
        self.receive_button.setVisible(holds and not is_ours and not is_kept)

    def _receive(self) -> None:
        view = self.view
        argument = {
            "path": str(view.path),
            "trust": view.trust.line.text(),
            "identity": view.identity.line.text(),
        }
        self.go.emit("run:receive_bundle", argument)
