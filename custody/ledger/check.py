"""The audit of a whole ledger: everything re-derived from the stored bytes, nothing left out.

Order of checks, for each event in order of index (those of one event that need no other are
described in `check_part` and run in worker processes): the tree before it is the one it names;
its signers' standing and rights; its places in the chains; the rules of custody. At each stored
checkpoint: the root is that of the tree. At the end: what is missing was erased as ordered; chains
have no gaps; no salt was used twice; heads that this machine has seen are heads of this ledger.
Nothing is shared with the writer: neither its caches nor `view.db`.

Events that are appended meanwhile are left to the next audit; after an erasure it begins again.

Nothing stops an audit early. A fault that spoils all later comparisons (a leaf changed, so every
later root differs) is told once, where it begins.

From a remembered checkpoint: events below it were judged before and their signatures, form and
rights are known good, and so are the signatures of the notes below it. Their bytes are still read,
hashed and compared with the leaves (`reread`), and must lead to the remembered root, and the notes
to the same heads; events on which later ones may depend are folded again.
"""

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import timedelta
from typing import Final

from custody.clock import parse_instant
from custody.domain.chains import Chains
from custody.domain.events import LEDGER_CASE, Event
from custody.domain.replay import Replay
from custody.domain.roster import Roster
from custody.errors import CustodyError, IntegrityError
from custody.garbage import uncollected
from custody.ledger.check_erasures import Erasures
from custody.ledger.check_part import (
    Checker,
    Finding,
    Known,
    Part,
    Question,
    check_in_process,
    start_process,
)
from custody.ledger.check_salts import Salts
from custody.ledger.checkpoint import Checkpoint, TrustLine
from custody.ledger.opening import read_trust
from custody.ledger.quick import event_again, read_envelope
from custody.ledger.report import LedgerReport
from custody.ledger.store import Erasure, Store
from custody.ledger.tree import HASH_BYTES, Frontier
from custody.progress import Progress, no_progress

STRETCH: Final = 500
"""Events given to a process at a time."""
_ALONE: Final = 2 * STRETCH
"""Up to so many events, starting processes takes longer than the audit."""
_LIGHTER: Final = 10
"""Events read again that take as long as one that is judged."""
_AHEAD: Final = 3
"""Stretches under way for each other process."""
_WAITING: Final = 16
"""Stretches checked before their turn, at most: their events take memory."""
_SET_BACK: Final = timedelta(days=1)
"""Less is what a clock that is set right goes back by."""
_KEPT: Final = 1000
"""Findings kept; more are only counted."""
GLOBAL_TYPES: Final = frozenset(
    {
        "artifact.hashed",
        "erasure.done",
        "erasure.ordered",
        "finding.raised",
        "item.resealed",
        "item.sealed",
        "seal.broken",
        "search.finished",
        "search.started",
    }
)
"""Types whose identifiers are compared across cases, or that tell why something is missing."""


def check_ledger(
    store: Store,
    *,
    trust: TrustLine | None = None,
    memory: Checkpoint | None = None,
    from_checkpoint: Checkpoint | None = None,
    processes: int = 2,
    progress: Progress = no_progress,
) -> LedgerReport:
    """Audit a ledger.

    Args:
        store: The ledger's file.
        trust: The log that the caller trusts; else that of the genesis, which is then only known
            to agree with itself.
        memory: The head that this machine has seen last (`HeadMemory.recall`).
        from_checkpoint: A head up to which an earlier audit found the ledger good.
        processes: How many processes work on it, this one among them.
        progress: Told the number of events done and their total; may raise CancelledError.

    Raises:
        InputError: There is no event in it.
        IntegrityError: The genesis cannot be read, so that nothing can be judged.
    """
    with uncollected():
        while True:
            audit = _Audit(store, trust, memory, from_checkpoint)
            report = audit.run(processes, progress)
            if audit.is_of_now():
                return report


Heads = dict[int, list[tuple[bytes, Question]]]
"""Size to the roots that the tree is to have there."""


