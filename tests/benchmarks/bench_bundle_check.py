"""Checking a bundle against `bagit.py --validate --processes 2`, over the same folder.

Ours answers all fourteen questions; the peer compares digests. Both read every file once and
compute SHA-256 and SHA-512.

Of each shape it prints: ours against the peer; time of processors; ours beside the floor of both
digests once; and the most memory that ours took, which must not grow with the number of files.

    python tests/benchmarks/bench_bundle_check.py [--quick | --full] [--rounds N]
"""

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.bench_bundle import SHAPES, both_digests, make_files, ours  # noqa: E402
from tests.benchmarks.measure import Table, costs, data_folder, peak_memory, tool  # noqa: E402

WANTED = 1.2
MOST_MIB = 150
MANY = "photographs and texts"
SHAPES_CHECKED = {**SHAPES, MANY: ((20_000, 0),)}
MORE = 60_000
"""Photographs and texts, when asked for in full."""
_CHECK = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from custody.bundle.check import check_bundle
report = check_bundle(Path(sys.argv[2]))
sys.exit(report.headline != "intact")
"""


def check(bundle: Path) -> list[str]:
    """The command that checks a bundle in a process of its own, trusting no line."""
    return [sys.executable, "-c", _CHECK, str(ROOT), str(bundle)]


def compare(
    table: Table,
    place: Path,
    name: str,
    shape: tuple[tuple[int, int], ...],
    divisor: int,
    rounds: int,
) -> None:
    """Turns of ours and of the peer over one shape."""
    files = place / "files"
    made = make_files(files, shape, divisor)
    if name == MANY:
        for number, path in enumerate(made):
            path.write_bytes(number.to_bytes(8, "big") * (1 + number % 2000))
    size = sum(path.stat().st_size for path in made)
    ours(place, files)
    bundle = place / "bundle"
    subprocess.run(check(bundle), check=True)
    validate = [sys.executable, "-m", "bagit", "--quiet", "--processes", "2", "--validate"]
    mine, peer, hashing = costs(
        rounds,
        tool(*check(bundle)),
        tool(*validate, str(bundle)),
        lambda: both_digests(size, of_one=len(made) == 1),
    )
    label = f"{name}, {len(made)} files, {size / 2**30:.1f} GiB"
    table.faster(label, mine.wall_s, "bagit.py x 2", peer.wall_s, WANTED)
    table.processors(label, mine, "bagit.py x 2", peer)
    table.floor(f"{label}, floor", mine, "both digests", hashing)
    table.below(f"{label}, memory", peak_memory(check(bundle)) / 2**20, MOST_MIB, "MiB")


def main() -> None:
    """Measure every shape and print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    size = arguments.add_mutually_exclusive_group()
    size.add_argument("--quick", action="store_true", help="an eighth of the bytes, one round")
    size.add_argument("--full", action="store_true", help=f"{MORE:,} photographs and texts")
    arguments.add_argument("--rounds", type=int, help="instead of three")
    chosen = arguments.parse_args()
    rounds, divisor = (1, 8) if chosen.quick else (3, 1)
    table = Table("Checking a bundle")
    for name, shape in SHAPES_CHECKED.items():
        wanted = ((MORE, 0),) if name == MANY and chosen.full else shape
        with data_folder() as place:
            compare(table, place, name, wanted, divisor, chosen.rounds or rounds)


if __name__ == "__main__":
    main()
