"""The child process that asks libmagic, for `filetype.py`."""

import json
from contextlib import suppress
from typing import Final

from custody.evidence.child import limit
from custody.evidence.frames import read_frame, write_frame

_MEMORY_BYTES: Final = 1 << 29
_CPU_S: Final = 60


def main(descriptor: int) -> None:
    """Serve until the other side closes: first bytes in, the type out."""
    with suppress(ImportError):  # without it the system's own libmagic serves, if there is one
        import pylibmagic  # noqa: F401 - brings libmagic along, before `magic` looks for it
    import magic

    types = magic.Magic(mime=True)
    types.from_buffer(b"")
    limit(memory_bytes=_MEMORY_BYTES, cpu_s=_CPU_S)
    version = str(magic.magic_version())
    while (data := read_frame(descriptor)) is not None:
        try:
            answer = [types.from_buffer(data), "", version]
        except magic.MagicException as err:
            answer = ["", str(err), version]
        write_frame(descriptor, json.dumps(answer).encode())
