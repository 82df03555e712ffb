"""The worked example of procedures §6, played step by step on a real station with real bytes.

The story is data (`resources/demo/worked_example.toml`): commands, who signs, and when. What it
leaves open, sizes and digests, comparisons and checkpoints, is filled in from what is found when
the step is played. Steps that the story expects to be refused must be, with the code it names.
"""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import custody
from custody.acquisition import record
from custody.demo.filling import Filling
from custody.demo.props import MASTER, Props
from custody.demo.story import StoryClock, local, otherwise
from custody.domain import wording
from custody.domain.commands import Command
from custody.errors import IntegrityError, RefusedError
from custody.evidence.intake import take
from custody.evidence.verify import Outcome
from custody.exports import export
from custody.foreseen import Export
from custody.gathering import Plan, gather
from custody.keys.private_key import PrivateKey
from custody.ledger.writer import Appended
from custody.service import Act
from custody.station import Station
from custody.strict_json import file_name
from custody.verification import verify_artifacts

_DAMAGED_AT: Final = 3 * 4096
_WITHHELD_FROM_DEFENCE: Final = ("item.received", "copy.handed_over", "bundle.disclosed")
"""Types whose private part tells of third persons: the victim, a relative, a courier."""


@dataclass(frozen=True, slots=True)
class Played:
    """What became of one step."""

    row: int
    at: str
    by: str
    text: str
    refused: str | None = None
    """The code with which the rules refused it, as the story expects."""


