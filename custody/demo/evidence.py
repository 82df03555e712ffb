"""Files of the worked example: real bytes of invented things (procedures §6).

Everything is made anew from a fixed seed, apart from the drawn photographs and letters that come
with the program. Nothing in these files belongs to a real person, company or number.
"""

import csv
import hashlib
import io
import random
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from custody import resources
from custody.durable import written
from custody.errors import StorageError

SEED: Final = 417
MEMORY_BYTES: Final = 4 << 20
DISK_BYTES: Final = 12 << 20
"""A multiple of 512: a source cut inside a sector gives an image that contradicts itself."""
PICTURES_BYTES: Final = 5 << 20
"""What does not compress, so that the image has some weight."""
PROVIDER_FILES: Final = 212
"""Messages and tables inside the provider's archive; its list of digests stands beside them."""

_EPOCH: Final = (2026, 1, 1, 0, 0, 0)
"""Time inside archives: fixed, so that their bytes are."""


def make_evidence(folder: Path) -> None:
    """Write every file of the story into a fresh folder.

    Raises:
        StorageError: The folder cannot be written, or the imaging tool failed.
    """
    dice = random.Random(SEED)  # noqa: S311 - invented content, not a secret
    with written(folder):
        folder.mkdir(parents=True)
        for shipped in resources.files("demo/files"):
            (folder / shipped.rpartition("/")[2]).write_bytes(resources.read_bytes(shipped))
        (folder / "chat.zip").write_bytes(_archive(_chat(dice)))
        (folder / "shop-response.txt").write_bytes(_SHOP_RESPONSE)
        _connections(folder, dice)
        (folder / "memory.raw").write_bytes(dice.randbytes(MEMORY_BYTES))
        (folder / "recovery-key.txt").write_bytes(_recovery_key(dice))
        (folder / "ML-77120.zip").write_bytes(_archive(_provider_files(dice)))
        (folder / "orders.csv").write_bytes(_table("order", 14, dice))
        (folder / "wallets.csv").write_bytes(_table("wallet", 3, dice))
        _disk(folder, dice)


def has_imager() -> bool:
    """Whether `ewfacquire` is here, so that the laptop's disk is imaged as E01."""
    return shutil.which("ewfacquire") is not None


def disk_image(folder: Path) -> Path:
    """The first segment of the laptop's image: E01 where it could be made, else the raw disk."""
    image = folder / "laptop.E01"
    return image if image.exists() else folder / "laptop.raw"


def _archive(members: Iterator[tuple[str, bytes]]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), data)
    return packed.getvalue()


def _chat(dice: random.Random) -> Iterator[tuple[str, bytes]]:
    said = ("Phone still there?", "Two left.", "I pay today.", "Card ends 0000.", "Where is it?")
    start = datetime(2026, 2, 14, 16, 3, tzinfo=UTC)
    lines = (
        f"[{start + timedelta(minutes=7 * n):%Y-%m-%d %H:%M}] "
        f"{'buyer' if n % 2 else 'GoldPhone-KZ'}: {dice.choice(said)}"
        for n in range(420)
    )
    yield "chat.txt", "\n".join(lines).encode()
    yield "picture.bin", dice.randbytes(90_000)


def _connections(folder: Path, dice: random.Random) -> None:
    """The connections as delivered, and two lists: one made before line endings changed."""
    rows = ["from,to,start,seconds"]
    start = datetime(2025, 12, 1, 4, 0, tzinfo=UTC)
    for n in range(400):
        at = start + timedelta(minutes=311 * n)
        rows.append(f"+7000000{n % 2:04},+7000001{dice.randrange(10_000):04},{at:%FT%TZ},{n % 97}")
    unix = ("\n".join(rows) + "\n").encode()
    delivered = unix.replace(b"\n", b"\r\n")
    (folder / "conn.csv").write_bytes(delivered)
    for name, data in (("conn-list.sha256", unix), ("conn-list-corrected.sha256", delivered)):
        (folder / name).write_text(f"{hashlib.sha256(data).hexdigest()}  conn.csv\n")


def _recovery_key(dice: random.Random) -> bytes:
    return "-".join(f"{dice.randrange(720_896):06}" for _ in range(8)).encode() + b"\n"


def _provider_files(dice: random.Random) -> Iterator[tuple[str, bytes]]:
    digests = []
    for n in range(PROVIDER_FILES):
        name = f"messages/{n:03}.eml" if n % 3 else f"payouts/{n:03}.csv"
        data = (
            f"From: buyer-{n}@example.org\r\nTo: gp_kz_2025@example.net\r\n\r\norder {n}\r\n"
            if n % 3
            else f"payout,{n},{dice.randrange(10**6)}\r\n"
        ).encode() + dice.randbytes(300).hex().encode()
        digests.append(f"{hashlib.sha256(data).hexdigest()}  {name}\n")
        yield name, data
    yield "sha256sums.txt", "".join(digests).encode()


def _table(what: str, rows: int, dice: random.Random) -> bytes:
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow((what, "at", "value"))
    for n in range(rows):
        table.writerow(
            (f"{what}-{n + 1}", f"2026-01-{n + 2:02}T10:00:00Z", dice.randrange(400_000))
        )
    return text.getvalue().encode()


def _disk(folder: Path, dice: random.Random) -> None:
    """The laptop's disk: an ext2 file system where the tool is here, imaged as E01 if it can be."""
    raw = folder / "laptop.raw"
    raw.write_bytes(dice.randbytes(DISK_BYTES // 4))
    with raw.open("r+b") as disk:
        disk.truncate(DISK_BYTES)
    maker = shutil.which("mke2fs", path="/usr/sbin:/sbin:/usr/bin")
    if maker is not None:
        content = folder / "laptop-files"
        content.mkdir()
        for name in ("orders.csv", "wallets.csv", "chat.zip"):
            shutil.copyfile(folder / name, content / name)
        (content / "pictures.bin").write_bytes(dice.randbytes(PICTURES_BYTES))
        _run([maker, "-q", "-F", "-t", "ext2", "-d", str(content), str(raw)])
        shutil.rmtree(content)
    if has_imager():
        _run(
            [
                "ewfacquire", "-u", "-q", "-t", str(folder / "laptop"), "-C", "EX-26-0417",
                "-D", "laptop ITM-03", "-e", "DIN", "-E", "ITM-03", "-N", "invented",
                "-m", "fixed", "-M", "physical", "-c", "best", "-f", "encase6",
                "-S", "640MiB", "-d", "sha1", str(raw),
            ]
        )  # fmt: skip
        raw.unlink()


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise StorageError("storage.tool", tool=command[0], reason=done.stderr.strip()[-400:])


_SHOP_RESPONSE: Final = (
    b"HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\n"
    b"date: Mon, 02 Mar 2026 11:30:12 GMT\r\n\r\n"
    b"<!doctype html><title>GoldPhone-KZ</title><h1>GoldPhone-KZ</h1>"
    b"<p>Phones in stock. Pay today, sent tomorrow.</p>\n"
)
