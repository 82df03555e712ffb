"""Opening somebody else's bundle: what is said of it, and what is never done with it."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from custody.bundle.contents import ArtifactLine
from custody.bundle.encryption import encrypt, make_identity
from custody.bundle.verdicts import Headline
from custody.domain.reasons import Reason
from custody.ledger.agency import Roster, add_station, sign_roster
from custody.ledger.checkpoint import TrustLine
from custody.station import read_trust
from tests.custody.keys.vector_keys import seeded
from tests.ui.conftest import Filled
from ui import theme, translations
from ui.dialogs.look import LookDialog
from ui.jobs import Jobs
from ui.pdf import page_image
from ui.widgets.bundle_view import BundleView


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    lanes = Jobs()
    yield lanes
    lanes.close()


@pytest.fixture
def trust(filled: Filled) -> TrustLine:
    return read_trust(filled.ledger)


@pytest.fixture
def view(jobs: Jobs, qtbot: QtBot) -> BundleView:
    made = BundleView(jobs)
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show()
    return made


@pytest.fixture
def bundle(filled: Filled, tmp_path: Path) -> Path:
    """A copy that a test may spoil."""
    target = tmp_path / "prosecutor"
    shutil.copytree(filled.bundles / "prosecutor", target)
    for path in target.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return target


def opened(view: BundleView, qtbot: QtBot, path: Path) -> Headline:
    with qtbot.waitSignal(view.checked, timeout=30_000) as caught:
        view.open(path)
    assert caught.args is not None
    return Headline(caught.args[0].headline)


def dialog_of(view: BundleView, qtbot: QtBot, line: ArtifactLine) -> LookDialog:
    view.tabs.artifacts.opened.emit(line)
    qtbot.waitUntil(lambda: any(d.isVisible() for d in view.findChildren(LookDialog)))
    return next(each for each in view.findChildren(LookDialog) if each.isVisible())


def shown(view: QWidget) -> str:
    labels = view.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


@pytest.mark.parametrize("name", ["prosecutor", "defence.zip"])
def test_with_the_trust_line_it_is_authentic_and_tells_its_history(
    view: BundleView, qtbot: QtBot, filled: Filled, trust: TrustLine, name: str
) -> None:
    view.trust.line.setText(str(trust))
    with qtbot.waitSignal(view.read, timeout=30_000):
        assert opened(view, qtbot, filled.bundles / name) is Headline.AUTHENTIC
    assert "Authentic and complete" in shown(view)
    assert view.banners["good"].isVisible()
    assert view.contents is not None
    assert view.contents.events > 100
    assert view.pages.isTabVisible(1)
    assert view.tabs.history is not None
    held = [each for each in view.tabs.holdings.model.rows if each.item == "ITM-03"]
    (lent,) = [each for each in held if each.lane.person == "DIN"]
    assert (lent.since[:10], lent.until[:10]) == ("2026-03-20", "2026-03-25")
    assert all(last.until == each.since for last, each in pairwise(held))
    assert held[-1].until == ""
    cells = view.tabs.holdings.model
    told = [cells.index(row, 1).data() for row in range(cells.rowCount())]
    assert "DIN · examiner (EXA)" in told
    lines = view.contents.artifacts
    photo = next(line for line in lines if line.name.endswith(".png"))
    look = dialog_of(view, qtbot, photo)
    assert not look.picture.pixmap().isNull()
    assert look.picture.width() >= look.picture.pixmap().width()
    assert look.picture.height() >= look.picture.pixmap().height()
    assert look.badge.tone() == "good"
    look.accept()
    other = next(line for line in lines if line.name.endswith(".csv"))
    look = dialog_of(view, qtbot, replace(other, sha256="0" * 64))
    assert look.picture.pixmap().isNull()
    assert look.badge.tone() == "danger"
    with qtbot.waitSignal(look.copy_wanted) as wanted:
        look.copy_wanted.disconnect(view.copies.choose)
        look.save_button.click()
    assert wanted.args == [other.path]


def test_without_a_trust_line_the_signer_is_not_known(
    view: BundleView, qtbot: QtBot, filled: Filled, trust: TrustLine
) -> None:
    assert opened(view, qtbot, filled.bundles / "prosecutor") is Headline.INTACT
    assert view.banners["warn"].isVisible()
    assert "signer not known" in shown(view)
    with qtbot.waitSignal(view.checked, timeout=30_000):
        view.trust.line.setText(str(trust))
    assert view.banners["good"].isVisible()


def test_another_ledgers_trust_line_is_not_good_enough(
    view: BundleView, qtbot: QtBot, filled: Filled, trust: TrustLine
) -> None:
    other = f"{trust.origin}+{'0' * 8}+" + str(trust).rpartition("+")[2]
    view.trust.line.setText(other)
    assert view.trust.trust() is None
    assert opened(view, qtbot, filled.bundles / "prosecutor") is Headline.INTACT


def test_one_changed_byte_is_told_and_nothing_of_it_is_shown(
    view: BundleView, qtbot: QtBot, bundle: Path, trust: TrustLine
) -> None:
    victim = bundle / "data" / "artifacts" / "000001.bin"
    spoiled = bytearray(victim.read_bytes())
    spoiled[0] ^= 1
    victim.write_bytes(spoiled)
    view.trust.line.setText(str(trust))
    assert opened(view, qtbot, bundle) is Headline.FAIL
    assert view.banners["danger"].isVisible()
    assert "Do not rely on this" in shown(view)
    assert "000001.bin" in shown(view)
    assert view.contents is None
    assert not view.pages.isTabVisible(1)


def test_what_is_no_bundle_is_said_to_be_none(
    view: BundleView, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(view.failed, timeout=10_000) as caught:
        view.open(tmp_path)
    assert caught.args is not None
    assert caught.args[0].code.startswith("input.")
    assert view.banners["danger"].isVisible()
    assert not view.pages.isVisible()


def test_a_file_within_a_bundle_opens_the_bundle(
    view: BundleView, qtbot: QtBot, bundle: Path
) -> None:
    assert opened(view, qtbot, bundle / "VERIFY.txt") is Headline.INTACT
    assert view.path == bundle


def test_markup_in_a_bundle_stays_text(view: BundleView, qtbot: QtBot, bundle: Path) -> None:
    opened(view, qtbot, bundle)
    assert view.report is not None
    view.report = replace(
        view.report, cautions=(Reason("empty_folder", path="<b>bold</b><img src=x>"),)
    )
    view.verdicts.show_report(view.report)
    assert "&lt;img src=x&gt;" in view.page()
    assert "<img" not in view.page()
    foreign = [label for label in view.verdicts.findChildren(QLabel) if "<img" in label.text()]
    assert foreign
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in foreign)


def test_a_copy_of_a_document_is_the_document(
    view: BundleView, qtbot: QtBot, bundle: Path, tmp_path: Path
) -> None:
    with qtbot.waitSignal(view.read, timeout=30_000):
        opened(view, qtbot, bundle)
    told = [each.named.event.type for each in view.tabs.documents.model.rows if each.named]
    assert "protocol.signed" in told
    view.copies.save("data/documents/000001.pdf", tmp_path / "copy.pdf")
    original = (bundle / "data" / "documents" / "000001.pdf").read_bytes()
    qtbot.waitUntil(lambda: (tmp_path / "copy.pdf").exists())
    qtbot.waitUntil(lambda: (tmp_path / "copy.pdf").read_bytes() == original)


def test_the_custody_picture_is_saved_as_the_bundle_has_it(
    view: BundleView, qtbot: QtBot, bundle: Path, tmp_path: Path, qapp: QApplication
) -> None:
    with qtbot.waitSignal(view.read, timeout=30_000):
        view.open(bundle)
    assert view.tabs.save_button.accessibleName() == "Save the picture as SVG"
    saved = tmp_path / "custody.svg"
    translations.choose(qapp, "ru")
    view.tabs.save_picture(saved)
    translations.choose(qapp, "en")
    (own,) = bundle.rglob("custody.svg")
    assert saved.read_bytes() == own.read_bytes()
    view.tabs.save_picture(tmp_path / "absent" / "custody.svg")
    assert view.banners["danger"].isVisible()


def test_the_page_prints_by_a_click_in_letters_that_can_be_read(
    view: BundleView, qtbot: QtBot, qapp: QApplication, filled: Filled, tmp_path: Path
) -> None:
    theme.install(qapp)
    with qtbot.waitSignal(view.read, timeout=30_000):
        opened(view, qtbot, filled.bundles / "prosecutor")
    path = tmp_path / "page.pdf"

    def accept() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QPrintDialog)
        dialog.printer().setOutputFileName(str(path))
        (line,) = [each for each in dialog.findChildren(QLineEdit) if each.isVisible()]
        line.setText(str(path))
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    QTimer.singleShot(0, accept)
    view.print_button.click()
    image = page_image(path.read_bytes(), 0, 72)
    paper = image.pixelColor(0, 0)
    inked = [x for x in range(image.width()) for y in range(0, image.height(), 3)
             if image.pixelColor(x, y) != paper]  # fmt: skip
    assert max(inked) > image.width() * 0.7, "words as large as a page is read at reach across it"


def test_a_check_can_be_cancelled(view: BundleView, qtbot: QtBot, bundle: Path) -> None:
    view.open(bundle)
    job = view._job
    assert job is not None
    job.pause()
    with qtbot.waitSignal(job.finished, timeout=30_000):
        job.cancel()
    assert view.path == bundle
    assert view._job is None


def test_verdicts_and_warnings_are_told_in_the_language_of_the_screen(
    view: BundleView, qtbot: QtBot, bundle: Path, qapp: QApplication
) -> None:
    (bundle / "data" / "documents" / "000001.pdf").write_bytes(b"other")
    (bundle / "empty").mkdir()
    try:
        translations.choose(qapp, "ru")
        assert opened(view, qtbot, bundle) is Headline.FAIL
        told = " ".join(label.text() for label in view.findChildren(QLabel))
        assert "Не полагайтесь на это: " in told
        assert "файл изменён: data/documents/000001.pdf" in told
        assert "вы не дали строку доверия" in told
        assert "пустая папка: empty/" in told
        assert "Примечание: документы, которых не называет ни одно раскрытое событие" in told
        translations.choose(qapp, "kk")
        page = view.page()
        assert "файл өзгертілген: data/documents/000001.pdf" in page
        assert "бос қалта: empty/" in page
        assert "тек мөр жауап береді (1): data/documents/000001.pdf" in page
    finally:
        translations.choose(qapp, "en")


def test_an_encrypted_one_is_opened_with_the_recipients_key_and_judged_by_a_roster(
    view: BundleView, qtbot: QtBot, filled: Filled, trust: TrustLine, tmp_path: Path
) -> None:
    closed, key = tmp_path / "defence.zip.age", tmp_path / "own.key"
    encrypt(filled.bundles / "defence.zip", closed, [make_identity(key)])
    with qtbot.waitSignal(view.failed, timeout=30_000):
        view.open(closed)
    assert "is encrypted" in shown(view)
    with qtbot.waitSignal(view.checked, timeout=30_000):
        view.identity.read(key)
    assert "signer not known" in shown(view)
    signer = seeded("ab" * 32)
    line = TrustLine("police.example/stations/0123456789abcdef", signer.public.ed25519_raw)
    now, end = "2026-01-01T00:00:00.000Z", "2090-01-01T00:00:00.000Z"
    listed = add_station(Roster(line.origin, 1, now, end, ()), trust, now)
    (tmp_path / "roster").write_bytes(sign_roster(listed, line, signer))
    view.trust.line.setText(str(line))
    assert view.trust.roster_button.isVisible()
    with qtbot.waitSignal(view.read, timeout=30_000):
        view.trust.read_roster(tmp_path / "roster")
    assert "Authentic and complete" in shown(view)
    view.copies.save(view.tabs.documents.model.rows[0].path, tmp_path / "copy")
    qtbot.waitUntil((tmp_path / "copy").exists, timeout=10_000)
    other = replace(listed, number=2)
    (tmp_path / "forged").write_bytes(sign_roster(other, line, seeded("01" * 32)))
    view.trust.read_roster(tmp_path / "forged")
    assert view.trust.listed() is None
    assert "not good" in shown(view.trust)
