import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from custody.domain.events import Draft
from custody.errors import InputError, IntegrityError
from custody.event_filter import EventFilter
from custody.ledger.checkpoint import open_note
from custody.ledger.event import leaf_hash
from custody.ledger.ledger import LEDGER_FILE, Ledger
from custody.ledger.tree import verify_inclusion
from custody.procedures import catalogue
from custody.queries import Queries
from tests.custody.ledger.station import KEYS, Station, note_event, open_case, order_erasure
from tests.custody.ledger.test_view import DIGEST, hashed


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    made = Station(tmp_path / "ledger").create()
    with made.writing() as writer:
        open_case(writer)
        open_case(writer, "C-2")
        for number in range(10):
            note_event(writer, text=f"телефон № {number}", items=(f"ITM-{number % 2}",))
        note_event(writer, "C-2", 'a "quoted" word AND an operator', by="cus")
        writer.append(hashed("ART-1"), KEYS["inv"])
        body = {"finding": "F-1", "kind": "digest_mismatch", "severity": "red"}
        writer.append(Draft("finding.raised", body, "INV", case="C-1"), KEYS["inv"])
    yield made
    made.close()


@pytest.fixture
def queries(ledger: Ledger) -> Queries:
    return Queries(ledger, catalogue.load())


def test_indices_are_those_of_the_rows_for_every_filter_from_both_ends(queries: Queries) -> None:
    filters = (
        EventFilter(),
        EventFilter(case="C-1", person="inv"),
        EventFilter(item="ITM-1"),
        EventFilter(type="event."),
        EventFilter(words="телефон"),
        EventFilter(words="телефон", item="ITM-0"),
    )
    for of in filters:
        rows = [row.index for row in queries.events(of)]
        assert rows
        assert list(queries.event_indices(of)) == rows
        assert list(queries.event_indices(of, newest_first=True)) == rows[::-1]
        assert list(queries.event_indices(of, after=rows[1])) == rows[2:]
        assert list(queries.event_indices(of, limit=1, newest_first=True)) == rows[-1:]


def test_what_stands_in_quotation_marks_is_held_just_so(queries: Queries) -> None:
    assert queries.events(EventFilter(words="F 1 red"))
    assert queries.events(EventFilter(words='"F-1" re'))
    assert not queries.events(EventFilter(words='"red F-1"'))
    assert not queries.events(EventFilter(words='"F-1" "re"'))
    assert queries.events(EventFilter(words='"F-1'))
    assert not queries.events(EventFilter(words='""'))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE private_part SET doc = CAST(replace(CAST(doc AS TEXT), '№ 3', '№ 8') AS BLOB)",
        "UPDATE opening SET salt = zeroblob(32)",
    ],
)
def test_what_was_changed_behind_the_guard_rails_is_not_shown_as_recorded(
    ledger: Ledger, tmp_path: Path, change: str
) -> None:
    (index,) = ledger.view.column("SELECT idx FROM text WHERE body LIKE '%№ 3%'")
    ledger.close()
    with closing(sqlite3.connect(tmp_path / "ledger" / LEDGER_FILE)) as stranger:
        found = stranger.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        rails: dict[str, str] = dict(found.fetchall())
        for name in rails:
            stranger.execute(f"DROP TRIGGER {name}")
        assert stranger.execute(f"{change} WHERE idx = ?", [index]).rowcount == 1
        for sql in rails.values():
            stranger.execute(sql)
        stranger.commit()
    with closing(Station(tmp_path / "ledger").open()) as again:
        queries = Queries(again, catalogue.load())
        assert queries.event(index - 1).event is not None
        with pytest.raises(IntegrityError, match=f"event {index}"):
            queries.event(index)
        with pytest.raises(IntegrityError, match=f"event {index}"):
            queries.told(index)


def test_an_outline_is_folded_on_and_tells_what_the_whole_case_tells(
    queries: Queries, ledger: Ledger
) -> None:
    known = queries.states.outline("C-1")
    whole = queries.states.of("C-1")
    assert known[0].findings == whole.findings
    assert known[0].artifacts == whole.artifacts
    with ledger.writing() as writer:
        writer.append(hashed("ART-2"), KEYS["inv"])
    state, last = queries.states.outline("C-1", known)
    assert set(state.artifacts) == {"ART-1", "ART-2"}
    assert last == queries.size() - 1


def test_names_are_found_by_how_they_begin_in_any_letter_case(queries: Queries) -> None:
    assert {(each.kind, each.id) for each in queries.names("itm-")} == {
        ("item", "ITM-0"),
        ("item", "ITM-1"),
    }
    assert {each.case for each in queries.names("REG C-2")} == {"C-2"}
    assert len(queries.names("itm-", limit=1)) == 1
    assert queries.names("") == []
    assert queries.names("nothing") == []


def test_an_artifact_is_found_by_the_beginning_of_a_digest(queries: Queries) -> None:
    assert [each.id for each in queries.artifacts_with(DIGEST[:12].upper())] == ["ART-1"]
    assert queries.artifacts_with("f" * 12) == []


def test_rows_come_in_the_order_they_are_asked_for(queries: Queries) -> None:
    assert [row.index for row in queries.events_at([7, 3, 19])] == [7, 3, 19]
    assert queries.events_at([99]) == []


