"""Keys of others: to whom bundles are encrypted, and whose stations are trusted."""

from typing import ClassVar

from PySide6.QtWidgets import QLabel

from ui.desk import Desk
from ui.pages.page import Page
from ui.widgets.recipients_book import RecipientsBook
from ui.widgets.rosters import RostersCard
from ui.widgets.running import running


class OthersPage(Page):
    """The book of recipients above, the rosters of agencies below."""

    name: ClassVar[str] = "others"
    icon: ClassVar[str] = "key"

    def __init__(self, desk: Desk) -> None:
        """Read both."""
        super().__init__(desk)
        self._heading, self._why = QLabel(), QLabel()
        self._heading.setProperty("role", "title")
        self._why.setProperty("role", "muted")
        self.book, self.rosters = RecipientsBook(desk), RostersCard(desk)
        column = self.column()
        column.addWidget(self._heading)
        column.addLayout(running(self._why))
        for card in (self.book, self.rosters):
            column.addWidget(card)
        column.addStretch(1)
        self.ready()

    def title(self) -> str:
        return self.tr("Keys of others")

    def retranslate(self) -> None:
        self._heading.setText(self.title())
        self._why.setText(
            self.tr(
                "No key here is secret, and each is worth as much as the way on which it came: "
                "compare fingerprints and lines on another way than the one that brought them."
            )
        )

    def refresh(self) -> None:
        self.book.refresh()
        self.rosters.refresh()
