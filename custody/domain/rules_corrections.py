"""What is refused of corrections, and of what else names an event (procedures §4.4)."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from custody.domain.folds_corrections import read_as, steps, within
from custody.domain.rules_hands import second_signature
from custody.domain.validation import validate_value
from custody.domain.vocabulary import TYPES
from custody.domain.wish import Wish
from custody.errors import RefusedError

_DIGEST_NAMES: Final = frozenset(
    {"digests", "legacy", "sha256", "sha512", "blake3", "sha3-256", "md5", "sha1", "root",
     "root_digest", "tool_sha256"}
)  # fmt: skip
_CUSTODY: Final = ("item.", "transfer.", "seal.")
_CUSTODY_FIELDS: Final = frozenset({"to", "seals", "offer", "checks", "parent", "place"})


def corrected(wish: Wish) -> None:
    """By the author, else a supervisor; never a digest, never the time of another's act.

    What is to be read instead has the form of the field, and is private where the field is.
    """
    target = wish.state.actors.get(wish.fields["event"])
    if target is None:
        raise RefusedError("refused.event_unknown", event=wish.fields["event"])
    author, type_name = target
    parts = wish.fields["field"].split("/")[1:]
    if _DIGEST_NAMES.intersection(parts):
        raise RefusedError("refused.digest_correction", field=wish.fields["field"])
    fields = {field.name: field.private for field in TYPES[type_name].fields}
    if parts[0] != "occurred" and fields.get(parts[1]) is not (parts[0] == "private"):
        raise RefusedError("refused.field_unknown", field=wish.fields["field"], type=type_name)
    if parts[0] == "private" and "value" in wish.fields:
        raise RefusedError("refused.value_private", field=wish.fields["field"])
    for name in ("value", "private_value"):
        if name in wish.fields:
            validate_value(type_name, wish.fields["field"], wish.fields[name])
    _demand_place(wish)
    own = author == wish.actor.person
    if parts[0] == "occurred" and not own:
        raise RefusedError("refused.correction_of_other", field=wish.fields["field"])
    if not own and wish.role != "SUP":
        raise RefusedError("refused.not_author", author=author)
    moves_custody = type_name.startswith(_CUSTODY) and _CUSTODY_FIELDS.intersection(parts)
    if not own or moves_custody:
        second_signature(wish)


def _demand_place(wish: Wish) -> None:
    """The event, as corrected so far, tells something around the place: no list is that short.

    Raises:
        RefusedError: It does not.
    """
    name, field = wish.fields["event"], wish.fields["field"]
    told: Any = wish.station.told_by(name)
    first, *way, last = steps(field)
    if told is None or first not in told:
        return
    for made in wish.state.corrections.get(name, ()):
        if made.value is not None:
            told = read_as(told, steps(made.field), made.value)
    for part in (first, *way):
        told = within(told, part)
    if not (isinstance(told, Mapping) or within(told, last) is not None):
        raise RefusedError("refused.place_unknown", field=field, event=name)


def event_known(wish: Wish) -> None:
    """An event of the case, where one is named."""
    name = wish.fields.get("event")
    if name is not None and name not in wish.state.actors:
        raise RefusedError("refused.event_unknown", event=name)


CHECKS: Final[Mapping[str, Callable[[Wish], None]]] = {
    "event.corrected": corrected,
    "event.annotated": event_known,
    "document.attached": event_known,
}
