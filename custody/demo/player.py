"""The worked example of procedures §6, played step by step on a real station with real bytes.

The story is data (`resources/demo/worked_example.toml`): commands, who signs, and when. What it
leaves open, sizes and digests, comparisons and checkpoints, is filled in from what is found when
the step is played. Steps that the story expects to be refused must be, with the code it names.
"""

import re
import shutil
import tomllib
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import custody
from custody import acquisition, resources
from custody.bundle.disclosure import Document
from custody.clock import format_instant, zone
from custody.demo import evidence
from custody.domain import wording
from custody.domain.commands import Command
from custody.domain.events import LEDGER_CASE
from custody.errors import CustodyError, IntegrityError, RefusedError
from custody.evidence import hash_lists, images
from custody.evidence.digests import DEFAULT, FileDigests, hash_file
from custody.evidence.intake import take
from custody.evidence.verify import Outcome
from custody.exports import Export, Handed, export
from custody.keys.keyring import Keyring
from custody.keys.private_key import PrivateKey
from custody.keys.software import SECRET_COST
from custody.ledger.writer import Appended
from custody.service import Act
from custody.station import Founder, Station, found_station, key_fields
from custody.strict_json import b64, file_name
from custody.verification import verify_artifacts

STORY: Final = "demo/worked_example.toml"
ORIGIN: Final = "demo-agency.example/station-01"
PASSPHRASE: Final = b"demonstration"
"""Of all keys of the story; it is printed, since nothing here is secret."""
SECOND_ADMINISTRATOR: Final = "ADM2"
ARTIFACTS: Final = {
    "ART-001": "chat.zip",
    "ART-002": "shop-response.txt",
    "ART-010": "subscriber.pdf",
    "ART-011": "conn.csv",
    "ART-012": "conn-list.sha256",
    "ART-020": "memory.raw",
    "ART-021": "recovery-key.txt",
    "ART-040": "orders.csv",
    "ART-041": "wallets.csv",
    "ART-042": "wallets.csv",
    "ART-050": "ML-77120.zip",
    "PHO-001": "photo-phone.png",
    "PHO-002": "photo-laptop.png",
    "PHO-003": "photo-note-outside.png",
}
"""Artifact of the story to the file that plays it; the image of the laptop is found at run time."""
WORKING_COPIES: Final = ("ART-031", "ART-032")
MASTER: Final = "ART-030"
_PLACE: Final = re.compile(r"\{(\w+):([^{}]+)\}\Z")
_DAMAGED_AT: Final = 3 * 4096
_WITHHELD_FROM_DEFENCE: Final = ("item.received", "copy.handed_over", "bundle.disclosed")
"""Types whose private part tells of third persons: the victim, a relative, a courier."""
_CASES_OWN: Final = "case.open"


