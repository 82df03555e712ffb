"""Public keys and signatures of every suite, each held to its rules."""

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed448, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from custody.errors import IntegrityError
from custody.keys.private_key import PrivateKey, hold
from custody.keys.signer import (
    PublicKey,
    Suite,
    key_name,
)
from tests.custody.keys.vector_keys import EVENTS, signer, spki

# --- keys ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("label", EVENTS["keys"])
def test_the_keys_of_the_vectors_have_their_names(label: str) -> None:
    entry = EVENTS["keys"][label]
    key = PublicKey.load(entry["suite"], spki(label))
    assert key.name == entry["name"] == key_name(spki(label))
    assert key == signer(label).public
    assert not key.few_bits or key.suite == Suite.RSA_PKCS1


def spki_of(key: PublicKeyTypes) -> bytes:
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


RSA = rsa.generate_private_key(65537, 2048)
P256 = ec.generate_private_key(ec.SECP256R1())
P384 = ec.generate_private_key(ec.SECP384R1())
GOOD = {
    Suite.ED25519: spki_of(ed25519.Ed25519PrivateKey.from_private_bytes(bytes(32)).public_key()),
    Suite.ECDSA_P256: spki_of(P256.public_key()),
    Suite.ECDSA_P384: spki_of(P384.public_key()),
    Suite.RSA_PSS: spki_of(RSA.public_key()),
    Suite.RSA_PKCS1: spki_of(RSA.public_key()),
}


def refuses(suite: str, data: bytes) -> None:
    with pytest.raises(IntegrityError) as caught:
        PublicKey.load(suite, data)
    assert caught.value.code == "integrity.key"


def test_a_key_is_of_its_own_suite_only() -> None:
    for suite, data in GOOD.items():
        assert PublicKey.load(suite, data).suite == suite
        for other, foreign in GOOD.items():
            if foreign != data:
                refuses(other, data)


@pytest.mark.parametrize("suite", ["", "Ed25519", "ED25519", "ecdsa", "rsa-pss-sha512", "ml-dsa"])
def test_an_unknown_suite_is_refused(suite: str) -> None:
    refuses(suite, GOOD[Suite.ED25519])


@pytest.mark.parametrize("suite", Suite)
def test_a_key_with_anything_before_or_after_is_refused(suite: Suite) -> None:
    for data in (b"", b"\0", GOOD[suite] + b"\0", b"\0" + GOOD[suite], GOOD[suite][:-1]):
        refuses(suite, data)


@pytest.mark.parametrize("suite", Suite)
@given(draw=st.data())
def test_any_changed_byte_of_a_key_is_refused_or_another_key(
    suite: Suite, draw: st.DataObject
) -> None:
    good = GOOD[suite]
    at = draw.draw(st.integers(0, len(good) - 1))
    byte = draw.draw(st.integers(0, 255).filter(lambda byte: byte != good[at]))
    changed = good[:at] + bytes([byte]) + good[at + 1 :]
    try:
        key = PublicKey.load(suite, changed)
    except IntegrityError:
        return
    assert key.name != PublicKey.load(suite, good).name
    assert len(changed) == len(good)


def wrapped(tag: int, *parts: bytes) -> bytes:
    body = b"".join(parts)
    length = bytes([len(body)]) if len(body) < 128 else b"\x81" + bytes([len(body)])
    return bytes([tag]) + length + body


def test_a_point_that_is_not_uncompressed_is_refused() -> None:
    for suite, private in ((Suite.ECDSA_P256, P256), (Suite.ECDSA_P384, P384)):
        good = GOOD[suite]
        public = private.public_key()
        full = public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        short = public.public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
        algorithm = good[2 : 2 + 2 + good[3]]
        assert wrapped(0x30, algorithm, wrapped(0x03, b"\0", full)) == good
        hybrid = bytes([6 | full[-1] & 1]) + full[1:]
        for point in (short, hybrid, b"\0", full[:-1] + bytes([full[-1] ^ 1])):
            refuses(suite, wrapped(0x30, algorithm, wrapped(0x03, b"\0", point)))


