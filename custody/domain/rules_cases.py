"""What is refused of cases, authorities, consents, persons and roles (procedures §4.3, §5.2)."""

from collections.abc import Callable, Mapping
from typing import Final

from custody.domain.events import LEDGER_CASE
from custody.domain.reasons import Reason
from custody.domain.wish import Wish
from custody.errors import RefusedError
from custody.procedures.drafting import SANCTION

_ADMINISTRATOR: Final = "ADM"
URGENT: Final = "urgent"
"""The kind of authority that names no sanction: it is sent to the judge afterwards."""


def case_opened(wish: Wish) -> None:
    """A new case with a registration number that no other has."""
    wish.is_new("case", wish.state.case)
    wish.is_new("registration", wish.fields["registration"])


def member_assigned(wish: Wish) -> None:
    """A person who holds the role; never an administrator."""
    person, role = wish.fields["person"], wish.fields["role"]
    held = wish.people.roles(person, wish.now)
    if role not in held:
        raise RefusedError("refused.role", person=person, role=role)
    if _ADMINISTRATOR in held and not wish.demonstration:
        raise RefusedError("refused.same_person", person=person, parts=Reason("both_administrator"))


def case_closed(wish: Wish) -> None:
    """Nothing on its way, no finding open, the fate of every item looked at."""
    for item in wish.state.items.values():
        if item.offer is not None:
            raise RefusedError("refused.in_transit", item=item.id)
    for finding in wish.state.open_findings():
        raise RefusedError("refused.finding_open", finding=finding.id)
    if not wish.fields["fates_checked"]:
        raise RefusedError("refused.fates_unchecked", case=wish.state.case)


def case_reopened(wish: Wish) -> None:
    """Only what is closed."""
    if not wish.state.closed:
        raise RefusedError("refused.case_not_closed", case=wish.state.case)


def authority_recorded(wish: Wish) -> None:
    """A new authority; everything but an urgent one names its sanction and has it attached."""
    fields = wish.fields
    wish.is_new("authority", fields["authority"])
    given = fields["authorisation"]
    if given["kind"] == URGENT:
        return
    missing = [name for name in SANCTION if name not in given]
    if given["supervision"] == "pending":
        missing.append("supervision")
    if missing:
        raise RefusedError(
            "refused.authority_incomplete",
            authority=fields["authority"],
            fields=", ".join(missing),
        )


def court_decided(wish: Wish) -> None:
    """A decision that is in force is so from a day: disposal waits for it."""
    if wish.fields["in_force"] and "in_force_on" not in wish.fields:
        raise RefusedError("refused.decision_undated", decision=wish.fields["decision"])


def authority_known(wish: Wish) -> None:
    """An authority that was recorded before."""
    if wish.fields["authority"] not in wish.state.authorities:
        raise RefusedError("refused.authority_invalid", authority=wish.fields["authority"])


def consent_recorded(wish: Wish) -> None:
    """A new consent, or a further step of one; of a supplier, to conditions that are known."""
    for name in wish.fields.get("conditions", ()):
        if name not in wish.state.conditions:
            raise RefusedError("refused.condition_unknown", condition=name)
    is_step = wish.fields.get("step", "offered") != "offered"
    if not (is_step and wish.fields["consent"] in wish.state.consents):
        wish.is_new("consent", wish.fields["consent"])


def consent_withdrawn(wish: Wish) -> None:
    """A consent that stands."""
    if not wish.state.consents.get(wish.fields["consent"], False):
        raise RefusedError("refused.consent_unknown", consent=wish.fields["consent"])


def _spelled_right(wish: Wish) -> None:
    """Persons never differ by letters' case alone."""
    person = wish.fields["person"]
    if wish.people.spelled(person) not in (None, person):
        raise RefusedError("refused.id_taken", kind="person", id=person, case=LEDGER_CASE)


def person_registered(wish: Wish) -> None:
    """Nobody who differs from another by letters' case alone."""
    _spelled_right(wish)


def key_enrolled(wish: Wish) -> None:
    """For a person who was registered before; stations have an event of their own."""
    _spelled_right(wish)
    person = wish.fields["person"]
    if wish.fields["kind"] == "personal" and wish.register.case_of("person", person) is None:
        raise RefusedError("refused.person_unknown", person=person)


def role_granted(wish: Wish) -> None:
    """Nobody administers and acts in cases."""
    _spelled_right(wish)
    person, role = wish.fields["person"], wish.fields["role"]
    held = wish.people.roles(person, wish.now)
    apart = held - {_ADMINISTRATOR, "AUD"} if role == _ADMINISTRATOR else held & {_ADMINISTRATOR}
    if apart and role != "AUD" and not wish.demonstration:
        raise RefusedError("refused.same_person", person=person, parts=Reason("both_administrator"))


CHECKS: Final[Mapping[str, Callable[[Wish], None]]] = {
    "case.opened": case_opened,
    "case.member_assigned": member_assigned,
    "case.closed": case_closed,
    "case.reopened": case_reopened,
    "authority.recorded": authority_recorded,
    "court.decision_recorded": court_decided,
    "authority.withdrawn": authority_known,
    "authority.reviewed": authority_known,
    "consent.recorded": consent_recorded,
    "consent.withdrawn": consent_withdrawn,
    "person.registered": person_registered,
    "key.enrolled": key_enrolled,
    "role.granted": role_granted,
}
