"""Archives of strangers: unpacked as they are, or refused as a whole with a clear word."""

import contextlib
import stat
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from custody.errors import CancelledError, InputError
from custody.evidence import containers
from custody.evidence.containers import is_zip, members, unpack


def make(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def refused(path: Path, folder: Path) -> str:
    folder.mkdir(exist_ok=True)
    with pytest.raises(InputError) as caught:
        unpack(path, folder)
    assert not list(folder.parent.glob("evil*"))
    return caught.value.code


def test_files_come_out_as_they_went_in(tmp_path: Path) -> None:
    files = {"a.txt": b"one", "in/b.bin": bytes(300_000), "in/деректер.csv": b"x,y\n"}
    path = make(tmp_path / "a.zip", files)
    folder = tmp_path / "out"
    folder.mkdir()
    seen: list[tuple[int, int]] = []
    found = unpack(path, folder, lambda done, total: seen.append((done, total)))
    assert [each.name.decode() for each in found] == list(files)
    assert {name: (folder / name).read_bytes() for name in files} == files
    assert seen[-1] == (300_007, 300_007)
    assert is_zip(path)
    assert not is_zip(folder / "a.txt")


@pytest.mark.parametrize(
    "name", ["../evil", "/evil", "a/../../evil", "a//b", "./a", "x" * 256, "a/\0b"]
)
def test_a_name_that_leads_elsewhere_refuses_the_archive(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        info = zipfile.ZipInfo("placeholder")
        info.filename = info.orig_filename = name
        archive.writestr(info, b"x")
    assert refused(path, tmp_path / "out") == "input.archive_name"


def test_links_and_devices_refuse_the_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    info = zipfile.ZipInfo("link")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(info, "/etc/passwd")
    assert refused(path, tmp_path / "out") == "input.archive_name"


@pytest.mark.parametrize("names", [("a", "a"), ("a", "a/b"), ("a/b", "a"), ("a/", "a")])
def test_a_name_that_comes_twice_refuses_the_archive(
    tmp_path: Path, names: tuple[str, str]
) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive, pytest.MonkeyPatch.context() as patch:
        patch.setattr("warnings.warn", lambda *_args, **_kwargs: None)
        for name in names:
            archive.writestr(name, b"" if name.endswith("/") else b"x")
    assert refused(path, tmp_path / "out") == "input.archive_twice"


def test_number_and_size_have_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make(tmp_path / "a.zip", {f"{number}": b"x" for number in range(6)})
    monkeypatch.setattr(containers, "MAX_FILES", 5)
    assert refused(path, tmp_path / "out") == "input.archive_many"
    bomb = make(tmp_path / "b.zip", {"zeros": bytes(3_000_000)})
    monkeypatch.setattr(containers, "_SMALL", 1_000_000)
    assert refused(bomb, tmp_path / "out") == "input.archive_large"


def test_parts_that_lie_over_one_another_are_refused(tmp_path: Path) -> None:
    path = make(tmp_path / "a.zip", {"a": b"x" * 40, "b": b"x" * 40})
    data = bytearray(path.read_bytes())
    second = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, second + 42, 0)  # where the first part begins
    path.write_bytes(data)
    assert refused(path, tmp_path / "out") == "input.archive_broken"


def test_what_needs_a_password_is_told(tmp_path: Path) -> None:
    path = make(tmp_path / "a.zip", {"a": b"secret"})
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert refused(path, tmp_path / "out") == "input.archive_locked"


def test_an_unknown_way_of_packing_is_told(tmp_path: Path) -> None:
    path = make(tmp_path / "a.zip", {"a": b"secret"})
    data = bytearray(path.read_bytes())
    struct.pack_into("<H", data, data.rindex(b"PK\x01\x02") + 10, 97)
    path.write_bytes(data)
    assert refused(path, tmp_path / "out") == "input.archive_method"


def test_bytes_that_do_not_fit_their_checksum_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a", b"as it was sent")
    path.write_bytes(path.read_bytes().replace(b"as it was sent", b"as it was read"))
    assert refused(path, tmp_path / "out") == "input.archive_broken"


def test_unpacking_stops_when_it_is_asked_to(tmp_path: Path) -> None:
    path = make(tmp_path / "a.zip", {"a": bytes(5_000_000)})
    (tmp_path / "out").mkdir()

    def stop(done: int, _total: int) -> None:
        if done:
            raise CancelledError

    with pytest.raises(CancelledError):
        unpack(path, tmp_path / "out", stop)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_changed_byte_is_refused_or_harmless(tmp_path: Path, data: st.DataObject) -> None:
    path = make(tmp_path / "a.zip", {"a.txt": b"first" * 9, "b/c.txt": b"second" * 9})
    whole = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= data.draw(st.integers(1, 255))
    changed = tmp_path / "changed.zip"
    changed.write_bytes(whole)
    if not is_zip(changed):
        return
    with contextlib.suppress(InputError):
        assert all(b".." not in each.name.split(b"/") for each in members(changed))
