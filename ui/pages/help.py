"""Help inside: what each room and run is for, what a verdict means and what it does not prove."""

from typing import Any, ClassVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QColor,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
)

from ui import help_pages, theme, translations
from ui.desk import Desk
from ui.pages.page import Page
from ui.widgets.search_field import SearchField

_CONTENTS_WIDTH = 300
_LINE_PERCENT = 130.0
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
_ABOUT = {"case": "cases", "event": "ledger", "correct": "record", "annotate": "record"}
"""Pages and runs that another page of help tells of."""
_ABOUT |= {"acknowledge": "findings", "resolve": "findings", "accept": "hand_over", "enrol": "keys"}
_ABOUT |= {"request": "requests", "acquire": "item", "stock": "documents"}
_ABOUT |= {"contacts": "requests", "law": "requests"}
_ABOUT |= {"take_over": "receive_bundle", "take_artifacts": "receive_bundle"}
_ABOUT |= {"close_transfer": "transfer_out"}


class HelpPage(Page):
    """Contents on the left, searched as one types; a page of text on the right."""

    name: ClassVar[str] = "help"
    icon: ClassVar[str] = "help"

    def __init__(self, desk: Desk) -> None:
        """Open the first page."""
        super().__init__(desk)
        self._shown = help_pages.ORDER[0]
        self._heading = QLabel()
        self._heading.setProperty("role", "title")
        self.search = SearchField()
        self.search.searched.connect(self._on_searched)
        self.contents = QListWidget()
        self.contents.setFixedWidth(_CONTENTS_WIDTH)
        self.contents.currentItemChanged.connect(self._on_chosen)
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setMaximumWidth(theme.TEXT_WIDTH + theme.GRID * 12)
        self.search.setFixedWidth(_CONTENTS_WIDTH)
        left = QVBoxLayout()
        left.setSpacing(theme.GRID * 3)
        left.addWidget(self.search)
        left.addWidget(self.contents, 1)
        below = QHBoxLayout()
        below.setSpacing(theme.GRID * 4)
        below.addLayout(left)
        below.addWidget(self.text, 1)
        below.addStretch()
        layout = QVBoxLayout(self)
        margin = theme.GRID * 6
        layout.setContentsMargins(margin, margin, margin, theme.GRID * 4)
        layout.setSpacing(theme.GRID * 4)
        layout.addWidget(self._heading)
        layout.addLayout(below, 1)
        self.ready()

    def title(self) -> str:
        return self.tr("Help")

    def retranslate(self) -> None:
        self._heading.setText(self.title())
        self.search.set_words(self.tr("Search the help"))
        self.contents.setAccessibleName(self.tr("Contents"))
        self.text.setAccessibleName(self.tr("Text of the help"))
        self._list(self.search.text())

    def open(self, argument: Any) -> None:
        """Show a page of help by its name, or that on a page or a run."""
        name = str(argument)
        self._shown = _ABOUT.get(name, name)
        self.search.clear()
        self._list("")

    def shown(self) -> str:
        """The name of the page that is read."""
        return self._shown

    def _list(self, words: str) -> None:
        language = translations.language()
        found = list(help_pages.found(words, language)) if words else help_pages.pages(language)
        self.contents.blockSignals(True)
        self.contents.clear()
        self.contents.ensurePolished()  # rows are measured in the style they will be seen in
        chosen = 0
        for row, page in enumerate(found):
            item = QListWidgetItem(page.title)
            item.setData(Qt.ItemDataRole.UserRole, page.name)
            self.contents.addItem(item)
            if page.name == self._shown:
                chosen = row
        self.contents.setCurrentRow(chosen)
        self.contents.blockSignals(False)
        self._read()

    def _on_searched(self, words: str) -> None:
        self._list(words)

    def _on_chosen(self) -> None:
        self._read()

    def _read(self) -> None:
        if not self.contents.count():
            self.text.setMarkdown("")
            return
        self._shown = self.contents.currentItem().data(Qt.ItemDataRole.UserRole)
        document = self.text.document()
        document.setDocumentMargin(theme.GRID * 5)
        document.setDefaultFont(self.text.font())
        self.text.setMarkdown(help_pages.page(self._shown, translations.language()).text)
        self._space_out(document)
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._draw_quietly(frame)

    def _draw_quietly(self, table: QTextTable) -> None:
        """Lines of a table in the colour of every line, not in that of words."""
        shape = table.format().toTableFormat()
        shape.setBorderBrush(QColor(theme.colours().line))
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setBorderCollapse(True)
        shape.setCellPadding(theme.GRID)
        table.setFormat(shape)

    def _space_out(self, document: QTextDocument) -> None:
        """Give headings, paragraphs and lists room: read Markdown has none between its blocks."""
        cursor = QTextCursor(document)
        block = document.begin()
        while block.isValid():
            shape = block.blockFormat()
            heading, is_listed = shape.headingLevel(), block.textList() is not None
            shape.setTopMargin(theme.GRID * (6 if heading > 1 else 1 if is_listed else 0))
            shape.setBottomMargin(theme.GRID * (1 if is_listed else 2))
            shape.setLineHeight(_LINE_PERCENT, _PROPORTIONAL)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(shape)
            block = block.next()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._is_ready:
            self._read()
