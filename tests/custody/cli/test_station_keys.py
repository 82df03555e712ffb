"""Keys of people at the command line: replaced, revoked, brought in a container."""

import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from custody.keys.keyring import Keyring
from custody.queries import Queries
from tests.custody.cli.containers import container
from tests.custody.office import CASE, OPEN_CASE, Office


@pytest.fixture(scope="session")
def rsa_key() -> rsa.RSAPrivateKey:
    """One RSA key; making it takes a while."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def enrolment(person: str, *roles: str, by: tuple[str, ...] = ("ADM1", "ADM2")) -> list[str]:
    words = [person, "--name", f"Name of {person}", "--identity", "card"]
    for role in roles:
        words += ["--role", role]
    for each in by:
        words += ["--as", each]
    return words


def test_a_key_is_replaced_by_its_own_person_and_the_old_one_signs_no_more(
    office: Office,
) -> None:
    old = office.signer("ANNA")
    said = office.cli("rotate", "ANNA", "--reason", "yearly", "--json")
    assert said.status == 0
    assert said.json["replaces"] == old.public.name
    office.open_case()
    assert office.signer("ANNA").public.name == said.json["key"]
    assert office.cli("audit").status == 0


def revoke_key(office: Office, person: str) -> str:
    name = office.signer(person).public.name
    fields = {"key": name, "reason": "stolen"}
    revoked = {"command": "key.revoke", "fields": fields, "role": "SUP"}
    assert office.do(revoked, "CHIEF").status == 0
    return name


@pytest.mark.parametrize("is_forgotten", [False, True])
def test_whose_key_was_revoked_is_enrolled_again_with_a_new_one(
    office: Office, monkeypatch: pytest.MonkeyPatch, is_forgotten: bool
) -> None:
    old = revoke_key(office, "ANNA")
    if is_forgotten:
        monkeypatch.setenv("CUSTODY_PASSPHRASE_ANNA", "another passphrase")
    said = office.cli("enrol", *enrolment("ANNA", "INV"), "--json")
    assert (said.status, said.json["recorded"]) == (0, ["key.enrolled"])
    assert said.json["key"] != old
    keys = office.folder / "keys"
    assert [path.name for path in (keys / "retired").iterdir()] == [f"{old[7:]}.p8"]
    assert list((keys / "next").iterdir()) == []
    assert office.do(OPEN_CASE, "ANNA").status == 0
    assert office.cli("audit").status == 0


@pytest.mark.parametrize("in_two_steps", [False, True])
def test_whose_key_was_revoked_brings_a_container_and_the_old_file_is_kept_aside(
    office: Office, tmp_path: Path, rsa_key: rsa.RSAPrivateKey, in_two_steps: bool
) -> None:
    keys = office.folder / "keys"
    kept = (keys / "ANNA.p8").read_bytes()
    words = ["--pkcs12", container(rsa_key, tmp_path / "rsa.p12")]
    refused = office.cli("key", "ANNA", *words, "--json")
    assert refused.json["error"] == "storage.key_exists"
    assert "revoked" in refused.json["advice"]
    old = revoke_key(office, "ANNA")
    if in_two_steps:
        made = office.cli("key", "ANNA", *words)
        assert (made.status, old in made.out) == (0, True)
        assert (keys / "ANNA.p8").read_bytes() == kept
        words = []
    said = office.cli("enrol", *enrolment("ANNA", "INV"), *words)
    assert said.status == 0
    assert str(keys / "retired") in said.out
    assert (keys / "retired" / f"{old[7:]}.p8").read_bytes() == kept
    assert [path.name for path in keys.glob("ANNA.*")] == ["ANNA.p12"]
    assert office.do(OPEN_CASE, "ANNA").status == 0
    assert office.cli("audit").status == 0


def test_a_new_person_is_enrolled_with_a_container_which_a_refusal_leaves_where_it_was(
    office: Office, tmp_path: Path, rsa_key: rsa.RSAPrivateKey
) -> None:
    words = ["--pkcs12", container(rsa_key, tmp_path / "rsa.p12")]
    assert office.cli("enrol", *enrolment("NEW", "INV", by=("CHIEF",)), *words).status == 1
    assert list((office.folder / "keys").glob("NEW.*")) == []
    assert office.cli("enrol", *enrolment("NEW", "INV"), *words).status == 0


def test_what_a_key_signed_while_in_other_hands_is_a_finding_for_each_key(
    office: Office,
) -> None:
    office.open_case()
    since = office.events() - 1
    for person in ("ANNA", "BORIS"):
        key = office.signer(person).public.name
        fields = {"key": key, "reason": "stolen", "compromised_since": since}
        said = office.do({"command": "key.revoke", "fields": fields, "role": "ADM"}, "ADM1", "ADM2")
        assert said.status == 0, said.err
        with office.open() as station:
            raised = Queries(station.ledger).event(station.ledger.head.size - 1)
        assert raised.event is not None
        assert raised.event.body["kind"] == "key_out_of_term"
        assert raised.private is not None
        assert raised.private["facts"][0]["value"].startswith(f"{key}: {since}–")
    assert office.cli("audit").status == 0


def test_a_refused_new_key_leaves_the_revoked_one_where_it_was(office: Office) -> None:
    old = revoke_key(office, "ANNA")
    said = office.cli("enrol", *enrolment("ANNA", "INV", by=("CHIEF",)), "--json")
    assert said.status == 1
    assert office.signer("ANNA").public.name == old
    assert list((office.folder / "keys" / "next").iterdir()) == []


def test_a_new_key_that_lies_in_the_folder_takes_the_place_of_a_revoked_one(
    office: Office,
) -> None:
    revoke_key(office, "ANNA")
    (office.folder / "keys" / "ANNA.p8").unlink()
    made = office.cli("key", "ANNA", "--json").json["key"]
    assert office.cli("enrol", *enrolment("ANNA", "INV"), "--json").json["key"] == made


@pytest.mark.parametrize("command", ["rotate", "enrol"])
def test_a_replacement_that_was_killed_once_recorded_is_ended_by_the_next_command(
    office: Office, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    def killed(keyring: Keyring, person: str, replaced: str) -> None:
        raise KeyboardInterrupt

    words = ["ANNA", "--reason", "yearly"] if command == "rotate" else enrolment("ANNA", "INV")
    if command == "enrol":
        revoke_key(office, "ANNA")
    with monkeypatch.context() as patch:
        patch.setattr(Keyring, "promote", killed)
        assert office.cli(command, *words).status == 130
    assert office.do(OPEN_CASE, "ANNA").json["error"] == "refused.key"
    said = office.cli("enrol", *enrolment("ANNA", "INV"), "--json")
    assert said.json["error"] == "input.enrolled"
    assert office.do(OPEN_CASE, "ANNA").status == 0


def test_an_rsa_key_of_a_container_signs_by_the_suite_with_which_it_was_enrolled(
    office: Office, tmp_path: Path, rsa_key: rsa.RSAPrivateKey
) -> None:
    path = container(rsa_key, tmp_path / "rsa.p12")
    assert office.cli("key", "RASHID", "--pkcs12", path).status == 0
    words = enrolment("RASHID", "INV", "OIC")
    assert office.cli("enrol", *words, "--pkcs1v15").status == 0
    assert office.do(OPEN_CASE, "RASHID").status == 0
    with office.open() as station:
        suites = {
            key.public.suite
            for key in station.service.roster().keys.values()
            if key.person == "RASHID"
        }
    assert suites == {"rsa-pkcs1v15-sha256"}
    assert office.cli("audit").status == 0


def test_a_container_takes_the_place_of_a_software_key(
    office: Office, tmp_path: Path, rsa_key: rsa.RSAPrivateKey
) -> None:
    path = container(rsa_key, tmp_path / "rsa.p12")
    said = office.cli("rotate", "ANNA", "--reason", "card", "--pkcs12", path, "--pkcs1v15")
    assert said.status == 0
    office.open_case()
    assert office.cli("audit").status == 0


@pytest.mark.parametrize(
    ("curve", "digest"), [(ec.SECP256R1(), "-sha256"), (ec.SECP384R1(), "-sha384")]
)
def test_an_ecdsa_key_of_a_container_seals_a_bundle_that_openssl_verifies(
    office: Office, tmp_path: Path, curve: ec.EllipticCurve, digest: str
) -> None:
    path = container(ec.generate_private_key(curve), tmp_path / "ec.p12")
    assert office.cli("key", "ELLA", "--pkcs12", path).status == 0
    assert office.cli("enrol", *enrolment("ELLA", "INV", "OIC")).status == 0
    assert office.do(OPEN_CASE, "ELLA").status == 0
    (tmp_path / "evidence.bin").write_bytes(b"evidence")
    taken = office.cli("intake", tmp_path / "evidence.bin", "--case", CASE, "--as", "ELLA")
    assert taken.status == 0
    bundle = tmp_path / "bundle"
    made = office.cli(
        "export", "--case", CASE, "--out", bundle, "--recipient", "office", "--purpose", "x",
        "--as", "ELLA", "--as", "CHIEF",
    )  # fmt: skip
    assert made.status == 0, made.err
    trust = office.cli("trust").out.strip()
    assert office.free("verify", bundle, "--trust", trust).status == 0
    openssl = [
        "openssl", "dgst", digest, "-verify", "seal/signer.pem",
        "-signature", "seal/tagmanifest-sha256.sig", "tagmanifest-sha256.txt",
    ]  # fmt: skip
    assert subprocess.run(openssl, cwd=bundle, check=False, capture_output=True).returncode == 0
