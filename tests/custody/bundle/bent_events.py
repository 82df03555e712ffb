"""Events that are wrong in one way, in themselves or in the tree (questions 6 to 8)."""

import json

from custody.bundle import layout
from custody.ledger.checkpoint import TrustLine
from custody.strict_json import b64, canonical
from tests.custody.bundle.bends import (
    EVENTS,
    INCLUSION,
    TREE,
    bad,
    edit,
    event,
    put,
    resign_badly,
    revoke,
)
from tests.custody.bundle.forge import Forge
from tests.custody.bundle.forge_acts import KEYS, LOG, ORIGIN, OTHER_LOG, TRUST, Act, enrol

# 6: events


@bad(EVENTS)
def event_badly_signed(forge: Forge) -> None:
    forge.envelopes["found"] = resign_badly


@bad(EVENTS)
def one_of_two_signatures_bad(forge: Forge) -> None:
    forge.envelopes["out"] = resign_badly


@bad(EVENTS)
def event_by_a_key_not_enrolled(forge: Forge) -> None:
    forge.act("found").signers = ("evil",)


@bad(EVENTS)
def event_by_a_revoked_key(forge: Forge) -> None:
    forge.insert("accept", revoke("ex2"))


@bad(EVENTS)
def actor_that_did_not_sign(forge: Forge) -> None:
    forge.act("found").change = lambda payload: payload["actor"].update(key=KEYS["cus"].name)


@bad(EVENTS)
def role_not_held(forge: Forge) -> None:
    forge.act("found").role = "EXA"


@bad(EVENTS)
def role_out_of_term(forge: Forge) -> None:
    forge.act("grant").body["until"] = "2026-03-18T02:20:00.000Z"


@bad(EVENTS)
def two_persons_needed_one_signed(forge: Forge) -> None:
    forge.act("broken").signers = ("ex2",)


@bad(EVENTS)
def two_keys_of_one_person(forge: Forge) -> None:
    forge.insert("grant", enrol("inv2", "adm1", "inv2"))
    forge.act("order").signers = ("inv", "inv2")


@bad(EVENTS)
def event_that_calls_itself_a_demonstration(forge: Forge) -> None:
    forge.act("broken").signers = ("ex2",)
    forge.act("broken").body["demonstration"] = True


@bad(EVENTS)
def three_persons_needed_two_signed(forge: Forge) -> None:
    destroyed = event("end", "item.destroyed", "cus", "inv", role="CUS")
    destroyed.items = ("I-2",)
    forge.acts.append(destroyed)


@bad(EVENTS)
def station_signs_what_is_not_its_own(forge: Forge) -> None:
    forge.act("note").signers, forge.act("note").role = ("sta",), "SYS"
    forge.hidden = ()
    forge.drop("order", "erase")


@bad(EVENTS)
def station_counts_as_a_person(forge: Forge) -> None:
    forge.act("broken").signers = ("ex2", "sta")


@bad(EVENTS)
def station_in_another_role(forge: Forge) -> None:
    forge.act("clock").role = "INV"


@bad(EVENTS)
def person_enrolled_as_the_station(forge: Forge) -> None:
    forge.insert("grant", enrol("ex3", "adm1", "adm2", "ex3", role="SYS"))


@bad(EVENTS)
def station_enrolled_by_one(forge: Forge) -> None:
    forge.insert("grant", enrol("sta2", "adm1", "sta2"))


@bad(EVENTS)
def new_key_did_not_sign(forge: Forge) -> None:
    forge.insert("grant", enrol("ex3", "adm1", "adm2"))


@bad(EVENTS)
def enrolled_by_an_investigator(forge: Forge) -> None:
    act = enrol("ex3", "inv", "ex3")
    act.role = "INV"
    forge.insert("grant", act)


@bad(EVENTS)
def administrator_enrols_themself(forge: Forge) -> None:
    forge.insert("grant", enrol("ex3", "adm1", "adm2", "ex3", person="P-ADM1"))


@bad(EVENTS)
def key_enrolled_twice(forge: Forge) -> None:
    forge.insert("grant", enrol("inv", "adm1", "inv"))


