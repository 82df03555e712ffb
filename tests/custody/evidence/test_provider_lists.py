"""Lists of digests as providers write them, against the files that came."""

import hashlib
import json
from pathlib import Path

import pytest

from custody.errors import InputError
from custody.evidence import hash_lists
from custody.evidence.comparison import Comparison, compare
from custody.evidence.provider_lists import find_lists, may_be_list, read_provider_list

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


BSD = "".join(f"SHA256 ({n.decode()}) = {sha256(d)}\n" for n, d in FILES.items())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [gnu().decode(), gnu().decode().replace("\n", "\r\n"), BSD, POWERSHELL, json.dumps(
        [{"path": n.decode(), "sha256": sha256(d)} for n, d in FILES.items()]
    )],
    ids=["gnu", "dos", "bsd", "table", "json"],
)  # fmt: skip
def test_a_list_in_utf_16_is_read_with_and_without_its_mark(
    tmp_path: Path, text: str, encoding: str
) -> None:
    path = tmp_path / "list.txt"
    path.write_bytes(text.encode(encoding))
    found = compare(read_provider_list(path, OURS), ours())
    assert [outcome for outcome, _ in found.outcomes] == [Comparison.MATCH] * 3
    assert found.only_theirs == ()


def test_names_of_any_letters_are_read_from_utf_16(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    text = f"{sha256(b'x')}  хабар-Әлия.txt\n"
    path.write_bytes(text.encode("utf-16"))
    assert [line.name.decode() for line in read_provider_list(path, ())] == ["хабар-Әлия.txt"]


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


def by_name() -> dict[str, str]:
    return {name.decode(): sha256(data) for name, data in FILES.items()}


@pytest.mark.parametrize(
    "document",
    [
        by_name(),
        {"algorithm": "SHA-256", "files": by_name()},
        {"sha256": by_name()},
        [{"path": name, "sha256": value, "owner": "x"} for name, value in by_name().items()],
        {"files": [{"size": 7, "n": n, "hash": v} for n, v in by_name().items()]},
        {
            "case": "7",
            "items": [{"file": n, "hashes": {"SHA-256": v}} for n, v in by_name().items()],
        },
        {name: {"sha256": value} for name, value in by_name().items()},
    ],
)
def test_json_lists_in_their_shapes_are_read(tmp_path: Path, document: object) -> None:
    path = tmp_path / "hashes.json"
    path.write_text(json.dumps(document))
    lines = read_provider_list(path, OURS)
    outcomes = compare(lines, ours()).outcomes
    assert [kind for kind, _ in outcomes] == [Comparison.MATCH] * 3
    assert find_lists({b"hashes.json": path, b"conn.csv": path}, OURS) == [b"hashes.json"]


@pytest.mark.parametrize("text", ["[" * 5000, "{", '{"a": 1}', "[]", "[[[[7]]]]"])
def test_json_that_tells_no_digest_is_no_list(tmp_path: Path, text: str) -> None:
    path = tmp_path / "hashes.json"
    path.write_text(text)
    with pytest.raises(InputError) as caught:
        read_provider_list(path, OURS)
    assert caught.value.code == "input.hash_list"


@pytest.mark.parametrize(
    ("text", "algorithm"),
    [
        (f"{'a' * 96}  conn.csv\n", "sha384"),
        (f"SHA384 (conn.csv) = {'a' * 96}\n", "sha384"),
        (f"RIPEMD160 (conn.csv) = {'a' * 40}\n", "ripemd160"),
        ("; made by a tool\nconn.csv 1a2b3c4d\n", "crc32"),
        (f"file;hash\nconn.csv;{'a' * 56}\nnote.txt;{'b' * 56}\n", "sha224"),
    ],
)
def test_a_list_by_unknown_algorithms_alone_is_told(
    tmp_path: Path, text: str, algorithm: str
) -> None:
    path = tmp_path / "checksums.txt"
    path.write_text(text)
    with pytest.raises(InputError) as caught:
        read_provider_list(path, OURS)
    assert caught.value.code == "input.list_algorithm"
    assert caught.value.facts["algorithms"] == algorithm
    assert find_lists({b"checksums.txt": path}, OURS) == [b"checksums.txt"]


@pytest.mark.parametrize(
    "text", ["\n" * 12, "x;y\n" * 12, "x\r" * 12, "[" + "{}," * 12 + "{}]", "[" * 12]
)
def test_a_list_without_end_is_refused(
    tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hash_lists, "MAX_LINES", 10)
    path = tmp_path / "hashes.txt"
    path.write_bytes(text.encode())
    with pytest.raises(InputError, match="more than 10 lines"):
        read_provider_list(path, OURS)


def test_a_name_longer_than_any_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "hashes.csv"
    path.write_text(f"name;sha256\n{'x' * 5000};{'a' * 64}\n")
    with pytest.raises(InputError, match="a name of more than 4096 bytes"):
        read_provider_list(path, OURS)


def test_half_a_letter_that_json_escaped_is_told_as_none(tmp_path: Path) -> None:
    path = tmp_path / "hashes.json"
    for form in ('[{"path": "\\ud800a", "sha256": "%s"}]', '{"\\ud800a": {"sha256": "%s"}}'):
        path.write_text(form % ("a" * 64))
        assert [line.name for line in read_provider_list(path, OURS)] == [b"?a"]


def test_a_list_beyond_the_bound_is_found_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("custody.evidence.provider_lists.MAX_SIZE", len(gnu()) - 1)
    path = tmp_path / "sha256sums.txt"
    path.write_bytes(gnu())
    assert find_lists({b"sha256sums.txt": path}, OURS) == [b"sha256sums.txt"]
    with pytest.raises(InputError) as caught:
        read_provider_list(path, OURS)
    assert caught.value.code == "input.list_large"
