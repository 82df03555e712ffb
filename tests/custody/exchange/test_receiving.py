"""A bundle of another ledger: verified, kept whole, remembered, and read beside our own."""

import hashlib
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from custody.bundle.encryption import encrypt, make_identity
from custody.errors import RefusedError
from custody.event_filter import EventFilter
from custody.exchange.foreign import foreign_bundles
from custody.exchange.offers import incoming
from custody.exchange.receiving import receive
from custody.ledger.checkpoint import TrustLine
from custody.queries import Queries
from tests.custody.bundle.forge import Forge, write_folder
from tests.custody.bundle.forge_acts import ORIGIN, TRUST, Act
from tests.custody.cli.overview import procedure
from tests.custody.exchange.three_stations import PHONE, Stop, begin, signing
from tests.custody.letters import DOCUMENT, letter
from tests.custody.office import Said

Stops = tuple[Stop, Stop, Stop]


def test_it_is_kept_whole_and_read_beside_ours_and_never_mixed(stops: Stops, sent: Path) -> None:
    field, store, _ = stops
    before = store.cli("show", "--json").json
    told = store.exchange("receive", sent, "--trust", field.trust, "--case", "S-1", by=["GUL"])
    assert (told["headline"], told["origin"]) == ("authentic", field.origin)
    kept = store.folder / "artifacts" / (name := hashlib.sha256(sent.read_bytes()).hexdigest())[:2]
    assert (kept / name).read_bytes() == sent.read_bytes()
    (row,) = store.cli("show", "foreign", "--json").json["foreign bundles"]
    assert (row["origin"], row["case"], row["trust_line"]) == (field.origin, "S-1", field.trust)
    for which in (told["bundle"], told["root_digest"]):
        story = store.cli("show", "foreign", which, "--json").json
        ours = field.cli("show", "case", "F-1", "--json").json["history"]
        assert [each["what"] for each in story["history"]] == [
            each["what"] for each in ours[: len(story["history"])]
        ]
    assert "ITM-1" in store.cli("show", "foreign", told["bundle"]).out
    after = store.cli("show", "--json").json
    assert after["cases"][0]["items"] == before["cases"][0]["items"] == 0
    assert after["events"] == before["events"] + 1
    assert store.cli("show", "item", PHONE).status == 3
    assert store.cli("show", "foreign", "BND-9").status == 3
    assert store.cli("audit").status == 0


def test_a_folder_is_kept_as_one_file_and_read_again_as_it_was(
    stops: Stops, sent: Path, tmp_path: Path
) -> None:
    field, store, _ = stops
    with zipfile.ZipFile(sent) as packed:
        packed.extractall(tmp_path / "unpacked")
    (folder,) = (tmp_path / "unpacked").iterdir()
    (folder / ".DS_Store").write_bytes(b"litter")
    told = store.exchange("receive", folder, "--trust", field.trust, by=["GUL"])
    assert told["headline"] == "authentic"
    with store.open() as station:
        (row,) = foreign_bundles(Queries(station.ledger))
        kept = station.artifacts.path(row.sha256)
    assert store.free("verify", kept, "--trust", field.trust).status == 0
    again = store.free("exchange", "receive", store.folder, sent, "--as", "GUL", "--json").json
    assert again["error"] == "refused.bundle_before"


def test_one_that_came_encrypted_is_kept_as_it_was_before(
    stops: Stops, sent: Path, tmp_path: Path
) -> None:
    field, store, _ = stops
    key, closed = tmp_path / "store.key", tmp_path / "field.zip.age"
    encrypt(sent, closed, [make_identity(key)])
    shut = ("receive", closed, "--trust", field.trust)
    assert store.refused(*shut, by=["GUL"]) == "input.encrypted"
    told = store.exchange(*shut, "--identity", key, by=["GUL"])
    assert told["headline"] == "authentic"
    kept = store.cli("show", "foreign", "--json").json["foreign bundles"][0]["sha256"]
    assert kept == hashlib.sha256(sent.read_bytes()).hexdigest()


def test_a_later_bundle_joins_what_was_held(stops: Stops, sent: Path, tmp_path: Path) -> None:
    field, store, _ = stops
    first = store.exchange("receive", sent, "--trust", field.trust, by=["GUL"])
    later = field.send("F-1", tmp_path / "later.zip")
    # the line is remembered: nobody has to give it again
    told = store.exchange("receive", later, by=["GUL"])
    assert told["headline"] == "authentic"
    assert told["size"] > first["size"]
    assert told["reason"] is None


