"""The catalogue of procedures: law as dated, replaceable data (procedures §0.1, §0.4, §0.5, §1).

Nothing legal is a constant of the program. The project's own files stand in
`resources/procedures/*.toml`; an agency may hand in newer ones. Of several editions of one thing
the one counts that is valid on the day asked for and has the newest `edition`; the agency's wins
over the project's where the two are of one edition. Keys of a file are a closed list.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from custody import resources
from custody.errors import InputError
from custody.procedures.clocks import Rule, Unit, WorkCalendar
from custody.procedures.machines import Machine, Transition

FOLDER: Final = "procedures"
LANGUAGES: Final = ("kk", "ru", "en")
ARTICLE_19: Final = "art19"

_SOURCE: Final = re.compile(r"([TSKGP])(?: (\S.*))?\Z")
_EDITION: Final = {
    "kind",
    "edition",
    "valid_from",
    "valid_to",
    "checked_on",
    "source",
    "unconfirmed",
}


@dataclass(frozen=True, slots=True)
class Source:
    """Where a demand comes from: a mark of procedures §0.1 and the place, e.g. `K 254(3)`."""

    mark: str
    place: str
    unconfirmed: bool = False

    @classmethod
    def parse(cls, text: object, *, unconfirmed: bool = False) -> "Source":
        """Read a source as the files write it."""
        found = _SOURCE.match(text) if isinstance(text, str) else None
        if found is None:
            raise _bad(f"source {text!r}: a mark T, S, K, G or P and a place")
        return cls(found[1], found[2] or "", unconfirmed)


@dataclass(frozen=True, slots=True)
class Title:
    """One text in the three languages of the product."""

    kk: str
    ru: str
    en: str
    review: tuple[str, ...]
    """Languages whose text a lawyer has still to review."""

    def text(self, language: str) -> str:
        """The text in a language: `kk`, `ru` or `en`."""
        return {"kk": self.kk, "ru": self.ru, "en": self.en}[language]


@dataclass(frozen=True, slots=True)
class Edition:
    """What dates a piece of the catalogue."""

    edition: str
    valid_from: date
    valid_to: date | None
    checked_on: date

    def covers(self, day: date) -> bool:
        """Whether it is to be used on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """One row of law (procedures §0.4)."""

    act: str
    article: str
    part: str | None
    title: Title
    valid_from: date | None
    valid_to: date | None
    checked_on: date
    checked_by: str | None
    source: Source
    note: str | None


@dataclass(frozen=True, slots=True)
class Channel:
    """A legal channel and since when it is open."""

    id: str
    title: Title
    usable_from: date | None
    """None: not open."""
    usable_to: date | None
    as_of: date
    source: Source
    note: str

    def usable_on(self, day: date) -> bool:
        """Whether a request may go by this channel on a day."""
        if self.usable_from is None or day < self.usable_from:
            return False
        return self.usable_to is None or day <= self.usable_to


