import re
import shutil
import tomllib
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from string import Formatter
from typing import Any
from zipfile import ZipFile

import pytest
from typing_extensions import override

from custody.bundle import layout
from custody.bundle.cover import CaseCount, Cover, DocumentFile, HiddenFile
from custody.bundle.reading import write_reading_copies
from custody.bundle.words import readable
from custody.domain import wording
from custody.domain.events import LANGUAGES
from custody.ledger.event import PAYLOAD_TYPE, open_envelope
from custody.resources import read_text
from custody.strict_json import b64, canonical, parse, parse_lines
from tests.custody.bundle.scene import HOSTILE

VECTORS = Path(__file__).parents[2] / "vectors"
VOID = {"meta", "br"}


class Page(HTMLParser):
    """A page as a browser would see it; refuses tags that do not close in order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    @override
    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    @override
    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    @override
    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.texts.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]

    @property
    def text(self) -> str:
        return " ".join(self.texts)


def cover(folder: Path, **changes: Any) -> Cover:
    facts: dict[str, Any] = {
        "bundle": "BND-2026-0001",
        "recipient": HOSTILE,
        "purpose": HOSTILE,
        "made_at": "2026-03-18T02:36:00.000Z",
        "language": "kk",
        "origin": "demo-agency.example/station-01/0011223344556677",
        "checkpoint": (folder / layout.CHECKPOINT).read_text("utf-8"),
        "conditions": (HOSTILE, "For this case only."),
        "counts": (CaseCount("C-2026-001", 23, 0, 1), CaseCount("ledger", 8, 0, 0)),
        "hidden": (HiddenFile("ART-9", "C-2026-001", "credentials", ("I-1",)),),
        "documents": (DocumentFile("data/documents/000001.pdf", HOSTILE, 22, "ab" * 32),),
    }
    return Cover(**(facts | changes))


def add_event(
    top: Path, kind: str, body: dict[str, Any], private: dict[str, Any] | None = None
) -> None:
    """Put one more event of the case behind the others: reading copies check no signature."""
    path = top / layout.EVENTS
    line = path.read_bytes().splitlines()[-1]
    last = open_envelope(line).event
    payload = last.document() | {
        "type": kind, "body": body, "seq": 99, "case": {"id": "C-2026-001", "seq": 99,
        "prev": "0" * 64}, "tree": {"size": 99, "root": b64(bytes(32))},
        "private": {"commitment": b64(bytes(32))},
    }  # fmt: skip
    payload.pop("items", None)
    envelope = {
        "payload": b64(canonical(payload)),
        "payloadType": PAYLOAD_TYPE,
        "signatures": parse(line)["signatures"],
    }
    with path.open("ab") as events:
        events.write(canonical(envelope) + b"\n")
    with (top / layout.PROOFS).open("ab") as proofs:
        proofs.write(canonical({"index": 99, "salt": b64(bytes(32)), "path": []}) + b"\n")
    if private is not None:
        with (top / layout.PRIVATE).open("ab") as parts:
            parts.write(canonical({"index": 99, "salt": b64(bytes(32)), "doc": private}) + b"\n")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The golden bundle, with reading copies of ours."""
    place = tmp_path_factory.mktemp("reading")
    with ZipFile(VECTORS / "bundle-good.zip") as archive:
        archive.extractall(place)
    top = next(place.iterdir())
    write_reading_copies(top, cover(top))
    return top


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def source(folder: Path, language: str) -> str:
    return (folder / "reading" / f"history.{language}.html").read_text("utf-8")


def test_the_page_is_well_formed_and_names_its_language(source: str, language: str) -> None:
    page = Page(source)
    assert source.startswith("<!DOCTYPE html>\n")
    assert page.all("html") == [{"lang": language}]
    assert len(page.all("h1")) == 1
    assert len(page.all("table")) == len(page.all("caption")) > 5
    assert all(cell.get("scope") for cell in page.all("th"))
    ids = [attrs["id"] for _, attrs in page.tags if attrs.get("id") and "cp" not in str(attrs)]
    assert len(ids) == len(set(ids))


