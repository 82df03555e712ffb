"""Whom a station asks from outside: `anchors.toml` in the folder of its ledger.

    quorum = 1

    [[authority]]
    name = "Time stamps of the agency"
    address = "https://tsa.example/"
    roots = "tsa-roots.pem"

    [[witness]]
    line = "prosecutor.example/witness+1a2b3c4d+BAAA…"
    address = "https://witness.example/"

Authorities are asked in turn, until one has answered well. `roots` is a PEM file beside this one.
A witness without an address is asked by a file on a stick. `quorum` tells how many witnesses must
have signed; all of them, where it is left out.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from custody.bundle.stamps import certificates
from custody.bundle.witnesses import WitnessLine
from custody.errors import InputError, IntegrityError

FILE: Final = "anchors.toml"
_MOST_BYTES: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Authority:
    """A time-stamp authority."""

    name: str
    address: str
    roots: tuple[bytes, ...]
    """DER certificates under which its stamps are trusted."""


@dataclass(frozen=True, slots=True)
class KnownWitness:
    """A witness whose cosignatures count."""

    line: WitnessLine
    address: str | None
    """None where it is asked by files."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Authorities and witnesses of one station."""

    authorities: tuple[Authority, ...] = ()
    witnesses: tuple[KnownWitness, ...] = ()
    quorum: int = 0

    @property
    def roots(self) -> tuple[bytes, ...]:
        """The roots of all authorities."""
        return tuple(dict.fromkeys(root for each in self.authorities for root in each.roots))


def read_policy(folder: Path) -> Policy:
    """The policy of the station whose ledger lies in a folder; empty where there is no file.

    Raises:
        InputError: `input.anchors`.
    """
    path = folder / FILE
    if not path.is_file():
        return Policy()
    try:
        document = tomllib.loads(_read(path).decode("utf-8"))
        return _policy(folder, document)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, IntegrityError) as err:
        raise _malformed(path, str(err)) from err


def _policy(folder: Path, document: Mapping[str, Any]) -> Policy:
    path = folder / FILE
    if not document.keys() <= {"quorum", "authority", "witness"}:
        raise _malformed(path, "it holds more than quorum, authority and witness")
    tables = [document.get(name, []) for name in ("authority", "witness")]
    if not all(isinstance(each, list) for each in tables):
        raise _malformed(path, "authority and witness stand in double brackets")
    authorities = tuple(
        Authority(each["name"], each["address"], tuple(_roots(folder / each["roots"])))
        for each in (_texts(path, table, ("name", "address", "roots")) for table in tables[0])
    )
    witnesses = tuple(
        KnownWitness(WitnessLine.parse(each["line"]), each.get("address"))
        for each in (_texts(path, table, ("line",), ("address",)) for table in tables[1])
    )
    if len({each.line.name for each in witnesses}) < len(witnesses):
        raise _malformed(path, "two witnesses of one name")
    quorum = document.get("quorum", len(witnesses))
    if type(quorum) is not int or not 0 <= quorum <= len(witnesses):
        raise _malformed(path, f"a quorum of {quorum} among {len(witnesses)} witnesses")
    return Policy(authorities, witnesses, quorum)


def _texts(
    path: Path, table: Any, needed: tuple[str, ...], more: tuple[str, ...] = ()
) -> Mapping[str, str]:
    """A table whose members are texts: all that are needed, and none that is not known."""
    if not isinstance(table, dict) or not set(needed) <= table.keys() <= {*needed, *more}:
        raise _malformed(path, f"a table has {', '.join((*needed, *more))} and nothing else")
    if not all(isinstance(value, str) and value for value in table.values()):
        raise _malformed(path, "a member is no text")
    return table


def _roots(path: Path) -> list[bytes]:
    try:
        return certificates(_read(path))
    except ValueError as err:
        raise _malformed(path, "no PEM certificates") from err


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_MOST_BYTES)
    except OSError as err:
        raise _malformed(path, err.strerror or str(err)) from err


def _malformed(path: Path, reason: str) -> InputError:
    return InputError("input.anchors", path=path, reason=reason)
