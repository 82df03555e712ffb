import json
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custody.domain.events import Event
from custody.errors import IntegrityError
from custody.ledger.event import Envelope, open_envelope, seal_envelope
from custody.ledger.quick import Skimmed, event_again, quick_event, read_envelope, skim_envelope
from custody.strict_json import canonical, parse

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "event.json").read_bytes())
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
ENVELOPES: list[bytes] = [each["envelope"].encode() for each in VECTORS["events"]]
PAYLOADS: list[bytes] = [open_envelope(envelope).payload for envelope in ENVELOPES]


def slow(data: bytes) -> Envelope | str:
    try:
        return open_envelope(data)
    except IntegrityError as err:
        return err.code


def quick(data: bytes) -> Envelope | str:
    try:
        return read_envelope(data)
    except IntegrityError as err:
        return err.code


@pytest.mark.parametrize("envelope", ENVELOPES)
def test_both_readers_give_the_same_for_golden_events(envelope: bytes) -> None:
    assert quick(envelope) == slow(envelope)
    assert isinstance(quick(envelope), Envelope)


@pytest.mark.parametrize("envelope", ENVELOPES)
def test_a_signature_that_stands_twice_is_refused_by_both_readers(envelope: bytes) -> None:
    document = parse(envelope)
    document["signatures"].append(document["signatures"][-1])
    assert (quick(canonical(document)), slow(canonical(document))) == ("integrity.envelope",) * 2


@pytest.mark.parametrize("more", [" ", "  "])
def test_a_payload_in_another_spelling_of_base64_is_refused_by_both_readers(more: str) -> None:
    (payload,) = [each for each in PAYLOADS if b'"type":"ledger.genesis"' in each]
    document = parse(payload)
    document["body"]["agency"] += " " * (-len(payload) % 3) + more  # so that padding is needed
    signatures = dict(open_envelope(ENVELOPES[0]).signatures)
    good = seal_envelope(canonical(document), signatures)
    assert isinstance(quick(good), Envelope)
    start, padding = good.index(b'"payload":"') + 11, b"=" * (3 - len(more))
    end = good.index(padding + b'"', start)
    digit = chr(good[end - 1])
    after = _DIGITS[_DIGITS.index(digit) + 1].encode()
    other = good[: end - 1] + after + good[end:]
    assert b64decode(other[start:end] + padding) == canonical(document)
    assert quick(other) == slow(other) == "integrity.base64"


def test_most_golden_events_are_read_quickly() -> None:
    assert sum(quick_event(payload) is not None for payload in PAYLOADS) >= len(PAYLOADS) - 2


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_read_again_gives_the_same_event(payload: bytes) -> None:
    assert event_again(payload) == Event.parse(parse(payload))


def skimmed(event: Event) -> Skimmed:
    return Skimmed(event.type, event.case and event.case.id, event.commitment)


@pytest.mark.parametrize("envelope", ENVELOPES)
def test_a_good_envelope_is_skimmed_as_it_is_read(envelope: bytes) -> None:
    assert skim_envelope(envelope) == skimmed(open_envelope(envelope).event)


TEXTS = st.text('}{[]:,"\\aә', max_size=6)


@st.composite
def bodies(draw: st.DrawFn) -> dict[str, object]:
    """Bodies that hold pieces of what stands behind a body."""
    behind = parse(draw(st.sampled_from(PAYLOADS)))
    names = draw(st.lists(st.sampled_from(sorted(behind.keys() - {"body"})), unique=True))
    inner = {name: draw(st.sampled_from([behind[name], draw(TEXTS)])) for name in names}
    return {draw(TEXTS): inner} if draw(st.booleans()) else inner | {draw(TEXTS): draw(TEXTS)}


def with_body(payload: bytes, body: dict[str, object], *, case: bool) -> dict[str, Any]:
    """A golden event that says something else, in a case or in none."""
    document = parse(payload) | {"type": "event.annotated", "body": body}
    if not case:
        for name in ("case", "items"):
            document.pop(name, None)
    elif document.get("case", {}).get("id") == "ledger":
        document["case"] = document["case"] | {"id": "C-1"}
    return document


