"""A file of a template as somebody wrote it: read, and where in it something is wrong."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from custody.errors import InputError

_NAME: Final = re.compile(r"[a-z][a-z0-9-]{0,40}\Z")
_LINE: Final = re.compile(r"at line (\d+)")


class TemplateError(ValueError):
    """What is wrong in a template, and the word of the file at which it is."""

    def __init__(self, reason: str, word: str = "", *, is_unknown: bool = False) -> None:
        super().__init__(reason)
        self.word, self.is_unknown = word, is_unknown


def unknown(word: str) -> TemplateError:
    """A word that is no field, choice, column, family or key where it stands."""
    return TemplateError(word, word, is_unknown=True)


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """One file."""

    path: str
    text: str

    def parsed(self) -> dict[str, Any]:
        """What stands in it.

        Raises:
            InputError: `input.template`.
        """
        try:
            return tomllib.loads(self.text)
        except (ValueError, RecursionError) as err:  # endless numbers, nesting too
            raise self.fault(str(err)) from err

    def line_of(self, word: str) -> int | None:
        """The first line, from 1, on which a word stands as a whole; None where it does not."""
        whole = re.compile(rf"(?<![\w.-]){re.escape(word)}(?![\w.-])")
        lines = enumerate(self.text.split("\n"), 1)
        return next((number for number, line in lines if word and whole.search(line)), None)

    def fault(self, reason: str, word: str = "", *, is_unknown: bool = False) -> InputError:
        """That something is wrong in it, at a word where one is known."""
        told = _LINE.search(reason)
        line = int(told[1]) if told else self.line_of(word)
        place = self.path if line is None else f"{self.path}:{line}"
        if is_unknown:
            return InputError("input.template_unknown", file=place, word=word)
        return InputError("input.template", file=place, reason=reason)


def read(path: Path) -> TemplateFile:
    """Read an agency's own.

    Raises:
        InputError: `input.template`; it is no text, or no kind may be called so.
    """
    file = TemplateFile(str(path), "")
    if not _NAME.match(path.stem):
        raise file.fault("a name of lower-case letters, digits and hyphens")
    try:
        return TemplateFile(str(path), path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as err:
        raise file.fault(str(err)) from err
