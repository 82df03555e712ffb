"""Keys on tokens: all that a person does with one, on SoftHSM, by code and by command."""

import gc
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from custody.bundle import cades, layout
from custody.bundle.cms import verify_detached
from custody.errors import CustodyError, InputError, IntegrityError
from custody.keys.pkcs11 import load
from custody.keys.pkcs11_session import TokenPlace
from custody.keys.signer import PublicKey, Suite
from tests.custody.bundle.test_seal import RSA, certificate
from tests.custody.keys import softhsm
from tests.custody.keys.softhsm import MODULE, PIN, place
from tests.custody.office import CASE, OPEN_CASE, Office

KINDS = {
    "ed": ("ed25519", Suite.ED25519),
    "p256": ("secp256r1", Suite.ECDSA_P256),
    "p384": ("secp384r1", Suite.ECDSA_P384),
    "rsa": ("rsa", Suite.RSA_PSS),
}


@pytest.fixture(scope="session", autouse=True)
def tokens(token_folder: Path) -> Path:
    """Tokens with keys of every kind."""
    for label in ("card", "tries"):
        softhsm.make_token(label)
    session = softhsm.open_to_write("card")
    for number, (label, (kind, _)) in enumerate(KINDS.items(), 1):
        softhsm.make_key(session, kind, label, number)
    for number, kind in ((11, "rsa"), (12, "secp256r1")):
        softhsm.make_key(session, kind, "twice", number)
    softhsm.make_key(session, "secp521r1", "p521", 13)
    softhsm.make_key(session, "ed25519", "next", 14)
    pkcs1 = RSA.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    own = certificate(RSA).public_bytes(Encoding.DER)
    softhsm.put(session, "certified", 21, pkcs1, [own])
    session.close()
    return token_folder


def refused(where: TokenPlace, pin: str = PIN) -> CustodyError:
    with pytest.raises(CustodyError) as caught:
        load(where, pin.encode())
    return caught.value


@pytest.mark.parametrize("label", KINDS)
def test_a_key_on_a_token_signs_what_every_verifier_accepts(label: str) -> None:
    signer = load(place(label), PIN.encode())
    assert (signer.public.suite, signer.source, signer.chain) == (KINDS[label][1], "pkcs11", ())
    public = PublicKey.load(signer.public.suite, signer.public.spki)
    for message in (b"", b"message" * 10_000):
        signature = signer.sign(message)
        assert public.verify(signature, message)
        assert not public.verify(signature, message + b"x")


def test_an_rsa_key_signs_by_the_suite_to_which_it_is_bound_and_no_other_key_does() -> None:
    signer = load(place("rsa"), PIN.encode(), Suite.RSA_PKCS1)
    assert signer.public.suite == Suite.RSA_PKCS1
    assert signer.public.verify(signer.sign(b"x"), b"x")
    pss = signer.bound(Suite.RSA_PSS)
    assert pss.public.verify(pss.sign(b"x"), b"x")
    with pytest.raises(IntegrityError):
        signer.bound(Suite.ED25519)


def test_a_certificate_beside_the_key_tells_its_public_half_and_seals_in_cms() -> None:
    signer = load(place("certified"), PIN.encode())
    assert len(signer.chain) == 1
    made = cades.sign_detached(b"content", signer)
    verify_detached(made, b"content", signer.public)


def test_a_secret_is_the_same_each_time_or_lasts_while_the_token_is_open() -> None:
    for label in ("ed", "rsa"):
        assert secret(label) == secret(label) != secret(label, "other")
    passing = load(place("p256"), PIN.encode())
    assert passing.secret_for("drafts") == passing.bound(Suite.ECDSA_P256).secret_for("drafts")
    before = passing.secret_for("drafts")
    del passing  # the token is closed with it, if no fault of an earlier test holds it
    gc.collect()
    assert secret("p256") != before


def secret(label: str, purpose: str = "drafts") -> bytes:
    return load(place(label), PIN.encode()).secret_for(purpose)


