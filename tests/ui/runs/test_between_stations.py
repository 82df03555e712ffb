"""A thing carried from station to station by their clients, each step from first click to event."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from custody.anchors.cosigning import take_answer
from custody.anchors.of_bundle import own_witness
from custody.anchors.policy import KnownWitness, Policy
from custody.bundle.check import check_bundle
from custody.bundle.verdicts import Headline
from custody.domain.commands import Command
from custody.event_filter import EventFilter
from custody.exchange.abroad import abroad
from custody.exchange.foreign import foreign_bundles
from custody.exchange.receiving import receive
from custody.keys.keyring import Keyring
from custody.ledger.check import check_ledger
from custody.service import Act as Signed
from tests.custody.bundle.forge import Forge, write_folder
from tests.custody.bundle.forge_acts import TRUST, Act
from tests.custody.exchange.conftest import CASES, sent, three_founded
from tests.custody.office import passphrase
from tests.ui.runs.stations import begun, cosigned, received, signed, sits_down
from tests.ui.widgets.test_bundle_view import shown
from ui.desk import Desk
from ui.pages.item import ItemPage
from ui.pages.open_bundle import OpenBundlePage
from ui.pages.today import TodayPage
from ui.runs.close_transfer import CloseTransferRun
from ui.runs.export import ExportRun
from ui.runs.frame import Frame
from ui.runs.hand_over import HandOver
from ui.runs.take_over import TakeOverRun
from ui.runs.transfer_out import TransferOutRun
from ui.settings import Settings
from ui.widgets.matter_row import MatterRow
from ui.wiring import open_desk

__all__ = ["sent", "three_founded"]


@pytest.fixture
def desks(
    three_founded: Path, tmp_path: Path, custody_home: Path, qapp: QApplication
) -> Iterator[tuple[Desk, Desk, Desk]]:
    """The clients of the field's station, the store's and the laboratory's."""
    shutil.copytree(three_founded / "home", custody_home, dirs_exist_ok=True)
    opened = []
    for name in CASES:
        shutil.copytree(three_founded / name, tmp_path / name)
        opened.append(open_desk(tmp_path / name, Settings(custody_home / f"{name}.ini")))
    field, store, laboratory = opened
    yield field, store, laboratory
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    for each in opened:
        each.close()


def trust(desk: Desk) -> str:
    return str(desk.station.ledger.trust)


def reviewed(frame: Frame) -> Frame:
    """On to the review."""
    while frame.at < len(frame.run.steps):
        before = frame.at
        frame.next_button.click()
        assert frame.at > before, frame._strip.text()
    return frame


def followed(frame: Frame, receipt: Any, page: str) -> Any:
    """What the closing page begins the next run from."""
    (argument,) = [what for _, to, what in frame.run.finished(receipt) if to == page]
    return argument


def offered(
    qtbot: QtBot, desk: Desk, giver: str, to: Desk, items: list[str], case: str
) -> tuple[str, Any]:
    """An offer to the custodian of another station; its id, and what the file begins from."""
    sits_down(qtbot, desk, giver)
    at_home = begun(qtbot, desk, HandOver, {"case": case, "items": items})
    home = at_home.run
    assert isinstance(home, HandOver)
    at_home.next_button.click()
    with qtbot.waitSignal(at_home.go) as led:
        home.terms_step.elsewhere_button.click()
    assert led.args == ["run:transfer_out", {"case": case, "items": items}]
    frame = begun(qtbot, desk, TransferOutRun, led.args[1])
    run = frame.run
    assert isinstance(run, TransferOutRun)
    frame.next_button.click()
    step = run.addressee_step
    step.trust.line.setText(trust(to))
    assert step.ledger == to.station.ledger.trust.origin
    qtbot.keyClicks(step.person, "BORIS")
    for name, value in (
        ("purpose", "Examination"), ("authority_ref", "order 7"), ("condition", "as it came"),
    ):  # fmt: skip
        step.fields.set_value(name, value)
    receipt = signed(qtbot, reviewed(frame))
    return receipt.appended[0].event.id, followed(frame, receipt, "run:export")


