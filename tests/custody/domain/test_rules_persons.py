"""Who signs what with whom, the clock, and closed cases (procedures §4.4: 10 to 12)."""

from dataclasses import replace

import pytest

from custody.domain.commands import Command
from custody.domain.rules import require_clock_warning
from custody.domain.wish import StationView
from custody.errors import RefusedError
from tests.custody.domain.memory import OFFSET, Memory, Roster, later, local
from tests.custody.domain.wishes import (
    CASE,
    Document,
    acceptance,
    allowed,
    break_seal,
    decision,
    derive,
    find,
    fresh,
    offer,
    offered,
    played,
    refused,
    restitution,
    step_of,
    wish,
)
from tests.custody.domain.worked_example import Player, digest


def test_two_keys_of_one_person_count_as_one() -> None:
    player = played(29)
    refused(player, "refused.persons", break_seal("ITM-03", "S-3302"), "DIN", "DIN")
    assert allowed(player, break_seal("ITM-03", "S-3302"), "DIN", "ERZ")


def test_giver_and_receiver_are_two() -> None:
    player = played(27)
    refused(player, "refused.same_person", offer(player, "ITM-00", to="BOL"), "BOL")
    out = step_of(player, 29, "item.check_out", to="BOL")
    player.memory.now = local("2026-03-20 09:30")
    refused(player, "refused.persons", out, "BOL", "BOL")
    refused(player, "refused.same_person", out, "BOL", "DIN")
    refused(
        player, "refused.signature_missing", step_of(player, 29, "item.check_out"), "BOL", "ERZ"
    )


def test_drafter_and_approver_are_two() -> None:
    player = played(4)
    document = step_of(player, 5, "request.approve", drafter="ERZ")
    refused(player, "refused.same_person", document, "ERZ", "ALM")


def test_whoever_approved_does_not_send() -> None:
    player = fresh(5)
    player.memory.roster.held["ERZ"].add("POC")
    document = step_of(player, 6, "preservation.request")
    refused(player, "refused.same_person", document | {"role": "POC"}, "ERZ")
    assert allowed(player, document, "TIM")


def test_raiser_and_resolver_are_two() -> None:
    player = fresh(47)
    raising = wish(
        "finding.raise", role="SUP", finding="F-9", kind="other", severity="amber",
        facts=[{"fact": "text", "value": "something"}],
    )  # fmt: skip
    player.memory.do(raising, "ERZ")
    player.memory.do(
        wish("finding.acknowledge", finding="F-9", decision="seen", effect="none"), "ERZ"
    )
    resolve = wish("finding.resolve", finding="F-9", explanation="none", evidence="none")
    refused(player, "refused.same_person", resolve, "ERZ", "GUL")


def test_the_examiner_of_an_item_does_not_keep_it() -> None:
    player = fresh(34)
    player.memory.roster.held["DIN"].add("CUS")
    player.memory.do(offer(player, "ITM-03", to="DIN"), "BOL")
    player.memory.do(acceptance(player, "ITM-03"), "DIN")
    store = wish("item.store", ["ITM-03"], place="safe D", condition="whole")
    refused(player, "refused.same_person", store, "DIN")


def test_who_kept_an_item_never_examines_it_in_another_role_of_theirs() -> None:
    player = fresh(26)
    player.memory.roster.held["BOL"].add("EXA")
    start = step_of(player, 30, "examination.start") | {"role": "EXA"}
    refused(player, "refused.same_person", start, "BOL")
    image = step_of(player, 31, "artifact.acquire") | {"role": "EXA"}
    refused(player, "refused.same_person", image, "BOL")
    opened = break_seal("ITM-03", "S-3302") | {"role": "EXA"}
    refused(player, "refused.same_person", opened, "BOL", "ERZ")


def test_a_deputy_acts_in_a_role_of_whom_they_act_for() -> None:
    player = fresh(12)
    acknowledge = step_of(player, 13, "finding.acknowledge", acting_for="ERZ")
    assert refused(player, "refused.role", acknowledge, "GUL") == {"person": "GUL", "role": "SUP"}
    player.memory.roster.held["GUL"].add("SUP")
    assert allowed(player, acknowledge | {"role": "SUP"}, "GUL")
    acknowledge["fields"]["acting_for"] = "GUL"
    refused(player, "refused.same_person", acknowledge | {"role": "SUP"}, "GUL")
    acknowledge["fields"]["acting_for"] = "BOL"
    facts = refused(player, "refused.role", acknowledge | {"role": "SUP"}, "GUL")
    assert facts == {"person": "BOL", "role": "SUP"}


