"""What every guided run has in common: steps, a draft that saves itself, review and signature."""

import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from custody.progress import Progress
from custody.service import Act, Receipt
from ui.cases import Wish
from ui.desk import Desk
from ui.forms.documents import remove_copies
from ui.jobs import Job
from ui.seen import Seen, Translated

SAVE_AFTER_MS: Final = 400
MANY_FILES: Final = 200
"""From more on, what records them is formed in parts."""


class Step(Translated, Seen):
    """One page of a run. It holds what was typed and knows nothing of the others."""

    changed = Signal()
    """Something was typed or chosen."""

    def title(self) -> str:
        """In two or three words, in the current language."""
        raise NotImplementedError

    def hint(self) -> str:
        """One sentence above the fields; empty for none."""
        return ""

    def retranslate(self) -> None:
        """Set every text and accessible name in the current language."""

    def document(self) -> Mapping[str, Any]:
        """What a draft keeps of this step, as JSON."""
        return {}

    def load(self, document: Mapping[str, Any]) -> None:
        """Take back what `document` gave."""

    def let_go(self) -> None:
        """Remove what was copied into the store: nothing of it will be recorded."""

    def keep_beside(self, enclose: Callable[[str, Callable[[], bytes]], bool]) -> None:
        """Enclose in the draft, by a name, what is too large for `document`; once is enough."""

    def faults(self) -> list[str]:
        """Why one cannot go on, in words; the widgets show it where it belongs."""
        return []

    def enter(self) -> None:
        """It comes to sight: look at what earlier steps say, and set the focus."""


class Run(QWidget):
    """A guided run; `ui/runs/frame.py` shows it: steps, back and next, review, sign.

    A subclass makes its steps in `__init__` and says in `wishes` what the filled steps ask to be
    recorded.
    """

    name: ClassVar[str]
    icon: ClassVar[str] = ""
    reads_long: ClassVar[bool] = False
    done = Signal(object)
    """A `Receipt`: signed and recorded."""
    left = Signal()
    """Given up, or put aside with its draft."""
    go = Signal(str, object)
    renamed = Signal()
    """What `draft_title` tells may be another by now."""

    def __init__(self, desk: Desk, argument: Any = None) -> None:
        """Begin a run.

        Args:
            desk: What it works with.
            argument: What it begins from: a case, items, an event; a mapping or None. With
                `{"draft": KEY}` the draft of that key is taken up again.
        """
        super().__init__()
        self.desk = desk
        self.argument: Mapping[str, Any] = argument if isinstance(argument, Mapping) else {}
        self.key = str(self.argument.get("draft") or uuid.uuid4())
        self.owner = desk.people.person
        """Who began it: what is typed is theirs, and kept under their key alone."""
        self.is_begun = False
        """Whether anything was typed; until then who comes to the desk may go on with it."""
        self.steps: Sequence[Step] = ()
        self.at = 0
        """The step that is shown: the one to begin with; a draft opens where it was left."""
        self.is_finished = False
        self.is_own = True
        """Whether it is theirs to change and to discard; else it is somebody's to approve."""
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(SAVE_AFTER_MS)
        self._saving.timeout.connect(self.save)
        self._saving.timeout.connect(self.renamed)
        desk.people.leaving.connect(self._on_leaving)
        desk.people.changed.connect(self._on_people)

    def title(self) -> str:
        """What the window and the list of drafts call it, in the current language."""
        raise NotImplementedError

    def draft_title(self) -> str:
        """What tells this draft from others of its kind: a case, a place, a person."""
        return self.title()

    def signs(self) -> Sequence[str]:
        """Types of event that the person at the desk signs here, by which their role is judged."""
        return ()

    def wishes(self) -> Sequence[Wish]:
        """What the filled steps ask to be recorded, in order; judged and shown before signing."""
        return [wish for part in self.forming() for wish in part]

    def forming(self) -> Iterator[Sequence[Wish]]:
        """The wishes in parts, between which the window hears and paints.

        A subclass has either this or `wishes`.
        """
        yield self.wishes()

    @property
    def is_much(self) -> bool:
        """Whether forming the wishes at once would hold the window."""
        return False

    def notice(self) -> tuple[str, str]:
        """What stands above every step: words in bold and below them; empty for nothing."""
        return "", ""

    def perform(self, acts: Sequence[Act], progress: Progress) -> Receipt:
        """Record what was reviewed, on the writing lane; called with the signers in the acts."""
        return self.desk.station.service.execute(*acts)

    def start(
        self,
        acts: Sequence[Act],
        then: Callable[[Receipt], None],
        failed: Callable[[Exception], None],
    ) -> Job:
        """Instead of `perform`, for what reads for long before it records: a job that was started.

        Only runs that set `reads_long` are asked.
        """
        raise NotImplementedError

    def finished(self, receipt: Receipt) -> Sequence[tuple[str, str, Any]]:
        """What one may do next: words, page to go to, and its argument."""
        return ()

    def aside(self) -> str:
        """What else came of it, told on the closing page."""
        return ""

    def document(self) -> dict[str, Any]:
        """What the draft keeps."""
        steps = [dict(step.document()) for step in self.steps]
        return {"argument": {**self.argument}, "steps": steps, "at": self.at}

    def load(self, document: Mapping[str, Any]) -> None:
        """Take a draft up again."""
        for step, kept in zip(self.steps, document.get("steps", ()), strict=False):
            step.load(kept)

    def watch(self) -> None:
        """Save the draft from now on whenever a step changes."""
        for step in self.steps:
            step.changed.connect(self._on_changed)

    def save(self) -> None:
        """Save the draft now, if who began it is at the desk."""
        self._saving.stop()
        if not self.is_finished and self.is_at_owner and self.is_own:
            self.is_begun = True
            for step in self.steps:
                step.keep_beside(self._enclose)
            self.desk.drafts.save(self.name, self.key, self.draft_title(), self.document())

    def enclosed(self, name: str) -> Callable[[], bytes | None]:
        """What reads something that a step has kept beside its draft."""
        return self.desk.drafts.enclosed(self.name, self.key, name)

    @property
    def is_at_owner(self) -> bool:
        """Whether who began it is at the desk."""
        return self.owner in (None, self.desk.people.person)

    def _enclose(self, name: str, make: Callable[[], bytes]) -> bool:
        return self.desk.drafts.enclose(self.name, self.key, name, make)

    def _on_changed(self) -> None:
        self.is_begun = True
        self._saving.start()

    def _on_people(self) -> None:
        person = self.desk.people.person
        if self.is_finished and person not in (None, self.owner):
            self.left.emit()  # nothing is left to do in it, and its words are not theirs to read
        elif person is not None and (self.owner is None or not self.is_begun):
            self.owner = person

    def _on_leaving(self) -> None:
        if self._saving.isActive():
            self.save()

    def give_up(self) -> None:
        """Nothing of it will be recorded: neither the draft nor what was copied for it is kept."""
        for step in self.steps:
            step.let_go()
        remove_copies(self.desk, self.document())
        self.end()

    def end(self) -> None:
        """It is signed or given up: the draft has done its duty."""
        self.is_finished = True
        self._saving.stop()
        self.desk.drafts.discard(self.name, self.key, self.owner)
