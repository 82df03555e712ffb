"""What may stand beside a seal: a CMS signature, time stamps, cosignatures of witnesses."""

import json
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, pkcs7

from custody.__main__ import main
from custody.bundle import layout
from custody.bundle.check import check_bundle
from custody.bundle.cms import verify_detached
from custody.bundle.seal import pem, read_pem
from custody.bundle.verdicts import BundleReport, Headline, Question, Result
from custody.bundle.witnesses import Quorum, WitnessLine
from custody.errors import IntegrityError
from custody.keys.signer import PublicKey
from custody.strict_json import b64
from tests.custody.bundle.forge import Forge, write_folder
from tests.custody.bundle.forge_acts import KEYS, TRUST

Private = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
MANIFEST = b"digest  path\n"


def certificate(key: Private) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "P-PRO")])
    start = datetime(2026, 1, 1, tzinfo=UTC)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).serial_number(7)
    builder = builder.public_key(key.public_key()).not_valid_before(start)
    return builder.not_valid_after(start + timedelta(days=3650)).sign(key, hashes.SHA256())


def cms(
    key: Private, data: bytes = MANIFEST, *options: pkcs7.PKCS7Options, pss: bool = False
) -> bytes:
    is_p384 = isinstance(key, ec.EllipticCurvePrivateKey) and key.curve.key_size == 384
    digest: pkcs7.PKCS7HashTypes = hashes.SHA384() if is_p384 else hashes.SHA256()
    scheme = padding.PSS(padding.MGF1(hashes.SHA256()), 32) if pss else None
    builder = pkcs7.PKCS7SignatureBuilder().set_data(data)
    builder = builder.add_signer(certificate(key), key, digest, rsa_padding=scheme)
    wanted = options or (pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.Binary)
    return builder.sign(Encoding.DER, wanted)


def public(key: Private, suite: str) -> PublicKey:
    spki = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return PublicKey.load(suite, spki)


RSA = rsa.generate_private_key(65537, 2048)
P256 = ec.generate_private_key(ec.SECP256R1())
P384 = ec.generate_private_key(ec.SECP384R1())


@pytest.mark.parametrize(
    ("key", "suite"),
    [
        (RSA, "rsa-pkcs1v15-sha256"),
        (RSA, "rsa-pss-sha256"),
        (P256, "ecdsa-p256-sha256"),
        (P384, "ecdsa-p384-sha384"),
    ],
)
def test_a_cms_signature_is_good_under_its_own_key_and_content_only(
    key: Private, suite: str
) -> None:
    signature = cms(key, pss="pss" in suite)
    verify_detached(signature, MANIFEST, public(key, suite))
    with pytest.raises(IntegrityError, match="something else"):
        verify_detached(signature, MANIFEST + b"x", public(key, suite))
    other = PublicKey.load("ed25519", KEYS["inv"].spki)
    with pytest.raises(IntegrityError, match="does not verify"):
        verify_detached(signature, MANIFEST, other)
    for at in range(len(signature) - 32, len(signature)):
        changed = signature[:at] + bytes([signature[at] ^ 1]) + signature[at + 1 :]
        with pytest.raises(IntegrityError):
            verify_detached(changed, MANIFEST, public(key, suite))


@pytest.mark.parametrize(
    "options",
    [
        (pkcs7.PKCS7Options.Binary,),
        (pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.NoAttributes),
    ],
)
def test_a_cms_signature_of_another_form_is_refused(
    options: tuple[pkcs7.PKCS7Options, ...],
) -> None:
    with pytest.raises(IntegrityError):
        verify_detached(cms(P256, MANIFEST, *options), MANIFEST, public(P256, "ecdsa-p256-sha256"))


def test_a_cms_signature_by_two_is_refused() -> None:
    builder = pkcs7.PKCS7SignatureBuilder().set_data(MANIFEST)
    for key in (P256, RSA):
        builder = builder.add_signer(certificate(key), key, hashes.SHA256())
    both = builder.sign(
        Encoding.DER, [pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.Binary]
    )
    with pytest.raises(IntegrityError, match="one signer"):
        verify_detached(both, MANIFEST, public(P256, "ecdsa-p256-sha256"))


