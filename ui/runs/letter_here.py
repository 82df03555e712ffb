"""The papers of a request that is being drafted: made from what was filled in, and kept."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from custody.documents.kinds import PAPERS, paper_of_request
from custody.errors import InputError
from custody.progress import Progress
from custody.sticks import write_whole
from ui.desk import Desk
from ui.forms.documents import keep_bytes
from ui.jobs import Job
from ui.pictures import icon
from ui.runs.here import MadeHere

if TYPE_CHECKING:
    from custody.documents.make import Document


class LetterHere(MadeHere):
    """Makes a paper that is approved: its digest goes into the approval, its bytes go out."""

    stands_first: ClassVar[bool] = False

    def __init__(
        self,
        desk: Desk,
        case: str,
        filled: Callable[[], Mapping[str, Any]],
        fills: str = "document",
    ) -> None:
        """Ask for what was filled in when the button is pressed.

        Args:
            desk: What it works with.
            case: The case of the request.
            filled: The fields of the approval, as far as they are given.
            fills: The field that takes the digest: one of `PAPERS`.
        """
        self._fills = fills
        self.save_button = QPushButton()
        super().__init__(desk, case)
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.save_button)
        inside.addStretch(1)
        self.add(row)
        self._filled = filled
        self.made: Document | None = None
        self._made_of: Mapping[str, Any] = {}
        self.button.setIcon(icon("document"))
        self.button.clicked.connect(self.make)
        self.save_button.setIcon(icon("save"))
        self.save_button.setAutoDefault(False)
        self.save_button.setProperty("touch", "true")
        self.save_button.clicked.connect(self._ask)
        self.save_button.hide()
        self.retranslate()

    def retranslate(self) -> None:
        title, said, make = self._words()
        self.say(title, said)
        for button, words in (
            (self.button, make),
            (self.save_button, self.tr("Save as PDF…")),
        ):
            button.setText(words)
            button.setAccessibleName(words)

    def _words(self) -> tuple[str, str, str]:
        """The heading, what is said below it, and what the button says."""
        match self._fills:
            case "supporting_part":
                return (
                    self.tr("Make the supporting part here"),
                    self.tr(
                        "It tells the authority of the other State what the provider must not "
                        "learn. It is kept, and the approval names its digest: save it, and send "
                        "it to the authority alone."
                    ),
                    self.tr("Make the supporting part"),
                )
            case "supplement":
                return (
                    self.tr("Make the supplemental information here"),
                    self.tr(
                        "It tells the provider on which grounds the order was made, and how and "
                        "by when to answer. It is kept, and the approval names its digest: save "
                        "it, and send it together with the order."
                    ),
                    self.tr("Make the supplemental information"),
                )
            case _:
                return (
                    self.tr("Make the letter here"),
                    self.tr(
                        "It is made from what was filled in, in the language of the document. It "
                        "is kept, and the approval names its digest: save it, and send exactly "
                        "this file."
                    ),
                    self.tr("Make the letter"),
                )

    def faults(self) -> list[str]:
        """Also where something was changed since, which the letter does not tell."""
        sha256 = (self._filled().get(self._fills) or {}).get("sha256")
        is_ours = self.made is not None and self.made.sha256 == sha256
        if is_ours and self._told_in_it() != self._made_of:
            return [
                {
                    "document": self.tr(
                        "Something was changed after the letter was made: make it again."
                    ),
                    "supplement": self.tr(
                        "Something was changed after the supplemental information was made: make "
                        "it again."
                    ),
                    "supporting_part": self.tr(
                        "Something was changed after the supporting part was made: make it again."
                    ),
                }[self._fills]
            ]
        return super().faults()

    def _told_in_it(self) -> Mapping[str, Any]:
        return {name: value for name, value in self._filled().items() if name not in PAPERS}

    def make(self) -> None:
        """Make the letter of today's fields, and give it as the document."""
        fields, station, case = self._told_in_it(), self._desk.station, self._case
        fills = self._fills
        self._made_of = fields

        def work(progress: Progress) -> "tuple[Document, dict[str, Any]]":
            from custody.documents.make import make, templates_of

            template = paper_of_request(templates_of(station), fields, fills)
            if template is None:
                named = fields.get("procedure", "")
                raise InputError("input.document_subject", kind="", subject=named)
            name, language = (
                str(fields.get("request", "")),
                str(fields.get("document_language", "")),
            )
            made = make(station, template.kind, name, language, case=case, draft=fields)
            return made, keep_bytes(made.data, station.artifacts, progress)

        self.begin(Job(work), self._take)

    def _take(self, found: "tuple[Document, dict[str, Any]]") -> None:
        self.made, document = found
        self.filled.emit({self._fills: document})
        words = self.tr("Made: {title}. Code {code}.")
        self.say_of(words.format(title=self.made.title, code=self.made.code), "good")
        self.save_button.show()

    def _ask(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.save_button.text(), "", "*.pdf")
        if name:
            self.save(Path(name))

    def save(self, path: Path) -> None:
        """Write the letter to a file; the user was asked whether one may be written over."""
        data = b"" if self.made is None else self.made.data

        words = self.tr("Saved as {path}").format(path=path)
        job = Job(lambda _progress: write_whole(path, data))
        self.begin(job, lambda _none: self.say_of(words, "good"))
