"""Reading copies: the bundle's history for people, in three languages (format.md §7, `reading/`).

Made from what the bundle itself discloses, read back from its files, so that a reading copy can
show nothing that the record does not. Pages are written as they are made: memory grows with the
items and findings of a case, not with its events.
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from custody.bundle import layout
from custody.bundle.case_jsonld import NAME as CASE_GRAPH
from custody.bundle.case_jsonld import CaseGraph
from custody.bundle.cover import Cover
from custody.bundle.paper import write_paper
from custody.bundle.reading_page import Folder, Page
from custody.bundle.rows import (
    EventRow,
    File,
    FileRow,
    Rows,
)
from custody.bundle.story import Story, Told
from custody.bundle.story_teller import tell
from custody.bundle.svg import custody_svg
from custody.bundle.telling import told_lines
from custody.bundle.words import words
from custody.domain.events import LANGUAGES
from custody.ledger.event import Envelope, leaf_hash
from custody.strict_json import parse_lines, unb64


def write_reading_copies(folder: Path, cover: Cover) -> None:
    """Write `reading/` into a bundle that has its events, private parts and payload.

    Args:
        folder: The bundle's top folder.
        cover: What is not in the events.
    """
    target = folder / "reading"
    target.mkdir(exist_ok=True)
    story = tell(told_events(folder))
    with ExitStack() as stack:
        pages = [
            Page(cover, story, words(language), stack.enter_context(Rows(target)))
            for language in LANGUAGES
        ]
        graph = CaseGraph(
            stack.enter_context((target / CASE_GRAPH).open("wb")),
            cover.origin,
            cover.items,
            words(cover.language),
        )
        graph.people(story)
        _add_events(folder, story, pages, graph)
        _add_files(folder, cover, story, pages, graph)
        graph.end(story)
        for page in pages:
            path = target / f"history.{page.words.language}.html"
            with path.open("w", encoding="utf-8", newline="\n") as out:
                out.writelines(page.chunks())
            write_paper(target, cover, story, page.words, told_events(folder))
    pictured = [case for case in story.cases.values() if case.steps]
    if pictured:
        svg = custody_svg(pictured[0], story, words(cover.language))
        (target / "custody.svg").write_text(svg, encoding="utf-8", newline="\n")


def told_events(folder: Path) -> Iterator[Told]:
    """The disclosed events with their disclosed private parts, in order of index."""
    return (told for told, _ in _enveloped_events(folder))


def _enveloped_events(folder: Path) -> Iterator[tuple[Told, Envelope]]:
    with ExitStack() as stack:
        path = folder / layout.PRIVATE
        private = stack.enter_context(path.open("rb")) if path.exists() else ()
        events = stack.enter_context((folder / layout.EVENTS).open("rb"))
        yield from told_lines(events, private)


def _salts(folder: Path) -> Iterator[bytes]:
    with (folder / layout.PROOFS).open("rb") as lines:
        for proof in parse_lines(lines):
            yield unb64(proof["salt"])


def _add_events(folder: Path, story: Story, pages: list[Page], graph: CaseGraph) -> None:
    for (told, envelope), salt in zip(_enveloped_events(folder), _salts(folder), strict=True):
        graph.event(told, envelope, leaf_hash(salt, envelope.data).hex(), story)
        link = told.event.case
        if link is None:
            continue
        case = story.cases.get(link.id)
        corrected = case.corrected.get(told.event.id, []) if case is not None else []
        row = EventRow(told, link.id, link.seq + 1, story.person_of(told.event))
        for page in pages:
            page.rows.add(f"events/{link.id}", row.within(page.words, corrected))


def _add_files(
    folder: Path, cover: Cover, story: Story, pages: list[Page], graph: CaseGraph
) -> None:
    photos = {
        photo[0] for case in story.cases.values() for item in case.items.values()
        for photo in item.photos
    }  # fmt: skip
    for path in sorted((folder / "data").glob("**/files.jsonl")):
        name = path.parent.relative_to(folder).as_posix()
        with path.open("rb") as lines:
            files = Folder(name, sum(1 for _ in lines), f"{name}/files.jsonl")
        _add_folder(files, graph.files(_payload(path, name, story)), pages)
        if photos:
            there = photos.intersection(file.called for file in _payload(path, name, story))
            for page in pages:
                page.photos |= there
    if cover.documents:
        documents = (
            File(each.title, each.path, "", each.size, {"sha256": each.sha256}, "")
            for each in cover.documents
        )
        files = Folder("data/documents", len(cover.documents), "manifest-sha256.txt")
        _add_folder(files, documents, pages)


def _add_folder(folder: Folder, files: Iterable[File], pages: list[Page]) -> None:
    for place, file in enumerate(files):
        row = FileRow(file)
        for page in pages:
            page.rows.add(folder.table_of(place), row.within(page.words))
    for page in pages:
        page.folders.append(folder)


def _payload(path: Path, name: str, story: Story) -> Iterator[File]:
    with path.open("rb") as lines:
        for entry in parse_lines(lines):
            yield File(
                entry["artifact"],
                f"{name}/{entry['stored']}",
                entry["name"]["shown"],
                entry["size"],
                entry["digests"],
                _verified(entry["artifact"], story),
                entry.get("times", {}),
            )


def _verified(artifact: str, story: Story) -> str:
    found = (case.verified.get(artifact, "") for case in reversed(story.cases.values()))
    return next(filter(None, found), "")
