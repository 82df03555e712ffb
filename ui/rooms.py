"""Every room and every guided run of the client, in the order in which they are offered.

A page with an `icon` stands in the navigation rail; the others are reached from pages. What a room
is made of is imported when it is first entered, or soon after the window has opened: that waits for
none of them.
"""

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication

from custody.progress import Progress
from ui.translations import LANGUAGES

if TYPE_CHECKING:
    from ui.pages.page import Page
    from ui.runs.run import Run

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Room:
    """A page, by what the window needs to offer it."""

    name: str
    icon: str
    where: str
    """Module and class, with a colon between them; both have this name and icon."""

    def load(self) -> "type[Page]":
        """The class of the page."""
        page: type[Page] = _load(self.where)
        return page


@dataclass(frozen=True, slots=True)
class Guide:
    """A guided run, by what the window needs to offer it."""

    name: str
    icon: str
    where: str

    def load(self) -> "type[Run]":
        """The class of the run."""
        run: type[Run] = _load(self.where)
        return run


ROOMS: Final = (
    Room("today", "today", "ui.pages.today:TodayPage"),
    Room("cases", "case", "ui.pages.cases:CasesPage"),
    Room("case", "", "ui.pages.case:CasePage"),
    Room("item", "", "ui.pages.item:ItemPage"),
    Room("table", "", "ui.pages.table:TablePage"),
    Room("requests", "request", "ui.pages.requests:RequestsPage"),
    Room("contacts", "", "ui.pages.contacts:ContactsPage"),
    Room("law", "", "ui.pages.law:LawPage"),
    Room("verify", "verify", "ui.pages.verify:VerifyPage"),
    Room("ledger", "ledger", "ui.pages.ledger:LedgerPage"),
    Room("bundles", "bundle", "ui.pages.bundles:BundlesPage"),
    Room("open_bundle", "", "ui.pages.open_bundle:OpenBundlePage"),
    Room("outside", "stamp", "ui.pages.outside:OutsidePage"),
    Room("others", "key", "ui.pages.others:OthersPage"),
    Room("settings", "settings", "ui.pages.settings:SettingsPage"),
    Room("help", "help", "ui.pages.help:HelpPage"),
)
RUNS: Final = (
    Guide("seizure", "seizure", "ui.runs.seizure:SeizureRun"),
    Guide("enrol", "person", "ui.runs.enrol:EnrolRun"),
    Guide("request", "send", "ui.runs.request:RequestRun"),
    Guide("provider_data", "receive", "ui.runs.provider_data:ProviderDataRun"),
    Guide("acquire", "image", "ui.runs.acquire:AcquireRun"),
    Guide("hand_over", "transfer", "ui.runs.hand_over:HandOver"),
    Guide("accept", "receive", "ui.runs.accept:Accept"),
    Guide("stock", "store", "ui.runs.stock:StockRun"),
    Guide("export", "export", "ui.runs.export:ExportRun"),
    Guide("transfer_out", "transfer", "ui.runs.transfer_out:TransferOutRun"),
    Guide("take_over", "receive", "ui.runs.take_over:TakeOverRun"),
    Guide("take_artifacts", "artifact", "ui.runs.take_artifacts:TakeArtifactsRun"),
    Guide("close_transfer", "transfer", "ui.runs.close_transfer:CloseTransferRun"),
    Guide("receive_bundle", "receive", "ui.runs.receive_bundle:ReceiveBundleRun"),
    Guide("record", "annotate", "ui.runs.record:RecordRun"),
    Guide("correct", "correct", "ui.runs.correct:CorrectRun"),
    Guide("annotate", "annotate", "ui.runs.about:AnnotateRun"),
    Guide("acknowledge", "finding", "ui.runs.about:AcknowledgeRun"),
    Guide("resolve", "finding", "ui.runs.about:ResolveRun"),
)
ALIASES: Final = {"event": "ledger"}
"""Things that a page of another name shows."""
BESIDE: Final = ("ui.runs.frame", "ui.dialogs.unlock", "ui.windows.finder", "segno")
"""What the window imports when it is first asked for, beside rooms and runs."""
WITHIN: Final = {"case": "cases", "item": "cases", "table": "cases", "contacts": "requests",
          "law": "requests", "open_bundle": "bundles"}  # fmt: skip
"""Pages that do not stand in the rail, and the room that they belong to."""


def room_words() -> dict[str, str]:
    """What the rail and the menus call the rooms, which are made only when they are entered."""
    return {
        "today": translate("Rooms", "Today"),
        "cases": translate("Rooms", "Cases"),
        "requests": translate("Rooms", "Requests"),
        "verify": translate("Rooms", "Verify"),
        "ledger": translate("Rooms", "Ledger"),
        "bundles": translate("Rooms", "Bundles"),
        "outside": translate("Rooms", "Outside proofs"),
        "others": translate("Rooms", "Keys of others"),
        "settings": translate("Rooms", "Settings"),
        "help": translate("Rooms", "Help"),
    }


def run_words() -> dict[str, str]:
    """What the menus call the runs that can be begun from anywhere."""
    return {
        "seizure": translate("Rooms", "Log a seizure"),
        "request": translate("Rooms", "Send a request"),
        "provider_data": translate("Rooms", "Receive provider data"),
        "acquire": translate("Rooms", "Take data from an item"),
        "hand_over": translate("Rooms", "Hand over"),
        "accept": translate("Rooms", "Accept what is in transit"),
        "stock": translate("Rooms", "Take stock"),
        "export": translate("Rooms", "Export a bundle"),
        "receive_bundle": translate("Rooms", "Receive a bundle"),
        "transfer_out": translate("Rooms", "Transfer to another station"),
        "take_over": translate("Rooms", "Take over from another station"),
        "take_artifacts": translate("Rooms", "Take over artifacts"),
        "close_transfer": translate("Rooms", "Close a transfer"),
        "record": translate("Rooms", "Record an event"),
        "enrol": translate("Rooms", "Enrol a person"),
    }


def load_all(progress: Progress) -> None:
    """Import every room and run, and read their words: the first click on one waits for neither."""
    names = [*BESIDE, *(place.where.partition(":")[0] for place in (*ROOMS, *RUNS))]
    for done, name in enumerate(names):
        progress(done, len(names))
        import_module(name)
    from custody.domain import wording
    from ui.forms.known import layout

    layout()
    for language in LANGUAGES:
        wording.words(language)


def _load(where: str) -> Any:
    module, _, name = where.partition(":")
    return getattr(import_module(module), name)
