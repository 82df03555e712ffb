"""A witness behind HTTP: `POST /add-checkpoint`, as C2SP tlog-witness says.

Speaks plain HTTP and listens where it is told; a proxy before it brings TLS.
"""

from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final

import custody
from custody.anchors.request import MOST_BYTES, PATH, SIZE_TYPE, Request
from custody.anchors.witness import Cosigned, Refusal, Witness
from custody.errors import CustodyError, IntegrityError

_TIMEOUT_S: Final = 20
_DIGITS: Final = 9
"""Of a length that is read as a number."""


class WitnessServer(ThreadingHTTPServer):
    """Answers until it is shut down."""

    daemon_threads = True

    def __init__(self, witness: Witness, host: str, port: int) -> None:
        """Listen; port 0 takes a free one, told by `server_port`.

        Raises:
            OSError: The address cannot be taken.
        """
        super().__init__((host, port), _Handler)
        self.witness = witness


class _Handler(BaseHTTPRequestHandler):
    server: WitnessServer
    timeout = _TIMEOUT_S
    server_version = f"custody/{custody.__version__}"
    sys_version = ""

    def do_POST(self) -> None:
        """Judge one request."""
        length = self.headers.get("Content-Length", "")
        if self.path != f"/{PATH}":
            self._answer(HTTPStatus.NOT_FOUND, b"")
        elif not length.isdecimal() or len(length) > _DIGITS or int(length) > MOST_BYTES:
            self.close_connection = True
            self._answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, b"")
        else:
            self._judge(self.rfile.read(int(length)))

    def _judge(self, data: bytes) -> None:
        try:
            found = self.server.witness.add_checkpoint(Request.parse(data))
        except IntegrityError as err:
            self._answer(HTTPStatus.BAD_REQUEST, str(err).encode())
            return
        except CustodyError as err:
            self.log_error("%s", err)
            self._answer(HTTPStatus.SERVICE_UNAVAILABLE, b"")
            return
        match found:
            case Cosigned(_, line):
                self._answer(HTTPStatus.OK, line + b"\n")
            case Refusal(HTTPStatus.CONFLICT, _, held):
                self._answer(HTTPStatus.CONFLICT, f"{held}\n".encode(), SIZE_TYPE)
            case Refusal(status, reason, _):
                self._answer(status, str(reason).encode())

    def _answer(self, status: HTTPStatus, body: bytes, media_type: str = "text/plain") -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
