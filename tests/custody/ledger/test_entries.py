"""An event is read as it was recorded, or not at all."""

import re
import sqlite3
from contextlib import closing

import pytest

from custody.domain.commands import Command
from custody.errors import IntegrityError
from custody.ledger.entries import read_entry
from custody.ledger.ledger import LEDGER_FILE
from custody.service import Act
from tests.custody.office import CASE, Office


def test_what_was_recorded_is_read(office: Office) -> None:
    office.open_case()
    with office.open() as station:
        for index in range(station.ledger.head.size):
            found = read_entry(station.ledger.entry(index))
            assert found is not None
            assert found[0].event.seq == index


@pytest.mark.parametrize(
    ("table", "column", "old", "new"),
    [
        ("private_part", "doc", rb"EX-1", b"EX-9"),
        ("private_part", "doc", rb"\{", b"{ "),
        ("opening", "envelope", rb'"sig":"(?!AA)..', b'"sig":"AA'),
    ],
    ids=["other words", "other spelling", "another signature"],
)
def test_no_rule_judges_by_what_was_changed_behind_the_guard_rails(
    office: Office, table: str, column: str, old: bytes, new: bytes
) -> None:
    office.open_case()
    with closing(sqlite3.connect(office.folder / LEDGER_FILE)) as db:
        rows = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
        triggers = db.execute(rows).fetchall()
        for name, _ in triggers:
            db.execute(f'DROP TRIGGER "{name}"')
        idx, stored = db.execute(
            f"SELECT idx, {column} FROM {table} ORDER BY idx DESC LIMIT 1"  # noqa: S608
        ).fetchone()
        other = re.sub(old, new, stored)
        assert other != stored
        db.execute(f"UPDATE {table} SET {column} = ? WHERE idx = ?", (other, idx))  # noqa: S608
        for _, sql in triggers:
            db.execute(sql)
        db.commit()
    fields = {"reason": "over", "fates_checked": True}
    closing_case = {"command": "case.close", "case": CASE, "fields": fields}
    with office.open() as station:
        size = station.ledger.head.size
        with pytest.raises(IntegrityError) as caught:
            station.service.execute(Act(Command.parse(closing_case), office.signer("ANNA")))
        assert caught.value.code == "integrity.ledger"
        assert station.ledger.head.size == size
