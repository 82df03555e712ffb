"""Rosters of agencies, byte by byte."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custody.errors import InputError, IntegrityError
from custody.ledger.agency import (
    Roster,
    Station,
    add_station,
    is_agency_line,
    open_roster,
    read_roster,
    retire_station,
    sign_roster,
)
from custody.ledger.checkpoint import Checkpoint, TrustLine, read_note, sign_note
from custody.strict_json import b64
from tests.custody.keys.vector_keys import seeded

KEY = seeded("ab" * 32)
LINE = TrustLine("agency.example/stations/0123456789abcdef", KEY.public.ed25519_raw)
NOW, LATER, END = (f"202{year}-01-01T00:00:00.000Z" for year in (6, 7, 8))


def ledger(number: int) -> TrustLine:
    origin = f"agency.example/station-{number}/{number:016x}"
    return TrustLine(origin, seeded(f"{number:064x}").public.ed25519_raw)


ONE, TWO, THREE = (ledger(number) for number in (1, 2, 3))
LAST = Checkpoint(TWO.origin, 40, b"\x05" * 32)
EMPTY = Roster(LINE.origin, 1, NOW, END, ())
ROSTER = retire_station(add_station(add_station(EMPTY, TWO, NOW), ONE, NOW), LAST, LATER)
NOTE = sign_roster(ROSTER, LINE, KEY)


def test_a_roster_reads_back_as_it_was_signed() -> None:
    assert open_roster(NOTE, LINE) == read_roster(NOTE) == ROSTER
    assert open_roster(sign_roster(EMPTY, LINE, KEY), LINE) == EMPTY
    assert is_agency_line(LINE)
    assert not is_agency_line(ONE)


def test_these_are_its_bytes() -> None:
    lines = NOTE.decode().split("\n")
    assert lines[:6] == [
        "agency.example/stations/0123456789abcdef",
        "custody agency roster v1",
        "1",
        "2026-01-01T00:00:00.000Z 2028-01-01T00:00:00.000Z",
        f"{ONE} 2026-01-01T00:00:00.000Z",
        f"{TWO} 2026-01-01T00:00:00.000Z 2027-01-01T00:00:00.000Z 40 "
        "BQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU=",
    ]
    assert lines[6] == ""
    assert lines[7].startswith("— agency.example/stations/0123456789abcdef ")
    assert lines[8:] == [""]


@given(at=st.integers(0, len(NOTE) - 1), bit=st.integers(0, 7))
def test_any_changed_bit_is_refused(at: int, bit: int) -> None:
    changed = NOTE[:at] + bytes([NOTE[at] ^ 1 << bit]) + NOTE[at + 1 :]
    with pytest.raises(IntegrityError):
        open_roster(changed, LINE)


@given(st.binary(max_size=400))
def test_other_bytes_are_no_roster(data: bytes) -> None:
    with pytest.raises(IntegrityError):
        read_roster(data)


@pytest.mark.parametrize(
    "lines",
    [
        ["custody agency roster v2"],
        ["custody agency roster v1", "01"],
        ["custody agency roster v1", "0"],
        ["custody agency roster v1", "9007199254740992", f"{NOW} {END}"],
        ["custody agency roster v1", "1", f"{END} {NOW}"],
        ["custody agency roster v1", "1", f"{NOW} {END}", f"{TWO} {NOW}", f"{ONE} {NOW}"],
        ["custody agency roster v1", "1", f"{NOW} {END}", f"{ONE} {NOW}", f"{ONE} {LATER}"],
        ["custody agency roster v1", "1", f"{NOW} {END}", f"{ONE} {LATER} {NOW} 1 {'A' * 43}="],
        ["custody agency roster v1", "1", f"{NOW} {END}", f"{ONE} {NOW} {LATER} 0 {'A' * 43}="],
        ["custody agency roster v1", "1", f"{NOW} {END}", f"{ONE} {NOW} {LATER} 1 AAAA"],
        ["custody agency roster v1", "1", f"{NOW} {END}", f"{ONE}  {NOW}"],
        ["custody agency roster v1", "1", f"{NOW} {END}", f"{ONE} 2026"],
        ["custody agency roster v1", "1", f"{NOW} {END}", f"{ONE} {NOW}", ""],
    ],
)
def test_a_malformed_roster_is_refused_though_the_agency_signed_it(lines: list[str]) -> None:
    text = "".join(f"{line}\n" for line in (LINE.origin, *lines))
    signature = b64(LINE.keyid + KEY.sign(text.encode()))
    with pytest.raises(IntegrityError) as caught:
        open_roster(f"{text}\n— {LINE.origin} {signature}\n".encode(), LINE)
    assert caught.value.code == "integrity.roster"


def test_another_key_or_another_agency_is_refused() -> None:
    other = TrustLine(LINE.origin, ONE.key)
    with pytest.raises(IntegrityError, match="agency's key"):
        open_roster(NOTE, other)
    with pytest.raises(IntegrityError, match="another agency"):
        open_roster(NOTE, replace(LINE, origin="other.example/stations/0123456789abcdef"))
    resigned = sign_roster(replace(ROSTER, number=2), replace(LINE, key=ONE.key), seeded("01" * 32))
    with pytest.raises(IntegrityError, match="agency's key"):
        open_roster(resigned, LINE)


def test_a_checkpoint_is_no_roster_and_a_roster_no_checkpoint() -> None:
    checkpoint = Checkpoint(LINE.origin, 7, b"\x01" * 32)
    with pytest.raises(IntegrityError):
        read_roster(sign_note(checkpoint, LINE, KEY).encode())
    with pytest.raises(IntegrityError):
        read_note(sign_roster(EMPTY, LINE, KEY))


@pytest.mark.parametrize(
    ("log", "last", "now", "good", "code"),
    [
        (ONE, None, LATER, True, "trust_roster_good"),
        (THREE, None, LATER, False, "trust_unlisted"),
        (replace(ONE, key=TWO.key), None, LATER, False, "trust_other"),
        (ONE, None, "2025-12-31T23:59:59.999Z", None, "trust_roster_early"),
        (ONE, None, "2028-01-01T00:00:00.001Z", None, "trust_roster_ended"),
        (TWO, replace(LAST, size=39, root=b"\x01" * 32), LATER, True, "trust_retired_good"),
        (TWO, LAST, LATER, True, "trust_retired_good"),
        (TWO, replace(LAST, root=b"\x01" * 32), LATER, False, "trust_retired"),
        (TWO, replace(LAST, size=41), LATER, False, "trust_retired"),
        (TWO, None, LATER, False, "trust_retired"),
    ],
)
def test_what_a_roster_says_of_a_bundle(
    log: TrustLine, last: Checkpoint | None, now: str, good: bool | None, code: str
) -> None:
    judged = ROSTER.judge(log, last, now)
    assert (judged.is_good, judged.reason.code) == (good, code)


def test_a_station_is_added_once_and_retired_once() -> None:
    with pytest.raises(InputError):
        add_station(ROSTER, ONE, LATER)
    with pytest.raises(InputError):
        retire_station(ROSTER, LAST, LATER)
    with pytest.raises(InputError):
        retire_station(ROSTER, replace(LAST, origin=THREE.origin), LATER)


AGAIN = replace(ROSTER, number=2)
END_OF_ONE = Checkpoint(ONE.origin, 9, b"\x07" * 32)


def test_a_later_roster_adds_and_retires() -> None:
    for later in (AGAIN, add_station(AGAIN, THREE, LATER), retire_station(AGAIN, END_OF_ONE, END)):
        later.demand_after(ROSTER)
        later.demand_after(later)


@pytest.mark.parametrize(
    "stations",
    [
        ROSTER.stations[:1],
        ROSTER.stations[1:],
        tuple(replace(each, since=LATER, retired=None) for each in ROSTER.stations),
        tuple(replace(each, retired=None) for each in ROSTER.stations),
        tuple(
            each if each.retired is None else replace(each, retired=replace(each.retired, size=41))
            for each in ROSTER.stations
        ),
        tuple(replace(each, trust=replace(each.trust, key=THREE.key)) for each in ROSTER.stations),
    ],
    ids=["one gone", "the other gone", "added later", "back again", "another end", "another key"],
)
def test_a_station_that_is_removed_or_changed_is_told(stations: tuple[Station, ...]) -> None:
    with pytest.raises(IntegrityError) as caught:
        replace(AGAIN, stations=stations).demand_after(ROSTER)
    assert caught.value.code == "integrity.roster_dropped"
    assert caught.value.facts["station"] in {ONE.origin, TWO.origin}
