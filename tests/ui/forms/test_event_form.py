"""Every command has a form, which gives back what it was given, in every language."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from custody.domain import wording
from custody.domain.cited import why
from custody.domain.examples import example_of
from custody.domain.rules_requests import OVERRIDABLE
from custody.domain.vocabulary import ROLES, TYPES, EventType, event_type_of
from custody.event_filter import EventFilter
from tests.ui.conftest import sit_down
from ui import translations
from ui.desk import Desk
from ui.forms.choices import ListEditor, SegmentsEditor, TogglesEditor, options_of
from ui.forms.event_form import EventForm
from ui.forms.groups import CardsEditor
from ui.forms.known import Context
from ui.forms.lines import LineEditor, TextEditor
from ui.forms.lists import ChipsEditor
from ui.forms.row import Row
from ui.forms.things import ThingEditor

CASE = "EX-26-0417"


def form_of(
    desk: Desk, qtbot: QtBot, command: str, items: tuple[str, ...] = (), **more: Any
) -> EventForm:
    """The form of a command in the case of the worked example."""
    each = event_type_of(command)
    case = None if each.case in ("none", "ledger") or each.name == "case.opened" else CASE
    form = EventForm(desk, each, Context(case=case, items=items), **more)
    qtbot.addWidget(form)
    return form


def row_of(form: EventForm, pointer: str) -> Row:
    editor = form.editor(pointer)
    assert editor is not None
    parent = editor.parentWidget()
    while not isinstance(parent, Row):
        assert parent is not None
        parent = parent.parentWidget()
    return parent


@pytest.mark.parametrize("each", TYPES.values(), ids=lambda each: each.command)
def test_the_form_of_every_command_gives_back_what_it_was_given_in_every_language(
    reading_desk: Desk, qtbot: QtBot, qapp: QApplication, each: EventType
) -> None:
    document = example_of(each.command)
    occurred = {"at": "2026-03-18T02:05:10.250Z", "offset": "+06:00"}
    form = form_of(reading_desk, qtbot, each.command)

    form.load_command({**document, "occurred": occurred})

    for language in ("kk", "ru", "en"):
        translations.choose(qapp, language)
        for row in form.findChildren(Row):
            title = wording.label(row.field.name, language, group=row.group)
            label = row.findChild(QLabel, options=Qt.FindChildOption.FindDirectChildrenOnly)
            assert isinstance(label, QLabel)
            assert label.text().startswith(title)
        again = form.command_document()
        assert again["fields"] == document["fields"]
        assert again["occurred"] == occurred
    assert form.faults() == []


@pytest.mark.parametrize("command", ["item.find", "item.seal", "transfer.offer", "case.open"])
def test_the_case_and_the_items_come_back_too(
    reading_desk: Desk, qtbot: QtBot, command: str
) -> None:
    document = example_of(command)
    form = form_of(reading_desk, qtbot, command)

    form.load_command(document)

    again = form.command_document()
    assert again.get("items") == document.get("items")
    assert again["case"] == (document["case"] if command == "case.open" else CASE)


def test_every_widget_that_takes_the_keyboard_has_a_name(reading_desk: Desk, qtbot: QtBot) -> None:
    for command in ("item.find", "request.approve", "artifact.hash", "transfer.offer"):
        form = form_of(reading_desk, qtbot, command)
        form.load(example_of(command)["fields"])
        form.show()
        nameless = [
            leaf
            for leaf in form.members.leaves()
            if leaf.focusPolicy() != Qt.FocusPolicy.NoFocus and not leaf.accessibleName()
        ]
        assert nameless == []


def test_only_the_fields_of_the_chosen_type_of_item_are_there(
    reading_desk: Desk, qtbot: QtBot
) -> None:
    form = form_of(reading_desk, qtbot, "item.seize")
    kind = form.editor("/details/0/type")
    assert isinstance(kind, ListEditor)

    kind.set_value("vehicle")
    vin = form.editor("/details/0/vin")
    assert isinstance(vin, LineEditor)
    vin.set_value("1M8GDM9AXKP042788")
    kind.set_value("phone")

    assert "vin" not in form.document()["details"][0]
    assert isinstance(form.editor("/details/0/imei"), ChipsEditor)
    kind.set_value("vehicle")
    assert form.document()["details"][0]["vin"] == "1M8GDM9AXKP042788"


def test_optional_fields_fold_and_open_where_they_have_a_value(
    reading_desk: Desk, qtbot: QtBot
) -> None:
    form = form_of(reading_desk, qtbot, "item.isolate")
    shown = {row.field.name for row in form.members.rows()}
    assert "note" not in shown
    assert "methods" in shown

    form.load({"note": "as told"})

    assert "note" in {row.field.name for row in form.members.rows()}
    assert form.document() == {"note": "as told"}


def test_what_names_a_sanction_is_bold_and_asked_for_as_soon_as_there_is_to_be_one(
    reading_desk: Desk, qtbot: QtBot
) -> None:
    form = form_of(reading_desk, qtbot, "authority.record")
    show(qtbot, form)
    kind = form.editor("/authorisation/kind")
    assert isinstance(kind, ListEditor)
    places = [f"/authorisation/{name}" for name in ("ref", "at", "document")]

    kind.set_value("urgent")
    assert not any(row_of(form, place).is_demanded for place in places)
    kind.set_value("judge_sanction")
    assert all(row_of(form, place).is_demanded for place in places)
    found = form.faults()
    assert [place for place, words in found if place.startswith("/fields/authorisation/")][-3:] == [
        f"/fields{place}" for place in places
    ]
    assert row_of(form, places[2]).fault() == "This must be given."
    kind.set_value("urgent")
    assert not any(row_of(form, place).is_demanded for place in places)


def test_of_a_decision_in_force_the_day_is_asked_for(reading_desk: Desk, qtbot: QtBot) -> None:
    form = form_of(reading_desk, qtbot, "court.record_decision")
    show(qtbot, form)
    assert not row_of(form, "/in_force_on").is_demanded
    form.load({"decision": "D", "court": "C", "decided_on": "2026-03-18", "in_force": True})
    assert row_of(form, "/in_force_on").is_demanded
    assert ("/fields/in_force_on", "This must be given.") in form.faults()
    form.load({**form.document(), "in_force": False})
    assert not row_of(form, "/in_force_on").is_demanded
    assert "/fields/in_force_on" not in [place for place, _ in form.faults()]


def test_of_an_extension_the_new_end_is_asked_for(reading_desk: Desk, qtbot: QtBot) -> None:
    form = form_of(reading_desk, qtbot, "request.approve")
    show(qtbot, form)
    form.load({"status": "new"})
    assert not row_of(form, "/new_end_at").is_demanded
    form.load({"status": "extension"})
    assert row_of(form, "/new_end_at").is_demanded
    assert ("/fields/new_end_at", "This must be given.") in form.faults()


def test_a_missing_field_is_named_in_place_and_gets_the_focus(
    reading_desk: Desk, qtbot: QtBot
) -> None:
    form = form_of(reading_desk, qtbot, "search.start")
    show(qtbot, form)

    found = form.faults()

    assert ("/fields/place", "This must be given.") in found
    assert row_of(form, "/place").fault() == "This must be given."
    assert "Give at least one of" in row_of(form, "/authority").fault()
    assert form.focus_fault()
    place = form.editor("/place")
    assert isinstance(place, TextEditor)
    place.text.setPlainText("Astana")
    assert row_of(form, "/place").fault() == ""


def test_a_fault_within_a_card_is_told_at_its_own_field(reading_desk: Desk, qtbot: QtBot) -> None:
    form = form_of(reading_desk, qtbot, "search.start")
    form.load({"present": [{"name": "W1", "capacity": "other"}, {"name": "W2"}]})

    assert ("/fields/present/1/capacity", "This must be given.") in form.faults()
    assert row_of(form, "/present/1/capacity").fault() == "This must be given."
    assert row_of(form, "/present/0/capacity").fault() == ""


def test_what_has_not_the_right_form_is_kept_and_told(reading_desk: Desk, qtbot: QtBot) -> None:
    form = form_of(reading_desk, qtbot, "protocol.sign")
    pages = form.editor("/pages")
    assert isinstance(pages, LineEditor)

    pages.line.setText("six")

    assert form.document()["pages"] == "six"
    assert ("/fields/pages", "This is not a number.") in form.faults()
    again = form_of(reading_desk, qtbot, "protocol.sign")
    again.load(form.document())
    assert again.document()["pages"] == "six"


def test_half_a_date_is_kept(reading_desk: Desk, qtbot: QtBot) -> None:
    form = form_of(reading_desk, qtbot, "search.finish")
    form.load({"ended_at": "2026-03 11:"})

    assert form.document() == {"ended_at": "2026-03 11:"}
    assert any(pointer == "/fields/ended_at" for pointer, _ in form.faults())


def test_a_new_item_gets_the_next_free_number_and_names_the_event(
    reading_desk: Desk, qtbot: QtBot
) -> None:
    form = form_of(reading_desk, qtbot, "item.receive")
    cards = form.editor("/details")
    assert isinstance(cards, CardsEditor)
    cards.add()

    names = [each["item"] for each in form.document()["details"]]

    assert len(set(names)) == 2
    assert all(reading_desk.cases.case_of("item", name) is None for name in names)
    assert form.items() == tuple(sorted(names))


def test_a_condition_that_is_added_gets_the_next_free_number(
    reading_desk: Desk, qtbot: QtBot
) -> None:
    form = form_of(reading_desk, qtbot, "request.approve")
    cards = form.editor("/conditions")
    assert isinstance(cards, CardsEditor)
    assert cards.cards == ()

    cards.add()

    (condition,) = form.document()["conditions"]
    assert condition.keys() == {"condition"}
    assert reading_desk.cases.case_of("condition", condition["condition"]) is None


def test_items_that_are_picked_get_a_card_each(reading_desk: Desk, qtbot: QtBot) -> None:
    form = form_of(reading_desk, qtbot, "item.seal", items=("ITM-01", "ITM-02"))

    assert [each["item"] for each in form.document()["seals"]] == ["ITM-01", "ITM-02"]
    assert form.items() == ("ITM-01", "ITM-02")


def test_a_chosen_procedure_demands_its_own_fields(reading_desk: Desk, qtbot: QtBot) -> None:
    form = form_of(reading_desk, qtbot, "request.approve")
    form.load(example_of("request.approve")["fields"])
    assert form.faults() == []

    document = form.document()
    demanded = reading_desk.cases.catalogue.procedure("direct-letter", form._day())
    assert demanded is not None
    own = next(name for name in demanded.fields.required if not form.type.field(name).required)
    del document[own]
    form.load(document)

    source = demanded.fields.required[own]
    assert (f"/fields/{own}", f"This must be given: {why(source)}.") in form.faults()
    assert row_of(form, f"/{own}").is_demanded


def test_keys_alone_fill_a_form(desk: Desk, qtbot: QtBot) -> None:
    sit_down(desk, qtbot, "ALM")
    form = form_of(desk, qtbot, "contact.log")
    show(qtbot, form)
    channel = form.editor("/channel")
    assert isinstance(channel, ListEditor)
    channel.focus_first()

    _type(qtbot, "Phone")
    _press(qtbot, Qt.Key.Key_Return)
    _press(qtbot, Qt.Key.Key_Space)
    _press(qtbot, Qt.Key.Key_Tab)
    _press(qtbot, Qt.Key.Key_Tab)

    assert form.document()["channel"] == "phone"
    assert form.document()["direction"] == "incoming"


def test_undo_takes_back_what_was_typed(reading_desk: Desk, qtbot: QtBot) -> None:
    form = form_of(reading_desk, qtbot, "item.isolate")
    show(qtbot, form)
    reason = form.editor("/faraday_bag")
    assert isinstance(reason, LineEditor)
    reason.set_value("B-1")
    reason.line.setFocus()
    qtbot.keyClick(reason.line, Qt.Key.Key_End)
    qtbot.keyClicks(reason.line, "23")
    assert reason.value() == "B-123"

    qtbot.keyClick(reason.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert reason.value() != "B-123"


def test_a_huge_paste_is_bounded_and_says_so(reading_desk: Desk, qtbot: QtBot) -> None:
    form = form_of(reading_desk, qtbot, "item.isolate")
    line, text = form.editor("/faraday_bag"), form.editor("/note")
    assert isinstance(line, LineEditor)
    assert isinstance(text, TextEditor)

    QApplication.clipboard().setText("x" * 300_000)
    line.line.paste()
    text.text.paste()

    assert line.value() == "x" * 500
    assert "500" in row_of(form, "/faraday_bag").note()
    assert text.value() == "x" * 20_000
    assert "20000" in row_of(form, "/note").note()
    assert not any(pointer.endswith(("bag", "note")) for pointer, _ in form.faults())


def test_control_characters_and_other_normal_forms_never_reach_the_record(
    reading_desk: Desk, qtbot: QtBot
) -> None:
    form = form_of(reading_desk, qtbot, "item.isolate")
    line, text = form.editor("/faraday_bag"), form.editor("/note")
    assert isinstance(line, LineEditor)
    assert isinstance(text, TextEditor)

    line.line.setText("и\u0306\x07\x08B\n1")
    text.text.setPlainText("e\u0301\x00\r\nb")

    assert line.value() == "й B 1"
    assert text.value() == "é\nb"


def test_nothing_is_presumed_and_a_choice_can_be_taken_back(
    reading_desk: Desk, qtbot: QtBot
) -> None:
    form = form_of(reading_desk, qtbot, "item.isolate")
    optional, methods = form.editor("/power_bank"), form.editor("/methods")
    assert isinstance(optional, SegmentsEditor)
    assert isinstance(methods, TogglesEditor)
    assert form.document().keys().isdisjoint({"tested", "power_bank"})
    yes = optional.leaves()[0]

    qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    assert form.document()["power_bank"] is True
    qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    assert "power_bank" not in form.document()
    for button in methods.leaves()[:2]:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert form.document()["methods"] == ["flight_mode", "faraday_bag"]


def test_who_presses_what_must_be_given_once_more_confirms_it(
    reading_desk: Desk, qtbot: QtBot
) -> None:
    form = form_of(reading_desk, qtbot, "item.isolate")
    tested = form.editor("/tested")
    assert isinstance(tested, SegmentsEditor)
    yes, no = tested.leaves()[:2]

    for _ in range(2):
        qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
        assert form.document()["tested"] is True
    qtbot.mouseClick(no, Qt.MouseButton.LeftButton)
    assert form.document()["tested"] is False
    qtbot.keyClick(no, Qt.Key.Key_Delete)
    assert "tested" not in form.document()


def test_choices_keep_their_value_when_the_language_changes(
    reading_desk: Desk, qtbot: QtBot, qapp: QApplication
) -> None:
    form = form_of(reading_desk, qtbot, "search.start")
    form.load({"form": "place_search", "premises": "vehicle"})
    form.show()

    translations.choose(qapp, "kk")

    assert form.document()["form"] == "place_search"
    editor = form.editor("/premises")
    assert isinstance(editor, ListEditor)
    assert (
        editor.box.currentText().casefold()
        == wording.choice("premises", "vehicle", "kk").casefold()
    )


def test_things_of_the_case_are_offered_with_words_about_them(
    reading_desk: Desk, qtbot: QtBot
) -> None:
    form = form_of(reading_desk, qtbot, "search.finish")
    editor = form.editor("/search")
    assert isinstance(editor, ThingEditor)
    form.show()

    editor.box.setFocus()
    editor._fill()

    assert editor.box.count() == len(reading_desk.cases.state(CASE).searches)
    assert "ALM" in editor.box.itemData(0, Qt.ItemDataRole.DisplayRole)
    editor.box.setCurrentIndex(0)
    assert editor.value() in reading_desk.cases.state(CASE).searches


def test_settled_fields_are_given_and_not_shown(reading_desk: Desk, qtbot: QtBot) -> None:
    form = form_of(reading_desk, qtbot, "finding.acknowledge", settled={"finding": "F-1"})

    assert form.document() == {"finding": "F-1"}
    assert form.editor("/finding") is None


def _press(qtbot: QtBot, key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key)


def _type(qtbot: QtBot, text: str) -> None:
    focus: QWidget | None = QApplication.focusWidget()
    assert focus is not None
    target = focus.findChild(QLineEdit) or focus
    qtbot.keyClicks(target, text)


def show(qtbot: QtBot, form: EventForm) -> None:
    form.members.build()
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()


def test_the_role_of_stations_is_offered_to_nobody() -> None:
    offered = options_of(TYPES["role.granted"].field("role"))
    assert set(offered) == set(ROLES) - {"SYS"}


def test_whom_an_item_is_given_to_may_hold_it_and_is_somebody_else(
    desk: Desk, qtbot: QtBot
) -> None:
    sit_down(desk, qtbot, "BOL")
    for command, offered in (
        ("transfer.offer", {"ALM", "DIN", "GUL", "SPC1"}),
        ("item.check_out", {"ALM", "DIN"}),
    ):
        editor = form_of(desk, qtbot, command).editor("/to")
        assert editor is not None
        found = {choice.id for choice in editor.known.choices(editor.field)}
        assert found == offered
    sit_down(desk, qtbot, "DIN")
    editor = form_of(desk, qtbot, "item.return_to_store").editor("/to")
    assert editor is not None
    assert [choice.id for choice in editor.known.choices(editor.field)] == ["BOL"]


def test_who_is_assigned_to_a_case_is_offered_the_roles_that_they_hold(
    desk: Desk, qtbot: QtBot
) -> None:
    sit_down(desk, qtbot, "ALM")
    form = form_of(desk, qtbot, "case.assign")
    person, role = form.editor("/person"), form.editor("/role")
    assert isinstance(person, ThingEditor)
    assert isinstance(role, ListEditor)
    assert "ADM1" not in {choice.id for choice in person.known.choices(person.field)}
    person.set_value("BOL")
    assert role.value() == "CUS"
    person.set_value("ALM")
    assert role.value() is None
    assert [role.box.itemData(at) for at in range(role.box.count())] == ["INV", "OIC"]
    role.set_value("OIC")
    person.set_value("AL")
    assert role.box.count() == len(ROLES) - 1
    assert role.value() == "OIC"


def test_a_supervisor_is_offered_the_rules_from_which_there_are_exceptions(
    desk: Desk, qtbot: QtBot
) -> None:
    sit_down(desk, qtbot, "ERZ")
    rule = form_of(desk, qtbot, "override.record").editor("/rule")
    assert isinstance(rule, ListEditor)
    assert {rule.box.itemData(at) for at in range(rule.box.count())} == OVERRIDABLE
    rule.set_value("legal_channel")
    assert rule.box.currentText() == "A request goes by a channel of its procedure"
    assert rule.value() == "legal_channel"


def test_what_the_number_of_a_case_looks_like_is_shown_before_it_is_typed(
    desk: Desk, qtbot: QtBot
) -> None:
    form = form_of(desk, qtbot, "case.open")
    assert form._case is not None
    editor = form._case.editor
    assert isinstance(editor, ThingEditor)
    line = editor.box.lineEdit()
    assert line is not None
    assert line.placeholderText() == "such as EX-26-0417"
    assert "Latin letters" in editor.box.toolTip()


def test_an_event_is_told_in_words_below_its_id(desk: Desk, qtbot: QtBot) -> None:
    (index,) = list(desk.queries.event_indices(EventFilter(case=CASE, type="transfer.offered")))[:1]
    (offered,) = desk.queries.events_at([index])
    form = form_of(desk, qtbot, "transfer.recall", ("ITM-05",))
    editor = form.editor("/offer")
    assert editor is not None
    editor.set_value(offered.id)
    told = row_of(form, "/offer").note()
    assert f"#{index} Transfer offered · {offered.person} · " in told
    assert told.endswith("ITM-04, ITM-05")
    same = next(each for each in editor.known.choices(editor.field) if each.id == offered.id)
    assert told.startswith(same.words)
    editor.set_value(offered.id[:-1])
    assert row_of(form, "/offer").note() == ""
