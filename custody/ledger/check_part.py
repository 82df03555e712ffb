"""The part of an audit that needs no other event: one stretch of the ledger, in any process.

For each event: its leaf commits to its stored envelope, the envelope and the event have the right
form, its private part fits the commitment and every signature by a key already known verifies.
For each stored checkpoint: the log signed it. What depends on order (rights, chains, rules, the
tree) is judged by `check`, to which the payloads and leaf hashes go back.

Below a remembered checkpoint a stretch is read again by `reread`; only one that is not as it was is
looked at here, event by event. The heads in the stored notes there still have to be those of the
tree, but their signatures are not verified again: the remembered one, which the log signed, proves
as much of every tree below it.
"""

import gc
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import takewhile
from pathlib import Path
from typing import Final, NamedTuple

from custody.domain.events import Event
from custody.errors import CustodyError, IntegrityError
from custody.keys.signer import PublicKey
from custody.ledger.checkpoint import TrustLine, note_form, open_note, read_note
from custody.ledger.event import Envelope, commitment_to_bytes, leaf_data
from custody.ledger.quick import read_envelope, skim_envelope
from custody.ledger.reread import SALT_MARK_BYTES, Reread, reread
from custody.ledger.store import Entry, Store
from custody.ledger.tree import HASH_BYTES, hash_leaf
from custody.strict_json import parse

_UNREADABLE: Final = bytes(HASH_BYTES)


class Question(StrEnum):
    """What an audit asks. Each has its own answer; none stands for another."""

    STORAGE = "storage"
    """The file has its tables and guard rails, and everything in it can be read."""
    FORM = "form"
    """Envelopes, events and private parts have the right form and fit each other."""
    TREE = "tree"
    """Every leaf commits to its event, every event names the tree before it."""
    CHECKPOINTS = "checkpoints"
    """Every checkpoint is signed by the log and is a head of this tree."""
    SIGNATURES = "signatures"
    """Every signature is good under a key of this ledger."""
    RIGHTS = "rights"
    """Whoever signed might sign that, at that index."""
    CHAINS = "chains"
    """Cases and items have all their events in order."""
    CUSTODY = "custody"
    """The rules of custody hold."""
    ERASURES = "erasures"
    """What is missing was erased as ordered, and nothing else is missing."""
    SALTS = "salts"
    """No salt is used twice."""
    MEMORY = "memory"
    """The heads that this machine has seen are heads of this ledger."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not hold."""

    question: Question
    index: int | None
    """Event, or size of the checkpoint, that is concerned."""
    reason: str


@dataclass(slots=True)
class Part:
    """What was found in one stretch."""

    start: int
    leaves: bytearray = field(default_factory=bytearray)
    """Leaf hashes, one after the other."""
    events: list[Event | bytes | None] = field(default_factory=list)
    """Events, or their payloads on the way to another process, where they are quicker read again
    than their events are carried; None where an event is erased, malformed or not asked for."""
    signers: list[tuple[str, ...]] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)
    """Events with signatures by keys that were not known here."""
    salts: bytearray = field(default_factory=bytearray)
    without_opening: list[int] = field(default_factory=list)
    without_private: list[int] = field(default_factory=list)
    """Events whose private part is gone, of those that have an opening."""
    checkpoints: list[tuple[int, bytes]] = field(default_factory=list)
    """Size and root of those that are still to be compared with the tree."""
    findings: list[Finding] = field(default_factory=list)

    def fault(self, question: Question, index: int, reason: object) -> None:
        """Add a finding."""
        self.findings.append(Finding(question, index, str(reason)))


class Known(NamedTuple):
    """What an earlier audit found good: events below `size` are not judged again.

    Their bytes still have to lead to that tree; those that later events may depend on are handed
    on, by their case and type.
    """

    size: int
    cases: frozenset[str]
    types: frozenset[str]


_NOTHING_KNOWN: Final = Known(0, frozenset(), frozenset())


