"""Time stamps over the newest checkpoint, asked for when there is a network (RFC 3161).

What waits is told by the ledger itself and so outlives everything: the events behind the newest
checkpoint that is stamped. One stamp over the newest checkpoint covers all of them. A response is
judged on arrival against the roots of its authority and kept whole; `timestamp.obtained` names its
SHA-256, so that every later stamp also covers the earlier ones: a stamp whose authority's
certificate will end soon is refreshed by a new one.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache, partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from custody.anchors.policy import Authority, Policy
from custody.anchors.post import at_ease, post
from custody.bundle import bounds
from custody.bundle.stamps import Stamp, decode, read_stamp
from custody.clock import parse_instant
from custody.domain.events import Event
from custody.domain.reasons import Reason
from custody.errors import CustodyError, IntegrityError, StorageError
from custody.ledger.checkpoint import open_note
from custody.ledger.ledger import Ledger
from custody.progress import Progress, no_progress
from custody.station import Station

if TYPE_CHECKING:
    from custody.ledger.view import View
    from custody.ledger.writer import Appended

OBTAINED: Final = bounds.RECORD
GOOD: Final = bounds.KIND
"""Kind of an anchor that was found good on arrival; bundles carry it."""
UNREAD: Final = "tsr-unread"
"""Kind of a response that this library could not check. It is kept and counts for nothing."""
REFRESH: Final = timedelta(days=30)
"""How long before the end of its certificate a stamp is refreshed."""
_GRANTED: Final = (0, 1)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What no stamp covers yet."""

    since: str
    """When the oldest of these events was recorded."""
    events: int


@dataclass(frozen=True, slots=True)
class Obtained:
    """A stamp that was asked for, found good and recorded."""

    authority: str
    size: int
    at: str
    off_ms: int
    """By how much the station's clock was ahead of the authority's on arrival."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of asking."""

    obtained: Obtained | None
    failures: tuple[tuple[str, CustodyError], ...] = ()
    """Authorities that were asked before, and why none of theirs was taken."""
    appended: tuple["Appended", ...] = ()
    """What was recorded."""


def waiting(ledger: Ledger) -> Waiting | None:
    """What waits for a stamp; None when nothing but records of stamps is new."""
    stamped = max((size for size, kind, _ in ledger.store.anchors() if kind == GOOD), default=0)
    size = ledger.store.size()
    for event in ledger.events(range(stamped, size)):
        if event.type != OBTAINED:
            return Waiting(event.recorded.at, size - stamped)
    return None


def needs_refreshing(ledger: Ledger, policy: Policy) -> bool:
    """Tell whether the newest stamp's certificate ends soon, or is no longer trusted."""
    newest = _newest(ledger)
    if newest is None:
        return False
    size, token = newest
    try:
        stamp = read_stamp(token, note_of(ledger, size), policy.roots)
    except IntegrityError:  # its root is no longer among those of the policy
        return True
    if stamp is None or stamp.until is None:
        return True
    return parse_instant(stamp.until) - ledger.clock.now() < REFRESH


