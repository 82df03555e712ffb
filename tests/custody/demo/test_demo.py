"""The demonstration as a whole, and what must hold in the record that it leaves."""

import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from custody.bundle.check import check_bundle
from custody.demo.__main__ import MARK, main
from custody.demo.founding import found_demonstration
from custody.demo.player import Played, Player
from custody.demo.story import read_story
from custody.ledger.checkpoint import TrustLine
from custody.ledger.event import open_envelope

ROOT = Path(__file__).parents[3]
ZIP_NAMES = {"prosecutor": "prosecutor", "defence": "defence.zip"}


@dataclass(frozen=True)
class Scene:
    """A played demonstration."""

    folder: Path
    player: Player
    played: tuple[Played, ...]
    trust: TrustLine

    def bundle(self, name: str) -> Path:
        return self.folder / "bundles" / ZIP_NAMES[name]

    def member(self, bundle: str, name: str) -> bytes:
        """A file of a bundle."""
        path = self.bundle(bundle)
        if path.is_dir():
            return (path / name).read_bytes()
        with zipfile.ZipFile(path) as archive:
            return archive.read(f"{archive.namelist()[0].partition('/')[0]}/{name}")

    def events(self, bundle: str) -> list[Any]:
        lines = self.member(bundle, "custody/events.jsonl").splitlines()
        return [open_envelope(line).event for line in lines]


