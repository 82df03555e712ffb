"""An agency's roster: a signed list of its stations' trust lines (format.md §5.1). Pure.

Who pins the agency's line needs no other: the roster names each station, and of a retired one the
last head that counts. A roster is a C2SP signed note like a checkpoint, and never reads as one: its
second line is no size.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from custody.clock import is_instant
from custody.domain.reasons import Reason
from custody.errors import InputError, IntegrityError
from custody.keys.signer import Signer, verify_ed25519
from custody.ledger.checkpoint import Checkpoint, TrustLine
from custody.ledger.tree import HASH_BYTES
from custody.strict_json import MAX_INTEGER, b64, unb64

KIND: Final = "custody agency roster v1"
MAX_BYTES: Final = 1 << 20
_NUMBER: Final = re.compile(r"[1-9][0-9]{0,15}\Z")
_NAME: Final = re.compile(r"[a-z0-9.-]+/stations/[0-9a-f]{16}\Z")
_KEYID_BYTES: Final = 4
_SIGNATURE_BYTES: Final = 64
_PRESENT, _RETIRED = 2, 5
_HEAD_LINES: Final = 4


@dataclass(frozen=True, slots=True)
class Retirement:
    """The end of a station, and the head beyond which nothing of it counts."""

    at: str
    size: int
    root: bytes


@dataclass(frozen=True, slots=True)
class Station:
    """A station of the agency."""

    trust: TrustLine
    since: str
    """When it was added; told, never judged by."""
    retired: Retirement | None = None

    def line(self) -> str:
        """As the roster has it."""
        if self.retired is None:
            return f"{self.trust} {self.since}"
        end = self.retired
        return f"{self.trust} {self.since} {end.at} {end.size} {b64(end.root)}"

    def goes_on_as(self, later: "Station | None") -> bool:
        """Whether a later state of it is one that it can come to: present still, or retired."""
        if later is None or (later.trust, later.since) != (self.trust, self.since):
            return False
        return self.retired is None or later.retired == self.retired

    @classmethod
    def read(cls, line: str) -> "Station":
        """Read a line of a roster.

        Raises:
            IntegrityError: It is malformed.
        """
        words = line.split(" ")
        if len(words) not in (_PRESENT, _RETIRED) or not is_instant(words[1]):
            raise _bad("a station's line is malformed")
        trust = TrustLine.parse(words[0])
        if len(words) == _PRESENT:
            return cls(trust, words[1])
        at, size, root = words[2:]
        if not is_instant(at) or at < words[1]:
            raise _bad("a station's retirement is malformed")
        return cls(trust, words[1], Retirement(at, _number(size), unb64(root, HASH_BYTES)))


@dataclass(frozen=True, slots=True)
class Roster:
    """The stations of one agency, as it signed them."""

    name: str
    """Of the agency's key: agency, `stations` and 16 hex digits."""
    number: int
    """From 1; each roster of an agency has a larger one than the one before."""
    valid_from: str
    valid_until: str
    stations: tuple[Station, ...]
    """By trust line."""

    def text(self) -> str:
        """The lines that are signed."""
        head = (self.name, KIND, str(self.number), f"{self.valid_from} {self.valid_until}")
        return "".join(f"{line}\n" for line in (*head, *(each.line() for each in self.stations)))

    def find(self, origin: str) -> Station | None:
        """The station of a ledger."""
        return next((each for each in self.stations if each.trust.origin == origin), None)

    def with_station(self, station: Station) -> "Roster":
        """With a further station, or with another state of one that it has."""
        others = (each for each in self.stations if each.trust.origin != station.trust.origin)
        return replace(self, stations=_sorted((*others, station)))

    def demand_after(self, earlier: "Roster") -> None:
        """Refuse to be taken for a later roster of the same agency than another one.

        Raises:
            IntegrityError: `integrity.roster_old`: its number is smaller; `integrity.roster_fork`:
                it has the same number and says something else; `integrity.roster_dropped`: a
                station is gone, or has another key or end than it had.
        """
        if self.number < earlier.number:
            raise IntegrityError("integrity.roster_old", number=self.number, known=earlier.number)
        if self.number == earlier.number and self != earlier:
            raise IntegrityError("integrity.roster_fork", number=self.number)
        for station in earlier.stations:
            if not station.goes_on_as(self.find(station.trust.origin)):
                raise IntegrityError(
                    "integrity.roster_dropped",
                    station=station.trust.origin,
                    number=self.number,
                    known=earlier.number,
                )

    def judge(self, log: TrustLine, last: Checkpoint | None, now: str) -> "Judgement":
        """Whether a bundle of a ledger is one of this agency's.

        Args:
            log: The trust line in the bundle's genesis.
            last: The bundle's seal's checkpoint.
            now: An instant: a roster tells of stations only while it is valid.
        """
        station = self.find(log.origin)
        if station is None:
            return Judgement(False, Reason("trust_unlisted", ledger=log.origin))
        if station.trust != log:
            return Judgement(False, Reason("trust_other"))
        end = station.retired
        if end is not None and (last is None or not _within(last, end)):
            return Judgement(False, Reason("trust_retired", at=end.at, size=end.size))
        return self._judge_time(end, now)

    def _judge_time(self, end: Retirement | None, now: str) -> "Judgement":
        if now < self.valid_from:
            return Judgement(None, Reason("trust_roster_early", at=self.valid_from))
        if now > self.valid_until:
            return Judgement(None, Reason("trust_roster_ended", at=self.valid_until))
        if end is not None:
            return Judgement(True, Reason("trust_retired_good", number=self.number, at=end.at))
        return Judgement(True, Reason("trust_roster_good", number=self.number))


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a roster says of a bundle; neither good nor bad where it cannot tell."""

    is_good: bool | None
    reason: Reason


def is_agency_line(line: TrustLine) -> bool:
    """Tell whether a line names an agency's key, not a ledger's."""
    return _NAME.match(line.origin) is not None


def sign_roster(roster: Roster, line: TrustLine, key: Signer) -> bytes:
    """Sign a roster with the agency's key: the note as issued."""
    text = roster.text()
    if read_text(text) != roster or line.origin != roster.name:
        raise AssertionError("a roster is made well-formed")
    signature = key.sign(text.encode())
    return f"{text}\n— {line.origin} {b64(line.keyid + signature)}\n".encode()


