"""Handing a case over: judged first, then verified, made, sealed, and recorded.

The rules judge `bundle.exported` before anything is written, so that a forbidden export leaves
neither a bundle nor a seal; contents that were not verified within a day are verified now. The
record is made when the bundle is verified and before it gets its name: what cannot be recorded does
not leave. All that is then left is a seal of a bundle that is nowhere; the next export has another
number.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from custody.anchors.head import anchor_head
from custody.bundle.disclosure import NOT_SELECTED, ExportPlan
from custody.bundle.export import Exported, export_bundle
from custody.clock import format_instant
from custody.domain import wording
from custody.domain.model import CaseState
from custody.errors import InputError, RefusedError
from custody.foreseen import Export, Foreseen, foresee, next_bundle
from custody.keys.signer import Signer
from custody.progress import Progress, no_progress
from custody.service import Act, Receipt
from custody.station import Station
from custody.verification import verify_artifacts


@dataclass(frozen=True, slots=True)
class Handed:
    """A bundle that was made, and the receipt of its record."""

    exported: Exported
    receipt: Receipt
    hidden: dict[str, str] = field(default_factory=dict)


def export(
    station: Station, wish: Export, signers: Sequence[Signer], progress: Progress = no_progress
) -> Handed:
    """Make a bundle of a case, or of several; each is judged, and told of it, by itself.

    Args:
        station: Where the cases lie.
        wish: What is asked for.
        signers: The actor, who seals, and who else must sign the export.
        progress: Bytes done of bytes in all.

    Raises:
        RefusedError: The rules forbid it; no bundle, no seal.
        InputError: The target exists, or there is no such case, item or event.
        IntegrityError: An artifact is not what the record says.
        StorageError: Disk full, or something cannot be read or written.
        CancelledError: From `progress`.
    """
    if wish.target.exists():
        raise InputError("input.target_exists", path=wish.target)
    states = [station.service.state_of(case) for case in wish.cases]
    _demand_known(states, wish)
    bundle = wish.bundle or next_bundle(station.service)
    parts = [foresee(state, wish, bundle) for state in states]
    actor, *cosigners = signers
    acts = [Act(part.command, actor, tuple(cosigners)) for part in parts]
    roles = [_judged(station, act, progress) for act in acts]
    hidden = {name: ground for part in parts for name, ground in part.hidden.items()}
    receipts: list[Receipt] = []

    def record(exported: Exported) -> None:
        left = {name for part in parts for name in part.artifacts} - set(exported.artifacts)
        hidden.update(dict.fromkeys(left, NOT_SELECTED))
        made = (
            replace(part.command, fields=_as_made(part, exported), role=role, pending=frozenset())
            for part, role in zip(parts, roles, strict=True)
        )
        recorded = [Act(command, actor, tuple(cosigners)) for command in made]
        receipts.append(station.service.execute(*recorded))

    exported = export_bundle(
        station.ledger,
        _plan(station, wish, parts, roles[0]),
        signer=actor,
        target=wish.target,
        as_zip=wish.container != "folder",
        encrypt_to=wish.encrypt_to,
        anchor=lambda: anchor_head(station),
        record=record,
        progress=progress,
    )
    return Handed(exported, receipts[0], hidden)


def _demand_known(states: Sequence[CaseState], wish: Export) -> None:
    """Refuse what would disclose more than was meant: what is kept back has to be there.

    Raises:
        InputError: `input.scope`, or `input.several_cases`: something is picked out of several.
        RefusedError: `refused.event_unknown`.
    """
    if len(states) > 1 and (wish.items or wish.artifacts or wish.answer):
        raise InputError("input.several_cases")
    for name in wish.hide:
        if not any(name in state.artifacts for state in states):
            raise InputError("input.scope", what=f"artifact {name} of {', '.join(wish.cases)}")
    for name in wish.withhold:
        if not any(name in state.actors for state in states):
            raise RefusedError("refused.event_unknown", event=name)


def _judged(station: Station, act: Act, progress: Progress) -> str:
    """The role in which a case is handed over; its contents are verified now if they were not.

    Raises:
        RefusedError: The rules forbid it.
    """
    try:
        return station.service.judge(act).role
    except RefusedError as err:
        if err.code != "refused.not_verified":
            raise
    verify_artifacts(station, case=act.command.case, progress=progress)
    return station.service.judge(act).role


def _plan(station: Station, wish: Export, parts: Sequence[Foreseen], role: str) -> ExportPlan:
    """What is asked for, as the bundle's maker takes it."""
    states = [station.service.state_of(case) for case in wish.cases]
    now = format_instant(station.ledger.clock.now())
    lines = (
        line
        for state, part in zip(states, parts, strict=True)
        for line in (
            *(_line(name, state.conditions[name].kind, wish.language) for name in part.conditions),
            *(_line(name, "confidential", wish.language)
              for name in sorted(state.silences_of(part.artifacts, now))),
        )
    )  # fmt: skip
    return ExportPlan(
        bundle=parts[0].bundle,
        scope={state.case: wish.scope_of(state) for state in states},
        refusals=frozenset(
            station.service.index_of(event)
            for state in states
            if (answer := wish.answered(state)) is not None
            for event in answer.refusals
        ),
        recipient=wish.sealed_for,
        purpose=wish.purpose,
        language=wish.language,
        role=role,
        conditions=tuple(dict.fromkeys(lines)),
        shown=frozenset(name for part in parts for name in part.artifacts),
        hidden={name: ground for part in parts for name, ground in part.hidden.items()},
        withheld=frozenset(station.service.index_of(event) for event in wish.withhold),
        documents=wish.documents,
    )


def _as_made(foreseen: Foreseen, exported: Exported) -> dict[str, Any]:
    """What is recorded of a bundle: what was asked for, as it became."""
    fields = {
        **foreseen.command.fields,
        "root_digest": exported.root_digest,
        "self_verification": str(exported.report.headline),
        "files": exported.files,
        "events": exported.events,
        "sealed_by": exported.seal.event.id,
        "artifacts": [name for name in exported.artifacts if name in foreseen.artifacts],
    }
    fields["hidden_count"] += len(set(foreseen.artifacts).difference(exported.artifacts))
    return {name: value for name, value in fields.items() if name != "artifacts" or value}


def _line(name: str, kind: str, language: str) -> str:
    """What binds, as the seal and the cover tell it: its id and kind, without private text."""
    return f"{name}: {wording.choice('kind', kind, language)}"
