"""Certificates in the order in which format.md has them: a key's own first."""

from collections.abc import Iterable

from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import Certificate


def chain(own: Certificate | None, others: Iterable[Certificate]) -> tuple[bytes, ...]:
    """From the key's own certificate to its root, in DER; what does not lead there is left out."""
    found = []
    rest = list(others)
    while own is not None:
        found.append(own.public_bytes(Encoding.DER))
        issuer = own.issuer
        own = next((other for other in rest if other.subject == issuer), None)
        if own is not None:
            rest.remove(own)
    return tuple(found)
