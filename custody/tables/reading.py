"""Rows of a stranger's table, read in a child process: CSV, spreadsheets, JSON.

Formulas are never computed: of a spreadsheet the values count that its maker stored.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

from custody.errors import InputError, StorageError
from custody.evidence.child import Child
from custody.evidence.containers import kind_of
from custody.evidence.sources import opened
from custody.tables import reading_child

_PATIENCE_S: Final = 120.0
_HEAD: Final = 64
_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_MARKS: Final = b"\xef\xbb\xbf \t\r\n"


@dataclass(frozen=True, slots=True)
class Shape:
    """How a table is written."""

    form: str
    """`csv`, `sheet` or `json`."""
    heading: tuple[str, ...]
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    """All sheets of a workbook."""
    skipped: int = 0
    """Lines above the heading."""
    formulas: int = 0
    """Cells of the sheet that hold a formula; shown is the value that was stored with it."""
    unstored: int = 0
    """Of these, with no stored value: shown empty."""


def form_of(head: bytes) -> str:
    """Which form a table has, by its first bytes: no workbook and no JSON means CSV."""
    if head.startswith(_WORKBOOKS):
        return "sheet"
    return "json" if head.lstrip(_MARKS)[:1] in (b"[", b"{") else "csv"


class Rows:
    """A table under reading; a context manager and an iterator of batches of rows."""

    def __init__(self, path: Path, *, name: str | None = None, sheet: str = "") -> None:
        """Begin.

        Args:
            path: Where the table lies.
            name: What it is called in errors, if the file has another name.
            sheet: Which sheet of a workbook; the first that is not empty, where none is named.

        Raises:
            InputError: `input.table`.
            StorageError: `storage.read` or `storage.child`.
        """
        self.shown = name or path.name
        with opened(os.fsencode(path)) as descriptor:
            self.size = os.fstat(descriptor).st_size
            form = form_of(os.pread(descriptor, _HEAD, 0))
            if form == "csv" and (container := kind_of(path, self.shown)) is not None:
                reason = f"it is a container of the form {container}: open it first"
                raise InputError("input.table", path=self.shown, reason=reason)
            self._child = Child(reading_child.__name__, files=(descriptor,))
            try:
                order = {"file": descriptor, "form": form, "sheet": sheet}
                self._child.send(json.dumps(order).encode())
                told = self._next()
            except BaseException:
                self._child.close()
                raise
        self.at = 0
        """How far into the file."""
        self.surplus = 0
        """Rows with more cells than columns, once all were read; the last column has these too."""
        self.shape = Shape(
            form,
            tuple(told["heading"]),
            told.get("encoding", ""),
            told.get("delimiter", ""),
            told.get("sheet", ""),
            tuple(told.get("sheets", ())),
            told.get("skipped", 0),
            told.get("cells", 0),
            told.get("without_value", 0),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._child.close()

    def __iter__(self) -> Iterator[list[list[str]]]:
        """Batches of rows, each row as wide as the heading.

        Raises:
            InputError: `input.table`.
        """
        while (told := self._next()).get("rows") is not None:
            self.at = max(self.at, told["at"])
            yield told["rows"]
        self.surplus = told["surplus"]

    def _next(self) -> dict[str, Any]:
        try:
            told: dict[str, Any] = json.loads(self._child.receive(_PATIENCE_S))
        except (StorageError, ValueError) as err:
            raise InputError("input.table", path=self.shown, reason=str(err)) from err
        if "problem" in told:
            raise InputError("input.table", path=self.shown, reason=told["problem"])
        return told
