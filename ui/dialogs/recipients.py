"""A recipient's key: written down, and made sure of by another way than it came."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from custody.clock import format_instant
from custody.errors import CustodyError, InputError
from custody.recipients import Book, MadeSure, Recipient
from custody.sticks import read_small
from ui.desk import Desk
from ui.dialogs.asking import AskingDialog, WritingDialog
from ui.forms.lines import clean_line
from ui.texts import explain

_KEY: Final = re.compile(r"age1[02-9ac-hj-np-z]{58}")
_PICTURES: Final = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff", ".pdf"})


class RecipientDialog(WritingDialog[Recipient]):
    """Name of the office, and its key as it came."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Ask.

        Args:
            desk: In whose ledger's book it is written down.
            parent: The window behind.
        """
        super().__init__(
            desk,
            self.tr("Add a recipient’s key"),
            self.tr(
                "An age key (X25519), as the office gave it: pasted, from a file, or from its QR "
                "code. It is used only after somebody has made sure of its fingerprint."
            ),
            self.tr("Add"),
            parent,
        )
        self.name = self.add_line(self.tr("Office"))
        self.key = self.add_line(self.tr("Key"), "age1…")
        self.key.setProperty("role", "mono")
        self.file_button = self.button(self.tr("From a file or a scan…"), "open", self._choose)
        self.put_beside(self.key, self.file_button)
        self.showing()

    def read(self, path: Path) -> None:
        """Take the key from a text file, or from a code on a picture."""
        try:
            if path.suffix.lower() in _PICTURES:
                from custody.documents.returned import read_texts

                text = "\n".join(read_texts(path))
            else:
                text = read_small(path).decode("utf-8", "replace")
        except CustodyError as err:
            self.say(explain(err).what)
            return
        found = _KEY.search(text)
        if found is None:
            self.say(self.tr("{file} holds no age key.").format(file=path.name))
        else:
            self.key.setText(found[0])

    def fault(self) -> str:
        return "" if clean_line(self.name.text()) else self.tr("Name the office.")

    def work(self) -> Callable[[], Recipient]:
        name, key = clean_line(self.name.text()), self.key.text().strip()
        folder, now = self.desk.station.folder, _now(self.desk)
        return lambda: Book(folder).add(name, key, now)

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.file_button.text())
        if name:
            self.read(Path(name))


class MakeSureDialog(WritingDialog[Recipient]):
    """The fingerprint as the other side told it, who heard it, and how."""

    def __init__(self, desk: Desk, entry: Recipient, parent: QWidget | None = None) -> None:
        """Ask.

        Args:
            desk: In whose ledger's book it is written down, and who compares.
            entry: Whose key.
            parent: The window behind.
        """
        super().__init__(
            desk,
            self.tr("Make sure of the key of {name}").format(name=entry.name),
            self.tr(
                "Call the office on a number that you know, or meet. Let them read the fingerprint "
                "of their key to you, and type what you hear. It is not shown here."
            ),
            self.tr("It is theirs"),
            parent,
        )
        self._entry = entry
        self.fingerprint = self.add_line(self.tr("Fingerprint, as they told it"))
        self.fingerprint.setProperty("role", "mono")
        self.by = self.add_line(self.tr("Who compared it"))
        self.by.setText(desk.people.person or "")
        self.how = self.add_line(
            self.tr("With whom, and how"), self.tr("by telephone, with the registry")
        )
        self.showing()

    def fault(self) -> str:
        by, how = clean_line(self.by.text()), clean_line(self.how.text())
        if not by or not how:
            return self.tr("Say who compared it, with whom, and how.")
        return ""

    def work(self) -> Callable[[], Recipient]:
        by, how = clean_line(self.by.text()), clean_line(self.how.text())
        name, told, folder = self._entry.name, self.fingerprint.text(), self.desk.station.folder
        sure = MadeSure(_now(self.desk), by, how)
        return lambda: Book(folder).make_sure(name, told, sure)


class OwnKeyDialog(AskingDialog):
    """A key of one's own is made: the public half is shown, to be given to others."""

    def __init__(self, key: str, fingerprint: str, parent: QWidget | None = None) -> None:
        """Show it.

        Args:
            key: To which others encrypt.
            fingerprint: What they are told by another way.
            parent: The window behind.
        """
        super().__init__(
            self.tr("Your key for encrypted bundles"),
            self.tr(
                "Give the key to whoever sends you bundles, and tell them the fingerprint by "
                "another way. The file that was written opens what they send: keep it to yourself."
            ),
            self.tr("Close"),
            parent,
        )
        self.key = self.add_line(self.tr("Key"))
        self.key.setText(key)
        self.key.setReadOnly(True)
        self.key.setProperty("role", "mono")
        self.key.setCursorPosition(0)
        told = QLabel(fingerprint)
        told.setProperty("role", "mono")
        self.add_field(self.tr("Fingerprint"), told)
        self.cancel_button.hide()
        self.showing()


def _now(desk: Desk) -> str:
    return format_instant(desk.station.ledger.clock.now())


def open_book(folder: Path) -> Book | InputError:
    """The book of a ledger's folder, or why it cannot be read."""
    try:
        return Book(folder)
    except InputError as err:
        return err
