"""What leaves and what stays: by case, item, artifact and private part; and what is erased."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from custody.ledger.check import check_ledger
from custody.ledger.entries import read_entry
from custody.ledger.ledger import Ledger
from custody.ledger.tree import hash_leaf
from custody.strict_json import b64
from tests.custody.exchange.three_stations import handed_in
from tests.custody.office import OPEN_CASE, Office
from tests.verify_page.browser import Verifier, chromium, in_scope, of_page

EXPORT = (
    "--recipient", "Prosecutor's office", "--purpose", "trial", "--as", "ANNA", "--as", "CHIEF",
    "--acting-role", "OIC", "--json",
)  # fmt: skip


@pytest.fixture
def two_cases(office: Office, tmp_path: Path) -> Office:
    """Two cases, each with two things, a file of each thing and one of none."""
    for case in ("CASE-A", "CASE-B"):
        fill(office, case, tmp_path)
    return office


def fill(office: Office, case: str, folder: Path) -> None:
    things = [f"THING-{case[-1]}{number}" for number in (1, 2)]
    with office.open() as station:
        opened = json.loads(json.dumps(OPEN_CASE)) | {"case": case}
        opened["fields"]["registration"] = f"REGISTERED-{case}"
        office.execute(station, opened, "ANNA")
        office.execute(station, handed_in(case, things), "ANNA")
    for item in ("", *things):
        file = folder / f"file-of-{item or 'nothing'}-{case}.bin"
        file.write_bytes(f"content of {item or 'nothing'} in {case} ".encode() * 40)
        words = ("--item", item) if item else ()
        options = ("--case", case, *words, "--as", "ANNA", "--acting-role", "INV")
        assert office.cli("intake", file, *options).status == 0


def export(office: Office, case: str, out: Path, *options: str) -> dict[str, Any]:
    said = office.cli("export", "--case", case, "--out", out, *EXPORT, *options)
    assert said.status == 0, said
    trust = office.cli("trust").out.strip()
    report = office.free("verify", out, "--trust", trust, "--json")
    assert report.json["headline"] == "authentic", report
    return said.json


def content(bundle: Path) -> bytes:
    """All bytes of a bundle's folder, and what its papers say."""
    parts = []
    for path in sorted(bundle.rglob("*")):
        if path.is_file():
            parts.append(path.read_bytes())
            if path.suffix == ".pdf":
                told = subprocess.run(
                    ["pdftotext", "-raw", path, "-"], capture_output=True, check=True
                )
                parts.append(told.stdout)
    return b"\n".join(parts)


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for member in value.values():
            yield from strings(member)
    elif isinstance(value, list | tuple):
        for member in value:
            yield from strings(member)


def told_of(ledger: Ledger, case: str) -> tuple[set[str], set[bytes]]:
    """Every string and line of text in a case's events, and the bytes that are its alone."""
    texts: set[str] = set()
    raw: set[bytes] = set()
    for (index,) in ledger.view.rows("SELECT idx FROM event WHERE case_id = ?", (case,)):
        entry = ledger.entry(index)
        found = read_entry(entry)
        assert found is not None
        envelope, private = found
        # Roots are nodes of the one tree, and stand in the proofs of everybody's events.
        document = {**envelope.event.document(), "tree": None}
        for text in strings([document, private or {}]):
            texts |= {text, *text.splitlines()}
        texts |= {b64(value) for _, value in envelope.signatures}
        for salt in (entry.salt, entry.private_salt):
            if salt is not None:
                raw |= {salt, salt.hex().encode(), b64(salt).encode()}
        raw |= {hash_leaf(entry.leaf).hex().encode()}
    return texts, raw


def test_a_bundle_of_one_case_has_no_string_of_another(two_cases: Office, tmp_path: Path) -> None:
    with two_cases.open() as station:
        ledger = station.ledger
        ours, _ = told_of(ledger, "CASE-A")
        general, _ = told_of(ledger, "ledger")
        theirs, raw = told_of(ledger, "CASE-B")
    secret = {
        text for text in theirs - ours - general if len(text) > 4
    }  # fewer bytes come by chance too
    assert {"CASE-B", "THING-B1", "REGISTERED-CASE-B", "a scratch on THING-B2"} <= secret
    assert any(len(text) == 64 for text in secret)
    for options in ((), ("--item", "THING-A1")):
        out = tmp_path / f"bundle{len(options)}"
        export(two_cases, "CASE-A", out, *options)
        told = content(out)
        assert b"THING-A1" in told
        assert [text for text in secret if text.encode() in told] == []
        assert [text for text in secret if json.dumps(text)[1:-1].encode() in told] == []
        assert [part for part in raw if part in told] == []
        assert b"content of THING-B1" not in told
        seal = json.loads((out / "seal/event.json").read_bytes())
        assert seal["payload"]


