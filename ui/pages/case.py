"""One case."""

from collections.abc import Mapping
from typing import Any, ClassVar

from PySide6.QtWidgets import QLabel, QVBoxLayout

from ui.desk import Desk
from ui.pages.page import Page
from ui.widgets.case_view import CaseView


class CasePage(Page):
    """A `CaseView`, opened by the case's id."""

    name: ClassVar[str] = "case"

    def __init__(self, desk: Desk) -> None:
        """Show nothing yet."""
        super().__init__(desk)
        self._case = ""
        self.view = CaseView(desk)
        self.view.go.connect(self.go)
        self.view.failed.connect(self._fail)
        self._fault = QLabel()
        self._fault.setProperty("role", "danger")
        self._fault.setWordWrap(True)
        self._fault.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._fault)
        layout.addWidget(self.view, 1)
        self.ready()

    def title(self) -> str:
        return self.tr("Case {case}").format(case=self._case) if self._case else self.tr("Case")

    def refresh(self) -> None:
        self.view.refresh()

    def open(self, argument: Any) -> None:
        """Show a case by its id; a mapping may also name a `tab` of it."""
        asked = argument if isinstance(argument, Mapping) else {"case": argument}
        self._case = str(asked["case"])
        self._fault.hide()
        self.view.show_case(self._case, str(asked.get("tab", "")))

    def _fail(self, err: Exception) -> None:
        self._fault.setText(str(err))
        self._fault.show()
