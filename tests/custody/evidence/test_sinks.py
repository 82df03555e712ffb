import mmap
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custody.errors import StorageError
from custody.evidence.sinks import BLOCK, FileSink

MIB = 1 << 20
DATA = os.urandom(2 * MIB + 777)


@pytest.fixture(params=["disk", "memory"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A file to be made; in memory there is no medium beside the page cache."""
    folder = tmp_path / "target"
    folder.mkdir()
    if request.param == "memory":
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "none", folder], check=True)
    yield folder / "copy"
    if request.param == "memory":
        subprocess.run(["umount", folder], check=True)


@pytest.fixture
def descriptor(target: Path) -> Iterator[int]:
    descriptor = os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL)
    yield descriptor
    os.close(descriptor)


def in_pages(data: bytes) -> memoryview:
    """The bytes in memory of their own that begins where a page does, as a reader has them."""
    memory = mmap.mmap(-1, len(data))
    memory[:] = data
    return memoryview(memory)


@pytest.mark.parametrize("size", [1, BLOCK, MIB - 1, MIB, MIB + 1, len(DATA)])
def test_what_is_written_in_any_order_is_there_and_no_more(
    target: Path, descriptor: int, size: int
) -> None:
    sink = FileSink(descriptor, target, size)
    starts = range(0, size, MIB // 2)
    for start in sorted(starts, key=lambda start: -start):
        sink.write(in_pages(DATA[start : min(start + MIB // 2, size)]), start)
    sink.finish(size)
    assert target.read_bytes() == DATA[:size]


def test_memory_that_the_medium_does_not_take_is_written_through_the_cache(
    target: Path, descriptor: int
) -> None:
    sink = FileSink(descriptor, target, len(DATA))
    sink.write(memoryview(DATA)[1:], 0)
    sink.finish(len(DATA) - 1)
    assert target.read_bytes() == DATA[1:]


def test_a_file_that_grew_is_written_whole(target: Path, descriptor: int) -> None:
    sink = FileSink(descriptor, target, MIB)
    sink.write(in_pages(DATA), 0)
    sink.finish(len(DATA))
    assert target.read_bytes() == DATA


def test_room_is_taken_at_once_and_not_for_holes(target: Path, descriptor: int) -> None:
    FileSink(descriptor, target, 2 * MIB)
    assert os.fstat(descriptor).st_blocks * 512 >= 2 * MIB
    os.ftruncate(descriptor, 0)
    sink = FileSink(descriptor, target, 2 * MIB, sparse=True)
    sink.finish(2 * MIB)
    assert os.fstat(descriptor).st_blocks * 512 < MIB
    assert target.read_bytes() == bytes(2 * MIB)


@pytest.mark.parametrize("target", ["memory"], indirect=True)
def test_a_full_disk_is_told_before_anything_is_written(target: Path, descriptor: int) -> None:
    with pytest.raises(StorageError, match="the disk is full") as caught:
        FileSink(descriptor, target, 5 * MIB)
    assert caught.value.code == "storage.full"
    assert os.fstat(descriptor).st_blocks == 0


@pytest.mark.parametrize("target", ["memory"], indirect=True)
def test_a_disk_that_fills_up_on_the_way_is_told(target: Path, descriptor: int) -> None:
    sink = FileSink(descriptor, target, 5 * MIB, sparse=True)
    with pytest.raises(StorageError, match="the disk is full"):
        sink.write(in_pages(bytes(5 * MIB)), 0)


@given(cuts=st.lists(st.integers(1, 3 * MIB // BLOCK), max_size=6), rest=st.integers(0, BLOCK - 1))
def test_pieces_of_any_length_make_the_whole(
    cuts: list[int], rest: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("sink") / "copy"
    pieces = [os.urandom(blocks * BLOCK) for blocks in cuts] + [os.urandom(rest)]
    with path.open("xb", buffering=0) as file:
        sink = FileSink(file.fileno(), path, sum(map(len, pieces)))
        offset = 0
        for piece in pieces:
            if piece:
                sink.write(in_pages(piece), offset)
            offset += len(piece)
        sink.finish(offset)
    assert path.read_bytes() == b"".join(pieces)
