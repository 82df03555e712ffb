"""Check digits of printed numbers, and texts that look like secrets. Pure.

A failed check digit warns: what is printed on the thing is what is stored. A secret is refused:
passwords, seed words, recovery keys and card numbers never enter the ledger (procedures §4.1).
The arithmetic is a dozen lines, so no package is asked for it.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from custody.domain.types_base import PRINTED_NUMBERS, Field, Kind

_NO_WORDS: Final = PRINTED_NUMBERS | {
    Kind.DIGESTS,
    Kind.LEGACY,
    Kind.SHA256,
    Kind.SHA512,
    Kind.ROOT,
    Kind.BASE64,
    Kind.DOCUMENT,
    Kind.EVENT,
    Kind.KEY,
    Kind.TRUST_LINE,
    Kind.FILE_NAME,
}
"""Kinds in which nobody types: printed numbers, digests, names as found on evidence."""
_WORD_RUN: Final = re.compile(
    r"(?:(?:\d{1,2}[.)]\s*)?[a-z]{3,8}(?:[\s,;]+|\b)){12,}", re.ASCII | re.IGNORECASE
)
"""Twelve and more short words in a row: 12, 15, 18, 21 or 24 seed words, with a word before."""
_WORD: Final = re.compile(r"[a-z]{3,8}", re.IGNORECASE)
_ORDINARY: Final = frozenset(
    {"the", "and", "was", "for", "from", "with", "has", "had", "not", "but", "are", "were", "his"}
)
"""Words of ordinary sentences that no list of seed words has."""
_CARD: Final = re.compile(r"(?<![\w-])\d(?:[ -]?\d){12,18}(?![\w-])")
_ISSUERS: Final = re.compile(
    r"4(?:\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}"
    r"|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|220[0-4]\d{12,15}"
    r"|6(?:011\d\d|4[4-9]\d{3}|5\d{4}|2\d{4})\d{10,13}|(?:9860|8600)\d{12}"
)
"""Beginnings and lengths of card numbers; the 15 digits of a phone are not among them."""
_MAC: Final = re.compile(r"[0-9A-Fa-f]{2}([:-]?)(?:[0-9A-Fa-f]{2}\1){4}[0-9A-Fa-f]{2}")
_RECOVERY_KEY: Final = re.compile(r"(?<!\d)\d{6}(?:[- ]\d{6}){7}(?!\d)")
_PRIVATE_KEY: Final = re.compile(r"PRIVATE KEY-----|\b[xyz]prv[1-9A-HJ-NP-Za-km-z]{100,}")


def is_luhn(digits: str) -> bool:
    """Tell whether a text is digits of which the last is their Luhn check digit."""
    if not (digits.isascii() and digits.isdigit()) or len(digits) < 2:
        return False
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def is_imei(text: str) -> bool:
    """15 digits, the last Luhn."""
    return len(text) == 15 and is_luhn(text)


def is_iccid(text: str) -> bool:
    """19 digits with Luhn, or 20 of which the last may be a filler (`F` too)."""
    if len(text) == 20:
        return is_luhn(text[:19]) or is_luhn(text)
    return len(text) == 19 and is_luhn(text)


def is_eid(text: str) -> bool:
    """32 digits; the rule of its check digits is not confirmed, so they are not judged."""
    return len(text) == 32 and text.isascii() and text.isdigit()


def is_mac(text: str) -> bool:
    """48 bits in hex: bare, or in pairs parted by one kind of mark."""
    return _MAC.fullmatch(text) is not None


def is_vin(text: str) -> bool:
    """17 letters and digits without I, O and Q; the check digit is not used everywhere."""
    return text.isascii() and re.fullmatch(r"[0-9A-HJ-NPR-Z]{17}", text.upper()) is not None


_CHECKS: Final[Mapping[Kind, Callable[[str], bool]]] = {
    Kind.IMEI: is_imei,
    Kind.ICCID: is_iccid,
    Kind.EID: is_eid,
    Kind.MAC: is_mac,
    Kind.VIN: is_vin,
}


def misread_numbers(fields: tuple[Field, ...], values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Name the printed numbers whose check fails, to be read again from the thing.

    Returns:
        The name of each field and the number as it was given. They may be recorded all the same.
    """
    found: list[tuple[str, str]] = []
    for field in fields:
        if field.name not in values:
            continue
        value = values[field.name]
        for each in value if field.many else (value,):
            if field.kind is Kind.GROUP:
                found += misread_numbers(field.fields, each)
            elif field.kind in _CHECKS and not _CHECKS[field.kind](each):
                found.append((field.name, each))
    return found


def looks_secret(text: str) -> str | None:
    """Tell which secret a text seems to hold, if any.

    Returns:
        `seed_words`, `card_number`, `recovery_key`, `private_key`, or None.
    """
    if _PRIVATE_KEY.search(text):
        return "private_key"
    if _RECOVERY_KEY.search(text):
        return "recovery_key"
    for run in _WORD_RUN.finditer(text):
        words = [word.lower() for word in _WORD.findall(run.group())]
        if not _ORDINARY.intersection(words):
            return "seed_words"
    for run in _CARD.finditer(text):
        digits = re.sub(r"\D", "", run.group())
        if _ISSUERS.fullmatch(digits) and is_luhn(digits):
            return "card_number"
    return None


def find_secret(
    fields: tuple[Field, ...], values: Mapping[str, Any], pointer: str = ""
) -> tuple[str, str] | None:
    """Look for a secret in what is about to be recorded.

    Numbers that are printed on things are passed over, in their own fields only; words of a list
    are looked at together.

    Returns:
        JSON Pointer of the value, and what it seems to be; None when nothing was found.
    """
    for field in fields:
        if field.name not in values:
            continue
        place, value = f"{pointer}/{field.name}", values[field.name]
        if field.kind is Kind.GROUP:
            for index, each in enumerate(value if field.many else (value,)):
                inner = f"{place}/{index}" if field.many else place
                found = find_secret(field.fields, each, inner)
                if found is not None:
                    return found
        elif field.kind not in _NO_WORDS:
            kind = looks_secret(" ".join(_texts(value)))
            if kind is not None:
                return place, kind
    return None


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        value = list(value.values())
    return [text for each in value for text in _texts(each)] if isinstance(value, list) else []
