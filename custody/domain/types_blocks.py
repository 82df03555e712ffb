"""Groups of fields that several types share (procedures §0.5, §0.8, §3)."""

from typing import Final

from custody.domain.types_base import Field, Kind, may, need

CAPACITIES: Final = (
    "owner", "occupant", "representative", "relative", "attesting_witness", "specialist",
    "interpreter", "counsel", "suspect", "victim", "witness", "administrator", "employee",
    "official", "commission_member", "other",
)  # fmt: skip
MEANS: Final = (
    "in_hand", "courier", "post", "portal", "email", "encrypted_email", "fax", "phone", "internal",
)  # fmt: skip
CATEGORIES: Final = ("subscriber", "traffic", "content", "unclassified")
ELEMENTS: Final = (
    "service_kind", "technical_provisions", "service_period", "identity", "address",
    "access_number", "billing", "payment", "installation_place",
)  # fmt: skip
"""Subscriber information, Article 18(3)."""
CONDITION_KINDS: Final = (
    "confidential", "only_this_case", "only_named_offence", "prior_consent_for_other_use",
    "return_or_destroy_after", "explain_use_on_demand", "other",
)  # fmt: skip
PROCEDURES: Final = (
    "art16", "art17", "art18-1a", "art18-1b", "art19", "art20", "art21", "art26", "art29", "art30",
    "art31", "art32a", "art32b", "art33", "art34", "sap6", "sap7", "sap8", "sap9", "sap10",
    "direct-letter", "reciprocity", "national",
)  # fmt: skip
CHANNELS: Final = (
    "direct_voluntary", "national_order", "reciprocity", "bilateral_treaty", "cis_agreement",
    "csto_protocol", "interpol", "ets185", "sap", "un_convention",
)  # fmt: skip
RECIPIENTS: Final = (
    "prosecutor", "court", "defence", "victim", "foreign_authority", "expert", "other",
)  # fmt: skip
USES: Final = ("this_case", "other_case", "other_offence", "other_purpose")
"""What those who get a bundle are to use it for; other than for this case a condition may bar."""
FATES: Final = (
    "returned", "confiscated", "destroyed", "transferred_outside", "kept_in_file", "in_custody",
)  # fmt: skip
REFUSAL_GROUNDS: Final = (
    "political_offence", "sovereignty_security_public_order", "dual_criminality_reserved",
    "law_of_addressee", "policy_of_addressee", "out_of_scope", "incomplete", "no_competence",
    "other",
)  # fmt: skip
STAGES: Final = (
    "transmitted_to_central", "accepted_by_central", "returned_for_correction", "sent_abroad",
    "received_abroad", "executing", "evidence_sent", "notified_party", "not_to_disclose",
    "enforcement_via_8", "accepted", "served",
)  # fmt: skip
"""How far a request between States has come, as the other side told (procedures §1.9, §1.11)."""
SEAL_STATES: Final = ("intact", "broken", "none")
HEADLINES: Final = ("authentic", "intact", "partial", "fail")
START_RULES: Final = ("order_date", "service", "provider_date", "earliest")

REQUEST: Final = need("request", Kind.REQUEST)
ARTIFACTS: Final = need("artifacts", Kind.ARTIFACT, many=True)
REASON: Final = need("reason", Kind.TEXT)
DOCUMENT: Final = need("document", Kind.DOCUMENT)
AUTHORITY_REF: Final = need("authority_ref", Kind.LINE)
DATA_CATEGORIES: Final = need("data_categories", Kind.CHOICE, CATEGORIES, many=True)

FOREIGN: Final = (
    need("origin", Kind.ORIGIN),
    need("event", Kind.EVENT),
    need("seq", Kind.INTEGER),
    need("leaf", Kind.SHA256),
    need("root_digest", Kind.SHA256),
)
"""An event of another ledger, and the bundle by which it is known here."""

PERIOD: Final = (may("starts_at", Kind.INSTANT), may("ends_at", Kind.INSTANT))
DATA_PERIOD: Final = need("data_period", Kind.GROUP, (*PERIOD, may("offset", Kind.OFFSET)))

PRESENT: Final = need(
    "present",
    Kind.GROUP,
    (
        need("name", Kind.NAME),
        need("capacity", Kind.CHOICE, CAPACITIES),
        may("person", Kind.PERSON),
        may("no_interest", Kind.FLAG),
    ),
    many=True,
)
PERSON_NAMED: Final = (need("name", Kind.NAME), need("capacity", Kind.CHOICE, CAPACITIES))

