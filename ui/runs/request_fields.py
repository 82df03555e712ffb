"""Steps of a request that ask for its fields: those that every one has, and its procedure's own."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from custody.domain import wording
from custody.domain.vocabulary import TYPES, Field, Kind
from custody.event_filter import EventFilter
from custody.procedures.catalogue import Procedure
from custody.procedures.contacts import Contact
from custody.procedures.drafting import BY_TREATY, SANCTION, lacking_sanction
from custody.procedures.law import Source
from ui import formats
from ui.desk import Desk
from ui.forms.known import Context, Known
from ui.runs.fieldset import FieldSet, Part
from ui.runs.letter_here import LetterHere
from ui.runs.run import Step
from ui.translations import language
from ui.widgets.directory_button import DirectoryButton
from ui.widgets.emptied import let_go

translate = QCoreApplication.translate

APPROVED: Final = TYPES["request.approved"]
SETTLED: Final = ("procedure", "drafter", "status")
"""Fields that the run knows by itself."""
_MATTER: Final = (
    "request", "offences", "facts_summary", "relation_to_offence", "identifiers",
    "data_categories", "data_period",
)  # fmt: skip
_LETTER: Final = (
    "addressee", "legal_channel", "legal_basis", "document_language", "reply_means",
    "urgency", "urgency_reason", "issuing_authority", "officer",
)  # fmt: skip
_LAW: Final = (
    "authorisation", "authority", "safeguards", "confidentiality", "document", "supplement",
    "supporting_part",
)  # fmt: skip
_COMMON: Final = frozenset((*SETTLED, *_MATTER, *_LETTER, *_LAW))
_REPEATED: Final = (
    "offences", "facts_summary", "issuing_authority", "officer", "confidentiality",
)  # fmt: skip
"""Fields that one request of a case says as the other."""
_NATIONAL: Final = "national_order"

Chosen = Callable[[], tuple[str, Procedure | None]]
"""The case and the procedure that were chosen."""


class FieldsStep(Step):
    """Some parts of the form, made anew when another procedure is chosen."""

    def __init__(self, desk: Desk, chosen: Chosen) -> None:
        """Ask the first step for the case and the procedure."""
        super().__init__()
        self._desk = desk
        self._chosen = chosen
        self._built: tuple[str, str] | None = None
        self._kept: dict[str, Any] = {}
        self._parts: list[tuple[str, Part, FieldSet]] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(16)

    # ---- what subclasses say ----

    def groups(self, procedure: Procedure) -> Iterator[tuple[str, Sequence[str]]]:
        """Key of each part and the names of its fields."""
        raise NotImplementedError

    def heading(self, key: str) -> str:
        """What a part is called."""
        raise NotImplementedError

    def usual(self, procedure: Procedure) -> dict[str, Any]:
        """What is proposed where nothing was given."""
        return {}

    def above(self, key: str) -> Iterator[QWidget]:
        """What stands in a part above its fields."""
        yield from ()

    def repeated(self) -> dict[str, Any]:
        """What the case's last request, or its opening, says that seldom changes."""
        case, _ = self._chosen()
        for kind in (APPROVED.name, "case.opened"):
            of = EventFilter(case=case, type=kind)
            for row in self._desk.queries.events(of, limit=1, newest_first=True):
                page = self._desk.queries.event(row.index)
                if page.event is not None:
                    told = {**page.event.body, **(page.private or {})}
                    return {name: told[name] for name in _REPEATED if name in told}
        return {}

    # ---- values ----

    def fields(self) -> dict[str, Any]:
        """What was given."""
        if self._built is None:
            return dict(self._kept)
        return {name: v for _, _, each in self._parts for name, v in each.document().items()}

    def set_value(self, name: str, value: Any) -> None:
        """Show a value in the field of that name."""
        for _, _, each in self._parts:
            if name in each.fields:
                each.set_value(name, value)

    def document(self) -> Mapping[str, Any]:
        return self.fields()

    def load(self, document: Mapping[str, Any]) -> None:
        self._kept = dict(document)
        self._built = None

    def faults(self) -> list[str]:
        return [
            words
            for _, _, each in self._parts
            for words in each.faults(APPROVED, "", {"case": "C"})
        ]

    def enter(self) -> None:
        case, procedure = self._chosen()
        if procedure is None or self._built == (case, procedure.id):
            return
        kept = self.fields()
        self._clear()
        self._built = (case, procedure.id)
        repeated = self.repeated()
        known = Known(self._desk, APPROVED, Context(case=case))
        for key, names in self.groups(procedure):
            fields = [_fitted(name, procedure, self._open_channels(procedure)) for name in names]
            made = self._add_part(key, fields, known, procedure)
            proposed = {**repeated, **self.usual(procedure)}
            made.load({**made.document(), **_of(proposed, made), **_of(kept, made)})
        self.retranslate()
        if self._parts:
            rows = self._parts[0][2].members.rows()
            empty = [row for row in rows if row.editor.value() is None]
            for row in (empty or rows)[:1]:
                row.editor.focus_first()

    def _add_part(
        self, key: str, fields: Sequence[Field], known: Known, procedure: Procedure
    ) -> FieldSet:
        """A card with some of the fields, under its heading."""
        shown = {each.name for each in fields if each.required} | {"authority"}
        folded = [each.name for each in fields if each.name not in shown]
        part = Part()
        self._layout.addWidget(part)
        for widget in self.above(key):
            part.add(widget)
        sources = _sources(procedure)
        made = FieldSet(known, fields, APPROVED.name, folded=folded, sources=sources, parent=part)
        part.add(made)
        self._parts.append((key, part, made))
        made.changed.connect(self.changed)
        only = made.row(fields[0].name) if len(fields) == 1 else None
        if only is not None and only.field.kind is Kind.GROUP and not only.field.many:
            only.stand_below_heading()
        return made

    def retranslate(self) -> None:
        for key, part, _ in self._parts:
            part.say(self.heading(key))

    def _clear(self) -> None:
        for _, part, _ in self._parts:
            let_go(part)
        self._parts.clear()

    def _open_channels(self, procedure: Procedure) -> tuple[str, ...]:
        """Channels that fit the procedure; those that are open today first."""
        catalogue, ledger = self._desk.cases.catalogue, self._desk.station.ledger
        day = ledger.clock.now().date()
        fits = procedure.channels or frozenset(APPROVED.by_name["legal_channel"].choices)

        def is_open(name: str) -> bool:
            channel = catalogue.channel(name, day)
            return channel is not None and channel.usable_on(day)

        names = [name for name in APPROVED.by_name["legal_channel"].choices if name in fits]
        is_order = procedure.form == "order"
        return tuple(sorted(names, key=lambda n: (not is_open(n), (n == _NATIONAL) != is_order)))


