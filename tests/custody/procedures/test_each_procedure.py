"""Every procedure of both countries goes every way that its machine allows, and no other.

By the rules alone, in memory, with a clock set by hand: so the station's own records (a lapse, an
expiry) are among the ways.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

import pytest

from custody.domain.commands import Command
from custody.domain.examples import example_of
from custody.domain.vocabulary import TYPES
from custody.errors import RefusedError
from custody.procedures.catalogue import ARTICLE_19, Catalogue, load
from custody.procedures.clocks import Rule
from custody.procedures.law import Procedure
from custody.procedures.machines import Machine
from tests.custody.domain.memory import Memory, Roster, later, local
from tests.custody.letters import LATER, letter
from tests.custody.office import PEOPLE
from tests.custody.procedures.walking import (
    STATION_ONLY,
    USUAL,
    Deed,
    Walk,
    Way,
    course_deed,
    every_act,
    expected,
    letter_deed,
    open_channels,
    paths,
    plain_facts,
)

CASE = "C-1"
TODAY = date(2026, 11, 22)
PROFILES = ("kz", "party")
OPENED = {name: load({"channels.toml": open_channels(name)}, name) for name in PROFILES}
OTHER_REASONS = {
    "conditions.accepted": {"refused.condition_unknown"},
    "conditions.rejected": {"refused.condition_unknown"},
    "deadline.alerted": {"refused.alerted"},
    "preservation.expired": {"refused.clock_runs"},
    "preservation.renewed": {"refused.approval_unknown", "refused.renewal_shorter"},
    "request.answered": {"refused.nothing_received"},
    "request.approved": {"refused.renewal_shorter"},
    "request.closed": {"refused.clock_open", "refused.finding_open"},
    "request.sent": {"refused.sent_before"},
}
"""What an act that fits the state may lack besides."""
TAKEN = "refused.id_taken"
"""A consent without a step fits wherever it may be recorded as a whole; its id is new only once."""


def procedures(*, letters: bool) -> list[Any]:
    """Every procedure of both countries that has letters, or that has none.

    A search is walked in `test_requests`, and beside its items in `test_rules_searches`.
    """
    return [
        pytest.param(profile, name, id=f"{profile}-{name}")
        for profile in PROFILES
        for name in OPENED[profile].names()
        if bool(of(profile, name).approvers) is letters and name != ARTICLE_19
    ]


def of(profile: str, name: str) -> Procedure:
    found = OPENED[profile].procedure(name, TODAY)
    assert found is not None
    return found


class Office:
    """A case with everybody in it, judged by the rules alone."""

    def __init__(self, catalogue: Catalogue, now: str = "2026-11-22 09:00") -> None:
        held = {person: set(roles) for person, roles in PEOPLE.items()} | {"TIM": {"POC"}}
        self.memory = Memory(Roster(held), catalogue)
        self.memory.now = local(now)
        self.numbers = count(100)
        opened = {"registration": "EX-1", "registered_on": "2026-03-02",
                  "offences": [{"act": "Criminal Code", "article": "190"}],
                  "confidentiality": "pretrial_secret"}  # fmt: skip
        self.do(Deed("case.open", ("ANNA",), None, opened))
        for person, role in (("TIM", "POC"), ("GUL", "PRO"), ("CHIEF", "SUP")):
            assigned = {"person": person, "role": role, "need": "the case"}
            self.do(Deed("case.assign", ("ANNA",), "OIC", assigned))
        example = letter(of("kz", "art16"), "RQ-0", "ANNA")
        block = {name: example[name] for name in ("authorisation", "safeguards")}
        recorded = {"authority": "AU-1", "measure": "covert", **block}
        self.do(Deed("authority.record", ("ANNA",), None, recorded))

    def do(self, deed: Deed) -> None:
        self.memory.record(_command(deed), deed.people)

    def verdict(self, deed: Deed) -> str:
        """Why an act would be refused; nothing where it would be recorded."""
        try:
            self.memory.judge(_command(deed), deed.people)
        except RefusedError as err:
            return err.code
        return ""

    def letter(self, walk: Walk, event: str, facts: Mapping[str, str]) -> Deed:
        """The act, as complete as it can be: signed by whom it takes, at its time."""
        known = self.memory.state(CASE).requests.get(walk.name)
        if event in STATION_ONLY:
            ends = known.term.effective_end if known and known.term else self.memory.now
            fields: dict[str, Any] = {"request": walk.name, "rule": "ORDER-STATED", "ends_at": ends}
            own = {"preservation.expired": {"last_state": "active"},
                   "deadline.alerted": {"level": facts.get("level", "notice")}}  # fmt: skip
            return Deed(TYPES[event].command, ("SYS",), None, fields | own[event])
        deed = letter_deed(
            walk, event, facts,
            now=self.memory.now,
            approval=known.approvals[-1].event if known and known.approvals else "0" * 8,
            artifact=f"ART-{next(self.numbers)}",
        )  # fmt: skip
        if event == "request.approved":
            deed.fields.update(urgency="urgent", urgency_reason="Data are overwritten in days.")
        if event == "preservation.acknowledged":
            deed.fields["ends_at"] = later(self.memory.now, days=30)
        return deed

    def go(self, walk: Walk, event: str, facts: Mapping[str, str]) -> None:
        """Record the act after what must have happened beside the state."""
        if event == "request.answered" and facts.get("outcome") == "part":
            self.do(self.letter(walk, "artifact.received_from_provider", {}))
        if event == "preservation.renewed":
            self.do(self.letter(walk, "request.approved", {"status": "extension"}))
        if event == "preservation.expired":
            self.memory.now = later(LATER, days=1)
        if event == "request.closed":
            for finding in self.memory.state(CASE).open_findings():
                self.settle(finding.id)
        self.do(self.letter(walk, event, facts))

    def course(self, machine: Machine, subject: str, event: str, facts: Mapping[str, str]) -> Deed:
        """The act of something that has no letter."""
        artifact = f"ART-{next(self.numbers)}"
        return course_deed(machine, subject, event, facts, artifact=artifact)

    def settle(self, finding: str) -> None:
        """What lapsed is acknowledged and resolved by a supervisor, before it is closed."""
        for command, people in (("finding.acknowledge", ("CHIEF",)),
                                ("finding.resolve", ("CHIEF", "GUL"))):  # fmt: skip
            fields = example_of(command)["fields"] | {"finding": finding}
            self.do(Deed(command, people, None, fields))

    def state(self, walk: Walk) -> str:
        known = self.memory.state(CASE).requests.get(walk.name)
        return "draft" if known is None else known.state


def _command(deed: Deed) -> Command:
    return Command(deed.command, deed.fields, CASE, role=deed.role)


def ways(machine: Machine, *, runs_out: bool) -> Iterator[Way]:
    """Ways to all states: those that people go, and the end that the station records by itself."""
    yield from (found := paths(machine))
    to = {state: way[:at] for way in found for state, at in _stations(machine, way).items()}
    if "active" in to and runs_out:
        yield (*to["active"], ("preservation.expired", {}), ("request.closed", {}))
    if "active" in to:  # conditions change nothing in what is frozen
        for answer in ("conditions.accepted", "conditions.rejected"):
            yield (*to["active"], ("conditions.offered", {}), (answer, {}))
    if "lapsed" in machine.states:
        passed = {"level": "passed", "reply": "due"}
        yield (*to["sent"], ("deadline.alerted", passed), ("request.closed", {}))


def _stations(machine: Machine, way: Way) -> dict[str, int]:
    """Each state that a way passes, and after how many of its acts."""
    state, passed = machine.initial, {}
    for at, (event, facts) in enumerate(way, start=1):
        state = machine.after(state, event, {**USUAL, **facts}) or state
        passed[state] = at
    return passed


def acts(machine: Machine) -> list[tuple[str, Mapping[str, str]]]:
    """Each event of a machine, plain and with what each of its rows asks for."""
    found: dict[tuple[str, tuple[tuple[str, str], ...]], Mapping[str, str]] = {}
    for row in machine.transitions:
        for facts in ({}, {name: min(values) for name, values in row.when.items()}):
            found[row.event, tuple(sorted(facts.items()))] = facts
    return [(event, facts) for (event, _), facts in found.items()]


@pytest.mark.parametrize(("profile", "name"), procedures(letters=True))
def test_a_letter_goes_every_way_and_no_other(profile: str, name: str) -> None:
    office, procedure = Office(OPENED[profile]), of(profile, name)
    machine = OPENED[profile].machines[procedure.machine]
    seen: set[str] = set()
    allowed: set[str] = set()
    refused = 0
    runs_out = procedure.clock is None or procedure.clock.rule is not Rule.MIN_60
    for way in ways(machine, runs_out=runs_out):
        number = next(office.numbers)
        walk = Walk(f"RQ-{number}", procedure, number)
        for event, facts in (("", {}), *way):
            if event:
                before = office.state(walk)
                office.go(walk, event, facts)
                assert office.state(walk) == leads_to(machine, before, event, facts), before
                allowed.add(event)
            if office.state(walk) not in seen:
                seen.add(office.state(walk))
                refused += everything_tried(office, walk, machine, allowed)
    assert seen == machine.states - (set() if runs_out else {"expired"})
    assert allowed >= machine.events - (set() if runs_out else {"preservation.expired"})
    assert refused > len(seen)


def everything_tried(office: Office, walk: Walk, machine: Machine, allowed: set[str]) -> int:
    """Judge each act here: what the file allows passes, what it does not is refused for that."""
    state, refused = office.state(walk), 0
    for event, facts in acts(machine):
        fresh = event == "conditions.offered"
        asked = replace(walk, number=next(office.numbers)) if fresh else walk
        said = office.verdict(office.letter(asked, event, facts))
        if state == machine.initial:
            assert (said == "") is (event == "request.approved" and not facts), (event, said)
        elif leads_to(machine, state, event, facts) is None:
            assert said == "refused.request_state", (state, event, facts)
            refused += 1
        else:
            assert said in {"", *OTHER_REASONS.get(event, ())}, (state, event, facts)
            allowed |= {event} if not said else set()
    return refused


def leads_to(machine: Machine, state: str, event: str, facts: Mapping[str, str]) -> str | None:
    """Where the file says that an act leads, with what such an act says anyway."""
    station = {"level": "notice", "reply": "due"} if event == "deadline.alerted" else {}
    return expected(machine.id, state, event, {**USUAL, **station, **facts})


# ---- what has no letter ----


@pytest.mark.parametrize(("profile", "name"), procedures(letters=False))
def test_what_has_no_letter_goes_every_way_and_no_other(profile: str, name: str) -> None:
    office, procedure = Office(OPENED[profile]), of(profile, name)
    machine = OPENED[profile].machines[procedure.machine]
    seen: set[str] = set()
    refused = 0
    for way in paths(machine):
        subject = f"X-{next(office.numbers)}"
        for event, facts in way:
            office.do(office.course(machine, subject, event, facts))
            state = office.memory.state(CASE).courses[machine.id, subject]
            if state in seen:
                continue
            seen.add(state)
            for other, each in every_act(machine):
                said = office.verdict(office.course(machine, subject, other, each))
                facts_of_it = {**plain_facts(other), **each}
                may = expected(machine.id, state, other, facts_of_it) is not None
                assert said in ("", TAKEN) if may else said, (state, other, each, said)
                refused += not may
    assert seen == machine.states - {machine.initial}
    assert refused >= len(seen)


# ---- what may be used when ----


def first_approval(office: Office, procedure: Procedure, request: str, **more: Any) -> Deed:
    deed = office.letter(Walk(request, procedure, next(office.numbers)), "request.approved", {})
    return deed._replace(fields={**deed.fields, **more})


@pytest.mark.parametrize(("profile", "name"), procedures(letters=True))
def test_a_channel_that_is_closed_is_opened_by_an_override_for_one_request_alone(
    profile: str, name: str
) -> None:
    procedure = of(profile, name)
    office = Office(load(profile=profile))
    closed = {"legal_channel": "sap"}
    asked = [first_approval(office, procedure, request, **closed) for request in ("RQ-1", "RQ-2")]
    override = Deed("override.record", ("CHIEF", "GUL"), "SUP", {
        "rule": "legal_channel", "reason": "Agreed by both sides.", "effect": "It is sent.",
        "request": "RQ-1",
    })  # fmt: skip
    if office.memory.catalogue.is_on(procedure, TODAY):
        assert [office.verdict(each) for each in asked] == ["refused.channel"] * 2
        alone = override._replace(people=("ANNA",), role=None)
        assert office.verdict(alone) == "refused.role"
        office.do(override)
        assert [office.verdict(each) for each in asked] == ["", "refused.channel"]
    else:
        office.do(override)
        assert [office.verdict(each) for each in asked] == ["refused.procedure_off"] * 2


@pytest.mark.parametrize(("profile", "name"), [
    each for each in procedures(letters=True)
    if not load(profile=each.values[0]).is_on(of(*each.values), TODAY)
])  # fmt: skip
def test_what_is_off_goes_on_with_the_day_its_ground_is_valid(profile: str, name: str) -> None:
    opens = {"channels.toml": open_channels(profile, since="2026-12-01")}
    office, procedure = Office(load(opens, profile)), of(profile, name)
    deed = first_approval(office, procedure, "RQ-1", legal_channel="sap")
    for day, said in (("2026-11-30 23:59", "refused.procedure_off"), ("2026-12-01 00:01", "")):
        office.memory.now = local(day)
        assert office.verdict(deed) == said, day
