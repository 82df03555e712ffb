"""Options that several commands of the command line have."""

import argparse


def add_key_source(parser: argparse.ArgumentParser) -> None:
    """Where a person's key lies, if it is not to be made here."""
    parser.add_argument("--pkcs12", metavar="FILE", help="the key is in this container")
    parser.add_argument("--pkcs11", metavar="MODULE", help="it is on a token of this module")
    parser.add_argument("--token", metavar="LABEL", help="of the token; its PIN is the passphrase")
    parser.add_argument("--key", metavar="LABEL", help="of the key on the token")


def add_suite(parser: argparse.ArgumentParser) -> None:
    """How a new RSA key signs."""
    parser.add_argument(
        "--pkcs1v15", action="store_true", help="a new RSA key signs by PKCS #1 v1.5, not by PSS"
    )


def add_repeated(
    parser: argparse.ArgumentParser, name: str, metavar: str, told: str | None = None
) -> None:
    """An option that may be given again and again, or not at all: a list."""
    parser.add_argument(name, action="append", default=[], metavar=metavar, help=told)


def add_signing(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """Who signs, in which role, and where their passphrases come from."""
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
    add_passphrases(parser)


def add_passphrases(parser: argparse.ArgumentParser) -> None:
    """Where passphrases come from."""
    add_repeated(
        parser,
        "--passphrase-file",
        "[PERSON=]FILE",
        "else $CUSTODY_PASSPHRASE_<PERSON>, $CUSTODY_PASSPHRASE, or a prompt; the PIN of a "
        "token: PERSON.p11=FILE, else $CUSTODY_PIN_<PERSON>, $CUSTODY_PIN, or a prompt",
    )
