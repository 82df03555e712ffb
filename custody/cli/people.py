"""Who signs: `--as PERSON` becomes an open key, its passphrase found where the user said."""

import argparse
import os
import re
from collections.abc import Iterable
from pathlib import Path

from custody.domain.roster import Roster
from custody.keys import passphrases
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
        station.keyring.open(
            person, passphrase_of(person, arguments.passphrase_file), suite_of(roster, person)
        )
        for person in arguments.signers
    ]


def suite_of(roster: Roster, person: str) -> Suite | None:
    """The suite of a person's key, where the ledger knows just one."""
    suites = {
        key.public.suite
        for key in roster.keys.values()
        if key.person == person and key.ended is None
    }
    return suites.pop() if len(suites) == 1 else None
