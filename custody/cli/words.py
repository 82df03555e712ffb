"""What the terminal says, in the language of `--lang`.

The English text stands where it is said; `resources/terminal/*.toml` hold what it is in Kazakh and
Russian. Names of the record (types of events, rules, ids) and the program's own options stay as
they are: commands take them so. Help of options is English.
"""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from custody import resources

if TYPE_CHECKING:
    from custody.procedures.law import Source

LANGUAGES: Final = ("kk", "ru", "en")
_ENGLISH: Final = "en"
_spoken = _ENGLISH


def speak(language: str) -> None:
    """From now on everything is said in `kk`, `ru` or `en`."""
    global _spoken
    _spoken = language


def spoken() -> str:
    """The language of the terminal."""
    return _spoken


@cache
def table(language: str) -> Mapping[str, Mapping[str, Any]]:
    """The words of `kk` or `ru`: sentences, heads of tables, states, and nouns that are counted."""
    import tomllib

    return tomllib.loads(resources.read_text(f"terminal/{language}.toml"))


def say(text: str, /, **facts: object) -> str:
    """A text with its `{facts}` filled in, in the language of the terminal."""
    own = text if _spoken == _ENGLISH else table(_spoken)["said"][text]
    return str(own).format_map(facts) if facts else str(own)


def head(name: str) -> str:
    """What a column, or a member that is shown, is called."""
    return name if _spoken == _ENGLISH else str(table(_spoken)["heads"].get(name, name))


def state(code: str) -> str:
    """A state, an outcome or a kind that the record has by a code; an unknown one as it stands."""
    if _spoken == _ENGLISH:
        return code
    from custody.domain import wording  # brings the whole vocabulary

    own = table(_spoken)["states"].get(code) or wording.words(_spoken)["states"].get(code)
    return str(own) if own else wording.choice("", code, _spoken)


def chosen(field: str, value: str) -> str:
    """A choice of a field of the record, in words in English too; an unknown one as it stands."""
    from custody.domain import wording  # brings the whole vocabulary

    return wording.choice(field, value, _spoken)


def happened(type_name: str) -> str:
    """The title of a type of event."""
    from custody.domain import wording  # brings the whole vocabulary

    return wording.title(type_name, _spoken)


def rule(name: str) -> str:
    """A rule of the law's, by its name and in words; `-` where there is none."""
    from custody.domain import wording  # brings the whole vocabulary

    return wording.rule(name, _spoken) if name else "-"


def demanded(source: "Source") -> str:
    """Why a field is asked for."""
    from custody.procedures.law import REASONS

    told = say(REASONS[source.mark], place=source.place).strip()
    return f"{told}, {say('unconfirmed')}" if source.unconfirmed else told


def counted(number: int, noun: str) -> str:
    """`1 file`, `2 files`, `12,000 files`; in Russian by its three forms, in Kazakh by one."""
    if _spoken == _ENGLISH:
        return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
    forms = table(_spoken)["counted"][noun]
    shown = f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")
    return f"{shown} {forms[_plural(number) if len(forms) > 1 else 0]}"


def _plural(number: int) -> int:
    """Which of the Russian forms: one, a few, many (Unicode plural rules)."""
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2
