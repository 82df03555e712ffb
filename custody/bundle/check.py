"""Check a bundle: fourteen questions, each with its own answer (format.md §8).

Needs the bundle and, from the reader, the ledger's trust line; no database, no network, nothing
that the bundle itself brings. It never stops early. The order of checks is part of the contract:

1. the container: every record of a ZIP before anything is inflated (2);
2. the bag: manifests, layout, every file read once with both algorithms (1, 2);
3. the lists of artifacts;
4. the events in order of index: form, signatures, rights, private parts (6), inclusion (7), the
   tree before each (8), chains (11), custody (12), artifacts (13), times (10);
5. the seal: over what, by whom (3, 4), and its place behind the checkpoint (7, 8);
6. the log's signature on both checkpoints (7), the trust line (5), the anchors (8);
7. the counts of the seal against the chains (11), the artifacts against the record (13);
8. what the reader asked for: heads (9), witnesses (14), and the stamps (10).

What rests on a question that has failed is left open, with that reason.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Final

from custody.bundle import heads, layout
from custody.bundle.bag import check_bag
from custody.bundle.counts import Scope, check_counts
from custody.bundle.documents import Documents
from custody.bundle.files import check_files, read_lists
from custody.bundle.record import Record, check_record
from custody.bundle.seal import Seal, check_seal, check_seal_place, read_seal
from custody.bundle.source import Digests, Source, open_source, read
from custody.bundle.stamps import read_stamp
from custody.bundle.verdicts import BundleReport, Findings, Question
from custody.bundle.witnesses import Quorum, cosigners
from custody.domain.reasons import Reason
from custody.errors import InputError, IntegrityError
from custody.ledger.agency import Roster
from custody.ledger.checkpoint import Checkpoint, TrustLine
from custody.progress import Progress, no_progress

_RESTS_ON: Final = (
    (Question.SIGNER, (Question.EVENTS,)),
    (Question.TREE, (Question.INCLUSION,)),
    (Question.HEADS, (Question.INCLUSION, Question.TREE)),
    (Question.CHAINS, (Question.EVENTS, Question.INCLUSION)),
    (Question.CUSTODY, (Question.EVENTS, Question.INCLUSION, Question.TREE, Question.CHAINS)),
    (Question.ARTIFACTS, (Question.FIXITY, Question.EVENTS, Question.INCLUSION)),
)
"""What a question rests on; where that is not good, no answer is given."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A roster that the reader accepts, as of the moment of checking."""

    roster: Roster
    now: str
    """An instant."""


_STAMPS_TOLD: Final = 20
"""Of more stamps it is told how many there are."""


def check_bundle(
    path: Path,
    *,
    trust: TrustLine | None = None,
    listed: Listed | None = None,
    priors: Sequence[bytes] = (),
    witnesses: Quorum | None = None,
    stamp_roots: Sequence[bytes] = (),
    written: Mapping[str, Digests] | None = None,
    progress: Progress = no_progress,
) -> BundleReport:
    """Answer every question about a bundle.

    Args:
        path: A folder with `bagit.txt`, or a ZIP, which is read in place.
        trust: The trust line that the reader holds, from outside the bundle.
        listed: The stations of an agency whose line the reader holds, in place of `trust`.
        priors: Signed notes of this ledger that the reader holds.
        witnesses: Cosignatures that the reader asks for.
        stamp_roots: DER certificates under which the reader trusts time-stamp authorities.
        written: What the caller itself has just written, if anything; see `open_source`.
        progress: Called with bytes read and bytes in all.

    Raises:
        InputError: Neither a folder with `bagit.txt` nor a ZIP, or a prior that cannot be read.
        StorageError: The bundle cannot be read from its medium.
        CancelledError: From `progress`.
    """
    try:
        held = heads.read_priors(priors)
    except IntegrityError as err:
        raise InputError("input.prior", reason=err) from err
    findings = Findings()
    asked = frozenset(
        question
        for question, wanted in ((Question.HEADS, priors), (Question.WITNESSES, witnesses))
        if wanted
    )
    try:
        with open_source(path, written or {}) as source:
            check = _Check(source, findings, trust or listed, held, witnesses, stamp_roots)
            bundle, ledger = check.run(progress)
    except IntegrityError as err:
        findings.fail(Question.COMPLETE, err)
        for question in Question:
            findings.leave(question, Reason("container_unreadable"))
        bundle = ledger = ""
    return findings.report(bundle, ledger, asked)


