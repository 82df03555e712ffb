"""What a provider sent: containers unpacked, every file hashed, their list held against ours.

A container is kept whole and hashed before anything of it is opened; what is in it is taken in
beside it, each file with the container it lay in as its parent. One that cannot be opened, or that
is not acceptable, is kept whole all the same, and nothing is taken from it.
"""

import contextlib
import dataclasses
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from custody import gathering
from custody.errors import InputError, StorageError
from custody.evidence import containers
from custody.evidence.algorithms import ALGORITHMS, DEFAULT
from custody.evidence.comparison import Compared, Comparison, compare
from custody.evidence.hash_lists import Line
from custody.evidence.intake import survey
from custody.evidence.nested import Opened, open_all
from custody.evidence.provider_lists import find_lists, read_provider_list
from custody.evidence.walk import Kind
from custody.gathering import Gathered, Plan, gather
from custody.progress import Progress, no_progress
from custody.scratch import scratch_folder
from custody.station import UNPACK_PREFIX, Station
from custody.strict_json import b64, canonical, file_name, unb64


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

    inside: int | None = None
    """Number, in its parcel, of the container that it lies in; None for what lies in none."""

    @property
    def shown(self) -> str:
        """The name for people."""
        return self.name.decode("utf-8", "backslashreplace")

    @property
    def is_outermost(self) -> bool:
        """Whether it is a container that came as such."""
        return self.is_container and self.inside is None

    @property
    def is_apart(self) -> bool:
        """Whether no list need tell of it."""
        return self.is_outermost or self.is_list


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
    def special(self) -> tuple[tuple[str, Kind], ...]:
        """Sockets, pipes and devices among them: described, not opened."""
        return tuple(each for parcel in self.parcels for each in parcel.found.special)

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

    def __exit__(self, *_: object) -> None:
        self.close()


def read_delivery(
    station: Station,
    paths: Sequence[Path],
    lists: Sequence[Path] = (),
    progress: Progress = no_progress,
    *,
    passwords: Sequence[str] = (),
) -> Delivery:
    """Read, unpack, hash, copy and compare; the ledger is not touched.

    Args:
        station: Whose store takes the copies.
        paths: Archives, folders and files.
        lists: Lists of digests that came with them; those among the files are found by themselves.
        progress: Bytes done and in all, which grows by what containers turn out to hold.
        passwords: Tried on whatever is locked; kept nowhere.

    Raises:
        StorageError: A source cannot be read, or the disk is full.
        IntegrityError: A copy cannot be read back as it was.
        CancelledError: From `progress`. Whatever it was, the copies made so far are let go.
    """
    return _Reading(station, progress, passwords).read(paths, lists)


def give_up(station: Station, delivery: Delivery) -> None:
    """Let go of a delivery, and of the copies that it alone brought; those recorded stay.

    Raises:
        StorageError: `storage.write`.
    """
    _give_up(station, delivery.parcels)


def _give_up(station: Station, parcels: Sequence[Parcel]) -> None:
    for parcel in parcels:
        gathering.give_up(station, parcel.found)


