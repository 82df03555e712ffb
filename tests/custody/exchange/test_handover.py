"""Items handed over between the ledgers of stations, by files."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from custody.bundle.check import check_bundle
from custody.bundle.counts import Scope
from custody.domain import wording
from custody.domain.events import Event
from custody.domain.examples import example_of
from custody.event_filter import EventFilter
from custody.ledger.check import check_ledger
from custody.ledger.checkpoint import TrustLine
from custody.ledger.event import leaf_hash, open_envelope
from custody.queries import Queries
from custody.strict_json import b64, parse, unb64
from tests.custody.bundle.forge import Forge, write_folder
from tests.custody.bundle.forge_acts import TRUST, Act
from tests.custody.exchange.three_stations import PHONE, Stop, begin, handed_in

Stops = tuple[Stop, Stop, Stop]
SEALED = ("--packaging", "bag, whole", "--seals", "none")


def send_offer(giver: Stop, case: str, person: str, taker: Stop, folder: Path, ours: str) -> str:
    """Offer the phone to the other station's custodian, by a file that is received there."""
    offer = giver.offer(case, person, "BORIS", taker.origin)
    sent = giver.send(case, folder / f"{offer}.zip", PHONE)
    taker.exchange("receive", sent, "--trust", giver.trust, "--case", ours, by=["GUL"])
    return offer


def send_back(giver: Stop, case: str, taker: Stop, folder: Path, ours: str, answer: str) -> Path:
    """What the other station answered to an offer, by a file that is received here."""
    out = folder / f"back-{taker.folder.name}-{taker.events()}.zip"
    back = taker.send(ours, out, answer=answer)
    giver.exchange("receive", back, "--trust", taker.trust, "--case", case, by=["GUL"])
    return back


def hand_over(giver: Stop, case: str, person: str, taker: Stop, folder: Path, ours: str) -> str:
    """The phone goes into the custody of the other station's custodian; the offer."""
    offer = send_offer(giver, case, person, taker, folder, ours)
    assert giver.item()["state"] == "in_transit"
    (coming,) = (each for each in in_transit(taker, "incoming") if each["offer"] == offer)
    assert coming["in_transit"] == [PHONE]
    taker.exchange("accept", offer, "--case", ours, "--item", PHONE, *SEALED, by=["BORIS"])
    assert (taker.item()["holder"], giver.item()["state"]) == ("BORIS", "in_transit")
    send_back(giver, case, taker, folder, ours, offer)
    giver.exchange("close", offer, by=[person])
    assert (giver.item()["state"], giver.item()["holder"]) == ("transferred_outside", None)
    assert not in_transit(giver, "outgoing")
    assert not in_transit(taker, "incoming")
    return offer


def assert_without(bundle: Path, stop: Stop, item: str) -> None:
    """A bundle has no byte string of a thing of the ledger that it comes from."""
    with zipfile.ZipFile(bundle) as packed:
        told = b"".join(map(packed.read, packed.namelist()))
    with stop.open() as station:
        absent = [item.encode()]
        for event in Queries(station.ledger).events(EventFilter(item=item)):
            entry = station.ledger.entry(event.index)
            assert entry.envelope is not None
            assert entry.private is not None
            assert entry.salt is not None
            leaf = leaf_hash(entry.salt, entry.envelope)
            private = parse(entry.private)
            absent += [entry.envelope, parse(entry.envelope)["payload"].encode(), entry.private]
            absent += [event.id.encode(), leaf, leaf.hex().encode(), b64(entry.salt).encode()]
            absent += [private["statement"].encode(), private["descriptions"][0]["marks"].encode()]
    assert len(absent) > 5
    assert [each for each in absent if each in told] == []


def in_transit(stop: Stop, way: str) -> list[dict[str, Any]]:
    """Offers of which something waits for an answer."""
    return [each for each in stop.exchange("list")[way] if each["in_transit"]]


