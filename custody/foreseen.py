"""What is asked to leave in a bundle, and what that would disclose, before anything is written."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from custody.bundle.disclosure import NOT_SELECTED, Document
from custody.bundle.export import MOST_BODY, too_much
from custody.domain.commands import Command
from custody.domain.limits import THIS_CASE
from custody.domain.model import CaseState
from custody.domain.records import Answer, Artifact
from custody.domain.rules_bundles import exportable
from custody.errors import InputError, RefusedError
from custody.free_ids import Names, free_ids
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
    """Only these; the whole case when empty."""
    answer: str | None = None
    """Id of another ledger's offer: only what answers it leaves, things taken and refusals."""
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
        return "some_items" if self.items or self.answer else "whole_case"

    def answered(self, state: CaseState) -> Answer | None:
        """What goes back as the answer to an offer, where that is asked for.

        Raises:
            InputError: `input.scope`; the case does not answer it.
        """
        if self.answer is not None and self.answer not in state.answers:
            raise InputError("input.scope", what=f"answer to the offer {self.answer}")
        return None if self.answer is None else state.answers[self.answer]

    def chosen(self, state: CaseState) -> tuple[str, ...] | None:
        """What is picked out of a case; None for the whole of it."""
        answer = self.answered(state)
        return answer.items if answer is not None else self.items or None

    def scope_of(self, state: CaseState) -> tuple[str, ...] | None:
        """The items whose events leave: what is picked out, and what lies in it; None for all."""
        chosen = self.chosen(state)
        return None if chosen is None else state.with_children(chosen)

    @property
    def sealed_for(self) -> str:
        """The recipient as the seal names it."""
        keys = ", ".join(self.encrypt_to)
        return f"{self.recipient} ({keys})" if keys else self.recipient

    @property
    def container(self) -> str:
        """In what the bundle leaves."""
        return "encrypted_zip" if self.encrypt_to else "zip" if self.as_zip else "folder"


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
    chosen = wish.chosen(state)
    for name in wish.artifacts:
        artifact = state.artifacts.get(name)
        if artifact is None or not _is_of(chosen, artifact):
            raise InputError("input.scope", what=f"artifact {name}")
    artifacts = [
        name
        for name in exportable(state, chosen)
        if name not in wish.hide and (not wish.artifacts or name in wish.artifacts)
    ]
    hidden = _hidden(state, wish, frozenset(artifacts))
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
    shown = {
        each.id: None
        for each in state.open_findings()
        if scope is None or not each.items.isdisjoint(scope)
    }
    for finding in state.open_findings("red"):
        if finding.id not in shown and finding.artifacts.intersection(artifacts):
            raise RefusedError("refused.finding_unnamed", finding=finding.id)
    return list(shown)


def _is_of(chosen: Collection[str] | None, artifact: Artifact) -> bool:
    return chosen is None or artifact.item in chosen


def _hidden(state: CaseState, wish: Export, shown: Collection[str]) -> dict[str, str]:
    """Artifacts of the scope that are kept back, and why."""
    hidden, chosen = {}, wish.chosen(state)
    for name, artifact in state.artifacts.items():
        if name in shown or not _is_of(chosen, artifact):
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
    return next(free_ids(names, "bundle", "BND", digits=1))
