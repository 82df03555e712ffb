"""Write the published JSON Schemas from the vocabulary.

python packaging/schemas.py [--check]      --check writes nothing and fails when they differ
"""

import json
import sys
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = ROOT / "resources" / "schema"
sys.path.insert(0, str(ROOT))

from custody.domain.schema import command_schema, event_schema  # noqa: E402
from custody.domain.vocabulary import TYPES  # noqa: E402


def published() -> dict[Path, str]:
    """Every file of Schemas and its text."""
    files: dict[Path, str] = {}
    for name, each in TYPES.items():
        files[FOLDER / f"{name}.json"] = _text(event_schema(each))
        files[FOLDER / "commands" / f"{each.command}.json"] = _text(command_schema(each))
    return files


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def main() -> int:
    """Write or compare."""
    wanted = published()
    present = set(FOLDER.rglob("*.json"))
    if sys.argv[1:] == ["--check"]:
        wrong = sorted(
            path
            for path in wanted.keys() | present
            if path not in wanted
            or path not in present
            or path.read_text(encoding="utf-8") != wanted[path]
        )
        for path in wrong:
            print(f"{path.relative_to(ROOT)} is not what the vocabulary says")
        if wrong:
            print("run: python packaging/schemas.py")
        return int(bool(wrong))
    (FOLDER / "commands").mkdir(parents=True, exist_ok=True)
    for path in present - wanted.keys():
        path.unlink()
    for path, text in wanted.items():
        path.write_text(text, encoding="utf-8")
    print(f"{len(wanted)} Schemas written to {FOLDER.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
