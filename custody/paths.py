"""Where Custody keeps what belongs to this user on this machine and to no ledger's folder."""

import os
from pathlib import Path


def state_folder() -> Path:
    """The folder of the head memory and of the station's secret.

    `$CUSTODY_HOME` names it; without that it is the system's folder for the state of programs
    (`~/.local/state/custody` on Linux). It may not exist yet: who writes there makes it.
    """
    named = os.environ.get("CUSTODY_HOME")
    if named:
        return Path(named).absolute()
    import platformdirs  # most runs name the folder, and `custody verify` is to start quickly

    return platformdirs.user_state_path("custody", appauthor=False)
