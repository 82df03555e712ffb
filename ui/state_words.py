"""Words for states, deadlines and severities that the record itself has no words for."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from custody.domain import wording
from ui.models.agenda import Bound, Due, Matter
from ui.translations import language

translate = QCoreApplication.translate


def request_state(code: str) -> str:
    """The state of an order or request."""
    return _request_states().get(code) or wording.choice("stage", code, language())


def _request_states() -> Mapping[str, str]:
    return {
        "draft": translate("RequestState", "draft"),
        "approved": translate("RequestState", "approved, not sent"),
        "sent": translate("RequestState", "sent"),
        "acknowledged": translate("RequestState", "receipt confirmed"),
        "active": translate("RequestState", "data preserved"),
        "renewed": translate("RequestState", "preservation renewed"),
        "partially_disclosed": translate("RequestState", "path of the data disclosed"),
        "superseded_by_production": translate("RequestState", "replaced by a production order"),
        "held_pending_decision": translate(
            "RequestState", "held until the assistance request is decided"
        ),
        "expired": translate("RequestState", "preservation ended by time"),
        "released": translate("RequestState", "released"),
        "refused": translate("RequestState", "refused"),
        "postponed": translate("RequestState", "postponed"),
        "withdrawn": translate("RequestState", "withdrawn"),
        "closed": translate("RequestState", "closed"),
        "under_review": translate("RequestState", "being examined"),
        "clarification": translate("RequestState", "clarification asked"),
        "in_execution": translate("RequestState", "being carried out"),
        "conditions_offered": translate("RequestState", "conditions offered"),
        "conditions_accepted": translate("RequestState", "conditions accepted"),
        "conditions_rejected": translate("RequestState", "conditions rejected"),
        "answered_part": translate("RequestState", "answered in part"),
        "answered_full": translate("RequestState", "answered in full"),
        "lapsed": translate("RequestState", "lapsed without an answer"),
        "evidence_received": translate("RequestState", "evidence received"),
        "party_instructed_not_to_disclose": translate(
            "RequestState", "their State told the provider not to disclose"
        ),
        "oral_request": translate("RequestState", "asked by word of mouth"),
        "written_confirmation": translate("RequestState", "confirmed in writing"),
        "conditions_proposed": translate("RequestState", "conditions proposed by us"),
        "served": translate("RequestState", "served on the provider"),
    }


def course_state(code: str) -> str:
    """The state of what others ask or send, of a consent, a call, a capture or a team."""
    own = {
        "notice_received": translate("CourseState", "announced to us"),
        "conditions_considered": translate("CourseState", "their conditions are considered"),
        "accepted": translate("CourseState", "conditions accepted"),
        "declined": translate("CourseState", "conditions declined"),
        "information_received": translate("CourseState", "information received"),
        "linked_to_case": translate("CourseState", "linked to a case"),
        "accessed": translate("CourseState", "data accessed"),
        "consent_given": translate("CourseState", "consent given"),
        "consent_offered": translate("CourseState", "consent asked for"),
        "consent_withdrawn": translate("CourseState", "consent withdrawn"),
        "captured": translate("CourseState", "captured, not hashed"),
        "hashed": translate("CourseState", "hashed, not read again"),
        "reviewed": translate("CourseState", "read again and the same"),
        "refused": translate("CourseState", "refused"),
        "active": translate("CourseState", "at work"),
        "received": translate("CourseState", "call received"),
        "closed": translate("CourseState", "closed"),
    }
    return own.get(code) or wording.choice("step", code, language())


def any_state(code: str) -> str:
    """A state of whatever machine."""
    told = request_state(code)
    if told == code:
        told = course_state(code)
    return search_state(code) if told == code else told


def course_title(machine: str) -> str:
    """What such a course is called."""
    return {
        "information": translate("CourseState", "Information received unasked (Article 26)"),
        "incoming": translate("CourseState", "Request of another State (Articles 29 and 30)"),
        "consent": translate("CourseState", "Consent to access (Article 32(b))"),
        "capture": translate("CourseState", "Public data captured (Article 32(a))"),
        "call": translate("CourseState", "Call at the contact point (Article 35)"),
        "team": translate("CourseState", "Joint investigation team"),
    }.get(machine, machine)


def search_state(code: str) -> str:
    """The state of a search."""
    return {
        "planned": translate("SearchState", "planned"),
        "authorised": translate("SearchState", "authorised"),
        "started": translate("SearchState", "under way"),
        "finished": translate("SearchState", "finished"),
        "protocol_signed": translate("SearchState", "protocol signed"),
        "copy_delivered": translate("SearchState", "copy of the protocol delivered"),
        "review_pending": translate("SearchState", "waits for the court's review"),
        "found_lawful": translate("SearchState", "found lawful by the court"),
        "found_unlawful": translate("SearchState", "found unlawful by the court"),
    }.get(code, code)


def matter(due: Due) -> str:
    """What is due."""
    return {
        Matter.PRESERVATION: translate("Deadline", "Preservation under {subject}"),
        Matter.ASSISTANCE: translate("Deadline", "Assistance request to follow {subject}"),
        Matter.CONFIRMATION: translate("Deadline", "Written confirmation of {subject}"),
        Matter.REPLY: translate("Deadline", "Answer to {subject}"),
        Matter.REVIEW: translate("Deadline", "Court's review of search {subject}"),
        Matter.TRANSFER: translate("Deadline", "Acceptance of a hand-over"),
        Matter.RETURN: translate("Deadline", "Return of {subject} to the store"),
        Matter.CHARGE: translate("Deadline", "Charge check of {subject}"),
    }[due.matter].format(subject=due.subject)


def bound(due: Due) -> str:
    """What the end of the term means; `{end}` is to be filled in."""
    if due.is_passed and due.bound is not Bound.FLOOR:
        return translate("Deadline", "ended {end}")
    return {
        Bound.CEILING: translate("Deadline", "ends at the latest {end}"),
        Bound.FLOOR: translate("Deadline", "kept at least until {end}"),
        Bound.STATED: translate("Deadline", "kept until {end}, as they wrote"),
        Bound.TASK: translate("Deadline", "due {end}"),
    }[due.bound]


def severity(code: str | None) -> str:
    """How grave a finding is."""
    return {
        "red": translate("Severity", "evidence in danger"),
        "amber": translate("Severity", "left undone"),
    }.get(code or "", code or "")
