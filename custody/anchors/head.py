"""The newest head held outside the machine: stamped and cosigned as the station's policy says."""

from dataclasses import dataclass

from custody.anchors.cosigning import Asked, ask_witnesses
from custody.anchors.policy import read_policy
from custody.anchors.timestamps import Outcome, stamp_head
from custody.station import Station


@dataclass(frozen=True, slots=True)
class Anchored:
    """What came of asking outside."""

    stamp: Outcome
    witnesses: Asked


def anchor_head(station: Station) -> Anchored:
    """Have the newest checkpoint cosigned and stamped, by whoever answers.

    Witnesses come first: the record of a stamp makes a checkpoint of its own.

    Raises:
        InputError: `input.anchors`: the policy cannot be read.
        IntegrityError: The ledger does not hold together.
        StorageError: The ledger is busy or could not be written.
    """
    policy = read_policy(station.folder)
    witnesses = ask_witnesses(station.ledger, policy)
    return Anchored(stamp_head(station, policy), witnesses)
