"""The first step of recording any event: in which case, and what."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout

from ui.desk import Desk
from ui.forms.known import Context
from ui.runs.commands_list import CommandsList
from ui.runs.run import Step
from ui.widgets.case_box import CaseBox


class ChooseStep(Step):
    """In which case, and what."""

    def __init__(self, desk: Desk, case: str | None, command: str) -> None:
        super().__init__()
        self._desk = desk
        self._label = QLabel()
        self._label.setProperty("role", "label")
        self.case = CaseBox(has_none=True)
        self.case.fill(desk.queries.cases())
        self.case.choose(case)
        self.list = CommandsList(desk)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._label)
        layout.addWidget(self.case)
        layout.addWidget(self.list, 1)
        self.wanted = command
        """The command that was asked for, or that a draft names; empty for none."""
        self.case.currentIndexChanged.connect(self._judge)
        self.list.chosen.connect(self._on_chosen)
        desk.people.changed.connect(self._judge)
        self.retranslate()
        self._judge()

    def title(self) -> str:
        return self.tr("What")

    def hint(self) -> str:
        return self.tr("Choose what is to be recorded. What is grey says why it cannot be now.")

    def retranslate(self) -> None:
        self._label.setText(self.tr("Case"))
        self.case.setAccessibleName(self.tr("Case"))
        self.case.name_none(self.tr("none: a new case, or the ledger itself"))

    def enter(self) -> None:
        self.list.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def document(self) -> Mapping[str, Any]:
        return {"case": self.case.case, "command": self.command()}

    def load(self, document: Mapping[str, Any]) -> None:
        self.wanted = str(document.get("command") or "")
        self.case.choose(document.get("case"))
        self._judge()

    def faults(self) -> list[str]:
        if self.command():
            return []
        reason = self.list.reason(self.wanted)
        return [reason or self.tr("Choose what is to be recorded.")]

    def command(self) -> str:
        """The command that is chosen; empty for none."""
        if self.list.judging.is_open:
            return self.wanted if self.list.may(self.wanted) else ""
        return self.list.command()

    def context(self) -> Context:
        """The case that is chosen."""
        return Context(case=self.case.case)

    def _judge(self) -> None:
        self.list.show_case(self.case.case, self.wanted)

    def _on_chosen(self, command: str) -> None:
        if command and command != self.wanted:
            self.wanted = command
            self.changed.emit()
