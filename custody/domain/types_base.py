"""What a type of event is made of: fields, their kinds, and who may record it.

The tables in `types_*.py` are written with `need` and `may`; `vocabulary.py` puts them together.
A field is private when its kind is (free text, names, addresses, file names found on evidence), a
group when any of its members is: then the whole group stands in the private document.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from enum import StrEnum
from typing import Final, Literal


class Kind(StrEnum):
    """Form of a field's value. The identifiers of different kinds of things have one form."""

    LINE = "line"
    """One line of text that names no private person: a number, an office, a tool."""
    TEXT = "text"
    NAME = "name"
    ADDRESS = "address"
    FILE_NAME = "file_name"
    """`{"raw": base64, "shown": text}` (format.md §1)."""
    INTEGER = "integer"
    SIGNED = "signed"
    """An integer that may be below zero."""
    PERCENT = "percent"
    FLAG = "flag"
    MARK = "mark"
    """`true`, or left out."""
    CHOICE = "choice"
    GROUP = "group"
    ANY = "any"
    """Any JSON value: the value of another event's field."""
    INSTANT = "instant"
    OFFSET = "offset"
    DATE = "date"
    LANGUAGE = "language"
    ROLE = "role"
    DIGESTS = "digests"
    LEGACY = "legacy"
    SHA256 = "sha256"
    SHA512 = "sha512"
    ROOT = "root"
    """Root of a tree: 32 bytes in base64."""
    DOCUMENT = "document"
    """`{"sha256", "size", "media_type"}` of a kept file."""
    BASE64 = "base64"
    MEDIA_TYPE = "media_type"
    EVENT = "event"
    KEY = "key"
    """Name of a key: `sha256:` and 64 hex digits."""
    TRUST_LINE = "trust_line"
    ORIGIN = "origin"
    POINTER = "pointer"
    IMEI = "imei"
    ICCID = "iccid"
    MAC = "mac"
    VIN = "vin"
    EID = "eid"
    ID = "id"
    CASE = "case"
    PERSON = "person"
    ITEM = "item"
    ARTIFACT = "artifact"
    SEAL = "seal"
    SEARCH = "search"
    REQUEST = "request"
    AUTHORITY = "authority"
    CONDITION = "condition"
    CONSENT = "consent"
    FINDING = "finding"
    BUNDLE = "bundle"


IDENTIFIERS: Final = frozenset(
    {
        Kind.ID, Kind.CASE, Kind.PERSON, Kind.ITEM, Kind.ARTIFACT, Kind.SEAL, Kind.SEARCH,
        Kind.REQUEST, Kind.AUTHORITY, Kind.CONDITION, Kind.CONSENT, Kind.FINDING, Kind.BUNDLE,
    }
)  # fmt: skip
"""Kinds with the form of an identifier (format.md §1)."""

PRINTED_NUMBERS: Final = frozenset({Kind.IMEI, Kind.ICCID, Kind.MAC, Kind.VIN, Kind.EID})
"""Numbers printed on things, kept as read; their check digits warn and never block."""

PRIVATE: Final = frozenset({Kind.TEXT, Kind.NAME, Kind.ADDRESS, Kind.FILE_NAME})

ROLES: Final = (
    "INV", "OIC", "SPC", "WIT", "CUS", "EXA", "EXP", "SUP", "POC", "PRO", "JUD", "PRV", "DEF",
    "ADM", "AUD", "SYS",
)  # fmt: skip
"""Codes of procedures §5.1."""

LANGUAGES: Final = ("kk", "ru", "en")
ASSIGNED: Final = "any"
"""In `EventType.who`: any user assigned to the case."""
ANYONE: Final = "anyone"
"""In `EventType.who`: any person with an enrolled key."""

