"""Erased places in the chains of cases and items; the other faults are proved on bundles."""

from typing import Any

import pytest

from custody.domain.chains import Chains
from custody.domain.events import Event, Link, Recorded
from custody.errors import IntegrityError


def leaf(index: int) -> str:
    return f"{index:064x}"


def link(chain: str, seq: int, before: int | None = None) -> Link:
    return Link(chain, seq, None if before is None else leaf(before))


def event(index: int, case: Link, *items: Link, **body: Any) -> Event:
    return Event(
        type="erasure.done" if body else "event.annotated",
        ledger="agency.example/station-1/00",
        seq=index,
        tree_size=index,
        tree_root=bytes(32),
        id=f"id-{index}",
        recorded=Recorded("2026-03-18T02:05:00.000Z", "+05:00", "system", None, 0),
        actor_key="sha256:" + "0" * 64,
        actor_role="INV",
        body=body,
        app_name="Custody",
        app_version="0",
        case=case,
        items=items,
    )


def erased(index: int, seq: int, case: str = "C-1", **other: Any) -> dict[str, Any]:
    """A member of `erasure.done`: the event that stood at a place of the case is gone."""
    place = {"id": case, "seq": seq}
    return {"index": index, "leaf": leaf(index), "scope": "opening", "case": place, **other}


def follow(*events: Event) -> Chains:
    chains = Chains()
    for each in events:
        chains.follow(each, leaf(each.seq))
    return chains


def test_erased_places_fill_a_gap_and_lengthen_the_end() -> None:
    in_gap = event(9, link("C-1", 3, 5), events=[erased(3, 1), erased(5, 2)])
    chains = follow(event(0, link("C-1", 0)), in_gap)
    found = chains.lengths(items=False)["C-1"]
    assert (found.events, found.disclosed, found.erased, found.missing) == (4, 2, 2, 0)
    assert found.head == leaf(9)


def test_what_a_gap_does_not_explain_is_missing() -> None:
    chains = follow(event(0, link("C-1", 0)), event(9, link("C-1", 3, 5), events=[erased(5, 2)]))
    assert chains.lengths(items=False)["C-1"].missing == 1


def test_an_item_ends_with_its_erased_event() -> None:
    gone = erased(4, 1, items=[{"id": "I-1", "seq": 1}])
    chains = follow(
        event(0, link("C-1", 0), link("I-1", 0)),
        event(9, link("C-1", 2, 4), events=[gone]),
    )
    found = chains.lengths(items=True)["I-1"]
    assert (found.events, found.head, found.erased, found.missing) == (2, leaf(4), 1, 0)


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ([erased(5, 1), erased(3, 2)], "event 3 is out of order"),
        ([erased(0, 1), erased(5, 2)], "event 0 is out of order"),
        ([erased(3, 1), erased(9, 2)], "event 9 is out of order"),
        ([erased(3, 1), erased(4, 2)], "event 4 had another leaf"),
        ([erased(5, 0)], "an erased event stands in it all the same"),
    ],
)
def test_erased_events_stand_where_their_chain_has_room(
    members: list[dict[str, Any]], reason: str
) -> None:
    chains = follow(event(0, link("C-1", 0)), event(9, link("C-1", 3, 5), events=members))
    with pytest.raises(IntegrityError, match=reason) as found:
        chains.lengths(items=False)
    assert found.value.code == "integrity.erased"


@pytest.mark.parametrize(
    ("member", "reason"),
    [
        (erased(3, 0, case="C-2"), "event 3 was of another case"),
        (erased(3, 2, items=[{"id": "I-2", "seq": 1}]), "I-2 is of another case"),
        (erased(4, 1), "place 1 of C-1 was erased as another event"),
    ],
)
def test_an_erasure_is_of_its_own_case_and_of_one_event_for_each_place(
    member: dict[str, Any], reason: str
) -> None:
    chains = follow(
        event(0, link("C-1", 0), link("I-1", 0)),
        event(1, link("C-2", 0), link("I-2", 0)),
        event(8, link("C-1", 3, 7), events=[erased(3, 1)]),
    )
    bad = event(9, link("C-1", 4, 8), events=[member])
    with pytest.raises(IntegrityError, match=reason) as found:
        chains.follow(bad, leaf(9))
    assert found.value.code == "integrity.chain"


def test_erasing_a_private_part_leaves_the_event_in_its_place() -> None:
    private = {**erased(0, 0), "scope": "private"}
    chains = follow(event(0, link("C-1", 0)), event(1, link("C-1", 1, 0), events=[private]))
    found = chains.lengths(items=False)["C-1"]
    assert (found.disclosed, found.erased, found.missing) == (2, 0, 0)
