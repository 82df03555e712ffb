"""Ledgers bent in places that honest ones never reach."""

import sqlite3
from base64 import b64decode
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from custody.domain.events import Draft
from custody.errors import IntegrityError
from custody.ledger import check
from custody.ledger.check import check_ledger
from custody.ledger.check_part import Question
from custody.ledger.checkpoint import open_note
from custody.ledger.event import commitment_to_bytes, open_envelope
from custody.ledger.ledger import Ledger
from custody.ledger.store import Erasure, Store
from custody.ledger.tree import hash_leaf
from custody.strict_json import b64, canonical, parse
from tests.custody.ledger.station import KEYS, Station, note_event, open_case
from tests.custody.ledger.tampering import audit, edit
from tests.custody.ledger.test_check import erase, fill, forge


@pytest.fixture
def ledger_file(tmp_path: Path) -> Path:
    station = Station(tmp_path / "ledger")
    with station.create() as ledger:
        fill(ledger, 3)
        ledger.backup(tmp_path / "copy.db")
    return tmp_path / "copy.db"


@pytest.fixture
def erased(tmp_path: Path) -> Path:
    """A ledger whose last event tells that another was erased."""
    station = Station(tmp_path / "ledger")
    with station.create() as ledger:
        fill(ledger, 2)
        erase(ledger, 8, "opening")
        ledger.backup(tmp_path / "copy.db")
    return tmp_path / "copy.db"


def body_of(path: Path, index: int) -> dict[str, Any]:
    with closing(Store(path, writable=False)) as store:
        envelope = store.entry(index).envelope
    assert envelope is not None
    return dict(open_envelope(envelope).event.body)


def size_of(path: Path) -> int:
    with closing(Store(path, writable=False)) as store:
        return store.size()


@pytest.mark.parametrize(
    ("change", "question", "reason"),
    [
        ({"leaf": "0" * 64}, Question.ERASURES, "another leaf than was erased"),
        ({"case": {"id": "C-2", "seq": 0}}, Question.CHAINS, "stands in it all the same"),
    ],
)
def test_an_erasure_that_tells_of_another_place_is_found(
    erased: Path, change: dict[str, Any], question: Question, reason: str
) -> None:
    last = size_of(erased) - 1
    body = body_of(erased, last)
    body["events"] = [body["events"][0] | change]
    forge(erased, last, {"body": body}, ("sup",))
    report = audit(erased)
    assert not report.holds(question)
    assert reason in " ".join(finding.reason for finding in report.findings)


@pytest.mark.parametrize(
    ("scope", "row_of", "put_back", "reason"),
    [
        ("opening", "SELECT * FROM opening WHERE idx = 8",
         "INSERT INTO opening VALUES (?, ?, ?)", "it was erased and is there all the same"),
        ("private", "SELECT * FROM private_part WHERE idx = 8",
         "INSERT INTO private_part VALUES (?, ?, ?)", "its private part was erased and is there"),
    ],
)  # fmt: skip
def test_what_came_back_after_its_erasure_is_found(
    tmp_path: Path, scope: str, row_of: str, put_back: str, reason: str
) -> None:
    with Station(tmp_path / "ledger").create() as ledger:
        fill(ledger, 2)
        ledger.backup(tmp_path / "before.db")
        erase(ledger, 8, scope)
        ledger.backup(tmp_path / "copy.db")
    with closing(sqlite3.connect(tmp_path / "before.db")) as connection:
        row = connection.execute(row_of).fetchone()
    edit(tmp_path / "copy.db", (put_back, row))
    findings = audit(tmp_path / "copy.db").findings
    assert (Question.ERASURES, 8, reason) in [(f.question, f.index, f.reason) for f in findings]
    edit(tmp_path / "copy.db", ("DELETE FROM erasure", ()))  # as if it had never been done
    reasons = [each.reason for each in audit(tmp_path / "copy.db").findings]
    assert f"the erasure of its {scope} is not in both places" in reasons


def test_an_erasure_that_was_ordered_and_of_which_no_event_tells_is_found(tmp_path: Path) -> None:
    with Station(tmp_path / "ledger").create() as ledger:
        fill(ledger, 2)
        leaf = hash_leaf(ledger.entry(8).leaf).hex()
        body = {"basis": "order 7", "events": [{"index": 8, "leaf": leaf, "scope": "private"}]}
        with ledger.writing() as writer:
            draft = Draft("erasure.ordered", body, "SUP", case="C-2")
            order = writer.append(draft, KEYS["sup"], [KEYS["oic"]]).index
        ledger.backup(tmp_path / "copy.db")
    assert audit(tmp_path / "copy.db").is_sound
    edit(
        tmp_path / "copy.db",
        ("INSERT INTO erasure VALUES (8, 'private', ?)", (order,)),
        ("DELETE FROM private_part WHERE idx = 8", ()),
    )
    (finding,) = audit(tmp_path / "copy.db").findings
    assert (finding.question, finding.index) == (Question.ERASURES, 8)


def test_an_event_that_names_the_right_root_and_another_size_is_found(ledger_file: Path) -> None:
    last = size_of(ledger_file) - 1
    with closing(Store(ledger_file, writable=False)) as store:
        envelope = store.entry(last).envelope
    assert envelope is not None
    root = b64(open_envelope(envelope).event.tree_root)
    forge(ledger_file, last, {"tree": {"size": last - 1, "root": root}}, ("inv",))
    (finding,) = audit(ledger_file).findings
    assert (finding.question, finding.index) == (Question.TREE, last)


