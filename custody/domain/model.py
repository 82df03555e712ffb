"""The state of one case, folded from its events. Pure.

`CaseState.apply` takes events in the order of the ledger and judges nothing: what stands in the
ledger has happened. Rules judge before an event is written. Children that lie inside their
parent follow it wherever it goes, whether or not an event names them.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final, Protocol

from custody.domain.events import Event
from custody.domain.records import (
    Artifact,
    Authority,
    Bundle,
    Condition,
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
)
from custody.procedures import clocks, requests
from custody.procedures.catalogue import ARTICLE_19, Catalogue
from custody.procedures.requests import Request, Step


NOT_KEPT: Final[frozenset[str]] = frozenset({""})
"""Stands for the ids of kinds that a case does not keep; no identifier is empty."""


class Register(Protocol):
    """Which ids are taken in the whole ledger; ids of one kind never differ by case alone."""

    def case_of(self, kind: str, name: str) -> str | None:
        """The case that owns an id, compared without regard to case; None while it is free.

        Args:
            kind: `case`, `item`, `artifact`, `seal`, `search`, `finding`, `request`, `bundle`,
                `person`, `authority`, `condition`, `consent`, `registration`.
            name: The id.
        """


@dataclass(frozen=True, slots=True)
class Taken:
    """One event with what every fold asks of it."""

    event: Event
    actor: str
    """Person of the actor's key, or the station's id."""
    at: str
    """When the act happened; when it was recorded, if nothing else is said."""
    fields: Mapping[str, Any]
    """Open and private members together, as far as the private part is at hand."""

    @property
    def items(self) -> tuple[str, ...]:
        """Ids of the items that the event concerns."""
        return self.event.item_ids

    @property
    def offset(self) -> str:
        """Offset from UTC at the place of the act."""
        occurred = self.event.occurred
        return occurred.offset if occurred is not None else self.event.recorded.offset


@dataclass(slots=True)
class CaseState:
    """Everything that rules and screens ask of a case."""

    case: str
    catalogue: Catalogue
    person_of: Callable[[str], str]
    """Name of a key to its person, or to the station."""
    opened: bool = False
    closed: bool = False
    registration: str = ""
    confidentiality: str = ""
    last_recorded_at: str = ""
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
    conditions: dict[str, Condition] = field(default_factory=dict)
    members: list[Membership] = field(default_factory=list)
    decisions: dict[str, Decision] = field(default_factory=dict)
    overrides: list[Override] = field(default_factory=list)
    bundles: dict[str, Bundle] = field(default_factory=dict)
    examinations: dict[str, str] = field(default_factory=dict)
    """Examination to `started` or `finished`."""
    protocols: set[str] = field(default_factory=set)
    informations: set[str] = field(default_factory=set)
    incoming: dict[str, str] = field(default_factory=dict)
    """Incoming request to its last step."""
    measures: dict[str, bool] = field(default_factory=dict)
    """Measure that made data inaccessible to whether it still stands."""
    consents: dict[str, bool] = field(default_factory=dict)
    alerts: dict[tuple[str, str, str], tuple[str, str]] = field(default_factory=dict)
    """Rule, end and subject of a deadline to when and how the station last warned of it."""
    actors: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Event of the case to its actor and type."""

    def apply(self, event: Event, private: Mapping[str, Any] | None = None) -> None:
        """Fold one event.

        Args:
            event: An event of this case, later than all before.
            private: Its private document, where it is at hand.
        """
        occurred = event.occurred
        taken = Taken(
            event,
            self.person_of(event.actor_key),
            occurred.at if occurred is not None else event.recorded.at,
            {**event.body, **(private or {})},
        )
        self.last_recorded_at = event.recorded.at
        self.actors[event.id] = (taken.actor, event.type)
        fold = _FOLDS.get(event.type)
        if fold is not None:
            fold(self, taken)
        if event.type in _OF_REQUESTS:
            self._fold_request(taken)

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
            each = self.artifacts[name]
            sources = (*each.parents, each.source, each.container)
            ask.extend(one for one in sources if one is not None and one in self.artifacts)
        return frozenset(found)

    def restriction_of(self, artifact: str) -> Restriction | None:
        """The strictest restriction on an artifact: its own and those of all it was made of.

        What was disclosed beyond the order is closed to everybody until that finding is resolved.
        """
        found: Restriction | None = None
        ancestry = self.ancestry([artifact])
        for finding in self.findings.values():
            open_one = finding.kind == "over_disclosure" and not finding.resolved
            if open_one and finding.artifacts & ancestry:
                return Restriction(frozenset(), "over_disclosed")
        for name in sorted(ancestry):
            own = self.artifacts[name].restriction
            if own is not None:
                persons = own.persons if found is None else own.persons & found.persons
                found = Restriction(persons, own.ground)
        return found

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
        place: str | None = None,
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

    def _fold_request(self, taken: Taken) -> None:
        name = taken.fields.get("request")
        if name is None:
            return
        request = self.requests.get(name)
        if request is None:
            if taken.event.type != "request.approved":
                return
            day = self.day(taken)
            procedure = self.catalogue.procedure(taken.fields["procedure"], day)
            if procedure is None:
                return
            machine = self.catalogue.machines[procedure.machine]
            request = requests.draft(name, procedure, machine, self.catalogue.calendar(day))
        self.requests[name] = request.after(step_of(taken))


