"""What a verifier demands of items that go to another ledger: forged bundles, signed properly."""

from pathlib import Path

import pytest

from custody.bundle.check import check_bundle
from custody.bundle.verdicts import Question
from tests.custody.bundle.forge import Forge, write_folder
from tests.custody.bundle.forge_acts import TRUST, Act

OTHER = "agency.example/laboratory/0011223344556677"
BOTH = ("I-1", "I-2")
OFFER = Act("send", "transfer.offered", {"to": "P-LAB", "to_ledger": OTHER}, ("cus",), "CUS",
            items=BOTH)  # fmt: skip


def leave(items: tuple[str, ...] = BOTH, **body: object) -> Act:
    return Act(f"leave-{items[-1]}", "item.transferred_outside", dict(body), ("cus",), "CUS",
               items=items)  # fmt: skip


def recall(items: tuple[str, ...] = BOTH, by: str = "cus", role: str = "CUS") -> Act:
    return Act("recall", "transfer.recalled", {"offer": "@send"}, (by,), role, items=items)


def again(*items: str) -> Act:
    body = {"to": "P-INV"}
    return Act("again", "transfer.offered", body, ("cus",), "CUS", items=items)


@pytest.mark.parametrize(
    "acts",
    [
        [OFFER, leave(offer="@send")],
        [OFFER, leave(("I-1",), offer="@send"), recall(("I-2",)), again("I-2")],
        [OFFER, recall(), again(*BOTH)],
        [OFFER, recall(by="sup", role="SUP")],
        [OFFER, leave(offer="@send"),
         Act("home", "item.received", {"ground": "it came back"}, ("cus",), "CUS", items=BOTH)],
        [Act("no", "transfer.refused", {"offer": "019cfeb6-ffff-7000-8000-000000000000",
                                        "handed_over": {}}, ("cus",), "CUS")],
    ],
)  # fmt: skip
def test_what_another_ledger_answers_is_followed(acts: list[Act], tmp_path: Path) -> None:
    forge = Forge()
    forge.insert("back", *acts)
    report = check_bundle(write_folder(forge.files(), tmp_path / "good"), trust=TRUST)
    assert report.headline == "authentic", report.sentence


@pytest.mark.parametrize(
    ("acts", "reason"),
    [
        ([OFFER, leave()], "in transit"),
        ([OFFER, again("I-1")], "in transit"),
        ([OFFER, recall(by="inv", role="INV")], "giver"),
        ([OFFER, Act("take", "transfer.accepted", {"offer": "@send"}, ("inv",), "INV",
                     items=BOTH)], "recipient"),
        ([OFFER, leave(("I-1",), offer="@send"), again("I-1")], "I-1"),
        ([Act("local", "transfer.offered", {"to": "P-INV"}, ("cus",), "CUS", items=BOTH),
          leave(offer="@local")], "in transit"),
        ([Act("no", "transfer.refused", {"offer": "@accept"}, ("cus",), "CUS")], "offer"),
    ],
)  # fmt: skip
def test_what_no_station_may_do_alone_fails(acts: list[Act], reason: str, tmp_path: Path) -> None:
    forge = Forge()
    forge.insert("back", *acts)
    report = check_bundle(write_folder(forge.files(), tmp_path / "bad"), trust=TRUST)
    failed = {
        number: each.reason for number, each in report.verdicts.items() if each.result == "fail"
    }
    assert list(failed) == [Question.CUSTODY], report.sentence
    assert reason in failed[Question.CUSTODY]
