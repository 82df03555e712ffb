"""The keys of tests/vectors, as signers. They are public: never use them for anything else."""

import base64
import json
from pathlib import Path
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes

from custody.keys.private_key import PrivateKey, hold
from custody.keys.signer import Suite

VECTORS: Final = Path(__file__).parents[2] / "vectors"
EVENTS: Final[dict[str, Any]] = json.loads((VECTORS / "event.json").read_text())
_CURVES: Final = {Suite.ECDSA_P256: ec.SECP256R1(), Suite.ECDSA_P384: ec.SECP384R1()}


def seeded(seed: str) -> PrivateKey:
    """An Ed25519 signer of a seed in hex."""
    key = ed25519.Ed25519PrivateKey.from_private_bytes(bytes.fromhex(seed))
    return hold(key, source="software")


def signer(label: str) -> PrivateKey:
    """The signer of a key of `event.json`."""
    entry = EVENTS["keys"][label]
    suite = Suite(entry["suite"])
    return hold(_private(entry, suite), source="software", suite=suite)


def spki(label: str) -> bytes:
    """The SubjectPublicKeyInfo that `event.json` names."""
    return base64.b64decode(EVENTS["keys"][label]["spki"])


def _private(entry: dict[str, str], suite: Suite) -> PrivateKeyTypes:
    if "seed" in entry:
        return ed25519.Ed25519PrivateKey.from_private_bytes(bytes.fromhex(entry["seed"]))
    if "scalar" in entry:
        return ec.derive_private_key(int(entry["scalar"], 16), _CURVES[suite])
    p, q, e = int(entry["p"], 16), int(entry["q"], 16), 65537
    d = pow(e, -1, (p - 1) * (q - 1))
    return rsa.RSAPrivateNumbers(
        p=p,
        q=q,
        d=d,
        dmp1=rsa.rsa_crt_dmp1(d, p),
        dmq1=rsa.rsa_crt_dmq1(d, q),
        iqmp=rsa.rsa_crt_iqmp(p, q),
        public_numbers=rsa.RSAPublicNumbers(e, p * q),
    ).private_key()
