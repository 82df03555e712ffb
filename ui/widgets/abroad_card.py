"""What other stations' records tell of a thing, beside our own record and never mixed with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal

from custody.bundle.story import Told
from custody.bundle.words import words
from custody.exchange.abroad import Abroad, abroad
from ui import formats, texts
from ui.desk import Desk
from ui.models.rows_model import Column, instants
from ui.question import Question
from ui.seen import Translated
from ui.translations import language
from ui.widgets.card import Card
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.rows_table import RowsTable


@dataclass(frozen=True, slots=True)
class AbroadRow:
    """One event of another station."""

    place: Abroad
    told: Told

    @property
    def station(self) -> str:
        """Whose record it is."""
        return formats.station(self.place.bundle.origin)

    @property
    def is_link(self) -> bool:
        """Whether an event of ours names it."""
        return self.told.event.id in self.place.links


class AbroadCard(Translated, Card):
    """Shown only where a thing came from another station, or went to one."""

    go = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        """Show nothing yet."""
        super().__init__()
        self._desk = desk
        self.places: Sequence[Abroad] = ()
        self.facts, self.table = FactList(), RowsTable(is_tall=True)
        self.body.addWidget(self.facts)
        self.body.addWidget(self.table)
        self._question = Question(desk.jobs)
        self._question.answered.connect(self._take)
        self._question.failed.connect(self._fail)
        self.facts.go.connect(self.go)
        self.table.opened.connect(lambda row: self.go.emit("open_bundle", _leads(row.place)))
        self.retranslate()
        self.hide()

    def show_item(self, item: str) -> None:
        """Look for a thing in the bundles that were received."""
        station, queries = self._desk.station, self._desk.queries
        self._question.ask(lambda progress: abroad(station, item, progress, queries=queries))

    def _take(self, places: Sequence[Abroad]) -> None:
        self.places = places
        self._fill()
        self.setVisible(bool(places))

    def _fail(self, err: Exception) -> None:
        told = texts.explain(err, self._desk.station.ledger.offset)
        self.places = ()
        self.table.show_rows([])
        self.facts.show_facts([Fact(self.tr("Cannot be read"), told.what, role="danger")])
        self.show()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.set_title(self.tr("At other stations: their record, not ours"))
        said = words(language())
        columns: list[Column[AbroadRow]] = [
            Column(self.tr("Station"), lambda row: row.station, 200),
            instants(self.tr("When"), lambda row: row.told.at, lambda row: row.told.offset, 176),
            Column(self.tr("What"), lambda row: self._what(row, said.history(row.told))),
            Column(self.tr("Who"), lambda row: row.place.story.person_of(row.told.event), 96),
        ]
        self.table.set_words(
            self.tr("What other stations recorded of it"),
            self.tr("No bundle that was received tells of it."),
            columns,
        )
        self._fill()

    def _what(self, row: AbroadRow, line: str) -> str:
        spoken = line.replace("\n", " ")
        named = self.tr("Named by our record: {what}")
        return named.format(what=spoken) if row.is_link else spoken

    def _fill(self) -> None:
        if not self.places:
            return
        self.facts.show_facts(
            Fact(
                formats.station(each.bundle.origin),
                self.tr("there it is {item}; as bundle {bundle} tells, received {at}").format(
                    item=each.item,
                    bundle=each.bundle.bundle,
                    at=formats.instant(each.bundle.at, self._desk.station.ledger.offset),
                ),
                goes=("open_bundle", _leads(each)),
            )
            for each in self.places
        )
        rows = [AbroadRow(place, told) for place in self.places for told in place.told]
        self.table.show_rows(sorted(rows, key=lambda row: row.told.at))
        self.table.fit_height()


def _leads(place: Abroad) -> dict[str, str]:
    """Where that station's bundle is opened, judged by the trust line that was pinned."""
    return {"path": str(place.path), "trust": place.bundle.trust_line or ""}
