"""The files of the catalogue: complete, dated, and fit for the vocabulary."""

import re
from datetime import date

import pytest

from custody import resources
from custody.domain.types_blocks import CHANNELS, PROCEDURES
from custody.domain.vocabulary import TYPES
from custody.errors import InputError
from custody.procedures.catalogue import ARTICLE_19, Catalogue, Procedure, Source, load

TODAY = date(2026, 11, 22)
CATALOGUE = load()
LETTERS = [each for each in CATALOGUE.procedures if each.form in ("order", "request")]
ACTS = [each for each in CATALOGUE.procedures if each.form in ("act", "search")]
ALL = {
    "art16", "art17", "art18-1a", "art18-1b", "art19", "art20", "art21", "art26", "art26-in",
    "art29", "art29-in", "art31", "art32a", "art32b", "art33", "art34", "art35", "sap6", "sap7",
    "sap8", "sap9", "sap10", "sap12", "joint-team", "direct-letter", "reciprocity", "national",
}  # fmt: skip


def test_every_act_of_law_has_its_title_in_three_languages() -> None:
    rows = [row.act for each in CATALOGUE.procedures for row in each.legal_basis]
    offences = [row.act for each in CATALOGUE.profiles for row in each.offences]
    assert {*rows, *offences} <= CATALOGUE.acts.keys()
    for title in CATALOGUE.acts.values():
        assert len({title.kk, title.ru, title.en}) == 3


def test_an_agency_gives_an_act_of_its_own_or_a_newer_title() -> None:
    dated = 'kind = "acts"\nvalid_from = 2027-01-01\nchecked_on = 2027-01-01\n'
    act = '[[act]]\nname = "ETS 185"\ntitle = {{ kk = "{0}-kk", ru = "{0}-ru", en = "{0}-en" }}\n'
    files = {
        "newer.toml": f'{dated}edition = "2027-01-01"\n{act.format("newer")}',
        "older.toml": f'{dated}edition = "2020-01-01"\n{act.format("older")}',
    }
    assert load(files).acts["ETS 185"].text("ru") == "newer-ru"


def text_of(name: str) -> str:
    return resources.read_text(f"procedures/{name}.toml")


def procedure(name: str, catalogue: Catalogue = CATALOGUE) -> Procedure:
    found = catalogue.procedure(name, TODAY)
    assert found is not None
    return found


def test_every_procedure_of_this_release_is_there_once() -> None:
    names = [each.id for each in CATALOGUE.procedures]
    assert sorted(names) == sorted(ALL)
    assert {each.id for each in LETTERS} <= set(PROCEDURES)


@pytest.mark.parametrize("each", LETTERS, ids=lambda each: each.id)
def test_a_letter_asks_for_fields_that_an_approval_has(each: Procedure) -> None:
    fields = {field.name: field for field in TYPES["request.approved"].fields}
    assert {*each.fields.required, *each.fields.optional} <= fields.keys()
    safeguards = {field.name for field in fields["safeguards"].fields}
    assert {*each.safeguards.required, *each.safeguards.optional} == safeguards
    always = {name for name, field in fields.items() if field.required} - {"request"}
    assert always <= each.fields.required.keys()
    assert each.data_categories <= set(fields["data_categories"].choices)
    assert each.approvers in ({"SUP"}, {"PRO"})
    assert each.channels <= set(CHANNELS)


def test_no_field_is_both_required_and_optional() -> None:
    for each in CATALOGUE.procedures:
        for demands in (each.fields, each.safeguards, *each.events.values()):
            assert not demands.required.keys() & demands.optional.keys(), each.id


@pytest.mark.parametrize("each", CATALOGUE.procedures, ids=lambda each: each.id)
def test_what_an_act_asks_for_are_fields_of_its_events(each: Procedure) -> None:
    for name, demands in each.events.items():
        assert name in CATALOGUE.machines[each.machine].events or each.id == ARTICLE_19
        fields = {field.name for field in TYPES[name].fields}
        assert {*demands.required, *demands.optional} <= fields, name


@pytest.mark.parametrize("each", ACTS, ids=lambda each: each.id)
def test_an_act_is_told_by_a_field_that_all_its_events_have(each: Procedure) -> None:
    machine = CATALOGUE.machines[each.machine]
    if each.id == ARTICLE_19:
        assert machine.subject == ""
        return
    assert not each.approvers
    for name in machine.events:
        assert machine.subject in {field.name for field in TYPES[name].fields}, name


def test_a_search_has_the_forms_of_its_country() -> None:
    search = procedure(ARTICLE_19)
    forms = TYPES["search.started"].field("form").choices
    assert search.forms.keys() == set(forms)
    assert search.forms["place_search"].witnesses == 2
    assert search.clock is not None
    assert search.clock.rule == "KZ-24H"


def test_machines_know_only_events_of_the_vocabulary() -> None:
    for machine in CATALOGUE.machines.values():
        assert machine.events <= TYPES.keys(), machine.id
        assert {*machine.open, *machine.closable, *machine.final} <= machine.states


def test_every_machine_of_a_procedure_is_there() -> None:
    assert {each.machine for each in CATALOGUE.procedures} == CATALOGUE.machines.keys()


