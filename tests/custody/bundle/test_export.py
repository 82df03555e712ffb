import base64
import json
import os
import subprocess
from pathlib import Path
from typing import Any

import bagit
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

from custody.bundle import layout
from custody.bundle.check import check_bundle
from custody.bundle.instructions import bash_lines, signature_command, write_instructions
from custody.bundle.verdicts import Question
from custody.errors import (
    StorageError,
)
from custody.keys.private_key import hold
from custody.keys.signer import Suite
from custody.resources import read_bytes
from custody.strict_json import parse, parse_lines, unb64
from tests.custody.bundle.exporting import events, export, files, names, private, unpacked
from tests.custody.bundle.scene import KEYS, Scene, document, plan_of, scene

OTHER = (b"OTHER-", b"OTHER_")
"""What stands only in the case that nobody may see."""


def bash(line: str, folder: Path) -> str:
    done = subprocess.run(["bash", "-c", line], cwd=folder, capture_output=True, text=True)
    return done.stdout + done.stderr


@pytest.mark.parametrize("as_zip", [False, True], ids=["folder", "zip"])
def test_a_bundle_is_authentic_and_complete_to_everyone(
    made: Scene, out: Path, tmp_path: Path, as_zip: bool
) -> None:
    target = out / ("BND-1.zip" if as_zip else "BND-1")
    exported = export(made, target, plan_of(documents=(document(tmp_path),)), as_zip=as_zip)
    assert exported.path == target
    report = check_bundle(target, trust=made.trust)
    assert (report.status, report.warnings) == (0, ())
    folder = unpacked(target, tmp_path / "in") if as_zip else target
    bagit.Bag(str(folder)).validate(processes=1)
    assert len(files(folder)) == exported.files
    assert len(events(folder)) == exported.events
    assert exported.hidden == 1
    assert names(out) == [target.name]


def test_the_lines_of_verify_txt_work_when_pasted(made: Scene, out: Path) -> None:
    export(made, out / "BND-1")
    folder = out / "BND-1"
    text = (folder / "VERIFY.txt").read_text("utf-8")
    same, complete, signer = bash_lines()
    signature = signature_command(Suite.ED25519)
    for line in (same, complete, signature, signer):
        assert text.count(line) == 3  # once in each language
    assert bash(same, folder) == "same\nsame\n"
    assert bash(complete, folder) == "complete\n"
    assert bash(signature, folder) == "Signature Verified Successfully\n"
    assert bash(signer, folder) == "1\n1\n"


def test_the_lines_of_verify_txt_tell_when_something_is_wrong(made: Scene, out: Path) -> None:
    export(made, out / "BND-1")
    folder = out / "BND-1"
    same, complete, signer = bash_lines()
    (folder / "reading" / "more.html").write_text("x")
    assert "more.html" in bash(complete, folder)
    (folder / "reading" / "more.html").rename(folder / "data" / "link")
    assert "data/link" in bash(complete, folder)
    (folder / "data" / "link").rename(folder / "seal" / "more")
    assert "seal/more" in bash(complete, folder)
    payload = folder / "data/items/ITM-03/000001.bin"
    payload.write_bytes(b"J" + payload.read_bytes()[1:])
    assert "000001.bin: FAILED" in bash(same, folder)
    manifest = folder / "tagmanifest-sha256.txt"
    manifest.write_bytes(manifest.read_bytes()[:-1])
    assert "Successfully" not in bash(signature_command(Suite.ED25519), folder)
    assert bash(signer, folder) == "1\n0\n"


@pytest.mark.parametrize("suite", list(Suite))
def test_the_line_for_every_suite_verifies_its_signature(suite: Suite, tmp_path: Path) -> None:
    key: ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
    match suite:
        case Suite.ED25519:
            key = ed25519.Ed25519PrivateKey.generate()
        case Suite.ECDSA_P256:
            key = ec.generate_private_key(ec.SECP256R1())
        case Suite.ECDSA_P384:
            key = ec.generate_private_key(ec.SECP384R1())
        case Suite.RSA_PSS | Suite.RSA_PKCS1:
            key = rsa.generate_private_key(65537, 2048)
    signer = hold(key, source="software", suite=suite)
    data = b"the tag manifest\n"
    (tmp_path / "seal").mkdir()
    (tmp_path / "tagmanifest-sha256.txt").write_bytes(data)
    (tmp_path / layout.SEAL_SIGNATURE).write_bytes(signer.sign(data))
    pem = base64.encodebytes(signer.public.spki).decode()
    text = f"-----BEGIN PUBLIC KEY-----\n{pem}-----END PUBLIC KEY-----\n"
    (tmp_path / layout.SEAL_SIGNER).write_text(text)
    said = bash(signature_command(suite), tmp_path).strip()
    assert said in {"Signature Verified Successfully", "Verified OK"}
    assert write_instructions(suite).count(said) == 3
    (tmp_path / "tagmanifest-sha256.txt").write_bytes(data + b"x")
    assert bash(signature_command(suite), tmp_path).strip() != said


