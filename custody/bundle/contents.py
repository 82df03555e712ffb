"""What a checked bundle tells, for a screen: its story, its events in plain words, its files.

Read only after a check that did not fail: what is shown of a bundle rests on its verdicts. The
events themselves are told one by one in bounded memory; what is kept of each is one row.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from custody.bundle import layout
from custody.bundle.documents import FOLDER, digests_named
from custody.bundle.seal import read_seal
from custody.bundle.source import Source, lines, open_source, read
from custody.bundle.story import Story, Told
from custody.bundle.story_teller import tell
from custody.bundle.telling import told_lines
from custody.bundle.verdicts import Findings
from custody.domain.events import LEDGER_CASE
from custody.progress import Progress, no_progress
from custody.strict_json import parse_lines

MOST_ROWS: Final = 50_000
"""So many events are kept for the screen; the bundle's own pages have them all."""
_LIST: Final = "/files.jsonl"


@dataclass(frozen=True, slots=True)
class ArtifactLine:
    """One artifact of the bundle."""

    artifact: str
    path: str
    """Within the bundle."""
    size: int
    sha256: str
    name: str
    """As it was found, for reading only."""


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One document of the bundle."""

    path: str
    """Within the bundle."""
    named: Told | None
    """The first disclosed event that names its bytes."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a bundle holds."""

    story: Story
    told: tuple[Told, ...]
    """Events of cases, in order of index, `MOST_ROWS` at most."""
    events: int
    artifacts: tuple[ArtifactLine, ...]
    documents: tuple[DocumentLine, ...]
    seal: Mapping[str, Any]
    """Body of the `bundle.sealed` event; empty where it cannot be read."""


def read_contents(path: Path, progress: Progress = no_progress) -> Contents:
    """Read what a bundle tells.

    Args:
        path: A bundle that was checked: a folder or a ZIP.
        progress: Called with events told and events in all, as the seal counts them.

    Raises:
        IntegrityError: It cannot be read as the format says.
        StorageError: The medium failed.
    """
    with open_source(path) as source:
        seal = read_seal(source, Findings())
        body: Mapping[str, Any] = {} if seal is None else seal.event.body
        cases = body.get("cases", ())
        shown = sum(each["events"] - each["withheld"] - each["erased"] for each in cases)
        kept: list[Told] = []
        documents = dict(_documents(source))
        wanted = frozenset(documents.values())
        naming: dict[str, Told] = {}
        count = 0

        def noting() -> Iterator[Told]:
            nonlocal count
            for told in _told(source):
                count += 1
                case = told.event.case
                if case is not None and case.id != LEDGER_CASE and len(kept) < MOST_ROWS:
                    kept.append(told)
                for digest in digests_named([told.event.body, told.private]):
                    if digest in wanted:
                        naming.setdefault(digest, told)
                progress(count, max(count, shown))  # some are of no case
                yield told

        story = tell(noting())
        artifacts = tuple(_artifacts(source))
    found = tuple(DocumentLine(path, naming.get(documents[path])) for path in sorted(documents))
    return Contents(story, tuple(kept), count, artifacts, found, body)


def each_told(path: Path) -> Iterator[Told]:
    """Every event of a bundle that was checked, one by one, in order of index.

    Raises:
        IntegrityError: It cannot be read as the format says.
        StorageError: The medium failed.
    """
    with open_source(path) as source:
        yield from _told(source)


def read_artifacts(path: Path) -> list[ArtifactLine]:
    """The artifacts of a bundle that was checked; raises as `each_told`."""
    with open_source(path) as source:
        return list(_artifacts(source))


def read_document(path: Path, name: str, limit: int) -> bytes:
    """One document of a bundle, whole.

    Raises:
        IntegrityError: There is none of that name, or it is larger than the limit.
    """
    with open_source(path) as source:
        return read(source, name, limit)


def _told(source: Source) -> Iterator[Told]:
    private = lines(source, layout.PRIVATE) if layout.PRIVATE in source.files else ()
    return (told for told, _ in told_lines(lines(source, layout.EVENTS), private))


def _documents(source: Source) -> Iterator[tuple[str, str]]:
    """Path and SHA-256 of each, as the manifest lists them."""
    listed = lines(source, layout.manifest_name("sha256"))
    for path, digest in layout.read_manifest(listed, "sha256", files=len(source.files)):
        if path.startswith(FOLDER):
            yield path, digest.hex()


def _artifacts(source: Source) -> Iterator[ArtifactLine]:
    for name in sorted(source.files):
        if name.startswith("data/") and name.endswith(_LIST):
            folder = name.rpartition("/")[0]
            for entry in parse_lines(lines(source, name)):
                yield ArtifactLine(
                    entry["artifact"],
                    f"{folder}/{entry['stored']}",
                    entry["size"],
                    entry["digests"]["sha256"],
                    entry["name"]["shown"],
                )
