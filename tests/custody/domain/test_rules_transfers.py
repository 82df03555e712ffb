"""Items on their way, taken over, and leaving custody (procedures §4.4: 1, 2, 9)."""

from dataclasses import replace
from typing import Any

import pytest

from custody.errors import RefusedError
from tests.custody.domain.memory import key_of, local
from tests.custody.domain.wishes import (
    Document,
    acceptance,
    allowed,
    break_seal,
    decision,
    fresh,
    offer,
    offered,
    played,
    refused,
    restitution,
    step_of,
    wish,
)
from tests.custody.domain.worked_example import Player, digest, story


def test_an_item_in_transit_is_not_offered_again() -> None:
    player = fresh(27)
    player.memory.do(offer(player, "ITM-00"), "BOL")
    assert refused(player, "refused.in_transit", offer(player, "ITM-00"), "BOL") == {
        "item": "ITM-00"
    }
    assert allowed(player, offer(player, "ITM-04"), "BOL").items == ("ITM-04",)


def test_an_item_that_another_has_checked_out_is_not_offered() -> None:
    player = played(29)
    facts = refused(player, "refused.not_custodian", offer(player, "ITM-03", to="GUL"), "BOL")
    assert facts["custodian"] == "DIN"
    assert allowed(player, offer(player, "ITM-01"), "BOL")


def test_a_missing_item_is_not_offered() -> None:
    player = fresh(27)
    loss = wish(
        "incident.record",
        ["ITM-00"],
        role="CUS",
        incident="INC-1",
        kind="loss",
        description="Not in the safe.",
        steps="Searched.",
    )
    player.memory.do(loss, "BOL")
    refused(player, "refused.item_missing", offer(player, "ITM-00"), "BOL")
    assert allowed(player, offer(player, "ITM-04"), "BOL")


@pytest.mark.parametrize("item", ["ITM-00", "ITM-01", "ITM-02", "ITM-03"])
def test_what_was_returned_or_confiscated_is_not_offered(item: str) -> None:
    refused(played(49), "refused.item_gone", offer(played(49), item), "BOL")
    assert allowed(played(49), offer(played(49), "ITM-04"), "BOL")


def test_what_was_destroyed_is_not_offered() -> None:
    player = destroyed()
    refused(player, "refused.item_gone", offer(player, "ITM-04"), "BOL")
    assert allowed(player, offer(player, "ITM-05"), "BOL")


def test_what_is_only_found_is_nobodys_to_offer() -> None:
    document = offer(played(22), "ITM-04") | {"role": "INV"}
    assert refused(played(22), "refused.no_holder", document, "ALM") == {"item": "ITM-04"}
    assert allowed(played(23), offer(played(23), "ITM-04", to="BOL") | {"role": "INV"}, "ALM")


def destroyed() -> Player:
    """The note is destroyed by a decision in force, with a commission of three."""
    player = fresh(47)
    player.memory.do(decision("ITM-04", "destroyed", in_force=True), "GUL")
    player.memory.do(_destruction(), "BOL", "ERZ", "GUL")
    return player


def _destruction() -> Document:
    return wish(
        "item.destroy",
        ["ITM-04"],
        decision="D-9",
        in_force_on="2026-11-01",
        method="burning",
        destroyed_at=local("2026-11-02 12:00"),
        commission=[{"name": "B. O. L.", "capacity": "commission_member"}],
        act={"sha256": digest("act"), "size": 10, "media_type": "application/pdf"},
        copies="none",
    )


@pytest.mark.parametrize("person", ["BOL", "SPC1", "GUL"])
def test_only_the_named_recipient_accepts(person: str) -> None:
    player = offered()
    refused(player, "refused.not_recipient", acceptance(player, "ITM-00"), person)
    assert allowed(player, acceptance(player, "ITM-00"), "DIN")


def test_a_revoked_key_accepts_nothing() -> None:
    player = offered()
    player.memory.roster.revoked.add(key_of("DIN"))
    refused(player, "refused.key", acceptance(player, "ITM-00"), "DIN")
    player.memory.roster.revoked.clear()
    assert allowed(player, acceptance(player, "ITM-00"), "DIN")


def test_whoever_is_no_longer_assigned_accepts_nothing() -> None:
    player = offered()
    player.case.members = [each for each in player.case.members if each.person != "DIN"]
    refused(player, "refused.not_member", acceptance(player, "ITM-00"), "DIN")


def test_after_a_recall_nobody_accepts() -> None:
    player = offered()
    name = next(iter(player.case.offers.keys() - {player.labels["to-store"]}))
    recall = wish("transfer.recall", ["ITM-00"], offer=name, reason="Not today.")
    refused(player, "refused.not_giver", recall, "DIN")
    player.memory.do(recall, "BOL")
    assert player.case.items["ITM-00"].holder == "BOL"
    facts = refused(player, "refused.offer_ended", acceptance(player, "ITM-00"), "DIN")
    assert facts["outcome"] == "recalled"


def test_a_supervisor_recalls_too() -> None:
    player = offered()
    name = list(player.case.offers)[-1]
    recall = wish("transfer.recall", ["ITM-00"], offer=name, reason="Stop.")
    assert allowed(player, recall, "ERZ").role == "SUP"


