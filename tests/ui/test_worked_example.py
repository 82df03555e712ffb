"""The worked example entered in the client, step by step, equals what the core's player records."""

import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from custody.clock import SystemClock
from custody.demo.founding import PASSPHRASE, found_demonstration
from custody.demo.player import Player
from custody.ledger.check import check_ledger
from custody.ledger.ledger import Ledger
from custody.ledger.writer import Appended
from custody.queries import Queries
from custody.station import Station
from custody.strict_json import parse
from tests.ui.conftest import Filled
from ui.cases import Cases, Wish
from ui.desk import Desk, News
from ui.dialogs.review_and_sign import ReviewPanel
from ui.dialogs.signers import SignerRow
from ui.drafts import Drafts
from ui.forms.event_form import EventForm
from ui.forms.known import Context
from ui.handed import Handed
from ui.jobs import Jobs
from ui.outside import OutsideWatch
from ui.people import People
from ui.settings import Settings

ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
MADE_HERE = re.compile(r"(?<![A-Za-z0-9+/=])([0-9a-f]{128}|[0-9a-f]{64}|[A-Za-z0-9+/]{43}=)")
BENCH = re.compile(r"/\S*/workbench/")
SPKI = re.compile(r"(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{59}=|demo-agency\.example/[^\" ]*")


@dataclass(slots=True)
class Hand(Player):
    """A player that enters what it records in forms, and signs on the page that shows it."""

    desk: Desk | None = None
    review: ReviewPanel | None = None
    qtbot: Any = None
    entered: int = 0

    def _record(self, step: Mapping[str, Any]) -> Sequence[Appended]:
        actor, *cosigners = step["by"]
        desk, review = self.desk, self.review
        if actor == "SYS" or desk is None or review is None:
            return Player._record(self, step)
        command = self.filling.command(step)
        document: dict[str, Any] = {"fields": command.fields, "items": list(command.items)}
        case = command.case if command.type.case in ("required", "optional") else None
        if command.occurred is not None:
            document["occurred"] = {
                "at": command.occurred.at,
                "offset": command.occurred.offset,
            }
        desk.people.take(actor, self.keys[actor])
        form = EventForm(desk, command.type, Context(case=case, items=command.items))
        self.qtbot.addWidget(form)
        form.load_command({**document, "case": case})
        assert form.faults() == [], step
        typed = command.parse(form.command_document(language=command.language, role=command.role))
        assert typed.fields == command.fields, step
        review.set_language(command.language or "ru")
        review.show_wishes([Wish(typed, tuple(cosigners))])
        if "refused" in step:
            assert not review.can_sign
            assert review.refusal() or review.roles.open
            return Player._record(self, step)
        if review.roles.open:
            review.choose_role(review.roles.open[0])
        for row in review.findChildren(SignerRow):
            if not row.isHidden() and not row.is_at_desk and row.person in cosigners:
                row.read.setChecked(True)
                row.passphrase.setText(PASSPHRASE.decode())
                with self.qtbot.waitSignal(row.ready_changed, timeout=10_000):
                    row.unlock.click()
        self.qtbot.waitUntil(lambda: review.can_sign, timeout=20_000)  # what is long takes a moment
        with self.qtbot.waitSignal(review.signed, timeout=10_000) as told:
            review.sign_button.click()
        self.entered += 1
        appended: Sequence[Appended] = told.args[0].appended
        return appended


@contextmanager
def sitting(station: Station, settings: Settings) -> Iterator[Desk]:
    """A desk at a station that somebody else opened, with that one's clock."""
    jobs, cases = Jobs(), Cases(station)
    people = People(station, cases, jobs, settings)
    drafts = Drafts(station.ledger.trust.origin, people, station.ledger.clock)
    yield Desk(
        station,
        Queries(station.ledger),
        cases,
        jobs,
        people,
        drafts,
        Handed(station),
        settings,
        News(),
        OutsideWatch(station, jobs),
    )
    people.lock()
    jobs.close()
    drafts.close()


def told(ledger: Ledger) -> list[tuple[str, str, object, object]]:
    """Every event: its type, role, body and private part, but for what no two ledgers share."""
    found: list[tuple[str, str, object, object]] = []
    for index, event in enumerate(ledger.events(range(ledger.head.size))):
        private = ledger.entry(index).private
        found.append(
            (
                event.type,
                event.actor_role,
                alike(event.body),
                alike(None if private is None else parse(private)),
            )
        )
    return found


def alike(value: object) -> object:
    if isinstance(value, dict):
        # Members that tell when, where, or by which ledger, checkpoint and key.
        return {
            name: alike(each)
            for name, each in value.items()
            if name not in {"started_at", "ended_at", "at", "log", "spki", "keys", "root", "raw"}
        }
    if isinstance(value, list):
        return [alike(each) for each in value]
    if isinstance(value, str):
        value = BENCH.sub("/workbench/", value)
        return SPKI.sub("KEY", MADE_HERE.sub("MADE", ID.sub("ID", value)))
    return value


def test_what_is_entered_in_the_client_equals_what_the_core_records(
    filled: Filled,
    qtbot: QtBot,
    tmp_path: Path,
    custody_home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The evidence is invented anew for each demonstration; here both have the same.
    monkeypatch.setattr(
        "custody.demo.founding.make_evidence",
        lambda folder: shutil.copytree(filled.evidence, folder),
    )
    player = found_demonstration(tmp_path / "own")
    own = Hand(**{name: getattr(player, name) for name in Player.__slots__}, qtbot=qtbot)
    with sitting(own.station, Settings(custody_home / "client.ini")) as desk:
        own.desk, own.review = desk, ReviewPanel(desk)
        qtbot.addWidget(own.review)
        for _ in own.play():
            pass
    assert own.entered > 90
    ledger = own.station.ledger
    report = check_ledger(ledger.store, trust=ledger.trust, processes=1)
    assert report.is_sound, report.findings
    with Ledger.open(filled.ledger, clock=SystemClock()) as other:
        expected = told(other)
    entered = told(ledger)
    assert [each[0] for each in entered] == [each[0] for each in expected]
    for ours, theirs in zip(entered, expected, strict=True):
        assert ours == theirs
    own.station.close()
