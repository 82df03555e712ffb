"""How a log comes by the cosignatures of its witnesses: over HTTP, or by files on a stick."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import Final

from custody.anchors.policy import KnownWitness, Policy
from custody.anchors.post import Answer, post
from custody.anchors.request import PATH, Request, read_answer, read_size
from custody.bundle.witnesses import Quorum, WitnessLine, cosigned_at, cosigners
from custody.domain.reasons import Reason
from custody.errors import CancelledError, CustodyError, IntegrityError, RefusedError
from custody.ledger.checkpoint import Checkpoint, open_note
from custody.ledger.ledger import Ledger
from custody.progress import Progress, no_progress

_MEDIA_TYPE: Final = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of asking the witnesses for the newest checkpoint."""

    size: int
    signed: tuple[str, ...]
    """Names of the policy's witnesses that have cosigned this size, now or before."""
    failures: tuple[tuple[str, CustodyError], ...]
    """Witnesses that did not, and why."""


def make_request(ledger: Ledger, old: int) -> Request:
    """The request for a cosignature of the newest checkpoint.

    Args:
        ledger: Whose head it is.
        old: Size that the witness cosigned last, or 0.

    Raises:
        IntegrityError: `integrity.witness`: the witness has seen more than the ledger holds.
    """
    note = ledger.store.last_checkpoint() or ledger.note
    size = open_note(note, ledger.trust).size
    if old > size:
        raise IntegrityError(
            "integrity.witness", reason=Reason("witness_seen_more", held=old, size=size)
        )
    path = ledger.tree().consistency(old, size) if 0 < old < size else []
    return Request(old, tuple(path), note)


def last_cosigned(ledger: Ledger, witness: WitnessLine) -> int:
    """The newest size that a witness has cosigned, by the lines that are kept; 0 for none."""
    for size, line in ledger.store.cosigned():
        if is_by(ledger, size, line, witness):
            return size
    return 0


def newest_cosigned(ledger: Ledger, policy: Policy) -> tuple[int, str, str] | None:
    """The largest head that a witness of the policy has cosigned: size, name, instant.

    Of several witnesses of one head, the one that saw it last.
    """
    newest: tuple[int, str, str] | None = None
    for size, line in ledger.store.cosigned():
        if newest is not None and size < newest[0]:
            break
        for witness in policy.witnesses:
            if is_by(ledger, size, line, witness.line):
                found = (size, witness.line.name, cosigned_at(line))
                newest = found if newest is None else max(newest, found, key=lambda each: each[2])
    return newest


def ask_witnesses(ledger: Ledger, policy: Policy, progress: Progress = no_progress) -> Asked:
    """Ask every witness that has an address for a cosignature of the newest checkpoint.

    Args:
        ledger: Whose checkpoint it is.
        policy: Whom to ask.
        progress: Witnesses asked, of all of them; called also while an answer is awaited.

    Raises:
        CancelledError: From `progress`.
        StorageError: The ledger is busy or could not be written.
    """
    failures: list[tuple[str, CustodyError]] = []
    asked = [(each, each.address) for each in policy.witnesses if each.address is not None]
    for done, (witness, address) in enumerate(asked):
        try:
            _ask(ledger, witness, address, partial(progress, done, len(asked)))
        except CancelledError:
            raise
        except CustodyError as err:
            failures.append((witness.line.name, err))
    size = open_note(ledger.store.last_checkpoint() or ledger.note, ledger.trust).size
    return Asked(size, signed(ledger, policy, size), tuple(failures))


def signed(ledger: Ledger, policy: Policy, size: int) -> tuple[str, ...]:
    """Names of the policy's witnesses that have cosigned the checkpoint of a size."""
    lines = ledger.store.cosignatures(size)
    return tuple(
        each.line.name
        for each in policy.witnesses
        if any(is_by(ledger, size, line, each.line) for line in lines)
    )


def take_answer(ledger: Ledger, policy: Policy, data: bytes) -> tuple[int, tuple[str, ...]]:
    """Take the cosignatures of a file that came back.

    Args:
        ledger: Whose checkpoint it is.
        policy: Whose witnesses count; lines of others are passed over.
        data: The file.

    Returns:
        The size, and the names of the witnesses whose lines are kept now.

    Raises:
        IntegrityError: `integrity.cosignature`: no form, or a line is not good;
            `integrity.checkpoint`: of another ledger; `integrity.witness`: of another tree.
        StorageError: The ledger is busy or could not be written.
    """
    note, lines = read_answer(data)
    checkpoint = open_note(note, ledger.trust)
    issued = ledger.store.checkpoint(checkpoint.size)
    if issued is None or open_note(issued, ledger.trust) != checkpoint:
        raise IntegrityError("integrity.witness", reason=Reason("witness_other_tree"))
    return checkpoint.size, _keep(ledger, policy, checkpoint, lines)


def _ask(ledger: Ledger, witness: KnownWitness, address: str, still: Callable[[], None]) -> None:
    request = make_request(ledger, last_cosigned(ledger, witness.line))
    checkpoint = open_note(request.note, ledger.trust)
    if request.old == checkpoint.size:
        return
    answer = _submit(address, request, still)
    held = read_size(answer.body) if answer.status == HTTPStatus.CONFLICT else None
    if held is not None and held != request.old:  # it knows better; it is asked once more
        request = make_request(ledger, held)
        checkpoint = open_note(request.note, ledger.trust)
        answer = _submit(address, request, still)
    if answer.status in (HTTPStatus.CONFLICT, HTTPStatus.UNPROCESSABLE_ENTITY):
        raise IntegrityError("integrity.witness", reason=Reason("witness_no_join"))
    if answer.status != HTTPStatus.OK:
        reason = Reason("witness_status", status=answer.status)
        raise RefusedError("refused.cosign", origin=ledger.trust.origin, reason=reason)
    if not _keep(ledger, Policy(witnesses=(witness,)), checkpoint, answer.body):
        raise IntegrityError("integrity.cosignature", reason=Reason("witness_other"))


def _submit(address: str, request: Request, still: Callable[[], None]) -> Answer:
    return post(f"{address.rstrip('/')}/{PATH}", request.write(), _MEDIA_TYPE, still=still)


def _keep(ledger: Ledger, policy: Policy, checkpoint: Checkpoint, lines: bytes) -> tuple[str, ...]:
    """Keep the lines of the policy's witnesses, each judged; their names."""
    quorum = Quorum(tuple(each.line for each in policy.witnesses), 0)
    names = cosigners(lines, checkpoint, quorum)
    present = ledger.store.cosignatures(checkpoint.size)
    for line in lines.splitlines():
        if line not in present and any(
            is_by(ledger, checkpoint.size, line, each.line) for each in policy.witnesses
        ):
            ledger.add_cosignature(checkpoint.size, line)
    return tuple(sorted(names))


def is_by(ledger: Ledger, size: int, line: bytes, witness: WitnessLine) -> bool:
    """Tell whether a line is a witness's, and good."""
    note = ledger.store.checkpoint(size)
    if note is None:
        return False
    try:
        checkpoint = open_note(note, ledger.trust)
        return bool(cosigners(line + b"\n", checkpoint, Quorum((witness,), 1)))
    except IntegrityError:
        return False
