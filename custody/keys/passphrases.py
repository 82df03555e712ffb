"""Where a passphrase comes from: a prompt, a file, or an environment variable.

A passphrase is UTF-8 in normal form C, so that it is the same from every keyboard. What it opens is
handed in by the caller; nothing here looks for one by itself.
"""

import getpass
import os
import unicodedata
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Protocol

from custody.errors import InputError
from custody.keys.files import read_file

LEAST: Final = 8
"""Characters of a passphrase that is chosen now; what opens an old key is as it is."""


class Passphrase(Protocol):
    """What gives the passphrase of a key file when it is needed."""

    def __call__(self, key_file: Path, *, new: bool = False) -> bytes:
        """The passphrase.

        Args:
            key_file: The file that it opens, to tell a person.
            new: It is chosen now: a person is asked twice.

        Raises:
            InputError: `input.passphrase_source`: there is none.
        """


def from_prompt(key_file: Path, *, new: bool = False) -> bytes:
    """Ask a person at the terminal, without showing what is typed."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)  # it would show what is typed
            what = "PIN for" if key_file.suffix == ".p11" else "Passphrase of"
            text = getpass.getpass(f"{what} {key_file.name}: ")
            again = getpass.getpass("The same once more: ") if new else text
    except (EOFError, getpass.GetPassWarning) as err:
        raise _none("there is no terminal to ask at") from err
    if again != text:
        raise _none("the two differ")
    return _passphrase(text, "the answer", new=new)


def from_file(path: Path) -> Passphrase:
    """Read it from the first line of a file that only its owner may read."""

    def read(key_file: Path, *, new: bool = False) -> bytes:
        return _passphrase(_first_line(path), str(path), new=new)

    return read


def from_environment(variable: str, environment: Mapping[str, str] = os.environ) -> Passphrase:
    """Read it from an environment variable."""

    def read(key_file: Path, *, new: bool = False) -> bytes:
        if variable not in environment:
            raise _none(f"${variable} is not set")
        return _passphrase(environment[variable], f"${variable}", new=new)

    return read


def from_text(text: str) -> Passphrase:
    """Take what a person typed into a window."""

    def read(key_file: Path, *, new: bool = False) -> bytes:
        return _passphrase(text, "the answer", new=new)

    return read


def _first_line(path: Path) -> str:
    line = read_file(path, private=True, is_piped=True).partition(b"\n")[0].removesuffix(b"\r")
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError as err:
        raise _none(f"{path} is not UTF-8") from err


def _passphrase(text: str, where: str, *, new: bool) -> bytes:
    if not text:
        raise _none(f"{where} is empty")
    if new and len(text) < LEAST:
        raise _none(f"{where} has fewer than {LEAST} characters, which guards no new key")
    try:
        return unicodedata.normalize("NFC", text).encode("utf-8")
    except UnicodeEncodeError as err:
        raise _none(f"{where} is not UTF-8") from err


def _none(reason: str) -> InputError:
    return InputError("input.passphrase_source", reason=reason)