def alert_key(fields: Mapping[str, Any]) -> tuple[str, str, str]:
    """Which deadline a warning speaks of: its rule, its end, and what it is about."""
    subject = fields.get("request") or fields.get("basis_event", "")
    return fields.get("rule", ""), fields.get("ends_at", ""), subject


def step_of(taken: Taken) -> Step:
    """What a request needs of an event."""
    return Step(taken.event.type, taken.event.id, taken.at, taken.offset, taken.fields)


def _case_opened(state: CaseState, taken: Taken) -> None:
    state.opened = True
    state.registration = taken.fields.get("registration", "")
    state.confidentiality = taken.fields.get("confidentiality", "")
    state.members.append(Membership(taken.actor, "OIC", None, None))


def _member_assigned(state: CaseState, taken: Taken) -> None:
    fields = taken.fields
    if "person" in fields and "role" in fields:
        starts, ends = fields.get("starts_at"), fields.get("ends_at")
        state.members.append(Membership(fields["person"], fields["role"], starts, ends))


def _case_closed(state: CaseState, _taken: Taken) -> None:
    state.closed = True


def _case_reopened(state: CaseState, _taken: Taken) -> None:
    state.closed = False


def _authority_recorded(state: CaseState, taken: Taken) -> None:
    fields = taken.fields
    authorisation = fields.get("authorisation", {})
    name = fields.get("authority")
    if name is not None:
        state.authorities[name] = Authority(
            name,
            fields.get("measure", "other"),
            authorisation.get("kind", ""),
            authorisation.get("supervision", ""),
            authorisation.get("valid_from"),
            authorisation.get("valid_until"),
            fields.get("request"),
        )


def _authority_withdrawn(state: CaseState, taken: Taken) -> None:
    known = state.authorities.get(taken.fields.get("authority", ""))
    if known is not None:
        state.authorities[known.id] = replace(known, withdrawn=True)


def _authority_reviewed(state: CaseState, taken: Taken) -> None:
    result = taken.fields.get("result", "")
    known = state.authorities.get(taken.fields.get("authority", ""))
    if known is not None:
        state.authorities[known.id] = replace(known, supervision=result)
    for search in list(state.searches.values()):
        named = search.id == taken.fields.get("search")
        if named or (known is not None and search.authority == known.id):
            state.searches[search.id] = replace(search, review=None)
            _move_search(state, search.id, taken)
            if result == "unlawful":
                for item in state.items.values():
                    if item.search == search.id:
                        state.flag(item.id, "inadmissible")


def _consent_recorded(state: CaseState, taken: Taken) -> None:
    if "consent" in taken.fields:
        state.consents[taken.fields["consent"]] = taken.event.type == "consent.recorded"


def _conditions_offered(state: CaseState, taken: Taken) -> None:
    _note_conditions(state, taken, "offered")


