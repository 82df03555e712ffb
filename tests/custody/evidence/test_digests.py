import contextlib
import errno
import hashlib
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from blake3 import blake3
from hypothesis import given, settings
from hypothesis import strategies as st

from custody.errors import CancelledError, InputError, StorageError
from custody.evidence import digests
from custody.evidence.algorithms import ALGORITHMS
from custody.evidence.digests import FileDigests, hash_file, hash_source
from custody.evidence.file_source import BLOCK, CHUNK, FileSource, Piece, Range

MIB = 1 << 20


def expected(data: bytes) -> dict[str, str]:
    return {
        "blake3": blake3(data).hexdigest(),
        "md5": hashlib.md5(data, usedforsecurity=False).hexdigest(),
        "sha1": hashlib.sha1(data, usedforsecurity=False).hexdigest(),
        "sha256": hashlib.sha256(data).hexdigest(),
        "sha3-256": hashlib.sha3_256(data).hexdigest(),
        "sha512": hashlib.sha512(data).hexdigest(),
    }


class DamagedMedium:
    """A medium on which some ranges answer EIO, as a failing disk does."""

    def __init__(self, data: bytes, damage: list[Range], error: int = errno.EIO) -> None:
        self.data = data
        self.size = len(data)
        self.damage = damage
        self.error = error
        self.reads = 0

    def read_into(self, buffer: memoryview, offset: int) -> int:
        self.reads += 1
        end = min(offset + len(buffer), self.size)
        if any(bad < end and offset < bad + length for bad, length in self.damage):
            raise OSError(self.error, os.strerror(self.error))
        buffer[: end - offset] = self.data[offset:end]
        return end - offset

    def pieces(self) -> Iterator[Piece]:
        for offset in range(0, self.size, CHUNK):
            yield Piece(offset, min(CHUNK, self.size - offset), is_hole=False)

    def zeroed(self) -> bytes:
        data = bytearray(self.data)
        for offset, length in self.damage:
            data[offset : offset + length] = bytes(length)
        return bytes(data)


@pytest.mark.parametrize(
    "size", [0, 1, BLOCK, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7, 9 * CHUNK + 4095]
)
def test_all_algorithms_agree_with_the_standard_library(tmp_path: Path, size: int) -> None:
    data = os.urandom(size)
    file = tmp_path / "image.dd"
    file.write_bytes(data)
    found = hash_file(file, ALGORITHMS)
    assert found == FileDigests(size, expected(data))


@pytest.mark.parametrize("runners", [1, 2, 3, 7])
def test_the_relay_hashes_in_order_with_any_number_of_runners(runners: int) -> None:
    medium = DamagedMedium(os.urandom(5 * CHUNK + 3), [])
    found = hash_source(medium, ("sha256", "md5"), runners=runners)
    assert found.values["sha256"] == hashlib.sha256(medium.data).hexdigest()
    assert medium.reads == 6


@pytest.mark.parametrize("uncached", [True, False])
def test_past_the_page_cache_or_through_it_the_digest_is_the_same(
    tmp_path: Path, uncached: bool
) -> None:
    data = os.urandom(2 * CHUNK + 12345)
    file = tmp_path / "image.dd"
    file.write_bytes(data)
    descriptor = os.open(file, os.O_RDONLY)
    try:
        found = digests.hash_descriptor(descriptor, ("sha256",), uncached=uncached)
    finally:
        os.close(descriptor)
    assert found == FileDigests(len(data), {"sha256": hashlib.sha256(data).hexdigest()})


def test_what_is_hashed_next_is_fetched_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "image.dd"
    data = os.urandom(MIB) * 40
    file.write_bytes(data)
    kind = subprocess.check_output(["stat", "-f", "-c", "%T", file], text=True).strip()
    descriptor = os.open(file, os.O_RDWR)
    try:
        os.fsync(descriptor)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_RANDOM)  # a probe reads nothing ahead
        assert kind == "tmpfs" or not _cached(descriptor, len(data))
        source = FileSource(descriptor)
        assert sum(piece.length for piece in source.pieces()) == len(data)
        until = time.monotonic() + 20
        while not _cached(descriptor, len(data)) and time.monotonic() < until:
            time.sleep(0.01)
        assert _cached(descriptor, len(data))
        assert hash_source(source, ("sha512",)).values == {
            "sha512": hashlib.sha512(data).hexdigest()
        }
    finally:
        os.close(descriptor)