@dataclass(frozen=True, slots=True)
class Clock:
    """The rule by which a procedure's main term is counted."""

    rule: Rule
    source: Source


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A term within which what was sent in haste is confirmed on paper."""

    means: frozenset[str]
    count: int
    unit: Unit
    rule: Rule
    source: Source


@dataclass(frozen=True, slots=True)
class Form:
    """One form of the act of searching."""

    witnesses: int
    """Attesting witnesses that must be present."""
    source: Source
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Demands:
    """Names of fields, each with the source that asks for it."""

    required: Mapping[str, Source]
    optional: Mapping[str, Source]


@dataclass(frozen=True, slots=True)
class Procedure:
    """One procedure of procedures §1."""

    id: str
    edition: Edition
    source: Source
    title: Title
    machine: str
    form: str
    """`order` binds its addressee, `request` asks, `search` is an act of the investigators."""
    approvers: frozenset[str]
    """Roles that may approve (procedures §5.2)."""
    channels: frozenset[str]
    """Legal channels that fit; empty: any."""
    data_categories: frozenset[str]
    """Categories that may be asked for."""
    hands_over: frozenset[str]
    """Categories that an answer may hold; anything else is an over-disclosure."""
    clock: Clock | None
    max_days: int | None
    """Longest single term."""
    max_renewals: int | None
    max_total_days: int | None
    """Longest time from the first start to the last end; national law sets both, if any."""
    national: str
    fields: Demands
    """Fields of `request.approved`, those of every request included."""
    safeguards: Demands
    events: Mapping[str, Demands]
    """Type of event to its fields, for procedures that are no letter."""
    forms: Mapping[str, Form]
    confirmation: Confirmation | None
    legal_basis: tuple[LegalBasis, ...]

    def over_disclosed(self, asked: Iterable[str], received: Iterable[str]) -> frozenset[str]:
        """Categories in an answer that the procedure or the request did not cover.

        Data that nobody has classified count as content (procedures §0.2), so they are covered
        only where content is.
        """
        covered = self.hands_over & frozenset(asked)
        if "content" in covered:
            covered |= {"unclassified"}
        return frozenset(received) - covered


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All procedures, channels, machines and calendars of all editions."""

    procedures: tuple[Procedure, ...]
    channels: tuple[tuple[Edition, Channel], ...]
    machines: Mapping[str, Machine]
    calendars: tuple[tuple[Edition, WorkCalendar], ...]

    def procedure(self, name: str, day: date) -> Procedure | None:
        """The edition of a procedure to be used on a day."""
        fits = [each for each in self.procedures if each.id == name and each.edition.covers(day)]
        older = [each for each in self.procedures if each.id == name]
        # An act before the first edition is judged by the first: there is no other.
        first = min(older, key=lambda each: each.edition.valid_from, default=None)
        return max(fits, key=lambda each: each.edition.edition, default=first)

    def channel(self, name: str, day: date) -> Channel | None:
        """What is known of a channel on a day."""
        rows = [(edition, row) for edition, row in self.channels if row.id == name]
        fits = [pair for pair in rows if pair[0].covers(day)] or rows
        return max(fits, key=lambda pair: pair[0].edition)[1] if fits else None

    def calendar(self, day: date) -> WorkCalendar:
        """The calendar of working days to be used on a day."""
        fits = [pair for pair in self.calendars if pair[0].covers(day)] or list(self.calendars)
        return max(fits, key=lambda pair: pair[0].edition)[1]


def load(replacements: Mapping[str, str] | None = None) -> Catalogue:
    """Read the project's files and an agency's newer ones.

    Args:
        replacements: Name to text of the agency's own files, e.g. those of a folder it keeps.

    Raises:
        InputError: `input.procedure`; a file is malformed.
    """
    if not replacements:
        return _own()
    return _assemble([*_parsed(_own_files()), *_parsed(replacements)])


@cache
def _own() -> Catalogue:
    """The project's own, read once: nothing changes it."""
    return _assemble(_parsed(_own_files()))


def _own_files() -> dict[str, str]:
    names = (name for name in resources.files(FOLDER) if name.endswith(".toml"))
    return {name: resources.read_text(name) for name in names}


def _parsed(files: Mapping[str, str]) -> list[tuple[str, dict[str, Any]]]:
    documents: list[tuple[str, dict[str, Any]]] = []
    for name, text in files.items():
        try:
            documents.append((name, tomllib.loads(text)))
        except tomllib.TOMLDecodeError as err:
            raise InputError("input.procedure", file=name, reason=str(err)) from err
    return documents


