"""The command line: for field scripts, for automation, and as the test bed.

Human text by default, one JSON object with `--json`. Exit status: 0 done (or authentic and
complete) · 1 refused, or something does not match · 2 nothing fails but something needed was not
checked · 3 unusable input or option · 4 storage: try again or call someone · 70 a bug · 130
stopped by the user · 141 whoever read the output has gone. Each command's work is imported only
when it is asked for.
"""

import argparse
import importlib
import os
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from typing import NoReturn, cast

from custody import APP_NAME, __version__
from custody.cli.examples import EXAMPLES, FIRST_STEPS
from custody.cli.words import LANGUAGES, say, speak
from custody.errors import (
    CancelledError,
    CustodyError,
    InputError,
    StorageError,
)

DONE, REFUSED, UNCHECKED, UNUSABLE, STORAGE = 0, 1, 2, 3, 4
BUG, STOPPED, UNHEARD = 70, 130, 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the process's exit status."""
    given = sys.argv[1:] if argv is None else list(argv)
    as_json, founding = "--json" in given, given[:1] == ["init"]
    told: tuple[str, str, dict[str, object], int]
    language = _language(given)
    speak(language)
    try:
        arguments = _parser().parse_args(given)
        language = arguments.lang
        speak(language)
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        status = _work(arguments.work)(arguments)
        sys.stdout.flush()
    except SystemExit:  # only after --help or --version
        return DONE
    except (KeyboardInterrupt, CancelledError):
        told = "cancelled", _sentence(CancelledError(), language), {}, STOPPED
        return _fail(*told, as_json=as_json, founding=founding, language=language)
    except CustodyError as err:
        told = err.code, _sentence(err, language), err.facts, _status(err)
        return _fail(*told, as_json=as_json, founding=founding, language=language)
    except BrokenPipeError:
        # What was done is done; the interpreter shall not try to write the rest at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNHEARD
    except Exception as err:  # noqa: BLE001 - the outermost place: a bug is shown as one
        traceback.print_exc()
        if as_json:
            _print_fault("bug", f"a bug in Custody: {err!r}", {}, BUG, "")
        return BUG
    return status


class _Parser(argparse.ArgumentParser):
    """Options that cannot be read are input like any other: an error with a code."""

    def error(self, message: str) -> NoReturn:
        usage = " ".join(self.format_usage().split())
        raise InputError("input.usage", reason=message, usage=usage)


def _language(given: Sequence[str]) -> str:
    """That of `--lang`, also where the rest of the line cannot be read."""
    parser = argparse.ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    parser.add_argument("--lang", choices=LANGUAGES, default="en")
    try:
        return str(parser.parse_known_args(list(given))[0].lang)
    except (argparse.ArgumentError, SystemExit):
        return "en"


def _work(name: str) -> Callable[[argparse.Namespace], int]:
    module, _, function = name.partition(":")
    found = getattr(importlib.import_module(f"custody.cli.{module}"), function)
    return cast("Callable[[argparse.Namespace], int]", found)


def _status(err: CustodyError) -> int:
    match err:
        case InputError():
            return UNUSABLE
        case StorageError():
            return STORAGE
        case _:
            return REFUSED


def _sentence(err: CustodyError, language: str) -> str:
    if language == "en":
        return str(err)
    from custody.domain import error_words  # brings the vocabulary

    return error_words.told(err, language)


def _fail(
    code: str,
    sentence: str,
    facts: dict[str, object],
    status: int,
    *,
    as_json: bool,
    founding: bool = False,
    language: str = "en",
) -> int:
    from custody.cli.advice import advice
    from custody.cli.terminal import printable

    then = advice(code, facts, founding=founding, language=language)
    if as_json:
        _print_fault(code, sentence, facts, status, then)
    else:
        print(f"custody: {printable(sentence)} [{code}]", file=sys.stderr)
        reason = facts.get("reason")
        if language != "en" and isinstance(reason, str) and reason not in sentence:
            print(f"  en: {printable(reason)}", file=sys.stderr)  # a detail of options or a library
        faults = facts.get("faults")
        for place, reason in faults[1:] if isinstance(faults, list) else ():
            print("  " + say("and {fault}", fault=printable(f"{place} {reason}")), file=sys.stderr)
        print(printable(then), file=sys.stderr)
    return status


