"""Seals and searches (procedures §4.4: 3, 4)."""

import pytest

from tests.custody.domain.memory import OFFSET, local
from tests.custody.domain.wishes import (
    allowed,
    break_seal,
    find,
    fresh,
    offer,
    played,
    refused,
    step_of,
    wish,
)


def test_an_item_whose_only_seal_is_broken_is_not_sealed_any_more() -> None:
    player = fresh(24)
    before = player.case.items["ITM-03"]
    assert before.state == "sealed"
    opened = break_seal("ITM-03", "S-3302") | {"role": "INV"}
    player.memory.do(opened, "ALM", "ERZ")
    after = player.case.items["ITM-03"]
    assert (after.state, after.holder) == ("seized", "ALM")
    assert after.flags == {"seal_broken"}
    again = wish(
        "item.reseal", ["ITM-03"], role="INV", seals=[
            {"item": "ITM-03", "seal": "S-3399", "bag": "B", "old_seal": "S-3302",
             "old_seal_kept": True},
        ],
    )  # fmt: skip
    player.memory.do(again, "ALM", "ERZ")
    whole = player.case.items["ITM-03"]
    assert whole.state == "sealed"
    assert not whole.flags
    assert whole.seals == {"S-3399"}


def test_no_seal_is_broken_in_transit() -> None:
    player = fresh(29)
    document = break_seal("ITM-03", "S-3302")
    assert allowed(player, document, "DIN", "ERZ")
    player.memory.do(offer(player, "ITM-03", to="BOL"), "DIN")
    refused(player, "refused.in_transit", document, "DIN", "ERZ")


def test_only_whoever_holds_the_item_breaks_its_seal() -> None:
    refused(played(27), "refused.not_custodian", break_seal("ITM-03", "S-3302"), "DIN", "ERZ")
    refused(played(29), "refused.seal_unknown", break_seal("ITM-03", "S-3301"), "DIN", "ERZ")
    refused(played(30), "refused.seal_unknown", break_seal("ITM-03", "S-3302"), "DIN", "ERZ")


@pytest.mark.parametrize("number", ["S-3302", "s-3302", "S-3290", "S-3301"])
def test_a_seal_number_is_used_once_in_the_ledger(number: str) -> None:
    player = played(33)
    document = step_of(player, 34, "item.reseal")
    assert allowed(player, document, "DIN", "ERZ")
    document["fields"]["seals"][0]["seal"] = number
    refused(player, "refused.seal_used", document, "DIN", "ERZ")


def test_a_number_of_another_case_is_used_too() -> None:
    player = fresh(22)
    player.memory.taken["seal", "s-3301"] = "EX-26-0099"
    player.play_row_until(23, "item.seal")
    document = step_of(player, 23, "item.seal")
    facts = refused(player, "refused.seal_used", document, "ALM")
    assert facts["case"] == "EX-26-0099"


def test_one_number_does_not_seal_two_items_at_once() -> None:
    player = fresh(22)
    player.play_row_until(23, "item.seal")
    document = step_of(player, 23, "item.seal")
    document["fields"]["seals"][1]["seal"] = "s-3301"
    refused(player, "refused.seal_used", document, "ALM")


def test_nothing_is_resealed_that_was_not_opened() -> None:
    document = step_of(played(33), 34, "item.reseal")
    refused(played(29), "refused.seal_not_broken", document, "DIN", "ERZ")
    assert allowed(played(30), document, "DIN", "ERZ")


def test_what_was_opened_is_resealed_and_not_sealed_as_new() -> None:
    seals = [{"item": "ITM-03", "seal": "S-9", "bag": "B-9"}]
    new = wish("item.seal", ["ITM-03"], seals=seals, setting="laboratory")
    refused(played(30), "refused.reseal", new, "DIN", "ERZ")
    refused(played(29), "refused.sealed", new, "DIN", "ERZ")
    refused(played(30), "refused.persons", new, "DIN")


def test_nothing_is_found_before_a_search_or_after_it() -> None:
    refused(played(15), "refused.search_not_open", find(), "ALM")
    assert allowed(played(16), find(), "ALM")
    assert allowed(played(23), find(), "ALM")
    refused(played(24), "refused.search_not_open", find(), "ALM")
    refused(played(16), "refused.search_not_open", find("SRC-2"), "ALM")


def test_nothing_is_found_at_a_time_before_the_start() -> None:
    player = played(16)
    early = find() | {"occurred": {"at": local("2026-03-18 07:04"), "offset": OFFSET}}
    refused(player, "refused.search_not_open", early, "ALM")


def test_a_thing_with_its_own_ground_needs_no_search() -> None:
    document = find()
    del document["fields"]["search"]
    document["fields"]["ground"] = "CPC 220"
    assert allowed(played(24), document, "ALM")


def test_nothing_is_seized_after_the_search_nor_without_being_found() -> None:
    player = fresh(22)
    document = step_of(player, 23, "item.seize")
    assert allowed(player, document, "ALM").items == ("ITM-01", "ITM-02", "ITM-03", "ITM-04")
    unknown = step_of(player, 23, "item.seize")
    unknown["items"] = ["ITM-77"]
    refused(player, "refused.item_unknown", unknown, "ALM")
    bare = step_of(player, 23, "item.seize")
    bare["fields"]["details"].pop()
    refused(player, "refused.details_missing", bare, "ALM")
    for name in ("search.finish",):
        player.memory.now = local("2026-03-18 09:12")
        player.memory.do(step_of(player, 24, name), "ALM")
    refused(player, "refused.search_not_open", document, "ALM")


def test_nothing_is_seized_twice() -> None:
    refused(played(23), "refused.item_state", step_of(played(23), 23, "item.seize"), "ALM")
