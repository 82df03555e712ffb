"""`custody document`: papers made from the record, signed, checked, and taken back."""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from custody.cli.bundles import read_roots
from custody.cli.desk import open_desk
from custody.cli.people import open_signers, passphrase_of
from custody.cli.record import read_document
from custody.cli.terminal import print_json, print_rows, printable
from custody.cli.words import counted, say, spoken, state
from custody.domain import error_words, wording
from custody.errors import InputError
from custody.sticks import open_given

if TYPE_CHECKING:
    from custody.documents.validation import Signature


def document(arguments: argparse.Namespace) -> int:
    """Make a document, or do one of the other things with documents."""
    what, *given = arguments.words
    wanted, work = _ACTIONS.get(what, (2, _make))
    if len(given) != wanted:
        usage = "custody document KIND SUBJECT DIR, or list, labels, again, sign, check, return"
        raise InputError("input.usage", reason=f"{what} takes {wanted} words", usage=usage)
    return work(arguments, what, *given)


def _list(arguments: argparse.Namespace, _what: str) -> int:
    from custody.documents.template import Templates

    templates = Templates(None if arguments.ledger is None else Path(arguments.ledger))
    kinds, faults = templates.sound()
    if arguments.json:
        rows = [
            {"kind": each.kind, "title": each.title, "subject": each.family.subject,
             "template": each.sha256}
            for each in kinds
        ]  # fmt: skip
        print_json({"documents": rows, "faults": [str(each) for each in faults]})
        return 3 if faults else 0
    print_rows(
        [(each.kind, each.title[arguments.lang], state(each.family.subject)) for each in kinds]
    )
    for each in faults:
        print(printable(error_words.told(each, spoken())), file=sys.stderr)
    return 3 if faults else 0


def _make(arguments: argparse.Namespace, kind: str, subject: str, folder: str) -> int:
    from custody.documents.make import attached_as, keep, make, write

    if arguments.out is None:
        raise InputError("input.usage", reason="--out is needed", usage="custody document --help")
    command = read_document(arguments.draft) if arguments.draft else {}
    draft = {n: v for n, v in command.get("fields", {}).items() if n != "document"} or None
    arguments.ledger = folder
    with open_desk(arguments) as station:
        made = make(
            station, kind, subject, arguments.lang,
            case=arguments.case or command.get("case"), as_of=arguments.as_of, draft=draft,
        )  # fmt: skip
        write(made, Path(arguments.out))
        keep(station, Path(arguments.out))
        event = None
        if arguments.record:
            fields = {
                "document": keep(station, Path(arguments.out)),
                "kind": attached_as(kind),
                "document_language": arguments.lang,
                "source": wording.paper_source(made.code, made.language),
                "title": made.title,
            }
            event = _attach(arguments, station, made.case, fields)
    if arguments.json:
        print_json(
            {
                "path": arguments.out, "kind": kind, "subject": subject, "case": made.case,
                "language": made.language, "as_of": made.as_of, "code": made.code,
                "sha256": made.sha256, "size": len(made.data), "event": event,
            }
        )  # fmt: skip
        return 0
    as_of = say("as of {count} records", count=made.as_of)
    print(f"{arguments.out}: {printable(made.title)}, {as_of}")
    print(_bytes_told(made.sha256, len(made.data)) + "  " + say("code {code}", code=made.code))
    if event is not None:
        print(say("recorded in {event}", event=event))
    return 0


def _bytes_told(sha256: str, size: int) -> str:
    return f"sha256 {sha256}  {counted(size, 'byte')}"


def _attach(arguments: argparse.Namespace, station: Any, case: str, fields: dict[str, Any]) -> str:
    """Record `document.attach`; the id of the event."""
    from custody.domain.commands import Command
    from custody.service import Act

    if not arguments.signers:
        raise InputError("input.usage", reason="--as is needed", usage="custody document --help")
    command = Command("document.attach", fields, case, role=arguments.acting_role)
    actor, *cosigners = open_signers(arguments, station)
    receipt = station.service.execute(Act(command, actor, tuple(cosigners)))
    return str(receipt.appended[0].event.id)


def _labels(arguments: argparse.Namespace, _what: str, case: str, folder: str) -> int:
    from custody.documents.labels import labels_of, print_labels
    from custody.documents.make import write_new

    if arguments.out is None:
        raise InputError("input.usage", reason="--out is needed", usage="custody document --help")
    arguments.ledger = folder
    with open_desk(arguments) as station:
        found = labels_of(station, case, arguments.of, arguments.lang, arguments.only)
        made = print_labels(found, arguments.sheet, arguments.lang, station)
    write_new(Path(arguments.out), made.data)
    if arguments.json:
        rows = [
            {"kind": each.kind, "id": each.id, "code": each.code, "sha256": made.digest(each)}
            for each in made.labels
        ]  # fmt: skip
        print_json({"path": arguments.out, "sheet": arguments.sheet, "pages": made.pages,
                    "labels": rows})  # fmt: skip
    else:
        labels, pages = counted(len(made.labels), "label"), counted(made.pages, "page")
        print(f"{arguments.out}: " + say("{labels} on {pages}", labels=labels, pages=pages))
    return 0


