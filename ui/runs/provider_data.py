"""Receive provider data (procedures §3.4): kept whole, hashed, compared, classified, signed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar, Final

from PySide6.QtWidgets import QVBoxLayout

from custody.delivery_events import acts_in_parts
from custody.domain.commands import Command
from custody.errors import InputError
from custody.service import Receipt
from ui.cases import Wish
from ui.desk import Desk
from ui.forms.known import Context, Known
from ui.runs.fieldset import FieldSet, Part, chosen
from ui.runs.provider_contents import ContentsStep
from ui.runs.provider_files import FilesStep
from ui.runs.provider_request import RECEIVED, RequestStep
from ui.runs.run import MANY_FILES, Run, Step

_FROM: Final = ("source_kind", "received_from", "container_kind", "seal_state")
_SAID: Final = (
    "cover_letter", "completeness", "clock_source", "logs_offset", "answer_language",
)  # fmt: skip
_ROLES: Final = ("INV", "POC")


class SourceStep(Step):
    """From whom it came, in what, and what they wrote about it."""

    def __init__(self, desk: Desk) -> None:
        """Ask for what a receipt says beside its files."""
        super().__init__()
        known = Known(desk, RECEIVED, Context())
        self.source = FieldSet(known, chosen(RECEIVED.fields, _FROM), RECEIVED.name)
        self.said = FieldSet(known, chosen(RECEIVED.fields, _SAID), RECEIVED.name, folded=_SAID[2:])
        self._part_source, self._part_said = Part(self.source), Part(self.said)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for part, fields in ((self._part_source, self.source), (self._part_said, self.said)):
            layout.addWidget(part)
            fields.changed.connect(self.changed)
        self.retranslate()

    def propose(self, *, archive: bool) -> None:
        """Give what is usual where nothing was said yet."""
        given = self.source.document()
        usual = {"source_kind": "provider", "seal_state": "none"}
        if archive:
            usual["container_kind"] = "archive"
        for name, value in usual.items():
            if name not in given:
                self.source.set_value(name, value)

    def fields(self) -> dict[str, Any]:
        """What was given."""
        return {**self.source.document(), **self.said.document()}

    def document(self) -> Mapping[str, Any]:
        return self.fields()

    def load(self, document: Mapping[str, Any]) -> None:
        self.source.load(document)
        self.said.load(document)

    def faults(self) -> list[str]:
        rest = {"case": "C"}
        return [
            *self.source.faults(RECEIVED, "", rest),
            *self.said.faults(RECEIVED, "", rest),
        ]

    def title(self) -> str:
        return self.tr("From whom")

    def retranslate(self) -> None:
        self._part_source.say(self.tr("Who sent it, and in what"))
        self._part_said.say(
            self.tr("What they wrote"),
            self.tr("As their letter says it; nothing is added."),
        )

    def enter(self) -> None:
        row = self.source.row("source_kind")
        if row is not None:
            row.editor.focus_first()


class ProviderDataRun(Run):
    """Four steps, then the review: the receipt and all digests in one transaction."""

    name: ClassVar[str] = "provider_data"
    icon: ClassVar[str] = "receive"

    def __init__(self, desk: Desk, argument: Any = None) -> None:
        """Begin from a case and a request, where they are chosen already."""
        super().__init__(desk, argument)
        self.request_step = RequestStep(desk, self.argument)
        self.files_step = FilesStep(desk)
        self.contents_step = ContentsStep(desk, self._files, lambda: self.request_step.request)
        self.source_step = SourceStep(desk)
        self.steps = (self.request_step, self.files_step, self.contents_step, self.source_step)
        self.files_step.read.connect(self._on_read)
        self.left.connect(self.files_step.stop)
        self.destroyed.connect(self.files_step.stop)

    def signs(self) -> Sequence[str]:
        return ("artifact.received_from_provider",)

    def title(self) -> str:
        return self.tr("Receive provider data")

    def draft_title(self) -> str:
        request = self.request_step.request
        names = [path.name for path in self.files_step.paths]
        parts = [request.id if request is not None else self.request_step.case, *names[:2]]
        told = ", ".join(part for part in parts if part)
        return f"{self.title()}: {told}" if told else self.title()

    @property
    def is_much(self) -> bool:
        return len(self._files()) > MANY_FILES

    def forming(self) -> Iterator[Sequence[Wish]]:
        delivery = self.files_step.delivery
        if delivery is None:
            raise InputError(
                "input.nothing_taken", paths=", ".join(map(str, self.files_step.paths))
            )
        item = self.request_step.item
        role = self.desk.people.role_of(_ROLES)
        fields = {
            **self.request_step.fields(),
            **self.source_step.fields(),
            **self.contents_step.basis.document(),
            "data_categories": self.contents_step.general(),
        }
        case = self.request_step.case
        items = () if item is None else (item,)
        act = Command("artifact.receive", fields, case, items, role=role)
        yield ()
        own = self.contents_step.own()
        yield ()
        for part in acts_in_parts(self.desk.station, delivery, act, own):
            yield [Wish(each) for each in part]

    def finished(self, receipt: Receipt) -> Sequence[tuple[str, str, Any]]:
        found: list[tuple[str, str, Any]] = []
        case, request = self.request_step.case, self.request_step.request
        received = [each for each in receipt.appended if each.event.type == RECEIVED.name]
        beyond = sorted(
            {
                name
                for each in receipt.appended
                if each.event.type == "finding.raised"
                and each.event.body.get("kind") == "over_disclosure"
                for name in each.event.body.get("artifacts", ())
            }
        )
        if beyond:
            restricted = {"artifacts": beyond, "ground": "over_disclosed"}
            restrict = {"case": case, "command": "artifact.restrict", "fields": restricted}
            found.append((self.tr("Restrict access"), "run:record", restrict))
        if request is not None:
            receipts = [each.event.id for each in received]
            answered = {"request": request.id, "receipts": receipts}
            answer = {"case": case, "command": "request.answer", "fields": answered}
            found.append((self.tr("Record the answer"), "run:record", answer))
            found.append((self.tr("Show the request"), "requests", request.id))
        raised = [each for each in receipt.appended if each.event.type == "finding.raised"]
        if raised:
            found.append((self.tr("See the finding"), "event", raised[0].index))
        elif request is None:
            found.append((self.tr("Show the case"), "case", case))
        return found

    def end(self) -> None:
        super().end()
        self.files_step.stop()

    def _files(self) -> Sequence[Any]:
        delivery = self.files_step.delivery
        return () if delivery is None else delivery.files

    def _on_read(self) -> None:
        archive = any(file.is_container for file in self._files())
        self.source_step.propose(archive=archive)
