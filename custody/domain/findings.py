"""Findings that the station raises by itself (procedures §4.5), as commands it signs. Pure.

`consequences` looks at one event and the state *before* it; `due` and `due_of_station` look at
the time. What was raised and is still open is not raised again.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from itertools import count
from typing import Any, Final

from custody.clock import CLOCK_LIMIT_MS, format_instant, parse_instant
from custody.domain.commands import Command
from custody.domain.events import Event
from custody.domain.model import CaseState, Register
from custody.domain.records import HELD
from custody.domain.taken import alert_key
from custody.procedures.clocks import OF_ANSWERS, Deadline

NOT_VERIFIED_AFTER: Final = timedelta(days=90)
PRESERVATION_ENDS_IN: Final = timedelta(days=3)
RECOGNITION_AFTER: Final = timedelta(days=30)
"""How long an item may wait for the decision that makes it evidence; our own figure."""
STAMP_AFTER: Final = timedelta(days=7)
UNSTAMPED: Final = "checkpoint_unstamped"
"""The finding that concerns no case: checkpoints wait for a time stamp."""
_SEVERITY: Final[Mapping[str, str]] = {
    "transfer_overdue": "amber",
    "preservation_ending": "amber",
    "preservation_lapsed": "amber",
    "recognition_missing": "amber",
    "charge_unchecked": "amber",
    "not_verified": "amber",
    "checkpoint_unstamped": "amber",
    "finding_unresolved_in_bundle": "amber",
    "clock_offset": "amber",
}
"""Kinds that are amber; all others are red."""
_LEVELS: Final = ("notice", "notice", "warning", "warning", "urgent")
"""Level of a warning by how many follow it, from the far end."""


class _Raiser:
    """Makes commands with fresh ids, and none twice."""

    def __init__(self, state: CaseState, register: Register) -> None:
        self._state = state
        self._register = register
        self._numbers = count(len(state.findings) + 1)
        self.commands: list[Command] = []

    def finding(
        self,
        kind: str,
        facts: Mapping[str, str],
        *,
        items: Iterable[str] = (),
        artifacts: Iterable[str] = (),
        severity: str | None = None,
        **about: str | None,
    ) -> None:
        """Raise a finding unless an equal one is open."""
        things, files = tuple(sorted(items)), tuple(sorted(artifacts))
        for known in self._state.open_findings():
            same = known.kind == kind and known.items == set(things)
            asked = known.request == about.get("request")
            if same and asked and set(files) <= known.artifacts:
                return
        fields: dict[str, Any] = {
            "finding": self._fresh(),
            "kind": kind,
            "severity": severity or _SEVERITY.get(kind, "red"),
            "facts": [{"fact": name, "value": value} for name, value in facts.items()],
        }
        if files:
            fields["artifacts"] = list(files)
        fields |= {name: value for name, value in about.items() if value is not None}
        case = self._state.case if self._state.opened else None
        self.commands.append(Command("finding.raise", fields, case=case, items=things))

    def _fresh(self) -> str:
        while True:
            name = f"F-{next(self._numbers)}"
            if self._register.case_of("finding", name) is None:
                return name

    def alert(self, deadline: Deadline, now: str, **about: str) -> None:
        """Warn of a deadline when its next instant of warning has come."""
        fields: dict[str, Any] = {
            "rule": deadline.rule.value,
            "ends_at": deadline.effective_end,
            "basis_event": deadline.basis_event,
            **about,
        }
        if deadline.calendar is not None:
            fields["calendar"] = deadline.calendar
        last_at, last_level = self._state.alerts.get(alert_key(fields), ("", ""))
        if last_level == "passed":
            return
        if deadline.passed(now):
            level = "passed"
        else:
            reached = deadline.level(now)
            if not reached or last_at >= deadline.alerts[reached - 1]:
                return
            level = _LEVELS[len(_LEVELS) - 1 - (len(deadline.alerts) - reached)]
        self.commands.append(
            Command("deadline.alert", {**fields, "level": level}, case=self._state.case)
        )


def consequences(
    before: CaseState,
    event: Event,
    private: Mapping[str, Any] | None,
    register: Register,
) -> list[Command]:
    """What the station must record because of an event.

    Args:
        before: The state that the event is about to change.
        event: The event.
        private: Its private document.
        register: Which ids are taken.
    """
    raiser = _Raiser(before, register)
    cause = _CAUSES.get(event.type)
    if cause is not None:
        cause(raiser, before, event, {**event.body, **(private or {})})
    return raiser.commands


def due(state: CaseState, now: str, register: Register) -> list[Command]:
    """What the passing of time makes the station record in a case.

    Args:
        state: An open case.
        now: The present instant.
        register: Which ids are taken.
    """
    raiser = _Raiser(state, register)
    if state.closed:
        return []
    for offer in state.offers.values():
        if offer.outcome is None and offer.expected_at < now:
            facts = {"due": offer.expected_at}
            raiser.finding("transfer_overdue", facts, items=offer.items, event=offer.id)
    for search in state.searches.values():
        if search.review is not None:
            raiser.alert(search.review, now)
            if search.review.passed(now):
                facts = {"due": search.review.effective_end}
                raiser.finding("urgent_search_unreviewed", facts, event=search.review.basis_event)
    _due_requests(raiser, state, now)
    _due_items(raiser, state, now)
    _due_artifacts(raiser, state, now)
    return raiser.commands


def due_of_station(
    unstamped_since: str | None, now: str, empty: CaseState, register: Register
) -> list[Command]:
    """What time makes the station record of itself.

    Args:
        unstamped_since: When the oldest checkpoint was made that no time stamp covers.
        now: The present instant.
        empty: A state of no case.
        register: Which ids are taken.
    """
    raiser = _Raiser(empty, register)
    if unstamped_since is not None and unstamped_since < _before(now, STAMP_AFTER):
        raiser.finding(UNSTAMPED, {"last_done": unstamped_since})
    return raiser.commands


def _due_requests(raiser: _Raiser, state: CaseState, now: str) -> None:
    for request in state.requests.values():
        term = request.term
        if request.preserving and term is not None:
            raiser.alert(term, now, request=request.id)
            if term.passed(now) and not term.is_floor:
                fields = {
                    "request": request.id,
                    "rule": term.rule.value,
                    "ends_at": term.effective_end,
                    "last_state": request.state,
                }
                raiser.commands.append(Command("preservation.expire", fields, case=state.case))
            elif now < term.effective_end <= _after(now, PRESERVATION_ENDS_IN):
                facts = {"due": term.effective_end}
                raiser.finding("preservation_ending", facts, request=request.id)
        if request.follow_up is not None and request.is_open:
            raiser.alert(request.follow_up, now, request=request.id)
        if request.confirmation is not None:
            raiser.alert(request.confirmation, now, request=request.id)
        if request.reply is not None and request.is_open and not request.preserving:
            raiser.alert(request.reply, now, request=request.id)


def _due_items(raiser: _Raiser, state: CaseState, now: str) -> None:
    uncharged = [
        item.id
        for item in state.items.values()
        if item.state in HELD and item.charge_due_at is not None and item.charge_due_at < now
    ]
    if uncharged:
        facts = {"due": min(state.items[name].charge_due_at or "" for name in uncharged)}
        raiser.finding("charge_unchecked", facts, items=uncharged)
    limit = _before(now, RECOGNITION_AFTER)
    waiting = [
        item.id
        for item in state.items.values()
        if item.state in HELD and not item.recognised and item.history[0].at < limit
    ]
    if waiting:
        raiser.finding("recognition_missing", {"number": str(len(waiting))}, items=waiting)


def _due_artifacts(raiser: _Raiser, state: CaseState, now: str) -> None:
    limit = _before(now, NOT_VERIFIED_AFTER)
    stale = [
        each.id
        for each in state.artifacts.values()
        if each.is_sound and each.checked_at is not None and each.checked_at < limit
    ]
    if stale:
        oldest = min(state.artifacts[name].checked_at or "" for name in stale)
        raiser.finding("not_verified", {"last_done": oldest}, artifacts=stale)


def _mismatch(raiser: _Raiser, _state: CaseState, event: Event, fields: Mapping[str, Any]) -> None:
    expected, computed = fields["expected"], fields["computed"]
    theirs = expected["source"] == "provider_list"
    facts: dict[str, str] = {}
    for name, side in (("expected", expected), ("computed", computed)):
        digests = {**side.get("digests", {}), **side.get("legacy", {})}
        if digests:
            facts[name] = " ".join(f"{key}:{value}" for key, value in sorted(digests.items()))
        if "size" in side:
            facts[f"{name}_size"] = str(side["size"])
    kind = "provider_list_differs" if theirs else "digest_mismatch"
    raiser.finding(
        kind, facts, items=event.item_ids, artifacts=[fields["artifact"]], event=event.id
    )


def _missing(raiser: _Raiser, _state: CaseState, event: Event, fields: Mapping[str, Any]) -> None:
    facts = {"place": fields.get("expected_place", fields["state"])}
    raiser.finding(
        "artifact_missing", facts, items=event.item_ids, artifacts=[fields["artifact"]],
        event=event.id,
    )  # fmt: skip


def _hashed(raiser: _Raiser, before: CaseState, event: Event, fields: Mapping[str, Any]) -> None:
    for each in fields["artifacts"]:
        known = before.artifacts.get(each["artifact"])
        old = known.sha256 if known is not None else None
        new = each["digests"]["sha256"]
        if old is not None and old != new:
            facts = {"expected": f"sha256:{old}", "computed": f"sha256:{new}"}
            raiser.finding(
                "digest_mismatch", facts, items=event.item_ids, artifacts=[each["artifact"]],
                event=event.id,
            )  # fmt: skip
        media = each.get("media", {})
        if media.get("equal") is False:
            facts = {
                "expected": _first_digest(media["inside"]["legacy"], media["inside"]["legacy"]),
                "computed": _first_digest(media.get("legacy", {}), media["inside"]["legacy"]),
            }
            raiser.finding(
                "digest_mismatch", facts, items=event.item_ids, artifacts=[each["artifact"]],
                event=event.id,
            )  # fmt: skip


def _first_digest(digests: Mapping[str, str], named: Mapping[str, str]) -> str:
    """One digest as text, by the first algorithm that an image names."""
    algorithm = next(iter(named))
    return f"{algorithm}:{digests.get(algorithm, '?')}"


def _received(raiser: _Raiser, before: CaseState, event: Event, fields: Mapping[str, Any]) -> None:
    files = fields.get("files", ())
    unlike = [each["artifact"] for each in files if each.get("comparison") in _UNLIKE]
    theirs = fields.get("only_theirs", ())
    if unlike or theirs:
        facts = {"number": str(len(unlike) + len(theirs))}
        raiser.finding(
            "provider_list_differs", facts, items=event.item_ids, artifacts=unlike,
            request=fields.get("request"), event=event.id,
        )  # fmt: skip
    request = before.requests.get(fields.get("request", ""))
    if request is None:
        return
    asked = request.data_categories
    by_file = {each["artifact"]: each for each in files}
    general = fields.get("data_categories", ())
    beyond = [
        name
        for name in fields["artifacts"]
        if request.procedure.over_disclosed(
            asked, by_file.get(name, {}).get("data_categories", general)
        )
    ]
    if beyond:
        _over(raiser, event, beyond, request.id)


def _over(raiser: _Raiser, event: Event, artifacts: Iterable[str], request: str) -> None:
    names = sorted(artifacts)
    facts = {"number": str(len(names))}
    raiser.finding(
        "over_disclosure", facts, items=event.item_ids, artifacts=names, request=request,
        event=event.id,
    )  # fmt: skip


def _partial(raiser: _Raiser, _state: CaseState, event: Event, fields: Mapping[str, Any]) -> None:
    if fields.get("more_than_traffic"):
        _over(raiser, event, fields["artifacts"], fields["request"])


def _answered(raiser: _Raiser, before: CaseState, event: Event, fields: Mapping[str, Any]) -> None:
    if fields.get("review") == "over_disclosed":
        name = fields["request"]
        received = [each.id for each in before.artifacts.values() if each.request == name]
        _over(raiser, event, fields.get("artifacts", received), name)


def _arrived(raiser: _Raiser, before: CaseState, event: Event, fields: Mapping[str, Any]) -> None:
    for each in fields.get("checks", ()):
        item, number = each["item"], each.get("seal")
        known = before.seals.get(number) if number is not None else None
        if number is not None and (known is None or known.item != item or not known.whole):
            raiser.finding("seal_mismatch", {"seal": number}, items=[item], event=event.id)
        sealed = item in before.items and before.items[item].seals
        if each["seal_state"] == "broken" or (each["seal_state"] == "none" and sealed):
            facts = {"seal": " ".join(sorted(sealed)) if sealed else "-"}
            raiser.finding("seal_broken_on_arrival", facts, items=[item], event=event.id)


def _handed_in(raiser: _Raiser, _state: CaseState, event: Event, fields: Mapping[str, Any]) -> None:
    if fields.get("packaging_seal") == "broken":
        facts = {"seal": fields.get("envelope", "-")}
        raiser.finding("seal_broken_on_arrival", facts, items=event.item_ids, event=event.id)
    for thing in fields.get("handed_over", {}).get("things", ()):
        for each in thing.get("seals", ()):
            if each["seal_state"] != "intact":
                broken = each["seal_state"] == "broken"
                kind = "seal_broken_on_arrival" if broken else "seal_mismatch"
                raiser.finding(kind, {"seal": each["seal"]}, items=[thing["item"]], event=event.id)


def _seal_checked(
    raiser: _Raiser, _state: CaseState, event: Event, fields: Mapping[str, Any]
) -> None:
    for each in fields["seals"]:
        if not each["intact"]:
            facts = {"seal": each["seal"]}
            raiser.finding("seal_mismatch", facts, items=[each["item"]], event=event.id)


def _exported(raiser: _Raiser, before: CaseState, event: Event, fields: Mapping[str, Any]) -> None:
    unresolved = before.open_findings()
    if unresolved:
        facts = {"text": " ".join(each.id for each in unresolved)}
        raiser.finding(
            "finding_unresolved_in_bundle", facts, event=event.id, bundle=fields["bundle"]
        )
    from_items = {before.artifacts[name].item for name in fields.get("artifacts", ())}
    absent = {*event.item_ids, *filter(None, from_items)} - before.items.keys()
    if absent:
        facts = {"text": " ".join(sorted(absent))}
        raiser.finding("item_not_in_inventory", facts, event=event.id, bundle=fields["bundle"])


def _incident(raiser: _Raiser, _state: CaseState, event: Event, fields: Mapping[str, Any]) -> None:
    """A supervisor answers for every incident (procedures §4.3), by acknowledging the finding."""
    grave = fields["kind"] in _GRAVE
    raiser.finding(
        "other", {"text": f"{fields['incident']}: {fields['kind']}"}, items=event.item_ids,
        artifacts=fields.get("artifacts", ()), severity="red" if grave else "amber",
        event=event.id,
    )  # fmt: skip


def _expired(raiser: _Raiser, _state: CaseState, event: Event, fields: Mapping[str, Any]) -> None:
    facts = {"due": fields["ends_at"]}
    raiser.finding("preservation_lapsed", facts, request=fields["request"], event=event.id)


def _alerted(raiser: _Raiser, _state: CaseState, event: Event, fields: Mapping[str, Any]) -> None:
    """An order that nobody answered lapses, and a supervisor acknowledges it (procedures §0.7)."""
    if fields["rule"] in OF_ANSWERS and fields["level"] == "passed":
        facts = {"due": fields["ends_at"]}
        raiser.finding(
            "other", facts, severity="amber", request=fields.get("request"), event=event.id
        )


def _clock(raiser: _Raiser, _state: CaseState, event: Event, fields: Mapping[str, Any]) -> None:
    if abs(fields["offset_ms"]) > CLOCK_LIMIT_MS:
        raiser.finding("clock_offset", {"offset": f"{fields['offset_ms']} ms"}, event=event.id)


_GRAVE: Final = frozenset({"loss", "seal_broken", "data_breach"})
_UNLIKE: Final = frozenset({"differ", "only_ours"})
_CAUSES: Final[Mapping[str, Callable[[_Raiser, CaseState, Event, Mapping[str, Any]], None]]] = {
    "artifact.mismatch_found": _mismatch,
    "artifact.missing_found": _missing,
    "artifact.hashed": _hashed,
    "artifact.received_from_provider": _received,
    "disclosure.partial_received": _partial,
    "request.answered": _answered,
    "transfer.accepted": _arrived,
    "item.received": _handed_in,
    "seal.checked": _seal_checked,
    "bundle.exported": _exported,
    "clock.checked": _clock,
    "incident.recorded": _incident,
    "preservation.expired": _expired,
    "deadline.alerted": _alerted,
}


def _before(now: str, span: timedelta) -> str:
    return format_instant(parse_instant(now) - span)


def _after(now: str, span: timedelta) -> str:
    return format_instant(parse_instant(now) + span)
