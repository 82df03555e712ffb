"""Reading the files of procedures: each kind of document, its keys a closed list."""

from collections.abc import Mapping
from typing import Any, Final

from custody.procedures.clocks import Rule, Unit, WorkCalendar
from custody.procedures.law import (
    EVENT_FORMS,
    AnswerTerm,
    Bars,
    Channel,
    Clock,
    Confirmation,
    Demands,
    Edition,
    Form,
    LegalBasis,
    Overlay,
    Procedure,
    Source,
    Title,
)
from custody.procedures.machines import Machine, Transition
from custody.procedures.parsing_values import (
    EDITION,
    Document,
    bad,
    closed,
    day,
    day_of,
    source_of,
    sources_of,
    text_of,
    title_of,
    words_of,
    words_told,
)

_LIMITS: Final = {"max_days", "max_renewals", "max_total_days"}


def _demands(value: Document, *, unconfirmed: bool = False) -> Demands:
    closed(value, {"required", "optional", "when"}, "fields")
    return Demands(
        sources_of(value.get("required", {}), unconfirmed=unconfirmed),
        sources_of(value.get("optional", {}), unconfirmed=unconfirmed),
        {name: frozenset(values) for name, values in value.get("when", {}).items()},
    )


def basis_of(value: Document) -> LegalBasis:
    """One row of law."""
    names = {"act", "article", "part", "title", "valid_from", "valid_to", "checked_on"}
    closed(value, names | {"checked_by", "source", "unconfirmed", "note"}, "legal_basis")
    return LegalBasis(
        text_of(value["act"]),
        text_of(value["article"]),
        value.get("part"),
        title_of(value["title"]),
        day_of(value, "valid_from"),
        day_of(value, "valid_to"),
        day(value["checked_on"]),
        value.get("checked_by"),
        source_of(value),
        words_of(value, "note"),
    )


def channel(value: Document) -> Channel:
    """One legal channel."""
    names = {"id", "title", "usable_from", "usable_to", "as_of", "source", "unconfirmed", "note"}
    closed(value, names, "channel")
    return Channel(
        text_of(value["id"]),
        title_of(value["title"]),
        day_of(value, "usable_from"),
        day_of(value, "usable_to"),
        day(value["as_of"]),
        source_of(value),
        words_told(value["note"]),
    )


def channels(document: Document) -> tuple[Channel, ...]:
    """The channels of a document of kind `channels`."""
    closed(document, EDITION | {"profile", "channel"}, "channels")
    return tuple(map(channel, document["channel"]))


def acts(document: Document) -> dict[str, Title]:
    """What acts of law are called, by the name under which rows of legal basis have them."""
    closed(document, EDITION | {"act"}, "acts")
    made: dict[str, Title] = {}
    for row in document["act"]:
        closed(row, {"name", "title"}, "act")
        made[text_of(row["name"])] = title_of(row["title"])
    return made


def calendar(document: Document) -> WorkCalendar:
    """A calendar of working days; the way of counting is its country's."""
    names = {"id", "title", "weekend", "yearly", "closed", "worked", "note", "covers"}
    closed(document, EDITION | names, "calendar")
    days = (text_of(each).split("-") for each in document["yearly"])
    return WorkCalendar(
        f"{document['id']} {document['edition']}",
        frozenset(document["weekend"]),
        frozenset((int(month), int(day)) for month, day in days),
        frozenset(map(day, document["closed"])),
        frozenset(map(day, document["worked"])),
    )


def machines(document: Document, known: Mapping[str, Machine]) -> dict[str, Machine]:
    """The machines of a document; one may extend another that stands before it."""
    closed(document, EDITION | {"machine"}, "machines")
    made: dict[str, Machine] = {}
    for row in document["machine"]:
        names = {"id", "extends", "subject", "initial", "open", "closable", "final", "transitions"}
        closed(row, names, "machine")
        base = {**known, **made}.get(row["extends"]) if "extends" in row else None
        opened = frozenset(row["open"])
        transitions = [_transition(each, opened) for each in row["transitions"]]
        if base is not None:
            transitions += [each.reopened(base.open, opened) for each in base.transitions]
        made[row["id"]] = Machine(
            row["id"],
            base.initial if base else row["initial"],
            opened,
            base.closable if base else frozenset(row["closable"]),
            base.final if base else frozenset(row["final"]),
            tuple(transitions),
            row.get("subject", ""),
        )
    return made


def _transition(row: Document, opened: frozenset[str]) -> Transition:
    closed(row, {"event", "from", "to", "when", "source"}, "transition")
    states: set[str] = set()
    for state in row["from"]:
        states |= opened if state == "@open" else {state}
    when = {name: frozenset(values) for name, values in row.get("when", {}).items()}
    source = Source.parse(row["source"])
    return Transition(
        text_of(row["event"]), frozenset(states), text_of(row["to"]), when, str(source)
    )


