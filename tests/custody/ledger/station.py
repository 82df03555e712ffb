"""A small station for tests: people with fixed keys, a clock that obeys, and a ledger."""

import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from custody.domain.events import Draft
from custody.keys.private_key import PrivateKey, hold
from custody.ledger.checkpoint import TrustLine
from custody.ledger.ledger import Ledger
from custody.ledger.tree import hash_leaf
from custody.ledger.writer import Appended, Writer
from custody.strict_json import b64

if TYPE_CHECKING:
    from collections.abc import Mapping

ORIGIN = "agency.example/station-01/00112233445566{:02x}"
ROLES = {"ada": "ADM", "bob": "ADM", "oic": "OIC", "inv": "INV", "cus": "CUS", "sup": "SUP"}


@dataclass
class FakeClock:
    """A clock that goes on by 10 ms at each look, or goes where it is told."""

    at: datetime = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
    ticks: int = 0
    source: str = "system"

    def now(self) -> datetime:
        self.at += timedelta(milliseconds=10)
        return self.at

    def monotonic_ms(self) -> int:
        self.ticks += 10
        return self.ticks

    def boot(self) -> str | None:
        return "0123456789abcdef"


def key_of(name: str) -> PrivateKey:
    """A key that is the same in every run and process."""
    seed = name.encode().ljust(32, b".")
    return hold(Ed25519PrivateKey.from_private_bytes(seed), source="software")


KEYS = {name: key_of(name) for name in (*ROLES, "log")}


def trust_line(number: int = 0) -> TrustLine:
    return TrustLine(ORIGIN.format(number), KEYS["log"].public.ed25519_raw)


def key_body(name: str) -> dict[str, Any]:
    public = KEYS[name].public
    return {
        "spki": b64(public.spki),
        "suite": str(public.suite),
        "kind": "personal",
        "person": name,
        "role": ROLES[name],
        "source": "software",
    }


@dataclass
class Station:
    """A ledger with people in it, and short ways to write events."""

    folder: Path
    clock: FakeClock = field(default_factory=FakeClock)
    number: int = 0

    def create(self) -> Ledger:
        """Make the ledger and enrol everybody."""
        genesis = Draft(
            type="ledger.genesis",
            body={
                "agency": "Agency",
                "log": str(trust_line(self.number)),
                "keys": [key_body("ada"), key_body("bob")],
            },
            role="ADM",
            case="ledger",
        )
        ledger = Ledger.create(
            self.folder,
            trust=trust_line(self.number),
            log=KEYS["log"],
            clock=self.clock,
            offset="+05:00",
            genesis=genesis,
            actor=KEYS["ada"],
            cosigners=[KEYS["bob"]],
        )
        with ledger.writing() as writer:
            for name in ("oic", "inv", "cus", "sup"):
                draft = Draft("key.enrolled", key_body(name), "ADM", case="ledger")
                writer.append(draft, KEYS["ada"], [KEYS["bob"], KEYS[name]])
        return ledger

    def open(self, *, unlocked: bool = True) -> Ledger:
        log = KEYS["log"] if unlocked else None
        return Ledger.open(self.folder, log=log, clock=self.clock, offset="+05:00")


def note_event(
    writer: Writer,
    case: str = "C-1",
    text: str = "a remark",
    *,
    by: str = "inv",
    items: tuple[str, ...] = (),
) -> Appended:
    """Append an event of a case with a private part."""
    draft = Draft(
        "event.annotated",
        {"target": "case"},
        ROLES[by],
        case=case,
        items=items,
        private={"note": text, "statement": f"I note: {text}"},
        language="en",
    )
    return writer.append(draft, KEYS[by])


def open_case(writer: Writer, case: str = "C-1") -> Appended:
    body: Mapping[str, Any] = {"registration": f"REG {case}", "registered_on": "2026-03-02"}
    return writer.append(Draft("case.opened", body, "OIC", case=case), KEYS["oic"])


def write(ledger: Ledger, count: int = 1, *, case: str = "C-1") -> None:
    for number in range(count):
        with ledger.writing() as writer:
            note_event(writer, case, f"remark {number}")


def copy_ledger(station: Station, target: Path, *, wal: bool = True) -> None:
    """Copy the files as a person would."""
    target.mkdir()
    for name in ("ledger.db", *(("ledger.db-wal",) if wal else ())):
        if (station.folder / name).exists():
            shutil.copy(station.folder / name, target / name)


def put_back(source: Path, station: Station) -> None:
    for path in station.folder.glob("ledger.db*"):
        path.unlink()
    for path in source.iterdir():
        shutil.copy(path, station.folder / path.name)


def order_erasure(ledger: Ledger, index: int, scope: str) -> int:
    leaf = hash_leaf(ledger.entry(index).leaf).hex()
    body = {"basis": "order 7", "events": [{"index": index, "leaf": leaf, "scope": scope}]}
    with ledger.writing() as writer:
        draft = Draft("erasure.ordered", body, "SUP", case="C-1")
        return writer.append(draft, KEYS["sup"], [KEYS["oic"]]).index
