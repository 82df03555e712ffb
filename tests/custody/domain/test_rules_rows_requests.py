"""Preconditions of single rows of procedures §4.3: authorities, orders, requests, conditions."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from custody.domain.commands import Command
from custody.errors import RefusedError
from tests.custody.domain.memory import CATALOGUE, local
from tests.custody.domain.wishes import (
    CASE,
    PAGE,
    Document,
    allowed,
    fresh,
    played,
    refused,
    step_of,
    wish,
)
from tests.custody.letters import letter


def test_a_review_needs_an_authority() -> None:
    review = wish(
        "authority.review", role="OIC", authority="AUT-77", reviewer="J", decision="D",
        decided_at=local("2026-03-05 10:00"), result="lawful",
    )  # fmt: skip
    refused(played(8), "refused.authority_invalid", review, "ALM")
    player = fresh(15)
    player.memory.do(
        wish("authority.withdraw", role="OIC", authority="AUT-02", reason="x", effect="no search"),
        "ALM",
    )
    start = step_of(player, 16, "search.start")
    player.memory.now = local("2026-03-18 07:06")
    refused(player, "refused.authority_invalid", start, "ALM")


def consent(verb: str, name: str, when: str) -> Document:
    fields: dict[str, Any] = {
        "consent": name, "name": "V-01", "capacity": "owner", "text": "I agree.",
        "shown_in": "ru", "scope": "mailbox", when: local("2026-03-02 11:00"),
        "document": PAGE,
    }  # fmt: skip
    return wish(f"consent.{verb}", **fields)


def test_a_consent_is_given_once_and_withdrawn_once() -> None:
    player = fresh(4)
    withdrawal = consent("withdraw", "CNS-1", "withdrawn_at")
    refused(player, "refused.consent_unknown", withdrawal, "ALM")
    player.memory.do(consent("record", "CNS-1", "given_at"), "ALM")
    refused(player, "refused.id_taken", consent("record", "CNS-1", "given_at"), "ALM")
    player.memory.do(withdrawal, "ALM")
    refused(player, "refused.consent_unknown", withdrawal, "ALM")


def test_unknown_requests_and_procedures_are_refused() -> None:
    player = played(8)
    player.memory.now = local("2026-03-05 12:00")
    send = step_of(player, 9, "request.send", request="RQ-77")
    refused(player, "refused.request_unknown", send, "TIM")
    document = step_of(player, 9, "request.approve", procedure="art19")
    refused(player, "refused.procedure_unknown", document, "GUL", "ALM")
    document = step_of(player, 9, "request.approve", procedure="sap8")
    refused(player, "refused.procedure_off", document, "GUL", "ALM")
    extension = step_of(player, 9, "request.approve", status="extension")
    refused(player, "refused.request_unknown", extension, "GUL", "ALM")
    taken = step_of(player, 9, "request.approve", request="RQ-01")
    refused(player, "refused.id_taken", taken, "GUL", "ALM")


def test_an_order_lasts_no_longer_than_the_law_lets_it() -> None:
    player = played(4)
    document = step_of(
        player, 5, "request.approve", procedure="art16", legal_channel="national_order",
        duration_days=91, authorisation={"kind": "urgent", "supervision": "pending"},
    )  # fmt: skip
    assert refused(player, "refused.duration", document, "ERZ", "ALM")["limit"] == 90
    document["fields"]["duration_days"] = 90
    assert allowed(player, document, "ERZ", "ALM")


@pytest.mark.parametrize(("limits", "passes"), [
    ({}, True), ({"max_renewals": 1}, True), ({"max_renewals": 0}, False),
    ({"max_total_days": 180}, True), ({"max_total_days": 179}, False),
])  # fmt: skip
def test_renewals_keep_to_the_limits_of_national_law(limits: dict[str, int], passes: bool) -> None:
    player = fresh(38)
    player.play_row_until(39, "preservation.renew")
    player.memory.now = local("2026-05-25 10:30")
    request = player.case.requests["RQ-01"]
    procedure = replace(request.procedure, **limits)  # type: ignore[arg-type]
    player.case.requests["RQ-01"] = replace(request, procedure=procedure)
    document = step_of(player, 39, "preservation.renew")
    if passes:
        assert allowed(player, document, "TIM")
    else:
        refused(player, "refused.renewals", document, "TIM")


def test_the_orders_along_one_communication_are_a_chain() -> None:
    player = fresh(4)
    for number, name in enumerate(("RQ-71", "RQ-72"), 1):
        document = step_of(
            player, 5, "request.approve", request=name, procedure="art17",
            legal_channel="national_order", data_categories=["traffic"], chain="CHN-1",
            chain_position=number, response_hours=24, communication="mail of 14 February",
            designated_recipient="A. L. M.", sufficient_disclosure="provider and path",
            authorisation={"kind": "urgent", "supervision": "pending"},
        )  # fmt: skip
        player.memory.do(document, "GUL", "ALM")
    assert [each.id for each in player.case.chain("CHN-1")] == ["RQ-71", "RQ-72"]
    assert player.case.chain("CHN-2") == ()


def test_an_incomplete_safeguard_is_refused_even_where_no_schema_looked() -> None:
    player = played(4)
    document = step_of(player, 5, "request.approve")
    del document["fields"]["safeguards"]["third_party_impact"]
    player.memory.now = local("2026-03-03 09:20")
    bare = Command("request.approve", document["fields"], case=CASE)
    with pytest.raises(RefusedError) as caught:
        player.memory.judge(bare, ["ERZ", "ALM"])
    assert caught.value.facts["fields"] == "safeguards/third_party_impact"


def test_only_an_urgent_act_waits_for_its_review() -> None:
    player = played(4)
    waiting = {"kind": "own_decision", "supervision": "pending"}
    document = step_of(player, 5, "request.approve", authorisation=waiting)
    facts = refused(player, "refused.field_missing", document, "ERZ", "ALM")
    assert facts["fields"] == "authorisation/supervision"


def test_every_condition_has_its_text_and_is_answered_once() -> None:
    player = fresh(39)
    document = step_of(player, 40, "conditions.offer")
    document["fields"]["condition_texts"].pop()
    refused(player, "refused.condition_text", document, "TIM")
    player.play_row(40)
    player.memory.do(step_of(player, 40, "conditions.offer") | {"fields": {
        "request": "RQ-04",
        "conditions": [{"condition": "CND-9", "kind": "confidential"}],
        "condition_texts": [{"condition": "CND-9", "text": "Tell nobody."}],
    }}, "TIM")  # fmt: skip
    again = step_of(player, 40, "conditions.accept")
    refused(player, "refused.condition_unknown", again, "GUL", "TIM")
    reject = step_of(player, 40, "conditions.accept", conditions=["CND-9"])
    player.memory.do(reject | {"command": "conditions.reject"}, "GUL", "TIM")
    assert "CND-9" not in player.case.conditions_of_request("RQ-04")


def test_conditions_in_the_approval_of_what_is_told_unasked_are_only_offered() -> None:
    player = fresh(39)
    conditions = [{"condition": "CND-9", "kind": "confidential"}]
    texts = [{"condition": "CND-9", "text": "Tell nobody."}]
    told: dict[str, Any] = {"conditions": conditions, "condition_texts": texts}
    art26 = CATALOGUE.procedure("art26", date(2026, 4, 6))
    assert art26 is not None
    own = letter(art26, "RQ-26", "ALM", legal_channel="reciprocity", **told)
    approval = wish("request.approve", **own)
    player.memory.do(approval, "GUL", "ALM")
    assert player.case.informations == {"INF-1"}
    assert player.case.conditions["CND-9"].state == "offered"
    offer = wish("conditions.offer", request="RQ-26", **told)
    other_kind = [{"condition": "CND-9", "kind": "only_this_case"}]
    changed = wish("conditions.offer", request="RQ-26", **told | {"conditions": other_kind})
    refused(player, "refused.id_taken", changed, "TIM")
    of_another = wish("conditions.offer", request="RQ-04", **told)
    refused(player, "refused.id_taken", of_another, "TIM")
    player.memory.do(offer, "TIM")
    player.memory.do(
        wish(
            "conditions.accept",
            request="RQ-26",
            conditions=["CND-9"],
            applies_to="All of it.",
            starts_at=player.memory.now,
        ),
        "GUL",
        "TIM",
    )
    assert player.case.conditions_of_request("RQ-26") == {"CND-9"}
    refused(player, "refused.request_state", offer, "TIM")


def test_conditions_accepted_late_reach_what_has_come() -> None:
    player = fresh(41)
    player.memory.do(wish(
        "conditions.offer",
        conditions=[{"condition": "CND-9", "kind": "confidential"}],
        condition_texts=[{"condition": "CND-9", "text": "Tell nobody."}],
    ), "TIM")  # fmt: skip
    accept = wish(
        "conditions.accept", conditions=["CND-9"], applies_to="the chat", artifacts=["ART-001"],
        starts_at=player.memory.now,
    )  # fmt: skip
    player.memory.do(accept, "GUL", "TIM")
    assert player.case.conditions_of(["ART-001"]) == {"CND-9"}


def test_a_request_with_an_open_finding_is_not_closed() -> None:
    player = fresh(9)
    differ = [{"artifact": "ART-010", "comparison": "differ"}]
    player.memory.do(step_of(player, 10, "artifact.receive", files=differ), "ALM")
    player.labels["RQ-02-receipt"] = player.memory.events[-2].id
    player.memory.do(step_of(player, 10, "request.answer"), "ALM")
    close = wish("request.close", request="RQ-02", summary="done")
    refused(player, "refused.finding_open", close, "ALM")


def test_nothing_is_sent_ahead_of_time_nor_twice_to_one_address() -> None:
    player = fresh(8)
    player.play_row_until(9, "request.send")
    player.memory.now = local("2026-03-05 12:10")
    document = step_of(player, 9, "request.send", sent_at=local("2026-03-05 12:13"))
    facts = refused(player, "refused.occurred_later", document, "TIM")
    assert facts["occurred_at"] == local("2026-03-05 12:13")
    document["fields"]["sent_at"] = local("2026-03-05 12:12")
    player.memory.do(document, "TIM")
    request = document["fields"]["request"]
    document["fields"]["address"] = f" {document['fields']['address'].upper()} "
    assert refused(player, "refused.sent_before", document, "TIM") == {"request": request}
    document["fields"]["address"] = "another office"
    assert allowed(player, document, "TIM")
    late = fresh(37)
    late.memory.now = local("2026-04-13 10:20")
    confirmed = step_of(late, 38, "confirmation.send", sent_at=local("2026-04-13 10:25"))
    refused(late, "refused.occurred_later", confirmed, "TIM")


def test_only_what_was_sent_in_haste_is_confirmed() -> None:
    player = played(9)
    document = step_of(player, 38, "confirmation.send", request="RQ-02", sent_at=player.memory.now)
    refused(played(9), "refused.nothing_to_confirm", document, "TIM")


def test_incoming_requests_are_registered_first_and_refused_by_two() -> None:
    player = fresh(1)

    def step(name: str, **more: Any) -> Document:
        return wish("incoming.record", incoming="IN-1", foreign_reference="X", step=name, **more)

    refused(player, "refused.incoming_unknown", step("checked"), "TIM")
    player.memory.do(step("registered"), "TIM")
    refused(player, "refused.id_taken", step("registered"), "TIM")
    refused(player, "refused.persons", step("refused", ground="political_offence"), "TIM")
    player.memory.do(step("refused", ground="political_offence"), "TIM", "GUL")
    refused(player, "refused.incoming_unknown", step("ended"), "TIM")


def test_information_that_comes_unasked_brings_its_conditions() -> None:
    player = fresh(9)
    document = wish(
        "spontaneous.receive", information="SPO-1", other_side="Abroad", contents=["log"],
        artifacts=["ART-010"],
        conditions=[{"condition": "CND-9", "kind": "only_this_case"}],
        condition_texts=[{"condition": "CND-9", "text": "This case."}],
    )  # fmt: skip
    player.memory.do(document, "TIM")
    assert player.case.conditions_of(["ART-010"]) == {"CND-9"}
    assert player.case.informations == {"SPO-1"}
