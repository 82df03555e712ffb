"""Pages set in type: data and a layout of `resources/templates` become PDF/A-3a.

Nothing but the data decides the bytes: the project's own fonts, the date that the data names, no
clock. What is set never becomes source: it goes in as JSON, and the layout reads it. Typst itself
refuses whatever the standard forbids, a letter without a glyph among it.
"""

import io
import re
import threading
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from custody import resources
from custody.errors import InputError
from custody.strict_json import canonical

if TYPE_CHECKING:
    from typst import Compiler, Fonts

STANDARD: Final = "a-3a"
_KEPT: Final = 11
_ONE_AT_A_TIME: Final = threading.Lock()
"""The engine refuses a second thread while it sets a document."""
_SUSPECTS: Final = b"/MarkInfo<</Marked true/Suspects false>>"
_MARKED: Final = b"/MarkInfo<</Marked true>>".ljust(len(_SUSPECTS))
"""Of the same length, and the same said: `pdfinfo` calls the default, where it is written, an
error."""
_NO_GLYPH: Final = re.compile(r"the text `\"(.+?)\"` could not be displayed", re.DOTALL)


def set_pdf(layout: str, data: Mapping[str, Any], record: bytes) -> bytes:
    """Set a document.

    Args:
        layout: A layout, by its name in `resources/templates`.
        data: What the layout reads, of JSON's kinds.
        record: What is attached to the PDF as `record.json`, for programs.

    Raises:
        InputError: `input.glyph`, a letter that the fonts do not have; `input.template`, a layout
            that cannot be set.
    """
    from typst import TypstError

    inputs = {"data": canonical(data).decode(), "record": record.decode()}
    try:
        with _ONE_AT_A_TIME:
            made = _compiler(layout).compile(
                format="pdf", sys_inputs=inputs, pdf_standards=STANDARD
            )
    except TypstError as err:
        unset = _NO_GLYPH.search(err.message)
        if unset is not None:
            point = f"U+{ord(unset[1][0]):04X}"
            raise InputError("input.glyph", letter=unset[1][:1], point=point) from err
        raise InputError("input.template", file=layout, reason=err.message) from err
    if not isinstance(made, bytes):
        raise TypeError("a PDF is one file")
    return made.replace(_SUSPECTS, _MARKED)


def set_readable_pdf(layout: str, data: Mapping[str, Any], record: bytes) -> bytes:
    """Set a document that must not fail for a letter: what the fonts lack is told by its number.

    Args:
        layout: See `set_pdf`.
        data: See `set_pdf`.
        record: See `set_pdf`.
    """
    lacking: set[str] = set()
    while True:
        try:
            return set_pdf(layout, _without(data, lacking), record)
        except InputError as err:
            if err.code != "input.glyph":
                raise
            lacking |= {str(err.facts["letter"])} | (_foreign(data) if not lacking else set())


def _foreign(data: Any) -> set[str]:
    """Letters far from ours: the fonts have few of them, and one by one takes long."""
    text = canonical(data).decode()
    return {letter for letter in set(text) if "\u0530" <= letter < "\u1e00" or letter > "\u2bff"}


def _without(value: Any, lacking: set[str]) -> Any:
    if isinstance(value, str):
        if lacking.isdisjoint(value):
            return value
        return "".join(f"‹{ord(x):04X}›" if x in lacking else x for x in value)
    if isinstance(value, Mapping):
        return {name: _without(each, lacking) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_without(each, lacking) for each in value]
    return value


def forget() -> None:
    """Let go of the memory of what was set: the engine keeps it over the next ten documents."""
    from typst import Compiler

    for number in range(_KEPT):
        source = f"#set page(width: {number + 1}pt)".encode()
        Compiler(source, font_paths=_fonts()).compile(format="pdf")


@cache
def _fonts() -> "Fonts":
    from typst import Fonts

    return Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(resources.path("fonts"))],
    )


@cache
def _compiler(layout: str) -> "Compiler":
    from typst import Compiler

    path = resources.path(f"templates/{layout}")
    return Compiler(path, root=path.parent, font_paths=_fonts())


def qr_svg(text: str) -> str:
    """A QR code as SVG, with its quiet zone."""
    import segno

    out = io.BytesIO()
    segno.make_qr(text, error="m").save(out, kind="svg", border=2, xmldecl=False, nl=False)
    return out.getvalue().decode()
