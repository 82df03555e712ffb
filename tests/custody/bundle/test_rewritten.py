"""A record written anew by somebody who holds the log's key and a person's key.

Every event names the tree before it, so others' signatures bind all that came before them: who
holds the keys of the log, the station and one person keeps the events up to some place as they
are, and may drop, renumber and sign anew what follows, as long as nobody else signs there. Nothing
inside such a bundle is wrong, and the trust line is the same. What shows it is a head from outside:
a note that somebody kept, on paper or as a file, or the cosignature of a witness.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from custody.bundle import layout
from custody.bundle.check import check_bundle
from custody.bundle.verdicts import Headline, Question, Result
from custody.bundle.witnesses import Quorum
from tests.custody.bundle.forge import Forge, write_folder
from tests.custody.bundle.forge_acts import KEYS, LOG, TRUST, Act
from tests.custody.bundle.test_seal import cosign, witness_line

HELD = frozenset({"inv", "sta"})
"""Whose keys the forger holds, besides the log's."""
EVERYBODY = frozenset(KEYS)


def original(cosigners: tuple[str, ...] = ()) -> tuple[Forge, dict[str, bytes]]:
    """The record as it was, and its bundle."""
    forge = Forge(anchor=0)
    return forge, _bundle(forge, cosigners)


def _bundle(forge: Forge, cosigners: tuple[str, ...]) -> dict[str, bytes]:
    def cosigned(files: dict[str, bytes]) -> None:
        note = files[layout.SEAL_CHECKPOINT]
        lines = b"".join(cosign(name, note) for name in cosigners)
        files |= {layout.SEAL_COSIGNATURES: lines} if lines else {}

    forge.seal_change = cosigned
    return forge.files()


def rewritten(
    held: frozenset[str], *dropped: str, cosigners: tuple[str, ...] = (), **instead: Act
) -> tuple[Forge, dict[str, bytes]]:
    """The record without some events, or with others; only keys that are held sign anew."""
    forge = Forge(anchor=0)
    first = next(
        place
        for place, act in enumerate(forge.acts)
        if act.label in dropped or act.label in instead
    )
    kept = [act for act in forge.acts if act.label not in dropped]
    forge.acts = [instead.get(act.label, act) for act in kept]
    forge.hidden = tuple(name for name in forge.hidden if name not in dropped)
    assert all(held.issuperset(act.signers) for act in forge.acts[first:])
    files = _bundle(forge, cosigners)
    true, _ = original()
    assert [each.envelope for each in forge.played[:first]] == [
        each.envelope for each in true.played[:first]
    ]
    return forge, files


def by_one_person() -> tuple[Forge, dict[str, bytes]]:
    """The phone never left the investigator: who took it over, opened and examined it is gone."""
    true = Forge()
    return rewritten(
        HELD,
        "offer", "accept", "out", "broken", "resealed", "note", "order", "erase", "correct", "back",
        hashed=replace(true.act("hashed"), signers=("inv",), role="INV"),
    )  # fmt: skip


def by_everybody() -> tuple[Forge, dict[str, bytes]]:
    """With everybody's keys: the seal was never broken."""
    return rewritten(EVERYBODY, "broken", "resealed")


FORGERIES = (by_one_person, by_everybody)


@pytest.mark.parametrize("forgery", FORGERIES)
def test_nothing_inside_a_bundle_shows_that_its_record_was_written_anew(
    forgery: Callable[[], tuple[Forge, dict[str, bytes]]], tmp_path: Path
) -> None:
    _, files = forgery()
    report = check_bundle(write_folder(files, tmp_path), trust=TRUST)
    assert report.headline is Headline.AUTHENTIC, report.document()
    assert report.verdicts[Question.TRUST].result is Result.PASS
    assert report.verdicts[Question.HEADS].result is Result.NOT_CHECKED
    assert report.verdicts[Question.WITNESSES].result is Result.NOT_CHECKED


@pytest.mark.parametrize("forgery", FORGERIES)
def test_no_head_that_was_kept_lets_a_record_written_anew_pass(
    forgery: Callable[[], tuple[Forge, dict[str, bytes]]], tmp_path: Path
) -> None:
    """Whatever head of the true record: before the change it agrees, behind it nothing passes."""
    true, _ = original()
    forged, files = forgery()
    folder = write_folder(files, tmp_path)
    same = sum(a.envelope == b.envelope for a, b in zip(true.played, forged.played, strict=False))
    seen = set()
    for size in range(1, true.tree.size + 1):
        report = check_bundle(folder, trust=TRUST, priors=[true.note(size, LOG)])
        verdict = report.verdicts[Question.HEADS].result
        if size <= same:
            assert verdict is not Result.FAIL, size
        else:
            seen.add(verdict)
            assert verdict is not Result.PASS, size
            assert report.status in (1, 2), size
    assert Result.FAIL in seen
    newest = check_bundle(folder, trust=TRUST, priors=[true.note(true.tree.size, LOG)])
    assert (newest.headline, newest.status) == (Headline.FAIL, 1)


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_witness_who_saw_the_true_record_did_not_sign_the_other(
    forgery: Callable[[], tuple[Forge, dict[str, bytes]]], tmp_path: Path
) -> None:
    quorum = Quorum((witness_line("cus"), witness_line("sup")), 1)
    _, true = original(cosigners=("cus", "sup"))
    _, files = forgery()
    assert _status(true, quorum, tmp_path / "true") == 0
    assert _status(files, quorum, tmp_path / "without") == 1
    copied = files | {layout.SEAL_COSIGNATURES: true[layout.SEAL_COSIGNATURES]}
    assert _status(copied, quorum, tmp_path / "copied") == 1


def _status(files: Mapping[str, bytes], quorum: Quorum, folder: Path) -> int:
    folder.mkdir()
    report = check_bundle(write_folder(dict(files), folder), trust=TRUST, witnesses=quorum)
    failed = [q for q, verdict in report.verdicts.items() if verdict.result is Result.FAIL]
    assert failed in ([], [Question.WITNESSES])
    return report.status
