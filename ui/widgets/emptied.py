"""Takes widgets out of sight for good."""

from PySide6.QtWidgets import QLayout, QWidget


def let_go(widget: QWidget) -> None:
    """Take a widget off its page at once, and delete it.

    It is hidden first: what was laid out in this turn is shown in the next unless it was hidden by
    name, and without its parent that would be a window of its own.
    """
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


def clear_layout(layout: QLayout) -> None:
    """Let go of every widget of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            let_go(widget)
