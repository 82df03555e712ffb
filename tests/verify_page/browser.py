"""`verify.html` in a real browser, used as people use it."""

import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Dialog, Page, Request, sync_playwright

ARGUMENTS: Final = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
PAGE: Final = Path("resources/verify/verify.html").resolve()
SCOPE: Final = (1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13)
"""The questions that the page answers."""
_READ: Final = """() => ({
    headline: document.getElementById("result").dataset.headline,
    verdicts: Object.fromEntries(Array.from(document.querySelectorAll("[data-question]"),
        (each) => [each.dataset.question, each.dataset.result])),
    reasons: Object.fromEntries(Array.from(document.querySelectorAll("[data-question]"),
        (each) => [each.dataset.question, each.querySelector(".reason").textContent])),
    warnings: Array.from(document.querySelectorAll(".warnings li"), (each) => each.textContent),
    notes: Array.from(document.querySelectorAll(".remarks li"), (each) => each.textContent),
})"""
_ENDED: Final = """() => new Promise((resolve) => {
    const ended = "#result:not([hidden]), .error:not(:empty)";
    const tell = () => document.querySelector(ended) && resolve();
    const main = document.querySelector("main");
    new MutationObserver(tell).observe(main, { attributes: true, childList: true, subtree: true });
    tell();
})"""
"""Waits without looking again and again, which would take time from what is measured."""
CORE: Final = """async ([code, task, given]) => {
    const text = document.getElementById("core").textContent + code;
    const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    const worker = new Worker(url);
    const answer = new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = (event) => reject(new Error(event.message));
    });
    worker.postMessage([task, given]);
    try { return await answer; } finally { worker.terminate(); URL.revokeObjectURL(url); }
}"""
ATTEMPTS: Final = """async (address) => {
    const at = (name) => `http://${address}/${name}`;
    const added = (name, members) => new Promise((resolve, reject) => {
        const each = Object.assign(document.createElement(name), members);
        each.onload = resolve;
        each.onerror = reject;
        document.body.append(each);
        setTimeout(reject, 300);
    });
    const asked = (socket) => new Promise((resolve, reject) => {
        socket.onopen = resolve;
        socket.onerror = reject;
    });
    const within = (code) => new Promise((resolve, reject) => {
        const url = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
        const worker = new Worker(url);
        worker.onmessage = ({ data }) => (data === "refused" ? reject() : resolve());
        worker.onerror = reject;
    });
    const say = "() => postMessage('done'), () => postMessage('refused')";
    const tries = {
        fetch: () => fetch(at("fetch"), { mode: "no-cors" }),
        xhr: () => new Promise((resolve, reject) => {
            const request = new XMLHttpRequest();
            Object.assign(request, { onload: resolve, onerror: reject });
            request.open("GET", at("xhr"));
            request.send();
        }),
        socket: () => asked(new WebSocket(`ws://${address}/socket`)),
        events: () => asked(new EventSource(at("events"))),
        beacon: () => new Promise((yes, no) => {
            navigator.sendBeacon(at("beacon"));
            setTimeout(no, 300);
        }),
        image: () => added("img", { src: at("image") }),
        script: () => added("script", { src: at("script") }),
        sheet: () => added("link", { rel: "stylesheet", href: at("sheet") }),
        video: () => added("video", { src: at("video") }),
        object: () => added("object", { data: at("object") }),
        worker: () => new Promise((yes, no) => { new Worker(at("worker")).onerror = no; }),
        "fetch of a worker": () => within(`fetch("${at("w")}").then(${say})`),
        "import of a worker": () => within(`importScripts("${at("i")}"); postMessage("done")`),
    };
    const told = {};
    for (const [name, part] of Object.entries(tries)) {
        told[name] = await Promise.resolve().then(part).then(() => "done", () => "refused");
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
    return told;
}"""
"""Ways by which a script of the page might reach a server, and what came of each. Frames are left
out: Chromium opens a connection for one, and asks the policy before it sends anything."""
TASKS: Final = (Path(__file__).parent / "tasks.js").read_text("utf-8")


@dataclass
class Shown:
    """What the page says of a bundle."""

    headline: str
    verdicts: dict[int, str]
    reasons: dict[int, str]
    warnings: list[str]
    notes: list[str]


@dataclass
class Verifier:
    """The page, and all that it did beside what it was asked."""

    page: Page
    asked_for: list[str] = field(default_factory=list)
    """Addresses that were asked for after the page itself."""
    dialogs: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", self._request)
        self.page.on("dialog", self._dialog)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on(
            "console",
            lambda said: self.errors.append(said.text) if said.type == "error" else None,
        )
        self.page.goto(PAGE.as_uri())
        self.say("en")
        self.asked_for.clear()

    def _request(self, request: Request) -> None:
        if not request.url.startswith("blob:"):
            self.asked_for.append(request.url)

    def _dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def say(self, language: str) -> None:
        """Switch the language."""
        self.page.click(f"nav button[lang={language}]")

    def give(self, trust: str = "", heads: str = "") -> None:
        """Fill in what the reader holds."""
        self.page.evaluate(
            "([trust, heads]) => { document.getElementById('trust').value = trust;"
            " document.getElementById('heads').value = heads; }",
            [trust, heads],
        )

    def check(self, bundle: Path) -> Shown:
        """Pick a bundle and wait for the result."""
        self.page.set_input_files("#folder" if bundle.is_dir() else "#zip", bundle)
        self.page.evaluate(_ENDED)
        assert self.page.inner_text("#bundle-error") == ""
        return self.shown()

    def shown(self) -> Shown:
        """What stands there now."""
        read = self.page.evaluate(_READ)
        return Shown(
            read["headline"],
            {int(number): result for number, result in read["verdicts"].items()},
            {int(number): reason for number, reason in read["reasons"].items()},
            read["warnings"],
            read["notes"],
        )

    def drop(self, path: Path) -> None:
        """Drop a file or a folder on the page."""
        self.page.locator("#drop").scroll_into_view_if_needed()
        center = self.page.locator("#drop").bounding_box()
        assert center is not None
        session = self.page.context.new_cdp_session(self.page)
        data = {"items": [], "files": [str(path)], "dragOperationsMask": 1}
        for kind in ("dragEnter", "dragOver", "drop"):
            session.send(
                "Input.dispatchDragEvent",
                {"type": kind, "x": center["x"] + 20, "y": center["y"] + 20, "data": data},
            )

    def core(self, task: str, given: object) -> Any:
        """Ask the page's own code, without its surface, as its workers run it."""
        return self.page.evaluate(CORE, [TASKS, task, given])


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    assert program is not None, "no Chromium here: ./run test installs it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


def in_scope(document: dict[str, Any]) -> dict[int, str]:
    """Of what `custody verify --json` prints, what the page answers too."""
    return {number: document["verdicts"][str(number)]["result"] for number in SCOPE}


def of_page(verdicts: dict[int, str]) -> dict[int, str]:
    """The same of what the page shows."""
    return {number: verdicts[number] for number in SCOPE}


def vectors(name: str) -> Any:
    """A document of the golden data."""
    return json.loads((Path("tests/vectors") / name).read_text("utf-8"))


def headline(verdicts: dict[int, str], asked: Sequence[int] = ()) -> str:
    """What format.md §8 makes of these answers, the others left out."""
    if "fail" in verdicts.values():
        return "fail"
    needed = [number for number in verdicts if number != 9 or 9 in asked]
    open_ones = {number for number in needed if verdicts[number] != "pass"}
    return "authentic" if not open_ones else "intact" if open_ones == {5} else "partial"
