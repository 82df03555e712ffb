"""Templates are data: what is wrong in one, or missing for a paper, is named."""

import json
import resource
from pathlib import Path

import pytest

from custody.__main__ import main
from custody.documents.kinds import fills_for, paper_of_request
from custody.documents.make import make, write
from custody.documents.template import FOLDER, Templates
from custody.domain import error_words
from custody.domain.cited import cited
from custody.domain.reasons import Reason
from custody.errors import InputError, StorageError
from custody.procedures.catalogue import load
from custody.queries import Queries
from custody.resources import read_text
from tests.custody.documents.cabinet import CASE, KINDS, Cabinet


def test_every_order_and_request_of_the_catalogue_has_its_paper() -> None:
    templates = Templates()
    papers = {each for kind in KINDS for each in templates.get(kind).procedures}
    asked = {each.id for each in load().procedures if each.form in ("order", "request")}
    assert asked <= papers


def test_the_supporting_part_and_the_order_are_two_papers() -> None:
    named = {
        kind: {name for part in Templates().get(kind).parts for name in part.names}
        for kind in ("order-giving-effect", "request-giving-effect")
    }
    secret = {"approved.facts_summary", "approved.relation_to_offence", "approved.safeguards.*"}
    assert secret <= named["request-giving-effect"]
    assert not secret & named["order-giving-effect"]


