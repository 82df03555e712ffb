"""Bundles before a reader who holds a head of the ledger: on paper, as a file, from a witness."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from custody.bundle.verdicts import Headline
from custody.ledger.checkpoint import Checkpoint, TrustLine
from custody.strict_json import b64
from tests.custody.bundle.forge import Forge
from tests.custody.bundle.forge_acts import LOG, ORIGIN, OTHER_LOG, Key
from tests.custody.bundle.test_rewritten import by_everybody, by_one_person, original


class Held(NamedTuple):
    """How files and head are made, and what follows."""

    make: Callable[[], tuple[Mapping[str, bytes], bytes]]
    headline: Headline


def _note(forge: Forge, size: int, root: bytes | None, origin: str, key: Key) -> bytes:
    checkpoint = Checkpoint(origin, size, forge.tree.root(size) if root is None else root)
    signature = key.sign(checkpoint.text().encode())
    value = b64(TrustLine(origin, key.raw).keyid + signature)
    return f"{checkpoint.text()}\n— {origin} {value}\n".encode()


def _of_good(
    size: int, root: bytes | None = None, origin: str = ORIGIN, key: Key = LOG
) -> tuple[Mapping[str, bytes], bytes]:
    forge = Forge(anchor=0)
    files = forge.files()
    return files, _note(forge, size, root, origin, key)


def _of_rewritten(
    forgery: Callable[[], tuple[Forge, dict[str, bytes]]], size: int
) -> tuple[Mapping[str, bytes], bytes]:
    """The record was written anew; the reader holds a head of the true one."""
    true, _ = original()
    _, files = forgery()
    return files, true.note(size, LOG)


HELD = {
    "of-an-index": Held(partial(_of_good, 5), Headline.AUTHENTIC),
    "of-the-checkpoint": Held(partial(_of_good, 27), Headline.AUTHENTIC),
    "of-the-seal": Held(partial(_of_good, 28), Headline.AUTHENTIC),
    "of-a-size-without-proof": Held(partial(_of_good, 20), Headline.PARTIAL),
    "of-another-root": Held(partial(_of_good, 5, bytes(32)), Headline.FAIL),
    "of-another-root-at-the-checkpoint": Held(partial(_of_good, 27, bytes(32)), Headline.FAIL),
    "larger-than-the-bundle": Held(partial(_of_good, 29, bytes(32)), Headline.FAIL),
    "of-another-log": Held(partial(_of_good, 5, key=OTHER_LOG), Headline.FAIL),
    "of-another-ledger": Held(partial(_of_good, 5, origin=ORIGIN[:-1] + "8"), Headline.FAIL),
    "against-one-who-wrote-anew": Held(partial(_of_rewritten, by_one_person, 28), Headline.FAIL),
    "against-all-who-wrote-anew": Held(partial(_of_rewritten, by_everybody, 28), Headline.FAIL),
}
