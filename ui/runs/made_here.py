"""What the client makes or takes in itself, and a form then tells of.

Nobody has to type a digest: a working copy is written, read again where it lies and held against
the record; files that were made or taken are hashed and kept. Both are signed together with the
form.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel

from custody.domain.commands import Command
from custody.durable import sync, written
from custody.errors import IntegrityError
from custody.evidence.digests import FileDigests, hash_file
from custody.progress import Progress
from ui import formats
from ui.desk import Desk
from ui.jobs import Job
from ui.models.case_details import file_names
from ui.pictures import icon
from ui.runs.files_here import AcquiredHere, DerivedHere
from ui.runs.here import MadeHere

_CHUNK: Final = 1 << 20
_SUFFIX: Final = re.compile(r"\.[A-Za-z0-9]{1,8}")


class CopyHere(MadeHere):
    """A copy of a kept artifact, made into a folder."""

    def __init__(self, desk: Desk, case: str) -> None:
        """Offer what the store has of the case."""
        self._label, self.source = QLabel(), QComboBox()
        super().__init__(desk, case, self._label, self.source)
        self._label.setProperty("role", "label")
        self._label.setBuddy(self.source)
        self.source.setProperty("touch", "true")
        for known in desk.cases.state(case).artifacts.values():
            if known.sha256 and desk.station.artifacts.path(known.sha256).is_file():
                self.source.addItem(f"{known.id}   {formats.size(known.size or 0)}", known.id)
        self._verified: Command | None = None
        self.button.setIcon(icon("copy"))
        self.button.clicked.connect(self._ask)
        self.button.setEnabled(self.source.count() > 0)
        self.retranslate()

    def retranslate(self) -> None:
        self.say(
            self.tr("Make the copy here"),
            self.tr(
                "The source is copied, and the copy is read again where it lies and held against "
                "the record. The fields below are filled in."
            ),
        )
        self._label.setText(self.tr("Copy of"))
        self.source.setAccessibleName(self._label.text())
        self.button.setText(self.tr("Copy into a folder…"))
        self.button.setAccessibleName(self.button.text())

    def know(self, fields: Mapping[str, Any]) -> None:
        at = self.source.findData(fields.get("source", {}).get("artifact"))
        if at >= 0:
            self.source.setCurrentIndex(at)

    def copy_into(self, folder: Path) -> None:
        """Copy what is chosen, under the id of the copy."""
        known = self._desk.cases.state(self._case).artifacts[self.source.currentData()]
        (name,) = self.free_ids(1)
        source = self._desk.station.artifacts.path(known.sha256 or "")
        target = folder / (name + self._suffix(known.id))

        def done(found: FileDigests) -> None:
            digests = found.digests
            fields = [{"artifact": known.id, "size": known.size, "digests": digests}]
            items = () if known.item is None else (known.item,)
            self._verified = Command("artifact.verify", {"artifacts": fields}, self._case, items)
            self.filled.emit(
                {
                    "source": {"artifact": known.id, "digests": digests},
                    "copy": {"artifact": name, "digests": digests},
                    "purpose": "working_copy",
                    "storage": str(target),
                }
            )
            self.say_of(self.tr("Copied and read again, equal: {path}").format(path=target), "good")

        work = Job(lambda progress: copied(source, target, known.sha256 or "", progress), name)
        self.begin(work, done)

    def _suffix(self, artifact: str) -> str:
        """That of the file as it was found: readers of images go by it."""
        queries = self._desk.queries
        hashed = {row.last for row in queries.artifacts(self._case) if row.id == artifact}
        suffix = Path(file_names(queries, hashed).get(artifact, "")).suffix
        return suffix if _SUFFIX.fullmatch(suffix) else ""

    def commands(self, command: Command) -> list[Command]:
        if self._verified is None:
            return [command]
        return [replace(self._verified, role=command.role), command]

    def _ask(self) -> None:
        name = QFileDialog.getExistingDirectory(self.window(), self.tr("Folder of the copy"))
        if name:
            self.copy_into(Path(name))


def copied(source: Path, target: Path, sha256: str, progress: Progress) -> FileDigests:
    """Copy a file and read the copy again from where it lies.

    Args:
        source: What is copied.
        target: Where the copy shall lie; there must be nothing.
        sha256: Of the source, as recorded.
        progress: Bytes done and in all.

    Raises:
        StorageError: One of them cannot be read or written.
        IntegrityError: The source is not as recorded, or the copy not as the source.
        CancelledError: From `progress`; nothing is left of the copy.
    """
    size = source.stat().st_size
    with written(target), target.open("xb") as out:
        try:
            with source.open("rb") as file:
                while chunk := file.read(_CHUNK):
                    out.write(chunk)
                    progress(out.tell(), 2 * size)
            out.flush()
            sync(target)
            sync(target.parent)
            found = hash_file(target, progress=lambda done, _: progress(size + done, 2 * size))
            _demand(target, found, sha256)
        except BaseException:
            target.unlink(missing_ok=True)
            raise
    return found


def _demand(target: Path, found: FileDigests, sha256: str) -> None:
    if found.digests["sha256"] != sha256:
        raise IntegrityError("integrity.copy", path=target, sha256=sha256)


MADE: Final[Mapping[str, type[CopyHere | DerivedHere | AcquiredHere]]] = {
    "artifact.copied": CopyHere,
    "artifact.derived": DerivedHere,
    "artifact.acquired": AcquiredHere,
}
"""By the type of event that tells of it."""