def test_a_part_that_tells_nothing_of_the_earlier_one_proves_that_it_joins(
    stops: Stops, sent: Path, tmp_path: Path
) -> None:
    field, store, _ = stops
    store.exchange("receive", sent, "--trust", field.trust, by=["GUL"])
    part = field.send("F-1", tmp_path / "part.zip", PHONE)
    with zipfile.ZipFile(part) as packed:
        assert [name for name in packed.namelist() if name.endswith(".consistency")]
    assert store.exchange("receive", part, by=["GUL"])["headline"] == "authentic"


def test_one_that_can_not_show_that_it_joins_is_taken_and_that_is_said(
    stops: Stops, sent: Path, tmp_path: Path
) -> None:
    field, store, _ = stops
    store.exchange("receive", sent, "--trust", field.trust, by=["GUL"])
    part = field.send("F-1", tmp_path / "part.zip", PHONE, recipient="Somebody else")
    said = store.free("exchange", "receive", store.folder, part, "--as", "GUL", "--json")
    assert (said.status, said.json["headline"]) == (2, "partial")
    assert said.json["reason"]
    told = store.cli("show", "foreign", "--json").json["foreign bundles"]
    assert [each["headline"] for each in told] == ["authentic", "partial"]


def test_an_older_head_and_another_history_are_refused(
    stops: Stops, sent: Path, tmp_path: Path, custody_home: Path
) -> None:
    field, store, _ = stops
    shutil.copytree(field.folder, tmp_path / "twin")
    shutil.copytree(custody_home, tmp_path / "home")
    later = field.send("F-1", tmp_path / "later.zip")
    store.exchange("receive", later, "--trust", field.trust, by=["GUL"])
    assert store.refused("receive", sent, by=["GUL"]) == "refused.bundle_fails"
    # the same ledger, copied before, tells another story from there on
    shutil.rmtree(custody_home)
    shutil.copytree(tmp_path / "home", custody_home)
    twin = Stop(tmp_path / "twin", field.capture)
    forked = twin.send("F-1", tmp_path / "forked.zip")
    assert twin.free("verify", forked, "--trust", field.trust).status == 0
    said = store.free("exchange", "receive", store.folder, forked, "--as", "GUL", "--json").json
    assert said["error"] == "refused.bundle_fails"
    assert "another tree" in said["sentence"] or "head" in said["sentence"], said


def test_what_does_not_hold_leaves_nothing_here(stops: Stops, sent: Path, tmp_path: Path) -> None:
    field, store, laboratory = stops
    harmed = tmp_path / "harmed.zip"
    data = bytearray(sent.read_bytes())
    at = data.index(b"custody/events.jsonl") + 400
    data[at] ^= 1
    harmed.write_bytes(data)
    kept = sorted(path for path in (store.folder / "artifacts").rglob("*"))
    for path, options, code in (
        (harmed, (), "refused.bundle_fails"),
        (sent, ("--trust", other_log(field, laboratory)), "refused.bundle_fails"),
        (tmp_path / "nowhere", (), "input.bundle"),
    ):
        assert store.refused("receive", path, *options, by=["GUL"]) == code
    with zipfile.ZipFile(sent) as packed:
        packed.extractall(tmp_path / "odd")
    (folder,) = (tmp_path / "odd").iterdir()
    for name in ("\u0442\u0435\u0441\u0442.txt", "BAGIT.TXT", "link"):
        odd = folder / name
        odd.symlink_to("/etc/passwd") if name == "link" else odd.write_bytes(b"")
        assert store.refused("receive", folder, by=["GUL"]) == "refused.bundle_fails"
        odd.unlink()
    assert field.refused("receive", sent, by=["GUL"]) == "refused.bundle_own"
    assert store.refused("receive", sent, by=["ANNA"]) == "refused.role"
    assert sorted(path for path in (store.folder / "artifacts").rglob("*")) == kept
    assert not list(store.folder.glob("receive-*"))
    store.exchange("receive", sent, "--trust", field.trust, by=["GUL"])
    lines, gul = [TrustLine.parse(other_log(field, laboratory))], store.signer("GUL")
    with store.open() as station, pytest.raises(RefusedError) as caught:
        receive(station, sent, lines, [gul])
    assert caught.value.code == "refused.trust_other"


