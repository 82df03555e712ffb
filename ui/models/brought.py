"""What a bundle of another station brings, told before it is received. No Qt in it."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from custody.bundle.contents import Contents, read_contents
from custody.bundle.encryption import opened
from custody.bundle.story import Item
from custody.exchange.receiving import Examined, examined
from custody.ledger.checkpoint import TrustLine
from custody.progress import Progress
from custody.station import Station


@dataclass(frozen=True, slots=True)
class OfferTold:
    """Things that the bundle says are on their way."""

    offer: str
    to: str
    """Person there."""
    to_ledger: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Brought:
    """A bundle that holds, with what it tells; kept in a folder for work until it is closed."""

    examined: Examined
    contents: Contents
    kept: ExitStack

    @property
    def items(self) -> list[Item]:
        """Things that it tells of."""
        cases = self.contents.story.cases.values()
        return [item for case in cases for item in case.items.values()]

    @property
    def events_withheld(self) -> int:
        """Events of its cases that it does not show."""
        return sum(int(case.get("withheld", 0)) for case in self.contents.seal.get("cases", ()))

    @property
    def parts_withheld(self) -> int:
        """Events that it shows without their private part."""
        return sum(told.withheld for told in self.contents.told)

    @property
    def artifacts_hidden(self) -> list[str]:
        """Artifacts that its events name and whose contents it does not have."""
        named = {
            str(row["artifact"])
            for told in self.contents.told
            if told.event.type == "artifact.hashed"
            for row in told.event.body["artifacts"]
        }
        return sorted(named.difference(each.artifact for each in self.contents.artifacts))

    @property
    def offers(self) -> list[OfferTold]:
        """Offers to another ledger that nothing in it ends, the oldest first."""
        found: dict[str, OfferTold] = {}
        for told in self.contents.told:
            body, event = told.event.body, told.event
            if event.type == "transfer.offered" and "to_ledger" in body:
                found[event.id] = OfferTold(
                    event.id, str(body["to"]), str(body["to_ledger"]), tuple(event.item_ids)
                )
            ended = found.get(str(body.get("offer")))
            if ended is not None:
                left = tuple(name for name in ended.items if name not in event.item_ids)
                found[ended.offer] = OfferTold(ended.offer, ended.to, ended.to_ledger, left)
        return [each for each in found.values() if each.items]

    def answers(self, origin: str) -> Iterator[str]:
        """Offers of a ledger that it answers."""
        for told in self.contents.told:
            link: Any = told.event.body.get("handed_over")
            if isinstance(link, dict) and link.get("origin") == origin and "event" in link:
                yield str(link["event"])

    def close(self) -> None:
        """Let go of what is not received."""
        self.kept.close()


def read_brought(
    station: Station,
    path: Path,
    trust: tuple[TrustLine, ...],
    identities: list[Path],
    progress: Progress,
) -> Brought:
    """Verify a bundle, and read what it brings.

    Raises:
        CustodyError: It is refused, with the reason; nothing was recorded or kept.
    """
    with ExitStack() as stack:
        with opened(path, identities, progress) as bundle:
            found = stack.enter_context(examined(station, bundle, trust, progress))
        contents = read_contents(found.packed)
        return Brought(found, contents, stack.pop_all())
