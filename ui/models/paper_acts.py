"""What is done with a document that was made: signed, kept, taken back. Work for jobs, no screen.

What it needs is imported where it is used: a document is looked at more often than signed.
"""

from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from custody.domain import wording
from custody.domain.vocabulary import LANGUAGES
from custody.progress import Progress
from custody.station import Station
from ui import pdf
from ui.forms.documents import keep, keep_bytes
from ui.models.papers import Paper

if TYPE_CHECKING:
    from custody.documents.make import Document
    from custody.documents.returned import Code

_MOST_MADE_AGAIN: Final = 4


def signed(station: Station, data: bytes, identity: Path, passphrase: bytes) -> bytes:
    """The PDF with a PAdES signature, and a time stamp where an authority is configured.

    Args:
        station: Whose authorities and clock are used.
        data: The PDF.
        identity: A PKCS #12 file.
        passphrase: Of that file.

    Raises:
        CustodyError: As `custody.documents.signing.sign`.
    """
    from custody.anchors.policy import read_policy
    from custody.documents.signing import roots_of, sign

    known = read_policy(station.folder).authorities
    address = known[0].address if known else None
    roots = roots_of(station.folder) if address is not None else ()
    now = station.ledger.clock.now()
    with pdf.LOCK:
        return sign(data, identity, passphrase, now, authority=address, roots=roots)


def kept(
    station: Station, made: "Document", data: bytes, event: str | None, progress: Progress
) -> dict[str, Any]:
    """Keep a document at the station; the fields of the event that attaches it.

    Args:
        station: Where it is kept.
        made: The document.
        data: Its bytes, as made or with signatures.
        event: Id of the event that it is made of, if it is one.
        progress: Of keeping it.
    """
    from custody.documents.make import attached_as

    fields = {
        "document": keep_bytes(data, station.artifacts, progress),
        "kind": attached_as(made.kind),
        "document_language": made.language,
        "source": wording.paper_source(made.code, made.language),
        "title": made.title,
    }
    return fields | ({} if event is None else {"event": event})


def returned(
    station: Station, path: Path, papers: Sequence[Paper], language: str, progress: Progress
) -> tuple[str, dict[str, Any]]:
    """Keep a signed or scanned original; its case, and the fields of the event that attaches it.

    Args:
        station: Where it is kept.
        path: The PDF, or the picture of a page.
        papers: What it may have been printed as, where nobody recorded what was printed.
        language: The one that is proposed.
        progress: Of keeping it.

    Raises:
        InputError: It bears no code, or one of another ledger.
    """
    from custody.documents.make import attached_as
    from custody.documents.returned import events_of, read_code
    from custody.errors import InputError

    with pdf.LOCK:
        code = read_code(path)
        if code.origin != station.ledger.trust.origin:
            raise InputError("input.document_origin", origin=code.origin)
        events = events_of(station, code)
        event = events[-1].id if events else _printed(station, papers, code)
    fields = {
        "document": keep(path, station.artifacts, progress),
        "kind": attached_as(code.kind),
        "document_language": language,
        "source": wording.paper_source(code.code, language, is_returned=True),
    }
    return code.case, fields | ({} if event is None else {"event": event})


def _printed(station: Station, papers: Sequence[Paper], code: "Code") -> str | None:
    """The event of which the paper with a code was printed: those that fit are made again."""
    from custody.documents.make import make
    from custody.errors import CustodyError

    fitting = [each for each in papers if each.kind == code.kind and each.event is not None]
    for paper, language in product(fitting[:_MOST_MADE_AGAIN], LANGUAGES):
        try:
            made = make(
                station, paper.kind, paper.subject, language, case=paper.case, as_of=code.size
            )
        except CustodyError:
            continue  # it was not in the record yet
        if made.code == code.code:
            return paper.event
    return None
