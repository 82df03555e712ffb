"""Keys in PKCS#12 containers, as an authority issues them; of invented persons."""

from datetime import timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from custody.clock import SystemClock
from tests.custody.office import PASSPHRASE


def container(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey, path: Path) -> Path:
    """A PKCS#12 container with a certificate, as an authority issues it."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Invented person")])
    now = SystemClock().now()
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=300))
        .sign(key, hashes.SHA256())
    )
    protection = (
        serialization.PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(1000)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .build(PASSPHRASE.encode())
    )
    path.write_bytes(
        pkcs12.serialize_key_and_certificates(b"x", key, certificate, None, protection)
    )
    return path
