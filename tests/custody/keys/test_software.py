"""Software keys: what is written, what opens it, and what is refused."""

import base64
import os
import resource
import stat
import subprocess
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat import asn1
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed448, ed25519, rsa
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from custody.errors import InputError, IntegrityError, StorageError
from custody.keys import software
from custody.keys.signer import Suite

CHEAP = software.Cost(n=16, r=1, p=1)
PASSPHRASE = "құпия сөз".encode()


def openssl(*arguments: str | Path, status: int = 0) -> bytes:
    done = subprocess.run(["openssl", *map(str, arguments)], capture_output=True, check=False)
    assert done.returncode == status, done.stderr
    return done.stdout


@pytest.fixture
def passphrase_file(tmp_path: Path) -> Path:
    path = tmp_path / "passphrase"
    path.write_bytes(PASSPHRASE + b"\n")
    return path


@pytest.mark.parametrize("suite", Suite)
def test_a_generated_key_signs_and_opens_again(tmp_path: Path, suite: Suite) -> None:
    made = software.generate(tmp_path / "p.p8", PASSPHRASE, suite, cost=CHEAP)
    opened = software.load(tmp_path / "p.p8", PASSPHRASE, suite)
    assert opened.public == made.public
    assert (made.public.suite, made.source, made.chain) == (suite, "software", ())
    signature = opened.sign(b"message")
    assert made.public.verify(signature, b"message")
    assert not made.public.verify(signature, b"another")


def test_a_key_is_ed25519_unless_said_otherwise(tmp_path: Path) -> None:
    made = software.generate(tmp_path / "p.p8", PASSPHRASE, cost=CHEAP)
    assert made.public.suite == Suite.ED25519
    assert "_sign" not in repr(made)


@pytest.mark.parametrize("suite", [Suite.ED25519, Suite.ECDSA_P384, Suite.RSA_PSS])
def test_openssl_opens_what_is_written_at_the_full_cost(
    tmp_path: Path, passphrase_file: Path, suite: Suite
) -> None:
    path = tmp_path / "p.p8"
    made = software.generate(path, PASSPHRASE, suite)
    spki = openssl(
        "pkey", "-in", path, "-passin", f"file:{passphrase_file}", "-pubout", "-outform", "DER"
    )
    assert spki == made.public.spki
    shown = openssl("asn1parse", "-in", path).decode()
    assert all(name in shown for name in (":PBES2", ":scrypt", ":aes-256-cbc"))
    numbers = [line.rpartition(":")[2] for line in shown.splitlines() if "INTEGER" in line]
    assert numbers == ["4000", "08", "05"]


@pytest.mark.parametrize(
    ("algorithm", "suite"),
    [
        (["ed25519"], Suite.ED25519),
        (["EC", "-pkeyopt", "ec_paramgen_curve:P-256"], Suite.ECDSA_P256),
        (["EC", "-pkeyopt", "ec_paramgen_curve:P-384"], Suite.ECDSA_P384),
        (["RSA", "-pkeyopt", "rsa_keygen_bits:2048"], Suite.RSA_PSS),
    ],
)
def test_what_openssl_writes_opens(
    tmp_path: Path, passphrase_file: Path, algorithm: list[str], suite: Suite
) -> None:
    plain, path = tmp_path / "plain.pem", tmp_path / "p.p8"
    openssl("genpkey", "-algorithm", *algorithm, "-out", plain)
    openssl(
        *("pkcs8", "-topk8", "-scrypt", "-in", plain),
        *("-passout", f"file:{passphrase_file}", "-out", path),
    )
    signer = software.load(path, PASSPHRASE)
    assert signer.public.suite == suite
    assert signer.public.spki == openssl("pkey", "-in", plain, "-pubout", "-outform", "DER")
    assert signer.public.verify(signer.sign(b"x"), b"x")


def test_two_files_of_one_key_share_neither_salt_nor_iv() -> None:
    key = ed25519.Ed25519PrivateKey.generate()
    one, two = (
        base64.b64decode(b"".join(software.encrypt(key, b"p", CHEAP).splitlines()[1:-1]))
        for _ in range(2)
    )
    start = one.index(b"\x04\x10") + 2
    assert one[start : start + 16] != two[start : start + 16]
    assert one[-80:-64] != two[-80:-64]


