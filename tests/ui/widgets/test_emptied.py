"""What is taken off a page is not seen again, not even for a moment."""

from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.emptied import clear_layout
from ui.widgets.fact_list import Fact, FactList


def test_what_was_laid_out_in_this_turn_never_becomes_a_window(
    qtbot: QtBot, qapp: QApplication
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    page.show()
    label = QLabel("one")
    layout.addWidget(label)
    clear_layout(layout)
    qapp.processEvents()
    assert not label.isVisible()
    assert layout.count() == 0


def test_facts_told_twice_in_a_turn_are_on_the_page_alone(qtbot: QtBot, qapp: QApplication) -> None:
    facts = FactList()
    qtbot.addWidget(facts)
    facts.show()
    for value in ("one", "two"):
        facts.show_facts([Fact("Item", value)])
    qapp.processEvents()
    windows = [each for each in qapp.topLevelWidgets() if each.isVisible()]
    assert [each for each in windows if isinstance(each, QLabel)] == []
    told = [each.text() for each in facts.findChildren(QLabel) if each.isVisible()]
    assert told == ["Item", "two"]
