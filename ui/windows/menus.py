"""The menu bar: every action with its words, its drawing and its shortcut, in one place."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from ui import pictures, translations
from ui.rooms import ROOMS, RUNS, room_words, run_words
from ui.theme import Scheme

translate = QCoreApplication.translate
Words = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Deeds:
    """What the window can do, as the menus ask for it."""

    go: Callable[[str, object], None]
    back: Callable[[], None]
    search: Callable[[], None]
    open_bundle: Callable[[], None]
    open_ledger: Callable[[], None]
    unlock: Callable[[], None]
    lock: Callable[[], None]
    help: Callable[[], None]
    full_screen: Callable[[], None]
    choose_language: Callable[[str], None]
    choose_scheme: Callable[[Scheme], None]
    close: Callable[[], object]


class Menus:
    """Makes the actions once; their words are set anew when the language changes."""

    def __init__(self, window: QWidget, bar: QMenuBar, deeds: Deeds, scheme: Scheme) -> None:
        """Fill a menu bar."""
        self._window = window
        self._bar = bar
        self._menus: list[tuple[QMenu, Words]] = []
        self._actions: list[tuple[QAction, Words]] = []
        self._deeds = deeds
        self._file()
        self._rooms()
        self._runs()
        self._view(scheme)
        self._help()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        for menu, words in self._menus:
            menu.setTitle(words())
        for action, words in self._actions:
            action.setText(words())

    def actions(self) -> list[QAction]:
        """Every action there is."""
        return [action for action, _ in self._actions]

    def _menu(self, words: Words, under: QMenu | None = None, icon: str = "") -> QMenu:
        menu = (under or self._bar).addMenu("")
        if icon:
            menu.setIcon(pictures.icon(icon))
        self._menus.append((menu, words))
        return menu

    def _act(
        self, menu: QMenu, words: Words, act: Callable[[], object], keys: str = "", icon: str = ""
    ) -> QAction:
        action = QAction(self._window)
        if icon:
            action.setIcon(pictures.icon(icon))
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda: act())
        menu.addAction(action)
        self._actions.append((action, words))
        return action

    def _file(self) -> None:
        menu, deeds = self._menu(lambda: translate("Menus", "&File")), self._deeds
        act = self._act
        act(menu, lambda: translate("Menus", "Open a bundle…"), deeds.open_bundle, "Ctrl+O", "open")
        act(menu, lambda: translate("Menus", "Another ledger…"), deeds.open_ledger, "", "ledger")
        menu.addSeparator()
        act(menu, lambda: translate("Menus", "Unlock a key…"), deeds.unlock, "Ctrl+U", "unlock")
        act(menu, lambda: translate("Menus", "Lock"), deeds.lock, "Ctrl+L", "lock")
        menu.addSeparator()
        act(menu, lambda: translate("Menus", "Quit"), deeds.close, "Ctrl+Q", "exit")

    def _rooms(self) -> None:
        menu, deeds = self._menu(lambda: translate("Menus", "&Go")), self._deeds
        act = self._act
        act(menu, lambda: translate("Menus", "Search everything"), deeds.search, "Ctrl+K", "search")
        act(menu, lambda: translate("Menus", "Back"), deeds.back, "Alt+Left", "back")
        menu.addSeparator()
        offered = [room for room in ROOMS if room.icon]
        for number, room in enumerate(offered, start=1):
            name = room.name
            act(
                menu,
                partial(_room, name),
                partial(deeds.go, name, None),
                f"Ctrl+{number}" if number < 10 else "",
                room.icon,
            )

    def _runs(self) -> None:
        menu, deeds = self._menu(lambda: translate("Menus", "&Record")), self._deeds
        keys = {"seizure": "Ctrl+Shift+S", "hand_over": "Ctrl+Shift+H", "export": "Ctrl+Shift+E"}
        keys |= {"provider_data": "Ctrl+Shift+P", "record": "Ctrl+Shift+R"}
        for run in RUNS:
            if run.name in run_words():
                self._act(
                    menu,
                    partial(_run, run.name),
                    partial(deeds.go, f"run:{run.name}", None),
                    keys.get(run.name, ""),
                    run.icon,
                )
        menu.menuAction().setVisible(bool(menu.actions()))

    def _view(self, scheme: Scheme) -> None:
        menu, deeds = self._menu(lambda: translate("Menus", "&View")), self._deeds
        languages = self._menu(lambda: translate("Menus", "Language"), menu, "language")
        group = QActionGroup(self._window)
        for number, (code, name) in enumerate(translations.LANGUAGES.items(), start=1):
            action = self._act(
                languages,
                partial(str, name),
                partial(deeds.choose_language, code),
                f"Ctrl+Alt+{number}",
            )
            self._check(group, action, is_on=code == translations.language())
        colours = self._menu(lambda: translate("Menus", "Colours"), menu, "theme")
        group = QActionGroup(self._window)
        told: dict[Scheme, Words] = {
            Scheme.SYSTEM: lambda: translate("Menus", "As the system"),
            Scheme.LIGHT: lambda: translate("Menus", "Light"),
            Scheme.DARK: lambda: translate("Menus", "Dark"),
        }
        for each, words in told.items():
            action = self._act(colours, words, partial(deeds.choose_scheme, each))
            self._check(group, action, is_on=each is scheme)
        full = self._act(
            menu, lambda: translate("Menus", "Full screen"), deeds.full_screen, "F11", "fit"
        )
        full.setCheckable(True)

    def _check(self, group: QActionGroup, action: QAction, *, is_on: bool) -> None:
        action.setCheckable(True)
        action.setChecked(is_on)
        group.addAction(action)

    def _help(self) -> None:
        menu, deeds = self._menu(lambda: translate("Menus", "&Help")), self._deeds
        act = self._act
        act(menu, lambda: translate("Menus", "Help on this page"), deeds.help, "F1", "help")
        act(
            menu,
            lambda: translate("Menus", "Keyboard shortcuts"),
            lambda: deeds.go("help", "shortcuts"),
            "",
            "keyboard",
        )
        act(
            menu,
            lambda: translate("Menus", "About Custody"),
            lambda: deeds.go("help", "welcome"),
            "",
            "info",
        )


def _room(name: str) -> str:
    return room_words().get(name, name)


def _run(name: str) -> str:
    return run_words()[name]
