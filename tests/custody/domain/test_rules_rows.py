"""Preconditions of single rows of procedures §4.3: artifacts, bundles, persons, and any type."""

from dataclasses import replace
from typing import Any

import pytest

from custody.domain.cautions import cautions
from custody.domain.commands import Command
from custody.domain.examples import example_of
from custody.domain.rules_bundles import exportable
from custody.errors import InputError, RefusedError
from tests.custody.domain.memory import Memory, Roster, local
from tests.custody.domain.wishes import (
    CASE,
    Document,
    allowed,
    correct,
    find,
    fresh,
    played,
    refused,
    step_of,
    wish,
)
from tests.custody.domain.worked_example import digest


def test_every_photograph_has_a_caption() -> None:
    player = played(16)
    player.memory.now = local("2026-03-18 07:14")
    photo = step_of(fresh(17), 17, "item.photograph")
    photo["fields"]["photos"][0]["artifact"] = "PHO-9"
    refused(played(17), "refused.caption", photo, "ALM")


def test_what_is_hashed_has_come_from_somewhere() -> None:
    row: dict[str, Any] = {"artifact": "art-001", "size": 1, "digests": {"sha256": digest("x")}}
    document = wish("artifact.hash", artifacts=[row], tool="t", tool_version="1")
    refused(played(27), "refused.id_taken", document, "DIN")
    row["artifact"] = "ART-777"
    facts = refused(played(27), "refused.origin_unknown", document, "DIN")
    assert facts == {"artifact": "ART-777"}
    row["container"] = "ART-778"
    refused(played(27), "refused.origin_unknown", document, "DIN")
    row["container"] = "ART-001"
    assert allowed(played(27), document, "DIN")
    del row["container"]
    row["kept"] = "store"
    assert allowed(played(27), document, "DIN")


def test_only_what_has_a_digest_is_verified() -> None:
    document = wish("artifact.verify", artifacts=[{"artifact": "PHO-001", "digests": {
        "sha256": digest("x"),
    }}])  # fmt: skip
    refused(played(17), "refused.not_hashed", document | {"role": "INV"}, "ALM")
    unknown = step_of(played(17), 35, "artifact.report_mismatch")
    refused(played(17), "refused.artifact_unknown", unknown, "SYS")


def test_nobody_outside_the_case_is_shown_anything() -> None:
    show = wish("artifact.access", artifacts=["ART-001"], person="ADM1", purpose="x", shown="x")
    refused(played(27), "refused.not_member", show, "SYS")


def test_a_copy_is_destroyed_by_order_too() -> None:
    document = step_of(played(35), 36, "artifact.purge", artifacts=["ART-030"], order="Order 5")
    del document["fields"]["remaining"]
    assert allowed(played(35), document, "DIN", "ERZ")


def test_data_are_made_inaccessible_after_a_verified_copy_and_restored_once() -> None:
    player = fresh(31)
    fields: dict[str, Any] = {
        "measure": "MSR-1", "method": "access_disabled", "system": "shop", "copy": "ART-001",
        "key_holder": "A. L. M.", "restoring_steps": "Enable the account.",
    }  # fmt: skip
    refused(
        player, "refused.parent_unverified", wish("data.render_inaccessible", **fields),
        "ALM", "ERZ",
    )  # fmt: skip
    fields["copy"] = "ART-030"
    restore = wish("data.restore_access", **{**fields, "method": "access_enabled"})
    refused(player, "refused.measure_unknown", restore, "ALM", "ERZ")
    player.memory.do(wish("data.render_inaccessible", **fields), "ALM", "ERZ")
    player.memory.do(restore, "ALM", "ERZ")
    refused(player, "refused.measure_unknown", restore, "ALM", "ERZ")


