"""Sessions with a card or token (PKCS#11): found by its labels, logged in to once."""

import contextlib
import functools
import hashlib
import hmac
import secrets
import threading
import weakref
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from custody.errors import InputError, IntegrityError, StorageError
from custody.keys.files import read_file, unusable
from custody.strict_json import canonical, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pkcs11


@dataclass(frozen=True, slots=True)
class TokenPlace:
    """Where a key is found."""

    module: str
    """Path of the PKCS#11 module."""
    token: str
    """Label of the token."""
    key: str
    """Label of the key on it."""

    @classmethod
    def read(cls, path: Path) -> "TokenPlace":
        """Read a `.p11` file.

        Raises:
            InputError: `input.key_file`.
        """
        try:
            told = parse(read_file(path))
            place = cls(told["module"], told["token"], told["key"])
        except (IntegrityError, KeyError) as err:
            raise unusable(path, "it does not tell the module, the token and the key") from err
        if place.written() != canonical(told) or not all(map(_is_text, told.values())):
            raise unusable(path, "it does not tell the module, the token and the key")
        return place

    def written(self) -> bytes:
        """As a `.p11` file has it."""
        return canonical({"key": self.key, "module": self.module, "token": self.token})


@dataclass(eq=False)
class Login:
    """A token that is open; closed when no key of it is held any more."""

    place: TokenPlace
    session: "pkcs11.Session"
    pin: bytes
    """Its digest."""
    passing: bytes = field(default_factory=functools.partial(secrets.token_bytes, 32))
    """Of which secrets are made that need not outlast it."""
    lock: threading.RLock = field(default_factory=threading.RLock)
    close: "weakref.finalize[[pkcs11.Session], Login]" = field(init=False)

    def __post_init__(self) -> None:
        self.close = weakref.finalize(self, _close, self.session)

    @contextlib.contextmanager
    def talking(self) -> "Iterator[pkcs11.Session]":
        """The session, for one at a time; what the token refuses becomes an error of ours.

        Raises:
            StorageError: `storage.token`; it has to be opened again.
        """
        import pkcs11

        with self.lock:
            if not self.close.alive:  # its handles may be those of another session by now
                raise StorageError("storage.token", token=self.place.token, reason="it was closed")
            try:
                yield self.session
            except pkcs11.PKCS11Error as err:
                OPEN.pop((self.place.module, self.place.token), None)
                self.close()
                raise _silent(self.place, err) from err


OPEN: "Final[weakref.WeakValueDictionary[tuple[str, str], Login]]" = weakref.WeakValueDictionary()
"""Tokens that are open in this process: a module takes the PIN of each only once."""


def log_in(place: TokenPlace, pin: bytes) -> Login:
    """The session of a token: the one that is open, or a new one.

    Raises:
        InputError: `input.pin` and its like, `input.token_module`, `input.token_absent`.
        StorageError: `storage.token`; the token does not answer.
    """
    name = (place.module, place.token)
    digest = hashlib.sha256(pin).digest()
    known = OPEN.get(name)
    if known is not None:
        if not hmac.compare_digest(known.pin, digest):
            raise InputError("input.pin", token=place.token)
        return known
    login = OPEN[name] = Login(place, _open(place, pin), digest)
    return login


def _close(session: "pkcs11.Session") -> None:
    import pkcs11

    with contextlib.suppress(pkcs11.PKCS11Error):  # the token may be out
        session.close()


def _open(place: TokenPlace, pin: bytes) -> "pkcs11.Session":
    token = _token(place)
    import pkcs11

    try:
        return token.open(user_pin=pin.decode("utf-8"))
    except (pkcs11.PinIncorrect, pkcs11.PinInvalid, pkcs11.PinLenRange) as err:
        raise _wrong_pin(place) from err
    except pkcs11.PinLocked as err:
        raise InputError("input.pin_locked", token=place.token) from err
    except pkcs11.PKCS11Error as err:
        raise _silent(place, err) from err


def library_of(module: str) -> Any:
    """A PKCS#11 module, loaded.

    Raises:
        InputError: `input.token_module`.
    """
    try:
        import pkcs11

        return pkcs11.lib(module)
    except (ImportError, RuntimeError, OSError) as err:  # a PKCS11Error is a RuntimeError
        reason = str(err) or type(err).__name__
        raise InputError("input.token_module", module=module, reason=reason) from err


def _token(place: TokenPlace) -> "pkcs11.Token":
    module = library_of(place.module)
    import pkcs11

    token: pkcs11.Token
    with contextlib.suppress(pkcs11.PKCS11Error):
        token = module.get_token(token_label=place.token)
        return token
    try:
        if all(name != place.module for name, _ in OPEN):
            module.reinitialize()  # some modules see what was put in only so
        token = module.get_token(token_label=place.token)
    except pkcs11.PKCS11Error as err:
        raise InputError("input.token_absent", token=place.token, module=place.module) from err
    return token


def _wrong_pin(place: TokenPlace) -> InputError:
    """A token tells no number of tries, only that few are left, or one."""
    from pkcs11 import TokenFlag

    flags = _token(place).flags
    if flags & TokenFlag.USER_PIN_LOCKED:
        return InputError("input.pin_locked", token=place.token)
    if flags & TokenFlag.USER_PIN_FINAL_TRY:
        return InputError("input.pin_last", token=place.token)
    if flags & TokenFlag.USER_PIN_COUNT_LOW:
        return InputError("input.pin_low", token=place.token)
    return InputError("input.pin", token=place.token)


def _silent(place: TokenPlace, err: Exception) -> StorageError:
    reason = str(err) or type(err).__name__
    return StorageError("storage.token", token=place.token, reason=reason)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value)
