"""The page and the command line say the same of every bundle, question by question."""

import base64
import io
import os
import zipfile
from pathlib import Path
from typing import Any

from custody.bundle.check import check_bundle
from custody.bundle.export import export_bundle
from custody.dates import shown_day, shown_instant
from custody.domain.examples import example_of
from custody.domain.vocabulary import TYPES
from custody.domain.wording import history_line
from custody.ledger.checkpoint import TrustLine
from tests.custody.bundle import test_archive
from tests.custody.bundle.forge import Forge, write_folder, write_zip
from tests.custody.bundle.forge_acts import TRUST, papers
from tests.custody.bundle.scene import KEYS, plan_of, play, scene
from tests.custody.domain.test_wording import event
from tests.custody.exchange.conftest import stops, three_founded
from tests.custody.exchange.three_stations import PHONE, Stop
from tests.verify_page.browser import Verifier, headline, in_scope, of_page, vectors

__all__ = ["stops", "three_founded"]

VECTORS = Path("tests/vectors")
LINE = (VECTORS / "trust.txt").read_text().strip()


def test_of_every_golden_bundle(verifier: Verifier) -> None:
    prior = (VECTORS / "prior.txt").read_text()
    for name, expected in vectors("expected.json").items():
        verifier.give(LINE, prior)
        shown = verifier.check(VECTORS / name)
        report = check_bundle(
            VECTORS / name, trust=TrustLine.parse(LINE), priors=[prior.encode()]
        ).document()
        assert of_page(shown.verdicts) == in_scope(report), name
        assert shown.headline == headline(in_scope(report), asked=[9]), name
        if expected.get("must_fail") != 12:  # the rules of custody are not its own
            assert shown.headline == report["headline"] == expected["headline"], name
        assert len(shown.warnings) == len(report["warnings"]), name
        assert shown.notes == [each[:1].upper() + each[1:] for each in report["notes"]], name


def test_of_documents_that_no_event_names_in_the_same_words_of_three_languages(
    verifier: Verifier, tmp_path: Path
) -> None:
    *acts, add = papers(24)
    verifier.give(str(TRUST))
    for name, named in (("both", acts), ("body", acts[:1]), ("part", acts[1:])):
        forge = Forge()
        forge.acts += named
        forge.files_change = add
        bundle = write_zip(forge.files(), tmp_path / f"{name}.zip")
        assert verifier.check(bundle).headline == "authentic"
        (note,) = check_bundle(bundle, trust=TRUST).notes
        for language in ("kk", "ru", "en"):
            verifier.say(language)
            told = note.told(language)
            assert verifier.shown().notes == [told[0].upper() + told[1:]]


def test_of_days_and_times_in_three_languages(verifier: Verifier) -> None:
    instants = ("2026-03-18T02:05:00.000Z", "2026-12-31T23:59:59.999Z", "0987-06-05T04:03:20.000Z")
    asked = [[at, offset] for at in instants for offset in ("+00:00", "+05:00", "-03:30")]
    for language in ("kk", "ru", "en"):
        verifier.say(language)
        told = verifier.page.evaluate(
            "asked => asked.map(([at, offset]) => instantInWords(at, offset))", asked
        )
        assert told == [shown_instant(at, offset, language) for at, offset in asked]
        days = [verifier.page.evaluate("dayInWords('2026-03-08')")]
        assert days == [shown_day("2026-03-08", language)]


def test_of_every_kind_of_event_in_the_same_sentences_of_three_languages(
    verifier: Verifier,
) -> None:
    told = []
    for each in TYPES.values():
        fields = example_of(each.command)["fields"]
        body = {field.name: fields[field.name] for field in each.fields
                if not field.private and field.name in fields}  # fmt: skip
        told.append(event(each, body, private=True))
        if each.name == "request.approved":
            extended = body | {"status": "extension", "new_end_at": "2026-08-31T19:00:00.000Z"}
            told.append(event(each, extended, private=True))
    given = [
        {"type": each.type, "body": each.body, "items": each.item_ids, "caseId": "C-1",
         "offset": each.recorded.offset, "withheld": True}
        for each in told
    ]  # fmt: skip
    for language in ("kk", "ru", "en"):
        verifier.say(language)
        sentences = verifier.page.evaluate("given => given.map(sentenceOf)", given)
        assert sentences == [history_line(each, None, language) for each in told]


