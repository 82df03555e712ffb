"""The main window: it places pages and runs, and does no work of its own."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QByteArray, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from custody.clock import format_instant
from custody.domain.vocabulary import BY_COMMAND
from custody.errors import CustodyError
from ui import rooms, theme, translations
from ui.desk import Desk
from ui.dialogs.confirm import is_confirmed
from ui.dialogs.fault import FaultDialog, show_fault
from ui.dropped import DropTarget
from ui.enter import EnterPresses
from ui.pages.page import Page
from ui.seen import Translated
from ui.widgets.toast import Toast
from ui.windows.banners import Banners
from ui.windows.bar import Bar
from ui.windows.health import Health
from ui.windows.menus import Deeds, Menus
from ui.windows.rail import Rail
from ui.windows.scans import Scans, destination
from ui.windows.strip import Strip
from ui.windows.tray import Tray
from ui.windows.watch import Watch

if TYPE_CHECKING:
    from custody.ledger.report import LedgerReport
    from custody.service import Receipt
    from ui.runs.frame import Frame

LEAST: Final = QSize(1024, 680)
FIRST: Final = QSize(1280, 800)
LOAD_AFTER_MS: Final = 500
"""When the rooms not yet entered are imported, behind the window."""
_DELETE_AFTER_MS: Final = 100
_KEPT_STEPS: Final = 50
BUNDLE_PAGE: Final = "open_bundle"


class MainWindow(Translated, DropTarget, QMainWindow):
    """Pages are made when they are first entered; open runs stay until they are left."""

    ledger_wanted = Signal()
    """The user wants to work with another ledger."""

    def __init__(self, desk: Desk) -> None:
        """Show the first room of an open ledger."""
        super().__init__()
        self.desk = desk
        self._rooms = {room.name: room for room in rooms.ROOMS}
        self._runs = {run.name: run for run in rooms.RUNS}
        self._pages: dict[str, Page] = {}
        self._frames: dict[str, Frame] = {}
        self._steps: list[tuple[str, Any]] = []
        self._here: tuple[str, Any] = ("", None)
        self.rail = Rail(rooms.ROOMS)
        self.bar = Bar(desk)
        self.banners = Banners()
        self.stack = QStackedWidget()
        self.tray = Tray(desk.jobs)
        self.strip = Strip(desk)
        self.toast = Toast(self)
        EnterPresses(self)
        self.scans = Scans(self, lambda: self.stack.currentWidget() in self._frames.values())
        self.menus = Menus(self, self.menuBar(), self._deeds(), desk.settings.scheme)
        self.watch = Watch(desk, self)
        self._place()
        self._connect()
        desk.people.lock_after(desk.settings.lock_after_min)
        self.retranslate()
        self.watch.look()
        if self._rooms:
            self.go(next(iter(self._rooms)))
        QTimer.singleShot(LOAD_AFTER_MS, self.watch, self.watch.work_ahead)

    def _place(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.bar)
        right.addWidget(self.banners)
        right.addWidget(self.stack, 1)
        right.addWidget(self.tray)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addLayout(right, 1)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(middle, 1)
        layout.addWidget(self.strip)
        self.setCentralWidget(whole)
        for part in (self.menuBar(), self.rail, self.bar, self.banners, self.strip):
            theme.dress(part)
        self.setAcceptDrops(True)
        self.setMinimumSize(LEAST)
        self.resize(FIRST)
        if self.desk.settings.window:
            self.restoreGeometry(QByteArray.fromHex(self.desk.settings.window.encode()))

    def _connect(self) -> None:
        self.rail.chosen.connect(self._on_rail)
        self.bar.back.connect(self.back)
        self.bar.search.connect(self.search)
        self.bar.language_chosen.connect(self.choose_language)
        self.bar.unlock.connect(self.unlock)
        self.banners.go.connect(self.go)
        self.scans.scanned.connect(self._on_label)
        self.scans.read.connect(self._on_code)
        self.strip.go.connect(self.go)
        self.watch.health.answered.connect(self._show_health)
        self.watch.health.failed.connect(self._on_unread)
        self.watch.damaged.connect(self.banners.show_damage)
        self.desk.news.recorded.connect(self._on_recorded)
        self.desk.news.audited.connect(self._on_audited)
        self.desk.drafts.failed.connect(self.banners.show_draft_failure)
        self.desk.settings.changed.connect(self._on_setting)

    def _deeds(self) -> Deeds:
        return Deeds(
            go=self.go,
            back=self.back,
            search=self.search,
            open_bundle=self.ask_for_bundle,
            open_ledger=self.ledger_wanted.emit,
            unlock=self.unlock,
            lock=self.desk.people.lock,
            help=self.help,
            full_screen=lambda: self.setWindowState(
                self.windowState() ^ self.windowState().WindowFullScreen
            ),
            choose_language=self.choose_language,
            choose_scheme=self.choose_scheme,
            close=self.close,
        )

    # ---- words ----

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.menus.retranslate()
        self.rail.retranslate()
        for key, frame in self._frames.items():
            self.rail.name_run(key, frame.run.draft_title())
        self._name_window()

    def _name_window(self) -> None:
        shown = self.stack.currentWidget()
        title = shown.title() if shown is not None and hasattr(shown, "title") else ""
        self.setWindowTitle(f"{title} — Custody" if title else "Custody")

    def choose_language(self, code: str) -> None:
        """Speak another language, now and at the next start."""
        self.desk.settings.language = code

    def choose_scheme(self, scheme: theme.Scheme) -> None:
        """Take other colours, now and at the next start."""
        self.desk.settings.scheme = scheme

    def _on_setting(self, name: str) -> None:
        application, settings = QApplication.instance(), self.desk.settings
        if not isinstance(application, QApplication):
            return
        match name:
            case "language":
                translations.choose(application, settings.language)
            case "scheme":
                theme.choose(application, settings.scheme)
            case "lock_after_min":
                self.desk.people.lock_after(settings.lock_after_min)
            case _:
                pass

    # ---- going about ----

    def go(self, name: str, argument: object = None) -> None:
        """Show a room, or begin or take up a run (`run:NAME`)."""
        if name.startswith("run:"):
            self._begin(name.removeprefix("run:"), argument)
            return
        if name not in self._rooms:
            name = rooms.ALIASES.get(name, name)
        page = self._page(name)
        if page is None:
            return
        self._leave_here(name, argument)
        if argument is not None:
            try:
                page.open(argument)
            except CustodyError as err:
                self.show_fault(err)
        self._show(page, name)

    def _page(self, name: str) -> Page | None:
        if name not in self._pages and name in self._rooms:
            page = self._rooms[name].load()(self.desk)
            page.go.connect(self.go)
            self.stack.addWidget(page)
            self._pages[name] = page
        return self._pages.get(name)

    def page(self) -> QWidget:
        """What is shown: a page, or the frame of a run."""
        shown = self.stack.currentWidget()
        return self if shown is None else shown

    def _leave_here(self, name: str, argument: object) -> None:
        if self._here[0] and self._here != (name, argument):
            self._steps = [*self._steps, self._here][-_KEPT_STEPS:]
        self._here = (name, argument)
        self.bar.allow_back(bool(self._steps))

    def _show(self, widget: QWidget, name: str) -> None:
        self.stack.setCurrentWidget(widget)
        self.rail.show_chosen(rooms.WITHIN.get(name, name))
        self._name_window()
        widget.setFocus()

    def back(self) -> None:
        """Show what was shown before."""
        while self._steps:
            name, argument = self._steps.pop()
            self._here = ("", None)
            if name in self._frames:
                self._show_run(name)
                break
            if name in self._rooms:
                self.go(name, argument)
                break
        self.bar.allow_back(bool(self._steps))

    def _on_rail(self, name: str) -> None:
        if name in self._frames:
            self._show_run(name)
        else:
            self.go(name)

    def _on_label(self, text: str) -> None:
        """A label was scanned: show its thing."""
        page, argument = destination(self.desk, text)
        if page:
            self.go(page, argument)
        else:
            self.toast.tell(str(argument))

    def _on_code(self, text: str) -> None:
        """The code of a paper was scanned: show its event, or what it proves."""
        from ui.windows.papers import Papers  # brings the documents; few days need it

        papers = self.findChild(Papers)
        if papers is None:
            papers = Papers(self.desk, self)
            papers.go.connect(self.go)
        papers.read(text)

    # ---- runs ----

    def _begin(self, name: str, argument: object) -> None:
        kind = self._runs.get(name)
        if kind is None:
            return
        if self.desk.people.person is None:
            then = partial(self._begin, name, argument)
            self.unlock(person=self._likely(argument), then=then)
            return
        from ui.runs.beginning import begin

        try:
            frame = begin(kind.load(), self.desk, argument)
        except CustodyError as err:
            self.show_fault(err)
            return
        key = frame.run.key
        if key in self._frames:
            frame.deleteLater()
        else:
            self._frames[key] = frame
            frame.go.connect(self.go)
            frame.left.connect(lambda: self._end(key))
            frame.run.renamed.connect(lambda: self.rail.name_run(key, frame.run.draft_title()))
            self.stack.addWidget(frame)
            self.rail.add_run(key, kind.icon, frame.run.draft_title())
        self._show_run(key)
        for other, known in list(self._frames.items()):
            if other != key and known.run.is_finished:
                self._end(other)  # signed: its receipt stood until something else was begun

    def _show_run(self, key: str) -> None:
        self._leave_here(key, None)
        self._show(self._frames[key], key)

    def _end(self, key: str) -> None:
        frame = self._frames.pop(key, None)
        if frame is None:
            return
        was_here = self.stack.currentWidget() is frame
        self.stack.removeWidget(frame)
        self.rail.remove_run(key)
        # It has many parts: what comes instead of it is shown before they are taken down.
        QTimer.singleShot(_DELETE_AFTER_MS, frame, frame.deleteLater)
        self._steps = [step for step in self._steps if step[0] != key]
        if was_here:
            self._here = ("", None)
            if self._steps:
                self.back()
            else:
                self.go(next(iter(self._rooms)))

    # ---- what concerns all pages ----

    def _show_health(self, health: Health) -> None:
        self.strip.show_health(health)
        self.banners.show_health(health)

    def _on_unread(self, err: Exception) -> None:
        if not self.findChildren(FaultDialog):  # it is looked at again and again
            self.show_fault(err)

    def _on_recorded(self, receipt: "Receipt") -> None:
        self.watch.look()
        if self._here[0] not in self._frames:  # a run tells what it recorded at its end
            self.toast.tell(self.tr("%n event(s) recorded", "", len(receipt.appended)))

    def _on_audited(self, report: "LedgerReport") -> None:
        station = self.desk.station
        at = format_instant(station.ledger.clock.now())
        self.desk.settings.keep_audit(station.ledger.trust.origin, at, sound=report.is_sound)
        self.strip.retranslate()

    def show_fault(self, err: BaseException) -> None:
        """Tell an error."""
        show_fault(self, err, self.desk.station.ledger.offset)

    def _likely(self, argument: object) -> str:
        """Who may record what is asked for: who worked here last, or the first who may."""
        command = argument.get("command") if isinstance(argument, Mapping) else None
        each = BY_COMMAND.get(command or "")
        fit = () if each is None else self.desk.people.fit(each.who)
        return self.desk.people.last if self.desk.people.last in fit else next(iter(fit), "")

    def unlock(self, *, person: str = "", then: Any = None) -> None:
        """Ask who works here now; afterwards, if somebody unlocked, do what was wanted."""
        from ui.dialogs.unlock import UnlockDialog

        dialog = UnlockDialog(self.desk, self, person)
        dialog.accepted.connect(dialog.deleteLater)
        dialog.rejected.connect(dialog.deleteLater)
        if callable(then):
            dialog.accepted.connect(then)
        dialog.open()

    def search(self) -> None:
        """Open the search over everything."""
        from ui.windows.finder import Finder

        finder = Finder(self.desk, self)
        finder.go.connect(self.go)
        finder.finished.connect(finder.deleteLater)
        finder.open()

    def help(self) -> None:
        """Open the help on what is shown."""
        shown = self.page()
        name = shown.run.name if hasattr(shown, "run") else self._here[0]
        self.go("help", name)

    # ---- bundles ----

    def ask_for_bundle(self) -> None:
        """Ask for the ZIP or the bagit.txt of a bundle, and open it."""
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Open a bundle"), "", self.tr("Bundles (*.zip *.age bagit.txt)")
        )
        if path:
            chosen = Path(path)
            self.open_bundle(chosen.parent if chosen.name == "bagit.txt" else chosen)

    def open_bundle(self, path: Path) -> None:
        """Open a bundle, read-only and apart from the ledger."""
        self.go(BUNDLE_PAGE, path)

    def take_dropped(self, paths: list[Path]) -> None:
        if len(paths) == 1 and is_bundle(paths[0]):
            self.open_bundle(paths[0])
        else:
            self.go("verify", paths)

    # ---- the end ----

    def closeEvent(self, event: QCloseEvent) -> None:
        running = [job for job in self.desk.jobs.running if job.title]
        if running and not self._may_close([job.title for job in running]):
            event.ignore()
            return
        for frame in self._frames.values():
            if not frame.run.is_finished:
                frame.run.save()
        self.desk.settings.window = bytes(self.saveGeometry().toHex().data()).decode()
        event.accept()

    def _may_close(self, titles: list[str]) -> bool:
        told = self.tr(
            "{jobs}\n\nWhat only reads is stopped and leaves nothing half-written. "
            "What records is finished first."
        ).format(jobs="\n".join(titles))
        return is_confirmed(
            self,
            self.tr("Work is going on"),
            told,
            do=self.tr("Stop and close"),
            leave=self.tr("Stay"),
        )


def is_bundle(path: Path) -> bool:
    """Whether a path looks like a bundle; what it is worth is told by the check."""
    if path.is_dir():
        return (path / "bagit.txt").is_file()
    return path.suffix.lower() in (".zip", ".age")
