"""The newest head held outside the machine: stamped and cosigned as the station's policy says."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from custody.anchors.between import Times
from custody.anchors.cosigning import Asked, ask_witnesses, newest_cosigned
from custody.anchors.policy import Policy, read_policy
from custody.anchors.timestamps import Outcome, stamp_head
from custody.errors import CustodyError
from custody.ledger.ledger import Ledger
from custody.progress import Progress, no_progress
from custody.station import Station

if TYPE_CHECKING:
    from custody.ledger.writer import Appended


@dataclass(frozen=True, slots=True)
class Outside:
    """A head that somebody outside holds."""

    size: int
    at: str
    by: str
    """The witness; empty where it is an authority's stamp."""


@dataclass(frozen=True, slots=True)
class Anchored:
    """What came of asking outside."""

    stamp: Outcome
    witnesses: Asked

    @property
    def appended(self) -> "tuple[Appended, ...]":
        """What was recorded."""
        return self.stamp.appended

    @property
    def failures(self) -> tuple[tuple[str, CustodyError], ...]:
        """Who gave nothing, and why."""
        return (*self.witnesses.failures, *self.stamp.failures)


def anchor_head(station: Station, progress: Progress = no_progress) -> Anchored:
    """Have the newest checkpoint cosigned and stamped, by whoever answers.

    Witnesses come first: the record of a stamp makes a checkpoint of its own.

    Args:
        station: Whose checkpoint it is.
        progress: Witnesses and authorities asked, of all of them; called also while an answer is
            awaited.

    Raises:
        CancelledError: From `progress`; what was obtained before is kept.
        InputError: `input.anchors`: the policy cannot be read.
        IntegrityError: The ledger does not hold together.
        StorageError: The ledger is busy or could not be written.
    """
    policy = read_policy(station.folder)
    first = sum(each.address is not None for each in policy.witnesses)
    total = first + len(policy.authorities)
    witnesses = ask_witnesses(station.ledger, policy, lambda done, _: progress(done, total))
    stamp = stamp_head(station, policy, lambda done, _: progress(first + done, total))
    return Anchored(stamp, witnesses)


def last_outside(ledger: Ledger, policy: Policy) -> Outside | None:
    """The largest head that an authority or a witness of the policy holds; None where none does.

    What happened behind it could be rewritten by whoever owns the disk, and nobody would know.
    """
    heads = [Outside(stamp.index + 1, stamp.at, "") for stamp in Times(ledger, policy.roots).stamps]
    cosigned = newest_cosigned(ledger, policy)
    if cosigned is not None:
        size, name, at = cosigned
        heads.append(Outside(size, at, name))
    return max(heads, key=lambda each: (each.size, each.at), default=None)
