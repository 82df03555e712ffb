"""The artifacts of a bundle: their lists, and whether the record knows their bytes (verdict 13)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from custody.bundle import layout
from custody.bundle.bag import Bag
from custody.bundle.inventory import Inventory
from custody.bundle.source import Digests, Source, lines
from custody.bundle.verdicts import Findings, Question
from custody.clock import is_instant
from custody.domain.artifacts import Artifacts, agree
from custody.domain.reasons import Reason
from custody.errors import IntegrityError
from custody.strict_json import file_name, is_digest, is_identifier, parse_lines, unb64

_LIST: Final = "files.jsonl"
_MEMBERS: Final = frozenset({"artifact", "stored", "size", "digests", "name"})
_TIMES: Final = frozenset({"created", "modified", "accessed", "changed"})
_LEGACY: Final = frozenset({"md5", "sha1"})


@dataclass(slots=True)
class Stored:
    """The artifacts of all lists whose bytes are there, in the order of the lists."""

    artifacts: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    """Where each stands in the inventory."""
    more: dict[int, dict[str, str]] = field(default_factory=dict)
    """Place to digests of other algorithms than the bag's."""
    differing: set[int] = field(default_factory=set)
    """Places of those whose bytes are not what their list says."""
    count: int = 0
    """Of all that is listed."""

    def take(self, entry: dict[str, Any], place: int, found: Digests | None) -> None:
        """Take a line of a list, if the bytes at that place could be read."""
        if found is None:
            return  # the bag has told
        digests, computed = entry["digests"], _hex(found)
        self.artifacts.append(entry["artifact"])
        self.places.append(place)
        if not agree(found.size, computed, entry["size"], digests):
            self.differing.add(place)
        if more := {name: digests[name] for name in digests.keys() - computed.keys()}:
            self.more[place] = more


def read_lists(source: Source, bag: Bag, findings: Findings) -> Stored:
    """Read all lists and hold them against the files that are there."""
    stored = Stored()
    folders: dict[str, int] = {}
    for place, path in enumerate(bag.files.paths):
        if path.startswith(("data/items/", "data/artifacts/")):
            folders.setdefault(path.rpartition("/")[0], place)
    strangers: list[Reason] = []
    for folder in sorted(folders):
        strangers += _read_folder(source, bag.files, folder, folders[folder], stored, findings)
    for stranger in strangers:
        findings.fail(Question.ARTIFACTS, stranger)
    return stored


def _read_folder(
    source: Source, files: Inventory, folder: str, start: int, stored: Stored, findings: Findings
) -> Iterator[Reason]:
    """Take the list of a folder; the faults of what stands in one and not in the other."""
    there = _binaries(files, folder, start)
    place = next(there, None)
    try:
        for entry in _entries(source, folder):
            path = f"{folder}/{entry['stored']}"
            stored.count += 1
            while place is not None and files.paths[place] < path:
                yield Reason("artifact_unlisted", path=files.paths[place])
                place = next(there, None)
            if place is None or files.paths[place] != path:
                yield Reason("file_missing", path=path)
                continue
            stored.take(entry, place, files.found(place))
            place = next(there, None)
    except IntegrityError as err:
        findings.fail(
            Question.ARTIFACTS, Reason("at", place=f"{folder}/{_LIST}", reason=Reason.of(err))
        )
    while place is not None:
        yield Reason("artifact_unlisted", path=files.paths[place])
        place = next(there, None)


def _binaries(files: Inventory, folder: str, start: int) -> Iterator[int]:
    """Places of the artifacts in a folder, of which the first file stands at `start`."""
    for place in range(start, len(files.paths)):
        path = files.paths[place]
        if not path.startswith(f"{folder}/"):
            return
        if path.endswith(".bin") and "/" not in path[len(folder) + 1 :]:
            yield place


def _entries(source: Source, folder: str) -> Iterator[dict[str, Any]]:
    last = ""
    for entry in parse_lines(lines(source, f"{folder}/{_LIST}")):
        _check_entry(entry)
        if entry["stored"] <= last:
            raise _bad("not sorted by `stored`")
        last = entry["stored"]
        yield entry


def _check_entry(entry: dict[str, Any]) -> None:
    if not _MEMBERS <= entry.keys() <= _MEMBERS | {"times"}:
        raise _bad("members missing or unknown")
    stored, size, times = entry["stored"], entry["size"], entry.get("times", {})
    if not is_identifier(entry["artifact"]):
        raise _bad("an artifact's id is malformed")
    if type(stored) is not str or stored == _LIST or not layout.is_stored_name(stored):
        raise _bad("`stored` is malformed")
    if type(size) is not int or size < 0:
        raise _bad("a size is malformed")
    if type(times) is not dict or not times.keys() <= _TIMES:
        raise _bad("times are malformed")
    if not all(map(is_instant, times.values())):
        raise _bad("a time is no instant")
    _check_digests(entry["digests"])
    name = entry["name"]
    if type(name) is not dict or name.keys() != {"raw", "shown"}:
        raise _bad("a name is not raw and shown")
    if file_name(unb64(name["raw"])) != name:
        raise _bad("a name is not shown as its bytes are")


def _check_digests(digests: object) -> None:
    if type(digests) is not dict or "sha256" not in digests:
        raise _bad("digests without sha256")
    for algorithm, digest in digests.items():
        if algorithm in _LEGACY or not is_digest(digest, algorithm):
            raise _bad("a digest is malformed")


def check_files(stored: Stored, bag: Bag, artifacts: Artifacts, findings: Findings) -> None:
    """Answer question 13."""
    for artifact, place in zip(stored.artifacts, stored.places, strict=True):
        path, found = bag.files.paths[place], bag.files.found(place)
        assert found is not None  # noqa: S101 - only what was found is taken
        if place in stored.differing:
            findings.fail(Question.ARTIFACTS, Reason("artifact_list", path=path))
        computed = _hex(found)
        more = stored.more.get(place, {})
        try:
            earlier = artifacts.check(artifact, _item(path), found.size, {**more, **computed})
        except IntegrityError as err:
            findings.fail(Question.ARTIFACTS, Reason("at", place=path, reason=Reason.of(err)))
            continue
        if earlier:
            findings.warn(Reason("artifact_earlier", artifact=artifact))
        for algorithm in sorted(more.keys() - artifacts.recorded[artifact].digests.keys()):
            findings.warn(Reason("artifact_unborne", artifact=artifact, algorithm=algorithm))
    findings.pass_(Question.ARTIFACTS, Reason("artifacts_good", count=stored.count))


def _hex(found: Digests) -> dict[str, str]:
    return {"sha256": found.sha256.hex(), "sha512": found.sha512.hex()}


def _item(path: str) -> str | None:
    """The item in whose folder an artifact stands."""
    match path.split("/"):
        case ["data", "items", *item, _]:
            return "/".join(item)
        case _:
            return None


def _bad(reason: str) -> IntegrityError:
    return IntegrityError("integrity.bundle", reason=reason)
