"""Everything that an item's page shows, read in one go. No Qt in it but the photograph."""

from dataclasses import dataclass
from itertools import takewhile

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from custody.bundle.story import Item as Told
from custody.domain.records import Holding, Item
from custody.event_filter import EventFilter
from custody.evidence.store import Store
from custody.progress import Progress
from custody.queries import Queries
from ui.models.case_details import Document, ItemRow, Kept, Wrong, read_case
from ui.photographs import decoded

_LARGEST_PHOTO = 64 << 20
"""Bytes; a photograph beyond it is named and not shown."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph of the item."""

    artifact: str
    view: str
    caption: str
    image: QImage | None
    """None where it is not kept here, restricted, or cannot be read."""


@dataclass(frozen=True, slots=True)
class ItemDetails:
    """An item as its page shows it."""

    case: str
    row: ItemRow
    item: Item
    told: Told
    history: tuple[Holding, ...]
    artifacts: tuple[Kept, ...]
    documents: tuple[Document, ...]
    findings: tuple[Wrong, ...]
    inside: tuple[str, ...]
    """Items that lie in it."""
    photo: Photo | None
    photos: int

    @property
    def held_since(self) -> str | None:
        """Since when its holder has held it without a break; None where nobody ever did."""
        same = takewhile(lambda each: each.holder == self.item.holder, reversed(self.history))
        return min((each.at for each in same), default=None)


def read_item(
    queries: Queries, store: Store, case: str, item: str, now: str, side: int, progress: Progress
) -> ItemDetails:
    """Read an item as it stands at an instant.

    Args:
        queries: What is read.
        store: Where photographs are kept.
        case: The item's case.
        item: Id of the item.
        now: The instant.
        side: The photograph is made to fit a square of so many pixels.
        progress: May raise CancelledError.

    Raises:
        KeyError: The case has no such item.
    """
    details = read_case(queries, case, now, progress)
    state = details.state
    told = details.story.items.get(item) or Told(item)
    events = set(queries.event_indices(EventFilter(item=item)))
    kept = tuple(
        each for each in details.artifacts
        if each.row.item == item or each.row.id in {photo[0] for photo in told.photos}
    )  # fmt: skip
    return ItemDetails(
        case=case,
        row=next(row for row in details.items if row.id == item),
        item=state.items[item],
        told=told,
        history=state.items[item].history,
        artifacts=kept,
        documents=tuple(each for each in details.documents if each.index in events),
        findings=tuple(
            each
            for each in details.findings
            if each.finding is not None and item in each.finding.items
        ),
        inside=state.children(item),
        photo=_photo(told, {each.row.id: each for each in kept}, store, side),
        photos=len(told.photos),
    )


def _photo(told: Told, known: dict[str, Kept], store: Store, side: int) -> Photo | None:
    """The newest photograph that can be shown, else the newest."""
    shown = None
    for artifact, view, caption in reversed(told.photos):
        kept = known.get(artifact)
        image = None
        if kept is not None and kept.row.kept == "store" and not kept.is_restricted:
            image = _image(store, kept, side)
        if image is not None:
            return Photo(artifact, view, caption, image)
        shown = shown or Photo(artifact, view, caption, None)
    return shown


def _image(store: Store, kept: Kept, side: int) -> QImage | None:
    path = store.path(kept.row.sha256)
    if kept.row.size > _LARGEST_PHOTO or not path.is_file():
        return None
    image = decoded(str(path), QSize(side, side), enlarge=True)
    return None if image.isNull() else image
