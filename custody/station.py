"""A station: a folder with its ledger, its keys and its artifacts, opened in one place.

The folder holds `ledger.db` with `view.db` and `ledger.lock` (the record, and what can be made
again from it), `keys/` (of people, of the log and of the station), `artifacts/` (copies of evidence
by their SHA-256) and `station.json` (`{"offset", "station"}`, and `"profile"` where it is not the
project's own: what no event tells). `procedures/` may hold the agency's own files of procedures,
`handed/` drafts that wait for approval, encrypted under the station's key.
"""

import contextlib
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from custody.bundle.layout import STAGING_PREFIX
from custody.clock import Clock, is_offset
from custody.domain.events import LEDGER_CASE, Draft, Event
from custody.errors import InputError, IntegrityError
from custody.evidence.store import Store as ArtifactStore
from custody.keys.files import read_file, unusable, write_new
from custody.keys.keyring import Keyring
from custody.keys.private_key import PrivateKey
from custody.keys.signer import Signer
from custody.ledger.checkpoint import TrustLine, is_origin
from custody.ledger.event import open_envelope
from custody.ledger.ledger import LEDGER_FILE, Ledger
from custody.ledger.opening import read_trust as trust_of
from custody.ledger.store import Store
from custody.procedures.catalogue import DEFAULT_PROFILE, Catalogue, load
from custody.scratch import sweep
from custody.strict_json import b64, canonical, is_identifier, parse

if TYPE_CHECKING:
    from custody.service import CustodyService

STATION_FILE: Final = "station.json"
PROCEDURES_FOLDER: Final = "procedures"
"""Where an agency keeps its own files of procedures, beside its ledger."""
IMAGE_PREFIX: Final = "image-"
"""How folders begin in which an intake reads an image; swept when the station is opened."""
UNPACK_PREFIX: Final = "unpack-"
"""How folders begin into which a container is unpacked; swept likewise."""
TABLE_PREFIX: Final = "table-"
"""How folders begin in which a table is looked at; swept likewise."""
RECEIVE_PREFIX: Final = "receive-"
"""How folders begin in which a bundle of another ledger is looked at; swept likewise."""
_SWEPT: Final = (IMAGE_PREFIX, UNPACK_PREFIX, TABLE_PREFIX, RECEIVE_PREFIX, STAGING_PREFIX)
_NOT_IN_ID: Final = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Founder:
    """An administrator of a new ledger."""

    person: str
    signer: Signer


@dataclass(frozen=True)
class Station:
    """Everything that a program needs to work with one ledger."""

    id: str
    folder: Path
    ledger: Ledger
    keyring: Keyring
    artifacts: ArtifactStore
    signer: PrivateKey
    """The station's own key."""
    profile: str = DEFAULT_PROFILE
    """Id of the country's legal profile."""

    @cached_property
    def catalogue(self) -> Catalogue:
        """The procedures by which this station works, the agency's own files among them.

        Raises:
            InputError: One of these files is malformed, or there is no such profile.
        """
        return load(agency_files(self.folder), self.profile)

    @cached_property
    def service(self) -> "CustodyService":
        """What records. Made when it is first asked for: its rules take long to import."""
        from custody.service import CustodyService

        return CustodyService(self.ledger, self.signer, self.catalogue)

    def close(self) -> None:
        """Close every file."""
        self.ledger.close()

    def __enter__(self) -> "Station":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def found_station(
    folder: Path,
    *,
    origin: str,
    founders: Sequence[Founder],
    clock: Clock,
    agency: str = "",
    station: str = "",
    offset: str = "+00:00",
    demonstration: bool = False,
    profile: str = DEFAULT_PROFILE,
) -> Station:
    """Make a ledger: its genesis by two administrators, and the key of its station.

    A founding that was killed is taken up where it ended when it is asked for again, by the same
    administrators and for the same origin: keys without a ledger are made anew, a genesis stays.

    Args:
        folder: Where it shall lie; made if need be.
        origin: `agency/station` in lower case; the 16 digits behind it are drawn now.
        founders: Two administrators; one is enough for a demonstration.
        clock: What tells the time.
        agency: The agency's name for people.
        station: The station's own id.
        offset: The station's offset from UTC.
        demonstration: One person may do everything, and every verifier says so.
        profile: Id of the legal profile of the station's country.

    Raises:
        InputError: The folder holds a ledger, or what was given has no right form.
        StorageError: It cannot be written.
    """
    persons = [founder.person for founder in founders]
    station = check_founding(
        folder, origin=origin, offset=offset, persons=persons, demonstration=demonstration,
        station=station, agency=agency, profile=profile,
    )  # fmt: skip
    keyring = Keyring(folder / "keys")
    if _begun(folder) is None:
        _write_genesis(
            folder, keyring, origin=origin, founders=founders, clock=clock,
            agency=agency, offset=offset, demonstration=demonstration,
        )  # fmt: skip
    (folder / STATION_FILE).unlink(missing_ok=True)
    settings = {"offset": offset, "station": station}
    if profile != DEFAULT_PROFILE:
        settings["profile"] = profile
    write_new(folder / STATION_FILE, canonical(settings))
    made = open_station(folder, clock=clock)
    try:
        _enrol_station(made, station, founders)
    except BaseException:
        made.close()
        raise
    return made


