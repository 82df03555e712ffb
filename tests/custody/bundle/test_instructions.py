"""The lines of `VERIFY.txt` for Windows.

No PowerShell is to be had from Debian, PyPI or npm (whose packages download it from its maker), so
they are read by a grammar of PowerShell, and held against what Windows PowerShell 5.1 knows. The
lines for bash are run, in `test_export` and over the corpus.
"""

import re
from collections.abc import Iterator
from typing import Final

import pytest
import tree_sitter_powershell
from tree_sitter import Language, Node, Parser

from custody.bundle import layout
from custody.bundle.instructions import bash_lines, powershell_lines, write_instructions
from custody.keys.signer import Suite

KNOWN: Final = {
    "Get-Content": set[str](),
    "ForEach-Object": set[str](),
    "Where-Object": set[str](),
    "Test-Path": {"-LiteralPath"},
    "Get-FileHash": {"-LiteralPath", "-Algorithm"},
    "Out-Host": {"-InputObject"},
    "Get-ChildItem": {"-Recurse", "-File", "-Force", "-Name"},
    "Compare-Object": {"-CaseSensitive"},
}
"""Commands of Windows PowerShell 5.1, with the parameters that are used."""
OPERATORS: Final = {"-split", "-ne", "-cnotmatch"}


def read(lines: str) -> Node:
    return Parser(Language(tree_sitter_powershell.language())).parse(lines.encode()).root_node


def nodes(node: Node, kind: str) -> Iterator[Node]:
    if node.type == kind:
        yield node
    for child in node.children:
        yield from nodes(child, kind)


def text(node: Node) -> str:
    assert node.text is not None
    return node.text.decode()


def test_they_are_read_without_an_error() -> None:
    assert not read(powershell_lines()).has_error
    assert write_instructions(Suite.ED25519).count(powershell_lines()) == 3
    for broken in (powershell_lines().replace("{ $differ }", "{ $differ"), "if ($a { }"):
        assert read(broken).has_error


def test_they_use_only_what_windows_powershell_knows() -> None:
    found = set()
    for command in nodes(read(powershell_lines()), "command"):
        name = text(next(nodes(command, "command_name")))
        found.add(name)
        own = (
            child for elements in command.children if elements.type == "command_elements"
            for child in elements.children
        )  # fmt: skip
        assert {text(each) for each in own if each.type == "command_parameter"} <= KNOWN[name]
    assert found == KNOWN.keys()
    operators = {text(each) for each in nodes(read(powershell_lines()), "comparison_operator")}
    assert operators == OPERATORS


@pytest.mark.parametrize("algorithm", layout.ALGORITHMS)
def test_they_read_both_lists_of_each_algorithm(algorithm: str) -> None:
    (line,) = (each for each in powershell_lines().splitlines() if f"${algorithm} =" in each)
    for tag in (False, True):
        assert f"'{layout.manifest_name(algorithm, tag=tag)}'" in line
    assert f"-Algorithm {algorithm})" in line


def test_they_leave_out_the_same_files_as_bash() -> None:
    """What no manifest lists: the pattern means the same to grep and to .NET."""
    (pattern,) = re.findall(r"-cnotmatch '(\^.*?\$)'", powershell_lines())
    assert pattern.removeprefix("^(").removesuffix(")$") in bash_lines()[1]
    sealed = {path for path in layout.REQUIRED if path.startswith("seal/")}
    optional = {layout.SEAL_CMS, layout.SEAL_STAMP, layout.SEAL_COSIGNATURES}
    tags = {layout.manifest_name(name, tag=True) for name in layout.ALGORITHMS}
    for path in sealed | optional | tags:
        assert re.match(pattern, path), path
    for path in layout.REQUIRED - sealed - tags | {
        "seal/more",
        "SEAL/event.json",
        "seal/x/event.json",
    }:
        assert not re.match(pattern, path), path
