"""Every row of procedures §1.0 is started, run and closed through the client's own widgets."""

import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from custody.clock import format_instant
from custody.domain.examples import example_of
from custody.domain.vocabulary import event_type_of
from custody.event_filter import EventFilter
from custody.ledger.check import check_ledger
from custody.procedures.law import Procedure
from custody.service import Receipt
from custody.strict_json import b64
from tests.custody.cli.overview import ROWS as AT_THE_COMMAND_LINE
from tests.custody.letters import DOCUMENT, LATER, act, letter
from tests.custody.procedures.walking import TREATIES, open_channels
from tests.ui.conftest import Filled, copied, sit_down
from tests.ui.runs.test_hand_over import unlock_row
from ui.desk import Desk
from ui.jobs import _READERS, Job
from ui.pages.contacts import ContactsPage
from ui.pages.requests import RequestsPage
from ui.runs.beginning import begin
from ui.runs.frame import Frame
from ui.runs.record import RecordRun
from ui.runs.request import RequestRun
from ui.settings import Settings
from ui.widgets.day_bar import DayBar
from ui.wiring import open_desk

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
        (button,) = page._steps.findChildren(QPushButton)
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
        argument = self._press(page, page._steps.findChildren(QPushButton), event)
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
        argument = self._press(page, page.steps.findChildren(QPushButton), step)
        self.record(argument, self._usual(argument, more), *second)

    def offered(self, subject: str) -> set[str]:
        page = self.contacts
        page.open(subject)
        with self.qtbot.waitSignal(page._question.answered):
            page.refresh()
        return {str(each.property("step")) for each in page.steps.findChildren(QPushButton)}

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


