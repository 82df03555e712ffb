"""What a provider sent: containers unpacked, every file hashed, their list held against ours.

A container is kept whole, as it came; what is in it is taken in beside it. One that cannot be
opened, or that is not acceptable, is kept whole all the same, and nothing is taken from it.
"""

import contextlib
import dataclasses
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from custody.acquisition import Gathered, Plan, commands, gather
from custody.domain.commands import Command
from custody.errors import InputError
from custody.evidence import containers
from custody.evidence.digests import ALGORITHMS, DEFAULT, LEGACY
from custody.evidence.hash_lists import Line
from custody.evidence.intake import survey
from custody.evidence.provider_lists import (
    Compared,
    Comparison,
    compare,
    find_lists,
    read_provider_list,
)
from custody.progress import Progress, no_progress
from custody.scratch import scratch_folder
from custody.station import UNPACK_PREFIX, Station
from custody.strict_json import b64, canonical, file_name, unb64

_RECEIVE: Final = "artifact.receive"


@dataclass(frozen=True, slots=True)
class File:
    """One file of a delivery, as reading found it."""

    name: bytes
    """Below the folder or the container; the bare name of what came alone."""
    size: int
    digests: Mapping[str, str]
    """By algorithm, legacy ones too."""
    media_type: str
    is_container: bool = False
    is_opened: bool = False
    """What this container holds was taken in beside it."""
    is_list: bool = False
    """It tells the digests of the others."""

    @property
    def shown(self) -> str:
        """The name for people."""
        return self.name.decode("utf-8", "backslashreplace")


@dataclass(slots=True)
class Parcel:
    """What one act brings: a container with its contents, or files without one."""

    path: Path | None
    """The container."""
    found: Gathered
    files: tuple[File, ...] = ()
    """In the order of the spool."""


