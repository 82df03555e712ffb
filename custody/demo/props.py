"""The files that play the artifacts and documents of the story, and what reading them found."""

import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from custody.bundle.disclosure import Document
from custody.demo import evidence
from custody.errors import IntegrityError
from custody.evidence import hash_lists
from custody.evidence.digests import FileDigests, hash_file
from custody.evidence.hash_list_check import Outcome, check_list
from custody.evidence.intake import take
from custody.evidence.store import Store

ARTIFACTS: Final = {
    "ART-001": "chat.zip",
    "ART-002": "shop-response.txt",
    "ART-010": "subscriber.pdf",
    "ART-011": "conn.csv",
    "ART-012": "conn-list.sha256",
    "ART-020": "memory.raw",
    "ART-021": "recovery-key.txt",
    "ART-040": "orders.csv",
    "ART-041": "wallets.csv",
    "ART-042": "wallets.csv",
    "ART-050": "ML-77120.zip",
    "PHO-001": "photo-phone.png",
    "PHO-002": "photo-laptop.png",
    "PHO-003": "photo-note-outside.png",
}
"""Artifact of the story to the file that plays it; the image of the laptop is found at run time."""
MASTER: Final = "ART-030"
_LIST: Final = "sha256sums.txt"
"""The list that a provider's container brings of its own files."""


@dataclass(slots=True)
class Props:
    """Files of the demonstration by the names that the story gives them."""

    folder: Path
    """Of the demonstration: `evidence/` and `workbench/` are in it."""
    store: Store
    """Where artifacts are kept."""
    documents: dict[str, Document] = field(default_factory=dict)
    """Documents of the story that were named so far, by file name."""
    found: dict[str, FileDigests] = field(default_factory=dict)
    """Artifacts that were read so far."""
    _unpacked: dict[str, list[Path]] = field(default_factory=dict)
    """Files of each container of the story, in its order."""

    def file(self, artifact: str) -> Path:
        """The file that plays an artifact."""
        sources = self.folder / "evidence"
        if artifact == MASTER:
            return evidence.disk_image(sources)
        container, _, number = artifact.partition(".")
        if number:
            return self.unpacked(container)[int(number) - 1]
        return sources / ARTIFACTS[artifact]

    def working_copy(self, name: str) -> Path:
        """Where a working copy of the laptop's image lies: on the bench, outside the store."""
        return self.folder / "workbench" / f"{name}{self.file(MASTER).suffix}"

    def unpacked(self, container: str) -> list[Path]:
        """The files of a container, unpacked beside it; our own archive, so its names are sane."""
        if container not in self._unpacked:
            folder = self.folder / "workbench" / container
            with zipfile.ZipFile(self.file(container)) as archive:
                archive.extractall(folder)
                names = [name for name in archive.namelist() if name != _LIST]
            self._unpacked[container] = [folder / name for name in names]
        return self._unpacked[container]

    def digests(self, artifact: str) -> FileDigests:
        """What reading the file found; it is copied into the store by the same reading."""
        if artifact not in self.found:
            (taken,) = take(self.file(artifact), self.store)
            if taken.found is None:
                raise IntegrityError("integrity.story", row=0, reason=f"{artifact}: {taken.reason}")
            self.found[artifact] = taken.found
        return self.found[artifact]

    def members(self, container: str) -> list[str]:
        """The artifacts that a container holds."""
        count = len(self.unpacked(container))
        return [f"{container}.{number:03}" for number in range(1, count + 1)]

    def compared(self, container: str) -> list[dict[str, str]]:
        """Each file of a container against the list inside it, by hashing."""
        folder = self.folder / "workbench" / container
        self.unpacked(container)
        listed = hash_lists.read_list(folder / _LIST)
        outcomes = {each.name: each.outcome for each in check_list(listed, folder)}
        return [
            {
                "artifact": member,
                "comparison": "match"
                if outcomes.get(str(path.relative_to(folder)).encode()) is Outcome.MATCH
                else "differ",
            }
            for member, path in zip(self.members(container), self.unpacked(container), strict=True)
        ]

    def listed(self, artifact: str) -> dict[str, str]:
        """What the list that came with a file says of it."""
        path = self.file(artifact)
        listed = hash_lists.read_list(self.file("ART-012"))
        line = next(each for each in listed.lines if each.name == path.name.encode())
        return dict(line.digests)

    def document(self, name: str) -> dict[str, Any]:
        """A document as an event names it; it goes into the bundles made later."""
        path = self.folder / "evidence" / name
        found = hash_file(path, ("sha256",))
        sha256 = found.digests["sha256"]
        self.documents[name] = Document(path, path.stem, found.size, sha256, "application/pdf")
        return {"sha256": sha256, "size": found.size, "media_type": "application/pdf"}
