"""Validation of events and commands by their Schemas (`schema`), and what is wrong in words.

What a Schema's pattern cannot tell (a day that does not exist, a device name) is checked by named
formats; what it cannot compare (an order, a name and how it is shown), behind it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from custody.clock import is_instant, is_offset
from custody.domain.schema import (
    DEFINITIONS,
    DIALECT,
    MOMENT,
    Schema,
    closed,
    command_schema,
    event_schema,
)
from custody.domain.vocabulary import TYPES, EventType, event_type_of
from custody.errors import InputError, IntegrityError, RefusedError
from custody.strict_json import file_name, is_identifier, unb64

if TYPE_CHECKING:
    import jsonschema_rs

MAX_FAULTS: Final = 20
"""How many faults an error names."""
MISSING: Final = "must be given"
UNKNOWN: Final = "is not a field of this group"
_INDEX: Final = re.compile(r"(0|[1-9][0-9]{0,3})\Z")


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
    whole = {"$schema": DIALECT, "$defs": dict(DEFINITIONS), **closed({"": schema}, [""])}
    _demand(_compiled(whole), {"": value}, pointer)
    _demand_shown_names(value, pointer)


def _place(type_name: str, pointer: str) -> Schema | None:
    """The Schema of a place in events of a type; None where they have no such place."""
    first, *rest = [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]
    parts: Schema = {**event_schema(TYPES[type_name])["properties"], "occurred": MOMENT}
    here: Schema | None = parts[first]
    for part in rest:
        if here is None:
            break
        if "$ref" in here:
            here = DEFINITIONS[here["$ref"].removeprefix("#/$defs/")]
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