def test_the_recipient_refuses_and_the_item_is_the_givers_again() -> None:
    player = offered()
    refusal = wish("transfer.refuse", ["ITM-00"], offer=list(player.case.offers)[-1], reason="Torn")
    refused(player, "refused.not_recipient", refusal, "GUL")
    player.memory.do(refusal, "DIN")
    item = player.case.items["ITM-00"]
    assert (item.holder, item.state, item.place) == ("BOL", "in_custody", "safe C-3")


def test_exactly_the_offered_items_are_accepted_and_each_is_scanned() -> None:
    player = offered(27, "ITM-00", "ITM-04")
    refused(player, "refused.items_differ", acceptance(player, "ITM-00"), "DIN")
    unscanned = acceptance(player, "ITM-00", "ITM-04")
    unscanned["fields"]["checks"].pop()
    refused(player, "refused.not_scanned", unscanned, "DIN")
    assert allowed(player, acceptance(player, "ITM-00", "ITM-04"), "DIN")


def test_an_unknown_offer_is_not_accepted() -> None:
    player = offered()
    document = acceptance(player, "ITM-00")
    document["fields"]["offer"] = player.memory.events[0].id
    refused(player, "refused.offer_unknown", document, "DIN")


def test_nothing_leaves_without_a_decision_that_says_so() -> None:
    player = fresh(47)
    facts = refused(player, "refused.disposal_barred", restitution(), "BOL")
    assert "no decision" in str(facts["reason"])
    player.memory.do(decision("ITM-00", "confiscated", in_force=True), "GUL")
    refused(player, "refused.disposal_barred", restitution(), "BOL")
    player.memory.do(decision("ITM-00", "returned", in_force=True), "GUL")
    assert allowed(player, restitution(), "BOL")


def test_nothing_leaves_while_a_challenge_is_open() -> None:
    player = fresh(47)
    player.memory.do(decision("ITM-00", "returned", in_force=True), "GUL")
    challenge = wish(
        "finding.raise",
        ["ITM-00"],
        role="INV",
        finding="F-9",
        kind="other",
        severity="amber",
        facts=[{"fact": "text", "value": "Counsel disputes the owner."}],
    )
    player.memory.do(challenge, "ALM")
    facts = refused(player, "refused.disposal_barred", restitution(), "BOL")
    assert str(facts["reason"]) == "a challenge is open"
    player.memory.do(
        wish("finding.acknowledge", finding="F-9", decision="heard", effect="none"), "ERZ"
    )
    resolve = wish("finding.resolve", finding="F-9", explanation="withdrawn", evidence="letter")
    player.memory.do(resolve, "ERZ", "GUL")
    assert allowed(player, restitution(), "BOL")


def test_what_came_on_condition_of_return_is_not_confiscated() -> None:
    player = fresh(47)
    player.case.items["ITM-00"] = replace(player.case.items["ITM-00"], return_duty=True)
    player.memory.do(decision("ITM-00", "confiscated", in_force=True), "GUL")
    document = restitution() | {"command": "item.confiscate"}
    facts = refused(player, "refused.disposal_barred", document, "BOL")
    assert "given back" in str(facts["reason"])


def test_destruction_takes_three_persons_and_a_decision() -> None:
    player = fresh(47)
    refused(player, "refused.disposal_barred", _destruction(), "BOL", "ERZ", "GUL")
    player.memory.do(decision("ITM-04", "destroyed", in_force=True), "GUL")
    refused(player, "refused.persons", _destruction(), "BOL", "ERZ")
    assert allowed(player, _destruction(), "BOL", "ERZ", "GUL")


def test_nothing_on_its_way_is_disposed_of() -> None:
    player = fresh(47)
    player.memory.do(decision("ITM-00", "returned", in_force=True), "GUL")
    player.memory.do(offer(player, "ITM-00"), "BOL")
    refused(player, "refused.in_transit", restitution(), "BOL")


def test_what_is_held_is_not_received_again() -> None:
    player = played(27)
    document = step_of(player, 2, "item.receive")
    refused(player, "refused.already_held", document, "ALM")
    after = played(49)
    refused_again = allowed(after, document, "ALM")  # it was given back before
    assert refused_again.items == ("ITM-00",)


def test_a_thing_of_another_ledger_becomes_one_of_ours_alone() -> None:
    player = played(1)
    player.memory.now = local("2026-03-02 10:05")
    document = step_of(player, 2, "item.receive")
    (detail,) = document["fields"]["details"]
    document["items"] = ["ITM-90", "ITM-91"]
    document["fields"]["details"] = [{**detail, "item": name} for name in document["items"]]
    document["fields"].pop("descriptions", None)
    things = [{"item": "ITM-90", "theirs": "PH-1"}, {"item": "ITM-91", "theirs": "PH-2"}]
    link = {
        "origin": "other.example/s/0011223344556677", "seq": 9, "leaf": "0" * 64,
        "event": "019cfebb-6560-7eb6-837e-b68a344dd4c2", "root_digest": "0" * 64,
    }  # fmt: skip
    document["fields"]["handed_over"] = {**link, "things": things}
    assert allowed(player, document, "ALM").items == ("ITM-90", "ITM-91")
    twice = [things[0], {**things[1], "theirs": "PH-1"}]
    document["fields"]["handed_over"] = {**link, "things": twice}
    refused(player, "refused.handed_over_before", document, "ALM")
    other = [things[0], {"item": "ITM-92", "theirs": "PH-2"}]
    document["fields"]["handed_over"] = {**link, "things": other}
    facts = refused(player, "refused.items_differ", document, "ALM")
    assert facts["offer"] == link["event"]


