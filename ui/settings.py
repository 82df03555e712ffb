"""What this user chose at this machine: kept apart from every ledger, as plain text."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSettings, Signal

from custody.clock import is_instant
from custody.paths import state_folder
from ui.theme import Scheme

SETTINGS_FILE: Final = "client.ini"
LOCK_AFTER_MIN: Final = 10
"""Minutes of idleness until the first user of this machine is locked out."""
SCANNER_SUFFIXES: Final = ("enter", "tab")
"""What a scanner may send behind what it read."""


class Settings(QObject):
    """The user's choices; each has a value from the first start on."""

    changed = Signal(str)
    """A choice was made: its name."""

    def __init__(self, path: Path | None = None) -> None:
        """Read the choices.

        Args:
            path: The file; by default `client.ini` in this user's state folder.
        """
        super().__init__()
        place = path or state_folder() / SETTINGS_FILE
        self._kept = QSettings(str(place), QSettings.Format.IniFormat)

    @property
    def language(self) -> str:
        """Of the screen: `kk`, `ru` or `en`; empty follows the system."""
        return self._text("language")

    @language.setter
    def language(self, value: str) -> None:
        self._keep("language", value)

    @property
    def document_language(self) -> str:
        """Of statements and documents: `kk`, `ru` or `en`; empty is that of the screen."""
        return self._text("document_language")

    @document_language.setter
    def document_language(self, value: str) -> None:
        self._keep("document_language", value)

    @property
    def scheme(self) -> Scheme:
        """Light, dark, or as the system."""
        text = self._text("scheme")
        return Scheme(text) if text in set(Scheme) else Scheme.SYSTEM

    @scheme.setter
    def scheme(self, value: Scheme) -> None:
        self._keep("scheme", str(value))

    @property
    def lock_after_min(self) -> int:
        """Minutes of idleness after which the key is locked; 0 is never."""
        text = self._text("lock_after_min")
        return int(text) if text.isdecimal() else LOCK_AFTER_MIN

    @lock_after_min.setter
    def lock_after_min(self, value: int) -> None:
        self._keep("lock_after_min", str(value))

    @property
    def scanner_suffix(self) -> str:
        """One of `SCANNER_SUFFIXES`."""
        text = self._text("scanner_suffix")
        return text if text in SCANNER_SUFFIXES else SCANNER_SUFFIXES[0]

    @scanner_suffix.setter
    def scanner_suffix(self, value: str) -> None:
        self._keep("scanner_suffix", value)

    @property
    def printer(self) -> str:
        """Name of the printer that is used without asking; empty asks each time."""
        return self._text("printer")

    @printer.setter
    def printer(self, value: str) -> None:
        self._keep("printer", value)

    @property
    def ledger(self) -> Path | None:
        """The folder that was open last."""
        text = self._text("ledger")
        return Path(text) if text else None

    @ledger.setter
    def ledger(self, value: Path) -> None:
        self._keep("ledger", str(value))

    def audited(self, origin: str) -> tuple[str, bool] | None:
        """When a ledger was last verified here, in the wire form, and whether it was sound."""
        at, _, outcome = self._text(f"audited/{_folded(origin)}").partition(" ")
        return (at, outcome == "sound") if is_instant(at) else None

    def keep_audit(self, origin: str, at: str, *, sound: bool) -> None:
        """Remember that a ledger was verified."""
        self._keep(f"audited/{_folded(origin)}", f"{at} {'sound' if sound else 'unsound'}")

    def worked(self, origin: str) -> str:
        """Who unlocked a ledger last at this computer, by id; empty for nobody."""
        return self._text(f"worked/{_folded(origin)}")

    def keep_worked(self, origin: str, person: str) -> None:
        """Remember who unlocked a ledger."""
        self._keep(f"worked/{_folded(origin)}", person)

    @property
    def window(self) -> str:
        """Where the window stood and how large it was, as Qt writes it, in hexadecimal."""
        return self._text("window")

    @window.setter
    def window(self, value: str) -> None:
        self._keep("window", value)

    def _text(self, name: str) -> str:
        value = self._kept.value(name, "")
        return value if isinstance(value, str) else ""

    def _keep(self, name: str, value: str) -> None:
        self._kept.setValue(name, value)
        self.changed.emit(name)


def _folded(origin: str) -> str:
    """An origin as one name: a slash would make groups of it."""
    return origin.replace("/", "|")
