"""`custody hash`, `intake`, `verify-artifacts`: bytes of evidence."""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from custody.cli.desk import open_desk
from custody.cli.people import open_signers
from custody.cli.record import read_document
from custody.cli.terminal import print_json, print_rows, printable, progress
from custody.cli.words import counted, say, spoken, state
from custody.domain import error_words
from custody.errors import InputError, StorageError
from custody.evidence import hash_lists
from custody.evidence.algorithms import chosen
from custody.evidence.digests import FileDigests, hash_file
from custody.evidence.hash_list_check import Outcome, check_list, folder_of
from custody.evidence.intake import survey
from custody.evidence.list_columns import plain_lines
from custody.evidence.many import hash_folder
from custody.evidence.provider_lists import MAX_SIZE
from custody.progress import Progress

if TYPE_CHECKING:
    from custody.domain.commands import Command
    from custody.gathering import Plan
    from custody.service import Receipt

_TO_COME: Final = "ART-PLACEHOLDER"
"""Stands for the ids that the files will get."""
_FORMS = {
    "sha256sum": hash_lists.Form.GNU,
    "bsd": hash_lists.Form.BSD,
    "hashdeep": hash_lists.Form.HASHDEEP,
}
_GOOD = frozenset({Outcome.MATCH, Outcome.ONLY_ON_DISK})


def hash_paths(arguments: argparse.Namespace) -> int:
    """Hash files and folders, or compare them with a list."""
    if arguments.check is not None:
        return _check(arguments)
    if not arguments.paths:
        raise InputError("input.no_paths")
    algorithms = tuple(dict.fromkeys(arguments.algorithms.split(",")))
    chosen(algorithms)
    problems: list[dict[str, str | None]] = []
    with progress("hashing") as report:
        files = _hashed(arguments.paths, algorithms, report, problems)
        if arguments.json:
            listed = [{"path": os.fsdecode(name), **found.document()} for name, found in files]
            print_json({"files": listed, "problems": problems})
        else:
            form = _FORMS[arguments.format or ("bsd" if len(algorithms) > 1 else "sha256sum")]
            for line in hash_lists.write_list(form, algorithms, files):
                _print_line(line)
    for problem in problems:
        text = f"{problem['path']}: {problem['reason']}"
        print(f"custody: {printable(text)}", file=sys.stderr)
    return 1 if problems else 0


def _hashed(
    paths: list[str],
    algorithms: tuple[str, ...],
    report: Progress,
    problems: list[dict[str, str | None]],
) -> Iterator[tuple[bytes, FileDigests]]:
    """Raw name and digests of each file, in order; what cannot be hashed goes to `problems`."""
    for path in paths:
        raw = os.fsencode(path)
        if Path(path).is_dir():
            total = survey(path).size
            for each in hash_folder(path, algorithms, report, total=total):
                name = raw.rstrip(b"/") + b"/" + each.path
                if each.found is None:
                    _problem(problems, name, each.reason or str(each.problem))
                else:
                    yield from _whole(name, each.found, problems)
            continue
        try:
            found = hash_file(path, algorithms, report)
        except (StorageError, InputError) as err:
            _problem(problems, raw, error_words.told(err, spoken()))
        else:
            yield from _whole(raw, found, problems)


def _whole(
    name: bytes, found: FileDigests, problems: list[dict[str, str | None]]
) -> Iterator[tuple[bytes, FileDigests]]:
    """Only digests of a whole file that did not change are a file's digests."""
    if found.changed:
        _problem(problems, name, say("it changed while it was read"))
    elif found.read_errors:
        ranges = ", ".join(
            say("{length} at {offset}", length=each.length, offset=each.offset)
            for each in found.read_errors
        )
        _problem(problems, name, say("bytes that cannot be read: {ranges}", ranges=ranges))
    else:
        yield name, found


def _problem(problems: list[dict[str, str | None]], name: bytes, reason: str) -> None:
    problems.append({"path": os.fsdecode(name), "reason": reason})