def _note_conditions(state: CaseState, taken: Taken, standing: str) -> None:
    texts = {each["condition"]: each["text"] for each in taken.fields.get("condition_texts", ())}
    for each in taken.fields.get("conditions", ()):
        name = each["condition"]
        request = taken.fields.get("request")
        state.conditions[name] = Condition(name, each["kind"], request, standing, texts.get(name))


def _conditions_answered(state: CaseState, taken: Taken) -> None:
    standing = taken.event.type.rpartition(".")[2]
    for name in taken.fields.get("conditions", ()):
        known = state.conditions.get(name)
        if known is not None:
            state.conditions[name] = replace(known, state=standing)
        if standing == "accepted":
            for artifact in taken.fields.get("artifacts", ()):
                own = state.artifact(artifact).conditions
                state.change_artifact(artifact, conditions=own | {name})


def _request_approved(state: CaseState, taken: Taken) -> None:
    # Limits that we set ourselves, or that were agreed beforehand, bind from the approval on.
    _note_conditions(state, taken, "accepted")


def _spontaneous(state: CaseState, taken: Taken) -> None:
    state.informations.add(taken.fields.get("information", ""))
    if taken.event.type == "spontaneous.received":
        _note_conditions(state, taken, "accepted")
        names = {each["condition"] for each in taken.fields.get("conditions", ())}
        for artifact in taken.fields.get("artifacts", ()):
            own = state.artifact(artifact).conditions
            state.change_artifact(artifact, conditions=own | names)


def _incoming_step(state: CaseState, taken: Taken) -> None:
    state.incoming[taken.fields.get("incoming", "")] = taken.fields.get("step", "")


def _deadline_alerted(state: CaseState, taken: Taken) -> None:
    fields = taken.fields
    state.alerts[alert_key(fields)] = (taken.at, fields.get("level", ""))


def _search_started(state: CaseState, taken: Taken) -> None:
    fields = taken.fields
    authority = state.authorities.get(fields.get("authority", ""))
    urgent = authority is None or authority.kind == "urgent"
    present = fields.get("present", ())
    witnesses = sum(each.get("capacity") == "attesting_witness" for each in present)
    state.searches[fields["search"]] = Search(
        fields["search"],
        "started",
        taken.at,
        fields.get("leader", taken.actor),
        fields.get("authority"),
        urgent,
        clocks.urgent_term(taken.event.id, taken.at) if urgent else None,
        witnesses,
        frozenset(
            {
                taken.actor,
                *fields.get("team", ()),
                *(each["person"] for each in present if "person" in each),
            }
        ),
    )


def _move_search(state: CaseState, name: str, taken: Taken) -> None:
    search = state.searches[name]
    procedure = state.catalogue.procedure(ARTICLE_19, state.day(taken))
    if procedure is None:
        return
    facts = {
        "urgent": str(search.urgent).lower(),
        "result": str(taken.fields.get("result", "")),
    }
    machine = state.catalogue.machines[procedure.machine]
    moved = machine.after(search.state, taken.event.type, facts)
    state.searches[name] = replace(search, state=moved or search.state)


def _search_finished(state: CaseState, taken: Taken) -> None:
    name = taken.fields["search"]
    if name in state.searches:
        ended = taken.fields.get("ended_at", taken.at)
        state.searches[name] = replace(state.searches[name], finished_at=ended)
        _move_search(state, name, taken)


def _protocol_signed(state: CaseState, taken: Taken) -> None:
    protocol = taken.fields.get("protocol", "")
    state.protocols.add(protocol)
    search = state.searches.get(taken.fields.get("search", ""))
    if search is not None:
        state.searches[search.id] = replace(search, protocols=search.protocols | {protocol})
        _move_search(state, search.id, taken)


def _copy_handed_over(state: CaseState, taken: Taken) -> None:
    for search in list(state.searches.values()):
        if taken.fields.get("protocol") in search.protocols:
            _move_search(state, search.id, taken)


def _details(taken: Taken) -> dict[str, dict[str, Any]]:
    return {each["item"]: each for each in taken.fields.get("details", ()) if "item" in each}


