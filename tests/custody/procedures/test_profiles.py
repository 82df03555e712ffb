"""A country is a file: the two that come with the program, and a third that a test writes."""

import json
import re
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from custody.__main__ import main
from custody.clock import parse_instant
from custody.errors import InputError
from custody.procedures import telling
from custody.procedures.catalogue import load, profiles
from custody.procedures.clocks import Rule, code_term
from custody.station import catalogue_of
from tests.custody.office import Office
from tests.custody.procedures.directory import HEAD, POINT

TODAY = date(2026, 11, 22)
KZ, PARTY = load(), load(profile="party")
THIRD = """
kind = "profile"
id = "xx"
edition = "2026-11-22"
valid_from = 2020-01-01
checked_on = 2026-11-22
source = "K"
country = "XX"
calendar = "xx"
title = { en = "A third country", ru = "Третья страна", kk = "Үшінші ел", review = ["kk", "ru"] }

[counting]
rule = "CALENDAR-DAYS"
counts_start = true
moves_to_working_day = true
source = "K 1"

[[channel]]
id = "ets185"
usable_from = 2010-01-01
as_of = 2026-11-22
source = "T"
note = "A Party."
title = { en = "a", ru = "b", kk = "c", review = ["kk"] }

[[article]]
article = "16"
procedures = ["art16"]
title = { en = "d", ru = "e", kk = "f", review = ["kk"] }
provision = "Code 7"
provision_source = "K 7"
coverage = "covered"
coverage_source = "S"

[procedure.art16]
national = "Code 7: an order of the prosecutor."
approvers = ["PRO"]
required = { domestic_reference = "K 7" }
limits = { max_days = 30, max_renewals = 1 }

[[procedure.art16.legal_basis]]
act = "Code of the third country"
article = "7"
title = { en = "g", ru = "h", kk = "i", review = ["kk"] }
source = "K 7"
checked_on = 2026-11-22
"""
THIRD_CALENDAR = """
kind = "calendar"
id = "xx"
edition = "2026-11-22"
valid_from = 2020-01-01
checked_on = 2026-11-22
source = "K"
weekend = [4]
yearly = ["03-05"]
closed = []
worked = []
"""
AGENCY = {"xx.toml": THIRD, "calendar-xx.toml": THIRD_CALENDAR}


def test_the_table_of_a_treaty_promises_no_procedure_that_is_not_there() -> None:
    for law in (KZ, PARTY):
        named = {name for each in law.profile(TODAY).articles for name in each.procedures}
        assert named <= set(law.names())
    without = {each.article for each in KZ.profile(TODAY).articles if not each.procedures}
    assert {"SAP 11", "SAP 13-14"} <= without


def test_two_countries_come_with_the_program_and_the_first_is_kazakhstan() -> None:
    assert profiles() == ("kz", "party")
    assert (KZ.profile(TODAY).country, PARTY.profile(TODAY).country) == ("KZ", "ZZ")
    assert KZ.calendar(TODAY).counting.rule is Rule.CPC_48
    assert PARTY.calendar(TODAY).counting.rule is Rule.CALENDAR


def test_another_country_is_files_and_no_code() -> None:
    third = load(AGENCY, "xx")
    order = third.procedure("art16", TODAY)
    assert order is not None
    assert (order.approvers, order.max_days, order.max_renewals) == (frozenset({"PRO"}), 30, 1)
    assert str(order.fields.required["domestic_reference"]) == "K 7"
    assert [row.act for row in order.legal_basis] == ["ETS 185", "Code of the third country"]
    channel = third.channel("ets185", TODAY)
    assert channel is not None
    assert channel.usable_on(TODAY)
    assert third.channel("reciprocity", TODAY) is None
    assert "national" not in third.names(), "what is Kazakhstan's own stays there"
    assert "xx" in profiles(AGENCY)


