"""Making a bundle against `cp -a` and `bagit.py`, over the same files in the same run.

Ours copies, hashes with both algorithms, seals, makes everything durable and verifies from the
written bytes. The peer is `cp -a`, `bagit.py --sha256 --sha512` and `bagit.py --validate`, each of
the latter in two processes; it makes nothing durable.

    python tests/benchmarks/bench_bundle.py [--quick]
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from custody.bundle.export import export_bundle  # noqa: E402
from custody.evidence.digests import hash_file  # noqa: E402
from custody.strict_json import file_name  # noqa: E402
from tests.benchmarks.measure import Table, data_folder  # noqa: E402
from tests.custody.bundle.scene import KEYS, Scene, plan_of, scene  # noqa: E402

MIB = 1 << 20
WANTED = 1.2
MOST_MIB = 200
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
        made.do("artifact.hashed", "DIN", body, private={"names": names})


def export(ledger: Path, files: Path, target: Path) -> None:
    """What the measured process does; prints seconds and peak memory in MiB."""
    with scene(ledger) as made:
        made.do("case.opened", "ALM", {"registration": "EX-1"})
        record(made, sorted(files.iterdir()))
        os.sync()
        start = time.perf_counter()
        export_bundle(made.ledger, plan_of(hidden={}), signer=KEYS["ALM"], target=target)
        took = time.perf_counter() - start
    peak = sum(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(f"{took} {peak / 1024}")


def peer(files: Path, target: Path) -> tuple[float, float]:
    """Seconds of cp and bagit, and until what they wrote is durable, as a bundle of ours is."""
    os.sync()
    bag = [sys.executable, "-m", "bagit", "--quiet", "--processes", "2"]
    start = time.perf_counter()
    for command in (
        ["cp", "-a", str(files), str(target)],
        [*bag, "--sha256", "--sha512", str(target)],
        [*bag, "--validate", str(target)],
    ):
        subprocess.run(command, check=True)
    done = time.perf_counter() - start
    os.sync()
    return done, time.perf_counter() - start


def ours(place: Path, files: Path) -> tuple[float, float]:
    """Seconds and MiB of a process of its own."""
    home = {"CUSTODY_HOME": str(place / "home"), "PYTHONPATH": str(ROOT)}
    command = [
        sys.executable, __file__, "--export",
        str(place / "ledger"), str(files), str(place / "bundle"),
    ]  # fmt: skip
    done = subprocess.run(
        command, check=True, stdout=subprocess.PIPE, text=True, env=os.environ | home
    )
    seconds, peak = map(float, done.stdout.split())
    return seconds, peak


def compare(table: Table, place: Path, name: str, divisor: int, rounds: int) -> None:
    """Turns of the peer and of ours over one shape; the best of each counts."""
    files = place / "files"
    size = sum(path.stat().st_size for path in make_files(files, SHAPES[name], divisor))
    best_ours = best_peer = best_durable = float("inf")
    peak = 0.0
    for _ in range(rounds):
        plain, durable = peer(files, place / "peer")
        best_peer, best_durable = min(best_peer, plain), min(best_durable, durable)
        shutil.rmtree(place / "peer")
        seconds, used = ours(place, files)
        best_ours, peak = min(best_ours, seconds), max(peak, used)
        for made in ("ledger", "bundle", "home"):
            shutil.rmtree(place / made)
    label = f"{name}, {size / 2**30:.1f} GiB"
    table.faster(label, best_ours, "cp, bagit.py x 2", best_peer, WANTED)
    table.faster(f"{label}, both durable", best_ours, "the same, sync", best_durable, WANTED)
    table.below(f"{label}, memory", peak, MOST_MIB, "MiB")


def main() -> None:
    """Measure every shape and print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--quick", action="store_true", help="an eighth of the bytes, one round")
    arguments.add_argument("--export", nargs=3, type=Path, help=argparse.SUPPRESS)
    chosen = arguments.parse_args()
    if chosen.export:
        export(*chosen.export)
        return
    table = Table("Making a bundle")
    rounds, divisor = (1, 8) if chosen.quick else (3, 1)
    for name in SHAPES:
        with data_folder() as place:
            compare(table, place, name, divisor, rounds)


if __name__ == "__main__":
    main()
