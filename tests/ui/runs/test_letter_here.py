"""Papers made from what was filled in: the letter of an extension, and those of each procedure."""

from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from custody.documents.kinds import fills_for
from custody.documents.template import Templates
from tests.custody.letters import letter
from tests.ui.conftest import sit_down
from ui.desk import Desk
from ui.models.request_steps import known_fields
from ui.runs.beginning import begin
from ui.runs.letter_here import LetterHere
from ui.runs.record import RecordRun

CASE = "EX-26-0417"
ASKED = {
    "data_description": "Log-ins.",
    "duration_days": 60,
    "emergency_facts": "A life is at risk.",
    "new_end_at": "2027-03-01T00:00:00.000Z",
    "vulnerability": "Kept for a week.",
}
"""What the papers ask for beside the fields of their procedures."""


@pytest.mark.parametrize(
    ("procedure", "fields"),
    [
        ("art16", ("document",)),
        ("sap7", ("document", "supplement")),
        ("sap8", ("document", "supporting_part")),
    ],
)
def test_each_procedure_offers_the_papers_that_it_has(
    procedure: str, fields: tuple[str, ...]
) -> None:
    assert fills_for(Templates(), procedure) == fields


def test_the_letter_of_an_extension_is_made_before_it_is_approved(
    half_desk: Desk, qtbot: QtBot
) -> None:
    sit_down(half_desk, qtbot, "ERZ")
    known = known_fields(half_desk.queries, CASE, "RQ-01", "request.approved")
    assert "document" not in known, "the letter of the first approval is not that of this one"
    known |= {"new_end_at": "2027-03-01T00:00:00.000Z", "duration_days": 90}
    argument = {"case": CASE, "command": "request.approve", "fields": known}
    frame = begin(RecordRun, half_desk, argument)
    qtbot.addWidget(frame)
    frame.show()
    run = frame.run
    assert isinstance(run, RecordRun)
    here, form = run.filling.here, run.filling.form
    assert isinstance(here, LetterHere)
    assert form is not None
    with qtbot.waitSignal(here.filled, timeout=20_000):
        here.button.click()
    qtbot.waitUntil(lambda: not here.is_busy)
    assert here.made is not None
    assert here.made.kind == "letter-extension"
    (wish,) = run.wishes()
    assert wish.command.fields["document"]["sha256"] == here.made.sha256
    assert wish.command.fields["new_end_at"] == known["new_end_at"]
    assert here.faults() == []
    form.load({**form.document(), "new_end_at": "2027-04-01T00:00:00.000Z"})
    assert any("make it again" in fault for fault in here.faults())


def test_every_paper_of_every_procedure_is_made_before_its_approval(
    half_desk: Desk, qtbot: QtBot
) -> None:
    sit_down(half_desk, qtbot, "ALM")
    templates = Templates()
    made: dict[str, str] = {}
    for name in half_desk.cases.catalogue.names():
        procedure = half_desk.cases.catalogue.procedure(name, date(2026, 11, 22))
        assert procedure is not None
        if not procedure.is_letter:
            continue
        asked: list[dict[str, Any]] = [{"status": "new"}]
        if procedure.clock is not None:
            asked.append({"status": "extension"})
        if {"subscriber"} < set(procedure.data_categories):
            asked.append({"status": "new", "data_categories": ["subscriber"]})
        for more in asked:
            fields: dict[str, Any] = {
                **letter(procedure, "RQ-50", "ALM"), **ASKED, "procedure": name, **more,
            }  # fmt: skip
            for fills in fills_for(templates, name):
                here = LetterHere(half_desk, CASE, lambda: fields, fills)  # noqa: B023 - it grows
                qtbot.addWidget(here)
                with qtbot.waitSignal(here.filled, timeout=20_000) as told:
                    here.button.click()
                qtbot.waitUntil(lambda here=here: not here.is_busy, timeout=20_000)  # type: ignore[misc]
                assert told.args is not None
                fields |= told.args[0]
                assert here.made is not None
                assert fields[fills]["sha256"] == here.made.sha256
                assert here.faults() == []
                made[here.made.kind] = here.made.sha256
    assert set(made) == {
        kind for kind in templates.kinds() if templates.get(kind).family.name == "request"
    }
    assert len(set(made.values())) == len(made)
