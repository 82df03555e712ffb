"""The proof that a log signed two heads that do not join: a file that anyone can check.

Two notes of one size with other roots prove it by themselves. Of two sizes, the larger tree tells:
its consistency path from the smaller size leads to the root that the smaller tree *has* inside the
larger, and that is not the one that the log signed. Where nobody at hand holds that path, the file
holds both notes and proves no more than that the log signed them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from custody.domain.reasons import Reason
from custody.errors import IntegrityError
from custody.ledger.checkpoint import Checkpoint, TrustLine, open_note
from custody.ledger.tree import HASH_BYTES, Tree, roots_from_consistency, verify_consistency
from custody.strict_json import b64, canonical, parse, unb64


@dataclass(frozen=True, slots=True)
class Prefix:
    """What the larger tree holds at the smaller size."""

    root: bytes
    path: tuple[bytes, ...]
    """Consistency path from that root to the larger note's."""


@dataclass(frozen=True, slots=True)
class ForkProof:
    """Two notes of one log, the smaller first, and what shows that they do not join."""

    log: TrustLine
    notes: tuple[bytes, bytes]
    prefix: Prefix | None = None

    @classmethod
    def parse(cls, data: bytes) -> "ForkProof":
        """Read a file; `is_proven` judges what it says.

        Raises:
            IntegrityError: It has no right form.
        """
        document = parse(data)
        if not {"log", "notes"} <= document.keys() <= {"log", "notes", "prefix"}:
            raise _bad("it is not log, notes and prefix")
        notes = document["notes"]
        if type(notes) is not list or len(notes) != 2 or not all(type(n) is str for n in notes):
            raise _bad("it does not hold two notes")
        prefix = document.get("prefix")
        return cls(
            TrustLine.parse(str(document["log"])),
            (notes[0].encode(), notes[1].encode()),
            None if prefix is None else _prefix(prefix),
        )

    def write(self) -> bytes:
        """The bytes of the file: canonical JSON."""
        document: dict[str, Any] = {
            "log": str(self.log),
            "notes": [note.decode() for note in self.notes],
        }
        if self.prefix is not None:
            path = [b64(step) for step in self.prefix.path]
            document["prefix"] = {"root": b64(self.prefix.root), "path": path}
        return canonical(document)

    def is_proven(self) -> bool:
        """Judge the proof by itself.

        Returns:
            False where both notes are genuine and nothing in the file shows whether they join.

        Raises:
            IntegrityError: A note is not the log's, the path does not hold, or the notes join.
        """
        one, other = (open_note(note, self.log) for note in self.notes)
        if one.size > other.size:
            raise _bad("the smaller note comes first")
        if one.size == other.size:
            if one.root == other.root:
                raise _bad(Reason("fork_none"))
            return True
        if self.prefix is None:
            return False
        prefix = self.prefix
        verify_consistency(one.size, other.size, prefix.path, prefix.root, other.root)
        if prefix.root == one.root:
            raise _bad(Reason("fork_none"))
        return True


def prove(log: TrustLine, notes: Sequence[bytes], tree: Tree | None = None) -> ForkProof | None:
    """Put two notes of one log against each other.

    Args:
        log: Who signed both.
        notes: Two, in any order.
        tree: The tree of the larger note, where it is at hand.

    Returns:
        None where they join.

    Raises:
        IntegrityError: A note is not the log's.
    """
    opened = sorted(((open_note(note, log), note) for note in notes), key=lambda each: each[0].size)
    (one, first), (other, second) = opened
    if one.size == other.size:
        return None if one.root == other.root else ForkProof(log, (first, second))
    prefix = None
    if tree is not None and tree.size >= other.size and tree.root(other.size) == other.root:
        prefix = Prefix(tree.root(one.size), tuple(tree.consistency(one.size, other.size)))
        if prefix.root == one.root:
            return None
    return ForkProof(log, (first, second), prefix)


def prefix_of(first: int, other: Checkpoint, path: Sequence[bytes]) -> Prefix | None:
    """What a consistency path shows of the smaller tree, if it leads to the larger one's root.

    None also where `first` is a power of two: then the path does not hold the smaller root.
    """
    if first & (first - 1) == 0:
        return None
    try:
        root, larger = roots_from_consistency(first, other.size, path)
    except IntegrityError:
        return None
    return Prefix(root, tuple(path)) if larger == other.root else None


def _prefix(document: Any) -> Prefix:
    if not isinstance(document, dict) or document.keys() != {"root", "path"}:
        raise _bad("the prefix is not root and path")
    if type(document["path"]) is not list:
        raise _bad("the path is no list")
    path = tuple(unb64(step, HASH_BYTES) for step in document["path"])
    return Prefix(unb64(document["root"], HASH_BYTES), path)


def _bad(reason: str | Reason) -> IntegrityError:
    return IntegrityError("integrity.fork_proof", reason=reason)
