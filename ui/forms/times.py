"""Editors of days, instants and offsets.

An instant is typed as people tell it, in the offset of the station, and kept in UTC. Seconds show
only where there are any.
"""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QDate, QPoint, Qt
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from custody.clock import format_instant, is_instant, is_offset, parse_instant, zone
from custody.domain.vocabulary import Field
from ui import formats
from ui.forms.editor import Editor
from ui.forms.known import Known
from ui.pictures import icon

translate = QCoreApplication.translate

_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\Z")
_POINTED: Final = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})\Z")
_EIGHT_DIGITS: Final = re.compile(r"(\d{2})(\d{2})(\d{4})\Z")
_TIME: Final = re.compile(r"(\d{1,2})[:.](\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?\Z")
_DIGITS: Final = re.compile(r"(\d{2})(\d{2})\Z")
OFFSETS: Final = (
    "+00:00", "+01:00", "+02:00", "+03:00", "+04:00", "+05:00", "+05:30", "+06:00", "+07:00",
    "+08:00", "+09:00", "-05:00", "-06:00", "-07:00", "-08:00",
)  # fmt: skip
"""Offsets that are offered; any other may be typed."""


def read_day(text: str) -> date | None:
    """A day as people write it: `2026-03-18`, `18.03.2026`, `18032026`; None where it is none."""
    if found := _ISO.match(text):
        year, month, day = found.groups()
    elif found := _POINTED.match(text) or _EIGHT_DIGITS.match(text):
        day, month, year = found.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def read_time(text: str) -> time | None:
    """A time of day as people write it: `9:05`, `0905`, `21:03:10`; None where it is none."""
    found = _TIME.match(text) or _DIGITS.match(text)
    if found is None:
        return None
    hour, minute, second, fraction = (*found.groups(default=""), "", "")[:4]
    try:
        thousandths = int(fraction.ljust(3, "0"))
        return time(int(hour), int(minute), int(second or "0"), thousandths * 1000)
    except ValueError:
        return None


def show_time(at: time) -> str:
    """A time of day to the minute, unless it says more."""
    if at.microsecond:
        return at.isoformat(timespec="milliseconds")
    return at.isoformat(timespec="seconds" if at.second else "minutes")


class _Day(QWidget):
    """A day to type, with a calendar to pick it from."""

    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setMaxLength(40)
        self.button = QToolButton()
        self.button.setIcon(icon("calendar"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.button)
        self.setFocusProxy(self.line)
        self.button.clicked.connect(self._open)

    def day(self) -> date | None:
        return read_day(self.line.text().strip())

    def show_day(self, day: date) -> None:
        """Show a day as it is written in the language of the screen."""
        self.line.setText(_shown(QDate(day.year, day.month, day.day)))

    def retranslate(self) -> None:
        self.line.setPlaceholderText(_shown(QDate(2026, 12, 31)))
        words = translate("Times", "Pick the day from a calendar")
        self.button.setToolTip(words)
        self.button.setAccessibleName(words)

    def _open(self) -> None:
        menu = QMenu(self)
        calendar = QCalendarWidget()
        day = self.day()
        if day is not None:
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        for chosen in (calendar.clicked, calendar.activated):  # by mouse, by Enter
            chosen.connect(self._take)
            chosen.connect(menu.close)
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _take(self, day: QDate) -> None:
        self.line.setText(_shown(day))


def _shown(day: QDate) -> str:
    return day.toString(formats.day_field())


class DateEditor(Editor):
    """A day."""

    def __init__(self, field: Field, group: str, known: Known) -> None:
        super().__init__(field, group, known)
        self._day = _Day()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._day)
        self.setFocusProxy(self._day)
        self._day.line.textChanged.connect(lambda _text: self.changed.emit())
        self.watch(self._day.line)

    def leaves(self) -> Sequence[QWidget]:
        return (self._day.line,)

    def value(self) -> Any:
        text = self._day.line.text().strip()
        day = read_day(text)
        return text or None if day is None else day.isoformat()

    def set_value(self, value: Any) -> None:
        day = read_day(str(value or ""))
        if day is None:
            self._day.line.setText("" if value is None else str(value))
        else:
            self._day.show_day(day)

    def retranslate(self) -> None:
        self._day.retranslate()


