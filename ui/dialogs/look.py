"""A picture out of a bundle: decoded from its bytes, never run, and held against its digest."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui import formats, theme
from ui.photographs import decoded
from ui.pictures import icon
from ui.seen import Translated
from ui.widgets.status_badge import StatusBadge

LARGEST_BYTES: Final = 64 << 20
_SIDE: Final = QSize(900, 560)
_LEAST: Final = QSize(360, 120)


@dataclass(frozen=True, slots=True)
class Looked:
    """A file of a bundle as it was read."""

    name: str
    path: str
    """Within the bundle."""
    sha256: str
    is_recorded: bool
    """Whether its bytes have the digest that the ledger recorded."""
    image: QImage
    """Null where it is no picture, or too large a one."""


def looked(name: str, path: str, sha256: str, read: Callable[[], bytes]) -> Looked:
    """Read a file and decode it, if it is a picture; on any thread.

    Args:
        name: Id of the artifact.
        path: Within the bundle.
        sha256: As recorded.
        read: Gives the bytes.
    """
    data = read()
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    is_recorded = hashlib.sha256(data).hexdigest() == sha256
    return Looked(name, path, sha256, is_recorded, decoded(buffer, _SIDE))


class LookDialog(Translated, QDialog):
    """The picture, whether it is the recorded one, and a copy on wish."""

    copy_wanted = Signal(str)
    """Path within the bundle."""

    def __init__(self, found: Looked, parent: QWidget | None = None) -> None:
        """Show what was read."""
        super().__init__(parent)
        self.found = found
        self.picture, self._digest = QLabel(), QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setMinimumSize(found.image.size().expandedTo(_LEAST))
        self.picture.setWordWrap(found.image.isNull())
        if not found.image.isNull():
            self.picture.setPixmap(QPixmap.fromImage(found.image))
        self._digest.setProperty("role", "mono")
        self.badge = StatusBadge()
        self.save_button, self.close_button = QPushButton(icon("save"), ""), QPushButton()
        self.close_button.setProperty("kind", "primary")
        self.save_button.clicked.connect(lambda: self.copy_wanted.emit(found.path))
        self.close_button.clicked.connect(self.accept)
        told = QHBoxLayout()
        told.setSpacing(theme.GRID * 3)
        told.addWidget(self.badge)
        told.addWidget(self._digest, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.save_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(theme.GRID * 4)
        layout.addWidget(self.picture, 1)
        layout.addLayout(told)
        layout.addLayout(foot)
        theme.dress(self)
        self.retranslate()
        self.close_button.setFocus()

    def retranslate(self) -> None:
        """Set every text and accessible name in the current language."""
        found = self.found
        self.setWindowTitle(found.name)
        self.picture.setAccessibleName(self.tr("Picture {name}").format(name=found.name))
        if found.image.isNull():
            self.picture.setText(
                self.tr("This is no picture that can be shown here. A copy can be saved.")
            )
        self._digest.setText(f"SHA-256 {formats.short_digest(found.sha256)}")
        if found.is_recorded:
            self.badge.show_state("good", self.tr("the recorded bytes"), "check")
        else:
            self.badge.show_state("danger", self.tr("other bytes than recorded"), "warning")
        self.save_button.setText(self.tr("Save a copy…"))
        self.close_button.setText(self.tr("Close"))
        for button in (self.save_button, self.close_button):
            button.setAccessibleName(button.text())
