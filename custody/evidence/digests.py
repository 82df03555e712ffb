"""Digests of files: one read, several algorithms, on all cores, in constant memory.

A large file is hashed by a *relay*: a few runners each read a chunk of their own and hash it when
its turn comes, handing only the turn on, so that one reads while another hashes and the slowest
algorithm never waits. What cannot be read is retried in smaller pieces, recorded as a range and
hashed as zeros; holes of sparse files are hashed as zeros without being read.
"""

import errno
import hashlib
import mmap
import os
import stat
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Final, NamedTuple, Protocol, Self, TypeAlias

from custody.errors import InputError
from custody.evidence.sources import file_size, opened, set_direct, storage_error
from custody.progress import Progress, no_progress

Sink: TypeAlias = Callable[[memoryview, int], None]
"""Called once for each piece that is data, with its bytes and offset, from any thread."""

CHUNK: Final = 1 << 21
BLOCK: Final = 4096
"""The smallest range that is given up when it cannot be read."""

DEFAULT: Final = ("sha256", "sha512")
LEGACY: Final = frozenset({"md5", "sha1"})
"""Broken for security: only to match an old report, never the sole digest of anything."""

_SLOWEST_FIRST: Final = ("sha3-256", "md5", "sha512", "sha1", "sha256", "blake3")
ALGORITHMS: Final = frozenset(_SLOWEST_FIRST)
_RELAY_FROM: Final = 2 * CHUNK
_UNCACHED_RUNNERS: Final = 4
_PROBES: Final = 16
_ZEROS: Final = memoryview(bytes(CHUNK))
_UNREADABLE: Final = frozenset({errno.EIO, errno.ENODATA, errno.EBADMSG, errno.EILSEQ})
"""Errors of a part of the medium; all others concern the whole file."""


class Hasher(Protocol):
    """What every algorithm offers."""

    def update(self, data: memoryview, /) -> object:
        """Take in more bytes."""

    def digest(self) -> bytes:
        """The digest of all bytes taken in."""


class Range(NamedTuple):
    """Bytes of a file that could not be read and count as zeros."""

    offset: int
    length: int


