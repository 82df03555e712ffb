"""Facts for each family of documents, found in the record of a case."""

from collections.abc import Mapping
from typing import Any, Final

from custody.documents.acts import EventReader
from custody.documents.facts import Facts
from custody.documents.letters import RequestReader
from custody.documents.reader import Reader
from custody.documents.record import Record
from custody.documents.searches import SearchReader
from custody.documents.telling import Teller
from custody.documents.template import Template, Templates
from custody.documents.used import UseReader
from custody.documents.wholes import CaseReader, ItemReader
from custody.domain import wording
from custody.errors import InputError
from custody.procedures.catalogue import Catalogue

_READERS: Final[Mapping[str, type[Reader]]] = {
    "search": SearchReader,
    "event": EventReader,
    "request": RequestReader,
    "use": UseReader,
    "case": CaseReader,
    "item": ItemReader,
}


def gather(
    template: Template,
    templates: Templates,
    catalogue: Catalogue,
    record: Record,
    subject: str,
    language: str,
    draft: Mapping[str, Any] | None = None,
) -> Facts:
    """Find what a document is filled in with.

    Args:
        template: Its kind.
        templates: For the words between values.
        catalogue: The procedures by which the station works.
        record: The case.
        subject: What it is about, as its family says.
        language: `kk`, `ru` or `en`.
        draft: Of a request that is not approved yet: the fields of the command.

    Raises:
        InputError: `input.document_subject`; there is no such thing, or the document does not fit.
    """
    at, offset = record.at
    facts = Facts(Teller(language, offset, record.names, catalogue.acts))
    opened = record.first("case.opened")
    facts.play("opened", opened)
    facts.single |= {
        "case": record.case,
        "registration": str(opened.fields.get("registration", "")) if opened else "",
        "agency": record.agency,
        "station": record.checkpoint.origin,
        "printed_on": facts.teller.instant(at, offset),
        "subject": subject,
        "language": wording.words(language)["phrases"][language],
    }
    reader = _READERS[template.family.name](template, templates, catalogue, record, facts)
    reader.read(subject, draft)
    if not template.fits(lambda name: facts.raw(template, name)):
        raise InputError("input.document_subject", kind=template.kind, subject=subject)
    return facts
