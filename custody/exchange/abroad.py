"""What other stations' records tell of a thing of ours, beside our own record and apart from it.

A thing of ours is known elsewhere by the links of our own events: `handed_over`, where we took it
over, and `answer`, where another station took it from us. What is told of it there is read from
the newest bundle of that ledger that was received here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from custody.bundle.contents import read_contents
from custody.bundle.story import Story, Told
from custody.event_filter import EventFilter
from custody.exchange.foreign import ForeignBundle, foreign_bundles, foreign_events
from custody.progress import Progress, no_progress
from custody.queries import Queries
from custody.station import Station


@dataclass(frozen=True, slots=True)
class Abroad:
    """A thing as another station tells of it."""

    item: str
    """Its id there."""
    bundle: ForeignBundle
    path: Path
    """Of the bundle, as it is kept here."""
    story: Story
    told: tuple[Told, ...]
    """What happened to it there, in order."""
    links: frozenset[str] = field(default_factory=frozenset)
    """Ids of the events there that events of ours name."""


def abroad(
    station: Station,
    item: str,
    progress: Progress = no_progress,
    *,
    queries: Queries | None = None,
) -> list[Abroad]:
    """Where else a thing of ours is, or was, on record; in order of our first link to it.

    Args:
        station: Whose thing it is; any thread may ask.
        item: Its id here.
        progress: May raise CancelledError.
        queries: What reads its ledger.

    Raises:
        IntegrityError: What is kept of a bundle is not what was received.
        StorageError: It cannot be read.
    """
    queries = queries or Queries(station.ledger)
    bundles = foreign_bundles(queries)
    places: dict[tuple[str, str], set[str]] = {}
    for origin, theirs, event in _links(station, queries, bundles, item):
        places.setdefault((origin, theirs), set()).add(event)
    found = []
    for (origin, theirs), events in places.items():
        of_origin = (each for each in bundles if each.origin == origin)
        for bundle in sorted(of_origin, key=lambda each: each.size, reverse=True):
            path = station.artifacts.path(bundle.sha256)
            contents = read_contents(path, progress)
            told = tuple(each for each in contents.told if theirs in each.event.item_ids)
            if told:
                here = Abroad(theirs, bundle, path, contents.story, told, frozenset(events))
                found.append(here)
                break
    return found


def _links(
    station: Station, queries: Queries, bundles: list[ForeignBundle], item: str
) -> Iterator[tuple[str, str, str]]:
    """Ledger, id there, and event there, of each of our events about a thing that names one."""
    for index in queries.event_indices(EventFilter(item=item)):
        told = queries.told(index)
        body: Mapping[str, Any] = {} if told is None else told.event.body
        if "handed_over" in body:
            link = body["handed_over"]
            for each in link.get("things", ()):
                if each["item"] == item:
                    yield link["origin"], each["theirs"], link["event"]
        elif "answer" in body:
            link = body["answer"]
            for theirs in _taken_there(station, bundles, link, item):
                yield link["origin"], theirs, link["event"]


def _taken_there(
    station: Station, bundles: list[ForeignBundle], link: Mapping[str, Any], item: str
) -> Iterator[str]:
    """The id that a thing of ours got where it was taken over."""
    bundle = next((each for each in bundles if each.root_digest == link["root_digest"]), None)
    if bundle is None:
        return
    for each in foreign_events(station.artifacts.path(bundle.sha256), bundle):
        if each.event.id == link["event"]:
            things = each.event.body.get("handed_over", {}).get("things", ())
            yield from (row["item"] for row in things if row["theirs"] == item)
