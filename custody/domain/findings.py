"""Findings that the station raises by itself (procedures §4.5), as commands it signs. Pure.

`consequences` looks at one event and the state *before* it; what the time demands is in
`findings_due`. What was raised and is still open is not raised again.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from custody.clock import CLOCK_LIMIT_MS
from custody.domain.commands import Command
from custody.domain.events import Event
from custody.domain.findings_raiser import Raiser
from custody.domain.model import CaseState, Register
from custody.procedures.clocks import OF_ANSWERS


def consequences(
    before: CaseState,
    event: Event,
    private: Mapping[str, Any] | None,
    register: Register,
) -> list[Command]:
    """What the station must record because of an event.

    Args:
        before: The state that the event is about to change.
        event: The event.
        private: Its private document.
        register: Which ids are taken.
    """
    raiser = Raiser(before, register)
    cause = _CAUSES.get(event.type)
    if cause is not None:
        cause(raiser, before, event, {**event.body, **(private or {})})
    return raiser.commands


def _mismatch(raiser: Raiser, _state: CaseState, event: Event, fields: Mapping[str, Any]) -> None:
    expected, computed = fields["expected"], fields["computed"]
    theirs = expected["source"] == "provider_list"
    facts: dict[str, str] = {}
    for name, side in (("expected", expected), ("computed", computed)):
        digests = {**side.get("digests", {}), **side.get("legacy", {})}
        if digests:
            facts[name] = " ".join(f"{key}:{value}" for key, value in sorted(digests.items()))
        if "size" in side:
            facts[f"{name}_size"] = str(side["size"])
    kind = "provider_list_differs" if theirs else "digest_mismatch"
    raiser.finding(
        kind, facts, items=event.item_ids, artifacts=[fields["artifact"]], event=event.id,
        is_lasting=True,
    )  # fmt: skip


def _missing(raiser: Raiser, _state: CaseState, event: Event, fields: Mapping[str, Any]) -> None:
    facts = {"place": fields.get("expected_place", fields["state"])}
    raiser.finding(
        "artifact_missing", facts, items=event.item_ids, artifacts=[fields["artifact"]],
        event=event.id, is_lasting=True,
    )  # fmt: skip


def _hashed(raiser: Raiser, before: CaseState, event: Event, fields: Mapping[str, Any]) -> None:
    for each in fields["artifacts"]:
        known = before.artifacts.get(each["artifact"])
        old = known.sha256 if known is not None else None
        new = each["digests"]["sha256"]
        if old is not None and old != new:
            facts = {"expected": f"sha256:{old}", "computed": f"sha256:{new}"}
            raiser.finding(
                "digest_mismatch", facts, items=event.item_ids, artifacts=[each["artifact"]],
                event=event.id,
            )  # fmt: skip
        media = each.get("media", {})
        if media.get("equal") is False:
            facts = {
                "expected": _first_digest(media["inside"]["legacy"], media["inside"]["legacy"]),
                "computed": _first_digest(media.get("legacy", {}), media["inside"]["legacy"]),
            }
            raiser.finding(
                "digest_mismatch", facts, items=event.item_ids, artifacts=[each["artifact"]],
                event=event.id,
            )  # fmt: skip


def _first_digest(digests: Mapping[str, str], named: Mapping[str, str]) -> str:
    """One digest as text, by the first algorithm that an image names."""
    algorithm = next(iter(named))
    return f"{algorithm}:{digests.get(algorithm, '?')}"


def _received(raiser: Raiser, before: CaseState, event: Event, fields: Mapping[str, Any]) -> None:
    files = fields.get("files", ())
    unlike = [each["artifact"] for each in files if each.get("comparison") in _UNLIKE]
    theirs = fields.get("only_theirs", ())
    if unlike or theirs:
        facts = {"number": str(len(unlike) + len(theirs))}
        raiser.finding(
            "provider_list_differs", facts, items=event.item_ids, artifacts=unlike,
            request=fields.get("request"), event=event.id,
        )  # fmt: skip
    request = before.requests.get(fields.get("request", ""))
    if request is None:
        return
    asked = request.data_categories
    by_file = {each["artifact"]: each for each in files}
    general = fields.get("data_categories", ())
    beyond = [
        name
        for name in fields["artifacts"]
        if request.procedure.over_disclosed(
            asked, by_file.get(name, {}).get("data_categories", general)
        )
    ]
    if beyond:
        _over(raiser, event, beyond, request.id)


def _over(raiser: Raiser, event: Event, artifacts: Iterable[str], request: str) -> None:
    names = sorted(artifacts)
    facts = {"number": str(len(names))}
    raiser.finding(
        "over_disclosure", facts, items=event.item_ids, artifacts=names, request=request,
        event=event.id,
    )  # fmt: skip


def _partial(raiser: Raiser, _state: CaseState, event: Event, fields: Mapping[str, Any]) -> None:
    if fields.get("more_than_traffic"):
        _over(raiser, event, fields["artifacts"], fields["request"])


def _answered(raiser: Raiser, before: CaseState, event: Event, fields: Mapping[str, Any]) -> None:
    if fields.get("review") == "over_disclosed":
        name = fields["request"]
        received = [each.id for each in before.artifacts.values() if each.request == name]
        _over(raiser, event, fields.get("artifacts", received), name)


def _arrived(raiser: Raiser, before: CaseState, event: Event, fields: Mapping[str, Any]) -> None:
    for each in fields.get("checks", ()):
        item, number = each["item"], each.get("seal")
        known = before.seals.get(number) if number is not None else None
        if number is not None and (known is None or known.item != item or not known.whole):
            raiser.finding("seal_mismatch", {"seal": number}, items=[item], event=event.id)
        sealed = item in before.items and before.items[item].seals
        if each["seal_state"] == "broken" or (each["seal_state"] == "none" and sealed):
            facts = {"seal": " ".join(sorted(sealed)) if sealed else "-"}
            raiser.finding("seal_broken_on_arrival", facts, items=[item], event=event.id)


def _handed_in(raiser: Raiser, _state: CaseState, event: Event, fields: Mapping[str, Any]) -> None:
    if fields.get("packaging_seal") == "broken":
        facts = {"seal": fields.get("envelope", "-")}
        raiser.finding("seal_broken_on_arrival", facts, items=event.item_ids, event=event.id)
    for thing in fields.get("handed_over", {}).get("things", ()):
        for each in thing.get("seals", ()):
            if each["seal_state"] != "intact":
                broken = each["seal_state"] == "broken"
                kind = "seal_broken_on_arrival" if broken else "seal_mismatch"
                raiser.finding(kind, {"seal": each["seal"]}, items=[thing["item"]], event=event.id)


def _seal_checked(
    raiser: Raiser, _state: CaseState, event: Event, fields: Mapping[str, Any]
) -> None:
    for each in fields["seals"]:
        if not each["intact"]:
            facts = {"seal": each["seal"]}
            raiser.finding("seal_mismatch", facts, items=[each["item"]], event=event.id)


def _exported(raiser: Raiser, before: CaseState, event: Event, fields: Mapping[str, Any]) -> None:
    unresolved = before.open_findings()
    if unresolved:
        facts = {"text": " ".join(each.id for each in unresolved)}
        raiser.finding(
            "finding_unresolved_in_bundle", facts, event=event.id, bundle=fields["bundle"]
        )
    from_items = {before.artifacts[name].item for name in fields.get("artifacts", ())}
    absent = {*event.item_ids, *filter(None, from_items)} - before.items.keys()
    if absent:
        facts = {"text": " ".join(sorted(absent))}
        raiser.finding("item_not_in_inventory", facts, event=event.id, bundle=fields["bundle"])


def _incident(raiser: Raiser, _state: CaseState, event: Event, fields: Mapping[str, Any]) -> None:
    """A supervisor answers for every incident (procedures §4.3), by acknowledging the finding."""
    grave = fields["kind"] in _GRAVE
    raiser.finding(
        "other", {"text": f"{fields['incident']}: {fields['kind']}"}, items=event.item_ids,
        artifacts=fields.get("artifacts", ()), severity="red" if grave else "amber",
        event=event.id,
    )  # fmt: skip


def _expired(raiser: Raiser, _state: CaseState, event: Event, fields: Mapping[str, Any]) -> None:
    facts = {"due": fields["ends_at"]}
    raiser.finding("preservation_lapsed", facts, request=fields["request"], event=event.id)


def _alerted(raiser: Raiser, _state: CaseState, event: Event, fields: Mapping[str, Any]) -> None:
    """An order that nobody answered lapses, and a supervisor acknowledges it (procedures §0.7)."""
    if fields["rule"] in OF_ANSWERS and fields["level"] == "passed":
        facts = {"due": fields["ends_at"]}
        raiser.finding(
            "other", facts, severity="amber", request=fields.get("request"), event=event.id
        )


def _clock(raiser: Raiser, _state: CaseState, event: Event, fields: Mapping[str, Any]) -> None:
    if abs(fields["offset_ms"]) > CLOCK_LIMIT_MS:
        raiser.finding("clock_offset", {"offset": f"{fields['offset_ms']} ms"}, event=event.id)


def _revoked(raiser: Raiser, _state: CaseState, event: Event, fields: Mapping[str, Any]) -> None:
    """Whose key was in other hands before it was revoked signed, as it turns out, out of term."""
    since = fields.get("compromised_since", event.seq)
    if since < event.seq:
        text = f"{fields['key']}: {since}–{event.seq - 1}"
        raiser.finding("key_out_of_term", {"text": text}, is_another=True, event=event.id)


_GRAVE: Final = frozenset({"loss", "seal_broken", "data_breach"})
_UNLIKE: Final = frozenset({"differ", "only_ours"})
_CAUSES: Final[Mapping[str, Callable[[Raiser, CaseState, Event, Mapping[str, Any]], None]]] = {
    "artifact.mismatch_found": _mismatch,
    "artifact.missing_found": _missing,
    "artifact.hashed": _hashed,
    "artifact.received_from_provider": _received,
    "disclosure.partial_received": _partial,
    "request.answered": _answered,
    "transfer.accepted": _arrived,
    "item.received": _handed_in,
    "seal.checked": _seal_checked,
    "bundle.exported": _exported,
    "clock.checked": _clock,
    "incident.recorded": _incident,
    "key.revoked": _revoked,
    "preservation.expired": _expired,
    "deadline.alerted": _alerted,
}
