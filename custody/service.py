"""The only way to write: a command in, one signed event out, and what the station must add.

`execute` runs under the writer's lock: what other processes appended is folded first, the rules
judge, the statement in plain words is put beside what they decided, the ledger appends and has it
signed, and the event is judged again as any verifier will judge it. Findings that an event makes
the station raise follow in the same transaction. A refusal anywhere writes nothing at all.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any, Final

import uuid_utils

import custody
from custody.clock import CLOCK_CHECK_HOLDS, format_instant, parse_instant
from custody.domain import findings, schema, wording
from custody.domain.cautions import Caution, cautions
from custody.domain.commands import Command
from custody.domain.events import LEDGER_CASE, Draft, Event, Link, Recorded
from custody.domain.folds_corrections import members
from custody.domain.model import OF_LOG, CaseState
from custody.domain.replay import Replay
from custody.domain.roster import Roster
from custody.domain.rules import decide
from custody.domain.wish import Signatory, StationView
from custody.errors import InputError, IntegrityError, RefusedError
from custody.keys.signer import PublicKey, Signer
from custody.ledger.entries import read_entry
from custody.ledger.event import Envelope
from custody.ledger.ledger import TIMEOUT_S, Ledger
from custody.ledger.projection import named_identifiers
from custody.ledger.tree import hash_leaf
from custody.ledger.writer import Appended, Writer
from custody.procedures.catalogue import Catalogue, load

DEFAULT_LANGUAGE: Final = "en"
_OF_FINDINGS: Final = frozenset({"finding.acknowledge", "finding.resolve"})
_BEHIND: Final = 256
"""Events recorded here that `view.db` may lack while nobody asks it; a batch costs far less."""


@dataclass(frozen=True, slots=True)
class Act:
    """A command and the keys of those who sign it."""

    command: Command
    actor: Signer
    cosigners: tuple[Signer, ...] = ()


@dataclass(frozen=True, slots=True)
class Receipt:
    """What has been recorded, durably: the acts' events, each followed by what it caused."""

    appended: tuple[Appended, ...]
    cautions: tuple[Caution, ...] = ()
    """What was recorded all the same and deserves a second look."""


@dataclass(frozen=True, slots=True)
class Named:
    """A key that is only named: enough to judge an act by, before its holder is asked to sign."""

    public: PublicKey
    source: str = "software"
    chain: tuple[bytes, ...] = ()

    def sign(self, _message: bytes) -> bytes:
        """Refuse: nothing is signed by a name."""
        raise AssertionError("only the holder of a key signs")


@dataclass(frozen=True, slots=True)
class Preview:
    """What an act would record, had it been signed now."""

    draft: Draft
    """Without the statement, which stands apart."""
    statement: str
    """The words that are put before the signers; empty for what the station records itself."""
    cautions: tuple[Caution, ...]
    is_caused: bool = False
    """Whether the station adds it by itself."""


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


