"""Which ids an event brings into the ledger: what a register of taken ids is made of. Pure.

An id is brought once in a ledger, and ids of one kind never differ by case alone (format.md §1).
All of these stand in the open part of an event.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from custody.domain.events import Event

_FIELD_OF: Final[Mapping[str, tuple[str, str]]] = {
    "case.opened": ("registration", "registration"),
    "authority.recorded": ("authority", "authority"),
    "consent.recorded": ("consent", "consent"),
    "request.approved": ("request", "request"),
    "search.started": ("search", "search"),
    "finding.raised": ("finding", "finding"),
    "bundle.sealed": ("bundle", "bundle"),
    "person.registered": ("person", "person"),
    "incoming.step": ("incoming", "incoming"),
    "data.rendered_inaccessible": ("measure", "measure"),
}
"""Type to the kind of id that it brings and the field in which it stands."""
_BRING_ITEMS: Final = frozenset(
    {"item.found", "item.seized", "item.received", "item.child_registered"}
)
_BRING_SEALS: Final = frozenset({"item.sealed", "item.resealed"})
_BRING_CONDITIONS: Final = frozenset(
    {"conditions.offered", "request.approved", "spontaneous.received"}
)
_BRING_ARTIFACTS: Final = frozenset(
    {
        "artifact.received_from_provider", "artifact.acquired", "artifact.hashed",
        "artifact.copied", "artifact.derived", "item.photographed",
    }
)  # fmt: skip


def claims(event: Event) -> Iterator[tuple[str, str]]:
    """Kind and id of everything that an event brings, or names again as known.

    The first event that names an id owns it; a register keeps the first and passes over the rest.
    """
    body = event.body
    if event.type == "case.opened" and event.case is not None:
        yield "case", event.case.id
    found = _FIELD_OF.get(event.type)
    if found is not None and found[1] in body:
        yield found[0], body[found[1]]
    if event.type in _BRING_ITEMS:
        yield from (("item", name) for name in event.item_ids)
    if event.type in _BRING_SEALS:
        yield from (("seal", each["seal"]) for each in body.get("seals", ()))
    if event.type in _BRING_CONDITIONS:
        yield from (("condition", each["condition"]) for each in body.get("conditions", ()))
    if event.type in _BRING_ARTIFACTS:
        yield from (("artifact", name) for name in _artifacts(body))


def _artifacts(body: Mapping[str, Any]) -> Iterator[str]:
    for each in (*body.get("artifacts", ()), *body.get("files", ()), *body.get("photos", ())):
        yield each if isinstance(each, str) else each["artifact"]
    if "container" in body:
        yield body["container"]
    for side in ("source", "copy"):
        if side in body:
            yield body[side]["artifact"]
