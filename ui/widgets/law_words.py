"""What the law's data say, in words of the screen: sources, acts, fields, terms, conditions."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from custody.domain import wording
from ui import formats
from ui.translations import LANGUAGES, language

translate = QCoreApplication.translate

_UNCONFIRMED: Final = " (unconfirmed)"
_ARTICLE: Final = ", Article "


def source_words(source: str) -> str:
    """A source in words: `T 16(2)` as the treaty and its place, with a mark where it is unsure."""
    told = source.removesuffix(_UNCONFIRMED)
    mark, _, place = told.partition(" ")
    words = {
        "T": translate("Law", "treaty, Article {place}"),
        "S": translate("Law", "the project’s source documents {place}"),
        "K": translate("Law", "Criminal Procedure Code of Kazakhstan {place}"),
        "G": translate("Law", "published guide {place}"),
        "P": translate("Law", "the project’s own rule, {place}"),
    }.get(mark, "{place}")
    found = words.format(place=place).strip()
    return f"{found} — {unconfirmed_word()}" if source.endswith(_UNCONFIRMED) else found


def unconfirmed_word() -> str:
    """What was not read in the official text."""
    return translate("Law", "UNCONFIRMED")


def review_word(languages: Iterable[str]) -> str:
    """Words of a title that a lawyer has still to review."""
    return translate("Law", "to review: {languages}").format(
        languages=", ".join(LANGUAGES.get(each, each) for each in languages)
    )


def act_words(basis: Mapping[str, Any]) -> str:
    """An act of law by its title in the language of the screen, else as the data names it."""
    return str(basis["act_title"][language()] if basis["act_title"] else basis["act"])


def place_words(told: str, acts: Mapping[str, str]) -> str:
    """`ETS 185, Article 29` in the language of the screen; nothing where it is no such place."""
    act, _, article = told.partition(_ARTICLE)
    words = translate("Law", "{act}, Article {article}")
    return words.format(act=acts[act], article=article) if article and act in acts else ""


def length_words(count: int, unit: str) -> str:
    """How long a term is."""
    spans = formats.Spans()
    told = {
        "hours": spans.hours, "days": spans.days, "months": spans.months, "years": spans.years,
    }  # fmt: skip
    return told[unit](count)


def condition_words(field: str, value: str) -> str:
    """What a field has to say for a step: a choice by its words, a mark by the field's."""
    if value not in ("true", "false"):
        return choice_words(field, value)
    answer = wording.words(language())["phrases"]["yes" if value == "true" else "no"]
    return f"{_one_word(field)}: {answer}"


def field_words(field: str) -> str:
    """A field, or one inside a group, by what a form calls it."""
    return " / ".join(_one_word(each) for each in field.split("/"))


def _one_word(field: str) -> str:
    try:
        return wording.label(field, language())
    except KeyError:
        return field


def choice_words(field: str, value: str) -> str:
    """A choice of a field."""
    return wording.choice(field, value, language())


def choices_words(field: str, values: Iterable[str]) -> str:
    """Choices of a field, parted by commas."""
    return ", ".join(choice_words(field, each) for each in values)
