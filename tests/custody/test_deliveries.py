"""What a provider sent, without a screen: read, compared, and told by events that audit."""

import hashlib
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
import pyzipper

from custody.deliveries import read_delivery
from custody.delivery_events import acts, acts_in_parts
from custody.domain.commands import Command
from custody.errors import CancelledError, StorageError
from custody.evidence.comparison import Comparison
from custody.service import Act
from tests.custody.evidence.closed_forms import rar
from tests.custody.office import CASE, OPEN_CASE, Office

FILES = {"a/conn.csv": b"one\n", "b/conn.csv": b"two\n", "note.txt": b"three\n"}
RECEIVE = Command(
    "artifact.receive",
    {
        "unsolicited_reason": "Sent by the provider on its own.",
        "container_kind": "archive",
        "source_kind": "provider",
        "received_from": {"name": "Steppe Telecom"},
        "seal_state": "none",
        "data_categories": ["traffic"],
    },
    CASE,
    role="INV",
)


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def packed(path: Path, more: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in {**FILES, **more}.items():
            archive.writestr(name, data)
    return path


def test_lists_in_folders_tell_of_the_files_beside_them(office: Office, tmp_path: Path) -> None:
    lists = {
        f"{folder}/sha256sums.txt": f"{digest(FILES[f'{folder}/conn.csv'])}  conn.csv\n".encode()
        for folder in ("a", "b")
    }
    path = packed(tmp_path / "data.zip", lists)
    with office.open() as station, read_delivery(station, [path]) as delivery:
        told = {
            file.shown: delivery.comparison(number)[0] for number, file in enumerate(delivery.files)
        }
        assert told["a/conn.csv"] is told["b/conn.csv"] is Comparison.MATCH
        assert told["note.txt"] is Comparison.ONLY_OURS
        assert told["data.zip"] is Comparison.NOT_COMPARED
        assert delivery.compared is not None
        assert delivery.compared.only_theirs == ()
        assert not list(station.folder.glob("unpack-*"))


@pytest.mark.parametrize("told", ["whole", "letter"])
def test_what_lies_in_a_container_that_they_named_is_no_file_that_they_did_not_name(
    office: Office, tmp_path: Path, told: str
) -> None:
    mail = b"From: a@mail.example\nTo: b@mail.example\nSubject: s\n\nhello\n"
    path = packed(tmp_path / "data.zip", {"letter.eml": mail})
    first, second = tmp_path / "first.txt", tmp_path / "sums.txt"
    first.write_bytes(b"came alone")
    whole = f"{digest(path.read_bytes())}  data.zip\n"
    second.write_text(whole if told == "whole" else f"{digest(mail)}  letter.eml\n")
    with (
        office.open() as station,
        read_delivery(station, [first, path], lists=[second]) as delivery,
    ):
        seen = {
            file.shown: delivery.comparison(number)[0] for number, file in enumerate(delivery.files)
        }
    untold = Comparison.NOT_COMPARED if told == "whole" else Comparison.ONLY_OURS
    assert seen["letter.eml/body.txt"] is Comparison.NOT_COMPARED
    assert seen["letter.eml"] is (untold if told == "whole" else Comparison.MATCH)
    assert seen["note.txt"] is seen["a/conn.csv"] is untold
    assert seen["first.txt"] is Comparison.ONLY_OURS


def test_an_archive_that_is_not_opened_is_kept_whole_and_told(
    office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "answer.rar"
    path.write_bytes(rar())
    with office.open() as station, read_delivery(station, [path]) as delivery:
        ((where, err),) = delivery.unopened
        assert (where, err.code) == (path, "input.archive_form")
        (file,) = delivery.files
        assert (file.shown, file.is_container) == ("answer.rar", True)
        assert file.digests["sha256"] == digest(rar())
        assert next(iter(acts(station, delivery, RECEIVE, {})))


def test_a_delivery_becomes_one_transaction_that_audits(office: Office, tmp_path: Path) -> None:
    wrong = {"sha256.txt": f"{digest(b'else')}  note.txt\n{digest(b'x')}  gone.bin\n".encode()}
    path = packed(tmp_path / "data.zip", wrong)
    loose = tmp_path / "letter.pdf"
    loose.write_bytes(b"%PDF-1.7\n")
    with office.open() as station:
        office.execute(station, OPEN_CASE, "ANNA")
        with read_delivery(station, [path, loose]) as delivery:
            commands = list(acts(station, delivery, RECEIVE, {1: ["content"]}))
        foreseen = station.service.preview(
            [Act(command, office.signer("ANNA")) for command in commands]
        )
        assert [each.draft.type for each in foreseen if each.is_caused] == ["finding.raised"] * 2
        receipt = station.service.execute(
            *(Act(command, office.signer("ANNA")) for command in commands)
        )
        kinds = [done.event.type for done in receipt.appended]
        assert kinds.count("artifact.received_from_provider") == 2
        assert kinds.count("finding.raised") == 2, "one in each receipt: both are in no list"
        received = receipt.appended[0].event
        state = station.service.state_of(CASE)
        container = received.body["container"]
        assert container == "ART-001"
        inside = [a for a in state.artifacts.values() if a.container == container]
        assert len(inside) == 4
        assert state.artifacts["ART-001.001"].categories == {"content"}
        names = {each.sha256 for each in state.artifacts.values()}
        assert digest(path.read_bytes()) in names
        assert digest(FILES["note.txt"]) in names
    assert office.cli("audit").status == 0


def mail_with(path: Path, attached: Path) -> Path:
    message = EmailMessage()
    message.set_content("See the archive.\n")
    data = attached.read_bytes()
    message.add_attachment(data, maintype="application", subtype="zip", filename=attached.name)
    path.write_bytes(message.as_bytes())
    return path


def test_an_archive_in_a_mail_is_the_parent_of_its_files(office: Office, tmp_path: Path) -> None:
    listed = {"sha256.txt": "".join(f"{digest(FILES[n])}  {n}\n" for n in FILES).encode()}
    mail = mail_with(tmp_path / "answer.eml", packed(tmp_path / "data.zip", listed))
    with office.open() as station:
        office.execute(station, OPEN_CASE, "ANNA")
        with read_delivery(station, [mail]) as delivery:
            commands = list(acts(station, delivery, RECEIVE, {}))
            told = {file.shown: delivery.comparison(n)[0] for n, file in enumerate(delivery.files)}
        assert told["data.zip/a/conn.csv"] is Comparison.MATCH
        station.service.execute(*(Act(command, office.signer("ANNA")) for command in commands))
        state = station.service.state_of(CASE)
        by_digest = {each.sha256: each for each in state.artifacts.values()}
        top, inner = (by_digest[digest(p.read_bytes())] for p in (mail, tmp_path / "data.zip"))
        assert top.container is None
        assert inner.container == top.id
        assert by_digest[digest(FILES["note.txt"])].container == inner.id
    assert office.cli("audit").status == 0


def test_a_locked_archive_is_kept_whole_until_its_password_is_given(
    office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "data.zip"
    with pyzipper.AESZipFile(path, "w", encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(b"open sesame")
        archive.writestr("conn.csv", FILES["note.txt"])
    with office.open() as station:
        with read_delivery(station, [path]) as delivery:
            ((_, err),) = delivery.unopened
            assert err.code == "input.archive_locked"
            assert [file.is_opened for file in delivery.files] == [False]
        office.execute(station, OPEN_CASE, "ANNA")
        with read_delivery(station, [path], passwords=["no", "open sesame"]) as delivery:
            assert not delivery.unopened
            assert delivery.files[1].digests["sha256"] == digest(FILES["note.txt"])
            for command in list(acts(station, delivery, RECEIVE, {})):
                station.service.execute(Act(command, office.signer("ANNA")))
        kept = [file for file in station.folder.rglob("*") if file.is_file()]
        assert not any(b"open sesame" in file.read_bytes() for file in kept)


def test_of_thousands_of_files_a_window_may_hear_between_parts(
    office: Office, tmp_path: Path
) -> None:
    path = packed(tmp_path / "data.zip", {f"{n:04}.csv": b"%d" % n for n in range(2200)})
    with office.open() as station, read_delivery(station, [path]) as delivery:
        parts = list(acts_in_parts(station, delivery, RECEIVE, {}))
        assert [len(part) for part in parts[:5]] == [0, 0, 0, 0, 1]  # ids, two thousand told, all
        assert [each for part in parts for each in part] == list(
            acts(station, delivery, RECEIVE, {})
        )


def test_a_hostile_archive_is_kept_whole_and_becomes_a_finding(
    office: Office, tmp_path: Path
) -> None:
    path = packed(tmp_path / "data.zip", {"../evil": b"x"})
    with office.open() as station:
        office.execute(station, OPEN_CASE, "ANNA")
        with read_delivery(station, [path]) as delivery:
            assert len(delivery.files) == 1
            commands = list(acts(station, delivery, RECEIVE, {}))
        station.service.execute(*(Act(command, office.signer("ANNA")) for command in commands))
        state = station.service.state_of(CASE)
        finding = state.findings["FND-ART-001"]
        assert (finding.kind, finding.resolved) == ("other", False)
        assert station.artifacts.path(digest(path.read_bytes())).is_file()
        assert not list(station.folder.parent.rglob("evil"))
    assert office.cli("audit").status == 0


def test_nothing_is_opened_before_the_container_is_kept(office: Office, tmp_path: Path) -> None:
    path = packed(tmp_path / "data.zip", {})
    kept: list[bool] = []
    with office.open() as station:
        copy = station.artifacts.path(digest(path.read_bytes()))

        def look(_done: int, _total: int) -> None:
            if list(station.folder.glob("unpack-*")):
                kept.append(copy.is_file())

        read_delivery(station, [path], progress=look).close()
    assert kept
    assert all(kept)


def test_what_is_not_there_is_said(office: Office, tmp_path: Path) -> None:
    with office.open() as station, pytest.raises(StorageError):
        read_delivery(station, [tmp_path / "gone.zip"])


@pytest.mark.parametrize("at", [1, 3, 6])
def test_a_reading_that_stops_leaves_no_folder(office: Office, tmp_path: Path, at: int) -> None:
    path = packed(tmp_path / "data.zip", {"big.bin": bytes(4_000_000)})
    calls = 0

    def stop(_done: int, _total: int) -> None:
        nonlocal calls
        calls += 1
        if calls == at:
            raise CancelledError

    with office.open() as station:
        with pytest.raises(CancelledError):
            read_delivery(station, [path], progress=stop)
        assert not list(station.folder.glob("unpack-*"))


def test_counting_a_huge_folder_can_be_stopped(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "huge"
    for number in range(8):
        (folder / f"{number}").mkdir(parents=True)
        (folder / f"{number}" / "page").write_bytes(b"page")
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if len(told) == 3:
            raise CancelledError

    with office.open() as station, pytest.raises(CancelledError):
        read_delivery(station, [folder], progress=stop)
    assert [done for done, _ in told] == [0, 0, 0]
    assert told[-1][1] < 8 * len(b"page")  # it was still being counted
