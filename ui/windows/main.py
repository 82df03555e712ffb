"""The main window. Until the client is built it says what exists today, in three languages."""

from typing import Final

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from custody import __version__

TEXTS: Final[dict[str, str]] = {
    "en": (
        "Custody {version}: the chain of custody of digital evidence. This window will become "
        "the client. What works today is the command line: “custody --help” lists its commands."
    ),
    "ru": (
        "Custody {version}: цепочка хранения цифровых доказательств. Это окно станет "
        "программой для рабочего стола. Сегодня работает командная строка: "
        "«custody --help» перечисляет её команды."
    ),
    "kk": (
        "Custody {version}: цифрлық дәлелдемелердің сақталу тізбегі. Бұл терезе жұмыс үстеліне "
        "арналған бағдарламаға айналады. Бүгін пәрмен жолы жұмыс істейді: "
        "«custody --help» оның пәрмендерін тізіп береді."
    ),
}
"""Language to text; `{version}` is filled in."""


class MainWindow(QWidget):
    """A text in each language and a button that closes."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Custody")
        self.setMinimumWidth(480)
        layout = QVBoxLayout(self)
        for language, text in TEXTS.items():
            label = QLabel(text.format(version=__version__), wordWrap=True)
            label.setObjectName(language)
            label.setLocale(QLocale(language))
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            layout.addWidget(label)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        layout.addWidget(buttons)