def other_log(field: Stop, laboratory: Stop) -> str:
    """The field's origin with another log's key."""
    key = TrustLine.parse(laboratory.trust).key
    return str(TrustLine(field.origin, key))


def test_artifacts_go_on_under_our_custody_with_a_link_back(stops: Stops, tmp_path: Path) -> None:
    field, store, _ = stops
    contents = {"": b"of no item", PHONE: b"of the phone", "ITM-2": b"of the charger"}
    for item, content in contents.items():
        file = tmp_path / f"of-{item}.bin"
        file.write_bytes(content)
        words = ("--item", item) if item else ()
        taken = field.cli("intake", file, "--case", "F-1", *words, *signing(["ANNA"]))
        assert taken.status == 0, taken
    sent = field.send("F-1", tmp_path / "all.zip")
    bundle = store.exchange("receive", sent, "--trust", field.trust, by=["GUL"])["root_digest"]
    begin(store.folder, "S-2", "PH-7")
    take = ("take", bundle, "--case", "S-2")
    store.exchange(*take, "--item", f"{PHONE}=PH-7", by=["ANNA"])
    store.exchange(*take, "--artifact", "ART-001", by=["ANNA"])
    kept = store.cli("show", "case", "S-2", "--json").json["artifacts"]
    assert [(each["artifact"], each["item"], each["sha256"]) for each in kept] == [
        ("ART-001", "PH-7", hashlib.sha256(b"of the phone").hexdigest()),
        ("ART-002", None, hashlib.sha256(b"of no item").hexdigest()),
    ]
    with store.open() as station:
        queries = Queries(station.ledger)
        (row, *_) = queries.events(EventFilter(type="artifact.received_from_provider"))
        received = queries.told(row.index)
    assert received is not None
    (link,) = received.event.body["files"]
    theirs = field.cli("show", "event", link["handed_over"]["event"], "--json").json
    assert (link["artifact"], link["handed_over"]["theirs"]) == ("ART-001", "ART-002")
    assert theirs["leaf"] == link["handed_over"]["leaf"]
    assert theirs["payload"]["seq"] == link["handed_over"]["seq"]
    assert link["handed_over"]["root_digest"] == bundle
    nothing = store.refused(*take, "--artifact", "ART-9", by=["ANNA"])
    assert nothing == "input.nothing_taken"
    assert store.cli("verify-artifacts", "--case", "S-2").status == 0
    assert not list(store.folder.glob("receive-*"))


def test_conditions_of_the_seal_are_told_and_recorded(stops: Stops, tmp_path: Path) -> None:
    _, store, _ = stops
    bound = ["CND-1: this case only"]
    forge = Forge(seal_body=lambda body: body.update(conditions=bound))
    bundle = write_folder(forge.files(), tmp_path / "bound")
    told = store.exchange("receive", bundle, "--trust", str(TRUST), by=["GUL"])
    assert told["conditions"] == bound
    with store.open() as station:
        (row,) = foreign_bundles(Queries(station.ledger))
        page = Queries(station.ledger).event(row.index)
    assert page.event is not None
    assert page.event.body["conditions_sealed"] == bound


@pytest.mark.parametrize("link", ["x", {"origin": "a", "event": "b", "leaf": "c", "things": [{}]}])
def test_an_answer_of_no_form_answers_nothing(stops: Stops, tmp_path: Path, link: object) -> None:
    field, _, _ = stops
    offer = field.offer("F-1", "ANNA", "P-CUS", ORIGIN)
    forge = Forge()
    forge.insert(
        "back",
        Act("hostile", "item.received", {"ground": "x", "handed_over": link}, ("cus",), "CUS",
            items=("I-9",)),
    )  # fmt: skip
    bundle = write_folder(forge.files(), tmp_path / "hostile")
    field.exchange("receive", bundle, "--trust", str(TRUST), by=["GUL"])
    assert field.refused("close", offer, by=["ANNA"]) == "refused.answer_missing"
    assert field.item()["state"] == "in_transit"


