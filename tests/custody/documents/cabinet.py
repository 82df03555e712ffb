"""A case with something for every kind of document: the worked example, and what it lacks."""

import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from custody.clock import format_instant
from custody.demo.founding import found_demonstration
from custody.demo.player import Player
from custody.documents.make import Document, make
from custody.documents.template import Templates
from custody.domain.commands import Command
from custody.domain.types_base import LANGUAGES
from custody.event_filter import EventFilter
from custody.queries import Queries
from custody.service import Act
from custody.station import Station

CASE = "EX-26-0417"
GOLDEN = Path(__file__).parent / "golden"
KINDS = Templates().kinds()
PRESENT = [
    {"name": "W3", "capacity": "attesting_witness", "no_interest": True},
    {"name": "W4", "capacity": "attesting_witness", "no_interest": True},
    {"name": "N. N.", "capacity": "representative"},
]
SEARCHED = {
    "seizure": ("SRC-2", "ITM-12", "hdd"),
    "inspection": ("SRC-3", "ITM-13", "network"),
    "voluntary": ("SRC-4", "ITM-14", "memory_card"),
}
_PROTOCOL = {
    "protocol_statement": "Made under the Protocol, for this investigation and no other.",
}
_ABROAD = {
    **_PROTOCOL,
    "elements": ["identity", "address"],
    "refusal_consequence": "A fine under the law of the issuing State.",
    "party_notice": "Sent to the authority of the other State on 10 December 2026.",
    "previous_requests": [{"date": "2026-11-20", "ticket": "ML-77120"}],
}
_EMERGENCY = {
    "emergency_facts": "A girl of nine is held by a person who writes from this account.",
    "urgency": "emergency", "urgency_reason": "Her life is in danger.",
}  # fmt: skip
_MEASURE = {
    "authority": "AUT-01", "means_and_unit": "Department 4, means of the operator.",
    "measure_period": {
        "starts_at": "2026-12-01T00:00:00.000Z", "ends_at": "2026-12-30T00:00:00.000Z",
    },
}  # fmt: skip
_LETTERS: dict[str, tuple[str, dict[str, Any]]] = {
    "order-preservation": (
        "art16",
        {"duration_days": 60, "start_rule": "service", "vulnerability": "Logs are overwritten."},
    ),
    "order-partial-disclosure": (
        "art17",
        {
            "communication": "Mail of 14 February 2026 21:03 from 203.0.113.24",
            "sufficient_disclosure": "Address and time of the next server.",
            "chain": "CH-1", "chain_position": 1, "response_hours": 24, "duration_days": 60,
            "start_rule": "service", "vulnerability": "Kept for a week.",
            "designated_recipient": "A. L. M.",
        },
    ),
    "order-production": (
        "art18-1a",
        {
            "possession_or_control": "control", "control_known_how": "It runs the server.",
            "delivery_form": "in_hand", "privileges": "None expected.",
            "refusal_consequence": "CPC 160", "reply_by_at": "2026-12-20T00:00:00.000Z",
            "custodian_statement_wanted": True,
        },
    ),
    "request-preservation": (
        "art29",
        {
            "duration_days": 60, "vulnerability": "Log-ins are kept for 90 days.",
            "intends_assistance_request": True, "assistance_planned_on": "2027-01-15",
        },
    ),
    "order-extension": (
        "art16",
        {
            "status": "extension", "duration_days": 60, "start_rule": "service",
            "vulnerability": "The assistance request is not answered yet.",
            "new_end_at": "2027-03-01T00:00:00.000Z",
        },
    ),
    "request-registration-data": ("sap6", _PROTOCOL),
    "order-subscriber-abroad": ("sap7", _ABROAD),
    "supplement-subscriber-abroad": ("sap7", _ABROAD),
    "order-giving-effect": ("sap8", {**_PROTOCOL, "elements": ["identity", "address"]}),
    "request-giving-effect": ("sap8", {**_PROTOCOL, "control_known_how": "It runs the shop."}),
    "request-emergency-disclosure": ("sap9", {**_PROTOCOL, **_EMERGENCY}),
    "request-emergency-assistance": (
        "sap10",
        {**_PROTOCOL, **_EMERGENCY, "domestic_reference": "12-34/5679"},
    ),
    "letter-information": ("art26", {"information": "INF-01"}),
    "request-real-time": ("art33", {**_MEASURE, "domestic_reference": "12-34/5680"}),
    "note-real-time": ("art20", _MEASURE),
    "request-stored-data": (
        "art31",
        {
            "data_categories": ["subscriber", "content"], "domestic_reference": "12-34/5681",
            "offence_text": "CPC and CC articles in full, as attached.", "suspicion": "Nobody yet.",
            "acts_wanted": "Hand over the letters of the mailbox.", "to_be_present": "Nobody.",
        },
    ),
    "request-subscriber": (
        "art31",
        {
            "elements": ["identity", "address"], "domestic_reference": "12-34/5678",
            "offence_text": "CPC and CC articles in full, as attached.", "suspicion": "Nobody yet.",
            "acts_wanted": "Name the subscriber.", "to_be_present": "Nobody.",
        },
    ),
}  # fmt: skip
"""Letters that the worked example does not send: procedure, and what it asks for besides."""


