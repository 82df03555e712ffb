"""What happened, by the code of an error, in Kazakh, Russian or English: words for people.

They stand in `resources/errors/*.toml`, the same for the client and for the command line; `review`
lists those that a lawyer has still to read. The sentence that an error itself carries is English,
for the log.
"""

import tomllib
from collections.abc import Mapping
from functools import cache

from custody import resources
from custody.domain.reasons import fact_told
from custody.errors import SENTENCES, CustodyError


@cache
def _words(language: str) -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(resources.read_text(f"errors/{language}.toml"))


def sentences(language: str) -> Mapping[str, str]:
    """Code to sentence, with `{facts}`, in `kk`, `ru` or `en`."""
    return _words(language)["happened"]


def as_it_was(language: str) -> Mapping[str, str]:
    """Family of errors to what is as it was before, in `kk` or `ru`."""
    return _words(language)["as_it_was"]


def terminal(language: str) -> Mapping[str, str]:
    """Code to what to do next at the terminal, in `kk` or `ru`."""
    return _words(language)["terminal"]


def told(err: CustodyError, language: str) -> str:
    """What happened, in words of a language; in English as the log has it."""
    if language == "en" and "rule" not in err.facts:
        return str(err)
    facts = {name: fact_told(name, value, language) for name, value in err.facts.items()}
    known = SENTENCES if language == "en" else sentences(language)
    return known[err.code].format_map(facts)
