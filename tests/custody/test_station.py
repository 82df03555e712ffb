"""Founding and opening a station."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from custody.clock import SystemClock
from custody.errors import InputError, StorageError
from custody.keys.keyring import Keyring, secret_file
from custody.keys.software import SECRET_COST
from custody.ledger.check import check_ledger
from custody.ledger.checkpoint import TrustLine
from custody.scratch import scratch_folder
from custody.station import Founder, found_station, open_station, read_trust
from tests.custody.office import OPEN_CASE, Office, found_office, passphrase

ROOT = Path(__file__).parents[2]
ORIGIN = "agency.example/station-1"


def founders(folder: Path, *names: str) -> list[Founder]:
    keyring = Keyring(folder / "keys", SECRET_COST)
    return [Founder(name, keyring.generate(name, passphrase)) for name in names]


def test_a_founded_station_is_sound_and_says_who_founded_it(tmp_path: Path) -> None:
    folder = tmp_path / "ledger"
    with found_station(
        folder,
        origin=ORIGIN,
        founders=founders(folder, "ADM1", "ADM2"),
        clock=SystemClock(),
        offset="+05:00",
        station="ST-9",
    ) as station:
        roster = station.service.roster()
        assert station.id == "ST-9"
        assert roster.agency == "agency.example"
        assert {key.person for key in roster.keys.values()} == {"ADM1", "ADM2", "ST-9"}
        assert [key.person for key in roster.keys.values() if key.is_station] == ["ST-9"]
        assert check_ledger(station.ledger.store, trust=station.ledger.trust).is_sound
        trust = station.ledger.trust
    assert trust.origin.startswith(f"{ORIGIN}/")
    assert read_trust(folder) == trust
    assert json.loads((folder / "station.json").read_bytes()) == {
        "offset": "+05:00",
        "station": "ST-9",
    }


def test_two_ledgers_of_one_origin_are_told_apart(tmp_path: Path) -> None:
    lines = set()
    for name in ("a", "b"):
        folder = tmp_path / name
        with found_station(
            folder,
            origin=ORIGIN,
            founders=founders(folder, "ADM1"),
            clock=SystemClock(),
            demonstration=True,
        ) as station:
            lines.add(station.ledger.trust.origin)
    assert len(lines) == 2


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"origin": "agency"}, "input.origin"),
        ({"origin": "a/b/c"}, "input.origin"),
        ({"origin": "Агентство/x"}, "input.origin"),
        ({"offset": "+25:00"}, "input.offset"),
        ({"station": "no id"}, "input.station"),
        ({"founders": []}, "input.founders"),
    ],
)
def test_a_station_that_cannot_be_founded_leaves_no_file(
    tmp_path: Path, change: dict[str, object], code: str
) -> None:
    people = founders(tmp_path / "elsewhere", "ADM1", "ADM2")
    terms: dict[str, object] = {"origin": ORIGIN, "founders": people, "clock": SystemClock()}
    with pytest.raises(InputError) as caught:
        found_station(tmp_path / "ledger", **(terms | change))  # type: ignore[arg-type]
    assert caught.value.code == code
    assert not (tmp_path / "ledger").exists()


def test_one_person_twice_founds_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "ledger"
    first, second = founders(folder, "ADM1", "ADM2")
    with pytest.raises(InputError) as caught:
        found_station(
            folder,
            origin=ORIGIN,
            founders=[first, Founder("ADM1", second.signer)],
            clock=SystemClock(),
        )
    assert caught.value.code == "input.founders"


def test_founding_that_failed_may_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "ledger"
    people = founders(folder, "ADM1", "ADM2")

    def full(*_: object, **__: object) -> None:
        raise StorageError("storage.disk_full", path=folder)

    with monkeypatch.context() as patch:
        patch.setattr("custody.ledger.ledger.Ledger.create", full)
        with pytest.raises(StorageError):
            found_station(folder, origin=ORIGIN, founders=people, clock=SystemClock())
    with found_station(folder, origin=ORIGIN, founders=people, clock=SystemClock()) as station:
        assert station.ledger.head.size == 2


FOUNDER = """
import os, sqlite3, sys
from pathlib import Path
from custody import station
from custody.clock import SystemClock
from custody.ledger.ledger import Ledger
from custody.service import CustodyService
from custody.station import Founder, found_station
from custody.keys.keyring import Keyring
from custody.keys.software import SECRET_COST
from tests.custody.office import passphrase

folder, where = Path(sys.argv[1]), sys.argv[2]
ring = Keyring(folder / "keys", SECRET_COST)
people = [Founder(name, ring.open(name, passphrase)) for name in ("ADM1", "ADM2")]

def die(*_, **__):
    os.kill(os.getpid(), 9)