def test_an_offer_whose_details_have_no_form_is_told_without_them(
    stops: Stops, tmp_path: Path
) -> None:
    field, _, _ = stops
    forge = Forge()
    odd = [{"item": ["I-2"]}, {"item": {}}, "x", {"item": "I-2", "maker": "M"}]
    forge.insert(
        "back",
        Act("odd", "item.state_recorded", {"details": odd}, ("cus",), "CUS", items=("I-2",)),
        Act("offered", "transfer.offered", {"to": "GUL", "to_ledger": field.origin}, ("cus",),
            "CUS", items=("I-2",)),
    )  # fmt: skip
    bundle = write_folder(forge.files(), tmp_path / "odd")
    field.exchange("receive", bundle, "--trust", str(TRUST), by=["GUL"])
    (told,) = field.exchange("list")["incoming"]
    assert told["in_transit"] == ["I-2"]
    with field.open() as station:
        (offer,) = incoming(station)
    assert offer.details == {"I-2": {"item": "I-2", "maker": "M"}}


def test_conditions_go_along_from_station_to_station_and_stop_an_export(
    stops: Stops, tmp_path: Path
) -> None:
    field, store, laboratory = stops
    file = tmp_path / "chat.txt"
    file.write_bytes(b"a chat")
    assert field.cli("intake", file, "--case", "F-1", *signing(["ANNA"])).status == 0
    bind(field, "F-1", "ART-001", "only_this_case", "This case only.")
    sent = field.send("F-1", tmp_path / "field.zip")
    told = store.exchange("receive", sent, "--trust", field.trust, by=["GUL"])
    begin(store.folder, "S-3")
    take = ("take", told["root_digest"], "--case", "S-3", "--artifact", "ART-001")
    store.exchange(*take, by=["ANNA"])
    bind(store, "S-3", "ART-001", "confidential", "Between us.", name="CND-2")
    assert barred(store, "S-3", "--recipient-kind", "court", "--use", "other_case") == "CND-1"
    assert barred(store, "S-3", "--recipient-kind", "defence") == "CND-2", "the strictest of both"
    on = tmp_path / "store.zip"
    assert hand_on(store, "S-3", on, "--recipient-kind", "expert").status == 0
    told = laboratory.exchange("receive", on, "--trust", store.trust, by=["GUL"])
    assert len(told["conditions"]) == 2
    begin(laboratory.folder, "L-3")
    take = ("take", told["root_digest"], "--case", "L-3", "--artifact", "ART-001")
    laboratory.exchange(*take, by=["ANNA"])
    laboratory.exchange(*take, by=["ANNA"])  # once more: the conditions are known by now
    with laboratory.open() as station:
        state = station.service.state_of("L-3")
        kept = {each.kind: (each.id, each.text) for each in state.conditions.values()}
        assert set(state.artifact("ART-002").conditions) == {"CND-1", "CND-2"}
    assert kept == {"only_this_case": ("CND-1", "This case only."),
                    "confidential": ("CND-2", "Between us.")}  # fmt: skip
    assert barred(laboratory, "L-3", "--recipient-kind", "court", "--use", "other_case") == "CND-1"
    assert barred(laboratory, "L-3", "--recipient-kind", "defence") == "CND-2"
    last = tmp_path / "laboratory.zip"
    assert hand_on(laboratory, "L-3", last, "--recipient-kind", "court").status == 0


def test_confidentiality_goes_along_from_station_to_station_and_stops_an_export(
    stops: Stops, tmp_path: Path
) -> None:
    field, store, laboratory = stops
    asked(field, "F-1", tmp_path, must_not_disclose_to="the owner; Agency X",
          recipient_kinds=["court"], basis="CPC 201")  # fmt: skip
    assert silenced(field, "F-1", "--recipient-kind", "court") == "RQ-1"
    trust, case, sent = field.trust, "F-1", field.send("F-1", tmp_path / "F-1.zip")
    for stop, into in ((store, "S-3"), (laboratory, "L-3")):
        told = stop.exchange("receive", sent, "--trust", trust, by=["GUL"])
        assert told["conditions"] == ["RQ-1: confidential"]
        begin(stop.folder, into)
        take = ("take", told["root_digest"], "--case", into, "--artifact", "ART-001")
        stop.exchange(*take, by=["ANNA"])
        assert silenced(stop, into, "--recipient-kind", "court") == "RQ-1"
        assert silenced(stop, into, "--recipient", "agency x") == "RQ-1"
        trust, case, sent = stop.trust, into, tmp_path / f"{into}.zip"
        assert hand_on(stop, case, sent, "--recipient-kind", "expert").status == 0


