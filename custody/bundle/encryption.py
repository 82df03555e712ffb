"""A bundle for its recipients alone: the sealed ZIP inside an age file (format.md §7).

Only X25519 recipients. The seal lies inside: encryption hides, it proves nothing. What is opened
stands in a folder of its own for as long as it is looked at, and nowhere else.
"""

import contextlib
import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from custody.durable import written
from custody.errors import InputError, IntegrityError
from custody.keys.files import read_file, unusable, write_new
from custody.progress import Progress, no_progress
from custody.scratch import scratch_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyrage.x25519 import Identity, Recipient

_MAGIC: Final = b"age-encryption.org/v1\n"
_RECIPIENT: Final = re.compile(r"age1[02-9ac-hj-np-z]{58}\Z")
_OPENED: Final = "custody-opened-"
_NO_KEY: Final = "No matching keys found"
_BUFFER: Final = 1 << 20
_GROUP: Final = 4
_FINGERPRINT_HEX: Final = 32


def is_encrypted(path: Path) -> bool:
    """Tell whether a file begins as an age file does; a pipe is none, and is not waited for."""
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


def check_recipient(key: str) -> str:
    """The key itself, once it is known to be a recipient's.

    Raises:
        InputError: `input.age_recipient`.
    """
    _recipient(key)
    return key


def fingerprint(key: str) -> str:
    """What two people compare by voice: half a SHA-256 of the key's text, in groups of four."""
    digits = hashlib.sha256(key.encode()).hexdigest()[:_FINGERPRINT_HEX]
    return " ".join(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))


def make_identity(path: Path) -> str:
    """Make a recipient's own key and write it for its owner alone.

    Returns:
        The key to which others encrypt.

    Raises:
        StorageError: `storage.key_exists` or `storage.key_file`.
    """
    from pyrage.x25519 import Identity

    identity = Identity.generate()
    public = str(identity.to_public())
    write_new(path, f"# public key: {public}\n{identity}\n".encode())
    return public


def read_identities(path: Path) -> list["Identity"]:
    """The identities in a file as `age-keygen` writes it.

    Raises:
        InputError: `input.key_file`: open to others, or something else than identities in it.
    """
    import pyrage

    try:
        lines = read_file(path, private=True).decode("ascii").splitlines()
        found = [
            pyrage.x25519.Identity.from_str(line)
            for line in map(str.strip, lines)
            if line and not line.startswith("#")
        ]
    except (UnicodeDecodeError, pyrage.IdentityError) as err:
        raise unusable(path, "it is no file of age identities (X25519)") from err
    if not found:
        raise unusable(path, "it holds no age identity")
    return found


def encrypt(
    source: Path, target: Path, recipients: Sequence[str], progress: Progress = no_progress
) -> None:
    """Encrypt a file to recipients, in constant memory, and force it to the medium.

    Args:
        source: What is read.
        target: What is written; it must not exist.
        recipients: Each an age key of X25519.
        progress: Bytes done of bytes in all.

    Raises:
        InputError: `input.age_recipient`.
        OSError: A file can be neither read nor written.
        CancelledError: From `progress`.
    """
    import pyrage

    keys = [_recipient(each) for each in recipients]
    _stream(lambda file, out: pyrage.encrypt_io(file, out, keys), source, target, progress)


@contextlib.contextmanager
def opened(
    path: Path, identity_files: Iterable[Path], progress: Progress = no_progress
) -> Iterator[Path]:
    """The bundle at a path: the file or folder itself, or what an age file holds.

    Args:
        path: A folder, a ZIP or an age file.
        identity_files: The reader's keys; not looked at where nothing is encrypted.
        progress: Bytes done of bytes in all.

    Raises:
        InputError: As `read_identities` and `decrypted` do.
        IntegrityError: As `decrypted` does.
        StorageError: It can be neither read nor written.
        CancelledError: From `progress`.
    """
    if not is_encrypted(path):
        yield path
        return
    identities = [each for file in identity_files for each in read_identities(file)]
    with decrypted(path, identities, progress) as bundle:
        yield bundle


@contextlib.contextmanager
def decrypted(
    path: Path, identities: Sequence["Identity"], progress: Progress = no_progress
) -> Iterator[Path]:
    """What an age file holds, in a folder that is gone at the end.

    Args:
        path: The age file.
        identities: Keys of the reader.
        progress: Bytes done of bytes in all.

    Raises:
        InputError: `input.encrypted` without an identity, `input.age_identity` where none of them
            opens the file.
        IntegrityError: `integrity.encrypted`: altered or cut short.
        StorageError: It can be neither read nor written.
        CancelledError: From `progress`.
    """
    if not identities:
        raise InputError("input.encrypted", path=path)
    import tempfile  # most bundles are not encrypted, and `custody verify` is to start quickly

    with scratch_folder(Path(tempfile.gettempdir()), _OPENED) as folder:
        target = folder / "bundle.zip"
        _decrypt(path, target, identities, progress)
        yield target


def _decrypt(
    path: Path, target: Path, identities: Sequence["Identity"], progress: Progress
) -> None:
    import pyrage

    try:
        _stream(lambda file, out: pyrage.decrypt_io(file, out, identities), path, target, progress)
    except pyrage.DecryptError as err:
        if str(err) == _NO_KEY:
            raise InputError("input.age_identity", path=path) from err
        raise IntegrityError("integrity.encrypted", path=path, reason=str(err)) from err
    except OSError as err:
        if err.errno is None:  # no system's: the authentication of a part failed
            raise IntegrityError("integrity.encrypted", path=path, reason=str(err)) from err
        with written(target):
            raise


def _recipient(key: str) -> "Recipient":
    import pyrage

    try:
        if _RECIPIENT.match(key):
            return pyrage.x25519.Recipient.from_str(key)
    except pyrage.RecipientError:
        pass
    raise InputError("input.age_recipient", key=key)


def _stream(
    work: "Callable[[_Reading, _Writing], None]", source: Path, target: Path, progress: Progress
) -> None:
    """Let the library work from one file into another, and tell of a failure what it was."""
    import pyrage

    with source.open("rb", buffering=_BUFFER) as file, target.open("xb", buffering=_BUFFER) as out:
        reading = _Reading(file, source.stat().st_size, progress)
        writing = _Writing(out)
        try:
            work(reading, writing)
        except (pyrage.EncryptError, pyrage.DecryptError, OSError) as err:
            failure = reading.failure or writing.failure
            if failure is None:
                raise
            raise failure from err
        out.flush()
        os.fsync(out.fileno())


class _Reading:
    """A file that tells how far it was read, and why it could not be."""

    def __init__(self, file: IO[bytes], size: int, progress: Progress) -> None:
        self._file, self._size, self._progress = file, size, progress
        self._done = 0
        self.failure: BaseException | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            data = self._file.read(size)
            self._done += len(data)
            self._progress(self._done, self._size)
        except BaseException as err:
            self.failure = err
            raise
        return data


class _Writing:
    """A file that tells why it could not be written."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.failure: BaseException | None = None

    def write(self, data: bytes) -> int:
        try:
            return self._file.write(data)
        except OSError as err:
            self.failure = err
            raise

    def flush(self) -> None:
        """What is left is flushed at the end, with the others."""
