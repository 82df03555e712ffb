"""Codes in the table and codes raised in the source are the same, and no sentence lacks a fact."""

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Final, NamedTuple

import pytest

from custody import errors
from custody.errors import SENTENCES, CustodyError, InputError, RefusedError

ROOT: Final = Path(errors.__file__).parents[1]
FAMILIES: Final = {
    name: kind
    for name, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, CustodyError) and kind is not CustodyError
}
MADE_BY: Final = {"storage_error": frozenset({"path", "reason"})}
"""Functions that make an error of a code that they are given, and the facts that they add."""
COMPUTED: Final = {"custody/ledger/alarm.py": ("integrity.rollback", "integrity.fork")}
"""Where a code is put together at run time, and what it can come to."""


class Raised(NamedTuple):
    """A place where an error is made."""

    where: str
    maker: str
    code: str
    facts: frozenset[str]
    has_more: bool
    """Whether further facts come out of a mapping (`**facts`)."""


def nodes() -> Iterator[tuple[str, ast.AST]]:
    for folder in ("custody", "ui"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_bytes())):
                yield path.relative_to(ROOT).as_posix(), node


def raised() -> Iterator[Raised]:
    for path, call in nodes():
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
            continue
        maker = call.func.id
        if maker not in (*FAMILIES, *MADE_BY):
            continue
        facts = frozenset(each.arg for each in call.keywords if each.arg)
        has_more = any(each.arg is None for each in call.keywords)
        for code in codes(path, call):
            where = f"{path}:{call.lineno}"
            yield Raised(where, maker, code, facts | MADE_BY.get(maker, frozenset()), has_more)


def codes(path: str, call: ast.Call) -> tuple[str, ...]:
    match call.args[:1]:
        case [ast.Constant(value=str(code))]:
            return (code,)
        case [ast.JoinedStr()]:
            return COMPUTED[path]
        case _:  # CancelledError, or a code that was handed in: its maker is in MADE_BY
            return ()


RAISED: Final = tuple(raised())


def wanted(code: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(SENTENCES[code]) if name)


def test_every_code_of_the_table_is_raised_somewhere() -> None:
    assert {each.code for each in RAISED} | {"cancelled"} == set(SENTENCES)


def test_every_code_is_raised_by_its_own_family() -> None:
    wrong = [
        each
        for each in RAISED
        if each.maker in FAMILIES and FAMILIES[each.maker].family != each.code.partition(".")[0]
    ]
    assert wrong == []


def test_no_sentence_lacks_a_fact() -> None:
    lacking = [
        (each.where, each.code, sorted(wanted(each.code) - each.facts))
        for each in RAISED
        if not each.has_more and not wanted(each.code) <= each.facts
    ]
    assert lacking == []


def test_every_code_that_the_source_names_exists() -> None:
    """In advice, in comparisons, wherever: a code is written out in full."""
    form = re.compile(rf"({'|'.join(sorted(kind.family for kind in FAMILIES.values()))})\.\w+")
    named = {
        (path, node.value)
        for path, node in nodes()
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if form.fullmatch(node.value)
    }
    assert {(path, code) for path, code in named if code not in SENTENCES} == set()


def test_an_error_tells_its_code_its_facts_and_a_sentence() -> None:
    error = RefusedError("refused.not_custodian", item="ITM-01", custodian="ALM")
    assert (error.code, str(error)) == ("refused.not_custodian", "item ITM-01 is held by ALM")
    assert error.facts == {"item": "ITM-01", "custodian": "ALM"}


def test_an_unknown_code_a_foreign_family_or_a_missing_fact_fails_where_it_is_raised() -> None:
    with pytest.raises(KeyError):
        RefusedError("refused.no_such_code")
    with pytest.raises(AssertionError):
        InputError("refused.not_custodian", item="ITM-01", custodian="ALM")
    with pytest.raises(KeyError):
        RefusedError("refused.not_custodian", item="ITM-01")