def test_a_bundle_of_two_cases_has_no_string_of_a_third(two_cases: Office, tmp_path: Path) -> None:
    office = two_cases
    fill(office, "CASE-C", tmp_path)
    out = tmp_path / "joined"
    export(office, "CASE-A", out, "--case", "CASE-B")
    with office.open() as station:
        ledger = station.ledger
        ours = set().union(*(told_of(ledger, case)[0] for case in ("CASE-A", "CASE-B", "ledger")))
        theirs, raw = told_of(ledger, "CASE-C")
        size = ledger.head.size
        sealed, *exported = ledger.events(range(size - 3, size))
    secret = {text for text in theirs - ours if len(text) > 4}  # fewer bytes come by chance too
    assert {"CASE-C", "THING-C1", "REGISTERED-CASE-C"} <= secret
    told = content(out)
    assert b"content of THING-A1" in told
    assert b"content of THING-B1" in told
    assert [text for text in secret if text.encode() in told] == []
    assert [part for part in raw if part in told] == []
    assert [(each["id"], each["withheld"]) for each in sealed.body["cases"]] == [
        ("CASE-A", 0), ("CASE-B", 0), ("ledger", 0),
    ]  # fmt: skip
    assert [each["id"] for each in sealed.body["items"]] == [
        "THING-A1", "THING-A2", "THING-B1", "THING-B2",
    ]  # fmt: skip
    for event, case in zip(exported, ("CASE-A", "CASE-B"), strict=True):
        assert event.case is not None
        assert (event.type, event.case.id) == ("bundle.exported", case)
        assert (event.body["scope"], event.body["sealed_by"]) == ("some_cases", sealed.id)
        assert len(event.body["artifacts"]) == 3
    trust = office.cli("trust").out.strip()
    report = office.free("verify", out, "--trust", trust, "--json").json
    with chromium() as browser:
        page = Verifier(browser.new_page())
        page.give(trust)
        assert of_page(page.check(out).verdicts) == in_scope(report)
        assert page.errors == []
    for wrong in (("--item", "THING-A1"), ("--artifact", "ART-001")):
        said = office.cli(
            "export",
            "--case",
            "CASE-A",
            "--case",
            "CASE-B",
            "--out",
            tmp_path / "x",
            *EXPORT,
            *wrong,
        )
        assert said.json["error"] == "input.several_cases"


def test_what_is_to_be_kept_back_has_to_be_there(two_cases: Office, tmp_path: Path) -> None:
    for name in ("ART-999", "art-001"):
        words = ("--case", "CASE-A", "--out", tmp_path / "x", *EXPORT, "--hide", name)
        said = two_cases.cli("export", *words)
        assert (said.status, said.json["error"]) == (3, "input.scope")
    assert not (tmp_path / "x").exists()


def test_the_contents_of_chosen_artifacts_leave_and_the_others_are_listed(
    two_cases: Office, tmp_path: Path
) -> None:
    fields = {"artifacts": ["ART-003"], "restriction": "nobody", "ground": "privileged"}
    restrict = {"command": "artifact.restrict", "case": "CASE-A", "role": "INV", "fields": fields}
    said = two_cases.do(restrict, "ANNA")
    assert said.status == 0, said
    out = tmp_path / "chosen"
    told = export(two_cases, "CASE-A", out, "--artifact", "ART-002", "--artifact", "ART-003")
    assert set(told["hidden"]) == {"ART-001", "ART-003"}
    assert told["hidden"]["ART-001"] == "not_selected"
    assert told["hidden"]["ART-003"] != "not_selected"
    everything = content(out)
    assert b"content of THING-A1" in everything
    for absent in (b"content of THING-A2", b"content of nothing"):
        assert absent not in everything
    history = (out / "reading/history.en.html").read_text()
    for hidden in told["hidden"]:
        assert hidden in history
    for options, code in (
        (("--artifact", "ART-009"), "input.scope"),
        (("--artifact", "ART-004"), "input.scope"),
        (("--item", "THING-A1", "--artifact", "ART-003"), "input.scope"),
    ):
        before = two_cases.events()
        target = tmp_path / "refused"
        said = two_cases.cli("export", "--case", "CASE-A", "--out", target, *EXPORT, *options)
        assert (said.status, said.json["error"]) == (3, code)
        assert two_cases.events() == before
        assert not target.exists()