@given(payload=st.sampled_from(PAYLOADS), body=bodies(), case=st.booleans())
def test_what_a_body_holds_is_not_skimmed_for_what_stands_behind_it(
    payload: bytes, body: dict[str, object], case: bool
) -> None:
    changed = canonical(with_body(payload, body, case=case))
    envelope = seal_envelope(changed, {"sha256:" + "0" * 64: bytes(64)})
    event = payload_slow(changed)
    if event is not None:
        assert skim_envelope(envelope) == skimmed(event)


def payload_slow(payload: bytes) -> Event | None:
    try:
        return Event.parse(parse(payload))
    except IntegrityError:
        return None


def payload_quick(payload: bytes) -> Event | None:
    try:
        return quick_event(payload)
    except IntegrityError:
        return None


_PIECES = (
    b'"', b"\\", b"{", b"}", b",", b":", b"null", b"0", b"00", b"-1", b"1.5", b"1e3", b" ",
    b"\\u0000",
    b'"case":{"id":"ledger","prev":null,"seq":0},', b'"items":[],', b'"id":"x",', b'"occurred":{},',
    b'"private":{},', b"con", b"9007199254740993", b"2026-02-30T00:00:00.000Z", b"-00:00",
    b"+23:00",
    "ә".encode(), b"\xff",
)  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn, originals: list[bytes]) -> bytes:
    """A golden document with a few bytes or pieces changed, or members of two mixed."""
    data = bytearray(draw(st.sampled_from(originals)))
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(data) - 1))
        match draw(st.integers(0, 3)):
            case 0:
                data[at] ^= 1 << draw(st.integers(0, 7))
            case 1:
                del data[at : at + draw(st.integers(1, 40))]
            case 2:
                data[at:at] = draw(st.sampled_from(_PIECES))
            case _:
                data[at : at + draw(st.integers(1, 20))] = draw(st.sampled_from(_PIECES))
        if not data:
            return b"{}"
    return bytes(data)


def test_a_malformed_member_behind_the_body_is_not_taken_for_a_part_of_it() -> None:
    payload = next(payload for payload in PAYLOADS if b'"case":{"id":"C-' in payload)
    for member in (b'"case":{"id":"-', b'"case":{"ID":"C-', b'"carrier":{"id":"C-'):
        changed = payload.replace(b'"case":{"id":"C-', member)
        assert payload_slow(changed) is None
        assert payload_quick(changed) is None


@given(payload=mutated(PAYLOADS))
def test_a_changed_payload_is_never_read_where_the_strict_reader_refuses(payload: bytes) -> None:
    found = payload_quick(payload)
    if found is not None:
        assert found == payload_slow(payload)


@given(data=st.data())
def test_an_event_with_a_changed_member_is_never_read_otherwise(data: st.DataObject) -> None:
    one = parse(data.draw(st.sampled_from(PAYLOADS)))
    other = parse(data.draw(st.sampled_from(PAYLOADS)))
    for name in data.draw(st.lists(st.sampled_from(sorted(one | other)), min_size=1, max_size=3)):
        if data.draw(st.booleans()) and name in other:
            one[name] = other[name]
        else:
            one.pop(name, None)
    payload = canonical(one)
    found = payload_quick(payload)
    if found is not None:
        assert found == payload_slow(payload)


@given(envelope=mutated(ENVELOPES))
def test_a_changed_envelope_gives_the_same_by_both_readers(envelope: bytes) -> None:
    assert quick(envelope) == slow(envelope)


@given(payload=mutated(PAYLOADS), number=st.integers(0, len(ENVELOPES) - 1))
def test_an_envelope_with_a_changed_payload_gives_the_same_by_both_readers(
    payload: bytes, number: int
) -> None:
    document = parse(ENVELOPES[number])
    envelope = canonical(document | {"payload": b64encode(payload).decode()})
    assert b64decode(parse(envelope)["payload"]) == payload
    assert isinstance(quick(envelope), Envelope) == isinstance(slow(envelope), Envelope)
    if isinstance(quick(envelope), Envelope):
        assert quick(envelope) == slow(envelope)
