"""What may be corrected, and by whom (procedures §4.4: 5)."""

import pytest

from custody.domain.commands import Command
from custody.errors import InputError
from tests.custody.domain.memory import key_of, local
from tests.custody.domain.wishes import Document, allowed, correct, fresh, played, refused, step_of


@pytest.mark.parametrize(
    "field",
    [
        "/body/artifacts/0/digests/sha256",
        "/body/artifacts/0/digests",
        "/body/artifacts/0/legacy/md5",
        "/body/document/sha256",
    ],
)
def test_a_digest_is_never_corrected(field: str) -> None:
    player = played(10)
    hashed = next(each for each in player.memory.events if each.type == "artifact.hashed")
    document = correct(hashed.id, field, value="00") | {"role": "INV"}
    refused(player, "refused.digest_correction", document, "ALM")
    twin = correct(hashed.id, "/body/tool_version", value="2") | {"role": "INV"}
    assert allowed(player, twin, "ALM")


def test_a_new_digest_of_a_known_artifact_is_hashed_and_becomes_a_finding() -> None:
    player = fresh(10)
    again = step_of(player, 10, "artifact.hash")
    again["fields"]["artifacts"][0]["digests"] = {"sha256": "0" * 64}
    events = player.memory.do(again, "ALM")
    assert [each.type for each in events] == ["artifact.hashed", "finding.raised"]
    assert events[1].body["artifacts"] == ["ART-010"]


def test_others_acts_are_corrected_by_a_supervisor_and_not_in_their_times() -> None:
    player = played(10)
    told = next(each for each in player.memory.events if each.type == "preservation.acknowledged")
    document = correct(told.id, "/body/ticket", value="ML-77121")
    assert allowed(player, document, "TIM")
    refused(player, "refused.not_author", document | {"role": "INV"}, "ALM")
    assert allowed(player, document, "ERZ", "TIM")
    refused(player, "refused.persons", document, "ERZ")
    refused(player, "refused.field_unknown", correct(told.id, "/body/x", value=1), "TIM")
    refused(player, "refused.field_unknown", correct(told.id, "/private/ticket", value=1), "TIM")
    times = correct(told.id, "/occurred/at", value=local("2026-03-04 17:00"))
    refused(player, "refused.correction_of_other", times, "ERZ", "TIM")
    refused(
        player, "refused.event_unknown", correct("f" * 8 + told.id[8:], "/body/x", value=1), "TIM"
    )


@pytest.mark.parametrize(
    ("type_name", "field", "wrong", "right"),
    [
        ("artifact.hashed", "/body/artifacts/0/size", "17", 17),
        ("artifact.hashed", "/body/artifacts/0/media_type", "a picture", "image/png"),
        ("item.found", "/body/details/0/type", "telephone", "phone"),
        (
            "item.found",
            "/body/details/0",
            {"item": "ITM-01", "iccid": 1},
            {
                "item": "ITM-01",
                "type": "laptop",
            },
        ),
        ("item.found", "/occurred/at", "2026-03-18 07:14", local("2026-03-18 07:14")),
        ("item.found", "/occurred/offset", "05:00", "+05:00"),
        ("search.started", "/body/rights_explained", "yes", False),
    ],
)
def test_a_correction_has_the_form_of_what_it_corrects(
    type_name: str, field: str, wrong: object, right: object
) -> None:
    player = played(24)
    told = next(
        each for each in player.memory.events
        if each.type == type_name and each.actor_key == key_of("ALM")
    )  # fmt: skip
    with pytest.raises(InputError) as caught:
        player.memory.judge(Command.parse(_inv(correct(told.id, field, value=wrong))), ["ALM"])
    assert caught.value.code == "input.schema"
    assert str(caught.value.facts["pointer"]).startswith(field)
    assert allowed(player, _inv(correct(told.id, field, value=right)), "ALM")


@pytest.mark.parametrize(
    "field",
    ["/body/artifacts/0/nothing", "/body/artifacts/x/size", "/body/artifacts/01", "/body/tool/0",
     "/occurred/place", "/body/artifacts/0/size/0"],
)  # fmt: skip
def test_a_place_that_no_event_of_the_type_has_is_not_corrected(field: str) -> None:
    player = played(24)
    told = next(each for each in player.memory.events if each.type == "artifact.hashed")
    refused(player, "refused.field_unknown", _inv(correct(told.id, field, value=1)), "ALM")


def test_a_place_beyond_the_end_of_a_list_is_not_corrected() -> None:
    player = fresh(24)
    told = next(each for each in player.memory.events if each.type == "item.found")
    details = (player.memory.told_by(told.id) or {})["body"]["details"]
    beyond = f"/body/details/{len(details)}"
    for field, value in ((f"{beyond}/model", "x"), (beyond, dict(details[0]))):
        facts = refused(
            player, "refused.place_unknown", _inv(correct(told.id, field, value=value)), "ALM"
        )
        assert facts["field"] == field
    assert allowed(player, _inv(correct(told.id, "/body/details/0/model", value="X")), "ALM")
    longer = _inv(correct(told.id, "/body/details", value=[*details, dict(details[0])]))
    player.memory.do(longer, "ALM")
    assert allowed(player, _inv(correct(told.id, f"{beyond}/model", value="X")), "ALM")


def test_what_is_private_is_corrected_in_private() -> None:
    player = played(24)
    told = next(each for each in player.memory.events if each.type == "search.started")
    open_one = _inv(correct(told.id, "/private/place", value="Flat 6"))
    refused(player, "refused.value_private", open_one, "ALM")
    assert allowed(player, _inv(correct(told.id, "/private/place", private_value="Flat 6")), "ALM")
    with pytest.raises(InputError) as caught:
        allowed(player, _inv(correct(told.id, "/private/place", private_value=6)), "ALM")
    assert caught.value.facts["pointer"] == "/private/place"


def _inv(document: Document) -> Document:
    return document | {"role": "INV"}


def test_a_correction_that_moves_custody_takes_two() -> None:
    player = played(27)
    stored = next(each for each in player.memory.events if each.type == "item.stored")
    document = correct(stored.id, "/body/place", value="safe C-4")
    refused(player, "refused.persons", document, "BOL")
    assert allowed(player, document, "BOL", "ERZ")
