"""Ed25519: published and constructed edge cases, held to RFC 8032.

Those of Chalkias, Garillot and Nikolaenko, "Taming the many EdDSAs" (2020), as far as they matter
here, and others made by the arithmetic of RFC 8032 §5.1 below.
"""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custody.errors import IntegrityError
from custody.keys.signer import (
    ED25519_SPKI_PREFIX,
    PublicKey,
    Signer,
    check_ed25519,
    verify_ed25519,
)
from tests.custody.keys.vector_keys import seeded

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
