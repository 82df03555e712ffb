"""The corpus: good and bad bundles, each with the verdict that every verifier must reach.

Each is made around one thing: of the good, a form that is allowed; of the bad, one rule of
format.md that is broken. Whoever makes a bad one holds the keys that are needed (a person's, the
station's, the log's) and signs all anew, so that this rule alone can refuse it. The same bytes come
out each time; `tests/vectors/bundles/expected.json` holds their digests and what is expected.

    python -m tests.corpus.bundles FOLDER     write the bundles, for verifiers of others
    python -m tests.corpus.bundles            write expected.json again
"""

import base64
import hashlib
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from custody.bundle.check import check_bundle
from custody.bundle.verdicts import BundleReport, Headline, Question
from custody.ledger.checkpoint import TrustLine
from tests.corpus.containers import BAD_CONTAINERS, GOOD_CONTAINERS
from tests.corpus.good import GOOD
from tests.corpus.held import HELD, Held
from tests.custody.bundle import (
    bent_bag,
    bent_cms,
    bent_custody,
    bent_events,
    bent_files,
    bent_keys,
    bent_payloads,
)
from tests.custody.bundle.bends import BAD
from tests.custody.bundle.forge import Forge, packed
from tests.custody.bundle.forge_acts import TRUST

EXPECTED: Final = Path("tests/vectors/bundles/expected.json")
BENT: Final = (bent_bag, bent_cms, bent_custody, bent_events, bent_files, bent_keys, bent_payloads)
"""The modules whose import fills the registry of bad ones."""
LETTERS: Final = {"p": "pass", "f": "fail", "-": "not_checked"}
"""How `expected.json` spells the fourteen results."""
_STATUS: Final = {"authentic": 0, "intact": 2, "partial": 2, "fail": 1}


@dataclass(frozen=True, slots=True)
class Sample:
    """A bundle of the corpus."""

    name: str
    data: bytes
    """The ZIP."""
    headline: Headline
    first: Question | None = None
    """The first verdict that fails; none of a good one."""
    warnings: int = 0
    trust: TrustLine | None = TRUST
    """What the reader pins."""
    prior: bytes | None = None
    """A head that the reader holds."""

    @property
    def status(self) -> int:
        """Exit status of `custody verify`."""
        return _STATUS[self.headline.value]

    def expected(self) -> dict[str, Any]:
        """Its entry in `expected.json`."""
        asked = {
            "trust": None if self.trust is None else str(self.trust),
            "prior": None if self.prior is None else base64.b64encode(self.prior).decode(),
        }
        return {
            "sha256": hashlib.sha256(self.data).hexdigest(),
            "headline": self.headline.value,
            "status": self.status,
            "must_fail": None if self.first is None else self.first.value,
            "warnings": self.warnings,
            **{name: value for name, value in asked.items() if value is not None},
        }


def corpus() -> Iterator[Sample]:
    """All bundles, in a fixed order; under 500 of some 50 kB."""
    for name, (make, warnings) in GOOD.items():
        yield Sample(f"good-{name}", packed(make()), Headline.AUTHENTIC, None, warnings)
    whole = Forge().files()
    yield Sample("good-no-trust", packed(whole), Headline.INTACT, None, 0, None)
    for name, (write, warnings) in GOOD_CONTAINERS.items():
        yield Sample(f"zip-good-{name}", write(whole), Headline.AUTHENTIC, None, warnings)
    for name, pack in BAD_CONTAINERS.items():
        yield Sample(f"zip-{name}", pack(whole), Headline.FAIL, Question.COMPLETE)
    for name, held in HELD.items():
        yield _held(name, held)
    for name, (question, bend) in BAD.items():
        yield Sample(name.replace("_", "-"), packed(_bent(bend)), Headline.FAIL, question)


def _bent(bend: Callable[[Forge], None]) -> Mapping[str, bytes]:
    forge = Forge()
    bend(forge)
    return forge.files()


def _held(name: str, held: Held) -> Sample:
    files, prior = held.make()
    first = Question.HEADS if held.headline is Headline.FAIL else None
    return Sample(f"head-{name}", packed(files), held.headline, first, prior=prior)


def examine(sample: Sample, path: Path) -> BundleReport:
    """What the library says of a bundle that was written to a file."""
    held = [] if sample.prior is None else [sample.prior]
    return check_bundle(path, trust=sample.trust, priors=held)


def results(report: BundleReport) -> str:
    """The fourteen results, a letter for each."""
    spelled = {result: letter for letter, result in LETTERS.items()}
    return "".join(spelled[verdict.result.value] for verdict in report.verdicts.values())


def main(arguments: list[str]) -> None:
    """Write the bundles, or what is expected of them."""
    samples = list(corpus())
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(arguments[0]) if arguments else Path(scratch) / "bundles"
        folder.mkdir(parents=True)
        expected = {}
        for sample in samples:
            path = folder / f"{sample.name}.zip"
            path.write_bytes(sample.data)
            expected[sample.name] = sample.expected() | {"results": results(examine(sample, path))}
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(each)}" for name, each in expected.items())
    kept = EXPECTED if not arguments else folder / "expected.json"
    kept.write_text(f"{{\n{lines}\n}}\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
