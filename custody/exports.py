"""Handing a case over: judged first, then verified, made, sealed, and recorded.

The rules judge `bundle.exported` before anything is written, so that a forbidden export leaves
neither a bundle nor a seal; contents that were not verified within a day are verified now. The
record is made when the bundle is verified and before it gets its name: what cannot be recorded does
not leave. All that is then left is a seal of a bundle that is nowhere; the next export has another
number.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from custody.bundle.disclosure import Document, ExportPlan
from custody.bundle.export import MOST_BODY, Exported, export_bundle, too_much
from custody.domain import wording
from custody.domain.commands import Command
from custody.domain.model import CaseState
from custody.domain.rules_evidence import exportable
from custody.errors import InputError, RefusedError
from custody.keys.signer import Signer
from custody.progress import Progress, no_progress
from custody.service import Act, Receipt
from custody.station import Station
from custody.strict_json import canonical
from custody.verification import verify_artifacts

_NO_DIGEST: Final = "0" * 64
"""Stands for what is not known before the bundle is made; judged, never recorded."""


@dataclass(frozen=True, slots=True)
class Export:
    """What is asked for."""

    case: str
    target: Path
    recipient: str
    """An office; so is the purpose about no private person."""
    purpose: str
    recipient_kind: str = "prosecutor"
    items: tuple[str, ...] = ()
    """Only these; the whole case when empty."""
    bundle: str | None = None
    language: str = "en"
    as_zip: bool = False
    withhold: tuple[str, ...] = ()
    """Ids of events whose private part is kept back."""
    hide: tuple[str, ...] = ()
    """Artifacts kept back beside the restricted ones."""
    documents: tuple[Document, ...] = ()
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Handed:
    """A bundle that was made, and the receipt of its record."""

    exported: Exported
    receipt: Receipt
    hidden: dict[str, str] = field(default_factory=dict)


def export(
    station: Station, wish: Export, signers: Sequence[Signer], progress: Progress = no_progress
) -> Handed:
    """Make a bundle of a case.

    Args:
        station: Where the case lies.
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
    state = station.service.state_of(wish.case)
    if not state.opened:
        raise InputError("input.no_case", case=wish.case)
    if wish.target.exists():
        raise InputError("input.target_exists", path=wish.target)
    bundle = wish.bundle or _next_bundle(station)
    artifacts = [name for name in exportable(state, wish.items) if name not in wish.hide]
    hidden = _hidden(state, wish, artifacts)
    conditions = sorted(state.conditions_of(artifacts))
    _demand_told(state, wish, artifacts)
    command = _command(state, wish, bundle, artifacts, hidden, conditions)
    actor, *cosigners = signers
    if len(canonical(command.fields)) > MOST_BODY:
        raise too_much(bundle)
    act = Act(command, actor, tuple(cosigners))
    try:
        role = station.service.judge(act).role
    except RefusedError as err:
        if err.code != "refused.not_verified":
            raise
        verify_artifacts(station, case=wish.case, progress=progress)
        role = station.service.judge(act).role
    plan = ExportPlan(
        bundle=bundle,
        scope={wish.case: tuple(sorted(state.with_children(wish.items))) or None},
        recipient=wish.recipient,
        purpose=wish.purpose,
        language=wish.language,
        role=role,
        conditions=tuple(_condition_line(state, name, wish.language) for name in conditions),
        shown=frozenset(artifacts),
        hidden=hidden,
        withheld=frozenset(station.service.index_of(event) for event in wish.withhold),
        documents=wish.documents,
    )
    receipts: list[Receipt] = []

    def record(exported: Exported) -> None:
        done = {
            **command.fields,
            "root_digest": exported.root_digest,
            "self_verification": str(exported.report.headline),
            "files": exported.files,
            "events": exported.events,
            "sealed_by": exported.seal.event.id,
        }
        recorded = Command("bundle.export", done, wish.case, command.items, role=role)
        receipts.append(station.service.execute(Act(recorded, actor, tuple(cosigners))))

    exported = export_bundle(
        station.ledger,
        plan,
        signer=actor,
        target=wish.target,
        as_zip=wish.as_zip,
        record=record,
        progress=progress,
    )
    return Handed(exported, receipts[0], hidden)


def _command(
    state: CaseState,
    wish: Export,
    bundle: str,
    artifacts: Sequence[str],
    hidden: dict[str, str],
    conditions: Sequence[str],
) -> Command:
    fields: dict[str, Any] = {
        "bundle": bundle,
        "scope": "some_items" if wish.items else "whole_case",
        "recipient": wish.recipient,
        "recipient_kind": wish.recipient_kind,
        "purpose": wish.purpose,
        "languages": ["kk", "ru", "en"],
        "root_digest": _NO_DIGEST,
        "self_verification": "authentic",
        "container": "zip" if wish.as_zip else "folder",
        "files": 0,
        "events": 0,
        "hidden_count": len(hidden) + len(wish.withhold),
    }
    findings = [each.id for each in state.open_findings()]
    for name, values in (
        ("artifacts", list(artifacts)),
        ("findings", findings),
        ("conditions", list(conditions)),
    ):
        if values:
            fields[name] = values
    items = tuple(sorted(state.with_children(wish.items)))
    return Command("bundle.export", fields, wish.case, items, role=wish.role)


def _demand_told(state: CaseState, wish: Export, artifacts: Sequence[str]) -> None:
    """An open red finding about what leaves must leave with it: it stands in its items' chains.

    Raises:
        RefusedError: It would stay behind.
    """
    scope = set(state.with_children(wish.items))
    for finding in state.open_findings("red") if scope else ():
        about = finding.artifacts & set(artifacts) or finding.items & scope
        if about and not finding.items & scope:
            raise RefusedError("refused.finding_unnamed", finding=finding.id)


def _hidden(state: CaseState, wish: Export, shown: Sequence[str]) -> dict[str, str]:
    """Artifacts of the scope that are kept back, and why."""
    hidden = {}
    for name, artifact in state.artifacts.items():
        if name in shown or (wish.items and artifact.item not in wish.items):
            continue
        restriction = state.restriction_of(name)
        if restriction is not None:
            hidden[name] = restriction.ground
        elif name in wish.hide:
            hidden[name] = "withheld"
    return hidden


def _condition_line(state: CaseState, name: str, language: str) -> str:
    """A condition as the seal and the cover tell it: its id and kind, without private text."""
    return f"{name}: {wording.choice('kind', state.conditions[name].kind, language)}"


def _next_bundle(station: Station) -> str:
    number = station.service.count_of("bundle")
    while True:
        number += 1
        name = f"BND-{number}"
        if station.service.case_of("bundle", name) is None:
            return name
