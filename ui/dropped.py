"""What is dropped on the window."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QWidget as Widget
else:
    Widget = object


def local_paths(data: QMimeData) -> list[Path]:
    """Paths of the files and folders that are dropped; an address of the web is none."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class DropTarget(Widget):
    """Mixed into a widget, which calls `setAcceptDrops`: files and folders are dropped on it."""

    def can_take(self, paths: list[Path]) -> bool:
        """Whether so many may be dropped."""
        return bool(paths)

    def take_dropped(self, paths: list[Path]) -> None:
        """Take what was dropped."""
        raise NotImplementedError

    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:
        if self.can_take(local_paths(event.mimeData())):
            event.acceptProposedAction()

    def dropEvent(self, event: "QDropEvent") -> None:
        paths = local_paths(event.mimeData())
        if self.can_take(paths):
            event.acceptProposedAction()
            self.take_dropped(paths)
