"""A run in its frame: begun anew, from its draft, or from what was handed over for approval."""

from collections.abc import Mapping
from typing import Any

from ui.desk import Desk
from ui.runs.frame import Frame
from ui.runs.run import Run


def begin(kind: type[Run], desk: Desk, argument: Any = None) -> "Frame":
    """Begin a run in its frame, or take up its draft.

    Args:
        kind: Which run.
        desk: What it works with.
        argument: What it begins from; with `{"draft": KEY}` the draft of that key, with
            `{"handed": KEY}` what was handed over for approval.
    """
    given = dict(argument) if isinstance(argument, Mapping) else {}
    handed = desk.handed.get(str(given["handed"])) if "handed" in given else None
    if handed is not None:
        run = kind(desk, {**given, "drafter": handed.drafter})
        run.load(handed.document)
        return Frame(run, len(run.steps) - 1)
    kept = desk.drafts.load(kind.name, str(given["draft"])) if "draft" in given else None
    if kept is None:
        run = kind(desk, argument)
        return Frame(run, run.at)
    run = kind(desk, {**kept.get("argument", {}), **given})
    run.load(kept)
    run.is_begun = True
    return Frame(run, int(kept.get("at", 0)))