def test_a_third_country_counts_in_its_own_way() -> None:
    calendar = load(AGENCY, "xx").calendar(TODAY)
    # Tuesday 3 March counts; the third day, Thursday 5, is a holiday, and Friday is no work day.
    term = code_term("", "2026-03-03T09:00:00.000Z", 3, "days", "+00:00", calendar)
    assert term.effective_end == "2026-03-08T00:00:00.000Z"
    plain = PARTY.calendar(TODAY)
    term = code_term("", "2026-03-03T09:00:00.000Z", 4, "days", "+00:00", plain)
    assert term.effective_end == "2026-03-08T00:00:00.000Z", "a Saturday moves nothing here"
    hours = code_term("", "2026-03-03T09:20:00.000Z", 2, "hours", "+00:00", calendar)
    assert hours.effective_end == "2026-03-03T11:00:00.000Z"


def test_a_station_is_founded_in_a_country(
    tmp_path: Path,
    custody_home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("CUSTODY_PASSPHRASE", "quick brown office")
    folder = tmp_path / "ledger"
    own = folder / "procedures"
    own.mkdir(parents=True)
    init = ["init", str(folder), "--origin", "agency.example/xx", "--demonstration", "--json"]
    assert main([*init, "--profile", "xx"]) == 3
    assert json.loads(capsys.readouterr().out)["error"] == "input.profile"
    assert not (folder / "keys").exists()
    for name, text in AGENCY.items():
        (own / name).write_text(text, encoding="utf-8")
    assert main([*init, "--profile", "xx"]) == 0
    assert json.loads((folder / "station.json").read_bytes())["profile"] == "xx"
    assert catalogue_of(folder).profile(TODAY).id == "xx"
    capsys.readouterr()
    assert main(["procedures", "art16", "--ledger", str(folder), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["profile"], told["approvers"]) == ("xx", ["PRO"])
    provision = told["country"][0]["provision"]
    assert {provision[each] for each in ("kk", "ru", "en")} == {"Code 7"}, "one text for all"


def test_an_agencys_file_that_is_malformed_is_named(office: Office) -> None:
    own = office.folder / "procedures"
    own.mkdir()
    (own / "bad.toml").write_text(THIRD.replace("counts_start", "starts"), encoding="utf-8")
    said = office.cli("calendar", "--json")
    assert said.status == 0, "no case asks for the law"
    told = office.free("procedures", "--ledger", office.folder, "--json")
    assert (told.status, told.json["error"]) == (3, "input.procedure")
    assert told.json["facts"]["file"].endswith("bad.toml")
    (own / "bad.toml").write_bytes(b"\xff\xfe")
    told = office.free("procedures", "--ledger", office.folder, "--json")
    assert told.json["error"] == "input.procedure"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('calendar = "xx"', 'calendar = "nowhere"'),
        ('rule = "CALENDAR-DAYS"', 'rule = "WEEKS"'),
        ('provision_source = "K 7"', 'provision_source = "X"'),
        ("max_days = 30", "max_weeks = 30"),
        ('country = "XX"\n', ""),
    ],
)
def test_a_malformed_profile_is_refused(old: str, new: str) -> None:
    assert old in THIRD
    with pytest.raises(InputError) as caught:
        load({**AGENCY, "xx.toml": THIRD.replace(old, new)}, "xx")
    assert caught.value.code == "input.procedure"


def test_offsets_of_the_country_are_those_of_the_time_zone_database() -> None:
    profile = KZ.profile(TODAY)
    regions = {each.region for each in profile.offsets}
    assert "Asia/Almaty" in regions
    days = (date(2018, 1, 1) + timedelta(days=17 * count) for count in range(190))
    changes = [date(2018, 12, 20), date(2018, 12, 22), date(2024, 2, 29), date(2024, 3, 1)]
    for day in (*days, *changes):
        for region in regions:
            noon = parse_instant(f"{day.isoformat()}T12:00:00.000Z").astimezone(ZoneInfo(region))
            assert profile.offset_on(region, day) == noon.strftime("%z")[:3] + ":00", (region, day)
    assert profile.offset_on("Asia/Almaty", date(2024, 2, 29)) == "+06:00"
    assert profile.offset_on("Asia/Almaty", date(2024, 3, 1)) == "+05:00"
    assert profile.offset_on("Europe/Nowhere", TODAY) is None