def test_a_wrong_pin_is_told_with_what_the_token_says_of_the_tries_left() -> None:
    assert refused(place("ed", "tries"), "000000").code == "input.pin_low"
    assert refused(place("ed", "tries"), "0").code in ("input.pin", "input.pin_low")
    held = load(place("ed"), PIN.encode())
    assert refused(place("p256"), "000000").code == "input.pin"  # it is open, and is not asked
    assert held.public.verify(held.sign(b"x"), b"x")


def test_what_is_not_there_or_there_twice_or_of_no_suite_is_told_apart(tmp_path: Path) -> None:
    assert refused(place("ed", "nowhere")).code == "input.token_absent"
    none, twice = refused(place("nobody")), refused(place("twice"))
    assert (none.code, none.facts["count"]) == ("input.token_key", 0)
    assert (twice.code, twice.facts["count"]) == ("input.token_key", 2)
    assert refused(place("p521")).code == "input.token_suite"
    text = tmp_path / "module.so"
    text.write_text("no library")
    assert refused(TokenPlace(str(text), "card", "ed")).code == "input.token_module"
    assert refused(TokenPlace("/nowhere.so", "card", "ed")).code == "input.token_module"


def test_a_malformed_place_is_told_as_such(tmp_path: Path) -> None:
    path = tmp_path / "ANNA.p11"
    good = place("ed").written()
    path.write_bytes(good)
    assert TokenPlace.read(path) == place("ed")
    for bad in (b"", b"{}", good[:-1] + b',"z":1}', good.replace(b'"ed"', b"7"), good + b"\n"):
        path.write_bytes(bad)
        with pytest.raises(InputError) as caught:
            TokenPlace.read(path)
        assert caught.value.code == "input.key_file"


def enrol(office: Office, person: str, label: str, *options: str) -> Any:
    return office.cli(
        "enrol", person, "--role", "INV", "--role", "OIC", "--name", "Name", "--identity", "card",
        "--pkcs11", MODULE, "--token", "card", "--key", label, "--as", "ADM1", "--as", "ADM2",
        *options,
    )  # fmt: skip


