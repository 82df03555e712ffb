"""The Merkle tree of RFC 9162 §2.1 over salted leaves (format.md §4). Pure: no storage, no clock.

All hashes are 32 bytes. A proof is a list of hashes in the order of the RFC.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from custody.domain.reasons import Reason
from custody.errors import IntegrityError

HASH_BYTES: Final = 32
LEAF: Final = b"\x00"
"""What a leaf begins with, before it is hashed."""
_AT_ONCE: Final = 4096
"""Leaves that are folded together."""
EMPTY_ROOT: Final = hashlib.sha256(b"").digest()


def hash_leaf(data: bytes) -> bytes:
    """Hash of a leaf's data."""
    return hashlib.sha256(LEAF + data).digest()


def node(left: bytes, right: bytes) -> bytes:
    """Hash of an inner node."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Frontier:
    """The right edge of a tree: enough to append and to tell the root, in O(log n) memory."""

    __slots__ = ("_peaks", "_root", "size")

    def __init__(self, size: int = 0, peaks: Iterable[bytes] = ()) -> None:
        self.size = size
        self._root: bytes | None = None
        self._peaks = list(peaks)
        if size < 0 or len(self._peaks) != size.bit_count():
            raise _bad("a frontier of another size")
        for peak in self._peaks:
            _check_hash(peak)

    @property
    def peaks(self) -> tuple[bytes, ...]:
        """Roots of the complete subtrees, the largest first."""
        return tuple(self._peaks)

    def append(self, leaf: bytes) -> None:
        """Add one leaf hash."""
        _check_hash(leaf)
        carry, size, peaks, sha256 = leaf, self.size, self._peaks, hashlib.sha256
        while size & 1:
            carry = sha256(b"\x01" + peaks.pop() + carry).digest()
            size >>= 1
        peaks.append(carry)
        self._root = None
        self.size += 1

    def extend(self, leaves: Iterable[bytes]) -> None:
        """Add many leaf hashes; twice as quick as one by one."""
        remaining = iter(leaves)
        while some := list(islice(remaining, _AT_ONCE)):
            for leaf in some:
                _check_hash(leaf)
            self._fold(some)

    def _fold(self, level: list[bytes]) -> None:
        """Add leaf hashes level by level."""
        size, peaks, sha256 = self.size, self._peaks, hashlib.sha256
        self.size += len(level)
        self._root = None
        right = []
        while level:
            if size & 1:
                level.insert(0, peaks.pop())
            if len(level) & 1:
                right.append(level.pop())
            nodes = iter(level)
            level = [
                sha256(b"\x01" + one + other).digest()
                for one, other in zip(nodes, nodes, strict=True)
            ]
            size >>= 1
        peaks += reversed(right)

    def root(self) -> bytes:
        """Root of the tree of the present size."""
        if self._root is not None:
            return self._root
        if not self._peaks:
            return EMPTY_ROOT
        sha256 = hashlib.sha256
        *others, root = self._peaks
        for peak in reversed(others):
            root = sha256(b"\x01" + peak + root).digest()
        self._root = root
        return root

    def copy(self) -> "Frontier":
        """An independent copy, to look ahead without committing to it."""
        twin = Frontier()
        twin.size, twin._root, twin._peaks = self.size, self._root, self._peaks.copy()
        return twin


class Tree:
    """A whole tree in memory, 64 bytes a leaf: appends, roots and proofs of any earlier size."""

    __slots__ = ("_levels",)

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        level = bytearray()
        for leaf in leaves:
            _check_hash(leaf)
            level += leaf
        self._levels = [level]
        while len(level) >= 2 * HASH_BYTES:
            pairs = len(level) // (2 * HASH_BYTES)
            view = bytes(level)
            above = bytearray()
            for at in range(0, pairs * 2 * HASH_BYTES, 2 * HASH_BYTES):
                above += hashlib.sha256(b"\x01" + view[at : at + 2 * HASH_BYTES]).digest()
            self._levels.append(above)
            level = above

    @property
    def size(self) -> int:
        """Number of leaves."""
        return len(self._levels[0]) // HASH_BYTES

    def append(self, leaf: bytes) -> None:
        """Add one leaf hash."""
        _check_hash(leaf)
        carry, index, level = leaf, self.size, 0
        self._levels[0] += leaf
        while index & 1:
            carry = node(self._at(level, index - 1), carry)
            index >>= 1
            level += 1
            if level == len(self._levels):
                self._levels.append(bytearray())
            self._levels[level] += carry

    def root(self, size: int | None = None) -> bytes:
        """Root of the tree of the first `size` leaves (all, if not given)."""
        size = self._size(size)
        return self._range(0, size) if size else EMPTY_ROOT

    def frontier(self, size: int | None = None) -> Frontier:
        """The right edge of the tree of the first `size` leaves."""
        size = self._size(size)
        peaks, start = [], 0
        for level in range(size.bit_length() - 1, -1, -1):
            if size >> level & 1:
                peaks.append(self._at(level, start >> level))
                start += 1 << level
        return Frontier(size, peaks)

    def inclusion(self, index: int, size: int | None = None) -> list[bytes]:
        """Path that proves a leaf in the tree of `size` (RFC 9162 §2.1.3.1)."""
        size = self._size(size)
        if not 0 <= index < size:
            raise IndexError(f"no leaf {index} in a tree of {size}")
        path: list[bytes] = []
        start, end = 0, size
        while end - start > 1:
            middle = start + _split(end - start)
            if index < middle:
                path.append(self._range(middle, end))
                end = middle
            else:
                path.append(self._range(start, middle))
                start = middle
        return path[::-1]

    def consistency(self, first: int, second: int | None = None) -> list[bytes]:
        """Path that proves the tree of `first` leaves a prefix of `second` (RFC 9162 §2.1.4.1)."""
        second = self._size(second)
        if not 0 < first <= second:
            raise IndexError(f"no consistency from {first} to {second}")
        path: list[bytes] = []
        start, end = 0, second
        whole = True
        while first != end - start:
            middle = start + _split(end - start)
            if start + first <= middle:
                path.append(self._range(middle, end))
                end = middle
            else:
                path.append(self._range(start, middle))
                first -= middle - start
                start, whole = middle, False
        if not whole:
            path.append(self._range(start, end))
        return path[::-1]

    def _size(self, size: int | None) -> int:
        if size is None:
            return self.size
        if not 0 <= size <= self.size:
            raise IndexError(f"no tree of {size} in one of {self.size}")
        return size

    def _at(self, level: int, index: int) -> bytes:
        return bytes(self._levels[level][index * HASH_BYTES : (index + 1) * HASH_BYTES])

    def _range(self, start: int, end: int) -> bytes:
        width = end - start
        if width & (width - 1) == 0:
            level = width.bit_length() - 1
            return self._at(level, start >> level)
        middle = start + _split(width)
        return node(self._range(start, middle), self._range(middle, end))


def _split(width: int) -> int:
    """The largest power of two below a width above 1."""
    return 1 << (width - 1).bit_length() - 1


def root_from_inclusion(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes:
    """Root to which an inclusion path leads (RFC 9162 §2.1.3.2).

    Raises:
        IntegrityError: The path has another length than index and size ask for.
    """
    _check_index(index, size)
    root = leaf
    for sibling, left in _sides(index, size - 1, path):
        root = node(sibling, root) if left else node(root, sibling)
    return root


def verify_inclusion(
    leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes
) -> None:
    """Demand that a leaf stands at `index` in the tree of `size` with this root.

    Raises:
        IntegrityError: The proof does not hold.
    """
    if root_from_inclusion(leaf, index, size, path) != root:
        raise _bad(Reason("proof_root_other"))


def root_before(index: int, size: int, path: Sequence[bytes]) -> bytes:
    """Root of the tree of the first `index` leaves, from the leaf's own path (format.md §4).

    It is to be trusted as far as the path is: `verify_inclusion` judges that.

    Raises:
        IntegrityError: The path has another length than index and size ask for.
    """
    _check_index(index, size)
    root: bytes | None = None
    for sibling, left in _sides(index, size - 1, path):
        if left:
            root = sibling if root is None else node(sibling, root)
    return EMPTY_ROOT if root is None else root


def verify_consistency(
    first: int, second: int, path: Sequence[bytes], first_root: bytes, second_root: bytes
) -> None:
    """Demand that the tree of `first` leaves is a prefix of that of `second` (RFC 9162 §2.1.4.2).

    Raises:
        IntegrityError: The proof does not hold; a size of 0 proves nothing.
    """
    if first == second and first > 0:
        if path or first_root != second_root:
            raise _bad("equal sizes, other path or root")
        return
    is_whole = first & (first - 1) == 0
    steps = [first_root, *path] if is_whole else path
    if roots_from_consistency(first, second, steps) != (first_root, second_root):
        raise _bad(Reason("proof_unjoined"))


def roots_from_consistency(first: int, second: int, steps: Sequence[bytes]) -> tuple[bytes, bytes]:
    """The two roots to which a consistency path leads.

    Args:
        first: Size of the smaller tree.
        second: Size of the larger.
        steps: The path; before it the smaller tree's root, where `first` is a power of two.

    Raises:
        IntegrityError: The path has another length than the sizes ask for.
    """
    if not 0 < first < second:
        raise _bad(f"no consistency from {first} to {second}")
    if not steps:
        raise _bad("the path is empty")
    low, high = first - 1, second - 1
    while low & 1:
        low >>= 1
        high >>= 1
    _check_hash(steps[0])
    old = new = steps[0]
    for sibling, left in _sides(low, high, steps[1:]):
        if left:
            old = node(sibling, old)
        new = node(sibling, new) if left else node(new, sibling)
    return old, new


def _sides(low: int, high: int, path: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Each step of a path, and whether it stands to the left, as both RFC algorithms walk it."""
    for sibling in path:
        if high == 0:
            raise _bad("the path is too long")
        _check_hash(sibling)
        left = bool(low & 1) or low == high
        yield sibling, left
        while left and low and not low & 1:
            low >>= 1
            high >>= 1
        low >>= 1
        high >>= 1
    if high:
        raise _bad("the path is too short")


def _check_index(index: int, size: int) -> None:
    if not 0 <= index < size:
        raise _bad(f"no leaf {index} in a tree of {size}")


def _check_hash(value: bytes) -> None:
    if len(value) != HASH_BYTES:
        raise _bad(f"a hash of {len(value)} bytes, not {HASH_BYTES}")


def _bad(reason: str | Reason) -> IntegrityError:
    return IntegrityError("integrity.proof", reason=reason)
