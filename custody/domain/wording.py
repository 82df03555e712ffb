"""Words for people, in Kazakh, Russian and English, from `resources/wording/*.toml`.

`statement` is what a person reads before signing: it names every field that is given.
`history_line` is what a reader of the record sees; where the private part is withheld it says so.
Labels of fields, choices, roles and states are here for every form and every print.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from string import Formatter
from typing import Any, Final

from custody import resources, strict_json
from custody.clock import is_offset
from custody.dates import UTC, shown_day, shown_instant
from custody.domain.events import LEDGER_CASE, Event, Occurred
from custody.domain.types_base import LANGUAGES, ROLES, Field, Kind
from custody.domain.vocabulary import TYPES, EventType
from custody.errors import InputError

SHOWN_AT_MOST: Final = 5
"""How many names a sentence tells one by one; the list below it tells all."""

Words = Mapping[str, Mapping[str, str]]


@cache
def words(language: str) -> Words:
    """All words of a language, by section: titles, sentences, labels, choices, roles, states.

    Raises:
        InputError: `input.language`; there are kk, ru and en.
    """
    import tomllib

    if language not in LANGUAGES:
        raise InputError("input.language", language=language)
    document = tomllib.loads(resources.read_text(f"wording/{language}.toml"))
    return {name: section for name, section in document.items() if isinstance(section, dict)}


def title(type_name: str, language: str) -> str:
    """What happened, in two or three words."""
    return words(language)["titles"][type_name]


def label(field: str, language: str, *, group: str = "") -> str:
    """The words for a field, as a form shows them.

    Args:
        field: Name of the field.
        language: `kk`, `ru` or `en`.
        group: The group that it is a member of, or the type of the event.
    """
    labels = words(language)["labels"]
    text = labels.get(f"{group}.{field}") or labels[field]
    return capital(text)


def capital(text: str) -> str:
    """Words as they stand at the beginning: of `eSIM` and its like nothing is changed."""
    return text if text[1:2].isupper() else text[:1].upper() + text[1:]


def choice(field: str, value: str, language: str) -> str:
    """The words for a choice of a field; of the fields `type` and `item_types`, a type of item.

    A value that is no choice today, in an old or foreign event, is told as it stands.
    """
    choices = words(language)["choices"]
    field = "type" if field == "item_types" else field
    return choices.get(f"{field}.{value}") or choices.get(value, value)


def role(code: str, language: str) -> str:
    """The words for a role; a code that is none is told as it stands."""
    return words(language)["roles"].get(code, code)


def rule(name: str, language: str) -> str:
    """A rule in words, that of a term behind its name; one that is none as it stands."""
    return words(language)["rules"].get(name, name)


def state(name: str, language: str) -> str:
    """The words for a state of an item, or a flag on it."""
    return words(language)["states"][name]


def paper_source(code: str, language: str, *, is_returned: bool = False) -> str:
    """Where an attached paper comes from: made here, or its signed original came back.

    Args:
        code: What its QR tells, which finds it again.
        language: `kk`, `ru` or `en`: that of the record.
        is_returned: It is the signed or scanned original.
    """
    phrase = words(language)["phrases"]["paper_returned" if is_returned else "paper_made"]
    return phrase.format(code=code)


def in_words(field: Field, value: Any, language: str, offset: str = UTC) -> str:
    """A field's value whole, a list's values parted by commas, as a statement tells it.

    Args:
        field: Whose value it is.
        value: As the record has it.
        language: `kk`, `ru` or `en`.
        offset: From UTC, of the place at whose time instants are told.
    """
    values = value if field.many and isinstance(value, list) else [value]
    return ", ".join(_told(field, each, language, offset) for each in values)


def statement(
    type_name: str,
    case: str | None,
    items: Sequence[str],
    fields: Mapping[str, Any],
    actor: str,
    language: str,
    *,
    actor_role: str | None = None,
    occurred: Occurred | None = None,
    pending: Collection[str] = (),
    offset: str = UTC,
) -> str:
    """What is about to be signed, complete: a sentence, and below it every field given.

    Args:
        type_name: A type of the registry.
        case: Id of the case, None if there is none.
        items: Ids of the items.
        fields: Open and private fields side by side, valid.
        actor: Who signs.
        language: `kk`, `ru` or `en`.
        actor_role: Code of the role in which the actor signs.
        occurred: When the act itself happened, if not now.
        pending: Fields that are known only once the act is carried out; they are named, not told.
        offset: Of the station from UTC, at whose time instants are told.
    """
    each, phrases = TYPES[type_name], words(language)["phrases"]
    if _is_extension(fields):
        told = words(language)["extension"]
        head, template = told["title"], told["sentence"]
    else:
        section = "foreseen" if pending else "sentences"
        head, template = title(type_name, language), words(language)[section][each.name]
    lines = [f"{head}.", _filled(template, each, case, items, fields, language, offset)]
    if case not in (None, LEDGER_CASE):  # the log of the station is no case
        lines.append(phrases["case"].format(case=case))
    if items:
        lines.append(phrases["items"].format(items=", ".join(items)))
    if occurred is not None:
        time = shown_instant(occurred.at, occurred.offset, language)
        lines.append(phrases["occurred"].format(time=time))
    if actor_role is None:
        lines.append(phrases["actor_without_role"].format(person=actor))
    else:
        lines.append(phrases["actor"].format(person=actor, role=role(actor_role, language)))
    known = {name: value for name, value in fields.items() if name not in pending}
    if known:
        lines.append(phrases["details"])
        lines += _listed(each.fields, known, language, offset, type_name)
    if pending:
        named = [label(name, language, group=type_name) for name in sorted(pending)]
        lines.append(phrases["pending"].format(fields=", ".join(named)))
    return "\n".join(lines)


def history_line(event: Event, private: Mapping[str, Any] | None, language: str) -> str:
    """One or two sentences on an event, for reading copies.

    Args:
        event: The event; old or foreign ones may carry less than the vocabulary asks today.
        private: Its private document; None when there is none or it is withheld.
        language: `kk`, `ru` or `en`.
    """
    case = event.case_id
    items = [link.id for link in event.items]
    each = TYPES[event.type]
    told = words(language)
    is_extension = _is_extension(event.body)
    template = told["extension"]["history"] if is_extension else told["sentences"][each.name]
    text = _filled(template, each, case, items, event.body, language, event.recorded.offset)
    if private is None and event.commitment is not None:
        text = f"{text} {words(language)['phrases']['withheld']}"
    return text


def _is_extension(fields: Mapping[str, Any]) -> bool:
    """Of a term that runs: no new request is approved."""
    return fields.get("status") == "extension"


def _filled(
    template: str,
    each: EventType,
    case: str | None,
    items: Sequence[str],
    fields: Mapping[str, Any],
    language: str,
    offset: str,
) -> str:
    told: dict[str, str] = {}
    for name in _placeholders(template):
        if name == "case" and each.case != "none":
            told[name] = case or ""
        elif name == "items" and each.items != "none":
            told[name] = shortened(items, language)
        elif name in fields:
            told[name] = _in_short(each.field(name), fields[name], language, offset)
        told[name] = told.get(name) or words(language)["phrases"]["missing"]
    text = template.format_map(told)
    about = _concerned(items, fields) if each.name == "finding.raised" else []
    if about:
        text += " " + words(language)["phrases"]["about"].format(about=shortened(about, language))
    return text


def _concerned(items: Sequence[str], fields: Mapping[str, Any]) -> list[str]:
    """What a finding is about: its kind alone does not tell."""
    artifacts = fields.get("artifacts")
    single = (fields.get(name) for name in ("request", "bundle"))
    named = [*items, *(artifacts if isinstance(artifacts, list) else ()), *single]
    return [each for each in named if isinstance(each, str)]


@cache
def _placeholders(template: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name is not None)


def _in_short(field: Field, value: Any, language: str, offset: str) -> str:
    """A value within a sentence; of a group its first member stands for it."""
    values = value if field.many and isinstance(value, list) else [value]
    if field.kind is Kind.GROUP:
        first = field.fields[0]
        values = [each[first.name] for each in values if first.name in each]
        return shortened([_told(first, each, language, offset) for each in values], language)
    return shortened([_told(field, each, language, offset) for each in values], language)


def shortened(names: Sequence[str], language: str) -> str:
    """The first few names, and how many more there are."""
    shown = ", ".join(names[:SHOWN_AT_MOST])
    if len(names) <= SHOWN_AT_MOST:
        return shown
    more = words(language)["phrases"]["more"].format(count=len(names) - SHOWN_AT_MOST)
    return f"{shown} {more}"


def _listed(
    fields: Sequence[Field],
    values: Mapping[str, Any],
    language: str,
    offset: str,
    group: str,
    indent: str = "",
) -> Iterator[str]:
    if is_offset(values.get("offset")):  # the times beside it are of that place
        offset = values["offset"]
    for field in fields:
        if field.name not in values:
            continue
        value = values[field.name]
        name = label(field.name, language, group=group)
        if field.kind is Kind.GROUP:
            members = value if field.many else [value]
            for number, member in enumerate(members, 1):
                place = f" ({number})" if len(members) > 1 else ""
                yield f"{indent}- {name}{place}:"
                yield from _listed(
                    field.fields, member, language, offset, field.name, f"{indent}  "
                )
            if members:
                continue
            told = words(language)["phrases"]["empty"]
        elif field.many:
            told = ", ".join(_told(field, each, language, offset) for each in value)
        else:
            told = _told(field, value, language, offset)
        yield f"{indent}- {name}: {told or words(language)['phrases']['empty']}"


def _told(field: Field, value: Any, language: str, offset: str) -> str:
    """One value in words, whole; a value of another form than today's is told as it stands."""
    told = value
    match field.kind, value:
        case ((Kind.FLAG | Kind.MARK), bool()):
            told = words(language)["phrases"]["yes" if value else "no"]
        case Kind.CHOICE, str() if value in field.choices:
            told = choice(field.name, value, language)
        case Kind.ROLE, str() if value in ROLES:
            told = f"{role(value, language)} ({value})"
        case ((Kind.LANGUAGE | Kind.LINE), str()) if _is_language(field, value):
            told = words(language)["phrases"][value]
        case Kind.FILE_NAME, {"raw": str() as raw, "shown": str() as shown}:
            told = f"{shown} ({raw})" if "\ufffd" in shown else shown
        case _, str():
            told = _text(field, value, language, offset)
        case _, dict():
            labels = words(language)["labels"]
            told = ", ".join(
                f"{labels.get(name, name)}: {_in_time(member, language, offset)}"
                for name, member in sorted(value.items())
            )
        case _:
            pass
    return _plain(told)


