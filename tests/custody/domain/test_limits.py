"""What conditions and duties of silence let through: to whom, for what, and what was made of it."""

from typing import Any

import pytest

from custody.domain.limits import Leaving, demand_permitted
from custody.domain.model import CaseState
from custody.domain.records import Artifact, Condition, Consent
from custody.errors import RefusedError
from custody.procedures.requests import Step, draft
from tests.custody.domain.memory import CATALOGUE, Memory

NOW = "2026-03-05T05:00:00.000Z"
BEFORE, AFTER = "2026-03-04T00:00:00.000Z", "2026-03-06T00:00:00.000Z"


def case(*kinds: str, **silence: Any) -> CaseState:
    """A case with one answer, a derived artifact and another request's, under these conditions."""
    state = Memory().state("C-1")
    procedure = CATALOGUE.procedure("art18-1a", CATALOGUE.procedures[0].edition.valid_from)
    assert procedure is not None
    machine = CATALOGUE.machines[procedure.machine]
    empty = draft("RQ-1", procedure, machine, CATALOGUE.calendars[0][1])
    confidential = {"confidentiality": silence} if silence else {}
    step = Step("request.approved", "e", NOW, "+05:00", confidential)
    state.requests["RQ-1"] = empty.after(step)
    state.artifacts |= {
        "ART-1": Artifact("ART-1", request="RQ-1"),
        "ART-2": Artifact("ART-2", parents=("ART-1",), derived=True),
        "ART-3": Artifact("ART-3", parents=("ART-2", "ART-4"), derived=True),
        "ART-4": Artifact("ART-4", conditions=frozenset({"CND-own"})),
        "ART-5": Artifact("ART-5"),
    }
    for kind in kinds:
        state.conditions[kind] = Condition(kind, kind, "RQ-1", "accepted")
    state.conditions["CND-own"] = Condition("CND-own", "only_this_case", None, "accepted")
    return state


def refused(state: CaseState, artifact: str, kind: str, use: str, to: str = "An office") -> str:
    """The code with which it is refused; empty where it may leave."""
    try:
        demand_permitted(state, [artifact], Leaving(to, kind, use, NOW))
    except RefusedError as err:
        return err.code
    return ""


BARRED = "refused.condition_barred"


@pytest.mark.parametrize("artifact", ["ART-1", "ART-2", "ART-3"])
@pytest.mark.parametrize(
    ("condition", "kind", "use", "code"),
    [
        ("confidential", "prosecutor", "this_case", ""),
        ("confidential", "court", "this_case", ""),
        ("confidential", "defence", "this_case", BARRED),
        ("confidential", "foreign_authority", "this_case", BARRED),
        ("only_this_case", "defence", "this_case", ""),
        ("only_this_case", "prosecutor", "other_case", BARRED),
        ("only_this_case", "prosecutor", "other_purpose", BARRED),
        ("only_named_offence", "prosecutor", "other_offence", BARRED),
        ("prior_consent_for_other_use", "prosecutor", "other_case", BARRED),
        ("prior_consent_for_other_use", "prosecutor", "this_case", ""),
        ("explain_use_on_demand", "victim", "this_case", ""),
        ("return_or_destroy_after", "other", "this_case", ""),
    ],
)
def test_a_condition_bars_what_it_says_also_for_what_was_made_of_it(
    artifact: str, condition: str, kind: str, use: str, code: str
) -> None:
    assert refused(case(condition), artifact, kind, use) == code


def test_the_strictest_of_all_sources_counts() -> None:
    state = case("only_named_offence")
    assert refused(state, "ART-2", "prosecutor", "other_case") == ""
    assert refused(state, "ART-4", "prosecutor", "other_case") == BARRED
    assert refused(state, "ART-3", "prosecutor", "other_case") == BARRED
    assert refused(state, "ART-5", "other", "other_purpose") == ""


def test_a_consent_lifts_what_it_names_and_only_while_it_stands() -> None:
    state = case("only_this_case")
    state.supplier_consents["CNS-1"] = Consent(
        "CNS-1", frozenset({"only_this_case"}), frozenset({"other_case"}), frozenset({"court"})
    )
    state.consents["CNS-1"] = True
    assert refused(state, "ART-2", "court", "other_case") == ""
    assert refused(state, "ART-2", "prosecutor", "other_case") == BARRED
    assert refused(state, "ART-2", "court", "other_offence") == BARRED
    assert refused(state, "ART-3", "court", "other_case") == BARRED, "another condition stands"
    state.consents["CNS-1"] = False
    assert refused(state, "ART-2", "court", "other_case") == BARRED


def test_an_offered_or_rejected_condition_binds_nobody() -> None:
    state = case("only_this_case")
    for standing in ("offered", "rejected"):
        state.conditions["only_this_case"] = Condition("only_this_case", "x", "RQ-1", standing)
        assert refused(state, "ART-1", "prosecutor", "other_case") == ""


@pytest.mark.parametrize(
    ("silence", "to", "kind", "code"),
    [
        ({"must_not_disclose_to": "the account holder"}, "The  Account Holder", "other", True),
        ({"must_not_disclose_to": "A; the bank, B"}, "The Bank", "other", True),
        ({"must_not_disclose_to": "A; the bank, B"}, "Another bank", "other", False),
        ({"recipient_kinds": ["defence"]}, "Counsel", "defence", True),
        ({"recipient_kinds": ["defence"]}, "Court", "court", False),
        ({"recipient_kinds": ["defence"], "period_until": BEFORE}, "Counsel", "defence", False),
        ({"recipient_kinds": ["defence"], "period_until": AFTER}, "Counsel", "defence", True),
    ],
)
def test_silence_is_kept_towards_whom_it_was_asked_and_so_long(
    silence: dict[str, Any], to: str, kind: str, code: bool
) -> None:
    state = case(**silence)
    found = refused(state, "ART-3", kind, "this_case", to)
    assert found == ("refused.confidential" if code else "")
    assert refused(state, "ART-4", kind, "this_case", to) == ""
