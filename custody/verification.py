"""Hash again what the ledger knows: the same, different, missing, unreadable, unexpected.

What lies outside the store and whose place was erased cannot be verified: it is named and counted.
Bytes are read without any lock; what was found is then recorded, all in one transaction. What is
not as recorded is an event of its own, from which the station raises a finding.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Final, NamedTuple

from custody.domain.commands import Command
from custody.event_filter import EventFilter
from custody.evidence.algorithms import DEFAULT
from custody.evidence.verify import Expected, Outcome, Verified, unexpected, verify
from custody.keys.signer import Signer
from custody.ledger.event import open_envelope
from custody.ledger.ledger import Ledger
from custody.ledger.writer import Appended
from custody.progress import Progress, no_progress
from custody.queries import Queries
from custody.service import Act
from custody.station import Station
from custody.strict_json import file_name, parse, unb64

_BATCH: Final = 500
_IN_PLACE: Final = "in-place"
_ERASED: Final = "cannot be verified: the place where it lies was erased"
_UNTOLD: Final = "cannot be verified: its newest record does not say where it lies"


@dataclass(frozen=True, slots=True)
class Verification:
    """What a run found."""

    counts: Counter[str]
    not_same: tuple[Verified, ...]
    appended: tuple[Appended, ...]

    @property
    def status(self) -> int:
        """As an exit status: 1 something is not the same, 2 something cannot be verified."""
        outcomes = set(self.counts) - {Outcome.SAME}
        return min(len(outcomes), 1) if outcomes != {Outcome.PLACE_UNKNOWN} else 2


@dataclass(frozen=True, slots=True)
class _Known:
    """An artifact that this station keeps, and where it belongs."""

    case: str
    item: str | None
    expected: Expected
    unplaced: str | None = None
    """Why nobody knows where it lies, if nobody does."""


class _Said(NamedTuple):
    """What one `artifact.hashed` says of its artifacts."""

    expected: dict[str, Expected]
    places: dict[str, bytes]
    """Where those lie that are not in the store: told by the private part alone."""
    unplaced: str
    """Why an artifact has no place there."""


def verify_artifacts(
    station: Station,
    *,
    case: str | None = None,
    item: str | None = None,
    signers: Sequence[Signer] = (),
    role: str | None = None,
    progress: Progress = no_progress,
) -> Verification:
    """Re-hash artifacts and record the run.

    Args:
        station: Where they are kept.
        case: Only those of a case; all cases by default.
        item: Only those of an item.
        signers: Who answers for the run; the station by itself if nobody does.
        role: In which the first of them does, where several fit.
        progress: Bytes hashed so far, and of all artifacts.

    Raises:
        RefusedError: The rules forbid it; nothing was recorded.
        StorageError: The store as a whole cannot be read.
    """
    known = {each.expected.artifact: each for each in _known(station, case, item)}
    placed = (each.expected for each in known.values() if each.unplaced is None)
    results = list(verify(placed, station.artifacts, progress))
    results += [
        Verified(name, Outcome.PLACE_UNKNOWN, each.expected, reason=each.unplaced)
        for name, each in known.items()
        if each.unplaced is not None
    ]
    if case is None and item is None:
        kept = (each.expected.digests["sha256"] for each in _known(station, None, None))
        queries = Queries(station.ledger)
        results += (
            each
            for each in unexpected(station.artifacts, kept)
            if not _is_named(queries, each.artifact)
        )
    actor, *cosigners = signers or (station.service.station_signer,)
    acts = (
        Act(replace(command, role=role), actor, tuple(cosigners))
        for command in _commands(known, results)
    )
    appended = station.service.execute_all(acts).appended if known else ()
    return Verification(
        Counter(str(each.outcome) for each in results),
        tuple(each for each in results if each.outcome is not Outcome.SAME),
        appended,
    )


def _is_named(queries: Queries, sha256: str) -> bool:
    """Whether an event names a digest: documents lie in the store beside the artifacts."""
    return bool(queries.events(EventFilter(words=sha256), limit=1))


def _known(station: Station, case: str | None, item: str | None) -> Iterator[_Known]:
    rows = station.ledger.view.rows(
        "SELECT id, case_id, item, last, kept FROM artifact WHERE kept IS NOT NULL "
        "AND (?1 IS NULL OR case_id = ?1) AND (?2 IS NULL OR item = ?2) "
        "ORDER BY case_id, item, last, id",
        (case, item),
    )
    for owner, group in groupby(rows, lambda row: row[1]):
        state = station.service.state_of(owner)
        purged = {name for name, artifact in state.artifacts.items() if artifact.purged}
        for (_, told, index), rows_of_event in groupby(group, lambda row: row[1:4]):
            of_item = told if told in state.items else None  # what brought the item may be erased
            said = _said(station.ledger, index)
            for name, *_, kept in rows_of_event:
                if name in purged or name not in said.expected:
                    continue
                expected = said.expected[name]
                if kept != _IN_PLACE:
                    yield _Known(owner, of_item, expected)
                elif name in said.places:
                    yield _Known(owner, of_item, replace(expected, in_place=said.places[name]))
                else:
                    yield _Known(owner, of_item, expected, said.unplaced)


def _said(ledger: Ledger, index: int) -> _Said:
    """What one `artifact.hashed` says of each artifact; nothing where the event was erased."""
    entry = ledger.entry(index)
    if entry.envelope is None:
        return _Said({}, {}, _ERASED)
    event = open_envelope(entry.envelope).event
    names = [] if entry.private is None else parse(entry.private).get("names", [])
    expected = {}
    for each in event.body["artifacts"]:
        digests = {kind: each["digests"][kind] for kind in DEFAULT if kind in each["digests"]}
        expected[each["artifact"]] = Expected(each["artifact"], each["size"], digests)
    places = {each["artifact"]: unb64(each["source"]["raw"]) for each in names if "source" in each}
    is_erased = event.commitment is not None and entry.private is None
    return _Said(expected, places, _ERASED if is_erased else _UNTOLD)


def _commands(known: dict[str, _Known], results: Iterable[Verified]) -> Iterator[Command]:
    ours = [each for each in results if each.artifact in known]
    by_owner = sorted(ours, key=lambda each: _owner(known[each.artifact]))
    for (case, item), group in groupby(by_owner, lambda each: _owner(known[each.artifact])):
        found = list(group)
        items = (item,) if item else ()
        same = [each for each in found if each.outcome is Outcome.SAME]
        counts = Counter(each.outcome for each in found)
        run = {str(outcome): counts[outcome] for outcome in Outcome}
        for start in range(0, len(same), _BATCH):
            yield Command(
                name="artifact.verify",
                case=case,
                items=items,
                fields={
                    "artifacts": [_verified(each) for each in same[start : start + _BATCH]],
                    "run": run,
                },
            )
        for each in found:
            if each.outcome not in (Outcome.SAME, Outcome.PLACE_UNKNOWN):
                yield _report(each, case, items)


def _owner(known: _Known) -> tuple[str, str]:
    return known.case, known.item or ""


def _verified(each: Verified) -> dict[str, Any]:
    if each.found is None:
        raise AssertionError("what is the same was read")
    return {"artifact": each.artifact, "size": each.found.size, "digests": each.found.digests}


def _report(each: Verified, case: str, items: tuple[str, ...]) -> Command:
    expected = each.expected
    if expected is None:
        raise AssertionError("an unexpected file is no artifact")
    if each.outcome is Outcome.DIFFERENT and each.found is not None:
        fields: dict[str, Any] = {
            "artifact": each.artifact,
            "expected": {
                "source": "own_record",
                "size": expected.size,
                "digests": dict(expected.digests),
            },
            "computed": {"size": each.found.size, "digests": each.found.digests},
        }
        if expected.in_place is not None:
            fields["place"] = file_name(expected.in_place)
        return Command(name="artifact.report_mismatch", case=case, items=items, fields=fields)
    place = "the artifact store" if expected.in_place is None else "the place where it was hashed"
    missing = each.outcome is Outcome.MISSING
    return Command(
        name="artifact.report_missing",
        case=case,
        items=items,
        fields={
            "artifact": each.artifact,
            "state": "missing" if missing else "unreadable",
            "expected_place": place if each.reason is None else f"{place}: {each.reason}",
        },
    )
