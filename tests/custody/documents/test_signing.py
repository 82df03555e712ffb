"""PAdES signatures, looked at by pyHanko and by `pdfsig`."""

import io
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.reader import PdfFileReader

from custody.documents.signing import sign
from custody.documents.validation import validate
from custody.errors import InputError, StorageError
from tests.custody.anchors.authority import serving
from tests.custody.documents.cabinet import Cabinet

AT = datetime(2026, 12, 11, 5, 40, tzinfo=UTC)
WORD = b"signing words"
Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey


def name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


class Authority:
    """A certificate authority of one test run."""

    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.lists = ""
        """Where certificates say that the list of revoked ones lies; nowhere if empty."""
        self.answers = ""
        """Where certificates say that somebody tells whether they are revoked (OCSP)."""
        self.issued: list[x509.Certificate] = []
        self.certificate = self.issue("Root (invented)", self.key, ca=True)

    def issue(self, subject: str, key: Key, *, ca: bool = False,
              usage: x509.ObjectIdentifier | None = None) -> x509.Certificate:  # fmt: skip
        now = datetime.now(UTC)  # noqa: TID251 - certificates are looked at by other programs' clocks
        made = (
            x509.CertificateBuilder()
            .subject_name(name(subject))
            .issuer_name(name("Root (invented)"))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=30))
            .add_extension(x509.BasicConstraints(ca, None), critical=True)
            .add_extension(
                x509.KeyUsage(not ca, not ca, False, False, False, ca, ca, False, False),
                critical=True,
            )
        )
        if self.lists:
            named = [x509.UniformResourceIdentifier(self.lists)]
            point = x509.DistributionPoint(named, None, None, None)
            made = made.add_extension(x509.CRLDistributionPoints([point]), critical=False)
        if self.answers:
            told = x509.AccessDescription(
                AuthorityInformationAccessOID.OCSP, x509.UniformResourceIdentifier(self.answers)
            )
            made = made.add_extension(x509.AuthorityInformationAccess([told]), critical=False)
        if usage is not None:
            made = made.add_extension(x509.ExtendedKeyUsage([usage]), critical=True)
        if usage == ExtendedKeyUsageOID.OCSP_SIGNING:
            made = made.add_extension(x509.OCSPNoCheck(), critical=False)
        self.issued.append(made.sign(self.key, hashes.SHA256()))
        return self.issued[-1]

    def identity(self, folder: Path, subject: str, key: Key) -> Path:
        """A PKCS#12 container with a key and its certificates."""
        path = folder / f"{type(key).__name__}.p12"
        path.write_bytes(
            pkcs12.serialize_key_and_certificates(
                subject.encode(), key, self.issue(subject, key), [self.certificate],
                BestAvailableEncryption(WORD),
            )
        )  # fmt: skip
        return path

    def revoked(self, *serials: int) -> bytes:
        """The list of revoked certificates."""
        now = datetime.now(UTC)  # noqa: TID251 - as above
        made = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.certificate.subject)
            .last_update(now - timedelta(hours=1))
            .next_update(now + timedelta(days=1))
        )
        for serial in serials:
            gone = x509.RevokedCertificateBuilder().serial_number(serial)
            made = made.add_revoked_certificate(
                gone.revocation_date(now - timedelta(hours=2)).build()
            )
        return made.sign(self.key, hashes.SHA256()).public_bytes(Encoding.DER)

    @property
    def root(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority()


@pytest.fixture(scope="module")
def paper(cabinet: Cabinet) -> bytes:
    return cabinet.make("act-transfer", "kk").data


@pytest.mark.parametrize("kind", ["ec", "rsa"])
def test_a_signature_is_found_good_by_two_programs(
    paper: bytes, authority: Authority, tmp_path: Path, kind: str
) -> None:
    key = (
        ec.generate_private_key(ec.SECP256R1())
        if kind == "ec"
        else rsa.generate_private_key(65537, 2048)
    )
    identity = authority.identity(tmp_path, "Әлия Қ. (ойдан шығарылған)", key)
    signed = sign(paper, identity, WORD, AT)
    assert signed.startswith(paper), "a signature is put behind what was signed"
    (found,) = validate(signed, [authority.root])
    assert (found.good, found.trusted, found.stamped) == (True, True, None)
    assert found.name == "Әлия Қ. (ойдан шығарылған)"
    (unknown,) = validate(signed)
    assert (unknown.good, unknown.trusted) == (True, False)
    path = tmp_path / "signed.pdf"
    path.write_bytes(signed)
    told = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, text=True, check=False)
    assert "Signature is Valid" in told.stdout
    assert "ETSI.CAdES.detached" in told.stdout


