"""Who signs: `--as PERSON` becomes an open key, its passphrase found where the user said."""

import argparse
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from custody.domain.roster import Roster
from custody.errors import InputError
from custody.keys import passphrases, pkcs12
from custody.keys.files import read_file
from custody.keys.keyring import Keyring
from custody.keys.passphrases import Passphrase
from custody.keys.private_key import PrivateKey
from custody.keys.signer import Suite
from custody.station import Station

if TYPE_CHECKING:
    from custody.keys.pkcs11_session import TokenPlace

_VARIABLE = "CUSTODY_PASSPHRASE"
_PIN_VARIABLE = "CUSTODY_PIN"


def passphrase_of(person: str, given: Iterable[str]) -> Passphrase:
    """Where a person's passphrase comes from, or the PIN of their token.

    Args:
        person: Whose key it opens.
        given: Values of `--passphrase-file`, each `FILE`, `PERSON=FILE` or `PERSON.p11=FILE`.
    """

    def ask(key_file: Path, *, new: bool = False) -> bytes:
        source = _source(person, key_file.suffix == ".p11", given)
        return source(key_file, new=new)

    return ask


def _source(person: str, is_token: bool, given: Iterable[str]) -> Passphrase:
    # A token counts wrong PINs and locks itself: it is never tried with what is not said to be one.
    own = f"{person}.p11" if is_token else person
    for value in given:
        named, equals, file = value.partition("=")
        if not equals and not is_token:
            return passphrases.from_file(Path(value))
        if equals and named == own:
            return passphrases.from_file(Path(file))
    common = _PIN_VARIABLE if is_token else _VARIABLE
    for variable in (f"{common}_{re.sub('[^A-Za-z0-9]', '_', person).upper()}", common):
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


def import_token(
    keyring: Keyring, person: str, place: "TokenPlace", given: Iterable[str]
) -> PrivateKey:
    """Take a key on a token as a person's, once its PIN has opened it."""
    from custody.keys import pkcs11

    made = pkcs11.load(place, passphrase_of(person, given)(keyring.folder / f"{person}.p11"))
    keyring.keep_place(person, place)
    return made


def import_named(keyring: Keyring, person: str, arguments: argparse.Namespace) -> PrivateKey | None:
    """Take over the container or the key on a token that the options name, if they name one.

    Raises:
        InputError: It does not open, or the options do not go together.
    """
    given = arguments.passphrase_file
    token = (arguments.pkcs11, arguments.token, arguments.key)
    if any(token) and (not all(token) or arguments.pkcs12):
        reason = "--pkcs11 MODULE, --token LABEL and --key LABEL go together, without --pkcs12"
        raise InputError("input.usage", reason=reason, usage="custody key --help")
    if all(token):
        from custody.keys.pkcs11_session import TokenPlace

        return import_token(keyring, person, TokenPlace(*token), given)
    if arguments.pkcs12 is not None:
        return import_container(keyring, person, Path(arguments.pkcs12), given)
    return None


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
