"""What the roster tells, and the keys that no event may bring; more is proved on bundles."""

from typing import Any

import pytest

from custody.domain.events import Event, Link, Recorded
from custody.domain.roster import Roster
from custody.errors import IntegrityError
from custody.strict_json import b64
from tests.custody.bundle.forge_acts import KEYS, ORIGIN, TRUST, Key

NOW = "2026-03-18T02:05:00.000Z"
LATER = "2026-03-19T02:05:00.000Z"


class Office:
    """A roster and the events that it has admitted."""

    def __init__(self) -> None:
        self.roster = Roster()
        self.seq = 0

    def admit(
        self,
        kind: str,
        *signers: str,
        role: str = "ADM",
        at: str = NOW,
        actor: str = "",
        body: dict[str, Any] | None = None,
    ) -> None:
        event = self.event(kind, KEYS[actor or signers[0]], role, at, body or {})
        self.roster.admit(event, [KEYS[label].name for label in signers])
        self.seq += 1

    def event(self, kind: str, actor: Key, role: str, at: str, body: dict[str, Any]) -> Event:
        return Event(
            type=kind,
            ledger=ORIGIN,
            seq=self.seq,
            tree_size=self.seq,
            tree_root=bytes(32),
            id=f"id-{self.seq}",
            recorded=Recorded(at, "+05:00", "system", None, 0),
            actor_key=actor.name,
            actor_role=role,
            body=body,
            app_name="Custody",
            app_version="0",
            case=Link("ledger", self.seq, None),
        )


def genesis(*labels: str) -> dict[str, Any]:
    keys = [KEYS[label].body() for label in labels or ("adm1", "adm2")]
    return {"agency": "Demo agency", "log": str(TRUST), "keys": keys}


@pytest.fixture
def office() -> Office:
    office = Office()
    office.admit("ledger.genesis", "adm1", "adm2", body=genesis())
    return office


def refused(office: Office, reason: str, kind: str, *signers: str, **more: Any) -> None:
    """It has no right, and the roster is as before."""
    before = repr(office.roster.keys)
    with pytest.raises(IntegrityError, match=reason) as found:
        office.admit(kind, *signers, **more)
    assert found.value.code == "integrity.right"
    assert repr(office.roster.keys) == before


def test_a_role_holds_up_to_its_last_instant(office: Office) -> None:
    office.admit("key.enrolled", "adm1", "inv", body=KEYS["inv"].body())
    office.admit(
        "role.granted", "adm1", "adm2", body={"person": "P-INV", "role": "OIC", "until": NOW}
    )
    roster = office.roster
    assert roster.roles("P-INV", NOW) == {"INV", "OIC"}
    assert roster.roles("P-INV", LATER) == {"INV"}
    assert (roster.has_holder("OIC", NOW), roster.has_holder("OIC", LATER)) == (True, False)
    assert not roster.has_holder("AUD", NOW)
    assert roster.roles("P-NOBODY", NOW) == frozenset()


def test_a_revoked_key_stands_no_more_and_is_told_apart_from_an_unknown_one(
    office: Office,
) -> None:
    office.admit("key.enrolled", "adm1", "inv", body=KEYS["inv"].body())
    assert office.roster.standing(KEYS["inv"].name) is not None
    office.admit("key.revoked", "adm1", body={"key": KEYS["inv"].name, "reason": "left"})
    assert office.roster.standing(KEYS["inv"].name) is None
    refused(office, "revoked or replaced before", "event.annotated", "inv", role="INV")
    refused(office, "is not enrolled", "event.annotated", "cus", role="CUS")


@pytest.mark.parametrize(
    ("kind", "body", "reason"),
    [
        ("key.revoked", {"key": KEYS["inv"].name, "reason": "left"}, "revoked or replaced"),
        ("role.revoked", {"person": "P-INV", "role": "INV"}, "does not hold the role"),
    ],
)
def test_a_right_that_was_used_before_ends_like_any_other(
    office: Office, kind: str, body: dict[str, Any], reason: str
) -> None:
    office.admit("key.enrolled", "adm1", "inv", body=KEYS["inv"].body())
    for _ in range(2):
        office.admit("event.annotated", "inv", role="INV")
    office.admit(kind, "adm1", "adm2", body=body)
    refused(office, reason, "event.annotated", "inv", role="INV")


def test_a_signature_by_a_key_that_does_not_stand_is_not_even_verified(office: Office) -> None:
    event = office.event("event.annotated", KEYS["cus"], "CUS", NOW, {})
    with pytest.raises(IntegrityError, match="is not enrolled"):
        office.roster.verify(event, b"", [(KEYS["cus"].name, b"")])


