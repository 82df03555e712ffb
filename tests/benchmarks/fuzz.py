"""Readers of foreign bytes under coverage-led fuzzing, each for a bounded time.

A reader may refuse what it is given, with one of our own errors, and nothing else: no crash, no
hang (10 s for one input), no more than 1 GiB of memory. What it accepts must hold what it promises.

    ./run bench --fuzz [TARGET …] [--seconds N]
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from base64 import b64decode
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import atheris  # noqa: E402

with atheris.instrument_imports(include=["custody"]):
    from custody.anchors.fork import ForkProof
    from custody.anchors.paper import read_paper
    from custody.anchors.request import Request, read_answer
    from custody.bundle import layout
    from custody.bundle.archive import Archive
    from custody.bundle.check import check_bundle
    from custody.bundle.cms import verify_detached
    from custody.bundle.heads import read_priors
    from custody.bundle.record import read_proof
    from custody.bundle.seal import read_pem
    from custody.bundle.stamps import read_stamp
    from custody.bundle.witnesses import WitnessLine
    from custody.errors import CustodyError
    from custody.keys.signer import PublicKey
    from custody.ledger.agency import read_roster
    from custody.ledger.checkpoint import TrustLine, open_note
    from custody.ledger.event import open_envelope
    from custody.ledger.tree import roots_from_consistency, verify_inclusion
    from custody.strict_json import canonical, file_name, parse, unb64

from tests.custody.bundle.forge import packed, write_folder  # noqa: E402
from tests.custody.bundle.forge_acts import KEYS, TRUST  # noqa: E402
from tests.custody.bundle.test_archive import GOOD_FORMS  # noqa: E402
from tests.custody.bundle.test_check_bytes import tiny  # noqa: E402
from tests.custody.ledger.test_agency import NOTE as ROSTER  # noqa: E402

_VECTORS: Final = ROOT / "tests/vectors"
_SECONDS: Final = 20
_MOST_BYTES: Final = 1 << 16
_FILES: Final = tiny().files()
_PATHS: Final = sorted(_FILES)
_KEY: Final = PublicKey.load("ed25519", KEYS["inv"].spki)
_SCRATCH: Final = tempfile.TemporaryDirectory()
_FOLDER: Final = write_folder(_FILES, Path(_SCRATCH.name) / "BND-1")


def read_json(data: bytes) -> None:
    """What is accepted is written as the same bytes."""
    if canonical(parse(data)) != data:
        raise AssertionError("another canonical form")


def read_envelope(data: bytes) -> None:
    """What is accepted is an event that is written as the same payload."""
    envelope = open_envelope(data)
    if canonical(envelope.event.document()) != envelope.payload:
        raise AssertionError("the event is not all that was signed")


def read_notes(data: bytes) -> None:
    """Notes, trust lines, heads that a reader holds, rosters, and what goes to a witness."""
    text = data.decode("utf-8", "surrogateescape")
    for reader in (
        lambda: open_note(data, TRUST), lambda: TrustLine.parse(text),
        lambda: WitnessLine.parse(text), lambda: read_priors([data]), lambda: read_roster(data),
        lambda: Request.parse(data), lambda: read_answer(data), lambda: read_paper(text),
        lambda: ForkProof.parse(data),
    ):  # fmt: skip
        _refused(reader)


def read_proofs(data: bytes) -> None:
    """Proofs of inclusion and of consistency."""
    document = parse(data)
    if "from" in document:
        steps = [unb64(step) for step in document["path"]] if _is_list(document) else []
        if type(document["from"]) is int and type(document.get("to")) is int:
            roots_from_consistency(document["from"], document["to"], steps)
        return
    proof = read_proof(document)
    verify_inclusion(bytes(32), proof.index, proof.index + 9, proof.path, bytes(32))


def _is_list(document: dict[str, object]) -> bool:
    return type(document.get("path")) is list


def read_zip(data: bytes) -> None:
    """What is opened gives each file in exactly its size."""
    path = Path(_SCRATCH.name) / "x.zip"
    path.write_bytes(data)
    with Archive.open(path) as archive:
        for member in archive.members.values():
            if sum(map(len, archive.chunks(member))) != member.size:
                raise AssertionError("another size")


def read_seal(data: bytes) -> None:
    """Public key, CMS, stamp and file lists."""
    for reader in (
        lambda: read_pem(data), lambda: verify_detached(data, b"x", _KEY),
        lambda: read_stamp(data, b"x", []), lambda: layout.read_bag_info(data),
        lambda: list(layout.read_manifest(data.splitlines(keepends=True), "sha256")),
    ):  # fmt: skip
        _refused(reader)
    named = file_name(data)
    if any(not letter.isprintable() and letter < "\xa0" for letter in named["shown"]):
        raise AssertionError("a name that is shown with a control character")


def read_bundle(data: bytes) -> None:
    """A bundle of which one file is any bytes: refused, unless they are the right ones."""
    if not data:
        return
    name = _PATHS[data[0] % len(_PATHS)]
    path = _FOLDER / name
    path.write_bytes(data[1:])
    try:
        status = check_bundle(_FOLDER, trust=TRUST).status
    finally:
        path.write_bytes(_FILES[name])
    if (status == 0) != (data[1:] == _FILES[name]):
        raise AssertionError(f"{name}: status {status}")


def _refused(reader: Callable[[], object]) -> None:
    try:
        reader()
    except CustodyError:
        return


TARGETS: Final[dict[str, Callable[[bytes], None]]] = {
    "json": read_json, "envelope": read_envelope, "note": read_notes, "proof": read_proofs,
    "zip": read_zip, "seal": read_seal, "bundle": read_bundle,
}  # fmt: skip


def seeds(target: str) -> Iterator[bytes]:
    """Good inputs to begin from."""
    lines = [line for path in _PATHS if path.endswith("l") for line in _FILES[path].splitlines()]
    match target:
        case "json":
            vectors = json.loads((_VECTORS / "strict-json.json").read_text("utf-8"))
            for value in re.findall(r'"([A-Za-z0-9+/]{8,}={0,2})"', json.dumps(vectors)):
                if len(value) % 4 == 0:
                    yield b64decode(value)
            yield from lines
        case "envelope":
            yield from _FILES[layout.EVENTS].splitlines()
        case "note":
            yield from (_FILES[layout.CHECKPOINT], str(TRUST).encode(), ROSTER)
            yield Request(0, (), _FILES[layout.CHECKPOINT]).write()
        case "proof":
            yield from _FILES[layout.PROOFS].splitlines()
            yield _FILES["ledger/anchors/2.consistency"]
        case "zip":
            yield from (packed(_FILES), *(each.write() for each in GOOD_FORMS.values()))
        case "seal":
            yield from _FILES.values()
        case _:
            yield from (bytes([at]) + _FILES[path] for at, path in enumerate(_PATHS))


def fuzz(target: str, seconds: int, folder: Path) -> None:
    """Fuzz one reader in this process, which ends with it."""

    def once(data: bytes) -> None:
        _refused(lambda: TARGETS[target](data))

    begin = folder / "seeds"
    begin.mkdir()
    for number, seed in enumerate(seeds(target)):
        (begin / str(number)).write_bytes(seed)
    options = [
        f"-max_total_time={seconds}", f"-max_len={_MOST_BYTES}", "-timeout=10",
        "-rss_limit_mb=1024", "-print_final_stats=1", f"-artifact_prefix={folder}/found-",
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *options, str(begin)], once)
    atheris.Fuzz()


def main() -> int:
    """Fuzz each target in a process of its own, and tell what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=int, default=_SECONDS, help="for each target")
    parser.add_argument("--within", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if set(asked.targets) - TARGETS.keys():
        parser.error(f"no such target; there are {', '.join(TARGETS)}")
    if asked.within is not None:
        fuzz(asked.targets[0], asked.seconds, asked.within)
    failed = 0
    for target in asked.targets or TARGETS:
        folder = Path(tempfile.mkdtemp(prefix=f"fuzz-{target}-"))
        words = [target, f"--seconds={asked.seconds}", f"--within={folder}"]
        done = subprocess.run(
            [sys.executable, __file__, *words], capture_output=True, text=True, check=False
        )
        stats = dict(re.findall(r"stat::(\w+):\s+(\d+)", done.stderr))
        print(
            f"{target:<10} {stats.get('number_of_executed_units', '?'):>9} inputs,"
            f" {stats.get('peak_rss_mb', '?'):>4} MiB at most: "
            f"{'as promised' if done.returncode == 0 else f'FAILED, see {folder}'}",
            flush=True,
        )
        if done.returncode == 0:
            shutil.rmtree(folder)
        else:
            failed += 1
            print(done.stderr[-3000:])
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
