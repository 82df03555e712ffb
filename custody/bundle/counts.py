"""What a seal says is disclosed, against the chains as found (verdict 11, format.md §7). Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from custody.bundle.verdicts import Findings, Question
from custody.domain.chains import Chains, Length
from custody.domain.events import LEDGER_CASE, Event
from custody.domain.reasons import Reason
from custody.errors import IntegrityError


@dataclass(frozen=True, slots=True)
class Scope:
    """Cases and items that a seal names."""

    cases: Mapping[str, Mapping[str, Any]]
    items: Mapping[str, Mapping[str, Any]]

    @classmethod
    def of(cls, seal: Event | None) -> "Scope":
        """The scope of a `bundle.sealed`; of none, nothing is known and all is covered."""
        if seal is None:
            return cls({}, {})
        return cls(
            {case["id"]: case for case in seal.body["cases"]},
            {item["id"]: item for item in seal.body["items"]},
        )

    def covers(self, event: Event) -> bool:
        """Of a case disclosed in part: is the event of its items, an erasure, or a refusal."""
        case = self.cases.get(event.case.id) if event.case is not None else None
        if case is None or case["withheld"] == 0 or event.type.startswith("erasure."):
            return True
        return refuses_elsewhere(event) or any(item in self.items for item in event.item_ids)


def refuses_elsewhere(event: Event) -> bool:
    """Tell whether an event refuses what another ledger offered, which is no item of this one."""
    refused = event.type == "transfer.refused" and "handed_over" in event.body
    return refused and not event.item_ids


def check_counts(chains: Chains, scope: Scope, findings: Findings) -> None:
    """Answer question 11, as far as the chains themselves were found good."""
    try:
        cases, items = chains.lengths(items=False), chains.lengths(items=True)
    except IntegrityError as err:
        findings.fail(Question.CHAINS, err)
        return
    for name in sorted(scope.cases.keys() - cases.keys()):
        findings.fail(Question.CHAINS, Reason("scope_case_absent", case=name))
    for name in sorted(scope.items.keys() - items.keys()):
        findings.fail(Question.CHAINS, Reason("scope_item_absent", item=name))
    for name, case in cases.items():
        for fault in _case_faults(case, scope.cases.get(name)):
            findings.fail(Question.CHAINS, Reason("case", case=name, reason=fault))
    for name, item in items.items():
        whole = scope.cases.get(item.case, {}).get("withheld") == 0
        for fault in _item_faults(item, scope.items.get(name), whole=whole):
            findings.fail(Question.CHAINS, Reason("item", item=name, reason=fault))
    withheld = sum(case["withheld"] for case in scope.cases.values())
    erased = sum(case.erased for case in cases.values())
    findings.pass_(
        Question.CHAINS,
        Reason("chains_good", cases=len(cases), items=len(items), withheld=withheld, erased=erased),
    )


def _case_faults(found: Length, sealed: Mapping[str, Any] | None) -> list[Reason]:
    if sealed is None:
        return [Reason("scope_unnamed")]
    faults = []
    missing = sealed["events"] - found.disclosed - found.erased
    if missing != sealed["withheld"]:
        faults.append(Reason("count_withheld", missing=missing, withheld=sealed["withheld"]))
    if found.erased != sealed["erased"]:
        faults.append(Reason("count_erased", found=found.erased, erased=sealed["erased"]))
    if found.events > sealed["events"]:
        faults.append(Reason("count_beyond"))
    if found.events == sealed["events"] and found.head != sealed["head"]:
        faults.append(Reason("count_head"))
    if found.id == LEDGER_CASE and sealed["withheld"]:
        faults.append(Reason("count_ledger"))
    return faults


def _item_faults(found: Length, sealed: Mapping[str, Any] | None, *, whole: bool) -> list[Reason]:
    if sealed is None:
        return [Reason("scope_unnamed")] if whole else []
    faults = []
    missing = sealed["events"] - found.disclosed - found.erased
    if missing:
        faults.append(Reason("count_missing", missing=missing))
    if found.events != sealed["events"] or found.head != sealed["head"]:
        faults.append(Reason("count_head"))
    return faults
