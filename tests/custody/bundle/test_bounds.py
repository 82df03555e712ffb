"""Which time stamps go along with a bundle: fewer than there are, and they tell as much."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

from custody import dates
from custody.anchors.between import Times
from custody.anchors.timestamps import OBTAINED
from custody.bundle.bounds import KIND, Stamp, bounding
from custody.bundle.check import check_bundle
from custody.bundle.export import export_bundle
from custody.bundle.stamps import certificates, read_stamp
from custody.bundle.verdicts import Question
from custody.clock import format_instant
from custody.dates import shown_instant
from custody.strict_json import parse, unb64
from tests.custody.anchors.authority import Authority
from tests.custody.bundle.forge import Forge, write_folder
from tests.custody.bundle.forge_acts import TRUST
from tests.custody.bundle.scene import KEYS, Scene, plan_of, play, scene


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.found(tmp_path_factory.mktemp("authority"))


STAMPS = 8
BEGIN = datetime(2026, 6, 1, tzinfo=UTC)


def around(stamps: Iterable[Stamp], index: int) -> tuple[set[object], set[object]]:
    """Of each authority the last stamp recorded up to an event, and the first over it."""
    before: dict[str, tuple[int, int]] = {}
    after: dict[str, int] = {}
    for each in stamps:
        if each.record is not None and each.record <= index:
            found = (each.record, each.size)
            before[each.authority] = max(before.get(each.authority, found), found)
        if each.size > index:
            after[each.authority] = min(after.get(each.authority, each.size), each.size)
    return set(before.items()), set(after.items())


@st.composite
def ledgers(draw: st.DrawFn) -> list[Stamp]:
    sizes = draw(st.lists(st.integers(1, 200), unique=True, max_size=40))
    return [
        Stamp(
            size,
            b"token %d" % size,
            draw(st.none() | st.just(size + draw(st.integers(0, 9)))),
            draw(st.sampled_from(["", "A", "B"])),
        )
        for size in sizes
    ]


@given(stamps=ledgers(), shown=st.sets(st.integers(0, 220), max_size=12))
def test_what_is_chosen_tells_of_every_event_shown_what_all_of_them_tell(
    stamps: list[Stamp], shown: set[int]
) -> None:
    chosen = bounding(stamps, sorted(shown))
    names = {each.authority for each in stamps}
    assert chosen <= set(stamps)
    assert len(chosen) <= len(names) * (2 * len(shown) + 1)
    for index in shown:
        assert around(chosen, index) == around(stamps, index)
    for name in names:
        newest = max(
            (each for each in stamps if each.authority == name), key=lambda each: each.size
        )
        assert newest in chosen


def test_a_bundle_takes_the_stamps_that_matter_and_proves_the_same(
    authority: Authority, tmp_path: Path
) -> None:
    roots = certificates((authority.folder / "roots.pem").read_bytes())
    with scene(tmp_path / "ledger") as made:
        play(made)
        annotate = ("event.annotated", "ALM", {"target": "case"})
        for number in range(2 * STAMPS):
            made.do(*annotate, case="C-1" if number == STAMPS else "OTHER-CASE-B")
            obtain(made, authority, BEGIN + timedelta(minutes=number))
        out = tmp_path / "BND-1"
        exported = export_bundle(made.ledger, plan_of(), signer=KEYS["ALM"], target=out)
        report = check_bundle(out, trust=made.trust, stamp_roots=roots)
        times = Times(made.ledger, roots)
    assert report.status == 0
    newest = shown_instant(
        format_instant(BEGIN + timedelta(minutes=2 * STAMPS - 1)), dates.UTC, "en"
    )
    assert f"not before {newest}" in report.verdicts[Question.TIME].reason
    with (out / "custody/events.jsonl").open("rb") as lines:
        events = [parse(unb64(parse(line.strip())["payload"])) for line in lines]
    assert exported.events == len(events)
    told = {each["body"]["token"]: each["seq"] for each in events if each["type"] == OBTAINED}
    stamps = []
    for path in out.glob("ledger/anchors/*.tsr"):
        token = path.read_bytes()
        stamp = read_stamp(token, path.with_suffix(".checkpoint").read_bytes(), roots)
        assert stamp is not None
        assert stamp.trusted
        stamps.append((int(path.stem), told.pop(hashlib.sha256(token).hexdigest()), stamp.at))
    assert len(stamps) == 4  # the first, the two around the case's last event, the newest
    assert not told
    for index in (each["seq"] for each in events if each.get("case")):
        between = times.between(index)
        before = max((at for _, record, at in stamps if record <= index), default=None)
        after = min((at for size, _, at in stamps if size > index), default=None)
        assert before == (between.not_before and between.not_before.at)
        assert after == (between.not_after and between.not_after.at)


def test_a_stamp_of_which_no_event_tells_bounds_nothing_from_below(
    authority: Authority, tmp_path: Path
) -> None:
    """It shows that its head is no younger; what came behind that head may be older than it."""
    roots = certificates((authority.folder / "roots.pem").read_bytes())
    forge = Forge(anchor=10)

    def stamped(files: dict[str, bytes]) -> None:
        files["ledger/anchors/10.tsr"] = stamp(
            authority, files["ledger/anchors/10.checkpoint"], BEGIN
        )

    forge.files_change = stamped
    bundle = write_folder(forge.files(), tmp_path / "BND-1")
    report = check_bundle(bundle, trust=TRUST, stamp_roots=roots)
    reason = report.verdicts[Question.TIME].reason
    begun = shown_instant(format_instant(BEGIN), dates.UTC, "en")
    assert f"ledger/anchors/10.checkpoint is stamped {begun}" in reason
    assert "not before" not in reason


def stamp(authority: Authority, note: bytes, at: datetime) -> bytes:
    """A time stamp over a note."""
    request = TimestampRequestBuilder().data(note).hash_algorithm(HashAlgorithm.SHA512).build()
    return authority.say(request.as_bytes(), at=at)


def obtain(made: Scene, authority: Authority, at: datetime) -> None:
    """Have the newest checkpoint stamped, as `stamp_head` does."""
    note, size = made.ledger.note, made.ledger.head.size
    token = stamp(authority, note, at)
    made.ledger.add_anchor(size, KIND, token)
    body = {
        "authority_name": "Stamps (invented)",
        "token": hashlib.sha256(token).hexdigest(),
        "size": size,
        "stamped_at": format_instant(at),
    }
    made.do(OBTAINED, "S-07", body, case=None)
