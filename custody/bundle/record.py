"""The events of a bundle: form, signatures, rights, places in the tree, chains and custody rules.

One pass over `custody/events.jsonl`, `proofs.jsonl` and `private.jsonl` side by side answers the
event parts of questions 6, 7, 8, 10, 11, 12 and 13 (format.md §8); memory does not grow with the
size of events, only with their number.
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any, Final

from custody.bundle import layout
from custody.bundle.counts import Scope
from custody.bundle.documents import Documents
from custody.bundle.source import Source, lines
from custody.bundle.verdicts import Findings, Question
from custody.domain.artifacts import Artifacts
from custody.domain.chains import Chains
from custody.domain.events import Event
from custody.domain.reasons import Reason
from custody.domain.replay import Replay
from custody.domain.roster import Roster
from custody.errors import IntegrityError
from custody.ledger.checkpoint import Checkpoint, TrustLine
from custody.ledger.event import SALT_BYTES, Envelope, commitment, leaf_hash, open_envelope
from custody.ledger.tree import HASH_BYTES, root_before, root_from_inclusion
from custody.strict_json import MAX_INTEGER, is_digest, parse, unb64

_LONGEST_PATH: Final = 64
_TOO_MANY: Final = 1000
"""Malformed lines that are read before the rest is left: empty ones cost a packer nothing."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A line of `proofs.jsonl`, or `seal/proof.json`."""

    index: int
    salt: bytes
    path: list[bytes]


@dataclass(slots=True)
class Record:
    """What the events amount to."""

    roster: Roster = field(default_factory=Roster)
    chains: Chains = field(default_factory=Chains)
    replay: Replay = field(default_factory=Replay)
    artifacts: Artifacts = field(default_factory=Artifacts)
    events: int = 0
    roots: dict[int, bytes] = field(default_factory=dict)
    """Size to root, for the sizes that were asked for and that some event's path proves."""
    tokens: set[str] = field(default_factory=set)
    """SHA-256 of each time stamp of which an event tells."""
    salts: set[bytes] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)

    @property
    def trust(self) -> TrustLine | None:
        """The log of the ledger, as the genesis names it; None where it names none."""
        try:
            return TrustLine.parse(self.roster.log)
        except IntegrityError:
            return None


def read_proof(document: dict[str, Any]) -> Proof:
    """Read a proof's form.

    Raises:
        IntegrityError: A member is missing, unknown or malformed.
    """
    if document.keys() != {"index", "salt", "path"}:
        raise _bad("a proof is not index, salt and path")
    index, path = document["index"], document["path"]
    if type(index) is not int or not 0 <= index <= MAX_INTEGER:
        raise _bad("the index of a proof is malformed")
    if type(path) is not list or len(path) > _LONGEST_PATH:
        raise _bad("the path of a proof is malformed")
    return Proof(
        index, unb64(document["salt"], SALT_BYTES), [unb64(step, HASH_BYTES) for step in path]
    )


def check_record(
    source: Source,
    checkpoint: Checkpoint | None,
    findings: Findings,
    *,
    sizes: Container[int],
    artifacts: Container[str],
    documents: Documents,
    scope: Scope,
) -> Record:
    """Judge every event.

    Args:
        source: The bundle.
        checkpoint: That of `ledger/checkpoint`, its signature not yet judged; None when it cannot
            be read.
        findings: Takes the answers.
        sizes: Sizes whose roots are wanted.
        artifacts: Those whose digests are wanted.
        documents: Papers that events may name.
        scope: What the seal says is disclosed.
    """
    record = Record(artifacts=Artifacts(artifacts))
    private = _Private(source, record, findings)
    events = _Pass(record, checkpoint, findings, sizes, documents, scope, private)
    try:
        for line, proof in zip_longest(lines(source, layout.EVENTS), lines(source, layout.PROOFS)):
            events.take(line, proof)
            if events.malformed == _TOO_MANY:
                raise _bad(f"{_TOO_MANY} lines that are no events or proofs; the rest is unread")
    except IntegrityError as err:
        findings.fail(Question.EVENTS, err)
    events.private.finish()
    if record.roster.log and record.trust is None:
        findings.fail(
            Question.EVENTS,
            Reason("event", seq=0, type="ledger.genesis", reason=Reason("trust_line_malformed")),
        )
    return record


