"""Events whose payload or envelope is wrong in form, signed as they stand (format.md §1 and §3)."""

import base64
import json
from collections.abc import Callable
from functools import partial

from custody.ledger.event import seal_envelope
from custody.strict_json import b64, canonical
from tests.custody.bundle.bends import EVENTS, also, rewrite
from tests.custody.bundle.forge import Forge
from tests.custody.bundle.forge_acts import KEYS, Document

_AT_SEARCH = b'"at":"2026-03-18T02:09:00.000Z"'
_ID_SEARCH = b'"id":"019cfeb6-0009-7000-8000-000000000009"'
_BODY = b'"body":{"search":"S-1"}'
_ITEM = b'{"id":"I-1","prev":null,"seq":0}'
_OTHER_ITEM = b'{"id":"I-2","prev":null,"seq":0}'
_PAYLOADS: dict[str, tuple[str, bytes, bytes]] = {
    # strict JSON (§1)
    "payload_with_a_mark_before_it": ("search", b'{"actor"', b'\xef\xbb\xbf{"actor"'),
    "payload_with_a_blank": ("search", b'"v":1', b'"v": 1'),
    "payload_with_a_line_feed_behind": ("search", b'"v":1}', b'"v":1}\n'),
    "payload_with_members_out_of_order": ("search", b'"type":"search.started","v":1',
                                          b'"v":1,"type":"search.started"'),
    "payload_with_a_member_twice": ("search", b'"v":1', b'"v":1,"v":1'),
    "payload_with_a_fraction": ("search", _BODY, b'"body":{"n":1.5,"search":"S-1"}'),
    "payload_with_an_exponent": ("search", _BODY, b'"body":{"n":1e3,"search":"S-1"}'),
    "payload_with_no_number": ("search", _BODY, b'"body":{"n":NaN,"search":"S-1"}'),
    "payload_with_minus_zero": ("search", _BODY, b'"body":{"n":-0,"search":"S-1"}'),
    "payload_with_2_to_the_53": ("search", _BODY, b'"body":{"n":9007199254740992,"search":"S-1"}'),
    "payload_17_deep": ("search", _BODY,
                        b'"body":{"n":' + b"[" * 15 + b"]" * 15 + b',"search":"S-1"}'),
    "payload_with_an_escaped_slash": ("search", b"example/s", b"example\\/s"),
    "payload_with_a_nul": ("search", _BODY, b'"body":{"n":"\\u0000","search":"S-1"}'),
    "payload_with_half_a_surrogate": ("search", _BODY, b'"body":{"n":"\\ud800","search":"S-1"}'),
    "payload_that_is_no_utf8": ("search", _BODY, b'"body":{"n":"\xff","search":"S-1"}'),
    "payload_not_composed": ("search", _BODY, '"body":{"n":"и\u0306","search":"S-1"}'.encode()),
    "payload_150000_deep": ("search", b'"S-1"', b"[" * 150_000 + b"]" * 150_000),
    "payload_of_more_than_a_mebibyte": ("search", _BODY,
                                        b'"body":{"n":"' + b"n" * (1 << 20) + b'","search":"S-1"}'),
    # instants, offsets, identifiers (§1)
    "instant_with_a_leap_second": ("search", _AT_SEARCH, b'"at":"2026-03-18T02:09:60.000Z"'),
    "instant_at_hour_24": ("search", _AT_SEARCH, b'"at":"2026-03-18T24:00:00.000Z"'),
    "instant_on_30_february": ("search", _AT_SEARCH, b'"at":"2026-02-30T02:09:00.000Z"'),
    "instant_without_milliseconds": ("search", _AT_SEARCH, b'"at":"2026-03-18T02:09:00Z"'),
    "instant_not_in_utc": ("search", _AT_SEARCH, b'"at":"2026-03-18T02:09:00.000+05:00"'),
    "instant_of_the_year_0": ("search", _AT_SEARCH, b'"at":"0000-03-18T02:09:00.000Z"'),
    "instant_in_other_digits": ("search", _AT_SEARCH,
                                '"at":"2026-03-18T02:0٩:00.000Z"'.encode()),
    "offset_minus_zero": ("search", b'"offset":"+05:00"', b'"offset":"-00:00"'),
    "offset_of_15_hours": ("search", b'"offset":"+05:00"', b'"offset":"+15:00"'),
    "offset_without_a_sign": ("search", b'"offset":"+05:00"', b'"offset":"05:00"'),
    "id_of_another_version": ("search", _ID_SEARCH, _ID_SEARCH.replace(b"-7000-", b"-4000-")),
    "id_in_capitals": ("search", _ID_SEARCH, _ID_SEARCH.replace(b"cfeb", b"CFEB")),
    "search_called_as_a_device": ("search", b'"S-1"', b'"nul.x"'),
    "search_that_ends_with_a_dot": ("search", b'"S-1"', b'"S-1."'),
    "search_of_300000_letters": ("search", b'"S-1"', b'"' + b"S" * 300_000 + b'."'),
    "search_of_65_letters": ("search", b'"S-1"', b'"' + b"S" * 65 + b'"'),
    "item_called_as_a_device": ("found", _ITEM, _ITEM.replace(b"I-1", b"COM1")),
    "item_with_a_slash": ("found", _ITEM, _ITEM.replace(b"I-1", b"A/1")),
    # members of the payload (§3)
    "payload_of_version_2": ("search", b'"v":1', b'"v":2'),
    "payload_of_no_version": ("search", b',"v":1', b""),
    "payload_without_app": ("search", b'"app":{"name":"forge","version":"1"},', b""),
    "app_of_65_letters": ("search", b'"name":"forge"', b'"name":"' + b"f" * 65 + b'"'),
    "member_that_is_null": ("search", b'"seq":9,"tree"', b'"seq":9,"statement":null,"tree"'),
    "source_of_time_unknown": ("search", b'"source":"system"', b'"source":"gps"'),
    "boot_of_15_digits": ("search", b'"offset":"+05:00","source"',
                          b'"boot":"0123456789abcde","offset":"+05:00","source"'),
    "monotonic_before_zero": ("search", b'"offset":"+05:00","source"',
                              b'"monotonic_ms":-1,"offset":"+05:00","source"'),
    "role_that_moves_the_cursor": ("search", b'"role":"INV"', b'"role":"\\u001b[31mINV\\u001b[2J"'),
    "type_that_is_markup": ("search", b'"search.started"', b'"<img src=x onerror=alert(1)>"'),
    "type_that_turns_around": ("search", b'"search.started"', '"\u202egnp.exe"'.encode()),
    "role_unknown": ("search", b'"role":"INV"', b'"role":"XXX"'),
    "seq_as_text": ("search", b'"seq":9,"tree"', b'"seq":"9","tree"'),
    "seq_true": ("genesis", b'"seq":0,"tree"', b'"seq":false,"tree"'),
    "root_of_31_bytes": ("genesis", b64(Forge().tree.root()).encode(), b64(bytes(31)).encode()),
    "items_that_are_none": ("found", b'"items":[' + _ITEM + b"," + _OTHER_ITEM + b"]",
                            b'"items":[]'),
    "items_out_of_order": ("found", _ITEM + b"," + _OTHER_ITEM, _OTHER_ITEM + b"," + _ITEM),
    "item_twice": ("found", _ITEM + b"," + _OTHER_ITEM, _ITEM + b"," + _ITEM),
    "item_link_with_another_member": ("found", _ITEM, _ITEM[:-1] + b',"x":1}'),
    "first_link_of_an_item_names_another": ("found", _ITEM, _ITEM.replace(
        b"null", b'"' + b"0" * 64 + b'"')),
    "later_link_that_names_none": ("found", _ITEM, _ITEM.replace(b'"seq":0', b'"seq":1')),
    "link_in_capitals": ("found", _ITEM, _ITEM.replace(b"null", b'"' + b"A" * 64 + b'"').replace(
        b'"seq":0', b'"seq":1')),
    "statement_in_another_language": ("open", b'"statement":{"lang":"en"}',
                                      b'"statement":{"lang":"de"}'),
    "commitment_of_35_bytes": ("open", b'"commitment":"', b'"commitment":"AAAA'),
    # bodies that verifiers read (§3)
    "search_without_its_id": ("search", _BODY, b'"body":{}'),
    "found_on_no_ground": ("found", _BODY, b'"body":{"ground":""}'),
    "body_that_is_a_list": ("search", _BODY, b'"body":[]'),
    "grant_with_another_member": ("grant", b'"role":"OIC"}', b'"role":"OIC","x":1}'),
    # names that every object of JavaScript has
    "grant_with_a_constructor": ("grant", b'"body":{"p', b'"body":{"constructor":1,"p'),
    "grant_with_a_prototype": ("grant", b'"body":{"p', b'"body":{"__proto__":1,"p'),
    "key_with_a_constructor": ("enrol-cus", b'"body":{"k', b'"body":{"constructor":1,"k'),
    "erasure_with_a_value_of_its_own": ("order", b'"scope":"opening"}',
                                        b'"scope":"opening","valueOf":1}'),
    # marks in no order, which are slow to bring into it
    "payload_with_300000_marks_in_disorder": ("search", _BODY, b'"body":{"search":"S-1","z":"'
                                              + "\u0301\u0316".encode() * 150_000 + b'"}'),
    "agency_without_a_name": ("genesis", b'"agency":"Demo agency"', b'"agency":""'),
    "demonstration_that_is_false": ("genesis", b'"agency":"Demo agency"',
                                    b'"agency":"Demo agency","demonstration":false'),
    "offer_to_nobody": ("offer", b'"to":"P-CUS"', b'"to":""'),
    "answer_without_its_offer": ("accept", b'"offer":', b'"ofer":'),
    "erasure_on_no_basis": ("order", b'"basis":"a law"', b'"basis":""'),
    "erasure_of_another_scope": ("order", b'"scope":"opening"', b'"scope":"all"'),
    "correction_for_no_reason": ("correct", b'"reason":"typo"', b'"reason":""'),
    "correction_of_no_pointer": ("correct", b'"/body/manner"', b'"body.manner"'),
    "correction_through_a_bad_escape": ("correct", b'"/body/manner"', b'"/body/~2"'),
    "correction_of_a_pointer_without_end": ("correct", b'"/body/manner"',
                                            b'"/body' + b"/a" * 150_000 + b'~"'),
    "correction_that_brings_digests": ("correct", b'"value":"voluntary"',
                                       b'"value":{"digests":{}}'),
    "artifact_of_size_minus_1": ("provider", b'"size":4', b'"size":-1'),
    "digest_in_capitals": ("provider", b'"sha256":"', b'"sha256":"A'),
    "crc_among_the_digests": ("provider", b'"digests":{"sha256"',
                              b'"digests":{"crc32":"00000000","sha256"'),
    "seals_that_are_none": ("sealed", b'"seals":[{"item":"I-1","seal":"SL-1"},'
                            b'{"item":"I-2","seal":"SL-2"}]', b'"seals":[]'),
}  # fmt: skip
for _name, (_label, _old, _new) in _PAYLOADS.items():
    also(_name, EVENTS, rewrite(_label, _old, _new))