def bundles_within(path: Path, folder: Path) -> Iterator[Path]:
    """A bundle, and those that it has among its documents, and so on."""
    yield path
    with zipfile.ZipFile(path) as packed:
        for name in packed.namelist():
            if "/data/documents/" in name:
                inner = folder / f"{len(list(folder.iterdir()))}.zip"
                inner.write_bytes(packed.read(name))
                if zipfile.is_zipfile(inner):
                    yield from bundles_within(inner, folder)


def events_of(path: Path) -> dict[tuple[str, str], tuple[str, dict[str, Any]]]:
    """Ledger and id to leaf and payload of each event of a bundle."""
    with zipfile.ZipFile(path) as packed:
        top = packed.namelist()[0].partition("/")[0]
        lines = [
            packed.read(f"{top}/custody/{name}.jsonl").splitlines() for name in ("events", "proofs")
        ]
    found = {}
    for line, proof in zip(*lines, strict=True):
        event = open_envelope(line).event
        leaf = leaf_hash(unb64(parse(proof)["salt"]), line).hex()
        found[event.ledger, event.id] = leaf, event.document()
    return found


def test_a_phone_goes_from_the_field_through_store_and_laboratory_to_court(
    stops: Stops, tmp_path: Path
) -> None:
    field, store, laboratory = stops
    hand_over(field, "F-1", "ANNA", store, tmp_path, "S-1")
    hand_over(store, "S-1", "BORIS", laboratory, tmp_path, "L-1")
    hand_over(laboratory, "L-1", "BORIS", store, tmp_path, "S-1")
    to_court = store.offer("S-1", "BORIS", "GUL", None)
    checks = [{"item": PHONE, "scanned": True, "seal_state": "none"}]
    store.done(
        {"command": "transfer.accept", "case": "S-1", "items": [PHONE], "role": "PRO",
         "fields": {"offer": to_court, "checks": checks}},
        "GUL",
    )  # fmt: skip
    store.done(
        {"command": "item.present_in_court", "case": "S-1", "items": [PHONE], "role": "PRO",
         "fields": {"court": "Court", "hearing": "1", "presented_on": "2026-11-02"}},
        "GUL", "BORIS",
    )  # fmt: skip
    last = store.send("S-1", tmp_path / "to-court.zip", PHONE)

    trust = {stop.origin: TrustLine.parse(stop.trust) for stop in stops}
    (tmp_path / "unpacked").mkdir()
    proven: dict[tuple[str, str], tuple[str, dict[str, Any]]] = {}
    for each in bundles_within(last, tmp_path / "unpacked"):
        origin = check_bundle(each).ledger
        assert check_bundle(each, trust=trust[origin]).headline == "authentic"
        proven |= events_of(each)
    assert {origin for origin, _ in proven} == set(trust)
    way = [
        (payload["ledger"], payload["type"])
        for _, payload in sorted(proven.values(), key=lambda each: each[1]["id"])
        if payload["type"] in ("item.received", "item.transferred_outside", "transfer.offered")
    ]
    # A giver closes when the answer has come, which the bundle that made the offer can not tell.
    assert way == [
        (field.origin, "item.received"),
        (field.origin, "transfer.offered"),
        (store.origin, "item.received"),
        (store.origin, "transfer.offered"),
        (laboratory.origin, "item.received"),
        (store.origin, "item.transferred_outside"),
        (laboratory.origin, "transfer.offered"),
        (store.origin, "item.received"),
        (store.origin, "transfer.offered"),
    ]
    links = [
        (link["origin"], link["event"], link["leaf"], link["seq"])
        for _, payload in proven.values()
        for name in ("handed_over", "answer")
        if (link := payload["body"].get(name)) is not None
    ]
    assert len(links) == 4
    for origin, event, leaf, seq in links:
        assert (proven[origin, event][0], proven[origin, event][1]["seq"]) == (leaf, seq)
    for stop in stops:
        with stop.open() as opened:
            assert check_ledger(opened.ledger.store, trust=opened.ledger.trust).is_sound


