"""The Merkle tree: the vectors, a naive recursion of RFC 9162 as oracle, and mutated proofs."""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custody.errors import IntegrityError
from custody.ledger.tree import (
    EMPTY_ROOT,
    Frontier,
    Tree,
    hash_leaf,
    node,
    root_before,
    root_from_inclusion,
    verify_consistency,
    verify_inclusion,
)

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "tree.json").read_text())
SIZE = 200
LEAVES = [hash_leaf(index.to_bytes(2)) for index in range(SIZE)]
TREE = Tree(LEAVES)


def unhex(texts: list[str]) -> list[bytes]:
    return [bytes.fromhex(text) for text in texts]


# --- the RFC's own definitions, word for word ---------------------------------------------------


def split(n: int) -> int:
    k = 1
    while k * 2 < n:
        k *= 2
    return k


@cache
def mth(start: int, end: int) -> bytes:
    if start == end:
        return hashlib.sha256(b"").digest()
    if end - start == 1:
        return LEAVES[start]
    k = split(end - start)
    left, right = mth(start, start + k), mth(start + k, end)
    return hashlib.sha256(b"\x01" + left + right).digest()


def path(m: int, start: int, end: int) -> list[bytes]:
    if end - start == 1:
        return []
    k = split(end - start)
    if m < k:
        return [*path(m, start, start + k), mth(start + k, end)]
    return [*path(m - k, start + k, end), mth(start, start + k)]


def subproof(m: int, start: int, end: int, whole: bool) -> list[bytes]:
    if m == end - start:
        return [] if whole else [mth(start, end)]
    k = split(end - start)
    if m <= k:
        return [*subproof(m, start, start + k, whole), mth(start + k, end)]
    return [*subproof(m - k, start + k, end, False), mth(start, start + k)]


# --- vectors --------------------------------------------------------------------------------


def test_leaves_and_roots_are_those_of_the_vectors() -> None:
    leaves = unhex(VECTORS["leaf_hashes"])
    assert [hash_leaf(data) for data in unhex(VECTORS["leaf_data"])] == leaves
    frontier, grown, whole = Frontier(), Tree(), Tree(leaves)
    for size, root in enumerate(unhex(list(VECTORS["roots"].values()))):
        assert (frontier.root(), grown.root(), whole.root(size)) == (root, root, root)
        assert Tree(leaves[:size]).root() == root
        if size < len(leaves):
            frontier.append(leaves[size])
            grown.append(leaves[size])
    assert len(VECTORS["roots"]) == len(leaves) + 1


def test_inclusion_proofs_are_those_of_the_vectors() -> None:
    tree = Tree(unhex(VECTORS["leaf_hashes"]))
    for vector in VECTORS["inclusion"]:
        index, size, steps = vector["index"], vector["size"], unhex(vector["path"])
        leaf, root = bytes.fromhex(vector["leaf"]), bytes.fromhex(vector["root"])
        assert tree.inclusion(index, size) == steps
        verify_inclusion(leaf, index, size, steps, root)
        assert root_before(index, size, steps).hex() == vector["root_before"]


@pytest.mark.parametrize("vector", VECTORS["inclusion_refused"], ids=lambda v: v["reason"])
def test_an_inclusion_proof_that_must_be_refused_is(vector: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError) as caught:
        verify_inclusion(
            bytes.fromhex(vector["leaf"]),
            vector["index"],
            vector["size"],
            unhex(vector["path"]),
            bytes.fromhex(vector["root"]),
        )
    assert caught.value.code == "integrity.proof"


def test_consistency_proofs_are_those_of_the_vectors() -> None:
    tree = Tree(unhex(VECTORS["leaf_hashes"]))
    for vector in VECTORS["consistency"]:
        first, second, steps = vector["from"], vector["to"], unhex(vector["path"])
        assert tree.consistency(first, second) == steps
        old, new = bytes.fromhex(vector["root_from"]), bytes.fromhex(vector["root_to"])
        verify_consistency(first, second, steps, old, new)


@pytest.mark.parametrize("vector", VECTORS["consistency_refused"], ids=lambda v: v["reason"])
def test_a_consistency_proof_that_must_be_refused_is(vector: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError) as caught:
        verify_consistency(
            vector["from"],
            vector["to"],
            unhex(vector["path"]),
            bytes.fromhex(vector["root_from"]),
            bytes.fromhex(vector["root_to"]),
        )
    assert caught.value.code == "integrity.proof"


# --- against the oracle -----------------------------------------------------------------------


