"""Erasures: ordered by two, gone from every file, provable all the same."""

import pytest

from custody.errors import RefusedError
from custody.ledger.ledger import Ledger
from tests.custody.ledger.station import (
    KEYS,
    Station,
    note_event,
    open_case,
    order_erasure,
    write,
)


@pytest.mark.parametrize("scope", ["opening", "private"])
def test_an_erasure_leaves_the_tree_whole_and_the_bytes_in_no_file(
    station: Station, ledger: Ledger, scope: str
) -> None:
    name = "Zhanar Erasylkyzy"
    with ledger.writing() as writer:
        open_case(writer)
        gone = note_event(writer, text=name, items=("ITM-1",))
    write(ledger, 2)
    assert ledger.view.rows(
        "SELECT idx FROM text_fts JOIN text ON text.rowid = text_fts.rowid "
        "WHERE text_fts MATCH 'zhanar'"
    ) == [(gone.index,)]
    order = order_erasure(ledger, gone.index, scope)
    with ledger.writing() as writer:
        done = writer.erase(order, KEYS["sup"], "SUP")
    assert ledger.recompute() == ledger.head
    entry = ledger.entry(gone.index)
    assert entry.private is None
    assert entry.private_salt is None
    assert (entry.envelope is None) == (scope == "opening")
    member = done.event.body["events"][0]
    assert member["case"] == {"id": "C-1", "seq": 1}
    assert member["items"] == [{"id": "ITM-1", "seq": 0}]
    assert ledger.view.rows("SELECT rowid FROM text_fts WHERE text_fts MATCH 'zhanar'") == []
    assert ledger.view.chain("item", "ITM-1") == (1, gone.leaf_hash.hex())
    with ledger.writing() as writer:
        after = note_event(writer, items=("ITM-1",))
    assert after.event.items[0].prev == gone.leaf_hash.hex()
    needles = [name.encode()]
    if scope == "opening":
        needles.append(gone.envelope)
        needles.append(gone.envelope[-110:-10])
    for path in station.folder.iterdir():
        content = path.read_bytes()
        assert not any(needle in content for needle in needles), path.name
    ledger.close()
    with station.open() as again:
        assert again.alarm is None
        again.view.rebuild(again.store)
        assert again.view.chain("item", "ITM-1") == (2, after.leaf_hash.hex())


def test_only_what_was_ordered_by_two_is_erased(ledger: Ledger) -> None:
    with ledger.writing() as writer:
        open_case(writer)
        noted = note_event(writer)
        note_event(writer, "C-2")
    with pytest.raises(RefusedError) as caught, ledger.writing() as writer:
        writer.erase(noted.index, KEYS["sup"], "SUP")
    assert caught.value.code == "refused.erasure"
    for index in (0, 7):
        order = order_erasure(ledger, index, "opening")
        with pytest.raises(RefusedError), ledger.writing() as writer:
            writer.erase(order, KEYS["sup"], "SUP")
    order = order_erasure(ledger, noted.index, "opening")
    with ledger.writing() as writer:
        writer.erase(order, KEYS["sup"], "SUP")
    with pytest.raises(RefusedError), ledger.writing() as writer:
        writer.erase(order, KEYS["sup"], "SUP")
