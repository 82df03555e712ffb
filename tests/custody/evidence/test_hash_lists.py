import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custody.errors import InputError, StorageError
from custody.evidence import hash_lists
from custody.evidence.digests import FileDigests
from custody.evidence.hash_list_check import Outcome, check_list
from custody.evidence.hash_lists import Form, HashList, Line, read_list, write_list
from custody.evidence.many import hash_folder

NAMES = [b"plain.txt", b"new\nline", b"back\\slash", b"cr\rx", b"\xff\xfe", b"a,b (q) = c", b" x"]
# as hashdeep 4.4 wrote it for files of one byte
HASHDEEP = (
    b"%%%% HASHDEEP-1.0\n"
    b"%%%% size,md5,sha1,filename\n"
    b"## Invoked from: /tmp/hd\n"
    b"## $ hashdeep -r -l -c md5,sha1 .\n"
    b"## \n"
    b"1,8277e0910d750195b448797616e091ad,3c363836cf4e16666669a25da280a1865c2d2874,"
    b'./a,b "q"\n'
    b"1,0cc175b9c0f1b6a831c399e269772661,86f7e437faa5a7fce15d1ddcb9eaeaea377667b8,"
    b"./new\nline\n"
    b"1,4a8a08f09d37b73795649038408b5f33,84a516841ba77a5b4648de2cd0dfcb30ea46dbb4,"
    b"./\xff\xfe\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "delivered"
    folder.mkdir()
    for number, name in enumerate(NAMES):
        (folder / os.fsdecode(name)).write_bytes(b"%d" % number)
    return folder


def read(tmp_path: Path, data: bytes, **options: str) -> HashList:
    file = tmp_path / "list"
    file.write_bytes(data)
    return read_list(file, **options)


def outcomes(expected: HashList, folder: Path) -> dict[bytes, Outcome]:
    return {checked.name: checked.outcome for checked in check_list(expected, folder)}


@pytest.mark.parametrize(
    "command",
    [
        ["sha256sum"],
        ["sha256sum", "--tag"],
        ["sha512sum", "-b"],
        ["md5sum"],
        ["sha1sum", "--tag"],
        ["openssl", "dgst", "-sha512"],
    ],
)
def test_lists_of_real_tools_match_what_they_list(
    tmp_path: Path, folder: Path, command: list[str]
) -> None:
    names = NAMES
    if command[0] == "openssl":  # it escapes nothing
        names = [name for name in NAMES if b"\n" not in name]
    listing = subprocess.check_output([*command, *map(os.fsdecode, names)], cwd=folder)
    expected = read(tmp_path, listing)
    assert expected.unread == ()
    assert {line.name for line in expected.lines} == set(names)
    found = outcomes(expected, folder)
    assert found == {
        **dict.fromkeys(NAMES, Outcome.ONLY_ON_DISK),
        **dict.fromkeys(names, Outcome.MATCH),
    }


@pytest.mark.parametrize("form", [Form.GNU, Form.BSD])
def test_what_is_written_satisfies_the_tool_whose_form_it_is(
    tmp_path: Path, folder: Path, form: Form
) -> None:
    files = [(one.path, one.found) for one in hash_folder(folder, ("sha256",)) if one.found]
    (tmp_path / "list").write_bytes(b"".join(write_list(form, ("sha256",), files)))
    subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", tmp_path / "list"], cwd=folder, check=True
    )


def test_a_gnu_list_is_byte_for_byte_that_of_sha256sum(folder: Path) -> None:
    files = [(one.path, one.found) for one in hash_folder(folder, ("sha256",)) if one.found]
    theirs = subprocess.check_output(
        ["sha256sum", *(os.fsdecode(name) for name, _ in files)], cwd=folder
    )
    assert b"".join(write_list(Form.GNU, ("sha256",), files)) == theirs


