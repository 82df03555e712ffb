"""Lists of digests as providers write them, against the files that came."""

import hashlib
from pathlib import Path

import pytest

from custody.errors import InputError
from custody.evidence.provider_lists import (
    Comparison,
    compare,
    find_lists,
    may_be_list,
    read_provider_list,
)

FILES = {b"conn.csv": b"one\n", b"in/subscriber.pdf": b"two\n", b"in/note.txt": b"three\n"}
OURS = tuple(FILES)


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def md5(data: bytes) -> str:
    return hashlib.md5(data, usedforsecurity=False).hexdigest()


def ours() -> list[tuple[bytes, int, dict[str, str]]]:
    return [
        (name, len(data), {"sha256": sha256(data), "md5": md5(data)})
        for name, data in FILES.items()
    ]


def gnu() -> bytes:
    return b"".join(f"{sha256(d)}  ".encode() + n + b"\n" for n, d in FILES.items())


def table(delimiter: str, head: str) -> bytes:
    rows = [
        delimiter.join((n.decode(), str(len(d)), md5(d).upper(), sha256(d)))
        for n, d in FILES.items()
    ]
    return "\r\n".join((head, *rows)).encode()


POWERSHELL = '"Algorithm","Hash","Path"\r\n' + "\r\n".join(
    f'"SHA256","{sha256(d).upper()}","D:\\out\\{n.decode().replace("/", chr(92))}"'
    for n, d in FILES.items()
)


@pytest.mark.parametrize(
    "text",
    [
        gnu(),
        gnu().replace(b"  ", b"  ./export/"),
        gnu().replace(b"in/", b"in\\"),
        table(",", "name,size,md5,sha256"),
        table(";", "Файл;Размер;MD5;SHA-256"),
        table("\t", "file\tsize\tmd5\tsha256"),
        POWERSHELL.encode("utf-16"),
        b"".join(f"SHA256 ({n.decode()}) = {sha256(d)}\n".encode() for n, d in FILES.items()),
    ],
    ids=["gnu", "below", "windows", "csv", "semicolons", "tabs", "powershell", "bsd"],
)
def test_every_common_shape_is_read_and_matches(tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "list.txt"
    path.write_bytes(text)
    found = compare(read_provider_list(path, OURS), ours())
    assert [outcome for outcome, _ in found.outcomes] == [Comparison.MATCH] * 3
    assert found.only_theirs == ()


def test_all_four_outcomes_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "list.sha256"
    path.write_text(
        f"{sha256(b'one')}  conn.csv\n{sha256(b'three' + bytes([10]))}  note.txt\n"
        f"{sha256(b'4')}  gone.txt\n"
    )
    files = [*ours(), (b"list.sha256", 9, {"sha256": "0" * 64})]
    found = compare(read_provider_list(path, OURS), files, frozenset({b"list.sha256"}))
    assert [str(outcome) for outcome, _ in found.outcomes] == [
        "differ", "only_ours", "match", "not_compared",
    ]  # fmt: skip
    assert found.only_theirs == (b"gone.txt",)


def test_a_list_that_contradicts_itself_differs(tmp_path: Path) -> None:
    path = tmp_path / "list.sha256"
    path.write_bytes(gnu() + f"{sha256(b'else')}  conn.csv\n".encode())
    assert compare(read_provider_list(path, OURS), ours()).outcomes[0][0] is Comparison.DIFFER


def test_bare_names_that_several_files_have_are_not_guessed() -> None:
    files = [(b"a/x", 1, {"sha256": sha256(b"1")}), (b"b/x", 1, {"sha256": sha256(b"1")})]
    path_lines = compare([], files)
    assert {outcome for outcome, _ in path_lines.outcomes} == {Comparison.ONLY_OURS}


def test_lists_are_found_by_name_and_content(tmp_path: Path) -> None:
    (tmp_path / "sha256sums.txt").write_bytes(gnu())
    (tmp_path / "hash.txt").write_bytes(b"nothing of the kind\n")
    (tmp_path / "conn.csv").write_bytes(b"one\n")
    paths = {each.name.encode(): each for each in tmp_path.iterdir()}
    assert find_lists(paths, OURS) == [b"sha256sums.txt"]
    assert not may_be_list("holiday.jpg", 10)
    assert not may_be_list("list.sha256", 0)


def test_what_says_nothing_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_bytes(b"Dear colleagues,\nattached are the files.\n")
    with pytest.raises(InputError, match="digest and a name"):
        read_provider_list(path, OURS)
