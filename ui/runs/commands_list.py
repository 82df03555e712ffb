"""Every command that there is, by subject, with what stands against it for this person now."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from custody.domain import wording
from custody.domain.commands import Command
from custody.domain.examples import example_of
from custody.domain.vocabulary import BY_COMMAND, TYPES, EventType
from custody.errors import RefusedError
from ui import theme
from ui.desk import Desk
from ui.forms.known import layout
from ui.seen import Translated
from ui.slices import Slices
from ui.texts import explain
from ui.translations import language
from ui.widgets.search_field import SearchField

translate = QCoreApplication.translate

_BARS: Final = frozenset(
    {
        "refused.case_closed", "refused.case_unknown", "refused.case_scope", "refused.key",
        "refused.not_member", "refused.role", "refused.seal_alone", "refused.station",
        "refused.station_only",
    }
)  # fmt: skip
"""Refusals of the person at the desk that no choice of fields can turn away."""
_NOT_HERE: Final = frozenset({"ledger.genesis", "bundle.sealed"})
"""Made with a ledger and with a bundle, and no other way."""
_COMMAND: Final = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Offer:
    """One command, and what stands against it."""

    type: EventType
    refusal: RefusedError | None


def offers(desk: Desk, case: str | None) -> Iterator[Offer]:
    """What the person at the desk may record, in a case or in none."""
    for each in TYPES.values():
        if _is_offered(each):
            yield _offer(desk, case, each)


def _is_offered(each: EventType) -> bool:
    return each.name not in _NOT_HERE and each.who != {"SYS"}


def _offer(desk: Desk, case: str | None, each: EventType) -> Offer:
    person = desk.people.person
    refusal = None
    if person is not None:
        refusal = desk.cases.refusal(_invented(each, case), person)
    barred = refusal is not None and _bars(refusal, person)
    return Offer(each, refusal if barred else None)


def _bars(refusal: RefusedError, person: str | None) -> bool:
    """Whether it meets the person at the desk, and not somebody whom the example names."""
    return refusal.code in _BARS and refusal.facts.get("person", person) == person


def _invented(each: EventType, case: str | None) -> Command:
    """A command with the fields of the example: only what bars any fields is looked at."""
    document = example_of(each.command)
    if each.name == "case.opened":  # it brings its own
        case = document["case"]
    takes_case = each.case == "required" or (each.case == "optional" and case is not None)
    items = tuple(document.get("items", ())) if each.items == "many" else ()
    return Command(each.command, document["fields"], case=case if takes_case else None, items=items)


def subject_words() -> dict[str, str]:
    """What the groups of the list are called."""
    return {
        "search": translate("Subjects", "Search and seizure"),
        "item": translate("Subjects", "Items and seals"),
        "transfer": translate("Subjects", "Transfers"),
        "artifact": translate("Subjects", "Data and examinations"),
        "request": translate("Subjects", "Orders and requests"),
        "case": translate("Subjects", "The case and its authorities"),
        "finding": translate("Subjects", "Findings, notes and corrections"),
        "bundle": translate("Subjects", "Bundles and disclosure"),
        "ledger": translate("Subjects", "The ledger, people and keys"),
    }


class CommandsList(Translated, QWidget):
    """A tree that is searched by typing; what may not be recorded is grey and says why."""

    chosen = Signal(str)
    """The command that is selected; empty for none."""
    activated = Signal(str)
    """The command that was picked by Enter or a double click."""

    def __init__(self, desk: Desk) -> None:
        """Show nothing yet."""
        super().__init__()
        self._desk = desk
        self._offers: tuple[Offer, ...] = ()
        self._case: str | None = None
        self.judging = Slices(self)
        self.search = SearchField()
        self.tree = QTreeWidget()
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(16)
        self.tree.setMinimumHeight(280)
        self.tree.setUniformRowHeights(True)
        head = self.tree.header()
        head.setStretchLastSection(True)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        layout_ = QVBoxLayout(self)
        layout_.setContentsMargins(0, 0, 0, 0)
        layout_.setSpacing(8)
        layout_.addWidget(self.search)
        layout_.addWidget(self.tree, 1)
        self.setFocusProxy(self.search)
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self.tree.currentItemChanged.connect(lambda *_: self.chosen.emit(self.command()))
        self.tree.itemActivated.connect(lambda *_: self._activate())
        self.retranslate()

    def show_case(self, case: str | None, command: str = "") -> None:
        """Judge every command anew, for a case or for none, and select one of them."""
        self._case = case
        self.judging.begin(self._judge(case, command))

    def may(self, command: str) -> bool:
        """Whether a command may be recorded: judged alone, for who does not wait for the others."""
        each = BY_COMMAND.get(command)
        if each is None or not _is_offered(each):
            return False
        return _offer(self._desk, self._case, each).refusal is None

    def _judge(self, case: str | None, command: str) -> Iterator[None]:
        found: list[Offer] = []
        for each in offers(self._desk, case):
            found.append(each)
            yield
        self._offers = tuple(found)
        self._fill()
        if command:
            self.choose(command)

    def command(self) -> str:
        """The command that is selected; empty for none, or for one that may not be recorded."""
        item = self.tree.currentItem()
        if item is None or item.isHidden() or not item.flags() & Qt.ItemFlag.ItemIsSelectable:
            return ""
        return str(item.data(0, _COMMAND) or "")

    def choose(self, command: str) -> None:
        """Select a command, if it is there."""
        for item in self._leaves():
            if item.data(0, _COMMAND) == command:
                self.tree.setCurrentItem(item)
                self._bring_to_sight()

    def _bring_to_sight(self) -> None:
        """Scroll to what is selected; a tree that has not been shown yet does so when it is."""
        item = self.tree.currentItem()
        if item is not None:
            self.tree.scrollToItem(item, QTreeWidget.ScrollHint.PositionAtCenter)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._bring_to_sight)

    def reason(self, command: str) -> str:
        """Why a command may not be recorded now, in words; empty where it may."""
        self.judging.finish()
        refusals = {each.type.command: each.refusal for each in self._offers}
        refusal = refusals.get(command)
        return "" if refusal is None else explain(refusal).what

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.search.set_words(translate("CommandsList", "What happened? Type a word of it"))
        self.tree.setAccessibleName(translate("CommandsList", "What can be recorded"))
        self._fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """From the search the arrows go into the tree, and Enter picks what it found."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
                if not self.command():
                    self._select_first()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._activate()
                return True
        return False

    def _activate(self) -> None:
        command = self.command()
        if command:
            self.activated.emit(command)

    def _fill(self) -> None:
        kept, tongue = self.command(), language()
        self.tree.clear()
        grey = QBrush(theme.colours().tone("faint"))
        by_subject: dict[str, list[Offer]] = {}
        for each in self._offers:
            by_subject.setdefault(_subject(each.type), []).append(each)
        for listed in by_subject.values():
            listed.sort(key=_is_barred)
        subjects = [name for name in subject_words() if name in by_subject]
        subjects.sort(key=lambda name: _is_barred(by_subject[name][0]))
        for subject in subjects:
            words, found = subject_words()[subject], by_subject[subject]
            head = QTreeWidgetItem(self.tree, [words])
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = head.font(0)
            font.setBold(True)
            head.setFont(0, font)
            for each in found:
                reason = "" if each.refusal is None else explain(each.refusal).what
                item = QTreeWidgetItem(head, [wording.title(each.type.name, tongue), reason])
                item.setData(0, _COMMAND, each.type.command)
                item.setToolTip(1, reason)
                item.setForeground(1, grey)
                if each.refusal is not None:
                    item.setForeground(0, grey)
                    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            head.setExpanded(True)
        self._filter()
        self.choose(kept)

    def _filter(self) -> None:
        words = self.search.text().casefold().split()
        for number in range(self.tree.topLevelItemCount()):
            head = self.tree.topLevelItem(number)
            if head is None:
                continue
            shown = False
            for item in _children(head):
                text = f"{head.text(0)} {item.text(0)} {item.data(0, _COMMAND)}".casefold()
                hidden = not all(word in text for word in words)
                item.setHidden(hidden)
                shown |= not hidden
            head.setHidden(not shown)
        if words:
            self._select_first()

    def _select_first(self) -> None:
        """Select what may be recorded: first what has the words itself, not in its subject."""
        words = self.search.text().casefold().split()
        found = [
            item
            for item in self._leaves()
            if not item.isHidden() and item.flags() & Qt.ItemFlag.ItemIsSelectable
        ]
        named = (it for it in found if all(word in it.text(0).casefold() for word in words))
        first = next(named, found[0] if found else None)
        if first is None:
            self.tree.setCurrentIndex(QModelIndex())
        else:
            self.tree.setCurrentItem(first)

    def _leaves(self) -> Iterable[QTreeWidgetItem]:
        for number in range(self.tree.topLevelItemCount()):
            head = self.tree.topLevelItem(number)
            if head is not None:
                yield from _children(head)


def _children(head: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    for place in range(head.childCount()):
        item = head.child(place)
        if item is not None:
            yield item


def _is_barred(offer: Offer) -> bool:
    return offer.refusal is not None


def _subject(each: EventType) -> str:
    begin = each.name.partition(".")[0]
    found = (subject for subject, begins in layout()["subjects"].items() if begin in begins)
    return next(found, "ledger")
