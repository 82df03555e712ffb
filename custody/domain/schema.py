"""JSON Schemas of events and commands, made from the vocabulary.

A Schema of an event describes the view `{"type", "body", "private"}` of an opened event; `private`
is absent where it is withheld. All lists of members are closed and all sizes bounded; `format`
names what `validation` checks beside. The titles are the English labels of the fields.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from custody.domain import wording
from custody.domain.types_base import IDENTIFIERS, LANGUAGES, PRINTED_NUMBERS, ROLES
from custody.domain.vocabulary import EXTRA_FIELDS, EventType, Field, Kind
from custody.strict_json import MAX_INTEGER

Schema = dict[str, Any]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
MAX_LIST: Final = 5000

_BASE64: Final = "^[A-Za-z0-9+/]+={0,2}$"
_ONE_LINE: Final = "^[^\\u0000-\\u001f\\u007f]+$"
_UUID7: Final = "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"
_INSTANT: Final = "^[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}Z$"
_IDENTIFIER: Final = "^[A-Za-z0-9]([A-Za-z0-9._-]{0,62}[A-Za-z0-9])?$"


def _string(pattern: str | None = None, size: int = 500, **more: Any) -> Schema:
    schema: Schema = {"type": "string", "minLength": 1, "maxLength": size, **more}
    return schema if pattern is None else {**schema, "pattern": pattern}


def closed(properties: Schema, required: Iterable[str]) -> Schema:
    """The Schema of an object that has no other members."""
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
DEFINITIONS: Final[Mapping[str, Schema]] = {
    "identifier": _string(_IDENTIFIER, 64, format="custody-identifier"),
    Kind.LINE: _string(_ONE_LINE),
    Kind.TEXT: _string(None, 20_000),
    Kind.NAME: _string(_ONE_LINE),
    Kind.ADDRESS: _string(None, 1000),
    Kind.FILE_NAME: closed(
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
    Kind.DIGESTS: closed(
        {"sha256": _SHA256, "sha512": _hex(128), "blake3": _hex(64), "sha3-256": _hex(64)},
        ("sha256",),
    ),
    Kind.LEGACY: {**closed({"md5": _hex(32), "sha1": _hex(40)}, ()), "minProperties": 1},
    Kind.SHA256: _SHA256,
    Kind.SHA512: _hex(128),
    Kind.ROOT: _string("^[A-Za-z0-9+/]{43}=$", 44, format="custody-base64"),
    Kind.MEDIA_TYPE: _string("^[a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*$", 127),
    Kind.DOCUMENT: closed(
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
MOMENT: Final = closed(
    {
        "at": {"$ref": f"#/$defs/{Kind.INSTANT}"},
        "offset": {"$ref": f"#/$defs/{Kind.OFFSET}"},
    },
    ("at", "offset"),
)
"""When an act took place, as its person says."""


def event_schema(each: EventType) -> Schema:
    """The published Schema of an opened event of a type."""
    body = _group((field for field in each.fields if not field.private), each.name)
    private = _group((field for field in each.fields if field.private), each.name)
    private["properties"]["statement"] = {"$ref": f"#/$defs/{Kind.TEXT}"}
    schema = closed(
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
        "occurred": MOMENT,
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
    schema = closed(properties, required)
    if each.case == "optional" and each.items != "none":
        schema["dependentRequired"] = {"items": ["case"]}
    return _document(f"command:{each.command}", each.name, schema)


def _document(name: str, type_name: str, schema: Schema) -> Schema:
    used = {reference.removeprefix("#/$defs/") for reference in _references(schema)}
    used |= {
        reference.removeprefix("#/$defs/")
        for each in used
        for reference in _references(DEFINITIONS[each])
    }
    return {
        "$schema": DIALECT,
        "$id": f"urn:custody:v1:{name}",
        "title": wording.title(type_name, "en"),
        **schema,
        "$defs": {str(each): DEFINITIONS[each] for each in sorted(used)},
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
    schema = closed(
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
