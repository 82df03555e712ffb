"""The commands of the command line and their options; the work of each is told by its name."""

import argparse
from typing import Final, NoReturn

from custody import APP_NAME, __version__
from custody.cli.examples import EXAMPLES, FIRST_STEPS
from custody.cli.options import (
    add_key_source,
    add_passphrases,
    add_repeated,
    add_signing,
    add_suite,
)
from custody.cli.parser_outside import (
    Add,
    add_anchors,
    add_exchange,
    add_export,
    add_recipients,
    add_roster,
    add_verify,
)
from custody.cli.words import LANGUAGES
from custody.errors import InputError

FOUNDING: Final = "station:init"
"""The work before which there is no ledger."""


class _Parser(argparse.ArgumentParser):
    """Options that cannot be read are input like any other: an error with a code."""

    def error(self, message: str) -> NoReturn:
        usage = " ".join(self.format_usage().split())
        raise InputError("input.usage", reason=message, usage=usage)


def make_parser() -> argparse.ArgumentParser:
    """All commands and their options."""
    parser = _Parser(
        prog="custody",
        description="Chain of custody of digital evidence that anyone can check.",
        epilog=FIRST_STEPS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"{APP_NAME} {__version__}")
    told = "of what is told, and of what is made; before the command or after it"
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help=told)
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
        added.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=told)
        return added

    def ledger_command(name: str, work: str, text: str) -> argparse.ArgumentParser:
        added = command(name, work, text)
        added.add_argument("ledger", metavar="DIR", help="the ledger's folder")
        return added

    _add_station(ledger_command)
    _add_record(command, ledger_command)
    _add_evidence(command, ledger_command)
    _add_table(command)
    add_export(ledger_command)
    add_verify(command)
    add_recipients(command)
    add_roster(command)
    add_anchors(command, ledger_command)
    add_exchange(command)
    _add_erase(command)
    _add_documents(command)
    _add_procedures(command, ledger_command)
    return parser


def _add_station(ledger_command: Add) -> None:
    init = ledger_command("init", FOUNDING, "make a new ledger")
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
    add_passphrases(init)
    ledger_command("trust", "station:trust", "print the trust line that recipients pin")
    key = ledger_command("key", "station:key", "make or import a person's key; prints its name")
    key.add_argument("person", metavar="PERSON")
    add_key_source(key)
    add_passphrases(key)
    enrol = ledger_command("enrol", "station:enrol", "register a person and enrol their key")
    enrol.add_argument("person", metavar="PERSON")
    enrol.add_argument(
        "--role", required=True, action="append", metavar="CODE", help="again for a further role"
    )
    enrol.add_argument("--name", help="of a person who is new; kept in the private part")
    enrol.add_argument("--identity", required=True, metavar="TEXT", help="how identity was checked")
    add_key_source(enrol)
    enrol.add_argument("--until", metavar="INSTANT", help="end of the roles after the first")
    add_suite(enrol)
    add_signing(enrol)
    rotate = ledger_command("rotate", "station:rotate", "replace a person's key by a new one")
    rotate.add_argument("person", metavar="PERSON")
    rotate.add_argument("--reason", required=True, metavar="TEXT")
    add_key_source(rotate)
    add_suite(rotate)
    add_passphrases(rotate)
    backup = ledger_command("backup", "station:backup", "copy a ledger while it is in use")
    backup.add_argument("target", metavar="FOLDER")


def _add_record(command: Add, ledger_command: Add) -> None:
    do = ledger_command("do", "record:do", "carry out a command given as a document")
    do.add_argument("command", metavar="COMMAND.json", help="a file, or - for standard input")
    do.add_argument(
        "--ends-alarm",
        action="store_true",
        help="an administrator explains a rollback or fork: backup.restore or incident.record",
    )
    add_signing(do)
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
    audit.add_argument(
        "--view", action="store_true", help="hold what view.db shows against the ledger too"
    )
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


def _add_evidence(command: Add, ledger_command: Add) -> None:
    hashing = command("hash", "evidence:hash_paths", "hash files and folders; needs no ledger")
    hashing.add_argument("paths", nargs="*", metavar="PATH")
    hashing.add_argument("--algorithms", default="sha256", metavar="A,B", help="comma-separated")
    hashing.add_argument(
        "--check", metavar="LIST", help="compare with a sha256sum or hashdeep list"
    )
    forms = ("sha256sum", "bsd", "hashdeep")
    hashing.add_argument("--format", choices=forms, help="default: sha256sum; of several, bsd")
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
    add_repeated(intake, "--artifact", "ID", "of each file")
    intake.add_argument("--algorithms", default="sha256,sha512", metavar="A,B")
    add_signing(intake)
    _add_receive(ledger_command)
    verify = ledger_command(
        "verify-artifacts", "evidence:verify_artifacts", "hash again what the ledger knows"
    )
    verify.add_argument("--case", metavar="CASE")
    verify.add_argument("--item", metavar="ITEM")
    add_signing(verify, required=False)


