"""Keys on cards and tokens, through the PKCS#11 module of their maker.

The key never leaves its token. What lies in the ledger's folder, `keys/<PERSON>.p11`, tells where
it is found, `{"key", "module", "token"}` by label, and the PIN is what opens it. Who takes the
token out takes the key along: nothing signs until it is back and the PIN was given again.
"""

import functools
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from custody.errors import InputError, IntegrityError
from custody.keys.pkcs11_session import OPEN, Login, TokenPlace, library_of, log_in
from custody.keys.private_key import PrivateKey, derive
from custody.keys.signer import ED25519_SPKI_PREFIX, RSA_SUITES, PublicKey, Suite

if TYPE_CHECKING:
    import pkcs11

_P256: Final = bytes.fromhex("06082a8648ce3d030107")
_P384: Final = bytes.fromhex("06052b81040022")
_OCTETS: Final = 0x04
_RAW_ED25519: Final = 32
_SALT: Final = 32


def labels(module: str) -> tuple[str, ...]:
    """Labels of the tokens that a module sees now, in its order.

    Args:
        module: Path of the PKCS#11 module.

    Raises:
        InputError: `input.token_module`.
    """
    library = library_of(module)
    import pkcs11

    try:
        if all(name != module for name, _ in OPEN):
            library.reinitialize()  # some modules see what was put in only so
        slots = library.get_slots(token_present=True)
        return tuple(dict.fromkeys(label for each in slots if (label := each.get_token().label)))
    except pkcs11.PKCS11Error as err:
        reason = str(err) or type(err).__name__
        raise InputError("input.token_module", module=module, reason=reason) from err


def load(place: TokenPlace, pin: bytes, suite: Suite | None = None) -> PrivateKey:
    """Open a token and take one key of it.

    Args:
        place: Where the key is found.
        pin: Of the token, UTF-8.
        suite: The suite to which the key is bound, where that is known; RSA signs by PSS else.

    Raises:
        InputError: `input.pin` and its like, `input.token_module`, `input.token_absent`,
            `input.token_key`, `input.token_suite`.
        StorageError: `storage.token`; the token does not answer.
    """
    login = log_in(place, pin)
    with login.talking():
        return _Key.find(login, place).signer(suite)


@dataclass(frozen=True, slots=True)
class _Key:
    """A private key on an open token."""

    login: Login
    key: Any
    spki: bytes
    chain: tuple[bytes, ...]
    suites: tuple[Suite, ...]
    """Those that take it, the usual one first."""

    @classmethod
    def find(cls, login: Login, place: TokenPlace) -> "_Key":
        """The one private key of a label, with its certificates."""
        from pkcs11 import Attribute, ObjectClass

        wanted = {Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.LABEL: place.key}
        keys = list(login.session.get_objects(wanted))
        if len(keys) != 1:
            facts = {"token": place.token, "key": place.key, "count": len(keys)}
            raise InputError("input.token_key", **facts)
        (key,) = keys
        chain = _chain(login.session, key)
        spki, suites = _public(login.session, key, chain)
        if not suites:
            raise _unsuited(place)
        return cls(login, key, spki, chain, suites)

    def signer(self, suite: Suite | None) -> PrivateKey:
        """What signs with it."""
        suite = suite or self.suites[0]
        place = self.login.place
        if suite not in self.suites:
            raise IntegrityError(
                "integrity.key", reason=f"a key of {self.suites[0]}, not of {suite}"
            )
        if _mechanism(suite) not in self.login.session.token.slot.get_mechanisms():
            raise _unsuited(place)
        return PrivateKey(
            PublicKey.load(suite, self.spki),
            self.chain,
            "pkcs11",
            functools.partial(self.sign, suite),
            self.bound,
            functools.cache(self.secret),
        )

    def bound(self, suite: Suite) -> PrivateKey:
        """The same key, by another suite."""
        with self.login.talking():
            return self.signer(suite)

    def sign(self, suite: Suite, message: bytes) -> bytes:
        """Sign a message; what must be hashed before is hashed here, as some tokens cannot."""
        from pkcs11 import MGF, Mechanism
        from pkcs11.util.ec import encode_ecdsa_signature

        mechanism = _mechanism(suite)
        with self.login.talking():
            match suite:
                case Suite.ECDSA_P256 | Suite.ECDSA_P384:
                    name = "sha256" if suite == Suite.ECDSA_P256 else "sha384"
                    digest = hashlib.new(name, message).digest()
                    signed = encode_ecdsa_signature(self.key.sign(digest, mechanism=mechanism))
                case Suite.RSA_PSS:
                    salted = (Mechanism.SHA256, MGF.SHA256, _SALT)
                    signed = self.key.sign(message, mechanism=mechanism, mechanism_param=salted)
                case _:
                    signed = self.key.sign(message, mechanism=mechanism)
        return bytes(signed)

    def secret(self, purpose: str) -> bytes:
        """A secret made of a signature, where the key gives the same one each time.

        Else it lasts while the token is open, and what it guarded cannot be read after that.
        """
        for suite in (Suite.ED25519, Suite.RSA_PKCS1):
            if suite in self.suites:
                return derive(self.sign(suite, f"custody secret {purpose}".encode()), purpose)
        return derive(self.login.passing + self.spki, purpose)


