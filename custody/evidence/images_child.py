"""The child process that reads E01 and Ex01 images through libewf, for `images.py`.

It is told a folder that it inherited and the names of the segments, answers with what the image
says of itself, waits for a word, and hashes the media data. libewf reads through a damaged chunk
without a sign, so only the digest tells.
"""

import errno
import json
import os
import resource
import threading
from collections.abc import Iterator
from typing import Any, Final

from custody.evidence.child import limit
from custody.evidence.digests import hash_source
from custody.evidence.file_source import CHUNK, Piece
from custody.evidence.frames import read_frame, write_frame
from custody.evidence.sources import open_file

_MEMORY_BYTES: Final = 4 << 30
_MOST_FAILURES: Final = 10_000
"""A few megabytes of tables can promise terabytes that are not there; this bounds the tries."""


def main(descriptor: int) -> None:
    """Serve one image."""
    order = read_frame(descriptor)
    if order is None:
        return
    wish = json.loads(order)
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    import pyewf

    limit(memory_bytes=_MEMORY_BYTES)
    names = [bytes.fromhex(name) for name in wish["names"]]
    try:
        descriptors = [open_file(name, folder=wish["folder"]) for name in names]
        handle = pyewf.handle()
        handle.open([f"/proc/self/fd/{segment}" for segment in descriptors])
        size = handle.get_media_size()
        stored = handle.get_hash_values()
    except OSError as err:
        _answer(descriptor, {"problem": " ".join(str(err).split())[:300]})
        return
    _answer(descriptor, {"size": size, "stored": stored})
    go = read_frame(descriptor)
    if go is None:
        return

    def report(done: int, _size: int) -> None:
        _answer(descriptor, {"done": done})

    try:
        found = hash_source(_Media(handle, size), json.loads(go), report)
    except OSError as err:
        _answer(descriptor, {"problem": err.strerror})
        return
    _answer(
        descriptor,
        {"size": found.size, "values": dict(found.values), "errors": found.read_errors},
    )


def _answer(descriptor: int, document: dict[str, Any]) -> None:
    write_frame(descriptor, json.dumps(document).encode())


class _Media:
    """The data inside an image, as a source to hash."""

    def __init__(self, handle: Any, size: int) -> None:
        self._handle = handle
        self._lock = threading.Lock()
        self._failures = 0
        self.size = size

    def read_into(self, buffer: memoryview, offset: int) -> int:
        done = 0
        wanted = min(len(buffer), self.size - offset)
        while done < wanted:
            try:
                with self._lock:
                    data = self._handle.read_buffer_at_offset(wanted - done, offset + done)
            except OSError as err:
                self._failures += 1
                if self._failures > _MOST_FAILURES:
                    raise OSError(errno.ENXIO, "too many chunks are unreadable") from err
                raise OSError(errno.EIO, os.strerror(errno.EIO)) from err
            if not data:
                break
            buffer[done : done + len(data)] = data
            done += len(data)
        return done

    def pieces(self) -> Iterator[Piece]:
        for offset in range(0, self.size, CHUNK):
            yield Piece(offset, min(CHUNK, self.size - offset), is_hole=False)