def _new_item(state: CaseState, taken: Taken, name: str, **known: Any) -> Item:
    details = _details(taken).get(name, {})
    return Item(
        name,
        ItemState.FOUND,
        None,
        (Holding(taken.at, ItemState.FOUND, None, None),),
        type=details.get("type", ""),
        charge_due_at=details.get("charge_check_due_at"),
        **known,
    )


def _item_found(state: CaseState, taken: Taken) -> None:
    search = taken.fields.get("search")
    for name in taken.items:
        if name not in state.items:
            state.items[name] = _new_item(state, taken, name, search=search)


def _state_recorded(state: CaseState, taken: Taken) -> None:
    for each in taken.fields.get("states", ()):
        on = each.get("power") in ("on", "sleep", "charging", "unknown")
        state.change(each["item"], live=on)


def _item_touched(state: CaseState, taken: Taken) -> None:
    for name in taken.items:
        state.change(name, touched=True)


def _item_seized(state: CaseState, taken: Taken) -> None:
    for name in taken.items:
        if name not in state.items:
            state.items[name] = _new_item(state, taken, name, search=taken.fields.get("search"))
    for name in state.with_children(taken.items):
        state.change(name, seized_by=taken.actor)
        details = _details(taken).get(name, {})
        due = details.get("charge_check_due_at", state.items[name].charge_due_at)
        kind = details.get("type", state.items[name].type)
        state.change(name, charge_due_at=due, type=kind)
    state.move(taken.at, taken.items, ItemState.SEIZED, taken.actor)


def _item_received(state: CaseState, taken: Taken) -> None:
    duty = any(
        state.conditions[name].kind == "return_or_destroy_after"
        for name in state.conditions_of_request(taken.fields.get("request", ""))
    )
    for name in taken.items:
        known = state.items.get(name) or _new_item(state, taken, name)
        state.items[name] = replace(known, seized_by=taken.actor, return_duty=duty)
    state.move(taken.at, taken.items, ItemState.IN_CUSTODY, taken.actor)


def _child_registered(state: CaseState, taken: Taken) -> None:
    parent = state.items.get(taken.fields.get("parent", ""))
    inside = taken.fields.get("separation") == "left_inside"
    for name in taken.items:
        if parent is None or name == parent.id:
            continue
        known = state.items.get(name)
        child = known or _new_item(
            state, taken, name, search=parent.search, seized_by=parent.seized_by
        )
        child = replace(child, parent=parent.id, inside=inside)
        nested = state.nested.setdefault(parent.id, set())
        (nested.add if inside else nested.discard)(name)
        if known is None and parent.state is not ItemState.FOUND:
            child = child.moved(taken.at, parent.state, parent.holder, parent.place)
        state.items[name] = child


def _item_sealed(state: CaseState, taken: Taken) -> None:
    for each in taken.fields.get("seals", ()):
        name = each["item"]
        state.seals[each["seal"]] = Seal(name, each.get("bag"))
        item = state.items.get(name)
        if item is None:
            continue
        old = each.get("old_seal")
        state.items[name] = item = replace(
            item,
            seals=(item.seals | {each["seal"]}) - {old},
            broken_seals=frozenset(),
            was_sealed=True,
            flags=item.flags - {"seal_broken"},
        )
        if item.state is ItemState.SEIZED:
            state.move(taken.at, [name], ItemState.SEALED, item.holder, item.place)


def _seal_broken(state: CaseState, taken: Taken) -> None:
    for each in taken.fields.get("seals", ()):
        _break_seal(state, each["item"], each["seal"])


def _break_seal(state: CaseState, name: str, seal: str) -> None:
    known = state.seals.get(seal)
    if known is not None:
        state.seals[seal] = replace(known, whole=False)
    item = state.items.get(name)
    if item is not None:
        state.items[name] = replace(
            item, seals=item.seals - {seal}, broken_seals=item.broken_seals | {seal}
        )


