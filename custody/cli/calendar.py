"""`custody calendar`: every term that runs, with the days that are left."""

import argparse
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from custody.cli.desk import open_reading
from custody.cli.terminal import print_json, print_rows
from custody.cli.words import rule, say, state
from custody.clock import format_instant, parse_instant, zone
from custody.domain.terms import Due, deadlines
from custody.errors import InputError
from custody.ledger.ledger import Ledger
from custody.queries import Queries
from custody.station import catalogue_of

_FOLD_AT: Final = 74
"""Octets of a line of iCalendar before it is folded (RFC 5545 §3.1)."""


def calendar(arguments: argparse.Namespace) -> int:
    """Print all clocks, the earliest end first."""
    with open_reading(arguments) as ledger:
        queries = Queries(ledger, lambda: catalogue_of(ledger.folder))
        cases = [row.id for row in queries.cases()]
        if arguments.case is not None:
            if arguments.case not in cases:
                raise InputError("input.no_case", case=arguments.case)
            cases = [arguments.case]
        now = format_instant(ledger.clock.now())
        found = sorted(_terms(queries, cases, now), key=lambda each: (each.ends_at, each.subject))
        rows = [_row(each, now, ledger) for each in found]
    if arguments.ical is not None:
        from custody.documents.make import write_new

        text = "".join(_ical(rows, now))
        write_new(Path(arguments.ical), text.encode("utf-8"))
    if arguments.json:
        print_json({"now": now, "terms": rows})
        return 0
    print_rows(
        [
            (
                each["ends"],
                say("PASSED") if each["passed"] else say("{days} d", days=each["days_left"]),
                state(each["matter"]),
                f"{each['case']} {each['subject']}",
                state(each["bound"]),
                rule(each["rule"]),
                "" if each["again"] is None else f"{each['again'][0]}: {each['again'][1]}",
            )
            for each in rows
        ]
    )
    if not rows:
        print(say("no term runs"))
    return 0


def _terms(queries: Queries, cases: list[str], now: str) -> Iterator[Due]:
    for case in cases:
        state = queries.states.of(case)
        if not state.closed:
            yield from deadlines(state, now)


def _row(due: Due, now: str, ledger: Ledger) -> dict[str, Any]:
    end = parse_instant(due.ends_at)
    local = end.astimezone(zone(ledger.offset))
    return {
        "case": due.case,
        "subject": due.subject,
        "matter": str(due.matter),
        "bound": str(due.bound),
        "rule": due.rule,
        "starts_at": due.starts_at,
        "ends_at": due.ends_at,
        "ends": local.strftime("%Y-%m-%d %H:%M"),
        "days_left": (end - parse_instant(now)) // timedelta(days=1),
        "passed": due.is_passed,
        "near": due.is_near,
        "to": due.to,
        "calendar": due.calendar,
        "again": due.again,
    }


def _ical(rows: list[dict[str, Any]], now: str) -> Iterator[str]:
    """The terms as iCalendar (RFC 5545), each an event of no length at its end."""
    yield from ("BEGIN:VCALENDAR\r\n", "VERSION:2.0\r\n", "PRODID:-//custody//terms//EN\r\n")
    for row in rows:
        about = f"{row['matter']} {row['case']} {row['subject']} ({row['bound']}, {row['rule']})"
        lines = (
            "BEGIN:VEVENT",
            f"UID:{row['case']}-{row['subject']}-{row['matter']}-{row['ends_at']}@custody",
            f"DTSTAMP:{_basic(now)}",
            f"DTSTART:{_basic(row['ends_at'])}",
            f"SUMMARY:{_escaped(about)}",
            "END:VEVENT",
        )
        yield from map(_folded, lines)
    yield "END:VCALENDAR\r\n"


def _basic(at: str) -> str:
    return parse_instant(at).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text: str) -> str:
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return text


def _folded(line: str) -> str:
    """A line in parts of at most 75 octets; identifiers are ASCII, so characters are octets."""
    parts = [line[at : at + _FOLD_AT] for at in range(0, len(line), _FOLD_AT)]
    return "\r\n ".join(parts) + "\r\n"
