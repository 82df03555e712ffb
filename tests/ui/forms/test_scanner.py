import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from custody.domain.vocabulary import Kind, event_type_of
from tests.ui.forms.test_event_form import form_of, show
from tests.ui.scanning import scan
from ui.desk import Desk
from ui.forms.choices import ListEditor
from ui.forms.event_form import EventForm
from ui.forms.known import Context, Known
from ui.forms.lists import ChipsEditor
from ui.forms.scanner import meanings
from ui.forms.things import ThingEditor


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("350000001234562", Kind.IMEI),
        ("8999700000001234564", Kind.ICCID),
        ("89997000000012345640", Kind.ICCID),
        ("89049032000000000000000000000000", Kind.EID),
        ("1M8GDM9AXKP042788", Kind.VIN),
        ("02:00:5e:10:00:01", Kind.MAC),
        ("02005E100001", Kind.MAC),
    ],
)
def test_a_scanned_number_is_known_by_its_look(text: str, kind: Kind) -> None:
    assert next(meanings(text))[0] is kind


@pytest.mark.parametrize("text", ["350000001234563", "hello", "12345", "B-0104", ""])
def test_other_texts_are_nothing_known(text: str) -> None:
    assert list(meanings(text)) == []


def test_ids_of_the_case_are_known_also_from_a_labels_code(reading_desk: Desk) -> None:
    form = Known(reading_desk, event_type_of("item.store"), Context(case="EX-26-0417"))
    origin = reading_desk.station.ledger.trust.origin

    assert list(meanings("itm-01", form)) == [(Kind.ITEM, "ITM-01")]
    assert list(meanings(f"{origin} ITM-01", form)) == [(Kind.ITEM, "ITM-01")]
    assert (Kind.SEAL, "S-3290") in list(meanings("S-3290", form))
    assert list(meanings("ШЕЬ-01", form)) == [(Kind.ITEM, "ITM-01")]


def with_a_phone(desk: Desk, qtbot: QtBot) -> EventForm:
    form = form_of(desk, qtbot, "item.receive")
    kind = form.editor("/details/0/type")
    assert isinstance(kind, ListEditor)
    kind.set_value("phone")
    show(qtbot, form)
    return form


def test_what_is_scanned_goes_where_it_fits(reading_desk: Desk, qtbot: QtBot) -> None:
    form = with_a_phone(reading_desk, qtbot)
    ground = form.editor("/ground")
    assert ground is not None
    ground.focus_first()
    placed: list[tuple[str, str]] = []
    form.scanner.placed.connect(lambda *told: placed.append(told))

    scan(form, "350000001234562")

    assert form.document()["details"][0]["imei"] == ["350000001234562"]
    assert "ground" not in form.document()
    assert placed[0][1] == "350000001234562"
    imei = form.editor("/details/0/imei")
    assert isinstance(imei, ChipsEditor)
    scan(form, "352000001234569")
    assert len(form.document()["details"][0]["imei"]) == 2


def test_what_fits_nowhere_stays_where_it_was_typed(reading_desk: Desk, qtbot: QtBot) -> None:
    form = with_a_phone(reading_desk, qtbot)
    ground = form.editor("/ground")
    assert ground is not None
    ground.focus_first()

    scan(form, "4006381333931")

    assert form.document()["ground"] == "4006381333931"
    focus = QApplication.focusWidget()
    assert focus is not None
    assert not ground.isAncestorOf(focus)


def test_a_scanned_item_is_picked(reading_desk: Desk, qtbot: QtBot) -> None:
    form = form_of(reading_desk, qtbot, "item.relocate")
    show(qtbot, form)
    reason = form.editor("/to_place")
    assert reason is not None
    reason.focus_first()

    scan(form, "ITM-01")

    assert form.items() == ("ITM-01",)


def test_enter_moves_on_from_field_to_field(reading_desk: Desk, qtbot: QtBot) -> None:
    form = form_of(reading_desk, qtbot, "item.relocate")
    show(qtbot, form)
    first = form.editor("/from_place")
    assert first is not None
    first.focus_first()
    focus = QApplication.focusWidget()
    assert focus is not None

    qtbot.keyClicks(focus, "a")
    qtbot.keyClick(focus, Qt.Key.Key_Return)

    assert QApplication.focusWidget() is not focus


def test_ids_are_found_by_any_word_about_them(reading_desk: Desk, qtbot: QtBot) -> None:
    form = form_of(reading_desk, qtbot, "case.assign")
    editor = form.editor("/person")
    assert isinstance(editor, ThingEditor)
    show(qtbot, form)
    editor.focus_first()

    completer = editor.box.completer()
    assert completer is not None
    completer.setCompletionPrefix("custodian")

    assert completer.currentCompletion() == "BOL"