def test_one_changed_byte_is_seen_by_two_programs(
    paper: bytes, authority: Authority, tmp_path: Path
) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    signed = sign(paper, authority.identity(tmp_path, "Signer", key), WORD, AT)
    at = len(paper) // 2
    changed = signed[:at] + bytes([signed[at] ^ 1]) + signed[at + 1 :]
    try:
        assert not any(each.good for each in validate(changed, [authority.root]))
    except InputError as err:
        assert err.code == "input.document_unsignable"  # noqa: PT017 - either way it is refused
    path = tmp_path / "changed.pdf"
    path.write_bytes(changed)
    told = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, text=True, check=False)
    assert "Signature is Valid" not in told.stdout


def test_several_sign_one_after_the_other(
    paper: bytes, authority: Authority, tmp_path: Path
) -> None:
    signed = paper
    for number in range(4):
        folder = tmp_path / str(number)
        folder.mkdir()
        key = ec.generate_private_key(ec.SECP256R1())
        signed = sign(signed, authority.identity(folder, f"Signer {number}", key), WORD, AT)
    found = validate(signed, [authority.root])
    assert [each.name for each in found] == [f"Signer {number}" for number in range(4)]
    assert all(each.good and each.trusted for each in found)


def test_the_stamp_that_is_seen_has_its_fonts_with_it(
    paper: bytes, authority: Authority, tmp_path: Path
) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    path = tmp_path / "signed.pdf"
    path.write_bytes(sign(paper, authority.identity(tmp_path, "Әлия Қ.", key), WORD, AT))
    listed = subprocess.run(["pdffonts", path], capture_output=True, check=True, text=True)
    assert all(row.split()[-5] == "yes" for row in listed.stdout.splitlines()[2:])
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True, text=True)
    assert "Электрондық цифрлық қолтаңбамен қол қойылды" in text.stdout


def test_what_cannot_sign_is_told(paper: bytes, authority: Authority, tmp_path: Path) -> None:
    edwards = authority.identity(tmp_path, "E", ed25519.Ed25519PrivateKey.generate())
    with pytest.raises(InputError) as err:
        sign(paper, edwards, WORD, AT)
    assert err.value.code == "input.document_unsignable"
    good = authority.identity(tmp_path, "G", ec.generate_private_key(ec.SECP256R1()))
    with pytest.raises(InputError) as err:
        sign(paper, good, b"other words", AT)
    assert err.value.code == "input.passphrase"
    with pytest.raises(InputError) as err:
        sign(b"no PDF at all", good, WORD, AT)
    assert err.value.code == "input.document_unsignable"
    with pytest.raises(InputError) as err:
        validate(b"no PDF at all")
    assert err.value.code == "input.document_unsignable"


