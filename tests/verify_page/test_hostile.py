"""Bundles made against the page itself: what runs, what goes out, what fills or holds it up."""

import base64
import socketserver
import threading
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from custody.strict_json import shown_name
from tests.corpus.containers import entries
from tests.custody.bundle.bends import event
from tests.custody.bundle.forge import Forge, write_zip
from tests.custody.bundle.forge_acts import TRUST
from tests.custody.bundle.test_archive import Entry, Zip
from tests.verify_page.browser import ATTEMPTS, Verifier

MARKS = "\u0301\u0316\u0334\u0345\u0344\u0f73\u0f71\u20dd\u05b0\u3099"
"""Of many classes, of none, and some that are taken apart into others."""


@pytest.fixture
def listener() -> Iterator[tuple[int, list[object]]]:
    """A server of this computer, and what has reached it."""
    reached: list[object] = []

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            reached.append(self.client_address)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1], reached
        server.shutdown()


def test_nothing_reaches_a_server_of_this_computer(
    verifier: Verifier, tmp_path: Path, listener: tuple[int, list[object]]
) -> None:
    port, reached = listener
    address = f"127.0.0.1:{port}"
    calls = "".join(
        f"<{name}=//{address}/{name.split()[0]}>"
        for name in ("img src", "script src", "link rel=stylesheet href", "iframe src", "a ping")
    )
    forge = Forge()
    forge.act("genesis").body["agency"] = calls
    forge.seal_body = lambda body: body.update(recipient=calls, purpose=f"url(//{address}/url)")
    verifier.give(str(TRUST))
    shown = verifier.check(write_zip(forge.files(), tmp_path / "bundle.zip"))
    assert shown.headline == "authentic", shown.reasons
    done = verifier.page.evaluate(ATTEMPTS, address)
    assert len(done) >= 12
    assert set(done.values()) == {"refused"}
    assert reached == []
    verifier.errors.clear()
    verifier.asked_for.clear()


def test_a_text_that_every_object_has_is_a_text(verifier: Verifier, tmp_path: Path) -> None:
    forge = Forge()
    forge.act("correct").body["reason"] = "constructor"
    forge.act("order").body["basis"] = "__proto__"
    forge.act("search").body["ground"] = "toString"
    verifier.give(str(TRUST))
    shown = verifier.check(write_zip(forge.files(), tmp_path / "bundle.zip"))
    assert shown.headline == "authentic", shown.reasons
    story = verifier.page.inner_text(".story")
    assert "native code" not in story
    assert "[object" not in story
    assert "constructor" in story
    assert "__proto__" in story


def test_marks_in_any_order_are_composed_as_elsewhere_and_soon(plain: Verifier) -> None:
    names = ["a" + "\u0301\u0316" * 190_000, "\u0301" * 100_000 + "\u0316" * 100_000]
    for step in range(1, 21):
        marks = (MARKS[(at * at // step + at) % len(MARKS)] for at in range(300))
        names.append("é" + "".join(marks) + "x")
    given = [base64.b64encode(name.encode()).decode() for name in names]
    assert plain.core("names", given) == [shown_name(name.encode()) for name in names]
    assert shown_name(names[-1].encode()) == unicodedata.normalize("NFC", names[-1])


def test_names_that_imply_too_many_folders_are_refused(plain: Verifier) -> None:
    deep = [Entry(f"BND-1/data/{number}/{'a/' * 470}x".encode()) for number in range(900)]
    data = Zip([*entries(Forge().files()), *deep]).write()
    told = plain.core("containers", {"deep": base64.b64encode(data).decode()})
    assert "more than 400000 files and folders" in told["deep"]


def test_of_events_that_would_fill_the_memory_the_first_are_told(
    verifier: Verifier, tmp_path: Path
) -> None:
    forge = Forge()
    for number in range(24):
        forge.acts.append(
            event(f"n{number}", "event.annotated", "inv", role="INV", n="n" * 600_000)
        )
    verifier.give(str(TRUST))
    shown = verifier.check(write_zip(forge.files(), tmp_path / "bundle.zip"))
    assert shown.headline == "authentic", shown.reasons
    listed = verifier.page.locator(".story li").count()
    assert 26 < listed < 49
    help_text = verifier.page.locator("h2", has_text="History").locator("+ p")
    expect(help_text).to_contain_text(f"49 events; the first {listed} are shown")
