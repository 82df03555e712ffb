"""What the Schema finds wrong with a document, in the words of the screen, place by place."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, cast

from PySide6.QtCore import QCoreApplication

from custody.domain import wording
from custody.domain.cited import why
from custody.domain.validation import validate_command
from custody.errors import InputError
from custody.procedures.law import Source
from ui.translations import language

translate = QCoreApplication.translate

Fault = tuple[str, str]
"""JSON Pointer within the command document, and words."""

_NUMBER: Final = re.compile(r"\d+")


def faults_of(document: Mapping[str, Any]) -> list[Fault]:
    """Everything that keeps a document from being a command, in the order of its places."""
    try:
        validate_command(document)
    except InputError as err:
        first = (str(err.facts.get("pointer", "/")), str(err.facts.get("reason", "")))
        found: Iterable[tuple[str, str]] = cast(
            "list[tuple[str, str]]", err.facts.get("faults", [first])
        )
        return [(pointer, words_of(reason)) for pointer, reason in found]
    return []


def missing(source: Source | None = None) -> str:
    """That something must be given, and which article or rule asks for it where one does."""
    if source is None:
        return translate("Faults", "This must be given.")
    words = translate("Faults", "This must be given: {source}.")
    return words.format(source=why(source).told(language()))


def words_of(reason: str) -> str:
    """A reason of the Schema, which is English, in the current language."""
    for begin, words in _templates().items():
        if reason.startswith(begin):
            return words(reason)
    return reason


def _templates() -> Mapping[str, Callable[[str], str]]:
    """How a reason begins, and what it says to people."""

    def plain(text: str) -> Callable[[str], str]:
        return lambda _reason: text

    def counted(text: str) -> Callable[[str], str]:
        def tell(reason: str) -> str:
            found = _NUMBER.search(reason)
            return text.format(limit=found[0] if found else "")

        return tell

    return {
        "must be given": plain(missing()),
        "is not a field": plain(translate("Faults", "This does not belong here.")),
        "needs at least one of": _alternatives,
        "is not one of the choices": plain(
            translate("Faults", "This is none of the choices. Pick one of the list.")
        ),
        "has the wrong type": plain(translate("Faults", "This is not a number.")),
        "has another value": plain(translate("Faults", "This cannot be chosen here.")),
        "does not have the form": plain(
            translate("Faults", "This does not have the right form. Look at the example in it.")
        ),
        "is empty": plain(missing()),
        "is longer than": counted(translate("Faults", "Longer than {limit} characters.")),
        "is an empty list": plain(missing()),
        "has more than": counted(translate("Faults", "More than {limit} entries.")),
        "names something twice": plain(translate("Faults", "The same stands here twice.")),
        "is below": counted(translate("Faults", "Less than {limit}.")),
        "is above": counted(translate("Faults", "More than {limit}.")),
        "must ascend": plain(translate("Faults", "These must stand in order, each once.")),
        "is not how the name is shown": plain(
            translate("Faults", "The name and its bytes do not fit together.")
        ),
        "is not as its kind": plain(translate("Faults", "This does not have the right form.")),
    }


def _alternatives(reason: str) -> str:
    names = reason.partition(": ")[2].split(", ")
    labels = ", ".join(wording.label(name, language()) for name in names if name)
    return translate("Faults", "Give at least one of: {fields}.").format(fields=labels)