def _enrol_station(made: Station, station: str, founders: Sequence[Founder]) -> None:
    """Record the station's key, as all founders and the key itself sign."""
    from custody.domain.commands import Command
    from custody.service import Act

    enrol = Command(
        name="key.enroll",
        case=LEDGER_CASE,
        fields={
            **key_fields(made.signer, station, "SYS", kind="station"),
            "identity_check": "made on this machine when the ledger was founded",
        },
    )
    actor, *others = (founder.signer for founder in founders)
    made.service.execute(Act(enrol, actor, (*others, made.signer)))


def _write_genesis(
    folder: Path,
    keyring: Keyring,
    *,
    origin: str,
    founders: Sequence[Founder],
    clock: Clock,
    agency: str,
    offset: str,
    demonstration: bool,
) -> None:
    # What a founding left that was killed before its genesis:
    keyring.discard_own()
    if (folder / LEDGER_FILE).is_file() and (folder / LEDGER_FILE).stat().st_size == 0:
        (folder / LEDGER_FILE).unlink()
    try:
        log = keyring.generate_log()
        keyring.generate_station()
        trust = TrustLine(f"{origin}/{secrets.token_hex(8)}", log.public.ed25519_raw)
        body: dict[str, object] = {
            "agency": agency or origin.partition("/")[0],
            "log": str(trust),
            "keys": [key_fields(each.signer, each.person, "ADM") for each in founders],
        }
        if demonstration:
            body["demonstration"] = True
        actor, *others = (founder.signer for founder in founders)
        Ledger.create(
            folder,
            trust=trust,
            log=log,
            clock=clock,
            offset=offset,
            genesis=Draft(type="ledger.genesis", body=body, role="ADM", case=LEDGER_CASE),
            actor=actor,
            cosigners=others,
        ).close()
    except BaseException:
        if _begun(folder) is None:
            keyring.discard_own()
        raise


def _begun(folder: Path) -> Event | None:
    """The genesis of a founding that was killed before its station's key was enrolled.

    Raises:
        InputError: The folder holds a ledger that was founded to the end.
    """
    path = folder / LEDGER_FILE
    if not path.is_file() or path.stat().st_size == 0:
        return None
    with contextlib.closing(Store(path, writable=False)) as store:
        if store.size() == 0:
            return None
        genesis = store.entry(0).envelope
        if store.size() > 1 or genesis is None:
            raise InputError("input.ledger_exists", path=folder)
        return open_envelope(genesis).event


def check_founding(
    folder: Path,
    *,
    origin: str,
    offset: str,
    persons: Sequence[str],
    demonstration: bool,
    station: str = "",
    agency: str = "",
    profile: str = DEFAULT_PROFILE,
) -> str:
    """Refuse what `found_station` would refuse, before any key is made; the station's own id.

    Raises:
        InputError: The folder holds a ledger, or what was given has no right form.
    """
    if not is_origin(f"{origin}/{'0' * 16}"):
        raise InputError("input.origin", origin=origin)
    if not is_offset(offset):
        raise InputError("input.offset", offset=offset)
    try:
        canonical({"agency": agency})
    except IntegrityError as err:
        raise InputError("input.agency", reason=err.facts["reason"]) from err
    load(agency_files(folder), profile)
    station = station or _NOT_IN_ID.sub("-", origin.partition("/")[2]).strip("-")
    if not is_identifier(station):
        raise InputError("input.station", station=station)
    apart = {person.casefold() for person in persons} - {station.casefold()}
    if len(apart) < max(len(persons), 1 if demonstration else 2):
        raise InputError("input.founders")
    begun = _begun(folder)
    if begun is None:
        return station
    named = {key["person"] for key in begun.body["keys"]}
    same = begun.ledger.rpartition("/")[0] == origin and named == set(persons)
    if not same or begun.body.get("demonstration", False) is not demonstration:
        raise InputError("input.ledger_exists", path=folder)
    return station


