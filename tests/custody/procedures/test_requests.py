"""Every transition of requests, preservation orders, chains and searches."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from custody.procedures.catalogue import load
from custody.procedures.clocks import Rule
from custody.procedures.machines import Machine
from custody.procedures.requests import Request, Step, chain_closed, draft

CATALOGUE = load()
DAY = date(2026, 3, 5)
EVENT = "00000000-0000-7000-8000-0000000000{:02x}"


def request(procedure: str) -> Request:
    found = CATALOGUE.procedure(procedure, DAY)
    assert found is not None
    machine = CATALOGUE.machines[found.machine]
    return draft("RQ-01", found, machine, CATALOGUE.calendar(DAY))


def step(event: str, at: str = "2026-03-05T05:00:00.000Z", **fields: Any) -> Step:
    return Step(event, EVENT.format(1), at, "+05:00", fields)


def run(procedure: str, *steps: Step | str) -> Request:
    made = request(procedure)
    for each in steps:
        taken = step(each) if isinstance(each, str) else each
        assert made.next_state(taken) is not None, (made.state, taken.event)
        made = made.after(taken)
    return made


ANSWERED = step("request.answered", outcome="full")
FROZEN = step(
    "preservation.acknowledged",
    starts_at="2026-03-05T00:00:00.000Z",
    ends_at="2026-06-02T19:00:00.000Z",
)


@pytest.mark.parametrize(
    ("steps", "state"),
    [
        ([], "draft"),
        (["request.approved"], "approved"),
        (["request.approved", "request.sent"], "sent"),
        (["request.approved", "request.withdrawn"], "withdrawn"),
        (["request.approved", "request.sent", "request.acknowledged"], "acknowledged"),
        (["request.approved", "request.sent", "request.acknowledged", "request.acknowledged"],
         "in_execution"),
        (["request.approved", "request.sent", step("request.clarified", choice="proceed")],
         "acknowledged"),
        (["request.approved", "request.sent", step("request.clarified", choice="change")],
         "clarification"),
        (["request.approved", "request.sent", "conditions.offered"], "conditions_offered"),
        (["request.approved", "request.sent", "conditions.offered", "conditions.accepted"],
         "conditions_accepted"),
        (["request.approved", "request.sent", "conditions.offered", "conditions.rejected"],
         "conditions_rejected"),
        (["request.approved", "request.sent", "artifact.received_from_provider"], "in_execution"),
        (["request.approved", "request.sent", step("request.answered", outcome="part")],
         "answered_part"),
        (["request.approved", "request.sent", step("request.answered", outcome="part"), ANSWERED],
         "answered_full"),
        (["request.approved", "request.sent",
          step("request.answered", outcome="full", review="deficient")], "in_execution"),
        (["request.approved", "request.sent",
          step("request.answered", outcome="full", review="over_disclosed"), ANSWERED],
         "answered_full"),
        (["request.approved", "request.sent", step("request.answered", outcome="no_data")],
         "answered_full"),
        (["request.approved", "request.sent", "request.refused"], "refused"),
        (["request.approved", "request.sent", step("request.refused", partial=True)], "sent"),
        (["request.approved", "request.sent", "request.postponed"], "postponed"),
        (["request.approved", "request.sent", "request.postponed", "request.acknowledged"],
         "acknowledged"),
        (["request.approved", "request.sent",
          step("deadline.alerted", level="passed", rule="ORDER-STATED")], "lapsed"),
        (["request.approved", "request.sent",
          step("deadline.alerted", level="passed", rule="KZ-CPC-48")], "sent"),
        (["request.approved", "request.sent",
          step("deadline.alerted", level="passed", rule="ORDER-STATED"), ANSWERED],
         "answered_full"),
        (["request.approved", "request.sent", "request.refused", "request.closed"], "closed"),
        (["request.approved", "request.sent", ANSWERED, "request.closed"], "closed"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("procedure", ["art18-1a", "art18-1b", "art31", "reciprocity", "national"])
def test_a_request_goes_from_state_to_state(
    procedure: str, steps: list[Step | str], state: str
) -> None:
    assert run(procedure, *steps).state == state


@pytest.mark.parametrize(
    ("steps", "state"),
    [
        (["request.approved", "preservation.requested"], "sent"),
        (["request.approved", "preservation.requested", "request.acknowledged"], "acknowledged"),
        (["request.approved", "preservation.requested", FROZEN], "active"),
        (["request.approved", "preservation.requested", FROZEN,
          step("request.approved", status="extension"), "preservation.renewed"], "renewed"),
        (["request.approved", "preservation.requested", FROZEN, "preservation.renewed",
          "preservation.renewed"], "renewed"),
        (["request.approved", "preservation.requested", FROZEN, "preservation.released"],
         "released"),
        (["request.approved", "preservation.requested", FROZEN,
          step("preservation.released", superseded_by="RQ-05")], "superseded_by_production"),
        (["request.approved", "preservation.requested", FROZEN, "preservation.expired"],
         "expired"),
        (["request.approved", "preservation.requested", "request.refused"], "refused"),
        (["request.approved", "preservation.requested", FROZEN, "request.withdrawn"],
         "withdrawn"),
        (["request.approved", "preservation.requested", FROZEN, "preservation.expired",
          "request.closed"], "closed"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("procedure", ["art16", "art17", "art29", "direct-letter"])
def test_a_preservation_goes_from_state_to_state(
    procedure: str, steps: list[Step | str], state: str
) -> None:
    assert run(procedure, *steps).state == state


LEGAL: Mapping[str, set[tuple[str, str]]] = {
    "art18-1a": {
        ("draft", "request.approved"), ("approved", "request.sent"),
        ("answered_full", "request.closed"), ("lapsed", "request.closed"),
        ("sent", "request.answered"), ("conditions_offered", "conditions.accepted"),
    },
    "art16": {
        ("active", "preservation.renewed"), ("renewed", "preservation.released"),
        ("approved", "preservation.requested"), ("expired", "request.closed"),
    },
}  # fmt: skip
ILLEGAL: Mapping[str, set[tuple[str, str]]] = {
    "art18-1a": {
        ("draft", "request.sent"), ("approved", "request.answered"), ("closed", "request.answered"),
        ("withdrawn", "request.sent"), ("refused", "request.acknowledged"),
        ("answered_full", "request.withdrawn"), ("sent", "conditions.accepted"),
        ("sent", "request.closed"), ("approved", "request.closed"),
        ("sent", "preservation.requested"), ("sent", "preservation.renewed"),
        ("approved", "request.approved"), ("sent", "disclosure.partial_received"),
    },
    "art16": {
        ("sent", "preservation.renewed"), ("expired", "preservation.renewed"),
        ("released", "preservation.renewed"), ("draft", "preservation.requested"),
        ("active", "disclosure.partial_received"), ("active", "artifact.received_from_provider"),
        ("active", "request.closed"), ("closed", "preservation.renewed"),
        ("expired", "preservation.released"), ("active", "preservation.acknowledged"),
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("procedure", "state", "event", "allowed"),
    [
        (procedure, state, event, allowed)
        for table, allowed in ((LEGAL, True), (ILLEGAL, False))
        for procedure, pairs in table.items()
        for state, event in sorted(pairs)
    ],
)
def test_only_what_the_table_allows_moves_a_request(
    procedure: str, state: str, event: str, allowed: bool
) -> None:
    made = replace(request(procedure), state=state)
    assert (made.next_state(step(event)) is not None) is allowed


def test_an_event_that_does_not_fit_leaves_the_state() -> None:
    made = replace(request("art18-1a"), state="closed")
    assert made.after(ANSWERED).state == "closed"


def reached_from(machine: Machine, start: str) -> set[str]:
    """Every state to which some row leads, step by step."""
    reached = {start}
    while True:
        more = {
            row.to for row in machine.transitions if row.before & reached and row.to != "="
        } - reached
        if not more:
            return reached
        reached |= more


LETTER_MACHINES = {each.machine for each in CATALOGUE.procedures if each.approvers}


@pytest.mark.parametrize("machine", CATALOGUE.machines.values(), ids=lambda each: each.id)
def test_from_every_open_state_there_is_a_way_to_the_end(machine: Machine) -> None:
    assert reached_from(machine, machine.initial) == machine.states
    for state in machine.open:
        assert reached_from(machine, state) & machine.final, state
        if machine.id in LETTER_MACHINES:
            assert any(
                state in row.before and row.to in machine.closable for row in machine.transitions
            ), state


def test_an_order_counts_ninety_days_from_the_earliest_start() -> None:
    approved = step("request.approved", "2026-03-03T04:20:00.000Z", duration_days=90)
    made = run("art16", approved, "preservation.requested", FROZEN)
    assert made.term is not None
    assert made.term.rule is Rule.MAX_90
    assert made.term.starts_at == "2026-03-03T04:20:00.000Z"
    assert made.term.computed_end == "2026-06-01T19:00:00.000Z"
    assert made.term.stated_end == "2026-06-02T19:00:00.000Z"
    assert made.term.effective_end == made.term.computed_end


PENDING = step("preservation.acknowledged", rule="T-29-PENDING")


def test_another_state_preserves_sixty_days_at_least_from_its_own_day() -> None:
    asked = step("preservation.requested", "2026-03-05T05:00:00.000Z")
    frozen = step("preservation.acknowledged", starts_at="2026-03-06T05:00:00.000Z")
    made = run("art29", "request.approved", asked, frozen)
    assert made.term is not None
    assert made.term.is_floor
    assert made.term.rule is Rule.MIN_60
    assert made.term.effective_end == "2026-05-05T19:00:00.000Z"  # 24:00 of 5 May at +05:00
    unknown = run("art29", "request.approved", asked, step("preservation.acknowledged"))
    assert unknown.term is not None
    assert unknown.term.starts_at == "2026-03-05T05:00:00.000Z"


def test_once_the_assistance_request_is_there_nothing_runs_out() -> None:
    made = run("art29", "request.approved", "preservation.requested", FROZEN, PENDING)
    assert made.state == "held_pending_decision"
    assert made.is_open
    assert not made.preserving
    assert made.follow_up is None
    assert made.next_state(step("preservation.expired")) is None
    released = made.after(step("preservation.released"))
    assert released.state == "released"


def test_a_pending_decision_is_of_article_29_alone() -> None:
    made = run("art16", "request.approved", "preservation.requested", FROZEN)
    assert made.next_state(PENDING) is None


def test_a_preservation_abroad_waits_for_the_assistance_request() -> None:
    sent = step("request.sent", sent_at="2026-03-05T05:00:00.000Z")
    made = run("art29", "request.approved", sent)
    assert made.follow_up is not None
    assert made.follow_up.alerts == ("2026-04-03T19:00:00.000Z",)
    assert made.follow_up.effective_end == "2026-04-23T19:00:00.000Z"
    again = made.after(step("request.sent", sent_at="2026-03-20T05:00:00.000Z"))
    assert again.follow_up == made.follow_up
    assert run("direct-letter", "request.approved", sent).follow_up is None


def test_article_30_brings_traffic_data_while_the_rest_stays_frozen() -> None:
    path = step("disclosure.partial_received")
    made = run("art29", "request.approved", "preservation.requested", FROZEN, path)
    assert made.state == "active"
    assert made.procedure.over_disclosed(["traffic", "content"], ["content"]) == {"content"}


def test_a_letter_counts_as_its_provider_writes() -> None:
    made = run("direct-letter", "request.approved", "preservation.requested", FROZEN)
    assert made.term is not None
    assert made.term.rule is Rule.PROVIDER
    assert made.term.effective_end == "2026-06-02T19:00:00.000Z"


def test_a_renewal_adds_a_term_and_keeps_the_first() -> None:
    renewal = step("preservation.renewed", ends_at="2026-08-31T19:00:00.000Z")
    made = run("direct-letter", "request.approved", "preservation.requested", FROZEN, renewal)
    assert [term.effective_end for term in made.terms] == [
        "2026-06-02T19:00:00.000Z",
        "2026-08-31T19:00:00.000Z",
    ]


def test_what_was_sent_in_haste_waits_for_its_original() -> None:
    sent = step("request.sent", means="encrypted_email", sent_at="2026-04-10T07:00:00.000Z")
    made = run("reciprocity", "request.approved", sent)
    assert made.confirmation is not None
    assert made.confirmation.effective_end == "2026-04-13T19:00:00.000Z"
    assert made.after(step("confirmation.sent")).confirmation is None
    by_post = run("reciprocity", "request.approved", step("request.sent", means="post"))
    assert by_post.confirmation is None


def test_what_was_asked_by_phone_is_confirmed_within_24_hours() -> None:
    sent = step("request.sent", means="phone", sent_at="2026-03-05T07:00:00.000Z")
    made = run("art18-1b", "request.approved", sent)
    assert made.confirmation is not None
    assert made.confirmation.rule is Rule.ORAL
    assert made.confirmation.effective_end == "2026-03-06T07:00:00.000Z"


def test_elements_of_an_answer_are_kept_and_the_newest_counts() -> None:
    part = step(
        "request.answered",
        outcome="part",
        elements=[
            {"element": "identity", "outcome": "not_held"},
            {"element": "payment", "outcome": "given"},
        ],
    )
    rest = step(
        "request.answered",
        outcome="full",
        elements=[{"element": "identity", "outcome": "given"}],
    )
    made = run("art18-1b", "request.approved", "request.sent", part, rest)
    assert dict(made.outcomes) == {"identity": "given", "payment": "given"}


def test_a_chain_is_done_when_each_child_is_closed_and_the_path_known() -> None:
    start: list[Step | str] = ["request.approved", "preservation.requested", FROZEN]
    end: list[Step | str] = ["preservation.released", "request.closed"]
    complete = run("art17", *start, step("disclosure.partial_received", path="complete"), *end)
    still_open = run("art17", *start, step("disclosure.partial_received", path="open"))
    unknown = run("art17", *start, *end)
    assert still_open.state == "partially_disclosed"
    assert chain_closed((complete, unknown))
    assert not chain_closed((complete, still_open))
    assert not chain_closed((unknown,))
    assert not chain_closed(())


SEARCH = CATALOGUE.machines["search"]


@pytest.mark.parametrize(
    ("facts", "events", "state"),
    [
        ({}, ["authority.recorded", "search.started"], "started"),
        ({"urgent": "true"}, ["search.started"], "started"),
        ({}, ["authority.recorded", "search.started", "search.finished", "protocol.signed",
              "copy.handed_over"], "copy_delivered"),
        ({"urgent": "true"}, ["search.started", "search.finished", "protocol.signed",
                              "copy.handed_over"], "review_pending"),
        ({"urgent": "true", "result": "unlawful"},
         ["search.started", "search.finished", "protocol.signed", "copy.handed_over",
          "authority.reviewed"], "found_unlawful"),
        ({"urgent": "true", "result": "lawful"}, ["search.started", "authority.reviewed"],
         "found_lawful"),
    ],
)  # fmt: skip
def test_a_search_goes_from_state_to_state(
    facts: Mapping[str, str], events: list[str], state: str
) -> None:
    at: str | None = SEARCH.initial
    for event in events:
        assert at is not None
        at = SEARCH.after(at, event, facts)
    assert at == state


@pytest.mark.parametrize(
    ("state", "event"),
    [
        ("planned", "search.started"), ("authorised", "item.found"), ("finished", "item.found"),
        ("finished", "search.started"), ("started", "protocol.signed"),
        ("finished", "copy.handed_over"), ("protocol_signed", "search.finished"),
        ("copy_delivered", "item.seized"),
    ],
)  # fmt: skip
def test_a_search_refuses_what_comes_too_early_or_too_late(state: str, event: str) -> None:
    assert SEARCH.after(state, event, {}) is None
