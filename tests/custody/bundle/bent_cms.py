"""Seals that are signed once more as CMS (format.md §7), by hand: good, and not good in one way."""

import hashlib
from collections.abc import Callable
from functools import partial

from custody.bundle import layout
from tests.custody.bundle.bends import SEAL, also
from tests.custody.bundle.forge import Forge
from tests.custody.bundle.forge_acts import KEYS, Key

_SEQUENCE, _SET, _OID, _OCTETS, _TAGGED = 0x30, 0x31, 0x06, 0x04, 0xA0
_SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
_DATA = bytes.fromhex("2a864886f70d010701")
_CONTENT_TYPE = bytes.fromhex("2a864886f70d010903")
_MESSAGE_DIGEST = bytes.fromhex("2a864886f70d010904")
_SHA1 = bytes.fromhex("2b0e03021a")
_SHA256 = bytes.fromhex("608648016503040201")
_ED25519 = bytes.fromhex("2b6570")


def _der(tag: int, *parts: bytes) -> bytes:
    content = b"".join(parts)
    size = len(content)
    length = bytes([size]) if size < 0x80 else b"\x82" + size.to_bytes(2, "big")
    return bytes([tag]) + (length if size < 0x80 or size > 0xFF else bytes([0x81, size])) + content


def _attribute(kind: bytes, *values: bytes) -> bytes:
    return _der(_SEQUENCE, _der(_OID, kind), _der(_SET, *values))


def made(
    manifest: bytes, key: Key, *, digest: bytes = _SHA256, hashed: str = "sha256",
    kind: bytes = _DATA, copies: int = 1, more: bytes = b"", more_wrapped: bytes = b"",
    twice: bool = False,
) -> bytes:  # fmt: skip
    """A detached signature, DER; by default a good one."""
    told = _attribute(_MESSAGE_DIGEST, _der(_OCTETS, hashlib.new(hashed, manifest).digest()))
    attributes = _attribute(_CONTENT_TYPE, _der(_OID, kind)) + told + (told if twice else b"")
    signature = key.sign(_der(_SET, attributes))
    algorithm = _der(_SEQUENCE, _der(_OID, digest))
    signer = _der(
        _SEQUENCE, b"\x02\x01\x03", _der(0x80, key.raw[:20]), algorithm,
        _der(_TAGGED, attributes), _der(_SEQUENCE, _der(_OID, _ED25519)), _der(_OCTETS, signature),
    )  # fmt: skip
    signed = _der(
        _SEQUENCE, b"\x02\x01\x03", _der(_SET, algorithm), _der(_SEQUENCE, _der(_OID, _DATA)),
        _der(_SET, signer * copies),
    )  # fmt: skip
    return _der(_SEQUENCE, _der(_OID, _SIGNED_DATA), _der(_TAGGED, signed, more_wrapped), more)


def sealed_twice(forge: Forge, make: Callable[[bytes], bytes]) -> None:
    """Put a CMS signature over the manifest beside the other one."""

    def change(files: dict[str, bytes]) -> None:
        files[layout.SEAL_CMS] = make(files["tagmanifest-sha256.txt"])

    forge.seal_change = change


def good(forge: Forge) -> None:
    """What is good: the key of the seal has signed this way too."""
    sealed_twice(forge, partial(made, key=KEYS["inv"]))


def _over_another(manifest: bytes) -> bytes:
    return made(manifest + b"x", KEYS["inv"])


_BAD: dict[str, Callable[[bytes], bytes]] = {
    "cms_by_another_key": partial(made, key=KEYS["cus"]),
    "cms_over_another_manifest": _over_another,
    "cms_with_an_old_digest": partial(made, key=KEYS["inv"], digest=_SHA1, hashed="sha1"),
    "cms_of_another_type_of_content": partial(made, key=KEYS["inv"], kind=_SIGNED_DATA),
    "cms_of_two_signers": partial(made, key=KEYS["inv"], copies=2),
    "cms_of_no_signer": partial(made, key=KEYS["inv"], copies=0),
    "cms_with_a_third_member": partial(made, key=KEYS["inv"], more=b"\x05\x00"),
    "cms_with_more_in_its_wrapping": partial(made, key=KEYS["inv"], more_wrapped=b"\x05\x00"),
    "cms_that_tells_its_digest_twice": partial(made, key=KEYS["inv"], twice=True),
}


def _with_bytes_behind(manifest: bytes) -> bytes:
    return made(manifest, KEYS["inv"]) + b"x"


for _name, _make in (_BAD | {"cms_with_bytes_behind": _with_bytes_behind}).items():
    also(_name, SEAL, partial(sealed_twice, make=_make))
