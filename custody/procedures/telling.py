"""A procedure as a lawyer reads it: each demand with its source, what is open and to review.

For the command line as JSON and for pages; nothing here decides anything.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from custody.procedures.catalogue import Catalogue
from custody.procedures.law import (
    Article,
    Channel,
    Demands,
    Edition,
    LegalBasis,
    Procedure,
    Profile,
    Source,
    Title,
)
from custody.procedures.machines import Machine


def told(procedure: Procedure, catalogue: Catalogue, day: date) -> dict[str, Any]:
    """Everything that is known of a procedure on a day."""
    machine = catalogue.machines[procedure.machine]
    profile = catalogue.profile(day)
    letter = _demands(procedure.fields)
    return {
        "procedure": procedure.id,
        "title": _title(procedure.title),
        "form": procedure.form,
        "source": _source(procedure.source),
        "edition": _edition(procedure.edition),
        "is_on": catalogue.is_on(procedure, day),
        "needs_channel": procedure.needs_channel,
        "recorded_only": procedure.recorded_only,
        "approvers": sorted(procedure.approvers),
        "channels": [_channel(each, day) for each in catalogue.channels_of(procedure, day)],
        "data_categories": sorted(procedure.data_categories),
        "hands_over": sorted(procedure.hands_over),
        "fields": letter,
        "safeguards": _demands(procedure.safeguards) if procedure.approvers else None,
        "events": {
            name: {**_demands(each), "when": {key: sorted(v) for key, v in each.when.items()}}
            for name, each in procedure.events.items()
        },
        "forms": {
            name: {
                "witnesses": each.witnesses,
                "source": str(each.source),
                "note": _words(each.note),
            }
            for name, each in procedure.forms.items()
        },
        "clocks": _clocks(procedure),
        "states": _machine(machine),
        "legal_basis": [_basis(each, day, catalogue) for each in procedure.legal_basis],
        "national": _words(procedure.national),
        "note": _words(procedure.note),
        "country": _articles(procedure.id, profile),
        "profile": profile.id,
        "unconfirmed": unconfirmed(procedure),
        "to_review": to_review(procedure),
    }


def listed(procedure: Procedure, catalogue: Catalogue, day: date) -> dict[str, Any]:
    """One line of the list of procedures."""
    return {
        "procedure": procedure.id,
        "title": _title(procedure.title),
        "form": procedure.form,
        "source": str(procedure.source),
        "approvers": sorted(procedure.approvers),
        "is_on": catalogue.is_on(procedure, day),
        "unconfirmed": len(unconfirmed(procedure)),
        "to_review": len(to_review(procedure)),
    }


def profile_told(profile: Profile, catalogue: Catalogue) -> dict[str, Any]:
    """A country's profile: its way of counting, its articles and provisions."""
    return {
        "profile": profile.id,
        "title": _title(profile.title),
        "country": profile.country,
        "edition": _edition(profile.edition),
        "calendar": profile.calendar,
        "counting": {
            "rule": profile.counting.rule.value,
            "counts_start": profile.counting.counts_start,
            "moves_to_working_day": profile.counting.moves_to_working_day,
        },
        "offsets": [
            {
                "region": each.region,
                "offset": each.offset,
                "valid_from": each.valid_from,
                "valid_to": each.valid_to,
            }
            for each in profile.offsets
        ],
        "articles": [_article(each) for each in profile.articles],
        "provisions": [
            {
                "act": _title(each.act),
                "heading": each.heading,
                "need": _title(each.need),
                "source": _source(each.source),
            }
            for each in profile.provisions
        ],
        "offences": [
            {
                "article": each.article,
                "act": each.act,
                "act_title": _words(catalogue.acts.get(each.act)),
                "articles": list(each.articles),
                "coverage": _title(each.coverage),
            }
            for each in profile.offences
        ],
    }


def unconfirmed(procedure: Procedure) -> list[str]:
    """What was not read in the official text."""
    found = ["procedure"] if procedure.source.unconfirmed else []
    found += [name for name, each in procedure.fields.required.items() if each.unconfirmed]
    found += [str(each.rule) for each in procedure.answer_terms if each.source.unconfirmed]
    found += [
        f"{each.act}, Article {each.article}"
        for each in procedure.legal_basis
        if each.source.unconfirmed
    ]
    return found


