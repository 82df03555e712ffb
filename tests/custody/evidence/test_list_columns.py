"""Reading by columns says what the patient reading says, or nothing."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from custody.errors import InputError
from custody.evidence.hash_lists import Line, read_list
from custody.evidence.list_columns import json_lines, plain_lines, table_lines

A, B = "a" * 64, "B" * 64
OURS = (b"in/x.csv", b"in/y.csv")
_NAMES = st.binary(min_size=1, max_size=12).filter(lambda each: b"\n" not in each)
_ENDS = st.sampled_from([b"\n", b"\r\n"])


_HASHDEEP = b"%%%% HASHDEEP-1.0\n%%%% size,sha256,filename\n## Invoked from: /\n##\n"
_SHAPES = {
    "gnu": (b"", b"%(digest)b  %(name)b"),
    "binary": (b"", b"%(digest)b *%(name)b"),
    "bsd": (b"", b"SHA256 (%(name)b) = %(digest)b"),
    "openssl": (b"", b"SHA256(%(name)b)= %(digest)b"),
    "hashdeep": (_HASHDEEP, b"%(size)d,%(digest)b,%(name)b"),
}


@settings(max_examples=250, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    names=st.lists(_NAMES, min_size=1, max_size=4),
    shape=st.sampled_from(sorted(_SHAPES)),
    end=_ENDS,
    odd=st.none() | st.tuples(st.integers(0, 300), st.binary(min_size=1, max_size=3)),
)
def test_what_is_read_at_once_is_read_alike_line_by_line(
    tmp_path: Path, names: list[bytes], shape: str, end: bytes, odd: tuple[int, bytes] | None
) -> None:
    head, form = _SHAPES[shape]
    rows = [
        form % {b"digest": b"%064x" % number, b"name": name, b"size": number}
        for number, name in enumerate(names)
    ]
    data = head.replace(b"\n", end) + b"".join(row + end for row in rows)
    if odd is not None:
        at, inserted = odd
        data = data[:at] + inserted + data[at:]
    path = tmp_path / "list"
    path.write_bytes(data)
    found = plain_lines(data)
    try:
        assert found in ((), read_list(path).lines)
    except InputError:
        assert found == ()


@pytest.mark.parametrize("shape", sorted(_SHAPES))
def test_each_shape_that_tools_write_is_read_at_once(shape: str) -> None:
    head, form = _SHAPES[shape]
    row = {b"digest": A.encode(), b"name": b"in/x (1).csv", b"size": 7}
    assert plain_lines(head + form % row + b"\n") == (
        Line(b"in/x (1).csv", {"sha256": A}, 7 if shape == "hashdeep" else None),
    )


def test_a_name_that_comes_twice_and_an_odd_line_are_left_to_the_patient() -> None:
    assert plain_lines(f"{A}  x\n{A}  y\n".encode()) == (
        Line(b"x", {"sha256": A}), Line(b"y", {"sha256": A}),
    )  # fmt: skip
    assert plain_lines(f"{A}  x\n{A}  x\n".encode()) == ()
    assert plain_lines(f"{A}  x\n# y\n".encode()) == ()
    assert plain_lines(b"") == ()


@pytest.mark.parametrize(
    "text",
    [
        f"{A};in/x.csv\n{B};in/y.csv\n",
        f"file,of whom,sha256\nin/x.csv,K. R.,{A}\nin/y.csv,in,{B}\n",
        f'"sha256"\t"name"\n"{A}"\t"in/x.csv"\n"{B}"\t"in/y.csv"',
        f"name;size;sha256\r\n in/x.csv ;1;{A}\r\n in/y.csv;22;{B}\r\n",
    ],
)
def test_a_table_of_one_width_is_read_by_its_columns(text: str) -> None:
    expected = (Line(b"in/x.csv", {"sha256": A}), Line(b"in/y.csv", {"sha256": B.lower()}))
    assert table_lines(text, OURS, set()) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"in/x.csv;{A}\nin/y.csv;{B};more\n",
        f"in/x.csv;{A}\nin/y.csv;none\n",
        f"a;b;{A}\nc;d;{B}\n",
        f"in/x.csv;{A};{B}\n",
        f";{A}\nin/y.csv;{B}\n",
        f'"in/x.csv;{A}\n',
        f'"{"x" * 200_000}";{A}\n',
        "",
        "\n",
    ],
    ids=["width", "digest", "names", "twice", "empty", "quote", "long", "nothing", "blank"],
)
def test_a_table_that_is_not_alike_throughout_gives_nothing(text: str) -> None:
    assert table_lines(text, OURS, set()) == ()


@pytest.mark.parametrize(
    ("document", "count"),
    [
        ([{"path": "in/x.csv", "size": 1, "sha256": A}], 1),
        ({"made": "2026", "files": [{"path": "in/x.csv", "md5": "c" * 32, "sha256": A}]}, 1),
        ([{"path": "in/x.csv", "sha256": A}, {"path": "in/y.csv"}], 0),
        ([{"path": "in/x.csv", "sha256": {"value": A}}], 0),
        ({"one": [], "two": []}, 0),
        ([{}], 0),
        ([], 0),
        (None, 0),
    ],
)
def test_objects_of_the_same_keys_are_read_by_them(document: object, count: int) -> None:
    found = json_lines(json.loads(json.dumps(document)), OURS, set())
    assert [(line.name, line.digests["sha256"]) for line in found] == [(b"in/x.csv", A)] * count
