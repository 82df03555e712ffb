"""`resources/verify/verify.html`: joined from its sources into one readable file.

    python packaging/verify_page.py build    write it
    python packaging/verify_page.py check    tell whether it is what its sources give

The page is an implementation of its own: of the rest of the project it takes the words alone. What
it may run is named by digest in its content policy, so that no script in a bundle's text could run
even where it came to stand in the page.
"""

import base64
import hashlib
import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any, Final

_RESOURCES: Final = Path(__file__).resolve().parent.parent / "resources"
_FOLDER: Final = _RESOURCES / "verify"
PAGE: Final = _FOLDER / "verify.html"
_LANGUAGES: Final = ("kk", "ru", "en")
_SECTIONS: Final = (
    "phrases",
    "roles",
    "titles",
    "sentences",
    "extension",
    "rules",
    "labels",
    "choices",
)
"""What it takes of the words of the project."""
_PLACE: Final = re.compile(r"\{\{(\w+)\}\}")
_EXPORTS: Final = re.compile(r"^export \{[^}]*\};?$", re.MULTILINE)


def joined() -> str:
    """The page as its sources give it."""
    parts = {
        "style": _read("src/style.css"),
        "page": "\n" + _sources("page"),
        "core": "\n" + _vendored() + _sources("core"),
        "words": json.dumps(_words(), ensure_ascii=False, indent=0).replace("<", "\\u003c"),
    }
    for name in ("page", "core", "style"):
        if "</" + ("style" if name == "style" else "script") in parts[name].lower():
            raise ValueError(f"{name} would end its own element")
    parts["policy"] = "; ".join(
        (
            "default-src 'none'",
            f"script-src {_digest(parts['page'])} 'wasm-unsafe-eval'",
            "worker-src blob:",
            f"style-src {_digest(parts['style'])}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    return _PLACE.sub(lambda found: parts[found[1]], _read("src/page.html"))


def _sources(folder: str) -> str:
    files = sorted((_FOLDER / "src" / folder).glob("*.js"))
    return "\n".join(f"// ==== {each.stem[3:]} ====\n\n{each.read_text('utf-8')}" for each in files)


def _vendored() -> str:
    """The two libraries, as issued, under their licences; made scripts where they are modules."""
    hashes = "".join(_read(f"vendor/hash-wasm-{name}.js") for name in ("sha256", "sha512"))
    curve = _EXPORTS.sub("return { Point };", _read("vendor/noble-ed25519.js"))
    return (
        f"// ==== hash-wasm ====\n\n/*\n{_read('vendor/hash-wasm-LICENSE')}*/\n{hashes}\n"
        f"// ==== @noble/ed25519 ====\n\n/*\n{_read('vendor/noble-ed25519-LICENSE')}*/\n"
        f"const ed25519 = (() => {{\n{curve}}})();\n\n"
    )


def _words() -> dict[str, Any]:
    """By language: the page's own words, and of the project's those that tell of events."""
    words = {}
    for language in _LANGUAGES:
        own = tomllib.loads(_read(f"src/words/{language}.toml"))
        told = tomllib.loads((_RESOURCES / f"wording/{language}.toml").read_text("utf-8"))
        words[language] = {**own, **{name: told[name] for name in _SECTIONS}}
    return words


def _read(name: str) -> str:
    return (_FOLDER / name).read_text("utf-8")


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def main(task: str) -> int:
    """Build or check; 0 when all is well."""
    if task == "build":
        PAGE.write_text(joined(), "utf-8")
        return 0
    if task == "check":
        if PAGE.is_file() and PAGE.read_text("utf-8") == joined():
            return 0
        print(f"{PAGE} is not what its sources give; run: packaging/verify_page.py build")
        return 1
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
