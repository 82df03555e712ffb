"""The members of `body` that verifiers read, and their form (format.md §3, last table). Pure.

Rows of the table without a + are closed: exactly the members it names. Rows with a + may carry
more, which the published Schema of the type tells. All other bodies are left to their Schemas;
only the rule on `digests` and `legacy` holds for them too, at any depth. `check_body` stands on
the way of every event, so it asks for no more than dictionary look-ups and short patterns.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

from custody.clock import is_instant
from custody.domain.signatures import SIGNING
from custody.errors import IntegrityError
from custody.strict_json import MAX_INTEGER, is_digest, is_identifier, unb64

ROLES: Final = frozenset(
    {
        "INV", "OIC", "SPC", "WIT", "CUS", "EXA", "EXP", "SUP",
        "POC", "PRO", "JUD", "PRV", "DEF", "ADM", "AUD", "SYS",
    }
)  # fmt: skip
"""Role codes of procedures §5.1."""
STATION_ROLE: Final = "SYS"

_EVENT: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\Z")
_KEY_NAME: Final = re.compile(r"sha256:[0-9a-f]{64}\Z")
_TRUST_LINE: Final = re.compile(r"[a-z0-9./-]{1,128}\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}\Z")
_POINTER: Final = re.compile(r"(?:/(?:[^~/]|~[01])+)+\Z")
_CORRECTABLE: Final = ("/body/", "/occurred/", "/private/")
_DIGESTS: Final = frozenset({"sha256", "sha512", "blake3", "sha3-256"})
_LEGACY: Final = frozenset({"md5", "sha1"})

_Check = Callable[[object], bool]


@dataclass(frozen=True, slots=True)
class _Object:
    """Form of an object: what must stand in it, what may, and whether there may be more."""

    required: Mapping[str, _Check]
    optional: Mapping[str, _Check] = field(default_factory=dict)
    more: bool = False

    def __call__(self, value: object) -> bool:
        return type(value) is dict and self.fault(value) is None

    def fault(self, value: Mapping[str, Any]) -> str | None:
        """The first thing wrong, or None."""
        for name, check in self.required.items():
            if name not in value:
                return f"{name} is missing"
            if not check(value[name]):
                return f"{name} is malformed"
        for name, check in self.optional.items():
            if name in value and not check(value[name]):
                return f"{name} is malformed"
        if not self.more:
            for name in value:
                if name not in self.required and name not in self.optional:
                    return f"{name[:40]} is unknown"
        return None


@dataclass(frozen=True, slots=True)
class _List:
    """Form of a list; `by` names the member by which it ascends without repeats."""

    member: _Check
    by: str | None = None
    empty: bool = False

    def __call__(self, value: object) -> bool:
        if type(value) is not list or not (value or self.empty):
            return False
        if not all(map(self.member, value)):
            return False
        if self.by is None:
            return True
        places = [member[self.by] for member in value]
        return all(before < after for before, after in pairwise(places))


def _text(value: object) -> bool:
    return type(value) is str and value != ""


def _count(value: object) -> bool:
    return type(value) is int and 0 <= value <= MAX_INTEGER


def _sha256(value: object) -> bool:
    return is_digest(value, "sha256")


def _sha512(value: object) -> bool:
    return is_digest(value, "sha512")


def _any(value: object) -> bool:
    return True


def _true(value: object) -> bool:
    return value is True


def _matches(pattern: re.Pattern[str]) -> _Check:
    return lambda value: type(value) is str and pattern.match(value) is not None


def _one_of(*choices: str) -> _Check:
    allowed = frozenset(choices)
    return lambda value: type(value) is str and value in allowed


def _base64(value: object) -> bool:
    try:
        return unb64(value) != b""
    except IntegrityError:
        return False


def _pointer(value: object) -> bool:
    return (
        type(value) is str
        and value.startswith(_CORRECTABLE)
        and _POINTER.match(value) is not None
        and not {"digests", "legacy"} & set(value.split("/"))
    )


_event: Final = _matches(_EVENT)
_key_name: Final = _matches(_KEY_NAME)
_role: Final = _one_of(*ROLES)
_language: Final = _one_of("kk", "ru", "en")

_KEY: Final[dict[str, _Check]] = {
    "spki": _base64,
    "suite": _one_of(
        "ed25519", "ecdsa-p256-sha256", "ecdsa-p384-sha384", "rsa-pss-sha256", "rsa-pkcs1v15-sha256"
    ),
    "kind": _one_of("personal", "station"),
    "person": is_identifier,
    "role": _role,
    "source": _one_of("software", "pkcs12", "pkcs11"),
}
_CHAIN: Final[dict[str, _Check]] = {"chain": _List(_base64)}
_ERASED: Final[dict[str, _Check]] = {
    "index": _count,
    "leaf": _sha256,
    "scope": _one_of("opening", "private"),
}
_PLACE: Final = _Object({"id": is_identifier, "seq": _count})
_CHAIN_HEAD: Final[dict[str, _Check]] = {"id": is_identifier, "events": _count, "head": _sha256}
_TO: Final = _Object({"to": is_identifier}, more=True)
_OFFER: Final = _Object({"offer": _event}, more=True)
_SEALS: Final = _Object(
    {"seals": _List(_Object({"item": is_identifier, "seal": is_identifier}, more=True))}, more=True
)
_SEARCH: Final = _Object({"search": is_identifier}, more=True)
_GROUND: Final = _Object({"ground": _text}, more=True)

_ROWS: Final[dict[str, _Object]] = {
    "ledger.genesis": _Object(
        {"agency": _text, "log": _matches(_TRUST_LINE), "keys": _List(_Object(_KEY, _CHAIN))},
        {"demonstration": _true},
    ),
    "key.enrolled": _Object(_KEY, _CHAIN),
    "key.rotated": _Object({**_KEY, "replaces": _key_name}, _CHAIN),
    "key.revoked": _Object(
        {"key": _key_name, "reason": _one_of("lost", "stolen", "left", "replaced", "other")},
        {"compromised_since": _count},
    ),
    "role.granted": _Object({"person": is_identifier, "role": _role}, {"until": is_instant}),
    "role.revoked": _Object({"person": is_identifier, "role": _role}),
    "erasure.ordered": _Object({"basis": _text, "events": _List(_Object(_ERASED), by="index")}),
    "erasure.done": _Object(
        {
            "order": _event,
            "events": _List(
                _Object({**_ERASED, "case": _PLACE}, {"items": _List(_PLACE, by="id")}), by="index"
            ),
        }
    ),
    "bundle.sealed": _Object(
        {
            "bundle": is_identifier,
            "tagmanifests": _Object({"sha256": _sha256, "sha512": _sha512}),
            "recipient": _text,
            "purpose": _text,
            "language": _language,
            "conditions": _List(_text, empty=True),
            "cases": _List(
                _Object({**_CHAIN_HEAD, "withheld": _count, "erased": _count}), by="id", empty=True
            ),
            "items": _List(_Object(_CHAIN_HEAD), by="id", empty=True),
        }
    ),
    "artifact.hashed": _Object(
        {
            "artifacts": _List(
                _Object({"artifact": is_identifier, "size": _count, "digests": _any}, more=True),
                by="artifact",
            )
        },
        more=True,
    ),
    "finding.raised": _Object(
        {"finding": is_identifier}, {"artifacts": _List(is_identifier, empty=True)}, more=True
    ),
    "transfer.offered": _TO,
    "item.checked_out": _TO,
    "item.returned_to_store": _TO,
    "transfer.accepted": _OFFER,
    "transfer.refused": _OFFER,
    "transfer.recalled": _OFFER,
    "item.sealed": _SEALS,
    "item.resealed": _SEALS,
    "seal.broken": _SEALS,
    "search.started": _SEARCH,
    "search.finished": _SEARCH,
    "event.corrected": _Object(
        {"event": _event, "field": _pointer, "reason": _text},
        {"value": lambda value: not _holds_digests(value)},
        more=True,
    ),
}


def check_body(type_name: str, body: Mapping[str, Any]) -> None:
    """Demand that a type is of the registry and its body has the form that verifiers rely on.

    Args:
        type_name: `type` of the event.
        body: Its `body`, as strict JSON gave it.

    Raises:
        IntegrityError: `integrity.event`, with the member that is wrong.
    """
    if type_name not in SIGNING:
        raise _bad(f"unknown type {type_name[:60]!r}")
    if type_name in ("item.found", "item.seized"):
        row: _Object | None = _SEARCH if "search" in body else _GROUND
    else:
        row = _ROWS.get(type_name)
    fault = row.fault(body) if row is not None else None
    if fault is not None:
        raise _bad(f"{type_name}: body.{fault}")
    _check_digests(type_name, body)


def _check_digests(type_name: str, value: Mapping[str, Any] | list[Any]) -> None:
    """The rule on `digests` and `legacy`, at any depth."""
    for member in value.values() if isinstance(value, Mapping) else value:
        if type(member) is dict or type(member) is list:
            _check_digests(type_name, member)
    if isinstance(value, Mapping):
        if "digests" in value:
            digests = value["digests"]
            if type(digests) is not dict or "sha256" not in digests:
                raise _bad(f"{type_name}: digests without sha256")
            _check_algorithms(type_name, digests, _DIGESTS)
        if "legacy" in value:
            _check_algorithms(type_name, value["legacy"], _LEGACY)


def _check_algorithms(type_name: str, given: object, allowed: frozenset[str]) -> None:
    if type(given) is not dict or not given.keys() <= allowed:
        raise _bad(f"{type_name}: an algorithm that does not belong there")
    for algorithm, digest in given.items():
        if not is_digest(digest, algorithm):
            raise _bad(f"{type_name}: a malformed {algorithm}")


def _holds_digests(value: object) -> bool:
    if type(value) is dict:
        return bool({"digests", "legacy"} & value.keys()) or any(
            map(_holds_digests, value.values())
        )
    return type(value) is list and any(map(_holds_digests, value))


def _bad(reason: str) -> IntegrityError:
    return IntegrityError("integrity.event", reason=reason)
