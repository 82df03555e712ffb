"""Forensic images in the EWF format (E01, Ex01): digests of the segments and of the media data.

An image carries the digest that the acquiring tool made. It is compared with one that we compute
over the media data, since libewf reads through damaged chunks in silence. Parsing happens in a
child process, because images are hostile input.
"""

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from pathlib import Path
from string import ascii_lowercase, ascii_uppercase
from typing import Any, Final

from custody.errors import InputError
from custody.evidence import images_child
from custody.evidence.algorithms import DEFAULT, chosen
from custody.evidence.child import Child
from custody.evidence.digests import FileDigests, hash_descriptor
from custody.evidence.file_source import Range
from custody.evidence.sources import opened, opened_folder, storage_error
from custody.progress import Progress, no_progress
from custody.strict_json import is_digest

_FIRST: Final = re.compile(rb"(.*\.[Ee][Xx]?)01", re.DOTALL)
_STORED: Final = {"MD5": "md5", "SHA1": "sha1"}
_PATIENCE_S: Final = 120.0
"""How long the child may take for one answer; it answers once for each chunk."""


class Fit(StrEnum):
    """How the media data stands to the digest stored in the image."""

    MATCH = "match"
    DIFFER = "differ"
    NOT_STORED = "not-stored"


@dataclass(frozen=True, slots=True)
class Segment:
    """One file of an image."""

    name: bytes
    found: FileDigests


@dataclass(frozen=True, slots=True)
class Image:
    """What reading an image found."""

    segments: tuple[Segment, ...]
    media: FileDigests
    """Over the data of the medium that was imaged; the stored algorithms are always among them."""
    stored: Mapping[str, str]
    """Algorithm to hex, as the image itself says."""

    @property
    def fit(self) -> Fit:
        """The comparison; it differs as soon as one stored digest does, or a part is unreadable."""
        if self.media.read_errors or self.media.changed:
            return Fit.DIFFER
        if not self.stored:
            return Fit.NOT_STORED
        values = self.media.values
        is_same = all(values[name] == value for name, value in self.stored.items())
        return Fit.MATCH if is_same else Fit.DIFFER


def is_image(name: bytes) -> bool:
    """Tell by its name whether a file is the first segment of an image."""
    return _FIRST.fullmatch(name) is not None


def segment_names(first: bytes) -> Iterator[bytes]:
    """All names that the segments of an image may have, in order: E01 to E99, EAA to ZZZ."""
    found = _FIRST.fullmatch(first)
    if found is None:
        raise InputError(
            "input.image", path=os.fsdecode(first), reason="the first segment ends in E01 or Ex01"
        )
    stem = found[1]
    yield from (stem + b"%02d" % number for number in range(1, 100))
    stem, last = stem[:-1], stem[-1:].decode("ascii")
    heads = ascii_lowercase if last.islower() else ascii_uppercase
    tails = ascii_lowercase if last == "e" else ascii_uppercase
    for letters in product(heads[heads.index(last) :], tails, tails):
        yield stem + "".join(letters).encode("ascii")


def other_segments(first: Path) -> list[Path]:
    """The segments that lie beside the first one; none where it is no plain file of that name.

    Raises:
        StorageError: Its folder cannot be read.
    """
    name = os.fsencode(first.name)
    if not is_image(name) or first.is_symlink() or not first.is_file():
        return []
    with opened_folder(os.fsencode(first.parent)) as folder:
        return [first.with_name(os.fsdecode(each)) for each in _present(name, folder)][1:]