def to_review(procedure: Procedure) -> list[str]:
    """Titles and remarks that a lawyer has still to review, each with its languages."""
    own = {"title": procedure.title, "national": procedure.national, "note": procedure.note}
    found = [
        f"{name}: {' '.join(each.review)}" for name, each in own.items() if each and each.review
    ]
    found += [
        f"{each.act}, Article {each.article}: {' '.join(each.title.review)}"
        for each in procedure.legal_basis
        if each.title.review
    ]
    return found


def _title(title: Title) -> dict[str, Any]:
    return {"kk": title.kk, "ru": title.ru, "en": title.en, "review": list(title.review)}


def _words(title: Title | None) -> dict[str, Any] | None:
    return None if title is None else _title(title)


def _source(source: Source) -> dict[str, Any]:
    return {"mark": source.mark, "place": source.place, "unconfirmed": source.unconfirmed}


def _edition(edition: Edition) -> dict[str, Any]:
    return {
        "edition": edition.edition,
        "valid_from": edition.valid_from,
        "valid_to": edition.valid_to,
        "checked_on": edition.checked_on,
    }


def _demands(demands: Demands) -> dict[str, Any]:
    def rows(fields: Mapping[str, Source]) -> list[dict[str, Any]]:
        return [
            {"field": name, "source": str(each), "why": each.reason()}
            for name, each in fields.items()
        ]

    return {"required": rows(demands.required), "optional": rows(demands.optional)}


def _channel(channel: Channel, day: date) -> dict[str, Any]:
    return {
        "channel": channel.id,
        "title": _title(channel.title),
        "usable": channel.usable_on(day),
        "usable_from": channel.usable_from,
        "as_of": channel.as_of,
        "source": _source(channel.source),
        "note": _title(channel.note),
    }


def _clocks(procedure: Procedure) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    if procedure.clock is not None:
        found.append(
            {
                "rule": procedure.clock.rule.value,
                "source": str(procedure.clock.source),
                "max_days": procedure.max_days,
                "max_renewals": procedure.max_renewals,
                "max_total_days": procedure.max_total_days,
            }
        )
    found += [
        {
            "rule": each.rule.value,
            "after": each.after,
            "count": each.count,
            "unit": each.unit,
            "categories": sorted(each.categories),
            "source": str(each.source),
        }
        for each in procedure.answer_terms
    ]
    if procedure.confirmation is not None:
        each = procedure.confirmation
        found.append(
            {
                "rule": each.rule.value,
                "after": "sent",
                "means": sorted(each.means),
                "count": each.count,
                "unit": each.unit,
                "source": str(each.source),
            }
        )
    return found


def _machine(machine: Machine) -> dict[str, Any]:
    return {
        "machine": machine.id,
        "initial": machine.initial,
        "open": sorted(machine.open),
        "closable": sorted(machine.closable),
        "final": sorted(machine.final),
        "transitions": [
            {
                "event": row.event,
                "from": sorted(row.before),
                "to": row.to,
                "when": {name: sorted(values) for name, values in row.when.items()},
                "source": row.source,
            }
            for row in machine.transitions
        ],
    }


def _basis(basis: LegalBasis, day: date, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "act": basis.act,
        "act_title": _words(catalogue.acts.get(basis.act)),
        "article": basis.article,
        "part": basis.part,
        "title": _title(basis.title),
        "valid_from": basis.valid_from,
        "valid_to": basis.valid_to,
        "is_valid": basis.valid_on(day),
        "checked_on": basis.checked_on,
        "checked_by": basis.checked_by,
        "source": _source(basis.source),
        "note": _words(basis.note),
    }


def _articles(procedure: str, profile: Profile) -> list[dict[str, Any]]:
    return [_article(each) for each in profile.articles if procedure in each.procedures]


def _article(article: Article) -> dict[str, Any]:
    return {
        "article": article.article,
        "title": _title(article.title),
        "provision": _title(article.provision),
        "provision_source": str(article.provision_source),
        "coverage": _title(article.coverage),
        "coverage_source": str(article.coverage_source),
    }
