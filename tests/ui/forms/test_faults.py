from collections.abc import Iterable

import pytest

from custody.domain.examples import example_of
from custody.domain.validation import _REASONS
from custody.domain.vocabulary import TYPES, Field, Kind
from ui.forms.faults import faults_of, words_of
from ui.forms.known import layout
from ui.runs.commands_list import subject_words


def test_every_reason_of_the_schema_has_words_of_its_own() -> None:
    reasons = [
        *_REASONS.values(),
        "must be given",
        "is not a field of this group",
        "is not a field of this type of item",
        "needs at least one of: search, ground",
        "is not one of the choices: a, b",
        "is not as its kind demands",
        "must ascend by index, each once",
        "is not how the name is shown",
    ]

    assert [reason for reason in reasons if words_of(reason.format(limit=5)) == reason] == []


def test_words_tell_the_limit_and_the_fields() -> None:
    assert words_of("is longer than 500 characters") == "Longer than 500 characters."
    assert "Search" in words_of("needs at least one of: search, ground")


def test_a_whole_command_has_no_faults() -> None:
    document = example_of("search.start")
    assert faults_of(document) == []
    del document["fields"]["place"]
    assert faults_of(document) == [("/fields/place", "This must be given.")]


@pytest.mark.parametrize("name", TYPES)
def test_every_type_stands_under_a_subject(name: str) -> None:
    begins = [begin for names in layout()["subjects"].values() for begin in names]
    assert begins.count(name.partition(".")[0]) == 1
    assert subject_words().keys() == layout()["subjects"].keys()


def test_the_layout_names_fields_that_there_are() -> None:
    groups: dict[str, set[str]] = {}
    for each in TYPES.values():
        groups[each.name] = {field.name for field in each.fields}
        _gather(each.fields, groups)
    for group, names in layout()["prominent"].items():
        assert set(names) <= groups[group], group
    for type_name, places in layout()["new"].items():
        for place in places:
            *group, name = place.split(".")
            assert name in groups[group[0] if group else type_name], place
    kinds = {kind.value for kind in Kind}
    named = {place.rpartition(".")[2] for places in layout()["new"].values() for place in places}
    assert all(prefix in kinds | named for prefix in layout()["prefix"])


def _gather(fields: Iterable[Field], groups: dict[str, set[str]]) -> None:
    for field in fields:
        if field.kind is Kind.GROUP:
            groups.setdefault(field.name, set()).update(each.name for each in field.fields)
            _gather(field.fields, groups)
