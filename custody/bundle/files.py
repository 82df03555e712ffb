"""The artifacts of a bundle: their lists, and whether the record knows their bytes (verdict 13)."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from custody.bundle import layout
from custody.bundle.bag import Bag
from custody.bundle.source import Source, lines
from custody.bundle.verdicts import Findings, Question
from custody.clock import is_instant
from custody.domain.artifacts import Artifacts, agree
from custody.errors import IntegrityError
from custody.strict_json import file_name, is_digest, is_identifier, parse_lines, unb64

_LIST: Final = "files.jsonl"
_MEMBERS: Final = frozenset({"artifact", "stored", "size", "digests", "name"})
_TIMES: Final = frozenset({"created", "modified", "accessed", "changed"})
_LEGACY: Final = frozenset({"md5", "sha1"})


class StoredFile(NamedTuple):
    """A line of `files.jsonl`."""

    artifact: str
    item: str | None
    path: str
    size: int
    digests: Mapping[str, str]


def read_lists(source: Source, findings: Findings) -> list[StoredFile]:
    """Read all lists and hold them against the files that are there."""
    stored: list[StoredFile] = []
    folders = {
        path.rpartition("/")[0]
        for path in source.files
        if path.startswith(("data/items/", "data/artifacts/"))
    }
    for folder in sorted(folders):
        try:
            stored += _read_list(source, folder)
        except IntegrityError as err:
            findings.fail(Question.ARTIFACTS, f"{folder}/{_LIST}: {err}")
    listed = {file.path for file in stored}
    there = {
        path
        for path in source.files
        if path.rpartition("/")[0] in folders and path.endswith(".bin")
    }
    for path in sorted(listed ^ there):
        what = "is missing" if path in listed else "is not in the list of its folder"
        findings.fail(Question.ARTIFACTS, f"{path} {what}")
    return stored


def _read_list(source: Source, folder: str) -> Iterator[StoredFile]:
    item = folder.removeprefix("data/items/") if folder.startswith("data/items/") else None
    last = ""
    for entry in parse_lines(lines(source, f"{folder}/{_LIST}")):
        _check_entry(entry)
        if entry["stored"] <= last:
            raise _bad("not sorted by `stored`")
        last = entry["stored"]
        yield StoredFile(
            entry["artifact"], item, f"{folder}/{last}", entry["size"], entry["digests"]
        )


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


def check_files(
    stored: list[StoredFile], bag: Bag, artifacts: Artifacts, findings: Findings
) -> None:
    """Answer question 13."""
    for file in stored:
        found = bag.files.get(file.path)
        if found is None:
            continue  # the bag or its list has told
        computed = {"sha256": found.sha256.hex(), "sha512": found.sha512.hex()}
        if not agree(found.size, computed, file.size, file.digests):
            findings.fail(Question.ARTIFACTS, f"{file.path} differs from its list")
        try:
            earlier = artifacts.check(
                file.artifact, file.item, found.size, {**file.digests, **computed}
            )
        except IntegrityError as err:
            findings.fail(Question.ARTIFACTS, f"{file.path}: {err}")
            continue
        if earlier:
            findings.warn(f"artifact {file.artifact}: an earlier record of it differs")
        recorded = artifacts.recorded[file.artifact].digests
        for algorithm in sorted(file.digests.keys() - recorded.keys() - computed.keys()):
            findings.warn(f"artifact {file.artifact}: nothing bears out its {algorithm}")
    findings.pass_(Question.ARTIFACTS, f"{len(stored)} artifacts are as the record has them")


def _bad(reason: str) -> IntegrityError:
    return IntegrityError("integrity.bundle", reason=reason)
