"""The tables of `view.db`, and the rows in them that events contribute.

Nothing here knows the file: `view` opens it, keeps up with the ledger and writes what comes of a
batch of events here.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from custody.domain.events import LEDGER_CASE, Event
from custody.errors import IntegrityError
from custody.ledger.places import Place, chain_places
from custody.ledger.quick import read_envelope
from custody.ledger.store import BATCH_BYTES, Entry, Store
from custody.ledger.tree import Frontier, hash_leaf
from custody.strict_json import parse

APPLICATION_ID: Final = 0x43555356
"""`CUSV`, in the header of the file."""
VERSION: Final = 5
"""A view of another version is built again."""
_LONGEST_WORD: Final = 64
"""What has no space and is longer is a key or a digest, not a word to search for."""

_ENROLLING: Final = frozenset({"ledger.genesis", "key.enrolled", "key.rotated"})
_INSERTS: Final = {
    "event": "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "event_item": "INSERT INTO event_item VALUES (?, ?, ?)",
    "chain": (
        "INSERT INTO chain VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET "
        "events = excluded.events, head = excluded.head, last = excluded.last "
        "WHERE excluded.events > events"
    ),
    "identifier": "INSERT OR IGNORE INTO identifier VALUES (?, ?, ?, ?, ?)",
    "signing_key": "INSERT OR IGNORE INTO signing_key VALUES (?, ?, ?)",
    "artifact": (
        "INSERT INTO artifact VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
        "size = excluded.size, sha256 = excluded.sha256, last = excluded.last, "
        "kept = coalesce(excluded.kept, kept), "
        "media_type = coalesce(excluded.media_type, media_type)"
    ),
    "digest": "INSERT OR IGNORE INTO digest VALUES (?, ?, ?, ?)",
    "finding": "INSERT OR IGNORE INTO finding VALUES (?, ?, ?, ?, ?, NULL, NULL)",
    "text": "INSERT INTO text VALUES (?, ?)",
}
_MAKE_INDEX: Final = (
    "CREATE VIRTUAL TABLE text_fts USING fts5 "
    "(body, tokenize = 'unicode61', content = 'text', content_rowid = 'idx', prefix = '1 2 3')"
)
"""With the first letters indexed too: else one typed letter brings the rows of every word that
begins with it together before the first is given. `sqlite-utils` has no word for that."""
_INDEX_TEXTS: Final = (
    "INSERT INTO text_fts (rowid, body) SELECT idx, body FROM text WHERE idx >= ? ORDER BY idx"
)
"""All texts of a batch at once: a trigger would have the full-text index written row by row."""
_FINDING_STEPS: Final = {
    "finding.acknowledged": "UPDATE finding SET acknowledged = ? WHERE id = ?",
    "finding.resolved": "UPDATE finding SET resolved = ? WHERE id = ?",
}

_TABLES: Final[
    dict[str, tuple[dict[str, type], str | tuple[str, ...] | None, list[tuple[str, ...]]]]
] = {
    "meta": ({"size": int, "frontier": bytes}, None, []),
    "event": (
        {
            "idx": int, "id": str, "type": str, "case_id": str, "case_seq": int, "person": str,
            "key": str, "role": str, "recorded": str, "occurred": str, "summary": str,
        },
        "idx",
        [("id",), ("case_id", "idx"), ("type", "idx"), ("person", "idx"), ("recorded", "idx")],
    ),
    "event_item": ({"item": str, "idx": int, "seq": int}, ("item", "idx"), [("idx",)]),
    "chain": (
        {
            "kind": str, "id": str, "case_id": str, "events": int, "head": str,
            "first": int, "last": int,
        },
        ("kind", "id"),
        [("case_id", "kind", "id")],
    ),
    "identifier": (
        {"kind": str, "folded": str, "id": str, "case_id": str, "idx": int},
        ("kind", "folded"),
        [("case_id", "kind")],
    ),
    "signing_key": ({"name": str, "person": str, "idx": int}, "name", []),
    "artifact": (
        {
            "id": str, "case_id": str, "item": str, "size": int, "sha256": str, "kept": str,
            "media_type": str, "first": int, "last": int,
        },
        "id",
        [("case_id", "id"), ("item", "id")],
    ),
    "digest": (
        {"algorithm": str, "digest": str, "artifact": str, "idx": int},
        ("algorithm", "digest", "artifact", "idx"),
        [],
    ),
    "finding": (
        {
            "id": str, "case_id": str, "kind": str, "severity": str, "raised": int,
            "acknowledged": int, "resolved": int,
        },
        "id",
        [("case_id", "raised")],
    ),
    "text": ({"idx": int, "body": str}, "idx", []),
}  # fmt: skip
"""Columns, primary key and indexes."""
COLUMNS: Final = {name: tuple(columns) for name, (columns, _, _) in _TABLES.items()}
"""Table to its columns."""


def make_tables(connection: sqlite3.Connection) -> None:
    """Make the tables, in the caller's transaction."""
    import sqlite_utils  # only when a view is made: it takes longer to import than to open one

    database = sqlite_utils.Database(connection, execute_plugins=False)
    for name, (columns, key, indexes) in _TABLES.items():
        table = database.table(name).create(columns, pk=key)
        for index in indexes:
            table.create_index(index)
    connection.execute(_MAKE_INDEX)
    connection.execute("INSERT INTO meta VALUES (0, x'')")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def empty_tables(connection: sqlite3.Connection) -> None:
    """Delete everything that the tables tell, in the caller's transaction."""
    for table in (*_INSERTS, "meta"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608
    connection.execute("INSERT INTO text_fts (text_fts) VALUES ('delete-all')")
    connection.execute("INSERT INTO meta VALUES (0, x'')")


@dataclass(slots=True)
class Batch:
    """Rows that some events contribute to each table."""

    lists: dict[str, list[tuple[object, ...]]] = field(default_factory=lambda: defaultdict(list))
    chains: dict[tuple[str, str], tuple[str, str, str, int, str, int, int]] = field(
        default_factory=dict
    )
    """Where chains end: the many events of one chain make one row."""
    identifiers: dict[tuple[str, str], tuple[object, ...]] = field(default_factory=dict)
    """By kind and folded text; the first event that names it is told."""
    steps: list[tuple[str, int, str]] = field(default_factory=list)
    """Type, index and finding of events that take a finding further."""

    def project(self, event: Event, entry: Entry, leaf: bytes, people: dict[str, str]) -> None:
        """Add what one event contributes."""
        index, lists = entry.index, self.lists
        private: Mapping[str, Any] = {} if entry.private is None else parse(entry.private)
        case = event.case.id if event.case else None
        if event.type in _ENROLLING:
            for name, person in _enrolled(event):
                people.setdefault(name, person)
                lists["signing_key"].append((name, person, index))
        lists["event"].append(
            (
                index,
                event.id,
                event.type,
                case,
                event.case.seq if event.case else None,
                people.get(event.actor_key),
                event.actor_key,
                event.actor_role,
                event.recorded.at,
                event.occurred.at if event.occurred else None,
                private.get("statement", ""),
            )
        )
        lists["event_item"] += [(link.id, index, link.seq) for link in event.items]
        for place in chain_places(event, leaf.hex()):
            self._end(place, index)
        for kind, name in _in_body(event):
            self._name(kind, name, case or LEDGER_CASE, index)
        if event.type == "artifact.hashed":
            self._artifacts(event, index)
        elif event.type in _FINDING_STEPS:
            self.steps.append((event.type, index, event.body["finding"]))
        elif event.type == "finding.raised":
            body = event.body
            lists["finding"].append(
                (body["finding"], case, body.get("kind"), body.get("severity"), index)
            )
        texts: list[str] = []
        _gather(event.body, texts)
        _gather(private, texts)
        if texts:
            lists["text"].append((index, "\n".join(texts)))

    def write(self, connection: sqlite3.Connection, start: int) -> None:
        """Write the rows, in the caller's transaction; `start` is the index of the first event."""
        self.lists["chain"] += self.chains.values()
        self.lists["identifier"] += self.identifiers.values()
        for table, insert in _INSERTS.items():
            connection.executemany(insert, self.lists[table])
        connection.execute(_INDEX_TEXTS, (start,))
        for type_name, index, finding in self.steps:
            connection.execute(_FINDING_STEPS[type_name], (index, finding))

    def _end(self, place: Place, index: int) -> None:
        kind, name, case, seq, leaf = place
        known = self.chains.get((kind, name))
        if known is None:
            self.chains[kind, name] = (kind, name, case, seq + 1, leaf, index, index)
            self._name(kind, name, case, index)
        elif seq >= known[3]:
            self.chains[kind, name] = (kind, name, known[2], seq + 1, leaf, known[5], index)

    def _name(self, kind: str, name: str, owner: str, index: int) -> None:
        folded = name.casefold()
        self.identifiers.setdefault((kind, folded), (kind, folded, name, owner, index))

    def _artifacts(self, event: Event, index: int) -> None:
        case = event.case.id if event.case else None
        item = event.items[0].id if event.items else None
        for artifact in event.body["artifacts"]:
            name, digests = artifact["artifact"], artifact["digests"]
            kept, media_type = artifact.get("kept"), artifact.get("media_type")
            self.lists["artifact"].append(
                (
                    name, case, item, artifact["size"], digests["sha256"],
                    kept if isinstance(kept, str) else None,
                    media_type if isinstance(media_type, str) else None,
                    index, index,
                )
            )  # fmt: skip
            for algorithm, digest in {**digests, **artifact.get("legacy", {})}.items():
                self.lists["digest"].append((algorithm, digest, name, index))


class ErasedError(Exception):
    """Something was erased: what a view tells of it must go."""


def read_batch(
    store: Store, frontier: Frontier, stop: int, people: dict[str, str], *, rebuilding: bool
) -> Batch:
    """What the next events contribute, up to `stop` or as many as memory should hold at a time.

    Args:
        store: Where they stand.
        frontier: The tree as far as the view goes; carried on.
        stop: Size of the tree to which they are read at most.
        people: Key to person; carried on.
        rebuilding: What was erased is not told of any more.

    Raises:
        ErasedError: One of the events is an erasure, and the view may tell what was erased.
        IntegrityError: An event is not there or cannot be read.
    """
    batch, held = Batch(), 0
    for entry in store.entries(frontier.size, stop):
        leaf = hash_leaf(entry.leaf)
        frontier.append(leaf)
        if entry.envelope is not None:
            event = read_envelope(entry.envelope).event
            batch.project(event, entry, leaf, people)
            if event.type == "erasure.done" and not rebuilding:
                raise ErasedError
            held += len(entry.envelope) + len(entry.private or b"")
        if held > BATCH_BYTES:
            return batch
    if frontier.size != stop:
        raise IntegrityError("integrity.ledger", reason="leaves are missing")
    return batch


def _enrolled(event: Event) -> Iterator[tuple[str, str]]:
    """Name and person of each key that an event of an enrolling type brings in."""
    from custody.keys.signer import key_name
    from custody.strict_json import unb64

    for key in event.body["keys"] if event.type == "ledger.genesis" else [event.body]:
        yield key_name(unb64(key["spki"])), key["person"]


def named_identifiers(event: Event) -> Iterator[tuple[str, str]]:
    """Kind and text of every identifier that an event names: its case, its items, its body's."""
    if event.case is not None:
        yield "case", event.case.id
    for name in event.item_ids:
        yield "item", name
    yield from _in_body(event)


def _in_body(event: Event) -> Iterator[tuple[str, str]]:
    """Kind and text of every identifier that the event's body names."""
    for path, kind in _identifier_paths(event.type):
        for value in _values(event.body, path):
            if isinstance(value, str):
                yield kind, value


def _values(value: object, path: tuple[str, ...]) -> Iterator[object]:
    if isinstance(value, list):
        for member in value:
            yield from _values(member, path)
    elif not path:
        yield value
    elif isinstance(value, dict) and path[0] in value:
        yield from _values(value[path[0]], path[1:])


@cache
def _identifier_paths(type_name: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Where identifiers stand in the body of a type, from the vocabulary."""
    from custody.domain.types_base import IDENTIFIERS, Field, Kind
    from custody.domain.vocabulary import TYPES

    def walk(fields: Iterable[Field], at: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
        for each in fields:
            if each.kind == Kind.GROUP:
                yield from walk(each.fields, (*at, each.name))
            elif each.kind in IDENTIFIERS and each.kind != Kind.ID:
                yield (*at, each.name), str(each.kind)

    paths = list(walk(TYPES[type_name].fields, ()))
    if type_name == "case.opened":
        paths.append((("registration",), "registration"))
    if type_name == "bundle.received":
        paths.append((("root_digest",), "received"))
    if type_name in ("item.received", "transfer.refused"):
        paths.append((("handed_over", "event"), "handover"))
    return tuple(paths)


def _gather(value: object, texts: list[str]) -> None:
    """Add every text in a document that a person might search for."""
    if isinstance(value, str):
        if len(value) <= _LONGEST_WORD or " " in value:
            texts.append(value)
    elif isinstance(value, dict):
        for member in value.values():
            _gather(member, texts)
    elif isinstance(value, list):
        for member in value:
            _gather(member, texts)
