"""Events of another ledger, as a bundle of it tells them that was received and is kept here."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from custody.bundle import layout
from custody.bundle.contents import each_told
from custody.bundle.record import read_proof
from custody.bundle.source import lines, open_source
from custody.bundle.story import tell
from custody.domain.events import Event
from custody.ledger.event import leaf_hash
from custody.queries import ForeignBundle
from custody.station import Station
from custody.strict_json import parse


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
