"""Words for the verdicts on a bundle: what is asked, what an answer means, what it does not prove.

The reasons that a verifier gives are its own (`custody.domain.reasons`); these words stand before
them.
"""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from custody.bundle.verdicts import Headline, Question, Result

translate = QCoreApplication.translate

TONES: dict[Headline, str] = {
    Headline.AUTHENTIC: "good",
    Headline.INTACT: "warn",
    Headline.PARTIAL: "warn",
    Headline.FAIL: "danger",
}


@dataclass(frozen=True, slots=True)
class HeadlineWords:
    """What the whole amounts to."""

    title: str
    meaning: str


def headline_words(headline: Headline) -> HeadlineWords:
    """The headline, and what a reader may build on it."""
    match headline:
        case Headline.AUTHENTIC:
            return HeadlineWords(
                translate("Verdicts", "Authentic and complete"),
                translate(
                    "Verdicts",
                    "These are the files and events that were signed, by the ledger whose trust "
                    "line you gave. It is not proven that what was recorded is true.",
                ),
            )
        case Headline.INTACT:
            return HeadlineWords(
                translate("Verdicts", "Intact, signer not known to you"),
                translate(
                    "Verdicts",
                    "Nothing was changed since it was sealed, but anybody could have sealed it. "
                    "Ask the agency for its trust line on paper, and give it above.",
                ),
            )
        case Headline.PARTIAL:
            return HeadlineWords(
                translate("Verdicts", "Intact, not fully checked"),
                translate(
                    "Verdicts",
                    "Nothing is wrong, but a question stayed open. See which, below.",
                ),
            )
        case Headline.FAIL:
            return HeadlineWords(
                translate("Verdicts", "Do not rely on this"),
                translate(
                    "Verdicts",
                    "The bundle is not what was sealed, or is no bundle. Keep it as it is, tell "
                    "the sender, and ask for another copy. What it holds is not shown.",
                ),
            )


def result_word(result: Result) -> str:
    """An answer in a word."""
    match result:
        case Result.PASS:
            return translate("Verdicts", "good")
        case Result.FAIL:
            return translate("Verdicts", "fails")
        case Result.NOT_CHECKED:
            return translate("Verdicts", "not checked")


def question_words(question: Question) -> tuple[str, str]:
    """What is asked, and what a good answer does not prove."""
    return _questions()[question]


def _questions() -> dict[Question, tuple[str, str]]:
    return {
        Question.FIXITY: (
            translate("Verdicts", "Is every file the one that was listed?"),
            translate("Verdicts", "Not that the list is the agency's: see the seal."),
        ),
        Question.COMPLETE: (
            translate("Verdicts", "Is nothing missing and nothing added?"),
            translate("Verdicts", "Not that everything that exists was exported."),
        ),
        Question.SEAL: (
            translate("Verdicts", "Is the list sealed by a signature?"),
            translate("Verdicts", "Not who held the key."),
        ),
        Question.SIGNER: (
            translate("Verdicts", "Might the signer seal it?"),
            translate("Verdicts", "Not that the signer's role was lawful beyond the ledger."),
        ),
        Question.TRUST: (
            translate("Verdicts", "Is it the ledger that you trust?"),
            translate("Verdicts", "Only as good as the way the trust line reached you."),
        ),
        Question.EVENTS: (
            translate("Verdicts", "Is every event well formed and rightly signed?"),
            translate("Verdicts", "Not that the words are true."),
        ),
        Question.INCLUSION: (
            translate("Verdicts", "Does every event stand in the ledger's tree?"),
            translate("Verdicts", "Not when it was put there."),
        ),
        Question.TREE: (
            translate("Verdicts", "Does the tree only grow?"),
            translate("Verdicts", "Not that nobody was shown another tree: compare heads."),
        ),
        Question.HEADS: (
            translate("Verdicts", "Do the heads that you hold belong to it?"),
            translate("Verdicts", "Nothing, as long as you gave no head from outside."),
        ),
        Question.TIME: (
            translate("Verdicts", "Between which times was it recorded?"),
            translate("Verdicts", "Times without a stamp from outside are the station's claim."),
        ),
        Question.CHAINS: (
            translate("Verdicts", "Does no event of the case go unseen?"),
            translate("Verdicts", "Withheld events are counted; what they say is not shown."),
        ),
        Question.CUSTODY: (
            translate("Verdicts", "Is every hand-over closed and by the rules?"),
            translate("Verdicts", "Not what happened while nobody recorded."),
        ),
        Question.ARTIFACTS: (
            translate("Verdicts", "Are the artifacts those of the record?"),
            translate("Verdicts", "Not that the source was authentic before it was hashed."),
        ),
        Question.WITNESSES: (
            translate("Verdicts", "Have witnesses cosigned the head?"),
            translate("Verdicts", "Nothing, as long as you asked for no witness."),
        ),
    }