class _Reading:
    """One reading of a delivery."""

    def __init__(self, station: Station, progress: Progress, passwords: Sequence[str]) -> None:
        self._station = station
        self._progress = progress
        self._passwords = tuple(passwords)
        self._done = self._total = 0
        self._unopened: list[tuple[Path, InputError]] = []

    def read(self, paths: Sequence[Path], lists: Sequence[Path]) -> Delivery:
        paths = tuple(dict.fromkeys((*paths, *lists)))
        wholes = tuple(path for path in paths if containers.kind_of(path) is not None)
        loose = tuple(path for path in paths if path not in wholes)
        self._total = 3 * sum(survey(path).size for path in wholes)
        self._total += 2 * sum(survey(path, self._progress).size for path in loose)
        parcels: list[Parcel] = []
        with contextlib.ExitStack() as at_the_end:
            try:
                lines, _, _ = self._lists({}, loose, lists)
                wanted = _algorithms(lines)
                for path in wholes:
                    parcels.append(Parcel(path, self._gathered((path,), wanted)))
                opened: dict[Path | None, tuple[Opened, ...]] = {
                    parcel.path: self._opened(parcel.path, parcel.found, at_the_end)
                    for parcel in parcels
                    if parcel.path is not None
                }
                lines, listed, unread = self._lists(opened, loose, lists)
                wanted = _algorithms(lines)
                for parcel in parcels:
                    self._fill(parcel, opened[parcel.path], wanted, listed)
                if loose:
                    found = self._gathered(loose, wanted)
                    parcels.append(Parcel(None, found, _files(found, listed)))
                compared = _compared(lines, parcels) if lines else None
            except BaseException:
                with contextlib.suppress(StorageError):  # what ended the reading is told
                    _give_up(self._station, parcels)
                raise
        return Delivery(tuple(parcels), tuple(self._unopened), compared, tuple(unread))

    def _opened(
        self, path: Path, whole: Gathered, at_the_end: contextlib.ExitStack
    ) -> tuple[Opened, ...]:
        """What a container holds, read from the copy that was hashed and kept."""
        kept = next((entry["digests"]["sha256"] for entry in whole.entries()), None)
        if kept is None:
            return ()
        with contextlib.ExitStack() as here:
            place = here.enter_context(scratch_folder(self._station.folder, UNPACK_PREFIX))
            opening = open_all(
                self._station.artifacts.path(kept), place, self._step(),
                name=path.name, passwords=self._passwords,
            )  # fmt: skip
            for name, err in opening.refused:
                self._unopened.append((path / os.fsdecode(name) if name else path, err))
            step = self._step()
            self._total += 2 * sum(survey(each.folder, step).size for each in opening.opened)
            at_the_end.push(here.pop_all())
        return opening.opened

    def _step(self) -> Progress:
        """Progress of the next part."""
        begun = self._done

        def told(done: int, _total: int) -> None:
            self._done = min(begun + done, self._total)
            self._progress(self._done, self._total)

        return told

    def _lists(
        self,
        opened: Mapping[Path | None, Sequence[Opened]],
        loose: Sequence[Path],
        named: Sequence[Path],
    ) -> tuple[list[Line], set[bytes], list[tuple[str, InputError]]]:
        """The lines of all lists, the raw paths of the lists, and which could not be read."""
        known: dict[bytes, dict[bytes, Path]] = {}
        for each in (each for parts in opened.values() for each in parts):
            above = each.name + b"/" if each.name else b""
            inside = _files_below(each.folder, self._step())
            known[os.fsencode(each.folder)] = {above + name: inside[name] for name in inside}
        for path in loose:
            whole = path.is_dir()
            inside = _files_below(path, self._step()) if whole else {os.fsencode(path.name): path}
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

    def _fill(
        self,
        parcel: Parcel,
        opened: Sequence[Opened],
        algorithms: tuple[str, ...],
        listed: set[bytes],
    ) -> None:
        """Take in beside a container what was found in it, and in those that it holds."""
        files = [
            dataclasses.replace(each, is_container=True) for each in _files(parcel.found, listed)
        ]
        numbers = {b"": 0}
        for each in opened:
            at = numbers[each.name]
            files[at] = dataclasses.replace(files[at], is_container=True, is_opened=True)
            with self._gathered((each.folder,), algorithms, lists=False) as inside:
                for file in _files(inside, listed):
                    name = each.name + b"/" + file.name if each.name else file.name
                    numbers[name] = len(files)
                    files.append(dataclasses.replace(file, name=name, inside=at))
                _append(parcel, inside, each, at)
        refused = {os.fsencode(path) for path, _ in self._unopened}
        top = os.fsencode(parcel.path or "")
        parcel.files = tuple(
            dataclasses.replace(file, is_container=True)
            if file.inside is not None and top + b"/" + file.name in refused
            else file
            for file in files
        )

    def _gathered(
        self, paths: tuple[Path, ...], algorithms: tuple[str, ...], *, lists: bool = True
    ) -> Gathered:
        plan = Plan(case="-", paths=paths, algorithms=algorithms, lists=lists)
        return gather(self._station, plan, self._step())


def _files_below(folder: Path, progress: Progress) -> dict[bytes, Path]:
    """Name below a folder to file, links left out; progress is told of nothing but the time."""
    found: dict[bytes, Path] = {}
    for above, _, names in os.walk(os.fsencode(folder)):
        progress(0, 0)
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


def _append(parcel: Parcel, inside: Gathered, opened: Opened, container: int) -> None:
    """Put what was unpacked behind its container, told as lying in it."""
    whole = parcel.found
    above = os.fsencode((parcel.path or Path()).absolute())
    above += b"/" + opened.name if opened.name else b""
    whole.spool.seek(0, os.SEEK_END)
    for entry in inside.entries():
        path, source = unb64(entry["path"]["raw"]), unb64(entry["source"]["raw"])
        inner = above + source.removeprefix(os.fsencode(opened.folder))
        line = {name: value for name, value in entry.items() if name not in ("metadata", "media")}
        if opened.name:
            line["path"] = file_name(opened.name + b"/" + path)
        line |= {"source": file_name(inner), "inside": container}
        whole.spool.write(canonical(line) + b"\n")
        if "media" in entry:
            whole.media[b64(inner)] = entry["media"]
    whole.spool.flush()
    whole.files += inside.files
    whole.size += inside.size
    whole.problems += inside.problems
    whole.warnings += inside.warnings
    whole.special += inside.special
    whole.ended_at = inside.ended_at


def _algorithms(lines: Sequence[Line]) -> tuple[str, ...]:
    told = {name for line in lines for name in line.digests} & ALGORITHMS
    return tuple(sorted(told | set(DEFAULT)))


def _compared(lines: Sequence[Line], parcels: Sequence[Parcel]) -> Compared:
    """All files against the list.

    What lies in a container of which the list tells, and which came as it says, came so too: it is
    no file that they did not name.
    """
    files = [file for parcel in parcels for file in parcel.files]
    apart = frozenset(file.name for file in files if file.is_apart)
    found = compare(lines, [(file.name, file.size, file.digests) for file in files], apart)
    outcomes = list(found.outcomes)
    whole = {number for number, (told, _) in enumerate(outcomes) if told is Comparison.MATCH}
    first = 0
    for parcel in parcels:
        for number, file in enumerate(parcel.files, first):  # a container stands before its files
            is_untold = outcomes[number][0] is Comparison.ONLY_OURS
            if is_untold and file.inside is not None and first + file.inside in whole:
                outcomes[number] = (Comparison.NOT_COMPARED, None)
                whole.add(number)
        first += len(parcel.files)
    return dataclasses.replace(found, outcomes=tuple(outcomes))
