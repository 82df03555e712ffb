from dataclasses import replace

import pytest

from custody.domain.types_base import ROLES
from ui.desk import Desk
from ui.outlook import prospects

CASE = "EX-26-0417"


def outlook(desk: Desk, item: str, person: str) -> dict[str, str]:
    state = desk.cases.state(CASE)
    return {
        each.type: "" if each.refusal is None else each.refusal.code
        for each in prospects(desk.cases, state, state.items[item], person)
    }


def test_the_custodian_may_move_what_the_investigator_may_not(desk: Desk) -> None:
    custodian, investigator = (outlook(desk, "ITM-05", person) for person in ("BOL", "ALM"))
    assert custodian["item.relocated"] == ""
    assert custodian["transfer.offered"] == ""
    assert custodian["item.sealed"] == "refused.sealed"
    assert investigator["item.relocated"] == "refused.role"
    assert investigator["transfer.offered"] == "refused.not_custodian"
    assert investigator["item.inspected"] == ""


def test_nothing_is_done_with_what_has_left_custody(desk: Desk) -> None:
    found = outlook(desk, "ITM-01", "BOL")
    assert set(found.values()) <= {"refused.item_gone", "refused.role"}


def test_an_offer_is_answered_only_while_there_is_one(desk: Desk) -> None:
    assert "transfer.accepted" not in outlook(desk, "ITM-05", "BOL")


def test_an_item_without_a_seal_is_not_told_of_the_seals_of_others(half_desk: Desk) -> None:
    state = half_desk.cases.state(CASE)
    bare = replace(state.items["ITM-01"], seals=frozenset(), broken_seals=frozenset())
    found = {each.type: each.refusal for each in prospects(half_desk.cases, state, bare, "BOL")}
    assert found["transfer.offered"] is None
    assert "item.resealed" not in found
    told = [str(each.facts) for each in found.values() if each is not None]
    assert not any("S-33" in facts for facts in told)


@pytest.mark.parametrize("person", ["ALM", "BOL", "DIN", "ERZ", "GUL", "ADM1"])
def test_every_act_is_judged_once(desk: Desk, person: str) -> None:
    state = desk.cases.state(CASE)
    found = [each.type for each in prospects(desk.cases, state, state.items["ITM-04"], person)]
    assert len(found) == len(set(found))
    assert len(found) > len(ROLES)
