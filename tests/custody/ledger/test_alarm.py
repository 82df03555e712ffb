"""What the machine remembers of a ledger: older copies, other histories, swaps are noticed."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from custody.domain.events import Draft
from custody.errors import IntegrityError, RefusedError
from custody.ledger.alarm import AlarmKind
from custody.ledger.checkpoint import Checkpoint, TrustLine, sign_note
from custody.ledger.ledger import Ledger
from custody.ledger.memory import SLOT_BYTES, HeadMemory
from tests.custody.ledger.station import (
    KEYS,
    Station,
    copy_ledger,
    note_event,
    put_back,
    trust_line,
    write,
)


def test_an_older_copy_put_back_is_a_rollback_until_an_administrator_explains_it(
    station: Station, ledger: Ledger, tmp_path: Path
) -> None:
    write(ledger, 2)
    ledger.close()
    copy_ledger(station, tmp_path / "older")
    with station.open() as later:
        write(later, 3)
        remembered = later.head
    put_back(tmp_path / "older", station)
    with station.open() as again:
        assert again.alarm is not None
        assert again.alarm.kind is AlarmKind.ROLLBACK
        assert again.alarm.remembered == remembered
        assert again.alarm.held == again.head
        assert again.view.size == again.head.size
        with pytest.raises(IntegrityError) as caught, again.writing():
            pass
        assert caught.value.code == "integrity.rollback"
        with pytest.raises(RefusedError), again.writing(explaining=True) as writer:
            note_event(writer)
        assert again.store.size() == 7
        explain(again, "backup.restored")
        write(again)
        memory = again.memory.path
    assert memory.with_suffix(".alarm-1").exists()
    with station.open() as once_more:
        assert once_more.alarm is None
        assert once_more.head.size == 9


def explain(ledger: Ledger, type_name: str) -> None:
    draft = Draft(type_name, {}, "ADM", private={"note": "restored after a failure of the disk"})
    with ledger.writing(explaining=True) as writer:
        writer.append(draft, KEYS["ada"], [KEYS["bob"]])


def test_a_ledger_copied_without_its_wal_is_a_rollback(
    station: Station, ledger: Ledger, tmp_path: Path
) -> None:
    ledger.store.truncate_wal()
    write(ledger, 3)
    copy_ledger(station, tmp_path / "copy", wal=False)
    ledger.close()
    put_back(tmp_path / "copy", station)
    with station.open() as again:
        assert again.alarm is not None
        assert again.alarm.kind is AlarmKind.ROLLBACK
        assert (again.head.size, again.alarm.remembered.size) == (5, 8)


@pytest.mark.parametrize("ahead", [0, 2])
def test_another_history_under_the_same_key_is_a_fork(
    station: Station, ledger: Ledger, tmp_path: Path, ahead: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.close()
    copy_ledger(station, tmp_path / "older")
    with station.open() as one:
        write(one, 2)
        seen = one.head
    put_back(tmp_path / "older", station)
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("CUSTODY_HOME", str(tmp_path / "another machine"))
        with station.open() as other:
            write(other, 2 + ahead, case="C-2")
    with station.open() as again:
        assert again.alarm is not None
        assert again.alarm.kind is AlarmKind.FORK
        assert again.alarm.remembered == seen
        with pytest.raises(IntegrityError) as caught, again.writing():
            pass
        assert caught.value.code == "integrity.fork"
        explain(again, "incident.recorded")
        write(again)
    with station.open() as once_more:
        assert once_more.alarm is None


def test_a_swap_under_an_open_ledger_is_noticed_before_anything_is_written(
    station: Station, ledger: Ledger, tmp_path: Path
) -> None:
    ledger.close()
    copy_ledger(station, tmp_path / "older")
    with station.open() as later:
        write(later, 3)
        with closing(sqlite3.connect(tmp_path / "older" / "ledger.db")) as older:
            for path in tmp_path.joinpath("older").glob("*-wal"):
                path.unlink()
            with closing(sqlite3.connect(station.folder / "ledger.db")) as target:
                older.backup(target)
        with pytest.raises(IntegrityError) as caught, later.writing() as writer:
            note_event(writer)
        assert caught.value.code == "integrity.rollback"
        with pytest.raises(IntegrityError), later.writing():
            pass


def test_a_memory_that_lags_accuses_nobody(station: Station, ledger: Ledger) -> None:
    write(ledger, 2)
    memory = ledger.memory.path
    old = memory.read_bytes()
    write(ledger, 3)
    ledger.close()
    memory.write_bytes(old)
    with station.open() as again:
        assert again.alarm is None
    memory.unlink()
    with station.open() as again:
        assert again.alarm is None


@pytest.mark.parametrize("slot", [0, 1])
def test_a_torn_slot_is_passed_over(station: Station, ledger: Ledger, slot: int) -> None:
    write(ledger, 4)
    size = ledger.head.size
    ledger.close()
    memory = HeadMemory(ledger.memory.path.parent.parent, trust_line())
    data = bytearray(memory.path.read_bytes())
    data[slot * SLOT_BYTES + 100] ^= 1
    memory.path.write_bytes(data)
    head = memory.recall()
    assert head is not None
    assert head.size in (size, size - 1)
    with station.open() as again:
        assert again.alarm is None


def test_the_longest_note_fits_a_slot() -> None:
    origin = f"{'a' * 55}/{'b' * (128 - 55 - 2 - 16)}/{'0' * 16}"
    assert len(origin) == 128
    trust = TrustLine(origin, KEYS["log"].public.ed25519_raw)
    note = sign_note(Checkpoint(origin, 2**53 - 1, bytes(32)), trust, KEYS["log"])
    assert len(note.encode()) <= SLOT_BYTES
