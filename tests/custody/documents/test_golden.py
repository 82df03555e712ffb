"""The text of every document in every language, as `pdftotext` reads it."""

import subprocess
from pathlib import Path

import pytest

from custody.documents.make import make, record_of
from custody.documents.returned import read_code
from tests.custody.documents.cabinet import ALL, CASE, GOLDEN, KINDS, Cabinet, steady, text_of
from tests.custody.documents.test_archival import faults


@pytest.mark.parametrize("kind", KINDS)
def test_the_text_of_a_document_is_as_it_was_read_and_accepted(
    cabinet: Cabinet, kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    papers = {language: cabinet.make(kind, language) for language in ("kk", "ru", "en")}
    for language, made in papers.items():
        path = tmp_path / f"{kind}.{language}.pdf"
        path.write_bytes(made.data)
        assert faults(path) == [], f"{kind}.{language} is no PDF/A-3a"
        found, golden = text_of(path), GOLDEN / f"{kind}.{language}.txt"
        if request.config.getoption("--update", default=False):
            golden.write_text(found, encoding="utf-8")
        assert found == golden.read_text(encoding="utf-8"), f"{golden.name}: --update if meant"
    code = read_code(tmp_path / f"{kind}.kk.pdf")
    assert (code.kind, code.case, code.code) == (kind, CASE, papers["kk"].code)


def test_there_is_a_golden_text_for_every_document_and_no_other() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {
        f"{kind}.{language}.txt" for kind, language in ALL
    }


def test_no_golden_text_has_a_place_that_was_not_filled_in() -> None:
    for path in GOLDEN.iterdir():
        text = path.read_text(encoding="utf-8")
        assert "{" not in text, path.name
        assert "None\n" not in text, path.name
        assert "\ufffd" not in text, path.name


@pytest.mark.parametrize("kind", ["protocol-search", "inventory", "act-transfer"])
def test_the_same_document_has_the_same_bytes(cabinet: Cabinet, kind: str) -> None:
    assert cabinet.make(kind, "kk").data == cabinet.make(kind, "kk").data


def test_a_document_of_an_earlier_checkpoint_stays_the_same_when_more_is_recorded(
    cabinet: Cabinet,
) -> None:
    before = cabinet.make("inventory")
    cabinet.do("event.annotate", "ALM", {"event": cabinet.event("case.opened"), "text": "Seen."},
               role="OIC")  # fmt: skip
    subject, _ = cabinet.subject("inventory")
    again = make(cabinet.station, "inventory", subject, "en", as_of=before.as_of)
    assert again.data == before.data
    assert cabinet.make("inventory", as_of=None).data != before.data


def test_fonts_are_embedded_and_the_pdf_is_tagged(cabinet: Cabinet, tmp_path: Path) -> None:
    path = tmp_path / "document.pdf"
    path.write_bytes(cabinet.make("protocol-search", "kk").data)
    listed = subprocess.run(["pdffonts", path], capture_output=True, check=True, text=True)
    rows = listed.stdout.splitlines()[2:]
    assert rows
    assert all("NotoSans" in row and row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)
    about = subprocess.run(["pdfinfo", path], capture_output=True, check=True, text=True)
    assert "Tagged: yes" in " ".join(about.stdout.split())
    assert b"pdfaid:part>3" in path.read_bytes()


def test_the_record_that_is_attached_tells_what_the_document_is(cabinet: Cabinet) -> None:
    made = cabinet.make("protocol-search", "ru")
    told = record_of(made.data)
    assert told is not None
    assert (told["kind"], told["subject"], told["case"]) == ("protocol-search", "SRC-1", CASE)
    assert told["code"] == made.code
    assert told["as_of"]["size"] == made.as_of == cabinet.size


def test_a_correction_is_told_in_the_words_of_its_field(cabinet: Cabinet, tmp_path: Path) -> None:
    started = cabinet.event("search.started", -1)
    wrong = {
        "/private/place": ("An office in Almaty", "An office in Almaty, room 4"),
        "/body/form": ("voluntary", "seizure"),
        "/occurred/at": ("2026-12-11T05:40:01.000Z", "2026-12-11T05:38:00.000Z"),
    }
    for field, (old, new) in wrong.items():
        begin = "private_" if field.startswith("/private") else ""
        fields = {"event": started, "field": field, "reason": "A slip of the pen.",
                  f"{begin}old": old, f"{begin}value": new}  # fmt: skip
        cabinet.do("event.correct", "ALM", fields, role="INV")
    path = tmp_path / "document.pdf"
    path.write_bytes(cabinet.make("protocol-voluntary", "ru", as_of=None).data)
    text = " ".join(text_of(path).split())
    assert "Форма: добровольная выдача → выемка" in text
    assert "UTC+05:00) → 11.12.2026, 10:38 (UTC+05:00)" in text
    assert "/body" not in text


def test_kazakh_letters_and_the_tenge_sign_are_printed(cabinet: Cabinet, tmp_path: Path) -> None:
    path = tmp_path / "document.pdf"
    path.write_bytes(cabinet.make("protocol-seizure", "kk").data)
    assert "Қорап ішінде, ₸ белгісі бар жапсырма" in steady(text_of(path))
