"""Rosters of agencies that this user has accepted: a newer one is never followed by an older one.

The newest lies in the user's folder, as the agency signed it, named by a digest of its line; the
line stands beside it.
"""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from custody import durable
from custody.errors import InputError
from custody.keys.files import make_folder, read_file
from custody.ledger.agency import Roster, add_station, open_roster, retire_station
from custody.ledger.checkpoint import Checkpoint, TrustLine, is_origin, open_note
from custody.paths import state_folder

_FOLDER: Final = "rosters"
_LINE: Final = ".line"


def read_note(path: Path) -> bytes:
    """A roster as it stands in a file, not yet judged.

    Raises:
        InputError: `input.roster_file`.
    """
    try:
        return read_file(path)
    except InputError as err:
        raise InputError("input.roster_file", path=path, reason=err.facts["reason"]) from err


def read_head(path: Path) -> bytes:
    """The last head of a station as it stands in a file, not yet judged.

    Raises:
        InputError: `input.file`.
    """
    try:
        return read_file(path)
    except InputError as err:
        raise InputError("input.file", path=path, reason=err.facts["reason"]) from err


def demand_newest(roster: Roster, line: TrustLine) -> None:
    """Refuse a roster that does not come after one that was accepted. Nothing is written.

    Raises:
        IntegrityError: What `Roster.demand_after` raises.
        InputError: What was accepted cannot be read.
    """
    path = _path(line)
    if path.exists():
        roster.demand_after(open_roster(read_note(path), line))


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
    durable.replace(path.with_suffix(_LINE), f"{line}\n".encode())
    durable.replace(path, note)
    return roster


def accepted() -> tuple[tuple[TrustLine, Roster], ...]:
    """The newest roster of each agency that was accepted, with its line, by name.

    Raises:
        IntegrityError: One is no longer as it was accepted.
        InputError: One cannot be read.
    """
    found = []
    for path in sorted((state_folder() / _FOLDER).glob(f"*{_LINE}")):
        line = TrustLine.parse(read_file(path).decode("utf-8", "replace").strip())
        if _path(line).exists():
            found.append((line, open_roster(read_note(_path(line)), line)))
    return tuple(sorted(found, key=lambda each: each[1].name))


def first(agency: str, now: str, until: str, added: Sequence[TrustLine] = ()) -> Roster:
    """The first roster of an agency, under a name of its own.

    Args:
        agency: Its name in the form of a domain.
        now: From when it is valid.
        until: To when.
        added: Lines of its stations.

    Raises:
        InputError: `input.roster_agency`; or `input.roster`, as `renew` does.
    """
    name = f"{agency}/stations/{secrets.token_hex(8)}"
    if not is_origin(name):
        raise InputError("input.roster_agency", agency=agency)
    return renew(Roster(name, 0, now, until, ()), now, until, added)


def last_head(known: Roster, note: bytes) -> Checkpoint:
    """The last head of a station that ends, proven by the station's own signature.

    Raises:
        InputError: `input.roster`: it is of no station of this roster.
        IntegrityError: The station did not sign it.
    """
    origin = note.partition(b"\n")[0].decode("utf-8", "replace")
    station = known.find(origin)
    if station is None:
        raise InputError("input.roster", reason=f"{origin!r} is no present station of it")
    return open_note(note, station.trust)


def renew(
    known: Roster,
    now: str,
    until: str,
    added: Sequence[TrustLine] = (),
    ended: Sequence[Checkpoint] = (),
) -> Roster:
    """The next roster of an agency.

    Args:
        known: The one before.
        now: From when it is valid.
        until: To when.
        added: Lines of stations that come.
        ended: Last heads of stations that end, their signatures verified.

    Raises:
        InputError: `input.roster`: a station stands in it already, is no present one, or the time
            is over before it begins.
    """
    if until <= now:
        raise InputError("input.roster", reason="it would have ended already")
    made = replace(known, number=known.number + 1, valid_from=now, valid_until=until)
    for line in added:
        made = add_station(made, line, now)
    for last in ended:
        made = retire_station(made, last, now)
    return made


def _path(line: TrustLine) -> Path:
    return state_folder() / _FOLDER / hashlib.sha256(str(line).encode()).hexdigest()
