"""What walks through procedures share: the rows read a second time, ways, and complete acts.

The rows are read straight from the file, so that the program's reading of them is compared with
another.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from custody import resources
from custody.domain.vocabulary import TYPES
from custody.procedures.law import Procedure
from custody.procedures.machines import Machine
from tests.custody.letters import LATER, act, letter

ROWS = tomllib.loads(resources.read_text("procedures/machines.toml"))["machine"]
BY_ID = {row["id"]: row for row in ROWS}
STATION_ONLY = {"deadline.alerted", "preservation.expired"}
USUAL = {"means": "post", "choice": "change", "status": "new", "outcome": "no_data"}
"""What an act of a letter says where nothing else is asked of it."""
CHANNELS = ("ets185", "sap", "national_order", "reciprocity", "bilateral_treaty",
            "direct_voluntary", "csto_protocol", "cis_agreement")  # fmt: skip
TREATIES = ("ets185", "sap")
_HEAD = """
kind = "channels"
profile = "{profile}"
edition = "2026-12-01"
valid_from = {since}
checked_on = 2026-11-22
"""
_CHANNEL = """
[[channel]]
id = "{name}"
usable_from = {since}
as_of = 2026-11-22
source = "P 0.4"
note = "Opened for a test."
title = {{ en = "a", ru = "b", kk = "c", review = ["kk"] }}
"""


def open_channels(
    profile: str = "kz", since: str = "2020-01-01", names: Iterable[str] = CHANNELS
) -> str:
    """An agency's file, which says that channels are open from a day on."""
    rows = (_CHANNEL.format(name=name, since=since) for name in names)
    return _HEAD.format(profile=profile, since=since) + "".join(rows)


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


class Deed(NamedTuple):
    """One act: what a command says, and who signs it."""

    command: str
    people: tuple[str, ...]
    role: str | None
    fields: dict[str, Any]


def letter_deed(
    walk: Walk, event: str, facts: Mapping[str, str], *, now: str, approval: str, artifact: str
) -> Deed:
    """An act that moves a letter.

    Args:
        walk: The letter.
        event: Its type.
        facts: What the row of the machine asks for.
        now: The instant of the act.
        approval: The event of its newest approval.
        artifact: An id for what the act brings.
    """
    procedure = walk.procedure
    fields = {"request": walk.name, **act(event, facts, procedure, walk.number)}
    if event == "request.approved":
        more = {name: value for name, value in facts.items() if value}
        more |= {"new_end_at": LATER} if more.get("status") == "extension" else {}
        approver = "CHIEF" if procedure.approvers == {"SUP"} else "GUL"
        fields = letter(procedure, walk.name, "ANNA", **more)
        return Deed(TYPES[event].command, (approver, "ANNA"), None, fields)
    if event in ("artifact.received_from_provider", "disclosure.partial_received"):
        fields["artifacts"] = [artifact]
    if event == "preservation.renewed":
        fields["approval"] = approval
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
    return Deed(TYPES[event].command, people.get(event, ("ANNA",)), role, fields)


# ---- courses: what is told by its events without any letter ----

_PAGE = {"sha256": "c" * 64, "size": 10, "media_type": "image/png"}
COURSE_ACTS: Mapping[str, tuple[str, tuple[str, ...], dict[str, Any]]] = {
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


def course_deed(
    machine: Machine, name: str, event: str, facts: Mapping[str, str], *, artifact: str
) -> Deed:
    """An act that moves a course; `artifact` is an id for what it brings."""
    role, people, fields = COURSE_ACTS[event]
    told = {key: value for key, value in facts.items() if value}
    fields = {**fields, machine.subject: name, **told}
    if machine.id == "capture":
        row = {"artifact": name, "digests": {"sha256": "d" * 64}}
        rows = {"artifact.acquired": [name], "artifact.hashed": [{**row, "size": 10}]}
        fields["artifacts"] = rows.get(event, [row])
    elif event == "artifact.acquired":
        fields |= {"kind": "cloud_export", "artifacts": [artifact]}
    if event == "conditions.offered":
        fields["conditions"] = [{"condition": f"CND-{name}", "kind": "only_this_case"}]
        fields["condition_texts"] = [{"condition": f"CND-{name}", "text": "This case only."}]
    elif event.startswith("conditions."):
        fields["conditions"] = [f"CND-{name}"]
    return Deed(TYPES[event].command, people, role, fields)


def plain_facts(event: str) -> dict[str, str]:
    """What an act of a course says besides its step."""
    fields = COURSE_ACTS[event][2]
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
