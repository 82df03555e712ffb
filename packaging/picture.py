"""Draw the custody picture of a bundle, for the README: `python packaging/picture.py BUNDLE`.

Without a bundle it is that of the golden one in `tests/vectors`. The picture is kept in git as
`resources/images/custody-history.svg`.
"""

import sys
import tempfile
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from custody.bundle.reading import told_events  # noqa: E402
from custody.bundle.story_teller import tell  # noqa: E402
from custody.bundle.svg import custody_svg  # noqa: E402
from custody.bundle.words import words  # noqa: E402

TARGET = ROOT / "resources" / "images" / "custody-history.svg"
GOLDEN = ROOT / "tests" / "vectors" / "bundle-good.zip"


def draw(bundle: Path) -> str:
    """The picture of the first case of a bundle, a folder or a ZIP of our own making."""
    with tempfile.TemporaryDirectory() as place:
        folder = bundle
        if bundle.is_file():
            with ZipFile(bundle) as archive:
                archive.extractall(place)
            (folder,) = Path(place).iterdir()
        story = tell(told_events(folder))
    case = next(iter(story.cases.values()))
    return custody_svg(case, story, words("en"))


if __name__ == "__main__":
    svg = draw(Path(sys.argv[1]) if len(sys.argv) > 1 else GOLDEN)
    TARGET.write_text(svg, encoding="utf-8", newline="\n")
    print(TARGET.relative_to(ROOT))
