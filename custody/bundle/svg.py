"""The custody picture as SVG: no script, nothing fetched, readable aloud."""

from collections.abc import Mapping
from html import escape
from itertools import accumulate
from typing import Final, Literal

from custody.bundle.lettering import wrapped
from custody.bundle.picture import lay_out
from custody.bundle.shapes import WIDTH, Band, Drawing, Ink, Label, Line, Mark, Row
from custody.bundle.story import Case, Glyph, Story
from custody.bundle.words import Words, readable

Theme = Literal["light", "dark", "auto"]

FONTS: Final = (
    "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'PT Sans', 'DejaVu Sans', Arial, sans-serif"
)
"""All of them have the Kazakh letters; fonts without them are never named."""

PALETTES: Final[Mapping[str, Mapping[Ink, str]]] = {
    "light": {
        Ink.PAPER: "#ffffff",
        Ink.TEXT: "#1c2430",
        Ink.SOFT: "#566070",
        Ink.GRID: "#e0e4ea",
        Ink.LANE: "#f4f6f9",
        Ink.TRACK: "#1f4e8c",
        Ink.ALARM: "#b3261e",
    },
    "dark": {
        Ink.PAPER: "#14181f",
        Ink.TEXT: "#e8ecf2",
        Ink.SOFT: "#a3adbb",
        Ink.GRID: "#2c343f",
        Ink.LANE: "#1c222b",
        Ink.TRACK: "#8ab4f0",
        Ink.ALARM: "#ff8a80",
    },
}

_RULES: Final = (
    f".cp text{{font-family:{FONTS}}}"
    ".cp .paper{fill:var(--cp-paper)}.cp .lane{fill:var(--cp-lane)}"
    ".cp .t-text{fill:var(--cp-text)}.cp .t-soft{fill:var(--cp-soft)}"
    ".cp .t-alarm{fill:var(--cp-alarm)}"
    ".cp .halo{stroke:var(--cp-lane);stroke-width:3px;paint-order:stroke;stroke-linejoin:round}"
    ".cp .l-grid{stroke:var(--cp-grid);fill:none;stroke-width:1}"
    ".cp .l-track{stroke:var(--cp-track);fill:none;stroke-width:2}"
    ".cp .dash{stroke-dasharray:4 4}"
    ".cp .solid{fill:var(--cp-track);stroke:var(--cp-lane);stroke-width:1.5}"
    ".cp .hollow{fill:var(--cp-lane);stroke:var(--cp-track);stroke-width:2}"
    ".cp .stroke{fill:none;stroke:var(--cp-track);stroke-width:2;stroke-linecap:round;"
    "stroke-linejoin:round}"
    ".cp .inner{fill:none;stroke:var(--cp-lane);stroke-width:1.6;stroke-linecap:round;"
    "stroke-linejoin:round}"
    ".cp .late{fill:none;stroke:var(--cp-soft);stroke-width:1.3;stroke-dasharray:2 2}"
    ".cp .alarm{fill:var(--cp-alarm);stroke:var(--cp-lane);stroke-width:1.5}"
)

_GLYPHS: Final[Mapping[Glyph, str]] = {
    Glyph.BEGIN: '<circle class="solid" r="6.5"/>',
    Glyph.MOVE: '<circle class="hollow" r="5.5"/><circle class="solid" r="3.4"/>',
    Glyph.OFFER: '<path class="hollow" d="M-5-5.5 6 0-5 5.5z"/>',
    Glyph.SEAL: '<path class="hollow" d="M-3-1v-2.6a3 3 0 0 1 6 0V-1"/>'
    '<rect class="solid" x="-6" y="-2.5" width="12" height="9" rx="1.5"/>',
    Glyph.OPEN: '<path class="stroke" d="M-3-2.5v-2a3 3 0 0 1 5.6-1.4"/>'
    '<rect class="hollow" x="-5.5" y="-2.5" width="11" height="8.5" rx="1.5"/>',
    Glyph.TICK: '<circle class="hollow" r="6.5"/><path class="stroke" d="M-3 .2-.8 2.5 3.2-2.2"/>',
    Glyph.DATA: '<path class="hollow" d="M0-6.5 6.5 0 0 6.5-6.5 0z"/>',
    Glyph.NOTE: '<circle class="solid" r="4"/>',
    Glyph.ALARM: '<path class="alarm" d="M0-8.5 8.5 6.5h-17z"/>'
    '<path class="inner" d="M0-3.2v4M0 3.6v.2"/>',
    Glyph.SETTLED: '<circle class="solid" r="7"/><path class="inner" d="M-3 .2-.8 2.5 3.2-2.2"/>',
    Glyph.END: '<path class="stroke" d="M0-7.5v15"/><circle class="solid" r="4.5"/>',
}
_LATE: Final = '<circle class="late" r="10"/>'


def custody_svg(case: Case, story: Story, words: Words, theme: Theme = "auto") -> str:
    """The custody picture of one case as a file of its own."""
    drawing = lay_out(case, story, words)
    heights = [row.height + 14.0 for row in drawing.rows]
    tops = list(accumulate(heights, initial=30.0))
    key_top = tops[-1] + 8.0
    key, key_height = _key(drawing, words)
    body = "".join(
        f'<g transform="translate(0 {_n(top)})">{_shapes(row)}</g>'
        for row, top in zip(drawing.rows, tops, strict=False)
    )
    heading = _label(Label(10.0, 20.0, drawing.title, size=14.0, bold=True))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        + _open(key_top + key_height + 10.0, words.language, drawing.title, drawing.description)
        + f"<style>{stylesheet(theme)}</style>"
        + '<rect class="paper" width="100%" height="100%"/>'
        + heading
        + body
        + f'<g transform="translate(0 {_n(key_top)})">{key}</g></svg>\n'
    )