def test_roots_peaks_and_frontiers_agree_for_every_size_to_200() -> None:
    frontier, grown = Frontier(), Tree()
    for size in range(SIZE + 1):
        root = mth(0, size)
        assert frontier.size == grown.size == size
        assert frontier.root() == grown.root() == TREE.root(size) == root
        assert Tree(LEAVES[:size]).root() == root
        assert TREE.frontier(size).peaks == frontier.peaks
        assert Frontier(size, frontier.peaks).root() == root
        if size < SIZE:
            frontier.append(LEAVES[size])
            grown.append(LEAVES[size])
    assert mth(0, 0) == EMPTY_ROOT
    assert grown.frontier().root() == TREE.frontier().root() == TREE.root()


@given(pieces=st.lists(st.integers(0, SIZE), max_size=6))
def test_leaves_added_together_lead_where_single_ones_lead(pieces: list[int]) -> None:
    frontier, at = Frontier(), 0
    for piece in pieces:
        frontier.extend(LEAVES[at : at + piece])
        at = min(at + piece, SIZE)
        assert (frontier.size, frontier.peaks) == (at, TREE.frontier(at).peaks)
        assert frontier.root() == TREE.root(at)


def test_many_thousand_leaves_added_together_lead_where_single_ones_lead() -> None:
    leaves = [hash_leaf(number.to_bytes(4)) for number in range(9001)]
    together, single = Frontier(), Frontier()
    together.extend(leaves[:4999])
    together.extend(iter(leaves[4999:]))
    for leaf in leaves:
        single.append(leaf)
    assert (together.size, together.peaks) == (single.size, single.peaks)


def test_a_tree_that_grew_proves_what_one_made_whole_proves() -> None:
    grown = Tree(LEAVES[:77])
    for leaf in LEAVES[77:]:
        grown.append(leaf)
    for index in range(SIZE):
        assert grown.inclusion(index) == TREE.inclusion(index)


def test_a_copied_frontier_goes_its_own_way() -> None:
    frontier = TREE.frontier(7)
    ahead = frontier.copy()
    ahead.append(LEAVES[7])
    assert (frontier.size, frontier.root()) == (7, mth(0, 7))
    assert (ahead.size, ahead.root()) == (8, mth(0, 8))


PAIRS = st.integers(1, SIZE).flatmap(
    lambda size: st.tuples(st.integers(0, size - 1), st.just(size))
)


@given(PAIRS)
def test_any_leaf_is_proved_and_its_path_tells_the_root_before_it(pair: tuple[int, int]) -> None:
    index, size = pair
    steps = TREE.inclusion(index, size)
    assert steps == path(index, 0, size)
    verify_inclusion(LEAVES[index], index, size, steps, mth(0, size))
    assert root_before(index, size, steps) == mth(0, index)


@given(PAIRS)
def test_any_earlier_tree_is_proved(pair: tuple[int, int]) -> None:
    first, second = pair[0] + 1, pair[1]
    steps = TREE.consistency(first, second)
    assert steps == subproof(first, 0, second, True)
    verify_consistency(first, second, steps, mth(0, first), mth(0, second))


