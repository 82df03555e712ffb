"""What is said of a bundle before its events are told."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CaseCount:
    """How much of a case is shown."""

    id: str
    events: int
    """Of the whole case."""
    withheld: int
    erased: int


@dataclass(frozen=True, slots=True)
class HiddenFile:
    """An artifact that exists and is not in the bundle."""

    artifact: str
    case: str
    ground: str
    """Why: a ground of `artifact.access_restricted`, or `not_selected`."""
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """A document of the bundle."""

    path: str
    title: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Cover:
    """What a reading copy says that is not in the events."""

    bundle: str
    recipient: str
    purpose: str
    made_at: str
    language: str
    """Language of `custody.svg`; the pages come in all three."""
    origin: str
    checkpoint: str
    """The note, as text."""
    conditions: tuple[str, ...]
    counts: tuple[CaseCount, ...]
    hidden: tuple[HiddenFile, ...] = ()
    documents: tuple[DocumentFile, ...] = ()
    items: frozenset[str] = frozenset()
    """Those of which all events are shown."""