@dataclass(slots=True)
class StoryClock:
    """A clock that tells the time of the story; every event says that it was set by hand."""

    at: datetime
    source: str = "manual"
    ticks: int = 0

    def now(self) -> datetime:
        """The time of the story, a little later at each look."""
        self.at += timedelta(milliseconds=40)
        return self.at

    def monotonic_ms(self) -> int:
        """A count that never goes back."""
        self.ticks += 40
        return self.ticks

    def boot(self) -> str | None:
        """None: nothing runs through a year of story."""
        return None

    def go_to(self, at: datetime) -> None:
        """Go on to a later time; never back."""
        self.at = max(self.at, at)


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
    folder: Path
    """Of the demonstration: `evidence/`, `workbench/`, `bundles/`."""
    keys: dict[str, PrivateKey]
    files: Sequence[Path] = ()
    """Files that the user gave: taken in as well."""
    labels: dict[str, str] = field(default_factory=dict)
    found: dict[str, FileDigests] = field(default_factory=dict)
    bundles: dict[str, Handed] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    unpacked: dict[str, list[Path]] = field(default_factory=dict)
    """Files of each container of the story, in its order."""
    checked_on: str = ""
    story: dict[str, Any] = field(default_factory=lambda: tomllib.loads(resources.read_text(STORY)))

    # ---- the whole ----

    def play(self) -> Iterator[Played]:
        """Play every step.

        Raises:
            IntegrityError: A step did not go as the story tells.
        """
        for step in self.story["step"]:
            self.clock.go_to(_local(step["at"], self.story["offset"]))
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
            title = wording.title(self._command(step).type.name, "en")
            return Played(step["row"], step["at"], by, f"{title}: refused", code)
        appended = self._carry_out(step)
        if "label" in step:
            self.labels[step["label"]] = appended[0].event.id
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
        actor, *cosigners = (self._signer(name) for name in step["by"])
        command = self._command(step)
        return self.station.service.execute(Act(command, actor, tuple(cosigners))).appended

    def _refused(self, step: Mapping[str, Any]) -> str:
        size = self.station.ledger.head.size
        try:
            self._record(step)
        except RefusedError as err:
            if err.code == step["refused"] and self.station.ledger.head.size == size:
                return err.code
            raise
        raise _other(step, f"the rules should refuse it with {step['refused']}")

    def _demand_automatic(self, step: Mapping[str, Any]) -> None:
        finding = self.station.service.state_of(self.story["case"]).findings.get(
            step["fields"]["finding"]
        )
        if finding is None or finding.kind != step["fields"]["kind"]:
            raise _other(step, "the station should have raised this finding")

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
        signers = [self._signer(name) for name in by]
        done = verify_artifacts(self.station, case=self.story["case"], signers=signers)
        if done.not_same:
            raise IntegrityError("integrity.story", row=43, reason=str(done.not_same[0]))
        return done.appended

    def _damage_and_verify(self, step: Mapping[str, Any]) -> Sequence[Appended]:
        """One block of the working copy goes bad on its disk; the scheduled run finds it."""
        copy = self._working_copy("ART-031")
        with copy.open("r+b") as disk:
            disk.seek(_DAMAGED_AT)
            disk.write(bytes(byte ^ 0xFF for byte in copy.read_bytes()[_DAMAGED_AT:][:4096]))
        done = verify_artifacts(self.station, case=self.story["case"])
        different = [each.artifact for each in done.not_same if each.outcome is Outcome.DIFFERENT]
        if different != ["ART-031"]:
            raise _other(step, f"ART-031 alone should differ, not {different}")
        return done.appended

    def _copy(self, step: Mapping[str, Any]) -> Sequence[Appended]:
        """A working copy on the bench, outside the store, registered where it lies."""
        name = step["fields"]["copy"]["artifact"]
        copy = self._working_copy(name)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(self._file(MASTER), copy)
        appended = self._record(step)
        (taken,) = take(copy, None)
        if taken.found is None:
            raise _other(step, taken.reason or "the copy cannot be read")
        self.found[name] = taken.found
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
        signer = self._signer(step["by"][0])
        command = Command("artifact.hash", hashed, self.story["case"], tuple(step["items"]))
        return (*appended, *self.station.service.execute(Act(command, signer)).appended)

    def _take_in_given(self, step: Mapping[str, Any]) -> Played:
        """The user's own files, taken in as the main job does it."""
        plan = acquisition.Plan(case=self.story["case"], paths=tuple(self.files), role="INV")
        with acquisition.gather(self.station, plan) as found:
            named = replace(plan, ids=tuple(f"GIVEN-{n:03}" for n in range(1, found.files + 2)))
            acquisition.record(self.station, named, found, self._signer("ALM"))
            text = f"{found.files} given files were copied, hashed and recorded."
        return Played(step["row"], step["at"], "ALM", text)

    def _export(self, step: Mapping[str, Any]) -> Sequence[Appended]:
        fields = step["fields"]
        as_zip = fields["container"] == "zip"
        defence = fields["recipient_kind"] == "defence"
        target = self.folder / "bundles" / ("defence.zip" if defence else "prosecutor")
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
            documents=tuple(self.documents.values()),
            role=step.get("role"),
        )
        handed = export(self.station, wish, [self._signer(name) for name in step["by"]])
        self.bundles[fields["bundle"]] = handed
        return handed.receipt.appended

    def _about_third_persons(self) -> tuple[str, ...]:
        rows = self.station.ledger.view.rows(
            "SELECT id, type FROM event WHERE case_id = ? ORDER BY idx", (self.story["case"],)
        )
        return tuple(event for event, kind in rows if kind in _WITHHELD_FROM_DEFENCE)

    def _working_copy(self, name: str) -> Path:
        return self.folder / "workbench" / f"{name}{self._file(MASTER).suffix}"

    def _file(self, artifact: str) -> Path:
        """The file that plays an artifact."""
        sources = self.folder / "evidence"
        if artifact == MASTER:
            return evidence.disk_image(sources)
        container, _, number = artifact.partition(".")
        if number:
            return self._unpacked(container)[int(number) - 1]
        return sources / ARTIFACTS[artifact]

    def _unpacked(self, container: str) -> list[Path]:
        """The files of a container, unpacked beside it; our own archive, so its names are sane."""
        if container not in self.unpacked:
            folder = self.folder / "workbench" / container
            with zipfile.ZipFile(self._file(container)) as archive:
                archive.extractall(folder)
                names = [name for name in archive.namelist() if name != "sha256sums.txt"]
            self.unpacked[container] = [folder / name for name in names]
        return self.unpacked[container]

    def _digests(self, artifact: str) -> FileDigests:
        """What reading the file found; it is copied into the store by the same reading."""
        if artifact not in self.found:
            (taken,) = take(self._file(artifact), self.station.artifacts)
            if taken.found is None:
                raise IntegrityError("integrity.story", row=0, reason=f"{artifact}: {taken.reason}")
            self.found[artifact] = taken.found
        return self.found[artifact]

    # ---- filling in ----

    def _signer(self, name: str) -> PrivateKey:
        return self.keys[name]

    def _command(self, step: Mapping[str, Any]) -> Command:
        fields = self._filled(step.get("fields", {}))
        if step["command"] == "artifact.hash":
            fields["names"] = [self._named(each) for each in fields["artifacts"]]
        document: dict[str, Any] = {"command": step["command"], "fields": fields, "language": "ru"}
        if not step.get("no_case"):
            document["case"] = self.story["case"]
        if step["by"] == ["SYS"]:
            del document["language"]
        for name in ("items", "role"):
            if name in step:
                document[name] = step[name]
        if "occurred" in step:
            document["occurred"] = self._filled(step["occurred"])
        return Command.parse(document)

    def _named(self, entry: dict[str, Any]) -> dict[str, Any]:
        """Complete an entry of `artifact.hashed`; what its private part says of its file."""
        artifact = entry["artifact"]
        path = self._file(artifact)
        entry |= self._digests(artifact).document() | {"kept": "store"}
        if images.is_image(path.name.encode()):
            image = images.read_image(path, DEFAULT)
            entry["media"] = {"size": image.media.size, "digests": image.media.digests}
            entry["media"]["legacy"] = image.media.legacy
            entry["media"]["inside"] = {"legacy": dict(image.stored)}
            entry["media"]["equal"] = image.fit is images.Fit.MATCH
        return {"artifact": artifact, "name": file_name(path.name.encode())}

    def _filled(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {name: self._filled(each) for name, each in value.items()}
        if isinstance(value, list):
            return [self._filled(each) for each in value]
        found = _PLACE.match(value) if isinstance(value, str) else None
        return value if found is None else self._place(found[1], found[2])

    def _place(self, kind: str, name: str) -> Any:
        fillers: Mapping[str, Callable[[str], Any]] = {
            "local": lambda text: format_instant(_local(text, self.story["offset"])),
            "shared": lambda text: self._filled(self.story["shared"][text]),
            "digests": lambda artifact: self._digests(artifact).digests,
            "size": lambda artifact: self._digests(artifact).size,
            "sha256": self._sha256,
            "other": self._other,
            "document": self._document,
            "event": self.labels.__getitem__,
            "files": self._members,
            "compared": self._compared,
            "hashed": lambda name: [
                {"artifact": each, **self._digests(each).document()}
                for each in (name, *self._members(name))
            ],
            "checkpoint": self._checkpoint,
            "bundle": self._of_bundle,
        }
        return fillers[kind](name)

    def _other(self, artifact: str) -> dict[str, str]:
        """What the list that came with a file says of it."""
        path = self._file(artifact)
        listed = hash_lists.read_list(self._file("ART-012"))
        line = next(each for each in listed.lines if each.name == path.name.encode())
        return dict(line.digests)

    def _members(self, container: str) -> list[str]:
        count = len(self._unpacked(container))
        return [f"{container}.{number:03}" for number in range(1, count + 1)]

    def _compared(self, container: str) -> list[dict[str, str]]:
        """Each file of a container against the list inside it, by hashing."""
        folder = self.folder / "workbench" / container
        self._unpacked(container)
        listed = hash_lists.read_list(folder / "sha256sums.txt")
        outcomes = {each.name: each.outcome for each in hash_lists.check_list(listed, folder)}
        return [
            {
                "artifact": member,
                "comparison": "match"
                if outcomes.get(str(path.relative_to(folder)).encode()) is hash_lists.Outcome.MATCH
                else "differ",
            }
            for member, path in zip(
                self._members(container), self._unpacked(container), strict=True
            )
        ]

    def _document(self, name: str) -> dict[str, Any]:
        path = self.folder / "evidence" / name
        found = hash_file(path, ("sha256",))
        sha256 = found.digests["sha256"]
        self.documents[name] = Document(path, path.stem, found.size, sha256, "application/pdf")
        return {"sha256": sha256, "size": found.size, "media_type": "application/pdf"}

    def _sha256(self, name: str) -> str:
        """SHA-256 of an artifact, or of a label or token that the station made."""
        if name in ARTIFACTS:
            return self._digests(name).digests["sha256"]
        path = self.folder / "evidence" / f"{name}.txt"
        path.write_text(f"{self.station.ledger.trust.origin}\n{name}\n", encoding="utf-8")
        return hash_file(path, ("sha256",)).digests["sha256"]

    def _checkpoint(self, what: str) -> int | str:
        head = self.station.ledger.head
        return head.size if what == "size" else b64(head.root)

    def _of_bundle(self, what: str) -> int | str:
        newest = list(self.bundles.values())[-1].exported
        facts: dict[str, int | str] = {
            "headline": str(newest.report.headline),
            "origin": self.station.ledger.trust.origin,
            "root_digest": newest.root_digest,
            "files": newest.files,
            "events": newest.events,
        }
        return facts[what]


def found_demonstration(folder: Path, files: Sequence[Path] = ()) -> Player:
    """Make the station of the story with its people and their keys, and the files it needs.

    Args:
        folder: Of the demonstration; `ledger/` and `evidence/` are made in it.
        files: The user's own files, taken in as well.
    """
    story = tomllib.loads(resources.read_text(STORY))
    clock = StoryClock(_local("2026-03-01 09:00", story["offset"]))
    evidence.make_evidence(folder / "evidence")
    ledger = folder / "ledger"
    # Its passphrase is printed: a dear guess at it would protect nothing.
    keyring = Keyring(ledger / "keys", SECRET_COST)
    people = {**story["people"], SECOND_ADMINISTRATOR: {"roles": ["ADM"], "name": "Second"}}
    keys = {person: keyring.generate(person, _passphrase) for person in people}
    founders = [Founder(person, keys[person]) for person in ("ADM1", SECOND_ADMINISTRATOR)]
    station = found_station(
        ledger,
        origin=ORIGIN,
        founders=founders,
        clock=clock,
        agency="Demonstration agency (invented)",
        offset=story["offset"],
    )
    _enrol(station, people, keys)
    keys["SYS"] = station.keyring.open_station()
    return Player(station, clock, folder, keys, files, story=story)


def _enrol(
    station: Station, people: Mapping[str, Mapping[str, Any]], keys: Mapping[str, PrivateKey]
) -> None:
    """Register everybody, the auditor first, since later registrations need the auditor."""
    first, second, auditor = keys["ADM1"], keys[SECOND_ADMINISTRATOR], keys["AUD1"]
    for person in sorted(people, key=lambda name: name != "AUD1"):
        if people[person]["roles"] == ["ADM"]:
            continue
        witness = second if person == "AUD1" else auditor
        role, *others = people[person]["roles"]
        register = {
            "person": person,
            "name": people[person]["name"],
            "identity_reference": "card of the agency, invented",
            "agency": "Demonstration agency",
            "roles": [role, *others],
        }
        enrol = {
            **key_fields(keys[person], person, role),
            "identity_check": "in person",
        }
        acts = [
            Act(Command("person.register", register), first, (witness,)),
            Act(Command("key.enroll", enrol, LEDGER_CASE), first, (keys[person],)),
        ]
        for other in others:
            grant = {"person": person, "role": other, "basis": "order of the agency, invented"}
            acts.append(Act(Command("role.grant", grant, LEDGER_CASE), first, (second,)))
        station.service.execute(*acts)


def _passphrase(key_file: Path, *, new: bool = False) -> bytes:
    return PASSPHRASE


def _local(text: str, offset: str) -> datetime:
    """The instant of a local time such as `2026-03-18 07:05`."""
    return datetime.strptime(text, _format(text)).replace(tzinfo=zone(offset)).astimezone(UTC)


def _format(text: str) -> str:
    return "%Y-%m-%d %H:%M:%S" if text.count(":") > 1 else "%Y-%m-%d %H:%M"


def _other(step: Mapping[str, Any], reason: str) -> CustodyError:
    return IntegrityError("integrity.story", row=step["row"], reason=reason)
