"""JSON Schemas of events and commands, made from the vocabulary, and validation by them.

A Schema of an event describes the view `{"type", "body", "private"}` of an opened event; `private`
is absent where it is withheld. All lists of members are closed and all sizes bounded. What a
pattern cannot tell (a day that does not exist, a device name) is checked by named formats. The
titles are the English labels of the fields.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from custody import resources
from custody.clock import is_instant, is_offset
from custody.domain import wording
from custody.domain.types_base import IDENTIFIERS, LANGUAGES, PRINTED_NUMBERS, ROLES
from custody.domain.vocabulary import EXTRA_FIELDS, TYPES, EventType, Field, Kind, event_type_of
from custody.errors import InputError, IntegrityError, RefusedError
from custody.strict_json import MAX_INTEGER, file_name, is_identifier, unb64

if TYPE_CHECKING:
    import jsonschema_rs

Schema = dict[str, Any]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
MAX_LIST: Final = 5000
MAX_FAULTS: Final = 20
"""How many faults an error names."""
MISSING: Final = "must be given"
UNKNOWN: Final = "is not a field of this group"

_BASE64: Final = "^[A-Za-z0-9+/]+={0,2}$"
_INDEX: Final = re.compile(r"(0|[1-9][0-9]{0,3})\Z")
_ONE_LINE: Final = "^[^\\u0000-\\u001f\\u007f]+$"
_UUID7: Final = "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"
_INSTANT: Final = "^[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}Z$"
_IDENTIFIER: Final = "^[A-Za-z0-9]([A-Za-z0-9._-]{0,62}[A-Za-z0-9])?$"


def _string(pattern: str | None = None, size: int = 500, **more: Any) -> Schema:
    schema: Schema = {"type": "string", "minLength": 1, "maxLength": size, **more}
    return schema if pattern is None else {**schema, "pattern": pattern}


def _object(properties: Schema, required: Iterable[str]) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": sorted(required),
        "additionalProperties": False,
    }


def _hex(digits: int) -> Schema:
    return _string(f"^[0-9a-f]{{{digits}}}$", digits)


_COUNT: Final[Schema] = {"type": "integer", "minimum": 0, "maximum": MAX_INTEGER}
_SHA256: Final = _hex(64)
_DEFINITIONS: Final[Mapping[str, Schema]] = {
    "identifier": _string(_IDENTIFIER, 64, format="custody-identifier"),
    Kind.LINE: _string(_ONE_LINE),
    Kind.TEXT: _string(None, 20_000),
    Kind.NAME: _string(_ONE_LINE),
    Kind.ADDRESS: _string(None, 1000),
    Kind.FILE_NAME: _object(
        {"raw": _string(_BASE64, 16_384, format="custody-base64"), "shown": _string(None, 12_288)},
        ("raw", "shown"),
    ),
    Kind.INTEGER: _COUNT,
    Kind.SIGNED: {"type": "integer", "minimum": -MAX_INTEGER, "maximum": MAX_INTEGER},
    Kind.PERCENT: {"type": "integer", "minimum": 0, "maximum": 100},
    Kind.FLAG: {"type": "boolean"},
    Kind.MARK: {"const": True},
    Kind.ANY: {},
    Kind.INSTANT: _string(_INSTANT, 24, format="custody-instant"),
    Kind.OFFSET: _string("^[+-][01][0-9]:[0-5][0-9]$", 6, format="custody-offset"),
    Kind.DATE: _string("^[0-9]{4}-[01][0-9]-[0-3][0-9]$", 10, format="custody-date"),
    Kind.LANGUAGE: {"enum": list(LANGUAGES)},
    Kind.ROLE: {"enum": list(ROLES)},
    Kind.DIGESTS: _object(
        {"sha256": _SHA256, "sha512": _hex(128), "blake3": _hex(64), "sha3-256": _hex(64)},
        ("sha256",),
    ),
    Kind.LEGACY: {**_object({"md5": _hex(32), "sha1": _hex(40)}, ()), "minProperties": 1},
    Kind.SHA256: _SHA256,
    Kind.SHA512: _hex(128),
    Kind.ROOT: _string("^[A-Za-z0-9+/]{43}=$", 44, format="custody-base64"),
    Kind.MEDIA_TYPE: _string("^[a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*$", 127),
    Kind.DOCUMENT: _object(
        {
            "sha256": _SHA256,
            "size": _COUNT,
            "media_type": {"$ref": f"#/$defs/{Kind.MEDIA_TYPE}"},
        },
        ("sha256", "size", "media_type"),
    ),
    Kind.BASE64: _string(_BASE64, 16_384, format="custody-base64"),
    Kind.EVENT: _string(_UUID7, 36),
    Kind.KEY: _string("^sha256:[0-9a-f]{64}$", 71),
    Kind.ORIGIN: _string("^[a-z0-9.-]+/[a-z0-9.-]+/[0-9a-f]{16}$", 128),
    Kind.TRUST_LINE: _string(
        "^[a-z0-9.-]+/[a-z0-9.-]+/[0-9a-f]{16}\\+[0-9a-f]{8}\\+[A-Za-z0-9+/]{44}$", 200
    ),
    Kind.POINTER: _string("^/(body|occurred|private)(/([^~/]|~[01])+)+$"),
    **dict.fromkeys(PRINTED_NUMBERS, _string(_ONE_LINE, 64)),
}
"""Form of each kind; the kinds of identifiers share one."""


def event_schema(each: EventType) -> Schema:
    """The published Schema of an opened event of a type."""
    body = _group((field for field in each.fields if not field.private), each.name)
    private = _group((field for field in each.fields if field.private), each.name)
    private["properties"]["statement"] = {"$ref": f"#/$defs/{Kind.TEXT}"}
    schema = _object(
        {"type": {"const": each.name}, "body": body, "private": private}, ("type", "body")
    )
    for names in each.either:
        parts = {name: "private" if each.field(name).private else "body" for name in names}
        options: list[Schema] = [
            {"required": [part], "properties": {part: {"required": [name]}}}
            for name, part in parts.items()
        ]
        if "private" in parts.values():
            options.append({"not": {"required": ["private"]}})
        schema.setdefault("allOf", []).append({"anyOf": options})
    return _document(f"event:{each.name}", each.name, schema)


def command_schema(each: EventType) -> Schema:
    """The published Schema of the command document that records a type."""
    fields = _group(each.fields, each.name)
    for names in each.either:
        options = [{"required": [name]} for name in names]
        fields.setdefault("allOf", []).append({"anyOf": options})
    properties: Schema = {
        "command": {"const": each.command},
        "fields": fields,
        "occurred": _object(
            {
                "at": {"$ref": f"#/$defs/{Kind.INSTANT}"},
                "offset": {"$ref": f"#/$defs/{Kind.OFFSET}"},
            },
            ("at", "offset"),
        ),
        "language": {"$ref": f"#/$defs/{Kind.LANGUAGE}"},
        "role": {"$ref": f"#/$defs/{Kind.ROLE}"},
    }
    required = ["command", "fields"]
    if each.case in ("required", "optional"):
        properties["case"] = {"$ref": "#/$defs/identifier"}
    if each.case == "required":
        required.append("case")
    if each.items != "none":
        properties["items"] = {
            "type": "array",
            "items": {"$ref": "#/$defs/identifier"},
            "minItems": 1,
            "maxItems": 1 if each.items == "at_most_one" else MAX_LIST,
            "uniqueItems": True,
        }
        if each.items == "many":
            required.append("items")
    schema = _object(properties, required)
    if each.case == "optional" and each.items != "none":
        schema["dependentRequired"] = {"items": ["case"]}
    return _document(f"command:{each.command}", each.name, schema)


def validate(type_name: str, body: Mapping[str, Any], private: Mapping[str, Any] | None) -> None:
    """Demand that an event about to be recorded carries what its type must carry.

    Args:
        type_name: A type of the registry.
        body: The open part.
        private: The private part, None when there is none.

    Raises:
        InputError: `input.schema`, with the place and what is wrong there.
    """
    view: dict[str, Any] = {"type": type_name, "body": body, "private": private or {}}
    _demand(_event_validator(type_name), view)
    for part in ("body", "private"):
        _demand_shown_names(view[part], f"/{part}")
        _demand_ascent(TYPES[type_name], view[part], f"/{part}")


def validate_value(type_name: str, pointer: str, value: Any) -> None:
    """Demand that a value may stand at a place of an event, as when it replaces what stands there.

    Args:
        type_name: A type of the registry.
        pointer: JSON Pointer under `/body/`, `/private/` or `/occurred/`.
        value: What is to be shown there.

    Raises:
        RefusedError: `refused.field_unknown`; events of the type have no such place.
        InputError: `input.schema`, with the place and what is wrong there.
    """
    schema = _place(type_name, pointer)
    if schema is None:
        raise RefusedError("refused.field_unknown", field=pointer, type=type_name)
    whole = {"$schema": DIALECT, "$defs": dict(_DEFINITIONS), **_object({"": schema}, [""])}
    _demand(_compiled(whole), {"": value}, pointer)
    _demand_shown_names(value, pointer)


def _place(type_name: str, pointer: str) -> Schema | None:
    """The Schema of a place in events of a type; None where they have no such place."""
    first, *rest = [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]
    moment = _object(
        {
            "at": {"$ref": f"#/$defs/{Kind.INSTANT}"},
            "offset": {"$ref": f"#/$defs/{Kind.OFFSET}"},
        },
        ("at", "offset"),
    )
    here: Schema | None = {**event_schema(TYPES[type_name])["properties"], "occurred": moment}[
        first
    ]
    for part in rest:
        if here is None:
            break
        if "$ref" in here:
            here = _DEFINITIONS[here["$ref"].removeprefix("#/$defs/")]
        if here.get("type") == "array":
            here = here["items"] if _INDEX.match(part) else None
        else:
            here = here.get("properties", {}).get(part)
    return here


def validate_command(document: Mapping[str, Any]) -> EventType:
    """Demand that a document is a command that the core knows, and complete.

    Returns:
        The type of event that the command records.

    Raises:
        InputError: `input.command` or `input.schema`.
    """
    name = document.get("command")
    if not isinstance(name, str):
        raise InputError("input.command_document", reason="it has no member command")
    each = event_type_of(name)
    _demand(_command_validator(name), document)
    _demand_shown_names(document["fields"], "/fields")
    _demand_ascent(each, document["fields"], "/fields")
    return each


def _document(name: str, type_name: str, schema: Schema) -> Schema:
    used = {reference.removeprefix("#/$defs/") for reference in _references(schema)}
    used |= {
        reference.removeprefix("#/$defs/")
        for each in used
        for reference in _references(_DEFINITIONS[each])
    }
    return {
        "$schema": DIALECT,
        "$id": f"urn:custody:v1:{name}",
        "title": wording.title(type_name, "en"),
        **schema,
        "$defs": {str(each): _DEFINITIONS[each] for each in sorted(used)},
    }


def _references(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        for key, member in schema.items():
            if key == "$ref":
                yield member
            else:
                yield from _references(member)
    elif isinstance(schema, list):
        for member in schema:
            yield from _references(member)


def _group(fields: Iterable[Field], group: str) -> Schema:
    given = tuple(fields)
    schema = _object(
        {
            field.name: {"title": wording.label(field.name, "en", group=group), **_field(field)}
            for field in given
        },
        (field.name for field in given if field.required),
    )
    if any(field.name == "type" and set(field.choices) == EXTRA_FIELDS.keys() for field in given):
        schema["allOf"] = list(_only_own_extra_fields(given))
    return schema


def _only_own_extra_fields(fields: tuple[Field, ...]) -> Iterator[Schema]:
    extra = {field.name for each in EXTRA_FIELDS.values() for field in each}
    common = [field.name for field in fields if field.name not in extra]
    for name, own in EXTRA_FIELDS.items():
        yield {
            "if": {"properties": {"type": {"const": name}}},
            "then": {"propertyNames": {"enum": [*common, *(field.name for field in own)]}},
        }


def _field(field: Field) -> Schema:
    if field.kind is Kind.GROUP:
        schema = _group(field.fields, field.name)
        if not schema["required"]:
            schema["minProperties"] = 1
    elif field.kind is Kind.CHOICE:
        schema = {"enum": list(field.choices)}
    else:
        name = "identifier" if field.kind in IDENTIFIERS else field.kind.value
        schema = {"$ref": f"#/$defs/{name}"}
    if not field.many:
        return schema
    many: Schema = {
        "type": "array",
        "items": schema,
        "minItems": 0 if field.empty else 1,
        "maxItems": MAX_LIST,
    }
    if field.kind in IDENTIFIERS or field.kind is Kind.CHOICE:
        many["uniqueItems"] = True
    return many


def _is_date(text: str) -> bool:
    return is_instant(f"{text}T00:00:00.000Z")


def _is_base64(text: str) -> bool:
    try:
        unb64(text)
    except IntegrityError:
        return False
    return True


_FORMATS: Final[dict[str, Callable[[str], bool]]] = {
    "custody-identifier": is_identifier,
    "custody-instant": is_instant,
    "custody-offset": is_offset,
    "custody-date": _is_date,
    "custody-base64": _is_base64,
}


@cache
def _event_validator(type_name: str) -> "jsonschema_rs.Validator":
    return _compiled(event_schema(TYPES[type_name]))


@cache
def _command_validator(command: str) -> "jsonschema_rs.Validator":
    return _compiled(command_schema(event_type_of(command)))


def _compiled(schema: Schema) -> "jsonschema_rs.Validator":
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(schema, formats=_FORMATS, validate_formats=True)


def _demand(
    validator: "jsonschema_rs.Validator", document: Mapping[str, Any], place: str = ""
) -> None:
    """Demand validity; of a document whose one member stands at a place, tell that place."""
    if validator.is_valid(document):
        return
    found = {fault for error in validator.iter_errors(document) for fault in _faults(error)}
    if place:
        found = {(place + pointer.removeprefix("/"), reason) for pointer, reason in found}
    raise faulty(found)


def faulty(found: Iterable[tuple[str, str]]) -> InputError:
    """The error for faults of a document: the place and the reason of each."""
    faults = sorted(found)[:MAX_FAULTS]
    pointer, reason = faults[0]
    return InputError("input.schema", pointer=pointer or "/", reason=reason, faults=faults)


def _faults(error: "jsonschema_rs.ValidationError") -> Iterator[tuple[str, str]]:
    """The place of each fault that an error tells of, as a JSON Pointer, and the reason."""
    path = [str(part) for part in error.instance_path]
    told = error.kind.as_dict()
    match error.kind.name:
        case "required":
            yield _pointer(*path, told["property"]), MISSING
        case "additionalProperties":
            for name in told["unexpected"]:
                yield _pointer(*path, name), UNKNOWN
        case "propertyNames":
            yield _pointer(*path, told["error"].instance), "is not a field of this type of item"
        case "anyOf":
            names = [inner.kind.as_dict()["property"] for inner in _required_in(told["context"])]
            yield _pointer(*path), f"needs at least one of: {', '.join(dict.fromkeys(names))}"
        case "enum":
            choices = ", ".join(map(str, told["options"]))
            yield _pointer(*path), f"is not one of the choices: {choices}"
        case name:
            yield _pointer(*path), _REASONS.get(name, "is not as its kind demands").format(**told)


def _required_in(context: Any) -> "Iterator[jsonschema_rs.ValidationError]":
    for option in context:
        for inner in option:
            if inner.kind.name == "required":
                yield inner


_REASONS: Final = {
    "type": "has the wrong type of value",
    "const": "has another value than the only one allowed",
    "pattern": "does not have the form that its kind demands",
    "format": "does not have the form that its kind demands",
    "minLength": "is empty",
    "maxLength": "is longer than {limit} characters",
    "minItems": "is an empty list; leave it out",
    "maxItems": "has more than {limit} entries",
    "minProperties": "is empty; leave it out",
    "uniqueItems": "names something twice",
    "minimum": "is below {limit}",
    "maximum": "is above {limit}",
}


def _pointer(*path: str) -> str:
    return "".join(f"/{part.replace('~', '~0').replace('/', '~1')}" for part in path)


def _demand_ascent(each: EventType, values: Mapping[str, Any], pointer: str) -> None:
    for field in each.own_fields:
        if field.by and field.name in values:
            places = [member[field.by] for member in values[field.name]]
            if any(before >= after for before, after in pairwise(places)):
                reason = f"must ascend by {field.by}, each once"
                raise InputError("input.schema", pointer=f"{pointer}/{field.name}", reason=reason)


def _demand_shown_names(value: Any, pointer: str) -> None:
    """Recompute `shown` of each file name found on evidence (format.md §1)."""
    if isinstance(value, dict):
        if value.keys() == {"raw", "shown"} and value != file_name(unb64(value["raw"])):
            raise InputError(
                "input.schema", pointer=f"{pointer}/shown", reason="is not how the name is shown"
            )
        for name, member in value.items():
            _demand_shown_names(member, f"{pointer}/{name}")
    elif isinstance(value, list):
        for index, member in enumerate(value):
            _demand_shown_names(member, f"{pointer}/{index}")


def example(command: str) -> dict[str, Any]:
    """An invented document of a command, complete and valid.

    Raises:
        InputError: No such command.
    """
    each = event_type_of(command)
    values = _example_values()
    document: dict[str, Any] = {"command": command}
    if each.case == "required" or each.items != "none":
        document["case"] = values["case"]
    if each.items == "many" or each.name in values["from_items"]:
        document["items"] = list(values["items"])
    wanted = {names[0] for names in each.either} | set(values["more"].get(each.name, ()))
    document["fields"] = {
        field.name: _example(field, each.name)
        for field in each.fields
        if field.required or field.name in wanted
    }
    return document


def _example(field: Field, group: str) -> Any:
    if field.empty:
        return []
    value = _example_of_one(field, group)
    return [value] if field.many else value


def _example_of_one(field: Field, group: str) -> Any:
    values = _example_values()
    if field.kind is Kind.GROUP:
        more = values["more"].get(field.name, ())
        wanted = [each for each in field.fields if each.required or each.name in more]
        return {each.name: _example(each, field.name) for each in wanted or field.fields[:1]}
    default = field.choices[0] if field.choices else values["kind"][field.kind.value]
    own = values.get(field.kind.value, {})
    return own.get(f"{group}.{field.name}", own.get(field.name, default))


@cache
def _example_values() -> dict[str, Any]:
    import tomllib

    values: dict[str, Any] = tomllib.loads(resources.read_text("schema/examples.toml"))
    return values
