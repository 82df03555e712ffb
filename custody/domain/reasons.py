"""Why a check answers as it does: a code with its facts, in Kazakh, Russian or English.

The sentences stand in `resources/reasons/*.toml`. A reason that an error gave keeps the error's
code; its English sentence is the error's own. What is said of malformed bytes (JSON, base64, ZIP)
stays English in every language, as a technical detail inside a sentence that does not.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Self

from custody import resources
from custody.dates import UTC, shown_instant
from custody.errors import SENTENCES, CustodyError

_FEW: Final = 4
_TOLD: Final = frozenset({"type", "role", "procedure", "barred"})
"""Facts that have names in words, which the English log leaves as they are."""
_ALWAYS_TOLD: Final = frozenset({"rule", "asked"})


@dataclass(init=False, slots=True)
class Reason:
    """One reason; it goes wherever a text goes, and is English there.

    Attributes:
        code: Stable name of what was found, e.g. `file_changed` or `integrity.chain`.
        facts: The values that fill the sentence; reasons may stand among them.
    """

    code: str
    facts: Mapping[str, object]

    def __init__(self, code: str, /, **facts: object) -> None:
        self.code = code
        self.facts = facts

    @classmethod
    def of(cls, given: Self | CustodyError) -> "Reason":
        """An error's reason; a reason as it is."""
        return given if isinstance(given, Reason) else cls(given.code, **given.facts)

    def told(self, language: str) -> str:
        """The sentence in `kk`, `ru` or `en`."""
        facts = {name: fact_told(name, value, language) for name, value in self.facts.items()}
        return sentences(language)[self.code].format_map(facts)

    def document(self) -> dict[str, Any]:
        """Code and facts as JSON has them."""
        return {
            "code": self.code,
            "facts": {
                name: value.document()
                if isinstance(value, Reason)
                else value
                if isinstance(value, int)
                else str(value)
                for name, value in self.facts.items()
            },
        }

    def __str__(self) -> str:
        return self.told("en")


@cache
def sentences(language: str) -> Mapping[str, str]:
    """Code to sentence, with `{facts}`, in one language."""
    own = tomllib.loads(resources.read_text(f"reasons/{language}.toml"))
    errors = {f"integrity.{code}": text for code, text in own.pop("integrity", {}).items()}
    texts = {code: text for code, text in own.items() if isinstance(text, str)}
    return texts | (SENTENCES if language == "en" else errors)


def some(names: list[str], few: int = _FEW) -> str | Reason:
    """The first few names, and how many more there are."""
    first = ", ".join(names[:few])
    return Reason("some", names=first, count=len(names) - few) if len(names) > few else first


def fact_told(name: str, value: object, language: str) -> str:
    """A fact as a sentence of a language has it; types, roles, rules and fields by their names."""
    if isinstance(value, Reason):
        return value.told(language)
    if name == "at":
        return shown_instant(str(value), UTC, language)
    if name not in _ALWAYS_TOLD and (language == "en" or name not in _TOLD):
        return str(value)
    return _in_words(name, str(value), language)


def _in_words(name: str, value: str, language: str) -> str:
    from custody.domain import wording  # brings the whole vocabulary; few reasons ask for it

    match name:
        case "rule":
            return wording.rule(value, language)
        case "asked":
            group, _, member = value.rpartition("/")
            told = [wording.label(group, language)] if group else []
            return " / ".join([*told, wording.label(member, language, group=group)])
        case "type":
            return wording.words(language)["titles"].get(value, value)
        case "procedure":
            return wording.choice(name, value, language)
        case "barred":
            return ", ".join(wording.choice(name, each, language) for each in value.split(", "))
        case _:
            return ", ".join(f"{wording.role(code, language)} ({code})" for code in value.split())
