"""Bundles for their recipients alone, and the book of whose keys they are encrypted to."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from custody.bundle.encryption import decrypted, encrypt, make_identity, read_identities
from custody.errors import CancelledError, CustodyError
from custody.strict_json import parse, unb64
from tests.custody.evidence.conftest import small_disk as small_disk
from tests.custody.office import CASE, Office

SECRET = b"SECRET-OF-THE-CASE" * 1000


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where things are opened, to see that nothing stays."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def key(tmp_path: Path) -> tuple[str, Path]:
    """A recipient's key, made by the real age."""
    file = tmp_path / "identity.txt"
    subprocess.run(["age-keygen", "-o", file], check=True, capture_output=True)
    public = next(line for line in file.read_text().splitlines() if "public" in line)
    return public.rpartition(" ")[2], file


@pytest.fixture
def filled(office: Office, tmp_path: Path) -> Office:
    office.open_case()
    (tmp_path / "evidence.bin").write_bytes(SECRET)
    taken = office.cli("intake", tmp_path / "evidence.bin", "--case", CASE, "--as", "ANNA")
    assert taken.status == 0, taken.err
    return office


def export(office: Office, out: Path, *options: object) -> Any:
    return office.cli(
        "export", "--case", CASE, "--out", out, "--recipient", "Registry", "--purpose", "trial",
        "--as", "ANNA", "--as", "CHIEF", "--acting-role", "OIC", *options,
    )  # fmt: skip


def verify(office: Office, bundle: Path, *options: object) -> Any:
    trust = office.cli("trust").out.strip()
    return office.free("verify", bundle, "--trust", trust, "--json", *options)


def test_a_bundle_leaves_encrypted_and_each_recipient_opens_it_with_age_or_with_us(
    filled: Office, tmp_path: Path, scratch: Path, key: tuple[str, Path]
) -> None:
    public, file = key
    ours = tmp_path / "ours.txt"
    made = filled.free("recipients", "make-key", ours, "--json")
    out = tmp_path / "out" / "case.age"
    out.parent.mkdir()
    said = export(filled, out, "--encrypt-to", public, "--encrypt-to", made.json["key"])
    assert said.status == 0, said.err
    assert list(out.parent.iterdir()) == [out]
    assert not list(filled.folder.glob("export-*"))
    assert SECRET[:18] not in out.read_bytes()
    for identity in (file, ours):
        report = verify(filled, out, "--identity", identity)
        assert (report.status, report.json["headline"]) == (0, "authentic"), report
    plain = tmp_path / "plain.zip"
    subprocess.run(["age", "-d", "-i", file, "-o", plain, out], check=True)
    assert verify(filled, plain).status == 0
    assert not list(scratch.iterdir())


def test_the_seal_and_the_record_name_the_key_beside_the_office(
    filled: Office, tmp_path: Path, key: tuple[str, Path]
) -> None:
    public, _ = key
    out = tmp_path / "case.age"
    assert export(filled, out, "--encrypt-to", public).status == 0
    with filled.open() as station:
        size = station.ledger.head.size
        sealed, exported = (
            parse(unb64(parse(station.ledger.entry(index).envelope or b"")["payload"]))["body"]
            for index in (size - 2, size - 1)
        )
    assert sealed["recipient"] == exported["recipient"] == f"Registry ({public})"
    assert exported["container"] == "encrypted_zip"


def test_without_the_right_key_nothing_is_opened_and_nothing_stays(
    filled: Office, tmp_path: Path, scratch: Path, key: tuple[str, Path]
) -> None:
    out, other = tmp_path / "case.age", tmp_path / "other.txt"
    make_identity(other)
    assert export(filled, out, "--encrypt-to", key[0]).status == 0
    said = verify(filled, out)
    assert (said.status, said.json["error"]) == (3, "input.encrypted")
    said = verify(filled, out, "--identity", other)
    assert (said.status, said.json["error"]) == (3, "input.age_identity")
    other.write_text("nothing of the kind\n")
    said = verify(filled, out, "--identity", other)
    assert (said.status, said.json["error"]) == (3, "input.key_file")
    other.chmod(0o644)
    said = verify(filled, out, "--identity", other)
    assert (said.status, said.json["error"]) == (3, "input.key_file")
    assert not list(scratch.iterdir())


def test_a_malformed_recipient_is_refused_before_anything_is_made(
    filled: Office, tmp_path: Path, key: tuple[str, Path]
) -> None:
    before = filled.events()
    for wrong in (key[0][:-1] + "b", key[0].upper(), "age1", "ssh-ed25519 AAAA"):
        said = export(filled, tmp_path / "case.age", "--encrypt-to", wrong, "--json")
        assert said.status == 3, wrong
        assert said.json["error"] in ("input.age_recipient", "input.no_recipient")
    assert filled.events() == before
    assert not (tmp_path / "case.age").exists()