@pytest.fixture
def offered(stops: Stops, tmp_path: Path) -> str:
    """The phone and a charger, offered by the field to the store."""
    field, store, _ = stops
    offer = field.offer("F-1", "ANNA", "BORIS", store.origin, PHONE, "ITM-2")
    sent = field.send("F-1", tmp_path / "offer.zip", PHONE, "ITM-2")
    store.exchange("receive", sent, "--trust", field.trust, "--case", "S-1", by=["GUL"])
    return offer


def accept(offer: str, *items: str, case: str = "S-1") -> tuple[object, ...]:
    named = [word for item in items for word in ("--item", item)]
    return ("accept", offer, "--case", case, *named, *SEALED)


def test_only_the_person_named_takes_it_only_once_and_nothing_else(
    stops: Stops, offered: str, tmp_path: Path
) -> None:
    _, store, _ = stops
    begin(store.folder, "S-2")
    assert store.refused(*accept(offered, PHONE), by=["ANNA"]) == "refused.not_recipient"
    assert store.refused(*accept(offered, "ITM-9"), by=["BORIS"]) == "refused.items_differ"
    unknown = "01a201bc-15d4-7f3a-b09f-144ef59e828c"
    assert store.refused(*accept(unknown, PHONE), by=["BORIS"]) == "input.foreign_offer"
    deep = store.folder.parent / "deep.json"
    deep.write_text("[" * 100_000)
    told = store.refused(*accept(offered, PHONE), "--fields", deep, by=["BORIS"])
    assert told == "input.command_document"
    store.exchange(*accept(offered, f"{PHONE}=PH-7", "ITM-2"), by=["BORIS"])
    told, other = (store.item(name)["what it is"] for name in ("PH-7", "ITM-2"))
    assert told.items() ^ other.items() == {
        ("Marks", f"a scratch on {name}") for name in (PHONE, "ITM-2")
    }
    for case in ("S-1", "S-2"):
        again = accept(offered, PHONE, case=case)
        assert store.refused(*again, by=["BORIS"]) == "refused.handed_over_before"
        words = ("refuse", offered, "--case", case, "--reason", "no")
        assert store.refused(*words, by=["BORIS"]) == "refused.handed_over_before"
    # by a command of one's own, past the file, it is no other
    recorded = store.cli("show", "item", "PH-7", "--json").json["history"][0]["id"]
    body = store.cli("show", "event", recorded, "--json").json["payload"]["body"]
    body |= {"giver": {"name": "X", "capacity": "official"}, "packaging": "open"}
    body["handed_over"]["things"] = [{"item": "PH-8", "theirs": PHONE}]
    body["details"] = [{**body["details"][0], "item": "PH-8"}]
    document = {"command": "item.receive", "items": ["PH-8"], "role": "CUS", "fields": body}
    for case in ("S-1", "S-2"):
        said = store.do({**document, "case": case}, "BORIS")
        assert said.json["error"] == "refused.handed_over_before", said


def test_an_offer_under_the_id_of_another_ledgers_offer_hides_nothing(
    stops: Stops, offered: str, tmp_path: Path
) -> None:
    _, store, _ = stops
    forge = Forge()
    body = {"to": "GUL", "to_ledger": store.origin}
    act = Act("again", "transfer.offered", body, ("cus",), "CUS", items=("I-2",),
              change=lambda payload: payload.update(id=offered))  # fmt: skip
    forge.insert("back", act)
    bundle = write_folder(forge.files(), tmp_path / "again")
    told = store.exchange("receive", bundle, "--trust", str(TRUST), by=["GUL"])
    assert told["headline"] == "authentic"
    coming = store.exchange("list")["incoming"]
    assert [each["in_transit"] for each in coming] == [["ITM-1", "ITM-2"], ["I-2"]]
    store.exchange(*accept(offered, PHONE), by=["BORIS"])
    coming = store.exchange("list")["incoming"]
    assert [each["in_transit"] for each in coming] == [["ITM-2"], ["I-2"]]


