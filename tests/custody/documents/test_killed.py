"""The writing of a paper is killed at every step, and in the middle of its bytes.

The child counts what its process asks of the file system from the moment when the paper is set, and
is killed by a signal that it cannot catch: before the call that the count names, or by the system
itself at the write that goes past the first bytes.
"""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

from tests.custody.documents.cabinet import Cabinet

_HALF = 4096
_CHILD = """
import json, os, resource, signal, sys
from pathlib import Path
from custody.__main__ import main
import custody.cli.documents, custody.documents.make

folder, state, out, subject = sys.argv[1:]
os.environ["CUSTODY_HOME"] = state
STEPS = {"open", "os.mkdir", "os.rename", "os.link", "os.remove", "os.rmdir", "os.chmod"}
target, store = Path(out), Path(folder) / "artifacts"

def is_writing(event, given):
    flags = given[2] if event == "open" else os.O_WRONLY
    return event in STEPS and isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))

def die(count, half):
    seen = []
    def hook(event, given):
        if not is_writing(event, given):
            return
        if not seen and not os.fspath(given[0]).startswith(str(target.parent)):
            return  # the paper is not there yet
        seen.append(event)
        if len(seen) == count and not half:
            os.kill(os.getpid(), signal.SIGKILL)
        if len(seen) == count and half and event == "open":
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            resource.setrlimit(resource.RLIMIT_FSIZE, (HALF, HALF))
    sys.addaudithook(hook)

def printed(count, half):
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        die(count, half)
        os._exit(main(["document", "receipt-copy", subject, folder, "--out", out]))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

count, half = 1, False
while True:
    status = printed(count, half)
    kept = {path.name: path.stat().st_size for path in store.glob("??/*")}
    whole = target.read_bytes().hex() if target.is_file() else None
    left = [each.stat().st_size for each in (*target.parent.glob(".*/*"), *store.glob("inc*/*"))]
    print(json.dumps({"count": count, "half": half, "status": status, "out": whole, "kept": kept,
                      "left": left}))
    target.unlink(missing_ok=True)
    if status == 0 and not half:
        break
    count, half = (count, True) if not half else (count + 1, False)
""".replace("HALF", str(_HALF))


def test_a_kill_at_any_step_leaves_nothing_half_written_that_looks_done(
    cabinet: Cabinet, tmp_path: Path
) -> None:
    subject, _ = cabinet.subject("receipt-copy")
    paper = cabinet.make("receipt-copy", as_of=None)
    store = cabinet.station.artifacts
    before = {path.name for path in store.folder.glob("??/*")} - {paper.sha256}
    child = subprocess.run(
        [sys.executable, "-c", _CHILD, str(cabinet.station.folder), str(_state(cabinet)),
         str(tmp_path / "paper.pdf"), subject],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    rows = [json.loads(line) for line in child.stdout.splitlines()]
    statuses = {row["status"] for row in rows}
    assert statuses == {0, -9, -25}, "killed by us, by the system at a write, and not at all"
    halves = [row["left"] for row in rows if row["status"] == -25]
    assert halves == [[_HALF], [_HALF]], "half a file beside the target, half a file in the store"
    for row in rows:
        where = row["count"], row["half"]
        assert row["out"] in (None, paper.data.hex()), where
        assert row["kept"].get(paper.sha256, len(paper.data)) == len(paper.data), where
        assert row["kept"].keys() - before <= {paper.sha256}, where
    assert rows[-1]["out"] == paper.data.hex(), "printing again gives the same bytes"
    assert paper.sha256 in rows[-1]["kept"]
    assert list(tmp_path.iterdir()) == [], "what a killed one left is swept away by the next"
    assert hashlib.sha256(store.path(paper.sha256).read_bytes()).hexdigest() == paper.sha256


def _state(cabinet: Cabinet) -> Path:
    return cabinet.station.folder.parent / "state"
