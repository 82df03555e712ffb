"""Receiving a bundle of another ledger: verified, kept whole, and its newest head remembered.

The head and the trust line stand in our own signed `bundle.received`. A later bundle of the same
ledger must join them: one that shows another history, or an older one, is refused; one that cannot
prove that it joins is taken in and said to be not fully checked. What came stays apart: it is kept
as one ZIP in the store, is read there (`bundle.contents`), and nothing of it enters our chains
but by acts of our own people.
"""

import hashlib
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from custody.bundle import layout
from custody.bundle.archive_writer import ArchiveWriter
from custody.bundle.check import check_bundle
from custody.bundle.seal import read_seal
from custody.bundle.source import Source, open_source, read
from custody.bundle.verdicts import BundleReport, Findings, Headline, Question, Result
from custody.domain.commands import Command
from custody.domain.reasons import Reason
from custody.durable import written
from custody.errors import IntegrityError, RefusedError, StorageError
from custody.evidence.intake import take
from custody.exchange.foreign import ForeignBundle, foreign_bundles
from custody.keys.signer import Signer
from custody.ledger.checkpoint import TrustLine, read_note
from custody.progress import Progress, no_progress
from custody.queries import Queries
from custody.scratch import scratch_folder
from custody.service import Act, Receipt
from custody.station import RECEIVE_PREFIX, Station
from custody.strict_json import b64

_CHUNK: Final = 1 << 20
_MEDIA_TYPE: Final = "application/zip"
_MAY_BE_OPEN: Final = frozenset({Question.TRUST, Question.HEADS, Question.TIME, Question.WITNESSES})


@dataclass(frozen=True, slots=True)
class Examined:
    """A bundle that holds and may be received; nothing of it is kept or recorded yet."""

    packed: Path
    """As it would be kept: what was checked are these bytes."""
    report: BundleReport
    fields: Mapping[str, Any]
    """Of `bundle.receive`."""
    trust: TrustLine | None
    """By which it was judged."""
    held: int
    """Size of the newest head of its ledger that was held when it was checked."""

    @property
    def joins(self) -> bool:
        """Whether nothing needed was left open but the trust line."""
        return self.report.headline is not Headline.PARTIAL

    @property
    def unjoined(self) -> Reason:
        """Why it is not known to continue what was held of its ledger."""
        return self.report.verdicts[Question.HEADS].why

    @property
    def conditions(self) -> tuple[str, ...]:
        """As its seal tells them."""
        return tuple(self.fields.get("conditions_sealed", ()))

    def command(self, case: str | None = None, role: str | None = None) -> Command:
        """What records that it was received."""
        return Command("bundle.receive", dict(self.fields), case, role=role)


@dataclass(frozen=True, slots=True)
class Received:
    """A bundle that was taken in."""

    receipt: Receipt
    examined: Examined

    @property
    def body(self) -> Any:
        """What was recorded."""
        return self.receipt.appended[0].event.body


@contextmanager
def examined(
    station: Station,
    path: Path,
    trust: Sequence[TrustLine],
    progress: Progress = no_progress,
) -> Iterator[Examined]:
    """Verify a bundle of another ledger; what is kept of it afterwards is up to `take_in`.

    Args:
        station: Where it is to be received.
        path: The bundle: a folder or a ZIP.
        trust: Trust lines that came from outside the bundle, of whatever ledgers.
        progress: Bytes read of bytes in all.

    Raises:
        InputError: It is neither a folder with `bagit.txt` nor a ZIP.
        RefusedError: It does not hold, is our own, or does not join what we hold of its ledger.
        StorageError: It cannot be read.
        CancelledError: From `progress`.
    """
    with scratch_folder(station.folder, RECEIVE_PREFIX) as work:
        packed = work / "bundle.zip"
        _pack(path, packed)
        known = _known(station, packed)
        pinned = _pinned(packed, known, trust)
        report = _checked(station, packed, known, pinned, progress)
        yield Examined(packed, report, _fields(packed, report, pinned), pinned, _held(known))


def take_in(
    station: Station, found: Examined, act: Act, progress: Progress = no_progress
) -> Received:
    """Keep an examined bundle whole, and record that it was received.

    Args:
        station: Where it is received.
        found: The bundle.
        act: Its command, signed.
        progress: Bytes read of bytes in all, where it must be checked again.

    Raises:
        RefusedError: It was received before, no longer joins what is held of its ledger, or the
            rules forbid it; nothing was recorded.
        StorageError: It cannot be kept.
    """
    station.service.judge(act)
    known = _known(station, found.packed)
    if _held(known) != found.held:  # another one of that ledger came in between
        again = _checked(station, found.packed, known, found.trust, progress)
        if again.headline is not found.report.headline:
            reason = again.verdicts[Question.HEADS].why
            raise RefusedError("refused.bundle_fails", reason=reason)
    _keep(station, found.packed, act.command.fields["container"])
    return Received(station.service.execute(act), found)


