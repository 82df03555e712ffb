"""Fork proofs: made of two notes, checked by anyone, and never of two heads that join."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custody.anchors.fork import ForkProof, Prefix, prefix_of, prove
from custody.errors import IntegrityError
from custody.ledger.checkpoint import open_note
from custody.strict_json import b64, canonical, parse
from tests.custody.anchors.logs import Log, root_of
from tests.custody.office import Office


@given(st.integers(1, 40), st.integers(0, 40), st.integers(0, 40), st.integers(1, 20))
def test_two_histories_are_told_from_one(small: int, shared: int, more: int, other: int) -> None:
    shared = min(shared, small - 1)
    log = Log().grow(small)
    twin = log.twin(shared).grow(small - shared + more, f"{other} ")
    proof = prove(log.trust, (log.note(), twin.note()), twin.tree)
    assert proof is not None
    assert proof.is_proven()
    again = ForkProof.parse(proof.write())
    assert again == proof
    log.grow(more)
    assert prove(log.trust, (log.note(small), log.note()), log.tree) is None


def test_two_notes_of_other_sizes_prove_nothing_by_themselves() -> None:
    log = Log().grow(3)
    twin = log.twin(1).grow(5, "other ")
    proof = prove(log.trust, (twin.note(), log.note()))
    assert proof is not None
    assert proof.prefix is None
    assert not proof.is_proven()
    assert prove(log.trust, (log.note(), log.note())) is None


def test_a_path_that_leads_to_the_larger_head_shows_what_stood_before_it() -> None:
    log = Log().grow(3)
    twin = log.twin(1).grow(5, "other ")
    path = twin.tree.consistency(3)
    head = open_note(twin.note(), log.trust)
    prefix = prefix_of(3, head, path)
    assert prefix == Prefix(twin.tree.root(3), tuple(path))
    assert prefix_of(3, head, path[:-1]) is None
    assert prefix_of(3, open_note(log.note(), log.trust), path) is None
    assert prefix_of(4, head, twin.tree.consistency(4)) is None  # a power of two


def test_what_is_no_proof_is_refused() -> None:
    log = Log().grow(3)
    twin = log.twin(1).grow(5, "other ")
    proof = prove(log.trust, (log.note(), twin.note()), twin.tree)
    assert proof is not None
    assert proof.prefix is not None
    stranger = Log().grow(3)
    path = tuple(log.tree.consistency(2))
    joined = Prefix(log.tree.root(2), path)
    for bad in (
        ForkProof(log.trust, (stranger.note(), twin.note()), proof.prefix),
        ForkProof(stranger.trust, proof.notes, proof.prefix),
        ForkProof(log.trust, (twin.note(), log.note()), proof.prefix),
        ForkProof(log.trust, (log.note(), log.note())),
        ForkProof(log.trust, proof.notes, Prefix(root_of("x"), proof.prefix.path)),
        ForkProof(log.trust, proof.notes, Prefix(proof.prefix.root, proof.prefix.path[:-1])),
        ForkProof(log.trust, (log.note(2), log.note(3)), joined),
    ):
        with pytest.raises(IntegrityError):
            bad.is_proven()


def test_every_changed_byte_of_a_proof_ends_it() -> None:
    log = Log().grow(3)
    twin = log.twin(1).grow(5, "other ")
    proof = prove(log.trust, (log.note(), twin.note()), twin.tree)
    assert proof is not None
    data = proof.write()
    for at in range(len(data)):
        changed = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        assert not is_proof(changed), at


def is_proof(data: bytes) -> bool:
    try:
        return ForkProof.parse(data).is_proven()
    except IntegrityError:
        return False


VALUES = (
    st.text("ab+=/0", max_size=9)
    | st.integers(0, 9)
    | st.lists(st.text("ab+=/0", max_size=9))
    | st.dictionaries(st.sampled_from(["root", "path"]), st.integers(0, 9))
)


@given(st.dictionaries(st.sampled_from(["log", "notes", "prefix", "x"]), VALUES))
def test_whatever_stands_in_a_file_is_no_crash(document: dict[str, object]) -> None:
    assert not is_proof(canonical(document))


def test_the_commands_make_and_check_a_proof(office: Office, tmp_path: Path) -> None:
    log = Log().grow(4)
    twin = log.twin(2).grow(2, "other ")
    names = {"one": log.note(), "other": twin.note(), "larger": log.grow(3).note()}
    for name, data in names.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "trust.txt").write_text(f"{log.trust}\n")
    trust = ("--trust", tmp_path / "trust.txt")
    one, other, larger, out = (tmp_path / name for name in ("one", "other", "larger", "out"))
    made = office.free("fork-proof", "make", one, other, *trust, "--out", out)
    assert made.status == 0
    assert "the fork is proven" in made.out
    assert parse(out.read_bytes()).keys() == {"log", "notes"}
    assert office.free("fork-proof", "check", out, *trust).status == 0
    stranger = office.free("fork-proof", "check", out, "--trust", office.cli("trust").out.strip())
    assert stranger.status == 3
    open_ended = office.free("fork-proof", "make", one, larger, *trust, "--out", out)
    assert open_ended.status == 2
    same = office.free("fork-proof", "make", one, one, *trust, "--out", out, "--json")
    assert (same.status, same.json["error"]) == (1, "refused.no_fork")
    out.write_bytes(canonical({"log": str(log.trust), "notes": [b64(b"x"), "y"]}))
    bad = office.free("fork-proof", "check", out, "--json")
    assert (bad.status, bad.json["error"]) == (1, "integrity.checkpoint")
    assert office.free("fork-proof", "check", one, other).status == 3
    assert office.free("fork-proof", "make", one, *trust, "--out", out).status == 3
