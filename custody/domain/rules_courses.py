"""What is refused of courses, which are told without any letter (procedures §1.7, §1.8, §1.10)."""

from collections.abc import Callable, Mapping
from typing import Final

from custody.domain.rules_hands import second_signature
from custody.domain.wish import Wish
from custody.errors import RefusedError
from custody.procedures.machines import facts_of

_TWO_SIGN_STEPS: Final = frozenset({"refused", "partial_disclosure"})


def incoming_step(wish: Wish) -> None:
    """Registered first; refusal and disclosure with a second signature."""
    name, step = wish.fields["incoming"], wish.fields["step"]
    if step == "registered":
        wish.is_new("incoming", name)
    elif wish.state.course_of("incoming", name) in (None, "ended", "refused"):
        raise RefusedError("refused.incoming_unknown", incoming=name)
    if step in _TWO_SIGN_STEPS:
        second_signature(wish)


def moves_courses(wish: Wish) -> None:
    """What moves something that is no request is allowed in its present state.

    A field that names many things (artifacts) speaks also of such as no procedure follows.
    """
    facts = facts_of(wish.fields)
    for machine in wish.state.catalogue.moved_by(wish.type.name):
        for name in machine.subjects(wish.fields):
            case = wish.state.attached.get((machine.id, name))
            if case is not None:
                raise RefusedError("refused.id_taken", kind=machine.subject, id=name, case=case)
            if wish.state.course_after(machine, name, wish.type.name, facts) is None:
                known = wish.state.course_of(machine.id, name)
                if known is None and not isinstance(wish.fields[machine.subject], str):
                    continue
                raise RefusedError(
                    "refused.course_state",
                    subject=name,
                    state=known or machine.initial,
                    type=wish.type.name,
                )


CHECKS: Final[Mapping[str, Callable[[Wish], None]]] = {"incoming.step": incoming_step}
