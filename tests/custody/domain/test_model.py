"""The state folded from events that other programs wrote, and from parts of a record."""

import io
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from custody.domain.events import Event
from custody.domain.model import CaseState
from custody.domain.records import HELD
from custody.ledger.event import open_envelope
from custody.strict_json import parse
from tests.custody.domain.memory import CATALOGUE, Memory
from tests.custody.domain.worked_example import Player, story

VECTORS = Path(__file__).parents[2] / "vectors"


@pytest.fixture(scope="module")
def whole() -> Player:
    player = Player()
    player.play()
    return player


def golden() -> Iterator[tuple[Event, dict[str, object] | None]]:
    with zipfile.ZipFile(io.BytesIO((VECTORS / "bundle-good.zip").read_bytes())) as archive:
        names = {name.partition("/")[2]: name for name in archive.namelist()}
        private = {}
        if "custody/private.jsonl" in names:
            for line in archive.read(names["custody/private.jsonl"]).splitlines():
                row = parse(line)
                private[row["index"]] = row["doc"]
        for line in archive.read(names["custody/events.jsonl"]).splitlines():
            event = open_envelope(line).event
            yield event, private.get(event.seq)


def test_the_golden_bundle_folds_though_its_bodies_are_thin() -> None:
    states: dict[str, CaseState] = {}
    for event, private in golden():
        if event.case is not None:
            name = event.case.id
            state = states.setdefault(name, CaseState(name, CATALOGUE, str))
            state.apply(event, private)
            state.apply(event, None)  # what is told twice changes no more than its history
    folded = [state for name, state in states.items() if name != "ledger"]
    assert folded
    assert any(state.items for state in folded)
    for state in folded:
        for item in state.items.values():
            assert (item.holder is not None) == (item.state in HELD)


@pytest.mark.parametrize("seed", range(8))
def test_a_record_with_withheld_events_still_folds(whole: Player, seed: int) -> None:
    chosen = random.Random(seed)  # noqa: S311 - which events are left out
    state = Memory().state(story()["case"])
    for event, private in zip(whole.memory.events, whole.memory.privates, strict=True):
        if event.case is not None and chosen.random() < 0.8:
            state.apply(event, private if chosen.random() < 0.5 else None)
    for name in state.artifacts:
        assert state.conditions_of([name]) <= {"CND-1", "CND-2", "CND-3"}
    for item in state.items.values():
        assert item.history[-1].holder == item.holder


def test_a_search_under_a_sanction_waits_for_no_review() -> None:
    player = Player()
    player.play(26)
    assert player.case.open_search() is None
    search = player.case.searches["SRC-1"]
    assert (search.state, search.urgent, search.witnesses) == ("copy_delivered", False, 2)
    assert search.review is None


def test_a_procedure_that_this_release_does_not_know_is_passed_over(whole: Player) -> None:
    state = Memory().state(story()["case"])
    approved = next(each for each in whole.memory.events if each.type == "request.approved")
    state.apply(approved._replace(body={**approved.body, "procedure": "of-tomorrow"}))
    assert state.requests == {}
    state.apply(approved)
    assert state.requests.keys() == {"RQ-01"}


def test_the_members_of_a_case_are_told_for_a_time() -> None:
    player = Player()
    player.play(1)
    now = player.memory.now
    assert player.case.members_at(now) == {"ALM", "SPC1", "BOL", "DIN", "ERZ", "GUL", "TIM"}
    assert player.case.case_roles("ALM", now) == {"INV", "OIC"}
    term = {
        "person": "DIN", "role": "EXA", "need": "x",
        "starts_at": "2027-01-01T00:00:00.000Z", "ends_at": "2027-02-01T00:00:00.000Z",
    }  # fmt: skip
    player.memory.roster.held["NEW"] = {"EXA"}
    document = {
        "command": "case.assign", "case": story()["case"], "role": "OIC",
        "fields": term | {"person": "NEW"},
    }  # fmt: skip
    player.memory.do(document, "ALM")
    for at, inside in (("2026-12-31", False), ("2027-01-15", True), ("2027-02-01", False)):
        assert ("NEW" in player.case.members_at(f"{at}T00:00:00.000Z")) is inside
