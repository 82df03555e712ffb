"""A list whose rows have several lines: what is chosen gets a frame, and the words still fit."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import GRID


class _Roomy(QStyledItemDelegate):
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        beside = QStyleOptionViewItem(option)  # Qt reckons without the scroll bar
        beside.rect = option.rect.adjusted(0, 0, -GRID * 3, 0)
        return super().sizeHint(beside, index) + QSize(0, GRID * 2)


class LinesList(QListWidget):
    """Words wrap; nothing is scrolled sideways."""

    def __init__(self, width: int) -> None:
        """Make an empty list of a fixed width."""
        super().__init__()
        self.setFixedWidth(width)
        self.setWordWrap(True)
        self.setItemDelegate(_Roomy(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
