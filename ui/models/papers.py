"""Which documents can be made of a case, an item, a search, a request or an event. No Qt in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from custody.domain.events import Event
from custody.event_filter import EventFilter
from custody.progress import Progress, no_progress
from custody.queries import Queries

if TYPE_CHECKING:
    from custody.documents.template import Template, Templates


@dataclass(frozen=True, slots=True)
class Paper:
    """One document that can be made."""

    kind: str
    subject: str
    case: str
    title: Mapping[str, str]
    """In the three languages."""
    about: str
    """What tells it from others of its kind."""
    event: str | None = None
    """The event that it is made of."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What documents are wanted of: a whole case, or one thing of it."""

    case: str
    family: str = ""
    """Empty for everything of the case."""
    id: str = ""


_FIRST: Final = frozenset({"inventory", "protocol-search"})


def papers(
    queries: Queries,
    kinds: "Sequence[Template]",
    subject: Subject,
    progress: Progress = no_progress,
) -> list[Paper]:
    """The documents that fit: first those of the whole and of its acts, then those of one event.

    Args:
        queries: Reads of the ledger.
        kinds: The station's kinds of documents.
        subject: Of what.
        progress: Told the kinds done and their number; may raise CancelledError.
    """
    found: list[Paper] = []
    for done, template in enumerate(kinds, 1):
        kind = template.kind
        family = "request" if template.family.name == "use" else template.family.name
        if subject.family in ("", family):
            for name, about, event in _subjects(queries, template, subject):
                if subject.id in ("", name):
                    found.append(
                        Paper(kind, name, subject.case, template.title, about or name, event)
                    )
        progress(done, len(kinds))
    found.sort(key=lambda each: (each.event is not None, each.kind not in _FIRST, each.kind))
    return found


def subject_of(templates: "Templates", event: Event) -> Subject | None:
    """What documents are made of where an event is shown; None where none is made of it."""
    if event.case is None:
        return None
    search, request = event.body.get("search"), event.body.get("request")
    if any(event.type in templates.listed(kind, "types") for kind in templates.kinds()):
        return Subject(event.case.id, "event", event.id)
    if event.type.startswith(("search.", "protocol.")) and search is not None:
        return Subject(event.case.id, "search", str(search))
    if event.type == "request.approved":
        return Subject(event.case.id, "request", str(request))
    return None


def _subjects(
    queries: Queries, template: "Template", of: Subject
) -> Iterator[tuple[str, str, str | None]]:
    """Subject, what tells it from others, and the event that it is made of."""
    match template.family.name:
        case "case":
            yield of.case, of.case, None
        case "item":
            yield from ((row.id, row.id, None) for row in queries.items(of.case))
        case "search":
            for _, fields in _told(queries, of.case, "search.started", template, "started"):
                name = str(fields.get("search", ""))
                yield name, f"{name} {fields.get('place', '')}".strip(), None
        case "request":
            yield from _requests(queries, template, of.case)
        case "use":
            yield from _answered(queries, template, of.case)
        case _:
            for kind in template.types:
                for event, fields in _told(queries, of.case, kind, template, "event"):
                    yield event.id, _about(fields, event), event.id


def _requests(
    queries: Queries, template: "Template", case: str
) -> Iterator[tuple[str, str, str | None]]:
    found: dict[str, None] = {}  # a request that is extended twice has one letter for it
    for _, fields in _told(queries, case, "request.approved", template, "approved"):
        is_first = fields.get("status") != "extension" or template.when
        if is_first and fields.get("procedure") in template.procedures:
            found[str(fields["request"])] = None
    yield from ((name, name, None) for name in found)


def _answered(
    queries: Queries, template: "Template", case: str
) -> Iterator[tuple[str, str, str | None]]:
    """Requests of which something came that may have been used."""
    found: dict[str, None] = {}
    for kind in ("artifact.received_from_provider", "request.answered"):
        for _, fields in _told(queries, case, kind, template, "answered"):
            if fields.get("request"):
                found[str(fields["request"])] = None
    yield from ((name, name, None) for name in found)


def _told(
    queries: Queries, case: str, kind: str, template: "Template", role: str
) -> Iterator[tuple[Event, dict[str, Any]]]:
    """The events of a type with which a template fits, with all their fields."""
    for index in queries.event_indices(EventFilter(case=case, type=kind)):
        told = queries.told(index)
        if told is None:
            continue
        fields = {**told.event.body, **(told.private or {})}
        named = ((path.removeprefix(f"{role}."), values) for path, values in template.when.items())
        if all(str(fields.get(path, "")) in values for path, values in named):
            yield told.event, fields


def _about(fields: Mapping[str, Any], event: Event) -> str:
    number = "" if event.case is None else f"№ {event.case.seq + 1}"
    items = ", ".join(event.item_ids)
    return " ".join(filter(None, (number, items or str(fields.get("request", "")))))