def _let_stamp(folder: Path, authority: Authority) -> None:
    """The key, certificate and settings of `openssl ts`."""
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = authority.issue("Stamps (invented)", key, usage=ExtendedKeyUsageOID.TIME_STAMPING)
    (folder / "tsa.key").write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    )
    (folder / "tsa.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
    (folder / "serial").write_text("01\n")
    (folder / "tsa.cnf").write_text(
        "[t]\nserial = serial\nsigner_cert = tsa.pem\nsigner_key = tsa.key\n"
        "signer_digest = sha256\ndefault_policy = 1.2.3.4\ndigests = sha256\n"
        "ess_cert_id_alg = sha256\n"
    )


@contextmanager
def stamping(folder: Path, authority: Authority, *, lists: bool = False) -> Iterator[str]:
    """A time-stamp authority: `openssl ts` behind HTTP; beside it the list of revoked ones."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            (folder / "q.tsq").write_bytes(self.rfile.read(int(self.headers["Content-Length"])))
            subprocess.run(
                ["openssl", "ts", "-reply", "-config", "tsa.cnf", "-section", "t",
                 "-queryfile", "q.tsq", "-out", "r.tsr"],
                cwd=folder, check=True, capture_output=True,
            )  # fmt: skip
            self.send_response(200)
            self.end_headers()
            self.wfile.write((folder / "r.tsr").read_bytes())

        def do_GET(self) -> None:
            path = folder / "revoked.crl"
            self.send_response(200 if path.is_file() else 404)
            self.end_headers()
            self.wfile.write(path.read_bytes() if path.is_file() else b"")

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    authority.lists = f"http://127.0.0.1:{server.server_port}/revoked.crl" if lists else ""
    _let_stamp(folder, authority)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        authority.lists = ""
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize(
    "answer",
    [b"", b"no stamp", bytes.fromhex("30053003020102"), bytes.fromhex("3009300302010030020500")],
)
def test_an_authority_that_gives_no_stamp_is_told(
    paper: bytes, authority: Authority, tmp_path: Path, answer: bytes
) -> None:
    identity = authority.identity(tmp_path, "Signer", ec.generate_private_key(ec.SECP256R1()))
    with serving(lambda _: answer) as served, pytest.raises(StorageError) as err:
        sign(paper, identity, WORD, AT, authority=served.address)
    assert err.value.code == "storage.time_stamp"


def test_an_authority_attests_the_time(paper: bytes, authority: Authority, tmp_path: Path) -> None:
    identity = authority.identity(tmp_path, "Signer", ec.generate_private_key(ec.SECP256R1()))
    with stamping(tmp_path, authority) as address:
        signed = sign(paper, identity, WORD, AT, authority=address)
    (found,) = validate(signed, [authority.root])
    assert found.good
    assert found.stamped is not None
    with pytest.raises(StorageError) as err:
        sign(paper, identity, WORD, AT, authority=address)
    assert err.value.code == "storage.time_stamp"


def test_what_shows_that_nothing_was_revoked_is_kept_in_the_file(
    paper: bytes, authority: Authority, tmp_path: Path
) -> None:
    path = tmp_path / "signed.pdf"
    with stamping(tmp_path, authority, lists=True) as address:
        key = ec.generate_private_key(ec.SECP256R1())
        identity = authority.identity(tmp_path, "Signer", key)
        (tmp_path / "revoked.crl").write_bytes(authority.revoked())
        signed = sign(paper, identity, WORD, AT, authority=address, roots=[authority.root])
        only_stamped = sign(paper, identity, WORD, AT, authority=address)
    path.write_bytes(signed)
    (found,) = validate(signed, [authority.root])  # nobody can be asked any more
    assert (found.good, found.trusted, found.long_term) == (True, True, True)
    assert not any(each.long_term for each in validate(signed))
    assert not any(each.long_term for each in validate(only_stamped, [authority.root]))
    told = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, text=True, check=False)
    assert "Signature is Valid" in told.stdout
    at = len(paper) // 2
    changed = signed[:at] + bytes([signed[at] ^ 1]) + signed[at + 1 :]
    try:
        assert not any(each.good for each in validate(changed, [authority.root]))
    except InputError as err:
        assert err.code == "input.document_unsignable"  # noqa: PT017 - either way it is refused
    path.write_bytes(changed)
    told = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, text=True, check=False)
    assert "Signature is Valid" not in told.stdout


def test_a_revoked_certificate_or_a_silent_authority_does_not_sign_for_long(
    paper: bytes, authority: Authority, tmp_path: Path
) -> None:
    with stamping(tmp_path, authority, lists=True) as address:
        key = ec.generate_private_key(ec.SECP256R1())
        identity = authority.identity(tmp_path, "Signer", key)
        _, certificate, _ = pkcs12.load_key_and_certificates(identity.read_bytes(), WORD)
        assert certificate is not None
        for known in (authority.revoked(certificate.serial_number), None):
            (tmp_path / "revoked.crl").unlink(missing_ok=True)
            if known is not None:
                (tmp_path / "revoked.crl").write_bytes(known)
            with pytest.raises(InputError) as err:
                sign(paper, identity, WORD, AT, authority=address, roots=[authority.root])
            assert err.value.code == "input.document_unsignable"


@contextmanager
def answering(folder: Path, authority: Authority) -> Iterator[str]:
    """A key that answers for the authority, and where: certificates name it before it runs."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        authority.answers = f"http://127.0.0.1:{free.getsockname()[1]}"
    key = ec.generate_private_key(ec.SECP256R1())
    own = authority.issue("Answers (invented)", key, usage=ExtendedKeyUsageOID.OCSP_SIGNING)
    (folder / "answers.pem").write_bytes(
        own.public_bytes(Encoding.PEM)
        + key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    )
    (folder / "root.pem").write_bytes(authority.certificate.public_bytes(Encoding.PEM))
    try:
        yield authority.answers
    finally:
        authority.answers = ""


@contextmanager
def responder(
    folder: Path, address: str, issued: list[x509.Certificate], revoked: tuple[int, ...] = ()
) -> Iterator[None]:
    """`openssl ocsp` as a server, which ends with its tenth answer or when nobody asks."""
    with (folder / "index.txt").open("w") as index:
        for each in issued:
            state, when = ("R", "251122000000Z") if each.serial_number in revoked else ("V", "")
            serial = each.serial_number.to_bytes(20, "big").hex().upper()
            index.write(f"{state}\t361122000000Z\t{when}\t{serial}\tunknown\t/CN={serial}\n")
    process = subprocess.Popen(
        ["openssl", "ocsp", "-port", address.rpartition(":")[2], "-index", "index.txt",
         "-CA", "root.pem", "-rsigner", "answers.pem", "-timeout", "20", "-nrequest", "10"],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        while "waiting" not in process.stdout.readline().casefold():
            assert process.poll() is None
        yield
    finally:
        process.terminate()
        process.communicate()


def test_an_answer_about_one_certificate_does_where_there_is_no_list(
    paper: bytes, authority: Authority, tmp_path: Path
) -> None:
    path = tmp_path / "signed.pdf"
    with answering(tmp_path, authority) as asked, stamping(tmp_path, authority) as stamps:
        key = ec.generate_private_key(ec.SECP256R1())
        identity = authority.identity(tmp_path, "Signer", key)
        mine = authority.issued[-1].serial_number
        with responder(tmp_path, asked, authority.issued):
            signed = sign(paper, identity, WORD, AT, authority=stamps, roots=[authority.root])
        with (
            responder(tmp_path, asked, authority.issued, (mine,)),
            pytest.raises(InputError) as err,
        ):
            sign(paper, identity, WORD, AT, authority=stamps, roots=[authority.root])
        assert err.value.code == "input.document_unsignable"
        with pytest.raises(InputError):  # nobody answers
            sign(paper, identity, WORD, AT, authority=stamps, roots=[authority.root])
    reader = PdfFileReader(io.BytesIO(signed))
    kept = reader.root["/DSS"]
    assert len(kept["/OCSPs"]) == 2, "of the signer and of the authority of time"
    assert "/CRLs" not in kept
    before = PdfFileReader(io.BytesIO(paper)).root["/Metadata"].data
    assert reader.root["/Metadata"].data == before, "PDF/A's own, in the form that it had"
    (found,) = validate(signed, [authority.root])  # nobody can be asked any more
    assert (found.good, found.trusted, found.long_term) == (True, True, True)
    path.write_bytes(signed)
    told = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, text=True, check=False)
    assert "Signature is Valid" in told.stdout
