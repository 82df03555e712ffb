"""What the pictures of the client show of its runs, filled by an automated hand."""

import zipfile
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QRadioButton, QScrollArea

from tests.ui import elsewhere
from tests.ui.runs import hand
from ui.widgets.key_form import KeyForm

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.scenes import Shown, Stage

CASE = "EX-26-0417"


def scenes(stage: "Stage") -> dict[str, "Callable[[], Shown]"]:
    """Name of each to what shows it, in the order of a day."""
    told: dict[str, Callable[[Stage], Shown]] = {
        "stock": stock,
        "seizure": seizure,
        "request": request,
        "provider_data": provider_data,
        "hand_over": hand_over,
        "accept": accept,
        "export": export,
        "receive_bundle": receive_bundle,
        "take_over": take_over,
        "take_artifacts": take_artifacts,
        "transfer_out": transfer_out,
        "close_transfer": partial(steps, name="run:close_transfer", argument=None),
        "record": record,
        "correct": partial(steps, name="run:correct", argument=40),
        "annotate": partial(steps, name="run:annotate", argument=40),
        "acknowledge": acknowledge,
        "enrol": enrol,
    }
    return {f"run:{name}": partial(scene, stage) for name, scene in told.items()}


def stock(stage: "Stage") -> "Shown":
    """The safe is counted; one thing is not there."""
    frame = stage.begin("run:stock", {"place": "safe C-3"}, "BOL")
    yield "-1", stage.window
    frame.next_button.click()
    counting: Any = frame.run.steps[1]
    for name in counting.expected()[1:]:
        counting.take(name)
    yield "-2", stage.window
    frame.next_button.click()
    yield "-3", stage.window
    stage.leave(frame)


def steps(stage: "Stage", name: str, argument: Any, person: str = "ALM") -> "Shown":
    """Each step of a run as it begins, and no review."""
    frame = stage.begin(name, argument, person)
    for index in range(len(frame.run.steps)):
        frame.show_step(index)
        yield f"-{index + 1}", stage.window
    stage.leave(frame)


def seizure(stage: "Stage") -> "Shown":
    """Two things with photographs, before witnesses."""
    frame = stage.begin("run:seizure", {"case": CASE})
    yield "-1", stage.window
    run = hand.run_of(frame)
    hand.fill_urgent_basis(frame, CASE)
    yield "-2", stage.window
    hand.fill_scene(frame)
    frame.show_step(1)
    yield "-2-filled", stage.window
    frame.show_step(2)
    yield "-3", stage.window
    pictures = sorted((stage.folder / "evidence").rglob("*.jpg")) or [
        hand.make_photo(stage.folder, number) for number in (1, 2)
    ]
    things = zip(hand.THINGS[:2], pictures, strict=False)
    hand.fill_items(frame, stage.until, [(thing, [each]) for thing, each in things])
    frame.show_step(2)
    yield "-3-filled", stage.window
    frame.show_step(3)
    yield "-4", stage.window
    given = stage.folder / "evidence"
    hand.fill_data(frame, stage.until, sorted(given.rglob("*"))[:3])
    frame.show_step(3)
    yield "-4-filled", stage.window
    frame.show_step(4)
    hand.fill_end(frame)
    frame.show_step(4)
    yield "-5", stage.window
    frame.show_step(len(run.steps))
    yield from stage.sign(frame)


def request(stage: "Stage") -> "Shown":
    """An order by the first procedure of the catalogue."""
    frame = stage.begin("run:request", {"case": CASE})
    yield "-1", stage.window
    frame.run.steps[0].findChildren(QRadioButton)[0].click()
    for index in range(1, len(frame.run.steps)):
        frame.show_step(index)
        yield f"-{index + 1}", stage.window
    stage.leave(frame)


def provider_data(stage: "Stage") -> "Shown":
    """What a provider sent, with a list that fits."""
    frame = stage.begin("run:provider_data", {"case": CASE})
    yield "-1", stage.window
    archive = stage.folder / "delivery.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("logins.csv", "at,ip,port\n2026-02-14T21:03:10+05:00,203.0.113.24,51022\n")
        made.writestr("export/payouts.csv", "at,amount\n2026-02-15,410000\n")
    frame.run.steps[0].findChildren(QRadioButton)[0].click()
    frame.next_button.click()
    yield "-2", stage.window
    step: Any = frame.run.steps[1]
    step.add([archive])
    stage.until(lambda: not step.is_busy)
    yield "-2-filled", stage.window
    for index in range(2, len(frame.run.steps)):
        frame.show_step(index)
        yield f"-{index + 1}", stage.window
    step.stop()
    stage.leave(frame)


def hand_over(stage: "Stage") -> "Shown":
    """The custodian gives two items to the examiner."""
    frame = stage.begin("run:hand_over", {"case": CASE, "items": ["ITM-03", "ITM-04"]}, "BOL")
    yield "-1", stage.window
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
    yield "-2", stage.window
    frame.next_button.click()
    yield from stage.sign(frame)


def accept(stage: "Stage") -> "Shown":
    """The investigator takes what the custodian offered."""
    frame = stage.begin("run:accept", {}, "ALM")
    yield "-1", stage.window
    step: Any = frame.run.steps[0]
    for card in step.cards:
        for check in card.checks:
            check.seen.setChecked(True)
    yield "-1-filled", stage.window
    frame.next_button.click()
    yield from stage.sign(frame)


