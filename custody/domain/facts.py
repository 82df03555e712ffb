"""What is known of one case: its things and the questions that rules and screens ask. Pure.

Children that lie inside their parent follow it wherever it goes, whether or not an event names
them. The strictest combination of conditions and restrictions is computed when it is asked for, so
that a condition accepted late still reaches everything made before.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any, Final, Self

from custody.domain.records import (
    Answer,
    Artifact,
    Authority,
    Bundle,
    Condition,
    Consent,
    Correction,
    Decision,
    Finding,
    Holding,
    Item,
    ItemState,
    Membership,
    Offer,
    Override,
    Restriction,
    Seal,
    Search,
    Told,
)
from custody.domain.taken import Taken
from custody.procedures import clocks
from custody.procedures.catalogue import Catalogue
from custody.procedures.machines import Machine
from custody.procedures.requests import Request

Facts = Mapping[str, str]
NOT_KEPT: Final[frozenset[str]] = frozenset({""})
"""Stands for the ids of kinds that a case does not keep; no identifier is empty."""


@dataclass(slots=True)
class CaseFacts:
    """Everything that rules and screens ask of a case."""

    case: str
    catalogue: Catalogue
    person_of: Callable[[str], str]
    """Name of a key to its person, or to the station."""
    opened: bool = False
    closed: bool = False
    registration: str = ""
    confidentiality: str = ""
    items: dict[str, Item] = field(default_factory=dict)
    nested: dict[str, set[str]] = field(default_factory=dict)
    """Item to the items that lie directly inside it."""
    seals: dict[str, Seal] = field(default_factory=dict)
    offers: dict[str, Offer] = field(default_factory=dict)
    artifacts: dict[str, Artifact] = field(default_factory=dict)
    requests: dict[str, Request] = field(default_factory=dict)
    searches: dict[str, Search] = field(default_factory=dict)
    authorities: dict[str, Authority] = field(default_factory=dict)
    findings: dict[str, Finding] = field(default_factory=dict)
    over_disclosures: list[str] = field(default_factory=list)
    """Findings of that kind: each artifact asks for them, and there may be thousands of others."""
    conditions: dict[str, Condition] = field(default_factory=dict)
    members: list[Membership] = field(default_factory=list)
    decisions: dict[str, Decision] = field(default_factory=dict)
    overrides: list[Override] = field(default_factory=list)
    bundles: dict[str, Bundle] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    """By the offer of another ledger."""
    examinations: dict[str, str] = field(default_factory=dict)
    """Examination to `started` or `finished`."""
    protocols: set[str] = field(default_factory=set)
    informations: set[str] = field(default_factory=set)
    incoming: dict[str, str] = field(default_factory=dict)
    """Incoming request to its last step."""
    courses: dict[tuple[str, str], str] = field(default_factory=dict)
    """Machine and what it moves, where that is no request and no search, to its state."""
    attached: dict[tuple[str, str], str] = field(default_factory=dict)
    """Of the log, which is no case: the course to the case in which it went on."""
    log: Self | None = None
    """What was recorded while there was no case: courses that may go on in this one."""
    measures: dict[str, bool] = field(default_factory=dict)
    """Measure that made data inaccessible to whether it still stands."""
    consents: dict[str, bool] = field(default_factory=dict)
    supplier_consents: dict[str, Consent] = field(default_factory=dict)
    alerts: dict[tuple[str, str, str], tuple[str, str]] = field(default_factory=dict)
    """Rule, end and subject of a deadline to when and how the station last warned of it."""
    actors: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Event of the case to its actor and type."""
    corrections: dict[str, tuple[Correction, ...]] = field(default_factory=dict)
    """Event to what is to be read in it instead, the newest last."""

    def copy(self) -> Self:
        """The same facts, which change apart from these: every record in them is frozen."""
        made = copy(self)
        for each in fields(self):
            value = getattr(self, each.name)
            if isinstance(value, dict | list | set):
                setattr(made, each.name, value.copy())
        made.nested = {item: set(inside) for item, inside in self.nested.items()}
        return made

    # What is asked

    def known(self, kind: str) -> Collection[str]:
        """Ids of a kind that events of this case have brought; `NOT_KEPT` for other kinds."""
        kept: Mapping[str, Collection[str]] = {
            "item": self.items,
            "seal": self.seals,
            "artifact": self.artifacts,
            "request": self.requests,
            "search": self.searches,
            "authority": self.authorities,
            "finding": self.findings,
            "condition": self.conditions,
            "consent": self.consents,
            "incoming": self.incoming,
            "measure": self.measures,
        }
        return kept.get(kind, NOT_KEPT)

    def members_at(self, at: str) -> frozenset[str]:
        """Persons assigned to the case at an instant."""
        return frozenset(member.person for member in self.members if member.covers(at))

    def case_roles(self, person: str, at: str) -> frozenset[str]:
        """Roles in which a person is assigned to the case at an instant."""
        return frozenset(
            member.role for member in self.members if member.person == person and member.covers(at)
        )

    def holder_at(self, item: str, at: str) -> Holding | None:
        """Who answered for an item at an instant; None before it was found."""
        for holding in reversed(self.items[item].history):
            if holding.at <= at:
                return holding
        return None

    def children(self, item: str) -> tuple[str, ...]:
        """Items that lie inside an item, theirs included, sorted."""
        found = self.nested.get(item, set())
        return tuple(sorted({*found, *(deep for name in found for deep in self.children(name))}))

    def with_children(self, items: Iterable[str]) -> tuple[str, ...]:
        """Items together with all that lies inside them, sorted."""
        named = set(items)
        for name in tuple(named):
            if name in self.items:
                named.update(self.children(name))
        return tuple(sorted(named))

    def seals_on(self, items: Iterable[str]) -> list[dict[str, str]]:
        """The seals on items and on all that lies inside them, as events name them."""
        return [
            {"item": item, "seal": seal}
            for item in self.with_children(items)
            for seal in sorted(self.items[item].seals)
        ]

    def conditions_of(self, artifacts: Iterable[str]) -> frozenset[str]:
        """Ids of all conditions in force on artifacts.

        They come from the record itself, from the request that an artifact answers, from what it
        was made of and from the container it came in; the union is the strictest combination.
        """
        found: set[str] = set()
        for name in self.ancestry(artifacts):
            artifact = self.artifacts[name]
            found |= artifact.conditions
            if artifact.request is not None:
                found |= self.conditions_of_request(artifact.request)
        return frozenset(found)

    def silences_of(self, artifacts: Iterable[str], at: str) -> dict[str, list[Mapping[str, Any]]]:
        """The confidentiality that binds artifacts at an instant, by the request that asked for it.

        It comes from the request that an artifact or its source answers, and from another ledger
        with the artifact.
        """
        found: dict[str, list[Mapping[str, Any]]] = {}
        for name in sorted(self.ancestry(artifacts)):
            artifact = self.artifacts[name]
            request = self.requests.get(artifact.request or "")
            own = [(request.id, request.silence)] if request is not None else []
            for asked_by, silence in (
                *own,
                *((each["request"], each) for each in artifact.silences),
            ):
                until = silence.get("period_until")
                known = found.get(asked_by, [])
                if silence and (until is None or until > at) and silence not in known:
                    found[asked_by] = [*known, silence]
        return found

    def conditions_of_request(self, request: str) -> frozenset[str]:
        """Ids of the conditions that bind us for a request."""
        return frozenset(
            each.id
            for each in self.conditions.values()
            if each.request == request and each.state == "accepted"
        )

    def ancestry(self, artifacts: Iterable[str]) -> frozenset[str]:
        """Artifacts of the case and everything that they were made of or came in."""
        found: set[str] = set()
        ask = [name for name in artifacts if name in self.artifacts]
        while ask:
            name = ask.pop()
            if name in found:
                continue
            found.add(name)
            ask.extend(one for one in self.artifacts[name].sources if one in self.artifacts)
        return frozenset(found)

    def restriction_of(self, artifact: str) -> Restriction | None:
        """The strictest restriction on an artifact: its own and those of all it was made of.

        What was disclosed beyond the order is closed to everybody until that finding is resolved.
        """
        found: Restriction | None = None
        ancestry = self.ancestry([artifact])
        for finding in map(self.findings.__getitem__, self.over_disclosures):
            if not finding.resolved and finding.artifacts & ancestry:
                return Restriction(frozenset(), "over_disclosed")
        for name in sorted(ancestry):
            own = self.artifacts[name].restriction
            if own is not None:
                persons = own.persons if found is None else own.persons & found.persons
                found = Restriction(persons, own.ground)
        return found

    def restrictions(self) -> dict[str, Restriction]:
        """Each artifact that is restricted, with its strictest restriction: all in one walk."""
        reached = {each.id for each in self.artifacts.values() if each.restriction is not None}
        for finding in map(self.findings.__getitem__, self.over_disclosures):
            if not finding.resolved:
                reached |= finding.artifacts
        if not reached:
            return {}
        made_of: dict[str, list[str]] = {}
        for each in self.artifacts.values():
            for source in each.sources:
                made_of.setdefault(source, []).append(each.id)
        ask = list(reached)
        while ask:
            new = [name for name in made_of.get(ask.pop(), ()) if name not in reached]
            reached.update(new)
            ask += new
        found = {name: self.restriction_of(name) for name in self.artifacts if name in reached}
        return {name: each for name, each in found.items() if each is not None}

    def chain(self, name: str) -> tuple[Request, ...]:
        """The orders to the providers along one communication (Article 17), in their order."""
        return tuple(each for each in self.requests.values() if each.chain == name)

    def course_of(self, machine: str, name: str) -> str | None:
        """Where a course stands; one that began in the log stands where it was left there."""
        key = (machine, name)
        if key in self.courses or self.log is None:
            return self.courses.get(key)
        is_ours = self.log.attached.get(key, self.case) == self.case
        return self.log.courses.get(key) if is_ours else None

    def course_after(self, machine: Machine, name: str, event: str, facts: Facts) -> str | None:
        """Where an event would bring a course; None where it does not fit."""
        at = self.course_of(machine.id, name) or machine.initial
        return machine.after(at, event, facts)

    def open_findings(self, severity: str | None = None) -> tuple[Finding, ...]:
        """Findings that nobody has resolved, in the order they were raised."""
        return tuple(
            each
            for each in self.findings.values()
            if not each.resolved and severity in (None, each.severity)
        )

    def open_search(self) -> Search | None:
        """The search that goes on now, if one does."""
        return next((each for each in self.searches.values() if each.is_open), None)

    def decision_on(self, item: str, fate: str) -> Decision | None:
        """The newest decision that gives an item a fate, if it is that one."""
        for decision in reversed(self.decisions.values()):
            said = dict(decision.fates).get(item)
            if said is not None:
                return decision if said == fate else None
        return None

    # What the folds share

    def move(
        self,
        at: str,
        items: Iterable[str],
        state: ItemState,
        holder: str | None,
        place: Told | None = None,
    ) -> None:
        """Give items, and all that lies in them, a new holding."""
        for name in self.with_children(items):
            item = self.items.get(name)
            if item is not None:
                self.items[name] = item.moved(at, state, holder, place)

    def change(self, item: str, **changes: Any) -> None:
        """Change an item's other fields, if the item is known."""
        if item in self.items:
            self.items[item] = replace(self.items[item], **changes)

    def artifact(self, name: str) -> Artifact:
        """An artifact as known so far; a new one has only its id."""
        return self.artifacts.get(name) or Artifact(name)

    def change_artifact(self, name: str, **changes: Any) -> None:
        """Change an artifact, known or new."""
        self.artifacts[name] = replace(self.artifact(name), **changes)

    def flag(self, item: str, *flags: str) -> None:
        """Add flags to an item."""
        if item in self.items:
            self.change(item, flags=self.items[item].flags | set(flags))

    def day(self, taken: Taken) -> date:
        """The local day of an act."""
        return clocks.local_day(taken.at, taken.offset)