def _of(values: Mapping[str, Any], made: FieldSet) -> dict[str, Any]:
    """Those values that fields of this set may still have."""
    found = {}
    for name, field in made.fields.items():
        if name not in values:
            continue
        value = values[name]
        if field.choices and field.many:
            value = [each for each in value if each in field.choices]
        if value not in ([], None) and (field.many or not field.choices or value in field.choices):
            found[name] = value
    return found


def _sources(procedure: Procedure) -> dict[str, Source]:
    """What asks for a field of a letter; of a sanction and of a safeguard at its place."""
    safeguards = procedure.safeguards.required.items()
    return {
        **procedure.fields.required,
        **{f"authorisation/{name}": BY_TREATY for name in ("kind", *SANCTION, "supervision")},
        **{f"safeguards/{name}": source for name, source in safeguards},
    }


def _fitted(name: str, procedure: Procedure, channels: tuple[str, ...]) -> Field:
    """A field as this procedure has it: required, and with no choice that it bars."""
    field = APPROVED.by_name[name]
    if name in procedure.fields.required:
        field = replace(field, required=True)
    if name == "data_categories":
        allowed = tuple(each for each in field.choices if each in procedure.data_categories)
        field = replace(field, choices=allowed)
    if name == "legal_channel":
        field = replace(field, choices=channels)
    return field


class MatterStep(FieldsStep):
    """What is asked for, and why."""

    def title(self) -> str:
        return self.tr("What and why")

    def groups(self, procedure: Procedure) -> Iterator[tuple[str, Sequence[str]]]:
        yield "matter", _MATTER
        names = {*procedure.fields.required, *procedure.fields.optional} - _COMMON
        asked = [field for field in APPROVED.fields if field.name in names]
        asked.sort(key=lambda field: field.name not in procedure.fields.required)
        yield "own", [field.name for field in asked]

    def heading(self, key: str) -> str:
        if key == "matter":
            return self.tr("The matter")
        _, procedure = self._chosen()
        words = "" if procedure is None else wording.choice("procedure", procedure.id, language())
        return wording.capital(words)

    def usual(self, procedure: Procedure) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if len(procedure.data_categories) == 1:
            found["data_categories"] = sorted(procedure.data_categories)
        if "duration_days" in procedure.fields.required:
            found["duration_days"] = procedure.max_days or 90
            found["start_rule"] = "earliest"
        return found


