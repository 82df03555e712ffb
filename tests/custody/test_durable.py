import errno
import os
from pathlib import Path

import pytest

from custody.durable import sync, sync_tree, written
from custody.errors import CancelledError, StorageError


def test_a_full_disk_is_told_apart_from_other_failures(tmp_path: Path) -> None:
    with (
        pytest.raises(StorageError) as full,
        Path("/dev/full").open("wb", buffering=0) as device,
        written(tmp_path / "copy"),
    ):
        device.write(b"x")
    assert (full.value.code, full.value.facts) == (
        "storage.full",
        {"path": str(tmp_path / "copy")},
    )


def test_what_the_system_refuses_is_told_with_its_reason(tmp_path: Path) -> None:
    missing = tmp_path / "none" / "copy"
    with pytest.raises(StorageError) as refused, written(missing):
        missing.write_bytes(b"x")
    assert refused.value.code == "storage.write"
    assert refused.value.facts == {"path": str(missing), "reason": os.strerror(errno.ENOENT)}


def test_what_is_not_the_systems_fault_passes_as_it_is(tmp_path: Path) -> None:
    with pytest.raises(CancelledError), written(tmp_path):
        raise CancelledError


def test_files_and_folders_are_synced_and_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    sync(tmp_path / "file")
    sync(tmp_path)
    with pytest.raises(FileNotFoundError):
        sync(tmp_path / "none")


def test_a_medium_that_fails_is_an_error_and_one_that_cannot_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails_with(number: int) -> None:
        def fsync(_descriptor: int) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(os, "fsync", fsync)

    fails_with(errno.EINVAL)
    sync(tmp_path)
    fails_with(errno.EIO)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        sync(tmp_path)


def test_a_tree_is_synced_whole_and_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "file").write_bytes(b"x")
    sync_tree(tmp_path)
    sync_tree(tmp_path / "folder" / "file")
    with pytest.raises(FileNotFoundError):
        sync_tree(tmp_path / "none")