def test_an_offer_to_one_station_is_no_offer_to_another(
    stops: Stops, offered: str, tmp_path: Path
) -> None:
    field, _, laboratory = stops
    laboratory.exchange("receive", tmp_path / "offer.zip", "--trust", field.trust, by=["GUL"])
    assert laboratory.exchange("list")["incoming"] == []
    lost = laboratory.refused(*accept(offered, PHONE, case="L-1"), by=["BORIS"])
    assert lost == "input.foreign_offer"
    # and nobody at home answers it
    fields = {"offer": offered, "checks": [{"item": PHONE, "scanned": True, "seal_state": "none"}]}
    document = {"command": "transfer.accept", "case": "F-1", "items": [PHONE], "fields": fields}
    said = field.do({**document, "role": "CUS"}, "BORIS")
    assert said.json["error"] == "refused.not_recipient"


def test_what_is_accepted_leaves_and_what_is_refused_comes_back(
    stops: Stops, offered: str, tmp_path: Path
) -> None:
    field, store, _ = stops
    assert field.refused("close", offered, by=["ANNA"]) == "refused.answer_missing"
    store.done(handed_in("S-1", ["OTHER-1"]), "ANNA")
    store.exchange(*accept(offered, "ITM-2"), by=["BORIS"])
    why = ("--case", "S-1", "--reason", "another number is on it")
    store.exchange("refuse", offered, *why, by=["BORIS"])
    assert not in_transit(store, "incoming")
    back = send_back(field, "F-1", store, tmp_path, "S-1", answer=offered)
    assert_without(back, store, "OTHER-1")
    recorded = field.exchange("close", offered, "--lang", "ru", by=["ANNA"])["recorded"]
    shown = [field.cli("show", "event", each["id"], "--json").json for each in recorded]
    told = " ".join(str({**each["payload"]["body"], **each["private"]}) for each in shown)
    phrases = wording.words("ru")["phrases"]
    assert phrases["accepted_there"] in told
    assert phrases["refused_there"].format(receiver=f"BORIS ({store.origin})") in told
    assert {(each["type"], *each["items"]) for each in recorded} == {
        ("item.transferred_outside", "ITM-2"),
        ("transfer.recalled", PHONE),
    }
    assert field.item("ITM-2")["state"] == "transferred_outside"
    phone = field.item(PHONE)
    assert (phone["state"], phone["holder"], phone["open offer"]) == ("in_custody", "ANNA", None)
    assert field.refused("close", offered, by=["ANNA"]) == "refused.answer_missing"
    # the phone may be offered again, and a bundle of it alone still holds
    field.offer("F-1", "ANNA", "BORIS", store.origin)
    sent = field.send("F-1", tmp_path / "alone.zip", PHONE)
    report = check_bundle(sent, trust=TrustLine.parse(field.trust))
    assert report.headline == "authentic"


def test_what_refuses_all_goes_back_alone(stops: Stops, offered: str, tmp_path: Path) -> None:
    field, store, _ = stops
    store.done(handed_in("S-1", ["OTHER-1"]), "ANNA")
    store.exchange("refuse", offered, "--case", "S-1", "--reason", "torn", by=["BORIS"])
    back = send_back(field, "F-1", store, tmp_path, "S-1", answer=offered)
    assert_without(back, store, "OTHER-1")
    assert check_bundle(back, trust=TrustLine.parse(store.trust)).headline == "authentic"
    told = [payload for _, payload in events_of(back).values() if "case" in payload]
    (refused,) = [each for each in told if each["case"]["id"] == "S-1"]
    assert refused["type"] == "transfer.refused"
    scope = Scope({"S-1": {"withheld": 1}}, {})
    assert scope.covers(Event.parse(refused))
    del refused["body"]["handed_over"]
    assert not scope.covers(Event.parse(refused))
    seal = store.exported("S-1")
    assert (seal["scope"], seal.get("items"), seal.get("artifacts")) == ("some_items", None, None)
    field.exchange("close", offered, by=["ANNA"])
    assert [field.item(each)["state"] for each in (PHONE, "ITM-2")] == ["in_custody"] * 2