@bad(EVENTS)
def key_enrolled_again_after_revocation(forge: Forge) -> None:
    forge.acts += [revoke("ex2"), enrol("ex2", "adm1", "ex2")]


@bad(EVENTS)
def persons_that_differ_by_case(forge: Forge) -> None:
    forge.insert("grant", enrol("ex3", "adm1", "ex3", person="p-cus"))


@bad(EVENTS)
def key_of_small_order(forge: Forge) -> None:
    spki = b64(KEYS["ex3"].spki[:12] + bytes(32))
    forge.insert("grant", enrol("ex3", "adm1", "ex3", spki=spki))


@bad(EVENTS)
def rotation_to_another_person(forge: Forge) -> None:
    body = KEYS["ex3"].body(replaces=KEYS["ex2"].name)
    forge.acts.append(Act("rotate", "key.rotated", body, ("ex2", "ex3"), "EXA", case="ledger"))


@bad(EVENTS)
def rotation_without_the_old_key(forge: Forge) -> None:
    body = KEYS["inv2"].body(replaces=KEYS["inv"].name)
    forge.acts.append(Act("rotate", "key.rotated", body, ("inv2", "cus"), "INV", case="ledger"))


@bad(EVENTS)
def rotation_brings_a_role(forge: Forge) -> None:
    body = KEYS["inv2"].body(replaces=KEYS["inv"].name, role="PRO")
    forge.acts.append(Act("rotate", "key.rotated", body, ("inv", "inv2"), "INV", case="ledger"))


@bad(EVENTS)
def revocation_by_a_stranger(forge: Forge) -> None:
    act = revoke("ex2", "cus")
    act.role = "CUS"
    forge.acts.append(act)


@bad(EVENTS)
def compromise_told_by_one(forge: Forge) -> None:
    forge.acts.append(revoke("ex2", "adm1", compromised_since=5))


@bad(EVENTS)
def compromised_before_it_was_enrolled(forge: Forge) -> None:
    forge.acts.append(revoke("ex2", "adm1", "adm2", compromised_since=1))


@bad(EVENTS)
def role_granted_to_oneself(forge: Forge) -> None:
    body = {"person": "P-ADM1", "role": "OIC"}
    forge.insert("grant", Act("own", "role.granted", body, ("adm1", "adm2"), "ADM", case="ledger"))


@bad(EVENTS)
def role_granted_by_an_officer(forge: Forge) -> None:
    act = Act("own", "role.granted", {"person": "P-CUS", "role": "OIC"}, ("inv", "adm1"), "OIC",
              case="ledger")  # fmt: skip
    forge.insert("grant", act)


@bad(EVENTS)
def role_of_the_station_granted(forge: Forge) -> None:
    forge.act("grant").body["role"] = "SYS"


@bad(EVENTS)
def genesis_signed_by_one(forge: Forge) -> None:
    forge.act("genesis").signers = ("adm1",)


@bad(EVENTS)
def genesis_with_one_administrator(forge: Forge) -> None:
    act = forge.act("genesis")
    act.body["keys"], act.signers = [KEYS["adm1"].body()], ("adm1",)


@bad(EVENTS)
def a_demonstration_that_no_genesis_told_of(forge: Forge) -> None:
    destroyed = event("end", "item.destroyed", "cus", role="CUS", demonstration=True)
    destroyed.items = ("I-2",)
    forge.acts.append(destroyed)


@bad(EVENTS)
def trust_line_of_another_key_id(forge: Forge) -> None:
    forge.act("genesis").body["log"] = str(TRUST).replace(TRUST.keyid.hex(), "00000000")


@bad(EVENTS)
def log_key_of_small_order(forge: Forge) -> None:
    forge.act("genesis").body["log"] = str(TrustLine(ORIGIN, bytes(32)))


@bad(EVENTS)
def log_key_enrolled_as_a_persons(forge: Forge) -> None:
    act = enrol("log", "adm1", "log")
    forge.insert("grant", act)


@bad(EVENTS)
def log_key_of_an_administrator(forge: Forge) -> None:
    forge.act("genesis").body["log"] = str(TrustLine(ORIGIN, KEYS["adm1"].raw))


