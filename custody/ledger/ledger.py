"""The ledger: append, and be sure that what was acknowledged stays (format.md §5-6).

Order of an append, which is part of the contract: the writer's lock; BEGIN IMMEDIATE; what other
processes appended is caught up with, so that the stored size and root are those which the new
event names and its signers sign; the event is read back by our own reader; leaf, opening, private
part; one checkpoint for all events of the block; COMMIT; head memory. Only then the block ends.

Order of opening: the file is a ledger of a known version and its guard rails stand; its log is
that of its genesis; its last checkpoint is signed and of its size; the leaves lead to that root
(from the frontier kept in `view.db`, or from all leaves if it does not lead there); the head
memory is a prefix. A memory larger than the ledger is a rollback, another tree is a fork: the
ledger stays readable and takes no event but the administrator's that explains it.
"""

import contextlib
import logging
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import uuid_utils

from custody.clock import Clock
from custody.domain.events import Draft, Event
from custody.errors import InputError, IntegrityError, RefusedError, StorageError
from custody.keys.signer import Signer
from custody.ledger.alarm import Alarm, AlarmKind, Head, alarm_error
from custody.ledger.chain_ends import ChainEnds
from custody.ledger.checkpoint import Checkpoint, TrustLine, open_note, sign_note
from custody.ledger.kept_view import KeptView
from custody.ledger.lock import WriterLock
from custody.ledger.memory import HeadMemory
from custody.ledger.opening import find_head, identify
from custody.ledger.quick import read_envelope
from custody.ledger.store import Entry, Store
from custody.ledger.tree import Frontier, Tree, hash_leaf
from custody.ledger.writer import Desk, Writer
from custody.paths import state_folder
from custody.progress import Progress, no_progress

if TYPE_CHECKING:
    from custody.ledger.view import View

LEDGER_FILE: Final = "ledger.db"
LOCK_FILE: Final = "ledger.lock"
TIMEOUT_S: Final = 10.0
"""How long a second writer waits before it is told who holds the ledger."""
_FOLDED_WHOLE: Final = 20_000
"""Events up to which every opening computes the root from all leaves; beyond, from what `view.db`
remembers, and `recompute` does the rest behind."""

_TOLD_EACH: Final = 10_000
"""Events after which `recompute` tells how far it is."""

_log = logging.getLogger(__name__)


