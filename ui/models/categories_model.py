"""Which categories of data each file holds: one row for all files, then one for each."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from custody.domain import wording
from custody.domain.types_blocks import CATEGORIES
from ui import theme
from ui.translations import language

Index = QModelIndex | QPersistentModelIndex
_ALL: Final = 0


class CategoriesModel(QAbstractTableModel):
    """Ticks; a file has those of all files until its own are set."""

    edited = Signal()

    def __init__(self) -> None:
        """Know no file."""
        super().__init__()
        self._names: Sequence[str] = ()
        self._general: set[str] = set()
        self._own: dict[int, set[str]] = {}
        self._words: Sequence[str] = ("", "", "", "")
        self.uncovered: Callable[[Iterable[str]], frozenset[str]] = lambda _held: frozenset()
        """Categories that the request did not cover."""

    # ---- values ----

    @property
    def general(self) -> tuple[str, ...]:
        """What every file holds that has no categories of its own."""
        return tuple(each for each in CATEGORIES if each in self._general)

    def own(self) -> dict[int, tuple[str, ...]]:
        """Number of a file to its own categories, where they differ from the others'."""
        return {
            number: tuple(each for each in CATEGORIES if each in held)
            for number, held in sorted(self._own.items())
            if held != self._general
        }

    def held(self, number: int) -> frozenset[str]:
        """What a file holds."""
        return frozenset(self._own.get(number, self._general))

    def all_held(self) -> frozenset[str]:
        """What all files hold together."""
        others = self._general if len(self._own) < len(self._names) else ()
        return frozenset(others).union(*self._own.values())

    def beyond(self) -> dict[str, int]:
        """Category that was not covered to the number of files that hold it."""
        others = len(self._names) - len(self._own)
        found = Counter(dict.fromkeys(self.uncovered(self._general), others) if others else {})
        for held in self._own.values():
            found.update(self.uncovered(held))
        return {each: found[each] for each in CATEGORIES if each in found}

    def unclassified(self) -> list[str]:
        """Files of which nothing is said."""
        return [
            name
            for number, name in enumerate(self._names)
            if not self._own.get(number, self._general)
        ]

    def show_files(self, names: Sequence[str]) -> None:
        """Show other files; what was said of files by number is forgotten."""
        self.beginResetModel()
        if list(names) != list(self._names):
            self._own.clear()
        self._names = tuple(names)
        self.endResetModel()

    def set_held(self, general: Iterable[str], own: Mapping[int, Iterable[str]]) -> None:
        """Say what is held."""
        self.beginResetModel()
        self._general = set(general)
        self._own = {number: set(held) for number, held in own.items()}
        self.endResetModel()

    def set_words(self, file: str, everything: str, beyond: str, covered: str) -> None:
        """Say what the columns and the first row are called."""
        self.beginResetModel()
        self._words = (file, everything, beyond, covered)
        self.endResetModel()

    def toggle(self, row: int, category: str) -> None:
        """Turn one tick."""
        if row == _ALL:
            self._general ^= {category}
        else:
            number = row - 1
            held = self._own.setdefault(number, set(self._general))
            held ^= {category}
        last = self.index(len(self._names), self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        self.edited.emit()

    # ---- as Qt asks ----

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._names) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(CATEGORIES) + 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if 0 < index.column() <= len(CATEGORIES):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        held = frozenset(self._general) if row == _ALL else self.held(row - 1)
        is_tick = 0 < column <= len(CATEGORIES)
        answer: Any = None
        match role:
            case Qt.ItemDataRole.CheckStateRole if is_tick:
                is_held = CATEGORIES[column - 1] in held
                answer = Qt.CheckState.Checked if is_held else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.DisplayRole if not is_tick:
                answer = self._name(row) if column == 0 else self._cover(held)
            case Qt.ItemDataRole.AccessibleTextRole if is_tick:
                answer = f"{self._name(row)}: {self._category(column)}"
            case Qt.ItemDataRole.ToolTipRole if column == 0:
                answer = self._name(row)
            case Qt.ItemDataRole.ForegroundRole if not is_tick and column and self.uncovered(held):
                answer = QColor(theme.colours().warn)
            case _:
                pass
        return answer

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not 0 < index.column() <= len(CATEGORIES):
            return False
        category = CATEGORIES[index.column() - 1]
        held = self._general if index.row() == _ALL else self.held(index.row() - 1)
        if (category in held) != (Qt.CheckState(value) is Qt.CheckState.Checked):
            self.toggle(index.row(), category)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == 0:
            return self._words[0]
        return "" if section > len(CATEGORIES) else self._category(section)

    def _name(self, row: int) -> str:
        return self._words[1] if row == _ALL else self._names[row - 1]

    def _category(self, column: int) -> str:
        return wording.choice("data_categories", CATEGORIES[column - 1], language())

    def _cover(self, held: frozenset[str]) -> str:
        if not held:
            return ""
        return self._words[2 if self.uncovered(held) else 3]
