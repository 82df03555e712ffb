"""What the pictures of the client show beside its pages: dialogs, questions, notices."""

import time
from dataclasses import replace
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox

from custody.anchors.fork import prove
from custody.bundle.encryption import fingerprint, make_identity
from custody.domain.commands import Command
from custody.errors import InputError, IntegrityError, StorageError
from custody.ledger.alarm import Alarm, AlarmKind, Head
from custody.ledger.checkpoint import Checkpoint, sign_note
from custody.progress import Progress
from custody.recipients import Book
from tests.ui.runs import hand
from ui import translations
from ui.cases import Wish
from ui.dialogs.checkpoint import CheckpointDialog
from ui.dialogs.fault import FaultDialog
from ui.dialogs.fork import ForkDialog
from ui.dialogs.labels import LabelsDialog
from ui.dialogs.look import LookDialog, looked
from ui.dialogs.outsiders import AuthorityDialog, WitnessDialog
from ui.dialogs.paper import PaperDialog
from ui.dialogs.papers import PapersDialog
from ui.dialogs.pdf_identity import IdentityDialog
from ui.dialogs.recipients import MakeSureDialog, OwnKeyDialog, RecipientDialog
from ui.dialogs.review_dialog import ReviewDialog
from ui.dialogs.rosters import RosterDialog, SignRosterDialog, StationDialog
from ui.dialogs.unlock import UnlockDialog
from ui.jobs import Job
from ui.models.papers import Subject
from ui.windows.bundle_window import BundleWindow
from ui.windows.finder import Finder
from ui.windows.guide import Guide
from ui.windows.health import ClockState, read_health
from ui.windows.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.scenes import Shown, Stage

CASE: Final = "EX-26-0417"
OFFSET: Final = "+05:00"
STAMPS: Final = "https://stamps.example/tsa"
OFFICE: Final = "Court of the district (invented)"
_BYTES: Final = 64 << 30
_HALF: Final = 0.42


def scenes(stage: "Stage") -> dict[str, "Callable[[], Shown]"]:
    """Name of each to what shows it."""
    told: dict[str, Callable[[Stage], Shown]] = {
        "guide": guide,
        "trouble": trouble,
        "notices": notices,
        "questions": questions,
        "jobs": jobs,
        "menus": menus,
        "unlock": unlock,
        "fault": fault,
        "finder": finder,
        "look": look,
        "paper": paper,
        "checkpoint": checkpoint,
        "papers": papers,
        "labels": labels,
        "review": review,
        "outsiders": outsiders,
        "recipients": recipients,
        "rosters": rosters,
        "bundle_window": bundle_window,
    }
    return {name: partial(scene, stage) for name, scene in told.items()}


def dialog(shown: QDialog) -> "Shown":
    """A dialog, then no more."""
    shown.show()
    yield "", shown
    shown.close()
    shown.deleteLater()


def guide(stage: "Stage") -> "Shown":
    """The first start, up to the trust line of a ledger that was founded."""
    shown = Guide(stage.desk.settings)
    shown.resize(stage.window.size())
    shown.show()
    yield "", shown
    shown.demonstration_button.click()
    yield "-demonstration", shown
    shown.found_button.click()
    founding = shown.founding
    for field, text in (
        (founding.place.folder, str(stage.folder / "founded")),
        (founding.place.agency, "City police"),
        (founding.place.domain, "police.example"),
        (founding.place.station, "station-07"),
    ):
        field.setText(text)
    yield "-found-1", shown
    for number, form in enumerate((founding.first, founding.second), start=1):
        founding.next()
        yield f"-found-{number + 1}", shown
        form.person.setText(f"ADM{number}")
        form.name.setText("A. B." if number == 1 else "C. D.")
        form.source.choose("token")
        yield f"-found-{number + 1}-token", shown
        form.source.choose("new")
        for line in (form.passphrase, form.again):
            line.setText("four invented words here")
        yield f"-found-{number + 1}-filled", shown
    founding.next()
    stage.until(lambda: founding.at == 3)
    yield "-found-4", shown
    shown.close()


def trouble(stage: "Stage") -> "Shown":
    """A ledger that cannot be opened; with a key that is missing, it can be read."""
    folder = stage.folder / "ledger"
    for name, err in (
        ("-busy", StorageError("storage.ledger_busy", path=str(folder), holder="desk-2")),
        ("-key", InputError("input.key_file", path=str(folder / "log.p8"), reason="it is empty")),
    ):
        shown = Trouble(folder, err)
        shown.resize(stage.window.size())
        shown.show()
        yield name, shown
        shown.close()


