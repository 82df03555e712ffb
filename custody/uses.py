"""How what answered a request was used (Article 28): the report that its supplier may ask for.

Taken from the ledger alone: each artifact that answers the request, what was made of it, into which
bundles it went and to whom, who opened it and to whom it was shown.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from custody.domain.wording import history_line
from custody.errors import InputError
from custody.event_filter import EventFilter
from custody.queries import Queries

if TYPE_CHECKING:
    from custody.domain.model import CaseState

_OF_BUNDLES: Final = frozenset({"bundle.disclosed"})
_USES: Final = (
    "artifact.accessed", "artifact.copied", "artifact.derived", "access.given", "bundle.exported",
    "bundle.disclosed", "item.presented_in_court", "artifact.purged",
)  # fmt: skip
"""Types of event that use an artifact, or let it go."""


@dataclass(frozen=True, slots=True)
class Use:
    """One event by which an artifact was used."""

    event: str
    type: str
    at: str
    person: str | None
    recipient: str | None
    """To whom it went or was shown; None where the act has no recipient, or it is withheld."""
    purpose: str | None
    bundle: str | None
    told: str
    """The event in words."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One artifact that answers the request, or was made of such."""

    artifact: str
    sha256: str | None
    made_of: tuple[str, ...]
    """Empty for what came as the answer itself."""
    conditions: tuple[str, ...]
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class UseReport:
    """The use of everything that answered a request."""

    request: str
    case: str
    procedure: str
    conditions: tuple[tuple[str, str, str], ...]
    """Id, kind and standing of each condition of the request."""
    consents: tuple[str, ...]
    """Consents of the supplier that name these conditions."""
    as_of: int
    """Events in the ledger when the report was made."""
    answers: tuple[Answer, ...]


def case_of_request(queries: Queries, request: str) -> str:
    """The case in which a request was approved.

    Raises:
        InputError: There is no such request.
    """
    for row in queries.names(request):
        if row.kind == "request" and row.id == request:
            return row.case
    raise InputError("input.no_request", request=request)


def use_report(queries: Queries, request: str, language: str, size: int | None = None) -> UseReport:
    """Tell how everything that answered a request was used.

    Args:
        queries: Of the ledger.
        request: Id of the request.
        language: `kk`, `ru` or `en`.
        size: Of the tree as of which it is told; as of now by default.

    Raises:
        InputError: There is no such request.
    """
    as_of = queries.size() if size is None else size
    case = case_of_request(queries, request)
    state = queries.states.of(case, as_of)
    if request not in state.requests:
        raise InputError("input.no_request", request=request)
    names = _answering(state, request)
    uses: dict[str, list[Use]] = {name: [] for name in names}
    bundles: dict[str, frozenset[str]] = {}
    for kind in _USES:
        for use, touched in _events(queries, case, kind, language, bundles, as_of):
            for name in touched & names:
                uses[name].append(use)
    binding = {each.id: each for each in state.conditions.values() if each.request == request}
    return UseReport(
        request=request,
        case=case,
        procedure=state.requests[request].procedure.id,
        conditions=tuple((each.id, each.kind, each.state) for each in binding.values()),
        consents=tuple(
            each.id
            for each in state.supplier_consents.values()
            if each.conditions & binding.keys() and state.consents.get(each.id)
        ),
        as_of=as_of,
        answers=tuple(
            Answer(
                artifact=name,
                sha256=state.artifacts[name].sha256,
                made_of=_sources(state, name),
                conditions=tuple(sorted(state.conditions_of([name]))),
                uses=tuple(sorted(uses[name], key=lambda use: use.at)),
            )
            for name in sorted(names)
        ),
    )


def _answering(state: "CaseState", request: str) -> frozenset[str]:
    """Artifacts that answer a request, and all that was made of them."""
    return frozenset(
        name
        for name in state.artifacts
        if any(state.artifacts[each].request == request for each in state.ancestry([name]))
    )


def _sources(state: "CaseState", name: str) -> tuple[str, ...]:
    artifact = state.artifacts[name]
    found = (*artifact.parents, artifact.source, artifact.container)
    return tuple(sorted({each for each in found if each is not None}))


def _events(
    queries: Queries,
    case: str,
    kind: str,
    language: str,
    bundles: dict[str, frozenset[str]],
    as_of: int,
) -> Iterator[tuple[Use, frozenset[str]]]:
    """Uses of one kind with the artifacts that each concerns; bundles are noted as they come."""
    for index in queries.event_indices(EventFilter(case=case, type=kind)):
        told = queries.told(index) if index < as_of else None
        if told is None:
            continue
        (row,) = queries.events_at([index])
        fields = {**told.event.body, **(told.private or {})}
        bundle = fields.get("bundle")
        touched = frozenset(_named(fields))
        if kind == "bundle.exported":
            bundles[str(bundle)] = touched
        elif kind in _OF_BUNDLES:
            touched = bundles.get(str(bundle), frozenset())
        use = Use(
            event=told.event.id,
            type=kind,
            at=told.at,
            person=fields.get("person") if kind == "artifact.accessed" else row.person,
            recipient=fields.get("recipient") or fields.get("court"),
            purpose=fields.get("purpose"),
            bundle=bundle,
            told=history_line(told.event, told.private, language),
        )
        yield use, touched


def _named(fields: Mapping[str, Any]) -> Iterable[str]:
    """Artifacts that an event names: whole, as parents, or as the source of a copy."""
    yield from fields.get("artifacts", ())
    yield from fields.get("parents", ())
    for name in ("source", "copy"):
        side = fields.get(name)
        if isinstance(side, Mapping) and "artifact" in side:
            yield side["artifact"]
