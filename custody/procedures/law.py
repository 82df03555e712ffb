"""What the law is made of here: procedures, channels, legal bases, a country's profile. Pure.

Every piece names its source by a mark of procedures §0.1 and says whether it is confirmed and what
is still to be reviewed. What a country or an agency may change is no constant of the program; the
terms that the treaties fix are (`clocks`).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from custody.errors import InputError
from custody.procedures.clocks import Counting, Rule, Unit

EVENT_FORMS: Final = frozenset({"act", "search"})
"""Forms of procedures that are no letter: what they demand stands by type of event."""
_SOURCE: Final = re.compile(r"([TSKGP])(?: (\S.*))?\Z")
REASONS: Final = {
    "T": "the treaty asks for it, Article {place}",
    "S": "the country's assessment of 2019 names it {place}",
    "K": "national law asks for it, {place}",
    "G": "the published guide or form asks for it {place}",
    "P": "our own rule, so that the record can be defended (procedures §{place})",
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
            reason = f"source {text!r}: a mark T, S, K, G or P and a place"
            raise InputError("input.procedure", file="", reason=reason)
        return cls(found[1], found[2] or "", unconfirmed)

    def reason(self) -> str:
        """Why something is demanded, in words."""
        told = REASONS[self.mark].format(place=self.place).strip()
        return f"{told}, unconfirmed" if self.unconfirmed else told

    def __str__(self) -> str:
        return f"{self.mark} {self.place}".strip() + (" (unconfirmed)" if self.unconfirmed else "")


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
        return _is_within(day, self.valid_from, self.valid_to)


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
    note: Title | None

    def valid_on(self, day: date) -> bool:
        """Whether it was law on a day; where no end is known, it still is."""
        return _is_within(day, self.valid_from, self.valid_to)


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
    note: Title

    def usable_on(self, day: date) -> bool:
        """Whether a request may go by this channel on a day."""
        return self.usable_from is not None and _is_within(day, self.usable_from, self.usable_to)


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
class AnswerTerm:
    """A term for the other side that a treaty names, counted once a stage is reached."""

    rule: Rule
    after: str
    """`sent`, or the stage from which it runs."""
    count: int
    unit: Unit
    categories: frozenset[str]
    """Only where one of these is asked for; empty: always."""
    source: Source


@dataclass(frozen=True, slots=True)
class Form:
    """One form of the act of searching."""

    witnesses: int
    """Attesting witnesses that must be present."""
    source: Source
    note: Title | None = None


@dataclass(frozen=True, slots=True)
class Demands:
    """Names of fields, each with the source that asks for it."""

    required: Mapping[str, Source]
    optional: Mapping[str, Source]
    when: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Of an event: only where these fields have one of these values."""

    def apply_to(self, fields: Mapping[str, object]) -> bool:
        """Whether they are demands on an event with these fields."""
        return all(fields.get(name) in values for name, values in self.when.items())


@dataclass(frozen=True, slots=True)
class Procedure:
    """One procedure of procedures §1."""

    id: str
    edition: Edition
    source: Source
    title: Title
    machine: str
    form: str
    """`order` binds its addressee, `request` asks, `search` is an act of the investigators, and
    `act` is a course of its own, told by its events without any letter."""
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
    national: Title | None
    """What the country's profile says of it, if it says anything."""
    note: Title | None
    fields: Demands
    """Fields of `request.approved`, those of every request included."""
    safeguards: Demands
    events: Mapping[str, Demands]
    """Type of event to its fields: of a letter, of what follows its approval."""
    forms: Mapping[str, Form]
    confirmation: Confirmation | None
    answer_terms: tuple[AnswerTerm, ...]
    needs_channel: str | None
    """The channel without which it is switched off, whatever a supervisor signs."""
    recorded_only: bool
    """Whether others perform it and only its result comes here (procedures §1.6)."""
    legal_basis: tuple[LegalBasis, ...]

    def demands_on(self, event: str, fields: Mapping[str, object]) -> Mapping[str, Source]:
        """The fields that it asks of an event, beside those that every event of the type has."""
        demands = self.events.get(event)
        return demands.required if demands is not None and demands.apply_to(fields) else {}

    @property
    def is_letter(self) -> bool:
        """Whether it goes out as a letter, and is approved before."""
        return self.form not in EVENT_FORMS

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
class Article:
    """An article of a treaty, its title, and what stands for it at home (procedures §2.1)."""

    article: str
    procedures: tuple[str, ...]
    title: Title
    provision: Title
    provision_source: Source
    coverage: Title
    coverage_source: Source


@dataclass(frozen=True, slots=True)
class Provision:
    """A national provision, and what the product needs of it (procedures §2.3)."""

    act: Title
    heading: str
    """As the law prints it, in Russian."""
    need: Title
    source: Source


@dataclass(frozen=True, slots=True)
class Offence:
    """Articles of a criminal law for one article of the Convention."""

    article: str
    act: str
    articles: tuple[str, ...]
    coverage: Title
    source: Source


@dataclass(frozen=True, slots=True)
class RegionOffset:
    """The offset from UTC of a region over a span of days."""

    region: str
    offset: str
    valid_from: date | None
    valid_to: date | None
    source: Source


@dataclass(frozen=True, slots=True)
class Bars:
    """What a condition of a kind lets through; None where it bars nothing of the sort."""

    recipients: frozenset[str] | None
    uses: frozenset[str] | None
    source: Source


@dataclass(frozen=True, slots=True)
class Overlay:
    """What a country adds to one procedure."""

    national: Title | None = None
    approvers: frozenset[str] | None = None
    required: Mapping[str, Source] = field(default_factory=dict)
    limits: Mapping[str, int] = field(default_factory=dict)
    forms: Mapping[str, Form] = field(default_factory=dict)
    confirmation: Confirmation | None = None
    legal_basis: tuple[LegalBasis, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """The law of one country, as far as procedures ask for it."""

    id: str
    edition: Edition
    title: Title
    country: str
    source: Source
    calendar: str
    """Id of its calendar of working days."""
    counting: Counting
    offsets: tuple[RegionOffset, ...]
    articles: tuple[Article, ...]
    provisions: tuple[Provision, ...]
    offences: tuple[Offence, ...]
    overlays: Mapping[str, Overlay]

    def offset_on(self, region: str, day: date) -> str | None:
        """The offset from UTC of a region on the day of a log; None where it is not known."""
        for each in self.offsets:
            if each.region == region and _is_within(day, each.valid_from, each.valid_to):
                return each.offset
        return None


def _is_within(day: date, first: date | None, last: date | None) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)
