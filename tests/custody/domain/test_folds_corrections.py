"""What is read after a correction, and what a correction never moves."""

from typing import Any

import pytest

from custody.domain.events import Event
from custody.domain.folds_corrections import read_as, steps
from custody.domain.records import Correction
from tests.custody.domain.memory import key_of
from tests.custody.domain.wishes import Document, correct, fresh, step_of
from tests.custody.domain.worked_example import Player


def told(player: Player, type_name: str) -> Event:
    return next(each for each in player.memory.events if each.type == type_name)


def corrected(player: Player, type_name: str, field: str, **value: Any) -> Event:
    document: Document = correct(told(player, type_name).id, field, **value) | {"role": "INV"}
    (made, *_) = player.memory.do(document, "ALM")
    return made


def test_a_correction_is_read_and_the_original_stays_reachable() -> None:
    player = fresh(24)
    seized = told(player, "item.seized")
    before = player.case.items["ITM-03"].details["serial"]
    assert (before.value, before.event) == ("BX-5510-0417", seized.id)
    made = corrected(player, "item.seized", before.pointer, value="BX-5510-0471")
    after = player.case.items["ITM-03"].details["serial"]
    assert (after.value, after.event, after.pointer) == (
        "BX-5510-0471", before.event, before.pointer,
    )  # fmt: skip
    (kept,) = player.case.corrections[seized.id]
    assert kept == Correction(
        made.id, made.recorded.at, "ALM", "/body/details/1/serial", "BX-5510-0471"
    )
    again = corrected(player, "item.seized", before.pointer, value="BX-5510-0472")
    assert [each.event for each in player.case.corrections[seized.id]] == [made.id, again.id]
    assert player.case.items["ITM-03"].details["serial"].value == "BX-5510-0472"


def test_one_of_several_and_a_whole_group_are_corrected() -> None:
    player = fresh(24)
    corrected(player, "item.seized", "/body/details/0/imei/1", value="350000001234571")
    assert player.case.items["ITM-01"].details["imei"].value == [
        "350000001234562", "350000001234571",
    ]  # fmt: skip
    group = {"item": "ITM-03", "type": "laptop", "maker": "Alder"}
    corrected(player, "item.seized", "/body/details/1", value=group)
    laptop = player.case.items["ITM-03"].details
    assert (laptop["maker"].value, laptop["serial"].value) == ("Alder", None)
    corrected(player, "item.seized", "/body/details", value=[group])
    assert player.case.items["ITM-01"].details["maker"].value == "Alder"
    assert player.case.items["ITM-03"].details["maker"].value is None


def test_what_a_later_event_told_anew_is_not_touched() -> None:
    player = fresh(24)
    found = told(player, "item.found")
    assert player.case.items["ITM-01"].details["maker"].event == told(player, "item.seized").id
    corrected(player, "item.found", "/body/details/0/maker", value="Alder")
    assert player.case.items["ITM-01"].details["maker"].value == "Aster"
    assert len(player.case.corrections[found.id]) == 1


def test_a_place_is_read_as_corrected_in_every_holding_that_it_reached() -> None:
    player = fresh(27)
    stored = told(player, "item.stored")
    player.memory.do(correct(stored.id, "/body/place", value="safe C-4"), "BOL", "ERZ")
    item = player.case.items["ITM-00"]
    assert (item.place, item.holder, item.state) == ("safe C-4", "BOL", "in_custody")
    player.memory.do(step_of(fresh(27), 29, "item.check_out"), "BOL", "DIN")
    assert player.case.items["ITM-00"].place == "safe C-4"
    assert player.case.items["ITM-03"].place is None


def test_a_correction_moves_no_holder_and_no_seal() -> None:
    player = fresh(27)
    offered = told(player, "transfer.offered")
    sealed = [each for each in player.memory.events if each.type == "item.sealed"][-1]
    before = {name: (each.holder, each.state, each.seals, each.type)
              for name, each in player.case.items.items()}  # fmt: skip
    for event, field, value in (
        (offered.id, "/body/to", "DIN"), (sealed.id, "/body/seals/0/seal", "S-9999"),
    ):  # fmt: skip
        document = correct(event, field, value=value) | {"role": "INV"}
        player.memory.do(document, "ALM", "ERZ")
    assert before == {name: (each.holder, each.state, each.seals, each.type)
                      for name, each in player.case.items.items()}  # fmt: skip
    assert "S-9999" not in player.case.seals


def test_a_case_is_shown_under_its_corrected_number() -> None:
    player = fresh(4)
    opened = told(player, "case.opened")
    document = correct(opened.id, "/body/registration", value="EX-26-0471") | {"role": "OIC"}
    player.memory.do(document, "ALM")
    assert player.case.registration == "EX-26-0471"


def test_a_correction_whose_private_part_is_withheld_is_known_and_changes_nothing() -> None:
    player = fresh(24)
    described = player.case.items["ITM-00"].details["description"]
    text = "USB stick with another export."
    (made,) = player.memory.do(
        correct(described.event, described.pointer, private_value=text) | {"role": "INV"}, "ALM"
    )
    assert player.case.items["ITM-00"].details["description"].value == text
    twin = fresh(24)
    twin.case.apply(made, None)
    (known,) = twin.case.corrections[described.event]
    assert known.value is None
    assert twin.case.items["ITM-00"].details["description"] == described
    assert made.actor_key == key_of("ALM")


@pytest.mark.parametrize("value", ["x", 1, [1], {"details": 2}])
@pytest.mark.parametrize("field", ["/body/details", "/body/details/1", "/body/details/1/serial/0"])
def test_corrections_of_other_programs_fold_whatever_they_say(field: str, value: object) -> None:
    player = fresh(24)
    made = corrected(player, "item.seized", "/body/manner", value="forced")
    bent = made._replace(body={**made.body, "field": field, "value": value})
    player.case.apply(bent, None)
    assert player.case.items["ITM-03"].holder == "ALM"


def test_a_pointer_leads_into_what_is_told() -> None:
    assert steps("/body/a~1b/~0c/0") == ["body", "a/b", "~c", "0"]
    assert read_as({"a": [1, 2]}, ["a", "1"], 3) == {"a": [1, 3]}
    assert read_as({"a": [1, 2]}, ["a", "2"], 3) == {"a": [1, 2]}
    assert read_as({"a": [1, 2]}, ["b"], 3) == {"a": [1, 2]}
    assert read_as(1, ["b"], 3) == 1