def test_a_lone_custodian_needs_a_supervisors_override() -> None:
    player = fresh(23)
    player.memory.roster.held["ALM"].add("CUS")
    store = wish("item.store", ["ITM-04"], place="field safe", condition="whole")
    facts = refused(player, "refused.same_person", store | {"role": "CUS"}, "ALM")
    assert str(facts["parts"]) == "seizing investigator and custodian"
    override = wish(
        "override.record", rule="lone_custodian", reason="Lone post.", effect="ALM keeps it",
        person="ALM",
    )  # fmt: skip
    refused(player, "refused.persons", override, "ERZ")
    player.memory.do(override, "ERZ", "GUL")
    assert allowed(player, store | {"role": "CUS"}, "ALM")


def test_a_search_leader_is_no_witness() -> None:
    player = played(15)
    player.memory.now = local("2026-03-18 07:06")
    document = step_of(player, 16, "search.start")
    document["occurred"] = {"at": local("2026-03-18 07:05"), "offset": OFFSET}
    assert allowed(player, document, "ALM")
    document["fields"]["present"][0]["person"] = "ALM"
    refused(player, "refused.same_person", document, "ALM")


def test_an_administrator_plays_no_part_in_a_case() -> None:
    player = fresh(1)
    player.memory.roster.held["ADM1"].add("EXA")
    document = wish("case.assign", role="OIC", person="ADM1")
    document["fields"] = {"person": "ADM1", "role": "EXA", "need": "help"}
    refused(player, "refused.same_person", document, "ALM")
    document["fields"] = {"person": "BOL", "role": "EXA", "need": "help"}
    refused(player, "refused.role", document, "ALM")


def test_the_second_signature_is_of_another_role_or_an_approver() -> None:
    player = fresh(29)
    player.memory.roster.held["DIN2"] = {"EXA"}
    broken = break_seal("ITM-03", "S-3302") | {"role": "EXA"}
    refused(player, "refused.second_role", broken, "DIN", "DIN2")
    player.memory.roster.held["DIN"].add("INV")  # with another key of their own they are no other
    refused(player, "refused.second_role", broken, "DIN", "DIN", "DIN2")


def test_in_a_demonstration_one_person_plays_all_parts() -> None:
    one = Roster(held={"ALM": {"INV", "OIC", "CUS", "SUP", "PRO", "POC"}}, demonstration=True)
    memory = Memory(one)
    player = Player(memory)
    open_case = step_of(player, 1, "case.open")
    memory.now = local("2026-03-02 09:40")
    memory.do(open_case, "ALM")
    memory.now = local("2026-03-03 09:20")
    memory.do(step_of(player, 5, "request.approve") | {"role": "SUP"}, "ALM")
    assert memory.state(CASE).requests["RQ-01"].state == "approved"


@pytest.mark.parametrize(
    ("offset_ms", "marked"),
    [(None, True), (120_001, True), (-120_001, True), (120_000, False), (-400, False)],
)
def test_a_doubtful_clock_is_said_with_every_event(offset_ms: int | None, marked: bool) -> None:
    player = played(5)
    player.memory.clock_offset_ms = offset_ms
    try:
        draft = allowed(player, step_of(player, 6, "preservation.request"), "TIM")
    finally:
        player.memory.clock_offset_ms = 0
    assert ("clock_warning" in draft.body) is marked
    unmarked = replace(draft, body={})
    station = StationView(OFFSET, offset_ms, player.memory.root_at, player.memory.told_by)
    require_clock_warning(draft, station)
    if marked:
        with pytest.raises(RefusedError) as caught:
            require_clock_warning(unmarked, station)
        assert caught.value.code == "refused.clock_unmarked"
    else:
        require_clock_warning(unmarked, station)


def closed() -> Player:
    player = fresh(47)
    player.memory.do(wish("case.close", reason="Terminated.", fates_checked=True), "ERZ", "GUL")
    return player


def test_an_event_that_may_name_items_names_none_that_the_case_does_not_have() -> None:
    player = fresh(20)
    note = wish("event.annotate", ["ITM-404"], event=player.memory.events[0].id, text="Seen.") | {
        "role": "INV"
    }
    refused(player, "refused.item_unknown", note, "ALM")
    assert allowed(player, note | {"items": ["ITM-01"]}, "ALM")