@dataclass(slots=True)
class Delivery:
    """Everything that came; a context manager that lets go of what reading spooled."""

    parcels: tuple[Parcel, ...]
    unopened: tuple[tuple[Path, InputError], ...]
    """Containers that are kept whole and from which nothing was taken, each with the reason."""
    compared: Compared | None
    """Against the provider's list; None where none came."""
    unread_lists: tuple[tuple[str, InputError], ...] = ()
    """Files that were named as lists and say nothing."""

    @property
    def files(self) -> tuple[File, ...]:
        """All files, in their order."""
        return tuple(file for parcel in self.parcels for file in parcel.files)

    @property
    def problems(self) -> tuple[str, ...]:
        """Files that changed or could not be read."""
        return tuple(text for parcel in self.parcels for text in parcel.found.problems)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What looks like an image and cannot be read as one."""
        return tuple(text for parcel in self.parcels for text in parcel.found.warnings)

    def comparison(self, index: int) -> tuple[Comparison, Line | None]:
        """What their list says of the file of that number."""
        if self.compared is None:
            return Comparison.NOT_COMPARED, None
        return self.compared.outcomes[index]

    def close(self) -> None:
        """Let go of the spools; the copies stay in the store."""
        for parcel in self.parcels:
            parcel.found.spool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _err: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()


def read_delivery(
    station: Station,
    paths: Sequence[Path],
    lists: Sequence[Path] = (),
    progress: Progress = no_progress,
) -> Delivery:
    """Read, unpack, hash, copy and compare; the ledger is not touched.

    Args:
        station: Whose store takes the copies.
        paths: Archives, folders and files.
        lists: Lists of digests that came with them; those among the files are found by themselves.
        progress: Bytes done and in all; what is unpacked counts three times, what is copied twice.

    Raises:
        StorageError: A source cannot be read, or the disk is full.
        IntegrityError: A copy cannot be read back as it was.
        CancelledError: From `progress`; copies made so far are no artifacts.
    """
    return _Reading(station, progress).read(paths, lists)


class _Reading:
    """One reading of a delivery."""

    def __init__(self, station: Station, progress: Progress) -> None:
        self._station = station
        self._progress = progress
        self._done = self._total = 0
        self._unopened: list[tuple[Path, InputError]] = []

    def read(self, paths: Sequence[Path], lists: Sequence[Path]) -> Delivery:
        paths = tuple(dict.fromkeys((*paths, *lists)))
        archives = {path: size for path in paths for size in self._sizes(path)}
        loose = tuple(path for path in paths if path not in archives)
        self._total = 3 * sum(archives.values()) + 2 * sum(survey(path).size for path in paths)
        with contextlib.ExitStack() as at_the_end:
            places = {path: self._unpacked(path, at_the_end) for path in archives}
            lines, listed, unread = self._lists(places, loose, lists)
            algorithms = {name for line in lines for name in line.digests} & ALGORITHMS
            wanted = tuple(sorted(algorithms | set(DEFAULT)))
            parcels: list[Parcel] = []
            try:
                for path, place in places.items():
                    parcels.append(self._of_container(path, place, wanted, listed))
                if loose:
                    parcels.append(self._of_files(loose, wanted, listed))
                files = [file for parcel in parcels for file in parcel.files]
                compared = _compared(lines, files) if lines else None
            except BaseException:
                for parcel in parcels:
                    parcel.found.spool.close()
                raise
        return Delivery(tuple(parcels), tuple(self._unopened), compared, tuple(unread))

    def _sizes(self, path: Path) -> Iterator[int]:
        """How much a container unpacks to; nothing for what is none."""
        if not containers.is_zip(path):
            return
        try:
            yield sum(each.info.file_size for each in containers.members(path))
        except InputError as err:
            self._unopened.append((path, err))
            yield 0

    def _unpacked(self, path: Path, at_the_end: contextlib.ExitStack) -> Path | None:
        if any(path == each for each, _ in self._unopened):
            return None
        with contextlib.ExitStack() as here:
            place = here.enter_context(scratch_folder(self._station.folder, UNPACK_PREFIX))
            try:
                containers.unpack(path, place, self._step())
            except InputError as err:
                self._unopened.append((path, err))
                return None
            at_the_end.push(here.pop_all())
            return place

    def _step(self) -> Progress:
        """Progress of the next part."""
        begun = self._done

        def told(done: int, _total: int) -> None:
            self._done = min(begun + done, self._total)
            self._progress(self._done, self._total)

        return told

    def _lists(
        self, places: Mapping[Path, Path | None], loose: Sequence[Path], named: Sequence[Path]
    ) -> tuple[list[Line], set[bytes], list[tuple[str, InputError]]]:
        """The lines of all lists, the raw paths of the lists, and which could not be read."""
        known: dict[bytes, dict[bytes, Path]] = {}
        for place in filter(None, places.values()):
            known[os.fsencode(place)] = _files_below(place)
        for path in loose:
            inside = _files_below(path) if path.is_dir() else {os.fsencode(path.name): path}
            known.setdefault(os.fsencode(path if path.is_dir() else ""), {}).update(inside)
        ours = [name for inside in known.values() for name in inside]
        lines: list[Line] = []
        listed: set[bytes] = set()
        unread: list[tuple[str, InputError]] = []
        for inside in known.values():
            chosen = {os.fsencode(path.name) for path in named if path in inside.values()}
            for name in dict.fromkeys((*sorted(chosen), *find_lists(inside, ours))):
                try:
                    told = read_provider_list(inside[name], ours)
                except InputError as err:
                    unread.append((os.fsdecode(name), err))
                    continue
                listed.add(os.fsencode(inside[name].absolute()))
                lines += _placed(told, name, ours)
        return lines, listed, unread

    def _of_container(
        self, path: Path, place: Path | None, algorithms: tuple[str, ...], listed: set[bytes]
    ) -> Parcel:
        whole = self._gathered((path,), algorithms)
        first = tuple(
            dataclasses.replace(each, is_container=True, is_opened=place is not None)
            for each in _files(whole, listed)
        )
        if place is None:
            return Parcel(path, whole, first)
        try:
            inside = self._gathered((place,), algorithms, lists=False)
        except BaseException:
            whole.spool.close()
            raise
        with inside:
            rest = _files(inside, listed)
            _append(whole, inside, os.fsencode(path.absolute()), os.fsencode(place))
        return Parcel(path, whole, (*first, *rest))

    def _of_files(
        self, paths: tuple[Path, ...], algorithms: tuple[str, ...], listed: set[bytes]
    ) -> Parcel:
        found = self._gathered(paths, algorithms)
        return Parcel(None, found, _files(found, listed))

    def _gathered(
        self, paths: tuple[Path, ...], algorithms: tuple[str, ...], *, lists: bool = True
    ) -> Gathered:
        plan = Plan(case="-", paths=paths, algorithms=algorithms, lists=lists)
        return gather(self._station, plan, self._step())


def _files_below(folder: Path) -> dict[bytes, Path]:
    """Name below a folder to file, links left out."""
    found: dict[bytes, Path] = {}
    for above, _, names in os.walk(os.fsencode(folder)):
        for name in names:
            path = above + b"/" + name
            if not os.path.islink(path) and os.path.isfile(path):  # noqa: PTH113, PTH114 - raw
                found[path[len(os.fsencode(folder)) + 1 :]] = Path(os.fsdecode(path))
    return found


def _placed(lines: Sequence[Line], of: bytes, ours: Sequence[bytes]) -> Iterator[Line]:
    """Lines of a list that lies in a folder: its names begin there, if that is where files are."""
    folder, known = of.rpartition(b"/")[0], frozenset(ours)
    for line in lines:
        here = folder + b"/" + line.name.replace(b"\\", b"/").removeprefix(b"./")
        yield line._replace(name=here) if folder and here in known else line


def _files(found: Gathered, listed: set[bytes]) -> tuple[File, ...]:
    return tuple(
        File(
            name=unb64(entry["path"]["raw"]),
            size=int(entry["size"]),
            digests={**entry["digests"], **entry.get("legacy", {})},
            media_type=entry["media_type"],
            is_list=unb64(entry["source"]["raw"]) in listed,
        )
        for entry in found.entries()
    )


def _append(whole: Gathered, inside: Gathered, container: bytes, place: bytes) -> None:
    """Put what was unpacked behind its container, told as lying in it."""
    whole.spool.seek(0, os.SEEK_END)
    for entry in inside.entries():
        source = unb64(entry["source"]["raw"])
        inner = container + source.removeprefix(place)
        line = {name: value for name, value in entry.items() if name not in ("metadata", "media")}
        whole.spool.write(canonical({**line, "source": file_name(inner)}) + b"\n")
        if "media" in entry:
            whole.media[b64(inner)] = entry["media"]
    whole.spool.flush()
    whole.files += inside.files
    whole.size += inside.size
    whole.problems += inside.problems
    whole.warnings += inside.warnings
    whole.ended_at = inside.ended_at


def _compared(lines: Sequence[Line], files: Sequence[File]) -> Compared:
    apart = frozenset(file.name for file in files if file.is_container or file.is_list)
    return compare(lines, [(file.name, file.size, file.digests) for file in files], apart)


# ---- events ----


def acts(
    station: Station,
    delivery: Delivery,
    act: Command,
    categories: Mapping[int, Sequence[str]],
) -> Iterator[Command]:
    """What records a delivery: its receipt and the digests, for each parcel.

    Args:
        station: Whose ledger tells which ids are free.
        delivery: What was read.
        act: `artifact.receive` with what is said of the whole, its case, items and role.
        categories: Number of a file to its own categories of data, where they differ.
    """
    number, first = 0, True
    given: list[str] = []
    for parcel in delivery.parcels:
        ids = _ids(station, parcel, given)
        given += ids
        fields: dict[str, Any] = dict(act.fields)
        told: list[dict[str, Any]] = []
        for name, file in zip(ids, parcel.files, strict=True):
            if file.is_container:
                fields["container"] = name
            told += _told(name, file, delivery, number, categories.get(number))
            number += 1
        if told:
            fields["files"] = told
        if first and delivery.compared is not None and delivery.compared.only_theirs:
            fields["only_theirs"] = [file_name(each) for each in delivery.compared.only_theirs]
        first = False
        item = act.items[0] if act.items else None
        plan = Plan(
            case=act.case or "",
            paths=(),
            item=item,
            act=dataclasses.replace(act, name=_RECEIVE, fields=fields),
            ids=tuple(ids),
            role=act.role,
        )
        for command in commands(station, plan, parcel.found, given):
            given += _brought(command)
            yield command


def _told(
    name: str, file: File, delivery: Delivery, number: int, own: Sequence[str] | None
) -> Iterator[dict[str, Any]]:
    """What the receipt says of one file, if there is anything to say."""
    entry: dict[str, Any] = {"artifact": name}
    if own is not None:
        entry["data_categories"] = sorted(own)
    outcome, line = delivery.comparison(number)
    if delivery.compared is not None and not (file.is_container or file.is_list):
        entry["comparison"] = str(outcome)
    if line is not None:
        entry["comparison"] = str(outcome)
        strong = {k: v for k, v in line.digests.items() if k not in LEGACY}
        broken = {k: v for k, v in line.digests.items() if k in LEGACY}
        if "sha256" in strong:  # the vocabulary knows digests only beside a SHA-256
            entry["digests"] = strong
        if broken:
            entry["legacy"] = broken
    if len(entry) > 1:
        yield entry


def _ids(station: Station, parcel: Parcel, given: Sequence[str]) -> list[str]:
    """`ART-<n>` for what stands alone; what a container holds is numbered below it."""
    number = station.service.count_of("artifact")
    taken = set(given)
    found: list[str] = []

    def is_free(name: str) -> bool:
        return name not in taken and station.service.case_of("artifact", name) is None

    above = ""
    for index, file in enumerate(parcel.files):
        name = f"{above}.{index:03}" if above else ""
        while not name or not is_free(name):
            number += 1
            name = f"ART-{number:03}"
        taken.add(name)
        found.append(name)
        if file.is_container:
            above = name
    return found


def _brought(command: Command) -> list[str]:
    if command.name != _RECEIVE:
        return []
    return [str(name) for name in command.fields["artifacts"]]