def test_a_list_of_hashdeep_is_read_with_sizes_and_names_that_hold_a_line_feed(
    tmp_path: Path,
) -> None:
    expected = read(tmp_path, HASHDEEP)
    assert expected.unread == ()
    assert [(line.name, line.size, sorted(line.digests)) for line in expected.lines] == [
        (b'./a,b "q"', 1, ["md5", "sha1"]),
        (b"./new\nline", 1, ["md5", "sha1"]),
        (b"./\xff\xfe", 1, ["md5", "sha1"]),
    ]
    for name, data in ((b'a,b "q"', b"d"), (b"new\nline", b"a"), (b"\xff\xfe", b"c")):
        (tmp_path / os.fsdecode(name)).write_bytes(data)
    (tmp_path / "list").unlink()
    assert set(outcomes(expected, tmp_path).values()) == {Outcome.MATCH}


def test_each_difference_is_told(tmp_path: Path, folder: Path) -> None:
    listing = subprocess.check_output(["sha256sum", "plain.txt", " x", "a,b (q) = c"], cwd=folder)
    expected = read(tmp_path, listing + b"0" * 64 + b"  gone\n" + b"0" * 64 + b"  ../list\n")
    (folder / "plain.txt").write_bytes(b"other bytes")
    (folder / " x").unlink()
    (folder / " x").symlink_to("plain.txt")
    found = outcomes(expected, folder)
    assert found == {
        b"plain.txt": Outcome.DIFFER,
        b" x": Outcome.UNREADABLE,
        b"a,b (q) = c": Outcome.MATCH,
        b"gone": Outcome.ONLY_IN_LIST,
        b"../list": Outcome.OUTSIDE,
        b"new\nline": Outcome.ONLY_ON_DISK,
        b"back\\slash": Outcome.ONLY_ON_DISK,
        b"cr\rx": Outcome.ONLY_ON_DISK,
        b"\xff\xfe": Outcome.ONLY_ON_DISK,
    }


def test_absolute_names_inside_the_folder_are_found_and_others_are_outside(
    tmp_path: Path, folder: Path
) -> None:
    listing = subprocess.check_output(["sha256sum", folder / "plain.txt", "/etc/passwd"])
    found = outcomes(read(tmp_path, listing), folder)
    assert found[os.fsencode(folder / "plain.txt")] is Outcome.MATCH
    assert found[b"/etc/passwd"] is Outcome.OUTSIDE


def test_one_right_digest_does_not_hide_a_wrong_one(tmp_path: Path, folder: Path) -> None:
    md5 = subprocess.check_output(["md5sum", "--tag", "plain.txt"], cwd=folder)
    wrong = b"SHA256 (plain.txt) = " + b"0" * 64 + b"\n"
    expected = read(tmp_path, md5 + wrong)
    assert len(expected.lines) == 1
    assert outcomes(expected, folder)[b"plain.txt"] is Outcome.DIFFER


def test_a_name_twice_with_other_digests_does_not_pass(tmp_path: Path, folder: Path) -> None:
    right = subprocess.check_output(["sha256sum", "plain.txt"], cwd=folder)
    expected = read(tmp_path, right + b"0" * 64 + b"  plain.txt\n" + right)
    checked = [one.outcome for one in check_list(expected, folder) if one.expected]
    assert checked == [Outcome.MATCH, Outcome.DIFFER]


def test_a_match_by_broken_algorithms_alone_is_marked(tmp_path: Path, folder: Path) -> None:
    for tool, is_legacy in (("md5sum", True), ("sha256sum", False)):
        expected = read(tmp_path, subprocess.check_output([tool, "plain.txt"], cwd=folder))
        first = next(iter(check_list(expected, folder)))
        assert first.outcome is Outcome.MATCH
        assert first.is_legacy_only is is_legacy


def test_lists_from_other_systems_are_read(tmp_path: Path) -> None:
    digest = b"AB" * 32
    data = b"\xef\xbb\xbf; made by a provider\r\n\r\n" + digest + b" *folder/name \r\n"
    assert read(tmp_path, data).lines == (Line(b"folder/name ", {"sha256": "ab" * 32}),)
    assert read(tmp_path, data, of_64="blake3").algorithms == {"blake3"}


