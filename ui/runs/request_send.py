"""Last step of a request: who approves it, whether it is sent now, and which clocks then run."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from custody.clock import format_instant
from custody.domain.vocabulary import TYPES
from custody.errors import IntegrityError
from custody.procedures import clocks, drafting, requests
from custody.procedures.catalogue import Procedure
from custody.procedures.clocks import PRESERVATION_DAYS, Rule
from custody.procedures.requests import Request
from ui import formats
from ui.desk import Desk
from ui.forms.known import Context, Known
from ui.runs.fieldset import FieldSet, Part, chosen
from ui.runs.request_approval import ApprovalPart
from ui.runs.run import Step
from ui.widgets.banner import Banner

SENT: Final = TYPES["request.sent"]
_FIELDS: Final = ("means", "address", "sent_at", "encrypted", "signed")
_NEEDED: Final = _FIELDS[:3]

Filled = Callable[[], tuple[str, Procedure | None, Mapping[str, Any]]]
"""The case, the procedure and the fields of the approval as they were filled in."""


class SendStep(Step):
    """Two more persons' business: the approver signs here, and the sender is never the approver."""

    def __init__(self, desk: Desk, filled: Filled, drafter: str | None = None) -> None:
        """Ask the steps before what is to be sent.

        Args:
            desk: What it works with.
            filled: What the steps before say.
            drafter: Who drafted what was handed over for approval; None where it is drafted here.
        """
        super().__init__()
        self._desk = desk
        self._filled = filled
        self._kept: str | None = None
        self._drafter = drafter
        self.approval = ApprovalPart(desk, drafter)
        self.now_box = QCheckBox()
        self.now_box.setProperty("touch", "true")
        self.now_box.setChecked(drafter is None)
        known = Known(desk, SENT, Context())
        self.sending = FieldSet(known, chosen(SENT.fields, _FIELDS, _NEEDED), SENT.name)
        self.clocks = Banner("accent")
        self._part_send = Part(self.now_box, self.sending)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for widget in (self.clocks, self.approval, self._part_send):
            layout.addWidget(widget)
        self.approval.changed.connect(self.changed)
        self.now_box.toggled.connect(self._on_now)
        self.sending.changed.connect(self._on_sending)
        desk.people.changed.connect(self._show_approvers)
        self.retranslate()

    # ---- values ----

    @property
    def is_sent(self) -> bool:
        """Whether it goes out with the approval, in one signature of the sender."""
        if self._drafter is not None:  # the sender is never the approver
            return False
        return self.now_box.isChecked() and self._sending() != drafting.INFORM

    @property
    def approver_person(self) -> str | None:
        """Who approves it."""
        return self.approval.chosen if self._drafter is None else self._desk.people.person

    @property
    def second(self) -> str | None:
        """Who signs beside the approver of what was handed over."""
        return self.approval.chosen

    def document(self) -> Mapping[str, Any]:
        return {
            "approver": self.approval.chosen or self._kept,
            "now": self.is_sent,
            **self.sending.document(),
        }

    def load(self, document: Mapping[str, Any]) -> None:
        self._kept = document.get("approver") if self._drafter is None else None
        self.now_box.setChecked(document.get("now") is not False)
        self.sending.load(document)

    def faults(self) -> list[str]:
        found = []
        if self.approval.chosen is None and self._drafter is None:
            found.append(
                self.tr("Choose who approves it. If nobody is here, hand it over for approval.")
            )
        if self.is_sent:
            case, _, fields = self._filled()
            rest = {
                "case": case,
                "fields": {"request": fields.get("request"), "document": fields.get("document")},
            }
            found += self.sending.faults(SENT, "", rest)
        return found

    def sent(self, fields: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
        """Name and fields of the command that tells of the sending.

        Args:
            fields: Those of the approval.
        """
        given = self.sending.document()
        _, procedure, _ = self._filled()
        if procedure is None:
            return SENT.command, given
        name, told = drafting.sending(procedure, fields)
        if name == drafting.PRESERVE:
            given = {name: given[name] for name in ("means", "address") if name in given}
        return name, {**told, **given}

    def _sending(self) -> str:
        """The command that tells of the sending; information has one that is recorded later."""
        _, procedure, fields = self._filled()
        return SENT.command if procedure is None else drafting.sending(procedure, fields)[0]

    # ---- clocks ----

    def clock_words(self) -> list[str]:
        """Which clocks will run, and what the end of each means."""
        _, procedure, fields = self._filled()
        if procedure is None or "request" not in fields:
            return []
        ledger = self._desk.station.ledger
        now = format_instant(ledger.clock.now())
        try:
            request = self._foreseen(procedure, fields, now)
        except IntegrityError:  # an instant is typed in, and not whole yet
            return []
        lines = []
        if procedure.clock is not None:
            lines.append(self._preservation(procedure, fields, now))
        if request.reply is not None:
            at = formats.instant(request.reply.effective_end, ledger.offset, weekday=True)
            lines.append(self.tr("The answer is due {at}.").format(at=at))
        if request.confirmation is not None:
            at = formats.instant(request.confirmation.effective_end, ledger.offset, weekday=True)
            lines.append(
                self.tr("Sent this way, it is to be confirmed in writing until {at}.").format(at=at)
            )
        if not lines:
            lines.append(self.tr("No clock runs: name a day for the answer if there is one."))
        return lines

    def _foreseen(self, procedure: Procedure, fields: Mapping[str, Any], now: str) -> Request:
        """The request as it would stand once it is approved and sent."""
        ledger, catalogue = self._desk.station.ledger, self._desk.cases.catalogue
        machine = catalogue.machines[procedure.machine]
        calendar = catalogue.calendar(ledger.clock.now().date())
        name = str(fields["request"])
        empty = requests.draft(name, procedure, machine, calendar)
        approved = empty.after(requests.Step("request.approved", "", now, ledger.offset, fields))
        if not self.is_sent:
            return approved
        sending = {"sent_at": now, **self.sending.document()}
        return approved.after(requests.Step(SENT.name, "", now, ledger.offset, sending))

    def _preservation(self, procedure: Procedure, fields: Mapping[str, Any], now: str) -> str:
        offset = self._desk.station.ledger.offset
        rule = procedure.clock.rule if procedure.clock is not None else Rule.PROVIDER
        if rule is Rule.MIN_60:
            least = clocks.abroad_term("", now, offset).effective_end
            task = clocks.assistance_term("", now, offset).effective_end
            return self.tr(
                "Article 29: a floor, not a ceiling. Preserved today, it is kept at least until "
                "{least}, and longer if they decide so. The request for assistance is due {task}."
            ).format(
                least=formats.instant(least, offset, weekday=True),
                task=formats.instant(task, offset, weekday=True),
            )
        if rule is not Rule.MAX_90:
            return self.tr(
                "The provider says how long it keeps the data: its answer starts and ends the "
                "clock. Nothing is kept until it has answered."
            )
        limit = procedure.max_days or PRESERVATION_DAYS
        days = min(max(1, int(fields.get("duration_days", limit))), limit)
        term = clocks.preservation_term("", [now], offset, days=days)
        at = formats.instant(term.effective_end, offset, weekday=True)
        return self.tr(
            "Article 16: %n day(s) at most, counted from the earliest of order, service and the "
            "provider’s own date, and not extended over a weekend. From today it ends at the "
            "latest {at}; a renewal must be recorded before.",
            "",
            limit,
        ).format(at=at)

    # ---- words ----

    def title(self) -> str:
        return self.tr("Approve and send")

    def retranslate(self) -> None:
        self.approval.retranslate()
        self._part_send.say(self.tr("Sending"))
        self.now_box.setText(self.tr("It is sent now, by me"))
        self.now_box.setAccessibleName(self.now_box.text())
        self.now_box.setToolTip(
            self.tr("Otherwise it is approved only, and waits on Requests to be sent.")
        )
        self._show_approvers()
        self._show_clocks()

    def enter(self) -> None:
        given = self.sending.document()
        at_row = self.sending.row("sent_at")
        if at_row is not None:  # what asks to preserve counts from its own event
            at_row.setVisible(self._sending() != drafting.PRESERVE)
        if "sent_at" not in given:
            at = self.sending.known.now().replace(second=0, microsecond=0)
            self.sending.set_value("sent_at", format_instant(at))
        _, _, fields = self._filled()
        means = fields.get("reply_means") or []
        if "means" not in given and means:
            self.sending.set_value("means", means[0])
        address = fields.get("addressee", {}).get("address")
        if "address" not in given and address:
            self.sending.set_value("address", address)
        self._show_approvers()
        self._on_now()

    def _on_now(self) -> None:
        is_theirs = self._drafter is None and self._sending() != drafting.INFORM
        self._part_send.setVisible(is_theirs)
        self.sending.setVisible(self.is_sent)
        self._show_clocks()
        self.changed.emit()

    def _on_sending(self) -> None:
        self._show_clocks()
        self.changed.emit()

    def _show_clocks(self) -> None:
        lines = self.clock_words()
        self.clocks.set_words(self.tr("What runs from then on"), "\n".join(lines))
        self.clocks.setVisible(bool(lines))

    def _show_approvers(self) -> None:
        _, procedure, _ = self._filled()
        self.approval.offer(procedure, self.approval.chosen or self._kept)
