"""What the pictures of the client show: its pages, and its runs filled by an automated hand."""

import os
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QRadioButton, QScrollArea, QWidget

from custody.acquisition import Plan, gather, record
from custody.demo.founding import PASSPHRASE
from custody.demo.story import StoryClock, local
from custody.keys.passphrases import from_text
from tests.ui import asides, elsewhere
from tests.ui.runs import hand
from ui import theme
from ui.desk import Desk
from ui.dialogs.signers import SignerRow
from ui.rooms import ROOMS
from ui.runs.frame import Frame
from ui.settings import Settings
from ui.slices import Slices
from ui.widgets.case_view import TABS
from ui.widgets.key_form import KeyForm
from ui.windows.main import MainWindow
from ui.wiring import open_desk

CASE: Final = "EX-26-0417"
NOW: Final = "2026-05-22 09:30"
OFFSET: Final = "+05:00"
WIDTH: Final = 1280
HEIGHT: Final = 800
TURN_MS: Final = 120
MOST_TURNS: Final = 400

Shown = Iterator[tuple[str, QWidget]]


def shown(folder: Path, moment: str, names: list[str], language: str) -> Shown:
    """Each scene of one moment, ready to be grabbed, with its name.

    Args:
        folder: Of the example; it is written to.
        moment: `middle` or `end`.
        names: Which scenes; all, where there are none.
        language: In which language.
    """
    os.environ["CUSTODY_HOME"] = str(folder / "state")
    settings = Settings(folder / "client.ini")
    settings.language = language
    settings.scheme = theme.Scheme(theme.colours().name)
    settings.lock_after_min = 0
    clock = StoryClock(local(NOW, OFFSET)) if moment == "middle" else None
    desk = open_desk(folder / "ledger", settings, clock)
    stage = Stage(desk, folder)
    scenes = stage.middle() if moment == "middle" else stage.end()
    for name, begin in scenes.items():
        if not names or name in names:
            for part, widget in begin():
                stage.settle()
                yield name + part, widget
    stage.close()


