"""Time stamps: asked for when there is a network, judged on arrival, kept whole."""

import hashlib
import subprocess
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from time import sleep

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID

from custody.anchors.between import Times
from custody.anchors.policy import read_policy
from custody.anchors.post import post
from custody.anchors.timestamps import (
    GOOD,
    UNREAD,
    Outcome,
    ask,
    needs_refreshing,
    stamp_head,
    waiting,
)
from custody.bundle.stamps import decode
from custody.clock import SystemClock, parse_instant
from custody.errors import IntegrityError, StorageError
from custody.station import Station
from tests.custody.anchors.authority import STAMPS, Authority, name_authorities, serving
from tests.custody.office import Office

NOWHERE = "http://127.0.0.1:9/"
"""The port of discard: nobody listens."""


@dataclass(frozen=True)
class Late(SystemClock):
    """A machine's clock that is wrong by so many days."""

    days: float = 0

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(days=self.days)  # noqa: TID251 - it is a clock


def stamp(station: Station) -> Outcome:
    return stamp_head(station, read_policy(station.folder))


def codes(outcome: Outcome) -> list[str]:
    return [err.code for _, err in outcome.failures]


def test_a_stamp_is_kept_whole_recorded_and_good_for_openssl(
    office: Office, authority: Authority, tmp_path: Path
) -> None:
    with serving(authority.answer) as served, office.open() as station:
        name_authorities(office.folder, authority.folder / "roots.pem", served.address)
        size, note = station.ledger.head.size, station.ledger.note
        outcome = stamp(station)
        assert outcome.failures == ()
        assert outcome.obtained is not None
        assert (outcome.obtained.size, outcome.obtained.authority) == (size, "Stamps 1 (invented)")
        ((kept_size, kind, token),) = station.ledger.store.anchors()
        (told,) = station.ledger.events([size])
        assert (kept_size, kind) == (size, GOOD)
        assert told.type == "timestamp.obtained"
        assert told.body == {
            "authority_name": "Stamps 1 (invented)",
            "token": hashlib.sha256(token).hexdigest(),
            "size": size,
            "stamped_at": outcome.obtained.at,
            "clock_warning": True,  # nobody has checked the station's clock
        }
        assert waiting(station.ledger) is None
        assert stamp(station) == Outcome(None)
        assert len(served.queries) == 1
    (tmp_path / "note").write_bytes(note)
    (tmp_path / "token.tsr").write_bytes(token)
    verified = subprocess.run(
        ["openssl", "ts", "-verify", "-in", "token.tsr", "-data", "note",
         "-CAfile", str(authority.folder / "roots.pem")],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "Verification: OK" in verified.stdout + verified.stderr


def test_certificates_out_of_order_are_read_and_kept_as_they_came(
    office: Office, authority: Authority
) -> None:
    with (
        serving(lambda query: authority.answer(query, chain=True)) as served,
        office.open() as station,
    ):
        name_authorities(office.folder, authority.folder / "roots.pem", served.address)
        assert stamp(station).obtained is not None
        ((_, _, token),) = station.ledger.store.anchors()
    assert token == (authority.folder / "r.tsr").read_bytes()
    from rfc3161_client import decode_timestamp_response

    with pytest.raises(ValueError, match="InvalidSetOrdering"):
        decode_timestamp_response(token)
    assert decode(token) is not None


def test_what_waits_outlives_the_process_and_one_stamp_covers_all_of_it(
    office: Office, authority: Authority
) -> None:
    roots = authority.folder / "roots.pem"
    name_authorities(office.folder, roots, NOWHERE)
    with office.open() as station:
        outcome = stamp(station)
        assert (outcome.obtained, codes(outcome)) == (None, ["storage.no_answer"])
        first = waiting(station.ledger)
    office.open_case()
    with serving(authority.answer) as served, office.open() as station:
        name_authorities(office.folder, roots, NOWHERE, served.address)
        still = waiting(station.ledger)
        assert first is not None
        assert still is not None
        assert (still.since, still.events) == (first.since, first.events + 1)
        outcome = stamp(station)
        assert outcome.obtained is not None
        assert outcome.obtained.size == still.events
        assert codes(outcome) == ["storage.no_answer"]
        assert waiting(station.ledger) is None


Saying = Callable[[Authority, bytes], bytes]


def altered(answer: bytes) -> bytes:
    """The same, but for the last bit, which is of the signature."""
    return answer[:-1] + bytes([answer[-1] ^ 1])


LIES: dict[str, Saying] = {
    "another nonce": lambda one, query: one.say(query, nonce=5),
    "another imprint": lambda one, query: one.say(query, imprint=bytes(64)),
    "an ended certificate": lambda one, query: one.say(
        query, one.certificate(days=(-90, -3)), datetime.now(UTC) - timedelta(days=2)  # noqa: TID251
    ),
    "a certificate for the web too": lambda one, query: one.say(
        query, one.certificate(usages=(*STAMPS, ExtendedKeyUsageOID.SERVER_AUTH))
    ),
    "a certificate for the web": lambda one, query: one.say(
        query, one.certificate(usages=(ExtendedKeyUsageOID.SERVER_AUTH,))
    ),
    "a certificate for anything": lambda one, query: one.say(query, one.certificate(usages=())),
    "a purpose that is not critical": lambda one, query: one.say(
        query, one.certificate(critical=False)
    ),
    "an altered signature": lambda one, query: altered(one.say(query)),
    "a page that asks for a login": lambda _, __: b"<html>Welcome</html>",
    "nothing": lambda _, __: b"",
    "a refusal": lambda _, __: bytes.fromhex("30053003020102"),
}  # fmt: skip


@pytest.mark.parametrize("lie", LIES)
def test_a_bad_answer_is_neither_kept_nor_recorded(
    lie: str, office: Office, authority: Authority
) -> None:
    with (
        serving(lambda query: LIES[lie](authority, query)) as served,
        office.open() as station,
    ):
        name_authorities(office.folder, authority.folder / "roots.pem", served.address)
        before = station.ledger.head
        outcome = stamp(station)
        assert (outcome.obtained, codes(outcome)) == (None, ["integrity.stamp"])
        assert station.ledger.store.anchors() == []
        assert station.ledger.head == before


def test_a_stamp_under_another_root_is_refused(
    office: Office, authority: Authority, tmp_path: Path
) -> None:
    other = Authority.found(tmp_path)
    with serving(other.answer) as served, office.open() as station:
        name_authorities(office.folder, authority.folder / "roots.pem", served.address)
        assert codes(stamp(station)) == ["integrity.stamp"]


def test_a_stamp_of_its_own_time_is_good_though_its_certificate_has_ended_since(
    office: Office, authority: Authority
) -> None:
    then = datetime.now(UTC) - timedelta(days=5)  # noqa: TID251 - for the other program
    ended = authority.certificate(days=(-90, -3))
    with (
        serving(lambda query: authority.say(query, ended, then)) as served,
        office.open() as station,
    ):
        name_authorities(office.folder, authority.folder / "roots.pem", served.address)
        outcome = stamp(station)
        assert outcome.obtained is not None
        assert parse_instant(outcome.obtained.at) == then.replace(microsecond=0)
        assert outcome.obtained.off_ms > timedelta(days=4) / timedelta(milliseconds=1)


def long_form(response: bytes) -> bytes:
    """The same response, its length in more bytes than DER allows."""
    assert response[:2] == b"\x30\x82"
    return b"\x30\x84\x00\x00" + response[2:]


def test_what_the_library_cannot_check_is_kept_apart_and_counts_for_nothing(
    office: Office, authority: Authority
) -> None:
    with (
        serving(lambda query: long_form(authority.answer(query))) as strange,
        serving(authority.answer) as served,
        office.open() as station,
    ):
        roots = authority.folder / "roots.pem"
        name_authorities(office.folder, roots, strange.address)
        outcome = stamp(station)
        assert (outcome.obtained, codes(outcome)) == (None, ["integrity.stamp"])
        assert "not to say it is bad" in str(outcome.failures[0][1])
        size = station.ledger.head.size
        ((kept_size, kind, kept),) = station.ledger.store.anchors()
        assert (kept_size, kind) == (size, UNREAD)
        assert kept == long_form((authority.folder / "r.tsr").read_bytes())
        assert waiting(station.ledger) is not None
        assert stamp(station).obtained is None
        assert len(station.ledger.store.anchors()) == 1
        name_authorities(office.folder, roots, strange.address, served.address)
        assert stamp(station).obtained is not None


def test_a_stamp_that_was_kept_and_not_recorded_is_recorded_next_time(
    office: Office, authority: Authority
) -> None:
    with serving(authority.answer) as served:
        name_authorities(office.folder, authority.folder / "roots.pem", served.address)
        policy = read_policy(office.folder)
        with office.open() as station:
            size = station.ledger.head.size
            response, _ = ask(policy.authorities[0], station.ledger.note)
            station.ledger.add_anchor(size, GOOD, response)
        with office.open() as station:
            outcome = stamp(station)
            assert (outcome.obtained, outcome.failures) == (None, ())
            assert [each.index for each in outcome.appended] == [size]
            (told,) = station.ledger.events([size])
    assert told.body["token"] == hashlib.sha256(response).hexdigest()
    assert len(served.queries) == 1


def test_a_stamp_is_refreshed_before_its_certificate_ends(
    office: Office, authority: Authority
) -> None:
    soon = authority.certificate(days=(-90, 40))
    with (
        serving(lambda query: authority.say(query, soon)) as served,
        serving(authority.answer) as lasting,
    ):
        roots = authority.folder / "roots.pem"
        name_authorities(office.folder, roots, served.address)
        with office.open() as station:
            assert stamp(station).obtained is not None
            assert not needs_refreshing(station.ledger, read_policy(office.folder))
            assert stamp(station) == Outcome(None)
        name_authorities(office.folder, roots, lasting.address)
        with office.open(Late(15)) as station:
            old = station.ledger.head.size - 1
            assert waiting(station.ledger) is None
            assert needs_refreshing(station.ledger, read_policy(office.folder))
            renewed = stamp(station).obtained
            assert renewed is not None
            assert renewed.size == old + 1  # the record of the old token stands under the new one
            assert stamp(station) == Outcome(None)


@pytest.mark.parametrize("status", [302, 307, 404, 500])
def test_nobody_is_followed_elsewhere(office: Office, authority: Authority, status: int) -> None:
    with serving(authority.answer, status) as served, office.open() as station:
        name_authorities(office.folder, authority.folder / "roots.pem", served.address)
        outcome = stamp(station)
        assert codes(outcome) == ["storage.no_answer"]
        assert str(status) in str(outcome.failures[0][1])
    assert len(served.queries) == 1


def test_an_answer_without_end_is_cut(office: Office, authority: Authority) -> None:
    with serving(lambda _: bytes(1 << 17)) as served, office.open() as station:
        name_authorities(office.folder, authority.folder / "roots.pem", served.address)
        assert codes(stamp(station)) == ["storage.no_answer"]
        assert station.ledger.store.anchors() == []


def test_an_answer_that_drips_is_cut() -> None:
    class Slow(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.send_response(200)
            self.end_headers()
            with suppress(OSError):
                while True:
                    self.wfile.write(b"x")
                    sleep(0.02)

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Slow) as server:
        thread = Thread(target=server.handle_request)
        thread.start()
        with pytest.raises(StorageError) as err:
            post(f"http://127.0.0.1:{server.server_port}/", b"", "text/plain", timeout_s=0.3)
        thread.join()
    assert "too long" in str(err.value)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://127.0.0.1/", "tsa.example"])
def test_only_web_addresses_are_asked(office: Office, authority: Authority, address: str) -> None:
    name_authorities(office.folder, authority.folder / "roots.pem", address)
    with office.open() as station:
        assert codes(stamp(station)) == ["storage.no_answer"]


def test_events_are_proven_between_stamps_whatever_the_clock_of_the_station_says(
    office: Office, authority: Authority
) -> None:
    start = datetime.now(UTC).replace(microsecond=0)  # noqa: TID251 - for the other program
    times = iter([start - timedelta(hours=2), start - timedelta(hours=1)])
    roots = [authority.root.public_bytes(Encoding.DER)]
    with serving(lambda query: authority.say(query, at=next(times))) as served:
        name_authorities(office.folder, authority.folder / "roots.pem", served.address)
        with office.open() as station:
            first = stamp(station).obtained
        with office.open(Late(-3)) as station:
            office.execute(station, office.free("commands", "case.open", "--example").json, "ANNA")
            second = stamp(station).obtained
            assert first is not None
            assert second is not None
            opened = first.size + 1
            times_of = Times(station.ledger, roots)
            early, late = times_of.between(0), times_of.between(opened)
            last = times_of.between(opened + 1)
            assert early.not_before is None
            assert early.not_after is not None
            assert early.not_after.at == first.at
            assert late.not_before is not None
            assert late.not_after is not None
            assert (late.not_before.at, late.not_after.at) == (first.at, second.at)
            assert (late.not_before.index, late.not_after.index) == (first.size, opened)
            assert last.not_before is not None
            assert (last.not_before.at, last.not_after) == (second.at, None)
            assert Times(station.ledger, ()).between(0).not_after is None
    shown = office.cli("show", "event", opened, "--json").json
    assert (shown["proven not before"], shown["proven not after"]) == (first.at, second.at)


def test_the_command_stamps_tells_what_waits_and_by_whom(
    office: Office, authority: Authority
) -> None:
    assert office.cli("stamp").status == 3
    roots = authority.folder / "roots.pem"
    name_authorities(office.folder, roots, NOWHERE)
    silent = office.cli("stamp")
    assert silent.status == 4
    assert "waiting:" in silent.out
    assert "storage.no_answer" in silent.err
    with serving(lambda query: authority.say(query, nonce=5)) as served:
        name_authorities(office.folder, roots, served.address)
        bad = office.cli("stamp", "--json")
        assert (bad.status, bad.json["failures"][0]["error"]) == (1, "integrity.stamp")
    with serving(authority.answer) as served:
        name_authorities(office.folder, roots, served.address)
        done = office.cli("stamp", "--json")
        assert (done.status, done.json["waiting"]) == (0, None)
        assert done.json["stamped"]["authority"] == "Stamps 1 (invented)"
        assert "nothing waits" in office.cli("stamp").out


@pytest.mark.parametrize(
    "text",
    [
        "[[authority]]\nname = 'x'\n",
        "[[authority]]\nname = 'x'\naddress = 'http://x'\nroots = 'absent.pem'\n",
        "[[authority]]\nname = 'x'\naddress = 'http://x'\nroots = 'anchors.toml'\n",
        "[authority]\nname = 'x'\n",
        "[[witness]]\nline = 'nonsense'\n",
        "[[witness]]\nline = 5\n",
        "quorum = 1\n",
        "further = 1\n",
        "=",
        "\xff",
    ],
)
def test_a_policy_that_is_not_clear_is_refused(office: Office, text: str) -> None:
    (office.folder / "anchors.toml").write_bytes(text.encode("latin-1"))
    found = office.cli("stamp", "--json")
    assert (found.status, found.json["error"]) == (3, "input.anchors")


def test_the_bundle_s_reader_refuses_a_nonce_of_another_request(authority: Authority) -> None:
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

    from custody.bundle.stamps import read_stamp

    asked = TimestampRequestBuilder(b"note", HashAlgorithm.SHA512).build()
    response = authority.answer(asked.as_bytes())
    roots = [authority.root.public_bytes(Encoding.DER)]
    assert read_stamp(response, b"note", roots, asked.nonce) is not None
    with pytest.raises(IntegrityError):
        read_stamp(response, b"note", roots, (asked.nonce or 0) + 1)
