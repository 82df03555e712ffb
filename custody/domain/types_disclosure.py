"""Disclosure, bundle and court (procedures §4.3)."""

from typing import Final

from custody.domain.types_base import (
    ANYONE,
    EventType,
    Kind,
    event_type,
    may,
    need,
)
from custody.domain.types_blocks import (
    CATEGORIES,
    FATES,
    HEADLINES,
    MEANS,
    SEALS_CHECKED,
)

_BUNDLE = need("bundle", Kind.BUNDLE)
_CHAIN = (need("id", Kind.ID), need("events", Kind.INTEGER), need("head", Kind.SHA256))
_HIDDEN = may(
    "hidden",
    Kind.GROUP,
    (need("what", Kind.TEXT), need("ground", Kind.TEXT)),
    many=True,
)

DISCLOSURE_TYPES: Final[tuple[EventType, ...]] = (
    event_type(
        "bundle.sealed",
        "bundle.seal",
        "OIC PRO",
        "1",
        (
            _BUNDLE,
            need(
                "tagmanifests",
                Kind.GROUP,
                (need("sha256", Kind.SHA256), need("sha512", Kind.SHA512)),
            ),
            need("recipient", Kind.LINE),
            need("purpose", Kind.LINE),
            need("language", Kind.LANGUAGE),
            need("conditions", Kind.LINE, many=True).or_empty(),
            need(
                "cases",
                Kind.GROUP,
                (*_CHAIN, need("withheld", Kind.INTEGER), need("erased", Kind.INTEGER)),
                many=True,
            )
            .ascending("id")
            .or_empty(),
            need("items", Kind.GROUP, _CHAIN, many=True).ascending("id").or_empty(),
        ),
        case="none",
        closed=True,
    ),
    event_type(
        "bundle.exported",
        "bundle.export",
        "OIC PRO",
        "1 2B",
        (
            _BUNDLE,
            need("scope", Kind.CHOICE, "whole_case some_items some_cases"),
            need("recipient", Kind.LINE),
            need(
                "recipient_kind",
                Kind.CHOICE,
                "prosecutor court defence victim foreign_authority expert other",
            ),
            need("languages", Kind.LANGUAGE, many=True),
            need("root_digest", Kind.SHA256),
            need("self_verification", Kind.CHOICE, HEADLINES),
            need("container", Kind.CHOICE, "folder zip encrypted_zip"),
            need("files", Kind.INTEGER),
            need("events", Kind.INTEGER),
            need("hidden_count", Kind.INTEGER),
            _HIDDEN,
            may("purpose", Kind.LINE),
            may("sealed_by", Kind.EVENT),
            may("artifacts", Kind.ARTIFACT, many=True),
            may("findings", Kind.FINDING, many=True),
            may("conditions", Kind.CONDITION, many=True),
            may("data_categories", Kind.CHOICE, CATEGORIES, many=True),
        ),
        case="optional",
        items="optional",
    ),
    event_type(
        "bundle.disclosed",
        "bundle.disclose",
        "OIC PRO",
        "2A 1",
        (
            _BUNDLE,
            need("recipient", Kind.NAME),
            may("recipient_person", Kind.PERSON),
            need("means", Kind.CHOICE, MEANS),
            need("conditions_told", Kind.FLAG),
            may("receipt", Kind.DOCUMENT),
        ),
        case="optional",
        items="optional",
        either=(("receipt", "recipient_person"),),
    ),
    event_type(
        "bundle.received",
        "bundle.receive",
        "PRO POC DEF",
        "1",
        (
            _BUNDLE,
            need("origin", Kind.ORIGIN),
            need("root_digest", Kind.SHA256),
            need("headline", Kind.CHOICE, HEADLINES),
            may("artifact", Kind.ARTIFACT),
        ),
        case="optional",
    ),
    event_type(
        "bundle.verified",
        "bundle.verify",
        ANYONE,
        "1",
        (
            _BUNDLE,
            need("headline", Kind.CHOICE, HEADLINES),
            need("tool", Kind.LINE),
            need("tool_version", Kind.LINE),
            may("root_digest", Kind.SHA256),
            may("warnings", Kind.TEXT, many=True),
        ),
        case="optional",
    ),
    event_type(
        "access.given",
        "access.give",
        "PRO OIC",
        "2B",
        (
            need("recipient", Kind.NAME),
            need("capacity", Kind.CHOICE, "defence suspect victim expert other"),
            need("what", Kind.TEXT),
            need("where", Kind.TEXT),
            need("limits", Kind.TEXT),
            may("bundle", Kind.BUNDLE),
            may("artifacts", Kind.ARTIFACT, many=True),
            may("receipt", Kind.DOCUMENT),
        ),
        items="optional",
    ),
    event_type(
        "item.presented_in_court",
        "item.present_in_court",
        "PRO CUS",
        "2A",
        (
            need("court", Kind.LINE),
            need("hearing", Kind.LINE),
            need("presented_on", Kind.DATE),
            may("seals_leaving", Kind.GROUP, SEALS_CHECKED.fields, many=True),
            may("seals_returning", Kind.GROUP, SEALS_CHECKED.fields, many=True),
            may("artifacts", Kind.ARTIFACT, many=True),
            may("other_person", Kind.PERSON),
        ),
        items="many",
    ),
    event_type(
        "court.decision_recorded",
        "court.record_decision",
        "PRO",
        "1",
        (
            need("decision", Kind.LINE),
            need("court", Kind.LINE),
            need("decided_on", Kind.DATE),
            need("in_force", Kind.FLAG),
            may("in_force_on", Kind.DATE),
            may(
                "fates",
                Kind.GROUP,
                (need("item", Kind.ITEM), need("fate", Kind.CHOICE, FATES)),
                many=True,
            ),
            may("document", Kind.DOCUMENT),
        ),
        items="optional",
    ),
)
