"""A station with very much in it: a case of ten thousand events, and thousands of every thing.

Its events are of the kinds, and of the form, that the worked example has; the rules are not asked,
since they would take longer than the benchmark.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from custody.clock import SystemClock
from custody.demo.founding import PASSPHRASE
from custody.domain.events import Draft
from custody.event_filter import EventFilter
from custody.keys.passphrases import from_text
from custody.queries import Queries
from custody.station import open_station

CASE: Final = "EX-26-9000"
ITEM: Final = "ITM-T0001"
"""The item that was handed over all the time."""
THINGS: Final = 2000
_HANDED: Final = 2400
"""How often the one item went to the store and back, two events a way."""
_BLOCK: Final = 1000
_LONG: Final = 500_000
"""Characters of the last remark, which stands twice in its private part: the most it takes."""
_DIGEST: Final = hashlib.sha256(b"").hexdigest()


def fill(folder: Path) -> None:
    """Add all that to the worked example's ledger."""
    with open_station(folder, clock=SystemClock()) as station:
        ledger, queries = station.ledger, Queries(station.ledger)
        keys = {
            name: station.keyring.open(name, from_text(PASSPHRASE.decode()))
            for name in ("ALM", "BOL", "ERZ", "ADM1")
        }
        by_role = {"INV": "ALM", "OIC": "ALM", "CUS": "BOL", "SUP": "ERZ", "ADM": "ADM1"}
        drafts, offer = _drafts(queries), ""
        while block := [each for _, each in zip(range(_BLOCK), drafts, strict=False)]:
            with ledger.writing() as writer:
                for draft in block:
                    if draft.body.get("offer") == "":
                        draft = _naming(draft, offer)
                    made = writer.append(draft, keys[by_role[draft.role]])
                    if draft.type == "transfer.offered":
                        offer = made.event.id
        ledger.view  # noqa: B018 - caught up here, once


def append(folder: Path) -> None:
    """Record a hundred remarks, as another process would."""
    with open_station(folder, clock=SystemClock()) as station, station.ledger.writing() as writer:
        key = station.keyring.open("ALM", from_text(PASSPHRASE.decode()))
        for number in range(100):
            writer.append(_remark(f"meanwhile {number}"), key)


def _naming(draft: Draft, offer: str) -> Draft:
    return Draft(draft.type, {**draft.body, "offer": offer}, draft.role, draft.case, draft.items)


def _drafts(queries: Queries) -> Iterator[Draft]:
    opened = {
        "confidentiality": "pretrial_secret",
        "offences": [{"act": "Criminal Code", "article": "190"}],
        "registered_on": "2026-03-02",
        "registration": CASE,
    }
    yield Draft("case.opened", opened, "OIC", CASE)
    for person, role in (("ALM", "INV"), ("BOL", "CUS"), ("ERZ", "SUP")):
        yield Draft("case.member_assigned", {"person": person, "role": role}, "OIC", CASE)
    yield from _items()
    yield from _transfers()
    names = [f"ART-T{n:04}" for n in range(1, THINGS + 1)]
    for some in _parts(names, 10):
        hashed = [
            {
                "artifact": name, "digests": {"sha256": hashlib.sha256(name.encode()).hexdigest()},
                "kept": "store", "media_type": "text/csv", "size": 4096,
            }
            for name in some
        ]  # fmt: skip
        body: dict[str, Any] = {"artifacts": hashed, "tool": "custody", "tool_version": "1"}
        yield Draft("artifact.hashed", body, "INV", CASE, (ITEM,))
    yield from _requests(queries)
    yield from _others(names)


def _items() -> Iterator[Draft]:
    names = [f"ITM-T{n:04}" for n in range(1, THINGS + 1)]
    for some in _parts(names, 20):
        details = [{"item": name, "type": "usb_storage", "maker": "Kestrel"} for name in some]
        said = {"details": details, "ground": "CPC 259", "packaging_seal": "none"}
        told = [{"item": name, "description": f"Stick {name}"} for name in some]
        private = {"descriptions": told, "giver": {"capacity": "victim", "name": "V-01"}}
        yield Draft("item.received", said, "INV", CASE, tuple(some), private)


def _transfers() -> Iterator[Draft]:
    for number in range(_HANDED):
        giver, receiver = ("INV", "CUS") if number % 2 == 0 else ("CUS", "INV")
        to = "BOL" if receiver == "CUS" else "ALM"
        body = {
            "authority_ref": "CPC 118", "expected_at": "2026-12-18T07:30:00.000Z",
            "means": "in_hand", "to": to,
        }  # fmt: skip
        yield Draft("transfer.offered", body, giver, CASE, (ITEM,), {"purpose": "Keeping"})
        checks = [{"item": ITEM, "scanned": True}]
        yield Draft("transfer.accepted", {"checks": checks, "offer": ""}, receiver, CASE, (ITEM,))


def _requests(queries: Queries) -> Iterator[Draft]:
    like = queries.told(queries.event_indices(EventFilter(type="request.approved"))[0])
    if like is None:
        raise AssertionError("the worked example approves requests")
    for number in range(THINGS):
        body = {**like.event.body, "request": f"RQ-T{number:04}"}
        private = {k: v for k, v in (like.private or {}).items() if k != "statement"}
        yield Draft("request.approved", body, "SUP", CASE, (), private)


def _others(artifacts: Sequence[str]) -> Iterator[Draft]:
    for number in range(THINGS):
        person = {"agency": "Agency", "person": f"P{number:04}", "roles": ["INV"]}
        private = {"identity_reference": "card, invented", "name": f"Person {number}"}
        yield Draft("person.registered", person, "ADM", None, (), private)
    for number, artifact in enumerate(artifacts):
        found: Mapping[str, Any] = {
            "artifacts": [artifact], "finding": f"F-T{number:04}",
            "kind": "provider_list_differs", "severity": "red",
        }  # fmt: skip
        yield Draft("finding.raised", found, "INV", CASE)
    for remark in (*(f"remark {n}" for n in range(1000)), "long word " * (_LONG // 10)):
        yield _remark(remark)


def _remark(words: str) -> Draft:
    note = {"note": words, "statement": f"I note: {words}"}
    return Draft("event.annotated", {"target": "case"}, "INV", CASE, (), note, language="en")


def _parts(names: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    for start in range(0, len(names), size):
        yield names[start : start + size]