def _print_line(line: bytes) -> None:
    if sys.stdout.isatty():
        print(printable(line[:-1].decode("utf-8", "replace")))
    else:
        sys.stdout.buffer.write(line)


def _check(arguments: argparse.Namespace) -> int:
    """Compare a folder with a list; beside the list itself, if none is named."""
    expected = _expected(Path(arguments.check))
    if len(arguments.paths) > 1:
        raise InputError("input.one_folder")
    called = None if arguments.paths else folder_of(expected)
    beside = Path(arguments.check).parent / os.fsdecode(called or b"")
    root = arguments.paths[0] if arguments.paths else str(beside)
    own = os.fsencode(os.path.relpath(arguments.check, root))
    outcomes: Counter[str] = Counter()
    shown: list[dict[str, str | None]] = []
    legacy_only = 0
    with progress("comparing") as report:
        for each in check_list(expected, root, report, called=called):
            if each.name == own:
                continue
            outcomes[str(each.outcome)] += 1
            legacy_only += each.is_legacy_only and each.outcome == Outcome.MATCH
            if arguments.json or each.outcome != Outcome.MATCH:
                name = os.fsdecode(each.name)
                shown.append({"path": name, "outcome": each.outcome, "reason": each.reason})
    failed = bool(expected.unread) or any(name not in _GOOD for name in outcomes)
    if arguments.json:
        print_json(
            {
                "outcomes": dict(outcomes),
                "files": shown,
                "unread_lines": list(expected.unread),
                "matched_by_legacy_digests_only": legacy_only,
            }
        )
        return 1 if failed else 0
    print_rows([(state(str(each["outcome"])), str(each["path"])) for each in shown])
    for number in expected.unread:
        print(say("line {number} says nothing that can be read", number=number))
    print(_counts(outcomes) or say("no files"))
    if legacy_only:
        files = counted(legacy_only, "file")
        told = say("matched by MD5 or SHA-1 alone, which can be forged: {files}", files=files)
        print(told, file=sys.stderr)
    return 1 if failed else 0


def _expected(path: Path) -> hash_lists.HashList:
    """A list whose lines are all alike is read by columns, any other line by line."""
    try:
        data = path.read_bytes() if path.is_file() and path.stat().st_size <= MAX_SIZE else b""
    except OSError:  # told by the patient reading
        data = b""
    lines = plain_lines(data)
    return hash_lists.HashList(lines, ()) if lines else hash_lists.read_list(path)


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {state(name)}" for name, count in sorted(counts.items()))


def act_of(arguments: argparse.Namespace, known: Collection[str]) -> "Command":
    """The act of `--act`, which fits the case and the item of the command line.

    Raises:
        InputError: It is another command, or of another case or item.
    """
    from custody.domain.commands import Command

    document = read_document(arguments.act)
    if document.get("command") not in known:
        raise InputError("input.act", command=document.get("command"))
    fields = document.get("fields", {})
    if isinstance(fields, dict):
        document["fields"] = {"artifacts": [_TO_COME], **fields}
    document.setdefault("case", arguments.case)
    act = Command.parse(document)
    item = arguments.item or next(iter(act.items), None)
    if act.case not in (None, arguments.case):
        raise InputError("input.usage", reason=f"{arguments.act} is of another case")
    if act.items not in ((), (item,)):
        raise InputError("input.usage", reason=f"{arguments.act} names other items")
    return act


def _plan(arguments: argparse.Namespace) -> "Plan":
    """What the options and the act together ask for."""
    from custody.acquisition import ACTS
    from custody.gathering import Plan

    act, item, ids = None, arguments.item, arguments.artifact
    if arguments.act is not None:
        act = act_of(arguments, ACTS)
        if act.fields["artifacts"] != [_TO_COME]:
            ids = ids or act.fields["artifacts"]
        item = item or next(iter(act.items), None)
    return Plan(
        case=arguments.case,
        paths=tuple(Path(path) for path in arguments.paths),
        item=item,
        in_place=arguments.in_place,
        algorithms=tuple(arguments.algorithms.split(",")),
        act=act,
        ids=tuple(ids),
        role=arguments.acting_role,
    )


