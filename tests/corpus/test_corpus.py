"""Library, command line, page and shell over one corpus: the same verdicts, as expected."""

import base64
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import bagit
import pytest
from playwright.sync_api import Browser

import custody.__main__ as program
from custody.bundle.instructions import bash_lines, signature_command
from custody.bundle.verdicts import Headline, Question, Result
from custody.cli.parser import make_parser
from custody.keys.signer import Suite
from tests.corpus.bundles import EXPECTED, LETTERS, Sample, corpus, examine, results
from tests.custody.bundle.forge_acts import TRUST
from tests.verify_page.browser import Verifier, chromium, headline, of_page

UNSEEN_BY_SHELL = {
    # VERIFY.txt asks the manifests and OpenSSL; it does not read the forms of these.
    2: {
        "bundle-called-by-an-escape", "label-of-blanks", "oxum-beyond-all-bounds",
        "value-of-blanks", "bagit-of-another-version", "bagit-with-another-line-end",
        "fetch-listed",
        "item-folder-of-no-identifier", "label-folded", "label-twice", "litter-listed",
        "listed-below-the-documents", "listed-outside-the-layout", "artifact-of-another-name",
        "name-is-a-device", "name-of-a-device-with-a-suffix", "name-too-long",
        "name-with-a-blank", "name-with-a-dot-last", "name-with-a-hyphen-first",
        "name-with-an-underscore-first", "oxum-missing", "oxum-of-another-payload",
        "folder-in-the-reading-copies", "stored-name-of-5-digits", "stored-name-of-10-digits",
        "anchor-of-a-leading-zero", "manifest-with-a-star", "manifest-in-capitals",
        "manifest-without-a-last-line-feed", "two-files-that-differ-by-case",
        # What is not listed is not asked for.
        "checkpoint-missing", "events-missing", "proofs-missing", "bag-info-missing",
        "bagit-missing",
        "seal-proof-missing", "seal-checkpoint-missing",
    },
    # The event of the seal is compared by digest and key alone; its rules are the verifiers'.
    3: {
        "cms-that-is-none", "cms-by-another-key", "cms-over-another-manifest",
        "cms-with-an-old-digest", "cms-of-another-type-of-content", "cms-of-two-signers",
        "cms-of-no-signer", "cms-with-a-third-member", "cms-with-more-in-its-wrapping",
        "cms-that-tells-its-digest-twice", "cms-with-bytes-behind",
        "seal-body-with-a-constructor", "case-of-the-seal-with-a-value-of-its-own",
        "seal-body-with-another-member", "seal-envelope-badly-signed",
        "seal-event-of-another-type", "seal-in-another-language", "seal-of-another-bundle",
        "seal-over-another-sha512-manifest", "seal-that-names-no-recipient",
        "seal-under-the-id-of-another-event", "seal-with-a-case", "seal-with-cases-out-of-order",
        "seal-without-its-conditions", "pem-with-a-comment",
    },
}  # fmt: skip
"""Bundles that fail in 1 to 3 and that the lines of `VERIFY.txt` do not refuse, with the reason."""


@cache
def samples() -> dict[str, Sample]:
    """The corpus, made where it is asked for and not where tests are only collected."""
    return {sample.name: sample for sample in corpus()}


