"""Whom the station asks for proofs from outside: added, changed, removed; files for a stick."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
)

from custody.anchors.policy import Authority, KnownWitness, Policy, write_policy
from custody.progress import Progress
from custody.sticks import read_small, write_whole
from ui.desk import Desk
from ui.dialogs.fault import show_fault
from ui.dialogs.outsiders import AuthorityDialog, WitnessDialog
from ui.jobs import Job, alive
from ui.pictures import icon
from ui.seen import Translated
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.matter_row import MatterRow
from ui.widgets.running import running


class Outsiders(Translated, Card):
    """A row for each authority and each witness. What is changed is kept at once."""

    def __init__(self, desk: Desk) -> None:
        """Show whom the policy names."""
        super().__init__()
        self._desk = desk
        self._rows: list[MatterRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._empty, self._quorum_label, self.told = QLabel(), QLabel(), QLabel()
        self._empty.setProperty("role", "muted")
        self._quorum_label.setProperty("role", "label")
        self.told.hide()
        self.quorum = QComboBox()
        self.quorum.activated.connect(self._on_quorum)
        self.authority_button = self._button("add", lambda: self._edit_authority(None))
        self.witness_button = self._button("add", lambda: self._edit_witness(None))
        self.answer_button = self._button("stick", self._choose_answer)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID * 2)
        for button in (self.authority_button, self.witness_button, self.answer_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        quorum = QHBoxLayout()
        quorum.setSpacing(GRID * 2)
        quorum.addWidget(self._quorum_label)
        quorum.addWidget(self.quorum)
        quorum.addStretch(1)
        self.body.addLayout(running(self._empty))
        self.body.addLayout(self._list)
        self.body.addLayout(quorum)
        self.body.addLayout(running(self.told))
        self.body.addLayout(buttons)
        desk.outside.changed.connect(self.refresh)
        self.retranslate()

    def _button(self, drawing: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(icon(drawing), "")
        button.clicked.connect(lambda: act())
        return button

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.set_title(self.tr("Whom the station asks"))
        self._empty.setText(
            self.tr(
                "Nobody is named yet. A time-stamp authority attests when; a witness of another "
                "agency attests that nothing before was changed."
            )
        )
        self._quorum_label.setText(self.tr("Witnesses that must have signed"))
        self.quorum.setAccessibleName(self._quorum_label.text())
        for button, words in (
            (self.authority_button, self.tr("Add an authority…")),
            (self.witness_button, self.tr("Add a witness…")),
            (self.answer_button, self.tr("Take in an answer from a stick…")),
        ):
            button.setText(words)
            button.setAccessibleName(words)
        self.refresh()

    @property
    def policy(self) -> Policy:
        """As it was read last."""
        seen = self._desk.outside.seen
        return Policy() if seen is None else seen.policy

    def refresh(self) -> None:
        """Show whom the policy names."""
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        policy = self.policy
        self._rows = [self._authority(each) for each in policy.authorities]
        self._rows += [self._witness(each) for each in policy.witnesses]
        for row in self._rows:
            self._list.addWidget(row)
        self._empty.setVisible(not self._rows)
        able = self._desk.outside.seen is not None
        for button in (self.authority_button, self.witness_button):
            button.setEnabled(able)
        has_witness = bool(policy.witnesses)
        for widget in (self._quorum_label, self.quorum, self.answer_button):
            widget.setVisible(has_witness)
        self.quorum.clear()
        for number in range(len(policy.witnesses) + 1):
            self.quorum.addItem(str(number), number)
        self.quorum.setCurrentIndex(policy.quorum)

    def _authority(self, each: Authority) -> MatterRow:
        below = self.tr("Time-stamp authority, {address}").format(address=each.address)
        row = MatterRow(each.name, below)
        row.add_button(self.tr("Change…"), lambda: self._edit_authority(each))
        row.add_drop(self.tr("Remove"), lambda: self._without(each))
        return row

    def _witness(self, each: KnownWitness) -> MatterRow:
        where = each.address or self.tr("by a file on a stick")
        row = MatterRow(each.line.name, self.tr("Witness, {address}").format(address=where))
        row.add_button(self.tr("Request on a stick…"), lambda: self._choose_request(each))
        row.add_button(self.tr("Change…"), lambda: self._edit_witness(each))
        row.add_drop(self.tr("Remove"), lambda: self._without(each))
        return row

    # ---- changing ----

    def keep(self, policy: Policy) -> None:
        """Write a policy, and look by it."""
        folder = self._desk.station.folder
        self._run(lambda _progress: write_policy(folder, policy))

    def _edit_authority(self, known: Authority | None) -> None:
        dialog = AuthorityDialog(known, self.window())

        def take() -> None:
            before, found = self.policy, dialog.authority()
            others = before.authorities
            new = tuple(found if each is known else each for each in others)
            self.keep(replace(before, authorities=new if known else (*others, found)))

        _ask(dialog, take)

    def _edit_witness(self, known: KnownWitness | None) -> None:
        dialog = WitnessDialog(known, self.window())

        def take() -> None:
            before, found = self.policy, dialog.witness()
            others = before.witnesses
            if known is None:
                self.keep(replace(before, witnesses=(*others, found), quorum=before.quorum + 1))
            else:
                new = tuple(found if each is known else each for each in others)
                self.keep(replace(before, witnesses=new))

        _ask(dialog, take)

    def _without(self, gone: Authority | KnownWitness) -> None:
        before = self.policy
        witnesses = tuple(each for each in before.witnesses if each is not gone)
        authorities = tuple(each for each in before.authorities if each is not gone)
        self.keep(Policy(authorities, witnesses, min(before.quorum, len(witnesses))))

    def _on_quorum(self) -> None:
        self.keep(replace(self.policy, quorum=self.quorum.currentData()))

    # ---- by stick ----

    def write_request(self, witness: KnownWitness, path: Path) -> None:
        """Write the file by which a witness without a network is asked."""
        ledger = self._desk.station.ledger

        def work(_progress: Progress) -> str:
            from custody.anchors.cosigning import last_cosigned, make_request

            write_whole(path, make_request(ledger, last_cosigned(ledger, witness.line)).write())
            return self.tr("{path} goes to {name}. The answer comes back as a file.").format(
                path=path, name=witness.line.name
            )

        self._run(work)

    def take_answer(self, path: Path) -> None:
        """Take in the file that a witness sent back."""
        ledger, policy = self._desk.station.ledger, self.policy

        def work(_progress: Progress) -> str:
            from custody.anchors.cosigning import take_answer

            size, names = take_answer(ledger, policy, read_small(path))
            if not names:
                return self.tr("{path} is of no witness that is named here.").format(path=path)
            return self.tr("The head of {size} is cosigned by {names}.").format(
                size=size, names=", ".join(names)
            )

        self._run(work)

    def _run(self, work: Callable[[Progress], str | None]) -> None:
        job = Job(work)
        job.succeeded.connect(alive(self, self._say))
        job.failed.connect(
            alive(
                self, lambda err: show_fault(self.window(), err, self._desk.station.ledger.offset)
            )
        )
        job.finished.connect(self._desk.outside.look)
        self._desk.jobs.read(job)

    def _say(self, words: str | None) -> None:
        self.told.setText(words or "")
        self.told.setVisible(bool(words))

    def _choose_request(self, witness: KnownWitness) -> None:
        title = self.tr("Request on a stick")
        name, _ = QFileDialog.getSaveFileName(self.window(), title, "checkpoint-request.txt")
        if name:
            self.write_request(witness, Path(name))

    def _choose_answer(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self.window(), self.answer_button.text())
        if name:
            self.take_answer(Path(name))


def _ask(dialog: AuthorityDialog | WitnessDialog, take: Callable[[], None]) -> None:
    dialog.accepted.connect(take)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
