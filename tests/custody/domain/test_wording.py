import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from custody import resources
from custody.dates import shown_day
from custody.domain import wording
from custody.domain.events import Event, Link, Occurred, Recorded
from custody.domain.examples import example_of
from custody.domain.vocabulary import LANGUAGES, ROLES, TYPES, EventType, Field, Kind
from custody.errors import InputError
from custody.strict_json import file_name

EVERY_TYPE = pytest.mark.parametrize("each", TYPES.values(), ids=TYPES.keys())
IN_OTHER_WORDS = {
    *(Kind.FLAG, Kind.MARK, Kind.INSTANT, Kind.LANGUAGE, Kind.ROLE, Kind.POINTER),
}
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
CYRILLIC = re.compile("[а-яёәғқңөұүһі]", re.IGNORECASE)


def named(each: EventType) -> Iterator[tuple[str, Field]]:
    """Every field of a type with the name of the group in which its label is looked up."""

    def inside(fields: tuple[Field, ...], group: str) -> Iterator[tuple[str, Field]]:
        for field in fields:
            yield group, field
            yield from inside(field.fields, field.name)

    yield from inside(each.fields, each.name)


def event(each: EventType, body: dict[str, Any], *, private: bool) -> Event:
    items = ("ITM-01", "ITM-02") if each.items != "none" else ()
    return Event(
        type=each.name,
        ledger="demo-agency.example/station-01/0011223344556677",
        seq=7,
        tree_size=7,
        tree_root=b"\0" * 32,
        id="019cfebb-6560-7eb6-837e-b68a344dd4c2",
        recorded=Recorded("2026-03-18T02:05:00.000Z", "+05:00"),
        occurred=None,
        actor_key="sha256:" + "0" * 64,
        actor_role="INV",
        case=Link("C-1", 0, None),
        items=tuple(Link(item, 0, None) for item in items),
        body=body,
        commitment="AAAA" if private else None,
        language=None,
        app_name="custody",
        app_version="1",
    )


def test_keys_and_placeholders_are_equal_in_all_languages() -> None:
    english = wording.words("en")
    for language in LANGUAGES:
        words = wording.words(language)
        assert words.keys() == english.keys()
        for section, texts in words.items():
            assert texts.keys() == english[section].keys(), section
            for key, text in texts.items():
                assert text.strip() == text != "", key
                mine, theirs = PLACEHOLDER.findall(text), PLACEHOLDER.findall(english[section][key])
                assert sorted(mine) == sorted(theirs), (language, section, key)


@EVERY_TYPE
def test_sentences_tell_only_what_every_such_event_must_carry_in_the_open(each: EventType) -> None:
    allowed = {field.name for field in each.own_fields if field.required and not field.private}
    if each.items == "many":
        allowed.add("items")
    if each.case == "required":
        allowed.add("case")
    used = PLACEHOLDER.findall(wording.words("en")["sentences"][each.name])
    assert set(used) <= allowed


@EVERY_LANGUAGE
def test_every_word_that_the_vocabulary_needs_is_there_and_no_other(language: str) -> None:
    words = wording.words(language)
    assert words["titles"].keys() == words["sentences"].keys() == TYPES.keys()
    assert tuple(words["roles"]) == ROLES
    labels, choices = set(), set()
    for each in TYPES.values():
        for group, field in named(each):
            specific = f"{group}.{field.name}"
            labels.add(specific if specific in words["labels"] else field.name)
            name = "type" if field.name == "item_types" else field.name
            for value in field.choices:
                specific = f"{name}.{value}"
                choices.add(specific if specific in words["choices"] else value)
    assert words["labels"].keys() == labels
    assert words["choices"].keys() == choices


