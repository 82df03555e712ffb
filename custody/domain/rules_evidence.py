"""What is refused of artifacts and findings (procedures §4.3)."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from custody.domain.model import CaseState
from custody.domain.reasons import Reason
from custody.domain.records import Artifact, ItemState
from custody.domain.rules_hands import in_hand, second_signature
from custody.domain.rules_items import examined
from custody.domain.rules_requests import moves_request
from custody.domain.wish import Wish
from custody.errors import RefusedError

_REMOTE: Final = frozenset({"cloud_export", "screenshots", "network_capture", "web_capture"})
"""Acquisitions whose source is no thing in anybody's hand."""


def artifact_of(wish: Wish, name: str) -> Artifact:
    """An artifact that the record knows."""
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
        artifact_of(wish, name)


def photographed(wish: Wish) -> None:
    """A caption for each new file, of items that exist."""
    wish.named()
    captions = {each["artifact"] for each in wish.fields["captions"]}
    for each in wish.fields["photos"]:
        wish.is_new("artifact", each["artifact"])
        if each["artifact"] not in captions:
            raise RefusedError("refused.caption", artifact=each["artifact"])


def received(wish: Wish) -> None:
    """For a request that is open, or with the reason why it came unasked; on a thing we know."""
    fields = wish.fields
    wish.named()
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
    known = artifact_of(wish, source["artifact"])
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
        known = artifact_of(wish, each["artifact"])
        if known.sha256 is None:
            raise RefusedError("refused.not_hashed", artifact=known.id)
        for name, value in known.digests:
            if each["digests"].get(name, value) != value:
                raise RefusedError("refused.digest_differs", artifact=known.id)


def one_artifact_known(wish: Wish) -> None:
    """The one artifact that the event names."""
    artifact_of(wish, wish.fields["artifact"])


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
        artifact_of(wish, name)
        _may_open(wish, name, person)


def lifted(wish: Wish) -> None:
    """Of what is restricted."""
    for name in wish.fields["artifacts"]:
        if artifact_of(wish, name).restriction is None:
            raise RefusedError("refused.not_restricted", artifact=name)


def purged(wish: Wish) -> None:
    """Never the only copy, unless ordered: the same bytes remain, verified, under another id."""
    names = wish.fields["artifacts"]
    for name in names:
        known = artifact_of(wish, name)
        if "order" in wish.fields:
            continue
        rest = artifact_of(wish, wish.fields["remaining"])
        equal = known.sha256 is not None and rest.sha256 == known.sha256
        if rest.id in names or not equal or not rest.is_sound or rest.verified_at is None:
            raise RefusedError("refused.only_copy", artifact=name)


def made_inaccessible(wish: Wish) -> None:
    """After a verified copy exists; undone only where it was done."""
    fields = wish.fields
    if wish.type.name == "data.rendered_inaccessible":
        wish.is_new("measure", fields["measure"])
        _verified(artifact_of(wish, fields["copy"]))
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
}
