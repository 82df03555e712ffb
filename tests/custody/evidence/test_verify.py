import hashlib
import os
from pathlib import Path

import pytest

from custody.errors import CancelledError
from custody.evidence.intake import take
from custody.evidence.store import Store
from custody.evidence.verify import Expected, Outcome, unexpected, verify


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "artifacts")


def keep(store: Store, tmp_path: Path, name: str, data: bytes) -> Expected:
    file = tmp_path / name
    file.write_bytes(data)
    (taken,) = take(file, store, ("sha256", "sha512", "md5"))
    assert taken.found is not None
    return Expected(name, taken.found.size, taken.found.digests)


def outcomes(store: Store, expected: list[Expected]) -> dict[str, Outcome]:
    return {one.artifact: one.outcome for one in verify(expected, store)}


def rewrite(path: Path, data: bytes) -> None:
    """Change bytes and put all times back, as one who hides a change would."""
    before = path.stat()
    path.chmod(0o600)
    path.write_bytes(data)
    path.chmod(0o444)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_each_outcome_is_told_and_times_are_not_trusted(store: Store, tmp_path: Path) -> None:
    expected = [keep(store, tmp_path, f"ART-{n}", os.urandom(3000)) for n in range(5)]
    same, changed, cut, missing, linked = (store.path(one.digests["sha256"]) for one in expected)
    data = changed.read_bytes()
    rewrite(changed, data[:-1] + bytes([data[-1] ^ 1]))
    rewrite(cut, cut.read_bytes()[:-1])
    missing.unlink()
    linked.unlink()
    linked.symlink_to(same)
    assert outcomes(store, expected) == {
        "ART-0": Outcome.SAME,
        "ART-1": Outcome.DIFFERENT,
        "ART-2": Outcome.DIFFERENT,
        "ART-3": Outcome.MISSING,
        "ART-4": Outcome.UNREADABLE,
    }


def test_artifacts_in_place_are_verified_where_they_lie(store: Store, tmp_path: Path) -> None:
    data = os.urandom(10_000)
    digests = {"sha256": hashlib.sha256(data).hexdigest()}
    for name in ("same", "changed"):
        (tmp_path / name).write_bytes(data)
    (tmp_path / "link").symlink_to("same")
    rewrite(tmp_path / "changed", b"x" + data[1:])
    expected = [
        Expected(name, len(data), digests, os.fsencode(tmp_path / name))
        for name in ("same", "changed", "none", "link")
    ]
    assert outcomes(store, [*expected, keep(store, tmp_path, "kept", b"kept")]) == {
        "kept": Outcome.SAME,
        "same": Outcome.SAME,
        "changed": Outcome.DIFFERENT,
        "none": Outcome.MISSING,
        "link": Outcome.UNREADABLE,
    }


def test_every_recorded_digest_must_agree_and_the_size_too(store: Store, tmp_path: Path) -> None:
    good = keep(store, tmp_path, "ART-1", b"bytes")
    wrong = Expected("ART-2", good.size, {**good.digests, "sha512": "0" * 128})
    longer = Expected("ART-3", good.size + 1, good.digests)
    assert list(outcomes(store, [good, wrong, longer]).values()) == [
        Outcome.SAME,
        Outcome.DIFFERENT,
        Outcome.DIFFERENT,
    ]


def test_what_lies_in_the_store_and_is_not_known_is_unexpected(
    store: Store, tmp_path: Path
) -> None:
    known = keep(store, tmp_path, "ART-1", b"known")
    other = keep(store, tmp_path, "ART-2", b"other")
    (store.folder / "note").write_bytes(b"")
    found = list(unexpected(store, [known.digests["sha256"]]))
    assert {one.artifact for one in found} == {other.digests["sha256"], "note"}
    assert {one.outcome for one in found} == {Outcome.UNEXPECTED}


def test_progress_goes_over_all_artifacts_and_may_cancel(store: Store, tmp_path: Path) -> None:
    expected = [keep(store, tmp_path, "ART-1", b"x" * 1000)]
    (tmp_path / "image").write_bytes(b"y" * 500)
    digests = {"sha256": hashlib.sha256(b"y" * 500).hexdigest()}
    expected.append(Expected("ART-2", 500, digests, os.fsencode(tmp_path / "image")))
    calls: list[tuple[int, int]] = []
    list(verify(expected, store, lambda *call: calls.append(call)))
    assert calls == sorted(calls)
    assert calls[-1] == (1500, 1500)

    def cancel(_done: int, _total: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        list(verify(expected, store, cancel))
