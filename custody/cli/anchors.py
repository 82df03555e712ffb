"""`custody stamp`, `cosign`, `witness`, `compare-paper` and `fork-proof`: what stands outside."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from custody.cli.bundles import read_trust
from custody.cli.desk import open_desk, open_reading
from custody.cli.terminal import counted, print_json, print_rows, printable, progress
from custody.clock import CLOCK_LIMIT_MS, SystemClock
from custody.domain.reasons import Reason
from custody.durable import sync, written
from custody.errors import CustodyError, InputError, RefusedError, StorageError
from custody.strict_json import b64

if TYPE_CHECKING:
    from collections.abc import Iterable

    from custody.anchors.fork import ForkProof
    from custody.anchors.paper import Compared
    from custody.anchors.policy import Policy
    from custody.anchors.witness import Cosigned, Refusal, Witness
    from custody.ledger.checkpoint import Checkpoint
    from custody.ledger.ledger import Ledger

DONE, REFUSED, OPEN, STORAGE = 0, 1, 2, 4
_MOST_BYTES: Final = 1 << 20
_SERVE: Final = "custody witness serve FOLDER --listen HOST:PORT"
_FORK: Final = (
    "custody fork-proof check FILE [--trust LINE|FILE], or "
    "custody fork-proof make NOTE NOTE --trust LINE|FILE --out FILE [--ledger DIR]"
)
_PAPER: Final = "type the lines of the printed checkpoint, then Ctrl-D on a new line:"


# ---- time stamps ----


def stamp(arguments: argparse.Namespace) -> int:
    """Have what waits stamped by the first authority that answers well."""
    from custody.anchors.policy import FILE, read_policy
    from custody.anchors.timestamps import stamp_head, waiting

    with open_desk(arguments) as station:
        policy = read_policy(station.folder)
        if not policy.authorities:
            reason = "it names no time-stamp authority"
            raise InputError("input.anchors", path=station.folder / FILE, reason=reason)
        outcome = stamp_head(station, policy)
        left = waiting(station.ledger)
    done = outcome.obtained
    if arguments.json:
        print_json(
            {
                "stamped": None if done is None else _members(done),
                "waiting": None if left is None else _members(left),
                "failures": _told(outcome.failures),
            }
        )
    else:
        _complain(outcome.failures)
        if done is not None:
            print(f"stamped: {counted(done.size, 'event')}, {done.at}, {printable(done.authority)}")
            if abs(done.off_ms) > CLOCK_LIMIT_MS:
                print(f"warning: this machine's clock is off by {done.off_ms / 1000:.0f} s")
        if left is not None:
            print(f"waiting: {counted(left.events, 'event')} since {left.since}")
        elif done is None:
            print("nothing waits for a stamp")
    return _status(outcome.failures) if left is not None else DONE


# ---- witnesses, on the side of the log ----


def cosign(arguments: argparse.Namespace) -> int:
    """Ask the station's witnesses, over HTTP or by files."""
    from custody.anchors.cosigning import Asked, ask_witnesses, signed
    from custody.anchors.policy import read_policy

    if arguments.request is not None:
        return _request(arguments)
    with open_desk(arguments) as station:
        policy, ledger = read_policy(station.folder), station.ledger
        if arguments.answer is not None:
            size = _taken(ledger, policy, _read(arguments.answer))
            asked = Asked(size, signed(ledger, policy, size), ())
        else:
            asked = ask_witnesses(ledger, policy)
    if arguments.json:
        told = {"size": asked.size, "signed": list(asked.signed), "needed": policy.quorum}
        print_json(told | {"failures": _told(asked.failures)})
    else:
        _complain(asked.failures)
        names = ", ".join(map(printable, asked.signed)) or "nobody"
        print(f"{counted(asked.size, 'event')}: cosigned by {names}; needed: {policy.quorum}")
    if any(err.code.startswith("integrity.") for _, err in asked.failures):
        return REFUSED
    return DONE if len(asked.signed) >= policy.quorum else OPEN


def _request(arguments: argparse.Namespace) -> int:
    from custody.anchors.cosigning import last_cosigned, make_request
    from custody.anchors.policy import read_policy

    with open_reading(arguments) as ledger:
        old = arguments.old or 0
        if arguments.witness is not None and arguments.old is None:
            known = {each.line.name: each.line for each in read_policy(ledger.folder).witnesses}
            if arguments.witness not in known:
                reason = f"no witness of this station is called {arguments.witness}"
                raise InputError("input.witness", reason=reason)
            old = last_cosigned(ledger, known[arguments.witness])
        request = make_request(ledger, old)
    _write(Path(arguments.request), request.write())
    return _tell(arguments, {"request": arguments.request, "old": old})


