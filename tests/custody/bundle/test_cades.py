"""The seal as detached CMS: what OpenSSL says of it, and our own checker."""

import subprocess
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import Encoding

from custody.bundle import cades, layout
from custody.bundle.cms import verify_detached
from custody.keys.private_key import PrivateKey, hold
from custody.keys.signer import Suite
from tests.custody.bundle.test_seal import MANIFEST, P256, P384, RSA, Private, certificate
from tests.custody.cli.containers import container
from tests.custody.cli.test_station_keys import enrolment
from tests.custody.office import CASE, OPEN_CASE, Office

KEYS = [
    (P256, Suite.ECDSA_P256),
    (P384, Suite.ECDSA_P384),
    (RSA, Suite.RSA_PSS),
    (RSA, Suite.RSA_PKCS1),
]


def certified(key: Private, suite: Suite) -> PrivateKey:
    chain = (certificate(key).public_bytes(Encoding.DER),)
    return hold(key, source="pkcs12", suite=suite, chain=chain)


def in_pem(der: bytes) -> bytes:
    return x509.load_der_x509_certificate(der).public_bytes(Encoding.PEM)


def openssl_says(signature: Path, content: Path, root: Path) -> int:
    """Exit status of OpenSSL, which is told whom to trust."""
    command: list[str | Path] = [
        "openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", signature,
        "-content", content, "-CAfile", root, "-purpose", "any", "-out", "/dev/null",
    ]  # fmt: skip
    return subprocess.run(command, check=False, capture_output=True).returncode


@pytest.mark.parametrize(("key", "suite"), KEYS)
def test_openssl_finds_the_signature_to_be_cades_and_good(
    tmp_path: Path, key: Private, suite: Suite
) -> None:
    signer = certified(key, suite)
    made = cades.sign_detached(MANIFEST, signer)
    verify_detached(made, MANIFEST, signer.public)
    signature, content, root = (tmp_path / name for name in ("s.p7s", "content", "root.pem"))
    signature.write_bytes(made)
    content.write_bytes(MANIFEST)
    root.write_bytes(in_pem(signer.chain[0]))
    assert openssl_says(signature, content, root) == 0
    content.write_bytes(MANIFEST + b"x")
    assert openssl_says(signature, content, root) != 0


def test_a_key_without_certificate_or_of_a_suite_that_readers_lack_makes_none() -> None:
    assert not cades.can_sign(hold(P256, source="pkcs12"))
    bare = ed25519.Ed25519PrivateKey.generate()
    assert not cades.can_sign(hold(bare, source="pkcs12", chain=(b"certificate",)))


def export_certified(office: Office, folder: Path) -> Path:
    """A bundle sealed by somebody whose key has a certificate."""
    path = container(ec.generate_private_key(ec.SECP256R1()), folder / "ec.p12")
    assert office.cli("key", "ELLA", "--pkcs12", path).status == 0
    assert office.cli("enrol", *enrolment("ELLA", "INV", "OIC")).status == 0
    assert office.do(OPEN_CASE, "ELLA").status == 0
    bundle = folder / "bundle"
    made = office.cli(
        "export", "--case", CASE, "--out", bundle, "--recipient", "office", "--purpose", "x",
        "--as", "ELLA", "--as", "CHIEF",
    )  # fmt: skip
    assert made.status == 0, made.err
    return bundle


def test_a_bundle_sealed_by_a_certified_key_has_one_and_a_changed_byte_of_it_is_refused(
    office: Office, tmp_path: Path
) -> None:
    bundle, root = export_certified(office, tmp_path), tmp_path / "root.pem"
    (chain,) = office.signer("ELLA").chain
    root.write_bytes(in_pem(chain))
    signature, content = bundle / layout.SEAL_CMS, bundle / "tagmanifest-sha256.txt"
    assert openssl_says(signature, content, root) == 0
    verify = ["verify", bundle, "--trust", office.cli("trust").out.strip(), "--json"]
    assert office.free(*verify).status == 0
    good = signature.read_bytes()
    for changed in (good[:-1] + bytes([good[-1] ^ 1]), good[:-9], b""):
        signature.write_bytes(changed)
        said = office.free(*verify)
        assert (said.status, said.json["verdicts"]["3"]["result"]) == (1, "fail")
