"""The only way to read for lists and pages: frozen rows, page by page, over `view.db`.

A row is what a table shows; one event in full (`event`) and one item's custody (`case`) are taken
from the ledger itself. Nothing here changes anything.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from custody.domain.events import LEDGER_CASE, Event
from custody.errors import InputError
from custody.ledger.checkpoint import open_note
from custody.ledger.entries import read_entry
from custody.ledger.event import Envelope
from custody.ledger.ledger import Ledger
from custody.ledger.tree import Tree, hash_leaf
from custody.progress import Progress, no_progress

if TYPE_CHECKING:
    from array import array

    from custody.bundle.contents import Contents
    from custody.bundle.story import Story, Told
    from custody.domain.model import CaseState
    from custody.procedures.catalogue import Catalogue

PAGE_ROWS: Final = 256
_EVENT: Final = (
    "SELECT event.idx, event.id, event.type, event.case_id, event.person, event.key, event.role, "
    "event.recorded, event.occurred, event.summary"
)
_LAST: Final = "\U0010ffff"
"""Sorts behind whatever may follow in a text."""
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class EventRow:
    """One line of a history."""

    index: int
    id: str
    type: str
    case: str | None
    person: str | None
    """Person, or station, of the actor's key."""
    key: str
    role: str
    recorded_at: str
    occurred_at: str | None
    summary: str
    """The statement that was signed, in plain words; empty where there was none."""


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events a list shows; what is None does not matter."""

    case: str | None = None
    item: str | None = None
    type: str | None = None
    """A type, or with a dot at the end a group of types (`transfer.`)."""
    person: str | None = None
    recorded_from: str | None = None
    """Instant in its wire form, included."""
    recorded_before: str | None = None
    """Instant in its wire form, not included."""
    words: str | None = None
    """Words that the event's texts hold, private ones too; the last may be begun only."""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case."""

    id: str
    registration: str | None
    events: int
    items: int
    artifacts: int
    open_findings: int
    first_at: str
    last_at: str


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item, as far as its chain tells; its custody is in `Queries.case`."""

    id: str
    case: str
    events: int
    artifacts: int
    first_at: str
    last_at: str


@dataclass(frozen=True, slots=True)
class ArtifactRow:
    """One artifact, by its newest `artifact.hashed`."""

    id: str
    case: str | None
    item: str | None
    size: int
    sha256: str
    kept: str | None
    """`store` or `in-place`."""
    media_type: str | None
    first: int
    """Index of the first event that hashed it."""
    last: int
    """Index of the newest."""


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding and how far it was dealt with, by index of the events."""

    id: str
    case: str | None
    kind: str | None
    severity: str | None
    raised: int
    acknowledged: int | None
    resolved: int | None


@dataclass(frozen=True, slots=True)
class NameRow:
    """An id that is taken."""

    kind: str
    """`case`, `registration`, `item`, `artifact`, `seal`, `request` and so on."""
    id: str
    case: str
    index: int
    """Of the event that named it first."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature under an event."""

    key: str
    person: str | None
    value: bytes


@dataclass(frozen=True, slots=True)
class Proof:
    """That an event stands in the tree of the newest checkpoint."""

    index: int
    salt: bytes
    path: tuple[bytes, ...]
    checkpoint: bytes
    """The note as issued."""


@dataclass(frozen=True, slots=True)
class EventPage:
    """One event in full. An erased one has its row's place and proof of nothing but that."""

    index: int
    event: Event | None
    envelope: bytes | None
    leaf_hash: str
    signatures: tuple[Signature, ...]
    private: Mapping[str, Any] | None
    private_is_gone: bool
    """It had a private part, which was erased."""
    erased_by: int | None
    """Index of the order by which it, or its private part, was erased."""


@dataclass(frozen=True, slots=True)
class ForeignBundle:
    """A bundle of another ledger that was received here and is kept whole."""

    index: int
    """Of our `bundle.received`."""
    at: str
    person: str | None
    case: str | None
    bundle: str
    origin: str
    root_digest: str
    headline: str
    size: int
    """Of the newest head that it brought."""
    trust_line: str | None
    """By which it was judged; None where the reader had none."""
    sha256: str
    """Of the ZIP in the store."""


