"""`custody audit`: whether a ledger holds, and what others outside still prove of it."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from custody.cli.terminal import print_json, print_rows, printable, progress
from custody.cli.words import counted, say, spoken, state
from custody.clock import SystemClock
from custody.domain import error_words
from custody.sticks import read_small

if TYPE_CHECKING:
    from custody.anchors.check import HeldReport
    from custody.audits import Audit
    from custody.ledger.report import LedgerReport

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
            view=arguments.view,
            processes=arguments.processes,
            progress=report,
        )
    found = done.ledger
    if arguments.json:
        print_json(done.document())
        return 0 if done.is_good else 1
    print(say("sound") if found.is_sound else say("NOT SOUND: do not rely on this ledger"))
    events = counted(found.events, "event")
    told = say("{events}, {erased} erased", events=events, erased=found.erased)
    print(f"  {found.origin}: {told}")
    _tell_start(done, since_last=arguments.since_last)
    _tell_answers(found)
    _tell_outside(done.held)
    _tell_view(done.view)
    return 0 if done.is_good else 1


def _tell_start(done: "Audit", *, since_last: bool) -> None:
    """From where everything was judged, and whose word stands for what came before."""
    first = done.ledger.judged_from
    if since_last and not first:
        print("  " + say("no good audit is remembered on this machine: everything was judged"))
    if not first:
        return
    known = done.known
    whose = say("the checkpoint that you gave")
    if known is not None:
        told = "the audit of {at} (the last one of everything: {whole})"
        whose = say(told, at=known.at, whole=known.whole)
    print("  " + say("judged: events from {first} on", first=first))
    print("  " + say("before that, only that not a byte differs since: {whose}", whose=whose))
    told = "not judged again there: signatures, rights, rules; without the option all are"
    print(f"  {say(told)}")


def _tell_answers(found: "LedgerReport") -> None:
    from custody.ledger.check_part import Question

    print_rows(
        [
            (say("holds") if found.holds(each) else say("FAILS"), state(str(each)))
            for each in Question
        ],
        indent="  ",
    )
    for finding in found.findings:
        where = "" if finding.index is None else say("event {index}", index=finding.index) + ": "
        reason = printable(finding.reason)
        print(f"  {state(str(finding.question))}: {where}{reason}")
    if found.more:
        print("  … " + say("and {count} more", count=found.more))
    if found.suspects:
        listed = ", ".join(map(str, found.suspects[:20]))
        told = "warning: by keys later reported compromised: events {listed}"
        print("  " + say(told, listed=listed))
    if found.set_back:
        listed = ", ".join(map(str, found.set_back[:20]))
        print("  " + say("warning: the clock was set back by a day or more before events {listed}",
                         listed=listed))  # fmt: skip
    if found.demonstration:
        print("  " + say("warning: a demonstration ledger, in which one person is enough for all"))


def _tell_view(differing: tuple[str, ...] | None) -> None:
    """What became of the rows that screens and searches read, if anybody asked."""
    if differing is None:
        return
    if not differing:
        print("  " + say("view.db: every row is as the ledger has it"))
        return
    print("  " + say("view.db is NOT as the ledger has it; custody rebuild makes it again:"))
    for each in differing[:_FEW]:
        print(f"    {printable(each)}")
    if len(differing) > _FEW:
        print("    … " + say("and {count} more", count=len(differing) - _FEW))


def _tell_outside(held: "HeldReport") -> None:
    """What became of stamps and cosignatures; none of it makes the ledger unsound."""
    counts = ", ".join(f"{number} {state(str(each))}" for each, number in held.counts().items())
    print(f"  {say('outside')}: {counts or say('no time stamp and no cosignature is kept')}")
    if held.fault is not None:
        fault = printable(error_words.told(held.fault, spoken()))
        print("  " + say("warning: nobody outside is known here: {fault}", fault=fault))
    for each in held.faults[:_FEW]:
        over = "" if each.size is None else f" ({counted(each.size, 'event')})"
        what, became = f"{state(str(each.kind))}{over}", state(str(each.outcome))
        told = printable(each.told)
        print(
            "  " + say("warning: {what} is {became}: {told}", what=what, became=became, told=told)
        )
    if len(held.faults) > _FEW:
        print("  … " + say("and {count} more", count=len(held.faults) - _FEW))
    if held.faults:
        print("  " + say("they prove nothing any more; the record itself does not rest on them"))
