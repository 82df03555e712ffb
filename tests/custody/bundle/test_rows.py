from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from custody.bundle.rows import Rows, digest, shown
from tests.custody.bundle.scene import HOSTILE


def test_rows_come_back_table_by_table_in_the_order_in_which_they_came(tmp_path: Path) -> None:
    told: dict[str, list[str]] = {"events/C-1": [], "events/ledger": [], "data/items/I/printed": []}
    with Rows(tmp_path) as rows:
        for number in range(3000):
            table = list(told)[number * number % 3]
            row = f"<tr>{number} қазақша{'.' * (number % 200)}</tr>\n"
            rows.add(table, row)
            told[table].append(row)
        assert {table: "".join(rows.of(table)) for table in told} == {
            table: "".join(each) for table, each in told.items()
        }
        assert list(rows.of("data/documents/others")) == []
        assert list(tmp_path.iterdir()) == []


def test_a_long_table_comes_in_pieces(tmp_path: Path) -> None:
    with Rows(tmp_path) as rows:
        for _ in range(100):
            rows.add("events/C-1", "x" * 10_000)
        lengths = [len(piece) for piece in rows.of("events/C-1")]
    assert sum(lengths) == 1_000_000
    assert max(lengths) <= 75_536


@given(st.text())
def test_what_is_shown_has_no_mark_of_its_own(text: str) -> None:
    assert not set("<>\"'\u202e\x1b") & set(shown(text))


def test_a_digest_that_is_none_is_shown_and_not_obeyed() -> None:
    assert "<script" not in digest(HOSTILE)
    assert digest("ab" * 5) == ('<code class="digest"><span>abababab</span><span>ab</span></code>')
