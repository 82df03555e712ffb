"""Reading the files of procedures: each kind of document, its keys a closed list."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from custody.clock import is_offset
from custody.errors import InputError
from custody.procedures.clocks import Counting, Rule, Unit, WorkCalendar
from custody.procedures.law import (
    AnswerTerm,
    Article,
    Bars,
    Channel,
    Clock,
    Confirmation,
    Demands,
    Edition,
    Form,
    LegalBasis,
    Offence,
    Overlay,
    Procedure,
    Profile,
    Provision,
    RegionOffset,
    Source,
    Title,
)
from custody.procedures.machines import Machine, Transition

LANGUAGES: Final = ("kk", "ru", "en")
_EDITION: Final = {
    "kind",
    "edition",
    "valid_from",
    "valid_to",
    "checked_on",
    "source",
    "unconfirmed",
}
_LIMITS: Final = {"max_days", "max_renewals", "max_total_days"}
_MOVED_BY_EVENTS: Final = frozenset({"search", "act"})
"""Forms without a letter: what is demanded stands by type of event."""

Document = Mapping[str, Any]


def bad(reason: str) -> InputError:
    """A file that is not what it should be; whoever reads it names the file."""
    return InputError("input.procedure", file="", reason=reason)


def _closed(document: Document, names: set[str], what: str) -> None:
    if not document.keys() <= names:
        raise bad(f"{what}: unknown {sorted(document.keys() - names)}")


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise bad(f"{value!r} is not a text")
    return value


def _day(value: object) -> date:
    if type(value) is not date:
        raise bad(f"{value!r} is not a date")
    return value


def _day_of(document: Document, name: str) -> date | None:
    return _day(document[name]) if name in document else None


def _source(document: Document, name: str = "source") -> Source:
    return Source.parse(document[name], unconfirmed=document.get("unconfirmed", False))


def edition(document: Document) -> Edition:
    """What dates a document."""
    return Edition(
        _text(document["edition"]),
        _day(document["valid_from"]),
        _day_of(document, "valid_to"),
        _day(document["checked_on"]),
    )


def _title(value: Document) -> Title:
    _closed(value, {*LANGUAGES, "review"}, "title")
    kk, ru, en = (_text(value[name]) for name in LANGUAGES)
    return Title(kk, ru, en, tuple(value.get("review", ())))


def _words(value: Document | str) -> Title:
    """A remark in three languages; one that an agency writes in one stands for all."""
    if isinstance(value, str):
        return Title(value, value, _text(value), LANGUAGES)
    return _title(value)


def _words_of(document: Document, name: str) -> Title | None:
    return _words(document[name]) if name in document else None


def _sources(value: Document, *, unconfirmed: bool = False) -> dict[str, Source]:
    return {name: Source.parse(text, unconfirmed=unconfirmed) for name, text in value.items()}


def _demands(value: Document, *, unconfirmed: bool = False) -> Demands:
    _closed(value, {"required", "optional", "when"}, "fields")
    return Demands(
        _sources(value.get("required", {}), unconfirmed=unconfirmed),
        _sources(value.get("optional", {}), unconfirmed=unconfirmed),
        {name: frozenset(values) for name, values in value.get("when", {}).items()},
    )


def _basis(value: Document) -> LegalBasis:
    names = {"act", "article", "part", "title", "valid_from", "valid_to", "checked_on"}
    _closed(value, names | {"checked_by", "source", "unconfirmed", "note"}, "legal_basis")
    return LegalBasis(
        _text(value["act"]),
        _text(value["article"]),
        value.get("part"),
        _title(value["title"]),
        _day_of(value, "valid_from"),
        _day_of(value, "valid_to"),
        _day(value["checked_on"]),
        value.get("checked_by"),
        _source(value),
        _words_of(value, "note"),
    )


def channel(value: Document) -> Channel:
    """One legal channel."""
    names = {"id", "title", "usable_from", "usable_to", "as_of", "source", "unconfirmed", "note"}
    _closed(value, names, "channel")
    return Channel(
        _text(value["id"]),
        _title(value["title"]),
        _day_of(value, "usable_from"),
        _day_of(value, "usable_to"),
        _day(value["as_of"]),
        _source(value),
        _words(value["note"]),
    )


def channels(document: Document) -> tuple[Channel, ...]:
    """The channels of a document of kind `channels`."""
    _closed(document, _EDITION | {"profile", "channel"}, "channels")
    return tuple(map(channel, document["channel"]))


def acts(document: Document) -> dict[str, Title]:
    """What acts of law are called, by the name under which rows of legal basis have them."""
    _closed(document, _EDITION | {"act"}, "acts")
    made: dict[str, Title] = {}
    for row in document["act"]:
        _closed(row, {"name", "title"}, "act")
        made[_text(row["name"])] = _title(row["title"])
    return made


def calendar(document: Document) -> WorkCalendar:
    """A calendar of working days; the way of counting is its country's."""
    names = {"id", "title", "weekend", "yearly", "closed", "worked", "note", "covers"}
    _closed(document, _EDITION | names, "calendar")
    days = (_text(each).split("-") for each in document["yearly"])
    return WorkCalendar(
        f"{document['id']} {document['edition']}",
        frozenset(document["weekend"]),
        frozenset((int(month), int(day)) for month, day in days),
        frozenset(map(_day, document["closed"])),
        frozenset(map(_day, document["worked"])),
    )


