"""Times, chains, custody and artifacts that are wrong in one way (questions 10 to 13)."""

from custody.strict_json import canonical, file_name
from tests.custody.bundle.bends import (
    ARTIFACTS,
    CHAINS,
    CUSTODY,
    LATER,
    TIME,
    answer,
    bad,
    edit,
    event,
    put,
    sealing,
    transfer,
)
from tests.custody.bundle.forge import Forge
from tests.custody.bundle.forge_acts import Act, Document, listed, recorded

# 10: time


@bad(TIME)
def occurred_after_it_was_recorded(forge: Forge) -> None:
    forge.act("found").occurred = {"at": LATER, "offset": "+05:00"}


@bad(TIME)
def seal_occurred_after_it_was_recorded(forge: Forge) -> None:
    forge.seal_payload = lambda payload: payload.update(occurred={"at": LATER, "offset": "+05:00"})


# 11: chains


@bad(CHAINS)
def event_of_a_whole_case_dropped(forge: Forge) -> None:
    forge.hidden = ("note", "correct")
    forge.seal_body = lambda body: body["cases"][0].update(erased=1)


@bad(CHAINS)
def erased_events_counted_too_high(forge: Forge) -> None:
    forge.seal_body = lambda body: body["cases"][0].update(erased=2)


@bad(CHAINS)
def events_counted_too_high(forge: Forge) -> None:
    def change(body: Document) -> None:
        body["cases"][0]["events"] += 1

    forge.seal_body = change


@bad(CHAINS)
def events_counted_too_low(forge: Forge) -> None:
    def change(body: Document) -> None:
        body["cases"][0]["events"] -= 1

    forge.seal_body = change


@bad(CHAINS)
def head_of_a_case_is_another(forge: Forge) -> None:
    forge.seal_body = lambda body: body["cases"][0].update(head="0" * 64)


@bad(CHAINS)
def head_of_an_item_is_another(forge: Forge) -> None:
    forge.seal_body = lambda body: body["items"][0].update(head="0" * 64)


@bad(CHAINS)
def disclosed_case_not_named(forge: Forge) -> None:
    forge.seal_body = lambda body: body["cases"].pop(0)


@bad(CHAINS)
def ledger_case_not_named(forge: Forge) -> None:
    forge.seal_body = lambda body: body["cases"].pop(1)


@bad(CHAINS)
def named_case_not_disclosed(forge: Forge) -> None:
    forge.seal_body = lambda body: body["cases"].insert(
        1, {"id": "C-2", "events": 1, "head": "0" * 64, "withheld": 1, "erased": 0}
    )


@bad(CHAINS)
def item_of_a_whole_case_not_named(forge: Forge) -> None:
    forge.seal_body = lambda body: body["items"].pop(1)


@bad(CHAINS)
def item_named_that_is_not_there(forge: Forge) -> None:
    forge.seal_body = lambda body: body["items"].append(
        {"id": "I-9", "events": 1, "head": "0" * 64}
    )


@bad(CHAINS)
def event_of_a_disclosed_item_dropped(forge: Forge) -> None:
    forge.only_items = ("I-1",)
    forge.hidden = ("note", "resealed")

    def change(body: Document) -> None:
        body["cases"][0].update(erased=1, withheld=body["cases"][0]["withheld"] + 1)

    forge.seal_body = change


@bad(CHAINS)
def event_of_an_item_that_is_not_disclosed(forge: Forge) -> None:
    forge.act("search").items = ("I-3",)
    forge.only_items = ("I-1", "I-3")

    def change(body: Document) -> None:
        body["items"] = [item for item in body["items"] if item["id"] != "I-3"]

    forge.seal_body = change


@bad(CHAINS)
def part_of_the_ledger_case_withheld(forge: Forge) -> None:
    forge.hidden = ("note", "enrol-sup")

    def change(body: Document) -> None:
        body["cases"][1].update(erased=0, withheld=1)

    forge.seal_body = change


@bad(CHAINS)
def case_link_to_another_leaf(forge: Forge) -> None:
    forge.act("found").change = lambda payload: payload["case"].update(prev="0" * 64)


@bad(CHAINS)
def item_link_to_another_leaf(forge: Forge) -> None:
    forge.act("seized").change = lambda payload: payload["items"][0].update(prev="0" * 64)


