"""The custody picture: where everything stands, whatever the story."""

import re
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from custody.bundle.columns import columns_of
from custody.bundle.lettering import width_of
from custody.bundle.picture import lay_out
from custody.bundle.shapes import WIDTH, Drawing, Ink, Label, Line, Mark
from custody.bundle.story import Glyph, LaneKind
from custody.bundle.svg import custody_svg
from custody.bundle.words import words
from custody.domain.events import LANGUAGES
from tests.custody.bundle.drawn import Chain, draw, handed_over, labels, shapes

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
PERSONS = ("ALM", "BOL", "DIN")
ROLES = ("INV", "CUS", "EXA", "OIC", "PRO", "SUP", "ADM", "AUD")


def box_of(shape: Label | Mark) -> Box:
    """The room that a label takes at most, or a glyph."""
    if isinstance(shape, Mark):
        return shape.x - 8, shape.y - 8, shape.x + 8, shape.y + 8
    width = width_of(shape.text, shape.size, bold=shape.bold)
    left = {"start": shape.x, "middle": shape.x - width / 2, "end": shape.x - width}[shape.anchor]
    return left, shape.y - 0.76 * shape.size, left + width, shape.y + 0.24 * shape.size


def overlaps(drawing: Drawing) -> list[tuple[str, str]]:
    """Labels that print over another label or a glyph, or leave the picture."""
    found = []
    for row in drawing.rows:
        placed = [shape for shape in row.shapes if isinstance(shape, Label | Mark)]
        for shape in placed:
            left, top, right, bottom = box_of(shape)
            if not (left >= 0 and right <= WIDTH and top >= 0 and bottom <= row.height):
                found.append((str(shape), "the edge"))
        for one, other in combinations(placed, 2):
            a, b = box_of(one), box_of(other)
            if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]:
                found.append((str(one), str(other)))
    return found


@st.composite
def chains(draw: st.DrawFn) -> Chain:
    """Items that come, are offered, taken, checked and found wanting, in any order."""
    chain = Chain()
    items = draw(st.lists(st.sampled_from([f"ITM-{n:02}" for n in range(1, 20)]), unique=True,
                          min_size=1, max_size=18))  # fmt: skip
    for item in items:
        chain.add("item.received", draw(st.sampled_from(PERSONS)), {}, item, minutes=1)
    kinds = ("item.checked_out", "transfer.offered", "transfer.accepted", "artifact.verified",
             "finding.raised", "artifact.missing_found", "item.photographed", "incident.recorded",
             "item.confiscated", "finding.resolved")  # fmt: skip
    for number in range(draw(st.integers(1, 30))):
        kind = draw(st.sampled_from(kinds))
        named = draw(st.lists(st.sampled_from(items), unique=True, max_size=4))
        body = {"to": draw(st.sampled_from(PERSONS)), "finding": f"F-{number}",
                "artifact": f"ART-{number}", "incident": f"INC-{number}"}  # fmt: skip
        minutes = draw(st.sampled_from([1, 90, 23 * 60, 26 * 60, 400 * 24 * 60]))
        late = draw(st.sampled_from([0, 0, 20, 26 * 60]))
        by = draw(st.sampled_from(PERSONS))
        chain.add(kind, by, body, *named, minutes=minutes, late=late)
    return chain


