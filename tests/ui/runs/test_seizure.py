"""A seizure from the first click to its signed events, audited by the core."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from custody.domain.examples import example_of
from tests.ui.runs import hand
from tests.ui.runs.seizing import CASE, PHRASE, assert_sound, show, sign, types, words
from tests.ui.scanning import scan
from ui.desk import Desk
from ui.forms.nothing import NothingEditor


def test_five_things_are_seized_with_one_signature_in_one_block(
    alm: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    frame = show(qtbot, alm)
    hand.fill_urgent_basis(frame, CASE)
    hand.fill_scene(frame)
    photos = [hand.make_photo(tmp_path, number) for number in range(len(hand.THINGS))]
    hand.fill_items(
        frame, qtbot.waitUntil, [(t, [p]) for t, p in zip(hand.THINGS, photos, strict=True)]
    )
    given = tmp_path / "given"
    given.mkdir()
    (given / "a.txt").write_text("one")
    (given / "b.txt").write_text("two")
    hand.fill_data(frame, qtbot.waitUntil, [given])
    hand.fill_end(frame)
    size = alm.station.ledger.head.size
    receipt = sign(qtbot, frame)
    assert [done.index for done in receipt.appended] == list(
        range(size, size + len(receipt.appended))
    )
    found = types(receipt)
    assert found[0] == "search.started"
    assert found[-1] == "search.finished"
    assert found.count("item.found") == found.count("item.photographed") == 5
    assert found.count("item.state_recorded") == 2
    assert found.count("item.seized") == found.count("item.sealed") == 1
    assert found.count("artifact.acquired") == 1
    checkpoints = alm.station.ledger.store
    assert checkpoints.size() == size + len(receipt.appended)
    state = alm.cases.state(CASE)
    items = [card.thing.id for card in hand.run_of(frame).items.cards]
    assert {state.items[item].holder for item in items} == {"ALM"}
    assert {str(state.items[item].state) for item in items} == {"sealed"}
    kept = [a for a in state.artifacts.values() if a.id.startswith("PHO-") and a.sha256]
    assert all(alm.station.artifacts.path(str(a.sha256)).is_file() for a in kept)
    assert alm.drafts.all() == []
    assert_sound(alm)


def test_what_is_missing_is_said_where_it_belongs_and_one_stays_on_the_step(
    alm: Desk, qtbot: QtBot
) -> None:
    frame = show(qtbot, alm)
    run = hand.run_of(frame)
    run.basis._which.button("urgent").click()
    frame.next_button.click()
    assert frame.at == 0
    row = run.basis._urgent.row("urgent_ground")
    assert row is not None
    assert row.fault() == "This must be given."
    assert row.title() in words(frame)
    hand.fill_urgent_basis(frame, CASE)
    assert frame.at == 1
    frame.next_button.click()
    assert frame.at == 1
    place = run.scene._place.row("place")
    assert place is not None
    assert place.fault()
    assert "Persons present / " in words(frame)
    hand.fill_scene(frame)
    frame.next_button.click()
    assert frame.at == 2
    type_row = run.items.cards[0].thing.details.row("type")
    assert type_row is not None
    assert type_row.fault()


def test_a_search_of_a_place_needs_two_attesting_witnesses(alm: Desk, qtbot: QtBot) -> None:
    frame = show(qtbot, alm)
    hand.fill_urgent_basis(frame, CASE)
    scene = hand.run_of(frame).scene
    hand.fill_scene(frame, present=[{"name": "K. R.", "capacity": "occupant"}])
    assert frame.at == 2  # a seizure of known things needs none
    frame.back_button.click()
    scene._place.set_value("form", "place_search")
    frame.next_button.click()
    assert frame.at == 1
    assert "2 attesting witness" in words(frame)
    not_asked = [{"name": "W1", "capacity": "attesting_witness"}] * 2
    scene._present.set_value("present", not_asked)
    frame.next_button.click()
    assert "asked about an interest" in words(frame)


def test_without_witnesses_the_signed_page_is_demanded_and_attached(
    alm: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    frame = show(qtbot, alm)
    hand.fill_urgent_basis(frame, CASE)
    hand.fill_scene(frame, present=[{"name": "K. R.", "capacity": "occupant"}])
    hand.fill_items(frame, qtbot.waitUntil, [(hand.THINGS[2], [])])
    hand.fill_data(frame, qtbot.waitUntil)
    hand.fill_end(frame)
    assert frame.at == 4
    assert "attach the page" in words(frame)
    page = tmp_path / "page.pdf"
    page.write_bytes(b"%PDF-1.7 signed by those present")
    from ui.forms.documents import keep

    document = keep(page, alm.station.artifacts, lambda _done, _total: None)
    hand.run_of(frame).end_step._page.set_value("attachments", [document])
    frame.next_button.click()
    receipt = sign(qtbot, frame)
    seized = next(done for done in receipt.appended if done.event.type == "item.seized")
    assert seized.event.body["attachments"][0]["sha256"] == document["sha256"]
    assert_sound(alm)


def test_a_card_shows_only_what_its_type_asks_for(alm: Desk, qtbot: QtBot) -> None:
    frame = show(qtbot, alm)
    hand.fill_urgent_basis(frame, CASE)
    hand.fill_scene(frame)
    card = hand.run_of(frame).items.cards[0]
    assert card.thing._sections["found"].isHidden()
    card.thing.details.set_value("type", "phone")
    assert card.thing.details.row("imei") is not None
    assert card.thing.details.row("vin") is None
    assert card.thing._sections["state"].isVisibleTo(card)
    card.thing.details.set_value("type", "vehicle")
    assert card.thing.details.row("imei") is None
    assert card.thing.details.row("vin") is not None
    card.thing.details.set_value("type", "paper")
    assert card.thing._sections["state"].isHidden()
    assert card.thing._sections["isolation"].isHidden()


def test_a_scanned_number_goes_to_the_field_that_it_fits(alm: Desk, qtbot: QtBot) -> None:
    frame = show(qtbot, alm)
    hand.fill_urgent_basis(frame, CASE)
    hand.fill_scene(frame)
    items = hand.run_of(frame).items
    card = items.cards[0]
    card.thing.details.set_value("type", "phone")
    maker = card.thing.details.row("maker")
    assert maker is not None
    frame.activateWindow()
    line = maker.editor.focusProxy()
    assert line is not None
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    scan(frame, "490154203237518")
    assert card.thing.details.document()["imei"] == ["490154203237518"]
    assert "maker" not in card.thing.details.document()


def test_a_number_that_stands_twice_is_noticed_here_and_in_the_ledger(
    alm: Desk, qtbot: QtBot
) -> None:
    frame = show(qtbot, alm)
    hand.fill_urgent_basis(frame, CASE)
    hand.fill_scene(frame)
    items = hand.run_of(frame).items
    known = hand.Thing("phone", {"imei": ["350000001234562"]}, {}, "T-1")
    hand.fill_card(items.cards[0], known)
    qtbot.waitUntil(lambda: "The ledger knows 350000001234562" in items.cards[0]._twice.text())
    hand.fill_card(items.next_item(), known)
    qtbot.waitUntil(lambda: items.cards[0].thing.id in items.cards[1]._twice.text())
    first = items.cards[0]
    assert first._twice.isVisibleTo(first), "told of a thing that is folded as well"
    first.edit_button.click()
    assert first.edit_button.isHidden()


def test_what_lies_in_a_thing_is_registered_as_its_child_and_seized_with_it(
    alm: Desk, qtbot: QtBot
) -> None:
    frame = show(qtbot, alm)
    hand.fill_urgent_basis(frame, CASE)
    hand.fill_scene(frame)
    items = hand.run_of(frame).items
    hand.fill_card(items.cards[0], hand.THINGS[0])
    items.cards[0].thing.child_button.click()
    child = items.cards[1]
    child.thing.details.set_value("type", "sim")
    child.thing.details.set_value("iccid", "8999700000001234564")
    frame.next_button.click()
    hand.fill_data(frame, qtbot.waitUntil)
    hand.fill_end(frame)
    receipt = sign(qtbot, frame)
    assert "item.child_registered" in types(receipt)
    state = alm.cases.state(CASE)
    assert state.items[child.thing.id].parent == items.cards[0].thing.id
    assert state.items[child.thing.id].holder == "ALM"
    assert_sound(alm)


def test_what_fades_first_is_put_first_with_what_lies_in_it(alm: Desk, qtbot: QtBot) -> None:
    frame = show(qtbot, alm)
    hand.fill_urgent_basis(frame, CASE)
    hand.fill_scene(frame)
    items = hand.run_of(frame).items
    hand.fill_card(items.cards[0], hand.THINGS[4])
    hand.fill_card(items.next_item(), hand.THINGS[3])
    phone = items.next_item()
    hand.fill_card(phone, hand.THINGS[0])
    inside = items.add_child(phone)
    inside.thing.details.set_value("type", "sim")
    assert items.sort_button.isVisibleTo(items)
    items.sort_button.click()
    assert [card.thing.kind for card in items.cards] == ["phone", "sim", "hdd", "paper"]
    assert not items.sort_button.isVisibleTo(items)


def test_things_with_one_seal_are_both_named(alm: Desk, qtbot: QtBot) -> None:
    frame = show(qtbot, alm)
    hand.fill_urgent_basis(frame, CASE)
    hand.fill_scene(frame)
    one, other = hand.THINGS[2], replace(hand.THINGS[3], seal="t-3")
    hand.fill_items(frame, qtbot.waitUntil, [(one, []), (other, [])])
    assert frame.at == 2
    first, second = hand.run_of(frame).items.cards
    assert f"{first.thing.id} and {second.thing.id} have the same seal, t-3." in words(frame)


def test_none_is_an_answer_of_one_click(alm: Desk, qtbot: QtBot) -> None:
    frame = show(qtbot, alm)
    end = hand.run_of(frame).end_step
    frame.show_step(4)
    for name in ("hiding_attempts", "remarks"):
        row = end._end.row(name)
        assert row is not None
        editor = row.editor
        assert isinstance(editor, NothingEditor)
        qtbot.waitUntil(editor.none_button.isVisible)
        editor.none_button.click()
        assert editor.value() == "None"
        assert not editor.none_button.isVisible()
    row = end._why.row("relevance")
    assert row is not None
    assert not isinstance(row.editor, NothingEditor)


# ---- a fresh, real ledger: a new case, by an officer who is not the investigator ----


def test_a_new_case_is_opened_by_an_officer_who_signs_beside_the_investigator(
    real: Desk, qtbot: QtBot
) -> None:
    from ui.dialogs.signers import SignerRow

    with qtbot.waitSignal(real.people.changed, timeout=10_000):
        real.people.unlock("INV1", PHRASE, failed=lambda err: pytest.fail(str(err)))
    frame = show(qtbot, real)
    basis = hand.run_of(frame).basis
    assert basis._which_case.value() == "new"
    basis._new_case.load(
        {
            "registration": "26-117",
            "registered_on": "2026-11-22",
            "offences": [{"act": "Criminal Code", "article": "190"}],
            "confidentiality": "pretrial_secret",
        }
    )
    assert basis.case() == "26-117"
    basis._which.button("urgent").click()
    basis._urgent.set_value("urgent_ground", "The data may be wiped.")
    assert basis._officer.currentData() == "OIC1"
    frame.next_button.click()
    hand.fill_scene(frame)
    hand.fill_items(frame, qtbot.waitUntil, [(hand.THINGS[0], [])])
    hand.fill_data(frame, qtbot.waitUntil)
    hand.fill_end(frame)
    assert frame.review.refusal() == ""
    (row,) = [row for row in frame.findChildren(SignerRow) if row.person == "OIC1"]
    row.read.setChecked(True)
    qtbot.keyClicks(row.passphrase, PHRASE)
    with qtbot.waitSignal(row.ready_changed, timeout=10_000):
        row.unlock.click()
    receipt = sign(qtbot, frame)
    assert types(receipt)[:3] == ["case.opened", "case.member_assigned", "search.started"]
    shown = [label.text() for label in frame.closing.findChildren(QLabel)]
    assert f"#{receipt.appended[0].index}" in shown
    assert_sound(real)


def test_the_field_in_which_one_types_keeps_the_focus_when_others_come_and_go(
    alm: Desk, qtbot: QtBot
) -> None:
    frame = show(qtbot, alm)
    hand.fill_urgent_basis(frame, CASE)
    hand.fill_scene(frame)
    frame.activateWindow()
    card = hand.run_of(frame).items.cards[0]
    row = card.thing.details.row("type")
    assert row is not None
    (box,) = row.editor.leaves()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    card.thing.details.set_value("type", "phone")
    assert box.hasFocus()


def test_a_sanction_that_is_not_named_is_told_at_the_basis_and_not_at_the_end(
    alm: Desk, qtbot: QtBot
) -> None:
    basis = hand.run_of(show(qtbot, alm)).basis
    fields = dict(example_of("authority.record")["fields"])
    fields["authorisation"] = {"kind": "judge_sanction", "supervision": "lawful"}
    basis.load({"case": CASE, "authority": "new", "new_authority": fields})
    told = [words.partition(":")[0] for words in basis.faults()]
    assert told == [f"Authorisation / {name}" for name in ("Reference", "Time", "Document")]
