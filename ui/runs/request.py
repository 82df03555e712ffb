"""Send a request: an order or a request by a procedure of the catalogue, approved and sent."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Final

from custody.domain.commands import Command
from custody.errors import InputError
from custody.procedures.catalogue import Procedure
from custody.service import Receipt
from ui.cases import Wish
from ui.desk import Desk
from ui.runs.request_fields import LawStep, LetterStep, MatterStep
from ui.runs.request_procedure import ProcedureStep
from ui.runs.request_send import SendStep
from ui.runs.run import Run

_SENDERS: Final = ("INV", "POC")


class RequestRun(Run):
    """Five steps; the approver and the drafter sign the approval, the sender what was sent."""

    name: ClassVar[str] = "request"
    icon: ClassVar[str] = "send"

    def __init__(self, desk: Desk, argument: Any = None) -> None:
        """Begin from a case and a procedure, where they are chosen already."""
        super().__init__(desk, argument)
        self.procedure_step = ProcedureStep(desk, self.argument)
        self.matter_step = MatterStep(desk, self._chosen)
        self.letter_step = LetterStep(desk, self._chosen)
        self.law_step = LawStep(desk, self._chosen)
        self.send_step = SendStep(desk, self._filled)
        self.steps = (
            self.procedure_step, self.matter_step, self.letter_step, self.law_step, self.send_step,
        )  # fmt: skip

    def title(self) -> str:
        return self.tr("Send a request")

    def draft_title(self) -> str:
        fields = self._fields()
        addressee = fields.get("addressee", {}).get("name", "")
        parts = [str(fields.get("request", "")) or self.procedure_step.case, addressee]
        told = ", ".join(part for part in parts if part)
        return f"{self.title()}: {told}" if told else self.title()

    def _chosen(self) -> tuple[str, Procedure | None]:
        return self.procedure_step.case, self.procedure_step.procedure

    def _fields(self) -> dict[str, Any]:
        steps = (self.matter_step, self.letter_step, self.law_step)
        return {name: value for step in steps for name, value in step.fields().items()}

    def _filled(self) -> tuple[str, Procedure | None, Mapping[str, Any]]:
        return (*self._chosen(), self._fields())

    def wishes(self) -> Sequence[Wish]:
        case, procedure = self._chosen()
        person, approver = self.desk.people.person, self.send_step.approver_person
        if person is None or procedure is None or approver is None:
            raise InputError("input.no_case", case=case)
        status = "follow_up" if "previous_request" in self._fields() else "new"
        fields = {
            **self._fields(), "procedure": procedure.id, "drafter": person, "status": status,
        }  # fmt: skip
        roles = self.desk.people.roles(approver) & procedure.approvers
        role = min(roles) if roles else None
        approve = Command("request.approve", fields, case, role=role)
        found = [Wish(approve, cosigners=(person,), actor=approver)]
        if self.send_step.is_sent:
            name, sent = self.send_step.sent(fields)
            mine = self.desk.people.roles()
            sender = next((each for each in _SENDERS if each in mine), None)
            found.append(Wish(Command(name, sent, case, role=sender)))
        return found

    def finished(self, receipt: Receipt) -> Sequence[tuple[str, str, Any]]:
        name = self._fields().get("request", "")
        case = self.procedure_step.case
        return (
            (self.tr("Show the request"), "requests", name),
            (self.tr("Send another"), "run:request", {"case": case}),
        )
