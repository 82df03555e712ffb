"""Which editor a field gets: the one table from kinds to editors."""

from collections.abc import Callable, Mapping
from typing import Final

from custody.domain.vocabulary import Field, Kind
from ui.forms.acts import ActEditor
from ui.forms.choices import (
    ListEditor,
    MarkEditor,
    SegmentsEditor,
    TogglesEditor,
    stands_side_by_side,
)
from ui.forms.documents import DocumentEditor
from ui.forms.editor import Editor
from ui.forms.groups import CardsEditor, GroupEditor
from ui.forms.known import Known
from ui.forms.lines import IntegerEditor, LineEditor, TextEditor
from ui.forms.lists import ChipsEditor, RowsEditor
from ui.forms.nothing import NothingEditor, may_be_none
from ui.forms.records import AnyEditor, DigestsEditor, FileNameEditor
from ui.forms.things import ThingEditor
from ui.forms.times import DateEditor, InstantEditor, OffsetEditor

Maker = Callable[[Field, str, Known], Editor]

_ONE: Final[Mapping[Kind, Maker]] = {
    Kind.LINE: LineEditor,
    Kind.TEXT: TextEditor,
    Kind.NAME: LineEditor,
    Kind.ADDRESS: TextEditor,
    Kind.FILE_NAME: FileNameEditor,
    Kind.INTEGER: IntegerEditor,
    Kind.SIGNED: IntegerEditor,
    Kind.PERCENT: IntegerEditor,
    Kind.FLAG: SegmentsEditor,
    Kind.MARK: MarkEditor,
    Kind.CHOICE: ListEditor,
    Kind.ANY: AnyEditor,
    Kind.INSTANT: InstantEditor,
    Kind.OFFSET: OffsetEditor,
    Kind.DATE: DateEditor,
    Kind.LANGUAGE: SegmentsEditor,
    Kind.ROLE: ListEditor,
    Kind.DIGESTS: DigestsEditor,
    Kind.LEGACY: DigestsEditor,
    Kind.SHA256: LineEditor,
    Kind.SHA512: LineEditor,
    Kind.ROOT: LineEditor,
    Kind.DOCUMENT: DocumentEditor,
    Kind.BASE64: LineEditor,
    Kind.MEDIA_TYPE: LineEditor,
    Kind.EVENT: ThingEditor,
    Kind.KEY: ThingEditor,
    Kind.TRUST_LINE: LineEditor,
    Kind.ORIGIN: LineEditor,
    Kind.POINTER: LineEditor,
    Kind.IMEI: LineEditor,
    Kind.ICCID: LineEditor,
    Kind.MAC: LineEditor,
    Kind.VIN: LineEditor,
    Kind.EID: LineEditor,
    Kind.ID: ThingEditor,
    Kind.CASE: ThingEditor,
    Kind.PERSON: ThingEditor,
    Kind.ITEM: ThingEditor,
    Kind.ARTIFACT: ThingEditor,
    Kind.SEAL: ThingEditor,
    Kind.SEARCH: ThingEditor,
    Kind.REQUEST: ThingEditor,
    Kind.AUTHORITY: ThingEditor,
    Kind.CONDITION: ThingEditor,
    Kind.CONSENT: ThingEditor,
    Kind.FINDING: ThingEditor,
    Kind.BUNDLE: ThingEditor,
}
"""Every kind but groups to the editor of one value."""
_IN_ROWS: Final = frozenset(
    {Kind.TEXT, Kind.ADDRESS, Kind.FILE_NAME, Kind.DOCUMENT, Kind.DIGESTS, Kind.LEGACY, Kind.ANY}
)
"""Kinds of which many stand below one another; many of the others are chips."""
OVERRIDDEN: Final = "override.recorded"
"""Of its rule the record tells by words, for those from which there may be an exception."""
_TOGGLED: Final = frozenset({Kind.CHOICE, Kind.ROLE, Kind.LANGUAGE})


def editor_for(field: Field, group: str, known: Known) -> Editor:
    """Make the editor of a field.

    Args:
        field: What it edits, one or many.
        group: The group that the field is a member of, or the type of the event.
        known: What the form knows of the case.
    """
    if field.kind is Kind.GROUP:
        make = CardsEditor if field.many else GroupEditor
        return make(field, group, known, editor_for)
    if not field.many:
        return _one(field, group, known)
    if field.kind in _TOGGLED:
        return TogglesEditor(field, group, known)
    many = RowsEditor if field.kind in _IN_ROWS else ChipsEditor
    return many(field, group, known, _one)


def _one(field: Field, group: str, known: Known) -> Editor:
    """The editor of one value, also within a list."""
    if field.kind is Kind.CHOICE and stands_side_by_side(field):
        return SegmentsEditor(field, group, known)
    if group == OVERRIDDEN and field.name == "rule":
        return ListEditor(field, group, known)
    if field.kind is Kind.LINE and field.name == "act":
        return ActEditor(field, group, known)
    if field.kind is Kind.TEXT and may_be_none(field, group):
        return NothingEditor(field, group, known)
    return _ONE[field.kind](field, group, known)
