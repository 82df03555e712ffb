"""A witness that is served: over HTTP, by a stick, killed, and lied to."""

import base64
import json
import os
import shutil
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from custody.anchors.post import Answer, post
from custody.anchors.request import Request, read_answer
from custody.anchors.witness import Cosigned, Witness
from custody.bundle.witnesses import Quorum, cosigners
from custody.clock import SystemClock
from custody.ledger.checkpoint import open_note
from tests.custody.anchors.authority import serving
from tests.custody.anchors.logs import WITNESS, Log
from tests.custody.office import Office


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """`custody witness serve` until the block ends; its address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "custody", "witness", "serve", str(folder),
         "--listen", "127.0.0.1:0", "--json"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        told = ""
        while not told.endswith("}\n"):
            line = process.stdout.readline()
            assert line
            told += line
        yield json.loads(told)["address"]
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 130
        process.stdout.close()


def send(address: str, data: bytes) -> Answer:
    return post(f"{address}add-checkpoint", data, "text/plain")


def test_the_protocol_over_http(witness: Witness, log: Log) -> None:
    with served(witness.folder) as address:
        good = send(address, log.request(0, 3).write())
        assert good.status == 200
        head = open_note(log.note(3), log.trust)
        assert cosigners(good.body, head, Quorum((witness.line,), 1)) == {WITNESS}
        stale = urllib.request.Request(f"{address}add-checkpoint", log.request(2).write())  # noqa: S310
        with pytest.raises(urllib.request.HTTPError) as err:
            urllib.request.urlopen(stale, timeout=10)  # noqa: S310 - this machine
        with err.value as answer:
            assert answer.status == 409
            assert answer.headers["Content-Type"] == "text/x.tlog.size"
            assert answer.read() == b"3\n"
        assert send(address, Request(3, (), log.note()).write()).status == 422
        assert send(address, Log().grow(5).request().write()).status == 403
        unknown = log.note().replace(b"/field/", b"/other/")
        assert send(address, Request(0, (), unknown).write()).status == 404
        assert send(address, b"nonsense").status == 400
        assert send(address, bytes(20_000)).status == 413
        endless = urllib.request.Request(  # noqa: S310 - our own
            f"{address}/add-checkpoint", b"x", {"Content-Length": "9" * 5000}
        )
        with pytest.raises(urllib.error.HTTPError, match="413"):
            urllib.request.urlopen(endless, timeout=10)  # noqa: S310 - our own
        assert post(address, b"", "text/plain").status == 404
        assert send(address, log.request(3).write()).status == 200


def test_a_ledger_is_cosigned_by_another_process_and_the_quorum_counts(
    office: Office, tmp_path: Path
) -> None:
    folder, other = tmp_path / "witness", tmp_path / "other"
    trust = tmp_path / "trust.txt"
    trust.write_text(office.cli("trust").out)
    lines = []
    for each, name in ((folder, WITNESS), (other, "third.example/w")):
        lines.append(office.free("witness", "init", each, name, "--json").json["witness"])
        assert office.free("witness", "trust", each, trust).status == 0
    with served(folder) as address:
        (office.folder / "anchors.toml").write_text(
            f'quorum = 2\n[[witness]]\nline = "{lines[0]}"\naddress = "{address}"\n'
            f'[[witness]]\nline = "{lines[1]}"\n'
        )
        first = office.cli("cosign", "--json")
        assert (first.status, first.json["signed"]) == (2, [WITNESS])
        office.open_case()
        second = office.cli("cosign", "--json")
        assert (second.status, second.json["size"]) == (2, first.json["size"] + 1)
        assert office.cli("cosign", "--json").json == second.json
        request, answer = tmp_path / "request.txt", tmp_path / "answer.txt"
        for old in (0, second.json["size"]):  # the second time as last cosigned
            asked = office.cli(
                "cosign", "--request", request, "--witness", "third.example/w", "--json"
            )
            assert asked.json["old"] == old
            told = office.free("witness", "answer", other, request, "--out", answer)
            assert told.status == 0
            taken = office.cli("cosign", "--answer", answer, "--json")
            assert (taken.status, taken.json["signed"]) == (0, [WITNESS, "third.example/w"])
    with office.open() as station:
        kept = station.ledger.store.cosignatures(second.json["size"])
        assert {line.split(b" ")[1].decode() for line in kept} == {WITNESS, "third.example/w"}
    outside = office.cli("show", "--json").json["last head outside"]
    assert (outside["size"], outside["by"] in (WITNESS, "third.example/w")) == (
        second.json["size"], True,
    )  # fmt: skip
    silent = office.cli("cosign", "--json")
    assert silent.status == 0  # nothing new: nobody is asked


def test_a_log_that_lost_its_lines_is_told_and_one_that_forked_is_refused(
    office: Office, tmp_path: Path
) -> None:
    witness = Witness.found(tmp_path / "witness", WITNESS, SystemClock())
    with office.open() as station:
        witness.trust(station.ledger.trust)
    with served(witness.folder) as address:
        policy = f'[[witness]]\nline = "{witness.line}"\naddress = "{address}"\n'
        copy = tmp_path / "copy"
        shutil.copytree(office.folder, copy)
        (office.folder / "anchors.toml").write_text(policy)
        assert office.cli("cosign").status == 0
        (copy / "anchors.toml").write_text(policy)
        copied = Office(copy, office.capture)
        copied.open_case()
        assert copied.cli("cosign", "--json").json["signed"] == [WITNESS]
        shutil.rmtree(os.environ["CUSTODY_HOME"] + "/heads")  # or this machine would know
        office.open_case()  # another event at the same place: the ledger forks
        found = office.cli("cosign", "--json")
        assert (found.status, found.json["failures"][0]["error"]) == (1, "integrity.witness")
    (proof,) = (witness.folder / "forks").iterdir()
    checked = office.free("fork-proof", "check", proof, "--json")
    assert (checked.status, checked.json["proven"]) == (0, True)
    shown = office.free("witness", "show", witness.folder, "--json").json
    assert shown["forks"] == [str(proof)]


def test_a_ledger_that_was_rolled_back_is_found_out_by_its_witness(
    office: Office, tmp_path: Path
) -> None:
    witness = Witness.found(tmp_path / "witness", WITNESS, SystemClock())
    older = tmp_path / "older"
    shutil.copytree(office.folder, older)
    office.open_case()
    with office.open() as station:
        ledger = station.ledger
        witness.trust(ledger.trust)
        head = ledger.head.size
        request = Request(0, (), ledger.note)
    assert isinstance(witness.add_checkpoint(request), Cosigned)
    shutil.rmtree(os.environ["CUSTODY_HOME"] + "/heads")  # the machine's own memory is gone too
    rolled = Office(older, office.capture)
    asked, answer = tmp_path / "request.txt", tmp_path / "answer.txt"
    assert rolled.cli("cosign", "--request", asked).status == 0
    refusal = office.free("witness", "answer", witness.folder, asked, "--out", answer, "--json")
    assert (refusal.status, refusal.json["error"]) == (1, "refused.cosign")
    assert answer.read_text() == f"{head}\n"
    told = rolled.cli("cosign", "--answer", answer, "--json")
    assert (told.status, told.json["error"]) == (1, "integrity.witness")
    assert "rolled back" in told.json["sentence"]


def test_an_answer_on_a_stick_is_judged_before_it_is_kept(office: Office, tmp_path: Path) -> None:
    witness = Witness.found(tmp_path / "witness", WITNESS, SystemClock())
    (office.folder / "anchors.toml").write_text(f'[[witness]]\nline = "{witness.line}"\n')
    with office.open() as station:
        witness.trust(station.ledger.trust)
        note = station.ledger.note
    found = witness.add_checkpoint(Request(0, (), note))
    assert isinstance(found, Cosigned)
    name, value = found.line.rsplit(b" ", 1)
    data = bytearray(base64.b64decode(value))
    data[-1] ^= 1
    bad = name + b" " + base64.b64encode(data)
    answers = {
        note + bad + b"\n": "integrity.cosignature",
        note: "integrity.cosignature",
        b"nonsense\n" * 6: "integrity.checkpoint",
        Log().grow(4).note() + found.line + b"\n": "integrity.checkpoint",
    }
    for each, code in answers.items():
        (tmp_path / "answer.txt").write_bytes(each)
        told = office.cli("cosign", "--answer", tmp_path / "answer.txt", "--json")
        assert (told.status, told.json["error"]) == (1, code)
    stranger = Witness.found(tmp_path / "stranger", "stranger.example/w", SystemClock())
    stranger.trust(next(iter(witness.logs().values())))
    other = stranger.add_checkpoint(Request(0, (), note))
    assert isinstance(other, Cosigned)
    both = note + other.line + b"\n" + found.line + b"\n"
    (tmp_path / "answer.txt").write_bytes(both)
    assert office.cli("cosign", "--answer", tmp_path / "answer.txt").status == 0
    with office.open() as station:
        size = open_note(note, station.ledger.trust).size
        assert station.ledger.store.cosignatures(size) == [found.line]
    assert read_answer(both)[0] == note


def test_what_a_witness_may_answer_amiss(office: Office, tmp_path: Path) -> None:
    witness = Witness.found(tmp_path / "witness", WITNESS, SystemClock())
    stranger = Witness.found(tmp_path / "stranger", "stranger.example/w", SystemClock())
    with office.open() as station:
        stranger.trust(station.ledger.trust)
        note = station.ledger.note
    other = stranger.add_checkpoint(Request(0, (), note))
    assert isinstance(other, Cosigned)
    answers = [
        (200, b"", 1, "integrity.cosignature"),
        (200, b"<html>Welcome</html>", 1, "integrity.cosignature"),
        (200, other.line + b"\n", 1, "integrity.cosignature"),
        (409, b"999999\n", 1, "integrity.witness"),
        (409, b"0\n", 1, "integrity.witness"),
        (409, b"many\n", 1, "integrity.witness"),
        (422, b"", 1, "integrity.witness"),
        (404, b"", 2, "refused.cosign"),
        (503, b"", 2, "refused.cosign"),
        (200, bytes(1 << 17), 2, "storage.no_answer"),
    ]
    for status, body, ended, code in answers:
        with serving(lambda _, body=body: body, status) as served_by:  # type: ignore[misc]
            policy = f'[[witness]]\nline = "{witness.line}"\naddress = "{served_by.address}"\n'
            (office.folder / "anchors.toml").write_text(policy)
            told = office.cli("cosign", "--json")
        assert (told.status, told.json["failures"][0]["error"]) == (ended, code), body[:20]
        assert told.json["signed"] == []
    silent = office.cli("cosign")
    assert silent.status == 2
    assert "storage.no_answer" in silent.err
    with office.open() as station:
        assert station.ledger.store.cosigned() == []


CHILD = """
import sys
from pathlib import Path
from custody.anchors.request import Request
from custody.anchors.witness import Cosigned, Witness
from custody.clock import SystemClock
witness = Witness.open(Path(sys.argv[1]), SystemClock())
for path in sorted(Path(sys.argv[2]).iterdir()):
    found = witness.add_checkpoint(Request.parse(path.read_bytes()))
    if isinstance(found, Cosigned):
        print(path.name, flush=True)
"""


def test_a_witness_that_is_killed_never_forgets_what_it_has_cosigned(
    witness: Witness, log: Log, tmp_path: Path
) -> None:
    log.grow(400)
    requests = tmp_path / "requests"
    requests.mkdir()
    for size in range(1, 400):
        (requests / f"{size:03}").write_bytes(log.request(size - 1, size).write())
    for lines in (1, 3, 17, 40):
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(witness.folder), str(requests)],
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert child.stdout is not None
        for _ in range(lines):
            last = child.stdout.readline()
        child.kill()
        last = (child.stdout.read().splitlines() or [last])[-1]
        child.wait()
        child.stdout.close()
        head = Witness.open(witness.folder, SystemClock()).head(log.trust)
        assert head is not None
        assert head[0].size >= int(last)
        assert head[0].root == log.tree.root(head[0].size)
