"""`custody init`, `trust`, `key`, `enrol`, `rotate`, `backup`."""

import os
from pathlib import Path

import pytest

from custody.ledger.checkpoint import TrustLine
from tests.custody.cli.test_station_keys import enrolment
from tests.custody.office import CASE, OPEN_CASE, PASSPHRASE, Office


def test_a_ledger_of_two_administrators_tells_its_trust_line_and_what_comes_next(
    office: Office, tmp_path: Path
) -> None:
    folder = tmp_path / "new"
    said = office.cli("init", "--origin", "agency/one", "--offset", "+05:00", to=folder)
    assert said.status == 0
    line = office.cli("trust", to=folder).out
    TrustLine.parse(line.removesuffix("\n"))
    assert line in said.out
    assert "custody enrol" in said.out
    assert office.cli("trust", "--json", to=folder).json == {"trust": line.strip()}
    assert office.cli("audit", to=folder).status == 0


def test_what_a_ledger_holds_is_for_its_owner_alone_even_in_a_folder_that_is_open(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, folder, copy = tmp_path / "home", tmp_path / "new", tmp_path / "copy"
    monkeypatch.setenv("CUSTODY_HOME", str(home))
    before = os.umask(0)
    try:
        folder.mkdir()
        copy.mkdir()
        said = office.cli("init", "--origin", "agency/one", "--offset", "+05:00", to=folder)
        assert said.status == 0
        assert office.cli("show", to=folder).status == 0
        assert office.cli("backup", copy, to=folder).status == 0
    finally:
        os.umask(before)
    open_to_others = {
        path.relative_to(tmp_path)
        for top in (home, folder, copy)
        for path in top.iterdir()
        if path.stat().st_mode & 0o077
    }
    assert open_to_others == set()


def test_one_person_carries_a_whole_demonstration_and_every_verifier_says_so(
    lone_office: Office, tmp_path: Path
) -> None:
    office = lone_office
    evidence = tmp_path / "evidence.bin"
    evidence.write_bytes(b"evidence")
    granted = office.cli("enrol", *enrolment("ADM1", "OIC", "INV", by=("ADM1",)))
    assert granted.status == 0
    assert office.do(OPEN_CASE, "ADM1").status == 0
    assert office.cli("intake", evidence, "--case", CASE, "--as", "ADM1").status == 0
    wish = ["--case", CASE, "--out", tmp_path / "bundle", "--recipient", "office", "--purpose", "x"]
    assert office.cli("export", *wish, "--as", "ADM1", "--acting-role", "OIC").status == 0
    trust = office.cli("trust").out.strip()
    verified = office.free("verify", tmp_path / "bundle", "--trust", trust)
    assert verified.status == 0
    assert "demonstration" in verified.out
    assert "demonstration" in office.cli("audit").out


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--origin", "No Origin"], "input.origin"),
        (["--origin", "agency/one", "--offset", "5"], "input.offset"),
        (["--origin", "agency/one", "--agency", "e\u0301"], "input.agency"),
        (["--origin", "agency/one", "--agency", "\udce9"], "input.agency"),
        (["--origin", "agency/one", "--admin", "A", "--admin", "A"], "input.founders"),
        (["--origin", "agency/one", "--admin", "A"], "input.founders"),
        (["--origin", "agency/one", "--admin", "A", "--admin", "a"], "input.founders"),
        (["--origin", "agency/one", "--admin", "A", "--admin", "ONE"], "input.founders"),
        (
            ["--origin", "agency/x", "--admin", "A", "--admin", "B", "--station", "b"],
            "input.founders",
        ),
    ],
)
def test_a_ledger_that_cannot_be_founded_leaves_nothing(
    office: Office, tmp_path: Path, options: list[str], code: str
) -> None:
    said = office.cli("init", *options, "--json", to=tmp_path / "new")
    assert (said.status, said.json["error"]) == (3, code)
    assert not (tmp_path / "new").exists()