def test_a_curve_that_is_spelled_out_is_refused() -> None:
    # The parameters of P-256 in full instead of its name (RFC 3279 §2.3.5).
    prime = 2**256 - 2**224 + 2**192 + 2**96 - 1
    b = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
    base = bytes.fromhex(
        "046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
        "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5"
    )
    order = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
    parameters = wrapped(
        0x30,
        b"\x02\x01\x01",
        wrapped(0x30, bytes.fromhex("06072a8648ce3d0101"), wrapped(2, b"\0", prime.to_bytes(32))),
        wrapped(0x30, wrapped(4, (prime - 3).to_bytes(32)), wrapped(4, b.to_bytes(32))),
        wrapped(4, base),
        wrapped(2, b"\0", order.to_bytes(32)),
        b"\x02\x01\x01",
    )
    algorithm = wrapped(0x30, bytes.fromhex("06072a8648ce3d0201"), parameters)
    point = P256.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    body = algorithm + wrapped(0x03, b"\0", point)
    refuses(Suite.ECDSA_P256, b"\x30\x82" + len(body).to_bytes(2) + body)


@pytest.mark.parametrize(
    "key",
    [
        ec.generate_private_key(ec.SECP521R1()).public_key(),
        ec.generate_private_key(ec.SECP256K1()).public_key(),
        ed448.Ed448PrivateKey.generate().public_key(),
        dsa.generate_private_key(2048).public_key(),
    ],
    ids=lambda key: type(key).__name__,
)
def test_keys_of_other_kinds_are_refused_under_every_suite(key: PublicKeyTypes) -> None:
    for suite in Suite:
        refuses(suite, spki_of(key))


def test_rsa_has_2048_to_8192_bits_and_one_exponent() -> None:
    def numbers(bits: int, exponent: int) -> bytes:
        modulus = (1 << bits - 1) + (1 << 200) + 1
        return spki_of(rsa.RSAPublicNumbers(exponent, modulus).public_key())

    for bits, few in ((2048, True), (3071, True), (3072, False), (4096, False), (8192, False)):
        for suite in (Suite.RSA_PSS, Suite.RSA_PKCS1):
            assert PublicKey.load(suite, numbers(bits, 65537)).few_bits is few
    for bits, exponent in ((1024, 65537), (2047, 65537), (8193, 65537), (2048, 3), (2048, 65539)):
        for suite in (Suite.RSA_PSS, Suite.RSA_PKCS1):
            refuses(suite, numbers(bits, exponent))


def test_an_rsa_key_bound_to_pss_by_its_own_algorithm_is_refused() -> None:
    plain = GOOD[Suite.RSA_PSS]
    bound = plain.replace(bytes.fromhex("2a864886f70d010101"), bytes.fromhex("2a864886f70d01010a"))
    assert bound != plain
    for suite in (Suite.RSA_PSS, Suite.RSA_PKCS1):
        refuses(suite, bound)


# --- signatures of the other suites ------------------------------------------------------------


def held(suite: Suite) -> PrivateKey:
    keys = {Suite.ECDSA_P256: P256, Suite.ECDSA_P384: P384}
    return hold(keys.get(suite, RSA), source="software", suite=suite)


ECDSA = pytest.mark.parametrize("suite", [Suite.ECDSA_P256, Suite.ECDSA_P384])
ORDERS = {
    Suite.ECDSA_P256: 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551,
    Suite.ECDSA_P384: int(
        "ffffffffffffffffffffffffffffffffffffffffffffffff"
        "c7634d81f4372ddf581a0db248b0a77aecec196accc52973",
        16,
    ),
}


@ECDSA
def test_ecdsa_signs_alike_each_time_and_either_half_is_good(suite: Suite) -> None:
    key = held(suite)
    signature = key.sign(b"x")
    assert signature == key.sign(b"x")
    assert key.public.verify(signature, b"x")
    assert not key.public.verify(signature, b"y")
    r, s = decode_dss_signature(signature)
    # (r, n-s) is as good: format.md asks for DER, not for the lower half.
    assert key.public.verify(encode_dss_signature(r, ORDERS[suite] - s), b"x")


