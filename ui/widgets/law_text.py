"""A procedure or a country's profile as a lawyer reads it: every demand beside its source."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from html import escape
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from custody.domain import wording
from custody.domain.vocabulary import TYPES
from custody.procedures.machines import SAME
from ui import formats, state_words
from ui.translations import language
from ui.widgets.law_words import (
    act_words,
    choice_words,
    choices_words,
    condition_words,
    field_words,
    length_words,
    place_words,
    review_word,
    source_words,
    unconfirmed_word,
)

translate = QCoreApplication.translate

_PADDED: Final = 'style="padding: 4px 8px 4px 0"'
"""Cells stand below each other and below the heading, at one line."""
_UNCONFIRMED: Final = " (unconfirmed)"


def procedure_text(told: Mapping[str, Any]) -> str:
    """A procedure of `telling.told`, as HTML."""
    tongue = language()
    state = translate("Law", "in use")
    if not told["is_on"]:
        state = translate("Law", "off: waits for the channel {channel}").format(
            channel=choice_words("legal_channel", told["needs_channel"])
        )
    roles = ", ".join(wording.role(each, tongue) for each in told["approvers"])
    head = [
        (translate("Law", "State"), state),
        (translate("Law", "Source"), _source(told["source"])),
        (translate("Law", "Edition"), _edition(told["edition"])),
        (translate("Law", "Approved by"), roles),
        (
            translate("Law", "May ask for"),
            choices_words("data_categories", told["data_categories"]),
        ),
        (translate("Law", "Hands over"), choices_words("data_categories", told["hands_over"])),
        (translate("Law", "At home today"), _remark(told["national"])),
        (translate("Law", "Note"), _remark(told["note"])),
    ]
    acts = {each["act"]: act_words(each) for each in told["legal_basis"]}
    parts = [
        _heading(told["title"]),
        _table(head),
        _section(
            translate("Law", "To be confirmed before use"), _unsure(told["unconfirmed"], acts)
        ),
        _section(
            translate("Law", "Words that a lawyer has to review"),
            _reviews(told["to_review"], acts),
        ),
        _section(translate("Law", "Legal basis"), _basis(told["legal_basis"])),
        _section(translate("Law", "Channels on this day"), _channels(told["channels"])),
        _section(translate("Law", "Clocks"), _clocks(told["clocks"])),
        _section(translate("Law", "What it demands"), _demands(told["fields"]["required"])),
    ]
    if told["safeguards"] is not None:
        rows = _demands(told["safeguards"]["required"])
        parts.append(_section(translate("Law", "Safeguards (Article 15)"), rows))
    for name, demands in told["events"].items():
        parts.append(_section(wording.title(name, tongue), _demands(demands["required"])))
    parts.append(_section(translate("Law", "States and what moves them"), _states(told["states"])))
    parts.append(_section(translate("Law", "In the country’s law"), _articles(told["country"])))
    return "".join(parts)


def profile_text(told: Mapping[str, Any]) -> str:
    """A profile of `telling.profile_told`, as HTML."""
    offsets = [
        (f"UTC{each['offset']} {each['region']}".strip(), _span(each)) for each in told["offsets"]
    ]
    provisions = [
        (
            f"{_said(each['act'])} {each['heading']}",
            f"{_said(each['need'])} · {_source(each['source'])}",
        )
        for each in told["provisions"]
    ]
    offences = [
        (
            each["article"],
            f"{act_words(each)} {', '.join(each['articles'])} · {_said(each['coverage'])}",
        )
        for each in told["offences"]
    ]
    head = [
        (translate("Law", "Country"), _said(told["title"])),
        (translate("Law", "Edition"), _edition(told["edition"])),
        (translate("Law", "Calendar"), told["calendar"]),
        (translate("Law", "Way of counting"), wording.rule(told["counting"]["rule"], language())),
    ]
    return "".join(
        (
            _heading(told["title"]),
            _table(head),
            _section(translate("Law", "Time zones"), offsets),
            _section(translate("Law", "Articles of the treaty"), _articles(told["articles"])),
            _section(translate("Law", "Provisions"), provisions),
            _section(translate("Law", "Offences"), offences),
        )
    )


Rows = Sequence[tuple[str, str]]


def _heading(title: Mapping[str, Any]) -> str:
    own = title[language()]
    marked = f" — {review_word(title['review'])}" if title["review"] else ""
    return f"<h2>{escape(wording.capital(own))}</h2><p>{escape(marked.lstrip(' —'))}</p>"


def _section(title: str, rows: Rows) -> str:
    return f"<h3>{escape(title)}</h3>{_table(rows)}" if rows else ""


def _table(rows: Rows) -> str:
    cells = "".join(
        f'<tr><td width="34%" valign="top" {_PADDED}>{escape(name)}</td>'
        f"<td {_PADDED}>{_marked(told)}</td></tr>"
        for name, told in rows
        if told
    )
    return f'<table width="100%" cellspacing="0">{cells}</table>'


def _marked(told: str) -> str:
    """What is unsure stands out."""
    word = unconfirmed_word()
    return escape(told).replace(escape(word), f"<b>{escape(word)}</b>")


def _unsure(names: Sequence[str], acts: Mapping[str, str]) -> Rows:
    """What was not read in the official text: the procedure itself, fields, clocks, acts."""
    own = {"procedure": translate("Law", "the procedure itself")}
    rules = wording.words(language())["rules"]
    return [
        (own.get(each) or rules.get(each) or place_words(each, acts) or field_words(each),
         unconfirmed_word())
        for each in names
    ]  # fmt: skip


def _remark(title: Mapping[str, Any] | None) -> str:
    """A remark in the language of the screen."""
    return "" if title is None else str(title[language()])


def _reviews(rows: Sequence[str], acts: Mapping[str, str]) -> Rows:
    own = {
        "title": translate("Law", "its title"),
        "national": translate("Law", "At home today"),
        "note": translate("Law", "Note"),
    }
    parts = (each.partition(": ") for each in rows)
    return [
        (own.get(name) or place_words(name, acts) or name, review_word(codes.split()))
        for name, _, codes in parts
    ]


def _basis(rows: Iterable[Mapping[str, Any]]) -> Rows:
    found = []
    for each in rows:
        title = each["title"]
        review = [review_word(title["review"])] if title["review"] else []
        valid = [] if each["is_valid"] else [translate("Law", "not valid on this day")]
        checked = f"{each['checked_on'] or '—'} {each['checked_by'] or ''}".strip()
        parts = [
            title[language()], *valid, _source(each["source"]), _span(each),
            translate("Law", "checked {when}").format(when=checked), *review, _remark(each["note"]),
        ]  # fmt: skip
        part = f" ({each['part']})" if each["part"] else ""
        words = translate("Law", "{act}, Article {article}")
        place = words.format(act=act_words(each), article=f"{each['article']}{part}")
        found.append((place, " · ".join(filter(None, parts))))
    return found


def _channels(rows: Iterable[Mapping[str, Any]]) -> Rows:
    found = []
    for each in rows:
        state = translate("Law", "open") if each["usable"] else translate("Law", "closed")
        asof = translate("Law", "as of {day}").format(day=each["as_of"])
        told = (state, asof, _source(each["source"]), _remark(each["note"]))
        found.append(
            (choice_words("legal_channel", each["channel"]), " · ".join(filter(None, told)))
        )
    return found


def _clocks(rows: Iterable[Mapping[str, Any]]) -> Rows:
    found = []
    for each in rows:
        count = each.get("count") or each.get("max_days")
        told = length_words(count, each.get("unit", "days")) if count else ""
        after = ""
        if each.get("after"):
            states = [state_words.any_state(each["after"]), *_means(each.get("means", ()))]
            after = translate("Law", "counted from: {state}").format(state=", ".join(states))
        source = source_words(str(each["source"]))
        rule = wording.rule(each["rule"], language())
        found.append((rule, " · ".join(filter(None, (told, after, source)))))
    return found


def _means(codes: Iterable[str]) -> list[str]:
    return [choice_words("means", each) for each in codes]


def _demands(rows: Iterable[Mapping[str, str]]) -> Rows:
    return [(field_words(each["field"]), source_words(each["source"])) for each in rows]


def _states(machine: Mapping[str, Any]) -> Rows:
    found = []
    for row in machine["transitions"]:
        before = ", ".join(state_words.any_state(each) for each in row["from"])
        stays = translate("Law", "stays as it is")
        to = stays if row["to"] == SAME else state_words.any_state(row["to"])
        when = "; ".join(
            ", ".join(condition_words(name, value) for value in values if value)
            for name, values in row["when"].items()
        )
        title = wording.title(row["event"], language()) if row["event"] in TYPES else row["event"]
        told = f"{title}: {when}" if when else title
        source = source_words(row["source"]) if row["source"] else ""
        found.append((told, " · ".join(filter(None, (f"{before} → {to}", source)))))
    return found


def _articles(rows: Iterable[Mapping[str, Any]]) -> Rows:
    found = []
    for each in rows:
        title = each["title"]
        review = review_word(title["review"]) if title["review"] else ""
        parts = (
            _said(title), _said(each["provision"]), source_words(each["provision_source"]),
            _said(each["coverage"]), source_words(each["coverage_source"]), review,
        )  # fmt: skip
        found.append((str(each["article"]), " · ".join(filter(None, parts))))
    return found


def _said(words: Mapping[str, Any]) -> str:
    """A text of the law's data in the language of the screen."""
    return str(words[language()])


def _source(source: Mapping[str, Any]) -> str:
    tail = _UNCONFIRMED if source["unconfirmed"] else ""
    return source_words(f"{source['mark']} {source['place']}".strip() + tail)


def _edition(edition: Mapping[str, Any]) -> str:
    checked = translate("Law", "checked {when}").format(when=_day(edition["checked_on"]) or "—")
    return " · ".join(filter(None, (edition["edition"], _span(edition), checked)))


def _span(dated: Mapping[str, Any]) -> str:
    first, last = _day(dated["valid_from"]), _day(dated["valid_to"])
    return f"{first or '…'} – {last or '…'}" if first or last else ""


def _day(told: date | None) -> str:
    return formats.day(told) if told else ""
