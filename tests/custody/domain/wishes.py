"""The story up to a row, and wishes to be judged there: what the tests of the rules share."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import pytest

from custody.domain.commands import Command
from custody.domain.events import Draft
from custody.errors import RefusedError
from tests.custody.domain.memory import local
from tests.custody.domain.worked_example import Player, digest, steps, story

CASE = story()["case"]


PAGE = {"sha256": digest("signed page"), "size": 100, "media_type": "application/pdf"}
"""A page that those present have signed."""


Document = dict[str, Any]


@cache
def played(row: int) -> Player:
    """The story up to a row; only to be judged against, never added to."""
    player = Player()
    player.play(row)
    return player


def fresh(row: int) -> Player:
    """The story up to a row, to be carried on."""
    player = Player()
    player.play(row)
    return player


def wish(
    command: str, items: Sequence[str] = (), role: str | None = None, **fields: Any
) -> Document:
    document: Document = {"command": command, "case": CASE, "fields": fields}
    if items:
        document["items"] = list(items)
    if role is not None:
        document["role"] = role
    return document


def step_of(player: Player, row: int, command: str, **changes: Any) -> Document:
    """The document of a step of the story, with other values of some fields."""
    step = next(each for each in steps(row) if each["command"] == command and "refused" not in each)
    document = player.document(step)
    document["fields"] |= changes
    return document


def allowed(player: Player, document: Document, *by: str) -> Draft:
    return player.memory.judge(Command.parse(document), by)


def refused(player: Player, code: str, document: Document, *by: str) -> Mapping[str, object]:
    """The rules refuse it with this code, and the state is as before."""
    before = repr(player.case)
    with pytest.raises(RefusedError) as caught:
        player.memory.judge(Command.parse(document), by)
    assert caught.value.code == code, str(caught.value)
    assert repr(player.case) == before
    return caught.value.facts


def seals_on(player: Player, items: Sequence[str]) -> dict[str, Any]:
    """The field that names every seal on items as they are now; none where there is none."""
    known = [player.case.items[name] for name in items if name in player.case.items]
    seals = [{"item": each.id, "seal": seal} for each in known for seal in sorted(each.seals)]
    return {"seals": seals} if seals else {}


def offer(player: Player, *items: str, to: str = "DIN", at: str = "2027-01-01 00:00") -> Document:
    return wish(
        "transfer.offer",
        items,
        **seals_on(player, items),
        to=to,
        purpose="Examination",
        authority_ref="E-2",
        means="in_hand",
        condition="whole",
        expected_at=local(at),
    )


def decision(item: str, fate: str, *, in_force: bool) -> Document:
    fields: dict[str, Any] = {
        "decision": "D-9",
        "court": "District court",
        "decided_on": "2026-11-01",
        "in_force": in_force,
        "fates": [{"item": item, "fate": fate}],
    }
    if in_force:
        fields["in_force_on"] = "2026-11-01"
    return wish("court.record_decision", [item], **fields)


def acceptance(player: Player, *items: str) -> Document:
    name = next(iter(reversed(player.case.offers)))
    checks = [{"item": item, "scanned": True, "seal_state": "intact"} for item in items]
    return wish("transfer.accept", items, offer=name, checks=checks)


def offered(row: int = 27, *items: str) -> Player:
    player = fresh(row)
    player.memory.do(offer(player, *(items or ("ITM-00",))), "BOL")
    return player


def break_seal(item: str, seal: str) -> Document:
    present = [{"name": "E. R. Z.", "capacity": "official"}]
    seals = [{"item": item, "seal": seal}]
    return wish("seal.break", [item], seals=seals, reason="Examination", present=present)


def find(search: str = "SRC-1", **more: Any) -> Document:
    return wish(
        "item.find",
        ["ITM-09"],
        search=search,
        place="shelf",
        circumstances="lying",
        found_by="A. L. M.",
        **more,
    )


def correct(event: str, field: str, **more: Any) -> Document:
    return wish("event.correct", event=event, field=field, reason="typing error", **more)


def derive(*artifacts: str, parents: Sequence[str]) -> Document:
    return wish(
        "artifact.derive",
        artifacts=list(artifacts),
        parents=list(parents),
        kind="extract",
        tool="reader",
        tool_version="1",
        parameters="all",
        reproducible=True,
    )


def restitution(item: str = "ITM-00") -> Document:
    return wish(
        "item.return_to_owner",
        [item],
        decision="D-9",
        in_force_on="2026-11-01",
        receiver="V-01",
        condition="as received",
        receipt=PAGE,
    )