def test_the_signature_of_a_key_that_the_event_brings_counts(office: Office) -> None:
    event = office.event("key.enrolled", KEYS["adm1"], "ADM", NOW, KEYS["inv"].body())
    signatures = [(KEYS[label].name, KEYS[label].sign(b"signed")) for label in ("adm1", "inv")]
    names = office.roster.verify(event, b"signed", signatures)
    assert names == (KEYS["adm1"].name, KEYS["inv"].name)
    with pytest.raises(IntegrityError) as found:
        office.roster.verify(event, b"other", signatures)
    assert found.value.code == "integrity.signature"


@pytest.mark.parametrize(
    ("signers", "body", "reason"),
    [
        (("adm1", "inv"), genesis("adm1", "inv"), "enrols administrators only"),
        (("adm1",), genesis("adm1"), "2 distinct persons must sign"),
        (
            ("adm1", "adm2", "inv"),
            genesis() | {"keys": [*genesis()["keys"], KEYS["inv"].body(role="ADM")]},
            "enrols the first two administrators",
        ),
        (("adm1", "adm2"), genesis("adm1", "adm2", "adm1"), "a key stands twice"),
        (
            ("adm1", "adm2"),
            genesis() | {"log": str(TRUST).replace("demo-agency", "other-agency")},
            "the log is of another ledger",
        ),
        (
            ("adm1", "adm2"),
            genesis() | {"keys": [KEYS["adm1"].body(), KEYS["adm2"].body(person="p-adm1")]},
            "differs from another person by case alone",
        ),
    ],
)
def test_a_genesis_that_founds_nothing(
    signers: tuple[str, ...], body: dict[str, Any], reason: str
) -> None:
    refused(Office(), reason, "ledger.genesis", *signers, body=body)


def test_a_demonstration_is_founded_by_one_who_may_do_everything() -> None:
    office = Office()
    office.admit("ledger.genesis", "adm1", body=genesis("adm1") | {"demonstration": True})
    office.admit("role.granted", "adm1", body={"person": "P-ADM1", "role": "OIC"})
    assert office.roster.demonstration
    assert office.roster.roles("P-ADM1", NOW) == {"ADM", "OIC"}


def test_the_first_event_is_the_genesis() -> None:
    refused(Office(), "the first event", "key.enrolled", "adm1", body=KEYS["adm1"].body())


def test_a_key_is_rotated_to_one_of_the_same_person_and_kind(office: Office) -> None:
    office.admit("key.enrolled", "adm1", "inv", body=KEYS["inv"].body())
    office.admit("key.enrolled", "adm1", "cus", body=KEYS["cus"].body())
    rotation = ("key.rotated", "inv", "inv2")
    to = KEYS["inv2"].body
    of_inv = {"role": "INV", "actor": "inv"}
    to_cus = to(replaces=KEYS["inv"].name, person="P-CUS", role="CUS")
    refused(office, "not of one person", *rotation, body=to_cus, **of_inv)
    to_station = to(replaces=KEYS["inv"].name, kind="station", role="SYS")
    refused(office, "a station", *rotation, body=to_station, **of_inv)
    office.admit(*rotation, body=to(replaces=KEYS["inv"].name), **of_inv)
    refused(office, "P-INV|revoked|ended", "item.inspected", "inv", **of_inv)


def test_a_person_is_no_station_and_a_station_no_person(office: Office) -> None:
    office.admit("key.enrolled", "adm1", "adm2", "sta", body=KEYS["sta"].body())
    body = KEYS["inv"].body(person=KEYS["sta"].person)
    refused(office, "cannot be a person and a station", "key.enrolled", "adm1", "inv", body=body)
    granted = {"person": KEYS["sta"].person, "role": "OIC"}
    refused(
        office, "cannot be a person and a station", "role.granted", "adm1", "adm2", body=granted
    )


def test_the_actor_is_among_the_signers(office: Office) -> None:
    refused(office, "not among the signers", "event.annotated", "adm1", actor="adm2")


def test_a_certificate_is_of_the_key_that_it_comes_with(office: Office) -> None:
    body = KEYS["inv"].body(chain=[b64(b"a certificate of another key")])
    with pytest.raises(IntegrityError, match="its certificate is of another key") as found:
        office.admit("key.enrolled", "adm1", "inv", body=body)
    assert found.value.code == "integrity.key"


def test_a_bundle_is_sealed_by_the_officer_in_charge_or_a_prosecutor(office: Office) -> None:
    office.admit("key.enrolled", "adm1", "inv", body=KEYS["inv"].body())
    refused(office, "the role INV seals no bundle", "bundle.sealed", "inv", role="INV")
    granted = {"person": "P-INV", "role": "OIC"}
    office.admit("role.granted", "adm1", "adm2", body=granted)
    office.admit("bundle.sealed", "inv", role="OIC")
