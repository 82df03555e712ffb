"""In which of several roles the person at the desk acts: asked where more than one fits."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from custody.domain import wording
from ui.dialogs.refusal import Strip
from ui.translations import language
from ui.widgets.emptied import clear_layout


class RoleChoice(Strip):
    """The roles that fit, one of which is chosen before anything can be signed."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("warn", "person")
        self.open: tuple[str, ...] = ()
        """The roles that are asked about."""
        self._chosen: list[str] = []
        self._buttons = QHBoxLayout()
        self.body.addLayout(self._buttons)

    def ask(self, roles: Collection[str]) -> None:
        """Ask in which of these roles the person acts."""
        self.open = tuple(roles)

    def choose(self, role: str) -> None:
        """Answer with one of the roles asked about; an earlier answer to another question stays."""
        self._chosen = [each for each in self._chosen if each not in self.open]
        self._chosen.append(role)

    def answer(self, fits: Collection[str]) -> str | None:
        """The chosen one of the roles that fit a command."""
        return next((each for each in self._chosen if each in fits), None)

    def forget(self) -> None:
        """Ask nothing, and know no answer."""
        self.open = ()
        self._chosen.clear()

    def refresh(self) -> None:
        """Show the roles that are asked about, and what was answered; in the current language."""
        clear_layout(self._buttons)
        self.set_tone("neutral" if self.answer(self.open) else "warn")
        if not self.open:
            self.hide()
            return
        self.say(
            self.tr("In which role do you act?"),
            self.tr("Several of your roles fit. The record tells the one that you choose."),
        )
        for role in self.open:
            button = QPushButton(wording.role(role, language()))
            button.setAutoDefault(False)
            button.setCheckable(True)
            button.setChecked(role in self._chosen)
            button.setAccessibleName(
                self.tr("Act as: {role}").format(role=wording.role(role, language()))
            )
            button.setProperty("code", role)
            button.clicked.connect(lambda _on=False, to=role: self.chosen.emit(to))
            self._buttons.addWidget(button)
            button.show()  # at once: it may take the focus
        self._buttons.addStretch(1)

    def focus_on(self, role: str) -> None:
        """Set the focus to the button of a role: the one that was pressed is gone."""
        for button in self.findChildren(QPushButton):
            if button.property("code") == role and button.isVisible():
                button.setFocus()
