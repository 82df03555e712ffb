"""A paper comes back: its code is read, its event found, its bytes recognised."""

import json
import subprocess
from pathlib import Path

import pytest
import segno
from PIL import Image, ImageFilter

from custody.__main__ import main
from custody.anchors.paper import Outcome, compare, read_paper
from custody.documents.make import again, keep, make
from custody.documents.returned import events_naming, events_of, read_code, read_texts
from custody.errors import InputError
from tests.custody.documents.cabinet import CASE, Cabinet


@pytest.fixture(scope="module")
def printed(cabinet: Cabinet, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("printed") / "protocol.pdf"
    path.write_bytes(cabinet.make("protocol-search", "ru").data)
    return path


def scan(pdf: Path, folder: Path) -> Path:
    """Its first page as a scanner gives it: 150 dpi, turned a little and not sharp."""
    subprocess.run(["pdftoppm", "-r", "150", "-l", "1", "-png", pdf, folder / "page"], check=True)
    (page,) = folder.glob("page*.png")
    with Image.open(page) as image:
        turned = image.convert("L").rotate(4, expand=True, fillcolor=255)
        turned.filter(ImageFilter.GaussianBlur(0.8)).save(page)
    return page


def test_the_code_is_read_from_the_pdf_and_from_a_scan_of_its_page(
    cabinet: Cabinet, printed: Path, tmp_path: Path
) -> None:
    made = cabinet.make("protocol-search", "ru")
    for path in (printed, scan(printed, tmp_path)):
        code = read_code(path)
        assert (code.code, code.case, code.kind) == (made.code, CASE, "protocol-search")
        assert (code.origin, code.size) == (cabinet.station.ledger.trust.origin, made.as_of)


def test_the_whole_signed_checkpoint_is_read_from_a_scan_and_from_the_printed_text(
    cabinet: Cabinet, printed: Path, tmp_path: Path
) -> None:
    ledger, size = cabinet.station.ledger, cabinet.size
    note = ledger.store.checkpoint(size)
    (code,) = read_texts(scan(printed, tmp_path))
    assert note is not None
    assert code.encode().startswith(note)
    done = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", printed, "-"], capture_output=True, check=True, text=True
    )
    lines = done.stdout.splitlines()
    at = len(lines) - 1 - lines[::-1].index(ledger.trust.origin)
    for text in (code, "\n".join(lines[at:at + 6])):  # fmt: skip
        found = compare(ledger, read_paper(text))
        assert (found.outcome, found.size, found.signed) == (Outcome.SAME, size, True)
    signature = note.decode().split()[-1]
    other = "B" if signature[40] == "A" else "A"
    forged = code.replace(signature, f"{signature[:40]}{other}{signature[41:]}")
    assert not compare(ledger, read_paper(forged)).signed


def test_a_code_without_the_signature_finds_its_event_and_its_head_too(
    cabinet: Cabinet, printed: Path, tmp_path: Path
) -> None:
    """Papers of before the whole note was printed name origin, size and root alone."""
    (whole,) = read_texts(printed)
    lines = whole.splitlines()
    path = tmp_path / "older.png"
    older = "\n".join([*lines[:3], lines[-1], ""])
    segno.make_qr(older, error="m").save(str(path), scale=4)
    assert read_code(path) == read_code(printed)
    found = compare(cabinet.station.ledger, read_paper(older))
    assert (found.outcome, found.size, found.signed) == (Outcome.SAME, cabinet.size, False)


def test_a_paper_without_a_code_is_told(tmp_path: Path) -> None:
    blank = tmp_path / "blank.png"
    Image.new("L", (400, 400), 255).save(blank)
    text = tmp_path / "note.txt"
    text.write_text("no picture")
    absent = tmp_path / "absent.pdf"
    for path, code in ((blank, "input.document_scan"), (text, "input.document_scan"),
                       (absent, "input.file")):  # fmt: skip
        with pytest.raises(InputError) as err:
            read_code(path)
        assert err.value.code == code