@pytest.fixture
def pinned(office: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setenv("CUSTODY_PIN", PIN)
    return office


@pytest.mark.parametrize("label", ["ed", "p256", "certified"])
def test_a_person_with_a_token_is_enrolled_works_and_seals(
    pinned: Office, tmp_path: Path, label: str
) -> None:
    said = enrol(pinned, "TIM", label)
    assert said.status == 0, said.err
    assert pinned.do(OPEN_CASE, "TIM").status == 0
    out = tmp_path / "bundle"
    made = pinned.cli(
        "export", "--case", CASE, "--out", out, "--recipient", "office", "--purpose", "x",
        "--as", "TIM", "--as", "CHIEF",
    )  # fmt: skip
    assert made.status == 0, made.err
    trust = pinned.cli("trust").out.strip()
    assert pinned.free("verify", out, "--trust", trust).status == 0
    assert (out / layout.SEAL_CMS).exists() == (label == "certified")
    assert pinned.cli("audit").status == 0
    keys = {path.name for path in (pinned.folder / "keys").iterdir()}
    assert "TIM.p11" in keys
    assert "TIM.p8" not in keys


def test_a_token_takes_the_place_of_a_software_key_and_another_key_of_it_after_that(
    office: Office, tmp_path: Path
) -> None:
    pin = tmp_path / "pin"
    pin.write_text(f"{PIN}\n")
    pin.chmod(0o600)
    words = [
        "--reason", "card", "--pkcs11", MODULE, "--token", "card",
        "--passphrase-file", f"ANNA.p11={pin}", "--json", "--key",
    ]  # fmt: skip
    replaced = office.signer("ANNA").public.name
    for label in ("p384", "ed"):
        said = office.cli("rotate", "ANNA", *words, label)
        assert said.json["replaces"] == replaced, said
        replaced = said.json["key"]
    assert (office.folder / "keys" / "ANNA.p11").is_file()
    opened = office.cli("do", write(tmp_path, OPEN_CASE), "--as", "ANNA", *words[6:8])
    assert opened.status == 0, opened.err


def write(folder: Path, document: Any) -> Path:
    path = folder / "command.json"
    path.write_text(json.dumps(document))
    return path


def test_a_token_is_never_tried_with_a_passphrase(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUSTODY_PASSPHRASE_TIM", "not a PIN at all")
    said = enrol(office, "TIM", "ed", "--json")
    assert (said.status, said.json["error"]) == (3, "input.passphrase_source")


def test_the_command_line_tells_what_is_wrong_and_keeps_nothing(
    pinned: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = pinned.events()
    for label, code in (("twice", "input.token_key"), ("p521", "input.token_suite")):
        assert enrol(pinned, "TIM", label, "--json").json["error"] == code
    half = pinned.cli("key", "TIM", "--pkcs11", MODULE, "--token", "card", "--json")
    assert (half.status, half.json["error"]) == (3, "input.usage")
    monkeypatch.setenv("CUSTODY_PIN_TIM", "000000")
    said = enrol(pinned, "TIM", "ed", "--json")
    assert (said.status, said.json["error"]) == (3, "input.pin_low")
    assert pinned.events() == before
    assert not (pinned.folder / "keys" / "TIM.p11").exists()


TAKEN_OUT = """\
import json, os, shutil, sys
from pathlib import Path
from custody.errors import CustodyError
from custody.keys.pkcs11 import load
from tests.custody.keys.softhsm import PIN, place
folder = Path(sys.argv[1])
signer = load(place("ed", "taken"), PIN.encode())
assert signer.public.verify(signer.sign(b"x"), b"x")
(folder / "tokens").rename(folder / "away")
codes = []
def attempt(work):
    try:
        work()
        codes.append("good")
    except CustodyError as err:
        codes.append(err.code)
def again():
    back = load(place("ed", "taken"), PIN.encode())
    assert signer.public.verify(back.sign(b"x"), b"x")
attempt(lambda: signer.sign(b"x"))
attempt(again)
(folder / "away").rename(folder / "tokens")
attempt(again)
attempt(lambda: signer.sign(b"x"))
attempt(again)
print(json.dumps(codes))
"""


def run(folder: Path, *words: object, lines: tuple[str, ...] = ()) -> Any:
    """A process of its own, with tokens of its own."""
    configuration = softhsm.write_configuration(folder, *lines)
    environment = {**os.environ, "SOFTHSM2_CONF": str(configuration)}
    command = [sys.executable, *map(str, words)]
    return subprocess.run(command, env=environment, check=False, capture_output=True, text=True)


def test_a_token_taken_out_in_the_middle_signs_no_more_until_it_is_back_and_opened_again(
    tmp_path: Path,
) -> None:
    environment = {**os.environ, "SOFTHSM2_CONF": str(softhsm.write_configuration(tmp_path))}
    softhsm.make_token("taken", environment)
    script = (
        "from tests.custody.keys import softhsm\n"
        "softhsm.make_key(softhsm.open_to_write('taken'), 'ed25519', 'ed', 1)\n"
    )
    assert run(tmp_path, "-c", script).returncode == 0
    done = run(tmp_path, "-c", TAKEN_OUT, tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [
        "storage.token", "input.token_absent", "good", "storage.token", "good",
    ]  # fmt: skip


def test_without_the_library_a_token_is_refused_and_nothing_else() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "pkcs11", None)
        said = refused(place("ed", "another"))
    assert said.code == "input.token_module"


def test_a_token_that_lacks_the_mechanism_of_its_key_is_refused(
    pinned: Office, tokens: Path
) -> None:
    words = ["-m", "custody", "key", pinned.folder, "TIM", "--pkcs11", MODULE, "--json"]
    more = ["--token", "card", "--key", "p256"]
    done = run(tokens, *words, *more, lines=("slots.mechanisms = CKM_SHA256,CKM_RSA_PKCS",))
    assert json.loads(done.stdout)["error"] == "input.token_suite", done
    assert not (pinned.folder / "keys" / "TIM.p11").exists()
