from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from custody.bundle.picture import lay_out
from custody.bundle.shapes import Ink, Mark
from custody.bundle.story import Glyph
from custody.bundle.svg import custody_svg
from custody.bundle.words import words
from tests.ui.contrast import contrast
from ui import theme
from ui.desk import Desk
from ui.widgets.custody_canvas import CustodyCanvas
from ui.widgets.custody_chart import CustodyChart, inks, of_item
from ui.widgets.custody_glyphs import parts_of

CASE = "EX-26-0417"


@pytest.fixture
def chart(desk: Desk, qtbot: QtBot) -> CustodyChart:
    made = CustodyChart(desk)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    with qtbot.waitSignal(made.drawn):
        made.show_custody(CASE)
    return made


def test_the_picture_is_that_of_the_bundle(chart: CustodyChart, desk: Desk, tmp_path: Path) -> None:
    story = desk.queries.story(CASE)
    drawing = lay_out(story.cases[CASE], story, words("en"))
    marks = [shape.title for row in drawing.rows for shape in row.shapes if isinstance(shape, Mark)]
    assert sorted(chart.canvas.titles) == sorted(marks)
    chart.save_svg(tmp_path / "custody.svg")
    saved = (tmp_path / "custody.svg").read_text(encoding="utf-8")
    assert saved == custody_svg(story.cases[CASE], story, words("en"))


def test_keys_go_from_mark_to_mark_and_enter_opens_the_event(
    chart: CustodyChart, qtbot: QtBot, desk: Desk
) -> None:
    canvas = chart.canvas
    assert canvas.selected == ""
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.selected == canvas.titles[0]
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    qtbot.keyClick(canvas, Qt.Key.Key_Left)
    qtbot.keyClick(canvas, Qt.Key.Key_Left)
    assert canvas.selected == canvas.titles[-1]
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    assert canvas.selected == canvas.titles[0] == canvas.accessibleDescription()
    with qtbot.waitSignal(chart.go) as go:
        qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert go.args is not None
    page, index = go.args
    assert page == "event"
    told = desk.queries.told(index)
    assert told is not None
    assert told.event.type == "item.received"
    assert told.event.item_ids == ("ITM-00",)


def test_a_click_on_a_mark_opens_its_event(chart: CustodyChart, qtbot: QtBot) -> None:
    canvas = chart.canvas
    at = canvas.mapFromScene(canvas._marks[0].pos())
    with qtbot.waitSignal(chart.go) as go:
        qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert go.args is not None
    assert go.args[0] == "event"
    with qtbot.assertNotEmitted(chart.go):
        qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))


def test_it_zooms_by_key_button_and_wheel_and_fits_again(chart: CustodyChart, qtbot: QtBot) -> None:
    canvas = chart.canvas
    fitted = canvas.transform().m11()
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.transform().m11() > fitted
    qtbot.keyClick(canvas, Qt.Key.Key_Minus)
    assert canvas.transform().m11() == pytest.approx(fitted)
    point = QPointF(200, 100)
    wheel = QWheelEvent(
        point, canvas.mapToGlobal(point), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas.viewport(), wheel)
    assert canvas.transform().m11() > fitted
    for _ in range(50):
        canvas.zoom_in()
    assert canvas.transform().m11() <= 6.01
    qtbot.keyClick(canvas, Qt.Key.Key_0)
    assert canvas.transform().m11() == pytest.approx(fitted, rel=0.05)


def test_one_item_is_drawn_with_what_happened_to_it_alone(
    chart: CustodyChart, desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(chart.drawn):
        chart.show_custody(CASE, "ITM-03")
    assert chart.canvas.titles
    assert all("ITM-03" in title for title in chart.canvas.titles)
    case = desk.queries.story(CASE).cases[CASE]
    alone = of_item(case, "ITM-03")
    assert {item for step in alone.steps for item in step.items} == {"ITM-03"}
    assert {move.item for step in alone.steps for move in step.moves} == {"ITM-03"}
    assert len(alone.steps) < len(case.steps)


def test_findings_are_red_and_have_a_word(chart: CustodyChart) -> None:
    image = chart.canvas.grab().toImage()
    wanted = QColor(theme.colours().danger)
    found = any(
        image.pixelColor(x, y) == wanted
        for y in range(image.height())
        for x in range(image.width())
    )
    assert found
    assert any("F-1" in title for title in chart.canvas.titles)


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK])
def test_marks_stand_out_from_their_ground(colours: theme.Colours) -> None:
    found = {ink: colour.name() for ink, colour in inks(colours).items()}
    for ink in (Ink.TEXT, Ink.SOFT, Ink.TRACK, Ink.ALARM):
        assert contrast(found[ink], found[Ink.LANE]) >= 4.5, ink


def test_every_glyph_has_a_shape() -> None:
    for glyph in Glyph:
        parts = parts_of(glyph)
        assert parts
        assert all(not path.isEmpty() for _, path in parts)


def test_a_picture_that_was_drawn_unseen_is_shown_from_its_beginning(
    desk: Desk, qtbot: QtBot
) -> None:
    story = desk.queries.story(CASE)
    canvas, tabs = CustodyCanvas(), QTabWidget()
    qtbot.addWidget(tabs)
    tabs.addTab(QWidget(), "before")
    tabs.addTab(canvas, "picture")
    tabs.resize(1100, 500)
    tabs.show()
    drawing = lay_out(story.cases[CASE], story, words("en"))
    bar = canvas.verticalScrollBar()
    for _ in "first", "another":
        tabs.setCurrentIndex(0)
        canvas.draw(drawing, inks(theme.colours()), canvas.font())
        tabs.setCurrentIndex(1)
        assert bar.value() == bar.minimum()
        bar.setValue(bar.maximum())
        assert bar.value() > bar.minimum()
