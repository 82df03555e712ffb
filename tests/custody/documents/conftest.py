"""One furnished case for all documents."""

from collections.abc import Iterator

import pytest

from tests.custody.documents.cabinet import Cabinet, furnish


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the golden texts anew")


@pytest.fixture(scope="session")
def cabinet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cabinet]:
    folder = tmp_path_factory.mktemp("cabinet")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CUSTODY_HOME", str(folder / "state"))
        made = furnish(folder)
        yield made
        made.station.close()