def test_it_runs_and_fetches_nothing(source: str) -> None:
    page = Page(source)
    allowed = {"script", "link", "img", "iframe", "object", "form", "base"}
    assert not allowed & {tag for tag, _ in page.tags}
    assert all(str(link["href"]).startswith("#") for link in page.all("a"))
    assert not re.search(r"url\(|@import|\bsrc=|\bon[a-z]+=\"", source)
    policies = [meta.get("content") for meta in page.all("meta") if "http-equiv" in meta]
    assert policies == [
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    ]


def test_links_lead_somewhere(source: str) -> None:
    page = Page(source)
    places = {attrs.get("id") for _, attrs in page.tags}
    links = {str(link["href"])[1:] for link in page.all("a")}
    assert len(links) > len(layout.BAG_FILES)
    assert links <= places


def test_hostile_texts_are_shown_and_not_obeyed(source: str) -> None:
    assert "<script" not in source
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e]", source)
    page = Page(source)
    assert page.text.count(readable(HOSTILE)) == 4
    assert "rm -rf �gpj.exe" in page.text  # the awkward file name of the vectors


def test_it_says_first_what_it_is_and_how_to_verify(source: str, language: str) -> None:
    table = tomllib.loads(read_text(f"templates/reading/{language}.toml"))
    page = Page(source)
    assert page.text.index(table["head"]["lead"]) < page.text.index(table["case"]["title"])
    assert "VERIFY.txt" in page.text


def test_it_tells_what_the_events_tell(source: str, language: str) -> None:
    text = Page(source).text
    day = "18 Mar 2026" if language == "en" else "18.03.2026"
    for told in ("EX-26-0417", "S-3341", "P-EXA", "F-1", "ART-9", "For this case only.",
                 "Demo agency", f"{day}, 07:10", f"{day}, 02:10 UTC"):  # fmt: skip
        assert told in text
    assert len(re.findall(r'<tr id="e-C-2026-001-\d+"', source)) == 22
    assert len(re.findall(r'<tr id="e-ledger-\d+"', source)) == 8
    assert '<a href="#e-C-2026-001-22">22</a>' in source  # the correction, from what it corrects


def test_digests_are_grouped_for_the_eye_and_whole_for_the_clipboard(source: str) -> None:
    digest = "1373f11692bd79951f1cec83d487acf176a3d1301a3130acb9a790b721fd4b34"
    assert digest not in source
    found = re.findall(r'<code class="digest">(.*?)</code>', source)
    assert digest in {re.sub(r"</?span>", "", each) for each in found}


def test_the_checkpoint_is_there_as_text(folder: Path, source: str) -> None:
    note = (folder / layout.CHECKPOINT).read_text("utf-8")
    assert any(note.strip() == text.strip() for text in Page(source).texts)


def test_disclosed_private_parts_are_told_and_withheld_ones_are_not(
    folder: Path, tmp_path: Path
) -> None:
    shown = (folder / "reading" / "history.en.html").read_text("utf-8")
    assert "The search has begun." in shown
    (tmp_path / "custody").mkdir()
    (tmp_path / "data").mkdir()
    for path in (layout.EVENTS, layout.PROOFS):
        (tmp_path / path).write_bytes((folder / path).read_bytes())
    write_reading_copies(tmp_path, cover(folder))
    withheld = (tmp_path / "reading" / "history.en.html").read_text("utf-8")
    assert "The search has begun." not in withheld
    assert re.search(r'C-2026-001</th>(<td class="right">\d+</td>){2}<td class="right">2</td>',
                     withheld)  # fmt: skip