class Queries:
    """Reads one ledger."""

    def __init__(
        self,
        ledger: Ledger,
        catalogue: "Catalogue | Callable[[], Catalogue] | None" = None,
    ) -> None:
        """Stand before an open ledger.

        Args:
            ledger: The ledger; its view is caught up at each question.
            catalogue: The procedures by which a case's clocks are reckoned, or what tells them
                when they are first asked for; by default those that come with the program.
        """
        self._ledger = ledger
        self._catalogue = catalogue

    # ---- lists ----

    def size(self) -> int:
        """Number of events in the ledger, erased ones too."""
        return self._ledger.view.size

    def event_count(self, of: EventFilter = EventFilter()) -> int:
        """Number of events that a filter lets through."""
        source, parameters = _source(of)
        rows = self._rows(f"SELECT count(*){source}", parameters)
        return int(rows[0][0])

    def events(
        self,
        of: EventFilter = EventFilter(),
        *,
        after: int | None = None,
        before: int | None = None,
        limit: int = PAGE_ROWS,
        newest_first: bool = False,
    ) -> list[EventRow]:
        """A page of events, in order of index.

        Args:
            of: Which events.
            after: Only those of a larger index: the last row of the page before.
            before: Only those of a smaller index.
            limit: Rows at most.
            newest_first: Count the page from the end of the ledger.
        """
        source, parameters = _source(of, after=after, before=before, whole=True)
        sql = f"{_EVENT}{source}{_order(of, newest_first=newest_first)} LIMIT ?"
        return [EventRow(*row) for row in self._rows(sql, [*parameters, limit])]

    def event_indices(
        self,
        of: EventFilter = EventFilter(),
        *,
        after: int | None = None,
        limit: int = -1,
        newest_first: bool = False,
        progress: Progress = no_progress,
    ) -> "array[int]":
        """Indices of the events that a filter lets through: eight bytes for each.

        A table that shows any row of a million keeps these and asks for `events_at` as it scrolls;
        no row is ever counted off.

        Args:
            of: Which events.
            after: Only those of a larger index.
            limit: So many at most; all, if it is below zero.
            newest_first: Count them from the end of the ledger.
            progress: Called now and then; may raise CancelledError.
        """
        source, parameters = _source(of, after=after)
        key = "event.idx" if of.words is None else "text_fts.rowid"
        sql = f"SELECT {key}{source}{_order(of, newest_first=newest_first)} LIMIT ?"
        return self._ledger.view.column(sql, [*parameters, limit], progress)

    def events_at(self, indices: Sequence[int]) -> list[EventRow]:
        """The rows of these events, in the order asked for."""
        listed = json.dumps(list(indices))
        sql = f"{_EVENT} FROM event WHERE event.idx IN (SELECT value FROM json_each(?))"  # noqa: S608
        found = {row[0]: EventRow(*row) for row in self._rows(sql, [listed])}
        return [found[index] for index in indices if index in found]

    def search(self, words: str, *, limit: int = PAGE_ROWS) -> list[EventRow]:
        """The newest events whose texts hold these words."""
        return self.events(EventFilter(words=words), limit=limit, newest_first=True)

    def cases(self) -> list[CaseRow]:
        """All cases but the reserved one, by id."""
        sql = """
            SELECT chain.id,
                (SELECT id FROM identifier
                    WHERE kind = 'registration' AND case_id = chain.id ORDER BY idx LIMIT 1),
                chain.events,
                (SELECT count(*) FROM chain AS item
                    WHERE item.kind = 'item' AND item.case_id = chain.id),
                (SELECT count(*) FROM artifact WHERE artifact.case_id = chain.id),
                (SELECT count(*) FROM finding
                    WHERE finding.case_id = chain.id AND resolved IS NULL),
                (SELECT recorded FROM event WHERE event.idx = chain.first),
                (SELECT recorded FROM event WHERE event.idx = chain.last)
            FROM chain WHERE kind = 'case' AND id <> ? ORDER BY chain.id"""
        return [CaseRow(*row) for row in self._rows(sql, [LEDGER_CASE])]

    def items(self, case: str | None = None) -> list[ItemRow]:
        """Items of a case, or all, by id."""
        sql = """
            SELECT chain.id, chain.case_id, chain.events,
                (SELECT count(*) FROM artifact WHERE artifact.item = chain.id),
                (SELECT recorded FROM event WHERE event.idx = chain.first),
                (SELECT recorded FROM event WHERE event.idx = chain.last)
            FROM chain WHERE kind = 'item' AND (?1 IS NULL OR case_id = ?1) ORDER BY chain.id"""
        return [ItemRow(*row) for row in self._rows(sql, [case])]

    def artifacts(self, case: str | None = None, item: str | None = None) -> list[ArtifactRow]:
        """Artifacts of a case, of an item, or all, by id."""
        sql = """
            SELECT id, case_id, item, size, sha256, kept, media_type, first, last FROM artifact
            WHERE (?1 IS NULL OR case_id = ?1) AND (?2 IS NULL OR item = ?2) ORDER BY id"""
        return [ArtifactRow(*row) for row in self._rows(sql, [case, item])]

    def names(self, beginning: str, *, limit: int = 50) -> list[NameRow]:
        """Ids that begin so, in whatever letter case; all kinds, each in order."""
        sql = """
            SELECT identifier.kind, id, case_id, idx
            FROM (SELECT DISTINCT kind FROM identifier) AS known
            CROSS JOIN identifier ON identifier.kind = known.kind AND folded BETWEEN ?1 AND ?2
            LIMIT ?3"""
        folded = beginning.casefold()
        if not folded:
            return []
        rows = self._rows(sql, [folded, folded + _LAST, limit])
        return [NameRow(*row) for row in rows]

    def artifacts_with(self, digest: str) -> list[ArtifactRow]:
        """Artifacts that have, or once had, a digest that begins so (hex, of any algorithm)."""
        sql = """
            SELECT DISTINCT artifact.id, case_id, item, size, sha256, kept, media_type, first, last
            FROM digest JOIN artifact ON artifact.id = digest.artifact
            WHERE algorithm IN ('sha256', 'sha512', 'sha3-256', 'blake3', 'md5', 'sha1')
                AND digest.digest BETWEEN ?1 AND ?2 ORDER BY artifact.id"""
        beginning = digest.lower()
        rows = self._rows(sql, [beginning, beginning + _LAST])
        return [ArtifactRow(*row) for row in rows]

    def findings(self, case: str | None = None, *, unresolved: bool = True) -> list[FindingRow]:
        """Findings of a case, or all, the newest first."""
        sql = """
            SELECT id, case_id, kind, severity, raised, acknowledged, resolved FROM finding
            WHERE (?1 IS NULL OR case_id = ?1) AND (resolved IS NULL OR NOT ?2)
            ORDER BY raised DESC"""
        return [FindingRow(*row) for row in self._rows(sql, [case, unresolved])]

    # ---- one thing ----

    def event(self, which: int | str) -> EventPage:
        """One event by its index or its id, with its bytes and signatures.

        Raises:
            InputError: There is none.
            IntegrityError: What is stored is not what was recorded.
        """
        index = which if isinstance(which, int) else self._index(which)
        entry = self._ledger.entry(index)
        envelope, private = read_entry(entry) or (None, None)
        orders = {each.index: each.order for each in self._ledger.store.erasures()}
        return EventPage(
            index=index,
            event=None if envelope is None else envelope.event,
            envelope=entry.envelope,
            leaf_hash=hash_leaf(entry.leaf).hex(),
            signatures=tuple(self._signatures(envelope)),
            private=private,
            private_is_gone=bool(
                envelope and envelope.event.commitment is not None and entry.private is None
            ),
            erased_by=orders.get(index),
        )

    def proof(self, index: int, tree: Tree | None = None) -> Proof:
        """The proof that an event stands under the newest checkpoint.

        Args:
            index: Index of the event.
            tree: The whole tree, where many proofs are wanted (`Ledger.tree`).

        Raises:
            InputError: There is no such event, or it was erased with its salt.
        """
        entry = self._ledger.entry(index)
        note = self._ledger.store.last_checkpoint()
        if entry.salt is None or note is None:
            raise InputError("input.no_event", index=index)
        size = open_note(note, self._ledger.trust).size
        tree = tree or self._ledger.tree()
        return Proof(index, entry.salt, tuple(tree.inclusion(index, size)), note)

    def case(self, case: str, size: int | None = None) -> "CaseState":
        """The state of a case: its items with their holders, artifacts, requests, findings.

        Args:
            case: Id of the case.
            size: Of the tree as of which it is told; as of now by default.

        Raises:
            InputError: There is no such case.
        """
        before = self.size() if size is None else size
        state = self._fresh(case)
        state.log, _ = self.log(before=before)
        indices = self._rows(
            "SELECT idx FROM event WHERE case_id = ? AND idx < ? ORDER BY idx", [case, before]
        )
        if not indices:
            raise InputError("input.no_case", case=case)
        for (index,) in indices:
            self._fold(state, index)
        return state

    def outline(
        self,
        case: str,
        known: "tuple[CaseState, int] | None" = None,
        progress: Progress = no_progress,
        *,
        log: "CaseState | None" = None,
    ) -> "tuple[CaseState, int]":
        """The state of a case without who did which event: quick to fold, and to fold on.

        Args:
            case: Id of the case.
            known: What this gave before; it is folded on, not copied.
            progress: Called for each event that is folded; may raise CancelledError.
            log: What was recorded while there was no case, if that was read already.

        Returns:
            The state, and the index up to which it tells.
        """
        from custody.domain.model import CHANGING

        state, last = known or (self._fresh(case), -1)
        state.log = self.log()[0] if log is None else log
        sql = (
            "SELECT idx FROM event WHERE case_id = ? AND idx > ? "
            "AND type IN (SELECT value FROM json_each(?)) ORDER BY idx"
        )
        indices = self._ledger.view.column(sql, [case, last, json.dumps(sorted(CHANGING))])
        for done, index in enumerate(indices, 1):
            self._fold(state, index)
            last = index
            progress(done, len(indices))
        return state, last

    def log(
        self, known: "tuple[CaseState, int] | None" = None, *, before: int | None = None
    ) -> "tuple[CaseState, int]":
        """What was recorded while there was no case, and may go on in one.

        Args:
            known: What this gave before; it is folded on, not copied.
            before: Of the events below this index alone.

        Returns:
            The state of no case, and the index up to which it tells.
        """
        from custody.domain.model import OF_LOG

        state, last = known or (self._fresh(""), -1)
        for index in self._ledger.view.of_log(OF_LOG, last + 1):
            if before is None or index < before:
                self._fold(state, index)
                last = index
        return state, last

    def _fresh(self, case: str) -> "CaseState":
        from custody.domain.model import CaseState
        from custody.procedures.catalogue import load

        people: dict[str, str] = {}

        def person_of(key: str) -> str:
            if key not in people:
                people.update(self._rows("SELECT name, person FROM signing_key", []))
            return people.get(key, key)

        if self._catalogue is None or callable(self._catalogue):
            self._catalogue = load() if self._catalogue is None else self._catalogue()
        return CaseState(case, self._catalogue, person_of)

    def _fold(self, state: "CaseState", index: int) -> None:
        told = self.told(index)
        if told is not None:
            state.apply(told.event, told.private)

    def told(self, index: int) -> "Told | None":
        """One event with its private part, for reading; None where it was erased.

        Raises:
            IntegrityError: What is stored is not what was recorded.
        """
        from custody.bundle.story import Told

        found = read_entry(self._ledger.entry(index))
        return None if found is None else Told(found[0].event, found[1])

    def story(self, case: str, progress: Progress = no_progress) -> "Story":
        """What the events of a case tell, with the people of the ledger: for a custody picture.

        Args:
            case: Id of the case.
            progress: Told the events done and their number; may raise CancelledError.
        """
        from custody.bundle.story import tell

        sql = "SELECT idx FROM event WHERE case_id IN (?, ?) ORDER BY idx"
        indices = self._ledger.view.column(sql, [LEDGER_CASE, case])

        def events() -> "Iterator[Told]":
            for done, index in enumerate(indices, 1):
                told = self.told(index)
                if told is not None:
                    yield told
                progress(done, len(indices))

        return tell(events())

    def foreign_bundles(self) -> list[ForeignBundle]:
        """Bundles of other ledgers that were received and are kept, in order of receipt."""
        found: list[ForeignBundle] = []
        last: int | None = None
        while rows := self.events(EventFilter(type="bundle.received"), after=last):
            last = rows[-1].index
            for row in rows:
                told = self.told(row.index)
                if told is None or "container" not in told.event.body:
                    continue
                body = told.event.body
                found.append(
                    ForeignBundle(
                        row.index, row.recorded_at, row.person, row.case, body["bundle"],
                        body["origin"], body["root_digest"], body["headline"], body["size"],
                        body.get("trust_line"), body["container"]["sha256"],
                    )
                )  # fmt: skip
        return found

    def foreign_story(self, which: str, progress: Progress = no_progress) -> "Contents":
        """What another ledger's bundle tells; nothing of it is told as ours.

        Args:
            which: The bundle's digest, or its id where it is the only one of that id.
            progress: Told the events done and their number; may raise CancelledError.

        Raises:
            InputError: No such bundle was received, or several of that id.
            IntegrityError: What is kept is not what was received.
        """
        from custody.bundle.contents import read_contents

        sha256 = self.foreign_bundle(which).sha256
        return read_contents(self._ledger.folder / "artifacts" / sha256[:2] / sha256, progress)

    def foreign_bundle(self, which: str) -> ForeignBundle:
        """One of them, by its digest or its id.

        Raises:
            InputError: No such bundle was received, or several of that id.
        """
        known = self.foreign_bundles()
        found = [each for each in known if which in (each.root_digest, each.bundle)]
        if len(found) != 1:
            raise InputError("input.foreign_bundle", bundle=which, count=len(found))
        return found[0]

    def index_in_case(self, case: str, number: int) -> int:
        """Index of the event at a place in its case, counted from 1 as people do.

        Raises:
            InputError: The case has no such event.
        """
        rows = self._rows(
            "SELECT idx FROM event WHERE case_id = ? AND case_seq = ?", [case, number - 1]
        )
        if not rows:
            raise InputError("input.no_event", index=f"{case} {number}")
        return int(rows[0][0])

    def people(self) -> list[str]:
        """Ids of all persons and stations that ever had a key."""
        return [row[0] for row in self._rows("SELECT DISTINCT person FROM signing_key", [])]

    # ---- helpers ----

    def _index(self, event_id: str) -> int:
        rows = self._rows("SELECT idx FROM event WHERE id = ?", [event_id])
        if not rows:
            raise InputError("input.no_event", index=event_id)
        return int(rows[0][0])

    def _signatures(self, envelope: Envelope | None) -> Iterator[Signature]:
        if envelope is None:
            return
        people = dict(self._rows("SELECT name, person FROM signing_key", []))
        for key, value in envelope.signatures:
            yield Signature(key, people.get(key), value)

    def _rows(self, sql: str, parameters: list[object]) -> list[Any]:
        return self._ledger.view.rows(sql, parameters)


