"""What a provider sent: its list compared with the files, and a table loaded, sorted and paged.

    python tests/benchmarks/bench_provider.py [--quick] [--folder DIR]

Hashing is the floor of a comparison: both hash the same files by the same processes, one of them
then reads the list in each shape and says of every file whether it matches. The same by commands:
`custody hash --check`, which compares while the files are hashed.
"""

import argparse
import json
import os
import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from custody.evidence.algorithms import DEFAULT  # noqa: E402
from custody.evidence.comparison import Comparison, compare  # noqa: E402
from custody.evidence.many import hash_folder  # noqa: E402
from custody.evidence.provider_lists import read_provider_list  # noqa: E402
from custody.tables import table as tables  # noqa: E402
from custody.tables.table import Order  # noqa: E402
from tests.benchmarks.measure import Table, cost, costs, data_folder, python, tool  # noqa: E402

FILES, QUICK_FILES = 100_000, 20_000
ROWS, QUICK_ROWS = 1_000_000, 100_000
FILE_BYTES = 4096

_ALGORITHMS = {"md5sums": "md5", "hashdeep": "md5,sha256"}
"""Of the lists that have other digests than SHA-256."""

File = tuple[bytes, int, Mapping[str, str]]


def make_files(folder: Path, number: int) -> None:
    draw = random.Random(7)  # noqa: S311 - data of a benchmark
    for n in range(number):
        path = folder / f"{n // 1000:03}" / f"conn-{n:06}.csv"
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(draw.randbytes(FILE_BYTES))


def hashing(folder: Path, algorithms: tuple[str, ...]) -> Iterator[File]:
    for each in hash_folder(folder, algorithms):
        if each.found is not None:
            yield each.path, each.found.size, each.found.values


def hashed(folder: Path, algorithms: tuple[str, ...]) -> list[File]:
    return list(hashing(folder, algorithms))


def write_lists(folder: Path, found: Sequence[File]) -> Iterator[Path]:
    """The same list in the shapes that providers use."""
    lines = {name.decode(): digests["sha256"] for name, _, digests in found}
    md5s = {name.decode(): digests["md5"] for name, _, digests in found}
    head = "%%%% HASHDEEP-1.0\n%%%% size,md5,sha256,filename\n## Invoked from: /\n##\n"
    texts = {
        "sha256sums.txt": "".join(f"{value}  {name}\n" for name, value in lines.items()),
        "md5sums.txt": "".join(f"{value}  {name}\n" for name, value in md5s.items()),
        "hashdeep.txt": head
        + "".join(f"{FILE_BYTES},{md5s[name]},{lines[name]},{name}\n" for name in lines),
        "bsd.txt": "".join(f"SHA256 ({name}) = {value}\n" for name, value in lines.items()),
        "hashes.csv": "name;sha256\n"
        + "".join(f"{name};{value}\n" for name, value in lines.items()),
        "hashes.json": json.dumps([{"path": n, "sha256": v} for n, v in lines.items()]),
    }
    for name, text in texts.items():
        path = folder / name
        path.write_text(text)
        yield path


def comparing(
    folder: Path, told: Path, algorithms: tuple[str, ...], names: Sequence[bytes]
) -> Callable[[], object]:
    """Read the list, then compare while the files are hashed; the names came with the files."""

    def run() -> None:
        lines = read_provider_list(told, names)
        outcomes = compare(lines, hashing(folder, algorithms)).outcomes
        assert len(outcomes) == len(names)
        assert all(kind is Comparison.MATCH for kind, _ in outcomes)

    return run


def bench_lists(table: Table, scratch: Path, number: int, rounds: int) -> None:
    folder = scratch / "files"
    make_files(folder, number)
    both = (*DEFAULT, "md5")
    found = hashed(folder, both)
    names = [name for name, _, _ in found]
    for told in write_lists(scratch, found):
        wanted = both if told.stem in ("md5sums", "hashdeep") else DEFAULT
        ours, floor = costs(
            rounds,
            comparing(folder, told, wanted, names),
            lambda wanted=wanted: hashed(folder, wanted),  # type: ignore[misc]
        )
        what = f"{number:,} files against {told.name}"
        table.slower(what, ours.wall_s, "hashing", floor.wall_s, 1.2)
        table.processors(what, ours, "hashing", floor)
        if told.suffix == ".txt":
            bench_command(table, folder, told, number, rounds)


def bench_command(table: Table, folder: Path, told: Path, number: int, rounds: int) -> None:
    custody = python("-m", "custody", "hash", folder)
    algorithms = _ALGORITHMS.get(told.stem, "sha256")
    hashing = tool(*custody, "--algorithms", algorithms)
    ours, floor = costs(rounds, tool(*custody, "--check", told), hashing)
    what = f"hash --check {told.name}, {number:,} files"
    table.slower(what, ours.wall_s, "custody hash", floor.wall_s, 1.2)
    table.processors(what, ours, "custody hash", floor)


def make_table(path: Path, rows: int) -> None:
    draw = random.Random(7)  # noqa: S311 - data of a benchmark
    with path.open("w", encoding="cp1251") as file:
        file.write("Дата и время;Абонент А;Абонент Б;IMEI;Длительность, сек;IP\n")
        for n in range(rows):
            file.write(
                f"{1 + n % 28:02}.{1 + n % 3:02}.2024 {n % 24:02}:{n % 60:02}:{n % 59:02};"
                f"8701{draw.randrange(10**5):07};+7702{draw.randrange(10**4):07};490154203237518;"
                f"{n % 600};10.0.{n % 256}.{n % 255}\n"
            )


def bench_table(table: Table, scratch: Path, rows: int) -> None:
    path = scratch / "calls.csv"
    make_table(path, rows)
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        made: list[tables.Table] = []
        loaded = cost(
            lambda: made.append(tables.Table.load(path, Path(folder), zone="Asia/Almaty"))
        )
        table.tell(f"{rows:,} rows of six columns read and typed", f"{loaded.wall_s:.1f} s")
        with made[0] as seen:
            for what, order in (
                ("sorted by time", Order({}, 0, is_descending=True)),
                ("filtered by a number", Order({1: "8701000000"})),
            ):
                took = cost(lambda order=order: seen.order(order))  # type: ignore[misc]
                table.tell(f"{rows:,} rows {what}", f"{took.wall_s:.2f} s")
            seen.order(Order({}, 0))
            paged = min(cost(lambda: seen.shown_page(rows - 200, 100)).wall_s for _ in range(9))
            table.below("a page of 100 rows near the end, in ms", 1000 * paged, 50, "ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--full", action="store_true", help="as it is without --quick")
    parser.add_argument("--folder", type=Path, help="where the data are made")
    options = parser.parse_args()
    files, rows = (QUICK_FILES, QUICK_ROWS) if options.quick else (FILES, ROWS)
    table = Table(f"what a provider sent, {os.cpu_count()} processors")
    with data_folder(options.folder) as scratch:
        bench_lists(table, scratch, files, 3)
        bench_table(table, scratch, rows)


if __name__ == "__main__":
    main()
