"""The client in another language: changed where it stands, whole, with room for its words."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

import pytest
from PySide6.QtCore import QEvent, QTranslator
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from custody.errors import InputError
from tests.ui import seen
from tests.ui.conftest import sit_down
from tests.ui.test_accessible import ARGUMENTS, CASE
from tests.ui.test_translations import FORMS, TRANSLATED, read
from ui import rooms, theme, translations
from ui.desk import Desk
from ui.dialogs.fault import FaultDialog
from ui.dialogs.unlock import UnlockDialog
from ui.runs.frame import Frame
from ui.slices import Slices
from ui.windows.bundle_window import BundleWindow
from ui.windows.finder import Finder
from ui.windows.guide import Guide
from ui.windows.main import MainWindow

_TURNS: Final = 3
"""Rounds of events after which a layout within layouts is at rest."""


def bare(source: str) -> str:
    """A text without its placeholders."""
    return re.sub(r"\{\w+\}|%n", "", source)


class Leftover:
    """Finds English of the source among texts of a screen in another language."""

    def __init__(self, language: str) -> None:
        told: dict[str, set[str]] = {}
        for each in read(language):
            told.setdefault(each.source, set()).update(each.forms)
        self._sources = {
            source.replace("&", "") for source, forms in told.items() if source not in forms
        }
        filled = [
            re.sub(r"\\\{\w+\\\}|%n", ".+", re.escape(source))
            for source in self._sources
            if re.search(r"\{|%n", source) and len(re.findall("[a-z]{2}", bare(source))) > 1
        ]
        self._filled = re.compile("|".join(filled))

    def __call__(self, text: str) -> bool:
        parts = [text, *re.split(r" · |\n", text)]
        return any(part in self._sources or self._filled.fullmatch(part) for part in parts)


LEFTOVERS: Final = {language: Leftover(language) for language in TRANSLATED}


def leftovers(qtbot: QtBot, window: MainWindow, widget: QWidget) -> Iterator[str]:
    """English of the source that a widget still shows in other languages."""
    for language, leftover in LEFTOVERS.items():
        switched(qtbot, window, language)
        for name, text in seen.texts(widget):
            if leftover(text.strip()):
                yield f"{language}, {name}: {text}"


def switched(qtbot: QtBot, window: MainWindow, language: str) -> None:
    """Let every window speak a language."""
    application = QApplication.instance()
    assert application is not None
    translations.choose(application, language)
    settled(qtbot, window)


def settled(qtbot: QtBot, window: MainWindow) -> None:
    """Wait for what is read, and let the window lay itself out and forget what it dropped."""
    page = window.page()  # Today asks a moment after it was painted
    qtbot.waitUntil(lambda: getattr(page, "agenda", page) is not None, timeout=30_000)
    qtbot.waitUntil(lambda: window.desk.outside.seen is not None, timeout=30_000)
    for _ in range(_TURNS):
        qtbot.waitUntil(lambda: not window.desk.jobs.running, timeout=30_000)
        qtbot.waitUntil(lambda: not any(each.is_open for each in window.findChildren(Slices)))
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()


class Doubled(QTranslator):
    """Every text twice: longer than in any language."""

    def isEmpty(self) -> bool:  # noqa: N802
        return False

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return f"{text} {text.replace('&', '')}"


@pytest.fixture
def doubled(qapp: QApplication) -> Iterator[None]:
    """Speak English twice."""
    translations.choose(qapp, "en")
    translator = Doubled()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    """Begin and end in English."""
    translations.choose(qapp, "en")
    theme.install(qapp, theme.Scheme.LIGHT)
    yield
    translations.choose(qapp, "en")


@pytest.fixture
def window(desk: Desk, qtbot: QtBot, english: None) -> MainWindow:
    sit_down(desk, qtbot, "ALM")
    made = MainWindow(desk)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made


def test_every_page_changes_its_language_where_it_stands(window: MainWindow, qtbot: QtBot) -> None:
    found = []
    for room in rooms.ROOMS:
        window.go(room.name, ARGUMENTS.get(room.name))
        switched(qtbot, window, "en")
        before = Counter(seen.texts(window))
        found += [f"{room.name}: {text}" for text in leftovers(qtbot, window, window)]
        switched(qtbot, window, "en")
        after = Counter(seen.texts(window))
        found += [f"{room.name}: {each}" for each in (before - after) + (after - before)]
    assert not found, "\n".join(found)


def test_every_run_changes_its_language_where_it_stands(window: MainWindow, qtbot: QtBot) -> None:
    found = []
    for run in rooms.RUNS:
        argument = ARGUMENTS.get(run.name, {"case": CASE})
        if run.name in {"acknowledge", "resolve"}:
            argument = {"finding": window.desk.queries.findings(unresolved=False)[0].id}
        window.go(f"run:{run.name}", argument)
        frame = window.page()
        assert isinstance(frame, Frame)
        for index in range(len(frame.run.steps)):
            switched(qtbot, window, "en")
            frame.show_step(index)
            told = leftovers(qtbot, window, frame.run.steps[index] if index else frame)
            found += [f"{run.name}, step {index + 1}: {text}" for text in told]
        frame.run.end()
        frame.left.emit()
    assert not found, "\n".join(found)


def test_every_other_window_changes_its_language_where_it_stands(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    dialogs: list[QDialog] = [
        Finder(desk, window),
        UnlockDialog(desk, window),
        FaultDialog(InputError("input.no_case", case="C-1"), "+05:00", window),
    ]
    found = []
    for other in (*dialogs, Guide(desk.settings), BundleWindow(desk.settings)):
        qtbot.addWidget(other)
        other.show()
        told = leftovers(qtbot, window, other)
        found += [f"{type(other).__name__}: {text}" for text in told]
    assert not found, "\n".join(found)


# ---- room for words ----


@pytest.mark.parametrize("language", FORMS)
def test_no_word_is_cut_off_on_any_page(window: MainWindow, qtbot: QtBot, language: str) -> None:
    switched(qtbot, window, language)
    found = []
    for room in rooms.ROOMS:
        window.go(room.name, ARGUMENTS.get(room.name))
        settled(qtbot, window)
        found += [f"{room.name}: {text}" for text in seen.cut(window)]
    assert not found, "\n".join(found)


def test_texts_of_several_lines_have_room_at_twice_their_length(
    window: MainWindow, doubled: None, qtbot: QtBot
) -> None:
    found = []
    for room in rooms.ROOMS:
        window.go(room.name, ARGUMENTS.get(room.name))
        settled(qtbot, window)
        found += [f"{room.name}: {text}" for text in seen.crowded(window)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("language", "cancel"), [("kk", "Бас тарту"), ("ru", "Отмена")])
def test_words_of_qt_itself_are_in_the_language_too(
    qtbot: QtBot, qapp: QApplication, language: str, cancel: str
) -> None:
    translations.choose(qapp, language)
    try:
        asked, box, line = QFileDialog(), QDialogButtonBox(), QLineEdit("text")
        qtbot.addWidget(asked)
        qtbot.addWidget(box)
        qtbot.addWidget(line)
        asked.setOption(QFileDialog.Option.DontUseNativeDialog)
        asked.show()
        box.setStandardButtons(~QDialogButtonBox.StandardButton.NoButton)
        button = box.button(QDialogButtonBox.StandardButton.Cancel)
        assert button.text() == cancel
        menu = line.createStandardContextMenu()
        told = [each.text() for each in box.buttons()]
        told += [each.text() for each in menu.actions()]
        told += [each.text() for each in asked.findChildren(QLabel)]
        told += [each.toolTip() for each in asked.findChildren(QToolButton)]
        menu.deleteLater()
    finally:
        translations.choose(qapp, "en")
    english = [text for text in told if re.search("[A-Za-z]{3}", text.partition("\t")[0])]
    assert english == []
    assert len(told) > 30
