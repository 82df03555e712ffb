"""The keys and acts of which forged bundles are made; the persons are invented."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nacl.signing

from custody.bundle import layout
from custody.keys.signer import ED25519_SPKI_PREFIX, key_name
from custody.ledger.checkpoint import TrustLine
from custody.strict_json import b64, file_name

VECTORS = Path("tests/vectors")
ORIGIN = "demo-agency.example/station-01/0011223344556677"
_PUBLIC = json.loads((VECTORS / "event.json").read_text())
Document = dict[str, Any]


class Key:
    """An Ed25519 key whose seed anyone may know."""

    def __init__(self, person: str, role: str, seed: bytes) -> None:
        self.person = person
        self.role = role
        self._key = nacl.signing.SigningKey(seed)
        self.raw = bytes(self._key.verify_key)
        self.spki = ED25519_SPKI_PREFIX + self.raw
        self.name = key_name(self.spki)

    def sign(self, message: bytes) -> bytes:
        return self._key.sign(message).signature

    def body(self, **other: object) -> Document:
        """As the members *key* of an event's body."""
        kind = "station" if self.role == "SYS" else "personal"
        return {
            "spki": b64(self.spki),
            "suite": "ed25519",
            "kind": kind,
            "person": self.person,
            "role": self.role,
            "source": "software",
            **other,
        }


def _key(label: str) -> Key:
    given = _PUBLIC["keys"][label]
    return Key(given["person"], given["role"], bytes.fromhex(given["seed"]))


def _made(person: str, role: str, label: str = "") -> Key:
    return Key(person, role, hashlib.sha256(f"forge {person} {label}".encode()).digest())


KEYS = {label: _key(label) for label in ("adm1", "adm2", "inv", "ex2", "sta", "inv2")} | {
    "cus": _made("P-CUS", "CUS"),
    "sup": _made("P-SUP", "SUP"),
    "pro": _made("P-PRO", "PRO"),
    "sta2": _made("S-02", "SYS"),
    "ex3": _made("P-EX3", "EXA"),
    "evil": _made("P-EVIL", "OIC"),
}
LOG = Key("log", "LOG", bytes.fromhex(_PUBLIC["log_seed"]))
KEYS["log"] = Key("P-LOG", "EXA", bytes.fromhex(_PUBLIC["log_seed"]))
OTHER_LOG = _made("other log", "LOG")
TRUST = TrustLine(ORIGIN, LOG.raw)


@dataclass
class Act:
    """An event to be played; `body` may name earlier acts as `@label` (id) or `#label` (place)."""

    label: str
    type: str
    body: Document
    signers: tuple[str, ...]
    """The first is the actor."""
    role: str
    case: str | None = "C-1"
    items: tuple[str, ...] = ()
    private: Document | None = None
    occurred: Document | None = None
    language: str | None = None
    at: str | None = None
    change: Callable[[Document], None] | None = None
    """Bends the finished payload before it is signed."""


def enrol(label: str, *signers: str, **other: object) -> Act:
    body = KEYS[label].body(**other)
    return Act(f"enrol-{label}", "key.enrolled", body, signers, "ADM", case="ledger")


