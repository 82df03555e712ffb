"""What is refused of artifacts, findings, bundles and corrections (procedures §4.3, §4.4)."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import timedelta
from typing import Any, Final

from custody.clock import format_instant, parse_instant
from custody.domain.folds_corrections import read_as, steps, within
from custody.domain.limits import THIS_CASE, Leaving, demand_permitted
from custody.domain.model import CaseState
from custody.domain.reasons import Reason
from custody.domain.records import Artifact, ItemState
from custody.domain.rules_hands import in_hand, second_signature
from custody.domain.rules_items import examined
from custody.domain.rules_requests import moves_request
from custody.domain.validation import validate_value
from custody.domain.vocabulary import TYPES
from custody.domain.wish import Wish
from custody.errors import RefusedError

FRESH_FOR: Final = timedelta(hours=24)
"""How old the last verification of what leaves may be (procedures §4.3)."""
_REMOTE: Final = frozenset({"cloud_export", "screenshots", "network_capture", "web_capture"})
"""Acquisitions whose source is no thing in anybody's hand."""
_DIGEST_NAMES: Final = frozenset(
    {"digests", "legacy", "sha256", "sha512", "blake3", "sha3-256", "md5", "sha1", "root",
     "root_digest", "tool_sha256"}
)  # fmt: skip
_CUSTODY: Final = ("item.", "transfer.", "seal.")
_CUSTODY_FIELDS: Final = frozenset({"to", "seals", "offer", "checks", "parent", "place"})
_APPROVER_OF: Final[Mapping[str, str]] = {"prosecutor": "SUP"}
"""Kind of recipient to the role that approves a bundle; PRO for everybody else."""
_KIND_OF: Final[Mapping[str, str]] = {"suspect": "defence"}
"""Capacity to the kind of recipient, where the two have other names."""


def _artifact(wish: Wish, name: str) -> Artifact:
    found = wish.state.artifacts.get(name)
    if found is None:
        raise RefusedError("refused.artifact_unknown", artifact=name)
    return found


def _new_artifacts(wish: Wish, names: Iterable[str]) -> None:
    for name in names:
        if name not in wish.state.artifacts:
            wish.is_new("artifact", name)


def artifacts_known(wish: Wish) -> None:
    """Artifacts that the record knows."""
    for name in wish.fields.get("artifacts", ()):
        _artifact(wish, name)


def photographed(wish: Wish) -> None:
    """A caption for each new file, of items that exist."""
    wish.named()
    captions = {each["artifact"] for each in wish.fields["captions"]}
    for each in wish.fields["photos"]:
        wish.is_new("artifact", each["artifact"])
        if each["artifact"] not in captions:
            raise RefusedError("refused.caption", artifact=each["artifact"])


def received(wish: Wish) -> None:
    """For a request that is open, or with the reason why it came unasked."""
    fields = wish.fields
    moves_request(wish)
    names = {*fields["artifacts"], *(each["artifact"] for each in fields.get("files", ()))}
    if "container" in fields:
        names.add(fields["container"])
    for name in sorted(names):
        wish.is_new("artifact", name)
    if "request" in fields:
        _conditions_kept(wish, wish.state.conditions_of_request(fields["request"]))


def disclosed_in_part(wish: Wish) -> None:
    """While the data are preserved, by a procedure that lets some be told."""
    moves_request(wish)
    _new_artifacts(wish, wish.fields["artifacts"])


def _conditions_kept(wish: Wish, binding: frozenset[str]) -> None:
    dropped = binding - set(wish.fields.get("conditions", ()))
    if dropped:
        raise RefusedError("refused.condition_dropped", condition=min(dropped))


def acquired(wish: Wish) -> None:
    """From a source in hand; two signatures in the field where no witness is."""
    for name in wish.fields["artifacts"]:
        wish.is_new("artifact", name)
    if wish.items:
        in_hand(wish)
        examined(wish)
        search = wish.state.open_search()
        in_field = any(item.state is ItemState.FOUND for item in wish.named())
        if in_field and search is not None and not search.witnesses:
            second_signature(wish)
    elif wish.fields["kind"] not in _REMOTE:
        raise RefusedError("refused.source_missing", artifact=wish.fields["artifacts"][0])


