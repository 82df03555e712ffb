"""Words for every error."""

import string
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from custody.domain.rules_requests import demand
from custody.errors import SENTENCES, InputError, RefusedError, StorageError
from custody.procedures import catalogue
from custody.procedures.law import Source
from ui import texts, translations

pytestmark = pytest.mark.usefixtures("qapp")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", SENTENCES)
def test_every_code_has_words_with_no_fact_that_it_does_not_carry(code: str) -> None:
    words = texts.happened()[code]
    assert placeholders(words) <= placeholders(SENTENCES[code])
    assert words[-1] in ".”" or words.endswith("}")
    assert code.partition(".")[0] in texts.safe()


def test_no_words_are_kept_for_a_code_that_is_gone() -> None:
    assert texts.happened().keys() == {*SENTENCES, texts.FAULT}
    families = {code.partition(".")[0] for code in SENTENCES} | {texts.FAULT}
    assert texts.safe().keys() == families
    assert texts.next_steps().keys() <= {*SENTENCES, *families}


def test_facts_are_told_in_words_of_the_screen(qapp: QApplication) -> None:
    told = texts.explain(
        RefusedError("refused.persons", type="transfer.offered", needed=2, signed=1), "+05:00"
    )
    assert "transfer.offered" not in told.what
    assert "2" in told.what
    assert told.code == "refused.persons"
    late = RefusedError("refused.late_entry", occurred_at="2026-03-02T04:40:00.000Z")
    assert "2 Mar 2026, 09:40" in texts.explain(late, "+05:00").what.replace("\u00a0", " ")


def test_several_roles_are_told_by_their_names(qapp: QApplication) -> None:
    told = texts.explain(RefusedError("refused.role", person="INV1", role="OIC PRO"))
    assert told.what.endswith("officer in charge, prosecutor.")


def test_the_state_of_a_request_is_told_in_words(qapp: QApplication) -> None:
    late = RefusedError(
        "refused.request_state", request="RQ-1", state="released", type="request.approved"
    )
    for language, state in (("kk", "міндет алынды"), ("ru", "обязанность снята")):
        translations.choose(qapp, language)
        told = texts.explain(late).what
        assert state in told
        assert "released" not in told
    translations.choose(qapp, "en")


def test_a_day_is_told_as_the_screen_tells_days(qapp: QApplication) -> None:
    shut = RefusedError("refused.channel", channel="ets185", day="2026-12-11")
    for language, day in (("en", "11 Dec 2026"), ("kk", "11.12.2026"), ("ru", "11.12.2026")):
        translations.choose(qapp, language)
        assert day in texts.explain(shut).what.replace("\u00a0", " ")
    translations.choose(qapp, "en")


def test_whom_a_condition_bars_is_told_in_words(qapp: QApplication) -> None:
    barred = RefusedError(
        "refused.condition_barred", condition="CND-5", kind="confidential", barred="defence, press"
    )
    for language, words in (("en", "defence, press"), ("kk", "қорғау тарапы"), ("ru", "защита")):
        translations.choose(qapp, language)
        assert words in texts.explain(barred).what
    translations.choose(qapp, "en")


def test_a_lost_key_file_is_brought_back_from_the_backup(qapp: QApplication) -> None:
    told = texts.explain(InputError("input.key_file", path="keys/log.p8", reason="No such file"))
    assert "keys/log.p8" in told.what
    assert "backup" in told.next


def test_who_holds_the_ledger_is_told() -> None:
    holder = {"person": "ALM", "pid": 12, "host": "desk", "since": "2026-03-02T04:40:00.000Z"}
    told = texts.explain(StorageError("storage.ledger_busy", holder=holder), "+05:00")
    assert "ALM" in told.next
    assert "desk" in told.next


def test_a_fault_of_the_program_is_told_as_one() -> None:
    told = texts.explain(ZeroDivisionError("division by zero"))
    assert told.code == texts.FAULT
    assert "division by zero" in told.detail
    assert "division" not in told.what


def test_a_field_is_named_by_its_labels_and_not_by_a_pointer() -> None:
    told = texts.explain(InputError("input.schema", pointer="/fields/seals/1/seal", reason="x"))
    assert told.what.endswith("Seals (2) → Seal.")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "The procedure “Article 26: spontaneous information” cannot do without these. "
               "Why: treaty, Article 26(1)."),
        ("ru", "Процедура «статья 26: внеплановая информация» без этого невозможна. "
               "Почему: договор, статья 26(1)."),
        ("kk", "«26-бап: жоспардан тыс ақпарат» рәсімі мыналарсыз болмайды. "
               "Неге: шарт, 26(1)-бап."),
    ],
)  # fmt: skip
def test_what_is_missing_is_told_with_the_procedure_and_the_article(
    qapp: QApplication, language: str, words: str
) -> None:
    sources = {"why": Source("T", "26(1)")}
    art26 = catalogue.load().procedure("art26", date(2026, 11, 22))
    assert art26 is not None
    with pytest.raises(RefusedError) as refusal:
        demand(art26, ["why"], sources)
    assert str(refusal.value) == "the procedure art26 asks for why: Why: treaty, Article 26(1)"
    try:
        translations.choose(qapp, language)
        assert texts.explain(refusal.value).what == words
    finally:
        translations.choose(qapp, "en")