def intake(arguments: argparse.Namespace) -> int:
    """Copy and hash evidence, then record it."""
    from custody.acquisition import record, rehearse
    from custody.gathering import gather

    plan = _plan(arguments)
    with open_desk(arguments) as station:
        actor, *cosigners = open_signers(arguments, station)
        rehearse(station, plan, actor, cosigners)
        with progress("intake") as report:
            found = gather(station, plan, report)
        with found:
            receipt = record(station, plan, found, actor, cosigners)
    taken = taken_in(receipt)
    if arguments.json:
        print_json(
            {
                **taken,
                "described": found.recorded,
                "problems": found.problems,
                "warnings": found.warnings,
            }
        )
    else:
        print_taken(taken, found.problems, found.warnings)
        files, others = counted(found.files, "file"), counted(found.recorded, "other thing")
        print(say("{files} taken in, {others} described", files=files, others=others))
        for path, kind in found.special:
            what = f"{printable(path)}: {state(str(kind))}"
            print(say("not taken in: {what}, described only", what=what), file=sys.stderr)
    return 1 if found.problems or taken["findings"] else 0


def taken_in(receipt: "Receipt") -> dict[str, list[dict[str, Any]]]:
    """What was recorded of files that were taken in."""
    events = [each.event for each in receipt.appended]
    return {
        "artifacts": [
            {"artifact": one["artifact"], "size": one["size"], "sha256": one["digests"]["sha256"]}
            for event in events
            if event.type == "artifact.hashed"
            for one in event.body["artifacts"]
        ],
        "findings": [
            {"finding": event.body["finding"], "kind": event.body["kind"]}
            for event in events
            if event.type == "finding.raised"
        ],
        "events": [{"type": event.type, "id": event.id} for event in events],
    }


def print_taken(
    taken: Mapping[str, list[dict[str, Any]]], problems: Iterable[str], warnings: Iterable[str]
) -> None:
    """Tell the same on a terminal."""
    artifacts = taken["artifacts"]
    print_rows([(a["artifact"], a["sha256"], counted(a["size"], "byte")) for a in artifacts[:40]])
    if len(artifacts) > 40:
        print("… " + say("and {count} more", count=len(artifacts) - 40))
    for problem in problems:
        print(say("not taken in: {problem}", problem=printable(problem)), file=sys.stderr)
    for warning in warnings:
        print(say("warning: {about}", about=printable(warning)), file=sys.stderr)
    for finding in taken["findings"]:
        told = say(
            "finding {id} raised: {kind}", id=finding["finding"], kind=state(finding["kind"])
        )
        print(told, file=sys.stderr)


def verify_artifacts(arguments: argparse.Namespace) -> int:
    """Hash again what the ledger knows; what differs or is missing becomes an event."""
    from custody.verification import verify_artifacts as run

    with open_desk(arguments) as station:
        signers = open_signers(arguments, station) if arguments.signers else []
        with progress("verifying") as report:
            result = run(
                station,
                case=arguments.case,
                item=arguments.item,
                signers=signers,
                role=arguments.acting_role,
                progress=report,
            )
    counts = {str(outcome): count for outcome, count in sorted(result.counts.items())}
    if arguments.json:
        print_json(
            {
                "counts": counts,
                "not_same": [
                    {"artifact": each.artifact, "outcome": each.outcome, "reason": each.reason}
                    for each in result.not_same
                ],
                "events": [
                    {"type": each.event.type, "id": each.event.id} for each in result.appended
                ],
            }
        )
    else:
        for each in result.not_same:
            outcome = state(str(each.outcome))
            print(f"{outcome}  {each.artifact}  {printable(each.reason or '')}".rstrip())
        print(_counts(counts) or say("nothing to verify"))
    return result.status
