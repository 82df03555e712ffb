"""Who signs: `--as PERSON` becomes an open key, its passphrase found where the user said."""

import argparse
import os
import re
from collections.abc import Iterable
from pathlib import Path

from custody.domain.roster import Roster
from custody.errors import InputError
from custody.keys import passphrases, pkcs12
from custody.keys.files import read_file
from custody.keys.keyring import Keyring
from custody.keys.passphrases import Passphrase
from custody.keys.private_key import PrivateKey
from custody.keys.signer import Suite
from custody.station import Station

_VARIABLE = "CUSTODY_PASSPHRASE"


def passphrase_of(person: str, given: Iterable[str]) -> Passphrase:
    """Where a person's passphrase comes from.

    Args:
        person: Whose key it opens.
        given: Values of `--passphrase-file`, each `FILE` or `PERSON=FILE`.
    """
    for value in given:
        named, equals, file = value.partition("=")
        if not equals:
            return passphrases.from_file(Path(value))
        if named == person:
            return passphrases.from_file(Path(file))
    own = f"{_VARIABLE}_{re.sub('[^A-Za-z0-9]', '_', person).upper()}"
    for variable in (own, _VARIABLE):
        if variable in os.environ:
            return passphrases.from_environment(variable)
    return passphrases.from_prompt


def open_signers(arguments: argparse.Namespace, station: Station) -> list[PrivateKey]:
    """The keys of `--as`, in order: the actor first.

    Raises:
        InputError: No such key, or the passphrase does not open it.
    """
    roster = station.service.roster()
    return [
        open_person(station.keyring, person, arguments.passphrase_file, roster)
        for person in arguments.signers
    ]


def open_person(
    keyring: Keyring, person: str, given: Iterable[str], roster: Roster | None = None
) -> PrivateKey:
    """A person's key, signing by the suite to which the ledger binds it, where it is enrolled."""
    signer = keyring.open(person, passphrase_of(person, given))
    known = None if roster is None else roster.keys.get(signer.public.name)
    return signer if known is None else signer.bound(known.public.suite)


def import_container(
    keyring: Keyring, person: str, source: Path, given: Iterable[str]
) -> PrivateKey:
    """Take over a PKCS#12 container as a person's key, once it has been opened."""
    made = pkcs12.load(source, passphrase_of(person, given)(source))
    keyring.keep_container(person, read_file(source))
    return made


def own_key(keyring: Keyring, person: str, arguments: argparse.Namespace) -> PrivateKey:
    """A person's key, to be enrolled: the one in the folder, or a new software key."""
    try:
        signer = open_person(keyring, person, arguments.passphrase_file)
    except InputError as err:
        if err.code != "input.no_key":
            raise
        passphrase = passphrase_of(person, arguments.passphrase_file)
        signer = keyring.generate(person, passphrase)
    if getattr(arguments, "pkcs1v15", False):
        return signer.bound(Suite.RSA_PKCS1)
    return signer
