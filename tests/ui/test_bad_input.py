"""What goes wrong outside the program: each is told, with what is safe and what to do next."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from custody.clock import Clock, SystemClock
from custody.demo.story import LaterClock
from custody.domain import schema
from custody.domain.commands import Command
from custody.ledger.check import check_ledger
from tests.custody.evidence.conftest import small_disk
from tests.ui.conftest import Filled, copied, sit_down
from tests.ui.runs import hand
from ui import theme, translations
from ui.cases import Wish
from ui.client import Client
from ui.desk import Desk
from ui.dialogs.fault import FaultDialog
from ui.dialogs.review_and_sign import ReviewDialog
from ui.dialogs.unlock import UnlockDialog
from ui.forms.lines import TEXT_CHARACTERS, TextEditor
from ui.pages.help import HelpPage
from ui.runs.frame import Frame, begin
from ui.runs.record import RecordRun
from ui.runs.seizure import SeizureRun
from ui.settings import Settings
from ui.windows.bundle_window import BundleWindow
from ui.windows.main import MainWindow
from ui.windows.trouble import Trouble
from ui.wiring import open_desk

CASE = "EX-26-0417"
__all__ = ["small_disk"]
ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    theme.install(qapp, theme.Scheme.LIGHT)
    translations.choose(qapp, "en")
    yield
    translations.choose(qapp, "en")


def words(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def in_three_languages(qapp: QApplication, read: Callable[[], str]) -> None:
    """What is told changes with the language, all of it at once."""
    told = {}
    for code in ("kk", "ru", "en"):
        translations.choose(qapp, code)
        told[code] = read()
    assert all(told.values())
    assert len(set(told.values())) == 3


# ---- keys ----


def test_a_wrong_passphrase_is_told_and_can_be_typed_again(
    desk: Desk, qtbot: QtBot, passphrase: str
) -> None:
    dialog = UnlockDialog(desk, person="ALM")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClicks(dialog.passphrase, "not this one")
    dialog.unlock.click()
    qtbot.waitUntil(dialog._fault.isVisible, timeout=10_000)
    assert dialog.passphrase.text() == ""
    assert "Type it again" in words(dialog)
    assert desk.people.person is None
    qtbot.keyClicks(dialog.passphrase, passphrase)
    assert dialog._fault.isHidden()
    with qtbot.waitSignal(dialog.accepted, timeout=10_000):
        dialog.unlock.click()
    assert desk.people.person == "ALM"


def test_a_key_that_is_gone_is_told_with_where_to_get_one(
    desk: Desk, qtbot: QtBot, passphrase: str
) -> None:
    dialog = UnlockDialog(desk, person="ALM")
    qtbot.addWidget(dialog)
    dialog.show()
    (desk.station.folder / "keys" / "ALM.p8").unlink()
    qtbot.keyClicks(dialog.passphrase, passphrase)
    dialog.unlock.click()
    qtbot.waitUntil(dialog._fault.isVisible, timeout=10_000)
    assert "Bring the key file to this station" in words(dialog)
    again = UnlockDialog(desk)
    qtbot.addWidget(again)
    assert again.who.findData("ALM") < 0


# ---- the ledger: held by another program, on a disk that cannot be written to, in an alarm ----

HOLD = """
import sys
from pathlib import Path
from custody.clock import SystemClock
from custody.station import open_station

with open_station(Path(sys.argv[1]), clock=SystemClock()) as station:
    with station.ledger.writing(person="BOL"):
        print("held", flush=True)
        sys.stdin.readline()
