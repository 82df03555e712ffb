"""Preconditions of single rows of procedures §4.3 that the twelve refusals do not reach."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from custody.domain.cautions import cautions
from custody.domain.commands import Command
from custody.domain.rules_evidence import exportable
from custody.domain.schema import example
from custody.errors import InputError, RefusedError
from tests.custody.domain.memory import Memory, Roster, local
from tests.custody.domain.wishes import (
    CASE,
    PAGE,
    Document,
    acceptance,
    allowed,
    break_seal,
    correct,
    find,
    fresh,
    offer,
    offered,
    played,
    refused,
    restitution,
    step_of,
    wish,
)
from tests.custody.domain.worked_example import digest, steps

# Searches


def test_a_search_ends_between_its_start_and_now() -> None:
    player = played(23)
    player.memory.now = local("2026-03-18 09:12")
    for ended in ("2026-03-18 07:00", "2026-03-18 09:13"):
        document = step_of(player, 24, "search.finish", ended_at=local(ended))
        refused(player, "refused.search_end", document, "ALM")
    assert allowed(player, step_of(player, 24, "search.finish"), "ALM")


def test_a_protocol_follows_the_end_and_its_copy_follows_the_protocol() -> None:
    refused(played(23), "refused.search_open", step_of(played(23), 24, "protocol.sign"), "ALM")
    copy = step_of(played(23), 25, "copy.hand_over")
    refused(played(23), "refused.protocol_unknown", copy, "ALM")
    refusal = step_of(played(23), 25, "signature.refuse")
    refused(played(23), "refused.protocol_unknown", refusal, "ALM")


def test_help_is_asked_for_and_systems_reached_only_in_a_search() -> None:
    extend = wish(
        "search.extend", search="SRC-1", first_system="laptop", second_system="store",
        reach="share", territory_ground="in the same flat",
    )  # fmt: skip
    assert allowed(played(19), extend, "ALM")
    refused(played(24), "refused.search_not_open", extend, "ALM")
    refused(
        played(24), "refused.search_not_open", step_of(played(24), 21, "assistance.order"), "ALM"
    )


def test_a_search_carries_what_the_edition_of_its_procedure_asks_for() -> None:
    player = fresh(15)
    player.memory.now = local("2026-03-18 07:05")
    document = step_of(player, 16, "search.start")
    assert allowed(player, document, "ALM")
    found = player.case.catalogue.procedure("art19", date(2026, 3, 18))
    assert found is not None
    demands = found.events["search.started"]
    more = replace(
        demands, required={**demands.required, "leader": found.source, "team": found.source}
    )
    stricter = replace(found, events={**found.events, "search.started": more})
    player.case.catalogue = replace(player.case.catalogue, procedures=(stricter,))
    for name in ("leader", "team"):
        document["fields"].pop(name, None)
    facts = refused(player, "refused.field_missing", document, "ALM")
    why = "the treaty asks for it, Article 19"
    told = {"fields": "leader, team", "procedure": "art19", "why": f"leader: {why}; team: {why}"}
    assert facts == told


def test_what_one_search_found_is_not_seized_in_another() -> None:
    player = fresh(22)
    player.case.items["ITM-04"] = replace(player.case.items["ITM-04"], search="SRC-0")
    refused(player, "refused.search_not_open", step_of(player, 23, "item.seize"), "ALM")


def test_nothing_is_described_that_is_not_named() -> None:
    player = played(22)
    document = step_of(player, 23, "item.seize")
    document["items"] = ["ITM-01", "ITM-03"]
    assert refused(player, "refused.item_not_named", document, "ALM")["item"] == "ITM-04"
    seal = break_seal("ITM-03", "S-3302") | {"items": ["ITM-01"]}
    refused(played(29), "refused.item_not_named", seal, "DIN", "ERZ")


@pytest.mark.parametrize(
    ("row", "command", "person"),
    [
        (2, "item.receive", "ALM"),
        (3, "item.seal", "ALM"),
        (23, "item.seize", "ALM"),
        (23, "item.seal", "ALM"),
        (25, "copy.hand_over", "ALM"),
    ],
)
def test_witnesses_are_named_or_their_signed_page_is_attached(
    row: int, command: str, person: str
) -> None:
    player = fresh(row - 1)
    player.play_row_until(row, command)
    player.memory.now = local(next(each["at"] for each in steps(row) if each["command"] == command))
    document = step_of(player, row, command)
    fields = document["fields"]
    for name in ("present", "document", "attachments", "receipt"):
        fields.pop(name, None)
    facts = refused(player, "refused.unwitnessed", document, person)
    assert facts == {"type": Command.parse(document).type.name}
    fields["attachments"] = [PAGE]
    assert allowed(player, document, person)
    del fields["attachments"]
    if command.startswith("item."):
        fields["present"] = [{"name": "K. R.", "capacity": "occupant"}]
        refused(player, "refused.unwitnessed", document, person)
        fields["present"] += [{"name": "W1", "capacity": "attesting_witness"}]
        facts = refused(player, "refused.witness_interest", document, person)
        assert facts == {"name": "W1"}
        fields["present"][1]["no_interest"] = True
        assert allowed(player, document, person)


def test_a_second_key_stands_for_a_witness_away_from_the_field() -> None:
    player = played(12)
    document = step_of(player, 12, "item.seal", seals=[
        {"item": "ITM-05", "seal": "S-9", "bag": "B-9"}
    ])  # fmt: skip
    del document["fields"]["attachments"]
    player = fresh(11)
    refused(player, "refused.unwitnessed", document, "ALM", "BOL")
    document["fields"]["setting"] = "store"
    refused(player, "refused.unwitnessed", document, "ALM")
    assert allowed(player, document, "ALM", "BOL")


def test_a_protocol_bears_a_head_that_this_ledger_had() -> None:
    player = played(23)
    player.memory.now = local("2026-03-18 09:13")
    document = step_of(fresh(23), 24, "protocol.sign")
    del document["fields"]["search"]
    root = document["fields"]["checkpoint_root"]
    for size in (0, len(player.memory.events) + 1):
        document["fields"]["checkpoint_size"] = size
        facts = refused(player, "refused.checkpoint_unknown", document, "ALM")
        assert facts == {"size": size, "root": root}
    document["fields"] |= {"checkpoint_size": 1, "checkpoint_root": "B" + root[1:]}
    refused(player, "refused.checkpoint_unknown", document, "ALM")
    document["fields"]["checkpoint_root"] = root
    assert allowed(player, document, "ALM")
    noted = {
        "command": "ledger.checkpoint",
        "fields": {"size": 10_000, "root": root, "cause": "protocol", "printed": True},
    }
    refused(player, "refused.checkpoint_unknown", noted, "SYS")


# Items


def test_a_giver_with_a_key_signs_too() -> None:
    player = played(1)
    player.memory.now = local("2026-03-02 10:05")
    document = step_of(player, 2, "item.receive", giver_person="SPC1")
    refused(player, "refused.signature_missing", document, "ALM")
    assert allowed(player, document, "ALM", "SPC1")


def test_a_source_is_in_the_hand_of_whoever_acquires() -> None:
    document = step_of(played(30), 31, "artifact.acquire", artifacts=["ART-9"])
    refused(played(34), "refused.not_custodian", document, "DIN")
    assert allowed(played(30), document, "DIN")
    player = fresh(30)
    player.memory.do(offer(player, "ITM-03", to="BOL"), "DIN")
    refused(player, "refused.in_transit", document, "DIN")
    nowhere = step_of(played(30), 31, "artifact.acquire", artifacts=["ART-9"])
    del nowhere["items"]
    refused(played(30), "refused.source_missing", nowhere, "DIN")


def test_the_state_is_recorded_before_touching_or_with_a_reason() -> None:
    document = step_of(played(17), 17, "item.record_state")
    assert allowed(played(17), document, "ALM")
    refused(played(18), "refused.reason_missing", document, "ALM")
    document["fields"]["reason"] = "After the isolation."
    assert allowed(played(18), document, "ALM")


def test_paper_is_not_isolated_nor_charged() -> None:
    isolate = step_of(played(22), 18, "item.isolate") | {"items": ["ITM-04"]}
    refused(played(22), "refused.not_live", isolate, "SPC1")
    charge = wish("item.check_charge", ["ITM-04"], battery_percent=80, isolated=True)
    refused(played(26), "refused.not_live", charge, "BOL")
    player = fresh(26)
    phone = wish(
        "item.check_charge", ["ITM-01"], battery_percent=80, isolated=True,
        charge_check_due_at=local("2026-03-25 09:00"),
    )  # fmt: skip
    player.memory.do(phone, "BOL")
    assert player.case.items["ITM-01"].charge_due_at == local("2026-03-25 09:00")


def test_a_parent_named_with_its_child_is_no_child() -> None:
    player = fresh(17)
    document = step_of(player, 18, "item.register_child") | {"items": ["ITM-01", "ITM-02"]}
    player.memory.do(document, "SPC1")
    assert player.case.items["ITM-01"].parent is None
    assert player.case.items["ITM-02"].parent == "ITM-01"
    small = step_of(player, 18, "item.register_child") | {"items": ["itm-02"]}
    small["fields"]["details"][0]["item"] = "itm-02"
    refused(player, "refused.id_taken", small, "SPC1")


def test_a_seal_that_is_checked_is_one_of_the_item() -> None:
    seals = [{"item": "ITM-00", "seal": "S-3301", "intact": True}]
    refused(played(27), "refused.seal_unknown", wish("seal.check", ["ITM-00"], seals=seals), "BOL")


def test_only_what_is_in_custody_is_inspected_and_recognised_after_it() -> None:
    inspect = step_of(played(22), 27, "item.inspect") | {"items": ["ITM-04"]}
    refused(played(22), "refused.item_state", inspect, "ALM")
    player = offered(26, "ITM-04")
    refused(player, "refused.in_transit", inspect, "ALM")
    player = played(26)
    player.memory.now = local("2026-03-18 14:00")
    assert allowed(player, inspect, "ALM")
    recognise = step_of(played(26), 27, "item.recognise")
    refused(played(26), "refused.not_inspected", recognise, "ALM")


def test_an_inspection_begins_before_it_ends_and_ends_before_it_is_recorded() -> None:
    player = played(26)
    player.memory.now = local("2026-03-18 14:00")
    for started, ended in (("13:30", "13:29"), ("13:30", "14:01")):
        times = {"started_at": local(f"2026-03-18 {started}"),
                 "ended_at": local(f"2026-03-18 {ended}")}  # fmt: skip
        document = step_of(player, 27, "item.inspect", **times)
        refused(player, "refused.inspection_end", document, "ALM")
    assert allowed(player, step_of(player, 27, "item.inspect"), "ALM")


def test_things_are_moved_within_the_store_by_its_keeper() -> None:
    move = wish("item.relocate", ["ITM-03"], from_place="C-3", to_place="C-4", reason="Space")
    player = fresh(27)
    player.memory.do(move, "BOL")
    assert player.case.items["ITM-03"].place == "C-4"
    player.memory.roster.held["DIN"].add("CUS")
    player.memory.now = local("2026-03-20 09:30")
    player.memory.do(step_of(player, 29, "item.check_out"), "BOL", "DIN")
    refused(player, "refused.item_state", move | {"role": "CUS"}, "DIN")


def test_an_offer_names_whole_seals_a_time_ahead_and_somebody_who_may_hold() -> None:
    player = played(27)
    bare = offer(player, "ITM-00", "ITM-03")
    bare["fields"]["seals"] = bare["fields"]["seals"][:1]
    facts = refused(player, "refused.seal_unnamed", bare, "BOL")
    assert facts == {"item": "ITM-03", "seal": "S-3302"}
    wrong = offer(player, "ITM-00")
    wrong["fields"]["seals"] = [{"item": "ITM-00", "seal": "S-3301"}]
    refused(player, "refused.seal_unknown", wrong, "BOL")
    refused(player, "refused.expected_past", offer(player, "ITM-00", at="2026-03-18 13:00"), "BOL")
    refused(player, "refused.recipient_role", offer(player, "ITM-00", to="ERZ"), "BOL")
    player.memory.roster.held["NEW"] = {"EXA"}
    try:
        refused(player, "refused.not_member", offer(player, "ITM-00", to="NEW"), "BOL")
    finally:
        del player.memory.roster.held["NEW"]


def test_only_the_giver_notes_a_courier() -> None:
    player = offered()
    note = wish(
        "transfer.note_courier", ["ITM-00"], offer=list(player.case.offers)[-1], carrier="K",
        waybill="W-1", bags=["B-0099"],
    )  # fmt: skip
    refused(player, "refused.not_giver", note, "DIN")
    player.memory.do(note, "BOL")
    assert list(player.case.offers.values())[-1].courier
    assert allowed(player, acceptance(player, "ITM-00"), "DIN")


def test_an_item_comes_back_to_a_keeper_once() -> None:
    back = step_of(played(33), 34, "item.return_to_store")
    refused(played(34), "refused.item_state", back, "DIN", "BOL")
    other = step_of(played(33), 34, "item.return_to_store", to="ERZ")
    refused(played(33), "refused.recipient_role", other, "DIN", "ERZ")
    out = step_of(played(29), 29, "item.check_out", to="ALM")
    player = fresh(29)
    player.memory.roster.held["DIN"].add("CUS")
    refused(player, "refused.item_state", out | {"role": "CUS"}, "DIN", "ALM")


def test_the_keeper_of_an_item_does_not_borrow_it_for_examination() -> None:
    player = fresh(28)
    player.memory.roster.held["BOL"].add("EXA")
    player.memory.now = local("2026-03-20 09:30")
    player.memory.do(offer(player, "ITM-00", to="ALM"), "BOL")
    player.memory.do(acceptance(player, "ITM-00") | {"role": "INV"}, "ALM")
    player.memory.roster.held["ALM"].add("CUS")
    out = step_of(player, 29, "item.check_out", to="BOL") | {"items": ["ITM-00"], "role": "CUS"}
    del out["fields"]["seals"]
    refused(player, "refused.same_person", out, "ALM", "BOL")


def test_a_receiver_with_a_key_signs_the_disposal() -> None:
    player = fresh(48)
    decision = step_of(player, 48, "court.record_decision", in_force=True, in_force_on="2026-11-20")
    player.memory.do(decision, "GUL")
    given = restitution()
    given["fields"] |= {"receiver_person": "TIM", "in_force_on": "2026-11-20"}
    refused(player, "refused.signature_missing", given, "BOL")
    assert allowed(player, given, "BOL", "TIM")
    early = restitution()
    early["fields"]["in_force_on"] = "2026-12-31"
    refused(player, "refused.disposal_barred", early, "BOL")
    parent = restitution("ITM-01") | {"command": "item.confiscate"}
    parent["fields"]["in_force_on"] = "2026-11-20"
    assert allowed(player, parent, "BOL").items == ("ITM-01", "ITM-02")


def test_a_child_shares_the_fate_of_its_parent_unless_it_has_its_own() -> None:
    player = fresh(47)
    decision = step_of(player, 48, "court.record_decision", in_force=True, in_force_on="2026-11-02")
    decision["fields"]["fates"] = [{"item": "ITM-01", "fate": "confiscated"}]
    player.memory.do(decision, "GUL")
    document = restitution("ITM-01") | {"command": "item.confiscate"}
    player.memory.do(document, "BOL")
    assert {player.case.items[name].state for name in ("ITM-01", "ITM-02")} == {"confiscated"}


def test_the_court_is_shown_what_a_prosecutor_holds() -> None:
    show = step_of(played(47), 47, "item.present_in_court")
    refused(played(46), "refused.not_custodian", show, "GUL", "BOL")
    player = fresh(46)
    player.play_row_until(47, "transfer.accept")
    refused(player, "refused.in_transit", show, "GUL", "BOL")
    refused(player, "refused.persons", show, "GUL")


# Requests


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


# Artifacts, findings, bundles


def test_every_photograph_has_a_caption() -> None:
    player = played(16)
    player.memory.now = local("2026-03-18 07:14")
    photo = step_of(fresh(17), 17, "item.photograph")
    photo["fields"]["photos"][0]["artifact"] = "PHO-9"
    refused(played(17), "refused.caption", photo, "ALM")


def test_what_is_hashed_has_come_from_somewhere() -> None:
    row: dict[str, Any] = {"artifact": "art-001", "size": 1, "digests": {"sha256": digest("x")}}
    document = wish("artifact.hash", artifacts=[row], tool="t", tool_version="1")
    refused(played(27), "refused.id_taken", document, "DIN")
    row["artifact"] = "ART-777"
    facts = refused(played(27), "refused.origin_unknown", document, "DIN")
    assert facts == {"artifact": "ART-777"}
    row["container"] = "ART-778"
    refused(played(27), "refused.origin_unknown", document, "DIN")
    row["container"] = "ART-001"
    assert allowed(played(27), document, "DIN")
    del row["container"]
    row["kept"] = "store"
    assert allowed(played(27), document, "DIN")


def test_only_what_has_a_digest_is_verified() -> None:
    document = wish("artifact.verify", artifacts=[{"artifact": "PHO-001", "digests": {
        "sha256": digest("x"),
    }}])  # fmt: skip
    refused(played(17), "refused.not_hashed", document | {"role": "INV"}, "ALM")
    unknown = step_of(played(17), 35, "artifact.report_mismatch")
    refused(played(17), "refused.artifact_unknown", unknown, "SYS")


def test_nobody_outside_the_case_is_shown_anything() -> None:
    show = wish("artifact.access", artifacts=["ART-001"], person="ADM1", purpose="x", shown="x")
    refused(played(27), "refused.not_member", show, "SYS")


def test_a_copy_is_destroyed_by_order_too() -> None:
    document = step_of(played(35), 36, "artifact.purge", artifacts=["ART-030"], order="Order 5")
    del document["fields"]["remaining"]
    assert allowed(played(35), document, "DIN", "ERZ")


def test_data_are_made_inaccessible_after_a_verified_copy_and_restored_once() -> None:
    player = fresh(31)
    fields: dict[str, Any] = {
        "measure": "MSR-1", "method": "access_disabled", "system": "shop", "copy": "ART-001",
        "key_holder": "A. L. M.", "restoring_steps": "Enable the account.",
    }  # fmt: skip
    refused(
        player, "refused.parent_unverified", wish("data.render_inaccessible", **fields),
        "ALM", "ERZ",
    )  # fmt: skip
    fields["copy"] = "ART-030"
    restore = wish("data.restore_access", **{**fields, "method": "access_enabled"})
    refused(player, "refused.measure_unknown", restore, "ALM", "ERZ")
    player.memory.do(wish("data.render_inaccessible", **fields), "ALM", "ERZ")
    player.memory.do(restore, "ALM", "ERZ")
    refused(player, "refused.measure_unknown", restore, "ALM", "ERZ")


def test_a_finding_is_acknowledged_once_and_then_resolved() -> None:
    player = played(12)
    resolve = step_of(player, 14, "finding.resolve")
    refused(player, "refused.finding_state", resolve, "ERZ", "ALM")
    acknowledge = step_of(player, 13, "finding.acknowledge")
    refused(played(13), "refused.finding_state", acknowledge, "ERZ")
    refused(player, "refused.id_taken", wish(
        "finding.raise", finding="f-1", kind="other", severity="red", role="INV",
        facts=[{"fact": "text", "value": "x"}],
    ), "ALM")  # fmt: skip


def test_a_bundle_of_some_items_shows_theirs() -> None:
    state = played(43).case
    assert exportable(state, ["ITM-00"]) == ("ART-001",)
    assert "ART-021" not in exportable(state)
    assert "ART-031" not in exportable(state)


def test_a_bundle_is_exported_once_and_disclosed_after_it() -> None:
    player = played(44)
    player.memory.now = local("2026-10-05 11:20")
    again = step_of(player, 44, "bundle.export")
    refused(player, "refused.id_taken", again | {"role": "OIC"}, "ALM", "ERZ")
    unknown = step_of(player, 45, "bundle.disclose", bundle="BND-7")
    refused(player, "refused.bundle_unknown", unknown | {"role": "OIC"}, "ALM")
    in_person = step_of(player, 45, "bundle.disclose") | {"role": "OIC"}
    del in_person["fields"]["receipt"]
    refused(player, "refused.signature_missing", in_person, "ALM")
    assert allowed(player, in_person, "ALM", "GUL")


def test_a_bundle_is_sealed_under_an_id_that_is_free() -> None:
    player = played(44)
    seal: Document = {"command": "bundle.seal", "role": "OIC", "fields": {
        "bundle": "bnd-1", "tagmanifests": {"sha256": digest("t"), "sha512": "0" * 128},
        "recipient": "Court", "purpose": "trial", "language": "ru", "conditions": [],
        "cases": [], "items": [],
    }}  # fmt: skip
    refused(player, "refused.id_taken", seal, "ALM")
    seal["fields"]["bundle"] = "BND-9"
    assert allowed(player, seal, "ALM").case is None


def test_access_shows_nothing_restricted() -> None:
    player = played(45)
    give = step_of(player, 46, "access.give", artifacts=["ART-001", "ART-021"])
    refused(player, "refused.restricted_material", give, "GUL", "ERZ")
    give["fields"]["artifacts"].pop()
    assert allowed(player, give, "GUL", "ERZ")


def test_access_is_given_within_the_conditions_of_what_is_shown() -> None:
    player = fresh(45)
    player.case.conditions["CND-1"] = replace(player.case.conditions["CND-1"], kind="confidential")
    bound = [name for name in player.case.artifacts if "CND-1" in player.case.conditions_of([name])]
    shown = [name for name in bound if player.case.restriction_of(name) is None][:1]
    give = step_of(player, 46, "access.give", artifacts=shown, capacity="suspect")
    facts = refused(player, "refused.condition_barred", give, "GUL", "ERZ")
    assert facts == {"condition": "CND-1", "kind": "confidential", "what": "defence"}
    give["fields"]["capacity"] = "expert"
    assert allowed(player, give, "GUL", "ERZ")


def test_a_supplier_consents_to_conditions_that_are_known() -> None:
    player = fresh(45)
    consent = step_of(player, 46, "access.give")
    fields = {**example("consent.record")["fields"], "conditions": ["CND-99"]}
    document = {**consent, "command": "consent.record", "fields": fields}
    document.pop("role", None)
    refused(player, "refused.condition_unknown", document, "ALM")


def test_notes_are_of_events_of_the_case() -> None:
    event = played(5).memory.events[0].id
    note = wish("event.annotate", event="f" * 8 + event[8:], text="x") | {"role": "INV"}
    refused(played(5), "refused.event_unknown", note, "ALM")
    wrong = correct(note["fields"]["event"], "/body/x", value=1)
    refused(played(5), "refused.event_unknown", wrong, "TIM")


def test_a_demonstration_exports_without_approval() -> None:
    player = fresh(43)
    player.memory.roster.demonstration = True
    player.memory.now = local("2026-10-05 09:40")
    document = step_of(player, 44, "bundle.export", recipient_kind="court")
    assert allowed(player, document | {"role": "OIC"}, "ALM")


# What stands outside the cases


def judge(memory: Memory, document: Document, *by: str) -> str:
    try:
        return memory.judge(Command.parse(document), by).type
    except RefusedError as err:
        return err.code


def grant(person: str, role: str) -> Document:
    fields = {"person": person, "role": role, "basis": "order"}
    return {"command": "role.grant", "fields": fields}


def test_nobody_administers_and_acts_in_cases() -> None:
    memory = Memory(Roster())
    memory.roster.held["ADM2"] = {"ADM"}
    assert judge(memory, grant("DIN", "EXP"), "ADM1", "ADM2") == "role.granted"
    assert judge(memory, grant("DIN", "ADM"), "ADM1", "ADM2") == "refused.same_person"
    assert judge(memory, grant("ADM2", "EXA"), "ADM1", "ERZ") == "refused.same_person"
    document = grant("DIN", "EXP")
    wrong = Command(document["command"], document["fields"], case=CASE)
    with pytest.raises(RefusedError) as caught:
        memory.judge(wrong, ["ADM1", "ADM2"])
    assert caught.value.code == "refused.case_scope"


def test_a_person_is_registered_with_the_auditor_once_there_is_one() -> None:
    memory = Memory()
    memory.roster.held["ADM2"] = {"ADM"}
    fields = {
        "person": "NEW", "name": "N. E. W.", "identity_reference": "card 5", "agency": "A",
        "roles": ["EXA"],
    }  # fmt: skip
    document: Document = {"command": "person.register", "fields": fields}
    assert judge(memory, document, "ADM1", "ADM2") == "refused.second_role"
    assert judge(memory, document, "ADM1", "AUD1") == "person.registered"
    del memory.roster.held["AUD1"]
    assert judge(memory, document, "ADM1", "ADM2") == "person.registered"


def test_a_bundle_names_only_artifacts_of_the_case() -> None:
    player = played(43)
    player.memory.now = local("2026-10-05 09:40")
    document = step_of(player, 44, "bundle.export", artifacts=["ART-404"])
    refused(player, "refused.artifact_unknown", document | {"role": "OIC"}, "ALM", "ERZ")


def test_a_key_is_enrolled_for_a_registered_person() -> None:
    memory = Memory()
    fields = {
        "spki": "AAAA", "suite": "ed25519", "kind": "personal", "person": "NEW", "role": "EXA",
        "source": "software", "identity_check": "passport seen",
    }  # fmt: skip
    document: Document = {"command": "key.enroll", "fields": fields}
    assert judge(memory, document, "ADM1", "NEW") == "refused.person_unknown"
    memory.taken["person", "new"] = "ledger"
    assert judge(memory, document, "ADM1", "NEW") == "key.enrolled"


def test_every_type_goes_into_its_own_kind_of_case() -> None:
    memory = fresh(5).memory
    no_case = find()
    del no_case["case"]
    with pytest.raises(Exception, match="case"):
        memory.judge(Command.parse(no_case), ["ALM"])
    stamp = step_of(fresh(28), 28, "timestamp.obtain")
    assert judge(memory, stamp, "SYS") == "timestamp.obtained"
    for case in (CASE, "ledger"):
        wrong = Command("timestamp.obtain", stamp["fields"], case=case)
        with pytest.raises(RefusedError) as caught:
            memory.judge(wrong, ["SYS"])
        assert caught.value.code == "refused.case_scope"
    bare = Command("item.find", find()["fields"], items=("ITM-09",))
    with pytest.raises(RefusedError) as caught:
        memory.judge(bare, ["ALM"])
    assert caught.value.code == "refused.case_scope"


# Cautions, and the table of sentences


@pytest.mark.parametrize(
    ("missing", "codes"),
    [
        ((), []),
        (("at",), ["caution.address_without_time"]),
        (("offset",), ["caution.address_without_time"]),
        (("port",), ["caution.address_without_port"]),
        (("at", "port"), ["caution.address_without_time", "caution.address_without_port"]),
    ],
)
def test_an_address_without_time_or_port_is_recorded_with_a_caution(
    missing: tuple[str, ...], codes: list[str]
) -> None:
    player = played(8)
    player.memory.now = local("2026-03-05 12:00")
    document = step_of(player, 9, "request.approve")
    for name in missing:
        del document["fields"]["identifiers"][0][name]
    found = cautions(player.case, Command.parse(document), player.memory.now)
    assert [each.code for each in found] == codes
    assert all("203.0.113.24" in each.sentence for each in found)
    assert allowed(player, document, "GUL", "ALM")


def test_a_number_whose_check_digit_does_not_fit_is_recorded_with_a_caution() -> None:
    player = played(16)
    document = step_of(player, 17, "item.find")
    assert cautions(player.case, Command.parse(document), player.memory.now) == ()
    document["fields"]["details"][0]["imei"][1] = "350000001234571"
    (found,) = cautions(player.case, Command.parse(document), player.memory.now)
    assert found.code == "caution.check_digit"
    assert "350000001234571" in found.sentence
    assert allowed(player, document, "ALM")


def test_what_comes_unasked_needs_a_reason_and_brings_no_conditions() -> None:
    document = step_of(fresh(9), 10, "artifact.receive", unsolicited_reason="Sent by mistake.")
    del document["fields"]["request"]
    assert allowed(fresh(9), document, "ALM")


@pytest.mark.parametrize("command", ["person.register", "key.enroll", "role.grant"])
def test_no_person_differs_from_another_by_case_alone(command: str) -> None:
    memory = Memory()
    document = example(command)
    for part in ("case", "occurred"):
        document.pop(part, None)
    document["fields"]["person"] = "gul"
    with pytest.raises(RefusedError) as caught:
        memory.judge(Command.parse(document), ["ADM1", "AUD1"])
    assert caught.value.code == "refused.id_taken"
    assert caught.value.facts["id"] == "gul"


def test_a_command_built_by_code_has_all_its_fields_and_no_others() -> None:
    player = played(4)
    fields = step_of(player, 5, "request.approve")["fields"]
    fields["colour"] = "blue"
    del fields["drafter"], fields["request"]
    with pytest.raises(InputError) as caught:
        player.memory.judge(Command("request.approve", fields, case=CASE), ["ERZ", "ALM"])
    assert caught.value.code == "input.schema"
    assert caught.value.facts["faults"] == [
        ("/fields/colour", "is not a field of this group"),
        ("/fields/drafter", "must be given"),
        ("/fields/request", "must be given"),
    ]


def test_a_protocol_of_no_search_is_signed_at_any_time() -> None:
    document = step_of(played(23), 24, "protocol.sign")
    del document["fields"]["search"]
    assert allowed(played(23), document, "ALM")


def test_a_finding_of_another_request_keeps_none_open() -> None:
    player = fresh(41)
    finding = wish(
        "finding.raise", finding="FND-9", kind="other", severity="amber", request="RQ-02",
        facts=[{"fact": "text", "value": "Seen by chance."}],
    )  # fmt: skip
    player.memory.do(finding, "ERZ")
    assert "RQ-02" in {each.request for each in player.case.open_findings()}
    assert allowed(player, wish("request.close", request="RQ-04", summary="done"), "ALM")


def test_known_data_without_conditions_go_to_the_prosecutor_as_the_supervisor_approves() -> None:
    player = fresh(43)
    player.memory.now = local("2026-10-05 09:40")
    document = step_of(player, 44, "bundle.export", scope="some_items", artifacts=["ART-030"])
    document |= {"items": ["ITM-03"], "role": "OIC"}
    document["fields"] |= {"data_categories": ["subscriber"]}
    del document["fields"]["conditions"]
    refused(player, "refused.approval", document, "ALM")
    assert allowed(player, document, "ALM", "ERZ")
