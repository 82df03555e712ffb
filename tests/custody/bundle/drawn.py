"""A case made without a ledger, and the picture that is drawn of it."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

from custody.bundle.picture import lay_out
from custody.bundle.shapes import Drawing, Label
from custody.bundle.story import Case, Story, Told
from custody.bundle.story_teller import tell
from custody.bundle.words import words
from custody.clock import format_instant
from custody.domain.events import Event, Link, Occurred, Recorded
from custody.keys.signer import key_name
from tests.custody.bundle.scene import KEYS, enrolment

START = datetime(2026, 3, 18, 2, 0, tzinfo=UTC)


class Chain:
    """Events of one case, made without a ledger: pictures read nothing else."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.at = START
        self.places: Counter[str] = Counter()
        for person, role in (("ALM", "INV"), ("BOL", "CUS"), ("DIN", "EXA")):
            self.add("key.enrolled", "ALM", enrolment(person, role), case="ledger")

    def add(
        self, kind: str, by: str, body: dict[str, Any], *items: str, case: str = "C-1",
        minutes: float = 5, late: float = 0,
    ) -> None:  # fmt: skip
        self.at += timedelta(minutes=minutes)
        seq = self.places[case]
        self.places[case] += 1
        link = Link(case, seq, "0" * 64 if seq else None)
        self.events.append(
            Event(
                type=kind, ledger="a/b/0011223344556677", seq=len(self.events),
                tree_root=bytes(32), tree_size=len(self.events), id="", body=body,
                recorded=Recorded(format_instant(self.at), "+05:00"),
                actor_key=key_name(KEYS[by].public.spki), actor_role="INV",
                app_name="custody", app_version="1", case=link,
                items=tuple(Link(item, 0, None) for item in items),
                occurred=Occurred(
                    format_instant(self.at - timedelta(minutes=late)), "+05:00"
                ) if late else None,
            )
        )  # fmt: skip

    def story(self) -> tuple[Case, Story]:
        story = tell(Told(event, None) for event in self.events)
        return story.cases.get("C-1", Case("C-1")), story


def handed_over() -> Chain:
    chain = Chain()
    chain.add("item.found", "ALM", {}, "I-1", "I-2")
    chain.add("item.seized", "ALM", {}, "I-1", "I-2")
    chain.add("item.sealed", "ALM", {"seals": [{"item": "I-1", "seal": "S-1"}]}, "I-1")
    chain.add("transfer.offered", "ALM", {"to": "BOL"}, "I-1")
    chain.add("transfer.accepted", "BOL", {}, "I-1", minutes=30)
    chain.add("artifact.mismatch_found", "DIN", {"artifact": "ART-1"}, "I-1")
    chain.add("finding.raised", "DIN", {"finding": "F-1"})
    chain.add("finding.resolved", "DIN", {"finding": "F-1"})
    return chain


def draw(chain: Chain, language: str = "en") -> Drawing:
    return lay_out(*chain.story(), words(language))


def shapes(drawing: Drawing, kind: type) -> list[Any]:
    return [shape for row in drawing.rows for shape in row.shapes if isinstance(shape, kind)]


def labels(drawing: Drawing) -> list[str]:
    return [label.text for label in shapes(drawing, Label)]