class CustodyService:
    """Writes to one ledger."""

    def __init__(self, ledger: Ledger, station: Signer, catalogue: Catalogue | None = None) -> None:
        """Stand before an open ledger.

        Args:
            ledger: Opened with its log key.
            station: The station's own key.
            catalogue: Procedures and calendars; those that come with the program by default.
        """
        self._ledger = ledger
        self._station = station
        self._catalogue = load() if catalogue is None else catalogue
        self._roster = Roster()
        self._roster_next = 0
        self._cases: dict[str, _Case] = {}
        self._folded: set[str] = set()
        """Cases that tell of everything up to `_size`."""
        self._log = self._state("")
        """What is recorded while there is no case, and may go on in one."""
        self._log_next = 0
        self._register = _Register(ledger)
        self._clock_checked: Event | None = None
        self._size: int | None = None
        """Events that all of this tells of, recorded by others or here."""
        self._viewed = 0
        """Events of which `view.db` told it."""

    @property
    def station_signer(self) -> Signer:
        """The station's own key, for what it finds by itself."""
        return self._station

    def execute(self, *acts: Act, explaining: bool = False) -> Receipt:
        """Check commands against the rules and record what they cause, all or nothing.

        Args:
            acts: In the order in which they are recorded.
            explaining: The first is the administrator's that ends an alarm.

        Raises:
            RefusedError: The rules forbid one of them; nothing was written.
            IntegrityError: The ledger does not hold together; nothing was written.
            StorageError: The ledger is busy or could not be written; nothing was written.
        """
        return self.execute_all(acts, explaining=explaining)

    def execute_all(
        self, acts: Iterable[Act], *, explaining: bool = False, timeout_s: float = TIMEOUT_S
    ) -> Receipt:
        """As `execute`, for acts that are made one by one while the lock is held."""
        try:
            with self._ledger.writing(timeout_s=timeout_s, explaining=explaining) as writer:
                receipt = self._record(writer, acts)
        except BaseException:
            self._forget()
            raise
        self._size = self._ledger.head.size
        if any(done.event.type == "erasure.done" for done in receipt.appended):
            self._forget()
        return receipt

    def judge(self, act: Act) -> Draft:
        """What a command would say, without recording it.

        Raises:
            RefusedError: The rules forbid it.
        """
        self._catch_up()
        return self._decide(act, self._register, self._clock_offset_ms())

    def preview(self, acts: Sequence[Act]) -> tuple[Preview, ...]:
        """What acts would record one after the other, each judged in the state that the last left.

        Nobody signs and nothing is written: `Named` keys will do. A key that an act would enrol is
        not known to the acts after it.

        Raises:
            RefusedError: The rules forbid one of them.
        """
        self._ledger.view  # noqa: B018 - tells of cases that are not kept here
        self._catch_up()
        register, clock = self._register.copy(), self._clock_offset_ms()
        kept = {name: self._case(name) for act in acts if (name := act.command.case)}
        folded, self._cases = self._cases, {name: case.copy() for name, case in kept.items()}
        log, self._log = self._log, self._log.copy()
        for case in self._cases.values():
            case.state.log = self._log
        try:
            return tuple(self._foreseen(acts, register, clock))
        finally:
            self._cases, self._log = folded, log

    def _foreseen(
        self, acts: Iterable[Act], register: "_Register", clock_offset_ms: int | None
    ) -> Iterator[Preview]:
        for act in acts:
            waiting = deque([act])
            while waiting:
                each = waiting.popleft()
                state = self._case(each.command.case or "").state
                now = format_instant(self._ledger.clock.now())
                cautioned = cautions(state, each.command, now, self._ledger.offset)
                draft = self._decide(each, register, clock_offset_ms)
                told = self._with_statement(draft, each)
                statement = str((told.private or {}).get("statement", ""))
                yield Preview(draft, statement, cautioned, each is not act)
                event = _unsigned(draft, each, self._ledger, now)
                caused = findings.consequences(state, event, draft.private, register)
                state.apply(event, draft.private)
                register.add(event)
                waiting += (Act(command, self._station) for command in caused)

    def state_of(self, case: str) -> CaseState:
        """The state of a case as the ledger tells it now; for reading only."""
        self._catch_up()
        return self._case(case).state

    def adopt(self, other: "CustodyService", name: str) -> None:
        """Take over a case that another service of this ledger has folded, on another thread.

        Args:
            other: The other service, which lets go of the case.
            name: Id of the case.
        """
        theirs, mine = other._cases.pop(name, None), self._cases.get(name)
        if theirs is None or (mine is not None and mine.next_index >= theirs.next_index):
            return
        theirs.state.person_of, theirs.state.log = self._person_of, self._log
        self._cases[name] = theirs
        self._folded.discard(name)

    def roster(self) -> Roster:
        """Keys, persons and roles as the ledger tells them now; for reading only."""
        self._catch_up()
        return self._roster

    def case_of(self, kind: str, name: str) -> str | None:
        """The case that owns an id; None while it is free."""
        return self._ledger.view.case_of(kind, name)

    def count_of(self, kind: str) -> int:
        """How many ids of a kind are taken."""
        rows = self._ledger.view.rows("SELECT count(*) FROM identifier WHERE kind = ?", (kind,))
        return int(rows[0][0])

    def raise_due(self, cases: Iterable[str], *, of_station: bool = False) -> Receipt:
        """Have the station record what the passing of time demands.

        Args:
            cases: In these cases.
            of_station: Of the station itself, too.
        """
        return self.execute_all(self._due(cases, of_station))

    def _due(self, cases: Iterable[str], of_station: bool) -> Iterable[Act]:
        if of_station and not self._told_of_station():
            now = format_instant(self._ledger.clock.now())
            nowhere = self._case("").state
            for command in findings.due_of_station(
                self._unstamped_since(), now, nowhere, self._register
            ):
                yield Act(command, self._station)
        for case in cases:
            now = format_instant(self._ledger.clock.now())
            for command in findings.due(self._case(case).state, now, self._register):
                yield Act(command, self._station)

    # ---- one block ----

    def _record(self, writer: Writer, acts: Iterable[Act]) -> Receipt:
        self._catch_up()
        clock = self._clock_offset_ms()
        appended: list[Appended] = []
        told: list[Caution] = []
        for act in acts:
            waiting = deque([act])
            while waiting:
                each = waiting.popleft()
                state = self._case(each.command.case or "").state
                now = format_instant(self._ledger.clock.now())
                cautioned = cautions(state, each.command, now, self._ledger.offset)
                done, caused = self._append(writer, each, clock)
                appended.append(done)
                told += cautioned
                waiting += (Act(command, self._station) for command in caused)
                if done.event.type == "clock.checked":
                    self._clock_checked = done.event
                    clock = done.event.body["offset_ms"]
        return Receipt(tuple(appended), tuple(told))

    def _append(
        self, writer: Writer, act: Act, clock_offset_ms: int | None
    ) -> tuple[Appended, list[Command]]:
        if act.command.pending:
            raise AssertionError("what is not known yet is not recorded")
        case = self._case(act.command.case or "")
        draft = self._decide(act, self._register, clock_offset_ms)
        if draft.type == "erasure.done":
            order = self.index_of(draft.body["order"])
            done = writer.erase(order, act.actor, draft.role, act.cosigners)
            draft = replace(draft, private=None)
        else:
            draft = self._with_statement(draft, act)
            done = _written(writer, draft, act)
        caused = findings.consequences(case.state, done.event, draft.private, self._register)
        names = [act.actor.public.name, *(signer.public.name for signer in act.cosigners)]
        self._roster.admit(done.event, names)
        self._apply(case, done.event, done.leaf_hash.hex(), names, draft.private)
        if done.event.type in OF_LOG:
            self._log.apply(done.event, draft.private)
            self._log_next = done.event.seq + 1
        self._register.add(done.event)
        return done, caused

    def _decide(self, act: Act, register: "_Register", clock_offset_ms: int | None) -> Draft:
        command = act.command
        if command.name == "bundle.seal":
            raise RefusedError("refused.seal_alone")
        draft = decide(
            self._state_for(command),
            command,
            actor=self._signatory(act.actor, command),
            cosigners=[self._signatory(signer, command) for signer in act.cosigners],
            people=self._roster,
            register=register,
            now=format_instant(self._ledger.clock.now()),
            station=StationView(self._ledger.offset, clock_offset_ms, self._root_at, self._told_by),
        )
        schema.validate(draft.type, draft.body, draft.private)
        return draft

    def _with_statement(self, draft: Draft, act: Act) -> Draft:
        """Put what the signer was shown into the private document; a station shows nothing."""
        if draft.role == "SYS":
            return draft
        language = act.command.language or DEFAULT_LANGUAGE
        private = dict(draft.private or {})
        text = wording.statement(
            draft.type,
            draft.case,
            draft.items,
            {**draft.body, **private},
            self._person(act.actor.public.name, act.command),
            language,
            actor_role=draft.role,
            occurred=draft.occurred,
            pending=act.command.pending,
            offset=self._ledger.offset,
        )
        return replace(draft, private={**private, "statement": text}, language=language)

    def _signatory(self, signer: Signer, command: Command) -> Signatory:
        name = signer.public.name
        known = self._roster.standing(name)
        is_station = known is not None and known.is_station
        return Signatory(self._person(name, command), name, is_station)

    def _person(self, key: str, command: Command) -> str:
        """Whose key it is: an enrolled one's person, or the one whom the command enrols."""
        known = self._roster.keys.get(key)
        if known is not None:
            return known.person
        if command.name in ("key.enroll", "key.rotate"):
            return str(command.fields["person"])
        raise RefusedError("refused.key", person=key)

    # ---- what is kept in memory, folded from the ledger ----

    def _forget(self) -> None:
        """A block was rolled back, or something erased: all is folded again from the ledger."""
        self._roster = Roster()
        self._roster_next = 0
        self._cases.clear()
        self._log, self._log_next = self._state(""), 0
        self._size = None

    def _catch_up(self) -> None:
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
        self._viewed = self._size = ledger.view.size
        self._register.clear()
        self._folded.clear()
        self._clock_checked = self._last_clock_check()
        for index in self._indices(LEDGER_CASE, self._roster_next):
            found = self._open(index)
            if found is not None:
                self._roster.admit(found.event, [name for name, _ in found.signatures])
            self._roster_next = index + 1
        for index in ledger.view.of_log(OF_LOG, self._log_next):
            entry = read_entry(ledger.entry(index))
            if entry is not None:
                self._log.apply(entry[0].event, entry[1])
            self._log_next = index + 1

    def _case(self, name: str) -> _Case:
        case = self._cases.get(name)
        if case is None:
            case = _Case(self._state(name) if name else self._log)
            case.replay.demonstration = self._roster.demonstration
            if name:
                self._cases[name] = case
            self._folded.discard(name)
        if name and name != LEDGER_CASE and name not in self._folded:
            for index in self._indices(name, case.next_index):
                self._fold(case, index)
            self._folded.add(name)
        return case

    def _state(self, name: str) -> CaseState:
        log = self._log if name else None
        return CaseState(name, self._catalogue, self._person_of, log=log)

    def _state_for(self, command: Command) -> CaseState:
        """The state of the command's case; of what concerns no case, the findings alone."""
        if command.case is not None or command.name not in _OF_FINDINGS:
            return self._case(command.case or "").state
        state = self._state("")
        sql = "SELECT idx FROM event WHERE case_id IS NULL AND type LIKE 'finding.%'"
        for (index,) in self._ledger.view.rows(sql):
            if (found := read_entry(self._ledger.entry(index))) is not None:
                envelope, private = found
                state.apply(envelope.event, private)
        return state

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
        return self._roster.keys[key].person

    def _indices(self, case: str, start: int) -> list[int]:
        rows = self._ledger.view_as_is().rows(
            "SELECT idx FROM event WHERE case_id = ? AND idx >= ? ORDER BY idx", (case, start)
        )
        return [row[0] for row in rows]

    def _open(self, index: int) -> Envelope | None:
        found = read_entry(self._ledger.entry(index))
        return None if found is None else found[0]

    def index_of(self, event_id: str) -> int:
        """Index of an event.

        Raises:
            RefusedError: There is no such event.
        """
        rows = self._ledger.view.rows("SELECT idx FROM event WHERE id = ?", (event_id,))
        if not rows:
            raise RefusedError("refused.event_unknown", event=event_id)
        return int(rows[0][0])

    def _told_of_station(self) -> bool:
        """Whether the finding that the station raises of itself is open."""
        sql = "SELECT 1 FROM finding WHERE kind = ? AND resolved IS NULL"
        return bool(self._ledger.view.rows(sql, (findings.UNSTAMPED,)))

    def _unstamped_since(self) -> str | None:
        """When the oldest checkpoint was made over which no time stamp is known."""
        rows = self._ledger.view.rows("SELECT idx FROM event WHERE type = 'timestamp.obtained'")
        stamped = [event.body["size"] for event in self._ledger.events(row[0] for row in rows)]
        waiting = self._ledger.store.checkpoints(after=max(stamped, default=0))
        for event in self._ledger.events(size - 1 for size, _ in waiting):
            if event.type != "timestamp.obtained":  # the record of a stamp asks for no other
                return event.recorded.at
        return None

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
        rows = self._ledger.view.rows("SELECT idx FROM event WHERE id = ?", (event_id,))
        found = read_entry(self._ledger.entry(rows[0][0])) if rows else None
        return None if found is None else members(found[0].event, found[1])

    def _clock_offset_ms(self) -> int | None:
        """How far the clock was off at its last check, if that check is still worth something."""
        event = self._clock_checked
        if event is None:
            return None
        age = self._ledger.clock.now() - parse_instant(event.recorded.at)
        same_run = event.recorded.boot == self._ledger.clock.boot()
        if not same_run or not timedelta(0) <= age <= CLOCK_CHECK_HOLDS:
            return None
        return int(event.body["offset_ms"])

    def _last_clock_check(self) -> Event | None:
        rows = self._ledger.view_as_is().rows(
            "SELECT idx FROM event WHERE type = 'clock.checked' ORDER BY idx DESC LIMIT 1"
        )
        found = self._open(rows[0][0]) if rows else None
        return None if found is None else found.event


