"""Bundles made properly around one fault: that rule, and no earlier one, refuses them."""

import base64
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from custody.bundle import layout
from custody.bundle.check import check_bundle
from custody.bundle.verdicts import Headline, Question, Result
from custody.ledger.checkpoint import Checkpoint, TrustLine
from custody.strict_json import b64, canonical, file_name
from tests.custody.bundle.forge import (
    KEYS,
    LOG,
    ORIGIN,
    OTHER_LOG,
    TRUST,
    Act,
    Document,
    Forge,
    Key,
    enrol,
    listed,
    recorded,
    write_folder,
    write_zip,
)

Bend = Callable[[Forge], None]
FIXITY, COMPLETE, SEAL, SIGNER, TRUSTED = (Question(number) for number in range(1, 6))
EVENTS, INCLUSION, TREE, HEADS, TIME = (Question(number) for number in range(6, 11))
CHAINS, CUSTODY, ARTIFACTS = (Question(number) for number in range(11, 14))
LATER = "2026-03-19T00:00:00.000Z"
BAD: dict[str, tuple[Question, Bend]] = {}


def bad(question: Question) -> Callable[[Bend], Bend]:
    def note(bend: Bend) -> Bend:
        BAD[bend.__name__] = (question, bend)
        return bend

    return note


def put(forge: Forge, when: str, path: str, data: bytes | None) -> None:
    """At a stage of making, replace a file, or drop it."""

    def change(files: dict[str, bytes]) -> None:
        if data is None:
            del files[path]
        else:
            files[path] = data

    setattr(forge, when, change)


def edit(forge: Forge, when: str, path: str, old: bytes, new: bytes) -> None:
    """At a stage of making, replace bytes in a file that must have them."""

    def change(files: dict[str, bytes]) -> None:
        assert old in files[path]
        files[path] = files[path].replace(old, new, 1)

    setattr(forge, when, change)


def flip(forge: Forge, path: str, at: int = -1) -> None:
    """In the finished bundle, change one bit of a file."""

    def change(files: dict[str, bytes]) -> None:
        data = bytearray(files[path])
        data[at] ^= 1
        files[path] = bytes(data)

    forge.seal_change = change


# 1: fixity


@bad(FIXITY)
def payload_changed(forge: Forge) -> None:
    flip(forge, "data/items/I-1/000001.bin")


@bad(FIXITY)
def document_changed(forge: Forge) -> None:
    flip(forge, "data/documents/000001.pdf")


@bad(FIXITY)
def reading_copy_changed(forge: Forge) -> None:
    flip(forge, "reading/history.en.html")


@bad(FIXITY)
def bag_info_changed(forge: Forge) -> None:
    edit(forge, "seal_change", "bag-info.txt", b"BND-1\n", b"BND-1\nNote: x\n")


@bad(FIXITY)
def sha512_manifest_lies(forge: Forge) -> None:
    def change(files: dict[str, bytes]) -> None:
        name = "manifest-sha512.txt"
        files[name] = files[name].replace(files[name][:128], b"0" * 128, 1)

    forge.manifests_change = change


@bad(FIXITY)
def sha256_manifest_lies(forge: Forge) -> None:
    def change(files: dict[str, bytes]) -> None:
        name = "manifest-sha256.txt"
        files[name] = files[name].replace(files[name][:64], b"0" * 64, 1)

    forge.manifests_change = change


# 2: completeness


@bad(COMPLETE)
def payload_missing(forge: Forge) -> None:
    put(forge, "seal_change", "data/documents/000001.pdf", None)


@bad(COMPLETE)
def file_unlisted(forge: Forge) -> None:
    put(forge, "seal_change", "custody/private.jsonl2", b"{}\n")


@bad(COMPLETE)
def file_unlisted_in_the_seal(forge: Forge) -> None:
    put(forge, "seal_change", "seal/notes.txt", b"x")


@bad(COMPLETE)
def listed_outside_the_layout(forge: Forge) -> None:
    put(forge, "files_change", "extra/file.txt", b"x")


@bad(COMPLETE)
def listed_below_the_documents(forge: Forge) -> None:
    put(forge, "files_change", "data/documents/deep/000001.pdf", b"x")


@bad(COMPLETE)
def artifact_of_another_name(forge: Forge) -> None:
    put(forge, "files_change", "data/items/I-1/disk.bin", b"x")


@bad(COMPLETE)
def name_is_a_device(forge: Forge) -> None:
    put(forge, "files_change", "data/documents/nul.pdf", b"x")