@settings(max_examples=60)
@given(chain=chains(), language=st.sampled_from(LANGUAGES))
def test_no_label_prints_over_another_or_over_a_mark(chain: Chain, language: str) -> None:
    assert overlaps(draw(chain, language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
def test_the_office_of_a_holder_is_told_to_its_end(role: str, language: str) -> None:
    chain = Chain()
    chain.add("role.granted", "ALM", {"person": "GUL", "role": role}, case="ledger")
    chain.add("item.received", "BOL", {}, "I-1")
    chain.add("item.checked_out", "BOL", {"to": "GUL"}, "I-1")
    drawing = draw(chain, language)
    assert overlaps(drawing) == []
    assert words(language).role(role) in " ".join(labels(drawing))


def test_an_act_on_what_left_custody_stands_where_it_is() -> None:
    chain = long_chain(60)
    chain.add("item.received", "BOL", {}, "I-2")
    chain.add("item.confiscated", "BOL", {}, "I-1")
    for _ in range(30):
        chain.add("item.checked_out", "BOL", {"to": "DIN"}, "I-2", minutes=60)
        chain.add("item.checked_out", "DIN", {"to": "BOL"}, "I-2", minutes=60)
    chain.add("incident.recorded", "BOL", {"incident": "INC-1"}, "I-1")
    drawing = draw(chain)
    assert overlaps(drawing) == []
    assert any("INC-1" in mark.title for mark in shapes(drawing, Mark))


def test_ids_as_long_as_they_may_be_are_placed_too() -> None:
    chain = Chain()
    item, person, finding = "I" * 64, "W" * 64, "F" * 64
    chain.add("item.received", "ALM", {}, item)
    chain.add("item.checked_out", "ALM", {"to": person}, item)
    chain.add("finding.raised", "ALM", {"finding": finding}, item)
    chain.add("finding.raised", "ALM", {"finding": finding}, item)
    drawing = draw(chain)
    assert overlaps(drawing) == []
    assert person in "".join(labels(drawing))
    assert any(finding in mark.title for mark in shapes(drawing, Mark))


def long_chain(steps: int) -> Chain:
    chain = Chain()
    chain.add("item.received", "ALM", {}, "I-1")
    for number in range(steps - 1):
        holder = "BOL" if number % 2 else "DIN"
        giver = "DIN" if number % 2 else "BOL"
        chain.add("item.checked_out", giver, {"to": holder}, "I-1", minutes=7 * 60)
    return chain


def test_every_holder_and_place_has_a_lane() -> None:
    drawing = draw(handed_over())
    texts = labels(drawing)
    assert {"ALM", "BOL", words("en").text("picture.lane.found")} <= set(texts)
    assert words("en").text("picture.lane.case") in " ".join(texts)
    assert "DIN" not in texts  # held nothing


def test_an_item_in_transit_is_dashed_and_stays_with_its_giver_until_accepted() -> None:
    case, _ = handed_over().story()
    assert case.items["I-1"].lane is not None
    assert case.items["I-1"].lane.person == "BOL"
    offered = Chain()
    offered.events = handed_over().events[:-4]
    unaccepted, _ = offered.story()
    assert unaccepted.items["I-1"].lane is not None
    assert unaccepted.items["I-1"].lane.person == "ALM"
    assert unaccepted.items["I-1"].transit_to == "BOL"
    dashed = [line for line in shapes(draw(handed_over()), Line) if line.dashed]
    assert any(line.y1 != line.y2 for line in dashed)
    assert all(line.ink is Ink.TRACK for line in dashed)


def test_a_recalled_transfer_goes_on_undashed() -> None:
    chain = Chain()
    chain.add("item.received", "ALM", {}, "I-1")
    chain.add("transfer.offered", "ALM", {"to": "BOL"}, "I-1")
    chain.add("transfer.recalled", "ALM", {}, "I-1")
    chain.add("seal.checked", "ALM", {}, "I-1")
    dashed = [line.dashed for line in shapes(draw(chain), Line) if line.ink is Ink.TRACK]
    assert dashed == [False, True, False, False]
    assert chain.story()[0].items["I-1"].transit_to == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_in_danger_is_red_and_has_a_word(language: str) -> None:
    drawing = draw(handed_over(), language)
    red = [label.text for label in shapes(drawing, Label) if label.ink is Ink.ALARM]
    assert any("ART-1" in text for text in red)
    assert any("F-1" in text for text in red)
    assert all(len(text) > len("ART-1") for text in red)
    settled = words(language).text("picture.word.finding_resolved", what="F-1")
    assert settled in labels(drawing)
    assert settled not in red


def test_idle_days_are_shortened_and_said() -> None:
    chain = handed_over()
    before = draw(chain)
    chain.add("seal.checked", "BOL", {}, "I-1", minutes=90 * 24 * 60)
    after = draw(chain)
    assert "90 d" in labels(after)
    assert "90 d" not in labels(before)
    assert words("en").text("picture.note.time") in custody_svg(*chain.story(), words("en"))


def test_dates_never_run_into_each_other_nor_off_the_page() -> None:
    chain = Chain()
    chain.add("item.received", "BOL", {}, "I-1")
    for number in range(60):
        chain.add("seal.checked", "BOL", {}, "I-1", minutes=23 * 60 if number % 2 else 60)
    for row in draw(chain).rows:
        texts = (shape for shape in row.shapes if isinstance(shape, Label) and shape.bold)
        dates = [label.x for label in texts if label.text.endswith(" 2026")]
        assert all(after - before >= 88 for before, after in pairwise(dates))
        assert dates[-1] <= WIDTH - 77


def test_what_left_custody_ends_in_its_lane() -> None:
    chain = Chain()
    chain.add("item.received", "BOL", {}, "I-1")
    chain.add("item.confiscated", "BOL", {}, "I-1")
    chain.add("seal.checked", "BOL", {}, "I-1", minutes=9)
    case, _ = chain.story()
    assert case.items["I-1"].lane is not None
    assert case.items["I-1"].lane.kind is LaneKind.OUTSIDE
    assert case.items["I-1"].fate == "item.confiscated"
    ends = [mark for mark in shapes(draw(chain), Mark) if mark.glyph is Glyph.END]
    assert len(ends) == 1
    assert all(
        line.x1 <= ends[0].x or line.y1 != ends[0].y for line in shapes(draw(chain), Line)
        if line.ink is Ink.TRACK
    )  # fmt: skip


def test_a_child_begins_where_its_parent_is() -> None:
    chain = Chain()
    chain.add("item.received", "BOL", {}, "I-1")
    chain.add("item.child_registered", "ALM", {"parent": "I-1"}, "I-1", "I-2")
    case, _ = chain.story()
    assert case.items["I-2"].lane == case.items["I-1"].lane
    assert (case.items["I-1"].parent, case.items["I-2"].parent) == ("", "I-1")


def test_items_that_move_alike_share_a_track() -> None:
    chain = Chain()
    chain.add("item.received", "ALM", {}, *(f"I-{n:03}" for n in range(40)))
    chain.add("item.received", "ALM", {}, "J-1")
    drawing = draw(chain)
    assert "I-000 … I-039 (40)" in labels(drawing)
    assert "J-1" in labels(drawing)
    assert len(shapes(drawing, Mark)) == 2


@pytest.mark.parametrize("steps", [2, 27, 500])
def test_any_length_keeps_inside_the_page(steps: int) -> None:
    drawing = draw(long_chain(steps))
    assert len(shapes(drawing, Mark)) == steps
    assert (len(drawing.rows) > 1) == (steps > 20)
    for row in drawing.rows:
        for shape in row.shapes:
            if isinstance(shape, Mark | Label):
                assert 0 <= shape.x <= WIDTH
                assert 0 <= shape.y <= row.height
            if isinstance(shape, Line):
                assert 0 <= shape.x1 <= shape.x2 <= WIDTH
        xs = [shape.x for shape in row.shapes if isinstance(shape, Mark)]
        assert xs == sorted(set(xs))


def test_more_than_can_be_drawn_leaves_out_the_least_telling_and_says_so() -> None:
    chain = long_chain(100)
    for _ in range(300):
        chain.add("seal.checked", "DIN", {}, "I-1", minutes=24 * 60)
        chain.add("item.photographed", "DIN", {}, "I-1")
    drawing = draw(chain)
    assert drawing.left_out == 300
    glyphs = {mark.glyph for mark in shapes(drawing, Mark)}
    assert Glyph.TICK in glyphs
    assert Glyph.NOTE not in glyphs
    assert "300" in custody_svg(*chain.story(), words("en"))


def test_checks_in_a_row_are_one_mark_with_their_numbers() -> None:
    chain = Chain()
    chain.add("item.received", "DIN", {}, "I-1")
    for _ in range(5):
        chain.add("artifact.hashed", "DIN", {"artifacts": []}, "I-1", minutes=1)
    drawing = draw(chain)
    assert len(shapes(drawing, Mark)) == 2
    assert "2–6" in labels(drawing)


def test_ten_thousand_events_share_columns_and_lose_neither_a_finding_nor_a_move() -> None:
    chain = Chain()
    chain.add("item.received", "ALM", {}, "I-1")
    holders = ("ALM", "BOL")
    for way in range(4999):
        giver, taker = holders[way % 2], holders[(way + 1) % 2]
        chain.add("transfer.offered", giver, {"to": taker}, "I-1", minutes=1)
        if way == 2500:
            chain.add("finding.raised", "DIN", {"finding": "F-1"}, "I-1")
        chain.add("transfer.accepted", taker, {}, "I-1", minutes=1)
    case, story = chain.story()
    assert len(case.steps) == 10_000
    columns = columns_of(case.steps)
    told = [step.number for column in columns for step in column.steps]
    assert told == list(range(1, 10_001))
    drawing = lay_out(case, story, words("en"))
    marks = shapes(drawing, Mark)
    assert len(marks) == len(columns) <= 500
    (alarm,) = [mark for mark in marks if mark.glyph is Glyph.ALARM]
    (found,) = [each.numbers() for each in columns if each.step.glyph is Glyph.ALARM]
    assert found in labels(drawing)
    assert "F-1" in alarm.title
    moves = [move for column in columns for move in column.step.moves]
    for before, after in pairwise(moves):
        assert after.source == before.target, "each goes on from where the last got to"
    assert moves[-1].target.person == "BOL"


def test_what_is_recorded_later_stands_where_it_happened_with_a_mark() -> None:
    chain = handed_over()
    chain.add("item.photographed", "ALM", {}, "I-1", minutes=120, late=148)
    drawing = draw(chain)
    marks = sorted(shapes(drawing, Mark), key=lambda mark: mark.x)
    ((late, after),) = [(mark, then) for mark, then in pairwise(marks) if mark.is_late]
    assert (late.numbers, after.numbers) == ((9, 9), (5, 5)), "taken before it was handed over"
    assert late.y < after.y, "in the lane of who held it then"
    assert "18 Mar 2026, 07:52 (UTC+05:00) · 18 Mar 2026, 02:52 UTC" in late.title
    assert "recorded later: 18 Mar 2026, 10:20 (UTC+05:00)" in late.title
    key = words("en").text("picture.key.late")
    assert key in custody_svg(*chain.story(), words("en"))
    assert key not in custody_svg(*handed_over().story(), words("en"))
    times = [label.text for label in shapes(drawing, Label) if re.match(r"\d\d:\d\d$", label.text)]
    assert times == sorted(times)


def test_who_holds_an_item_follows_from_the_record_whatever_hours_are_claimed() -> None:
    chain = Chain()
    chain.add("item.received", "ALM", {}, "I-1", late=10)
    chain.add("item.checked_out", "ALM", {"to": "BOL"}, "I-1")
    chain.add("item.checked_out", "BOL", {"to": "DIN"}, "I-1", late=60)
    columns = columns_of(chain.story()[0].steps)
    assert [move.target.person for each in columns for move in each.step.moves] == [
        "ALM", "BOL", "DIN",
    ]  # fmt: skip


def test_what_happened_to_an_item_before_anybody_had_it_stands_in_the_lane_of_the_case() -> None:
    chain = Chain()
    chain.add("item.seized", "ALM", {}, "I-1")
    chain.add("item.photographed", "ALM", {}, "I-1", minutes=1, late=31)
    drawing = draw(chain)
    photograph, seizure = sorted(shapes(drawing, Mark), key=lambda mark: mark.x)
    assert photograph.numbers == (2, 2)
    assert photograph.y > seizure.y
    assert words("en").text("picture.lane.case") in " ".join(labels(drawing))


def test_no_items_say_so_in_words() -> None:
    drawing = draw(Chain())
    assert labels(drawing) == [words("en").text("picture.empty")]