def _unsuited(place: TokenPlace) -> InputError:
    return InputError("input.token_suite", token=place.token, key=place.key)


def _mechanism(suite: Suite) -> "pkcs11.Mechanism":
    from pkcs11 import Mechanism

    return {
        Suite.ED25519: Mechanism.EDDSA,
        Suite.ECDSA_P256: Mechanism.ECDSA,
        Suite.ECDSA_P384: Mechanism.ECDSA,
        Suite.RSA_PSS: Mechanism.SHA256_RSA_PKCS_PSS,
        Suite.RSA_PKCS1: Mechanism.SHA256_RSA_PKCS,
    }[suite]


def _chain(session: "pkcs11.Session", key: Any) -> tuple[bytes, ...]:
    from cryptography import x509
    from pkcs11 import Attribute, CertificateType, ObjectClass

    from custody.keys.chains import chain

    wanted = {
        Attribute.CLASS: ObjectClass.CERTIFICATE,
        Attribute.CERTIFICATE_TYPE: CertificateType.X_509,
    }
    own, others = None, []
    for each in session.get_objects(wanted):
        certificate = x509.load_der_x509_certificate(each[Attribute.VALUE])
        if own is None and each[Attribute.ID] == key[Attribute.ID]:
            own = certificate
        else:
            others.append(certificate)
    return chain(own, others)


def _public(
    session: "pkcs11.Session", key: Any, chain: tuple[bytes, ...]
) -> tuple[bytes, tuple[Suite, ...]]:
    """The public half, and the suites that take it: from its own object, or its certificate."""
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
    from pkcs11 import Attribute, ObjectClass

    wanted = {Attribute.CLASS: ObjectClass.PUBLIC_KEY, Attribute.ID: key[Attribute.ID]}
    found = next(iter(session.get_objects(wanted)), None)
    if found is not None:
        public = _of_object(found)
    elif chain:
        public = x509.load_der_x509_certificate(chain[0]).public_key()
    else:
        public = None
    suites: tuple[Suite, ...]
    match public:
        case ed25519.Ed25519PublicKey():
            return ED25519_SPKI_PREFIX + public.public_bytes_raw(), (Suite.ED25519,)
        case ec.EllipticCurvePublicKey(curve=ec.SECP256R1()):
            suites = (Suite.ECDSA_P256,)
        case ec.EllipticCurvePublicKey(curve=ec.SECP384R1()):
            suites = (Suite.ECDSA_P384,)
        case rsa.RSAPublicKey():
            suites = RSA_SUITES
        case _:
            return b"", ()
    return public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo), suites


def _of_object(found: Any) -> object:
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
    from pkcs11 import Attribute, KeyType

    kind = found[Attribute.KEY_TYPE]
    if kind == KeyType.RSA:
        modulus = int.from_bytes(found[Attribute.MODULUS], "big")
        exponent = int.from_bytes(found[Attribute.PUBLIC_EXPONENT], "big")
        return rsa.RSAPublicNumbers(exponent, modulus).public_key()
    if kind not in (KeyType.EC, KeyType.EC_EDWARDS):
        return None
    point = found[Attribute.EC_POINT]
    if point[:2] == bytes([_OCTETS, len(point) - 2]):  # most modules wrap it, some do not
        point = point[2:]
    if kind == KeyType.EC_EDWARDS:
        raw = len(point) == _RAW_ED25519
        return ed25519.Ed25519PublicKey.from_public_bytes(point) if raw else None
    curve: ec.EllipticCurve | None = {_P256: ec.SECP256R1(), _P384: ec.SECP384R1()}.get(
        found[Attribute.EC_PARAMS]
    )
    return None if curve is None else ec.EllipticCurvePublicKey.from_encoded_point(curve, point)
