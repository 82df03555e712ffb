import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from custody.errors import CancelledError, StorageError
from custody.evidence.file_source import CHUNK
from custody.evidence.intake import Outcome, Survey, Taken, survey, take
from custody.evidence.store import Store
from custody.evidence.walk import Kind

LARGE = 65 << 20


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "artifacts")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    folder.mkdir()
    return folder


def by_path(taken: list[Taken]) -> dict[bytes, Taken]:
    assert len({one.path for one in taken}) == len(taken)
    return {one.path: one for one in taken}


def assert_whole(store: Store) -> set[str]:
    """Everything under a final name is what its name says; nothing else is left."""
    names = set(store.kept())
    for name in names:
        assert hashlib.sha256(store.path(name).read_bytes()).hexdigest() == name
    return names


def test_a_file_is_copied_and_hashed_in_one_reading(source: Path, store: Store) -> None:
    data = os.urandom(3 * CHUNK + 17)
    file = source / "chat.zip"
    file.write_bytes(data)
    calls: list[tuple[int, int]] = []
    (taken,) = take(file, store, ("sha512", "md5"), lambda done, total: calls.append((done, total)))
    assert taken.outcome is Outcome.KEPT
    assert taken.path == b"chat.zip"
    assert taken.source == os.fsencode(file)
    assert taken.found is not None
    assert taken.found.document() == {
        "size": len(data),
        "digests": {
            "sha256": hashlib.sha256(data).hexdigest(),
            "sha512": hashlib.sha512(data).hexdigest(),
        },
        "legacy": {"md5": hashlib.md5(data, usedforsecurity=False).hexdigest()},
    }
    assert assert_whole(store) == {taken.found.values["sha256"]}
    assert [done for done, _ in calls] == sorted(done for done, _ in calls)
    assert set(calls[-1:]) == {(2 * len(data), 2 * len(data))}


def test_in_place_nothing_is_copied(source: Path) -> None:
    file = source / "disk.dd"
    file.write_bytes(b"image")
    (taken,) = take(file, None)
    assert taken.outcome is Outcome.IN_PLACE
    assert taken.found is not None
    assert taken.found.values["sha256"] == hashlib.sha256(b"image").hexdigest()
    assert list(source.iterdir()) == [file]


def test_a_folder_keeps_structure_and_raw_names_and_follows_nothing(
    source: Path, store: Store
) -> None:
    raw = os.fsencode(source)
    names = [b"\xff\xfe", "\u00e9".encode(), b"e\xcc\x81", b"n" * 255, b"a\nb", b"sub/x"]
    (source / "sub").mkdir()
    for number, name in enumerate(names):
        with open(raw + b"/" + name, "wb") as file:  # noqa: PTH123 - a raw name
            file.write(b"content %d" % number)
    (source / "passwd").symlink_to("/etc/passwd")
    (source / "etc").symlink_to("/etc")
    os.mkfifo(source / "pipe")
    os.setxattr(source / "sub" / "x", "user.note", b"seen")
    taken = by_path(list(take(source, store)))
    assert set(taken) == {b"", b"sub", b"passwd", b"etc", b"pipe", *names}
    for number, name in enumerate(names):
        one = taken[name]
        assert one.outcome is Outcome.KEPT
        assert one.source == raw + b"/" + name
        assert one.found is not None
        assert store.path(one.found.values["sha256"]).read_bytes() == b"content %d" % number
    for name, kind in ((b"passwd", Kind.SYMLINK), (b"etc", Kind.SYMLINK), (b"pipe", Kind.FIFO)):
        metadata = taken[name].metadata
        assert taken[name].outcome is Outcome.RECORDED
        assert metadata is not None
        assert metadata.kind is kind
    link, noted = taken[b"etc"].metadata, taken[b"sub/x"].metadata
    assert link is not None
    assert link.target == b"/etc"
    assert noted is not None
    assert noted.attributes == ((b"user.note", b"seen"),)
    assert len(assert_whole(store)) == len(names)


def test_equal_files_are_kept_once_and_told_each(source: Path, store: Store) -> None:
    for number in range(40):
        (source / f"{number}").write_bytes(b"same")
    taken = [one for one in take(source, store) if one.outcome is Outcome.KEPT]
    assert len(taken) == 40
    assert len(assert_whole(store)) == 1


