"""The audit of what came from outside, and the audit that goes on from an earlier one."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from custody.anchors.policy import FILE, read_policy
from custody.anchors.request import Request
from custody.anchors.timestamps import stamp_head
from custody.anchors.witness import Cosigned, Witness
from custody.clock import SystemClock
from custody.paths import state_folder
from tests.custody.anchors.authority import Authority, name_authorities, serving
from tests.custody.ledger.tampering import edit
from tests.custody.office import Office, Said


@pytest.fixture
def anchored(office: Office, authority: Authority, tmp_path: Path) -> Office:
    """A ledger with a stamp and a cosignature, by those whom its policy names."""
    witness = Witness.found(tmp_path / "witness", "peer.example/w", SystemClock())
    with serving(authority.answer) as served, office.open() as station:
        name_authorities(office.folder, authority.folder / "roots.pem", served.address)
        with (office.folder / FILE).open("a") as policy:
            policy.write(f'[[witness]]\nline = "{witness.line}"\n')
        witness.trust(station.ledger.trust)
        cosigned = witness.add_checkpoint(Request(0, (), station.ledger.note))
        assert isinstance(cosigned, Cosigned)
        station.ledger.add_cosignature(station.ledger.head.size, cosigned.line)
        assert stamp_head(station, read_policy(office.folder)).obtained is not None
    return office


def audit(office: Office, *options: object) -> Said:
    return office.cli("audit", *options, "--json")


def outside(office: Office) -> tuple[dict[str, int], list[tuple[str, str]]]:
    said = audit(office)
    assert said.status == 0, said  # whatever lies outside, the record itself is sound
    told = said.json["outside"]
    return told["counts"], [(each["kind"], each["outcome"]) for each in told["faults"]]


def stored(office: Office, sql: str) -> bytes:
    with closing(sqlite3.connect(office.folder / "ledger.db")) as connection:
        (value,) = connection.execute(sql).fetchone()
    assert isinstance(value, bytes)
    return value


def test_what_is_good_and_what_is_by_others_is_told_apart(anchored: Office) -> None:
    assert outside(anchored) == ({"good": 2}, [])
    assert "outside: 2 good" in anchored.cli("audit").out
    policy = (anchored.folder / FILE).read_bytes()
    (anchored.folder / FILE).write_bytes(b"quorum = 0\n")
    assert outside(anchored) == ({"unknown": 2}, [])
    (anchored.folder / FILE).write_bytes(policy[:-3])
    assert outside(anchored) == ({"unknown": 2}, [])
    assert "warning: nobody outside is known here" in anchored.cli("audit").out


def test_what_is_damaged_forged_or_gone_is_told_and_the_ledger_stays_sound(
    anchored: Office,
) -> None:
    ledger = anchored.folder / "ledger.db"
    token = stored(anchored, "SELECT token FROM anchor")
    line = stored(anchored, "SELECT line FROM cosignature")
    at = line.rindex(b" ") + 40
    forged = line[:at] + (b"A" if line[at : at + 1] != b"A" else b"B") + line[at + 1 :]
    edit(ledger, ("UPDATE cosignature SET line = ?", (forged,)))
    assert outside(anchored) == ({"good": 1, "bad": 1}, [("cosignature", "bad")])
    edit(ledger, ("UPDATE cosignature SET line = ?", (b"nonsense",)))
    assert outside(anchored)[1] == [("cosignature", "bad")]
    edit(ledger, ("UPDATE cosignature SET line = ?", (line,)))
    signature = token[:-1] + bytes([token[-1] ^ 1])
    for bent in (signature, token[:-1], b"", b"nonsense"):
        edit(ledger, ("UPDATE anchor SET token = ?", (bent,)))
        faults = [("stamp", "bad"), ("stamp", "gone")]
        assert outside(anchored) == ({"bad": 1, "gone": 1, "good": 1}, faults)
    edit(ledger, ("UPDATE anchor SET token = ?, size = size - 1", (token,)))
    assert outside(anchored)[1] == [("stamp", "bad")]  # it is over another head
    edit(ledger, ("DELETE FROM anchor", ()))
    assert outside(anchored)[1] == [("stamp", "gone")]
    said = anchored.cli("audit")
    assert said.status == 0
    assert "warning: stamp is gone" in said.out


def test_an_audit_goes_on_from_the_last_good_one_and_says_what_it_took_for_good(
    office: Office,
) -> None:
    first = audit(office, "--since-last")
    assert first.json["judged_from"] == 0
    size = first.json["events"]
    office.open_case()
    said = office.cli("audit", "--since-last")
    assert said.status == 0
    assert f"judged: events from {size} on" in said.out
    assert "not judged again there: signatures, rights, rules" in said.out
    third = audit(office, "--since-last").json
    assert third["judged_from"] == third["events"] == size + 1
    assert third["taken_for_good"]["whole"] < third["taken_for_good"]["at"]
    assert audit(office).json["judged_from"] == 0  # everything, unless it is asked for
    (kept,) = (state_folder() / "audits").iterdir()
    kept.write_bytes(kept.read_bytes()[:-2])
    said = office.cli("audit", "--since-last")
    assert "no good audit is remembered on this machine: everything was judged" in said.out


def test_what_was_altered_before_that_head_is_found_and_nothing_is_remembered_of_it(
    office: Office,
) -> None:
    assert audit(office).status == 0
    (kept,) = (state_folder() / "audits").iterdir()
    before = kept.read_bytes()
    office.open_case()
    edit(
        office.folder / "ledger.db",
        ("UPDATE opening SET salt = zeroblob(32) WHERE idx = 2", ()),
    )
    assert audit(office, "--since-last").status == audit(office).status == 1
    assert kept.read_bytes() == before


def test_a_head_that_was_printed_or_given_is_taken_for_good(office: Office, tmp_path: Path) -> None:
    with office.open() as station:
        size, note = station.ledger.head.size, station.ledger.note
    (tmp_path / "note").write_bytes(note)
    office.open_case()
    said = office.cli("audit", "--from-checkpoint", tmp_path / "note")
    assert said.status == 0
    assert f"judged: events from {size} on" in said.out
    assert "the checkpoint that you gave" in said.out
    at = note.rindex(b" ") + 20
    forged = note[:at] + (b"A" if note[at : at + 1] != b"A" else b"B") + note[at + 1 :]
    for wrong in (forged, b"nonsense"):
        (tmp_path / "note").write_bytes(wrong)
        refused = audit(office, "--from-checkpoint", tmp_path / "note")
        assert (refused.status, refused.json["error"]) == (3, "input.prior")
    both = office.cli("audit", "--since-last", "--from-checkpoint", tmp_path / "note")
    assert both.status == 3
