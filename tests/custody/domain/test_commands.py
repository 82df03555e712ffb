from typing import Any

import pytest

from custody.domain.commands import Command
from custody.domain.events import Occurred
from custody.domain.examples import example_of
from custody.errors import InputError


def test_a_document_becomes_a_frozen_command() -> None:
    document = example_of("item.seize")
    document |= {"items": ["ITM-02", "ITM-01"], "language": "kk"}
    document["occurred"] = {"at": "2026-03-18T03:50:00.000Z", "offset": "+05:00"}
    command = Command.parse(document)
    assert command.type.name == "item.seized"
    assert (command.case, command.items) == ("C-2026-001", ("ITM-01", "ITM-02"))
    assert command.occurred == Occurred("2026-03-18T03:50:00.000Z", "+05:00")
    assert (command.language, command.role) == ("kk", None)
    with pytest.raises(AttributeError):
        command.name = "item.find"  # type: ignore[misc]


def test_fields_are_parted_into_the_open_and_the_private_part() -> None:
    body, private = Command.parse(example_of("search.start")).split()
    assert private is not None
    assert {"place", "present"} <= private.keys()
    assert {"search", "form", "premises"} <= body.keys()
    assert not body.keys() & private.keys()


def test_an_event_without_private_fields_has_no_private_part() -> None:
    body, private = Command.parse(example_of("seal.check")).split()
    assert private is None
    assert body["seals"]


def test_common_fields_of_a_closed_body_become_private() -> None:
    document = example_of("role.grant")
    document["fields"]["clock_warning"] = True
    body, private = Command.parse(document).split()
    assert body.keys() == {"person", "role", "until"}
    assert private is not None
    assert private["clock_warning"] is True


@pytest.mark.parametrize(
    "value", ["e\u0301", "a\0b", 1.5, 2**53, {"a": [[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]}]
)
def test_what_strict_json_does_not_know_is_refused(value: Any) -> None:
    document = example_of("case.open")
    document["fields"]["note"] = value
    with pytest.raises(InputError) as caught:
        Command.parse(document)
    assert caught.value.code == "input.command_document"
