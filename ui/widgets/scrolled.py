"""What may be taller than its place, and scrolls there."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scrolled(content: QWidget, *, sideways: bool = False) -> QScrollArea:
    """Put a widget where it scrolls; it gets the breadth of its place.

    Args:
        content: What is shown.
        sideways: Whether one may scroll to what is too broad; else it has to make do.
    """
    content.setObjectName("content")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    if not sideways:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    return area


def bring_to_sight(widget: QWidget) -> None:
    """Scroll to a widget, once it has its place: on a long page it may stand below what is seen."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is not None:
        QTimer.singleShot(0, widget, partial(area.ensureWidgetVisible, widget))
