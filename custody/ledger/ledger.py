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
import secrets
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import uuid_utils

import custody
from custody.clock import Clock, format_instant
from custody.domain.events import Draft, Event, Link, Recorded
from custody.errors import InputError, IntegrityError, RefusedError, StorageError
from custody.keys.signer import Signer
from custody.ledger.checkpoint import Checkpoint, TrustLine, open_note, sign_note
from custody.ledger.event import (
    SALT_BYTES,
    commitment,
    leaf_data,
    open_envelope,
    pae,
    seal_envelope,
)
from custody.ledger.lock import WriterLock
from custody.ledger.memory import HeadMemory
from custody.ledger.places import Place, chain_places
from custody.ledger.store import Entry, Erasure, Store
from custody.ledger.tree import Frontier, Tree, hash_leaf
from custody.paths import state_folder
from custody.strict_json import canonical

if TYPE_CHECKING:
    from custody.ledger.view import View

LEDGER_FILE: Final = "ledger.db"
VIEW_FILE: Final = "view.db"
LOCK_FILE: Final = "ledger.lock"
TIMEOUT_S: Final = 10.0
"""How long a second writer waits before it is told who holds the ledger."""
EXPLAINING: Final = ("backup.restored", "incident.recorded")
"""Types of event by which an administrator (role ADM) explains a rollback or a fork."""
_OVERLAY: Final = 50_000
"""Chains whose ends are kept in memory before `view.db` is asked to take them over."""

_log = logging.getLogger(__name__)


class AlarmKind(StrEnum):
    """How the ledger differs from what this machine has seen."""

    ROLLBACK = "rollback"
    """It is shorter: an older copy was put in its place, or its newest part was lost."""
    FORK = "fork"
    """It is another one under the same name and log key."""


@dataclass(frozen=True, slots=True)
class Head:
    """Size and root of the tree."""

    size: int
    root: bytes


@dataclass(frozen=True, slots=True)
class Alarm:
    """Why the ledger takes no events until an administrator explains it."""

    kind: AlarmKind
    remembered: Head
    """What this machine has seen."""
    held: Head
    """What is there now."""


@dataclass(frozen=True, slots=True)
class Appended:
    """An event as it stands in the ledger, once the block of its writer has ended."""

    event: Event
    envelope: bytes
    index: int
    leaf_hash: bytes


