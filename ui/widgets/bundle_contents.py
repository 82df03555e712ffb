"""What a bundle that did not fail tells: its history, its picture, findings, files, documents."""

from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from custody.bundle.contents import MOST_ROWS, ArtifactLine, Contents, DocumentLine
from custody.bundle.holdings import Holding, holdings
from custody.bundle.picture import lay_out
from custody.bundle.story import Case, Finding, LaneKind, Story, Told
from custody.bundle.svg import custody_svg
from custody.bundle.words import words
from custody.errors import StorageError
from ui import formats, theme
from ui.models.rows_model import Column, instants
from ui.pictures import icon
from ui.theme import GRID
from ui.translations import language
from ui.widgets.case_box import case_words
from ui.widgets.custody_canvas import CustodyCanvas
from ui.widgets.custody_chart import inks, place_of_svg, save_svg
from ui.widgets.rows_table import RowsTable

translate = QCoreApplication.translate

_NO_CASE: Final = Case("")


class BundleContents(QTabWidget):
    """Tabs; nothing in them can be changed, and nothing of them reaches the ledger."""

    document_wanted = Signal(object)
    """Path within the bundle of a document of which the reader wants a copy."""
    failed = Signal(object)
    """The picture could not be saved."""
    artifact_wanted = Signal(object)
    """The `ArtifactLine` that the reader wants to look at."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._contents: Contents | None = None
        self._path = Path()
        self.history = RowsTable()
        self._more = QLabel()
        self._more.setProperty("role", "muted")
        self.case_box = QComboBox()
        self.canvas = CustodyCanvas()
        self.save_button = QToolButton()
        self.save_button.setIcon(icon("save"))
        self.save_button.setAutoRaise(True)
        self.save_button.clicked.connect(self._choose_file)
        self.holdings = RowsTable(is_link=False)
        self.findings = RowsTable(is_link=False)
        self.artifacts = RowsTable()
        self.documents = RowsTable()
        self._statement = QLabel()
        self._statement.setWordWrap(True)
        self._statement.setProperty("role", "muted")
        for widgets in (
            (self.history, self._more, self._statement),
            (_beside(self.case_box, self.save_button), self.canvas),
            (self.holdings,),
            (self.findings,),
            (self.artifacts,),
            (self.documents,),
        ):
            self.addTab(_page(*widgets), "")
        self.case_box.currentIndexChanged.connect(self._draw)
        self.history.opened.connect(self._show_statement)
        self.documents.opened.connect(lambda each: self.document_wanted.emit(each.path))
        self.artifacts.opened.connect(self.artifact_wanted)
        self.retranslate()

    def show_contents(self, contents: Contents) -> None:
        """Show what was read from a bundle."""
        self._contents = contents
        self.case_box.clear()
        for case in contents.story.cases.values():
            self.case_box.addItem(case_words(case.id, case.registration), case.id)
        self.case_box.setVisible(self.case_box.count() > 1)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self._name_tables()
        titles = (
            self.tr("History"),
            self.tr("Custody picture"),
            self.tr("Who held what"),
            self.tr("Findings"),
            self.tr("Artifacts"),
            self.tr("Documents"),
        )
        for place, title in enumerate(titles):
            self.setTabText(place, title)
        self.case_box.setAccessibleName(self.tr("Case"))
        self.canvas.setAccessibleName(self.tr("Custody picture"))
        save = translate("CustodyChart", "Save the picture as SVG")
        self.save_button.setToolTip(save)
        self.save_button.setAccessibleName(save)
        contents = self._contents
        if contents is None:
            return
        found = [each for case in contents.story.cases.values() for each in case.findings.values()]
        counts = len(found), len(contents.artifacts), len(contents.documents)
        for place, count in enumerate(counts, 3):
            self.setTabText(place, f"{titles[place]} ({count})")
        self.history.show_rows(contents.told)
        self.holdings.show_rows(
            [each for case in contents.story.cases.values() for each in holdings(case)]
        )
        self.findings.show_rows(found)
        self.artifacts.show_rows(contents.artifacts)
        self.documents.show_rows(contents.documents)
        self._more.setText(
            self.tr(
                "Only the first {count} events are shown here; the bundle has them all."
            ).format(count=formats.count(MOST_ROWS))
        )
        self._more.setVisible(len(contents.told) >= MOST_ROWS)
        self._statement.hide()
        self._draw()

    def _name_tables(self) -> None:
        said = words(language())
        story = self._contents.story if self._contents is not None else None

        def person(told: Told) -> str:
            return story.person_of(told.event) if story is not None else ""

        history: list[Column[Told]] = [
            Column("#", lambda told: str(_number(told)), 64, _number, is_number=True),
            instants(self.tr("When"), lambda told: told.at, lambda told: told.offset, 176),
            Column(self.tr("What"), said.history),
            Column(self.tr("Who"), person, 96),
        ]
        findings: list[Column[Finding]] = [
            Column(self.tr("Finding"), lambda each: each.id, 96, tone=_tone),
            Column(self.tr("What"), lambda each: said.choice("kind", each.kind), tone=_tone),
            instants(self.tr("Raised"), lambda each: each.at, lambda each: each.offset, 176),
            Column(self.tr("State"), self._state_of, 200),
        ]
        held: list[Column[Holding]] = [
            Column(self.tr("Item"), lambda each: each.item, 136),
            Column(self.tr("Held by"), self._holder),
            instants(self.tr("From"), lambda each: each.since, lambda each: each.offset, 176),
            instants(self.tr("Until"), lambda each: each.until, lambda each: each.offset, 176),
            Column(
                self.tr("Event in the case"),
                lambda each: str(each.number),
                176,
                lambda each: each.number,
                is_number=True,
            ),
        ]
        artifacts: list[Column[ArtifactLine]] = [
            Column(self.tr("Artifact"), lambda each: each.artifact, 104),
            Column(self.tr("Name"), lambda each: each.name),
            Column(
                self.tr("Size"),
                lambda each: formats.size(each.size),
                112,
                lambda each: each.size,
                is_number=True,
            ),
            Column("SHA-256", lambda each: formats.short_digest(each.sha256), 176),
            Column(self.tr("File in the bundle"), lambda each: each.path, 260),
        ]

        def named(each: DocumentLine) -> str:
            return (
                self.tr("no disclosed event names it")
                if each.named is None
                else said.history(each.named)
            )

        documents: list[Column[DocumentLine]] = [
            Column(self.tr("Event that names it"), named),
            Column(self.tr("File in the bundle"), lambda each: each.path, 260),
        ]
        nothing = self.tr("There is nothing of this kind in the bundle.")
        self.history.set_words(self.tr("History"), nothing, history)
        self.holdings.set_words(self.tr("Who held what"), nothing, held)
        self.findings.set_words(self.tr("Findings"), nothing, findings)
        self.artifacts.set_words(self.tr("Artifacts"), nothing, artifacts)
        self.documents.set_words(self.tr("Documents"), nothing, documents)

    def _holder(self, each: Holding) -> str:
        said = words(language())
        if each.lane.kind is not LaneKind.PERSON:
            return said.text(f"items.{each.lane.kind}")
        story = self._contents.story if self._contents is not None else Story()
        known = story.people.get(each.lane.person)
        roles = ", ".join(said.role(role) for role in (known.roles if known else ()))
        return f"{each.lane.person} · {roles}" if roles else each.lane.person

    def _state_of(self, finding: Finding) -> str:
        if finding.resolved:
            return self.tr("resolved")
        return self.tr("acknowledged, open") if finding.acknowledged else self.tr("open")

    def _show_statement(self, told: Any) -> None:
        text = (told.private or {}).get("statement") if isinstance(told, Told) else None
        self._statement.setText(
            str(text) if text else self.tr("What was read before signing is not disclosed here.")
        )
        self._statement.show()

    def _case(self) -> tuple[Case, Story]:
        """What is drawn, and the story that it is of."""
        story = self._contents.story if self._contents is not None else Story()
        return story.cases.get(self.case_box.currentData() or "", _NO_CASE), story

    def _draw(self) -> None:
        if self._contents is None:
            return
        drawing = lay_out(*self._case(), words(language()))
        self.canvas.draw(drawing, inks(theme.colours()), self.font())

    def _choose_file(self) -> None:
        path = place_of_svg(self, self._case()[0].id)
        if path is not None:
            self.save_picture(path)

    def save_picture(self, path: Path) -> None:
        """Write the picture that is shown as a file of its own, in the language of the screen."""
        try:
            save_svg(path, custody_svg(*self._case(), words(language())))
        except StorageError as err:
            self.failed.emit(err)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._draw()
        elif event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _beside(box: QWidget, button: QWidget) -> QWidget:
    """The choice of a case, as far as there is one, and what can be done with its picture."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(box, 1)
    layout.addStretch(0)
    layout.addWidget(button)
    return row


def _number(told: Told) -> int:
    return told.event.case.seq + 1 if told.event.case is not None else 0


def _tone(finding: Finding) -> str:
    return "" if finding.resolved or finding.severity != "red" else "danger"


def _page(*widgets: QWidget) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(GRID * 3, GRID * 3, GRID * 3, GRID * 3)
    layout.setSpacing(GRID * 2)
    for widget in widgets:
        layout.addWidget(widget)
    return page
