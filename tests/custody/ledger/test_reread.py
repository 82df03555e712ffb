from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custody.domain.events import Event
from custody.ledger.check_part import Question
from custody.ledger.checkpoint import Checkpoint, open_note
from custody.ledger.event import commitment_to_bytes, leaf_data, open_envelope, seal_envelope
from custody.ledger.report import LedgerReport
from custody.ledger.reread import SALT_MARK_BYTES, reread
from custody.ledger.store import Entry, Store
from custody.ledger.tree import HASH_BYTES, hash_leaf
from custody.strict_json import b64, canonical, parse
from tests.custody.ledger.station import Station, note_event, open_case, trust_line
from tests.custody.ledger.tampering import audit, cells, edit, flip
from tests.custody.ledger.test_quick import PAYLOADS, bodies, payload_slow, with_body

SALT, PRIVATE_SALT = bytes(range(32)), bytes(range(1, 33))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of a sound ledger of which nothing was erased."""
    station = Station(tmp_path_factory.mktemp("whole") / "ledger")
    with station.create() as ledger:
        for number in range(4):
            with ledger.writing() as writer:
                open_case(writer, f"C-{number}")
                note_event(writer, f"C-{number}", items=("ITM-1",) if number == 0 else ())
        target = station.folder / "copy.db"
        ledger.backup(target)
    return target


@pytest.fixture
def copy(whole: Path, tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    path.write_bytes(whole.read_bytes())
    return path


def heads(path: Path) -> Iterator[Checkpoint]:
    with closing(Store(path, writable=False)) as store:
        for _, note in store.checkpoints():
            yield open_note(note, trust_line())


def told(report: LedgerReport) -> set[tuple[Question, int | None]]:
    return {(each.question, each.index) for each in report.findings}


# ---- what is as it was ----


def test_a_ledger_as_it_was_is_read_again_at_once(whole: Path) -> None:
    with closing(Store(whole, writable=False)) as store:
        entries = list(store.entries())
    found = reread(entries, {b"C-2"}, {b"key.enrolled"})
    assert found is not None
    events = [open_envelope(entry.envelope or b"").event for entry in entries]
    assert found.leaves == b"".join(hash_leaf(entry.leaf) for entry in entries)
    assert found.roots == [b64(event.tree_root).encode() for event in events]
    assert found.salts == b"".join(
        salt[:SALT_MARK_BYTES]
        for entry in entries
        for salt in (entry.salt, entry.private_salt)
        if salt is not None
    )
    asked = [
        place
        for place, event in enumerate(events)
        if event.type == "key.enrolled" or (event.case is not None and event.case.id == "C-2")
    ]
    assert found.asked == asked
    assert 2 < len(asked) < len(events)


def test_an_audit_from_each_head_of_a_sound_ledger_finds_nothing(whole: Path) -> None:
    for head in heads(whole):
        report = audit(whole, from_checkpoint=head)
        assert (report.findings, report.judged_from) == ((), head.size)
        assert report.root == audit(whole).root


@given(payload=st.sampled_from(PAYLOADS), body=bodies(), case=st.booleans())
def test_what_a_body_holds_is_not_taken_for_what_stands_behind_it(
    payload: bytes, body: dict[str, object], case: bool
) -> None:
    document = with_body(payload, body, case=case)
    private = canonical({"statement": "words"})
    if "private" in document:
        document["private"] = {"commitment": commitment_to_bytes(PRIVATE_SALT, private)}
    changed = canonical(document)
    event = payload_slow(changed)
    if event is not None:
        entry = stored(changed, private if "private" in document else None)
        check_against(event, entry)


def stored(payload: bytes, private: bytes | None) -> Entry:
    envelope = seal_envelope(payload, {"sha256:" + "0" * 64: bytes(64)})
    private_salt = None if private is None else PRIVATE_SALT
    return Entry(0, leaf_data(SALT, envelope), SALT, envelope, private_salt, private)


def check_against(event: Event, entry: Entry) -> None:
    cases = set() if event.case is None else {event.case.id.encode()}
    found = reread([entry], cases, ())
    if event.case is None:
        assert found is None
        return
    assert found is not None
    assert found.roots == [b64(event.tree_root).encode()]
    assert found.asked == [0]
    asked = reread([entry], (), {event.type.encode()})
    assert asked is not None
    assert asked.asked == [0]
    other = reread([entry], (b"C-none",), (b"none",))
    assert other is not None
    assert other.asked == []


# ---- what is not ----


VALUES = st.one_of(
    st.none(), st.integers(), st.text(max_size=40), st.binary(max_size=40), st.floats()
)


@given(place=st.integers(1, 5), value=VALUES)
def test_a_value_of_another_kind_is_left_to_the_reader_of_single_events(
    place: int, value: object
) -> None:
    payload = next(each for each in PAYLOADS if b'"private"' in each and b'"case"' in each)
    private = canonical({"statement": "words"})
    document = parse(payload)
    document["private"] = {"commitment": commitment_to_bytes(PRIVATE_SALT, private)}
    good = stored(canonical(document), private)
    assert reread([good], (), ()) is not None
    bad: list[Any] = list(good)
    bad[place] = value
    assert reread([Entry(*bad)], (), ()) is None


def test_any_changed_byte_below_a_head_is_told_as_if_each_event_were_read_alone(
    whole: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = list(heads(whole))[-1]
    for number, (table, column, key, length) in enumerate(cells(whole)):
        if (table, key) == ("opening", 0):
            continue  # without its genesis no ledger is audited
        copy.write_bytes(whole.read_bytes())
        at = length // 3 if table == "checkpoint" else number * 7 % length
        flip(copy, table, column, key, at, number % 8)
        at_once = told(audit(copy, from_checkpoint=newest))
        assert at_once, (table, column, key, at)
        with monkeypatch.context() as patch:
            patch.setattr("custody.ledger.check_part.reread", lambda *_: None)
            assert at_once == told(audit(copy, from_checkpoint=newest)), (table, column, key, at)


@pytest.mark.parametrize("line", range(5))
def test_a_note_below_a_head_keeps_its_form_and_its_root(
    whole: Path, copy: Path, line: int
) -> None:
    *_, older, newest = heads(whole)
    with closing(Store(whole, writable=False)) as store:
        note = store.checkpoint(older.size)
    assert note is not None
    lines = note.split(b"\n")
    origin, size, root, _, signature, _ = lines
    for other in {
        0: [origin[:-1] + bytes([origin[-1] ^ 1]), b"", origin + b" "],
        1: [b"%d" % (older.size - 1), b"0" + size, size + b"0", b"-1"],
        2: [b64(bytes(HASH_BYTES)).encode(), root[:-2] + b"B=", root[:-1]],
        3: [b"x"],
        4: [b"", signature[:-2] + b"B=", signature + b"x", signature.replace(origin, b"a")],
    }[line]:
        changed = b"\n".join([*lines[:line], other, *lines[line + 1 :]])
        if changed != note:
            edit(copy, ("UPDATE checkpoint SET note = ? WHERE size = ?", (changed, older.size)))
            report = audit(copy, from_checkpoint=newest)
            assert (Question.CHECKPOINTS, older.size) in told(report), changed


def test_a_salt_of_an_old_event_is_found_in_a_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    station = Station(tmp_path / "ledger")
    with station.create() as ledger:
        with ledger.writing() as writer:
            open_case(writer)
        head = open_note(ledger.note, trust_line())
        old = ledger.entry(head.size - 1).salt
        assert old is not None
        with ledger.writing() as writer, monkeypatch.context() as patch:
            patch.setattr("secrets.token_bytes", lambda _count: old)
            index = note_event(writer).index
        report = audit(station.folder / "ledger.db", from_checkpoint=head)
    assert told(report) == {(Question.SALTS, index)}
