"""Preconditions of single rows of procedures §4.3: searches, their protocols and witnesses."""

from dataclasses import replace
from datetime import date

import pytest

from custody.domain.commands import Command
from tests.custody.domain.memory import local
from tests.custody.domain.wishes import (
    PAGE,
    allowed,
    break_seal,
    fresh,
    played,
    refused,
    step_of,
    wish,
)
from tests.custody.domain.worked_example import steps


def test_a_search_ends_between_its_start_and_now() -> None:
    player = played(23)
    player.memory.now = local("2026-03-18 09:12")
    for ended in ("2026-03-18 07:00", "2026-03-18 09:13"):
        document = step_of(player, 24, "search.finish", ended_at=local(ended))
        refused(player, "refused.search_end", document, "ALM")
    assert allowed(player, step_of(player, 24, "search.finish"), "ALM")


def test_a_protocol_follows_the_end_and_its_copy_follows_the_protocol() -> None:
    refused(played(23), "refused.search_open", step_of(played(23), 24, "protocol.sign"), "ALM")
    copy = step_of(played(23), 25, "copy.hand_over")
    refused(played(23), "refused.protocol_unknown", copy, "ALM")
    refusal = step_of(played(23), 25, "signature.refuse")
    refused(played(23), "refused.protocol_unknown", refusal, "ALM")


def test_help_is_asked_for_and_systems_reached_only_in_a_search() -> None:
    extend = wish(
        "search.extend", search="SRC-1", first_system="laptop", second_system="store",
        reach="share", territory_ground="in the same flat",
    )  # fmt: skip
    assert allowed(played(19), extend, "ALM")
    unknown = {**extend, "fields": {**extend["fields"], "location_unknown": True}}
    refused(played(19), "refused.field_missing", unknown, "ALM")
    unknown["fields"]["tried"] = "The provider's pages name no place; the address is of a relay."
    assert allowed(played(19), unknown, "ALM")
    refused(played(24), "refused.search_not_open", extend, "ALM")
    refused(
        played(24), "refused.search_not_open", step_of(played(24), 21, "assistance.order"), "ALM"
    )


def test_a_search_carries_what_the_edition_of_its_procedure_asks_for() -> None:
    player = fresh(15)
    player.memory.now = local("2026-03-18 07:05")
    document = step_of(player, 16, "search.start")
    assert allowed(player, document, "ALM")
    found = player.case.catalogue.procedure("art19", date(2026, 3, 18))
    assert found is not None
    demands = found.events["search.started"]
    more = replace(
        demands, required={**demands.required, "leader": found.source, "team": found.source}
    )
    stricter = replace(found, events={**found.events, "search.started": more})
    player.case.catalogue = replace(player.case.catalogue, procedures=(stricter,))
    for name in ("leader", "team"):
        document["fields"].pop(name, None)
    facts = refused(player, "refused.field_missing", document, "ALM")
    assert {**facts, "why": str(facts["why"])} == {
        "fields": "leader, team", "procedure": "art19",
        "why": "Leader: treaty, Article 19; Team: treaty, Article 19",
    }  # fmt: skip


def test_what_one_search_found_is_not_seized_in_another() -> None:
    player = fresh(22)
    player.case.items["ITM-04"] = replace(player.case.items["ITM-04"], search="SRC-0")
    refused(player, "refused.search_not_open", step_of(player, 23, "item.seize"), "ALM")


def test_nothing_is_described_that_is_not_named() -> None:
    player = played(22)
    document = step_of(player, 23, "item.seize")
    document["items"] = ["ITM-01", "ITM-03"]
    assert refused(player, "refused.item_not_named", document, "ALM")["item"] == "ITM-04"
    seal = break_seal("ITM-03", "S-3302") | {"items": ["ITM-01"]}
    refused(played(29), "refused.item_not_named", seal, "DIN", "ERZ")


@pytest.mark.parametrize(
    ("row", "command", "person"),
    [
        (2, "item.receive", "ALM"),
        (3, "item.seal", "ALM"),
        (23, "item.seize", "ALM"),
        (23, "item.seal", "ALM"),
        (25, "copy.hand_over", "ALM"),
    ],
)
def test_witnesses_are_named_or_their_signed_page_is_attached(
    row: int, command: str, person: str
) -> None:
    player = fresh(row - 1)
    player.play_row_until(row, command)
    player.memory.now = local(next(each["at"] for each in steps(row) if each["command"] == command))
    document = step_of(player, row, command)
    fields = document["fields"]
    for name in ("present", "document", "attachments", "receipt"):
        fields.pop(name, None)
    facts = refused(player, "refused.unwitnessed", document, person)
    assert facts == {"type": Command.parse(document).type.name}
    fields["attachments"] = [PAGE]
    assert allowed(player, document, person)
    del fields["attachments"]
    if command.startswith("item."):
        fields["present"] = [{"name": "K. R.", "capacity": "occupant"}]
        refused(player, "refused.unwitnessed", document, person)
        fields["present"] += [{"name": "W1", "capacity": "attesting_witness"}]
        facts = refused(player, "refused.witness_interest", document, person)
        assert facts == {"name": "W1"}
        fields["present"][1]["no_interest"] = True
        assert allowed(player, document, person)


def test_a_second_key_stands_for_a_witness_away_from_the_field() -> None:
    player = played(12)
    document = step_of(player, 12, "item.seal", seals=[
        {"item": "ITM-05", "seal": "S-9", "bag": "B-9"}
    ])  # fmt: skip
    del document["fields"]["attachments"]
    player = fresh(11)
    refused(player, "refused.unwitnessed", document, "ALM", "BOL")
    document["fields"]["setting"] = "store"
    refused(player, "refused.unwitnessed", document, "ALM")
    assert allowed(player, document, "ALM", "BOL")


def test_a_protocol_bears_a_head_that_this_ledger_had() -> None:
    player = played(23)
    player.memory.now = local("2026-03-18 09:13")
    document = step_of(fresh(23), 24, "protocol.sign")
    del document["fields"]["search"]
    root = document["fields"]["checkpoint_root"]
    for size in (0, len(player.memory.events) + 1):
        document["fields"]["checkpoint_size"] = size
        facts = refused(player, "refused.checkpoint_unknown", document, "ALM")
        assert facts == {"size": size, "root": root}
    document["fields"] |= {"checkpoint_size": 1, "checkpoint_root": "B" + root[1:]}
    refused(player, "refused.checkpoint_unknown", document, "ALM")
    document["fields"]["checkpoint_root"] = root
    assert allowed(player, document, "ALM")
    noted = {
        "command": "ledger.checkpoint",
        "fields": {"size": 10_000, "root": root, "cause": "protocol", "printed": True},
    }
    refused(player, "refused.checkpoint_unknown", noted, "SYS")


# Items


def test_a_giver_with_a_key_signs_too() -> None:
    player = played(1)
    player.memory.now = local("2026-03-02 10:05")
    document = step_of(player, 2, "item.receive", giver_person="SPC1")
    refused(player, "refused.signature_missing", document, "ALM")
    assert allowed(player, document, "ALM", "SPC1")
