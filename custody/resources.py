"""The data files of the project: a checkout, a wheel and a frozen build answer alike."""

from importlib.resources import files as _package
from pathlib import Path
from typing import Final

_RESOURCES: Final = _package("resources")


def read_bytes(name: str) -> bytes:
    """The bytes of a data file, e.g. `format.md` or `schema/item.seized.json`."""
    return _RESOURCES.joinpath(*name.split("/")).read_bytes()


def read_text(name: str) -> str:
    """The text of a data file, which is UTF-8, with its line ends as they are stored."""
    return read_bytes(name).decode("utf-8")


def files(folder: str) -> tuple[str, ...]:
    """The names of the files that stand in a folder, sorted, each as `read_bytes` takes it."""
    entries = _RESOURCES.joinpath(*folder.split("/")).iterdir()
    return tuple(sorted(f"{folder}/{entry.name}" for entry in entries if entry.is_file()))


def path(name: str) -> Path:
    """Where a data file or folder lies, for programs that must be given a path."""
    return Path(str(_RESOURCES.joinpath(*name.split("/"))))
