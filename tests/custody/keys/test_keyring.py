"""The folder of key files, and the station's secret outside it."""

import shutil
import stat
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

from custody.errors import InputError, StorageError
from custody.keys import software
from custody.keys.keyring import SECRET_VARIABLE, Keyring, secret_file
from custody.keys.signer import Suite

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def keyring(tmp_path: Path) -> Keyring:
    return Keyring(tmp_path / "ledger" / "keys", software.Cost(n=16, r=1, p=1))


def test_a_key_of_a_person_costs_what_a_passphrase_needs(tmp_path: Path) -> None:
    assert Keyring(tmp_path).cost == software.PASSPHRASE_COST


def passphrase(key_file: Path, *, new: bool = False) -> bytes:
    assert key_file.suffix in (".p8", ".p12")
    return b"secret of " + key_file.stem.encode()


def code(caught: "pytest.ExceptionInfo[InputError] | pytest.ExceptionInfo[StorageError]") -> str:
    return caught.value.code


def test_a_person_gets_a_key_and_it_opens(keyring: Keyring) -> None:
    made = keyring.generate("P-1", passphrase)
    assert keyring.find("P-1") == keyring.folder / "P-1.p8"
    assert keyring.open("P-1", passphrase).public == made.public
    assert stat.S_IMODE(keyring.folder.stat().st_mode) == 0o700
    with pytest.raises(InputError) as caught:
        keyring.open("P-1", lambda _path, new=False: b"another")
    assert code(caught) == "input.passphrase"


def test_the_passphrase_of_a_new_key_is_asked_as_new(keyring: Keyring) -> None:
    asked: list[tuple[str, bool]] = []

    def source(key_file: Path, *, new: bool = False) -> bytes:
        asked.append((key_file.name, new))
        return b"p"

    keyring.generate("P-1", source, Suite.ECDSA_P256)
    assert keyring.open("P-1", source).public.suite == Suite.ECDSA_P256
    assert asked == [("P-1.p8", True), ("P-1.p8", False)]


def test_a_container_stands_beside_and_opens_with_the_suite_it_is_bound_to(
    keyring: Keyring,
) -> None:
    key = ec.generate_private_key(ec.SECP384R1())
    data = pkcs12.serialize_key_and_certificates(
        b"name", key, None, None, BestAvailableEncryption(b"secret of P-2")
    )
    path = keyring.keep_container("P-2", data)
    assert path == keyring.find("P-2") == keyring.folder / "P-2.p12"
    assert path.read_bytes() == data
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    signer = keyring.open("P-2", passphrase, Suite.ECDSA_P384)
    assert (signer.source, signer.public.suite) == ("pkcs12", Suite.ECDSA_P384)
    with pytest.raises(InputError) as caught:
        keyring.open("P-2", passphrase, Suite.ED25519)
    assert code(caught) == "input.key_file"
    attempts: list[Callable[[], object]] = [
        lambda: keyring.generate("P-2", passphrase),
        lambda: keyring.keep_container("P-2", b"another"),
    ]
    for attempt in attempts:
        with pytest.raises(StorageError) as held:
            attempt()
        assert code(held) == "storage.key_exists"
    assert path.read_bytes() == data


def test_a_key_is_never_overwritten_and_the_passphrase_not_even_asked(keyring: Keyring) -> None:
    keyring.generate("P-1", passphrase)
    before = keyring.find("P-1").read_bytes()

    def unasked(key_file: Path, *, new: bool = False) -> bytes:
        raise AssertionError(key_file, new)

    with pytest.raises(StorageError) as caught:
        keyring.generate("P-1", unasked)
    assert code(caught) == "storage.key_exists"
    assert keyring.find("P-1").read_bytes() == before


def test_a_person_without_a_key_is_told(keyring: Keyring) -> None:
    with pytest.raises(InputError) as caught:
        keyring.find("P-9")
    assert code(caught) == "input.no_key"
    assert "P-9" in str(caught.value)


@pytest.mark.parametrize(
    "person", ["", "../P-1", "a/b", "/etc/passwd", ".p", "con", "P 1", "log", "LOG", "Station"]
)
def test_what_names_no_persons_file_never_reaches_the_disk(keyring: Keyring, person: str) -> None:
    keyring.generate_log()
    for attempt in (
        lambda: keyring.find(person),
        lambda: keyring.open(person, passphrase),
        lambda: keyring.generate(person, passphrase),
    ):
        with pytest.raises(InputError) as caught:
            attempt()
        assert code(caught) == "input.key_person"


def test_a_rotation_has_both_keys_at_hand_and_then_keeps_the_old_one_aside(
    keyring: Keyring,
) -> None:
    old = keyring.generate("P-1", passphrase)
    keyring.generate("P-2", passphrase)
    new = keyring.next.generate("P-1", passphrase, Suite.ECDSA_P256)
    assert keyring.open("P-1", passphrase).public == old.public
    assert keyring.next.open("P-1", passphrase).public == new.public
    keyring.promote("P-1", old.public.name)
    assert keyring.open("P-1", passphrase).public == new.public
    retired = keyring.folder / "retired" / f"{old.public.name[7:]}.p8"
    assert software.load(retired, b"secret of P-1").public == old.public
    with pytest.raises(InputError) as caught:
        keyring.promote("P-1", new.public.name)
    assert code(caught) == "input.no_key"
    assert keyring.open("P-1", passphrase).public == new.public


