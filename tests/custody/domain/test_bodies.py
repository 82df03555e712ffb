import json
from pathlib import Path
from typing import Any

import pytest

from custody.domain.bodies import check_body
from custody.domain.signatures import SIGNING
from custody.errors import IntegrityError

ID = "019cfeb6-d180-70a2-809f-278f5666eaa7"
HASH = "0" * 64
KEY = {
    "spki": "AAAA",
    "suite": "ed25519",
    "kind": "personal",
    "person": "P-1",
    "role": "INV",
    "source": "software",
}
PLACE = {"id": "C-1", "seq": 0}
ERASED = {"index": 1, "leaf": HASH, "scope": "opening"}
CASE = {"id": "C-1", "events": 1, "head": HASH, "withheld": 0, "erased": 0}
LOG = (
    "demo-agency.example/station-01/0011223344556677+f6319dd5+"
    "Afo3K+TdnmCSJxP4B/082y0DWgyDqJf89s0TBUjJIenx"
)
SEAL: dict[str, Any] = {
    "bundle": "B-1",
    "tagmanifests": {"sha256": HASH, "sha512": HASH * 2},
    "recipient": "court",
    "purpose": "file",
    "language": "en",
    "conditions": [],
    "cases": [CASE],
    "items": [],
}
GOOD: list[tuple[str, dict[str, Any]]] = [
    ("ledger.genesis", {"agency": "A", "log": LOG, "keys": [KEY]}),
    ("ledger.genesis", {"agency": "A", "log": LOG, "keys": [KEY], "demonstration": True}),
    ("key.enrolled", KEY),
    ("key.enrolled", {**KEY, "chain": ["AAAA"]}),
    ("key.rotated", {**KEY, "replaces": f"sha256:{HASH}"}),
    ("key.revoked", {"key": f"sha256:{HASH}", "reason": "lost", "compromised_since": 0}),
    ("role.granted", {"person": "P", "role": "OIC", "until": "2027-01-01T00:00:00.000Z"}),
    ("erasure.ordered", {"basis": "law", "events": [ERASED]}),
    ("erasure.done", {"order": ID, "events": [{**ERASED, "case": PLACE, "items": [PLACE]}]}),
    ("bundle.sealed", SEAL),
    ("artifact.hashed", {"artifacts": [{"artifact": "A", "size": 0, "digests": {"sha256": HASH},
                                        "tool": "x"}], "more": 1}),
    ("finding.raised", {"finding": "F-1"}),
    ("transfer.offered", {"to": "P-1", "purpose": "x"}),
    ("transfer.accepted", {"offer": ID}),
    ("item.sealed", {"seals": [{"item": "I", "seal": "S", "bag": "B"}]}),
    ("search.started", {"search": "S-1"}),
    ("item.found", {"search": "S-1"}),
    ("item.seized", {"ground": "caught in the act"}),
    ("event.corrected", {"event": ID, "field": "/body/a~1b/0", "reason": "typo", "value": None}),
    ("event.corrected", {"event": ID, "field": "/private/name", "reason": "typo"}),
    ("case.opened", {"anything": [1, {"goes": True}]}),
]  # fmt: skip
BAD: list[tuple[str, dict[str, Any]]] = [
    ("event.invented", {}),
    ("ledger.genesis", {"agency": "A", "log": LOG, "keys": [KEY], "demonstration": False}),
    ("ledger.genesis", {"agency": "", "log": LOG, "keys": [KEY]}),
    ("ledger.genesis", {"agency": "A", "log": "x+y+z", "keys": [KEY]}),
    ("ledger.genesis", {"agency": "A", "log": LOG, "keys": []}),
    ("key.enrolled", {**KEY, "replaces": f"sha256:{HASH}"}),
    ("key.enrolled", {**KEY, "suite": "ed448"}),
    ("key.enrolled", {**KEY, "kind": "log"}),
    ("key.enrolled", {**KEY, "role": "XXX"}),
    ("key.enrolled", {**KEY, "person": "nul"}),
    ("key.enrolled", {**KEY, "source": "paper"}),
    ("key.enrolled", {**KEY, "spki": "AAA"}),
    ("key.enrolled", {**KEY, "spki": ""}),
    ("key.enrolled", {**KEY, "chain": []}),
    ("key.revoked", {"key": HASH, "reason": "lost"}),
    ("key.revoked", {"key": f"sha256:{HASH}", "reason": "tired"}),
    ("key.revoked", {"key": f"sha256:{HASH}", "reason": "lost", "compromised_since": -1}),
    ("key.revoked", {"key": f"sha256:{HASH}", "reason": "lost", "compromised_since": True}),
    ("role.granted", {"person": "P", "role": "OIC", "until": "2027-01-01"}),
    ("role.revoked", {"person": "P", "role": "OIC", "until": "2027-01-01T00:00:00.000Z"}),
    ("erasure.ordered", {"basis": "law", "events": [ERASED, ERASED]}),
    ("erasure.ordered", {"basis": "law", "events": [{**ERASED, "index": 2}, ERASED]}),
    ("erasure.ordered", {"basis": "law", "events": [{**ERASED, "scope": "all"}]}),
    ("erasure.done", {"order": ID, "events": [ERASED]}),
    ("erasure.done", {"order": "x", "events": [{**ERASED, "case": PLACE}]}),
    ("bundle.sealed", {**SEAL, "note": "x"}),
    ("bundle.sealed", {**SEAL, "conditions": [""]}),
    ("bundle.sealed", {**SEAL, "cases": [CASE, CASE]}),
    ("bundle.sealed", {**SEAL, "language": "de"}),
    ("bundle.sealed", {**SEAL, "tagmanifests": {"sha256": HASH}}),
    ("artifact.hashed", {"artifacts": []}),
    ("artifact.hashed", {"artifacts": [{"artifact": "A", "size": 0}]}),
    ("artifact.hashed", {"artifacts": [{"artifact": "A", "size": 0, "digests": {}}]}),
    ("artifact.hashed", {"artifacts": [{"artifact": "A", "size": -1,
                                        "digests": {"sha256": HASH}}]}),
    ("finding.raised", {"finding": "F-1", "artifacts": ["a b"]}),
    ("transfer.offered", {}),
    ("transfer.accepted", {"offer": ID.upper()}),
    ("item.sealed", {"seals": []}),
    ("item.sealed", {"seals": [{"item": "I"}]}),
    ("item.found", {}),
    ("item.found", {"search": "", "ground": "x"}),
    ("item.seized", {"ground": ""}),
    ("event.corrected", {"event": ID, "field": "/body", "reason": "typo"}),
    ("event.corrected", {"event": ID, "field": "/body/", "reason": "typo"}),
    ("event.corrected", {"event": ID, "field": "/body/~2", "reason": "typo"}),
    ("event.corrected", {"event": ID, "field": "/recorded/at", "reason": "typo"}),
    ("event.corrected", {"event": ID, "field": "/body/digests/sha256", "reason": "typo"}),
    ("event.corrected", {"event": ID, "field": "/body/x/legacy", "reason": "typo"}),
    ("event.corrected", {"event": ID, "field": "/body/x", "reason": "typo",
                         "value": [{"digests": {"sha256": HASH}}]}),
    ("case.opened", {"deep": [{"digests": {"sha512": HASH * 2}}]}),
    ("case.opened", {"deep": [{"digests": {"sha256": HASH, "md5": "0" * 32}}]}),
    ("case.opened", {"deep": [{"digests": {"sha256": HASH.replace("0", "A")}}]}),
    ("case.opened", {"deep": [{"legacy": {"sha256": HASH}}]}),
    ("case.opened", {"deep": [{"legacy": {"md5": HASH}}]}),
    ("case.opened", {"deep": [{"legacy": "md5"}]}),
]  # fmt: skip


def test_the_registry_is_that_of_the_golden_list() -> None:
    golden = json.loads(Path("tests/vectors/types.json").read_text())
    found = {
        name: {"persons": signing.persons, "station": signing.station}
        for name, signing in SIGNING.items()
    }
    assert found == golden


@pytest.mark.parametrize(("type_name", "body"), GOOD)
def test_a_body_with_the_members_that_verifiers_read_passes(
    type_name: str, body: dict[str, Any]
) -> None:
    check_body(type_name, body)


@pytest.mark.parametrize(("type_name", "body"), BAD)
def test_a_body_that_breaks_its_row_is_refused(type_name: str, body: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError) as caught:
        check_body(type_name, body)
    assert caught.value.code == "integrity.event"


@pytest.mark.parametrize(
    ("type_name", "body"), [(name, body) for name, body in GOOD if name != "case.opened"]
)
def test_no_required_member_can_be_left_out(type_name: str, body: dict[str, Any]) -> None:
    optional = {"demonstration", "chain", "compromised_since", "until", "value", "more", "purpose"}
    for member in body.keys() - optional:
        with pytest.raises(IntegrityError):
            check_body(type_name, {name: body[name] for name in body if name != member})
