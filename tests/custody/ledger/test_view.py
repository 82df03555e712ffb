import sqlite3
import threading
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from custody.clock import SystemClock
from custody.domain.events import Draft
from custody.errors import IntegrityError, StorageError
from custody.ledger.kept_view import VIEW_FILE
from custody.ledger.ledger import Ledger
from custody.ledger.store import BATCH_BYTES
from custody.ledger.view import View
from tests.custody.ledger.station import (
    KEYS,
    Station,
    note_event,
    open_case,
    order_erasure,
    trust_line,
)

TABLES = (
    "event", "event_item", "chain", "identifier", "signing_key", "artifact", "digest", "finding",
    "text", "meta",
)  # fmt: skip
DIGEST = "ab" * 32


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    made = Station(tmp_path / "ledger").create()
    with made.writing() as writer:
        open_case(writer)
        note_event(writer, text="Қанат сөйледі", items=("ITM-1",))
    yield made
    made.close()


def content(view: View) -> dict[str, list[Any]]:
    return {table: sorted(view.rows(f"SELECT * FROM {table}"), key=repr) for table in TABLES}  # noqa: S608


def hashed(artifact: str, digest: str = DIGEST, size: int = 3) -> Draft:
    entry = {"artifact": artifact, "size": size, "digests": {"sha256": digest}, "kept": "store"}
    return Draft("artifact.hashed", {"artifacts": [entry]}, "INV", case="C-1", items=("ITM-1",))


def test_caught_up_step_by_step_it_is_what_a_rebuild_makes(ledger: Ledger) -> None:
    for number in range(4):
        with ledger.writing() as writer:
            note_event(writer, f"C-{number}", items=(f"ITM-{number}x", "ITM-zz")[: number % 2 + 1])
            writer.append(hashed(f"ART-{number}"), KEYS["inv"])
            writer.append(hashed("ART-0", "cd" * 32, size=9), KEYS["inv"])
        assert ledger.view.size == ledger.head.size
    stepwise = content(ledger.view)
    assert all(stepwise[table] for table in TABLES if table != "finding")
    ledger.view.rebuild(ledger.store)
    assert content(ledger.view) == stepwise


def test_of_large_events_only_some_are_in_memory_at_a_time(ledger: Ledger) -> None:
    with ledger.writing() as writer:
        for number in range(60):
            note_event(writer, text=f"{number:06}" * 40_000)
    ledger.view.rebuild(ledger.store)  # what is imported at the first time is not of the events
    tracemalloc.start()
    try:
        ledger.view.rebuild(ledger.store)
        _, building = tracemalloc.get_traced_memory()
        tracemalloc.reset_peak()
        assert sum(1 for _ in ledger.store.entries()) == ledger.head.size
        _, reading = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert reading < 3 * BATCH_BYTES
    assert building < 6 * BATCH_BYTES


def test_after_an_erasure_it_is_what_a_rebuild_makes(ledger: Ledger) -> None:
    with ledger.writing() as writer:
        writer.append(hashed("ART-1"), KEYS["inv"])
    order = order_erasure(ledger, 6, "opening")
    with ledger.writing() as writer:
        writer.erase(order, KEYS["sup"], "SUP")
    kept = content(ledger.view)
    assert 6 not in {row[0] for row in kept["event"]}
    ledger.view.rebuild(ledger.store)
    assert content(ledger.view) == kept


@pytest.mark.parametrize("table", ["finding", "text", "identifier"])
def test_a_view_that_lacks_a_table_is_built_again(ledger: Ledger, table: str) -> None:
    kept = content(ledger.view)
    with closing(sqlite3.connect(ledger.view.path)) as stranger:
        stranger.execute(f"DROP TABLE {table}")
    ledger.view.rebuild(ledger.store)
    assert content(ledger.view) == kept


def test_a_view_whose_pages_are_damaged_is_built_again(tmp_path: Path, ledger: Ledger) -> None:
    kept = content(ledger.view)
    ledger.close()
    damage_all_but_meta(tmp_path / "ledger" / VIEW_FILE)
    with closing(Station(tmp_path / "ledger").open()) as again:
        assert content(again.view) == kept


def test_a_view_that_cannot_be_written_is_told(
    small_disk: Path, make_read_only: Callable[[], None]
) -> None:
    make_read_only()
    with pytest.raises(StorageError) as caught:
        View(small_disk / VIEW_FILE, trust_line())
    assert caught.value.code == "storage.read_only"


def test_a_damaged_view_stands_in_the_way_of_no_append(tmp_path: Path, ledger: Ledger) -> None:
    assert ledger.view.size == ledger.head.size
    ledger.close()
    damage_all_but_meta(tmp_path / "ledger" / VIEW_FILE)
    with closing(Station(tmp_path / "ledger").open()) as again:
        with again.writing() as writer:
            note_event(writer, text="after the damage", items=("ITM-1",))
        assert again.view.size == again.head.size
        assert len(content(again.view)["event"]) == again.head.size


