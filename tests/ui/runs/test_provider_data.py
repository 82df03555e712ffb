"""Provider data from the first click to signed events, and what may be wrong with what came."""

import hashlib
import resource
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from custody.ledger.check import check_ledger
from custody.service import Receipt
from tests.ui.conftest import sit_down
from ui.desk import Desk
from ui.runs.beginning import begin
from ui.runs.frame import Frame
from ui.runs.provider_data import ProviderDataRun

FILES = {
    "logins.csv": b"at,ip,port\n2026-02-14T21:03:10+05:00,203.0.113.24,51022\n",
    "export/payouts.csv": b"at,amount\n2026-02-15,410000\n",
    "export/messages.json": b'[{"to": "buyer", "text": "sent"}]\n',
}


def sums(files: Mapping[str, bytes]) -> bytes:
    return b"".join(
        f"{hashlib.sha256(data).hexdigest()}  {name}\n".encode() for name, data in files.items()
    )


def archive(path: Path, files: Mapping[str, bytes], listed: bytes | None = None) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
        if listed is not None:
            made.writestr("sha256sums.txt", listed)
    return path


@pytest.fixture
def frame(half_desk: Desk, qtbot: QtBot) -> Iterator[Frame]:
    sit_down(half_desk, qtbot, "ALM")
    made = begin(ProviderDataRun, half_desk)
    qtbot.addWidget(made)
    made.resize(1100, 900)
    made.show()
    yield made
    run_of(made).files_step.stop()


def run_of(frame: Frame) -> ProviderDataRun:
    assert isinstance(frame.run, ProviderDataRun)
    return frame.run


def drop(frame: Frame, qtbot: QtBot, *paths: Path) -> None:
    """Drop files on the step, and wait until they are read."""
    step = run_of(frame).files_step
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(QPoint(20, 20)), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    with qtbot.waitSignal(step.read, timeout=30_000):
        step.dropEvent(event)


def tick(frame: Frame, row: int, *columns: int) -> None:
    """Press space on cells of the table of categories."""
    step = run_of(frame).contents_step
    for column in columns:
        step.table.setCurrentIndex(step.model.index(row, column))
        step.model.setData(
            step.model.index(row, column), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole
        )


def fill_source(frame: Frame) -> None:
    source = run_of(frame).source_step.source
    source.set_value("source_kind", "authorised_unit")
    source.set_value("received_from", {"name": "Authorised unit"})
    if "container_kind" not in source.document():
        source.set_value("container_kind", "disc")


def to_review(frame: Frame, qtbot: QtBot, *paths: Path, content: bool = False) -> None:
    """Answer RQ-03 with these files, all of them traffic data; some of them content too."""
    step = run_of(frame).request_step
    assert step.request is not None
    assert step.request.id == "RQ-03", "the only one that still waits for data"
    frame.next_button.click()
    drop(frame, qtbot, *paths)
    frame.next_button.click()
    assert frame.at == 2, run_of(frame).files_step.faults()
    if content:
        tick(frame, run_of(frame).contents_step.model.rowCount() - 1, 3)
    frame.next_button.click()
    fill_source(frame)
    frame.next_button.click()
    assert frame.at == 4
    assert frame.review.refusal() == ""


def sign(frame: Frame, qtbot: QtBot) -> Receipt:
    qtbot.waitUntil(lambda: frame.review.can_sign, timeout=30_000)
    with qtbot.waitSignal(frame.done, timeout=60_000) as told:
        frame.review.sign_button.click()
    assert told.args is not None
    receipt = told.args[0]
    assert isinstance(receipt, Receipt)
    return receipt


def bodies(receipt: Receipt, kind: str) -> list[Mapping[str, Any]]:
    return [each.event.body for each in receipt.appended if each.event.type == kind]


def findings(receipt: Receipt) -> list[str]:
    return [body["kind"] for body in bodies(receipt, "finding.raised")]


def assert_sound(desk: Desk) -> None:
    ledger = desk.station.ledger
    assert check_ledger(ledger.store, trust=ledger.trust, processes=1).is_sound


def left_behind(desk: Desk) -> list[Path]:
    store = desk.station.artifacts.folder / "incoming"
    return [*desk.station.folder.glob("unpack-*"), *store.iterdir()]