def _seals_checked(state: CaseState, taken: Taken) -> None:
    for name in ("seals", "seals_leaving", "seals_returning"):
        for each in taken.fields.get(name, ()):
            if each.get("intact") is False:
                _break_seal(state, each["item"], each["seal"])
                state.flag(each["item"], "seal_broken")


def _item_inspected(state: CaseState, taken: Taken) -> None:
    for name in taken.items:
        state.change(name, inspected=True)
    _seals_checked(state, taken)


def _item_recognised(state: CaseState, taken: Taken) -> None:
    for name in taken.items:
        state.change(name, recognised=True)


def _item_stored(state: CaseState, taken: Taken) -> None:
    place = taken.fields.get("place")
    state.move(taken.at, taken.items, ItemState.IN_CUSTODY, taken.actor, place)
    for name in state.with_children(taken.items):
        if name in state.items:
            state.change(name, custodians=state.items[name].custodians | {taken.actor})
    if "charge_check_due_at" in taken.fields:
        for name in taken.fields.get("charging", taken.items):
            state.change(name, charge_due_at=taken.fields["charge_check_due_at"])
    _seals_checked(state, taken)


def _item_relocated(state: CaseState, taken: Taken) -> None:
    for name in taken.items:
        item = state.items.get(name)
        if item is not None:
            place = taken.fields.get("to_place")
            state.move(taken.at, [name], item.state, item.holder, place)


def _charge_checked(state: CaseState, taken: Taken) -> None:
    for name in taken.items:
        state.change(name, charge_due_at=taken.fields.get("charge_check_due_at"))


def _transfer_offered(state: CaseState, taken: Taken) -> None:
    items = tuple(name for name in taken.items if name in state.items)
    state.offers[taken.event.id] = Offer(
        taken.event.id,
        items,
        taken.actor,
        taken.fields["to"],
        taken.fields.get("expected_at", ""),
        tuple((name, state.items[name].state) for name in state.with_children(items)),
    )
    for name in state.with_children(items):
        item = state.items[name]
        state.items[name] = replace(
            item.moved(taken.at, ItemState.IN_TRANSIT, item.holder, item.place),
            offer=taken.event.id,
        )


def _transfer_ended(state: CaseState, taken: Taken) -> None:
    offer = state.offers.get(taken.fields.get("offer", ""))
    if offer is None or offer.outcome is not None:
        return
    outcome = taken.event.type.rpartition(".")[2]
    state.offers[offer.id] = replace(offer, outcome=outcome)
    for name, before in offer.before:
        item = state.items[name]
        if outcome == "accepted":
            item = item.moved(taken.at, ItemState.IN_CUSTODY, offer.to)
        else:
            item = item.moved(taken.at, before, offer.giver, item.place)
        state.items[name] = replace(item, offer=None)
    for check in taken.fields.get("checks", ()):
        if check.get("seal_state") == "broken":
            for seal in state.items[check["item"]].seals if check["item"] in state.items else ():
                _break_seal(state, check["item"], seal)
            state.flag(check["item"], "seal_broken")


def _courier_noted(state: CaseState, taken: Taken) -> None:
    offer = state.offers.get(taken.fields.get("offer", ""))
    if offer is not None:
        state.offers[offer.id] = replace(offer, courier=True)


def _checked_out(state: CaseState, taken: Taken) -> None:
    state.move(taken.at, taken.items, ItemState.CHECKED_OUT, taken.fields["to"])
    for name in state.with_children(taken.items):
        state.change(name, due_at=taken.fields.get("due_at"), lender=taken.actor)
    _seals_checked(state, taken)


def _returned_to_store(state: CaseState, taken: Taken) -> None:
    place = taken.fields.get("place")
    state.move(taken.at, taken.items, ItemState.IN_CUSTODY, taken.fields["to"], place)
    for name in state.with_children(taken.items):
        state.change(name, due_at=None, lender=None)
        if name in state.items:
            state.change(name, custodians=state.items[name].custodians | {taken.fields["to"]})
    _seals_checked(state, taken)


def _incident(state: CaseState, taken: Taken) -> None:
    flag = {"loss": "missing", "damage": "damaged", "contamination": "damaged"}.get(
        taken.fields.get("kind", "")
    )
    if flag is not None:
        for name in taken.items:
            state.flag(name, flag)