def export(stage: "Stage") -> "Shown":
    """The prosecutor's bundle."""
    frame = stage.begin("run:export", {"case": CASE})
    scope: Any = frame.run.steps[0]
    for name, value in (
        ("recipient_kind", "prosecutor"),
        ("recipient", "Supervising prosecutor"),
        ("purpose", "Study of the file"),
    ):
        scope.fields.set_value(name, value)
    scope.place.setText(str(stage.folder / "out"))
    yield "-1", stage.window
    frame.next_button.click()
    yield "-2", stage.window
    preview: Any = frame.run.steps[1]
    if preview.verify_button.isVisible():
        preview.verify_button.click()
        stage.until(lambda: not preview._stale.isVisible())
    frame.next_button.click()
    yield from stage.sign(frame, "OIC", "ERZ")


def receive_bundle(stage: "Stage") -> "Shown":
    """What another station sent, by which it hands a telephone over."""
    other = elsewhere.Elsewhere(stage.folder / "elsewhere")
    bundle = other.offers("BOL", str(stage.desk.station.ledger.trust.origin))
    frame = stage.begin("run:receive_bundle", None, "GUL")
    yield "-1", stage.window
    step: Any = frame.run.steps[0]
    step.trust.line.setText(other.trust)
    step.take(bundle)
    stage.until(lambda: step.brought is not None)
    yield "-1-filled", stage.window
    frame.next_button.click()
    brought: Any = frame.run.steps[1]
    brought.case_box.setCurrentIndex(brought.case_box.findData(CASE))
    yield "-2", stage.window
    frame.next_button.click()
    yield from stage.sign(frame)
    stage.sit_down("BOL")
    stage.window.go("today")
    yield "-today", stage.window
    stage.window.go("bundles")
    yield "-bundles", stage.window


def take_over(stage: "Stage") -> "Shown":
    """One thing is taken over, the other refused; the record of the first beside ours."""
    frame = stage.begin("run:take_over", {"case": CASE}, "BOL")
    step: Any = frame.run.steps[0]
    stage.until(lambda: not step.is_looking)
    if not step.things:
        yield "-1", stage.window
        return stage.leave(frame)
    step.things[0].taken.setChecked(True)
    step.arrival.set_value("packaging", "Bag B-7, whole")
    step.arrival.set_value("packaging_seal", "intact")
    step.why.set_value("reason", "It is not in the bag.")
    yield "-1", stage.window
    ours = step.things[0].ours.text()
    frame.next_button.click()
    yield from stage.sign(frame)
    stage.window.go("item", ours)
    stage.settle()
    page: Any = stage.window.page()
    stage.until(lambda: bool(page.abroad.places))
    page.findChild(QScrollArea).verticalScrollBar().setValue(page.abroad.y())
    yield "-item", stage.window


def take_artifacts(stage: "Stage") -> "Shown":
    """What the other station has copied goes on in a case of ours."""
    frame = stage.begin("run:take_artifacts", {"case": CASE})
    step: Any = frame.run.steps[0]
    stage.until(lambda: not step.is_busy)
    yield "-1", stage.window
    if not step.wanted():
        return stage.leave(frame)
    step.copy_button.click()
    stage.until(lambda: not step.is_busy)
    for area in stage.window.page().findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    yield "-1-copied", stage.window
    frame.next_button.click()
    yield from stage.sign(frame)


def transfer_out(stage: "Stage") -> "Shown":
    """A telephone is handed over to another station."""
    frame = stage.begin("run:transfer_out", {"case": CASE, "items": ["ITM-05"]}, "BOL")
    yield "-1", stage.window
    frame.next_button.click()
    step: Any = frame.run.steps[1]
    yield "-2", stage.window
    step.trust.line.setText(elsewhere.Elsewhere(stage.folder / "elsewhere").trust)
    step.person.setText("BORIS")
    for name, value in (
        ("purpose", "Examination in the regional laboratory"),
        ("authority_ref", "CPC 221"),
        ("condition", "Bag whole."),
    ):
        step.fields.set_value(name, value)
    yield "-2-filled", stage.window
    frame.next_button.click()
    yield from stage.sign(frame)
    stage.window.go("today")
    yield "-today", stage.window


def record(stage: "Stage") -> "Shown":
    """An event of one's choice."""
    frame = stage.begin("run:record", {"case": CASE, "command": "item.inspect"})
    for index in range(len(frame.run.steps)):
        frame.show_step(index)
        yield f"-{index + 1}", stage.window
    stage.leave(frame)


def enrol(stage: "Stage") -> "Shown":
    """A new person with a new key; the second signature."""
    frame = stage.begin("run:enrol", None, "ADM1")
    yield "-1", stage.window
    form: Any = frame.run.steps[0].findChildren(KeyForm)[0]
    form.person.setText("NEW1")
    form.name.setText("N. E.")
    for line in (form.passphrase, form.again):
        line.setText("four invented words here")
    yield "-1-filled", stage.window
    form.source.choose("token")
    yield "-1-token", stage.window
    form.source.choose("new")
    frame.show_step(1)
    yield "-2", stage.window
    stage.leave(frame)


def acknowledge(stage: "Stage") -> "Shown":
    """A finding is seen by a supervisor."""
    finding = stage.desk.queries.findings(unresolved=True)[0].id
    yield from steps(stage, "run:acknowledge", {"finding": finding}, "ERZ")
    yield from (
        (f"-resolve{part}", widget)
        for part, widget in steps(stage, "run:resolve", {"finding": finding}, "ERZ")
    )