THERE = "other.example/s/0011223344556677"
ANSWER: Document = {
    "origin": THERE, "seq": 9, "leaf": "0" * 64,
    "event": "019cfebb-6560-7eb6-837e-b68a344dd4c2", "root_digest": "0" * 64,
}  # fmt: skip


def test_what_another_ledger_offers_is_refused_by_its_own_name_and_as_no_item_of_ours() -> None:
    player = fresh(27)
    link = {**ANSWER, "theirs": ["PH-1"]}
    document = wish(
        "transfer.refuse", offer=ANSWER["event"], reason="broken seal", handed_over=link
    )
    assert allowed(player, document, "DIN").items == ()
    refused(player, "refused.items_differ", document | {"items": ["ITM-00"]}, "DIN")
    document["fields"]["offer"] = "019cfebb-6560-7eb6-837e-b68a344dd4c3"
    refused(player, "refused.items_differ", document, "DIN")


def leaving(player: Player, **fields: Any) -> Document:
    """What was offered last leaves for another station."""
    name = next(iter(reversed(player.case.offers)))
    told = {"receiver": "PET", "condition": "whole", "offer": name}
    return wish("item.transfer_outside", ["ITM-00"], **told, **fields)


def test_what_another_station_took_over_leaves_by_its_giver_and_by_its_answer_alone() -> None:
    player = fresh(27)
    there = offer(player, "ITM-00")
    there["fields"] |= {"to": "PET", "to_ledger": THERE}
    player.memory.do(there, "BOL")
    facts = refused(player, "refused.answer_missing", leaving(player), "BOL")
    assert facts["ledger"] == THERE
    elsewhere = {**ANSWER, "origin": "third.example/s/0011223344556677"}
    refused(player, "refused.answer_missing", leaving(player, answer=elsewhere), "BOL")
    refused(player, "refused.not_giver", leaving(player, answer=ANSWER), "DIN")
    assert allowed(player, leaving(player, answer=ANSWER), "BOL", "DIN").items == ("ITM-00",)


def test_an_offer_to_a_person_of_this_station_sends_nothing_elsewhere() -> None:
    player = offered(27, "ITM-00")
    refused(player, "refused.offer_unknown", leaving(player, answer=ANSWER), "BOL")


def test_without_an_offer_nothing_goes_outside_but_on_a_decision() -> None:
    player = fresh(47)
    fields = {"receiver": "Another agency", "condition": "whole", "decision": "D-9"}
    document = wish("item.transfer_outside", ["ITM-00"], **fields)
    facts = refused(player, "refused.disposal_barred", document, "BOL")
    assert facts["item"] == "ITM-00"
    document["fields"]["in_force_on"] = "2026-11-01"
    refused(player, "refused.role", document, "GUL")


def test_a_child_does_not_travel_without_its_parent() -> None:
    refused(played(27), "refused.inside", offer(played(27), "ITM-02"), "BOL")
    assert allowed(played(27), offer(played(27), "ITM-01"), "BOL").items == ("ITM-01", "ITM-02")


def test_a_child_is_taken_out_of_an_open_parent_and_then_travels_alone() -> None:
    player = fresh(27)
    out = step_of(player, 29, "item.check_out")
    out |= {"items": ["ITM-01"]}
    del out["fields"]["seals"]
    player.memory.now = local("2026-03-20 09:30")
    player.memory.do(out, "BOL", "DIN")
    remove = wish(
        "item.register_child", ["ITM-02"], parent="ITM-01", separation="removed",
        details=[{"item": "ITM-02", "type": "sim"}],
    )  # fmt: skip
    refused(player, "refused.sealed", remove, "DIN")
    player.memory.do(break_seal("ITM-01", "S-3301"), "DIN", "ERZ")
    player.memory.do(remove, "DIN")
    refused(player, "refused.id_taken", remove, "DIN")
    assert allowed(player, offer(player, "ITM-02", to="BOL"), "DIN").items == ("ITM-02",)


def test_a_borrower_does_not_store_alone_what_goes_back_by_two() -> None:
    player = Player()
    player.memory.roster.held["DIN"].add("CUS")
    player.play(until=29)
    wish = {
        "command": "item.store",
        "case": story()["case"],
        "items": ["ITM-03"],
        "role": "CUS",
        "fields": {"place": "safe C-9", "condition": "whole"},
    }
    with pytest.raises(RefusedError) as caught:
        player.memory.do(wish, "DIN")
    assert caught.value.code == "refused.item_state"
