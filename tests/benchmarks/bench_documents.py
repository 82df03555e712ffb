"""Documents: a protocol of five items, and a history of two thousand events.

The engine is warm: a document has been made before. What memory a history takes besides must not
grow with its volumes.

    python tests/benchmarks/bench_documents.py [--quick | --full]
"""

import argparse
import os
import resource
import sys
import tempfile
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from custody.bundle.cover import CaseCount, Cover  # noqa: E402
from custody.bundle.paper import write_paper  # noqa: E402
from custody.bundle.reading import told_events  # noqa: E402
from custody.bundle.story_teller import tell  # noqa: E402
from custody.bundle.words import words  # noqa: E402
from custody.documents.make import make  # noqa: E402
from tests.benchmarks.measure import Table, cost, data_folder  # noqa: E402
from tests.custody.documents.cabinet import CASE, Cabinet, furnish, search  # noqa: E402

ITEMS = 5
PROTOCOL_S, HISTORY_S = 1, 10
EVENTS, EVENTS_FULL = 2_000, 20_000
MOST_MIB = 250


def protocol(cabinet: Cabinet, table: Table) -> None:
    """A protocol of seizure with so many items, started and sealed in a search of its own."""
    names = [f"ITM-{number}" for number in range(31, 31 + ITEMS)]
    search(cabinet, "seizure", "SRC-9", names, "phone")
    made = make(cabinet.station, "protocol-seizure", "SRC-9", "kk")
    spent = cost(lambda: make(cabinet.station, "protocol-seizure", "SRC-9", "kk"))
    table.below(f"protocol, {ITEMS} items, {len(made.data)} bytes", spent.wall_s, PROTOCOL_S, "s")


def history(folder: Path, bundle: Path, events: int, table: Table) -> None:
    """The history of a bundle, its events told again and again."""
    known = list(told_events(bundle))
    of_case = [each for each in known if each.event.case and each.event.case.id == CASE]
    note = (bundle / "ledger/checkpoint").read_text()
    cover = Cover(
        "BND-1", "Court", "test", "2026-12-11T05:40:00.000Z", "ru", "origin", note, (),
        (CaseCount(CASE, events, 0, 0),),
    )  # fmt: skip
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    told = islice(cycle(of_case), events)
    spent = cost(lambda: write_paper(folder, cover, tell(known), words("ru"), told))
    table.below(f"history, {events} events, on the clock", spent.wall_s, HISTORY_S, "s")
    table.tell(f"history, {events} events", f"{spent.cpu_s:.2f} s of processors", "")
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    table.below("memory that it took besides", grown, MOST_MIB, "MiB")


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--full", action="store_true", help=f"{EVENTS_FULL} events")
    arguments, _ = parser.parse_known_args()
    with data_folder() as folder, tempfile.TemporaryDirectory() as home:
        os.environ["CUSTODY_HOME"] = home
        cabinet = furnish(folder)
        table = Table("documents")
        protocol(cabinet, table)
        events = EVENTS_FULL if arguments.full else EVENTS
        (folder / "reading").mkdir()
        history(folder / "reading", folder / "bundles/prosecutor", events, table)
        cabinet.station.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