@pytest.fixture(scope="session")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """The story, played once, with two given files."""
    folder = tmp_path_factory.mktemp("demo")
    given = folder / "given"
    given.mkdir()
    (given / "one.txt").write_text("the first given file")
    (given / "two.bin").write_bytes(bytes(range(256)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CUSTODY_HOME", str(folder / "state"))
        player = found_demonstration(folder, sorted(given.iterdir()))
        played = tuple(player.play())
        yield Scene(folder, player, played, player.station.ledger.trust)
        player.station.close()


def test_both_bundles_are_authentic_and_complete(scene: Scene) -> None:
    for name in ZIP_NAMES:
        report = check_bundle(scene.bundle(name), trust=scene.trust)
        assert report.headline == "authentic", report.document()


def test_every_row_of_the_story_is_played(scene: Scene) -> None:
    told = {step["row"] for step in read_story()["step"]}
    assert told == set(range(1, 50))
    automatic = {step["row"] for step in read_story()["step"] if step.get("automatic")}
    assert {each.row for each in scene.played} >= told - automatic


def test_handing_out_before_the_decision_is_in_force_is_refused(scene: Scene) -> None:
    refused = [each for each in scene.played if each.refused is not None]
    assert 48 in {each.row for each in refused}
    assert all(each.refused and each.refused.startswith("refused.") for each in refused)
    (handed,) = (each for each in scene.played if each.row == 48 and each.refused)
    assert handed.by == "BOL"


def test_only_the_named_recipient_accepts(scene: Scene) -> None:
    row = [step for step in scene.player.story["step"] if step["row"] == 26]
    offer = next(step for step in row if step["command"] == "transfer.offer")
    assert offer["fields"]["to"] == "BOL"
    accepted = [event for event in scene.events("prosecutor") if event.type == "transfer.accepted"]
    keys = scene.player.station.service.roster().keys
    assert keys[accepted[0].actor_key].person == "BOL"
    others = [step for step in row if step["command"] == "transfer.accept" and "refused" in step]
    assert {step["refused"] for step in others} == {"refused.not_recipient"}


def test_the_twelve_words_and_the_recovery_key_are_nowhere(scene: Scene) -> None:
    key = (scene.folder / "evidence/recovery-key.txt").read_bytes().strip()
    assert re.fullmatch(rb"[0-9]{6}(-[0-9]{6}){7}", key)
    ledger = scene.folder / "ledger"
    places = [path for path in ledger.glob("*.db*") if path.is_file()]
    places += [path for path in (scene.folder / "bundles").rglob("*") if path.is_file()]
    assert len(places) > 100
    for path in places:
        assert key not in path.read_bytes(), path
    with zipfile.ZipFile(scene.bundle("defence")) as archive:
        for name in archive.namelist():
            assert key not in archive.read(name), name
    state = scene.player.station.service.state_of(scene.player.story["case"])
    assert state.restriction_of("ART-021") is not None
    for name in ZIP_NAMES:
        assert "ART-021" not in artifacts_with_content(scene, name)


def artifacts_with_content(scene: Scene, bundle: str) -> set[str]:
    """Artifacts whose bytes lie in a bundle."""
    path = scene.bundle(bundle)
    if path.is_dir():
        lists = [each.read_bytes() for each in path.glob("data/**/files.jsonl")]
    else:
        with zipfile.ZipFile(path) as archive:
            lists = [archive.read(n) for n in archive.namelist() if n.endswith("/files.jsonl")]
    return {json.loads(line)["artifact"] for text in lists for line in text.splitlines()}


def test_conditions_travel_into_both_seals_and_onto_all_that_they_bind(scene: Scene) -> None:
    state = scene.player.station.service.state_of(scene.player.story["case"])
    accepted = {name for name, each in state.conditions.items() if each.state == "accepted"}
    assert accepted == {"CND-1", "CND-2", "CND-3"}
    for name in ZIP_NAMES:
        seal = open_envelope(scene.member(name, "seal/event.json")).event
        told = {text.partition(":")[0] for text in seal.body["conditions"]}
        assert told == accepted | {"RQ-02", "RQ-03", "RQ-04"}, "and the confidentiality of requests"
    bound = ["ART-050", *(f"ART-050.{n:03}" for n in range(1, 213))]
    for artifact in bound:
        assert state.conditions_of([artifact]) >= accepted, artifact


def test_findings_stay_in_the_history_after_their_resolution(scene: Scene) -> None:
    state = scene.player.station.service.state_of(scene.player.story["case"])
    assert {"F-1", "F-2"} <= set(state.findings)
    for name in ZIP_NAMES:
        raised = {e.body["finding"] for e in scene.events(name) if e.type == "finding.raised"}
        resolved = {e.body["finding"] for e in scene.events(name) if e.type == "finding.resolved"}
        assert {"F-1", "F-2"} <= raised
        assert {"F-1", "F-2"} <= resolved
        for language in ("kk", "ru", "en"):
            page = scene.member(name, f"reading/history.{language}.html").decode()
            assert "F-1" in page
            assert "F-2" in page


def test_a_bad_working_copy_never_touches_the_master(scene: Scene) -> None:
    state = scene.player.station.service.state_of(scene.player.story["case"])
    assert state.artifacts["ART-031"].purged
    assert state.artifacts["ART-030"].is_sound
    assert state.artifacts["ART-032"].sha256 == state.artifacts["ART-030"].sha256


def test_the_defence_s_bundle_withholds_what_it_says_and_nothing_else(scene: Scene) -> None:
    whole = private_parts(scene, "prosecutor")
    part = private_parts(scene, "defence")
    events = [event for event in scene.events("defence") if event.case is not None]
    of_case = [event for event in events if event.case.id == scene.player.story["case"]]
    types = {event.seq: event.type for event in of_case if event.commitment is not None}
    missing = {types[index] for index in types.keys() - part.keys()}
    assert missing == {"item.received", "copy.handed_over", "bundle.disclosed"}
    shared = whole.keys() & part.keys()
    assert len(shared) > 50
    assert all(whole[index] == part[index] for index in shared)
    kept_back = [whole[index] for index in whole.keys() - part.keys()]
    assert kept_back


def private_parts(scene: Scene, bundle: str) -> dict[int, Any]:
    lines = scene.member(bundle, "custody/private.jsonl").splitlines()
    return {each["index"]: each["doc"] for each in map(json.loads, lines)}


def test_given_files_are_artifacts_with_the_digests_that_sha256sum_gives(scene: Scene) -> None:
    state = scene.player.station.service.state_of(scene.player.story["case"])
    recorded = {each.sha256 for name, each in state.artifacts.items() if name.startswith("GIVEN-")}
    for path in sorted((scene.folder / "given").iterdir()):
        told = subprocess.run(["sha256sum", path], check=True, capture_output=True, text=True)
        assert told.stdout.split()[0] in recorded
    assert {name for name in state.artifacts if name.startswith("GIVEN-")} <= (
        artifacts_with_content(scene, "prosecutor")
    )


def test_the_demonstration_ends_well_and_replaces_its_folder(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / MARK).write_text("an earlier one")
    (out / "stale").write_text("stale")
    done = subprocess.run(
        [sys.executable, "-m", "custody.demo", "--out", out],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert not (out / "stale").exists()
    for name in ("ledger/ledger.db", "trust.txt", "bundles/prosecutor", "bundles/defence.zip"):
        assert (out / name).exists()
    assert done.stdout.count("Authentic and complete") == 2
    assert done.stdout.count("Do not rely on this") == 2
    assert "NOT GOOD" not in done.stdout


def test_a_folder_of_somebody_else_is_not_touched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUSTODY_HOME", str(tmp_path / "state"))
    (tmp_path / "mine").write_text("mine")
    assert main(["--out", str(tmp_path)]) == 3
    assert "was not made by the demonstration" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]
    assert main(["--out", str(tmp_path / "new"), str(tmp_path / "absent")]) == 3
    assert not (tmp_path / "new").exists()
