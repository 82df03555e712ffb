"""A statement is shown whole, however long its words, and nothing in it is taken for markup."""

from pytestqt.qtbot import QtBot

from ui.dialogs.statements import StatementText, typeset

TEXT = """Digests were recorded.
What is recorded:
- Digital objects 1:
  - SHA-512: {digest}
- Purpose: <b>first</b> line
second line""".format(digest="a7f2" * 32)


def test_no_word_is_lost_and_none_is_markup(qtbot: QtBot) -> None:
    shown = StatementText(TEXT)
    qtbot.addWidget(shown)
    plain = shown.toPlainText()
    for word in ("Digests were recorded.", "Digital objects 1:", "a7f2" * 32,
                 "<b>first</b> line", "second line"):  # fmt: skip
        assert word in plain


def test_a_long_digest_breaks_where_the_line_ends_and_nothing_is_cut(qtbot: QtBot) -> None:
    shown = StatementText(TEXT)
    qtbot.addWidget(shown)
    shown.resize(400, 40)
    shown.show()
    assert shown.document().size().width() <= shown.viewport().width()
    assert shown.document().size().height() <= shown.viewport().height()
    broad = shown.height()
    shown.resize(280, 40)
    assert shown.height() > broad


def test_fields_stand_in_two_columns() -> None:
    assert typeset("Told.", "#000000") == "Told."
    assert typeset(TEXT, "#535E6D").count("<tr>") == 3
