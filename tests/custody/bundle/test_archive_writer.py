"""ZIPs as they are written: the reader calls them plain, and so do other programs."""

import io
from pathlib import Path
from zipfile import ZipFile

import pytest

from custody.bundle.archive import Archive
from custody.bundle.archive_writer import ArchiveWriter
from custody.errors import IntegrityError


def test_the_writer_writes_what_the_reader_calls_plain(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with path.open("w+b") as file, ArchiveWriter(file) as writer:
        writer.add("B/a", 3, [b"a", b"bc"])
        writer.add("B/b", 0, [])
        writer.add("B/c", 3, [b"abc"], deflate=False)
    with Archive.open(path) as archive:
        assert archive.is_plain
        contents = {path: b"".join(archive.chunks(m)) for path, m in archive.members.items()}
    assert contents == {"a": b"abc", "b": b"", "c": b"abc"}
    with ZipFile(path) as other:
        assert other.testzip() is None


def test_the_writer_refuses_another_size_than_it_was_told() -> None:
    with pytest.raises(IntegrityError):
        ArchiveWriter(io.BytesIO()).add("a", 4, [b"abc"])


def test_more_than_65535_files_take_zip64(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with path.open("w+b") as file, ArchiveWriter(file) as writer:
        for number in range(70_000):
            writer.add(f"B/{number:06}", 0, [])
    with Archive.open(path) as archive:
        assert len(archive.members) == 70_000
        assert archive.is_plain
    with ZipFile(path) as other:
        assert len(other.namelist()) == 70_000


def test_a_file_of_4_gib_takes_zip64(tmp_path: Path) -> None:
    """Sparse: the writer's own headers around a hole, not four gibibytes of work."""
    path = tmp_path / "x.zip"
    size = 1 << 32
    with path.open("w+b") as file:
        writer = ArchiveWriter(file)
        file.write(writer._local(b"B/a", 0, 0, size, size))
        file.seek(size, io.SEEK_CUR)
        writer._directory.append(writer._central(b"B/a", 0, 0, size, size, 0))
        writer._finish()
    with Archive.open(path) as archive:
        assert archive.members["a"].size == size
        assert archive.is_plain
    with ZipFile(path) as other:
        assert other.infolist()[0].file_size == size
