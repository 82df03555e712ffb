"""What the pictures of the client show of a page: its tabs, what is below, what it answers."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QScrollArea

from custody.acquisition import record
from custody.gathering import Plan, gather
from ui.widgets.case_view import TABS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.scenes import Shown, Stage

CASE = "EX-26-0417"


def scenes(stage: "Stage") -> dict[str, "Callable[[], Shown]"]:
    """Name of each to what shows it."""
    told: dict[str, Callable[[Stage], Shown]] = {
        "item-custody": item_custody,
        "below": below,
        "case-parts": case_parts,
        "event": event,
        "audit": audit,
    }
    return {name: partial(scene, stage) for name, scene in told.items()}


def recording(stage: "Stage") -> dict[str, "Callable[[], Shown]"]:
    """Those that record something, which is better seen last."""
    return {"table-parts": partial(table_parts, stage), "verified": partial(verified, stage)}


def item_custody(stage: "Stage") -> "Shown":
    """The item again, its custody drawn."""
    stage.window.go("item", "ITM-03")
    stage.settle()
    page: Any = stage.window.page()
    card = page._cards["custody"]
    area = page.findChild(QScrollArea)
    area.verticalScrollBar().setValue(card.y())
    yield "", stage.window


def below(stage: "Stage") -> "Shown":
    """What is seen of a long page only when it is scrolled."""
    for name, argument in (
        ("today", None), ("settings", None), ("outside", None), ("item", "ITM-03"),
        ("requests", "RQ-01"),
    ):  # fmt: skip
        stage.window.go(name, argument)
        stage.settle()
        for area in stage.window.page().findChildren(QScrollArea):
            area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
        yield f"-{name}", stage.window


def case_parts(stage: "Stage") -> "Shown":
    """A case, tab by tab."""
    for tab in TABS[1:]:
        stage.window.go("case", {"case": CASE, "tab": tab})
        yield f"-{tab}", stage.window


def event(stage: "Stage") -> "Shown":
    """An event, down to its proof and to its bytes."""
    stage.window.go("ledger", 99)
    stage.settle()
    page: Any = stage.window.page()
    bar = page.view.verticalScrollBar()
    for name, part in (("-proof", 0.4), ("-bytes", 1.0)):
        bar.setValue(round(bar.maximum() * part))
        yield name, stage.window
    page.view.prove()
    bar.setValue(bar.maximum() // 2)
    yield "-proven", stage.window


def audit(stage: "Stage") -> "Shown":
    """The ledger, verified."""
    stage.window.go("ledger")
    page: Any = stage.window.page()
    page.verify.click()
    stage.until(lambda: page.detail.currentIndex() == 2)
    yield "", stage.window


def verified(stage: "Stage") -> "Shown":
    """What the station keeps, read again; then files that come from anywhere."""
    stage.sit_down("ALM")
    stage.window.go("verify")
    page: Any = stage.window.page()
    page.kept.verify()
    stage.until(lambda: page.kept.verify_button.isEnabled())
    yield "", stage.window
    page.files.look_up(sorted((stage.folder / "evidence").rglob("*.*"))[:6])
    yield "-looked-up", stage.window


def table_parts(stage: "Stage") -> "Shown":
    """A table of calls: its rows, when, who with whom."""
    stage.sit_down("ALM")
    signer = stage.desk.people.signer
    if signer is None:
        raise TypeError(signer)
    plan = Plan(CASE, (_calls(stage.folder / "calls.csv"),), ids=("ART-900",), role="INV")
    with gather(stage.desk.station, plan) as found:
        record(stage.desk.station, plan, found, signer)
    stage.window.go("table", {"case": CASE, "artifact": "ART-900"})
    page: Any = stage.window.page()
    stage.until(lambda: not page.is_busy)
    for view in ("rows", "when", "who"):
        page.views.choose(view)
        yield f"-{view}", stage.window
    page.keep.click()
    stage.until(lambda: page.review is not None)
    yield "-keep", page.review
    page.review.reject()


def authentic(stage: "Stage") -> "Shown":
    """The prosecutor's bundle, checked against the trust line."""
    stage.window.go("open_bundle", stage.folder / "bundles" / "prosecutor")
    stage.settle()
    page: Any = stage.window.page()
    page.view.trust.own_button.click()
    yield "", stage.window


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