def damage_all_but_meta(path: Path) -> None:
    """Overwrite every page but the schema's and that of `meta`, by which the view is known."""
    with closing(sqlite3.connect(path)) as view:
        view.execute("PRAGMA journal_mode = DELETE")
        (page_bytes,) = view.execute("PRAGMA page_size").fetchone()
        (meta,) = view.execute("SELECT rootpage FROM sqlite_schema WHERE name='meta'").fetchone()
    pages = bytearray(path.read_bytes())
    for number in range(2, len(pages) // page_bytes + 1):
        if number != meta:
            pages[(number - 1) * page_bytes : number * page_bytes] = b"\xa5" * page_bytes
    path.write_bytes(pages)


def test_two_views_of_one_ledger_do_not_disturb_each_other(ledger: Ledger) -> None:
    first = View(ledger.folder / "view.db", trust_line())
    second = View(ledger.folder / "view.db", trust_line())
    for number in range(3):
        with ledger.writing() as writer:
            note_event(writer)
        one, other = (first, second) if number % 2 else (second, first)
        one.catch_up(ledger.store)
        other.catch_up(ledger.store)
    assert first.size == second.size == ledger.head.size
    assert content(first) == content(ledger.view)
    first.close()
    second.close()


@pytest.fixture
def paused(ledger: Ledger) -> Iterator[Ledger]:
    """Another thread takes in a long block, and rests in the midst of it."""
    assert ledger.view.size == ledger.head.size
    with ledger.writing() as writer:
        for number in range(30):
            note_event(writer, "C-2", f"{number:06}" * 40_000)
    resting, going_on = threading.Event(), threading.Event()

    def rest(done: int, total: int) -> None:
        if done < total:
            resting.set()
            assert going_on.wait(20)

    def take_in() -> None:
        ledger.view_as_is().catch_up(ledger.store, rest)

    thread = threading.Thread(target=take_in)
    thread.start()
    assert resting.wait(20)
    yield ledger
    going_on.set()
    thread.join(20)
    assert ledger.view_as_is().size == ledger.head.size


def test_while_a_block_is_taken_in_a_reader_sees_the_view_as_it_was(paused: Ledger) -> None:
    seen: list[tuple[int, int, str | None]] = []

    def read() -> None:
        view = paused.view_meanwhile()
        ((events,),) = view.rows("SELECT count(*) FROM event")
        seen.append((view.size, events, view.case_of("case", "C-2")))

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    reader.join(5)
    assert seen == [(7, 7, None)]


def test_who_asks_for_all_that_was_recorded_waits_for_it(paused: Ledger) -> None:
    seen: list[int] = []
    reader = threading.Thread(target=lambda: seen.append(paused.view.size), daemon=True)
    reader.start()
    reader.join(0.3)
    assert seen == []


def test_a_reader_waits_while_the_view_is_built_again(ledger: Ledger) -> None:
    assert ledger.view.size == ledger.head.size
    seen: list[int] = []
    reader = threading.Thread(target=lambda: seen.append(ledger.view_meanwhile().size), daemon=True)

    def look(_done: int, _total: int) -> None:
        reader.start()
        reader.join(0.3)
        assert seen == []

    ledger.view.rebuild(ledger.store, look)
    reader.join(20)
    assert seen == [ledger.head.size]


def test_ids_are_registered_with_their_case_in_any_letter_case(ledger: Ledger) -> None:
    with ledger.writing() as writer:
        writer.append(hashed("ART-1"), KEYS["inv"])
        seals = {"seals": [{"item": "ITM-1", "seal": "KZ-0017"}]}
        writer.append(Draft("item.sealed", seals, "INV", case="C-1", items=("ITM-1",)), KEYS["inv"])
        found = {"finding": "F-1", "kind": "other", "severity": "red"}
        writer.append(Draft("finding.raised", found, "INV", case="C-1"), KEYS["inv"])
    view = ledger.view
    for kind, name in (
        ("case", "c-1"),
        ("item", "itm-1"),
        ("artifact", "Art-1"),
        ("seal", "kz-0017"),
        ("finding", "f-1"),
        ("registration", "reg c-1"),
    ):
        assert view.case_of(kind, name) == "C-1", kind
    assert view.case_of("person", "ADA") == "ledger"
    assert view.case_of("seal", "KZ-0018") is None
    assert view.taken("person", ["ADA", "Ada", "NOBODY"]) == {"ADA", "Ada"}
    assert view.taken("seal", ["KZ-0018"]) == view.taken("seal", []) == set()
    assert view.rows("SELECT raised, resolved FROM finding WHERE id = 'F-1'") == [(9, None)]


def test_a_progress_is_told_and_a_damaged_ledger_is_not_taken_in(ledger: Ledger) -> None:
    seen: list[tuple[int, int]] = []
    ledger.view.rebuild(ledger.store, lambda done, total: seen.append((done, total)))
    assert seen == [(7, 7)]
    other = View(ledger.folder / "other.db", trust_line(4))
    with pytest.raises(IntegrityError):
        other.catch_up(ledger.store)
    other.close()


def test_on_a_disk_that_cannot_be_written_the_view_is_made_elsewhere_and_goes_again(
    tmp_path: Path, ledger: Ledger, custody_home: Path
) -> None:
    folder = tmp_path / "ledger"
    kept = content(ledger.view)
    ledger.close()
    (folder / VIEW_FILE).unlink()
    (folder / VIEW_FILE).symlink_to("/proc/1/no-such-folder/view.db")  # nobody can make it
    with closing(Ledger.open(folder, clock=SystemClock())) as again:
        assert content(again.view) == kept
        assert again.view.path.is_relative_to(custody_home)
        aside = again.view.path.parent
    assert not aside.exists()
