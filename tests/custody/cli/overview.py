"""The rows of the overview in procedures §1.0, each walked at the command line."""

import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from custody.domain.examples import example_of
from custody.domain.vocabulary import event_type_of
from custody.procedures.catalogue import load
from tests.custody.letters import DOCUMENT, LATER, SUPPORTING, act, letter
from tests.custody.office import CASE, Office, Said
from tests.custody.procedures import walking

CATALOGUE = load()
TODAY = date(2026, 11, 22)


def procedure(name: str) -> Any:
    found = CATALOGUE.procedure(name, TODAY)
    assert found is not None
    return found


def open_channels(office: Office) -> None:
    """The agency's own file, which says that the treaties bind both sides."""
    folder = office.folder / "procedures"
    folder.mkdir(exist_ok=True)
    (folder / "channels.toml").write_text(
        walking.open_channels(names=walking.TREATIES), encoding="utf-8"
    )


def call(
    office: Office, action: str, *words: object, by: Sequence[str] = (), **options: Any
) -> Said:
    """`custody request ACTION …`, with everything else as `--set`."""
    signing = [word for person in by for word in ("--as", person)]
    sets = [word for name, value in options.items()
            for word in ("--set", f"{name}={json.dumps(value)}")]  # fmt: skip
    return office.free("request", action, office.folder, *words, *signing, *sets, "--json")


def approved(office: Office, name: str, request: str = "RQ-01", **more: Any) -> str:
    """Make a draft by the command line and have it approved."""
    asked = procedure(name)
    fields = office.folder.parent / f"{request}-fields.json"
    fields.write_text(json.dumps(letter(asked, request, "ANNA", **more)), encoding="utf-8")
    draft = office.folder.parent / f"{request}.json"
    made = office.free("request", "make", office.folder, name, "--case", CASE, "--fields", fields,
                       "--out", draft, "--json")  # fmt: skip
    assert made.status == 0, made.out + made.err
    approver = "CHIEF" if asked.approvers == {"SUP"} else "GUL"
    said = call(office, "approve", draft, by=(approver, "ANNA"))
    assert said.status == 0, said.out
    return request


def ok(said: Said) -> Said:
    assert said.status == 0, said.out + said.err
    return said


def state_of(office: Office, request: str = "RQ-01") -> str:
    return str(ok(office.free("request", "show", office.folder, request, "--json")).json["state"])


def log(office: Office, what: str, request: str = "RQ-01", by: Sequence[str] = ("ANNA",),
        role: str | None = None, **fields: Any) -> Said:  # fmt: skip
    """`custody request log`: fields as a test of the procedure has them, then those given."""
    from custody.cli.request import ANSWERS

    event = event_type_of(ANSWERS[what]).name
    usual = act(event, {}, procedure("art31"), len(fields) + 7)
    signing = [word for person in by for word in ("--as", person)]
    acting = ["--acting-role", role] if role else []
    path = office.folder.parent / "log.json"
    path.write_text(json.dumps({**usual, **fields}), encoding="utf-8")
    return office.free("request", "log", office.folder, request, what, "--fields", path, *signing,
                       *acting, "--json")  # fmt: skip


def close(office: Office, request: str = "RQ-01") -> None:
    said = office.free("request", "close", office.folder, request, "--summary", "Done.", "--as",
                       "ANNA", "--json")  # fmt: skip
    ok(said)
    assert state_of(office, request) == "closed"


def send(office: Office, request: str = "RQ-01", means: str = "post") -> None:
    where = ("--means", means, "--address", "Example street 5")
    signing = ("--as", "ANNA", "--acting-role", "INV", "--json")
    ok(office.free("request", "send", office.folder, request, *where, *signing))


def now_of(office: Office) -> str:
    return str(office.cli("calendar", "--json").json["now"])


def preserved(office: Office, **more: Any) -> None:
    ok(log(office, "preserved", starts_at=now_of(office), role="INV", **more))


