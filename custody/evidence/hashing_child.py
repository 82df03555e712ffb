"""The child process that hashes batches of files for `many.py`.

A request is a folder and names in it, apart by NUL; the folder is opened below the root that was
inherited. A reply is one record for each name, then, if a record does not say all, JSON. The loop
is written for files of a few kilobytes, where each call counts; so does each import at the start.
"""

import hashlib
import os
import stat
import struct
from collections.abc import Callable, Iterable
from functools import partial
from resource import RUSAGE_SELF, getrusage
from typing import Any

from custody.evidence.frames import read_frame, write_frame
from custody.evidence.sources import O_NOATIME, READ_FLAGS, open_folder

HEAD = struct.Struct("<II")
"""Of a reply: how often the medium was waited for, length of the records."""

SMALL = 1 << 20
DONE, ODD, LARGE, MISSING, UNREADABLE, NOT_A_FILE = range(6)


def record_of(lengths: Iterable[int]) -> struct.Struct:
    """A record: outcome, size, then digests of these lengths."""
    return struct.Struct("<BQ" + "".join(f"{length}s" for length in lengths))


def main(descriptor: int) -> None:
    """Serve until the other side closes."""
    order = read_frame(descriptor)
    if order is None:
        return
    root, large, *algorithms = order.decode("ascii").split()
    batches = _Batches(int(root), int(large), algorithms)
    while (request := read_frame(descriptor)) is not None:
        before = getrusage(RUSAGE_SELF).ru_nvcsw
        records, details = batches.hash(request)
        waits = getrusage(RUSAGE_SELF).ru_nvcsw - before
        write_frame(descriptor, HEAD.pack(waits, len(records)) + records + _json(details))


class _Batches:
    def __init__(self, root: int, large: int, algorithms: list[str]) -> None:
        self._root = root
        self._large = large
        self._algorithms = algorithms
        self._makers = [_maker(name) for name in algorithms]
        self._record = record_of(len(make(b"").digest()) for make in self._makers)
        self._nothing = [b""] * len(algorithms)
        self._folder = -1
        self._path: bytes | None = None
        self._buffer = memoryview(bytearray(SMALL))
        self._flags = READ_FLAGS | O_NOATIME

    def hash(self, request: bytes) -> tuple[bytes, dict[int, Any]]:
        """Records of all names, and what they cannot say, by index."""
        path, *names = request.split(b"\0")
        records: list[bytes] = []
        details: dict[int, Any] = {}
        try:
            self._enter(path)
        except FileNotFoundError:
            return self._none(MISSING) * len(names), details
        except OSError as err:
            return self._none(UNREADABLE) * len(names), dict.fromkeys(
                range(len(names)), err.strerror
            )
        # Written out in one place: here each microsecond counts a hundred thousand times.
        folder, buffer, pack, makers = self._folder, self._buffer, self._record.pack, self._makers
        for name in names:
            descriptor = -1
            try:
                descriptor = self._open(name, folder)
                before = os.fstat(descriptor)
                size = before.st_size
                if (
                    size < SMALL
                    and stat.S_ISREG(before.st_mode)
                    and os.readv(descriptor, [self._buffer]) == size
                    and _is_same(before, os.fstat(descriptor))
                ):
                    data = buffer[:size]
                    values = [make(data).digest() for make in makers]
                    records.append(pack(DONE, size, *values))
                else:
                    records.append(self._hash(descriptor, before, details, len(records)))
            except FileNotFoundError:
                records.append(self._none(MISSING))
            except OSError as err:
                records.append(self._after(err, descriptor, details, len(records)))
            finally:
                if descriptor >= 0:
                    os.close(descriptor)
        return b"".join(records), details

    def _enter(self, path: bytes) -> None:
        if path == self._path:
            return
        if self._folder >= 0:
            os.close(self._folder)
            self._folder, self._path = -1, None
        self._folder = open_folder(path, below=self._root)
        self._path = path

    def _open(self, name: bytes, folder: int) -> int:
        try:
            return os.open(name, self._flags, dir_fd=folder)
        except PermissionError:  # only the owner may leave the access time as it is
            return os.open(name, READ_FLAGS, dir_fd=folder)

    def _hash(
        self, descriptor: int, status: os.stat_result, details: dict[int, Any], index: int
    ) -> bytes:
        if not stat.S_ISREG(status.st_mode):
            return self._none(NOT_A_FILE)
        if status.st_size >= self._large:
            return self._none(LARGE)
        if (values := self._hash_plain(descriptor, status)) is not None:
            return self._record.pack(DONE, status.st_size, *values)
        from custody.evidence.digests import hash_descriptor

        found = hash_descriptor(descriptor, self._algorithms, runners=1)
        outcome = DONE
        if found.changed or found.read_errors or found.holes:
            outcome = ODD
            details[index] = [found.read_errors, found.holes, found.changed]
        values = [bytes.fromhex(found.values[name]) for name in self._algorithms]
        return self._record.pack(outcome, found.size, *values)

    def _after(self, err: OSError, descriptor: int, details: dict[int, Any], index: int) -> bytes:
        """What can be read of a file all the same, range by range; nothing if it did not open."""
        if descriptor >= 0:
            try:
                return self._hash(descriptor, os.fstat(descriptor), details, index)
            except OSError as again:
                err = again
        details[index] = err.strerror
        return self._none(UNREADABLE)

    def _hash_plain(self, descriptor: int, status: os.stat_result) -> list[bytes] | None:
        """Digests by the shortest way, if nothing is special about the file."""
        if status.st_blocks * 512 < status.st_size:
            return None
        hashers = [make() for make in self._makers]
        offset = 0
        try:
            while got := os.preadv(descriptor, [self._buffer], offset):
                data = self._buffer[:got]
                for hasher in hashers:
                    hasher.update(data)
                offset += got
        except OSError:
            return None
        if offset != status.st_size or not _is_same(status, os.fstat(descriptor)):
            return None
        return [hasher.digest() for hasher in hashers]

    def _none(self, outcome: int) -> bytes:
        return self._record.pack(outcome, 0, *self._nothing)


def _json(details: dict[int, Any]) -> bytes:
    if not details:
        return b""
    import json

    return json.dumps(details).encode()


def _is_same(before: os.stat_result, after: os.stat_result) -> bool:
    return (
        before.st_mtime_ns == after.st_mtime_ns
        and before.st_ctime_ns == after.st_ctime_ns
        and before.st_size == after.st_size
    )


def _maker(algorithm: str) -> Callable[..., Any]:
    """The quickest way to a digest object that has taken in some bytes."""
    if algorithm == "blake3":
        from blake3 import blake3

        return blake3
    maker: Callable[..., Any] = getattr(hashlib, algorithm.replace("-", "_"))
    return partial(maker, usedforsecurity=False) if algorithm in ("md5", "sha1") else maker
