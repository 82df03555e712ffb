"""The pages of help inside the client: `resources/help/<language>/<name>.md`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from custody.resources import files, read_text

ORDER: Final = (
    *("welcome", "today", "cases", "item", "requests", "verify", "ledger", "bundles"),
    *("seizure", "provider_data", "table", "hand_over", "export", "open_bundle", "record"),
    *("receive_bundle", "transfer_out"),
    "documents",
    *("outside", "others"),
    *("verdicts", "findings", "keys", "alarm", "settings", "shortcuts"),
)
"""In which the contents list them; a page that is not named here comes last."""
_TITLE: Final = "# "


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page, in one language."""

    name: str
    title: str
    text: str
    """Markdown."""


@cache
def pages(language: str) -> tuple[HelpPage, ...]:
    """Every page, in the order of the contents; in English where a language lacks it."""
    found = []
    ours = {file.rpartition("/")[2] for file in files(f"help/{language}")}
    for file in (each.rpartition("/")[2] for each in files("help/en")):
        name = file.removesuffix(".md")
        text = read_text(f"help/{language if file in ours else 'en'}/{file}")
        found.append(HelpPage(name, text.partition("\n")[0].removeprefix(_TITLE).strip(), text))
    rank = {name: at for at, name in enumerate(ORDER)}
    return tuple(sorted(found, key=lambda page: (rank.get(page.name, len(ORDER)), page.name)))


def page(name: str, language: str) -> HelpPage:
    """One page; the first one where there is none of that name."""
    known = pages(language)
    return next((each for each in known if each.name == name), known[0])


def found(words: str, language: str) -> Iterator[HelpPage]:
    """The pages that hold all these words; those with them in the title first."""
    wanted = words.lower().split()
    known = [each for each in pages(language) if all(word in each.text.lower() for word in wanted)]
    yield from sorted(
        known, key=lambda each: not all(word in each.title.lower() for word in wanted)
    )