def art16(office: Office) -> None:
    approved(office, "art16")
    send(office)
    preserved(office)
    terms = ok(office.cli("calendar", "--case", CASE, "--json")).json["terms"]
    assert [(each["rule"], each["bound"]) for each in terms] == [("T-16-MAX90", "ceiling")]
    assert 88 <= terms[0]["days_left"] <= 90
    assert terms[0]["ends"].endswith(" 00:00")  # of the station's day, not of Greenwich's
    renew = ("renew", office.folder, "RQ-01", "--until", LATER)
    more, paper = office.folder.parent / "more.json", office.folder.parent / "more.pdf"
    ok(office.free("request", *renew, "--out", more, "--json"))
    subject = ("order-extension", "RQ-01", office.folder)
    ok(office.free("document", *subject, "--draft", more, "--out", paper, "--json"))
    signing = ("--as", "CHIEF", "--as", "ANNA", "--json")
    ok(office.free("request", "approve", office.folder, more, "--document", paper, *signing))
    ok(office.free("request", *renew, "--confirmation", "Yes.", "--as", "ANNA", "--acting-role",
                   "INV", "--json"))  # fmt: skip
    assert state_of(office) == "renewed"
    ok(log(office, "released", role="OIC"))
    close(office)


def direct_letter(office: Office) -> None:
    """A provider abroad freezes of its own will, and names the end itself."""
    approved(office, "direct-letter")
    send(office)
    preserved(office, ends_at=LATER)
    (term,) = ok(office.cli("calendar", "--json")).json["terms"]
    assert (term["rule"], term["ends_at"]) == ("PROVIDER-STATED", LATER)
    ok(log(office, "released", role="OIC"))
    close(office)


def art17(office: Office) -> None:
    approved(office, "art17")
    send(office)
    preserved(office)
    ok(log(office, "disclosed"))
    assert state_of(office) == "partially_disclosed"
    ok(log(office, "released", role="OIC"))
    close(office)
    chains = ok(office.cli("show", "case", CASE, "--json")).json["chains"]
    assert chains == [{"chain": "CH-1", "requests": ["RQ-01"], "closed": True}]


def answered(name: str) -> Callable[[Office], None]:
    """A production order, or the like: sent, acknowledged, answered, closed."""

    def run(office: Office) -> None:
        approved(office, name)
        send(office)
        ok(log(office, "acknowledged", role="INV"))
        category = min(procedure(name).hands_over)
        ok(log(office, "received", role="INV", artifacts=["ART-1"], data_categories=[category]))
        ok(log(office, "answered", outcome="full"))
        close(office)

    return run


def assistance(name: str) -> Callable[[Office], None]:
    """Between States: each stage that the other side tells is one step."""

    def run(office: Office) -> None:
        open_channels(office)
        approved(office, name)
        send(office)
        for stage in ("transmitted_to_central", "accepted_by_central", "sent_abroad",
                      "received_abroad", "executing", "evidence_sent"):  # fmt: skip
            ok(log(office, "acknowledged", role="INV", stage=stage))
            assert state_of(office) == stage
        early = log(office, "acknowledged", role="INV", stage="sent_abroad")
        assert (early.status, early.json["error"]) == (1, "refused.request_state")
        category = min(procedure(name).hands_over)
        ok(log(office, "received", role="INV", artifacts=["ART-1"], data_categories=[category]))
        ok(log(office, "answered", outcome="full"))
        close(office)

    return run


def art26(office: Office) -> None:
    approved(office, "art26")
    ok(log(office, "conditions", role="INV"))
    told = act("spontaneous.sent", {}, procedure("art26"), 1)
    send = ("request", "send", office.folder, "RQ-01", "--as", "TIM", "--as", "GUL", "--json")
    early = office.free(*send)
    assert (early.status, early.json["error"]) == (1, "refused.request_state")
    path = office.folder.parent / "told.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    assert office.free(*send, "--fields", path).json["error"] == "refused.request_state"
    offered = ok(office.free("request", "show", office.folder, "RQ-01", "--json")).json
    (condition,) = [each["condition"] for each in offered["conditions"]]
    ok(log(office, "accepted", by=("GUL", "CHIEF"), conditions=[condition]))
    ok(office.free(*send, "--fields", path))
    ok(log(office, "acknowledged", role="INV"))
    close(office)