def test_an_archive_is_kept_whole_unpacked_compared_and_signed(
    frame: Frame, qtbot: QtBot, half_desk: Desk, tmp_path: Path
) -> None:
    path = archive(tmp_path / "conn.zip", FILES, sums(FILES))
    to_review(frame, qtbot, path)
    receipt = sign(frame, qtbot)
    kinds = [each.event.type for each in receipt.appended]
    assert kinds == ["artifact.received_from_provider", "artifact.hashed"]
    (told,) = bodies(receipt, "artifact.received_from_provider")
    container = told["container"]
    assert [each["comparison"] for each in told["files"]] == ["match"] * 3
    (hashed,) = bodies(receipt, "artifact.hashed")
    digests = {each["artifact"]: each["digests"]["sha256"] for each in hashed["artifacts"]}
    assert digests[container] == hashlib.sha256(path.read_bytes()).hexdigest()
    inside = {hashlib.sha256(data).hexdigest() for data in (*FILES.values(), sums(FILES))}
    assert set(digests.values()) - {digests[container]} == inside
    assert all(name.startswith(container) for name in digests)
    for digest in digests.values():
        kept = half_desk.station.artifacts.path(digest).read_bytes()
        assert hashlib.sha256(kept).hexdigest() == digest
    state = half_desk.cases.state("EX-26-0417")
    assert {state.artifacts[name].container for name in digests} == {None, container}
    assert {state.artifacts[name].request for name in digests} == {"RQ-03"}
    assert left_behind(half_desk) == []
    assert_sound(half_desk)
    pages = [page for _, page, _ in frame.run.finished(receipt)]
    assert pages == ["run:record", "requests"]


def test_a_list_that_differs_raises_a_finding(
    frame: Frame, qtbot: QtBot, half_desk: Desk, tmp_path: Path
) -> None:
    others = {**FILES, "logins.csv": b"before line endings were converted\n", "gone.csv": b"x"}
    del others["export/messages.json"]
    path = archive(tmp_path / "conn.zip", FILES, sums(others))
    to_review(frame, qtbot, path)
    rows = {row.name: row.outcome for row in run_of(frame).files_step.table.model.rows}
    assert rows["logins.csv"] == "differ"
    assert rows["export/payouts.csv"] == "match"
    assert rows["export/messages.json"] == "only_ours"
    assert rows["gone.csv"] == "only_theirs"
    receipt = sign(frame, qtbot)
    assert findings(receipt) == ["provider_list_differs"]
    assert [each.severity for each in half_desk.queries.findings(case="EX-26-0417")]
    events = [page for _, page, _ in frame.run.finished(receipt)]
    assert "event" in events
    assert_sound(half_desk)