OFFENCES: Final = need(
    "offences",
    Kind.GROUP,
    (need("act", Kind.LINE), need("article", Kind.LINE), may("part", Kind.LINE)),
    many=True,
)
LEGAL_BASIS: Final = need(
    "legal_basis",
    Kind.GROUP,
    (
        need("act", Kind.LINE),
        need("article", Kind.LINE),
        may("part", Kind.LINE),
        may("valid_from", Kind.DATE),
        may("valid_to", Kind.DATE),
        may("checked_on", Kind.DATE),
        may("checked_by", Kind.PERSON),
    ),
    many=True,
)
IDENTIFIERS: Final = need(
    "identifiers",
    Kind.GROUP,
    (
        need(
            "kind",
            Kind.CHOICE,("account user_name email phone ip imei imsi iccid mac domain "
"url advertisement card_token bank_account wallet transaction "
"device file_digest other"),
        ),
        need("value", Kind.NAME),
        may("at", Kind.INSTANT),
        may("offset", Kind.OFFSET),
        may("port", Kind.INTEGER),
        may("protocol", Kind.LINE),
    ),
    many=True,
)  # fmt: skip
AUTHORISATION: Final = need(
    "authorisation",
    Kind.GROUP,
    (
        need(
            "kind",
            Kind.CHOICE,("judge_sanction prosecutor_sanction prosecutor_approval "
"own_decision consent urgent"),
        ),
        may("ref", Kind.LINE),
        may("at", Kind.INSTANT),
        may("document", Kind.DOCUMENT),
        need("supervision", Kind.CHOICE,"lawful unlawful pending"),
        may("supervised_at", Kind.INSTANT),
        may("valid_from", Kind.INSTANT),
        may("valid_until", Kind.INSTANT),
    ),
)  # fmt: skip
"""The part of the safeguards (Article 15) that rules and clocks read."""
SAFEGUARDS: Final = need(
    "safeguards",
    Kind.GROUP,
    (
        need("authority_name", Kind.NAME),
        need("authority_office", Kind.LINE),
        need("authority_person", Kind.NAME),
        need("supervision_by", Kind.NAME),
        need("grounds", Kind.TEXT),
        need("scope", Kind.TEXT),
        need("duration_or_deadline", Kind.TEXT),
        need("necessity_proportionality", Kind.TEXT),
        need("third_party_impact", Kind.TEXT),
        need("protected_material", Kind.TEXT),
        need("notification_duty", Kind.TEXT),
        may("remedy_info", Kind.TEXT),
    ),
)
CONFIDENTIALITY: Final = need(
    "confidentiality",
    Kind.GROUP,
    (
        need("must_not_disclose_to", Kind.TEXT),
        may("recipient_kinds", Kind.CHOICE, RECIPIENTS, many=True),
        need("basis", Kind.TEXT),
        may("period_until", Kind.INSTANT),
        may("may_notify_after", Kind.INSTANT),
        may("breach_contact", Kind.NAME),
    ),
)
SILENCES: Final = may(
    "silences", Kind.GROUP, (need("request", Kind.ID), *CONFIDENTIALITY.fields), many=True
)
"""Confidentiality that requests of another ledger asked for, by their ids there."""
CONDITIONS: Final = need(
    "conditions",
    Kind.GROUP,
    (need("condition", Kind.CONDITION), need("kind", Kind.CHOICE, CONDITION_KINDS)),
    many=True,
)
CONDITION_TEXTS: Final = need(
    "condition_texts",
    Kind.GROUP,
    (need("condition", Kind.CONDITION), need("text", Kind.TEXT)),
    many=True,
)
ADDRESSEE: Final = need(
    "addressee",
    Kind.GROUP,
    (
        need("name", Kind.NAME),
        may("legal_entity", Kind.NAME),
        may("country", Kind.LINE),
        may("address", Kind.ADDRESS),
        may("contact", Kind.NAME),
    ),
)
CONTACT: Final = (
    need("name", Kind.NAME),
    may("post", Kind.LINE),
    may("phone", Kind.NAME),
    may("mobile", Kind.NAME),
    may("email", Kind.NAME),
    may("office_hours", Kind.LINE),
    may("time_zone", Kind.LINE),
)
TOOLS: Final = need(
    "tools", Kind.GROUP, (need("tool", Kind.LINE), need("version", Kind.LINE)), many=True
)


def seals(*members: Field) -> Field:
    """The group `seals` with further members (format.md §3 names the first two)."""
    named = (need("item", Kind.ITEM), need("seal", Kind.SEAL))
    return need("seals", Kind.GROUP, (*named, *members), many=True)


SEALS_CHECKED: Final = seals(
    need("intact", Kind.FLAG), may("photo", Kind.ARTIFACT), may("differences", Kind.LINE)
)