@dataclass(frozen=True, slots=True)
class _End:
    """Where a chain ends: number of events, and leaf hash of the last."""

    events: int = 0
    leaf: str | None = None


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
        self._log_key = log
        self._lock = WriterLock(folder / LOCK_FILE, clock)
        self._view: View | None = None
        self._view_lock = threading.Lock()
        self._frontier = Frontier()
        self._note: bytes | None = None
        self._last_id = 0
        self._boot = clock.boot()
        # Ends of chains: complete for events from `_overlay_from` on; before that view.db tells.
        self._overlay: dict[tuple[str, str], _End] = {}
        self._overlay_from: int | None = None

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
            folder.mkdir(parents=True, exist_ok=True)
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
            ledger._overlay_from = 0
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
            if not store.is_whole():
                raise IntegrityError("integrity.ledger", reason="its guard rails were changed")
            found = read_trust(store)
            if trust is not None and trust != found:
                raise InputError(
                    "input.other_ledger", path=folder, found=found.origin, expected=trust.origin
                )
            ledger = cls(folder, store, found, log=log, clock=clock, offset=offset)
            ledger._settle()
        except BaseException:
            store.close()
            raise
        return ledger

    def close(self) -> None:
        """Bring `view.db` up to date if it was in use, and close every file."""
        if self._view is not None:
            with contextlib.suppress(StorageError, IntegrityError):
                self.view  # noqa: B018
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
        with self._view_lock:
            if self._view is None:
                self._view = self._open_view()
            self._view.catch_up(self.store)
            return self._view

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
        self._lock.acquire(timeout_s, person)
        try:
            self.memory.prepare()
            with self.store.transaction():
                self._catch_up()
                if self.alarm is not None and not explaining:
                    raise alarm_error(self.alarm)
                writer = Writer(self)
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
        self._overlay.update(writer.ends)
        if self.alarm is not None:
            self.memory.set_aside()
            self.memory.prepare()
            self.alarm = None
        try:
            self.memory.remember(note)
        except OSError as err:  # the events are recorded: a memory that lags is still a prefix
            _log.warning("head memory %s: %s", self.memory.path, err)
        if writer.erasures:
            self.purge()
            self._overlay.clear()
            self._overlay_from = None
        elif len(self._overlay) > _OVERLAY:
            self._overlay_from = self.view.size
            self._overlay.clear()

    def chain_end(self, kind: str, name: str) -> _End:
        """Where a chain ends; for the writer, under the lock."""
        end = self._overlay.get((kind, name))
        if end is None:
            if self._overlay_from is None:
                self._overlay_from = self.view.size
            if self._overlay_from:
                events, leaf = self.view_as_is().chain(kind, name)
                end = _End(events, leaf)
            else:
                end = _End()
            self._overlay[kind, name] = end
        return end

    def view_as_is(self) -> "View":
        """`view.db`, without asking whether the ledger has grown."""
        if self._view is None:
            self._view = self._open_view()
        return self._view

    def _open_view(self) -> "View":
        from custody.ledger.view import View

        return View(self.folder / VIEW_FILE, self.trust)

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
                yield open_envelope(envelope).event

    def tree(self) -> Tree:
        """The whole tree, for proofs: 64 bytes of memory for each event."""
        return Tree(map(hash_leaf, self.store.leaves()))

    def recompute(self, progress: Callable[[int, int], None] | None = None) -> Head:
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
        for leaf in self.store.leaves(0, signed.size):
            frontier.append(hash_leaf(leaf))
            if frontier.size in watched and frontier.root() != watched[frontier.size]:
                raise IntegrityError(
                    "integrity.ledger", reason=f"the leaves lead to another root at {frontier.size}"
                )
            if progress is not None and frontier.size % 10_000 == 0:
                progress(frontier.size, signed.size)
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
        size = self.store.size()
        note = self.store.last_checkpoint()
        if note is None:
            raise IntegrityError("integrity.ledger", reason="it has no checkpoint")
        signed = open_note(note, self.trust)
        if signed.size != size:
            raise IntegrityError(
                "integrity.ledger", reason=f"{size} leaves, a checkpoint of {signed.size}"
            )
        remembered = self.memory.recall()
        cached = None
        if (self.folder / VIEW_FILE).exists():
            with contextlib.suppress(StorageError, IntegrityError, InputError):
                cached = self.view_as_is().frontier()
        roots = self._fold(cached, size, remembered) if cached is not None else {}
        if roots.get(size) != signed.root:
            roots = self._fold(Frontier(), size, remembered)
        if roots[size] != signed.root:
            raise IntegrityError(
                "integrity.ledger", reason="the leaves do not lead to the root that its log signed"
            )
        self._note = note
        self._last_id = self._newest_id(size)
        if remembered is not None:
            self.alarm = self._compare(remembered, roots)

    def _fold(self, start: Frontier, size: int, watched: Checkpoint | None) -> dict[int, bytes]:
        """Fold leaves on top of a frontier; roots at the end and at the watched size.

        Empty if the start lies beyond the end, or beyond the watched size.
        """
        frontier = start.copy()
        if frontier.size > size or (watched is not None and frontier.size > watched.size):
            return {}
        roots = {}
        stops = sorted({size} | ({watched.size} if watched and watched.size < size else set()))
        for stop in stops:
            for leaf in self.store.leaves(frontier.size, stop):
                frontier.append(hash_leaf(leaf))
            roots[stop] = frontier.root()
        self._frontier = frontier
        return roots

    def _compare(self, remembered: Checkpoint, roots: dict[int, bytes]) -> Alarm | None:
        seen = Head(remembered.size, remembered.root)
        if remembered.size > self._frontier.size:
            return Alarm(AlarmKind.ROLLBACK, seen, self.head)
        if roots[remembered.size] != remembered.root:
            return Alarm(AlarmKind.FORK, seen, self.head)
        return None

    def _newest_id(self, size: int) -> int:
        """Id of the newest event that was not erased, as a number."""
        for index in range(size - 1, -1, -1):
            envelope = self.store.entry(index).envelope
            if envelope is not None:
                return uuid_utils.UUID(open_envelope(envelope).event.id).int
        return 0

    def _catch_up(self) -> None:
        """Fold what other processes appended; inside the writing transaction."""
        size, note = self.store.written_size(), self.store.written_checkpoint()
        known = self._frontier.size
        if note == self._note and size == known:
            return
        if note is None:
            raise IntegrityError("integrity.ledger", reason="it has no checkpoint")
        signed = open_note(note, self.trust)
        frontier = self._frontier.copy()
        for leaf in self.store.leaves(known, size):
            frontier.append(hash_leaf(leaf))
        if signed.size != size or frontier.root() != signed.root:
            kind = AlarmKind.ROLLBACK if size < known else AlarmKind.FORK
            self.alarm = Alarm(kind, self.head, Head(signed.size, signed.root))
            raise alarm_error(self.alarm)
        for entry in self.store.entries(known, size):
            if entry.envelope is None:
                continue
            event = open_envelope(entry.envelope).event
            self._last_id = uuid_utils.UUID(event.id).int
            if self._overlay_from is not None:
                self._overlay.update(
                    _ends(chain_places(event, hash_leaf(entry.leaf).hex()), self.chain_end)
                )
        self._frontier = frontier
        self._note = note


