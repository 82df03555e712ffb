"""What each family of documents is made of: the events it reads and what is reckoned from them.

A template names what it prints out of this closed list, and the fields of these events.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

_COMMON: Final = frozenset(
    {
        "case", "registration", "agency", "station", "printed_on", "subject", "language", "actor",
        "actor_role", "at", "late", "cosigners",
    }
)  # fmt: skip
ITEM_COLUMNS: Final = (
    "no", "item", "what", "description", "numbers", "quantity", "found", "manner", "packing",
    "state", "seal_state", "held", "value", "size", "sha256", "protocol",
)  # fmt: skip
_ARTIFACT_COLUMNS: Final = (
    "no", "artifact", "name", "item", "origin", "size", "sha256", "digests", "verified",
)  # fmt: skip
_CORRECTIONS: Final = {"corrections": ("no", "at", "who", "what", "why")}
_DOCUMENTS: Final = {"documents": ("no", "at", "act", "name", "sha256")}


@dataclass(frozen=True, slots=True)
class Family:
    """Documents that are made of the same part of the record."""

    name: str
    subject: str
    """What its documents are asked for by."""
    roles: Mapping[str, tuple[str, ...]]
    """Role of an event in the document to the types that play it."""
    reckoned: frozenset[str] = frozenset()
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """List to its columns."""
    people: frozenset[str] = frozenset()
    pictures: frozenset[str] = frozenset()

    @property
    def single(self) -> frozenset[str]:
        """What is reckoned and is one text."""
        return _COMMON | self.reckoned


_OPENED: Final = {"opened": ("case.opened",)}
FAMILIES: Final[Mapping[str, Family]] = {
    each.name: each
    for each in (
        Family(
            "search",
            "the id of a search",
            {
                **_OPENED,
                "authority": ("authority.recorded",),
                "started": ("search.started",),
                "finished": ("search.finished",),
                "signed": ("protocol.signed",),
            },
            frozenset({"leader", "team", "began", "ended"}),
            {
                "items": ITEM_COLUMNS,
                "data": ("no", "artifact", "what", "item", "tool", "period", "size", "sha256"),
                "assistance": ("at", "who", "act", "text", "why"),
                "extensions": ("at", "what", "text"),
                "photographs": ("no", "artifact", "item", "view", "name", "sha256"),
                "refusals": ("who", "why", "certified"),
                "copies": ("at", "who", "act"),
                **_CORRECTIONS,
            },
            frozenset({"participants", "leaders"}),
        ),
        Family(
            "event",
            "the id of an event, or its index in the ledger",
            {
                **_OPENED,
                "event": (),
                "offer": ("transfer.offered",),
                "examination": ("examination.started",),
                "finished": ("examination.finished",),
                "recognised": ("item.recognised",),
                "signed": ("protocol.signed",),
                "decision": ("court.decision_recorded",),
            },
            frozenset({"giver", "receiver", "what"}),
            {"items": ITEM_COLUMNS, "artifacts": _ARTIFACT_COLUMNS, **_CORRECTIONS},
            frozenset({"participants", "sides", "actors", "commission", "members"}),
        ),
        Family(
            "request",
            "the id of a request, or a file with the command that is to approve it",
            {**_OPENED, "approved": ("request.approved",), "sent": ("request.sent",)},
            frozenset({"procedure", "channel", "dated", "number", "to_review"}),
            {
                "identifiers": ("no", "kind", "identifier", "at"),
                "elements": ("no", "what", "outcome"),
            },
            frozenset({"officers", "approvers"}),
        ),
        Family(
            "use",
            "the id of a request that was answered",
            {**_OPENED, "approved": ("request.approved",)},
            frozenset({"procedure", "number"}),
            {
                "conditions": ("no", "what", "text", "state"),
                "answers": ("no", "artifact", "made_of", "conditions", "sha256"),
                "uses": ("no", "at", "text", "who", "to", "purpose"),
            },
            frozenset({"actors"}),
        ),
        Family(
            "case",
            "the id of a case",
            _OPENED,
            frozenset({"items_count", "artifacts_count", "documents_count"}),
            {
                "items": ITEM_COLUMNS,
                "artifacts": _ARTIFACT_COLUMNS,
                "findings": ("no", "at", "what", "text", "state"),
                **_DOCUMENTS,
            },
            frozenset({"actors"}),
        ),
        Family(
            "item",
            "the id of an item",
            _OPENED,
            frozenset({"holder", "state"}),
            {
                "items": ITEM_COLUMNS,
                "history": ("no", "at", "act", "who"),
                "artifacts": _ARTIFACT_COLUMNS,
            },
            frozenset({"actors"}),
            frozenset({"custody"}),
        ),
    )
}