@bad(CHAINS)
def place_in_a_case_taken_twice(forge: Forge) -> None:
    forge.act("found").change = lambda payload: payload["case"].update(seq=0, prev=None)


@bad(CHAINS)
def item_changes_its_case(forge: Forge) -> None:
    act = event("moved", "item.labelled", "inv", role="INV")
    act.case, act.items = "C-2", ("I-2",)
    forge.acts.append(act)
    forge.disclosed_cases = ("ledger", "C-1", "C-2")


@bad(CHAINS)
def items_that_differ_by_case(forge: Forge) -> None:
    act = event("twin", "item.found", "inv", role="INV", ground="x")
    act.items = ("i-1",)
    forge.acts.append(act)


@bad(CHAINS)
def cases_that_differ_by_case(forge: Forge) -> None:
    forge.insert("other", Act("twin", "case.opened", {"registration": "EX-3"}, ("inv",), "OIC",
                              case="c-1"))  # fmt: skip
    forge.disclosed_cases = ("ledger", "C-1", "c-1")


def _two_cases(forge: Forge) -> None:
    forge.insert("other", Act("second", "case.closed", {}, ("inv", "sup"), "OIC", case="C-2"))
    forge.disclosed_cases = ("ledger", "C-1", "C-2")


@bad(CHAINS)
def event_of_the_second_of_two_cases_dropped(forge: Forge) -> None:
    _two_cases(forge)
    forge.hidden = ("note", "second")
    forge.seal_body = lambda body: body["cases"][1].update(erased=0)


@bad(CHAINS)
def events_of_two_cases_counted_under_one(forge: Forge) -> None:
    def change(body: Document) -> None:
        first, second, _ = body["cases"]
        first["events"], second["events"] = first["events"] + 1, second["events"] - 1

    _two_cases(forge)
    forge.seal_body = change


@bad(CHAINS)
def erased_event_of_another_leaf(forge: Forge) -> None:
    wrong = {"index": 20, "leaf": "0" * 64, "scope": "opening"}
    forge.act("order").body["events"] = [wrong]
    forge.act("erase").body["events"] = [{**wrong, "case": {"id": "C-1", "seq": 12}}]


@bad(CHAINS)
def erased_event_that_is_there(forge: Forge) -> None:
    forge.hidden = ()


# 12: custody


@bad(CUSTODY)
def accepted_by_another(forge: Forge) -> None:
    forge.act("accept").signers, forge.act("accept").role = ("sup",), "SUP"


@bad(CUSTODY)
def offered_by_another_than_the_holder(forge: Forge) -> None:
    forge.acts.append(transfer("o2", "inv", to="P-EX2", role="INV", items=("I-2",)))


@bad(CUSTODY)
def offered_while_in_transit(forge: Forge) -> None:
    forge.acts += [
        transfer("o2", "cus", to="P-EX2", role="CUS", items=("I-2",)),
        transfer("o3", "cus", to="P-INV", role="CUS", items=("I-2",)),
    ]


@bad(CUSTODY)
def accepted_after_recall(forge: Forge) -> None:
    forge.acts += [
        transfer("o2", "cus", to="P-EX2", role="CUS", items=("I-2",)),
        answer("r2", "recalled", "cus", "@o2", ("I-2",)),
        answer("a2", "accepted", "ex2", "@o2", ("I-2",)),
    ]


@bad(CUSTODY)
def accepted_without_an_offer(forge: Forge) -> None:
    forge.acts.append(answer("a2", "accepted", "ex2", "@seized", ("I-2",)))


@bad(CUSTODY)
def accepted_in_part(forge: Forge) -> None:
    forge.act("accept").items = ("I-1",)


@bad(CUSTODY)
def offered_to_oneself(forge: Forge) -> None:
    forge.acts += [
        transfer("o2", "cus", to="P-CUS", role="CUS", items=("I-2",)),
        answer("a2", "accepted", "cus", "@o2", ("I-2",)),
    ]


@bad(CUSTODY)
def recalled_by_another(forge: Forge) -> None:
    forge.acts += [
        transfer("o2", "cus", to="P-EX2", role="CUS", items=("I-2",)),
        answer("r2", "recalled", "ex2", "@o2", ("I-2",)),
    ]


@bad(CUSTODY)
def refused_by_another(forge: Forge) -> None:
    forge.acts += [
        transfer("o2", "cus", to="P-EX2", role="CUS", items=("I-2",)),
        answer("r2", "refused", "inv", "@o2", ("I-2",)),
    ]


