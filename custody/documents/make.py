"""Making a document, keeping it, and making it again.

A document is told as of a checkpoint: the same kind, subject, language and checkpoint give the same
bytes as long as the template is the same. What was printed and kept is found by its digest whatever
became of the template since.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import custody
from custody.anchors.paper import DOCUMENT
from custody.clock import parse_instant, zone
from custody.documents.compose import compose
from custody.documents.gather import gather
from custody.documents.record import Record
from custody.documents.template import LAYOUT, Template, Templates
from custody.domain.events import LANGUAGES
from custody.durable import sync, written
from custody.errors import InputError, StorageError
from custody.evidence.intake import take
from custody.scratch import scratch_folder
from custody.station import Station
from custody.strict_json import b64, canonical
from custody.typeset import qr_svg, set_pdf

MEDIA_TYPE: Final = "application/pdf"
_CODE: Final = 16
_MOST_RECORD: Final = 64 << 20
_KNOWN: Final = frozenset({"as_of", "case", "code", "kind", "language", "subject"})


_ATTACHED_AS: Final = {
    "protocol": "protocol", "order": "order", "letter": "letter", "request": "letter",
    "receipt": "receipt", "act": "act", "certificate": "certificate", "report": "report",
    "supplement": "order",
}  # fmt: skip
"""How the name of a kind begins to what `document.attach` calls it."""


def attached_as(kind: str) -> str:
    """What `document.attach` calls a document of a kind."""
    return _ATTACHED_AS.get(kind.partition("-")[0], "other")


@dataclass(frozen=True, slots=True)
class Document:
    """A document as made."""

    data: bytes
    kind: str
    subject: str
    language: str
    case: str
    as_of: int
    """Size of the tree at the checkpoint as of which it tells."""
    code: str
    """What its QR code and the foot of each page name it by."""
    title: str

    @property
    def sha256(self) -> str:
        """Digest of its bytes, as events name it."""
        return hashlib.sha256(self.data).hexdigest()


def templates_of(station: Station) -> Templates:
    """The templates of a station: its agency's own, and the project's."""
    return Templates(station.folder)


def make(
    station: Station,
    kind: str,
    subject: str,
    language: str,
    *,
    case: str | None = None,
    as_of: int | None = None,
    draft: Mapping[str, Any] | None = None,
) -> Document:
    """Make a document.

    Args:
        station: Where the record lies.
        kind: A kind of document.
        subject: What it is about, as its family says: the id of a search, an event, a request,
            a case, an item.
        language: `kk`, `ru` or `en`.
        case: The case, where the subject does not tell it.
        as_of: Size of the tree at the checkpoint as of which it tells; the newest by default.
        draft: Of a request that is still to be approved: the fields of the command.

    Raises:
        InputError: No such kind, subject or checkpoint; something is missing; a letter that the
            fonts do not have. Nothing is made.
    """
    if language not in LANGUAGES:
        raise InputError("input.language", language=language)
    templates = templates_of(station)
    template = templates.get(kind)
    record = Record(station.ledger, case or _case_of(station, template, subject), as_of)
    facts = gather(template, templates, station.catalogue, record, subject, language, draft)
    content = compose(template, templates, facts)
    registration = str(facts.single["registration"])
    number = " · ".join(filter(None, dict.fromkeys((registration, record.case))))
    content |= {"agency": record.agency, "language": language, "number": number}
    told = {
        "as_of": {
            "origin": record.checkpoint.origin,
            "size": record.size,
            "root": b64(record.checkpoint.root),
        },
        "case": record.case,
        "content": {**content, "parts": [_without_pictures(part) for part in content["parts"]]},
        "kind": kind,
        "language": language,
        "subject": subject,
        "template": template.sha256,
    }
    if draft is not None:
        told["draft"] = draft
    code = hashlib.sha256(canonical(told)).hexdigest()[:_CODE]
    data = set_pdf(
        LAYOUT,
        {**content, **_furniture(templates, template, record, language, kind, code)},
        canonical({**told, "code": code, "made_by": f"Custody {custody.__version__}"}),
    )
    return Document(data, kind, subject, language, record.case, record.size, code, content["title"])


def _furniture(
    templates: Templates, template: Template, record: Record, language: str, kind: str, code: str
) -> dict[str, Any]:
    """What stands on every document whatever it is about."""
    at, offset = record.at
    local = parse_instant(at).astimezone(zone(offset))
    words = {
        each: templates.word(each, language)
        for each in ("page", "record", "signature", "qr", "checkpoint")
    }
    printed = templates.word("printed", language).format(
        version=custody.__version__, template=template.sha256[:12], language=language
    )
    return {
        "checkpoint": record.note.rstrip("\n").split("\n"),
        "code": f"{code} · {record.case}",
        "date": [local.year, local.month, local.day, local.hour, local.minute, local.second],
        "qr": qr_svg(f"{record.note}{DOCUMENT}{code} {record.case} {kind}\n"),
        "words": {**words, "printed": printed},
    }


def _without_pictures(part: Mapping[str, Any]) -> dict[str, Any]:
    if part["kind"] != "picture":
        return dict(part)
    return {**part, "pictures": [each["alt"] for each in part["pictures"]]}


def _case_of(station: Station, template: Template, subject: str) -> str:
    """The case in which a subject lies.

    Raises:
        InputError: `input.document_subject`; there is no such thing.
    """
    from custody.queries import Queries

    queries = Queries(station.ledger)
    family = template.family.name
    if family == "event":
        event = queries.event(int(subject) if subject.isdecimal() else subject).event
        if event is not None and event.case is not None:
            return event.case.id
    elif family == "case":
        return subject
    else:
        kind = "request" if family == "use" else family
        owner = station.ledger.view.case_of(kind, subject)
        if owner is not None:
            return owner
    raise InputError("input.document_subject", kind=template.kind, subject=subject)


def write(document: Document, target: Path) -> None:
    """Write a document to a file of its own: whole, or not at all.

    Raises:
        InputError: `input.target_exists`.
        StorageError: It cannot be written.
    """
    write_new(target, document.data)


def write_new(target: Path, data: bytes) -> None:
    """Write bytes to a file that is not there yet; see `write`."""
    if os.path.lexists(target):
        raise InputError("input.target_exists", path=target)
    with written(target), scratch_folder(target.parent, f".{target.name}.", ".part") as folder:
        made = folder / "made"
        made.write_bytes(data)
        sync(made)
        made.rename(target)
        sync(target.parent)


def keep(station: Station, path: Path) -> dict[str, Any]:
    """Keep a file with the station's files, under its digest; it as a field of an event names it.

    Raises:
        StorageError: It cannot be read or kept.
    """
    (taken,) = take(path, station.artifacts, ("sha256",))
    if taken.found is None:
        raise StorageError("storage.read", path=path, reason=str(taken.reason))
    with path.open("rb") as file:
        media = MEDIA_TYPE if file.read(5) == b"%PDF-" else "application/octet-stream"
    return {"sha256": taken.found.digests["sha256"], "size": taken.found.size, "media_type": media}


@dataclass(frozen=True, slots=True)
class Again:
    """A kept document, and whether it comes out the same today."""

    data: bytes
    record: Mapping[str, Any]
    same: bool
    """Made again from the record it has the same bytes."""


def again(station: Station, sha256: str) -> Again:
    """The bytes of a document that was kept, and a comparison with one made again.

    Raises:
        InputError: `input.document_absent`; it is not kept here, or was not made by Custody.
        IntegrityError: What is kept is not what its name says.
    """
    path = station.artifacts.path(sha256)
    if not path.is_file():
        raise InputError("input.document_absent", sha256=sha256)
    data = path.read_bytes()
    told = record_of(data)
    if told is None or hashlib.sha256(data).hexdigest() != sha256:
        raise InputError("input.document_absent", sha256=sha256)
    draft = told.get("draft")
    made = make(
        station, told["kind"], told["subject"], told["language"],
        case=told["case"], as_of=told["as_of"]["size"], draft=draft,
    )  # fmt: skip
    return Again(data, told, made.data == data)


def record_of(data: bytes) -> dict[str, Any] | None:
    """What a document of ours carries for programs; None in a PDF from elsewhere."""
    import pypdfium2 as pdfium

    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return None
    try:
        for number in range(pdf.count_attachments()):
            attachment = pdf.get_attachment(number)
            if attachment.get_name() == "record.json":
                return _parsed(bytes(attachment.get_data()))
    finally:
        pdf.close()
    return None


def _parsed(data: bytes) -> dict[str, Any] | None:
    """A record of ours, which may be larger than an event; None for what is none."""
    try:
        found = json.loads(data) if len(data) <= _MOST_RECORD else None
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and _KNOWN.issubset(found) else None
