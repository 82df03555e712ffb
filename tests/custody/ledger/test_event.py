"""Envelopes, commitments and leaves: byte for byte those of the vectors."""

import base64
import hashlib
import hmac
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custody.domain.events import Event
from custody.errors import IntegrityError
from custody.keys.signer import PublicKey, Suite
from custody.ledger.event import (
    PAYLOAD_TYPE,
    commitment,
    commitment_to_bytes,
    leaf_data,
    leaf_hash,
    open_envelope,
    pae,
    seal_envelope,
)
from custody.strict_json import canonical, parse
from tests.custody.keys.vector_keys import EVENTS, signer, spki

each_event = pytest.mark.parametrize("vector", EVENTS["events"], ids=lambda v: v["label"])
GENESIS = EVENTS["events"][0]
SEIZED = next(vector for vector in EVENTS["events"] if vector["label"] == "seized")


def test_the_vectors_hold_every_suite_that_comes_out_the_same() -> None:
    assert EVENTS["payloadType"] == PAYLOAD_TYPE
    suites = {EVENTS["keys"][label]["suite"] for v in EVENTS["events"] for label in v["signers"]}
    assert suites >= {Suite.ED25519, Suite.ECDSA_P256, Suite.RSA_PKCS1}


@each_event
def test_the_pre_authentication_encoding_is_that_of_the_vectors(vector: dict[str, Any]) -> None:
    assert pae(vector["payload"].encode()).hex() == vector["pae"]


@each_event
def test_payload_and_envelope_come_out_byte_for_byte(vector: dict[str, Any]) -> None:
    payload = vector["payload"].encode()
    assert canonical(Event.parse(parse(payload)).document()) == payload
    signers = [signer(label) for label in vector["signers"]]
    signatures = {who.public.name: who.sign(pae(payload)) for who in reversed(signers)}
    assert seal_envelope(payload, signatures) == vector["envelope"].encode()


@each_event
def test_an_envelope_opens_and_every_signature_is_good(vector: dict[str, Any]) -> None:
    data = vector["envelope"].encode()
    envelope = open_envelope(data)
    assert (envelope.data, envelope.payload) == (data, vector["payload"].encode())
    assert envelope.signed.hex() == vector["pae"]
    assert envelope.event.seq == vector["index"]
    assert envelope.event.tree_root.hex() == vector["root_before"]
    keys = {EVENTS["keys"][label]["name"]: label for label in vector["signers"]}
    assert [name for name, _ in envelope.signatures] == sorted(keys)
    for name, signature in envelope.signatures:
        entry = EVENTS["keys"][keys[name]]
        public = PublicKey.load(entry["suite"], spki(keys[name]))
        assert public.name == name
        assert public.verify(signature, envelope.signed)
        assert not public.verify(signature, envelope.payload)


@each_event
def test_leaf_data_and_leaf_hash_are_those_of_the_vectors(vector: dict[str, Any]) -> None:
    salt, envelope = bytes.fromhex(vector["salt"]), vector["envelope"].encode()
    assert leaf_data(salt, envelope).hex() == vector["leaf_data"]
    assert leaf_hash(salt, envelope).hex() == vector["leaf_hash"]


def test_private_documents_fit_their_commitments() -> None:
    disclosed = [vector for vector in EVENTS["events"] if "private" in vector]
    assert disclosed
    for vector in disclosed:
        private = vector["private"]
        document = private.get("doc", private.get("document"))
        document = parse(document.encode()) if isinstance(document, str) else document
        told = commitment(bytes.fromhex(private["salt"]), document)
        assert told == json.loads(vector["payload"])["private"]["commitment"]


def test_a_commitment_tells_every_other_document_apart() -> None:
    salt, document = bytes(range(32)), {"statement": "Изъят телефон", "name": "x"}
    told = commitment(salt, document)
    plain = hmac.digest(salt, canonical(document), hashlib.sha256)
    assert base64.b64decode(told) == plain
    assert commitment(bytes(32), document) != told
    assert commitment(salt, {**document, "name": "y"}) != told


