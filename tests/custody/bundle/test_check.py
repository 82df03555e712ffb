import json
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from custody.bundle.check import check_bundle
from custody.bundle.verdicts import Headline, Question, Result
from custody.errors import CancelledError, InputError
from custody.ledger.checkpoint import TrustLine
from tests.custody.bundle.forge import Forge, write_folder, write_zip

VECTORS = Path("tests/vectors")
EXPECTED = json.loads((VECTORS / "expected.json").read_text())
TRUST = TrustLine.parse((VECTORS / "trust.txt").read_text().rstrip("\n"))


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_every_golden_bundle_has_its_status_and_headline(name: str) -> None:
    report = check_bundle(VECTORS / name, trust=TRUST)
    assert report.status == EXPECTED[name]["status"]
    assert report.headline == EXPECTED[name]["headline"]
    if "must_fail" in EXPECTED[name]:
        assert report.verdicts[Question(EXPECTED[name]["must_fail"])].result is Result.FAIL
    else:
        warnings = EXPECTED[name]["warnings"]
        assert len(report.warnings) == len(warnings)
        for found, wanted in zip(report.warnings, warnings, strict=True):
            assert found.split(":")[0] == wanted.split(":")[0]


@pytest.mark.parametrize("name", [name for name in EXPECTED if name.endswith("_fail.zip")])
def test_one_rule_alone_refuses_each_bad_bundle_and_later_ones_rest_on_it(name: str) -> None:
    report = check_bundle(VECTORS / name, trust=TRUST)
    failed = [q for q, verdict in report.verdicts.items() if verdict.result is Result.FAIL]
    assert failed[0] == EXPECTED[name]["must_fail"]


RESTS_ON = {
    Question.FIXITY: {Question.ARTIFACTS},
    Question.EVENTS: {Question.SIGNER, Question.CHAINS, Question.CUSTODY, Question.ARTIFACTS},
    Question.INCLUSION: {Question.TREE, Question.CHAINS, Question.CUSTODY, Question.ARTIFACTS},
    Question.TREE: {Question.CUSTODY},
    Question.CHAINS: {Question.CUSTODY},
}


def test_what_rests_on_a_question_that_failed_is_never_told_as_good() -> None:
    seen = set()
    for name in (name for name in EXPECTED if name.endswith("_fail.zip")):
        verdicts = check_bundle(VECTORS / name, trust=TRUST).verdicts
        for ground in (each for each in RESTS_ON if verdicts[each].result is Result.FAIL):
            seen.add(ground)
            told = {each for each in RESTS_ON[ground] if verdicts[each].result is Result.PASS}
            assert not told, (name, ground)
    assert seen == RESTS_ON.keys()


def test_without_a_trust_line_the_signer_is_not_known() -> None:
    report = check_bundle(VECTORS / "bundle-good.zip")
    assert report.headline is Headline.INTACT
    assert report.status == 2
    assert report.verdicts[Question.TRUST].result is Result.NOT_CHECKED


def test_the_document_has_the_members_of_the_format() -> None:
    document = check_bundle(VECTORS / "bundle-good.zip", trust=TRUST).document()
    members = {"bundle", "ledger", "headline", "status", "verdicts", "warnings", "notes"}
    assert document.keys() == members
    assert document["bundle"] == "BND-2026-0001"
    assert document["ledger"] == TRUST.origin
    assert list(document["verdicts"]) == [str(number) for number in range(1, 15)]
    for verdict in document["verdicts"].values():
        assert verdict.keys() == {"result", "reason", "code", "facts"}
        assert verdict["reason"]


def test_a_folder_is_checked_like_its_zip(tmp_path: Path) -> None:
    import zipfile

    zipfile.ZipFile(VECTORS / "bundle-good.zip").extractall(tmp_path)
    zipped = check_bundle(VECTORS / "bundle-good.zip", trust=TRUST)
    assert check_bundle(tmp_path / "BND-2026-0001", trust=TRUST) == zipped


def test_what_is_no_bundle_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text").write_bytes(b"no bundle")
    for path in (tmp_path, tmp_path / "text", tmp_path / "missing"):
        with pytest.raises(InputError):
            check_bundle(path)


def test_a_prior_that_is_no_note_is_refused() -> None:
    with pytest.raises(InputError):
        check_bundle(VECTORS / "bundle-good.zip", priors=[b"no note"])


def test_nothing_of_the_database_nor_of_the_vocabulary_is_imported() -> None:
    code = (
        "import sys; before = set(sys.modules); "  # what measures coverage is there already
        "import custody.bundle.check as c; from pathlib import Path;"
        "c.check_bundle(Path('tests/vectors/bundle-good.zip')); new = sys.modules.keys() - before;"
        "assert not {'sqlite3', 'custody.ledger.store', 'jsonschema_rs'} & new;"
        "assert 'custody.domain.vocabulary' not in new"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_progress_grows_to_all_bytes_and_can_cancel(tmp_path: Path) -> None:
    files = Forge(disk=bytes(1 << 23)).files()
    folder = write_folder(files, tmp_path / "folder")
    path = write_zip(files, tmp_path / "bundle.zip")

    def cancel(done: int, _: int) -> None:
        if done > 1 << 20:
            raise CancelledError

    for bundle in (folder, path):
        told: list[tuple[int, int]] = []
        check_bundle(bundle, progress=partial(_tell, told))
        assert [done for done, _ in told] == sorted(done for done, _ in told)
        assert told[-1][0] == told[-1][1] > 1 << 23
        with pytest.raises(CancelledError):
            check_bundle(bundle, progress=cancel)


def _tell(told: list[tuple[int, int]], done: int, total: int) -> None:
    told.append((done, total))
