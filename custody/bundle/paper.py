"""Reading copies on paper: the bundle's history as PDF/A, in three languages.

Like the pages for the screen they are made from what the bundle itself discloses. A long history
comes in volumes, each set by itself, so that memory does not grow with the events; beyond what
anybody would print there is the page alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from tomllib import loads
from typing import TYPE_CHECKING, Any, Final

import custody
from custody.bundle.long_texts import printed
from custody.bundle.picture import lay_out
from custody.bundle.story import Case, Story, Told
from custody.bundle.svg import printed_rows
from custody.bundle.words import Words, readable
from custody.clock import parse_instant
from custody.domain.events import LEDGER_CASE
from custody.resources import read_text
from custody.strict_json import canonical
from custody.typeset import forget, qr_svg, set_readable_pdf

if TYPE_CHECKING:
    from custody.bundle.cover import CaseCount, Cover

VOLUME: Final = 2_000
"""So many events stand in one file."""
MOST: Final = 20_000
"""Longer histories are not put on paper."""

Part = dict[str, Any]


def write_paper(
    folder: Path, cover: "Cover", story: Story, words: Words, events: Iterable[Told]
) -> None:
    """Write `history.<lang>.pdf`, and `history.<lang>.2.pdf` and so on where there are more.

    Args:
        folder: `reading` of the bundle.
        cover: What is not in the events.
        story: What the events tell.
        words: Of the language.
        events: The disclosed events, in order.
    """
    if sum(case.events for case in story.cases.values()) > MOST:
        return
    told = (each for each in events if each.event.case and each.event.case.id != LEDGER_CASE)
    parts = _front(cover, story, words)
    for number in range(1, MOST // VOLUME + 2):
        rows = [_row(each, story, words) for each in islice(told, VOLUME)]
        if not rows and number > 1:
            return
        if number > 1:
            forget()
        if rows:
            parts = [*parts, _events(rows, words)]
        suffix = "" if number == 1 else f".{number}"
        data = _furniture(cover, story, words, number) | {"parts": parts}
        path = folder / f"history.{words.language}{suffix}.pdf"
        path.write_bytes(set_readable_pdf("document.typ", data, _record(cover, number)))
        parts = []
        if len(rows) < VOLUME:
            return


def _record(cover: "Cover", volume: int) -> bytes:
    return canonical(
        {"bundle": cover.bundle, "made_at": cover.made_at, "origin": cover.origin, "volume": volume}
    )


def _furniture(cover: "Cover", story: Story, words: Words, volume: int) -> dict[str, Any]:
    names = ", ".join(case.id for case in story.cases.values())
    at = parse_instant(cover.made_at)
    said = _common(words.language)
    title = words.text("head.heading", cases=names)
    return {
        "title": title if volume == 1 else f"{title} ({volume})",
        "agency": readable(story.agency),
        "language": words.language,
        "number": cover.bundle,
        "addressee": [],
        "basis": "",
        "qr": qr_svg(cover.checkpoint),
        "checkpoint": cover.checkpoint.rstrip("\n").split("\n"),
        "code": cover.bundle,
        "date": [at.year, at.month, at.day, at.hour, at.minute, at.second],
        "words": {
            **{each: said[each] for each in ("page", "record", "signature", "qr")},
            "checkpoint": words.text("record.lead"),
            "printed": f"{words.text('foot.text', bundle=cover.bundle)} {custody.__version__}",
        },
    }


@cache
def _common(language: str) -> dict[str, str]:
    """The words that stand on every document."""
    table = loads(read_text("templates/documents/words.toml"))["words"]
    return {name: str(texts[language]) for name, texts in table.items()}


def _front(cover: "Cover", story: Story, words: Words) -> list[Part]:
    facts = (
        ("cover.bundle", cover.bundle),
        ("cover.recipient", cover.recipient),
        ("cover.purpose", cover.purpose),
        ("cover.made", words.instant(cover.made_at)),
        ("cover.ledger", cover.origin),
    )
    lead = [words.text("head.lead"), words.text("head.verify")]
    if story.demonstration:
        lead.append(words.text("head.demonstration"))
    conditions = [readable(each) for each in cover.conditions] or [words.text("conditions.none")]
    return [
        {"kind": "text", "paragraphs": lead},
        {"kind": "rows", "rows": [[words.text(name), readable(said)] for name, said in facts]},
        {"kind": "text", "heading": words.text("conditions.title"), "paragraphs": conditions},
        *(part for count in cover.counts if count.id != LEDGER_CASE
          for part in _case(count, cover, story, words)),
        *_people(story, words),
    ]  # fmt: skip


def _case(count: "CaseCount", cover: "Cover", story: Story, words: Words) -> Iterator[Part]:
    case = story.cases.get(count.id) or Case(count.id)
    rows = [
        [words.text("case.registration"), readable(case.registration) or "—"],
        [words.text("case.name"), readable(case.title) or "—"],
        [words.text("case.events"),
         words.text("case.count", told=case.events, all=count.events)],
        [words.text("left_out.withheld"), str(count.withheld)],
        [words.text("left_out.erased"), str(count.erased)],
        [words.text("left_out.private"), str(len(case.not_told - case.erased_parts))],
    ]  # fmt: skip
    yield {"kind": "rows", "heading": words.text("case.heading", case=case.id), "rows": rows}
    hidden = [[each.artifact, words.ground(each.ground)] for each in cover.hidden
              if each.case == case.id]  # fmt: skip
    if hidden:
        yield _table(words.text("left_out.hidden_in", case=case.id),
                     [words.text("files.file"), "—"], [1, 1], printed(hidden))  # fmt: skip
        if len(hidden) > len(printed(hidden)):
            more = words.text("left_out.more", count=len(hidden) - len(printed(hidden)))
            yield {"kind": "text", "paragraphs": [more]}
    yield from _items(case, words)
    drawing = lay_out(case, story, words)
    pictures = [{"svg": svg, "alt": said} for svg, said in printed_rows(drawing, words)]
    yield {"kind": "picture", "heading": words.text("picture.title"), "pictures": pictures}
    if case.findings:
        heads = [words.text(f"findings.{each}") for each in ("finding", "what", "raised",
                                                             "outcome")]  # fmt: skip
        rows = [
            [each.id, words.choice("kind", each.kind), words.instant(each.at, each.offset),
             words.text("findings.resolved" if each.resolved else "findings.acknowledged"
                        if each.acknowledged else "findings.open")]
            for each in case.findings.values()
        ]  # fmt: skip
        yield _table(words.text("findings.title"), heads, [0, 4, 3, 3], rows)


def _items(case: Case, words: Words) -> Iterator[Part]:
    heads = [words.text(f"items.{each}") for each in ("item", "what", "where", "seals")]
    rows = []
    for item in case.items.values():
        kind = words.choice("type", item.type) if item.type else ""
        what = ", ".join(filter(None, (kind, item.make, item.description)))
        where = words.whereabouts(item)
        rows.append([item.id, readable(what) or "—", where, ", ".join(sorted(item.seals)) or "—"])
    if rows:
        yield _table(words.text("items.title"), heads, [0, 4, 3, 2], rows)


def _people(story: Story, words: Words) -> Iterator[Part]:
    heads = [words.text(f"people.{each}") for each in ("person", "roles", "keys")]
    rows = [
        [each.id, ", ".join(map(words.role, each.roles)) or words.text("people.station"),
         "\n".join(key.removeprefix("sha256:") for key in each.keys)]
        for each in story.people.values()
    ]  # fmt: skip
    if rows:
        yield _table(words.text("people.title"), heads, [0, 3, 5], rows)


def _events(rows: list[list[str]], words: Words) -> Part:
    heads = [words.text(f"history.{each}") for each in ("number", "when", "what", "who")]
    return _table(words.text("history.title"), heads, [0, 3, 8, 3], rows)


def _row(told: Told, story: Story, words: Words) -> list[str]:
    event = told.event
    number = 0 if event.case is None else event.case.seq + 1
    items = ", ".join(printed(event.item_ids))
    if len(event.item_ids) > len(printed(event.item_ids)):
        items = f"{items}, …"
    said = readable(words.history(told))
    person = story.person_of(event) or words.text("history.unknown")
    return [
        str(number),
        words.instant(told.at, told.offset),
        f"{said}\n{words.text('history.items')} {items}" if items else said,
        f"{person}, {words.role(event.actor_role)}",
    ]


def _table(
    heading: str, heads: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[str]]
) -> Part:
    return {
        "kind": "table",
        "heading": heading,
        "columns": list(heads),
        "widths": list(widths),
        "rows": [[each or "—" for each in row] for row in rows],
    }
