"""The words of the client in Kazakh, Russian and English: complete, well-formed, changed live."""

import ast
import re
import string
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

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
from ui import help_pages, rooms, theme, translations
from ui.desk import Desk
from ui.dialogs.fault import FaultDialog
from ui.dialogs.unlock import UnlockDialog
from ui.runs.frame import Frame
from ui.slices import Slices
from ui.windows.bundle_window import BundleWindow
from ui.windows.finder import Finder
from ui.windows.guide import Guide
from ui.windows.main import MainWindow

ROOT: Final = Path(__file__).resolve().parents[2]
FOLDER: Final = ROOT / "resources" / "translations"
FORMS: Final = {"kk": 2, "ru": 3, "en": 2}
"""Plural forms of each language, as Qt counts them."""
TRANSLATED: Final = ("kk", "ru")
SAME: Final = re.compile(
    r"(Custody|Custody: .*|SHA-256|Enter|Tab|PKCS#12|[^\w]*|(?:[^\w]*\{\w+\}[^\w]*)+)", re.ASCII
)
"""What is written alike in every language."""
LEGAL: Final = re.compile(
    r"қаулы|санкция|тергеу|тергеп|куәгер|сұрау салу|өкім|дәлелдеме|прокурор|хаттама|алып қою|тінту"
    r"|қорғау тарап|кейінге қалдыруға болмай|тағайындау",
    re.IGNORECASE,
)
"""Kazakh words of the law: a lawyer has still to look at every text that uses one."""
_TURNS: Final = 3
"""Rounds of events after which a layout within layouts is at rest."""
TO_REVIEW: Final = "to review by a Kazakh-speaking lawyer"


@dataclass(frozen=True, slots=True)
class Message:
    """One string of a `.ts`."""

    context: str
    source: str
    forms: tuple[str, ...]
    """The translation; of what is counted, each plural form."""
    is_counted: bool
    state: str
    """Empty if finished; else `unfinished`, `vanished` or `obsolete`."""
    note: str


def read(language: str) -> list[Message]:
    """The strings of a language."""
    tree = ElementTree.parse(FOLDER / f"app_{language}.ts")
    return [
        _message(context.findtext("name") or "", message)
        for context in tree.iter("context")
        for message in context.findall("message")
    ]