def mutations(draw: st.DataObject, steps: list[bytes]) -> list[bytes]:
    """Another path of the same kind: a changed bit, a step more, less, doubled, or moved."""
    kinds = ["more"] if not steps else ["more", "less", "bit", "double", "swap"]
    kind = draw.draw(st.sampled_from(kinds))
    at = draw.draw(st.integers(0, max(len(steps) - 1, 0)))
    if kind == "more":
        return [*steps[:at], draw.draw(st.sampled_from([LEAVES[0], EMPTY_ROOT])), *steps[at:]]
    if kind == "less":
        return [*steps[:at], *steps[at + 1 :]]
    if kind == "double":
        return [*steps[:at], steps[at], *steps[at:]]
    if kind == "swap":
        return [*steps[at:], *steps[:at]]
    bit = draw.draw(st.integers(0, 255))
    changed = bytearray(steps[at])
    changed[bit // 8] ^= 1 << bit % 8
    return [*steps[:at], bytes(changed), *steps[at + 1 :]]


@given(PAIRS, st.data())
def test_a_mutated_inclusion_proof_is_refused(pair: tuple[int, int], draw: st.DataObject) -> None:
    index, size = pair
    steps = TREE.inclusion(index, size)
    other = mutations(draw, steps)
    if other != steps:
        with pytest.raises(IntegrityError):
            verify_inclusion(LEAVES[index], index, size, other, mth(0, size))


@given(PAIRS, st.integers(-1, SIZE + 1), st.integers(-1, SIZE + 1))
def test_a_path_proves_no_other_leaf_index_or_size(
    pair: tuple[int, int], other_index: int, other_size: int
) -> None:
    index, size = pair
    steps, root = TREE.inclusion(index, size), mth(0, size)
    if other_index != index:
        with pytest.raises(IntegrityError):
            verify_inclusion(LEAVES[index], other_index, size, steps, root)
    if 0 <= other_index < SIZE and other_index != index:
        with pytest.raises(IntegrityError):
            verify_inclusion(LEAVES[other_index], index, size, steps, root)
    if 0 < other_size <= SIZE and other_size != size:
        with pytest.raises(IntegrityError):
            verify_inclusion(LEAVES[index], index, size, steps, mth(0, other_size))


@given(PAIRS, st.data())
def test_a_mutated_consistency_proof_is_refused(pair: tuple[int, int], draw: st.DataObject) -> None:
    first, second = pair[0] + 1, pair[1]
    steps = TREE.consistency(first, second)
    other = mutations(draw, steps)
    if other != steps:
        with pytest.raises(IntegrityError):
            verify_consistency(first, second, other, mth(0, first), mth(0, second))


@given(PAIRS, st.integers(-1, SIZE + 1))
def test_a_consistency_proof_joins_no_other_roots(pair: tuple[int, int], other: int) -> None:
    first, second = pair[0] + 1, pair[1]
    steps = TREE.consistency(first, second)
    if 0 <= other <= SIZE and other != first:
        with pytest.raises(IntegrityError):
            verify_consistency(first, second, steps, mth(0, other), mth(0, second))
    if 0 <= other <= SIZE and other != second:
        with pytest.raises(IntegrityError):
            verify_consistency(first, second, steps, mth(0, first), mth(0, other))


# --- single rules -----------------------------------------------------------------------------


@pytest.mark.parametrize("step", [b"", bytes(31), bytes(33), bytes(64)])
def test_a_step_that_is_no_hash_is_refused(step: bytes) -> None:
    for attempt in (
        lambda: root_from_inclusion(LEAVES[0], 0, 2, [step]),
        lambda: root_before(1, 2, [step]),
        lambda: verify_consistency(1, 2, [step], LEAVES[0], mth(0, 2)),
        lambda: verify_consistency(3, 4, [step, *TREE.consistency(3, 4)], mth(0, 3), mth(0, 4)),
    ):
        with pytest.raises(IntegrityError, match="not 32"):
            attempt()


def test_the_first_leaf_follows_the_empty_tree() -> None:
    assert root_before(0, 1, []) == EMPTY_ROOT
    assert root_before(0, SIZE, TREE.inclusion(0)) == EMPTY_ROOT


def test_a_path_of_another_length_tells_no_root_before() -> None:
    for index, size in ((0, 3), (1, 3), (2, 3), (5, 13), (12, 13)):
        steps = TREE.inclusion(index, size)
        for other in (steps[:-1], [*steps, LEAVES[0]]):
            with pytest.raises(IntegrityError):
                root_before(index, size, other)
    for index, size in ((1, 1), (5, 3), (-1, 3)):
        with pytest.raises(IntegrityError):
            root_before(index, size, [])


@pytest.mark.parametrize(("index", "size"), [(0, 0), (-1, 5), (5, 5), (6, 5), (0, SIZE + 1)])
def test_no_path_is_made_for_a_leaf_that_is_not_there(index: int, size: int) -> None:
    with pytest.raises(IndexError):
        TREE.inclusion(index, size)


@pytest.mark.parametrize(("first", "second"), [(0, 5), (-1, 5), (6, 5), (1, SIZE + 1)])
def test_no_consistency_is_proved_for_sizes_that_are_not_there(first: int, second: int) -> None:
    with pytest.raises(IndexError):
        TREE.consistency(first, second)


@pytest.mark.parametrize("size", [-1, SIZE + 1])
def test_no_root_is_told_of_a_size_that_is_not_there(size: int) -> None:
    with pytest.raises(IndexError):
        TREE.root(size)
    with pytest.raises(IndexError):
        TREE.frontier(size)


@pytest.mark.parametrize(("size", "count"), [(0, 1), (1, 0), (3, 1), (4, 2), (-1, 1)])
def test_a_frontier_has_one_peak_for_each_bit_of_its_size(size: int, count: int) -> None:
    with pytest.raises(IntegrityError):
        Frontier(size, LEAVES[:count])


@pytest.mark.parametrize("leaf", [b"", bytes(31), bytes(33)])
def test_a_leaf_that_is_no_hash_never_enters(leaf: bytes) -> None:
    tree, frontier = Tree(LEAVES[:3]), TREE.frontier(3)
    for attempt in (
        lambda: tree.append(leaf),
        lambda: frontier.append(leaf),
        lambda: Tree([*LEAVES[:3], leaf]),
        lambda: Frontier(1, [leaf]),
        lambda: Frontier().extend([LEAVES[0], leaf]),
    ):
        with pytest.raises(IntegrityError):
            attempt()
    assert tree.root() == frontier.root() == mth(0, 3)


def test_a_leaf_is_never_taken_for_a_node() -> None:
    assert node(LEAVES[0], LEAVES[1]) != hash_leaf(LEAVES[0] + LEAVES[1])
    assert node(LEAVES[0], LEAVES[1]) != node(LEAVES[1], LEAVES[0])
