"""An open private key: what every key of a person or station signs through (format.md §2)."""

from collections.abc import Callable
from dataclasses import dataclass, field

import nacl.bindings
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from custody.errors import IntegrityError
from custody.keys.signer import RSA_SUITES, PublicKey, Suite, rsa_padding


@dataclass(frozen=True, slots=True)
class PrivateKey:
    """A signer whose key was opened, in memory or on a token."""

    public: PublicKey
    chain: tuple[bytes, ...]
    """DER certificates, this key's own first; empty for a bare key."""
    source: str
    """`software`, `pkcs12` or `pkcs11`."""
    _sign: Callable[[bytes], bytes] = field(repr=False, compare=False)
    _bind: "Callable[[Suite], PrivateKey]" = field(repr=False, compare=False)
    _secret: Callable[[str], bytes] = field(repr=False, compare=False)

    def sign(self, message: bytes) -> bytes:
        """Sign the message itself, not a digest of it."""
        return self._sign(message)

    def secret_for(self, purpose: str) -> bytes:
        """32 bytes that only this key's holder can make again, other ones for each purpose.

        Args:
            purpose: What the secret is for; it parts one use of the key from the others.
        """
        return self._secret(purpose)

    def bound(self, suite: Suite) -> "PrivateKey":
        """The same key, signing by the suite to which the ledger binds it.

        Raises:
            IntegrityError: The suite does not take this key.
        """
        return self._bind(suite)


def hold(
    key: PrivateKeyTypes, *, source: str, suite: Suite | None = None, chain: tuple[bytes, ...] = ()
) -> PrivateKey:
    """Make a signer of a private key.

    Args:
        key: The key as `cryptography` gives it.
        source: Where it came from, `software` or `pkcs12`.
        suite: The suite to which the key is bound, if it is; else the kind of key tells it, and
            RSA signs by PSS.
        chain: DER certificates, this key's own first.

    Raises:
        IntegrityError: No suite takes this key, or not the suite asked for.
    """
    kind = _suite(key)
    if suite is None:
        suite = kind
    elif suite != kind and not (suite in RSA_SUITES and kind in RSA_SUITES):
        raise IntegrityError("integrity.key", reason=f"a key of {kind}, not of {suite}")
    spki = key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return PrivateKey(
        PublicKey.load(suite, spki),
        chain,
        source,
        _signing(key, suite),
        lambda other: hold(key, source=source, suite=other, chain=chain),
        lambda purpose: derive(_plain(key), purpose),
    )


def derive(source: bytes, purpose: str) -> bytes:
    """32 bytes for a purpose, made of what only a key's holder has."""
    made = HKDF(hashes.SHA256(), length=32, salt=None, info=f"custody {purpose}".encode())
    return made.derive(source)


def _plain(key: PrivateKeyTypes) -> bytes:
    return key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def _suite(key: PrivateKeyTypes) -> Suite:
    match key:
        case ed25519.Ed25519PrivateKey():
            return Suite.ED25519
        case ec.EllipticCurvePrivateKey(curve=ec.SECP256R1()):
            return Suite.ECDSA_P256
        case ec.EllipticCurvePrivateKey(curve=ec.SECP384R1()):
            return Suite.ECDSA_P384
        case rsa.RSAPrivateKey():
            return Suite.RSA_PSS
        case _:
            raise IntegrityError("integrity.key", reason="no suite takes a key of this kind")


def _signing(key: PrivateKeyTypes, suite: Suite) -> Callable[[bytes], bytes]:
    match key:
        case ed25519.Ed25519PrivateKey():
            expanded = key.private_bytes_raw() + key.public_key().public_bytes_raw()
            length = nacl.bindings.crypto_sign_BYTES
            return lambda message: nacl.bindings.crypto_sign(message, expanded)[:length]
        case ec.EllipticCurvePrivateKey():
            digest = hashes.SHA256() if suite == Suite.ECDSA_P256 else hashes.SHA384()
            # By RFC 6979: a weak random number would give the key away.
            algorithm = ec.ECDSA(digest, deterministic_signing=True)
            return lambda message: key.sign(message, algorithm)
        case rsa.RSAPrivateKey():
            padding = rsa_padding(suite)
            return lambda message: key.sign(message, padding, hashes.SHA256())
        case _:
            raise AssertionError("a key has a suite before it signs")