def test_a_bundle_that_shows_no_case_still_has_a_page(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "custody").mkdir()
    (tmp_path / "data").mkdir()
    for path in (layout.EVENTS, layout.PROOFS):
        lines = (folder / path).read_bytes().splitlines(keepends=True)
        (tmp_path / path).write_bytes(b"".join(lines[:7]))
    write_reading_copies(tmp_path, cover(folder, counts=(CaseCount("ledger", 7, 0, 0),)))
    assert sorted(path.name for path in (tmp_path / "reading").iterdir()) == ["case.jsonld"] + [
        f"history.{language}.{form}" for language in sorted(LANGUAGES) for form in ("html", "pdf")
    ]


def leaves(table: dict[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{path}{name}.")
        elif isinstance(value, str):
            yield path + name, value


def test_the_three_languages_have_the_same_words_and_places() -> None:
    tables = []
    for language in LANGUAGES:
        table = tomllib.loads(read_text(f"templates/reading/{language}.toml"))
        tables.append(
            {
                name: sorted(field for _, field, _, _ in Formatter().parse(text) if field)
                for name, text in leaves(table)
            }
        )
    assert tables[0] == tables[1] == tables[2]


def test_ours_is_told_in_the_readers_language_and_what_is_not_has_its_language_marked(
    folder: Path, tmp_path: Path
) -> None:
    top = tmp_path / "copy"
    shutil.copytree(folder, top)
    sealed = f"CND-1: {wording.choice('kind', 'only_this_case', 'ru')}"
    offered = {"conditions": [{"condition": "CND-1", "kind": "only_this_case"}]}
    add_event(top, "conditions.offered", offered)
    foreign = "CND-1: nothing of ours"
    write_reading_copies(top, cover(top, language="ru", conditions=(sealed, foreign)))
    for language in LANGUAGES:
        page = Page((top / "reading" / f"history.{language}.html").read_text("utf-8"))
        assert f"CND-1:  {wording.choice('kind', 'only_this_case', language)}" in page.text
        marked = [bdi for bdi in page.all("bdi") if bdi.get("lang")]
        assert len(marked) == (0 if language == "ru" else 1)
        assert foreign in page.text


def test_of_a_long_file_list_the_screen_has_every_row_once_and_paper_the_first(
    folder: Path, tmp_path: Path
) -> None:
    top = tmp_path / "copy"
    shutil.copytree(folder, top)
    (listed,) = (top / "data").glob("items/*/files.jsonl")
    (first,) = parse_lines(listed.read_bytes().splitlines(keepends=True)[:1])
    listed.write_bytes(
        b"".join(canonical(first | {"artifact": f"ART-X{n:03}"}) + b"\n" for n in range(212))
    )
    write_reading_copies(top, cover(top))
    source = (top / "reading" / "history.en.html").read_text("utf-8")
    page = Page(source)
    rows = [text for text in page.texts if text.startswith("ART-X")]
    assert rows == [f"ART-X{n:03}" for n in range(212)]
    printed = source[: source.index('<details class="screen">')]
    assert printed.count("ART-X") == 5
    assert f"207 are not printed. All stand in {listed.relative_to(top).as_posix()}." in printed


def test_what_was_signed_over_a_long_list_is_whole_on_the_screen(
    folder: Path, tmp_path: Path
) -> None:
    top = tmp_path / "copy"
    shutil.copytree(folder, top)
    names = [f"ART-{n}" for n in range(212)]
    statement = "\n".join(
        ["Received.", "- Files: " + ", ".join(names)]
        + [text for n in range(1, 31) for text in (f"- File {n}:", f"  - Size: {n}00")]
    )
    add_event(top, "artifact.received_from_provider", {}, {"statement": statement})
    write_reading_copies(top, cover(top))
    source = (top / "reading" / "history.en.html").read_text("utf-8")
    (told,) = re.findall(r'<p class="statement">(<span class="line"><span class="screen"></span>'
                         r"<bdi>Received.*?)</p>", source)  # fmt: skip
    without_paper = re.sub(r'<span class="paper".*?</span>', "", told)
    lines = re.split(r'<span class="line(?: screen)?">', without_paper)[1:]
    assert "\n".join(re.sub(r"<.*?>", "", line) for line in lines) == statement
    assert told.count("more, not printed: custody/private.jsonl, index 99") == 2
