"""Ids of new things are free in the ledger, and promised to nobody else."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from custody.free_ids import free_ids


@dataclass(frozen=True)
class Register:
    """Ids that are taken, as a ledger tells them: in whatever letter case."""

    known: tuple[str, ...]

    def count_of(self, kind: str) -> int:
        return len(self.known) if kind == "item" else 0

    def taken(self, kind: str, names: Iterable[str]) -> set[str]:
        folded = {each.casefold() for each in self.known}
        return {each for each in names if kind == "item" and each.casefold() in folded}


def test_numbers_begin_behind_those_that_are_known() -> None:
    register = Register(("ITM-001", "ITM-002"))
    assert list(islice(free_ids(register, "item", "ITM"), 2)) == ["ITM-003", "ITM-004"]


def test_what_is_taken_or_promised_is_passed_over() -> None:
    register = Register(("itm-03", "X"))
    found = free_ids(register, "item", "ITM", digits=2, given={"ITM-04"})
    assert next(found) == "ITM-05"
    known = tuple(f"itm-{number}" for number in range(6, 3000, 2))
    even = islice(free_ids(Register(known), "item", "ITM", digits=1), 3000)
    assert [each for each in even if each.casefold() in known] == []


def test_each_kind_has_numbers_of_its_own() -> None:
    register = Register(("BND-1",))
    assert next(free_ids(register, "bundle", "BND", digits=1)) == "BND-1"