def _taken(ledger: "Ledger", policy: "Policy", data: bytes) -> int:
    """Take in what a witness sent by stick; the size that it cosigned."""
    from custody.anchors.cosigning import make_request, take_answer
    from custody.anchors.request import read_size

    held = read_size(data)
    if held is None:
        return take_answer(ledger, policy, data)[0]
    make_request(ledger, held)  # tells of a ledger that was rolled back
    reason = Reason("witness_held", size=held)
    raise RefusedError("refused.cosign", origin=ledger.trust.origin, reason=reason)


# ---- a witness of its own ----


def witness(arguments: argparse.Namespace) -> int:
    """Make a witness, let it know a ledger, let it answer."""
    from custody.anchors.witness import Witness

    folder = Path(arguments.folder)
    if arguments.action == "init":
        found = Witness.found(folder, _needed(arguments.what, "NAME"), SystemClock())
        return _tell(arguments, {"witness": str(found.line)})
    found = Witness.open(folder, SystemClock())
    match arguments.action:
        case "trust":
            log = read_trust(_needed(arguments.what, "LINE|FILE"))
            found.trust(log)
            return _tell(arguments, {"log": str(log)})
        case "serve":
            return _serve(found, arguments)
        case "answer":
            return _answer(found, arguments)
        case _:
            return _show(found, arguments)


def _serve(found: "Witness", arguments: argparse.Namespace) -> int:
    from custody.anchors.serve import WitnessServer

    host, _, port = arguments.listen.rpartition(":")
    if not host or not port.isdecimal():
        raise InputError("input.usage", reason="--listen HOST:PORT", usage=_SERVE)
    try:
        server = WitnessServer(found, host, int(port))
    except (OSError, OverflowError) as err:
        reason = f"--listen {arguments.listen}: {err}"
        raise InputError("input.usage", reason=reason, usage=_SERVE) from err
    with server:
        _tell(
            arguments,
            {"witness": str(found.line), "address": f"http://{host}:{server.server_port}/"},
        )
        sys.stdout.flush()
        server.serve_forever()
    return DONE


def _answer(found: "Witness", arguments: argparse.Namespace) -> int:
    from custody.anchors.request import Request
    from custody.ledger.checkpoint import read_note

    given, out = Path(_needed(arguments.what, "REQUEST|BUNDLE")), Path(arguments.out)
    if given.is_dir() or given.suffix == ".zip":
        head = answer_bundle(found, given, out)
    else:
        request = Request.parse(_read(given))
        origin = read_note(request.note)[0].origin
        head = _answered(found.add_checkpoint(request), out, origin)
    return _tell(arguments, {"origin": head.origin, "size": head.size, "answer": str(out)})


def answer_bundle(found: "Witness", bundle: Path, out: Path) -> "Checkpoint":
    """Cosign the head of a bundle that was received, and write the answer for its sender.

    Raises:
        RefusedError: `refused.cosign`.
    """
    from custody.anchors.of_bundle import cosign_bundle

    with progress("verifying") as report:
        answered = cosign_bundle(found, bundle, report)
    return _answered(answered, out, bundle.name)


def _answered(answered: "Cosigned | Refusal", out: Path, origin: str) -> "Checkpoint":
    """Write what the witness answers; the head that it cosigned."""
    from custody.anchors.request import write_answer
    from custody.anchors.witness import Cosigned
    from custody.ledger.checkpoint import read_note

    if isinstance(answered, Cosigned):
        _write(out, write_answer(answered.note, answered.line))
        return read_note(answered.note)[0]
    if answered.held is not None:
        _write(out, f"{answered.held}\n".encode())
    raise RefusedError("refused.cosign", origin=origin, reason=answered.reason)


def _show(found: "Witness", arguments: argparse.Namespace) -> int:
    from custody.anchors.witness import FORKS

    heads = []
    for log in found.logs().values():
        head = found.head(log)
        size, root = (0, "") if head is None else (head[0].size, b64(head[0].root))
        heads.append({"origin": log.origin, "size": size, "root": root})
    forks = sorted(map(str, (found.folder / FORKS).glob("*.json")))
    if arguments.json:
        print_json({"witness": str(found.line), "heads": heads, "forks": forks})
        return DONE
    print(found.line)
    print_rows([(str(e["origin"]), str(e["size"]), str(e["root"])) for e in heads], indent="  ")
    for fork in forks:
        print(f"proof of a fork: {fork}")
    return DONE


# ---- paper, and forks ----


def compare_paper(arguments: argparse.Namespace) -> int:
    """Hold a printed checkpoint against the ledger of today."""
    from custody.anchors.paper import Outcome, compare

    with open_reading(arguments) as ledger:
        found = compare(ledger, _paper(arguments.file))
    if found.proof is not None and arguments.out is not None:
        _write(Path(arguments.out), found.proof.write())
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


