"""Enrol a person: registered by name, the key proved on this machine, roles granted.

The new person types the passphrase here. The key is made when the step is left and removed again
if nothing is signed, so that no key lies about that opens nothing.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout

from custody.domain.commands import Command
from custody.domain.events import LEDGER_CASE
from custody.domain.vocabulary import TYPES
from custody.errors import InputError
from custody.keys.private_key import PrivateKey
from custody.service import Receipt
from custody.station import key_fields
from ui.cases import Wish
from ui.desk import Desk
from ui.forms.known import Context, Known
from ui.founding import KeyWish, make_key
from ui.jobs import Job
from ui.runs.fieldset import FieldSet, Part, chosen
from ui.runs.run import Run, Step
from ui.texts import explain
from ui.widgets.key_form import KeyForm

if TYPE_CHECKING:
    from pathlib import Path

_REGISTERED: Final = TYPES["person.registered"]
_ADMINISTRATOR: Final = "ADM"
_AUDITOR: Final = "AUD"


class PersonStep(Step):
    """Who it is, in which roles, with which key."""

    def __init__(self, desk: Desk) -> None:
        """Begin empty."""
        super().__init__()
        self._desk = desk
        self._known = Known(desk, _REGISTERED, Context())
        self.key = KeyForm(desk.jobs, self._is_free)
        self.about = FieldSet(
            self._known,
            chosen(_REGISTERED.fields, ("roles", "identity_reference", "post")),
            _REGISTERED.name,
        )
        self._part_key, self._part_about = Part(self.key), Part(self.about)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._part_key)
        layout.addWidget(self._part_about)
        self.retranslate()
        self.key.changed.connect(self.changed)
        self.about.changed.connect(self.changed)

    def title(self) -> str:
        return self.tr("Person and key")

    def hint(self) -> str:
        return self.tr("The new person takes the keyboard for the passphrase, and nobody looks on.")

    def retranslate(self) -> None:
        self._part_key.say(self.tr("Person and key"))
        self._part_about.say(
            self.tr("Roles and identity"),
            self.tr("The first role comes with the key. Say how you know who it is."),
        )

    def document(self) -> Mapping[str, Any]:
        return {"key": self.key.document(), "about": self.about.document()}

    def load(self, document: Mapping[str, Any]) -> None:
        self.key.load(dict(document.get("key", {})))
        self.about.load(document.get("about", {}))

    def faults(self) -> list[str]:
        return [*self.about.faults(_REGISTERED, "", {}), *self.key.faults()]

    def enter(self) -> None:
        self.key.person.setFocus()

    def _is_free(self, person: str) -> bool:
        return self._desk.cases.case_of("person", person) is None


class WitnessStep(Step):
    """The key is made, and who signs beside the administrator is chosen."""

    def __init__(self, desk: Desk, person: PersonStep) -> None:
        """Ask the step before who it is.

        Args:
            desk: What the run works with.
            person: Where the person and the key were given.
        """
        super().__init__()
        self._desk, self._person = desk, person
        self._job: Job | None = None
        self._wish: KeyWish | None = None
        self._made: Path | None = None
        self._fault = ""
        self.own: PrivateKey | None = None
        self._key_words = QLabel()
        self._key_words.setWordWrap(True)
        self._second_words = QLabel()
        self._second_words.setProperty("role", "label")
        self.second = QComboBox()
        self._part_key = Part(self._key_words)
        self._part = Part(self._second_words, self.second)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._part_key)
        layout.addWidget(self._part)
        self.retranslate()
        self.second.currentIndexChanged.connect(lambda _at: self.changed.emit())

    def title(self) -> str:
        return self.tr("Second signature")

    def hint(self) -> str:
        return self.tr(
            "Nobody enrols a person alone: the auditor signs too, or another administrator where "
            "there is no auditor yet."
        )

    def retranslate(self) -> None:
        self._part_key.say(self.tr("The key"))
        self._part.say(self.tr("Who signs beside you"))
        self._second_words.setText(self.tr("Auditor or second administrator"))
        self.second.setAccessibleName(self._second_words.text())
        self._show_key()

    def enter(self) -> None:
        people, before = self._desk.people, self.second.currentData()
        others = [each for each in people.with_key_here() if each != people.person]
        auditors = [each for each in others if _AUDITOR in people.roles(each)]
        second = auditors or [each for each in others if _ADMINISTRATOR in people.roles(each)]
        self.second.clear()
        for each in second:
            self.second.addItem(each, each)
        self.second.setCurrentIndex(max(self.second.findData(before), 0) if second else -1)
        self.second.setFocus()
        self._make()

    def faults(self) -> list[str]:
        if self._job is not None:
            return [self.tr("The key is still being made.")]
        if self.own is None:
            return [self._fault or self.tr("The key is not made. Go back to the person.")]
        if self.second.currentData() is None:
            return [self.tr("There is nobody here who could sign beside you.")]
        return []

    def forget(self) -> None:
        """Nothing was signed: the key that was made goes away again."""
        if self._made is not None:
            self._made.unlink(missing_ok=True)
        self.own = self._made = self._wish = None

    def keep(self) -> None:
        """The key is enrolled: it stays."""
        self._made = None

    def _make(self) -> None:
        """Make the key for what was typed, unless it is made already."""
        wish = self._person.key.wish()
        if self._job is not None or (wish == self._wish and self.own is not None):
            return
        self.forget()
        self._wish, self._fault = wish, ""
        keyring = self._desk.station.keyring
        job = Job(lambda _progress: make_key(keyring, wish))
        job.succeeded.connect(self._on_made)
        job.failed.connect(self._on_failed)
        job.finished.connect(self._on_finished)
        self._job = job
        self._desk.jobs.read(job)
        self._show_key()

    def _on_made(self, own: PrivateKey) -> None:
        self.own = own
        if self._wish is not None:
            self._made = self._desk.station.keyring.find(self._wish.person)

    def _on_failed(self, err: Exception) -> None:
        self._fault = explain(err).what

    def _on_finished(self) -> None:
        self._job = None
        self._show_key()
        self.changed.emit()

    def _show_key(self) -> None:
        if self.own is not None:
            words = self.tr("Ready: {key}").format(key=self.own.public.name)
        else:
            words = self._fault or self.tr("The key is being made…")
        self._key_words.setText(words)


class EnrolRun(Run):
    """An administrator enrols a person, with the auditor or a second administrator."""

    name = "enrol"
    icon = "person"

    def __init__(self, desk: Desk, argument: Any = None) -> None:
        """Begin with nobody."""
        super().__init__(desk, argument)
        self.person_step = PersonStep(desk)
        self.witness_step = WitnessStep(desk, self.person_step)
        self.steps = (self.person_step, self.witness_step)
        self.left.connect(self.witness_step.forget)

    def signs(self) -> Sequence[str]:
        return (_REGISTERED.name, "key.enrolled")

    def title(self) -> str:
        return self.tr("Enrol a person")

    def draft_title(self) -> str:
        person = self.person_step.key.wish().person
        return f"{self.title()}: {person}" if person else self.title()

    def wishes(self) -> Sequence[Wish]:
        own, second = self.witness_step.own, self.witness_step.second.currentData()
        if own is None or second is None:
            raise InputError("input.no_key", person="", folder=self.desk.station.folder)
        wish, about = self.person_step.key.wish(), self.person_step.about.document()
        first, *others = about["roles"]
        identity = about["identity_reference"]
        registered = {
            "person": wish.person,
            "name": wish.name,
            "agency": self.desk.cases.roster().agency,
            **about,
        }
        enrolled = {**key_fields(own, wish.person, first), "identity_check": identity}
        granted = ({"person": wish.person, "role": role, "basis": identity} for role in others)
        role = _ADMINISTRATOR
        return [
            Wish(Command("person.register", registered, role=role), (second,)),
            Wish(Command("key.enroll", enrolled, LEDGER_CASE, role=role), proving=(own,)),
            *(
                Wish(Command("role.grant", fields, LEDGER_CASE, role=role), (second,))
                for fields in granted
            ),
        ]

    def finished(self, receipt: Receipt) -> Sequence[tuple[str, str, Any]]:
        return ((self.tr("Enrol another person"), "run:enrol", None),)

    def end(self) -> None:
        super().end()
        own = self.witness_step.own
        if own is not None and own.public.name in self.desk.cases.roster().keys:
            self.witness_step.keep()
        self.witness_step.forget()