Signing = Literal["1", "1+W", "2A", "2B", "S"]
CaseScope = Literal["required", "optional", "none", "ledger"]
ItemScope = Literal["none", "at_most_one", "optional", "many"]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an event."""

    name: str
    kind: Kind
    required: bool
    private: bool
    """Whether it stands in the private document; a member of a group follows its group."""
    many: bool = False
    empty: bool = False
    """Whether its list may be empty; otherwise an empty list is left out."""
    by: str = ""
    """Member by which its list ascends without repeats (format.md §3)."""
    choices: tuple[str, ...] = ()
    fields: tuple["Field", ...] = ()
    """Members, of a group."""

    def optional(self) -> "Field":
        """The same field, not required."""
        return replace(self, required=False)

    def ascending(self, by: str) -> "Field":
        """The same list, ascending by that member without repeats."""
        return replace(self, by=by)

    def or_empty(self) -> "Field":
        """The same list, which may be empty."""
        return replace(self, empty=True)


Members = str | tuple[str, ...] | tuple[Field, ...]
"""Choices, as words parted by spaces or one by one, or the members of a group."""


def _field(
    name: str,
    kind: Kind,
    required: bool,
    private: bool | None,
    many: bool,
    of: Members,
) -> Field:
    if isinstance(of, str):
        of = tuple(of.split())
    members = tuple(each for each in of if isinstance(each, Field))
    choices = tuple(each for each in of if isinstance(each, str))
    if private is None:
        private = kind in PRIVATE or any(member.private for member in members)
    return Field(name, kind, required, private, many, choices=choices, fields=members)


def need(
    name: str,
    kind: Kind,
    of: Members = (),
    *,
    many: bool = False,
    private: bool | None = None,
) -> Field:
    """A field that must be given; `of` are the choices of a choice, the members of a group."""
    return _field(name, kind, True, private, many, of)


def may(
    name: str,
    kind: Kind,
    of: Members = (),
    *,
    many: bool = False,
    private: bool | None = None,
) -> Field:
    """A field that may be left out."""
    return _field(name, kind, False, private, many, of)


@dataclass(frozen=True, slots=True)
class EventType:
    """One row of the vocabulary (procedures §4.3)."""

    name: str
    command: str
    """The wish that causes the event, in the imperative."""
    who: frozenset[str]
    """Role codes, `ASSIGNED`, `ANYONE`, or SYS for the station."""
    sig: tuple[Signing, ...]
    """How it is signed; what follows the first holds under the conditions of procedures §4.3."""
    case: CaseScope
    items: ItemScope
    own_fields: tuple[Field, ...]
    fields: tuple[Field, ...]
    """Its own fields, then the common ones."""
    by_name: Mapping[str, Field] = dataclass_field(repr=False, compare=False)
    required: frozenset[str]
    """Names of the fields that must be given."""
    closed: bool
    """Whether `body` may carry nothing but what format.md §3 names."""
    either: tuple[tuple[str, ...], ...]
    """Groups of optional fields of which at least one must be given."""

    @property
    def station(self) -> bool:
        """Whether the station may sign it, alone and as role SYS."""
        return "SYS" in self.who or "S" in self.sig

    @property
    def persons(self) -> int:
        """The least number of distinct persons who sign (format.md §3)."""
        if self.name == "item.destroyed":
            return 3
        if self.name.startswith("transfer."):
            return 1
        return 2 if set(self.sig) in ({"2A"}, {"2B"}) else 1

    def field(self, name: str) -> Field:
        """The field of that name.

        Raises:
            KeyError: The type has none.
        """
        return self.by_name[name]


def event_type(
    name: str,
    command: str,
    who: str,
    sig: str,
    fields: Iterable[Field] = (),
    *,
    case: CaseScope = "required",
    items: ItemScope = "none",
    closed: bool = False,
    either: tuple[tuple[str, ...], ...] = (),
) -> EventType:
    """Write one row; `who` and `sig` are words parted by spaces."""
    codes: dict[str, Signing] = {"1": "1", "1+W": "1+W", "2A": "2A", "2B": "2B", "S": "S"}
    own = tuple(fields)
    common = tuple(replace(each, private=each.private or closed) for each in COMMON_FIELDS)
    return EventType(
        name=name,
        command=command,
        who=frozenset(who.split()),
        sig=tuple(codes[word] for word in sig.split()),
        case=case,
        items=items,
        own_fields=own,
        fields=(*own, *common),
        by_name={each.name: each for each in (*own, *common)},
        required=frozenset(each.name for each in own if each.required),
        closed=closed,
        either=either,
    )


COMMON_FIELDS: Final = (
    may("late_entry_reason", Kind.TEXT),
    may(
        "refs",
        Kind.GROUP,
        (
            need("event", Kind.EVENT),
            need(
                "relation",
                Kind.CHOICE,
                "caused_by answers follows supersedes concerns confirms",
            ),
        ),
        many=True,
    ),
    may("clock_warning", Kind.MARK),
    may("acting_for", Kind.PERSON),
    may("occurred_precision", Kind.CHOICE, "second minute hour day"),
    may("location", Kind.ADDRESS),
    may("attachments", Kind.DOCUMENT, many=True),
    may("note", Kind.TEXT),
)
"""Fields that every type has; for a type whose body is closed all of them are private."""

OF_ONE_ACT: Final = frozenset({"statement", *(each.name for each in COMMON_FIELDS)})
"""What is told of one act alone, and never repeated of another."""
