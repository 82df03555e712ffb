"""Our digests of what came, held against what a list says of them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from custody.evidence.hash_lists import Line
from custody.garbage import uncollected


class Comparison(StrEnum):
    """What the provider's list says of one file; the words of `artifact.received_from_provider`."""

    MATCH = "match"
    DIFFER = "differ"
    ONLY_OURS = "only_ours"
    NOT_COMPARED = "not_compared"


_MATCH: Final = Comparison.MATCH
"""Looked up once, and not for each of very many files."""
_UNTOLD: Final = (Comparison.NOT_COMPARED, None)


@dataclass(frozen=True, slots=True)
class Compared:
    """All files against one list."""

    outcomes: tuple[tuple[Comparison, Line | None], ...]
    """For each of our files, in their order, with what the list says of it."""
    only_theirs: tuple[bytes, ...]
    """Names that the list has and we have not."""


@uncollected()
def compare(
    lines: Iterable[Line],
    files: Iterable[tuple[bytes, int, Mapping[str, str]]],
    apart: frozenset[bytes] = frozenset(),
) -> Compared:
    """Hold our digests against a list.

    Args:
        lines: What the list says.
        files: Name, size and digests by algorithm of each of our files; may be those that are
            being hashed, so that one is judged while the next are read.
        apart: Files that no list tells of: the container, and the lists themselves.
    """
    lines = list(lines)
    theirs = plain_names(line.name for line in lines)
    by_name = dict(zip(theirs, lines, strict=True))
    several = _several(theirs, lines) if len(by_name) < len(lines) else {}
    ours: list[bytes] = []
    others: list[tuple[int, bytes, int, Mapping[str, str]]] = []
    outcomes: list[tuple[Comparison, Line | None]] = []
    for name, size, digests in files:
        ours.append(name)
        said = by_name.get(name)
        if (
            said is not None
            and said.digests.items() <= digests.items()
            and said.size in (None, size)
            and name not in several
        ):
            outcomes.append((_MATCH, said))
        else:
            others.append((len(outcomes), name, size, digests))
            outcomes.append(_UNTOLD)
    names = _Names(by_name, ours)
    used = set(ours)
    for index, name, size, digests in others:
        used.add(known := names.known(name))
        if known in by_name:
            outcomes[index] = _judged(several.get(known, (by_name[known],)), size, digests)
        elif name not in apart:
            outcomes[index] = (Comparison.ONLY_OURS, None)
    told = () if by_name.keys() <= used else zip(theirs, lines, strict=True)
    missing = tuple(dict.fromkeys(line.name for name, line in told if name not in used))
    return Compared(tuple(outcomes), missing)


def _several(names: Sequence[bytes], lines: Sequence[Line]) -> dict[bytes, list[Line]]:
    """All lines of each name that has more than one, which is rare."""
    counts = Counter(names)
    found: dict[bytes, list[Line]] = {}
    for name, line in zip(names, lines, strict=True):
        if counts[name] > 1:
            found.setdefault(name, []).append(line)
    return found


class _Names:
    """Under which name a list has a file that it does not have under its own."""

    def __init__(self, theirs: Mapping[bytes, object], ours: Sequence[bytes]) -> None:
        self._theirs = theirs
        self._ours = ours

    def known(self, name: bytes) -> bytes:
        """The plain one, that in the folder that all lie in, or the only one with its bare name."""
        plain = plain_name(name)
        if plain in self._theirs:
            return plain
        known = self._prefix + plain
        if known not in self._theirs and self._our_bases[base_of(plain)] == 1:
            known = self._by_base.get(base_of(plain), known)
        return known

    @cached_property
    def _prefix(self) -> bytes:
        return _common_top(self._theirs)

    @cached_property
    def _by_base(self) -> dict[bytes, bytes]:
        return _single(self._theirs)

    @cached_property
    def _our_bases(self) -> Counter[bytes]:
        return Counter(map(base_of, plain_names(self._ours)))


def _judged(
    said: Sequence[Line], size: int, digests: Mapping[str, str]
) -> tuple[Comparison, Line | None]:
    """Every line of the name must hold; one that we have no digest for says nothing."""
    outcome = Comparison.NOT_COMPARED
    for line in said:
        known = {name: value for name, value in line.digests.items() if name in digests}
        if line.size not in (None, size) or any(digests[n] != v for n, v in known.items()):
            return Comparison.DIFFER, line
        if known:
            outcome = Comparison.MATCH
    return outcome, said[0]


def plain_name(name: bytes) -> bytes:
    """A name as providers write it on any system, without what leads to its folder."""
    if name[:1] not in (b"/", b".") and not (b"\\" in name or b"//" in name or b"/." in name):
        return name.removesuffix(b"/")
    parts = [part for part in name.replace(b"\\", b"/").split(b"/") if part not in (b"", b".")]
    return b"/".join(parts)


def plain_names(names: Iterable[bytes]) -> list[bytes]:
    """`plain_name` of many: mostly there is nothing to do, and one look tells."""
    given = list(names)
    together = b"\n".join([b"", *given, b""])
    unusual = (b"\\", b"//", b"/.", b"\n/", b"\n.", b"/\n")
    return [*map(plain_name, given)] if any(each in together for each in unusual) else given


def base_of(name: bytes) -> bytes:
    """The bare name of a file in its folder."""
    return name.rpartition(b"/")[2]


def _common_top(names: Iterable[bytes]) -> bytes:
    """The folder in which all names of a list lie, if there is one."""
    tops = {name.partition(b"/")[0] if b"/" in name else b"" for name in names}
    top = tops.pop() if len(tops) == 1 else b""
    return top + b"/" if top else b""


def _single(names: Iterable[bytes]) -> dict[bytes, bytes]:
    """Bare name to name, where only one has it."""
    found: dict[bytes, list[bytes]] = {}
    for name in names:
        found.setdefault(base_of(name), []).append(name)
    return {base: each[0] for base, each in found.items() if len(each) == 1}
