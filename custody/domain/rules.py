"""What may be recorded: a command becomes a draft of an event, or is refused. Pure.

Reads no clock, no disk and no key. The order of the checks is fixed, so that the first reason
given is the one to mend first: form, case, standing of keys, role, membership, signatures, time,
secrets, the row of the type in procedures §4.3 and the refusals of §4.4, then the witnesses. A
recorder is stricter than a verifier (decision 3) and never writes what one would refuse.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from custody.clock import LATE_AFTER, parse_instant
from custody.domain import (
    rules_bundles,
    rules_cases,
    rules_corrections,
    rules_courses,
    rules_evidence,
    rules_items,
    rules_preservation,
    rules_requests,
    rules_searches,
    rules_transfers,
)
from custody.domain.check_digits import find_secret
from custody.domain.commands import Command
from custody.domain.events import LEDGER_CASE, Draft
from custody.domain.model import CaseState, Register
from custody.domain.reasons import Reason
from custody.domain.validation import MISSING, UNKNOWN, faulty
from custody.domain.vocabulary import ANYONE, ASSIGNED, EventType
from custody.domain.wish import People, Signatory, StationView, Wish
from custody.domain.witnesses import attested
from custody.errors import RefusedError
from custody.procedures.catalogue import ARTICLE_19

STATION_ROLE: Final = "SYS"
_OVERSEERS: Final = frozenset({"SUP", "PRO", "ADM", "AUD", "DEF"})
"""Roles that act on a case without being assigned to it, where a row of §4.3 names them."""
_ADMINISTRATOR: Final = "ADM"
_AUDITOR: Final = "AUD"
_APPROVERS: Final = frozenset({"SUP", "PRO"})
_NO_ACTORS: Final = frozenset({"WIT", "JUD", "PRV", STATION_ROLE})
"""Roles that are recorded and never act with a key of their own."""
_AFTER_CLOSING: Final = frozenset(
    {
        "event.annotated", "document.attached", "artifact.verified", "artifact.mismatch_found",
        "artifact.missing_found", "artifact.accessed", "bundle.verified", "ledger.verified",
        "finding.raised", "finding.acknowledged", "finding.resolved", "court.decision_recorded",
        "item.returned_to_owner", "item.confiscated", "item.transferred_outside", "item.destroyed",
        "case.reopened", "clock.checked", "ledger.checkpoint", "timestamp.obtained",
        "erasure.ordered", "erasure.done",
    }
)  # fmt: skip
"""Annotation, verification, court decision, disposal (§4.4-12), and what follows from them."""
_EXPORTED: Final = "bundle.exported"
"""What it names beyond the inventory is no refusal but a finding (procedures §4.5)."""
_NEW_KEYS: Final = frozenset({"ledger.genesis", "key.enrolled", "key.rotated"})
"""Types that are signed by keys which the roster does not know yet; it judges them itself."""
_CHECKS: Final[Mapping[str, Callable[[Wish], None]]] = {
    **rules_searches.CHECKS,
    **rules_items.CHECKS,
    **rules_transfers.CHECKS,
    **rules_cases.CHECKS,
    **rules_requests.CHECKS,
    **rules_preservation.CHECKS,
    **rules_courses.CHECKS,
    **rules_evidence.CHECKS,
    **rules_bundles.CHECKS,
    **rules_corrections.CHECKS,
}
_NOT_OF_GONE: Final = ("item.", "transfer.", "seal.")


def decide(
    state: CaseState,
    command: Command,
    *,
    actor: Signatory,
    cosigners: Iterable[Signatory] = (),
    people: People,
    register: Register,
    now: str,
    station: StationView,
) -> Draft:
    """Judge a command.

    Args:
        state: The case that the command names; an empty one for a new case or for none.
        command: What is wished, its form already checked.
        actor: Who acts; the station for what it records itself.
        cosigners: Who else will sign.
        people: Roles and keys as they stand now.
        register: Which ids are taken in the ledger.
        now: The instant of recording.
        station: What the station knows of its clock and place.

    Returns:
        What is to be recorded; the statement in plain words is added by whoever shows it.

    Raises:
        InputError: It lacks a field, or has one that its type does not know.
        RefusedError: The rules forbid it; the state is as before.
    """
    kind = command.type
    _form(kind, command)
    _case(state, kind, command)
    signers = (actor, *cosigners)
    _keys(kind, signers, people)
    role = _role(state, kind, command, actor, people, now)
    _member(state, kind, role, actor, now)
    wish = Wish(
        state=state,
        command=command,
        type=kind,
        role=role,
        actor=actor,
        cosigners=tuple(cosigners),
        people=people,
        register=register,
        station=station,
        now=now,
        items=_items(state, kind, command),
        fields=_fields(state, kind, command, station),
    )
    _judge(wish)
    return _draft(wish)


def _judge(wish: Wish) -> None:
    """What every type demands, then what this one does."""
    _signatures(wish)
    _deputy(wish)
    _times(wish)
    _demanded(wish)
    secret = find_secret(wish.type.fields, wish.fields)
    if secret is not None:
        raise RefusedError("refused.secret", field=secret[0], kind=secret[1])
    if wish.type.name.startswith(_NOT_OF_GONE):
        _none_gone(wish)
    check = _CHECKS.get(wish.type.name)
    if check is not None:
        check(wish)
    if wish.type.items == "optional" and wish.type.name != _EXPORTED:
        wish.named()
    rules_courses.moves_courses(wish)
    attested(wish)


def require_clock_warning(draft: Draft, station: StationView) -> None:
    """Demand the mark on every draft of a station whose clock is doubtful (§4.4-11).

    Raises:
        RefusedError: The draft does not carry it.
    """
    marked = draft.body.get("clock_warning") or (draft.private or {}).get("clock_warning")
    if station.clock_doubtful and draft.type != "clock.checked" and not marked:
        raise RefusedError("refused.clock_unmarked", type=draft.type)


def _form(kind: EventType, command: Command) -> None:
    """What a command built by code has in common with one that was read."""
    given = command.fields.keys()
    faults = [(f"/fields/{name}", UNKNOWN) for name in given - kind.by_name.keys()]
    faults += [(f"/fields/{name}", MISSING) for name in kind.required - given]
    if faults:
        raise faulty(faults)


def _case(state: CaseState, kind: EventType, command: Command) -> None:
    name = command.case
    if kind.case == "ledger":
        if name not in (None, LEDGER_CASE):
            raise RefusedError("refused.case_scope", type=kind.name)
        return
    if name is None:
        if kind.case == "required":
            raise RefusedError("refused.case_scope", type=kind.name)
        return
    if kind.case == "none" or name == LEDGER_CASE:
        raise RefusedError("refused.case_scope", type=kind.name)
    if kind.name == "case.opened":
        return
    if not state.opened or state.case != name:
        raise RefusedError("refused.case_unknown", case=name)
    if state.closed and kind.name not in _AFTER_CLOSING:
        raise RefusedError("refused.case_closed", case=name)


def _keys(kind: EventType, signers: Iterable[Signatory], people: People) -> None:
    if kind.name in _NEW_KEYS:
        return
    for each in signers:
        if people.standing(each.key) is None:
            raise RefusedError("refused.key", person=each.person)


def _role(
    state: CaseState,
    kind: EventType,
    command: Command,
    actor: Signatory,
    people: People,
    now: str,
) -> str:
    if actor.is_station:
        if not kind.station or command.role not in (None, STATION_ROLE):
            raise RefusedError("refused.station", type=kind.name)
        return STATION_ROLE
    if kind.who == {STATION_ROLE}:
        raise RefusedError("refused.station_only", type=kind.name)
    held = people.roles(actor.person, now)
    fits = held - _NO_ACTORS if kind.who & {ASSIGNED, ANYONE} else held & kind.who
    if command.role is not None:
        if command.role not in fits:
            raise RefusedError("refused.role", person=actor.person, role=command.role)
        return command.role
    if len(fits) > 1 and kind.case != "none":
        fits = fits & state.case_roles(actor.person, now) or fits
    if not fits:
        wanted = " ".join(sorted(kind.who))
        raise RefusedError("refused.role", person=actor.person, role=wanted)
    if len(fits) > 1:
        raise RefusedError("refused.role_open", person=actor.person, roles=" ".join(sorted(fits)))
    return next(iter(fits))


def _member(state: CaseState, kind: EventType, role: str, actor: Signatory, now: str) -> None:
    if not state.opened or role == STATION_ROLE or ANYONE in kind.who or kind.case == "ledger":
        return
    oversees = role in _OVERSEERS and role in kind.who
    if not oversees and actor.person not in state.members_at(now):
        raise RefusedError("refused.not_member", person=actor.person, case=state.case)


def _items(state: CaseState, kind: EventType, command: Command) -> tuple[str, ...]:
    given = tuple(sorted(command.items))
    if kind.name == "artifact.hashed" and not given:
        return rules_evidence.origin_of(state, command.fields["artifacts"])
    if kind.name in rules_items.FOLLOWED_BY_CHILDREN:
        return state.with_children(given)
    return given


def _fields(
    state: CaseState, kind: EventType, command: Command, station: StationView
) -> dict[str, Any]:
    fields = dict(command.fields)
    if kind.name == "artifact.received_from_provider":
        fields |= rules_evidence.fill_received(state, fields)
    if station.clock_doubtful and kind.name != "clock.checked":
        fields["clock_warning"] = True
    return fields


def _deputy(wish: Wish) -> None:
    """Who acts for somebody else acts in a role that both hold (procedures §5.2)."""
    absent = wish.fields.get("acting_for")
    if absent is None or wish.demonstration:
        return
    wish.differ(wish.actor.person, absent, Reason("both_deputy_absent"))
    if wish.role not in wish.people.roles(absent, wish.now):
        raise RefusedError("refused.role", person=absent, role=wish.role)


def _signatures(wish: Wish) -> None:
    kind = wish.type
    needed, signed = kind.persons, len(wish.persons)
    if wish.actor.is_station and kind.station:
        needed = 0
    if wish.demonstration:
        needed = min(needed, 1)
    if signed < needed:
        raise RefusedError("refused.persons", type=kind.name, needed=needed, signed=signed)
    if wish.demonstration or kind.sig != ("2B",):
        return
    others = [each for each in wish.cosigners if each.person != wish.actor.person]
    if not any(_second_role(wish, each) for each in others):
        raise RefusedError("refused.second_role", type=kind.name)


def _second_role(wish: Wish, other: Signatory) -> bool:
    """Whether a cosigner is of a different role, or an approver.

    Administrators approve one another's acts on people, keys and stations; a person is registered
    with the auditor from the moment that there is one.
    """
    held = wish.people.roles(other.person, wish.now)
    if wish.type.name == "person.registered" and wish.people.has_holder(_AUDITOR, wish.now):
        return _AUDITOR in held
    if wish.role == _ADMINISTRATOR and wish.type.case in ("none", "ledger"):
        return bool(held & {_ADMINISTRATOR, _AUDITOR, *_APPROVERS})
    return bool(held - {wish.role} or held & _APPROVERS)


def _times(wish: Wish) -> None:
    if wish.at > wish.now:
        raise RefusedError("refused.occurred_later", occurred_at=wish.at)
    late = parse_instant(wish.now) - parse_instant(wish.at) > LATE_AFTER
    if late and "late_entry_reason" not in wish.fields:
        raise RefusedError("refused.late_entry", occurred_at=wish.at)


def _demanded(wish: Wish) -> None:
    """The fields that a procedure without a letter asks for, by the edition of the day."""
    demanded = wish.state.catalogue.demanded(wish.type.name, wish.fields, wish.day)
    if demanded is None:
        return
    procedure, sources = demanded
    if procedure.id == ARTICLE_19 and "search" not in wish.fields:
        return
    missing = [name for name in sources if name not in wish.fields]
    rules_requests.demand(procedure, missing, sources)


def _none_gone(wish: Wish) -> None:
    for name in wish.items:
        item = wish.state.items.get(name)
        if item is not None and item.gone and wish.type.name != "item.received":
            raise RefusedError("refused.item_gone", item=name, state=item.state)


def _draft(wish: Wish) -> Draft:
    body, private = replace(wish.command, fields=wish.fields).split()
    case = LEDGER_CASE if wish.type.case == "ledger" else wish.command.case
    draft = Draft(
        type=wish.type.name,
        body=body,
        role=wish.role,
        case=case,
        items=wish.items,
        private=private,
        occurred=wish.command.occurred,
        language=wish.command.language,
    )
    require_clock_warning(draft, wish.station)
    return draft