def _written(writer: Writer, draft: Draft, act: Act) -> Appended:
    """Append what a command says; a text in it that no document may hold is a fault of the command.

    Raises:
        InputError: The text is not well-formed, or too long.
    """
    try:
        return writer.append(draft, act.actor, act.cosigners)
    except IntegrityError as err:
        if err.code != "integrity.json":
            raise
        raise InputError("input.command_document", reason=err.facts["reason"]) from err


def _unsigned(draft: Draft, act: Act, ledger: Ledger, now: str) -> Event:
    """The event that a draft would be, as far as folding a case asks; it stands nowhere."""

    def link(name: str) -> Link:
        return Link(name, 0, None)

    at = parse_instant(now)
    return Event(
        type=draft.type,
        ledger=ledger.trust.origin,
        seq=ledger.head.size,
        tree_size=ledger.head.size,
        tree_root=ledger.head.root,
        id=str(uuid_utils.uuid7(nanoseconds=int(at.timestamp() * 1000) * 1_000_000)),
        recorded=Recorded(now, ledger.offset, ledger.clock.source, ledger.clock.boot(), 0),
        actor_key=act.actor.public.name,
        actor_role=draft.role,
        body=draft.body,
        app_name="custody",
        app_version=custody.__version__,
        occurred=draft.occurred,
        case=None if draft.case is None else link(draft.case),
        items=tuple(link(item) for item in sorted(draft.items)),
        commitment=None,
        language=draft.language,
    )


class _Register:
    """Ids that are taken: by what `view.db` tells of, and by what was recorded here since."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._fresh: dict[tuple[str, str], str] = {}

    def case_of(self, kind: str, name: str) -> str | None:
        return self._fresh.get((kind, name.casefold())) or self._ledger.view_as_is().case_of(
            kind, name
        )

    def add(self, event: Event) -> None:
        owner = event.case.id if event.case is not None else LEDGER_CASE
        for kind, name in named_identifiers(event):
            self._fresh.setdefault((kind, name.casefold()), owner)

    def clear(self) -> None:
        """Forget what was recorded here: `view.db` tells it now."""
        self._fresh.clear()

    def copy(self) -> "_Register":
        """The same, for trying what an event would take."""
        twin = _Register(self._ledger)
        twin._fresh = self._fresh.copy()
        return twin
