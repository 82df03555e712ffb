"""One encrypted file: whole or not there, readable by whoever can make its secret again.

AES-256-GCM; the name of the file is bound in, so that none can be put in another's place.
"""

import os
import secrets
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from custody.durable import sync, written

_NONCE_BYTES: Final = 12


def seal(path: Path, secret: bytes, plain: bytes) -> None:
    """Write a file, for this user alone; what was there before stays until the new is durable.

    Raises:
        StorageError: `storage.write`.
    """
    nonce = secrets.token_bytes(_NONCE_BYTES)
    sealed = nonce + AESGCM(secret).encrypt(nonce, plain, path.stem.encode())
    fresh = path.with_suffix(".new")
    with written(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(sealed)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
        sync(path.parent)


def unseal(path: Path, secret: bytes) -> bytes:
    """Read a file that `seal` wrote.

    Raises:
        OSError: It is not there or cannot be read.
        InvalidTag: It is of another secret or name, or was changed.
    """
    sealed = path.read_bytes()
    nonce, rest = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
    return AESGCM(secret).decrypt(nonce, rest, path.stem.encode())
