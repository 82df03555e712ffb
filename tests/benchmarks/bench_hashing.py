"""Hashing against other tools, over the same files in the same run.

    python tests/benchmarks/bench_hashing.py [--quick] [--folder DIR]

Times of ours over many files are those of a whole process, its start and its children included, as
are those of the peers. `hashdeep -r -j2` computes MD5 and SHA-256; with SHA-256 alone it is shown
beside that, for comparison.
"""

import argparse
import hashlib
import os
import random
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from custody.evidence.algorithms import new_hasher  # noqa: E402
from custody.evidence.digests import hash_file  # noqa: E402
from custody.evidence.file_source import CHUNK  # noqa: E402
from tests.benchmarks.measure import (  # noqa: E402
    Table,
    costs,
    data_folder,
    drop_caches,
    peak_memory,
    python,
    tool,
    turns,
)

MIB = 1 << 20
THREE = ("md5", "sha1", "sha256")
MANY = (
    "import sys; sys.path.insert(0, sys.argv[1])\n"
    "from custody.evidence.many import hash_folder\n"
    "for one in hash_folder(sys.argv[2], ('sha256',)): assert one.found\n"
)
BARE = """
import hashlib, os, sys
top, pid = sys.argv[1], os.fork()
for inner in sorted(os.listdir(top))[pid > 0 :: 2]:
    folder = os.open(os.path.join(top, inner), os.O_RDONLY)
    for name in os.listdir(folder):
        descriptor = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NOATIME, dir_fd=folder)
        hashlib.sha256(os.read(descriptor, 1 << 20)).digest()
        os.close(descriptor)
    os.close(folder)
if pid:
    os.waitpid(pid, 0)
"""
"""The floor of small files: two processes that only open, read, hash, close and tell nothing."""


@dataclass(frozen=True, slots=True)
class Sizes:
    rounds: int
    large_bytes: int
    small_files: int
    middle_files: int


FULL = Sizes(rounds=5, large_bytes=2048 * MIB, small_files=100_000, middle_files=1000)
QUICK = Sizes(rounds=3, large_bytes=512 * MIB, small_files=20_000, middle_files=200)


