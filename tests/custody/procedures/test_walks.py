"""Every machine is walked: what its rows allow is recorded, what they do not is refused.

One procedure for each machine goes its ways through the service, with signatures;
`test_each_procedure` takes every procedure of both countries the same ways without them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from custody.clock import SystemClock, format_instant
from custody.domain.commands import Command
from custody.domain.events import LEDGER_CASE
from custody.domain.vocabulary import TYPES
from custody.errors import RefusedError
from custody.keys.keyring import Keyring
from custody.keys.private_key import PrivateKey
from custody.procedures.catalogue import Catalogue, load
from custody.procedures.law import Procedure
from custody.procedures.machines import Machine
from custody.queries import Queries
from custody.service import Act, CustodyService, Named
from custody.station import Station, key_fields, open_station
from tests.custody.letters import letter
from tests.custody.office import PEOPLE, copy_office, passphrase
from tests.custody.procedures.walking import (
    BY_ID,
    COURSE_ACTS,
    ROWS,
    STATION_ONLY,
    USUAL,
    Deed,
    Walk,
    course_deed,
    every_act,
    expected,
    letter_deed,
    open_channels,
    paths,
    plain_facts,
    rows_of,
)  # fmt: skip

CATALOGUE = load()
TODAY = date(2026, 11, 22)


def cases_of(machine: Machine) -> Iterator[Mapping[str, str]]:
    """No fact, and each fact of each row by itself or together."""
    yield {}
    for row in machine.transitions:
        for name, values in row.when.items():
            yield from ({name: value} for value in sorted(values))
        yield {name: min(values) for name, values in row.when.items()}


@pytest.mark.parametrize("machine", CATALOGUE.machines.values(), ids=lambda each: each.id)
def test_a_machine_allows_what_its_file_says_and_nothing_else(machine: Machine) -> None:
    allowed = forbidden = 0
    known = {each for row in ROWS for each in (line["event"] for line in row["transitions"])}
    told = {row["event"] for row in rows_of(BY_ID[machine.id], [])}
    facts = [dict(each) for each in {tuple(sorted(case.items())) for case in cases_of(machine)}]
    for state in machine.states:
        for event in known:
            for each in facts if event in told else [{}]:
                found = machine.after(state, event, each)
                assert found == expected(machine.id, state, event, each), (state, event, each)
                allowed += found is not None
                forbidden += found is None
    assert allowed
    assert forbidden > allowed


# ---- through the service ----


@pytest.fixture(scope="module")
def agency(office_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator["Desk"]:
    """A station with a contact officer, and an agency's file that opens the treaty's channels."""
    folder = tmp_path_factory.mktemp("walks")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CUSTODY_HOME", str(folder / "home"))
        copy_office(office_template, folder / "ledger", folder / "home")
        own = folder / "ledger" / "procedures"
        own.mkdir()
        (own / "channels.toml").write_text(open_channels(), encoding="utf-8")
        with open_station(folder / "ledger", clock=SystemClock()) as station:
            desk = Desk(station)
            desk.enrol_contact()
            desk.open_case()
            yield desk


@dataclass
class Desk:
    """Everybody's key at one station, and acts of letters."""

    station: Station
    keys: dict[str, PrivateKey] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: count(100))

    def __post_init__(self) -> None:
        keyring = Keyring(self.station.folder / "keys")
        self.keys = {name: keyring.open(name, passphrase) for name in (*PEOPLE, "ADM1", "ADM2")}

    @property
    def catalogue(self) -> Catalogue:
        return self.station.catalogue

    def enrol_contact(self) -> None:
        key = Keyring(self.station.folder / "keys").generate("TIM", passphrase)
        self.keys["TIM"] = key
        registered = {"person": "TIM", "name": "T.", "identity_reference": "card",
                      "agency": "Agency", "roles": ["POC"]}  # fmt: skip
        enrolled = {**key_fields(key, "TIM", "POC"), "identity_check": "in person"}
        first, second = self.keys["ADM1"], self.keys["ADM2"]
        self.station.service.execute(
            Act(Command("person.register", registered), first, (second,)),
            Act(Command("key.enroll", enrolled, LEDGER_CASE), first, (key,)),
        )

    def open_case(self) -> None:
        self.do("case.open", "ANNA", registration="EX-1", registered_on="2026-03-02",
                offences=[{"act": "Criminal Code", "article": "190"}],
                confidentiality="pretrial_secret")  # fmt: skip
        for person in ("TIM", "GUL", "CHIEF"):
            role = {"TIM": "POC", "GUL": "PRO", "CHIEF": "SUP"}[person]
            self.do("case.assign", "ANNA", "OIC", person=person, role=role, need="the case")
        example = letter(self.procedure("art16"), "RQ-0", "ANNA")
        block = {name: example[name] for name in ("authorisation", "safeguards")}
        self.do("authority.record", "ANNA", authority="AU-1", measure="covert", **block)

    def procedure(self, name: str) -> Procedure:
        found = self.catalogue.procedure(name, TODAY)
        assert found is not None
        return found

    def act_of(self, deed: Deed) -> Act:
        actor, *others = (self.keys[person] for person in deed.people)
        return Act(Command(deed.command, deed.fields, "C-1", role=deed.role), actor, tuple(others))

    def course(self, machine: Machine, name: str, event: str, facts: Mapping[str, str]) -> Act:
        artifact = f"ART-{next(self.numbers)}"
        return self.act_of(course_deed(machine, name, event, facts, artifact=artifact))

    def do(self, name: str, by: str, role: str | None = None, /, **fields: Any) -> None:
        self.station.service.execute(self.act_of(Deed(name, (by,), role, fields)))

    def move(self, walk: "Walk", event: str, facts: Mapping[str, str], *, only_judge: bool) -> None:
        """Record one act of a letter, or ask only whether it might be recorded."""
        known = self.station.service.state_of("C-1").requests.get(walk.name)
        deed = letter_deed(
            walk, event, facts,
            now=format_instant(self.station.ledger.clock.now()),
            approval=known.approvals[-1].event if known and known.approvals else "0" * 8,
            artifact=f"ART-{next(self.numbers)}",
        )  # fmt: skip
        made = self.act_of(deed)
        if only_judge:
            actor, *others = (Named(self.keys[person].public) for person in deed.people)
            self.station.service.judge(Act(made.command, actor, tuple(others)))
        else:
            self.station.service.execute(made)

    def state(self, walk: "Walk") -> Any:
        return self.station.service.state_of("C-1").requests[walk.name]


