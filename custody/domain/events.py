"""Events: the facts of the record, as their signed payload tells them (format.md §3). Pure.

`Event.parse` is the one way from payload bytes to an event and checks every member's form, so
whoever holds an `Event` need not ask again. Rights, signatures, chains and custody rules are
judged elsewhere (`roster`, `replay`).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from custody.clock import is_instant, is_offset
from custody.domain.bodies import check_body
from custody.errors import IntegrityError
from custody.strict_json import MAX_INTEGER, b64, is_digest, is_identifier, unb64

VERSION: Final = 1
LEDGER_CASE: Final = "ledger"
"""The reserved case of genesis, `key.*` and `role.*`."""
LANGUAGES: Final = ("kk", "ru", "en")
SOURCES: Final = ("system", "ntp", "manual")

_UUID7: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\Z")
_KEY_NAME: Final = re.compile(r"sha256:[0-9a-f]{64}\Z")
_ROLE: Final = re.compile(r"[A-Z]{3}\Z")
_BOOT: Final = re.compile(r"[0-9a-f]{16}\Z")
_APP_TEXT: Final = 64
_REQUIRED: Final = frozenset(
    {"v", "type", "ledger", "seq", "tree", "id", "recorded", "actor", "body", "app"}
)
_OPTIONAL: Final = frozenset({"occurred", "case", "items", "private", "statement"})


class Link(NamedTuple):
    """An event's place in the chain of a case or an item."""

    id: str
    seq: int
    """Place in the chain, from 0."""
    prev: str | None
    """Hex leaf hash of the chain's previous event; None at 0."""


class Occurred(NamedTuple):
    """When the act itself happened, if not when it was recorded."""

    at: str
    offset: str


class Recorded(NamedTuple):
    """When and by what clock the event was recorded."""

    at: str
    """Instant in its wire form; such texts compare as the times do."""
    offset: str
    source: str = "system"
    boot: str | None = None
    monotonic_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What a command has been decided to say, before the ledger gives it its place and bytes."""

    type: str
    body: Mapping[str, Any]
    role: str
    """Role in which the actor signs."""
    case: str | None = None
    items: tuple[str, ...] = ()
    private: Mapping[str, Any] | None = None
    occurred: Occurred | None = None
    language: str | None = None
    """Language of the statement that stands in the private document."""


class Event(NamedTuple):
    """The payload of one event."""

    type: str
    ledger: str
    seq: int
    tree_root: bytes
    """Root of the tree before this event; its size is `seq`."""
    tree_size: int
    id: str
    recorded: Recorded
    actor_key: str
    actor_role: str
    body: Mapping[str, Any]
    app_name: str
    app_version: str
    occurred: Occurred | None = None
    case: Link | None = None
    items: tuple[Link, ...] = ()
    commitment: str | None = None
    """Base64 HMAC-SHA256 of the private document under its own salt."""
    language: str | None = None

    @property
    def case_id(self) -> str | None:
        """Id of the case that the event belongs to; None for none."""
        return None if self.case is None else self.case.id

    @property
    def item_ids(self) -> tuple[str, ...]:
        """Ids of the items that the event concerns, sorted."""
        return tuple(link.id for link in self.items)

    @classmethod
    def parse(cls, payload: Mapping[str, Any]) -> "Event":
        """Read a payload and check the form of every member.

        Args:
            payload: What `strict_json.parse` gave for the payload's bytes.

        Raises:
            IntegrityError: `integrity.event`, with the member that is wrong.
        """
        names = payload.keys()
        if not (names >= _REQUIRED and names <= _REQUIRED | _OPTIONAL):
            raise _bad(f"members missing or unknown: {sorted(names ^ _REQUIRED)[:8]}")
        if payload["v"] != VERSION or payload["v"] is True:
            raise _bad("v is not 1")
        tree = _members(payload["tree"], "tree", {"size", "root"})
        actor = _members(payload["actor"], "actor", {"key", "role"})
        app = _members(payload["app"], "app", {"name", "version"})
        type_name = _text(payload["type"], "type")
        body = payload["body"]
        if type(body) is not dict:
            raise _bad("body is not an object")
        check_body(type_name, body)
        recorded = _recorded(payload["recorded"])
        occurred = None
        if "occurred" in payload:
            given = _members(payload["occurred"], "occurred", {"at", "offset"})
            occurred = Occurred(
                _instant(given["at"], "occurred"), _offset(given["offset"], "occurred")
            )
        case, items = _chains(payload)
        commitment = language = None
        if "private" in payload:
            private = _members(payload["private"], "private", {"commitment"})
            unb64(private["commitment"], 32)
            commitment = private["commitment"]
        if "statement" in payload:
            language = _members(payload["statement"], "statement", {"lang"})["lang"]
            if language not in LANGUAGES:
                raise _bad("statement.lang is not kk, ru or en")
            if commitment is None:
                raise _bad("a statement without a private document to hold it")
        return cls(
            type=type_name,
            ledger=_text(payload["ledger"], "ledger"),
            seq=_count(payload["seq"], "seq"),
            tree_root=unb64(tree["root"], 32),
            tree_size=_count(tree["size"], "tree.size"),
            id=_match(_UUID7, payload["id"], "id"),
            recorded=recorded,
            actor_key=_match(_KEY_NAME, actor["key"], "actor.key"),
            actor_role=_match(_ROLE, actor["role"], "actor.role"),
            body=body,
            app_name=_app(app["name"]),
            app_version=_app(app["version"]),
            occurred=occurred,
            case=case,
            items=items,
            commitment=commitment,
            language=language,
        )

    def document(self) -> dict[str, Any]:
        """The payload as an object, ready for its canonical bytes."""
        recorded: dict[str, Any] = {
            "at": self.recorded.at,
            "offset": self.recorded.offset,
            "source": self.recorded.source,
        }
        if self.recorded.boot is not None:
            recorded["boot"] = self.recorded.boot
        if self.recorded.monotonic_ms is not None:
            recorded["monotonic_ms"] = self.recorded.monotonic_ms
        document: dict[str, Any] = {
            "v": VERSION,
            "type": self.type,
            "ledger": self.ledger,
            "seq": self.seq,
            "tree": {"size": self.tree_size, "root": b64(self.tree_root)},
            "id": self.id,
            "recorded": recorded,
            "actor": {"key": self.actor_key, "role": self.actor_role},
            "body": self.body,
            "app": {"name": self.app_name, "version": self.app_version},
        }
        if self.occurred is not None:
            document["occurred"] = {"at": self.occurred.at, "offset": self.occurred.offset}
        if self.case is not None:
            document["case"] = _link_document(self.case)
        if self.items:
            document["items"] = [_link_document(link) for link in self.items]
        if self.commitment is not None:
            document["private"] = {"commitment": self.commitment}
        if self.language is not None:
            document["statement"] = {"lang": self.language}
        return document


def is_key_name(text: object) -> bool:
    """Tell whether a text has the form of a key's name."""
    return isinstance(text, str) and _KEY_NAME.match(text) is not None


