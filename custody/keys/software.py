"""Software keys: PKCS#8 files encrypted under a passphrase (PBES2 with scrypt and AES-256-CBC).

`cryptography` writes PBKDF2 with 2,048 rounds; a file found or copied would soon be guessed. So the
container is made here (RFC 5958 §3, RFC 8018 §6.2, RFC 7914 §7) and read back by `cryptography`;
`openssl pkey` and `openssl pkcs8 -topk8 -scrypt` read and write the same files.
"""

import base64
import binascii
import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cryptography.exceptions import InternalError, UnsupportedAlgorithm
from cryptography.hazmat import asn1
from cryptography.hazmat._oid import ObjectIdentifier  # cryptography.x509 brings much more
from cryptography.hazmat.primitives import padding, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from custody.errors import InputError, IntegrityError
from custody.keys.files import read_file, unusable, write_new
from custody.keys.private_key import PrivateKey, hold
from custody.keys.signer import Suite

_PBES2: Final = ObjectIdentifier("1.2.840.113549.1.5.13")
_SCRYPT: Final = ObjectIdentifier("1.3.6.1.4.1.11591.4.11")
_AES_256_CBC: Final = ObjectIdentifier("2.16.840.1.101.3.4.1.42")
_KEY_BYTES: Final = 32
_SALT_BYTES: Final = 16
_IV_BYTES: Final = 16
_RSA_BITS: Final = 3072
_RSA_EXPONENT: Final = 65537
_MAX_MEMORY: Final = 256 << 20
"""Bytes that reading a key file may take: 128 N r."""
_MAX_WORK: Final = 1 << 22
"""Largest N r p that is tried: some two seconds."""
_PEM: Final = re.compile(
    rb"\s*-----BEGIN ENCRYPTED PRIVATE KEY-----\r?\n([A-Za-z0-9+/=\r\n]+)"
    rb"-----END ENCRYPTED PRIVATE KEY-----\s*"
)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at a passphrase costs: the parameters of scrypt (RFC 7914 §2)."""

    n: int
    r: int
    p: int

    def is_bearable(self) -> bool:
        """Tell whether scrypt knows these parameters, and we have the time and memory for them."""
        return (
            self.n > 1
            and self.n & (self.n - 1) == 0
            and min(self.r, self.p) > 0
            and self.n.bit_length() <= 16 * self.r
            and 128 * self.n * self.r <= _MAX_MEMORY
            and self.n * self.r * self.p <= _MAX_WORK
        )


PASSPHRASE_COST: Final = Cost(n=1 << 14, r=8, p=5)
"""For what people remember: OWASP's advice, in the 32 MiB that OpenSSL allows itself."""
SECRET_COST: Final = Cost(n=1 << 10, r=8, p=1)
"""For 32 random bytes: nobody guesses those, so a high cost would only delay each start."""


@asn1.sequence
class _ScryptParameters:
    salt: bytes
    n: int
    r: int
    p: int
    key_length: int | None


@asn1.sequence
class _KeyDerivation:
    algorithm: ObjectIdentifier
    parameters: _ScryptParameters


@asn1.sequence
class _Encryption:
    algorithm: ObjectIdentifier
    iv: bytes


@asn1.sequence
class _Pbes2Parameters:
    derivation: _KeyDerivation
    encryption: _Encryption


@asn1.sequence
class _EncryptionAlgorithm:
    algorithm: ObjectIdentifier
    parameters: _Pbes2Parameters


@asn1.sequence
class _EncryptedPrivateKey:
    algorithm: _EncryptionAlgorithm
    data: bytes


def generate(
    path: Path,
    passphrase: bytes,
    suite: Suite = Suite.ED25519,
    *,
    cost: Cost = PASSPHRASE_COST,
) -> PrivateKey:
    """Make a key and keep it in a new file, readable by its owner alone.

    Returns:
        The signer, read back from the file.

    Raises:
        StorageError: The file exists, or cannot be written; nothing is left behind.
    """
    write_new(path, encrypt(_new_key(suite), passphrase, cost))
    return load(path, passphrase, suite)


