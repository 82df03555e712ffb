"""Which kind of document a request or a search is told in."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from custody.documents.template import Template, Templates

PAPERS: Final = ("document", "supplement", "supporting_part")
"""Fields of an approval that take the digest of a paper made from the others."""


def paper_of_request(
    templates: Templates, fields: Mapping[str, Any], fills: str = "document"
) -> Template | None:
    """The paper of a request that one of the fields of its approval names.

    Args:
        templates: The kinds that there are.
        fields: Of the approval.
        fills: The field that takes the digest.
    """
    found = (
        each for each in papers_for(templates, str(fields.get("procedure", "")))
        if each.fills == fills and fits(each, "approved", fields)
    )  # fmt: skip
    # One that asks for more, as that of an extension does, comes before one that fits them all.
    return max(found, key=lambda each: len(each.when), default=None)


def paper_of_search(templates: Templates, started: Mapping[str, Any]) -> Template | None:
    """The protocol of a search, by the fields of its start."""
    of_searches = (templates.get(kind) for kind in templates.kinds()
                   if templates.head(kind).get("family") == "search")  # fmt: skip
    return next((each for each in of_searches if fits(each, "started", started)), None)


def papers_for(templates: Templates, procedure: str) -> Iterator[Template]:
    """The papers that are made for a procedure; a malformed one of another does not matter.

    Raises:
        InputError: `input.template`; one of this procedure is malformed.
    """
    for kind in _kinds_for(templates, procedure):
        template = templates.get(kind)
        if template.family.name == "request" and procedure in template.procedures:
            yield template


def fills_for(templates: Templates, procedure: str) -> tuple[str, ...]:
    """Which fields of an approval take papers that can be made, that of the letter first."""
    found = [templates.head(kind).get("fills", PAPERS[0])
             for kind in _kinds_for(templates, procedure)]  # fmt: skip
    return tuple(name for name in PAPERS if name in found)


def _kinds_for(templates: Templates, procedure: str) -> Iterator[str]:
    """The kinds whose files name a procedure, be they malformed."""
    for kind in templates.kinds():
        if procedure in templates.listed(kind, "procedures"):
            yield kind


def fits(template: Template, role: str, fields: Mapping[str, Any]) -> bool:
    """Whether a document is for an event that says this, at a place such as `approved`."""
    return template.fits(lambda path: fields.get(path.removeprefix(f"{role}.")))
