"""A case on a real ledger with real files, for tests of what leaves the agency."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from custody.bundle.disclosure import Document, ExportPlan
from custody.domain.events import Draft, Occurred
from custody.evidence.store import Store
from custody.keys.private_key import PrivateKey, hold
from custody.ledger.checkpoint import TrustLine
from custody.ledger.ledger import Ledger
from custody.ledger.writer import Appended, Writer
from custody.strict_json import b64, file_name
from tests.custody.ledger.station import FakeClock

ORIGIN = "agency.example/station-07/00112233445566aa"
ROLES = {
    "ADA": "ADM", "BOB": "ADM", "ALM": "INV", "BOL": "CUS", "DIN": "EXA", "ERZ": "SUP",
    "GUL": "PRO",
}  # fmt: skip
HOSTILE = '<script>alert("x")</script>&\u202egnp.exe\x1b[31m'
"""Markup, a right-to-left override and a terminal escape: what evidence may be called."""


def key_of(name: str) -> PrivateKey:
    seed = hashlib.sha256(f"scene {name}".encode()).digest()
    return hold(Ed25519PrivateKey.from_private_bytes(seed), source="software")


KEYS: dict[str, PrivateKey] = {name: key_of(name) for name in (*ROLES, "S-07", "log")}


def enrolment(name: str, role: str, *, key: PrivateKey | None = None) -> dict[str, Any]:
    public = (key or KEYS[name]).public
    return {
        "spki": b64(public.spki),
        "suite": str(public.suite),
        "kind": "station" if role == "SYS" else "personal",
        "person": name,
        "role": role,
        "source": "software",
    }


@dataclass
class Scene:
    """The ledger, and short ways to let things happen."""

    ledger: Ledger
    clock: FakeClock
    store: Store

    @property
    def trust(self) -> TrustLine:
        return self.ledger.trust

    def do(
        self, kind: str, by: str, body: Mapping[str, Any], *items: str, case: str | None = "C-1",
        also: tuple[str, ...] = (), private: Mapping[str, Any] | None = None,
        occurred: Occurred | None = None, minutes: float = 3,
    ) -> Appended:  # fmt: skip
        """Append one event, some minutes after the last."""
        self.clock.at += timedelta(minutes=minutes)
        role = "SYS" if by == "S-07" else ROLES[by]
        if kind == "case.opened":
            role = "OIC"
        draft = Draft(
            kind, body, role, case=case, items=items, private=private, occurred=occurred,
            language="en" if private and "statement" in private else None,
        )  # fmt: skip
        with self.ledger.writing() as writer:
            return writer.append(draft, KEYS[by], [KEYS[name] for name in also])

    def keep(self, data: bytes) -> dict[str, Any]:
        """Put bytes into the store; size and digests as `artifact.hashed` gives them."""
        digests = {name: hashlib.new(name, data).hexdigest() for name in ("sha256", "sha512")}
        with self.store.incoming() as incoming:
            incoming.write(memoryview(data), 0)
            incoming.keep(digests["sha256"], len(data))
        return {"size": len(data), "digests": digests, "kept": "store"}

    def hash(
        self, artifact: str, data: bytes, *items: str, case: str = "C-1", name: str = "",
        by: str = "DIN",
    ) -> Appended:  # fmt: skip
        body = {
            "artifacts": [{"artifact": artifact, **self.keep(data)}],
            "tool": "custody",
            "tool_version": "1",
        }
        raw = (name or f"{artifact}.dat").encode()
        private = {
            "names": [
                {
                    "artifact": artifact,
                    "name": file_name(raw),
                    "times": {"modified": "2026-02-14T16:03:10.000Z"},
                }
            ],
            "statement": f"I hashed {artifact}.",
        }
        return self.do("artifact.hashed", by, body, *items, case=case, private=private)


@contextmanager
def scene(folder: Path) -> Iterator[Scene]:
    """A new ledger in which everybody is enrolled."""
    clock = FakeClock()
    trust = TrustLine(ORIGIN, KEYS["log"].public.ed25519_raw)
    genesis = Draft(
        "ledger.genesis",
        {
            "agency": "Agency of the tests",
            "log": str(trust),
            "keys": [enrolment("ADA", "ADM"), enrolment("BOB", "ADM")],
        },
        "ADM",
        case="ledger",
    )
    ledger = Ledger.create(
        folder, trust=trust, log=KEYS["log"], clock=clock, offset="+05:00", genesis=genesis,
        actor=KEYS["ADA"], cosigners=[KEYS["BOB"]],
    )  # fmt: skip
    with ledger:
        made = Scene(ledger, clock, Store(folder / "artifacts"))
        with ledger.writing() as writer:
            for name in ("ALM", "BOL", "DIN", "ERZ", "GUL"):
                _enrol(writer, name, ROLES[name])
            _enrol(writer, "S-07", "SYS")
            writer.append(_officer(), KEYS["ADA"], [KEYS["BOB"]])
        yield made


def _enrol(writer: Writer, name: str, role: str) -> None:
    draft = Draft(
        "key.enrolled", enrolment(name, role), "ADM", case="ledger",
        private={"statement": f"Identity of {name} checked by passport."}, language="en",
    )  # fmt: skip
    writer.append(draft, KEYS["ADA"], [KEYS["BOB"], KEYS[name]])


def _officer() -> Draft:
    body = {"person": "ALM", "role": "OIC", "until": "2027-01-01T00:00:00.000Z"}
    return Draft("role.granted", body, "ADM", case="ledger")


def play(made: Scene) -> None:
    """One case from opening to a resolved finding, and a second case that nobody may see."""
    do = made.do
    do("case.opened", "ALM", {"registration": "EX-26-0417"}, private={"title": f"Shop {HOSTILE}"})
    do("search.started", "ALM", {"search": "S-1"}, private={"place": "A flat", "statement": "On."})
    details = [
        {"item": "ITM-01", "type": "phone", "maker": "Maker", "model": "X1", "serial": "SN-1"},
        {"item": "ITM-03", "type": "laptop", "maker": "Maker", "model": "L5"},
    ]
    said = [{"item": "ITM-01", "description": f"Black phone {HOSTILE}"}]
    do("item.found", "ALM", {"search": "S-1"}, "ITM-01", "ITM-03", private={"descriptions": said})
    photo = made.keep(b"\xff\xd8\xff photograph")
    do(
        "item.photographed",
        "ALM",
        {"photos": [{"artifact": "ART-010", "view": "overall"}]},
        "ITM-01",
        private={"captions": [{"artifact": "ART-010", "caption": f"Front {HOSTILE}"}]},
    )
    do(
        "artifact.hashed",
        "ALM",
        {"artifacts": [{"artifact": "ART-010", **photo}]},
        "ITM-01",
        private={"names": [{"artifact": "ART-010", "name": file_name(b"IMG_1.jpg")}]},
    )
    do("item.seized", "ALM", {"search": "S-1", "details": details}, "ITM-01", "ITM-03")
    seals = [{"item": "ITM-01", "seal": "S-3301"}, {"item": "ITM-03", "seal": "S-3302"}]
    do("item.sealed", "ALM", {"seals": seals}, "ITM-01", "ITM-03")
    do("search.finished", "ALM", {"search": "S-1"})
    _second_case(made)
    offer = do("transfer.offered", "ALM", {"to": "BOL"}, "ITM-01", "ITM-03", minutes=180)
    do("transfer.accepted", "BOL", {"offer": offer.event.id}, "ITM-01", "ITM-03")
    do("item.stored", "BOL", {"place": "safe C-3"}, "ITM-01", "ITM-03")
    do("item.checked_out", "BOL", {"to": "DIN"}, "ITM-03", also=("DIN",), minutes=2 * 24 * 60)
    seal = {"seals": [{"item": "ITM-03", "seal": "S-3302"}]}
    do("seal.broken", "DIN", seal, "ITM-03", also=("ERZ",))
    made.hash("ART-030", b"image of the disk " * 400, "ITM-03", name=HOSTILE)
    made.hash("ART-021", b"the recovery key", "ITM-03")
    do(
        "artifact.access_restricted",
        "DIN",
        {"artifacts": ["ART-021"], "ground": "credentials"},
        "ITM-03",
    )
    seal = {"seals": [{"item": "ITM-03", "seal": "S-3341"}]}
    do("item.resealed", "DIN", seal, "ITM-03", also=("ERZ",), minutes=4 * 24 * 60)
    do("item.returned_to_store", "DIN", {"to": "BOL"}, "ITM-03", also=("BOL",))
    made.hash("ART-040", b"a list made by the provider\n", name="conn.csv", by="ALM")
    do("artifact.mismatch_found", "S-07", {"artifact": "ART-040"}, minutes=9 * 24 * 60)
    do(
        "finding.raised",
        "S-07",
        {
            "finding": "F-1",
            "kind": "provider_list_differs",
            "severity": "red",
            "artifacts": ["ART-040"],
        },
    )
    do("finding.acknowledged", "ERZ", {"finding": "F-1", "effect": "not_relied_on"})
    do(
        "finding.resolved",
        "ERZ",
        {"finding": "F-1"},
        also=("GUL",),
        private={"explanation": f"Line ends were converted. {HOSTILE}"},
    )
    do(
        "artifact.verified",
        "S-07",
        {
            "artifacts": [
                {
                    "artifact": "ART-030",
                    "digests": {"sha256": hashlib.sha256(b"image of the disk " * 400).hexdigest()},
                }
            ]
        },
        "ITM-03",
    )


def _second_case(made: Scene) -> None:
    opened = {"registration": "OTHER-REGISTRATION-77"}
    made.do("case.opened", "ALM", opened, case="OTHER-CASE-B", private={"title": "OTHER-TITLE-B"})
    made.do(
        "item.received",
        "ALM",
        {"ground": "OTHER-GROUND-B"},
        "OTHER-ITEM-B",
        case="OTHER-CASE-B",
        private={"packaging": "OTHER-PACKAGING-B"},
    )
    made.hash(
        "OTHER-ART-B",
        b"OTHER-CONTENT-B" * 9,
        "OTHER-ITEM-B",
        case="OTHER-CASE-B",
        name="OTHER-NAME-B",
    )


def plan_of(**changes: Any) -> ExportPlan:
    """The whole case for the prosecutor, with one artifact hidden."""
    plan: dict[str, Any] = {
        "bundle": "BND-1",
        "scope": {"C-1": None},
        "recipient": "Prosecutor's office of the city",
        "purpose": "file of the case",
        "language": "ru",
        "role": "OIC",
        "conditions": ("For this case only.",),
        "hidden": {"ART-021": "credentials"},
    }
    return ExportPlan(**(plan | changes))


def document(folder: Path) -> Document:
    data = b"%PDF-1.7 protocol"
    path = folder / "protocol.pdf"
    path.write_bytes(data)
    return Document(
        path, f"Protocol {HOSTILE}", len(data), hashlib.sha256(data).hexdigest(), "application/pdf"
    )