def test_a_private_part_under_the_salt_of_another_is_found(ledger_file: Path) -> None:
    last = size_of(ledger_file) - 1
    with closing(Store(ledger_file, writable=False)) as store:
        salt, document = store.entry(last - 1).private_salt, store.entry(last).private
    assert salt is not None
    assert document is not None
    commitment = commitment_to_bytes(salt, document)
    forge(ledger_file, last, {"private": {"commitment": commitment}}, ("inv",))
    edit(ledger_file, ("UPDATE private_part SET salt = ? WHERE idx = ?", (salt, last)))
    (finding,) = audit(ledger_file).findings
    assert (finding.question, finding.index) == (Question.SALTS, last)


def test_a_checkpoint_stored_for_another_size_is_found(ledger_file: Path) -> None:
    edit(
        ledger_file,
        (
            "UPDATE checkpoint SET note = (SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1) "
            "WHERE size = (SELECT min(size) FROM checkpoint)",
            (),
        ),
    )
    report = audit(ledger_file)
    assert not report.holds(Question.CHECKPOINTS)
    assert report.findings[0].reason.endswith(f", size {size_of(ledger_file)}")


def test_a_checkpoint_of_no_size_is_found(ledger_file: Path) -> None:
    edit(
        ledger_file,
        ("INSERT INTO checkpoint SELECT 0, note FROM checkpoint ORDER BY size DESC LIMIT 1", ()),
    )
    report = audit(ledger_file)
    assert not report.holds(Question.STORAGE)
    assert "rows that belong to no event: 1" in [finding.reason for finding in report.findings]


def test_of_very_many_findings_the_first_are_told_and_the_others_counted(
    ledger_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check, "_KEPT", 3)
    edit(ledger_file, ("UPDATE opening SET salt = zeroblob(32)", ()))
    report = audit(ledger_file)
    assert len(report.findings) <= 4
    assert not report.is_sound


def test_a_bad_signature_by_a_key_known_from_an_earlier_stretch_is_found(
    ledger_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check, "STRETCH", 4)
    last = size_of(ledger_file) - 1
    with closing(Store(ledger_file, writable=False)) as store:
        data = store.entry(last).envelope
    assert data is not None
    document = parse(data)
    document["signatures"][0]["sig"] = b64(KEYS["oic"].sign(b64decode(document["payload"])))
    edit(
        ledger_file, ("UPDATE opening SET envelope = ? WHERE idx = ?", (canonical(document), last))
    )
    report = audit(ledger_file)
    assert not report.holds(Question.SIGNATURES)
    assert {finding.index for finding in report.findings} == {last}


def test_an_event_of_no_case_behind_a_remembered_head_is_judged(tmp_path: Path) -> None:
    station = Station(tmp_path / "ledger")
    with station.create() as ledger:
        fill(ledger, 2)
        head = open_note(ledger.note, ledger.trust)
        with ledger.writing() as writer:
            writer.append(Draft("backup.made", {"size": 9}, "ADM"), KEYS["ada"])
        assert check_ledger(ledger.store, processes=1, from_checkpoint=head).findings == ()


def test_an_erasure_between_two_looks_at_the_size_is_looked_at_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    station = Station(tmp_path / "ledger")
    with station.create() as ledger:
        with ledger.writing() as writer:
            open_case(writer)
            note_event(writer)
        size = ledger.head.size
        grow(ledger, monkeypatch)
        report = check_ledger(ledger.store, processes=1)
        assert report.findings == ()
        assert report.events == size + 1


def grow(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let an event be appended while the erasures are read for the first time."""
    read = Store.erasures
    grown: list[bool] = []

    def erasures(store: Store) -> list[Erasure]:
        found = read(store)
        if not grown:
            grown.append(True)
            with ledger.writing() as writer:
                note_event(writer)
        return found

    monkeypatch.setattr(Store, "erasures", erasures)


@pytest.mark.parametrize("table", ["opening", "checkpoint"])
def test_a_page_that_cannot_be_read_is_told_and_never_passed_over(
    tmp_path: Path, table: str
) -> None:
    station, copy = Station(tmp_path / "ledger"), tmp_path / "copy.db"
    with station.create() as ledger:
        for number in range(80):
            with ledger.writing() as writer:
                if number == 0:
                    open_case(writer)
                note_event(writer)
        ledger.backup(copy)
    assert audit(copy).findings == ()
    with closing(Store(copy, writable=False)) as store:
        known = store.entry(40).salt if table == "opening" else store.checkpoint(40)
    assert known is not None
    data = bytearray(copy.read_bytes())
    with closing(sqlite3.connect(copy)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    start = data.index(known) // size * size
    data[start : start + size] = bytes(size)
    copy.write_bytes(data)
    report = audit(copy)
    assert not report.holds(Question.STORAGE)
    assert any("malformed" in finding.reason for finding in report.findings)


@pytest.mark.parametrize("table", ["opening", "checkpoint"])
def test_a_table_that_is_gone_leaves_no_ledger_to_audit(ledger_file: Path, table: str) -> None:
    with closing(sqlite3.connect(ledger_file)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)
        ).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with ledger_file.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(bytes(size))
    with pytest.raises(IntegrityError) as refused:
        audit(ledger_file)
    assert refused.value.code == "integrity.ledger_corrupt"
