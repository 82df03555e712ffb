"""What a block of appends gathers before it is stored: signed events, their leaves and chains."""

import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import uuid_utils

import custody
from custody.clock import Clock, format_instant
from custody.domain.events import Draft, Event, Link, Recorded
from custody.domain.reasons import Reason
from custody.errors import IntegrityError, RefusedError
from custody.keys.signer import Signer
from custody.ledger.alarm import EXPLAINING
from custody.ledger.event import (
    SALT_BYTES,
    commitment_to_bytes,
    leaf_data,
    pae,
    seal_envelope,
)
from custody.ledger.places import Place, chain_places
from custody.ledger.quick import read_envelope, read_payload
from custody.ledger.store import Entry, Erasure, Store
from custody.ledger.tree import Frontier, hash_leaf
from custody.strict_json import MAX_BYTES, canonical


@dataclass(frozen=True, slots=True)
class Appended:
    """An event as it stands in the ledger, once the block of its writer has ended."""

    event: Event
    envelope: bytes
    index: int
    leaf_hash: bytes


class End(NamedTuple):
    """Where a chain ends: number of events, and leaf hash of the last."""

    events: int = 0
    leaf: str | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """What a writer needs to know of its ledger."""

    origin: str
    store: Store
    clock: Clock
    offset: str
    boot: str | None
    chain_end: Callable[[str, str], End]
    """Where a chain ends before this block."""


