"""How the client looks: its colours, sizes and fonts, and nothing of them elsewhere.

Every measure is a multiple of `GRID`. Green tells what was verified just now, amber a deadline or
a thing left undone, red evidence in danger; nothing else has these colours, and beside each stands
a word with an icon. Text against its ground has a contrast of 4.5 at least (WCAG 2.2 AA), what
only shows where a field ends 3.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import ClassVar, Final
from weakref import WeakSet

from PySide6.QtCore import QDir, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QCompleter, QListView, QStyleFactory, QWidget
from shiboken6 import isValid

from custody.resources import path, read_bytes, read_text
from ui.slices import Slices

GRID: Final = 4
TOUCH: Final = 40
"""Least height of what a gloved finger shall hit, in the runs."""
TEXT_WIDTH: Final = 720
"""Widest that running text gets."""
FAMILY: Final = "Noto Sans"
MONO: Final = "Noto Sans Mono"
FONT_FILES: Final = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSansMono-Regular.ttf")
TEXT_PX: Final = 14


class Scheme(StrEnum):
    """Which colours the user chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Colours:
    """One set of colours, as `#RRGGBB`."""

    name: str
    window: str
    """Ground of everything."""
    surface: str
    """Cards, fields, tables."""
    raised: str
    """Under the pointer; headers of tables."""
    sunken: str
    """The rail, the status strip, grooves."""
    line: str
    """Between things that belong together."""
    edge: str
    """Around what can be used."""
    text: str
    muted: str
    faint: str
    """Of what cannot be used now."""
    accent: str
    """Links, the chosen thing, focus."""
    accent_fill: str
    """Ground of the one main button."""
    accent_over: str
    accent_down: str
    on_accent: str
    accent_soft: str
    """Ground of what is chosen."""
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    danger: str
    danger_soft: str
    danger_fill: str

    def tone(self, name: str) -> QColor:
        """A colour by its name here."""
        return QColor(getattr(self, name))


LIGHT: Final = Colours(
    name="light",
    window="#F4F5F7",
    surface="#FFFFFF",
    raised="#F0F2F5",
    sunken="#E9ECF0",
    line="#D9DEE5",
    edge="#838C9A",
    text="#1A2029",
    muted="#535E6D",
    faint="#8A93A0",
    accent="#1D5BB0",
    accent_fill="#1D5BB0",
    accent_over="#174C95",
    accent_down="#123D79",
    on_accent="#FFFFFF",
    accent_soft="#E2ECF9",
    good="#17703C",
    good_soft="#E3F3E8",
    warn="#8A5300",
    warn_soft="#FCF0D9",
    danger="#B3211A",
    danger_soft="#FCE8E6",
    danger_fill="#B3211A",
)
DARK: Final = Colours(
    name="dark",
    window="#14171C",
    surface="#1C2027",
    raised="#262B34",
    sunken="#0F1115",
    line="#323944",
    edge="#727D8C",
    text="#E6E9EE",
    muted="#A6AFBC",
    faint="#6F7987",
    accent="#86B5F5",
    accent_fill="#2C66BC",
    accent_over="#3A76CE",
    accent_down="#2457A4",
    on_accent="#FFFFFF",
    accent_soft="#21334D",
    good="#74CC92",
    good_soft="#17301F",
    warn="#E9B452",
    warn_soft="#362A12",
    danger="#FF9389",
    danger_soft="#421C1A",
    danger_fill="#B9342B",
)


class _Now:
    """What is applied; there is one screen."""

    dressed: ClassVar[WeakSet[QWidget]] = WeakSet()
    dressing: ClassVar[Slices | None] = None

    colours: Colours = LIGHT
    scheme: Scheme = Scheme.SYSTEM
    has_fonts: bool = False
    follows: bool = False


def colours() -> Colours:
    """The colours that are applied; widgets that paint ask anew at `PaletteChange`."""
    return _Now.colours


def install(application: QApplication, scheme: Scheme = Scheme.SYSTEM) -> None:
    """Give the application its fonts and colours, and follow the system from now on."""
    _load_fonts()
    application.setStyle(QStyleFactory.create("Fusion"))
    font = QFont(FAMILY)
    font.setPixelSize(TEXT_PX)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    application.setFont(font)
    if not _Now.follows:
        application.styleHints().colorSchemeChanged.connect(_on_system_changed)
        _Now.follows = True
    choose(application, scheme)


