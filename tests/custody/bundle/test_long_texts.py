from custody.bundle.long_texts import Line, printed, statement_lines


def on_screen(lines: list[Line]) -> str:
    return "\n".join(line.lead + line.text + line.rest for line in lines)


def on_paper(lines: list[Line]) -> list[str]:
    return [line.text for line in lines if line.text]


def grouped(name: str, count: int) -> list[str]:
    return [
        text
        for number in range(1, count + 1)
        for text in (f"- {name} {number}:", f"  - Digital object: ART-{number}", "  - Equal: yes")
    ]


def test_a_short_statement_is_printed_whole() -> None:
    statement = "Recorded.\nThe digests of ART-1 were recorded.\n- Items:\n  - Item: I-1"
    lines = list(statement_lines(statement))
    assert on_screen(lines) == statement
    assert on_paper(lines) == ["Recorded.", "The digests of ART-1 were recorded.", "Items:",
                               "Item: I-1"]  # fmt: skip
    assert not any(line.left_out for line in lines)


def test_of_a_long_group_the_first_members_are_printed_and_the_others_counted() -> None:
    statement = "\n".join(["Received.", *grouped("Files", 212), "- Conditions: CND-1"])
    lines = list(statement_lines(statement))
    assert on_screen(lines) == statement
    paper = on_paper(lines)
    assert "Digital object: ART-5" in paper
    assert "Digital object: ART-6" not in paper
    assert paper[-1] == "Conditions: CND-1"
    assert [line.left_out for line in lines if line.left_out] == [207]
    assert lines[-2].left_out == 207


def test_two_long_groups_one_after_the_other_are_counted_each() -> None:
    statement = "\n".join([*grouped("Files", 30), *grouped("Names", 21), *grouped("Few", 20)])
    lines = list(statement_lines(statement))
    assert on_screen(lines) == statement
    assert [line.left_out for line in lines if line.left_out] == [25, 16]
    assert "Digital object: ART-20" in on_paper(lines)


def test_a_long_list_in_one_line_is_cut_after_its_first_members() -> None:
    names = [f"ART-{number}" for number in range(212)]
    statement = "- Digital objects: " + ", ".join(names)
    (line,) = statement_lines(statement)
    assert on_screen([line]) == statement
    assert line.text == "Digital objects: ART-0, ART-1, ART-2, ART-3, ART-4"
    assert line.left_out == 207


def test_lists_of_twenty_are_printed_and_of_longer_ones_the_first() -> None:
    assert printed(range(20)) == range(20)
    assert printed(range(21)) == range(5)
