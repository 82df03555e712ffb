"""Start the client: `python -m ui [BUNDLE] [--ledger DIR]`."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from custody import __version__
from custody.garbage import uncollected

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.client import Client

SCREENS: Final = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def main(arguments: list[str] | None = None) -> int:
    """Open the window and run until it is closed.

    Args:
        arguments: What stands after the program's name; by default those of this process.

    Returns:
        Exit status: 0, or 1 where there is no screen.
    """
    parser = argparse.ArgumentParser(prog="custody-client", description="The client of Custody.")
    parser.add_argument("--version", action="version", version=f"custody-client {__version__}")
    parser.add_argument("--ledger", metavar="DIR", type=Path, help="the ledger to be opened")
    parser.add_argument("bundle", metavar="BUNDLE", nargs="?", type=Path, help="to be checked")
    given = parser.parse_args(arguments)
    if sys.platform == "linux" and not any(os.environ.get(name) for name in SCREENS):
        print(
            "custody-client: no screen here (DISPLAY and WAYLAND_DISPLAY are not set)",
            file=sys.stderr,
        )
        return 1

    with uncollected():  # what is imported and built now stays anyway
        application, client = _started(given.ledger, given.bundle)
    before = sys.excepthook
    sys.excepthook = client.tell_fault
    try:
        return application.exec()
    finally:
        client.close()
        sys.excepthook = before


def _started(ledger: Path | None, bundle: Path | None) -> "tuple[QApplication, Client]":
    from PySide6.QtWidgets import QApplication  # `--version` needs no Qt

    from ui import theme, translations
    from ui.client import Client
    from ui.settings import Settings

    application = QApplication.instance() or QApplication(["custody-client"])
    if not isinstance(application, QApplication):
        raise TypeError("a console application is running")
    settings = Settings()
    theme.install(application, settings.scheme)
    translations.choose(application, settings.language)
    client = Client(settings)
    client.start(
        None if ledger is None else ledger.absolute(),
        None if bundle is None else bundle.absolute(),
    )
    return application, client


if __name__ == "__main__":
    sys.exit(main())
