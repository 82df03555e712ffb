"""The words of the client in Kazakh, Russian and English: complete and well-formed."""

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

from ui import help_pages

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