def notices(stage: "Stage") -> "Shown":
    """Alarms, what makes it read-only, a doubtful clock, a language that is missing."""
    banners, desk = stage.window.banners, stage.desk
    stage.window.go("requests")
    well = read_health(desk)
    was, is_now = Head(140, bytes(32)), Head(129, bytes(32))
    for name, health in (
        ("rollback", replace(well, alarm=Alarm(AlarmKind.ROLLBACK, was, is_now))),
        ("fork", replace(well, alarm=Alarm(AlarmKind.FORK, is_now, is_now))),
        ("read-only", replace(well, is_read_only=True)),
        ("no-key", replace(well, is_without_key=True)),
        ("clock-back", replace(well, clock=ClockState.BEHIND)),
        ("clock-off", replace(well, clock=ClockState.OFF)),
    ):
        banners.show_health(health)
        yield f"-{name}", stage.window
    banners.show_health(well)
    banners.show_draft_failure(StorageError("storage.full", path=str(stage.folder)))
    yield "-drafts", stage.window
    banners._draft_err = None
    banners.show_damage(IntegrityError("integrity.ledger", reason="another root"))
    yield "-damage", stage.window
    banners._damage = None
    translations._Now.is_complete = False
    banners.retranslate()
    yield "-language", stage.window
    translations._Now.is_complete = True
    banners.retranslate()


def questions(stage: "Stage") -> "Shown":
    """What is asked before a draft is deleted, and before a window is closed over work."""
    frame = stage.begin("run:seizure", {"case": CASE})
    yield "-draft", _still(frame._ask_to_drop)
    stage.leave(frame)
    job = stage.desk.jobs.read(Job(_wait, stage.window.menus.actions()[0].text()))
    stage.until(lambda: bool(stage.window.tray.bars()))
    asked = _still(stage.window.close)
    job.cancel()
    stage.until(lambda: not stage.desk.jobs.running)
    yield "-close", asked


def jobs(stage: "Stage") -> "Shown":
    """Two works, one of them held."""
    stage.window.go("verify")
    made = [stage.desk.jobs.read(Job(_wait, name)) for name in ("phone.E01", "laptop.E01")]
    stage.until(lambda: len(stage.window.tray.bars()) == len(made))
    stage.turn()
    made[1].pause()
    stage.is_held = True
    yield "", stage.window
    stage.is_held = False
    made[1].resume()
    for job in made:
        job.cancel()
    stage.until(lambda: not stage.desk.jobs.running)


def menus(stage: "Stage") -> "Shown":
    """Each menu, with its shortcuts."""
    for number, action in enumerate(stage.window.menuBar().actions(), start=1):
        menu: Any = action.menu()
        menu.popup(stage.window.mapToGlobal(stage.window.rect().center()))
        yield f"-{number}", menu
        menu.close()


def unlock(stage: "Stage") -> "Shown":
    """Who works here now."""
    yield from dialog(UnlockDialog(stage.desk, stage.window))


def fault(stage: "Stage") -> "Shown":
    """An error."""
    err = IntegrityError("integrity.story", row=12, reason="the digest differs")
    yield from dialog(FaultDialog(err, OFFSET, stage.window))


def finder(stage: "Stage") -> "Shown":
    """The search over everything."""
    shown = Finder(stage.desk, stage.window)
    shown.field.setText("ITM")
    yield from dialog(shown)


def look(stage: "Stage") -> "Shown":
    """A photograph out of a bundle; and what is no picture."""
    data = hand.make_photo(stage.folder, 7).read_bytes()
    right = sha256(data).hexdigest()
    for name, digest, read in (
        ("", right, lambda: data),
        ("-other", "00" * 32, lambda: data),
        ("-text", right, lambda: b"at,amount"),
    ):
        found = looked("PHO-007", "data/artifacts/PHO-007.png", digest, read)
        for _, shown in dialog(LookDialog(found, stage.window)):
            yield name, shown