_FATE_STATES: Final = {
    "item.returned_to_owner": ItemState.RETURNED,
    "item.confiscated": ItemState.CONFISCATED,
    "item.transferred_outside": ItemState.TRANSFERRED_OUTSIDE,
    "item.destroyed": ItemState.DESTROYED,
}


def _disposed(state: CaseState, taken: Taken) -> None:
    state.move(taken.at, taken.items, _FATE_STATES[taken.event.type], None)


def _examination_started(state: CaseState, taken: Taken) -> None:
    state.examinations[taken.fields.get("examination", "")] = "started"
    for name in taken.items:
        if name in state.items:
            state.change(name, examiners=state.items[name].examiners | {taken.actor})


def _examination_finished(state: CaseState, taken: Taken) -> None:
    state.examinations[taken.fields.get("examination", "")] = "finished"


def _photographed(state: CaseState, taken: Taken) -> None:
    for each in taken.fields.get("photos", ()):
        item = each.get("item", taken.items[0] if len(taken.items) == 1 else None)
        state.change_artifact(each["artifact"], item=item)


def _artifact_received(state: CaseState, taken: Taken) -> None:
    fields = taken.fields
    by_file = {each["artifact"]: each for each in fields.get("files", ())}
    item = taken.items[0] if len(taken.items) == 1 else None
    request = fields.get("request")
    container = fields.get("container")
    names = {*fields.get("artifacts", ()), *by_file, *((container,) if container else ())}
    for name in names:
        known = state.artifact(name)
        each = by_file.get(name, {})
        categories = each.get("data_categories", fields.get("data_categories", ()))
        state.artifacts[name] = replace(
            known,
            item=item or known.item,
            request=request or known.request,
            container=container if name != container else known.container,
            conditions=known.conditions | set(fields.get("conditions", ())),
            categories=frozenset(categories),
        )


def _artifact_acquired(state: CaseState, taken: Taken) -> None:
    item = taken.items[0] if len(taken.items) == 1 else None
    search = state.open_search()
    for name in taken.fields.get("artifacts", ()):
        state.change_artifact(name, item=item, search=search.id if search else None)


def _artifact_hashed(state: CaseState, taken: Taken) -> None:
    item = taken.items[0] if len(taken.items) == 1 else None
    for each in taken.fields.get("artifacts", ()):
        known = state.artifact(each["artifact"])
        state.artifacts[known.id] = replace(
            known,
            item=item or known.item,
            size=each.get("size"),
            digests=tuple(sorted(each.get("digests", {}).items())),
            hashed_at=taken.at,
            container=each.get("container", known.container),
        )


def _artifact_copied(state: CaseState, taken: Taken) -> None:
    source, copy = taken.fields.get("source"), taken.fields.get("copy")
    if source is None or copy is None:
        return
    known = state.artifact(source["artifact"])
    # The copying reads both to the end: the copy counts as verified when the digests agree.
    same = (
        copy["digests"].items() <= source["digests"].items() or source["digests"] == copy["digests"]
    )
    state.change_artifact(
        copy["artifact"],
        item=known.item,
        source=known.id,
        parents=known.parents,
        size=known.size,
        digests=tuple(sorted(copy["digests"].items())),
        hashed_at=taken.at,
        verified_at=taken.at if same else None,
        categories=known.categories,
    )


def _artifact_verified(state: CaseState, taken: Taken) -> None:
    for each in taken.fields.get("artifacts", ()):
        state.change_artifact(each["artifact"], verified_at=taken.at, mismatch=False, missing=False)


def _artifact_mismatch(state: CaseState, taken: Taken) -> None:
    # A list of somebody else that differs says nothing against our own record of the bytes.
    name = taken.fields.get("artifact")
    if name is not None and taken.fields.get("expected", {}).get("source") == "own_record":
        state.change_artifact(name, mismatch=True, verified_at=None)


def _artifact_missing(state: CaseState, taken: Taken) -> None:
    name = taken.fields.get("artifact")
    if name is not None:
        state.change_artifact(name, missing=True, verified_at=None)


