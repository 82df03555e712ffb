"""Every room and every guided run of the client, in the order in which they are offered.

A page with an `icon` stands in the navigation rail; the others are reached from pages.
"""

from typing import Final

from PySide6.QtCore import QCoreApplication

from ui.pages.bundles import BundlesPage
from ui.pages.case import CasePage
from ui.pages.cases import CasesPage
from ui.pages.help import HelpPage
from ui.pages.item import ItemPage
from ui.pages.ledger import LedgerPage
from ui.pages.open_bundle import OpenBundlePage
from ui.pages.page import Page
from ui.pages.requests import RequestsPage
from ui.pages.settings import SettingsPage
from ui.pages.today import TodayPage
from ui.pages.verify import VerifyPage
from ui.runs.about import AcknowledgeRun, AnnotateRun, ResolveRun
from ui.runs.accept import Accept
from ui.runs.correct import CorrectRun
from ui.runs.export import ExportRun
from ui.runs.hand_over import HandOver
from ui.runs.record import RecordRun
from ui.runs.run import Run
from ui.runs.seizure import SeizureRun

translate = QCoreApplication.translate

ROOMS: Final[tuple[type[Page], ...]] = (
    TodayPage,
    CasesPage,
    CasePage,
    ItemPage,
    RequestsPage,
    VerifyPage,
    LedgerPage,
    BundlesPage,
    OpenBundlePage,
    SettingsPage,
    HelpPage,
)
RUNS: Final[tuple[type[Run], ...]] = (
    SeizureRun,
    HandOver,
    Accept,
    ExportRun,
    RecordRun,
    CorrectRun,
    AnnotateRun,
    AcknowledgeRun,
    ResolveRun,
)
ALIASES: Final = {"event": "ledger"}
"""Things that a page of another name shows."""


def room_words() -> dict[str, str]:
    """What the rail and the menus call the rooms, which are made only when they are entered."""
    return {
        "today": translate("Rooms", "Today"),
        "cases": translate("Rooms", "Cases"),
        "requests": translate("Rooms", "Requests"),
        "verify": translate("Rooms", "Verify"),
        "ledger": translate("Rooms", "Ledger"),
        "bundles": translate("Rooms", "Bundles"),
        "settings": translate("Rooms", "Settings"),
        "help": translate("Rooms", "Help"),
    }


def run_words() -> dict[str, str]:
    """What the menus call the runs that can be begun from anywhere."""
    return {
        "seizure": translate("Rooms", "Log a seizure"),
        "provider_data": translate("Rooms", "Receive provider data"),
        "hand_over": translate("Rooms", "Hand over"),
        "accept": translate("Rooms", "Accept what is in transit"),
        "export": translate("Rooms", "Export a bundle"),
        "record": translate("Rooms", "Record an event"),
        "enrol": translate("Rooms", "Enrol a person"),
    }