def letters() -> list[str]:
    """One procedure for each machine of letters."""
    chosen: dict[str, str] = {}
    for name in CATALOGUE.names():
        each = CATALOGUE.procedure(name, TODAY)
        if each is not None and each.approvers:
            chosen.setdefault(each.machine, name)
    return sorted(chosen.values())


@pytest.mark.parametrize("name", letters())
def test_a_letter_goes_every_way_that_is_allowed_and_no_other(agency: Desk, name: str) -> None:
    procedure = agency.procedure(name)
    machine = agency.catalogue.machines[procedure.machine]
    asked: set[str] = set()
    refused = 0
    for way in paths(machine):
        number = next(agency.numbers)
        walk = Walk(f"RQ-{number}", procedure, number)
        for event, facts in way:
            prepare(agency, walk, event, facts)
            agency.move(walk, event, facts, only_judge=False)
            state = agency.state(walk).state
            if state not in asked:
                asked.add(state)
                refused += nothing_else(agency, walk, machine, state)
    assert asked >= machine.states - {machine.initial, "lapsed", "expired"}
    assert refused > len(asked)


def prepare(desk: Desk, walk: Walk, event: str, facts: Mapping[str, str]) -> None:
    """What must have happened beside the state: data for a part, an approval for a renewal."""
    if event == "request.answered" and facts.get("outcome") == "part":
        desk.move(walk, "artifact.received_from_provider", {}, only_judge=False)
    if event == "preservation.renewed":
        desk.move(walk, "request.approved", {"status": "extension"}, only_judge=False)


