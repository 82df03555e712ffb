"""No byte of a bundle can be changed unseen, and nothing malformed makes the checker fall over.

Of the bytes a sample is changed at each run; with steps of 1 all of them were, and all are seen.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from custody.bundle import layout
from custody.bundle.check import check_bundle
from custody.bundle.cms import verify_detached
from custody.bundle.record import read_proof
from custody.bundle.seal import read_pem
from custody.bundle.witnesses import WitnessLine
from custody.errors import IntegrityError
from custody.keys.signer import PublicKey
from custody.strict_json import parse
from tests.custody.bundle.forge import Forge, write_folder
from tests.custody.bundle.forge_acts import KEYS, TRUST, Act, enrol, recorded


def tiny() -> Forge:
    """The smallest bundle that has all kinds of files."""
    forge = Forge(hidden=(), anchor=2)
    keep = ("genesis", "enrol-inv", "grant", "open")
    acts = [forge.act(label) for label in keep]
    seized = Act("seized", "item.seized", {"ground": "x"}, ("inv",), "INV", items=("I-1",))
    hashed = Act("hashed", "artifact.hashed", {"artifacts": [recorded("ART-1", forge.disk)]},
                 ("inv",), "INV", items=("I-1",))  # fmt: skip
    provider = Act("provider", "artifact.hashed", {"artifacts": [recorded("ART-2", b"a,b\n")]},
                   ("inv",), "INV")  # fmt: skip
    forge.acts = [*acts, seized, hashed, provider]
    return forge


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = write_folder(tiny().files(), tmp_path_factory.mktemp("tiny"))
    assert check_bundle(folder, trust=TRUST).status == 0
    yield folder
    assert check_bundle(folder, trust=TRUST).status == 0


def every(folder: Path, inside: str, step: int) -> Iterator[tuple[Path, int]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name.startswith("seal/") == (inside == "seal/"):
            for at in range(0, path.stat().st_size, step):
                yield path, at


@pytest.mark.parametrize(("inside", "step"), [("seal/", 5), ("", 53)])
def test_no_byte_can_be_changed_unseen(inside: str, step: int, folder: Path) -> None:
    for path, at in every(folder, inside, step):
        data = path.read_bytes()
        path.write_bytes(data[:at] + bytes([data[at] ^ 0x01]) + data[at + 1 :])
        report = check_bundle(folder, trust=TRUST)
        path.write_bytes(data)
        assert report.status == 1, (path, at)


def test_no_file_can_be_taken_away_or_cut_or_lengthened_unseen(folder: Path) -> None:
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        data = path.read_bytes()
        if path.name != "bagit.txt":
            path.unlink()
            assert check_bundle(folder, trust=TRUST).status == 1, path
        for changed in (data[:-1], data + b"\n", data + b"x", b""):
            path.write_bytes(changed)
            assert check_bundle(folder, trust=TRUST).status == 1, path
        path.write_bytes(data)


def test_a_link_in_a_folder_is_refused_and_never_followed(tmp_path: Path) -> None:
    folder = write_folder(tiny().files(), tmp_path / "bundle")
    path = folder / "data/documents/000001.pdf"
    path.rename(tmp_path / "outside.pdf")
    path.symlink_to(tmp_path / "outside.pdf")
    assert check_bundle(folder, trust=TRUST).status == 1


def test_a_key_enrolled_later_than_it_signs_is_refused(tmp_path: Path) -> None:
    forge = tiny()
    forge.insert("open", Act("early", "event.annotated", {}, ("cus",), "CUS"))
    forge.acts.append(enrol("cus", "adm1", "cus"))
    assert check_bundle(write_folder(forge.files(), tmp_path), trust=TRUST).status == 1


@given(data=st.binary(max_size=300))
def test_readers_of_small_files_fall_over_nothing(data: bytes) -> None:
    key = PublicKey.load("ed25519", KEYS["inv"].spki)
    text = data.decode("latin-1")
    for reader in (
        lambda: dict(layout.read_manifest(data.splitlines(keepends=True), "sha256")),
        lambda: layout.read_bag_info(data),
        lambda: read_pem(data),
        lambda: verify_detached(data, b"", key),
        lambda: read_proof(parse(data)),
        lambda: WitnessLine.parse(text),
    ):
        try:
            reader()
        except IntegrityError:
            continue


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@settings(max_examples=60)
@given(index=JSON, salt=JSON, path=JSON)
def test_a_proof_of_any_form_is_read_or_refused(index: object, salt: object, path: object) -> None:
    with pytest.raises(IntegrityError):
        read_proof({"index": index, "salt": salt, "path": path})


@settings(max_examples=40)
@given(data=st.data())
def test_any_bytes_in_any_file_end_in_a_report(data: st.DataObject, folder: Path) -> None:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    path = data.draw(st.sampled_from(files))
    original = path.read_bytes()
    path.write_bytes(data.draw(st.binary(max_size=400) | st.just(original[: len(original) // 2])))
    report = check_bundle(folder, trust=TRUST)
    changed = path.read_bytes() != original
    path.write_bytes(original)
    assert report.status == (1 if changed else 0)
