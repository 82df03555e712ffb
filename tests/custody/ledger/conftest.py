"""A station with its ledger, and disks that are soon full or cannot be written."""

import resource
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from custody.ledger.ledger import Ledger
from tests.custody.ledger.station import Station

SMALL_DISK_BYTES = 1 << 20


def _done(*command: str | Path) -> bool:
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 1 MiB; where none may be mounted, a limit on the size of files."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if _done("mount", "-t", "tmpfs", "-o", f"size={SMALL_DISK_BYTES}", "tmpfs", disk):
        yield disk
        subprocess.run(["umount", "-l", disk], check=True)
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL_DISK_BYTES, hard))
    yield disk
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    signal.signal(signal.SIGXFSZ, before)


@pytest.fixture
def make_read_only(small_disk: Path) -> Iterator[Callable[[], None]]:
    """Make the small disk read-only; who may not mount is also stopped by permissions."""

    def make() -> None:
        if not _done("mount", "-o", "remount,ro", small_disk):
            for path in small_disk.iterdir():
                path.chmod(0o444)
            small_disk.chmod(0o555)

    yield make
    if not small_disk.is_mount():
        small_disk.chmod(0o755)


@pytest.fixture
def station(tmp_path: Path) -> Station:
    return Station(tmp_path / "ledger")


@pytest.fixture
def ledger(station: Station) -> Iterator[Ledger]:
    made = station.create()
    yield made
    made.close()
