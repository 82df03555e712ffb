"""Making a bundle against `cp -a` and `bagit.py`, over the same files in the same run.

Ours copies, hashes with both algorithms, seals, makes everything durable and verifies from the
written bytes. The peer is `cp -a`, `bagit.py --sha256 --sha512` and `bagit.py --validate`, each of
the latter in two processes; it makes nothing durable.

Of each shape it prints: ours against the peer, as the peer is and with its files made durable too;
time of processors; ours beside floors (a copy, a durable copy, both digests once); the most memory
that ours took, children included. Of very many small files: how long ours takes for one of them
(most of it is the record and its reading copies), and its memory, which must not grow with them.

    python tests/benchmarks/bench_bundle.py [--quick | --full] [--rounds N]
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.modules["pandas"] = None  # type: ignore[assignment]  # sqlite-utils loads it; only tests have it
sys.path.insert(0, str(ROOT))

from custody.bundle.export import export_bundle  # noqa: E402
from custody.domain import wording  # noqa: E402
from custody.evidence.digests import hash_file  # noqa: E402
from custody.strict_json import file_name  # noqa: E402
from tests.benchmarks.measure import Cost, Table, cost, data_folder, watched  # noqa: E402
from tests.custody.bundle.scene import KEYS, Scene, plan_of, scene  # noqa: E402

MIB = 1 << 20
WANTED = 1.2
MOST_MIB = 200
MOST_MIB_OF_SMALL = 150
SMALL_QUICK, SMALL, SMALL_FULL = 2_000, 20_000, 60_000
"""So many small files; one event names no more than about the last."""
SHAPES = {
    "one image": ((1, 4096),),
    "images, films and photographs": ((1, 2048), (2, 512), (64, 8), (512, 1)),
}
"""Files and their size in MiB, 4 GiB in all."""


def make_files(folder: Path, shape: tuple[tuple[int, int], ...], divisor: int) -> list[Path]:
    """Files of random bytes."""
    folder.mkdir()
    block = os.urandom(MIB)
    paths: list[Path] = []
    for count, size in shape:
        for _ in range(max(count // divisor, 1) if count > 1 else 1):
            path = folder / f"{len(paths):05}.bin"
            blocks = max(size // divisor, 1) if count == 1 else size
            with path.open("wb") as file:
                for number in range(blocks):
                    file.write(number.to_bytes(8, "big") + block[8:])
            paths.append(path)
    return paths


def record(made: Scene, paths: list[Path]) -> None:
    """Register the files where they are."""
    for start in range(0, len(paths), 256):
        entries, names = [], []
        for number, path in enumerate(paths[start : start + 256], start):
            found = hash_file(path)
            artifact = f"ART-{number:05}"
            entries.append({"artifact": artifact, "kept": "in-place"} | found.document())
            raw = os.fsencode(path)
            source, name = file_name(raw), file_name(os.fsencode(path.name))
            names.append({"artifact": artifact, "name": name, "source": source})
        body = {"artifacts": entries, "tool": "custody", "tool_version": "1"}
        fields = body | {"names": names}
        statement = wording.statement("artifact.hashed", "C-1", (), fields, "DIN", "en")
        private = {"names": names, "statement": statement}
        made.do("artifact.hashed", "DIN", body, private=private, minutes=0.01)


def export(ledger: Path, files: Path, target: Path) -> None:
    """What the measured process does; prints its cost."""
    with scene(ledger) as made:
        made.do("case.opened", "ALM", {"registration": "EX-1"})
        record(made, sorted(files.iterdir()))
        os.sync()
        took = cost(
            lambda: export_bundle(
                made.ledger, plan_of(hidden={}), signer=KEYS["ALM"], target=target
            )
        )
    print(*took)


def copying(files: Path, target: Path) -> None:
    """What the peer begins with."""
    subprocess.run(["cp", "-a", files, target], check=True)


def bagging(target: Path) -> None:
    """What the peer goes on with."""
    bag = [sys.executable, "-m", "bagit", "--quiet", "--processes", "2"]
    subprocess.run([*bag, "--sha256", "--sha512", target], check=True)
    subprocess.run([*bag, "--validate", target], check=True)


def both_digests(size: int, *, of_one: bool) -> None:
    """The floor of hashing: so many bytes where they are, in two processes.

    Args:
        size: Bytes.
        of_one: They are one file, of which no digest can be divided; else each process takes half.
    """
    shares = (
        [(size, ("sha256",)), (size, ("sha512",))]
        if of_one
        else [(size // 2, ("sha256", "sha512"))] * 2
    )
    running = [
        subprocess.Popen([sys.executable, "-c", _HASHING, str(share), *names])
        for share, names in shares
    ]
    if any(process.wait() for process in running):
        raise AssertionError("hashing failed")


_HASHING = """
import hashlib, os, sys
hashers = [hashlib.new(name) for name in sys.argv[2:]]
block = os.urandom(1 << 19)
for _ in range(int(sys.argv[1]) >> 19):
    for hasher in hashers:
        hasher.update(block)