@bad(CUSTODY)
def checked_out_without_the_receiver(forge: Forge) -> None:
    forge.act("out").signers = ("cus", "sup")


@bad(CUSTODY)
def checked_out_without_the_holder(forge: Forge) -> None:
    forge.act("out").signers, forge.act("out").role = ("sup", "ex2"), "SUP"


@bad(CUSTODY)
def returned_by_another_than_the_borrower(forge: Forge) -> None:
    forge.act("back").signers, forge.act("back").role = ("sup", "cus"), "SUP"


@bad(CUSTODY)
def seized_again_while_held(forge: Forge) -> None:
    act = event("again", "item.seized", "sup", role="SUP", ground="x")
    act.items = ("I-2",)
    forge.acts.append(act)


@bad(CUSTODY)
def received_while_held(forge: Forge) -> None:
    act = event("again", "item.received", "cus", role="CUS")
    act.items = ("I-2",)
    forge.acts.append(act)


@bad(CUSTODY)
def offered_after_the_owner_got_it_back(forge: Forge) -> None:
    act = event("gone", "item.returned_to_owner", "cus", role="CUS")
    act.items = ("I-2",)
    forge.acts += [act, transfer("o2", "cus", to="P-EX2", role="CUS", items=("I-2",))]


@bad(CUSTODY)
def disposed_of_in_transit(forge: Forge) -> None:
    act = event("gone", "item.confiscated", "cus", role="CUS")
    act.items = ("I-2",)
    forge.acts += [transfer("o2", "cus", to="P-EX2", role="CUS", items=("I-2",)), act]


@bad(CUSTODY)
def item_of_the_record_born_again_to_lose_its_holder(forge: Forge) -> None:
    child = event("child", "item.child_registered", "inv", role="INV", parent="I-1")
    child.items = ("I-1", "I-2")
    forge.insert("sealed", child)
    forge.acts.append(transfer("steal", "ex2", to="P-SUP", role="EXA", items=("I-2",)))


@bad(CUSTODY)
def seal_used_twice(forge: Forge) -> None:
    forge.act("resealed").body["seals"][0]["seal"] = "SL-2"


@bad(CUSTODY)
def seal_used_twice_in_other_letters(forge: Forge) -> None:
    forge.act("resealed").body["seals"][0]["seal"] = "sl-2"


@bad(CUSTODY)
def resealed_without_breaking(forge: Forge) -> None:
    forge.acts.append(sealing("again", "item.resealed", ("cus", "ex2"), "I-2", "SL-9"))


@bad(CUSTODY)
def seal_broken_in_transit(forge: Forge) -> None:
    forge.acts += [
        transfer("o2", "cus", to="P-EX2", role="CUS", items=("I-2",)),
        sealing("b2", "seal.broken", ("ex2", "cus"), "I-2", "SL-2"),
    ]


@bad(CUSTODY)
def seal_of_another_item_broken(forge: Forge) -> None:
    forge.acts.append(sealing("b2", "seal.broken", ("ex2", "cus"), "I-2", "SL-3"))


@bad(CUSTODY)
def seal_broken_twice(forge: Forge) -> None:
    forge.acts.append(sealing("b2", "seal.broken", ("ex2", "cus"), "I-1", "SL-1"))


@bad(CUSTODY)
def seal_on_an_item_that_is_not_the_events(forge: Forge) -> None:
    act = sealing("b2", "seal.broken", ("ex2", "cus"), "I-2", "SL-3")
    act.items = ("I-1",)
    forge.acts.append(act)


@bad(CUSTODY)
def found_before_the_search(forge: Forge) -> None:
    forge.acts.remove(forge.act("search"))
    forge.insert("seized", Act("search", "search.started", {"search": "S-1"}, ("inv",), "INV"))


@bad(CUSTODY)
def found_after_the_search(forge: Forge) -> None:
    act = event("late", "item.found", "inv", role="INV", search="S-1")
    act.items = ("I-3",)
    forge.acts.append(act)


@bad(CUSTODY)
def search_finished_twice(forge: Forge) -> None:
    forge.insert("searched", event("again", "search.finished", "inv", role="INV", search="S-1"))


@bad(CUSTODY)
def search_started_twice(forge: Forge) -> None:
    forge.insert("searched", event("again", "search.started", "inv", role="INV", search="s-1"))