def test_every_file_of_the_layout_is_there_and_nothing_else(made: Scene, out: Path) -> None:
    export(made, out / "BND-1")
    paths = {path.relative_to(out / "BND-1").as_posix() for path in files(out / "BND-1")}
    assert paths >= layout.REQUIRED | {
        layout.PRIVATE, "format.md", "verify.html", "VERIFY.txt",
    }  # fmt: skip
    assert {f"reading/history.{name}.html" for name in ("kk", "ru", "en")} < paths
    assert {"reading/custody.svg", "reading/case.jsonld"} < paths
    assert all(layout.is_in_layout(path) and layout.path_fault(path) is None for path in paths)
    assert (out / "BND-1" / "format.md").read_bytes() == read_bytes("format.md")
    assert (out / "BND-1" / "verify.html").read_bytes() == read_bytes("verify/verify.html")


def test_a_bundle_of_one_case_has_no_byte_of_another(
    made: Scene, out: Path, tmp_path: Path
) -> None:
    export(made, out / "BND-1")
    export(made, out / "BND-2.zip", plan_of(bundle="BND-2"), as_zip=True)
    again = unpacked(out / "BND-2.zip", tmp_path / "in")
    for path in (*files(out / "BND-1"), *files(again)):
        data = path.read_bytes()
        for line in data.splitlines() if path.suffix in {".jsonl", ".json"} else ():
            document = json.loads(line)
            data += base64.b64decode(document.get("payload", ""))
            data += base64.b64decode(document.get("name", {}).get("raw", ""))
        assert not any(text in data for text in OTHER), path
    other = export(made, out / "BND-3", plan_of(bundle="BND-3", scope={"OTHER-CASE-B": None}))
    held = b"".join(path.read_bytes() for path in files(other.path))
    assert b"OTHER-CONTENT-B" in held  # the search finds what is there


def test_some_items_bring_all_their_events_and_the_rest_is_only_counted(
    made: Scene, out: Path
) -> None:
    export(made, out / "BND-1", plan_of(scope={"C-1": ("ITM-01",)}))
    folder = out / "BND-1"
    told = [event for event in events(folder) if event["case"]["id"] == "C-1"]
    assert all("ITM-01" in {link["id"] for link in event["items"]} for event in told)
    seal = parse(unb64(parse((folder / layout.SEAL_EVENT).read_bytes())["payload"]))["body"]
    assert [item["id"] for item in seal["items"]] == ["ITM-01"]
    assert seal["items"][0]["events"] == len(told) == 8
    (case, ledger) = seal["cases"]
    assert (case["id"], case["events"], case["withheld"], case["erased"]) == ("C-1", 24, 16, 0)
    assert (ledger["id"], ledger["withheld"]) == ("ledger", 0)
    assert not (folder / "data/items/ITM-03").exists()
    assert not (folder / "data/artifacts").exists()


def test_hidden_content_stays_away_and_is_listed(made: Scene, out: Path) -> None:
    export(made, out / "BND-1")
    held = b"".join(path.read_bytes() for path in files(out / "BND-1"))
    assert b"the recovery key" not in held
    lines = (out / "BND-1/data/items/ITM-03/files.jsonl").read_bytes()
    assert b"ART-030" in lines
    assert b"ART-021" not in lines
    page = (out / "BND-1/reading/history.en.html").read_text("utf-8")
    assert "<b>ART-021</b> (ITM-03): <bdi>access data</bdi>" in page


def test_only_what_is_named_is_shown(made: Scene, out: Path) -> None:
    plan = plan_of(shown=frozenset({"ART-010"}), hidden={"ART-021": "a ground of tomorrow"})
    assert export(made, out / "BND-1", plan).hidden == 3
    assert not (out / "BND-1/data/items/ITM-03").exists()
    page = (out / "BND-1/reading/history.en.html").read_text("utf-8")
    assert "<b>ART-021</b> (ITM-03): <bdi>a ground of tomorrow</bdi>" in page
    assert "<b>ART-030</b> (ITM-03): <bdi>not part of this disclosure</bdi>" in page