class Piece(NamedTuple):
    """A part of a file, at most a chunk long."""

    offset: int
    length: int
    is_hole: bool


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells that a file was touched: compared before and after a reading."""

    device: int
    inode: int
    size: int
    modified_ns: int
    changed_ns: int

    @classmethod
    def of(cls, status: os.stat_result) -> Self:
        """The stamp in the answer of a `stat` call."""
        return cls(
            status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns
        )


class FileDigests(NamedTuple):
    """What one reading of a file found; plain, since there are hundreds of thousands."""

    size: int
    """Bytes hashed, unreadable ones and holes included."""
    values: Mapping[str, str]
    """Algorithm to lower-case hex."""
    read_errors: tuple[Range, ...] = ()
    holes: int = 0
    """Bytes that the file system has no data for; hashed as zeros, not read."""
    changed: bool = False
    """The file was not the same all the while, so that the digests are of no moment of it."""

    @property
    def digests(self) -> dict[str, str]:
        """The values on which one may rely."""
        return {name: value for name, value in self.values.items() if name not in LEGACY}

    @property
    def legacy(self) -> dict[str, str]:
        """The values that only match old reports."""
        return {name: value for name, value in self.values.items() if name in LEGACY}

    def document(self) -> dict[str, object]:
        """The members of an entry in `artifact.hashed` that this reading gives (format.md §3)."""
        document: dict[str, object] = {"size": self.size, "digests": self.digests}
        if self.legacy:
            document["legacy"] = self.legacy
        if self.read_errors:
            document["read_errors"] = [error._asdict() for error in self.read_errors]
        if self.holes:
            document["holes"] = self.holes
        return document


def chosen(algorithms: Iterable[str]) -> tuple[str, ...]:
    """Check a choice of algorithms; the slowest first, each once.

    Raises:
        InputError: `input.algorithm`.
    """
    names = frozenset(algorithms)
    for name in sorted(names - ALGORITHMS):
        raise InputError("input.algorithm", name=name, known=", ".join(sorted(ALGORITHMS)))
    if not names:
        raise InputError("input.algorithm", name="", known=", ".join(sorted(ALGORITHMS)))
    return tuple(name for name in _SLOWEST_FIRST if name in names)


def new_hasher(algorithm: str) -> Hasher:
    """An empty digest of one of the `ALGORITHMS`."""
    if algorithm == "blake3":
        from blake3 import blake3

        return blake3()
    name = "sha3_256" if algorithm == "sha3-256" else algorithm
    return hashlib.new(name, usedforsecurity=algorithm not in LEGACY)


class Source(Protocol):
    """Bytes that can be read at any offset, from several threads."""

    size: int

    def read_into(self, buffer: memoryview, offset: int) -> int:
        """Fill a buffer, a whole number of blocks long; fewer bytes only at the end.

        Raises:
            OSError: Nothing could be read there.
        """

    def pieces(self) -> Iterator[Piece]:
        """The whole in order, cut into chunks, holes apart."""


class FileSource:
    """An open file or block device."""

    def __init__(self, descriptor: int, *, uncached: bool | None = None) -> None:
        """Prepare reading.

        Args:
            descriptor: Stays the caller's.
            uncached: Read past the page cache, from the medium; None for what is quicker now.
        """
        self._descriptor = descriptor
        self.size = file_size(descriptor)
        self._sparse = is_sparse(os.fstat(descriptor))
        self.uncached = False
        if uncached or (uncached is None and _is_cold(descriptor, self.size)):
            self.uncached = set_direct(descriptor, True)

    def read_into(self, buffer: memoryview, offset: int) -> int:
        """Fill a buffer; see `Source`."""
        done = 0
        while done < len(buffer):
            try:
                got = os.preadv(self._descriptor, [buffer[done:]], offset + done)
            except OSError as err:
                if not (err.errno == errno.EINVAL and self.uncached):
                    raise
                # Not on this file system, or not at this offset.
                self.uncached = set_direct(self._descriptor, False)
                continue
            if got == 0:
                break
            done += got
        return done

    def pieces(self) -> Iterator[Piece]:
        """The whole in order; see `Source`."""
        for start, end, is_hole in self._extents():
            for offset in range(start, end, CHUNK):
                yield Piece(offset, min(CHUNK, end - offset), is_hole)

    def _extents(self) -> Iterator[tuple[int, int, bool]]:
        """Runs of data and holes; a hole shorter than a chunk counts as data, for speed."""
        at = start = 0
        while self._sparse and at < self.size:
            hole = os.lseek(self._descriptor, at, os.SEEK_HOLE)
            if hole >= self.size:
                break
            try:
                at = os.lseek(self._descriptor, hole, os.SEEK_DATA)
            except OSError as err:
                if err.errno != errno.ENXIO:  # no data behind the hole
                    raise
                at = self.size
            if at - hole >= CHUNK or (hole == 0 and at >= self.size):
                yield start, hole, False
                yield hole, min(at, self.size), True
                start = at
        yield start, self.size, False


def is_sparse(status: os.stat_result) -> bool:
    """Tell whether a file has holes."""
    return stat.S_ISREG(status.st_mode) and status.st_blocks * 512 < status.st_size


def _is_cold(descriptor: int, size: int) -> bool:
    """Tell whether most of a large file is not in the page cache, by a few reads of one byte."""
    if size < _PROBES * CHUNK or not hasattr(os, "RWF_NOWAIT"):
        return False
    byte = bytearray(1)
    missing = 0
    os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_RANDOM)  # a probe reads nothing ahead
    for offset in range(0, size, size // _PROBES):
        try:
            os.preadv(descriptor, [byte], offset, os.RWF_NOWAIT)
        except BlockingIOError:
            missing += 1
        except OSError:
            break  # cannot tell
    os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_NORMAL)
    return missing * 2 > _PROBES


_kept = threading.local()


def _taken() -> memoryview:
    """A buffer of a chunk, on a page; that which this thread used last, since new pages cost.

    It is never closed, only let go: an error's trace may still hold a part of it.
    """
    buffer: memoryview | None = _kept.__dict__.pop("buffer", None)
    return memoryview(mmap.mmap(-1, CHUNK)) if buffer is None else buffer


class _Stopped(Exception):  # noqa: N818 - not an error: tells a runner that another one failed
    pass


class _Relay:
    """One reading of a source by several runners, of which the calling thread is one."""

    def __init__(
        self,
        source: Source,
        algorithms: tuple[str, ...],
        progress: Progress,
        sink: Sink | None,
        runners: int,
    ) -> None:
        self._source = source
        self._pieces = source.pieces()
        self._progress = progress
        self._sink = sink
        self._runners = runners
        self._is_stopped = False
        self._failure: BaseException | None = None
        self._lock = threading.Lock()
        self.hashers = {name: new_hasher(name) for name in algorithms}
        # One gate for taking a piece and one for each algorithm; a runner waits in its own lane.
        self._gates = [
            [SimpleQueue[None]() for _ in range(runners)] for _ in range(1 + len(algorithms))
        ]
        self.unreadable: list[Range] = []
        self.holes = 0
        self.done = 0

    def run(self) -> None:
        for lanes in self._gates:
            lanes[0].put(None)
        threads = [
            threading.Thread(target=self._run, args=(lane,), name=f"hash-{lane}")
            for lane in range(1, self._runners)
        ]
        try:
            for thread in threads:
                thread.start()
            self._run(0)
        except BaseException as err:  # an interrupt too: no runner may stay behind
            self._stop(err)
            raise
        finally:
            for thread in threads:
                if thread.ident is not None:
                    thread.join()
        if self._failure is not None:
            raise self._failure

    def _run(self, lane: int) -> None:
        try:
            self._work(lane)
        except _Stopped:
            pass
        except BaseException as err:  # noqa: BLE001 - raised again in the calling thread
            self._stop(err)

    def _work(self, lane: int) -> None:
        buffer = _taken()
        while (piece := self._take(lane)) is not None:
            if piece.is_hole:
                self._hash(lane, _ZEROS[: piece.length])
            else:
                data = buffer[: self._read(buffer, piece)]
                if self._sink is not None:
                    self._sink(data, piece.offset)
                self._hash(lane, data)
            if lane == 0:
                self._progress(piece.offset + piece.length, self._source.size)
        _kept.buffer = buffer

    def _take(self, lane: int) -> Piece | None:
        with self._turn(0, lane):
            piece = next(self._pieces, None)
            if piece is not None and piece.is_hole:
                self.holes += piece.length
        return piece

    def _hash(self, lane: int, data: memoryview) -> None:
        for gate, hasher in enumerate(self.hashers.values(), 1):
            with self._turn(gate, lane):
                hasher.update(data)
        with self._lock:
            self.done += len(data)

    def _turn(self, gate: int, lane: int) -> "_Turn":
        return _Turn(self, self._gates[gate], lane)

    def check(self) -> None:
        if self._is_stopped:
            raise _Stopped

    def _stop(self, err: BaseException) -> None:
        with self._lock:
            if self._failure is None:
                self._failure = err
            self._is_stopped = True
        for lanes in self._gates:
            for lane in lanes:
                lane.put(None)

    def _read(self, buffer: memoryview, piece: Piece) -> int:
        """Bytes of the piece that are in the buffer now: fewer only when the file has shrunk."""
        wanted = _blocks(piece.length)
        try:
            return min(self._source.read_into(buffer[:wanted], piece.offset), piece.length)
        except OSError as err:
            if err.errno not in _UNREADABLE:
                raise
        return self._rescue(buffer, piece)

    def _rescue(self, buffer: memoryview, piece: Piece) -> int:
        """Read what can be read, in ever smaller parts; the rest is zeros."""
        parts = [(0, _blocks(piece.length))]
        while parts:
            self.check()
            start, length = parts.pop()
            part = buffer[start : start + length]
            try:
                got = self._source.read_into(part, piece.offset + start)
            except OSError as err:
                if err.errno not in _UNREADABLE:
                    raise
                if length > BLOCK:
                    half = length // 2 // BLOCK * BLOCK
                    parts += [(start + half, length - half), (start, half)]
                    continue
                part[:] = bytes(length)
                with self._lock:
                    lost = min(length, piece.length - start)
                    self.unreadable.append(Range(piece.offset + start, lost))
            else:
                if got < min(length, piece.length - start):
                    return start + got
        return piece.length


class _Turn:
    """The right to use one gate; handed to the next lane at the end."""

    __slots__ = ("_lane", "_lanes", "_relay")

    def __init__(self, relay: _Relay, lanes: "list[SimpleQueue[None]]", lane: int) -> None:
        self._relay = relay
        self._lanes = lanes
        self._lane = lane

    def __enter__(self) -> None:
        self._lanes[self._lane].get()
        self._relay.check()

    def __exit__(self, *_: object) -> None:
        self._lanes[(self._lane + 1) % len(self._lanes)].put(None)


def hash_source(
    source: Source,
    algorithms: Iterable[str] = DEFAULT,
    progress: Progress = no_progress,
    *,
    sink: Sink | None = None,
    runners: int | None = None,
) -> FileDigests:
    """Read a source once and hash it.

    Args:
        source: What to read.
        algorithms: Names out of `ALGORITHMS`.
        progress: Called in the calling thread.
        sink: Gets every piece that is no hole, to be written elsewhere.
        runners: Threads to use; by default as many as serve.

    Raises:
        OSError: The source as a whole cannot be read any more, or the sink failed.
        CancelledError: From `progress`.
    """
    names = chosen(algorithms)
    if runners is None:
        runners = max(2, min(os.cpu_count() or 2, 4)) if source.size >= _RELAY_FROM else 1
    relay = _Relay(source, names, progress, sink, runners)
    relay.run()
    progress(source.size, source.size)
    return FileDigests(
        size=relay.done,
        values={name: hasher.digest().hex() for name, hasher in sorted(relay.hashers.items())},
        read_errors=_joined(relay.unreadable),
        holes=relay.holes,
        changed=relay.done != source.size,
    )


def hash_descriptor(
    descriptor: int,
    algorithms: Iterable[str] = DEFAULT,
    progress: Progress = no_progress,
    *,
    sink: Sink | None = None,
    uncached: bool | None = None,
    runners: int | None = None,
) -> FileDigests:
    """Hash an open file and tell whether it changed meanwhile; see `hash_source`.

    Args:
        descriptor: Open for reading; stays the caller's.
        algorithms: Names out of `ALGORITHMS`.
        progress: Called in the calling thread.
        sink: Gets every piece that is no hole.
        uncached: Read from the medium and not from the page cache; None for what is quicker.
        runners: Threads to use; by default as many as serve.
    """
    before = Stamp.of(os.fstat(descriptor))
    source = FileSource(descriptor, uncached=uncached)
    if runners is None and source.uncached and source.size >= _RELAY_FROM:
        runners = _UNCACHED_RUNNERS
    found = hash_source(source, algorithms, progress, sink=sink, runners=runners)
    grown = not found.read_errors and _reads_on(descriptor, source.size)
    if found.changed or grown or Stamp.of(os.fstat(descriptor)) != before:
        return FileDigests(found.size, found.values, found.read_errors, found.holes, True)
    return found


def hash_file(
    path: str | os.PathLike[str] | bytes,
    algorithms: Iterable[str] = DEFAULT,
    progress: Progress = no_progress,
) -> FileDigests:
    """Hash one file, image or block device, following no link.

    Raises:
        StorageError: `storage.read`: it cannot be opened or read.
        InputError: It is a folder, a socket …, or an algorithm is unknown.
        CancelledError: From `progress`.
    """
    raw = os.fsencode(path)
    names = chosen(algorithms)
    with opened(raw) as descriptor:
        try:
            return hash_descriptor(descriptor, names, progress)
        except OSError as err:
            raise storage_error("storage.read", raw, err) from err


def _reads_on(descriptor: int, offset: int) -> bool:
    """Tell whether there are bytes beyond what the size promised, or no plain end."""
    page = mmap.mmap(-1, BLOCK)
    try:
        return os.preadv(descriptor, [page], offset // BLOCK * BLOCK) > offset % BLOCK
    except OSError:
        return True


def _blocks(length: int) -> int:
    """The length rounded up to whole blocks, as reading past the page cache needs."""
    return -(-length // BLOCK) * BLOCK


def _joined(ranges: Iterable[Range]) -> tuple[Range, ...]:
    joined: list[Range] = []
    for offset, length in sorted(ranges):
        if joined and joined[-1].offset + joined[-1].length == offset:
            offset, length = joined[-1].offset, joined.pop().length + length
        joined.append(Range(offset, length))
    return tuple(joined)
