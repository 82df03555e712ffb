"""What others hold of a ledger, and how urgent the next head is."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from custody.anchors.check import Outcome, check_held
from custody.anchors.cosigning import take_answer
from custody.anchors.head import anchor_head, last_outside
from custody.anchors.outside import Kind, Level, limits, read_outside
from custody.anchors.policy import Authority, KnownWitness, Policy, read_policy, write_policy
from custody.anchors.post import post
from custody.anchors.request import write_answer
from custody.bundle.stamps import certificates
from custody.bundle.witnesses import WitnessLine, cosign
from custody.clock import parse_instant
from custody.errors import CancelledError, InputError, IntegrityError
from custody.keys.keyring import Keyring
from custody.ledger.checkpoint import open_note
from tests.custody.anchors import authority as authorities
from tests.custody.anchors.authority import serving
from tests.custody.anchors.test_witness_served import served
from tests.custody.office import Office

KEY = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
NAME = 'Stamps "of the \\ agency"'


def policy_of(found: authorities.Authority, *more: KnownWitness, address: str) -> Policy:
    roots = tuple(certificates((found.folder / "roots.pem").read_bytes()))
    return Policy((Authority(NAME, address, roots),), more, len(more))


def test_a_policy_is_read_as_it_was_written(
    authority: authorities.Authority, tmp_path: Path
) -> None:
    line = WitnessLine("peer.example/witness", bytes.fromhex(KEY))
    policy = policy_of(authority, KnownWitness(line, None), address="https://tsa.example/")
    write_policy(tmp_path, policy)
    assert read_policy(tmp_path) == policy
    before = (tmp_path / "anchors.toml").read_bytes()
    with pytest.raises(InputError, match="quorum of 2"):
        write_policy(tmp_path, Policy(policy.authorities, policy.witnesses, 2))
    assert (tmp_path / "anchors.toml").read_bytes() == before


@pytest.mark.parametrize("text", ["quorum = " + "9" * 5000, "quorum = " + "[" * 9000, "quorum ="])
def test_a_policy_that_is_no_toml_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "anchors.toml").write_text(text)
    with pytest.raises(InputError) as caught:
        read_policy(tmp_path)
    assert caught.value.code == "input.anchors"


def test_what_is_obtained_lies_outside_and_what_comes_behind_waits(
    office: Office, authority: authorities.Authority, tmp_path: Path
) -> None:
    folder, trust = tmp_path / "witness", tmp_path / "trust.txt"
    trust.write_text(office.cli("trust").out)
    made = office.free("witness", "init", folder, "peer.example/witness", "--json")
    assert office.free("witness", "trust", folder, trust).status == 0
    line = WitnessLine.parse(made.json["witness"])
    asked: list[tuple[int, int]] = []
    with serving(authority.answer) as stamps, served(folder) as address, office.open() as station:
        policy = policy_of(authority, KnownWitness(line, address), address=stamps.address)
        write_policy(office.folder, policy)
        ledger = station.ledger
        nothing = read_outside(ledger, policy)
        assert (nothing.last, nothing.events) == (None, ledger.head.size)
        since = parse_instant(nothing.since or "")
        told = [nothing.level(since + waited) for waited in (limits().due / 2, limits().due)]
        assert told == [Level.FRESH, Level.DUE]
        assert nothing.level(since + limits().late) is Level.LATE
        size = ledger.head.size
        result = anchor_head(station, lambda done, total: asked.append((done, total)))
        assert [each.index for each in result.appended] == [size]
        found = read_outside(ledger, policy)
        unknown = read_outside(ledger, Policy())
    assert {(0, 2), (1, 2)} == set(asked)
    assert {(each.kind, each.size, each.by) for each in found.heads} == {
        (Kind.STAMP, size, NAME), (Kind.COSIGNATURE, size, line.name),
    }  # fmt: skip
    assert (found.events, found.since, found.needs_refreshing) == (0, None, False)
    assert found.level(datetime.now(UTC) + timedelta(days=99)) is Level.HELD  # noqa: TID251
    assert unknown.last is None
    assert {each.is_trusted for each in unknown.heads} == {False}


@pytest.mark.parametrize("at", [1 << 40, (1 << 64) - 1])
def test_a_cosignature_of_no_day_is_refused_and_stops_nobody_who_asks_what_lies_outside(
    office: Office, at: int
) -> None:
    with office.open() as station:
        ledger = station.ledger
        head = open_note(ledger.note, ledger.trust)
        key = Keyring.stand_in()
        witness = WitnessLine("peer.example/witness", key.public.ed25519_raw)
        policy = Policy((), (KnownWitness(witness, None),), 1)
        line = cosign(head, witness, key, at)
        with pytest.raises(IntegrityError, match="no day"):
            take_answer(ledger, policy, write_answer(ledger.note, line))
        for kept in (line, b"\xff no line"):  # by whoever owns the disk
            ledger.add_cosignature(head.size, kept)
        found = read_outside(ledger, policy)
        assert (found.heads, last_outside(ledger, policy)) == ((), None)
        held = check_held(ledger.store, ledger.trust, office.folder).faults
        assert [each.outcome for each in held] == [Outcome.BAD]


def test_an_answer_that_nobody_awaits_any_more_is_dropped() -> None:
    asked, given_up = Event(), Event()

    def still() -> None:
        if asked.is_set():
            given_up.set()
            raise CancelledError

    def slow(_query: bytes) -> bytes:
        asked.set()
        given_up.wait(20)
        return b""

    with serving(slow) as stamps, pytest.raises(CancelledError):
        post(stamps.address, b"", "text/plain", still=still)
    assert stamps.queries == [b""]
