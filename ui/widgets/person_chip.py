"""A person: a drawing, the id by which they sign, and their roles."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from ui.theme import GRID
from ui.widgets.picture import Picture

_PICTURE_PX = 16


class PersonChip(QFrame):
    """Who it is, in one line."""

    def __init__(self, person: str = "", roles: str = "") -> None:
        """Show a person.

        Args:
            person: Id, or name.
            roles: Their roles in words; empty for none.
        """
        super().__init__()
        self.setProperty("role", "chip")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._person = QLabel()
        self._person.setProperty("role", "strong")
        self._roles = QLabel()
        self._roles.setProperty("role", "muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GRID * 2, GRID, GRID * 3, GRID)
        layout.setSpacing(GRID * 2)
        layout.addWidget(Picture("person", "muted", _PICTURE_PX))
        layout.addWidget(self._person)
        layout.addWidget(self._roles)
        self.show_person(person, roles)

    def show_person(self, person: str, roles: str = "") -> None:
        """Show another person."""
        self._person.setText(person)
        self._roles.setText(roles)
        self._roles.setVisible(bool(roles))
        self.setAccessibleName(f"{person} {roles}".strip())
