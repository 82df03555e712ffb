"""Ids of new things are free in the ledger, and promised to nobody else."""

from dataclasses import dataclass
from itertools import islice

from custody.free_ids import free_ids


@dataclass(frozen=True)
class Register:
    """Ids that are taken, as a ledger tells them: in whatever letter case."""

    taken: tuple[str, ...]

    def count_of(self, kind: str) -> int:
        return len(self.taken) if kind == "item" else 0

    def case_of(self, kind: str, name: str) -> str | None:
        folded = {each.casefold() for each in self.taken}
        return "C-1" if kind == "item" and name.casefold() in folded else None


def test_numbers_begin_behind_those_that_are_known() -> None:
    register = Register(("ITM-001", "ITM-002"))
    assert list(islice(free_ids(register, "item", "ITM"), 2)) == ["ITM-003", "ITM-004"]


def test_what_is_taken_or_promised_is_passed_over() -> None:
    register = Register(("itm-03", "X"))
    found = free_ids(register, "item", "ITM", digits=2, given={"ITM-04"})
    assert next(found) == "ITM-05"


def test_each_kind_has_numbers_of_its_own() -> None:
    register = Register(("BND-1",))
    assert next(free_ids(register, "bundle", "BND", digits=1)) == "BND-1"
