"""Public keys and signatures: published and constructed edge cases, each suite held to its rules.

The edge cases of Ed25519 are those of Chalkias, Garillot and Nikolaenko, "Taming the many EdDSAs"
(2020), as far as they matter here, and others made by the arithmetic of RFC 8032 §5.1 below.
"""

import hashlib

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
    ED25519_SPKI_PREFIX,
    PublicKey,
    Signer,
    Suite,
    check_ed25519,
    key_name,
    verify_ed25519,
)
from tests.custody.keys.vector_keys import EVENTS, seeded, signer, spki

# --- arithmetic of RFC 8032 §5.1, in the plainest form -----------------------------------------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
Point = tuple[int, int]
ZERO: Point = (0, 1)


def add(one: Point, two: Point) -> Point:
    (x1, y1), (x2, y2) = one, two
    product = D * x1 * x2 * y1 * y2 % P
    x = (x1 * y2 + x2 * y1) * pow(1 + product, -1, P) % P
    return x, (y1 * y2 + x1 * x2) * pow(1 - product, -1, P) % P


def times(factor: int, point: Point) -> Point:
    result = ZERO
    while factor:
        if factor & 1:
            result = add(result, point)
        point, factor = add(point, point), factor >> 1
    return result


def encoded(point: Point) -> bytes:
    return (point[1] | (point[0] & 1) << 255).to_bytes(32, "little")


def decoded(data: bytes) -> Point:
    number = int.from_bytes(data, "little")
    y, sign = number % 2**255 % P, number >> 255
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    assert (x * x - square) % P == 0
    return (P - x if x & 1 != sign else x) % P, y


