"""Every row of procedures §1.0 is started, run and closed on the command line."""

import hashlib
import json
from pathlib import Path

import pytest

from custody.domain.examples import example_of
from tests.custody.cli.overview import (
    ROWS,
    approved,
    call,
    ok,
    open_channels,
    preserved,
    procedure,
    send,
)
from tests.custody.letters import DOCUMENT, LATER, act, letter
from tests.custody.office import CASE, OPEN_CASE, PASSPHRASE, Office, copy_office


@pytest.fixture(scope="module")
def manned(office_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with a contact officer, a case and a sanction, not to be written to."""
    folder = tmp_path_factory.mktemp("manned")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CUSTODY_HOME", str(folder / "home"))
        patch.setenv("CUSTODY_PASSPHRASE", PASSPHRASE)
        copy_office(office_template, folder / "ledger", folder / "home")
        from custody.__main__ import main

        signing = ["--as", "ADM1", "--as", "ADM2"]
        enrol = ["enrol", str(folder / "ledger"), "TIM", "--role", "POC", "--name", "T."]
        assert main([*enrol, "--identity", "in person", *signing]) == 0
        example = letter(procedure("art16"), "RQ-0", "ANNA")
        block = {name: example[name] for name in ("authorisation", "safeguards")}
        sanction = {"authority": "AU-1", "measure": "covert", **block}
        commands = [
            OPEN_CASE,
            {"command": "case.assign", "fields": {"person": "TIM", "role": "POC", "need": "x"}},
            {"command": "authority.record", "fields": sanction},
        ]
        for document in commands:
            path = folder / "command.json"
            path.write_text(json.dumps({"case": CASE, **document}), encoding="utf-8")
            acting = ["--acting-role", "OIC"]
            assert main(["do", str(folder / "ledger"), str(path), "--as", "ANNA", *acting]) == 0
    return folder


@pytest.fixture
def desk(
    manned: Path,
    tmp_path: Path,
    custody_home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Office:
    """A copy of it for this test."""
    monkeypatch.setenv("CUSTODY_PASSPHRASE", PASSPHRASE)
    copy_office(manned, tmp_path / "ledger", custody_home)
    return Office(tmp_path / "ledger", capsys)


@pytest.mark.parametrize("row", ROWS)
def test_a_row_of_the_overview_is_started_run_and_closed(desk: Office, row: str) -> None:
    ROWS[row](desk)
    assert desk.cli("audit", "--processes", "1").status == 0


def test_a_draft_that_lacks_fields_names_each_with_its_article_and_reason(desk: Office) -> None:
    told = ok(desk.free("request", "make", desk.folder, "art18-1b", "--json")).json
    rows = {each["field"]: each for each in told["missing"]}
    assert rows["elements"]["source"] == "T 18(3)"
    assert "Article 18(3)" in rows["elements"]["why"]
    assert {"safeguards/grounds", "authorisation/kind", "addressee"} <= rows.keys()
    assert told["fields"]["data_categories"] == ["subscriber"]
    few = desk.free("request", "make", desk.folder, "art18-1b", "--case", CASE, "--set",
                    'facts_summary="x"', "--out", desk.folder / "draft.json", "--json")  # fmt: skip
    assert (few.status, few.json["error"]) == (3, "input.request_fields")
    assert {each["field"] for each in few.json["facts"]["missing"]} == rows.keys() - {
        "facts_summary"
    }
    assert not (desk.folder / "draft.json").exists()


def test_a_letter_is_made_of_its_draft_and_approved_with_it(desk: Office) -> None:
    fields = letter(procedure("sap7"), "RQ-01", "ANNA", legal_channel="sap", reply_by_at=LATER)
    del fields["document"], fields["supplement"]
    open_channels(desk)
    path, draft = desk.folder.parent / "fields.json", desk.folder.parent / "draft.json"
    path.write_text(json.dumps(fields), encoding="utf-8")
    make = ("request", "make", desk.folder, "sap7", "--case", CASE, "--fields", path)
    told = ok(desk.free(*make, "--out", draft)).out
    approve = ("request", "approve", desk.folder, draft, "--as", "GUL", "--as", "ANNA", "--json")
    lacking = desk.free(*approve)
    assert lacking.json["error"] == "input.request_fields"
    rows = {each["field"]: each["why"] for each in lacking.json["facts"]["missing"]}
    assert rows.keys() == {"document", "supplement"}
    assert all(rows.values())
    papers = [line.split() for line in told.splitlines() if line.startswith("  custody document ")]
    for at, (_, _, *words, _) in enumerate(papers):
        ok(desk.free("document", *words, desk.folder.parent / f"paper{at}.pdf"))
    given = [desk.folder.parent / f"paper{at}.pdf" for at in range(2)]
    wrong = desk.free(*approve, "--document", f"letter={given[0]}")
    assert wrong.json["error"] == "input.usage"
    named = ("--document", str(given[0]), "--document", f"supplement={given[1]}")
    ok(desk.free(*approve, *named))
    approval = int(ok(desk.cli("show", "--json")).json["events"]) - 1
    body = ok(desk.cli("show", "event", str(approval), "--json")).out
    for paper in given:
        assert hashlib.sha256(paper.read_bytes()).hexdigest() in body


def test_a_draft_is_written_whole_for_its_own_procedure_or_not_at_all(desk: Office) -> None:
    fields, out = desk.folder.parent / "fields.json", desk.folder.parent / "draft.json"
    fields.write_text(json.dumps(letter(procedure("art16"), "RQ-01", "ANNA")), encoding="utf-8")
    make = ("request", "make", desk.folder, "art16", "--case", CASE, "--out", out, "--json")
    given = (*make, "--fields", fields, "--set")
    for words, code in (
        (make, "input.request_fields"),
        ((*given, "authorisation=spoken"), "input.request_fields"),
        ((*given, "safeguards=none"), "input.request_fields"),
        ((*given, "procedure=art29"), "input.usage"),
    ):
        said = desk.free(*words)
        assert (said.status, said.json["error"]) == (3, code), words
        assert not out.exists()


def test_every_field_that_an_answer_lacks_is_told_at_once(desk: Office) -> None:
    approved(desk, "art16")
    send(desk)
    said = desk.free("request", "log", desk.folder, "RQ-01", "preserved", "--as", "ANNA",
                     "--acting-role", "INV")  # fmt: skip
    assert said.status == 3
    for name in ("custodian", "ends_at", "scope", "starts_at"):
        assert f"/fields/{name} must be given" in said.err


def test_a_request_is_told_in_words(desk: Office) -> None:
    approved(desk, "art16")
    send(desk)
    preserved(desk)
    lines = ok(desk.free("request", "show", desk.folder, "RQ-01")).out.splitlines()
    rows = {line.split("  ")[0].strip(): line for line in lines if not line.startswith("  ")}
    assert "order inside the country" in rows["channel"]
    assert not any(sign in line for line in lines for sign in "[{")
    (term,) = [line for line in lines if "T-16-MAX90" in line]
    assert "00:00 (UTC+05:00)" in term
    assert "at most 90 days" in term
    assert any("request.withdraw " in line and "withdrawn" in line.lower() for line in lines)


def test_an_extension_repeats_nothing_of_the_first_act_alone(desk: Office) -> None:
    fields = letter(procedure("art16"), "RQ-01", "ANNA") | {"note": "Of the first."}
    draft = desk.folder.parent / "draft.json"
    document = {"command": "request.approve", "case": CASE, "fields": fields}
    draft.write_text(json.dumps(document), encoding="utf-8")
    ok(call(desk, "approve", draft, by=("CHIEF", "ANNA")))
    send(desk)
    preserved(desk)
    until = ("--until", LATER, "--document", str(draft))
    ok(desk.free("request", "renew", desk.folder, "RQ-01", *until, "--as", "CHIEF", "--as", "ANNA"))
    index = int(ok(desk.cli("show", "--json")).json["events"]) - 1
    told = ok(desk.cli("show", "event", str(index), "--json")).out
    assert "new_end_at" in told
    assert "Of the first." not in told


def test_a_renewal_is_recorded_only_after_its_approval(desk: Office) -> None:
    approved(desk, "art16")
    said = desk.free("request", "renew", desk.folder, "RQ-01", "--until", LATER, "--confirmation",
                     "Kept.", "--as", "ANNA", "--acting-role", "INV", "--json")  # fmt: skip
    assert (said.status, said.json["error"]) == (1, "refused.approval_unknown")


def test_a_channel_that_is_closed_is_opened_by_a_supervisors_override_alone(desk: Office) -> None:
    draft = desk.folder.parent / "draft.json"
    fields = desk.folder.parent / "fields.json"
    asked = letter(procedure("art31"), "RQ-01", "ANNA", legal_channel="ets185")
    fields.write_text(json.dumps(asked), encoding="utf-8")
    made = desk.free("request", "make", desk.folder, "art31", "--case", CASE, "--fields", fields,
                     "--out", draft)  # fmt: skip
    assert "override" in made.err
    approve = ("request", "approve", desk.folder, draft, "--as", "GUL", "--as", "ANNA", "--json")
    assert desk.free(*approve).json["error"] == "refused.channel"
    override = {"rule": "legal_channel", "reason": "No other way.", "effect": "One request.",
                "request": "RQ-01"}  # fmt: skip
    document = {"command": "override.record", "case": CASE, "fields": override}
    ok(desk.do(document, "CHIEF", "GUL"))
    ok(desk.free(*approve))


def test_nobody_approves_what_they_drafted(desk: Office) -> None:
    asked = letter(procedure("art16"), "RQ-01", "CHIEF")
    document = {"command": "request.approve", "case": CASE, "fields": asked}
    draft = desk.folder.parent / "draft.json"
    draft.write_text(json.dumps(document), encoding="utf-8")
    said = call(desk, "approve", draft, by=("CHIEF", "GUL"))
    assert (said.status, said.json["error"]) == (1, "refused.same_person")


def test_what_cannot_be_asked_is_told_with_a_code(desk: Office) -> None:
    for words, code in (
        (("show", desk.folder, "RQ-9"), "input.no_request"),
        (("show", desk.folder), "input.usage"),
        (("make", desk.folder, "art99"), "input.no_procedure"),
        (("make", desk.folder, "art35"), "input.no_procedure"),
        (("close", desk.folder, "RQ-9"), "input.usage"),
        (("close", desk.folder, "RQ-9", "--as", "ANNA"), "input.no_request"),
        (("approve", desk.folder, "/no/such.json", "--as", "ANNA"), "input.command_document"),
    ):
        said = desk.free("request", *words, "--json")
        assert (said.status, said.json["error"]) == (3, code), words
    approved(desk, "art16")
    what = desk.free("request", "log", desk.folder, "RQ-01", "sung", "--as", "ANNA", "--json")
    assert what.json["error"] == "input.usage"
    assert desk.cli("calendar", "--case", "C-9", "--json").json["error"] == "input.no_case"


def test_a_supplier_learns_how_its_data_were_used(desk: Office, tmp_path: Path) -> None:
    approved(desk, "art18-1a", conditions=[{"condition": "CND-1", "kind": "only_this_case"}],
             condition_texts=[{"condition": "CND-1", "text": "This case only."}])  # fmt: skip
    send(desk)
    got = tmp_path / "answer.csv"
    got.write_bytes(b"account,name\n")
    fields = act("artifact.received_from_provider", {}, procedure("art18-1a"), 1)
    path = tmp_path / "act.json"
    given = {**fields, "request": "RQ-01", "data_categories": ["content"]}
    document = {"command": "artifact.receive", "case": CASE, "fields": given}
    path.write_text(json.dumps(document), encoding="utf-8")
    signing = ("--as", "ANNA", "--acting-role", "INV", "--json")
    ok(desk.cli("intake", got, "--case", CASE, "--act", path, *signing))
    ok(desk.cli("verify-artifacts", "--case", CASE, *signing))
    to = ("--recipient", "Prosecutor", "--purpose", "review", "--as", "GUL", "--as", "CHIEF")
    export = ("export", desk.folder, "--case", CASE, "--out", tmp_path / "bundle", *to, "--json")
    barred = desk.free(*export, "--use", "other_case")
    assert (barred.status, barred.json["error"]) == (1, "refused.condition_barred")
    assert not (tmp_path / "bundle").exists()
    consent = {**example_of("consent.record")["fields"], "conditions": ["CND-1"],
               "uses": ["other_case"], "attachments": [DOCUMENT]}  # fmt: skip
    ok(desk.do({"command": "consent.record", "case": CASE, "fields": consent}, "ANNA"))
    assert desk.free(*export, "--use", "other_offence").json["error"] == "refused.condition_barred"
    ok(desk.free(*export, "--use", "other_case"))
    report = ok(desk.free("request", "use-report", desk.folder, "RQ-01", "--json")).json
    assert report["conditions"] == [
        {"condition": "CND-1", "kind": "only_this_case", "state": "accepted"}
    ]
    assert report["consents"] == ["CNS-01"]
    (artifact,) = report["artifacts"]
    assert artifact["conditions"] == ["CND-1"]
    (use,) = artifact["uses"]
    assert (use["type"], use["recipient"], use["bundle"]) == (
        "bundle.exported", "Prosecutor", "BND-1",
    )  # fmt: skip
    told = desk.free("request", "use-report", desk.folder, "RQ-01", "--lang", "ru")
    assert "Prosecutor" in told.out


def test_the_calendar_goes_into_other_programs(desk: Office, tmp_path: Path) -> None:
    approved(desk, "art16")
    send(desk)
    preserved(desk)
    told = ok(desk.cli("calendar", "--ical", tmp_path / "terms.ics")).out
    assert "T-16-MAX90 (at most 90 days, Article 16(2))" in told
    lines = (tmp_path / "terms.ics").read_bytes().split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert all(len(line) <= 75 for line in lines)
    assert any(line.startswith(b"DTSTART:20") for line in lines)
    again = desk.cli("calendar", "--ical", tmp_path / "terms.ics", "--json")
    assert again.json["error"] == "input.target_exists"
