"""Orders and requests, their approvals, channels and renewals (procedures §4.4: 7)."""

from dataclasses import replace

import pytest

from custody.domain.cautions import cautions
from custody.domain.commands import Command
from tests.custody.domain.memory import OFFSET, local
from tests.custody.domain.wishes import allowed, fresh, played, refused, step_of, wish
from tests.custody.domain.worked_example import Player


def test_an_extension_is_approved_only_for_a_later_end() -> None:
    player = played(38)
    term = player.case.requests["RQ-01"].term
    assert term is not None
    for end in (term.effective_end, "2026-05-01T00:00:00.000Z"):
        document = step_of(player, 39, "request.approve", new_end_at=end)
        refused(player, "refused.renewal_shorter", document, "ERZ", "ALM")
    assert allowed(player, step_of(player, 39, "request.approve"), "ERZ", "ALM")


def test_what_has_run_out_is_not_extended() -> None:
    player = fresh(38)
    term = player.case.requests["RQ-01"].term
    assert term is not None
    player.memory.now = term.effective_end
    document = step_of(player, 39, "request.approve")
    facts = refused(player, "refused.preservation_ended", document, "ERZ", "ALM")
    assert facts["ended_at"] == term.effective_end


def test_a_renewal_needs_an_approval_of_its_own_and_a_later_end() -> None:
    player = played(39)
    document = step_of(player, 39, "preservation.renew")
    refused(player, "refused.renewal_shorter", document, "TIM")
    first = step_of(player, 39, "preservation.renew", approval=player.labels["RQ-01"])
    refused(player, "refused.approval_unknown", first, "TIM")
    assert allowed(before_renewal(), document, "TIM")


def before_renewal() -> Player:
    player = fresh(38)
    player.play_row_until(39, "preservation.renew")
    player.memory.now = local("2026-05-25 10:30")
    return player


def test_a_renewal_ends_no_later_than_was_approved() -> None:
    player = before_renewal()
    later = step_of(player, 39, "preservation.renew", ends_at=local("2026-09-01 00:01"))
    facts = refused(player, "refused.renewal_longer", later, "TIM")
    assert facts["approved"] == local("2026-09-01 00:00")
    request = player.case.requests["RQ-01"]
    first, extension = request.approvals
    by_days = replace(extension, new_end_at=None, days=10)
    player.case.requests["RQ-01"] = replace(request, approvals=(first, by_days))
    refused(player, "refused.renewal_longer", later, "TIM")
    later["fields"]["ends_at"] = local("2026-06-05 00:00")
    assert allowed(player, later, "TIM")


def test_a_term_is_counted_by_the_rule_of_its_procedure_or_the_treatys_limit() -> None:
    player = fresh(6)
    player.memory.now = local("2026-03-04 18:02")
    other = step_of(player, 7, "preservation.acknowledge", rule="KZ-24H")
    assert refused(player, "refused.rule", other, "TIM")["rule"] == "KZ-24H"
    long = step_of(
        player, 7, "preservation.acknowledge", rule="T-16-MAX90", ends_at=local("2026-07-02 00:00")
    )
    (caution,) = cautions(player.case, Command.parse(long), player.memory.now, OFFSET)
    assert caution.code == "caution.term_shorter"
    assert "2 Jun 2026, 00:00 (UTC+05:00), T-16-MAX90 (" in caution.sentence
    player.memory.do(long, "TIM")
    term = player.case.requests["RQ-01"].term
    assert term is not None
    assert (term.effective_end, term.stated_end) == (
        local("2026-06-02 00:00"), local("2026-07-02 00:00"),
    )  # fmt: skip
    within = step_of(player, 7, "preservation.acknowledge")
    assert cautions(played(6).case, Command.parse(within), player.memory.now, OFFSET) == ()
    unknown = step_of(player, 7, "preservation.acknowledge", request="RQ-77")
    assert cautions(player.case, Command.parse(unknown), player.memory.now, OFFSET) == ()


def test_what_was_never_frozen_is_not_renewed() -> None:
    player = played(39)
    document = step_of(player, 39, "preservation.renew", request="RQ-02")
    refused(player, "refused.request_state", document, "TIM")


def test_a_channel_that_is_not_open_is_refused_unless_a_supervisor_overrides() -> None:
    player = fresh(8)
    player.memory.now = local("2026-03-05 12:00")
    document = step_of(player, 9, "request.approve", legal_channel="ets185")
    refused(player, "refused.channel", document, "GUL", "ALM")
    override = wish(
        "override.record", rule="legal_channel", reason="Agreed.", effect="sent", request="RQ-02"
    )
    refused(
        player, "refused.not_overridable",
        wish("override.record", rule="two_signatures", reason="x", effect="x"), "ERZ", "GUL",
    )  # fmt: skip
    player.memory.do(override, "ERZ", "GUL")
    assert allowed(player, document, "GUL", "ALM")