def test_private_parts_are_withheld_event_by_event(two_cases: Office, tmp_path: Path) -> None:
    with two_cases.open() as station:
        view = station.ledger.view
        rows = view.rows("SELECT idx, id, type FROM event WHERE case_id = 'CASE-A' ORDER BY idx")
        private = {index: read_entry(station.ledger.entry(index)) for index, _, _ in rows}
    first = {kind: (index, event, kind) for index, event, kind in reversed(rows)}
    for index, event, kind in (first["item.received"], first["artifact.hashed"]):
        out = tmp_path / f"without-{index}"
        export(two_cases, "CASE-A", out, "--withhold", event)
        lines = (out / "custody/private.jsonl").read_bytes().splitlines()
        shown = {json.loads(line)["index"] for line in lines}
        assert shown & set(private) == set(private) - {index}, kind
        kept = private[index]
        assert kept is not None
        own = set(strings([kept[1]])) - {
            text
            for other, found in private.items()
            if found is not None
            for text in strings([found[0].event.document(), found[1] if other != index else None])
        }
        told = b"".join(content(out / part) for part in ("custody", "data", "reading"))
        assert [text for text in own if len(text) > 3 and text.encode() in told] == []


def test_what_is_erased_is_in_no_file_any_more(
    two_cases: Office, tmp_path: Path, custody_home: Path
) -> None:
    history = two_cases.cli("show", "item", "THING-B1", "--json").json["history"]
    gone = [each["id"] for each in history]
    pages = [two_cases.cli("show", "event", each, "--json").json for each in gone]
    words = ("--basis", "Court order 5", "--scope", "opening", "--json")
    two = ("--as", "CHIEF", "--as", "GUL", "--acting-role", "SUP")
    alone = two_cases.free("erase", "order", two_cases.folder, *gone, *words, *two[:2])
    assert alone.json["error"] == "refused.persons"
    ordered = two_cases.free("erase", "order", two_cases.folder, *gone, *words, *two)
    assert ordered.status == 0, ordered
    sha256 = next(
        row["digests"]["sha256"]
        for page in pages
        for row in page["payload"]["body"].get("artifacts", [])
        if isinstance(row, dict)
    )
    needles = [b"content of THING-B1", sha256.encode()]
    needles += [page["id"].encode() for page in pages]
    needles += [each["sig"].encode() for page in pages for each in page["signatures"]]
    needles += [b"file-of-THING-B1-CASE-B", b"a scratch on THING-B1"]
    before = found_in(needles, two_cases.folder, custody_home)
    assert set(needles) - {b"content of THING-B1"} <= before.keys() | {sha256.encode()}
    said = two_cases.free(
        "erase", "do", two_cases.folder, ordered.json["id"], "--as", "CHIEF", "--json"
    )
    assert said.status == 0, said
    assert said.json["files"] == [sha256]
    assert found_in(needles, two_cases.folder, custody_home) == {}
    with two_cases.open() as station:
        assert found_in(needles, two_cases.folder, custody_home) == {}
        assert check_ledger(station.ledger.store, trust=station.ledger.trust).is_sound
        assert station.ledger.recompute() == station.ledger.head
    again = two_cases.free(
        "erase", "do", two_cases.folder, ordered.json["id"], "--as", "CHIEF", "--json"
    )
    assert again.json["error"] == "refused.erasure"
    export(two_cases, "CASE-B", tmp_path / "rest")
    assert not any(needle in content(tmp_path / "rest") for needle in needles)
    assert two_cases.cli("verify-artifacts").status == 0


def found_in(needles: list[bytes], *folders: Path) -> dict[bytes, list[str]]:
    """Which of the needles stand in which raw files, or in their names."""
    found: dict[bytes, list[str]] = {}
    for folder in folders:
        for path in folder.rglob("*"):
            data = path.read_bytes() if path.is_file() else b""
            for needle in needles:
                if needle in data or needle.decode() in path.name:
                    found.setdefault(needle, []).append(path.name)
    return found


def test_a_file_that_something_else_names_stays(two_cases: Office, tmp_path: Path) -> None:
    file = tmp_path / "same.bin"
    file.write_bytes(b"content of THING-B1 in CASE-B " * 40)
    options = ("--case", "CASE-A", "--as", "ANNA", "--acting-role", "INV", "--json")
    assert two_cases.cli("intake", file, *options).status == 0
    history = two_cases.cli("show", "item", "THING-B1", "--json").json["history"]
    gone = [each["id"] for each in history]
    words = ("--basis", "Court order 5", "--scope", "opening", "--json")
    two = ("--as", "CHIEF", "--as", "GUL", "--acting-role", "SUP")
    ordered = two_cases.free("erase", "order", two_cases.folder, *gone, *words, *two).json["id"]
    said = two_cases.free("erase", "do", two_cases.folder, ordered, "--as", "CHIEF", "--json")
    assert said.json["files"] == []
    assert two_cases.cli("verify-artifacts").status == 0
    # the event that brought it brought the other thing, too
    assert two_cases.cli("show", "item", "THING-B2", "--json").json["error"] == "input.no_item"
    kept = two_cases.cli("show", "case", "CASE-B", "--json").json["history"][0]["id"]
    other = two_cases.free("erase", "do", two_cases.folder, kept, "--as", "CHIEF", "--json")
    assert other.json["error"] == "refused.erasure"