def test_a_pem_is_read_in_its_one_spelling() -> None:
    spki = KEYS["inv"].spki
    assert read_pem(pem(spki)) == spki
    with pytest.raises(IntegrityError):
        read_pem(pem(spki).replace(b"\n", b"\r\n"))
    with pytest.raises(IntegrityError):
        read_pem(pem(spki)[:-1])


# time stamps


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], bytes]:
    """A time-stamp authority of the machine's own openssl."""
    folder = tmp_path_factory.mktemp("tsa")
    (folder / "tsa.cnf").write_text(
        "[req]\ndistinguished_name=dn\nx509_extensions=ext\nprompt=no\n[dn]\nCN=Test authority\n"
        "[ext]\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n"
        "[t]\nserial=serial\nsigner_cert=tsa.pem\nsigner_key=tsa.key\nsigner_digest=sha256\n"
        "default_policy=1.2.3.4\ndigests=sha256,sha512\ness_cert_id_chain=no\n"
    )

    def openssl(*words: str) -> None:
        subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)

    openssl(
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "3650",
        "-config", "tsa.cnf", "-keyout", "tsa.key", "-out", "tsa.pem",
    )  # fmt: skip

    def stamp(data: bytes, digest: str = "sha512") -> bytes:
        (folder / "data").write_bytes(data)
        openssl("ts", "-query", "-data", "data", f"-{digest}", "-cert", "-out", "q.tsq")
        openssl("ts", "-reply", "-config", "tsa.cnf", "-section", "t", "-queryfile", "q.tsq",
                "-out", "r.tsr")  # fmt: skip
        return (folder / "r.tsr").read_bytes()

    stamp.root = x509.load_pem_x509_certificate(  # type: ignore[attr-defined]
        (folder / "tsa.pem").read_bytes()
    ).public_bytes(Encoding.DER)
    return stamp


def stamped(
    folder: Path, make: Callable[[dict[str, bytes]], bytes], **asked: object
) -> BundleReport:
    forge = Forge()
    forge.seal_change = lambda files: files.update({layout.SEAL_STAMP: make(files)})
    write_folder(forge.files(), folder)
    return check_bundle(folder, trust=TRUST, **asked)  # type: ignore[arg-type]


def test_a_stamp_by_an_authority_that_nobody_named_proves_nothing(
    authority: Callable[..., bytes], tmp_path: Path
) -> None:
    report = stamped(tmp_path, lambda files: authority(files[layout.SEAL_CHECKPOINT]))
    verdict = report.verdicts[Question.TIME]
    assert verdict.result is Result.NOT_CHECKED
    assert "seal/checkpoint is stamped" in verdict.reason
    assert report.headline is Headline.AUTHENTIC


def test_a_stamp_by_a_trusted_authority_proves_the_time(
    authority: Callable[..., bytes], tmp_path: Path
) -> None:
    report = stamped(
        tmp_path,
        lambda files: authority(files[layout.SEAL_CHECKPOINT]),
        stamp_roots=[authority.root],  # type: ignore[attr-defined]
    )
    assert report.verdicts[Question.TIME].result is Result.PASS


