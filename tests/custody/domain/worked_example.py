"""Plays `resources/demo/worked_example.toml` on a ledger in memory, with invented digests."""

import hashlib
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pytest

from custody import resources
from custody.domain.events import Event
from custody.domain.model import CaseState
from custody.errors import RefusedError
from tests.custody.domain.memory import Memory, later, local

_PLACE = re.compile(r"\{(\w+):([^{}]+)\}\Z")
FILES = 212


@cache
def story() -> dict[str, Any]:
    """The data file, as it stands."""
    return tomllib.loads(resources.read_text("demo/worked_example.toml"))


def digest(name: str, algorithm: str = "sha256") -> str:
    """An invented digest of an artifact or document; copies have those of their master."""
    same = {"ART-031": "ART-030", "ART-032": "ART-030"}.get(name, name)
    return hashlib.new(algorithm, same.encode()).hexdigest()


def files_of(container: str) -> list[str]:
    return [f"{container}.{number:03}" for number in range(1, FILES + 1)]


@dataclass
class Player:
    """Plays the steps one by one."""

    memory: Memory = field(default_factory=Memory)
    labels: dict[str, str] = field(default_factory=dict)

    @property
    def case(self) -> CaseState:
        return self.memory.state(story()["case"])

    def play(self, until: int = 49, *, before: int | None = None) -> None:
        """All steps up to a row, that one included; or those before a row."""
        for step in story()["step"]:
            if step["row"] <= (before - 1 if before is not None else until):
                self.step(step)

    def play_row(self, row: int) -> None:
        """All steps of one row."""
        for step in steps(row):
            self.step(step)

    def play_row_until(self, row: int, command: str) -> None:
        """The steps of a row before the first of a command."""
        for step in steps(row):
            if step["command"] == command:
                return
            self.step(step)

    def step(self, step: Mapping[str, Any]) -> list[Event]:
        """One step; a refusal is checked against what the step expects."""
        self.memory.now = max(local(step["at"]), later(self.memory.now, milliseconds=1))
        if step.get("automatic"):
            self._check_automatic(step)
            return []
        document = self.document(step)
        if "refused" in step:
            with pytest.raises(RefusedError) as caught:
                self.memory.do(document, *step["by"])
            assert caught.value.code == step["refused"], (step["row"], str(caught.value))
            return []
        events = self.memory.do(document, *step["by"])
        if "label" in step:
            self.labels[step["label"]] = events[0].id
        return events

    def document(self, step: Mapping[str, Any]) -> dict[str, Any]:
        """The command document of a step, its placeholders filled."""
        document: dict[str, Any] = {
            "command": step["command"],
            "fields": self.fill(step.get("fields", {})),
        }
        if not step.get("no_case"):
            document["case"] = story()["case"]
        for name in ("items", "role"):
            if name in step:
                document[name] = step[name]
        if "occurred" in step:
            document["occurred"] = self.fill(step["occurred"])
        return document

    def fill(self, value: Any) -> Any:
        """A value with its placeholders filled."""
        if isinstance(value, dict):
            return {name: self.fill(each) for name, each in value.items()}
        if isinstance(value, list):
            return [self.fill(each) for each in value]
        found = _PLACE.match(value) if isinstance(value, str) else None
        return value if found is None else self._placed(found[1], found[2])

    def _placed(self, kind: str, name: str) -> Any:
        makers: Mapping[str, Callable[[str], Any]] = {
            "local": local,
            "shared": lambda name: self.fill(story()["shared"][name]),
            "sha256": digest,
            "digests": lambda name: {"sha256": digest(name), "sha512": digest(name, "sha512")},
            "other": lambda name: {"sha256": digest(f"other {name}")},
            "size": lambda _name: 4096,
            "document": lambda name: {
                "sha256": digest(name), "size": 100, "media_type": "application/pdf",
            },
            "event": self.labels.__getitem__,
            "checkpoint": lambda name: (
                len(self.memory.events) if name == "size" else "A" * 43 + "="
            ),
            "files": files_of,
            "compared": lambda name: [
                {"artifact": each, "comparison": "match"} for each in files_of(name)
            ],
            "hashed": lambda name: [
                {"artifact": each, "size": 1, "digests": {"sha256": digest(each)}}
                for each in (name, *files_of(name))
            ],
            "all": self._all,
            "bundle": {
                "headline": "authentic", "origin": "agency/st-1/0123456789abcdef",
                "root_digest": digest("bundle"), "files": 3, "events": 9,
            }.__getitem__,
        }  # fmt: skip
        return makers[kind](name)

    def _all(self, name: str) -> Any:
        sound = [each for each in self.case.artifacts.values() if each.is_sound and each.sha256]
        if name == "run":
            nothing = dict.fromkeys(("different", "missing", "unreadable", "unexpected"), 0)
            return {"same": len(sound), **nothing}
        if name == "verified":
            return [{"artifact": each.id, "digests": {"sha256": each.sha256}} for each in sound]
        return [each.id for each in sound if self.case.restriction_of(each.id) is None]

    def _check_automatic(self, step: Mapping[str, Any]) -> None:
        wanted = step["fields"]
        event = next(
            each
            for each in self.memory.events
            if each.type == "finding.raised" and each.body["finding"] == wanted["finding"]
        )
        assert event.actor_role == "SYS"
        assert event.item_ids == tuple(step["items"])
        for name, value in wanted.items():
            assert event.body[name] == value, (step["row"], name)


def steps(row: int) -> Iterator[Mapping[str, Any]]:
    """The steps of one row."""
    return (step for step in story()["step"] if step["row"] == row)
