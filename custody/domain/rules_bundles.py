"""What is refused of bundles, and of access to what they would hold (procedures §4.3)."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import timedelta
from typing import Final

from custody.clock import format_instant, parse_instant
from custody.domain.limits import THIS_CASE, Leaving, demand_permitted
from custody.domain.model import CaseState
from custody.domain.rules_evidence import artifact_of
from custody.domain.rules_hands import second_signature
from custody.domain.wish import Wish
from custody.errors import RefusedError

FRESH_FOR: Final = timedelta(hours=24)
"""How old the last verification of what leaves may be (procedures §4.3)."""
_APPROVER_OF: Final[Mapping[str, str]] = {"prosecutor": "SUP"}
"""Kind of recipient to the role that approves a bundle; PRO for everybody else."""
_KIND_OF: Final[Mapping[str, str]] = {"suspect": "defence"}
"""Capacity to the kind of recipient, where the two have other names."""


def check_export(
    state: CaseState,
    artifacts: Iterable[str],
    conditions: Iterable[str],
    findings: Iterable[str],
    scope: Collection[str] | None,
    now: str,
) -> None:
    """Demand that artifacts may leave in a bundle that names these conditions and findings.

    Args:
        state: The case.
        artifacts: What leaves.
        conditions: Those told on the cover.
        findings: Those that the bundle shows.
        scope: The items that leave; None for the whole case.
        now: When it is judged.

    Raises:
        RefusedError: Restricted material, a dropped condition, something not verified within 24
            hours, or a red finding about what leaves that the bundle does not name.
    """
    names = tuple(artifacts)
    since = format_instant(parse_instant(now) - FRESH_FOR)
    restricted = state.restrictions()
    for name in names:
        known = state.artifacts.get(name)
        if known is None:
            raise RefusedError("refused.artifact_unknown", artifact=name)
        if name in restricted:
            raise RefusedError("refused.restricted_material", artifact=name)
        if not known.is_sound or (known.checked_at or "") < since:
            raise RefusedError("refused.not_verified", artifact=name)
    dropped = state.conditions_of(names) - set(conditions)
    if dropped:
        raise RefusedError("refused.condition_dropped", condition=min(dropped))
    named = set(findings)
    for finding in state.open_findings("red"):
        whole = scope is None or not finding.items.isdisjoint(scope)
        about = whole or finding.artifacts & set(names)
        if about and finding.id not in named:
            raise RefusedError("refused.finding_unnamed", finding=finding.id)


def exportable(state: CaseState, items: Collection[str] | None = None) -> tuple[str, ...]:
    """Artifacts of a case, or of some of its items, that a bundle may show; sorted."""
    restricted = state.restrictions()
    return tuple(
        sorted(
            each.id
            for each in state.artifacts.values()
            if each.is_sound
            and each.sha256 is not None
            and each.id not in restricted
            and (items is None or each.item in items)
        )
    )


def bundle_received(wish: Wish) -> None:
    """A bundle is received once."""
    fields = wish.fields
    if wish.register.case_of("received", fields["root_digest"]) is not None:
        raise RefusedError(
            "refused.bundle_before", bundle=fields["bundle"], origin=fields["origin"]
        )


def exported(wish: Wish) -> None:
    """Contents that may leave, and the approval that its recipient asks for."""
    fields = wish.fields
    if fields["bundle"] in wish.state.bundles:
        raise RefusedError(
            "refused.id_taken", kind="bundle", id=fields["bundle"], case=wish.state.case
        )
    scope = wish.items if fields["scope"] == "some_items" else None
    artifacts = fields.get("artifacts") or exportable(wish.state, scope)
    conditions = fields.get("conditions", ())
    findings = fields.get("findings", ())
    check_export(wish.state, artifacts, conditions, findings, scope, wish.now)
    if wish.demonstration:
        return
    use = fields.get("use", THIS_CASE)
    leaving = Leaving(fields["recipient"], fields["recipient_kind"], use, wish.now)
    demand_permitted(wish.state, artifacts, leaving)
    approver = _APPROVER_OF.get(fields["recipient_kind"], "PRO")
    signers = (wish.actor, *wish.cosigners)
    if not any(approver in wish.people.roles(each.person, wish.now) for each in signers):
        raise RefusedError("refused.approval", role=approver)
    categories = set(fields.get("data_categories", ()))
    for name in artifacts:
        categories |= wish.state.artifacts[name].categories
    if conditions or categories & {"content", "unclassified"} or approver == "PRO":
        second_signature(wish)


def bundle_sealed(wish: Wish) -> None:
    """A new bundle."""
    wish.is_new("bundle", wish.fields["bundle"])


def disclosed(wish: Wish) -> None:
    """A bundle that was exported, with its conditions told."""
    known = wish.state.bundles.get(wish.fields["bundle"])
    if known is None:
        raise RefusedError("refused.bundle_unknown", bundle=wish.fields["bundle"])
    if known.conditions and not wish.fields["conditions_told"]:
        raise RefusedError("refused.condition_dropped", condition=min(known.conditions))
    other = wish.fields.get("recipient_person")
    if other is not None and "receipt" not in wish.fields and not wish.signed_by(other):
        raise RefusedError("refused.signature_missing", person=other)


def access_given(wish: Wish) -> None:
    """Nothing restricted is shown."""
    for name in wish.fields.get("artifacts", ()):
        artifact_of(wish, name)
        if wish.state.restriction_of(name) is not None:
            raise RefusedError("refused.restricted_material", artifact=name)
    kind = _KIND_OF.get(wish.fields["capacity"], wish.fields["capacity"])
    leaving = Leaving(wish.fields["recipient"], kind, THIS_CASE, wish.now)
    demand_permitted(wish.state, wish.fields.get("artifacts", ()), leaving)


CHECKS: Final[Mapping[str, Callable[[Wish], None]]] = {
    "bundle.sealed": bundle_sealed,
    "bundle.exported": exported,
    "bundle.received": bundle_received,
    "bundle.disclosed": disclosed,
    "access.given": access_given,
}
