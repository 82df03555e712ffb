"""`custody do`, `commands`, `audit`, `rebuild`."""

import io
import json
import shutil
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from custody.__main__ import main
from custody.clock import SystemClock, format_instant
from custody.domain.commands import Command
from custody.domain.examples import example_of
from custody.domain.vocabulary import BY_COMMAND
from tests.custody.office import CASE, OPEN_CASE, Office


def test_a_command_comes_from_a_file_or_from_standard_input(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = json.dumps(OPEN_CASE).encode()
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(text)))
    said = office.cli("do", "-", "--as", "ANNA", "--json")
    assert said.status == 0
    (event,) = said.json["recorded"]
    assert event["type"] == "case.opened"
    shown = office.cli("show", "event", event["id"], "--json").json
    assert shown["index"] == event["index"]
    assert shown["leaf"] == event["leaf"]
    printed = office.cli("show", "event", event["id"]).out.splitlines()
    assert [f"  {line}" for line in shown["private"]["statement"].splitlines()] == printed[
        printed.index("statement") + 1 :
    ][: shown["private"]["statement"].count("\n") + 1]
    second = office.do({**OPEN_CASE, "case": "C-2"}, "ANNA")
    assert (second.status, second.json["error"]) == (1, "refused.id_taken")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"", "input.command_document"),
        (b"[]", "input.command_document"),
        (b'{"command": "case.open", "command": "case.open"}', "input.command_document"),
        (b"\xff", "input.command_document"),
        (b"[" * 100_000, "input.command_document"),
        (b'{"command": "no.such", "fields": {}}', "input.command"),
        (b'{"command": "case.open", "case": "C-1", "fields": {}}', "input.schema"),
        (b'{"command": "case.open", "fields": {"x": 1.5}}', "input.command_document"),
    ],
)
def test_a_document_that_is_no_command_is_refused_by_its_code(
    office: Office, tmp_path: Path, text: bytes, code: str
) -> None:
    (tmp_path / "c.json").write_bytes(text)
    said = office.cli("do", tmp_path / "c.json", "--as", "ANNA", "--json")
    assert (said.status, said.json["error"]) == (3, code)


def test_two_must_be_two_persons(office: Office) -> None:
    office.open_case()
    close = {
        "command": "case.close",
        "case": CASE,
        "fields": office.free("commands", "case.close", "--example").json["fields"],
    }
    once = office.do(close, "CHIEF")
    twice = office.do(close, "CHIEF", "CHIEF")
    assert (once.status, once.json["error"]) == (1, "refused.persons")
    assert twice.status == 1
    assert twice.json["facts"]["signed"] == 1
    assert office.do(close, "CHIEF", "ANNA").status == 0


def test_who_holds_several_roles_says_in_which_they_act(office: Office, tmp_path: Path) -> None:
    office.open_case()
    note = {"command": "clock.check", "fields": {}}
    note["fields"] = office.free("commands", "clock.check", "--example").json["fields"]
    open_ = office.do(note, "ANNA")
    assert (open_.status, open_.json["error"]) == (1, "refused.role_open")
    assert "--acting-role" in open_.json["advice"]
    path = tmp_path / "command.json"
    said = office.cli("do", path, "--as", "ANNA", "--acting-role", "INV", "--json")
    assert said.status == 0, said
    shown = office.cli("show", "event", said.json["recorded"][0]["id"], "--json").json
    assert shown["payload"]["actor"]["role"] == "INV"
    (tmp_path / "a").write_text("a")
    acting = ["--as", "ANNA", "--acting-role", "INV", "--json"]
    taken = office.cli("intake", tmp_path / "a", "--case", CASE, *acting)
    verified = office.cli("verify-artifacts", *acting)
    for done in (taken, verified):
        shown = office.cli("show", "event", done.json["events"][0]["id"], "--json").json
        assert shown["payload"]["actor"]["role"] == "INV"


def test_a_value_that_is_no_choice_is_told_with_the_choices(office: Office) -> None:
    document = json.loads(json.dumps(OPEN_CASE))
    document["fields"]["confidentiality"] = "hidden"
    said = office.do(document, "ANNA")
    assert said.json["error"] == "input.schema"
    assert "pretrial_secret, restricted, open" in said.json["sentence"]


