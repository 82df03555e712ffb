"""What a draft of a letter still lacks, and what is sent once it is approved. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from custody.procedures.catalogue import Catalogue
from custody.procedures.law import Procedure, Source

UNSANCTIONED: Final = frozenset({"urgent", "own_decision"})
"""Kinds of authorisation that name no sanction."""
SANCTION: Final = ("ref", "at", "document")
"""What names a sanction, in the authorisation of everything else."""
BY_TREATY: Final = Source("T", "15(2)")
"""What asks for a sanction."""
SENT: Final = "request.send"
PRESERVE: Final = "preservation.request"
INFORM: Final = "spontaneous.send"
_OF_PRESERVATION: Final = (
    "document", "identifiers", "data_categories", "data_period", "data_description",
    "duration_days", "start_rule", "silence_text",
)  # fmt: skip
"""What the event that asks to preserve repeats of the approval, each demanded there."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A field that a draft lacks."""

    field: str
    """Inside a group as `safeguards/grounds`."""
    source: Source


def missing(procedure: Procedure, fields: Mapping[str, Any]) -> tuple[Missing, ...]:
    """Every field that a procedure asks for and a draft lacks, all at once."""
    return tuple(_missing(procedure, fields))


def _missing(procedure: Procedure, fields: Mapping[str, Any]) -> Iterator[Missing]:
    for name, source in procedure.fields.required.items():
        if name not in fields:
            yield Missing(name, source)
    safeguards = _group(fields, "safeguards")
    for name, source in procedure.safeguards.required.items():
        if name not in safeguards:
            yield Missing(f"safeguards/{name}", source)
    for name in lacking_sanction(_group(fields, "authorisation")):
        yield Missing(f"authorisation/{name}", BY_TREATY)


def _group(fields: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """A group of a draft that no schema has looked at yet; what is no group lacks everything."""
    given = fields.get(name)
    return given if isinstance(given, Mapping) else {}


def lacking_sanction(given: Mapping[str, Any]) -> list[str]:
    """What a sanction lacks; only an urgent act may wait for its review."""
    kind = given.get("kind")
    lacks = [] if kind in UNSANCTIONED else [name for name in SANCTION if name not in given]
    if kind is None:
        lacks.insert(0, "kind")
    if given.get("supervision", "pending") == "pending" and kind != "urgent":
        lacks.append("supervision")
    return lacks


def proposed(procedure: Procedure, catalogue: Catalogue, day: date) -> dict[str, Any]:
    """What the catalogue itself says of a draft: its channel, its legal basis, its categories."""
    usable = [each.id for each in catalogue.channels_of(procedure, day) if each.usable_on(day)]
    fields: dict[str, Any] = {"procedure": procedure.id, "status": "new", "urgency": "normal"}
    if len(usable) == 1 or (usable and procedure.form == "order" and "national_order" in usable):
        fields["legal_channel"] = usable[0] if len(usable) == 1 else "national_order"
    basis = [
        {"act": row.act, "article": row.article, **({"part": row.part} if row.part else {})}
        for row in procedure.legal_basis
        if row.valid_on(day)
    ]
    if basis:
        fields["legal_basis"] = basis
    if len(procedure.data_categories) == 1:
        fields["data_categories"] = sorted(procedure.data_categories)
    if "duration_days" in procedure.fields.required and procedure.max_days is not None:
        fields["duration_days"] = procedure.max_days
        fields["start_rule"] = "earliest"
    return fields


def sending(procedure: Procedure, approved: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """Name of the command that tells of the sending, and what it repeats of the approval."""
    fields = {name: approved[name] for name in ("request", "document") if name in approved}
    if procedure.machine == "spontaneous":
        told = {name: approved[name] for name in ("request", "information") if name in approved}
        contents = [approved["data_description"]] if "data_description" in approved else None
        whom = {"other_side": approved.get("addressee", {}).get("name"), "contents": contents}
        return INFORM, {**told, **{name: value for name, value in whom.items() if value}}
    copied = {name: approved[name] for name in _OF_PRESERVATION if name in approved}
    if "communication" in approved:  # of Article 17, which tells the data by it
        copied.setdefault("data_description", approved["communication"])
    if procedure.clock is not None and all(name in copied for name in _OF_PRESERVATION):
        return PRESERVE, {**fields, **copied}
    return SENT, fields
