"""Good bundles that are good in ways which a verifier might wrongly refuse."""

from collections.abc import Callable, Mapping
from functools import partial

from custody.bundle import layout
from custody.strict_json import canonical
from tests.custody.bundle import bent_cms, bent_keys
from tests.custody.bundle.bends import event, put, revoke, sealing
from tests.custody.bundle.forge import Forge
from tests.custody.bundle.forge_acts import KEYS, Act, enrol, listed, recorded
from tests.custody.bundle.test_rewritten import by_everybody, by_one_person
from tests.custody.bundle.test_seal import cosign


def _erased(label: str) -> Forge:
    forge = Forge(hidden=(label,))
    for name in ("order", "erase"):
        forge.act(name).body["events"] = [f"{'#' * (1 + (name == 'erase'))}{label}"]
    return forge


def _suspect() -> Forge:
    forge = Forge()
    forge.insert("sealed", enrol("pro", "adm2", "pro"))
    forge.insert("searched", event("by-pro", "item.inspected", "pro", role="PRO"))
    seq = [act.label for act in forge.acts].index("enrol-pro")
    forge.acts.append(revoke("adm2", "adm1", "sup", reason="stolen", compromised_since=seq))
    return forge


def _differs_and_a_finding_tells() -> Forge:
    forge = Forge()
    act = event("first", "artifact.hashed", "ex2", role="EXA", artifacts=[recorded("ART-1", b"x")])
    act.items = ("I-1",)
    forge.insert("broken", act)
    forge.acts.append(event("finding", "finding.raised", "sta", role="SYS", finding="F-1",
                            artifacts=["ART-1"]))  # fmt: skip
    return forge


def _digest_that_nothing_bears_out() -> Forge:
    forge = Forge()
    line = listed("ART-1", forge.disk, "000001.bin")
    line["digests"]["blake3"] = "0" * 64
    put(forge, "files_change", "data/items/I-1/files.jsonl", canonical(line) + b"\n")
    return forge


def _found_broken() -> Forge:
    forge = Forge()
    checked = event("checked", "seal.checked", "cus", role="CUS",
                    seals=[{"item": "I-2", "seal": "SL-2", "intact": False}])  # fmt: skip
    checked.items = ("I-2",)
    forge.acts += [checked, sealing("again", "item.resealed", ("cus", "ex2"), "I-2", "SL-9")]
    return forge


def _other_suite() -> Forge:
    forge = Forge()
    bent_keys.p256_key(forge)
    return forge


def _rotated() -> Forge:
    forge = Forge()
    body = KEYS["inv2"].body(replaces=KEYS["inv"].name)
    forge.acts.append(Act("rotate", "key.rotated", body, ("inv", "inv2"), "INV", case="ledger"))
    forge.seal_signers = ("inv2",)
    return forge


def _occurred_before() -> Forge:
    forge = Forge()
    forge.act("found").occurred = {"at": "2026-03-17T23:59:59.999Z", "offset": "-09:30"}
    return forge


def _awkward_name() -> Forge:
    forge = Forge()
    line = listed("ART-1", forge.disk, "000001.bin", b"<script>\xff\x1b[31m\xe2\x80\xaegnp.exe")
    put(forge, "files_change", "data/items/I-1/files.jsonl", canonical(line) + b"\n")
    return forge


def _labels() -> Forge:
    forge = Forge()

    def change(files: dict[str, bytes]) -> None:
        labels = layout.read_bag_info(files["bag-info.txt"])
        files["bag-info.txt"] = layout.write_bag_info(labels | {"Contact-Name": "Қазақша"})

    forge.files_change = change
    return forge


def _several_cases() -> Forge:
    forge = Forge(disclosed_cases=("ledger", "C-1", "C-2"))
    forge.insert("other", event("annotated", "event.annotated", "inv", role="INV"))
    forge.act("annotated").case = "C-2"
    return forge


def _private_part_erased() -> Forge:
    forge = Forge()
    forge.acts += [
        event("again", "erasure.ordered", "inv", "cus", role="OIC", basis="law", events=["#open"]),
        event("gone", "erasure.done", "inv", role="OIC", order="@again", events=["##open"]),
    ]
    for act in forge.acts[-2:]:
        act.change = lambda payload: payload["body"]["events"][0].update(scope="private")
    put(forge, "files_change", layout.PRIVATE, None)
    return forge


def _artifact_held_back() -> Forge:
    """Its access is restricted: the record tells of it, and its bytes are not handed over."""
    forge = Forge()
    held = event("held", "artifact.access_restricted", "ex2", role="EXA", artifacts=["ART-1"],
                 ground="credentials")  # fmt: skip
    held.items = ("I-1",)
    forge.insert("hashed", held)

    def change(files: dict[str, bytes]) -> None:
        for name in ("000001.bin", "files.jsonl"):
            del files[f"data/items/I-1/{name}"]

    forge.files_change = change
    return forge


def _signed_as_cms() -> Forge:
    forge = Forge()
    bent_cms.good(forge)
    return forge


def _short_rsa() -> Forge:
    forge = Forge()
    bent_keys.rsa_key(forge)
    return forge


def _cosigned() -> Forge:
    forge = Forge()

    def change(files: dict[str, bytes]) -> None:
        files[layout.SEAL_COSIGNATURES] = cosign("cus", files[layout.SEAL_CHECKPOINT])

    forge.seal_change = change
    return forge


def _files(make: Callable[[], Forge]) -> Mapping[str, bytes]:
    return make().files()


_FORGED: dict[str, tuple[Callable[[], Forge], int]] = {
    "whole": (Forge, 0),
    "one-item": (partial(Forge, only_items=("I-1",)), 0),
    "other-item": (partial(Forge, only_items=("I-2",)), 0),
    "without-an-anchor": (partial(Forge, anchor=0), 0),
    "erased-offer": (partial(_erased, "offer"), 0),
    "erased-search": (partial(_erased, "search"), 0),
    "erased-sealing": (partial(_erased, "sealed"), 0),
    "erased-breaking": (partial(_erased, "broken"), 0),
    "suspect-events": (_suspect, 1),
    "earlier-record-differs": (_differs_and_a_finding_tells, 1),
    "digest-without-support": (_digest_that_nothing_bears_out, 1),
    "seal-found-broken": (_found_broken, 0),
    "key-of-p256": (_other_suite, 0),
    "key-of-rsa-with-2048-bits": (_short_rsa, 1),
    "several-cases": (_several_cases, 0),
    "erased-private-part": (_private_part_erased, 0),
    "artifact-held-back": (_artifact_held_back, 0),
    "signed-as-cms-too": (_signed_as_cms, 0),
    "cosigned": (_cosigned, 0),
    "sealed-with-a-rotated-key": (_rotated, 0),
    "occurred-on-the-day-before": (_occurred_before, 0),
    "hostile-file-name": (_awkward_name, 0),
    "labels-in-kazakh": (_labels, 0),
}
GOOD: dict[str, tuple[Callable[[], Mapping[str, bytes]], int]] = {
    **{name: (partial(_files, make), warnings) for name, (make, warnings) in _FORGED.items()},
    "written-anew-by-one-person": (lambda: by_one_person()[1], 0),
    "written-anew-by-everybody": (lambda: by_everybody()[1], 0),
}
"""How the files of each are made, and how many warnings it brings."""