def _pointed(pointer: str, language: str) -> str:
    """The place in an event that a JSON Pointer names: `Things (2): IMEI`."""
    told: list[str] = []
    group = ""
    for part in pointer.split("/")[2:]:
        if part.isdecimal() and told:
            told[-1] += f" ({int(part) + 1})"
        else:
            labels = words(language)["labels"]
            text = labels.get(f"{group}.{part}") or labels.get(part, part)
            told.append(capital(text))
            group = part
    return ": ".join(told)


def _is_language(field: Field, value: str) -> bool:
    """Whether a code stands for one of our languages; letters come in others too, as text."""
    return value in LANGUAGES and field.name.endswith("language")


def _text(field: Field, value: str, language: str, offset: str) -> str:
    match field.kind:
        case Kind.INSTANT:
            return shown_instant(value, offset, language)
        case Kind.DATE:
            return shown_day(value, language)
        case Kind.POINTER:
            return _pointed(value, language)
        case Kind.ID if field.name == "rule":
            return rule(value, language)
        case _:
            return value


def _in_time(value: Any, language: str, offset: str) -> str:
    """A member of a group without words of its own, such as the times of a file."""
    return shown_instant(_plain(value), offset, language)


def _plain(value: Any) -> str:
    if isinstance(value, str):
        return value
    return strict_json.canonical({"": value}).decode()[4:-1]