def _paper(file: str | None) -> Any:
    """The checkpoint of a text, of a scan, or typed here."""
    from custody.anchors.paper import read_paper
    from custody.documents.returned import read_texts

    if file is None or file == "-":
        if sys.stdin.isatty():
            print(_PAPER, file=sys.stderr)
        return read_paper(sys.stdin.read(_MOST_BYTES))
    data = _read(file)
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
            return (
                f"the ledger holds the printed head of {events} (letters that look alike: {places})"
            )
        case Outcome.SAME:
            return f"the ledger holds the printed head of {events}"
        case Outcome.MISREAD:
            return f"read the paper again: the root differs at {places}"
        case Outcome.LARGER:
            told = (
                f"the paper tells of {events}, which the ledger does not hold: it was rolled back"
            )
        case _:
            told = f"the ledger has another root at {events}: it was rewritten"
    if found.signed:
        return f"{told}; the paper bears the signature of its log"
    return f"{told}, or the paper was misread"


def fork_proof(arguments: argparse.Namespace) -> int:
    """Make the proof that a log signed two heads that do not join, or check one."""
    from custody.anchors.fork import ForkProof, prove

    if arguments.action == "check":
        if len(arguments.files) != 1:
            raise InputError("input.usage", reason="check takes one FILE", usage=_FORK)
        proof = ForkProof.parse(_read(arguments.files[0]))
        pinned = None if arguments.trust is None else read_trust(arguments.trust)
        if pinned is not None and pinned != proof.log:
            raise InputError(
                "input.other_ledger",
                path=arguments.files[0], found=str(proof.log), expected=str(pinned),
            )  # fmt: skip
        return _told_of_fork(arguments, proof)
    if len(arguments.files) != 2 or arguments.trust is None or arguments.out is None:
        raise InputError("input.usage", reason="make takes more", usage=_FORK)
    notes = [_read(name) for name in arguments.files]
    tree = None
    if arguments.ledger is not None:
        with open_reading(arguments) as ledger:
            tree = ledger.tree()
    made = prove(read_trust(arguments.trust), notes, tree)
    if made is None:
        raise RefusedError("refused.no_fork")
    _write(Path(arguments.out), made.write())
    return _told_of_fork(arguments, made)


def _told_of_fork(arguments: argparse.Namespace, proof: "ForkProof") -> int:
    from custody.ledger.checkpoint import open_note

    proven = proof.is_proven()
    heads = [open_note(note, proof.log) for note in proof.notes]
    sizes = [head.size for head in heads]
    if arguments.json:
        print_json({"log": str(proof.log), "sizes": sizes, "proven": proven})
    else:
        print(f"both heads were signed by {proof.log}")
        for head in heads:
            print(f"  {head.size}  {b64(head.root)}")
        print("they do not join: the fork is proven" if proven else
              "nothing here shows whether they join")  # fmt: skip
    return DONE if proven else OPEN


# ---- what all of them need ----


def _needed(value: str | None, name: str) -> str:
    if value is None:
        raise InputError("input.usage", reason=f"{name} is missing", usage="custody witness --help")
    return value


def _tell(arguments: argparse.Namespace, document: dict[str, Any]) -> int:
    if arguments.json:
        print_json(document)
    else:
        print_rows([(name, str(value)) for name, value in document.items()])
    return DONE


def _members(found: Any) -> dict[str, Any]:
    return {name: getattr(found, name) for name in found.__dataclass_fields__}


def _told(failures: "Iterable[tuple[str, CustodyError]]") -> list[dict[str, str]]:
    return [{"name": n, "error": err.code, "sentence": str(err)} for n, err in failures]


def _complain(failures: "Iterable[tuple[str, CustodyError]]") -> None:
    for name, err in failures:
        print(f"{printable(name)}: {printable(str(err))} [{err.code}]", file=sys.stderr)


def _status(failures: "Iterable[tuple[str, CustodyError]]") -> int:
    return STORAGE if all(isinstance(err, StorageError) for _, err in failures) else REFUSED


def _read(name: str | Path) -> bytes:
    try:
        with Path(name).open("rb") as file:
            return file.read(_MOST_BYTES)
    except OSError as err:
        raise InputError("input.file", path=name, reason=err.strerror) from err


def _write(path: Path, data: bytes) -> None:
    """A file that leaves on a stick: under its name when it is whole and durable."""
    fresh = path.with_name(f".{path.name}.new")
    with written(path):
        fresh.write_bytes(data)
        sync(fresh)
        fresh.replace(path)
        sync(path.parent)