class InstantEditor(Editor):
    """A day and a time of day, in the offset of the station."""

    def __init__(self, field: Field, group: str, known: Known) -> None:
        super().__init__(field, group, known)
        self.offset = known.offset
        self._day = _Day()
        self._time = QLineEdit()
        self._time.setMaxLength(40)
        self._time.setPlaceholderText("09:30")
        self._time.setFixedWidth(104)
        self._zone = QLabel()
        self._zone.setProperty("role", "muted")
        self._now = QPushButton()
        self._now.setProperty("kind", "quiet")
        self._now.setAutoDefault(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._day, 1)
        layout.addWidget(self._time)
        layout.addWidget(self._zone)
        layout.addWidget(self._now)
        self.setFocusProxy(self._day)
        for line in (self._day.line, self._time):
            line.textChanged.connect(lambda _text: self.changed.emit())
        self._now.clicked.connect(self.set_now)
        self.watch(*self.leaves())

    def leaves(self) -> Sequence[QWidget]:
        return self._day.line, self._time

    def set_now(self) -> None:
        """Give the present minute."""
        self.set_value(self.known.stamp())

    def set_offset(self, offset: str) -> None:
        """Read what is typed as a time at another offset."""
        self.offset = offset
        self._zone.setText(f"UTC{offset}")
        self.changed.emit()

    def value(self) -> Any:
        day, at = self._day.line.text().strip(), self._time.text().strip()
        found_day, found_time = read_day(day), read_time(at)
        if found_day is None or found_time is None:
            return f"{day} {at}".strip() or None
        local = datetime.combine(found_day, found_time, zone(self.offset))
        try:
            return format_instant(local.astimezone(UTC))
        except OverflowError:
            return f"{day} {at}"

    def set_value(self, value: Any) -> None:
        day, _, at = str(value or "").partition(" ")
        if is_instant(value):
            local = parse_instant(value).astimezone(zone(self.offset))
            self._day.show_day(local.date())
            at = show_time(local.time())
        else:
            self._day.line.setText(day)
        self._time.setText(at)

    def set_name(self, name: str) -> None:
        self.name = name
        self._day.line.setAccessibleName(translate("Times", "{field}: day").format(field=name))
        self._time.setAccessibleName(translate("Times", "{field}: time").format(field=name))
        self._now.setAccessibleName(translate("Times", "{field}: now").format(field=name))

    def retranslate(self) -> None:
        self._day.retranslate()
        self._zone.setText(f"UTC{self.offset}")
        self._now.setText(translate("Times", "Now"))
        self.set_name(self.name)


class OffsetEditor(Editor):
    """An offset from UTC."""

    def __init__(self, field: Field, group: str, known: Known) -> None:
        super().__init__(field, group, known)
        self.box = QComboBox()
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.addItems([known.offset, *(each for each in OFFSETS if each != known.offset)])
        self.box.setCurrentIndex(-1)
        self.box.setEditText("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)
        self.setFocusProxy(self.box)
        self.box.currentTextChanged.connect(lambda _text: self.changed.emit())
        self.watch(self.box)

    def leaves(self) -> Sequence[QWidget]:
        return (self.box,)

    def value(self) -> Any:
        text = self.box.currentText().strip().removeprefix("UTC").replace("\u2212", "-")
        if re.fullmatch(r"[+-]\d:\d\d", text):
            text = f"{text[0]}0{text[1:]}"
        return text or None

    def set_value(self, value: Any) -> None:
        self.box.setEditText("" if value is None else str(value))

    def is_good(self) -> bool:
        """Whether it is an offset that the record takes."""
        return is_offset(self.value())
