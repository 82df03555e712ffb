"""Verifying artifacts: their bytes are read again and hashed; times and sizes prove nothing.

Each run lists same, different, missing, unreadable and unexpected (procedures §4.6).
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from custody.errors import InputError, StorageError
from custody.evidence.algorithms import ALGORITHMS, LEGACY
from custody.evidence.digests import FileDigests, hash_file
from custody.evidence.many import Problem, hash_many
from custody.evidence.store import Store
from custody.progress import Progress, no_progress

_STORE_PREFIX: Final = 2


class Outcome(StrEnum):
    """What became of one artifact."""

    SAME = "same"
    DIFFERENT = "different"
    MISSING = "missing"
    UNREADABLE = "unreadable"
    UNEXPECTED = "unexpected"
    """Lies in the store, and no artifact is known by it."""
    PLACE_UNKNOWN = "place_unknown"
    """Lies outside the store, and the record does not say where, or not any more."""


@dataclass(frozen=True, slots=True)
class Expected:
    """An artifact as it was recorded."""

    artifact: str
    size: int
    digests: Mapping[str, str]
    """SHA-256 always; what is under `legacy` need not be given."""
    in_place: bytes | None = None
    """Absolute path, if it is not in the store."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What a run found of one artifact."""

    artifact: str
    """For what is unexpected: the name in the store."""
    outcome: Outcome
    expected: Expected | None = None
    found: FileDigests | None = None
    reason: str | None = None


def verify(
    expected: Iterable[Expected], store: Store, progress: Progress = no_progress
) -> Iterator[Verified]:
    """Hash artifacts again and compare.

    Args:
        expected: Those to verify.
        store: Where those lie that were copied.
        progress: Bytes hashed so far, and those of all artifacts.

    Yields:
        Those of the store, in the order given, then those in place.

    Raises:
        StorageError: The store as a whole cannot be read.
        CancelledError: From `progress`.
    """
    every = list(expected)
    total = sum(one.size for one in every)
    kept = [one for one in every if one.in_place is None]
    algorithms = {"sha256"}.union(*(_algorithms(one) for one in kept))
    paths = (_place(one) for one in kept)
    hashed = hash_many(store.folder, paths, algorithms, progress, total=total)
    for one, result in zip(kept, hashed, strict=True):
        if result.found is not None:
            yield _compared(one, result.found)
        elif result.problem is Problem.MISSING:
            yield Verified(one.artifact, Outcome.MISSING, one)
        else:
            reason = result.reason or "not a regular file"
            yield Verified(one.artifact, Outcome.UNREADABLE, one, reason=reason)
    done = sum(one.size for one in kept)
    for one in every:
        if one.in_place is not None:
            yield _in_place(one, one.in_place, _after(done, total, progress))
            done += one.size


def unexpected(store: Store, known: Iterable[str]) -> Iterator[Verified]:
    """What lies in a store and is no artifact's content.

    Args:
        store: The store.
        known: The SHA-256 of everything that may lie there, documents too.
    """
    names = frozenset(known)
    for name in store.kept():
        if name not in names:
            yield Verified(name, Outcome.UNEXPECTED)


def _place(one: Expected) -> bytes:
    sha256 = one.digests["sha256"]
    return f"{sha256[:_STORE_PREFIX]}/{sha256}".encode("ascii")


def _algorithms(one: Expected) -> frozenset[str]:
    return ALGORITHMS.intersection(one.digests) - LEGACY


def _in_place(one: Expected, path: bytes, progress: Progress) -> Verified:
    if not os.path.lexists(path):
        return Verified(one.artifact, Outcome.MISSING, one)
    try:
        found = hash_file(path, {"sha256"} | _algorithms(one), progress)
    except (StorageError, InputError) as err:
        return Verified(one.artifact, Outcome.UNREADABLE, one, reason=str(err))
    return _compared(one, found)


def _compared(one: Expected, found: FileDigests) -> Verified:
    if found.changed or found.read_errors:
        reason = "it changed while it was read" if found.changed else "parts cannot be read"
        return Verified(one.artifact, Outcome.UNREADABLE, one, found, reason)
    is_same = found.size == one.size and all(
        found.values[name] == one.digests[name] for name in _algorithms(one)
    )
    return Verified(one.artifact, Outcome.SAME if is_same else Outcome.DIFFERENT, one, found)


def _after(done: int, total: int, progress: Progress) -> Progress:
    return lambda part, _size: progress(done + part, total)
