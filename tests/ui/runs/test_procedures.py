"""Every row of procedures §1.0 is started, run and closed through the client's own widgets."""

import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from custody.domain.cited import why
from custody.domain.examples import example_of
from custody.domain.vocabulary import TYPES, event_type_of
from custody.event_filter import EventFilter
from custody.ledger.check import check_ledger
from custody.procedures.law import Source
from custody.strict_json import b64
from tests.custody.cli.overview import ROWS as AT_THE_COMMAND_LINE
from tests.custody.letters import DOCUMENT, LATER
from tests.custody.procedures.walking import TREATIES, open_channels
from tests.ui.conftest import Filled, copied
from tests.ui.runs.at_the_client import CASE, Hand
from ui.desk import Desk
from ui.forms.event_form import EventForm
from ui.forms.known import Context
from ui.jobs import _READERS, Job
from ui.models.request_steps import known_fields
from ui.settings import Settings
from ui.wiring import open_desk


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
    told: dict[str, Any] = {
        "conditions": [{"condition": "CND-26", "kind": "confidential"}],
        "condition_texts": [{"condition": "CND-26", "text": "Tell nobody."}],
    }
    request = hand.approve("art26", **told)
    assert hand.desk.cases.state(CASE).conditions["CND-26"].state == "offered"
    hand.step(request, "conditions.offered", **told)
    hand.sit("GUL")
    hand.step(request, "conditions.accepted", "ERZ", role="PRO")
    assert hand.desk.cases.state(CASE).conditions_of_request(request) == {"CND-26"}
    hand.sit("TIM")
    form = EventForm(hand.desk, TYPES["spontaneous.sent"], Context(case=CASE))
    hand.qtbot.addWidget(form)
    form.load(known_fields(hand.desk.queries, CASE, request, "spontaneous.sent"))
    assert dict(form.faults()) == {
        "/fields/why": "This must be given: treaty, Article 26(1).",
        "/fields/obtained_how": f"This must be given: {why(Source('P', '1.7'))}.",
    }
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


def art26_in(hand: Hand) -> None:
    """They tell us beforehand what they ask; we accept, are told, and are bound."""
    hand.sit("TIM")
    hand.begin("information", information="INF-9")
    condition = {"condition": "CND-96", "kind": "confidential"}
    text = {"condition": "CND-96", "text": "Tell nobody."}
    hand.go_on("INF-9", "conditions.offered", conditions=[condition], condition_texts=[text])
    hand.sit("GUL")
    hand.go_on("INF-9", "conditions.accepted", "ERZ")
    assert hand.desk.cases.state(CASE).conditions_of_request("INF-9") == {"CND-96"}
    hand.sit("TIM")
    hand.go_on("INF-9", "information")
    hand.go_on("INF-9", "linked")
    assert hand.offered("INF-9") == set()


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
    "Art. 26, received": art26_in,
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
