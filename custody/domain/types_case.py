"""Case, authority and people (procedures §4.3, §0.5)."""

from typing import Final

from custody.domain.types_base import EventType, Kind, event_type, may, need
from custody.domain.types_blocks import (
    AUTHORISATION,
    CAPACITIES,
    DATA_CATEGORIES,
    DATA_PERIOD,
    FATES,
    LEGAL_BASIS,
    MEANS,
    OFFENCES,
    PERIOD,
    PERSON_NAMED,
    PRESENT,
    REASON,
    SAFEGUARDS,
)
from custody.domain.types_items import ITEM_TYPES

_CONSENT = (
    need("consent", Kind.CONSENT),
    *PERSON_NAMED,
    need("text", Kind.TEXT),
    need("shown_in", Kind.LANGUAGE),
    need("scope", Kind.TEXT),
)
_FATES = may(
    "fates",
    Kind.GROUP,
    (need("item", Kind.ITEM), need("fate", Kind.CHOICE, FATES)),
    many=True,
)

CASE_TYPES: Final[tuple[EventType, ...]] = (
    event_type(
        "case.opened",
        "case.open",
        "OIC",
        "1",
        (
            need("registration", Kind.LINE),
            need("registered_on", Kind.DATE),
            OFFENCES,
            need("confidentiality", Kind.CHOICE, "pretrial_secret restricted open"),
            may("title", Kind.NAME),
            may("qualification", Kind.TEXT),
        ),
    ),
    event_type(
        "case.member_assigned",
        "case.assign",
        "OIC SUP",
        "1",
        (
            need("person", Kind.PERSON),
            need("role", Kind.ROLE),
            need("need", Kind.TEXT),
            *PERIOD,
        ),
    ),
    event_type(
        "case.closed",
        "case.close",
        "SUP",
        "2B",
        (REASON, need("fates_checked", Kind.FLAG), _FATES),
    ),
    event_type("case.reopened", "case.reopen", "SUP", "2B", (REASON, _FATES)),
    event_type(
        "authority.recorded",
        "authority.record",
        "OIC",
        "1",
        (
            need("authority", Kind.AUTHORITY),
            need(
                "measure",
                Kind.CHOICE,
                "search seizure inspection request covert examination other",
            ),
            AUTHORISATION,
            SAFEGUARDS,
            may("document", Kind.DOCUMENT),
            may("request", Kind.REQUEST),
            may("data_categories", Kind.CHOICE, DATA_CATEGORIES.choices, many=True),
            DATA_PERIOD.optional(),
            may("item_types", Kind.CHOICE, ITEM_TYPES, many=True),
            LEGAL_BASIS.optional(),
        ),
    ),
    event_type(
        "authority.withdrawn",
        "authority.withdraw",
        "OIC PRO",
        "1",
        (need("authority", Kind.AUTHORITY), REASON, need("effect", Kind.TEXT)),
    ),
    event_type(
        "authority.reviewed",
        "authority.review",
        "OIC PRO",
        "1",
        (
            need("authority", Kind.AUTHORITY),
            need("reviewer", Kind.NAME),
            need("decision", Kind.LINE),
            need("decided_at", Kind.INSTANT),
            need("result", Kind.CHOICE, "lawful unlawful"),
            may("search", Kind.SEARCH),
            may("document", Kind.DOCUMENT),
        ),
    ),
    event_type(
        "notification.recorded",
        "notification.record",
        "OIC",
        "1",
        (
            need("recipient", Kind.NAME),
            need("capacity", Kind.CHOICE, CAPACITIES),
            need("means", Kind.CHOICE, MEANS),
            need("state", Kind.CHOICE, "notified delayed"),
            may("notified_at", Kind.INSTANT),
            may("deadline_at", Kind.INSTANT),
            may("delay_ground", Kind.TEXT),
        ),
        either=(("notified_at", "delay_ground"),),
    ),
    event_type(
        "consent.recorded",
        "consent.record",
        "INV",
        "1+W",
        (
            *_CONSENT,
            need("given_at", Kind.INSTANT),
            may("entitlement", Kind.TEXT),
            may("refusal_right_explained", Kind.FLAG),
            may("no_pressure", Kind.FLAG),
            may("document", Kind.DOCUMENT),
            may("present", Kind.GROUP, PRESENT.fields, many=True),
        ),
        items="optional",
    ),
    event_type(
        "consent.withdrawn",
        "consent.withdraw",
        "INV",
        "1+W",
        (*_CONSENT, need("withdrawn_at", Kind.INSTANT), may("document", Kind.DOCUMENT)),
        items="optional",
    ),
    event_type(
        "contact.logged",
        "contact.log",
        "POC",
        "1",
        (
            need(
                "channel",
                Kind.CHOICE,
                "phone email portal post meeting interpol network_24_7",
            ),
            need("direction", Kind.CHOICE, "incoming outgoing"),
            need("person", Kind.NAME),
            need("gist", Kind.TEXT),
            need("reference", Kind.LINE),
            may("request", Kind.REQUEST),
        ),
        case="optional",
    ),
    event_type(
        "team.recorded",
        "team.record",
        "SUP",
        "2B",
        (
            need("team", Kind.ID),
            need("agreement", Kind.DOCUMENT),
            need(
                "members",
                Kind.GROUP,
                (
                    need("name", Kind.NAME),
                    need("organisation", Kind.LINE),
                    need("state", Kind.LINE),
                    need("role", Kind.LINE),
                ),
                many=True,
            ),
            need("starts_at", Kind.INSTANT),
            need("ends_at", Kind.INSTANT),
        ),
        case="optional",
    ),
)
