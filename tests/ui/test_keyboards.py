"""What a scanner types under a Cyrillic layout is read as it was printed."""

import pytest

from ui.keyboards import readings

LABEL = "custody-item a.b/c/0 ITM-03"


@pytest.mark.parametrize(
    "typed",
    [
        LABEL,
        "CUSTODY-ITEM A.B/C/0 itm-03",
        "сгыещвн-шеуь фюи.с.0 ШЕЬ-03",
        "СГЫЕЩВН-ШЕУЬ ФЮИ.С.0 шеь-03",
        "сгыещвнөшеуь фюи№с№қ ШЕЬөқі",
        "СГЫЕЩВНӨШЕУЬ ФЮИ№С№Қ шеьӨҚІ",
    ],
)
def test_a_label_is_read_whatever_the_layout_and_caps_lock(typed: str) -> None:
    assert LABEL in readings(typed)


def test_what_was_typed_comes_first_and_cyrillic_ids_stay() -> None:
    assert readings("Пакет-12")[0] == "Пакет-12"
    assert readings("490154203237518") == ("490154203237518",)
    assert "490154203237518" in readings('ңұқ"ғңәқіәі.ғ"ү')
