"""Send a request: an order or a request by a procedure of the catalogue, approved and sent."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, Final

from custody.domain.commands import Command
from custody.errors import InputError
from custody.procedures.catalogue import Procedure
from custody.service import Receipt
from ui.cases import Wish
from ui.desk import Desk
from ui.handed import HandedRow
from ui.jobs import Job, alive
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
        """Begin from a case, a procedure and an earlier request, where they are chosen already."""
        super().__init__(desk, argument)
        self.procedure_step = ProcedureStep(desk, self.argument)
        self.matter_step = MatterStep(desk, self._chosen)
        self.letter_step = LetterStep(desk, self._chosen)
        self.law_step = LawStep(desk, self._chosen, self._drafted)
        self.send_step = SendStep(desk, self._filled, self.argument.get("drafter"))
        self.steps = (
            self.procedure_step, self.matter_step, self.letter_step, self.law_step, self.send_step,
        )  # fmt: skip
        if "previous_request" in self.argument:
            for each in (self.matter_step, self.letter_step, self.law_step):
                each.load({"previous_request": self.argument["previous_request"]})
        self.send_step.approval.handed.connect(self._hand_over)
        self.send_step.approval.given_back.connect(self._give_back)
        if "handed" in self.argument:
            self.key, self.is_own = str(self.argument["handed"]), False
            for step in self.steps[:-1]:  # what was drafted is approved as it stands, or given back
                step.setEnabled(False)

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

    def _drafted(self) -> dict[str, Any]:
        """The approval as far as it is known before anybody signs it."""
        fields, (_, procedure) = self._fields(), self._chosen()
        person = self.desk.people.person if self.is_own else self.argument["drafter"]
        status = "follow_up" if "previous_request" in fields else "new"
        settled = {"procedure": "" if procedure is None else procedure.id, "status": status}
        return {**fields, **settled, **({} if person is None else {"drafter": person})}

    def _filled(self) -> tuple[str, Procedure | None, Mapping[str, Any]]:
        return (*self._chosen(), self._fields())

    def wishes(self) -> Sequence[Wish]:
        case, procedure = self._chosen()
        person, approver = self.desk.people.person, self.send_step.approver_person
        if person is None or procedure is None or approver is None:
            raise InputError("input.no_case", case=case)
        fields = self._drafted()
        roles = self.desk.people.roles(approver) & procedure.approvers
        role = min(roles) if roles else None
        if not self.is_own:
            second = self.send_step.second
            approve = Command("request.approve", fields, case, role=role)
            return [Wish(approve, cosigners=() if second is None else (second,))]
        approve = Command("request.approve", fields, case, role=role)
        found = [Wish(approve, cosigners=(person,), actor=approver)]
        if self.send_step.is_sent:
            name, sent = self.send_step.sent(fields)
            sender = self.desk.people.role_of(_SENDERS)
            found.append(Wish(Command(name, sent, case, role=sender)))
        return found

    # ---- handed over for approval ----

    def notice(self) -> tuple[str, str]:
        drafter, returned_by = self.argument.get("drafter"), self.argument.get("returned_by")
        if drafter is not None:
            words = self.tr("Drafted by {person}, to be approved by you")
            return words.format(person=drafter), self.tr("Read each step, then review and sign.")
        if returned_by is not None:
            words = self.tr("Given back by {person}")
            return words.format(person=returned_by), str(self.argument.get("remark", ""))
        return "", ""

    def _hand_over(self) -> None:
        _, procedure = self._chosen()
        if procedure is None or self.owner is None or not self.is_at_owner:
            return
        row = HandedRow(
            self.name, self.key, self.draft_title(), self.owner, tuple(sorted(procedure.approvers)),
            0, self.document(),
        )  # fmt: skip
        self._move(lambda: self.desk.handed.give(row))

    def _give_back(self, remark: str) -> None:
        row, person = self.desk.handed.get(self.key), self.desk.people.person
        if row is not None and person is not None:
            self._move(lambda: self.desk.handed.give_back(row, person, remark))

    def _move(self, work: Callable[[], None]) -> None:
        """Do it beside the window; the run is left once it is durable."""
        job = Job(lambda _progress: work())
        job.succeeded.connect(alive(self, lambda _none: self._on_moved()))
        job.failed.connect(alive(self, self.send_step.approval.tell))
        self.desk.jobs.read(job)

    def _on_moved(self) -> None:
        if self.is_own:
            self.end()
        self.is_finished = True
        self.left.emit()

    def end(self) -> None:
        super().end()
        if not self.is_own:
            self.desk.handed.discard(self.key)

    def finished(self, receipt: Receipt) -> Sequence[tuple[str, str, Any]]:
        name = self._fields().get("request", "")
        case = self.procedure_step.case
        return (
            (self.tr("Show the request"), "requests", name),
            (self.tr("Send another"), "run:request", {"case": case}),
        )
