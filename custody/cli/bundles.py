"""`custody export` and `custody verify`: what leaves, and whether it holds."""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from custody.cli.terminal import print_json, print_rows, printable, progress
from custody.cli.words import counted, say, spoken, state
from custody.errors import InputError, IntegrityError
from custody.sticks import open_given

if TYPE_CHECKING:
    from custody.bundle.check import Listed
    from custody.bundle.verdicts import BundleReport
    from custody.bundle.witnesses import Quorum
    from custody.ledger.checkpoint import TrustLine

_QUESTIONS = {
    1: "fixity of every file",
    2: "completeness of the bag",
    3: "seal signature",
    4: "signer's key at that index",
    5: "trust line pinned by you",
    6: "signature and right of every event",
    7: "inclusion of every event",
    8: "ledger, order and heads agree",
    9: "consistent with heads you hold",
    10: "time",
    11: "chains without gaps",
    12: "custody rules",
    13: "digests as recorded",
    14: "witnesses",
}
"""The verdicts of format.md §8, by number."""
_MOST_NOTE_BYTES = 4096
_MOST_ROOTS_BYTES = 1 << 20


def export(arguments: argparse.Namespace) -> int:
    """Make a bundle and check it from its written bytes."""
    from custody.cli.desk import open_desk
    from custody.cli.people import open_signers
    from custody.enclosures import enclosures
    from custody.exports import export as hand_over
    from custody.foreseen import Export

    wish = Export(
        case=arguments.case[0],
        also=tuple(arguments.case[1:]),
        target=Path(arguments.out),
        recipient=arguments.recipient,
        purpose=arguments.purpose,
        recipient_kind=arguments.recipient_kind,
        use=arguments.use,
        items=tuple(sorted(arguments.item)),
        answer=arguments.answer,
        bundle=arguments.bundle,
        language=arguments.lang,
        as_zip=arguments.zip,
        encrypt_to=_recipients(arguments),
        withhold=tuple(arguments.withhold),
        hide=tuple(arguments.hide),
        artifacts=tuple(arguments.artifact),
        role=arguments.acting_role,
    )
    with open_desk(arguments) as station:
        signers = open_signers(arguments, station)
        wish = replace(wish, documents=enclosures(station, wish))
        with progress("export") as report:
            handed = hand_over(station, wish, signers, report)
        trust = str(station.ledger.trust)
    exported = handed.exported
    if arguments.json:
        print_json(
            {
                "path": str(exported.path),
                "headline": exported.report.headline,
                "events": exported.events,
                "files": exported.files,
                "hidden": handed.hidden,
                "root_digest": exported.root_digest,
                "trust": trust,
            }
        )
        return 0
    files, events = counted(exported.files, "file"), counted(exported.events, "event")
    sealed = say("sealed and checked")
    print(f"{exported.path}: {files}, {events}, {sealed}")
    for name, ground in sorted(handed.hidden.items()):
        print(say("kept back: {name} ({ground})", name=name, ground=printable(state(ground))))
    print(say("the recipient pins, from outside the bundle:"))
    print(trust)
    return 0


def _recipients(arguments: argparse.Namespace) -> tuple[str, ...]:
    """The keys of `--encrypt-to`, of which the book knows some by name."""
    if not arguments.encrypt_to:
        return ()
    from custody.recipients import Book

    book = Book(Path(arguments.ledger))
    return tuple(dict.fromkeys(map(book.key_for, arguments.encrypt_to)))


def verify(arguments: argparse.Namespace) -> int:
    """Check a bundle; the exit status is that of format.md §8."""
    from custody.bundle.check import check_bundle
    from custody.bundle.encryption import opened

    trust = None if arguments.trust is None else read_trust(arguments.trust)
    listed = _listed(arguments.roster, trust)
    priors = [_read(name) for name in arguments.prior]
    with (
        progress("verifying") as report,
        opened(Path(arguments.bundle), map(Path, arguments.identity), report) as bundle,
    ):
        found = check_bundle(
            bundle,
            trust=trust if listed is None else None,
            listed=listed,
            priors=priors,
            witnesses=_quorum(arguments.witness, arguments.quorum),
            stamp_roots=[] if arguments.stamp_roots is None else read_roots(arguments.stamp_roots),
            progress=report,
        )
    if arguments.json:
        print_json(found.document())
        return found.status
    print(printable(headline(found)))
    print_rows(
        [
            (
                str(number),
                state(str(each.result)).replace("_", " "),
                say(_QUESTIONS[number]),
                each.why.told(spoken()),
            )
            for number, each in found.verdicts.items()
        ],
        indent="  ",
    )
    for warning in found.cautions:
        print("  " + say("warning: {about}", about=printable(warning.told(spoken()))))
    for note in found.notes:
        print("  " + say("note: {about}", about=printable(note.told(spoken()))))
    return found.status


def headline(found: "BundleReport") -> str:
    """What a check of a bundle came to; of one that fails, with the first reason."""
    from custody.bundle.verdicts import SENTENCES

    words = say(SENTENCES[found.headline])
    return words if found.failure is None else f"{words}: {found.failure.told(spoken())}"


def read_trust(given: str) -> "TrustLine":
    """A trust line as given, or the one in a file."""
    from custody.ledger.checkpoint import TrustLine

    try:
        return TrustLine.parse(_line(given))
    except (IntegrityError, UnicodeDecodeError) as err:
        raise InputError("input.trust", reason=str(err)) from err


def _listed(name: str | None, line: "TrustLine | None") -> "Listed | None":
    """The stations that an agency lists, if the reader pins one by its line."""
    from custody.ledger.agency import MAX_BYTES, is_agency_line, open_roster

    if name is None:
        if line is not None and is_agency_line(line):
            raise InputError("input.roster", reason="that is an agency's line: --roster is missing")
        return None
    from custody.bundle.check import Listed
    from custody.clock import SystemClock, format_instant
    from custody.rosters import demand_newest

    if line is None:
        raise InputError("input.roster", reason="--trust with the agency's line is missing")
    roster = open_roster(_read(name, MAX_BYTES + 1), line)
    demand_newest(roster, line)
    return Listed(roster, format_instant(SystemClock().now()))


def _quorum(given: list[str], needed: int | None) -> "Quorum | None":
    """The witnesses that the reader asks for, each told as a line or by a file that holds it."""
    from custody.bundle.witnesses import Quorum, WitnessLine

    if not given and needed is None:
        return None
    try:
        witnesses = tuple(dict.fromkeys(WitnessLine.parse(_line(each)) for each in given))
    except (IntegrityError, UnicodeDecodeError) as err:
        raise InputError("input.witness", reason=str(err)) from err
    quorum = Quorum(witnesses, len(witnesses) if needed is None else needed)
    if not 1 <= quorum.needed <= len(witnesses):
        raise InputError("input.quorum", needed=quorum.needed, witnesses=len(witnesses))
    return quorum


def _line(given: str) -> str:
    """A verifier key as given, or the one in a file."""
    return given if "+" in given else _read(given).decode("utf-8").removesuffix("\n")


def read_roots(name: str) -> list[bytes]:
    """The certificates of a PEM file, each once, in DER."""
    from custody.bundle.stamps import certificates

    try:
        return certificates(_read(name, _MOST_ROOTS_BYTES))
    except ValueError as err:
        raise InputError("input.file", path=name, reason="no PEM certificates") from err


def _read(name: str, most: int = _MOST_NOTE_BYTES) -> bytes:
    try:
        with open_given(name) as file:
            return file.read(most)
    except OSError as err:
        raise InputError("input.file", path=name, reason=err.strerror) from err
