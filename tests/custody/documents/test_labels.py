"""Labels of items, bags and shelves: scanners and people read them; nobody is named."""

from pathlib import Path

import pytest

from custody.documents.labels import KINDS, labels_of, print_labels, read_label, sheets
from custody.errors import InputError
from tests.custody.documents.cabinet import CASE, Cabinet, text_of


def scanned(path: Path) -> list[str]:
    """Every code on every page, as a scanner reads it."""
    import pypdfium2 as pdfium
    import zxingcpp

    document = pdfium.PdfDocument(path)
    try:
        return [
            found.text
            for page in document
            for found in zxingcpp.read_barcodes(
                page.render(scale=4, grayscale=True).to_pil(),
                formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
            )
        ]
    finally:
        document.close()


@pytest.mark.parametrize("sheet", sheets())
def test_every_label_of_a_sheet_or_a_roll_is_read_back(
    cabinet: Cabinet, sheet: str, tmp_path: Path
) -> None:
    labels = labels_of(cabinet.station, CASE, "item", "kk")
    made = print_labels(labels, sheet, "kk", cabinet.station)
    path = tmp_path / "labels.pdf"
    path.write_bytes(made.data)
    texts = scanned(path)
    found = [read_label(text) for text in texts]
    assert sorted(each.id for each in found if each) == sorted(each.id for each in labels)
    assert {each.origin for each in found if each} == {cabinet.station.ledger.trust.origin}


def test_a_label_names_the_thing_its_case_its_seal_and_nobody(
    cabinet: Cabinet, tmp_path: Path
) -> None:
    path = tmp_path / "labels.pdf"
    labels = labels_of(cabinet.station, CASE, "item", "ru", ["ITM-05"])
    path.write_bytes(print_labels(labels, "roll-100x50", "ru", cabinet.station).data)
    text = text_of(path)
    for said in ("ITM-05", "Дело EX-26-0417", "Печать S-3291", "12.03.2026"):
        assert said in text
    assert "BOL" not in text
    assert "A. L. M." not in text


def test_bags_and_shelves_have_labels_of_their_own(cabinet: Cabinet) -> None:
    told = {
        kind: {each.id for each in labels_of(cabinet.station, CASE, kind, "en")} for kind in KINDS
    }
    assert "B-0100" in told["bag"]
    assert told["shelf"]
    assert not told["item"] & told["bag"]


def test_the_same_label_has_the_same_digest_whatever_the_sheet(cabinet: Cabinet) -> None:
    labels = labels_of(cabinet.station, CASE, "item", "en", ["ITM-05"])
    first, second = (
        print_labels(labels, sheet, "en", cabinet.station) for sheet in ("a4-3x8", "roll-62x29")
    )
    assert first.digest(labels[0]) == second.digest(labels[0])


def test_what_is_no_label_of_ours_is_none() -> None:
    assert read_label("custody-document 1a C-1 act") is None
    assert read_label("custody-item agency.example/s/1") is None
    assert read_label("ITM-01") is None
    told = read_label("custody-shelf agency.example/s/1 safe C-3\r\n")
    assert told is not None
    assert told.id == "safe C-3"


def test_labels_of_what_there_is_not_are_refused(cabinet: Cabinet) -> None:
    for kind, only in (("item", ["ITM-99"]), ("chair", [])):
        with pytest.raises(InputError) as told:
            labels_of(cabinet.station, CASE, kind, "en", only)
        assert told.value.code == "input.document_subject"
    with pytest.raises(InputError):
        print_labels((), "a3", "en", cabinet.station)
