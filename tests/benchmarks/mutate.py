"""Every byte of a small sealed bundle is changed, one at a time: each change must be refused.

Of the folder there is no exception. Of the ZIP the fields in `SILENT` may be changed: they belong
to the container, which is only transport, and nothing that is evidence depends on them.

    ./run bench --mutate [--step N] [--bit N]      all bytes, on all cores
"""

import argparse
import multiprocessing
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from custody.bundle.check import check_bundle  # noqa: E402
from tests.custody.bundle.forge import packed, write_folder  # noqa: E402
from tests.custody.bundle.forge_acts import TRUST  # noqa: E402
from tests.custody.bundle.test_check_bytes import tiny  # noqa: E402

SILENT: Final = {
    "version made by": "which program wrote the entry; nothing is read from it but kinds of file",
    "version needed": "what a program must be able to do; ours reads what the method says",
    "time": "of the entry in the container; times of evidence stand in the record",
    "date": "as the time",
    "internal attributes": "a guess of the packing program whether the content is text",
    "external attributes": "permissions; a bit that makes it a link or device is refused",
}
"""Fields of a ZIP that may be changed, and why. A change may still be refused or warned of."""
_PARTS: Final = 4 * (os.cpu_count() or 1)
_LOCAL: Final = (
    ("signature", 4), ("version needed", 2), ("flags", 2), ("method", 2), ("time", 2), ("date", 2),
    ("crc", 4), ("packed size", 4), ("size", 4), ("length of name", 2), ("length of extra", 2),
)  # fmt: skip
_CENTRAL: Final = (
    ("signature", 4), ("version made by", 2), ("version needed", 2), ("flags", 2), ("method", 2),
    ("time", 2), ("date", 2), ("crc", 4), ("packed size", 4), ("size", 4), ("length of name", 2),
    ("length of extra", 2), ("length of comment", 2), ("disk", 2), ("internal attributes", 2),
    ("external attributes", 4), ("offset", 4),
)  # fmt: skip


def zip_fields(data: bytes) -> Iterator[str]:
    """The field in which each byte of a plain ZIP stands."""
    at = 0
    while at < len(data):
        local, central = data[at : at + 4] == b"PK\x03\x04", data[at : at + 4] == b"PK\x01\x02"
        if not local and not central:
            yield from ["end"] * (len(data) - at)
            return
        names = [name for name, size in (_LOCAL if local else _CENTRAL) for _ in range(size)]
        lengths = at + (26 if local else 28)
        name = int.from_bytes(data[lengths : lengths + 2], "little")
        content = int.from_bytes(data[at + 18 : at + 22], "little") if local else 0
        found = [*names, *["name"] * name, *["content"] * content]
        yield from found
        at += len(found)


def mutants(step: int = 1) -> Iterator[tuple[str, int]]:
    """Every place to change: a path of the folder or `zip`, and an offset; the last to end with."""
    files = tiny().files()
    for path in sorted(files):
        yield from ((path, at) for at in range(0, len(files[path]), step))
    yield from (("zip", at) for at in range(0, len(packed(files)), step))


def judge(places: Sequence[tuple[str, int]], bit: int = 0) -> list[tuple[str, int, str]]:
    """Change these bytes, one at a time; the places where nobody refused, and their field.

    Args:
        places: Of `mutants`.
        bit: Which bit of each byte is turned.
    """
    files = tiny().files()
    fields = list(zip_fields(packed(files)))
    unseen = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = write_folder(files, Path(scratch) / "BND-1")
        container = Path(scratch) / "bundle.zip"
        container.write_bytes(packed(files))
        for path, at in places:
            changed = container if path == "zip" else folder / path
            original = changed.read_bytes()
            turned = bytes([original[at] ^ 1 << bit])
            changed.write_bytes(original[:at] + turned + original[at + 1 :])
            report = check_bundle(container if path == "zip" else folder, trust=TRUST)
            changed.write_bytes(original)
            if report.status != 1 and not report.warnings:
                unseen.append((path, at, fields[at] if path == "zip" else "content"))
        assert check_bundle(folder, trust=TRUST).status == 0
        assert check_bundle(container, trust=TRUST).status == 0
    return unseen


def main() -> int:
    """Change all bytes and tell what nobody noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--step", type=int, default=1, help="every so manieth byte")
    parser.add_argument("--bit", type=int, default=0, choices=range(8), help="which bit to turn")
    asked = parser.parse_args()
    start = time.monotonic()
    places = list(mutants(asked.step))
    with multiprocessing.Pool() as pool:
        parts = [places[at::_PARTS] for at in range(_PARTS)]
        found = pool.imap_unordered(partial(judge, bit=asked.bit), parts)
        unseen = [each for part in found for each in part]
    faults = [each for each in unseen if each[0] != "zip" or each[2] not in SILENT]
    print(
        f"{len(places)} bytes changed in {time.monotonic() - start:.0f} s on {os.cpu_count()} cores"
    )
    for field, count in sorted(Counter(field for *_, field in unseen if field in SILENT).items()):
        print(f"  {count:>6} in the field `{field}` of the ZIP: {SILENT[field]}")
    for path, at, field in faults:
        print(f"  UNSEEN: {path}, byte {at} ({field})")
    print("every other change was refused" if not faults else f"{len(faults)} changes went unseen")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