class Stage:
    """The window, and the hand that fills it."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk = desk
        self.folder = folder
        self.is_held = False
        """Whether work is shown while it goes on."""
        self.sit_down("ALM")
        self.window = MainWindow(desk)
        self.window.resize(WIDTH, HEIGHT)
        self.window.show()

    def middle(self) -> Mapping[str, Callable[[], Shown]]:
        """The scenes of a day of work."""
        self.put_aside()
        pages: dict[str, Any] = {room.name: None for room in ROOMS}
        del pages["table"]  # shown with a table in it
        pages |= {"case": CASE, "item": "ITM-03", "ledger": 99, "help": "verdicts"}
        return {
            **{name: self._page(name, argument) for name, argument in pages.items()},
            "item-custody": self.item_custody,
            "below": self.below,
            "case-parts": self.case_parts,
            "event": self.event,
            "audit": self.audit,
            **asides.scenes(self),
            "run:stock": self.stock,
            "run:seizure": self.seizure,
            "run:request": self.request,
            "run:provider_data": self.provider_data,
            "run:hand_over": self.hand_over,
            "run:accept": self.accept,
            "run:export": self.export,
            "run:receive_bundle": self.receive_bundle,
            "run:take_over": self.take_over,
            "run:take_artifacts": self.take_artifacts,
            "run:transfer_out": self.transfer_out,
            "run:close_transfer": lambda: self.steps("run:close_transfer", None),
            "run:record": self.record,
            "run:correct": lambda: self.steps("run:correct", 40),
            "run:annotate": lambda: self.steps("run:annotate", 40),
            "run:acknowledge": self.acknowledge,
            "run:enrol": self.enrol,
            "table-parts": self.table_parts,
            "verified": self.verified,
        }

    def end(self) -> Mapping[str, Callable[[], Shown]]:
        """The scenes of a case that is closed."""
        bundle = self.folder / "bundles" / "prosecutor"
        pages = {"case": CASE, "item": "ITM-03", "bundles": None, "open_bundle": bundle}
        scenes = {f"end-{name}": self._page(name, argument) for name, argument in pages.items()}
        return {**scenes, "end-authentic": self.authentic}

    def _page(self, name: str, argument: Any) -> Callable[[], Shown]:
        def begin() -> Shown:
            self.sit_down("ALM")
            self.window.go(name, argument)
            yield "", self.window

        return begin

    def put_aside(self) -> None:
        """A seizure that was begun: a draft."""
        frame = self.begin("run:seizure", {"case": CASE})
        hand.fill_urgent_basis(frame, CASE)
        self.leave(frame)

    def item_custody(self) -> Shown:
        """The item again, its custody drawn."""
        self.window.go("item", "ITM-03")
        self.settle()
        page: Any = self.window.page()
        card = page._cards["custody"]
        area = page.findChild(QScrollArea)
        area.verticalScrollBar().setValue(card.y())
        yield "", self.window

    def below(self) -> Shown:
        """What is seen of a long page only when it is scrolled."""
        for name, argument in (
            ("today", None), ("settings", None), ("outside", None), ("item", "ITM-03"),
            ("requests", "RQ-01"),
        ):  # fmt: skip
            self.window.go(name, argument)
            self.settle()
            for area in self.window.page().findChildren(QScrollArea):
                area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
            yield f"-{name}", self.window

    def case_parts(self) -> Shown:
        """A case, tab by tab."""
        for tab in TABS[1:]:
            self.window.go("case", {"case": CASE, "tab": tab})
            yield f"-{tab}", self.window

    def event(self) -> Shown:
        """An event, down to its proof and to its bytes."""
        self.window.go("ledger", 99)
        self.settle()
        page: Any = self.window.page()
        bar = page.view.verticalScrollBar()
        for name, part in (("-proof", 0.4), ("-bytes", 1.0)):
            bar.setValue(round(bar.maximum() * part))
            yield name, self.window
        page.view.prove()
        bar.setValue(bar.maximum() // 2)
        yield "-proven", self.window

    def audit(self) -> Shown:
        """The ledger, verified."""
        self.window.go("ledger")
        page: Any = self.window.page()
        page.verify.click()
        self.until(lambda: page.detail.currentIndex() == 2)
        yield "", self.window

    def verified(self) -> Shown:
        """What the station keeps, read again; then files that come from anywhere."""
        self.sit_down("ALM")
        self.window.go("verify")
        page: Any = self.window.page()
        page.verify()
        self.until(lambda: page.verify_button.isEnabled())
        yield "", self.window
        page.look_up(sorted((self.folder / "evidence").rglob("*.*"))[:6])
        yield "-looked-up", self.window

    def table_parts(self) -> Shown:
        """A table of calls: its rows, when, who with whom."""
        self.sit_down("ALM")
        signer = self.desk.people.signer
        if signer is None:
            raise TypeError(signer)
        plan = Plan(CASE, (_calls(self.folder / "calls.csv"),), ids=("ART-900",), role="INV")
        with gather(self.desk.station, plan) as found:
            record(self.desk.station, plan, found, signer)
        self.window.go("table", {"case": CASE, "artifact": "ART-900"})
        page: Any = self.window.page()
        self.until(lambda: not page.is_busy)
        for view in ("rows", "when", "who"):
            page.views.choose(view)
            yield f"-{view}", self.window
        page.keep.click()
        self.until(lambda: page.review is not None)
        yield "-keep", page.review
        page.review.reject()

    def authentic(self) -> Shown:
        """The prosecutor's bundle, checked against the trust line."""
        self.window.go("open_bundle", self.folder / "bundles" / "prosecutor")
        self.settle()
        page: Any = self.window.page()
        page.view.trust.own_button.click()
        yield "", self.window

    def stock(self) -> Shown:
        """The safe is counted; one thing is not there."""
        frame = self.begin("run:stock", {"place": "safe C-3"}, "BOL")
        yield "-1", self.window
        frame.next_button.click()
        counting: Any = frame.run.steps[1]
        for name in counting.expected()[1:]:
            counting.take(name)
        yield "-2", self.window
        frame.next_button.click()
        yield "-3", self.window
        self.leave(frame)

    # ---- runs ----

    def steps(self, name: str, argument: Any, person: str = "ALM") -> Shown:
        """Each step of a run as it begins, and no review."""
        frame = self.begin(name, argument, person)
        for index in range(len(frame.run.steps)):
            frame.show_step(index)
            yield f"-{index + 1}", self.window
        self.leave(frame)

    def seizure(self) -> Shown:
        """Two things with photographs, before witnesses."""
        frame = self.begin("run:seizure", {"case": CASE})
        yield "-1", self.window
        run = hand.run_of(frame)
        hand.fill_urgent_basis(frame, CASE)
        yield "-2", self.window
        hand.fill_scene(frame)
        frame.show_step(1)
        yield "-2-filled", self.window
        frame.show_step(2)
        yield "-3", self.window
        pictures = sorted((self.folder / "evidence").rglob("*.jpg")) or [
            hand.make_photo(self.folder, number) for number in (1, 2)
        ]
        things = zip(hand.THINGS[:2], pictures, strict=False)
        hand.fill_items(frame, self.until, [(thing, [each]) for thing, each in things])
        frame.show_step(2)
        yield "-3-filled", self.window
        frame.show_step(3)
        yield "-4", self.window
        given = self.folder / "evidence"
        hand.fill_data(frame, self.until, sorted(given.rglob("*"))[:3])
        frame.show_step(3)
        yield "-4-filled", self.window
        frame.show_step(4)
        hand.fill_end(frame)
        frame.show_step(4)
        yield "-5", self.window
        frame.show_step(len(run.steps))
        yield from self.sign(frame)

    def request(self) -> Shown:
        """An order by the first procedure of the catalogue."""
        frame = self.begin("run:request", {"case": CASE})
        yield "-1", self.window
        frame.run.steps[0].findChildren(QRadioButton)[0].click()
        for index in range(1, len(frame.run.steps)):
            frame.show_step(index)
            yield f"-{index + 1}", self.window
        self.leave(frame)

    def provider_data(self) -> Shown:
        """What a provider sent, with a list that fits."""
        frame = self.begin("run:provider_data", {"case": CASE})
        yield "-1", self.window
        archive = self.folder / "delivery.zip"
        with zipfile.ZipFile(archive, "w") as made:
            made.writestr(
                "logins.csv", "at,ip,port\n2026-02-14T21:03:10+05:00,203.0.113.24,51022\n"
            )
            made.writestr("export/payouts.csv", "at,amount\n2026-02-15,410000\n")
        frame.run.steps[0].findChildren(QRadioButton)[0].click()
        frame.next_button.click()
        yield "-2", self.window
        step: Any = frame.run.steps[1]
        step.add([archive])
        self.until(lambda: not step.is_busy)
        yield "-2-filled", self.window
        for index in range(2, len(frame.run.steps)):
            frame.show_step(index)
            yield f"-{index + 1}", self.window
        step.stop()
        self.leave(frame)

    def hand_over(self) -> Shown:
        """The custodian gives two items to the examiner."""
        frame = self.begin("run:hand_over", {"case": CASE, "items": ["ITM-03", "ITM-04"]}, "BOL")
        yield "-1", self.window
        frame.next_button.click()
        terms: Any = frame.run.steps[1]
        terms.load(
            {
                **terms.document(),
                "to": "DIN",
                "purpose": "Examination in the laboratory",
                "authority_ref": "CPC 221",
                "condition": "Bags whole.",
            }
        )
        yield "-2", self.window
        frame.next_button.click()
        yield from self.sign(frame)

    def accept(self) -> Shown:
        """The investigator takes what the custodian offered."""
        frame = self.begin("run:accept", {}, "ALM")
        yield "-1", self.window
        step: Any = frame.run.steps[0]
        for card in step.cards:
            for check in card.checks:
                check.seen.setChecked(True)
        yield "-1-filled", self.window
        frame.next_button.click()
        yield from self.sign(frame)

    def export(self) -> Shown:
        """The prosecutor's bundle."""
        frame = self.begin("run:export", {"case": CASE})
        scope: Any = frame.run.steps[0]
        for name, value in (
            ("recipient_kind", "prosecutor"),
            ("recipient", "Supervising prosecutor"),
            ("purpose", "Study of the file"),
        ):
            scope.fields.set_value(name, value)
        scope.place.setText(str(self.folder / "out"))
        yield "-1", self.window
        frame.next_button.click()
        yield "-2", self.window
        preview: Any = frame.run.steps[1]
        if preview.verify_button.isVisible():
            preview.verify_button.click()
            self.until(lambda: not preview._stale.isVisible())
        frame.next_button.click()
        yield from self.sign(frame, "OIC", "ERZ")

    def receive_bundle(self) -> Shown:
        """What another station sent, by which it hands a telephone over."""
        other = elsewhere.Elsewhere(self.folder / "elsewhere")
        bundle = other.offers("BOL", str(self.desk.station.ledger.trust.origin))
        frame = self.begin("run:receive_bundle", None, "GUL")
        yield "-1", self.window
        step: Any = frame.run.steps[0]
        step.trust.line.setText(other.trust)
        step.take(bundle)
        self.until(lambda: step.brought is not None)
        yield "-1-filled", self.window
        frame.next_button.click()
        brought: Any = frame.run.steps[1]
        brought.case_box.setCurrentIndex(brought.case_box.findData(CASE))
        yield "-2", self.window
        frame.next_button.click()
        yield from self.sign(frame)
        self.sit_down("BOL")
        self.window.go("today")
        yield "-today", self.window
        self.window.go("bundles")
        yield "-bundles", self.window

    def take_over(self) -> Shown:
        """One thing is taken over, the other refused; the record of the first beside ours."""
        frame = self.begin("run:take_over", {"case": CASE}, "BOL")
        step: Any = frame.run.steps[0]
        self.until(lambda: not step.is_looking)
        if not step.things:
            yield "-1", self.window
            return self.leave(frame)
        step.things[0].taken.setChecked(True)
        step.arrival.set_value("packaging", "Bag B-7, whole")
        step.arrival.set_value("packaging_seal", "intact")
        step.why.set_value("reason", "It is not in the bag.")
        yield "-1", self.window
        ours = step.things[0].ours.text()
        frame.next_button.click()
        yield from self.sign(frame)
        self.window.go("item", ours)
        self.settle()
        page: Any = self.window.page()
        self.until(lambda: bool(page.abroad.places))
        page.findChild(QScrollArea).verticalScrollBar().setValue(page.abroad.y())
        yield "-item", self.window

    def take_artifacts(self) -> Shown:
        """What the other station has copied goes on in a case of ours."""
        frame = self.begin("run:take_artifacts", {"case": CASE})
        step: Any = frame.run.steps[0]
        self.until(lambda: not step.is_busy)
        yield "-1", self.window
        if not step.wanted():
            return self.leave(frame)
        step.copy_button.click()
        self.until(lambda: not step.is_busy)
        for area in self.window.page().findChildren(QScrollArea):
            area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
        yield "-1-copied", self.window
        frame.next_button.click()
        yield from self.sign(frame)

    def transfer_out(self) -> Shown:
        """A telephone is handed over to another station."""
        frame = self.begin("run:transfer_out", {"case": CASE, "items": ["ITM-05"]}, "BOL")
        yield "-1", self.window
        frame.next_button.click()
        step: Any = frame.run.steps[1]
        yield "-2", self.window
        step.trust.line.setText(elsewhere.Elsewhere(self.folder / "elsewhere").trust)
        step.person.setText("BORIS")
        for name, value in (
            ("purpose", "Examination in the regional laboratory"),
            ("authority_ref", "CPC 221"),
            ("condition", "Bag whole."),
        ):
            step.fields.set_value(name, value)
        yield "-2-filled", self.window
        frame.next_button.click()
        yield from self.sign(frame)
        self.window.go("today")
        yield "-today", self.window

    def record(self) -> Shown:
        """An event of one's choice."""
        frame = self.begin("run:record", {"case": CASE, "command": "item.inspect"})
        for index in range(len(frame.run.steps)):
            frame.show_step(index)
            yield f"-{index + 1}", self.window
        self.leave(frame)

    def enrol(self) -> Shown:
        """A new person with a new key; the second signature."""
        frame = self.begin("run:enrol", None, "ADM1")
        yield "-1", self.window
        form: Any = frame.run.steps[0].findChildren(KeyForm)[0]
        form.person.setText("NEW1")
        form.name.setText("N. E.")
        for line in (form.passphrase, form.again):
            line.setText("four invented words here")
        yield "-1-filled", self.window
        form.source.choose("token")
        yield "-1-token", self.window
        form.source.choose("new")
        frame.show_step(1)
        yield "-2", self.window
        self.leave(frame)

    def acknowledge(self) -> Shown:
        """A finding is seen by a supervisor."""
        finding = self.desk.queries.findings(unresolved=True)[0].id
        yield from self.steps("run:acknowledge", {"finding": finding}, "ERZ")
        yield from (
            (f"-resolve{part}", widget)
            for part, widget in self.steps("run:resolve", {"finding": finding}, "ERZ")
        )

    def begin(self, name: str, argument: Any, person: str = "ALM") -> Frame:
        """Sit down and begin a run."""
        self.sit_down(person)
        self.window.go(name, argument)
        frame = self.window.page()
        if not isinstance(frame, Frame):
            raise TypeError(name)
        return frame

    def sign(self, frame: Frame, role: str = "", second: str = "") -> Shown:
        """The review; whoever is needed reads it; the page after the signature."""
        yield "-review", self.window
        review = frame.review
        if review._open_roles:
            review.choose_role(role or review._open_roles[0])
        if second and review.refusal():
            review.choose_second(second)
        for row in frame.findChildren(SignerRow):
            if not row.is_at_desk:
                row.read.setChecked(True)
                row.passphrase.setText(PASSPHRASE.decode())
                row.unlock.click()
                self.until(partial(_is_ready, row))
        if review.can_sign:
            done: list[object] = []
            frame.done.connect(done.append)
            yield "-signing", self.window
            review.sign_button.click()
            self.until(lambda: bool(done))
            yield "-closing", self.window
            frame.left.emit()
        else:
            self.leave(frame)

    def leave(self, frame: Frame) -> None:
        """Put a run aside: its draft is shown among the drafts."""
        frame.leave()

    # ---- the desk ----

    def sit_down(self, person: str) -> None:
        """Unlock a person's key."""
        if self.desk.people.person == person:
            return
        signer = self.desk.station.keyring.open(person, from_text(PASSPHRASE.decode()))
        known = self.desk.cases.roster().keys[signer.public.name]
        self.desk.people.take(person, signer.bound(known.public.suite))

    def settle(self) -> None:
        """Let jobs tell what they found, and the window fill and paint it."""
        self.turn(TURN_MS)
        self.until(lambda: self.is_held or not self.desk.jobs.running)
        self.until(lambda: not any(each.is_open for each in self.window.findChildren(Slices)))
        self.turn(TURN_MS)

    def until(self, reached: Callable[[], bool]) -> None:
        """Wait for something."""
        for _ in range(MOST_TURNS):
            if reached():
                return
            self.turn(TURN_MS)
        raise TimeoutError

    @staticmethod
    def turn(milliseconds: int = TURN_MS) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def close(self) -> None:
        """Close everything."""
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.desk.close()
        shutil.rmtree(self.folder / "state", ignore_errors=True)


def _calls(path: Path) -> Path:
    """Six hundred invented calls of a month."""
    parties = ("+77010000001", "+77010000002", "+77020000003", "+77470000004")
    lines = [
        f"{1 + n % 29:02}.02.2026 {n * 7 % 24:02}:{n % 60:02}:00;{parties[n % 2]};"
        f"{parties[1 + n * n % 3]};{n % 300}"
        for n in range(600)
    ]
    head = "Дата и время;Абонент А;Абонент Б;Длительность, сек"
    path.write_text("\n".join([head, *lines]), encoding="utf-8")
    return path


def _is_ready(row: SignerRow) -> bool:
    return row.signer is not None
