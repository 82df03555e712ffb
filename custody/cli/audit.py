"""`custody audit`: whether a ledger holds, and what others outside still prove of it."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from custody.cli.terminal import counted, print_json, print_rows, printable, progress
from custody.clock import SystemClock
from custody.sticks import read_small

if TYPE_CHECKING:
    from custody.anchors.check import HeldReport
    from custody.audits import Audit
    from custody.ledger.check import LedgerReport

_FEW: Final = 20


def audit(arguments: argparse.Namespace) -> int:
    """Check the whole ledger: signatures, heads, tree, rights, rules, and what is kept with it."""
    from custody.audits import audit as audit_folder

    note = arguments.from_checkpoint
    with progress("audit", unit="event") as report:
        done = audit_folder(
            Path(arguments.ledger),
            clock=SystemClock(),
            since_last=arguments.since_last,
            from_note=None if note is None else read_small(note),
            processes=arguments.processes,
            progress=report,
        )
    found = done.ledger
    if arguments.json:
        print_json(done.document())
        return 0 if found.is_sound else 1
    print("sound" if found.is_sound else "NOT SOUND: do not rely on this ledger")
    print(f"  {found.origin}: {counted(found.events, 'event')}, {found.erased} erased")
    _tell_start(done, since_last=arguments.since_last)
    _tell_answers(found)
    _tell_outside(done.held)
    return 0 if found.is_sound else 1


def _tell_start(done: "Audit", *, since_last: bool) -> None:
    """From where everything was judged, and whose word stands for what came before."""
    first = done.ledger.judged_from
    if since_last and not first:
        print("  no good audit is remembered on this machine: everything was judged")
    if not first:
        return
    known = done.known
    whose = "the checkpoint that you gave"
    if known is not None:
        whose = f"the audit of {known.at} (the last one of everything: {known.whole})"
    print(f"  judged: events from {first} on. Before that, only that not a byte differs from what")
    print(f"  {whose} stood for.")
    print("  not judged again there: signatures, rights, rules; without the option all of them are")


def _tell_answers(found: "LedgerReport") -> None:
    from custody.ledger.check_part import Question

    print_rows(
        [("holds" if found.holds(each) else "FAILS", str(each)) for each in Question], indent="  "
    )
    for finding in found.findings:
        where = "" if finding.index is None else f"event {finding.index}: "
        print(f"  {finding.question}: {where}{printable(finding.reason)}")
    if found.more:
        print(f"  … and {found.more} more")
    if found.suspects:
        listed = ", ".join(map(str, found.suspects[:20]))
        print(f"  warning: by keys later reported compromised: events {listed}")
    if found.demonstration:
        print("  warning: a demonstration ledger, in which one person is enough for everything")


def _tell_outside(held: "HeldReport") -> None:
    """What became of stamps and cosignatures; none of it makes the ledger unsound."""
    counts = ", ".join(f"{number} {outcome}" for outcome, number in held.counts().items())
    print(f"  outside: {counts or 'no time stamp and no cosignature is kept'}")
    if held.fault is not None:
        print(f"  warning: nobody outside is known here: {printable(str(held.fault))}")
    for each in held.faults[:_FEW]:
        over = "" if each.size is None else f" over {counted(each.size, 'event')}"
        print(f"  warning: {each.kind}{over} is {each.outcome}: {printable(each.told)}")
    if len(held.faults) > _FEW:
        print(f"  warning: … and {len(held.faults) - _FEW} more")
    if held.faults:
        print("  they prove nothing any more; the record itself does not rest on them")