def choose(application: QApplication, scheme: Scheme) -> None:
    """Apply the user's choice of colours."""
    _Now.scheme = scheme
    hints = QGuiApplication.styleHints()
    match scheme:
        case Scheme.LIGHT:
            hints.setColorScheme(Qt.ColorScheme.Light)
        case Scheme.DARK:
            hints.setColorScheme(Qt.ColorScheme.Dark)
        case Scheme.SYSTEM:
            hints.unsetColorScheme()
    dark = scheme is Scheme.DARK or (
        scheme is Scheme.SYSTEM and hints.colorScheme() == Qt.ColorScheme.Dark
    )
    _apply(application, DARK if dark else LIGHT)


def _on_system_changed() -> None:
    application = QApplication.instance()
    if isinstance(application, QApplication) and _Now.scheme is Scheme.SYSTEM:
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        _apply(application, DARK if dark else LIGHT)


def _apply(application: QApplication, chosen: Colours) -> None:
    _Now.colours = chosen
    application.setPalette(palette_of(chosen))
    if _Now.dressing is None or not isValid(_Now.dressing):
        _Now.dressing = Slices(application)
    _Now.dressing.begin(_dress_again())


def _dress_again() -> Iterator[None]:
    """Give what is seen the new sheet, the largest root first, and paint when all have it."""
    seen = [root for root in _Now.dressed if isValid(root) and root.isVisible()]
    seen.sort(key=lambda root: len(root.findChildren(QWidget)), reverse=True)
    for root in seen:
        root.setUpdatesEnabled(False)
    try:
        for root in filter(isValid, seen):
            dress(root)
            yield
    finally:
        for root in filter(isValid, seen):
            root.setUpdatesEnabled(True)


def dress(root: QWidget) -> None:
    """Give a page, a dialog or a part of a window the sheet; nothing, where it has it.

    The application has no sheet of its own: under one, whatever is built from below is styled each
    time it is put into something larger. So each root is dressed when it stands where it belongs,
    and in nothing else that is dressed. What is hidden while the colours change is dressed by who
    shows it again.
    """
    name = _Now.colours.name
    if root.property("colours") != name:
        root.setProperty("colours", name)
        root.setStyleSheet(style_sheet(_Now.colours))
        _Now.dressed.add(root)


def make_room(dialog: QWidget) -> None:
    """Let a dialog grow to the height of its words: of wrapped ones its layout takes no account."""
    layout = dialog.layout()
    if layout is not None:
        layout.activate()
        needed = dialog.heightForWidth(dialog.width())
        dialog.resize(dialog.width(), max(dialog.height(), needed))


def dress_popup(completer: QCompleter) -> None:
    """Dress the list that a completer opens: it is a window of its own."""
    popup = completer.popup()
    if isinstance(popup, QListView):
        popup.setUniformItemSizes(True)  # else every one of very many rows is measured
        dress(popup)


def _load_fonts() -> None:
    if not _Now.has_fonts:
        for name in FONT_FILES:
            QFontDatabase.addApplicationFontFromData(read_bytes(f"fonts/{name}"))
        _Now.has_fonts = True


def mono(pixels: int = TEXT_PX - 1) -> QFont:
    """The font of digests and exact bytes."""
    font = QFont(MONO)
    font.setPixelSize(pixels)
    return font


def palette_of(chosen: Colours) -> QPalette:
    """The colours as Qt's own widgets and dialogs take them."""
    palette = QPalette()
    role = QPalette.ColorRole
    for name, value in (
        (role.Window, chosen.window),
        (role.WindowText, chosen.text),
        (role.Base, chosen.surface),
        (role.AlternateBase, chosen.raised),
        (role.Text, chosen.text),
        (role.Button, chosen.surface),
        (role.ButtonText, chosen.text),
        (role.BrightText, chosen.danger),
        (role.ToolTipBase, chosen.surface),
        (role.ToolTipText, chosen.text),
        (role.PlaceholderText, chosen.muted),
        (role.Highlight, chosen.accent_fill),
        (role.HighlightedText, chosen.on_accent),
        (role.Link, chosen.accent),
        (role.LinkVisited, chosen.accent),
        (role.Light, chosen.raised),
        (role.Midlight, chosen.line),
        (role.Mid, chosen.line),
        (role.Dark, chosen.edge),
        (role.Shadow, chosen.edge),
        (role.Accent, chosen.accent),
    ):
        palette.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(chosen.faint))
    return palette


@cache
def style_sheet(chosen: Colours) -> str:
    """The sheet, with its names of colours filled in; from now on its drawings are found."""
    QDir.setSearchPaths("icons", [str(path("icons"))])
    sheet = read_text("theme.qss")
    for name in sorted(Colours.__slots__, key=len, reverse=True):
        sheet = sheet.replace(f"@{name}", getattr(chosen, name))
    return sheet