def test_the_command_line_takes_authorities_from_a_file(
    authority: Callable[..., bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bundle, roots = tmp_path / "bundle", tmp_path / "roots.pem"
    bundle.mkdir()
    stamped(bundle, lambda files: authority(files[layout.SEAL_CHECKPOINT]))
    root = x509.load_der_x509_certificate(authority.root)  # type: ignore[attr-defined]
    roots.write_bytes(root.public_bytes(Encoding.PEM) * 2)
    asked = ["verify", str(bundle), "--trust", str(TRUST), "--json", "--stamp-roots"]
    assert main([*asked, str(roots)]) == 0
    assert json.loads(capsys.readouterr().out)["verdicts"]["10"]["result"] == "pass"
    roots.write_bytes(b"no certificate")
    for unusable in (roots, tmp_path / "absent.pem"):
        assert main([*asked, str(unusable)]) == 3
        assert json.loads(capsys.readouterr().out)["error"] == "input.file"


@pytest.mark.parametrize("digest", ["sha512", "sha256"])
def test_a_stamp_over_something_else_fails(
    digest: str, authority: Callable[..., bytes], tmp_path: Path
) -> None:
    note = layout.CHECKPOINT if digest == "sha512" else layout.SEAL_CHECKPOINT
    report = stamped(tmp_path, lambda files: authority(files[note], digest))
    assert report.verdicts[Question.TIME].result is Result.FAIL
    assert report.status == 1


def test_a_stamp_of_which_nothing_can_be_read_is_not_called_bad(tmp_path: Path) -> None:
    report = stamped(tmp_path, lambda _: b"0\x03\x02\x01\x00")
    assert report.verdicts[Question.TIME].result is Result.NOT_CHECKED
    assert "cannot be read" in report.verdicts[Question.TIME].reason


def test_a_stamp_with_a_certificate_that_cannot_be_read_proves_nothing(
    authority: Callable[..., bytes], tmp_path: Path
) -> None:
    version, unknown = b"\xa0\x03\x02\x01\x02", b"\xa0\x03\x02\x01\x12"

    def make(files: dict[str, bytes]) -> bytes:
        stamp = authority(files[layout.SEAL_CHECKPOINT])
        assert version in stamp
        return stamp.replace(version, unknown)

    report = stamped(tmp_path, make, stamp_roots=[authority.root])  # type: ignore[attr-defined]
    assert report.verdicts[Question.TIME].result is Result.NOT_CHECKED
    assert report.headline is Headline.AUTHENTIC


# witnesses


def witness_line(label: str) -> WitnessLine:
    return WitnessLine(f"witness.example/{label}", KEYS[label].raw)


def cosign(label: str, note: bytes) -> bytes:
    line = witness_line(label)
    at = 1_800_000_000
    text = b"".join(note.splitlines(keepends=True)[:3])
    signature = KEYS[label].sign(b"cosignature/v1\ntime %d\n" % at + text)
    value = b64(line.keyid + at.to_bytes(8, "big") + signature)
    return f"— {line.name} {value}\n".encode()


@pytest.mark.parametrize(
    ("needed", "lines", "result"),
    [
        (2, lambda note: cosign("cus", note) + cosign("sup", note), Result.PASS),
        (1, lambda note: cosign("cus", note) + cosign("pro", note), Result.PASS),
        (2, lambda note: cosign("cus", note) + cosign("pro", note), Result.FAIL),
        (2, lambda note: cosign("cus", note) * 2, Result.FAIL),
        (1, lambda note: cosign("cus", note.replace(b"28", b"27")), Result.FAIL),
        (1, lambda note: cosign("cus", note)[:-1], Result.FAIL),
        (1, lambda _: b"hello\n", Result.FAIL),
    ],
)
def test_witnesses_that_the_reader_asks_for(
    needed: int, lines: Callable[[bytes], bytes], result: Result, tmp_path: Path
) -> None:
    forge = Forge()
    forge.seal_change = lambda files: files.update(
        {layout.SEAL_COSIGNATURES: lines(files[layout.SEAL_CHECKPOINT])}
    )
    write_folder(forge.files(), tmp_path)
    quorum = Quorum((witness_line("cus"), witness_line("sup")), needed)
    report = check_bundle(tmp_path, trust=TRUST, witnesses=quorum)
    assert report.verdicts[Question.WITNESSES].result is result
    assert report.status == (0 if result is Result.PASS else 1)


def test_the_line_of_a_witness_is_read_strictly() -> None:
    line = witness_line("cus")
    text = f"{line.name}+{line.keyid.hex()}+{b64(bytes([4]) + line.key)}"
    assert WitnessLine.parse(text) == line
    odd = WitnessLine("witness.example/\u200b", line.key)
    hidden = f"{odd.name}+{odd.keyid.hex()}+{b64(bytes([4]) + line.key)}"
    spellings = (text[:-1], text.replace("witness", "w itness"), "+" + text, text + "=")
    for bad in (*spellings, text.replace("witness", "w\udcce"), hidden):
        with pytest.raises(IntegrityError):
            WitnessLine.parse(bad)
    with pytest.raises(IntegrityError):
        WitnessLine.parse(str(TRUST))