# envelopes (§3)


def _opened(envelope: bytes) -> Document:
    document: Document = json.loads(envelope)
    return document


def _two_signatures_swapped(envelope: bytes) -> bytes:
    document = _opened(envelope)
    document["signatures"].reverse()
    return canonical(document)


def _signature_twice(envelope: bytes) -> bytes:
    document = _opened(envelope)
    document["signatures"].insert(0, document["signatures"][0])
    return canonical(document)


def _other_type(envelope: bytes) -> bytes:
    return canonical(_opened(envelope) | {"payloadType": "application/json"})


def _no_signature(envelope: bytes) -> bytes:
    return seal_envelope(base64.b64decode(_opened(envelope)["payload"]), {})


def _key_in_the_envelope(envelope: bytes) -> bytes:
    document = _opened(envelope)
    document["signatures"][0]["spki"] = b64(KEYS["inv"].spki)
    return canonical(document)


def _algorithm_in_the_envelope(envelope: bytes) -> bytes:
    return canonical(_opened(envelope) | {"alg": "none"})


def _signed_as_it_stands(envelope: bytes) -> bytes:
    """The payload itself is signed, and not its encoding with type and lengths."""
    payload = base64.b64decode(_opened(envelope)["payload"])
    return seal_envelope(payload, {KEYS["inv"].name: KEYS["inv"].sign(payload)})


def _payload_not_padded(envelope: bytes) -> bytes:
    return envelope.replace(b'=","payloadType"', b'","payloadType"', 1)


_ENVELOPES: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "signatures_out_of_order": ("out", _two_signatures_swapped),
    "signature_that_stands_twice": ("found", _signature_twice),
    "envelope_of_another_type": ("found", _other_type),
    "envelope_without_a_signature": ("found", _no_signature),
    "envelope_that_brings_its_key": ("found", _key_in_the_envelope),
    "envelope_that_names_its_algorithm": ("found", _algorithm_in_the_envelope),
    "signature_over_the_bare_payload": ("found", _signed_as_it_stands),
}


def _bend_envelope(label: str, change: Callable[[bytes], bytes], forge: Forge) -> None:
    forge.envelopes[label] = change


for _name, (_label, _change) in _ENVELOPES.items():
    also(_name, EVENTS, partial(_bend_envelope, _label, _change))
