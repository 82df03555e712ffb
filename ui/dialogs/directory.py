"""Somebody is chosen from the agency's directory of contacts."""

from typing import Final

from PySide6.QtWidgets import QWidget

from custody.procedures.contacts import Contact
from ui.desk import Desk
from ui.dialogs.asking import AskingDialog
from ui.widgets.directory import Directory

_WIDTH: Final = 720
_HEIGHT: Final = 560


class DirectoryDialog(AskingDialog):
    """The directory, and the button that takes whom it shows."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Show the directory.

        Args:
            desk: Whose files of the law have it.
            parent: The window behind.
        """
        super().__init__(
            self.tr("Choose from the directory"),
            self.tr(
                "Addresses are the agency’s own data. Where one is unconfirmed, or was checked "
                "long ago, call before you send."
            ),
            self.tr("Take"),
            parent,
        )
        self.directory = Directory(desk)
        self.directory.setMinimumHeight(_HEIGHT)
        self.directory.chosen.connect(self._allow)
        self.body.addWidget(self.directory)
        self.setMinimumWidth(_WIDTH)
        self._allow(self.directory.contact)
        self.showing()

    @property
    def contact(self) -> Contact | None:
        """Who is chosen."""
        return self.directory.contact

    def _allow(self, contact: Contact | None) -> None:
        self.take_button.setEnabled(contact is not None)
