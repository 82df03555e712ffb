"""Papers made from what was filled in: the letter of an extension, and a supporting part."""

from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from custody.documents.template import Templates
from tests.custody.letters import letter
from tests.ui.conftest import sit_down
from ui.desk import Desk
from ui.models.request_steps import known_fields
from ui.runs.frame import begin
from ui.runs.letter_here import LetterHere, papers_of
from ui.runs.record import RecordRun

CASE = "EX-26-0417"


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
    assert papers_of(Templates(), procedure) == fields


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


def test_the_supporting_part_is_another_paper_with_a_digest_of_its_own(
    half_desk: Desk, qtbot: QtBot
) -> None:
    sit_down(half_desk, qtbot, "ALM")
    procedure = half_desk.cases.catalogue.procedure("sap8", date(2026, 11, 22))
    assert procedure is not None
    fields: dict[str, Any] = {
        **letter(procedure, "RQ-50", "ALM"),
        "procedure": "sap8",
        "status": "new",
    }
    made = []
    for fills in papers_of(Templates(), "sap8"):
        here = LetterHere(half_desk, CASE, lambda: fields, fills)  # noqa: B023 - it grows
        qtbot.addWidget(here)
        with qtbot.waitSignal(here.filled, timeout=20_000) as told:
            here.button.click()
        qtbot.waitUntil(lambda here=here: not here.is_busy)  # type: ignore[misc]
        assert told.args is not None
        fields |= told.args[0]
        assert here.made is not None
        made.append(here.made)
        assert fields[fills]["sha256"] == here.made.sha256
        assert here.faults() == []
    assert [each.kind for each in made] == ["order-giving-effect", "request-giving-effect"]
    assert made[0].sha256 != made[1].sha256