@dataclass(slots=True)
class _Pass:
    record: Record
    checkpoint: Checkpoint | None
    findings: Findings
    sizes: Container[int]
    documents: Documents
    scope: Scope
    private: "_Private"
    last_index: int = -1
    malformed: int = 0
    """Lines that could not be read; each costs time, whatever it holds."""

    def take(self, line: bytes | None, proof_line: bytes | None) -> None:
        """Judge one event with its proof."""
        self.record.events += 1
        if line is None:
            self.malformed += 1
            self.findings.fail(Question.INCLUSION, Reason("proofs_left"))
            return
        try:
            envelope = open_envelope(_unended(line))
        except IntegrityError as err:
            self.malformed += 1
            line_of = Reason("line", line=self.record.events, reason=Reason.of(err))
            self.findings.fail(Question.EVENTS, line_of)
            return
        event = envelope.event
        signers = self._check_event(envelope)
        told = self.private.check(event)
        if event.type == "erasure.done":
            self.private.refuse(each["index"] for each in event.body["events"])
        try:
            if proof_line is None:
                raise _bad(Reason("proof_missing"))
            proof = read_proof(parse(_unended(proof_line)))
        except IntegrityError as err:
            self.findings.fail(Question.INCLUSION, _of(event, err))
            return
        leaf = leaf_hash(proof.salt, envelope.data)
        self._check_place(event, proof, leaf)
        self._check_story(event, leaf.hex(), signers)
        if signers is not None:
            self.documents.follow(event.body)
            self.documents.follow(told)

    def _check_event(self, envelope: Envelope) -> tuple[str, list[str]] | None:
        """Signatures and rights; person of the actor, and all who signed."""
        event, roster = envelope.event, self.record.roster
        if event.occurred is not None and event.occurred.at > event.recorded.at:
            self.findings.fail(
                Question.TIME, Reason("occurred_later", seq=event.seq, type=event.type)
            )
        if event.id in self.record.ids:
            self.findings.fail(Question.EVENTS, _of(event, Reason("id_twice")))
        self.record.ids.add(event.id)
        try:
            names = roster.verify(event, envelope.signed, envelope.signatures)
            roster.admit(event, names)
        except IntegrityError as err:
            told = err.code == "integrity.right"
            self.findings.fail(Question.EVENTS, err if told else _of(event, err))
            return None
        keys = [roster.keys[name] for name in names]
        return roster.keys[event.actor_key].person, [k.person for k in keys if not k.is_station]

    def _check_place(self, event: Event, proof: Proof, leaf: bytes) -> None:
        """Where the event stands in the tree."""
        if proof.index <= self.last_index:
            self.findings.fail(Question.INCLUSION, _of(event, Reason("proof_order"), proof.index))
        self.last_index = max(self.last_index, proof.index)
        if proof.salt in self.record.salts:
            self.findings.fail(Question.INCLUSION, _of(event, Reason("salt_twice"), proof.index))
        self.record.salts.add(proof.salt)
        if event.ledger != (self.record.roster.origin or event.ledger):
            self.findings.fail(Question.TREE, _of(event, Reason("other_ledger"), proof.index))
        if not event.seq == event.tree_size == proof.index:
            self.findings.fail(Question.TREE, _of(event, Reason("tree_place"), proof.index))
        if self.checkpoint is None:
            return
        try:
            root = root_from_inclusion(leaf, proof.index, self.checkpoint.size, proof.path)
        except IntegrityError as err:
            self.findings.fail(Question.INCLUSION, _of(event, err, proof.index))
            return
        if root != self.checkpoint.root:
            self.findings.fail(Question.INCLUSION, _of(event, Reason("proof_root"), proof.index))
            return
        before = root_before(proof.index, self.checkpoint.size, proof.path)
        if before != event.tree_root:
            self.findings.fail(Question.TREE, _of(event, Reason("tree_other"), proof.index))
        if proof.index in self.sizes:
            self.record.roots[proof.index] = before

    def _check_story(self, event: Event, leaf: str, signers: tuple[str, list[str]] | None) -> None:
        """Chains, custody and artifacts."""
        if not self.scope.covers(event):
            self.findings.fail(Question.CHAINS, _of(event, Reason("scope_item")))
        try:
            self.record.chains.follow(event, leaf)
        except IntegrityError as err:
            self.findings.fail(Question.CHAINS, err)
        if signers is not None:
            try:
                self.record.replay.follow(event, leaf, *signers)
            except IntegrityError as err:
                self.findings.fail(Question.CUSTODY, err)
            self.record.artifacts.follow(event)
            token = event.body.get("token")
            if event.type == "timestamp.obtained" and is_digest(token, "sha256"):
                self.record.tokens.add(str(token))