def load(path: Path, passphrase: bytes, suite: Suite | None = None) -> PrivateKey:
    """Open a key file.

    Args:
        path: A PEM file with one `ENCRYPTED PRIVATE KEY`, by scrypt and AES-256-CBC.
        passphrase: As bytes; UTF-8 where people type it.
        suite: The suite to which the key is bound, where that is known.

    Raises:
        InputError: `input.passphrase` where the passphrase is wrong, `input.key_file` where no
            passphrase would help.
    """
    pem = read_file(path)
    try:
        return hold(_decrypt(path, pem, passphrase), source="software", suite=suite)
    except IntegrityError as err:
        raise unusable(path, str(err.facts["reason"])) from err


def encrypt(key: PrivateKeyTypes, passphrase: bytes, cost: Cost = PASSPHRASE_COST) -> bytes:
    """The PEM file of a key under a passphrase, which may not be empty."""
    if not passphrase:
        raise InputError("input.passphrase_source", reason="it is empty")
    plain = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    salt, iv = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_IV_BYTES)
    derivation = Scrypt(salt=salt, length=_KEY_BYTES, n=cost.n, r=cost.r, p=cost.p)
    aes = algorithms.AES(derivation.derive(passphrase))
    padder = padding.PKCS7(aes.block_size).padder()
    encryptor = Cipher(aes, modes.CBC(iv)).encryptor()
    data = encryptor.update(padder.update(plain) + padder.finalize()) + encryptor.finalize()
    parameters = _Pbes2Parameters(
        derivation=_KeyDerivation(
            algorithm=_SCRYPT,
            parameters=_ScryptParameters(salt=salt, n=cost.n, r=cost.r, p=cost.p, key_length=None),
        ),
        encryption=_Encryption(algorithm=_AES_256_CBC, iv=iv),
    )
    algorithm = _EncryptionAlgorithm(algorithm=_PBES2, parameters=parameters)
    der = asn1.encode_der(_EncryptedPrivateKey(algorithm=algorithm, data=data))
    text = base64.b64encode(der)
    lines = [text[at : at + 64] for at in range(0, len(text), 64)]
    return b"\n".join(
        [
            b"-----BEGIN ENCRYPTED PRIVATE KEY-----",
            *lines,
            b"-----END ENCRYPTED PRIVATE KEY-----",
            b"",
        ]
    )


def _decrypt(path: Path, pem: bytes, passphrase: bytes) -> PrivateKeyTypes:
    """Hold the container to our form and to a bearable cost before any of it is computed."""
    found = _PEM.fullmatch(pem)
    if found is None:
        raise unusable(path, "not a PEM file of one encrypted private key")
    try:
        der = base64.b64decode(found[1])
        container = asn1.decode_der(_EncryptedPrivateKey, der)
    except (binascii.Error, ValueError) as err:
        raise unusable(path, "not encrypted by scrypt (openssl pkcs8 -topk8 -scrypt)") from err
    parameters = container.algorithm.parameters
    derivation = parameters.derivation
    algorithms_used = (
        container.algorithm.algorithm,
        derivation.algorithm,
        parameters.encryption.algorithm,
    )
    if algorithms_used != (_PBES2, _SCRYPT, _AES_256_CBC):
        raise unusable(path, "not encrypted by scrypt and AES-256-CBC")
    scrypt = derivation.parameters
    if not Cost(scrypt.n, scrypt.r, scrypt.p).is_bearable():
        raise unusable(path, "its scrypt parameters are none, or ask for too much")
    if scrypt.key_length not in (None, _KEY_BYTES) or len(parameters.encryption.iv) != _IV_BYTES:
        raise unusable(path, "key length or IV do not fit the cipher")
    try:
        return serialization.load_der_private_key(der, passphrase)
    except UnsupportedAlgorithm as err:
        raise unusable(path, "no suite takes a key of this kind") from err
    except (TypeError, ValueError, InternalError) as err:  # none, or what it uncovers is not right
        raise InputError("input.passphrase", path=path) from err


def _new_key(suite: Suite) -> PrivateKeyTypes:
    match suite:
        case Suite.ED25519:
            return ed25519.Ed25519PrivateKey.generate()
        case Suite.ECDSA_P256:
            return ec.generate_private_key(ec.SECP256R1())
        case Suite.ECDSA_P384:
            return ec.generate_private_key(ec.SECP384R1())
        case Suite.RSA_PSS | Suite.RSA_PKCS1:
            return rsa.generate_private_key(_RSA_EXPONENT, _RSA_BITS)
