"""What this user chose at this machine: kept apart from every ledger, as plain text."""

from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal

from custody.paths import state_folder

SETTINGS_FILE = "client.ini"


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
    def ledger(self) -> Path | None:
        """The folder that was open last."""
        text = self._text("ledger")
        return Path(text) if text else None

    @ledger.setter
    def ledger(self, value: Path) -> None:
        self._keep("ledger", str(value))

    def _text(self, name: str) -> str:
        value = self._kept.value(name, "")
        return value if isinstance(value, str) else ""

    def _keep(self, name: str, value: str) -> None:
        self._kept.setValue(name, value)
        self.changed.emit(name)