def test_of_what_was_recorded_later(verifier: Verifier) -> None:
    def event(seq: int, kind: str, at: str, occurred: str = "") -> dict[str, Any]:
        then = {"at": f"2026-03-18T{occurred}:00.000Z", "offset": "+05:00"} if occurred else None
        about = {"items": ["I-1"], "person": "ALM", "body": {"to": "BOL"}}
        recorded = {"at": f"2026-03-18T{at}:00.000Z", "offset": "+05:00"}
        return {"seq": seq, "type": kind, **recorded, "occurred": then, **about}

    story = [
        event(0, "item.received", "02:00"), event(1, "item.checked_out", "04:00"),
        event(2, "seal.checked", "06:00", "03:00"), event(3, "artifact.verified", "06:10", "06:00"),
        event(4, "item.checked_out", "07:00", "01:00"),
    ]  # fmt: skip
    drawn = verifier.page.evaluate(
        "story => { const [row] = picturesOf(story, 912);"
        " return [row.querySelectorAll('.late').length, row.textContent]; }",
        story,
    )
    assert drawn[0] == 2, "half an hour is allowed"
    places = [drawn[1].index(f"#{seq}") for seq in (0, 2, 1, 4, 3)]
    assert places == sorted(places)


def test_of_every_container(plain: Verifier) -> None:
    zips = {f"bad {name}": each.write() for name, each in test_archive.BAD.items()}
    zips |= {f"good {name}": each.write() for name, each in test_archive.GOOD_FORMS.items()}
    given = {name: base64.b64encode(data).decode() for name, data in zips.items()}
    for name, why in plain.core("containers", given).items():
        assert (why is None) == name.startswith("good "), (name, why)


def test_of_a_bundle_just_exported_as_a_folder_and_as_a_zip(
    verifier: Verifier, tmp_path: Path
) -> None:
    with scene(tmp_path / "ledger") as made:
        play(made)
        trust = made.ledger.trust
        for target in (tmp_path / "folder", tmp_path / "bundle.zip"):
            as_zip = target.suffix == ".zip"
            plan = plan_of(bundle=f"BND-{'Z' if as_zip else 'F'}")
            export_bundle(made.ledger, plan, signer=KEYS["ALM"], target=target, as_zip=as_zip)
    for target in (tmp_path / "folder", tmp_path / "bundle.zip"):
        verifier.give(str(trust))
        shown = verifier.check(target)
        assert shown.headline == "authentic", shown.reasons
        report = check_bundle(target, trust=trust).document()
        assert of_page(shown.verdicts) == in_scope(report)


def test_of_a_refusal_that_goes_back_alone(
    verifier: Verifier, stops: tuple[Stop, Stop, Stop], tmp_path: Path
) -> None:
    field, store, _ = stops
    offer = field.offer("F-1", "ANNA", "BORIS", store.origin)
    sent = field.send("F-1", tmp_path / "offer.zip", PHONE)
    store.exchange("receive", sent, "--trust", field.trust, "--case", "S-1", by=["GUL"])
    store.exchange("refuse", offer, "--case", "S-1", "--reason", "torn", by=["BORIS"])
    back = store.send("S-1", tmp_path / "back.zip", answer=offer)
    verifier.give(store.trust)
    shown = verifier.check(back)
    assert shown.headline == "authentic", shown.reasons
    report = check_bundle(back, trust=TrustLine.parse(store.trust)).document()
    assert of_page(shown.verdicts) == in_scope(report)


def test_of_files_too_large_for_the_memory_packed_and_as_they_are(
    verifier: Verifier, tmp_path: Path
) -> None:
    large = os.urandom(1 << 20) * 33 + b"odd"

    def add(files: dict[str, bytes]) -> None:
        files["data/documents/000002.tif"] = large

    forge = Forge()
    forge.files_change = add
    files = forge.files()
    verifier.give(str(TRUST))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for path in sorted(files):
            archive.writestr(path, files[path])
    (tmp_path / "packed.zip").write_bytes(packed.getvalue())
    for bundle in (write_folder(files, tmp_path / "BND-1"), tmp_path / "packed.zip"):
        shown = verifier.check(bundle)
        assert shown.headline == "authentic", shown.reasons
    with (tmp_path / "BND-1/data/documents/000002.tif").open("r+b") as file:
        file.seek(32 << 20)
        file.write(bytes([large[0] ^ 1]))
    shown = verifier.check(tmp_path / "BND-1")
    assert shown.reasons[1] == "Changed: data/documents/000002.tif"


def test_that_one_changed_byte_is_refused_wherever_it_stands(plain: Verifier) -> None:
    zips = {}
    with zipfile.ZipFile(VECTORS / "bundle-good.zip") as good:
        files = {info.filename: good.read(info) for info in good.infolist()}
    for name, data in files.items():
        changed = bytearray(data or b"\0")
        changed[len(data) // 2] ^= 1
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(files):
                archive.writestr(path, bytes(changed) if path == name else files[path])
        zips[name] = base64.b64encode(packed.getvalue()).decode()
    found = plain.core("bundles", {"zips": zips, "trust": LINE})
    assert {name for name, report in found.items() if report["headline"] != "fail"} == set()
