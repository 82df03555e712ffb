import pytest
from hypothesis import given
from hypothesis import strategies as st

from custody.domain.check_digits import (
    find_secret,
    is_eid,
    is_iccid,
    is_imei,
    is_luhn,
    is_mac,
    is_vin,
    looks_secret,
    misread_numbers,
)
from custody.domain.vocabulary import TYPES

SEED = (
    "abandon ability able about above absent absorb abstract absurd abuse access accident "
    "account accuse achieve acid acoustic acquire across act action actor actress actual"
)
CARD = "4111111111111111"


def test_numbers_of_the_worked_example_are_good() -> None:
    assert is_imei("350000001234562")
    assert is_imei("350000001234570")
    assert is_iccid("8999700000001234564")


@given(st.text("0123456789", min_size=1, max_size=30))
def test_luhn_finds_every_single_wrong_digit(digits: str) -> None:
    good = [digits + check for check in "0123456789" if is_luhn(digits + check)]
    assert len(good) == 1
    for place in range(len(digits)):
        wrong = str((int(good[0][place]) + 1) % 10)
        assert not is_luhn(good[0][:place] + wrong + good[0][place + 1 :])


def test_forms_of_printed_numbers() -> None:
    assert not is_imei("35000000123456")
    assert not is_imei("35000000123456X")
    assert is_iccid("89997000000012345640")
    assert not is_iccid("8999700000001234565")
    assert is_eid("89049032000000000000000000000000")
    assert not is_eid("8904903200000000000000000000000F")
    assert is_mac("02:00:5e:10:00:01")
    assert is_mac("02-00-5E-10-00-01")
    assert is_mac("02005e100001")
    assert not is_mac("02:00-5e:10:00:01")
    assert not is_mac("\ufb00:00:5e:10:00:01")  # one letter, two in capitals
    assert not is_vin("1M8GDM9AXKP04278\u017f")  # a long s, whose capital is S
    assert is_vin("1m8gdm9axkp042788")
    assert not is_vin("1M8GDM9AXKPO42788")


def test_a_misread_number_is_named_and_nothing_is_refused() -> None:
    details = [
        {"item": "I-1", "type": "phone", "imei": ["350000001234562", "350000001234563"]},
        {"item": "I-2", "type": "sim", "iccid": "8999700000001234565", "slot": "1"},
    ]
    fields = TYPES["item.seized"].fields
    assert misread_numbers(fields, {"details": details}) == [
        ("imei", "350000001234563"),
        ("iccid", "8999700000001234565"),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (" ".join(SEED.split()[:12]), "seed_words"),
        ("on the paper: " + SEED, "seed_words"),
        ("\n".join(f"{n}. {word}" for n, word in enumerate(SEED.split()[:12], 1)), "seed_words"),
        (CARD, "card_number"),
        ("card 4111 1111 1111 1111, valid", "card_number"),
        ("5500-0055-5555-5559", "card_number"),
        ("-".join(["123456"] * 8), "recovery_key"),
        ("-----BEGIN ENCRYPTED PRIVATE KEY-----", "private_key"),
        ("x" + "prv" + "9" * 105, "private_key"),
    ],
)
def test_secrets_are_known_by_their_form(text: str, kind: str) -> None:
    assert looks_secret(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "12 words on a folded paper note, only the outside was photographed",
        "the phone lay under the pillow and was switched on with its messenger window open then",
        "350000001234562",
        "8999700000001234564",
        "KZ86 1234 5678 9012 3456",
        "1373f11692bd79951f1cec83d487acf176a3d1301a3130acb9a790b721fd4b34",
        "4111111111111112",
        "account gp_kz_2025, 203.0.113.24:51022, 2026-02-14 21:03:10",
        "Телефон лежал под подушкой, включён, экран разблокирован, мессенджер открыт.",
    ],
)
def test_ordinary_texts_are_no_secrets(text: str) -> None:
    assert looks_secret(text) is None


def test_a_secret_is_found_in_any_field_and_its_place_is_named() -> None:
    fields = TYPES["item.found"].fields
    values = {
        "place": "drawer",
        "details": [{"item": "I-1", "type": "phone", "imei": ["350000001234562"]}],
        "descriptions": [{"item": "I-1"}, {"item": "I-2", "marks": f"card {CARD}"}],
    }
    assert find_secret(fields, values) == ("/descriptions/1/marks", "card_number")
    assert find_secret(fields, {**values, "descriptions": []}) is None


def test_seed_words_given_one_by_one_are_found_together() -> None:
    fields = TYPES["spontaneous.sent"].fields
    assert find_secret(fields, {"contents": SEED.split()}) == ("/contents", "seed_words")


def test_corrected_values_are_searched_whatever_their_shape() -> None:
    fields = TYPES["event.corrected"].fields
    assert find_secret(fields, {"value": {"a": [1, {"b": CARD}]}}) == ("/value", "card_number")


def test_names_found_on_evidence_are_kept_whatever_they_look_like() -> None:
    name = {"raw": "NDExMTExMTExMTExMTExMQ==", "shown": CARD}
    fields = TYPES["artifact.hashed"].fields
    assert find_secret(fields, {"names": [{"artifact": "A-1", "name": name}]}) is None