def machines(document: Document, known: Mapping[str, Machine]) -> dict[str, Machine]:
    """The machines of a document; one may extend another that stands before it."""
    _closed(document, _EDITION | {"machine"}, "machines")
    made: dict[str, Machine] = {}
    for row in document["machine"]:
        names = {"id", "extends", "subject", "initial", "open", "closable", "final", "transitions"}
        _closed(row, names, "machine")
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
    _closed(row, {"event", "from", "to", "when", "source"}, "transition")
    states: set[str] = set()
    for state in row["from"]:
        states |= opened if state == "@open" else {state}
    when = {name: frozenset(values) for name, values in row.get("when", {}).items()}
    source = Source.parse(row["source"])
    return Transition(_text(row["event"]), frozenset(states), _text(row["to"]), when, str(source))


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
    names = {
        "id", "machine", "form", "approvers", "channels", "data_categories", "hands_over",
        "clock", "title", "limits", "required", "optional", "events", "forms", "confirmation",
        "legal_basis", "national", "note", "profiles", "needs_channel", "recorded_only",
        "answer_term",
    }  # fmt: skip
    _closed(document, _EDITION | names, "procedure")
    if document["machine"] not in known:
        raise bad(f"no machine {document['machine']}")
    unsure = bool(document.get("unconfirmed", False))
    own = _demands(_fields_of(document), unconfirmed=unsure)
    own = _joined(own, Demands(overlay.required, {}))
    is_letter = document["form"] not in _MOVED_BY_EVENTS
    limits = {**_limits(document.get("limits", {})), **overlay.limits}
    own_confirmation = document.get("confirmation")
    confirmation = None if own_confirmation is None else _confirmation(own_confirmation)
    return Procedure(
        id=_text(document["id"]),
        edition=dated,
        source=_source(document),
        title=_title(document["title"]),
        machine=document["machine"],
        form=_text(document["form"]),
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
        national=overlay.national or _words_of(document, "national"),
        note=_words_of(document, "note"),
        fields=_joined(_demands(_fields_of(common)), own) if is_letter else own,
        safeguards=_demands(common["safeguards"]),
        events={
            name: _demands(each, unconfirmed=unsure)
            for name, each in document.get("events", {}).items()
        },
        forms={**_forms(document.get("forms", {})), **overlay.forms},
        confirmation=overlay.confirmation or confirmation,
        answer_terms=tuple(_answer(each, unsure) for each in document.get("answer_term", ())),
        needs_channel=document.get("needs_channel"),
        recorded_only=bool(document.get("recorded_only", False)),
        legal_basis=(*map(_basis, document["legal_basis"]), *overlay.legal_basis),
    )


def bars(common: Document) -> dict[str, Bars]:
    """What each kind of condition lets through."""
    made = {}
    for kind, row in common.get("conditions", {}).items():
        _closed(row, {"recipients", "uses", "source"}, "conditions")
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


def _limits(value: Document) -> dict[str, int]:
    _closed(value, _LIMITS, "limits")
    return {name: int(count) for name, count in value.items()}


def _clock(value: Document) -> Clock:
    _closed(value, {"rule", "source"}, "clock")
    return Clock(Rule(value["rule"]), Source.parse(value["source"]))


def _fields_of(document: Document) -> dict[str, Any]:
    return {name: document[name] for name in ("required", "optional") if name in document}