class Ledger:
    """One ledger in its folder. Reading from any thread; one writer at a time."""

    def __init__(
        self,
        folder: Path,
        store: Store,
        trust: TrustLine,
        *,
        log: Signer | None,
        clock: Clock,
        offset: str,
    ) -> None:
        """Use `create` or `open`."""
        self.folder = folder
        self.store = store
        self.trust = trust
        self.clock = clock
        self.offset = offset
        self.memory = HeadMemory(state_folder(), trust)
        self.alarm: Alarm | None = None
        self.damage: IntegrityError | None = None
        """What `recompute` found; from then on nothing is signed on top of it."""
        self._log_key = log
        self._lock = WriterLock(folder / LOCK_FILE, clock)
        self._view = KeptView(folder, store, trust)
        self._frontier = Frontier()
        self._note: bytes | None = None
        self._last_id = 0
        self._ends = ChainEnds(store, lambda: self.view, self.view_as_is)
        self._desk = Desk(trust.origin, store, clock, offset, clock.boot(), self._ends.end)

    # ---- making and opening ----

    @classmethod
    def create(
        cls,
        folder: Path,
        *,
        trust: TrustLine,
        log: Signer,
        clock: Clock,
        offset: str,
        genesis: Draft,
        actor: Signer,
        cosigners: Sequence[Signer] = (),
    ) -> "Ledger":
        """Make a ledger with its genesis event.

        Raises:
            InputError: The folder holds a ledger already.
            StorageError: It cannot be written.
        """
        path = folder / LEDGER_FILE
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # private parts lie in it
        except OSError as err:
            raise StorageError("storage.read_only", path=folder, reason=err.strerror) from err
        try:
            store = Store.create(path)
        except InputError:
            store = Store(path, writable=True)
            if store.size():
                store.close()
                raise
        ledger = cls(folder, store, trust, log=log, clock=clock, offset=offset)
        try:
            ledger._ends.begin()
            with ledger.writing() as writer:
                writer.append(genesis, actor, cosigners)
        except BaseException:
            ledger.close()
            raise
        return ledger

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        clock: Clock,
        log: Signer | None = None,
        trust: TrustLine | None = None,
        offset: str = "+00:00",
    ) -> "Ledger":
        """Open a ledger; quickly, as the module docstring says.

        Args:
            folder: Folder of the ledger.
            clock: What tells the time of new events.
            log: The log key, to append; without it the ledger is only read.
            trust: The log that the caller expects, if it expects one.
            offset: The station's offset from UTC.

        Raises:
            InputError: Not a ledger, of a newer Custody, or not the one expected.
            IntegrityError: It does not hold together.
            StorageError: It cannot be read (or written, with a log key).
        """
        store = Store(folder / LEDGER_FILE, writable=log is not None)
        try:
            found = identify(store, trust, log)
            ledger = cls(folder, store, found, log=log, clock=clock, offset=offset)
            ledger._settle()
        except BaseException:
            store.close()
            raise
        return ledger

    def close(self) -> None:
        """Bring `view.db` up to date if it was in use, and close every file."""
        self._view.close()
        self.memory.close()
        self._lock.close()
        self.store.close()

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def head(self) -> Head:
        """Size and root, as this process knows them."""
        return Head(self._frontier.size, self._frontier.root())

    @property
    def note(self) -> bytes:
        """The newest checkpoint, as issued."""
        if self._note is None:
            raise AssertionError("a ledger has a checkpoint from its genesis on")
        return self._note

    @property
    def view(self) -> "View":
        """`view.db`, caught up with the ledger."""
        return self._view.caught_up()

    def view_meanwhile(self) -> "View":
        """`view.db` for who only shows it: as it was, while another thread takes in what is new."""
        return self._view.meanwhile()

    # ---- writing ----

    @contextlib.contextmanager
    def writing(
        self, *, timeout_s: float = TIMEOUT_S, person: str = "", explaining: bool = False
    ) -> "Iterator[Writer]":
        """A block in which events are appended, all or none.

        Args:
            timeout_s: How long to wait for another writer.
            person: Who is about to write, shown to others who wait.
            explaining: The block's first event is the administrator's that ends an alarm.

        Raises:
            IntegrityError: An alarm is on, or the stored head is not the one this ledger knows.
            RefusedError: Opened without the log key, or the first event does not end the alarm.
            StorageError: Another writer holds the ledger, or it could not be written.
        """
        log = self._log_key
        if log is None:
            raise RefusedError("refused.not_unlocked")
        if self.damage is not None:
            raise self.damage
        self._lock.acquire(timeout_s, person)
        try:
            self.memory.prepare()
            with self.store.transaction():
                self._catch_up()
                if self.alarm is not None and not explaining:
                    raise alarm_error(self.alarm)
                writer = Writer(self._desk, self._frontier.copy(), self._last_id)
                yield writer
                if not writer.entries:
                    return
                if self.alarm is not None:
                    writer.demand_explanation()
                note = sign_note(
                    Checkpoint(self.trust.origin, writer.frontier.size, writer.frontier.root()),
                    self.trust,
                    log,
                ).encode()
                self.store.append(writer.entries)
                self.store.erase(writer.erasures)
                self.store.add_checkpoint(writer.frontier.size, note)
            self._accept(writer, note)
        finally:
            self._lock.release()

    def add_cosignature(self, size: int, line: bytes) -> None:
        """Keep a witness's line beside the checkpoint of that size, as it was issued."""
        with self._outside_tree():
            self.store.add_cosignature(size, line)

    def add_anchor(self, size: int, kind: str, token: bytes) -> None:
        """Keep what an outside party gave for the checkpoint of that size, as it was issued."""
        with self._outside_tree():
            self.store.add_anchor(size, kind, token)

    @contextlib.contextmanager
    def _outside_tree(self) -> Iterator[None]:
        self._lock.acquire(TIMEOUT_S, "")
        try:
            with self.store.transaction():
                yield
        finally:
            self._lock.release()

    def purge(self) -> bool:
        """Empty the write-ahead file, so that erased bytes are in no file any more.

        Called after each erasure. False while another process still reads the older state: call
        again later.
        """
        return self.store.truncate_wal()

    def _accept(self, writer: "Writer", note: bytes) -> None:
        """Take over what was committed."""
        self._frontier = writer.frontier
        self._note = note
        self._last_id = writer.last_id
        self._ends.keep(writer.ends.items())
        if self.alarm is not None:
            self.memory.set_aside()
            self.memory.prepare()
            self.alarm = None
        try:
            self.memory.remember(note)
        except OSError as err:  # the events are recorded: a memory that lags is still a prefix
            _log.warning("head memory %s: %s", self.memory.path, err)
        if writer.erasures:
            self._ends.forget()
            with contextlib.suppress(StorageError):  # what lingers goes with the next opening
                self.purge()
                self.view  # noqa: B018
        else:
            self._ends.trim()

    def view_as_is(self) -> "View":
        """`view.db`, without asking whether the ledger has grown."""
        return self._view.as_is()

    # ---- reading ----

    def entry(self, index: int) -> Entry:
        """What is stored of one event.

        Raises:
            InputError: There is no such event.
        """
        return self.store.entry(index)

    def events(self, indices: Iterable[int]) -> Iterator[Event]:
        """The events at these indices that were not erased."""
        for index in indices:
            envelope = self.store.entry(index).envelope
            if envelope is not None:
                yield read_envelope(envelope).event

    def tree(self) -> Tree:
        """The whole tree, for proofs: 64 bytes of memory for each event."""
        return Tree(map(hash_leaf, self.store.leaves()))

    def recompute(self, progress: Progress = no_progress) -> Head:
        """Compute the root from all leaves; may run in another thread than the writer.

        Raises:
            IntegrityError: It is not the root that the log signed, or a remembered head is no
                prefix.
        """
        note = self.store.last_checkpoint()
        if note is None:
            raise IntegrityError("integrity.ledger", reason="it has no checkpoint")
        signed = open_note(note, self.trust)
        watched = {signed.size: signed.root}
        remembered = self.memory.recall()
        if remembered is not None and remembered.size < signed.size and self.alarm is None:
            watched[remembered.size] = remembered.root
        frontier = Frontier()
        for stop in sorted({*watched, *range(_TOLD_EACH, signed.size, _TOLD_EACH)}):
            frontier.extend(map(hash_leaf, self.store.leaves(frontier.size, stop)))
            if stop in watched and frontier.root() != watched[stop]:
                reason = f"the leaves lead to another root at {stop}"
                self.damage = IntegrityError("integrity.ledger", reason=reason)
                raise self.damage
            progress(stop, signed.size)
        return Head(frontier.size, frontier.root())

    def backup(self, target: Path) -> None:
        """Copy `ledger.db` while it is in use; the copy is read back before it gets its name.

        Raises:
            InputError: The target is there already.
            StorageError: It cannot be written; nothing is left under its name.
        """
        self.store.backup(target)

    # ---- the head ----

    def _settle(self) -> None:
        """Find the present head and compare the memory with it."""
        found = find_head(self.store, self.trust, self.memory.recall(), self._cached_frontier)
        self._note, self._frontier = found.note, found.frontier
        self._last_id, self.alarm = found.last_id, found.alarm

    def _cached_frontier(self, size: int) -> Frontier | None:
        if size > _FOLDED_WHOLE and self._view.exists():
            with contextlib.suppress(StorageError, IntegrityError, InputError):
                return self.view_as_is().frontier()
        return None

    def _catch_up(self) -> None:
        """Fold what other processes appended; inside the writing transaction."""
        size, note = self.store.written()
        known = self._frontier.size
        if note == self._note and size == known:
            return
        if note is None:
            raise IntegrityError("integrity.ledger", reason="it has no checkpoint")
        signed = open_note(note, self.trust)
        frontier = self._frontier.copy()
        frontier.extend(map(hash_leaf, self.store.leaves(known, size)))
        if signed.size != size or frontier.root() != signed.root:
            kind = AlarmKind.ROLLBACK if size < known else AlarmKind.FORK
            self.alarm = Alarm(kind, self.head, Head(signed.size, signed.root))
            raise alarm_error(self.alarm)
        for entry in self.store.entries(known, size):
            if entry.envelope is None:
                continue
            event = read_envelope(entry.envelope).event
            self._last_id = uuid_utils.UUID(event.id).int
            self._ends.follow(event, hash_leaf(entry.leaf).hex())
        self._frontier = frontier
        self._note = note
