"""What becomes of an export that cannot be made: nothing stands where a bundle should."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pyrage.x25519 import Identity

from custody.bundle.check import check_bundle
from custody.errors import (
    CancelledError,
    InputError,
    IntegrityError,
    RefusedError,
    StorageError,
)
from custody.evidence.digests import hash_file
from custody.strict_json import file_name
from tests.custody.bundle.exporting import events, export, files, names, private
from tests.custody.bundle.scene import Scene, plan_of, scene

if TYPE_CHECKING:
    from custody.bundle.export import Exported

ROOT = Path(__file__).parents[3]


# ---- failures leave nothing ----


def test_an_artifact_that_changed_is_refused(made: Scene, out: Path) -> None:
    for kept in (made.ledger.folder / "artifacts").glob("??/*"):
        if kept.read_bytes().startswith(b"image of the disk"):
            kept.chmod(0o600)
            kept.write_bytes(b"Image" + kept.read_bytes()[5:])
    size = made.ledger.head.size
    with pytest.raises(IntegrityError, match="ART-030 is not what the record says"):
        export(made, out / "BND-1")
    assert names(out) == []
    assert made.ledger.head.size == size


def test_a_content_that_is_not_there_is_named(made: Scene, out: Path) -> None:
    shutil.rmtree(made.ledger.folder / "artifacts")
    with pytest.raises(InputError, match="ART-040 is not here"):
        export(made, out / "BND-1")
    assert names(out) == []


@pytest.mark.parametrize("scope", [{"C-9": None}, {"C-1": ("ITM-99",)}, {"C-1": ("OTHER-ITEM-B",)}])
def test_what_the_ledger_does_not_know_is_refused(
    made: Scene, out: Path, scope: dict[str, Any]
) -> None:
    with pytest.raises(InputError, match="the ledger has no"):
        export(made, out / "BND-1", plan_of(scope=scope))
    assert names(out) == []


def test_nothing_is_overwritten(made: Scene, out: Path) -> None:
    (out / "BND-1").mkdir()
    (out / "BND-1.zip").symlink_to("nowhere")
    for name in ("BND-1", "BND-1.zip"):
        with pytest.raises(InputError, match="is there already"):
            export(made, out / name, as_zip=name.endswith("zip"))
    assert list((out / "BND-1").iterdir()) == []


def test_cancelling_at_any_moment_leaves_nothing(made: Scene, out: Path) -> None:
    calls = 0

    def count(_done: int, _total: int) -> None:
        nonlocal calls
        calls += 1

    export(made, out / "BND-1", progress=count)
    for at in range(0, calls, calls // 5):
        left = at

        def cancel(_done: int, _total: int) -> None:
            nonlocal left
            if left == 0:
                raise CancelledError
            left -= 1

        with pytest.raises(CancelledError):
            export(made, out / "BND-2", plan_of(bundle="BND-2"), progress=cancel)
        assert names(out) == ["BND-1"]


@pytest.mark.parametrize("as_zip", [False, True], ids=["folder", "zip"])
@pytest.mark.parametrize("size", [200_000, 3 << 20], ids=["through-the-cache", "past-the-cache"])
def test_a_copy_that_is_not_what_was_copied_is_never_handed_over(
    made: Scene, out: Path, size: int, as_zip: bool
) -> None:
    content = os.urandom(size)
    made.hash("ART-091", content, "ITM-01")
    bent: list[Path] = []

    def bend(done: int, total: int) -> None:
        if done * 2 <= total or bent:
            return  # not yet verified, for which the small files come first
        for path in out.rglob("*.zip" if as_zip else "*.bin"):
            data = path.read_bytes()
            if (at := data.find(content)) >= 0:
                with path.open("r+b") as file:
                    file.seek(at + size // 2)
                    file.write(bytes([content[size // 2] ^ 1]))
                bent.append(path)

    with pytest.raises(IntegrityError) as refused:
        export(made, out / "BND-1", as_zip=as_zip, progress=bend)
    assert refused.value.code == "integrity.bundle_made"
    assert len(bent) == 1
    assert names(out) == []


@pytest.fixture(params=[40, 120, 250, 330], ids=lambda size: f"{size}k")
def small_disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A disk on which a bundle has no room; which part of it comes to an end differs."""
    disk = tmp_path / "disk"
    disk.mkdir()
    size = f"size={request.param}k"
    subprocess.run(["mount", "-t", "tmpfs", "-o", size, "none", disk], check=True)
    yield disk
    subprocess.run(["umount", disk], check=True)