@EVERY_TYPE
def test_no_two_fields_of_one_group_and_no_two_choices_read_alike(each: EventType) -> None:
    for language in LANGUAGES:
        groups: dict[str, list[str]] = {}
        for group, field in named(each):
            told = wording.label(field.name, language, group=group)
            assert told not in groups.setdefault(group, []), (language, group, told)
            groups[group].append(told)
            texts = [wording.choice(field.name, value, language) for value in field.choices]
            assert len(texts) == len(set(texts)), (language, field.name)


def test_russian_and_kazakh_are_not_left_in_english() -> None:
    for language in ("ru", "kk"):
        for section in ("titles", "sentences", "roles", "states"):
            for key, text in wording.words(language)[section].items():
                assert CYRILLIC.search(text), (language, key)


def test_kazakh_is_marked_for_review() -> None:
    assert "review = true" in resources.read_text("wording/kk.toml")


def test_an_extension_is_not_told_as_a_new_approval() -> None:
    fields = {"request": "RQ-01", "status": "extension", "new_end_at": "2026-09-01T00:00:00.000Z"}
    for language, word in (("en", "extended"), ("ru", "продлевается"), ("kk", "ұзартылады")):
        told = wording.statement("request.approved", "C-1", (), fields, "ERZ", language)
        head, sentence = told.split("\n")[:2]
        assert wording.title("request.approved", language) not in head
        assert word in sentence
        assert "{" not in sentence
        history = wording.words(language)["extension"]["history"]
        assert "{new_end_at}" in history
        assert "{request}" in history


@EVERY_LANGUAGE
@EVERY_TYPE
def test_a_statement_names_every_field_that_is_given(each: EventType, language: str) -> None:
    fields = example_of(each.command)["fields"]
    items = ["ITM-01"] if each.items != "none" else []
    case = "C-1" if each.case == "required" else None
    text = wording.statement(each.name, case, items, fields, "ALM", language, actor_role="INV")
    assert text.startswith(wording.title(each.name, language) + ".\n")
    assert "{" not in text.partition("\n- ")[0]
    for name, value in fields.items():
        assert f"\n- {wording.label(name, language, group=each.name)}" in text
        for told in texts(each.field(name), value, language):
            assert told in text
    assert wording.role("INV", language) in text


def texts(field: Field, value: Any, language: str) -> Iterator[str]:
    for each in value if field.many else [value]:
        if field.kind is Kind.GROUP:
            for inner in field.fields:
                if inner.name in each:
                    yield wording.label(inner.name, language, group=field.name)
                    yield from texts(inner, each[inner.name], language)
        elif field.kind is Kind.CHOICE:
            yield wording.choice(field.name, each, language)
        elif field.name == "document_language":
            yield wording.words(language)["phrases"][each]
        elif field.kind is Kind.DATE:
            yield shown_day(each, language)
        elif isinstance(each, dict):
            yield from (str(member) for member in each.values() if field.kind is not Kind.FILE_NAME)
        elif field.kind not in IN_OTHER_WORDS and field.name != "rule":
            yield str(each)


def test_a_statement_reads_as_a_person_reads_it() -> None:
    fields = {
        "search": "SR-01",
        "manner": "voluntary",
        "relevance": "The shop was run from it.",
        "details": [
            {"item": "ITM-01", "type": "phone", "imei": ["350000001234562"]},
            {"item": "ITM-02", "type": "sim", "parent": "ITM-01"},
        ],
        "present": [{"name": "W1", "capacity": "attesting_witness", "no_interest": True}],
    }
    occurred = Occurred("2026-03-18T03:50:00.000Z", "+05:00")
    text = wording.statement(
        "item.seized",
        "C-1",
        ["ITM-01", "ITM-02"],
        fields,
        "ALM",
        "en",
        actor_role="INV",
        occurred=occurred,
    )
    assert text == "\n".join(
        [
            "Item seized.",
            "Seized: ITM-01, ITM-02 (given voluntarily).",
            "Case: C-1.",
            "Items: ITM-01, ITM-02.",
            "Time of the act: 18 Mar 2026, 08:50 (UTC+05:00).",
            "Signed by: ALM, investigator.",
            "What is recorded:",
            "- Search: SR-01",
            "- Manner: given voluntarily",
            "- Relevance: The shop was run from it.",
            "- Details of items (1):",
            "  - Item: ITM-01",
            "  - Type: phone or tablet",
            "  - IMEI: 350000001234562",
            "- Details of items (2):",
            "  - Item: ITM-02",
            "  - Type: SIM, eSIM",
            "  - Part of item: ITM-01",
            "- Persons present:",
            "  - Name: W1",
            "  - Capacity: attesting witness",
            "  - Has no interest in the case: yes",
        ]
    )