def receive(
    station: Station,
    path: Path,
    trust: Sequence[TrustLine],
    signers: Sequence[Signer],
    *,
    case: str | None = None,
    role: str | None = None,
    progress: Progress = no_progress,
) -> Received:
    """Verify a bundle of another ledger, keep it whole and record that it was received.

    Args:
        station: Where it is received.
        path: The bundle: a folder or a ZIP.
        trust: Trust lines that came from outside the bundle, of whatever ledgers.
        signers: The actor first.
        case: The case of ours that it concerns, if it concerns one.
        role: In which role the actor signs, if several fit.
        progress: Bytes read of bytes in all.

    Raises:
        CustodyError: As `examined` and `take_in` do; nothing was recorded.
    """
    actor, *cosigners = signers
    with examined(station, path, trust, progress) as found:
        act = Act(found.command(case, role), actor, tuple(cosigners))
        return take_in(station, found, act, progress)


def _checked(
    station: Station,
    packed: Path,
    known: Sequence[ForeignBundle],
    pinned: TrustLine | None,
    progress: Progress,
) -> BundleReport:
    """What is found of a bundle, which must hold and join the newest head that we have."""
    priors = [_head(station, each) for each in known[-1:]]
    report = check_bundle(packed, trust=pinned, priors=priors, progress=progress)
    _demand_checked(report)
    return report


def _held(known: Sequence[ForeignBundle]) -> int:
    return known[-1].size if known else 0


def _demand_checked(report: BundleReport) -> None:
    """Nothing may fail, and nothing be left open but what only the reader can bring."""
    for question, verdict in report.verdicts.items():
        failed = verdict.result is Result.FAIL
        if failed or (question not in _MAY_BE_OPEN and verdict.result is not Result.PASS):
            raise RefusedError("refused.bundle_fails", reason=verdict.why)


def _pack(path: Path, packed: Path) -> None:
    """The bundle as one file of ours, so that what is checked is what is kept."""
    with written(packed), open_source(path) as source, packed.open("xb") as file:
        if source.is_container:
            with path.open("rb") as given:
                shutil.copyfileobj(given, file, _CHUNK)
            return
        if source.faults or not all(name.isascii() for name in source.files):
            raise RefusedError("refused.bundle_fails", reason=check_bundle(path).failure)
        seal = read_seal(source, Findings())
        top = "bundle" if seal is None else seal.event.body["bundle"]
        with ArchiveWriter(file) as archive:
            for name in sorted(source.files):
                archive.add(f"{top}/{name}", source.files[name], source.chunks(name), deflate=True)


def _known(station: Station, packed: Path) -> list[ForeignBundle]:
    """What was received of the same ledger before, by the size of its head."""
    with open_source(packed) as source:
        origin = _checkpoint_of(source)
    if origin == station.ledger.trust.origin:
        raise RefusedError("refused.bundle_own", origin=origin)
    rows = foreign_bundles(Queries(station.ledger))
    return sorted((each for each in rows if each.origin == origin), key=lambda each: each.size)


def _checkpoint_of(source: Source) -> str:
    try:
        return read_note(read(source, layout.CHECKPOINT))[0].origin
    except IntegrityError as err:
        raise RefusedError("refused.bundle_fails", reason=Reason.of(err)) from err


def _pinned(
    packed: Path, known: Sequence[ForeignBundle], trust: Sequence[TrustLine]
) -> TrustLine | None:
    """The trust line by which the bundle is judged: the one remembered, else the one given."""
    with open_source(packed) as source:
        origin = _checkpoint_of(source)
    given = {each for each in trust if each.origin == origin}
    held = {TrustLine.parse(each.trust_line) for each in known if each.trust_line is not None}
    if len(given | held) > 1:
        raise RefusedError("refused.trust_other", origin=origin)
    return next(iter(given | held), None)


def _head(station: Station, known: ForeignBundle) -> bytes:
    """The newest head that we hold of a ledger, as its log signed it."""
    with open_source(station.artifacts.path(known.sha256)) as source:
        return read(source, layout.SEAL_CHECKPOINT)


def _fields(packed: Path, report: BundleReport, pinned: TrustLine | None) -> dict[str, Any]:
    with open_source(packed) as source:
        seal = read_seal(source, Findings())
    if seal is None or seal.checkpoint is None:
        raise AssertionError("a bundle that does not fail has a seal")
    body = seal.event.body
    fields: dict[str, Any] = {
        "bundle": report.bundle,
        "origin": report.ledger,
        "root_digest": body["tagmanifests"]["sha256"],
        "headline": str(report.headline),
        "size": seal.checkpoint.size,
        "root": b64(seal.checkpoint.root),
        "container": _container(packed),
    }
    if pinned is not None:
        fields["trust_line"] = str(pinned)
    if body["conditions"]:
        fields["conditions_sealed"] = list(body["conditions"])
    return fields


def _container(packed: Path) -> dict[str, Any]:
    with packed.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return {"sha256": sha256, "size": packed.stat().st_size, "media_type": _MEDIA_TYPE}


def _keep(station: Station, packed: Path, container: dict[str, Any]) -> None:
    for taken in take(packed, station.artifacts, ("sha256",)):
        if taken.found is None or taken.found.values["sha256"] != container["sha256"]:
            raise StorageError("storage.bundle", path=packed.name, reason=taken.outcome)
