import hashlib
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from custody.errors import InputError, IntegrityError, StorageError
from custody.evidence.store import Store

DATA = b"seized bytes" * 1000
NAME = hashlib.sha256(DATA).hexdigest()


def keep(store: Store, data: bytes = DATA) -> None:
    with store.incoming() as incoming:
        incoming.write(memoryview(data), 0)
        incoming.keep(hashlib.sha256(data).hexdigest(), len(data))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "artifacts")


def incoming_names(store: Store) -> list[str]:
    return [path.name for path in (store.folder / "incoming").iterdir()]


def test_a_copy_lies_read_only_under_its_digest(store: Store) -> None:
    keep(store)
    path = store.folder / NAME[:2] / NAME
    assert path == store.path(NAME)
    assert path.read_bytes() == DATA
    assert stat.S_IMODE(path.stat().st_mode) == 0o444
    assert list(store.kept()) == [NAME]
    assert incoming_names(store) == []
    with store.opened(NAME) as descriptor:
        assert os.read(descriptor, 1 << 20) == DATA


def test_the_same_content_is_kept_once(store: Store) -> None:
    keep(store)
    first = store.path(NAME).stat()
    keep(store)
    assert store.path(NAME).stat().st_ino == first.st_ino
    assert incoming_names(store) == []


def test_a_copy_is_let_go_unless_its_content_came_more_than_once(store: Store) -> None:
    keep(store)
    assert store.let_go(NAME)
    assert list(store.kept()) == []
    assert not store.let_go(NAME)
    keep(store)
    keep(store)
    assert not store.let_go(NAME)
    assert store.path(NAME).read_bytes() == DATA


def test_a_copy_that_was_not_kept_is_gone(store: Store) -> None:
    with store.incoming() as incoming:
        incoming.write(memoryview(DATA), 0)
        assert len(incoming_names(store)) == 1
    assert incoming_names(store) == []
    assert list(store.kept()) == []


def test_other_bytes_than_those_read_never_get_a_name(store: Store) -> None:
    with store.incoming() as incoming:
        incoming.write(memoryview(DATA[:-1] + b"X"), 0)
        with pytest.raises(IntegrityError, match="reads back other bytes"):
            incoming.keep(NAME, len(DATA))
    with store.incoming() as incoming:
        incoming.write(memoryview(DATA + b"X"), 0)
        with pytest.raises(IntegrityError, match="reads back other bytes"):
            incoming.keep(NAME, len(DATA) + 1)
    assert list(store.kept()) == []


def test_an_artifact_that_changed_is_not_taken_for_the_same_content(store: Store) -> None:
    keep(store)
    path = store.path(NAME)
    path.chmod(0o600)
    path.write_bytes(b"other")
    with pytest.raises(IntegrityError, match="not what its name says"):
        keep(store)
    assert path.read_bytes() == b"other"


def test_holes_stay_holes(store: Store) -> None:
    size = 64 << 20
    name = hashlib.sha256(bytes(size - 1) + b"x").hexdigest()
    with store.incoming() as incoming:
        incoming.write(memoryview(b"x"), size - 1)
        incoming.keep(name, size)
    status = store.path(name).stat()
    assert status.st_size == size
    assert status.st_blocks * 512 < 1 << 20


def test_a_full_disk_is_told_and_leaves_nothing_half_written(small_disk: Path) -> None:
    store = Store(small_disk / "artifacts")
    with pytest.raises(StorageError) as caught:
        keep(store, os.urandom(1 << 20))
    assert caught.value.code == "storage.full"
    assert incoming_names(store) == []
    assert list(store.kept()) == []
    keep(store)
    assert list(store.kept()) == [NAME]


def test_a_disk_that_takes_no_writing_is_told() -> None:
    with pytest.raises(StorageError) as caught:
        Store(Path("/proc/artifacts"))
    assert caught.value.code == "storage.write"


def test_what_a_killed_process_left_is_cleared_but_not_what_is_being_written(
    store: Store,
) -> None:
    left = (
        "import os, sys; from pathlib import Path; from custody.evidence.store import Store\n"
        "with Store(Path(sys.argv[1])).incoming() as incoming:\n"
        "    incoming.write(memoryview(b'half'), 0); os.kill(os.getpid(), 9)\n"
    )
    ended = subprocess.run([sys.executable, "-c", left, store.folder], check=False)
    assert ended.returncode == -9
    (abandoned,) = incoming_names(store)
    with store.incoming() as incoming:
        incoming.write(memoryview(DATA), 0)
        again = Store(store.folder)
        assert len(incoming_names(again)) == 1
        assert abandoned not in incoming_names(again)
        incoming.keep(NAME, len(DATA))
    assert list(store.kept()) == [NAME]


def test_a_link_in_place_of_an_artifact_is_not_followed(store: Store, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(DATA)
    path = store.path(NAME)
    path.parent.mkdir()
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StorageError, match="symbolic links"), store.opened(NAME):
        pass


@pytest.mark.parametrize("name", ["", "../x", NAME.upper(), NAME[:-1], NAME + "\n"])
def test_only_digests_are_names(store: Store, name: str) -> None:
    with pytest.raises(InputError, match="not a SHA-256"):
        store.path(name)


def test_what_is_foreign_in_the_store_is_listed_by_its_place(store: Store) -> None:
    keep(store)
    (store.folder / "note.txt").write_bytes(b"")
    (store.folder / NAME[:2] / "x").write_bytes(b"")
    (store.folder / "zz").mkdir()
    (store.folder / "zz" / NAME).write_bytes(b"")
    assert set(store.kept()) == {NAME, "note.txt", f"{NAME[:2]}/x", f"zz/{NAME}"}
