"""What is refused of searches, their protocols and checkpoints (procedures §3.1, §4.3, §4.4)."""

from collections.abc import Callable, Mapping
from typing import Final

from custody.domain.cited import why
from custody.domain.reasons import Reason
from custody.domain.records import Search
from custody.domain.wish import Wish
from custody.domain.witnesses import witnesses
from custody.errors import RefusedError
from custody.procedures.catalogue import ARTICLE_19
from custody.procedures.law import Source
from custody.strict_json import unb64


def open_search(wish: Wish) -> Search:
    """The search that the command names, which must be open."""
    name = wish.fields["search"]
    found = wish.state.searches.get(name)
    if found is None or not found.is_open or wish.at < found.started_at:
        raise RefusedError("refused.search_not_open", search=name)
    return found


def search_started(wish: Wish) -> None:
    """A new search: valid authority or urgency, the witnesses that its form asks for."""
    fields = wish.fields
    wish.is_new("search", fields["search"])
    name = fields.get("authority")
    if name is not None:
        authority = wish.state.authorities.get(name)
        if authority is None or not authority.valid_at(wish.at):
            raise RefusedError("refused.authority_invalid", authority=name)
    leader = fields.get("leader", wish.actor.person)
    present = witnesses(wish)
    for witness in present:
        if witness.get("person") is not None:
            wish.differ(leader, witness["person"], Reason("both_leader_witness"))
    procedure = wish.state.catalogue.procedure(ARTICLE_19, wish.day)
    form = procedure.forms.get(fields["form"]) if procedure is not None else None
    if form is not None and len(present) < form.witnesses:
        raise RefusedError("refused.witnesses", needed=form.witnesses, present=len(present))


def in_search(wish: Wish) -> None:
    """Acts that only an open search allows."""
    open_search(wish)


def search_extended(wish: Wish) -> None:
    """Within the territory; where that is not known, what was tried to learn it is told."""
    in_search(wish)
    if wish.fields.get("location_unknown", False) and "tried" not in wish.fields:
        raise RefusedError(
            "refused.field_missing", fields="tried", procedure=ARTICLE_19,
            why=Reason("asked", asked="tried", source=why(Source("T", "19(2)"))),
        )  # fmt: skip


def search_finished(wish: Wish) -> None:
    """The end lies between the start and now."""
    search = open_search(wish)
    if not search.started_at <= wish.fields["ended_at"] <= wish.now:
        raise RefusedError("refused.search_end", search=search.id)


def protocol_signed(wish: Wish) -> None:
    """The protocol of a search comes after its end; the checkpoint printed on it is ours."""
    _own_checkpoint(wish, wish.fields["checkpoint_size"], wish.fields["checkpoint_root"])
    name = wish.fields.get("search")
    if name is not None:
        search = wish.state.searches.get(name)
        if search is None or search.is_open:
            raise RefusedError("refused.search_open", search=name)


def checkpoint_noted(wish: Wish) -> None:
    """A head that this ledger had."""
    _own_checkpoint(wish, wish.fields["size"], wish.fields["root"])


def _own_checkpoint(wish: Wish, size: int, root: str) -> None:
    if wish.station.root_at(size) != unb64(root):
        raise RefusedError("refused.checkpoint_unknown", size=size, root=root)


def protocol_known(wish: Wish) -> None:
    """A copy, or a refusal to sign, of a protocol that was presented."""
    if wish.fields["protocol"] not in wish.state.protocols:
        raise RefusedError("refused.protocol_unknown", protocol=wish.fields["protocol"])


CHECKS: Final[Mapping[str, Callable[[Wish], None]]] = {
    "search.started": search_started,
    "search.extended": search_extended,
    "search.finished": search_finished,
    "assistance.ordered": in_search,
    "assistance.given": in_search,
    "assistance.refused": in_search,
    "protocol.signed": protocol_signed,
    "ledger.checkpoint": checkpoint_noted,
    "signature.refused": protocol_known,
    "copy.handed_over": protocol_known,
}