def test_a_finding_is_acknowledged_once_and_then_resolved() -> None:
    player = played(12)
    resolve = step_of(player, 14, "finding.resolve")
    refused(player, "refused.finding_state", resolve, "ERZ", "ALM")
    acknowledge = step_of(player, 13, "finding.acknowledge")
    refused(played(13), "refused.finding_state", acknowledge, "ERZ")
    refused(player, "refused.id_taken", wish(
        "finding.raise", finding="f-1", kind="other", severity="red", role="INV",
        facts=[{"fact": "text", "value": "x"}],
    ), "ALM")  # fmt: skip


def test_a_bundle_of_some_items_shows_theirs() -> None:
    state = played(43).case
    assert exportable(state, ["ITM-00"]) == ("ART-001",)
    assert "ART-021" not in exportable(state)
    assert "ART-031" not in exportable(state)


def test_a_bundle_is_exported_once_and_disclosed_after_it() -> None:
    player = played(44)
    player.memory.now = local("2026-10-05 11:20")
    again = step_of(player, 44, "bundle.export")
    refused(player, "refused.id_taken", again | {"role": "OIC"}, "ALM", "ERZ")
    unknown = step_of(player, 45, "bundle.disclose", bundle="BND-7")
    refused(player, "refused.bundle_unknown", unknown | {"role": "OIC"}, "ALM")
    in_person = step_of(player, 45, "bundle.disclose") | {"role": "OIC"}
    del in_person["fields"]["receipt"]
    refused(player, "refused.signature_missing", in_person, "ALM")
    assert allowed(player, in_person, "ALM", "GUL")


def test_a_bundle_is_sealed_under_an_id_that_is_free() -> None:
    player = played(44)
    seal: Document = {"command": "bundle.seal", "role": "OIC", "fields": {
        "bundle": "bnd-1", "tagmanifests": {"sha256": digest("t"), "sha512": "0" * 128},
        "recipient": "Court", "purpose": "trial", "language": "ru", "conditions": [],
        "cases": [], "items": [],
    }}  # fmt: skip
    refused(player, "refused.id_taken", seal, "ALM")
    seal["fields"]["bundle"] = "BND-9"
    assert allowed(player, seal, "ALM").case is None


def test_access_shows_nothing_restricted() -> None:
    player = played(45)
    give = step_of(player, 46, "access.give", artifacts=["ART-001", "ART-021"])
    refused(player, "refused.restricted_material", give, "GUL", "ERZ")
    give["fields"]["artifacts"].pop()
    assert allowed(player, give, "GUL", "ERZ")


def test_access_is_given_within_the_conditions_of_what_is_shown() -> None:
    player = fresh(45)
    player.case.conditions["CND-1"] = replace(player.case.conditions["CND-1"], kind="confidential")
    bound = [name for name in player.case.artifacts if "CND-1" in player.case.conditions_of([name])]
    shown = [name for name in bound if player.case.restriction_of(name) is None][:1]
    give = step_of(player, 46, "access.give", artifacts=shown, capacity="suspect")
    facts = refused(player, "refused.condition_barred", give, "GUL", "ERZ")
    assert facts == {"condition": "CND-1", "kind": "confidential", "barred": "defence"}
    give["fields"]["capacity"] = "expert"
    assert allowed(player, give, "GUL", "ERZ")


def test_a_supplier_consents_to_conditions_that_are_known() -> None:
    player = fresh(45)
    consent = step_of(player, 46, "access.give")
    fields = {**example_of("consent.record")["fields"], "conditions": ["CND-99"]}
    document = {**consent, "command": "consent.record", "fields": fields}
    document.pop("role", None)
    refused(player, "refused.condition_unknown", document, "ALM")


def test_notes_are_of_events_of_the_case() -> None:
    event = played(5).memory.events[0].id
    note = wish("event.annotate", event="f" * 8 + event[8:], text="x") | {"role": "INV"}
    refused(played(5), "refused.event_unknown", note, "ALM")
    wrong = correct(note["fields"]["event"], "/body/x", value=1)
    refused(played(5), "refused.event_unknown", wrong, "TIM")


