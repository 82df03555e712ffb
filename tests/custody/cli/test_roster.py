"""`custody roster`: one line is pinned for a whole agency."""

from pathlib import Path
from typing import Any

import pytest

from custody.bundle.check import Listed, check_bundle
from custody.ledger.agency import open_roster
from custody.ledger.checkpoint import TrustLine
from tests.custody.cli.test_bundles import export
from tests.custody.office import Office

UNTIL = "2040-01-01T00:00:00.000Z"


class Agency:
    """Who signs a roster, and where it lies."""

    def __init__(self, office: Office, folder: Path) -> None:
        self.office = office
        self.file = folder / "stations"
        self.key = folder / "agency.p8"

    def roster(self, action: str, *options: object) -> Any:
        signing = ["--key", self.key] if action not in ("show", "check") else []
        return self.office.free("roster", action, self.file, *signing, *options, "--json")

    def make(self) -> Any:
        return self.roster("make", "--agency", "agency.example", "--until", UNTIL)

    def add(self) -> Any:
        return self.roster("add", "--station", self.office.cli("trust").out.strip())

    def verify(self, bundle: Path, line: str) -> Any:
        pinned = ["--roster", self.file, "--trust", line, "--json"]
        return self.office.free("verify", bundle, *pinned)


@pytest.fixture
def agency(office: Office, tmp_path: Path) -> Agency:
    return Agency(office, tmp_path)


@pytest.fixture
def line(agency: Agency) -> str:
    """The agency's line; its roster is empty."""
    made = agency.make()
    assert made.status == 0, made.err
    return str(made.json["line"])


@pytest.fixture
def bundle(office: Office, tmp_path: Path) -> Path:
    office.open_case()
    out = tmp_path / "bundle"
    assert export(office, out).status == 0
    return out


def trust(said: Any) -> tuple[int, str]:
    return said.status, said.json["verdicts"]["5"]["result"]


def test_a_bundle_of_a_listed_station_is_authentic_under_the_agency_s_line(
    agency: Agency, line: str, bundle: Path
) -> None:
    assert trust(agency.verify(bundle, line)) == (1, "fail")  # not in it
    added = agency.add()
    assert (added.json["number"], len(added.json["stations"])) == (2, 1)
    said = agency.verify(bundle, line)
    assert trust(said) == (0, "pass")
    assert said.json["headline"] == "authentic"
    shown = agency.roster("show").json
    assert (shown["line"], shown["stations"]) == (None, added.json["stations"])
    assert agency.add().json["error"] == "input.roster"


def test_a_retired_station_s_bundles_stay_good_up_to_its_last_head(
    agency: Agency, line: str, bundle: Path, office: Office, tmp_path: Path
) -> None:
    assert agency.add().status == 0
    with office.open() as station:
        (tmp_path / "last").write_bytes(station.ledger.note)
    retired = agency.roster("retire", "--last", tmp_path / "last")
    assert retired.json["stations"][0]["retired"] is not None, retired
    assert trust(agency.verify(bundle, line)) == (0, "pass")
    later = tmp_path / "later"
    assert export(office, later).status == 0
    said = agency.verify(later, line)
    assert trust(said) == (1, "fail")
    assert "retired" in said.json["verdicts"]["5"]["reason"]
    own = office.free("verify", later, "--trust", office.cli("trust").out.strip(), "--json")
    assert trust(own) == (0, "pass")
    again = agency.roster("retire", "--last", tmp_path / "last")
    assert again.json["error"] == "input.roster"


def test_an_older_roster_is_refused_once_a_newer_one_was_accepted(
    agency: Agency, line: str, bundle: Path
) -> None:
    empty = agency.file.read_bytes()
    assert agency.add().status == 0
    newer = agency.file.read_bytes()
    agency.file.write_bytes(empty)
    assert trust(agency.verify(bundle, line)) == (1, "fail")  # verifying remembers nothing
    agency.file.write_bytes(newer)
    assert agency.roster("check", "--trust", line).status == 0
    assert trust(agency.verify(bundle, line)) == (0, "pass")
    agency.file.write_bytes(empty)
    for said in (agency.verify(bundle, line), agency.roster("check", "--trust", line)):
        assert (said.status, said.json["error"]) == (1, "integrity.roster_old")
    assert agency.roster("renew", "--until", "2041-01-01T00:00:00.000Z").json["number"] == 2
    said = agency.verify(bundle, line)
    assert (said.status, said.json["error"]) == (1, "integrity.roster_fork")


