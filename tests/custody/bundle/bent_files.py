"""Files of a bundle that are wrong in form: proofs, notes, lists, layout, seal (§4, §5, §7)."""

import base64
import json
from collections.abc import Callable
from functools import partial

from custody.bundle import layout
from custody.strict_json import b64, canonical
from tests.custody.bundle.bends import (
    ARTIFACTS,
    COMPLETE,
    EVENTS,
    INCLUSION,
    SEAL,
    TREE,
    Bend,
    also,
    edit,
    put,
)
from tests.custody.bundle.forge import Forge
from tests.custody.bundle.forge_acts import LOG, Document, listed, recorded

# proofs, notes and anchors (§4, §5)


def _edit_line(path: str, at: int, change: Callable[[Document], None], forge: Forge) -> None:
    def edit_files(files: dict[str, bytes]) -> None:
        lines = files[path].splitlines(keepends=True)
        document = json.loads(lines[at])
        change(document)
        lines[at] = canonical(document) + b"\n"
        files[path] = b"".join(lines)

    forge.files_change = edit_files


def _shorter(proof: Document) -> None:
    proof["path"].pop()


def _longer(proof: Document) -> None:
    proof["path"].append(b64(bytes(32)))


def _member(name: str, value: object, document: Document) -> None:
    document[name] = value


_PROOFS: dict[str, Callable[[Document], None]] = {
    "proof_too_short": _shorter,
    "proof_too_long": _longer,
    "proof_of_another_leaf": partial(_member, "index", 8),
    "proof_with_a_short_salt": partial(_member, "salt", b64(bytes(31))),
    "proof_with_another_member": partial(_member, "note", "x"),
    "proof_with_a_short_step": partial(_member, "path", [b64(bytes(31))]),
}
for _name, _fault in _PROOFS.items():
    also(_name, INCLUSION, partial(_edit_line, layout.PROOFS, 9, _fault))


def _edit_note(old: bytes, new: bytes, forge: Forge) -> None:
    """The log signs what the note then says."""

    def change(files: dict[str, bytes]) -> None:
        text, _, _ = files[layout.CHECKPOINT].partition(b"\n\n")
        assert old in text + b"\n"
        text = (text + b"\n").replace(old, new, 1)
        value = b64(bytes.fromhex(_KEYID) + LOG.sign(text))
        origin = text.split(b"\n")[0].decode()
        files[layout.CHECKPOINT] = text + f"\n— {origin} {value}\n".encode()

    forge.files_change = change


_KEYID = str(Forge().act("genesis").body["log"]).split("+")[1]
_NOTES = {
    "note_with_a_leading_zero": (b"\n27\n", b"\n027\n"),
    "note_of_the_largest_size": (b"\n27\n", b"\n9007199254740991\n"),
    "note_of_size_zero": (b"\n27\n", b"\n0\n"),
    "note_with_an_extension": (b"\n27\n", b"\n27\nextension\n"),
    "note_with_a_sign": (b"\n27\n", b"\n+27\n"),
    "note_without_padding": (b"=\n", b"\n"),
    "note_of_an_origin_in_capitals": (b"demo-agency", b"Demo-agency"),
    "note_with_other_line_ends": (b"\n27\n", b"\r\n27\r\n"),
}
for _name, (_old, _new) in _NOTES.items():
    also(_name, INCLUSION, partial(_edit_note, _old, _new))


def note_signed_twice(forge: Forge) -> None:
    def change(files: dict[str, bytes]) -> None:
        files[layout.CHECKPOINT] += files[layout.CHECKPOINT].splitlines(keepends=True)[-1]

    forge.files_change = change


def note_of_another_key_id(forge: Forge) -> None:
    def change(files: dict[str, bytes]) -> None:
        head, _, last = files[layout.CHECKPOINT].rpartition(b" ")
        value = bytes(4) + base64.b64decode(last)[4:]
        files[layout.CHECKPOINT] = head + b" " + b64(value).encode() + b"\n"

    forge.files_change = change


def anchor_proof_of_other_sizes(forge: Forge) -> None:
    edit(forge, "files_change", "ledger/anchors/10.consistency", b'"from":10', b'"from":9')


def anchor_larger_than_the_head(forge: Forge) -> None:
    def change(files: dict[str, bytes]) -> None:
        text = f"{forge.note(27, LOG).decode().splitlines()[0]}\n99\n{b64(bytes(32))}\n"
        value = b64(bytes.fromhex(_KEYID) + LOG.sign(text.encode()))
        origin = text.split("\n")[0]
        files["ledger/anchors/99.checkpoint"] = f"{text}\n— {origin} {value}\n".encode()

    forge.files_change = change


for _question, _note in (
    (INCLUSION, note_signed_twice),
    (INCLUSION, note_of_another_key_id),
    (TREE, anchor_proof_of_other_sizes),
    (TREE, anchor_larger_than_the_head),
):
    also(_note.__name__, _question, _note)


# private parts, lists, layout and seal (§7)


def _put(when: str, path: str, data: bytes | None) -> Bend:
    return lambda forge: put(forge, when, path, data)


def _listing(change: Callable[[Document], None]) -> Bend:
    def bend(forge: Forge) -> None:
        line = listed("ART-1", forge.disk, "000001.bin")
        change(line)
        put(forge, "files_change", "data/items/I-1/files.jsonl", canonical(line) + b"\n")

    return bend


def _change_seal(change: Callable[[Document], None]) -> Bend:
    def bend(forge: Forge) -> None:
        forge.seal_body = change

    return bend


