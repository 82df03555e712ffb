"""Bundles whose documents are wrong in form, and signed as they stand (format.md §1, §3 and §7)."""

import base64
import json
from collections.abc import Callable
from functools import partial

from custody.bundle import layout
from custody.ledger.event import seal_envelope
from custody.strict_json import b64, canonical
from tests.custody.bundle.bends import (
    ARTIFACTS,
    COMPLETE,
    EVENTS,
    INCLUSION,
    SEAL,
    TREE,
    Bend,
    also,
    edit,
    put,
    rewrite,
)
from tests.custody.bundle.forge import KEYS, LOG, Document, Forge, listed, recorded

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


# proofs, notes and anchors (§4, §5)


def _edit_line(path: str, at: int, change: Callable[[Document], None], forge: Forge) -> None:
    def edit_files(files: dict[str, bytes]) -> None:
        lines = files[path].splitlines(keepends=True)
        document = json.loads(lines[at])
        change(document)
        lines[at] = canonical(document) + b"\n"
        files[path] = b"".join(lines)

    forge.files_change = edit_files


def _shorter(proof: Document) -> None:
    proof["path"].pop()


def _longer(proof: Document) -> None:
    proof["path"].append(b64(bytes(32)))


def _member(name: str, value: object, document: Document) -> None:
    document[name] = value


_PROOFS: dict[str, Callable[[Document], None]] = {
    "proof_too_short": _shorter,
    "proof_too_long": _longer,
    "proof_of_another_leaf": partial(_member, "index", 8),
    "proof_with_a_short_salt": partial(_member, "salt", b64(bytes(31))),
    "proof_with_another_member": partial(_member, "note", "x"),
    "proof_with_a_short_step": partial(_member, "path", [b64(bytes(31))]),
}
for _name, _fault in _PROOFS.items():
    also(_name, INCLUSION, partial(_edit_line, layout.PROOFS, 9, _fault))


def _edit_note(old: bytes, new: bytes, forge: Forge) -> None:
    """The log signs what the note then says."""

    def change(files: dict[str, bytes]) -> None:
        text, _, _ = files[layout.CHECKPOINT].partition(b"\n\n")
        assert old in text + b"\n"
        text = (text + b"\n").replace(old, new, 1)
        value = b64(bytes.fromhex(_KEYID) + LOG.sign(text))
        origin = text.split(b"\n")[0].decode()
        files[layout.CHECKPOINT] = text + f"\n— {origin} {value}\n".encode()

    forge.files_change = change


_KEYID = str(Forge().act("genesis").body["log"]).split("+")[1]
_NOTES = {
    "note_with_a_leading_zero": (b"\n27\n", b"\n027\n"),
    "note_of_size_zero": (b"\n27\n", b"\n0\n"),
    "note_with_an_extension": (b"\n27\n", b"\n27\nextension\n"),
    "note_with_a_sign": (b"\n27\n", b"\n+27\n"),
    "note_without_padding": (b"=\n", b"\n"),
    "note_of_an_origin_in_capitals": (b"demo-agency", b"Demo-agency"),
    "note_with_other_line_ends": (b"\n27\n", b"\r\n27\r\n"),
}
for _name, (_old, _new) in _NOTES.items():
    also(_name, INCLUSION, partial(_edit_note, _old, _new))


def note_signed_twice(forge: Forge) -> None:
    def change(files: dict[str, bytes]) -> None:
        files[layout.CHECKPOINT] += files[layout.CHECKPOINT].splitlines(keepends=True)[-1]

    forge.files_change = change


def note_of_another_key_id(forge: Forge) -> None:
    def change(files: dict[str, bytes]) -> None:
        head, _, last = files[layout.CHECKPOINT].rpartition(b" ")
        value = bytes(4) + base64.b64decode(last)[4:]
        files[layout.CHECKPOINT] = head + b" " + b64(value).encode() + b"\n"

    forge.files_change = change


def anchor_proof_of_other_sizes(forge: Forge) -> None:
    edit(forge, "files_change", "ledger/anchors/10.consistency", b'"from":10', b'"from":9')


def anchor_larger_than_the_head(forge: Forge) -> None:
    def change(files: dict[str, bytes]) -> None:
        text = f"{forge.note(27, LOG).decode().splitlines()[0]}\n99\n{b64(bytes(32))}\n"
        value = b64(bytes.fromhex(_KEYID) + LOG.sign(text.encode()))
        origin = text.split("\n")[0]
        files["ledger/anchors/99.checkpoint"] = f"{text}\n— {origin} {value}\n".encode()

    forge.files_change = change


for _question, _bend in (
    (INCLUSION, note_signed_twice),
    (INCLUSION, note_of_another_key_id),
    (TREE, anchor_proof_of_other_sizes),
    (TREE, anchor_larger_than_the_head),
):
    also(_bend.__name__, _question, _bend)