class Writer:
    """Appends inside one `Ledger.writing` block; nothing is stored before the block ends."""

    def __init__(self, desk: Desk, frontier: Frontier, last_id: int) -> None:
        self._desk = desk
        self.frontier = frontier
        self.entries: list[Entry] = []
        self.erasures: list[Erasure] = []
        self.ends: dict[tuple[str, str], End] = {}
        self.last_id = last_id
        self._first: Event | None = None

    @property
    def size(self) -> int:
        """Index that the next event will have."""
        return self.frontier.size

    def append(self, draft: Draft, actor: Signer, cosigners: Sequence[Signer] = ()) -> Appended:
        """Give an event its place, have it signed and keep it for the end of the block.

        Args:
            draft: What the event says.
            actor: Whose act it is.
            cosigners: The others who sign the same bytes.

        Raises:
            IntegrityError: Our own reader refuses what was made, or a key made a bad signature.
        """
        private_salt = private = promise = None
        if draft.private is not None:
            private_salt = secrets.token_bytes(SALT_BYTES)
            private = canonical(draft.private)
            promise = commitment_to_bytes(private_salt, private)
        payload = canonical(self._event(draft, actor, promise).document())
        envelope = seal_envelope(payload, _sign(payload, actor, cosigners))
        event = read_payload(payload)  # only its bytes depend on the draft; the rest is ours
        if len(envelope) > MAX_BYTES:
            raise IntegrityError("integrity.json", reason=f"larger than {MAX_BYTES} bytes")
        salt = secrets.token_bytes(SALT_BYTES)
        leaf = leaf_data(salt, envelope)
        leaf_hash = hash_leaf(leaf)
        self.ends.update(moved_ends(chain_places(event, leaf_hash.hex()), self.end))
        index = self.frontier.size
        self.entries.append(Entry(index, leaf, salt, envelope, private_salt, private))
        self.frontier.append(leaf_hash)
        self._first = self._first or event
        return Appended(event, envelope, index, leaf_hash)

    def erase(
        self, order: int, actor: Signer, role: str, cosigners: Sequence[Signer] = ()
    ) -> Appended:
        """Carry out an erasure order: append `erasure.done`, and delete when the block ends.

        Args:
            order: Index of the `erasure.ordered` event, which is stored already.
            actor: Who carries it out.
            role: In which role.
            cosigners: Who else signs.

        Raises:
            RefusedError: No such order, or what it names is not there as it says.
        """
        store = self._desk.store
        envelope = store.entry(order).envelope
        ordered = None if envelope is None else read_envelope(envelope)
        if ordered is None or ordered.event.type != "erasure.ordered" or ordered.event.case is None:
            raise RefusedError("refused.erasure", index=order, reason=Reason("erasure_no_order"))
        if len(ordered.signatures) < 2:
            raise RefusedError("refused.erasure", index=order, reason=Reason("erasure_of_one"))
        done = [self._erasable(member, ordered.event) for member in ordered.event.body["events"]]
        draft = Draft(
            type="erasure.done",
            body={"order": ordered.event.id, "events": done},
            role=role,
            case=ordered.event.case.id,
        )
        appended = self.append(draft, actor, cosigners)
        self.erasures += [Erasure(one["index"], one["scope"], order) for one in done]
        return appended

    def demand_explanation(self) -> None:
        """Demand that the block's first event is one by which an administrator ends an alarm."""
        first = self._first
        if first is None or first.type not in EXPLAINING or first.actor_role != "ADM":
            raise RefusedError("refused.alarm_unexplained", types=" / ".join(EXPLAINING))

    def _erasable(self, member: dict[str, Any], order: Event) -> dict[str, Any]:
        """A member of `erasure.done`, standing in the chains for what will be gone."""
        index = member["index"]
        entry = self._desk.store.entry(index)
        if entry.envelope is None or hash_leaf(entry.leaf).hex() != member["leaf"]:
            raise RefusedError("refused.erasure", index=index, reason=Reason("erasure_not_there"))
        event = read_envelope(entry.envelope).event
        if event.case is None or order.case is None or event.case.id != order.case.id:
            raise RefusedError("refused.erasure", index=index, reason=Reason("erasure_other_case"))
        if event.type.startswith(("erasure.", "key.", "role.", "ledger.genesis", "bundle.sealed")):
            raise RefusedError("refused.erasure", index=index, reason=Reason("erasure_never"))
        if member["scope"] == "private" and entry.private is None:
            raise RefusedError("refused.erasure", index=index, reason=Reason("erasure_no_private"))
        done: dict[str, Any] = {
            **member,
            "case": {"id": event.case.id, "seq": event.case.seq},
        }
        if event.items:
            done["items"] = [{"id": link.id, "seq": link.seq} for link in event.items]
        return done

    def _event(self, draft: Draft, actor: Signer, promise: str | None) -> Event:
        desk = self._desk
        now = desk.clock.now()
        # Lower case, and above the newest id even if the clock was set back (RFC 9562 §6.2).
        fresh = uuid_utils.uuid7(nanoseconds=int(now.timestamp() * 1000) * 1_000_000).int
        self.last_id = max(fresh, self.last_id + 1)
        case = None if draft.case is None else self._link("case", draft.case)
        return Event(
            type=draft.type,
            ledger=desk.origin,
            seq=self.frontier.size,
            tree_size=self.frontier.size,
            tree_root=self.frontier.root(),
            id=str(uuid_utils.UUID(int=self.last_id)),
            recorded=Recorded(
                format_instant(now),
                desk.offset,
                desk.clock.source,
                desk.boot,
                desk.clock.monotonic_ms(),
            ),
            actor_key=actor.public.name,
            actor_role=draft.role,
            body=draft.body,
            app_name="custody",
            app_version=custody.__version__,
            occurred=draft.occurred,
            case=case,
            items=tuple(self._link("item", item) for item in sorted(draft.items)),
            commitment=promise,
            language=draft.language,
        )

    def _link(self, kind: str, name: str) -> Link:
        end = self.end(kind, name)
        return Link(name, end.events, end.leaf)

    def end(self, kind: str, name: str) -> End:
        """Where a chain ends, with what this block has added."""
        return self.ends.get((kind, name)) or self._desk.chain_end(kind, name)


def moved_ends(
    places: Iterable[Place], end_of: Callable[[str, str], End]
) -> Iterator[tuple[tuple[str, str], End]]:
    """The ends of chains that an event moves."""
    for place in places:
        if place.seq >= end_of(place.kind, place.id).events:
            yield (place.kind, place.id), End(place.seq + 1, place.leaf)


def _sign(payload: bytes, actor: Signer, cosigners: Sequence[Signer]) -> dict[str, bytes]:
    """Have the same bytes signed by all; what left this process is verified when it is back.

    A software key's signature is computed here by the library that would verify it; a card's or
    a token's travelled over drivers that are not ours.
    """
    message = pae(payload)
    signatures = {}
    for signer in (actor, *cosigners):
        signature = signer.sign(message)
        if signer.source != "software" and not signer.public.verify(signature, message):
            raise IntegrityError("integrity.signature", key=signer.public.name)
        signatures[signer.public.name] = signature
    return signatures
