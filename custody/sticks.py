"""Small files that come and go on a stick."""

from pathlib import Path
from typing import Final

from custody.durable import sync, written
from custody.errors import InputError

MOST_BYTES: Final = 1 << 20


def read_small(name: str | Path) -> bytes:
    """The bytes of a file of a bearable size."""
    try:
        with Path(name).open("rb") as file:
            return file.read(MOST_BYTES)
    except OSError as err:
        raise InputError("input.file", path=name, reason=err.strerror) from err


def write_whole(path: Path, data: bytes) -> None:
    """A file that leaves on a stick: under its name when it is whole and durable."""
    fresh = path.with_name(f".{path.name}.new")
    with written(path):
        fresh.write_bytes(data)
        sync(fresh)
        fresh.replace(path)
        sync(path.parent)
