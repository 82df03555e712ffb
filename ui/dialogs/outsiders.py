"""Whom a station asks from outside: one authority, or one witness, as it is added or changed."""

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from custody.anchors.policy import Authority, KnownWitness
from custody.bundle.stamps import certificates
from custody.bundle.witnesses import WitnessLine
from custody.errors import CustodyError, IntegrityError
from custody.sticks import read_small
from ui import formats
from ui.dialogs.asking import AskingDialog
from ui.forms.lines import clean_line
from ui.texts import explain

_SCHEMES: Final = ("http://", "https://")


class AuthorityDialog(AskingDialog):
    """Name, address, and the root certificates under which its stamps are trusted."""

    def __init__(self, known: Authority | None = None, parent: QWidget | None = None) -> None:
        """Ask.

        Args:
            known: One that is changed.
            parent: The window behind.
        """
        super().__init__(
            self.tr("Time-stamp authority"),
            self.tr(
                "It signs that a checkpoint existed at a time (RFC 3161). Its stamps count only "
                "under root certificates that came to you from itself, not over this network."
            ),
            self.tr("Keep"),
            parent,
        )
        self.roots: tuple[bytes, ...] = () if known is None else known.roots
        self.name = self.add_line(self.tr("Name"))
        self.address = self.add_line(self.tr("Address"), "https://…")
        self._roots = QLabel()
        self._roots.setWordWrap(True)
        self.roots_button = self.button(self.tr("From a file…"), "open", self._choose)
        self.add_field(self.tr("Root certificates (PEM)"), self._roots, self.roots_button)
        self.roots_button.setAccessibleName(self.tr("Root certificates from a file"))
        if known is not None:
            self.name.setText(known.name)
            self.address.setText(known.address)
        self._tell()
        self.showing()

    def authority(self) -> Authority:
        """As it was asked for."""
        return Authority(clean_line(self.name.text()), self.address.text().strip(), self.roots)

    def read_roots(self, path: Path) -> None:
        """Take the certificates of a file."""
        try:
            self.roots = tuple(certificates(read_small(path)))
        except CustodyError as err:
            self.say(explain(err).what)
        except ValueError:
            self.say(self.tr("{file} holds no PEM certificates.").format(file=path.name))
        else:
            self.say("")
            self._tell()

    def fault(self) -> str:
        if not clean_line(self.name.text()):
            return self.tr("Give it a name.")
        if not self.address.text().strip().startswith(_SCHEMES):
            return self.tr("The address begins with https:// or http://.")
        if not self.roots:
            return self.tr("Without its root certificates no stamp of it counts.")
        return ""

    def _tell(self) -> None:
        from cryptography.x509 import load_der_x509_certificate

        held = [load_der_x509_certificate(each) for each in self.roots]
        lines = [
            f"{each.subject.rfc4514_string()}, {formats.day(each.not_valid_after_utc)}"
            for each in held
        ]
        self._roots.setText("\n".join(lines) or self.tr("none yet"))

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.roots_button.text(), "", "*.pem *.crt")
        if name:
            self.read_roots(Path(name))


class WitnessDialog(AskingDialog):
    """The line of a witness, and where it is asked."""

    def __init__(self, known: KnownWitness | None = None, parent: QWidget | None = None) -> None:
        """Ask.

        Args:
            known: One that is changed.
            parent: The window behind.
        """
        super().__init__(
            self.tr("Witness"),
            self.tr(
                "It cosigns a head only after it has seen that the new one continues every head "
                "before. It learns sizes and roots, and nothing of what is recorded."
            ),
            self.tr("Keep"),
            parent,
        )
        self.line = self.add_line(self.tr("Line of the witness"), "name+1a2b3c4d+BAAA…")
        self.line.setProperty("role", "mono")
        self.address = self.add_line(
            self.tr("Address; empty where it is asked by a file on a stick"), "https://…"
        )
        if known is not None:
            self.line.setText(str(known.line))
            self.line.setCursorPosition(0)
            self.address.setText(known.address or "")
        self.showing()

    def witness(self) -> KnownWitness:
        """As it was asked for."""
        line = WitnessLine.parse(self.line.text().strip())
        return KnownWitness(line, self.address.text().strip() or None)

    def fault(self) -> str:
        try:
            WitnessLine.parse(self.line.text().strip())
        except IntegrityError:
            return self.tr("This is no line of a witness: it is one line, as the witness shows it.")
        address = self.address.text().strip()
        if address and not address.startswith(_SCHEMES):
            return self.tr("The address begins with https:// or http://.")
        return ""
