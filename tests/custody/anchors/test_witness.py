"""Witnesses: what joins is cosigned, what does not is refused, nothing cosigned is forgotten."""

import base64
import hashlib
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from custody.anchors.fork import ForkProof
from custody.anchors.request import Request
from custody.anchors.witness import Cosigned, Refusal, Witness
from custody.bundle.witnesses import Quorum, cosigners
from custody.clock import SystemClock
from custody.errors import InputError, IntegrityError, StorageError
from custody.ledger.checkpoint import open_note
from tests.custody.anchors.logs import WITNESS, Log


def refused(found: Cosigned | Refusal) -> tuple[HTTPStatus, int | None]:
    assert isinstance(found, Refusal)
    return found.status, found.held


def forks(witness: Witness) -> list[ForkProof]:
    return [ForkProof.parse(path.read_bytes()) for path in (witness.folder / "forks").iterdir()]


# ---- the rules ----


def test_a_cosignature_is_that_of_c2sp(witness: Witness, log: Log) -> None:
    found = witness.add_checkpoint(log.request())
    assert isinstance(found, Cosigned)
    dash, name, value = found.line.decode().split(" ")
    data = base64.b64decode(value)
    key = base64.b64decode(str(witness.line).split("+", 2)[2])
    assert (dash, name, key[0]) == ("—", WITNESS, 4)
    assert data[:4] == hashlib.sha256(WITNESS.encode() + b"\n" + key).digest()[:4]
    at = int.from_bytes(data[4:12], "big")
    body = log.note().split(b"\n\n")[0] + b"\n"
    Ed25519PublicKey.from_public_bytes(key[1:]).verify(
        data[12:], b"cosignature/v1\ntime %d\n" % at + body
    )
    now = datetime.now(UTC).timestamp()  # noqa: TID251 - what the line claims
    assert abs(now - at) < 60
    checkpoint = open_note(log.note(), log.trust)
    assert cosigners(found.line + b"\n", checkpoint, Quorum((witness.line,), 1)) == {WITNESS}


def test_heads_that_join_are_cosigned_one_after_the_other(witness: Witness, log: Log) -> None:
    old = 0
    for size in (1, 2, 3, 5):
        assert isinstance(witness.add_checkpoint(log.request(old, size)), Cosigned)
        old = size
    assert isinstance(witness.add_checkpoint(log.request(5, 5)), Cosigned)
    again = Witness.open(witness.folder, SystemClock())
    assert again.line == witness.line
    head = again.head(log.trust)
    assert head is not None
    assert head == (open_note(log.note(), log.trust), log.note())
    kept = {path.relative_to(witness.folder).as_posix() for path in witness.folder.rglob("*")}
    assert kept == {
        "witness.p8", "witness.json", "logs.txt", "witness.lock", "forks", "heads",
        "heads/agency.example_field_0123456789abcdef.note",
    }  # fmt: skip


def test_what_a_witness_does_not_cosign(witness: Witness, log: Log) -> None:
    stranger = Log().grow(5)
    assert isinstance(witness.add_checkpoint(log.request(0, 3)), Cosigned)
    note = log.note()
    cases = {
        "a head of another key": (stranger.request(), (HTTPStatus.FORBIDDEN, None)),
        "an altered head": (Request(3, (), note.replace(b"\n5\n", b"\n6\n")),
                            (HTTPStatus.FORBIDDEN, None)),
        "no head": (Request(3, (), b"nothing\n"), (HTTPStatus.BAD_REQUEST, None)),
        "an unknown log": (
            Request(0, (), note.replace(b"/field/", b"/other/")), (HTTPStatus.NOT_FOUND, None),
        ),
        "a base beyond the head": (Request(6, (), note), (HTTPStatus.BAD_REQUEST, None)),
        "a stale base": (log.request(2), (HTTPStatus.CONFLICT, 3)),
        "no base": (log.request(0), (HTTPStatus.CONFLICT, 3)),
        "a smaller head": (log.request(2, 2), (HTTPStatus.CONFLICT, 3)),
        "no path": (Request(3, (), note), (HTTPStatus.UNPROCESSABLE_ENTITY, None)),
        "another path": (
            Request(3, log.request(2).path, note), (HTTPStatus.UNPROCESSABLE_ENTITY, None),
        ),
    }  # fmt: skip
    for what, (request, expected) in cases.items():
        assert refused(witness.add_checkpoint(request)) == expected, what
    assert forks(witness) == []  # a wrong path is no proof of anything
    head = witness.head(log.trust)
    assert head is not None
    assert head[0].size == 3