@pytest.mark.parametrize("wrong", [b"", b"another", PASSPHRASE + b"\n", PASSPHRASE[:-1]])
def test_a_wrong_passphrase_is_told_as_such(tmp_path: Path, wrong: bytes) -> None:
    software.generate(tmp_path / "p.p8", PASSPHRASE, cost=CHEAP)
    with pytest.raises(InputError) as caught:
        software.load(tmp_path / "p.p8", wrong)
    assert caught.value.code == "input.passphrase"


def test_the_file_is_its_owners_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        software.generate(tmp_path / "p.p8", PASSPHRASE, cost=CHEAP)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "p.p8").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["p.p8"]


def test_an_existing_file_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "p.p8").write_bytes(b"precious")
    with pytest.raises(StorageError) as caught:
        software.generate(tmp_path / "p.p8", PASSPHRASE, cost=CHEAP)
    assert caught.value.code == "storage.key_exists"
    assert (tmp_path / "p.p8").read_bytes() == b"precious"
    assert [path.name for path in tmp_path.iterdir()] == ["p.p8"]


def test_a_dangling_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "p.p8").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StorageError) as caught:
        software.generate(tmp_path / "p.p8", PASSPHRASE, cost=CHEAP)
    assert caught.value.code == "storage.key_exists"
    assert not (tmp_path / "elsewhere").exists()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as caught:
        software.generate(tmp_path / "none" / "p.p8", PASSPHRASE, cost=CHEAP)
    assert caught.value.code == "storage.key_file"


def test_a_disk_that_takes_no_more_leaves_nothing_behind(tmp_path: Path) -> None:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))  # bytes that a file may have
    try:
        with pytest.raises(StorageError) as caught:
            software.generate(tmp_path / "p.p8", PASSPHRASE, cost=CHEAP)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert caught.value.code == "storage.key_file"
    assert not list(tmp_path.iterdir())


def refused(path: Path, data: bytes, suite: Suite | None = None) -> str:
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        software.load(path, PASSPHRASE, suite)
    assert caught.value.code == "input.key_file"
    return str(caught.value.facts["reason"])


@pytest.mark.parametrize(
    "cost",
    [
        software.Cost(n=1 << 40, r=8, p=1),
        software.Cost(n=1 << 14, r=1 << 20, p=1),
        software.Cost(n=2, r=1, p=1 << 29),
        software.Cost(n=1 << 17, r=8, p=5),
        software.Cost(n=1 << 900, r=8, p=1),
        software.Cost(n=0, r=8, p=1),
        software.Cost(n=16, r=0, p=1),
        software.Cost(n=16, r=8, p=-1),
        software.Cost(n=1, r=8, p=1),
        software.Cost(n=15, r=8, p=1),
        software.Cost(n=-16, r=8, p=1),
        software.Cost(n=1 << 16, r=1, p=1),
    ],
)
def test_scrypt_that_asks_for_too_much_or_does_not_exist_is_refused_before_it_is_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cost: software.Cost
) -> None:
    class Instant:
        def __init__(self, **_: object) -> None: ...

        def derive(self, _: bytes) -> bytes:
            return bytes(32)

    monkeypatch.setattr(software, "Scrypt", Instant)
    file = software.encrypt(ed25519.Ed25519PrivateKey.generate(), PASSPHRASE, cost)
    assert "scrypt parameters" in refused(tmp_path / "p.p8", file)


def test_a_costlier_file_of_another_tool_opens(tmp_path: Path) -> None:
    cost = software.Cost(n=1 << 17, r=8, p=1)
    key = ed25519.Ed25519PrivateKey.generate()
    (tmp_path / "p.p8").write_bytes(software.encrypt(key, PASSPHRASE, cost))
    assert software.load(tmp_path / "p.p8", PASSPHRASE).public.ed25519_raw == (
        key.public_key().public_bytes_raw()
    )


def test_other_containers_are_refused(tmp_path: Path) -> None:
    key = ed25519.Ed25519PrivateKey.generate()
    pem, pkcs8 = Encoding.PEM, PrivateFormat.PKCS8
    for data in (
        b"",
        b"\x00" * 40,
        b"-----BEGIN ENCRYPTED PRIVATE KEY-----\n\n-----END ENCRYPTED PRIVATE KEY-----\n",
        b"-----BEGIN ENCRYPTED PRIVATE KEY-----\nA\n-----END ENCRYPTED PRIVATE KEY-----\n",
        b"-----BEGIN ENCRYPTED PRIVATE KEY-----\nMAA=\n-----END ENCRYPTED PRIVATE KEY-----\n",
        key.private_bytes(pem, pkcs8, NoEncryption()),
        key.private_bytes(pem, pkcs8, BestAvailableEncryption(PASSPHRASE)),
        key.private_bytes(pem, PrivateFormat.OpenSSH, NoEncryption()),
        software.encrypt(key, PASSPHRASE, CHEAP) * 2,
        b"x" * (2 << 20),
    ):
        assert refused(tmp_path / "p.p8", data)


