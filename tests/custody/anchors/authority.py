"""Time-stamp authorities of one test run: `openssl ts`, and one that says whatever it is told."""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

from asn1crypto import keys, tsp
from asn1crypto import x509 as forms
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier
from pyhanko.sign.timestamps import DummyTimeStamper

from custody.anchors.policy import FILE

STAMPS = (ExtendedKeyUsageOID.TIME_STAMPING,)
_CONFIG = """
[t]
serial = serial
signer_cert = tsa.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha512
ess_cert_id_alg = sha256
"""


@dataclass
class Authority:
    """A root, and under it a signer of stamps."""

    folder: Path
    root: x509.Certificate
    root_key: rsa.RSAPrivateKey
    key: rsa.RSAPrivateKey

    @classmethod
    def found(cls, folder: Path) -> "Authority":
        """A new one, in a folder of its own."""
        root_key, key = (rsa.generate_private_key(65537, 2048) for _ in range(2))
        now = datetime.now(UTC)  # noqa: TID251 - certificates are looked at by other programs' clocks
        builder = _builder("Root (invented)", "Root (invented)", root_key.public_key())
        root = (
            builder.not_valid_before(now - timedelta(days=4000))
            .not_valid_after(now + timedelta(days=4000))
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .sign(root_key, hashes.SHA256())
        )
        made = cls(folder, root, root_key, key)
        (folder / "roots.pem").write_bytes(root.public_bytes(Encoding.PEM))
        (folder / "tsa.key").write_bytes(
            key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        )
        (folder / "tsa.pem").write_bytes(made.certificate().public_bytes(Encoding.PEM))
        (folder / "serial").write_text("01\n")
        (folder / "tsa.cnf").write_text(_CONFIG)
        return made

    def certificate(
        self,
        *,
        days: tuple[int, int] = (-400, 400),
        usages: tuple[ObjectIdentifier, ...] = STAMPS,
        critical: bool = True,
    ) -> x509.Certificate:
        """A certificate for the signer, of these days from now."""
        now = datetime.now(UTC)  # noqa: TID251 - as above
        builder = _builder("Stamps (invented)", "Root (invented)", self.key.public_key())
        builder = builder.not_valid_before(now + timedelta(days=days[0]))
        builder = builder.not_valid_after(now + timedelta(days=days[1]))
        if usages:
            builder = builder.add_extension(x509.ExtendedKeyUsage(usages), critical=critical)
        return builder.sign(self.root_key, hashes.SHA256())

    def answer(self, query: bytes, *, chain: bool = False) -> bytes:
        """What `openssl ts` answers; with the whole chain it writes certificates out of order."""
        (self.folder / "q.tsq").write_bytes(query)
        (self.folder / "tsa.cnf").write_text(_CONFIG + ("certs = chain.pem\n" if chain else ""))
        others = [_other(f"Other {n} (invented)", n) for n in range(6)] if chain else []
        (self.folder / "chain.pem").write_bytes(
            b"".join(each.public_bytes(Encoding.PEM) for each in [self.root, *others])
        )
        subprocess.run(
            ["openssl", "ts", "-reply", "-config", "tsa.cnf", "-section", "t",
             "-queryfile", "q.tsq", "-out", "r.tsr"],
            cwd=self.folder, check=True, capture_output=True,
        )  # fmt: skip
        return (self.folder / "r.tsr").read_bytes()

    def say(
        self,
        query: bytes,
        certificate: x509.Certificate | None = None,
        at: datetime | None = None,
        nonce: int | None = None,
        imprint: bytes | None = None,
    ) -> bytes:
        """A stamp that is well signed and says what no honest authority would."""
        asked = tsp.TimeStampReq.load(query)
        if nonce is not None:
            asked["nonce"] = nonce
        if imprint is not None:
            asked["message_imprint"]["hashed_message"] = imprint
        private = self.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        stamper = DummyTimeStamper(
            forms.Certificate.load((certificate or self.certificate()).public_bytes(Encoding.DER)),
            keys.PrivateKeyInfo.load(private),
            fixed_dt=(at or datetime.now(UTC)).replace(microsecond=0),  # noqa: TID251 - as above
        )
        said: bytes = stamper.request_tsa_response(asked).dump()
        return said


@dataclass
class Served:
    """An authority behind an address."""

    address: str
    queries: list[bytes] = field(default_factory=list)


@contextmanager
def serving(answer: Callable[[bytes], bytes], status: int = 200) -> Iterator[Served]:
    """Put an answer behind HTTP on this machine, until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = self.rfile.read(int(self.headers["Content-Length"]))
            served.queries.append(query)
            body = answer(query)
            self.send_response(status)
            self.send_header("Location", "/elsewhere")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    served = Served(f"http://127.0.0.1:{server.server_port}/")
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def name_authorities(folder: Path, roots: Path, *addresses: str) -> None:
    """Write `anchors.toml` into a ledger's folder, with these authorities in turn."""
    (folder / "roots.pem").write_bytes(roots.read_bytes())
    tables = [
        f'[[authority]]\nname = "Stamps {n} (invented)"\naddress = "{each}"\nroots = "roots.pem"\n'
        for n, each in enumerate(addresses, 1)
    ]
    (folder / FILE).write_text("\n".join(tables), encoding="utf-8")


def _builder(subject: str, issuer: str, key: rsa.RSAPublicKey) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(_name(subject))
        .issuer_name(_name(issuer))
        .public_key(key)
        .serial_number(x509.random_serial_number())
    )


def _other(subject: str, number: int) -> x509.Certificate:
    """Any further certificate: an authority hands over more than it must."""
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.derive_private_key(number + 2, ec.SECP256R1())
    day = datetime(2026, 1, 1, tzinfo=UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(_name(subject))
        .issuer_name(_name(subject))
        .public_key(key.public_key())
        .serial_number(number + 1)
        .not_valid_before(day)
        .not_valid_after(day + timedelta(days=9000))
        .sign(key, hashes.SHA256())
    )


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])
