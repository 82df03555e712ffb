"""What may be done next with an item, by whom, now; and what stands against the rest.

The rules themselves are asked, with invented fields around the item: what they say against the
person's roles, or the item's state, would be said of any fields. Other refusals tell of fields
that nobody has filled in yet, and are no reason.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from custody.domain.commands import Command
from custody.domain.examples import example_of
from custody.domain.model import CaseState
from custody.domain.records import Item, ItemState
from custody.domain.types_base import Field, Kind
from custody.domain.vocabulary import TYPES, EventType
from custody.errors import RefusedError
from custody.rows import EventPage
from ui.cases import Cases

_BARS: Final = frozenset(
    {
        "refused.already_held", "refused.case_closed", "refused.case_unknown",
        "refused.disposal_barred", "refused.in_transit", "refused.inside", "refused.item_gone",
        "refused.item_missing", "refused.item_state", "refused.key", "refused.no_holder",
        "refused.not_custodian", "refused.not_giver", "refused.not_inspected", "refused.not_live",
        "refused.not_member", "refused.not_recipient", "refused.offer_unknown", "refused.reseal",
        "refused.role", "refused.seal_not_broken", "refused.seal_unknown", "refused.sealed",
        "refused.search_not_open", "refused.station_only",
    }
)  # fmt: skip
"""Refusals that no choice of fields can turn away."""
_BEGIN: Final = frozenset({"item.found", "item.received"})
"""Types of `item.` that bring new items."""
_ENDS: Final = "examination.finished"
_REPORT: Final = "report.issued"
_ALSO: Final = frozenset({"artifact.acquired", "examination.started", _ENDS, "transfer.refused"})
"""Types that may name no item, and are begun from one."""
_SUBJECTS: Final = ("item.", "seal.", "transfer.")


@dataclass(frozen=True, slots=True)
class Prospect:
    """One command, and what stands against it."""

    type: str
    command: str
    refusal: RefusedError | None
    """None: it may be recorded now."""


def prospects(cases: Cases, state: CaseState, item: Item, person: str) -> Iterator[Prospect]:
    """What a person may do with an item now, and what not, judged one after the other.

    Args:
        cases: Whom to ask.
        state: The item's case.
        item: The item.
        person: Whose key is unlocked.
    """
    for kind in TYPES.values():
        if not kind.name.startswith(_SUBJECTS) and kind.name not in _ALSO:
            continue
        if kind.name in _BEGIN or kind.who == {"SYS"}:
            continue
        if kind.items != "many" and kind.name not in _ALSO:
            continue
        if _is_answer(kind) and item.state is not ItemState.IN_TRANSIT:
            continue
        if kind.name == "item.resealed" and not item.broken_seals:
            continue
        if kind.name == _ENDS and (person not in item.examiners or _going_on(state) is None):
            continue
        refusal = _refusal(cases, _about(kind, state, item, person), person)
        barred = refusal is not None and refusal.code in _BARS
        yield Prospect(kind.name, kind.command, refusal if barred else None)


def may_review(page: EventPage, person: str | None) -> bool:
    """Whether an event is a report that somebody else has signed.

    The procedures have no event of its own for the review by a colleague: a signed note is one.
    """
    signers = {each.person for each in page.signatures}
    is_report = page.event is not None and page.event.type == _REPORT
    return is_report and person is not None and person not in signers


def _refusal(cases: Cases, command: Command, person: str) -> RefusedError | None:
    """What stands against a command, in whichever of the person's roles."""
    refusal = cases.refusal(command, person)
    if refusal is None or refusal.code != "refused.role_open":
        return refusal
    for role in str(refusal.facts["roles"]).split():
        refusal = cases.refusal(replace(command, role=role), person)
        if refusal is None or refusal.code not in _BARS:
            return None
    return refusal


def _is_answer(kind: EventType) -> bool:
    """Whether it answers an offer: there is nothing to answer while none is open."""
    return kind.name.startswith("transfer.") and kind.name != "transfer.offered"


def _going_on(state: CaseState) -> str | None:
    """An examination that was not finished."""
    return next((name for name, how in state.examinations.items() if how == "started"), None)


def _about(kind: EventType, state: CaseState, item: Item, person: str) -> Command:
    """An invented command about this item, by this person."""
    other = next((each.person for each in state.members if each.person != person), person)
    offer = state.offers.get(item.offer or "")
    items = offer.items if offer is not None and _is_answer(kind) else (item.id,)
    fields = {
        field.name: _changed(field, value, item, other)
        for field in kind.fields
        if (value := example_of(kind.command)["fields"].get(field.name)) is not None
        and not (field.kind is Kind.SEARCH and item.search is None)
        and (field.required or item.seals or not _names_seals(field))
    }
    if kind.name == _ENDS:
        fields["examination"] = _going_on(state)
    return Command(kind.command, fields, case=state.case, items=items)


def _names_seals(field: Field) -> bool:
    """Whether a group tells of the seals on items."""
    return any(each.kind is Kind.SEAL for each in field.fields)


def _changed(field: Field, value: Any, item: Item, other: str) -> Any:
    """An invented value with the item itself, its seals, its offer and another person in it."""
    if field.many and isinstance(value, list):
        return [_one(field, each, item, other) for each in value[:1]]
    return _one(field, value, item, other)


def _one(field: Field, value: Any, item: Item, other: str) -> Any:
    if field.kind is Kind.GROUP and isinstance(value, Mapping):
        return {
            each.name: _changed(each, value[each.name], item, other)
            for each in field.fields
            if each.name in value
        }
    if field.kind is Kind.SEAL:
        return min(item.broken_seals if field.name == "old_seal" else item.seals, default=value)
    if field.name == "offer":
        return item.offer or value
    own = {Kind.ITEM: item.id, Kind.SEARCH: item.search, Kind.PERSON: other}
    return own.get(field.kind, value)
