"""Making the seal's signature as detached CMS, in the profile CAdES-BES (format.md §7).

ECDSA and RSA alone: programs that read CMS do not know Ed25519. The library that forms it is
imported when a seal needs it; checking, in `custody.bundle.cms`, needs none.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

from asn1crypto.algos import SignedDigestAlgorithm
from asn1crypto.x509 import Certificate
from pyhanko.sign.signers import Signer as CmsSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from custody.keys.signer import Signer, Suite

if TYPE_CHECKING:
    from collections.abc import Callable

_DIGESTS: Final = {
    Suite.ECDSA_P256: "sha256",
    Suite.ECDSA_P384: "sha384",
    Suite.RSA_PSS: "sha256",
    Suite.RSA_PKCS1: "sha256",
}
_PSS: Final = {
    "hash_algorithm": {"algorithm": "sha256"},
    "mask_gen_algorithm": {"algorithm": "mgf1", "parameters": {"algorithm": "sha256"}},
    "salt_length": 32,
}
_ALGORITHMS: Final = {
    Suite.ECDSA_P256: {"algorithm": "sha256_ecdsa"},
    Suite.ECDSA_P384: {"algorithm": "sha384_ecdsa"},
    Suite.RSA_PSS: {"algorithm": "rsassa_pss", "parameters": _PSS},
    Suite.RSA_PKCS1: {"algorithm": "sha256_rsa"},
}


def can_sign(signer: Signer) -> bool:
    """Tell whether a key has a certificate and a suite that CMS has."""
    return bool(signer.chain) and signer.public.suite in _DIGESTS


def sign_detached(content: bytes, signer: Signer) -> bytes:
    """Sign a content, which stays outside.

    Args:
        content: What is signed.
        signer: A key for which `can_sign` holds; its certificates go along.

    Returns:
        ContentInfo, DER.
    """
    digest = _DIGESTS[signer.public.suite]
    forming = _Cms(signer).async_sign_general_data(content, digest, use_cades=True)
    with ThreadPoolExecutor(1) as apart:  # this thread may have an event loop of its own
        return bytes(apart.submit(asyncio.run, forming).result().dump())


class _Cms(CmsSigner):
    """What forms CMS, with the signature itself left to the key, wherever it lives."""

    def __init__(self, signer: Signer) -> None:
        own, *others = (Certificate.load(each) for each in signer.chain)
        store: Callable[[], SimpleCertificateStore] = SimpleCertificateStore
        registry = store()
        registry.register_multiple(others)
        super().__init__(
            signing_cert=own,
            cert_registry=registry,
            signature_mechanism=SignedDigestAlgorithm(_ALGORITHMS[signer.public.suite]),
        )
        self._signer = signer

    async def async_sign_raw(
        self, data: bytes, digest_algorithm: str, dry_run: bool = False
    ) -> bytes:
        return self._signer.sign(data)
