"""What a stored ledger is found to be when it is opened: its log, its head, what was seen of it."""

from collections.abc import Callable
from dataclasses import dataclass

import uuid_utils

from custody.errors import InputError, IntegrityError
from custody.keys.signer import Signer
from custody.ledger.alarm import Alarm, AlarmKind, Head
from custody.ledger.checkpoint import Checkpoint, TrustLine, open_note
from custody.ledger.quick import read_envelope
from custody.ledger.store import Store
from custody.ledger.tree import Frontier, hash_leaf


@dataclass(frozen=True, slots=True)
class Found:
    """The present head of a ledger."""

    note: bytes
    """The newest checkpoint, as issued."""
    frontier: Frontier
    last_id: int
    """Id of the newest event that was not erased, as a number."""
    alarm: Alarm | None


def identify(store: Store, expected: TrustLine | None, log: Signer | None) -> TrustLine:
    """Demand whole guard rails, the expected log and its own key.

    Raises:
        InputError: The ledger is empty, or not the one expected.
        IntegrityError: Its guard rails, its genesis or its log key are not what they should be.
    """
    if not store.is_whole():
        raise IntegrityError("integrity.ledger", reason="its guard rails were changed")
    found = read_trust(store)
    if expected is not None and expected != found:
        raise InputError(
            "input.other_ledger", path=store.path, found=str(found), expected=str(expected)
        )
    if log is not None and log.public.ed25519_raw != found.key:
        raise IntegrityError(
            "integrity.ledger", reason="the log key at hand is not that of its genesis"
        )
    return found


def read_trust(store: Store) -> TrustLine:
    """The log of a ledger, as its genesis names it.

    Raises:
        InputError: The ledger is empty.
        IntegrityError: The first event is no genesis, or names another ledger.
    """
    if not store.size():
        raise InputError("input.not_a_ledger", path=store.path)
    envelope = store.entry(0).envelope
    if envelope is None:
        raise IntegrityError("integrity.ledger", reason="the genesis event is missing")
    genesis = read_envelope(envelope).event
    if genesis.type != "ledger.genesis":
        raise IntegrityError("integrity.ledger", reason="the first event is no genesis")
    trust = TrustLine.parse(genesis.body["log"])
    if trust.origin != genesis.ledger:
        raise IntegrityError("integrity.ledger", reason="the genesis names another ledger's log")
    return trust


def find_head(
    store: Store,
    trust: TrustLine,
    remembered: Checkpoint | None,
    cached: Callable[[int], Frontier | None],
) -> Found:
    """Find the present head, and compare with it what this machine has seen.

    Args:
        store: The ledger's file; others may append to it meanwhile.
        trust: The log that signs its checkpoints.
        remembered: What this machine has seen; read before, so that it is never the newer.
        cached: Gives, for a size, a frontier from which to fold on, or None.

    Raises:
        IntegrityError: Leaves, root and newest checkpoint do not fit.
    """
    note, size = None, 0
    while note != (newest := store.last_checkpoint()):
        note, size = newest, store.size()  # one read between two equal notes belongs to them
    if note is None:
        raise IntegrityError("integrity.ledger", reason="it has no checkpoint")
    signed = open_note(note, trust)
    if signed.size != size:
        raise IntegrityError(
            "integrity.ledger", reason=f"{size} leaves, a checkpoint of {signed.size}"
        )
    frontier, roots = _fold(store, cached(size) or Frontier(), size, remembered)
    if roots.get(size) != signed.root:
        frontier, roots = _fold(store, Frontier(), size, remembered)
    if roots[size] != signed.root:
        raise IntegrityError(
            "integrity.ledger", reason="the leaves do not lead to the root that its log signed"
        )
    alarm = None
    if remembered is not None:
        alarm = _compare(remembered, Head(size, signed.root), roots)
    return Found(note, frontier, _newest_id(store, size), alarm)


def _fold(
    store: Store, start: Frontier, size: int, watched: Checkpoint | None
) -> tuple[Frontier, dict[int, bytes]]:
    """Fold leaves on top of a frontier; roots at the end and at the watched size.

    None if the start lies beyond the end, or beyond the watched size.
    """
    frontier = start.copy()
    if frontier.size > size or (watched is not None and frontier.size > watched.size):
        return frontier, {}
    roots = {}
    stops = sorted({size} | ({watched.size} if watched and watched.size < size else set()))
    for stop in stops:
        frontier.extend(map(hash_leaf, store.leaves(frontier.size, stop)))
        roots[stop] = frontier.root()
    return frontier, roots


def _compare(remembered: Checkpoint, held: Head, roots: dict[int, bytes]) -> Alarm | None:
    seen = Head(remembered.size, remembered.root)
    if remembered.size > held.size:
        return Alarm(AlarmKind.ROLLBACK, seen, held)
    if roots[remembered.size] != remembered.root:
        return Alarm(AlarmKind.FORK, seen, held)
    return None


def _newest_id(store: Store, size: int) -> int:
    for index in range(size - 1, -1, -1):
        envelope = store.entry(index).envelope
        if envelope is not None:
            return uuid_utils.UUID(read_envelope(envelope).event.id).int
    return 0
