"""`custody procedures`: the law that the program works by, with its sources and open points."""

import argparse
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from custody.cli.terminal import print_json, print_rows, printable
from custody.clock import SystemClock
from custody.domain.wording import label
from custody.errors import InputError
from custody.procedures import telling
from custody.procedures.catalogue import Catalogue, load, profiles
from custody.station import agency_files, catalogue_of


def procedures(arguments: argparse.Namespace) -> int:
    """List the procedures, or tell one whole."""
    day = SystemClock().now().date() if arguments.day is None else _day(arguments.day)
    if arguments.profiles:
        return _profiles(arguments)
    catalogue = _catalogue(arguments)
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
    documents = [telling.profile_told(load(agency, name).profile(today)) for name in names]
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
                "on" if each["is_on"] else "off",
                each["source"],
                each["form"],
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
    state = "on" if document["is_on"] else f"off: waits for {document['needs_channel']}"
    rows: list[tuple[str, ...]] = [
        ("state", state),
        ("form", document["form"]),
        ("approved by", " ".join(document["approvers"]) or "-"),
        ("may ask for", " ".join(document["data_categories"])),
        ("hands over", " ".join(document["hands_over"]) or "nothing"),
        ("at home", document["national"][language] if document["national"] else "-"),
    ]
    print_rows(rows, indent="  ")
    _section("channels", [
        (each["channel"], "open" if each["usable"] else "closed", each["note"][language])
        for each in document["channels"]
    ])  # fmt: skip
    _section("required", _fields(document["fields"]["required"], language))
    if document["safeguards"] is not None:
        _section(
            "required in safeguards",
            _fields(document["safeguards"]["required"], language, "safeguards"),
        )
    _section("optional", _fields(document["fields"]["optional"], language))
    for name, demands in document["events"].items():
        _section(f"required in {name}", _fields(demands["required"], language, name))
    _section("clocks", [(each["rule"], str(each["source"])) for each in document["clocks"]])
    _section("steps", [
        (row["event"], _when(row["when"]), " ".join(row["from"]), "->", row["to"])
        for row in document["states"]["transitions"]
    ])  # fmt: skip
    _section("legal basis", [
        (each["act"], each["article"], each["part"] or "", each["title"][language])
        for each in document["legal_basis"]
    ])  # fmt: skip
    _section("unconfirmed", [(each,) for each in document["unconfirmed"]])
    _section("to review", [(each,) for each in document["to_review"]])


def _section(title: str, rows: Sequence[tuple[str, ...]]) -> None:
    if rows:
        print(f"{title}:")
        print_rows(list(rows), indent="  ")


def _fields(
    rows: Sequence[Mapping[str, str]], language: str, group: str = "request.approved"
) -> list[tuple[str, ...]]:
    return [
        (each["field"], label(each["field"], language, group=group), each["source"], each["why"])
        for each in rows
    ]


def _when(when: Mapping[str, Sequence[str]]) -> str:
    return " ".join(f"{name}={'|'.join(values)}" for name, values in when.items())
