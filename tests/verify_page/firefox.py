"""Firefox as it comes, driven by the WebDriver BiDi that it speaks itself; no driver is needed."""

import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import websocket

_PREFERENCES = """\
user_pref("remote.active-protocols", 1);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("app.normandy.enabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("browser.safebrowsing.update.enabled", false);
"""
_WAIT_S = 60


class Firefox:
    """One tab of a running Firefox."""

    def __init__(self, socket: "websocket.WebSocket") -> None:
        self._socket = socket
        self._count = 0
        self.requests: list[str] = []
        self._call("session.new", capabilities={})
        (tab,) = self._call("browsingContext.getTree")["contexts"]
        self._tab = tab["context"]
        self._call("session.subscribe", events=["network.beforeRequestSent"], contexts=[self._tab])

    def _call(self, method: str, **parameters: object) -> dict[str, Any]:
        self._count += 1
        self._socket.send(json.dumps({"id": self._count, "method": method, "params": parameters}))
        while True:
            said = json.loads(self._socket.recv())
            if said.get("method") == "network.beforeRequestSent":
                self.requests.append(said["params"]["request"]["url"])
            elif said.get("id") == self._count:
                assert said["type"] == "success", said
                result: dict[str, Any] = said["result"]
                return result

    def open(self, page: Path) -> None:
        """Open a page from disk."""
        self._call(
            "browsingContext.navigate", context=self._tab, url=page.as_uri(), wait="complete"
        )
        self.requests.clear()

    def run(self, function: str, given: object = None) -> Any:
        """Run a function of one argument in the page; what it gives, by way of JSON."""
        told = self._call(
            "script.evaluate",
            expression=f"Promise.resolve(({function})({json.dumps(given)})).then(JSON.stringify)",
            target={"context": self._tab},
            awaitPromise=True,
        )
        assert told["type"] == "success", told
        return json.loads(told["result"].get("value", "null"))

    def pick(self, selector: str, file: Path) -> None:
        """Pick a file in an input."""
        (node,) = self._call(
            "browsingContext.locateNodes",
            context=self._tab,
            locator={"type": "css", "value": selector},
        )["nodes"]
        self._call(
            "input.setFiles",
            context=self._tab,
            element={"sharedId": node["sharedId"]},
            files=[str(file.resolve())],
        )

    def wait(self, function: str) -> Any:
        """Wait until a function gives something."""
        until = time.monotonic() + _WAIT_S
        while not (told := self.run(function)):
            assert time.monotonic() < until, function
            time.sleep(0.05)
        return told


@contextmanager
def firefox(folder: Path) -> Iterator[Firefox]:
    """The system's Firefox with a profile of its own, gone at the end."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    assert program is not None, "no Firefox here: ./run test installs it"
    (folder / "user.js").write_text(_PREFERENCES)
    command = [program, "--headless", "--no-remote", "--profile", str(folder)]
    with subprocess.Popen(
        [*command, "--remote-debugging-port=0"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"HOME": str(folder)},
    ) as process:
        try:
            lines = process.stderr or ()
            told = (re.search(r"WebDriver BiDi listening on (ws://\S+)", line) for line in lines)
            address = next(found[1] for found in told if found)
            socket = websocket.create_connection(
                f"{address}/session", suppress_origin=True, timeout=_WAIT_S
            )
            yield Firefox(socket)
            socket.close()
        finally:
            process.terminate()
