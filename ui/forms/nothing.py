"""Editor of a text that must be given and of which "none" is an answer: one click gives it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from custody.domain.vocabulary import Field
from ui.forms.known import Known, layout
from ui.forms.lines import TextEditor

translate = QCoreApplication.translate


def may_be_none(field: Field, group: str) -> bool:
    """Whether "none" is an answer, as `resources/schema/forms.toml` has it."""
    return field.required and field.name in layout()["nothing"].get(group, ())


class NothingEditor(TextEditor):
    """Several lines, and below them a button that writes "None" while nothing is typed."""

    def __init__(self, field: Field, group: str, known: Known) -> None:
        super().__init__(field, group, known)
        self.none_button = QPushButton()
        self.none_button.setAutoDefault(False)
        self.none_button.setProperty("touch", "true")
        body = self.layout()
        if body is not None:
            body.addWidget(self.none_button)
            body.setAlignment(self.none_button, Qt.AlignmentFlag.AlignLeft)
        self.none_button.clicked.connect(self._answer)
        self.text.textChanged.connect(self._show_button)
        self.watch(self.none_button)
        self.retranslate()

    def leaves(self) -> Sequence[QWidget]:
        return (self.text, self.none_button)

    def set_name(self, name: str) -> None:
        super().set_name(name)
        self._name_button()

    def retranslate(self) -> None:
        super().retranslate()
        self.none_button.setText(translate("Lines", "None"))
        self._name_button()

    def _name_button(self) -> None:
        self.none_button.setAccessibleName(f"{self.name}: {self.none_button.text()}")

    def _answer(self) -> None:
        self.text.setPlainText(self.none_button.text())
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_button(self) -> None:
        self.none_button.setVisible(not self.text.toPlainText())