def sent_out(qtbot: QtBot, desk: Desk, argument: Any, out: Path) -> Path:
    """The file, made and approved."""
    sits_down(qtbot, desk, "ANNA")
    frame = begun(qtbot, desk, ExportRun, argument)
    run = frame.run
    assert isinstance(run, ExportRun)
    run.scope_step.fields.set_value("purpose", "Transfer")
    run.scope_step.place.setText(str(out))
    assert run.scope_step.what.answer == argument.get("answer")
    assert run.wish().as_zip
    reviewed(frame)
    if frame.review.roles.open:
        frame.review.choose_role("OIC")
    frame.review.choose_second("GUL")
    cosigned(qtbot, frame, "GUL")
    signed(qtbot, frame)
    return out


def taken_over(qtbot: QtBot, desk: Desk, argument: Any, things: dict[str, str]) -> tuple[Any, Any]:
    """What is ticked is taken, the rest refused; the receipt, and what the answer begins from."""
    sits_down(qtbot, desk, "BORIS")
    frame = begun(qtbot, desk, TakeOverRun, argument)
    run = frame.run
    assert isinstance(run, TakeOverRun)
    step = run.answer_step
    qtbot.waitUntil(lambda: not step.is_looking, timeout=10_000)
    for row in step.things:
        row.taken.setChecked(row.theirs in things)
        row.ours.setText(things.get(row.theirs, row.ours.text()))
        for number, box in row.seals.items():
            if row.taken.isChecked():
                assert box.accessibleName() == f"Seal {number}, as you find it"
                assert "Look at every seal, and say how you find it." in step.faults()
                box.setCurrentIndex(box.findData("intact"))
    step.arrival.set_value("packaging", "bag, whole")
    step.arrival.set_value("packaging_seal", "none")
    step.why.set_value("reason", "another number is on it")
    receipt = signed(qtbot, reviewed(frame))
    return receipt, followed(frame, receipt, "run:export")


def closed(qtbot: QtBot, desk: Desk, argument: Any, giver: str) -> Any:
    """What the answer tells, signed by the giver."""
    sits_down(qtbot, desk, giver)
    frame = begun(qtbot, desk, CloseTransferRun, argument)
    run = frame.run
    assert isinstance(run, CloseTransferRun)
    qtbot.waitUntil(lambda: not run.closing_step.is_looking, timeout=10_000)
    return signed(qtbot, reviewed(frame))


def on_today(qtbot: QtBot, desk: Desk) -> str:
    """What Today says of things on the way, with its buttons."""
    page = TodayPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: page.agenda is not None, timeout=10_000)
    card = page.cards["transit"]
    words = [label.text() for label in card.findChildren(QPushButton)]
    for row in card.findChildren(MatterRow):
        labels = row.findChildren(QLabel)
        hovers = [label.toolTip() for label in labels if "expected –" not in label.text()]
        assert any(each.endswith(" UTC") for each in hovers) or len(hovers) < len(labels)
    page.hide()
    return " ".join(words)


def state(desk: Desk, case: str, item: str) -> str:
    return str(desk.cases.state(case).items[item].state)


def assert_sound(desk: Desk) -> None:
    ledger = desk.station.ledger
    assert check_ledger(ledger.store, trust=ledger.trust, processes=1).is_sound


