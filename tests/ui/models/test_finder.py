from custody.progress import no_progress
from ui.desk import Desk
from ui.models.finder import Hit, Sort, find


def search(desk: Desk, words: str) -> tuple[Hit, ...]:
    return find(desk.queries, words, no_progress)


def test_numbers_names_digests_and_words_are_found(desk: Desk) -> None:
    (case, *_) = search(desk, "ex-26")
    assert (case.sort, case.name) == (Sort.CASE, "EX-26-0417")
    (item, *events) = search(desk, "ITM-05")
    assert (item.sort, item.name) == (Sort.ITEM, "ITM-05")
    assert {hit.sort for hit in events} == {Sort.EVENT}
    artifact = desk.queries.artifacts("EX-26-0417")[0]
    by_digest = [hit.name for hit in search(desk, artifact.sha256[:16].upper())]
    assert artifact.id in by_digest
    grouped = f"{artifact.sha256[:8]} {artifact.sha256[8:16]}"
    assert artifact.id in [hit.name for hit in search(desk, grouped)]
    assert any(hit.kind == "case.opened" for hit in search(desk, "GoldPhone"))
    assert search(desk, "no such word anywhere") == ()


def test_the_most_telling_hits_come_first_and_none_twice(desk: Desk) -> None:
    hits = search(desk, "ITM-0")
    order = [tuple(Sort).index(hit.sort) for hit in hits]
    assert order == sorted(order)
    assert len({(hit.kind, hit.name, hit.index) for hit in hits}) == len(hits)
