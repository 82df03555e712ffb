"""What a hostile picture may not do: open other files, or take the memory of the machine."""

import gzip
import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter

from ui.photographs import decoded

FRAME = QSize(100, 100)


def encoded(kind: bytes, width: int = 300, height: int = 150) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind)).write(image)
    return bytes(data.data())


def png(width: int, height: int) -> bytes:
    """A picture of that size by its own words, and of hardly any bytes."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(1 << 20))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )


def drawing(path: Path) -> bytes:
    """A drawing that names another file, and a script."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' width="9" height="9"><image xlink:href="{path}" width="9" height="9"/>'
        "<script>alert(1)</script></svg>"
    ).encode()


@pytest.mark.usefixtures("qapp")
def test_a_photograph_is_scaled_into_its_frame_from_a_path_and_from_bytes(tmp_path: Path) -> None:
    path = tmp_path / "picture.bin"
    for kind in (b"png", b"jpeg", b"webp", b"tiff", b"bmp"):
        path.write_bytes(encoded(kind))
        assert decoded(str(path), FRAME).size() == QSize(100, 50), kind
    path.write_bytes(encoded(b"png", 30, 15))
    assert decoded(str(path), FRAME).size() == QSize(30, 15)
    assert decoded(str(path), FRAME, enlarge=True).size() == QSize(100, 50)
    buffer = QBuffer()
    buffer.setData(QByteArray(encoded(b"jpeg")))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    assert decoded(buffer, FRAME).size() == QSize(100, 50)


@pytest.mark.qt_log_level_fail("CRITICAL")  # the libraries of pictures say what is wrong
@pytest.mark.usefixtures("qapp")
def test_what_would_open_files_or_take_all_memory_is_no_picture(tmp_path: Path) -> None:
    other, path = tmp_path / "other.png", tmp_path / "hostile.bin"
    other.write_bytes(encoded(b"png"))
    hostile = {
        "drawing": drawing(other),
        "packed drawing": gzip.compress(drawing(other)),
        "20,000 by 20,000": png(20_000, 20_000),
        "a line of two thousand million": png(2_000_000_000, 1),
        "14,000 by 14,000": png(14_000, 14_000),
        "half a picture of points": encoded(b"png")[:60],
        "half a header": encoded(b"jpeg")[:20],
        "no picture": b"MZ" + bytes(400),
        "nothing": b"",
    }
    for name, data in hostile.items():
        path.write_bytes(data)
        assert decoded(str(path), FRAME).isNull(), name
    path.write_bytes(encoded(b"jpeg")[:-400])
    assert decoded(str(path), FRAME).width() in (0, 100)
    assert decoded(str(tmp_path), FRAME).isNull()