@dataclass(slots=True)
class Player:
    """Plays the story at a station."""

    station: Station
    clock: StoryClock
    story: Mapping[str, Any]
    keys: Mapping[str, PrivateKey]
    """Of all persons of the story, and of the station."""
    props: Props
    filling: Filling
    files: Sequence[Path] = ()
    """Files that the user gave: taken in as well."""
    checked_on: str = ""
    """The day on which the station checked its clock last."""

    @classmethod
    def at(
        cls,
        station: Station,
        clock: StoryClock,
        story: Mapping[str, Any],
        keys: Mapping[str, PrivateKey],
        folder: Path,
        files: Sequence[Path],
    ) -> "Player":
        """A player at a station, with its files in a folder."""
        props = Props(folder, station.artifacts)
        filling = Filling(story, station.ledger, props)
        return cls(station, clock, story, keys, props, filling, files)

    # ---- the whole ----

    def play(self) -> Iterator[Played]:
        """Play every step.

        Raises:
            IntegrityError: A step did not go as the story tells.
        """
        for step in self.story["step"]:
            self.clock.go_to(local(step["at"], self.story["offset"]))
            self._check_clock(step["at"][:10])
            if step.get("automatic"):
                self._demand_automatic(step)
                continue
            done = self._play(step)
            if done is not None:
                yield done
            if self.files and step["row"] == 4 and step["command"] == "artifact.hash":
                yield self._take_in_given(step)

    def _play(self, step: Mapping[str, Any]) -> Played | None:
        by = " and ".join(step["by"])
        if "refused" in step:
            code = self._refused(step)
            title = wording.title(self.filling.command(step).type.name, "en")
            return Played(step["row"], step["at"], by, f"{title}: refused", code)
        appended = self._carry_out(step)
        if "label" in step:
            self.filling.labels[step["label"]] = appended[0].event.id
        event = appended[0].event
        return Played(step["row"], step["at"], by, wording.history_line(event, {}, "en"))

    def _carry_out(self, step: Mapping[str, Any]) -> Sequence[Appended]:
        match step["command"]:
            case "bundle.export":
                return self._export(step)
            case "artifact.verify" if step["fields"]["artifacts"] == "{all:verified}":
                return self._verify(step["by"])
            case "artifact.report_mismatch" if step["by"] == ["SYS"]:
                return self._damage_and_verify(step)
            case "artifact.copy":
                return self._copy(step)
            case _:
                return self._record(step)

    def _record(self, step: Mapping[str, Any]) -> Sequence[Appended]:
        actor, *cosigners = (self.keys[name] for name in step["by"])
        command = self.filling.command(step)
        return self.station.service.execute(Act(command, actor, tuple(cosigners))).appended

    def _refused(self, step: Mapping[str, Any]) -> str:
        size = self.station.ledger.head.size
        try:
            self._record(step)
        except RefusedError as err:
            if err.code == step["refused"] and self.station.ledger.head.size == size:
                return err.code
            raise
        raise otherwise(step, f"the rules should refuse it with {step['refused']}")

    def _demand_automatic(self, step: Mapping[str, Any]) -> None:
        finding = self.station.service.state_of(self.story["case"]).findings.get(
            step["fields"]["finding"]
        )
        if finding is None or finding.kind != step["fields"]["kind"]:
            raise otherwise(step, "the station should have raised this finding")

    def _check_clock(self, day: str) -> None:
        """The station checks its clock at the beginning of each day."""
        if day == self.checked_on:
            return
        self.checked_on = day
        fields = {
            "reference": "clock of the story",
            "offset_ms": 400,
            "uncertainty_ms": 50,
            "method": "manual",
        }
        self.station.service.execute(
            Act(Command("clock.check", fields), self.station.service.station_signer)
        )

    # ---- steps with bytes ----

    def _verify(self, by: Sequence[str]) -> Sequence[Appended]:
        signers = [self.keys[name] for name in by]
        done = verify_artifacts(self.station, case=self.story["case"], signers=signers)
        if done.not_same:
            raise IntegrityError("integrity.story", row=43, reason=str(done.not_same[0]))
        return done.appended

    def _damage_and_verify(self, step: Mapping[str, Any]) -> Sequence[Appended]:
        """One block of the working copy goes bad on its disk; the scheduled run finds it."""
        copy = self.props.working_copy("ART-031")
        with copy.open("r+b") as disk:
            disk.seek(_DAMAGED_AT)
            disk.write(bytes(byte ^ 0xFF for byte in copy.read_bytes()[_DAMAGED_AT:][:4096]))
        done = verify_artifacts(self.station, case=self.story["case"])
        different = [each.artifact for each in done.not_same if each.outcome is Outcome.DIFFERENT]
        if different != ["ART-031"]:
            raise otherwise(step, f"ART-031 alone should differ, not {different}")
        return done.appended

    def _copy(self, step: Mapping[str, Any]) -> Sequence[Appended]:
        """A working copy on the bench, outside the store, registered where it lies."""
        name = step["fields"]["copy"]["artifact"]
        copy = self.props.working_copy(name)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(self.props.file(MASTER), copy)
        appended = self._record(step)
        (taken,) = take(copy, None)
        if taken.found is None:
            raise otherwise(step, taken.reason or "the copy cannot be read")
        self.props.found[name] = taken.found
        hashed = {
            "artifacts": [{"artifact": name, **taken.found.document(), "kept": "in-place"}],
            "tool": custody.APP_NAME,
            "tool_version": custody.__version__,
            "names": [
                {
                    "artifact": name,
                    "name": file_name(copy.name.encode()),
                    "source": file_name(str(copy).encode()),
                }
            ],
        }
        signer = self.keys[step["by"][0]]
        command = Command("artifact.hash", hashed, self.story["case"], tuple(step["items"]))
        return (*appended, *self.station.service.execute(Act(command, signer)).appended)

    def _take_in_given(self, step: Mapping[str, Any]) -> Played:
        """The user's own files, taken in as the main job does it."""
        plan = Plan(case=self.story["case"], paths=tuple(self.files), role="INV")
        with gather(self.station, plan) as found:
            named = replace(plan, ids=tuple(f"GIVEN-{n:03}" for n in range(1, found.files + 1)))
            record(self.station, named, found, self.keys["ALM"])
            text = f"{found.files} given files were copied, hashed and recorded."
        return Played(step["row"], step["at"], "ALM", text)

    def _export(self, step: Mapping[str, Any]) -> Sequence[Appended]:
        fields = step["fields"]
        as_zip = fields["container"] == "zip"
        defence = fields["recipient_kind"] == "defence"
        target = self.props.folder / "bundles" / ("defence.zip" if defence else "prosecutor")
        target.parent.mkdir(parents=True, exist_ok=True)
        wish = Export(
            case=self.story["case"],
            target=target,
            recipient=fields["recipient"],
            purpose=fields["purpose"],
            recipient_kind=fields["recipient_kind"],
            bundle=fields["bundle"],
            language="ru",
            as_zip=as_zip,
            withhold=self._about_third_persons() if defence else (),
            documents=tuple(self.props.documents.values()),
            role=step.get("role"),
        )
        handed = export(self.station, wish, [self.keys[name] for name in step["by"]])
        self.filling.newest_bundle = handed.exported
        return handed.receipt.appended

    def _about_third_persons(self) -> tuple[str, ...]:
        rows = self.station.ledger.view.rows(
            "SELECT id, type FROM event WHERE case_id = ? ORDER BY idx", (self.story["case"],)
        )
        return tuple(event for event, kind in rows if kind in _WITHHELD_FROM_DEFENCE)
