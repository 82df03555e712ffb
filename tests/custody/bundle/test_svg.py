"""The custody picture as a file: well-formed, named, and inert whatever stands in it."""

import re
import xml.etree.ElementTree as ET

import pytest

from custody.bundle.svg import Theme, custody_svg
from custody.bundle.words import words
from custody.domain.events import LANGUAGES
from tests.custody.bundle.drawn import Chain, handed_over
from tests.custody.bundle.scene import HOSTILE

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("theme", ["light", "dark", "auto"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_is_well_formed_named_and_fetches_nothing(language: str, theme: Theme) -> None:
    svg = custody_svg(*handed_over().story(), words(language), theme)
    root = ET.fromstring(svg)
    assert root.tag == f"{SVG}svg"
    assert root.get("lang") == language
    assert root.get("role") == "img"
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    named = {title.get("id"), description.get("id")}
    assert set((root.get("aria-labelledby") or "").split()) == named
    assert "C-1" in (title.text or "")
    assert "I-1, I-2" in (description.text or "")
    assert {child.tag for child in root.iter()} <= {
        f"{SVG}{name}" for name in ("svg", "g", "title", "desc", "style", "rect", "circle", "path",
                                    "text")
    }  # fmt: skip
    assert not re.search(r"href|src=|url\(|@import|script|<!|on\w+=", svg)
    assert ("prefers-color-scheme" in svg) == (theme == "auto")


def test_hostile_texts_are_shown_and_not_obeyed() -> None:
    chain = Chain()
    chain.add("item.received", "ALM", {}, "I-1")
    chain.add("item.checked_out", "ALM", {"to": HOSTILE}, "I-1")
    chain.add("incident.recorded", "ALM", {"incident": HOSTILE}, "I-1")
    svg = custody_svg(*chain.story(), words("en"))
    root = ET.fromstring(svg)
    assert not list(root.iter(f"{SVG}script"))
    assert not set("\u202e\x1b") & set(svg)
    assert "&lt;script&gt;" in svg