def _print_fault(
    code: str, sentence: str, facts: dict[str, object], status: int, then: str
) -> None:
    from custody.cli.terminal import print_json

    fault = {"error": code, "sentence": sentence, "facts": facts, "status": status}
    print_json({**fault, "advice": then})


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="custody",
        description="Chain of custody of digital evidence that anyone can check.",
        epilog=FIRST_STEPS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"{APP_NAME} {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    def command(name: str, work: str, text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(
            name,
            help=text,
            description=text[:1].upper() + text[1:] + ".",
            epilog=EXAMPLES.get(name),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        added.set_defaults(work=work)
        added.add_argument("--json", action="store_true", help="one JSON object on stdout")
        added.add_argument(
            "--lang", choices=LANGUAGES, default="en", help="of what is told, and of what is made"
        )
        return added

    def ledger_command(name: str, work: str, text: str) -> argparse.ArgumentParser:
        added = command(name, work, text)
        added.add_argument("ledger", metavar="DIR", help="the ledger's folder")
        return added

    _add_station(ledger_command)
    _add_record(command, ledger_command)
    _add_evidence(command, ledger_command)
    _add_table(command)
    _add_bundles(command, ledger_command)
    _add_recipients(command)
    _add_roster(command)
    _add_anchors(command, ledger_command)
    _add_exchange(command)
    _add_erase(command)
    _add_documents(command)
    _add_procedures(command, ledger_command)
    return parser


_Add = Callable[[str, str, str], argparse.ArgumentParser]


def _add_station(ledger_command: _Add) -> None:
    init = ledger_command("init", "station:init", "make a new ledger")
    init.add_argument("--origin", required=True, metavar="AGENCY/STATION", help="in lower case")
    init.add_argument("--agency", metavar="NAME", help="the agency's name for people")
    init.add_argument(
        "--admin", action="append", metavar="PERSON", help="an administrator; give two"
    )
    init.add_argument("--station", metavar="ID", help="the station's own id (default: from origin)")
    init.add_argument("--offset", default="+00:00", metavar="±HH:MM", help="the station's offset")
    init.add_argument("--profile", default="kz", metavar="ID", help="the country's legal profile")
    init.add_argument(
        "--demonstration", action="store_true", help="one person is enough; every verifier says so"
    )
    _add_passphrases(init)
    ledger_command("trust", "station:trust", "print the trust line that recipients pin")
    key = ledger_command("key", "station:key", "make or import a person's key; prints its name")
    key.add_argument("person", metavar="PERSON")
    _add_key_source(key)
    _add_passphrases(key)
    enrol = ledger_command("enrol", "station:enrol", "register a person and enrol their key")
    enrol.add_argument("person", metavar="PERSON")
    enrol.add_argument(
        "--role", required=True, action="append", metavar="CODE", help="again for a further role"
    )
    enrol.add_argument("--name", help="of a person who is new; kept in the private part")
    enrol.add_argument("--identity", required=True, metavar="TEXT", help="how identity was checked")
    _add_key_source(enrol)
    enrol.add_argument("--until", metavar="INSTANT", help="end of the roles after the first")
    _add_suite(enrol)
    _add_signing(enrol)
    rotate = ledger_command("rotate", "station:rotate", "replace a person's key by a new one")
    rotate.add_argument("person", metavar="PERSON")
    rotate.add_argument("--reason", required=True, metavar="TEXT")
    _add_key_source(rotate)
    _add_suite(rotate)
    _add_passphrases(rotate)
    backup = ledger_command("backup", "station:backup", "copy a ledger while it is in use")
    backup.add_argument("target", metavar="FOLDER")


