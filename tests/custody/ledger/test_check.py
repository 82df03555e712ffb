import sqlite3
from base64 import b64decode
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from custody.domain.events import Draft, Occurred
from custody.errors import CancelledError
from custody.ledger.check import check_ledger
from custody.ledger.check_part import Question
from custody.ledger.checkpoint import Checkpoint, open_note, sign_note
from custody.ledger.event import leaf_data, open_envelope, pae, seal_envelope
from custody.ledger.ledger import Ledger
from custody.ledger.store import Store
from custody.ledger.tree import Frontier, hash_leaf
from custody.strict_json import b64, canonical, parse
from tests.custody.ledger.station import KEYS, Station, note_event, open_case, trust_line
from tests.custody.ledger.tampering import audit, cells, edit, flip


def fill(ledger: Ledger, rounds: int = 3) -> None:
    for number in range(rounds):
        with ledger.writing() as writer:
            if number == 0:
                open_case(writer)
                open_case(writer, "C-2")
            note_event(writer, text=f"remark {number}", items=("ITM-1",))
            note_event(writer, "C-2", text=f"remark {number}")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of a sound ledger with an erased event and an erased private part."""
    station = Station(tmp_path_factory.mktemp("sound") / "ledger")
    with station.create() as ledger:
        fill(ledger)
        erase(ledger, 8, "opening")
        fill_more(ledger)
        erase(ledger, 9, "private")
        target = station.folder / "copy.db"
        ledger.backup(target)
    return target


def fill_more(ledger: Ledger) -> None:
    with ledger.writing() as writer:
        note_event(writer, text="one more", items=("ITM-1",))


def erase(ledger: Ledger, index: int, scope: str) -> None:
    entry = ledger.entry(index)
    assert entry.envelope is not None
    case = open_envelope(entry.envelope).event.case
    assert case is not None
    leaf = hash_leaf(entry.leaf).hex()
    body = {"basis": "order 7", "events": [{"index": index, "leaf": leaf, "scope": scope}]}
    with ledger.writing() as writer:
        draft = Draft("erasure.ordered", body, "SUP", case=case.id)
        order = writer.append(draft, KEYS["sup"], [KEYS["oic"]])
    with ledger.writing() as writer:
        writer.erase(order.index, KEYS["sup"], "SUP")


@pytest.fixture
def copy(sound: Path, tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    path.write_bytes(sound.read_bytes())
    return path


def test_a_sound_ledger_has_no_findings_and_every_answer_is_yes(sound: Path) -> None:
    report = audit(sound)
    assert report.findings == ()
    assert report.is_sound
    assert (report.events, report.erased, report.suspects) == (18, 1, ())
    assert all(report.holds(question) for question in Question)
    document = report.document()
    assert document["questions"] == {str(question): True for question in Question}
    assert parse(canonical(document)) == document


def test_processes_find_the_same_as_one(tmp_path: Path) -> None:
    station = Station(tmp_path / "ledger")
    with station.create() as ledger:
        for _ in range(3):
            with ledger.writing() as writer:
                for number in range(500):
                    note_event(writer, f"C-{number % 7}")
        edit(
            ledger.store.path,
            ("UPDATE opening SET salt = zeroblob(32) WHERE idx IN (700, 1200)", ()),
        )
        seen: list[tuple[int, int]] = []
        one = check_ledger(ledger.store, processes=1)
        two = check_ledger(
            ledger.store, processes=2, progress=lambda done, total: seen.append((done, total))
        )
    assert one == two
    assert {finding.index for finding in two.findings} == {700, 1200}
    assert seen[-1] == (1505, 1505)


def test_what_is_appended_and_erased_meanwhile_disturbs_no_audit(tmp_path: Path) -> None:
    station = Station(tmp_path / "ledger")
    with station.create() as ledger:
        with ledger.writing() as writer:
            for number in range(1200):
                note_event(writer, f"C-{number % 7}")

        def meanwhile(done: int, _total: int) -> None:
            fill(ledger, 1)
            if done == 500 and not ledger.store.erasures():
                erase(ledger, 100, "opening")
                erase(ledger, 700, "opening")
                erase(ledger, 800, "private")

        report = check_ledger(ledger.store, processes=1, progress=meanwhile)
        assert report.findings == ()
        assert report.events > 1205
        assert report.erased == 2
        assert check_ledger(ledger.store, processes=1).findings == ()


def test_an_audit_can_be_cancelled(sound: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        audit(sound, progress=stop)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_changed_byte_is_found(copy: Path, sound: Path, data: st.DataObject) -> None:
    copy.write_bytes(sound.read_bytes())
    table, column, key, length = data.draw(st.sampled_from(cells(sound)))
    at = data.draw(st.integers(0, length - 1))
    flip(copy, table, column, key, at, data.draw(st.integers(0, 7)))
    if (table, key) == ("opening", 0):
        with closing(Store(copy, writable=False)) as store:
            try:
                report = check_ledger(store, processes=1)
            except Exception as err:  # noqa: BLE001
                assert type(err).__name__ == "IntegrityError"  # noqa: PT017
                return
    else:
        report = audit(copy)
    assert key in {finding.index for finding in report.findings}


@pytest.mark.parametrize(
    ("statement", "question"),
    [
        ("DELETE FROM opening WHERE idx = 7", Question.ERASURES),
        ("DELETE FROM private_part WHERE idx = 7", Question.ERASURES),
        ("DELETE FROM erasure WHERE idx = 8", Question.ERASURES),
        ("UPDATE erasure SET order_idx = 5", Question.ERASURES),
        ("UPDATE erasure SET scope = 'opening' WHERE idx = 9", Question.ERASURES),
        ("DELETE FROM checkpoint WHERE size = (SELECT max(size) FROM checkpoint)",
         Question.CHECKPOINTS),
        ("UPDATE opening SET idx = 8 WHERE idx = 10", Question.TREE),
        ("UPDATE opening SET idx = 99 WHERE idx = 10", Question.STORAGE),
        ("UPDATE opening SET idx = -1 WHERE idx = 10", Question.STORAGE),
        ("INSERT INTO leaf SELECT -1, data FROM leaf WHERE idx = 4", Question.STORAGE),
        ("UPDATE checkpoint SET size = 77 WHERE size = 5", Question.STORAGE),
        ("UPDATE private_part SET idx = 8 WHERE idx = 10", Question.STORAGE),
        ("DELETE FROM leaf WHERE idx = (SELECT max(idx) FROM leaf)", Question.STORAGE),
        ("DELETE FROM leaf WHERE idx = 4", Question.STORAGE),
        ("UPDATE opening SET envelope = CAST(envelope AS TEXT) WHERE idx = 7", Question.FORM),
        ("UPDATE opening SET salt = 'thirty-two characters of a text.' WHERE idx = 7",
         Question.FORM),
        ("DROP TRIGGER leaf_update", Question.STORAGE),
    ],
)  # fmt: skip
def test_rows_that_are_gone_moved_or_of_another_kind_are_found(
    copy: Path, statement: str, question: Question
) -> None:
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        if "TEXT" in statement or "text" in statement:
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute("UPDATE sqlite_schema SET sql = replace(sql, ' STRICT', '')")
            connection.commit()
    if statement.startswith("DROP"):
        with closing(sqlite3.connect(copy)) as connection:
            connection.execute(statement)
    else:
        edit(copy, (statement, ()))
    report = audit(copy)
    assert not report.holds(question), report.findings


# ---- forgeries by one who has a key: only the rule that is meant refuses ----


def forge(path: Path, index: int, change: dict[str, object], signers: tuple[str, ...]) -> None:
    """Write the last event anew, with its leaf and checkpoint, properly signed."""
    with closing(sqlite3.connect(path)) as connection:
        salt, data = connection.execute(
            "SELECT salt, envelope FROM opening WHERE idx = ?", (index,)
        ).fetchone()
        leaves = [row[0] for row in connection.execute("SELECT data FROM leaf ORDER BY idx")]
    payload = canonical(parse(open_envelope(data).payload) | change)
    signatures = {KEYS[name].public.name: KEYS[name].sign(pae(payload)) for name in signers}
    envelope = seal_envelope(payload, signatures)
    leaves[index] = leaf_data(salt, envelope)
    frontier = Frontier()
    for leaf in leaves:
        frontier.append(hash_leaf(leaf))
    head = Checkpoint(trust_line().origin, frontier.size, frontier.root())
    note = sign_note(head, trust_line(), KEYS["log"]).encode()
    edit(
        path,
        ("UPDATE opening SET envelope = ? WHERE idx = ?", (envelope, index)),
        ("UPDATE leaf SET data = ? WHERE idx = ?", (leaves[index], index)),
        ("UPDATE checkpoint SET note = ? WHERE size = ?", (note, frontier.size)),
    )


@pytest.fixture
def last(tmp_path: Path) -> Path:
    station = Station(tmp_path / "ledger")
    with station.create() as ledger:
        fill(ledger, 2)
        ledger.backup(tmp_path / "copy.db")
    return tmp_path / "copy.db"


@pytest.mark.parametrize(
    ("change", "signers", "question"),
    [
        ({"actor": {"key": KEYS["inv"].public.name, "role": "OIC"}}, ("inv",), Question.RIGHTS),
        ({}, ("inv", "log"), Question.SIGNATURES),
        ({"case": {"id": "C-2", "seq": 1, "prev": "0" * 64}}, ("inv",), Question.CHAINS),
        ({"tree": {"size": 10, "root": b64(bytes(32))}}, ("inv",), Question.TREE),
        ({"seq": 9}, ("inv",), Question.TREE),
        ({"ledger": "other.example/s/0011223344556677"}, ("inv",), Question.TREE),
        (
            {
                "type": "transfer.accepted",
                "body": {"offer": "019cacb3-f264-758a-b8c2-9a53bf22f2cc"},
                "items": [{"id": "ITM-9", "seq": 0, "prev": None}],
            },
            ("inv",),
            Question.CUSTODY,
        ),
        ({"private": {"commitment": b64(bytes(32))}}, ("inv",), Question.FORM),
    ],
)
def test_a_well_signed_forgery_fails_by_the_rule_it_breaks(
    last: Path, change: dict[str, object], signers: tuple[str, ...], question: Question
) -> None:
    forge(last, 10, change, signers)
    report = audit(last)
    assert not report.holds(question), report.findings
    assert {finding.index for finding in report.findings} == {10}


def test_a_statement_that_is_not_in_the_private_part_is_found(tmp_path: Path) -> None:
    with Station(tmp_path / "ledger").create() as ledger, ledger.writing() as writer:
        open_case(writer)
        silent = Draft(
            "event.annotated", {"target": "case"}, "INV", case="C-1",
            private={"note": "x"}, language="en",
        )  # fmt: skip
        at = writer.append(silent, KEYS["inv"]).index
    report = audit(tmp_path / "ledger" / "ledger.db")
    assert not report.holds(Question.FORM)
    (finding,) = report.findings
    assert (finding.index, finding.reason) == (at, "the private part has no statement")


def test_a_signature_by_another_than_named_is_found(last: Path) -> None:
    with closing(sqlite3.connect(last)) as connection:
        data = connection.execute("SELECT envelope FROM opening WHERE idx = 10").fetchone()[0]
    document = parse(data)
    document["signatures"][0]["sig"] = b64(KEYS["oic"].sign(pae(b64decode(document["payload"]))))
    with closing(sqlite3.connect(last)) as connection:
        salt = connection.execute("SELECT salt FROM opening WHERE idx = 10").fetchone()[0]
    envelope = canonical(document)
    edit(
        last,
        ("UPDATE opening SET envelope = ? WHERE idx = 10", (envelope,)),
        ("UPDATE leaf SET data = ? WHERE idx = 10", (leaf_data(salt, envelope),)),
    )
    report = audit(last)
    assert not report.holds(Question.SIGNATURES)
    assert not report.holds(Question.CHECKPOINTS)


def test_a_salt_used_twice_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    station = Station(tmp_path / "ledger")
    with station.create() as ledger:
        with monkeypatch.context() as patch:
            patch.setattr("secrets.token_bytes", lambda count: b"\x07" * count)
            fill(ledger, 1)
        report = check_ledger(ledger.store, processes=1)
    assert not report.holds(Question.SALTS)
    assert {finding.question for finding in report.findings} == {Question.SALTS}


# ---- heads held outside, and audits that go on from one ----


def test_remembered_heads_are_compared(sound: Path) -> None:
    with closing(Store(sound, writable=False)) as store:
        notes = dict(store.checkpoints())
    head = open_note(notes[11], trust_line())
    assert audit(sound, memory=head).is_sound
    longer = Checkpoint(head.origin, 99, head.root)
    report = audit(sound, memory=longer)
    assert [(each.question, each.index) for each in report.findings] == [(Question.MEMORY, 99)]
    fork = Checkpoint(head.origin, 11, bytes(32))
    report = audit(sound, memory=fork)
    assert [(each.question, each.index) for each in report.findings] == [(Question.MEMORY, 11)]
    report = audit(sound, trust=trust_line(3))
    assert not report.holds(Question.CHECKPOINTS)


@pytest.mark.parametrize("size", [1, 9, 13, 18])
def test_an_audit_from_a_remembered_checkpoint_finds_the_same(
    sound: Path, copy: Path, size: int
) -> None:
    with closing(Store(sound, writable=False)) as store:
        notes = dict(store.checkpoints())
    head = open_note(notes[size], trust_line())
    report = audit(sound, from_checkpoint=head)
    assert report.findings == ()
    assert report.judged_from == size
    for table, column, key, length in cells(sound):
        if key % 3 == size % 3 and not (table == "opening" and key == 0):
            copy.write_bytes(sound.read_bytes())
            at = length // 3 if table == "checkpoint" else length // 2  # in the root: see below
            flip(copy, table, column, key, at, 3)
            report = audit(copy, from_checkpoint=head)
            assert not report.is_sound, (table, column, key)


def test_only_an_audit_in_full_verifies_the_signatures_of_old_notes_again(
    sound: Path, copy: Path
) -> None:
    with closing(Store(sound, writable=False)) as store:
        notes = dict(store.checkpoints())
    (old, *_, newest), lines = notes, [note.rpartition(b" ") for note in notes.values()]
    swapped = lines[0][0] + b" " + lines[1][2]
    edit(copy, ("UPDATE checkpoint SET note = ? WHERE size = ?", (swapped, old)))
    assert not audit(copy).holds(Question.CHECKPOINTS)
    assert audit(copy, from_checkpoint=open_note(notes[newest], trust_line())).is_sound
    swapped = lines[-1][0] + b" " + lines[0][2]
    edit(copy, ("UPDATE checkpoint SET note = ? WHERE size = ?", (swapped, newest)))
    report = audit(copy, from_checkpoint=open_note(notes[old], trust_line()))
    assert [(each.question, each.index) for each in report.findings] == [
        (Question.CHECKPOINTS, newest)
    ]


def test_a_forged_past_does_not_lead_to_the_remembered_root(last: Path) -> None:
    with closing(Store(last, writable=False)) as store:
        note = store.last_checkpoint()
    assert note is not None
    head = open_note(note, trust_line())
    forge(last, 10, {"type": "case.closed"}, ("inv",))
    report = audit(last, from_checkpoint=head)
    assert not report.holds(Question.MEMORY)


def test_new_events_after_a_remembered_checkpoint_are_judged_by_what_came_before(
    tmp_path: Path,
) -> None:
    station = Station(tmp_path / "ledger")
    with station.create() as ledger:
        fill(ledger, 3)
        head = open_note(ledger.note, trust_line())
        fill_more(ledger)
        assert check_ledger(ledger.store, processes=1, from_checkpoint=head).findings == ()
        copy = tmp_path / "copy.db"
        ledger.backup(copy)
    forge(copy, 13, {"case": {"id": "C-1", "seq": 1, "prev": "1" * 64}}, ("inv",))
    report = audit(copy, from_checkpoint=head)
    assert not report.holds(Question.CHAINS)


def test_what_occurred_after_it_was_recorded_is_found(tmp_path: Path) -> None:
    station = Station(tmp_path / "ledger")
    with station.create() as ledger:
        with ledger.writing() as writer:
            open_case(writer)
            draft = Draft("event.annotated", {}, "INV", case="C-1",
                          occurred=Occurred("2999-01-01T00:00:00.000Z", "+05:00"))  # fmt: skip
            index = writer.append(draft, KEYS["inv"]).index
        (finding,) = check_ledger(ledger.store, processes=1).findings
    assert (finding.question, finding.index) == (Question.FORM, index)
    assert "occurred after" in finding.reason
