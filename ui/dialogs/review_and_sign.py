"""The page before every signature: exactly what will be said, who says it, and what it proves.

The statements come from the rules themselves (`Cases.preview`), in the language that is chosen for
them, apart from the screen's. They are judged once more when the button is pressed: if the page
would read otherwise by then, it is shown anew and nothing is signed.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from custody.domain import wording
from custody.domain.vocabulary import ANYONE, ASSIGNED
from custody.errors import CustodyError, RefusedError
from custody.progress import Progress
from custody.service import Act, Preview, Receipt
from ui.cases import Wish
from ui.desk import Desk
from ui.dialogs.refusal import Refusal, Strip, label
from ui.dialogs.signers import SignerRow
from ui.dialogs.statements import Statements
from ui.dialogs.unlock import UnlockDialog
from ui.pictures import icon
from ui.question import Question
from ui.translations import LANGUAGES, language
from ui.widgets.emptied import clear_layout
from ui.widgets.progress_bar import ProgressBar

if TYPE_CHECKING:
    from ui.jobs import Job

Perform = Callable[[Sequence[Act], Progress], Receipt]
Start = Callable[[Sequence[Act], Callable[[Receipt], None], Callable[[Exception], None]], "Job"]
"""Starts work with the signed acts; what it is told of the end are the last two."""

_TWO: Final = frozenset({"2A", "2B"})
"""Ways of signing by two persons."""
_LONG: Final = 50_000
"""Characters of what wishes hold."""


class ReviewPanel(QWidget):
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
        self._perform: Perform | None = None
        self._start: Start | None = None
        self._roles: list[str] = []
        self._open_roles: tuple[str, ...] = ()
        self._second: str | None = None
        self._rows: list[SignerRow] = []
        self._is_busy = False
        self._is_awaiting = False
        self._question = Question(desk.jobs)
        self._then: Callable[[], None] | None = None
        """What goes on when the page was judged."""
        self._title = label("subtitle")
        self._waiting = label("muted")
        self._waiting.hide()
        self._tongue_label = label("label")
        self._tongues = QButtonGroup(self)
        self._role_frame = Strip("warn", "person")
        self._role_buttons = QHBoxLayout()
        self._role_frame.body.addLayout(self._role_buttons)
        self._statements = Statements()
        self._signers_label = label("subtitle")
        self._signers = QVBoxLayout()
        self._signers.setSpacing(8)
        self.second = QComboBox()
        self._second_label = label("label")
        self._second_row = QWidget()
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
        self.second.activated.connect(self._on_second)
        self.desk.people.changed.connect(self._on_people)
        keys = QShortcut(QKeySequence("Ctrl+Return"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.sign)

    def _build(self) -> None:
        tongues = QHBoxLayout()
        tongues.setSpacing(0)
        tongues.addWidget(self._tongue_label)
        tongues.addSpacing(12)
        for place, (code, name) in enumerate(LANGUAGES.items()):
            button = QPushButton(name)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setProperty("segment", ("first", "middle", "last")[place])
            button.setProperty("tongue", code)
            button.clicked.connect(lambda _on=False, to=code: self.set_language(to))
            self._tongues.addButton(button)
            tongues.addWidget(button)
        tongues.addStretch(1)
        second = QHBoxLayout(self._second_row)
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(8)
        second.addWidget(self._second_label)
        second.addWidget(self.second, 1)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addStretch(1)
        foot.addWidget(self.unlock_button)
        foot.addWidget(self.sign_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._title)
        layout.addLayout(tongues)
        layout.addWidget(self._role_frame)
        layout.addWidget(self._refusal)
        layout.addWidget(self._waiting)
        layout.addWidget(self._statements)
        layout.addWidget(self._signers_label)
        layout.addLayout(self._signers)
        layout.addWidget(self._second_row)
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
        self._perform = perform
        self._start = start
        self._forget_roles()
        self._second = None
        for row in self._rows:
            row.forget()
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
            for row in self._rows:
                row.forget()
            self._judge()

    def choose_role(self, role: str) -> None:
        """Say in which of several roles the person at the desk acts."""
        self._roles = [each for each in self._roles if each not in self._open_roles]
        self._roles.append(role)
        self._judge()
        for button in self._role_frame.findChildren(QPushButton):
            if button.property("code") == role and button.isVisible():
                button.setFocus()  # the one that was pressed is gone

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
        return tuple(self._completed(wish) for wish in self._wishes)

    def refusal(self) -> str:
        """Why nothing can be signed, as the page says it; empty where it can."""
        return self._refusal.text() if not self._refusal.isHidden() else ""

    @property
    def can_sign(self) -> bool:
        """Whether the page is whole and everybody's key is unlocked."""
        ready = bool(self._rows) and all(row.key is not None for row in self._rows)
        is_at_work = self._is_busy or self._question.is_open or self._statements.filling.is_open
        return bool(self._previews) and ready and not is_at_work

    # ---- judging ----

    def _completed(self, wish: Wish) -> Wish:
        command = replace(wish.command, language=self.language)
        if command.role is None and wish.actor in (None, self.desk.people.person):
            mine = self.desk.people.roles()
            who = command.type.who
            fits = mine if who & {ASSIGNED, ANYONE} else mine & who
            role = next((each for each in self._roles if each in fits), None)
            command = replace(command, role=role)
        cosigners = wish.cosigners
        wants_two = bool(_TWO & set(command.type.sig))
        if self._second is not None and wants_two and self._second not in cosigners:
            cosigners = (*cosigners, self._second)
        return replace(wish, command=command, cosigners=cosigners)

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
                if _is_long(wishes):
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
            self._open_roles = tuple(str(err.facts["roles"]).split())
        else:
            self._refusal.tell(err)
        self._on_judged(())

    def _on_judged(self, previews: tuple[Preview, ...]) -> None:
        read = self._words()
        self._previews = previews
        if self._words() != read:
            for row in self._rows:
                row.forget()
        self._show()
        then, self._then = self._then, None
        if then is not None:
            then()

    def _words(self) -> list[tuple[str, str]]:
        """What the page says, statement by statement."""
        return [(each.draft.type, each.statement) for each in self._previews]

    def _show(self) -> None:
        self._statements.show_previews(self._previews)
        self._show_roles()
        self._show_signers()
        self._show_second()
        for button in self._tongues.buttons():
            button.setChecked(button.property("tongue") == self.language)
        self._enable()

    def _show_roles(self) -> None:
        clear_layout(self._role_buttons)
        answered = any(role in self._roles for role in self._open_roles)
        self._role_frame.set_tone("neutral" if answered else "warn")
        self._role_frame.setVisible(bool(self._open_roles))
        for role in self._open_roles:
            button = QPushButton(wording.role(role, language()))
            button.setAutoDefault(False)
            button.setCheckable(True)
            button.setChecked(role in self._roles)
            button.setAccessibleName(
                self.tr("Act as: {role}").format(role=wording.role(role, language()))
            )
            button.setProperty("code", role)
            button.clicked.connect(lambda _on=False, to=role: self.choose_role(to))
            self._role_buttons.addWidget(button)
            button.show()  # at once: it may take the focus
        self._role_buttons.addStretch(1)

    def _persons(self) -> Iterable[tuple[str, str | None]]:
        """Everybody who signs, with the role in which they act, if they do."""
        found: dict[str, str | None] = {}
        roles = [each.draft.role for each in self._previews if not each.is_caused]
        for index, wish in enumerate(self.wishes()):
            actor = wish.actor or self.desk.people.person
            role = roles[index] if index < len(roles) else None
            if actor is not None:
                found[actor] = found.get(actor) or role
            for person in wish.cosigners:
                found.setdefault(person, None)
        return found.items()

    def _show_signers(self) -> None:
        persons = dict(self._persons()) if self.desk.people.person is not None else {}
        kept = {row.person: row for row in self._rows}
        for name, row in kept.items():
            if name not in persons:
                row.hide()
                row.deleteLater()
        self._rows = []
        for place, (person, role) in enumerate(persons.items()):
            found = kept.get(person)
            if found is None:
                found = SignerRow(self.desk, person)
                found.ready_changed.connect(self._enable)
            found.set_role(role)
            self._signers.insertWidget(place, found)
            if person == self._second and person not in kept:
                found.bring_to_sight()
            self._rows.append(found)
        self._signers_label.setVisible(bool(self._rows))

    def _show_second(self) -> None:
        wanted = any(_TWO & set(wish.command.type.sig) for wish in self._wishes)
        named = any(wish.cosigners or wish.actor for wish in self._wishes)
        person = self.desk.people.person
        self._second_row.setVisible(wanted and not named and person is not None)
        if self._second_row.isHidden():
            return
        self.second.clear()
        self.second.addItem(self.tr("nobody"), None)
        for each in self.desk.people.with_key_here():
            if each != person:
                roles = sorted(self.desk.people.roles(each))
                told = ", ".join(wording.role(role, language()) for role in roles)
                self.second.addItem(f"{each}   {told}", each)
        self.second.setCurrentIndex(max(0, self.second.findData(self._second)))

    def _enable(self) -> None:
        is_at_work = self._question.is_open or self._statements.filling.is_open
        self._waiting.setVisible(self._is_awaiting or is_at_work)
        self.sign_button.setEnabled(self.can_sign)
        self.unlock_button.setVisible(self.desk.people.person is None)
        self._meaning.setVisible(bool(self._previews))

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
        acts = tuple(self._acts())
        perform = self._perform
        self._set_busy(busy=True)
        if self._start is not None:
            job = self._start(acts, self._on_recorded, self._on_failed)
            job.cancelled.connect(self._on_cancelled)
            self.progress.follow(job)
            self.progress.show()
        elif perform is None:
            self.desk.execute(acts, then=self._on_recorded, failed=self._on_failed)
        else:
            self.desk.record(
                lambda progress: perform(acts, progress),
                then=self._on_recorded,
                failed=self._on_failed,
            )

    def _acts(self) -> Iterable[Act]:
        keys = {row.person: row.key for row in self._rows}
        for wish in self.wishes():
            actor = keys[wish.actor or self.desk.people.person or ""]
            cosigners = [keys[person] for person in wish.cosigners]
            if actor is None or None in cosigners:
                raise AssertionError("the button is off until everybody has unlocked")
            others = (*(key for key in cosigners if key is not None), *wish.proving)
            yield Act(wish.command, actor, others)

    def _set_busy(self, *, busy: bool) -> None:
        self._is_busy = busy
        for button in self._tongues.buttons():
            button.setEnabled(not busy)
        self.second.setEnabled(not busy)
        self.progress.setVisible(busy and self._start is not None)
        self.sign_button.setText(self.tr("Recording…") if busy else self.tr("Sign and record"))
        self._enable()
        self.busy_changed.emit(busy)

    def _on_recorded(self, receipt: Receipt) -> None:
        self._set_busy(busy=False)
        self._wishes, self._previews = (), ()
        for row in self._rows:
            row.forget()
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
        self._forget_roles()
        self._judge()

    def _forget_roles(self) -> None:
        self._roles.clear()
        self._open_roles = ()

    def _on_second(self, _index: int) -> None:
        self.choose_second(self.second.currentData())

    def retranslate(self) -> None:
        """Set every text in the current language."""
        if not self._language_was_chosen and self.language != language():
            self.language = language()
            self._judge()
        self._title.setText(self.tr("Read this before you sign"))
        self._waiting.setText(
            self.tr("What will be recorded is put together. That takes a moment.")
        )
        self._tongue_label.setText(self.tr("Language of the record"))
        for button in self._tongues.buttons():
            button.setAccessibleName(f"{self._tongue_label.text()}: {button.text()}")
        self._role_frame.say(
            self.tr("In which role do you act?"),
            self.tr("Several of your roles fit. The record tells the one that you choose."),
        )
        self._role_frame.setVisible(bool(self._open_roles))
        self._signers_label.setText(self.tr("Who signs"))
        self._second_label.setText(self.tr("Signs beside you"))
        self.second.setAccessibleName(self.tr("Who signs beside you"))
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

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _is_long(wishes: Sequence[Wish]) -> bool:
    """Whether the window would be held while they are judged."""
    told = accumulate(len(repr(wish.command.fields)) for wish in wishes)
    return any(length > _LONG for length in told)
