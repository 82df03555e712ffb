"""The fourteen questions asked of a bundle, and how their answers add up (format.md §8). Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Any, Final, NamedTuple

from custody.domain.reasons import Reason
from custody.errors import CustodyError


class Question(IntEnum):
    """What every verifier answers."""

    FIXITY = 1
    COMPLETE = 2
    SEAL = 3
    SIGNER = 4
    TRUST = 5
    EVENTS = 6
    INCLUSION = 7
    TREE = 8
    HEADS = 9
    TIME = 10
    CHAINS = 11
    CUSTODY = 12
    ARTIFACTS = 13
    WITNESSES = 14


class Result(StrEnum):
    """An answer."""

    PASS = "pass"  # noqa: S105 - no password
    FAIL = "fail"
    NOT_CHECKED = "not_checked"


class Headline(StrEnum):
    """What the answers amount to."""

    AUTHENTIC = "authentic"
    INTACT = "intact"
    PARTIAL = "partial"
    FAIL = "fail"


class Verdict(NamedTuple):
    """An answer with its reason."""

    result: Result
    why: Reason

    @property
    def reason(self) -> str:
        """The reason in plain English."""
        return str(self.why)


SENTENCES: Final = {
    Headline.AUTHENTIC: "Authentic and complete",
    Headline.INTACT: "Intact, signer not known to you",
    Headline.PARTIAL: "Intact, not fully checked",
    Headline.FAIL: "Do not rely on this",
}
_STATUS: Final = {
    Headline.AUTHENTIC: 0,
    Headline.INTACT: 2,
    Headline.PARTIAL: 2,
    Headline.FAIL: 1,
}
_ALWAYS_NEEDED: Final = frozenset(Question) - {
    Question.HEADS,
    Question.TIME,
    Question.WITNESSES,
}


@dataclass(frozen=True, slots=True)
class BundleReport:
    """Outcome of a check. Each question has its own answer; none stands for another."""

    bundle: str
    """Id of the bundle, empty where it cannot be told."""
    ledger: str
    """Origin of its ledger, empty where it cannot be told."""
    verdicts: Mapping[Question, Verdict]
    cautions: tuple[Reason, ...]
    """What a reader must know though nothing fails."""
    notes: tuple[Reason, ...]
    """What no question asks and a reader may want to know."""
    asked: frozenset[Question]
    """Those of the optional questions that the reader asked for."""

    @property
    def headline(self) -> Headline:
        """All answers in one word."""
        if any(verdict.result is Result.FAIL for verdict in self.verdicts.values()):
            return Headline.FAIL
        open_questions = {
            question
            for question in _ALWAYS_NEEDED | self.asked
            if self.verdicts[question].result is not Result.PASS
        }
        if not open_questions:
            return Headline.AUTHENTIC
        return Headline.INTACT if open_questions == {Question.TRUST} else Headline.PARTIAL

    @property
    def warnings(self) -> tuple[str, ...]:
        """The cautions in plain English."""
        return tuple(map(str, self.cautions))

    @property
    def failure(self) -> Reason | None:
        """The first reason of a bundle that fails."""
        failed = (each.why for each in self.verdicts.values() if each.result is Result.FAIL)
        return next(failed, None)

    @property
    def status(self) -> int:
        """Exit status of `custody verify`."""
        return _STATUS[self.headline]

    @property
    def sentence(self) -> str:
        """The headline for people; of a bundle that fails, with the first reason."""
        words = SENTENCES[self.headline]
        return words if self.failure is None else f"{words}: {self.failure}"

    def document(self) -> dict[str, Any]:
        """The object that `--json` prints."""
        return {
            "bundle": self.bundle,
            "ledger": self.ledger,
            "headline": self.headline.value,
            "status": self.status,
            "verdicts": {
                str(question.value): {
                    "result": verdict.result.value,
                    "reason": verdict.reason,
                    **verdict.why.document(),
                }
                for question, verdict in self.verdicts.items()
            },
            "warnings": list(self.warnings),
            "notes": list(map(str, self.notes)),
        }


class Findings:
    """What the parts of a check have found so far."""

    def __init__(self) -> None:
        self._first: dict[Question, Reason] = {}
        self._more: dict[Question, int] = {}
        self._open: dict[Question, Reason] = {}
        self._good: dict[Question, Reason] = {}
        self.cautions: list[Reason] = []
        self.notes: list[Reason] = []

    def fail(self, question: Question, reason: Reason | CustodyError) -> None:
        """Note a fault; the first one of a question is told, the others are counted."""
        if question in self._first:
            self._more[question] = self._more.get(question, 0) + 1
        else:
            self._first[question] = Reason.of(reason)

    def leave(self, question: Question, reason: Reason) -> None:
        """Note why a question cannot be answered; the first reason is told."""
        self._open.setdefault(question, reason)

    def pass_(self, question: Question, reason: Reason) -> None:
        """Note what was found good; a fault or an open end of the same question weighs more."""
        self._good[question] = reason

    def warn(self, reason: Reason) -> None:
        """Note what a reader must know though nothing fails."""
        self.cautions.append(reason)

    def note(self, reason: Reason | None) -> None:
        """Take down what no question asks, if there is any."""
        if reason is not None:
            self.notes.append(reason)

    def rest(self, question: Question, grounds: Iterable[Question]) -> None:
        """Leave a question open, whatever was found, when one of its grounds is not good."""
        ground = self.failed(grounds)
        if ground is not None:
            self._first.pop(question, None)
            self._open[question] = Reason("rests", question=ground.value)

    def failed(self, questions: Iterable[Question]) -> Question | None:
        """The first of the questions that has failed or is left open."""
        for question in questions:
            if question in self._first or question in self._open:
                return question
        return None

    def verdict(self, question: Question) -> Verdict:
        """The answer as it stands."""
        if question in self._first:
            more = self._more.get(question, 0)
            first = self._first[question]
            return Verdict(Result.FAIL, Reason("more", reason=first, count=more) if more else first)
        if question in self._open:
            return Verdict(Result.NOT_CHECKED, self._open[question])
        if question in self._good:
            return Verdict(Result.PASS, self._good[question])
        return Verdict(Result.NOT_CHECKED, Reason("not_reached"))

    def report(self, bundle: str, ledger: str, asked: frozenset[Question]) -> BundleReport:
        """Put the answers together."""
        return BundleReport(
            bundle=bundle,
            ledger=ledger,
            verdicts={question: self.verdict(question) for question in Question},
            cautions=tuple(self.cautions),
            notes=tuple(self.notes),
            asked=asked,
        )
