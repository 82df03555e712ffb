"""Who held which item, from when until when: the picture of custody as a list. Pure."""

from dataclasses import dataclass

from custody.bundle.story import Case, Lane


@dataclass(frozen=True, slots=True)
class Holding:
    """An item in one hand, or at one place, without a break."""

    item: str
    lane: Lane
    since: str
    until: str
    """Empty while it lasts."""
    offset: str
    """Of the station from UTC."""
    number: int
    """Place in its case of the event by which it began."""


def holdings(case: Case) -> list[Holding]:
    """Every stay of every item, in order; while it is on the way the giver answers for it."""
    begun: dict[str, Holding] = {}
    ended: list[Holding] = []

    def end(item: str, at: str) -> None:
        last = begun.pop(item, None)
        if last is not None:
            ended.append(Holding(item, last.lane, last.since, at, last.offset, last.number))

    for step in sorted(case.steps, key=lambda each: (each.at, each.number)):
        for move in step.moves:
            last = begun.get(move.item)
            if last is None or last.lane != move.target:
                end(move.item, step.at)
                begun[move.item] = Holding(
                    move.item, move.target, step.at, "", step.offset, step.number
                )
    return sorted([*ended, *begun.values()], key=lambda each: (each.item, each.since, each.number))