def test_seals_that_the_giver_names_are_looked_at_and_go_on(stops: Stops, tmp_path: Path) -> None:
    field, store, laboratory = stops
    of_items = {"S-7": PHONE, "S-8": "ITM-2", "S-9": "ITM-2"}
    seals = [{"item": item, "seal": seal} for seal, item in of_items.items()]
    fields = {"setting": "store", "seals": [{**each, "bag": "B-1"} for each in seals]}
    bagged = example_of("item.seal") | {"case": "F-1", "items": [PHONE, "ITM-2"], "fields": fields}
    field.done(bagged | {"role": "INV"}, "ANNA", "DINA")
    offer = field.offer("F-1", "ANNA", "BORIS", store.origin, PHONE, "ITM-2", seals=seals)
    sent = field.send("F-1", tmp_path / "offer.zip", PHONE, "ITM-2")
    store.exchange("receive", sent, "--trust", field.trust, "--case", "S-1", by=["GUL"])
    (coming,) = in_transit(store, "incoming")
    assert coming["seals"] == {PHONE: ["S-7"], "ITM-2": ["S-8", "S-9"]}
    both = accept(offer, PHONE, "ITM-2")
    assert store.refused(*both, "--seal", "S-7=intact", by=["BORIS"]) == "refused.seal_unnamed"
    looked = ("--seal", "S-7=intact", "--seal", "S-8=broken", "--seal", "S-9=none")
    other = ("--seal", "S-10=intact")
    assert store.refused(*both, *looked, *other, by=["BORIS"]) == "refused.seal_unknown"
    recorded = store.exchange(*both, *looked, by=["BORIS"])["recorded"]
    assert [each["type"] for each in recorded] == ["item.received", *["finding.raised"] * 2]
    with store.open() as station:
        findings = station.service.state_of("S-1").open_findings()
        assert [(finding.kind, finding.items) for finding in findings] == [
            ("seal_broken_on_arrival", frozenset({"ITM-2"})),
            ("seal_mismatch", frozenset({"ITM-2"})),  # named by the giver, and not there
        ]
    # the whole seal closes the phone here, and goes on with it
    unnamed = store.do(store.offering("S-1", "BORIS", "BORIS", laboratory.origin), "BORIS")
    assert unnamed.json["error"] == "refused.seal_unnamed"
    store.offer("S-1", "BORIS", "BORIS", laboratory.origin, seals=seals[:1])


def test_only_a_supervisor_takes_back_what_no_answer_came_to(stops: Stops, offered: str) -> None:
    field, _, _ = stops
    recall = {
        "command": "transfer.recall",
        "case": "F-1",
        "items": [PHONE, "ITM-2"],
        "fields": {"offer": offered, "reason": "the courier came back"},
    }
    said = field.do({**recall, "role": "INV"}, "ANNA")
    assert said.json["error"] == "refused.answer_missing"
    field.done(recall, "CHIEF")
    assert (field.item()["state"], field.item()["holder"]) == ("in_custody", "ANNA")


def test_what_was_taken_back_before_it_was_accepted_is_taken_by_nobody(
    stops: Stops, offered: str, tmp_path: Path
) -> None:
    field, store, _ = stops
    fields = {"offer": offered, "reason": "the courier came back"}
    items = [PHONE, "ITM-2"]
    recall = {"command": "transfer.recall", "case": "F-1", "items": items, "fields": fields}
    field.done(recall, "CHIEF")
    sent = field.send("F-1", tmp_path / "recalled.zip", PHONE, "ITM-2")
    store.exchange("receive", sent, by=["GUL"])
    assert not in_transit(store, "incoming")
    assert store.refused(*accept(offered, PHONE), by=["BORIS"]) == "refused.offer_ended_there"


def test_without_its_trust_line_nothing_is_taken_over(stops: Stops, tmp_path: Path) -> None:
    field, store, _ = stops
    offer = field.offer("F-1", "ANNA", "BORIS", store.origin)
    sent = field.send("F-1", tmp_path / "offer.zip", PHONE)
    told = store.exchange("receive", sent, "--case", "S-1", by=["GUL"])
    assert told["headline"] == "intact"
    assert store.refused(*accept(offer, PHONE), by=["BORIS"]) == "refused.offer_unproven"