# private parts, lists, layout and seal (§7)


def _put(when: str, path: str, data: bytes | None) -> Bend:
    return lambda forge: put(forge, when, path, data)


def _listing(change: Callable[[Document], None]) -> Bend:
    def bend(forge: Forge) -> None:
        line = listed("ART-1", forge.disk, "000001.bin")
        change(line)
        put(forge, "files_change", "data/items/I-1/files.jsonl", canonical(line) + b"\n")

    return bend


def _change_seal(change: Callable[[Document], None]) -> Bend:
    def bend(forge: Forge) -> None:
        forge.seal_body = change

    return bend


def _no_private_part_there(forge: Forge) -> None:
    line = {"index": 9, "salt": b64(bytes(32)), "doc": {"note": "x"}}

    def change(files: dict[str, bytes]) -> None:
        files[layout.PRIVATE] += canonical(line) + b"\n"

    forge.files_change = change


def _two_of_one_name(forge: Forge) -> None:
    def change(files: dict[str, bytes]) -> None:
        files["data/documents/Act.pdf"] = files["data/documents/act.pdf"] = b"x"

    forge.files_change = change


def _no_payload(forge: Forge) -> None:
    forge.drop("hashed", "provider")

    def change(files: dict[str, bytes]) -> None:
        for path in [path for path in files if path.startswith("data/")]:
            del files[path]

    forge.files_change = change


def _legacy_alone(forge: Forge) -> None:
    """Of the bytes nothing is told but what no longer proves anything."""
    entry = recorded("ART-2", b"a,b\n")
    entry["legacy"] = {"md5": entry["digests"].pop("sha512")[:32]}
    entry["digests"]["sha256"] = "0" * 64
    forge.act("provider").body["artifacts"] = [entry]


_LAYOUT: dict[str, tuple[int, Bend]] = {
    "private_part_where_the_event_has_none": (6, _no_private_part_there),
    "two_files_that_differ_by_case": (2, _two_of_one_name),
    "no_payload_at_all": (2, _no_payload),
    "folder_in_the_reading_copies": (2, _put("files_change", "reading/more/x.html", b"x")),
    "stored_name_of_5_digits": (2, _put("files_change", "data/items/I-1/00002.bin", b"x")),
    "stored_name_of_10_digits": (2, _put("files_change", "data/items/I-1/0000000002.bin", b"x")),
    "item_folder_of_no_identifier": (2, _put("files_change", "data/items/I--/000001.bin", b"x")),
    "anchor_of_a_leading_zero": (2, _put("files_change", "ledger/anchors/010.checkpoint", b"x")),
    "name_with_a_blank": (2, _put("files_change", "data/documents/a b.pdf", b"x")),
    "name_with_an_underscore_first": (2, _put("files_change", "data/documents/_a.pdf", b"x")),
    "name_of_a_device_with_a_suffix": (2, _put("files_change", "data/documents/COM1.tar.gz", b"x")),
    "checkpoint_missing": (2, _put("files_change", layout.CHECKPOINT, None)),
    "events_missing": (2, _put("files_change", layout.EVENTS, None)),
    "seal_event_missing": (2, _put("seal_change", layout.SEAL_EVENT, None)),
    "signature_missing": (2, _put("seal_change", layout.SEAL_SIGNATURE, None)),
    "signer_missing": (2, _put("seal_change", layout.SEAL_SIGNER, None)),
    "seal_checkpoint_missing": (2, _put("seal_change", layout.SEAL_CHECKPOINT, None)),
    "signature_with_a_byte_more": (3, lambda forge: put(
        forge, "seal_change", layout.SEAL_SIGNATURE, bytes(65))),
    "seal_that_names_no_recipient": (3, _change_seal(partial(_member, "recipient", ""))),
    "seal_in_another_language": (3, _change_seal(partial(_member, "language", "de"))),
    "seal_with_cases_out_of_order": (3, _change_seal(lambda body: body["cases"].reverse())),
    "seal_without_its_conditions": (3, _change_seal(lambda body: body.pop("conditions"))),
    "list_with_another_member": (13, _listing(partial(_member, "note", "x"))),
    "list_of_an_unknown_algorithm": (13, _listing(lambda line: line["digests"].update(crc32="0"))),
    "list_that_lies_about_a_digest": (13, _listing(
        lambda line: line["digests"].update(sha512="0" * 128))),
    "record_that_only_an_old_digest_bears_out": (13, _legacy_alone),
    "time_of_an_unknown_kind": (13, _listing(partial(
        _member, "times", {"born": "2026-03-18T02:09:00.000Z"}))),
}  # fmt: skip
_BY_NUMBER = {2: COMPLETE, 3: SEAL, 6: EVENTS, 13: ARTIFACTS}
for _name, (_number, _bend) in _LAYOUT.items():
    also(_name, _BY_NUMBER[_number], _bend)
