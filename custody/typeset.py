"""Pages set in type: data and a layout of `resources/templates` become PDF/A-3a.

Nothing but the data decides the bytes: the project's own fonts, the date that the data names, no
clock. What is set never becomes source: it goes in as JSON, and the layout reads it. Typst itself
refuses whatever the standard forbids, a letter without a glyph among it.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from custody import resources
from custody.errors import InputError
from custody.strict_json import canonical

if TYPE_CHECKING:
    from typst import Compiler

STANDARD: Final = "a-3a"
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
        made = _compiler(layout).compile(format="pdf", sys_inputs=inputs, pdf_standards=STANDARD)
    except TypstError as err:
        unset = _NO_GLYPH.search(err.message)
        if unset is not None:
            point = f"U+{ord(unset[1][0]):04X}"
            raise InputError("input.glyph", letter=unset[1][:1], point=point) from err
        raise InputError("input.template", file=layout, reason=err.message) from err
    if not isinstance(made, bytes):
        raise TypeError("a PDF is one file")
    return made


@cache
def _compiler(layout: str) -> "Compiler":
    from typst import Compiler, Fonts

    fonts = Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(resources.path("fonts"))],
    )
    path = resources.path(f"templates/{layout}")
    return Compiler(path, root=path.parent, font_paths=fonts)
