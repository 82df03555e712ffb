"""Tables and triggers of `ledger.db` (format.md §6): the file itself refuses edits.

A BEFORE INSERT trigger on each table demands what comes next and refuses a replacement, which
fires no delete trigger unless `recursive_triggers` is on; BEFORE UPDATE and BEFORE DELETE refuse
the rest. Only what an erasure names may be deleted.
"""

from base64 import b64encode
from collections.abc import Iterator
from sqlite3 import complete_statement
from typing import Final

APPLICATION_ID: Final = 0x43555354
"""`CUST`, in the header of the file."""
TABLES: Final = (
    "leaf",
    "opening",
    "private_part",
    "erasure",
    "checkpoint",
    "cosignature",
    "anchor",
)
ERASABLE: Final = ("opening", "private_part")


def _erasure_order_marks() -> list[str]:
    """What base64 of a payload holds if its type is `erasure.ordered`, at each of three offsets."""
    needle = b'"type":"erasure.ordered"'
    marks = []
    for shift in range(3):
        first = (shift * 8 + 5) // 6  # sextets that also hold bits of what stands before
        last = (shift + len(needle)) * 8 // 6  # and of what stands after
        marks.append(b64encode(bytes(shift) + needle).decode()[first:last])
    return marks


_ORDERED: Final = " OR ".join(
    f"instr(CAST(envelope AS TEXT), '{mark}') > 0" for mark in _erasure_order_marks()
)

_TABLES: Final = """
CREATE TABLE leaf (
    idx INTEGER PRIMARY KEY, data BLOB NOT NULL CHECK (length(data) = 33)) STRICT;
CREATE TABLE opening (
    idx INTEGER PRIMARY KEY REFERENCES leaf (idx),
    salt BLOB NOT NULL CHECK (length(salt) = 32), envelope BLOB NOT NULL) STRICT;
CREATE TABLE private_part (
    idx INTEGER PRIMARY KEY REFERENCES leaf (idx),
    salt BLOB NOT NULL CHECK (length(salt) = 32), doc BLOB NOT NULL) STRICT;
CREATE TABLE erasure (
    idx INTEGER NOT NULL REFERENCES leaf (idx),
    scope TEXT NOT NULL CHECK (scope IN ('opening', 'private')),
    order_idx INTEGER NOT NULL REFERENCES leaf (idx), PRIMARY KEY (idx, scope)) STRICT;
CREATE TABLE checkpoint (size INTEGER PRIMARY KEY, note BLOB NOT NULL) STRICT;
CREATE TABLE cosignature (
    size INTEGER NOT NULL REFERENCES checkpoint (size), line BLOB NOT NULL,
    PRIMARY KEY (size, line)) STRICT;
CREATE TABLE anchor (
    size INTEGER NOT NULL REFERENCES checkpoint (size), kind TEXT NOT NULL, token BLOB NOT NULL,
    PRIMARY KEY (size, kind, token)) STRICT;
"""
_GUARDS: Final = f"""
CREATE TRIGGER leaf_only_next BEFORE INSERT ON leaf
    WHEN NEW.idx IS NOT (SELECT ifnull(max(idx) + 1, 0) FROM leaf)
    BEGIN SELECT RAISE(ABORT, 'append-only: not the next leaf'); END;
CREATE TRIGGER opening_only_new BEFORE INSERT ON opening
    WHEN NEW.idx <= (SELECT ifnull(max(idx), -1) FROM opening)
        OR NEW.idx < (SELECT ifnull(max(size), 0) FROM checkpoint)
    BEGIN SELECT RAISE(ABORT, 'append-only: not a new opening'); END;
CREATE TRIGGER private_part_only_new BEFORE INSERT ON private_part
    WHEN NEW.idx <= (SELECT ifnull(max(idx), -1) FROM private_part)
        OR NEW.idx < (SELECT ifnull(max(size), 0) FROM checkpoint)
        OR NOT EXISTS (SELECT 1 FROM opening WHERE idx = NEW.idx)
    BEGIN SELECT RAISE(ABORT, 'append-only: not a new private part'); END;
CREATE TRIGGER erasure_only_ordered BEFORE INSERT ON erasure
    WHEN EXISTS (SELECT 1 FROM erasure WHERE idx = NEW.idx AND scope = NEW.scope)
        OR NEW.idx >= NEW.order_idx
        OR NOT EXISTS (
            SELECT 1 FROM opening WHERE idx = NEW.order_idx AND ({_ORDERED})
                AND length(CAST(envelope AS TEXT))
                    - length(replace(CAST(envelope AS TEXT), '"keyid":', ''))
                    >= 2 * length('"keyid":'))
    BEGIN SELECT RAISE(ABORT, 'append-only: no erasure without an order of two'); END;
CREATE TRIGGER checkpoint_only_next BEFORE INSERT ON checkpoint
    WHEN NEW.size <= (SELECT ifnull(max(size), 0) FROM checkpoint)
        OR NEW.size IS NOT (SELECT max(idx) + 1 FROM leaf)
    BEGIN SELECT RAISE(ABORT, 'append-only: not a checkpoint of what is stored'); END;
CREATE TRIGGER cosignature_only_new BEFORE INSERT ON cosignature
    WHEN EXISTS (SELECT 1 FROM cosignature WHERE size = NEW.size AND line = NEW.line)
    BEGIN SELECT RAISE(ABORT, 'append-only: a cosignature twice'); END;
CREATE TRIGGER anchor_only_new BEFORE INSERT ON anchor
    WHEN EXISTS (
        SELECT 1 FROM anchor WHERE size = NEW.size AND kind = NEW.kind AND token = NEW.token)
    BEGIN SELECT RAISE(ABORT, 'append-only: an anchor twice'); END;

CREATE TRIGGER opening_delete BEFORE DELETE ON opening
    WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE idx = OLD.idx AND scope = 'opening')
    BEGIN SELECT RAISE(ABORT, 'append-only: no erasure names the opening'); END;
CREATE TRIGGER private_part_delete BEFORE DELETE ON private_part
    WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE idx = OLD.idx)
    BEGIN SELECT RAISE(ABORT, 'append-only: no erasure names the private part'); END;
"""  # noqa: S608
_REFUSALS: Final = "".join(
    f"""
CREATE TRIGGER {table}_{what.lower()} BEFORE {what} ON {table}
    BEGIN SELECT RAISE(ABORT, 'append-only: {what} of {table}'); END;"""
    for table in TABLES
    for what in ("UPDATE", "DELETE")
    if not (what == "DELETE" and table in ERASABLE)
)

MIGRATIONS: Final = (_TABLES + _GUARDS + _REFUSALS,)
"""Script n brings a file from version n to n + 1. Stored bytes of events are never touched."""
VERSION: Final = len(MIGRATIONS)


def statements(script: str) -> Iterator[str]:
    """Cut a script, so that it runs inside a transaction (`executescript` would commit it)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if complete_statement(statement):
            yield statement
            statement = ""
