import copy
import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from custody.domain.bodies import check_body
from custody.domain.commands import Command
from custody.domain.examples import example_of
from custody.domain.schema import command_schema, event_schema
from custody.domain.validation import validate, validate_command
from custody.domain.vocabulary import TYPES, EventType, Field, Kind
from custody.errors import InputError
from custody.strict_json import file_name

ROOT = Path(__file__).parents[3]
EVERY_TYPE = pytest.mark.parametrize("each", TYPES.values(), ids=TYPES.keys())

KIND_VALUES = tomllib.loads((ROOT / "resources" / "schema" / "examples.toml").read_text("utf-8"))[
    "kind"
]
TOO_LONG = "x" * 20_001
WRONG: dict[Kind, list[Any]] = {
    Kind.LINE: ["", "two\nlines", 7, "x" * 501],
    Kind.TEXT: ["", 7, TOO_LONG],
    Kind.NAME: ["", "two\nlines"],
    Kind.ADDRESS: ["", ["a"]],
    Kind.FILE_NAME: [{"raw": "YQ==", "shown": "b"}, {"raw": "YR==", "shown": "a"}, "a"],
    Kind.INTEGER: [-1, 2**53, "1", 1.5],
    Kind.SIGNED: [-(2**53), "1"],
    Kind.PERCENT: [101, -1],
    Kind.FLAG: ["yes", 1],
    Kind.MARK: [False, 1],
    Kind.CHOICE: ["no such choice", 1],
    Kind.INSTANT: ["2026-02-30T00:00:00.000Z", "2026-03-18T02:05:00Z", "2026-03-18"],
    Kind.OFFSET: ["+15:00", "-00:00", "5"],
    Kind.DATE: ["2026-02-30", "18.03.2026"],
    Kind.LANGUAGE: ["de"],
    Kind.ROLE: ["BOSS"],
    Kind.DIGESTS: [{"sha512": "0" * 128}, {"sha256": "A" * 64}, {"sha256": "0" * 63}, {}],
    Kind.LEGACY: [{}, {"sha256": "0" * 64}, {"md5": "0" * 40}],
    Kind.SHA256: ["0" * 63, "G" * 64],
    Kind.SHA512: ["0" * 64],
    Kind.ROOT: ["", "AAAA", "/" * 43 + "="],
    Kind.DOCUMENT: [{"sha256": "0" * 64}, {"sha256": "0" * 64, "size": 1, "media_type": "pdf"}],
    Kind.MEDIA_TYPE: ["pdf"],
    Kind.BASE64: ["a", "YR=="],
    Kind.EVENT: ["019cfebb-6560-4eb6-837e-b68a344dd4c2", "1"],
    Kind.KEY: ["1ac1", "sha256:" + "A" * 64],
    Kind.TRUST_LINE: ["demo+1+2"],
    Kind.ORIGIN: ["demo"],
    Kind.POINTER: ["manner", "/type", "/body"],
}


def wrong_values(field: Field) -> list[Any]:
    if field.kind is Kind.GROUP:
        return ["text", {"no_such_member": 1}]
    if field.kind is Kind.ANY:
        return []
    return WRONG.get(field.kind, ["", ".hidden", "a/b", "nul", "x" * 65, 7])


def fault_of(document: dict[str, Any]) -> InputError:
    with pytest.raises(InputError) as caught:
        validate_command(document)
    return caught.value


def full(field: Field) -> Iterator[Any]:
    """A value with every member; of an item's details only what its type has."""
    if field.kind is Kind.GROUP:
        members = {inner.name: next(full(inner)) for inner in field.fields}
        if "type" in members and "imei" in members:
            members = {name: members[name] for name in ("item", "maker", "imei")}
            members["type"] = "phone"
        value: Any = members
    else:
        value = sample(field)
    yield [value] if field.many else value


def sample(field: Field) -> Any:
    if field.kind is Kind.CHOICE:
        return field.choices[-1]
    if field.kind is Kind.FILE_NAME:
        return file_name(b"\xff\n.jpg")
    return KIND_VALUES[field.kind.value]


def test_what_is_published_is_what_the_vocabulary_says() -> None:
    check = [sys.executable, "packaging/schemas.py", "--check"]
    done = subprocess.run(check, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@EVERY_TYPE
def test_every_schema_is_valid_itself_and_refers_to_nothing_outside(each: EventType) -> None:
    for schema in (event_schema(each), command_schema(each)):
        assert jsonschema_rs.meta.is_valid(schema)
        text = json.dumps(schema)
        assert text.count('"$ref"') == text.count('"$ref": "#/$defs/')
        jsonschema_rs.Draft202012Validator(schema)


@EVERY_TYPE
def test_the_example_of_every_command_is_taken_and_keeps_the_format(each: EventType) -> None:
    document = example_of(each.command)
    assert validate_command(document) is each
    body, private = Command.parse(document).split()
    validate(each.name, body, private)
    check_body(each.name, body)


@EVERY_TYPE
def test_a_document_with_every_field_is_taken(each: EventType) -> None:
    document = example_of(each.command)
    document["fields"] = {field.name: next(full(field)) for field in each.fields}
    command = Command.parse(document)
    validate(each.name, *command.split())


@EVERY_TYPE
def test_every_required_field_is_missed_by_name(each: EventType) -> None:
    for field in each.fields:
        if field.required:
            document = example_of(each.command)
            del document["fields"][field.name]
            fault = fault_of(document)
            assert (fault.code, fault.facts["pointer"]) == ("input.schema", f"/fields/{field.name}")
            assert fault.facts["reason"] == "must be given"


@EVERY_TYPE
def test_one_of_the_alternatives_must_be_given(each: EventType) -> None:
    for names in each.either:
        document = example_of(each.command)
        for name in names:
            document["fields"].pop(name, None)
        assert all(name in str(fault_of(document)) for name in names)
        body, private = _split(each, document["fields"])
        with pytest.raises(InputError):
            validate(each.name, body, private)


def _split(each: EventType, fields: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any] | None]:
    body = {name: value for name, value in fields.items() if not each.field(name).private}
    private = {name: value for name, value in fields.items() if each.field(name).private}
    return body, private or None