def test_every_kind_of_the_project_is_sound() -> None:
    templates = Templates()
    assert {templates.get(kind).kind for kind in KINDS} == set(KINDS)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"event.opened", "event.note"', '"event.opened", "event.colour"', "event.colour"),
        ('"event.opened", "event.note"', '"event.opened", "weather"', "weather"),
        ('columns = ["no", "item"', 'columns = ["no", "weather"', "weather"),
        ('ru = "ПРОТОКОЛ ОСМОТРА ПРЕДМЕТОВ"', 'de = "PROTOKOLL"', "kk, ru, en"),
        ('ru = "ПРОТОКОЛ ОСМОТРА ПРЕДМЕТОВ"', 'ru = "ПРОТОКОЛ {event.colour}"', "event.colour"),
        ('ru = "ПРОТОКОЛ ОСМОТРА ПРЕДМЕТОВ"', 'ru = "ПРОТОКОЛ {event"', "expected '}'"),
        ('family = "event"', 'family = "weather"', "weather"),
        ('family = "event"', 'family = "event"\nwhen = { "event.weather" = ["dry"] }', "weather"),
        (
            'family = "event"',
            'family = "event"\nwhen = { "event.occurred_precision" = ["dry"] }',
            "names what there is not: dry",
        ),
        ('family = "event"', 'family = "event"\nweather = 1', "weather"),
        ("lines = 2", "lines = [", "malformed"),
        ("lines = 2", "lines = " + "[" * 9000, "malformed"),
        ("lines = 2", "lines = " + "9" * 5000, "malformed"),
    ],
)
def test_an_unknown_field_or_a_malformed_file_is_named(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    text = read_text(f"{FOLDER}/protocol-item-inspection.toml")
    assert old in text
    own = tmp_path / "templates"
    own.mkdir()
    path = own / "protocol-item-inspection.toml"
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(InputError) as err:
        Templates(tmp_path).get("protocol-item-inspection")
    is_unknown = "names what there is not" in str(err.value)
    assert err.value.code == ("input.template_unknown" if is_unknown else "input.template")
    assert said in str(err.value)
    fact = str(err.value.facts["word" if is_unknown else "reason"])
    for language in ("kk", "ru"):
        assert fact in error_words.told(err.value, language)
    sound, faults = Templates(tmp_path).sound()
    assert {each.kind for each in sound} == {*Templates().kinds()} - {path.stem}
    assert [str(each) for each in faults] == [str(err.value)]
    line = text[: text.index(old)].count("\n") + 1 + new.count("\n")
    exact = len(new) < 100 and said != "malformed"  # of what has no end, the end is named
    assert str(err.value.facts["file"]).startswith(f"{path}:{line}" if exact else str(path))


def test_a_malformed_kind_stops_no_other(tmp_path: Path) -> None:
    own = tmp_path / "templates"
    own.mkdir()
    (own / "order-extension.toml").write_bytes(b"title = '\xff'")
    (own / "My order.toml").write_text("", "utf-8")
    (own / "act-return.toml").write_text("procedures = 5\ntypes = 6\n", "utf-8")
    templates = Templates(tmp_path)
    _, faults = templates.sound()
    assert [each.code for each in faults] == ["input.template"] * 3
    assert paper_of_request(templates, {"procedure": "art29", "status": "new"}) is not None
    assert fills_for(templates, "art16") == ("document",)
    # The project's own wording never stands in for the agency's that cannot be read.
    with pytest.raises(InputError, match="order-extension"):
        paper_of_request(templates, {"procedure": "art16", "status": "extension"})


def test_what_is_wrong_in_a_shared_part_is_told_there(tmp_path: Path) -> None:
    own = tmp_path / "templates"
    own.mkdir()
    text = read_text(f"{FOLDER}/shared.toml")
    assert '"approved.urgency"' in text
    (own / "shared.toml").write_text(
        text.replace('"approved.urgency"', '"approved.haste"'), "utf-8"
    )
    with pytest.raises(InputError) as err:
        Templates(tmp_path).get("order-production")
    line = text[: text.index('"approved.urgency"')].count("\n") + 1
    assert err.value.facts["file"] == f"{own / 'shared.toml'}:{line}"
    before, after = (Templates(each).get("act-return").sha256 for each in (None, tmp_path))
    assert before != after, "the digest on the paper is of the words that were used"


def test_parts_that_are_shared_stand_under_the_heading_of_who_uses_them() -> None:
    headings = [part.heading for part in Templates().get("protocol-presentation").parts]
    assert "4. Items presented" in [each["en"] for each in headings if each]


def test_an_agency_has_a_kind_of_its_own(cabinet: Cabinet) -> None:
    own = cabinet.station.folder / "templates"
    own.mkdir()
    try:
        (own / "note.toml").write_text(
            'family = "case"\ntitle = { kk = "Анықтама", ru = "Справка {case}", en = "Note" }\n'
            '[[part]]\nfields = ["registration"]\n',
            "utf-8",
        )
        assert make(cabinet.station, "note", CASE, "ru").title == f"Справка {CASE}"
    finally:
        (own / "note.toml").unlink()
        own.rmdir()


def test_a_missing_field_names_itself_the_article_and_why(cabinet: Cabinet) -> None:
    draft = cabinet.draft("order-preservation")
    del draft["vulnerability"]
    with pytest.raises(InputError) as err:
        make(cabinet.station, "order-preservation", "RQ-09", "ru", case=CASE, draft=draft)
    facts = err.value.facts
    assert err.value.code == "input.document_field"
    assert facts["field"] == "approved.vulnerability"
    article = facts["article"]
    assert isinstance(article, Reason)
    assert (str(article), article.told("ru")) == ("treaty, Article 16(1)", "договор, статья 16(1)")
    assert facts["label"] == "Почему данные могут быть утрачены"
    assert facts["why"]


def test_what_cannot_be_printed_whole_leaves_no_file(
    cabinet: Cabinet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    ledger = cabinet.station.folder
    monkeypatch.setenv("CUSTODY_HOME", str(ledger.parent / "state"))
    for statement in ("", "漢"):
        command = tmp_path / "approve.json"
        fields = {**cabinet.draft("order-subscriber-abroad"), "protocol_statement": statement}
        command.write_text(json.dumps({"command": "request.approve", "case": CASE,
                                       "fields": fields}), "utf-8")  # fmt: skip
        status = main(["document", "order-subscriber-abroad", "RQ-09", str(ledger), "--draft",
                       str(command), "--out", str(tmp_path / "order.pdf"), "--json"])  # fmt: skip
        told = json.loads(capsys.readouterr().out)
        assert (status, told["error"]) == (
            3, "input.document_field" if statement == "" else "input.glyph"
        )  # fmt: skip
        assert [path.name for path in tmp_path.iterdir()] == ["approve.json"]


def test_what_there_is_no_room_for_is_not_written_in_part(cabinet: Cabinet, tmp_path: Path) -> None:
    made = cabinet.make("act-return")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(made.data) // 2, before[1]))
    try:
        with pytest.raises(StorageError):
            write(made, tmp_path / "act.pdf")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(tmp_path.iterdir()) == []


def test_the_protocol_of_an_inspection_demands_its_place_and_who_took_part() -> None:
    demands = Templates().get("protocol-item-inspection").demands
    asked = {each.name: each.article for each in demands}
    assert asked.keys() == {
        "event.location", "event.started_at", "event.ended_at", "event.present", "event.opened",
    }  # fmt: skip
    assert all("199(3)" in article for article in asked.values())


def test_a_missing_safeguard_is_named_too(cabinet: Cabinet) -> None:
    draft = cabinet.draft("order-production")
    draft["safeguards"] = {**draft["safeguards"], "protected_material": ""}
    with pytest.raises(InputError) as err:
        make(cabinet.station, "order-production", "RQ-09", "en", case=CASE, draft=draft)
    assert err.value.facts["field"] == "approved.safeguards.protected_material"


@pytest.mark.parametrize("letter", ["漢", "😀"])
def test_a_letter_without_a_glyph_is_named(cabinet: Cabinet, letter: str) -> None:
    draft = {**cabinet.draft("order-preservation"), "facts_summary": f"A shop called {letter}."}
    with pytest.raises(InputError) as err:
        make(cabinet.station, "order-preservation", "RQ-09", "kk", case=CASE, draft=draft)
    assert (err.value.code, err.value.facts["letter"]) == ("input.glyph", letter)


@pytest.mark.parametrize("said", ['#panic("x")', "$x$ *b* _i_ @a <b> \\ `code`", "= heading"])
def test_what_is_recorded_never_becomes_source(cabinet: Cabinet, said: str) -> None:
    draft = {**cabinet.draft("order-preservation"), "facts_summary": said}
    made = make(cabinet.station, "order-preservation", "RQ-09", "en", case=CASE, draft=draft)
    assert made.data.startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("kind", "subject", "code"),
    [
        ("no-such-kind", CASE, "input.document_kind"),
        ("protocol-search", "SRC-99", "input.document_subject"),
        ("protocol-seizure", "SRC-1", "input.document_subject"),
        ("order-preservation", "RQ-02", "input.document_subject"),
        ("history-item", "ITM-99", "input.document_subject"),
        ("act-transfer", "no-event", "input.no_event"),
    ],
)
def test_what_does_not_fit_is_refused(cabinet: Cabinet, kind: str, subject: str, code: str) -> None:
    with pytest.raises(InputError) as err:
        make(cabinet.station, kind, subject, "en")
    assert err.value.code == code


def test_an_event_is_named_by_its_id_or_by_the_index_that_show_gives(cabinet: Cabinet) -> None:
    subject, _ = cabinet.subject("act-transfer")
    index = Queries(cabinet.station.ledger).event(subject).index
    by_id = make(cabinet.station, "act-transfer", subject, "en", case=CASE, as_of=cabinet.size)
    by_index = make(cabinet.station, "act-transfer", str(index), "en", as_of=cabinet.size)
    assert by_index.title == by_id.title == "ACT OF TRANSFER"
    assert (by_index.case, by_index.as_of) == (by_id.case, by_id.as_of)


def test_a_checkpoint_that_never_was_is_refused(cabinet: Cabinet) -> None:
    with pytest.raises(InputError) as err:
        make(cabinet.station, "inventory", CASE, "en", as_of=10**6)
    assert err.value.code == "input.no_checkpoint"


def test_there_is_a_kind_for_every_protocol_order_and_act_that_is_demanded() -> None:
    assert set(KINDS) >= {
        "protocol-search", "protocol-seizure", "protocol-inspection", "protocol-voluntary",
        "inventory", "receipt-handover", "receipt-copy", "receipt-provider-data",
        "order-preservation", "letter-preservation", "order-partial-disclosure",
        "order-production", "order-subscriber", "request-preservation", "request-subscriber",
        "request-stored-data",
        "request-assistance", "act-transfer", "history-item", "certificate-digests",
        "report-cover", "act-destruction", "act-return", "request-registration-data",
        "order-subscriber-abroad", "order-giving-effect", "request-giving-effect",
        "request-emergency-disclosure", "request-emergency-assistance", "letter-information",
        "act-information", "act-team", "report-use", "letter-extension", "order-extension",
        "request-real-time", "note-real-time", "supplement-subscriber-abroad",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("categories", "kind"),
    [
        (["subscriber"], "request-subscriber"),
        (["subscriber", "content"], "request-stored-data"),
        (["traffic"], "request-stored-data"),
    ],
)
def test_the_paper_of_a_request_is_called_after_what_is_asked_for(
    categories: list[str], kind: str
) -> None:
    found = paper_of_request(
        Templates(), {"procedure": "art31", "status": "new", "data_categories": categories}
    )
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    ("places", "told"),
    [
        ("T 18(3), G 7", "treaty, Article 18(3); published guide 7"),
        ("K 199(3), 220", "Criminal Procedure Code of Kazakhstan, 199(3), 220"),
        (
            "P 0.8",
            "the program’s own rule, so that the record can be defended (procedures §0.8)",
        ),
        ("Article 5 of our Code, 6", "Article 5 of our Code, 6"),
    ],
)
def test_what_demands_a_field_is_told_in_words(places: str, told: str) -> None:
    assert str(cited(places)) == told
