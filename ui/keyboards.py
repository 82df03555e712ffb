"""What a barcode scanner meant when its keys were taken for those of a Cyrillic keyboard.

A scanner presses keys as an American keyboard has them, and the system tells letters by the layout
that is chosen: under a Russian or a Kazakh one a label reads like nonsense, and Caps Lock turns its
case around. Layouts: ЙЦУКЕН of Windows, and ҚазССР СТ 903-90, whose upper row holds letters.
"""

from typing import Final

_KEYS: Final = (
    "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./"
    '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?'
)
_LAYOUTS: Final = (
    "ё1234567890-=йцукенгшщзхъ\\фывапролджэячсмитьбю."
    'Ё!"№;%:?*()_+ЙЦУКЕНГШЩЗХЪ/ФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,',
    '("әіңғ,.үұқөһйцукенгшщзхъ\\фывапролджэячсмитьбю№'
    ")!ӘІҢҒ;:ҮҰҚӨҺЙЦУКЕНГШЩЗХЪ/ФЫВАПРОЛДЖЭЯЧСМИТЬБЮ?",
)
_TABLES: Final = tuple(dict(zip(map(ord, typed), _KEYS, strict=True)) for typed in _LAYOUTS)


def readings(text: str) -> tuple[str, ...]:
    """What a scanned text may have been, as it was typed first; each once."""
    found: list[str] = []
    for typed in (text, text.swapcase()):
        found.append(typed)
        if not typed.isascii():
            told = (typed.translate(each) for each in _TABLES)
            found += (each for each in told if each.isascii())
    return tuple(dict.fromkeys(found))
