"""What events of artifacts, findings and bundles change in the state of a case. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from custody.domain.facts import CaseFacts
from custody.domain.records import Bundle, Finding, Restriction
from custody.domain.taken import Taken


def _examination_started(state: CaseFacts, taken: Taken) -> None:
    state.examinations[taken.fields.get("examination", "")] = "started"
    for name in taken.items:
        if name in state.items:
            state.change(name, examiners=state.items[name].examiners | {taken.actor})


def _examination_finished(state: CaseFacts, taken: Taken) -> None:
    state.examinations[taken.fields.get("examination", "")] = "finished"


def _photographed(state: CaseFacts, taken: Taken) -> None:
    for each in taken.fields.get("photos", ()):
        item = each.get("item", taken.items[0] if len(taken.items) == 1 else None)
        state.change_artifact(each["artifact"], item=item)


def _artifact_received(state: CaseFacts, taken: Taken) -> None:
    fields = taken.fields
    by_file = {each["artifact"]: each for each in fields.get("files", ())}
    item = taken.items[0] if len(taken.items) == 1 else None
    request = fields.get("request")
    container = fields.get("container")
    names = {*fields.get("artifacts", ()), *by_file, *((container,) if container else ())}
    for name in names:
        known = state.artifact(name)
        each = by_file.get(name, {})
        categories = each.get("data_categories", fields.get("data_categories", ()))
        state.artifacts[name] = replace(
            known,
            item=item or known.item,
            request=request or known.request,
            container=container if name != container else known.container,
            conditions=known.conditions | set(fields.get("conditions", ())),
            silences=(*known.silences, *fields.get("silences", ())),
            categories=frozenset(categories),
        )


def _artifact_acquired(state: CaseFacts, taken: Taken) -> None:
    item = taken.items[0] if len(taken.items) == 1 else None
    search = state.open_search()
    for name in taken.fields.get("artifacts", ()):
        state.change_artifact(name, item=item, search=search.id if search else None)


def _artifact_hashed(state: CaseFacts, taken: Taken) -> None:
    item = taken.items[0] if len(taken.items) == 1 else None
    for each in taken.fields.get("artifacts", ()):
        known = state.artifact(each["artifact"])
        state.artifacts[known.id] = replace(
            known,
            item=item or known.item,
            size=each.get("size"),
            digests=tuple(sorted(each.get("digests", {}).items())),
            hashed_at=taken.at,
            container=each.get("container", known.container),
        )


def _artifact_copied(state: CaseFacts, taken: Taken) -> None:
    source, copy = taken.fields.get("source"), taken.fields.get("copy")
    if source is None or copy is None:
        return
    known = state.artifact(source["artifact"])
    # The copying reads both to the end: the copy counts as verified when the digests agree.
    same = (
        copy["digests"].items() <= source["digests"].items() or source["digests"] == copy["digests"]
    )
    state.change_artifact(
        copy["artifact"],
        item=known.item,
        source=known.id,
        parents=known.parents,
        size=known.size,
        digests=tuple(sorted(copy["digests"].items())),
        hashed_at=taken.at,
        verified_at=taken.at if same else None,
        categories=known.categories,
    )


def _artifact_verified(state: CaseFacts, taken: Taken) -> None:
    for each in taken.fields.get("artifacts", ()):
        state.change_artifact(each["artifact"], verified_at=taken.at, mismatch=False, missing=False)


def _artifact_mismatch(state: CaseFacts, taken: Taken) -> None:
    # A list of somebody else that differs says nothing against our own record of the bytes.
    name = taken.fields.get("artifact")
    if name is not None and taken.fields.get("expected", {}).get("source") == "own_record":
        state.change_artifact(name, mismatch=True, verified_at=None)


def _artifact_missing(state: CaseFacts, taken: Taken) -> None:
    name = taken.fields.get("artifact")
    if name is not None:
        state.change_artifact(name, missing=True, verified_at=None)


def _artifact_accessed(state: CaseFacts, taken: Taken) -> None:
    for name in taken.fields.get("artifacts", ()):
        state.change_artifact(name, opened_at=taken.at)


def _artifact_derived(state: CaseFacts, taken: Taken) -> None:
    parents = tuple(taken.fields.get("parents", ()))
    item = taken.items[0] if len(taken.items) == 1 else None
    for name in taken.fields.get("artifacts", ()):
        known = state.artifact(name)
        merged = tuple(dict.fromkeys((*known.parents, *parents)))
        state.change_artifact(name, parents=merged, derived=True, item=known.item or item)


def _restricted(state: CaseFacts, taken: Taken) -> None:
    fields = taken.fields
    persons = fields.get("persons", ()) if fields.get("restriction") == "named_persons" else ()
    restriction = Restriction(frozenset(persons), fields.get("ground", "other"))
    for name in fields.get("artifacts", ()):
        state.change_artifact(name, restriction=restriction)


def _lifted(state: CaseFacts, taken: Taken) -> None:
    persons = taken.fields.get("persons")
    for name in taken.fields.get("artifacts", ()):
        known = state.artifact(name).restriction
        ground = known.ground if known is not None else "other"
        restriction = Restriction(frozenset(persons), ground) if persons else None
        state.change_artifact(name, restriction=restriction)


def _purged(state: CaseFacts, taken: Taken) -> None:
    for name in taken.fields.get("artifacts", ()):
        state.change_artifact(name, purged=True)


def _made_inaccessible(state: CaseFacts, taken: Taken) -> None:
    standing = taken.event.type == "data.rendered_inaccessible"
    state.measures[taken.fields.get("measure", "")] = standing


def _finding_raised(state: CaseFacts, taken: Taken) -> None:
    fields = taken.fields
    if fields.get("kind") == "over_disclosure":
        state.over_disclosures.append(fields["finding"])
    state.findings[fields["finding"]] = Finding(
        fields["finding"],
        fields.get("kind", "other"),
        fields.get("severity", "red"),
        taken.actor,
        taken.at,
        frozenset(fields.get("artifacts", ())),
        frozenset(taken.items),
        fields.get("request"),
        fields.get("event"),
        facts=frozenset((each["fact"], each["value"]) for each in fields.get("facts", ())),
    )


def _finding_acknowledged(state: CaseFacts, taken: Taken) -> None:
    known = state.findings.get(taken.fields.get("finding", ""))
    if known is not None:
        state.findings[known.id] = replace(known, acknowledged=True)


def _finding_resolved(state: CaseFacts, taken: Taken) -> None:
    known = state.findings.get(taken.fields.get("finding", ""))
    if known is not None:
        state.findings[known.id] = replace(known, resolved=True)


def _bundle_exported(state: CaseFacts, taken: Taken) -> None:
    name = taken.fields.get("bundle", "")
    conditions = frozenset(taken.fields.get("conditions", ()))
    state.bundles[name] = Bundle(name, taken.at, conditions)


def _bundle_disclosed(state: CaseFacts, taken: Taken) -> None:
    known = state.bundles.get(taken.fields.get("bundle", ""))
    if known is not None:
        state.bundles[known.id] = replace(known, disclosed=True)


FOLDS: Final[Mapping[str, Callable[[CaseFacts, Taken], None]]] = {
    "examination.started": _examination_started,
    "examination.finished": _examination_finished,
    "item.photographed": _photographed,
    "artifact.received_from_provider": _artifact_received,
    "artifact.acquired": _artifact_acquired,
    "artifact.hashed": _artifact_hashed,
    "artifact.copied": _artifact_copied,
    "artifact.verified": _artifact_verified,
    "artifact.mismatch_found": _artifact_mismatch,
    "artifact.missing_found": _artifact_missing,
    "artifact.accessed": _artifact_accessed,
    "artifact.derived": _artifact_derived,
    "artifact.access_restricted": _restricted,
    "artifact.access_lifted": _lifted,
    "artifact.purged": _purged,
    "data.rendered_inaccessible": _made_inaccessible,
    "data.access_restored": _made_inaccessible,
    "finding.raised": _finding_raised,
    "finding.acknowledged": _finding_acknowledged,
    "finding.resolved": _finding_resolved,
    "bundle.exported": _bundle_exported,
    "bundle.disclosed": _bundle_disclosed,
}