@cache
def kept() -> dict[str, Any]:
    """What is expected, as it is kept."""
    expected: dict[str, Any] = json.loads(EXPECTED.read_text("utf-8"))
    return expected


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All bundles as files."""
    folder = tmp_path_factory.mktemp("corpus")
    for sample in samples().values():
        (folder / f"{sample.name}.zip").write_bytes(sample.data)
        if sample.prior is not None:
            (folder / f"{sample.name}.note").write_bytes(sample.prior)
    return folder


def options(sample: Sample, folder: Path) -> list[str]:
    words = ["verify", str(folder / f"{sample.name}.zip"), "--json"]
    words += ["--trust", str(sample.trust)] if sample.trust is not None else []
    return words + (["--prior", str(folder / f"{sample.name}.note")] if sample.prior else [])


def test_the_generator_makes_what_is_kept() -> None:
    made = {name: sample.expected() for name, sample in samples().items()}
    assert made == {
        name: {member: each[member] for member in each if member != "results"}
        for name, each in kept().items()
    }
    bad = [each for each in kept().values() if each["headline"] == "fail"]
    assert len(bad) > 350
    assert {each["must_fail"] for each in bad} == set(range(1, 14))
    assert {sample.trust for sample in samples().values()} == {TRUST, None}


def test_every_bad_bundle_stands_under_the_rule_that_refuses_it() -> None:
    table = EXPECTED.with_name("README.md").read_text("utf-8").partition("| Where |")[2]
    bad = [name for name, each in kept().items() if each["must_fail"] is not None]
    assert sorted(re.findall(r"`([a-z0-9-]+)`", table)) == sorted(bad)


def test_library_and_command_line_reach_the_expected_verdict_on_each(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    parser = make_parser()
    monkeypatch.setattr(program, "make_parser", lambda: parser)  # it takes as long as a check
    for name, sample in samples().items():
        report = examine(sample, folder / f"{name}.zip")
        failed = [q for q, verdict in report.verdicts.items() if verdict.result is Result.FAIL]
        assert report.headline is sample.headline, (name, report.document())
        assert next(iter(failed), None) == sample.first, (name, report.document())
        assert results(report) == kept()[name]["results"], name
        if sample.first is None:
            assert len(report.warnings) == sample.warnings, (name, report.warnings)
        assert program.main(options(sample, folder)) == report.status == sample.status, name
        assert json.loads(capsys.readouterr().out) == report.document(), name


@pytest.mark.parametrize("name", ["good-whole", "good-no-trust", "accepted-by-another"])
def test_a_process_of_its_own_says_it_too(name: str, folder: Path) -> None:
    sample = samples()[name]
    command = [sys.executable, "-m", "custody", *options(sample, folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == sample.status
    assert json.loads(done.stdout) == examine(sample, folder / f"{name}.zip").document()


# the page


@pytest.fixture(scope="module")
def said_by_page() -> dict[str, Any]:
    """What the page's own code says of all, in one load."""
    groups: dict[tuple[str, str], dict[str, str]] = {}
    for sample in samples().values():
        held = "" if sample.prior is None else sample.prior.decode()
        line = "" if sample.trust is None else str(sample.trust)
        zips = groups.setdefault((line, held), {})
        zips[sample.name] = base64.b64encode(sample.data).decode()
    said: dict[str, Any] = {}
    with chromium() as browser:
        page = _page(browser)
        for (line, held), zips in groups.items():
            said |= page.core("bundles", {"zips": zips, "trust": line, "heads": held})
        assert (page.asked_for, page.errors) == ([], [])
    return said


def _page(browser: Browser) -> Verifier:
    page = browser.new_page()
    page.set_default_timeout(120_000)
    return Verifier(page)


def test_the_page_says_the_same_of_each_question_that_it_answers(
    said_by_page: Mapping[str, Any],
) -> None:
    for name, expected in kept().items():
        said = said_by_page[name]
        found = {int(number): result for number, result in said["results"].items()}
        wanted = {at: LETTERS[letter] for at, letter in enumerate(expected["results"], 1)}
        assert of_page(found) == of_page(wanted), name
        asked = [9] if "prior" in expected else []
        assert said["headline"] == headline(of_page(wanted), asked), name
        if expected["must_fail"] is None:
            assert said["warnings"] == expected["warnings"], name


# the shell


def test_the_lines_of_verify_txt_agree_within_their_scope(folder: Path, tmp_path: Path) -> None:
    """They refuse what is wrong in fixity, completeness and signature, and nothing that is good."""
    asked = [
        name for name, sample in samples().items()
        if not name.startswith("zip-") and (sample.first is None or sample.first.value <= 3)
    ]  # fmt: skip
    asked += ["accepted-by-another", "event-badly-signed", "head-of-an-index"]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        refused = dict(
            zip(asked, pool.map(lambda name: _refuses(folder, name, tmp_path), asked), strict=True)
        )
    wanted = {}
    for name in asked:
        first = samples()[name].first
        number = first.value if first is not None else 0
        wanted[name] = number in (1, 2, 3) and name not in UNSEEN_BY_SHELL.get(number, ())
    assert refused == wanted
    unseen = set().union(*UNSEEN_BY_SHELL.values())
    assert unseen <= refused.keys()
    assert all(samples()[name].headline is Headline.FAIL for name in unseen)


def _refuses(folder: Path, name: str, scratch: Path) -> bool:
    with ZipFile(folder / f"{name}.zip") as archive:
        archive.extractall(scratch / name)
    (top,) = (scratch / name).iterdir()
    same, complete, signer = bash_lines()
    lines = "\n".join((same, complete, signature_command(Suite.ED25519), signer))
    done = subprocess.run(["bash"], input=lines, cwd=top, capture_output=True, text=True)
    good = r"same\nsame\ncomplete\nSignature Verified Successfully\n1\n1\n"
    return re.fullmatch(good, done.stdout) is None


# other tools


def test_bagit_finds_good_bags_valid_and_changed_ones_not(folder: Path, tmp_path: Path) -> None:
    """Every good bundle in whatever container; of the bad ones those that the bag itself shows."""
    asked = [
        name for name, sample in samples().items()
        if sample.first is None or sample.first is Question.FIXITY or name == "payload-missing"
    ]  # fmt: skip
    for name in asked:
        with ZipFile(folder / f"{name}.zip") as archive:
            archive.extractall(tmp_path / name)
        (bag,) = (path.parent for path in (tmp_path / name).rglob("bagit.txt"))
        is_good = samples()[name].first is None and name != "zip-good-litter"
        assert bagit.Bag(str(bag)).is_valid() == is_good, name
