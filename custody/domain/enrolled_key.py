"""A key as the events that enrolled and ended it tell of it. Pure."""

from array import array
from dataclasses import dataclass, field

from custody.keys.signer import PublicKey


@dataclass(slots=True)
class EnrolledKey:
    """A key of this ledger and what became of it."""

    public: PublicKey
    kind: str
    """`personal` or `station`."""
    person: str
    """Its person, or the station."""
    role: str
    enrolled: int
    """Index of the event that brought it."""
    ended: int | None = None
    """Index of the event that revoked or replaced it; no event by it may follow."""
    suspect: range = range(0)
    """Indices at which a revocation calls it compromised."""
    chain: tuple[bytes, ...] = ()
    """DER certificates, this key's first."""
    signed: "array[int]" = field(default_factory=lambda: array("q"), repr=False)
    """Indices of the events that it signed."""

    @property
    def is_station(self) -> bool:
        """The key of a station, which counts as no person."""
        return self.kind == "station"