@dataclass(frozen=True)
class Cabinet:
    """The station, and what each kind of document is made of."""

    station: Station
    player: Player
    size: int
    """Of the tree when everything was there; tests may record more."""

    def do(self, name: str, by: str, fields: Mapping[str, Any], *items: str, **more: Any) -> str:
        """Record something; the id of its event."""
        actor, *cosigners = (self.player.keys[person] for person in by.split())
        command = Command(name, dict(fields), CASE, items, **more)
        done = self.station.service.execute(Act(command, actor, tuple(cosigners)))
        return done.appended[0].event.id

    def event(self, type_name: str, place: int = 0) -> str:
        """The id of an event of a type."""
        rows = Queries(self.station.ledger).events(EventFilter(case=CASE, type=type_name))
        return rows[place].id

    def subject(self, kind: str) -> tuple[str, dict[str, Any] | None]:
        """What a document of a kind is made of; for a letter not approved, the draft."""
        if kind in _LETTERS:
            return "RQ-09", self.draft(kind)
        if kind.startswith("protocol-") and kind.removeprefix("protocol-") in SEARCHED:
            return SEARCHED[kind.removeprefix("protocol-")][0], None
        named = {
            "protocol-search": "SRC-1",
            "inventory": CASE,
            "history-item": "ITM-03",
            "letter-preservation": "RQ-01",
            "order-subscriber": "RQ-02",
            "order-national": "RQ-03",
            "request-assistance": "RQ-04",
            "letter-extension": "RQ-01",
            "report-use": "RQ-04",
        }
        types = {
            "protocol-presentation": "item.received",
            "protocol-item-inspection": "item.inspected",
            "receipt-handover": "item.checked_out",
            "receipt-copy": "copy.handed_over",
            "receipt-provider-data": "artifact.received_from_provider",
            "act-transfer": "transfer.accepted",
            "act-return": "item.returned_to_owner",
            "act-destruction": "item.destroyed",
            "report-cover": "report.issued",
            "certificate-digests": "artifact.hashed",
            "act-team": "team.recorded",
            "act-information": "spontaneous.received",
        }
        if kind in named:
            return named[kind], None
        return self.event(types[kind], 2 if kind == "act-team" else 0), None

    def draft(self, kind: str) -> dict[str, Any]:
        """The fields of a letter that is to be approved."""
        queries = Queries(self.station.ledger)
        told = queries.told(queries.event(self.event("request.approved", 1)).index)
        assert told is not None
        fields = {**told.event.body, **(told.private or {})}
        for name in ("document", "statement", "elements", "offers_services_here", "refs"):
            fields.pop(name, None)
        procedure, more = _LETTERS[kind]
        asked = {
            "data_description": "Log-ins of the account.",
            "silence_text": "Please do not tell the holder of the account.",
            "next_step": "production",
        }
        return {**fields, **asked, "request": "RQ-09", "procedure": procedure, **more}

    def make(self, kind: str, language: str = "en", **more: Any) -> Document:
        """A document of a kind."""
        subject, draft = self.subject(kind)
        more = {"case": CASE, "draft": draft, "as_of": self.size, **more}
        return make(self.station, kind, subject, language, **more)


def furnish(folder: Path) -> Cabinet:
    """Play the worked example, then three more acts and a destruction."""
    player = found_demonstration(folder)
    for _ in player.play():
        pass
    cabinet = Cabinet(player.station, player, 0)
    for form, (name, item, kind) in SEARCHED.items():
        search(cabinet, form, name, [item], kind)
    _destroy(cabinet)
    _work_with_others(cabinet)
    return replace(cabinet, size=player.station.ledger.head.size)