def test_each_way_to_alter_or_cut_an_age_file_is_refused_and_leaves_nothing(
    tmp_path: Path, scratch: Path, key: tuple[str, Path]
) -> None:
    public, file = key
    source, target = tmp_path / "source", tmp_path / "target.age"
    source.write_bytes(bytes(range(256)) * 700)  # three parts of 64 KiB
    encrypt(source, target, [public])
    identities = read_identities(file)
    good = target.read_bytes()
    body = good.index(b"\n--- ") + 49
    part = body + 16 + (64 << 10) + 16
    assert decode(target, identities) == source.read_bytes()
    cases = {
        "the last byte": flipped(good, len(good) - 1),
        "a byte of the first part": flipped(good, body + 100),
        "the authentication of the head": flipped(good, good.index(b"--- ") + 6),
        "cut in a part": good[:-100],
        "cut between parts": good[:part],
        "cut in the head": good[: body - 60],
        "two parts changed about": good[: body + 16]
        + good[part : part + (64 << 10) + 16]
        + good[body + 16 : part]
        + good[part + (64 << 10) + 16 :],
        "something behind": good + b"x",
        "the key wrapped for us": other_letter(good, good.index(b"X25519") + 60),
    }
    for what, data in cases.items():
        target.write_bytes(data)
        with pytest.raises(CustodyError) as caught:
            decode(target, identities)
        expected = "input.age_identity" if what.startswith("the key") else "integrity.encrypted"
        assert caught.value.code == expected, what
        assert not list(scratch.iterdir()), what


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def test_a_pipe_is_not_waited_for(filled: Office, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "case.age")
    said = verify(filled, tmp_path / "case.age")
    assert (said.status, said.json["error"]) == (3, "input.bundle")


def other_letter(data: bytes, at: int) -> bytes:
    """Another letter of the same base64: what is altered is the key, not the form of the file."""
    return data[:at] + (b"A" if data[at : at + 1] != b"A" else b"B") + data[at + 1 :]


def decode(path: Path, identities: Any) -> bytes:
    with decrypted(path, identities) as inside:
        return inside.read_bytes()


def test_who_stops_it_is_obeyed_and_nothing_stays(
    tmp_path: Path, scratch: Path, key: tuple[str, Path]
) -> None:
    source, target = tmp_path / "source", tmp_path / "target.age"
    source.write_bytes(bytes(1 << 20))

    def stop(done: int, _total: int) -> None:
        if done > 1 << 18:
            raise CancelledError

    with pytest.raises(CancelledError):
        encrypt(source, target, [key[0]], stop)
    target.unlink()
    encrypt(source, target, [key[0]])
    with pytest.raises(CancelledError), decrypted(target, read_identities(key[1]), stop):
        pass
    assert not list(scratch.iterdir())


def test_a_full_disk_is_told_as_such_and_nothing_stays(
    filled: Office, tmp_path: Path, small_disk: Path, key: tuple[str, Path], scratch: Path
) -> None:
    data = tmp_path / "random"
    data.write_bytes(os.urandom(1 << 20))
    assert filled.cli("intake", data, "--case", CASE, "--as", "ANNA").status == 0
    said = export(filled, small_disk / "case.age", "--encrypt-to", key[0], "--json")
    assert (said.status, said.json["error"]) == (4, "storage.full")
    assert not list(small_disk.iterdir())
    out = tmp_path / "case.age"
    assert export(filled, out, "--encrypt-to", key[0]).status == 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(small_disk))
        said = verify(filled, out, "--identity", key[1])
    assert (said.status, said.json["error"]) == (4, "storage.full")
    assert not list(small_disk.iterdir())


def test_the_memory_does_not_grow_with_the_file(tmp_path: Path, key: tuple[str, Path]) -> None:
    source = tmp_path / "source"
    with source.open("wb") as file:
        file.truncate(192 << 20)
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from custody.bundle.encryption import decrypted, encrypt, read_identities\n"
        "source, target, key, file = sys.argv[1:]\n"
        "encrypt(Path(source), Path(target), [key])\n"
        "with decrypted(Path(target), read_identities(Path(file))) as inside:\n"
        "    assert inside.stat().st_size == Path(source).stat().st_size\n"
        "print(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0])\n"
    )
    words = [source, tmp_path / "out.age", *key]
    command = [sys.executable, "-c", script, *map(str, words)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert int(done.stdout) << 10 < 96 << 20  # it tells kilobytes


def test_the_book_uses_a_key_only_once_its_fingerprint_was_compared(
    filled: Office, tmp_path: Path, key: tuple[str, Path]
) -> None:
    public, file = key
    out, name = tmp_path / "case.age", "Прокуратура"

    def book(action: str, *options: object) -> Any:
        return filled.free("recipients", action, filled.folder, *options, "--json")

    assert export(filled, out, "--encrypt-to", name, "--json").json["error"] == "input.no_recipient"
    added = book("add", name, "--key", public)
    assert added.status == 0
    assert book("add", name.upper(), "--key", public).json["error"] == "input.recipient_known"
    said = export(filled, out, "--encrypt-to", name, "--json")
    assert (said.status, said.json["error"]) == (1, "refused.recipient_unsure")
    print_ = added.json["recipients"][0]["fingerprint"]
    sure = ("--by", "ANNA", "--how", "telephone")
    wrong = book("confirm", name, "--fingerprint", print_[:-1] + "x", *sure)
    assert (wrong.status, wrong.json["error"]) == (1, "refused.fingerprint")
    confirmed = book("confirm", name, "--fingerprint", print_.upper().replace(" ", ""), *sure)
    assert confirmed.json["recipients"][0]["made_sure"]["by"] == "ANNA"
    assert export(filled, out, "--encrypt-to", name).status == 0
    assert verify(filled, out, "--identity", file).status == 0
    assert book("list").json["recipients"] == confirmed.json["recipients"]
    assert book("remove", name).status == 0
    assert book("list").json["recipients"] == []
    assert book("confirm", name, "--fingerprint", print_, *sure).json["error"] == (
        "input.no_recipient"
    )


def test_a_damaged_book_is_told_as_such(filled: Office, tmp_path: Path) -> None:
    (filled.folder / "recipients.json").write_text('{"recipients":[{"name":"x"}]}')
    said = filled.free("recipients", "list", filled.folder, "--json")
    assert (said.status, said.json["error"]) == (3, "input.key_file")
