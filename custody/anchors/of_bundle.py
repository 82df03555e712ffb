"""Peers witness one another: the head of a bundle that was received is cosigned.

A bundle proves the root of every size at which an event in it stands. So whoever has cosigned an
earlier head of that ledger can tell from the bundle alone whether the new one joins it. Where it
does not, both notes are kept; the bundle itself is what proves it, unless their sizes are the same.
"""

from http import HTTPStatus
from pathlib import Path
from typing import Final

from custody.anchors.fork import ForkProof
from custody.anchors.witness import SETTINGS, Cosigned, Refusal, Witness, unknown
from custody.bundle import layout
from custody.bundle.check import check_bundle
from custody.bundle.source import open_source, read
from custody.bundle.verdicts import Question, Result
from custody.domain.reasons import Reason
from custody.ledger.checkpoint import read_note
from custody.progress import Progress, no_progress
from custody.station import Station

FOLDER: Final = "witness"
"""Where a station's own witness lies, beside its ledger."""
_MOST_BYTES: Final = 4096
_GROUNDS: Final = (Question.TRUST, Question.INCLUSION, Question.TREE)


def own_witness(station: Station) -> Witness:
    """The witness by which a station cosigns the heads of its peers; made when it is first needed.

    Raises:
        InputError: Its key, or the station's secret, is not at hand.
        StorageError: It cannot be made.
    """
    folder, clock = station.folder / FOLDER, station.ledger.clock
    if (folder / SETTINGS).is_file():
        return Witness.open(folder, clock)
    return Witness.found(folder, f"{station.ledger.trust.origin}/witness", clock)


def cosign_bundle(
    witness: Witness, path: Path, progress: Progress = no_progress
) -> Cosigned | Refusal:
    """Cosign the head of a bundle, if the bundle shows that it joins what was cosigned before.

    Args:
        witness: It knows the bundle's ledger by its trust line.
        path: A folder or a ZIP.
        progress: Called with bytes read and bytes in all.

    Raises:
        InputError: It is no bundle.
        IntegrityError: Its container or its note cannot be read.
        StorageError: It cannot be read, or what the witness has seen could not be kept.
        CancelledError: From `progress`.
    """
    with open_source(path) as source:
        note = read(source, layout.SEAL_CHECKPOINT, _MOST_BYTES)
    log = witness.logs().get(read_note(note)[0].origin)
    if log is None:
        return unknown()
    seen = witness.head(log)
    report = check_bundle(
        path, trust=log, priors=() if seen is None else (seen[1],), progress=progress
    )
    for question in (*_GROUNDS, *(() if seen is None else (Question.HEADS,))):
        verdict = report.verdicts[question]
        if verdict.result is not Result.PASS:
            if seen is not None and _is_fork(verdict.why):
                witness.keep_fork(ForkProof(log, _by_size(seen[1], note)))
            return Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, verdict.why)
    return witness.add_proven(note, None if seen is None else seen[0])


def _is_fork(why: Reason) -> bool:
    """Tell whether a bundle proves another root than the one that was cosigned."""
    inner = why.facts.get("reason")
    return isinstance(inner, Reason) and inner.code == "head_fork"


def _by_size(one: bytes, other: bytes) -> tuple[bytes, bytes]:
    first, second = sorted((one, other), key=lambda note: read_note(note)[0].size)
    return first, second
