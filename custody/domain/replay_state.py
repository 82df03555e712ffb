"""What a replay knows of things and cases. Pure."""

from dataclasses import dataclass, field
from typing import NamedTuple

from custody.domain.events import Event


@dataclass(slots=True)
class ItemSeen:
    """What the events seen so far tell of an item."""

    holder: str | None = None
    """Who has it; None while nobody of the record does."""
    offer: str | None = None
    """The open offer under which it is in transit."""
    seals: set[str] = field(default_factory=set)
    """Seals that are on it."""
    broken: bool = False
    """A seal was broken since the item was last sealed."""
    length: int = 0
    gap: bool = False
    """Some event of it was not seen."""
    nested: bool = False
    """It was registered as a part of another item, and may move with that one unnamed."""


class OfferSeen(NamedTuple):
    """A transfer that is offered and not yet answered."""

    case: str
    items: tuple[str, ...]
    giver: str
    to: str
    outside: bool = False
    """To a person of another ledger, where it is answered; here the items leave or come back."""


@dataclass(slots=True)
class CaseSeen:
    """What the events seen so far tell of a case."""

    length: int = 0
    gap: bool = False
    searches: set[str] = field(default_factory=set)
    """Those that are open."""


class Placed(NamedTuple):
    """An event at its place: what its rule looks at."""

    event: Event
    case: CaseSeen
    items: tuple[ItemSeen, ...]
    """States of the event's items, in its order."""
    actor: str
    signers: frozenset[str]
