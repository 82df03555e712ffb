"""Bundles of other ledgers that were received and are kept whole, and the events that they tell."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from custody.bundle import layout
from custody.bundle.contents import each_told
from custody.bundle.record import read_proof
from custody.bundle.source import lines, open_source
from custody.bundle.story_teller import tell
from custody.domain.events import Event
from custody.errors import InputError
from custody.event_filter import EventFilter
from custody.ledger.event import leaf_hash
from custody.queries import Queries
from custody.station import Station
from custody.strict_json import parse


@dataclass(frozen=True, slots=True)
class ForeignBundle:
    """A bundle of another ledger that was received here and is kept whole."""

    index: int
    """Of our `bundle.received`."""
    at: str
    person: str | None
    case: str | None
    bundle: str
    origin: str
    root_digest: str
    headline: str
    size: int
    """Of the newest head that it brought."""
    trust_line: str | None
    """By which it was judged; None where the reader had none."""
    sha256: str
    """Of the ZIP in the store."""


@dataclass(frozen=True, slots=True)
class ForeignEvent:
    """An event of another ledger, and the bundle that proves it."""

    event: Event
    leaf: str
    person: str
    """Whose key signed it as the actor."""
    bundle: ForeignBundle

    def link(self) -> dict[str, Any]:
        """How an event of ours names it."""
        return {
            "origin": self.event.ledger,
            "event": self.event.id,
            "seq": self.event.seq,
            "leaf": self.leaf,
            "root_digest": self.bundle.root_digest,
        }


def foreign_bundles(queries: Queries) -> list[ForeignBundle]:
    """All of them, in order of receipt."""
    found: list[ForeignBundle] = []
    last: int | None = None
    while rows := queries.events(EventFilter(type="bundle.received"), after=last):
        last = rows[-1].index
        for row in rows:
            told = queries.told(row.index)
            if told is None or "container" not in told.event.body:
                continue
            body = told.event.body
            found.append(
                ForeignBundle(
                    row.index, row.recorded_at, row.person, row.case, body["bundle"],
                    body["origin"], body["root_digest"], body["headline"], body["size"],
                    body.get("trust_line"), body["container"]["sha256"],
                )
            )  # fmt: skip
    return found


def foreign_bundle(queries: Queries, which: str) -> ForeignBundle:
    """One of them, by its digest, or by its id where it is the only one of that id.

    Raises:
        InputError: No such bundle was received, or several of that id.
    """
    known = foreign_bundles(queries)
    found = [each for each in known if which in (each.root_digest, each.bundle)]
    if len(found) != 1:
        raise InputError("input.foreign_bundle", bundle=which, count=len(found))
    return found[0]


def foreign_events(path: Path, bundle: ForeignBundle) -> Iterator[ForeignEvent]:
    """The events of a bundle that was verified when it came, with their leaves and persons."""
    owner = tell(each_told(path)).owner
    with open_source(path) as source:
        proofs = lines(source, layout.PROOFS)
        for told, line, proof in zip(
            each_told(path), lines(source, layout.EVENTS), proofs, strict=True
        ):
            leaf = leaf_hash(read_proof(parse(proof[:-1])).salt, line[:-1])
            person = owner.get(told.event.actor_key, "")
            yield ForeignEvent(told.event, leaf.hex(), person, bundle)


def container_of(station: Station, bundle: ForeignBundle) -> dict[str, Any]:
    """The bundle as a document that an event of ours names, and that goes along with ours."""
    path = station.artifacts.path(bundle.sha256)
    return {
        "sha256": bundle.sha256, "size": path.stat().st_size, "media_type": "application/zip",
    }  # fmt: skip
