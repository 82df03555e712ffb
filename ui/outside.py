"""What others hold of the ledger: looked at beside the window, and asked for when it is due."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from custody.anchors.outside import Kind, Level, Outside, limits, read_outside
from custody.anchors.policy import Policy, read_policy
from custody.clock import parse_instant
from custody.progress import Progress
from custody.station import Station
from ui import formats
from ui.jobs import Job, Jobs
from ui.question import Question

if TYPE_CHECKING:
    from custody.anchors.head import Anchored
    from ui.desk import Desk

translate = QCoreApplication.translate
_AFTER_MS: Final = 200
"""What is recorded comes in bursts: one look tells of all of them."""
_TONES: Final = {Level.HELD: "", Level.FRESH: "", Level.DUE: "warn", Level.LATE: "danger"}


@dataclass(frozen=True, slots=True)
class Seen:
    """What lies outside, and whom the station asks."""

    outside: Outside
    policy: Policy

    @property
    def asks_somebody(self) -> bool:
        """Whether anybody can be asked over a network."""
        reached = any(each.address is not None for each in self.policy.witnesses)
        return reached or bool(self.policy.authorities)


class OutsideWatch(QObject):
    """Keeps what was seen last. Looking is a job."""

    changed = Signal()
    """Something was seen, or could not be."""

    def __init__(self, station: Station, jobs: Jobs) -> None:
        """See nothing yet."""
        super().__init__()
        self._station = station
        self.seen: Seen | None = None
        self.fault: Exception | None = None
        self._asked_at: datetime | None = None
        self._question = Question(jobs)
        self._question.answered.connect(self._take)
        self._question.failed.connect(self._fail)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER_MS)
        self._soon.timeout.connect(self._look)

    def look(self) -> None:
        """Look again, soon."""
        self._soon.start()

    def level(self) -> Level:
        """How urgent the next head is."""
        if self.seen is None:
            return Level.HELD
        return self.seen.outside.level(self._now())

    def is_time_to_ask(self) -> bool:
        """Whether the station asks by itself now: something is due, and it has not just asked."""
        seen, now = self.seen, self._now()
        if seen is None or not seen.asks_somebody or not self._station.ledger.store.writable:
            return False
        due = self.level() in (Level.DUE, Level.LATE) or seen.outside.needs_refreshing
        return due and (self._asked_at is None or now - self._asked_at >= limits().ask_every)

    def mark_asked(self) -> None:
        """Somebody is being asked."""
        self._asked_at = self._now()

    def _now(self) -> datetime:
        return self._station.ledger.clock.now()

    def _look(self) -> None:
        station = self._station

        def work(_progress: Progress) -> Seen:
            policy = read_policy(station.folder)
            return Seen(read_outside(station.ledger, policy), policy)

        self._question.ask(work)

    def _take(self, seen: Seen) -> None:
        self.seen, self.fault = seen, None
        self.changed.emit()

    def _fail(self, err: Exception) -> None:
        self.fault = err
        self.changed.emit()

    # ---- words ----

    def tone(self) -> str:
        """Colour of the words: none while nothing is left undone."""
        return "warn" if self.fault is not None else _TONES[self.level()]

    def in_short(self) -> str:
        """How it stands, in a few words."""
        if self.fault is not None:
            return translate("Outside", "outside proofs cannot be read")
        if self.seen is None:
            return ""
        outside, now = self.seen.outside, self._now()
        if self.level() in (Level.DUE, Level.LATE) and outside.since is not None:
            waited = formats.span((now - parse_instant(outside.since)).total_seconds())
            return translate("Outside", "no outside proof for {span}").format(span=waited)
        if outside.last is None:
            return translate("Outside", "no outside proof yet")
        passed = formats.ago((now - parse_instant(outside.last.at)).total_seconds())
        return translate("Outside", "outside proof: {ago}").format(ago=passed)


def kind_words(kind: Kind) -> str:
    """How a head lies outside."""
    return {
        Kind.STAMP: translate("Outside", "Time stamp"),
        Kind.COSIGNATURE: translate("Outside", "Cosignature"),
        Kind.PAPER: translate("Outside", "Printed checkpoint"),
        Kind.BUNDLE: translate("Outside", "Bundle"),
    }[kind]


def obtain(
    desk: "Desk", *, then: "Callable[[Anchored], None]", failed: Callable[[Exception], None]
) -> Job:
    """Ask everybody of the policy for the newest head, beside the window."""
    from custody.anchors.head import anchor_head

    desk.outside.mark_asked()
    job = desk.carry_out(
        anchor_head,
        then=then,
        failed=failed,
        title=translate("Outside", "Obtaining outside proofs"),
    )
    job.is_bytes = False
    job.finished.connect(desk.outside.look)
    return job
