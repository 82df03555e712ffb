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
        if each.fills == fills and _fits(each, "approved", fields)
    )  # fmt: skip
    # One that asks for more, as that of an extension does, comes before one that fits them all.
    return max(found, key=lambda each: len(each.when), default=None)


def paper_of_search(templates: Templates, started: Mapping[str, Any]) -> Template | None:
    """The protocol of a search, by the fields of its start."""
    of_searches = (each for each in map(templates.get, templates.kinds())
                   if each.family.name == "search")  # fmt: skip
    return next((each for each in of_searches if _fits(each, "started", started)), None)


def papers_for(templates: Templates, procedure: str) -> Iterator[Template]:
    """The papers that are made for a procedure."""
    for kind in templates.kinds():
        template = templates.get(kind)
        if template.family.name == "request" and procedure in template.procedures:
            yield template


def _fits(template: Template, role: str, fields: Mapping[str, Any]) -> bool:
    return all(
        fields.get(path.removeprefix(f"{role}.")) in values
        for path, values in template.when.items()
    )
