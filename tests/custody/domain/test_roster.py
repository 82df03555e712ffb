from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custody.domain.events import Event, Recorded
from custody.domain.roster import Roster
from custody.errors import IntegrityError
from tests.custody.ledger.station import KEYS, ORIGIN, key_body, trust_line

PEOPLE = ("ada", "bob", "inv", "cus", "sup")
NAMES = {person: KEYS[person].public.name for person in PEOPLE}
TIMES = tuple(f"2026-03-0{day}T04:00:00.000Z" for day in (2, 3, 4, 5))


class Forgetful(Roster):
    """Asks everything again of every event."""

    def admit(self, event: Event, names: Iterable[str]) -> None:
        self._admitted.clear()
        super().admit(event, names)


def made(
    seq: int, type_name: str, actor: str, role: str, body: dict[str, Any], at: str = TIMES[0]
) -> Event:
    return Event(
        type=type_name,
        ledger=ORIGIN.format(0),
        seq=seq,
        tree_root=bytes(32),
        tree_size=seq,
        id="",
        recorded=Recorded(at, "+05:00"),
        actor_key=NAMES[actor],
        actor_role=role,
        body=body,
        app_name="custody",
        app_version="1",
    )


def found(roster: Roster) -> None:
    keys = [key_body("ada"), key_body("bob")]
    body = {"agency": "Agency", "log": str(trust_line()), "keys": keys}
    roster.admit(made(0, "ledger.genesis", "ada", "ADM", body), [NAMES["ada"], NAMES["bob"]])
    for seq, person in enumerate(PEOPLE[2:], 1):
        signers = [NAMES["ada"], NAMES["bob"], NAMES[person]]
        roster.admit(made(seq, "key.enrolled", "ada", "ADM", key_body(person)), signers)


_people = st.sampled_from(PEOPLE)
_roles = st.sampled_from(("ADM", "INV", "CUS", "SUP"))
_acts = st.one_of(
    st.tuples(
        st.sampled_from(("event.annotated", "item.found", "seal.broken", "item.destroyed")),
        st.sampled_from(({}, {"demonstration": True})),
    ),
    st.tuples(
        st.just("role.granted"),
        st.fixed_dictionaries(
            {"person": _people, "role": _roles}, optional={"until": st.sampled_from(TIMES)}
        ),
    ),
    st.tuples(st.just("role.revoked"), st.fixed_dictionaries({"person": _people, "role": _roles})),
    st.tuples(
        st.just("key.revoked"),
        st.fixed_dictionaries(
            {"key": _people.map(NAMES.__getitem__), "reason": st.just("lost")},
            optional={"compromised_since": st.integers(0, 8)},
        ),
    ),
)
_steps = st.tuples(
    _acts, _people, _roles, st.sets(_people, min_size=1, max_size=3), st.sampled_from(TIMES)
)


def verdict(roster: Roster, event: Event, names: list[str]) -> str | None:
    try:
        roster.admit(event, names)
    except IntegrityError as err:
        return str(err)
    return None


@given(st.lists(_steps, max_size=40))
def test_what_was_admitted_before_is_judged_as_if_it_were_new(steps: list[Any]) -> None:
    remembering, forgetful = Roster(), Forgetful()
    found(remembering)
    found(forgetful)
    for seq, ((type_name, body), actor, role, signers, at) in enumerate(steps, len(PEOPLE)):
        event = made(seq, type_name, actor, role, body, at)
        names = sorted(NAMES[person] for person in signers | {actor})
        for again in (event, event._replace(seq=seq)):
            told = verdict(forgetful, again, names)
            assert verdict(remembering, again, names) == told
    assert remembering.keys == forgetful.keys
    assert remembering.suspects() == forgetful.suspects()


def test_a_right_ends_with_the_term_of_the_role() -> None:
    roster = Roster()
    found(roster)
    both = [NAMES["ada"], NAMES["bob"]]
    term = {"person": "cus", "role": "EXA", "until": TIMES[1]}
    roster.admit(made(5, "role.granted", "ada", "ADM", term), both)
    for seq, at in enumerate(TIMES[:2], 6):
        roster.admit(made(seq, "item.inspected", "cus", "EXA", {}, at), [NAMES["cus"]])
    with pytest.raises(IntegrityError, match="does not hold the role EXA"):
        roster.admit(made(8, "item.inspected", "cus", "EXA", {}, TIMES[2]), [NAMES["cus"]])


def test_only_the_genesis_says_that_a_ledger_is_a_demonstration() -> None:
    roster = Roster()
    found(roster)
    with pytest.raises(IntegrityError, match="3 distinct persons must sign, 1 did"):
        roster.admit(
            made(5, "item.destroyed", "cus", "CUS", {"demonstration": True}), [NAMES["cus"]]
        )