def _add_receive(ledger_command: Add) -> None:
    receive = ledger_command("receive", "receive:receive", "take in what a provider sent, unpacked")
    receive.add_argument("paths", nargs="+", metavar="PATH", help="archives, folders and files")
    receive.add_argument("--case", required=True, metavar="CASE")
    receive.add_argument("--item", metavar="ITEM")
    receive.add_argument(
        "--act", required=True, metavar="COMMAND.json", help="artifact.receive: from whom, in what"
    )
    add_repeated(receive, "--list", "LIST", "of digests, that came with it")
    add_repeated(receive, "--category", "NAME=A,B", "categories of one file, where they differ")
    add_repeated(receive, "--password-file", "FILE", "of a locked archive")
    receive.add_argument("--ask-password", action="store_true", help="ask for it at the terminal")
    add_signing(receive)


def _add_table(command: Add) -> None:
    table = command("table", "tables:table", "look at a table of a provider; needs no ledger")
    table.add_argument("file", nargs="?", metavar="FILE", help="CSV, XLSX, XLS, ODS or JSON")
    table.add_argument(
        "--zone", default="", metavar="ZONE", help="of times that name none: Asia/Almaty, +05:00"
    )
    table.add_argument("--sheet", default="", metavar="NAME", help="of a workbook")
    add_repeated(
        table,
        "--filter",
        "COLUMN=TEXT",
        "rows that hold the text, or FROM..TO; again for another column",
    )
    table.add_argument("--sort", metavar="COLUMN", help="its name or number")
    table.add_argument("--descending", action="store_true")
    table.add_argument("--rows", type=int, default=20, metavar="N", help="how many are printed")
    table.add_argument(
        "--record", metavar="DIR", help="keep it as an artifact derived from --artifact"
    )
    table.add_argument("--case", metavar="CASE")
    table.add_argument("--artifact", metavar="ID", help="the table as it came")
    add_signing(table, required=False)


def _add_erase(command: Add) -> None:
    erase = command("erase", "erase:erase", "order an erasure by two, or carry it out")
    erase.add_argument("action", choices=("order", "do"))
    erase.add_argument("ledger", metavar="DIR", help="the ledger's folder")
    erase.add_argument("events", nargs="+", metavar="EVENT", help="do: the order")
    erase.add_argument(
        "--scope", choices=("private", "opening"), default="private",
        help="order: the private parts alone (default), or all but the place in the tree",
    )  # fmt: skip
    erase.add_argument("--basis", metavar="TEXT", help="order: the decision on which it rests")
    add_signing(erase)


def _add_documents(command: Add) -> None:
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
    add_repeated(document, "--only", "ID", "labels: of this thing alone")
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
    add_signing(document, required=False)


def _add_procedures(command: Add, ledger_command: Add) -> None:
    law = command("procedures", "procedures:procedures", "the law as data; needs no ledger")
    law.add_argument("name", nargs="?", metavar="NAME", help="one procedure, whole")
    law.add_argument("--ledger", metavar="DIR", help="as that station has it")
    law.add_argument("--profile", metavar="ID", help="as that country has it")
    law.add_argument("--profiles", action="store_true", help="the countries that there are")
    law.add_argument("--contacts", action="store_true", help="the agency's directory of contacts")
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
    add_repeated(request, "--set", "NAME=VALUE")
    request.add_argument(
        "--document", action="append", default=[], metavar="[FIELD=]FILE",
        help="the paper; it is kept by its digest",
    )  # fmt: skip
    request.add_argument("--out", metavar="FILE.json", help="make, renew: where the draft goes")
    request.add_argument("--means", metavar="MEANS", help="send: by what it goes")
    request.add_argument("--address", metavar="TEXT", help="send: where it goes")
    request.add_argument("--until", metavar="INSTANT", help="renew: the new end")
    request.add_argument("--confirmation", metavar="TEXT", help="renew: what the other side wrote")
    request.add_argument("--summary", metavar="TEXT", help="close: how it ended")
    add_signing(request, required=False)
