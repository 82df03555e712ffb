"""Random commands, most of them refused: what holds whatever people try."""

import copy
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from custody.domain.commands import Command
from custody.domain.facts import CaseFacts
from custody.domain.records import HELD, Item, ItemState
from custody.errors import RefusedError
from tests.custody.domain.memory import Memory, later, local
from tests.custody.domain.wishes import CASE, PAGE, Document, seals_on, step_of, wish
from tests.custody.domain.worked_example import Player, digest

PEOPLE = st.sampled_from(["ALM", "SPC1", "BOL", "DIN", "ERZ", "GUL", "TIM"])
ITEMS = st.lists(
    st.sampled_from(["ITM-00", "ITM-01", "ITM-02", "ITM-03", "ITM-04", "ITM-05"]),
    min_size=1,
    max_size=3,
    unique=True,
)
ONE = st.sampled_from(["ITM-00", "ITM-01", "ITM-02", "ITM-03", "ITM-04", "ITM-05"])
NUMBERS = st.integers(1, 9)
PARENTS = st.lists(
    st.sampled_from(["ART-001", "ART-010", "ART-030", "ART-050", "D-1", "D-2", "D-3", "D-4"]),
    min_size=1,
    max_size=3,
    unique=True,
)
MADE = st.sampled_from(["D-1", "D-2", "D-3", "D-4"])


class Try(RuleBasedStateMachine):
    """One ledger in memory and the commands that people try on it."""

    before: Player

    def __init__(self) -> None:
        super().__init__()
        self.player = Player()
        self.recorded = 0

    @property
    def memory(self) -> Memory:
        return self.player.memory

    @property
    def case(self) -> CaseFacts:
        return self.player.case

    def attempt(self, document: Document, *by: str) -> bool:
        """Record it if the rules let it; a refusal changes nothing."""
        self.memory.now = later(self.memory.now, minutes=1)
        counted = len(self.memory.events)
        try:
            self.memory.do(document, *by)
        except RefusedError:
            assert len(self.memory.events) == counted
            return False
        self.recorded += 1
        return True


class Custody(Try):
    """Items go from hand to hand."""

    @initialize()
    def start(self) -> None:
        self.player.play(26)
        self.holders: dict[str, str | None] = {}

    @rule(items=ITEMS, giver=PEOPLE, to=PEOPLE)
    def offer(self, items: list[str], giver: str, to: str) -> None:
        fields: dict[str, Any] = {
            "to": to, "purpose": "x", "authority_ref": "E", "means": "in_hand", "condition": "x",
            "expected_at": local("2030-01-01 00:00"), **seals_on(self.player, items),
        }  # fmt: skip
        role = {"role": "INV"} if giver == "ALM" else {}
        self.attempt(wish("transfer.offer", items, **fields) | role, giver)

    @rule(person=PEOPLE, verb=st.sampled_from(["accept", "refuse", "recall"]), nth=NUMBERS)
    def answer(self, person: str, verb: str, nth: int) -> None:
        offers = list(self.case.offers.values())
        offer = offers[-(nth % len(offers)) - 1]
        fields: dict[str, Any] = {"offer": offer.id}
        if verb == "accept":
            fields["checks"] = [
                {"item": item, "scanned": True, "seal_state": "intact"} for item in offer.items
            ]
        else:
            fields["reason"] = "x"
        role = {"role": "INV"} if person == "ALM" else {}
        self.attempt(wish(f"transfer.{verb}", offer.items, **fields) | role, person)

    @rule(items=ITEMS, person=PEOPLE)
    def store(self, items: list[str], person: str) -> None:
        self.attempt(wish("item.store", items, place="safe", condition="x"), person)

    @rule(items=ITEMS, person=PEOPLE, to=PEOPLE)
    def check_out(self, items: list[str], person: str, to: str) -> None:
        fields = {"purpose": "x", "authority_ref": "E", "due_at": local("2030-01-01 00:00")}
        self.attempt(wish("item.check_out", items, to=to, **fields), person, to)

    @rule(items=ITEMS, person=PEOPLE, to=PEOPLE)
    def bring_back(self, items: list[str], person: str, to: str) -> None:
        document = wish("item.return_to_store", items, to=to, condition="x", changes="none")
        self.attempt(document, person, to)

    @rule(item=ONE, person=PEOPLE, other=PEOPLE)
    def break_seal(self, item: str, person: str, other: str) -> None:
        seals = [{"item": item, "seal": next(iter(sorted(self.case.items[item].seals)), "S-0")}]
        present = [{"name": "x", "capacity": "official"}]
        document = wish("seal.break", [item], seals=seals, reason="x", present=present)
        self.attempt(document, person, other)

    @rule(item=ONE, person=PEOPLE, other=PEOPLE, number=NUMBERS)
    def reseal(self, item: str, person: str, other: str, number: int) -> None:
        old = next(iter(sorted(self.case.items[item].broken_seals)), "S-0")
        seals = [
            {"item": item, "seal": f"S-{number}", "bag": "B", "old_seal": old,
             "old_seal_kept": True}
        ]  # fmt: skip
        self.attempt(wish("item.reseal", [item], seals=seals), person, other)

    @rule(item=ONE, person=PEOPLE)
    def return_to_owner(self, item: str, person: str) -> None:
        fields: dict[str, Any] = {
            "decision": "D", "in_force_on": "2026-03-18", "receiver": "V", "condition": "x",
            "receipt": PAGE,
        }  # fmt: skip
        self.attempt(wish("item.return_to_owner", [item], **fields), person)

    @rule(item=ONE, in_force=st.booleans())
    def decide_return(self, item: str, in_force: bool) -> None:
        fields: dict[str, Any] = {
            "decision": "D", "court": "C", "decided_on": "2026-03-18", "in_force": in_force,
            "fates": [{"item": item, "fate": "returned"}],
        }  # fmt: skip
        if in_force:
            fields["in_force_on"] = "2026-03-18"
        self.attempt(wish("court.record_decision", [item], **fields), "GUL")

    @invariant()
    def every_item_held_has_one_holder_and_the_verifier_agrees(self) -> None:
        for name, item in self.case.items.items():
            assert (item.holder is not None) == (item.state in HELD), name
            assert (item.offer is not None) == (item.state is ItemState.IN_TRANSIT), name
            seen = self.memory.replay.items[name]
            if seen.holder != "?":  # what a verifier cannot know
                assert seen.holder == item.holder, name

    @invariant()
    def what_lies_inside_is_where_its_parent_is(self) -> None:
        for item in self.case.items.values():
            if item.inside and item.parent is not None and not item.gone:
                parent = self.case.items[item.parent]
                assert parent.gone or _where(item) == _where(parent)

    @invariant()
    def a_seal_is_on_one_item(self) -> None:
        on = [seal for item in self.case.items.values() for seal in item.seals]
        assert len(on) == len(set(on))

    @invariant()
    def history_ends_with_the_present(self) -> None:
        for item in self.case.items.values():
            last = item.history[-1]
            assert (last.state, last.holder) == (item.state, item.holder)


