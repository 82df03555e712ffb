"""Faults that no part of a bundle shows by itself: salts used again, seals beside their place."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from custody.bundle import layout
from custody.bundle.check import check_bundle
from custody.bundle.verdicts import Question, Result
from custody.ledger.tree import Tree
from custody.strict_json import b64, canonical
from tests.custody.bundle.forge import Forge, write_folder
from tests.custody.bundle.forge_acts import LOG, TRUST, Act


def salt_of_an_event(forge: Forge) -> None:
    forge.salts = {len(forge.acts): bytes(32), 5: bytes(32)}


def salt_of_a_private_part(forge: Forge) -> None:
    at = [act.label for act in forge.acts].index("open")
    forge.salts = {5: hashlib.sha256(f"private {at}".encode()).digest()}


def checkpoint_two_leaves_behind(forge: Forge) -> None:
    def change(files: dict[str, bytes]) -> None:
        index, size = forge.tree.size - 1, forge.tree.size + 1
        forge.play(Act("behind", "clock.checked", {}, ("sta",), "SYS", case=None))
        path = [b64(step) for step in forge.tree.inclusion(index, size)]
        proof = {"index": index, "salt": b64(forge.played[index].salt), "path": path}
        files[layout.SEAL_PROOF] = canonical(proof)
        files[layout.SEAL_CHECKPOINT] = forge.note(size, LOG)

    forge.seal_change = change


def seal_in_a_tree_of_another_past(forge: Forge) -> None:
    """The log signed both trees; the seal names the one that the bundle shows."""

    def change(files: dict[str, bytes]) -> None:
        shown = forge.tree.root()
        others = [bytes(32), *(each.leaf for each in forge.played[1:])]
        forge.tree = Tree(others)
        forge.seal_payload = lambda payload: payload["tree"].update(root=b64(shown))

    forge.tags_change = change


def anchor_of_the_same_size_and_another_root(forge: Forge) -> None:
    def change(files: dict[str, bytes]) -> None:
        size = forge.tree.size
        other = Forge()
        other.tree = Tree(bytes(32) for _ in range(size))
        files[f"ledger/anchors/{size}.checkpoint"] = other.note(size, LOG)

    forge.files_change = change


def anchor_under_another_size(forge: Forge) -> None:
    """Of an event that is not shown, so that no path tells its root."""
    at = [act.label for act in forge.acts].index("other")

    def change(files: dict[str, bytes]) -> None:
        path = [b64(step) for step in forge.tree.consistency(9, forge.tree.size)]
        proof = {"from": 9, "to": forge.tree.size, "path": path}
        files[f"ledger/anchors/{at}.checkpoint"] = forge.note(9, LOG)
        files[f"ledger/anchors/{at}.consistency"] = canonical(proof)

    forge.files_change = change


def ledger_in_part(forge: Forge) -> None:
    """Who may sign, and whose key was revoked, is never withheld, though the seal counts it."""
    forge.hidden += ("enrol-sup",)

    def change(body: dict[str, Any]) -> None:
        (ledger,) = [case for case in body["cases"] if case["id"] == "ledger"]
        ledger |= {"withheld": 1, "erased": 0}

    forge.seal_body = change


@pytest.mark.parametrize(
    ("bend", "question", "reason"),
    [
        (salt_of_an_event, Question.INCLUSION, "salt"),
        (salt_of_a_private_part, Question.EVENTS, "salt"),
        (checkpoint_two_leaves_behind, Question.TREE, "seal"),
        (seal_in_a_tree_of_another_past, Question.TREE, "seal"),
        (anchor_of_the_same_size_and_another_root, Question.TREE, "anchor 27"),
        (anchor_under_another_size, Question.TREE, "anchor 25"),
        (ledger_in_part, Question.CHAINS, "of no disclosed item"),
    ],
)
def test_what_only_the_whole_of_a_bundle_shows_is_found(
    bend: Callable[[Forge], None], question: Question, reason: str, tmp_path: Path
) -> None:
    forge = Forge(anchor=0)
    bend(forge)
    report = check_bundle(write_folder(forge.files(), tmp_path), trust=TRUST)
    failed = {each for each, told in report.verdicts.items() if told.result is Result.FAIL}
    assert failed == {question}, report.document()
    assert reason in report.verdicts[question].reason