def _again(arguments: argparse.Namespace, _what: str, sha256: str, folder: str) -> int:
    from custody.documents.make import again, write_new

    if arguments.out is None:
        raise InputError("input.usage", reason="--out is needed", usage="custody document --help")
    arguments.ledger = folder
    with open_desk(arguments) as station:
        found = again(station, sha256)
    write_new(Path(arguments.out), found.data)
    if arguments.json:
        print_json({"path": arguments.out, "sha256": sha256, "same_when_made_again": found.same})
    else:
        same = (
            say("made again it has the same bytes") if found.same else say("made again it differs")
        )
        print(f"{arguments.out}: {say('the bytes that were kept')}; {same}")
    return 0 if found.same else 2


def _sign(arguments: argparse.Namespace, _what: str, name: str) -> int:
    import hashlib

    from custody.clock import SystemClock
    from custody.documents.make import write_new
    from custody.documents.signing import sign

    if arguments.pkcs12 is None or arguments.out is None:
        reason = "--pkcs12 and --out are needed"
        raise InputError("input.usage", reason=reason, usage="custody document --help")
    if arguments.roots is not None and arguments.tsa is None:
        reason = "--roots keeps a signature for long, which needs the time of --tsa"
        raise InputError("input.usage", reason=reason, usage="custody document --help")
    identity = Path(arguments.pkcs12)
    roots = read_roots(arguments.roots) if arguments.roots else []
    passphrase = passphrase_of(identity.stem, arguments.passphrase_file)(identity)
    data = sign(
        _read(name), identity, passphrase, SystemClock().now(),
        authority=arguments.tsa, roots=roots,
    )  # fmt: skip
    write_new(Path(arguments.out), data)
    sha256 = hashlib.sha256(data).hexdigest()
    if arguments.json:
        print_json({"path": arguments.out, "sha256": sha256, "size": len(data)})
    else:
        print(f"{arguments.out}: {say('signed')}\n{_bytes_told(sha256, len(data))}")
    return 0


def _check(arguments: argparse.Namespace, _what: str, name: str) -> int:
    from custody.documents.make import record_of
    from custody.documents.returned import events_naming
    from custody.documents.validation import validate

    data = _read(name)
    roots = read_roots(arguments.roots) if arguments.roots else []
    signatures = validate(data, roots)
    told = record_of(data)
    named = []
    case = arguments.case or (told or {}).get("case")
    if arguments.ledger is not None and case is not None:
        with open_desk(arguments) as station:
            named = [
                {"event": entry.id, "type": entry.type, "bytes": how}
                for entry, how in events_naming(station, case, data)
            ]
    listed = [
        {"name": each.name, "intact": each.intact, "whole": each.whole, "trusted": each.trusted,
         "time_stamp": each.stamped, "said": each.said, "long_term": each.long_term}
        for each in signatures
    ]  # fmt: skip
    good = all(each.good for each in signatures) and (arguments.ledger is None or bool(named))
    sure = good and bool(roots or not signatures) and all(each.trusted for each in signatures)
    status = (0 if sure else 2) if good else 1
    if arguments.json:
        facts = {n: (told or {}).get(n) for n in ("kind", "subject", "language", "case", "code")}
        print_json({"document": facts if told else None, "signatures": listed, "events": named,
                    "status": status})  # fmt: skip
        return status
    made = f"{told['kind']} {told['subject']}" if told else ""
    print(say("made by Custody: {what}", what=made) if told else say("not made by Custody"))
    for each in signatures:
        _tell_signature(each)
    for row in named:
        how = f"{row['type']} {row['event']} ({state(row['bytes'])})"
        print(say("named by {event}", event=how))
    if arguments.ledger is not None and not named:
        print(say("no event of the case names these bytes"))
    return status


def _tell_signature(each: "Signature") -> None:
    whole = say("intact") if each.good else say("CHANGED")
    trust = say("trusted") if each.trusted else say("not led to a root that was given")
    trust += f", {say('for long')}" if each.long_term else ""
    name = say("signature of {name}", name=printable(each.name))
    print(f"{name}: {whole}, {trust}; {each.stamped or each.said}")


def _return(arguments: argparse.Namespace, _what: str, name: str, folder: str) -> int:
    from custody.documents.make import attached_as, keep
    from custody.documents.returned import events_of, read_code

    path = Path(name)
    code = read_code(path)
    arguments.ledger = folder
    with open_desk(arguments) as station:
        if code.origin != station.ledger.trust.origin:
            raise InputError("input.document_origin", origin=code.origin)
        events = events_of(station, code)
        event = arguments.event or (events[-1].id if events else None)
        fields: dict[str, Any] = {
            "document": keep(station, path),
            "kind": attached_as(code.kind),
            "document_language": arguments.lang,
            "source": wording.paper_source(code.code, arguments.lang, is_returned=True),
            **({} if event is None else {"event": event}),
        }
        recorded = _attach(arguments, station, code.case, fields)
    if arguments.json:
        print_json({"code": code.code, "case": code.case, "kind": code.kind, "event": event,
                    "sha256": fields["document"]["sha256"], "recorded": recorded})  # fmt: skip
    else:
        named = f"{code.kind} {code.code}, {code.case}"
        print(say("{named}; its event: {event}", named=named, event=event or say("none yet")))
        print(say("recorded in {event}", event=recorded))
    return 0


def _read(name: str) -> bytes:
    try:
        with open_given(name) as file:
            return file.read()
    except OSError as err:
        raise InputError("input.file", path=name, reason=err.strerror) from err


_ACTIONS: Final[Mapping[str, tuple[int, Callable[..., int]]]] = {
    "list": (0, _list), "again": (2, _again), "sign": (1, _sign), "check": (1, _check),
    "return": (2, _return), "labels": (2, _labels),
}  # fmt: skip
"""Word to how many words follow it, and the work; any other word is a kind, with two."""