class _Audit:
    def __init__(
        self,
        store: Store,
        trust: TrustLine | None,
        memory: Checkpoint | None,
        start: Checkpoint | None,
    ) -> None:
        self._store = store
        self._findings: list[Finding] = []
        self._more = 0
        named = read_trust(store)
        self._trust = trust or named
        if named != self._trust:
            self._find(
                Question.CHECKPOINTS, 0, "the genesis names another log than the trusted one"
            )
        self._size, erasures = _moment(store)
        self._known = self._remember(start)
        self._roots = {head.size: head.root for head in (memory, start) if head is not None}
        self._roster = Roster()
        self._chains = Chains()
        self._replay = Replay()
        self._frontier = Frontier()
        self._off_tree = False
        self._salts = Salts()
        self._erasures = Erasures(erasures)
        self._keys: dict[str, tuple[str, bytes]] = {}
        self._stamps: list[str] = []
        self._at = ""
        self._set_back: list[int] = []

    def _remember(self, start: Checkpoint | None) -> Known:
        """Which earlier events have to be folded again for the sake of later ones."""
        if start is None or start.size > self._size:
            return Known(0, frozenset(), frozenset())
        cases = {LEDGER_CASE}
        for entry in self._store.entries(start.size, self._size):
            try:
                event = read_envelope(entry.envelope or b"").event
            except IntegrityError:
                continue
            if event.case is not None:
                cases.add(event.case.id)
        return Known(start.size, frozenset(cases), GLOBAL_TYPES)

    def run(self, processes: int, progress: Progress) -> LedgerReport:
        if not self._store.is_whole():
            self._find(Question.STORAGE, None, "tables or guard rails were changed")
        for part in self._parts(processes):
            self._take(part)
            progress(self._frontier.size, self._size)
        self._check_end()
        return LedgerReport(
            origin=self._trust.origin,
            events=self._size,
            erased=len(self._erasures.without_opening),
            root=self._frontier.root(),
            judged_from=self._known.size,
            demonstration=self._roster.demonstration,
            suspects=self._roster.suspects(),
            findings=tuple(self._findings),
            more=self._more,
            set_back=tuple(self._set_back),
            stamps=tuple(self._stamps),
        )

    def is_of_now(self) -> bool:
        """Whether nothing was erased meanwhile, which might have been read before."""
        return self._store.erasures() == self._erasures.stored

    # ---- stretches, in order ----

    def _parts(self, processes: int) -> Iterator[Part]:
        """Checked stretches, in order; this process checks some while others are at theirs."""
        left = deque(_stretches(0, self._known.size) + _stretches(self._known.size, self._size))
        ahead: deque[Part | Future[Part]] = deque()
        what = (self._store.path, self._trust, self._known)
        known = self._known.size
        others = processes - 1 if self._size - known + known // _LIGHTER > _ALONE else 0
        pool = None
        checker = Checker(*what)
        try:
            yield checker.check(*left.popleft())  # brings the first keys, which others need
            if others:
                context = multiprocessing.get_context("spawn")
                pool = ProcessPoolExecutor(others, context, start_process, what)
            while left or ahead:
                if pool is not None:
                    under_way = sum(not _is_ready(each) for each in ahead)
                    for _ in range(min(others * _AHEAD - under_way, len(left))):
                        ahead.append(pool.submit(check_in_process, *left.popleft(), self._keys))
                if ahead and (not left or len(ahead) >= _WAITING or _is_ready(ahead[0])):
                    first = ahead.popleft()
                    yield first if isinstance(first, Part) else first.result()
                else:
                    checker.learn(self._keys)
                    ahead.append(checker.check(*left.popleft()))
        finally:
            if pool is not None:
                pool.shutdown(cancel_futures=True)
            checker.store.close()

    def _take(self, part: Part) -> None:
        for finding in part.findings:
            self._find(finding.question, finding.index, finding.reason)
        self._salts.take(part.salts, known=part.start < self._known.size)
        self._erasures.take(part)
        heads = self._heads(part)
        unknown = set(part.unknown)
        leaves = [
            bytes(part.leaves[at : at + HASH_BYTES])
            for at in range(0, len(part.leaves), HASH_BYTES)
        ]
        stop = part.start + len(leaves)
        if heads.keys() <= {stop} and not (part.without_opening or any(part.events)):
            self._frontier.extend(leaves)  # most of what was known good
            self._compare(heads, stop)
            return
        for index, (leaf, given) in enumerate(zip(leaves, part.events, strict=True), part.start):
            event = event_again(given) if isinstance(given, bytes) else given
            if event is not None:
                if index >= self._known.size:
                    self._check_tree(event, index)
                names = part.signers[index - part.start]
                self._judge(event, leaf.hex(), names, index in unknown)
            elif index in self._erasures.without_opening:
                self._erasures.leaf(index, leaf)
            self._frontier.append(leaf)
            self._compare(heads, index + 1)

    def _compare(self, heads: Heads, size: int) -> None:
        for root, question in heads.get(size, ()):
            if root != self._frontier.root():
                self._find(question, size, "another root than the leaves lead to")

    def _heads(self, part: Part) -> Heads:
        """The heads that end in this stretch."""
        heads: Heads = {}
        for size, root in part.checkpoints:
            heads[size] = [(root, Question.CHECKPOINTS)]
        for size, root in self._roots.items():
            if part.start < size <= part.start + len(part.events):
                heads.setdefault(size, []).append((root, Question.MEMORY))
        return heads

    def _check_tree(self, event: Event, index: int) -> None:
        if event.ledger != self._trust.origin:
            self._find(Question.TREE, index, f"an event of the ledger {event.ledger}")
        if event.seq != index or event.tree_size != index:
            self._find(Question.TREE, index, f"it calls itself event {event.seq}")
        elif not self._off_tree and event.tree_root != self._frontier.root():
            self._off_tree = True
            self._find(Question.TREE, index, "from here on, events name another tree before them")
        if event.occurred is not None and event.occurred.at > event.recorded.at:
            self._find(Question.FORM, index, "it occurred after it was recorded")
        at = event.recorded.at
        if at < self._at and parse_instant(self._at) - parse_instant(at) >= _SET_BACK:
            self._set_back.append(index)
        self._at = at

    def _judge(self, event: Event, leaf: str, names: tuple[str, ...], unknown: bool) -> None:
        """Rights, chains and rules; faults of events known good are not told again."""
        if unknown:
            self._verify_here(event)
        before = len(self._roster.keys)
        try:
            self._roster.admit(event, names)
        except IntegrityError as err:
            self._find_new(Question.RIGHTS, event.seq, err)
        try:
            self._chains.follow(event, leaf)
        except IntegrityError as err:
            self._find_new(Question.CHAINS, event.seq, err)
        try:
            self._follow(event, leaf, names)
        except IntegrityError as err:
            self._find_new(Question.CUSTODY, event.seq, err)
        if len(self._roster.keys) != before:
            self._keys = {
                name: (str(key.public.suite), key.public.spki)
                for name, key in self._roster.keys.items()
            }
        for index, reason in self._erasures.follow(event):
            self._find(Question.ERASURES, index, reason)
        if event.type == "timestamp.obtained":
            self._stamps.append(str(event.body.get("token")))

    def _follow(self, event: Event, leaf: str, names: Iterable[str]) -> None:
        keys = self._roster.keys
        persons = [keys[name].person for name in names if name in keys]
        actor = keys.get(event.actor_key)
        if actor is not None:
            self._replay.follow(event, leaf, actor.person, persons)

    def _verify_here(self, event: Event) -> None:
        """Signatures by keys that were enrolled too late for the process that read the event."""
        try:
            envelope = read_envelope(self._store.entry(event.seq).envelope or b"")
            self._roster.verify(event, envelope.signed, envelope.signatures)
        except CustodyError as err:
            self._find(Question.SIGNATURES, event.seq, str(err))

    # ---- what the whole has to show ----

    def _check_end(self) -> None:
        self._check_heads()
        for index, reason in self._erasures.faults():
            self._find(Question.ERASURES, index, reason)
        self._check_chains()
        for index, first in self._salts.repeated(self._store):
            self._find(Question.SALTS, index, f"the salt of event {first}")
        try:
            if strays := self._store.strays():
                self._find(Question.STORAGE, None, f"rows that belong to no event: {strays}")
        except IntegrityError as err:  # a page of the file that cannot be read
            self._find(Question.STORAGE, None, str(err))

    def _check_heads(self) -> None:
        last = self._store.checkpoint(self._size)
        if last is None:
            self._find(
                Question.CHECKPOINTS, self._size, "the newest events are under no checkpoint"
            )
        for size in self._roots:
            if size > self._size:
                self._find(Question.MEMORY, size, f"there are only {self._size} events: a rollback")

    def _check_chains(self) -> None:
        if self._known.size:
            return  # gaps of what was not folded again tell nothing
        for chain in (*self._chains.cases.values(), *self._chains.items.values()):
            try:
                missing = chain.result().missing
            except IntegrityError as err:
                self._find(Question.CHAINS, None, str(err))
            else:
                if missing:
                    self._find(Question.CHAINS, None, f"{missing} events of {chain.id} are missing")

    def _find_new(self, question: Question, index: int, err: IntegrityError) -> None:
        if index >= self._known.size:
            self._find(question, index, str(err))

    def _find(self, question: Question, index: int | None, reason: str) -> None:
        if len(self._findings) < _KEPT:
            self._findings.append(Finding(question, index, reason))
        else:
            self._more += 1


def _stretches(start: int, stop: int) -> list[tuple[int, int]]:
    return [(at, min(at + STRETCH, stop)) for at in range(start, stop, STRETCH)]


def _is_ready(part: Part | Future[Part]) -> bool:
    return isinstance(part, Part) or part.done()


def _moment(store: Store) -> tuple[int, list[Erasure]]:
    """Size and erasures of one moment, though another process may be writing."""
    while True:
        size, erasures = store.size(), store.erasures()
        if store.size() == size:
            return size, erasures
