"""Says at the beginning of a run that whoever is at the desk may not record it, and who may."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent

from custody.domain import wording
from custody.domain.vocabulary import ANYONE, ASSIGNED, TYPES
from ui.desk import Desk
from ui.dialogs.unlock import UnlockDialog
from ui.translations import language
from ui.widgets.banner import Banner


class RoleNotice(Banner):
    """Hidden where the vocabulary lets the person at the desk record what the run will ask."""

    def __init__(self, desk: Desk, types: Callable[[], Sequence[str]]) -> None:
        """Say nothing until it is asked to judge.

        Args:
            desk: Where the roles are known.
            types: The types of event that whoever is at the desk is to sign, as things stand.
        """
        super().__init__("warn")
        self._desk = desk
        self._types = types
        self._fit: tuple[str, ...] = ()
        self.acted.connect(self._switch)
        desk.people.changed.connect(self.refresh)
        self.hide()

    def refresh(self) -> None:
        """Judge anew: another person, or another kind of run, may have come."""
        people, tongue = self._desk.people, language()
        mine = people.roles()
        barred = [
            TYPES[name]
            for name in self._types()
            if not TYPES[name].who & (mine | {ANYONE, ASSIGNED})
        ]
        self.setVisible(bool(barred))
        if not barred:
            return
        first = barred[0]
        self._fit = people.fit(first.who)
        roles = ", ".join(wording.role(role, tongue) for role in sorted(first.who))
        told = self.tr("“{what}” is recorded by: {roles}.").format(
            what=wording.title(first.name, tongue), roles=roles
        )
        if self._fit:
            here = self.tr("With a key here: {people}.").format(people=", ".join(self._fit))
            told = f"{told} {here}"
        if people.person is None:
            self.set_words(self.tr("Nobody's key is unlocked"), told, self.tr("Unlock…"))
        else:
            self.set_words(
                self.tr("{person} may not sign this").format(person=people.person),
                told,
                self.tr("Switch person…"),
            )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()

    def _switch(self) -> None:
        person = self._fit[0] if self._fit else ""
        UnlockDialog(self._desk, self.window(), person).exec()
