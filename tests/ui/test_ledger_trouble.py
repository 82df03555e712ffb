"""A ledger, or its key, that is not as it was: told, with what is safe and what to do next."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from custody.domain.commands import Command
from custody.domain.examples import example_of
from custody.ledger.check import check_ledger
from tests.ui.conftest import Filled, copied, sit_down
from tests.ui.incidents import in_three_languages, incident, words
from ui.cases import Wish
from ui.client import Client
from ui.desk import Desk
from ui.dialogs.review_dialog import ReviewDialog
from ui.dialogs.unlock import UnlockDialog
from ui.pages.help import HelpPage
from ui.runs.beginning import begin
from ui.runs.frame import Frame
from ui.runs.record import RecordRun
from ui.settings import Settings
from ui.windows.main import MainWindow
from ui.windows.trouble import Trouble
from ui.wiring import open_desk

pytestmark = pytest.mark.usefixtures("english")
ROOT = Path(__file__).parents[2]


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
    qtbot.waitUntil(window.banners.read_only.isVisible, timeout=20_000)
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
    qtbot.waitUntil(window.banners.no_key.isVisible, timeout=20_000)
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
    healed = client.window
    assert isinstance(healed, MainWindow)
    qtbot.waitUntil(lambda: bool(healed.strip.words()["ledger"]), timeout=20_000)
    assert healed.banners.no_key.isHidden()
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
    qtbot.waitUntil(window.banners.read_only.isVisible, timeout=20_000)
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
    qtbot.waitUntil(banner.isVisible, timeout=20_000)
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
    window.watch.look()
    qtbot.waitUntil(banner.isHidden, timeout=20_000)
    ledger = desk_now.station.ledger
    assert ledger.alarm is None
    assert check_ledger(ledger.store, trust=ledger.trust, processes=1).is_sound
    client.close()


ANOTHER = """
import sys
from pathlib import Path
from custody.clock import SystemClock
from custody.demo.founding import PASSPHRASE
from custody.domain.examples import example_of
from custody.domain.commands import Command
from custody.keys.passphrases import from_text
from custody.service import Act
from custody.station import open_station

folder, case = sys.argv[1:]
with open_station(Path(folder), clock=SystemClock()) as station:
    signer = station.keyring.open("ALM", from_text(PASSPHRASE.decode()))
    fields = {**example_of("case.open")["fields"], "registration": case}
    station.service.execute(Act(Command("case.open", fields, case, role="OIC"), signer))
"""


@pytest.mark.parametrize("theirs", ["EX-26-0999", "EX-26-0418"], ids=["another", "the same id"])
def test_what_another_program_writes_between_review_and_signature_is_minded(
    desk: Desk, qtbot: QtBot, theirs: str
) -> None:
    sit_down(desk, qtbot, "ALM")
    fields = {**example_of("case.open")["fields"], "registration": "EX-26-0418"}
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
