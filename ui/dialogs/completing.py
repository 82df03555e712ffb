"""Wishes as they are signed: what the page of review adds to them, and who signs them then."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from custody.domain.vocabulary import ANYONE, ASSIGNED
from custody.service import Preview
from ui.cases import Wish
from ui.dialogs.role_choice import RoleChoice
from ui.people import People

_TWO: Final = frozenset({"2A", "2B"})
"""Ways of signing by two persons."""
_LONG: Final = 50_000
"""Characters of what wishes hold."""


def completed(
    wish: Wish, people: People, roles: RoleChoice, second: str | None, language: str
) -> Wish:
    """A wish in the language, role and company that were chosen.

    Args:
        wish: As the run made it.
        people: Who is at the desk.
        roles: Which of several roles was chosen.
        second: Who was chosen to sign beside.
        language: Of the record.
    """
    command = replace(wish.command, language=language)
    if command.role is None and wish.actor in (None, people.person):
        mine = people.roles()
        who = command.type.who
        command = replace(
            command, role=roles.answer(mine if who & {ASSIGNED, ANYONE} else mine & who)
        )
    cosigners = wish.cosigners
    if second is not None and wants_two(wish) and second not in cosigners:
        cosigners = (*cosigners, second)
    return replace(wish, command=command, cosigners=cosigners)


def wants_two(wish: Wish) -> bool:
    """Whether two persons sign it."""
    return bool(_TWO & set(wish.command.type.sig))


def signers_of(
    wishes: Sequence[Wish], previews: Sequence[Preview], at_desk: str
) -> Mapping[str, str | None]:
    """Everybody who signs, with the role in which they act, if they do."""
    found: dict[str, str | None] = {}
    roles = [each.draft.role for each in previews if not each.is_caused]
    for index, wish in enumerate(wishes):
        actor = wish.actor or at_desk
        role = roles[index] if index < len(roles) else None
        found[actor] = found.get(actor) or role
        for person in wish.cosigners:
            found.setdefault(person, None)
    return found


def are_long(wishes: Sequence[Wish]) -> bool:
    """Whether the window would be held while they are judged."""
    told = accumulate(len(repr(wish.command.fields)) for wish in wishes)
    return any(length > _LONG for length in told)
