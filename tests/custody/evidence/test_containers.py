"""Archives of strangers: unpacked as they are, or refused as a whole with a clear word."""

import base64
import bz2
import contextlib
import gzip
import io
import lzma
import os
import stat
import struct
import tarfile
import tempfile
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Literal

import py7zr
import pytest
import pyzipper
from backports import zstd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from custody.errors import CancelledError, InputError
from custody.evidence import containers
from custody.evidence.containers import MAX_DEPTH, kind_of, unpack
from custody.evidence.nested import open_all
from tests.custody.bundle.test_archive import Entry, Zip


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
    assert [name.decode() for name in found] == list(files)
    assert {name: (folder / name).read_bytes() for name in files} == files
    assert seen[-1] == (path.stat().st_size, path.stat().st_size)
    assert kind_of(path) == "zip"
    assert kind_of(folder / "a.txt") is None


@pytest.mark.parametrize(
    "name",
    ["../evil", "/evil", "a/../../evil", "a//b", "./a", "x" * 256, "a/\0b", "/".join("d" * 1500)],
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


def test_a_zip_that_lost_its_end_is_told_to_be_broken(tmp_path: Path) -> None:
    path = make(tmp_path / "a.zip", {"a": b"as it was sent"})
    path.write_bytes(path.read_bytes()[:-30])
    assert kind_of(path) == "zip"
    assert refused(path, tmp_path / "out") == "input.archive_broken"


def test_unpacking_stops_when_it_is_asked_to(tmp_path: Path) -> None:
    path = make(tmp_path / "a.zip", {"a": bytes(5_000_000)})
    (tmp_path / "out").mkdir()

    def stop(done: int, _total: int) -> None:
        if done:
            raise CancelledError

    with pytest.raises(CancelledError):
        unpack(path, tmp_path / "out", stop)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_changed_byte_is_refused_or_harmless(tmp_path: Path, data: st.DataObject) -> None:
    path = make(tmp_path / "a.zip", {"a.txt": b"first" * 9, "b/c.txt": b"second" * 9})
    whole = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= data.draw(st.integers(1, 255))
    changed = tmp_path / "changed.zip"
    changed.write_bytes(whole)
    if kind_of(changed) is None:
        return
    with tempfile.TemporaryDirectory() as folder, contextlib.suppress(InputError):
        assert all(b".." not in name.split(b"/") for name in unpack(changed, Path(folder)))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip", "changed.zip"]


# ---- every other form ----

TarMode = Literal["w", "w:gz", "w:bz2", "w:xz"]
FILES = {"a.txt": b"one", "in/b.bin": bytes(range(256)) * 2000, "in/деректер.csv": b"x,y\n"}


def tar(path: Path, mode: TarMode = "w", files: dict[str, bytes] = FILES) -> Path:
    with tarfile.open(path, mode) as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(f"./{name}")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def seven_zip(path: Path, password: str | None = None, *, hidden: bool = False) -> Path:
    with py7zr.SevenZipFile(path, "w", password=password, header_encryption=hidden) as archive:
        for name, data in FILES.items():
            archive.writestr(data, name)
    return path


def aes(path: Path, password: str) -> Path:
    with pyzipper.AESZipFile(
        path, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES
    ) as archive:
        archive.setpassword(password.encode())
        for name, data in FILES.items():
            archive.writestr(name, data)
    return path


ZIP_CRYPTO = base64.b64decode(
    "UEsDBAoACQAAAJhUdl3xhmx6DwAAAAMAAAAFAAAAYS50eHTFXFe9SH/NdZdcGGN7FcdQSwcI8YZseg8AAAADAAAA"
    "UEsDBAoACQAAAJhUdl1Kw7CgEAAAAAQAAAAIAAAAaW4vYi5jc3bIuLk1QoeID6O9HaGrlaGpUEsHCErDsKAQAAAA"
    "BAAAAFBLAQIeAwoACQAAAJhUdl3xhmx6DwAAAAMAAAAFAAAAAAAAAAEAAACkgQAAAABhLnR4dFBLAQIeAwoACQAA"
    "AJhUdl1Kw7CgEAAAAAQAAAAIAAAAAAAAAAEAAACkgUIAAABpbi9iLmNzdlBLBQYAAAAAAgACAGkAAACIAAAAAAA="
)
"""Two small files, by Info-ZIP with the password `secret`."""


def unpacked(path: Path, folder: Path, *passwords: str) -> dict[str, bytes]:
    folder.mkdir()
    found = unpack(path, folder, passwords=passwords)
    return {name.decode(): (folder / name.decode()).read_bytes() for name in found}


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_tars_come_out_as_they_went_in(tmp_path: Path, mode: TarMode) -> None:
    assert unpacked(tar(tmp_path / "a.bin", mode), tmp_path / "out") == FILES


def test_zstandard_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.tar.zst"
    path.write_bytes(zstd.compress(tar(tmp_path / "a.tar").read_bytes()))
    assert unpacked(path, tmp_path / "out") == FILES


def test_a_packed_file_alone_loses_its_suffix(tmp_path: Path) -> None:
    path = tmp_path / "conn.csv.gz"
    path.write_bytes(gzip.compress(b"a,b\n" * 1000))
    assert unpacked(path, tmp_path / "out") == {"conn.csv": b"a,b\n" * 1000}


def test_7z_comes_out_as_it_went_in(tmp_path: Path) -> None:
    assert unpacked(seven_zip(tmp_path / "a.7z"), tmp_path / "out") == FILES


@pytest.mark.parametrize("form", ["aes", "zipcrypto", "7z", "7z hidden"])
def test_a_locked_container_opens_with_its_password_alone(tmp_path: Path, form: str) -> None:
    path, password = tmp_path / "a.bin", "құпия сөз" if form == "aes" else "secret"
    match form:
        case "aes":
            aes(path, password)
        case "zipcrypto":
            path.write_bytes(ZIP_CRYPTO)
        case _:
            seven_zip(path, password, hidden=form == "7z hidden")
    for passwords, code in (((), "locked"), (("wrong", "mistaken"), "password")):
        with pytest.raises(InputError) as caught, tempfile.TemporaryDirectory() as folder:
            unpack(path, Path(folder), passwords=passwords)
        assert caught.value.code == f"input.archive_{code}"
        assert not any(each in str(caught.value) for each in passwords)
    held = {"a.txt": b"one", "in/b.csv": b"x,y\n"} if form == "zipcrypto" else FILES
    assert unpacked(path, tmp_path / "out", "wrong", password) == held


def test_a_message_is_taken_apart(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"] = "Answer"
    message.set_content("Деректер жіберілді.\n")
    for name, data in (("list.csv", b"a;b\n"), ("list.csv", b"c;d\n"), ("../../evil", b"x")):
        message.add_attachment(data, maintype="text", subtype="csv", filename=name)
    inner = EmailMessage()
    inner.set_content("earlier\n")
    message.add_attachment(inner, filename="before.eml")
    path = tmp_path / "answer.eml"
    path.write_bytes(message.as_bytes())
    found = unpacked(path, tmp_path / "out")
    assert found["body.txt"].decode() == "Деректер жіберілді.\n"
    assert found["list.csv"] == b"a;b\n"
    assert found["3-list.csv"] == b"c;d\n"
    assert found["_.._evil"] == b"x"
    assert b"earlier" in found["before.eml"]
    assert not list(tmp_path.glob("evil*"))


def test_documents_are_no_containers(tmp_path: Path) -> None:
    for name, first in (("a.xlsx", "xl/x.xml"), ("a.bin", "[Content_Types].xml")):
        assert kind_of(make(tmp_path / name, {first: b"<x/>"})) is None


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"name": "../evil"}, "name"),
        ({"name": "/evil"}, "name"),
        ({"type": tarfile.SYMTYPE, "linkname": "/etc/passwd"}, "name"),
        ({"type": tarfile.LNKTYPE, "linkname": "a"}, "name"),
        ({"type": tarfile.CHRTYPE}, "name"),
        ({"type": tarfile.FIFOTYPE}, "name"),
        ({"name": "a"}, "twice"),
        ({"name": "A"}, "alike"),
        ({"size": 1 << 50}, "large"),
    ],
)
def test_a_hostile_tar_is_refused(tmp_path: Path, change: dict[str, object], code: str) -> None:
    path = tmp_path / "a.tar"
    info = tarfile.TarInfo("b")
    for name, value in change.items():
        setattr(info, name, value)
    with tarfile.open(path, "w") as archive:
        archive.addfile(tarfile.TarInfo("a"))
        archive.addfile(info)
    assert refused(path, tmp_path / "out") == f"input.archive_{code}"