def test_a_sentence_shortens_long_lists_and_the_list_below_does_not() -> None:
    items = [f"ITM-{number:02}" for number in range(1, 9)]
    text = wording.statement("seal.checked", "C-1", items, {}, "BOL", "ru")
    assert "ITM-05 и ещё 3" in text
    assert "ITM-08" in text
    artifacts = [{"artifact": f"ART-{number}", "size": 1} for number in range(8)]
    event_type = TYPES["artifact.hashed"]
    line = wording.history_line(
        event(event_type, {"artifacts": artifacts}, private=False), None, "en"
    )
    assert line == "Digests computed and recorded: ART-0, ART-1, ART-2, ART-3, ART-4 and 3 more."


@EVERY_TYPE
def test_history_is_told_even_of_events_that_carry_less(each: EventType) -> None:
    for language in LANGUAGES:
        phrases = wording.words(language)["phrases"]
        bare = event(each, {}, private=True)
        withheld = wording.history_line(bare, None, language)
        assert withheld.endswith(phrases["withheld"])
        disclosed = wording.history_line(bare, {"note": "x"}, language)
        assert withheld == f"{disclosed} {phrases['withheld']}"
        assert wording.history_line(bare._replace(commitment=None), None, language) == disclosed


def test_values_of_another_form_than_todays_are_told_as_they_stand() -> None:
    body = {"manner": ["by", 2], "search": "S-1"}
    line = wording.history_line(event(TYPES["item.seized"], body, private=False), None, "en")
    assert line == 'Seized: ITM-01, ITM-02 (["by",2]).'
    fields = {
        "event": "019c",
        "field": "/body/x",
        "value": {"b": [1, None], "a": "t"},
        "reason": "r",
    }
    text = wording.statement("event.corrected", None, [], fields, "ALM", "en")
    assert "- Value: a: t, b: [1,null]" in text


def test_words_of_states_and_unknown_languages() -> None:
    assert wording.state("in_transit", "ru") == "передаётся"
    with pytest.raises(InputError) as caught:
        wording.words("de")
    assert caught.value.code == "input.language"


def test_a_name_that_cannot_be_shown_whole_is_told_with_its_bytes() -> None:
    names = [
        {"artifact": "A-1", "name": file_name("чат.zip".encode())},
        {"artifact": "A-2", "name": file_name(b"\xff.jpg")},
    ]
    text = wording.statement("artifact.hashed", "C-1", [], {"names": names}, "ALM", "en")
    assert "- File name: чат.zip\n" in text
    assert "- File name: \ufffd.jpg (/y5qcGc=)" in text


def test_documents_and_digests_are_told_in_the_language() -> None:
    fields = example_of("document.attach")["fields"]
    text = wording.statement("document.attached", "C-1", [], fields, "ALM", "ru")
    assert "вид содержимого: application/pdf, SHA-256: 1373f1" in text
    assert "размер, байт: 48213" in text


@pytest.mark.parametrize(
    ("language", "line"),
    [("en", "A document was attached: letter, language Russian."),
     ("ru", "Приложен документ: письмо, язык русский."),
     ("kk", "Құжат қоса берілді: хат, тілі орыс тілі.")],
)  # fmt: skip
def test_a_language_is_named_in_words_wherever_its_code_stands(language: str, line: str) -> None:
    body = {"kind": "letter", "document_language": "ru"}
    told = event(TYPES["document.attached"], body, private=False)
    assert wording.history_line(told, None, language) == line


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_begins_with_the_things_that_it_counts(language: str) -> None:
    for name, template in wording.words(language)["sentences"].items():
        assert not template.startswith(("{items}", "{artifacts}")), name


