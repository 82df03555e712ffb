"""An authority for stamps, made once in a run."""

import pytest

from tests.custody.anchors.authority import Authority


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Invented, with a key and a root of its own."""
    return Authority.found(tmp_path_factory.mktemp("authority"))
