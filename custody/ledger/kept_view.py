"""`view.db` of an open ledger: opened when it is first asked for, beside the ledger or aside."""

import contextlib
import shutil
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final

from custody.durable import written
from custody.errors import IntegrityError, StorageError
from custody.ledger.sqlite_file import is_plain
from custody.ledger.store import Store
from custody.paths import state_folder
from custody.scratch import scratch_folder

if TYPE_CHECKING:
    from custody.ledger.checkpoint import TrustLine
    from custody.ledger.view import View

VIEW_FILE: Final = "view.db"


class KeptView:
    """The view of one ledger; from any thread."""

    def __init__(self, folder: Path, store: Store, trust: "TrustLine") -> None:
        self._place = folder / VIEW_FILE
        self._store = store
        self._trust = trust
        self._view: View | None = None
        self._lock = threading.Lock()
        self._aside = contextlib.ExitStack()

    def caught_up(self) -> "View":
        """The view, with all that the ledger has."""
        with self._lock:
            view = self.as_is()
            view.catch_up(self._store)
            return view

    def meanwhile(self) -> "View":
        """The view, with all that the ledger has unless another thread is taking that in."""
        view = self._view
        if view is None:
            return self.caught_up()
        view.catch_up_unless_busy(self._store)
        return view

    def as_is(self) -> "View":
        """The view, without asking whether the ledger has grown."""
        if self._view is None:
            self._view = self._open()
        return self._view

    def exists(self) -> bool:
        """Whether there is one beside the ledger."""
        return self._place.exists()

    def close(self) -> None:
        """Bring it up to date if it was in use, and close it."""
        if self._view is not None:
            with contextlib.suppress(StorageError, IntegrityError):
                self.caught_up()
            self._view.close()
        self._aside.close()

    def _open(self) -> "View":
        from custody.ledger.view import View

        try:
            return View(self._place, self._trust)
        except StorageError:
            if self._store.writable:
                raise
        # Read where it lies: what can be made again is made elsewhere, and goes with this process.
        aside = self._aside.enter_context(private_folder()) / VIEW_FILE
        if is_plain(self._place):
            with contextlib.suppress(OSError):
                shutil.copyfile(self._place, aside)
        return View(aside, self._trust)


def private_folder() -> contextlib.AbstractContextManager[Path]:
    """A folder of this user's, gone when it is closed.

    Raises:
        StorageError: It cannot be made.
    """
    parent = state_folder()
    with written(parent):
        parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return scratch_folder(parent, "view-")