def open_station(
    folder: Path, *, clock: Clock, trust: TrustLine | None = None, reading: bool = False
) -> Station:
    """Open a ledger's folder for reading and writing.

    Args:
        folder: Where it lies.
        clock: What tells the time.
        trust: The log that the caller expects, if it expects one.
        reading: Nothing is to be recorded, and the ledger refuses to: no key is needed.

    Raises:
        InputError: There is no ledger here, its log key or station secret is not at hand.
        IntegrityError: The ledger does not hold together.
        StorageError: It cannot be read or written.
    """
    if not (folder / LEDGER_FILE).is_file():
        raise InputError("input.no_ledger", path=folder)
    if not reading:
        for prefix in _SWEPT:
            sweep(folder, prefix)
    settings = _read_settings(folder / STATION_FILE)
    keyring = Keyring(folder / "keys")
    log = None if reading else keyring.open_log()
    ledger = Ledger.open(folder, clock=clock, log=log, trust=trust, offset=settings["offset"])
    artifacts = ArtifactStore(folder / "artifacts")
    signer = keyring.stand_in() if reading else keyring.open_station()
    profile = settings.get("profile", DEFAULT_PROFILE)
    return Station(settings["station"], folder, ledger, keyring, artifacts, signer, profile)


def _read_settings(path: Path) -> dict[str, str]:
    """`station.json`: the station's id, and its offset from UTC."""
    try:
        settings = parse(read_file(path))
    except IntegrityError as err:
        raise unusable(path, str(err)) from err
    if settings.keys() - {"profile"} != {"offset", "station"}:
        raise unusable(path, "it does not tell the offset and the station, and nothing else")
    names = (settings["station"], settings.get("profile", DEFAULT_PROFILE))
    if not (is_offset(settings["offset"]) and all(map(is_identifier, names))):
        raise unusable(path, "the offset, the station or the profile is malformed")
    return settings


def catalogue_of(folder: Path) -> Catalogue:
    """The procedures by which the station of a ledger works, read without any key.

    Raises:
        InputError: A file is malformed, or there is no such profile.
    """
    profile = DEFAULT_PROFILE
    if (folder / STATION_FILE).is_file():
        profile = _read_settings(folder / STATION_FILE).get("profile", DEFAULT_PROFILE)
    return load(agency_files(folder), profile)


def offset_of(folder: Path) -> str:
    """The offset from UTC of the station of a ledger, read without any key; UTC where none is."""
    path = folder / STATION_FILE
    return _read_settings(path)["offset"] if path.is_file() else "+00:00"


def agency_files(folder: Path) -> dict[str, str]:
    """The agency's own files of procedures beside a ledger: name to text.

    Raises:
        InputError: One cannot be read as text.
    """
    found: dict[str, str] = {}
    for path in sorted((folder / PROCEDURES_FOLDER).glob("*.toml")):
        try:
            found[str(path)] = read_file(path).decode("utf-8")
        except UnicodeDecodeError as err:
            raise InputError("input.procedure", file=path, reason="it is no UTF-8") from err
    return found


def read_trust(folder: Path) -> TrustLine:
    """The trust line of a ledger, read without any key.

    Raises:
        InputError: There is no ledger here.
    """
    if not (folder / LEDGER_FILE).is_file():
        raise InputError("input.no_ledger", path=folder)
    with contextlib.closing(Store(folder / LEDGER_FILE, writable=False)) as store:
        return trust_of(store)


def key_fields(
    signer: Signer, person: str, role: str, *, kind: str = "personal"
) -> dict[str, object]:
    """The members of a body that enrol a key (format.md §3)."""
    fields: dict[str, object] = {
        "spki": b64(signer.public.spki),
        "suite": str(signer.public.suite),
        "kind": kind,
        "person": person,
        "role": role,
        "source": signer.source,
    }
    if signer.chain:
        fields["chain"] = [b64(certificate) for certificate in signer.chain]
    return fields
