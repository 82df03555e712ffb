"""The key files of a ledger: `keys/<PERSON>.p8`, `.p12` or `.p11`, `keys/log.p8`, `station.p8`.

A person's key to come waits in `keys/next/`; those that were replaced lie in `keys/retired/`.

The log's and the station's keys sign without anyone being asked. Their files stand under the
station's secret, which lies outside the ledger's folder: a copied folder alone signs nothing.
"""

import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from custody.errors import InputError, StorageError
from custody.keys import files, software
from custody.keys.passphrases import Passphrase
from custody.keys.private_key import PrivateKey, hold
from custody.keys.signer import Suite
from custody.paths import state_folder
from custody.strict_json import is_identifier

if TYPE_CHECKING:
    from custody.keys.pkcs11_session import TokenPlace

SECRET_VARIABLE: Final = "CUSTODY_STATION_SECRET_FILE"  # noqa: S105
"""Environment variable that names another file of the station's secret."""
SUFFIXES: Final = (".p8", ".p12", ".p11")
"""Of a person's key file: a software key, a container, the place of a key on a token."""
_LOG: Final = "log"
_STATION: Final = "station"
_WITNESS: Final = "witness"
_SECRET: Final = re.compile(rb"[0-9a-f]{64}\n")


def secret_file() -> Path:
    """Where this user's stations keep their secret."""
    named = os.environ.get(SECRET_VARIABLE)
    return Path(named).absolute() if named else state_folder() / "station-secret"


@dataclass(frozen=True, slots=True)
class Keyring:
    """The folder of a ledger's keys."""

    folder: Path
    cost: software.Cost = software.PASSPHRASE_COST
    """Of a guess at a person's passphrase, for keys made here."""

    def find(self, person: str) -> Path:
        """The key file of a person.

        Raises:
            InputError: `input.no_key`, or `input.key_person` for what names no person's file.
        """
        for path in self._paths(person):
            if path.is_file():
                return path
        raise InputError("input.no_key", person=person, folder=self.folder)

    def open(self, person: str, passphrase: Passphrase, suite: Suite | None = None) -> PrivateKey:
        """Open the key of a person.

        Args:
            person: The person's id.
            passphrase: Where the passphrase comes from.
            suite: The suite to which the key is bound in the ledger, where it is enrolled.

        Raises:
            InputError: No such file, wrong passphrase, or not a usable key.
        """
        path = self.find(person)
        if path.suffix == ".p8":
            return software.load(path, passphrase(path), suite)
        if path.suffix == ".p11":
            from custody.keys import pkcs11
            from custody.keys.pkcs11_session import TokenPlace

            return pkcs11.load(TokenPlace.read(path), passphrase(path), suite)
        from custody.keys import pkcs12  # brings X.509, which no other key needs

        return pkcs12.load(path, passphrase(path), suite)

    def generate(
        self, person: str, passphrase: Passphrase, suite: Suite = Suite.ED25519
    ) -> PrivateKey:
        """Make a software key for a person who has none.

        Raises:
            StorageError: `storage.key_exists`: the person has a key file already.
        """
        path, *_ = self._vacant_paths(person)
        return software.generate(path, passphrase(path, new=True), suite, cost=self.cost)

    def discard(self, person: str) -> None:
        """Remove a key that was made for a person and that no ledger has taken.

        Raises:
            InputError: `input.no_key`.
        """
        self.find(person).unlink()

    @property
    def next(self) -> "Keyring":
        """Where a person's new key waits, until the rotation to it is recorded."""
        return Keyring(self.folder / "next", self.cost)

    @property
    def retired(self) -> Path:
        """Where replaced key files lie, each under the name of its key; none is ever removed."""
        return self.folder / "retired"

    def promote(self, person: str, replaced: str) -> None:
        """Put a person's next key in the place of the present one, which is kept aside.

        To be called once `key.rotated` is recorded; called again after a crash it ends the work.

        Args:
            person: The person's id.
            replaced: Name of the key that the rotation ended.

        Raises:
            InputError: `input.no_key`: no next key waits.
        """
        waiting = self.next.find(person)
        files.make_folder(self.retired)
        for present in self._paths(person):
            if present.is_file():
                kept = f"{replaced.removeprefix('sha256:')}{present.suffix}"
                files.move(present, self.retired / kept)
        files.move(waiting, self.folder / waiting.name)

    def keep_container(self, person: str, container: bytes) -> Path:
        """Keep a PKCS#12 container as a person's key file, as it is.

        Raises:
            StorageError: `storage.key_exists`: the person has a key file already.
        """
        _, path, _ = self._vacant_paths(person)
        files.write_new(path, container)
        return path

    def keep_place(self, person: str, place: "TokenPlace") -> Path:
        """Keep where a person's key is found on a token.

        Raises:
            StorageError: `storage.key_exists`: the person has a key file already.
        """
        *_, path = self._vacant_paths(person)
        files.write_new(path, place.written())
        return path

    def open_log(self) -> PrivateKey:
        """The key that signs checkpoints."""
        return self._open_own(_LOG)

    def generate_log(self) -> PrivateKey:
        """Make the key that signs checkpoints: one for the ledger's whole life."""
        return self._generate_own(_LOG)

    def open_station(self) -> PrivateKey:
        """The key that signs what the station itself finds."""
        return self._open_own(_STATION)

    @staticmethod
    def stand_in() -> PrivateKey:
        """A key of nobody, kept nowhere: for a station that is only read."""
        return hold(Ed25519PrivateKey.generate(), source="software")

    def generate_station(self) -> PrivateKey:
        """Make the station's key."""
        return self._generate_own(_STATION)

    def open_witness(self) -> PrivateKey:
        """The key that cosigns the checkpoints of others; it lies in the witness's own folder."""
        return self._open_own(_WITNESS)

    def generate_witness(self) -> PrivateKey:
        """Make the key of a witness."""
        return self._generate_own(_WITNESS)

    def discard_own(self) -> None:
        """Remove the log's and the station's keys: the ledger that they were made for never was."""
        for name in (_LOG, _STATION):
            (self.folder / f"{name}.p8").unlink(missing_ok=True)

    def _open_own(self, name: str) -> PrivateKey:
        path = self.folder / f"{name}.p8"
        return software.load(path, _read_secret(), Suite.ED25519)

    def _generate_own(self, name: str) -> PrivateKey:
        files.make_folder(self.folder)
        return software.generate(
            self.folder / f"{name}.p8", _make_secret(), cost=software.SECRET_COST
        )

    def _vacant_paths(self, person: str) -> list[Path]:
        """The names for a key of a person who has none yet, in a folder that is there."""
        paths = self._paths(person)
        for path in paths:
            if path.exists():
                raise StorageError("storage.key_exists", path=path)
        files.make_folder(self.folder)
        return paths

    def _paths(self, person: str) -> list[Path]:
        if not is_identifier(person) or person.casefold() in (_LOG, _STATION):
            raise InputError("input.key_person", person=person)
        return [self.folder / f"{person}{suffix}" for suffix in SUFFIXES]


def _read_secret() -> bytes:
    """The station's secret: 64 hex digits, one line, so that `openssl -passin file:` takes it."""
    path = secret_file()
    line = files.read_file(path, private=True)
    if not _SECRET.fullmatch(line):
        raise files.unusable(path, "not a station's secret: one line of 64 hex digits")
    return line.rstrip(b"\n")


def _make_secret() -> bytes:
    """The station's secret, made now if this user has none yet."""
    path = secret_file()
    if not path.exists():
        files.make_folder(path.parent)
        files.write_new(path, secrets.token_hex(32).encode() + b"\n")
    return _read_secret()
