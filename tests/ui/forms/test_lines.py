"""What is typed into a line or a text, as the record keeps it."""

import pytest

from ui.forms.lines import clean_line, clean_text

TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"


@pytest.mark.parametrize("sign", TURNING)
def test_what_turns_the_text_behind_it_is_not_recorded(sign: str) -> None:
    assert clean_line(f"photo{sign}gpj.exe") == "photogpj.exe"
    assert clean_text(f"first{sign}\nsecond") == "first\nsecond"


def test_letters_of_other_scripts_stay_as_they_are() -> None:
    assert clean_line("\u05d0\u05d1 Қалқаман \u0627\u0628") == "\u05d0\u05d1 Қалқаман \u0627\u0628"
