"""A fork proof from anybody: opened, checked, and told in plain words."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from custody.anchors.fork import ForkProof
from custody.errors import CustodyError
from custody.ledger.checkpoint import open_note
from custody.sticks import read_small
from custody.strict_json import b64
from ui import formats
from ui.desk import Desk
from ui.dialogs.asking import AskingDialog
from ui.texts import explain
from ui.widgets.banner import Banner
from ui.widgets.fact_list import Fact, FactList


class ForkDialog(AskingDialog):
    """Picks a file, and says whether it proves that a ledger was forked, and which."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Ask for a file.

        Args:
            desk: Whose trust line is compared.
            parent: The window behind.
        """
        super().__init__(
            self.tr("Check a fork proof"),
            self.tr(
                "Two checkpoints that one ledger signed and that do not join: whoever holds its "
                "keys showed one history here and another there. Anybody can check the file."
            ),
            self.tr("Choose a file…"),
            parent,
        )
        self._desk = desk
        self.banners = {tone: Banner(tone) for tone in ("warn", "danger")}
        self.facts = FactList()
        for banner in self.banners.values():
            banner.hide()
            self.body.addWidget(banner)
        self._whose = QLabel()
        self._whose.setWordWrap(True)
        self._whose.hide()
        self.body.addWidget(self._whose)
        self.body.addWidget(self.facts)
        self.cancel_button.setText(self.tr("Close"))
        self.showing()

    def check(self, path: Path) -> None:
        """Check a file."""
        for banner in self.banners.values():
            banner.hide()
        self.facts.show_facts(())
        self._whose.hide()
        try:
            proof = ForkProof.parse(read_small(path))
            proven = proof.is_proven()
            heads = [open_note(note, proof.log) for note in proof.notes]
        except CustodyError as err:
            self.say(explain(err, self._desk.station.ledger.offset).in_short())
            return
        self.say("")
        facts = [Fact(self.tr("Ledger"), str(proof.log), str(proof.log), mono=True)]
        for head in heads:
            root = b64(head.root)
            facts.append(
                Fact(
                    self.tr("Head of {size}").format(size=formats.count(head.size)),
                    formats.digest(root),
                    root,
                    mono=True,
                )
            )
        self.facts.show_facts(facts)
        self._tell(proof, proven=proven)
        self.fit()

    def _tell(self, proof: ForkProof, *, proven: bool) -> None:
        if proven:
            title = self.tr("The fork is proven")
            text = self.tr("Both heads are signed by the ledger’s own key, and they do not join.")
            self.banners["danger"].set_words(title, text)
            self.banners["danger"].show()
        else:
            title = self.tr("Nothing here shows whether they join")
            text = self.tr(
                "Both heads are genuine. Whoever holds the longer ledger can add the path between "
                "them."
            )
            self.banners["warn"].set_words(title, text)
            self.banners["warn"].show()
        is_ours = proof.log == self._desk.station.ledger.trust
        self._whose.setText(
            self.tr("It is about the ledger of this station.")
            if is_ours
            else self.tr("It is about another ledger: compare its line with the one you trust.")
        )
        self._whose.show()

    def _on_take(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.take_button.text(), "", "*.json")
        if name:
            self.check(Path(name))
