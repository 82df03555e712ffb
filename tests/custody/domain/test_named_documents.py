"""What the documents of an event are called: by kind, title or number, or by what they concern."""

from typing import Any

import pytest

from custody.domain.named_documents import named_documents

PAPER = {"sha256": "0" * 64, "size": 7, "media_type": "application/pdf"}
ITEMS = tuple(f"ITM-{n:02}" for n in range(7))


@pytest.mark.parametrize(
    ("kind", "fields", "items", "told"),
    [
        ("document.attached", {"document": PAPER, "kind": "letter", "title": "Answer"}, (),
         "Letter · Answer"),
        ("protocol.signed", {"document": PAPER, "kind": "search", "protocol": "PRT-1"}, ITEMS,
         "Search · Protocol PRT-1"),
        ("authority.recorded",
         {"authority": "AUT-1", "authorisation":
          {"document": PAPER, "kind": "judge_sanction", "ref": "S-112"}}, (),
         "Sanction of the investigating judge · S-112"),
        ("request.sent", {"document": PAPER, "request": "RQ-02"}, (), "Request RQ-02"),
        ("report.issued", {"document": PAPER, "examination": "E-1"}, ITEMS, "Examination E-1"),
        ("item.confiscated", {"receipt": PAPER}, ITEMS[:2], "Receipt · ITM-00, ITM-01"),
        ("item.inspected", {"document": PAPER}, ITEMS,
         "ITM-00, ITM-01, ITM-02, ITM-03, ITM-04 and 2 more"),
    ],
)  # fmt: skip
def test_a_document_tells_its_kind_title_or_number(
    kind: str, fields: dict[str, Any], items: tuple[str, ...], told: str
) -> None:
    [named] = named_documents(kind, fields, items)
    assert named.told("en") == told
    assert (named.sha256, named.size, named.media_type) == ("0" * 64, 7, "application/pdf")


def test_every_document_of_a_list_is_named_and_texts_are_none() -> None:
    fields = {"attachments": [PAPER, {**PAPER, "size": 8}], "seals": ["S-1"], "document": None}
    named = list(named_documents("item.sealed", fields, ("ITM-01",)))
    assert [each.size for each in named] == [7, 8]
    assert {each.told("ru") for each in named} == {"Приложения · ITM-01"}
