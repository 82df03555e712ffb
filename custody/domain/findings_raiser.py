"""How the station raises a finding: its number, its severity, and no second one of the same."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from itertools import count
from typing import Any, Final

from custody.clock import format_instant, parse_instant
from custody.domain.commands import Command
from custody.domain.model import CaseState, Register
from custody.domain.taken import alert_key
from custody.procedures.clocks import Deadline

_SEVERITY: Final[Mapping[str, str]] = {
    "transfer_overdue": "amber",
    "preservation_ending": "amber",
    "preservation_lapsed": "amber",
    "recognition_missing": "amber",
    "charge_unchecked": "amber",
    "not_verified": "amber",
    "checkpoint_unstamped": "amber",
    "finding_unresolved_in_bundle": "amber",
    "clock_offset": "amber",
}
"""Kinds that are amber; all others are red."""
_LEVELS: Final = ("notice", "notice", "warning", "warning", "urgent")
"""Level of a warning by how many follow it, from the far end."""


class Raiser:
    """Makes commands with fresh ids, and none twice."""

    def __init__(self, state: CaseState, register: Register) -> None:
        self._state = state
        self._register = register
        self._numbers = count(len(state.findings) + 1)
        self.commands: list[Command] = []

    def finding(
        self,
        kind: str,
        facts: Mapping[str, str],
        *,
        items: Iterable[str] = (),
        artifacts: Iterable[str] = (),
        severity: str | None = None,
        is_another: bool = False,
        is_lasting: bool = False,
        **about: str | None,
    ) -> None:
        """Raise a finding unless an equal one is open, or this is known to be another.

        What lasts until somebody mends it, such as bytes that differ, is found again at each look:
        once a supervisor has resolved it, only what differs otherwise is raised anew.
        """
        things, files = tuple(sorted(items)), tuple(sorted(artifacts))
        if is_lasting and self._is_explained(kind, files, facts):
            return
        for known in () if is_another else self._state.open_findings():
            same = known.kind == kind and known.items == set(things)
            asked = known.request == about.get("request")
            if same and asked and set(files) <= known.artifacts:
                return
        fields: dict[str, Any] = {
            "finding": self._fresh(),
            "kind": kind,
            "severity": severity or _SEVERITY.get(kind, "red"),
            "facts": [{"fact": name, "value": value} for name, value in facts.items()],
        }
        if files:
            fields["artifacts"] = list(files)
        fields |= {name: value for name, value in about.items() if value is not None}
        case = self._state.case if self._state.opened else None
        self.commands.append(Command("finding.raise", fields, case=case, items=things))

    def _is_explained(self, kind: str, files: tuple[str, ...], facts: Mapping[str, str]) -> bool:
        return any(
            known.resolved and known.kind == kind and known.facts == set(facts.items())
            for known in self._state.findings.values()
            if set(files) <= known.artifacts
        )

    def _fresh(self) -> str:
        while True:
            name = f"F-{next(self._numbers)}"
            if self._register.case_of("finding", name) is None:
                return name

    def alert(self, deadline: Deadline, now: str, **about: str) -> None:
        """Warn of a deadline when its next instant of warning has come."""
        fields: dict[str, Any] = {
            "rule": deadline.rule.value,
            "ends_at": deadline.effective_end,
            "basis_event": deadline.basis_event,
            **about,
        }
        if deadline.calendar is not None:
            fields["calendar"] = deadline.calendar
        last_at, last_level = self._state.alerts.get(alert_key(fields), ("", ""))
        if last_level == "passed":
            return
        if deadline.passed(now):
            level = "passed"
        else:
            reached = deadline.level(now)
            if not reached or last_at >= deadline.alerts[reached - 1]:
                return
            level = _LEVELS[len(_LEVELS) - 1 - (len(deadline.alerts) - reached)]
        self.commands.append(
            Command("deadline.alert", {**fields, "level": level}, case=self._state.case)
        )


def before(now: str, span: timedelta) -> str:
    """The instant so long before another."""
    return format_instant(parse_instant(now) - span)


def after(now: str, span: timedelta) -> str:
    """The instant so long after another."""
    return format_instant(parse_instant(now) + span)