def _add_record(command: Callable[..., argparse.ArgumentParser], ledger_command: _Add) -> None:
    do = ledger_command("do", "record:do", "carry out a command given as a document")
    do.add_argument("command", metavar="COMMAND.json", help="a file, or - for standard input")
    do.add_argument(
        "--ends-alarm",
        action="store_true",
        help="an administrator explains a rollback or fork: backup.restore or incident.record",
    )
    _add_signing(do)
    listing = command("commands", "record:commands", "list the commands; a NAME shows its form")
    listing.add_argument("name", nargs="?", metavar="NAME")
    listing.add_argument(
        "--example", action="store_true", help="only the example of NAME, to be edited and done"
    )
    show = ledger_command("show", "show:show", "what a person would ask")
    show.add_argument("kind", nargs="?", choices=("case", "item", "event", "foreign"))
    show.add_argument("id", nargs="?", metavar="ID")
    audit = ledger_command("audit", "audit:audit", "check the whole ledger")
    audit.add_argument("--processes", type=int, default=2, metavar="N")
    start = audit.add_mutually_exclusive_group()
    start.add_argument(
        "--since-last", action="store_true", help="take the last good audit here for good"
    )
    start.add_argument(
        "--from-checkpoint", metavar="NOTE", help="take this ledger up to a signed head for good"
    )
    due = ledger_command("due", "record:due", "record what the passing of time demands")
    due.add_argument("--case", metavar="CASE", help="only of this case")
    ledger_command("rebuild", "record:rebuild", "make view.db again from ledger.db")


def _add_evidence(command: Callable[..., argparse.ArgumentParser], ledger_command: _Add) -> None:
    hashing = command("hash", "evidence:hash_paths", "hash files and folders; needs no ledger")
    hashing.add_argument("paths", nargs="*", metavar="PATH")
    hashing.add_argument("--algorithms", default="sha256", metavar="A,B", help="comma-separated")
    hashing.add_argument(
        "--check", metavar="LIST", help="compare with a sha256sum or hashdeep list"
    )
    hashing.add_argument("--format", choices=("sha256sum", "bsd", "hashdeep"), default="sha256sum")
    intake = ledger_command("intake", "evidence:intake", "copy and hash evidence into a case")
    intake.add_argument("paths", nargs="+", metavar="PATH")
    intake.add_argument("--case", required=True, metavar="CASE")
    intake.add_argument("--item", metavar="ITEM")
    intake.add_argument("--in-place", action="store_true", help="hash without copying")
    intake.add_argument(
        "--act",
        metavar="COMMAND.json",
        help="the artifact.acquire, .receive or .derive it came by",
    )
    intake.add_argument(
        "--artifact", action="append", default=[], metavar="ID", help="of each file"
    )
    intake.add_argument("--algorithms", default="sha256,sha512", metavar="A,B")
    _add_signing(intake)
    _add_receive(ledger_command)
    verify = ledger_command(
        "verify-artifacts", "evidence:verify_artifacts", "hash again what the ledger knows"
    )
    verify.add_argument("--case", metavar="CASE")
    verify.add_argument("--item", metavar="ITEM")
    _add_signing(verify, required=False)


def _add_receive(ledger_command: _Add) -> None:
    receive = ledger_command("receive", "receive:receive", "take in what a provider sent, unpacked")
    receive.add_argument("paths", nargs="+", metavar="PATH", help="archives, folders and files")
    receive.add_argument("--case", required=True, metavar="CASE")
    receive.add_argument("--item", metavar="ITEM")
    receive.add_argument(
        "--act", required=True, metavar="COMMAND.json", help="artifact.receive: from whom, in what"
    )
    receive.add_argument(
        "--list", action="append", default=[], metavar="LIST", help="of digests, that came with it"
    )
    receive.add_argument(
        "--category", action="append", default=[], metavar="NAME=A,B",
        help="categories of one file, where they differ",
    )  # fmt: skip
    receive.add_argument(
        "--password-file", action="append", default=[], metavar="FILE", help="of a locked archive"
    )
    receive.add_argument("--ask-password", action="store_true", help="ask for it at the terminal")
    _add_signing(receive)


