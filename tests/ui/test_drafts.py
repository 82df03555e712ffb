"""Drafts: unreadable to others, whole after a kill, told when the disk refuses."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import sit_down
from ui.desk import Desk
from ui.drafts import Drafts
from ui.settings import Settings
from ui.wiring import open_desk

TYPED = {"steps": [{"name": "Қалқаман, the owner"}]}


def files(home: Path) -> list[Path]:
    return [path for path in (home / "drafts").rglob("*") if path.is_file()]


def test_a_draft_comes_back_to_its_person_alone(
    desk: Desk, qtbot: QtBot, custody_home: Path
) -> None:
    desk.drafts.save("seizure", "1", "Flat", TYPED)  # nobody is there: nothing is kept
    sit_down(desk, qtbot, "ALM")
    assert desk.drafts.all() == []
    desk.drafts.save("seizure", "1", "Flat", TYPED)
    assert desk.drafts.load("seizure", "1") == TYPED
    (row,) = desk.drafts.all()
    assert (row.kind, row.key, row.title, row.document) == ("seizure", "1", "Flat", TYPED)
    (path,) = files(custody_home)
    assert "owner" not in path.read_bytes().decode("latin-1")
    assert path.stat().st_mode & 0o077 == 0
    sit_down(desk, qtbot, "BOL")
    assert desk.drafts.all() == []
    assert desk.drafts.load("seizure", "1") is None


def test_the_last_words_win_and_a_discarded_draft_is_gone(
    desk: Desk, qtbot: QtBot, custody_home: Path
) -> None:
    sit_down(desk, qtbot, "ALM")
    for number in range(50):
        desk.drafts.save("seizure", "1", "Flat", {"n": number})
    assert desk.drafts.load("seizure", "1") == {"n": 49}
    desk.drafts.discard("seizure", "1")
    assert desk.drafts.all() == []
    assert files(custody_home) == []


def test_a_draft_that_was_moved_or_changed_is_no_draft(
    desk: Desk, qtbot: QtBot, custody_home: Path
) -> None:
    sit_down(desk, qtbot, "ALM")
    desk.drafts.save("seizure", "1", "Flat", TYPED)
    desk.drafts.load("seizure", "1")
    (path,) = files(custody_home)
    path.rename(path.with_name("0" * 32 + ".draft"))
    assert desk.drafts.all() == []


def test_a_disk_that_refuses_is_told(desk: Desk, qtbot: QtBot, custody_home: Path) -> None:
    sit_down(desk, qtbot, "ALM")
    (custody_home / "drafts").write_text("a file where the folder should be")
    with qtbot.waitSignal(desk.drafts.failed) as caught:
        desk.drafts.save("seizure", "1", "Flat", TYPED)
    assert caught.args is not None
    assert caught.args[0].code == "storage.write"


def test_a_draft_survives_the_kill_of_the_program(
    station_folder: Path, custody_home: Path, passphrase: str, desk: Desk, qtbot: QtBot
) -> None:
    script = textwrap.dedent(
        """
        import os, signal, sys
        from pathlib import Path
        from PySide6.QtCore import QCoreApplication
        from ui.settings import Settings
        from ui.wiring import open_desk
        app = QCoreApplication([])
        desk = open_desk(Path(sys.argv[1]), Settings())
        desk.people.changed.connect(app.quit)
        desk.people.unlock("ALM", sys.argv[2], failed=print)
        app.exec()
        desk.drafts.save("seizure", "1", "Flat", {"typed": "all of it"})
        desk.drafts.load("seizure", "1")
        os.kill(os.getpid(), signal.SIGKILL)
        """
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(station_folder), passphrase], check=False
    )
    assert done.returncode == -9
    sit_down(desk, qtbot, "ALM")
    assert desk.drafts.load("seizure", "1") == {"typed": "all of it"}


def test_drafts_of_two_ledgers_do_not_meet(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    sit_down(desk, qtbot, "ALM")
    other = Drafts("other.example/station/0000000000000000", desk.people, desk.station.ledger.clock)
    other.save("seizure", "1", "Elsewhere", TYPED)
    assert desk.drafts.all() == []
    assert len(other.all()) == 1
    other.close()


def test_a_desk_opens_twice_in_one_process(
    station_folder: Path, desk: Desk, custody_home: Path
) -> None:
    second = open_desk(station_folder, Settings(custody_home / "client.ini"))
    assert second.queries.event_count() == desk.queries.event_count()
    second.close()


@pytest.mark.parametrize("key", ["1", "../up", "a" * 300])
def test_any_key_makes_a_file_in_the_folder(
    desk: Desk, qtbot: QtBot, custody_home: Path, key: str
) -> None:
    sit_down(desk, qtbot, "ALM")
    desk.drafts.save("record", key, "t", TYPED)
    assert desk.drafts.load("record", key) == TYPED
    assert all(path.suffix == ".draft" for path in files(custody_home))