@bad(COMPLETE)
def name_with_a_hyphen_first(forge: Forge) -> None:
    put(forge, "files_change", "data/documents/-rf.pdf", b"x")


@bad(COMPLETE)
def name_with_a_dot_last(forge: Forge) -> None:
    put(forge, "files_change", "data/documents/a.", b"x")


@bad(COMPLETE)
def name_too_long(forge: Forge) -> None:
    put(forge, "files_change", f"data/documents/{'a' * 190}.pdf", b"x")


@bad(COMPLETE)
def fetch_listed(forge: Forge) -> None:
    put(forge, "files_change", "fetch.txt", b"http://x.example/ 1 data/x\n")


@bad(COMPLETE)
def litter_listed(forge: Forge) -> None:
    put(forge, "files_change", "data/documents/Thumbs.db", b"x")


@bad(COMPLETE)
def bagit_of_another_version(forge: Forge) -> None:
    put(forge, "files_change", "bagit.txt", layout.BAGIT_TXT.replace(b"1.0", b"0.97"))


@bad(COMPLETE)
def bagit_with_another_line_end(forge: Forge) -> None:
    put(forge, "files_change", "bagit.txt", layout.BAGIT_TXT.replace(b"\n", b"\r\n"))


@bad(COMPLETE)
def oxum_of_another_payload(forge: Forge) -> None:
    put(forge, "files_change", "bag-info.txt", b"External-Identifier: BND-1\nPayload-Oxum: 1.1\n")


@bad(COMPLETE)
def oxum_missing(forge: Forge) -> None:
    put(forge, "files_change", "bag-info.txt", b"External-Identifier: BND-1\n")


@bad(COMPLETE)
def label_twice(forge: Forge) -> None:
    edit(forge, "files_change", "bag-info.txt", b"External", b"payload-oxum: 1.1\nExternal")


@bad(COMPLETE)
def label_folded(forge: Forge) -> None:
    edit(forge, "files_change", "bag-info.txt", b"External", b"A: b\n  c\nExternal")


@bad(COMPLETE)
def manifests_of_different_files(forge: Forge) -> None:
    def change(files: dict[str, bytes]) -> None:
        name = "manifest-sha512.txt"
        files[name] = files[name].partition(b"\n")[2]

    forge.manifests_change = change


@bad(COMPLETE)
def manifest_unsorted(forge: Forge) -> None:
    def change(files: dict[str, bytes]) -> None:
        lines = files["manifest-sha256.txt"].splitlines(keepends=True)
        files["manifest-sha256.txt"] = b"".join(reversed(lines))

    forge.manifests_change = change


@bad(COMPLETE)
def manifest_with_a_line_twice(forge: Forge) -> None:
    def change(files: dict[str, bytes]) -> None:
        first = files["manifest-sha256.txt"].splitlines(keepends=True)[0]
        files["manifest-sha256.txt"] = first + files["manifest-sha256.txt"]

    forge.manifests_change = change


@bad(COMPLETE)
def manifest_in_capitals(forge: Forge) -> None:
    def change(files: dict[str, bytes]) -> None:
        data = files["manifest-sha256.txt"]
        files["manifest-sha256.txt"] = data[:64].upper() + data[64:]

    forge.manifests_change = change


@bad(COMPLETE)
def manifest_with_a_star(forge: Forge) -> None:
    edit(forge, "manifests_change", "manifest-sha256.txt", b"  data", b" *data")


@bad(COMPLETE)
def manifest_without_a_last_line_feed(forge: Forge) -> None:
    def change(files: dict[str, bytes]) -> None:
        files["manifest-sha256.txt"] = files["manifest-sha256.txt"][:-1]

    forge.manifests_change = change


@bad(COMPLETE)
def payload_in_the_tag_manifest(forge: Forge) -> None:
    def change(files: dict[str, bytes]) -> None:
        for name in layout.ALGORITHMS:
            payload = files[f"manifest-{name}.txt"].splitlines(keepends=True)
            tags = files[f"tagmanifest-{name}.txt"].splitlines(keepends=True)
            both = sorted(payload + tags, key=lambda line: line.split(b"  ")[1])
            files[f"tagmanifest-{name}.txt"] = b"".join(both)

    forge.tags_change = change


@bad(COMPLETE)
def seal_proof_missing(forge: Forge) -> None:
    put(forge, "seal_change", layout.SEAL_PROOF, None)


@bad(COMPLETE)
def proofs_missing(forge: Forge) -> None:
    put(forge, "files_change", layout.PROOFS, None)