def nothing_else(desk: Desk, walk: Walk, machine: Machine, state: str) -> int:
    """Every event that does not fit the state is refused, for that reason."""
    refused = 0
    for event in sorted(machine.events - STATION_ONLY):
        if machine.after(state, event, USUAL) is None:
            with pytest.raises(RefusedError) as caught:
                desk.move(walk, event, {}, only_judge=True)
            assert caught.value.code in ("refused.request_state", "refused.condition_unknown"), (
                state, event, str(caught.value),
            )  # fmt: skip
            refused += 1
    return refused


def test_a_request_names_only_an_earlier_one_of_its_case(agency: Desk) -> None:
    fields = letter(agency.procedure("art16"), "RQ-99", "ANNA", previous_request="RQ-NONE")
    with pytest.raises(RefusedError, match="RQ-NONE"):
        agency.station.service.judge(
            agency.act_of(Deed("request.approve", ("CHIEF", "ANNA"), None, fields))
        )


COURSES = sorted(each.id for each in CATALOGUE.machines.values() if each.subject)


@pytest.mark.parametrize("which", COURSES)
def test_a_course_goes_every_way_that_is_allowed_and_no_other(agency: Desk, which: str) -> None:
    machine = agency.catalogue.machines[which]
    service, asked, refused = agency.station.service, set[str](), 0
    for way in paths(machine):
        name = f"X-{next(agency.numbers)}"
        for event, facts in way:
            service.execute(agency.course(machine, name, event, facts))
            state = service.state_of("C-1").courses[which, name]
            if state in asked:
                continue
            asked.add(state)
            for other, each in every_act(machine):
                if machine.after(state, other, {**plain_facts(other), **each}) is not None:
                    continue
                with pytest.raises(RefusedError):
                    service.judge(agency.course(machine, name, other, each))
                refused += 1
    assert asked == machine.states - {machine.initial}
    assert refused >= len(asked)


# ---- what comes while there is no case ----


def log_act(desk: Desk, case: str | None, event: str, **fields: Any) -> Act:
    role, people, own = COURSE_ACTS[event]
    actor, *others = (desk.keys[person] for person in people)
    command = Command(TYPES[event].command, {**own, **fields}, case, role=role)
    return Act(command, actor, tuple(others))


@pytest.mark.parametrize(
    ("machine", "event", "steps"),
    [
        ("incoming", "incoming.step", ("registered", "checked", "ordered", "preserved")),
        ("call", "contact.logged", ("received", "passed_on", "answered", "closed")),
        ("information", "spontaneous.received", ("notice", "information", "linked", None)),
        ("team", "team.recorded", ("proposed", "negotiated", "signed", "active")),
    ],
)
def test_a_course_begun_without_a_case_goes_on_in_one_alone(
    agency: Desk, machine: str, event: str, steps: tuple[str, str, str, str | None]
) -> None:
    service, name = agency.station.service, f"X-{next(agency.numbers)}"
    kind = agency.catalogue.machines[machine]
    here = {kind.subject: name}
    first, second, third, fourth = steps
    service.execute(log_act(agency, None, event, step=first, **here))
    with pytest.raises(RefusedError):
        service.judge(log_act(agency, None, event, step=first, **here))
    service.preview((log_act(agency, None, event, step=second, **here),))
    service.execute(log_act(agency, None, event, step=second, **here))
    assert (machine, name) not in service.state_of("C-1").courses
    service.execute(log_act(agency, "C-1", event, step=third, **here))
    left = service.state_of("C-1").courses[machine, name]
    with pytest.raises(RefusedError) as caught:
        service.judge(log_act(agency, None, event, step=fourth or third, **here))
    assert caught.value.code == "refused.id_taken"
    assert caught.value.facts["case"] == "C-1"
    if fourth is not None:
        service.execute(log_act(agency, "C-1", event, step=fourth, **here))
        left = service.state_of("C-1").courses[machine, name]
    queries = Queries(agency.station.ledger, agency.catalogue)
    assert queries.states.of("C-1").courses[machine, name] == left
    assert queries.states.log()[0].attached[machine, name] == "C-1"
    again = CustodyService(agency.station.ledger, service.station_signer, agency.catalogue)
    assert again.state_of("C-1").courses[machine, name] == left
