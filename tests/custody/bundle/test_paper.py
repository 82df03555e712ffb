"""The history on paper: whole, in volumes, readable whatever is in it."""

import subprocess
from itertools import cycle, islice
from pathlib import Path
from zipfile import ZipFile

import pytest

from custody.bundle import layout, paper
from custody.bundle.cover import CaseCount, Cover
from custody.bundle.reading import told_events
from custody.bundle.story_teller import tell
from custody.bundle.words import words
from custody.domain.events import LEDGER_CASE
from tests.custody.bundle.scene import HOSTILE

VECTORS = Path(__file__).parents[2] / "vectors"


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("paper")
    with ZipFile(VECTORS / "bundle-good.zip") as archive:
        archive.extractall(place)
    return next(place.iterdir())


def cover(bundle: Path, recipient: str = "Court") -> Cover:
    note = (bundle / layout.CHECKPOINT).read_text("utf-8")
    counts = (CaseCount("C-2026-001", 23, 0, 1),)
    made = "2026-03-18T02:36:00.000Z"
    return Cover("BND-1", recipient, HOSTILE, made, "kk", "origin", note, (HOSTILE,), counts)


def write(
    folder: Path, bundle: Path, language: str = "ru", *, events: int = 0, **more: str
) -> None:
    known = list(told_events(bundle))
    told = iter(known)
    if events:
        of_case = [each for each in known
                   if each.event.case and each.event.case.id != LEDGER_CASE]  # fmt: skip
        told = islice(cycle(of_case), events)
    paper.write_paper(folder, cover(bundle, **more), tell(known), words(language), told)


def text(path: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    return done.stdout.decode()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_event_of_the_case_stands_in_it(bundle: Path, tmp_path: Path, language: str) -> None:
    write(tmp_path, bundle, language)
    (path,) = tmp_path.iterdir()
    assert path.name == f"history.{language}.pdf"
    printed = " ".join(text(path).split())
    for told in told_events(bundle):
        if told.event.case is not None and told.event.case.id != LEDGER_CASE:
            first = words(language).history(told).split()[0]
            assert first in printed
    assert words(language).text("head.lead").split(".")[0] in printed


def test_the_same_bundle_has_the_same_bytes(bundle: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write(tmp_path / name, bundle)
    one, two = (tmp_path / name / "history.ru.pdf" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()


def test_a_letter_that_the_fonts_lack_is_told_by_its_number(bundle: Path, tmp_path: Path) -> None:
    write(tmp_path, bundle, recipient="漢字 and 😀")
    printed = text(tmp_path / "history.ru.pdf")
    assert "‹6F22›‹5B57› and ‹1F600›" in printed


@pytest.fixture
def small_volumes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "VOLUME", 40)
    monkeypatch.setattr(paper, "MOST", 400)


@pytest.mark.usefixtures("small_volumes")
def test_a_long_history_comes_in_volumes_that_together_tell_all(
    bundle: Path, tmp_path: Path
) -> None:
    write(tmp_path, bundle, events=100)
    names = ["history.ru.pdf", "history.ru.2.pdf", "history.ru.3.pdf"]
    assert {path.name for path in tmp_path.iterdir()} == set(names)
    offsets = [text(tmp_path / name).count("(UTC+05:00)") for name in names]
    assert offsets[0] >= 40
    assert offsets[1:] == [40, 20]


@pytest.mark.usefixtures("small_volumes")
def test_a_history_that_just_fills_its_volumes_has_no_empty_one(
    bundle: Path, tmp_path: Path
) -> None:
    write(tmp_path, bundle, events=80)
    assert {path.name for path in tmp_path.iterdir()} == {"history.ru.pdf", "history.ru.2.pdf"}


def test_beyond_what_anybody_prints_there_is_the_page_alone(
    bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper, "MOST", 3)
    write(tmp_path, bundle)
    assert list(tmp_path.iterdir()) == []