def test_a_letter_goes_by_its_own_channel() -> None:
    document = step_of(played(4), 5, "request.approve", legal_channel="national_order")
    refused(played(4), "refused.channel", document, "ERZ", "ALM")


@pytest.mark.parametrize(
    "field", ["vulnerability", "silence_text", "intends_assistance_request", "duration_days"]
)
def test_an_incomplete_letter_is_not_approved(field: str) -> None:
    player = played(4)
    document = step_of(player, 5, "request.approve")
    assert allowed(player, document, "ERZ", "ALM")
    del document["fields"][field]
    assert refused(player, "refused.field_missing", document, "ERZ", "ALM")["fields"] == field


def test_everything_that_a_procedure_misses_is_told_at_once() -> None:
    player = played(4)
    document = step_of(player, 5, "request.approve")
    document["fields"]["authorisation"] = {"kind": "own_decision", "supervision": "pending"}
    for field in ("silence_text", "vulnerability"):
        del document["fields"][field]
    facts = refused(player, "refused.field_missing", document, "ERZ", "ALM")
    assert str(facts["fields"]).split(", ") == [
        "vulnerability", "silence_text", "authorisation/supervision",
    ]  # fmt: skip


def test_the_drafter_is_a_person_of_the_case() -> None:
    player = played(4)
    for person in ("NOBODY", "AUD1"):
        document = step_of(player, 5, "request.approve", drafter=person)
        assert refused(player, "refused.not_member", document, "ERZ", "ALM")["person"] == person


def test_each_procedure_has_its_approver() -> None:
    player = played(8)
    player.memory.now = local("2026-03-05 12:00")
    refused(player, "refused.approver", step_of(player, 9, "request.approve"), "ERZ", "ALM")


def test_a_subscriber_order_asks_for_nothing_else() -> None:
    player = played(8)
    document = step_of(player, 9, "request.approve", data_categories=["subscriber", "content"])
    player.memory.now = local("2026-03-05 12:00")
    assert refused(player, "refused.category", document, "GUL", "ALM")["category"] == "content"


def test_a_sanction_is_named_and_holds() -> None:
    player = played(8)
    player.memory.now = local("2026-03-05 12:00")
    bare = {"kind": "judge_sanction", "supervision": "lawful"}
    document = step_of(player, 9, "request.approve", authorisation=bare)
    refused(player, "refused.field_missing", document, "GUL", "ALM")
    document = step_of(player, 9, "request.approve", authority="AUT-77")
    refused(player, "refused.authority_invalid", document, "GUL", "ALM")
    authority = step_of(player, 8, "authority.record", authority="AUT-5", authorisation=bare)
    refused(player, "refused.authority_incomplete", authority, "ALM")


def test_a_search_needs_a_sanction_that_holds_or_urgency_and_two_witnesses() -> None:
    player = played(15)
    player.memory.now = local("2026-03-18 07:06")
    occurred = {"occurred": {"at": local("2026-03-18 07:05"), "offset": OFFSET}}
    document = step_of(player, 16, "search.start") | occurred
    assert allowed(player, document, "ALM")
    one = step_of(player, 16, "search.start") | occurred
    del one["fields"]["present"][0]
    refused(player, "refused.witnesses", one, "ALM")
    unasked = step_of(player, 16, "search.start") | occurred
    del unasked["fields"]["present"][0]["no_interest"]
    refused(player, "refused.witness_interest", unasked, "ALM")
    other = step_of(player, 16, "search.start", authority="AUT-9") | occurred
    refused(player, "refused.authority_invalid", other, "ALM")
    player.memory.now = local("2026-03-29 07:06")
    late = step_of(player, 16, "search.start")
    late.pop("occurred")
    refused(player, "refused.authority_invalid", late, "ALM")
    player.memory.now = local("2026-03-18 07:06")


def test_an_answer_comes_after_a_receipt_unless_nothing_is_held() -> None:
    player = played(9)
    document = step_of(fresh(10), 10, "request.answer")
    refused(player, "refused.nothing_received", document, "ALM")
    document["fields"]["outcome"] = "no_data"
    assert allowed(player, document, "ALM")


def test_a_request_is_closed_with_nothing_left_open() -> None:
    close = wish("request.close", request="RQ-04", summary="done")
    refused(played(37), "refused.request_state", close, "ALM")
    assert allowed(played(41), close, "ALM")
    player = fresh(37)
    player.play_row(39)
    refuse = wish(
        "request.refuse", request="RQ-04", ground="incomplete", authority="ministry", text="no"
    )
    player.memory.do(refuse, "TIM")
    refused(player, "refused.clock_open", close, "ALM")
    # The paper original follows all the same, and then nothing is left open.
    confirm = wish("confirmation.send", request="RQ-04", form="paper_original",
                   sent_at=player.memory.now)  # fmt: skip
    player.memory.do(confirm, "TIM")
    assert allowed(player, close, "ALM")
