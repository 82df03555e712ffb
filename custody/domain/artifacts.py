"""What the record says of artifacts: their newest digests, and earlier ones that differ. Pure.

The rules are those of verdict 13 (format.md §8): bytes agree with the newest `artifact.hashed`; an
earlier, different one needs a `finding.raised` that names the artifact. A legacy digest never
stands for agreement.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from custody.domain.events import Event
from custody.domain.reasons import Reason
from custody.errors import IntegrityError
from custody.strict_json import DIGEST_HEX


@dataclass(slots=True)
class Recorded:
    """The newest digests of an artifact; there may be very many, so they are kept as bytes."""

    seq: int
    item: str | None
    size: int
    algorithms: tuple[str, ...]
    values: bytes
    differs: bool = False
    """An earlier event gave another size or another digest."""

    @property
    def digests(self) -> dict[str, str]:
        """Algorithm to hex."""
        digests, at = {}, 0
        for algorithm in self.algorithms:
            length = DIGEST_HEX[algorithm] // 2
            digests[algorithm] = self.values[at : at + length].hex()
            at += length
        return digests


class Artifacts:
    """The artifacts of a ledger, or those that one asks for."""

    def __init__(self, wanted: Container[str] | None = None) -> None:
        self.recorded: dict[str, Recorded] = {}
        self.found: set[str] = set()
        """Artifacts that findings name."""
        self._wanted = wanted

    def follow(self, event: Event) -> None:
        """Take the next event, in order of index."""
        if event.type == "artifact.hashed":
            item = event.items[0].id if event.items else None
            for entry in event.body["artifacts"]:
                if self._wanted is None or entry["artifact"] in self._wanted:
                    self._record(event.seq, item, entry)
        elif event.type == "finding.raised":
            self.found.update(event.body.get("artifacts", ()))

    def _record(self, seq: int, item: str | None, entry: Mapping[str, Any]) -> None:
        name, size, digests = entry["artifact"], entry["size"], entry["digests"]
        values = b"".join(map(bytes.fromhex, digests.values()))
        new = Recorded(seq, item, size, _shared(tuple(digests)), values)
        old = self.recorded.get(name)
        if old is not None:
            new.differs = old.differs or not agree(old.size, old.digests, size, digests)
        self.recorded[name] = new

    def check(self, artifact: str, item: str | None, size: int, digests: Mapping[str, str]) -> bool:
        """Demand that an artifact's bytes are those of the record.

        Args:
            artifact: Its id.
            item: The item it is said to come from, or None.
            size: Its size in bytes.
            digests: Algorithm to hex, SHA-256 among them.

        Returns:
            Whether an earlier record differed; then a finding tells of it.

        Raises:
            IntegrityError: `integrity.artifact_record`.
        """
        recorded = self.recorded.get(artifact)
        if recorded is None:
            raise _bad(artifact, Reason("record_none"))
        if recorded.item != item:
            raise _bad(
                artifact,
                Reason("record_no_item")
                if recorded.item is None
                else Reason("record_item", item=recorded.item),
            )
        if not agree(recorded.size, recorded.digests, size, digests):
            raise _bad(artifact, Reason("record_differs", index=recorded.seq))
        if recorded.differs and artifact not in self.found:
            raise _bad(artifact, Reason("record_earlier"))
        return recorded.differs


def agree(
    size: int, digests: Mapping[str, str], other_size: int, other_digests: Mapping[str, str]
) -> bool:
    """Tell whether two records are of the same bytes; both have SHA-256."""
    return size == other_size and all(
        other_digests.get(algorithm, digest) == digest for algorithm, digest in digests.items()
    )


@cache
def _shared(algorithms: tuple[str, ...]) -> tuple[str, ...]:
    """The one tuple of all that are equal."""
    return algorithms


def _bad(artifact: str, reason: Reason) -> IntegrityError:
    return IntegrityError("integrity.artifact_record", artifact=artifact, reason=reason)