@bad(EVENTS)
def statement_without_a_private_part(forge: Forge) -> None:
    forge.act("found").language = "kk"


@bad(EVENTS)
def a_second_genesis(forge: Forge) -> None:
    body = {**forge.act("genesis").body, "keys": [KEYS["ex3"].body(role="ADM")]}
    body["demonstration"] = True
    forge.acts.append(Act("again", "ledger.genesis", body, ("ex3",), "ADM", case="ledger"))


@bad(EVENTS)
def unknown_type(forge: Forge) -> None:
    forge.act("note").type = "event.invented"
    forge.hidden = ()
    forge.drop("order", "erase")


@bad(EVENTS)
def unknown_member(forge: Forge) -> None:
    forge.act("found").change = lambda payload: payload.update(extra=1)


@bad(EVENTS)
def id_used_twice(forge: Forge) -> None:
    forge.act("found").change = lambda payload: payload.update(
        id="019cfeb6-0009-7000-8000-000000000009"
    )


@bad(EVENTS)
def md5_among_the_digests(forge: Forge) -> None:
    forge.act("note").body["digests"] = {"sha256": "0" * 64, "md5": "0" * 32}
    forge.hidden = ()
    forge.drop("order", "erase")


@bad(EVENTS)
def only_a_legacy_digest(forge: Forge) -> None:
    forge.act("hashed").body["artifacts"][0]["digests"] = {"sha512": "0" * 128}


@bad(EVENTS)
def correction_of_a_digest(forge: Forge) -> None:
    forge.act("correct").body["field"] = "/body/artifacts/0/digests/sha256"


@bad(EVENTS)
def correction_of_the_actor(forge: Forge) -> None:
    forge.act("correct").body["field"] = "/actor/role"


@bad(EVENTS)
def key_event_in_another_case(forge: Forge) -> None:
    forge.act("grant").case = "C-1"


@bad(EVENTS)
def private_part_changed(forge: Forge) -> None:
    edit(forge, "files_change", layout.PRIVATE, b"I open", b"I shut")


@bad(EVENTS)
def private_part_of_another_event(forge: Forge) -> None:
    edit(forge, "files_change", layout.PRIVATE, b'"index":7', b'"index":8')


@bad(EVENTS)
def private_part_without_its_statement(forge: Forge) -> None:
    forge.act("open").private = {"text": "x"}


@bad(EVENTS)
def private_part_that_was_erased(forge: Forge) -> None:
    forge.acts.append(
        event("again", "erasure.ordered", "inv", "cus", role="OIC", basis="law", events=["#open"])
    )
    forge.acts.append(
        event("gone", "erasure.done", "inv", role="OIC", order="@again", events=["##open"])
    )
    for act in forge.acts[-2:]:
        act.change = lambda payload: payload["body"]["events"][0].update(scope="private")


@bad(EVENTS)
def private_parts_twice(forge: Forge) -> None:
    def change(files: dict[str, bytes]) -> None:
        files[layout.PRIVATE] *= 2

    forge.files_change = change


@bad(EVENTS)
def events_not_canonical(forge: Forge) -> None:
    edit(forge, "files_change", layout.EVENTS, b'{"payload":', b'{ "payload":')


@bad(EVENTS)
def events_without_a_last_line_feed(forge: Forge) -> None:
    def change(files: dict[str, bytes]) -> None:
        files[layout.EVENTS] = files[layout.EVENTS][:-1]

    forge.files_change = change


# 7: inclusion


@bad(INCLUSION)
def checkpoint_by_another_log(forge: Forge) -> None:
    forge.log = OTHER_LOG


@bad(INCLUSION)
def seal_checkpoint_by_another_log(forge: Forge) -> None:
    forge.seal_log = OTHER_LOG


@bad(INCLUSION)
def salt_used_twice(forge: Forge) -> None:
    forge.salts = {5: bytes(32), 9: bytes(32)}


