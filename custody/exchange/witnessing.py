"""Stations witness one another: who receives a bundle cosigns the head that it came with."""

from pathlib import Path

from custody.anchors.answer import leave_answer
from custody.anchors.of_bundle import cosign_bundle, own_witness
from custody.exchange.receiving import Received
from custody.ledger.checkpoint import Checkpoint, TrustLine
from custody.progress import Progress, no_progress
from custody.station import Station


def cosign_sender(
    station: Station, received: Received, out: Path, progress: Progress = no_progress
) -> Checkpoint | None:
    """Cosign the head of a received bundle, in a file that goes back to its sender.

    Args:
        station: Where it was received; its own witness signs.
        received: The bundle as it was taken in.
        out: The file.
        progress: Bytes read of bytes in all.

    Returns:
        The head; None where nobody has pinned the ledger, whose head then says nothing.

    Raises:
        RefusedError: `refused.cosign`: it does not join what was cosigned before; the bundle stays
            received.
        InputError: The witness's key, or the station's secret, is not at hand.
        StorageError: The file cannot be written.
        CancelledError: From `progress`.
    """
    body = received.body
    if body.get("trust_line") is None:
        return None
    witness = own_witness(station)
    witness.trust(TrustLine.parse(body["trust_line"]))
    kept = station.artifacts.path(body["container"]["sha256"])
    return leave_answer(cosign_bundle(witness, kept, progress), out, str(body["origin"]))
