"""The catalogue of procedures: law as dated, replaceable data (procedures §0.1, §0.4, §0.5, §1).

Nothing that a country or an agency may change is a constant of the program. The project's own
files stand in `resources/procedures/`: the procedures of the treaties, and under `profiles/` what a
country makes of them; an agency may hand in newer ones, or another country. Of several editions of
one thing the one counts that is valid on the day asked for and has the newest `edition`; the
agency's wins over the project's where the two are of one edition.
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, Final, TypeVar

from custody import resources
from custody.errors import InputError
from custody.procedures import parsing, parsing_profile, parsing_values
from custody.procedures.clocks import WorkCalendar
from custody.procedures.contacts import Contact, contacts
from custody.procedures.law import (
    Bars,
    Channel,
    Edition,
    Overlay,
    Procedure,
    Profile,
    Source,
    Title,
)
from custody.procedures.machines import Machine

__all__ = ["ARTICLE_19", "DEFAULT_PROFILE", "Catalogue", "Procedure", "Source", "load"]

FOLDERS: Final = ("procedures", "procedures/profiles")
ARTICLE_19: Final = "art19"
DEFAULT_PROFILE: Final = "kz"
_KINDS: Final = frozenset(
    {"acts", "machines", "common", "channels", "calendar", "procedure", "profile", "contacts"}
)
_NOTHING: Final = Overlay()

Document = dict[str, Any]
Documents = list[tuple[str, Document]]
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All procedures, channels, machines and calendars of all editions, as one country has them."""

    procedures: tuple[Procedure, ...]
    channels: tuple[tuple[Edition, Channel], ...]
    machines: Mapping[str, Machine]
    calendars: tuple[tuple[Edition, WorkCalendar], ...]
    profiles: tuple[Profile, ...]
    """The editions of the country's profile."""
    bars: Mapping[str, Bars]
    """Kind of condition to what it lets through."""
    acts: Mapping[str, Title]
    """Names of acts of law, as rows of legal basis have them, to their titles."""
    contacts: tuple[Contact, ...]
    """The agency's directory, of its newest edition."""

    def procedure(self, name: str, day: date) -> Procedure | None:
        """The edition of a procedure to be used on a day."""
        fits = [each for each in self.procedures if each.id == name and each.edition.covers(day)]
        older = [each for each in self.procedures if each.id == name]
        # An act before the first edition is judged by the first: there is no other.
        first = min(older, key=lambda each: each.edition.valid_from, default=None)
        return max(fits, key=lambda each: each.edition.edition, default=first)

    def names(self) -> tuple[str, ...]:
        """Ids of all procedures, sorted."""
        return tuple(sorted({each.id for each in self.procedures}))

    def demanded(
        self, event: str, fields: Mapping[str, object], day: date
    ) -> tuple[Procedure, Mapping[str, Source]] | None:
        """What a procedure that is no letter asks of an event, if one does."""
        for name in self.names():
            procedure = self.procedure(name, day)
            if procedure is None or procedure.is_letter or procedure.needs_channel:
                continue
            asked = procedure.demands_on(event, fields)
            if asked:
                return procedure, asked
        return None

    def is_on(self, procedure: Procedure, day: date) -> bool:
        """Whether a procedure may be used at all: its legal basis is valid on the day."""
        if procedure.needs_channel is None:
            return True
        channel = self.channel(procedure.needs_channel, day)
        return channel is not None and channel.usable_on(day)

    def channel(self, name: str, day: date) -> Channel | None:
        """What is known of a channel on a day."""
        rows = [pair for pair in self.channels if pair[1].id == name]
        return _newest(rows, day) if rows else None

    def channels_of(self, procedure: Procedure, day: date) -> list[Channel]:
        """The channels that fit a procedure, as they are known on a day; by id."""
        names = procedure.channels or {row.id for _, row in self.channels}
        return list(filter(None, (self.channel(name, day) for name in sorted(names))))

    def calendar(self, day: date) -> WorkCalendar:
        """The calendar of working days to be used on a day."""
        return _newest(self.calendars, day)

    def calendar_known(self, day: date) -> WorkCalendar:
        """The calendar that a term was counted by on a day, whatever came out later.

        Before the first edition it is the first: there was no other.
        """
        known = [pair for pair in self.calendars if pair[0].edition <= day.isoformat()]
        if not known:
            return min(self.calendars, key=lambda pair: pair[0].edition)[1]
        return _newest(known, day)

    def profile(self, day: date) -> Profile:
        """The country's profile of a day."""
        return _newest([(each.edition, each) for each in self.profiles], day)

    def moved_by(self, event: str) -> tuple[Machine, ...]:
        """Machines of courses that an event may move."""
        return tuple(
            each for each in self.machines.values() if each.subject and event in each.events
        )


