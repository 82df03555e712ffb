from hypothesis import given
from hypothesis import strategies as st

from custody.bundle import layout
from custody.bundle.inventory import Inventory, Kind
from custody.bundle.source import Digests

PATHS = [
    "bag-info.txt", "custody/events.jsonl", "data/artifacts/000001.bin", "data/items/I/000001.bin",
    "data/items/I/files.jsonl", "format.md", "seal/event.json",
]  # fmt: skip
LISTED = st.dictionaries(st.sampled_from(PATHS), st.binary(min_size=1, max_size=1))
FOUR = st.fixed_dictionaries({(kind, name): LISTED for kind in Kind for name in layout.ALGORITHMS})


def digest(byte: bytes, algorithm: str) -> bytes:
    return byte * (32 if algorithm == "sha256" else 64)


@given(
    there=st.sets(st.sampled_from(PATHS)), four=FOUR, forgotten=st.none() | st.sampled_from(Kind)
)
def test_it_tells_what_dictionaries_would(
    there: set[str], four: dict[tuple[Kind, str], dict[str, bytes]], forgotten: Kind | None
) -> None:
    sizes = {path: len(path) for path in there}
    files = Inventory(sizes)
    for (kind, algorithm), listed in four.items():
        rows = ((path, digest(listed[path], algorithm)) for path in sorted(listed))
        files.take(kind, algorithm, rows)
    if forgotten is not None:
        files.forget(forgotten)
        four |= {(forgotten, name): {} for name in layout.ALGORITHMS}
    both = {kind: four[kind, "sha256"].keys() & four[kind, "sha512"].keys() for kind in Kind}
    every = both[Kind.PAYLOAD] | both[Kind.TAG]
    assert list(files.listed()) == sorted(every)
    assert files.lost() == sorted(every - there)
    assert list(files.unlisted()) == sorted(there - every)
    assert [files.paths[place] for place in files.there()] == sorted(every & there)
    payload = both[Kind.PAYLOAD]
    assert files.oxum() == (sum(map(len, payload & there)), len(payload))
    for kind, belongs in ((Kind.PAYLOAD, layout.is_payload), (Kind.TAG, layout.is_tag)):
        first, second = four[kind, "sha256"], four[kind, "sha512"]
        strange = [path for path in sorted(first) if not belongs(path)]
        assert files.strangers(kind) == sorted(first.keys() ^ second.keys()) + strange


def test_what_was_found_is_told_as_it_was_found() -> None:
    files = Inventory({"data/a": 1, "data/b": 2, "data/c": 3, "data/d": 4})
    for algorithm in layout.ALGORITHMS:
        rows = ((path, digest(b"x", algorithm)) for path in ("data/a", "data/b", "data/d"))
        files.take(Kind.PAYLOAD, algorithm, rows)
    good = Digests(1, b"x" * 32, b"x" * 64)
    changed = Digests(2, b"y" * 32, b"x" * 64)
    grown = Digests(5, b"x" * 32, b"x" * 64)
    assert [files.agree(0, good), files.agree(1, changed), files.agree(3, grown)] == [
        True, False, True,
    ]  # fmt: skip
    assert [files.found(place) for place in range(4)] == [good, changed, None, grown]
