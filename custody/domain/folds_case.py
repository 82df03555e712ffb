"""What events of cases, authorities, requests and searches change in the state of a case. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from custody.domain.facts import CaseFacts
from custody.domain.records import (
    Authority,
    Condition,
    Consent,
    Decision,
    Membership,
    Override,
    Search,
)
from custody.domain.taken import Taken, alert_key
from custody.procedures import clocks
from custody.procedures.catalogue import ARTICLE_19


def _case_opened(state: CaseFacts, taken: Taken) -> None:
    state.opened = True
    state.registration = taken.fields.get("registration", "")
    state.confidentiality = taken.fields.get("confidentiality", "")
    state.members.append(Membership(taken.actor, "OIC", None, None))


def _member_assigned(state: CaseFacts, taken: Taken) -> None:
    fields = taken.fields
    if "person" in fields and "role" in fields:
        starts, ends = fields.get("starts_at"), fields.get("ends_at")
        state.members.append(Membership(fields["person"], fields["role"], starts, ends))


def _case_closed(state: CaseFacts, _taken: Taken) -> None:
    state.closed = True


def _case_reopened(state: CaseFacts, _taken: Taken) -> None:
    state.closed = False


def _authority_recorded(state: CaseFacts, taken: Taken) -> None:
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


def _authority_withdrawn(state: CaseFacts, taken: Taken) -> None:
    known = state.authorities.get(taken.fields.get("authority", ""))
    if known is not None:
        state.authorities[known.id] = replace(known, withdrawn=True)


def _authority_reviewed(state: CaseFacts, taken: Taken) -> None:
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


def _consent_recorded(state: CaseFacts, taken: Taken) -> None:
    if "consent" in taken.fields:
        stands = taken.event.type == "consent.recorded"
        stands = stands and taken.fields.get("step", "given") in _CONSENTED
        name = taken.fields["consent"]
        state.consents[name] = stands
        if taken.fields.get("conditions"):
            state.supplier_consents[name] = Consent(
                name,
                frozenset(taken.fields["conditions"]),
                frozenset(taken.fields.get("uses", ())),
                frozenset(taken.fields.get("recipient_kinds", ())),
            )


def _conditions_offered(state: CaseFacts, taken: Taken) -> None:
    _note_conditions(state, taken, "offered")


def _note_conditions(state: CaseFacts, taken: Taken, standing: str) -> None:
    texts = {each["condition"]: each["text"] for each in taken.fields.get("condition_texts", ())}
    for each in taken.fields.get("conditions", ()):
        name = each["condition"]
        subject = taken.fields.get("request") or taken.fields.get("information")
        state.conditions[name] = Condition(name, each["kind"], subject, standing, texts.get(name))


def _conditions_answered(state: CaseFacts, taken: Taken) -> None:
    standing = taken.event.type.rpartition(".")[2]
    for name in taken.fields.get("conditions", ()):
        known = state.conditions.get(name)
        if known is not None:
            state.conditions[name] = replace(known, state=standing)
        if standing == "accepted":
            for artifact in taken.fields.get("artifacts", ()):
                own = state.artifact(artifact).conditions
                state.change_artifact(artifact, conditions=own | {name})


def _request_approved(state: CaseFacts, taken: Taken) -> None:
    if "information" in taken.fields:  # whoever is told unasked has yet to accept our conditions
        state.informations.add(taken.fields["information"])
        _note_conditions(state, taken, "offered")
    else:  # limits that we set ourselves, or that were agreed beforehand, bind from now on
        _note_conditions(state, taken, "accepted")


def _spontaneous(state: CaseFacts, taken: Taken) -> None:
    state.informations.add(taken.fields.get("information", ""))
    if taken.event.type == "spontaneous.received":
        _note_conditions(state, taken, "accepted")
        names = {each["condition"] for each in taken.fields.get("conditions", ())}
        names |= state.conditions_of_request(taken.fields.get("information", ""))
        for artifact in taken.fields.get("artifacts", ()):
            own = state.artifact(artifact).conditions
            state.change_artifact(artifact, conditions=own | names)


def _incoming_step(state: CaseFacts, taken: Taken) -> None:
    state.incoming[taken.fields.get("incoming", "")] = taken.fields.get("step", "")


def _deadline_alerted(state: CaseFacts, taken: Taken) -> None:
    fields = taken.fields
    state.alerts[alert_key(fields)] = (taken.at, fields.get("level", ""))


def _search_started(state: CaseFacts, taken: Taken) -> None:
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


def _move_search(state: CaseFacts, name: str, taken: Taken) -> None:
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


def _search_finished(state: CaseFacts, taken: Taken) -> None:
    name = taken.fields["search"]
    if name in state.searches:
        _move_search(state, name, taken)


def _protocol_signed(state: CaseFacts, taken: Taken) -> None:
    protocol = taken.fields.get("protocol", "")
    state.protocols.add(protocol)
    search = state.searches.get(taken.fields.get("search", ""))
    if search is not None:
        state.searches[search.id] = replace(search, protocols=search.protocols | {protocol})
        _move_search(state, search.id, taken)


def _copy_handed_over(state: CaseFacts, taken: Taken) -> None:
    for search in list(state.searches.values()):
        if taken.fields.get("protocol") in search.protocols:
            _move_search(state, search.id, taken)


def _disclosure_received(state: CaseFacts, taken: Taken) -> None:
    for name in taken.fields.get("artifacts", ()):
        state.change_artifact(name, request=taken.fields.get("request"))


def _court_decided(state: CaseFacts, taken: Taken) -> None:
    fields = taken.fields
    in_force = fields.get("in_force_on") if fields.get("in_force") else None
    fates = tuple((each["item"], each["fate"]) for each in fields.get("fates", ()))
    state.decisions[taken.event.id] = Decision(
        taken.event.id, fields.get("decision", ""), fates, in_force
    )


def _document_attached(state: CaseFacts, taken: Taken) -> None:
    known = state.decisions.get(taken.fields.get("event", ""))
    if known is not None and taken.fields.get("kind") == "certificate":
        state.decisions[known.id] = replace(known, certified=True)


def _overridden(state: CaseFacts, taken: Taken) -> None:
    fields = taken.fields
    state.overrides.append(
        Override(
            fields.get("rule", ""),
            fields.get("request"),
            fields.get("person"),
            frozenset(taken.items),
        )
    )


_CONSENTED: Final = frozenset({"given", "finished"})
FOLDS: Final[Mapping[str, Callable[[CaseFacts, Taken], None]]] = {
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
    "court.decision_recorded": _court_decided,
    "document.attached": _document_attached,
    "override.recorded": _overridden,
}