def test_every_article_of_the_assessment_is_told_with_its_coverage() -> None:
    told = telling.profile_told(KZ.profile(TODAY), KZ)
    articles = {each["article"] for each in told["articles"]}
    assert articles >= {str(number) for number in (1, *range(14, 22), 23, *range(25, 36))} - {"22"}
    assert {"SAP 6", "SAP 7", "SAP 8", "SAP 9-10", "SAP 11", "SAP 12", "SAP 13-14"} <= articles
    assert all(each["title"]["review"] == ["kk"] for each in told["articles"])
    acts = {each["act"]["en"] for each in told["provisions"]}
    assert acts >= {"CPC 199", "CPC 201", "CPC 112"}
    assert len(told["offences"]) == 9


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_what_the_country_says_is_told_in_its_own_languages(language: str) -> None:
    told = telling.profile_told(KZ.profile(TODAY), KZ)
    rows = [*told["articles"], *told["provisions"], *told["offences"]]
    texts = [
        value[language]
        for row in rows
        for value in row.values()
        if isinstance(value, dict) and language in value
    ]
    assert len(texts) > 3 * len(told["articles"])
    latin = {word for text in texts for word in re.findall(r"[A-Za-z]{4,}", text)}
    assert latin <= {"CETS"}


@pytest.mark.parametrize("name", KZ.names())
def test_a_procedure_is_told_whole_with_what_is_unconfirmed(name: str) -> None:
    procedure = KZ.procedure(name, TODAY)
    assert procedure is not None
    told = telling.told(procedure, KZ, TODAY)
    json.dumps(told, default=str)
    assert told["to_review"], "every title in Kazakh waits for a lawyer"
    assert bool(told["unconfirmed"]) is name.startswith("sap") or name in (
        "art20", "art21", "art33", "art34", "joint-team",
    )  # fmt: skip
    asked = [*told["fields"]["required"], *told["fields"]["optional"]]
    assert all(each["why"] and each["source"] for each in asked)
    assert told["states"]["transitions"]
    assert told["is_on"] is not name.startswith("sap")


def test_the_law_is_read_at_the_terminal_too(capsys: pytest.CaptureFixture[str]) -> None:
    for words, part in (
        (["procedures"], "joint-team"),
        (["procedures", "sap7", "--lang", "ru"], "выключено: ожидает sap"),
        (["procedures", "art19"], "required in search.started"),
        (["procedures", "--profiles", "--lang", "kk"], "Қазақстан"),
        (["procedures", "art29", "--profile", "party", "--day", "2026-03-01"], "ets185"),
    ):
        assert main(words) == 0
        assert part in capsys.readouterr().out
    for words, code in (
        (["procedures", "art99", "--json"], "input.no_procedure"),
        (["procedures", "--profile", "zz", "--json"], "input.profile"),
        (["procedures", "--day", "tomorrow", "--json"], "input.usage"),
    ):
        assert main(words) == 3
        assert json.loads(capsys.readouterr().out)["error"] == code


CONTACTS = f"{HEAD}unconfirmed = true\n{POINT}"


def test_an_agency_keeps_a_dated_directory_of_contacts(office: Office) -> None:
    asked = ("procedures", "--ledger", office.folder, "--contacts")
    assert office.free(*asked, "--json").json == {"contacts": []}
    folder = office.folder / "procedures"
    folder.mkdir(exist_ok=True)
    (folder / "contacts.toml").write_text(CONTACTS, encoding="utf-8")
    (told,) = office.free(*asked, "--json").json["contacts"]
    assert (told["name"], told["phones"], told["backup"]) == ("C. D.", ["+000 00 000 000"], "E. F.")
    assert (told["verified_on"], told["tested_on"]) == ("2026-11-20", "2026-11-01")
    assert "duty@point.example" in office.free(*asked, "--lang", "ru").out
    assert told["source"] == "the network's own list (invented)"
    assert told["unconfirmed"] is True
    assert "не подтверждено" in office.free(*asked, "--lang", "ru").out
    newer = CONTACTS.replace('edition = "2026-11-22"', 'edition = "2026-12-01"')
    (folder / "contacts-2.toml").write_text(newer.replace("C. D.", "G. H."), encoding="utf-8")
    (told,) = office.free(*asked, "--json").json["contacts"]
    assert told["name"] == "G. H."
    (folder / "contacts-2.toml").write_text(newer + "age = 40", encoding="utf-8")
    assert office.free(*asked, "--json").json["error"] == "input.procedure"