def stamp_head(station: Station, policy: Policy, progress: Progress = no_progress) -> Outcome:
    """Have the newest checkpoint stamped by the first authority that answers well.

    Nobody is asked when nothing waits. What a killed process had kept and not recorded is
    recorded first.

    Args:
        station: Whose checkpoint it is.
        policy: Whom to ask, in turn.
        progress: Authorities asked, of all of them; called also while an answer is awaited.

    Raises:
        CancelledError: From `progress`.
        IntegrityError: The ledger does not hold together.
        StorageError: The ledger is busy or could not be written.
    """
    kept = _record_kept(station, policy)
    ledger = station.ledger
    if waiting(ledger) is None and not needs_refreshing(ledger, policy):
        return Outcome(None, appended=kept)
    note = ledger.store.last_checkpoint() or ledger.note
    size = open_note(note, ledger.trust).size
    failures: list[tuple[str, CustodyError]] = []
    for done, authority in enumerate(policy.authorities):
        try:
            response, stamp = ask(authority, note, partial(progress, done, len(policy.authorities)))
        except (StorageError, IntegrityError) as err:
            failures.append((authority.name, err))
            continue
        if stamp is None:
            _keep_unread(ledger, size, response)
            unread = IntegrityError("integrity.stamp", reason=Reason("stamp_unread"))
            failures.append((authority.name, unread))
            continue
        off = ledger.clock.now() - parse_instant(stamp.at)
        ledger.add_anchor(size, GOOD, response)
        told = _record(station, authority.name, size, response, stamp)
        obtained = Obtained(authority.name, size, stamp.at, off // timedelta(milliseconds=1))
        return Outcome(obtained, tuple(failures), (*kept, *told))
    return Outcome(None, tuple(failures), kept)


def ask(
    authority: Authority, note: bytes, still: Callable[[], None] = at_ease
) -> tuple[bytes, Stamp | None]:
    """Ask an authority for a stamp over a note.

    Args:
        authority: Who is asked.
        note: The checkpoint as issued.
        still: Called while the answer is awaited; may raise `CancelledError`.

    Returns:
        The response, whole, and what it says; None where this library cannot check it.

    Raises:
        IntegrityError: `integrity.stamp`: it is no response, or over something else, to another
            nonce, by somebody else, or the authority refused.
        StorageError: `storage.no_answer`.
    """
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

    request = (
        TimestampRequestBuilder()
        .data(note)
        .hash_algorithm(HashAlgorithm.SHA512)
        .nonce(nonce=True)
        .cert_request(cert_request=True)
        .build()
    )
    response = query(authority.address, request.as_bytes(), still)
    decoded = decode(response)
    if decoded is not None and decoded.status not in _GRANTED:
        raise IntegrityError(
            "integrity.stamp", reason=Reason("stamp_refused", status=int(decoded.status))
        )
    stamp = read_stamp(response, note, authority.roots, request.nonce)
    if stamp is None and not _is_over(response, note):
        raise IntegrityError("integrity.stamp", reason=Reason("stamp_none"))
    return response, stamp


def query(address: str, request: bytes, still: Callable[[], None] = at_ease) -> bytes:
    """Send a time-stamp request; what comes back, not yet judged.

    Raises:
        StorageError: `storage.no_answer`.
    """
    answer = post(address, request, "application/timestamp-query", still=still)
    if answer.status != HTTPStatus.OK:
        raise StorageError("storage.no_answer", address=address, reason=f"HTTP {answer.status}")
    return answer.body


def _is_over(response: bytes, note: bytes) -> bool:
    """Tell whether another, more patient reader finds a stamp over a note in a response."""
    from asn1crypto import tsp

    try:
        token = tsp.TimeStampResp.load(response, strict=True)["time_stamp_token"]
        imprint = token["content"]["encap_content_info"]["content"].parsed["message_imprint"]
        return bool(imprint["hashed_message"].native == hashlib.sha512(note).digest())
    except (ValueError, TypeError, KeyError, AttributeError):
        return False


def _keep_unread(ledger: Ledger, size: int, response: bytes) -> None:
    """Keep a response for a library that can check it; one for each head is enough."""
    if not any((size, UNREAD) == each[:2] for each in ledger.store.anchors()):
        ledger.add_anchor(size, UNREAD, response)


def _record_kept(station: Station, policy: Policy) -> tuple["Appended", ...]:
    """Record the stamps that are kept and of which no event tells."""
    ledger = station.ledger
    told = {event.body["token"] for event in records(ledger)}
    found: list[Appended] = []
    for size, kind, token in ledger.store.anchors():
        if kind != GOOD or hashlib.sha256(token).hexdigest() in told:
            continue
        for authority in policy.authorities:
            try:
                stamp = read_stamp(token, note_of(ledger, size), authority.roots)
            except IntegrityError:  # of another authority
                continue
            if stamp is not None:
                found += _record(station, authority.name, size, token, stamp)
                break
    return tuple(found)


def records(ledger: Ledger, view: "View | None" = None) -> Iterator[Event]:
    """The events that tell of stamps, in order; by default of a view that knows them all."""
    rows = (view or ledger.view).rows(
        "SELECT idx FROM event WHERE type = ? ORDER BY idx", (OBTAINED,)
    )
    return ledger.events(row[0] for row in rows)


def _record(
    station: Station, name: str, size: int, token: bytes, stamp: Stamp
) -> tuple["Appended", ...]:
    from custody.domain.commands import Command
    from custody.service import Act  # its rules take long to import

    fields = {
        "authority_name": name,
        "token": hashlib.sha256(token).hexdigest(),
        "size": size,
        "stamped_at": stamp.at,
    }
    act = Act(Command("timestamp.obtain", fields), station.signer)
    return station.service.execute(act).appended


def _newest(ledger: Ledger) -> tuple[int, bytes] | None:
    """Size and token of the newest stamp."""
    good = [(size, token) for size, kind, token in ledger.store.anchors() if kind == GOOD]
    return max(good, default=None)


@lru_cache(maxsize=4096)
def judge(token: bytes, note: bytes, roots: tuple[bytes, ...]) -> Stamp | None:
    """What a stamp says, and whether it is of a trusted authority; None where it is damaged."""
    for trusted in (roots, ()):
        try:
            return read_stamp(token, note, trusted)
        except IntegrityError:  # of an authority that is not, or no longer, trusted; or damaged
            continue
    return None


def note_of(ledger: Ledger, size: int) -> bytes:
    """The note that an anchor is over; it is there, for the store demands it."""
    note = ledger.store.checkpoint(size)
    if note is None:
        raise AssertionError("an anchor without its checkpoint")
    return note
