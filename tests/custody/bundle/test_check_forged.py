"""Bundles made properly around one fault: that rule, and no earlier one, refuses them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from custody.bundle import layout
from custody.bundle.check import check_bundle
from custody.bundle.verdicts import Headline, Question, Result
from custody.ledger.checkpoint import Checkpoint, TrustLine
from custody.strict_json import b64, canonical
from tests.custody.bundle import (
    bent_bag,
    bent_custody,
    bent_events,
    bent_files,
    bent_keys,
    bent_payloads,
)
from tests.custody.bundle.bends import (
    BAD,
    EVENTS,
    HEADS,
    event,
    put,
    revoke,
    sealing,
)
from tests.custody.bundle.forge import Forge, write_folder, write_zip
from tests.custody.bundle.forge_acts import (
    KEYS,
    LOG,
    ORIGIN,
    OTHER_LOG,
    TRUST,
    Act,
    Key,
    enrol,
    listed,
    papers,
    recorded,
)

_BENT = (bent_bag, bent_events, bent_custody, bent_files, bent_keys, bent_payloads)
"""The modules whose import fills the registry."""


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


def test_documents_that_no_disclosed_event_names_are_noted_and_fail_nothing(
    tmp_path: Path,
) -> None:
    told = "documents that no disclosed event names; the seal alone answers for them"
    body, part, add = papers(24)
    for acts, unnamed in (([body, part], []), ([part], ["second"]), ([body], ["third"])):
        forge = Forge()
        forge.acts += acts
        forge.files_change = add
        bundle = write_zip(forge.files(), tmp_path / "bundle.zip")
        report = check_bundle(bundle, trust=TRUST)
        assert (report.headline, report.warnings) == (Headline.AUTHENTIC, ())
        names = ["000001", *(f"more-{number:02}" for number in range(24)), *unnamed]
        few = ", ".join(f"data/documents/{name}.pdf" for name in names[:20])
        more = f"{few} and {len(names) - 20} more"
        assert report.document()["notes"] == [f"{told} ({len(names)}): {more}"]


def test_a_digest_that_nothing_bears_out_is_a_warning(tmp_path: Path) -> None:
    forge = Forge()
    line = listed("ART-1", forge.disk, "000001.bin")
    line["digests"]["blake3"] = "0" * 64
    path = "data/items/I-1/files.jsonl"
    put(forge, "files_change", path, canonical(line) + b"\n")
    report = check_bundle(write_folder(forge.files(), tmp_path), trust=TRUST)
    assert report.headline is Headline.AUTHENTIC, report.document()
    assert report.warnings == ("artifact ART-1: nothing bears out its blake3",)


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


def test_a_seal_found_broken_on_arrival_may_be_replaced(tmp_path: Path) -> None:
    forge = Forge()
    checked = event("checked", "seal.checked", "cus", role="CUS",
                    seals=[{"item": "I-2", "seal": "SL-2", "intact": False}])  # fmt: skip
    checked.items = ("I-2",)
    forge.acts += [checked, sealing("again", "item.resealed", ("cus", "ex2"), "I-2", "SL-9")]
    report = check_bundle(write_folder(forge.files(), tmp_path), trust=TRUST)
    assert report.headline is Headline.AUTHENTIC, report.document()


def test_a_part_of_an_item_may_move_with_it_unnamed(tmp_path: Path) -> None:
    forge = Forge()
    child = event("child", "item.child_registered", "inv", role="INV", parent="I-1")
    child.items = ("I-1", "I-3")
    forge.insert("sealed", child)
    offered = event("part", "transfer.offered", "cus", role="CUS", to="P-EX2")
    offered.items = ("I-3",)
    forge.acts.append(offered)
    report = check_bundle(write_folder(forge.files(), tmp_path), trust=TRUST)
    assert report.headline is Headline.AUTHENTIC, report.document()


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


def test_a_checkpoint_of_another_ledger_is_no_head_of_this_one(tmp_path: Path) -> None:
    files = Forge().files()
    files[layout.CHECKPOINT] = note(27, origin=ORIGIN[:-1] + "8")
    report = check_bundle(write_folder(files, tmp_path), trust=TRUST)
    assert report.verdicts[Question.INCLUSION].result is Result.FAIL
    assert report.verdicts[Question.TREE].result is not Result.PASS
    assert report.status == 1


@pytest.mark.parametrize("path", [layout.SEAL_EVENT, layout.SEAL_CHECKPOINT])
def test_a_head_that_the_reader_holds_is_not_compared_without_a_good_seal(
    path: str, tmp_path: Path
) -> None:
    files = Forge().files()
    files[path] = b"nothing of ours\n"
    report = check_bundle(write_folder(files, tmp_path), trust=TRUST, priors=[note(27)])
    assert report.verdicts[HEADS].result is Result.NOT_CHECKED
    assert report.status == 1