@pytest.fixture(scope="module")
def opened(
    half_filled: Filled, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    """One station for all rows, whose agency says that the treaties bind both sides."""
    base = tmp_path_factory.mktemp("procedures")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CUSTODY_HOME", str(base / "home"))
        folder = copied(half_filled, base / "ledger", base / "home")
        (folder / "procedures").mkdir()
        opened = open_channels(names=TREATIES)
        (folder / "procedures" / "channels.toml").write_text(opened, encoding="utf-8")
        desk = open_desk(folder, Settings(base / "client.ini"))
        _begin_threads(desk)
        yield desk
        ledger = desk.station.ledger
        assert check_ledger(ledger.store, trust=ledger.trust, processes=1).is_sound
        desk.close()


def _begin_threads(desk: Desk) -> None:
    """Have every lane begin now, so that none seems to be left behind by one test."""
    gate = threading.Barrier(_READERS + 1)
    for _ in range(_READERS):
        desk.jobs.read(Job(lambda _progress: gate.wait()))
    desk.jobs.write(Job(lambda _progress: None))
    gate.wait()
    desk.drafts.all()


@pytest.fixture
def hand(opened: Desk, qtbot: QtBot) -> Hand:
    return Hand(opened, qtbot)


def preserved(hand: Hand, request: str, **more: Any) -> None:
    hand.step(request, "preservation.acknowledged", **{"starts_at": hand.now, **more})


def art16(hand: Hand) -> None:
    request = hand.approve("art16")
    assert hand.days(request) == []
    preserved(hand, request)
    assert hand.days(request) in ([90], [91])  # the rest of today, and 90 days
    hand.sit("ERZ")
    told = {"new_end_at": LATER, "document": DOCUMENT}
    hand.step(request, "request.approved", "ALM", role="SUP", **told)
    hand.sit("ALM")
    hand.step(request, "preservation.renewed")
    assert hand.state(request) == "renewed"
    assert hand.days(request) in ([90], [91])
    hand.step(request, "preservation.released", role="OIC")
    hand.close(request)


def art17(hand: Hand) -> None:
    request = hand.approve("art17")
    preserved(hand, request)
    hand.step(request, "disclosure.partial_received")
    assert hand.state(request) == "partially_disclosed"
    hand.step(request, "preservation.released", role="OIC")
    hand.close(request)


def answered(name: str, **more: Any) -> Callable[[Hand], None]:
    def run(hand: Hand) -> None:
        request = hand.approve(name, **more)
        hand.step(request, "request.acknowledged")
        hand.step(request, "request.answered", role="OIC")
        hand.close(request)

    return run


def taken_up_again(hand: Hand) -> None:
    """No event opens what is closed: a new request goes by its side."""
    request = hand.approve("art18-1b")
    hand.step(request, "request.withdrawn", role="OIC")
    hand.close(request)
    again = hand.approve("art18-1b", again=request)
    known = hand.desk.cases.state(CASE).requests
    assert known[again].previous == request
    assert (known[request].state, known[again].state) == ("closed", "sent")
    hand.step(again, "request.withdrawn", role="OIC")
    hand.close(again)


def staged(name: str, **more: Any) -> Callable[[Hand], None]:
    """Assistance by way of the central authorities; each stage that they tell is one step."""

    def run(hand: Hand) -> None:
        request = hand.approve(name, **more)
        for stage in ("transmitted_to_central", "accepted_by_central", "sent_abroad",
                      "received_abroad", "executing", "evidence_sent"):  # fmt: skip
            hand.step(request, "request.acknowledged", stage=stage)
            assert hand.state(request) == stage
        hand.step(request, "request.answered", role="OIC")
        hand.close(request)

    return run


def direct_letter(hand: Hand) -> None:
    """A provider abroad freezes of its own will, and names the end itself."""
    request = hand.approve("direct-letter")
    preserved(hand, request, stated_end_at=LATER)
    assert hand.state(request) == "active"
    hand.step(request, "preservation.released", role="OIC")
    hand.close(request)


def art26(hand: Hand) -> None:
    request = hand.approve("art26")
    hand.step(request, "conditions.offered")
    hand.sit("GUL")
    hand.step(request, "conditions.accepted", "ERZ", role="PRO")
    hand.sit("TIM")
    hand.step(request, "spontaneous.sent", "GUL", role="POC")
    hand.sit("ALM")
    hand.step(request, "request.acknowledged")
    hand.close(request)


def art29(hand: Hand) -> None:
    request = hand.approve("art29")
    preserved(hand, request)
    preserved(hand, request, rule="T-29-PENDING")
    assert hand.state(request) == "held_pending_decision"
    hand.step(request, "preservation.released", role="OIC")
    hand.close(request)


def art30(hand: Hand) -> None:
    request = hand.approve("art29")
    preserved(hand, request)
    hand.step(request, "disclosure.partial_received", path="open")
    assert hand.state(request) == "active"
    other = hand.approve("art29", previous_request=request)
    hand.step(other, "request.withdrawn", role="OIC")
    hand.close(other)
    hand.step(request, "preservation.released", role="OIC")
    hand.close(request)


def course(
    name: str, by: str, second: Sequence[str], steps: Sequence[str], **fields: Any
) -> Callable[[Hand], None]:
    """A course from the button that begins it to its last step; then nothing is offered."""

    def run(hand: Hand) -> None:
        hand.sit(by)
        first, *rest = steps
        hand.begin(name, *_signing(first, second), **fields)
        (subject,) = [
            each for (machine, each), state in hand.desk.cases.state(CASE).courses.items()
            if machine == name and state not in ("closed", "ended", "wound_up", "linked_to_case")
        ]  # fmt: skip
        for step in rest:
            hand.go_on(subject, step, *_signing(step, second), **fields)
        assert hand.offered(subject) == set()

    return run


def _signing(step: str, second: Sequence[str]) -> Sequence[str]:
    """Who signs beside: a foreign request needs nobody, but for what is disclosed."""
    return () if second == _OF_DISCLOSURE and step != "partial_disclosure" else second


_OF_DISCLOSURE: Sequence[str] = ("GUL",)


def asked_before_a_case(hand: Hand) -> None:
    """A foreign request comes in the night; its case is opened in the morning."""
    hand.sit("TIM")
    own: dict[str, Any] = {"incoming": "IN-NIGHT"}
    hand.begin("incoming", case=None, **own)
    hand.go_on("IN-NIGHT", "checked", **own)
    assert ("incoming", "IN-NIGHT") not in hand.desk.cases.state(CASE).courses
    hand.contacts.case.setCurrentIndex(hand.contacts.case.findData(CASE))
    hand.go_on("IN-NIGHT", "ordered", **own)
    assert hand.desk.cases.state(CASE).courses["incoming", "IN-NIGHT"] == "ordered"
    for step in ("preserved", "ended"):
        hand.go_on("IN-NIGHT", step, **own)
    assert hand.offered("IN-NIGHT") == set()
    queries = hand.desk.queries
    told = map(queries.told, queries.event_indices(EventFilter(case=CASE, type="incoming.step")))
    first = next(each for each in told if each and each.event.body["incoming"] == "IN-NIGHT")
    assert [each["relation"] for each in first.event.body["refs"]] == ["follows"]


def art32b(hand: Hand) -> None:
    hand.sit("ALM")
    given: dict[str, Any] = {
        "entitlement": "its owner", "refusal_right_explained": True, "no_pressure": True,
        "attachments": [DOCUMENT],
    }  # fmt: skip
    hand.begin("consent", **given)
    ((_, consent),) = [
        name for name, state in hand.desk.cases.state(CASE).courses.items()
        if name[0] == "consent" and state == "consent_offered"
    ]  # fmt: skip
    hand.go_on(consent, "given", **given)
    hand.go_on(consent, "artifact.acquired", kind="cloud_export", artifacts=["ART-900"])
    hand.go_on(consent, "finished", **given)
    assert hand.offered(consent) == set()


def art32a(hand: Hand) -> None:
    """Captured by its form; hashed and read again it waits for nobody."""
    hand.sit("ALM")
    fields = {**example_of("artifact.acquire")["fields"], "kind": "web_capture",
              "web_address": "https://shop.example/", "resolver": "192.0.2.53",
              "ip_seen": "192.0.2.80", "account_used": "none",
              "artifacts": ["ART-901"]}  # fmt: skip
    hand.record({"case": CASE, "command": "artifact.acquire", "fields": {}}, fields)
    assert hand.offered("ART-901") == {"artifact.hashed"}
    hashed = example_of("artifact.hash")["fields"]
    hashed["artifacts"] = [{**hashed["artifacts"][0], "artifact": "ART-901"}]
    hashed["names"] = [{**hashed["names"][0], "artifact": "ART-901"}]
    hand.go_on("ART-901", "artifact.hashed", **hashed)
    verified = example_of("artifact.verify")["fields"]
    verified["artifacts"] = [{**verified["artifacts"][0], "artifact": "ART-901"}]
    hand.record({"case": CASE, "command": "artifact.verify", "fields": {}}, verified)
    assert hand.offered("ART-901") == set()


def art19(hand: Hand) -> None:
    hand.sit("ALM")
    witness = {"capacity": "attesting_witness", "no_interest": True}
    shared = {"search": "SRC-9", "attachments": [DOCUMENT],
              "present": [{"name": "W. O.", **witness}, {"name": "W. T.", **witness}]}  # fmt: skip
    head = hand.desk.station.ledger.head
    for command, own in (
        ("search.start", {"form": "place_search", "authority": hand.authority()}),
        ("search.finish", {}),
        ("protocol.sign", {"checkpoint_size": head.size, "checkpoint_root": b64(head.root),
                           "protocol": "PR-9"}),
        ("copy.hand_over", {"protocol": "PR-9"}),
        ("authority.review", {"result": "lawful", "authority": "AU-1"}),
    ):  # fmt: skip
        own = {**example_of(command)["fields"], **shared, **own}
        known = event_type_of(command).by_name
        own |= {"ended_at": hand.now} if command == "search.finish" else {}
        fields = {name: v for name, v in own.items() if name in known and v is not None}
        role = "OIC" if command == "authority.review" else "INV"
        hand.record({"case": CASE, "command": command, "fields": {}}, fields, role=role)
    assert hand.desk.cases.state(CASE).searches["SRC-9"].state == "found_lawful"


def sap7(hand: Hand) -> None:
    request = hand.approve("sap7", legal_channel="sap")
    for stage, state in (("notified_party", "notified_party"),
                         ("not_to_disclose", "party_instructed_not_to_disclose")):  # fmt: skip
        hand.step(request, "request.acknowledged", stage=stage)
        assert hand.state(request) == state
    hand.step(request, "request.answered", role="OIC")
    hand.close(request)


def sap8(hand: Hand) -> None:
    request = hand.approve("sap8", legal_channel="sap")
    for stage in ("accepted", "served"):
        hand.step(request, "request.acknowledged", stage=stage)
    hand.step(request, "request.answered", role="OIC")
    hand.close(request)


def sap9(hand: Hand) -> None:
    request = hand.approve("sap9", legal_channel="sap", urgency="emergency", means="phone")
    assert hand.state(request) == "oral_request"
    hand.sit("TIM")
    hand.step(request, "confirmation.sent", role="POC", sent_at=hand.now)
    assert hand.state(request) == "written_confirmation"
    hand.sit("ALM")
    hand.step(request, "request.answered", role="OIC")
    hand.close(request)


ROWS: dict[str, Callable[[Hand], None]] = {
    "Art. 16": art16,
    "Art. 17": art17,
    "Art. 18(1)(a)": answered("art18-1a"),
    "Art. 18(1)(b)": answered("art18-1b"),
    "Art. 20": answered("art20"),
    "Art. 21": answered("art21"),
    "Art. 26": art26,
    "Art. 29": art29,
    "Art. 30": art30,
    "Art. 31": staged("art31"),
    "Art. 33": answered("art33"),
    "Art. 34": staged("art34"),
    "direct letter": direct_letter,
    "connections": answered("national"),
    "reciprocity": staged("reciprocity"),
    "closed, and taken up again": taken_up_again,
    "SAP 6": answered("sap6", legal_channel="sap"),
    "SAP 7": sap7,
    "SAP 8": sap8,
    "SAP 9": sap9,
    "SAP 10": answered("sap10"),
    "Art. 19": art19,
    "Art. 32(a)": art32a,
    "Art. 32(b)": art32b,
    "Art. 26, received": course(
        "information", "TIM", (), ("notice", "information", "linked"), information="INF-9"
    ),
    "Art. 29, asked": course(
        "incoming", "TIM", _OF_DISCLOSURE,
        ("registered", "checked", "ordered", "preserved", "partial_disclosure", "held_pending",
         "ended"),
    ),
    "Art. 29, asked before a case": asked_before_a_case,
    "Art. 35": course(
        "call", "TIM", (), ("received", "passed_on", "answered", "closed"), call="CALL-1"
    ),
    "SAP 12": course(
        "team", "ERZ", ["GUL"],
        ("proposed", "negotiated", "signed", "active", "extended", "ended", "wound_up"),
        purpose="One case.", place="Astana", terms="x", use_limits="y",
    ),
}  # fmt: skip


@pytest.mark.parametrize("row", ROWS)
def test_a_row_of_the_overview_is_started_run_and_closed(hand: Hand, row: str) -> None:
    ROWS[row](hand)


def test_every_row_is_walked_at_the_command_line_too() -> None:
    assert ROWS.keys() == AT_THE_COMMAND_LINE.keys()
