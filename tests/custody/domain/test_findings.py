"""Findings that the station raises by itself (procedures §4.5)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from custody.domain import findings_due
from custody.domain.commands import Command
from custody.domain.events import Event
from custody.domain.findings_due import due_of_station
from custody.procedures.requests import Step
from tests.custody.domain.memory import Memory, document_of, later, local
from tests.custody.domain.wishes import (
    CASE,
    acceptance,
    fresh,
    offered,
    played,
    refused,
    step_of,
    wish,
)
from tests.custody.domain.worked_example import Player, digest, steps


def raised(events: list[Event]) -> list[tuple[str, str]]:
    found = [each for each in events if each.type == "finding.raised"]
    assert all(each.actor_role == "SYS" for each in found)
    return [(each.body["kind"], each.body["severity"]) for each in found]


def due(player: Player, now: str) -> list[Command]:
    made = findings_due.due(player.case, local(now), player.memory)
    for each in made:
        Command.parse(document_of(each))
    return made


def kinds(commands: list[Command]) -> list[str]:
    return [each.fields["kind"] for each in commands if each.name == "finding.raise"]


def test_a_digest_that_differs_is_a_red_finding_that_names_the_artifact() -> None:
    player = fresh(34)
    player.memory.now = local("2026-04-02 09:10")
    events = player.memory.do(step_of(player, 35, "artifact.report_mismatch"), "SYS")
    assert raised(events) == [("digest_mismatch", "red")]
    assert events[1].body["artifacts"] == ["ART-031"]
    assert events[1].body["event"] == events[0].id
    private = player.memory.privates[-1]
    assert private is not None
    facts = {each["fact"]: each["value"] for each in private["facts"]}
    assert digest("ART-030") in facts["expected"]
    assert digest("other ART-031") in facts["computed"]


def test_a_difference_is_raised_once_and_again_only_when_it_is_another() -> None:
    player = fresh(35)
    same = step_of(player, 35, "artifact.report_mismatch")
    assert raised(player.memory.do(same, "SYS")) == [], "it is open"
    player.play_row(36)
    assert player.case.findings["F-2"].resolved
    assert raised(player.memory.do(same, "SYS")) == [], "a supervisor has answered for it"
    computed = {**same["fields"]["computed"], "digests": {"sha256": digest("once more")}}
    other = step_of(player, 35, "artifact.report_mismatch", computed=computed)
    assert raised(player.memory.do(other, "SYS")) == [("digest_mismatch", "red")]


def test_a_missing_file_is_a_finding() -> None:
    player = fresh(34)
    document = wish(
        "artifact.report_missing", artifact="ART-031", state="missing", expected_place="store"
    )
    assert raised(player.memory.do(document, "SYS")) == [("artifact_missing", "red")]
    assert not player.case.artifacts["ART-031"].is_sound


@pytest.mark.parametrize(
    "more",
    [
        {"files": [{"artifact": "ART-010", "comparison": "differ"}]},
        {"files": [{"artifact": "ART-010", "comparison": "only_ours"}]},
        {"only_theirs": [{"raw": "YQ==", "shown": "a"}]},
    ],
)
def test_a_list_of_the_provider_unlike_ours_is_a_finding(more: dict[str, Any]) -> None:
    player = fresh(9)
    document = step_of(player, 10, "artifact.receive", **more)
    assert raised(player.memory.do(document, "ALM")) == [("provider_list_differs", "red")]


def test_a_list_that_matches_is_none() -> None:
    player = fresh(9)
    same = [{"artifact": "ART-010", "comparison": "match"}]
    assert (
        raised(player.memory.do(step_of(player, 10, "artifact.receive", files=same), "ALM")) == []
    )


def test_data_beyond_the_order_are_a_finding_and_closed_until_it_is_resolved() -> None:
    player = fresh(9)
    document = step_of(player, 10, "artifact.receive", data_categories=["subscriber", "content"])
    events = player.memory.do(document, "ALM")
    assert raised(events) == [("over_disclosure", "red")]
    assert events[1].body["request"] == "RQ-02"
    access = wish("artifact.access", artifacts=["ART-010"], person="ALM", purpose="x", shown="x")
    refused(player, "refused.restricted_material", access, "SYS")
    name = events[1].body["finding"]
    decision = "The prosecutor keeps the subscriber part."
    player.memory.do(
        wish("finding.acknowledge", finding=name, decision=decision, effect="limited"), "ERZ"
    )
    resolve = wish("finding.resolve", finding=name, explanation="set apart", evidence="decision")
    player.memory.do(resolve, "ERZ", "GUL")
    assert player.case.restriction_of("ART-010") is None


def test_one_file_beyond_the_order_closes_that_file_alone() -> None:
    player = fresh(9)
    files = [
        {"artifact": "ART-010", "data_categories": ["subscriber"]},
        {"artifact": "ART-013", "data_categories": ["traffic"]},
    ]
    document = step_of(
        player, 10, "artifact.receive", artifacts=["ART-010", "ART-013"], files=files
    )
    events = player.memory.do(document, "ALM")
    assert events[1].body["artifacts"] == ["ART-013"]
    assert player.case.restriction_of("ART-010") is None
    assert player.case.restriction_of("ART-013") is not None


def test_an_answer_reviewed_as_over_disclosed_is_a_finding() -> None:
    player = fresh(9)
    player.play_row_until(10, "request.answer")
    answer = step_of(player, 10, "request.answer", review="over_disclosed")
    assert raised(player.memory.do(answer, "ALM")) == [("over_disclosure", "red")]
    assert player.case.requests["RQ-02"].state == "under_review"


@pytest.mark.parametrize(
    ("check", "kind"),
    [
        ({"seal_state": "broken", "seal": "S-3290"}, "seal_broken_on_arrival"),
        ({"seal_state": "none"}, "seal_broken_on_arrival"),
        ({"seal_state": "intact", "seal": "S-9999"}, "seal_mismatch"),
        ({"seal_state": "intact", "seal": "S-3301"}, "seal_mismatch"),
        ({"seal_state": "intact", "seal": "S-3290"}, None),
    ],
)
def test_seals_are_compared_on_arrival(check: dict[str, str], kind: str | None) -> None:
    player = offered()
    document = acceptance(player, "ITM-00")
    document["fields"]["checks"][0] |= check
    events = player.memory.do(document, "DIN")
    assert raised(events) == ([(kind, "red")] if kind else [])
    assert ("seal_broken" in player.case.items["ITM-00"].flags) is (check["seal_state"] == "broken")


def test_a_seal_found_broken_is_a_finding_and_no_longer_whole() -> None:
    player = fresh(27)
    seals = [{"item": "ITM-00", "seal": "S-3290", "intact": False}]
    assert raised(player.memory.do(wish("seal.check", ["ITM-00"], seals=seals), "BOL")) == [
        ("seal_mismatch", "red")
    ]
    assert player.case.items["ITM-00"].seals == frozenset()


def test_a_broken_envelope_is_a_finding() -> None:
    player = fresh(10)
    document = step_of(player, 11, "item.receive", packaging_seal="broken")
    assert raised(player.memory.do(document, "ALM")) == [("seal_broken_on_arrival", "red")]


def test_a_bundle_with_something_unresolved_is_a_finding() -> None:
    player = fresh(43)
    player.memory.do(step_of(player, 35, "artifact.report_mismatch", artifact="ART-001"), "SYS")
    player.memory.now = local("2026-10-05 09:40")
    document = step_of(player, 44, "bundle.export", findings=["F-1", "F-2", "F-3"])
    assert "ART-001" not in document["fields"]["artifacts"]
    events = player.memory.do(document | {"role": "OIC"}, "ALM", "ERZ")
    assert raised(events) == [("finding_unresolved_in_bundle", "amber")]


def test_an_item_that_the_inventory_does_not_know_is_a_finding() -> None:
    player = fresh(43)
    player.memory.now = local("2026-10-05 09:40")
    document = step_of(player, 44, "bundle.export") | {"items": ["ITM-404"], "role": "OIC"}
    assert raised(player.memory.do(document, "ALM", "ERZ")) == [("item_not_in_inventory", "red")]


@pytest.mark.parametrize(("offset_ms", "count"), [(120_001, 1), (-500_000, 1), (400, 0)])
def test_a_clock_far_off_is_a_finding(offset_ms: int, count: int) -> None:
    memory = Memory()
    fields = {
        "reference": "time server", "offset_ms": offset_ms, "uncertainty_ms": 50, "method": "ntp",
    }  # fmt: skip
    events = memory.do({"command": "clock.check", "fields": fields}, "SYS")
    assert raised(events) == [("clock_offset", "amber")] * count


def test_numbers_of_findings_are_free_in_the_whole_ledger() -> None:
    player = fresh(11)
    for name in ("f-1", "f-2"):
        player.memory.taken["finding", name] = "EX-26-0099"
    player.memory.do(step_of(player, 12, "artifact.hash"), "ALM")
    events = player.memory.do(step_of(player, 12, "artifact.report_mismatch"), "ALM")
    assert events[1].body["finding"] == "F-3"


@pytest.mark.parametrize(("kind", "severity"), [("loss", "red"), ("damage", "amber")])
def test_a_supervisor_answers_for_an_incident(kind: str, severity: str) -> None:
    player = fresh(27)
    document = wish(
        "incident.record", ["ITM-00"], role="CUS", incident="INC-1", kind=kind, description="x",
        steps="x",
    )  # fmt: skip
    assert raised(player.memory.do(document, "BOL")) == [("other", severity)]
    flag = {"loss": "missing", "damage": "damaged"}[kind]
    assert flag in player.case.items["ITM-00"].flags


def test_more_than_traffic_in_a_partial_disclosure_is_a_finding() -> None:
    player = fresh(4)
    chained = step_of(
        player, 5, "request.approve", procedure="art17", legal_channel="national_order",
        data_categories=["traffic"], chain="CHN-1", chain_position=1, response_hours=24,
        communication="mail", designated_recipient="A. L. M.", sufficient_disclosure="path",
        authorisation={"kind": "urgent", "supervision": "pending"},
    )  # fmt: skip
    player.memory.do(chained, "GUL", "ALM")
    ask = step_of(player, 6, "preservation.request", data_categories=["traffic"])
    player.memory.do(ask, "TIM")
    frozen = step_of(player, 7, "preservation.acknowledge", rule="T-16-MAX90")
    player.memory.do(frozen, "TIM")
    disclosure = wish(
        "disclosure.receive", request="RQ-01", artifacts=["ART-070"], path="open",
        hops=[{"position": 1, "provider": "Mail provider"}], more_than_traffic=True,
    )  # fmt: skip
    assert raised(player.memory.do(disclosure, "ALM")) == [("over_disclosure", "red")]
    assert player.case.requests["RQ-01"].state == "partially_disclosed"
    restriction = player.case.restriction_of("ART-070")
    assert restriction is not None
    assert not restriction.persons


def test_an_image_that_does_not_fit_its_own_digest_is_a_finding() -> None:
    player = fresh(30)
    player.play_row_until(31, "artifact.hash")
    document = step_of(player, 31, "artifact.hash")
    document["fields"]["artifacts"][0]["media"] = {
        "size": 1, "digests": {"sha256": digest("m")}, "legacy": {"md5": "1" * 32},
        "inside": {"legacy": {"md5": "0" * 32}}, "equal": False,
    }  # fmt: skip
    assert raised(player.memory.do(document, "DIN")) == [("digest_mismatch", "red")]


# what time brings


def test_a_transfer_not_accepted_in_time_is_a_finding_once() -> None:
    player = offered()
    assert "transfer_overdue" not in kinds(due(player, "2026-12-31 23:59"))
    made = due(player, "2027-01-01 00:01")
    assert "transfer_overdue" in kinds(made)
    player.memory.now = local("2027-01-01 00:01")
    for each in made:
        if each.fields.get("kind") == "transfer_overdue":
            player.memory.record(each, ["SYS"])
    assert "transfer_overdue" not in kinds(due(player, "2027-01-02 00:00"))


def urgent() -> Player:
    player = fresh(15)
    document = step_of(player, 16, "search.start", urgent_ground="Data would be lost.")
    del document["fields"]["authority"]
    document["occurred"] = {"at": local("2026-03-18 07:05"), "offset": "+05:00"}
    player.memory.now = local("2026-03-18 07:06")
    player.memory.do(document, "ALM")
    return player


def test_an_urgent_search_warns_twice_and_is_a_finding_after_24_hours() -> None:
    player = urgent()
    assert due(player, "2026-03-18 19:04") == []
    first = due(player, "2026-03-18 19:05")
    assert [(each.name, each.fields["level"]) for each in first] == [("deadline.alert", "warning")]
    player.memory.now = local("2026-03-18 19:05")
    player.memory.record(first[0], ["SYS"])
    assert due(player, "2026-03-19 03:04") == []
    assert due(player, "2026-03-19 03:05")[0].fields["level"] == "urgent"
    assert kinds(due(player, "2026-03-19 07:04")) == []
    late = due(player, "2026-03-19 07:05")
    assert kinds(late) == ["urgent_search_unreviewed"]
    assert late[0].fields["level"] == "passed"


def test_a_search_found_unlawful_marks_all_that_it_gave() -> None:
    player = urgent()
    for row in (17, 18):
        player.play_row(row)
    urgent_authority = wish(
        "authority.record",
        authority="AUT-9",
        measure="search",
        authorisation={"kind": "urgent", "supervision": "pending"},
        safeguards=step_of(player, 15, "authority.record")["fields"]["safeguards"],
    )
    player.memory.do(urgent_authority, "ALM")
    review = wish(
        "authority.review", role="OIC", authority="AUT-9", reviewer="J. D. G.", decision="U-1",
        decided_at=player.memory.now, result="unlawful", search="SRC-1",
    )  # fmt: skip
    player.memory.do(review, "ALM")
    assert player.case.searches["SRC-1"].state == "found_unlawful"
    assert player.case.searches["SRC-1"].review is None
    assert all("inadmissible" in player.case.items[name].flags for name in ("ITM-01", "ITM-02"))
    assert "inadmissible" not in player.case.items["ITM-00"].flags
    assert due(player, "2026-03-19 08:00") == []


def test_a_preservation_warns_on_its_five_days_and_then_expires() -> None:
    player = fresh(36)
    said: list[tuple[str, str]] = []
    for day in range(1, 60):
        now = later(local("2026-05-01 09:00"), days=day)
        player.memory.now = now
        for each in findings_due.due(player.case, now, player.memory):
            if each.fields.get("request") == "RQ-01" and each.name != "finding.raise":
                player.memory.record(each, ["SYS"])
                said.append((now[:10], each.fields.get("level", each.name)))
    assert said == [
        ("2026-05-12", "notice"),
        ("2026-05-19", "notice"),
        ("2026-05-26", "warning"),
        ("2026-05-30", "warning"),
        ("2026-06-01", "urgent"),
        ("2026-06-03", "passed"),
        ("2026-06-03", "preservation.expire"),
    ]
    assert player.case.requests["RQ-01"].state == "expired"
    about = [each.kind for each in player.case.open_findings() if each.request == "RQ-01"]
    assert about == ["preservation_lapsed"]


def test_a_preservation_abroad_warns_and_ends_nothing_by_itself() -> None:
    player = fresh(7)
    catalogue = player.case.catalogue
    procedure = catalogue.procedure("art29", date(2026, 3, 5))
    assert procedure is not None
    known = player.case.requests["RQ-01"]
    machine = catalogue.machines[procedure.machine]
    made = replace(known, procedure=procedure, machine=machine)
    sent = Step("request.sent", known.approvals[0].event, known.requested_at, "+05:00", {})
    frozen = Step("preservation.acknowledged", known.approvals[0].event, known.requested_at,
                  "+05:00", {"starts_at": known.requested_at})  # fmt: skip
    player.case.requests["RQ-01"] = made.after(sent).after(frozen)
    said: list[tuple[str, str, str]] = []
    for day in range(1, 70):
        now = later(local("2026-03-05 09:00"), days=day)
        player.memory.now = now
        for each in findings_due.due(player.case, now, player.memory):
            if each.fields.get("request") == "RQ-01" and each.name != "finding.raise":
                player.memory.record(each, ["SYS"])
                said.append((now[:10], each.fields["rule"], each.fields.get("level", each.name)))
    floor = [(at, level) for at, rule, level in said if rule == "T-29-MIN60"]
    assert floor[-1][1] == "passed"
    assert not [each for each in said if each[2] == "preservation.expire"]
    task = [level for _, rule, level in said if rule == "OURS-29-50DAYS"]
    assert task[-1] == "passed"
    assert len(task) == 2
    assert player.case.requests["RQ-01"].state == "active"


def test_after_the_word_that_it_has_passed_no_more_is_said() -> None:
    player = fresh(37)
    player.memory.now = local("2026-04-14 00:00")
    mine = [
        each for each in due(player, "2026-04-14 00:00") if each.fields.get("rule") == "KZ-CPC-48"
    ]
    assert [each.fields["level"] for each in mine] == ["passed"]
    player.memory.record(mine[0], ["SYS"])
    again = due(player, "2026-04-15 00:00")
    assert not [each for each in again if each.fields.get("rule") == "KZ-CPC-48"]


def test_a_preservation_is_a_finding_three_days_before_its_end() -> None:
    player = played(36)
    assert "preservation_ending" not in kinds(due(player, "2026-05-30 23:59"))
    assert "preservation_ending" in kinds(due(player, "2026-05-31 00:00"))


def test_an_order_without_an_answer_lapses() -> None:
    player = fresh(9)
    player.memory.now = local("2026-03-13 00:00")
    for each in due(player, "2026-03-13 00:00"):
        player.memory.record(each, ["SYS"])
    assert player.case.requests["RQ-02"].state == "lapsed"
    assert [each.request for each in player.case.open_findings()] == ["RQ-02"]
    assert player.case.requests["RQ-03"].state == "sent"
    refused(
        player,
        "refused.alerted",
        wish(
            "deadline.alert", rule="ORDER-STATED", ends_at=local("2026-03-13 00:00"),
            level="passed", request="RQ-02",
        ),
        "SYS",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("row", "now", "kind"),
    [
        (23, "2026-03-19 09:01", "charge_unchecked"),
        (26, "2026-04-20 09:00", "recognition_missing"),
        (4, "2026-06-05 00:00", "not_verified"),
    ],
)
def test_what_is_left_undone_is_a_finding(row: int, now: str, kind: str) -> None:
    player = played(row)
    assert kind in kinds(due(player, now))
    assert kind not in kinds(due(player, next(iter(steps(row)))["at"]))


def test_a_closed_case_brings_nothing_more() -> None:
    player = fresh(47)
    player.memory.do(wish("case.close", reason="done", fates_checked=True), "ERZ", "GUL")
    assert due(player, "2029-01-01 00:00") == []


def test_checkpoints_without_a_stamp_for_a_week_are_a_finding() -> None:
    memory = Memory()
    since = local("2026-03-01 09:00")
    empty = memory.state(None)

    def ask(now: str) -> list[Command]:
        return due_of_station(since, local(now), empty, memory)

    assert ask("2026-03-08 08:59") == []
    assert kinds(ask("2026-03-08 09:01")) == ["checkpoint_unstamped"]
    assert due_of_station(None, local("2026-03-08 09:01"), empty, memory) == []
    assert CASE not in memory.states