def _cached(descriptor: int, size: int) -> int:
    """How many of some places of a file are in the page cache."""
    found = 0
    for offset in range(0, size, CHUNK):
        with contextlib.suppress(BlockingIOError):
            found += os.preadv(descriptor, [bytearray(1)], offset, os.RWF_NOWAIT)
    return found


@settings(max_examples=40)
@given(
    parts=st.lists(
        st.tuples(st.integers(1, 3 * CHUNK // BLOCK), st.booleans(), st.integers(0, BLOCK - 1)),
        min_size=1,
        max_size=6,
    )
)
def test_holes_are_hashed_as_zeros_and_not_read(parts: list[tuple[int, bool, int]]) -> None:
    with tempfile.TemporaryFile() as file:
        for blocks, is_hole, odd in parts:
            if is_hole:
                file.seek(blocks * BLOCK, os.SEEK_CUR)
            else:
                file.write(b"\xa5" * (blocks * BLOCK - odd))
        file.truncate()
        file.flush()
        source = FileSource(file.fileno())
        found = hash_source(source, ("sha256",))
        file.seek(0)
        data = file.read()
        assert found.values["sha256"] == hashlib.sha256(data).hexdigest()
        assert found.size == len(data)
        read = sum(piece.length for piece in source.pieces() if not piece.is_hole)
        assert found.holes + read == len(data)
        for piece in source.pieces():
            if piece.is_hole:
                assert not any(data[piece.offset : piece.offset + piece.length])


def test_a_sparse_image_of_a_terabyte_is_cut_into_holes_at_once(tmp_path: Path) -> None:
    file = tmp_path / "sparse.dd"
    with file.open("wb") as target:
        target.truncate(1 << 40)
        target.seek(1 << 39)
        target.write(b"x" * BLOCK)
    descriptor = os.open(file, os.O_RDONLY)
    try:
        pieces = FileSource(descriptor).pieces()
        data = [piece for piece in pieces if not piece.is_hole]
    finally:
        os.close(descriptor)
    assert data == [Piece(1 << 39, BLOCK, is_hole=False)]


@given(
    blocks=st.lists(st.integers(0, 3 * CHUNK // BLOCK), max_size=8),
    size=st.integers(1, 3 * CHUNK + 100),
)
def test_what_cannot_be_read_is_told_range_by_range_and_the_rest_is_hashed(
    blocks: list[int], size: int
) -> None:
    damage = [Range(block * BLOCK, BLOCK) for block in blocks if block * BLOCK < size]
    medium = DamagedMedium(b"\xa5" * size, damage)
    found = hash_source(medium, ("sha256",), runners=2)
    zeroed = medium.zeroed()[:size]
    assert found.values["sha256"] == hashlib.sha256(zeroed).hexdigest()
    lost = {offset + at for offset, length in found.read_errors for at in range(0, length, BLOCK)}
    assert lost == {bad.offset for bad in damage}
    assert sum(error.length for error in found.read_errors) == zeroed.count(0)
    assert found.size == size
    assert not found.changed


def test_neighbouring_unreadable_blocks_are_one_range() -> None:
    medium = DamagedMedium(bytes(5 * CHUNK), [Range(CHUNK - BLOCK, 3 * BLOCK)])
    found = hash_source(medium, ("sha256",))
    assert found.read_errors == (Range(CHUNK - BLOCK, 3 * BLOCK),)
    assert found.document()["read_errors"] == [{"offset": CHUNK - BLOCK, "length": 3 * BLOCK}]


def test_the_copy_gets_zeros_for_what_cannot_be_read() -> None:
    medium = DamagedMedium(b"\xa5" * (4 * CHUNK), [Range(5 * BLOCK, BLOCK)])
    copy = bytearray(b"\xff" * medium.size)

    def sink(data: memoryview, offset: int) -> None:
        copy[offset : offset + len(data)] = data

    hash_source(medium, ("sha256",), sink=sink)
    assert copy == medium.zeroed()


@pytest.mark.parametrize("runners", [1, 4])
def test_a_medium_that_is_gone_ends_the_reading(runners: int) -> None:
    medium = DamagedMedium(bytes(4 * CHUNK), [Range(2 * CHUNK, CHUNK)], errno.ENODEV)
    before = threading.active_count()
    with pytest.raises(OSError, match="No such device"):
        hash_source(medium, ("sha256",), runners=runners)
    assert threading.active_count() == before


def test_cancelling_ends_all_runners_and_a_failing_sink_too(tmp_path: Path) -> None:
    file = tmp_path / "image.dd"
    file.write_bytes(bytes(8 * CHUNK))
    before = threading.active_count()

    def cancel(done: int, _total: int) -> None:
        if done > 2 * CHUNK:
            raise CancelledError

    with pytest.raises(CancelledError):
        hash_file(file, progress=cancel)
    with pytest.raises(StorageError, match="full"):
        hash_source(
            DamagedMedium(bytes(8 * CHUNK), []),
            sink=lambda _data, _offset: _raise(StorageError("storage.full", path="x")),
        )
    assert threading.active_count() == before


def _raise(err: Exception) -> None:
    raise err


def test_progress_never_goes_back_ends_at_the_size_and_stays_in_the_calling_thread(
    tmp_path: Path,
) -> None:
    file = tmp_path / "image.dd"
    file.write_bytes(bytes(7 * CHUNK + 5))
    calls: list[tuple[int, int, int]] = []
    hash_file(file, progress=lambda done, total: calls.append((done, total, threading.get_ident())))
    done = [call[0] for call in calls]
    assert done == sorted(done)
    assert calls[-1][:2] == (7 * CHUNK + 5, 7 * CHUNK + 5)
    assert {call[2] for call in calls} == {threading.get_ident()}


def test_a_file_changed_by_another_process_while_it_is_read_is_told(tmp_path: Path) -> None:
    file = tmp_path / "log"
    file.write_bytes(bytes(6 * CHUNK))
    append = "import sys; open(sys.argv[1], 'ab').write(b'one line more')"

    def change(done: int, _total: int) -> None:
        if done == CHUNK:
            subprocess.run([sys.executable, "-c", append, file], check=True)

    assert hash_file(file, progress=change).changed
    assert not hash_file(file).changed


@pytest.mark.parametrize("size", [CHUNK // 2, 6 * CHUNK])
def test_a_file_that_shrinks_or_is_rewritten_is_told(tmp_path: Path, size: int) -> None:
    file = tmp_path / "log"
    file.write_bytes(bytes(6 * CHUNK))

    def change(done: int, _total: int) -> None:
        if done == CHUNK:
            file.write_bytes(bytes(size))

    assert hash_file(file, progress=change).changed


def test_a_file_without_a_size_that_gives_bytes_all_the_same_is_told() -> None:
    assert hash_file("/proc/self/status").changed


def test_links_and_folders_and_pipes_are_not_hashed(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "link").symlink_to("file")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(StorageError, match="symbolic links"):
        hash_file(tmp_path / "link")
    for name in ("", "pipe"):
        with pytest.raises(InputError, match="neither a regular file"):
            hash_file(tmp_path / name)
    with pytest.raises(StorageError, match="No such file"):
        hash_file(tmp_path / "none")


def test_reading_leaves_the_access_time_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "evidence"
    file.write_bytes(b"x")
    os.utime(file, ns=(10**18, 10**18))
    hash_file(file)
    assert file.stat().st_atime_ns == 10**18


@pytest.mark.parametrize("algorithms", [[], ["sha256", "crc32"], ["SHA256"]])
def test_other_algorithms_are_refused(tmp_path: Path, algorithms: list[str]) -> None:
    with pytest.raises(InputError, match="no digest algorithm"):
        hash_file(tmp_path, algorithms)


def test_broken_algorithms_stand_apart_as_legacy() -> None:
    found = FileDigests(1, {"md5": "a", "sha1": "b", "sha256": "c"}, holes=7)
    assert found.document() == {
        "size": 1,
        "digests": {"sha256": "c"},
        "legacy": {"md5": "a", "sha1": "b"},
        "holes": 7,
    }