def origin_of(state: CaseState, rows: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """The one item that artifacts come from, as the record knows them; none where they differ."""
    known = (state.artifacts.get(each["artifact"]) for each in rows)
    items = {(each.item or "") if each is not None else "" for each in known}
    return tuple(items - {""}) if len(items) == 1 else ()


def hashed(wish: Wish) -> None:
    """Artifacts of this case, or such as this very event brings: kept here, or in what is known."""
    rows = wish.fields["artifacts"]
    _new_artifacts(wish, (each["artifact"] for each in rows))
    known = wish.state.artifacts.keys() | {each["artifact"] for each in rows if "kept" in each}
    for each in rows:
        if each["artifact"] not in known and each.get("container") not in known:
            raise RefusedError("refused.origin_unknown", artifact=each["artifact"])
    for each in rows if wish.items else ():
        item = origin_of(wish.state, [each])
        if item not in ((), wish.items):
            raise RefusedError("refused.of_other_item", artifact=each["artifact"], item=item[0])


def copied(wish: Wish) -> None:
    """A new copy, equal to a source that was verified and still is as recorded."""
    source, copy = wish.fields["source"], wish.fields["copy"]
    known = _artifact(wish, source["artifact"])
    _verified(known)
    wish.is_new("artifact", copy["artifact"])
    for name, value in known.digests:
        for side in (source, copy):
            if side["digests"].get(name, value) != value:
                raise RefusedError("refused.digest_differs", artifact=side["artifact"])


def _verified(artifact: Artifact) -> None:
    """Found equal to its record, and since nobody has opened it."""
    opened = artifact.opened_at is not None and (artifact.verified_at or "") < artifact.opened_at
    if artifact.verified_at is None or opened or not artifact.is_sound:
        raise RefusedError("refused.parent_unverified", artifact=artifact.id)


def verified(wish: Wish) -> None:
    """Equal to the recorded digest; what differs is a mismatch, another event."""
    for each in wish.fields["artifacts"]:
        known = _artifact(wish, each["artifact"])
        if known.sha256 is None:
            raise RefusedError("refused.not_hashed", artifact=known.id)
        for name, value in known.digests:
            if each["digests"].get(name, value) != value:
                raise RefusedError("refused.digest_differs", artifact=known.id)


def one_artifact_known(wish: Wish) -> None:
    """The one artifact that the event names."""
    _artifact(wish, wish.fields["artifact"])


def derived(wish: Wish) -> None:
    """From parents that are known, verified, and not made from it."""
    fields = wish.fields
    for name in fields["parents"]:
        parent = wish.state.artifacts.get(name)
        if parent is None:
            raise RefusedError("refused.parent_unknown", artifact=name)
        _may_open(wish, parent.id, wish.actor.person)
        _verified(parent)
    ancestry = wish.state.ancestry(fields["parents"])
    for name in fields["artifacts"]:
        if name in ancestry:
            raise RefusedError("refused.own_ancestor", artifact=name)
        known = wish.state.artifacts.get(name)
        if known is None:
            wish.is_new("artifact", name)
        elif not known.derived:
            raise RefusedError("refused.not_derived", artifact=name)


def _may_open(wish: Wish, name: str, person: str) -> None:
    restriction = wish.state.restriction_of(name)
    if restriction is not None and person not in restriction.persons:
        raise RefusedError("refused.restricted_material", artifact=name)


def accessed(wish: Wish) -> None:
    """By a person of the case to whom the artifact is open."""
    person = wish.fields["person"]
    supervising = wish.people.roles(person, wish.now) & {"SUP", "PRO"}
    if not supervising and person not in wish.state.members_at(wish.now):
        raise RefusedError("refused.not_member", person=person, case=wish.state.case)
    for name in wish.fields["artifacts"]:
        _artifact(wish, name)
        _may_open(wish, name, person)


def lifted(wish: Wish) -> None:
    """Of what is restricted."""
    for name in wish.fields["artifacts"]:
        if _artifact(wish, name).restriction is None:
            raise RefusedError("refused.not_restricted", artifact=name)


def purged(wish: Wish) -> None:
    """Never the only copy, unless ordered: the same bytes remain, verified, under another id."""
    names = wish.fields["artifacts"]
    for name in names:
        known = _artifact(wish, name)
        if "order" in wish.fields:
            continue
        rest = _artifact(wish, wish.fields["remaining"])
        equal = known.sha256 is not None and rest.sha256 == known.sha256
        if rest.id in names or not equal or not rest.is_sound or rest.verified_at is None:
            raise RefusedError("refused.only_copy", artifact=name)


def made_inaccessible(wish: Wish) -> None:
    """After a verified copy exists; undone only where it was done."""
    fields = wish.fields
    if wish.type.name == "data.rendered_inaccessible":
        wish.is_new("measure", fields["measure"])
        _verified(_artifact(wish, fields["copy"]))
    elif not wish.state.measures.get(fields["measure"], False):
        raise RefusedError("refused.measure_unknown", measure=fields["measure"])


def examination_finished(wish: Wish) -> None:
    """Of an examination that goes on."""
    if wish.state.examinations.get(wish.fields["examination"]) != "started":
        raise RefusedError("refused.examination", examination=wish.fields["examination"])


def report_issued(wish: Wish) -> None:
    """After the examination has finished."""
    if wish.state.examinations.get(wish.fields["examination"]) != "finished":
        raise RefusedError("refused.examination", examination=wish.fields["examination"])


def finding_raised(wish: Wish) -> None:
    """A new finding."""
    wish.is_new("finding", wish.fields["finding"])


def finding_acknowledged(wish: Wish) -> None:
    """A finding that nobody has answered."""
    known = wish.state.findings.get(wish.fields["finding"])
    if known is None or known.acknowledged or known.resolved:
        raise RefusedError("refused.finding_state", finding=wish.fields["finding"])


def finding_resolved(wish: Wish) -> None:
    """After it was acknowledged, and not by whoever raised it."""
    known = wish.state.findings.get(wish.fields["finding"])
    if known is None or not known.acknowledged or known.resolved:
        raise RefusedError("refused.finding_state", finding=wish.fields["finding"])
    wish.differ(wish.actor.person, known.raiser, Reason("both_raiser_resolver"))


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
    for name in names:
        known = state.artifacts.get(name)
        if known is None:
            raise RefusedError("refused.artifact_unknown", artifact=name)
        if state.restriction_of(name) is not None:
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
    return tuple(
        sorted(
            each.id
            for each in state.artifacts.values()
            if each.is_sound
            and each.sha256 is not None
            and state.restriction_of(each.id) is None
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
        _artifact(wish, name)
        if wish.state.restriction_of(name) is not None:
            raise RefusedError("refused.restricted_material", artifact=name)
    kind = _KIND_OF.get(wish.fields["capacity"], wish.fields["capacity"])
    leaving = Leaving(wish.fields["recipient"], kind, THIS_CASE, wish.now)
    demand_permitted(wish.state, wish.fields.get("artifacts", ()), leaving)


def corrected(wish: Wish) -> None:
    """By the author, else a supervisor; never a digest, never the time of another's act.

    What is to be read instead has the form of the field, and is private where the field is.
    """
    target = wish.state.actors.get(wish.fields["event"])
    if target is None:
        raise RefusedError("refused.event_unknown", event=wish.fields["event"])
    author, type_name = target
    parts = wish.fields["field"].split("/")[1:]
    if _DIGEST_NAMES.intersection(parts):
        raise RefusedError("refused.digest_correction", field=wish.fields["field"])
    fields = {field.name: field.private for field in TYPES[type_name].fields}
    if parts[0] != "occurred" and fields.get(parts[1]) is not (parts[0] == "private"):
        raise RefusedError("refused.field_unknown", field=wish.fields["field"], type=type_name)
    if parts[0] == "private" and "value" in wish.fields:
        raise RefusedError("refused.value_private", field=wish.fields["field"])
    for name in ("value", "private_value"):
        if name in wish.fields:
            validate_value(type_name, wish.fields["field"], wish.fields[name])
    _demand_place(wish)
    own = author == wish.actor.person
    if parts[0] == "occurred" and not own:
        raise RefusedError("refused.correction_of_other", field=wish.fields["field"])
    if not own and wish.role != "SUP":
        raise RefusedError("refused.not_author", author=author)
    moves_custody = type_name.startswith(_CUSTODY) and _CUSTODY_FIELDS.intersection(parts)
    if not own or moves_custody:
        second_signature(wish)


def _demand_place(wish: Wish) -> None:
    """The event, as corrected so far, tells something around the place: no list is that short.

    Raises:
        RefusedError: It does not.
    """
    name, field = wish.fields["event"], wish.fields["field"]
    told: Any = wish.station.told_by(name)
    first, *way, last = steps(field)
    if told is None or first not in told:
        return
    for made in wish.state.corrections.get(name, ()):
        if made.value is not None:
            told = read_as(told, steps(made.field), made.value)
    for part in (first, *way):
        told = within(told, part)
    if not (isinstance(told, Mapping) or within(told, last) is not None):
        raise RefusedError("refused.place_unknown", field=field, event=name)


def event_known(wish: Wish) -> None:
    """An event of the case, where one is named."""
    name = wish.fields.get("event")
    if name is not None and name not in wish.state.actors:
        raise RefusedError("refused.event_unknown", event=name)


def fill_received(state: CaseState, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Hand the conditions of the request on to what answers it, unless the command names some."""
    if "request" not in fields or "conditions" in fields:
        return {}
    binding = sorted(state.conditions_of_request(fields["request"]))
    return {"conditions": binding} if binding else {}


CHECKS: Final[Mapping[str, Callable[[Wish], None]]] = {
    "item.photographed": photographed,
    "artifact.received_from_provider": received,
    "disclosure.partial_received": disclosed_in_part,
    "artifact.acquired": acquired,
    "artifact.hashed": hashed,
    "artifact.copied": copied,
    "artifact.verified": verified,
    "artifact.mismatch_found": one_artifact_known,
    "artifact.missing_found": one_artifact_known,
    "artifact.accessed": accessed,
    "artifact.derived": derived,
    "artifact.access_restricted": artifacts_known,
    "artifact.access_lifted": lifted,
    "artifact.purged": purged,
    "data.rendered_inaccessible": made_inaccessible,
    "data.access_restored": made_inaccessible,
    "examination.finished": examination_finished,
    "report.issued": report_issued,
    "finding.raised": finding_raised,
    "finding.acknowledged": finding_acknowledged,
    "finding.resolved": finding_resolved,
    "bundle.sealed": bundle_sealed,
    "bundle.exported": exported,
    "bundle.received": bundle_received,
    "bundle.disclosed": disclosed,
    "access.given": access_given,
    "event.corrected": corrected,
    "event.annotated": event_known,
    "document.attached": event_known,
}