def _add_table(command: Callable[..., argparse.ArgumentParser]) -> None:
    table = command("table", "tables:table", "look at a table of a provider; needs no ledger")
    table.add_argument("file", nargs="?", metavar="FILE", help="CSV, XLSX, XLS, ODS or JSON")
    table.add_argument(
        "--zone", default="", metavar="ZONE", help="of times that name none: Asia/Almaty, +05:00"
    )
    table.add_argument("--sheet", default="", metavar="NAME", help="of a workbook")
    table.add_argument(
        "--filter", action="append", default=[], metavar="COLUMN=TEXT",
        help="rows that hold the text, or FROM..TO; again for another column",
    )  # fmt: skip
    table.add_argument("--sort", metavar="COLUMN", help="its name or number")
    table.add_argument("--descending", action="store_true")
    table.add_argument("--rows", type=int, default=20, metavar="N", help="how many are printed")
    table.add_argument(
        "--record", metavar="DIR", help="keep it as an artifact derived from --artifact"
    )
    table.add_argument("--case", metavar="CASE")
    table.add_argument("--artifact", metavar="ID", help="the table as it came")
    _add_signing(table, required=False)


def _add_bundles(command: Callable[..., argparse.ArgumentParser], ledger_command: _Add) -> None:
    export = ledger_command("export", "bundles:export", "make a sealed bundle of a case")
    export.add_argument(
        "--case", action="append", required=True, metavar="CASE", help="again for a further case"
    )
    export.add_argument("--item", action="append", default=[], metavar="ITEM")
    export.add_argument(
        "--answer", metavar="OFFER", help="only what answers another ledger's offer, to go back"
    )
    export.add_argument("--out", required=True, metavar="PATH")
    export.add_argument("--zip", action="store_true", help="one ZIP instead of a folder")
    export.add_argument("--recipient", required=True, metavar="NAME", help="an office")
    export.add_argument("--purpose", required=True, metavar="TEXT")
    export.add_argument(
        "--recipient-kind",
        default="prosecutor",
        choices=(
            "prosecutor", "court", "defence", "victim", "foreign_authority", "expert", "other",
        ),
    )  # fmt: skip
    export.add_argument(
        "--use",
        default="this_case",
        choices=("this_case", "other_case", "other_offence", "other_purpose"),
        help="what the recipient is to use it for",
    )
    export.add_argument(
        "--encrypt-to", action="append", default=[], metavar="KEY|NAME",
        help="an age key, or a name of the book of recipients; one ZIP inside an age file",
    )  # fmt: skip
    export.add_argument("--bundle", metavar="ID", help="the bundle's id (default: the next free)")
    export.add_argument(
        "--withhold", action="append", default=[], metavar="EVENT", help="keep a private part back"
    )
    export.add_argument(
        "--artifact", action="append", default=[], metavar="ARTIFACT",
        help="the contents of these alone; again for a further one",
    )  # fmt: skip
    export.add_argument(
        "--hide", action="append", default=[], metavar="ARTIFACT", help="keep an artifact back"
    )
    _add_signing(export)
    verify = command("verify", "bundles:verify", "check a bundle; needs no ledger")
    verify.add_argument("bundle", metavar="BUNDLE", help="a folder, a ZIP or an age file")
    verify.add_argument(
        "--identity", action="append", default=[], metavar="FILE", help="your key to an age file"
    )
    verify.add_argument(
        "--trust", metavar="LINE|FILE", help="the ledger's trust line, or an agency's with --roster"
    )
    verify.add_argument("--roster", metavar="FILE", help="the stations that the agency lists")
    verify.add_argument(
        "--prior", action="append", default=[], metavar="NOTE", help="a head you hold"
    )
    verify.add_argument(
        "--witness",
        action="append",
        default=[],
        metavar="LINE|FILE",
        help="a witness whose cosignature you ask for",
    )
    verify.add_argument(
        "--quorum", type=int, metavar="N", help="how many of them must have signed (default: all)"
    )
    verify.add_argument(
        "--stamp-roots", metavar="FILE.pem", help="certificates of time-stamp authorities you trust"
    )


