"""How many cells of an XLSX sheet hold a formula, for the child process that reads tables.

Formulas are never computed. A cell shows the value that its maker stored beside the formula; where
there is none it shows nothing, which is to be told, since it does not look like it.
"""

import posixpath
import re
import zipfile
from typing import IO, Final, NamedTuple
from xml.etree import ElementTree

_CHUNK: Final = 1 << 18
_LONGEST_CELL: Final = 1 << 20
_MOST_XML: Final = 1 << 22
_WORKBOOK: Final = "xl/workbook.xml"
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"
_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL_END: Final = re.compile(rb"</(?:\w+:)?c>")
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[\s/>]")
_VALUE: Final = re.compile(rb"<(?:\w+:)?v>[^<]")


class Formulas(NamedTuple):
    """Counts of one sheet."""

    cells: int = 0
    """That hold a formula."""
    without_value: int = 0
    """Of these, with no stored value: they are shown empty."""


def count(file: IO[bytes], sheet: str) -> Formulas:
    """Count the formulas of a sheet; none where the file is no XLSX.

    Args:
        file: The workbook; where it stands afterwards is not said.
        sheet: Name of the sheet.
    """
    file.seek(0)
    if not zipfile.is_zipfile(file):
        return Formulas()
    with zipfile.ZipFile(file) as book:
        part = _part_of(book, sheet)
        if part is None:
            return Formulas()
        with book.open(part) as source:
            return _counted(source)


def _part_of(book: zipfile.ZipFile, sheet: str) -> str | None:
    """The part of a workbook in which a sheet lies."""
    if not {_WORKBOOK, _RELATIONS} <= set(book.namelist()):
        return None
    names = {each.get("name"): each.get(_ID) for each in _elements(book, _WORKBOOK, "sheet")}
    rows = _elements(book, _RELATIONS, "Relationship")
    parts = {each.get("Id"): each.get("Target") for each in rows}
    target = parts.get(names.get(sheet)) or ""
    path = target[1:] if target.startswith("/") else posixpath.normpath(f"xl/{target}")
    return path if path in book.namelist() else None


def _elements(book: zipfile.ZipFile, part: str, name: str) -> list[ElementTree.Element]:
    with book.open(part) as source:
        data = source.read(_MOST_XML)
    root = ElementTree.fromstring(data)  # noqa: S314 - in a child process with limits
    return [each for each in root.iter() if each.tag.rpartition("}")[2] == name]


def _counted(source: IO[bytes]) -> Formulas:
    """Cells are told by their ends, piece by piece: a sheet may be far larger than memory."""
    cells = bare = 0
    rest = b""
    while chunk := source.read(_CHUNK):
        *ended, rest = _CELL_END.split(rest + chunk)
        for each in ended:
            if _FORMULA.search(each):
                cells += 1
                bare += _VALUE.search(each) is None
        if len(rest) > _LONGEST_CELL:
            raise ValueError("one cell is larger than all measure")
    return Formulas(cells, bare)
