"""Filling in what the story leaves open: sizes, digests, comparisons, checkpoints, event ids."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from custody.bundle.export import Exported
from custody.clock import format_instant
from custody.demo.props import ARTIFACTS, Props
from custody.demo.story import local
from custody.domain.commands import Command
from custody.evidence import images
from custody.evidence.algorithms import DEFAULT
from custody.evidence.digests import hash_file
from custody.ledger.ledger import Ledger
from custody.strict_json import b64, file_name

_PLACE: Final = re.compile(r"\{(\w+):([^{}]+)\}\Z")


@dataclass(slots=True)
class Filling:
    """What is found while the story is played, put where it says `{kind:name}`."""

    story: Mapping[str, Any]
    ledger: Ledger
    props: Props
    labels: dict[str, str] = field(default_factory=dict)
    """Label of a step to the event that it became."""
    newest_bundle: Exported | None = None

    def command(self, step: Mapping[str, Any]) -> Command:
        """The command of a step, complete."""
        fields = self._filled(step.get("fields", {}))
        if step["command"] == "artifact.hash":
            fields["names"] = [self._named(each) for each in fields["artifacts"]]
        document: dict[str, Any] = {"command": step["command"], "fields": fields, "language": "ru"}
        if not step.get("no_case"):
            document["case"] = self.story["case"]
        if step["by"] == ["SYS"]:
            del document["language"]
        for name in ("items", "role"):
            if name in step:
                document[name] = step[name]
        if "occurred" in step:
            document["occurred"] = self._filled(step["occurred"])
        return Command.parse(document)

    def _named(self, entry: dict[str, Any]) -> dict[str, Any]:
        """Complete an entry of `artifact.hashed`; what its private part says of its file."""
        artifact = entry["artifact"]
        path = self.props.file(artifact)
        entry |= self.props.digests(artifact).document() | {"kept": "store"}
        if images.is_image(path.name.encode()):
            image = images.read_image(path, DEFAULT)
            entry["media"] = {"size": image.media.size, "digests": image.media.digests}
            entry["media"]["legacy"] = image.media.legacy
            entry["media"]["inside"] = {"legacy": dict(image.stored)}
            entry["media"]["equal"] = image.fit is images.Fit.MATCH
        return {"artifact": artifact, "name": file_name(path.name.encode())}

    def _filled(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {name: self._filled(each) for name, each in value.items()}
        if isinstance(value, list):
            return [self._filled(each) for each in value]
        found = _PLACE.match(value) if isinstance(value, str) else None
        return value if found is None else self._place(found[1], found[2])

    def _place(self, kind: str, name: str) -> Any:
        fillers: Mapping[str, Callable[[str], Any]] = {
            "local": lambda text: format_instant(local(text, self.story["offset"])),
            "shared": lambda text: self._filled(self.story["shared"][text]),
            "digests": lambda artifact: self.props.digests(artifact).digests,
            "size": lambda artifact: self.props.digests(artifact).size,
            "sha256": self._sha256,
            "other": self.props.listed,
            "document": self.props.document,
            "event": self.labels.__getitem__,
            "files": self.props.members,
            "compared": self.props.compared,
            "hashed": lambda name: [
                {"artifact": each, **self.props.digests(each).document()}
                for each in (name, *self.props.members(name))
            ],
            "checkpoint": self._checkpoint,
            "bundle": self._of_bundle,
        }
        return fillers[kind](name)

    def _sha256(self, name: str) -> str:
        """SHA-256 of an artifact, or of a label or token that the station made."""
        if name in ARTIFACTS:
            return self.props.digests(name).digests["sha256"]
        path = self.props.folder / "evidence" / f"{name}.txt"
        path.write_text(f"{self.ledger.trust.origin}\n{name}\n", encoding="utf-8")
        return hash_file(path, ("sha256",)).digests["sha256"]

    def _checkpoint(self, what: str) -> int | str:
        head = self.ledger.head
        return head.size if what == "size" else b64(head.root)

    def _of_bundle(self, what: str) -> int | str:
        newest = self.newest_bundle
        if newest is None:
            raise AssertionError("the story tells of a bundle before it makes one")
        facts: dict[str, int | str] = {
            "headline": str(newest.report.headline),
            "origin": self.ledger.trust.origin,
            "root_digest": newest.root_digest,
            "files": newest.files,
            "events": newest.events,
        }
        return facts[what]
