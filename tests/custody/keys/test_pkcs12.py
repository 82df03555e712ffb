"""PKCS#12 containers made by the real openssl: keys, ciphers, chains, and what is refused."""

import subprocess
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from custody.errors import InputError
from custody.keys import pkcs12
from custody.keys.signer import Suite

PASSPHRASE = "құпия сөз".encode()
KEYS = {
    "rsa": ["rsa:2048"],
    "p256": ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"],
    "p384": ["ec", "-pkeyopt", "ec_paramgen_curve:P-384"],
    "ed25519": ["ed25519"],
    "rsa1024": ["rsa:1024"],
    "p521": ["ec", "-pkeyopt", "ec_paramgen_curve:secp521r1"],
    "ed448": ["ed448"],
    "unknown curve": ["ec", "-pkeyopt", "ec_paramgen_curve:secp224k1"],
}


def openssl(*arguments: str | Path) -> bytes:
    done = subprocess.run(["openssl", *map(str, arguments)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keys and certificates: a root, an intermediate, and below it one of each kind of key."""
    folder = tmp_path_factory.mktemp("pkcs12")
    authority = folder / "authority.cnf"
    authority.write_text("basicConstraints=critical,CA:true\n")
    (folder / "passphrase").write_bytes(PASSPHRASE)
    new = ["req", "-nodes", "-newkey"]
    openssl(
        *(*new, "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-x509", "-subj", "/CN=root"),
        *("-keyout", folder / "root.key", "-out", folder / "root.pem"),
    )
    for name, kind, issuer in [
        ("middle", KEYS["p256"], "root"),
        *((name, kind, "middle") for name, kind in KEYS.items()),
    ]:
        openssl(
            *(*new, *kind, "-subj", f"/CN={name}"),
            *("-keyout", folder / f"{name}.key", "-out", folder / f"{name}.csr"),
        )
        openssl(
            *("x509", "-req", "-in", folder / f"{name}.csr", "-out", folder / f"{name}.pem"),
            *("-CA", folder / f"{issuer}.pem", "-CAkey", folder / f"{issuer}.key"),
            *("-CAcreateserial", "-extfile", authority),
        )
    (folder / "others.pem").write_bytes(
        b"".join((folder / f"{name}.pem").read_bytes() for name in ("root", "p521", "middle"))
    )
    return folder


def export(folder: Path, to: Path, *options: str | Path, key: str = "rsa") -> Path:
    path = to / "container.p12"
    openssl(
        *("pkcs12", "-export", "-passout", f"file:{folder / 'passphrase'}", "-out", path),
        *("-inkey", folder / f"{key}.key", "-in", folder / f"{key}.pem", *options),
    )
    return path


def certificate(folder: Path, name: str) -> x509.Certificate:
    return x509.load_pem_x509_certificate((folder / f"{name}.pem").read_bytes())


def refused(path: Path, suite: Suite | None = None) -> str:
    with pytest.raises(InputError) as caught:
        pkcs12.load(path, PASSPHRASE, suite)
    assert caught.value.code == "input.key_file"
    return str(caught.value.facts["reason"])


@pytest.mark.parametrize(
    ("key", "suite"),
    [
        ("rsa", Suite.RSA_PSS),
        ("p256", Suite.ECDSA_P256),
        ("p384", Suite.ECDSA_P384),
        ("ed25519", Suite.ED25519),
    ],
)
def test_the_key_tells_the_suite_and_the_chain_leads_from_it_to_the_root(
    folder: Path, tmp_path: Path, key: str, suite: Suite
) -> None:
    path = export(folder, tmp_path, "-certfile", folder / "others.pem", key=key)
    signer = pkcs12.load(path, PASSPHRASE)
    assert (signer.public.suite, signer.source) == (suite, "pkcs12")
    assert signer.public.verify(signer.sign(b"x"), b"x")
    own = certificate(folder, key)
    spki = own.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    assert signer.public.spki == spki
    assert list(signer.chain) == [
        certificate(folder, name).public_bytes(Encoding.DER) for name in (key, "middle", "root")
    ]


@pytest.mark.parametrize(
    "options",
    [
        ["-legacy"],
        ["-keypbe", "PBE-SHA1-3DES", "-certpbe", "PBE-SHA1-3DES", "-macalg", "sha1"],
        ["-keypbe", "AES-128-CBC", "-certpbe", "NONE"],
        ["-nomac"],
        ["-certfile", "root.pem", "-name", "қол қою"],
    ],
    ids=" ".join,
)
def test_old_and_new_ciphers_open(folder: Path, tmp_path: Path, options: list[str]) -> None:
    paths = [folder / option if option.endswith(".pem") else option for option in options]
    signer = pkcs12.load(export(folder, tmp_path, *paths), PASSPHRASE)
    assert signer.public.verify(signer.sign(b"x"), b"x")
    assert signer.chain[0] == certificate(folder, "rsa").public_bytes(Encoding.DER)


def test_rsa_signs_by_pkcs1_on_wish_and_only_so(folder: Path, tmp_path: Path) -> None:
    path = export(folder, tmp_path)
    signer = pkcs12.load(path, PASSPHRASE, Suite.RSA_PKCS1)
    assert signer.public.suite == Suite.RSA_PKCS1
    signature = signer.sign(b"x")
    assert signer.public.verify(signature, b"x")
    assert not pkcs12.load(path, PASSPHRASE).public.verify(signature, b"x")
    assert "a key of rsa" in refused(path, Suite.ECDSA_P256)


def test_a_key_without_certificates_has_no_chain(folder: Path, tmp_path: Path) -> None:
    assert pkcs12.load(export(folder, tmp_path, "-nocerts"), PASSPHRASE).chain == ()


@pytest.mark.parametrize("wrong", [b"", b"another", PASSPHRASE[:-1]])
def test_a_wrong_passphrase_is_told_as_such(folder: Path, tmp_path: Path, wrong: bytes) -> None:
    path = export(folder, tmp_path)
    with pytest.raises(InputError) as caught:
        pkcs12.load(path, wrong)
    assert caught.value.code == "input.passphrase"


@pytest.mark.parametrize("key", ["rsa1024", "p521", "ed448", "unknown curve"])
def test_a_key_that_no_suite_takes_is_refused(folder: Path, tmp_path: Path, key: str) -> None:
    assert refused(export(folder, tmp_path, key=key))


@pytest.mark.parametrize("key", ["rsa", "p256", "p384", "ed25519"])
@pytest.mark.parametrize("mac", [[], ["-nomac"]])
def test_a_key_that_stands_there_unencrypted_is_refused(
    folder: Path, tmp_path: Path, key: str, mac: list[str]
) -> None:
    path = export(folder, tmp_path, "-keypbe", "NONE", "-certpbe", "NONE", *mac, key=key)
    assert refused(path) == "its key is not encrypted"


def test_a_container_without_a_key_is_refused(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "container.p12"
    openssl(
        *("pkcs12", "-export", "-nokeys", "-in", folder / "rsa.pem", "-out", path),
        *("-passout", f"file:{folder / 'passphrase'}"),
    )
    assert refused(path) == "it holds no key"


def test_other_files_are_refused(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "container.p12"
    for data in (b"", b"text", (folder / "rsa.pem").read_bytes(), b"0" * (2 << 20)):
        path.write_bytes(data)
        assert refused(path)
    path.unlink()
    assert refused(path)


def test_a_damaged_container_never_opens(folder: Path, tmp_path: Path) -> None:
    path = export(folder, tmp_path, key="p256")
    data = path.read_bytes()
    good = pkcs12.load(path, PASSPHRASE)
    for at in range(0, len(data), 7):
        path.write_bytes(data[:at] + bytes([data[at] ^ 0x01]) + data[at + 1 :])
        try:
            opened = pkcs12.load(path, PASSPHRASE)
        except InputError:
            continue
        assert opened.public == good.public  # a byte that bears no meaning
    for cut in (1, len(data) // 2, len(data) - 1):
        path.write_bytes(data[:cut])
        with pytest.raises(InputError):
            pkcs12.load(path, PASSPHRASE)
