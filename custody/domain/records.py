"""What a case holds, each as a frozen record: items, artifacts, offers, findings. Pure.

`model.CaseState` folds events into these; rules only read them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from custody.procedures.clocks import Deadline


class ItemState(StrEnum):
    """Where an item stands in its custody (procedures §3.1)."""

    FOUND = "found"
    SEIZED = "seized"
    SEALED = "sealed"
    IN_CUSTODY = "in_custody"
    IN_TRANSIT = "in_transit"
    CHECKED_OUT = "checked_out"
    RETURNED = "returned"
    CONFISCATED = "confiscated"
    DESTROYED = "destroyed"
    TRANSFERRED_OUTSIDE = "transferred_outside"


GONE = frozenset(
    {
        ItemState.RETURNED,
        ItemState.CONFISCATED,
        ItemState.DESTROYED,
        ItemState.TRANSFERRED_OUTSIDE,
    }
)
"""States that end the custody of an item."""
HELD = frozenset(
    {
        ItemState.SEIZED,
        ItemState.SEALED,
        ItemState.IN_CUSTODY,
        ItemState.IN_TRANSIT,
        ItemState.CHECKED_OUT,
    }
)
"""States in which exactly one person answers for the item."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a field of an event tells, as it is to be read after all corrections."""

    value: Any
    event: str
    pointer: str
    """Where in the event it stands: a JSON Pointer, as corrections name it."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What is to be read in an event instead of what stands there; the event itself stays."""

    event: str
    """The `event.corrected`."""
    at: str
    actor: str
    field: str
    """JSON Pointer."""
    value: Any
    """None where the private part that holds it is not at hand."""


@dataclass(frozen=True, slots=True)
class Holding:
    """Who answered for an item from an instant on."""

    at: str
    state: ItemState
    holder: str | None
    told_place: Told | None = None
    """Where the item lay, with the event that tells so."""

    @property
    def place(self) -> str | None:
        """Where the item lay, if that was told."""
        return None if self.told_place is None else str(self.told_place.value)


@dataclass(frozen=True, slots=True)
class Item:
    """A physical thing."""

    id: str
    state: ItemState
    holder: str | None
    """Person; None before the seizure and after the end of custody."""
    history: tuple[Holding, ...]
    type: str = ""
    details: Mapping[str, Told] = field(default_factory=dict)
    """What it is, by name of the field: maker, model, serial and so on; the newest counts."""
    parent: str | None = None
    inside: bool = False
    """Whether it lies in its parent and moves with it."""
    search: str | None = None
    """The search that yielded it."""
    seized_by: str | None = None
    seals: frozenset[str] = frozenset()
    """Seals that are on it and whole."""
    broken_seals: frozenset[str] = frozenset()
    """Seals that were opened since the last sealing."""
    was_sealed: bool = False
    flags: frozenset[str] = frozenset()
    """`seal_broken`, `missing`, `damaged`, `inadmissible`, `under_objection` (procedures §3.1)."""
    live: bool = False
    """Whether it was found powered, so that its battery and isolation need watching."""
    inspected: bool = False
    recognised: bool = False
    touched: bool = False
    """Whether something has been done to it since it was found."""
    charge_due_at: str | None = None
    due_at: str | None = None
    """When the borrower is to bring it back."""
    offer: str | None = None
    """The open offer that holds it in transit."""
    custodians: frozenset[str] = frozenset()
    """Persons who kept it in a store."""
    examiners: frozenset[str] = frozenset()
    return_duty: bool = False
    """Whether it came under a condition to give it back."""

    @property
    def gone(self) -> bool:
        """Whether its custody has ended."""
        return self.state in GONE

    @property
    def place(self) -> str | None:
        """Where it lies, if that was told."""
        return self.history[-1].place

    @property
    def told_place(self) -> Told | None:
        """Where it lies, with the event that tells so."""
        return self.history[-1].told_place

    def moved(
        self, at: str, state: ItemState, holder: str | None, place: Told | None = None
    ) -> "Item":
        """The item with a new holding, its history kept."""
        holding = Holding(at, state, holder, place)
        return replace(self, state=state, holder=holder, history=(*self.history, holding))


