"""Every room and every guided run of the client, in the order in which they are offered.

A page with an `icon` stands in the navigation rail; the others are reached from pages.
"""

from typing import Final

from ui.pages.page import Page
from ui.runs.run import Run

ROOMS: Final[tuple[type[Page], ...]] = ()
RUNS: Final[tuple[type[Run], ...]] = ()
