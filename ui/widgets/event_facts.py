"""The facts of an opened event by which it can be checked, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QObject

from custody.anchors.between import Between
from custody.bundle.story import Told
from custody.domain import wording
from custody.domain.enrolled_key import EnrolledKey
from custody.domain.events import LEDGER_CASE, Event
from custody.event_filter import EventFilter
from custody.ledger.event import open_envelope
from custody.queries import Queries
from custody.rows import EventPage, Proof
from custody.strict_json import b64
from ui import formats
from ui.models.papers import Subject
from ui.translations import language
from ui.widgets.fact_list import Fact

_LONG: Final = 40
_MOST_LATER: Final = 20


@dataclass(frozen=True, slots=True)
class Later:
    """An event about another one: a note, a correction, a paper."""

    index: int
    person: str
    told: Told


def later_about(queries: Queries, event: Event | None) -> Iterator[Later]:
    """What was recorded later about an event, in order; the first of many."""
    if event is None:
        return
    for row in queries.events(EventFilter(words=f'"{event.id}"'), limit=_MOST_LATER):
        told = queries.told(row.index)
        if told is not None and told.event.body.get("event") == event.id:
            yield Later(row.index, row.person or "", told)


@dataclass(frozen=True, slots=True)
class Opened:
    """What was read of an event, and checked."""

    page: EventPage
    payload: bytes
    verified: Mapping[str, bool]
    """Name of each signing key to whether its signature is good."""
    printed: Subject | None
    """What documents are made of."""
    between: Between
    """What time stamps prove of when it was recorded."""
    later: tuple[Later, ...]
    """What was recorded about it since."""


class EventFacts(QObject):
    """Tells of an event, in the current language."""

    def __init__(self, offset: str, parent: QObject) -> None:
        """Tell times at an offset from UTC."""
        super().__init__(parent)
        self._offset = offset

    def who(self, opened: Opened) -> Iterator[Fact]:
        """Who signed it, about what, and when."""
        page, event, offset = opened.page, opened.page.event, self._offset
        if event is None:
            return
        person = next(
            (each.person for each in page.signatures if each.key == event.actor_key), None
        )
        yield Fact(
            self.tr("Signed by"), f"{person or '—'}, {wording.role(event.actor_role, language())}"
        )
        case = event.case
        if case is not None and case.id != LEDGER_CASE:
            yield Fact(self.tr("Case"), case.id, goes=("case", case.id))
        for link in event.items:
            yield Fact(self.tr("Item"), link.id, goes=("item", link.id))
        at = event.recorded.at
        if event.occurred is not None:
            when = formats.instant(event.occurred.at, event.occurred.offset, seconds=True)
            yield Fact(
                self.tr("Happened"),
                f"{when} ({event.occurred.offset})",
                event.occurred.at,
                hover=formats.exactly(event.occurred.at, event.occurred.offset),
            )
        when = formats.instant(at, offset, seconds=True)
        hover = formats.exactly(at, offset)
        yield Fact(self.tr("Recorded"), f"{when} ({offset})", at, hover=hover)
        for each in opened.later:
            yield from self._later(each)
        yield Fact(self.tr("Proven"), self._proven(opened.between))
        yield Fact(self.tr("Clock"), self._clock(event))
        yield Fact(self.tr("Program"), f"{event.app_name} {event.app_version}")
        yield Fact(self.tr("Id"), formats.lines_of_id(event.id), event.id, mono=True)

    def _later(self, each: Later) -> Iterator[Fact]:
        told = each.told
        when = formats.instant(told.at, self._offset)
        words = f"#{each.index} · {each.person}"  # a link takes one line, and the pane is narrow
        title = wording.title(told.event.type, language())
        yield Fact(title, words, goes=("event", each.index))
        said = (told.private or {}).get("text") or wording.history_line(
            told.event, told.private, language()
        )
        yield Fact(self.tr("It says"), f"{when}: {said}")

    def _proven(self, found: Between) -> str:
        """Between which instants outsiders prove it was recorded; never by the station's clock."""
        offset, told = self._offset, []
        for bound, words in (
            (found.not_before, self.tr("not before {at}")),
            (found.not_after, self.tr("not after {at}")),
        ):
            if bound is not None:
                told.append(words.format(at=formats.instant(bound.at, offset, seconds=True)))
        return ", ".join(told) or self.tr("nothing yet: no trusted time stamp covers it")

    def _clock(self, event: Event) -> str:
        return {
            "system": self.tr("of the machine"),
            "ntp": self.tr("set by a time server"),
            "manual": self.tr("set by hand"),
        }.get(event.recorded.source, event.recorded.source)

    def signatures(self, opened: Opened) -> Iterator[Fact]:
        """Every signature, and whether it is good."""
        for each in opened.page.signatures:
            holds = opened.verified.get(each.key, False)
            said = self.tr("{person}: good") if holds else self.tr("{person}: NOT GOOD")
            role = "good" if holds else "danger"
            yield Fact(self.tr("Signature"), said.format(person=each.person or "—"), role=role)
            yield Fact(self.tr("by the key"), _grouped_key(each.key), each.key, mono=True)
            value = b64(each.value)
            yield Fact(self.tr("value"), formats.digest(value), value, mono=True)

    def place(self, page: EventPage) -> Iterator[Fact]:
        """Where it stands in the tree and in its chains."""
        event = page.event
        yield Fact(self.tr("Index in the ledger"), str(page.index), str(page.index))
        yield Fact(self.tr("Leaf hash"), formats.digest(page.leaf_hash), page.leaf_hash, mono=True)
        if page.erased_by is not None:
            yield Fact(
                self.tr("Erased by"),
                self.tr("event {index}").format(index=page.erased_by),
                goes=("event", page.erased_by),
            )
        if event is None:
            return
        yield Fact(self.tr("Tree before it"), self.tr("%n event(s)", "", event.tree_size))
        root = event.tree_root.hex()
        yield Fact(self.tr("with the root"), formats.digest(root), root, mono=True)
        for link in (*((event.case,) if event.case else ()), *event.items):
            told = self.tr("no. {number} of {chain}").format(number=link.seq + 1, chain=link.id)
            yield Fact(self.tr("Chain"), told)
            if link.prev is not None:
                yield Fact(
                    self.tr("after the leaf"), formats.digest(link.prev), link.prev, mono=True
                )

    def proof(self, found: tuple[Proof, bool] | None) -> Iterator[Fact]:
        """A proof that was computed, and whether it holds; what it would show, before."""
        if found is None:
            yield Fact(
                self.tr("What it shows"),
                self.tr(
                    "With the checkpoint, anybody can see that this event stands in the ledger "
                    "and was not changed since. It does not show that what it says is true."
                ),
                role="muted",
            )
            return
        proof, holds = found
        said = self.tr("leads to the root of the checkpoint") if holds else self.tr("DOES NOT HOLD")
        yield Fact(self.tr("Result"), said, role="good" if holds else "danger")
        path = "\n".join(step.hex() for step in proof.path)
        shown = "\n".join(formats.digest(step.hex()) for step in proof.path) or "—"
        yield Fact(self.tr("Path"), shown, path or "—", mono=True)
        salt = b64(proof.salt)
        yield Fact(self.tr("Salt"), formats.digest(salt), salt, mono=True)
        note = proof.checkpoint.decode("utf-8", "replace")
        yield Fact(self.tr("Checkpoint"), _breakable(note), note, mono=True)


def verified(page: EventPage, keys: Mapping[str, EnrolledKey]) -> dict[str, bool]:
    """Check every signature against the bytes as they are stored."""
    if page.envelope is None:
        return {}
    envelope = open_envelope(page.envelope)
    found: dict[str, Any] = {}
    for name, value in envelope.signatures:
        known = keys.get(name)
        found[name] = known is not None and known.public.verify(value, envelope.signed)
    return found


def _grouped_key(name: str) -> str:
    """A key's name, to be read aloud."""
    algorithm, _, digest = name.partition(":")
    return f"{algorithm}: {formats.digest(digest)}"


def _breakable(note: str) -> str:
    """A checkpoint with its long words in groups, so that they break where a line ends."""
    return "\n".join(
        " ".join(formats.digest(word) if len(word) > _LONG else word for word in line.split(" "))
        for line in note.rstrip("\n").split("\n")
    )
