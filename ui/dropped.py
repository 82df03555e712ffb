"""What is dropped on the window."""

from pathlib import Path

from PySide6.QtCore import QMimeData


def local_paths(data: QMimeData) -> list[Path]:
    """Paths of the files and folders that are dropped; an address of the web is none."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
