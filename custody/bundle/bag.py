"""The bag around a bundle: is everything there and unchanged (format.md §7, verdicts 1-2)."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock
from typing import Final

from custody.bundle import layout
from custody.bundle.inventory import Inventory, Kind
from custody.bundle.source import SMALL, Digests, Source, lines, read
from custody.bundle.verdicts import Findings, Question
from custody.domain.reasons import Reason, some
from custody.errors import CancelledError, IntegrityError
from custody.progress import Progress
from custody.strict_json import is_identifier

_AT_ONCE: Final = 4


@dataclass(frozen=True, slots=True)
class Bag:
    """What the manifests say, and what the files are."""

    id: str
    """Of the bundle, as `bag-info.txt` gives it; empty where it does not."""
    files: Inventory
    """Every file that is there; what was found of those that are listed."""


def check_bag(source: Source, findings: Findings, progress: Progress) -> Bag:
    """Answer questions 1 and 2 by reading every file once."""
    for fault in source.faults:
        findings.fail(Question.COMPLETE, fault)
    missing = sorted(layout.REQUIRED - source.files.keys())
    if missing:
        findings.fail(Question.COMPLETE, Reason("files_missing", names=some(missing)))
    files = Inventory(source.files)
    for kind in Kind:
        _read_manifests(source, findings, files, kind)
    _check_listed(source, findings, files)
    bag_id = _check_bag_files(source, findings, files)
    read = _check_fixity(source, findings, files, progress)
    findings.pass_(Question.COMPLETE, Reason("bag_complete", count=len(source.files)))
    findings.pass_(Question.FIXITY, Reason("bag_fixity", count=read))
    return Bag(bag_id, files)


def _read_manifests(source: Source, findings: Findings, files: Inventory, kind: Kind) -> None:
    """Take both manifests of a kind into the inventory, or neither."""
    for algorithm in layout.ALGORITHMS:
        name = layout.manifest_name(algorithm, tag=kind is Kind.TAG)
        if name not in source.files:
            findings.leave(Question.FIXITY, Reason("file_missing", path=name))
            files.forget(kind)
            return
        try:
            read = layout.read_manifest(lines(source, name), algorithm, files=len(source.files))
            files.take(kind, algorithm, read)
        except IntegrityError as err:
            findings.fail(Question.COMPLETE, err)
            findings.leave(Question.FIXITY, Reason("file_unreadable", path=name))
            files.forget(kind)
            return
    strangers = files.strangers(kind)
    if strangers:
        code = "tag_manifests_differ" if kind is Kind.TAG else "manifests_differ"
        findings.fail(Question.COMPLETE, Reason(code, names=some(strangers)))


def _check_listed(source: Source, findings: Findings, files: Inventory) -> None:
    lost = files.lost()
    if lost:
        findings.fail(Question.COMPLETE, Reason("listed_missing", names=some(lost)))
    unlisted = [
        path
        for path in files.unlisted()
        if not (path.startswith(("seal/", "tagmanifest-")) and layout.is_in_layout(path))
    ]
    if unlisted:
        findings.fail(Question.COMPLETE, Reason("unlisted", names=some(unlisted)))
    strangers = [path for path in files.listed() if not layout.is_in_layout(path)]
    if strangers:
        findings.fail(Question.COMPLETE, Reason("no_place", names=some(strangers)))
    if not any(map(layout.is_payload, files.listed())):
        findings.fail(Question.COMPLETE, Reason("no_payload"))
    twins = layout.folded_twins(files.listed())
    if twins is not None:
        findings.fail(Question.COMPLETE, Reason("twins", names=some(list(twins))))


def _check_bag_files(source: Source, findings: Findings, files: Inventory) -> str:
    """Check `bagit.txt` and `bag-info.txt`; the bundle's id."""
    try:
        if read(source, "bagit.txt") != layout.BAGIT_TXT:
            findings.fail(Question.COMPLETE, Reason("bagit"))
        labels = layout.read_bag_info(read(source, "bag-info.txt"))
    except IntegrityError as err:
        findings.fail(Question.COMPLETE, err)
        return ""
    size, count = files.oxum()
    if labels.get("Payload-Oxum") != f"{size}.{count}":
        findings.fail(Question.COMPLETE, Reason("oxum"))
    bag_id = labels.get("External-Identifier", "")
    if not is_identifier(bag_id):
        findings.fail(Question.COMPLETE, Reason("bag_id"))
    return bag_id


def _check_fixity(source: Source, findings: Findings, files: Inventory, progress: Progress) -> int:
    """Read every listed file that is there; how many could be read."""
    total = sum(source.files[files.paths[place]] for place in files.there())
    count = 0
    for place, found in _read_all(source, files, total, progress):
        if isinstance(found, IntegrityError):
            findings.fail(Question.FIXITY, found)
            continue
        if not files.agree(place, found):
            findings.fail(Question.FIXITY, Reason("file_changed", path=files.paths[place]))
        count += 1
    progress(total, total)
    return count


def _read_all(
    source: Source, files: Inventory, total: int, progress: Progress
) -> Iterator[tuple[int, Digests | IntegrityError]]:
    """Read every file once: small ones in turn, the others side by side, the largest first."""
    meter = _Meter(progress, total)
    large: list[int] = []
    for place in files.there():
        path = files.paths[place]
        if source.files[path] < SMALL:
            yield place, _read_one(source, path, meter)
        else:
            large.append(place)
    if not large:
        return
    large.sort(key=lambda place: source.files[files.paths[place]], reverse=True)
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(min(os.cpu_count() or 1, _AT_ONCE)) as pool:
        try:
            found = pool.map(lambda place: _read_one(source, files.paths[place], meter), large)
            yield from zip(large, found, strict=True)
        finally:
            meter.stop()
            pool.shutdown(cancel_futures=True)


def _read_one(source: Source, path: str, meter: "_Meter") -> Digests | IntegrityError:
    try:
        return source.digests(path, meter.of_file())
    except IntegrityError as err:
        return err


class _Meter:
    """Progress over files that are read side by side; from any thread, told one at a time."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = 0
        self._is_stopped = False
        self._lock = Lock()

    def stop(self) -> None:
        """Let the files that are being read go no further."""
        self._is_stopped = True

    def of_file(self) -> Progress:
        """Progress of one more file."""
        before = 0

        def tell(done: int, _: int) -> None:
            nonlocal before
            with self._lock:
                if self._is_stopped:
                    raise CancelledError
                self._done += done - before
                before = done
                self._progress(self._done, self._total)

        return tell
