"""The book of recipients: to whose key a station encrypts, and how that key was made sure of.

It lies beside the ledger as `recipients.json`: `{"recipients": [{"name", "key", "added",
"made_sure"?: {"at", "by", "how"}}]}`, by name. A key that nobody made sure of is kept, not used.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from custody import durable
from custody.bundle.encryption import check_recipient, fingerprint
from custody.errors import InputError, IntegrityError, RefusedError
from custody.keys.files import read_file, unusable
from custody.strict_json import canonical, parse

BOOK_FILE: Final = "recipients.json"


@dataclass(frozen=True, slots=True)
class MadeSure:
    """That the fingerprint was compared by another way than the key came."""

    at: str
    by: str
    """Who compared it: a person's id."""
    how: str
    """With whom and by what means."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """An office, and the key to which bundles for it are encrypted."""

    name: str
    key: str
    """An age key of X25519."""
    added: str
    """An instant."""
    made_sure: MadeSure | None = None

    @property
    def fingerprint(self) -> str:
        """What is compared by voice."""
        return fingerprint(self.key)

    def document(self) -> dict[str, Any]:
        """As the book has it."""
        told: dict[str, Any] = {"name": self.name, "key": self.key, "added": self.added}
        if self.made_sure is not None:
            sure = self.made_sure
            told["made_sure"] = {"at": sure.at, "by": sure.by, "how": sure.how}
        return told


class Book:
    """The recipients of one station."""

    def __init__(self, folder: Path) -> None:
        """Read the book of a ledger's folder; an empty one where there is none.

        Raises:
            InputError: `input.key_file`; it cannot be read.
        """
        self._path = folder / BOOK_FILE
        self._entries: dict[str, Recipient] = {}
        if self._path.exists():
            for entry in _read(self._path):
                self._entries[entry.name.casefold()] = entry

    @property
    def entries(self) -> tuple[Recipient, ...]:
        """By name."""
        return tuple(self._entries[name] for name in sorted(self._entries))

    def find(self, name: str) -> Recipient:
        """The entry of an office.

        Raises:
            InputError: `input.no_recipient`.
        """
        try:
            return self._entries[name.casefold()]
        except KeyError as err:
            raise InputError("input.no_recipient", name=name) from err

    def add(self, name: str, key: str, at: str) -> Recipient:
        """Write down a key that nobody has made sure of yet.

        Raises:
            InputError: `input.age_recipient`, `input.recipient_known`.
            StorageError: It cannot be written.
        """
        if name.casefold() in self._entries:
            raise InputError("input.recipient_known", name=name)
        entry = Recipient(name, check_recipient(key), at)
        self._keep(entry)
        return entry

    def make_sure(self, name: str, told: str, sure: MadeSure) -> Recipient:
        """Write down that the other side told the fingerprint of its key.

        Args:
            name: Of the office.
            told: The fingerprint as it was heard or read, spaces apart.
            sure: When, by whom, how.

        Raises:
            InputError: `input.no_recipient`.
            RefusedError: `refused.fingerprint`: another key than ours.
            StorageError: It cannot be written.
        """
        entry = self.find(name)
        if "".join(told.split()).lower() != entry.fingerprint.replace(" ", ""):
            raise RefusedError("refused.fingerprint", name=entry.name)
        entry = replace(entry, made_sure=sure)
        self._keep(entry)
        return entry

    def remove(self, name: str) -> Recipient:
        """Strike an entry out.

        Raises:
            InputError: `input.no_recipient`.
            StorageError: It cannot be written.
        """
        entry = self.find(name)
        del self._entries[name.casefold()]
        self._write()
        return entry

    def key_for(self, named: str) -> str:
        """The key to encrypt to: of an office in the book, or given itself.

        Raises:
            InputError: `input.no_recipient`.
            RefusedError: `refused.recipient_unsure`.
        """
        if named.casefold() not in self._entries and named.startswith("age1"):
            return check_recipient(named)
        entry = self.find(named)
        if entry.made_sure is None:
            raise RefusedError("refused.recipient_unsure", name=entry.name)
        return entry.key

    def _keep(self, entry: Recipient) -> None:
        self._entries[entry.name.casefold()] = entry
        self._write()

    def _write(self) -> None:
        told = [entry.document() for entry in self.entries]
        durable.replace(self._path, canonical({"recipients": told}))


def _read(path: Path) -> list[Recipient]:
    try:
        return [_entry(each) for each in parse(read_file(path))["recipients"]]
    except (IntegrityError, KeyError, TypeError) as err:
        raise unusable(path, "it is no book of recipients") from err


def _entry(told: dict[str, Any]) -> Recipient:
    sure = told.get("made_sure")
    made_sure = None if sure is None else MadeSure(sure["at"], sure["by"], sure["how"])
    return Recipient(told["name"], check_recipient(told["key"]), told["added"], made_sure)
