"""Somebody at the client, who walks a procedure through its widgets."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from custody.clock import format_instant
from custody.domain.examples import example_of
from custody.procedures.law import Procedure
from custody.service import Receipt
from tests.custody.letters import act, letter
from tests.ui.conftest import sit_down
from tests.ui.runs.test_hand_over import unlock_row
from ui.desk import Desk
from ui.pages.contacts import ContactsPage
from ui.pages.requests import RequestsPage
from ui.runs.beginning import begin
from ui.runs.frame import Frame
from ui.runs.record import RecordRun
from ui.runs.request import RequestRun
from ui.widgets.day_bar import DayBar

CASE = "EX-26-0417"
TODAY = date(2026, 11, 22)


class Hand:
    """Somebody at the client: enters rooms, presses what they offer, fills in forms, signs."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.desk = desk
        self.qtbot = qtbot
        self.requests = RequestsPage(desk)
        self.contacts = ContactsPage(desk)
        for page in (self.requests, self.contacts):
            qtbot.addWidget(page)
        self.number = 40

    def sit(self, person: str) -> None:
        if self.desk.people.person != person:
            sit_down(self.desk, self.qtbot, person)

    def procedure(self, name: str) -> Procedure:
        found = self.desk.cases.catalogue.procedure(name, TODAY)
        assert found is not None
        return found

    def show(self, frame: Frame) -> Frame:
        self.qtbot.addWidget(frame)
        frame.resize(1100, 900)
        frame.show()
        return frame

    # ---- letters ----

    def approve(
        self, name: str, *, send: bool = True, means: str = "post", again: str = "", **more: Any
    ) -> str:
        """The guided run, by the drafter, with the approver beside; the id of the request."""
        self.sit("ALM")
        asked = self.procedure(name)
        run, frame = self._take_up(again) if again else self._begin_request(name)
        fields = letter(asked, "RQ", "ALM", **more)
        fields.pop("request")
        if "authority" in fields:
            fields["authority"] = self.authority()
        for at, step in enumerate((run.matter_step, run.letter_step, run.law_step), start=1):
            for field, value in fields.items():
                step.set_value(field, value)
            frame.next_button.click()
            assert frame.at == at + 1, step.faults()
        last = run.send_step
        approver = "ERZ" if asked.approvers == {"SUP"} else "GUL"
        last.approval.person.setCurrentIndex(last.approval.person.findData(approver))
        last.now_box.setChecked(send)
        last.sending.set_value("means", means)
        last.sending.set_value("address", "Example street 5")
        frame.next_button.click()
        assert frame.at == 5, last.faults()
        receipt = self.sign(frame, [approver])
        return str(receipt.appended[0].event.body["request"])

    def authority(self) -> str:
        """A sanction that holds today, recorded by its form once."""
        if "AU-1" not in self.desk.cases.state(CASE).authorities:
            self.sit("ALM")
            example = letter(self.procedure("art16"), "RQ", "ALM")
            block = {name: example[name] for name in ("authorisation", "safeguards")}
            command = {"case": CASE, "command": "authority.record", "fields": {}}
            self.record(command, {"authority": "AU-1", "measure": "covert", **block}, role="OIC")
        return "AU-1"

    def _begin_request(self, name: str) -> tuple[RequestRun, Frame]:
        with self.qtbot.waitSignal(self.requests.go) as told:
            self.requests._new.click()
        assert told.args == ["run:request", None]
        frame = self.show(begin(RequestRun, self.desk))
        run = frame.run
        assert isinstance(run, RequestRun)
        buttons = run.procedure_step.buttons.buttons()
        (button,) = [each for each in buttons if each.property("procedure") == name]
        button.click()
        frame.next_button.click()
        assert frame.at == 1
        return run, frame

    def _take_up(self, request: str) -> tuple[RequestRun, Frame]:
        """What is closed offers a new request of its kind, which names it, and nothing else."""
        page = self.requests
        page.open(request)
        with self.qtbot.waitSignal(page._question.answered):
            page.refresh()
        (button,) = page.detail.steps.findChildren(QPushButton)
        with self.qtbot.waitSignal(page.go) as told:
            button.click()
        assert told.args is not None
        frame = self.show(begin(RequestRun, self.desk, told.args[1]))
        frame.next_button.click()
        assert frame.at == 1
        assert isinstance(frame.run, RequestRun)
        return frame.run, frame

    def state(self, request: str) -> str:
        return self.desk.cases.state(CASE).requests[request].state

    def step(self, request: str, event: str, *second: str, role: str = "INV", **more: Any) -> None:
        """Press what the room offers next for a request, fill in, sign."""
        page = self.requests
        page.open(request)
        with self.qtbot.waitSignal(page._question.answered):
            page.refresh()
        argument = self._press(page, page.detail.steps.findChildren(QPushButton), event)
        self.number += 1
        usual = act(event, {}, self.procedure("art31"), self.number)
        own = {name: value for name, value in usual.items() if name not in argument["fields"]}
        self.record(argument, {**own, **more}, *second, role=role)

    def days(self, request: str) -> list[int]:
        """How long the bars of days of a request are."""
        page = self.requests
        page.open(request)
        with self.qtbot.waitSignal(page._question.answered):
            page.refresh()
        told = [page._clocks.itemAt(at) for at in range(page._clocks.count())]
        bars = [each.widget() for each in told if each is not None]
        return [each.days for each in bars if isinstance(each, DayBar)]

    def close(self, request: str) -> None:
        self.step(request, "request.closed", role="OIC")
        assert self.days(request) == []
        assert self.state(request) == "closed"

    # ---- what others ask ----

    def begin(self, course: str, *second: str, case: str | None = CASE, **more: Any) -> None:
        """Press the button that begins a course, fill in, sign."""
        page = self.contacts
        page.refresh()
        page.case.setCurrentIndex(page.case.findData(case) if case else 0)
        with self.qtbot.waitSignal(page.go) as told:
            page.begin_buttons[course].click()
        assert told.args is not None
        self.record(told.args[1], self._usual(told.args[1], more), *second)

    def go_on(self, subject: str, step: str, *second: str, **more: Any) -> None:
        """Press what the room offers next for a course, fill in, sign."""
        page = self.contacts
        page.open(subject)
        with self.qtbot.waitSignal(page._question.answered):
            page.refresh()
        argument = self._press(page, page.detail.steps.findChildren(QPushButton), step)
        self.record(argument, self._usual(argument, more), *second)

    def offered(self, subject: str) -> set[str]:
        page = self.contacts
        page.open(subject)
        with self.qtbot.waitSignal(page._question.answered):
            page.refresh()
        return {str(each.property("step")) for each in page.detail.steps.findChildren(QPushButton)}

    @staticmethod
    def _usual(argument: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
        example = example_of(argument["command"])["fields"]
        given = {**example, **argument["fields"], **more}
        return {name: value for name, value in given.items() if name not in argument["fields"]}

    # ---- any form ----

    def _press(
        self, page: RequestsPage | ContactsPage, buttons: Sequence[QPushButton], step: str
    ) -> dict[str, Any]:
        (button,) = [each for each in buttons if each.property("step") == step]
        with self.qtbot.waitSignal(page.go) as told:
            button.click()
        assert told.args is not None
        assert told.args[0] == "run:record", told.args
        return dict(told.args[1])

    def record(
        self, argument: dict[str, Any], fields: dict[str, Any], *second: str, role: str = "INV"
    ) -> Receipt:
        frame = begin(RecordRun, self.desk, argument)
        self.qtbot.addWidget(frame)
        run = frame.run
        assert isinstance(run, RecordRun)
        assert run.choosing.command() == argument["command"], run.choosing.faults()
        assert frame.at == 1
        form = run.filling.form
        assert form is not None
        form.load({**form.document(), **fields})
        frame.next()
        assert frame.at == 2, (argument["command"], form.faults())
        if frame.review.roles.open:
            roles = frame.review.roles.open
            frame.review.choose_role(role if role in roles else roles[0])
        for person in second:
            box = frame.review.second
            box.setCurrentIndex(box.findData(person))
            box.activated.emit(box.currentIndex())
        return self.sign(frame, second)

    def sign(self, frame: Frame, others: Sequence[str]) -> Receipt:
        assert frame.review.refusal() == ""
        for person in others:
            unlock_row(self.qtbot, frame, person)
        with self.qtbot.waitSignal(frame.done, timeout=20_000) as told:
            frame.review.sign_button.click()
        assert told.args is not None
        receipt = told.args[0]
        assert isinstance(receipt, Receipt)
        frame.hide()
        return receipt

    @property
    def now(self) -> str:
        return format_instant(self.desk.station.ledger.clock.now())