def _message(context: str, message: ElementTree.Element) -> Message:
    told = message.find("translation")
    assert told is not None
    plural = tuple(form.text or "" for form in told.findall("numerusform"))
    return Message(
        context,
        message.findtext("source") or "",
        plural or (told.text or "",),
        message.get("numerus") == "yes",
        told.get("type", ""),
        message.findtext("translatorcomment") or "",
    )


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The `.ts` files as collecting makes them from the source of today."""
    place = tmp_path_factory.mktemp("translations")
    for language in FORMS:
        name = f"app_{language}.ts"
        (place / name).write_bytes((FOLDER / name).read_bytes())
    code = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1]);"
        "import translations; translations.collect(Path(sys.argv[2]))"
    )
    command = [sys.executable, "-c", code, str(ROOT / "packaging"), str(place)]
    subprocess.run(command, check=True, capture_output=True)
    return {language: (place / f"app_{language}.ts").read_bytes() for language in FORMS}


@pytest.mark.parametrize("language", FORMS)
def test_every_string_of_the_source_is_collected_and_no_other(
    language: str, collected: dict[str, bytes]
) -> None:
    kept = (FOLDER / f"app_{language}.ts").read_bytes()
    assert kept.splitlines() == collected[language].splitlines()


@pytest.mark.parametrize("language", FORMS)
def test_every_string_is_finished(language: str) -> None:
    messages = read(language)
    assert messages
    assert not [each for each in messages if each.state or not all(each.forms)]


@pytest.mark.parametrize("language", FORMS)
def test_every_counted_string_has_each_plural_form(language: str) -> None:
    wrong = [
        each
        for each in read(language)
        if len(each.forms) != (FORMS[language] if each.is_counted else 1)
        or each.is_counted != ("%n" in each.source)
    ]
    assert not wrong


@pytest.mark.parametrize("language", FORMS)
def test_placeholders_are_kept(language: str) -> None:
    wrong = [
        (form, each.source)
        for each in read(language)
        for form in each.forms
        if _fields(form) != _fields(each.source) or ("%n" in form) != ("%n" in each.source)
    ]
    assert not wrong


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", TRANSLATED)
def test_ends_and_edges_are_kept(language: str) -> None:
    wrong = []
    for each in read(language):
        for form in each.forms:
            edges = form[:1].isspace(), form[-1:].isspace(), form.count("\n"), "  " in form.strip()
            source = each.source
            kept = (
                *(source[:1].isspace(), source[-1:].isspace()),
                *(source.count("\n"), "  " in source.strip()),
            )
            ends = [text.rstrip()[-1:] in {"…", "?"} for text in (form, source)]
            if edges != kept or ends[0] != ends[1]:
                wrong.append((form, source))
    assert not wrong


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_can_differ_from_english_does(language: str) -> None:
    wrong = [
        each.source
        for each in read(language)
        if each.source in each.forms and not SAME.fullmatch(each.source)
    ]
    assert not wrong


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_letter_of_another_alphabet_hides_among_the_cyrillic(language: str) -> None:
    mixed = re.compile(r"[а-яёәғқңөұүһі][a-z]|[a-z][а-яёәғқңөұүһі]", re.IGNORECASE)
    alien = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)
    wrong = [
        form
        for each in read(language)
        for form in each.forms
        if mixed.search(form) or (language == "ru" and alien.search(form))
    ]
    assert not wrong


@pytest.mark.parametrize("language", TRANSLATED)
def test_one_letter_does_not_open_two_menus(language: str) -> None:
    messages = read(language)
    assert not [
        each.source
        for each in messages
        for form in each.forms
        if ("&" in form) != ("&" in each.source)
    ]
    letters = Counter(
        (each.context, form[form.index("&") + 1].casefold())
        for each in messages
        for form in each.forms
        if "&" in form
    )
    assert letters
    assert not [letter for letter, number in letters.items() if number > 1]


def test_kazakh_words_of_the_law_wait_for_a_lawyer() -> None:
    unmarked = [
        each.forms[0]
        for each in read("kk")
        if any(LEGAL.search(form) for form in each.forms) and each.note != TO_REVIEW
    ]
    assert not unmarked
    for language in FORMS:
        assert help_pages.page("welcome", language).text.count("\n\n") == help_pages.page(
            "welcome", "en"
        ).text.count("\n\n")
    assert "Kazakh legal terms" in help_pages.page("welcome", "en").text


def asked(tree: ast.AST) -> Iterator[tuple[ast.Call, ast.expr, bool]]:
    """Each call that asks for a translation, its source text, and whether it can be collected."""
    in_strings = {
        id(inside)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for inside in ast.walk(node)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func)
        if called.endswith(".tr"):
            is_own = called == "self.tr"  # else it is collected under a name that no class has
            yield node, node.args[0], is_own and id(node) not in in_strings
        elif called == "QT_TRANSLATE_NOOP" or (
            re.search(r"(^|Application\.)translate$", called)
            and ast.unparse(node.args[1]) != "str(marked)"  # by the call above, in a table
        ):
            yield node, node.args[1], id(node) not in in_strings


def test_every_text_is_a_whole_string_and_collected() -> None:
    known = {each.source for each in read("ru")}
    wrong = [
        f"{file.relative_to(ROOT)}:{call.lineno}"
        for file in sorted((ROOT / "ui").rglob("*.py"))
        for call, text, is_seen in asked(ast.parse(file.read_text("utf-8")))
        if not (is_seen and isinstance(text, ast.Constant) and text.value in known)
    ]
    assert not wrong


def test_what_asks_further_ends_in_an_ellipsis_without_a_blank() -> None:
    apart = [
        text
        for language in ("kk", "ru", "en")
        for each in read(language)
        for text in (each.source, *each.forms)
        if text.endswith(" …")
    ]
    assert not apart


# ---- the switch ----


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
