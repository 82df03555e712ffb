"""Where each row of the worked example is entered: its room or run, and who may sign it there.

That the fields themselves can be entered and signed is in `test_worked_example.py`.
"""

import tomllib
from typing import Any, Final

import pytest

from custody import resources
from custody.domain.vocabulary import ANYONE, ASSIGNED, BY_COMMAND
from ui.rooms import ROOMS, RUNS

RECORD: Final = "run:record"
STATION: Final = "the station"
"""Signed by the station alone, without anybody's hand."""
PLACES: Final[dict[int, tuple[str, ...]]] = {
    1: (RECORD,), 2: (RECORD,), 3: ("run:acquire", RECORD), 4: (RECORD,), 5: ("run:request",),
    6: ("run:request",), 7: (RECORD,), 8: (RECORD,), 9: ("run:request",),
    10: ("run:provider_data", RECORD), 11: ("run:provider_data", RECORD),
    12: ("run:provider_data", RECORD, STATION), 13: ("run:acknowledge",),
    14: ("run:resolve", RECORD), 15: ("run:seizure", RECORD),
    16: ("run:seizure", RECORD), 17: ("run:seizure",), 18: ("run:seizure",), 19: ("run:seizure",),
    20: ("run:seizure", RECORD), 21: (RECORD,), 22: ("run:seizure",),
    23: ("run:seizure", RECORD), 24: ("run:seizure", RECORD, STATION), 25: (RECORD,),
    26: ("run:hand_over", "run:accept", RECORD), 27: (RECORD,), 28: (STATION,),
    29: (RECORD, "verify"), 30: (RECORD,), 31: ("run:acquire", "verify", RECORD), 32: (RECORD,),
    33: (RECORD,), 34: (RECORD,), 35: ("verify", STATION),
    36: ("run:acknowledge", "run:resolve", "verify", RECORD), 37: ("run:request", RECORD),
    38: (RECORD,), 39: (RECORD,), 40: (RECORD,), 41: ("run:provider_data", RECORD), 42: (RECORD,),
    43: ("verify",), 44: ("run:export",), 45: (RECORD, "open_bundle"),
    46: ("verify", "run:export", RECORD), 47: ("run:hand_over", "run:accept", RECORD),
    48: (RECORD,), 49: (RECORD,),
}  # fmt: skip
OF_RUNS: Final[dict[str, frozenset[str]]] = {
    "run:seizure": frozenset(
        {
            "authority.record", "case.open", "search.start", "item.find", "item.register_child",
            "item.photograph", "item.record_state", "item.isolate", "item.seize", "item.seal",
            "artifact.acquire", "artifact.hash", "search.finish",
        }
    ),
    "run:request": frozenset({"request.approve", "request.send", "preservation.request"}),
    "run:provider_data": frozenset({"artifact.receive", "artifact.hash", "finding.raise"}),
    "run:hand_over": frozenset({"transfer.offer"}),
    "run:accept": frozenset({"transfer.accept", "transfer.refuse"}),
    "run:acquire": frozenset({"artifact.acquire", "artifact.hash"}),
    "run:export": frozenset({"bundle.export"}),
    "run:acknowledge": frozenset({"finding.acknowledge"}),
    "run:resolve": frozenset({"finding.resolve"}),
    "verify": frozenset(
        {"artifact.verify", "artifact.report_mismatch", "artifact.report_missing", "finding.raise"}
    ),
}  # fmt: skip
"""What rooms and runs record; the Record room records whatever a person may sign."""

STEPS: Final[list[dict[str, Any]]] = tomllib.loads(resources.read_text("demo/worked_example.toml"))[
    "step"
]


def records(place: str, step: dict[str, Any]) -> bool:
    """Whether a step is entered at a place."""
    kind = BY_COMMAND[step["command"]]
    if place == STATION:
        return kind.station
    if place == RECORD:
        return kind.who != {"SYS"}
    return step["command"] in OF_RUNS.get(place, ())


def test_every_row_has_its_place_and_every_place_is_in_the_client() -> None:
    assert PLACES.keys() == {step["row"] for step in STEPS} == set(range(1, 50))
    known = {room.name for room in ROOMS} | {f"run:{run.name}" for run in RUNS} | {STATION}
    assert {place for places in PLACES.values() for place in places} <= known


@pytest.mark.parametrize("row", sorted(PLACES))
def test_every_step_of_a_row_is_entered_at_one_of_its_places(row: int) -> None:
    for step in STEPS:
        if step["row"] == row:
            assert any(records(place, step) for place in PLACES[row]), step["command"]


def test_what_only_the_station_signs_is_named() -> None:
    alone = {
        (step["row"], step["command"])
        for step in STEPS
        if not BY_COMMAND[step["command"]].who - {"SYS", ANYONE, ASSIGNED}
        and BY_COMMAND[step["command"]].who == {"SYS"}
    }
    assert alone == {(24, "ledger.checkpoint"), (28, "timestamp.obtain")}
