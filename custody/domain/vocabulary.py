"""The closed registry of event types: every row of procedures §4.3, and three of format.md §3.

One source for the published Schemas, the validation of commands, the forms of a client and the
plain words before a signature.
"""

from types import MappingProxyType
from typing import Final

from custody.domain.types_base import (
    ANYONE,
    ASSIGNED,
    COMMON_FIELDS,
    LANGUAGES,
    ROLES,
    EventType,
    Field,
    Kind,
)
from custody.domain.types_case import CASE_TYPES
from custody.domain.types_custody import CUSTODY_TYPES
from custody.domain.types_disclosure import DISCLOSURE_TYPES
from custody.domain.types_evidence import EVIDENCE_TYPES
from custody.domain.types_items import EXTRA_FIELDS, ITEM_TYPES
from custody.domain.types_ledger import LEDGER_TYPES
from custody.domain.types_request import REQUEST_TYPES
from custody.domain.types_search import SEARCH_TYPES
from custody.errors import InputError

__all__ = [
    "ANYONE",
    "ASSIGNED",
    "BY_COMMAND",
    "COMMON_FIELDS",
    "EXTRA_FIELDS",
    "ITEM_TYPES",
    "LANGUAGES",
    "ROLES",
    "TYPES",
    "EventType",
    "Field",
    "Kind",
    "event_type_of",
]

_ALL = (
    *CASE_TYPES,
    *REQUEST_TYPES,
    *SEARCH_TYPES,
    *CUSTODY_TYPES,
    *EVIDENCE_TYPES,
    *DISCLOSURE_TYPES,
    *LEDGER_TYPES,
)
TYPES: Final = MappingProxyType({each.name: each for each in _ALL})
"""Name to type, in the order of procedures §4.3."""
BY_COMMAND: Final = MappingProxyType({each.command: each for each in _ALL})
"""Command to the type that it records."""


def event_type_of(command: str) -> EventType:
    """The type of event that a command records.

    Raises:
        InputError: No such command.
    """
    try:
        return BY_COMMAND[command]
    except KeyError:
        raise InputError("input.command", command=command) from None