@bad(INCLUSION)
def proof_missing(forge: Forge) -> None:
    def change(files: dict[str, bytes]) -> None:
        files[layout.PROOFS] = b"".join(files[layout.PROOFS].splitlines(keepends=True)[:-1])

    forge.files_change = change


@bad(INCLUSION)
def one_proof_too_many(forge: Forge) -> None:
    def change(files: dict[str, bytes]) -> None:
        files[layout.PROOFS] += files[layout.PROOFS].splitlines(keepends=True)[-1]

    forge.files_change = change


@bad(INCLUSION)
def events_out_of_order(forge: Forge) -> None:
    def change(files: dict[str, bytes]) -> None:
        for path in (layout.EVENTS, layout.PROOFS):
            lines = files[path].splitlines(keepends=True)
            at = 8
            lines[at], lines[at + 1] = lines[at + 1], lines[at]
            files[path] = b"".join(lines)

    forge.files_change = change


@bad(EVENTS)
def event_twice(forge: Forge) -> None:
    def change(files: dict[str, bytes]) -> None:
        for path in (layout.EVENTS, layout.PROOFS):
            lines = files[path].splitlines(keepends=True)
            files[path] = b"".join([*lines[:9], lines[8], *lines[9:]])

    forge.files_change = change


@bad(INCLUSION)
def seal_proof_of_another_salt(forge: Forge) -> None:
    def change(files: dict[str, bytes]) -> None:
        proof = json.loads(files[layout.SEAL_PROOF])
        files[layout.SEAL_PROOF] = canonical({**proof, "salt": b64(bytes(32))})

    forge.seal_change = change


@bad(INCLUSION)
def checkpoint_with_a_sixth_line(forge: Forge) -> None:
    def change(files: dict[str, bytes]) -> None:
        files[layout.CHECKPOINT] += b"x\n"

    forge.files_change = change


# 8: the tree


@bad(TREE)
def event_of_a_ledger_that_is_none(forge: Forge) -> None:
    forge.act("found").change = lambda payload: payload.update(ledger="x")


@bad(TREE)
def event_of_another_ledger(forge: Forge) -> None:
    forge.act("found").change = lambda payload: payload.update(ledger=ORIGIN[:-1] + "8")


@bad(TREE)
def event_skips_a_seq(forge: Forge) -> None:
    forge.act("clock").change = lambda payload: payload.update(seq=payload["seq"] + 1)


@bad(TREE)
def event_names_another_tree(forge: Forge) -> None:
    forge.act("clock").change = lambda payload: payload["tree"].update(root=b64(bytes(32)))


@bad(TREE)
def seal_after_another_event(forge: Forge) -> None:
    forge.between = True


@bad(TREE)
def seal_names_another_tree(forge: Forge) -> None:
    forge.seal_payload = lambda payload: payload["tree"].update(root=b64(bytes(32)))


@bad(TREE)
def anchor_of_another_size(forge: Forge) -> None:
    def change(files: dict[str, bytes]) -> None:
        files["ledger/anchors/10.checkpoint"] = forge.note(11, LOG)

    forge.files_change = change


@bad(TREE)
def anchor_by_another_log(forge: Forge) -> None:
    def change(files: dict[str, bytes]) -> None:
        files["ledger/anchors/10.checkpoint"] = forge.note(10, OTHER_LOG)

    forge.files_change = change


@bad(TREE)
def anchor_without_a_proof_for_an_unseen_size(forge: Forge) -> None:
    forge.anchor = 0
    at = [act.label for act in forge.acts].index("note")

    def change(files: dict[str, bytes]) -> None:
        files[f"ledger/anchors/{at}.checkpoint"] = forge.note(at, LOG)

    forge.files_change = change


@bad(TREE)
def anchor_proof_broken(forge: Forge) -> None:
    def change(files: dict[str, bytes]) -> None:
        name = "ledger/anchors/10.consistency"
        proof = json.loads(files[name])
        files[name] = canonical({**proof, "path": proof["path"][::-1]})

    forge.files_change = change


@bad(TREE)
def anchor_proof_without_an_anchor(forge: Forge) -> None:
    put(forge, "files_change", "ledger/anchors/10.checkpoint", None)
