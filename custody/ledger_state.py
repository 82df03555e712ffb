"""What commands are judged by: a ledger's cases, people and taken ids, folded in memory.

Folded once and carried on event by event. What other processes appended is taken in by `catch_up`;
cases follow as they are asked for. After a rollback or an erasure all is folded again.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from custody.clock import CLOCK_CHECK_HOLDS, parse_instant
from custody.domain.commands import Command
from custody.domain.events import LEDGER_CASE, Event
from custody.domain.findings_due import UNSTAMPED
from custody.domain.folds_corrections import members
from custody.domain.model import OF_LOG, CaseState
from custody.domain.replay import Replay
from custody.domain.roster import Roster
from custody.domain.wish import StationView
from custody.errors import RefusedError
from custody.ledger.entries import read_entry
from custody.ledger.event import Envelope
from custody.ledger.ledger import Ledger
from custody.ledger.tree import hash_leaf
from custody.procedures.catalogue import Catalogue
from custody.register import Register

if TYPE_CHECKING:
    from custody.ledger.view import View

_OF_FINDINGS: Final = frozenset({"finding.acknowledge", "finding.resolve"})
_BEHIND: Final = 256
"""Events recorded here that `view.db` may lack while nobody asks it; a batch costs far less."""


@dataclass(slots=True)
class _Case:
    """One case as far as it has been folded."""

    state: CaseState
    replay: Replay = field(default_factory=Replay)
    next_index: int = 0

    def apply(
        self,
        event: Event,
        leaf: str,
        signers: Iterable[str],
        actor: str,
        private: Mapping[str, Any] | None,
    ) -> None:
        self.replay.follow(event, leaf, actor, signers)
        if self.state.case:
            self.state.apply(event, private)
        self.next_index = event.seq + 1

    def copy(self) -> "_Case":
        """The same state, for trying what an event would change."""
        return _Case(self.state.copy(), next_index=self.next_index)


class LedgerState:
    """One ledger as its own events leave it."""

    def __init__(self, ledger: Ledger, catalogue: Catalogue, view: "Callable[[], View]") -> None:
        """Fold nothing yet.

        Args:
            ledger: Open.
            catalogue: Procedures and calendars by which cases are folded.
            view: Gives its view, and is asked as seldom as may be.
        """
        self._ledger = ledger
        self._view = view
        self._catalogue = catalogue
        self.roster = Roster()
        """Keys, persons and roles."""
        self.register = Register(ledger)
        self._roster_next = 0
        self._cases: dict[str, _Case] = {}
        self._current: set[str] = set()
        """Cases that tell of everything up to `_size`."""
        self._log = self._fresh("")
        """What is recorded while there is no case, and may go on in one."""
        self._log_next = 0
        self._clock_checked: Event | None = None
        self._size: int | None = None
        """Events that all of this tells of, recorded by others or here."""
        self._viewed = 0
        """Events of which `view.db` told it."""

    def catch_up(self) -> None:
        """Take in what others recorded; cases follow as they are asked for.

        What was recorded here is in memory already: `view.db` is brought up to date for that only
        now and then, or when somebody asks it.
        """
        ledger = self._ledger
        head = ledger.head
        if (
            self._size == head.size < self._viewed + _BEHIND
            and ledger.store.last_checkpoint() == ledger.note
        ):
            return
        self._viewed = self._size = self._view().size
        self.register.clear()
        self._current.clear()
        self._clock_checked = self._last_clock_check()
        for index in self._indices(LEDGER_CASE, self._roster_next):
            found = self._open(index)
            if found is not None:
                self.roster.admit(found.event, [name for name, _ in found.signatures])
            self._roster_next = index + 1
        for index in self._view().of_log(OF_LOG, self._log_next):
            entry = read_entry(ledger.entry(index))
            if entry is not None:
                self._log.apply(entry[0].event, entry[1])
            self._log_next = index + 1

    def take_in(
        self,
        name: str,
        event: Event,
        leaf: str,
        keys: Sequence[str],
        private: Mapping[str, Any] | None,
    ) -> None:
        """Carry on with what has just been appended here.

        Args:
            name: Id of the case that it was appended to; empty where it concerns none.
            event: What was appended.
            leaf: Its leaf hash, in hex.
            keys: Names of the keys that signed it.
            private: Its private part.

        Raises:
            IntegrityError: No verifier would accept it.
        """
        case = self._case(name)
        self.roster.admit(event, keys)
        self._apply(case, event, leaf, keys, private)
        if event.type in OF_LOG:
            self._log.apply(event, private)
            self._log_next = event.seq + 1
        self.register.add(event)
        if event.type == "clock.checked":
            self._clock_checked = event

    def mark_recorded(self) -> None:
        """All that was taken in is recorded: nothing of it need be read again."""
        self._size = self._ledger.head.size

    def forget(self) -> None:
        """A block was rolled back, or something erased: all is folded again from the ledger."""
        self.roster = Roster()
        self._roster_next = 0
        self._cases.clear()
        self._log, self._log_next = self._fresh(""), 0
        self._size = None

    def adopt(self, other: "LedgerState", name: str) -> None:
        """Take over a case that was folded for the same ledger, on another thread.

        Args:
            other: Where it was folded, which lets go of the case.
            name: Id of the case.
        """
        theirs, mine = other._cases.pop(name, None), self._cases.get(name)
        if theirs is None or (mine is not None and mine.next_index >= theirs.next_index):
            return
        theirs.state.person_of, theirs.state.log = self._person_of, self._log
        self._cases[name] = theirs
        self._current.discard(name)

    @contextmanager
    def trial(self, cases: Iterable[str]) -> Iterator[None]:
        """Let events be applied that are not recorded; afterwards all is as it was."""
        kept = {name: self._case(name) for name in cases}
        before = self._cases, self._log, self.register
        self._cases = {name: case.copy() for name, case in kept.items()}
        self._log, self.register = self._log.copy(), self.register.copy()
        for case in self._cases.values():
            case.state.log = self._log
        try:
            yield
        finally:
            self._cases, self._log, self.register = before

    # ---- what the rules ask ----

    def case(self, name: str) -> CaseState:
        """The state of a case; with no name, of what concerns no case."""
        return self._case(name).state

    def case_for(self, command: Command) -> CaseState:
        """The state of the command's case; of what concerns no case, the findings alone."""
        if command.case is not None or command.name not in _OF_FINDINGS:
            return self.case(command.case or "")
        state = self._fresh("")
        sql = "SELECT idx FROM event WHERE case_id IS NULL AND type LIKE 'finding.%'"
        for (index,) in self._view().rows(sql):
            if (found := read_entry(self._ledger.entry(index))) is not None:
                envelope, private = found
                state.apply(envelope.event, private)
        return state

    def station_view(self, clock_offset_ms: int | None) -> StationView:
        """What the station knows beside the case."""
        return StationView(self._ledger.offset, clock_offset_ms, self._root_at, self._told_by)

    def clock_offset_ms(self) -> int | None:
        """How far the clock was off at its last check, if that check is still worth something."""
        event = self._clock_checked
        if event is None:
            return None
        age = self._ledger.clock.now() - parse_instant(event.recorded.at)
        same_run = event.recorded.boot == self._ledger.clock.boot()
        if not same_run or not timedelta(0) <= age <= CLOCK_CHECK_HOLDS:
            return None
        return int(event.body["offset_ms"])

    def index_of(self, event_id: str) -> int:
        """Index of an event.

        Raises:
            RefusedError: There is no such event.
        """
        rows = self._view().rows("SELECT idx FROM event WHERE id = ?", (event_id,))
        if not rows:
            raise RefusedError("refused.event_unknown", event=event_id)
        return int(rows[0][0])

    def unstamped_since(self) -> str | None:
        """When the oldest checkpoint was made over which no time stamp is known."""
        rows = self._view().rows("SELECT idx FROM event WHERE type = 'timestamp.obtained'")
        stamped = [event.body["size"] for event in self._ledger.events(row[0] for row in rows)]
        waiting = self._ledger.store.checkpoints(after=max(stamped, default=0))
        for event in self._ledger.events(size - 1 for size, _ in waiting):
            if event.type != "timestamp.obtained":  # the record of a stamp asks for no other
                return event.recorded.at
        return None

    def is_told_unstamped(self) -> bool:
        """Whether the station's own finding that a time stamp is missing is still open."""
        sql = "SELECT 1 FROM finding WHERE kind = ? AND resolved IS NULL"
        return bool(self._view().rows(sql, (UNSTAMPED,)))

    def _root_at(self, size: int) -> bytes | None:
        """Root of the tree at a size that the ledger has had."""
        head = self._ledger.head
        if size == head.size:
            return head.root
        if not 0 < size < head.size:
            return None
        found = self._open(size)
        return self._ledger.tree().root(size) if found is None else found.event.tree_root

    def _told_by(self, event_id: str) -> Mapping[str, Any] | None:
        """What a recorded event tells, by the members in which a correction names a place."""
        rows = self._view().rows("SELECT idx FROM event WHERE id = ?", (event_id,))
        found = read_entry(self._ledger.entry(rows[0][0])) if rows else None
        return None if found is None else members(found[0].event, found[1])

    # ---- folding ----

    def _fresh(self, name: str) -> CaseState:
        log = self._log if name else None
        return CaseState(name, self._catalogue, self._person_of, log=log)

    def _case(self, name: str) -> _Case:
        case = self._cases.get(name)
        if case is None:
            case = _Case(self._fresh(name) if name else self._log)
            case.replay.demonstration = self.roster.demonstration
            if name:
                self._cases[name] = case
            self._current.discard(name)
        if name and name != LEDGER_CASE and name not in self._current:
            for index in self._indices(name, case.next_index):
                self._fold(case, index)
            self._current.add(name)
        return case

    def _fold(self, case: _Case, index: int) -> None:
        entry = self._ledger.entry(index)
        found = read_entry(entry)
        if found is not None:
            envelope, private = found
            names = [name for name, _ in envelope.signatures]
            self._apply(case, envelope.event, hash_leaf(entry.leaf).hex(), names, private)
        case.next_index = index + 1

    def _apply(
        self,
        case: _Case,
        event: Event,
        leaf: str,
        names: Sequence[str],
        private: Mapping[str, Any] | None,
    ) -> None:
        if event.type.startswith(("key.", "role.")):
            self._roster_next = event.seq + 1
            return
        signers = {self._person_of(name) for name in names}
        case.apply(event, leaf, signers, self._person_of(event.actor_key), private)

    def _person_of(self, key: str) -> str:
        return self.roster.keys[key].person

    def _indices(self, case: str, start: int) -> list[int]:
        rows = self._ledger.view_as_is().rows(
            "SELECT idx FROM event WHERE case_id = ? AND idx >= ? ORDER BY idx", (case, start)
        )
        return [row[0] for row in rows]

    def _open(self, index: int) -> Envelope | None:
        found = read_entry(self._ledger.entry(index))
        return None if found is None else found[0]

    def _last_clock_check(self) -> Event | None:
        rows = self._ledger.view_as_is().rows(
            "SELECT idx FROM event WHERE type = 'clock.checked' ORDER BY idx DESC LIMIT 1"
        )
        found = self._open(rows[0][0]) if rows else None
        return None if found is None else found.event
