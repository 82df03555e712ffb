"""Messages of Outlook are taken apart whole, or it is told that they cannot be."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from custody.errors import InputError
from custody.evidence.containers import kind_of, unpack
from tests.custody.evidence.outlook import message

SENT = message(
    "From: a@example\r\nSubject: Answer\r\n",
    "Сәлем, the answer.",
    b"<p>the answer</p>",
    [("calls.csv", b"a,b\n1,2\n"), ("../../up.txt", b"x" * 300), ("empty.txt", b"")],
)


def opened(folder: Path, data: bytes) -> dict[str, bytes]:
    path, out = folder / "answer.msg", folder / "out"
    path.write_bytes(data)
    out.mkdir(exist_ok=True)
    assert kind_of(path) == "msg"
    return {name.decode(): (out / name.decode()).read_bytes() for name in unpack(path, out)}


def test_text_and_attachments_of_a_message_come_out_under_plain_names(tmp_path: Path) -> None:
    found = opened(tmp_path, SENT)
    assert found["body.txt"].decode() == "Сәлем, the answer."
    assert found["body.html"] == b"<p>the answer</p>"
    assert b"Subject: Answer" in found["headers.txt"]
    assert found["calls.csv"] == b"a,b\n1,2\n"
    assert found["_.._up.txt"] == b"x" * 300
    assert found["empty.txt"] == b""


def test_a_message_within_a_message_is_never_shown_as_an_empty_file(tmp_path: Path) -> None:
    inner = message("", "inner", b"", [], embedded=True)
    with pytest.raises(InputError) as err:
        opened(tmp_path, inner)
    assert err.value.code == "input.archive_broken"
    assert "attached" in str(err.value)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(end=st.integers(8, len(SENT) - 1), at=st.integers(8, len(SENT) - 1))
def test_a_damaged_message_is_told_or_read(tmp_path: Path, end: int, at: int) -> None:
    data = bytearray(SENT[:end])
    if at < end:
        data[at] ^= 0xFF
    path, out = tmp_path / "cut.msg", tmp_path / f"out-{end}-{at}"
    path.write_bytes(data)
    out.mkdir(exist_ok=True)
    for each in out.iterdir():
        each.unlink()
    code = "input.archive_none"
    try:
        unpack(path, out)
    except InputError as err:
        code = err.code
    assert code.startswith("input.archive_")


@pytest.mark.parametrize(
    ("attached", "reason"),
    [
        (b"QUJD\r\n", "it ends before its last part does"),
        (b"QUJD*RE!\r\n--B--\r\n", "no whole base64"),
        (b"QUJDR\r\n--B--\r\n", "no whole base64"),
    ],
)
def test_a_message_that_lost_something_is_told(
    tmp_path: Path, attached: bytes, reason: str
) -> None:
    path = tmp_path / "a.eml"
    head = b"From: a@b.c\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n"
    part = b"--B\r\nContent-Disposition: attachment; filename=a.bin\r\n"
    path.write_bytes(head + part + b"Content-Transfer-Encoding: base64\r\n\r\n" + attached)
    with pytest.raises(InputError, match=reason):
        unpack(path, tmp_path)
