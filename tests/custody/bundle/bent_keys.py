"""Keys that no ledger may enrol, each enrolled properly and with its own good signature (§2)."""

import hashlib
from collections.abc import Callable
from functools import partial

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from typing_extensions import override

from custody.keys.signer import key_name
from custody.strict_json import b64
from tests.custody.bundle.bends import EVENTS, also, revoke
from tests.custody.bundle.forge import Forge
from tests.custody.bundle.forge_acts import KEYS, Act, Document, Key, enrol

_PRIMES = {(512, "a"): 436, (512, "b"): 96, (1024, "a"): 250, (1024, "b"): 1562}
"""How far behind its start each prime lies, so that nobody has to look for it again."""


def _start(bits: int, label: str) -> int:
    digest = b"".join(hashlib.sha256(f"{label} {n}".encode()).digest() for n in range(bits // 256))
    return int.from_bytes(digest, "big") | 3 << bits - 2 | 1


class OtherKey(Key):
    """A key that anyone may know, of another suite than Ed25519."""

    def __init__(self, suite: str, spki: bytes, signing: Callable[[bytes], bytes]) -> None:
        super().__init__("P-NEW", "EXA", bytes(32))
        self.suite, self.spki, self._signing = suite, spki, signing
        self.name = key_name(spki)

    @override
    def sign(self, message: bytes) -> bytes:
        return self._signing(message)

    @override
    def body(self, **other: object) -> Document:
        return super().body(suite=self.suite, **other)


def _rsa(bits: int, exponent: int) -> OtherKey:
    p, q = (_start(bits // 2, label) + _PRIMES[bits // 2, label] for label in "ab")
    d = pow(exponent, -1, (p - 1) * (q - 1))
    public = rsa.RSAPublicNumbers(exponent, p * q)
    numbers = rsa.RSAPrivateNumbers(
        p, q, d, d % (p - 1), d % (q - 1), rsa.rsa_crt_iqmp(p, q), public
    )
    key = numbers.private_key()
    spki = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return OtherKey(
        "rsa-pkcs1v15-sha256", spki,
        lambda message: key.sign(message, padding.PKCS1v15(), hashes.SHA256()),
    )  # fmt: skip


_P256 = ec.derive_private_key(
    int.from_bytes(hashlib.sha256(b"forge p256").digest(), "big"), ec.SECP256R1()
)


def _sign_p256(algorithm: hashes.HashAlgorithm, message: bytes) -> bytes:
    return _P256.sign(message, ec.ECDSA(algorithm, deterministic_signing=True))


def _p256(suite: str = "ecdsa-p256-sha256", *, compressed: bool = False) -> OtherKey:
    spki = _P256.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    if compressed:
        point = _P256.public_key().public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
        head = spki[:-68].replace(b"\x30\x59", b"\x30\x39", 1)
        spki = head + bytes([0x03, 0x22, 0x00]) + point
    algorithm = hashes.SHA384() if "384" in suite else hashes.SHA256()
    return OtherKey(suite, spki, partial(_sign_p256, algorithm))


def _ed25519_with_null() -> OtherKey:
    """The same key, but its algorithm is given parameters, of which there are none."""
    key = KEYS["ex3"]
    spki = bytes.fromhex("302c300706032b65700500032100") + key.raw
    return OtherKey("ed25519", spki, key.sign)


_BAD_KEYS: dict[str, Callable[[], OtherKey]] = {
    "rsa_key_of_1024_bits": partial(_rsa, 1024, 65537),
    "rsa_key_of_exponent_3": partial(_rsa, 2048, 3),
    "p256_key_with_a_compressed_point": partial(_p256, compressed=True),
    "p256_key_enrolled_for_p384": partial(_p256, "ecdsa-p384-sha384"),
    "ed25519_key_with_parameters": _ed25519_with_null,
}


def _enrol(make: Callable[[], OtherKey], forge: Forge) -> None:
    key = make()
    KEYS["new"] = key
    forge.insert("grant", enrol("new", "adm1", "new"))


def p256_key(forge: Forge) -> None:
    """What is good: a key of another suite."""
    _enrol(_p256, forge)


def rsa_key(forge: Forge) -> None:
    """What is good, with a warning: a key of the least size."""
    _enrol(partial(_rsa, 2048, 65537), forge)


for _name, _make in _BAD_KEYS.items():
    also(_name, EVENTS, partial(_enrol, _make))


def _enrolled(other: dict[str, object], forge: Forge) -> None:
    forge.insert("grant", enrol("ex3", "adm1", "ex3", **other))


_BODIES: dict[str, dict[str, object]] = {
    "key_of_an_unknown_suite": {"suite": "ed448"},
    "key_of_an_unknown_kind": {"kind": "log"},
    "key_of_an_unknown_source": {"source": "paper"},
    "key_of_the_station_for_a_person": {"kind": "station"},
    "key_under_no_base64": {"spki": b64(KEYS["ex3"].spki)[:-1]},
    "key_with_bytes_behind": {"spki": b64(KEYS["ex3"].spki + b"x")},
    "key_of_another_suite_than_it_is": {"suite": "ecdsa-p256-sha256"},
    "key_with_a_chain_of_nothing": {"chain": []},
}
for _name, _other in _BODIES.items():
    also(_name, EVENTS, partial(_enrolled, _other))


def _revoked(forge: Forge, *signers: str, role: str = "ADM", **other: object) -> None:
    act = revoke("ex2", *signers, **other)
    act.role = role
    forge.acts.append(act)


also("revoked_for_no_known_reason", EVENTS, partial(_revoked, reason="bored"))
also("compromised_in_the_future", EVENTS, lambda forge: _revoked(
    forge, "adm1", "adm2", compromised_since=len(forge.acts) + 5))  # fmt: skip
also("revoked_that_was_never_enrolled", EVENTS, lambda forge: forge.acts.append(revoke("pro")))


def role_revoked_by_themself(forge: Forge) -> None:
    body = {"person": "P-ADM1", "role": "ADM"}
    forge.acts.append(Act("off", "role.revoked", body, ("adm1", "adm2"), "ADM", case="ledger"))


def event_in_the_case_of_the_ledger(forge: Forge) -> None:
    forge.insert("grant", Act("stray", "item.labelled", {}, ("adm1",), "ADM", case="ledger"))


def seal_before_the_seal_with_a_case(forge: Forge) -> None:
    body = {
        "bundle": "BND-0", "tagmanifests": {"sha256": "0" * 64, "sha512": "0" * 128},
        "recipient": "x", "purpose": "x", "language": "en", "conditions": [], "cases": [],
        "items": [],
    }  # fmt: skip
    forge.acts.append(Act("early", "bundle.sealed", body, ("inv",), "OIC", case="C-1"))


for _bend in (
    role_revoked_by_themself, event_in_the_case_of_the_ledger,
    seal_before_the_seal_with_a_case,
):  # fmt: skip
    also(_bend.__name__, EVENTS, _bend)
