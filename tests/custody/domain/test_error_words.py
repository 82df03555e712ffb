"""Words for errors: every code in three languages, with no fact that it does not carry."""

import ast
import re
import tomllib
from pathlib import Path
from string import Formatter

import pytest

from custody import resources
from custody.domain import error_words, wording
from custody.domain.reasons import Reason
from custody.errors import SENTENCES, InputError, RefusedError
from tests.custody.office import Office

LANGUAGES = pytest.mark.parametrize("language", ["kk", "ru", "en"])


def facts_of(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@LANGUAGES
def test_no_words_are_kept_for_a_code_that_is_gone(language: str) -> None:
    assert error_words.sentences(language).keys() <= SENTENCES.keys()
    assert error_words.sentences(language).keys() == error_words.sentences("en").keys()


@LANGUAGES
def test_words_tell_no_fact_that_the_error_does_not_carry(language: str) -> None:
    for code, text in error_words.sentences(language).items():
        assert facts_of(text) <= facts_of(SENTENCES[code]), code
        assert facts_of(text) == facts_of(error_words.sentences("en")[code]), code
        assert language == "en" or re.search(r"[а-яәғқңөұүһі]", text), code


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_what_to_do_next_is_of_errors_that_there_are(language: str) -> None:
    assert error_words.terminal(language).keys() <= SENTENCES.keys()
    assert error_words.terminal("kk").keys() == error_words.terminal("ru").keys()
    families = {code.partition(".")[0] for code in SENTENCES}
    assert error_words.as_it_was(language).keys() == families


def test_the_reason_in_a_refusal_is_told_in_the_language_too() -> None:
    told = {
        code for code, text in error_words.sentences("ru").items()
        if code.startswith("refused.") and "{reason}" in text
    }  # fmt: skip
    assert "refused.erasure" in told
    english = []
    for path in Path(error_words.__file__).parents[1].rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and call.args and isinstance(call.args[0], ast.Constant):
                given = [each.value for each in call.keywords if each.arg == "reason"]
                words = given and isinstance(given[0], ast.Constant | ast.JoinedStr)
                if call.args[0].value in told and words:
                    english.append(f"{path}:{call.lineno}")
    assert english == []
    err = RefusedError("refused.erasure", index=7, reason=Reason("erasure_never"))
    assert error_words.told(err, "ru") == ("Событие 7 удалить нельзя: такие события не удаляются.")


def test_legal_sentences_wait_for_a_lawyer() -> None:
    marked = tomllib.loads(resources.read_text("errors/kk.toml"))["review"]
    assert "refused.witnesses" in marked
    assert set(marked) <= error_words.sentences("kk").keys()


def test_an_error_is_told_in_a_language_with_the_names_of_types() -> None:
    err = RefusedError("refused.persons", type="transfer.offered", needed=2, signed=1)
    assert error_words.told(err, "en") == str(err)
    assert "transfer.offered" not in error_words.told(err, "ru")
    assert "2" in error_words.told(err, "kk")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_an_error_names_a_rule_and_tells_it(language: str) -> None:
    err = RefusedError("refused.clock_open", request="RQ-1", rule="KZ-CPC-48")
    told = error_words.told(err, language)
    assert wording.rule("KZ-CPC-48", language) in told
    assert "48" in told.replace("KZ-CPC-48", "")


@pytest.mark.parametrize(
    ("language", "roles"),
    [("kk", "прокурор (PRO), басшы (SUP)"), ("ru", "прокурор (PRO), руководитель (SUP)")],
)
def test_several_roles_are_told_one_by_one(language: str, roles: str) -> None:
    err = RefusedError("refused.role", person="ALM", role="PRO SUP")
    assert roles in error_words.told(err, language)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_terminal_tells_an_error_in_the_language_that_is_asked_for(
    office: Office, language: str
) -> None:
    said = office.cli("show", "case", "C-NONE", "--lang", language)
    assert said.status == 3
    expected = error_words.told(InputError("input.no_case", case="C-NONE"), language)
    assert expected in said.err
    assert "custody show DIR case" in said.err
    assert re.search(r"Ештеңе|Ничего", said.err)
    assert "C-NONE" in expected
    path = office.folder.parent / "close.json"
    path.write_text('{"command": "request.close", "case": "C-NONE", "fields": {"request": "R", '
                    '"summary": "x"}}')  # fmt: skip
    said = office.cli("do", path, "--as", "ANNA", "--lang", language)
    assert (
        error_words.told(RefusedError("refused.case_unknown", case="C-NONE"), language) in said.err
    )
