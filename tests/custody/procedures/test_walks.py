"""Every machine is walked: what its rows allow is recorded, what they do not is refused.

The rows are read here a second time, straight from the file, so that the program's reading of them
is compared with another. Then each procedure goes its ways through the service, with signatures.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from custody import resources
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
from tests.custody.letters import LATER, act, letter
from tests.custody.office import PEOPLE, copy_office, passphrase

CATALOGUE = load()
TODAY = date(2026, 11, 22)
ROWS = tomllib.loads(resources.read_text("procedures/machines.toml"))["machine"]
BY_ID = {row["id"]: row for row in ROWS}
STATION_ONLY = {"deadline.alerted", "preservation.expired"}


def rows_of(machine: Mapping[str, Any], opened: list[str]) -> Iterator[Mapping[str, Any]]:
    """The rows of a machine with those that it extends, `@open` written out."""
    for row in machine["transitions"]:
        states = [
            state for each in row["from"] for state in (opened if each == "@open" else [each])
        ]
        if set(machine["open"]) <= set(states):
            states = list(dict.fromkeys([*states, *opened]))
        yield {**row, "from": states}
    if "extends" in machine:
        yield from rows_of(BY_ID[machine["extends"]], opened)


def expected(machine: str, state: str, event: str, facts: Mapping[str, str]) -> str | None:
    """Where the file says that an event leads; None where it does not fit."""
    for row in rows_of(BY_ID[machine], BY_ID[machine]["open"]):
        asked = row.get("when", {})
        fits = all(facts.get(name, "") in values for name, values in asked.items())
        if row["event"] == event and state in row["from"] and fits:
            return state if row["to"] == "=" else str(row["to"])
    return None


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

_OPEN_CHANNELS = """
kind = "channels"
profile = "kz"
edition = "2026-12-01"
valid_from = 2020-01-01
checked_on = 2026-11-22
"""
_CHANNEL = """
[[channel]]
id = "{name}"
usable_from = 2020-01-01
as_of = 2026-11-22
source = "P 0.4"
note = "Opened for a test."
title = {{ en = "a", ru = "b", kk = "c", review = ["kk"] }}
"""


@pytest.fixture(scope="module")
def agency(office_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator["Desk"]:
    """A station with a contact officer, and an agency's file that opens the treaty's channels."""
    folder = tmp_path_factory.mktemp("walks")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CUSTODY_HOME", str(folder / "home"))
        copy_office(office_template, folder / "ledger", folder / "home")
        own = folder / "ledger" / "procedures"
        own.mkdir()
        names = ("ets185", "sap", "national_order", "reciprocity", "bilateral_treaty",
                 "direct_voluntary", "csto_protocol", "cis_agreement")  # fmt: skip
        text = _OPEN_CHANNELS + "".join(_CHANNEL.format(name=name) for name in names)
        (own / "channels.toml").write_text(text, encoding="utf-8")
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

    def act_of(
        self, name: str, role: str | None, who: tuple[str, ...], fields: dict[str, Any]
    ) -> Act:
        actor, *others = (self.keys[person] for person in who)
        return Act(Command(name, fields, "C-1", role=role), actor, tuple(others))

    def do(self, name: str, by: str, role: str | None = None, /, **fields: Any) -> None:
        self.station.service.execute(self.act_of(name, role, (by,), fields))

    def move(self, walk: "Walk", event: str, facts: Mapping[str, str], *, only_judge: bool) -> None:
        """Record one act of a letter, or ask only whether it might be recorded."""
        command, people, role, fields = self._act(walk, event, facts)
        made = self.act_of(command, role, people, fields)
        if only_judge:
            actor, *others = (Named(self.keys[person].public) for person in people)
            self.station.service.judge(Act(made.command, actor, tuple(others)))
        else:
            self.station.service.execute(made)

    def _act(
        self, walk: "Walk", event: str, facts: Mapping[str, str]
    ) -> tuple[str, tuple[str, ...], str | None, dict[str, Any]]:
        command, procedure = TYPES[event].command, walk.procedure
        approver = "CHIEF" if procedure.approvers == {"SUP"} else "GUL"
        fields = {"request": walk.name, **act(event, facts, procedure, walk.number)}
        if event == "request.approved":
            more = {name: value for name, value in facts.items() if value}
            more |= {"new_end_at": LATER} if more.get("status") == "extension" else {}
            fields = letter(procedure, walk.name, "ANNA", **more)
            return command, (approver, "ANNA"), None, fields
        if event == "artifact.received_from_provider" or event == "disclosure.partial_received":
            fields["artifacts"] = [f"ART-{next(self.numbers)}"]
        if event == "preservation.renewed":
            approvals = self.state(walk).approvals
            fields["approval"] = approvals[-1].event if approvals else "0" * 8
        now = format_instant(self.station.ledger.clock.now())
        if event in ("request.sent", "confirmation.sent"):
            fields["sent_at"] = now
        if event == "preservation.acknowledged":
            fields["starts_at"] = now
        people = {"conditions.accepted": ("GUL", "CHIEF"), "conditions.rejected": ("GUL", "CHIEF"),
                  "spontaneous.sent": ("TIM", "GUL"), "confirmation.sent": ("TIM",)}  # fmt: skip
        role = {"request.withdrawn": "OIC", "request.closed": "OIC",
                "preservation.released": "OIC"}.get(event)  # fmt: skip
        if "INV" in TYPES[event].who:
            role = "INV"
        return command, people.get(event, ("ANNA",)), role, fields

    def state(self, walk: "Walk") -> Any:
        return self.station.service.state_of("C-1").requests[walk.name]


@dataclass
class Walk:
    """One letter on its way."""

    name: str
    procedure: Procedure
    number: int


Way = tuple[tuple[str, Mapping[str, str]], ...]


def paths(machine: Machine) -> list[Way]:
    """Shortest ways to the states that lie farthest out, so that every state is passed."""
    ways: dict[str, Way] = {machine.initial: ()}
    passed: set[str] = set()
    waiting = [machine.initial]
    while waiting:
        state = waiting.pop(0)
        for row in machine.transitions:
            facts = {name: min(values) for name, values in row.when.items()}
            to = machine.after(state, row.event, facts) if state in row.before else None
            if to is None or to in ways or row.event in STATION_ONLY:
                continue
            ways[to] = (*ways[state], (row.event, facts))
            passed.add(state)
            waiting.append(to)
    return [way for state, way in ways.items() if state not in passed]


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
        if machine.after(state, event, {"means": "post", "choice": "change", "status": "new",
                                        "outcome": "no_data"}) is None:  # fmt: skip
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
            agency.act_of("request.approve", None, ("CHIEF", "ANNA"), fields)
        )


# ---- courses: what is told by its events without any letter ----

_PAGE = {"sha256": "c" * 64, "size": 10, "media_type": "image/png"}
_COURSES: Mapping[str, tuple[str, tuple[str, ...], dict[str, Any]]] = {
    "spontaneous.received": ("POC", ("TIM",), {"other_side": "contact point", "contents": ["x"]}),
    "conditions.offered": ("POC", ("TIM",), {}),
    "conditions.accepted": ("PRO", ("GUL", "CHIEF"), {"applies_to": "all", "starts_at": LATER}),
    "conditions.rejected": ("PRO", ("GUL", "CHIEF"), {"applies_to": "all", "starts_at": LATER}),
    "incoming.step": ("POC", ("TIM", "GUL"), {"foreign_reference": "F-1"}),
    "consent.recorded": ("INV", ("ANNA",), {
        "name": "K. R.", "capacity": "owner", "text": "I agree.", "shown_in": "ru",
        "scope": "One account.", "given_at": "2026-03-05T05:00:00.000Z", "entitlement": "its owner",
        "refusal_right_explained": True, "no_pressure": True, "attachments": [_PAGE],
    }),
    "consent.withdrawn": ("INV", ("ANNA",), {
        "name": "K. R.", "capacity": "owner", "text": "No more.", "shown_in": "ru",
        "scope": "One account.", "withdrawn_at": "2026-03-05T05:00:00.000Z",
        "attachments": [_PAGE],
    }),
    "artifact.acquired": ("INV", ("ANNA",), {
        "kind": "web_capture", "tool": "reader", "tool_version": "1", "write_protection": "none",
        "why_unprotected": "a public page", "started_at": "2026-03-05T05:00:00.000Z",
        "ended_at": "2026-03-05T05:01:00.000Z", "web_address": "https://shop.example/",
        "resolver": "192.0.2.53", "ip_seen": "192.0.2.80", "account_used": "none: open to all",
    }),
    "artifact.hashed": ("INV", ("ANNA",), {"tool": "custody", "tool_version": "1"}),
    "artifact.verified": ("INV", ("ANNA",), {}),
    "contact.logged": ("POC", ("TIM",), {
        "channel": "phone", "direction": "incoming", "person": "officer on duty", "gist": "x",
        "reference": "call 4",
    }),
    "team.recorded": ("SUP", ("CHIEF", "GUL"), {
        "agreement": _PAGE, "starts_at": "2026-03-05T05:00:00.000Z", "ends_at": LATER,
        "members": [{"name": "T.", "organisation": "O", "state": "KZ", "role": "member"}],
        "purpose": "One case.", "place": "Astana", "terms": "As agreed.", "use_limits": "The case.",
    }),
}  # fmt: skip
"""Role, signers and fields of each event of a course."""
COURSES = sorted(each.id for each in CATALOGUE.machines.values() if each.subject)


def course_act(
    desk: Desk, machine: Machine, name: str, event: str, facts: Mapping[str, str]
) -> Act:
    role, people, fields = _COURSES[event]
    told = {key: value for key, value in facts.items() if value}
    fields = {**fields, machine.subject: name, **told}
    if machine.id == "capture":
        row = {"artifact": name, "digests": {"sha256": "d" * 64}}
        rows = {"artifact.acquired": [name], "artifact.hashed": [{**row, "size": 10}]}
        fields["artifacts"] = rows.get(event, [row])
    elif event == "artifact.acquired":
        fields |= {"kind": "cloud_export", "artifacts": [f"ART-{next(desk.numbers)}"]}
    if event == "conditions.offered":
        fields["conditions"] = [{"condition": f"CND-{name}", "kind": "only_this_case"}]
        fields["condition_texts"] = [{"condition": f"CND-{name}", "text": "This case only."}]
    elif event.startswith("conditions."):
        fields["conditions"] = [f"CND-{name}"]
    return desk.act_of(TYPES[event].command, role, people, fields)


@pytest.mark.parametrize("which", COURSES)
def test_a_course_goes_every_way_that_is_allowed_and_no_other(agency: Desk, which: str) -> None:
    machine = agency.catalogue.machines[which]
    service, asked, refused = agency.station.service, set[str](), 0
    for way in paths(machine):
        name = f"X-{next(agency.numbers)}"
        for event, facts in way:
            service.execute(course_act(agency, machine, name, event, facts))
            state = service.state_of("C-1").courses[which, name]
            if state in asked:
                continue
            asked.add(state)
            for other, each in every_act(machine):
                if machine.after(state, other, {**_plain(other), **each}) is not None:
                    continue
                with pytest.raises(RefusedError):
                    service.judge(course_act(agency, machine, name, other, each))
                refused += 1
    assert asked == machine.states - {machine.initial}
    assert refused >= len(asked)


def _plain(event: str) -> dict[str, str]:
    fields = _COURSES[event][2]
    return {name: value for name, value in fields.items() if isinstance(value, str)}


def every_act(machine: Machine) -> list[tuple[str, Mapping[str, str]]]:
    """Each event of a machine with each step that a row of it names."""
    found: list[tuple[str, Mapping[str, str]]] = []
    for event in sorted(machine.events):
        steps = {
            step
            for row in machine.transitions
            if row.event == event
            for step in row.when.get("step", {""})
        }
        found += [(event, {"step": step} if step else {}) for step in sorted(steps)]
    return found


# ---- what comes while there is no case ----


def log_act(desk: Desk, case: str | None, event: str, **fields: Any) -> Act:
    role, people, own = _COURSES[event]
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
    assert queries.case("C-1").courses[machine, name] == left
    assert queries.log()[0].attached[machine, name] == "C-1"
    again = CustodyService(agency.station.ledger, service.station_signer, agency.catalogue)
    assert again.state_of("C-1").courses[machine, name] == left
