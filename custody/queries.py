"""The only way to read for lists and pages: frozen rows, page by page, over `view.db`.

A row is what a table shows; one event in full (`event`) and the state of a case (`states`) are
taken from the ledger itself. Nothing here changes anything.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from custody.case_states import CaseStates
from custody.domain.events import LEDGER_CASE
from custody.errors import InputError
from custody.event_filter import EventFilter
from custody.ledger.checkpoint import open_note
from custody.ledger.entries import read_entry
from custody.ledger.event import Envelope
from custody.ledger.ledger import Ledger
from custody.ledger.tree import Tree, hash_leaf
from custody.progress import Progress, no_progress
from custody.rows import (
    ArtifactRow,
    CaseRow,
    EventPage,
    EventRow,
    FindingRow,
    ItemRow,
    NameRow,
    Proof,
    Signature,
)

if TYPE_CHECKING:
    from array import array

    from custody.bundle.story import Story, Told
    from custody.ledger.view import View
    from custody.procedures.catalogue import Catalogue

PAGE_ROWS: Final = 256
_EVENT: Final = (
    "SELECT event.idx, event.id, event.type, event.case_id, event.person, event.key, event.role, "
    "event.recorded, event.occurred, event.summary"
)
_LAST: Final = "\U0010ffff"
"""Sorts behind whatever may follow in a text."""


class Queries:
    """Reads one ledger."""

    def __init__(
        self,
        ledger: Ledger,
        catalogue: "Catalogue | Callable[[], Catalogue] | None" = None,
        view: "Callable[[], View] | None" = None,
    ) -> None:
        """Stand before an open ledger.

        Args:
            ledger: The ledger.
            catalogue: The procedures by which a case's clocks are reckoned, or what tells them
                when they are first asked for; by default those that come with the program.
            view: Gives the view at each question; by default caught up with the ledger.
        """
        self._ledger = ledger
        self._view = view or (lambda: ledger.view)
        self.states = CaseStates(ledger, catalogue, self._view)

    # ---- lists ----

    def size(self) -> int:
        """Number of events in the ledger, erased ones too."""
        return self._view().size

    def event_count(self, of: EventFilter = EventFilter()) -> int:
        """Number of events that a filter lets through."""
        source, parameters = of.source()
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
        source, parameters = of.source(after=after, before=before, whole=True)
        sql = f"{_EVENT}{source}{of.order(newest_first=newest_first)} LIMIT ?"
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
        source, parameters = of.source(after=after)
        sql = f"SELECT {of.key}{source}{of.order(newest_first=newest_first)} LIMIT ?"
        return self._view().column(sql, [*parameters, limit], progress)

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
        from custody.bundle.story_teller import tell

        sql = "SELECT idx FROM event WHERE case_id IN (?, ?) ORDER BY idx"
        indices = self._view().column(sql, [LEDGER_CASE, case])

        def events() -> "Iterator[Told]":
            for done, index in enumerate(indices, 1):
                told = self.told(index)
                if told is not None:
                    yield told
                progress(done, len(indices))

        return tell(events())

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
        return self._view().rows(sql, parameters)
