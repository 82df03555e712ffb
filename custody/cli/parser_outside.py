"""Commands about what leaves a ledger, and what others hold of it or send: their options."""

import argparse
from collections.abc import Callable

from custody.cli.options import add_passphrases, add_repeated, add_signing

Add = Callable[[str, str, str], argparse.ArgumentParser]
"""Makes a command of a name, of the work that it does and of what it is said to do."""


def add_export(ledger_command: Add) -> None:
    """What leaves."""
    export = ledger_command("export", "bundles:export", "make a sealed bundle of a case")
    export.add_argument(
        "--case", action="append", required=True, metavar="CASE", help="again for a further case"
    )
    add_repeated(export, "--item", "ITEM")
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
    add_repeated(
        export,
        "--encrypt-to",
        "KEY|NAME",
        "an age key, or a name of the book of recipients; one ZIP inside an age file",
    )
    export.add_argument("--bundle", metavar="ID", help="the bundle's id (default: the next free)")
    add_repeated(export, "--withhold", "EVENT", "keep a private part back")
    add_repeated(
        export, "--artifact", "ARTIFACT", "the contents of these alone; again for a further one"
    )
    add_repeated(export, "--hide", "ARTIFACT", "keep an artifact back")
    add_signing(export)


def add_verify(command: Add) -> None:
    """What is said of what left."""
    verify = command("verify", "bundles:verify", "check a bundle; needs no ledger")
    verify.add_argument("bundle", metavar="BUNDLE", help="a folder, a ZIP or an age file")
    add_repeated(verify, "--identity", "FILE", "your key to an age file")
    verify.add_argument(
        "--trust", metavar="LINE|FILE", help="the ledger's trust line, or an agency's with --roster"
    )
    verify.add_argument("--roster", metavar="FILE", help="the stations that the agency lists")
    add_repeated(verify, "--prior", "NOTE", "a head you hold")
    add_repeated(verify, "--witness", "LINE|FILE", "a witness whose cosignature you ask for")
    verify.add_argument(
        "--quorum", type=int, metavar="N", help="how many of them must have signed (default: all)"
    )
    verify.add_argument(
        "--stamp-roots", metavar="FILE.pem", help="certificates of time-stamp authorities you trust"
    )


def add_anchors(command: Add, ledger_command: Add) -> None:
    """What others hold of a ledger."""
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


def add_recipients(command: Add) -> None:
    """The keys to which bundles are encrypted."""
    book = command("recipients", "recipients:recipients", "the keys to which bundles are encrypted")
    book.add_argument("action", choices=("list", "add", "confirm", "remove", "make-key"))
    book.add_argument("place", metavar="DIR|FILE", help="the ledger's folder; make-key: a new file")
    book.add_argument("name", nargs="?", metavar="NAME", help="an office")
    book.add_argument("--key", metavar="age1…", help="add: its key")
    book.add_argument("--fingerprint", metavar="HEX", help="confirm: as the other side told it")
    book.add_argument("--by", metavar="PERSON", help="confirm: who compared")
    book.add_argument("--how", metavar="TEXT", help="confirm: with whom, by what means")


def add_exchange(command: Add) -> None:
    """What comes from other stations and goes to them."""
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
    add_repeated(
        exchange,
        "--trust",
        "LINE|FILE",
        "receive: a trust line that reached you outside the bundle",
    )
    add_repeated(exchange, "--identity", "FILE", "receive: your key to an age file")
    exchange.add_argument(
        "--answer", metavar="FILE", help="receive: cosign the sender's head; what goes back"
    )
    exchange.add_argument("--case", metavar="CASE", help="the case of ours that it concerns")
    add_repeated(
        exchange,
        "--item",
        "THEIRS[=OURS]",
        "accept, refuse: of which thing, by its id there; take: only artifacts of it",
    )
    add_repeated(exchange, "--artifact", "ID", "take: by its id there")
    exchange.add_argument("--packaging", metavar="TEXT", help="accept: how it arrived")
    exchange.add_argument(
        "--seals", choices=("intact", "broken", "none"), default="intact", help="accept"
    )
    add_repeated(
        exchange,
        "--seal",
        "NUMBER=STATE",
        "accept: how a seal that the giver names was found: intact, broken or none",
    )
    exchange.add_argument("--fields", metavar="FILE.json", help="accept: fields of item.receive")
    exchange.add_argument("--reason", metavar="TEXT", help="refuse: why")
    add_signing(exchange, required=False)


def add_roster(command: Add) -> None:
    """An agency's list of its stations."""
    roster = command("roster", "roster:roster", "an agency's signed list of its stations")
    roster.add_argument("action", choices=("make", "add", "retire", "renew", "show", "check"))
    roster.add_argument("file", metavar="FILE", help="the roster")
    roster.add_argument("--agency", metavar="NAME", help="make: in lower case")
    roster.add_argument("--key", metavar="FILE.p8", help="the agency's key; make makes it")
    add_repeated(roster, "--station", "LINE|FILE", "a trust line to add")
    roster.add_argument("--last", metavar="NOTE", help="retire: the station's last checkpoint")
    roster.add_argument("--until", metavar="INSTANT", help="until when it is to be valid")
    roster.add_argument("--trust", metavar="LINE|FILE", help="check: the agency's line")
    roster.add_argument("--earlier", metavar="FILE", help="check: one that you hold from before")
    add_passphrases(roster)
