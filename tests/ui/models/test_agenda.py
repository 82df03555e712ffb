from itertools import islice
from types import SimpleNamespace

import pytest

from custody.bundle.story import Told
from custody.domain.model import CaseState
from custody.event_filter import EventFilter
from custody.queries import Queries
from ui.desk import Desk
from ui.models.agenda import Agendas, Bound, Matter, agenda_of, bound_of

CASE = "EX-26-0417"


def state_after(desk: Desk, kind: str, nth: int = 1) -> tuple[CaseState, str]:
    """The case as it stood just after an event of a type, and when that was recorded."""
    queries: Queries = desk.queries
    last = list(islice(queries.event_indices(EventFilter(case=CASE, type=kind)), nth))[-1]
    (row,) = queries.events_at([last])
    return queries.states.of(CASE, last + 1), row.recorded_at


def test_an_offer_stands_on_the_agenda_until_it_is_answered(desk: Desk) -> None:
    state, at = state_after(desk, "transfer.offered")
    agenda = agenda_of([state], (), at)
    (transit,) = agenda.transits
    assert (transit.giver, transit.to) == ("ALM", "BOL")
    assert transit.items == ("ITM-00", "ITM-01", "ITM-02", "ITM-03", "ITM-04", "ITM-05")
    (due,) = [each for each in agenda.deadlines if each.matter is Matter.TRANSFER]
    assert (due.subject, due.to, due.is_passed) == (transit.offer, "BOL", False)
    later = agenda_of([state], (), "2026-12-31T00:00:00.000Z")
    assert [each.is_passed for each in later.deadlines if each.matter is Matter.TRANSFER] == [True]
    state, at = state_after(desk, "transfer.accepted")
    assert agenda_of([state], (), at).transits == ()


def test_a_preservation_has_its_clock_while_it_runs(desk: Desk) -> None:
    state, at = state_after(desk, "preservation.acknowledged")
    agenda = agenda_of([state], (), at)
    (due,) = [each for each in agenda.deadlines if each.matter is Matter.PRESERVATION]
    assert due.subject == "RQ-01"
    assert due.bound is Bound.STATED  # a provider abroad wrote the end itself
    assert due.ends_at > at
    row = next(row for row in agenda.requests if row.id == "RQ-01")
    assert row.deadlines == (due,)
    assert row.is_open
    assert "preservation.renewed" in row.next_events
    state, at = state_after(desk, "preservation.released")
    assert not [
        each for each in agenda_of([state], (), at).deadlines if each.matter is Matter.PRESERVATION
    ]


def test_a_borrowed_item_is_due_back(desk: Desk) -> None:
    state, at = state_after(desk, "item.checked_out")
    agenda = agenda_of([state], (), at)
    (due,) = [each for each in agenda.deadlines if each.matter is Matter.RETURN]
    assert (due.subject, due.to) == ("ITM-03", "DIN")


@pytest.mark.parametrize(
    ("rule", "bound"),
    [
        ("T-16-MAX90", Bound.CEILING),
        ("T-29-MIN60", Bound.FLOOR),
        ("T-29-PENDING", Bound.FLOOR),
        ("PROVIDER-STATED", Bound.STATED),
        ("KZ-CPC-48", Bound.TASK),
    ],
)
def test_a_ceiling_is_no_floor(rule: str, bound: Bound) -> None:
    assert bound_of(rule) is bound


def test_what_nobody_read_for_long_is_stale(desk: Desk) -> None:
    agendas = Agendas(desk.queries)
    assert agendas.read("2026-11-01T00:00:00.000Z").stale == ()
    (stale,) = agendas.read("2027-06-01T00:00:00.000Z").stale
    assert stale.case == CASE
    assert stale.artifacts > 200


def test_cases_are_folded_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    agendas = Agendas(desk.queries)
    first = agendas.read("2026-11-01T00:00:00.000Z")
    looked = SimpleNamespace(count=0)
    told = Queries.told

    def counting(self: Queries, index: int) -> Told | None:
        looked.count += 1
        return told(self, index)

    monkeypatch.setattr(Queries, "told", counting)
    assert agendas.read("2026-11-01T00:00:00.000Z") == first
    assert looked.count == 0
    assert {row.id for row in first.requests} == {"RQ-01", "RQ-02", "RQ-03", "RQ-04"}
