"""One item: what it looks like, who answers for it, its custody drawn, and what comes next."""

from collections.abc import Iterator
from typing import Any, ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from custody.clock import format_instant
from custody.domain import wording
from ui import formats, texts, theme
from ui.desk import Desk
from ui.models.item_details import ItemDetails, read_item
from ui.models.papers import Subject
from ui.pages.page import Page
from ui.pictures import icon
from ui.question import Question
from ui.slices import Slices
from ui.translations import language
from ui.widgets.abroad_card import AbroadCard
from ui.widgets.card import Card
from ui.widgets.case_columns import artifact_columns, document_columns
from ui.widgets.custody_chart import CustodyChart
from ui.widgets.empty_state import EmptyState
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.finding_rows import finding_columns
from ui.widgets.next_steps import NextSteps
from ui.widgets.papers_button import PapersButton
from ui.widgets.rows_table import RowsTable
from ui.widgets.scrolled import scrolled
from ui.widgets.status_badge import StatusBadge

_PHOTO: Final = 224
_CHART_HEIGHT: Final = 720
_IN_DANGER: Final = frozenset({"seal_broken", "missing", "damaged"})


class ItemPage(Page):
    """Opened by the item's id."""

    name: ClassVar[str] = "item"

    def __init__(self, desk: Desk) -> None:
        """Show nothing yet."""
        super().__init__(desk)
        self._offset = desk.station.ledger.offset
        self._item = ""
        self.details: ItemDetails | None = None
        self._question = Question(desk.jobs)
        self._question.answered.connect(self._take)
        self._question.failed.connect(self._fail)
        self.filling = Slices(self)
        self._build()
        self.ready()

    def _build(self) -> None:
        self._heading = QLabel()
        self._heading.setProperty("role", "title")
        self._state = StatusBadge()
        self._flag = StatusBadge()
        self._case = QPushButton()
        self._case.setIcon(icon("case"))
        self._case.clicked.connect(self._to_case)
        self.papers = PapersButton(self.desk)
        self.papers.go.connect(self.go)
        self._photo = QLabel()
        self._photo.setFixedWidth(_PHOTO)
        self._photo.setMaximumHeight(_PHOTO)
        self._photo.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._photo.setProperty("role", "muted")
        self._photo.setWordWrap(True)
        self._caption = QLabel()
        self._caption.setProperty("role", "small")
        self._caption.setFixedWidth(_PHOTO)
        self._caption.setWordWrap(True)
        self._facts = FactList()
        self._facts.go.connect(self.go)
        self.steps = NextSteps(self.desk)
        self.steps.go.connect(self.go)
        self.chart = CustodyChart(self.desk)
        self.chart.go.connect(self.go)
        self.chart.failed.connect(self._fail)
        self.chart.canvas.fitted.connect(self._fit_chart)
        self.tables = {name: RowsTable() for name in ("artifacts", "documents", "findings")}
        self.tables["artifacts"].opened.connect(lambda each: self.go.emit("event", each.row.last))
        self.tables["artifacts"].go.connect(self.go)
        self.tables["documents"].opened.connect(lambda each: self.go.emit("event", each.index))
        self.tables["findings"].opened.connect(lambda each: self.go.emit("event", each.row.raised))
        self.abroad = AbroadCard(self.desk)
        self.abroad.go.connect(self.go)
        self._empty = EmptyState("item")
        self._cards = {
            name: Card() for name in ("is", "next", "custody", "artifacts", "documents", "findings")
        }
        self._place()

    def _place(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, theme.GRID * 2, 0)  # as far right as the cards
        top.setSpacing(theme.GRID * 2)
        for widget in (self._heading, self._state, self._flag):
            top.addWidget(widget)
        top.addStretch(1)
        top.addWidget(self.papers)
        top.addWidget(self._case)
        picture = QVBoxLayout()
        picture.addWidget(self._photo)
        picture.addWidget(self._caption)
        picture.addStretch(1)
        about = QHBoxLayout()
        about.setSpacing(theme.GRID * 6)
        about.addLayout(picture)
        facts = QVBoxLayout()
        facts.addWidget(self._facts)
        facts.addStretch(1)
        about.addLayout(facts, 1)
        self._cards["is"].body.addLayout(about)
        self._cards["next"].body.addWidget(self.steps)
        self._cards["custody"].body.addWidget(self.chart)
        for name, table in self.tables.items():
            self._cards[name].body.addWidget(table)
        self._content = QWidget()
        inside = QVBoxLayout(self._content)
        inside.setContentsMargins(0, 0, theme.GRID * 2, 0)
        inside.setSpacing(theme.GRID * 4)
        for name, card in self._cards.items():
            inside.addWidget(card)
            if name == "custody":
                inside.addWidget(self.abroad)
        inside.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GRID * 6, theme.GRID * 6, theme.GRID * 4, theme.GRID * 4)
        layout.setSpacing(theme.GRID * 4)
        layout.addLayout(top)
        layout.addWidget(self._empty)
        layout.addWidget(scrolled(self._content), 1)
        self._clear()
        self._empty.hide()

    def title(self) -> str:
        return self._item or self.tr("Item")

    def retranslate(self) -> None:
        for name, text in (
            ("is", ""),
            ("next", self.tr("What you may record of it next, now")),
            ("custody", self.tr("Custody")),
            ("artifacts", self.tr("Data taken from it, and photographs")),
            ("documents", self.tr("Documents")),
            ("findings", self.tr("Findings")),
        ):
            self._cards[name].set_title(text)
        self._photo.setAccessibleName(self.tr("Photograph"))
        self._case.setAccessibleName(self.tr("Case {case}").format(case="").strip())
        columns: dict[str, Any] = {
            "artifacts": artifact_columns(self._offset, of_item=True),
            "documents": document_columns(self._offset),
            "findings": finding_columns(self._offset),
        }
        empty = {
            "artifacts": self.tr("Nothing was copied from it yet."),
            "documents": self.tr("No document was attached to an event about it."),
            "findings": self.tr("Nothing wrong was found about it."),
        }
        for name, table in self.tables.items():
            table.set_words(self._cards[name].accessibleName(), empty[name], columns[name])
        self._name()
        if self.details is not None:
            self.filling.begin(self._fill(self.details))

    def open(self, argument: Any) -> None:
        """Show an item by its id."""
        if argument != self._item:
            self._item, self.details = str(argument), None
            self._clear()
            self._name()
            self.abroad.hide()
        self.refresh()

    def _clear(self) -> None:
        self.filling.drop()
        for card in self._cards.values():
            card.hide()

    def refresh(self) -> None:
        case = self.desk.cases.case_of("item", self._item)
        if case is None:
            self._empty.set_words(self.tr("There is no item {item}").format(item=self._item), "")
            self._empty.setVisible(bool(self._item))
            return
        self._empty.hide()
        queries, store, item = self.desk.queries, self.desk.station.artifacts, self._item
        now = format_instant(self.desk.station.ledger.clock.now())
        side = round(_PHOTO * self.devicePixelRatioF())
        self._question.ask(
            lambda progress: read_item(queries, store, case, item, now, side, progress)
        )
        self.chart.show_custody(case, item)
        self.abroad.show_item(item)

    def _take(self, details: ItemDetails) -> None:
        self.filling.begin(self._fill(details))

    def _fail(self, err: Exception) -> None:
        told = texts.explain(err, self._offset)
        self._empty.set_words(told.what, told.next)
        self._empty.show()

    def _fit_chart(self) -> None:
        self.chart.setFixedHeight(min(self.chart.whole_height(), _CHART_HEIGHT))

    def _to_case(self) -> None:
        if self.details is not None:
            self.go.emit("case", {"case": self.details.case, "tab": "items"})

    # ---- words ----

    def _name(self) -> None:
        self._heading.setText(self._item)
        for widget in (self._state, self._flag, self._case):
            widget.setVisible(self.details is not None)

    def _fill(self, details: ItemDetails) -> Iterator[None]:
        """Show what was read, card by card."""
        self.papers.set_subject(Subject(details.case, "item", details.row.id))
        self._facts.show_facts(self._facts_of(details))
        yield
        self._show_photo(details)
        self._cards["is"].show()
        yield
        self.steps.show_item(details.case, details.row.id)
        self._cards["next"].show()
        self._cards["custody"].show()
        yield
        rows = {
            "artifacts": details.artifacts,
            "documents": details.documents,
            "findings": details.findings,
        }
        for name, table in self.tables.items():
            table.show_rows(rows[name])
            table.fit_height()
            self._cards[name].setVisible(name != "findings" or bool(details.findings))
            yield
        self.details = details
        self._name()
        self._show_state(details)

    def _show_state(self, details: ItemDetails) -> None:
        tone = "warn" if details.row.state == "in_transit" else "neutral"
        self._state.show_state(tone, wording.state(details.row.state, language()), "item")
        flags = ", ".join(wording.state(name, language()) for name in details.row.flags)
        danger = bool(_IN_DANGER & set(details.row.flags))
        self._flag.show_state("danger" if danger else "warn", flags)
        self._flag.setVisible(bool(flags))
        self._case.setText(self.tr("Case {case}").format(case=details.case))
        self._case.setAccessibleName(self._case.text())

    def _facts_of(self, details: ItemDetails) -> list[Fact]:
        row, told = details.row, details.told
        since_at = details.held_since
        since = formats.instant(since_at, self._offset) if since_at else ""
        kind = wording.choice("type", row.type, language()) if row.type else ""
        what = " · ".join(part for part in (kind, row.make) if part)
        seals = ", ".join(row.seals) or self.tr("none")
        held = row.holder
        if held and since:
            held = self.tr("{person}, since {at}").format(person=row.holder, at=since)
        elif since:
            held = self.tr("nobody, since {at}").format(at=since)
        facts = [
            Fact(self.tr("What it is"), what),
            Fact(self.tr("Description"), told.description),
            Fact(self.tr("Exhibit number"), row.exhibit, row.exhibit),
            Fact(
                self.tr("Held by"),
                held,
                hover=formats.exactly(since_at, self._offset) if since_at else "",
            ),
            Fact(self.tr("On the way to"), told.transit_to, role="warn"),
            Fact(self.tr("Lies in"), row.place),
            Fact(self.tr("Whole seals on it"), seals, " ".join(row.seals)),
            Fact(self.tr("Part of"), told.parent, goes=("item", told.parent)),
        ]
        facts += [Fact(self.tr("Holds"), inner, goes=("item", inner)) for inner in details.inside]
        return facts

    def _show_photo(self, details: ItemDetails) -> None:
        photo = details.photo
        self._photo.setPixmap(QPixmap())
        self._caption.setText("")
        if photo is None:
            self._photo.setText(self.tr("No photograph yet"))
            return
        view = wording.choice("view", photo.view, language()) if photo.view else ""
        more = self.tr("%n photograph(s)", "", details.photos)
        parts = (photo.caption or view, photo.artifact, more)
        self._caption.setText(" · ".join(part for part in parts if part))
        if photo.image is None:
            self._photo.setText(self.tr("The photograph is not kept here"))
            return
        shown = QPixmap.fromImage(photo.image)
        shown.setDevicePixelRatio(self.devicePixelRatioF())
        self._photo.setPixmap(shown)
