"""A detached CMS signature by a key that is known already (RFC 5652, as CAdES profiles it).

Nothing in the container is trusted: key and suite come from the ledger, so the certificates inside
are not even looked at. What is demanded: one signer, no content inside, the signed attributes
`contentType` and `messageDigest`, and a good signature over them.
"""

import hashlib
from collections.abc import Iterator
from typing import Final, NamedTuple, NoReturn

from custody.domain.reasons import Reason
from custody.errors import IntegrityError
from custody.keys.signer import PublicKey

_SEQUENCE: Final = 0x30
_SET: Final = 0x31
_OID: Final = 0x06
_OCTETS: Final = 0x04
_TAGGED: Final = 0xA0
_SIGNED_DATA: Final = bytes.fromhex("2a864886f70d010702")
_CONTENT_TYPE: Final = bytes.fromhex("2a864886f70d010903")
_MESSAGE_DIGEST: Final = bytes.fromhex("2a864886f70d010904")
_DIGESTS: Final = {
    bytes.fromhex("608648016503040201"): "sha256",
    bytes.fromhex("608648016503040202"): "sha384",
    bytes.fromhex("608648016503040203"): "sha512",
}
_LONG: Final = 0x80
_MANY: Final = 0x1F


class _Value(NamedTuple):
    """One DER value."""

    tag: int
    content: bytes
    raw: bytes


def verify_detached(cms: bytes, content: bytes, key: PublicKey) -> None:
    """Demand that a CMS signature over a content is good under a key.

    Args:
        cms: ContentInfo, DER.
        content: What is signed, which stands outside.
        key: The signer's, with the suite it is bound to.

    Raises:
        IntegrityError: `integrity.cms`.
    """
    content_type, wrapped = _sequence(_only(cms), 2)
    if content_type.content != _SIGNED_DATA or wrapped.tag != _TAGGED:
        _refuse("no SignedData")
    _, _, encapsulated, *rest = _sequence(_only(wrapped.content), 4, more=True)
    inner = _sequence(encapsulated, 1, more=True)
    if len(inner) != 1:
        _refuse("it brings a content of its own")
    signers = list(_values(rest[-1].content)) if rest[-1].tag == _SET else []
    if len(signers) != 1:
        _refuse("not exactly one signer")
    _, _, digest_algorithm, attributes, _, signature, *_ = _sequence(signers[0], 6, more=True)
    if attributes.tag != _TAGGED or signature.tag != _OCTETS:
        _refuse("no signed attributes")
    algorithm = _DIGESTS.get(_sequence(digest_algorithm, 1, more=True)[0].content)
    if algorithm is None:
        _refuse("another digest than SHA-2")
    signed = _attributes(attributes)
    if signed.get(_CONTENT_TYPE) != inner[0].content:
        _refuse("the content's type is not signed")
    if signed.get(_MESSAGE_DIGEST) != hashlib.new(algorithm, content).digest():
        _refuse(Reason("cms_other"))
    if not key.verify(signature.content, bytes([_SET]) + attributes.raw[1:]):
        _refuse(Reason("cms_signature"))


def _attributes(attributes: _Value) -> dict[bytes, bytes]:
    """Type to value, of the attributes that have one."""
    found: dict[bytes, bytes] = {}
    for attribute in _values(attributes.content):
        kind, values = _sequence(attribute, 2)
        single = list(_values(values.content))
        if kind.tag != _OID or values.tag != _SET or kind.content in found or not single:
            _refuse("a malformed attribute")
        found[kind.content] = single[0].content if len(single) == 1 else b""
    return found


def _only(data: bytes) -> _Value:
    values = list(_values(data))
    if len(values) != 1:
        _refuse("not one DER value")
    return values[0]


def _sequence(value: _Value, count: int, *, more: bool = False) -> list[_Value]:
    members = list(_values(value.content)) if value.tag == _SEQUENCE else []
    if len(members) < count or (len(members) > count and not more):
        _refuse("malformed DER")
    return members


def _values(data: bytes) -> Iterator[_Value]:
    """The DER values that stand one behind the other."""
    at = 0
    while at < len(data):
        start = at
        if at + 2 > len(data) or data[at] & _MANY == _MANY:
            _refuse("malformed DER")
        tag, length = data[at], data[at + 1]
        at += 2
        if length & _LONG:
            size = length & ~_LONG
            length = int.from_bytes(data[at : at + size], "big")
            at += size
            if not 1 <= size <= 4 or length < _LONG or length >> 8 * (size - 1) == 0:
                _refuse("malformed DER")
        if at + length > len(data):
            _refuse("malformed DER")
        at += length
        yield _Value(tag, data[at - length : at], data[start:at])


def _refuse(reason: str | Reason) -> NoReturn:
    raise IntegrityError("integrity.cms", reason=reason)
