"""The page before every signature: exactly what will be said, who says it, and what it proves.

The statements come from the rules themselves (`Cases.preview`), in the language that is chosen for
them, apart from the screen's. They are judged once more when the button is pressed: if the page
would read otherwise by then, it is shown anew and nothing is signed.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from custody.errors import CustodyError, RefusedError
from custody.progress import Progress
from custody.service import Act, Preview, Receipt
from ui.cases import Wish
from ui.desk import Desk
from ui.dialogs.completing import are_long, completed, signers_of, wants_two
from ui.dialogs.refusal import Refusal, label
from ui.dialogs.role_choice import RoleChoice
from ui.dialogs.second_signer import SecondSigner
from ui.dialogs.signers import Signers
from ui.dialogs.statements import Statements
from ui.dialogs.tongues import Tongues
from ui.dialogs.unlock import UnlockDialog
from ui.pictures import icon
from ui.question import Question
from ui.seen import Translated
from ui.translations import language
from ui.widgets.progress_bar import ProgressBar
from ui.widgets.scrolled import bring_to_sight

if TYPE_CHECKING:
    from ui.jobs import Job

Perform = Callable[[Sequence[Act], Progress], Receipt]
Start = Callable[[Sequence[Act], Callable[[Receipt], None], Callable[[Exception], None]], "Job"]
"""Starts work with the signed acts; what it is told of the end are the last two."""


class ReviewPanel(Translated, QWidget):
    """What is about to be signed, and the signing of it."""

    signed = Signal(object)
    """A `Receipt`: recorded, durably."""
    busy_changed = Signal(bool)
    go = Signal(str, object)
    """To the run that takes what is in the way out of it."""

    def __init__(self, desk: Desk) -> None:
        """Show nothing yet."""
        super().__init__()
        self.desk = desk
        self.language = language()
        self._language_was_chosen = False
        self._wishes: tuple[Wish, ...] = ()
        self._previews: tuple[Preview, ...] = ()
        self._perform: Perform = self._execute
        self._start: Start | None = None
        self._second: str | None = None
        self._is_busy = False
        self._is_awaiting = False
        self._question = Question(desk.jobs)
        self._then: Callable[[], None] | None = None
        """What goes on when the page was judged."""
        self._title = label("subtitle")
        self._waiting = label("muted")
        self._waiting.hide()
        self._tongues = Tongues()
        self.roles = RoleChoice()
        self._statements = Statements()
        self.signers = Signers(desk)
        self._beside = SecondSigner(desk.people)
        self.second = self._beside.box
        self._meaning = label("muted")
        self._refusal = Refusal(desk)
        self._refusal.go.connect(self.go)
        self.progress = ProgressBar()
        self.progress.hide()
        self.unlock_button = QPushButton()
        self.unlock_button.setIcon(icon("unlock"))
        self.unlock_button.setAutoDefault(False)
        self.sign_button = QPushButton()
        self.sign_button.setProperty("kind", "primary")
        self.sign_button.setProperty("touch", "true")
        self.sign_button.setAutoDefault(False)
        self._build()
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self._question.answered.connect(self._on_judged)
        self._question.failed.connect(self._on_refused)
        self._statements.shown.connect(self._enable)
        self.sign_button.clicked.connect(self.sign)
        self.unlock_button.clicked.connect(self._unlock)
        self._tongues.chosen.connect(self.set_language)
        self.roles.chosen.connect(self.choose_role)
        self.signers.ready_changed.connect(self._on_ready)
        self._beside.chosen.connect(self.choose_second)
        self.desk.people.changed.connect(self._on_people)
        keys = QShortcut(QKeySequence("Ctrl+Return"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.sign)

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addStretch(1)
        foot.addWidget(self.unlock_button)
        foot.addWidget(self.sign_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._title)
        layout.addWidget(self._tongues)
        layout.addWidget(self.roles)
        layout.addWidget(self._refusal)
        layout.addWidget(self._waiting)
        layout.addWidget(self._statements)
        layout.addWidget(self.signers)
        layout.addWidget(self._beside)
        layout.addWidget(self._meaning)
        layout.addWidget(self.progress)
        layout.addLayout(foot)
        layout.addStretch(1)

    # ---- what is asked ----

    def show_wishes(
        self,
        wishes: Sequence[Wish],
        *,
        perform: Perform | None = None,
        start: Start | None = None,
    ) -> None:
        """Show what wishes would record.

        Args:
            wishes: In the order in which they are recorded.
            perform: Records the acts, on the writing lane; by default they are executed as they
                stand, all or nothing.
            start: Instead of that, starts a job which reads for long before it records, and whose
                progress is shown.
        """
        self._is_awaiting = False
        self._wishes = tuple(wishes)
        self._perform = perform or self._execute
        self._start = start
        self.roles.forget()
        self._second = None
        self.signers.forget()
        self._judge()

    def await_wishes(self) -> None:
        """Show that wishes are on their way, and nothing that could be signed."""
        self.show_wishes(())
        self._is_awaiting = True
        self._enable()

    def set_language(self, code: str) -> None:
        """Choose the language in which the statements are written and signed."""
        self._language_was_chosen = True
        if code != self.language:
            self.language = code
            self.signers.forget()
            self._judge()

    def choose_role(self, role: str) -> None:
        """Say in which of several roles the person at the desk acts."""
        self.roles.choose(role)
        self._judge()
        self.roles.focus_on(role)

    def choose_second(self, person: str | None) -> None:
        """Say who signs beside the person at the desk."""
        self._second = person
        self._judge()

    @property
    def previews(self) -> tuple[Preview, ...]:
        """What the page shows; empty where the rules refuse it."""
        return self._previews

    def wishes(self) -> tuple[Wish, ...]:
        """The wishes as they would be signed: in the language, role and company chosen here."""
        people, chosen = self.desk.people, (self.roles, self._second, self.language)
        return tuple(completed(wish, people, *chosen) for wish in self._wishes)

    def refusal(self) -> str:
        """Why nothing can be signed, as the page says it; empty where it can."""
        return self._refusal.text() if not self._refusal.isHidden() else ""

    @property
    def can_sign(self) -> bool:
        """Whether the page is whole and everybody's key is unlocked."""
        ready = self.signers.are_ready
        is_at_work = self._is_busy or self._question.is_open or self._statements.filling.is_open
        return bool(self._previews) and ready and not is_at_work

    # ---- judging ----

    def _judge(self, then: Callable[[], None] | None = None) -> None:
        """Judge the wishes anew; whoever has read and unlocked reads again what reads otherwise.

        Args:
            then: What goes on when that is done; what is long is judged by a job.
        """
        self._question.drop()
        self._then = then
        self._refusal.hide()
        person = self.desk.people.person
        if person is None:
            self._refusal.say(
                self.tr("Nobody's key is unlocked"),
                self.tr("Unlock your key to see what would be recorded, and to sign it."),
            )
        elif not self.desk.station.ledger.store.writable:
            self._refusal.say(
                self.tr("This ledger is open to be read only"),
                self.tr("Nothing can be signed. The notice at the top says why, and what to do."),
            )
        elif self._wishes:
            try:
                wishes = self.wishes()
                if are_long(wishes):
                    self._question.ask(self.desk.cases.preview_aside(wishes, person))
                    self._enable()
                    return
                self._on_judged(self.desk.cases.preview(wishes, person))
            except CustodyError as err:
                self._on_refused(err)
            return
        self._on_judged(())

    def _on_refused(self, err: Exception) -> None:
        if isinstance(err, RefusedError) and err.code == "refused.role_open":
            self.roles.ask(str(err.facts["roles"]).split())
        else:
            self._refusal.tell(err)
        self._on_judged(())

    def _on_judged(self, previews: tuple[Preview, ...]) -> None:
        read = self._words()
        self._previews = previews
        if self._words() != read:
            self.signers.forget()
        self._show()
        then, self._then = self._then, None
        if then is not None:
            then()

    def _words(self) -> list[tuple[str, str]]:
        """What the page says, statement by statement."""
        return [(each.draft.type, each.statement) for each in self._previews]

    def _show(self) -> None:
        self._statements.show_previews(self._previews)
        self.roles.refresh()
        self._show_signers()
        self._show_second()
        self._tongues.show_chosen(self.language)
        self._enable()

    def _show_signers(self) -> None:
        person = self.desk.people.person
        persons = {} if person is None else signers_of(self.wishes(), self._previews, person)
        self.signers.show_persons(persons, self._second)

    def _show_second(self) -> None:
        wanted = any(wants_two(wish) for wish in self._wishes)
        named = any(wish.cosigners or wish.actor for wish in self._wishes)
        person = self.desk.people.person
        self._beside.setVisible(wanted and not named and person is not None)
        if not self._beside.isHidden():
            self._beside.offer(self._second)

    def _enable(self) -> None:
        is_at_work = self._question.is_open or self._statements.filling.is_open
        self._waiting.setVisible(self._is_awaiting or is_at_work)
        self.sign_button.setEnabled(self.can_sign)
        self.unlock_button.setVisible(self.desk.people.person is None)
        self._meaning.setVisible(bool(self._previews))

    def _on_ready(self) -> None:
        """Another has unlocked for this page: when nobody is missing, the button is next."""
        self._enable()
        if self.can_sign:
            self.sign_button.setFocus(Qt.FocusReason.TabFocusReason)
            bring_to_sight(self.sign_button)

    # ---- signing ----

    def sign(self) -> None:
        """Sign what the page shows, and record it."""
        if not self.can_sign:
            return
        read = self._words()
        self._judge(lambda: self._sign(read))

    def _sign(self, read: list[tuple[str, str]]) -> None:
        if self._words() != read or not self.can_sign:
            if self._refusal.isHidden():
                self._refusal.say(
                    self.tr("The page has changed"),
                    self.tr("Somebody recorded something meanwhile. Nothing was signed."),
                    self.tr("Read the page again, then sign."),
                )
            self._enable()
            return
        acts, perform = tuple(self._acts()), self._perform
        self._set_busy(busy=True)
        if self._start is not None:
            job = self._start(acts, self._on_recorded, self._on_failed)
            job.cancelled.connect(self._on_cancelled)
            self.progress.follow(job)
            self.progress.show()
        else:
            self.desk.record(
                lambda progress: perform(acts, progress),
                then=self._on_recorded,
                failed=self._on_failed,
            )

    def _execute(self, acts: Sequence[Act], _progress: Progress) -> Receipt:
        return self.desk.station.service.execute(*acts)

    def _acts(self) -> Iterable[Act]:
        keys = self.signers.keys()
        for wish in self.wishes():
            actor = keys[wish.actor or self.desk.people.person or ""]
            cosigners = [keys[person] for person in wish.cosigners]
            if actor is None or None in cosigners:
                raise AssertionError("the button is off until everybody has unlocked")
            others = (*(key for key in cosigners if key is not None), *wish.proving)
            yield Act(wish.command, actor, others)

    def _set_busy(self, *, busy: bool) -> None:
        self._is_busy = busy
        self._tongues.set_busy(busy=busy)
        self.second.setEnabled(not busy)
        self.progress.setVisible(busy and self._start is not None)
        self.sign_button.setText(self.tr("Recording…") if busy else self.tr("Sign and record"))
        self._enable()
        self.busy_changed.emit(busy)

    def _on_recorded(self, receipt: Receipt) -> None:
        self._set_busy(busy=False)
        self._wishes, self._previews = (), ()
        self.signers.forget()
        self._enable()
        self.signed.emit(receipt)

    def _on_cancelled(self) -> None:
        self._set_busy(busy=False)
        self._refusal.say(
            self.tr("Cancelled"), self.tr("Nothing was recorded, and nothing half-made is left.")
        )

    def _on_failed(self, err: Exception) -> None:
        self._set_busy(busy=False)
        self._refusal.tell(err)

    # ---- people and words ----

    def _unlock(self) -> None:
        UnlockDialog(self.desk, self.window()).exec()

    def _on_people(self) -> None:
        self.roles.forget()
        self._judge()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        if not self._language_was_chosen and self.language != language():
            self.language = language()
            self._judge()
        self._title.setText(self.tr("Read this before you sign"))
        self._waiting.setText(
            self.tr("What will be recorded is put together. That takes a moment.")
        )
        self._meaning.setText(
            self.tr(
                "A signature proves that the holder of this key said exactly these words no later "
                "than the next checkpoint. It does not prove that the words are true, nor who held "
                "the key in their hands."
            )
        )
        self.unlock_button.setText(self.tr("Unlock…"))
        self.unlock_button.setAccessibleName(self.tr("Unlock your key"))
        self.sign_button.setText(self.tr("Sign and record"))
        self.sign_button.setIcon(icon("sign", "on_accent"))
        self.sign_button.setAccessibleName(self.tr("Sign and record"))
        self.sign_button.setToolTip("Ctrl+Enter")
        self._show()
