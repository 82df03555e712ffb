"""A disk that is soon full, for bundles too; every test begins in English."""

import pytest

from custody.cli import words
from tests.custody.evidence.conftest import small_disk as small_disk


@pytest.fixture(autouse=True)
def english() -> None:
    """A command that was told to speak another language before has not spoken here."""
    words.speak("en")
