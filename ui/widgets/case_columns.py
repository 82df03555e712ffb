"""How the lists of a case tell their rows: columns in the language of the screen."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from custody.domain import wording
from ui import formats, state_words
from ui.models.agenda import RequestRow
from ui.models.case_details import Document, ItemRow, Kept, Member, Place, Sent
from ui.models.rows_model import Column, instants
from ui.translations import language

translate = QCoreApplication.translate
_AT = 152
"""Width of an instant."""
_TABULAR = frozenset(
    {
        "text/csv", "text/plain", "text/tab-separated-values", "application/csv",
        "application/json", "application/x-ndjson", "application/vnd.ms-excel",
        "application/vnd.oasis.opendocument.spreadsheet",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
)  # fmt: skip
"""Kinds of files that may be tables of a provider."""
_IN_DANGER = frozenset({"seal_broken", "missing", "damaged"})


def _at(at: str | None, offset: str) -> str:
    return formats.instant(at, offset) if at else ""


def item_columns(offset: str) -> list[Column[ItemRow]]:
    """Of items; times are told at the station's offset from UTC."""

    def what(row: ItemRow) -> str:
        kind = wording.choice("type", row.type, language()) if row.type else ""
        return " · ".join(part for part in (kind, row.make) if part)

    def state(row: ItemRow) -> str:
        return ", ".join(wording.state(name, language()) for name in (row.state, *row.flags))

    def tone(row: ItemRow) -> str:
        if _IN_DANGER & set(row.flags):
            return "danger"
        return "warn" if row.state == "in_transit" else ""

    return [
        Column(translate("Columns", "Item"), lambda row: row.id, 112),
        Column(translate("Columns", "What it is"), what),
        Column(translate("Columns", "State"), state, 168, tone=tone),
        Column(translate("Columns", "Held by"), lambda row: row.holder, 96),
        Column(translate("Columns", "Lies in"), lambda row: row.place, 112),
        instants(translate("Columns", "Since"), lambda row: row.since, offset, _AT),
        Column(translate("Columns", "Seals"), lambda row: ", ".join(row.seals), 112),
    ]  # fmt: skip


def artifact_columns(offset: str, *, of_item: bool = False) -> list[Column[Kept]]:
    """Of artifacts; those of one item do not say from which."""
    whence: Column[Kept] = Column(
        translate("Columns", "From"), lambda each: each.row.item or "", 80
    )
    return [
        Column(translate("Columns", "Artifact"), lambda each: each.row.id, 96),
        *([] if of_item else [whence]),
        Column(translate("Columns", "Name or kind"), _called),
        Column(
            translate("Columns", "Size"), lambda each: formats.size(each.row.size), 88,
            lambda each: each.row.size, is_number=True,
        ),
        Column("SHA-256", lambda each: formats.short_digest(each.row.sha256), 184),
        instants(
            translate("Columns", "Last found right"), lambda each: each.checked_at, offset, _AT
        ),
        Column(translate("Columns", "Condition"), _condition, 176, tone=_artifact_tone),
        Column(
            translate("Columns", "Next"), lambda _each: translate("Columns", "Do…"), 112,
            tone=lambda _each: "accent", offers=_next_with,
        ),
    ]  # fmt: skip


def _called(each: Kept) -> str:
    if each.copy_of:
        return translate("Columns", "working copy of {artifact}").format(artifact=each.copy_of)
    return each.name or formats.file_kind(each.row.media_type or "")


def _next_with(each: Kept) -> list[tuple[str, str, object]]:
    """What is done with an artifact; what may not be done says why, where it is begun."""
    row = each.row
    about: dict[str, object] = {"case": row.case, "items": [row.item] if row.item else []}
    source = {"source": {"artifact": row.id}}
    found: list[tuple[str, str, object]] = [
        (translate("Columns", "Verify"), "verify", {"case": row.case, "item": row.item}),
        (
            translate("Columns", "Make a working copy…"), "run:record",
            {**about, "command": "artifact.copy", "fields": source},
        ),
        (
            translate("Columns", "Record what was derived from it…"), "run:record",
            {**about, "command": "artifact.derive", "fields": {"parents": [row.id]}},
        ),
        (translate("Columns", "See its event"), "event", row.last),
    ]  # fmt: skip
    if row.media_type in _TABULAR and row.kept == "store" and row.case and row.size:
        table = {"case": row.case, "artifact": row.id}
        found.insert(0, (translate("Columns", "Look at the table"), "table", table))
    return found


