"""Printed checkpoints, typed or scanned back, and what they show of the ledger of today."""

import io
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from custody.anchors.paper import Outcome, Paper, compare, read_paper
from custody.domain.commands import Command
from custody.domain.examples import example_of
from custody.errors import InputError
from custody.ledger.checkpoint import open_note
from custody.service import Act
from custody.strict_json import b64
from tests.custody.anchors.logs import ORIGIN, Log, root_of
from tests.custody.office import Office


def printed(office: Office) -> list[str]:
    """The lines of the newest checkpoint."""
    with office.open() as station:
        return station.ledger.note.decode().splitlines()


def held(office: Office, text: str, *options: object) -> tuple[int, str]:
    path = office.folder.parent / "typed.txt"
    path.write_text(text, encoding="utf-8")
    told = office.cli("compare-paper", path, "--json", *options)
    return told.status, str(told.json.get("outcome", told.json.get("error")))


def test_what_was_printed_is_held_by_a_ledger_that_has_grown(office: Office) -> None:
    lines = printed(office)
    office.open_case()
    assert held(office, "\n".join(lines[:3])) == (0, "same")
    assert held(office, "\n".join(lines)) == (0, "same")
    assert held(office, f"{lines[0]}\n{lines[1]}\n{lines[2]}\ncustody-document AB12 C-1 act\n") == (
        0, "same",
    )  # fmt: skip


LOOKS_LIKE: dict[str, Callable[[str], str]] = {
    "letters for digits": lambda t: t.replace("0", "O").replace("1", "l").replace("5", "S"),
    "digits for letters": lambda t: t.replace("O", "0").replace("I", "1").replace("B", "8"),
    "Cyrillic letters": lambda t: t.replace("A", "А").replace("e", "е").replace("c", "с"),
    "capitals for small ones": lambda t: t.replace("c", "C").replace("w", "W").replace("x", "X"),
    "groups of four": lambda t: "\n".join(
        " ".join(line[n : n + 4] for n in range(0, len(line), 4)) for line in t.splitlines()
    ),
}


@pytest.mark.parametrize("slip", LOOKS_LIKE)
def test_letters_that_look_alike_are_no_difference(office: Office, slip: str) -> None:
    origin, size, root = printed(office)[:3]
    assert held(office, f"{origin.upper()}\n {size} \n\n{LOOKS_LIKE[slip](root)}") == (0, "same")
    assert held(office, LOOKS_LIKE[slip](f"{origin}\n{size}\n{root}")) == (0, "same")


def test_a_few_places_that_differ_are_to_be_read_again(office: Office) -> None:
    origin, size, root = printed(office)[:3]
    wrong = "".join("a" if n == 7 and each not in "aA" else "r" if n == 7 else each
                    for n, each in enumerate(root))  # fmt: skip
    path = office.folder.parent / "typed.txt"
    path.write_text(f"{origin}\n{size}\n{wrong}")
    told = office.cli("compare-paper", path, "--json")
    assert (told.status, told.json["outcome"], told.json["places"]) == (2, "misread", [8])
    assert "differs at 8" in office.cli("compare-paper", path).out


def test_another_root_and_a_larger_size_are_told(office: Office) -> None:
    origin, size, root = printed(office)[:3]
    assert held(office, f"{origin}\n{size}\n{b64(root_of('x'))}") == (1, "other")
    assert held(office, f"{origin}\n{size}0\n{root}") == (1, "larger")
    text = office.cli("compare-paper", office.folder.parent / "typed.txt").out
    assert "or the paper was misread" in text


@pytest.mark.parametrize("more", [0, 2])
def test_a_signed_paper_proves_that_the_ledger_was_rewritten(
    office: Office, tmp_path: Path, more: int
) -> None:
    other = tmp_path / "other"
    shutil.copytree(office.folder, other)
    office.open_case()
    paper = "\n".join(printed(office))
    shutil.rmtree(os.environ["CUSTODY_HOME"] + "/heads")
    rewritten = Office(other, office.capture)
    rewritten.open_case()
    with rewritten.open() as station:
        checked = Command.parse(example_of("clock.check"))
        for _ in range(more):
            station.service.execute(Act(checked, station.signer))
    proof = tmp_path / "fork.json"
    assert held(rewritten, paper, "--out", proof) == (1, "other")
    trust = office.cli("trust").out.strip()
    assert office.free("fork-proof", "check", proof, "--trust", trust).status == 0
    text = rewritten.cli("compare-paper", rewritten.folder.parent / "typed.txt").out
    assert "bears the signature" in text


def test_a_code_that_is_scanned_is_a_paper_too(office: Office, tmp_path: Path) -> None:
    for text in ("\n".join(printed(office)), "\n".join(printed(office)[:3]) + "\n"):
        code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
        page = Image.new("L", (900, 900), 255)
        image = Image.fromarray(code.to_image(scale=5))
        page.paste(image, (100, 100))
        page.rotate(7, fillcolor=255).save(tmp_path / "scan.png")
        told = office.cli("compare-paper", tmp_path / "scan.png", "--json")
        assert (told.status, told.json["outcome"]) == (0, "same")
    Image.new("L", (200, 200), 255).save(tmp_path / "blank.png")
    told = office.cli("compare-paper", tmp_path / "blank.png", "--json")
    assert (told.status, told.json["error"]) == (3, "input.document_scan")


def test_a_paper_is_typed_at_the_terminal(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(printed(office)[:3])))
    assert office.cli("compare-paper").status == 0


def test_the_paper_of_another_ledger_is_told(office: Office) -> None:
    log = Log().grow(3)
    assert held(office, log.note().decode()) == (3, "input.document_origin")


def test_a_signature_of_another_log_counts_for_nothing(office: Office) -> None:
    origin, size, _ = printed(office)[:3]
    root = b64(root_of("x"))
    with office.open() as station:
        forged = read_paper(f"{origin}\n{size}\n{root}\n\n— {origin} {b64(bytes(68))}")
        found = compare(station.ledger, forged)
        assert (found.outcome, found.signed, found.proof) == (Outcome.OTHER, False, None)
        head = open_note(station.ledger.note, station.ledger.trust)
        good = read_paper(station.ledger.note.decode())
        assert good == Paper(head.origin, head.size, b64(head.root), station.ledger.note)
        assert compare(station.ledger, good).signed


@pytest.mark.parametrize(
    "text",
    ["", "one line", f"{ORIGIN}\n0\n{b64(root_of('x'))}", f"{ORIGIN}\nmany\n{b64(root_of('x'))}",
     f"no origin\n5\n{b64(root_of('x'))}", f"{ORIGIN}\n5\nAAAA", f"{ORIGIN}\n5\n{'?' * 43}=",
     f"{ORIGIN}\n{9 * 10**15 * 10}\n{b64(root_of('x'))}", f"{ORIGIN}\n-5\n{b64(root_of('x'))}",
     f"{ORIGIN}\n٥\n{b64(root_of('x'))}"],
)  # fmt: skip
def test_what_has_not_the_form_of_a_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(InputError) as err:
        read_paper(text)
    assert err.value.code == "input.paper"


def test_a_signature_of_other_letters_counts_for_nothing() -> None:
    paper = read_paper(f"{ORIGIN}\n5\n{b64(root_of('x'))}\n\n— {ORIGIN} {chr(0xDCFF) * 95}=\n")
    assert paper.note is None


@given(st.text(max_size=300) | st.text(max_size=60).map(lambda end: f"{ORIGIN}\n5\n{end}"))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    try:
        paper = read_paper(text)
    except InputError:
        return
    assert (len(paper.root), paper.root[-1]) == (44, "=")
