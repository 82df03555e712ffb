"""Examples of commands: invented, complete and valid."""

from functools import cache
from typing import Any

from custody import resources
from custody.domain.vocabulary import Field, Kind, event_type_of


def example_of(command: str) -> dict[str, Any]:
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
