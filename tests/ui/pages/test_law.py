"""The lawyer's page: each demand beside its source, what is unconfirmed and to review in sight."""

import re

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from custody.procedures import telling
from ui import state_words, translations
from ui.desk import Desk
from ui.pages.law import LawPage
from ui.widgets.law_text import procedure_text, profile_text

MARKS = {
    "en": ("UNCONFIRMED", "to review"),
    "ru": ("НЕ ПОДТВЕРЖДЕНО", "на проверку"),
    "kk": ("РАСТАЛМАҒАН", "қарап шығу керек"),
}


@pytest.mark.parametrize("language", MARKS)
def test_marks_stand_beside_every_procedure_that_has_them(
    half_desk: Desk, qtbot: QtBot, qapp: QApplication, language: str
) -> None:
    translations.choose(qapp, language)
    page = LawPage(half_desk)
    qtbot.addWidget(page)
    unsure, review = MARKS[language]
    day, catalogue = page.today(), half_desk.cases.catalogue
    assert page.list.count() == len(catalogue.names()) + 2  # the country and the directory
    for name in catalogue.names():
        found = catalogue.procedure(name, day)
        assert found is not None
        page.open(name)
        shown = page.text.toPlainText()
        assert (unsure in shown) >= bool(telling.unconfirmed(found)), name
        assert (review in shown) >= bool(telling.to_review(found)), name
        assert "{" not in shown, name
        if language != "en":  # neither codes nor English words of the program's own
            assert not re.search(r"\b(true|days|sent|served|[a-z]+_[a-z_]+)\b", shown), name
        for rule in re.findall(r"^(?:T|SAP|KZ)-\S+.*", shown, re.MULTILINE):
            assert "(" in rule, name
    translations.choose(qapp, "en")


def test_what_waits_for_no_lawyer_can_be_left_out(
    half_desk: Desk, qtbot: QtBot, qapp: QApplication
) -> None:
    translations.choose(qapp, "en")
    page = LawPage(half_desk)
    qtbot.addWidget(page)
    page.open_only.setChecked(True)
    rows = [page.list.item(at).text() for at in range(1, page.list.count())]
    assert rows
    assert all("unconfirmed" in row or "to review" in row for row in rows)


def test_a_country_is_told_with_its_calendar_and_provisions(
    half_desk: Desk, qapp: QApplication
) -> None:
    catalogue = half_desk.cases.catalogue
    day = half_desk.station.ledger.clock.now().date()
    told = telling.profile_told(catalogue.profile(day), catalogue)
    words = profile_text(told)
    assert "+05:00" in words
    assert "CPC 199" in words
    translations.choose(qapp, "kk")
    words = profile_text(told)
    translations.choose(qapp, "en")
    assert "ҚПК 199" in words
    assert "Қылмыстық кодексі 205" in words
    assert ">KZ<" not in words


def test_a_field_of_the_agency_is_no_markup(half_desk: Desk) -> None:
    catalogue = half_desk.cases.catalogue
    day = half_desk.station.ledger.clock.now().date()
    found = catalogue.procedure("art16", day)
    assert found is not None
    note = dict.fromkeys(("kk", "ru", "en"), "<b>bold</b>")
    told = {**telling.told(found, catalogue, day), "note": note}
    assert "&lt;b&gt;bold&lt;/b&gt;" in procedure_text(told)


@pytest.mark.parametrize("language", MARKS)
def test_every_state_of_every_machine_has_words(
    half_desk: Desk, qapp: QApplication, language: str
) -> None:
    translations.choose(qapp, language)
    nameless = {
        state
        for machine in half_desk.cases.catalogue.machines.values()
        for state in machine.states
        if "_" in state_words.any_state(state)
    }
    translations.choose(qapp, "en")
    assert nameless == set()
