"""Templates of documents: wording, order and demands as data, in three languages.

One file of `resources/templates/documents` is one kind of document; an agency's own files, in the
folder `templates` of its station, win over those of the same kind. A file names what it prints by
paths into the record: `started.place` is the field `place` of the event that started a search. A
path that is not in the vocabulary is a fault of the file, found before anything is printed.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from string import Formatter
from typing import Any, Final

from custody import resources
from custody.documents.families import FAMILIES, Family
from custody.documents.template_file import TemplateError, TemplateFile, read, unknown
from custody.domain.types_base import LANGUAGES, Field, Kind
from custody.domain.vocabulary import TYPES
from custody.errors import InputError

FOLDER: Final = "templates/documents"
LAYOUT: Final = "document.typ"
WHOLE: Final = ".*"
"""Ends the path of a group whose members are told line by line."""
OWN_FOLDER: Final = "templates"
"""In a station's folder: its agency's own kinds."""
_COMMON: Final = frozenset({"shared", "words"})
"""Files that stand behind every kind."""
_KINDS: Final = ("text", "fields", "list", "each", "lines", "signatures", "picture")
_TOP: Final = {
    "family", "types", "procedures", "when", "title", "basis", "part", "demand", "every_page",
    "addressee", "fills",
}  # fmt: skip
_PART: Final = {"heading", "use", "columns", "widths", "labels", "always", "unless", *_KINDS}

Text = Mapping[str, str]
"""One text in the three languages."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a document."""

    kind: str
    heading: Text | None = None
    text: Text | None = None
    names: tuple[str, ...] = ()
    """Paths of the fields, or of the list, the people or the picture."""
    columns: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()
    labels: Mapping[str, Text] = field(default_factory=dict)
    """Path to the words that stand before it, where they are not those of the vocabulary."""
    lines: int = 0
    always: Text | None = None
    """What is printed where there is nothing to tell; otherwise the part is left out."""
    unless: str = ""
    """A path: the part is left out where it is told."""


@dataclass(frozen=True, slots=True)
class Demand:
    """What a document cannot do without."""

    name: str
    article: str
    why: Text


@dataclass(frozen=True, slots=True)
class Template:
    """One kind of document."""

    kind: str
    family: Family
    types: tuple[str, ...]
    """Of events, that a document of the family `event` is made of."""
    procedures: tuple[str, ...]
    """That a document of the family `request` is made for."""
    when: Mapping[str, tuple[str, ...]]
    """Path of a choice to the values with which the document fits."""
    title: Text
    basis: Text | None
    parts: tuple[Part, ...]
    demands: tuple[Demand, ...]
    every_page: tuple[str, ...]
    """People who sign each page."""
    addressee: tuple[str, ...]
    fills: str
    """The field of an approval that takes its digest."""
    sha256: str
    """Of the file, the shared ones and the layout: what decides the wording and the look."""

    def field(self, name: str) -> Field | None:
        """The field of the vocabulary that a path names; None for what is reckoned."""
        return field_of(self.family, self.types, name)

    def fits(self, said: Callable[[str], object]) -> bool:
        """Whether it is for what the events say; of several choices in a field one is enough.

        Args:
            said: What stands under a path: one choice, several, or nothing.
        """
        for path, values in self.when.items():
            given = said(path)
            choices = given if isinstance(given, list | tuple) else (given,)
            if not any(each in values for each in choices):
                return False
        return True


def field_of(family: Family, types: tuple[str, ...], name: str) -> Field | None:
    """The field that a path names.

    Raises:
        KeyError: Neither the vocabulary nor the family has it.
    """
    if name in family.single or name in family.people or name in family.lists:
        return None
    role, _, rest = name.removesuffix(WHOLE).partition(".")
    named = types if role == "event" else family.roles[role]
    found = next((TYPES[each].by_name[first] for each in named
                  if (first := rest.partition(".")[0]) in TYPES[each].by_name), None)  # fmt: skip
    if found is None:
        raise KeyError(name)
    for member in rest.split(".")[1:]:
        if found.kind is not Kind.GROUP:
            raise KeyError(name)
        found = next((each for each in found.fields if each.name == member), None)
        if found is None:
            raise KeyError(name)
    return found


