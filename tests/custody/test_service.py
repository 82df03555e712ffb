"""The one way to write: all or nothing, caught up with others, honest about the clock."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from custody.clock import Clock, SystemClock
from custody.domain.commands import Command
from custody.errors import InputError, IntegrityError, RefusedError
from custody.keys.keyring import Keyring
from custody.ledger.check import check_ledger
from custody.service import Act, CustodyService, Named
from custody.station import Station
from custody.strict_json import b64, parse
from tests.custody.ledger.station import FakeClock
from tests.custody.office import CASE, OPEN_CASE, Office, passphrase


def case_named(name: str, **fields: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(json.dumps(OPEN_CASE))
    document["case"] = name
    document["fields"] |= {"registration": f"EX-{name}", **fields}
    return document


def item_document(office: Office) -> dict[str, Any]:
    document: dict[str, Any] = office.free("commands", "item.receive", "--example").json
    document.pop("occurred", None)
    return {**document, "case": CASE, "role": "INV"}


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("kk", "Қазақстан Республикасының Қылмыстық кодексі"),
        ("ru", "Уголовный кодекс Республики Казахстан"),
        ("en", "Criminal Code of the Republic of Kazakhstan"),
    ],
)
def test_what_is_signed_tells_an_act_of_law_by_its_title(
    office: Office, language: str, title: str
) -> None:
    act = "Criminal Code of Kazakhstan"
    opened = case_named(f"C-{language}")
    opened |= {"language": language}
    opened["fields"] |= {"offences": [{"act": act, "article": "205"}]}
    with office.open() as station:
        (done,) = office.execute(station, opened, "ANNA").appended
        private = station.ledger.entry(done.index).private
        assert private is not None
        told = parse(private)
        assert f": {title}\n" in told["statement"]
        assert act not in told["statement"].replace(title, "")
        assert done.event.body["offences"][0]["act"] == act


def test_a_receipt_names_what_is_in_the_ledger(office: Office) -> None:
    with office.open() as station:
        receipt = office.execute(station, OPEN_CASE, "ANNA")
        (done,) = receipt.appended
        assert done.index == station.ledger.head.size - 1
        entry = station.ledger.entry(done.index)
        assert entry.private is not None
        statement = parse(entry.private)["statement"]
        assert "ANNA" in statement
        assert done.event.language == "en"


def test_of_several_acts_all_are_recorded_or_none(office: Office) -> None:
    with office.open() as station:
        size = station.ledger.head.size
        signer = office.signer("ANNA")
        acts = [Act(Command.parse(case_named(name)), signer) for name in ("C-1", "C-2", "C-1")]
        with pytest.raises(RefusedError) as caught:
            station.service.execute(*acts)
        assert caught.value.code == "refused.id_taken"
        assert station.ledger.head.size == size
        assert station.service.case_of("case", "C-2") is None
        assert not station.service.state_of("C-2").opened
        assert len(station.service.execute(*acts[:2]).appended) == 2


def test_what_another_process_recorded_is_known_before_the_rules_judge(office: Office) -> None:
    with office.open() as first, office.open() as second:
        office.execute(first, OPEN_CASE, "ANNA")
        with pytest.raises(RefusedError) as caught:
            office.execute(second, OPEN_CASE, "ANNA")
        assert caught.value.code == "refused.id_taken"
        office.execute(second, item_document(office), "ANNA")
        assert set(first.service.state_of(CASE).items) == {"ITM-01"}
        with pytest.raises(RefusedError):
            office.execute(first, item_document(office), "ANNA")


def test_what_was_recorded_here_is_known_before_the_view_tells_it(office: Office) -> None:
    with office.open() as station:
        office.execute(station, OPEN_CASE, "ANNA")
        behind = station.ledger.view_as_is().size
        office.execute(station, item_document(office), "ANNA")
        office.execute(station, case_named("C-2"), "ANNA")
        assert station.ledger.view_as_is().size == behind < station.ledger.head.size
        for document in (case_named("c-2"), item_document(office)):
            with pytest.raises(RefusedError):
                office.execute(station, document, "ANNA")
        assert station.service.case_of("case", "c-2") == "C-2"
        assert set(station.service.state_of(CASE).items) == {"ITM-01"}
        assert station.service.state_of("C-2").opened
        assert station.ledger.view.size == station.ledger.head.size


def test_the_view_falls_behind_by_a_few_hundred_events_at_most(office: Office) -> None:
    with office.open() as station:
        opened = office.execute(station, OPEN_CASE, "ANNA").appended[0].event.id
        remark = Command("event.annotate", {"event": opened, "text": "a remark"}, CASE)
        act = Act(remark, office.signer("ANNA"))
        station.service.execute(*[act] * 300)
        behind = station.ledger.head.size
        assert station.ledger.view_as_is().size < behind - 256
        station.service.execute(act)
        assert station.ledger.view_as_is().size == behind


def test_a_protocol_bears_a_checkpoint_of_this_very_ledger(office: Office) -> None:
    with office.open() as station:
        office.execute(station, OPEN_CASE, "ANNA")
        tree = station.ledger.tree()
        signed = office.free("commands", "protocol.sign", "--example").json
        signed |= {"case": CASE, "role": "INV"}
        signed.pop("items", None)
        for size in (0, tree.size - 1, tree.size, tree.size + 1):
            root = tree.root(min(size, tree.size))
            signed["fields"] |= {"checkpoint_size": size, "checkpoint_root": b64(root)}
            act = Act(Command.parse(signed), office.signer("ANNA"))
            if 0 < size <= tree.size:
                assert station.service.judge(act).type == "protocol.signed"
                signed["fields"]["checkpoint_root"] = b64(bytes(32))
                act = Act(Command.parse(signed), office.signer("ANNA"))
            with pytest.raises(RefusedError) as caught:
                station.service.judge(act)
            assert caught.value.code == "refused.checkpoint_unknown"


def test_judging_records_nothing(office: Office) -> None:
    with office.open() as station:
        size = station.ledger.head.size
        act = Act(Command.parse(OPEN_CASE), office.signer("ANNA"))
        draft = station.service.judge(act)
        assert (draft.type, draft.role) == ("case.opened", "OIC")
        assert station.ledger.head.size == size


def test_a_preview_judges_each_act_in_the_state_that_the_last_left(office: Office) -> None:
    with office.open() as station:
        size = station.ledger.head.size
        anna = Named(office.signer("ANNA").public)
        opened = Act(Command.parse(OPEN_CASE), anna)
        received = Act(Command.parse(item_document(office)), anna)
        with pytest.raises(RefusedError) as caught:
            station.service.preview([received])
        assert caught.value.code == "refused.case_unknown"
        with pytest.raises(RefusedError) as caught:
            station.service.preview([opened, opened])
        assert caught.value.code == "refused.id_taken"
        foreseen = station.service.preview([opened, received])
        assert [each.draft.type for each in foreseen] == ["case.opened", "item.received"]
        assert station.ledger.head.size == size
        assert not station.service.state_of(CASE).opened
        recorded = station.service.execute(
            *(replace(act, actor=office.signer("ANNA")) for act in (opened, received))
        )
        told = []
        for done in recorded.appended:
            private = station.ledger.entry(done.index).private
            assert private is not None
            told.append(parse(private)["statement"])
        assert [each.statement for each in foreseen] == told


def test_a_case_that_was_folded_aside_is_taken_over_and_goes_on(office: Office) -> None:
    office.open_case()
    with office.open() as station:
        aside = CustodyService(station.ledger, station.service.station_signer)
        folded = aside.state_of(CASE)
        station.service.adopt(aside, CASE)
        assert station.service.state_of(CASE) is folded
        office.execute(station, item_document(office), "ANNA")
        assert station.service.state_of(CASE).items
        older = CustodyService(station.ledger, station.service.station_signer)
        older._state._cases[CASE] = replace(folded_case(station), next_index=0)
        station.service.adopt(older, CASE)
        assert station.service.state_of(CASE).items
        station.service.adopt(older, "C-404")


def folded_case(station: Station) -> Any:
    return station.service._state._cases[CASE]


def test_a_named_key_signs_nothing(office: Office) -> None:
    with office.open() as station:
        anna = Named(office.signer("ANNA").public)
        with pytest.raises(AssertionError):
            station.service.execute(Act(Command.parse(OPEN_CASE), anna))
        assert not station.service.state_of(CASE).opened


def test_a_key_that_nobody_enrolled_signs_nothing(office: Office) -> None:
    stranger = Keyring(office.folder / "keys").generate("STRANGER", passphrase)
    with office.open() as station, pytest.raises(RefusedError) as caught:
        station.service.execute(Act(Command.parse(OPEN_CASE), stranger))
    assert caught.value.code == "refused.key"


def test_two_ids_that_differ_by_case_alone_are_one(office: Office) -> None:
    with office.open() as station:
        office.execute(station, case_named("C-a"), "ANNA")
        with pytest.raises(RefusedError) as caught:
            office.execute(station, case_named("C-A", registration="EX-other"), "ANNA")
        assert caught.value.code == "refused.id_taken"


def test_a_number_whose_check_digit_does_not_fit_stands_with_a_warning(office: Office) -> None:
    document = item_document(office)
    document["fields"]["details"][0]["imei"] = ["350000001234563"]
    with office.open() as station:
        office.execute(station, OPEN_CASE, "ANNA")
        receipt = office.execute(station, document, "ANNA")
        assert "350000001234563" in receipt.cautions[0].sentence
        good = station.service.state_of(CASE)
        assert "ITM-01" in good.items


def check_clock(station: Station, offset_ms: int) -> None:
    fields = {"reference": "ntp", "offset_ms": offset_ms, "uncertainty_ms": 20, "method": "ntp"}
    station.service.execute(Act(Command("clock.check", fields), station.service.station_signer))


@pytest.mark.parametrize(
    ("offset_ms", "marked"), [(400, False), (-400, False), (121_000, True), (-121_000, True)]
)
def test_an_event_says_when_the_clock_was_doubtful(
    office: Office, offset_ms: int, marked: bool
) -> None:
    with office.open() as station:
        check_clock(station, offset_ms)
        (done,) = office.execute(station, OPEN_CASE, "ANNA").appended
        private = parse(station.ledger.entry(done.index).private or b"{}")
        assert bool(done.event.body.get("clock_warning") or private.get("clock_warning")) is marked


def test_a_check_of_the_clock_holds_a_day_and_not_through_a_restart(office: Office) -> None:
    class Restarted(FakeClock):
        def boot(self) -> str | None:
            return "fedcba9876543210"

    clock = FakeClock(SystemClock().now())
    with office.open(clock) as station:
        check_clock(station, 10)
        (done,) = office.execute(station, case_named("C-1"), "ANNA").appended
        assert not done.event.body.get("clock_warning")
    later: Clock = FakeClock(clock.now() + timedelta(hours=25))
    with office.open(later) as station:
        (done,) = office.execute(station, case_named("C-2"), "ANNA").appended
        assert done.event.body.get("clock_warning")
        check_clock(station, 10)
    with office.open(Restarted(later.now())) as station:
        (done,) = office.execute(station, case_named("C-3"), "ANNA").appended
        assert done.event.body.get("clock_warning")


def test_a_finding_follows_in_the_transaction_of_what_caused_it(office: Office) -> None:
    with office.open() as station:
        office.execute(station, OPEN_CASE, "ANNA")
        office.execute(station, item_document(office), "ANNA")
        hashed = {
            "command": "artifact.hash",
            "case": CASE,
            "items": ["ITM-01"],
            "role": "INV",
            "fields": {
                "tool": "x",
                "tool_version": "1",
                "artifacts": [
                    {"artifact": "A-1", "size": 1, "digests": {"sha256": "0" * 64}},
                ],
            },
        }
        mismatch = {
            "command": "artifact.report_mismatch",
            "case": CASE,
            "items": ["ITM-01"],
            "role": "INV",
            "fields": {
                "artifact": "A-1",
                "expected": {"source": "own_record", "size": 1, "digests": {"sha256": "0" * 64}},
                "computed": {"size": 1, "digests": {"sha256": "1" * 64}},
            },
        }
        acquire = office.free("commands", "artifact.acquire", "--example").json
        acquire |= {"case": CASE, "items": ["ITM-01"], "role": "INV"}
        acquire["fields"]["artifacts"] = ["A-1"]
        office.execute(station, acquire, "ANNA")
        office.execute(station, hashed, "ANNA")
        receipt = office.execute(station, mismatch, "ANNA")
        types = [done.event.type for done in receipt.appended]
        assert types == ["artifact.mismatch_found", "finding.raised"]
        raised = receipt.appended[1].event
        assert raised.actor_role == "SYS"
        assert raised.body["artifacts"] == ["A-1"]
        report = check_ledger(station.ledger.store, trust=station.ledger.trust)
        assert report.is_sound, report.document()


def test_an_event_that_nobody_recorded_has_no_index(office: Office) -> None:
    with office.open() as station, pytest.raises(RefusedError) as caught:
        station.service.index_of("01a201bc-15d4-7f3a-b09f-144ef59e828c")
    assert caught.value.code == "refused.event_unknown"


def test_an_order_of_erasure_takes_the_private_part_and_leaves_the_tree_whole(
    office: Office,
) -> None:
    with office.open() as station:
        (opened,) = office.execute(station, OPEN_CASE, "ANNA").appended
        erased = {"index": opened.index, "leaf": opened.leaf_hash.hex(), "scope": "private"}
        order = {
            "command": "erasure.order",
            "case": CASE,
            "role": "SUP",
            "fields": {"basis": "Court order 1 of 2026-03-02", "events": [erased]},
        }
        (ordered,) = office.execute(station, order, "CHIEF", "GUL").appended
        done = {
            "command": "erasure.do",
            "case": CASE,
            "role": "SUP",
            "fields": {
                "order": ordered.event.id,
                "events": [{**erased, "case": {"id": CASE, "seq": 0}}],
            },
        }
        office.execute(station, done, "CHIEF")
        assert station.ledger.entry(opened.index).private is None
        assert station.service.state_of(CASE).opened
        report = check_ledger(station.ledger.store, trust=station.ledger.trust)
        assert report.is_sound, report.document()


def test_what_was_erased_is_forgotten_at_once_as_after_a_restart(office: Office) -> None:
    with office.open() as station:
        office.execute(station, OPEN_CASE, "ANNA")
        (received,) = office.execute(station, item_document(office), "ANNA").appended
        erased = {
            "index": received.index,
            "leaf": received.leaf_hash.hex(),
            "scope": "opening",
        }
        order = {
            "command": "erasure.order",
            "case": CASE,
            "role": "SUP",
            "fields": {"basis": "Court order 1", "events": [erased]},
        }
        (ordered,) = office.execute(station, order, "CHIEF", "GUL").appended
        stands = {"case": {"id": CASE, "seq": 1}, "items": [{"id": "ITM-01", "seq": 0}]}
        done = {
            "command": "erasure.do",
            "case": CASE,
            "role": "SUP",
            "fields": {"order": ordered.event.id, "events": [{**erased, **stands}]},
        }
        office.execute(station, done, "CHIEF")
        now = set(station.service.state_of(CASE).items)
    with office.open() as again:
        assert set(again.service.state_of(CASE).items) == now == set()


def test_a_command_without_its_form_never_reaches_the_rules(office: Office) -> None:
    with office.open() as station:
        size = station.ledger.head.size
        with pytest.raises((InputError, IntegrityError)):
            office.execute(station, {**OPEN_CASE, "fields": {"registration": "EX-1"}}, "ANNA")
        assert station.ledger.head.size == size