@pytest.mark.parametrize("each", CATALOGUE.procedures, ids=lambda each: each.id)
def test_titles_stand_in_three_languages_and_kazakh_is_to_be_reviewed(each: Procedure) -> None:
    for title in (each.title, *(basis.title for basis in each.legal_basis)):
        assert "kk" in title.review
        assert len({title.text(language) for language in ("kk", "ru", "en")}) == 3
    assert each.legal_basis


def test_remarks_on_the_law_stand_in_three_languages_to_be_reviewed() -> None:
    found = [procedure(name) for name in CATALOGUE.names()]
    told = [remark for each in found for remark in (each.national, each.note)]
    told += [row.note for each in found for row in each.legal_basis]
    told += [row.note for _, row in CATALOGUE.channels]
    remarks = [each for each in told if each is not None]
    assert len(remarks) > len(CATALOGUE.channels)
    for each in remarks:
        assert len({each.kk, each.ru, each.en}) == 3
        assert {"kk", "ru"} <= set(each.review)


def test_the_treaty_is_no_ground_yet_and_reciprocity_is() -> None:
    usable = {
        name
        for name in CHANNELS
        if (channel := CATALOGUE.channel(name, TODAY)) is not None and channel.usable_on(TODAY)
    }
    assert usable == set(CHANNELS) - {"ets185", "sap", "un_convention"}


def test_data_that_nobody_classified_count_as_content() -> None:
    subscriber, anything = procedure("art18-1b"), procedure("art18-1a")
    assert subscriber.over_disclosed(["subscriber"], ["subscriber", "unclassified"]) == {
        "unclassified"
    }
    assert not anything.over_disclosed(["content"], ["unclassified"])
    assert anything.over_disclosed(["traffic"], ["content"]) == {"content"}
    assert procedure("art17").over_disclosed(["traffic"], ["content"]) == {"content"}
    assert procedure("art16").over_disclosed(["traffic"], ["traffic"]) == {"traffic"}


def test_a_newer_file_of_the_agency_counts_from_its_first_day() -> None:
    newer = (
        text_of("art16")
        .replace('edition = "2026-11-22"', 'edition = "2027-01-01"')
        .replace("valid_from = 2026-11-22", "valid_from = 2027-01-01")
        .replace("max_days = 90", "max_days = 60")
    )
    catalogue = load({"art16-2027.toml": newer})
    before = catalogue.procedure("art16", date(2026, 12, 31))
    after = catalogue.procedure("art16", date(2027, 1, 1))
    assert before is not None
    assert after is not None
    assert (before.max_days, after.max_days) == (90, 60)


def test_an_agency_may_write_a_remark_in_one_language() -> None:
    newer = text_of("channels").replace('edition = "2026-11-22"', 'edition = "2026-12-01"')
    newer = re.sub(r"(?m)^note = .*$", 'note = "Own words."', newer)
    note = next(row.note for _, row in load({"channels-2.toml": newer}).channels)
    assert {note.kk, note.ru, note.en} == {"Own words."}
    assert set(note.review) == {"kk", "ru", "en"}


def test_an_agency_opens_a_channel_by_a_file() -> None:
    newer = text_of("channels").replace('edition = "2026-11-22"', 'edition = "2026-12-01"')
    newer = newer.replace('id = "ets185"\n', 'id = "ets185"\nusable_from = 2026-11-01\n')
    channel = load({"channels-2.toml": newer}).channel("ets185", TODAY)
    assert channel is not None
    assert channel.usable_on(TODAY)
    assert not channel.usable_on(date(2026, 10, 31))


def test_of_one_edition_the_agencys_file_wins() -> None:
    ours = text_of("art18-1b").replace('approvers = ["PRO"]', 'approvers = ["SUP"]')
    assert procedure("art18-1b", load({"ours.toml": ours})).approvers == {"SUP"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('source = "T 16"', 'source = "X 16"'),
        ('machine = "preservation"', 'machine = "nowhere"'),
        ("valid_from = 2026-11-22", 'valid_from = "2026-11-22"'),
        ('form = "order"', 'form = "order"\nsurprise = 1'),
        ('kind = "procedure"', 'kind = "poem"'),
        ('rule = "T-16-MAX90"', 'rule = "T-99"'),
        ("[limits]", "[limits"),
        ("max_days = 90", "max_days = " + "9" * 5000),
        ("max_days = 90", "max_days = " + "[" * 9000),
        ('approvers = ["SUP"]\n', ""),
        ('en = "Expedited', 'english = "Expedited'),
        ('act = "ETS 185"', "act = 185"),
        ("max_days = 90", "max_hours = 90"),
        (
            "[limits]",
            '[confirmation]\nmeans = []\ncount = 3\nunit = "weeks"\nrule = "KZ-CPC-48"\n'
            'source = "P"\n[limits]',
        ),
    ],
)
def test_a_malformed_file_is_named(old: str, new: str) -> None:
    text = text_of("art16")
    assert old in text
    with pytest.raises(InputError) as caught:
        load({"bad.toml": text.replace(old, new, 1)})
    assert caught.value.code == "input.procedure"
    assert caught.value.facts["file"] == "bad.toml"


def test_a_source_has_a_mark_and_a_place() -> None:
    assert Source.parse("K 254(3)") == Source("K", "254(3)")
    assert Source.parse("G") == Source("G", "")
    with pytest.raises(InputError):
        Source.parse("Q 1")
