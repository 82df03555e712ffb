import hashlib
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from custody.errors import CancelledError, InputError, StorageError
from custody.evidence import many
from custody.evidence.algorithms import ALGORITHMS
from custody.evidence.child import Child
from custody.evidence.digests import hash_file
from custody.evidence.file_source import CHUNK
from custody.evidence.many import Hashed, Problem, hash_folder, hash_many
from tests.custody.evidence.processes import children

LARGE = 65 << 20


def fill(folder: Path, count: int) -> dict[bytes, bytes]:
    files = {}
    for number in range(count):
        path = f"{number % 7}/{number % 3}/{number}".encode()
        files[path] = os.urandom(number * 13 % 5000)
    files[b"raw \xff\n"] = b"raw"
    files["0/\u0435".encode()] = b"empty next"
    files[b"0/empty"] = b""
    for path, data in files.items():
        file = folder / os.fsdecode(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return files


def test_every_file_below_a_folder_is_hashed_and_the_order_is_stable(tmp_path: Path) -> None:
    files = fill(tmp_path, 1500)
    found = list(hash_folder(tmp_path, ("sha256",)))
    assert {one.path: one.found.values["sha256"] for one in found if one.found} == {
        path: hashlib.sha256(data).hexdigest() for path, data in files.items()
    }
    assert [one.path for one in hash_folder(tmp_path, ("sha256",))] == [one.path for one in found]
    assert children() == []


def test_paths_come_back_in_the_order_asked_with_all_algorithms(tmp_path: Path) -> None:
    files = fill(tmp_path, 40)
    paths = sorted(files, key=lambda path: path[::-1]) * 3
    found = list(hash_many(tmp_path, paths, ALGORITHMS))
    assert [one.path for one in found] == paths
    for one in found[:45]:
        assert one.found == hash_file(tmp_path / os.fsdecode(one.path), ALGORITHMS)


def test_sizes_around_each_way_of_reading_agree(tmp_path: Path) -> None:
    sizes = [0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, CHUNK, 5 * CHUNK + 1]
    for size in sizes:
        (tmp_path / f"{size}").write_bytes(os.urandom(size))
    with (tmp_path / "sparse").open("wb") as file:
        file.truncate(3 * CHUNK)
    with (tmp_path / "large").open("wb") as file:
        file.truncate(LARGE)
        file.write(b"x")
    calls: list[int] = []
    found = {one.path: one for one in hash_folder(tmp_path, progress=lambda n, _: calls.append(n))}
    assert len(found) == len(sizes) + 2
    for path, one in found.items():
        assert one.found == hash_file(tmp_path / os.fsdecode(path))
    assert calls == sorted(calls)
    assert calls[-1] == sum(sizes) + 3 * CHUNK + LARGE


def test_what_cannot_be_hashed_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("/etc/passwd")
    (tmp_path / "outside").symlink_to("/etc")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "file").write_bytes(b"x")
    names = [b"none", b"folder", b"link", b"outside/passwd", b"pipe", b"file", b"../x", b"no/x"]
    found = list(hash_many(tmp_path, names, ("sha256",)))
    assert [one.problem for one in found] == [
        Problem.MISSING,
        Problem.NOT_A_FILE,
        Problem.UNREADABLE,
        Problem.UNREADABLE,
        Problem.NOT_A_FILE,
        None,
        Problem.UNREADABLE,
        Problem.MISSING,
    ]


def test_a_file_whose_bytes_cannot_be_read_is_not_taken_for_an_empty_one() -> None:
    folder = f"/proc/{os.getpid()}"  # reading `mem` from its start is an input/output error
    (one,) = hash_many(folder, [b"mem"], ("sha256",))
    assert one.found is not None
    assert one.found.changed


def test_more_processes_are_started_when_they_wait_for_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = fill(tmp_path, 300)
    started: list[int] = []

    def child(module: str, *, files: tuple[int, ...]) -> Child:
        started.append(1)
        return Child(module, files=files)

    monkeypatch.setattr(many, "Child", child)
    monkeypatch.setattr(many, "_WAITS_MEAN_COLD", -1)
    assert sum(1 for _ in hash_folder(tmp_path, ("sha256",))) == len(files)
    assert len(started) == 4 * (os.cpu_count() or 2)
    assert children() == []


def test_giving_up_early_and_cancelling_end_the_processes(tmp_path: Path) -> None:
    fill(tmp_path, 500)
    found = hash_folder(tmp_path)
    assert isinstance(next(iter(found)), Hashed)
    assert children() != []
    found.close()
    assert children() == []

    def cancel(_done: int, _total: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        list(hash_folder(tmp_path, progress=cancel))
    assert children() == []


def test_a_process_that_dies_is_an_error_and_not_a_short_list(tmp_path: Path) -> None:
    fill(tmp_path, 2000)
    found = iter(hash_folder(tmp_path))
    next(found)
    for child in children():
        os.kill(child, 9)
    with pytest.raises(StorageError, match="hashing_child ended: signal 9"):
        list(found)


def test_it_works_from_a_thread_that_is_not_the_first(tmp_path: Path) -> None:
    files = fill(tmp_path, 100)
    found: list[Hashed] = []
    thread = threading.Thread(target=lambda: found.extend(hash_folder(tmp_path)))
    thread.start()
    thread.join()
    assert len(found) == len(files)


def test_interrupting_the_terminal_leaves_no_process_and_no_noise(tmp_path: Path) -> None:
    for number in range(3000):
        (tmp_path / f"{number}").write_bytes(b"x")
    program = (
        "import signal, sys, time\nfrom custody.evidence.many import hash_folder\n"
        # a shell starts what runs in the background with interrupts ignored
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "try:\n"
        "    for one in hash_folder(sys.argv[1]):\n"
        "        print('started', flush=True); time.sleep(60)\n"
        "except KeyboardInterrupt:\n    print('interrupted')\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, tmp_path],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"started\n"
        tasks = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        helpers = tasks.read_text().split()
        os.killpg(process.pid, 2)
        output, errors = process.communicate()
    assert (output, errors, process.returncode) == (b"interrupted\n", b"", 0)
    assert helpers
    assert not any(Path(f"/proc/{helper}").exists() for helper in helpers)


def test_a_folder_that_is_not_there_and_unknown_algorithms_are_refused(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="No such file"):
        list(hash_folder(tmp_path / "none"))
    with pytest.raises(InputError, match="no digest algorithm"):
        list(hash_folder(tmp_path, ("crc32",)))