class _Check:
    """One check of one bundle."""

    def __init__(
        self,
        source: Source,
        findings: Findings,
        trust: TrustLine | Listed | None,
        held: list[tuple[Checkpoint, bytes]],
        witnesses: Quorum | None,
        stamp_roots: Sequence[bytes],
    ) -> None:
        self.source = source
        self.findings = findings
        self.trust = trust if isinstance(trust, TrustLine) else None
        self.listed = trust if isinstance(trust, Listed) else None
        self.held = held
        self.witnesses = witnesses
        self.stamp_roots = stamp_roots

    def run(self, progress: Progress) -> tuple[str, str]:
        """Answer all questions; the bundle's id and its ledger."""
        source, findings = self.source, self.findings
        bag = check_bag(source, findings, progress)
        self._warn_of_container(bag.id)
        stored = read_lists(source, bag, findings)
        head = heads.read_checkpoint(source, findings)
        seal = read_seal(source, findings)
        documents = Documents(bag.files)
        scope = Scope.of(seal.event if seal is not None else None)
        record = check_record(
            source,
            head,
            findings,
            sizes={prior.size for prior, _ in self.held} | heads.anchors(source).keys(),
            artifacts=frozenset(stored.artifacts),
            documents=documents,
            scope=scope,
        )
        findings.note(documents.note())
        findings.pass_(Question.EVENTS, self._told_of_events(record))
        if seal is not None:
            check_seal(source, bag, record, seal, findings)
            check_counts(record.chains, scope, findings)
        self._check_heads(record, seal, head)
        findings.pass_(Question.CUSTODY, Reason("custody_good"))
        check_files(stored, bag, record.artifacts, findings)
        self._check_time(seal, record)
        self._check_witnesses(seal, head)
        self._warn_of_keys(record)
        for question, grounds in _RESTS_ON:
            findings.rest(question, grounds)
        bundle = seal.event.body["bundle"] if seal is not None else bag.id
        return bundle, record.roster.origin or (head.origin if head is not None else "")

    def _warn_of_container(self, bundle: str) -> None:
        """Name what differs from a bundle as it is written."""
        source, findings = self.source, self.findings
        if source.is_container and (not source.is_plain or source.top != bundle):
            findings.warn(Reason("repacked"))
        if source.litter:
            findings.warn(Reason("litter", names=", ".join(source.litter[:20])))
        for folder in source.empty_folders:
            findings.warn(Reason("empty_folder", path=folder))

    @staticmethod
    def _told_of_events(record: Record) -> Reason:
        told = Reason("events_good", count=record.events)
        if not record.roster.demonstration:
            return told
        return Reason("both", first=told, second=Reason("events_demonstration"))

    def _check_heads(self, record: Record, seal: Seal | None, head: Checkpoint | None) -> None:
        """Questions 5, 7, 8 and 9."""
        source, findings = self.source, self.findings
        self._check_trust(record, seal)
        log = record.trust or self.trust
        if log is None:
            findings.leave(Question.INCLUSION, Reason("trust_genesis"))
        else:
            heads.check_notes(source, log, findings)
        findings.pass_(Question.INCLUSION, Reason("inclusion_good"))
        if log is None or head is None:
            findings.leave(Question.TREE, Reason("head_missing"))
            return
        if head.origin != log.origin:
            findings.fail(Question.TREE, Reason("head_other_ledger"))
        roots = {**heads.check_anchors(source, log, head, record.roots, findings), **record.roots}
        roots[head.size] = head.root
        if seal is not None:
            check_seal_place(source, seal, record, head, findings)
        findings.pass_(Question.TREE, Reason("tree_good"))
        if not self.held:
            findings.leave(Question.HEADS, Reason("heads_none"))
        elif seal is not None and seal.checkpoint is not None:
            last = seal.checkpoint
            roots[last.size] = last.root
            heads.check_priors(self.held, log, last, roots, findings)

    def _check_trust(self, record: Record, seal: Seal | None) -> None:
        if self.listed is not None and record.trust is not None:
            self._check_listed(self.listed, record.trust, seal)
        elif self.trust is None and self.listed is None:
            self.findings.leave(Question.TRUST, Reason("trust_none"))
        elif record.trust is None:
            self.findings.leave(Question.TRUST, Reason("trust_genesis"))
        elif record.trust != self.trust:
            self.findings.fail(Question.TRUST, Reason("trust_other"))
        else:
            self.findings.pass_(Question.TRUST, Reason("trust_good"))

    def _check_listed(self, listed: Listed, log: TrustLine, seal: Seal | None) -> None:
        """Question 5, where the reader pins an agency."""
        judged = listed.roster.judge(log, None if seal is None else seal.checkpoint, listed.now)
        if judged.is_good is None:
            self.findings.leave(Question.TRUST, judged.reason)
        elif judged.is_good:
            self.findings.pass_(Question.TRUST, judged.reason)
        else:
            self.findings.fail(Question.TRUST, judged.reason)

    def _check_time(self, seal: Seal | None, record: Record) -> None:
        """Question 10: what is claimed, and what stamps prove of the bundle as it was sealed."""
        claimed = (
            Reason("time_nothing")
            if seal is None
            else Reason("time_claimed", at=seal.event.recorded.at)
        )
        stamps, before, after = [], "", ""
        for name, note, response in self._stamps():
            try:
                stamp = read_stamp(response, read(self.source, note), self.stamp_roots)
            except IntegrityError as err:
                why = Reason("at", place=name, reason=Reason.of(err))
                self.findings.fail(Question.TIME, why)
                continue
            if stamp is None:
                stamps.append(Reason("time_unread", path=name))
                continue
            code = "time_stamped" if stamp.trusted else "time_stamped_by_unknown"
            stamps.append(Reason(code, path=note, at=stamp.at))
            if stamp.trusted and name == layout.SEAL_STAMP:
                after = stamp.at
            elif stamp.trusted and hashlib.sha256(response).hexdigest() in record.tokens:
                before = max(before, stamp.at)
        told = [claimed, *stamps[:_STAMPS_TOLD]]
        if (more := len(stamps) - _STAMPS_TOLD) > 0:
            told.append(Reason("time_more", count=more))
        if before:
            told.append(Reason("time_not_before", at=before))
        if after:
            told.append(Reason("time_not_after", at=after))
            self.findings.pass_(Question.TIME, _all(told))
        else:
            self.findings.leave(Question.TIME, _all([*told, Reason("time_unproven")]))

    def _stamps(self) -> Iterator[tuple[str, str, bytes]]:
        """Each stamp's file, the note that it is over, and its bytes."""
        names = [(layout.SEAL_STAMP, layout.SEAL_CHECKPOINT)] + [
            (layout.anchor_path(size, "tsr"), layout.anchor_path(size, "checkpoint"))
            for size in sorted(heads.anchors(self.source))
        ]
        for name, note in names:
            if name in self.source.files and note in self.source.files:
                yield name, note, read(self.source, name)

    def _check_witnesses(self, seal: Seal | None, head: Checkpoint | None) -> None:
        """Question 14."""
        findings, quorum = self.findings, self.witnesses
        if quorum is None:
            findings.leave(Question.WITNESSES, Reason("witnesses_none"))
            return
        names: set[str] = set()
        for path, checkpoint in (
            (layout.SEAL_COSIGNATURES, seal.checkpoint if seal is not None else None),
            (layout.COSIGNATURES, head),
        ):
            if path in self.source.files and checkpoint is not None:
                try:
                    names |= cosigners(read(self.source, path), checkpoint, quorum)
                except IntegrityError as err:
                    why = Reason("at", place=path, reason=Reason.of(err))
                    findings.fail(Question.WITNESSES, why)
        told = Reason("witnesses_signed", signed=len(names), needed=quorum.needed)
        if len(names) < quorum.needed:
            findings.fail(Question.WITNESSES, told)
        findings.pass_(Question.WITNESSES, told)

    def _warn_of_keys(self, record: Record) -> None:
        """Name what fails nothing and must be known."""
        suspects = list(record.roster.suspects())
        if suspects:
            self.findings.warn(Reason("suspect", indices=suspects))
        if any(key.public.few_bits for key in record.roster.keys.values()):
            self.findings.warn(Reason("few_bits"))
        if record.roster.demonstration:
            self.findings.warn(Reason("demonstration"))


def _all(reasons: Sequence[Reason]) -> Reason:
    """Several reasons as one."""
    first, *others = reasons
    return reduce(lambda told, each: Reason("both", first=told, second=each), others, first)
