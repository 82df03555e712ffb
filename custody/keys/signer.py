"""Suites, public keys and the one protocol by which everything signs (format.md §2).

The suite is bound to a key when it is enrolled; nothing in a signature may choose an algorithm.
Ed25519 goes through libsodium, which also tells whether a point is canonical and of prime order,
so that every verifier agrees on hostile keys; the other suites go through OpenSSL.
"""

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol

import nacl.bindings
import nacl.exceptions

from custody.errors import IntegrityError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

ED25519_SPKI_PREFIX: Final = bytes.fromhex("302a300506032b6570032100")
"""A SubjectPublicKeyInfo of Ed25519 is this and the 32 bytes of the key (RFC 8410 §4)."""

_RSA_BITS: Final = range(2048, 8193)
_RSA_FEW_BITS: Final = 3072
_RSA_EXPONENT: Final = 65537


class Suite(StrEnum):
    """What a key signs with."""

    ED25519 = "ed25519"
    ECDSA_P256 = "ecdsa-p256-sha256"
    ECDSA_P384 = "ecdsa-p384-sha384"
    RSA_PSS = "rsa-pss-sha256"
    RSA_PKCS1 = "rsa-pkcs1v15-sha256"


RSA_SUITES: Final = (Suite.RSA_PSS, Suite.RSA_PKCS1)
"""Those that take one and the same key; PSS unless the ledger says otherwise."""


class Signer(Protocol):
    """A key that can sign, wherever it lives: a file, a PKCS#12 container, a card."""

    @property
    def public(self) -> "PublicKey":
        """The public half, with its suite."""

    @property
    def chain(self) -> tuple[bytes, ...]:
        """DER certificates, this key's own first; empty for a bare key."""

    @property
    def source(self) -> str:
        """Where the key lives: `software`, `pkcs12` or `pkcs11`."""

    def sign(self, message: bytes) -> bytes:
        """Sign the message itself, not a digest of it."""


def key_name(spki: bytes) -> str:
    """A key's name: SHA-256 of its SubjectPublicKeyInfo DER."""
    return "sha256:" + hashlib.sha256(spki).hexdigest()


def check_ed25519(raw: bytes) -> None:
    """Refuse an Ed25519 key that is not a canonical point of prime order.

    Raises:
        IntegrityError: The 32 bytes are no acceptable key.
    """
    if len(raw) != nacl.bindings.crypto_core_ed25519_BYTES:
        raise IntegrityError("integrity.key", reason=f"{len(raw)} bytes, not 32")
    if not nacl.bindings.crypto_core_ed25519_is_valid_point(raw):
        raise IntegrityError("integrity.key", reason="not a canonical point of prime order")


def verify_ed25519(raw: bytes, signature: bytes, message: bytes) -> bool:
    """Verify a pure Ed25519 signature (RFC 8032) under a key that `check_ed25519` accepted."""
    if len(signature) != nacl.bindings.crypto_sign_BYTES:
        return False
    try:
        nacl.bindings.crypto_sign_open(signature + message, raw)
    except nacl.exceptions.BadSignatureError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A public key bound to its suite; `load` is the only way to make one from foreign bytes."""

    suite: Suite
    spki: bytes
    """SubjectPublicKeyInfo, DER."""
    name: str
    """`sha256:` and the hex SHA-256 of the SPKI."""
    few_bits: bool = False
    """An RSA key below 3072 bits: good, with a warning."""
    _key: "ec.EllipticCurvePublicKey | rsa.RSAPublicKey | None" = field(
        default=None, repr=False, compare=False
    )

    @classmethod
    def load(cls, suite: str, spki: bytes) -> "PublicKey":
        """Read a public key and hold it to the rules of its suite.

        Raises:
            IntegrityError: Unknown suite, or the key is not one of it in its one encoding.
        """
        if suite not in Suite.__members__.values():
            raise IntegrityError("integrity.key", reason=f"unknown suite {suite[:40]!r}")
        if suite == Suite.ED25519:
            if not spki.startswith(ED25519_SPKI_PREFIX):
                raise IntegrityError("integrity.key", reason="not an Ed25519 key")
            check_ed25519(spki[len(ED25519_SPKI_PREFIX) :])
            return cls(Suite.ED25519, spki, key_name(spki))
        return cls._load_openssl(Suite(suite), spki)

    @classmethod
    def _load_openssl(cls, suite: Suite, spki: bytes) -> "PublicKey":
        from cryptography.exceptions import UnsupportedAlgorithm
        from cryptography.hazmat.primitives.asymmetric import ec, rsa
        from cryptography.hazmat.primitives.serialization import (
            Encoding,
            PublicFormat,
            load_der_public_key,
        )

        try:
            key = load_der_public_key(spki)
        except (ValueError, TypeError, UnsupportedAlgorithm) as err:
            raise IntegrityError("integrity.key", reason="not a public key") from err
        few_bits = False
        if suite in (Suite.ECDSA_P256, Suite.ECDSA_P384):
            curve = ec.SECP256R1 if suite == Suite.ECDSA_P256 else ec.SECP384R1
            if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, curve):
                raise IntegrityError("integrity.key", reason=f"not a key of {suite}")
        else:
            if not isinstance(key, rsa.RSAPublicKey):
                raise IntegrityError("integrity.key", reason=f"not a key of {suite}")
            if key.key_size not in _RSA_BITS or key.public_numbers().e != _RSA_EXPONENT:
                raise IntegrityError(
                    "integrity.key", reason="RSA takes 2048 to 8192 bits and exponent 65537"
                )
            few_bits = key.key_size < _RSA_FEW_BITS
        if key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo) != spki:
            raise IntegrityError("integrity.key", reason="not in its one encoding")
        return cls(suite, spki, key_name(spki), few_bits, key)

    @property
    def ed25519_raw(self) -> bytes:
        """The 32 bytes of an Ed25519 key."""
        return self.spki[len(ED25519_SPKI_PREFIX) :]

    def verify(self, signature: bytes, message: bytes) -> bool:
        """Tell whether the signature over the message is good under this key and its suite."""
        if self.suite == Suite.ED25519:
            return verify_ed25519(self.ed25519_raw, signature, message)
        return self._verify_openssl(signature, message)

    def _verify_openssl(self, signature: bytes, message: bytes) -> bool:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives import hashes
        from cryptography.hazmat.primitives.asymmetric import ec, rsa

        try:
            match self._key:
                case ec.EllipticCurvePublicKey() as key:
                    digest: hashes.HashAlgorithm = (
                        hashes.SHA256() if self.suite == Suite.ECDSA_P256 else hashes.SHA384()
                    )
                    key.verify(signature, message, ec.ECDSA(digest))
                case rsa.RSAPublicKey() as key:
                    key.verify(signature, message, rsa_padding(self.suite), hashes.SHA256())
                case _:
                    raise AssertionError("an Ed25519 key goes through libsodium")
        except InvalidSignature:
            return False
        return True


def rsa_padding(suite: Suite) -> "padding.AsymmetricPadding":
    """The padding of an RSA suite: PSS with MGF1-SHA-256 and 32 bytes of salt, or PKCS #1 v1.5."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import padding

    if suite == Suite.RSA_PSS:
        return padding.PSS(padding.MGF1(hashes.SHA256()), salt_length=32)
    return padding.PKCS1v15()
