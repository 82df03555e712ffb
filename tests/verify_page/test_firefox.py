"""The page in Firefox says the same as in Chromium and on the command line."""

import base64
from pathlib import Path

from custody.bundle.check import check_bundle
from custody.ledger.checkpoint import TrustLine
from tests.verify_page.browser import CORE, PAGE, TASKS, headline, in_scope, of_page, vectors
from tests.verify_page.firefox import firefox

VECTORS = Path("tests/vectors")
LINE = (VECTORS / "trust.txt").read_text().strip()


def test_every_golden_bundle_in_firefox(tmp_path: Path) -> None:
    names = list(vectors("expected.json"))
    zips = {name: base64.b64encode((VECTORS / name).read_bytes()).decode() for name in names}
    with firefox(tmp_path) as browser:
        browser.open(PAGE)
        browser.run("(line) => { document.getElementById('trust').value = line; }", LINE)
        browser.pick("#zip", VECTORS / "bundle-good.zip")
        shown = browser.wait("() => document.getElementById('result').dataset.headline")
        assert shown == "authentic"
        found = browser.run(CORE, [TASKS, "bundles", {"zips": zips, "trust": LINE}])
        asked_for = [url for url in browser.requests if not url.startswith("blob:")]
    for name in names:
        report = check_bundle(VECTORS / name, trust=TrustLine.parse(LINE)).document()
        results = {int(number): result for number, result in found[name]["results"].items()}
        assert of_page(results) == in_scope(report), name
        assert found[name]["headline"] == headline(in_scope(report)), name
    assert asked_for == []