def art29(office: Office) -> None:
    open_channels(office)
    approved(office, "art29")
    send(office)
    preserved(office, ends_at=LATER)
    terms = ok(office.cli("calendar", "--json")).json["terms"]
    assert {each["rule"] for each in terms} == {"T-29-MIN60", "OURS-29-50DAYS"}
    assert [each["bound"] for each in terms if each["rule"] == "T-29-MIN60"] == ["floor"]
    ok(log(office, "preserved", rule="T-29-PENDING", starts_at=now_of(office), role="INV"))
    assert state_of(office) == "held_pending_decision"
    ok(log(office, "released", role="OIC"))
    close(office)


def art30(office: Office) -> None:
    open_channels(office)
    approved(office, "art29")
    send(office)
    preserved(office)
    ok(log(office, "disclosed", path="open"))
    assert state_of(office) == "active"
    approved(office, "art29", "RQ-02", status="follow_up", previous_request="RQ-01")
    for request in ("RQ-01", "RQ-02"):
        what = {"RQ-01": "released", "RQ-02": "withdrawn"}[request]
        ok(log(office, what, request, role="OIC"))
        close(office, request)


def steps(machine: str, command: str, subject: str, by: Sequence[str], *told: str, **fields: Any) \
        -> Callable[[Office], None]:  # fmt: skip
    """A course by `custody do`: each step is one event; a step back is refused."""

    def run(office: Office) -> None:
        example = example_of(command)["fields"]
        for each in told:
            document = {"command": command, "case": CASE,
                        "fields": {**example, **fields, "step": each}}  # fmt: skip
            ok(office.do(document, *by))
        back = {"command": command, "case": CASE,
                "fields": {**example, **fields, "step": told[0]}}  # fmt: skip
        assert office.do(back, *by).status == 1
        shown = ok(office.cli("show", "case", CASE, "--json")).json["courses"]
        assert [(each["course"], each["subject"]) for each in shown] == [
            (machine, {**example, **fields}[subject])
        ]

    return run


def art32a(office: Office) -> None:
    page = office.folder.parent / "page.html"
    page.write_bytes(b"<p>open to all</p>")
    fields = {**example_of("artifact.acquire")["fields"], "kind": "web_capture"}
    fields |= {"web_address": "https://shop.example/", "resolver": "192.0.2.53",
               "ip_seen": "192.0.2.80", "account_used": "none", "artifacts": ["ART-9"]}  # fmt: skip
    path = office.folder.parent / "act.json"
    lacking = {name: value for name, value in fields.items() if name != "resolver"}
    signing = ("--as", "ANNA", "--acting-role", "INV", "--json")
    for given, status in ((lacking, 1), (fields, 0)):
        document = {"command": "artifact.acquire", "case": CASE, "fields": given}
        path.write_text(json.dumps(document), encoding="utf-8")
        said = office.cli("intake", page, "--case", CASE, "--act", path, *signing)
        assert said.status == status, said.out
    ok(office.cli("verify-artifacts", "--case", CASE, *signing))
    shown = ok(office.cli("show", "case", CASE, "--json")).json["courses"]
    assert shown == [{"course": "capture", "subject": "ART-9", "state": "reviewed"}]


def art32b(office: Office) -> None:
    consent = {**example_of("consent.record")["fields"], "attachments": [DOCUMENT]}
    given = {**consent, "entitlement": "its owner", "refusal_right_explained": True,
             "no_pressure": True}  # fmt: skip
    record = {"command": "consent.record", "case": CASE}
    ok(office.do({**record, "fields": {**consent, "step": "offered"}}, "ANNA"))
    lacking = office.do({**record, "fields": {**consent, "step": "given"}}, "ANNA")
    assert lacking.json["error"] == "refused.field_missing"
    assert "32(b)" in lacking.json["facts"]["why"]
    ok(office.do({**record, "fields": {**given, "step": "given"}}, "ANNA"))
    taken = {**example_of("artifact.acquire")["fields"], "kind": "cloud_export",
             "consent": "CNS-01"}  # fmt: skip
    acquire = {"command": "artifact.acquire", "case": CASE, "role": "INV", "fields": taken}
    ok(office.do(acquire, "ANNA"))
    ok(office.do({**record, "fields": {**given, "step": "finished"}}, "ANNA"))
    again = {**acquire, "fields": {**taken, "artifacts": ["ART-002"]}}
    assert office.do(again, "ANNA").json["error"] == "refused.course_state"