# 3: the seal


@bad(SEAL)
def signature_of_the_seal_changed(forge: Forge) -> None:
    flip(forge, layout.SEAL_SIGNATURE)


@bad(SEAL)
def signature_of_the_seal_by_another_key(forge: Forge) -> None:
    def change(files: dict[str, bytes]) -> None:
        files[layout.SEAL_SIGNATURE] = KEYS["cus"].sign(files["tagmanifest-sha256.txt"])

    forge.seal_change = change


@bad(SEAL)
def pem_of_another_key(forge: Forge) -> None:
    from custody.bundle.seal import pem

    put(forge, "seal_change", layout.SEAL_SIGNER, pem(KEYS["cus"].spki))


@bad(SEAL)
def pem_with_a_comment(forge: Forge) -> None:
    edit(forge, "seal_change", layout.SEAL_SIGNER, b"-----BEGIN", b"x\n-----BEGIN")


@bad(SEAL)
def seal_over_another_sha512_manifest(forge: Forge) -> None:
    forge.seal_body = lambda body: body["tagmanifests"].update(sha512="0" * 128)


@bad(SEAL)
def seal_of_another_bundle(forge: Forge) -> None:
    forge.seal_body = lambda body: body.update(bundle="BND-2")


@bad(SEAL)
def seal_event_of_another_type(forge: Forge) -> None:
    forge.seal_payload = lambda payload: payload.update(type="bundle.exported")


@bad(SEAL)
def seal_body_with_another_member(forge: Forge) -> None:
    forge.seal_body = lambda body: body.update(note="x")


@bad(SEAL)
def seal_with_a_case(forge: Forge) -> None:
    forge.seal_payload = lambda payload: payload.update(case=forge.link(True, "C-1"))


@bad(SEAL)
def seal_envelope_badly_signed(forge: Forge) -> None:
    forge.envelopes["seal"] = _resign_badly


@bad(SEAL)
def cms_that_is_none(forge: Forge) -> None:
    put(forge, "seal_change", layout.SEAL_CMS, b"0\x03\x02\x01\x00")


# 4: the sealer


@bad(SIGNER)
def sealed_by_a_custodian(forge: Forge) -> None:
    forge.seal_signers, forge.seal_role = ("cus",), "CUS"


@bad(SIGNER)
def sealed_in_a_role_not_held(forge: Forge) -> None:
    forge.seal_signers, forge.seal_role = ("cus",), "OIC"


@bad(SIGNER)
def sealed_after_the_role_was_revoked(forge: Forge) -> None:
    body = {"person": "P-INV", "role": "OIC"}
    forge.acts.append(Act("revoke", "role.revoked", body, ("adm1", "adm2"), "ADM", case="ledger"))


@bad(SIGNER)
def sealed_after_the_term_of_the_role(forge: Forge) -> None:
    forge.act("grant").body["until"] = "2026-03-18T02:26:00.000Z"


@bad(SIGNER)
def sealed_with_a_revoked_key(forge: Forge) -> None:
    forge.acts.append(revoke("inv"))


@bad(SIGNER)
def sealed_with_a_rotated_key(forge: Forge) -> None:
    body = KEYS["inv2"].body(replaces=KEYS["inv"].name)
    forge.acts.append(Act("rotate", "key.rotated", body, ("inv", "inv2"), "INV", case="ledger"))


@bad(SIGNER)
def sealed_with_a_key_of_a_suspect_event(forge: Forge) -> None:
    forge.acts.append(enrol("pro", "adm2", "pro"))
    forge.acts.append(
        revoke("adm2", "adm1", "sup", reason="stolen", compromised_since=len(forge.acts) - 1)
    )
    forge.seal_signers, forge.seal_role = ("pro",), "PRO"


@bad(SIGNER)
def sealed_by_a_stranger(forge: Forge) -> None:
    forge.seal_signers = ("inv", "evil")


# 5: the ledger


@bad(TRUSTED)
def another_log_everywhere(forge: Forge) -> None:
    forge.log = forge.seal_log = OTHER_LOG
    forge.act("genesis").body["log"] = str(TrustLine(ORIGIN, OTHER_LOG.raw))


# 6: events


def _resign_badly(envelope: bytes) -> bytes:
    document = json.loads(envelope)
    signature = bytearray(base64.b64decode(document["signatures"][0]["sig"]))
    signature[0] ^= 1
    document["signatures"][0]["sig"] = b64(bytes(signature))
    return canonical(document)