def test_another_cipher_is_refused(tmp_path: Path, passphrase_file: Path) -> None:
    plain, path = tmp_path / "plain.pem", tmp_path / "p.p8"
    openssl("genpkey", "-algorithm", "ed25519", "-out", plain)
    openssl(
        *("pkcs8", "-topk8", "-scrypt", "-v2", "aes-128-cbc", "-in", plain),
        *("-passout", f"file:{passphrase_file}", "-out", path),
    )
    assert "AES-256" in refused(path, path.read_bytes())


@pytest.mark.parametrize("length", [16, 0, -1, 1 << 70])
def test_a_key_length_that_does_not_fit_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, length: int
) -> None:
    write = asn1.encode_der

    def with_length(container: Any) -> bytes:
        container.algorithm.parameters.derivation.parameters.key_length = length
        return write(container)

    monkeypatch.setattr(asn1, "encode_der", with_length)
    file = software.encrypt(ed25519.Ed25519PrivateKey.generate(), PASSPHRASE, CHEAP)
    assert "key length" in refused(tmp_path / "p.p8", file)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        software.load(tmp_path / "none.p8", PASSPHRASE)
    assert caught.value.code == "input.key_file"


@pytest.mark.parametrize(
    "key",
    [
        ed448.Ed448PrivateKey.generate(),
        ec.generate_private_key(ec.SECP521R1()),
        ec.generate_private_key(ec.SECP256K1()),
        rsa.generate_private_key(65537, 1024),  # noqa: S505
        rsa.generate_private_key(3, 2048),
        dsa.generate_private_key(2048),
    ],
    ids=lambda key: type(key).__name__,
)
def test_a_key_that_no_suite_takes_is_refused(tmp_path: Path, key: PrivateKeyTypes) -> None:
    assert refused(tmp_path / "p.p8", software.encrypt(key, PASSPHRASE, CHEAP))


def test_a_key_is_used_only_with_the_suite_to_which_it_is_bound(tmp_path: Path) -> None:
    path = tmp_path / "p.p8"
    key = rsa.generate_private_key(65537, 2048)
    file = software.encrypt(key, PASSPHRASE, CHEAP)
    assert "a key of rsa" in refused(path, file, Suite.ED25519)
    signatures = {}
    for suite in (Suite.RSA_PSS, Suite.RSA_PKCS1):
        signer = software.load(path, PASSPHRASE, suite)
        assert signer.public.suite == suite
        signatures[suite] = signer.sign(b"x")
        assert signer.public.verify(signatures[suite], b"x")
    pss = software.load(path, PASSPHRASE).public
    assert not pss.verify(signatures[Suite.RSA_PKCS1], b"x")
    bound = software.load(path, PASSPHRASE).bound(Suite.RSA_PKCS1)
    assert (bound.public.suite, bound.sign(b"x")) == (Suite.RSA_PKCS1, signatures[Suite.RSA_PKCS1])
    with pytest.raises(IntegrityError):
        bound.bound(Suite.ECDSA_P256)
    ed = software.encrypt(ed25519.Ed25519PrivateKey.generate(), PASSPHRASE, CHEAP)
    assert "a key of ed25519" in refused(path, ed, Suite.RSA_PSS)


def test_a_file_with_a_changed_byte_never_opens_as_the_same_key(tmp_path: Path) -> None:
    path = tmp_path / "p.p8"
    made = software.generate(path, PASSPHRASE, cost=CHEAP)
    lines = path.read_bytes().splitlines()
    der = base64.b64decode(b"".join(lines[1:-1]))
    for at in range(len(der)):
        changed = der[:at] + bytes([der[at] ^ 0x01]) + der[at + 1 :]
        path.write_bytes(b"\n".join([lines[0], base64.b64encode(changed), lines[-1], b""]))
        try:
            opened = software.load(path, PASSPHRASE)
        except InputError:
            continue
        # CBC does not authenticate: a changed seed is another key, whose name the ledger knows not.
        assert opened.public.name != made.public.name


def test_an_empty_passphrase_protects_nothing_and_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        software.generate(tmp_path / "p.p8", b"", cost=CHEAP)
    assert caught.value.code == "input.passphrase_source"
    assert not list(tmp_path.iterdir())
