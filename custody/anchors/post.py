"""One question over HTTP, within bounds of size and time; nothing that answers is trusted."""

import contextlib
import http.client
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from email.message import Message
from typing import IO, Final

from custody.domain.reasons import Reason
from custody.errors import StorageError

TIMEOUT_S: Final = 20.0
"""From the first byte sent to the last one read."""
MOST_BYTES: Final = 1 << 16
_PIECE: Final = 4096
_LOOK_S: Final = 0.1


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, whatever the status."""

    status: int
    body: bytes


class _Unmoved(urllib.request.HTTPRedirectHandler):
    """Whoever is asked answers at the address that was given, or not at all."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Message,
        newurl: str,
    ) -> None:
        return None


def at_ease() -> None:
    """Wait on."""


def post(
    address: str,
    data: bytes,
    media_type: str,
    *,
    timeout_s: float = TIMEOUT_S,
    still: Callable[[], None] = at_ease,
) -> Answer:
    """Send bytes to an address and take what comes back.

    Args:
        address: Of `http` or `https`.
        data: What is sent.
        media_type: Of what is sent.
        timeout_s: How long all of it may take.
        still: Called again and again while the answer is awaited; who does not want it any more
            raises `CancelledError` there, and what still comes is dropped.

    Raises:
        StorageError: `storage.no_answer`: none in time, none of a bearable size, or no address.
    """
    if not address.startswith(("http://", "https://")):
        raise _silent(address, Reason("answer_no_address"))
    came: Future[Answer] = Future()

    def work() -> None:
        try:
            came.set_result(_post(address, data, media_type, timeout_s))
        except BaseException as err:  # noqa: BLE001 - told to who waits
            came.set_exception(err)

    # Of its own, not of a pool: nobody waits for it at the end.
    threading.Thread(target=work, name="post", daemon=True).start()
    while True:
        still()
        with contextlib.suppress(TimeoutError):
            return came.result(_LOOK_S)


def get(address: str, most: int = MOST_BYTES, timeout_s: float = TIMEOUT_S) -> Answer:
    """Take what lies at an address, within the same bounds of time.

    Args:
        address: Of `http` or `https`.
        most: Bytes that are bearable.
        timeout_s: How long all of it may take.

    Raises:
        StorageError: `storage.no_answer`.
    """
    if not address.startswith(("http://", "https://")):
        raise _silent(address, Reason("answer_no_address"))
    return _asked(urllib.request.Request(address), most, timeout_s)  # noqa: S310 - seen above


def _post(address: str, data: bytes, media_type: str, timeout_s: float) -> Answer:
    asked = urllib.request.Request(  # noqa: S310 - http or https, seen above
        address, data, {"Content-Type": media_type}
    )
    return _asked(asked, MOST_BYTES, timeout_s)


def _asked(asked: urllib.request.Request, most: int, timeout_s: float) -> Answer:
    address, ends = asked.full_url, time.monotonic() + timeout_s
    try:
        try:
            answer = urllib.request.build_opener(_Unmoved).open(asked, timeout=timeout_s)
        except urllib.error.HTTPError as refused:
            answer = refused
        with answer:
            body = b""
            while piece := answer.read1(_PIECE):
                body += piece
                if len(body) > most:
                    raise _silent(address, Reason("answer_large", most=most))
                if time.monotonic() > ends:
                    raise _silent(address, Reason("answer_slow"))
            return Answer(answer.status, body)
    except urllib.error.URLError as err:
        raise _silent(address, str(err.reason)) from err
    except (OSError, http.client.HTTPException, ValueError) as err:
        raise _silent(address, str(err) or type(err).__name__) from err


def _silent(address: str, reason: str | Reason) -> StorageError:
    return StorageError("storage.no_answer", address=address, reason=reason)