def test_a_story_tells_of_one_case_and_of_the_people(queries: Queries, ledger: Ledger) -> None:
    story = queries.story("C-1")
    assert list(story.cases) == ["C-1"]
    assert "inv" in story.people
    (finding,) = story.cases["C-1"].findings.values()
    index = queries.index_in_case("C-1", finding.number)
    told = queries.told(index)
    assert told is not None
    assert told.event.type == "finding.raised"
    with pytest.raises(InputError):
        queries.index_in_case("C-1", 99)
    assert set(queries.people()) >= {"ada", "inv", "cus"}


def test_pages_follow_each_other_without_gap_or_repeat(queries: Queries) -> None:
    seen: list[int] = []
    after = None
    while page := queries.events(after=after, limit=4):
        seen += [row.index for row in page]
        after = page[-1].index
    assert seen == list(range(queries.event_count())) == list(range(20))
    newest = queries.events(limit=3, newest_first=True)
    assert [row.index for row in newest] == [19, 18, 17]
    assert [row.index for row in queries.events(before=17, limit=2, newest_first=True)] == [16, 15]


@pytest.mark.parametrize(
    ("of", "indices"),
    [
        (EventFilter(case="C-2"), [6, 17]),
        (EventFilter(item="ITM-1"), [8, 10, 12, 14, 16, 18]),
        (EventFilter(type="case.opened"), [5, 6]),
        (EventFilter(type="case."), [5, 6]),
        (EventFilter(person="cus"), [17]),
        (EventFilter(case="C-1", person="oic"), [5]),
        (EventFilter(words="телефон 7"), [14]),
        (EventFilter(words="ТЕЛЕФ"), list(range(7, 17))),
        (EventFilter(words='quoted" OR AND'), []),
        (EventFilter(words='"quoted word AND'), [17]),
        (EventFilter(words='" ( * '), []),
        (EventFilter(words="C-2 nothing"), []),
    ],
)
def test_a_filter_lets_through_what_fits(
    queries: Queries, of: EventFilter, indices: list[int]
) -> None:
    assert [row.index for row in queries.events(of)] == indices
    assert queries.event_count(of) == len(indices)


def test_events_are_found_by_time(queries: Queries) -> None:
    rows = queries.events()
    at = rows[8].recorded_at
    assert queries.events(EventFilter(recorded_from=at)) == rows[8:]
    assert queries.events(EventFilter(recorded_before=at)) == rows[:8]


def test_cases_items_artifacts_and_findings_are_listed(queries: Queries) -> None:
    first, second = queries.cases()
    assert (first.id, first.registration, first.events, first.items) == ("C-1", "REG C-1", 13, 2)
    assert (first.artifacts, first.open_findings) == (1, 1)
    assert (second.id, second.events, second.items) == ("C-2", 2, 0)
    assert first.first_at < first.last_at
    assert [(row.id, row.events, row.artifacts) for row in queries.items("C-1")] == [
        ("ITM-0", 5, 0),
        ("ITM-1", 6, 1),
    ]
    assert queries.items("C-2") == []
    assert queries.items() == queries.items("C-1")
    (artifact,) = queries.artifacts("C-1")
    assert (artifact.id, artifact.item, artifact.sha256, artifact.kept) == (
        "ART-1",
        "ITM-1",
        DIGEST,
        "store",
    )
    assert queries.artifacts(item="ITM-1") == queries.artifacts_with(DIGEST) == [artifact]
    assert queries.artifacts_with("00" * 32) == []
    (finding,) = queries.findings("C-1")
    assert (finding.id, finding.kind, finding.severity, finding.raised) == (
        "F-1",
        "digest_mismatch",
        "red",
        19,
    )


def test_a_resolved_finding_is_listed_only_when_asked_for(queries: Queries, ledger: Ledger) -> None:
    with ledger.writing() as writer:
        draft = Draft("finding.resolved", {"finding": "F-1"}, "SUP", case="C-1")
        writer.append(draft, KEYS["sup"], [KEYS["oic"]])
    assert queries.findings() == []
    assert [row.resolved for row in queries.findings(unresolved=False)] == [20]


def test_an_event_is_shown_with_bytes_signatures_and_proof(
    queries: Queries, ledger: Ledger
) -> None:
    page = queries.event(7)
    assert page.event is not None
    assert page.envelope is not None
    assert page == queries.event(page.event.id)
    assert page.private == {"note": "телефон № 0", "statement": "I note: телефон № 0"}
    assert [(each.person, each.key) for each in page.signatures] == [
        ("inv", KEYS["inv"].public.name)
    ]
    proof = queries.proof(7)
    head = open_note(proof.checkpoint, ledger.trust)
    leaf = leaf_hash(proof.salt, page.envelope)
    assert leaf.hex() == page.leaf_hash
    verify_inclusion(leaf, 7, head.size, proof.path, head.root)
    for missing in (99, "019cacb3-f264-758a-b8c2-9a53bf22f2cc"):
        with pytest.raises(InputError):
            queries.event(missing)


def test_an_erased_event_leaves_its_place(queries: Queries, ledger: Ledger) -> None:
    order = order_erasure(ledger, 8, "opening")
    with ledger.writing() as writer:
        writer.erase(order, KEYS["sup"], "SUP")
    page = queries.event(8)
    assert (page.event, page.envelope, page.private, page.erased_by) == (None, None, None, order)
    with pytest.raises(InputError):
        queries.proof(8)
    assert queries.event_count() == 21
    assert queries.search("телефон 1") == []


def test_a_case_is_folded_from_its_events(queries: Queries) -> None:
    state = queries.states.of("C-1")
    assert state.opened
    assert state.registration == "REG C-1"
    with pytest.raises(InputError):
        queries.states.of("C-9")
