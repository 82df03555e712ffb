"""One thing has one name: where the English names it, the translations do by the same word."""

import re
import tomllib
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest

from custody.resources import path

STEMS = {
    r"ledgers?": (r"журнал", r"журнал"),
    r"bundles?": (r"жина[қғ]", r"комплект"),
    r"artifacts?": (r"цифрлық объекті?", r"цифров\w+ объект"),
    r"checkpoints?": (r"нүкте", r"точ(к|ек)"),
    r"findings?": (r"сәйкессізді[кг]", r"несоответстви"),
    r"seals?": (r"мөр", r"печат"),
    r"passphrases?": (r"құпия сөйлем", r"парольн\w+ фраз"),
    r"trust lines?": (r"сенім жол", r"строк"),
    r"time stamps?": (r"уақыт белгі", r"мет(к|ок)"),
    r"rosters?": (r"тіз(ім|бе)", r"переч"),
    r"drafts?": (r"қаралама|жоба", r"черновик|проект"),
    r"digests?": (r"хеш", r"хеш"),
    r"signatures?": (r"қолтаңба|қол қой", r"подпис"),
    r"recipients?": (r"алушы", r"получател"),
    r"requests?": (r"сұрау|сұрат", r"запр[оа]с|запраш|обращени"),
}
"""A word of the English, and the stems by which Kazakh and Russian name it."""
OTHERWISE = {
    "integrity.cms",  # a signature by certificate, which PDF calls a seal
    "agency/station/… +… (paste, or scan its QR code)",
}
LANGUAGES = ("kk", "ru")


def strings(language: str) -> Iterator[tuple[str, str, str]]:
    """Name, English and translation of each string of the client and of each sentence of errors."""
    tree = ElementTree.parse(path(f"translations/app_{language}.ts"))
    for message in tree.iter("message"):
        source, told = message.find("source"), message.find("translation")
        if source is not None and told is not None and told.get("type") != "unfinished":
            yield source.text or "", source.text or "", "".join(told.itertext())
    english, other = (
        tomllib.loads(path(f"errors/{each}.toml").read_text())["happened"]
        for each in ("en", language)
    )
    yield from ((code, text, other[code]) for code, text in english.items())


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_thing_has_one_name(language: str) -> None:
    found = []
    for word, stems in STEMS.items():
        names = re.compile(rf"\b{word}\b", re.IGNORECASE)
        stem = re.compile(stems[LANGUAGES.index(language)], re.IGNORECASE)
        for name, text, told in strings(language):
            bare = re.sub(r"\{\w+\}", "", text)
            if name not in OTHERWISE and names.search(bare) and not stem.search(told):
                found.append(f"{word}: {name}: {told}")
    assert not found, "\n".join(found)
