"""Algorithms that a list of digests names: in a heading, under a key, in a column of its own.

What is named counts more than what the length of a digest tells: digests of 40 digits under the
heading RIPEMD-160 are no SHA-1, and comparing them as such would accuse files that are sound.
"""

import re
from collections.abc import Iterable
from typing import Final

from custody.evidence.algorithms import ALGORITHMS

BY_LENGTH: Final = {32: "md5", 40: "sha1", 64: "sha256", 128: "sha512"}
"""Digits of a digest in hex, and the algorithm it is by where nothing says so."""
_LENGTHS: Final = {name: length for length, name in BY_LENGTH.items()}
_OF_OTHERS: Final = 64
"""Digits of the algorithms that share their length with SHA-256."""
_NAME: Final = re.compile(
    r"(?<![a-zа-я0-9])(?:"
    r"sha[-_ ]?3[-_ /]?(?:224|256|384|512)|sha[-_ ]?512[-_/](?:224|256)"
    r"|sha[-_ ]?(?:2[-_ ]?)?(?:224|256|384|512)|sha[-_ ]?1|md[-_ ]?[2456]"
    r"|ripemd[-_ ]?\d*|rmd[-_ ]?\d+|whirlpool|tiger[-_ ]?\d+|blake[-_ ]?2[a-z]*(?:[-_ ]?\d+)?"
    r"|blake[-_ ]?3|b3(?=sum)|crc[-_ ]?\d+|xxh(?:ash)?[-_ ]?\d*|adler[-_ ]?\d+|sm3"
    r"|streebog[-_ ]?\d*"
    r"|стрибог[-_ ]?\d*|gost(?:[-_ .]?\d+)*|гост(?:[-_ .]?\d+)*|keccak[-_ ]?\d*|skein[-_ ]?\d+"
    r"|shake[-_ ]?\d+|ssdeep|tlsh"
    r")(?:sums?)?(?![a-zа-я0-9])"
)
_CAMEL: Final = re.compile(r"(?<=[a-zа-я])(?=[A-ZА-Я])")
_SEPARATORS: Final = re.compile(r"[-_ ./]")
_ALIASES: Final = {"sha3256": "sha3-256", "b3": "blake3", "sha2256": "sha256", "sha2512": "sha512"}


def algorithm_of(words: str) -> str:
    """The one algorithm that words name, ours or another; empty where they name none, or two."""
    found = {_plain(match[0]) for match in _NAME.finditer(_CAMEL.sub("_", words).lower())}
    return found.pop() if len(found) == 1 else ""


def is_algorithm(words: str) -> bool:
    """Whether words are the name of an algorithm, and nothing else."""
    return _NAME.fullmatch(words.strip().lower()) is not None


def is_ours(algorithm: str, digits: int) -> bool:
    """Whether an algorithm is computed here and its digests have so many digits."""
    return algorithm in ALGORITHMS and _LENGTHS.get(algorithm, _OF_OTHERS) == digits


def digests_of(told: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Algorithm to digest, also for algorithms that are not ours.

    Args:
        told: Heading or key, empty where there is none, and value, of one row or object. A digest
            is by what its heading names; else by what a value beside it names; else by its length.
    """
    pairs = list(told)
    beside = {_plain(value.strip().lower()) for _, value in pairs if is_algorithm(value)}
    alone = beside.pop() if len(beside) == 1 else ""
    return {
        algorithm_of(heading) or fitting(alone, len(value)): value.lower()
        for heading, value in pairs
        if is_digest(value)
    }


def fitting(named: str, digits: int) -> str:
    """The algorithm that a value beside a digest names, unless the length tells of another."""
    is_else = named in ALGORITHMS and not is_ours(named, digits)
    return BY_LENGTH[digits] if is_else or not named else named


def is_digest(text: str) -> bool:
    """Whether a text looks like a digest."""
    return len(text) in BY_LENGTH and not text.strip("0123456789abcdefABCDEF")


def _plain(name: str) -> str:
    bare = _SEPARATORS.sub("", name).removesuffix("s").removesuffix("sum")
    return _ALIASES.get(bare, bare)