def test_the_event_is_found_by_the_code_and_by_the_bytes(cabinet: Cabinet, printed: Path) -> None:
    code = read_code(printed)
    assert events_of(cabinet.station, code) == []
    fields = {
        "document": keep(cabinet.station, printed), "kind": "protocol",
        "document_language": "ru", "source": "printed by Custody",
    }  # fmt: skip
    event = cabinet.do("document.attach", "ALM", fields, role="INV")
    assert [entry.id for entry in events_of(cabinet.station, code)] == [event]
    data = printed.read_bytes()
    named = events_naming(cabinet.station, CASE, data)
    assert [(entry.id, how) for entry, how in named] == [(event, "whole")]
    longer = events_naming(cabinet.station, CASE, data + b"a signature stands behind it")
    assert [(entry.id, how) for entry, how in longer] == [(event, "begins")]
    assert events_naming(cabinet.station, CASE, bytes([data[0] ^ 1]) + data[1:]) == []


def test_what_was_kept_is_given_again_and_compared(cabinet: Cabinet, printed: Path) -> None:
    sha256 = keep(cabinet.station, printed)["sha256"]
    found = again(cabinet.station, sha256)
    assert (found.data, found.same) == (printed.read_bytes(), True)
    with pytest.raises(InputError) as err:
        again(cabinet.station, "0" * 64)
    assert err.value.code == "input.document_absent"


def test_another_template_makes_other_bytes_and_the_kept_ones_stay(
    cabinet: Cabinet, printed: Path
) -> None:
    sha256 = keep(cabinet.station, printed)["sha256"]
    own = cabinet.station.folder / "templates"
    own.mkdir()
    text = Path("resources/templates/documents/protocol-search.toml").read_text("utf-8")
    try:
        (own / "protocol-search.toml").write_text(text.replace("ПРОТОКОЛ ОБЫСКА", "ПРОТОКОЛ"))
        found = again(cabinet.station, sha256)
        assert (found.data, found.same) == (printed.read_bytes(), False)
        made = make(cabinet.station, "protocol-search", "SRC-1", "ru", as_of=cabinet.size)
        assert made.title == "ПРОТОКОЛ"
    finally:
        (own / "protocol-search.toml").unlink()
        own.rmdir()


def test_a_letter_made_before_its_approval_is_the_letter_that_is_made_again(
    cabinet: Cabinet, tmp_path: Path
) -> None:
    path = tmp_path / "order.pdf"
    path.write_bytes(cabinet.make("order-preservation", "kk").data)
    assert again(cabinet.station, keep(cabinet.station, path)["sha256"]).same


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, dict[str, object]]:
    status = main([*map(str, arguments), "--json"])
    return status, json.loads(capsys.readouterr().out)


def test_the_command_line_makes_records_checks_and_takes_back(
    cabinet: Cabinet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    ledger = cabinet.station.folder
    monkeypatch.setenv("CUSTODY_HOME", str(ledger.parent / "state"))
    monkeypatch.setenv("CUSTODY_PASSPHRASE", "demonstration")
    out = tmp_path / "act.pdf"
    event = cabinet.event("transfer.accepted")
    sign = ("--as", "ALM", "--acting-role", "INV")
    status, made = run(capsys, "document", "act-transfer", event, ledger, "--lang", "kk",
                       "--out", out, "--record", *sign)  # fmt: skip
    assert (status, made["case"], made["kind"]) == (0, CASE, "act-transfer")
    status, found = run(capsys, "document", "check", out, "--ledger", ledger)
    assert (status, [each["type"] for each in found["events"]]) == (0, ["document.attached"])  # type: ignore[attr-defined]
    back = run(capsys, "document", "return", scan(out, tmp_path), ledger, "--lang", "ru", *sign)
    status, taken = back
    assert (status, taken["event"], taken["code"]) == (0, made["event"], made["code"])
    attached = []
    for recorded in (found["events"][0]["event"], taken["recorded"]):  # type: ignore[index]
        _, told = run(capsys, "show", ledger, "event", recorded)
        attached.append(told["private"]["source"])  # type: ignore[index]
    assert attached == [
        f"Custody бағдарламасында жасалды, {made['code']}",
        f"вернувшийся подлинник, {made['code']}",
    ]
    status, same = run(capsys, "document", "again", made["sha256"], ledger,
                       "--out", tmp_path / "again.pdf")  # fmt: skip
    assert (status, same["same_when_made_again"]) == (0, True)
    assert (tmp_path / "again.pdf").read_bytes() == out.read_bytes()
    status, told = run(capsys, "document", "act-transfer", event, ledger, "--out", out)
    assert (status, told["error"]) == (3, "input.target_exists")