@dataclass(frozen=True, slots=True)
class Seal:
    """A seal number, which is used once on one item."""

    item: str
    bag: str | None
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Offer:
    """An open or closed offer of items."""

    id: str
    items: tuple[str, ...]
    giver: str
    to: str
    """A person; of another ledger, the person and that ledger."""
    expected_at: str
    before: tuple[tuple[str, ItemState], ...]
    """State of each item before the offer, to which a refusal or recall returns it."""
    outcome: str | None = None
    """`accepted`, `refused`, `recalled`; None while open."""
    to_ledger: str | None = None
    """Origin of the ledger in which it is answered, where that is another."""

    @property
    def receiver(self) -> str:
        """Id of the person who is named, in the ledger that it is offered to."""
        return self.to if self.to_ledger is None else self.to.removesuffix(f" ({self.to_ledger})")


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered here to an offer of another ledger: a bundle of this alone goes back."""

    origin: str
    """Of the ledger that offered."""
    theirs: frozenset[str] = frozenset()
    """What was accepted or refused, by its ids there."""
    items: tuple[str, ...] = ()
    """What was taken over, by its ids here."""
    refusals: tuple[str, ...] = ()
    """Ids of the events that tell what was not."""


@dataclass(frozen=True, slots=True)
class Restriction:
    """Who alone may open an artifact."""

    persons: frozenset[str]
    """Empty: nobody."""
    ground: str


@dataclass(frozen=True, slots=True)
class Artifact:
    """A sequence of bytes with a digest."""

    id: str
    item: str | None = None
    digests: tuple[tuple[str, str], ...] = ()
    size: int | None = None
    hashed_at: str | None = None
    verified_at: str | None = None
    """When its bytes were last found equal to the recorded digest."""
    opened_at: str | None = None
    parents: tuple[str, ...] = ()
    source: str | None = None
    """The artifact of which it is a copy."""
    derived: bool = False
    container: str | None = None
    """The artifact in which it came."""
    request: str | None = None
    conditions: frozenset[str] = frozenset()
    """Conditions that the record names for it directly."""
    silences: tuple[Mapping[str, Any], ...] = ()
    """Confidentiality that came along from another ledger, as far as it is at hand."""
    categories: frozenset[str] = frozenset()
    restriction: Restriction | None = None
    mismatch: bool = False
    """Whether its bytes were last found to differ."""
    missing: bool = False
    purged: bool = False
    search: str | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """The artifacts that it was made of or came in."""
        others = (each for each in (self.source, self.container) if each is not None)
        return (*self.parents, *others)

    @property
    def sha256(self) -> str | None:
        """The recorded SHA-256."""
        return dict(self.digests).get("sha256")

    @property
    def checked_at(self) -> str | None:
        """When its bytes were last read and found right."""
        return max(filter(None, (self.hashed_at, self.verified_at)), default=None)

    @property
    def is_sound(self) -> bool:
        """Whether its bytes are where they should be and as they were."""
        return not (self.mismatch or self.missing or self.purged)


@dataclass(frozen=True, slots=True)
class Authority:
    """An authorisation for a measure (procedures §0.5)."""

    id: str
    measure: str
    kind: str
    supervision: str
    valid_from: str | None
    valid_until: str | None
    request: str | None = None
    withdrawn: bool = False

    def valid_at(self, at: str) -> bool:
        """Whether it carries a measure at an instant."""
        if self.withdrawn or self.supervision == "unlawful":
            return False
        begun = self.valid_from is None or self.valid_from <= at
        return begun and (self.valid_until is None or at < self.valid_until)


@dataclass(frozen=True, slots=True)
class Search:
    """One search: a place, an authority, a span of time."""

    id: str
    state: str
    started_at: str
    leader: str
    authority: str | None
    urgent: bool
    review: Deadline | None
    """When the materials of an urgent search are due at the court; None once reviewed."""
    witnesses: int
    team: frozenset[str]
    protocols: frozenset[str] = frozenset()

    @property
    def is_open(self) -> bool:
        """Whether items may be added."""
        return self.state == "started"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that must be looked at by a supervisor."""

    id: str
    kind: str
    severity: str
    raiser: str
    raised_at: str
    artifacts: frozenset[str]
    items: frozenset[str]
    request: str | None = None
    event: str | None = None
    acknowledged: bool = False
    resolved: bool = False
    facts: frozenset[tuple[str, str]] = frozenset()
    """What was found, where the private part is at hand."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A limit that a supplier set on the use of data (procedures §0.8)."""

    id: str
    kind: str
    request: str | None
    """The request, or the information that came unasked, to which it belongs."""
    state: str
    """`offered`, `accepted` or `rejected`."""
    text: str | None = None
    """None where the private part is not at hand."""


@dataclass(frozen=True, slots=True)
class Consent:
    """A supplier's consent to what its conditions bar."""

    id: str
    conditions: frozenset[str]
    uses: frozenset[str]
    """Empty: any."""
    kinds: frozenset[str]
    """Of recipients; empty: any."""


@dataclass(frozen=True, slots=True)
class Membership:
    """A person's place in the case."""

    person: str
    role: str
    starts_at: str | None
    ends_at: str | None

    def covers(self, at: str) -> bool:
        """Whether it holds at an instant."""
        begun = self.starts_at is None or self.starts_at <= at
        return begun and (self.ends_at is None or at < self.ends_at)


@dataclass(frozen=True, slots=True)
class Decision:
    """A court's or authority's decision on the fate of items."""

    id: str
    """The event that records it."""
    number: str
    fates: tuple[tuple[str, str], ...]
    in_force_on: str | None
    """Day from which it is in force; None while it is not."""
    certified: bool = False
    """Whether a certificate of its entry into force is attached."""


@dataclass(frozen=True, slots=True)
class Override:
    """A supervisor's signed departure from a rule that allows it."""

    rule: str
    request: str | None
    person: str | None
    items: frozenset[str]


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle that was exported from the case."""

    id: str
    at: str
    conditions: frozenset[str] = field(default_factory=frozenset)
    disclosed: bool = False
