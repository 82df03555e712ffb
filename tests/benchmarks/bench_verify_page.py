"""`verify.html` in Chromium against a streaming WebAssembly SHA-256 alone, in a bare page.

Ours reads every file for two digests, SHA-256 and SHA-512, as format.md §8 demands of question 1,
and answers ten more questions; the peer computes SHA-256 of the same file from its stream, with the
same library, and nothing else. A bare page that computes both digests stands beside it. Then the
most memory that the browser takes for a small and for a large file, which must not differ by much.

    python tests/benchmarks/bench_verify_page.py [--quick | --full] [--rounds N]
"""

import argparse
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.bench_bundle import make_files, ours  # noqa: E402
from tests.benchmarks.measure import (  # noqa: E402
    Table,
    cost_of_family,
    costs,
    data_folder,
    family_memory,
)
from tests.verify_page.browser import Verifier, chromium  # noqa: E402

WANTED = 0.8
MOST_MIB = 150
_BARE = """<!doctype html><input type=file multiple><script>{library}</script><script>
async function digests(both) {{
    const hashes = [await hashwasm.createSHA256()];
    if (both) hashes.push(await hashwasm.createSHA512());
    const told = [];
    for (const file of document.querySelector("input").files) {{
        for (const hash of hashes) hash.init();
        const reader = file.stream().getReader();
        for (;;) {{
            const {{ done, value }} = await reader.read();
            if (done) break;
            for (const hash of hashes) hash.update(value);
        }}
        told.push(...hashes.map((hash) => hash.digest()));
    }}
    return told;
}}
</script>"""


def bare_page(page: Page, place: Path, files: list[Path]) -> None:
    """Open the peer and pick its files."""
    vendor = ROOT / "resources/verify/vendor"
    library = "".join((vendor / f"hash-wasm-sha{size}.js").read_text() for size in (256, 512))
    (place / "bare.html").write_text(_BARE.format(library=library), "utf-8")
    page.goto((place / "bare.html").as_uri())
    page.set_input_files("input", files)


def compare(table: Table, place: Path, count: int, size_mib: int, rounds: int) -> None:
    """Turns of ours and of the peer over files of one size."""
    files = place / "files"
    made = make_files(files, ((count, size_mib),), 1)
    ours(place, files)
    bundle = place / "bundle"
    with chromium() as browser:
        verifier = Verifier(browser.new_context().new_page())
        verifier.page.set_default_timeout(600_000)
        peer = browser.new_context().new_page()
        bare_page(peer, place, made)

        def check() -> None:
            verifier.page.bring_to_front()
            shown = verifier.check(bundle)
            assert shown.headline == "intact", shown.reasons

        def bare(both: bool) -> None:
            peer.bring_to_front()
            peer.evaluate("digests", both)

        page, one, two = costs(
            rounds, check, lambda: bare(False), lambda: bare(True), of=cost_of_family
        )
    what = f"{count} x {size_mib} MiB: checked"
    table.faster(what, page.wall_s, "SHA-256 alone", one.wall_s, WANTED)
    table.processors(what, page, "SHA-256 alone", one)
    table.floor(what, page, "SHA-256 and SHA-512", two)


@contextmanager
def watched() -> Iterator[list[int]]:
    """The most bytes that this process and its children take meanwhile."""
    peak, over = [0], threading.Event()

    def watch() -> None:
        while not over.wait(0.1):
            peak[0] = max(peak[0], family_memory(os.getpid()))

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield peak
    finally:
        over.set()
        thread.join()


def memory(table: Table, place: Path, sizes: tuple[int, int]) -> None:
    """The browser's memory over a small and a large file, which is sparse and never as listed."""
    ours(place, place / "files")
    artifact = next((place / "bundle" / "data").rglob("*.bin"))
    artifact.chmod(0o644)
    peaks = []
    for size in sizes:
        with artifact.open("r+b") as file:
            file.truncate(size << 20)
        with chromium() as browser, watched() as peak:
            verifier = Verifier(browser.new_context().new_page())
            verifier.page.set_default_timeout(600_000)
            start = time.perf_counter()
            assert verifier.check(place / "bundle").verdicts[1] == "fail"
            took_s = time.perf_counter() - start
        peaks.append(peak[0])
        told = f"{took_s:.1f} s"
        table.tell(f"{size} MiB: all processes", f"{peak[0] >> 20} MiB", told)
    table.below("more memory for the larger", (peaks[1] - peaks[0]) / (1 << 20), MOST_MIB, "MiB")


def main() -> None:
    """Compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a quarter of the size")
    parser.add_argument("--full", action="store_true", help="nothing more here")
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    size_mib = 256 if asked.quick else 1024
    table = Table("Checking in the browser")
    for count in (1, 4):
        with data_folder() as place:
            compare(table, place, count, size_mib // count, asked.rounds)
    with data_folder() as place:
        make_files(place / "files", ((1, 1),), 1)
        memory(table, place, (size_mib, 4 * size_mib))


if __name__ == "__main__":
    main()
