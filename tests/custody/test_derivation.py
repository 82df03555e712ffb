"""A table that was looked at becomes an artifact: its parent verified, nothing left to compute."""

import csv
import json
from pathlib import Path

import pytest

from custody.derivation import derive, kept_file
from custody.errors import InputError, IntegrityError
from custody.service import Act
from custody.tables.table import Order, Table
from tests.custody.office import CASE, OPEN_CASE, Office

TEXT = (
    "time;caller;called;note\n"
    "2024-02-01 10:00:00;+77010000001;+77010000002;=HYPERLINK(1)\n"
    "2024-04-01 10:00:00;+77010000001;+77010000003;-2+cmd|x\n"
)
SHOW = ("--zone", "Asia/Almaty", "--filter", "called=0002")


def taken_in(office: Office, tmp_path: Path) -> str:
    path = tmp_path / "calls.csv"
    path.write_text(TEXT)
    done = office.cli("intake", str(path), "--case", CASE, "--as", "ANNA", "--json")
    return str(json.loads(done.out)["artifacts"][0]["artifact"])


def test_the_derived_table_is_recorded_and_the_same_when_made_again(
    office: Office, tmp_path: Path
) -> None:
    with office.open() as station:
        office.execute(station, OPEN_CASE, "ANNA")
    parent = taken_in(office, tmp_path)
    digests = []
    with office.open() as station:
        for turn in range(2):
            folder = tmp_path / str(turn)
            folder.mkdir()
            path = kept_file(station, CASE, parent)
            with Table.load(path, folder, zone="Asia/Almaty") as table:
                made = derive(station, CASE, parent, table, Order({}, 0), role="INV")
            receipt = station.service.execute(*(Act(e, office.signer("ANNA")) for e in made))
            types = [each.event.type for each in receipt.appended]
            assert types[:3] == ["artifact.verified", "artifact.derived", "artifact.hashed"]
            told = json.loads(str(made[1].fields["parameters"]))
            assert told["zone"] == "Asia/Almaty"
            assert told["columns"][0] == {"kind": "time", "name": "time"}
            digests.append(receipt.appended[2].event.body["artifacts"][0]["digests"]["sha256"])
        assert digests[0] == digests[1]
        data = station.artifacts.path(digests[0]).read_text(encoding="utf-8")
        rows = list(csv.reader(data.splitlines()))
        assert rows[0][:2] == ["time", "time [Asia/Almaty]"]
        assert rows[1] == [
            "2024-02-01 10:00:00", "2024-02-01 10:00:00 +06:00", "+77010000001", "+77010000002",
            "'=HYPERLINK(1)",
        ]  # fmt: skip
        assert rows[2][1] == "2024-04-01 10:00:00 +05:00"
        assert rows[2][4] == "'-2+cmd|x"
    assert office.cli("audit").status == 0


def test_a_copy_that_changed_is_no_parent(office: Office, tmp_path: Path) -> None:
    with office.open() as station:
        office.execute(station, OPEN_CASE, "ANNA")
    parent = taken_in(office, tmp_path)
    with office.open() as station:
        path = kept_file(station, CASE, parent)
        (tmp_path / "s").mkdir()
        with Table.load(path, tmp_path / "s") as table:
            path.chmod(0o600)
            path.write_text(TEXT.replace("0001", "0009"))
            with pytest.raises(IntegrityError):
                derive(station, CASE, parent, table, Order())
            path.unlink()
            with pytest.raises(InputError):
                derive(station, CASE, parent, table, Order())


def test_the_command_line_shows_a_table_and_keeps_it(office: Office, tmp_path: Path) -> None:
    with office.open() as station:
        office.execute(station, OPEN_CASE, "ANNA")
    parent = taken_in(office, tmp_path)
    shown = office.free("table", str(tmp_path / "calls.csv"), "--json", *SHOW)
    told = json.loads(shown.out)
    assert (shown.status, told["shown"], told["rows"]) == (0, 1, 2)
    assert told["pairs"][0]["right"] == "+77010000002"
    unsaid = office.free("table", str(tmp_path / "calls.csv"), "--sort", "note")
    assert unsaid.status == 0
    assert "read as UTC: time (--zone ZONE)" in unsaid.err
    assert "UTC" not in shown.err
    kept = office.free(
        "table", "--record", str(office.folder), "--case", CASE, "--artifact", parent,
        "--as", "ANNA", "--acting-role", "INV", "--json", *SHOW,
    )  # fmt: skip
    assert kept.status == 0, kept.err
    derived = json.loads(kept.out)["derived"]["artifact"]
    with office.open() as station:
        state = station.service.state_of(CASE)
        assert state.artifacts[derived].parents == (parent,)
    wrong = office.free("table", str(tmp_path / "calls.csv"), "--sort", "nothing", "--json")
    assert json.loads(wrong.out)["error"] == "input.table_column"
    assert office.free("table", "--json").status == 3
