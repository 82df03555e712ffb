"""Fourth step of a seizure: data taken on the spot, copied and hashed while one goes on."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import (
    QFileDialog,
    QPushButton,
    QVBoxLayout,
)

from ui.desk import Desk
from ui.dropped import DropTarget
from ui.forms.known import Context, Known
from ui.runs.run import Step
from ui.runs.seizure_take import ACQUIRED, Enclosed, Take
from ui.widgets.drop_frame import DropFrame


class DataStep(DropTarget, Step):
    """Files, folders, images, mounted devices: each read in a job of its own."""

    def __init__(
        self, desk: Desk, items: Callable[[], Sequence[tuple[str, str]]], enclosed: Enclosed
    ) -> None:
        """Ask the step before which things there are, and the draft for what was read."""
        super().__init__()
        self._desk = desk
        self._items = items
        self._enclosed = enclosed
        self._known = Known(desk, ACQUIRED, Context())
        self._takes: list[Take] = []
        self.setAcceptDrops(True)
        self.files_button, self.folder_button = QPushButton(), QPushButton()
        self._drop = DropFrame(((self.files_button, "document"), (self.folder_button, "folder")))
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addLayout(self._list)
        layout.addWidget(self._drop)
        self.files_button.clicked.connect(self._ask_files)
        self.folder_button.clicked.connect(self._ask_folder)
        self.retranslate()

    @property
    def files(self) -> int:
        """How many files were read, by all intakes."""
        return sum(take.found.files for take in self._takes if take.found is not None)

    @property
    def takes(self) -> Sequence[Take]:
        """The intakes, in order."""
        return tuple(self._takes)

    def take(self, paths: Sequence[Path]) -> Take:
        """Begin to read some paths."""
        take = self._new(paths)
        take.begin()
        take.start()
        return take

    def document(self) -> Mapping[str, Any]:
        return {"takes": [take.document() for take in self._takes]}

    def load(self, document: Mapping[str, Any]) -> None:
        for each in document.get("takes", ()):
            self._new([Path(path) for path in each["paths"]]).load(each, self._enclosed)

    def keep_beside(self, enclose: Callable[[str, Callable[[], bytes]], bool]) -> None:
        for take in self._takes:
            take.keep(enclose)

    def faults(self) -> list[str]:
        return [words for take in self._takes for words in take.faults()]

    def title(self) -> str:
        return self.tr("Data")

    def hint(self) -> str:
        return self.tr(
            "Files, folders, images or a mounted device that were copied here and now. They are "
            "hashed while they are copied. Without any, go on."
        )

    def retranslate(self) -> None:
        self._drop.say(self.tr("Drop files or folders here"))
        self.files_button.setText(self.tr("Files or images…"))
        self.files_button.setAccessibleName(self.tr("Take files or images"))
        self.folder_button.setText(self.tr("Folder or device…"))
        self.folder_button.setAccessibleName(self.tr("Take a folder or a mounted device"))

    def enter(self) -> None:
        for take in self._takes:
            take.offer(self._items())

    def let_go(self) -> None:
        for take in self._takes:
            take.let_go()

    def stop(self) -> None:
        """Stop every reading: the run is left."""
        for take in self._takes:
            take.stop()

    def take_dropped(self, paths: list[Path]) -> None:
        self.take(paths)

    def _new(self, paths: Sequence[Path]) -> Take:
        take = Take(self._desk, self._known, paths)
        take.offer(self._items())
        take.changed.connect(self.changed)
        take.removed.connect(lambda: self._on_removed(take))
        self._takes.append(take)
        self._list.addWidget(take)
        return take

    def _on_removed(self, take: Take) -> None:
        self._takes.remove(take)
        self._list.removeWidget(take)
        take.hide()
        take.deleteLater()
        self.changed.emit()

    def _ask_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self.window(), self.tr("Take files or images"))
        if names:
            self.take([Path(name) for name in names])

    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self.window(), self.tr("Take a folder or a mounted device")
        )
        if name:
            self.take([Path(name)])