def test_a_demonstration_exports_without_approval() -> None:
    player = fresh(43)
    player.memory.roster.demonstration = True
    player.memory.now = local("2026-10-05 09:40")
    document = step_of(player, 44, "bundle.export", recipient_kind="court")
    assert allowed(player, document | {"role": "OIC"}, "ALM")


# What stands outside the cases


def judge(memory: Memory, document: Document, *by: str) -> str:
    try:
        return memory.judge(Command.parse(document), by).type
    except RefusedError as err:
        return err.code


def grant(person: str, role: str) -> Document:
    fields = {"person": person, "role": role, "basis": "order"}
    return {"command": "role.grant", "fields": fields}


def test_nobody_administers_and_acts_in_cases() -> None:
    memory = Memory(Roster())
    memory.roster.held["ADM2"] = {"ADM"}
    assert judge(memory, grant("DIN", "EXP"), "ADM1", "ADM2") == "role.granted"
    assert judge(memory, grant("DIN", "ADM"), "ADM1", "ADM2") == "refused.same_person"
    assert judge(memory, grant("ADM2", "EXA"), "ADM1", "ERZ") == "refused.same_person"
    document = grant("DIN", "EXP")
    wrong = Command(document["command"], document["fields"], case=CASE)
    with pytest.raises(RefusedError) as caught:
        memory.judge(wrong, ["ADM1", "ADM2"])
    assert caught.value.code == "refused.case_scope"


def test_a_person_is_registered_with_the_auditor_once_there_is_one() -> None:
    memory = Memory()
    memory.roster.held["ADM2"] = {"ADM"}
    fields = {
        "person": "NEW", "name": "N. E. W.", "identity_reference": "card 5", "agency": "A",
        "roles": ["EXA"],
    }  # fmt: skip
    document: Document = {"command": "person.register", "fields": fields}
    assert judge(memory, document, "ADM1", "ADM2") == "refused.second_role"
    assert judge(memory, document, "ADM1", "AUD1") == "person.registered"
    del memory.roster.held["AUD1"]
    assert judge(memory, document, "ADM1", "ADM2") == "person.registered"


def test_a_bundle_names_only_artifacts_of_the_case() -> None:
    player = played(43)
    player.memory.now = local("2026-10-05 09:40")
    document = step_of(player, 44, "bundle.export", artifacts=["ART-404"])
    refused(player, "refused.artifact_unknown", document | {"role": "OIC"}, "ALM", "ERZ")


def test_a_key_is_enrolled_for_a_registered_person() -> None:
    memory = Memory()
    fields = {
        "spki": "AAAA", "suite": "ed25519", "kind": "personal", "person": "NEW", "role": "EXA",
        "source": "software", "identity_check": "passport seen",
    }  # fmt: skip
    document: Document = {"command": "key.enroll", "fields": fields}
    assert judge(memory, document, "ADM1", "NEW") == "refused.person_unknown"
    memory.taken["person", "new"] = "ledger"
    assert judge(memory, document, "ADM1", "NEW") == "key.enrolled"


def test_every_type_goes_into_its_own_kind_of_case() -> None:
    memory = fresh(5).memory
    no_case = find()
    del no_case["case"]
    with pytest.raises(Exception, match="case"):
        memory.judge(Command.parse(no_case), ["ALM"])
    stamp = step_of(fresh(28), 28, "timestamp.obtain")
    assert judge(memory, stamp, "SYS") == "timestamp.obtained"
    for case in (CASE, "ledger"):
        wrong = Command("timestamp.obtain", stamp["fields"], case=case)
        with pytest.raises(RefusedError) as caught:
            memory.judge(wrong, ["SYS"])
        assert caught.value.code == "refused.case_scope"
    bare = Command("item.find", find()["fields"], items=("ITM-09",))
    with pytest.raises(RefusedError) as caught:
        memory.judge(bare, ["ALM"])
    assert caught.value.code == "refused.case_scope"


# Cautions, and the table of sentences


