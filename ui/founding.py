"""Making a ledger from the client: the demonstration, or a real one with its two administrators.

What fails or is cancelled leaves nothing behind: no half-made ledger and no key that opens nothing.
"""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from custody.clock import Clock
from custody.demo.founding import found_demonstration
from custody.domain.commands import Command
from custody.errors import InputError
from custody.keys import pkcs12
from custody.keys.files import read_file
from custody.keys.keyring import Keyring
from custody.keys.passphrases import from_text
from custody.keys.pkcs11_session import TokenPlace
from custody.keys.private_key import PrivateKey
from custody.progress import Progress, no_progress
from custody.service import Act
from custody.station import Founder, Station, check_founding, found_station
from ui.ledger_folders import DEMONSTRATION_FOLDER

FIRST_PERSON: Final = "ALM"
"""Who works first in the demonstration: the investigator of the worked example."""


@dataclass(frozen=True, slots=True)
class KeyWish:
    """A person's key to be: a new one, or one that an authority issued."""

    person: str
    name: str
    passphrase: str
    container: Path | None = None
    """A PKCS#12 file; without one a software key is made."""
    place: TokenPlace | None = None
    """A key on a token; the passphrase is its PIN."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a real ledger lies, and what it is called."""

    folder: Path
    origin: str
    agency: str
    station: str
    offset: str


def make_demonstration(folder: Path, *, filled: bool, progress: Progress = no_progress) -> Path:
    """Make the demonstration.

    Args:
        folder: Of the demonstration; it must not be there, or be empty.
        filled: Play the worked example in it.
        progress: Steps done and in all; may raise `CancelledError`.

    Returns:
        The folder of its ledger.

    Raises:
        InputError: Something lies in the folder.
        StorageError: It cannot be written.
    """
    was_there = folder.exists()
    if was_there and any(folder.iterdir()):
        raise InputError("input.target_exists", path=folder)
    try:
        progress(0, 1)
        player = found_demonstration(folder)
        try:
            steps = len(player.story["step"]) if filled else 0
            for done, _ in enumerate(player.play() if filled else (), 1):
                progress(done, steps + 1)
        finally:
            player.station.close()
        progress(steps + 1, steps + 1)
    except BaseException:
        _clear(folder, was_there=was_there)
        raise
    return folder / DEMONSTRATION_FOLDER


def found_real(
    place: Place, founders: Sequence[KeyWish], clock: Clock, progress: Progress = no_progress
) -> Station:
    """Make a real ledger with the keys of its administrators, and register them by name.

    Raises:
        InputError: The folder holds a ledger, a container does not open, or a form is wrong.
        StorageError: It cannot be written.
    """
    check_founding(
        place.folder,
        origin=place.origin,
        offset=place.offset,
        persons=[each.person for each in founders],
        demonstration=False,
    )
    was_there = place.folder.exists()
    keyring = Keyring(place.folder / "keys")
    made: list[Path] = []
    steps = len(founders) + 2
    try:
        signers = []
        for done, each in enumerate(founders):
            progress(done, steps)
            signers.append(make_key(keyring, each))
            made.append(keyring.find(each.person))
        progress(len(founders), steps)
        station = _found(place, founders, signers, clock)
    except BaseException:
        if was_there:
            for path in made:
                path.unlink(missing_ok=True)
        else:
            _clear(place.folder, was_there=False)
        raise
    progress(steps, steps)
    return station


def make_key(keyring: Keyring, wish: KeyWish) -> PrivateKey:
    """Make a person's key, or take over its container or its place, once it has been opened.

    Raises:
        InputError: The container or the token does not open.
        StorageError: The person has a key file already, or it cannot be written.
    """
    if wish.container is None and wish.place is None:
        return keyring.generate(wish.person, from_text(wish.passphrase))
    signer = open_given(wish)
    if wish.place is not None:
        keyring.keep_place(wish.person, wish.place)
    elif wish.container is not None:
        keyring.keep_container(wish.person, read_file(wish.container))
    return signer


def open_given(wish: KeyWish) -> PrivateKey:
    """Open the container or the token of a wish, to see that what opens it is right.

    Raises:
        InputError: It does not open.
    """
    if wish.place is not None:
        from custody.keys import pkcs11

        return pkcs11.load(wish.place, from_text(wish.passphrase)(Path(wish.place.module)))
    if wish.container is None:
        raise AssertionError("a new key is not opened")
    return pkcs12.load(wish.container, from_text(wish.passphrase)(wish.container))


def _found(
    place: Place, founders: Sequence[KeyWish], signers: Sequence[PrivateKey], clock: Clock
) -> Station:
    station = found_station(
        place.folder,
        origin=place.origin,
        founders=[
            Founder(each.person, signer) for each, signer in zip(founders, signers, strict=True)
        ],
        clock=clock,
        agency=place.agency,
        station=place.station,
        offset=place.offset,
    )
    first, *others = signers
    acts = [
        Act(
            Command(
                "person.register",
                {
                    "person": each.person,
                    "name": each.name,
                    "identity_reference": "founder of the ledger",
                    "agency": place.agency,
                    "roles": ["ADM"],
                },
            ),
            first,
            tuple(others),
        )
        for each in founders
    ]
    try:
        station.service.execute(*acts)
    except BaseException:
        station.close()
        raise
    return station


def _clear(folder: Path, *, was_there: bool) -> None:
    """Take away what was made in a folder that was empty, or not there, before."""
    if not was_there:
        shutil.rmtree(folder, ignore_errors=True)
        return
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
