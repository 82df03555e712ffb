"""What lists and pages show of a ledger, frozen: the answers of `custody.queries`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from custody.domain.events import Event


@dataclass(frozen=True, slots=True)
class EventRow:
    """One line of a history."""

    index: int
    id: str
    type: str
    case: str | None
    person: str | None
    """Person, or station, of the actor's key."""
    key: str
    role: str
    recorded_at: str
    occurred_at: str | None
    summary: str
    """The statement that was signed, in plain words; empty where there was none."""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case."""

    id: str
    registration: str | None
    events: int
    items: int
    artifacts: int
    open_findings: int
    first_at: str
    last_at: str


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item, as far as its chain tells; its custody is in `Queries.case`."""

    id: str
    case: str
    events: int
    artifacts: int
    first_at: str
    last_at: str


@dataclass(frozen=True, slots=True)
class ArtifactRow:
    """One artifact, by its newest `artifact.hashed`."""

    id: str
    case: str | None
    item: str | None
    size: int
    sha256: str
    kept: str | None
    """`store` or `in-place`."""
    media_type: str | None
    first: int
    """Index of the first event that hashed it."""
    last: int
    """Index of the newest."""


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding and how far it was dealt with, by index of the events."""

    id: str
    case: str | None
    kind: str | None
    severity: str | None
    raised: int
    acknowledged: int | None
    resolved: int | None


@dataclass(frozen=True, slots=True)
class NameRow:
    """An id that is taken."""

    kind: str
    """`case`, `registration`, `item`, `artifact`, `seal`, `request` and so on."""
    id: str
    case: str
    index: int
    """Of the event that named it first."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature under an event."""

    key: str
    person: str | None
    value: bytes


@dataclass(frozen=True, slots=True)
class Proof:
    """That an event stands in the tree of the newest checkpoint."""

    index: int
    salt: bytes
    path: tuple[bytes, ...]
    checkpoint: bytes
    """The note as issued."""


@dataclass(frozen=True, slots=True)
class EventPage:
    """One event in full. An erased one has its row's place and proof of nothing but that."""

    index: int
    event: Event | None
    envelope: bytes | None
    leaf_hash: str
    signatures: tuple[Signature, ...]
    private: Mapping[str, Any] | None
    private_is_gone: bool
    """It had a private part, which was erased."""
    erased_by: int | None
    """Index of the order by which it, or its private part, was erased."""
