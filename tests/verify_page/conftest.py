"""One Chromium for all tests of the page that a process runs; a page of its own for each test."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.verify_page.browser import Verifier, chromium


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def plain(browser: Browser) -> Iterator[Verifier]:
    """One page for all tests that ask its code and nothing of its surface."""
    context = browser.new_context()
    verifier = Verifier(context.new_page())
    verifier.page.set_default_timeout(60_000)
    yield verifier
    assert verifier.asked_for == []
    assert verifier.errors == []
    context.close()


@pytest.fixture
def verifier(browser: Browser) -> Iterator[Verifier]:
    """The page, opened from disk; at the end it must have asked for nothing and failed nowhere."""
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    page.set_default_timeout(60_000)
    verifier = Verifier(page)
    yield verifier
    assert verifier.asked_for == []
    assert verifier.dialogs == []
    assert verifier.errors == []
    context.close()
