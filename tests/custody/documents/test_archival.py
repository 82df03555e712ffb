"""PDF/A-3a, judged by a program that has nothing to do with the one that sets the pages."""

import io
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from pdf_oxide import PdfDocument
from pyhanko.pdf_utils.generic import StreamObject
from pyhanko.pdf_utils.reader import PdfFileReader

from custody.documents.signing import sign
from tests.custody.documents.cabinet import Cabinet
from tests.custody.documents.test_signing import WORD, Authority


def faults(path: Path) -> list[str]:
    """What the judge finds in a PDF that says that it is PDF/A-3a."""
    return list(PdfDocument(str(path)).validate_pdf_a("3a")["errors"])


@pytest.fixture(scope="module")
def signed(cabinet: Cabinet, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A paper with everything: a picture, tables, Kazakh letters, a signature on top."""
    folder = tmp_path_factory.mktemp("archival")
    identity = Authority().identity(folder, "Әлия Қ.", ec.generate_private_key(ec.SECP256R1()))
    paper = cabinet.make("history-item", "kk").data
    return sign(paper, identity, WORD, datetime(2026, 12, 11, 5, 40, tzinfo=UTC))


def test_a_signature_leaves_it_so(signed: bytes, tmp_path: Path) -> None:
    path = tmp_path / "signed.pdf"
    path.write_bytes(signed)
    assert faults(path) == []


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        (b"/FontFile", b"/FontFilm"),
        (b"/AFRelationship", b"/AFRelationshop"),
        (b"/StructTreeRoot", b"/StructTreeRoof"),
        (b"/Metadata", b"/Metadate"),
    ],
)
def test_the_judge_sees_what_is_missing(
    signed: bytes, tmp_path: Path, there: bytes, instead: bytes
) -> None:
    path = tmp_path / "spoilt.pdf"
    path.write_bytes(signed.replace(there, instead))
    assert faults(path)


def test_what_the_judge_does_not_look_at_is_there_too(signed: bytes) -> None:
    reader = PdfFileReader(io.BytesIO(signed))
    intent = reader.root["/OutputIntents"][0]
    assert intent["/S"] == "/GTS_PDFA1"
    assert b"acsp" in intent["/DestOutputProfile"].data[:64], "a colour profile"
    assert reader.root["/AF"][0]["/AFRelationship"] == "/Data"
    page = reader.root["/Pages"]["/Kids"][0]
    fonts = page["/Resources"]["/Font"]
    named = [fonts[name] for name in fonts]
    assert named
    assert all(isinstance(each["/ToUnicode"], StreamObject) for each in named)


def test_programs_that_read_it_complain_of_nothing(signed: bytes, tmp_path: Path) -> None:
    path = tmp_path / "signed.pdf"
    path.write_bytes(signed)
    told = subprocess.run(["pdfinfo", path], capture_output=True, check=True, text=True)
    assert told.stderr == ""
