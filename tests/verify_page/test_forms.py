"""The page reads and refuses the golden data as the format says: JSON, keys, notes, proofs."""

import base64
import hashlib
import json
from typing import Any

from custody.domain.signatures import SIGNING
from tests.verify_page.browser import Verifier, vectors


def _refused(cases: list[dict[str, Any]], told: list[Any]) -> list[str]:
    """Cases that the page judged otherwise; `told` holds None where it accepts."""
    return [
        f"{case.get('reason')}: {why}"
        for case, why in zip(cases, told, strict=True)
        if (why is None) != case.get("accept", True)
    ]


def _b64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def test_json_is_read_strictly(plain: Verifier) -> None:
    cases = vectors("strict-json.json")["json"]
    given = []
    for case in cases:
        made = case.get("build")
        text = made and made["prefix"] + made["repeat"] * made["times"] + made["suffix"]
        given.append(_b64(text) if made else case["input_base64"])
    assert _refused(cases, plain.core("json", given)) == []


def test_base64_has_one_spelling(plain: Verifier) -> None:
    cases = vectors("strict-json.json")["base64"]
    told = plain.core("base64", [case["text"] for case in cases])
    assert [hex_text is not None for hex_text in told] == [case["accept"] for case in cases]


def test_identifiers_instants_and_offsets(plain: Verifier) -> None:
    for kind, cases in (
        ("identifier", vectors("strict-json.json")["identifiers"]),
        ("instant", vectors("time.json")["instants"]),
        ("offset", vectors("time.json")["offsets"]),
    ):
        told = plain.core("forms", {"kind": kind, "values": [case["text"] for case in cases]})
        assert told == [case["accept"] for case in cases], kind


def test_names_found_on_evidence_are_shown_as_the_format_says(plain: Verifier) -> None:
    cases = vectors("strict-json.json")["file_names"]
    told = plain.core("names", [case["raw"] for case in cases])
    assert told == [case["shown"] for case in cases]


def test_trust_lines_and_notes(plain: Verifier) -> None:
    golden = vectors("checkpoint.json")
    lines = [golden["trust"], *(case["line"] for case in golden["bad_trust_lines"])]
    good, *bad = plain.core("trustLines", lines)
    assert good is None
    assert None not in bad
    notes = [_b64(case["note"]) for case in golden["good"]]
    trust = golden["trust"]
    assert set(plain.core("notes", {"notes": notes, "trust": trust})) == {None}
    notes = [case["note_base64"] for case in golden["bad"]]
    assert None not in plain.core("notes", {"notes": notes, "trust": trust})


def test_inclusion_and_consistency_proofs(plain: Verifier) -> None:
    golden = vectors("tree.json")
    for name, good in (("inclusion", True), ("inclusion_refused", False)):
        proofs = [
            {**proof, "before": proof["root_before"]} if good else proof for proof in golden[name]
        ]
        told = plain.core("inclusions", proofs)
        assert {why is None for why in told} == {good}, name
    for name, good in (("consistency", True), ("consistency_refused", False)):
        proofs = [
            {**proof, "first": proof["root_from"], "second": proof["root_to"]}
            for proof in golden[name]
        ]
        told = plain.core("consistencies", proofs)
        assert {why is None for why in told} == {good}, name


def test_events_of_every_suite_are_opened_and_their_signatures_verified(
    plain: Verifier,
) -> None:
    golden = vectors("event.json")
    keys = {key["name"]: key for key in golden["keys"].values()}
    events = [
        {
            "envelope": _b64(event["envelope"]),
            "salt": base64.b64encode(bytes.fromhex(event["salt"])).decode(),
            "leafHash": event["leaf_hash"],
            "keys": keys,
        }
        for event in golden["events"]
    ]
    assert {key["suite"] for key in keys.values()} > {"ed25519", "ecdsa-p256-sha256"}
    assert plain.core("events", events) == [None] * len(events)


def test_ed25519_is_as_strict_in_webcrypto_as_in_plain_arithmetic(plain: Verifier) -> None:
    golden = vectors("event.json")
    key = golden["keys"]["adm1"]
    raw = base64.b64decode(key["spki"])[12:].hex()
    event = next(each for each in golden["events"] if each["label"] == "genesis")
    signed = {each["keyid"]: each["sig"] for each in _signatures(event)}
    good = base64.b64decode(signed[key["name"]]).hex()
    order = 2**252 + 27742317777372353535851937790883648493
    scalar = int.from_bytes(bytes.fromhex(good[64:]), "little")
    malleable = good[:64] + (scalar + order).to_bytes(32, "little").hex()
    neutral = "01" + "00" * 31
    cases = {
        "good": (raw, event["pae"], good),
        "S is not below the order": (raw, event["pae"], malleable),
        "another message": (raw, event["pae"] + "00", good),
        "a longer signature": (raw, event["pae"], good + "00"),
        "the neutral element": (neutral, event["pae"], neutral + "00" * 32),
        "a key of small order": (
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            event["pae"], good,
        ),
        "a key not in canonical encoding": ("ee" + "ff" * 30 + "7f", event["pae"], good),
        "a key outside the subgroup of prime order": (
            "cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d",
            event["pae"], good,
        ),
        "no point": ("02" + "00" * 31, event["pae"], good),
    }  # fmt: skip
    given = [{"key": k, "message": m, "signature": s} for k, m, s in cases.values()]
    told = dict(zip(cases, plain.core("ed25519", given), strict=True))
    assert told.pop("good") == [None, None]
    assert [name for name, both in told.items() if None in both] == []


def test_the_registry_of_types_is_the_formats(plain: Verifier) -> None:
    persons = plain.core("types", None)
    golden = vectors("types.json")
    assert persons.keys() == golden.keys() == SIGNING.keys()
    for name, rule in golden.items():
        assert persons[name] == (0 if rule["station"] else rule["persons"]), name


def _signatures(event: dict[str, Any]) -> list[dict[str, str]]:
    signatures: list[dict[str, str]] = json.loads(event["envelope"])["signatures"]
    return signatures


def test_a_worker_that_is_slow_to_begin_loses_no_byte(plain: Verifier) -> None:
    size = (9 << 20) + 1
    assert plain.core("slowSecond", size) == hashlib.sha256(b"\7" * size).hexdigest()


def test_digests_are_right_about_the_borders_of_pieces(plain: Verifier) -> None:
    sizes = [0, 1, *((count << 21) + off for count in (1, 2, 3) for off in (-1, 0, 1))]
    data = bytes(range(256)) * ((3 << 13) + 1)
    cut_off, *told = plain.core("streamed", sizes)
    assert "sizes differ" in cut_off
    for size, digests in zip(sizes, told, strict=True):
        assert digests == {
            "sha256": hashlib.sha256(data[:size]).hexdigest(),
            "sha512": hashlib.sha512(data[:size]).hexdigest(),
        }, size