def make_large(path: Path, size: int) -> None:
    with path.open("wb") as file:
        for _ in range(size // (64 * MIB)):
            file.write(os.urandom(64 * MIB))
        os.fsync(file.fileno())


def make_many(folder: Path, count: int, smallest: int, largest: int) -> None:
    sizes = random.Random(count)  # noqa: S311 - the same sizes in every run
    block = os.urandom(2 * largest)
    for number in range(count):
        path = folder / f"{number // 1000:03}" / f"IMG_{number:06}.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        start = sizes.randrange(largest)
        path.write_bytes(block[start : start + sizes.randrange(smallest, largest + 1)])
    os.sync()


def from_memory(algorithm: str, size: int) -> Callable[[], object]:
    """The bare floor: the same number of bytes, hashed where they are."""
    chunk = memoryview(os.urandom(CHUNK))

    def run() -> None:
        hasher = new_hasher(algorithm)
        for _ in range(size // CHUNK):
            hasher.update(chunk)
        hasher.digest()

    return run


def side_by_side(read: Callable[[], object], digest: Callable[[], object]) -> Callable[[], object]:
    """The bare floor of a cold file: it is read, and as many bytes are hashed, at the same time.

    Nothing is handed over and neither waits for the other, so that no program that does both on
    this machine is quicker.
    """

    def run() -> None:
        reader = threading.Thread(target=read)
        reader.start()
        digest()
        reader.join()

    return run


def large(table: Table, folder: Path, sizes: Sizes) -> None:
    path = folder / "large.dd"
    make_large(path, sizes.large_bytes)
    openssl = tool("openssl", "dgst", "-sha256", path)

    def ours() -> object:
        return hash_file(path, ("sha256",))

    floor = from_memory("sha256", sizes.large_bytes)
    mine, peer, bare = turns(sizes.rounds, ours, openssl, floor)
    table.faster("large file, warm", mine, "openssl dgst", peer, 1.15)
    table.slower("large file, warm", mine, "from memory", bare, 1.12)
    disk = tool("dd", f"if={path}", f"of={os.devnull}", "bs=1M")
    mine, peer, *idle = turns(
        sizes.rounds, ours, openssl, disk, disk, before=lambda: drop_caches(path)
    )
    table.faster("large file, cold", mine, "openssl dgst", peer, 1.5)
    # The same reading twice: where the two differ, the disk is shared, and so is the ratio above.
    table.tell("  the disk alone, cold", f"{idle[0]:.3f} s", f"again {idle[1]:.3f} s")
    bare = turns(sizes.rounds, side_by_side(disk, floor), before=lambda: drop_caches(path))[0]
    told = f"ours {mine / bare:.2f} x, openssl {peer / bare:.2f} x"
    table.tell("  the disk beside hashing from memory", f"{bare:.3f} s", told)

    rhash = tool("rhash", "--md5", "--sha1", "--sha256", path)
    hashdeep = tool("hashdeep", "-c", "md5,sha1,sha256", path)
    slowest = from_memory("md5", sizes.large_bytes)
    rounds = max(2, sizes.rounds - 2)
    mine, peer, deep, bare = turns(rounds, lambda: hash_file(path, THREE), rhash, hashdeep, slowest)
    table.faster("MD5 + SHA-1 + SHA-256", mine, "rhash", peer, 1.5)
    table.faster("MD5 + SHA-1 + SHA-256", mine, "hashdeep", deep, 4)
    table.slower("MD5 + SHA-1 + SHA-256", mine, "MD5 from memory", bare, 1.15)
    slowest = from_memory("sha512", sizes.large_bytes)
    mine, bare = turns(rounds, lambda: hash_file(path, ("sha256", "sha512")), slowest)
    table.slower("SHA-256 + SHA-512", mine, "SHA-512 from memory", bare, 1.15)
    path.unlink()


def sparse(table: Table, folder: Path, sizes: Sizes) -> None:
    path = folder / "sparse.dd"
    with path.open("wb") as file:
        file.truncate(sizes.large_bytes)
        file.seek(sizes.large_bytes // 2)
        file.write(os.urandom(MIB))
    found = hash_file(path, ("sha256",))
    floor = from_memory("sha256", sizes.large_bytes)
    openssl = tool("openssl", "dgst", "-sha256", path)
    mine, peer, bare = turns(
        3, lambda: hash_file(path, ("sha256",)), openssl, floor, before=lambda: drop_caches(path)
    )
    read = (found.size - found.holes) / MIB
    table.below("sparse file, read of it", read, sizes.large_bytes / MIB / 100, "MiB")
    table.slower("sparse file, cold", mine, "from memory", bare, 1.12)
    table.faster("sparse file, cold", mine, "openssl dgst", peer, 1)
    if found.values["sha256"] != hashlib.file_digest(path.open("rb"), "sha256").hexdigest():
        raise AssertionError("the digest of the sparse file is wrong")
    path.unlink()


def small(table: Table, folder: Path, sizes: Sizes) -> None:
    files = folder / "small"
    make_many(files, sizes.small_files, 1 << 10, 16 << 10)
    command = python("-c", MANY, ROOT, files)
    ours = tool(*command)
    rhash = tool("rhash", "-r", "--sha256", files)
    hashdeep = tool("hashdeep", "-r", "-j2", files)
    alone = tool("hashdeep", "-r", "-j2", "-c", "sha256", files)
    what = f"{sizes.small_files:,} small files"
    mine, peer, deep, deep_alone, bare = costs(
        sizes.rounds, ours, rhash, hashdeep, alone, tool(*python("-c", BARE, files))
    )
    table.faster(f"{what}, warm", mine.wall_s, "rhash -r", peer.wall_s, 1.3)
    table.faster(f"{what}, warm", mine.wall_s, "hashdeep -r -j2", deep.wall_s, 4)
    table.processors(f"{what}, warm", mine, "rhash -r", peer)
    table.processors(f"{what}, warm", mine, "hashdeep -r -j2", deep)
    table.processors(f"{what}, warm", mine, "hashdeep -c sha256", deep_alone)
    table.floor(f"{what}, floor", mine, "bare loops", bare)
    table.below(f"{what}, warm, memory", peak_memory(command) / MIB, 150, "MiB")
    cold, cold_peer = turns(3, ours, rhash, before=lambda: drop_caches(files))
    table.faster(f"{what}, cold", cold, "rhash -r", cold_peer, 2)
    drop_caches(files)
    table.below(f"{what}, cold, memory", peak_memory(command) / MIB, 150, "MiB")


def middle(table: Table, folder: Path, sizes: Sizes) -> None:
    files = folder / "middle"
    make_many(files, sizes.middle_files, MIB, 8 * MIB)
    openssl = tool(
        "sh", "-c", 'find "$0" -type f -print0 | xargs -0 -P2 -n 16 openssl dgst -sha256', files
    )
    mine, peer = turns(sizes.rounds, tool(*python("-c", MANY, ROOT, files)), openssl)
    table.faster(f"{sizes.middle_files:,} files of 1-8 MB", mine, "openssl, xargs -P2", peer, 0.95)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="smaller data, fewer rounds")
    parser.add_argument("--folder", type=Path, help="where to put the data")
    parser.add_argument("--only", choices=["large", "sparse", "small", "middle"])
    asked = parser.parse_args()
    table = Table("Hashing")
    for part in (large, sparse, small, middle):
        if asked.only in (None, part.__name__):
            with data_folder(asked.folder) as folder:
                part(table, folder, QUICK if asked.quick else FULL)


if __name__ == "__main__":
    main()