def test_a_withheld_private_part_is_nowhere(made: Scene, out: Path) -> None:
    export(made, out / "BND-1")
    whole = private(out / "BND-1")
    (index,) = (n for n, doc in whole.items() if "IMG_1.jpg" in str(doc))
    export(made, out / "BND-2", plan_of(bundle="BND-2", withheld=frozenset({index})))
    assert private(out / "BND-2").keys() == whole.keys() - {index}
    held = b"".join(path.read_bytes() for path in files(out / "BND-2"))
    assert b"IMG_1.jpg" not in held
    assert base64.b64encode(b"IMG_1.jpg") not in held
    (line,) = (out / "BND-2/data/items/ITM-01/files.jsonl").read_bytes().splitlines()
    assert parse(line)["name"]["shown"] == "ART-010"  # a name of its own, for want of the other


def test_what_is_private_about_the_agency_never_leaves(made: Scene, out: Path) -> None:
    export(made, out / "BND-1")
    held = b"".join(path.read_bytes() for path in files(out / "BND-1"))
    assert b"checked by passport" not in held
    staff = {event["seq"] for event in events(out / "BND-1") if event["case"]["id"] == "ledger"}
    assert not staff & private(out / "BND-1").keys()


def test_a_purged_artifact_is_listed_and_not_missed(made: Scene, out: Path) -> None:
    body = {"artifacts": ["ART-030"], "method": "deletion"}
    made.do("artifact.purged", "DIN", body, "ITM-03", also=("ERZ",))
    for kept in (made.ledger.folder / "artifacts").glob("??/*"):
        if kept.stat().st_size == len(b"image of the disk " * 400):
            kept.unlink()
    assert export(made, out / "BND-1").hidden == 2
    page = (out / "BND-1/reading/history.en.html").read_text("utf-8")
    assert "<b>ART-030</b> (ITM-03): <bdi>no copy is kept any more</bdi>" in page


def test_a_case_without_files_can_be_handed_over(tmp_path: Path, out: Path) -> None:
    with scene(tmp_path / "ledger") as ready:
        ready.do("case.opened", "ALM", {"registration": "EX-1"})
        export(ready, out / "BND-1")
        bagit.Bag(str(out / "BND-1")).validate(processes=1)


def test_an_artifact_registered_in_place_comes_from_there(
    made: Scene, out: Path, tmp_path: Path
) -> None:
    place = os.fsencode(tmp_path) + b"/image \xff.dd"
    data = b"an image on an external disk"
    Path(os.fsdecode(place)).write_bytes(data)
    entry = made.keep(data) | {"artifact": "ART-050", "kept": "in-place"}
    (made.store.path(entry["digests"]["sha256"])).unlink()
    raw = {"raw": base64.b64encode(place).decode(), "shown": "image"}
    private_part = {"names": [{"artifact": "ART-050", "name": raw, "source": raw}]}
    raw["shown"] = place.decode("utf-8", "replace")
    made.do("artifact.hashed", "DIN", {"artifacts": [entry]}, "ITM-01", private=private_part)
    export(made, out / "BND-1")
    assert data in {path.read_bytes() for path in (out / "BND-1/data/items/ITM-01").iterdir()}
    Path(os.fsdecode(place)).unlink()
    with pytest.raises(StorageError, match="cannot be read"):
        export(made, out / "BND-2", plan_of(bundle="BND-2"))
    export(made, out / "BND-3", plan_of(bundle="BND-3", hidden={"ART-050": "not_selected"}))


@pytest.mark.parametrize("scope", [{"C-1": None}, {"C-1": ("ITM-03",)}], ids=["case", "item"])
def test_what_was_erased_is_counted_and_the_rest_stays_provable(
    made: Scene, out: Path, scope: dict[str, Any]
) -> None:
    gone = made.do("event.annotated", "ALM", {"target": "case"}, "ITM-01",
                   private={"note": "a name that must go"})  # fmt: skip
    event = {"index": gone.index, "leaf": gone.leaf_hash.hex(), "scope": "opening"}
    body = {"basis": "a court's decision", "events": [event]}
    order = made.do("erasure.ordered", "ERZ", body, also=("GUL",))
    with made.ledger.writing() as writer:
        writer.erase(order.index, KEYS["ERZ"], "SUP")
    export(made, out / "BND-1", plan_of(scope=scope))
    seal = parse(unb64(parse((out / "BND-1" / layout.SEAL_EVENT).read_bytes())["payload"]))["body"]
    case = seal["cases"][0]
    told = [event for event in events(out / "BND-1") if event["case"]["id"] == "C-1"]
    assert case["erased"] == 1
    assert case["withheld"] == case["events"] - 1 - len(told)
    assert {"erasure.ordered", "erasure.done"} < {event["type"] for event in told}