@pytest.mark.parametrize("as_zip", [False, True], ids=["folder", "zip"])
def test_a_full_disk_leaves_nothing(made: Scene, small_disk: Path, as_zip: bool) -> None:
    made.hash("ART-090", os.urandom(60_000), "ITM-01")
    with pytest.raises(StorageError, match="the disk is full"):
        export(made, small_disk / "BND-1", as_zip=as_zip)
    assert names(small_disk) == []


@pytest.mark.parametrize("small_disk", [2500], indirect=True, ids=["2500k"])
@pytest.mark.parametrize("as_zip", [False, True], ids=["folder", "zip"])
def test_a_disk_too_small_for_an_image_leaves_nothing(
    made: Scene, small_disk: Path, as_zip: bool
) -> None:
    made.hash("ART-090", os.urandom(1 << 20), "ITM-01")
    made.hash("ART-092", os.urandom(3 << 20), "ITM-01")
    with pytest.raises(StorageError, match="the disk is full") as full:
        export(made, small_disk / "BND-1", as_zip=as_zip)
    assert full.value.code == "storage.full"
    assert names(small_disk) == []


def test_images_that_lie_on_another_disk_are_taken_from_there(made: Scene, tmp_path: Path) -> None:
    disk, target = tmp_path / "disk", tmp_path / "target"
    for folder in (disk, target):
        folder.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=32m", "none", folder], check=True)
    try:
        contents = [os.urandom(size) for size in (5 << 20, (2 << 20) + 777, 1)]
        for number, content in enumerate(contents):
            path = disk / f"image-{number}.dd"
            path.write_bytes(content)
            artifact, raw = f"ART-09{number}", os.fsencode(path)
            entry = {"artifact": artifact, "kept": "in-place"} | hash_file(path).document()
            told = {"artifact": artifact, "name": file_name(raw), "source": file_name(raw)}
            body = {"artifacts": [entry], "tool": "custody", "tool_version": "1"}
            made.do("artifact.hashed", "DIN", body, "ITM-01", private={"names": [told]})
        export(made, target / "BND-1")
        stored = {path.read_bytes() for path in (target / "BND-1").rglob("*.bin")}
        assert stored.issuperset(contents)
        assert check_bundle(target / "BND-1", trust=made.ledger.trust).status == 0
    finally:
        for folder in (disk, target):
            subprocess.run(["umount", folder], check=True)


def test_a_folder_that_cannot_be_written_is_a_clear_error(made: Scene, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StorageError, match="cannot be written"):
        export(made, tmp_path / "file" / "BND-1")
    with pytest.raises(StorageError, match="cannot be written"):
        export(made, tmp_path / "nowhere" / "BND-1")


EXPORTER = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tests.custody.bundle.scene import FakeClock, KEYS, plan_of
from custody.bundle.export import export_bundle
from custody.ledger.ledger import Ledger
folder, target = map(Path, sys.argv[1:])
clock = FakeClock(datetime(2026, 5, 1, tzinfo=UTC))
with Ledger.open(folder, clock=clock, log=KEYS["log"], offset="+05:00") as ledger:
    print("ready", flush=True)
    export_bundle(ledger, plan_of(), signer=KEYS["ALM"], target=target)