def _tar(*names: str) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name in names:
            info = tarfile.TarInfo(name)
            info.size = 300
            archive.addfile(info, io.BytesIO(b"x" * 300))
    return out.getvalue()


def _below_zero(data: bytes) -> bytes:
    """The first member says that it is shorter than nothing."""
    head = bytearray(data[:512])
    head[124:136] = b"\xff" * 12
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\0 " % sum(head)
    return bytes(head) + data[512:]


@pytest.mark.parametrize(
    "bent",
    [
        lambda data: data[:1024] + b"\xff" * 512 + data[1536:],
        lambda data: data[:1024],
        lambda data: data[:1124],
        lambda data: data[:1600],
        lambda data: data + _tar("hidden"),
        _below_zero,
    ],
    ids=["header", "cut-behind-one", "cut-in-a-header", "cut-in-data", "behind", "below-zero"],
)
def test_a_tar_that_seems_to_end_too_early_is_refused(
    tmp_path: Path, bent: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "a.tar"
    path.write_bytes(bent(_tar("a", "b", "c")))
    assert refused(path, tmp_path / "out") == "input.archive_broken"


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_stream_is_read_to_its_end(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    """Its check sum, and streams behind it, also where what it holds ended before."""
    packed = pack(_tar("a"))
    path = tmp_path / "a.tar.packed"
    path.write_bytes(packed[:-8] + bytes([packed[-8] ^ 1]) + packed[-7:])
    assert refused(path, tmp_path / "out") == "input.archive_broken"
    two = tmp_path / "two"
    two.write_bytes(pack(b"one\n") + pack(b"two\n"))
    (tmp_path / "both").mkdir()
    (name,) = unpack(two, tmp_path / "both")
    assert (tmp_path / "both" / os.fsdecode(name)).read_bytes() == b"one\ntwo\n"
    two.write_bytes(pack(b"one\n") + b"damaged" + pack(b"two\n"))
    assert refused(two, tmp_path / "none") == "input.archive_broken"


@pytest.mark.parametrize("size", [3, 70_000])
def test_a_file_that_has_not_the_size_it_tells_refuses_the_archive(
    tmp_path: Path, size: int
) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(Zip([Entry(b"a", b"content", size=size)]).write())
    assert refused(path, tmp_path / "out") == "input.archive_broken"


def test_folders_said_to_be_locked_need_no_password(tmp_path: Path) -> None:
    path, out = tmp_path / "a.zip", tmp_path / "out"
    path.write_bytes(Zip([Entry(b"d/", b"", flags=1), Entry(b"d/a", b"content")]).write())
    out.mkdir()
    assert unpack(path, out) == (b"d/a",)


def test_names_that_differ_by_composition_alone_are_refused(tmp_path: Path) -> None:
    path = make(tmp_path / "a.zip", {"\u0439.csv": b"1", "\u0438\u0306.csv": b"2"})
    assert refused(path, tmp_path / "out") == "input.archive_alike"


def test_a_stream_that_never_ends_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "zeros.gz"
    path.write_bytes(gzip.compress(bytes(30_000_000)))
    monkeypatch.setattr(containers, "_SMALL", 10_000_000)
    assert refused(path, tmp_path / "out") == "input.archive_large"
    assert sum(each.stat().st_size for each in (tmp_path / "out").iterdir()) < 11_000_000


def test_a_chain_of_containers_is_opened_to_a_depth(tmp_path: Path) -> None:
    path = make(tmp_path / "0.zip", {"deepest.txt": b"x"})
    for level in range(1, MAX_DEPTH + 2):
        path = make(tmp_path / f"{level}.zip", {path.name: path.read_bytes()})
    (tmp_path / "out").mkdir()
    opening = open_all(path, tmp_path / "out")
    assert len(opening.opened) == MAX_DEPTH
    ((name, err),) = opening.refused
    assert err.code == "input.archive_deep"
    assert name.count(b"/") == MAX_DEPTH - 1


@pytest.mark.parametrize("form", ["tar.gz", "7z", "aes"])
@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_changed_bytes_of_any_form_leave_nothing_outside(
    tmp_path: Path, form: str, data: st.DataObject
) -> None:
    path = tmp_path / f"a.{form}"
    if not path.exists():
        match form:
            case "tar.gz":
                tar(path, "w:gz", {"a.txt": b"first" * 9})
            case "7z":
                seven_zip(path)
            case _:
                aes(path, "secret")
    whole = bytearray(path.read_bytes())
    for _ in range(3):
        whole[data.draw(st.integers(0, len(whole) - 1))] ^= data.draw(st.integers(1, 255))
    changed = tmp_path / "changed.bin"
    changed.write_bytes(whole)
    if kind_of(changed) is None:
        return
    with tempfile.TemporaryDirectory() as folder, contextlib.suppress(InputError):
        for name in unpack(changed, Path(folder), passwords=("secret",)):
            assert (Path(folder) / os.fsdecode(name)).is_file()
    assert {each.name for each in tmp_path.iterdir()} == {path.name, "changed.bin"}
