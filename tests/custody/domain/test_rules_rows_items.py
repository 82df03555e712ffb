"""Preconditions of single rows of procedures §4.3: items, from hand to hand."""

from tests.custody.domain.memory import local
from tests.custody.domain.wishes import (
    acceptance,
    allowed,
    fresh,
    offer,
    offered,
    played,
    refused,
    restitution,
    step_of,
    wish,
)


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
    undated = step_of(player, 48, "court.record_decision", in_force=True)
    refused(player, "refused.decision_undated", undated, "GUL")
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
