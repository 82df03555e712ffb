"""Another invented station, from which a bundle comes to the one that is shown."""

from pathlib import Path

from custody.acquisition import record
from custody.clock import SystemClock
from custody.domain.commands import Command
from custody.gathering import Plan, gather
from custody.keys.keyring import Keyring
from custody.service import Act
from custody.station import open_station, read_trust
from tests.custody.exchange.three_stations import LATER, begin, hand_out
from tests.custody.office import found_office, passphrase


def take_in(folder: Path, case: str, item: str, file: Path) -> None:
    """A file becomes an artifact of an item."""
    with open_station(folder, clock=SystemClock()) as station:
        plan = Plan(case, (file,), item, role="INV")
        with gather(station, plan) as found:
            record(station, plan, found, Keyring(folder / "keys").open("ANNA", passphrase))


class Elsewhere:
    """It is founded when it is first needed, with two things in one case."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        if not folder.exists():
            found_office(folder)
            begin(folder, "F-1", "ITM-1", "ITM-2")
            picture = folder / "IMG_0417.jpg"
            picture.write_bytes(b"a picture of the telephone")
            take_in(folder, "F-1", "ITM-1", picture)

    @property
    def trust(self) -> str:
        """Its trust line."""
        return str(read_trust(self.folder))

    def offers(self, person: str, ledger: str) -> Path:
        """A bundle by which both things are handed to a person of another ledger."""
        fields = {
            "to": person,
            "to_ledger": ledger,
            "purpose": "Examination",
            "authority_ref": "order 7",
            "means": "courier",
            "condition": "Bags whole.",
            "expected_at": LATER,
        }
        offer = Command("transfer.offer", fields, "F-1", ("ITM-1", "ITM-2"), role="INV")
        anna = Keyring(self.folder / "keys").open("ANNA", passphrase)
        with open_station(self.folder, clock=SystemClock()) as station:
            station.service.execute(Act(offer, anna))
        bundle = self.folder.with_suffix(".zip")
        hand_out(self.folder, "F-1", bundle)
        return bundle
