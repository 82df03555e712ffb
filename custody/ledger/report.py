"""The report of an audit."""

from dataclasses import dataclass
from typing import Any

from custody.ledger.check_part import (
    Finding,
    Question,
)


@dataclass(frozen=True, slots=True)
class LedgerReport:
    """Outcome of an audit. Each question has its own answer; none stands for another."""

    origin: str
    events: int
    erased: int
    root: bytes
    """Root of the tree, as its leaves give it."""
    judged_from: int
    """Index of the first event judged in full; those before were known good."""
    demonstration: bool
    """A ledger of one person, in which every threshold is one."""
    suspects: tuple[int, ...]
    """Events by keys that were compromised at the time, or enrolled by such: a warning."""
    findings: tuple[Finding, ...]
    more: int
    """Findings beyond those kept."""
    set_back: tuple[int, ...] = ()
    """Events that say they were recorded a day or more before the one before them: a warning, as
    times are the station's claim and the order is that of the tree."""
    stamps: tuple[str, ...] = ()
    """SHA-256 of each time stamp that an event tells of; `anchors.check` asks for them."""

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found."""
        return not self.findings

    def holds(self, question: Question) -> bool:
        """The answer to one question."""
        return all(finding.question is not question for finding in self.findings)

    def document(self) -> dict[str, Any]:
        """The report as an object, for `--json`."""
        return {
            "ledger": self.origin,
            "events": self.events,
            "erased": self.erased,
            "root": self.root.hex(),
            "judged_from": self.judged_from,
            "demonstration": self.demonstration,
            "suspects": list(self.suspects),
            "set_back": list(self.set_back),
            "questions": {str(question): self.holds(question) for question in Question},
            "findings": [
                {"question": str(each.question), "index": each.index, "reason": each.reason}
                for each in self.findings
            ],
            "more": self.more,
        }
