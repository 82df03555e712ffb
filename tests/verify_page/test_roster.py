"""A reader who pins an agency: its roster means the same in the page and on the command line."""

import base64
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import expect

import custody.__main__ as program
from custody.errors import IntegrityError
from custody.ledger.agency import (
    Retirement,
    Roster,
    Station,
    add_station,
    open_roster,
    retire_station,
    sign_roster,
)
from custody.ledger.checkpoint import Checkpoint, TrustLine, read_note
from custody.strict_json import b64
from tests.custody.bundle.forge import Forge, write_folder, write_zip
from tests.custody.bundle.forge_acts import TRUST
from tests.custody.ledger.test_agency import END, KEY, LATER, LINE, NOW, ONE, ROSTER, TWO
from tests.verify_page.browser import Verifier, in_scope, of_page

PAST: Final = "2025-01-01T00:00:00.000Z"
AFTER: Final = "2090-01-01T00:00:00.000Z"


def note(lines: str, key: str = LINE.origin) -> bytes:
    """What the agency's key signs, though it is malformed."""
    return f"{lines}\n— {key} {b64(LINE.keyid + KEY.sign(lines.encode()))}\n".encode()


def bad_notes() -> dict[str, bytes]:
    good = sign_roster(ROSTER, LINE, KEY)
    text = good.decode()
    head = f"{LINE.origin}\ncustody agency roster v1\n"
    root = "A" * 43 + "="
    signed = {
        "another kind": f"{LINE.origin}\ncustody agency roster v2\n1\n{NOW} {END}\n",
        "another name": f"agency.example/station/0123456789abcdef\n{head[41:]}1\n{NOW} {END}\n",
        "number of a zero": f"{head}0\n{NOW} {END}\n",
        "number too large": f"{head}9007199254740992\n{NOW} {END}\n",
        "ends before it begins": f"{head}1\n{END} {NOW}\n",
        "three instants": f"{head}1\n{NOW} {END} {END}\n",
        "no instants": f"{head}1\n",
        "not sorted": f"{head}1\n{NOW} {END}\n{TWO} {NOW}\n{ONE} {NOW}\n",
        "twice": f"{head}1\n{NOW} {END}\n{ONE} {NOW}\n{ONE} {LATER}\n",
        "retired before": f"{head}1\n{NOW} {END}\n{ONE} {LATER} {NOW} 1 {root}\n",
        "retired at nothing": f"{head}1\n{NOW} {END}\n{ONE} {NOW} {LATER} 0 {root}\n",
        "short root": f"{head}1\n{NOW} {END}\n{ONE} {NOW} {LATER} 1 AAAA\n",
        "three words": f"{head}1\n{NOW} {END}\n{ONE} {NOW} {LATER}\n",
        "six words": f"{head}1\n{NOW} {END}\n{ONE} {NOW} {LATER} 1 {root} x\n",
        "two blanks": f"{head}1\n{NOW} {END}\n{ONE}  {NOW}\n",
        "no day": f"{head}1\n{NOW} {END}\n{ONE} 2026-02-30T00:00:00.000Z\n",
        "key of no ledger": f"{head}1\n{NOW} {END}\n{str(ONE)[:-4]}AAA= {NOW}\n",
        "carriage return": f"{head}1\r\n{NOW} {END}\n",
    }
    return {name: note(lines) for name, lines in signed.items()} | {
        "nothing": b"",
        "not signed": text.partition("\n\n")[0].encode() + b"\n",
        "two signatures": good + good.splitlines(keepends=True)[-1],
        "a line behind": good + b"\n",
        "no line feed": good[:-1],
        "not UTF-8": good.replace(b"agency", b"agenc\xff"),
        "byte order mark": b"\xef\xbb\xbf" + good,
        "line feeds of Windows": good.replace(b"\n", b"\r\n"),
        "signed by another's name": good.replace(b"\xe2\x80\x94 agency", b"\xe2\x80\x94 agency."),
        "another number": good.replace(b"v1\n1\n", b"v1\n4\n"),
        "too large": b"x" * ((1 << 20) + 1),
    }


def test_the_same_rosters_are_refused(plain: Verifier) -> None:
    notes = bad_notes() | {"good": sign_roster(ROSTER, LINE, KEY)}
    notes |= {f"byte {at}": _changed(notes["good"], at) for at in range(0, len(notes["good"]), 9)}
    refused = {name: _is_refused(each) for name, each in notes.items()}
    given = [base64.b64encode(each).decode() for each in notes.values()]
    told = plain.core("rosters", {"rosters": given, "line": str(LINE)})
    assert {name: why is not None for name, why in zip(notes, told, strict=True)} == refused
    assert [name for name in refused if not refused[name]] == ["good"]