"""


@pytest.fixture
def holder(station_folder: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another program, which holds the ledger until a line is written to it."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(station_folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.communicate("let go\n" if process.poll() is None else None)


def let_go(process: "subprocess.Popen[str]") -> None:
    assert process.stdin is not None
    process.stdin.write("let go\n")
    process.stdin.flush()
    assert process.wait(20) == 0


INCIDENT = {
    "command": "incident.record",
    "fields": {
        "incident": "INC-78",
        "kind": "other",
        "description": "A key was lost.",
        "steps": "It is looked for.",
    },
}


def incident(qtbot: QtBot, desk: Desk, name: str = "INC-77") -> Frame:
    """An event that whoever it is may record, ready to be signed."""
    frame = begin(RecordRun, desk, {"command": "incident.record"})
    qtbot.addWidget(frame)
    frame.resize(1100, 800)
    frame.show()
    assert isinstance(frame.run, RecordRun)
    form = frame.run.filling.form
    assert form is not None
    form.load(
        {
            "incident": name,
            "kind": "other",
            "description": "The disk was changed.",
            "steps": "A copy of the evening before was put in its place.",
        }
    )
    frame.next_button.click()
    if frame.review._open_roles:
        frame.review.choose_role(frame.review._open_roles[0])
    assert frame.review.can_sign, frame.review.refusal()
    return frame


def test_who_holds_the_ledger_is_told_and_signing_again_succeeds(
    desk: Desk, qtbot: QtBot, holder: "subprocess.Popen[str]"
) -> None:
    sit_down(desk, qtbot, "ALM")
    frame = incident(qtbot, desk)
    assert frame.review.can_sign
    turns: list[int] = []
    heart = QTimer()
    heart.setInterval(10)
    heart.timeout.connect(lambda: turns.append(1))
    heart.start()
    frame.review.sign_button.click()
    qtbot.waitUntil(lambda: bool(frame.review.refusal()), timeout=30_000)
    heart.stop()
    assert len(turns) > 100  # the window lived on while the other program was waited for
    told = words(frame)
    for fact in ("Another program", "BOL", f"process {holder.pid}", "then try again"):
        assert fact in told
    assert "What was recorded before is whole" in told
    let_go(holder)
    with qtbot.waitSignal(frame.done, timeout=20_000):
        frame.review.sign_button.click()
    ledger = desk.station.ledger
    assert check_ledger(ledger.store, trust=ledger.trust, processes=1).is_sound


def _leave_wal(ledger: Path) -> None:
    """Leave the files of a WAL beside a ledger, as a reader does that was killed."""
    with closing(sqlite3.connect(ledger)) as reader:
        reader.execute("SELECT count(*) FROM leaf").fetchone()
        left = {
            name: ledger.with_name(ledger.name + name).read_bytes() for name in ("-wal", "-shm")
        }
    for name, content in left.items():
        ledger.with_name(ledger.name + name).write_bytes(content)


@pytest.fixture
def read_only_ledger(filled: Filled, tmp_path: Path, custody_home: Path) -> Iterator[Path]:
    """A ledger on a file system that is mounted read-only; else one that permissions protect."""
    disk = tmp_path / "disk"
    disk.mkdir()
    folder = copied(filled, disk / "ledger", custody_home)
    _leave_wal(folder / "ledger.db")

    def done(*command: str | Path) -> bool:
        return subprocess.run(command, check=False, capture_output=True).returncode == 0

    is_mounted = done("mount", "--bind", disk, disk)
    if is_mounted:
        assert done("mount", "-o", "remount,bind,ro", disk)
    else:
        for path in sorted(disk.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
    yield folder
    if is_mounted:
        assert done("umount", "-l", disk)
    else:
        for path in disk.rglob("*"):
            path.chmod(0o755)


def test_a_ledger_on_a_read_only_disk_is_opened_for_reading_with_a_notice(
    qtbot: QtBot, qapp: QApplication, read_only_ledger: Path, custody_home: Path
) -> None:
    client = Client(Settings(custody_home / "client.ini"))
    client.start(read_only_ledger)
    window = client.window
    assert isinstance(window, MainWindow), words(window or QWidget())
    assert window.banners.read_only.isVisible()
    assert "read only" in window.banners.read_only.words()
    in_three_languages(qapp, window.banners.read_only.words)
    window.go("item", "ITM-01")
    qtbot.waitUntil(lambda: "ITM-01" in words(window), timeout=20_000)
    client.close()


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.chmod(0o600)
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("name", "harm"),
    [("log", Path.unlink), ("log", _flip), ("station", Path.unlink), ("station", _flip)],
)
def test_a_ledger_whose_key_cannot_be_used_is_opened_to_be_read(
    qtbot: QtBot, qapp: QApplication, station_folder: Path, custody_home: Path, name: str,
    harm: Callable[[Path], None],
) -> None:  # fmt: skip
    key = station_folder / "keys" / f"{name}.p8"
    kept = key.read_bytes()
    harm(key)
    written = (station_folder / "ledger.db").read_bytes()
    client = Client(Settings(custody_home / "client.ini"))
    client.start(station_folder)
    trouble = client.window
    assert isinstance(trouble, Trouble)
    assert "Nothing was changed." in words(trouble)
    in_three_languages(qapp, lambda: words(trouble) + trouble.reading_button.text())
    trouble.reading_button.click()
    window, desk = client.window, client.desk
    assert isinstance(window, MainWindow)
    assert desk is not None
    assert window.banners.no_key.isVisible()
    assert "read only" in window.banners.no_key.words()
    in_three_languages(qapp, window.banners.no_key.words)
    window.go("item", "ITM-01")
    qtbot.waitUntil(lambda: "ITM-01" in words(window), timeout=20_000)
    sit_down(desk, qtbot, "ALM")
    frame = begin(RecordRun, desk, INCIDENT)
    qtbot.addWidget(frame)
    frame.show()
    frame.show_step(2)
    assert "read only" in frame.review.refusal()
    in_three_languages(qapp, frame.review.refusal)
    frame.review.sign_button.click()
    frame.leave()
    frame.close()
    client.close()
    assert (station_folder / "ledger.db").read_bytes() == written
    key.write_bytes(kept)
    client = Client(Settings(custody_home / "client.ini"))
    client.start(station_folder)
    assert isinstance(client.window, MainWindow)
    assert client.window.banners.no_key.isHidden()
    client.close()


def test_without_its_key_and_on_a_read_only_disk_a_ledger_can_still_be_read(
    qtbot: QtBot, qapp: QApplication, read_only_ledger: Path, custody_home: Path
) -> None:
    (custody_home / "station-secret").write_text("not a secret")
    client = Client(Settings(custody_home / "client.ini"))
    client.start(read_only_ledger)
    assert isinstance(client.window, Trouble)
    client.window.reading_button.click()
    window = client.window
    assert isinstance(window, MainWindow), words(window or QWidget())
    assert window.banners.read_only.isVisible()
    assert window.banners.no_key.isHidden()
    client.close()


def recorded(desk: Desk, qtbot: QtBot, incidents: int = 1) -> None:
    """Sign incidents one after the other."""
    sit_down(desk, qtbot, "ALM")
    for number in range(incidents):
        frame = incident(qtbot, desk, f"INC-{71 + number}")
        with qtbot.waitSignal(frame.done, timeout=20_000):
            frame.review.sign_button.click()
        frame.close()


def nothing_is_signed(desk: Desk, qtbot: QtBot) -> None:
    """Whoever tries is refused, and the ledger stays as it is."""
    sit_down(desk, qtbot, "ALM")
    size = desk.station.ledger.head.size
    refused = incident(qtbot, desk)
    if refused.review.can_sign:
        refused.review.sign_button.click()
        qtbot.waitUntil(lambda: bool(refused.review.refusal()), timeout=20_000)
    assert desk.station.ledger.head.size == size


@pytest.mark.parametrize(
    ("went_on", "told"),
    [
        (0, "The ledger is older than this machine remembers"),
        (2, "This is not the ledger that this machine has seen"),
    ],
    ids=["an older copy", "a copy that went on by itself"],
)
def test_another_copy_is_read_only_until_an_administrator_tells_what_happened(
    half_filled: Filled, qtbot: QtBot, qapp: QApplication, tmp_path: Path, custody_home: Path,
    monkeypatch: pytest.MonkeyPatch, went_on: int, told: str,
) -> None:  # fmt: skip
    folder = copied(half_filled, tmp_path / "ledger", custody_home)
    settings = Settings(custody_home / "client.ini")
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    if went_on:  # on another machine, which remembers what it has seen itself
        shutil.copytree(custody_home, tmp_path / "other-home")
        with monkeypatch.context() as elsewhere:
            elsewhere.setenv("CUSTODY_HOME", str(tmp_path / "other-home"))
            desk = open_desk(other, settings)
            recorded(desk, qtbot, went_on)
            desk.close()
    desk = open_desk(folder, settings)
    recorded(desk, qtbot)
    desk.close()
    shutil.rmtree(folder)
    other.rename(folder)

    client = Client(settings)
    client.open_ledger(folder)
    window, desk_now = client.window, client.desk
    assert isinstance(window, MainWindow)
    assert desk_now is not None
    banner = window.banners.alarm
    assert banner.isVisible()
    assert told in banner.words()
    assert "read only" in banner.words()
    in_three_languages(qapp, banner.words)
    banner.acted.emit()
    help_page = window.page()
    assert isinstance(help_page, HelpPage)
    assert help_page.shown() == "alarm"

    nothing_is_signed(desk_now, qtbot)
    administrator = next(
        person for person in desk_now.people.with_key_here()
        if desk_now.people.roles(person) == {"ADM"}
    )  # fmt: skip
    sit_down(desk_now, qtbot, administrator)
    banner.acted_otherwise.emit()
    run_frame = window.page()
    assert isinstance(run_frame, Frame)
    run_frame.left.emit()
    explained = incident(qtbot, desk_now)
    assert explained.review.can_sign, explained.review.refusal()
    with qtbot.waitSignal(explained.done, timeout=20_000):
        explained.review.sign_button.click()
    window.look()
    assert banner.isHidden()
    ledger = desk_now.station.ledger
    assert ledger.alarm is None
    assert check_ledger(ledger.store, trust=ledger.trust, processes=1).is_sound
    client.close()


ANOTHER = """
import sys
from pathlib import Path
from custody.clock import SystemClock
from custody.demo.founding import PASSPHRASE
from custody.domain import schema
from custody.domain.commands import Command
from custody.keys.passphrases import from_text
from custody.service import Act
from custody.station import open_station