def _where(item: Item) -> tuple[ItemState, str | None]:
    return item.state, item.holder


class Conditions(Try):
    """Artifacts are made of artifacts, and conditions come early, late and again."""

    @initialize()
    def start(self) -> None:
        self.player.play(39)
        self.seen: dict[str, frozenset[str]] = {}
        self.offered = 0
        player = self.player
        verify = [
            {"artifact": name, "digests": {"sha256": digest(name)}}
            for name in ("ART-001", "ART-010", "ART-030")
        ]
        self.attempt(wish("artifact.verify", artifacts=verify), "DIN")
        receive = step_of(player, 41, "artifact.receive", artifacts=["ART-051"])
        receive["fields"].pop("files")
        self.attempt(receive, "TIM")
        row = {"artifact": "ART-050", "size": 1, "digests": {"sha256": digest("ART-050")}}
        hashed = wish("artifact.hash", artifacts=[row], tool="t", tool_version="1")
        self.attempt(hashed | {"role": "INV"}, "ALM")
        row = {"artifact": "ART-050", "digests": {"sha256": digest("ART-050")}}
        self.attempt(wish("artifact.verify", artifacts=[row]), "DIN")

    @rule()
    def offer_condition(self) -> None:
        self.offered += 1
        name = f"CND-{self.offered}"
        fields: Document = {
            "request": "RQ-04",
            "conditions": [{"condition": name, "kind": "only_this_case"}],
            "condition_texts": [{"condition": name, "text": "x"}],
        }
        self.attempt(wish("conditions.offer", **fields), "TIM")

    @rule(number=NUMBERS, verb=st.sampled_from(["accept", "reject"]))
    def answer_condition(self, number: int, verb: str) -> None:
        fields: Document = {
            "request": "RQ-04", "conditions": [f"CND-{number}"], "applies_to": "all",
            "starts_at": self.memory.now,
        }  # fmt: skip
        self.attempt(wish(f"conditions.{verb}", **fields), "GUL", "TIM")

    @rule(name=MADE, parents=PARENTS)
    def derive(self, name: str, parents: list[str]) -> None:
        document = wish(
            "artifact.derive", artifacts=[name], parents=parents, kind="extract", tool="t",
            tool_version="1", parameters="x", reproducible=True,
        )  # fmt: skip
        if self.attempt(document, "DIN"):
            row = {"artifact": name, "size": 1, "digests": {"sha256": digest(name)}}
            again = wish("artifact.hash", artifacts=[row], tool="t", tool_version="1")
            self.attempt(again, "DIN")

    @rule(name=MADE)
    def verify(self, name: str) -> None:
        row = {"artifact": name, "digests": {"sha256": digest(name)}}
        self.attempt(wish("artifact.verify", artifacts=[row]), "DIN")

    @rule(name=PARENTS)
    def copy(self, name: list[str]) -> None:
        digests = {"sha256": digest(name[0])}
        document = wish(
            "artifact.copy",
            source={"artifact": name[0], "digests": digests},
            copy={"artifact": f"C-{name[0]}", "digests": digests},
            purpose="working_copy",
        )
        self.attempt(document, "DIN")

    @rule(names=PARENTS, carried=st.booleans())
    def export(self, names: list[str], carried: bool) -> None:
        binding = sorted(self.case.conditions_of(names))
        fields = step_of(self.player, 44, "bundle.export")["fields"]
        name = f"BND-{len(self.memory.events)}"
        fields |= {"bundle": name, "artifacts": names}
        fields["conditions"] = binding if carried else binding[1:]
        if not fields["conditions"]:
            del fields["conditions"]
        done = self.attempt(wish("bundle.export", role="OIC", **fields), "ALM", "ERZ")
        if done:
            assert self.case.bundles[name].conditions >= set(binding)

    @invariant()
    def no_condition_is_ever_lost(self) -> None:
        for name in self.case.artifacts:
            now = self.case.conditions_of([name])
            assert now >= self.seen.get(name, frozenset()), name
            self.seen[name] = now

    @invariant()
    def what_is_made_carries_all_of_what_it_was_made_of(self) -> None:
        for artifact in self.case.artifacts.values():
            for parent in (*artifact.parents, artifact.source):
                if parent is not None:
                    carried = self.case.conditions_of([artifact.id])
                    assert carried >= self.case.conditions_of([parent])

    @invariant()
    def nothing_is_made_of_itself(self) -> None:
        for artifact in self.case.artifacts.values():
            assert artifact.id not in self.case.ancestry(artifact.parents)


