"""Attesting witnesses, and the page that they and others present sign (procedures §4.2, `1+W`).

A witness's signature is on paper or drawn: no key of theirs signs the event. So an act of that kind
names the witnesses who were there, or has the signed page attached by its digest.
"""

from collections.abc import Mapping
from typing import Any, Final

from custody.domain.vocabulary import Kind
from custody.domain.wish import Wish
from custody.errors import RefusedError

_WITNESSED: Final = "1+W"


def witnesses(wish: Wish) -> list[Mapping[str, Any]]:
    """The attesting witnesses among those present, each asked about their interest.

    Raises:
        RefusedError: One of them was not asked (CPC 82(2)).
    """
    found = [
        each for each in wish.fields.get("present", ()) if each["capacity"] == "attesting_witness"
    ]
    for each in found:
        if each.get("no_interest") is not True:
            raise RefusedError("refused.witness_interest", name=each["name"])
    return found


def attested(wish: Wish) -> None:
    """Demand witnesses or their signed page of every act that is signed `1+W`.

    Where a second key may sign instead (a giver's, a supervisor's), it does; a sealing in the field
    is witnessed all the same.
    """
    kind = wish.type
    if _WITNESSED not in kind.sig:
        return
    named = witnesses(wish)
    in_field = wish.fields.get("setting") == "field"
    if len(kind.sig) > 1 and len(wish.persons) > 1 and not in_field:
        return
    pages = [field.name for field in kind.fields if field.kind is Kind.DOCUMENT]
    if not named and not any(name in wish.fields for name in pages):
        raise RefusedError("refused.unwitnessed", type=kind.name)
