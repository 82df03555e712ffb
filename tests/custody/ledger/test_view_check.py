"""What `view.db` shows is held against the ledger, row by row."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from custody.errors import StorageError
from custody.ledger.kept_view import VIEW_FILE
from custody.ledger.ledger import Ledger
from custody.ledger.view_check import check_view
from tests.custody.ledger.station import KEYS, Station, note_event, open_case, trust_line
from tests.custody.ledger.test_view import hashed


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = Station(tmp_path_factory.mktemp("shown") / "ledger").create()
    with made.writing() as writer:
        open_case(writer)
        note_event(writer, text="Қанат сөйледі", items=("ITM-1",))
        writer.append(hashed("ART-1"), KEYS["inv"])
    made.view.catch_up(made.store)
    made.close()
    return made.folder


def told(folder: Path, scratch: Path, change: str = "") -> tuple[str, ...]:
    view = scratch / VIEW_FILE
    with closing(sqlite3.connect(view)) as copy:
        with closing(sqlite3.connect(folder / VIEW_FILE)) as shown:
            shown.backup(copy)
        copy.executescript(change)
    (scratch / "room").mkdir()
    with closing(Station(folder).open()) as ledger:
        return check_view(view, ledger.store, trust_line(), scratch / "room")


def test_a_view_that_nobody_touched_is_as_the_ledger_has_it(folder: Path, tmp_path: Path) -> None:
    assert told(folder, tmp_path) == ()


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        ("UPDATE artifact SET size = 4", ["artifact ART-1 C-1 ITM-1: not of the ledger",
                                          "artifact ART-1 C-1 ITM-1: missing"]),
        ("DELETE FROM event_item WHERE seq = 0", ["event_item ITM-1 {item} 0: missing"]),
        ("INSERT INTO finding VALUES ('F-1', 'C-1', 'x', 'red', 3, NULL, NULL)",
         ["finding F-1 C-1 x: not of the ledger"]),
        ("INSERT INTO text_fts (text_fts) VALUES ('delete-all')",
         ["the full-text index is not that of the texts"]),
        ("CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM event; END",
         ["its tables are not those that were made"]),
        ("UPDATE meta SET size = 99", ["it tells of 99 events, the ledger of {size}"]),
        ("PRAGMA user_version = 1", ["it is no view of this version"]),
        ("DROP TABLE meta", ["its tables are not those that were made"]),
        ("DELETE FROM meta", ["it tells of None events, the ledger of {size}"]),
    ],
)  # fmt: skip
def test_what_somebody_changed_in_it_is_told(
    folder: Path, tmp_path: Path, change: str, wanted: list[str]
) -> None:
    with closing(Station(folder).open()) as ledger:
        size, ((item,),) = ledger.head.size, ledger.view.rows("SELECT min(idx) FROM event_item")
    assert list(told(folder, tmp_path, change)) == [
        each.format(size=size, item=item) for each in wanted
    ]


def test_what_is_no_database_is_told(folder: Path, tmp_path: Path) -> None:
    view = tmp_path / VIEW_FILE
    view.write_bytes(b"no database" * 1000)
    with closing(Station(folder).open()) as ledger:
        (told,) = check_view(view, ledger.store, trust_line(), tmp_path)
    assert told == "it cannot be read: file is not a database"


def test_a_link_a_pipe_and_a_device_are_refused_and_hold_nobody_up(
    folder: Path, tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for target in (folder / VIEW_FILE, pipe, Path("/dev/zero"), tmp_path / "nothing"):
        link = tmp_path / VIEW_FILE
        link.symlink_to(target)
        with closing(Station(folder).open()) as ledger, pytest.raises(StorageError) as caught:
            check_view(link, ledger.store, trust_line(), tmp_path)
        assert caught.value.code == "storage.not_plain"
        link.unlink()


def test_a_view_that_never_ends_is_made_elsewhere_to_read_and_refuses_an_append(
    folder: Path, tmp_path: Path
) -> None:
    shown = folder / VIEW_FILE
    kept = shown.rename(tmp_path / "kept")
    shown.symlink_to("/dev/zero")
    try:
        with closing(Ledger.open(folder, clock=Station(folder).clock)) as reading:
            assert reading.view.size == reading.head.size
        with closing(Station(folder).open()) as ledger:
            size = ledger.store.size()
            with pytest.raises(StorageError) as caught, ledger.writing() as writer:
                open_case(writer, "C-2")
            assert (caught.value.code, ledger.store.size()) == ("storage.not_plain", size)
    finally:
        shown.unlink()
        kept.rename(shown)


def test_where_nothing_can_be_written_the_view_is_not_said_to_differ(
    folder: Path, tmp_path: Path
) -> None:
    with closing(Station(folder).open()) as ledger, pytest.raises(StorageError) as caught:
        check_view(folder / VIEW_FILE, ledger.store, trust_line(), tmp_path / "nothing")
    assert caught.value.code == "storage.ledger"
