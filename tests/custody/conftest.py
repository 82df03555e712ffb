"""Offices: stations with people, founded once in a run and copied for each test."""

from pathlib import Path

import pytest

from tests.custody.office import PASSPHRASE, Office, copy_office, found_office


def _found(tmp_path_factory: pytest.TempPathFactory, *, demonstration: bool) -> Path:
    template = tmp_path_factory.mktemp("template")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CUSTODY_HOME", str(template / "home"))
        found_office(template / "ledger", demonstration=demonstration)
    return template


@pytest.fixture(scope="session")
def office_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A founded office, not to be written to."""
    return _found(tmp_path_factory, demonstration=False)


@pytest.fixture(scope="session")
def demonstration_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office of one person, not to be written to."""
    return _found(tmp_path_factory, demonstration=True)


@pytest.fixture
def office(
    office_template: Path,
    tmp_path: Path,
    custody_home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Office:
    """An office of this test."""
    monkeypatch.setenv("CUSTODY_PASSPHRASE", PASSPHRASE)
    copy_office(office_template, tmp_path / "ledger", custody_home)
    return Office(tmp_path / "ledger", capsys)


@pytest.fixture
def lone_office(
    demonstration_template: Path,
    tmp_path: Path,
    custody_home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Office:
    """A demonstration's office of this test, with one person."""
    monkeypatch.setenv("CUSTODY_PASSPHRASE", PASSPHRASE)
    copy_office(demonstration_template, tmp_path / "ledger", custody_home)
    return Office(tmp_path / "ledger", capsys)
