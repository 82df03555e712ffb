"""How hard a passphrase is to guess: a word for whoever chooses one, not a proof."""

import math
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

LONGEST: Final = 1000
_FAIR_BITS: Final = 45.0
_GOOD_BITS: Final = 65.0
_POOLS: Final = (("a", "z", 26), ("A", "Z", 26), ("0", "9", 10), ("\u0400", "\u052f", 42))
_OTHERS: Final = 33


class Strength(StrEnum):
    """From what is guessed at once to what a patient machine does not guess."""

    NONE = "none"
    WEAK = "weak"
    FAIR = "fair"
    GOOD = "good"


def strength(text: str, about: Iterable[str] = ()) -> Strength:
    """Judge a passphrase.

    Args:
        text: As it was typed.
        about: Words that everybody knows of the person: an id, a name. They count for nothing.
    """
    text = unicodedata.normalize("NFC", text)
    if not text:
        return Strength.NONE
    folded = text.casefold()
    for word in about:
        if len(word) > 2:
            folded = folded.replace(word.casefold(), "")
    bits = _worth(folded) * math.log2(_pool(text))
    if bits < _FAIR_BITS:
        return Strength.WEAK
    return Strength.FAIR if bits < _GOOD_BITS else Strength.GOOD


def words(found: Strength) -> str:
    """The strength in the language of the screen; empty where there is nothing to judge."""
    return {
        Strength.NONE: "",
        Strength.WEAK: translate("Passphrase", "Weak: a machine guesses it. Use several words."),
        Strength.FAIR: translate("Passphrase", "Fair: one more word makes it good."),
        Strength.GOOD: translate("Passphrase", "Good."),
    }[found]


def _worth(text: str) -> float:
    """Characters that are not foreseen by the one before: repeats and runs count for a quarter."""
    worth = 0.0
    for index, character in enumerate(text):
        before = ord(text[index - 1]) if index else None
        foreseen = before is not None and abs(ord(character) - before) <= 1
        worth += 0.25 if foreseen or character in text[max(0, index - 3) : index] else 1.0
    return worth


def _pool(text: str) -> int:
    pool, rest = 0, set(text)
    for first, last, size in _POOLS:
        inside = {character for character in rest if first <= character <= last}
        pool += size if inside else 0
        rest -= inside
    return max(2, pool + (_OTHERS if rest else 0))
