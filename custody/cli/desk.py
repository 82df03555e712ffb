"""Opening what a command names: a station to write, or a ledger only to read."""

import argparse
from pathlib import Path

from custody.clock import SystemClock
from custody.errors import InputError
from custody.ledger.ledger import LEDGER_FILE, Ledger
from custody.station import Station, offset_of, open_station


def open_desk(arguments: argparse.Namespace) -> Station:
    """The station of `DIR`, ready to write."""
    return open_station(Path(arguments.ledger), clock=SystemClock())


def open_reading(arguments: argparse.Namespace) -> Ledger:
    """The ledger of `DIR`, to read; no key is asked for."""
    folder = Path(arguments.ledger)
    if not (folder / LEDGER_FILE).is_file():
        raise InputError("input.no_ledger", path=folder)
    return Ledger.open(folder, clock=SystemClock(), offset=offset_of(folder))
