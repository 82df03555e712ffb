"""The relay: a few runners hash one source on all cores, in constant memory.

Each reads a chunk of its own and hashes it when its turn comes, handing only the turn on, so that
one reads while another hashes and the slowest algorithm never waits. What cannot be read is retried
in smaller pieces, recorded as a range and hashed as zeros.
"""

import errno
import mmap
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Final, TypeAlias

from custody.evidence.algorithms import new_hasher
from custody.evidence.file_source import BLOCK, CHUNK, Piece, Range, Source, whole_blocks
from custody.progress import Progress

Sink: TypeAlias = Callable[[memoryview, int], None]
"""Called once for each piece that is data, with its bytes and offset, from any thread."""
_ZEROS: Final = memoryview(bytes(CHUNK))
_UNREADABLE: Final = frozenset({errno.EIO, errno.ENODATA, errno.EBADMSG, errno.EILSEQ})
"""Errors of a part of the medium; all others concern the whole file."""


_kept = threading.local()


def _taken() -> memoryview:
    """A buffer of a chunk, on a page; that which this thread used last, since new pages cost.

    It is never closed, only let go: an error's trace may still hold a part of it.
    """
    buffer: memoryview | None = _kept.__dict__.pop("buffer", None)
    return memoryview(mmap.mmap(-1, CHUNK)) if buffer is None else buffer


class _Stopped(Exception):  # noqa: N818 - not an error: tells a runner that another one failed
    pass


class Relay:
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
        """Hash the whole source; what was found stands in the members afterwards."""
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

    def _check(self) -> None:
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
        wanted = whole_blocks(piece.length)
        try:
            return min(self._source.read_into(buffer[:wanted], piece.offset), piece.length)
        except OSError as err:
            if err.errno not in _UNREADABLE:
                raise
        return self._rescue(buffer, piece)

    def _rescue(self, buffer: memoryview, piece: Piece) -> int:
        """Read what can be read, in ever smaller parts; the rest is zeros."""
        parts = [(0, whole_blocks(piece.length))]
        while parts:
            self._check()
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

    def __init__(self, relay: Relay, lanes: "list[SimpleQueue[None]]", lane: int) -> None:
        self._relay = relay
        self._lanes = lanes
        self._lane = lane

    def __enter__(self) -> None:
        self._lanes[self._lane].get()
        self._relay._check()

    def __exit__(self, *_: object) -> None:
        self._lanes[(self._lane + 1) % len(self._lanes)].put(None)
