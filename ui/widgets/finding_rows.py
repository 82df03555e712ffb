"""Findings as rows of a table."""

from PySide6.QtCore import QCoreApplication

from custody.domain import wording
from ui import state_words
from ui.models.case_details import Wrong
from ui.models.rows_model import Column, instants
from ui.translations import language

translate = QCoreApplication.translate


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
            lambda each: wording.choice("kind", each.row.kind or "", language()),
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
