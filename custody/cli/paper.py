"""`custody compare-paper` and `custody fork-proof`: a head that was printed, or shown elsewhere."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from custody.cli.bundles import read_trust
from custody.cli.desk import open_reading
from custody.cli.sticks import DONE, OPEN, REFUSED
from custody.cli.terminal import print_json
from custody.cli.words import counted, say
from custody.errors import InputError, RefusedError
from custody.sticks import MOST_BYTES, read_small, write_whole
from custody.strict_json import b64

if TYPE_CHECKING:
    from custody.anchors.fork import ForkProof
    from custody.anchors.paper import Compared, Paper

_FORK: Final = (
    "custody fork-proof check FILE [--trust LINE|FILE], or "
    "custody fork-proof make NOTE NOTE --trust LINE|FILE --out FILE [--ledger DIR]"
)
_PAPER: Final = "type the lines of the printed checkpoint, then Ctrl-D on a new line:"


def compare_paper(arguments: argparse.Namespace) -> int:
    """Hold a printed checkpoint against the ledger of today."""
    from custody.anchors.paper import Outcome, compare

    with open_reading(arguments) as ledger:
        found = compare(ledger, _paper(arguments.file))
    if found.proof is not None and arguments.out is not None:
        write_whole(Path(arguments.out), found.proof.write())
    if arguments.json:
        print_json(
            {
                "outcome": found.outcome,
                "size": found.size,
                "signed": found.signed,
                "places": list(found.places),
                "fork_proven": found.proof is not None and found.proof.is_proven(),
            }
        )
    else:
        print(_sentence(found))
    return {Outcome.SAME: DONE, Outcome.MISREAD: OPEN}.get(found.outcome, REFUSED)


def _paper(file: str | None) -> "Paper":
    """The checkpoint of a text, of a scan, or typed here."""
    from custody.anchors.paper import read_paper
    from custody.documents.returned import read_texts

    if file is None or file == "-":
        if sys.stdin.isatty():
            print(say(_PAPER), file=sys.stderr)
        return read_paper(sys.stdin.read(MOST_BYTES))
    data = read_small(file)
    try:
        return read_paper(data.decode("utf-8"))
    except (UnicodeDecodeError, InputError):
        if data.isascii():
            raise
    for text in read_texts(Path(file)):
        try:
            return read_paper(text)
        except InputError:
            continue
    raise InputError("input.document_scan", path=file)


def _sentence(found: "Compared") -> str:
    from custody.anchors.paper import Outcome

    events = counted(found.size, "event")
    places = ", ".join(map(str, found.places))
    match found.outcome:
        case Outcome.SAME if found.places:
            alike = say("letters that look alike: {places}", places=places)
            return say("the ledger holds the printed head ({events})", events=events) + f"; {alike}"
        case Outcome.SAME:
            return say("the ledger holds the printed head ({events})", events=events)
        case Outcome.MISREAD:
            return say("read the paper again: the root differs at {places}", places=places)
        case Outcome.LARGER:
            told = say("the ledger does not hold what the paper tells of ({events}): it was rolled "
                       "back", events=events)  # fmt: skip
        case _:
            told = say("the ledger has another root there ({events}): it was rewritten",
                       events=events)  # fmt: skip
    if found.signed:
        return f"{told}; {say('the paper bears the signature of its log')}"
    return f"{told}; {say('or the paper was misread')}"


def fork_proof(arguments: argparse.Namespace) -> int:
    """Make the proof that a log signed two heads that do not join, or check one."""
    from custody.anchors.fork import ForkProof, prove

    if arguments.action == "check":
        if len(arguments.files) != 1:
            raise InputError("input.usage", reason="check takes one FILE", usage=_FORK)
        proof = ForkProof.parse(read_small(arguments.files[0]))
        pinned = None if arguments.trust is None else read_trust(arguments.trust)
        if pinned is not None and pinned != proof.log:
            raise InputError(
                "input.other_ledger",
                path=arguments.files[0], found=str(proof.log), expected=str(pinned),
            )  # fmt: skip
        return _told_of_fork(arguments, proof)
    if len(arguments.files) != 2 or arguments.trust is None or arguments.out is None:
        raise InputError("input.usage", reason="make takes more", usage=_FORK)
    notes = [read_small(name) for name in arguments.files]
    tree = None
    if arguments.ledger is not None:
        with open_reading(arguments) as ledger:
            tree = ledger.tree()
    made = prove(read_trust(arguments.trust), notes, tree)
    if made is None:
        raise RefusedError("refused.no_fork")
    write_whole(Path(arguments.out), made.write())
    return _told_of_fork(arguments, made)


def _told_of_fork(arguments: argparse.Namespace, proof: "ForkProof") -> int:
    from custody.ledger.checkpoint import open_note

    proven = proof.is_proven()
    heads = [open_note(note, proof.log) for note in proof.notes]
    sizes = [head.size for head in heads]
    if arguments.json:
        print_json({"log": str(proof.log), "sizes": sizes, "proven": proven})
    else:
        print(say("both heads were signed by {log}", log=proof.log))
        for head in heads:
            print(f"  {head.size}  {b64(head.root)}")
        joined = say("nothing here shows whether they join")
        print(say("they do not join: the fork is proven") if proven else joined)
    return DONE if proven else OPEN