@pytest.mark.parametrize(
    ("missing", "codes"),
    [
        ((), []),
        (("at",), ["caution.address_without_time"]),
        (("offset",), ["caution.address_without_time"]),
        (("port",), ["caution.address_without_port"]),
        (("at", "port"), ["caution.address_without_time", "caution.address_without_port"]),
    ],
)
def test_an_address_without_time_or_port_is_recorded_with_a_caution(
    missing: tuple[str, ...], codes: list[str]
) -> None:
    player = played(8)
    player.memory.now = local("2026-03-05 12:00")
    document = step_of(player, 9, "request.approve")
    for name in missing:
        del document["fields"]["identifiers"][0][name]
    found = cautions(player.case, Command.parse(document), player.memory.now)
    assert [each.code for each in found] == codes
    assert all("203.0.113.24" in each.sentence for each in found)
    assert allowed(player, document, "GUL", "ALM")


def test_a_number_whose_check_digit_does_not_fit_is_recorded_with_a_caution() -> None:
    player = played(16)
    document = step_of(player, 17, "item.find")
    assert cautions(player.case, Command.parse(document), player.memory.now) == ()
    document["fields"]["details"][0]["imei"][1] = "350000001234571"
    (found,) = cautions(player.case, Command.parse(document), player.memory.now)
    assert found.code == "caution.check_digit"
    assert "350000001234571" in found.sentence
    assert allowed(player, document, "ALM")


def test_what_comes_unasked_needs_a_reason_and_brings_no_conditions() -> None:
    document = step_of(fresh(9), 10, "artifact.receive", unsolicited_reason="Sent by mistake.")
    del document["fields"]["request"]
    assert allowed(fresh(9), document, "ALM")


@pytest.mark.parametrize("command", ["person.register", "key.enroll", "role.grant"])
def test_no_person_differs_from_another_by_case_alone(command: str) -> None:
    memory = Memory()
    document = example_of(command)
    for part in ("case", "occurred"):
        document.pop(part, None)
    document["fields"]["person"] = "gul"
    with pytest.raises(RefusedError) as caught:
        memory.judge(Command.parse(document), ["ADM1", "AUD1"])
    assert caught.value.code == "refused.id_taken"
    assert caught.value.facts["id"] == "gul"


def test_a_command_built_by_code_has_all_its_fields_and_no_others() -> None:
    player = played(4)
    fields = step_of(player, 5, "request.approve")["fields"]
    fields["colour"] = "blue"
    del fields["drafter"], fields["request"]
    with pytest.raises(InputError) as caught:
        player.memory.judge(Command("request.approve", fields, case=CASE), ["ERZ", "ALM"])
    assert caught.value.code == "input.schema"
    assert caught.value.facts["faults"] == [
        ("/fields/colour", "is not a field of this group"),
        ("/fields/drafter", "must be given"),
        ("/fields/request", "must be given"),
    ]


def test_a_protocol_of_no_search_is_signed_at_any_time() -> None:
    document = step_of(played(23), 24, "protocol.sign")
    del document["fields"]["search"]
    assert allowed(played(23), document, "ALM")


def test_a_finding_of_another_request_keeps_none_open() -> None:
    player = fresh(41)
    finding = wish(
        "finding.raise", finding="FND-9", kind="other", severity="amber", request="RQ-02",
        facts=[{"fact": "text", "value": "Seen by chance."}],
    )  # fmt: skip
    player.memory.do(finding, "ERZ")
    assert "RQ-02" in {each.request for each in player.case.open_findings()}
    assert allowed(player, wish("request.close", request="RQ-04", summary="done"), "ALM")


def test_known_data_without_conditions_go_to_the_prosecutor_as_the_supervisor_approves() -> None:
    player = fresh(43)
    player.memory.now = local("2026-10-05 09:40")
    document = step_of(player, 44, "bundle.export", scope="some_items", artifacts=["ART-030"])
    document |= {"items": ["ITM-03"], "role": "OIC"}
    document["fields"] |= {"data_categories": ["subscriber"]}
    del document["fields"]["conditions"]
    refused(player, "refused.approval", document, "ALM")
    assert allowed(player, document, "ALM", "ERZ")