def _assemble(documents: list[tuple[str, dict[str, Any]]]) -> Catalogue:
    by_kind: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for name, document in documents:
        by_kind.setdefault(str(document.get("kind")), []).append((name, document))
    unknown = by_kind.keys() - {"machines", "common", "channels", "calendar", "procedure"}
    if unknown:
        raise InputError("input.procedure", file=by_kind[min(unknown)][0][0], reason="unknown kind")
    common = max(by_kind["common"], key=lambda pair: str(pair[1].get("edition")))[1]
    machines: dict[str, Machine] = {}
    channels: list[tuple[Edition, Channel]] = []
    calendars: list[tuple[Edition, WorkCalendar]] = []
    procedures: list[Procedure] = []
    for kind in ("machines", "channels", "calendar", "procedure"):
        for name, document in by_kind.get(kind, []):
            try:
                edition = _edition(document)
                if kind == "machines":
                    machines.update(_machines(document, machines))
                elif kind == "channels":
                    channels.extend((edition, _channel(row)) for row in document["channel"])
                elif kind == "calendar":
                    calendars.append((edition, _calendar(document)))
                else:
                    procedures.append(_procedure(document, edition, common, machines))
            except (KeyError, TypeError, ValueError, AttributeError) as err:
                raise InputError("input.procedure", file=name, reason=repr(err)) from err
            except InputError as err:
                raise InputError("input.procedure", file=name, reason=err.facts["reason"]) from err
    # Later documents, the agency's, win over earlier ones of the same edition.
    return Catalogue(
        tuple(reversed(procedures)), tuple(reversed(channels)), machines, tuple(reversed(calendars))
    )


def _bad(reason: str) -> InputError:
    return InputError("input.procedure", file="", reason=reason)


def _closed(document: Mapping[str, Any], names: set[str], what: str) -> None:
    if not document.keys() <= names:
        raise _bad(f"{what}: unknown {sorted(document.keys() - names)}")