def _condition(each: Kept) -> str:
    told = {
        "mismatch": translate("Columns", "differs"),
        "missing": translate("Columns", "missing"),
        "purged": translate("Columns", "deleted by decision"),
        "unknown": "",
    }.get(each.condition, translate("Columns", "as recorded"))
    if each.is_restricted:
        return translate("Columns", "{state}, restricted").format(state=told)
    return told


def _artifact_tone(each: Kept) -> str:
    return "danger" if each.condition in ("mismatch", "missing") else ""


def request_columns(offset: str) -> list[Column[RequestRow]]:
    """Of orders and requests."""
    return [
        Column(translate("Columns", "No."), lambda row: row.id, 96),
        Column(translate("Columns", "Procedure"), procedure_title),
        Column(
            translate("Columns", "State"), lambda row: state_words.request_state(row.state), 176
        ),
        Column(
            translate("Columns", "Clock"),
            lambda row: clocks(row, offset),
            368,
            lambda row: min((due.ends_at for due in row.deadlines), default="~"),
            tone=clock_tone,
            hover=lambda row: "\n".join(
                state_words.bound(due).format(end=formats.exactly(due.ends_at, offset))
                for due in row.deadlines
            ),
            is_optional=True,
        ),
    ]


def procedure_title(row: RequestRow) -> str:
    """The title of a request's procedure in the language of the screen."""
    return dict(zip(("kk", "ru", "en"), row.titles, strict=True))[language()]


def clocks(row: RequestRow, offset: str) -> str:
    """The terms of a request that run, each told as what it is."""
    return "; ".join(
        state_words.bound(due).format(end=_at(due.ends_at, offset)) for due in row.deadlines
    )


def clock_tone(row: RequestRow) -> str:
    """Amber where a warning of a running term is due."""
    return "warn" if any(due.is_near or due.is_passed for due in row.deadlines) else ""


def member_columns(offset: str) -> list[Column[Member]]:
    """Of people assigned to a case."""
    return [
        Column(translate("Columns", "Person"), lambda row: row.person, 136),
        Column(
            translate("Columns", "Role in the case"), lambda row: wording.role(row.role, language())
        ),
        replace(
            instants(translate("Columns", "Assigned from"), lambda row: row.since, offset, _AT),
            is_optional=True,
        ),
        replace(
            instants(translate("Columns", "Assigned to"), lambda row: row.until, offset, _AT),
            is_optional=True,
        ),
    ]


def place_columns() -> list[Column[Place]]:
    """Of places and searches."""
    kinds = {"store": translate("Columns", "Store"), "search": translate("Columns", "Search")}

    def there(row: Place) -> str:
        return state_words.search_state(row.told) if row.kind == "search" else row.told

    return [
        Column(translate("Columns", "Place or search"), lambda row: kinds[row.kind], 240),
        Column(translate("Columns", "Name"), lambda row: row.name, 200),
        Column(translate("Columns", "There"), there),
    ]


def document_columns(offset: str) -> list[Column[Document]]:
    """Of documents."""
    return [
        Column(
            translate("Columns", "Recorded with"),
            lambda row: wording.title(row.type, language()),
        ),
        Column(
            translate("Columns", "Kind, title or number"),
            lambda row: row.named.told(language()), 320,
        ),
        Column(
            translate("Columns", "Kind of file"),
            lambda row: formats.file_kind(row.named.media_type), 112,
        ),
        Column(
            translate("Columns", "Size"), lambda row: formats.size(row.named.size), 104,
            lambda row: row.named.size, is_number=True,
        ),
        instants(translate("Columns", "When"), lambda row: row.at, offset, _AT),
    ]  # fmt: skip


def bundle_columns(offset: str) -> list[Column[Sent]]:
    """Of bundles that left."""

    def state(row: Sent) -> str:
        if row.is_disclosed:
            return translate("Columns", "handed over")
        return translate("Columns", "made")

    return [
        Column(translate("Columns", "Bundle"), lambda row: row.id),
        instants(translate("Columns", "Made"), lambda row: row.at, offset, _AT),
        Column(translate("Columns", "State"), state, 136),
    ]
