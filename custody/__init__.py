"""Custody: the chain of custody of digital evidence."""

from typing import Final

__version__: Final = "0.1.0"
APP_NAME: Final = "custody"
