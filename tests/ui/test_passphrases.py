"""How hard a passphrase is to guess, in a word."""

import pytest

from ui.passphrases import Strength, strength, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", Strength.NONE),
        ("abc", Strength.WEAK),
        ("password1", Strength.WEAK),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", Strength.WEAK),
        ("12345678901234567890", Strength.WEAK),
        ("Xk3!pQ9z", Strength.FAIR),
        ("correct horse battery staple", Strength.GOOD),
        ("тілек жаңбыр қалам", Strength.GOOD),
    ],
)
def test_a_passphrase_is_judged_by_what_a_machine_must_guess(text: str, found: Strength) -> None:
    assert strength(text) is found


def test_what_everybody_knows_of_the_person_counts_for_nothing() -> None:
    assert strength("Serikbayev-Astana", ["Serikbayev"]) is Strength.WEAK
    assert strength("Serikbayev-Astana") is not Strength.WEAK


def test_every_strength_has_words_but_none() -> None:
    assert words(Strength.NONE) == ""
    assert all(words(each) for each in Strength if each is not Strength.NONE)