def _add_anchors(command: Callable[..., argparse.ArgumentParser], ledger_command: _Add) -> None:
    ledger_command("stamp", "anchors:stamp", "have the newest checkpoint stamped, if any waits")
    cosign = ledger_command("cosign", "anchors:cosign", "ask the witnesses to cosign the head")
    cosign.add_argument("--request", metavar="FILE", help="write a request that goes by stick")
    cosign.add_argument("--witness", metavar="NAME", help="whom the request is for")
    cosign.add_argument("--old", type=int, metavar="SIZE", help="that the witness says it cosigned")
    cosign.add_argument("--answer", metavar="FILE", help="take in what came back")
    witness = command("witness", "witness:witness", "cosign heads of other ledgers")
    witness.add_argument("action", choices=("init", "trust", "serve", "answer", "show"))
    witness.add_argument("folder", metavar="FOLDER", help="the witness's own")
    witness.add_argument(
        "what",
        nargs="?",
        metavar="WHAT",
        help="init: its NAME; trust: a ledger's LINE|FILE; answer: the REQUEST or BUNDLE",
    )
    witness.add_argument("--listen", default="127.0.0.1:8780", metavar="HOST:PORT")
    witness.add_argument(
        "--out", default="answer.txt", metavar="FILE", help="answer: where it goes"
    )
    paper = ledger_command(
        "compare-paper", "paper:compare_paper", "hold a printed checkpoint against the ledger"
    )
    paper.add_argument("file", nargs="?", metavar="FILE", help="a scan or a text; else it is typed")
    paper.add_argument(
        "--out", metavar="FILE", help="where the proof of a fork goes, if there is one"
    )
    fork = command("fork-proof", "paper:fork_proof", "prove that a log signed two histories")
    fork.add_argument("action", choices=("make", "check"))
    fork.add_argument("files", nargs="+", metavar="FILE", help="two notes, or the proof")
    fork.add_argument("--trust", metavar="LINE|FILE", help="the ledger's trust line")
    fork.add_argument(
        "--ledger", metavar="DIR", help="make: that holds the tree of the larger note"
    )
    fork.add_argument("--out", metavar="FILE", help="make: where the proof goes")


def _add_recipients(command: Callable[..., argparse.ArgumentParser]) -> None:
    book = command("recipients", "recipients:recipients", "the keys to which bundles are encrypted")
    book.add_argument("action", choices=("list", "add", "confirm", "remove", "make-key"))
    book.add_argument("place", metavar="DIR|FILE", help="the ledger's folder; make-key: a new file")
    book.add_argument("name", nargs="?", metavar="NAME", help="an office")
    book.add_argument("--key", metavar="age1…", help="add: its key")
    book.add_argument("--fingerprint", metavar="HEX", help="confirm: as the other side told it")
    book.add_argument("--by", metavar="PERSON", help="confirm: who compared")
    book.add_argument("--how", metavar="TEXT", help="confirm: with whom, by what means")


def _add_erase(command: Callable[..., argparse.ArgumentParser]) -> None:
    erase = command("erase", "erase:erase", "order an erasure by two, or carry it out")
    erase.add_argument("action", choices=("order", "do"))
    erase.add_argument("ledger", metavar="DIR", help="the ledger's folder")
    erase.add_argument("events", nargs="+", metavar="EVENT", help="do: the order")
    erase.add_argument(
        "--scope", choices=("private", "opening"), default="private",
        help="order: the private parts alone (default), or all but the place in the tree",
    )  # fmt: skip
    erase.add_argument("--basis", metavar="TEXT", help="order: the decision on which it rests")
    _add_signing(erase)


