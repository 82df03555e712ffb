"""Child processes: for many files at once, and for parsers of hostile input.

A child is a fresh interpreter, not a fork, so that it may be started from any thread, of the client
too. It talks over one socket in frames, ends when that socket closes, and is in a session of its
own, so that Ctrl-C reaches only its parent. A child that parses hostile input limits itself before
it reads any.
"""

import select
import socket
import subprocess
import sys
from collections.abc import Sequence
from typing import Final

from custody.errors import StorageError
from custody.evidence.frames import read_frame, write_frame

_BUFFER: Final = 1 << 20
_BOOT: Final = (
    "import sys; sys.path[:] = sys.argv[3:]; from importlib import import_module;"
    "import_module(sys.argv[1]).main(int(sys.argv[2]))"
)


class Child:
    """A running child process."""

    def __init__(self, module: str, *, files: Sequence[int] = ()) -> None:
        """Start `main(descriptor)` of a module, the descriptor being its end of the socket.

        Args:
            module: Full name of the module.
            files: Descriptors that the child inherits under the same numbers.

        Raises:
            StorageError: `storage.child`.
        """
        self.name = module.rpartition(".")[2]
        self.socket, theirs = socket.socketpair()
        with theirs:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _BUFFER)
            theirs.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _BUFFER)
            command = [sys.executable, "-I", "-S", "-c", _BOOT, module, str(theirs.fileno())]
            try:
                self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                    command + sys.path,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    pass_fds=(theirs.fileno(), *files),
                    start_new_session=True,
                )
            except OSError as err:
                self.socket.close()
                raise StorageError("storage.child", name=self.name, reason=str(err)) from err

    def send(self, data: bytes) -> None:
        """Send one frame.

        Raises:
            StorageError: `storage.child`: it has ended.
        """
        try:
            write_frame(self.socket.fileno(), data)
        except OSError as err:
            raise self.ended() from err

    def receive(self, timeout_s: float | None = None) -> bytes:
        """Wait for one frame.

        Raises:
            StorageError: `storage.child`: it has ended, sends nonsense, or took too long.
        """
        try:
            if timeout_s is not None and not select.select([self.socket], [], [], timeout_s)[0]:
                raise self.ended()
            data = read_frame(self.socket.fileno())
        except OSError as err:
            raise self.ended() from err
        if data is None:
            raise self.ended()
        return data

    def ended(self) -> StorageError:
        """Make an end of it and tell how it ended."""
        try:
            status = self._process.wait(0.2)
        except subprocess.TimeoutExpired:
            self.close()
            reason = "it did not answer in time"
        else:
            reason = f"signal {-status}" if status < 0 else f"status {status}"
        return StorageError("storage.child", name=self.name, reason=reason)

    def close(self) -> None:
        """End the process, at once; it has nothing to lose."""
        self.socket.close()
        self._process.kill()
        self._process.wait()


def limit(*, memory_bytes: int, cpu_s: int | None = None) -> None:
    """Bound what this process may use from now on; it may write no file at all."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    if cpu_s is not None:
        resource.setrlimit(resource.RLIMIT_CPU, (cpu_s, cpu_s + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
