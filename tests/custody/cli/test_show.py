"""`custody show`: what a person would ask."""

from datetime import timedelta
from pathlib import Path

from custody.clock import SystemClock, format_instant
from custody.domain.commands import Command
from custody.domain.examples import example_of
from custody.service import Act
from tests.custody.office import CASE, Office


def test_a_ledger_shows_its_head_and_its_cases(office: Office) -> None:
    office.open_case()
    shown = office.cli("show", "--json").json
    assert shown["alarm"] is None
    assert [each["id"] for each in shown["cases"]] == [CASE]
    assert shown["trust"] == office.cli("trust").out.strip()
    assert CASE in office.cli("show").out
    assert office.cli("show", "case", "--json").json["cases"] == shown["cases"]


def test_an_item_shows_who_held_it_and_when(office: Office) -> None:
    example = office.free("commands", "item.receive", "--example").json
    case = office.free("commands", "case.open", "--example").json
    assert office.do(case, "ANNA").status == 0
    example.pop("occurred", None)
    assert office.do(example | {"role": "INV"}, "ANNA").status == 0
    (item,) = example["items"]
    shown = office.cli("show", "item", item, "--json").json
    assert shown["holder"] == "ANNA"
    assert shown["custody"][-1]["holder"] == "ANNA"
    assert len(shown["history"]) == 1
    text = office.cli("show", "item", item).out
    assert "ANNA" in text


def seal_and_offer(office: Office) -> str:
    """One item, received, sealed and on offer; the id of its receipt."""
    office.open_case()
    received = example_of("item.receive") | {"case": CASE, "role": "INV"}
    received.pop("occurred", None)
    index = office.do(received, "ANNA").json["recorded"][0]["id"]
    sealed = example_of("item.seal") | {"case": CASE, "role": "INV"}
    assert office.do(sealed, "ANNA").status == 0
    member = {"person": "BORIS", "role": "CUS", "need": "Keeps the store."}
    assigned = {"command": "case.assign", "case": CASE, "fields": member, "role": "OIC"}
    assert office.do(assigned, "ANNA").status == 0
    return str(index)


def test_an_item_shows_its_seals_its_offer_and_what_it_is(office: Office) -> None:
    seal_and_offer(office)
    shown = office.cli("show", "item", "ITM-01", "--json").json
    assert (shown["seals"], shown["broken seals"], shown["flags"]) == (["S-3301"], [], "")
    assert shown["what it is"]["Maker"] == "Example Phones"
    assert shown["open offer"] is None
    assert shown["type"] == "phone or tablet"
    offered = example_of("transfer.offer") | {"case": CASE, "role": "INV"}
    ahead = format_instant(SystemClock().now() + timedelta(hours=1))
    offered["fields"] |= {"to": "BORIS", "expected_at": ahead}
    assert office.do(offered, "ANNA").status == 0
    shown = office.cli("show", "item", "ITM-01", "--json").json
    assert shown["state"] == "in_transit"
    assert (shown["offered to"], shown["open offer"]["to"]) == ("BORIS", "BORIS")
    assert shown["open offer"]["expected"] == ahead
    text = office.cli("show", "item", "ITM-01").out
    assert "S-3301" in text
    assert "Example Phones" in text
    assert "BORIS" in office.cli("show", "case", CASE).out


def test_an_item_whose_seal_is_broken_does_not_read_sealed(office: Office) -> None:
    seal_and_offer(office)
    checked = example_of("seal.check") | {"case": CASE, "role": "INV"}
    checked["fields"]["seals"] = [{"item": "ITM-01", "seal": "S-3301", "intact": False}]
    assert office.do(checked, "ANNA").status == 0
    shown = office.cli("show", "item", "ITM-01", "--json").json
    assert (shown["seals"], shown["broken seals"]) == ([], ["S-3301"])
    assert (shown["state"], shown["flags"]) == ("in_custody", "seal_broken")
    assert "sealed" not in office.cli("show", "item", "ITM-01").out.partition("custody")[0]


def test_a_correction_is_shown_beside_what_it_corrects(office: Office) -> None:
    receipt = seal_and_offer(office)
    told = {
        "command": "event.correct", "case": CASE, "role": "INV",
        "fields": {
            "event": receipt, "field": "/body/details/0/maker", "value": "Other Phones",
            "reason": "misread",
        },
    }  # fmt: skip
    made = office.do(told, "ANNA").json["recorded"][0]["index"]
    page = office.cli("show", "event", receipt, "--json").json
    assert page["payload"]["body"]["details"][0]["maker"] == "Example Phones"
    assert page["corrections"] == [
        {
            "by": made, "field": "/body/details/0/maker", "read instead": "Other Phones",
            "reason": "misread",
        }
    ]  # fmt: skip
    assert "Other Phones" in office.cli("show", "event", receipt).out
    assert office.cli("show", "event", made, "--json").json["corrections"] == []
    shown = office.cli("show", "item", "ITM-01", "--json").json
    assert shown["what it is"]["Maker"] == "Other Phones"
    assert [row["corrected"] for row in shown["history"]] == [["/body/details/0/maker"], []]


def test_an_event_is_told_in_three_languages_and_with_its_proof(office: Office) -> None:
    office.open_case()
    index = office.events() - 1
    told = {
        language: office.cli("show", "event", index, "--lang", language, "--json").json["what"]
        for language in ("kk", "ru", "en")
    }
    assert len(set(told.values())) == 3
    page = office.cli("show", "event", index, "--json").json
    assert page["proof"]["checkpoint"].splitlines()[1] == str(office.events())
    assert page["signatures"][0]["person"] == "ANNA"
    text = office.cli("show", "event", index).out
    assert page["id"] in text
    assert "payloadType" not in text


def test_a_history_of_more_events_than_a_page_is_whole(office: Office) -> None:
    office.open_case()
    note = {"command": "event.annotate", "case": CASE, "fields": {}, "role": "OIC"}
    opened = office.cli("show", "case", CASE, "--json").json["history"][0]["id"]
    example = office.free("commands", "event.annotate", "--example").json["fields"]
    note["fields"] = {**example, "event": opened}
    with office.open() as station:
        signer = office.signer("ANNA")
        command = Command.parse(note)
        station.service.execute(*(Act(command, signer) for _ in range(300)))
    history = office.cli("show", "case", CASE, "--json").json["history"]
    assert len(history) == 301
    assert len({each["id"] for each in history}) == 301


def test_what_comes_from_outside_cannot_move_the_cursor(office: Office, tmp_path: Path) -> None:
    office.open_case()
    evil = tmp_path / "evil \u001b[2J\u202e name"
    evil.write_text("evil")
    said = office.cli("intake", evil, tmp_path / "absent", "--case", CASE, "--as", "ANNA")
    assert "\u001b" not in said.out + said.err
    taken = office.cli("intake", evil, "--case", CASE, "--as", "ANNA")
    assert taken.status == 0
    for kind in (["case", CASE], ["event", office.events() - 1], []):
        text = taken.out + office.cli("show", *kind).out
        assert "\u001b" not in text
        assert "\u202e" not in text
