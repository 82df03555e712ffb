"""How parent and child talk: four bytes of length, then the bytes.

Imports next to nothing, since every child pays for it at its start.
"""

import os
import struct

MAX_FRAME = 1 << 22
_LENGTH = struct.Struct("<I")


def write_frame(descriptor: int, data: bytes) -> None:
    """Send one frame.

    Raises:
        OSError: The other side has closed.
    """
    rest = memoryview(_LENGTH.pack(len(data)) + data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def read_frame(descriptor: int) -> bytes | None:
    """Wait for one frame; None when the other side has closed.

    Raises:
        OSError: The socket failed, or the frame is longer than allowed.
    """
    head = _exactly(descriptor, _LENGTH.size)
    if head is None:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > MAX_FRAME:
        raise OSError("a frame is too long")
    return _exactly(descriptor, length)


def _exactly(descriptor: int, length: int) -> bytes | None:
    data = b""
    while len(data) < length:
        part = os.read(descriptor, length - len(data))
        if not part:
            return None
        data += part
    return data
