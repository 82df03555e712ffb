"""Reasons: every code that is used has its sentence in three languages, with the same facts."""

import re
from pathlib import Path
from string import Formatter

import pytest

import custody
from custody.bundle.verdicts import Findings, Question
from custody.domain.reasons import Reason, sentences, some
from custody.errors import SENTENCES, IntegrityError

PACKAGE = Path(custody.__file__).parent
JUDGES = [
    *sorted(
        path
        for path in (PACKAGE / "bundle").glob("*.py")
        if path.stem not in ("export", "disclosure", "payload")
    ),
    *sorted((PACKAGE / "anchors").glob("*.py")),
    *sorted((PACKAGE / "domain").glob("*.py")),
    *(PACKAGE / "ledger" / f"{name}.py" for name in ("agency", "checkpoint", "event", "tree")),
    PACKAGE / "ledger" / "writer.py",
    PACKAGE / "erasures.py",
    PACKAGE / "clock.py",
    PACKAGE / "keys" / "signer.py",
    PACKAGE / "strict_json.py",
]
"""What a check of a bundle, of a stamp or by a witness runs through, what refuses to erase, and
what demands a field."""
USED = {"artifact_twin", "finding_twin"} | {
    code
    for path in JUDGES
    for line in re.findall(r'Reason\(\s*"\w+"|\bcode = ".+', path.read_text("utf-8"))
    for code in re.findall(r'"(\w+)"', line)
}
RAISED = {
    code for path in JUDGES for code in re.findall(r'"(integrity\.\w+)"', path.read_text("utf-8"))
}
LANGUAGES = pytest.mark.parametrize("language", ["kk", "ru", "en"])


def facts_of(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@LANGUAGES
def test_every_code_that_is_used_has_a_sentence_and_none_is_idle(language: str) -> None:
    known = sentences(language)
    assert known.keys() >= USED | RAISED
    assert {code for code in known if code not in SENTENCES} <= USED


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_sentences_name_the_same_facts_and_are_in_their_own_letters(language: str) -> None:
    english = sentences("en")
    for code, text in sentences(language).items():
        assert facts_of(text) == facts_of(english[code]), code
        if re.sub(r"\{\w+\}|\W|\d", "", english[code]):
            assert re.search(r"[а-яәғқңөұүһі]", text), code


def test_a_reason_is_english_wherever_a_text_goes() -> None:
    err = IntegrityError(
        "integrity.chain", seq=4, type="item.sealed", reason=Reason("chain_prev", id="I-1")
    )
    assert str(err) == "event 4 (item.sealed): it does not name the event before it in I-1"
    assert str(Reason.of(err)) == str(err)
    assert SENTENCES[err.code] == sentences("en")[err.code]


def test_what_stands_in_a_reason_is_told_in_its_language() -> None:
    within = Reason("role_not_held", person="ALM", role="CUS")
    told = Reason("event", seq=7, type="item.sealed", reason=within).told("ru")
    assert told.startswith("событие 7 («")
    assert "item.sealed" not in told
    assert "ответственный за хранение" in told
    assert "(CUS)" in told


def test_many_names_are_cut_and_counted() -> None:
    assert some(["a", "b"]) == "a, b"
    told = Reason("unlisted", names=some(list("abcdef")))
    assert str(told) == "unlisted file: a, b, c, d and 2 more"
    assert told.told("ru") == "файл не внесён в список: a, b, c, d и ещё 2"


def test_the_document_has_codes_and_facts() -> None:
    findings = Findings()
    findings.fail(Question.FIXITY, Reason("file_changed", path="data/a"))
    findings.fail(Question.FIXITY, Reason("file_changed", path="data/b"))
    verdict = findings.report("B", "l", frozenset()).document()["verdicts"]["1"]
    assert verdict == {
        "result": "fail",
        "reason": "changed: data/a (and 1 more)",
        "code": "more",
        "facts": {"reason": {"code": "file_changed", "facts": {"path": "data/a"}}, "count": 1},
    }
