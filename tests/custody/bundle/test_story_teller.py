"""A story is told of whatever events are there, thin and misshapen ones too."""

from custody.bundle.picture import lay_out
from custody.bundle.words import words
from custody.keys.signer import key_name
from custody.strict_json import b64
from tests.custody.bundle.drawn import Chain
from tests.custody.bundle.scene import KEYS, enrolment


def test_thin_and_misshapen_bodies_are_told_as_far_as_they_go() -> None:
    chain = Chain()
    for kind in ("item.received", "item.sealed", "item.photographed", "item.seized",
                 "finding.raised", "artifact.verified", "transfer.offered"):  # fmt: skip
        chain.add(kind, "ALM", {"seals": "x", "details": [1], "photos": {}, "to": 5}, "I-1")
    case, story = chain.story()
    assert lay_out(case, story, words("en")).rows
    assert case.items["I-1"].seals == set()


def test_a_rotated_key_ends_the_old_one() -> None:
    chain = Chain()
    old = key_name(KEYS["ALM"].public.spki)
    body = enrolment("ALM", "INV", key=KEYS["GUL"]) | {"replaces": old}
    chain.add("key.rotated", "ALM", body, case="ledger")
    person = chain.story()[1].people["ALM"]
    assert person.revoked == [old]
    assert len(person.keys) == 2
    assert b64(KEYS["GUL"].public.spki) == body["spki"]