"""


def ours(place: Path, files: Path) -> tuple[Cost, float]:
    """Cost of a process of its own, and the MiB that it and its children took at one moment."""
    home = {"CUSTODY_HOME": str(place / "home"), "PYTHONPATH": str(ROOT)}
    command = [
        sys.executable, __file__, "--export",
        str(place / "ledger"), str(files), str(place / "bundle"),
    ]  # fmt: skip
    said, peak = watched(command, os.environ | home)
    wall_s, cpu_s = map(float, said.split())
    return Cost(wall_s, cpu_s), peak / MIB


def cheapest(costs: list[Cost]) -> Cost:
    """The best of all rounds."""
    return Cost(min(each.wall_s for each in costs), min(each.cpu_s for each in costs))


def total(*parts: Cost) -> Cost:
    """One after the other."""
    return Cost(sum(part.wall_s for part in parts), sum(part.cpu_s for part in parts))


def compare(table: Table, place: Path, name: str, divisor: int, rounds: int) -> None:
    """Turns of the peer and of ours over one shape; the best of each counts."""
    files = place / "files"
    size = sum(path.stat().st_size for path in make_files(files, SHAPES[name], divisor))
    found: dict[str, list[Cost]] = {
        what: [] for what in ("copy", "copied", "peer", "durable", "hash", "ours")
    }
    peak = 0.0
    for _ in range(rounds):
        os.sync()
        copy = cost(lambda: copying(files, place / "peer"))
        bag = cost(lambda: bagging(place / "peer"))
        found["copy"].append(copy)
        found["peer"].append(total(copy, bag))
        found["durable"].append(total(copy, bag, cost(os.sync)))
        shutil.rmtree(place / "peer")
        mine, memory = ours(place, files)
        found["ours"].append(mine)
        peak = max(peak, memory)
        for made in ("ledger", "bundle", "home"):
            shutil.rmtree(place / made)
        copy = cost(lambda: copying(files, place / "peer"))
        found["copied"].append(total(copy, cost(os.sync)))
        shutil.rmtree(place / "peer")
        found["hash"].append(cost(lambda: both_digests(size, of_one=len(SHAPES[name]) == 1)))
    best = {what: cheapest(each) for what, each in found.items()}
    label, mine = f"{name}, {size / 2**30:.1f} GiB", best["ours"]
    rival = "cp, bagit.py x 2"
    table.faster(label, mine.wall_s, rival, best["peer"].wall_s, WANTED)
    table.faster(
        f"{label}, both durable", mine.wall_s, "the same, sync", best["durable"].wall_s, WANTED
    )
    table.processors(label, mine, rival, best["peer"])
    table.floor(f"{label}, floor", mine, "cp", best["copy"])
    table.floor(f"{label}, floor", mine, "cp, sync", best["copied"])
    table.floor(f"{label}, floor", mine, "both digests once", best["hash"])
    table.below(f"{label}, memory", peak, MOST_MIB, "MiB")


def small_files(table: Table, place: Path, count: int) -> None:
    """Ours alone over very many small files."""
    files = place / "files"
    files.mkdir()
    for number in range(count):
        path = files / f"{number:05}.bin"
        path.write_bytes(number.to_bytes(8, "big") * (1 + number % 200))
    mine, memory = ours(place, files)
    label = f"{count:,} small files"
    told = f"{1000 * mine.wall_s / count:.2f} ms, CPU {1000 * mine.cpu_s / count:.2f} ms"
    table.tell(f"{label}, each", told)
    table.below(f"{label}, memory", memory, MOST_MIB_OF_SMALL, "MiB")


def main() -> None:
    """Measure every shape and print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    size = arguments.add_mutually_exclusive_group()
    size.add_argument("--quick", action="store_true", help="an eighth of the bytes, one round")
    size.add_argument("--full", action="store_true", help=f"{SMALL_FULL:,} small files")
    arguments.add_argument("--export", nargs=3, type=Path, help=argparse.SUPPRESS)
    arguments.add_argument("--rounds", type=int, help="instead of three")
    chosen = arguments.parse_args()
    if chosen.export:
        export(*chosen.export)
        return
    table = Table("Making a bundle")
    rounds, divisor = (1, 8) if chosen.quick else (3, 1)
    for name in SHAPES:
        with data_folder() as place:
            compare(table, place, name, divisor, chosen.rounds or rounds)
    with data_folder() as place:
        small_files(
            table, place, SMALL_QUICK if chosen.quick else SMALL_FULL if chosen.full else SMALL
        )


if __name__ == "__main__":
    main()