@bad(CUSTODY)
def correction_of_an_event_of_another_case(forge: Forge) -> None:
    forge.acts.append(
        Act("wrong", "event.corrected",
            {"event": "@open", "field": "/body/registration", "value": "x", "reason": "typo"},
            ("inv",), "INV", case="C-2"))  # fmt: skip
    forge.disclosed_cases = ("ledger", "C-1", "C-2")


@bad(CUSTODY)
def correction_of_itself(forge: Forge) -> None:
    at = len(forge.acts)
    own = f"019cfeb6-{at:04x}-7000-8000-{at:012x}"
    forge.acts.append(
        event("wrong", "event.corrected", "inv", role="INV", event=own, field="/body/reason",
              value="x", reason="typo"))  # fmt: skip


@bad(CUSTODY)
def erasure_of_an_erasure(forge: Forge) -> None:
    forge.acts.append(
        event("again", "erasure.ordered", "inv", "cus", role="OIC", basis="law", events=["#erase"])
    )


@bad(CUSTODY)
def erasure_of_an_event_of_another_case(forge: Forge) -> None:
    forge.acts.append(
        event("again", "erasure.ordered", "inv", "cus", role="OIC", basis="law", events=["#grant"])
    )


@bad(CUSTODY)
def erasure_of_an_event_to_come(forge: Forge) -> None:
    entry = {"index": 99, "leaf": "0" * 64, "scope": "private"}
    forge.acts.append(
        event("again", "erasure.ordered", "inv", "cus", role="OIC", basis="law", events=[entry])
    )


@bad(CUSTODY)
def erasure_of_another_event_than_ordered(forge: Forge) -> None:
    forge.act("order").body["events"] = ["#broken"]


@bad(CUSTODY)
def erasure_without_an_order(forge: Forge) -> None:
    forge.act("erase").body["order"] = "@note"


@bad(CUSTODY)
def artifacts_of_two_items(forge: Forge) -> None:
    act = event("h2", "artifact.hashed", "ex2", role="EXA", artifacts=[recorded("ART-9", b"")])
    act.items = ("I-1", "I-2")
    forge.acts.append(act)


# 13: artifacts


@bad(ARTIFACTS)
def bytes_of_an_artifact_are_others(forge: Forge) -> None:
    forge.disk = b"other bytes"


@bad(ARTIFACTS)
def artifact_that_the_record_does_not_know(forge: Forge) -> None:
    put(forge, "files_change", "data/artifacts/files.jsonl",
        canonical(listed("ART-9", b"a,b\n", "000001.bin")) + b"\n")  # fmt: skip


@bad(ARTIFACTS)
def artifact_of_another_item(forge: Forge) -> None:
    def change(files: dict[str, bytes]) -> None:
        for name in ("000001.bin", "files.jsonl"):
            files[f"data/items/I-2/{name}"] = files.pop(f"data/items/I-1/{name}")

    forge.files_change = change


@bad(ARTIFACTS)
def file_not_in_its_list(forge: Forge) -> None:
    put(forge, "files_change", "data/items/I-1/000002.bin", b"")


@bad(ARTIFACTS)
def list_without_its_file(forge: Forge) -> None:
    put(forge, "files_change", "data/artifacts/000001.bin", None)


@bad(ARTIFACTS)
def list_that_lies_about_a_size(forge: Forge) -> None:
    edit(forge, "files_change", "data/items/I-1/files.jsonl", b'"size":1024', b'"size":1025')


@bad(ARTIFACTS)
def name_shown_as_another(forge: Forge) -> None:
    line = listed("ART-1", forge.disk, "000001.bin")
    line["name"] = {"raw": file_name(b"a\xe2\x80\xaeb")["raw"], "shown": "ab"}
    put(forge, "files_change", "data/items/I-1/files.jsonl", canonical(line) + b"\n")


@bad(ARTIFACTS)
def time_that_is_none(forge: Forge) -> None:
    line = {**listed("ART-1", forge.disk, "000001.bin"), "times": {"created": "yesterday"}}
    put(forge, "files_change", "data/items/I-1/files.jsonl", canonical(line) + b"\n")


@bad(ARTIFACTS)
def earlier_record_differs_without_a_finding(forge: Forge) -> None:
    act = event("first", "artifact.hashed", "ex2", role="EXA", artifacts=[recorded("ART-1", b"x")])
    act.items = ("I-1",)
    forge.insert("broken", act)