Read = tuple[Event | bytes | None, tuple[str, ...]]
"""What is handed on of an event: the event or its payload, and who signed it."""


class Checker:
    """Checks stretches of one ledger; one for each process."""

    def __init__(
        self, path: Path, trust: TrustLine, known: Known = _NOTHING_KNOWN, *, remote: bool = False
    ) -> None:
        """Open the ledger; `remote` in another process than the one that puts parts together."""
        self.store = Store(path, writable=False)
        self._remote = remote
        self._trust = trust
        self._known = known
        self._cases = frozenset(case.encode() for case in known.cases)
        self._types = frozenset(name.encode() for name in known.types)
        self._notes = note_form(trust.origin)
        self._keys: dict[str, PublicKey] = {}

    def learn(self, keys: Mapping[str, tuple[str, bytes]]) -> None:
        """Take over keys by name: suite and SPKI, as their enrolment bound them."""
        for name in keys.keys() - self._keys.keys():
            self._keys[name] = PublicKey.load(*keys[name])

    def check(self, start: int, stop: int) -> Part:
        """Check the events from `start` up to, not including, `stop`.

        All of them are known good, or none.
        """
        part = Part(start)
        entries = self._entries(part, start, stop)
        if start >= self._known.size:
            self._read(part, entries, self._judge)
            self._check_notes(part, start, stop, [])
        elif (found := reread(entries, self._cases, self._types)) is not None:
            self._take(part, entries, found)
            self._check_notes(part, start, stop, found.roots)
        else:
            self._read(part, entries, self._read_again)
            self._check_notes(part, start, stop, [])
        return part

    def _take(self, part: Part, entries: list[Entry], found: Reread) -> None:
        """What is as it was when it was found good."""
        part.leaves += found.leaves
        part.salts += found.salts
        part.events += [None] * len(entries)
        part.signers += [()] * len(entries)
        for place in found.asked:
            envelope = read_envelope(entries[place].envelope or b"")
            part.events[place] = envelope.payload if self._remote else envelope.event
            part.signers[place] = tuple([name for name, _ in envelope.signatures])

    def _read(
        self, part: Part, entries: list[Entry], check: "Callable[[Part, Entry], Read]"
    ) -> None:
        for entry in entries:
            part.leaves += hash_leaf(entry.leaf) if type(entry.leaf) is bytes else _UNREADABLE
            event: Event | bytes | None = None
            names: tuple[str, ...] = ()
            try:
                if entry.envelope is None:
                    part.without_opening.append(entry.index)
                    if entry.private is not None:
                        part.fault(Question.STORAGE, entry.index, "a private part of no event")
                else:
                    event, names = check(part, entry)
            except (
                CustodyError,
                LookupError,
                TypeError,
                ValueError,
            ) as err:  # stored values of other types
                part.fault(Question.FORM, entry.index, err)
            part.events.append(event)
            part.signers.append(names)

    def _entries(self, part: Part, start: int, stop: int) -> list[Entry]:
        """What is stored; where a batch cannot be read, one by one."""
        try:
            entries = list(self.store.entries(start, stop))
        except CustodyError:
            entries = []
        if [entry.index for entry in entries] == list(range(start, stop)):
            return entries
        entries = []
        for index in range(start, stop):
            try:
                entries.append(self.store.entry(index))
            except CustodyError as err:
                part.fault(Question.STORAGE, index, err)
                entries.append(Entry(index, b"", None, None, None, None))
        return entries

    def _judge(self, part: Part, entry: Entry) -> Read:
        self._check_leaf(part, entry)
        envelope = read_envelope(entry.envelope or b"")
        event = envelope.event
        if entry.private is not None and entry.private_salt is not None:
            statement = parse(entry.private).get("statement")
            if event.language is not None and type(statement) is not str:
                part.fault(Question.FORM, entry.index, "the private part has no statement")
        self._check_private(part, entry, event.commitment)
        names = self._check_signatures(part, entry.index, envelope)
        return envelope.payload if self._remote else event, names

    def _check_leaf(self, part: Part, entry: Entry) -> None:
        if leaf_data(entry.salt or b"", entry.envelope or b"") != entry.leaf:
            part.fault(Question.TREE, entry.index, "the leaf does not commit to the stored event")
        part.salts += (entry.salt or b"")[:SALT_MARK_BYTES]

    def _check_private(self, part: Part, entry: Entry, promised: str | None) -> None:
        if entry.private is None or entry.private_salt is None:
            if promised is not None:
                part.without_private.append(entry.index)
            return
        part.salts += entry.private_salt[:SALT_MARK_BYTES]
        if commitment_to_bytes(entry.private_salt, entry.private) != promised:
            part.fault(Question.FORM, entry.index, "the private part does not fit its commitment")

    def _check_signatures(self, part: Part, index: int, envelope: Envelope) -> tuple[str, ...]:
        signed = envelope.signed
        names = []
        for name, signature in envelope.signatures:
            key = self._keys.get(name)
            if key is None:
                part.unknown.append(index)
            elif not key.verify(signature, signed):
                part.fault(Question.SIGNATURES, index, f"the signature by {name} does not verify")
            names.append(name if key is None else key.name)
        return tuple(names)

    def _read_again(self, part: Part, entry: Entry) -> Read:
        """An event known to be good, if its leaf is the one that was judged."""
        self._check_leaf(part, entry)
        envelope = entry.envelope or b""
        skimmed = skim_envelope(envelope)
        self._check_private(part, entry, skimmed.commitment)
        case = skimmed.case
        if case is None or case in self._known.cases or skimmed.type in self._known.types:
            found = read_envelope(envelope)
            names = tuple([name for name, _ in found.signatures])
            return found.payload if self._remote else found.event, names
        return None, ()

    def _check_notes(self, part: Part, start: int, stop: int, roots: list[bytes]) -> None:
        """Read the notes behind each event; `roots` are named by events that were found good."""
        try:
            notes = list(takewhile(lambda each: each[0] <= stop, self.store.checkpoints(start)))
        except CustodyError as err:
            part.fault(Question.STORAGE, start, err)
            return
        for size, note in notes:
            if size - start < len(roots) and self._is_note(note, size, roots[size - start]):
                continue
            try:
                part.checkpoints.append((size, self._root(size, note)))
            except (IntegrityError, TypeError, AttributeError) as err:
                part.fault(Question.CHECKPOINTS, size, err)

    def _is_note(self, note: object, size: int, root: bytes) -> bool:
        """Whether a note has the right form and that head."""
        found = self._notes(note) if type(note) is bytes else None
        return found is not None and found.groups() == (b"%d" % size, root)

    def _root(self, size: int, note: bytes) -> bytes:
        if size <= self._known.size:
            checkpoint, _ = read_note(note)
        else:
            checkpoint = open_note(note, self._trust)
        if (checkpoint.origin, checkpoint.size) != (self._trust.origin, size):
            reason = f"it is of {checkpoint.origin}, size {checkpoint.size}"
            raise IntegrityError("integrity.checkpoint", reason=reason)
        return checkpoint.root


_checker: Checker | None = None


def start_process(path: Path, trust: TrustLine, known: Known) -> None:
    """Make this process one that checks stretches of a ledger."""
    global _checker
    gc.disable()  # what is made here has no cycles; looking for them takes a tenth of the time
    _checker = Checker(path, trust, known, remote=True)


def check_in_process(start: int, stop: int, keys: Mapping[str, tuple[str, bytes]]) -> Part:
    """Check a stretch in a process that `start_process` made ready."""
    assert _checker is not None  # noqa: S101 - `start_process` came first
    _checker.learn(keys)
    return _checker.check(start, stop)
