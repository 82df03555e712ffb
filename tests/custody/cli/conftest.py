"""A disk that is soon full, for bundles too."""

from tests.custody.evidence.conftest import small_disk as small_disk