def test_a_phone_goes_through_three_stations_and_is_closed_at_each(
    desks: tuple[Desk, Desk, Desk], qtbot: QtBot, tmp_path: Path
) -> None:
    field, store, laboratory = desks
    put_seal(field, "F-1", "ITM-1", "S-1187")
    way = (
        (field, "F-1", "ANNA", ["ITM-1", "ITM-2"], store, "S-1", {"ITM-1": "PH-7"}),
        (store, "S-1", "BORIS", ["PH-7"], laboratory, "L-1", {"PH-7": "PH-7"}),
    )
    for number, (giver, case, person, items, taker, there, things) in enumerate(way):
        offer, begins = offered(qtbot, giver, person, taker, items, case)
        assert "Make the file…" in on_today(qtbot, giver)
        out = sent_out(qtbot, giver, begins, tmp_path / f"offer-{number}.zip")
        sits_down(qtbot, taker, "GUL")
        cosigned_here = tmp_path / f"cosigned-{number}.txt"
        _, following = received(qtbot, taker, out, trust(giver), there, cosigned_here)
        assert_cosigned(giver, taker, cosigned_here)
        assert following[0] == ("run:take_over", {"offer": offer, "case": there})
        assert "Take over…" in on_today(qtbot, taker)
        _, answer = taken_over(qtbot, taker, following[0][1], things)
        assert "Take over…" not in on_today(qtbot, taker)
        back = sent_out(qtbot, taker, answer, tmp_path / f"answer-{number}.zip")
        sits_down(qtbot, giver, "GUL")
        _, following = received(qtbot, giver, back, trust(taker), case)
        assert following[0] == ("run:close_transfer", {"offer": offer})
        assert "Close…" in on_today(qtbot, giver)
        closed(qtbot, giver, following[0][1], person)
        for item in things:
            assert state(giver, case, item) == "transferred_outside"
        for item in things.values():
            assert state(taker, there, item) == "in_custody"
        assert "Make the file…" not in on_today(qtbot, giver)
        report = check_bundle(out, trust=giver.station.ledger.trust)
        assert report.headline is Headline.AUTHENTIC
    assert state(field, "F-1", "ITM-2") == "in_custody", "what was refused is the giver's again"
    assert laboratory.cases.state("L-1").items["PH-7"].seals == {"S-1187"}
    (here,) = abroad(laboratory.station, "PH-7")
    assert (here.item, here.bundle.origin) == ("PH-7", store.station.ledger.trust.origin)
    elsewhere = {(each.item, each.bundle.origin) for each in abroad(store.station, "PH-7")}
    assert elsewhere == {
        ("ITM-1", field.station.ledger.trust.origin),
        ("PH-7", laboratory.station.ledger.trust.origin),
    }
    beside_ours(qtbot, store, "PH-7", field)
    for desk in desks:
        assert_sound(desk)


def assert_cosigned(giver: Desk, taker: Desk, answer: Path) -> None:
    """The giver, who knows the taker's witness, keeps its cosignature."""
    witness = own_witness(taker.station).line
    policy = Policy(witnesses=(KnownWitness(witness, None),))
    size, names = take_answer(giver.station.ledger, policy, answer.read_bytes())
    assert names == (witness.name,)
    assert size <= giver.station.ledger.head.size


def put_seal(desk: Desk, case: str, item: str, seal: str) -> None:
    """A bag with a seal, closed by two."""
    anna, dina = (
        Keyring(desk.station.folder / "keys").open(each, passphrase) for each in ("ANNA", "DINA")
    )
    fields = {"setting": "store", "seals": [{"item": item, "seal": seal, "bag": "B-1"}]}
    command = Command("item.seal", fields, case, (item,), role="INV")
    desk.station.service.execute(Signed(command, anna, (dina,)))


def beside_ours(qtbot: QtBot, desk: Desk, item: str, other: Desk) -> None:
    """The item's page tells the other station's record apart from ours, and leads to it."""
    page = ItemPage(desk)
    qtbot.addWidget(page)
    page.open(item)
    page.show()
    qtbot.waitUntil(lambda: bool(page.abroad.places) and page.details is not None, timeout=10_000)
    assert page.abroad.isVisible()
    rows = page.abroad.table.model.rows
    assert {row.place.bundle.origin for row in rows} > {other.station.ledger.trust.origin}
    assert sum(row.is_link for row in rows) == 2, "the offer that was taken, and the answer there"
    ours = {event.id for event in desk.queries.events(EventFilter(item=item))}
    assert not ours & {row.told.event.id for row in rows}
    with qtbot.waitSignal(page.go) as caught:
        page.abroad.table.opened.emit(rows[0])
    assert caught.args is not None
    opened = OpenBundlePage(desk)
    qtbot.addWidget(opened)
    with qtbot.waitSignal(opened.view.read, timeout=20_000):
        opened.open(caught.args[1])
    assert opened.view.banners["good"].isVisibleTo(opened)
    assert not opened.receive_button.isVisibleTo(opened), "it is kept here already"
    page.hide()