BASE = decoded((4 * pow(5, -1, P) % P).to_bytes(32, "little"))
EIGHTH = decoded(bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"))
TORSION = [times(n, EIGHTH) for n in range(8)]


def challenge(r: bytes, key: bytes, message: bytes) -> int:
    return int.from_bytes(hashlib.sha512(r + key + message).digest(), "little") % L


def equation_holds(key: bytes, signature: bytes, message: bytes, cofactor: int) -> bool:
    """[c]([S]B) = [c](R + [k]A), without any further check."""
    s = int.from_bytes(signature[32:], "little")
    k = challenge(signature[:32], key, message)
    left = times(s, BASE)
    right = add(decoded(signature[:32]), times(k, decoded(key)))
    return times(cofactor, left) == times(cofactor, right)


SCALAR = 0x1F3C5A7E9D2B4860_0123456789ABCDEF_1122334455667788_99AABBCCDDEEFF01 % L
HONEST = times(SCALAR, BASE)


def refuses_key(raw: bytes) -> None:
    for attempt in (
        lambda: check_ed25519(raw),
        lambda: PublicKey.load("ed25519", ED25519_SPKI_PREFIX + raw),
    ):
        with pytest.raises(IntegrityError) as caught:
            attempt()
        assert caught.value.code == "integrity.key"


# --- Ed25519: keys -----------------------------------------------------------------------------

SMALL_ORDER = [
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
]
NOT_CANONICAL = [
    "0100000000000000000000000000000000000000000000000000000000000080",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
]


def test_the_arithmetic_of_this_test_is_right() -> None:
    assert times(L, BASE) == ZERO
    assert sorted(map(encoded, TORSION)) == sorted(map(bytes.fromhex, SMALL_ORDER))
    key = seeded("01" * 32)
    assert equation_holds(key.public.ed25519_raw, key.sign(b"x"), b"x", 1)


@pytest.mark.parametrize("raw", SMALL_ORDER)
def test_a_key_of_small_order_is_refused(raw: str) -> None:
    refuses_key(bytes.fromhex(raw))


@pytest.mark.parametrize("raw", NOT_CANONICAL)
def test_a_key_in_another_encoding_is_refused(raw: str) -> None:
    refuses_key(bytes.fromhex(raw))


@pytest.mark.parametrize("y", range(19))
def test_no_key_has_a_coordinate_beyond_the_field(y: int) -> None:
    for sign in (0, 1):
        refuses_key((P + y | sign << 255).to_bytes(32, "little"))


@pytest.mark.parametrize("order", range(1, 8))
def test_a_key_of_mixed_order_is_refused(order: int) -> None:
    check_ed25519(encoded(HONEST))
    refuses_key(encoded(add(HONEST, TORSION[order])))


@pytest.mark.parametrize("factor", [1, 2, 3, L - 1, SCALAR])
def test_a_key_of_prime_order_is_good(factor: int) -> None:
    check_ed25519(encoded(times(factor, BASE)))


def test_what_is_no_point_is_refused() -> None:
    refuses_key((2).to_bytes(32, "little"))
    for length in (0, 31, 33, 64):
        refuses_key(bytes([1]) * length)


# --- Ed25519: signatures -----------------------------------------------------------------------

# Message, key, signature: cases 0 to 6 of the paper. 0-5 have keys not of prime order; 6 has S > L.
PUBLISHED = [
    (
        "8c93255d71dcab10e8f379c26200f3c7bd5f09d9bc3068d3ef4edeb4853022b6",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"
        "0000000000000000000000000000000000000000000000000000000000000000",
    ),
    (
        "9bd9f44f4dcc75bd531b56b2cd280b0bb38fc1cd6d1230e14861d861de092e79",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        "f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43"
        "a5bb704786be79fc476f91d3f3f89b03984d8068dcf1bb7dfc6637b45450ac04",
    ),
    (
        "aebf3f2601a0c8c5d39cc7d8911642f740b78168218da8471772b35f9d35b9ab",
        "f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa"
        "8c4bd45aecaca5b24fb97bc10ac27ac8751a7dfe1baff8b953ec9f5833ca260e",
    ),
    (
        "9bd9f44f4dcc75bd531b56b2cd280b0bb38fc1cd6d1230e14861d861de092e79",
        "cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d",
        "9046a64750444938de19f227bb80485e92b83fdb4b6506c160484c016cc1852f"
        "87909e14428a7a1d62e9f22f3d3ad7802db02eb2e688b6c52fcd6648a98bd009",
    ),
    (
        "e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec4011eaccd55b53f56c",
        "cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d",
        "160a1cb0dc9c0258cd0a7d23e94d8fa878bcb1925f2c64246b2dee1796bed512"
        "5ec6bc982a269b723e0668e540911a9a6a58921d6925e434ab10aa7940551a09",
    ),
    (
        "e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec4011eaccd55b53f56c",
        "cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d",
        "21122a84e0b5fca4052f5b1235c80a537878b38f3142356b2c2384ebad4668b7"
        "e40bc836dac0f71076f9abe3a53f9c03c1ceeeddb658d0030494ace586687405",
    ),
    (
        "85e241a07d148b41e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec40",
        "442aad9f089ad9e14647b1ef9099a1ff4798d78589e66f28eca69c11f582a623",
        "e96f66be976d82e60150baecff9906684aebb1ef181f67a7189ac78ea23b6c0e"
        "547f7690a0e2ddcd04d87dbc3490dc19b3b3052f7ff0538cb68afb369ba3a514",
    ),
]


@pytest.mark.parametrize("case", range(7))
def test_every_published_case_is_refused_by_key_or_by_signature(case: int) -> None:
    message, key, signature = map(bytes.fromhex, PUBLISHED[case])
    assert equation_holds(key, signature, message, 8)  # so a looser verifier would take it
    if case < 6:
        refuses_key(key)
    else:
        check_ed25519(key)
        assert not verify_ed25519(key, signature, message)


def forged(r_point: Point, nonce: int, message: bytes) -> bytes:
    """What someone who holds the scalar can make: any R, and the S that fits [S]B = [r]B + [k]A."""
    r = encoded(r_point)
    s = (nonce + challenge(r, encoded(HONEST), message) * SCALAR) % L
    return r + s.to_bytes(32, "little")


def test_a_signature_made_by_the_rfc_is_good() -> None:
    nonce = 77
    signature = forged(times(nonce, BASE), nonce, b"x")
    assert verify_ed25519(encoded(HONEST), signature, b"x")
    assert not verify_ed25519(encoded(HONEST), signature, b"y")


@pytest.mark.parametrize("order", range(1, 8))
def test_a_signature_whose_point_has_another_order_is_refused(order: int) -> None:
    for nonce in (0, 77):
        point = add(times(nonce, BASE), TORSION[order])
        signature = forged(point, nonce, b"x")
        assert equation_holds(encoded(HONEST), signature, b"x", 8)
        assert not equation_holds(encoded(HONEST), signature, b"x", 1)
        assert not verify_ed25519(encoded(HONEST), signature, b"x")


def test_a_signature_of_nonce_zero_is_refused() -> None:
    # It gives the scalar away (S = k a), and libraries differ on it.
    signature = forged(ZERO, 0, b"x")
    assert equation_holds(encoded(HONEST), signature, b"x", 1)
    assert not verify_ed25519(encoded(HONEST), signature, b"x")


@pytest.mark.parametrize("more", [1, 2, 7, 8])
def test_a_scalar_beyond_the_order_is_refused(more: int) -> None:
    good = seeded("01" * 32).sign(b"x")
    s = int.from_bytes(good[32:], "little") + more * L
    changed = good[:32] + s.to_bytes(32, "little")
    key = seeded("01" * 32).public
    assert equation_holds(key.ed25519_raw, changed, b"x", 1)
    assert not key.verify(changed, b"x")


@pytest.mark.parametrize("length", [0, 1, 32, 63, 65, 128])
def test_a_signature_of_another_length_is_refused(length: int) -> None:
    key = seeded("01" * 32)
    good = key.sign(b"x")
    assert not key.public.verify((good * 2)[:length], b"x")
    # A longer signature does not borrow from the message.
    assert not key.public.verify(good + b"x", b"")


@given(st.data())
def test_any_changed_bit_of_a_signature_or_message_is_refused(draw: st.DataObject) -> None:
    key = seeded("01" * 32)
    message = b"a message"
    whole = bytearray(key.sign(message) + message)
    bit = draw.draw(st.integers(0, len(whole) * 8 - 1))
    whole[bit // 8] ^= 1 << bit % 8
    assert not key.public.verify(bytes(whole[:64]), bytes(whole[64:]))


RFC_8032 = [  # §7.1, tests 1 to 3: seed, key, message, signature
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
]


@pytest.mark.parametrize(("seed", "key", "message", "signature"), RFC_8032)
def test_the_vectors_of_rfc_8032_come_out(
    seed: str, key: str, message: str, signature: str
) -> None:
    signs: Signer = seeded(seed)
    assert signs.public.ed25519_raw.hex() == key
    assert signs.sign(bytes.fromhex(message)).hex() == signature
    assert signs.public.verify(bytes.fromhex(signature), bytes.fromhex(message))


# --- keys of all suites --------------------------------------------------------------------------


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
    Suite.ED25519: ED25519_SPKI_PREFIX + encoded(HONEST),
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
