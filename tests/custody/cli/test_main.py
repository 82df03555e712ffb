"""What holds for every command: statuses, `--json`, help, streams that end, interruption."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from custody.__main__ import main
from custody.cli.advice import advice
from custody.errors import SENTENCES
from custody.service import CustodyService
from tests.custody.office import CASE, OPEN_CASE, PASSPHRASE, Office

ROOT = Path(__file__).parents[3]
COMMANDS = (
    "init", "trust", "key", "enrol", "rotate", "backup", "do", "commands", "show", "audit",
    "rebuild", "hash", "intake", "receive", "verify-artifacts", "export", "verify",
)  # fmt: skip


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "CUSTODY_PASSPHRASE": PASSPHRASE}


def start(*arguments: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "custody", *map(str, arguments)],
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_every_command_tells_how_it_is_used(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "--help"]) == 0
    said = capsys.readouterr().out
    assert f"usage: custody {command}" in said
    assert "--json" in said


def test_help_leads_from_nothing_to_a_verified_bundle(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    said = capsys.readouterr().out
    steps = [said.index(f"custody {name} ") for name in ("init", "enrol", "do", "export", "verify")]
    assert steps == sorted(steps)
    assert all(f"    {command} " in said or f"    {command}\n" in said for command in COMMANDS)


@pytest.mark.parametrize(
    "arguments",
    [
        ["trust", "{absent}"],
        ["key", "{absent}", "ANNA"],
        ["enrol", "{absent}", "X", "--role", "INV", "--identity", "x", "--as", "ADM1"],
        ["rotate", "{absent}", "ANNA", "--reason", "x"],
        ["backup", "{absent}", "copy"],
        ["do", "{absent}", "absent.json", "--as", "ANNA"],
        ["commands", "no.such"],
        ["show", "{absent}"],
        ["show", "{ledger}", "case", "C-9"],
        ["show", "{ledger}", "item", "ITM-9"],
        ["show", "{ledger}", "item"],
        ["show", "{ledger}", "event", "99"],
        ["show", "{ledger}", "event", "no-such-id"],
        ["audit", "{absent}"],
        ["rebuild", "{absent}"],
        ["hash"],
        ["intake", "{absent}", "x", "--case", "C-1", "--as", "ANNA"],
        ["verify-artifacts", "{absent}"],
        ["export", "{absent}", "--case", "C-1", "--out", "x", "--recipient", "x",
         "--purpose", "x", "--as", "ANNA"],
        ["verify", "{absent}"],
        ["verify", "{ledger}", "--trust", "no+trust+line"],
        ["verify", "{ledger}", "--trust", "/nowhere"],
        ["init", "{absent}"],
        ["no-such-command"],
        ["show", "{ledger}", "nonsense"],
        [],
    ],
)  # fmt: skip
def test_every_fault_is_one_object_with_a_code_and_changes_nothing(
    office: Office, tmp_path: Path, arguments: list[str]
) -> None:
    absent = tmp_path / "absent"
    before = office.events()
    told = [each.format(absent=absent, ledger=office.folder) for each in arguments]
    said = office.free(*told, "--json")
    assert said.status == 3
    if "error" in said.json:
        assert said.json["error"].startswith("input.")
        assert said.json["advice"].startswith("Nothing was changed.")
    else:
        assert said.json["status"] == 3  # the report of `verify`
    plain = office.free(*told)
    assert plain.status == 3
    assert "Traceback" not in plain.err
    assert not absent.exists()
    assert office.events() == before


def test_every_code_has_advice_that_can_be_given() -> None:
    for code in SENTENCES:
        assert advice(code, {}).endswith(".")


def test_a_fault_is_told_with_what_is_safe_and_what_to_do_next(office: Office) -> None:
    said = office.cli("export", "--case", CASE, "--out", "x", "--recipient", "r", "--purpose", "p",
                      "--as", "ANNA")  # fmt: skip
    assert said.status == 3
    first, second = said.err.splitlines()
    assert first == "custody: there is no case C-1 [input.no_case]"
    assert second == "Nothing was changed. custody show DIR case lists the cases."


def test_a_process_ends_with_the_status_of_its_command(office: Office) -> None:
    with start("show", office.folder, "--json") as shown:
        out, _ = shown.communicate()
    assert shown.returncode == 0
    assert json.loads(out)["cases"] == []
    with start("do", office.folder, "/nowhere.json", "--as", "ANNA") as failed:
        failed.communicate()
    assert failed.returncode == 3


def test_a_reader_that_goes_away_is_no_success_and_no_trace(office: Office) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "custody", "show", office.folder],
        env=environment(),
        check=False,
        stdout=writing,
        stderr=subprocess.PIPE,
    )
    os.close(writing)
    assert done.returncode == 141
    assert done.stderr == b""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_intake_that_is_stopped_leaves_the_record_whole(
    office: Office, tmp_path: Path, number: signal.Signals
) -> None:
    office.open_case()
    before = office.events()
    big = tmp_path / "big.img"
    with big.open("wb") as file:
        file.truncate(64 << 20)
        for start_of in range(0, 64 << 20, 1 << 20):
            file.seek(start_of)
            file.write(os.urandom(1 << 19))
    with start("intake", office.folder, *[big] * 40, "--case", CASE, "--as", "ANNA") as process:
        artifacts = office.folder / "artifacts"
        while process.poll() is None and not any(each.is_file() for each in artifacts.rglob("*")):
            time.sleep(0.005)
        process.send_signal(number)
        _, err = process.communicate()
    assert process.returncode == 130, err
    assert "[cancelled]" in err
    assert "Traceback" not in err
    assert office.events() == before
    assert not [path for path in artifacts.rglob("*") if path.is_file() and len(path.name) != 64]
    (tmp_path / "small").write_text("small")
    again = office.cli("intake", tmp_path / "small", "--case", CASE, "--as", "ANNA")
    assert again.status == 0
    assert office.cli("audit").status == 0


def test_two_processes_write_one_after_the_other(office: Office, tmp_path: Path) -> None:
    paths = []
    for number in (1, 2, 3):
        document = json.loads(json.dumps(OPEN_CASE))
        document["case"] = f"C-{number}"
        document["fields"]["registration"] = f"EX-{number}"
        paths.append(tmp_path / f"{number}.json")
        paths[-1].write_text(json.dumps(document))
    before = office.events()
    running = [start("do", office.folder, path, "--as", "ANNA", "--json") for path in paths]
    said = [process.communicate() for process in running]
    assert [process.returncode for process in running] == [0, 0, 0], said
    assert office.events() == before + 3
    assert office.cli("audit").status == 0


def test_an_audit_tells_where_the_view_differs_and_in_which_language(office: Office) -> None:
    assert office.cli("audit", "--view", "--json").json["view"] == []
    good = office.cli("audit", "--view")
    assert (good.status, "every row is as the ledger has it" in good.out) == (0, True)
    with closing(sqlite3.connect(office.folder / "view.db")) as view, view:
        view.execute("UPDATE event SET person = 'BORIS' WHERE idx = 2")
    assert office.cli("audit").status == 0
    changed = office.cli("audit", "--view", "--lang", "ru")
    assert changed.status == 1
    assert "журнал в порядке" in changed.out
    assert "view.db НЕ соответствует журналу" in changed.out
    assert len(office.cli("audit", "--view", "--json").json["view"]) == 2
    assert office.cli("rebuild").status == 0
    assert office.cli("audit", "--view").status == 0


def test_who_waits_too_long_is_told_who_holds_the_ledger(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    patience = {"explaining": False, "timeout_s": 0.05}
    monkeypatch.setattr(CustodyService.execute_all, "__kwdefaults__", patience)
    with office.open() as station, station.ledger.writing():
        said = office.do(OPEN_CASE, "ANNA")
    assert (said.status, said.json["error"]) == (4, "storage.ledger_busy")
    assert f"process {os.getpid()}" in said.json["advice"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["trust", "{ledger}"],
        ["show", "{ledger}"],
        ["show", "{ledger}", "case"],
        ["show", "{ledger}", "event", "0"],
        ["audit", "{ledger}"],
        ["rebuild", "{ledger}"],
        ["verify-artifacts", "{ledger}"],
        ["backup", "{ledger}", "{folder}/copy"],
        ["key", "{ledger}", "NEWBIE"],
        ["commands"],
        ["commands", "case.open"],
        ["hash", "{ledger}/station.json"],
    ],
)
def test_what_succeeds_is_one_object_on_standard_output(
    office: Office, tmp_path: Path, arguments: list[str]
) -> None:
    told = [each.format(ledger=office.folder, folder=tmp_path) for each in arguments]
    said = office.free(*told, "--json")
    assert said.status == 0
    assert said.json
    assert said.err == ""


def test_a_name_that_is_no_text_is_told_in_every_form(office: Office, tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/\xff\x1b[2J.bin"
    Path(os.fsdecode(raw)).write_bytes(b"x")
    absent = os.fsdecode(os.fsencode(tmp_path) + b"/absent\xff")
    strict = {**environment(), "PYTHONIOENCODING": "utf-8:strict"}
    for arguments, status in (
        (["hash", os.fsdecode(raw), absent, "--json"], 1),
        (["hash", os.fsdecode(raw), absent], 1),
        (["verify", absent], 3),
        (["verify", absent, "--json"], 3),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "custody", *arguments],
            env=strict,
            check=False,
            capture_output=True,
        )
        assert done.returncode == status, done.stderr
        if "--json" in arguments:
            document = json.loads(done.stdout.decode("utf-8"))
            assert "\udcff" in json.dumps(document, ensure_ascii=False)
        assert b"\x1b" not in done.stderr
