"""`custody export` and `verify`: what leaves, what stays, and what a stranger finds."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from custody.bundle import layout
from custody.strict_json import b64
from tests.custody.bundle.forge import Forge, write_folder
from tests.custody.bundle.forge_acts import TRUST
from tests.custody.bundle.test_seal import cosign, witness_line
from tests.custody.office import CASE, OPEN_CASE, Office

WORDS = ("--recipient", "Prosecutor's office", "--purpose", "trial")


@pytest.fixture
def filled(office: Office, tmp_path: Path) -> Office:
    """A case with two items, a file of each, and one of none."""
    office.open_case()
    for number in (1, 2):
        item = f"ITM-{number}"
        received = {
            "command": "item.receive",
            "case": CASE,
            "items": [item],
            "role": "INV",
            "fields": {
                "ground": "given voluntarily",
                "from": {"name": f"Giver {number}", "capacity": "victim"},
                "packaging": "open",
                "details": [{"item": item, "kind": "usb_stick", "description": f"stick {number}"}],
                "present": [
                    {"name": "W1", "capacity": "attesting_witness", "interest": "none"},
                    {"name": "W2", "capacity": "attesting_witness", "interest": "none"},
                ],
            },
        }
        example = office.free("commands", "item.receive", "--example").json
        example |= {"case": CASE, "items": [item], "role": "INV"}
        example.pop("occurred", None)
        _rename(example["fields"], item)
        said = office.do(example, "ANNA")
        assert said.status == 0, (said, received)
        file = tmp_path / f"of-{item}.bin"
        file.write_bytes(f"SECRET-OF-{item}".encode() * 100)
        options = ["--case", CASE, "--item", item, "--as", "ANNA", "--acting-role", "INV"]
        taken = office.cli("intake", file, *options, "--json")
        assert taken.status == 0, taken
    (tmp_path / "loose.bin").write_bytes(b"SECRET-LOOSE" * 100)
    assert office.cli("intake", tmp_path / "loose.bin", "--case", CASE, "--as", "ANNA").status == 0
    return office


def _rename(value: Any, item: str) -> None:
    """Make an example of an item be of this one."""
    if isinstance(value, dict):
        for name, member in value.items():
            if name == "item":
                value[name] = item
            else:
                _rename(member, item)
    elif isinstance(value, list):
        for member in value:
            _rename(member, item)


def export(office: Office, out: Path, *options: str) -> Any:
    return office.cli(
        "export", "--case", CASE, "--out", out, *WORDS, "--as", "ANNA", "--as", "CHIEF",
        "--acting-role", "OIC", "--json", *options,
    )  # fmt: skip


def verified(office: Office, bundle: Path, *options: object) -> Any:
    trust = office.cli("trust").out.strip()
    return office.free("verify", bundle, "--trust", trust, "--json", *options)


def content(bundle: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in bundle.rglob("*") if path.is_file())


@pytest.mark.parametrize("options", [[], ["--zip"], ["--lang", "kk"]])
def test_a_case_leaves_and_a_stranger_finds_it_authentic(
    filled: Office, tmp_path: Path, options: list[str]
) -> None:
    out = tmp_path / ("bundle.zip" if options == ["--zip"] else "bundle")
    said = export(filled, out, *options)
    assert said.status == 0, said
    assert said.json["path"] == str(out)
    assert said.json["headline"] == "authentic"
    report = verified(filled, out)
    assert report.status == 0
    assert report.json["headline"] == "authentic"
    if options != ["--zip"]:
        for name in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
            check = ["sha256sum", "-c", "--strict", "--quiet", name]
            assert subprocess.run(check, cwd=out, check=False).returncode == 0
    assert filled.cli("audit").status == 0


def test_some_items_leave_without_a_byte_of_the_others(filled: Office, tmp_path: Path) -> None:
    document = json.loads(json.dumps(OPEN_CASE))
    document["case"] = "C-OTHER"
    document["fields"]["registration"] = "EX-OTHER"
    assert filled.do(document, "ANNA").status == 0
    out = tmp_path / "part"
    said = export(filled, out, "--item", "ITM-1")
    assert said.status == 0, said
    assert verified(filled, out).status == 0
    bytes_out = content(out)
    assert b"SECRET-OF-ITM-1" in bytes_out
    for absent in (b"SECRET-OF-ITM-2", b"SECRET-LOOSE", b"ITM-2", b"C-OTHER", b"EX-OTHER"):
        assert absent not in bytes_out
    seal = json.loads((out / "seal/event.json").read_bytes())
    assert seal["payload"]


def test_private_parts_and_artifacts_are_kept_back_and_named(
    filled: Office, tmp_path: Path
) -> None:
    history = filled.cli("show", "case", CASE, "--json").json["history"]
    received = next(each for each in history if "ITM-1" in each["what"])
    private = filled.cli("show", "event", received["id"], "--json").json["private"]
    statement = private["statement"].splitlines()[-1].encode()
    whole, part = tmp_path / "whole", tmp_path / "part"
    assert export(filled, whole).status == 0
    said = export(filled, part, "--withhold", received["id"], "--hide", "ART-002")
    assert said.status == 0, said
    assert said.json["hidden"] == {"ART-002": "withheld"}
    assert verified(filled, part).status == 0
    assert b"SECRET-OF-ITM-2" in content(whole)
    assert b"SECRET-OF-ITM-2" not in content(part)
    lines = (part / "custody/private.jsonl").read_bytes().splitlines()
    assert received["index"] not in [json.loads(line)["index"] for line in lines]
    assert statement not in b"".join(lines) or statement.startswith(b"- Clock")


@pytest.mark.parametrize(
    ("signers", "options", "code"),
    [
        (["ANNA"], [], "refused.approval"),
        (["ANNA", "CHIEF"], ["--recipient-kind", "defence"], "refused.approval"),
        (["BORIS", "CHIEF"], [], "refused.role"),
        (["ANNA", "CHIEF"], ["--item", "ITM-9"], "input.scope"),
        (["ANNA", "CHIEF"], ["--withhold", "01a201bc-15d4-7f3a-b09f-144ef59e828c"],
         "refused.event_unknown"),
    ],
)  # fmt: skip
def test_a_refused_export_leaves_neither_bundle_nor_seal(
    filled: Office, tmp_path: Path, signers: list[str], options: list[str], code: str
) -> None:
    before = filled.events()
    signing = [word for person in signers for word in ("--as", person)]
    out = tmp_path / "bundle"
    said = filled.cli("export", "--case", CASE, "--out", out, *WORDS, *signing, *options, "--json")
    assert said.status in (1, 3)
    assert said.json["error"] == code
    assert not list(tmp_path.glob("*bundle*"))
    assert filled.events() == before


def test_an_export_never_overwrites(filled: Office, tmp_path: Path) -> None:
    (tmp_path / "bundle").mkdir()
    before = filled.events()
    said = export(filled, tmp_path / "bundle")
    assert (said.status, said.json["error"]) == (3, "input.target_exists")
    assert filled.events() == before


def test_a_disk_that_is_full_keeps_nothing_of_the_bundle(
    filled: Office, small_disk: Path, tmp_path: Path
) -> None:
    (tmp_path / "big.bin").write_bytes(bytes(range(256)) * 4096)
    taken = filled.cli("intake", tmp_path / "big.bin", "--case", CASE, "--as", "ANNA")
    assert taken.status == 0
    before = filled.events()
    said = export(filled, small_disk / "bundle")
    assert said.status == 4
    assert said.json["error"].startswith("storage.")
    assert not list(small_disk.iterdir())
    assert filled.events() == before


@pytest.fixture
def bundle(filled: Office, tmp_path: Path) -> Path:
    """A bundle of the whole case."""
    out = tmp_path / "bundle"
    assert export(filled, out).status == 0
    return out


def test_statuses_of_verify_are_those_of_the_format(
    filled: Office, bundle: Path, tmp_path: Path
) -> None:
    line = filled.cli("trust").out
    (tmp_path / "trust.txt").write_text(line)
    assert filled.free("verify", bundle, "--trust", line.strip()).status == 0
    assert filled.free("verify", bundle, "--trust", tmp_path / "trust.txt").status == 0
    unknown = filled.free("verify", bundle)
    assert unknown.status == 2
    assert unknown.out.startswith("Intact, signer not known to you")
    assert filled.free("verify", tmp_path / "trust.txt").status == 3
    assert filled.free("verify", tmp_path).status == 3
    assert filled.free("verify", bundle, "--trust", "x/y/z+0+zz").status == 3
    harmed = tmp_path / "harmed"
    shutil.copytree(bundle, harmed)
    victim = next(harmed.glob("data/**/*.bin"))
    victim.chmod(0o600)
    data = victim.read_bytes()
    victim.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    said = filled.free("verify", harmed, "--trust", line.strip())
    assert said.status == 1
    assert said.out.startswith("Do not rely on this: ")


def test_a_head_that_the_reader_holds_is_compared(
    filled: Office, bundle: Path, tmp_path: Path
) -> None:
    earlier = tmp_path / "earlier"
    shutil.copy(bundle / "ledger/checkpoint", earlier)
    report = verified(filled, bundle, "--prior", earlier)
    assert report.status == 0
    assert report.json["verdicts"]["9"]["result"] == "pass"
    assert filled.cli("backup", tmp_path / "copy").status == 0
    later = verified(filled, bundle, "--prior", tmp_path / "copy/checkpoint")
    assert later.status == 1
    assert later.json["verdicts"]["9"]["result"] == "fail"
    (tmp_path / "nonsense").write_text("nonsense")
    assert verified(filled, bundle, "--prior", tmp_path / "nonsense").status == 3
    assert verified(filled, bundle, "--prior", "/nowhere").status == 3


def test_a_bundle_of_one_ledger_is_not_that_of_another(
    filled: Office, bundle: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    assert filled.cli("init", "--origin", "agency/other", "--demonstration", to=other).status == 0
    trust = filled.cli("trust", to=other).out.strip()
    assert filled.free("verify", bundle, "--trust", trust).status == 1


def test_an_artifact_that_changed_before_the_export_stops_it(
    filled: Office, tmp_path: Path
) -> None:
    victim = next(path for path in (filled.folder / "artifacts").rglob("*") if path.is_file())
    victim.chmod(0o600)
    victim.write_bytes(b"x" * victim.stat().st_size)
    before = filled.events()
    said = export(filled, tmp_path / "bundle")
    assert said.status == 1
    assert said.json["error"] == "integrity.payload"
    assert not (tmp_path / "bundle").exists()
    assert filled.events() == before
    assert filled.cli("verify-artifacts").status == 1
    found = filled.cli("show", "--json").json["open findings"]
    assert len(found) == 1


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        (["--witness", "FOLDER/cus"], 0, None),
        (["--witness", "FOLDER/sup"], 1, None),
        (["--witness", "FOLDER/cus", "--witness", "FOLDER/sup"], 1, None),
        (["--witness", "FOLDER/cus", "--witness", "FOLDER/sup", "--quorum", "1"], 0, None),
        (["--witness", "FOLDER/cus", "--quorum", "2"], 3, "input.quorum"),
        (["--quorum", "1"], 3, "input.quorum"),
        (["--witness", "cus+nonsense"], 3, "input.witness"),
    ],
)
def test_a_reader_asks_for_witnesses(
    office: Office, tmp_path: Path, words: list[str], status: int, code: str | None
) -> None:
    forge = Forge()
    forge.seal_change = lambda files: files.update(
        {layout.SEAL_COSIGNATURES: cosign("cus", files[layout.SEAL_CHECKPOINT])}
    )
    bundle = tmp_path / "bundle"
    bundle.mkdir()
    write_folder(forge.files(), bundle)
    for name in ("cus", "sup"):
        line = witness_line(name)
        text = f"{line.name}+{line.keyid.hex()}+{b64(bytes([4]) + line.key)}"
        (tmp_path / name).write_text(f"{text}\n")
    places = [word.replace("FOLDER", str(tmp_path)) for word in words]
    said = office.free("verify", bundle, "--trust", TRUST, *places, "--json")
    assert said.status == status, said.out
    assert said.json.get("error") == code
