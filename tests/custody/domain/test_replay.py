"""What a gap in a chain hides, and what it does not; faults are proved on bundles elsewhere."""

from typing import Any

import pytest

from custody.domain.events import Event, Link, Recorded
from custody.domain.replay import Replay
from custody.errors import IntegrityError

BOL, DIN, ALM = "BOL", "DIN", "ALM"
FIRST = "01900000-0000-7000-8000-000000000000"
HIDDEN = "01900000-0000-7000-8000-00000000000f"


class Record:
    """Events one after the other; `skip` leaves one out, as if it were withheld."""

    def __init__(self) -> None:
        self.replay = Replay()
        self.seq = 0
        self.lengths: dict[str, int] = {}

    def add(
        self,
        kind: str,
        actor: str,
        *items: str,
        also: tuple[str, ...] = (),
        role: str = "CUS",
        case: str = "C-1",
        name: str = "",
        **body: Any,
    ) -> str:
        """Follow the next event; its id."""
        event = Event(
            type=kind,
            ledger="agency.example/station-1/00",
            seq=self.seq,
            tree_size=self.seq,
            tree_root=bytes(32),
            id=name or f"01900000-0000-7000-8000-{self.seq:012x}",
            recorded=Recorded("2026-03-18T02:05:00.000Z", "+05:00", "system", None, 0),
            occurred=None,
            actor_key="sha256:" + "0" * 64,
            actor_role=role,
            case=self._link(case) if case else None,
            items=tuple(self._link(item) for item in items),
            body=body,
            commitment=None,
            language=None,
            app_name="Custody",
            app_version="0",
        )
        self.seq += 1
        self.replay.follow(event, f"{event.seq:064x}", actor, {actor, *also})
        return event.id

    def skip(self, *items: str, case: str = "C-1") -> None:
        """An event that is not seen."""
        self.seq += 1
        for chain in (case, *items):
            self._link(chain)

    def _link(self, chain: str) -> Link:
        seq = self.lengths.get(chain, 0)
        self.lengths[chain] = seq + 1
        return Link(chain, seq, "0" * 64 if seq else None)


@pytest.fixture
def record() -> Record:
    return Record()


def refused(record: Record, reason: str, kind: str, actor: str, *items: str, **more: Any) -> None:
    with pytest.raises(IntegrityError, match=reason) as found:
        record.add(kind, actor, *items, **more)
    assert found.value.code == "integrity.custody"


def test_what_nobody_holds_is_not_handed_out_of_a_store(record: Record) -> None:
    record.add("item.received", BOL, "I-1")
    record.add("item.returned_to_owner", BOL, "I-1")
    refused(record, "held by nobody", "item.checked_out", BOL, "I-1", also=(DIN,), to=DIN)


def test_what_is_in_transit_is_neither_handed_over_nor_offered_again(record: Record) -> None:
    record.add("item.received", BOL, "I-1", "I-2")
    record.add("transfer.offered", BOL, "I-1", "I-2", to=DIN)
    refused(record, "in transit", "item.checked_out", BOL, "I-1", also=(DIN,), to=DIN)
    refused(record, "in transit", "transfer.offered", BOL, "I-2", to=ALM)


def test_nobody_hands_over_to_themself_except_in_a_demonstration(record: Record) -> None:
    record.add("item.received", BOL, "I-1")
    refused(record, "holds item I-1 already", "item.checked_out", BOL, "I-1", to=BOL)
    alone = Record()
    alone.add("ledger.genesis", BOL, case="ledger", demonstration=True)
    alone.add("item.received", BOL, "I-1")
    alone.add("item.checked_out", BOL, "I-1", to=BOL)
    assert alone.replay.items["I-1"].holder == BOL


def test_an_offer_names_items(record: Record) -> None:
    refused(record, "offers no items", "transfer.offered", BOL, to=DIN)


def test_behind_a_gap_of_the_item_its_holder_is_unknown_and_accuses_nobody(record: Record) -> None:
    record.add("item.received", BOL, "I-1")
    record.skip("I-1")
    record.add("transfer.offered", DIN, "I-1", to=ALM)
    assert record.replay.items["I-1"].holder == DIN
    record.skip("I-1")
    record.add("item.checked_out", BOL, "I-1", also=(DIN,), to=DIN)
    assert record.replay.items["I-1"].holder == DIN


def test_a_withheld_offer_may_be_answered_and_one_that_never_was_may_not(record: Record) -> None:
    record.add("item.received", BOL, "I-1", "I-2")
    record.skip("I-1")
    record.add("transfer.accepted", DIN, "I-1", offer="hidden")
    assert record.replay.items["I-1"].holder == DIN
    refused(record, "no such offer", "transfer.accepted", DIN, "I-2", offer="none")


def test_a_withheld_offer_that_is_refused_leaves_the_holder_unknown(record: Record) -> None:
    record.add("item.received", BOL, "I-1")
    record.skip("I-1")
    record.add("transfer.refused", DIN, "I-1", offer="hidden")
    record.add("transfer.offered", ALM, "I-1", to=DIN)
    assert record.replay.items["I-1"].holder == ALM