class Writer:
    """Appends inside one `Ledger.writing` block; nothing is stored before the block ends."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self.frontier = ledger._frontier.copy()
        self.entries: list[Entry] = []
        self.erasures: list[Erasure] = []
        self.ends: dict[tuple[str, str], _End] = {}
        self.last_id = ledger._last_id
        self._first: Event | None = None

    @property
    def size(self) -> int:
        """Index that the next event will have."""
        return self.frontier.size

    def append(self, draft: Draft, actor: Signer, cosigners: Sequence[Signer] = ()) -> Appended:
        """Give an event its place, have it signed and keep it for the end of the block.

        Args:
            draft: What the event says.
            actor: Whose act it is.
            cosigners: The others who sign the same bytes.

        Raises:
            IntegrityError: Our own reader refuses what was made, or a key made a bad signature.
        """
        private_salt = private = promise = None
        if draft.private is not None:
            private_salt = secrets.token_bytes(SALT_BYTES)
            private = canonical(draft.private)
            promise = commitment(private_salt, draft.private)
        payload = canonical(self._event(draft, actor, promise).document())
        envelope = seal_envelope(payload, _sign(payload, actor, cosigners))
        event = open_envelope(envelope).event
        salt = secrets.token_bytes(SALT_BYTES)
        leaf = leaf_data(salt, envelope)
        leaf_hash = hash_leaf(leaf)
        self.ends.update(_ends(chain_places(event, leaf_hash.hex()), self._end))
        index = self.frontier.size
        self.entries.append(Entry(index, leaf, salt, envelope, private_salt, private))
        self.frontier.append(leaf_hash)
        self._first = self._first or event
        return Appended(event, envelope, index, leaf_hash)

    def erase(
        self, order: int, actor: Signer, role: str, cosigners: Sequence[Signer] = ()
    ) -> Appended:
        """Carry out an erasure order: append `erasure.done`, and delete when the block ends.

        Args:
            order: Index of the `erasure.ordered` event, which is stored already.
            actor: Who carries it out.
            role: In which role.
            cosigners: Who else signs.

        Raises:
            RefusedError: No such order, or what it names is not there as it says.
        """
        store = self._ledger.store
        envelope = store.entry(order).envelope
        ordered = None if envelope is None else open_envelope(envelope)
        if ordered is None or ordered.event.type != "erasure.ordered" or ordered.event.case is None:
            raise RefusedError("refused.erasure", index=order, reason="not an order to erase")
        if len(ordered.signatures) < 2:
            raise RefusedError("refused.erasure", index=order, reason="not an order of two")
        done = [self._erasable(member, ordered.event) for member in ordered.event.body["events"]]
        draft = Draft(
            type="erasure.done",
            body={"order": ordered.event.id, "events": done},
            role=role,
            case=ordered.event.case.id,
        )
        appended = self.append(draft, actor, cosigners)
        self.erasures += [Erasure(one["index"], one["scope"], order) for one in done]
        return appended

    def demand_explanation(self) -> None:
        """Demand that the block's first event is one by which an administrator ends an alarm."""
        first = self._first
        if first is None or first.type not in EXPLAINING or first.actor_role != "ADM":
            raise RefusedError("refused.alarm_unexplained", types=" / ".join(EXPLAINING))

    def _erasable(self, member: dict[str, Any], order: Event) -> dict[str, Any]:
        """A member of `erasure.done`, standing in the chains for what will be gone."""
        index = member["index"]
        entry = self._ledger.store.entry(index)
        if entry.envelope is None or hash_leaf(entry.leaf).hex() != member["leaf"]:
            raise RefusedError("refused.erasure", index=index, reason="not there as ordered")
        event = open_envelope(entry.envelope).event
        if event.case is None or order.case is None or event.case.id != order.case.id:
            raise RefusedError("refused.erasure", index=index, reason="not of the order's case")
        if event.type.startswith(("erasure.", "key.", "role.", "ledger.genesis", "bundle.sealed")):
            raise RefusedError("refused.erasure", index=index, reason="never erased")
        if member["scope"] == "private" and entry.private is None:
            raise RefusedError("refused.erasure", index=index, reason="it has no private part")
        done: dict[str, Any] = {
            **member,
            "case": {"id": event.case.id, "seq": event.case.seq},
        }
        if event.items:
            done["items"] = [{"id": link.id, "seq": link.seq} for link in event.items]
        return done

    def _event(self, draft: Draft, actor: Signer, promise: str | None) -> Event:
        ledger = self._ledger
        now = ledger.clock.now()
        # Lower case, and above the newest id even if the clock was set back (RFC 9562 §6.2).
        fresh = uuid_utils.uuid7(nanoseconds=int(now.timestamp() * 1000) * 1_000_000).int
        self.last_id = max(fresh, self.last_id + 1)
        case = None if draft.case is None else self._link("case", draft.case)
        return Event(
            type=draft.type,
            ledger=ledger.trust.origin,
            seq=self.frontier.size,
            tree_size=self.frontier.size,
            tree_root=self.frontier.root(),
            id=str(uuid_utils.UUID(int=self.last_id)),
            recorded=Recorded(
                format_instant(now),
                ledger.offset,
                ledger.clock.source,
                ledger._boot,
                ledger.clock.monotonic_ms(),
            ),
            actor_key=actor.public.name,
            actor_role=draft.role,
            body=draft.body,
            app_name="custody",
            app_version=custody.__version__,
            occurred=draft.occurred,
            case=case,
            items=tuple(self._link("item", item) for item in sorted(draft.items)),
            commitment=promise,
            language=draft.language,
        )

    def _link(self, kind: str, name: str) -> Link:
        end = self._end(kind, name)
        return Link(name, end.events, end.leaf)

    def _end(self, kind: str, name: str) -> _End:
        return self.ends.get((kind, name)) or self._ledger.chain_end(kind, name)


