"""Artifacts, what is derived from them, and bundles (procedures §4.4: 6, 8)."""

from dataclasses import replace

from tests.custody.domain.memory import later, local
from tests.custody.domain.wishes import (
    Document,
    allowed,
    derive,
    fresh,
    played,
    refused,
    step_of,
    wish,
)
from tests.custody.domain.worked_example import digest


def test_nothing_is_derived_from_what_was_not_verified() -> None:
    player = played(31)
    facts = refused(
        player, "refused.parent_unverified", derive("ART-9", parents=["ART-001"]), "DIN"
    )
    assert facts["artifact"] == "ART-001"
    assert allowed(player, derive("ART-9", parents=["ART-030"]), "DIN")


def test_nothing_is_derived_from_what_was_opened_since_its_verification() -> None:
    player = fresh(32)
    assert allowed(player, derive("ART-9", parents=["ART-031"]), "DIN")
    opened = wish(
        "artifact.access", artifacts=["ART-031"], person="DIN", purpose="look", shown="all"
    )
    player.memory.now = later(player.memory.now, minutes=1)
    player.memory.do(opened, "SYS")
    refused(player, "refused.parent_unverified", derive("ART-9", parents=["ART-031"]), "DIN")


def test_nothing_is_derived_from_what_the_ledger_does_not_know() -> None:
    refused(played(31), "refused.parent_unknown", derive("ART-9", parents=["ART-404"]), "DIN")


def test_nothing_is_derived_from_what_differs_or_is_gone() -> None:
    refused(played(35), "refused.parent_unverified", derive("ART-9", parents=["ART-031"]), "DIN")
    refused(played(36), "refused.parent_unverified", derive("ART-9", parents=["ART-031"]), "DIN")
    assert allowed(played(36), derive("ART-9", parents=["ART-032"]), "DIN")


def test_nothing_is_its_own_ancestor() -> None:
    player = played(36)
    refused(player, "refused.own_ancestor", derive("ART-040", parents=["ART-040"]), "DIN")
    refused(player, "refused.own_ancestor", derive("ART-030", parents=["ART-040"]), "DIN")
    refused(player, "refused.not_derived", derive("ART-001", parents=["ART-032"]), "DIN")
    refused(
        player, "refused.id_taken", derive("art-040", parents=["ART-032"]), "DIN"
    )  # by letter case alone


def test_a_bundle_holds_only_what_was_verified_within_a_day() -> None:
    player = fresh(43)
    document = step_of(player, 44, "bundle.export")
    player.memory.now = local("2026-10-05 09:40")
    assert allowed(player, document, "ALM", "ERZ")
    player.memory.now = local("2026-10-06 09:01")
    refused(player, "refused.not_verified", document, "ALM", "ERZ")


def test_a_bundle_names_every_open_red_finding() -> None:
    player = fresh(43)
    mismatch = step_of(player, 35, "artifact.report_mismatch", artifact="ART-001")
    player.memory.do(mismatch, "SYS")
    document = step_of(player, 44, "bundle.export", artifacts=["ART-002"])
    refused(player, "refused.finding_unnamed", document, "ALM", "ERZ")
    document["fields"]["findings"].append("F-3")
    assert allowed(player, document, "ALM", "ERZ")


def test_a_bundle_for_the_defence_needs_a_prosecutor() -> None:
    player = played(43)
    player.memory.now = local("2026-10-05 09:40")
    document = step_of(player, 44, "bundle.export", recipient_kind="defence")
    refused(player, "refused.approval", document, "ALM", "ERZ")
    assert allowed(player, document, "ALM", "GUL")


def test_restricted_material_is_opened_by_those_named_alone() -> None:
    player = played(20)
    fields: Document = {"artifacts": ["ART-021"], "purpose": "examination", "shown": "all"}
    assert allowed(player, wish("artifact.access", person="DIN", **fields), "SYS")
    for person in ("ALM", "BOL", "GUL"):
        refused(
            player,
            "refused.restricted_material",
            wish("artifact.access", person=person, **fields),
            "SYS",
        )


