"""Conditions and confidentiality where data would leave (procedures §0.5, §0.8, Article 28). Pure.

What a supplier asked for binds whatever answers the request and all that was made of it, the
strictest of every source. It is lifted for a use or a recipient only by a consent that is recorded,
stands, and names the condition.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from custody.domain.facts import CaseFacts
from custody.domain.records import Consent
from custody.errors import RefusedError

THIS_CASE: Final = "this_case"
_PARTED: Final = re.compile(r"[;,\n]")


@dataclass(frozen=True, slots=True)
class Leaving:
    """To whom something would go, and for what."""

    recipient: str
    kind: str
    use: str
    at: str


def demand_permitted(state: CaseFacts, artifacts: Iterable[str], leaving: Leaving) -> None:
    """Demand that no condition on artifacts, nor a duty of silence, bars a recipient or a use.

    Raises:
        RefusedError: `refused.condition_barred` or `refused.confidential`.
    """
    names = tuple(artifacts)
    consents = [
        each for each in state.supplier_consents.values() if state.consents.get(each.id, False)
    ]
    for name in sorted(state.conditions_of(names)):
        condition = state.conditions[name]
        bars = state.catalogue.bars.get(condition.kind)
        if bars is None or any(_covers(each, name, leaving) for each in consents):
            continue
        barred = []
        if bars.recipients is not None and leaving.kind not in bars.recipients:
            barred.append(leaving.kind)
        if bars.uses is not None and leaving.use not in bars.uses:
            barred.append(leaving.use)
        if barred:
            raise RefusedError(
                "refused.condition_barred",
                condition=name,
                kind=condition.kind,
                barred=", ".join(barred),
            )
    _demand_silence(state, names, leaving)


def _covers(consent: Consent, condition: str, leaving: Leaving) -> bool:
    """Whether a consent lifts a condition for this recipient and this use."""
    return (
        condition in consent.conditions
        and (not consent.kinds or leaving.kind in consent.kinds)
        and (not consent.uses or leaving.use in consent.uses)
    )


def _demand_silence(state: CaseFacts, artifacts: Iterable[str], leaving: Leaving) -> None:
    recipient = _folded(leaving.recipient)
    for name, silences in sorted(state.silences_of(artifacts, leaving.at).items()):
        for silence in silences:
            named = map(_folded, _PARTED.split(silence.get("must_not_disclose_to", "")))
            if leaving.kind in silence.get("recipient_kinds", ()) or recipient in named:
                raise RefusedError(
                    "refused.confidential", request=name, recipient=leaving.recipient
                )


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
