"""What is recorded all the same, and shown to whoever records it (procedures §0.8, §1.9). Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from custody.dates import shown_instant
from custody.domain import wording
from custody.domain.check_digits import misread_numbers
from custody.domain.commands import Command
from custody.domain.events import Occurred
from custody.domain.facts import CaseFacts
from custody.procedures.requests import Step


@dataclass(frozen=True, slots=True)
class Caution:
    """A warning that blocks nothing."""

    code: str
    subject: str
    rule: str = ""
    """Of a term, whose end is the subject."""
    offset: str = "+00:00"

    @property
    def sentence(self) -> str:
        """English, for the log."""
        return SENTENCES[self.code].format(subject=self.about("en"))

    def about(self, language: str) -> str:
        """The subject in words: the end of a term at the station's time, with the term's rule."""
        if not self.rule:
            return self.subject
        end = shown_instant(self.subject, self.offset, language)
        return f"{end}, {wording.rule(self.rule, language)}"


SENTENCES: Final = {
    "caution.address_without_time": "the IP address {subject} is given without time and offset",
    "caution.address_without_port": "the IP address {subject} is given without source port, "
    "which carriers need that share addresses",
    "caution.check_digit": "{subject}: the check digit does not fit",
    "caution.confirmation_late": "the confirmation of {subject} is sent after its term",
    "caution.term_shorter": "the end that was named lies beyond the term, which ends at {subject}",
    "caution.floor_shorter": "the end that was named is later than what the rule makes sure, which "
    "is counted on: at least until {subject}",
}


def cautions(
    state: CaseFacts, command: Command, now: str, offset: str = "+00:00"
) -> tuple[Caution, ...]:
    """Everything about a command that deserves a second look.

    Args:
        state: The case that the command names.
        command: A command that the rules let pass.
        now: The instant of recording.
        offset: The station's offset from UTC.
    """
    found = [
        Caution("caution.check_digit", f"{name} {number}")
        for name, number in misread_numbers(command.type.fields, command.fields)
    ]
    for each in command.fields.get("identifiers", ()):
        if each["kind"] != "ip":
            continue
        if "at" not in each or "offset" not in each:
            found.append(Caution("caution.address_without_time", each["value"]))
        if "port" not in each:
            found.append(Caution("caution.address_without_port", each["value"]))
    if command.name == "confirmation.send":
        request = state.requests.get(command.fields["request"])
        term = request.confirmation if request is not None else None
        if term is not None and term.passed(command.fields.get("sent_at", now)):
            found.append(Caution("caution.confirmation_late", command.fields["request"]))
    if command.name in ("preservation.acknowledge", "preservation.renew"):
        found += _clipped(state, command, now, offset)
    return tuple(found)


def _clipped(state: CaseFacts, command: Command, now: str, offset: str) -> Iterator[Caution]:
    """An end that the other side named beyond what the rule allows (procedures §0.6)."""
    request = state.requests.get(command.fields["request"])
    done = command.occurred or Occurred(now, offset)
    step = Step(command.type.name, "", done.at, done.offset, command.fields)
    term = None if request is None else request.after(step).term
    if term is not None and term.stated_end is not None and term.effective_end < term.stated_end:
        code = "caution.floor_shorter" if term.is_floor else "caution.term_shorter"
        yield Caution(code, term.effective_end, term.rule.value, offset)