def test_the_first_head_needs_no_path_and_takes_none(witness: Witness, log: Log) -> None:
    request = Request(0, log.request(2).path, log.note())
    assert refused(witness.add_checkpoint(request))[0] == HTTPStatus.UNPROCESSABLE_ENTITY
    assert isinstance(witness.add_checkpoint(log.request()), Cosigned)


@pytest.mark.parametrize("old", [0, 2, 5])
def test_two_roots_of_one_size_are_refused_and_the_proof_is_kept(
    witness: Witness, log: Log, old: int
) -> None:
    other = log.twin(2).grow(3, "other ")
    assert isinstance(witness.add_checkpoint(log.request()), Cosigned)
    assert refused(witness.add_checkpoint(other.request(old))) == (HTTPStatus.CONFLICT, 5)
    (proof,) = forks(witness)
    assert proof.is_proven()
    assert set(proof.notes) == {log.note(), other.note()}


def test_a_longer_fork_is_refused_and_proven_by_its_own_path(witness: Witness, log: Log) -> None:
    other = log.twin(2).grow(7, "other ")
    assert isinstance(witness.add_checkpoint(log.request()), Cosigned)
    assert refused(witness.add_checkpoint(other.request(5)))[0] == HTTPStatus.UNPROCESSABLE_ENTITY
    (proof,) = forks(witness)
    assert proof.is_proven()
    assert (proof.log, proof.notes) == (log.trust, (log.note(), other.note()))


def test_a_log_has_one_key_for_its_whole_life(witness: Witness, log: Log) -> None:
    witness.trust(log.trust)
    assert list(witness.logs().values()) == [log.trust]
    with pytest.raises(InputError):
        witness.trust(Log().trust)


@pytest.mark.parametrize("name", ["", "two words", "a+b", "қала"])
def test_a_name_that_no_line_can_hold_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError):
        Witness.found(tmp_path / "w", name, SystemClock())
    assert not (tmp_path / "w").exists()


def test_a_witness_is_never_made_over_another(witness: Witness) -> None:
    with pytest.raises(StorageError):
        Witness.found(witness.folder, "other", SystemClock())


# ---- the bytes ----


@given(
    st.integers(0, 2**53 - 1),
    st.lists(st.binary(min_size=32, max_size=32), max_size=63),
    st.binary(max_size=400),
)
def test_a_request_is_read_as_it_was_written(old: int, path: list[bytes], note: bytes) -> None:
    request = Request(old, tuple(path), note)
    assert Request.parse(request.write()) == request


@given(st.binary(max_size=200) | st.binary(max_size=80).map(lambda end: b"old 5\n" + end))
def test_whatever_comes_is_a_request_or_refused(data: bytes) -> None:
    try:
        request = Request.parse(data)
    except IntegrityError:
        return
    assert Request.parse(request.write()) == request


@pytest.mark.parametrize(
    "data",
    [b"", b"old 05\n\nnote", b"old -1\n\nnote", b"old 1\nAAAA\n\nnote", b"new 1\n\nnote",
     b"old 1\n" + b"A" * 20_000, b"old \xd9\xa1\n\nnote",
     b"old 1\n" + (base64.b64encode(bytes(32)) + b"\n") * 64 + b"\nnote"],
)  # fmt: skip
def test_a_request_of_another_form_is_refused(data: bytes) -> None:
    with pytest.raises(IntegrityError):
        Request.parse(data)


# ---- a process of its own ----