def test_confidentiality_whose_terms_are_kept_back_binds_as_a_condition(
    stops: Stops, tmp_path: Path
) -> None:
    field, store, _ = stops
    approval = asked(field, "F-1", tmp_path, must_not_disclose_to="the owner", basis="CPC 201")
    sent = tmp_path / "less.zip"
    less = ("--recipient-kind", "expert", "--withhold", approval)
    assert hand_on(field, "F-1", sent, *less).status == 0
    told = store.exchange("receive", sent, "--trust", field.trust, by=["GUL"])
    begin(store.folder, "S-3")
    take = ("take", told["root_digest"], "--case", "S-3", "--artifact", "ART-001")
    store.exchange(*take, by=["ANNA"])
    assert barred(store, "S-3", "--recipient-kind", "defence") == "CND-1"


def asked(stop: Stop, case: str, folder: Path, **silence: Any) -> str:
    """A request that asks for confidentiality, sent and answered by one file; its approval."""
    fields = letter(procedure("art18-1a"), "RQ-1", "ANNA", legal_channel="national_order",
                    confidentiality=silence)  # fmt: skip
    order = {"command": "request.approve", "case": case, "fields": fields, "role": "PRO"}
    approval = stop.done(order, "GUL", "ANNA")["recorded"][0]["id"]
    sent = {"request": "RQ-1", "document": DOCUMENT, "means": "post", "address": "Example street 5",
            "sent_at": "2026-03-05T05:00:00.000Z"}  # fmt: skip
    stop.done({"command": "request.send", "case": case, "fields": sent, "role": "INV"}, "ANNA")
    received = {"request": "RQ-1", "container_kind": "mail", "source_kind": "provider",
                "received_from": {"name": "A provider"}, "seal_state": "none",
                "data_categories": fields["data_categories"]}  # fmt: skip
    act = {"command": "artifact.receive", "case": case, "fields": received, "role": "INV"}
    (folder / "act.json").write_text(json.dumps(act), encoding="utf-8")
    (folder / "answer.txt").write_bytes(b"the answer")
    said = stop.cli("receive", folder / "answer.txt", "--case", case, "--act", folder / "act.json",
                    "--as", "ANNA", "--json")  # fmt: skip
    assert said.status == 0, said
    return str(approval)


def silenced(stop: Stop, case: str, *options: str) -> str:
    """The request whose confidentiality stops an export."""
    said = hand_on(stop, case, stop.folder.parent / "silenced.zip", *options)
    assert (said.status, said.json["error"]) == (1, "refused.confidential"), said
    return str(said.json["facts"]["request"])


def bind(stop: Stop, case: str, artifact: str, kind: str, text: str, name: str = "CND-1") -> None:
    """Put a condition on an artifact."""
    offer = {"conditions": [{"condition": name, "kind": kind}],
             "condition_texts": [{"condition": name, "text": text}]}  # fmt: skip
    stop.done({"command": "conditions.offer", "case": case, "fields": offer, "role": "INV"}, "ANNA")
    accept = {"conditions": [name], "applies_to": "All of it.", "artifacts": [artifact],
              "starts_at": "2026-01-01T00:00:00.000Z"}  # fmt: skip
    accepted = {"command": "conditions.accept", "case": case, "fields": accept, "role": "PRO"}
    stop.done(accepted, "GUL", "CHIEF")


def hand_on(stop: Stop, case: str, out: Path, *options: str) -> Said:
    """Ask for a bundle of a whole case."""
    return stop.cli(
        "export", "--case", case, "--out", out, "--recipient", "Somebody", "--purpose", "work",
        "--zip", *options, "--as", "ANNA", "--as", "GUL", "--acting-role", "OIC", "--json",
    )  # fmt: skip


def barred(stop: Stop, case: str, *options: str) -> str:
    """The condition that stops an export."""
    said = hand_on(stop, case, stop.folder.parent / "barred.zip", *options)
    assert (said.status, said.json["error"]) == (1, "refused.condition_barred"), said
    return str(said.json["facts"]["condition"])
