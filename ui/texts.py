"""What an error says on the screen, by its code: what happened, what is safe, what to do next.

The core's own English sentence is for logs and stands in the detail. Facts are told in words of
the screen: a type by its title, a role by its name, an instant at the station's time.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import Final

from PySide6.QtCore import QCoreApplication

from custody.clock import is_instant
from custody.domain import error_words, wording
from custody.domain.reasons import Reason
from custody.domain.vocabulary import BY_COMMAND, TYPES
from custody.errors import CustodyError
from ui import formats, state_words
from ui.advice import NEXT_STEPS
from ui.translations import is_complete, language

translate = QCoreApplication.translate
FAULT: Final = "fault"
"""Stands for whatever was not raised on purpose."""
_LONGEST_FACT: Final = 200


@dataclass(frozen=True, slots=True)
class Told:
    """An error in words."""

    code: str
    what: str
    safe: str
    next: str
    detail: str
    """For those who look after the program: code, class and the English sentence."""

    @property
    def below(self) -> str:
        """What is safe and what to do next: it stands below what happened."""
        return f"{self.safe} {self.next}".strip()

    def in_short(self) -> str:
        """What happened, what is safe and what to do next, where there is room for a line."""
        return " ".join(filter(None, (self.what, self.safe, self.next)))


def explain(err: BaseException, offset: str = "+00:00") -> Told:
    """An error in words of the screen.

    Args:
        err: Ours by its code and facts; any other is told as a fault of the program.
        offset: Of the station from UTC, for facts that are instants.
    """
    code = err.code if isinstance(err, CustodyError) else FAULT
    facts = err.facts if isinstance(err, CustodyError) else {}
    told = {name: _fact(name, value, offset) for name, value in facts.items()}
    family = code.partition(".")[0]
    what, is_safe, steps = _sentences(language(), is_complete())
    step = steps.get(code, steps[family])
    holder = facts.get("holder")
    if code == "storage.ledger_busy" and isinstance(holder, Mapping) and holder:
        busy = translate(
            "Errors", "It is held by {person}, process {pid} on {host}, since {since}."
        )
        words = {name: _fact(name, value, offset) for name, value in holder.items()}
        step = f"{busy.format_map(words)} {step}"
    return Told(
        code=code,
        what=what[code].format_map(told),
        safe=is_safe[family],
        next=step,
        detail=f"{code}\n{type(err).__name__}: {err}",
    )


def _fact(name: str, value: object, offset: str) -> str:
    if isinstance(value, (list, tuple, set, frozenset)):
        return ", ".join(_fact(name, each, offset) for each in value)
    if isinstance(value, Reason):
        return value.told(language())
    text = str(value)
    if name in _LISTS:
        return ", ".join(_LISTS[name](part) for part in text.replace(",", " ").split())
    if name in _TOLD:
        return _TOLD[name](text)
    if is_instant(text):
        return formats.instant(text, offset)
    return text if len(text) <= _LONGEST_FACT else f"{text[:_LONGEST_FACT]}…"


def _place_of(pointer: str) -> str:
    """A JSON Pointer as the labels of a form that lead to the field."""
    labels = wording.words(language())["labels"]
    told: list[str] = []
    group = ""
    for part in pointer.removeprefix("/fields").strip("/").split("/"):
        if part.isdigit() and told:
            told[-1] += f" ({int(part) + 1})"
        elif part in labels or f"{group}.{part}" in labels:
            told.append(wording.label(part, language(), group=group))
            group = part
    return " → ".join(told) or pointer


def _title(name: str) -> str:
    kind = TYPES.get(name) or BY_COMMAND.get(name)
    return name if kind is None else wording.title(kind.name, language())


def _label(name: str) -> str:
    labels = wording.words(language())["labels"]
    text = labels.get(name, name)
    return wording.capital(text)


def _role(code: str) -> str:
    return wording.role(code, language())


def _rule(name: str) -> str:
    return wording.rule(name, language())


def _choice(value: str, field: str = "") -> str:
    return wording.choice(field, value, language())


def _day(text: str) -> str:
    return formats.day(date.fromisoformat(text))


def _state(name: str) -> str:
    """Of an item, or of a request."""
    return wording.words(language())["states"].get(name) or state_words.request_state(name)


_LISTS: Final[Mapping[str, Callable[[str], str]]] = {
    "barred": _choice,
    "type": _title,
    "types": _title,
    "command": _title,
    "role": _role,
    "roles": _role,
    "field": _label,
    "fields": _label,
    "rule": _rule,
    "state": _state,
}
"""Facts that are one name or several, with commas, and how each is told."""
_TOLD: Final[Mapping[str, Callable[[str], str]]] = {
    "pointer": _place_of,
    "day": _day,
    **{
        field: partial(_choice, field=field)
        for field in ("category", "channel", "kind", "outcome", "procedure")
    },
}
"""Facts that are one thing, and how it is told."""


@cache
def _sentences(_language: str, _is_whole: bool) -> tuple[dict[str, str], ...]:
    """The three tables below in one language: a list of refusals asks for them again and again."""
    return happened(), safe(), next_steps()


def happened() -> dict[str, str]:
    """Code to what happened; facts in braces. Only what is no error of the core is told here."""
    return {
        **error_words.sentences(language()),
        FAULT: translate("Errors", "The program met a fault of its own."),
    }


def safe() -> dict[str, str]:
    """Family of codes to what is safe."""
    return {
        "cancelled": translate("Errors", "What was recorded before is whole."),
        "refused": translate("Errors", "Nothing was recorded. What you entered is kept."),
        "input": translate("Errors", "Nothing was changed."),
        "integrity": translate(
            "Errors",
            "Nothing was recorded. What was recorded before stays as it is.",
        ),
        "storage": translate(
            "Errors",
            "What was recorded before is whole. Nothing half-written was kept.",
        ),
        "fault": translate(
            "Errors",
            "What was recorded before is whole. What you entered is kept as a draft.",
        ),
    }


def next_steps() -> dict[str, str]:
    """Code, or family of codes, to what to do next."""
    return {code: translate("Errors", str(marked)) for code, marked in NEXT_STEPS.items()}