def _ends(
    places: Iterable[Place], end_of: Callable[[str, str], _End]
) -> Iterator[tuple[tuple[str, str], _End]]:
    """The ends of chains that an event moves."""
    for place in places:
        if place.seq >= end_of(place.kind, place.id).events:
            yield (place.kind, place.id), _End(place.seq + 1, place.leaf)


def _sign(payload: bytes, actor: Signer, cosigners: Sequence[Signer]) -> dict[str, bytes]:
    """Have the same bytes signed by all; what left this process is verified when it is back.

    A software key's signature is computed here by the library that would verify it; a card's or
    a token's travelled over drivers that are not ours.
    """
    message = pae(payload)
    signatures = {}
    for signer in (actor, *cosigners):
        signature = signer.sign(message)
        if signer.source != "software" and not signer.public.verify(signature, message):
            raise IntegrityError("integrity.signature", key=signer.public.name)
        signatures[signer.public.name] = signature
    return signatures


def alarm_error(alarm: Alarm) -> IntegrityError:
    """The error by which an alarm stops an append."""
    return IntegrityError(
        f"integrity.{alarm.kind}", held=alarm.held.size, remembered=alarm.remembered.size
    )


def read_trust(store: Store) -> TrustLine:
    """The log of a ledger, as its genesis names it.

    Raises:
        InputError: The ledger is empty.
        IntegrityError: The first event is no genesis, or names another ledger.
    """
    if not store.size():
        raise InputError("input.not_a_ledger", path=store.path)
    envelope = store.entry(0).envelope
    if envelope is None:
        raise IntegrityError("integrity.ledger", reason="the genesis event is missing")
    genesis = open_envelope(envelope).event
    if genesis.type != "ledger.genesis":
        raise IntegrityError("integrity.ledger", reason="the first event is no genesis")
    trust = TrustLine.parse(genesis.body["log"])
    if trust.origin != genesis.ledger:
        raise IntegrityError("integrity.ledger", reason="the genesis names another ledger's log")
    return trust
