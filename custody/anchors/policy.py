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

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from custody import durable
from custody.bundle.stamps import certificates
from custody.bundle.witnesses import WitnessLine
from custody.errors import InputError, IntegrityError
from custody.sticks import open_given

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
    except (ValueError, RecursionError, IntegrityError) as err:  # endless numbers, nesting too
        raise _malformed(path, str(err)) from err


def write_policy(folder: Path, policy: Policy) -> None:
    """Keep a policy beside a ledger; roots lie in files named after what they hold.

    Raises:
        InputError: `input.anchors`: it would not be read again as it is; nothing is changed.
        StorageError: It cannot be written.
    """
    document: dict[str, Any] = {"quorum": policy.quorum, "authority": [], "witness": []}
    for authority in policy.authorities:
        told = {"name": authority.name, "address": authority.address}
        document["authority"].append(told | {"roots": _keep_roots(folder, authority.roots)})
    for witness in policy.witnesses:
        told = {"line": str(witness.line)}
        if witness.address is not None:
            told["address"] = witness.address
        document["witness"].append(told)
    if _policy(folder, document) != policy:
        raise _malformed(folder / FILE, "it would not be read again as it is")
    durable.replace(folder / FILE, _toml(document).encode())


def _keep_roots(folder: Path, roots: tuple[bytes, ...]) -> str:
    from ssl import DER_cert_to_PEM_cert

    name = f"roots-{hashlib.sha256(b''.join(roots)).hexdigest()[:16]}.pem"
    if not (folder / name).exists():
        durable.replace(folder / name, "".join(map(DER_cert_to_PEM_cert, roots)).encode())
    return name


def _toml(document: Mapping[str, Any]) -> str:
    lines = [f"quorum = {document['quorum']}"]
    for table in ("authority", "witness"):
        for each in document[table]:
            lines += ["", f"[[{table}]]", *(f"{name} = {_text(v)}" for name, v in each.items())]
    return "\n".join((*lines, ""))


def _text(value: str) -> str:
    """A basic string: JSON escapes all of a line that TOML wants escaped."""
    return json.dumps(value, ensure_ascii=False)


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
    if not all(isinstance(value, str) and value.strip() for value in table.values()):
        raise _malformed(path, "a member is no text")
    if not all(value.isprintable() for value in table.values()):
        raise _malformed(path, "a member is no single line")
    return table


def _roots(path: Path) -> list[bytes]:
    try:
        return certificates(_read(path))
    except ValueError as err:
        raise _malformed(path, "no PEM certificates") from err


def _read(path: Path) -> bytes:
    try:
        with open_given(path) as file:
            return file.read(_MOST_BYTES)
    except OSError as err:
        raise _malformed(path, err.strerror or str(err)) from err


def _malformed(path: Path, reason: str) -> InputError:
    return InputError("input.anchors", path=path, reason=reason)
