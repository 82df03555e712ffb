"""Bags, seals and sealers that are wrong in one way (questions 1 to 5)."""

from custody.bundle import layout
from custody.ledger.checkpoint import TrustLine
from tests.custody.bundle.bends import (
    COMPLETE,
    FIXITY,
    SEAL,
    SIGNER,
    TRUSTED,
    bad,
    edit,
    flip,
    put,
    resign_badly,
    revoke,
)
from tests.custody.bundle.forge import Forge
from tests.custody.bundle.forge_acts import KEYS, ORIGIN, OTHER_LOG, Act, enrol

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
def seal_body_with_a_constructor(forge: Forge) -> None:
    forge.seal_body = lambda body: body.update(constructor="x")


@bad(SEAL)
def case_of_the_seal_with_a_value_of_its_own(forge: Forge) -> None:
    forge.seal_body = lambda body: body["cases"][0].update(valueOf=1)


@bad(SEAL)
def seal_body_with_another_member(forge: Forge) -> None:
    forge.seal_body = lambda body: body.update(note="x")


@bad(SEAL)
def seal_under_the_id_of_another_event(forge: Forge) -> None:
    forge.seal_payload = lambda payload: payload.update(id=forge.place("found").payload["id"])


@bad(SEAL)
def seal_with_a_case(forge: Forge) -> None:
    forge.seal_payload = lambda payload: payload.update(case=forge.link(True, "C-1"))


@bad(SEAL)
def seal_envelope_badly_signed(forge: Forge) -> None:
    forge.envelopes["seal"] = resign_badly


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
