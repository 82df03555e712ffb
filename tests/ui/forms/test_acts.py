"""Acts of law are told by their titles; the record has one name for each."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from custody.domain.vocabulary import TYPES
from ui import translations
from ui.desk import Desk
from ui.forms.acts import ActEditor
from ui.forms.event_form import EventForm
from ui.forms.known import Context

CPC = "Criminal Procedure Code of Kazakhstan, 4 July 2014 No. 231-V"
KAZAKH = "Қазақстан Республикасының 2014 жылғы 4 шілдедегі № 231-V Қылмыстық-процестік кодексі"


def opened(desk: Desk, qtbot: QtBot) -> tuple[EventForm, ActEditor]:
    form = EventForm(desk, TYPES["request.approved"], Context(case="EX-26-0417"))
    qtbot.addWidget(form)
    form.load({"legal_basis": [{"act": CPC, "article": "254"}]})
    editor = form.editor("/legal_basis/0/act")
    assert isinstance(editor, ActEditor)
    return form, editor


def test_a_known_act_is_told_in_the_language_of_the_screen_and_recorded_by_its_name(
    reading_desk: Desk, qtbot: QtBot, qapp: QApplication
) -> None:
    form, editor = opened(reading_desk, qtbot)
    assert editor.line.text().startswith("Criminal Procedure Code of the Republic of Kazakhstan")
    translations.choose(qapp, "kk")
    assert editor.line.text() == KAZAKH
    assert form.document()["legal_basis"][0]["act"] == CPC
    translations.choose(qapp, "ru")
    assert editor.line.text().startswith("Уголовно-процессуальный кодекс")
    editor.box.setEditText("конвенция о киберпреступности (ets 185)")
    assert editor.value() == "ETS 185", "typed, not chosen"


def test_an_act_that_is_not_known_is_kept_as_it_was_typed(
    reading_desk: Desk, qtbot: QtBot, qapp: QApplication
) -> None:
    _, editor = opened(reading_desk, qtbot)
    editor.box.setEditText("Law on Communications")
    translations.choose(qapp, "kk")
    assert (editor.value(), editor.line.text()) == ("Law on Communications",) * 2
    editor.set_value(None)
    assert (editor.value(), editor.line.text()) == (None, "")
