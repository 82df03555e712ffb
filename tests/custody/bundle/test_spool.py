from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custody.bundle.payload import Payload, Source
from custody.bundle.source import Digests
from custody.bundle.spool import Spool


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("work")


@given(texts=st.lists(st.text(st.characters(codec="utf-8"))))
def test_documents_come_back_in_order_and_one_by_one(work: Path, texts: list[str]) -> None:
    documents = [{"number": number, "text": text} for number, text in enumerate(texts)]
    with Spool(work) as spool:
        places = [spool.add(document) for document in documents]
        assert list(spool) == documents
        assert [spool.at(place) for place in reversed(places)] == documents[::-1]
        assert list(zip(spool, spool, strict=True)) == [(each, each) for each in documents]
    assert list(work.iterdir()) == []


def test_spools_of_the_same_documents_have_the_same_digest(work: Path) -> None:
    with Spool(work) as first, Spool(work) as second:
        first.add({"a": 1})
        assert first.digest != second.digest
        second.add({"a": 1})
        assert first.digest == second.digest


def test_a_payload_tells_of_each_path_what_was_found(work: Path) -> None:
    targets = [
        "data/artifacts/000001.bin", "data/documents/000001.pdf", "data/documents/000002.txt",
        "data/items/I-1/000001.bin",
    ]  # fmt: skip
    with Payload(work) as payload:
        for size, target in enumerate(targets):
            payload.add(Source(f"/\udcff/{size}", target, size, {"sha256": "00" * 32}, "A"))
        for place in range(4):
            payload.found(place, {"sha256": f"{place:064x}", "sha512": f"{place:0128x}"})
        assert [source.path for source in payload.sources()] == [f"/\udcff/{n}" for n in range(4)]
        assert list(payload) == targets
        assert payload.size == 6
        assert dict(payload) == {
            target: Digests(place, place.to_bytes(32, "big"), place.to_bytes(64, "big"))
            for place, target in enumerate(targets)
        }
        assert list(payload.listed("sha512"))[3] == (targets[3], f"{3:0128x}")
        for other in ("data/artifacts/files.jsonl", "data/items/I-1/000002.bin", "bagit.txt"):
            assert other not in payload