def inline_rows(drawing: Drawing, words: Words) -> list[str]:
    """The rows as elements for a page that has `stylesheet` among its styles."""
    return [
        _open(row.height, words.language, f"{drawing.title} ({number})", row.words, number)
        + _shapes(row)
        + "</svg>"
        for number, row in enumerate(drawing.rows, 1)
    ]


def inline_key(drawing: Drawing, words: Words) -> str:
    """What the glyphs mean, as an element for a page that has `stylesheet` among its styles."""
    key, height = _key(drawing, words)
    return _open(height, words.language, words.text("picture.key.title"), "", 0) + key + "</svg>"


def printed_rows(drawing: Drawing, words: Words) -> list[tuple[str, str]]:
    """The rows and the key for paper, each complete in itself, with what it shows in words."""
    style = stylesheet("light").replace(FONTS, "'Noto Sans'")
    for ink, colour in PALETTES["light"].items():
        style = style.replace(f"var(--cp-{ink})", colour)  # what sets type knows no variables
    named = [*(row.words for row in drawing.rows), words.text("picture.key.title")]
    drawn = [*inline_rows(drawing, words), inline_key(drawing, words)]
    return [
        (svg.replace("<title", f"<style>{style}</style><title", 1), said)
        for svg, said in zip(drawn, named, strict=True)
    ]


def stylesheet(theme: Theme) -> str:
    """The styles of the picture; `auto` follows the reader's system and prints light."""
    if theme != "auto":
        return f".cp{{{_variables(theme)}}}{_RULES}"
    return (
        f".cp{{{_variables('light')}}}"
        f"@media screen and (prefers-color-scheme:dark){{.cp{{{_variables('dark')}}}}}{_RULES}"
    )


def _variables(palette: str) -> str:
    return ";".join(f"--cp-{ink}:{colour}" for ink, colour in PALETTES[palette].items())


def _open(height: float, language: str, title: str, description: str, number: int = 0) -> str:
    name = f"cp{number}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="cp" role="img" lang="{language}"'
        f' viewBox="0 0 {_n(WIDTH)} {_n(height)}" width="{_n(WIDTH)}" height="{_n(height)}"'
        f' aria-labelledby="{name}-t {name}-d">'
        f'<title id="{name}-t">{_t(title)}</title><desc id="{name}-d">{_t(description)}</desc>'
    )


def _shapes(row: Row) -> str:
    return "".join(map(_shape, row.shapes))


def _shape(shape: Band | Line | Label | Mark) -> str:
    match shape:
        case Band():
            return (
                f'<rect class="lane" x="{_n(shape.x)}" y="{_n(shape.y)}" rx="4"'
                f' width="{_n(shape.width)}" height="{_n(shape.height)}"/>'
            )
        case Line():
            return _line(shape)
        case Label():
            return _label(shape)
        case Mark():
            late = _LATE if shape.is_late else ""
            return (
                f'<g transform="translate({_n(shape.x)} {_n(shape.y)})">'
                f"<title>{_t(shape.title)}</title>{late}{_GLYPHS[shape.glyph]}</g>"
            )


def _line(line: Line) -> str:
    dash = " dash" if line.dashed else ""
    start = f"M{_n(line.x1)} {_n(line.y1)}"
    if line.y1 == line.y2 or line.x1 == line.x2:
        way = f"L{_n(line.x2)} {_n(line.y2)}"
    else:
        middle = _n((line.x1 + line.x2) / 2)
        way = f"C{middle} {_n(line.y1)} {middle} {_n(line.y2)} {_n(line.x2)} {_n(line.y2)}"
    return f'<path class="l-{line.ink}{dash}" d="{start}{way}"/>'


def _label(label: Label) -> str:
    anchor = f' text-anchor="{label.anchor}"' if label.anchor != "start" else ""
    weight = ' font-weight="600"' if label.bold else ""
    return (
        f'<text class="t-{label.ink} halo" x="{_n(label.x)}" y="{_n(label.y)}"'
        f' font-size="{_n(label.size)}"{anchor}{weight}>{_t(label.text)}</text>'
    )


def _key(drawing: Drawing, words: Words) -> tuple[str, float]:
    parts: list[str] = []
    columns, wide, high = 3, (WIDTH - 20.0) / 3, 22.0
    drawn = [(_GLYPHS[glyph], f"picture.key.{glyph}") for glyph in drawing.glyphs]
    if drawing.is_late:
        drawn.append((_LATE, "picture.key.late"))
    for at, (shape, meaning) in enumerate(drawn):
        x, y = 18.0 + wide * (at % columns), 14.0 + high * (at // columns)
        parts.append(f'<g transform="translate({_n(x)} {_n(y)})">{shape}</g>')
        parts.append(_label(Label(x + 15.0, y + 4.0, words.text(meaning))))
    y = 14.0 + high * (-(-len(drawn) // columns))
    notes = [words.text("picture.note.time"), words.text("picture.note.transit")]
    if drawing.left_out:
        notes.append(words.text("picture.note.left_out", count=drawing.left_out))
    for note in notes:
        for line in wrapped(note, WIDTH - 20.0, 11.0):
            parts.append(_label(Label(10.0, y + 4.0, line, Ink.SOFT)))
            y += 18.0
    return "".join(parts), y


def _n(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


def _t(text: str) -> str:
    return escape(readable(text))
