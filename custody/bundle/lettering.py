"""How wide a text is, without a screen and without a font: what a drawing reserves for it.

The widths are those of DejaVu Sans, the widest of the fonts that pictures name (`svg.FONTS`), so
that what has room here has room in the others.
"""

from typing import Final

_HUNDREDTHS: Final = {
    28: "'ijlі",
    34: "IJІ ,.·’",
    40: "f-()[]t!/\\:;",
    46: 'r"',
    53: "_`–sz?гз",
    58: "cсэLFkт*|",
    61: "vxyухвчьғұүPРкяқTYaoГТаоөҰҮ«»",
    66: "eбеёәESbdghnpquЕрЁһ$0123456789{}ЗлийнпKңУ",
    71: "ҒAVАцBRXZБВХЧЬЯдҺCСЭКъҚ",
    79: "UHNИЙЛНПмҢDG&ДЦOQОыӘӨ",
    86: "wЪ#+<=>^~юфФ",
    95: "Ыжшщ%MМ",
    100: "mW@—…",
}
"""Characters by the hundredths of the text's size that they take at most."""
_WIDTH: Final = {
    character: hundredths / 100
    for hundredths, characters in _HUNDREDTHS.items()
    for character in characters
}
_OTHER: Final = 1.1
"""What a character takes that is not listed: the widest of ours, `Щ`."""
_BOLD: Final = 1.15
"""What a text in bold takes, against the same one that is not."""


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text is at most."""
    wide = sum(_WIDTH.get(character, _OTHER) for character in text) * size
    return wide * _BOLD if bold else wide


def wrapped(text: str, width: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """A text in lines no wider than `width`; a word that is wider is broken."""
    lines = [""]
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if width_of(joined, size, bold=bold) <= width:
            lines[-1] = joined
            continue
        if lines[-1]:
            lines.append("")
        for character in word:
            if lines[-1] and width_of(lines[-1] + character, size, bold=bold) > width:
                lines.append("")
            lines[-1] += character
    return tuple(lines)


def shortened(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """A text, or its beginning and its end around `…`, no wider than `width`."""
    kept = len(text)
    short = text
    while width_of(short, size, bold=bold) > width and kept > 2:
        kept -= 1
        short = f"{text[: kept - kept // 2]}…{text[len(text) - kept // 2 :]}"
    return short
