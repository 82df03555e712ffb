"""How long work tells where it stands and learns that it is to stop: one callable for both."""

from collections.abc import Callable
from typing import TypeAlias

Progress: TypeAlias = Callable[[int, int], None]
"""Called with what is done and what there is in all, in one unit; may raise `CancelledError`."""


def no_progress(_done: int, _total: int) -> None:
    """Progress for those who do not ask."""
