"""Lawful erasure: ordered by two, carried out with the files that nothing else names any more.

What the record forgets, the store must forget too. Before the events are erased, every kept file is
removed that they name and no other event of the ledger does. A run that was killed in between is
given again: the files are gone then, and the events follow. Copies outside of the station's folder
(backups, bundles handed over) are not reached; the order tells whom to write to.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from custody.domain.commands import Command
from custody.domain.events import Event
from custody.domain.reasons import Reason
from custody.errors import RefusedError
from custody.keys.signer import Signer
from custody.ledger.entries import read_entry
from custody.progress import Progress, no_progress
from custody.queries import Queries
from custody.service import Act, Receipt
from custody.station import Station
from custody.strict_json import is_digest

_OPENING: Final = "opening"


@dataclass(frozen=True, slots=True)
class Erased:
    """An order that was carried out."""

    receipt: Receipt
    files: tuple[str, ...]
    """SHA-256 of the kept files that were removed."""


def order(
    station: Station,
    events: Sequence[str],
    scope: str,
    basis: str,
    signers: Sequence[Signer],
    role: str | None = None,
) -> Receipt:
    """Order that events of one case be erased.

    Args:
        station: Whose ledger they stand in.
        events: Their ids.
        scope: `private` for the private part alone, `opening` for all but the place in the tree.
        basis: The decision on which it rests.
        signers: The actor first; two persons.
        role: In which role the actor signs, if several fit.

    Raises:
        InputError: There is no such event.
        RefusedError: The rules forbid it; nothing was recorded.
    """
    queries = Queries(station.ledger)
    pages = sorted((queries.event(each) for each in events), key=lambda page: page.index)
    rows = [{"index": each.index, "leaf": each.leaf_hash, "scope": scope} for each in pages]
    first = pages[0].event
    case = None if first is None else first.case_id
    command = Command("erasure.order", {"basis": basis, "events": rows}, case, role=role)
    return station.service.execute(_act(command, signers))


def carry_out(
    station: Station,
    order_id: str,
    signers: Sequence[Signer],
    role: str | None = None,
    progress: Progress = no_progress,
) -> Erased:
    """Erase what was ordered, from the ledger and from the store.

    Args:
        station: Whose ledger it is.
        order_id: Id of the `erasure.ordered`.
        signers: The actor first.
        role: In which role the actor signs, if several fit.
        progress: Events looked through of all.

    Raises:
        InputError: There is no such event.
        RefusedError: It is no order, was carried out before, or the rules forbid it; nothing was
            erased.
        StorageError: A file could not be removed.
    """
    ordered = Queries(station.ledger).event(order_id).event
    if ordered is None or ordered.case is None or ordered.type != "erasure.ordered":
        raise RefusedError("refused.erasure", index=order_id, reason=Reason("erasure_no_order"))
    rows = [_standing(station, ordered, member) for member in ordered.body["events"]]
    fields = {"order": ordered.id, "events": rows}
    act = _act(Command("erasure.do", fields, ordered.case.id, role=role), signers)
    station.service.judge(act)
    files = _named_by_these_alone(station, ordered, progress)
    removed = tuple(sha256 for sha256 in files if station.artifacts.remove(sha256))
    return Erased(station.service.execute(act), removed)


def _act(command: Command, signers: Sequence[Signer]) -> Act:
    actor, *cosigners = signers
    return Act(command, actor, tuple(cosigners))


def _standing(station: Station, ordered: Event, member: Mapping[str, Any]) -> dict[str, Any]:
    """A member of `erasure.done`: it stands in the chains for what will be gone."""
    found = read_entry(station.ledger.entry(member["index"]))
    event = None if found is None else found[0].event
    if event is None or event.case is None or ordered.case is None:
        raise RefusedError(
            "refused.erasure", index=member["index"], reason=Reason("erasure_not_there")
        )
    row: dict[str, Any] = {**member, "case": {"id": ordered.case.id, "seq": event.case.seq}}
    if event.items:
        row["items"] = [{"id": link.id, "seq": link.seq} for link in event.items]
    return row


def _named_by_these_alone(station: Station, ordered: Event, progress: Progress) -> list[str]:
    """Digests of kept files that what is to be erased names, and nothing that stays."""
    scopes = {member["index"]: member["scope"] for member in ordered.body["events"]}
    named: set[str] = set()
    for index, scope in scopes.items():
        found = read_entry(station.ledger.entry(index))
        if found is not None:
            envelope, private = found
            named |= set(_digests(private))
            if scope == _OPENING:
                named |= set(_digests(envelope.event.body))
    size = station.ledger.head.size
    for index in range(size):
        if not named:
            break
        found = read_entry(station.ledger.entry(index))
        if found is not None and scopes.get(index) != _OPENING:
            envelope, private = found
            named -= set(_digests(envelope.event.body))
            if index not in scopes:
                named -= set(_digests(private))
        progress(index + 1, size)
    return sorted(named)


def _digests(value: object) -> Iterator[str]:
    """Every text in a document that could be the name of a kept file."""
    if isinstance(value, str):
        if is_digest(value, "sha256"):
            yield value
    elif isinstance(value, Mapping):
        for member in value.values():
            yield from _digests(member)
    elif isinstance(value, list | tuple):
        for member in value:
            yield from _digests(member)