def test_an_answer_takes_no_item_back_that_moved_on_behind_a_gap(record: Record) -> None:
    record.add("item.received", BOL, "I-1")
    first = record.add("transfer.offered", BOL, "I-1", to=DIN)
    record.skip("I-1")
    record.add("item.received", ALM, "I-1")
    record.add("transfer.accepted", DIN, "I-1", offer=first)
    assert record.replay.items["I-1"].holder == ALM
    refused(record, "answered before", "transfer.recalled", BOL, "I-1", offer=first)


def test_a_seal_is_put_only_on_an_item_that_the_event_names(record: Record) -> None:
    record.add("item.received", BOL, "I-1")
    seals = [{"item": "I-9", "seal": "SL-1"}]
    refused(record, "I-9 is not one of the event's", "item.sealed", BOL, "I-1", seals=seals)


def test_a_correction_behind_a_gap_may_be_of_what_is_hidden(record: Record) -> None:
    refused(record, "not there", "event.corrected", BOL, event=HIDDEN)
    record.skip()
    record.add("event.corrected", BOL, event=HIDDEN)


def test_no_id_of_an_event_is_used_twice(record: Record) -> None:
    record.add("event.annotated", BOL)
    refused(record, "the id of event 0 is used again", "event.annotated", BOL, name=FIRST)


def test_an_event_whose_id_is_older_than_the_last_is_found_too(record: Record) -> None:
    older = "01800000-0000-7000-8000-000000000001"
    record.add("event.annotated", BOL)
    record.add("event.annotated", BOL, name=older)
    record.add("event.annotated", BOL)
    record.add("event.corrected", BOL, event=older)
    refused(record, "the id of event 1 is used again", "event.annotated", BOL, name=older)
    refused(record, "an earlier one of its case", "event.corrected", BOL, event=older, case="C-2")
    leaf = f"{1:064x}"
    events = [{"index": 1, "leaf": leaf, "scope": "opening"}]
    order = record.add("erasure.ordered", BOL, events=events)
    record.add("erasure.done", BOL, order=order, events=events)
    other = [{"index": 1, "leaf": f"{9:064x}", "scope": "opening"}]
    refused(record, "event 1 has another leaf", "erasure.ordered", BOL, events=other)


def test_reports_of_broken_seals_excuse_a_new_sealing(record: Record) -> None:
    record.add("item.received", BOL, "I-1", "I-2", "I-3")
    for number in (1, 2, 3):
        seals = [{"item": f"I-{number}", "seal": f"SL-{number}"}]
        record.add("item.sealed", BOL, f"I-{number}", seals=seals)
    checks = [
        {"item": "I-1", "seal": "SL-1", "intact": False},
        {"item": "I-2", "seal_state": "broken"},
        {"item": "I-3", "seal": "SL-3", "intact": True},
        {"item": "I-9", "seal": "SL-9", "intact": False},
        "not of the form that the Schema publishes",
    ]
    record.add("seal.checked", BOL, "I-1", "I-2", "I-3", checks=checks)
    for number in (1, 2):
        seals = [{"item": f"I-{number}", "seal": f"SL-1{number}"}]
        record.add("item.resealed", BOL, f"I-{number}", seals=seals)
    seals = [{"item": "I-3", "seal": "SL-13"}]
    refused(record, "no seal of item I-3 was broken", "item.resealed", BOL, "I-3", seals=seals)


def test_a_seal_that_the_sender_had_put_on_may_be_broken_once(record: Record) -> None:
    record.add("item.received", BOL, "I-1")
    seals = [{"item": "I-1", "seal": "THEIRS-1"}]
    record.add("seal.broken", BOL, "I-1", seals=seals)
    refused(record, "was broken before", "seal.broken", BOL, "I-1", seals=seals)
    refused(record, "not one of the event's", "seal.broken", BOL, seals=seals)


def test_a_search_whose_start_a_gap_hides_may_end_once(record: Record) -> None:
    record.skip()
    record.add("search.finished", ALM, search="S-1")
    refused(record, "S-1 is not open", "search.finished", ALM, search="S-1")


def test_artifacts_and_findings_never_differ_by_case_alone(record: Record) -> None:
    record.add("artifact.hashed", BOL, artifacts=[{"artifact": "ART-1"}])
    record.add("finding.raised", BOL, finding="F-1", artifacts=["ART-1"])
    refused(record, "differs from ART-1", "artifact.hashed", BOL, artifacts=[{"artifact": "art-1"}])
    refused(record, "differs from F-1", "finding.raised", BOL, finding="f-1")


def test_an_offer_in_no_case_puts_its_items_in_transit_and_cannot_be_answered(
    record: Record,
) -> None:
    record.add("item.received", BOL, "I-1")
    offer = record.add("transfer.offered", BOL, "I-1", case="", to=DIN)
    assert record.replay.items["I-1"].offer == offer
    assert record.replay.offers == {}


def test_nothing_is_erased_twice(record: Record) -> None:
    gone = record.seq
    record.skip()
    what = [{"index": gone, "leaf": "0" * 64, "scope": "opening"}]
    order = record.add("erasure.ordered", BOL, events=what)
    record.add("erasure.done", BOL, order=order, events=what)
    refused(record, "was erased before", "erasure.done", BOL, order=order, events=what)