def test_a_closed_case_takes_nothing_but_what_comes_after_closing() -> None:
    player = closed()
    refused(player, "refused.case_closed", offer(player, "ITM-00"), "BOL")
    refused(player, "refused.case_closed", derive("ART-9", parents=["ART-032"]), "DIN")
    note = wish("event.annotate", event=player.memory.events[0].id, text="Seen by the archive.")
    assert allowed(player, note | {"role": "INV"}, "ALM")
    check: Document = {
        "artifacts": [{"artifact": "ART-001", "digests": {"sha256": digest("ART-001")}}]
    }
    assert allowed(player, wish("artifact.verify", **check), "SYS")
    player.memory.do(decision("ITM-00", "returned", in_force=True), "GUL")
    assert allowed(player, restitution(), "BOL")
    refused(
        player, "refused.case_closed", wish("case.close", reason="x", fates_checked=True),
        "ERZ", "GUL",
    )  # fmt: skip


def test_a_case_is_reopened_by_two() -> None:
    player = closed()
    reopen = wish("case.reopen", reason="New facts.")
    refused(player, "refused.persons", reopen, "ERZ")
    player.memory.do(reopen, "ERZ", "GUL")
    assert allowed(player, offer(player, "ITM-00"), "BOL")
    refused(player, "refused.case_not_closed", reopen, "ERZ", "GUL")


def test_no_case_is_closed_over_something_open() -> None:
    close = wish("case.close", reason="Terminated.", fates_checked=True)
    player = offered(47)
    refused(player, "refused.in_transit", close, "ERZ", "GUL")
    refused(played(35), "refused.finding_open", close, "ERZ", "GUL")
    unchecked = wish("case.close", reason="Terminated.", fates_checked=False)
    refused(played(47), "refused.fates_unchecked", unchecked, "ERZ", "GUL")


def test_roles_and_membership_are_asked_of_everyone() -> None:
    player = played(27)
    refused(player, "refused.role", offer(player, "ITM-00") | {"role": "EXA"}, "BOL")
    refused(player, "refused.role", find(), "BOL")
    refused(player, "refused.not_member", offer(player, "ITM-00"), "ADM1")
    player.memory.roster.held["NEW"] = {"INV"}
    try:
        refused(player, "refused.not_member", find(), "NEW")
    finally:
        del player.memory.roster.held["NEW"]


def test_several_roles_that_fit_must_be_named() -> None:
    facts = refused(played(23), "refused.role_open", offer(played(23), "ITM-04", to="BOL"), "ALM")
    assert facts["roles"] == "INV OIC"


def test_the_station_signs_its_own_types_and_no_others() -> None:
    refused(played(27), "refused.station", offer(played(27), "ITM-00"), "SYS")
    expire = wish(
        "preservation.expire", request="RQ-01", rule="PROVIDER-STATED", last_state="active",
        ends_at=local("2026-06-03 00:00"),
    )  # fmt: skip
    refused(played(7), "refused.station_only", expire, "TIM")
    refused(played(7), "refused.clock_runs", expire, "SYS")


def test_nothing_happens_later_than_now_and_late_entries_say_why() -> None:
    player = played(16)
    document = find() | {"occurred": {"at": later(player.memory.now, seconds=1), "offset": OFFSET}}
    refused(player, "refused.occurred_later", document, "ALM")
    late = fresh(16)
    late.memory.now = later(late.memory.now, minutes=40)
    document = find() | {"occurred": {"at": local("2026-03-18 07:06"), "offset": OFFSET}}
    refused(late, "refused.late_entry", document, "ALM")
    document["fields"]["late_entry_reason"] = "Hands were full."
    assert allowed(late, document, "ALM")


def test_an_id_is_used_once_even_with_other_letters() -> None:
    player = played(16)
    small = find()
    small["items"] = ["itm-00"]
    facts = refused(player, "refused.id_taken", small, "ALM")
    assert facts["kind"] == "item"
    assert allowed(player, find(), "ALM")


def test_a_case_is_opened_once_and_its_number_too() -> None:
    player = played(1)
    document = step_of(player, 1, "case.open")
    refused(player, "refused.id_taken", document, "ALM")
    other = document | {"case": "EX-26-0999"}
    with pytest.raises(RefusedError) as caught:
        player.memory.judge(Command.parse(other), ["ALM"])
    facts = caught.value.facts
    assert facts["kind"] == "registration"
    other["fields"] |= {"registration": "EX-26-0999"}
    assert player.memory.judge(Command.parse(other), ["ALM"])


def test_an_unknown_case_takes_nothing() -> None:
    player = played(16)
    with pytest.raises(RefusedError) as caught:
        player.memory.judge(Command.parse(find() | {"case": "EX-0"}), ["ALM"])
    assert caught.value.code == "refused.case_unknown"
