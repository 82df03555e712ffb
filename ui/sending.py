"""The file that takes an offer, or the answer to one, to another station."""

from collections.abc import Sequence
from typing import Any

from ui import formats


def sending(case: str, items: Sequence[str], origin: str) -> dict[str, Any]:
    """What an export begins from that takes an offer, or an answer, to another station."""
    begun: dict[str, Any] = {
        "case": case,
        "recipient": formats.station(origin),
        "recipient_kind": "other",
        "container": "zip",
    }
    return {**begun, "items": list(items)} if items else begun
