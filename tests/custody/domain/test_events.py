"""The payload of an event: every member's form, and nothing else."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custody.domain.events import (
    LEDGER_CASE,
    Event,
    Link,
    Occurred,
    is_key_name,
)
from custody.errors import IntegrityError
from tests.custody.keys.vector_keys import EVENTS

PAYLOADS: dict[str, dict[str, Any]] = {
    vector["label"]: json.loads(vector["payload"]) for vector in EVENTS["events"]
}
HASH = "ab" * 32
FULL: dict[str, Any] = {
    **PAYLOADS["seized"],
    "recorded": {
        "at": "2026-03-18T02:00:00.000Z",
        "offset": "+05:00",
        "source": "ntp",
        "boot": "0123456789abcdef",
        "monotonic_ms": 0,
    },
    "occurred": {"at": "2026-03-18T01:00:00.000Z", "offset": "+05:00"},
    "case": {"id": "C-1", "seq": 3, "prev": HASH},
    "items": [{"id": "A", "seq": 0, "prev": None}, {"id": "a", "seq": 1, "prev": HASH}],
    "private": {"commitment": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="},
    "statement": {"lang": "kk"},
}


def refuses(payload: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError):
        Event.parse(payload)


def changed(path: str, value: object) -> dict[str, Any]:
    """FULL with another value at a path such as `items.0.seq`."""
    payload: Any = json.loads(json.dumps(FULL))
    *steps, last = path.split(".")
    inner = payload
    for step in steps:
        inner = inner[int(step)] if isinstance(inner, list) else inner[step]
    inner[last] = value
    return dict(payload)


@pytest.mark.parametrize("label", PAYLOADS)
def test_the_payloads_of_the_vectors_read_back(label: str) -> None:
    assert Event.parse(PAYLOADS[label]).document() == PAYLOADS[label]


def test_every_optional_member_reads_back() -> None:
    event = Event.parse(FULL)
    assert event.document() == FULL
    assert event.case == Link("C-1", 3, HASH)
    assert event.item_ids == ("A", "a")
    assert event.occurred == Occurred("2026-03-18T01:00:00.000Z", "+05:00")
    assert (event.language, event.recorded.monotonic_ms) == ("kk", 0)
    assert (event.recorded.boot, event.recorded.source) == ("0123456789abcdef", "ntp")


@pytest.mark.parametrize("member", sorted(FULL))
def test_a_member_is_required_or_may_be_left_out(member: str) -> None:
    payload = {name: value for name, value in FULL.items() if name != member}
    if member in ("occurred", "statement", "items"):
        assert Event.parse(payload).document() == payload
    else:
        refuses(payload)  # `case` too: items need it; `private`: the statement stands in it


def test_an_event_without_a_statement_may_lack_a_private_part() -> None:
    payload = {name: FULL[name] for name in FULL if name not in ("private", "statement")}
    assert Event.parse(payload).document() == payload


@pytest.mark.parametrize("member", sorted(FULL))
@pytest.mark.parametrize("value", [None, 0, 1, "", "x", [], {}, True, -1])
def test_a_member_of_another_kind_is_refused(member: str, value: object) -> None:
    if FULL[member] == value and value is not True:
        return
    payload = {**FULL, member: value}
    if member == "seq" and value in (0, 1) and value is not True:
        assert Event.parse(payload).seq == value
    elif member == "ledger" and value == "x":
        assert Event.parse(payload).ledger == "x"  # the ledger knows its own origin
    else:
        refuses(payload)


@pytest.mark.parametrize(
    "inner", ["tree", "recorded", "occurred", "actor", "case", "items.0", "private", "app"]
)
def test_inner_objects_are_closed(inner: str) -> None:
    refuses(changed(f"{inner}.more", 1))


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("v", [2, "1", True, 0]),
        ("type", ["item.eaten", "Item.seized", "item.seized "]),
        ("seq", [-1, 2**53, "0", True]),
        ("tree.size", [-1, 2**53, "0", True, None]),
        ("tree.root", ["", HASH, "AAAA", None, 1]),
        ("id", ["", FULL["id"].upper(), FULL["id"][:-1], FULL["id"] + "\n", "0" * 36, None]),
        ("recorded.at", ["2026-03-18T02:00:00Z", "2026-02-30T00:00:00.000Z", None, 0]),
        ("recorded.offset", ["+5:00", "-00:00", "Z", None]),
        ("recorded.source", ["gps", "", None, ["ntp"], {}]),
        ("recorded.boot", ["", "0123456789abcde", "0123456789ABCDEF", None, 1]),
        ("recorded.monotonic_ms", [-1, 2**53, "0", None, True]),
        ("occurred.at", ["yesterday", None]),
        ("occurred.offset", ["+15:00", None]),
        ("actor.key", ["", "sha256:" + "A" * 64, "sha256:" + "a" * 63, "md5:" + "a" * 32, None]),
        ("actor.role", ["", "inv", "INVX", "IN", "INV\n", None]),
        ("case.id", ["", "C 1", "con", "../x", None, LEDGER_CASE]),
        ("case.seq", [0, -1, 2**53, "3", True]),
        ("case.prev", [None, HASH.upper(), HASH[:-1], "", 1]),
        ("items.0.id", ["a", "b", "", None]),
        ("items.0.seq", [1, -1, None]),
        ("items.0.prev", [HASH, ""]),
        ("items.1.seq", [0]),
        ("items.1.prev", [None]),
        ("private.commitment", ["", "AAAA", HASH, None, "A" * 43 + "B"]),
        ("statement.lang", ["", "KK", "de", None, ["kk"]]),
        ("app.name", ["", "x" * 65, None, 1]),
        ("app.version", ["", "x" * 65, None, 1]),
        ("body", [None, [], "", 1]),
    ],
)
def test_a_malformed_value_is_refused(path: str, values: list[object]) -> None:
    for value in values:
        refuses(changed(path, value))


def test_app_texts_may_have_64_letters() -> None:
    assert Event.parse(changed("app.name", "қ" * 64)).app_name == "қ" * 64


def test_a_source_of_time_is_one_of_three() -> None:
    for source in ("system", "ntp", "manual"):
        assert Event.parse(changed("recorded.source", source)).recorded.source == source


def with_case(label: str, case: str | None) -> dict[str, Any]:
    payload = {name: value for name, value in PAYLOADS[label].items() if name != "items"}
    payload.pop("case", None)
    return payload if case is None else {**payload, "case": {"id": case, "seq": 0, "prev": None}}


@pytest.mark.parametrize("label", ["genesis", "enrol-cus", "grant-oic"])
def test_the_reserved_case_holds_genesis_keys_and_roles(label: str) -> None:
    assert Event.parse(with_case(label, LEDGER_CASE)).case == Link(LEDGER_CASE, 0, None)
    refuses(with_case(label, "C-1"))
    refuses(with_case(label, None))


@pytest.mark.parametrize("label", ["open-a", "clock", "seized"])
def test_the_reserved_case_holds_nothing_else(label: str) -> None:
    Event.parse(with_case(label, "C-1"))
    refuses(with_case(label, LEDGER_CASE))


SEALED_BODY = {
    "bundle": "B-1",
    "tagmanifests": {"sha256": "a" * 64, "sha512": "a" * 128},
    "recipient": "office",
    "purpose": "court",
    "language": "ru",
    "conditions": [],
    "cases": [{"id": "C-1", "events": 1, "head": HASH, "withheld": 0, "erased": 0}],
    "items": [],
}
ORDER_BODY = {
    "basis": "order",
    "events": [{"index": 7, "leaf": HASH, "scope": "opening"}],
}


def test_a_seal_has_no_case() -> None:
    payload = {**with_case("open-a", None), "type": "bundle.sealed", "body": SEALED_BODY}
    assert Event.parse(payload).case is None
    refuses({**payload, "case": {"id": "C-1", "seq": 0, "prev": None}})


def test_an_erasure_has_the_case_of_what_is_erased() -> None:
    payload = {**with_case("open-a", "C-1"), "type": "erasure.ordered", "body": ORDER_BODY}
    assert Event.parse(payload).case == Link("C-1", 0, None)
    refuses({name: value for name, value in payload.items() if name != "case"})
    refuses({**payload, "case": {"id": LEDGER_CASE, "seq": 0, "prev": None}})


@pytest.mark.parametrize(
    ("judge", "good", "bad"),
    [
        (is_key_name, "sha256:" + HASH, ["", None, "sha256:" + HASH + "\n", HASH, 7]),
    ],
)
def test_forms_of_names(judge: Callable[[object], bool], good: str, bad: list[object]) -> None:
    assert judge(good)
    assert not any(map(judge, bad))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.sampled_from(["", "x", HASH, "INV", "C-1"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "seq", "prev", "at", "key", "x"]), inner)
    ),
    max_leaves=6,
)


@given(st.sampled_from(sorted(FULL)), JSON)
def test_any_other_value_is_refused_or_reads_back(member: str, value: object) -> None:
    payload = {**FULL, member: value}
    try:
        event = Event.parse(payload)
    except IntegrityError:
        return
    assert event.document() == payload