def test_where_nothing_is_yet_nothing_is_kept_for_examination(
    office: Office, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    said = office.cli("init", "--origin", "agency/one", "--json", to=tmp_path / "file" / "new")
    assert said.json["error"].startswith("storage.")
    assert said.json["advice"].startswith("No ledger was founded.")


def test_a_text_that_no_record_may_hold_is_a_fault_of_the_command(office: Office) -> None:
    words = ["NEW", "--role", "INV", "--identity", "card", "--as", "ADM1", "--as", "ADM2"]
    said = office.cli("enrol", *words, "--name", "e\u0301", "--json")
    assert (said.status, said.json["error"]) == (3, "input.command_document")
    assert "examination" not in said.json["advice"]


def test_a_ledger_is_never_founded_over_another(office: Office) -> None:
    before = (office.folder / "ledger.db").read_bytes()
    said = office.cli("init", "--origin", "agency/one", "--json")
    assert (said.status, said.json["error"]) == (3, "input.ledger_exists")
    assert (office.folder / "ledger.db").read_bytes() == before


def test_a_person_makes_their_own_key_and_is_then_enrolled_by_two(office: Office) -> None:
    made = office.cli("key", "NEWBIE", "--json")
    assert made.status == 0
    enrolled = office.cli("enrol", *enrolment("NEWBIE", "INV"), "--json")
    assert enrolled.status == 0
    assert enrolled.json["key"] == made.json["key"]
    assert enrolled.json["recorded"] == ["person.registered", "key.enrolled"]
    again = office.cli("key", "NEWBIE", "--json")
    assert (again.status, again.json["error"]) == (4, "storage.key_exists")


def test_one_administrator_enrols_nobody(office: Office) -> None:
    before = office.events()
    said = office.cli("enrol", *enrolment("NEWBIE", "INV", by=("ADM1",)), "--json")
    assert (said.status, said.json["error"]) == (1, "refused.persons")
    assert "--as" in said.json["advice"]
    assert office.events() == before


def test_once_there_is_an_auditor_people_are_registered_with_them(office: Office) -> None:
    assert office.cli("enrol", *enrolment("AUDIT", "AUD")).status == 0
    said = office.cli("enrol", *enrolment("NEWBIE", "INV"), "--json")
    assert (said.status, said.json["error"]) == (1, "refused.second_role")
    assert "--as ADMINISTRATOR --as AUDITOR" in said.json["advice"]
    assert office.cli("enrol", *enrolment("NEWBIE", "INV", by=("ADM1", "AUDIT"))).status == 0


def test_who_is_enrolled_gets_further_roles_and_no_role_twice(office: Office) -> None:
    said = office.cli("enrol", *enrolment("ANNA", "INV", "SPC"), "--json")
    assert said.status == 0
    assert said.json["recorded"] == ["role.granted"]
    again = office.cli("enrol", *enrolment("ANNA", "SPC"), "--json")
    assert (again.status, again.json["error"]) == (3, "input.enrolled")


def test_a_refused_enrolment_leaves_no_key_behind(office: Office) -> None:
    before = sorted((office.folder / "keys").iterdir())
    said = office.cli("enrol", *enrolment("anna", "INV"), "--json")
    assert (said.status, said.json["error"]) == (1, "refused.id_taken")
    assert said.json["sentence"] == "the person id anna is taken, in case ledger"
    said = office.cli("enrol", *enrolment("NEWBIE", "INV", by=("ADM1",)), "--json")
    assert said.status == 1
    assert sorted((office.folder / "keys").iterdir()) == before
    made = office.cli("key", "NEWBIE", "--json").json["key"]
    said = office.cli("enrol", *enrolment("NEWBIE", "INV", by=("ADM1",)), "--json")
    assert said.status == 1
    enrolled = office.cli("enrol", *enrolment("NEWBIE", "INV"), "--json")
    assert (enrolled.status, enrolled.json["key"]) == (0, made)


def test_a_new_person_has_a_name(office: Office) -> None:
    said = office.cli(
        "enrol", "NEWBIE", "--role", "INV", "--identity", "card", "--as", "ADM1", "--as", "ADM2",
        "--json",
    )  # fmt: skip
    assert (said.status, said.json["error"]) == (3, "input.name")


def test_a_wrong_passphrase_opens_nothing_and_says_so(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CUSTODY_PASSPHRASE_ANNA", "wrong")
    said = office.do(OPEN_CASE, "ANNA")
    assert (said.status, said.json["error"]) == (3, "input.passphrase")
    secret = tmp_path / "secret"
    secret.write_text(PASSPHRASE + "\n")
    secret.chmod(0o600)
    (tmp_path / "open.json").write_text('{"command": "case.open"}')
    for given in (secret, f"ANNA={secret}"):
        said = office.cli(
            "do", tmp_path / "open.json", "--as", "ANNA", "--passphrase-file", given, "--json"
        )
        assert said.json["error"] != "input.passphrase"


def test_a_doubt_from_before_the_key_was_enrolled_is_refused(office: Office) -> None:
    before = office.events()
    fields = {"key": office.signer("ANNA").public.name, "reason": "stolen", "compromised_since": 0}
    for since in (0, before + 9):
        document = {"command": "key.revoke", "fields": fields | {"compromised_since": since}}
        said = office.do({**document, "role": "ADM"}, "ADM1", "ADM2")
        assert (said.status, said.json["error"]) == (1, "refused.right")
        assert office.events() == before
    assert office.cli("audit").status == 0


def test_a_copy_of_a_ledger_in_use_is_whole_and_names_its_head(
    office: Office, tmp_path: Path
) -> None:
    office.open_case()
    said = office.cli("backup", tmp_path / "copy", "--json")
    assert said.status == 0
    assert said.json["events"] == office.events()
    assert office.cli("audit", to=tmp_path / "copy").status == 0
    assert (tmp_path / "copy/checkpoint").read_text().splitlines()[1] == str(said.json["events"])
    assert not (tmp_path / "copy/keys").exists()
    again = office.cli("backup", tmp_path / "copy", "--json")
    assert (again.status, again.json["error"]) == (3, "input.ledger_exists")