def _link_document(link: Link) -> dict[str, Any]:
    return {"id": link.id, "seq": link.seq, "prev": link.prev}


def _recorded(value: object) -> Recorded:
    if type(value) is not dict or not (
        value.keys() >= {"at", "offset", "source"}
        and value.keys() <= {"at", "offset", "source", "boot", "monotonic_ms"}
    ):
        raise _bad("recorded: members missing or unknown")
    if value["source"] not in SOURCES:
        raise _bad("recorded.source is not system, ntp or manual")
    boot, monotonic_ms = value.get("boot"), value.get("monotonic_ms")
    return Recorded(
        _instant(value["at"], "recorded"),
        _offset(value["offset"], "recorded"),
        value["source"],
        _match(_BOOT, boot, "recorded.boot") if "boot" in value else None,
        _count(monotonic_ms, "recorded.monotonic_ms") if "monotonic_ms" in value else None,
    )


def _chains(payload: Mapping[str, Any]) -> tuple[Link | None, tuple[Link, ...]]:
    """Case and items, and which types belong to the reserved case."""
    type_name = payload["type"]
    case = _link(payload["case"], "case") if "case" in payload else None
    reserved = type_name == "ledger.genesis" or type_name.startswith(("key.", "role."))
    if reserved != (case is not None and case.id == LEDGER_CASE):
        raise _bad("genesis, key.* and role.* form the case `ledger`, and nothing else does")
    if type_name == "bundle.sealed" and case is not None:
        raise _bad("bundle.sealed has no case")
    if type_name.startswith("erasure.") and case is None:
        raise _bad("erasure.* has the case of the erased events")
    if "items" not in payload:
        return case, ()
    if case is None:
        raise _bad("items without a case")
    given = payload["items"]
    if type(given) is not list or not given:
        raise _bad("items is not a list, or empty")
    items = tuple(_link(member, "items") for member in given)
    ids = [link.id for link in items]
    if ids != sorted(set(ids)):
        raise _bad("items are not sorted, or not unique")
    return case, items


def _link(value: object, what: str) -> Link:
    link = _members(value, what, {"id", "seq", "prev"})
    seq = _count(link["seq"], f"{what}.seq")
    prev = link["prev"]
    if not is_identifier(link["id"]):
        raise _bad(f"{what}.id is no identifier")
    if (prev is None) != (seq == 0) or not (prev is None or is_digest(prev, "sha256")):
        raise _bad(f"{what}.prev does not fit")
    return Link(link["id"], seq, prev)


def _members(value: object, what: str, names: set[str]) -> dict[str, Any]:
    if type(value) is not dict or value.keys() != names:
        raise _bad(f"{what} is not an object of {sorted(names)}")
    return value


def _text(value: object, what: str) -> str:
    if type(value) is not str or not value:
        raise _bad(f"{what} is not a text")
    return value


def _app(value: object) -> str:
    text = _text(value, "app")
    if len(text) > _APP_TEXT:
        raise _bad(f"app is longer than {_APP_TEXT}")
    return text


def _count(value: object, what: str) -> int:
    if type(value) is not int or not 0 <= value <= MAX_INTEGER:
        raise _bad(f"{what} is not a count")
    return value


def _match(pattern: re.Pattern[str], value: object, what: str) -> str:
    if type(value) is not str or not pattern.match(value):
        raise _bad(f"{what} is malformed")
    return value


def _instant(value: object, what: str) -> str:
    if not is_instant(value):
        raise _bad(f"{what}.at is no instant")
    return str(value)


def _offset(value: object, what: str) -> str:
    if not is_offset(value):
        raise _bad(f"{what}.offset is no offset")
    return str(value)


def _bad(reason: str) -> IntegrityError:
    return IntegrityError("integrity.event", reason=reason)
