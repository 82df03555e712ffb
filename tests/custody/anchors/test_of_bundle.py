"""Peers witness one another: the head of a bundle that was received is cosigned."""

import os
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from custody.anchors.fork import ForkProof
from custody.anchors.of_bundle import cosign_bundle, own_witness
from custody.anchors.request import Request, read_answer
from custody.anchors.witness import Cosigned, Refusal, Witness
from custody.bundle.witnesses import Quorum, cosigners
from custody.clock import SystemClock
from custody.ledger.checkpoint import TrustLine, open_note
from tests.custody.office import CASE, Office, found_office

VECTORS = Path(__file__).parents[2] / "vectors"
GOOD = VECTORS / "bundle-good.zip"
TRUST = TrustLine.parse((VECTORS / "trust.txt").read_text().strip())


@pytest.fixture
def witness(tmp_path: Path) -> Witness:
    """One that knows the ledger of the golden bundles."""
    found = Witness.found(tmp_path / "witness", "peer.example/witness", SystemClock())
    found.trust(TRUST)
    return found


def sealed(bundle: Path) -> bytes:
    """The note behind the seal."""
    with ZipFile(bundle) as archive:
        (name,) = (each for each in archive.namelist() if each.endswith("seal/checkpoint"))
        return archive.read(name)


def test_the_first_bundle_of_a_ledger_is_cosigned(witness: Witness) -> None:
    found = cosign_bundle(witness, GOOD)
    assert isinstance(found, Cosigned)
    head = open_note(sealed(GOOD), TRUST)
    assert found.note == sealed(GOOD)
    assert cosigners(found.line + b"\n", head, Quorum((witness.line,), 1))
    seen = witness.head(TRUST)
    assert seen is not None
    assert seen[0] == head
    assert isinstance(cosign_bundle(witness, GOOD), Cosigned)  # the same once more


def test_a_head_seen_before_is_joined_by_what_the_bundle_proves(witness: Witness) -> None:
    prior = (VECTORS / "prior.txt").read_bytes()
    assert isinstance(witness.add_checkpoint(Request(0, (), prior)), Cosigned)
    assert isinstance(cosign_bundle(witness, GOOD), Cosigned)
    older = witness.add_proven(prior, open_note(sealed(GOOD), TRUST))
    assert isinstance(older, Refusal)
    assert older.held == open_note(sealed(GOOD), TRUST).size


@pytest.mark.parametrize("name", ["threshold-one-signer", "resigned-all-keys", "proofs-swapped"])
def test_a_bundle_that_does_not_prove_its_head_is_not_cosigned(witness: Witness, name: str) -> None:
    bundle = VECTORS / f"bundle-{name}_fail.zip"
    found = cosign_bundle(witness, bundle)
    is_proven = name == "threshold-one-signer"  # what fails is no matter of heads
    assert isinstance(found, Cosigned) is is_proven
    assert (witness.head(TRUST) is not None) is is_proven


def test_a_ledger_that_nobody_trusted_is_not_cosigned(tmp_path: Path) -> None:
    stranger = Witness.found(tmp_path / "w", "peer.example/witness", SystemClock())
    assert isinstance(cosign_bundle(stranger, GOOD), Refusal)


def test_the_command_answers_a_bundle_by_a_file(
    office: Office, witness: Witness, tmp_path: Path
) -> None:
    folder = tmp_path / "unpacked"
    with ZipFile(GOOD) as archive:
        archive.extractall(folder)
    (bundle,) = folder.iterdir()
    answer = tmp_path / "answer.txt"
    told = office.free("witness", "answer", witness.folder, bundle, "--out", answer)
    assert told.status == 0
    assert read_answer(answer.read_bytes())[0] == sealed(GOOD)
    (bundle / "seal" / "checkpoint").write_bytes(b"nothing\n")
    assert office.free("witness", "answer", witness.folder, bundle, "--out", answer).status == 1


def test_a_station_that_receives_a_bundle_cosigns_its_sender(
    office: Office, tmp_path: Path
) -> None:
    sender = office
    sender.open_case()
    sent = tmp_path / "sent.zip"
    trust = sender.cli("trust").out.strip()
    words = ("--recipient", "The other station", "--purpose", "transfer", "--zip")
    signing = ("--as", "ANNA", "--as", "CHIEF")
    assert sender.cli("export", "--case", CASE, "--out", sent, *words, *signing).status == 0
    found_office(tmp_path / "taker")
    taker = Office(tmp_path / "taker", office.capture)
    answer = tmp_path / "answer.txt"
    received = taker.free(
        "exchange", "receive", taker.folder, sent,
        "--trust", trust, "--answer", answer, "--as", "GUL",
    )  # fmt: skip
    assert received.status == 0, received
    line = taker.free("witness", "show", taker.folder / "witness", "--json").json["witness"]
    (sender.folder / "anchors.toml").write_text(f'[[witness]]\nline = "{line}"\n')
    taken = sender.cli("cosign", "--answer", answer, "--json")
    assert (taken.status, taken.json["signed"]) == (0, [line.partition("+")[0]])


def test_the_bundle_of_a_forked_ledger_is_not_cosigned_and_both_notes_are_kept(
    office: Office, tmp_path: Path
) -> None:
    words = ("--recipient", "The other station", "--purpose", "transfer", "--zip")
    signing = ("--as", "ANNA", "--as", "CHIEF")
    shutil.copytree(office.folder, tmp_path / "copy")
    twin = Office(tmp_path / "copy", office.capture)
    bundles = []
    for each in (office, twin):
        each.open_case()
        bundles.append(tmp_path / f"{each.folder.name}.zip")
        told = each.cli("export", "--case", CASE, "--out", bundles[-1], *words, *signing)
        assert told.status == 0, told
        shutil.rmtree(os.environ["CUSTODY_HOME"] + "/heads")  # or this machine would know
    with office.open() as station:
        witness = own_witness(station)
        witness.trust(station.ledger.trust)
    assert isinstance(cosign_bundle(witness, bundles[0]), Cosigned)
    assert isinstance(cosign_bundle(witness, bundles[1]), Refusal)
    (path,) = (witness.folder / "forks").iterdir()
    proof = ForkProof.parse(path.read_bytes())
    assert set(proof.notes) == set(map(sealed, bundles))
    assert proof.is_proven()  # both were sealed at one size