def test_large_and_small_files_of_a_folder_come_in_order_with_progress_to_the_end(
    source: Path, store: Store
) -> None:
    for number in range(30):
        (source / f"{number:02}").write_bytes(b"%d" % number)
    with (source / "15-large").open("wb") as file:
        file.truncate(LARGE)
        file.seek(LARGE // 2)
        file.write(b"data")
    before = survey(source)
    assert before == Survey(31, LARGE + sum(len(f"{n}") for n in range(30)))
    calls: list[tuple[int, int]] = []
    taken = list(take(source, store, progress=lambda *call: calls.append(call), total=before.size))
    assert [one.path for one in taken] == [b"", *sorted(one.path for one in taken[1:])]
    large = by_path(taken)[b"15-large"]
    assert large.found is not None
    assert large.found.holes > 60 << 20
    assert calls == sorted(calls)
    assert calls[-1] == (2 * before.size, 2 * before.size)
    status = store.path(large.found.values["sha256"]).stat()
    assert status.st_blocks * 512 < 1 << 20


def test_a_file_that_another_process_changes_meanwhile_is_not_kept(
    source: Path, store: Store
) -> None:
    file = source / "growing.log"
    file.write_bytes(bytes(20 * CHUNK))
    append = (
        "import sys, time\nprint(flush=True)\nwhile True:\n"
        "    open(sys.argv[1], 'ab').write(b'line'); time.sleep(0.0005)"
    )
    with subprocess.Popen([sys.executable, "-c", append, file], stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        (taken,) = take(file, store)
        writer.kill()
    assert taken.outcome is Outcome.CHANGED
    assert list(store.kept()) == []


def test_a_file_swapped_after_it_was_described_is_not_kept(source: Path, store: Store) -> None:
    for number in range(200):
        (source / f"{number:03}").write_bytes(b"%d" % number)
    results = take(source, store)
    next(results)
    next(results)
    (source / "199").unlink()
    (source / "199").symlink_to("/etc/passwd")
    (source / "198").unlink()
    taken = by_path(list(results))
    assert taken[b"199"].outcome is Outcome.RECORDED
    assert taken[b"198"].outcome is Outcome.UNREADABLE
    assert taken[b"198"].reason == "No such file or directory"


def test_a_full_disk_ends_the_intake_and_nothing_is_half_written(
    source: Path, small_disk: Path
) -> None:
    for number in range(8):
        (source / f"{number}").write_bytes(os.urandom(100 << 10))
    (source / "9").write_bytes(os.urandom(400 << 10))
    store = Store(small_disk / "artifacts")
    done: list[Taken] = []
    with pytest.raises(StorageError) as caught:
        done.extend(take(source, store))
    assert caught.value.code == "storage.full"
    assert_whole(store)
    assert list((store.folder / "incoming").iterdir()) == []


def test_cancelling_leaves_only_whole_copies_and_no_open_file(source: Path, store: Store) -> None:
    for number in range(60):
        (source / f"{number:02}").write_bytes(os.urandom(5000))
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208

    def cancel(done: int, _total: int) -> None:
        if done > 100_000:
            raise CancelledError

    with pytest.raises(CancelledError):
        list(take(source, store, progress=cancel))
    assert assert_whole(store)
    assert list((store.folder / "incoming").iterdir()) == []
    assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208


def test_a_source_that_is_not_there_is_told(source: Path, store: Store) -> None:
    with pytest.raises(StorageError, match="No such file"):
        list(take(source / "none", store))
    (source / "link").symlink_to("none")
    (taken,) = take(source / "link", store)
    assert taken.outcome is Outcome.RECORDED


def test_killed_at_any_moment_an_intake_leaves_nothing_half_written_under_a_final_name(
    source: Path, store: Store
) -> None:
    """200 rounds: a process that takes in for ever is killed, each time at another moment."""
    for number in range(20):
        (source / f"{number}").write_bytes(os.urandom(3000 * number))
    (source / "01-large").write_bytes(os.urandom(3 * CHUNK))
    endless = (
        "import os, shutil, sys\nfrom pathlib import Path\n"
        "from custody.evidence.intake import take\nfrom custody.evidence.store import Store\n"
        "for line in sys.stdin:\n"
        "    child = os.fork()\n"  # spares 200 starts of the interpreter
        "    if child:\n        print(child, flush=True); os.waitpid(child, 0); continue\n"
        "    store = Store(Path(sys.argv[2]))\n"
        "    while True:\n"
        "        for name in list(store.kept()):\n            store.path(name).unlink()\n"
        "        for taken in take(sys.argv[1], store):\n            pass\n"
    )
    contents = {hashlib.sha256(file.read_bytes()).hexdigest() for file in source.iterdir()}
    moments = random.Random(20261122)  # noqa: S311 - the same moments in every run
    seen: set[str] = set()
    left = 0
    with subprocess.Popen(
        [sys.executable, "-c", endless, source, store.folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    ) as parent:
        assert parent.stdin is not None
        assert parent.stdout is not None
        for _ in range(200):
            parent.stdin.write("go\n")
            child = int(parent.stdout.readline())
            time.sleep(moments.uniform(0.002, 0.06))
            os.kill(child, signal.SIGKILL)
            names = assert_whole(store)
            assert names <= contents
            left += len(list((store.folder / "incoming").iterdir()))
            seen |= names
        parent.stdin.close()
    assert seen
    assert left
    Store(store.folder)
    assert list((store.folder / "incoming").iterdir()) == []
