"""Tables of providers: read in any form, typed, filtered, counted; never computed."""

import contextlib
import csv
import gzip
import json
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from custody.errors import CancelledError, InputError
from custody.tables.reading_child import MAX_CELL, MAX_LINE
from custody.tables.table import DAY_MS, HOUR_MS, Order, Table
from custody.tables.values import Kind
from tests.custody.evidence.closed_forms import rar

HEADING = ["Дата и время", "Абонент А", "Абонент Б", "IMEI", "Длительность, сек", "IP", "Ескертпе"]
ROWS = [
    ["29.02.2024 23:59:59", "87010000001", "+7 702 000-00-02", "490154203237518", "61", "10.0.0.9",
     "Әлия"],
    ["01.03.2024 00:00:01", "87010000001", "8 702 000 00 02", "490154203237518", "5",
     "10.0.0.10:443", "=cmd|' /c calc'!A0"],
    ["02.03.2024 12:30:00", "87010000003", "+77010000001", "490154203237518", "600", "2001:db8::1",
     "a;b"],
]  # fmt: skip


def write_csv(
    path: Path, *, encoding: str = "utf-8", delimiter: str = ";", above: str = ""
) -> Path:
    with path.open("w", encoding=encoding, newline="", errors="replace") as file:
        file.write(above)
        out = csv.writer(file, delimiter=delimiter)
        out.writerow(HEADING)
        out.writerows(ROWS)
    return path