target, name = {
    "before the log's key": (Keyring, "generate_log"),
    "before the station's key": (Keyring, "generate_station"),
    "before the genesis": (Ledger, "create"),
    "within the file": (sqlite3, "connect"),
    "within the genesis": (Ledger, "writing"),
    "before station.json": (station, "write_new"),
    "before the station is enrolled": (CustodyService, "execute"),
}[where]
setattr(target, name, die)
found_station(folder, origin="agency.example/station-1", founders=people, clock=SystemClock())
"""


@pytest.mark.parametrize(
    "where",
    ["before the log's key", "before the station's key", "before the genesis",
     "within the file", "within the genesis", "before station.json",
     "before the station is enrolled"],
)  # fmt: skip
def test_a_founding_that_was_killed_is_ended_by_asking_again(tmp_path: Path, where: str) -> None:
    folder = tmp_path / "ledger"
    people = founders(folder, "ADM1", "ADM2")
    killed = subprocess.run([sys.executable, "-c", FOUNDER, folder, where], cwd=ROOT, check=False)
    assert killed.returncode == -9
    before = None
    if where in ("before station.json", "before the station is enrolled"):
        before = read_trust(folder)
    for wrong in (
        {"origin": "other.example/station-1"},
        {"founders": [Founder("ADM3", people[0].signer), people[1]]},
        {"demonstration": True},
    ):
        if before is None:
            break
        terms: dict[str, Any] = {"origin": ORIGIN, "founders": people, "clock": SystemClock()}
        with pytest.raises(InputError) as caught:
            found_station(folder, **(terms | wrong))
        assert caught.value.code == "input.ledger_exists"
    with found_station(
        folder, origin=ORIGIN, founders=people, clock=SystemClock(), station="ST-9"
    ) as station:
        assert station.id == "ST-9"
        assert before in (None, station.ledger.trust)
        assert station.ledger.head.size == 2
        assert check_ledger(station.ledger.store, trust=station.ledger.trust).is_sound
    with pytest.raises(InputError) as caught:
        found_station(folder, origin=ORIGIN, founders=people, clock=SystemClock())
    assert caught.value.code == "input.ledger_exists"


@pytest.mark.parametrize(
    "name",
    [
        "image-0123456789abcdef",
        "export-0123456789abcdef.part",
        "receive-0123456789abcdef",
        "unpack-0123456789abcdef",
    ],
)
def test_folders_that_a_killed_work_left_are_gone_when_the_station_is_opened(
    office: Office, name: str
) -> None:
    left = office.folder / name
    left.mkdir()
    (left / "disk.E01").write_bytes(b"segment")
    with office.open():
        assert not left.exists()
    with scratch_folder(office.folder, "image-") as alive, office.open():
        assert alive.exists()
    assert not alive.exists()


def test_a_copied_folder_is_read_by_anyone_and_written_by_nobody_else(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(office.folder, tmp_path / "copy")
    monkeypatch.setenv("CUSTODY_HOME", str(tmp_path / "another user"))
    with pytest.raises(InputError) as caught:
        open_station(tmp_path / "copy", clock=SystemClock())
    assert str(secret_file()) in str(caught.value)
    assert isinstance(read_trust(tmp_path / "copy"), TrustLine)
    assert office.cli("audit", to=tmp_path / "copy").status == 0


def test_another_ledger_s_trust_line_does_not_open_this_one(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "other"
    with found_station(
        folder,
        origin=ORIGIN,
        founders=founders(folder, "ADM1"),
        clock=SystemClock(),
        demonstration=True,
    ) as other:
        trust = other.ledger.trust
    with pytest.raises(InputError) as caught:
        open_station(office.folder, clock=SystemClock(), trust=trust)
    assert caught.value.code == "input.other_ledger"


def test_a_ledger_copied_without_its_wal_is_not_written_to(office: Office, tmp_path: Path) -> None:
    with office.open() as station:
        office.execute(station, OPEN_CASE, "ANNA")
        assert (office.folder / "ledger.db-wal").stat().st_size > 0
        shutil.copytree(office.folder, tmp_path / "copy")
    (tmp_path / "copy/ledger.db-wal").unlink()
    (tmp_path / "copy/ledger.db-shm").unlink(missing_ok=True)
    with open_station(tmp_path / "copy", clock=SystemClock()) as copy:
        assert copy.ledger.alarm is not None


@pytest.mark.parametrize(
    "settings",
    [b"", b"{}", b"[1]", b'{"offset":"+05:00"}', b'{"offset":"+99:00","station":"ST-9"}',
     b'{"offset":"+05:00","station":"../x"}', b'{"offset":"+05:00","more":1,"station":"ST-9"}'],
)  # fmt: skip
def test_settings_that_somebody_edited_are_named(settings: bytes, tmp_path: Path) -> None:
    folder = tmp_path / "ledger"
    found_station(
        folder,
        origin=ORIGIN,
        founders=founders(folder, "ADM1"),
        clock=SystemClock(),
        demonstration=True,
    ).close()
    (folder / "station.json").write_bytes(settings)
    with pytest.raises(InputError, match=r"station\.json cannot be used"):
        open_station(folder, clock=SystemClock())


def test_the_folder_of_a_ledger_is_its_owners_alone(tmp_path: Path) -> None:
    found_office(tmp_path / "ledger", demonstration=True)
    assert (tmp_path / "ledger").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "ledger" / "keys").stat().st_mode & 0o777 == 0o700