_OF_PROCEDURE: Final = frozenset(
    {
        "id", "machine", "form", "approvers", "channels", "data_categories", "hands_over",
        "clock", "title", "limits", "required", "optional", "events", "forms", "confirmation",
        "legal_basis", "national", "note", "profiles", "needs_channel", "recorded_only",
        "answer_term",
    }
)  # fmt: skip


def procedure(
    document: Document,
    dated: Edition,
    common: Document,
    known: Mapping[str, Machine],
    overlay: Overlay,
) -> Procedure:
    """One procedure as a country has it.

    Args:
        document: The procedure's own file.
        dated: When it and the country's profile hold together.
        common: What every letter carries.
        known: Machines by id.
        overlay: What the country adds.
    """
    closed(document, EDITION | _OF_PROCEDURE, "procedure")
    if document["machine"] not in known:
        raise bad(f"no machine {document['machine']}")
    unsure = bool(document.get("unconfirmed", False))
    own = _demands(_fields_of(document), unconfirmed=unsure)
    own = _joined(own, Demands(overlay.required, {}))
    is_letter = document["form"] not in EVENT_FORMS
    limits = {**limits_of(document.get("limits", {})), **overlay.limits}
    own_confirmation = document.get("confirmation")
    confirmation = None if own_confirmation is None else confirmation_of(own_confirmation)
    return Procedure(
        id=text_of(document["id"]),
        edition=dated,
        source=source_of(document),
        title=title_of(document["title"]),
        machine=document["machine"],
        form=text_of(document["form"]),
        approvers=frozenset(document["approvers"])
        if overlay.approvers is None
        else overlay.approvers,
        channels=frozenset(document.get("channels", ())),
        data_categories=frozenset(document["data_categories"]),
        hands_over=frozenset(document["hands_over"]),
        clock=_clock(document["clock"]) if "clock" in document else None,
        max_days=limits.get("max_days"),
        max_renewals=limits.get("max_renewals"),
        max_total_days=limits.get("max_total_days"),
        national=overlay.national or words_of(document, "national"),
        note=words_of(document, "note"),
        fields=_joined(_demands(_fields_of(common)), own) if is_letter else own,
        safeguards=_demands(common["safeguards"]),
        events={
            name: _demands(each, unconfirmed=unsure)
            for name, each in document.get("events", {}).items()
        },
        forms={**forms_of(document.get("forms", {})), **overlay.forms},
        confirmation=overlay.confirmation or confirmation,
        answer_terms=tuple(_answer(each, unsure) for each in document.get("answer_term", ())),
        needs_channel=document.get("needs_channel"),
        recorded_only=bool(document.get("recorded_only", False)),
        legal_basis=(*map(basis_of, document["legal_basis"]), *overlay.legal_basis),
    )


def bars(common: Document) -> dict[str, Bars]:
    """What each kind of condition lets through."""
    made = {}
    for kind, row in common.get("conditions", {}).items():
        closed(row, {"recipients", "uses", "source"}, "conditions")
        recipients, uses = (
            frozenset(row[name]) if name in row else None for name in ("recipients", "uses")
        )
        made[kind] = Bars(recipients, uses, Source.parse(row["source"]))
    return made


def _joined(shared: Demands, own: Demands) -> Demands:
    """What every letter carries and what this one adds; what is required is not optional too."""
    optional = {**shared.optional, **own.optional}
    required = {**shared.required, **own.required}
    return Demands(required, {name: optional[name] for name in optional if name not in required})


def limits_of(value: Document) -> dict[str, int]:
    """How long and how often."""
    closed(value, _LIMITS, "limits")
    return {name: int(count) for name, count in value.items()}


def _clock(value: Document) -> Clock:
    closed(value, {"rule", "source"}, "clock")
    return Clock(Rule(value["rule"]), Source.parse(value["source"]))


def _fields_of(document: Document) -> dict[str, Any]:
    return {name: document[name] for name in ("required", "optional") if name in document}


def forms_of(value: Document) -> dict[str, Form]:
    """Forms of the act of searching."""
    return {
        name: Form(each["witnesses"], Source.parse(each["source"]), words_of(each, "note"))
        for name, each in value.items()
    }


def _unit(value: object) -> Unit:
    if value not in ("hours", "days", "months", "years"):
        raise bad(f"unit {value!r}")
    unit: Unit = value
    return unit


def confirmation_of(value: Document) -> Confirmation:
    """The term for the paper after haste."""
    closed(value, {"means", "count", "unit", "rule", "source"}, "confirmation")
    return Confirmation(
        frozenset(value["means"]),
        int(value["count"]),
        _unit(value["unit"]),
        Rule(value["rule"]),
        Source.parse(value["source"]),
    )


def _answer(value: Document, unsure: bool) -> AnswerTerm:
    closed(value, {"rule", "after", "count", "unit", "categories", "source"}, "answer_term")
    return AnswerTerm(
        Rule(value["rule"]),
        text_of(value["after"]),
        int(value["count"]),
        _unit(value["unit"]),
        frozenset(value.get("categories", ())),
        Source.parse(value["source"], unconfirmed=unsure),
    )
