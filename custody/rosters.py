"""Rosters of agencies that this user has accepted: a newer one is never followed by an older one.

The newest lies in the user's folder, as the agency signed it, named by a digest of its line.
"""

import hashlib
from pathlib import Path
from typing import Final

from custody import durable
from custody.errors import IntegrityError
from custody.keys.files import make_folder, read_file
from custody.ledger.agency import Roster, open_roster
from custody.ledger.checkpoint import TrustLine
from custody.paths import state_folder

_FOLDER: Final = "rosters"


def demand_newest(roster: Roster, line: TrustLine) -> None:
    """Refuse a roster that is older than one that was accepted. Nothing is written.

    Raises:
        IntegrityError: `integrity.roster_old`, or `integrity.roster_fork`: another one of the same
            number was signed.
        InputError: What was accepted cannot be read.
    """
    path = _path(line)
    if not path.exists():
        return
    known = open_roster(read_file(path), line)
    if roster.number < known.number:
        raise IntegrityError("integrity.roster_old", number=roster.number, known=known.number)
    if roster.number == known.number and roster != known:
        raise IntegrityError("integrity.roster_fork", number=roster.number)


def accept(note: bytes, line: TrustLine) -> Roster:
    """Take a roster as the newest of its agency.

    Raises:
        IntegrityError: It is not good, or not the newest.
        StorageError: It cannot be kept.
    """
    roster = open_roster(note, line)
    demand_newest(roster, line)
    path = _path(line)
    make_folder(path.parent)
    durable.replace(path, note)
    return roster


def _path(line: TrustLine) -> Path:
    return state_folder() / _FOLDER / hashlib.sha256(str(line).encode()).hexdigest()
