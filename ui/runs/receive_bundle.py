"""Receive a bundle of another station: verified, read, signed for, and kept whole beside ours."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Final

from PySide6.QtWidgets import QLabel, QVBoxLayout

from custody.domain import wording
from custody.errors import CustodyError
from custody.exchange.receiving import Received, take_in
from custody.exchange.witnessing import cosign_sender
from custody.ledger.checkpoint import Checkpoint
from custody.progress import Progress
from custody.service import Act, Receipt
from custody.station import Station
from ui import formats
from ui.cases import Wish
from ui.desk import Desk
from ui.jobs import Job
from ui.models.brought import Brought
from ui.runs.cosign_part import CosignPart
from ui.runs.fieldset import Part
from ui.runs.receive_bundle_check import CheckBundleStep
from ui.runs.run import Run, Step
from ui.texts import explain
from ui.translations import language
from ui.widgets.banner import Banner
from ui.widgets.case_box import CaseBox
from ui.widgets.fact_list import Fact, FactList

_SHOWN_ITEMS: Final = 20


class BroughtStep(Step):
    """What the bundle brings, what it keeps back, and which case of ours it concerns."""

    def __init__(self, desk: Desk, check: CheckBundleStep) -> None:
        """Wait for the bundle of the step before."""
        super().__init__()
        self._desk, self._check = desk, check
        self.offer, self.elsewhere = Banner("accent"), Banner("warn")
        self.source, self.things, self.hidden = FactList(), FactList(), FactList()
        self.case_box = CaseBox(has_none=True)
        self.case_box.setProperty("touch", "true")
        self.case_box.fill(desk.queries.cases())
        self._case_words = QLabel()
        self._case_words.setProperty("role", "muted")
        self._case_words.setWordWrap(True)
        self._parts = (
            Part(self.source), Part(self.things), Part(self.hidden),
            Part(self.case_box, self._case_words),
        )  # fmt: skip
        self.cosigning = CosignPart()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for widget in (self.offer, self.elsewhere, *self._parts, self.cosigning):
            layout.addWidget(widget)
        self.case_box.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.cosigning.changed.connect(self.changed)
        self.retranslate()

    @property
    def case(self) -> str | None:
        """The case of ours, if it concerns one."""
        return self.case_box.case

    def document(self) -> Mapping[str, Any]:
        return {"case": self.case, **self.cosigning.document()}

    def load(self, document: Mapping[str, Any]) -> None:
        self.case_box.choose(document.get("case"))
        self.cosigning.load(document)

    def faults(self) -> list[str]:
        return self.cosigning.faults()

    def title(self) -> str:
        return self.tr("What it brings")

    def hint(self) -> str:
        return self.tr(
            "Its history stays that station’s own. Items and artifacts continue here only when "
            "somebody takes them over and signs for it; the record then names where they came from."
        )

    def enter(self) -> None:
        self._show()
        self.case_box.setFocus()

    def retranslate(self) -> None:
        sender, things, hidden, case = self._parts
        sender.say(self.tr("From whom"))
        things.say(self.tr("What may continue here"))
        hidden.say(self.tr("What it keeps back"))
        case.say(self.tr("The case that it concerns"))
        self.case_box.name_none(self.tr("None of ours"))
        self.case_box.setAccessibleName(self.tr("The case that it concerns"))
        self.cosigning.retranslate()
        self._case_words.setText(self.tr("Those who work on the case see it in its history."))
        self._show()

    def _show(self) -> None:
        found = self._check.brought
        self.offer.hide()
        self.elsewhere.hide()
        self.cosigning.setVisible(found is not None and found.examined.trust is not None)
        if found is None:
            return
        self._show_offers(found)
        seal, report = found.contents.seal, found.examined.report
        self.source.show_facts(
            [
                Fact(self.tr("Agency"), found.contents.story.agency),
                Fact(self.tr("Ledger"), report.ledger),
                Fact(self.tr("Bundle"), report.bundle),
                Fact(self.tr("For"), str(seal.get("recipient", ""))),
                Fact(self.tr("Purpose"), str(seal.get("purpose", ""))),
                Fact(self.tr("Conditions that travel along"), "\n".join(found.examined.conditions)),
            ]
        )
        kept = found.contents.artifacts
        artifacts = self.tr("%n artifact(s), ", "", len(kept))
        artifacts += formats.size(sum(each.size for each in kept))
        self.things.show_facts(
            [
                Fact(self.tr("Cases there"), ", ".join(found.contents.story.cases)),
                Fact(self.tr("Items"), self._items(found) or self.tr("none")),
                Fact(self.tr("Artifacts"), artifacts if kept else self.tr("none")),
                Fact(self.tr("Documents"), formats.count(len(found.contents.documents))),
                Fact(self.tr("Events"), formats.count(found.contents.events)),
            ]
        )
        self._show_hidden(found)

    def _show_hidden(self, found: Brought) -> None:
        hidden = found.artifacts_hidden
        facts = [
            Fact(self.tr("Events not shown"), _count(found.events_withheld)),
            Fact(self.tr("Without private part"), _count(found.parts_withheld)),
            Fact(self.tr("Artifacts without contents"), ", ".join(hidden)),
        ]
        if not any(fact.value for fact in facts):
            facts = [Fact(self.tr("Nothing"), self.tr("everything of its scope is in it"))]
        self.hidden.show_facts(facts)

    def _items(self, found: Brought) -> str:
        rows = []
        for item in found.items[:_SHOWN_ITEMS]:
            kind = wording.choice("type", item.type, language()) if item.type else ""
            rows.append("   ".join(part for part in (item.id, kind, item.make) if part))
        more = len(found.items) - len(rows)
        if more:
            rows.append(self.tr("and %n more", "", more))
        return "\n".join(rows)

    def _show_offers(self, found: Brought) -> None:
        ours = self._desk.station.ledger.trust.origin
        here = [each for each in found.offers if each.to_ledger == ours]
        away = [each for each in found.offers if each.to_ledger != ours]
        line = self.tr("{items}, to {person}")
        if here:
            told = (line.format(items=", ".join(each.items), person=each.to) for each in here)
            self.offer.set_words(self.tr("It hands items over to this station"), "\n".join(told))
            self.offer.show()
        if away:
            told = (f"{', '.join(each.items)}: {each.to} ({each.to_ledger})" for each in away)
            self.elsewhere.set_words(
                self.tr("Items in it are on their way to another station, not to this one"),
                "\n".join(told),
            )
            self.elsewhere.show()


class ReceiveBundleRun(Run):
    """Take in what another station sent."""

    name: ClassVar[str] = "receive_bundle"
    icon: ClassVar[str] = "receive"
    reads_long: ClassVar[bool] = True

    def __init__(self, desk: Desk, argument: Any = None) -> None:
        """Begin from `path` and `trust`, where they are known already."""
        super().__init__(desk, argument)
        self.check_step = CheckBundleStep(desk, self.argument)
        self.brought_step = BroughtStep(desk, self.check_step)
        self.steps = (self.check_step, self.brought_step)
        self._following: Sequence[tuple[str, str, Any]] = ()
        self._cosigned = ""
        step = self.check_step
        self.destroyed.connect(lambda: step.stop())

    def title(self) -> str:
        return self.tr("Receive a bundle")

    def signs(self) -> Sequence[str]:
        return ("bundle.received",)

    def draft_title(self) -> str:
        path = self.check_step.path
        return f"{self.title()}: {'' if path is None else path.name}"

    def wishes(self) -> Sequence[Wish]:
        found = self.check_step.brought
        if found is None:
            return []
        return [Wish(found.examined.command(self.brought_step.case))]

    def start(
        self,
        acts: Sequence[Act],
        then: Callable[[Receipt], None],
        failed: Callable[[Exception], None],
    ) -> Job:
        """Keep the bundle whole, and record that it was received."""
        found = self.check_step.brought
        if found is None:
            raise AssertionError("what is not verified is not shown for signing")
        (act,), out = acts, self.brought_step.cosigning.out

        def work(station: Station, progress: Progress) -> _Taken:
            received = take_in(station, found.examined, act, progress)
            return _Taken(received, None if out is None else _cosigned(station, received, out))

        def done(taken: _Taken) -> None:
            self._following = self._what_follows(found)
            self._cosigned = self._told_of(taken.cosigned, out)
            then(taken.receipt)

        return self.desk.carry_out(work, then=done, failed=failed, title=self.title())

    def finished(self, receipt: Receipt) -> Sequence[tuple[str, str, Any]]:
        return (*self._following, (self.tr("Show all bundles"), "bundles", None))

    def aside(self) -> str:
        return self._cosigned

    def _told_of(self, cosigned: Checkpoint | CustodyError | None, out: Path | None) -> str:
        if isinstance(cosigned, CustodyError):
            told = explain(cosigned, self.desk.station.ledger.offset)
            return f"{told.what} {told.next}".strip()
        if cosigned is None:
            return ""
        words = self.tr("The sender’s head of {size} events is cosigned. Send {file} back to them.")
        return words.format(size=formats.count(cosigned.size), file=out)

    def _what_follows(self, found: Brought) -> Sequence[tuple[str, str, Any]]:
        """Offers to this station may be answered now, and answers to its own close them."""
        ours, case = self.desk.station.ledger.trust.origin, self.brought_step.case
        told: list[tuple[str, str, Any]] = [
            (self.tr("Take over…"), "run:take_over", {"offer": each.offer, "case": case})
            for each in found.offers
            if each.to_ledger == ours
        ]
        told += [
            (self.tr("Close the transfer…"), "run:close_transfer", {"offer": offer})
            for offer in dict.fromkeys(found.answers(ours))
        ]
        if found.contents.artifacts:
            digest = found.examined.fields["root_digest"]
            argument = {"bundle": digest, "case": case}
            told.append((self.tr("Take over artifacts…"), "run:take_artifacts", argument))
        return told

    def end(self) -> None:
        super().end()
        self.check_step.stop()


@dataclass(frozen=True, slots=True)
class _Taken:
    """A bundle that was received, and what came of cosigning its head."""

    received: Received
    cosigned: Checkpoint | CustodyError | None

    @property
    def receipt(self) -> Receipt:
        """Of its record."""
        return self.received.receipt


def _cosigned(station: Station, received: Received, out: Path) -> Checkpoint | CustodyError | None:
    """The head that was cosigned, or why not: the bundle is received all the same."""
    try:
        return cosign_sender(station, received, out)
    except CustodyError as err:
        return err


def _count(number: int) -> str:
    return formats.count(number) if number else ""