class Templates:
    """All kinds of documents that a station can make."""

    def __init__(self, folder: Path | None = None) -> None:
        """Take the project's own, and those in a folder of the agency's; none is looked into yet.

        Args:
            folder: Of a station; without one, or without `templates` in it, only the project's.
        """
        self._files = dict(_own_files())
        self._unread: dict[str, InputError] = {}
        own = None if folder is None else folder / OWN_FOLDER
        if own is not None and own.is_dir():
            for path in sorted(own.glob("*.toml")):
                try:
                    self._files[path.stem] = read(path)
                except InputError as err:
                    self._unread[path.stem] = err
        self._common = (self._files.pop("shared"), self._files.pop("words"))

    @cached_property
    def words(self) -> Mapping[str, Any]:
        """The words that stand in every kind."""
        return self._parsed_common("words", self._common[1])

    @cached_property
    def _shared(self) -> Mapping[str, Any]:
        return self._parsed_common("shared", self._common[0])

    def _parsed_common(self, name: str, file: TemplateFile) -> Mapping[str, Any]:
        if name in self._unread:
            raise self._unread[name]
        return file.parsed()

    def kinds(self) -> tuple[str, ...]:
        """Every kind, by name."""
        return tuple(sorted({*self._files, *self._unread} - _COMMON))

    def sound(self) -> tuple[tuple[Template, ...], tuple[InputError, ...]]:
        """The kinds of which documents can be made, and what is wrong with the others."""
        found, faults = [], []
        for kind in self.kinds():
            try:
                found.append(self.get(kind))
            except InputError as err:
                faults.append(err)
        return tuple(found), tuple({str(err): err for err in faults}.values())

    def head(self, kind: str) -> Mapping[str, Any]:
        """What a file says of its kind, as far as it can be read; nothing of it is checked.

        Of one that cannot be read at all, it is what the project's own of that name says.
        """
        for files in (self._files, _own_files()):
            if kind in files:
                with suppress(InputError):
                    return files[kind].parsed()
        return {}

    def listed(self, kind: str, key: str) -> Sequence[object]:
        """A list that the head of a kind has; of anything else, nothing."""
        found = self.head(kind).get(key)
        return found if isinstance(found, list) else ()

    def get(self, kind: str) -> Template:
        """One kind.

        Raises:
            InputError: `input.document_kind`, there is none; `input.template`, it is malformed.
        """
        if kind in self._unread:
            raise self._unread[kind]
        if kind not in self._files:
            raise InputError("input.document_kind", kind=kind, kinds=", ".join(self.kinds()))
        file = self._files[kind]
        document = file.parsed()
        columns, _ = self._column_names(), self._shared
        try:
            made = self._template(kind, document)
            _check(made, columns)
        except TemplateError as err:
            at = (each for each in (file, *self._common) if each.line_of(err.word) is not None)
            raise next(at, file).fault(str(err), err.word, is_unknown=err.is_unknown) from None
        except (KeyError, TypeError, ValueError, AttributeError) as err:
            raise file.fault(f"{type(err).__name__}: {err}") from err
        return made

    def word(self, name: str, language: str) -> str:
        """A word of ours that stands in every kind."""
        return str(self.words["words"][name][language])

    def column(self, name: str, language: str) -> str:
        """The head of a column of a reckoned list."""
        return str(self.words["columns"][name][language])

    def label(self, name: str, language: str) -> str:
        """The words before something reckoned."""
        return str(self.words["labels"][name][language])

    def _column_names(self) -> frozenset[str]:
        return frozenset(self.words["columns"])

    def _template(self, kind: str, document: Mapping[str, Any]) -> Template:
        _closed(document, _TOP)
        if document["family"] not in FAMILIES:
            raise unknown(str(document["family"]))
        family = FAMILIES[document["family"]]
        return Template(
            kind,
            family,
            tuple(document.get("types", ())),
            tuple(document.get("procedures", ())),
            {name: tuple(values) for name, values in document.get("when", {}).items()},
            _text(document["title"]),
            _text(document["basis"]) if "basis" in document else None,
            tuple(part for each in document["part"] for part in self._parts(kind, each)),
            tuple(
                Demand(each["name"], each["article"], _text(each["why"]))
                for each in self._demands(document)
            ),
            tuple(document.get("every_page", ())),
            tuple(document.get("addressee", ())),
            str(document.get("fills", "document")),
            self._digest(kind),
        )

    def _demands(self, document: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
        for each in document.get("demand", ()):
            if "use" in each:
                yield from self._shared["demands"][each["use"]]
            else:
                yield each

    def _parts(self, kind: str, part: Mapping[str, Any]) -> Iterator[Part]:
        if "use" in part:
            own = {name: value for name, value in part.items() if name != "use"}
            first, *others = self._shared["parts"][part["use"]]
            for each in ({**first, **own}, *others):
                yield from self._parts(kind, each)
            return
        _closed(part, _PART)
        (what,) = [each for each in _KINDS if each in part] or ["text"]
        named = part.get(what, ()) if what not in ("text", "lines") else ()
        names = (named,) if isinstance(named, str) else tuple(named)
        columns = tuple(part.get("columns", ()))
        yield Part(
            what,
            _text(part["heading"]) if "heading" in part else None,
            _text(part["text"]) if "text" in part else None,
            names,
            columns,
            tuple(part.get("widths", (1,) * len(columns))),
            {name: _text(said) for name, said in part.get("labels", {}).items()},
            part.get("lines", 0),
            _text(part["always"]) if "always" in part else None,
            part.get("unless", ""),
        )

    def _digest(self, kind: str) -> str:
        hasher = hashlib.sha256()
        layout = resources.read_text(f"templates/{LAYOUT}")
        files = (self._files[kind], *self._common)
        for text in (*(each.text for each in files), layout):
            hasher.update(hashlib.sha256(text.encode()).digest())
        return hasher.hexdigest()


def _check(template: Template, columns: frozenset[str]) -> None:
    """Refuse paths and places that lead nowhere, in every language.

    Raises:
        TemplateError: One does.
    """
    for name in _names(template):
        try:
            template.field(name)
        except KeyError:
            raise unknown(name) from None
    for name, values in template.when.items():
        known = template.field(name)
        for value in values:
            if known is not None and known.choices and value not in known.choices:
                raise unknown(value)
    for part in template.parts:
        for column in part.columns:
            listed = template.family.lists.get(part.names[0] if part.names else "", ())
            if column not in listed or column not in columns:
                raise unknown(column)
        if len(part.widths) != len(part.columns):
            raise TemplateError(f"as many widths as columns: {part.columns}", f'"{part.names[0]}"')


def _names(template: Template) -> Iterator[str]:
    yield from template.when
    yield from template.every_page
    yield from template.addressee
    if template.family.name == "request":
        yield f"approved.{template.fills}"
    yield from (demand.name for demand in template.demands)
    texts = [template.title, template.basis]
    for part in template.parts:
        yield from part.names if part.kind != "picture" else ()
        yield from part.labels
        yield from (part.unless,) if part.unless else ()
        texts += [part.heading, part.text, part.always]
    for said in texts:
        for text in (said or {}).values():
            yield from places(text)


def places(text: str) -> tuple[str, ...]:
    """The paths that stand in a text as `{path}`.

    Raises:
        TemplateError: A brace is not closed, or not opened.
    """
    try:
        return tuple(name for _, name, _, _ in Formatter().parse(text) if name)
    except ValueError as err:
        raise TemplateError(f"{err}: {text}", text) from err


def _text(value: Mapping[str, str]) -> Text:
    if set(value) != set(LANGUAGES) or not all(isinstance(each, str) for each in value.values()):
        said = next(iter(value.values()), "")
        raise TemplateError(f"not a text in {', '.join(LANGUAGES)}: {value}", str(said))
    return value


def _closed(document: Mapping[str, Any], names: set[str]) -> None:
    for name in sorted(document.keys() - names):
        raise unknown(name)


@cache
def _own_files() -> Mapping[str, TemplateFile]:
    names = [name for name in resources.files(FOLDER) if name.endswith(".toml")]
    return {Path(name).stem: TemplateFile(name, resources.read_text(name)) for name in names}
