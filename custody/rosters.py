"""Rosters of agencies that this user has accepted: a newer one is never followed by an older one.

The newest lies in the user's folder, as the agency signed it, named by a digest of its line.
"""

import hashlib
from pathlib import Path
from typing import Final

from custody import durable
from custody.keys.files import make_folder, read_file
from custody.ledger.agency import Roster, open_roster
from custody.ledger.checkpoint import TrustLine
from custody.paths import state_folder

_FOLDER: Final = "rosters"


def demand_newest(roster: Roster, line: TrustLine) -> None:
    """Refuse a roster that does not come after one that was accepted. Nothing is written.

    Raises:
        IntegrityError: What `Roster.demand_after` raises.
        InputError: What was accepted cannot be read.
    """
    path = _path(line)
    if path.exists():
        roster.demand_after(open_roster(read_file(path), line))


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
