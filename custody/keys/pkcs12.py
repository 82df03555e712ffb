"""Keys with certificates in PKCS#12 containers (`.p12`), as authorities issue them."""

from pathlib import Path
from typing import TYPE_CHECKING

from cryptography.exceptions import InternalError, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import pkcs12 as container_format

from custody.errors import InputError, IntegrityError
from custody.keys.chains import chain
from custody.keys.files import read_file, unusable
from custody.keys.private_key import PrivateKey, hold
from custody.keys.signer import Suite

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes


def load(path: Path, passphrase: bytes, suite: Suite | None = None) -> PrivateKey:
    """Open a container and take its one key with the certificates that lead from it.

    Args:
        path: The container; old ciphers (3DES, RC2) are read, since its issuer chose them.
        passphrase: UTF-8.
        suite: The suite to which the key is bound, where that is known; RSA signs by PSS else.

    Raises:
        InputError: `input.passphrase` where the passphrase is wrong, `input.key_file` where no
            passphrase would help: no key inside, none of our suites, or not encrypted at all.
    """
    data = read_file(path)
    if not data.startswith(b"\x30"):
        raise unusable(path, "not a PKCS#12 container")
    try:
        container = container_format.load_pkcs12(data, passphrase)
    except UnsupportedAlgorithm as err:
        raise unusable(path, "it is encrypted, or its key made, in a way not supported") from err
    except (TypeError, ValueError, InternalError) as err:  # TypeError: not UTF-8
        raise InputError("input.passphrase", path=path) from err
    if container.key is None:
        raise unusable(path, "it holds no key")
    try:
        signer = hold(
            container.key,
            source="pkcs12",
            suite=suite,
            chain=chain(
                container.cert.certificate if container.cert else None,
                (other.certificate for other in container.additional_certs),
            ),
        )
    except IntegrityError as err:
        raise unusable(path, str(err.facts["reason"])) from err
    if _secret(container.key) in data:
        raise unusable(path, "its key is not encrypted")
    return signer


def _secret(key: "PrivateKeyTypes") -> bytes:
    """The bytes of a private key that must not stand in a file as they are."""
    match key:
        case ed25519.Ed25519PrivateKey():
            return key.private_bytes_raw()
        case ec.EllipticCurvePrivateKey():
            return key.private_numbers().private_value.to_bytes((key.key_size + 7) // 8)
        case rsa.RSAPrivateKey():
            p = key.private_numbers().p
            return p.to_bytes((p.bit_length() + 7) // 8)
        case _:
            raise AssertionError("a key that is held is of a suite")
