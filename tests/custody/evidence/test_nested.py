"""Containers within containers: each opened, with its own password, to a depth."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage
from pathlib import Path

import magic
import py7zr
import pytest
import pyzipper

from custody.evidence.containers import MAX_DEPTH, kind_of
from custody.evidence.nested import Opening, open_all
from tests.custody.evidence.closed_forms import FORMS
from tests.custody.evidence.outlook import message

TABLE = b"a;b\n1;2\n"


Files = Mapping[str, bytes]


def zipped(files: Files, password: str = "") -> bytes:
    made = io.BytesIO()
    with pyzipper.AESZipFile(
        made, "w", encryption=pyzipper.WZ_AES if password else None
    ) as archive:
        if password:
            archive.setpassword(password.encode())
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def tarred(files: Files) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return made.getvalue()


def seven(files: Files, password: str) -> bytes:
    made = io.BytesIO()
    with py7zr.SevenZipFile(made, "w", password=password, header_encryption=True) as archive:
        for name, data in files.items():
            archive.writestr(data, name)
    return made.getvalue()


def mail(files: Files) -> bytes:
    made = EmailMessage()
    made["Subject"] = "Answer"
    made.set_content("Деректер жіберілді.\n")
    for name, data in files.items():
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return made.as_bytes()


def outlook(files: Files) -> bytes:
    return message("Subject: Answer\r\n", "the answer", b"", list(files.items()))


def opened(folder: Path, data: bytes, *passwords: str) -> tuple[Opening, dict[str, bytes]]:
    path, place = folder / "answer.zip", folder / "out"
    path.write_bytes(data)
    place.mkdir()
    opening = open_all(path, place, passwords=passwords)
    return opening, {name: file.read_bytes() for name, file in opened_files(opening)}


def opened_files(opening: Opening) -> list[tuple[str, Path]]:
    return [
        ("/".join(filter(None, (each.name.decode(), str(file.relative_to(each.folder))))), file)
        for each in opening.opened
        for file in sorted(each.folder.rglob("*"))
        if file.is_file()
    ]


def test_what_lies_in_a_zip_is_opened_whatever_it_is(tmp_path: Path) -> None:
    table = {"conn.csv": TABLE}
    whole = {
        "a.tar.gz": tarred(table),
        "b.gz": gzip.compress(TABLE),
        "c.eml": mail({"data.zip": zipped(table)}),
        "d.msg": outlook({"data.zip": zipped(table)}),
        "e.tar": tarred({"data.msg": outlook(table)}),
        "f.zip": zipped({"in.eml": mail(table)}),
    }
    opening, found = opened(tmp_path, zipped(whole))
    assert opening.refused == ()
    assert {name for name, data in found.items() if data == TABLE} == {
        "a.tar.gz/conn.csv", "b.gz/b", "c.eml/data.zip/conn.csv", "d.msg/data.zip/conn.csv",
        "e.tar/data.msg/conn.csv", "f.zip/in.eml/conn.csv",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("", {"in.zip": zipped({"conn.csv": TABLE}, "second")}),
        ("first", {"in.7z": seven({"conn.csv": TABLE}, "second")}),
        ("first", {"in.eml": mail({"sent.zip": zipped({"conn.csv": TABLE}, "second")})}),
        ("", {"in.msg": outlook({"sent.zip": zipped({"conn.csv": TABLE}, "second")})}),
    ],
    ids=["zip", "7z", "mail", "outlook"],
)
def test_what_is_locked_within_needs_its_own_password(
    tmp_path: Path, outer: str, inner: dict[str, bytes]
) -> None:
    whole = zipped({"note.txt": b"x", **inner}, outer)
    (tmp_path / "known").mkdir()
    opening, found = opened(tmp_path / "known", whole, "first", "second")
    assert opening.refused == ()
    assert TABLE in found.values()
    (tmp_path / "unknown").mkdir()
    opening, found = opened(tmp_path / "unknown", whole, "first")
    ((name, err),) = opening.refused
    assert name
    assert err.code == "input.archive_password"
    assert found["note.txt"] == b"x"
    assert TABLE not in found.values()


def test_what_cannot_be_opened_is_told_beside_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("custody.evidence.containers._SMALL", 1_000_000)
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros", bytes(3_000_000))
    whole = {
        "a.zip": zipped({"x.csv": TABLE}, "other"),
        "b.tar": tarred({"y.csv": TABLE}),
        "c.zip": bomb.getvalue(),
    }
    opening, found = opened(tmp_path, zipped(whole))
    assert {name: err.code for name, err in opening.refused} == {
        b"a.zip": "input.archive_locked",
        b"c.zip": "input.archive_large",
    }
    assert found["b.tar/y.csv"] == TABLE


def test_containers_of_many_kinds_go_no_deeper_than_others(tmp_path: Path) -> None:
    data, name = TABLE, "x.csv"
    for level in range(MAX_DEPTH + 1):
        data = zipped({name: data}) if level % 2 else mail({name: data})
        name = "data.zip" if level % 2 else "data.eml"
    opening, _ = opened(tmp_path, data)
    assert len(opening.opened) == MAX_DEPTH
    assert [err.code for _, err in opening.refused] == ["input.archive_deep"]


@pytest.mark.parametrize("form", FORMS)
def test_a_container_of_a_form_that_is_not_opened_is_told_by_its_form(
    tmp_path: Path, form: str
) -> None:
    name, data, known_as = FORMS[form]
    assert known_as in magic.from_buffer(data), "libmagic agrees"
    opening, files = opened(tmp_path, zipped({name: data, "note.txt": TABLE}))
    ((where, err),) = opening.refused
    assert (where, err.code, err.facts["form"]) == (name.encode(), "input.archive_form", form)
    assert files == {name: data, "note.txt": TABLE}, "kept as it is"


def test_a_short_mark_alone_makes_no_container(tmp_path: Path) -> None:
    for name, data, _ in FORMS.values():
        if name.endswith((".z", ".lzh")):
            path = tmp_path / f"{name}.txt"
            path.write_bytes(data)
            assert kind_of(path) is None