def art19(office: Office) -> None:
    witness = {"capacity": "attesting_witness", "no_interest": True}
    present = [{"name": "W. O.", **witness}, {"name": "W. T.", **witness}]
    started = {**example_of("search.start")["fields"], "search": "SRC-1", "present": present}
    started |= {"form": "place_search", "authority": "AU-1"}
    finished = {**example_of("search.finish")["fields"], "search": "SRC-1",
                "ended_at": now_of(office), "present": present}  # fmt: skip
    signed = {**example_of("protocol.sign")["fields"], "search": "SRC-1", "present": present}
    copy = {**example_of("copy.hand_over")["fields"], "protocol": signed["protocol"]}
    for name, fields in (("search.start", started), ("search.finish", finished),
                         ("protocol.sign", signed), ("copy.hand_over", copy)):  # fmt: skip
        known = {field.name for field in event_type_of(name).fields}
        fields = {key: value for key, value in fields.items() if key in known}
        if "ended_at" in fields:
            fields["ended_at"] = now_of(office)
        if "checkpoint_size" in fields:
            head = office.cli("show", "--json").json
            fields |= {"checkpoint_size": head["events"], "checkpoint_root": head["root"]}
        fields["attachments"] = [DOCUMENT]
        document = {"command": name, "case": CASE, "role": "INV", "fields": fields}
        ok(office.do(document, "ANNA"))
    reviewed = {**example_of("authority.review")["fields"], "authority": "AU-1",
                "search": "SRC-1", "result": "lawful"}  # fmt: skip
    review = {"command": "authority.review", "case": CASE, "role": "OIC", "fields": reviewed}
    ok(office.do(review, "ANNA"))


def sap7(office: Office) -> None:
    open_channels(office)
    approved(office, "sap7", legal_channel="sap", reply_by_at="2026-11-23T00:00:00.000Z")
    send(office)
    (term,) = ok(office.cli("calendar", "--json")).json["terms"]
    assert (term["rule"], term["days_left"] >= 29) == ("SAP-7", True)
    for stage, state in (("notified_party", "notified_party"),
                         ("not_to_disclose", "party_instructed_not_to_disclose")):  # fmt: skip
        ok(log(office, "acknowledged", role="INV", stage=stage))
        assert state_of(office) == state
    ok(log(office, "answered", outcome="no_data"))
    close(office)


def sap8(office: Office) -> None:
    open_channels(office)
    approved(office, "sap8", legal_channel="sap")
    for papers in ({"document": SUPPORTING}, {"document": DOCUMENT, "attachments": [SUPPORTING]}):
        given = [word for name, value in papers.items()
                 for word in ("--set", f"{name}={json.dumps(value)}")]  # fmt: skip
        both = office.free("request", "send", office.folder, "RQ-01", "--as", "ANNA",
                           "--acting-role", "INV", *given, "--address", "x",
                           "--json")  # fmt: skip
        assert both.json["error"] == "refused.supporting_part", papers
    send(office)
    ok(log(office, "acknowledged", role="INV", stage="accepted"))
    ok(log(office, "acknowledged", role="INV", stage="served"))
    (term,) = ok(office.cli("calendar", "--json")).json["terms"]
    assert (term["rule"], 19 <= term["days_left"] <= 20) == ("SAP-8", True)
    ok(log(office, "answered", outcome="no_data"))
    close(office)


