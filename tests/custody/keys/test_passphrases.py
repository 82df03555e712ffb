"""Passphrases by prompt, file and environment variable."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from custody.errors import InputError
from custody.keys.passphrases import Passphrase, from_environment, from_file, from_prompt

KEY_FILE = Path("keys/P-1.p8")


def private(path: Path, data: bytes) -> Path:
    path.touch(mode=0o600)
    path.write_bytes(data)
    return path


def refused(source: Passphrase) -> str:
    with pytest.raises(InputError) as caught:
        source(KEY_FILE)
    return caught.value.code + ": " + str(caught.value.facts["reason"])


@pytest.mark.parametrize(
    "data",
    ["құпия сөз".encode(), "құпия сөз\n".encode(), "құпия сөз\r\nsecond\n".encode()],
)
def test_a_file_gives_its_first_line(tmp_path: Path, data: bytes) -> None:
    source = from_file(private(tmp_path / "p", data))
    assert source(KEY_FILE) == source(KEY_FILE, new=True) == "құпия сөз".encode()


def test_a_new_passphrase_of_few_characters_is_refused_and_an_old_one_opens(
    tmp_path: Path,
) -> None:
    source = from_file(private(tmp_path / "p", "қысқа77\n".encode()))
    assert source(KEY_FILE) == "қысқа77".encode()
    with pytest.raises(InputError) as caught:
        source(KEY_FILE, new=True)
    assert "fewer than 8" in str(caught.value.facts["reason"])


def test_spaces_belong_to_a_passphrase(tmp_path: Path) -> None:
    assert from_file(private(tmp_path / "p", b" a \t\n"))(KEY_FILE) == b" a \t"


def test_the_same_letters_give_the_same_bytes_from_every_keyboard(tmp_path: Path) -> None:
    composed, apart = "\u0439", "\u0438\u0306"
    assert composed != apart
    files = [private(tmp_path / str(n), text.encode()) for n, text in enumerate((composed, apart))]
    assert {from_file(file)(KEY_FILE) for file in files} == {composed.encode()}


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o601, 0o777])
def test_a_file_open_to_others_is_refused(tmp_path: Path, mode: int) -> None:
    path = private(tmp_path / "p", b"secret\n")
    path.chmod(mode)
    assert "open to others" in refused(from_file(path))


def test_a_file_without_a_passphrase_is_refused(tmp_path: Path) -> None:
    assert "is empty" in refused(from_file(private(tmp_path / "a", b"")))
    assert "is empty" in refused(from_file(private(tmp_path / "b", b"\nsecond\n")))
    assert "not UTF-8" in refused(from_file(private(tmp_path / "c", b"\xff\n")))
    assert "larger than" in refused(from_file(private(tmp_path / "d", b"x" * (2 << 20))))
    assert "No such file" in refused(from_file(tmp_path / "e"))
    assert "directory" in refused(from_file(tmp_path))


def test_the_environment_gives_it(monkeypatch: pytest.MonkeyPatch) -> None:
    source = from_environment("CUSTODY_TEST_PASSPHRASE")
    assert "is not set" in refused(source)
    monkeypatch.setenv("CUSTODY_TEST_PASSPHRASE", "")
    assert "is empty" in refused(source)
    monkeypatch.setenv("CUSTODY_TEST_PASSPHRASE", "құпия")
    assert source(KEY_FILE) == "құпия".encode()
    monkeypatch.setenv("CUSTODY_TEST_PASSPHRASE", os.fsdecode(b"\xff"))
    assert "not UTF-8" in refused(source)


ASK = """
import os, sys
if os.isatty(0):
    os.open(os.ttyname(0), os.O_RDWR)  # who opens it first in a new session is controlled by it
from pathlib import Path
from custody.errors import InputError
from custody.keys.passphrases import from_prompt
try:
    print("got", from_prompt(Path("keys/P-1.p8"), new=sys.argv[1] == "new"))
except InputError as err:
    print("refused", err)
"""


def at_a_terminal(mode: str, *answers: bytes) -> str:
    """Run the question in a process that has a terminal of its own, and answer as a person."""
    terminal, inside = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", ASK, mode],
        stdin=inside,
        stdout=inside,
        stderr=inside,
        start_new_session=True,
    )
    os.close(inside)
    seen = b""
    for answer in answers:
        while not seen.endswith(b": "):
            seen += os.read(terminal, 4096)
        seen += b"\n"
        os.write(terminal, answer)
    while True:
        try:
            data = os.read(terminal, 4096)
        except OSError:  # Linux reports the end of a terminal so
            break
        if not data:
            break
        seen += data
    process.wait()
    os.close(terminal)
    return seen.decode()


def test_a_person_is_asked_once_and_what_is_typed_is_not_shown() -> None:
    seen = at_a_terminal("old", b"hunter two\n")
    assert "Passphrase of P-1.p8: " in seen
    assert seen.count("hunter two") == 1
    assert "got b'hunter two'" in seen


def test_a_new_passphrase_is_asked_twice() -> None:
    words = b"one long answer"
    assert f"got {words!r}" in at_a_terminal("new", words + b"\n", words + b"\n")
    assert "the two differ" in at_a_terminal("new", b"one\n", b"two\n")


def test_an_empty_answer_or_none_is_refused() -> None:
    assert "the answer is empty" in at_a_terminal("old", b"\n")
    assert "no terminal to ask at" in at_a_terminal("old", b"\x04")


def test_without_a_terminal_nothing_is_asked() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASK, "old"],
        input=b"typed\n",
        capture_output=True,
        check=True,
        start_new_session=True,
    )
    assert b"no terminal to ask at" in done.stdout
    assert b"typed" not in done.stdout


def test_all_sources_can_be_handed_in_alike(tmp_path: Path) -> None:
    sources: list[Passphrase] = [from_prompt, from_file(tmp_path), from_environment("X")]
    assert all(map(callable, sources))
