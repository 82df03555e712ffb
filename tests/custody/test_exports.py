"""Handing a case over: judged, verified, made, sealed, recorded."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from custody import foreseen
from custody.acquisition import record
from custody.bundle.check import check_bundle
from custody.clock import SystemClock
from custody.domain import wording
from custody.domain.examples import example_of
from custody.domain.model import CaseState
from custody.errors import CancelledError, InputError, RefusedError, StorageError
from custody.exports import export
from custody.foreseen import Export, foresee
from custody.gathering import Plan, gather
from custody.ledger.check import check_ledger
from custody.queries import Queries
from custody.service import Act
from custody.station import Station
from custody.strict_json import parse, unb64
from custody.verification import verify_artifacts
from tests.custody.ledger.station import FakeClock
from tests.custody.office import CASE, OPEN_CASE, Office


def fill(office: Office, station: Station, tmp_path: Path) -> None:
    office.execute(station, OPEN_CASE, "ANNA")
    (tmp_path / "evidence").write_bytes(b"evidence" * 1000)
    plan = Plan(CASE, (tmp_path / "evidence",))
    with gather(station, plan) as found:
        record(station, plan, found, office.signer("ANNA"))


def wish(tmp_path: Path) -> Export:
    return Export(CASE, tmp_path / "bundle", "Prosecutor's office", "trial", role="OIC")


def test_a_seal_and_then_its_record_follow_the_checkpoint(office: Office, tmp_path: Path) -> None:
    with office.open() as station:
        fill(office, station, tmp_path)
        size = station.ledger.head.size
        signers = [office.signer("ANNA"), office.signer("CHIEF")]
        handed = export(station, wish(tmp_path), signers)
        assert station.ledger.head.size == size + 2
        assert handed.exported.seal.event.seq == size
        (recorded,) = handed.receipt.appended
        assert recorded.event.body["sealed_by"] == handed.exported.seal.event.id
        assert recorded.event.body["root_digest"] == handed.exported.root_digest
        report = check_bundle(handed.exported.path, trust=station.ledger.trust)
        assert report.headline == "authentic"
        assert check_ledger(station.ledger.store, trust=station.ledger.trust).is_sound


def test_bundles_are_numbered_and_no_number_is_used_twice(office: Office, tmp_path: Path) -> None:
    with office.open() as station:
        fill(office, station, tmp_path)
        signers = [office.signer("ANNA"), office.signer("CHIEF")]
        names = []
        for number in (1, 2):
            target = tmp_path / f"bundle-{number}"
            handed = export(station, replace(wish(tmp_path), target=target), signers)
            names.append(handed.exported.seal.event.body["bundle"])
        assert names == ["BND-1", "BND-2"]
        size = station.ledger.head.size
        again = replace(wish(tmp_path), bundle="BND-2")
        with pytest.raises(RefusedError) as caught:
            export(station, again, signers)
        assert caught.value.code == "refused.id_taken"
        assert station.ledger.head.size == size
        assert not again.target.exists()


def test_what_was_not_verified_within_a_day_is_verified_first(
    office: Office, tmp_path: Path
) -> None:
    clock = FakeClock(SystemClock().now())
    with office.open(clock) as station:
        fill(office, station, tmp_path)
        clock.at += timedelta(hours=25)
        size = station.ledger.head.size
        signers = [office.signer("ANNA"), office.signer("CHIEF")]
        handed = export(station, wish(tmp_path), signers)
        types = [
            row[0]
            for row in station.ledger.view.rows(
                "SELECT type FROM event WHERE idx >= ? ORDER BY idx", (size,)
            )
        ]
        assert types == ["artifact.verified", "bundle.sealed", "bundle.exported"]
        assert handed.exported.report.headline == "authentic"


def test_the_record_names_what_is_in_the_bundle_and_nothing_else(
    office: Office, tmp_path: Path
) -> None:
    """Of a copy for work only the digest is recorded: its bytes are not kept here."""
    with office.open() as station:
        fill(office, station, tmp_path)
        verify_artifacts(station, case=CASE)
        digests = dict(station.service.state_of(CASE).artifacts["ART-001"].digests)
        assign = {"person": "DINA", "role": "EXA", "need": "examines"}
        office.execute(station, command("case.assign", assign, role="OIC"), "ANNA")
        pair = {side: {"artifact": name, "digests": digests} for side, name in SIDES.items()}
        copied = {**pair, "purpose": "working_copy"}
        office.execute(station, command("artifact.copy", copied), "DINA")
        signers = [office.signer("ANNA"), office.signer("CHIEF")]
        handed = export(station, wish(tmp_path), signers)
        (recorded,) = handed.receipt.appended
        lines = (tmp_path / "bundle/data/artifacts/files.jsonl").read_bytes().splitlines()
    contained = [parse(line)["artifact"] for line in lines]
    assert contained == ["ART-001"]
    assert recorded.event.body["artifacts"] == contained
    assert recorded.event.body["hidden_count"] == 1
    assert handed.hidden == {"ART-COPY": "not_selected"}


SIDES = {"source": "ART-001", "copy": "ART-COPY"}


def command(name: str, fields: dict[str, Any], **more: str) -> dict[str, Any]:
    return {"command": name, "case": CASE, "fields": fields, **more}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_before_a_bundle_is_made_nothing_is_told_that_only_making_it_tells(
    office: Office, tmp_path: Path, language: str
) -> None:
    with office.open() as station:
        fill(office, station, tmp_path)
        verify_artifacts(station)
        foreseen = foresee(station.service.state_of(CASE), wish(tmp_path), "BND-1")
        command = replace(foreseen.command, language=language)
        signers = (office.signer("ANNA"), office.signer("CHIEF"))
        act = Act(command, signers[0], signers[1:])
        before = next(iter(station.service.preview([act]))).statement
        words = wording.words(language)
        assert "000" not in before
        assert wording.choice("self_verification", "authentic", language) not in before
        assert words["labels"]["root_digest"] in before.splitlines()[-1].casefold()
        with pytest.raises(AssertionError):
            station.service.execute(act)
        made = export(station, replace(wish(tmp_path), language=language), signers)
        told = Queries(station.ledger).told(made.receipt.appended[0].index)
        assert told is not None
        assert told.private is not None
        assert made.exported.root_digest in told.private["statement"]


def test_stopping_leaves_neither_bundle_nor_seal(office: Office, tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise CancelledError

    with office.open() as station:
        fill(office, station, tmp_path)
        size = station.ledger.head.size
        signers = [office.signer("ANNA"), office.signer("CHIEF")]
        with pytest.raises(CancelledError):
            export(station, wish(tmp_path), signers, stop)
        assert station.ledger.head.size == size
    assert {path.name for path in tmp_path.iterdir()} == {"ledger", "evidence"}


def test_a_case_that_is_not_there_is_not_exported(office: Office, tmp_path: Path) -> None:
    with office.open() as station, pytest.raises(InputError) as caught:
        export(station, wish(tmp_path), [office.signer("ANNA")])
    assert caught.value.code == "input.no_case"
    assert not (tmp_path / "bundle").exists()


def test_a_document_goes_along_and_is_told_on_the_cover(office: Office, tmp_path: Path) -> None:
    from hashlib import sha256

    from custody.bundle.disclosure import Document

    page = tmp_path / "protocol.pdf"
    page.write_bytes(b"%PDF-1.4 protocol")
    digest = sha256(page.read_bytes()).hexdigest()
    document = Document(page, "protocol", page.stat().st_size, digest, "application/pdf")
    with office.open() as station:
        fill(office, station, tmp_path)
        signers = [office.signer("ANNA"), office.signer("CHIEF")]
        asked = replace(wish(tmp_path), documents=(document,))
        handed = export(station, asked, signers)
    (kept,) = (handed.exported.path / "data/documents").iterdir()
    assert kept.read_bytes() == page.read_bytes()
    assert handed.exported.report.headline == "authentic"


def test_items_do_not_leave_without_the_red_finding_about_what_is_shown(
    office: Office, tmp_path: Path
) -> None:
    with office.open() as station:
        office.execute(station, OPEN_CASE, "ANNA")
        received = {**example_of("item.receive"), "case": CASE, "role": "INV"}
        office.execute(station, received, "ANNA")
        (tmp_path / "evidence").write_bytes(b"evidence")
        plan = Plan(CASE, (tmp_path / "evidence",), item="ITM-01", role="INV")
        with gather(station, plan) as found:
            record(station, plan, found, office.signer("ANNA"))
        office.execute(station, _finding("F-1", ["ART-001"], []), "ANNA")
        signers = [office.signer("ANNA"), office.signer("CHIEF")]
        with pytest.raises(RefusedError) as caught:
            export(station, replace(wish(tmp_path), items=("ITM-01",)), signers)
        assert caught.value.code == "refused.finding_unnamed"
        assert not (tmp_path / "bundle").exists()
        assert export(station, wish(tmp_path), signers).exported.report.headline == "authentic"


def test_the_record_of_some_items_names_the_findings_that_the_bundle_shows(
    office: Office, tmp_path: Path
) -> None:
    with office.open() as station:
        office.execute(station, OPEN_CASE, "ANNA")
        for number in (1, 2):
            item, artifact = f"ITM-0{number}", f"ART-00{number}"
            received = {**example_of("item.receive"), "case": CASE, "role": "INV"}
            received |= {"items": [item]}
            received["fields"] = {
                **received["fields"],
                "details": [{"item": item, "type": "phone"}],
            }
            office.execute(station, received, "ANNA")
            (tmp_path / item).write_text(item)
            plan = Plan(CASE, (tmp_path / item,), item=item, role="INV")
            with gather(station, plan) as found:
                record(station, plan, found, office.signer("ANNA"))
            for of_items, name in (([item], f"F-{number}"), ([], f"F-{number}-OF-CASE")):
                raised = _finding(name, [artifact] if of_items else [], of_items)
                office.execute(station, raised, "ANNA")
        signers = [office.signer("ANNA"), office.signer("CHIEF")]
        some = export(station, replace(wish(tmp_path), items=("ITM-01",)), signers)
        assert some.receipt.appended[0].event.body["findings"] == ["F-1"]
        told = (some.exported.path / "custody/events.jsonl").read_text().splitlines()
        payloads = [unb64(json.loads(line)["payload"]) for line in told]
        raised_inside = {
            each["body"]["finding"]
            for each in map(json.loads, payloads)
            if each["type"] == "finding.raised"
        }
        assert raised_inside == {"F-1"}
        whole = export(station, replace(wish(tmp_path), target=tmp_path / "whole"), signers)
        named = whole.receipt.appended[0].event.body["findings"]
        assert {"F-1", "F-2", "F-1-OF-CASE", "F-2-OF-CASE"} <= set(named)


def _finding(name: str, artifacts: list[str], items: list[str]) -> dict[str, Any]:
    fields = {
        "finding": name,
        "kind": "digest_mismatch",
        "severity": "red",
        "facts": [{"fact": "expected", "value": "something else"}],
        **({"artifacts": artifacts} if artifacts else {}),
    }
    raised = {"command": "finding.raise", "case": CASE, "role": "INV", "fields": fields}
    return {**raised, "items": items} if items else raised


def test_what_cannot_be_recorded_does_not_leave(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with office.open() as station:
        fill(office, station, tmp_path)
        signers = [office.signer("ANNA"), office.signer("CHIEF")]
        size = station.ledger.head.size

        def full(*_: object) -> None:
            raise StorageError("storage.full", path="ledger.db")

        with monkeypatch.context() as patch:
            patch.setattr(type(station.service), "execute", full)
            with pytest.raises(StorageError):
                export(station, wish(tmp_path), signers)
        assert sorted(path.name for path in tmp_path.iterdir()) == ["evidence", "ledger"]
        assert station.ledger.head.size == size + 1  # the seal, of a bundle that is nowhere
        handed = export(station, wish(tmp_path), signers)
        assert handed.exported.seal.event.body["bundle"] == "BND-2"
        assert check_ledger(station.ledger.store, trust=station.ledger.trust).is_sound
        assert check_bundle(handed.exported.path, trust=station.ledger.trust).status == 0


def test_a_target_that_appears_meanwhile_is_neither_overwritten_nor_recorded(
    office: Office, tmp_path: Path
) -> None:
    with office.open() as station:
        fill(office, station, tmp_path)
        signers = [office.signer("ANNA"), office.signer("CHIEF")]
        asked = replace(wish(tmp_path), as_zip=True)

        def appear(_done: int, _total: int) -> None:
            asked.target.write_bytes(b"somebody's")

        with pytest.raises(InputError) as caught:
            export(station, asked, signers, appear)
        assert caught.value.code == "input.target_exists"
        assert asked.target.read_bytes() == b"somebody's"
        types = [row.type for row in Queries(station.ledger).events(newest_first=True, limit=1)]
        assert types == ["bundle.sealed"]


def test_more_artifacts_than_one_event_can_name_are_refused_before_anything_is_written(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with office.open() as station:
        fill(office, station, tmp_path)
        size = station.ledger.head.size
        names = [f"ART-{number:06}" for number in range(80_000)]
        monkeypatch.setattr(foreseen, "exportable", lambda *_: names)
        monkeypatch.setattr(CaseState, "conditions_of", lambda *_: frozenset())
        with pytest.raises(InputError) as caught:
            export(station, wish(tmp_path), [office.signer("ANNA"), office.signer("CHIEF")])
        assert caught.value.code == "input.bundle_size"
        assert station.ledger.head.size == size
        assert not wish(tmp_path).target.exists()