def damaged_is_told(qtbot: QtBot, desk: Desk) -> None:
    """A received bundle that is gone from the store is told on Today, beside all the rest."""
    (kept,) = foreign_bundles(desk.queries)
    desk.station.artifacts.path(kept.sha256).unlink()
    page = TodayPage(desk)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.agenda is not None, timeout=10_000)
    assert page.between.fault is not None
    qtbot.waitUntil(lambda: "cannot be read" in shown(page.cards["transit"]), timeout=10_000)
    page.hide()


def test_an_offer_is_answered_once_by_whom_it_names_and_at_the_station_that_it_names(
    desks: tuple[Desk, Desk, Desk], qtbot: QtBot, tmp_path: Path
) -> None:
    field, store, laboratory = desks
    offer, begins = offered(qtbot, field, "ANNA", store, ["ITM-1"], "F-1")
    out = sent_out(qtbot, field, begins, tmp_path / "offer.zip")
    sits_down(qtbot, laboratory, "GUL")
    _, following = received(qtbot, laboratory, out, trust(field), "L-1")
    assert following == [("bundles", None)], "the offer is to another station"
    nothing = begun(qtbot, laboratory, TakeOverRun, {"offer": offer, "case": "L-1"})
    lost = nothing.run
    assert isinstance(lost, TakeOverRun)
    qtbot.waitUntil(lambda: not lost.answer_step.is_looking, timeout=10_000)
    assert lost.answer_step.faults() == ["There is nothing to take over."]

    sits_down(qtbot, store, "GUL")
    received(qtbot, store, out, trust(field), "S-1")
    early = begun(qtbot, store, TakeOverRun, {"offer": offer, "case": "S-1"})
    run = early.run
    assert isinstance(run, TakeOverRun)
    qtbot.waitUntil(lambda: not run.answer_step.is_looking, timeout=10_000)
    (row,) = run.answer_step.things
    row.taken.setChecked(True)
    row.ours.setText("ITM-5")
    run.answer_step.arrival.set_value("packaging", "bag, whole")
    run.answer_step.arrival.set_value("packaging_seal", "none")
    reviewed(early)
    assert not early.review.can_sign, "GUL is not the one who is named"
    assert [each.person for each in early.review.signers.rows] == ["BORIS"]
    early.run.save()
    taken_up = begun(qtbot, store, TakeOverRun, {"draft": early.run.key})
    again = taken_up.run
    assert isinstance(again, TakeOverRun)
    qtbot.waitUntil(lambda: bool(again.answer_step.taken()), timeout=10_000)
    assert again.answer_step.taken() == {"ITM-1": "ITM-5"}
    assert again.answer_step.document() == run.answer_step.document()
    taken_over(qtbot, store, {"offer": offer, "case": "S-1"}, {"ITM-1": "ITM-1"})
    before = store.queries.event_count()
    early.show_step(0)
    reviewed(early)
    assert "answered before" in early.review.refusal()
    assert store.queries.event_count() == before

    damaged_is_told(qtbot, laboratory)

    sits_down(qtbot, field, "ANNA")
    unanswered = begun(qtbot, field, CloseTransferRun, {"offer": offer})
    waiting = unanswered.run
    assert isinstance(waiting, CloseTransferRun)
    qtbot.waitUntil(lambda: not waiting.closing_step.is_looking, timeout=10_000)
    assert waiting.closing_step.faults() == ["There is no answer yet."]


@pytest.mark.parametrize("expected", [{}, {"expected_at": "soon"}])
def test_an_offer_that_tells_no_instant_stands_on_today_without_one(
    desks: tuple[Desk, Desk, Desk], qtbot: QtBot, tmp_path: Path, expected: dict[str, str]
) -> None:
    _, store, _ = desks
    forge = Forge()
    to = {"to": "BORIS", "to_ledger": store.station.ledger.trust.origin}
    act = Act("odd", "transfer.offered", {**to, **expected}, ("cus",), "CUS", items=("I-2",))
    forge.insert("back", act)
    bundle = write_folder(forge.files(), tmp_path / "odd")
    receive(
        store.station, bundle, [TRUST], [Keyring(tmp_path / "store/keys").open("GUL", passphrase)]
    )
    assert "Take over…" in on_today(qtbot, store)