@EVERY_TYPE
def test_a_value_of_the_wrong_form_is_refused_at_its_place(each: EventType) -> None:
    for field in each.own_fields:
        for wrong in wrong_values(field):
            document = example_of(each.command)
            document["fields"][field.name] = [wrong] if field.many else wrong
            pointer = fault_of(document).facts["pointer"]
            assert isinstance(pointer, str)
            assert pointer.startswith(f"/fields/{field.name}")


@EVERY_TYPE
def test_members_that_the_vocabulary_does_not_know_are_refused(each: EventType) -> None:
    document = example_of(each.command)
    document["fields"]["surprise"] = 1
    assert fault_of(document).facts["pointer"] == "/fields/surprise"
    body, private = Command.parse(example_of(each.command)).split()
    with pytest.raises(InputError, match="is not a field of this group"):
        validate(each.name, {**body, "surprise": 1}, private)
    with pytest.raises(InputError, match="is not a field of this group"):
        validate(each.name, body, {**(private or {}), "surprise": 1})


def test_what_stands_in_the_wrong_part_is_refused() -> None:
    body, private = Command.parse(example_of("item.seize")).split()
    assert private is not None
    relevance = private.pop("relevance")
    with pytest.raises(InputError) as caught:
        validate("item.seized", {**body, "relevance": relevance}, private)
    assert caught.value.facts["pointer"] == "/body/relevance"


def test_the_statement_stands_in_the_private_part() -> None:
    body, private = Command.parse(example_of("item.seize")).split()
    validate("item.seized", body, {**(private or {}), "statement": "I seize the phone."})


def test_a_withheld_private_part_leaves_the_published_schema_satisfied() -> None:
    body, _ = Command.parse(example_of("search.start")).split()
    schema = jsonschema_rs.Draft202012Validator(event_schema(TYPES["search.started"]))
    del body["authority"]
    assert schema.is_valid({"type": "search.started", "body": body})
    assert not schema.is_valid({"type": "search.started", "body": body, "private": {}})


def test_an_item_has_only_the_fields_of_its_type() -> None:
    document = example_of("item.seize")
    details = {"item": "ITM-01", "type": "phone", "imei": ["350000001234562"], "maker": "A"}
    document["fields"]["details"] = [details]
    validate_command(document)
    wrong = copy.deepcopy(document)
    wrong["fields"]["details"][0]["type"] = "hdd"
    fault = fault_of(wrong)
    assert fault.facts["pointer"] == "/fields/details/0/imei"
    assert "type of item" in str(fault)


def test_a_command_that_needs_a_case_or_items_says_so() -> None:
    for name in ("case", "items", "fields"):
        document = example_of("item.seize")
        del document[name]
        assert fault_of(document).facts["pointer"] == f"/{name}"
    assert fault_of({**example_of("person.register"), "case": "C-1"}).facts["pointer"] == "/case"
    assert fault_of({**example_of("case.open"), "items": ["I-1"]}).facts["pointer"] == "/items"
    document = example_of("incident.record")
    del document["case"]
    validate_command(document)
    assert fault_of({**document, "items": ["I-1"]}).facts["pointer"] == "/case"


def test_all_faults_are_told_up_to_a_bound() -> None:
    fault = fault_of({"command": "request.approve", "case": "C-1", "fields": {}})
    faults = fault.facts["faults"]
    assert isinstance(faults, list)
    assert len(faults) == 20
    assert faults == sorted(faults)


def test_documents_that_are_no_commands_are_refused() -> None:
    assert fault_of({}).code == "input.command_document"
    assert fault_of({"command": 5}).code == "input.command_document"
    assert fault_of({"command": "item.seized"}).code == "input.command"


def test_lists_that_the_format_orders_ascend_without_repeats() -> None:
    digests = {"sha256": "0" * 64}
    for names in (["A-2", "A-1"], ["A-1", "A-1"]):
        document = example_of("artifact.hash")
        document["fields"]["artifacts"] = [
            {"artifact": name, "size": 1, "digests": digests} for name in names
        ]
        assert fault_of(document).facts["pointer"] == "/fields/artifacts"
        body, private = _split(TYPES["artifact.hashed"], document["fields"])
        with pytest.raises(InputError, match="must ascend by artifact"):
            validate("artifact.hashed", body, private)


def test_digests_are_of_one_item_at_most() -> None:
    document = example_of("artifact.hash")
    validate_command({**document, "items": ["I-1"]})
    assert fault_of({**document, "items": ["I-1", "I-2"]}).facts["pointer"] == "/items"
