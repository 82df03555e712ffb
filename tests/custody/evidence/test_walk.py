import os
import socket
import unicodedata
from pathlib import Path

import pytest

from custody.evidence import walk as folder_walk
from custody.evidence.sources import open_folder, opened_folder
from custody.evidence.walk import Kind, Listing, describe, walk


def listed(folder: Path) -> dict[bytes, Kind]:
    with opened_folder(os.fsencode(folder)) as root:
        return {
            listing.path_of(name): kind for listing in walk(root) for name, kind in listing.names
        }


def test_every_kind_is_told_and_raw_names_are_kept(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path)
    names = [
        b"\xff\xfe not UTF-8",
        "\u00e9".encode(),
        unicodedata.normalize("NFD", "\u00e9").encode(),
        b"n" * 255,
        b"line\nfeed",
        b" ",
    ]
    for name in names:
        with open(raw + b"/" + name, "wb"):  # noqa: PTH123 - a raw name
            pass
    os.mkdir(raw + b"/folder\xff")  # noqa: PTH102
    os.symlink("/etc/passwd", raw + b"/link")  # noqa: PTH211
    os.mkfifo(raw + b"/pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(raw + b"/socket")
        found = listed(tmp_path)
    assert found == {
        **dict.fromkeys(names, Kind.FILE),
        b"folder\xff": Kind.FOLDER,
        b"link": Kind.SYMLINK,
        b"pipe": Kind.FIFO,
        b"socket": Kind.SOCKET,
    }


def test_names_come_sorted_by_their_bytes_and_folders_before_what_they_hold(
    tmp_path: Path,
) -> None:
    for name in ("b/z", "b/a", "a/x", "Z"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    with opened_folder(os.fsencode(tmp_path)) as root:
        order = [(listing.path, [name.raw for name in listing.names]) for listing in walk(root)]
    assert order == [(b"", [b"Z", b"a", b"b"]), (b"a", [b"x"]), (b"b", [b"a", b"z"])]


def test_a_folder_swapped_for_a_link_does_not_lead_outside(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret").write_bytes(b"")
    inside = tmp_path / "inside"
    (inside / "folder").mkdir(parents=True)
    with opened_folder(os.fsencode(inside)) as root:
        listings = walk(root)
        next(listings)
        (inside / "folder").rmdir()
        (inside / "folder").symlink_to(outside)
        (swapped,) = listings
    assert swapped.names == ()
    assert swapped.path == b"folder"
    assert swapped.problem is not None


def test_thousands_of_levels_are_walked_with_few_open_files(tmp_path: Path) -> None:
    depth = 2500
    descriptor = os.open(tmp_path, os.O_RDONLY)
    for level in range(depth):
        os.mkdir("d", dir_fd=descriptor)
        if level % 500 == 0:
            os.mkdir("e", dir_fd=descriptor)
        inner = os.open("d", os.O_RDONLY, dir_fd=descriptor)
        os.close(descriptor)
        descriptor = inner
    os.close(descriptor)
    with opened_folder(os.fsencode(tmp_path)) as root:
        most = 0
        count = 0
        for count, listing in enumerate(walk(root), 1):
            assert listing.problem is None
            if count % 100 == 0:
                most = max(most, len(os.listdir("/proc/self/fd")))  # noqa: PTH208
    assert count == 1 + depth + 5
    assert most < 200
    _remove_deep(tmp_path, depth)


def _remove_deep(folder: Path, depth: int) -> None:
    """Longer than any path may be, so that no usual tool removes it."""
    step = 500
    descriptor = os.open(folder, os.O_RDONLY)
    for start in range(depth - step, -1, -step):
        here = open_folder(b"/".join([b"d"] * start), below=descriptor)
        os.rename(b"/".join([b"d"] * step), b"x%d" % start, src_dir_fd=here, dst_dir_fd=descriptor)
        os.close(here)
    os.close(descriptor)


def test_a_folder_that_may_not_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "open").mkdir()
    real = os.scandir
    closed = os.stat(tmp_path / "closed").st_ino  # noqa: PTH116

    def scandir(folder: int) -> object:
        if os.fstat(folder).st_ino == closed:
            raise PermissionError(13, "Permission denied")
        return real(folder)

    monkeypatch.setattr(os, "scandir", scandir)  # tests run as root, whom no mode stops
    with opened_folder(os.fsencode(tmp_path)) as root:
        found: list[Listing] = list(walk(root))
    assert [(one.path, one.problem is None) for one in found] == [
        (b"", True),
        (b"closed", False),
        (b"open", True),
    ]


def test_metadata_has_times_owners_links_and_attributes(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"12345")
    file.chmod(0o640)
    (tmp_path / "twin").hardlink_to(file)
    os.utime(file, ns=(1_111_111_111_222_333_444, 1_555_555_555_666_777_888))
    os.setxattr(file, "user.xdg.origin.url", b"https://example.org/\xff")
    with opened_folder(os.fsencode(tmp_path)) as folder:
        metadata = describe(b"file", folder)
    assert metadata == describe(os.fsencode(file))
    assert metadata.kind is Kind.FILE
    document = metadata.document()
    assert document["mode"] == "0640"
    assert document["links"] == 2
    assert document["size"] == 5
    assert document["accessed_ns"] == "1111111111222333444"
    assert document["modified_ns"] == "1555555555666777888"
    assert metadata.attributes == ((b"user.xdg.origin.url", b"https://example.org/\xff"),)
    assert metadata.attributes_complete


def test_a_link_is_described_by_its_own_words(tmp_path: Path) -> None:
    os.symlink(b"\xff/../../etc", os.fsencode(tmp_path) + b"/link")  # noqa: PTH211
    metadata = describe(os.fsencode(tmp_path) + b"/link")
    assert metadata.kind is Kind.SYMLINK
    assert metadata.target == b"\xff/../../etc"
    assert metadata.document()["target"] == "/y8uLi8uLi9ldGM="


def test_a_device_is_described_by_its_number_and_not_opened() -> None:
    metadata = describe(b"/dev/null")
    assert metadata.kind is Kind.CHARACTER_DEVICE
    assert metadata.document()["number"] == [1, 3]


def test_attributes_too_large_to_keep_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"")
    os.setxattr(file, "user.a", bytes(700))
    os.setxattr(file, "user.b", bytes(700))
    monkeypatch.setattr(folder_walk, "_MAX_ATTRIBUTE_BYTES", 1000)
    metadata = describe(os.fsencode(file))
    assert [name for name, _ in metadata.attributes] == [b"user.a"]
    assert metadata.document()["attributes_complete"] is False