def open_roster(note: bytes, line: TrustLine) -> Roster:
    """Read a roster and demand that the agency of a line signed it.

    Raises:
        IntegrityError: `integrity.roster`: malformed, or not signed by that key.
    """
    text, signature = _split(note)
    roster = read_text(text)
    prefix = f"— {line.origin} "
    if roster.name != line.origin or not signature.startswith(prefix):
        raise _bad(Reason("roster_other_agency"))
    try:
        data = unb64(signature.removeprefix(prefix), _KEYID_BYTES + _SIGNATURE_BYTES)
    except IntegrityError as err:
        raise _bad(str(err)) from err
    signed = data[_KEYID_BYTES:]
    is_named = data[:_KEYID_BYTES] == line.keyid
    if not is_named or not verify_ed25519(line.key, signed, text.encode()):
        raise _bad(Reason("roster_signature"))
    return roster


def read_roster(note: bytes) -> Roster:
    """Read a roster without asking who signed it.

    Raises:
        IntegrityError: `integrity.roster`.
    """
    return read_text(_split(note)[0])


def read_text(text: str) -> Roster:
    """Read the lines that are signed.

    Raises:
        IntegrityError: `integrity.roster`.
    """
    lines = text.split("\n")
    if len(lines) < _HEAD_LINES + 1 or lines.pop():
        raise _bad("it ends in the middle")
    name, kind, number, validity, *stations = lines
    start, _, end = validity.partition(" ")
    if not _NAME.match(name) or kind != KIND:
        raise _bad("it is no roster of an agency")
    if not (is_instant(start) and is_instant(end) and start < end):
        raise _bad("from when until when it is valid is malformed")
    try:
        found = tuple(map(Station.read, stations))
    except IntegrityError as err:
        raise _bad(str(err.facts["reason"])) from err
    if _sorted(found) != found or len({each.trust.origin for each in found}) < len(found):
        raise _bad("its stations are not sorted, or one stands there twice")
    return Roster(name, _number(number), start, end, found)


def add_station(roster: Roster, trust: TrustLine, now: str) -> Roster:
    """A roster with a further station.

    Raises:
        InputError: `input.roster`: the ledger stands in it already.
    """
    if roster.find(trust.origin) is not None:
        raise InputError("input.roster", reason=f"{trust.origin} stands in it already")
    return roster.with_station(Station(trust, now))


def retire_station(roster: Roster, last: Checkpoint, now: str) -> Roster:
    """A roster in which a station has ended.

    Args:
        roster: The one before.
        last: The station's last head, whose signature was verified.
        now: When it ends.

    Raises:
        InputError: `input.roster`: no such station, or it has ended before.
    """
    station = roster.find(last.origin)
    if station is None or station.retired is not None:
        raise InputError("input.roster", reason=f"{last.origin} is no present station of it")
    ended = replace(station, retired=Retirement(now, last.size, last.root))
    return roster.with_station(ended)


def _within(last: Checkpoint, end: Retirement) -> bool:
    return last.size < end.size or (last.size == end.size and last.root == end.root)


def _sorted(stations: Iterable[Station]) -> tuple[Station, ...]:
    return tuple(sorted(stations, key=lambda each: str(each.trust)))


def _split(note: bytes) -> tuple[str, str]:
    """The signed text and the one line of a signature."""
    if len(note) > MAX_BYTES:
        raise _bad(f"larger than {MAX_BYTES} bytes")
    try:
        text, empty, signature = note.decode("utf-8").partition("\n\n")
    except UnicodeDecodeError as err:
        raise _bad("not UTF-8") from err
    line, feed, more = signature.partition("\n")
    if not (empty and feed) or more:
        raise _bad("not a text, an empty line and one signature")
    return f"{text}\n", line


def _number(text: str) -> int:
    if not _NUMBER.match(text) or not text.isascii() or int(text) > MAX_INTEGER:
        raise _bad("a number is malformed")
    return int(text)


def _bad(reason: str | Reason) -> IntegrityError:
    return IntegrityError("integrity.roster", reason=reason)
