"""`custody procedures`: the law that the program works by, with its sources and open points."""

import argparse
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from custody.cli.terminal import print_json, print_rows, printable
from custody.cli.words import demanded, head, rule, say, state
from custody.clock import SystemClock
from custody.domain.wording import label
from custody.errors import InputError
from custody.procedures import telling
from custody.procedures.catalogue import Catalogue, load, profiles
from custody.procedures.law import Source
from custody.station import agency_files, catalogue_of


def procedures(arguments: argparse.Namespace) -> int:
    """List the procedures, or tell one whole."""
    day = SystemClock().now().date() if arguments.day is None else _day(arguments.day)
    if arguments.profiles:
        return _profiles(arguments)
    catalogue = _catalogue(arguments)
    if arguments.contacts:
        return _contacts(catalogue, arguments)
    if arguments.name is None:
        return _list(catalogue, day, arguments)
    found = catalogue.procedure(arguments.name, day)
    if found is None:
        known = " ".join(catalogue.names())
        raise InputError("input.no_procedure", procedure=arguments.name, known=known)
    document = telling.told(found, catalogue, day)
    if arguments.json:
        print_json(document)
    else:
        _print(document, arguments.lang)
    return 0


def _catalogue(arguments: argparse.Namespace) -> Catalogue:
    if arguments.ledger is None:
        return load() if arguments.profile is None else load(profile=arguments.profile)
    folder = Path(arguments.ledger)
    if arguments.profile is None:
        return catalogue_of(folder)
    return load(agency_files(folder), arguments.profile)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as err:
        raise InputError("input.usage", reason=f"{text!r} is no day such as 2026-03-01") from err


def _profiles(arguments: argparse.Namespace) -> int:
    agency = {} if arguments.ledger is None else agency_files(Path(arguments.ledger))
    names = profiles(agency)
    today = SystemClock().now().date()
    catalogues = [load(agency, name) for name in names]
    documents = [telling.profile_told(each.profile(today), each) for each in catalogues]
    if arguments.json:
        print_json({"profiles": documents})
        return 0
    print_rows(
        [
            (each["profile"], each["country"], each["title"][arguments.lang], each["calendar"])
            for each in documents
        ]
    )
    return 0


def _contacts(catalogue: Catalogue, arguments: argparse.Namespace) -> int:
    """The agency's directory, as its own file has it."""
    documents = [each.document() for each in catalogue.contacts]
    if arguments.json:
        print_json({"contacts": documents})
        return 0
    print_rows(
        [
            (
                printable(each.organisation),
                printable(each.name),
                printable(", ".join((*each.phones, *each.said.values()))),
                f"{label('checked_on', arguments.lang)} {each.verified_on}",
                say("unconfirmed") if each.unconfirmed else "",
                printable(each.source),
            )
            for each in catalogue.contacts
        ]
    )
    return 0


def _list(catalogue: Catalogue, day: date, arguments: argparse.Namespace) -> int:
    found = (catalogue.procedure(name, day) for name in catalogue.names())
    rows = [telling.listed(each, catalogue, day) for each in found if each is not None]
    profile = catalogue.profile(day)
    if arguments.json:
        print_json({"profile": profile.id, "day": day.isoformat(), "procedures": rows})
        return 0
    print(f"{profile.title.text(arguments.lang)}, {day.isoformat()}")
    print_rows(
        [
            (
                each["procedure"],
                state("on" if each["is_on"] else "off"),
                _source(each["source"]),
                state(each["form"]),
                " ".join(each["approvers"]) or "-",
                each["title"][arguments.lang],
            )
            for each in rows
        ]
    )
    return 0


def _print(document: Mapping[str, Any], language: str) -> None:
    """A procedure for people: heads, then what is demanded, with the reason of each."""
    print(printable(f"{document['procedure']}: {document['title'][language]}"))
    waits = say("off: waits for {channel}", channel=document["needs_channel"])
    rows: list[tuple[str, ...]] = [
        (head("state"), state("on") if document["is_on"] else waits),
        (head("form"), state(document["form"])),
        (head("approved by"), " ".join(document["approvers"]) or "-"),
        (head("may ask for"), ", ".join(map(state, document["data_categories"]))),
        (head("hands over"), ", ".join(map(state, document["hands_over"])) or say("nothing")),
        (head("at home"), document["national"][language] if document["national"] else "-"),
    ]
    print_rows(rows, indent="  ")
    _section(say("channels"), [
        (each["channel"], state("usable" if each["usable"] else "closed"), each["note"][language])
        for each in document["channels"]
    ])  # fmt: skip
    _section(say("required"), _fields(document["fields"]["required"], language))
    if document["safeguards"] is not None:
        _section(
            say("required in {event}", event=label("safeguards", language)),
            _fields(document["safeguards"]["required"], language, "safeguards"),
        )
    _section(say("optional"), _fields(document["fields"]["optional"], language))
    for name, demands in document["events"].items():
        _section(
            say("required in {event}", event=name), _fields(demands["required"], language, name)
        )
    _section(
        say("clocks"),
        [(rule(each["rule"]), _source(each["source"])) for each in document["clocks"]],
    )
    _section(say("steps"), [
        (row["event"], _when(row["when"]), _states(row["from"]), "->", state(row["to"]))
        for row in document["states"]["transitions"]
    ])  # fmt: skip
    _section(say("legal basis"), [
        (each["act"], each["article"], each["part"] or "", each["title"][language])
        for each in document["legal_basis"]
    ])  # fmt: skip
    _section(say("unconfirmed"), [(_of_article(each),) for each in document["unconfirmed"]])
    _section(say("to review"), [(_of_article(each),) for each in document["to_review"]])


def _section(title: str, rows: Sequence[tuple[str, ...]]) -> None:
    if rows:
        print(f"{title}:")
        print_rows(list(rows), indent="  ")


def _fields(
    rows: Sequence[Mapping[str, str]], language: str, group: str = "request.approved"
) -> list[tuple[str, ...]]:
    return [
        (
            each["field"],
            label(each["field"], language, group=group),
            _source(each["source"]),
            _why(each),
        )
        for each in rows
    ]


def _states(codes: Sequence[str]) -> str:
    return ", ".join(map(state, codes))


def _of_article(text: str) -> str:
    """What waits for a lawyer, with the article as the language names it."""
    return text.replace(", Article ", f", {say('Article')} ")


_UNCONFIRMED: Final = " (unconfirmed)"


def _source(text: str) -> str:
    plain = text.removesuffix(_UNCONFIRMED)
    return plain if plain == text else f"{plain} ({say('unconfirmed')})"


def _why(row: Mapping[str, str]) -> str:
    plain = row["source"].removesuffix(_UNCONFIRMED)
    return demanded(Source.parse(plain, unconfirmed=plain != row["source"]))


def _when(when: Mapping[str, Sequence[str]]) -> str:
    return " ".join(f"{name}={'|'.join(values)}" for name, values in when.items())