def _add_exchange(command: Callable[..., argparse.ArgumentParser]) -> None:
    exchange = command(
        "exchange", "exchange:exchange", "bundles from other stations, and items handed over"
    )
    exchange.add_argument(
        "action", choices=("receive", "take", "list", "accept", "refuse", "close")
    )
    exchange.add_argument("ledger", metavar="DIR", help="the ledger's folder")
    exchange.add_argument(
        "what", nargs="?", metavar="WHAT",
        help="receive: the BUNDLE; take: its id; otherwise the id of the OFFER",
    )  # fmt: skip
    exchange.add_argument(
        "--trust", action="append", default=[], metavar="LINE|FILE",
        help="receive: a trust line that reached you outside the bundle",
    )  # fmt: skip
    exchange.add_argument(
        "--identity", action="append", default=[], metavar="FILE",
        help="receive: your key to an age file",
    )  # fmt: skip
    exchange.add_argument(
        "--answer", metavar="FILE", help="receive: cosign the sender's head; what goes back"
    )
    exchange.add_argument("--case", metavar="CASE", help="the case of ours that it concerns")
    exchange.add_argument(
        "--item", action="append", default=[], metavar="THEIRS[=OURS]",
        help="accept, refuse: of which thing, by its id there; take: only artifacts of it",
    )  # fmt: skip
    exchange.add_argument(
        "--artifact", action="append", default=[], metavar="ID", help="take: by its id there"
    )
    exchange.add_argument("--packaging", metavar="TEXT", help="accept: how it arrived")
    exchange.add_argument(
        "--seals", choices=("intact", "broken", "none"), default="intact", help="accept"
    )
    exchange.add_argument(
        "--seal", action="append", default=[], metavar="NUMBER=STATE",
        help="accept: how a seal that the giver names was found: intact, broken or none",
    )  # fmt: skip
    exchange.add_argument("--fields", metavar="FILE.json", help="accept: fields of item.receive")
    exchange.add_argument("--reason", metavar="TEXT", help="refuse: why")
    _add_signing(exchange, required=False)


def _add_roster(command: Callable[..., argparse.ArgumentParser]) -> None:
    roster = command("roster", "roster:roster", "an agency's signed list of its stations")
    roster.add_argument("action", choices=("make", "add", "retire", "renew", "show", "check"))
    roster.add_argument("file", metavar="FILE", help="the roster")
    roster.add_argument("--agency", metavar="NAME", help="make: in lower case")
    roster.add_argument("--key", metavar="FILE.p8", help="the agency's key; make makes it")
    roster.add_argument(
        "--station", action="append", default=[], metavar="LINE|FILE", help="a trust line to add"
    )
    roster.add_argument("--last", metavar="NOTE", help="retire: the station's last checkpoint")
    roster.add_argument("--until", metavar="INSTANT", help="until when it is to be valid")
    roster.add_argument("--trust", metavar="LINE|FILE", help="check: the agency's line")
    roster.add_argument("--earlier", metavar="FILE", help="check: one that you hold from before")
    _add_passphrases(roster)


def _add_documents(command: Callable[..., argparse.ArgumentParser]) -> None:
    document = command("document", "documents:document", "make, sign, check or take back a paper")
    document.add_argument(
        "words",
        nargs="+",
        metavar="WORD",
        help="KIND SUBJECT DIR; list; labels CASE DIR; again SHA256 DIR; sign PDF; check PDF; "
        "return FILE DIR",
    )
    document.add_argument("--out", metavar="FILE.pdf")
    document.add_argument("--case", metavar="CASE", help="where the subject does not tell it")
    document.add_argument("--as-of", type=int, metavar="SIZE", help="as of that checkpoint")
    document.add_argument(
        "--draft", metavar="COMMAND.json", help="the request.approve that is still to be given"
    )
    document.add_argument("--record", action="store_true", help="attach it to the case")
    document.add_argument("--event", metavar="EVENT", help="return: of which event it is")
    document.add_argument(
        "--ledger", metavar="DIR", help="check: whose events name it; list: with its own"
    )
    document.add_argument("--of", choices=("item", "bag", "shelf"), default="item", help="labels")
    document.add_argument(
        "--only", action="append", default=[], metavar="ID", help="labels: of this thing alone"
    )
    document.add_argument(
        "--sheet",
        choices=("a4-3x8", "a4-2x7", "roll-62x29", "roll-100x50"),
        default="a4-3x8",
        help="labels: on which paper",
    )
    document.add_argument("--pkcs12", metavar="FILE", help="sign: an ECDSA or RSA identity")
    document.add_argument("--tsa", metavar="URL", help="sign: a time-stamp authority")
    document.add_argument(
        "--roots",
        metavar="FILE.pem",
        help="check: certificates you trust; sign: keep the proof that none was revoked",
    )
    _add_signing(document, required=False)