QUICK = settings(
    max_examples=25, stateful_step_count=30, suppress_health_check=[HealthCheck.too_slow]
)
TestCustody = Custody.TestCase
TestCustody.settings = QUICK
TestConditions = Conditions.TestCase
TestConditions.settings = QUICK


def test_the_random_commands_are_not_all_refused() -> None:
    run = Custody()
    run.start()
    run.offer(["ITM-00", "ITM-01"], "BOL", "DIN")
    run.answer("DIN", "accept", 0)
    run.offer(["ITM-00"], "DIN", "BOL")
    run.answer("BOL", "accept", 0)
    run.check_out(["ITM-03"], "BOL", "DIN")
    run.break_seal("ITM-03", "DIN", "ERZ")
    run.reseal("ITM-03", "DIN", "ERZ", 1)
    run.bring_back(["ITM-03"], "DIN", "BOL")
    run.store(["ITM-00"], "BOL")
    run.decide_return("ITM-00", True)
    run.return_to_owner("ITM-00", "BOL")
    assert run.recorded == 11
    conditions = Conditions()
    conditions.start()
    conditions.offer_condition()
    conditions.answer_condition(1, "accept")
    conditions.derive("D-1", ["ART-050"])
    conditions.verify("D-1")
    conditions.derive("D-2", ["D-1", "ART-001"])
    conditions.copy(["ART-030"])
    assert conditions.recorded == 12
    assert conditions.case.conditions_of(["D-2"]) == {"CND-1"}
    conditions.export(["D-2"], carried=True)
    conditions.export(["D-2"], carried=False)
    assert conditions.recorded == 13


@pytest.mark.parametrize("person", ["SPC1", "BOL", "DIN", "ERZ", "GUL", "TIM"])
def test_judging_changes_nothing(person: str) -> None:
    player = Player()
    player.play(27)
    before = copy.deepcopy(player.case.items)
    document = wish("item.relocate", ["ITM-00"], from_place="a", to_place="b", reason="c")
    try:
        draft = player.memory.judge(Command.parse(document), [person])
    except RefusedError:
        assert person != "BOL"
    else:
        assert (person, draft.case) == ("BOL", CASE)
    assert player.case.items == before
