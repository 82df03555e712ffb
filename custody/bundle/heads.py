"""Signed heads of a bundle's ledger: its checkpoints, its anchors, and those that a reader holds.

Answers the notes' part of question 7, the anchors' of 8, and 9 (format.md §8).
"""

from collections.abc import Iterable, Mapping, Sequence

from custody.bundle import layout
from custody.bundle.source import Source, read
from custody.bundle.verdicts import Findings, Question
from custody.domain.reasons import Reason
from custody.errors import IntegrityError
from custody.ledger.checkpoint import Checkpoint, TrustLine, open_note, read_note
from custody.ledger.tree import HASH_BYTES, verify_consistency
from custody.strict_json import parse, unb64


def read_checkpoint(source: Source, findings: Findings) -> Checkpoint | None:
    """`ledger/checkpoint`, its signature not yet judged; None when it cannot be read."""
    try:
        checkpoint, _ = read_note(read(source, layout.CHECKPOINT))
    except IntegrityError as err:
        findings.fail(
            Question.INCLUSION, Reason("at", place=layout.CHECKPOINT, reason=Reason.of(err))
        )
        return None
    return checkpoint


def check_notes(source: Source, log: TrustLine, findings: Findings) -> None:
    """Demand that the log signed both checkpoints."""
    for name in (layout.CHECKPOINT, layout.SEAL_CHECKPOINT):
        try:
            open_note(read(source, name), log)
        except IntegrityError as err:
            findings.fail(Question.INCLUSION, Reason("at", place=name, reason=Reason.of(err)))


def anchors(source: Source) -> dict[int, set[str]]:
    """Sizes of the earlier anchors, and the kinds of files that are there for each."""
    found: dict[int, set[str]] = {}
    for path in source.files:
        anchor = layout.anchor_of(path)
        if anchor is not None:
            found.setdefault(anchor[0], set()).add(anchor[1])
    return found


def check_anchors(
    source: Source,
    log: TrustLine,
    head: Checkpoint,
    roots: Mapping[int, bytes],
    findings: Findings,
) -> dict[int, bytes]:
    """Hold every anchor against the tree; the roots that they prove."""
    proven: dict[int, bytes] = {}
    for size, kinds in sorted(anchors(source).items()):
        try:
            if "checkpoint" not in kinds:
                raise _bad(Reason("checkpoint_missing"))
            anchor = open_note(read(source, layout.anchor_path(size, "checkpoint")), log)
            if anchor.size != size:
                raise _bad(Reason("checkpoint_size", size=anchor.size))
            if "consistency" in kinds:
                _check_consistency(source, anchor, head)
            elif size != head.size and size not in roots:
                raise _bad(Reason("anchor_unproven"))
            if roots.get(size, anchor.root) != anchor.root:
                raise _bad(Reason("other_tree"))
            if size == head.size and anchor.root != head.root:
                raise _bad(Reason("other_tree"))
        except IntegrityError as err:
            findings.fail(Question.TREE, Reason("anchor", size=size, reason=Reason.of(err)))
            continue
        proven[size] = anchor.root
    return proven


def _check_consistency(source: Source, anchor: Checkpoint, head: Checkpoint) -> None:
    name = layout.anchor_path(anchor.size, "consistency")
    document = parse(read(source, name))
    if document.keys() != {"from", "to", "path"} or type(document["path"]) is not list:
        raise _bad("the consistency proof is not from, to and path")
    sizes = (document["from"], document["to"])
    if any(type(size) is not int for size in sizes) or sizes != (anchor.size, head.size):
        raise _bad(Reason("consistency_other"))
    path = [unb64(step, HASH_BYTES) for step in document["path"]]
    verify_consistency(anchor.size, head.size, path, anchor.root, head.root)


def check_priors(
    priors: Iterable[tuple[Checkpoint, bytes]],
    log: TrustLine,
    last: Checkpoint,
    roots: Mapping[int, bytes],
    findings: Findings,
) -> None:
    """Question 9: do the heads that the reader holds belong to the same tree.

    Args:
        priors: Each head, and its note.
        log: Of the bundle's ledger.
        last: The seal's checkpoint.
        roots: Size to root, for every size that the bundle proves.
        findings: Takes the answers.
    """
    for prior, note in priors:
        reason = _prior_fault(prior, note, log, last, roots)
        if reason is not None:
            findings.fail(Question.HEADS, Reason("held_head", size=prior.size, reason=reason))
        elif prior.size not in roots:
            findings.leave(Question.HEADS, Reason("head_unproven", size=prior.size))
    findings.pass_(Question.HEADS, Reason("heads_good"))


def _prior_fault(
    prior: Checkpoint,
    note: bytes,
    log: TrustLine,
    last: Checkpoint,
    roots: Mapping[int, bytes],
) -> Reason | None:
    if prior.origin != log.origin:
        return Reason("other_ledger")
    try:
        open_note(note, log)
    except IntegrityError:
        return Reason("head_signature")
    if prior.size > last.size:
        return Reason("head_larger")
    if roots.get(prior.size, prior.root) != prior.root:
        return Reason("head_fork")
    return None


def read_priors(priors: Sequence[bytes]) -> list[tuple[Checkpoint, bytes]]:
    """Read heads that a reader holds.

    Raises:
        IntegrityError: One of them is no note.
    """
    return [(read_note(note)[0], note) for note in priors]


def _bad(reason: str | Reason) -> IntegrityError:
    return IntegrityError("integrity.checkpoint", reason=reason)
