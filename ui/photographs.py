"""Pictures of evidence and of bundles: hostile, so decoded by a closed list and within bounds.

Drawings (SVG) are left out: they name other files, which Qt would open.
"""

from typing import Final

from PySide6.QtCore import QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

_FORMATS: Final = {b"bmp", b"gif", b"jpeg", b"png", b"tiff", b"webp"}
_LARGEST_PIXELS: Final = 200_000_000
"""What a telephone takes at most; Qt allocates 256 MiB for one picture and no more."""


def decoded(source: str | QIODevice, within: QSize, *, enlarge: bool = False) -> QImage:
    """A picture scaled into a frame; null where it is none of these, broken or too large.

    Args:
        source: A path, or an open device.
        within: The frame.
        enlarge: Whether a picture that is smaller than it fills it too.
    """
    reader = QImageReader()
    reader.setDecideFormatFromContent(True)
    if isinstance(source, str):
        reader.setFileName(source)
    else:
        reader.setDevice(source)
    if reader.format().data() not in _FORMATS:
        return QImage()
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > _LARGEST_PIXELS:
        return QImage()
    if enlarge or size.width() > within.width() or size.height() > within.height():
        reader.setScaledSize(size.scaled(within, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
