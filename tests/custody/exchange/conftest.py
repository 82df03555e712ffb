"""Three stations, founded once in a run and copied for each test."""

import shutil
from pathlib import Path

import pytest

from tests.custody.exchange.three_stations import Stop, begin, hand_out
from tests.custody.office import PASSPHRASE, found_office

CASES = {"field": ("F-1", "ITM-1", "ITM-2"), "store": ("S-1",), "laboratory": ("L-1",)}


@pytest.fixture(scope="session")
def three_founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three stations with a case each, and two things in the field; not to be written to."""
    template = tmp_path_factory.mktemp("three")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CUSTODY_HOME", str(template / "home"))
        for name, (case, *taken) in CASES.items():
            found_office(template / name)
            begin(template / name, case, *taken)
        hand_out(template / "field", "F-1", template / "field.zip")
    return template


@pytest.fixture
def sent(three_founded: Path) -> Path:
    """A bundle of the field's whole case, made before all else."""
    return three_founded / "field.zip"


@pytest.fixture
def stops(
    three_founded: Path,
    tmp_path: Path,
    custody_home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> tuple[Stop, Stop, Stop]:
    """The field's station, the store's and the laboratory's, of this test."""
    monkeypatch.setenv("CUSTODY_PASSPHRASE", PASSPHRASE)
    shutil.copytree(three_founded / "home", custody_home, dirs_exist_ok=True)
    for name in CASES:
        shutil.copytree(three_founded / name, tmp_path / name)
    field, store, laboratory = (Stop(tmp_path / name, capsys) for name in CASES)
    return field, store, laboratory