def _forms(value: Document) -> dict[str, Form]:
    return {
        name: Form(each["witnesses"], Source.parse(each["source"]), _words_of(each, "note"))
        for name, each in value.items()
    }


def _unit(value: object) -> Unit:
    if value not in ("hours", "days", "months", "years"):
        raise bad(f"unit {value!r}")
    unit: Unit = value
    return unit


def _confirmation(value: Document) -> Confirmation:
    _closed(value, {"means", "count", "unit", "rule", "source"}, "confirmation")
    return Confirmation(
        frozenset(value["means"]),
        int(value["count"]),
        _unit(value["unit"]),
        Rule(value["rule"]),
        Source.parse(value["source"]),
    )


def _answer(value: Document, unsure: bool) -> AnswerTerm:
    _closed(value, {"rule", "after", "count", "unit", "categories", "source"}, "answer_term")
    return AnswerTerm(
        Rule(value["rule"]),
        _text(value["after"]),
        int(value["count"]),
        _unit(value["unit"]),
        frozenset(value.get("categories", ())),
        Source.parse(value["source"], unconfirmed=unsure),
    )


def profile(document: Document) -> Profile:
    """A country's profile."""
    names = {
        "id", "title", "country", "calendar", "counting", "offset", "article", "provision",
        "offence", "procedure", "channel", "note",
    }  # fmt: skip
    _closed(document, _EDITION | names, "profile")
    counting = document["counting"]
    _closed(counting, {"rule", "counts_start", "moves_to_working_day", "source"}, "counting")
    Source.parse(counting["source"])
    return Profile(
        id=_text(document["id"]),
        edition=edition(document),
        title=_title(document["title"]),
        country=_text(document["country"]),
        source=_source(document),
        calendar=_text(document["calendar"]),
        counting=Counting(
            Rule(counting["rule"]), counting["counts_start"], counting["moves_to_working_day"]
        ),
        offsets=tuple(map(_offset, document.get("offset", ()))),
        articles=tuple(map(_article, document.get("article", ()))),
        provisions=tuple(map(_provision, document.get("provision", ()))),
        offences=tuple(map(_offence, document.get("offence", ()))),
        overlays={name: _overlay(each) for name, each in document.get("procedure", {}).items()},
    )


def _offset(value: Document) -> RegionOffset:
    _closed(value, {"region", "offset", "valid_from", "valid_to", "source"}, "offset")
    if not is_offset(value["offset"]):
        raise bad(f"offset {value['offset']!r}")
    first, last = _day_of(value, "valid_from"), _day_of(value, "valid_to")
    return RegionOffset(_text(value["region"]), value["offset"], first, last, _source(value))


def _article(value: Document) -> Article:
    names = {"article", "procedures", "title", "provision", "provision_source", "coverage"}
    _closed(value, names | {"coverage_source"}, "article")
    return Article(
        _text(value["article"]),
        tuple(value.get("procedures", ())),
        _title(value["title"]),
        _text(value["provision"]),
        Source.parse(value["provision_source"]),
        _text(value["coverage"]),
        Source.parse(value["coverage_source"]),
    )


def _provision(value: Document) -> Provision:
    _closed(value, {"act", "heading", "need", "source", "unconfirmed"}, "provision")
    return Provision(
        _text(value["act"]), _text(value["heading"]), _text(value["need"]), _source(value)
    )


def _offence(value: Document) -> Offence:
    _closed(value, {"article", "act", "articles", "coverage", "source"}, "offence")
    return Offence(
        _text(value["article"]),
        _text(value["act"]),
        tuple(map(_text, value["articles"])),
        _text(value["coverage"]),
        _source(value),
    )


def _overlay(value: Document) -> Overlay:
    names = {"national", "approvers", "required", "limits", "forms", "confirmation"}
    _closed(value, names | {"legal_basis"}, "procedure of a profile")
    return Overlay(
        national=_words_of(value, "national"),
        approvers=frozenset(value["approvers"]) if "approvers" in value else None,
        required=_sources(value.get("required", {})),
        limits=_limits(value.get("limits", {})),
        forms=_forms(value.get("forms", {})),
        confirmation=_confirmation(value["confirmation"]) if "confirmation" in value else None,
        legal_basis=tuple(map(_basis, value.get("legal_basis", ()))),
    )