def test_a_rotation_cut_off_between_its_two_moves_is_ended_by_the_next_call(
    keyring: Keyring,
) -> None:
    old = keyring.generate("P-1", passphrase)
    new = keyring.next.generate("P-1", passphrase)
    (keyring.folder / "retired").mkdir()
    keyring.find("P-1").rename(keyring.folder / "retired" / f"{old.public.name[7:]}.p8")
    keyring.promote("P-1", old.public.name)
    assert keyring.open("P-1", passphrase).public == new.public
    assert len(list((keyring.folder / "retired").iterdir())) == 1


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    keyring = Keyring(tmp_path / "file" / "keys")
    attempts: list[Callable[[], object]] = [
        lambda: keyring.generate("P-1", passphrase),
        keyring.generate_log,
    ]
    for attempt in attempts:
        with pytest.raises(StorageError) as caught:
            attempt()
        assert code(caught) == "storage.key_file"


def test_a_rotation_that_cannot_move_a_file_changes_nothing(keyring: Keyring) -> None:
    old = keyring.generate("P-1", passphrase)
    keyring.next.generate("P-1", passphrase)
    (keyring.folder / "retired" / f"{old.public.name[7:]}.p8").mkdir(parents=True)
    with pytest.raises(StorageError) as caught:
        keyring.promote("P-1", old.public.name)
    assert code(caught) == "storage.key_file"
    assert keyring.open("P-1", passphrase).public == old.public


def test_log_and_station_keys_open_without_being_asked(keyring: Keyring) -> None:
    log, station = keyring.generate_log(), keyring.generate_station()
    assert log.public != station.public
    assert keyring.open_log().public == log.public
    assert keyring.open_station().public == station.public
    assert {log.public.suite, station.public.suite} == {Suite.ED25519}
    for generate in (keyring.generate_log, keyring.generate_station):
        with pytest.raises(StorageError) as caught:
            generate()
        assert code(caught) == "storage.key_exists"


def test_the_secret_lies_outside_the_ledger_for_its_owner_alone(
    keyring: Keyring, custody_home: Path
) -> None:
    keyring.generate_log()
    assert secret_file() == custody_home / "station-secret"
    assert stat.S_IMODE(secret_file().stat().st_mode) == 0o600
    assert len(bytes.fromhex(secret_file().read_text())) == 32
    secret_file().chmod(0o640)
    with pytest.raises(InputError) as caught:
        keyring.open_log()
    assert code(caught) == "input.key_file"


def test_one_secret_serves_all_ledgers_of_a_user(keyring: Keyring, tmp_path: Path) -> None:
    keyring.generate_log()
    secret = secret_file().read_bytes()
    other = Keyring(tmp_path / "other")
    other.generate_log()
    assert secret_file().read_bytes() == secret
    assert other.open_log().public != keyring.open_log().public


def test_a_copied_folder_alone_signs_nothing(
    keyring: Keyring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring.generate_log()
    copied = Keyring(shutil.copytree(keyring.folder, tmp_path / "copied"))
    monkeypatch.setenv("CUSTODY_HOME", str(tmp_path / "elsewhere"))
    with pytest.raises(InputError) as caught:
        copied.open_log()
    assert code(caught) == "input.key_file"
    Keyring(tmp_path / "mine").generate_log()  # another user's secret
    with pytest.raises(InputError) as caught:
        copied.open_log()
    assert code(caught) == "input.passphrase"


def test_a_variable_names_another_secret(
    keyring: Keyring, tmp_path: Path, custody_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SECRET_VARIABLE, str(tmp_path / "card" / "secret"))
    log = keyring.generate_log()
    assert (tmp_path / "card" / "secret").is_file()
    assert not (custody_home / "station-secret").exists()
    assert keyring.open_log().public == log.public


@pytest.mark.parametrize("secret", [b"", b"short\n", b"0" * 64, b"G" * 64 + b"\n", bytes(32)])
def test_a_malformed_secret_is_refused(keyring: Keyring, secret: bytes) -> None:
    keyring.generate_log()
    secret_file().write_bytes(secret)
    for attempt in (keyring.open_log, keyring.generate_station):
        with pytest.raises(InputError) as caught:
            attempt()
        assert code(caught) == "input.key_file"
    assert not (keyring.folder / "station.p8").exists()


def test_openssl_opens_the_logs_key_with_the_secrets_file(keyring: Keyring) -> None:
    log = keyring.generate_log()
    done = subprocess.run(
        [
            *("openssl", "pkey", "-in", str(keyring.folder / "log.p8"), "-pubout"),
            *("-passin", f"file:{secret_file()}", "-outform", "DER"),
        ],
        capture_output=True,
        check=True,
    )
    assert done.stdout == log.public.spki