def test_what_is_made_of_restricted_material_is_restricted_too() -> None:
    player = fresh(31)
    verify: Document = {
        "artifacts": [{"artifact": "ART-021", "digests": {"sha256": digest("ART-021")}}]
    }
    player.memory.do(wish("artifact.verify", **verify), "DIN")
    refused(
        player,
        "refused.restricted_material",
        derive("ART-9", parents=["ART-021"]) | {"role": "INV"},
        "ALM",
    )
    player.memory.do(derive("ART-9", parents=["ART-021"]), "DIN")
    restriction = player.case.restriction_of("ART-9")
    assert restriction is not None
    assert restriction.persons == {"DIN"}
    told = player.case.restrictions()
    assert told["ART-9"] == restriction
    assert told == {
        name: each
        for name in player.case.artifacts
        if (each := player.case.restriction_of(name)) is not None
    }


def test_only_a_prosecutor_lifts_a_restriction() -> None:
    player = fresh(31)
    lift = wish("artifact.lift_restriction", artifacts=["ART-021"], reason="Needed in court.")
    refused(player, "refused.role", lift, "ERZ", "GUL")
    player.memory.do(lift, "GUL", "ERZ")
    assert player.case.restriction_of("ART-021") is None
    refused(player, "refused.not_restricted", lift, "GUL", "ERZ")


def test_a_receipt_that_leaves_out_a_condition_of_its_request_is_refused() -> None:
    player = played(40)
    document = step_of(player, 41, "artifact.receive")
    draft = allowed(player, document, "TIM")
    assert draft.body["conditions"] == ["CND-1", "CND-2", "CND-3"]
    document["fields"]["conditions"] = ["CND-1", "CND-3"]
    facts = refused(player, "refused.condition_dropped", document, "TIM")
    assert facts["condition"] == "CND-2"


def test_what_comes_on_a_thing_that_nobody_recorded_is_refused() -> None:
    player = played(40)
    document = step_of(player, 41, "artifact.receive")
    assert refused(player, "refused.item_unknown", {**document, "items": ["ITM-77"]}, "TIM")


def test_conditions_are_told_with_the_bundle() -> None:
    player = played(44)
    document = step_of(player, 45, "bundle.disclose", conditions_told=False)
    refused(player, "refused.condition_dropped", document | {"role": "OIC"}, "ALM")


def test_the_last_copy_is_not_purged() -> None:
    player = played(35)
    document = step_of(player, 36, "artifact.purge", artifacts=["ART-030"], remaining="ART-031")
    refused(player, "refused.only_copy", document, "DIN", "ERZ")
    other = step_of(player, 36, "artifact.purge", artifacts=["ART-031"], remaining="ART-020")
    refused(player, "refused.only_copy", other, "DIN", "ERZ")
    master = step_of(player, 36, "artifact.purge", artifacts=["ART-031"], remaining="ART-030")
    assert allowed(player, master, "DIN", "ERZ")


def test_a_verification_that_differs_is_another_event() -> None:
    wrong = wish(
        "artifact.verify", artifacts=[{"artifact": "ART-030", "digests": {"sha256": "0" * 64}}]
    )
    refused(played(31), "refused.digest_differs", wrong, "DIN")
    copy = step_of(played(31), 32, "artifact.copy")
    copy["fields"]["copy"]["digests"] = {"sha256": "0" * 64}
    refused(played(31), "refused.digest_differs", copy, "DIN")


def test_field_acquisition_without_a_witness_takes_two() -> None:
    player = fresh(19)
    document = step_of(player, 20, "artifact.acquire")
    assert allowed(player, document, "SPC1")
    player.case.searches["SRC-1"] = replace(player.case.searches["SRC-1"], witnesses=0)
    refused(player, "refused.persons", document, "SPC1")
    assert allowed(player, document, "SPC1", "ALM")


def test_a_report_follows_its_examination() -> None:
    report = step_of(played(41), 42, "report.issue")
    refused(played(41), "refused.examination", report, "DIN")
    finish = step_of(played(41), 42, "examination.finish", examination="E-7")
    refused(played(41), "refused.examination", finish, "DIN")
