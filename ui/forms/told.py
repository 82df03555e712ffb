"""What tells the things of a case apart where one is to be picked: a few words about each."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from custody.dates import shown_day
from custody.domain import wording
from custody.domain.model import CaseState
from custody.domain.vocabulary import Kind

_SHORT_DIGEST: Final = 12
Told = Iterator[tuple[str, str]]
"""Ids, and words about each."""


def _items(state: CaseState, tongue: str) -> Told:
    for name, item in state.items.items():
        kind = wording.choice("type", item.type, tongue) if item.type else ""
        parts = (kind, wording.state(item.state, tongue), item.holder or "")
        yield name, ", ".join(filter(None, parts))


def _artifacts(state: CaseState, _tongue: str) -> Told:
    for name, artifact in state.artifacts.items():
        digest = (artifact.sha256 or "")[:_SHORT_DIGEST]
        yield name, ", ".join(filter(None, (artifact.item, digest)))


def _seals(state: CaseState, _tongue: str) -> Told:
    yield from ((name, seal.item) for name, seal in state.seals.items())


def _searches(state: CaseState, tongue: str) -> Told:
    for name, search in state.searches.items():
        yield name, f"{search.leader}, {shown_day(search.started_at[:10], tongue)}"


def _requests(state: CaseState, tongue: str) -> Told:
    for name, request in state.requests.items():
        yield name, request.procedure.title.text(tongue)


def _authorities(state: CaseState, tongue: str) -> Told:
    for name, authority in state.authorities.items():
        yield name, wording.choice("measure", authority.measure, tongue)


def _conditions(state: CaseState, tongue: str) -> Told:
    for name, condition in state.conditions.items():
        yield name, wording.choice("kind", condition.kind, tongue)


def _findings(state: CaseState, tongue: str) -> Told:
    for name, finding in state.findings.items():
        yield name, wording.choice("kind", finding.kind, tongue)


def _consents(state: CaseState, _tongue: str) -> Told:
    yield from ((name, "") for name in state.consents)


def _bundles(state: CaseState, tongue: str) -> Told:
    yield from ((name, shown_day(each.at[:10], tongue)) for name, each in state.bundles.items())


THINGS: Final[Mapping[Kind, Callable[[CaseState, str], Told]]] = {
    Kind.ITEM: _items,
    Kind.ARTIFACT: _artifacts,
    Kind.SEAL: _seals,
    Kind.SEARCH: _searches,
    Kind.REQUEST: _requests,
    Kind.AUTHORITY: _authorities,
    Kind.CONDITION: _conditions,
    Kind.FINDING: _findings,
    Kind.CONSENT: _consents,
    Kind.BUNDLE: _bundles,
}
"""Kinds of things that a case keeps."""