def _no_private_part_there(forge: Forge) -> None:
    line = {"index": 9, "salt": b64(bytes(32)), "doc": {"note": "x"}}

    def change(files: dict[str, bytes]) -> None:
        files[layout.PRIVATE] += canonical(line) + b"\n"

    forge.files_change = change


def _two_of_one_name(forge: Forge) -> None:
    def change(files: dict[str, bytes]) -> None:
        files["data/documents/Act.pdf"] = files["data/documents/act.pdf"] = b"x"

    forge.files_change = change


def _labels(text: str) -> Bend:
    def bend(forge: Forge) -> None:
        edit(forge, "files_change", "bag-info.txt", b"External", text.encode() + b"External")

    return bend


def _no_payload(forge: Forge) -> None:
    forge.drop("hashed", "provider")

    def change(files: dict[str, bytes]) -> None:
        for path in [path for path in files if path.startswith("data/")]:
            del files[path]

    forge.files_change = change


def _legacy_alone(forge: Forge) -> None:
    """Of the bytes nothing is told but what no longer proves anything."""
    entry = recorded("ART-2", b"a,b\n")
    entry["legacy"] = {"md5": entry["digests"].pop("sha512")[:32]}
    entry["digests"]["sha256"] = "0" * 64
    forge.act("provider").body["artifacts"] = [entry]


_LAYOUT: dict[str, tuple[int, Bend]] = {
    "private_part_where_the_event_has_none": (6, _no_private_part_there),
    "two_files_that_differ_by_case": (2, _two_of_one_name),
    "no_payload_at_all": (2, _no_payload),
    "label_of_blanks": (2, _labels(f"A{' ' * 400_000}\n")),
    "value_of_blanks": (2, _labels(f"A: a{' ' * 400_000}\n")),
    "oxum_beyond_all_bounds": (2, lambda forge: put(
        forge, "files_change", "bag-info.txt",
        b"External-Identifier: BND-1\nPayload-Oxum: %s.4\n" % (b"9" * 5000))),
    "bundle_called_by_an_escape": (2, lambda forge: edit(
        forge, "files_change", "bag-info.txt", b": BND-1", b": \x1b[31mBND-1")),
    "folder_in_the_reading_copies": (2, _put("files_change", "reading/more/x.html", b"x")),
    "stored_name_of_5_digits": (2, _put("files_change", "data/items/I-1/00002.bin", b"x")),
    "stored_name_of_10_digits": (2, _put("files_change", "data/items/I-1/0000000002.bin", b"x")),
    "item_folder_of_no_identifier": (2, _put("files_change", "data/items/I--/000001.bin", b"x")),
    "anchor_of_a_leading_zero": (2, _put("files_change", "ledger/anchors/010.checkpoint", b"x")),
    "name_with_a_blank": (2, _put("files_change", "data/documents/a b.pdf", b"x")),
    "name_with_an_underscore_first": (2, _put("files_change", "data/documents/_a.pdf", b"x")),
    "name_of_a_device_with_a_suffix": (2, _put("files_change", "data/documents/COM1.tar.gz", b"x")),
    "bag_info_missing": (2, _put("manifests_change", "bag-info.txt", None)),
    "bagit_missing": (2, _put("manifests_change", "bagit.txt", None)),
    "manifest_sha256_missing": (2, _put("manifests_change", "manifest-sha256.txt", None)),
    "manifest_sha512_missing": (2, _put("manifests_change", "manifest-sha512.txt", None)),
    "tag_manifest_sha256_missing": (2, _put("seal_change", "tagmanifest-sha256.txt", None)),
    "tag_manifest_sha512_missing": (2, _put("seal_change", "tagmanifest-sha512.txt", None)),
    "checkpoint_missing": (2, _put("files_change", layout.CHECKPOINT, None)),
    "events_missing": (2, _put("files_change", layout.EVENTS, None)),
    "seal_event_missing": (2, _put("seal_change", layout.SEAL_EVENT, None)),
    "signature_missing": (2, _put("seal_change", layout.SEAL_SIGNATURE, None)),
    "signer_missing": (2, _put("seal_change", layout.SEAL_SIGNER, None)),
    "seal_checkpoint_missing": (2, _put("seal_change", layout.SEAL_CHECKPOINT, None)),
    "signature_with_a_byte_more": (3, lambda forge: put(
        forge, "seal_change", layout.SEAL_SIGNATURE, bytes(65))),
    "seal_that_names_no_recipient": (3, _change_seal(partial(_member, "recipient", ""))),
    "seal_in_another_language": (3, _change_seal(partial(_member, "language", "de"))),
    "seal_with_cases_out_of_order": (3, _change_seal(lambda body: body["cases"].reverse())),
    "seal_without_its_conditions": (3, _change_seal(lambda body: body.pop("conditions"))),
    "list_with_another_member": (13, _listing(partial(_member, "note", "x"))),
    "list_of_an_unknown_algorithm": (13, _listing(lambda line: line["digests"].update(crc32="0"))),
    "list_that_lies_about_a_digest": (13, _listing(
        lambda line: line["digests"].update(sha512="0" * 128))),
    "record_that_only_an_old_digest_bears_out": (13, _legacy_alone),
    "time_of_an_unknown_kind": (13, _listing(partial(
        _member, "times", {"born": "2026-03-18T02:09:00.000Z"}))),
}  # fmt: skip
_BY_NUMBER = {2: COMPLETE, 3: SEAL, 6: EVENTS, 13: ARTIFACTS}
for _name, (_number, _bend) in _LAYOUT.items():
    also(_name, _BY_NUMBER[_number], _bend)