def test_an_erased_private_part_is_told_apart_from_a_withheld_one(made: Scene, out: Path) -> None:
    gone = made.do("event.annotated", "ALM", {"target": "case"}, private={"note": "must go"})
    event = {"index": gone.index, "leaf": gone.leaf_hash.hex(), "scope": "private"}
    body = {"basis": "a court's decision", "events": [event]}
    order = made.do("erasure.ordered", "ERZ", body, also=("GUL",))
    with made.ledger.writing() as writer:
        writer.erase(order.index, KEYS["ERZ"], "SUP")
    export(made, out / "BND-1", plan_of(withheld=frozenset({8, 9})))
    page = (out / "BND-1/reading/history.en.html").read_text("utf-8")
    row = page.partition('<th scope="row">C-1</th>')[2].partition("</tr>")[0]
    counts = [cell.partition("<")[0] for cell in row.split('<td class="right">')[1:]]
    assert counts == ["0", "0", "2", "1", "1"]  # withheld, erased; parts withheld, erased; hidden


def test_stamped_checkpoints_go_along_with_their_proofs(
    made: Scene, out: Path, tmp_path: Path
) -> None:
    note = made.ledger.note
    size = made.ledger.head.size
    made.ledger.add_anchor(size, "tsr", stamp(note, tmp_path))
    made.do("event.annotated", "ALM", {"target": "case"})
    export(made, out / "BND-1")
    folder = out / "BND-1" / "ledger" / "anchors"
    assert names(folder) == [f"{size}.checkpoint", f"{size}.consistency", f"{size}.tsr"]
    assert (folder / f"{size}.checkpoint").read_bytes() == note
    report = check_bundle(out / "BND-1", trust=made.trust)
    assert report.status == 0
    assert "claimed only" not in report.verdicts[Question.TIME].reason


def stamp(data: bytes, folder: Path) -> bytes:
    """A time stamp by an authority of our own."""
    (folder / "data").write_bytes(data)
    (folder / "tsa.cnf").write_text(
        "[req]\ndistinguished_name=dn\nx509_extensions=ext\nprompt=no\n[dn]\nCN=Test TSA\n"
        "[ext]\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n"
        f"[t]\nserial={folder}/serial\ndefault_policy=1.2.3.4\ndigests=sha512\n"
        "signer_digest=sha256\nsigner_cert=tsa.pem\nsigner_key=tsa.key\n"
        "ess_cert_id_chain=no\naccuracy=secs:1\n"
    )
    for line in (
        "openssl req -x509 -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.pem -days 30"
        " -config tsa.cnf",
        "openssl ts -query -data data -sha512 -cert -out q.tsq",
        "openssl ts -reply -config tsa.cnf -section t -queryfile q.tsq -out r.tsr",
    ):
        subprocess.run(line.split(), cwd=folder, check=True, capture_output=True)
    return (folder / "r.tsr").read_bytes()


def test_progress_goes_up_to_the_whole(made: Scene, out: Path) -> None:
    seen: list[tuple[int, int]] = []
    export(made, out / "BND-1", progress=lambda done, total: seen.append((done, total)))
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert seen[-1][0] == seen[-1][1]


def test_many_small_files_go_through_processes_in_order(made: Scene, out: Path) -> None:
    contents = {f"ART-2{number:03}": os.urandom(number * 7) for number in range(300)}
    entries = [{"artifact": name, **made.keep(data)} for name, data in contents.items()]
    made.do("artifact.hashed", "DIN", {"artifacts": entries}, "ITM-01")
    export(made, out / "BND-1")
    folder = out / "BND-1/data/items/ITM-01"
    with (folder / "files.jsonl").open("rb") as lines:
        listed = list(parse_lines(lines))
    assert len(listed) == 301
    assert [line["stored"] for line in listed] == [layout.stored_name(n) for n in range(1, 302)]
    for line in listed[1:]:
        assert (folder / line["stored"]).read_bytes() == contents[line["artifact"]]