def test_a_roster_that_lost_a_station_is_refused_where_an_earlier_one_is_held_or_remembered(
    agency: Agency, line: str, bundle: Path, tmp_path: Path
) -> None:
    empty = agency.file.read_bytes()
    assert agency.add().status == 0
    (tmp_path / "earlier").write_bytes(agency.file.read_bytes())
    agency.file.write_bytes(empty)
    for _ in range(2):  # the number grows past the earlier one's
        assert agency.roster("renew", "--until", UNTIL).status == 0
    assert trust(agency.verify(bundle, line)) == (1, "fail")  # who holds nothing is not told why
    check = ("check", "--trust", line)
    said = agency.roster(*check, "--earlier", tmp_path / "earlier")
    assert (said.status, said.json["error"]) == (1, "integrity.roster_dropped")
    dropped = agency.file.read_bytes()
    agency.file.write_bytes((tmp_path / "earlier").read_bytes())
    assert agency.roster(*check).status == 0
    agency.file.write_bytes(dropped)
    for said in (agency.roster(*check), agency.verify(bundle, line)):
        assert (said.status, said.json["error"]) == (1, "integrity.roster_dropped")


def test_a_roster_that_somebody_else_signed_is_refused(
    agency: Agency, line: str, bundle: Path, office: Office, tmp_path: Path
) -> None:
    assert agency.add().status == 0
    other = Agency(office, tmp_path / "other")
    other.file.parent.mkdir()
    theirs = other.make().json["line"]
    for wrong in (theirs, office.cli("trust").out.strip()):
        said = agency.verify(bundle, wrong)
        assert (said.status, said.json["error"]) == (1, "integrity.roster")
    agency.key.unlink()
    other.key.rename(agency.key)
    assert agency.roster("renew").json["error"] == "integrity.roster"
    for half in (["--roster", agency.file], ["--trust", line]):
        said = office.free("verify", bundle, *half, "--json")
        assert (said.status, said.json["error"]) == (3, "input.roster")


def test_a_roster_that_has_ended_tells_of_no_station(
    agency: Agency, line: str, bundle: Path
) -> None:
    assert agency.add().status == 0
    roster = open_roster(agency.file.read_bytes(), TrustLine.parse(line))
    report = check_bundle(bundle, listed=Listed(roster, "2040-01-01T00:00:00.001Z"))
    assert (report.headline, report.status) == ("intact", 2)


def test_what_cannot_be_made_is_refused_and_changes_nothing(
    agency: Agency, line: str, tmp_path: Path, office: Office
) -> None:
    before = agency.file.read_bytes()
    (tmp_path / "note").write_bytes(b"of nobody\n")
    for action, options, code in (
        ("make", ("--agency", "a.example", "--until", UNTIL), "input.roster"),
        ("add", (), "input.usage"),
        ("add", ("--station", "nonsense"), "input.file"),
        ("retire", ("--last", tmp_path / "note"), "input.roster"),
        ("retire", ("--last", tmp_path / "absent"), "input.file"),
        ("renew", ("--until", "2020-01-01T00:00:00.000Z"), "input.roster"),
        ("renew", ("--until", "tomorrow"), "input.roster"),
    ):
        assert agency.roster(action, *options).json["error"] == code, (action, options)
    assert agency.file.read_bytes() == before
    elsewhere = Agency(office, tmp_path / "absent")
    assert elsewhere.roster("show").json["error"] == "input.roster_file"
    for name in ("Agency", "a/b", ""):
        said = elsewhere.roster("make", "--agency", name, "--until", UNTIL)
        assert said.json["error"] == ("input.roster_agency" if name else "input.usage")