def _edition(document: Mapping[str, Any]) -> Edition:
    return Edition(
        _text(document["edition"]),
        _day(document["valid_from"]),
        _day(document["valid_to"]) if "valid_to" in document else None,
        _day(document["checked_on"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise _bad(f"{value!r} is not a text")
    return value


def _day(value: object) -> date:
    if type(value) is not date:
        raise _bad(f"{value!r} is not a date")
    return value


def _title(value: Mapping[str, Any]) -> Title:
    _closed(value, {*LANGUAGES, "review"}, "title")
    kk, ru, en = (_text(value[name]) for name in LANGUAGES)
    return Title(kk, ru, en, tuple(value.get("review", ())))


def _demands(value: Mapping[str, Any]) -> Demands:
    _closed(value, {"required", "optional"}, "fields")
    return Demands(
        {name: Source.parse(text) for name, text in value.get("required", {}).items()},
        {name: Source.parse(text) for name, text in value.get("optional", {}).items()},
    )


def _basis(value: Mapping[str, Any]) -> LegalBasis:
    names = {"act", "article", "part", "title", "valid_from", "valid_to", "checked_on"}
    _closed(value, names | {"checked_by", "source", "unconfirmed", "note"}, "legal_basis")
    return LegalBasis(
        _text(value["act"]),
        _text(value["article"]),
        value.get("part"),
        _title(value["title"]),
        _day(value["valid_from"]) if "valid_from" in value else None,
        _day(value["valid_to"]) if "valid_to" in value else None,
        _day(value["checked_on"]),
        value.get("checked_by"),
        Source.parse(value["source"], unconfirmed=value.get("unconfirmed", False)),
        value.get("note"),
    )


def _channel(value: Mapping[str, Any]) -> Channel:
    names = {"id", "title", "usable_from", "usable_to", "as_of", "source", "unconfirmed", "note"}
    _closed(value, names, "channel")
    return Channel(
        _text(value["id"]),
        _title(value["title"]),
        _day(value["usable_from"]) if "usable_from" in value else None,
        _day(value["usable_to"]) if "usable_to" in value else None,
        _day(value["as_of"]),
        Source.parse(value["source"], unconfirmed=value.get("unconfirmed", False)),
        _text(value["note"]),
    )


def _calendar(document: Mapping[str, Any]) -> WorkCalendar:
    _closed(document, _EDITION | {"id", "weekend", "yearly", "closed", "worked"}, "calendar")
    days = (_text(each).split("-") for each in document["yearly"])
    return WorkCalendar(
        f"{document['id']} {document['edition']}",
        frozenset(document["weekend"]),
        frozenset((int(month), int(day)) for month, day in days),
        frozenset(map(_day, document["closed"])),
        frozenset(map(_day, document["worked"])),
    )


def _machines(document: Mapping[str, Any], known: Mapping[str, Machine]) -> dict[str, Machine]:
    _closed(document, _EDITION | {"machine"}, "machines")
    made: dict[str, Machine] = {}
    for row in document["machine"]:
        names = {"id", "extends", "initial", "open", "closable", "final", "transitions"}
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
        )
    return made


def _transition(row: Mapping[str, Any], opened: frozenset[str]) -> Transition:
    _closed(row, {"event", "from", "to", "when", "source"}, "transition")
    Source.parse(row["source"])
    states: set[str] = set()
    for state in row["from"]:
        states |= opened if state == "@open" else {state}
    when = {name: frozenset(values) for name, values in row.get("when", {}).items()}
    return Transition(_text(row["event"]), frozenset(states), _text(row["to"]), when)


def _procedure(
    document: Mapping[str, Any],
    edition: Edition,
    common: Mapping[str, Any],
    machines: Mapping[str, Machine],
) -> Procedure:
    names = {
        "id", "machine", "form", "approvers", "channels", "data_categories", "hands_over",
        "clock", "national", "title", "limits", "required",
        "optional", "events", "forms", "confirmation", "legal_basis",
    }  # fmt: skip
    _closed(document, _EDITION | names, "procedure")
    if document["machine"] not in machines:
        raise _bad(f"no machine {document['machine']}")
    shared, own = _demands(_fields_of(common)), _demands(_fields_of(document))
    is_letter = document["form"] != "search"
    limits = document.get("limits", {})
    _closed(limits, {"max_days", "max_renewals", "max_total_days"}, "limits")
    return Procedure(
        id=_text(document["id"]),
        edition=edition,
        source=Source.parse(document["source"], unconfirmed=document.get("unconfirmed", False)),
        title=_title(document["title"]),
        machine=document["machine"],
        form=_text(document["form"]),
        approvers=frozenset(document["approvers"]),
        channels=frozenset(document.get("channels", ())),
        data_categories=frozenset(document["data_categories"]),
        hands_over=frozenset(document["hands_over"]),
        clock=_clock(document["clock"]) if "clock" in document else None,
        max_days=limits.get("max_days"),
        max_renewals=limits.get("max_renewals"),
        max_total_days=limits.get("max_total_days"),
        national=_text(document["national"]),
        fields=_joined(shared, own) if is_letter else own,
        safeguards=_demands(common["safeguards"]),
        events={name: _demands(each) for name, each in document.get("events", {}).items()},
        forms={
            name: Form(each["witnesses"], Source.parse(each["source"]), each.get("note"))
            for name, each in document.get("forms", {}).items()
        },
        confirmation=_confirmation(document["confirmation"])
        if "confirmation" in document
        else None,
        legal_basis=tuple(map(_basis, document["legal_basis"])),
    )


def _joined(shared: Demands, own: Demands) -> Demands:
    """What every letter carries and what this one adds; what is required is not optional too."""
    optional = {**shared.optional, **own.optional}
    required = {**shared.required, **own.required}
    return Demands(required, {name: optional[name] for name in optional if name not in required})


def _clock(value: Mapping[str, Any]) -> Clock:
    _closed(value, {"rule", "source"}, "clock")
    return Clock(Rule(value["rule"]), Source.parse(value["source"]))


def _fields_of(document: Mapping[str, Any]) -> dict[str, Any]:
    return {name: document[name] for name in ("required", "optional") if name in document}


def _confirmation(value: Mapping[str, Any]) -> Confirmation:
    _closed(value, {"means", "count", "unit", "rule", "source"}, "confirmation")
    unit: Unit = value["unit"]
    if unit not in ("hours", "days", "months", "years"):
        raise _bad(f"unit {unit!r}")
    return Confirmation(
        frozenset(value["means"]),
        int(value["count"]),
        unit,
        Rule(value["rule"]),
        Source.parse(value["source"]),
    )
