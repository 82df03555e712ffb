"""What is asked to leave in a bundle, and what that would disclose, before anything is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

from custody.bundle.disclosure import NOT_SELECTED, Document
from custody.bundle.export import MOST_BODY, too_much
from custody.domain.commands import Command
from custody.domain.limits import THIS_CASE
from custody.domain.model import CaseState
from custody.domain.records import Artifact
from custody.domain.rules_evidence import exportable
from custody.errors import InputError, RefusedError
from custody.strict_json import canonical

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
    """Only these; the whole case when they and `refusals` are empty."""
    refusals: tuple[str, ...] = ()
    """Ids of events that refuse what another ledger offered, which goes back to it with `items`."""
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
        return "whole_case" if self.chosen is None else "some_items"

    @property
    def chosen(self) -> tuple[str, ...] | None:
        """What is picked out of the case; None for the whole of it."""
        return self.items if self.items or self.refusals else None

    def scope_of(self, state: CaseState) -> tuple[str, ...] | None:
        """The items of a case that leave, with what lies in them; None for the whole case."""
        return None if self.chosen is None else tuple(sorted(state.with_children(self.chosen)))

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
        if artifact is None or not _is_of(wish, artifact):
            raise InputError("input.scope", what=f"artifact {name}")
    artifacts = [
        name
        for name in exportable(state, wish.chosen)
        if name not in wish.hide and (not wish.artifacts or name in wish.artifacts)
    ]
    hidden = _hidden(state, wish, artifacts)
    conditions = sorted(state.conditions_of(artifacts))
    command = _command(state, wish, bundle, artifacts, hidden, conditions)
    if len(canonical(command.fields)) > MOST_BODY:
        raise too_much(bundle)
    return Foreseen(bundle, command, tuple(artifacts), hidden, tuple(conditions))


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
    return Command(
        "bundle.export",
        fields,
        state.case,
        wish.scope_of(state) or (),
        role=wish.role,
        pending=frozenset(_AS_MADE),
    )


def _findings(state: CaseState, wish: Export, artifacts: Sequence[str]) -> list[str]:
    """Open findings that the bundle shows: all of a whole case, else those of the items' chains.

    Raises:
        RefusedError: A red one about what leaves would stay behind.
    """
    scope = wish.scope_of(state)
    shown = [
        each.id
        for each in state.open_findings()
        if scope is None or not each.items.isdisjoint(scope)
    ]
    for finding in state.open_findings("red"):
        if finding.id not in shown and finding.artifacts.intersection(artifacts):
            raise RefusedError("refused.finding_unnamed", finding=finding.id)
    return shown


def _is_of(wish: Export, artifact: Artifact) -> bool:
    return wish.chosen is None or artifact.item in wish.chosen


def _hidden(state: CaseState, wish: Export, shown: Sequence[str]) -> dict[str, str]:
    """Artifacts of the scope that are kept back, and why."""
    hidden = {}
    for name, artifact in state.artifacts.items():
        if name in shown or not _is_of(wish, artifact):
            continue
        restriction = state.restriction_of(name)
        if restriction is not None:
            hidden[name] = restriction.ground
        elif name in wish.hide:
            hidden[name] = "withheld"
        elif wish.artifacts:
            hidden[name] = NOT_SELECTED
    return hidden


def next_bundle(names: Names) -> str:
    """The next free id of a bundle."""
    number = names.count_of("bundle")
    while True:
        number += 1
        name = f"BND-{number}"
        if names.case_of("bundle", name) is None:
            return name