def integer(number: int) -> bytes:
    return wrapped(2, number.to_bytes(number.bit_length() // 8 + 1, signed=True))


@ECDSA
def test_numbers_out_of_range_sign_nothing(suite: Suite) -> None:
    key, n = held(suite), ORDERS[suite]
    r, s = decode_dss_signature(key.sign(b"x"))
    assert key.public.verify(wrapped(0x30, integer(r), integer(s)), b"x")
    odd = [0, 1, -1, n, n + 1, -n, 1 << 600, 2**256 - 1]
    pairs = [(a, b) for a in odd for b in odd]
    pairs += [(r + n, s), (r, s + n), (r - n, s), (r, s - n), (-r, s), (r, -s), (0, s), (r, 0)]
    for one, two in [*pairs, (s, r)]:
        assert not key.public.verify(wrapped(0x30, integer(one), integer(two)), b"x")


@ECDSA
def test_a_signature_that_is_not_der_is_refused(suite: Suite) -> None:
    key = held(suite)
    good = key.sign(b"x")
    r, s = map(integer, decode_dss_signature(good))
    size = {Suite.ECDSA_P256: 32, Suite.ECDSA_P384: 48}[suite]
    numbers = decode_dss_signature(good)
    assert wrapped(0x30, r, s) == good
    for other in (
        b"",
        b"\x30\x00",
        good[:-1],
        good + b"\0",
        b"\0" + good,
        wrapped(0x30, r),
        wrapped(0x30, r, s, b"\x05\x00"),
        wrapped(0x30, r, s, s),
        wrapped(0x31, r, s),
        wrapped(0x30, wrapped(4, r[2:]), s),
        wrapped(0x30, wrapped(2, b"\0" + r[2:]), s),
        wrapped(0x30, r, wrapped(2, b"\0\0" + s[2:])),
        b"\x30\x81" + good[1:],
        b"\x30\x82\x00" + good[1:],
        b"\x30\x80" + good[2:] + b"\0\0",
        wrapped(0x30, b"\x02\x81" + r[1:], s),
        b"".join(number.to_bytes(size) for number in numbers),
    ):
        assert not key.public.verify(other, b"x"), other.hex()


def test_a_signature_with_another_digest_is_refused() -> None:
    assert not held(Suite.ECDSA_P256).public.verify(
        P256.sign(b"x", ec.ECDSA(hashes.SHA384())), b"x"
    )
    assert not held(Suite.ECDSA_P384).public.verify(
        P384.sign(b"x", ec.ECDSA(hashes.SHA256())), b"x"
    )
    sha512 = hashes.SHA512()
    assert not held(Suite.RSA_PKCS1).public.verify(RSA.sign(b"x", padding.PKCS1v15(), sha512), b"x")


def test_pss_has_one_salt_length_and_one_mask() -> None:
    public = held(Suite.RSA_PSS).public
    sha256, sha1 = hashes.SHA256(), hashes.SHA1()  # noqa: S303
    for mask, salt, good in (
        (sha256, 32, True),
        (sha256, 0, False),
        (sha256, 31, False),
        (sha256, 222, False),
        (sha1, 32, False),
    ):
        signature = RSA.sign(b"x", padding.PSS(padding.MGF1(mask), salt), sha256)
        assert public.verify(signature, b"x") is good
    assert not public.verify(held(Suite.RSA_PKCS1).sign(b"x"), b"x")
    assert not held(Suite.RSA_PKCS1).public.verify(held(Suite.RSA_PSS).sign(b"x"), b"x")


@pytest.mark.parametrize("suite", [Suite.RSA_PSS, Suite.RSA_PKCS1])
def test_an_rsa_signature_has_the_length_of_its_key(suite: Suite) -> None:
    key = held(suite)
    good = key.sign(b"x")
    assert key.public.verify(good, b"x")
    modulus = RSA.public_key().public_numbers().n
    number = int.from_bytes(good)
    others = [b"", good[:-1], good + b"\0", b"\0" + good, bytes(256), b"\xff" * 256]
    if number + modulus < 1 << 2048:
        others.append((number + modulus).to_bytes(256))
    for other in others:
        assert not key.public.verify(other, b"x")


@pytest.mark.parametrize("suite", list(GOOD))
@given(signature=st.binary(max_size=300))
def test_any_bytes_are_no_signature_and_no_crash(suite: Suite, signature: bytes) -> None:
    assert not PublicKey.load(suite, GOOD[suite]).verify(signature, b"x")


def test_a_signer_hides_its_key() -> None:
    key = ed25519.Ed25519PrivateKey.generate()
    signs = hold(key, source="software")
    assert key.private_bytes_raw().hex() not in repr(signs)
    assert signs == hold(key, source="software")
    with pytest.raises(AttributeError):
        signs.source = "pkcs12"  # type: ignore[misc]