def test_a_list_beside_the_files_is_found_or_named(
    frame: Frame, qtbot: QtBot, half_desk: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "disc"
    for name, data in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    table = tmp_path / "letter.csv"
    table.write_text(
        "№;Файл;MD5\n"
        + "".join(
            f"{number};{name};{hashlib.md5(data, usedforsecurity=False).hexdigest().upper()}\n"
            for number, (name, data) in enumerate(FILES.items(), 1)
        ),
        encoding="utf-16",
    )
    frame.next_button.click()
    drop(frame, qtbot, folder)
    step = run_of(frame).files_step
    assert {row.outcome for row in step.table.model.rows} == {"not_compared"}
    unknown = tmp_path / "crc.txt"
    unknown.write_text("a1b2c3d4  logins.csv\n", encoding="ascii")
    with qtbot.waitSignal(step.read, timeout=30_000):
        step.add([unknown], as_list=True)
    told = step._note.text()
    assert "crc.txt: " in told
    assert "crc32" in told
    assert "nothing was compared" in told
    assert "Compared with their list" not in told
    with qtbot.waitSignal(step.read, timeout=30_000):
        step.add([table], as_list=True)
    assert "Compared with their list: letter.csv\n" in step._note.text()
    outcomes = [row.outcome for row in step.table.model.rows]
    assert outcomes.count("match") == 3
    assert_sound(half_desk)


def test_what_the_order_did_not_cover_is_warned_of_and_raised(
    frame: Frame, qtbot: QtBot, half_desk: Desk, tmp_path: Path
) -> None:
    path = archive(tmp_path / "conn.zip", FILES, sums(FILES))
    to_review(frame, qtbot, path, content=True)
    step = run_of(frame).contents_step
    assert "RQ-03" in step._over.words()
    assert step._over.isVisibleTo(step)
    receipt = sign(frame, qtbot)
    assert findings(receipt) == ["over_disclosure"]
    (words, page, argument) = frame.run.finished(receipt)[0]
    assert page == "run:record"
    assert argument["command"] == "artifact.restrict"
    assert argument["fields"]["artifacts"]
    assert words


def test_a_hostile_or_locked_archive_is_kept_whole_and_nothing_is_taken_from_it(
    frame: Frame, qtbot: QtBot, half_desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "evil.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("../../evil.csv", b"x")
    locked = archive(tmp_path / "locked.zip", {"a.csv": b"secret"})
    data = bytearray(locked.read_bytes())
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    locked.write_bytes(data)
    to_review(frame, qtbot, path, locked)
    step = run_of(frame).files_step
    assert "evil.csv" in step._unopened.words()
    assert "locked.zip" in step._unopened.words()
    receipt = sign(frame, qtbot)
    digests = {
        each["digests"]["sha256"]
        for body in bodies(receipt, "artifact.hashed")
        for each in body["artifacts"]
    }
    assert digests == {hashlib.sha256(each.read_bytes()).hexdigest() for each in (path, locked)}
    assert not list(tmp_path.parent.rglob("evil.csv"))
    assert_sound(half_desk)


def test_data_that_nobody_asked_for_need_a_reason(
    frame: Frame, qtbot: QtBot, half_desk: Desk, tmp_path: Path
) -> None:
    step = run_of(frame).request_step
    step._unasked.click()
    frame.next_button.click()
    assert frame.at == 0
    step.reason.set_value("unsolicited_reason", "Sent by the provider on its own.")
    frame.next_button.click()
    (tmp_path / "a.csv").write_bytes(b"1\n")
    drop(frame, qtbot, tmp_path / "a.csv")
    frame.next_button.click()
    frame.next_button.click()
    assert frame.at == 2, "somebody has to say what it holds"
    tick(frame, 0, 1)
    frame.next_button.click()
    fill_source(frame)
    frame.next_button.click()
    receipt = sign(frame, qtbot)
    (told,) = bodies(receipt, "artifact.received_from_provider")
    assert "request" not in told
    assert_sound(half_desk)


def test_reading_that_is_cancelled_leaves_nothing(
    frame: Frame, qtbot: QtBot, half_desk: Desk, tmp_path: Path
) -> None:
    path = archive(tmp_path / "conn.zip", {**FILES, "big.bin": bytes(40_000_000)})
    before = half_desk.queries.event_count()
    frame.next_button.click()
    step = run_of(frame).files_step
    with qtbot.waitSignal(step.read, timeout=30_000):
        step.add([path])
        (job,) = half_desk.jobs.running
        job.cancel()
    frame.next_button.click()
    assert frame.at == 1
    assert half_desk.queries.event_count() == before
    assert left_behind(half_desk) == []
    step.again_button.click()
    qtbot.waitUntil(lambda: step.delivery is not None, timeout=30_000)


def test_a_full_disk_is_told_with_what_to_do(
    frame: Frame, qtbot: QtBot, half_desk: Desk, tmp_path: Path
) -> None:
    big = tmp_path / "big.bin"
    big.write_bytes(bytes(range(256)) * 40_000)
    frame.next_button.click()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_000_000, hard))
    try:
        drop(frame, qtbot, archive_stored(tmp_path / "big.zip", big), big)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    step = run_of(frame).files_step
    assert step.delivery is None
    assert "disk is full" in step._trouble.words()
    assert "Make room" in step._trouble.words()
    assert left_behind(half_desk) == []
    frame.next_button.click()
    assert frame.at == 1
    with qtbot.waitSignal(step.read, timeout=30_000):
        step.again_button.click()
    assert step.delivery is not None


def archive_stored(path: Path, file: Path) -> Path:
    """Small, and beyond every limit when it is unpacked."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.write(file, file.name)
    return path


def test_a_draft_reads_its_files_again(
    frame: Frame, qtbot: QtBot, half_desk: Desk, tmp_path: Path
) -> None:
    path = archive(tmp_path / "conn.zip", FILES, sums(FILES))
    to_review(frame, qtbot, path, content=True)
    frame.leave()
    (row,) = half_desk.drafts.all()
    again = begin(ProviderDataRun, half_desk, {"draft": row.key})
    qtbot.addWidget(again)
    again.show()
    step = run_of(again).files_step
    again.show_step(0)
    again.next_button.click()
    qtbot.waitUntil(lambda: step.delivery is not None, timeout=30_000)
    again.next_button.click()
    own = run_of(again).contents_step.own()
    assert len(own) == 3, "all but the one file that holds content, and the container"
    again.next_button.click()
    again.next_button.click()
    assert again.at == 4
    assert again.review.refusal() == ""
    step.stop()


def test_many_files_are_told_by_several_events_of_one_transaction(
    frame: Frame, qtbot: QtBot, half_desk: Desk, tmp_path: Path
) -> None:
    files = {f"export/{number:04}.csv": b"%d\n" % number for number in range(620)}
    path = archive(tmp_path / "conn.zip", files, sums(files))
    to_review(frame, qtbot, path)
    receipt = sign(frame, qtbot)
    told = bodies(receipt, "artifact.received_from_provider")
    assert len(told) > 1
    assert sum(len(each["files"]) for each in told) == 620
    assert findings(receipt) == []
    assert_sound(half_desk)