def read_image(
    path: str | os.PathLike[str] | bytes,
    algorithms: Iterable[str] = DEFAULT,
    progress: Progress = no_progress,
) -> Image:
    """Hash the segments of an image and the media data inside, and read the stored digests.

    Args:
        path: The first segment; the others lie beside it.
        algorithms: Names out of `digests.ALGORITHMS`, for segments and media alike.
        progress: Bytes hashed so far, of segments and media, and in all.

    Raises:
        StorageError: A segment cannot be read, or the child process ended.
        InputError: `input.image`: libewf cannot make sense of it.
        CancelledError: From `progress`.
    """
    names = chosen(algorithms)
    raw = os.fsencode(path)
    parent, _, first = raw.rpartition(b"/")
    with opened_folder(parent or (b"/" if raw.startswith(b"/") else b".")) as folder:
        segments = list(_present(first, folder))
        child = Child(images_child.__name__, files=(folder,))
        try:
            return _Reading(child, folder, names, progress, raw).run(segments)
        finally:
            child.close()


def _present(first: bytes, folder: int) -> Iterator[bytes]:
    for name in segment_names(first):
        try:
            os.stat(name, dir_fd=folder, follow_symlinks=False)
        except OSError as err:
            if name == first:
                raise storage_error("storage.read", first, err) from err
            return
        yield name


class _Reading:
    def __init__(
        self,
        child: Child,
        folder: int,
        algorithms: tuple[str, ...],
        progress: Progress,
        path: bytes,
    ) -> None:
        self._child = child
        self._folder = folder
        self._algorithms = algorithms
        self._progress = progress
        self._path = path
        self._done = 0
        self._total = 0

    def run(self, names: list[bytes]) -> Image:
        self._ask({"names": [name.hex() for name in names], "folder": self._folder})
        answer = self._answer()
        size = self._number(answer, "size")
        if size == 0:
            raise self._bad("there is no media data in it")
        stored = self._stored(answer)
        self._total = size + sum(
            os.stat(name, dir_fd=self._folder, follow_symlinks=False).st_size for name in names
        )
        segments = tuple(self._segment(name) for name in names)
        self._ask(sorted({*self._algorithms, *stored}))
        return Image(segments, self._media(size), stored)

    def _segment(self, name: bytes) -> Segment:
        with opened(name, below=self._folder) as descriptor:
            try:
                found = hash_descriptor(descriptor, self._algorithms, self._report)
            except OSError as err:
                raise storage_error("storage.read", name, err) from err
        self._done += found.size
        return Segment(name, found)

    def _media(self, size: int) -> FileDigests:
        while "done" in (answer := self._answer()):
            self._report(self._number(answer, "done"), 0)
        values = answer.get("values")
        errors = answer.get("errors")
        if not isinstance(values, dict) or not isinstance(errors, list):
            raise self._bad("the helper process gave no result")
        for name, value in values.items():
            if not is_digest(value, name):
                raise self._bad("the helper process gave no result")
        read = self._number(answer, "size")
        ranges = tuple(Range(int(offset), int(length)) for offset, length in errors)
        return FileDigests(read, values, ranges, changed=read != size)

    def _stored(self, answer: dict[str, Any]) -> dict[str, str]:
        told = answer.get("stored")
        stored = {}
        for name, value in told.items() if isinstance(told, dict) else ():
            algorithm = _STORED.get(name)
            if algorithm is not None and is_digest(value, algorithm):
                stored[algorithm] = value
        return stored

    def _report(self, done: int, _size: int) -> None:
        self._progress(self._done + done, self._total)

    def _ask(self, document: object) -> None:
        self._child.send(json.dumps(document).encode())

    def _answer(self) -> dict[str, Any]:
        answer = json.loads(self._child.receive(_PATIENCE_S))
        if not isinstance(answer, dict):
            raise self._bad("the helper process gave no result")
        if "problem" in answer:
            raise self._bad(str(answer["problem"]))
        return answer

    def _number(self, answer: dict[str, Any], name: str) -> int:
        value = answer.get(name)
        if not isinstance(value, int) or value < 0:
            raise self._bad("the helper process gave no result")
        return value

    def _bad(self, reason: str) -> InputError:
        return InputError("input.image", path=os.fsdecode(self._path), reason=reason)