"""


def test_a_kill_leaves_nothing_under_the_final_name(made: Scene, out: Path) -> None:
    for number in range(40):
        made.hash(f"ART-1{number:02}", os.urandom(200_000), "ITM-01")
    made.ledger.close()
    command = [sys.executable, "-c", EXPORTER, str(made.ledger.folder), str(out / "BND-1")]
    killed = 0
    for wait_ms in (0, 20, 50, 90, 140, 200, 270, 350):
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        time.sleep(wait_ms / 1000)
        process.kill()
        process.wait()
        process.stdout.close()
        if (out / "BND-1").exists():
            assert check_bundle(out / "BND-1", trust=made.trust).status == 0
            shutil.rmtree(out / "BND-1")
        else:
            killed += 1
    assert killed
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    assert names(out) == ["BND-1"]


ENCRYPTING = EXPORTER.replace(
    "target=target)",
    """target=target, encrypt_to=[sys.argv[3]], progress=tell)""",
).replace("folder, target = map(Path, sys.argv[1:])", """folder, target = map(Path, sys.argv[1:3])
told = set()
def tell(done, total):
    begun = any(target.parent.rglob("BND-1.age"))
    phase = "encrypting" if begun else "copying" if 2 * done <= total else "verifying"
    if phase not in told:
        told.add(phase)
        print(phase, flush=True)
        sys.stdin.readline()
""")  # fmt: skip


@pytest.mark.parametrize("phase", ["verifying", "encrypting"])
def test_a_kill_of_an_encrypted_export_leaves_nothing_plain(
    made: Scene, out: Path, phase: str
) -> None:
    content = os.urandom(3 << 20)
    made.hash("ART-091", content, "ITM-01")
    made.ledger.close()
    to = str(Identity.generate().to_public())
    process = subprocess.Popen(
        [sys.executable, "-c", ENCRYPTING, str(made.ledger.folder), str(out / "case.age"), to],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        while (told := process.stdout.readline().strip()) != phase:
            assert told
            process.stdin.write("\n" if told != "ready" else "")
            process.stdin.flush()
        process.kill()
    assert not [path for path in files(made.ledger.folder) if "/export-" in str(path)]
    assert [path.name for path in files(out)] == (["BND-1.age"] if phase == "encrypting" else [])
    assert not any(content[:64] in path.read_bytes() for path in files(out))


# ---- others write meanwhile ----


def test_an_event_that_slips_in_is_part_of_the_bundle(made: Scene, out: Path) -> None:
    before = made.ledger.head.size

    def annotate(done: int, _total: int) -> None:
        if made.ledger.head.size == before:
            made.do("event.annotated", "ALM", {"target": "case"}, private={"note": "slipped in"})

    exported = export(made, out / "BND-1", progress=annotate)
    assert exported.seal.index == before + 1
    assert events(out / "BND-1")[-1]["type"] == "event.annotated"
    assert "slipped in" in str(private(out / "BND-1"))
    assert check_bundle(out / "BND-1", trust=made.trust).status == 0


def test_an_artifact_that_slips_in_is_not_left_out_silently(made: Scene, out: Path) -> None:
    before = made.ledger.head.size

    def more(_done: int, _total: int) -> None:
        if made.ledger.head.size == before:
            made.hash("ART-077", b"late", "ITM-01")

    with pytest.raises(RefusedError, match="make it again"):
        export(made, out / "BND-1", progress=more)
    assert names(out) == []
    assert made.ledger.head.size == before + 1  # no seal


def test_two_exports_of_one_name_do_not_clear_each_other_away(made: Scene, out: Path) -> None:
    inner: list[Exported] = []

    def again(_done: int, _total: int) -> None:
        if not inner:
            inner.append(export(made, out / "BND-1.zip", plan_of(bundle="BND-2"), as_zip=True))
            (out / "BND-1.zip").rename(out / "BND-2.zip")

    export(made, out / "BND-1.zip", progress=again, as_zip=True)
    assert names(out) == ["BND-1.zip", "BND-2.zip"]


def test_a_seal_over_more_items_than_an_event_can_name_is_refused_before_anything_is_written(
    tmp_path: Path, out: Path
) -> None:
    with scene(tmp_path / "ledger") as made:
        made.do("case.opened", "ALM", {"registration": "R-1"})
        for start in range(0, 9000, 1000):
            items = [f"ITM-{number:05}" for number in range(start, start + 1000)]
            made.do("item.received", "ALM", {}, *items)
        size = made.ledger.head.size
        with pytest.raises(InputError) as refused:
            export(made, out / "BND-1")
        assert refused.value.code == "input.bundle_size"
        assert names(out) == []
        assert made.ledger.head.size == size
