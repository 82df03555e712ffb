"""Reads a country's profile: its articles and provisions, and what it adds to each procedure."""

from custody.clock import is_offset
from custody.procedures.clocks import Counting, Rule
from custody.procedures.law import (
    Article,
    Offence,
    Overlay,
    Profile,
    Provision,
    RegionOffset,
    Source,
)
from custody.procedures.parsing import basis_of, confirmation_of, forms_of, limits_of
from custody.procedures.parsing_values import (
    EDITION,
    Document,
    bad,
    closed,
    day_of,
    edition,
    source_of,
    sources_of,
    text_of,
    title_of,
    words_of,
    words_told,
)


def profile(document: Document) -> Profile:
    """A country's profile."""
    names = {
        "id", "title", "country", "calendar", "counting", "offset", "article", "provision",
        "offence", "procedure", "channel", "note",
    }  # fmt: skip
    closed(document, EDITION | names, "profile")
    counting = document["counting"]
    closed(counting, {"rule", "counts_start", "moves_to_working_day", "source"}, "counting")
    Source.parse(counting["source"])
    return Profile(
        id=text_of(document["id"]),
        edition=edition(document),
        title=title_of(document["title"]),
        country=text_of(document["country"]),
        source=source_of(document),
        calendar=text_of(document["calendar"]),
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
    closed(value, {"region", "offset", "valid_from", "valid_to", "source"}, "offset")
    if not is_offset(value["offset"]):
        raise bad(f"offset {value['offset']!r}")
    first, last = day_of(value, "valid_from"), day_of(value, "valid_to")
    return RegionOffset(text_of(value["region"]), value["offset"], first, last, source_of(value))


def _article(value: Document) -> Article:
    names = {"article", "procedures", "title", "provision", "provision_source", "coverage"}
    closed(value, names | {"coverage_source"}, "article")
    return Article(
        text_of(value["article"]),
        tuple(value.get("procedures", ())),
        title_of(value["title"]),
        words_told(value["provision"]),
        Source.parse(value["provision_source"]),
        words_told(value["coverage"]),
        Source.parse(value["coverage_source"]),
    )


def _provision(value: Document) -> Provision:
    closed(value, {"act", "heading", "need", "source", "unconfirmed"}, "provision")
    return Provision(
        words_told(value["act"]),
        text_of(value["heading"]),
        words_told(value["need"]),
        source_of(value),
    )


def _offence(value: Document) -> Offence:
    closed(value, {"article", "act", "articles", "coverage", "source"}, "offence")
    return Offence(
        text_of(value["article"]),
        text_of(value["act"]),
        tuple(map(text_of, value["articles"])),
        words_told(value["coverage"]),
        source_of(value),
    )


def _overlay(value: Document) -> Overlay:
    names = {"national", "approvers", "required", "limits", "forms", "confirmation"}
    closed(value, names | {"legal_basis"}, "procedure of a profile")
    return Overlay(
        national=words_of(value, "national"),
        approvers=frozenset(value["approvers"]) if "approvers" in value else None,
        required=sources_of(value.get("required", {})),
        limits=limits_of(value.get("limits", {})),
        forms=forms_of(value.get("forms", {})),
        confirmation=confirmation_of(value["confirmation"]) if "confirmation" in value else None,
        legal_basis=tuple(map(basis_of, value.get("legal_basis", ()))),
    )
