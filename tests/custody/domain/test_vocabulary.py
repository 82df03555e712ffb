import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from custody.domain.bodies import ROLES as VERIFIERS_ROLES
from custody.domain.signatures import SIGNING
from custody.domain.types_base import PRIVATE
from custody.domain.vocabulary import (
    ANYONE,
    ASSIGNED,
    BY_COMMAND,
    COMMON_FIELDS,
    EXTRA_FIELDS,
    ROLES,
    TYPES,
    EventType,
    Field,
    Kind,
    event_type_of,
)
from custody.errors import InputError

VECTORS = Path(__file__).parents[2] / "vectors"
EVERY_TYPE = pytest.mark.parametrize("each", TYPES.values(), ids=TYPES.keys())


def tree(fields: tuple[Field, ...]) -> Iterator[Field]:
    for field in fields:
        yield field
        yield from tree(field.fields)


def test_the_registry_equals_the_golden_list_of_types() -> None:
    golden = json.loads((VECTORS / "types.json").read_bytes())
    assert golden == {
        name: {"persons": each.persons, "station": each.station} for name, each in TYPES.items()
    }


def test_the_registry_equals_the_table_that_verifiers_use() -> None:
    assert {name: (each.persons, each.station) for name, each in TYPES.items()} == {
        name: (row.persons, row.station) for name, row in SIGNING.items()
    }
    assert set(ROLES) == VERIFIERS_ROLES


def test_every_type_has_a_command_of_its_own_in_the_imperative() -> None:
    assert len(BY_COMMAND) == len(TYPES)
    for name, each in TYPES.items():
        assert event_type_of(each.command).name == name
        if name != "ledger.checkpoint":
            assert each.command not in TYPES


def test_an_unknown_command_is_named() -> None:
    with pytest.raises(InputError) as caught:
        event_type_of("item.vanish")
    assert caught.value.code == "input.command"
    assert "item.vanish" in str(caught.value)


@EVERY_TYPE
def test_only_known_roles_may_record(each: EventType) -> None:
    assert each.who
    assert each.who <= {*ROLES, ASSIGNED, ANYONE}
    assert not each.who & {"AUD", "JUD", "PRV", "WIT"}


@EVERY_TYPE
def test_names_of_fields_are_unique_in_each_group(each: EventType) -> None:
    def unique(fields: tuple[Field, ...]) -> None:
        names = [field.name for field in fields]
        assert len(names) == len(set(names)), names
        for field in fields:
            unique(field.fields)

    unique(each.fields)
    assert "statement" not in {field.name for field in each.fields}


@EVERY_TYPE
def test_what_names_persons_or_is_free_text_never_stands_in_the_open_part(each: EventType) -> None:
    for field in each.fields:
        if not field.private:
            assert not [inner.name for inner in tree((field,)) if inner.kind in PRIVATE]


@EVERY_TYPE
def test_choices_groups_and_other_kinds_are_told_apart(each: EventType) -> None:
    for field in tree(each.fields):
        assert bool(field.choices) == (field.kind is Kind.CHOICE), field
        assert bool(field.fields) == (field.kind is Kind.GROUP), field
        assert len(set(field.choices)) == len(field.choices)
        assert field.many or not (field.empty or field.by)
        assert not field.by or field.by in {inner.name for inner in field.fields}


@EVERY_TYPE
def test_of_two_fields_of_which_one_must_be_given_each_is_optional(each: EventType) -> None:
    for group in each.either:
        assert len(group) > 1
        assert not any(each.field(name).required for name in group)


def test_a_closed_body_carries_exactly_what_the_format_names() -> None:
    key = {"spki", "suite", "kind", "person", "role", "source", "chain"}
    closed = {
        name: {field.name for field in each.fields if not field.private}
        for name, each in TYPES.items()
        if each.closed
    }
    assert closed == {
        "ledger.genesis": {"agency", "log", "keys", "demonstration"},
        "key.enrolled": key,
        "key.rotated": {*key, "replaces"},
        "key.revoked": {"key", "reason", "compromised_since"},
        "role.granted": {"person", "role", "until"},
        "role.revoked": {"person", "role"},
        "erasure.ordered": {"basis", "events"},
        "erasure.done": {"order", "events"},
        "bundle.sealed": {
            "bundle", "tagmanifests", "recipient", "purpose", "language", "conditions", "cases",
            "items",
        },
    }  # fmt: skip


def test_the_reserved_case_holds_genesis_keys_and_roles_and_nothing_else() -> None:
    for name, each in TYPES.items():
        reserved = name == "ledger.genesis" or name.startswith(("key.", "role."))
        assert (each.case == "ledger") == reserved, name
        if each.items != "none":
            assert each.case in {"required", "optional"}, name


def test_no_type_of_item_repeats_a_common_field_or_gives_one_name_two_forms() -> None:
    forms: dict[str, Field] = {}
    details = {field.name for field in TYPES["item.seized"].field("details").fields}
    for name, fields in EXTRA_FIELDS.items():
        for field in fields:
            assert forms.setdefault(field.name, field) == field, (name, field.name)
            assert not field.required
    assert forms.keys() <= details


def test_every_type_takes_the_common_fields() -> None:
    names = {field.name for field in COMMON_FIELDS}
    assert all(names <= {field.name for field in each.fields} for each in TYPES.values())