def test_lines_that_say_nothing_are_numbered(tmp_path: Path) -> None:
    good = b"0" * 64 + b"  name\n"
    bad = [
        b"Digests for order 117\n",
        b"0" * 63 + b"  name\n",
        b"\\" + b"0" * 64 + b"  bad \\x escape\n",
        b"SHA256 (name) = " + b"0" * 40 + b"\n",
        b"CRC32 (name) = " + b"0" * 64 + b"\n",
        b"0" * 64 + b"  \n",
    ]
    expected = read(tmp_path, good + b"".join(bad))
    assert len(expected.lines) == 1
    assert expected.unread == (2, 3, 4, 5, 6, 7)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no line"),
        (b"\xff\xfeh\x00i\x00\n", "no line"),
        (b"0" * 64 + b"  " + b"n" * hash_lists.MAX_LINE, "longer than"),
        (b"%%%% HASHDEEP-1.0\n%%%% size,tiger,filename\n", "columns"),
    ],
)
def test_a_list_that_cannot_be_read_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read(tmp_path, data)


def test_a_list_of_too_many_lines_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hash_lists, "MAX_LINES", 10)
    with pytest.raises(InputError, match="more than 10 lines"):
        read(tmp_path, b"".join(b"0" * 64 + b"  %d\n" % number for number in range(11)))
    with pytest.raises(StorageError, match="No such file"):
        read_list(tmp_path / "none")


def test_a_form_that_cannot_say_it_refuses() -> None:
    found = FileDigests(1, {"md5": "0" * 32, "sha256": "0" * 64, "sha512": "0" * 128})
    with pytest.raises(InputError, match="sha256sum cannot hold md5, sha256"):
        list(write_list(Form.GNU, ("md5", "sha256"), [(b"x", found)]))
    with pytest.raises(InputError, match="hashdeep cannot hold sha512"):
        list(write_list(Form.HASHDEEP, ("sha512",), [(b"x", found)]))
    with pytest.raises(InputError, match="cannot hold 'x"):
        list(write_list(Form.HASHDEEP, ("md5",), [(b"x\n1,00,y", found)]))


names = st.binary(min_size=1, max_size=40).filter(lambda name: b"\0" not in name)


@given(files=st.dictionaries(names, st.binary(min_size=32, max_size=32), min_size=1, max_size=5))
@pytest.mark.parametrize("form", Form)
def test_what_is_written_is_read_back_for_any_name(
    tmp_path_factory: pytest.TempPathFactory, form: Form, files: dict[bytes, bytes]
) -> None:
    if form is Form.HASHDEEP:
        files = {name.replace(b"\n", b"n"): value for name, value in files.items()}
    found = [(name, FileDigests(7, {"sha256": value.hex()})) for name, value in files.items()]
    data = b"".join(write_list(form, ("sha256",), found))
    expected = read(tmp_path_factory.getbasetemp(), data)
    assert expected.unread == ()
    assert [(line.name, line.digests["sha256"]) for line in expected.lines] == [
        (name, value.hex()) for name, value in files.items()
    ]


@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    head = b"0" * 64 + b"  name\n"
    expected = read(tmp_path_factory.getbasetemp(), head + data)
    assert expected.lines[0].name.startswith(b"name")


def test_lines_that_all_contradict_stand_each_for_itself(tmp_path: Path) -> None:
    path = tmp_path / "list"
    path.write_text("".join(f"{number:064x}  a\n" for number in range(3000)))
    assert len(read_list(path).lines) == 3000


def test_a_name_of_hashdeep_goes_on_behind_many_others(tmp_path: Path) -> None:
    rows = "".join(f"1,{number:032x},{number}\n" for number in range(2000))
    path = tmp_path / "list"
    path.write_text("%%%% HASHDEEP-1.0\n%%%% size,md5,filename\n" + rows + "more\n" * 1000)
    lines = read_list(path).lines
    assert len(lines) == 2000
    assert lines[-1].name == b"1999" + b"\nmore" * 1000