def load(path: Path, *, zone: str = "Asia/Almaty", sheet: str = "") -> Table:
    folder = path.parent / f"scratch-{path.name}"
    folder.mkdir()
    return Table.load(path, folder, zone=zone, sheet=sheet)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "kz1048"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_any_encoding_and_delimiter_gives_the_same_table(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    path = write_csv(tmp_path / "a.csv", encoding=encoding, delimiter=delimiter)
    with load(path) as table:
        assert [column.name for column in table.columns] == HEADING
        assert [list(row) for row in table.page(0, 9)] == ROWS


@pytest.mark.parametrize("encoding", ["cp1251", "cp866", "koi8-r"])
def test_russian_code_pages_are_told_apart(tmp_path: Path, encoding: str) -> None:
    path = write_csv(tmp_path / "a.csv", encoding=encoding)
    with load(path) as table:
        assert table.shape.encoding == encoding
        assert [column.name for column in table.columns][:6] == HEADING[:6]


def test_columns_are_typed_and_titles_above_the_heading_passed_over(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", above="Отчёт о соединениях\n\n")
    with load(path) as table:
        kinds = [column.kind for column in table.columns]
        assert table.shape.skipped == 1
        assert kinds == [
            Kind.TIME, Kind.PHONE, Kind.PHONE, Kind.IMEI, Kind.DURATION, Kind.IP, Kind.TEXT,
        ]  # fmt: skip


def test_a_column_without_a_name_that_numbers_the_rows_is_no_title(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(",when,called\n0,2024-01-02,+7701\n1,2024-01-03,+7702\n")
    with load(path) as table:
        assert [column.name for column in table.columns] == ["#1", "when", "called"]
        assert [row[0] for row in table.page(0, 9)] == ["0", "1"]


def test_cells_beyond_the_heading_are_columns_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2,3\n4,5\n6,7,,\n")
    with load(path) as table:
        assert [column.name for column in table.columns] == ["a", "b", "#3"]
        assert table.page(0, 9) == [("1", "2", "3"), ("4", "5", ""), ("6", "7", "")]
        assert table.surplus == 0


def test_names_of_objects_far_below_are_kept_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("[" + '{"a": 1, "b": 2},' * 2500 + '{"a": 3, "late": 4, "b": 5}]')
    with load(path) as table:
        assert [column.name for column in table.columns] == ["a", "b"]
        assert table.page(2500, 1) == [("3", "5 | late: 4")]
        assert table.surplus == 1


def test_cells_beyond_the_columns_far_below_are_kept_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n" + "1,2\n" * 100 + "3,4,5,6\n7,8,\n9,10,11\n")
    with load(path) as table:
        assert [column.name for column in table.columns] == ["a", "b"]
        assert table.page(100, 9) == [("3", "4 | 5 | 6"), ("7", "8"), ("9", "10 | 11")]
        assert table.surplus == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("last", ['3,"4\n5,6\n', '3,"4\n5,6', '3,"', '3,"4"",5'])
def test_a_quotation_mark_that_is_never_closed_is_told_with_its_line(
    tmp_path: Path, last: str, encoding: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_text('a,b\n"one\ntwo",2\n' + last, encoding=encoding)
    with pytest.raises(InputError, match="line 4 is never closed"):
        load(path)


@pytest.mark.parametrize(
    ("last", "cell"),
    [("4", "4"), ('"4"', "4"), ('"4"\n\n', "4"), ("\n", ""), ('""\n', ""), ('4"\n', '4"')],
)
def test_a_table_whose_quotation_marks_are_closed_is_read_to_its_end(
    tmp_path: Path, last: str, cell: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"a,b\n1,2\n3,{last}")
    with load(path) as table:
        assert table.page(0, 9) == [("1", "2"), ("3", cell)]


def test_times_take_the_zone_of_their_own_day_and_keep_their_text(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv")
    with load(path) as table:
        shown = [row[0] for row in table.shown_page(0, 9)]
        assert shown == [
            "2024-02-29 23:59:59 +06:00",  # this hour came twice: clocks went back at midnight
            "2024-03-01 00:00:01 +05:00",
            "2024-03-02 12:30:00 +05:00",
        ]
        assert table.columns[0].doubtful == 1
        assert table.page(0, 1)[0][0] == ROWS[0][0]


def test_a_time_that_names_its_zone_keeps_it(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("time,x\n2024-05-01T10:00:00+03:00,a\n2024-05-01T08:00:00Z,b\n")
    with load(path, zone="Asia/Almaty") as table:
        assert table.columns[0].zoned == 2
        assert table.order(Order({}, 0)) == 2
        rows = table.shown_page(0, 2)
        assert [row[0] for row in rows] == [
            "2024-05-01 10:00:00 +03:00", "2024-05-01 08:00:00 +00:00",
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "guessed", "day"),
    [
        ("03/14/2024 10:00", "04/15/2024 10:00", False, "2024-03-14"),
        ("14/03/2024 10:00", "15/04/2024 10:00", False, "2024-03-14"),
        ("03/04/2024 10:00", "05/06/2024 10:00", True, "2024-04-03"),
    ],
)
def test_the_order_of_day_and_month_is_found_or_said_to_be_guessed(
    tmp_path: Path, first: str, second: str, guessed: bool, day: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"time,x\n{first},a\n{second},b\n")
    with load(path) as table:
        assert table.columns[0].is_guessed is guessed
        assert table.shown_page(0, 1)[0][0].startswith(day)


def test_rows_are_filtered_and_sorted_by_what_they_mean(tmp_path: Path) -> None:
    with load(write_csv(tmp_path / "a.csv")) as table:
        assert table.order(Order({}, 4, is_descending=True)) == 3
        assert [row[4] for row in table.page(0, 9)] == ["600", "61", "5"]
        assert table.order(Order({4: "50..100"})) == 1
        assert table.order(Order({0: "2024-03-01..2024-03-01"})) == 1
        assert table.order(Order({0: "..01.03.2024"})) == 2
        assert table.order(Order({1: "+7701"})) == 3
        assert table.order(Order({6: "әЛИЯ"})) == 1
        assert table.order(Order({6: "%"})) == 0
        assert table.order(Order({2: "702"}, 0, is_descending=True)) == 2
        assert table.page(1, 9) == [tuple(ROWS[0])]
        with pytest.raises(InputError) as caught:
            table.order(Order({0: "yesterday.."}))
        assert caught.value.code == "input.filter"


def test_who_with_whom_takes_one_number_for_one_party(tmp_path: Path) -> None:
    with load(write_csv(tmp_path / "a.csv")) as table:
        assert table.parties() == (1, 2)
        first, second = table.pairs(1, 2)
        assert (first.left, first.right, first.times) == ("+77010000001", "+77020000002", 2)
        assert second.times == 1
        table.order(Order({4: "600..600"}))
        assert [pair.right for pair in table.pairs(1, 2)] == ["+77010000001"]


def test_a_timeline_counts_by_hour_and_by_day_where_hours_are_many(tmp_path: Path) -> None:
    with load(write_csv(tmp_path / "a.csv")) as table:
        step, bars = table.timeline(0)
        assert step == HOUR_MS
        assert [bar.rows for bar in bars] == [1, 1, 1]
        step, bars = table.timeline(0, most=10)
        assert step == DAY_MS
        assert [bar.start % DAY_MS for bar in bars] == [0, 0, 0]


def test_json_in_its_shapes(tmp_path: Path) -> None:
    objects = [dict(zip(HEADING, row, strict=True)) for row in ROWS]
    shapes = {
        "array": json.dumps(objects),
        "lines": "\n".join(map(json.dumps, objects)),
        "envelope": json.dumps({"answer": 7, "rows": objects}, indent=1),
        "utf8": json.dumps(objects, ensure_ascii=False),
    }
    for name, text in shapes.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        with load(tmp_path / name) as table:
            assert [list(row) for row in table.page(0, 9)] == ROWS, name


def workbook(path: Path, *, formula: str = "", value: str = "<v>7</v>") -> Path:
    """A workbook as spreadsheet programs write it; the value of a formula is the stored one."""
    cells = [HEADING[:2], *(row[:2] for row in ROWS)]
    lines = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row)
        + (f"<c><f>{formula}</f>{value}</c>" if formula else "") + "</row>"
        for row in cells
    )  # fmt: skip
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{sheet}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="Деректер" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/s.xml"/>'
        "</Relationships>",
        "xl/worksheets/s.xml": f'<worksheet xmlns="{main}"><sheetData>{lines}</sheetData>'
        "</worksheet>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def test_a_workbook_is_read_and_nothing_of_it_computed(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", formula='WEBSERVICE("http://x.invalid")')
    with load(path) as table:
        assert table.shape.sheets == ("Деректер",)
        assert table.columns[0].kind is Kind.TIME
        assert [row[:2] for row in table.page(0, 9)] == [tuple(row[:2]) for row in ROWS]
        assert {row[2] for row in table.page(0, 9)} == {"7"}
        assert (table.shape.formulas, table.shape.unstored) == (1 + len(ROWS), 0)
    (tmp_path / "b").mkdir()
    with pytest.raises(InputError):
        Table.load(path, tmp_path / "b", sheet="no such")


@pytest.mark.parametrize("value", ["", "<v></v>", "<v/>"])
def test_a_formula_without_a_stored_value_is_empty_and_counted(tmp_path: Path, value: str) -> None:
    path = workbook(tmp_path / "a.xlsx", formula="A1+1", value=value)
    with load(path) as table:
        assert [row[:2] for row in table.page(0, 9)] == [tuple(row[:2]) for row in ROWS]
        assert (table.shape.formulas, table.shape.unstored) == (1 + len(ROWS), 1 + len(ROWS))
    with load(workbook(tmp_path / "b.xlsx")) as table:
        assert (table.shape.formulas, table.shape.unstored) == (0, 0)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n\n",
        b"[1, 2, 3]",
        b"{}",
        b'{"records": [{}, {}]}',
        b'[{"a": 1}, ',
        b'[{"a": 1, "a": 2}]',
        b"[" * 100_000,
        b"PK\x03\x04 no workbook at all",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000),
        b'a,b\n"' + b"x" * (MAX_CELL + 9),
        b",".join(b"c%d" % n for n in range(600)) + b"\n",
        random.Random(1).randbytes(5000),  # noqa: S311 - no secret
        gzip.compress(b"a;b\n1;2\n", mtime=0),
        rar("calls.csv", b"a;b\n1;2\n" * 1000),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a").write_bytes(data)
    with pytest.raises(InputError) as caught:
        load(tmp_path / "a")
    assert caught.value.code == "input.table"


def test_a_line_without_end_is_refused_before_it_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.write(b"a,b\n")
        for _ in range(20):
            file.write(b"1," * (1 << 19))
    with pytest.raises(InputError) as caught:
        load(path)
    assert caught.value.facts["reason"] == f"line 2 has more than {MAX_LINE} characters"


def test_a_few_signs_that_no_text_has_make_it_no_other_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(
        b"a;b\n" + b"".join(b"cell number %d %s;\0\n" % (n, b"x" * 99) for n in range(9))
    )
    with load(path) as table:
        assert (table.count, table.page(0, 1)[0][1]) == (9, "\ufffd")


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.binary(max_size=4000))
def test_any_bytes_are_a_table_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "a").write_bytes(data)
    with contextlib.suppress(InputError), load(folder / "a") as table:
        assert len(table.page(0, 10_000_000)) == table.count


def test_an_unknown_zone_is_told_and_reading_can_be_stopped(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv")
    for zone in ("Nowhere/Town", "../../etc/passwd", "+25:00"):
        with pytest.raises(InputError) as caught:
            Table.load(path, tmp_path, zone=zone)
        assert caught.value.code == "input.zone"

    def stop(_done: int, _total: int) -> None:
        raise CancelledError

    (tmp_path / "s").mkdir()
    with pytest.raises(CancelledError):
        Table.load(path, tmp_path / "s", progress=stop)