def test_a_finding_names_what_it_is_about() -> None:
    body = {"finding": "F-3", "kind": "digest_mismatch", "severity": "red", "artifacts": ["ART-9"]}
    for language in LANGUAGES:
        told = event(TYPES["finding.raised"], body | {"request": "RQ-1"}, private=False)
        line = wording.history_line(told, None, language)
        assert "ITM-01, ITM-02, ART-9, RQ-1." in line
        none = event(TYPES["finding.raised"], {"kind": "clock_offset"}, private=False)
        about = wording.words(language)["phrases"]["about"].partition("{")[0]
        assert about not in wording.history_line(none._replace(items=()), None, language)


@EVERY_LANGUAGE
def test_no_code_is_told_where_there_are_words(language: str) -> None:
    for each in TYPES.values():
        fields = example_of(each.command)["fields"]
        text = wording.statement(each.name, "C-1", (), fields, "ALM", language, actor_role="INV")
        free = " ".join(free_texts(each.fields, fields))
        codes = re.findall(r"[a-z]+(?:_[a-z0-9]+)+|/body/\S+", text)
        assert [code for code in codes if code not in free] == [], each.name
    pointed = wording.in_words(
        TYPES["event.corrected"].field("field"), "/private/details/1/imei/0", language
    )
    assert pointed.endswith(": IMEI (1)")
    assert "(2)" in pointed


def free_texts(fields: Iterable[Field], values: dict[str, Any]) -> Iterator[str]:
    """What somebody typed, which is told as it is."""
    for field in fields:
        given = values.get(field.name, [])
        for each in given if field.many else [given]:
            if field.kind is Kind.GROUP and each:
                yield from free_texts(field.fields, each)
            elif field.kind not in {Kind.CHOICE, Kind.POINTER} and field.name != "rule":
                yield str(each)


def test_an_approval_on_reciprocity_does_not_say_it_twice() -> None:
    body = {"request": "RQ-1", "procedure": "reciprocity", "legal_channel": "reciprocity"}
    for language in LANGUAGES:
        told = event(TYPES["request.approved"], body, private=False)
        line = wording.history_line(told, None, language)
        first, second = line[line.index("(") + 1 : line.index(")")].split(", ")
        assert first != second


def test_instants_are_told_at_the_time_of_the_station_or_of_the_place_they_are_of() -> None:
    period = {"starts_at": "2025-12-31T18:30:00.000Z", "offset": "+06:00"}
    fields = {"due_at": "2026-11-29T20:00:00.000Z", "to": "DIN"}
    text = wording.statement("item.checked_out", "C-1", ["I"], fields, "BOL", "en", offset="+05:00")
    assert text.count("30 Nov 2026, 01:00 (UTC+05:00)") == 2
    line = wording.in_words(TYPES["item.checked_out"].field("due_at"), fields["due_at"], "en")
    assert line == "29 Nov 2026, 20:00 UTC"
    asked = wording.statement(
        "request.approved", "C-1", (), {"data_period": period}, "ERZ", "ru", offset="+05:00"
    )
    assert "01.01.2026, 00:30 (UTC+06:00)" in asked


def test_a_name_with_a_small_letter_before_a_capital_stays_as_it_is() -> None:
    assert wording.label("esim_profiles", "en", group="details") == "eSIM profiles"
    assert wording.label("esim_profiles", "kk", group="details") == "eSIM профильдері"
    assert wording.label("esim_profiles", "ru", group="details") == "Профили eSIM"
    assert wording.capital("") == ""
    assert wording.capital("ә") == "Ә"
