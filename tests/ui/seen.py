"""What is written on the screen, and which of it does not fit its place."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QWidget,
)

from ui.seen import Seen

_SLACK: Final = 2
"""Pixels that are no loss."""
_HEAD_PX: Final = 13
_HEAD_PAD: Final = 11
"""Of the titles of columns, as the style sheet has them."""


def texts(window: QWidget) -> Iterator[tuple[str, str]]:
    """Each text of a window and of everything inside, with where it stands; hidden ones too.

    What lies in a room or a step that is hidden is left out: it changes its language when it is
    seen.
    """
    for widget in (window, *window.findChildren(QWidget)):
        if _is_deaf(widget):
            continue
        told = [widget.windowTitle(), widget.accessibleName(), widget.toolTip(), *_own(widget)]
        yield from ((type(widget).__name__, text) for text in told if text)


def _is_deaf(widget: QWidget) -> bool:
    each: QWidget | None = widget
    while each is not None and not (isinstance(each, Seen) and not each.isVisible()):
        each = each.parentWidget()
    return each is not None


def _own(widget: QWidget) -> list[str]:
    told: list[str] = []
    match widget:
        case QLabel() | QAbstractButton():
            told = [widget.text()]
        case QLineEdit() | QPlainTextEdit():
            told = [widget.placeholderText()]
        case QComboBox():
            told = [widget.itemText(each) for each in range(widget.count())]
        case QTabBar():
            told = [widget.tabText(each) for each in range(widget.count())]
        case QHeaderView():
            told = [title for title, _ in _columns(widget)]
        case QMenu():
            told = [each.text().replace("&", "") for each in widget.actions()]
        case _:
            pass
    return told


def _columns(header: QHeaderView) -> Iterator[tuple[str, int]]:
    """Title and width of each column that is shown."""
    model = header.model()
    for at in range(header.count()):
        if not header.isSectionHidden(at):
            title = model.headerData(at, header.orientation(), Qt.ItemDataRole.DisplayRole)
            yield str(title or ""), header.sectionSize(at)


def cut(window: QWidget) -> Iterator[str]:
    """Texts of which the user sees a part only: where, and what."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        place = f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        if lost := [text for text in _cut_inside(widget) if text]:
            yield f"{place}: {lost}"
        elif isinstance(widget, QLabel | QAbstractButton | QLineEdit | QComboBox):
            beyond = widget.width() - widget.visibleRegion().boundingRect().width()
            if beyond > _SLACK and _is_fixed_sideways(widget):
                yield f"{place}, {beyond} px beyond its frame: {_own(widget)[:1]}"


def crowded(window: QWidget) -> Iterator[str]:
    """Texts of several lines that have less height than they need."""
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.wordWrap() and _is_label_cut(label):
            yield label.text()


def _cut_inside(widget: QWidget) -> list[str]:
    lost: list[str] = []
    match widget:
        case QLabel():
            lost = [widget.text()] if _is_label_cut(widget) else []
        case QAbstractButton():
            needed = widget.minimumSizeHint().width()
            lost = [widget.text()] if needed > widget.width() + _SLACK else []
        case QLineEdit():
            needed = widget.fontMetrics().horizontalAdvance(widget.placeholderText())
            is_cut = not widget.text() and needed > widget.contentsRect().width()
            lost = [widget.placeholderText()] if is_cut else []
        case QComboBox():
            needed = widget.fontMetrics().horizontalAdvance(widget.currentText())
            lost = [widget.currentText()] if needed > _field_width(widget) + _SLACK else []
        case QTabBar():
            lost = [
                widget.tabText(at)
                for at in range(widget.count())
                if widget.tabRect(at).right() > widget.width() + _SLACK
            ]
        case QHeaderView() if widget.orientation() == Qt.Orientation.Horizontal:
            font = QFont(widget.font())
            font.setBold(True)
            font.setPixelSize(_HEAD_PX)
            needed_by = QFontMetrics(font).horizontalAdvance
            lost = [
                title
                for title, width in _columns(widget)
                if needed_by(_line(widget, title)) > width - 2 * _HEAD_PAD + _SLACK
            ]
        case _:
            pass
    return lost


def _is_label_cut(label: QLabel) -> bool:
    if not label.text():
        return False
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height() + _SLACK
    return label.sizeHint().width() > label.width() + _SLACK


def _field_width(box: QComboBox) -> int:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    return box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box).width()


def _line(header: QHeaderView, title: str) -> str:
    """What of a title has to stand in one line."""
    if header.defaultAlignment().value & Qt.TextFlag.TextWordWrap.value:
        return max(title.split(), key=len, default="")
    return title


def _is_fixed_sideways(widget: QWidget) -> bool:
    """Whether nobody can scroll sideways to what is cut off."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            return parent.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        parent = parent.parentWidget()
    return True
