"""Whatever the worked example recorded could have been entered in the client."""

import pytest
from pytestqt.qtbot import QtBot

from custody.domain.vocabulary import TYPES, EventType
from custody.event_filter import EventFilter
from ui.desk import Desk
from ui.forms.event_form import EventForm
from ui.forms.known import Context


@pytest.mark.parametrize("each", TYPES.values(), ids=lambda each: each.command)
def test_every_event_of_the_worked_example_can_be_entered(
    reading_desk: Desk, qtbot: QtBot, each: EventType
) -> None:
    for row in reading_desk.queries.events(EventFilter(type=each.name), limit=3):
        page = reading_desk.queries.event(row.index)
        assert page.event is not None
        fields = {**page.event.body, **(page.private or {})}
        fields.pop("statement", None)
        if not fields.keys() <= {field.name for field in each.fields}:
            continue  # a genesis, an enrolment: what the ledger itself adds to their bodies
        case = row.case if each.case in ("required", "optional") else None
        items = tuple(link.id for link in page.event.items)
        form = EventForm(reading_desk, each, Context(case=case, items=items))
        qtbot.addWidget(form)

        form.load_command({"case": case, "items": list(items), "fields": fields})

        assert form.document() == fields
        assert form.faults() == []
        assert set(form.items()) == (set(items) if each.items != "none" else set())
