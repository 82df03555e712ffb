"""Checkpoints and trust lines: the vectors, and every other spelling refused."""

import base64
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custody.errors import IntegrityError
from custody.ledger.checkpoint import (
    Checkpoint,
    TrustLine,
    is_origin,
    open_note,
    read_note,
    sign_note,
)
from custody.strict_json import MAX_INTEGER
from tests.custody.keys.vector_keys import VECTORS, seeded

DATA = json.loads((VECTORS / "checkpoint.json").read_text())
TRUST = TrustLine.parse(DATA["trust"])
LOG = seeded(DATA["log_seed"])
NOTE = DATA["good"][2]["note"].encode()


def test_the_trust_line_of_the_vectors_reads_back() -> None:
    assert str(TRUST) == DATA["trust"]
    assert TRUST.key == LOG.public.ed25519_raw
    assert (VECTORS / "trust.txt").read_text() == DATA["trust"] + "\n"


@pytest.mark.parametrize("vector", DATA["good"], ids=lambda v: str(v["size"]))
def test_good_notes_open_and_come_out_the_same(vector: dict[str, Any]) -> None:
    checkpoint = Checkpoint(TRUST.origin, vector["size"], bytes.fromhex(vector["root"]))
    note = vector["note"].encode()
    assert open_note(note, TRUST) == checkpoint
    assert sign_note(checkpoint, TRUST, LOG).encode() == note
    assert read_note(note)[0] == checkpoint


def test_the_earlier_head_of_the_vectors_opens() -> None:
    assert open_note((VECTORS / "prior.txt").read_bytes(), TRUST).size == 20


@pytest.mark.parametrize("vector", DATA["bad"], ids=lambda v: v["reason"])
def test_every_bad_note_is_refused(vector: dict[str, str]) -> None:
    with pytest.raises(IntegrityError) as caught:
        open_note(base64.b64decode(vector["note_base64"]), TRUST)
    assert caught.value.code == "integrity.checkpoint"


@pytest.mark.parametrize("vector", DATA["bad_trust_lines"], ids=lambda v: v["reason"])
def test_every_bad_trust_line_is_refused(vector: dict[str, str]) -> None:
    with pytest.raises(IntegrityError) as caught:
        TrustLine.parse(vector["line"])
    assert caught.value.code == "integrity.trust_line"


def test_every_changed_byte_of_a_note_is_refused() -> None:
    for at in range(len(NOTE)):
        for flip in (0x01, 0x20, 0x80):
            changed = NOTE[:at] + bytes([NOTE[at] ^ flip]) + NOTE[at + 1 :]
            with pytest.raises(IntegrityError):
                open_note(changed, TRUST)


def test_every_cut_or_lengthened_note_is_refused() -> None:
    for at in range(len(NOTE)):
        with pytest.raises(IntegrityError):
            open_note(NOTE[:at], TRUST)
        with pytest.raises(IntegrityError):
            open_note(NOTE[:at] + b"\n" + NOTE[at:], TRUST)
    for more in (b"\n", b" ", b"x", NOTE, b"\n" * 2000, "—".encode() * 400):
        with pytest.raises(IntegrityError):
            open_note(NOTE + more, TRUST)


def test_every_changed_sign_of_a_trust_line_is_refused_or_another_key() -> None:
    line = DATA["trust"]
    for at in range(len(line)):
        for sign in "0aZ+/=-. \n":
            changed = line[:at] + sign + line[at + 1 :]
            if changed == line:
                continue
            try:
                other = TrustLine.parse(changed)
            except IntegrityError:
                continue
            raise AssertionError(f"{changed} is taken for {other}")  # its key id does not fit


@given(st.binary(max_size=300))
def test_any_bytes_are_no_note(data: bytes) -> None:
    for note in (data, NOTE.split(b"\n")[0] + b"\n" + data):
        with pytest.raises(IntegrityError):
            open_note(note, TRUST)


@given(st.integers(1, MAX_INTEGER), st.binary(min_size=32, max_size=32))
def test_what_is_signed_opens_under_its_own_trust_line_only(size: int, root: bytes) -> None:
    checkpoint = Checkpoint(TRUST.origin, size, root)
    note = sign_note(checkpoint, TRUST, LOG).encode()
    assert open_note(note, TRUST) == checkpoint
    other = TrustLine(TRUST.origin, seeded("01" * 32).public.ed25519_raw)
    elsewhere = TrustLine("demo-agency.example/station-02/0011223344556677", TRUST.key)
    for trust in (other, elsewhere):
        with pytest.raises(IntegrityError):
            open_note(note, trust)


def test_a_key_id_of_the_right_key_is_not_enough() -> None:
    impostor = seeded("01" * 32)
    note = sign_note(Checkpoint(TRUST.origin, 5, bytes(32)), TRUST, impostor).encode()
    with pytest.raises(IntegrityError, match="does not verify"):
        open_note(note, TRUST)


@pytest.mark.parametrize("origin", ["a/b/0011223344556677", "a" * 108 + "/.-/0123456789abcdef"])
def test_an_origin_names_agency_station_and_digits(origin: str) -> None:
    assert is_origin(origin)
    line = TrustLine(origin, TRUST.key)
    assert TrustLine.parse(str(line)) == line


@pytest.mark.parametrize(
    "origin",
    [
        "",
        "a/b",
        "a/b/00112233445566",
        "a/b/00112233445566770",
        "a/b/001122334455667G",
        "a/b/001122334455667A",
        "A/b/0011223344556677",
        "a//0011223344556677",
        "/b/0011223344556677",
        "a/b/c/0011223344556677",
        "a b/c/0011223344556677",
        "a+b/c/0011223344556677",
        "а/b/0011223344556677",
        "a/b/0011223344556677\n",
        "a" * 110 + "/b/0011223344556677",
        None,
        1,
        b"a/b/0011223344556677",
    ],
)
def test_what_names_no_ledger_is_refused(origin: object) -> None:
    assert not is_origin(origin)