folder, case = sys.argv[1:]
with open_station(Path(folder), clock=SystemClock()) as station:
    signer = station.keyring.open("ALM", from_text(PASSPHRASE.decode()))
    fields = {**schema.example("case.open")["fields"], "registration": case}
    station.service.execute(Act(Command("case.open", fields, case, role="OIC"), signer))
"""


@pytest.mark.parametrize("theirs", ["EX-26-0999", "EX-26-0418"], ids=["another", "the same id"])
def test_what_another_program_writes_between_review_and_signature_is_minded(
    desk: Desk, qtbot: QtBot, theirs: str
) -> None:
    sit_down(desk, qtbot, "ALM")
    fields = {**schema.example("case.open")["fields"], "registration": "EX-26-0418"}
    dialog = ReviewDialog(desk, [Wish(Command("case.open", fields, "EX-26-0418", role="OIC"))])
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.panel.can_sign, dialog.panel.refusal()
    ledger, size = desk.station.ledger, desk.queries.size()
    command = [sys.executable, "-c", ANOTHER, str(desk.station.folder), theirs]
    subprocess.run(command, check=True, cwd=ROOT)
    between = desk.queries.size()
    assert between > size
    if theirs == "EX-26-0418":
        dialog.panel.sign_button.click()
        qtbot.waitUntil(lambda: bool(dialog.panel.refusal()), timeout=20_000)
        assert "EX-26-0418" in dialog.panel.refusal()
        assert "Nothing was recorded" in words(dialog)
        assert desk.queries.size() == between
        dialog.reject()
    else:
        with qtbot.waitSignal(dialog.accepted, timeout=20_000):
            dialog.panel.sign_button.click()
        assert desk.queries.size() == between + 1
    assert check_ledger(ledger.store, trust=ledger.trust, processes=1).is_sound


def test_a_clock_that_was_set_back_is_told_with_the_way_to_check_it(
    station_folder: Path, custody_home: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    settings = Settings(custody_home / "client.ini")
    ahead: Clock = LaterClock(SystemClock(), timedelta(days=400))
    desk = open_desk(station_folder, settings, clock=ahead)
    sit_down(desk, qtbot, "ALM")
    frame = incident(qtbot, desk)
    with qtbot.waitSignal(frame.done, timeout=20_000):
        frame.review.sign_button.click()
    frame.close()
    desk.close()
    desk = open_desk(station_folder, settings, clock=SystemClock())
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.show()
    assert "set back" in window.banners.clock.words()
    in_three_languages(qapp, window.banners.clock.words)
    sit_down(desk, qtbot, "ALM")
    window.banners.clock.acted.emit()
    shown = window.page()
    assert isinstance(shown, Frame)
    assert isinstance(shown.run, RecordRun)
    assert shown.run.choosing.command() == "clock.check" or shown.run.choosing.faults()
    shown.left.emit()
    doubtful = incident(qtbot, desk, "INC-79")
    qtbot.waitUntil(lambda: "The clock of this station is in doubt" in words(doubtful))
    with qtbot.waitSignal(doubtful.done, timeout=20_000) as done:
        doubtful.review.sign_button.click()
    assert done.args
    receipt = done.args[0]
    assert receipt.appended[0].event.body["clock_warning"] is True
    ledger = desk.station.ledger
    assert check_ledger(ledger.store, trust=ledger.trust, processes=1).is_sound
    doubtful.close()
    window.close()
    window.deleteLater()
    desk.close()


# ---- what is brought in ----


def seizing(qtbot: QtBot, desk: Desk) -> Frame:
    sit_down(desk, qtbot, "ALM")
    frame = begin(SeizureRun, desk)
    qtbot.addWidget(frame)
    frame.resize(1100, 800)
    frame.show()
    hand.fill_urgent_basis(frame, CASE)
    hand.fill_scene(frame)
    return frame


def test_a_photograph_that_cannot_be_read_is_told_and_the_run_goes_on(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    frame = seizing(qtbot, desk)
    card = hand.run_of(frame).items.cards[0]
    card.details.set_value("type", "paper")
    looped = tmp_path / "photo.jpg"
    looped.symlink_to(looped)
    good = hand.make_photo(tmp_path, 1)
    torn = tmp_path / "torn.png"
    torn.write_bytes(good.read_bytes()[:200])
    card.photos.take([looped])
    qtbot.waitUntil(lambda: not card.photos.is_busy)
    assert str(looped) in card.photos._told.text()
    assert "What was recorded before is whole" in card.photos._told.text()
    card.photos.take([torn, good])
    qtbot.waitUntil(lambda: not card.photos.is_busy)
    shown = {row.kept.name: row.kept.thumbnail.isNull() for row in card.photos._rows}
    assert shown == {"torn.png": True, "photo-1.png": False}
    frame.leave()


def test_a_disk_that_fills_during_intake_is_told_and_keeps_nothing(
    half_filled: Filled, qtbot: QtBot, qapp: QApplication, tmp_path: Path, custody_home: Path,
    small_disk: Path,
) -> None:  # fmt: skip
    folder = copied(half_filled, tmp_path / "ledger", custody_home)
    desk = open_desk(folder, Settings(custody_home / "client.ini"))
    frame = seizing(qtbot, desk)
    hand.fill_items(frame, qtbot.waitUntil, [(hand.THINGS[2], [])])
    store = folder / "artifacts"
    store.rename(tmp_path / "kept")
    store.symlink_to(small_disk / "artifacts")
    (small_disk / "artifacts" / "incoming").mkdir(parents=True)
    big = tmp_path / "given"
    big.mkdir()
    (big / "note.txt").write_text("fits")
    (big / "image.raw").write_bytes(os.urandom(800_000))
    data = hand.run_of(frame).data
    take = data.take([big])
    qtbot.waitUntil(lambda: not take.is_busy, timeout=30_000)
    assert "Make room on the disk" in words(take)
    frame.next_button.click()
    assert frame.at == 3
    assert not any((small_disk / "artifacts" / "incoming").iterdir())
    for path in (small_disk / "artifacts").rglob("*"):
        assert path.is_dir() or sha256(path.read_bytes()).hexdigest() == path.name
    frame.leave()
    desk.close()


def test_a_paste_of_megabytes_is_bounded_and_said_so(desk: Desk, qtbot: QtBot) -> None:
    sit_down(desk, qtbot, "ALM")
    frame = begin(RecordRun, desk, {"command": "incident.record"})
    qtbot.addWidget(frame)
    frame.show()
    assert isinstance(frame.run, RecordRun)
    form = frame.run.filling.form
    assert form is not None
    editor = form.editor("/description")
    assert isinstance(editor, TextEditor)
    noted: list[str] = []
    editor.noted.connect(lambda told, _role: noted.append(told))
    pasted = QMimeData()
    pasted.setText("Қ\u0000\n" * 4_000_000)
    editor.text.insertFromMimeData(pasted)
    assert len(editor.text.toPlainText()) <= TEXT_CHARACTERS
    assert any(str(TEXT_CHARACTERS) in told for told in noted)
    for line in frame.findChildren(QLineEdit):
        line.insert("x" * 3_000_000)
        assert len(line.text()) < 32_768
    for text in frame.findChildren(QPlainTextEdit):
        text.insertFromMimeData(pasted)
        assert len(text.toPlainText()) <= TEXT_CHARACTERS
    frame.leave()


def test_a_bundle_that_lies_is_not_to_be_relied_on(
    filled: Filled, qtbot: QtBot, qapp: QApplication, tmp_path: Path, custody_home: Path
) -> None:
    bundle = tmp_path / "bundle"
    shutil.copytree(filled.bundles / "prosecutor", bundle)
    for path in bundle.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    events = bundle / "custody" / "events.jsonl"
    lines = events.read_bytes()
    at = len(lines) // 2
    events.write_bytes(lines[:at] + bytes([lines[at] ^ 1]) + lines[at + 1 :])
    window = BundleWindow(Settings(custody_home / "client.ini"), None)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(window.view.checked, timeout=60_000):
        window.view.open(bundle)
    assert "Do not rely on this" in words(window)
    in_three_languages(qapp, lambda: words(window))
    window.close()


def test_a_fault_that_nobody_caught_is_told_once_and_the_program_goes_on(
    qtbot: QtBot, station_folder: Path, custody_home: Path
) -> None:
    client = Client(Settings(custody_home / "client.ini"))
    client.start(station_folder)
    assert client.window is not None
    for _ in range(2):
        client.tell_fault(ZeroDivisionError, ZeroDivisionError("x"), None)
    (dialog,) = client.window.findChildren(FaultDialog)
    assert "fault" in words(dialog)
    client.close()
