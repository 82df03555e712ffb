"""Where the demand for a field stands, for people: the treaty, the code, a guide, our own rule."""

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
    told, *more = (_told(mark, place) for mark, place in sources)
    return reduce(lambda first, second: Reason("both", first=first, second=second), more, told)


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
