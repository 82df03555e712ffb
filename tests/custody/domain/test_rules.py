"""The twelve refusals of procedures §4.4, each with its allowed twin, and the general checks."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from custody.domain.cautions import cautions
from custody.domain.commands import Command
from custody.domain.events import Draft
from custody.domain.rules import require_clock_warning
from custody.domain.wish import StationView
from custody.errors import InputError, RefusedError
from tests.custody.domain.memory import OFFSET, Memory, Roster, key_of, later, local
from tests.custody.domain.worked_example import Player, digest, steps, story

CASE = story()["case"]
PAGE = {"sha256": digest("signed page"), "size": 100, "media_type": "application/pdf"}
"""A page that those present have signed."""
Document = dict[str, Any]


@cache
def played(row: int) -> Player:
    """The story up to a row; only to be judged against, never added to."""
    player = Player()
    player.play(row)
    return player


def fresh(row: int) -> Player:
    """The story up to a row, to be carried on."""
    player = Player()
    player.play(row)
    return player


def wish(
    command: str, items: Sequence[str] = (), role: str | None = None, **fields: Any
) -> Document:
    document: Document = {"command": command, "case": CASE, "fields": fields}
    if items:
        document["items"] = list(items)
    if role is not None:
        document["role"] = role
    return document


def step_of(player: Player, row: int, command: str, **changes: Any) -> Document:
    """The document of a step of the story, with other values of some fields."""
    step = next(each for each in steps(row) if each["command"] == command and "refused" not in each)
    document = player.document(step)
    document["fields"] |= changes
    return document


def allowed(player: Player, document: Document, *by: str) -> Draft:
    return player.memory.judge(Command.parse(document), by)


def refused(player: Player, code: str, document: Document, *by: str) -> Mapping[str, object]:
    """The rules refuse it with this code, and the state is as before."""
    before = repr(player.case)
    with pytest.raises(RefusedError) as caught:
        player.memory.judge(Command.parse(document), by)
    assert caught.value.code == code, str(caught.value)
    assert repr(player.case) == before
    return caught.value.facts


def seals_on(player: Player, items: Sequence[str]) -> dict[str, Any]:
    """The field that names every seal on items as they are now; none where there is none."""
    known = [player.case.items[name] for name in items if name in player.case.items]
    seals = [{"item": each.id, "seal": seal} for each in known for seal in sorted(each.seals)]
    return {"seals": seals} if seals else {}


def offer(player: Player, *items: str, to: str = "DIN", at: str = "2027-01-01 00:00") -> Document:
    return wish(
        "transfer.offer",
        items,
        **seals_on(player, items),
        to=to,
        purpose="Examination",
        authority_ref="E-2",
        means="in_hand",
        condition="whole",
        expected_at=local(at),
    )


# 1 Transfer of an item in transit, checked out by another, missing or gone


def test_an_item_in_transit_is_not_offered_again() -> None:
    player = fresh(27)
    player.memory.do(offer(player, "ITM-00"), "BOL")
    assert refused(player, "refused.in_transit", offer(player, "ITM-00"), "BOL") == {
        "item": "ITM-00"
    }
    assert allowed(player, offer(player, "ITM-04"), "BOL").items == ("ITM-04",)


def test_an_item_that_another_has_checked_out_is_not_offered() -> None:
    player = played(29)
    facts = refused(player, "refused.not_custodian", offer(player, "ITM-03", to="GUL"), "BOL")
    assert facts["custodian"] == "DIN"
    assert allowed(player, offer(player, "ITM-01"), "BOL")


def test_a_missing_item_is_not_offered() -> None:
    player = fresh(27)
    loss = wish(
        "incident.record",
        ["ITM-00"],
        role="CUS",
        incident="INC-1",
        kind="loss",
        description="Not in the safe.",
        steps="Searched.",
    )
    player.memory.do(loss, "BOL")
    refused(player, "refused.item_missing", offer(player, "ITM-00"), "BOL")
    assert allowed(player, offer(player, "ITM-04"), "BOL")


@pytest.mark.parametrize("item", ["ITM-00", "ITM-01", "ITM-02", "ITM-03"])
def test_what_was_returned_or_confiscated_is_not_offered(item: str) -> None:
    refused(played(49), "refused.item_gone", offer(played(49), item), "BOL")
    assert allowed(played(49), offer(played(49), "ITM-04"), "BOL")


def test_what_was_destroyed_is_not_offered() -> None:
    player = destroyed()
    refused(player, "refused.item_gone", offer(player, "ITM-04"), "BOL")
    assert allowed(player, offer(player, "ITM-05"), "BOL")


def test_what_is_only_found_is_nobodys_to_offer() -> None:
    document = offer(played(22), "ITM-04") | {"role": "INV"}
    assert refused(played(22), "refused.no_holder", document, "ALM") == {"item": "ITM-04"}
    assert allowed(played(23), offer(played(23), "ITM-04", to="BOL") | {"role": "INV"}, "ALM")


def destroyed() -> Player:
    """The note is destroyed by a decision in force, with a commission of three."""
    player = fresh(47)
    player.memory.do(_decision("ITM-04", "destroyed", in_force=True), "GUL")
    player.memory.do(_destruction(), "BOL", "ERZ", "GUL")
    return player


def _decision(item: str, fate: str, *, in_force: bool) -> Document:
    fields: dict[str, Any] = {
        "decision": "D-9",
        "court": "District court",
        "decided_on": "2026-11-01",
        "in_force": in_force,
        "fates": [{"item": item, "fate": fate}],
    }
    if in_force:
        fields["in_force_on"] = "2026-11-01"
    return wish("court.record_decision", [item], **fields)


def _destruction() -> Document:
    return wish(
        "item.destroy",
        ["ITM-04"],
        decision="D-9",
        in_force_on="2026-11-01",
        method="burning",
        destroyed_at=local("2026-11-02 12:00"),
        commission=[{"name": "B. O. L.", "capacity": "commission_member"}],
        act={"sha256": digest("act"), "size": 10, "media_type": "application/pdf"},
        copies="none",
    )


# 2 Acceptance by anybody but the named recipient, the giver, a revoked key, or after recall


def acceptance(player: Player, *items: str) -> Document:
    name = next(iter(reversed(player.case.offers)))
    checks = [{"item": item, "scanned": True, "seal_state": "intact"} for item in items]
    return wish("transfer.accept", items, offer=name, checks=checks)


def offered(row: int = 27, *items: str) -> Player:
    player = fresh(row)
    player.memory.do(offer(player, *(items or ("ITM-00",))), "BOL")
    return player


@pytest.mark.parametrize("person", ["BOL", "SPC1", "GUL"])
def test_only_the_named_recipient_accepts(person: str) -> None:
    player = offered()
    refused(player, "refused.not_recipient", acceptance(player, "ITM-00"), person)
    assert allowed(player, acceptance(player, "ITM-00"), "DIN")


def test_a_revoked_key_accepts_nothing() -> None:
    player = offered()
    player.memory.roster.revoked.add(key_of("DIN"))
    refused(player, "refused.key", acceptance(player, "ITM-00"), "DIN")
    player.memory.roster.revoked.clear()
    assert allowed(player, acceptance(player, "ITM-00"), "DIN")


def test_whoever_is_no_longer_assigned_accepts_nothing() -> None:
    player = offered()
    player.case.members = [each for each in player.case.members if each.person != "DIN"]
    refused(player, "refused.not_member", acceptance(player, "ITM-00"), "DIN")


def test_after_a_recall_nobody_accepts() -> None:
    player = offered()
    name = next(iter(player.case.offers.keys() - {player.labels["to-store"]}))
    recall = wish("transfer.recall", ["ITM-00"], offer=name, reason="Not today.")
    refused(player, "refused.not_giver", recall, "DIN")
    player.memory.do(recall, "BOL")
    assert player.case.items["ITM-00"].holder == "BOL"
    facts = refused(player, "refused.offer_ended", acceptance(player, "ITM-00"), "DIN")
    assert facts["outcome"] == "recalled"


def test_a_supervisor_recalls_too() -> None:
    player = offered()
    name = list(player.case.offers)[-1]
    recall = wish("transfer.recall", ["ITM-00"], offer=name, reason="Stop.")
    assert allowed(player, recall, "ERZ").role == "SUP"


def test_the_recipient_refuses_and_the_item_is_the_givers_again() -> None:
    player = offered()
    refusal = wish("transfer.refuse", ["ITM-00"], offer=list(player.case.offers)[-1], reason="Torn")
    refused(player, "refused.not_recipient", refusal, "GUL")
    player.memory.do(refusal, "DIN")
    item = player.case.items["ITM-00"]
    assert (item.holder, item.state, item.place) == ("BOL", "in_custody", "safe C-3")


def test_exactly_the_offered_items_are_accepted_and_each_is_scanned() -> None:
    player = offered(27, "ITM-00", "ITM-04")
    refused(player, "refused.items_differ", acceptance(player, "ITM-00"), "DIN")
    unscanned = acceptance(player, "ITM-00", "ITM-04")
    unscanned["fields"]["checks"].pop()
    refused(player, "refused.not_scanned", unscanned, "DIN")
    assert allowed(player, acceptance(player, "ITM-00", "ITM-04"), "DIN")


def test_an_unknown_offer_is_not_accepted() -> None:
    player = offered()
    document = acceptance(player, "ITM-00")
    document["fields"]["offer"] = player.memory.events[0].id
    refused(player, "refused.offer_unknown", document, "DIN")


# 3 Breaking a seal in transit; a seal number used before; resealing without a recorded breaking


def break_seal(item: str, seal: str) -> Document:
    present = [{"name": "E. R. Z.", "capacity": "official"}]
    seals = [{"item": item, "seal": seal}]
    return wish("seal.break", [item], seals=seals, reason="Examination", present=present)


def test_an_item_whose_only_seal_is_broken_is_not_sealed_any_more() -> None:
    player = fresh(24)
    before = player.case.items["ITM-03"]
    assert before.state == "sealed"
    opened = break_seal("ITM-03", "S-3302") | {"role": "INV"}
    player.memory.do(opened, "ALM", "ERZ")
    after = player.case.items["ITM-03"]
    assert (after.state, after.holder) == ("seized", "ALM")
    assert after.flags == {"seal_broken"}
    again = wish(
        "item.reseal", ["ITM-03"], role="INV", seals=[
            {"item": "ITM-03", "seal": "S-3399", "bag": "B", "old_seal": "S-3302",
             "old_seal_kept": True},
        ],
    )  # fmt: skip
    player.memory.do(again, "ALM", "ERZ")
    whole = player.case.items["ITM-03"]
    assert whole.state == "sealed"
    assert not whole.flags
    assert whole.seals == {"S-3399"}


def test_no_seal_is_broken_in_transit() -> None:
    player = fresh(29)
    document = break_seal("ITM-03", "S-3302")
    assert allowed(player, document, "DIN", "ERZ")
    player.memory.do(offer(player, "ITM-03", to="BOL"), "DIN")
    refused(player, "refused.in_transit", document, "DIN", "ERZ")


def test_only_whoever_holds_the_item_breaks_its_seal() -> None:
    refused(played(27), "refused.not_custodian", break_seal("ITM-03", "S-3302"), "DIN", "ERZ")
    refused(played(29), "refused.seal_unknown", break_seal("ITM-03", "S-3301"), "DIN", "ERZ")
    refused(played(30), "refused.seal_unknown", break_seal("ITM-03", "S-3302"), "DIN", "ERZ")


@pytest.mark.parametrize("number", ["S-3302", "s-3302", "S-3290", "S-3301"])
def test_a_seal_number_is_used_once_in_the_ledger(number: str) -> None:
    player = played(33)
    document = step_of(player, 34, "item.reseal")
    assert allowed(player, document, "DIN", "ERZ")
    document["fields"]["seals"][0]["seal"] = number
    refused(player, "refused.seal_used", document, "DIN", "ERZ")


def test_a_number_of_another_case_is_used_too() -> None:
    player = fresh(22)
    player.memory.taken["seal", "s-3301"] = "EX-26-0099"
    player.play_row_until(23, "item.seal")
    document = step_of(player, 23, "item.seal")
    facts = refused(player, "refused.seal_used", document, "ALM")
    assert facts["case"] == "EX-26-0099"


def test_one_number_does_not_seal_two_items_at_once() -> None:
    player = fresh(22)
    player.play_row_until(23, "item.seal")
    document = step_of(player, 23, "item.seal")
    document["fields"]["seals"][1]["seal"] = "s-3301"
    refused(player, "refused.seal_used", document, "ALM")


def test_nothing_is_resealed_that_was_not_opened() -> None:
    document = step_of(played(33), 34, "item.reseal")
    refused(played(29), "refused.seal_not_broken", document, "DIN", "ERZ")
    assert allowed(played(30), document, "DIN", "ERZ")


def test_what_was_opened_is_resealed_and_not_sealed_as_new() -> None:
    seals = [{"item": "ITM-03", "seal": "S-9", "bag": "B-9"}]
    new = wish("item.seal", ["ITM-03"], seals=seals, setting="laboratory")
    refused(played(30), "refused.reseal", new, "DIN", "ERZ")
    refused(played(29), "refused.sealed", new, "DIN", "ERZ")
    refused(played(30), "refused.persons", new, "DIN")


# 4 Items added before the start or after the end of a search


def find(search: str = "SRC-1", **more: Any) -> Document:
    return wish(
        "item.find",
        ["ITM-09"],
        search=search,
        place="shelf",
        circumstances="lying",
        found_by="A. L. M.",
        **more,
    )


def test_nothing_is_found_before_a_search_or_after_it() -> None:
    refused(played(15), "refused.search_not_open", find(), "ALM")
    assert allowed(played(16), find(), "ALM")
    assert allowed(played(23), find(), "ALM")
    refused(played(24), "refused.search_not_open", find(), "ALM")
    refused(played(16), "refused.search_not_open", find("SRC-2"), "ALM")


def test_nothing_is_found_at_a_time_before_the_start() -> None:
    player = played(16)
    early = find() | {"occurred": {"at": local("2026-03-18 07:04"), "offset": OFFSET}}
    refused(player, "refused.search_not_open", early, "ALM")


def test_a_thing_with_its_own_ground_needs_no_search() -> None:
    document = find()
    del document["fields"]["search"]
    document["fields"]["ground"] = "CPC 220"
    assert allowed(played(24), document, "ALM")


def test_nothing_is_seized_after_the_search_nor_without_being_found() -> None:
    player = fresh(22)
    document = step_of(player, 23, "item.seize")
    assert allowed(player, document, "ALM").items == ("ITM-01", "ITM-02", "ITM-03", "ITM-04")
    unknown = step_of(player, 23, "item.seize")
    unknown["items"] = ["ITM-77"]
    refused(player, "refused.item_unknown", unknown, "ALM")
    bare = step_of(player, 23, "item.seize")
    bare["fields"]["details"].pop()
    refused(player, "refused.details_missing", bare, "ALM")
    for name in ("search.finish",):
        player.memory.now = local("2026-03-18 09:12")
        player.memory.do(step_of(player, 24, name), "ALM")
    refused(player, "refused.search_not_open", document, "ALM")


def test_nothing_is_seized_twice() -> None:
    refused(played(23), "refused.item_state", step_of(played(23), 23, "item.seize"), "ALM")


# 5 A digest changed by correction


def correct(event: str, field: str, **more: Any) -> Document:
    return wish("event.correct", event=event, field=field, reason="typing error", **more)


@pytest.mark.parametrize(
    "field",
    [
        "/body/artifacts/0/digests/sha256",
        "/body/artifacts/0/digests",
        "/body/artifacts/0/legacy/md5",
        "/body/document/sha256",
    ],
)
def test_a_digest_is_never_corrected(field: str) -> None:
    player = played(10)
    hashed = next(each for each in player.memory.events if each.type == "artifact.hashed")
    document = correct(hashed.id, field, value="00") | {"role": "INV"}
    refused(player, "refused.digest_correction", document, "ALM")
    twin = correct(hashed.id, "/body/tool_version", value="2") | {"role": "INV"}
    assert allowed(player, twin, "ALM")


def test_a_new_digest_of_a_known_artifact_is_hashed_and_becomes_a_finding() -> None:
    player = fresh(10)
    again = step_of(player, 10, "artifact.hash")
    again["fields"]["artifacts"][0]["digests"] = {"sha256": "0" * 64}
    events = player.memory.do(again, "ALM")
    assert [each.type for each in events] == ["artifact.hashed", "finding.raised"]
    assert events[1].body["artifacts"] == ["ART-010"]


def test_others_acts_are_corrected_by_a_supervisor_and_not_in_their_times() -> None:
    player = played(10)
    told = next(each for each in player.memory.events if each.type == "preservation.acknowledged")
    document = correct(told.id, "/body/ticket", value="ML-77121")
    assert allowed(player, document, "TIM")
    refused(player, "refused.not_author", document | {"role": "INV"}, "ALM")
    assert allowed(player, document, "ERZ", "TIM")
    refused(player, "refused.persons", document, "ERZ")
    refused(player, "refused.field_unknown", correct(told.id, "/body/x", value=1), "TIM")
    refused(player, "refused.field_unknown", correct(told.id, "/private/ticket", value=1), "TIM")
    times = correct(told.id, "/occurred/at", value=local("2026-03-04 17:00"))
    refused(player, "refused.correction_of_other", times, "ERZ", "TIM")
    refused(
        player, "refused.event_unknown", correct("f" * 8 + told.id[8:], "/body/x", value=1), "TIM"
    )


@pytest.mark.parametrize(
    ("type_name", "field", "wrong", "right"),
    [
        ("artifact.hashed", "/body/artifacts/0/size", "17", 17),
        ("artifact.hashed", "/body/artifacts/0/media_type", "a picture", "image/png"),
        ("item.found", "/body/details/0/type", "telephone", "phone"),
        (
            "item.found",
            "/body/details/0",
            {"item": "ITM-01", "iccid": 1},
            {
                "item": "ITM-01",
                "type": "laptop",
            },
        ),
        ("item.found", "/occurred/at", "2026-03-18 07:14", local("2026-03-18 07:14")),
        ("item.found", "/occurred/offset", "05:00", "+05:00"),
        ("search.started", "/body/rights_explained", "yes", False),
    ],
)
def test_a_correction_has_the_form_of_what_it_corrects(
    type_name: str, field: str, wrong: object, right: object
) -> None:
    player = played(24)
    told = next(
        each for each in player.memory.events
        if each.type == type_name and each.actor_key == key_of("ALM")
    )  # fmt: skip
    with pytest.raises(InputError) as caught:
        player.memory.judge(Command.parse(_inv(correct(told.id, field, value=wrong))), ["ALM"])
    assert caught.value.code == "input.schema"
    assert str(caught.value.facts["pointer"]).startswith(field)
    assert allowed(player, _inv(correct(told.id, field, value=right)), "ALM")


@pytest.mark.parametrize(
    "field",
    ["/body/artifacts/0/nothing", "/body/artifacts/x/size", "/body/artifacts/01", "/body/tool/0",
     "/occurred/place", "/body/artifacts/0/size/0"],
)  # fmt: skip
def test_a_place_that_no_event_of_the_type_has_is_not_corrected(field: str) -> None:
    player = played(24)
    told = next(each for each in player.memory.events if each.type == "artifact.hashed")
    refused(player, "refused.field_unknown", _inv(correct(told.id, field, value=1)), "ALM")


def test_a_place_beyond_the_end_of_a_list_is_not_corrected() -> None:
    player = fresh(24)
    told = next(each for each in player.memory.events if each.type == "item.found")
    details = (player.memory.told_by(told.id) or {})["body"]["details"]
    beyond = f"/body/details/{len(details)}"
    for field, value in ((f"{beyond}/model", "x"), (beyond, dict(details[0]))):
        facts = refused(
            player, "refused.place_unknown", _inv(correct(told.id, field, value=value)), "ALM"
        )
        assert facts["field"] == field
    assert allowed(player, _inv(correct(told.id, "/body/details/0/model", value="X")), "ALM")
    longer = _inv(correct(told.id, "/body/details", value=[*details, dict(details[0])]))
    player.memory.do(longer, "ALM")
    assert allowed(player, _inv(correct(told.id, f"{beyond}/model", value="X")), "ALM")


def test_what_is_private_is_corrected_in_private() -> None:
    player = played(24)
    told = next(each for each in player.memory.events if each.type == "search.started")
    open_one = _inv(correct(told.id, "/private/place", value="Flat 6"))
    refused(player, "refused.value_private", open_one, "ALM")
    assert allowed(player, _inv(correct(told.id, "/private/place", private_value="Flat 6")), "ALM")
    with pytest.raises(InputError) as caught:
        allowed(player, _inv(correct(told.id, "/private/place", private_value=6)), "ALM")
    assert caught.value.facts["pointer"] == "/private/place"


def _inv(document: Document) -> Document:
    return document | {"role": "INV"}


def test_a_correction_that_moves_custody_takes_two() -> None:
    player = played(27)
    stored = next(each for each in player.memory.events if each.type == "item.stored")
    document = correct(stored.id, "/body/place", value="safe C-4")
    refused(player, "refused.persons", document, "BOL")
    assert allowed(player, document, "BOL", "ERZ")


# 6 A derived artifact whose parent is unverified, missing or made from it


def derive(*artifacts: str, parents: Sequence[str]) -> Document:
    return wish(
        "artifact.derive",
        artifacts=list(artifacts),
        parents=list(parents),
        kind="extract",
        tool="reader",
        tool_version="1",
        parameters="all",
        reproducible=True,
    )


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


# 7 preservation.renewed after the effective end: test_worked_example; here what else it needs


def test_an_extension_is_approved_only_for_a_later_end() -> None:
    player = played(38)
    term = player.case.requests["RQ-01"].term
    assert term is not None
    for end in (term.effective_end, "2026-05-01T00:00:00.000Z"):
        document = step_of(player, 39, "request.approve", new_end_at=end)
        refused(player, "refused.renewal_shorter", document, "ERZ", "ALM")
    assert allowed(player, step_of(player, 39, "request.approve"), "ERZ", "ALM")


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
    assert local("2026-06-02 00:00") in caution.sentence
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


# 8 An export that drops a condition or shows restricted material; more in test_worked_example


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


def test_conditions_are_told_with_the_bundle() -> None:
    player = played(44)
    document = step_of(player, 45, "bundle.disclose", conditions_told=False)
    refused(player, "refused.condition_dropped", document | {"role": "OIC"}, "ALM")


# 9 Disposal while a challenge, a return condition or a foreign return duty is open


def restitution(item: str = "ITM-00") -> Document:
    return wish(
        "item.return_to_owner",
        [item],
        decision="D-9",
        in_force_on="2026-11-01",
        receiver="V-01",
        condition="as received",
        receipt=PAGE,
    )


def test_nothing_leaves_without_a_decision_that_says_so() -> None:
    player = fresh(47)
    facts = refused(player, "refused.disposal_barred", restitution(), "BOL")
    assert "no decision" in str(facts["reason"])
    player.memory.do(_decision("ITM-00", "confiscated", in_force=True), "GUL")
    refused(player, "refused.disposal_barred", restitution(), "BOL")
    player.memory.do(_decision("ITM-00", "returned", in_force=True), "GUL")
    assert allowed(player, restitution(), "BOL")


def test_nothing_leaves_while_a_challenge_is_open() -> None:
    player = fresh(47)
    player.memory.do(_decision("ITM-00", "returned", in_force=True), "GUL")
    challenge = wish(
        "finding.raise",
        ["ITM-00"],
        role="INV",
        finding="F-9",
        kind="other",
        severity="amber",
        facts=[{"fact": "text", "value": "Counsel disputes the owner."}],
    )
    player.memory.do(challenge, "ALM")
    facts = refused(player, "refused.disposal_barred", restitution(), "BOL")
    assert facts["reason"] == "a challenge is open"
    player.memory.do(
        wish("finding.acknowledge", finding="F-9", decision="heard", effect="none"), "ERZ"
    )
    resolve = wish("finding.resolve", finding="F-9", explanation="withdrawn", evidence="letter")
    player.memory.do(resolve, "ERZ", "GUL")
    assert allowed(player, restitution(), "BOL")


def test_what_came_on_condition_of_return_is_not_confiscated() -> None:
    player = fresh(47)
    player.case.items["ITM-00"] = replace(player.case.items["ITM-00"], return_duty=True)
    player.memory.do(_decision("ITM-00", "confiscated", in_force=True), "GUL")
    document = restitution() | {"command": "item.confiscate"}
    facts = refused(player, "refused.disposal_barred", document, "BOL")
    assert "given back" in str(facts["reason"])


def test_destruction_takes_three_persons_and_a_decision() -> None:
    player = fresh(47)
    refused(player, "refused.disposal_barred", _destruction(), "BOL", "ERZ", "GUL")
    player.memory.do(_decision("ITM-04", "destroyed", in_force=True), "GUL")
    refused(player, "refused.persons", _destruction(), "BOL", "ERZ")
    assert allowed(player, _destruction(), "BOL", "ERZ", "GUL")


def test_nothing_on_its_way_is_disposed_of() -> None:
    player = fresh(47)
    player.memory.do(_decision("ITM-00", "returned", in_force=True), "GUL")
    player.memory.do(offer(player, "ITM-00"), "BOL")
    refused(player, "refused.in_transit", restitution(), "BOL")


# 10 One person playing both halves


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


def test_a_lone_custodian_needs_a_supervisors_override() -> None:
    player = fresh(23)
    player.memory.roster.held["ALM"].add("CUS")
    store = wish("item.store", ["ITM-04"], place="field safe", condition="whole")
    facts = refused(player, "refused.same_person", store | {"role": "CUS"}, "ALM")
    assert facts["parts"] == "seizing investigator and custodian"
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
    player = played(29)
    player.memory.roster.held["DIN2"] = {"EXA"}
    try:
        refused(player, "refused.second_role", break_seal("ITM-03", "S-3302"), "DIN", "DIN2")
    finally:
        del player.memory.roster.held["DIN2"]


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


# 11 The clock


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


# 12 Anything into a closed case


def closed() -> Player:
    player = fresh(47)
    player.memory.do(wish("case.close", reason="Terminated.", fates_checked=True), "ERZ", "GUL")
    return player


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
    player.memory.do(_decision("ITM-00", "returned", in_force=True), "GUL")
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


# General checks


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


# Orders and requests


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


def test_what_is_held_is_not_received_again() -> None:
    player = played(27)
    document = step_of(player, 2, "item.receive")
    refused(player, "refused.already_held", document, "ALM")
    after = played(49)
    refused_again = allowed(after, document, "ALM")  # it was given back before
    assert refused_again.items == ("ITM-00",)


def test_a_child_does_not_travel_without_its_parent() -> None:
    refused(played(27), "refused.inside", offer(played(27), "ITM-02"), "BOL")
    assert allowed(played(27), offer(played(27), "ITM-01"), "BOL").items == ("ITM-01", "ITM-02")


def test_a_child_is_taken_out_of_an_open_parent_and_then_travels_alone() -> None:
    player = fresh(27)
    out = step_of(player, 29, "item.check_out")
    out |= {"items": ["ITM-01"]}
    del out["fields"]["seals"]
    player.memory.now = local("2026-03-20 09:30")
    player.memory.do(out, "BOL", "DIN")
    remove = wish(
        "item.register_child", ["ITM-02"], parent="ITM-01", separation="removed",
        details=[{"item": "ITM-02", "type": "sim"}],
    )  # fmt: skip
    refused(player, "refused.sealed", remove, "DIN")
    player.memory.do(break_seal("ITM-01", "S-3301"), "DIN", "ERZ")
    player.memory.do(remove, "DIN")
    refused(player, "refused.id_taken", remove, "DIN")
    assert allowed(player, offer(player, "ITM-02", to="BOL"), "DIN").items == ("ITM-02",)


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


def test_a_borrower_does_not_store_alone_what_goes_back_by_two() -> None:
    player = Player()
    player.memory.roster.held["DIN"].add("CUS")
    player.play(until=29)
    wish = {
        "command": "item.store",
        "case": story()["case"],
        "items": ["ITM-03"],
        "role": "CUS",
        "fields": {"place": "safe C-9", "condition": "whole"},
    }
    with pytest.raises(RefusedError) as caught:
        player.memory.do(wish, "DIN")
    assert caught.value.code == "refused.item_state"
