"""The worked example of procedures §6, row by row through the rules."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from custody.domain.cautions import cautions
from custody.domain.commands import Command
from custody.domain.findings_due import due
from custody.domain.records import ItemState
from custody.errors import RefusedError
from tests.custody.domain.memory import Memory, key_of, later, local
from tests.custody.domain.worked_example import FILES, Player, files_of, steps, story

CONDITIONS = {"CND-1", "CND-2", "CND-3"}
ROWS: Mapping[int, set[str]] = {
    1: {"case.opened"},
    2: {"item.received"},
    3: {"artifact.acquired", "artifact.hashed", "item.sealed"},
    4: {"artifact.acquired", "artifact.hashed"},
    5: {"request.approved"},
    6: {"preservation.requested"},
    7: {"preservation.acknowledged"},
    8: {"authority.recorded"},
    9: {"request.approved", "request.sent"},
    10: {"artifact.received_from_provider", "artifact.hashed", "request.answered"},
    11: {"item.received", "seal.checked", "artifact.received_from_provider"},
    12: {"artifact.hashed", "artifact.mismatch_found", "finding.raised"},
    13: {"finding.acknowledged"},
    14: {"document.attached", "finding.resolved"},
    15: {"authority.recorded"},
    16: {"clock.checked", "search.started"},
    17: {"item.found", "item.photographed", "item.state_recorded"},
    18: {"item.isolated", "item.child_registered"},
    19: {"item.found", "item.photographed", "item.state_recorded"},
    20: {"artifact.acquired", "artifact.hashed", "artifact.access_restricted"},
    21: {"assistance.ordered", "assistance.refused"},
    22: {"item.found", "item.photographed"},
    23: {"item.seized", "item.sealed", "item.labelled"},
    24: {"search.finished", "protocol.signed", "ledger.checkpoint"},
    25: {"signature.refused", "copy.handed_over"},
    26: {"transfer.offered", "transfer.accepted", "item.stored"},
    27: {"item.inspected", "item.recognised"},
    28: {"timestamp.obtained"},
    29: {"item.checked_out", "artifact.verified"},
    30: {"seal.checked", "seal.broken", "examination.started"},
    31: {"artifact.acquired", "artifact.hashed", "artifact.verified"},
    32: {"artifact.copied"},
    33: {"artifact.derived"},
    34: {"item.resealed", "item.returned_to_store"},
    35: {"artifact.mismatch_found", "finding.raised"},
    36: {"finding.acknowledged", "artifact.copied", "artifact.purged", "finding.resolved"},
    37: {"request.approved", "request.sent"},
    38: {"confirmation.sent"},
    39: {"request.approved", "preservation.renewed"},
    40: {"conditions.offered", "conditions.accepted"},
    41: {
        "artifact.received_from_provider",
        "artifact.hashed",
        "request.answered",
        "preservation.released",
    },
    42: {"examination.finished", "report.issued"},
    43: {"artifact.verified"},
    44: {"bundle.exported"},
    45: {"bundle.disclosed", "bundle.received", "bundle.verified"},
    46: {"artifact.verified", "bundle.exported", "access.given"},
    47: {"transfer.offered", "transfer.accepted", "item.presented_in_court"},
    48: {"court.decision_recorded"},
    49: {"document.attached", "item.returned_to_owner", "item.confiscated"},
}
"""The events that each row of the table names."""


@pytest.fixture(scope="module")
def whole() -> Player:
    """The whole story; not to be changed by a test."""
    player = Player()
    player.play()
    return player


def command(player: Player, row: int, name: str) -> Command:
    step = next(each for each in steps(row) if each["command"] == name and "refused" not in each)
    player.memory.now = max(local(step["at"]), later(player.memory.now, milliseconds=1))
    return Command.parse(player.document(step))


def by(row: int, name: str) -> list[str]:
    step = next(each for each in steps(row) if each["command"] == name and "refused" not in each)
    names: list[str] = step["by"]
    return names


def test_every_row_stands_in_the_file_in_order_and_says_what_the_table_says() -> None:
    from custody.domain.vocabulary import event_type_of

    rows = [step["row"] for step in story()["step"]]
    assert rows == sorted(rows)
    said: dict[int, set[str]] = {}
    for step in story()["step"]:
        if not step.get("extra") and "refused" not in step:
            said.setdefault(step["row"], set()).add(event_type_of(step["command"]).name)
    assert said == ROWS


def test_times_never_go_back_in_the_file() -> None:
    times = [local(step["at"]) for step in story()["step"]]
    assert times == sorted(times)


def test_the_whole_story_goes_through(whole: Player) -> None:
    refused = [step for step in story()["step"] if "refused" in step]
    assert len(whole.memory.events) == len(story()["step"]) - len(refused)
    states = {name: (item.state, item.holder) for name, item in whole.case.items.items()}
    assert states == {
        "ITM-00": (ItemState.RETURNED, None),
        "ITM-01": (ItemState.CONFISCATED, None),
        "ITM-02": (ItemState.CONFISCATED, None),
        "ITM-03": (ItemState.CONFISCATED, None),
        "ITM-04": (ItemState.IN_CUSTODY, "BOL"),
        "ITM-05": (ItemState.IN_CUSTODY, "BOL"),
    }
    requests = {name: each.state for name, each in whole.case.requests.items()}
    assert requests == {
        "RQ-01": "released",
        "RQ-02": "answered_full",
        "RQ-03": "in_execution",
        "RQ-04": "answered_full",
    }
    assert whole.case.searches["SRC-1"].state == "copy_delivered"


def test_both_findings_stay_visible_after_their_resolution(whole: Player) -> None:
    assert {name: each.resolved for name, each in whole.case.findings.items()} == {
        "F-1": True,
        "F-2": True,
    }
    assert not whole.case.open_findings()


def test_a_bad_working_copy_never_touches_the_master() -> None:
    player = Player()
    player.play(35)
    artifacts = player.case.artifacts
    assert artifacts["ART-031"].mismatch
    assert not artifacts["ART-030"].mismatch
    assert artifacts["ART-030"].verified_at is not None
    player.play_row(36)
    assert artifacts["ART-031"].purged
    assert artifacts["ART-040"].parents == ("ART-031", "ART-032")


def test_only_the_named_custodian_accepts_the_hand_over() -> None:
    player = Player()
    player.play(25)
    offer, *_rest = [each for each in steps(26) if each["command"] == "transfer.offer"]
    player.step(offer)
    wish = command(player, 26, "transfer.accept")
    for person in ("ALM", "SPC1", "DIN", "ERZ", "GUL", "TIM"):
        with pytest.raises(RefusedError) as caught:
            player.memory.judge(_as(wish, person), [person])
        assert caught.value.code == "refused.not_recipient", person
    assert player.memory.judge(wish, ["BOL"]).items == (
        "ITM-00", "ITM-01", "ITM-02", "ITM-03", "ITM-04", "ITM-05",
    )  # fmt: skip


def _as(wish: Command, person: str) -> Command:
    from dataclasses import replace

    return replace(wish, role="INV") if person == "ALM" else wish


def test_what_lies_in_a_thing_moves_with_it(whole: Player) -> None:
    for at in ("2026-03-18 08:52", "2026-03-18 12:06", "2026-03-19 10:00", "2026-11-02 12:35"):
        phone = whole.case.holder_at("ITM-01", local(at))
        sim = whole.case.holder_at("ITM-02", local(at))
        assert phone is not None
        assert sim is not None
        assert (phone.state, phone.holder, phone.place) == (sim.state, sim.holder, sim.place), at


@pytest.mark.parametrize(
    ("at", "state", "holder", "place"),
    [
        ("2026-03-18 07:45", "found", None, None),
        ("2026-03-18 08:52", "seized", "ALM", None),
        ("2026-03-18 09:00", "sealed", "ALM", None),
        ("2026-03-18 12:07", "in_transit", "ALM", None),
        ("2026-03-18 12:10", "in_custody", "BOL", None),
        ("2026-03-19 00:00", "in_custody", "BOL", "safe C-3"),
        ("2026-03-20 10:00", "checked_out", "DIN", None),
        ("2026-04-01 00:00", "in_custody", "BOL", "safe C-3"),
        ("2026-11-02 10:10", "in_transit", "BOL", "safe C-3"),
        ("2026-11-02 12:00", "in_custody", "GUL", None),
        ("2026-12-11 10:41", "confiscated", None, None),
    ],
)
def test_the_record_tells_who_held_the_laptop_at_any_time(
    whole: Player, at: str, state: str, holder: str | None, place: str | None
) -> None:
    found = whole.case.holder_at("ITM-03", local(at))
    assert found is not None
    assert (found.state, found.holder, found.place) == (state, holder, place)


def test_before_it_was_found_nobody_held_the_laptop(whole: Player) -> None:
    assert whole.case.holder_at("ITM-03", local("2026-03-18 07:00")) is None


def test_the_renewal_could_not_be_entered_after_2_june() -> None:
    player = Player()
    player.play(38)
    player.step(next(each for each in steps(39) if each["command"] == "request.approve"))
    wish = command(player, 39, "preservation.renew")
    player.memory.now = local("2026-06-02 23:59")
    assert player.memory.judge(wish, ["TIM"]).type == "preservation.renewed"
    player.memory.now = local("2026-06-03 00:00")
    with pytest.raises(RefusedError) as caught:
        player.memory.judge(wish, ["TIM"])
    assert caught.value.code == "refused.preservation_ended"
    expiry = due(player.case, player.memory.now, player.memory)
    assert "preservation.expire" in [each.name for each in expiry]


@pytest.mark.parametrize(
    ("sent", "late"), [("2026-04-13 23:59", False), ("2026-04-14 00:00", True)]
)
def test_the_confirmation_warns_only_when_later_than_13_april_24_00(sent: str, late: bool) -> None:
    player = Player()
    player.play(37)
    step = next(iter(steps(38)))
    document = player.document(step)
    document["fields"]["sent_at"] = local(sent)
    player.memory.now = local(sent)
    wish = Command.parse(document)
    codes = [each.code for each in cautions(player.case, wish, player.memory.now)]
    assert codes == (["caution.confirmation_late"] if late else [])
    alerts = due(player.case, player.memory.now, player.memory)
    assert ("passed" in {each.fields.get("level") for each in alerts}) is late
    assert player.memory.judge(wish, ["TIM"]).type == "confirmation.sent"


def test_conditions_stand_on_every_file_of_the_answer_and_all_made_of_it(whole: Player) -> None:
    state = whole.case
    names = files_of("ART-050")
    assert len(names) == FILES
    for name in ("ART-050", *names):
        assert state.conditions_of([name]) == CONDITIONS, name
    assert not state.conditions_of(["ART-001", "ART-030", "ART-040"])
    player = Player()
    player.play(42)
    player.memory.now = local("2026-09-15 09:00")
    number = ["ART-050.001"]
    verify = {"artifacts": [{"artifact": each, "digests": {"sha256": _sha(player, each)}}
                            for each in number]}  # fmt: skip
    case = story()["case"]
    player.memory.do({"command": "artifact.verify", "case": case, "fields": verify}, "DIN")
    derive = _derive(["ART-060"], number)
    player.memory.do({"command": "artifact.derive", "case": case, "fields": derive}, "DIN")
    assert player.case.conditions_of(["ART-060"]) == CONDITIONS


def _sha(player: Player, artifact: str) -> str:
    found = player.case.artifacts[artifact].sha256
    assert found is not None
    return found


def _derive(artifacts: list[str], parents: list[str]) -> dict[str, Any]:
    return {
        "artifacts": artifacts,
        "parents": parents,
        "kind": "timeline",
        "tool": "timeline maker",
        "tool_version": "1",
        "parameters": "all",
        "reproducible": True,
    }


@pytest.mark.parametrize("row", [44, 46])
@pytest.mark.parametrize("dropped", sorted(CONDITIONS))
def test_no_bundle_drops_a_condition(row: int, dropped: str) -> None:
    player = Player()
    player.play(before=row)
    for step in steps(row):
        if step["command"] == "bundle.export":
            break
        player.step(step)
    document = player.document(step)
    document["fields"]["conditions"] = sorted(CONDITIONS - {dropped})
    player.memory.now = local(step["at"])
    with pytest.raises(RefusedError) as caught:
        player.memory.judge(Command.parse(document), step["by"])
    assert caught.value.code == "refused.condition_dropped"
    assert caught.value.facts == {"condition": dropped}


def test_no_bundle_shows_the_recovery_key(whole: Player) -> None:
    for event in whole.memory.events:
        if event.type == "bundle.exported":
            assert "ART-021" not in event.body["artifacts"]
            assert "ART-020" in event.body["artifacts"]
    player = Player()
    player.play(43)
    wish = player.document(next(iter(steps(44))))
    wish["fields"]["artifacts"].append("ART-021")
    player.memory.now = local("2026-10-05 09:40")
    with pytest.raises(RefusedError) as caught:
        player.memory.judge(Command.parse(wish), by(44, "bundle.export"))
    assert caught.value.code == "refused.restricted_material"


def test_the_restored_stick_waits_for_the_verdict_to_be_in_force() -> None:
    player = Player()
    player.play(48)
    wish = command(player, 49, "item.return_to_owner")
    with pytest.raises(RefusedError) as caught:
        player.memory.judge(wish, ["BOL"])
    assert caught.value.code == "refused.disposal_barred"
    player.step(next(each for each in steps(49) if each["command"] == "document.attach"))
    assert player.memory.judge(wish, ["BOL"]).type == "item.returned_to_owner"


def test_secrets_of_the_story_are_nowhere_in_it(whole: Player) -> None:
    words = "abandon ability able about above absent absorb abstract absurd abuse access accident"
    for text in (words, "123456-234567-345678-456789-567890-678901-789012-890123"):
        step = next(each for each in steps(22) if each["command"] == "item.find")
        player = Player()
        player.play(21)
        document = player.document(step)
        document["fields"]["circumstances"] = f"Folded; it says: {text}"
        player.memory.now = local(step["at"])
        with pytest.raises(RefusedError) as caught:
            player.memory.judge(Command.parse(document), step["by"])
        assert caught.value.code == "refused.secret"
        everything = json.dumps([each.document() for each in whole.memory.events])
        assert text not in everything + json.dumps(whole.memory.privates)


def test_folding_the_same_events_again_gives_the_same_state(whole: Player) -> None:
    again = Memory()
    state = again.state(story()["case"])
    for event, private in zip(whole.memory.events, whole.memory.privates, strict=True):
        if event.case is not None:
            state.apply(event, private)
    assert key_of("ALM") == whole.memory.events[0].actor_key
    assert (state.items, state.artifacts, state.requests, state.conditions) == (
        whole.case.items,
        whole.case.artifacts,
        whole.case.requests,
        whole.case.conditions,
    )


def test_the_story_folds_without_its_private_parts(whole: Player) -> None:
    state = Memory().state(story()["case"])
    for event in whole.memory.events:
        if event.case is not None:
            state.apply(event, None)
    assert {name: each.state for name, each in state.items.items()} == {
        name: each.state for name, each in whole.case.items.items()
    }
    assert state.conditions_of(["ART-050"]) == CONDITIONS
