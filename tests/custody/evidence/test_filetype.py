import io
import os
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from custody.evidence import filetype
from custody.evidence.filetype import FIRST_BYTES, FileTyper
from tests.custody.evidence.processes import children


def only_child() -> int:
    (child,) = children()
    return child


def test_types_are_told_with_the_version_of_the_library() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("x", "y")
    with FileTyper() as typer:
        found = typer.tell(packed.getvalue())
        assert found.media_type == "application/zip"
        assert found.problem == ""
        assert int(found.libmagic) >= 500
        assert typer.tell(b"").media_type.endswith("x-empty")
        assert typer.tell(b"text\n").media_type == "text/plain"
        assert typer.tell(b"%PDF-1.7\n" + bytes(2 * FIRST_BYTES)).media_type == "application/pdf"


def test_one_child_serves_many_files_and_ends_with_the_typer() -> None:
    with FileTyper() as typer:
        typer.tell(b"1")
        child = only_child()
        typer.tell(b"2")
        assert only_child() == child
    assert not Path(f"/proc/{child}").exists()


def test_the_child_can_not_write_a_file_nor_take_all_memory() -> None:
    with FileTyper() as typer:
        typer.tell(b"1")
        limits = Path(f"/proc/{only_child()}/limits").read_text()
    told = {line[:25].strip(): line[26:].split()[:2] for line in limits.splitlines()}
    assert told["Max file size"] == ["0", "0"]
    assert told["Max core file size"] == ["0", "0"]
    assert told["Max address space"] == [str(1 << 29)] * 2
    assert told["Max cpu time"] == ["60", "61"]


def test_after_a_crash_the_next_question_is_answered() -> None:
    with FileTyper() as typer:
        typer.tell(b"1")
        os.kill(only_child(), 11)
        crashed = typer.tell(b"text\n")
        assert (crashed.media_type, crashed.libmagic) == ("", "")
        assert "signal 11" in crashed.problem
        assert typer.tell(b"text\n").media_type == "text/plain"


def test_a_child_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    with FileTyper() as typer:
        typer.tell(b"1")
        child = only_child()
        os.kill(child, 19)
        monkeypatch.setattr(filetype, "_PATIENCE_S", 0.1)
        assert "not answer in time" in typer.tell(b"text\n").problem
        assert not Path(f"/proc/{child}").exists()
        monkeypatch.undo()
        assert typer.tell(b"text\n").media_type == "text/plain"


@settings(max_examples=10)
@given(parts=st.lists(st.binary(max_size=500), max_size=30))
def test_any_bytes_get_an_answer(parts: list[bytes]) -> None:
    with FileTyper() as typer:
        for part in parts:
            assert re.fullmatch(r"[a-z0-9.+-]+/[a-z0-9.+-]+", typer.tell(part).media_type)


def test_a_type_is_told_in_small_letters() -> None:
    with FileTyper() as typer:
        told = typer.tell(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(700))
        assert told.media_type == "application/cdfv2"