class _Private:
    """The private parts that are disclosed, read side by side with the events."""

    def __init__(self, source: Source, record: Record, findings: Findings) -> None:
        self._record = record
        self._findings = findings
        is_there = layout.PRIVATE in source.files
        self._lines = lines(source, layout.PRIVATE) if is_there else iter(())
        self._next: dict[str, Any] | None = None
        self._last = -1
        self._shown: set[int] = set()
        self._advance()

    def check(self, event: Event) -> dict[str, Any]:
        """Hold the private part of an event, if it is disclosed, against its commitment.

        Returns:
            The part that the event commits to; empty where none is there.
        """
        while self._next is not None and self._next["index"] < event.seq:
            self._fail(Reason("private_undisclosed", index=self._next["index"]))
            self._advance()
        if self._next is None or self._next["index"] != event.seq:
            return {}
        document: dict[str, Any] = self._next["doc"]
        told: dict[str, Any] = {}
        self._shown.add(event.seq)
        try:
            salt = unb64(self._next["salt"], SALT_BYTES)
            if salt in self._record.salts:
                self._fail(_of(event, Reason("private_salt_twice")))
            self._record.salts.add(salt)
            if commitment(salt, document) == event.commitment:
                told = document
            else:
                self._fail(_of(event, Reason("private_differs")))
        except IntegrityError as err:
            self._fail(_of(event, err))
        if event.language is not None and type(document.get("statement")) is not str:
            self._fail(_of(event, Reason("private_unstated")))
        self._advance()
        return told

    def refuse(self, erased: Iterable[int]) -> None:
        """What an event says was erased is not shown, whoever has kept it."""
        for index in sorted(self._shown.intersection(erased)):
            self._fail(Reason("private_erased", index=index))

    def finish(self) -> None:
        """Note what is left over."""
        if self._next is not None:
            self._fail(Reason("private_undisclosed", index=self._next["index"]))

    def _advance(self) -> None:
        self._next = None
        try:
            line = next(self._lines, None)
            if line is None:
                return
            document = parse(_unended(line))
            if document.keys() != {"index", "salt", "doc"} or type(document["doc"]) is not dict:
                raise _bad("a private part is not index, salt and doc")
            if type(document["index"]) is not int or document["index"] <= self._last:
                raise _bad("the private parts are not in order of index")
        except IntegrityError as err:
            self._fail(err)
            self._lines = iter(())
            return
        self._last = document["index"]
        self._next = document

    def _fail(self, reason: Reason | IntegrityError) -> None:
        self._findings.fail(Question.EVENTS, reason)


def _unended(line: bytes) -> bytes:
    if not line.endswith(b"\n"):
        raise _bad("the last line has no line feed")
    return line[:-1]


def _of(event: Event, reason: Reason | IntegrityError, index: int | None = None) -> Reason:
    """A reason about an event; it is named by its place in the tree where that is known."""
    seq = event.seq if index is None else index
    return Reason("event", seq=seq, type=event.type, reason=Reason.of(reason))


def _bad(reason: str | Reason) -> IntegrityError:
    return IntegrityError("integrity.bundle", reason=reason)
