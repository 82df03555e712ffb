"""The language of the screen: switched at once, without a restart.

English stands in the source; `resources/translations/app_<language>.qm` holds the others, and the
plural forms of English. They are made from the `.ts` beside them by `packaging/translations.py`.
Widgets redo their texts at `QEvent.Type.LanguageChange`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QCoreApplication,
    QEvent,
    QLibraryInfo,
    QLocale,
    QTranslator,
)

from custody.resources import path

LANGUAGES: Final[Mapping[str, str]] = MappingProxyType(
    {"kk": "Қазақша", "ru": "Русский", "en": "English"}
)
"""Code to its own name, in the order in which they are offered."""

QTS_OWN_LACK: Final = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Parent Directory"),
    QT_TRANSLATE_NOOP("QFileDialog", "Create New Folder"),
    QT_TRANSLATE_NOOP("QFileDialog", "Create a New Folder"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Drive"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"),
    QT_TRANSLATE_NOOP("QPrintSettingsOutput", "Page &Set:"),
)
"""Words of Qt's dialogs that its own Russian file leaves in English, or its Kazakh one puts wrong:
ours are asked first."""


class _Now:
    """What is installed; there is one application."""

    language: str = "en"
    is_complete: bool = True
    ours: QTranslator | None = None
    qts: QTranslator | None = None


def language() -> str:
    """The language of the screen: `kk`, `ru` or `en`."""
    return _Now.language


def is_complete() -> bool:
    """Whether the file of the language was found; else the screen stays English."""
    return _Now.is_complete


def of_system() -> str:
    """The language that the system speaks, if it is one of ours; else English."""
    for name in QLocale.system().uiLanguages():
        code = name.partition("-")[0]
        if code in LANGUAGES:
            return code
    return "en"


def choose(application: QCoreApplication, code: str = "") -> None:
    """Let the whole client speak a language from now on.

    Args:
        application: The one application.
        code: `kk`, `ru` or `en`; empty follows the system.
    """
    _Now.language = code if code in LANGUAGES else of_system()
    QLocale.setDefault(QLocale(_Now.language))
    if _Now.ours is None or _Now.qts is None:
        _Now.ours, _Now.qts = QTranslator(), QTranslator()
        application.installTranslator(_Now.qts)
        application.installTranslator(_Now.ours)
    found = _Now.ours.load(str(path(f"translations/app_{_Now.language}.qm")))
    _Now.is_complete = found or _Now.language == "en"
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    _Now.qts.load(f"qtbase_{_Now.language}", folder)
    # Both loads have posted one event to the application, which posts one to each window.
    for receiver in (application, None):
        QCoreApplication.sendPostedEvents(receiver, QEvent.Type.LanguageChange.value)
