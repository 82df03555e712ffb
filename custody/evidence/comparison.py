"""Our digests of what came, held against what a list says of them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from custody.evidence.hash_lists import Line
from custody.garbage import uncollected


class Comparison(StrEnum):
    """What the provider's list says of one file; the words of `artifact.received_from_provider`."""

    MATCH = "match"
    DIFFER = "differ"
    ONLY_OURS = "only_ours"
    NOT_COMPARED = "not_compared"


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
    files: Sequence[tuple[bytes, int, Mapping[str, str]]],
    apart: frozenset[bytes] = frozenset(),
) -> Compared:
    """Hold our digests against a list.

    Args:
        lines: What the list says.
        files: Name, size and digests by algorithm of each of our files.
        apart: Files that no list tells of: the container, and the lists themselves.
    """
    lines = list(lines)
    theirs = plain_names(line.name for line in lines)
    by_name = _by_name(theirs, lines)
    ours = plain_names(name for name, _, _ in files)
    names = _Names(by_name, ours)
    used: set[bytes] = set()
    outcomes: list[tuple[Comparison, Line | None]] = []
    for (name, size, digests), plain in zip(files, ours, strict=True):
        known = plain if plain in by_name else names.known(plain)
        said = by_name.get(known)
        if said is None:
            kind = Comparison.NOT_COMPARED if name in apart else Comparison.ONLY_OURS
            outcomes.append((kind, None))
            continue
        used.add(known)
        outcomes.append(_judged(said, size, digests))
    told = zip(theirs, lines, strict=True) if len(used) < len(by_name) else ()
    missing = tuple(dict.fromkeys(line.name for name, line in told if name not in used))
    return Compared(tuple(outcomes), missing)


def _by_name(names: Sequence[bytes], lines: Sequence[Line]) -> dict[bytes, tuple[Line, ...]]:
    """All lines of each name; that a name has several is rare."""
    single: Iterable[tuple[Line, ...]] = zip(lines, strict=True)
    found = dict(zip(names, single, strict=True))
    if len(found) < len(lines):
        found = dict.fromkeys(names, ())
        for name, line in zip(names, lines, strict=True):
            found[name] += (line,)
    return found


class _Names:
    """Under which name a list has a file that it does not have under its own."""

    def __init__(self, theirs: Mapping[bytes, object], ours: Sequence[bytes]) -> None:
        self._theirs = theirs
        self._ours = ours

    def known(self, plain: bytes) -> bytes:
        """The same in the folder that all lie in, or the only one with that bare name."""
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
        return Counter(map(base_of, self._ours))


def _judged(
    said: Sequence[Line], size: int, digests: Mapping[str, str]
) -> tuple[Comparison, Line | None]:
    """Every line of the name must hold; one that we have no digest for says nothing."""
    if len(said) == 1 and said[0].size is None and said[0].digests.items() <= digests.items():
        return Comparison.MATCH, said[0]
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
