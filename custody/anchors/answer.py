"""The file by which a witness answers: the head with its line, or the size that it has cosigned."""

from pathlib import Path

from custody.anchors.request import write_answer
from custody.anchors.witness import Cosigned, Refusal
from custody.errors import RefusedError
from custody.ledger.checkpoint import Checkpoint, read_note
from custody.sticks import write_whole


def leave_answer(answered: Cosigned | Refusal, out: Path, origin: str) -> Checkpoint:
    """Write what a witness answers.

    Args:
        answered: Its judgement.
        out: The file that goes back.
        origin: Whose head it judged.

    Returns:
        The head that it cosigned.

    Raises:
        RefusedError: `refused.cosign`; the file is there only where the log should ask again from
            the size in it.
        StorageError: The file cannot be written.
    """
    if isinstance(answered, Cosigned):
        write_whole(out, write_answer(answered.note, answered.line))
        return read_note(answered.note)[0]
    if answered.held is not None:
        write_whole(out, f"{answered.held}\n".encode())
    raise RefusedError("refused.cosign", origin=origin, reason=answered.reason)
