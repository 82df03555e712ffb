"""A checkpoint that was printed, held against the ledger of today.

Whoever types from paper mistakes letters that look alike, and types Cyrillic ones among Latin. So
texts are compared by what their letters look like; that leaves some 220 of the 256 bits of a root,
far more than anybody could meet by design. What differs in a few places otherwise was misread;
what differs throughout is another tree.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from custody.anchors.fork import ForkProof, prove
from custody.domain.reasons import Reason
from custody.errors import InputError, IntegrityError
from custody.ledger.checkpoint import is_origin, open_note
from custody.ledger.ledger import Ledger
from custody.strict_json import MAX_INTEGER, b64

_ROOT: Final = re.compile(r"[A-Za-z0-9+/|!]{43}=\Z")
_LATIN: Final = str.maketrans("АВЕКМНОРСТУХЅІЈабеокмнрсухѕіј", "ABEKMHOPCTYXSIJa6eokmhpcyxsij")
"""Cyrillic letters by the Latin ones that they look like."""
_DIGITS: Final = str.maketrans("OoQlIi|!ZzSsBbGgq", "00011111225586699")
_CLASSES: Final = ("0OoQ", "1lIi|!", "2Zz", "5Ss", "8B", "6bG", "9gq", "Cc", "Kk", "Pp", "Uu", "Vv",
                   "Ww", "Xx", "Yy", "Mm")  # fmt: skip
_LOOK: Final = str.maketrans({letter: alike[0] for alike in _CLASSES for letter in alike})
_FEW: Final = 4
"""Places that differ in a root that was misread; two trees' roots differ in some forty."""
_SPACES: Final = re.compile(r"[\s.,\u00a0\u2009\u202f']+")
_MOST_CHARACTERS: Final = 4000
_SIGNATURE: Final = 92
"""Characters of key id and signature in base64."""
DOCUMENT: Final = "custody-document "
"""Begins the line after the note in the QR code of a document."""


class Outcome(StrEnum):
    """What a paper tells of the ledger."""

    SAME = "same"
    """The ledger of today holds what was printed."""
    MISREAD = "misread"
    """It differs in a few places: read the paper again."""
    OTHER = "other"
    """Another tree was printed: the ledger was rewritten, or the size misread."""
    LARGER = "larger"
    """More was printed than the ledger holds: it was rolled back, or the size misread."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A checkpoint as it was read from paper."""

    origin: str
    size: int
    root: str
    """44 characters as they were typed."""
    note: bytes | None = None
    """The note as issued, where its signature was legible too."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The answer."""

    outcome: Outcome
    size: int
    signed: bool
    """The paper bears a good signature of this ledger's log."""
    places: tuple[int, ...] = ()
    """Of the root, counted from 1: where the paper differs, or was read only by its looks."""
    proof: ForkProof | None = None
    """Where the log signed two heads that do not join."""


def read_paper(text: str) -> Paper:
    """Read the lines of a printed checkpoint: origin, size, root, and the signature if it is there.

    Raises:
        InputError: `input.paper`: they have no right form.
    """
    lines = [line.strip() for line in text[:_MOST_CHARACTERS].splitlines() if line.strip()]
    if len(lines) < 3:
        raise _illegible("not origin, size and root, a line each")
    origin = _origin(lines[0])
    digits = _SPACES.sub("", lines[1]).translate(_LATIN).translate(_DIGITS)
    if not digits.isascii() or not digits.isdecimal() or not 0 < int(digits) <= MAX_INTEGER:
        raise _illegible(f"no size: {lines[1][:40]}")
    root, rest = "", lines[2:]
    while rest and len(root) < 44:
        root += _joined(rest.pop(0)).translate(_LATIN)
    if not _ROOT.match(root):
        raise _illegible(f"the root has 43 letters or digits and =, not {root[:60]}")
    paper = Paper(origin, int(digits), root)
    signature = "".join(line for line in rest if not line.startswith(DOCUMENT))
    return Paper(origin, paper.size, root, _note(paper, _joined(signature)))


def compare(ledger: Ledger, paper: Paper) -> Compared:
    """Hold a paper against the ledger of today.

    Raises:
        InputError: `input.document_origin`: it is of another ledger.
        IntegrityError: `integrity.ledger`: the leaves do not lead to the head that the log signed.
    """
    if _look(paper.origin) != _look(ledger.trust.origin):
        raise InputError("input.document_origin", origin=paper.origin)
    newest = ledger.store.last_checkpoint() or ledger.note
    head = open_note(newest, ledger.trust)
    tree = ledger.tree()
    if tree.root(head.size) != head.root:
        raise IntegrityError(
            "integrity.ledger", reason="the leaves do not lead to the root that its log signed"
        )
    note = _signed(ledger, paper)
    if paper.size > head.size:
        return Compared(Outcome.LARGER, paper.size, note is not None)
    expected = b64(tree.root(paper.size))
    places = tuple(n for n, pair in enumerate(zip(paper.root, expected, strict=True), 1)
                   if pair[0] != pair[1])  # fmt: skip
    if _look(paper.root) == _look(expected):
        return Compared(Outcome.SAME, paper.size, note is not None, places)
    proof = None if note is None else prove(ledger.trust, (note, newest), tree)
    few = note is None and len(places) <= _FEW
    return Compared(
        Outcome.MISREAD if few else Outcome.OTHER, paper.size, note is not None, places, proof
    )


def _signed(ledger: Ledger, paper: Paper) -> bytes | None:
    """The paper's note, if the log of this ledger signed it."""
    if paper.note is None:
        return None
    try:
        open_note(paper.note, ledger.trust)
    except IntegrityError:
        return None
    return paper.note


def _origin(line: str) -> str:
    """The origin in small letters; its last part in hexadecimal digits."""
    text = _joined(line).translate(_LATIN).lower()
    head, slash, digits = text.rpartition("/")
    origin = head + slash + digits.translate(str.maketrans("olis", "0115"))
    if not is_origin(origin):
        raise _illegible(f"no origin: {line[:60]}")
    return origin


def _note(paper: Paper, line: str) -> bytes | None:
    """The note as issued, put together from what was read, over however many lines."""
    signature = line[-_SIGNATURE:]
    if not (line.startswith(("—", "-", "–")) and len(line) > _SIGNATURE and signature.isascii()):
        return None
    head = f"{paper.origin}\n{paper.size}\n{paper.root}\n"
    return f"{head}\n— {paper.origin} {signature}\n".encode()


def _joined(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _look(text: str) -> str:
    return text.translate(_LOOK)


def _illegible(reason: str | Reason) -> InputError:
    return InputError("input.paper", reason=reason)
