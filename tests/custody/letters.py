"""Acts of every procedure for tests: complete, invented, and as little as is allowed."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from custody.domain.examples import example_of
from custody.procedures.law import Procedure

DOCUMENT = {"sha256": "a" * 64, "size": 1024, "media_type": "application/pdf"}
SUPPORTING = {**DOCUMENT, "sha256": "b" * 64}
LATER = "2099-01-01T00:00:00.000Z"
MORE: Mapping[str, Any] = {
    "acts_wanted": "Hand over the data preserved.",
    "offence_text": "As the article says.",
    "suspicion": "Nobody is suspected yet.",
    "to_be_present": "Nobody.",
    "authority": "AU-1",
    "chain": "CH-1",
    "chain_position": 1,
    "communication": "One message of 3 March 2026.",
    "control_known_how": "Its own register says so.",
    "custodian_statement_wanted": True,
    "delivery_form": "portal",
    "designated_recipient": "The investigator.",
    "domestic_reference": "EX-1/2026",
    "elements": ["identity", "payment"],
    "emergency_facts": "A person is held and threatened.",
    "information": "INF-1",
    "means_and_unit": "By the authorised unit with its own means.",
    "measure_period": {
        "starts_at": "2026-03-01T00:00:00.000Z", "ends_at": "2026-03-20T00:00:00.000Z",
    },
    "next_step": "production",
    "offers_services_here": "Its pages are in the language of the country.",
    "possession_or_control": "possession",
    "privileges": "none seen",
    "protocol_statement": "It is made under the Protocol, for one investigation only.",
    "refusal_consequence": "as the law says",
    "reply_by_at": LATER,
    "response_hours": 12,
    "sufficient_disclosure": "Enough to find the other providers and the path.",
    "supplement": {**DOCUMENT, "sha256": "c" * 64},
    "supporting_part": SUPPORTING,
    "urgency_reason": "Life is at risk.",
}  # fmt: skip
"""A value for each field that some procedure asks for beside the common ones."""


def letter(procedure: Procedure, request: str, drafter: str, **more: Any) -> dict[str, Any]:
    """The fields of an approval by a procedure: what it requires, and nothing else of its own."""
    example = deepcopy(example_of("request.approve")["fields"])
    values = {**MORE, **example}
    fields = {name: values[name] for name in ("request", *procedure.fields.required)}
    category = min(procedure.data_categories & {"subscriber", "traffic", "content"})
    channel = min(procedure.channels, default="national_order")
    return fields | {
        "request": request,
        "procedure": procedure.id,
        "legal_channel": "ets185" if "ets185" in procedure.channels else channel,
        "drafter": drafter,
        "document": DOCUMENT,
        "data_categories": [category],
        **more,
    }


def act(event: str, facts: Mapping[str, str], procedure: Procedure, number: int) -> dict[str, Any]:
    """Own fields of an event that moves a letter, besides the request that it names.

    Args:
        event: Its type.
        facts: What the machine's row asks for.
        procedure: Of the letter.
        number: Makes its ids unlike all others.
    """
    category = min(procedure.hands_over or procedure.data_categories)
    condition = f"CND-{number}"
    fields: dict[str, dict[str, Any]] = {
        "request.sent": {
            "document": DOCUMENT, "means": "post", "address": f"Example street {number}",
            "sent_at": "2026-03-05T05:00:00.000Z",
        },
        "request.acknowledged": {"reply": "It has come."},
        "request.clarified": {"question": "Which account?", "answer": "This.", "choice": "change"},
        "conditions.offered": {
            "conditions": [{"condition": condition, "kind": "explain_use_on_demand"}],
            "condition_texts": [{"condition": condition, "text": "Tell on demand."}],
        },
        "conditions.accepted": {
            "conditions": [condition], "applies_to": "All of it.", "starts_at": LATER,
        },
        "conditions.rejected": {
            "conditions": [condition], "applies_to": "All of it.", "starts_at": LATER,
        },
        "artifact.received_from_provider": {
            "artifacts": [f"ART-{number}"], "container_kind": "portal", "source_kind": "provider",
            "received_from": {"name": "MarketLoop Inc."}, "seal_state": "none",
            "data_categories": [category],
        },
        "request.answered": {"outcome": "no_data"},
        "request.refused": {"ground": "other", "authority": "The addressee.", "text": "No."},
        "request.postponed": {
            "ground": "other", "authority": "The addressee.", "text": "Later.",
            "next_check_on": "2026-04-01",
        },
        "request.withdrawn": {"reason": "Not needed.", "notice_sent": True},
        "request.closed": {"summary": "Done."},
        "confirmation.sent": {"form": "paper_original", "sent_at": "2026-03-05T05:00:00.000Z"},
        "preservation.requested": {
            "document": DOCUMENT, "identifiers": [{"kind": "account", "value": "gp_kz_2025"}],
            "data_categories": ["traffic"],
            "data_period": {"starts_at": "2026-01-01T00:00:00.000Z"},
            "data_description": "Log-ins.", "duration_days": 90, "start_rule": "earliest",
            "silence_text": "Please be silent.", "means": "post",
        },
        "preservation.acknowledged": {
            "custodian": "MarketLoop Inc.", "scope": "One account.", "method": "a snapshot",
            "ticket": f"ML-{number}", "starts_at": "2026-03-05T05:00:00.000Z", "ends_at": LATER,
        },
        "preservation.renewed": {"ends_at": LATER, "confirmation": "Granted."},
        "preservation.released": {"reason": "Taken over.", "notice_sent": True},
        "disclosure.partial_received": {
            "artifacts": [f"ART-{number}"], "path": "complete",
            "hops": [{"position": 1, "provider": "Steppe Telecom"}],
        },
        "spontaneous.sent": {
            "information": "INF-1", "other_side": "contact point", "contents": ["One account."],
            "why": "It may help.", "obtained_how": "By a public page.",
        },
    }  # fmt: skip
    named = {name: _value(value) for name, value in facts.items() if value}
    if named.pop("superseded", None):
        named["superseded_by"] = "RQ-9"
    return {**fields.get(event, {}), **named}


def _value(text: str) -> Any:
    return {"true": True, "false": False}.get(text, text)
