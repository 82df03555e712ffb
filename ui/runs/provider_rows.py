"""The files that a provider sent as rows of a table: ours beside what the provider lists."""

from dataclasses import dataclass
from typing import Final

from custody.deliveries import Delivery
from custody.domain import wording
from custody.evidence.comparison import Comparison
from ui.translations import language

_ONLY_THEIRS: Final = "only_theirs"
TONES: Final = {
    Comparison.DIFFER: "danger", Comparison.ONLY_OURS: "danger", _ONLY_THEIRS: "danger",
    Comparison.NOT_COMPARED: "muted",
}  # fmt: skip
ORDER: Final = (
    Comparison.DIFFER, _ONLY_THEIRS, Comparison.ONLY_OURS, Comparison.MATCH,
    Comparison.NOT_COMPARED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file in the table: one that came, or one that only their list has."""

    name: str
    media_type: str
    size: int | None
    outcome: str
    digest: str
    is_container: bool = False
    is_list: bool = False


def rows_of(delivery: Delivery) -> list[FileRow]:
    """The table of a delivery: what is wrong stands above."""
    rows = [
        FileRow(
            file.shown,
            file.media_type,
            file.size,
            str(delivery.comparison(number)[0]),
            file.digests["sha256"],
            file.is_container,
            file.is_list,
        )
        for number, file in enumerate(delivery.files)
    ]
    if delivery.compared is not None:
        rows += [
            FileRow(name.decode("utf-8", "backslashreplace"), "", None, _ONLY_THEIRS, "")
            for name in delivery.compared.only_theirs
        ]
    rows.sort(key=lambda row: ORDER.index(row.outcome))
    return rows


def outcome_words(outcome: str) -> str:
    """What became of one file, in the current language."""
    if outcome == _ONLY_THEIRS:
        return str(wording.words(language())["labels"][_ONLY_THEIRS])
    return wording.choice("comparison", outcome, language())
