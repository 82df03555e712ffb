"""The order in which Tab goes through a page: as people read it, whenever its parts were made."""

from collections.abc import Iterator
from functools import cmp_to_key
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


def order(page: QWidget) -> None:
    """Let Tab go through what a page shows now, from above and line by line."""
    for before, after in pairwise(list(reading(page))):
        QWidget.setTabOrder(before, after)


def reading(within: QWidget) -> Iterator[QWidget]:
    """What takes the focus by Tab inside a widget, in the order of reading."""
    parts = [
        child
        for child in within.children()
        if isinstance(child, QWidget) and not child.isWindow() and not child.isHidden()
    ]
    for part in sorted(parts, key=cmp_to_key(_before)):
        takes_focus = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes_focus:
            yield part
        if not takes_focus or isinstance(part, QScrollArea):
            yield from reading(part)


def _before(one: QWidget, other: QWidget) -> int:
    """Below zero where one is read first: on the same line the left one, else the upper one."""
    a, b = one.geometry(), other.geometry()
    shared = min(a.bottom(), b.bottom()) - max(a.top(), b.top())
    if 2 * shared > min(a.height(), b.height()):
        return a.left() - b.left()
    return a.top() - b.top()