@pytest.mark.parametrize("salt", [b"", bytes(31), bytes(33), bytes(64)])
def test_a_salt_is_exactly_32_bytes(salt: bytes) -> None:
    for attempt in (
        lambda: commitment(salt, {}),
        lambda: leaf_data(salt, b"{}"),
        lambda: leaf_hash(salt, b"{}"),
    ):
        with pytest.raises(IntegrityError) as caught:
            attempt()
        assert caught.value.code == "integrity.envelope"


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=2000))
def test_leaves_and_commitments_are_hmacs(salt: bytes, data: bytes) -> None:
    digest = hmac.digest(salt, data, "sha256")
    assert leaf_data(salt, data) == b"\x01" + digest
    assert commitment_to_bytes(salt, data) == base64.b64encode(digest).decode()


@given(st.binary(max_size=2000))
def test_the_encoding_is_that_of_dsse(payload: bytes) -> None:
    kind = PAYLOAD_TYPE.encode()
    assert pae(payload) == b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(payload), payload)


def remade(**changes: object) -> bytes:
    document = json.loads(SEIZED["envelope"]) | changes
    return canonical({name: value for name, value in document.items() if value is not None})


SIGNATURES = json.loads(GENESIS["envelope"])["signatures"]
ONE = SIGNATURES[0]


@pytest.mark.parametrize(
    "changes",
    [
        {"payload": None},
        {"payloadType": None},
        {"signatures": None},
        {"more": 1},
        {"payloadType": "application/json"},
        {"payloadType": PAYLOAD_TYPE.upper()},
        {"payload": 1},
        {"payload": "e30"},
        {"payload": "e30="},
        {"payload": "e30=\n"},
        {"payload": base64.b64encode(b'{"a": 1}').decode()},
        {"payload": base64.b64encode(SEIZED["payload"].encode() + b"\n").decode()},
        {"payload": base64.b64encode(b"\xff").decode()},
        {"signatures": []},
        {"signatures": {}},
        {"signatures": "x"},
        {"signatures": [1]},
        {"signatures": [{"keyid": ONE["keyid"]}]},
        {"signatures": [{**ONE, "cert": "x"}]},
        {"signatures": [{**ONE, "keyid": "adm1"}]},
        {"signatures": [{**ONE, "keyid": ONE["keyid"].upper()}]},
        {"signatures": [{**ONE, "keyid": 1}]},
        {"signatures": [{**ONE, "sig": "x"}]},
        {"signatures": [{**ONE, "sig": 1}]},
        {"signatures": [ONE, ONE]},
        {"signatures": SIGNATURES[::-1]},
    ],
    ids=repr,
)
def test_a_malformed_envelope_is_refused(changes: dict[str, object]) -> None:
    open_envelope(remade())
    with pytest.raises(IntegrityError):
        open_envelope(remade(**changes))


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", SEIZED["envelope"].encode() + b"\n", json.dumps({}).encode() + b" "],
)
def test_what_is_no_canonical_envelope_is_refused(data: bytes) -> None:
    with pytest.raises(IntegrityError):
        open_envelope(data)


@given(st.data())
def test_any_changed_byte_of_an_envelope_is_refused_or_breaks_a_signature(
    draw: st.DataObject,
) -> None:
    vector = draw.draw(st.sampled_from(EVENTS["events"]))
    good = vector["envelope"].encode()
    at = draw.draw(st.integers(0, len(good) - 1))
    byte = draw.draw(st.integers(0, 255).filter(lambda byte: byte != good[at]))
    changed = good[:at] + bytes([byte]) + good[at + 1 :]
    assert leaf_hash(bytes(32), changed) != leaf_hash(bytes(32), good)
    try:
        envelope = open_envelope(changed)
    except IntegrityError:
        return
    keys = {EVENTS["keys"][label]["name"]: label for label in vector["signers"]}
    assert not all(
        name in keys
        and PublicKey.load(EVENTS["keys"][keys[name]]["suite"], spki(keys[name])).verify(
            signature, envelope.signed
        )
        for name, signature in envelope.signatures
    )
