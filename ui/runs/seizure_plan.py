"""What a filled seizure run asks to be recorded: its documents become commands, in their order.

Knows no widget. The order is that of the act itself: the case and its authority where they are
new, the start of the search, each thing found with its photographs, state and isolation, the data
taken from it on the spot, then the seizure, the seals, the digests of the photographs, and the end.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import custody
from custody.clock import format_instant, parse_instant
from custody.domain.commands import Command
from custody.domain.events import Occurred
from custody.strict_json import file_name
from ui.cases import Wish

Document = Mapping[str, Any]

URGENT: Final = "urgent"
NEW: Final = "new"
INVESTIGATOR: Final = "INV"
OFFICER: Final = "OIC"
WITNESS: Final = "attesting_witness"
LATE_AFTER: Final = timedelta(minutes=25)
"""From here on the reason of a late entry is given; the rules ask for it five minutes later."""


@dataclass(frozen=True, slots=True)
class Filled:
    """Everything that the steps hold, and what the station knows."""

    person: str
    """Who acts and signs."""
    offset: str
    """Of the place, from UTC."""
    now: datetime
    basis: Document
    scene: Document
    items: Sequence[Document]
    camera: Document
    end: Document
    taken: Sequence[Command] = ()
    """What brought the data that were taken on the spot, and their digests."""

    @property
    def case(self) -> str:
        """The case that everything goes into."""
        new = self.basis.get("new_case") or {}
        return str(new.get("case") if self.basis.get("case") == NEW else self.basis.get("case"))

    @property
    def search(self) -> str:
        """The id of the search."""
        return str(self.scene["search"])

    @property
    def is_witnessed(self) -> bool:
        """Whether attesting witnesses are among those present."""
        return any(each.get("capacity") == WITNESS for each in self.scene.get("present", ()))


def wishes(filled: Filled) -> list[Wish]:
    """Everything that is to be recorded, in order."""
    return [
        *_opening(filled),
        Wish(_command(filled, "search.start", _start(filled), at=filled.scene["started_at"])),
        *(wish for item in filled.items for wish in _found(filled, item)),
        *_taken(filled),
        *_seizure(filled),
        *_digests_of_photos(filled),
        Wish(_command(filled, "search.finish", _finish(filled))),
    ]


# ---- case and authority ----


def _opening(filled: Filled) -> Iterator[Wish]:
    """A new case with its investigator, and a new authority; by an officer in charge."""
    basis = filled.basis
    officer = basis.get("officer")
    actor = None if officer in (None, filled.person) else str(officer)
    if basis.get("case") == NEW:
        fields = {name: value for name, value in basis["new_case"].items() if name != "case"}
        yield Wish(Command("case.open", fields, filled.case, role=OFFICER), actor=actor)
        assigned = {"person": filled.person, "role": INVESTIGATOR, "need": basis["need"]}
        yield Wish(Command("case.assign", assigned, filled.case, role=OFFICER), actor=actor)
    if basis.get("authority") == NEW:
        fields = dict(basis["new_authority"])
        yield Wish(Command("authority.record", fields, filled.case, role=OFFICER), actor=actor)


def authority(basis: Document) -> str | None:
    """The authority that the search names, if it is not urgent."""
    chosen = basis.get("authority")
    if chosen == NEW:
        return str((basis.get("new_authority") or {}).get("authority", "")) or None
    return None if chosen in (None, URGENT) else str(chosen)


def _start(filled: Filled) -> dict[str, Any]:
    left_out = ("started_at", "late_entry_reason")
    fields = {name: value for name, value in filled.scene.items() if name not in left_out}
    named = authority(filled.basis)
    if named is not None:
        fields["authority"] = named
    else:
        fields["urgent_ground"] = filled.basis.get("urgent_ground", "")
    return fields


# ---- things found ----


def is_inside(item: Document) -> bool:
    """Whether a thing lies in another one and stays there."""
    return "parent" in item["details"]


def name_of(item: Document) -> str:
    """The id of a thing."""
    return str(item["details"]["item"])


def _found(filled: Filled, item: Document) -> Iterator[Wish]:
    names = (name_of(item),)
    details, found = dict(item["details"]), item.get("found", {})
    if is_inside(item):
        fields = {
            "parent": details["parent"],
            "separation": "left_inside",
            "details": [details],
            **_described([item]),
        }
        yield Wish(_command(filled, "item.register_child", fields, names))
    else:
        fields = {"search": filled.search, "details": [details], **found}
        yield Wish(_command(filled, "item.find", fields, names, at=item.get("found_at")))
    yield from _photographed(filled, item)
    state = {name: value for name, value in item.get("state", {}).items() if value is not None}
    actions = [{"item": names[0], **each} for each in item.get("actions", ())]
    if state:
        fields = {"states": [{"item": names[0], **state}]}
        if item.get("observation"):
            fields["observations"] = [{"item": names[0], **item["observation"]}]
        if actions:
            fields["actions"] = actions
        yield Wish(_command(filled, "item.record_state", fields, names))
    if item.get("isolation"):
        yield Wish(_command(filled, "item.isolate", dict(item["isolation"]), names))


def _photographed(filled: Filled, item: Document) -> Iterator[Wish]:
    photos = item.get("photos", ())
    if not photos:
        return
    name = name_of(item)
    fields = {
        "photos": [
            {"artifact": each["artifact"], "item": name, "view": each["view"]} for each in photos
        ],
        "captions": [{"artifact": each["artifact"], "caption": each["caption"]} for each in photos],
        "author": filled.person,
        **filled.camera,
    }
    yield Wish(_command(filled, "item.photograph", fields, (name,)))


def _digests_of_photos(filled: Filled) -> Iterator[Wish]:
    """What reading each photograph came to, in one event; sorted, as the format orders them."""
    photos = sorted(
        (photo for item in filled.items for photo in item.get("photos", ())),
        key=lambda photo: str(photo["artifact"]),
    )
    if not photos:
        return
    fields = {
        "artifacts": [
            {
                "artifact": each["artifact"],
                "kept": "store",
                "media_type": each["media_type"],
                **each["digests"],
            }
            for each in photos
        ],
        "names": [
            {"artifact": each["artifact"], "name": file_name(each["name"].encode())}
            for each in photos
        ],
        "tool": custody.APP_NAME,
        "tool_version": custody.__version__,
    }
    yield Wish(_command(filled, "artifact.hash", fields))


def _taken(filled: Filled) -> Iterator[Wish]:
    """Data of the spot; where nobody attests, a second person signs for what was taken."""
    second = filled.end.get("second")
    for command in filled.taken:
        needs_two = command.name == "artifact.acquire" and not filled.is_witnessed
        yield Wish(command, (str(second),) if needs_two and second else ())


# ---- seizure and seals ----


def _seizure(filled: Filled) -> Iterator[Wish]:
    whole = [item for item in filled.items if not is_inside(item)]
    if not whole:
        return
    names = tuple(sorted(name_of(item) for item in whole))
    manners = {item["details"].get("manner") for item in whole}
    fields = {
        "search": filled.search,
        "manner": manners.pop() if len(manners) == 1 else "mixed",
        "relevance": filled.end["relevance"],
        "details": [dict(item["details"]) for item in whole],
        **_described(whole),
        **_attested(filled),
    }
    if filled.end.get("why_not_copy"):
        fields["why_not_copy"] = filled.end["why_not_copy"]
    yield Wish(_command(filled, "item.seize", fields, names))
    sealed = [item for item in whole if item.get("packing", {}).get("seal")]
    if sealed:
        names = tuple(sorted(name_of(item) for item in sealed))
        fields = {
            "seals": [{"item": name_of(item), **item["packing"]} for item in sealed],
            "setting": "field",
            **_attested(filled),
        }
        yield Wish(_command(filled, "item.seal", fields, names))


def _attested(filled: Filled) -> dict[str, Any]:
    """Who attested: witnesses by name, and the page that was signed on paper."""
    fields: dict[str, Any] = {"present": [dict(each) for each in filled.scene["present"]]}
    if filled.end.get("attachments"):
        fields["attachments"] = [dict(each) for each in filled.end["attachments"]]
    return fields


def _described(items: Iterable[Document]) -> dict[str, Any]:
    told = [
        {"item": name_of(item), **item["descriptions"]}
        for item in items
        if item.get("descriptions")
    ]
    return {"descriptions": told} if told else {}


def _finish(filled: Filled) -> dict[str, Any]:
    end = filled.end
    to_the_minute = filled.now.replace(second=0, microsecond=0)  # CPC 199(3)
    return {
        "search": filled.search,
        "ended_at": end.get("ended_at") or format_instant(to_the_minute),
        "hiding_attempts": end["hiding_attempts"],
        "remarks": end["remarks"],
    }


# ---- commands ----


def _command(
    filled: Filled,
    name: str,
    fields: Mapping[str, Any],
    items: tuple[str, ...] = (),
    at: str | None = None,
) -> Command:
    """A command of the investigator's, with the reason where it is entered late."""
    occurred = None if at is None else Occurred(at, filled.offset)
    given = dict(fields)
    if at is not None and is_late(at, filled.now):
        given["late_entry_reason"] = filled.scene.get("late_entry_reason", "")
    return Command(name, given, filled.case, items, occurred, role=INVESTIGATOR)


def is_late(at: str, now: datetime) -> bool:
    """Whether an act entered now needs the reason of a late entry."""
    return now - parse_instant(at) > LATE_AFTER


def numbered_photos(items: Sequence[Document], ids: Sequence[str]) -> list[dict[str, Any]]:
    """The same items, each photograph with an id, in the order in which they were found."""
    names = iter(ids)
    return [
        {
            **item,
            "photos": [{**photo, "artifact": next(names)} for photo in item.get("photos", ())],
        }
        for item in items
    ]