def revoke(label: str, *signers: str, **other: object) -> Act:
    body = {"key": KEYS[label].name, "reason": "left", **other}
    return Act("revoke", "key.revoked", body, signers or ("adm1",), "ADM", case="ledger")


def event(label: str, type_name: str, *signers: str, role: str, **body: object) -> Act:
    case = "ledger" if type_name.startswith(("key.", "role.")) else "C-1"
    return Act(label, type_name, body, signers, role, case=case)


@bad(EVENTS)
def event_badly_signed(forge: Forge) -> None:
    forge.envelopes["found"] = _resign_badly


@bad(EVENTS)
def one_of_two_signatures_bad(forge: Forge) -> None:
    forge.envelopes["out"] = _resign_badly


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
def erased_event_of_another_leaf(forge: Forge) -> None:
    wrong = {"index": 20, "leaf": "0" * 64, "scope": "opening"}
    forge.act("order").body["events"] = [wrong]
    forge.act("erase").body["events"] = [{**wrong, "case": {"id": "C-1", "seq": 12}}]


@bad(CHAINS)
def erased_event_that_is_there(forge: Forge) -> None:
    forge.hidden = ()


# 12: custody


def transfer(label: str, *signers: str, to: str, role: str, items: tuple[str, ...]) -> Act:
    act = event(label, "transfer.offered", *signers, role=role, to=to)
    act.items = items
    return act


def answer(label: str, kind: str, signer: str, offer: str, items: tuple[str, ...]) -> Act:
    act = event(label, f"transfer.{kind}", signer, role=KEYS[signer].role, offer=offer)
    act.items = items
    return act


def sealing(label: str, kind: str, signers: tuple[str, ...], item: str, seal: str) -> Act:
    act = event(label, kind, *signers, role=KEYS[signers[0]].role,
                seals=[{"item": item, "seal": seal}])  # fmt: skip
    act.items = (item,)
    return act


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


# the tests


@pytest.mark.parametrize("name", BAD)
def test_the_rule_refuses_it(name: str, tmp_path: Path) -> None:
    question, bend = BAD[name]
    forge = Forge()
    bend(forge)
    report = check_bundle(write_zip(forge.files(), tmp_path / "bundle.zip"), trust=TRUST)
    failed = [q for q, verdict in report.verdicts.items() if verdict.result is Result.FAIL]
    assert failed[:1] == [question], report.document()
    assert report.headline is Headline.FAIL
    assert report.status == 1
    assert report.sentence.startswith("Do not rely on this: ")


def test_there_is_a_bad_bundle_for_every_question_that_a_bundle_answers() -> None:
    assert {question for question, _ in BAD.values()} == set(Question) - {
        Question.HEADS,
        Question.WITNESSES,
    }


@pytest.mark.parametrize("only_items", [(), ("I-1",), ("I-2",)])
def test_the_bundle_that_nobody_bent_is_good(only_items: tuple[str, ...], tmp_path: Path) -> None:
    forge = Forge(only_items=only_items)
    report = check_bundle(write_folder(forge.files(), tmp_path), trust=TRUST)
    assert report.headline is Headline.AUTHENTIC, report.document()
    assert report.status == 0
    assert report.warnings == ()


def test_an_earlier_record_that_differs_is_a_warning_when_a_finding_tells(tmp_path: Path) -> None:
    forge = Forge()
    act = event("first", "artifact.hashed", "ex2", role="EXA", artifacts=[recorded("ART-1", b"x")])
    act.items = ("I-1",)
    finding = event("finding", "finding.raised", "sta", role="SYS", finding="F-1",
                    artifacts=["ART-1"])  # fmt: skip
    forge.insert("broken", act)
    forge.acts.append(finding)
    report = check_bundle(write_folder(forge.files(), tmp_path), trust=TRUST)
    assert report.headline is Headline.AUTHENTIC, report.document()
    assert report.warnings == ("artifact ART-1: an earlier record of it differs",)


def test_what_a_suspect_key_signed_and_enrolled_is_a_warning(tmp_path: Path) -> None:
    forge = Forge()
    forge.insert("sealed", enrol("pro", "adm2", "pro"))
    pro = event("by-pro", "item.inspected", "pro", role="PRO")
    forge.insert("searched", pro)
    seq = [act.label for act in forge.acts].index("enrol-pro")
    forge.acts.append(revoke("adm2", "adm1", "sup", reason="stolen", compromised_since=seq))
    report = check_bundle(write_folder(forge.files(), tmp_path), trust=TRUST)
    assert report.headline is Headline.AUTHENTIC, report.document()
    later = [act.label for act in forge.acts].index("by-pro")
    assert report.warnings == (
        f"suspect: signed by a key later reported compromised: events [{seq}, {later}]",
    )


