"""A digest is by the algorithm that its list names, whatever its length is."""

import json
from pathlib import Path

import pytest

from custody.errors import InputError
from custody.evidence.named_algorithms import algorithm_of, is_algorithm
from custody.evidence.provider_lists import find_lists, read_provider_list

H32, H40, H64, H128 = "ab" * 16, "ab" * 20, "ab" * 32, "ab" * 64
OURS = [b"a.txt", b"b.txt"]


@pytest.mark.parametrize(
    ("words", "algorithm"),
    [
        ("SHA-256", "sha256"), ("Хеш SHA-256", "sha256"), ("sha2_512", "sha512"),
        ("SHA3-256", "sha3-256"), ("sha-3 256", "sha3-256"), ("BLAKE3", "blake3"),
        ("b3sum", "blake3"),
        ("md5sum", "md5"), ("fileMD5", "md5"), ("sha1sums", "sha1"), ("file_md5_hash", "md5"),
        ("RIPEMD-160", "ripemd160"), ("whirlpool", "whirlpool"), ("blake2b-512", "blake2b512"),
        ("SHA-512/256", "sha512256"), ("sha384", "sha384"), ("CRC-32", "crc32"),
        ("GOST R 34.11-2012", "gost"), ("Стрибог-256", "стрибог256"),
        ("", ""), ("hash", ""), ("checksum", ""), ("MD5 / SHA-1", ""), ("filename", ""),
        ("SHA", ""), ("sha256123", ""), ("disk b3", ""), ("tiger", ""), ("crcs of it", ""),
    ],
)  # fmt: skip
def test_words_name_one_algorithm_or_none(words: str, algorithm: str) -> None:
    assert algorithm_of(words) == algorithm


def test_only_a_name_alone_is_an_algorithm() -> None:
    assert is_algorithm(" SHA-256 ")
    assert not is_algorithm("sha256 of it")
    assert not is_algorithm("")


def listed(folder: Path, text: str) -> Path:
    path = folder / "sha256sums.txt"
    path.write_text(text, encoding="utf-8")
    return path


FOREIGN = {
    "csv": (f"name,whirlpool\na.txt,{H128}\n", "whirlpool"),
    "csv of unlike rows": (f"name;RIPEMD-160\na.txt;{H40}\nb.txt;{H40};x\n", "ripemd160"),
    "short": ("name,crc32\na.txt,abababab\n", "crc32"),
    "no hex": ("name,Tiger-192\na.txt,soon\n", "tiger192"),
    "column": (f"name;algorithm;hash\na.txt;RIPEMD160;{H40}\n", "ripemd160"),
    "hashdeep": (
        f"%%%% HASHDEEP-1.0\n%%%% size,whirlpool,filename\n##\n6,{H128},a.txt\n", "whirlpool"
    ),
    "json": (json.dumps([{"name": "a.txt", "whirlpool": H128}]), "whirlpool"),
    "json beside": (json.dumps([{"name": "a.txt", "algorithm": "sm3", "hash": H64}]), "sm3"),
    "json inside": (json.dumps({"a.txt": {"blake2b": H128}}), "blake2b"),
    "json unlike": (
        json.dumps([{"name": "a.txt", "sm3": H64}, {"name": "b.txt", "n": 1, "sm3": H64}]),
        "sm3",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", FOREIGN)
def test_digests_by_algorithms_of_others_are_told_and_never_compared(
    tmp_path: Path, kind: str
) -> None:
    text, algorithm = FOREIGN[kind]
    path = listed(tmp_path, text)
    with pytest.raises(InputError) as refusal:
        read_provider_list(path, OURS)
    assert refusal.value.code == "input.list_algorithm"
    assert refusal.value.facts["algorithms"] == algorithm
    assert find_lists({b"sha256sums.txt": path}, OURS) == [b"sha256sums.txt"], "it is told"


@pytest.mark.parametrize(
    ("text", "digests"),
    [
        (f"name,BLAKE3\na.txt,{H64}\n", {"blake3": H64}),
        (f"name,sha3_256,sha256\na.txt,{H64},{H64}\n", {"sha3-256": H64, "sha256": H64}),
        (f"name;algorithm;hash\na.txt;SHA3-256;{H64}\n", {"sha3-256": H64}),
        (f"name,md5,ripemd160\na.txt,{H32},{H40}\n", {"md5": H32}),
        (json.dumps([{"name": "a.txt", "blake3": H64}]), {"blake3": H64}),
        (json.dumps({"a.txt": {"blake3": H64, "sha256": H64}}), {"blake3": H64, "sha256": H64}),
        (json.dumps([{"name": "a.txt", "alg": "sha3-256", "hash": H64}]), {"sha3-256": H64}),
        (f"name,hash\na.txt,{H64}\n", {"sha256": H64}),
    ],
)
def test_a_named_algorithm_counts_more_than_a_length(
    tmp_path: Path, text: str, digests: dict[str, str]
) -> None:
    (line,) = read_provider_list(listed(tmp_path, text), OURS)
    assert (line.name, line.digests) == (b"a.txt", digests)


def test_digests_too_long_for_what_is_named_are_no_digests(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refusal:
        read_provider_list(listed(tmp_path, f"name,md5\na.txt,{H64}\n"), OURS)
    assert refusal.value.code == "input.hash_list"


@pytest.mark.parametrize(
    ("name", "algorithm"),
    [
        ("b3sums.txt", "blake3"), ("SHA3-256SUMS", "sha3-256"), ("sha256sums", "sha256"),
        ("checksums.txt", "sha256"), ("files.sha512", "sha256"),
    ],
)  # fmt: skip
def test_bare_lines_are_by_what_the_list_is_called(
    tmp_path: Path, name: str, algorithm: str
) -> None:
    path = tmp_path / name
    path.write_text(f"{H64}  a.txt\n{'cd' * 32} *b.txt\n")
    found = read_provider_list(path, OURS)
    assert [(line.name, line.digests) for line in found] == [
        (b"a.txt", {algorithm: H64}), (b"b.txt", {algorithm: "cd" * 32}),
    ]  # fmt: skip


def test_bare_lines_of_a_list_that_is_called_by_another_algorithm_are_not_compared(
    tmp_path: Path,
) -> None:
    path = tmp_path / "RIPEMD160SUMS.txt"
    path.write_text(f"{H40}  a.txt\n")
    with pytest.raises(InputError) as refusal:
        read_provider_list(path, OURS)
    assert (refusal.value.code, refusal.value.facts["algorithms"]) == (
        "input.list_algorithm", "ripemd160",
    )  # fmt: skip


def test_each_row_is_by_what_it_names_itself(tmp_path: Path) -> None:
    rows = f"name;algorithm;hash\na.txt;BLAKE3;{H64}\nb.txt;whirlpool;{H128}\n"
    assert read_provider_list(listed(tmp_path, rows), OURS) == ((b"a.txt", {"blake3": H64}, None),)


def test_a_file_that_is_called_like_an_algorithm_is_a_file(tmp_path: Path) -> None:
    (line,) = read_provider_list(listed(tmp_path, f"name,hash\nmd5,{H64}\n"), [b"md5"])
    assert (line.name, line.digests) == (b"md5", {"sha256": H64})