def _changed(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def _is_refused(data: bytes) -> bool:
    try:
        open_roster(data, LINE)
    except IntegrityError:
        return True
    return False


def rosters(sealed: Checkpoint) -> Mapping[str, Roster]:
    """What an agency may say of the station that a bundle is of."""
    empty = Roster(LINE.origin, 3, NOW, AFTER, ())
    listed = add_station(add_station(empty, TRUST, NOW), TWO, NOW)
    end: Callable[[Checkpoint], Roster] = lambda last: retire_station(listed, last, LATER)  # noqa: E731
    other = TrustLine(TRUST.origin, ONE.key)
    return {
        "listed": listed,
        "of no station": empty,
        "without it": add_station(empty, ONE, NOW),
        "with another key": add_station(empty, other, NOW),
        "not yet valid": replace(listed, valid_from="2089-01-01T00:00:00.000Z"),
        "no longer valid": replace(listed, valid_from=PAST, valid_until=NOW),
        "retired later": end(replace(sealed, size=sealed.size + 1, root=b"\1" * 32)),
        "retired just then": end(sealed),
        "retired with another root": end(replace(sealed, root=b"\1" * 32)),
        "retired before": end(replace(sealed, size=sealed.size - 1)),
        "retired before and no longer valid": replace(
            end(replace(sealed, size=1)), valid_from=PAST, valid_until=NOW
        ),
        "retired in the future": listed.with_station(
            Station(TRUST, NOW, Retirement(AFTER, sealed.size, sealed.root))
        ),
    }


def test_a_roster_answers_the_same_of_a_bundle(
    plain: Verifier,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    files = Forge().files()
    bundle = write_zip(files, tmp_path / "bundle.zip")
    sealed, _ = read_note(files["seal/checkpoint"])
    zips = {"bundle": base64.b64encode(bundle.read_bytes()).decode()}
    answers = set()
    for name, roster in rosters(sealed).items():
        signed = sign_roster(roster, LINE, KEY)
        (tmp_path / "roster").write_bytes(signed)
        options = ["--trust", str(LINE), "--roster", str(tmp_path / "roster"), "--json"]
        program.main(["verify", str(bundle), *options])
        report = json.loads(capsys.readouterr().out)
        given = {"zips": zips, "trust": str(LINE), "roster": base64.b64encode(signed).decode()}
        found = plain.core("bundles", given)["bundle"]
        results = {int(number): result for number, result in found["results"].items()}
        assert of_page(results) == in_scope(report), name
        assert found["headline"] == report["headline"], name
        answers.add(results[5])
    assert answers == {"pass", "fail", "not_checked"}


def test_a_roster_is_picked_pasted_or_dropped_and_tells_of_the_station(
    verifier: Verifier, tmp_path: Path
) -> None:
    folder = write_folder(Forge().files(), tmp_path / "BND-1")
    sealed, _ = read_note((folder / "seal/checkpoint").read_bytes())
    made = {name: sign_roster(each, LINE, KEY) for name, each in rosters(sealed).items()}
    file, page = tmp_path / "stations", verifier.page
    verifier.give(str(LINE))
    page.set_input_files("#folder", folder)
    expect(page.locator("#roster-error")).to_contain_text("its roster is missing")
    file.write_bytes(made["listed"])
    page.set_input_files("#roster-file", file)
    expect(page.locator("#roster")).to_have_value(made["listed"].decode().rstrip("\n"))
    shown = verifier.check(folder)
    assert shown.headline == "authentic", shown.reasons
    assert "roster no. 3" in shown.reasons[5]
    station = page.locator("dt", has_text="Station").locator("+ dd")
    expect(station).to_contain_text(f"{TRUST.origin.split('/')[1]}, listed since 1 Jan 2026")
    expect(page.locator(".headline")).to_contain_text("listed by the agency")
    page.fill("#roster", made["retired just then"].decode())
    page.click("#again")
    expect(station).to_contain_text("retired on 1 Jan 2027, 00:00 UTC")
    file.write_bytes(made["retired before"])
    verifier.drop(file)
    expect(page.locator("#roster")).to_have_value(made["retired before"].decode().rstrip("\n"))
    shown = verifier.check(folder)
    assert (shown.headline, shown.verdicts[5]) == ("fail", "fail")
    expect(page.locator(".headline .why")).to_contain_text("The station was retired on 1 Jan 2027")
    file.write_bytes(made["listed"].replace(b"\n", b"\r\n"))
    page.set_input_files("#roster-file", file)
    page.click("#again")
    expect(page.locator("#roster-error")).to_contain_text("The roster is not accepted.")
    expect(page.locator("#result")).to_be_hidden()
    verifier.give(str(TRUST))
    page.fill("#roster", made["listed"].decode())
    page.click("#again")
    expect(page.locator("#roster-error")).to_contain_text("It is of another agency")
