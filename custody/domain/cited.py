"""Where the demand for a field stands, for people: the treaty, the code, a guide, our own rule."""

from collections.abc import Iterable
from functools import reduce

from custody.domain.reasons import Reason
from custody.errors import InputError
from custody.procedures.law import Source


def cited(places: str) -> Reason | str:
    """`T 29(2)(c), K 565` in words; as it stands where no mark of procedures §0.1 leads it."""
    sources: list[tuple[str, str]] = []
    for piece in places.split(", "):
        try:
            source = Source.parse(piece)
        except InputError:
            if not sources:
                return places
            mark, place = sources.pop()  # one more place of the same source
            sources.append((mark, f"{place}, {piece}"))
        else:
            sources.append((source.mark, source.place))
    return joined(_told(mark, place) for mark, place in sources)


def why(source: Source) -> Reason:
    """One source in words; where nobody has read it in the official text, that is said."""
    told = _told(source.mark, source.place)
    return Reason("law_unconfirmed", source=told) if source.unconfirmed else told


def joined(reasons: Iterable[Reason]) -> Reason:
    """Several reasons, at least one, as one."""
    first, *more = reasons
    return reduce(lambda before, after: Reason("both", first=before, second=after), more, first)


def _told(mark: str, place: str) -> Reason:
    match mark:
        case "T":
            return Reason("law_t", place=place)
        case "S":
            return Reason("law_s", place=place)
        case "K":
            return Reason("law_k", place=place)
        case "G":
            return Reason("law_g", place=place)
        case _:
            return Reason("law_p", place=place)