def _artifact_accessed(state: CaseState, taken: Taken) -> None:
    for name in taken.fields.get("artifacts", ()):
        state.change_artifact(name, opened_at=taken.at)


def _artifact_derived(state: CaseState, taken: Taken) -> None:
    parents = tuple(taken.fields.get("parents", ()))
    item = taken.items[0] if len(taken.items) == 1 else None
    for name in taken.fields.get("artifacts", ()):
        known = state.artifact(name)
        merged = tuple(dict.fromkeys((*known.parents, *parents)))
        state.change_artifact(name, parents=merged, derived=True, item=known.item or item)


def _restricted(state: CaseState, taken: Taken) -> None:
    fields = taken.fields
    persons = fields.get("persons", ()) if fields.get("restriction") == "named_persons" else ()
    restriction = Restriction(frozenset(persons), fields.get("ground", "other"))
    for name in fields.get("artifacts", ()):
        state.change_artifact(name, restriction=restriction)


def _lifted(state: CaseState, taken: Taken) -> None:
    persons = taken.fields.get("persons")
    for name in taken.fields.get("artifacts", ()):
        known = state.artifact(name).restriction
        ground = known.ground if known is not None else "other"
        restriction = Restriction(frozenset(persons), ground) if persons else None
        state.change_artifact(name, restriction=restriction)


def _purged(state: CaseState, taken: Taken) -> None:
    for name in taken.fields.get("artifacts", ()):
        state.change_artifact(name, purged=True)


def _disclosure_received(state: CaseState, taken: Taken) -> None:
    for name in taken.fields.get("artifacts", ()):
        state.change_artifact(name, request=taken.fields.get("request"))


def _made_inaccessible(state: CaseState, taken: Taken) -> None:
    standing = taken.event.type == "data.rendered_inaccessible"
    state.measures[taken.fields.get("measure", "")] = standing


def _finding_raised(state: CaseState, taken: Taken) -> None:
    fields = taken.fields
    state.findings[fields["finding"]] = Finding(
        fields["finding"],
        fields.get("kind", "other"),
        fields.get("severity", "red"),
        taken.actor,
        taken.at,
        frozenset(fields.get("artifacts", ())),
        frozenset(taken.items),
        fields.get("request"),
        fields.get("event"),
    )


def _finding_acknowledged(state: CaseState, taken: Taken) -> None:
    known = state.findings.get(taken.fields.get("finding", ""))
    if known is not None:
        state.findings[known.id] = replace(known, acknowledged=True)


def _finding_resolved(state: CaseState, taken: Taken) -> None:
    known = state.findings.get(taken.fields.get("finding", ""))
    if known is not None:
        state.findings[known.id] = replace(known, resolved=True)


def _bundle_exported(state: CaseState, taken: Taken) -> None:
    name = taken.fields.get("bundle", "")
    conditions = frozenset(taken.fields.get("conditions", ()))
    state.bundles[name] = Bundle(name, taken.at, conditions)


def _bundle_disclosed(state: CaseState, taken: Taken) -> None:
    known = state.bundles.get(taken.fields.get("bundle", ""))
    if known is not None:
        state.bundles[known.id] = replace(known, disclosed=True)


def _court_decided(state: CaseState, taken: Taken) -> None:
    fields = taken.fields
    in_force = fields.get("in_force_on") if fields.get("in_force") else None
    fates = tuple((each["item"], each["fate"]) for each in fields.get("fates", ()))
    state.decisions[taken.event.id] = Decision(
        taken.event.id, fields.get("decision", ""), fates, in_force
    )


def _document_attached(state: CaseState, taken: Taken) -> None:
    known = state.decisions.get(taken.fields.get("event", ""))
    if known is not None and taken.fields.get("kind") == "certificate":
        state.decisions[known.id] = replace(known, certified=True)


def _overridden(state: CaseState, taken: Taken) -> None:
    fields = taken.fields
    state.overrides.append(
        Override(
            fields.get("rule", ""),
            fields.get("request"),
            fields.get("person"),
            frozenset(taken.items),
        )
    )


