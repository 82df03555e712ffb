"""The papers of a bundle, and which of them a disclosed event names by their digest. Pure.

An event names bytes by a member `sha256`, at whatever depth of its body or of its private part.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from custody.bundle.inventory import Inventory
from custody.domain.reasons import Reason, some

FOLDER: Final = "data/documents/"
_FEW: Final = 20


class Documents:
    """The papers that no event has named yet."""

    def __init__(self, files: Inventory) -> None:
        self._unnamed: dict[str, list[str]] = {}
        for place in files.there():
            path = files.paths[place]
            if path.startswith(FOLDER) and (found := files.found(place)) is not None:
                self._unnamed.setdefault(found.sha256.hex(), []).append(path)

    def follow(self, told: Mapping[str, Any]) -> None:
        """Take what an event says, or its private part."""
        if self._unnamed:
            for digest in digests_named(told):
                self._unnamed.pop(digest, None)

    def note(self) -> Reason | None:
        """What a reader is told of those that are left, if any are."""
        paths = sorted(path for paths in self._unnamed.values() for path in paths)
        if not paths:
            return None
        return Reason("documents_unnamed", count=len(paths), names=some(paths, _FEW))


def digests_named(value: Any) -> Iterator[str]:
    """Each SHA-256 that what an event says, or its private part, names bytes by."""
    if isinstance(value, dict):
        digest = value.get("sha256")
        if isinstance(digest, str):
            yield digest
        value = value.values()
    elif not isinstance(value, list):
        return
    for each in value:
        yield from digests_named(each)