class LetterStep(FieldsStep):
    """To whom it goes, on which basis, and the document itself."""

    def title(self) -> str:
        return self.tr("Letter")

    def groups(self, procedure: Procedure) -> Iterator[tuple[str, Sequence[str]]]:
        yield "whom", _LETTER[:3]
        yield "letter", _LETTER[3:7]
        yield "from", _LETTER[7:]

    def heading(self, key: str) -> str:
        return {
            "whom": self.tr("To whom, and on which basis"),
            "letter": self.tr("Language, reply and urgency"),
            "from": self.tr("From whom"),
        }[key]

    def usual(self, procedure: Procedure) -> dict[str, Any]:
        person = self._desk.people.person
        basis = [
            {"act": row.act, "article": row.article, **({"part": row.part} if row.part else {})}
            for row in procedure.legal_basis
            if row.source.mark != "T"
        ]
        found: dict[str, Any] = {
            "legal_channel": self._open_channels(procedure)[0],
            "document_language": language(),
            "urgency": "normal",
        }
        if basis:
            found["legal_basis"] = basis
        if person is not None:
            offset = self._desk.station.ledger.offset
            last = self.repeated().get("officer", {})
            if last.get("person") != person:
                found["officer"] = {"person": person, "name": person, "time_zone": f"UTC{offset}"}
        return found

    def above(self, key: str) -> Iterator[QWidget]:
        if key == "whom":
            button = DirectoryButton(self._desk)
            button.taken.connect(self.take)
            yield button

    def take(self, contact: Contact) -> None:
        """Make a contact of the directory the addressee, and say what is doubtful about it."""
        self.set_value("addressee", contact.addressee())
        told = self.tr("From the directory, checked on {day}.")
        if contact.unconfirmed:
            told = self.tr("From the directory, checked on {day}, unconfirmed: call first.")
        words = told.format(day=formats.day(contact.verified_on))
        row = self._parts[0][2].row("addressee")
        if row is not None:
            row.show_note(words, "warn" if contact.unconfirmed else "muted")


class LawStep(FieldsStep):
    """Who authorised it, and the safeguards without which no order leaves."""

    def __init__(self, desk: Desk, chosen: Chosen, drafted: Callable[[], Mapping[str, Any]]
                 ) -> None:  # fmt: skip
        """Also ask what the letter is made from: all that was filled in."""
        super().__init__(desk, chosen)
        self._drafted = drafted
        self.letters: dict[str, LetterHere] = {}
        """By the field that takes the digest."""

    def title(self) -> str:
        return self.tr("Safeguards")

    def groups(self, procedure: Procedure) -> Iterator[tuple[str, Sequence[str]]]:
        yield "authorisation", _LAW[:2]
        yield "safeguards", _LAW[2:3]
        yield "confidentiality", _LAW[3:4]
        asked = {"document", *procedure.fields.required, *procedure.fields.optional}
        yield "document", [name for name in _LAW[4:] if name in asked]

    def enter(self) -> None:
        super().enter()
        case, procedure = self._chosen()
        if self.letters or procedure is None:
            return
        from custody.documents.kinds import fills_for
        from custody.documents.make import templates_of

        for fills in fills_for(templates_of(self._desk.station), procedure.id):
            made = LetterHere(self._desk, case, self._drafted, fills)
            made.filled.connect(self._on_made)
            made.changed.connect(self.changed)
            self._layout.insertWidget(self._layout.count() - 1, made)
            self.letters[fills] = made

    def _on_made(self, found: Mapping[str, Any]) -> None:
        for name, value in found.items():
            self.set_value(name, value)

    def _clear(self) -> None:
        super()._clear()
        for made in self.letters.values():
            made.stop()
            let_go(made)
        self.letters.clear()

    def heading(self, key: str) -> str:
        return {
            "authorisation": self.tr("Who authorised it"),
            "safeguards": self.tr("Safeguards (Article 15)"),
            "confidentiality": self.tr("Confidentiality"),
            "document": self.tr("The document that goes out"),
        }[key]

    def faults(self) -> list[str]:
        found = super().faults()
        if not found:
            found += [words for made in self.letters.values() for words in made.faults()]
        if not found:
            lacking = lacking_sanction(self.fields().get("authorisation", {}))
            parts = [each for key, _, each in self._parts if key == "authorisation"]
            found += [fault for part in parts for name in lacking
                      for fault in part.lacks("authorisation", name)]  # fmt: skip
        return found
