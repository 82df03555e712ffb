"""Words for what lay among the files and is no file: it was named, and nothing of it was taken."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from custody.evidence.walk import Kind

translate = QCoreApplication.translate


def special_words(found: Iterable[tuple[str, Kind]]) -> list[str]:
    """A line for each, with the reason why it was not taken.

    Args:
        found: Path and kind, as reading told them.
    """
    kinds = _kinds()
    return [
        translate("Files", "{path} was not taken: it is {kind}, which holds no content to copy.")
        .replace("{kind}", kinds[kind])
        .replace("{path}", path)
        for path, kind in found
    ]


def _kinds() -> dict[Kind, str]:
    return {
        Kind.FIFO: translate("Files", "a pipe between programs"),
        Kind.SOCKET: translate("Files", "a socket of a program"),
        Kind.BLOCK_DEVICE: translate("Files", "a device (name it by itself to take its content)"),
        Kind.CHARACTER_DEVICE: translate("Files", "a device"),
    }
