"""Algorithms of digests: which there are, which to rely on, and an empty digest of each."""

import hashlib
from collections.abc import Iterable
from typing import Final, Protocol

from custody.errors import InputError

DEFAULT: Final = ("sha256", "sha512")
LEGACY: Final = frozenset({"md5", "sha1"})
"""Broken for security: only to match an old report, never the sole digest of anything."""

_SLOWEST_FIRST: Final = ("sha3-256", "md5", "sha512", "sha1", "sha256", "blake3")
ALGORITHMS: Final = frozenset(_SLOWEST_FIRST)


class Hasher(Protocol):
    """What every algorithm offers."""

    def update(self, data: memoryview, /) -> object:
        """Take in more bytes."""

    def digest(self) -> bytes:
        """The digest of all bytes taken in."""


def chosen(algorithms: Iterable[str]) -> tuple[str, ...]:
    """Check a choice of algorithms; the slowest first, each once.

    Raises:
        InputError: `input.algorithm`.
    """
    names = frozenset(algorithms)
    for name in sorted(names - ALGORITHMS):
        raise InputError("input.algorithm", name=name, known=", ".join(sorted(ALGORITHMS)))
    if not names:
        raise InputError("input.algorithm", name="", known=", ".join(sorted(ALGORITHMS)))
    return tuple(name for name in _SLOWEST_FIRST if name in names)


def new_hasher(algorithm: str) -> Hasher:
    """An empty digest of one of the `ALGORITHMS`."""
    if algorithm == "blake3":
        from blake3 import blake3

        return blake3()
    name = "sha3_256" if algorithm == "sha3-256" else algorithm
    return hashlib.new(name, usedforsecurity=algorithm not in LEGACY)