def sap9(office: Office) -> None:
    open_channels(office)
    approved(office, "sap9", legal_channel="sap", urgency="emergency")
    send(office, means="phone")
    assert state_of(office) == "oral_request"
    ok(log(office, "confirmed", by=("TIM",), sent_at=now_of(office)))
    assert state_of(office) == "written_confirmation"
    ok(log(office, "answered", outcome="no_data"))
    close(office)


def sap6(office: Office) -> None:
    off = office.free("request", "make", office.folder, "sap6", "--case", CASE, "--json")
    assert (off.status, off.json["error"]) == (1, "refused.procedure_off")
    open_channels(office)
    answered("sap6")(office)


def taken_up_again(office: Office) -> None:
    """No event opens what is closed: a new request goes by its side."""
    approved(office, "art18-1b")
    ok(log(office, "withdrawn", role="OIC"))
    close(office)
    approved(office, "art18-1b", "RQ-02", previous_request="RQ-01")
    send(office, "RQ-02")
    assert (state_of(office, "RQ-01"), state_of(office, "RQ-02")) == ("closed", "sent")
    ok(log(office, "withdrawn", "RQ-02", role="OIC"))
    close(office, "RQ-02")


def asked_before_a_case(office: Office) -> None:
    """A foreign request comes in the night; its case is opened in the morning."""
    example = {**example_of("incoming.record")["fields"], "incoming": "IN-NIGHT"}

    def told(step: str, *case: str) -> Said:
        document = {"command": "incoming.record", "fields": {**example, "step": step}}
        return office.do(document | ({"case": case[0]} if case else {}), "TIM")

    for step in ("registered", "checked"):
        ok(told(step))
    (course,) = ok(office.cli("show", "--json")).json["courses in no case"]
    assert (course["subject"], course["state"], course["case"]) == ("IN-NIGHT", "checked", None)
    for step in ("ordered", "preserved", "ended"):
        ok(told(step, CASE))
    assert ok(office.cli("show", "--json")).json["courses in no case"] == []
    assert told("checked").json["error"] == "refused.id_taken"
    (course,) = ok(office.cli("show", "case", CASE, "--json")).json["courses"]
    assert (course["subject"], course["state"]) == ("IN-NIGHT", "ended")


TEAM = ("proposed", "negotiated", "signed", "active", "extended", "ended", "wound_up")
TEAM_FIELDS = {"purpose": "One case.", "place": "Astana", "terms": "x", "use_limits": "y"}
ROWS: dict[str, Callable[[Office], None]] = {
    "Art. 16": art16,
    "Art. 17": art17,
    "Art. 18(1)(a)": answered("art18-1a"),
    "Art. 18(1)(b)": answered("art18-1b"),
    "Art. 19": art19,
    "Art. 20": answered("art20"),
    "Art. 21": answered("art21"),
    "Art. 26": art26,
    "Art. 26, received": steps(
        "information", "spontaneous.receive", "information", ("TIM",), "notice", "information",
        "linked",
    ),
    "Art. 29": art29,
    "Art. 29, asked": steps(
        "incoming", "incoming.record", "incoming", ("TIM", "GUL"), "registered", "checked",
        "ordered", "preserved", "partial_disclosure", "held_pending", "ended",
    ),
    "Art. 29, asked before a case": asked_before_a_case,
    "Art. 30": art30,
    "Art. 31": assistance("art31"),
    "Art. 32(a)": art32a,
    "Art. 32(b)": art32b,
    "Art. 33": assistance("art33"),
    "Art. 34": assistance("art34"),
    "Art. 35": steps(
        "call", "contact.log", "call", ("TIM",), "received", "passed_on", "answered", "closed",
        call="CALL-1",
    ),
    "SAP 6": sap6,
    "SAP 7": sap7,
    "SAP 8": sap8,
    "SAP 9": sap9,
    "SAP 10": assistance("sap10"),
    "SAP 12": steps(
        "team", "team.record", "team", ("CHIEF", "GUL"), *TEAM, **TEAM_FIELDS
    ),
    "closed, and taken up again": taken_up_again,
    "connections": answered("national"),
    "direct letter": direct_letter,
    "reciprocity": assistance("reciprocity"),
}  # fmt: skip