def test_one_person_may_do_everything_in_a_demonstration_and_the_reader_is_told(
    tmp_path: Path,
) -> None:
    forge = Forge(hidden=(), disclosed_cases=("ledger", "C-1"))
    body = {**forge.act("genesis").body, "keys": [KEYS["adm1"].body()], "demonstration": True}
    own = KEYS["inv"].body(person="P-ADM1", role="OIC")
    case = event("open", "case.opened", "inv", role="OIC", registration="EX-1")
    found = event("found", "item.seized", "inv", role="OIC", ground="x")
    hashed = event("hashed", "artifact.hashed", "inv", role="OIC",
                   artifacts=[recorded("ART-1", forge.disk)])  # fmt: skip
    provider = event("p", "artifact.hashed", "inv", role="OIC",
                     artifacts=[recorded("ART-2", b"a,b\n")])  # fmt: skip
    found.items = hashed.items = ("I-1",)
    forge.acts = [
        Act("genesis", "ledger.genesis", body, ("adm1",), "ADM", case="ledger"),
        Act("enrol", "key.enrolled", own, ("adm1", "inv"), "ADM", case="ledger"),
        case,
        found,
        sealing("sealed", "item.sealed", ("inv",), "I-1", "SL-1"),
        sealing("broken", "seal.broken", ("inv",), "I-1", "SL-1"),
        hashed,
        provider,
    ]
    for act in forge.acts[4:6]:
        act.role = "OIC"
    forge.anchor = 3
    report = check_bundle(write_folder(forge.files(), tmp_path), trust=TRUST)
    assert report.headline is Headline.AUTHENTIC, report.document()
    assert "demonstration" in report.verdicts[EVENTS].reason
    assert any("demonstration" in warning for warning in report.warnings)


@pytest.mark.parametrize(
    ("hidden", "kept"),
    [("offer", "the offer of the acceptance is erased"), ("search", "the search is erased"),
     ("sealed", "the seal that is broken is erased"), ("broken", "the breaking is erased")],
)  # fmt: skip
def test_a_rule_is_not_failed_for_want_of_an_erased_event(
    hidden: str, kept: str, tmp_path: Path
) -> None:
    forge = Forge(hidden=(hidden,))
    for label in ("order", "erase"):
        forge.act(label).body["events"] = [f"{'#' * (1 + (label == 'erase'))}{hidden}"]
    report = check_bundle(write_folder(forge.files(), tmp_path), trust=TRUST)
    assert report.headline is Headline.AUTHENTIC, (kept, report.document())


# heads that the reader holds


def note(size: int, root: bytes | None = None, origin: str = ORIGIN, key: Key = LOG) -> bytes:
    forge = Forge(anchor=0)
    forge.files()
    checkpoint = Checkpoint(origin, size, forge.tree.root(size) if root is None else root)
    signature = key.sign(checkpoint.text().encode())
    value = b64(TrustLine(origin, key.raw).keyid + signature)
    return f"{checkpoint.text()}\n— {origin} {value}\n".encode()


@pytest.mark.parametrize(
    ("prior", "result", "status"),
    [
        (lambda: note(5), Result.PASS, 0),
        (lambda: note(10), Result.PASS, 0),
        (lambda: note(27), Result.PASS, 0),
        (lambda: note(28), Result.PASS, 0),
        (lambda: note(20), Result.NOT_CHECKED, 2),
        (lambda: note(5, root=bytes(32)), Result.FAIL, 1),
        (lambda: note(27, root=bytes(32)), Result.FAIL, 1),
        (lambda: note(29, root=bytes(32)), Result.FAIL, 1),
        (lambda: note(5, key=OTHER_LOG), Result.FAIL, 1),
        (lambda: note(5, origin=ORIGIN[:-1] + "8"), Result.FAIL, 1),
    ],
)
def test_heads_that_the_reader_holds(
    prior: Callable[[], bytes], result: Result, status: int, tmp_path: Path
) -> None:
    folder = write_folder(Forge(anchor=0).files(), tmp_path)
    report = check_bundle(folder, trust=TRUST, priors=[prior()])
    assert report.verdicts[HEADS].result is result, report.verdicts[HEADS]
    assert report.status == status