_FOLDS: Final[Mapping[str, Callable[[CaseState, Taken], None]]] = {
    "case.opened": _case_opened,
    "case.member_assigned": _member_assigned,
    "case.closed": _case_closed,
    "case.reopened": _case_reopened,
    "authority.recorded": _authority_recorded,
    "authority.withdrawn": _authority_withdrawn,
    "authority.reviewed": _authority_reviewed,
    "consent.recorded": _consent_recorded,
    "consent.withdrawn": _consent_recorded,
    "request.approved": _request_approved,
    "conditions.offered": _conditions_offered,
    "conditions.accepted": _conditions_answered,
    "conditions.rejected": _conditions_answered,
    "disclosure.partial_received": _disclosure_received,
    "spontaneous.sent": _spontaneous,
    "spontaneous.received": _spontaneous,
    "incoming.step": _incoming_step,
    "deadline.alerted": _deadline_alerted,
    "search.started": _search_started,
    "search.finished": _search_finished,
    "protocol.signed": _protocol_signed,
    "copy.handed_over": _copy_handed_over,
    "item.found": _item_found,
    "item.state_recorded": _state_recorded,
    "item.isolated": _item_touched,
    "item.seized": _item_seized,
    "item.received": _item_received,
    "item.child_registered": _child_registered,
    "item.sealed": _item_sealed,
    "item.resealed": _item_sealed,
    "seal.broken": _seal_broken,
    "seal.checked": _seals_checked,
    "item.inspected": _item_inspected,
    "item.recognised": _item_recognised,
    "item.stored": _item_stored,
    "item.relocated": _item_relocated,
    "item.charge_checked": _charge_checked,
    "transfer.offered": _transfer_offered,
    "transfer.accepted": _transfer_ended,
    "transfer.refused": _transfer_ended,
    "transfer.recalled": _transfer_ended,
    "transfer.courier_noted": _courier_noted,
    "item.checked_out": _checked_out,
    "item.returned_to_store": _returned_to_store,
    "item.presented_in_court": _seals_checked,
    "incident.recorded": _incident,
    "item.returned_to_owner": _disposed,
    "item.confiscated": _disposed,
    "item.transferred_outside": _disposed,
    "item.destroyed": _disposed,
    "examination.started": _examination_started,
    "examination.finished": _examination_finished,
    "item.photographed": _photographed,
    "artifact.received_from_provider": _artifact_received,
    "artifact.acquired": _artifact_acquired,
    "artifact.hashed": _artifact_hashed,
    "artifact.copied": _artifact_copied,
    "artifact.verified": _artifact_verified,
    "artifact.mismatch_found": _artifact_mismatch,
    "artifact.missing_found": _artifact_missing,
    "artifact.accessed": _artifact_accessed,
    "artifact.derived": _artifact_derived,
    "artifact.access_restricted": _restricted,
    "artifact.access_lifted": _lifted,
    "artifact.purged": _purged,
    "data.rendered_inaccessible": _made_inaccessible,
    "data.access_restored": _made_inaccessible,
    "finding.raised": _finding_raised,
    "finding.acknowledged": _finding_acknowledged,
    "finding.resolved": _finding_resolved,
    "bundle.exported": _bundle_exported,
    "bundle.disclosed": _bundle_disclosed,
    "court.decision_recorded": _court_decided,
    "document.attached": _document_attached,
    "override.recorded": _overridden,
}
"""Types that change the state; all others leave it as it is."""

_OF_REQUESTS: Final = frozenset(
    {
        "artifact.received_from_provider", "conditions.accepted", "conditions.offered",
        "conditions.rejected", "confirmation.sent", "deadline.alerted",
        "disclosure.partial_received", "preservation.acknowledged", "preservation.expired",
        "preservation.released", "preservation.renewed", "preservation.requested",
        "request.acknowledged", "request.answered", "request.approved", "request.clarified",
        "request.closed", "request.postponed", "request.refused", "request.sent",
        "request.withdrawn",
    }
)  # fmt: skip
"""Types that move the request they name."""
