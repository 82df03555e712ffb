"""Findings as rows of a table."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from custody.domain import wording
from custody.domain.events import Event
from ui import state_words
from ui.models.case_details import Wrong
from ui.models.rows_model import Column, instants
from ui.translations import language

translate = QCoreApplication.translate


def what_was_found(kind: str | None, facts: Iterable[tuple[str, str]]) -> str:
    """What a finding is called: by its kind, or where that is none of the known, by its words."""
    told = dict(facts).get("text") if kind == "other" else None
    return told or wording.choice("kind", kind or "", language())


def facts_told(private: Mapping[str, Any] | None) -> tuple[tuple[str, str], ...]:
    """The facts of a finding, as its event tells them in its private part."""
    rows = (private or {}).get("facts", ())
    return tuple((str(row["fact"]), str(row["value"])) for row in rows)


def event_words(event: Event, private: Mapping[str, Any] | None) -> str:
    """An event in plain words; of a finding, also the facts that were found."""
    line = wording.history_line(event, private or {}, language())
    if event.type != "finding.raised":
        return line
    found = facts_told(private)
    facts = (f"{wording.choice('fact', name, language())}: {said}" for name, said in found)
    return "\n".join((line, *facts))


def finding_columns(offset: str) -> list[Column[Wrong]]:
    """The columns of findings.

    Args:
        offset: The station's offset from UTC, for the times.
    """
    states = {
        "open": translate("Findings", "open"),
        "acknowledged": translate("Findings", "acknowledged"),
        "resolved": translate("Findings", "explained"),
    }

    def about(each: Wrong) -> str:
        found = each.finding
        return "" if found is None else ", ".join(sorted(found.items | found.artifacts))

    def raised(each: Wrong) -> str:
        return "" if each.finding is None else each.finding.raised_at

    return [
        Column(translate("Findings", "Finding"), lambda each: each.row.id, 96),
        Column(
            translate("Findings", "What was found"),
            lambda each: what_was_found(each.row.kind, each.finding.facts if each.finding else ()),
        ),
        Column(translate("Findings", "About"), about, 160),
        Column(
            translate("Findings", "Gravity"),
            lambda each: state_words.severity(each.row.severity),
            152,
            tone=tone_of,
        ),
        instants(translate("Findings", "Raised"), raised, offset, 152),
        Column(translate("Findings", "State"), lambda each: states[each.state], 128),
    ]


def tone_of(each: Wrong) -> str:
    """Colour of a finding: none once it is explained."""
    if each.state == "resolved":
        return ""
    return "danger" if each.row.severity == "red" else "warn"
