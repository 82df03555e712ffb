"""What is printed of a bundle that was checked: headline, verdicts, history in plain words."""

import html
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from custody.bundle.contents import Contents
from custody.bundle.verdicts import BundleReport
from custody.bundle.words import words
from ui.translations import language
from ui.verdict_words import headline_words, question_words, result_word

translate = QCoreApplication.translate


def page_of(report: BundleReport, contents: Contents | None, path: Path, when: str) -> str:
    """The page, as HTML.

    Args:
        report: What was found.
        contents: What the bundle tells, if it was read.
        path: Where it lies.
        when: When it was checked, in words.
    """
    said, spoken = headline_words(report.headline), words(language())
    verdicts, history = translate("BundleView", "Verdicts"), translate("BundleView", "History")
    warning = translate("BundleView", "Warning: {text}")
    parts = [
        f"<h1>{_e(said.title)}</h1><p>{_e(said.meaning)} {_e(when)}</p>",
        f"<p>{_e(str(path))}<br>{_e(report.bundle)} · {_e(report.ledger)}</p>",
        f"<h2>{_e(verdicts)}</h2><table cellpadding='4'>",
    ]
    for question, verdict in report.verdicts.items():
        asked, _ = question_words(question)
        why = verdict.why.told(spoken.language)
        parts.append(_row((str(question.value), asked, result_word(verdict.result), why)))
    parts.append("</table>")
    parts += [
        f"<p>{_e(warning.format(text=each.told(spoken.language)))}</p>" for each in report.cautions
    ]
    note = translate("BundleView", "Note: {text}")
    parts += [f"<p>{_e(note.format(text=each.told(spoken.language)))}</p>" for each in report.notes]
    if contents is None:
        return "".join(parts)
    parts.append(f"<h2 style='page-break-before: always'>{_e(history)}</h2><table cellpadding='4'>")
    for told in contents.told:
        case = told.event.case
        number = str(case.seq + 1) if case is not None else ""
        who = contents.story.person_of(told.event)
        at = spoken.instant(told.at, told.offset)
        parts.append(_row((number, at, spoken.history(told), who)))
    parts.append("</table>")
    return "".join(parts)


def _row(cells: Iterable[str]) -> str:
    return "<tr>" + "".join(f"<td>{_e(cell)}</td>" for cell in cells) + "</tr>"


def _e(text: str) -> str:
    """Foreign text is text, whatever it looks like."""
    return html.escape(text)