def _order(of: EventFilter, *, newest_first: bool) -> str:
    """By index; of words by the row of the full-text search, which comes in that order anyway."""
    key = "event.idx" if of.words is None else "text_fts.rowid"
    return f" ORDER BY {key} {'DESC' if newest_first else 'ASC'}"


def _source(
    of: EventFilter,
    *,
    after: int | None = None,
    before: int | None = None,
    whole: bool = False,
) -> tuple[str, list[object]]:
    """FROM and WHERE of a filter: fixed texts only, every value a parameter.

    A search for nothing but words needs the events' rows only where they are asked for `whole`.
    """
    clauses: list[str] = []
    parameters: list[object] = []
    source, key = " FROM event", "event.idx"
    if of.words is not None:
        # The search goes first and gives rows in their order: the first page waits for no other.
        source, key = " FROM text_fts", "text_fts.rowid"
        if whole or any(
            (of.case, of.item, of.type, of.person, of.recorded_from, of.recorded_before)
        ):
            source = f"{source} CROSS JOIN event ON event.idx = text_fts.rowid"
        clauses.append("text_fts MATCH ?")
        parameters.append(_match(of.words))
    given = (
        ("event.case_id = ?", of.case),
        ("event.idx IN (SELECT idx FROM event_item WHERE item = ?)", of.item),
        ("event.person = ?", of.person),
        ("event.recorded >= ?", of.recorded_from),
        ("event.recorded < ?", of.recorded_before),
        (f"{key} > ?", after),
        (f"{key} < ?", before),
    )
    for clause, value in given:
        if value is not None:
            clauses.append(clause)
            parameters.append(value)
    if of.type is not None and of.type.endswith("."):
        clauses.append("substr(event.type, 1, ?) = ?")
        parameters += [len(of.type), of.type]
    elif of.type is not None:
        clauses.append("event.type = ?")
        parameters.append(of.type)
    return source + (" WHERE " + " AND ".join(clauses) if clauses else ""), parameters


def _match(words: str) -> str:
    """Words as FTS5 wants them: each quoted, so that nothing in them is an operator."""
    found = _WORD.findall(words)
    return " ".join([*(f'"{word}"' for word in found[:-1]), f'"{found[-1]}"*' if found else '""'])