def _add_procedures(command: Callable[..., argparse.ArgumentParser], ledger_command: _Add) -> None:
    law = command("procedures", "procedures:procedures", "the law as data; needs no ledger")
    law.add_argument("name", nargs="?", metavar="NAME", help="one procedure, whole")
    law.add_argument("--ledger", metavar="DIR", help="as that station has it")
    law.add_argument("--profile", metavar="ID", help="as that country has it")
    law.add_argument("--profiles", action="store_true", help="the countries that there are")
    law.add_argument("--day", metavar="YYYY-MM-DD", help="as of that day (default: today)")
    terms = ledger_command(
        "calendar", "calendar:calendar", "every term that runs, and what is left"
    )
    terms.add_argument("--case", metavar="CASE", help="only of this case")
    terms.add_argument("--ical", metavar="FILE.ics", help="write them for a calendar program, too")
    request = command("request", "request:request", "orders and requests from draft to end")
    request.add_argument(
        "action",
        choices=(
            "list", "show", "make", "approve", "send", "log", "renew", "close", "use-report",
        ),
    )  # fmt: skip
    request.add_argument("ledger", metavar="DIR", help="the ledger's folder")
    request.add_argument(
        "name", nargs="?", metavar="REQUEST", help="make: the PROCEDURE; approve: the DRAFT.json"
    )
    request.add_argument("what", nargs="?", metavar="WHAT", help="log: acknowledged, answered, …")
    request.add_argument("--case", metavar="CASE")
    request.add_argument("--fields", metavar="FILE.json", help="fields of the act")
    request.add_argument("--set", action="append", default=[], metavar="NAME=VALUE")
    request.add_argument("--document", metavar="FILE", help="the paper; it is kept by its digest")
    request.add_argument("--out", metavar="FILE.json", help="make: where the draft goes")
    request.add_argument("--means", metavar="MEANS", help="send: by what it goes")
    request.add_argument("--address", metavar="TEXT", help="send: where it goes")
    request.add_argument("--until", metavar="INSTANT", help="renew: the new end")
    request.add_argument("--confirmation", metavar="TEXT", help="renew: what the other side wrote")
    request.add_argument("--summary", metavar="TEXT", help="close: how it ended")
    _add_signing(request, required=False)


def _add_key_source(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--pkcs12", metavar="FILE", help="the key is in this container")
    parser.add_argument("--pkcs11", metavar="MODULE", help="it is on a token of this module")
    parser.add_argument("--token", metavar="LABEL", help="of the token; its PIN is the passphrase")
    parser.add_argument("--key", metavar="LABEL", help="of the key on the token")


def _add_suite(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--pkcs1v15", action="store_true", help="a new RSA key signs by PKCS #1 v1.5, not by PSS"
    )


def _add_signing(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    parser.add_argument(
        "--as",
        dest="signers",
        action="append",
        required=required,
        default=None if required else [],
        metavar="PERSON",
        help="who signs; again where two must sign, the actor first",
    )
    parser.add_argument("--acting-role", metavar="CODE", help="the actor's role, if several fit")
    _add_passphrases(parser)


def _add_passphrases(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--passphrase-file",
        action="append",
        default=[],
        metavar="[PERSON=]FILE",
        help="else $CUSTODY_PASSPHRASE_<PERSON>, $CUSTODY_PASSPHRASE, or a prompt; the PIN of a "
        "token: PERSON.p11=FILE, else $CUSTODY_PIN_<PERSON>, $CUSTODY_PIN, or a prompt",
    )


if __name__ == "__main__":
    sys.exit(main())
