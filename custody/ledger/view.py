"""`view.db`: what screens, searches and reports read; rebuilt at will, never a source of truth.

It is caught up batch by batch, each in one transaction together with the size and the frontier of
the tree so far. Whether a `view.db` belongs to the ledger beside it needs no other mark than
that: the frontier, folded on with the ledger's leaves, must lead to the root that the log signed.
If it does not (another ledger's, an older copy, a damaged file), the view is built again.

An erasure builds it again too, so that nothing of what was erased stays here.
"""

import sqlite3
import threading
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

from custody.domain.events import LEDGER_CASE, Event
from custody.errors import IntegrityError, StorageError
from custody.garbage import uncollected
from custody.ledger.checkpoint import TrustLine, open_note
from custody.ledger.places import Place, chain_places
from custody.ledger.quick import read_envelope
from custody.ledger.store import Entry, Store, make_private, storage_error
from custody.ledger.tree import HASH_BYTES, Frontier, hash_leaf
from custody.progress import Progress, no_progress
from custody.strict_json import parse

APPLICATION_ID: Final = 0x43555356
"""`CUSV`, in the header of the file."""
VERSION: Final = 5
"""A view of another version is built again."""
BATCH: Final = 5000
_FETCHED: Final = 4096
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
_CONTENT: Final = (*_INSERTS, "meta")
_DAMAGE: Final = frozenset({sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
"""What SQLite says of a file whose pages or tables are not those that were made."""


class View:
    """One `view.db`; also the `Register` that the rules ask (`case_of`)."""

    def __init__(self, path: Path, trust: TrustLine) -> None:
        """Open the file, and make it if it is missing or of no use.

        Raises:
            StorageError: It can neither be read nor made.
        """
        self.path = path
        self._trust = trust
        self._shown: bytes | None = None
        """The checkpoint up to which the view is known to tell everything."""
        self._lock = threading.RLock()
        self._of_thread = threading.local()
        self._readers: list[sqlite3.Connection] = []
        try:
            self._writer = self._open()
        except sqlite3.OperationalError as err:
            raise storage_error(path, err) from err
        except sqlite3.DatabaseError:
            self._remove()
            with self._ours():
                self._writer = self._open()

    def close(self) -> None:
        """Close every connection."""
        for connection in [*self._readers, self._writer]:
            connection.close()
        self._readers.clear()

    # ---- keeping up ----

    @property
    def size(self) -> int:
        """Number of events that the view tells of."""
        return self.frontier().size

    def frontier(self) -> Frontier:
        """The tree as far as the view goes."""
        with self._lock, self._ours():
            size, peaks = self._writer.execute("SELECT size, frontier FROM meta").fetchone()
        cut = [peaks[at : at + HASH_BYTES] for at in range(0, len(peaks), HASH_BYTES)]
        return Frontier(size, cut)

    def catch_up(self, store: Store, progress: Progress = no_progress) -> None:
        """Take in what the ledger has gained.

        Raises:
            IntegrityError: The ledger's leaves do not lead to the root that its log signed, or
                an event cannot be read.
            StorageError: The view could not be written.
        """
        with self._lock:
            while (note := store.last_checkpoint()) is not None and note != self._shown:
                signed = open_note(note, self._trust)
                try:
                    with uncollected():
                        frontier = self._fold(store, signed.size, progress)
                except IntegrityError:
                    frontier = Frontier()  # a peak was damaged, or leaves are not there
                except StorageError as err:
                    if not _tells_of_damage(err):
                        raise
                    frontier = Frontier()
                if frontier.size > signed.size and store.last_checkpoint() != note:
                    continue  # another process appended and was here before
                if (frontier.size, frontier.root()) != (signed.size, signed.root):
                    self.rebuild(store, progress)
                self._shown = note

    def rebuild(self, store: Store, progress: Progress = no_progress) -> None:
        """Build the view again from the ledger; a damaged file makes room for a new one.

        Raises:
            IntegrityError: The ledger's leaves do not lead to the root that its log signed, or
                an event cannot be read.
            StorageError: The view could not be written.
        """
        note = store.last_checkpoint()
        if note is None:
            raise IntegrityError("integrity.ledger", reason="it has no checkpoint")
        signed = open_note(note, self._trust)
        with self._lock:
            try:
                self._empty()
                frontier = self._fold_all(store, signed.size, progress)
            except StorageError as err:
                if not _tells_of_damage(err):
                    raise
                self._make_anew()
                frontier = self._fold_all(store, signed.size, progress)
            if frontier.size == signed.size and frontier.root() != signed.root:
                raise IntegrityError(
                    "integrity.ledger", reason="the leaves lead to another root than was signed"
                )
            with self._ours():  # what was deleted is zeroed; the write-ahead file is emptied
                self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _empty(self) -> None:
        """Delete everything that the view tells; what is deleted is zeroed."""
        with self._ours(), self._transaction():
            for table in _CONTENT:
                self._writer.execute(f"DELETE FROM {table}")  # noqa: S608
            self._writer.execute("INSERT INTO text_fts (text_fts) VALUES ('delete-all')")
            self._writer.execute("INSERT INTO meta VALUES (0, x'')")

    def _make_anew(self) -> None:
        """Put an empty file in the place of one that cannot even be emptied."""
        self.close()
        self._of_thread = threading.local()
        self._remove()
        with self._ours():
            self._writer = self._open()

    def _fold_all(self, store: Store, size: int, progress: Progress) -> Frontier:
        with uncollected():
            return self._fold(store, size, progress, rebuilding=True)

    def _fold(
        self,
        store: Store,
        size: int,
        progress: Progress,
        *,
        rebuilding: bool = False,
    ) -> Frontier:
        """Take in events up to `size`; an empty frontier where an erasure asks for a new build."""
        people = dict(self._rows("SELECT name, person FROM signing_key"))
        while (frontier := self.frontier()).size < size:
            start, stop = frontier.size, min(frontier.size + BATCH, size)
            events = []
            for entry in store.entries(start, stop):
                leaf = hash_leaf(entry.leaf)
                frontier.append(leaf)
                event = read_event(entry)
                if event is not None:
                    events.append((event, entry, leaf))
                    if event.type == "erasure.done" and not rebuilding:
                        return Frontier()
            if frontier.size != stop:
                raise IntegrityError("integrity.ledger", reason="leaves are missing")
            self._take(start, events, frontier, people)
            progress(frontier.size, size)
        return frontier

    def _take(
        self,
        start: int,
        events: list[tuple[Event, Entry, bytes]],
        frontier: Frontier,
        people: dict[str, str],
    ) -> None:
        """Write one batch, unless another process was quicker."""
        batch = _Batch()
        for event, entry, leaf in events:
            batch.project(event, entry, leaf, people)
        rows = batch.rows()
        with self._ours(), self._transaction() as connection:
            if connection.execute("SELECT size FROM meta").fetchone()[0] != start:
                return
            for table, insert in _INSERTS.items():
                if table in rows:
                    connection.executemany(insert, rows[table])
            connection.execute(_INDEX_TEXTS, (start,))
            for event, entry, _ in events:
                if event.type in _FINDING_STEPS:
                    step = (entry.index, event.body.get("finding"))
                    connection.execute(_FINDING_STEPS[event.type], step)
            connection.execute(
                "UPDATE meta SET size = ?, frontier = ?",
                (frontier.size, b"".join(frontier.peaks)),
            )

    # ---- reading ----

    def chain(self, kind: str, name: str) -> tuple[int, str | None]:
        """Number of events in the chain of a `case` or an `item`, and the last leaf hash."""
        rows = self._rows("SELECT events, head FROM chain WHERE kind = ? AND id = ?", (kind, name))
        return rows[0] if rows else (0, None)

    def chain_place(self, kind: str, name: str) -> int | None:
        """Index of the event that tells the end of a chain, or None where there is no chain."""
        rows = self._rows("SELECT last FROM chain WHERE kind = ? AND id = ?", (kind, name))
        return rows[0][0] if rows else None

    def case_of(self, kind: str, id: str) -> str | None:  # noqa: A002
        """The case that owns an id, in whatever letter case it is written.

        Args:
            kind: `case`, `item`, `person`, `artifact`, `seal`, `search`, `finding`, `bundle`,
                `request`, or another kind of identifier of the vocabulary; `registration` for
                registration numbers.
            id: The id that is asked for.

        Returns:
            The case, `ledger` for what belongs to no case, or None where the id is free.
        """
        rows = self._rows(
            "SELECT case_id FROM identifier WHERE kind = ? AND folded = ?", (kind, id.casefold())
        )
        return rows[0][0] if rows else None

    def rows(self, sql: str, parameters: Iterable[object] = ()) -> list[Any]:
        """Rows of a SELECT, from any thread; for `custody.queries`."""
        return self._rows(sql, tuple(parameters))

    def column(
        self, sql: str, parameters: Iterable[object] = (), progress: Progress = no_progress
    ) -> "array[int]":
        """The one integer column of a SELECT that may have a million rows, from any thread.

        Args:
            sql: The SELECT.
            parameters: Its parameters.
            progress: Called every few thousand rows with their number; may raise CancelledError.
        """
        found = array("q")
        with self._ours():
            cursor = self._reading().execute(sql, tuple(parameters))
            while rows := cursor.fetchmany(_FETCHED):
                found.extend([value for (value,) in rows])
                progress(len(found), len(found))
        return found

    def _rows(self, sql: str, parameters: tuple[object, ...] = ()) -> list[Any]:
        with self._ours():
            return self._reading().execute(sql, parameters).fetchall()

    # ---- the file ----

    def _reading(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._of_thread, "connection", None)
        if connection is None:
            connection = sqlite3.connect(
                self.path, isolation_level=None, check_same_thread=False, timeout=10
            )
            connection.execute("PRAGMA query_only = ON")
            connection.execute("PRAGMA trusted_schema = OFF")
            self._of_thread.connection = connection
            self._readers.append(connection)
        return connection

    @contextmanager
    def _ours(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as err:
            raise storage_error(self.path, err) from err

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        self._writer.execute("BEGIN IMMEDIATE")
        try:
            yield self._writer
            self._writer.execute("COMMIT")
        finally:
            if self._writer.in_transaction:
                self._writer.execute("ROLLBACK")

    def _open(self) -> sqlite3.Connection:
        with suppress(OSError):  # it is there, or SQLite tells why it cannot be made
            make_private(self.path)
        connection = sqlite3.connect(
            self.path, isolation_level=None, check_same_thread=False, timeout=10
        )
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.execute("BEGIN")
            made = self._is_made(connection)
            connection.execute("COMMIT")
            if not made:
                connection.execute("BEGIN IMMEDIATE")
                if not self._is_made(connection):  # another process may have been quicker
                    _make(connection)
                connection.execute("COMMIT")
        except BaseException:
            connection.close()
            raise
        return connection

    def _is_made(self, connection: sqlite3.Connection) -> bool:
        """Tell whether the tables are there; a file of another making is an error.

        In a transaction: half of what another process makes must not be seen.
        """
        marks = (
            connection.execute("PRAGMA application_id").fetchone()[0],
            connection.execute("PRAGMA user_version").fetchone()[0],
        )
        if marks == (APPLICATION_ID, VERSION):
            connection.execute("SELECT size, frontier FROM meta").fetchone()
            return True
        if marks != (0, 0) or connection.execute("SELECT 1 FROM sqlite_schema").fetchone():
            raise sqlite3.DatabaseError("not a view of this version")
        return False

    def _remove(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                self.path.with_name(self.path.name + suffix).unlink()


def _tells_of_damage(err: StorageError) -> bool:
    """Whether the file itself is at fault, and not a lock, the disk or a permission."""
    return getattr(err.__cause__, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF in _DAMAGE


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


def _make(connection: sqlite3.Connection) -> None:
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


def read_event(entry: Entry) -> Event | None:
    """The event of an entry; None where it was erased."""
    return None if entry.envelope is None else read_envelope(entry.envelope).event


@dataclass(slots=True)
class _Batch:
    """Rows that some events contribute to each table."""

    lists: dict[str, list[tuple[object, ...]]] = field(default_factory=lambda: defaultdict(list))
    chains: dict[tuple[str, str], tuple[str, str, str, int, str, int, int]] = field(
        default_factory=dict
    )
    """Where chains end: the many events of one chain make one row."""
    identifiers: dict[tuple[str, str], tuple[object, ...]] = field(default_factory=dict)
    """By kind and folded text; the first event that names it is told."""

    def rows(self) -> dict[str, list[tuple[object, ...]]]:
        """The rows by table, of those that have any."""
        self.lists["chain"] += self.chains.values()
        self.lists["identifier"] += self.identifiers.values()
        return {table: rows for table, rows in self.lists.items() if rows}

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
