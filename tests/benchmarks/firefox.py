"""The whole corpus in Firefox: `verify.html` must say there what is expected, as in Chromium.

The tests run a part of it there; all takes as long as all other tests of the page.

    ./run bench --firefox
"""

import base64
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.corpus.bundles import LETTERS  # noqa: E402
from tests.corpus.test_corpus import kept, samples  # noqa: E402
from tests.verify_page.browser import CORE, PAGE, TASKS, headline, of_page  # noqa: E402
from tests.verify_page.firefox import Firefox, firefox  # noqa: E402

_AT_ONCE: Final = 40


def said_by(browser: Firefox) -> dict[str, Any]:
    """What the page's own code says of each bundle."""
    said: dict[str, Any] = {}
    groups: dict[tuple[str, str], list[str]] = {}
    for name, sample in samples().items():
        line = "" if sample.trust is None else str(sample.trust)
        held = "" if sample.prior is None else sample.prior.decode()
        groups.setdefault((line, held), []).append(name)
    for (line, held), names in groups.items():
        for at in range(0, len(names), _AT_ONCE):
            zips = {
                name: base64.b64encode(samples()[name].data).decode()
                for name in names[at : at + _AT_ONCE]
            }
            given = {"zips": zips, "trust": line, "heads": held}
            said |= browser.run(CORE, [TASKS, "bundles", given])
    return said


def differing(said: dict[str, Any]) -> list[str]:
    """Bundles of which something else is expected."""
    found = []
    for name, expected in kept().items():
        results = {int(number): result for number, result in said[name]["results"].items()}
        wanted = {at: LETTERS[letter] for at, letter in enumerate(expected["results"], 1)}
        asked = [9] if "prior" in expected else []
        as_wanted = of_page(results) == of_page(wanted)
        if not as_wanted or said[name]["headline"] != headline(of_page(wanted), asked):
            found.append(name)
    return found


def main() -> int:
    """Check all and tell what differs."""
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as profile, firefox(Path(profile)) as browser:
        browser.open(PAGE)
        said = said_by(browser)
        asked_for = [url for url in browser.requests if not url.startswith("blob:")]
    found = differing(said)
    print(
        f"{len(said)} bundles in {time.monotonic() - start:.0f} s, {len(found)} otherwise", *found
    )
    print(f"addresses asked for: {len(asked_for)}", *asked_for)
    return 1 if found or asked_for else 0


if __name__ == "__main__":
    sys.exit(main())