def search(cabinet: Cabinet, form: str, name: str, items: Sequence[str], kind: str) -> None:
    """An act from its start to its end, with items found and taken."""
    start = {
        "search": name, "form": form, "place": "An office in Almaty", "premises": "office",
        "urgent_ground": "The data would be wiped within the hour.",
        "present": PRESENT, "rights_explained": True, "voluntary_offer": "accepted",
        "technical_means_announced": True, "technical_means": "Camera", "leader": "ALM",
    }  # fmt: skip
    cabinet.do("search.start", "ALM", start, role="INV")
    details = [
        {"item": item, "type": kind, "maker": "Kestrel", "serial": f"K-{item}"} for item in items
    ]
    found = {"search": name, "place": "On a shelf", "circumstances": "In a box.",
             "found_by": "A. L. M.", "details": details}  # fmt: skip
    cabinet.do("item.find", "ALM", found, *items, role="INV")
    said = "Қорап ішінде, ₸ белгісі бар жапсырма"
    seized = {
        "search": name, "manner": "voluntary", "relevance": "Holds copies of the shop's data.",
        "present": PRESENT, "details": details,
        "descriptions": [{"item": item, "description": said} for item in items],
        "attachments": [cabinet.player.props.document("protocol-1.pdf")],
    }  # fmt: skip
    cabinet.do("item.seize", "ALM", seized, *items, role="INV")
    ended = format_instant(cabinet.player.clock.now())
    finish = {"search": name, "ended_at": ended, "hiding_attempts": "None.", "remarks": "None."}
    cabinet.do("search.finish", "ALM", finish, role="INV")


def _destroy(cabinet: Cabinet) -> None:
    """The last item is destroyed by a decision in force."""
    document = cabinet.player.props.document("verdict.pdf")
    decision = {
        "decision": "Verdict 1-418/26", "court": "District court", "decided_on": "2026-12-01",
        "in_force": True, "in_force_on": "2026-12-05",
        "fates": [{"item": "ITM-04", "fate": "destroyed"}], "document": document,
    }  # fmt: skip
    cabinet.do("court.record_decision", "GUL", decision)
    destroyed = {
        "decision": "Verdict 1-418/26", "in_force_on": "2026-12-05", "method": "shredding",
        "destroyed_at": format_instant(cabinet.player.clock.now()), "act": document,
        "copies": "No copies were made.",
        "commission": [
            {"name": "B. O. L.", "capacity": "commission_member", "person": "BOL"},
            {"name": "E. R. Z.", "capacity": "commission_member", "person": "ERZ"},
            {"name": "D. I. N.", "capacity": "commission_member", "person": "DIN"},
        ],
    }  # fmt: skip
    cabinet.do("item.destroy", "BOL ERZ DIN", destroyed, "ITM-04")


def _work_with_others(cabinet: Cabinet) -> None:
    """A joint team, and information that came unasked."""
    document = cabinet.player.props.document("verdict.pdf")
    team = {
        "team": "JIT-1", "agreement": document,
        "members": [
            {"name": "A. L. M.", "organisation": "Agency (invented)", "state": "Kazakhstan",
             "role": "leader"},
            {"name": "C. D.", "organisation": "Cyber unit (invented)", "state": "another State",
             "role": "member"},
        ],
        "starts_at": "2026-12-01T00:00:00.000Z", "ends_at": "2027-06-01T00:00:00.000Z",
        "purpose": "Sales of phones that were never sent.", "place": "Almaty",
        "terms": "Evidence is gathered by the law of the place and shared as bundles.",
        "use_limits": "For the purpose of the agreement; for other offences with consent.",
    }  # fmt: skip
    for step in ("proposed", "negotiated", "signed"):
        cabinet.do("team.record", "ERZ GUL", {**team, "step": step})
    received = {
        "information": "INF-02", "other_side": "Cyber unit (invented)", "step": "information",
        "contents": ["Two more accounts of the same shop."],
        "why": "The accounts are used from Almaty.", "obtained_how": "From an undercover purchase.",
    }  # fmt: skip
    cabinet.do("spontaneous.receive", "TIM", received, role="POC")


def text_of(path: Path) -> str:
    """What `pdftotext` reads, with what differs from run to run made equal."""
    done = subprocess.run(
        ["pdftotext", "-layout", "-enc", "UTF-8", str(path), "-"],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    return steady(done.stdout)


_UNSTEADY = (
    (re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}"), "‹event›"),
    (re.compile(r"station-01/[0-9a-f]{16}"), "station-01/‹ledger›"),
    (re.compile(r"[A-Za-z0-9+/]{91}="), "‹signature›"),
    (re.compile(r"[A-Za-z0-9+/]{43}="), "‹root›"),
    (re.compile("[0-9a-f]{8}\u200b[0-9a-f\u200b]*"), "‹hex›"),
    (re.compile(r"\b[0-9a-f]{16}(?= · )|\b[0-9a-f]{12}(?=\.)"), "‹hex›"),
    (re.compile(r"5.?367.?\d{3}\b"), "‹image›"),
    (re.compile(r"Custody \d+\.\d+\.\d+"), "Custody ‹version›"),
)


def steady(text: str) -> str:
    """A text without digests, ids and lengths of blanks."""
    for found, instead in _UNSTEADY:
        text = found.sub(instead, text)
    lines = (" ".join(line.split()) for line in text.replace("\f", "\n").split("\n"))
    return "\n".join(line for line in lines if line) + "\n"


ALL = [(kind, language) for kind in KINDS for language in LANGUAGES]