def test_a_seal_is_never_recorded_alone(office: Office) -> None:
    office.open_case()
    example = office.free("commands", "bundle.seal", "--example").json
    said = office.do(example, "ANNA")
    assert (said.status, said.json["error"]) == (1, "refused.seal_alone")


@pytest.mark.parametrize("name", BY_COMMAND)
def test_the_example_of_every_command_is_a_command_of_its_form(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["commands", name, "--example"]) == 0
    example = json.loads(capsys.readouterr().out)
    assert main(["commands", name]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["example"] == example
    assert shown["schema"]["properties"]["command"] == {"const": name}
    assert Command.parse(shown["example"]).type.command == name


def test_examples_of_the_first_steps_work_as_they_are(office: Office) -> None:
    for name, person in (
        ("case.open", "ANNA"),
        ("authority.record", "ANNA"),
        ("item.receive", "ANNA"),
        ("artifact.acquire", "ANNA"),
        ("event.annotate", "ANNA"),
        ("incident.record", "ANNA"),
    ):
        example: dict[str, Any] = office.free("commands", name, "--example").json
        if name == "event.annotate":
            (opened, *_) = office.cli("show", "case", example["case"], "--json").json["history"]
            example["fields"]["event"] = opened["id"]
        example.pop("occurred", None)
        said = office.do(example | {"role": "OIC"} | _as_investigator(name), person)
        assert said.status == 0, (name, said.json)


def _as_investigator(name: str) -> dict[str, str]:
    return {"role": "INV"} if name in ("item.receive", "artifact.acquire") else {}


def test_commands_are_listed_with_who_may_give_them(office: Office) -> None:
    listed = office.free("commands", "--json").json["commands"]
    assert {each["command"] for each in listed} == set(BY_COMMAND)
    text = office.free("commands").out
    assert all(name in text for name in BY_COMMAND)


def test_what_each_procedure_asks_for_is_listed(office: Office) -> None:
    form = office.free("commands", "request.approve").json
    letter = form["by_procedure"]["direct-letter"]
    assert letter["approved by"] == ["SUP"]
    assert {"silence_text", "duration_days", "vulnerability"} <= set(letter["required"])
    assert "grounds" in letter["required in safeguards"]
    assert "authority" in form["by_procedure"]["national"]["required"]
    assert "art19" not in form["by_procedure"]
    search = office.free("commands", "search.start").json
    assert "technical_means_announced" in search["by_procedure"]["art19"]["required"]
    assert "by_procedure" not in office.free("commands", "item.store").json


def test_a_doubtful_clock_is_told_with_what_to_do(office: Office) -> None:
    said = office.do(OPEN_CASE, "ANNA")
    assert said.json["clock_warning"] is True
    assert any("clock.check" in each for each in said.json["warnings"])
    checked = office.free("commands", "clock.check", "--example").json
    checked.pop("case", None)
    assert office.do(checked | {"role": "OIC"}, "ANNA").status == 0
    path = office.folder.parent / "note.json"
    note = office.free("commands", "event.annotate", "--example").json
    note |= {"case": CASE, "role": "OIC"}
    note["fields"]["event"] = said.json["recorded"][0]["id"]
    path.write_text(json.dumps(note))
    text = office.cli("do", path, "--as", "ANNA")
    assert (text.status, text.err) == (0, "")
    again = office.do(note, "ANNA")
    assert (again.json["clock_warning"], again.json["warnings"]) == (False, [])


def test_a_doubtful_clock_is_told_where_only_the_private_part_says_so(office: Office) -> None:
    revoked = office.free("commands", "role.revoke", "--example").json
    revoked["fields"] |= {"person": "ANNA", "role": "OIC"}
    for part in ("case", "occurred"):
        revoked.pop(part, None)
    path = office.folder.parent / "revoke.json"
    path.write_text(json.dumps(revoked))
    said = office.cli("do", path, "--as", "ADM1", "--as", "ADM2")
    assert said.status == 0, said.err
    assert "clock.check" in said.err


def test_the_audit_finds_a_changed_byte(office: Office) -> None:
    office.open_case()
    assert office.cli("audit", "--json").status == 0
    path = office.folder / "ledger.db"
    data = path.read_bytes()
    at = data.rindex(b'"payloadType"')
    path.write_bytes(data[:at] + b'"payloadtype"' + data[at + 13 :])
    said = office.cli("audit", "--json")
    assert said.status == 1
    assert "Traceback" not in said.err


def test_the_view_is_made_again_and_tells_the_same(office: Office) -> None:
    office.open_case()
    before = office.cli("show", "case", CASE, "--json").out
    (office.folder / "view.db").unlink()
    said = office.cli("rebuild", "--json")
    assert (said.status, said.json["events"]) == (0, office.events())
    assert office.cli("show", "case", CASE, "--json").out == before
    (office.folder / "view.db").write_bytes(b"no database")
    assert office.cli("rebuild").status == 0
    assert office.cli("show", "case", CASE, "--json").out == before


def test_a_ledger_put_back_to_an_older_state_is_read_only_until_it_is_explained(
    office: Office, tmp_path: Path
) -> None:
    shutil.copytree(office.folder, tmp_path / "older")
    office.open_case()
    shutil.rmtree(office.folder)
    shutil.copytree(tmp_path / "older", office.folder)
    said = office.do(OPEN_CASE, "ANNA")
    assert said.status == 1
    assert "--ends-alarm" in said.json["advice"]
    assert office.cli("show", "--json").json["alarm"] == "rollback"
    example = office.free("commands", "incident.record", "--example").json
    for member in ("case", "items", "occurred"):
        example.pop(member, None)
    example["fields"].pop("items", None)
    path = tmp_path / "incident.json"
    path.write_text(json.dumps(example | {"role": "ADM"}))
    ended = office.cli("do", path, "--as", "ADM1", "--as", "ADM2", "--ends-alarm", "--json")
    assert ended.status == 0, ended
    office.open_case()


def test_what_time_makes_due_is_recorded_by_the_station_once(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.open_case()
    assert office.cli("due").out == "nothing is due\n"
    received = example_of("item.receive")
    assert office.do({**received, "case": CASE, "role": "INV"}, "ANNA").status == 0
    member = {"person": "BORIS", "role": "CUS", "need": "Keeps the store."}
    assigned = {"command": "case.assign", "case": CASE, "fields": member, "role": "OIC"}
    assert office.do(assigned, "ANNA").status == 0
    offered = example_of("transfer.offer")
    in_an_hour = SystemClock().now() + timedelta(hours=1)
    fields = {**offered["fields"], "to": "BORIS", "expected_at": format_instant(in_an_hour)}
    del fields["seals"]
    said = office.do({**offered, "case": CASE, "fields": fields, "role": "INV"}, "ANNA")
    assert said.status == 0, said.err
    assert office.cli("due").out == "nothing is due\n"
    monkeypatch.setattr(SystemClock, "now", lambda _clock: in_an_hour + timedelta(minutes=1))
    (finding,) = office.cli("due", "--case", CASE, "--json").json["recorded"]
    assert finding["type"] == "finding.raised"
    assert finding["body"]["kind"] == "transfer_overdue"
    assert office.cli("due").out == "nothing is due\n"
    assert office.cli("audit").status == 0
    assert office.cli("due", "--case", "C-9").status == 3


def test_what_is_due_is_told_whole_and_of_the_station_too(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.open_case()
    in_a_week = SystemClock().now() + timedelta(days=7, minutes=1)
    monkeypatch.setattr(SystemClock, "now", lambda _clock: in_a_week)
    assert office.cli("due", "--case", CASE).out == "nothing is due\n"
    said = office.cli("due").out
    assert "checkpoint without time stamp" in said
    assert "not disclosed" not in said
    assert office.cli("due").out == "nothing is due\n"
    answers = {
        "finding.acknowledge": {"decision": "A stamp is asked for.", "effect": "none"},
        "finding.resolve": {"explanation": "The network was down.", "evidence": "Its log."},
    }
    for command, fields in answers.items():
        document = {"command": command, "fields": {"finding": "F-1", **fields}}
        answered = office.do(document, "CHIEF", "GUL")
        assert answered.status == 0, answered.json
        assert office.do(document, "CHIEF", "GUL").json["error"] == "refused.finding_state"
    assert office.cli("show", "--json").json["open findings"] == []
    assert office.cli("audit").status == 0
