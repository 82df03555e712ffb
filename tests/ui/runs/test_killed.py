"""The client is killed in the middle of a seizure; what was typed is there again."""

import json
import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from custody.ledger.check import check_ledger
from tests.ui.conftest import sit_down
from tests.ui.runs import hand, typist
from ui.runs.beginning import begin
from ui.runs.seizure import SeizureRun
from ui.settings import Settings
from ui.wiring import open_desk

ROOT = Path(__file__).parents[3]


def test_every_field_and_photograph_of_a_killed_client_is_found_again(
    station_folder: Path, custody_home: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    photos = tmp_path / "photos"
    photos.mkdir()
    with subprocess.Popen(
        [sys.executable, "-m", "tests.ui.runs.typist", str(station_folder), str(photos)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as client:
        assert client.stdout is not None
        line = client.stdout.readline()
        client.kill()
    assert line, "the client ended by itself"
    typed = json.loads(line)
    for photo in photos.glob("*.png"):
        photo.unlink()
    (photos / "chat.txt").unlink()

    desk = open_desk(station_folder, Settings(custody_home / "client.ini"))
    assert desk.drafts.all() == []  # nobody can read them until the key is unlocked
    sit_down(desk, qtbot, "ALM")
    (row,) = desk.drafts.all()
    assert row.kind == "seizure"
    frame = begin(SeizureRun, desk, {"draft": row.key})
    qtbot.addWidget(frame)
    frame.show()
    run = hand.run_of(frame)
    assert frame.at == typed["at"] == 3
    (take,) = run.data.takes
    qtbot.waitUntil(lambda: not take.is_busy)
    assert json.loads(json.dumps(run.document()))["steps"] == typed["steps"]
    assert take.found is not None
    (entry,) = take.found.entries()
    kept = desk.station.artifacts.path(entry["digests"]["sha256"])
    assert kept.read_bytes() == typist.CHAT
    assert entry["path"]["shown"] == "chat.txt"
    first, second = run.items.cards
    assert (first.thing.kind, second.thing.kind) == ("phone", "paper")
    assert [row.kept.thumbnail.isNull() for row in first.thing.photos._rows] == [False, False]
    assert run.scene.document()["place"]
    assert "battery died" in str(run.end_step.document())
    ledger = desk.station.ledger
    assert check_ledger(ledger.store, trust=ledger.trust, processes=1).is_sound
    frame.leave()
    desk.close()
    assert typist.CASE in row.title
