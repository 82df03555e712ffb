"""Verifying from the screen: what is the same, what is not, and what the ledger knows of a file."""

from collections import Counter
from pathlib import Path

from pytestqt.qtbot import QtBot

from custody.evidence.verify import Expected, Outcome, Verified
from custody.ledger.check import check_ledger
from custody.verification import Verification
from tests.ui.conftest import Filled, sit_down
from ui.desk import Desk
from ui.pages.verify import VerifyPage


def page_of(desk: Desk, qtbot: QtBot) -> VerifyPage:
    page = VerifyPage(desk)
    qtbot.addWidget(page)
    page.resize(1100, 760)
    page.show()
    return page


def run(page: VerifyPage, qtbot: QtBot) -> None:
    page.kept.verify_button.click()
    assert page.kept._job is not None
    with qtbot.waitSignal(page.kept._job.finished, timeout=60_000):
        pass


def choose(page: VerifyPage, case: str) -> None:
    page.kept.case_box.setCurrentIndex(page.kept.case_box.findData(case))


def test_a_run_is_signed_by_the_one_at_the_desk(half_desk: Desk, qtbot: QtBot) -> None:
    case = half_desk.queries.cases()[0].id
    sit_down(half_desk, qtbot, "ALM")
    before = half_desk.queries.event_count()
    page = page_of(half_desk, qtbot)
    choose(page, case)
    with qtbot.waitSignal(half_desk.news.recorded, timeout=60_000) as told:
        page.kept.verify_button.click()
    assert told.args is not None
    events = [done.event for done in told.args[0].appended]
    assert {event.type for event in events} == {"artifact.verified"}
    assert page.kept.banners["good"].isVisible()
    assert not page.kept.differing.isVisible()
    assert half_desk.queries.event_count() == before + len(events)
    row = half_desk.queries.events(newest_first=True, limit=1)[0]
    assert row.person == "ALM"
    ledger = half_desk.station.ledger
    assert check_ledger(ledger.store, trust=ledger.trust, processes=1).is_sound


def test_one_changed_byte_is_red_and_raises_a_finding(half_desk: Desk, qtbot: QtBot) -> None:
    case = half_desk.queries.cases()[0].id
    rows = [row for row in half_desk.queries.artifacts(case) if row.kept == "store"]
    victim = next(row for row in rows if row.size)
    path = next(half_desk.station.artifacts.folder.rglob(victim.sha256))
    spoiled = bytearray(path.read_bytes())
    spoiled[0] ^= 1
    path.unlink()
    path.write_bytes(spoiled)
    page = page_of(half_desk, qtbot)
    choose(page, case)
    known = len(half_desk.queries.findings(case))
    run(page, qtbot)
    assert page.kept.banners["danger"].isVisible()
    with qtbot.waitSignal(page.go, check_params_cb=lambda to, _argument: to == "today"):
        page.kept.banners["danger"].acted.emit()
    rows_shown = [
        [str(page.kept.differing.model.index(row, at).data()) for at in range(5)]
        for row in range(page.kept.differing.model.rowCount())
    ]
    assert [victim.id, "different", "the size is the same"] in [
        [name, outcome, why] for name, outcome, _was, _is, why in rows_shown
    ]
    assert len(half_desk.queries.findings(case)) == known + 1


def test_what_cannot_be_verified_is_named_and_is_no_finding(half_desk: Desk, qtbot: QtBot) -> None:
    lost = Verified("ART-9", Outcome.PLACE_UNKNOWN, Expected("ART-9", 1, {"sha256": "0" * 64}))
    page = page_of(half_desk, qtbot)
    page.kept._show_result(Verification(Counter({"same": 2, "place_unknown": 1}), (lost,), ()))
    assert page.kept.banners["warn"].isVisible()
    assert "finding" not in page.kept.banners["warn"].words()
    assert [each.artifact for each in page.kept.differing.model.rows] == ["ART-9"]


def test_a_run_that_is_cancelled_records_nothing(half_desk: Desk, qtbot: QtBot) -> None:
    before = half_desk.queries.event_count()
    page = page_of(half_desk, qtbot)
    page.kept.verify_button.click()
    job = page.kept._job
    assert job is not None
    job.pause()
    with qtbot.waitSignal(job.finished, timeout=60_000):
        job.cancel()
    assert half_desk.queries.event_count() == before
    assert page.kept.verify_button.isEnabled()


def test_the_ledger_knows_a_file_by_its_digest_and_not_by_its_name(
    half_desk: Desk, half_filled: Filled, qtbot: QtBot, tmp_path: Path
) -> None:
    rows = [row for row in half_desk.queries.artifacts() if row.kept == "store" and row.size]
    kept = next(half_desk.station.artifacts.folder.rglob(rows[0].sha256))
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / "renamed.bin").write_bytes(kept.read_bytes())
    (folder / rows[0].id).write_bytes(b"another content")
    paper = half_filled.evidence / "protocol-1.pdf"
    page = page_of(half_desk, qtbot)
    page.files.look_up([folder, tmp_path / "not there", paper])
    qtbot.waitUntil(lambda: len(page.files.table.model.rows) == 4, timeout=20_000)
    by_name = {each.path.name: each for each in page.files.table.model.rows}
    assert rows[0].id in by_name["renamed.bin"].known
    assert by_name[rows[0].id].known == ()
    assert by_name["not there"].found is None
    named = by_name[paper.name].named
    assert named is not None
    assert named.type == "protocol.signed"
    assert by_name[rows[0].id].named is None
    with qtbot.waitSignal(page.go) as asked:
        page.files.table.opened.emit(by_name[paper.name])
    assert asked.args == ["event", named.index]


def test_a_bundle_that_is_dropped_is_opened(half_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "bagit.txt").write_text("BagIt-Version: 1.0\n")
    page = page_of(half_desk, qtbot)
    with qtbot.waitSignal(page.go) as asked:
        page.files.look_up([tmp_path])
    assert asked.args == ["open_bundle", tmp_path]