def load(
    replacements: Mapping[str, str] | None = None, profile: str = DEFAULT_PROFILE
) -> Catalogue:
    """Read the project's files and an agency's newer ones.

    Args:
        replacements: Name to text of the agency's own files, e.g. those of a folder it keeps.
        profile: Id of the country's profile.

    Raises:
        InputError: `input.procedure`; a file is malformed. `input.profile`: there is none of that
            name.
    """
    if not replacements:
        return _own(profile)
    return _assemble([*_own_documents(), *_parsed(replacements)], profile)


def profiles(replacements: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Ids of the profiles that there are, sorted."""
    documents = [*_own_documents(), *_parsed(replacements or {})]
    return tuple(
        sorted({str(each["id"]) for _, each in documents if each.get("kind") == "profile"})
    )


@cache
def _own(profile: str) -> Catalogue:
    """The project's own, read once: nothing changes it."""
    return _assemble(list(_own_documents()), profile)


@cache
def _own_documents() -> tuple[tuple[str, Document], ...]:
    return tuple(_parsed(_own_files()))


def _own_files() -> dict[str, str]:
    names = (name for folder in FOLDERS for name in resources.files(folder))
    return {name: resources.read_text(name) for name in names if name.endswith(".toml")}


def _parsed(files: Mapping[str, str]) -> Documents:
    documents: Documents = []
    for name, text in files.items():
        try:
            documents.append((name, tomllib.loads(text)))
        except (ValueError, RecursionError) as err:  # endless numbers, nesting too
            raise InputError("input.procedure", file=name, reason=str(err)) from err
    return documents


def _assemble(documents: Documents, profile: str) -> Catalogue:
    unknown = [name for name, each in documents if each.get("kind") not in _KINDS]
    if unknown:
        raise InputError("input.procedure", file=unknown[0], reason="unknown kind")
    machines: dict[str, Machine] = {}
    for made in _each(documents, "machines", lambda each: parsing.machines(each, machines)):
        machines.update(made)
    mine, channels = _country(documents, profile)
    channels += [
        pair for pairs in _each(documents, "channels", _channels_of(profile)) for pair in pairs
    ]
    calendars = [pair for pair in _each(documents, "calendar", _calendar_of(mine)) if pair]
    if not calendars:
        raise InputError("input.procedure", file=profile, reason="no calendar of its name")
    # Later documents, the agency's, win over earlier ones of the same edition.
    return Catalogue(
        tuple(reversed(list(_procedures(documents, machines, mine)))),
        tuple(reversed(channels)),
        machines,
        tuple(reversed(calendars)),
        tuple(reversed(mine)),
        parsing.bars(_common(documents)),
        _acts(documents),
        _contacts(documents),
    )


def _newest(dated: Sequence[tuple[Edition, Made]], day: date) -> Made:
    """What is valid on a day, of several the newest edition; where nothing is, the newest."""
    fits = [pair for pair in dated if pair[0].covers(day)] or dated
    return max(fits, key=lambda pair: pair[0].edition)[1]


def _acts(documents: Documents) -> dict[str, Title]:
    """Every act by its newest edition's title."""
    dated = _each(documents, "acts", lambda each: (str(each["edition"]), parsing.acts(each)))
    titles: dict[str, Title] = {}
    for _, found in sorted(dated, key=lambda pair: pair[0]):
        titles |= found
    return titles


def _contacts(documents: Documents) -> tuple[Contact, ...]:
    """The directory of the newest edition; of one edition the later document's."""
    dated = _each(documents, "contacts", lambda each: (str(each["edition"]), contacts(each)))
    return max(reversed(list(dated)), key=lambda pair: pair[0], default=("", ()))[1]


def _country(
    documents: Documents, profile: str
) -> tuple[list[Profile], list[tuple[Edition, Channel]]]:
    """The editions of one profile, and the channels that stand in it."""

    def read(document: Document) -> tuple[Profile, list[Channel]]:
        rows = map(parsing.channel, document.get("channel", ()))
        return parsing_profile.profile(document), list(rows)

    found = list(_each(documents, "profile", read))
    mine = [pair for pair in found if pair[0].id == profile]
    if not mine:
        known = " ".join(sorted({each.id for each, _ in found}))
        raise InputError("input.profile", profile=profile, known=known)
    return [each for each, _ in mine], [(each.edition, row) for each, rows in mine for row in rows]


def _channels_of(profile: str) -> Callable[[Document], list[tuple[Edition, Channel]]]:
    def read(document: Document) -> list[tuple[Edition, Channel]]:
        rows = [(parsing_values.edition(document), row) for row in parsing.channels(document)]
        return rows if document.get("profile", profile) == profile else []

    return read


def _calendar_of(mine: list[Profile]) -> Callable[[Document], tuple[Edition, WorkCalendar] | None]:
    wanted = {each.calendar: each.counting for each in mine}

    def read(document: Document) -> tuple[Edition, WorkCalendar] | None:
        made = parsing.calendar(document)
        counting = wanted.get(document["id"])
        if counting is None:
            return None
        return parsing_values.edition(document), replace(made, counting=counting)

    return read


def _procedures(
    documents: Documents, machines: Mapping[str, Machine], mine: list[Profile]
) -> Iterator[Procedure]:
    """Every edition of a procedure with every edition of the profile."""
    common = _common(documents)
    for country in mine:

        def read(document: Document, country: Profile = country) -> Procedure:
            overlay = country.overlays.get(str(document.get("id")), _NOTHING)
            dated = _both(parsing_values.edition(document), country.edition)
            return parsing.procedure(document, dated, common, machines, overlay)

        fits = [
            (name, each)
            for name, each in documents
            if country.id in each.get("profiles", [country.id])
        ]
        yield from _each(fits, "procedure", read)


def _common(documents: Documents) -> Document:
    """The newest edition of what every letter carries."""
    found = [each for _, each in documents if each.get("kind") == "common"]
    return max(found, key=lambda each: str(each.get("edition")))


def _both(first: Edition, second: Edition) -> Edition:
    """When two things hold together; of both the newer editions count."""
    ends = [each.valid_to for each in (first, second) if each.valid_to is not None]
    return Edition(
        f"{first.edition} {second.edition}",
        max(first.valid_from, second.valid_from),
        min(ends, default=None),
        min(first.checked_on, second.checked_on),
    )


def _each(documents: Documents, kind: str, read: Callable[[Document], Made]) -> Iterator[Made]:
    """What the documents of a kind say; what is wrong in one is told with its file's name."""
    for name, document in documents:
        if document.get("kind") != kind:
            continue
        try:
            yield read(document)
        except (KeyError, TypeError, ValueError, AttributeError) as err:
            raise InputError("input.procedure", file=name, reason=repr(err)) from err
        except InputError as err:
            raise InputError("input.procedure", file=name, reason=err.facts["reason"]) from err