def good_acts() -> list[Act]:
    """A small case from genesis to a returned item; every rule is kept."""
    disk = bytes(range(256)) * 4
    seal = {"seals": [{"item": "I-1", "seal": "SL-1"}, {"item": "I-2", "seal": "SL-2"}]}
    genesis = {
        "agency": "Demo agency",
        "log": str(TRUST),
        "keys": [KEYS["adm1"].body(), KEYS["adm2"].body()],
    }
    return [
        Act("genesis", "ledger.genesis", genesis, ("adm1", "adm2"), "ADM", case="ledger"),
        enrol("inv", "adm1", "inv"),
        enrol("ex2", "adm1", "ex2"),
        enrol("sta", "adm1", "adm2", "sta"),
        enrol("cus", "adm2", "cus"),
        enrol("sup", "adm2", "sup"),
        Act("grant", "role.granted", {"person": "P-INV", "role": "OIC"}, ("adm1", "adm2"), "ADM",
            case="ledger"),
        Act("open", "case.opened", {"registration": "EX-1"}, ("inv",), "OIC",
            private={"statement": "I open this case."}, language="en"),
        Act("clock", "clock.checked", {"offset_s": 0}, ("sta",), "SYS", case=None),
        Act("search", "search.started", {"search": "S-1"}, ("inv",), "INV"),
        Act("found", "item.found", {"search": "S-1"}, ("inv",), "INV", items=("I-1", "I-2")),
        Act("seized", "item.seized", {"search": "S-1", "manner": "forced"}, ("inv",), "INV",
            items=("I-1", "I-2")),
        Act("sealed", "item.sealed", seal, ("inv",), "INV", items=("I-1", "I-2")),
        Act("searched", "search.finished", {"search": "S-1"}, ("inv",), "INV"),
        Act("offer", "transfer.offered", {"to": "P-CUS"}, ("inv",), "INV", items=("I-1", "I-2")),
        Act("accept", "transfer.accepted", {"offer": "@offer"}, ("cus",), "CUS",
            items=("I-1", "I-2")),
        Act("out", "item.checked_out", {"to": "P-EX2"}, ("cus", "ex2"), "CUS", items=("I-1",)),
        Act("broken", "seal.broken", {"seals": [{"item": "I-1", "seal": "SL-1"}]}, ("ex2", "cus"),
            "EXA", items=("I-1",)),
        Act("hashed", "artifact.hashed", {"artifacts": [recorded("ART-1", disk)]}, ("ex2",), "EXA",
            items=("I-1",)),
        Act("resealed", "item.resealed", {"seals": [{"item": "I-1", "seal": "SL-3"}]},
            ("ex2", "cus"), "EXA", items=("I-1",)),
        Act("note", "event.annotated", {}, ("inv",), "INV"),
        Act("order", "erasure.ordered", {"basis": "a law", "events": ["#note"]}, ("inv", "cus"),
            "OIC"),
        Act("erase", "erasure.done", {"order": "@order", "events": ["##note"]}, ("inv",), "OIC"),
        Act("correct", "event.corrected",
            {"event": "@seized", "field": "/body/manner", "value": "voluntary", "reason": "typo"},
            ("inv",), "INV"),
        Act("back", "item.returned_to_store", {"to": "P-CUS"}, ("ex2", "cus"), "EXA",
            items=("I-1",)),
        Act("other", "case.opened", {"registration": "EX-2"}, ("inv",), "OIC", case="C-2"),
        Act("provider", "artifact.hashed", {"artifacts": [recorded("ART-2", b"a,b\n")]}, ("inv",),
            "INV"),
    ]  # fmt: skip


def recorded(artifact: str, data: bytes) -> Document:
    """An entry of `artifact.hashed`."""
    digests = {name: hashlib.new(name, data).hexdigest() for name in layout.ALGORITHMS}
    return {"artifact": artifact, "size": len(data), "digests": digests}


def papers(many: int) -> tuple[Act, Act, Callable[[dict[str, bytes]], None]]:
    """Documents of a bundle, of which one event names the second, another's private part the third.

    Args:
        many: So many more, which nobody names.

    Returns:
        Both events, and what puts the documents into the bundle.
    """
    second, third = b"second", b"third"
    named = {"papers": [{"sha256": hashlib.sha256(second).hexdigest(), "size": len(second)}]}
    private = {"statement": "I note it.", "act": {"sha256": hashlib.sha256(third).hexdigest()}}
    body = Act("told", "item.inspected", named, ("inv",), "INV")
    part = Act("kept", "item.inspected", {}, ("inv",), "INV", private=private, language="en")

    def add(files: dict[str, bytes]) -> None:
        files["data/documents/second.pdf"] = second
        files["data/documents/third.pdf"] = third
        for number in range(many):
            files[f"data/documents/more-{number:02}.pdf"] = b"more"

    return body, part, add


def listed(artifact: str, data: bytes, stored: str, raw: bytes = b"name") -> Document:
    """A line of `files.jsonl`."""
    return {**recorded(artifact, data), "stored": stored, "name": file_name(raw)}