def paper(stage: "Stage") -> "Shown":
    """A printed checkpoint held against the ledger, and a fork that is proven by one."""
    ledger = stage.desk.station.ledger
    shown = PaperDialog(stage.desk, stage.window)
    shown.lines.setPlainText(ledger.note.decode())
    shown.compare()
    yield from dialog(shown)
    head = Checkpoint(ledger.trust.origin, ledger.head.size, bytes(32))
    other = sign_note(head, ledger.trust, stage.desk.station.keyring.open_log())
    shown = PaperDialog(stage.desk, stage.window)
    shown.lines.setPlainText(other)
    shown.compare()
    yield from ((f"-rewritten{part}", each) for part, each in dialog(shown))
    proof = prove(ledger.trust, (ledger.note, other.encode()))
    if proof is None:
        raise ValueError(other)
    file = stage.folder / "fork.json"
    file.write_bytes(proof.write())
    fork = ForkDialog(stage.desk, stage.window)
    fork.check(file)
    yield from ((f"-fork{part}", each) for part, each in dialog(fork))


def checkpoint(stage: "Stage") -> "Shown":
    """The newest checkpoint, before it is printed."""
    yield from dialog(CheckpointDialog(stage.desk, stage.window))


def papers(stage: "Stage") -> "Shown":
    """The protocol of the search, before it is printed; and whose key signs the PDF."""
    shown = PapersDialog(stage.desk, Subject(CASE, "search", "SRC-1"), stage.window)
    yield from dialog(shown)
    yield from (("-identity", each) for _, each in dialog(IdentityDialog(stage.window)))


def labels(stage: "Stage") -> "Shown":
    """Labels of every item."""
    yield from dialog(LabelsDialog(stage.desk, CASE, (), stage.window))


def review(stage: "Stage") -> "Shown":
    """A note on an event, read before it is signed; and one that the record does not allow."""
    stage.sit_down("ALM")
    event = stage.desk.queries.event(40).event
    target = "" if event is None else event.id
    for name, command in (
        ("", Command("event.annotate", {"event": target, "text": "Seen."}, CASE)),
        ("-refused", Command("item.store", {"place": "safe C-3"}, CASE, ("ITM-03",), role="INV")),
    ):
        shown = ReviewDialog(stage.desk, [Wish(command)], stage.window)
        yield from ((name, each) for _, each in dialog(shown))


def outsiders(stage: "Stage") -> "Shown":
    """Who is asked for a time stamp, and for a cosignature."""
    yield from (("-authority", each) for _, each in dialog(AuthorityDialog(None, stage.window)))
    yield from (("-witness", each) for _, each in dialog(WitnessDialog(None, stage.window)))


def recipients(stage: "Stage") -> "Shown":
    """A key of another office: taken in, and made sure of."""
    now = "2026-05-22T04:30:00.000Z"
    key = make_identity(stage.folder / "age-key.txt")
    book = Book(stage.desk.station.folder)
    asked = RecipientDialog(stage.desk, stage.window)
    asked.name.setText(OFFICE)
    asked.key.setText(key)
    yield from (("-add", each) for _, each in dialog(asked))
    entry = book.add(OFFICE, key, now)
    sure = MakeSureDialog(stage.desk, entry, stage.window)
    yield from (("-sure", each) for _, each in dialog(sure))
    own = OwnKeyDialog(key, fingerprint(key), stage.window)
    yield from (("-own", each) for _, each in dialog(own))
    stage.window.go("others")
    page: Any = stage.window.page()
    page.refresh()
    yield "-known", stage.window
    book.remove(OFFICE)


def rosters(stage: "Stage") -> "Shown":
    """The stations of an agency: taken in, signed, picked from."""
    yield from (("-take", each) for _, each in dialog(RosterDialog(stage.desk, stage.window)))
    yield from (("-sign", each) for _, each in dialog(SignRosterDialog(stage.desk, stage.window)))
    yield from (("-pick", each) for _, each in dialog(StationDialog(stage.window)))


def bundle_window(stage: "Stage") -> "Shown":
    """A bundle for one who has no ledger; and a file that is none."""
    for name, path in (("", None), ("-none", hand.make_photo(stage.folder, 8))):
        shown = BundleWindow(stage.desk.settings, path)
        shown.show()
        yield name, shown
        shown.close()


def _wait(progress: Progress) -> None:
    """Work that has come half its way."""
    while True:
        progress(round(_BYTES * _HALF), _BYTES)
        time.sleep(0.02)


def _still(ask: "Callable[[], object]") -> QLabel:
    """A picture of a question, which is then answered with no."""
    pictures: list[Any] = []

    def take() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            pictures.append(box.grab())
            box.reject()

    QTimer.singleShot(400, take)
    ask()
    still = QLabel()
    still.setPixmap(pictures[0])
    still.resize(pictures[0].deviceIndependentSize().toSize())
    return still
