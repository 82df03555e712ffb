"""Handing a case over: judged first, then verified, made, sealed, and recorded.

The rules judge `bundle.exported` before anything is written, so that a forbidden export leaves
neither a bundle nor a seal; contents that were not verified within a day are verified now. The
record is made when the bundle is verified and before it gets its name: what cannot be recorded does
not leave. All that is then left is a seal of a bundle that is nowhere; the next export has another
number.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, Protocol

from custody.anchors.head import anchor_head
from custody.bundle.disclosure import NOT_SELECTED, Document, ExportPlan
from custody.bundle.export import MOST_BODY, Exported, export_bundle, too_much
from custody.domain import wording
from custody.domain.commands import Command
from custody.domain.limits import THIS_CASE
from custody.domain.model import CaseState
from custody.domain.rules_evidence import exportable
from custody.domain.vocabulary import TYPES, Field, Kind
from custody.errors import InputError, RefusedError
from custody.evidence.store import Store
from custody.keys.signer import Signer
from custody.progress import Progress, no_progress
from custody.queries import EventFilter, Queries
from custody.service import DEFAULT_LANGUAGE, Act, Receipt
from custody.station import Station
from custody.strict_json import canonical
from custody.verification import verify_artifacts

_AS_MADE: Final = {
    "root_digest": "0" * 64,
    "self_verification": "authentic",
    "files": 0,
    "events": 0,
}
"""Stands for what is not known before the bundle is made; judged, never told or recorded."""


@dataclass(frozen=True, slots=True)
class Export:
    """What is asked for."""

    case: str
    target: Path
    recipient: str
    """An office; so is the purpose about no private person."""
    purpose: str
    also: tuple[str, ...] = ()
    """Further cases, which go along whole like the first; nothing is then picked out of one."""
    recipient_kind: str = "prosecutor"
    use: str = THIS_CASE
    """What the recipient is to use it for."""
    items: tuple[str, ...] = ()
    """Only these; the whole case when empty."""
    artifacts: tuple[str, ...] = ()
    """Only the contents of these; of all that may leave when empty."""
    bundle: str | None = None
    language: str = "en"
    as_zip: bool = False
    encrypt_to: tuple[str, ...] = ()
    """Age keys; then it is one ZIP, and the seal names them beside the recipient."""
    withhold: tuple[str, ...] = ()
    """Ids of events whose private part is kept back."""
    hide: tuple[str, ...] = ()
    """Artifacts kept back beside the restricted ones."""
    documents: tuple[Document, ...] = ()
    role: str | None = None

    @property
    def cases(self) -> tuple[str, ...]:
        """All of them, each once."""
        return tuple(dict.fromkeys((self.case, *self.also)))

    @property
    def scope(self) -> str:
        """How much of them leaves, as the record calls it."""
        if len(self.cases) > 1:
            return "some_cases"
        return "some_items" if self.items else "whole_case"

    @property
    def sealed_for(self) -> str:
        """The recipient as the seal names it."""
        keys = ", ".join(self.encrypt_to)
        return f"{self.recipient} ({keys})" if keys else self.recipient

    @property
    def container(self) -> str:
        """In what the bundle leaves."""
        return "encrypted_zip" if self.encrypt_to else "zip" if self.as_zip else "folder"


class Names(Protocol):
    """Which ids are taken in the ledger."""

    def count_of(self, kind: str) -> int:
        """How many of a kind."""

    def case_of(self, kind: str, name: str) -> str | None:
        """The case that owns an id; None while it is free."""


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What an export would disclose of one case."""

    bundle: str
    command: Command
    """As it is judged; what is not known before the bundle is made stands at zero."""
    artifacts: tuple[str, ...]
    """Those that go along."""
    hidden: dict[str, str]
    """Those of the scope that are kept back, and on which ground."""
    conditions: tuple[str, ...]


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
    if len(states) > 1 and (wish.items or wish.artifacts):
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
    lines = (
        _condition_line(state, name, wish.language)
        for state, part in zip(states, parts, strict=True)
        for name in part.conditions
    )
    return ExportPlan(
        bundle=parts[0].bundle,
        scope={
            state.case: tuple(sorted(state.with_children(wish.items))) or None for state in states
        },
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


def foresee(state: CaseState, wish: Export, bundle: str) -> Foreseen:
    """What an export would disclose of a case, before anything is written.

    Args:
        state: The case as it stands.
        wish: What is asked for.
        bundle: Id of the bundle.

    Raises:
        InputError: There is no such case or artifact, or more leaves than one event can name.
        RefusedError: An open red finding about what leaves would stay behind.
    """
    if not state.opened:
        raise InputError("input.no_case", case=state.case)
    for name in wish.artifacts:
        artifact = state.artifacts.get(name)
        if artifact is None or (wish.items and artifact.item not in wish.items):
            raise InputError("input.scope", what=f"artifact {name}")
    artifacts = [
        name
        for name in exportable(state, wish.items)
        if name not in wish.hide and (not wish.artifacts or name in wish.artifacts)
    ]
    hidden = _hidden(state, wish, artifacts)
    conditions = sorted(state.conditions_of(artifacts))
    command = _command(state, wish, bundle, artifacts, hidden, conditions)
    if len(canonical(command.fields)) > MOST_BODY:
        raise too_much(bundle)
    return Foreseen(bundle, command, tuple(artifacts), hidden, tuple(conditions))


def documents_of(
    queries: Queries,
    store: Store,
    case: str,
    items: Collection[str] = (),
    withhold: Collection[str] = (),
) -> tuple[Document, ...]:
    """The documents that events of a case name and this station keeps, each once.

    Args:
        queries: Of the ledger.
        store: Where documents lie.
        case: Id of the case.
        items: Only of events about one of these; of the whole case when empty.
        withhold: Ids of events whose private part is kept back; so are their documents.
    """
    found: dict[str, Document] = {}
    last: int | None = None
    while rows := queries.events(EventFilter(case=case), after=last):
        last = rows[-1].index
        for row in rows:
            told = queries.told(row.index)
            if told is None or row.id in withhold:
                continue
            if items and not set(items) & set(told.event.item_ids):
                continue
            fields = {**told.event.body, **(told.private or {})}
            for value in _documents(TYPES[row.type].fields, fields):
                path = store.path(value["sha256"])
                if value["sha256"] not in found and path.is_file():
                    title = str(fields.get("title") or wording.title(row.type, DEFAULT_LANGUAGE))
                    media = str(value.get("media_type", "application/octet-stream"))
                    size, sha256 = int(value["size"]), str(value["sha256"])
                    found[sha256] = Document(path, title, size, sha256, media)
    return tuple(found.values())


def _documents(fields: Iterable[Field], values: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for each in fields:
        given = values.get(each.name)
        for value in given if isinstance(given, list) else (given,):
            if each.kind is Kind.DOCUMENT and isinstance(value, Mapping):
                yield value
            elif each.kind is Kind.GROUP and isinstance(value, Mapping):
                yield from _documents(each.fields, value)


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
        "scope": wish.scope,
        "recipient": wish.sealed_for,
        "recipient_kind": wish.recipient_kind,
        "purpose": wish.purpose,
        "languages": ["kk", "ru", "en"],
        "container": wish.container,
        **_AS_MADE,
        "hidden_count": len(hidden) + sum(event in state.actors for event in wish.withhold),
    }
    for name, values in (
        ("artifacts", list(artifacts)),
        ("findings", _findings(state, wish, artifacts)),
        ("conditions", list(conditions)),
        ("use", wish.use if wish.use != THIS_CASE else ""),
    ):
        if values:
            fields[name] = values
    items = tuple(sorted(state.with_children(wish.items)))
    return Command(
        "bundle.export", fields, state.case, items, role=wish.role, pending=frozenset(_AS_MADE)
    )


def _findings(state: CaseState, wish: Export, artifacts: Sequence[str]) -> list[str]:
    """Open findings that the bundle shows: all of a whole case, else those of the items' chains.

    Raises:
        RefusedError: A red one about what leaves would stay behind.
    """
    scope = set(state.with_children(wish.items))
    shown = [each.id for each in state.open_findings() if not scope or each.items & scope]
    for finding in state.open_findings("red"):
        if finding.id not in shown and finding.artifacts.intersection(artifacts):
            raise RefusedError("refused.finding_unnamed", finding=finding.id)
    return shown


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
        elif wish.artifacts:
            hidden[name] = NOT_SELECTED
    return hidden


def _condition_line(state: CaseState, name: str, language: str) -> str:
    """A condition as the seal and the cover tell it: its id and kind, without private text."""
    return f"{name}: {wording.choice('kind', state.conditions[name].kind, language)}"


def next_bundle(names: Names) -> str:
    """The next free id of a bundle."""
    number = names.count_of("bundle")
    while True:
        number += 1
        name = f"BND-{number}"
        if names.case_of("bundle", name) is None:
            return name
