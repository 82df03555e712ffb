import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from custody.errors import CancelledError, InputError, StorageError
from custody.evidence.images import Fit, is_image, read_image, segment_names

MEDIA_BYTES = 3 << 20


@pytest.fixture(scope="session")
def imaged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A medium and its image in four segments, made by the real tool."""
    folder = tmp_path_factory.mktemp("imaged")
    source = folder / "medium.raw"
    source.write_bytes(os.urandom(MEDIA_BYTES))
    command = (
        "ewfacquire -u -q -C case -D disk -e examiner -E 1 -N none -m removable -M logical"
        " -t image -c best -f encase6 -S 1MiB -d sha1 medium.raw"
    )
    subprocess.run(command.split(), cwd=folder, check=True, capture_output=True)
    return folder


@pytest.fixture
def image(imaged: Path, tmp_path: Path) -> Path:
    """A copy to be harmed."""
    for file in imaged.glob("image.E*"):
        shutil.copy(file, tmp_path)
    return tmp_path / "image.E01"


def test_segments_and_media_are_hashed_and_the_stored_digest_agrees(imaged: Path) -> None:
    calls: list[tuple[int, int]] = []
    image = read_image(imaged / "image.E01", ("sha256", "sha512"), lambda *call: calls.append(call))
    media = (imaged / "medium.raw").read_bytes()
    assert image.fit is Fit.MATCH
    assert image.stored == {
        "md5": hashlib.md5(media, usedforsecurity=False).hexdigest(),
        "sha1": hashlib.sha1(media, usedforsecurity=False).hexdigest(),
    }
    assert image.media.size == MEDIA_BYTES
    assert image.media.digests == {
        "sha256": hashlib.sha256(media).hexdigest(),
        "sha512": hashlib.sha512(media).hexdigest(),
    }
    assert image.media.legacy == image.stored
    assert [segment.name for segment in image.segments] == [b"image.E0%d" % n for n in range(1, 5)]
    total = MEDIA_BYTES
    for segment in image.segments:
        data = (imaged / os.fsdecode(segment.name)).read_bytes()
        assert segment.found.values["sha256"] == hashlib.sha256(data).hexdigest()
        total += len(data)
    assert calls == sorted(calls)
    assert calls[-1] == (total, total)


def test_a_damaged_chunk_is_found_although_the_library_reads_through_it(image: Path) -> None:
    segment = image.with_suffix(".E02")
    data = bytearray(segment.read_bytes())
    data[len(data) // 2] ^= 1
    segment.write_bytes(data)
    assert read_image(image, ("sha256",)).fit is Fit.DIFFER


def test_a_missing_segment_never_passes(image: Path) -> None:
    for name in (".E04", ".E02"):
        image.with_suffix(name).unlink()
        try:
            fit = read_image(image, ("sha256",)).fit
        except InputError:
            continue
        assert fit is Fit.DIFFER


def test_a_segment_that_is_a_link_is_not_followed(image: Path) -> None:
    segment = image.with_suffix(".E03")
    segment.rename(image.with_suffix(".moved"))
    segment.symlink_to(image.with_suffix(".moved"))
    with pytest.raises((InputError, StorageError)):
        read_image(image)


def test_a_raw_name_is_no_hindrance(image: Path) -> None:
    for file in list(image.parent.iterdir()):
        file.rename(os.fsdecode(os.fsencode(file).replace(b"/image", b"/\xff \n")))
    assert read_image(os.fsencode(image).replace(b"/image", b"/\xff \n")).fit is Fit.MATCH


@settings(max_examples=15)
@given(data=st.binary(max_size=3000), keep=st.integers(0, 2000))
def test_nonsense_never_passes_and_ends_no_process_but_the_child(
    imaged: Path, tmp_path_factory: pytest.TempPathFactory, data: bytes, keep: int
) -> None:
    file = tmp_path_factory.getbasetemp() / "nonsense.E01"
    file.write_bytes((imaged / "image.E01").read_bytes()[:keep] + data)
    try:
        image = read_image(file)
    except (InputError, StorageError):
        return
    assert image.fit is not Fit.MATCH


def test_an_image_without_its_table_of_chunks_is_refused(image: Path) -> None:
    for segment in image.parent.glob("image.E0[2-4]"):
        segment.unlink()
    image.write_bytes(image.read_bytes()[:13])
    with pytest.raises(InputError, match="no media data"):
        read_image(image)


def test_cancelling_ends_the_reading(imaged: Path) -> None:
    def cancel(done: int, _total: int) -> None:
        if done > MEDIA_BYTES + (1 << 20):
            raise CancelledError

    with pytest.raises(CancelledError):
        read_image(imaged / "image.E01", progress=cancel)


def test_what_is_not_there_or_not_the_first_segment_is_refused(imaged: Path) -> None:
    with pytest.raises(StorageError, match="No such file"):
        read_image(imaged / "none.E01")
    for name in ("image.E02", "medium.raw"):
        with pytest.raises(InputError, match="ends in E01"):
            read_image(imaged / name)
    assert is_image(b"x.E01")
    assert is_image(b"x.Ex01")
    assert not is_image(b"x.E02")


def test_segments_are_named_as_the_format_names_them() -> None:
    names = list(segment_names(b"x.E01"))
    assert names[:2] == [b"x.E01", b"x.E02"]
    assert names[98:101] == [b"x.E99", b"x.EAA", b"x.EAB"]
    assert names[99 + 676] == b"x.FAA"
    assert names[-1] == b"x.ZZZ"
    assert list(segment_names(b"x.e01"))[99] == b"x.eaa"
    assert list(segment_names(b"x.Ex01"))[98:100] == [b"x.Ex99", b"x.ExAA"]
    assert list(segment_names(b"x.Ex01"))[-1] == b"x.EzZZ"
