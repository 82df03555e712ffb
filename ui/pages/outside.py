"""What others hold of this ledger: stamps, cosignatures, checkpoints; and how to get the next."""

from typing import ClassVar, Final

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from custody.anchors.outside import Head, Kind
from ui import formats, theme
from ui.desk import Desk
from ui.dialogs.checkpoint import CheckpointDialog
from ui.dialogs.fork import ForkDialog
from ui.dialogs.paper import PaperDialog
from ui.models.rows_model import Column, instants
from ui.outside import kind_words
from ui.pages.page import Page
from ui.pictures import icon
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.flow import beside
from ui.widgets.outside_head import OutsideHead
from ui.widgets.outsiders import Outsiders
from ui.widgets.rows_table import RowsTable
from ui.widgets.running import running

_MOST: Final = 500


class OutsidePage(Page):
    """The last head, whom to ask, and everything that lies outside."""

    name: ClassVar[str] = "outside"
    icon: ClassVar[str] = "stamp"

    def __init__(self, desk: Desk) -> None:
        """Show what was seen last."""
        super().__init__(desk)
        self._heading, self._why = QLabel(), QLabel()
        self._heading.setProperty("role", "title")
        self._why.setProperty("role", "muted")
        self.paper_button, self.fork_button = (
            QPushButton(icon("scan"), ""),
            QPushButton(icon("verify"), ""),
        )
        self.head, self.outsiders = OutsideHead(desk), Outsiders(desk)
        self._held = Card()
        self.table = RowsTable(is_link=False)
        self._held.body.addWidget(self.table)
        self.head.printing.connect(self._print)
        self.paper_button.clicked.connect(self._compare)
        self.fork_button.clicked.connect(lambda: self._show(ForkDialog(desk, self.window())))
        desk.outside.changed.connect(self._fill)
        self._place()
        self.ready()

    def _place(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GRID * 2)
        top.addWidget(self._heading)
        top.addLayout(beside(self.fork_button, self.paper_button), 1)
        column = self.column()
        column.addLayout(top)
        column.addLayout(running(self._why))
        for card in (self.head, self.outsiders, self._held):
            column.addWidget(card)
        column.addStretch(1)

    def title(self) -> str:
        return self.tr("Outside proofs")

    def retranslate(self) -> None:
        self._heading.setText(self.title())
        self._why.setText(
            self.tr(
                "What stands before a head that others hold cannot be changed without their "
                "noticing, not even by whoever owns this disk and every key of the station."
            )
        )
        for button, words in (
            (self.paper_button, self.tr("Compare with paper…")),
            (self.fork_button, self.tr("Check a fork proof…")),
        ):
            button.setText(words)
            button.setAccessibleName(words)
        self._held.set_title(self.tr("What others hold"))
        offset = self.desk.station.ledger.offset
        columns: list[Column[Head]] = [
            instants(self.tr("When"), lambda row: row.at, offset, 176),
            Column(self.tr("What"), lambda row: kind_words(row.kind), 176),
            Column(self.tr("By whom"), lambda row: row.by, 220),
            Column(
                self.tr("Events"),
                lambda row: formats.count(row.size),
                88,
                lambda row: row.size,
                is_number=True,
            ),
            Column(self.tr("What it shows"), self._shows, tone=_tone),
        ]
        self.table.set_words(
            self.tr("What others hold"),
            self.tr(
                "Nothing yet. Stamps, cosignatures, printed checkpoints and bundles stand here."
            ),
            columns,
        )
        self._fill()

    def refresh(self) -> None:
        self.desk.outside.look()

    def _fill(self) -> None:
        seen = self.desk.outside.seen
        self.table.show_rows(() if seen is None else seen.outside.heads[:_MOST])
        self.table.fit_height()

    def _shows(self, head: Head) -> str:
        offset = self.desk.station.ledger.offset
        if not head.is_trusted:
            return self.tr("of nobody whom the station names: it counts for nothing here")
        if head.is_ending and head.until is not None:
            at = formats.instant(head.until, offset)
            return self.tr("they existed then; its certificate ends {at}").format(at=at)
        if head.is_ending:
            return self.tr("they existed then; its certificate is to be renewed")
        return {
            Kind.STAMP: self.tr("they existed then, unchanged since"),
            Kind.COSIGNATURE: self.tr("nothing before it was changed or removed"),
            Kind.PAPER: self.tr("compare the paper with the ledger of today"),
            Kind.BUNDLE: self.tr("its recipient can compare the next bundle"),
        }[head.kind]

    # ---- deeds ----

    def _print(self) -> None:
        self._show(CheckpointDialog(self.desk, self.window()))

    def _compare(self) -> None:
        dialog = PaperDialog(self.desk, self.window())
        dialog.go.connect(self.go)
        self._show(dialog)

    def _show(self, dialog: CheckpointDialog | PaperDialog | ForkDialog) -> None:
        theme.dress(dialog)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _tone(head: Head) -> str:
    return "warn" if head.is_ending else "" if head.is_trusted else "muted"
