"""What the terminal says follows `--lang`, in every command, and nothing English is left over."""

import ast
import hashlib
import json
import re
import tarfile
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from custody import resources
from custody.bundle.verdicts import SENTENCES
from custody.cli import advice, bundles, words
from custody.domain import cautions, error_words
from custody.domain.examples import example_of
from custody.domain.vocabulary import TYPES
from custody.procedures.catalogue import load
from custody.procedures.law import REASONS
from tests.custody.office import CASE, Office

SOURCES = Path(words.__file__).parent
DETAIL = "  en: "
"""Before what options or a library say, which is English everywhere."""
COMMAND = re.compile(r"\bcustody(?: [a-z-]+)+")
CALLED = {"said": "say", "heads": "head", "states": "state", "counted": "counted"}
FIELD = re.compile(r"{(\w+)}")
BARE = re.compile(r"(?<![\w.\-/=\"'_])[A-Za-z]{3,}(?![\w.\-/=\"'_])")
"""A word that is no part of a name, an option, a path or a code."""


def said_by_the_program() -> set[str]:
    """Every text that is said, found in the source."""
    found = {
        *SENTENCES.values(),
        *cautions.SENTENCES.values(),
        *bundles._QUESTIONS.values(),
        *REASONS.values(),
    }
    for path in (*SOURCES.glob("*.py"), SOURCES.parent / "__main__.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named = {
            target.id: node.value.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Constant)
            for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say":
                text = node.args[0]
                if isinstance(text, ast.Constant):
                    found.add(str(text.value))
                elif isinstance(text, ast.Name):
                    found.update(_texts_of(tree, text.id, named))
    return found


def _texts_of(tree: ast.AST, name: str, named: Mapping[str, object]) -> Iterator[str]:
    """All texts that a name is given in a file; its last one alone would hide the others."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            names = {each.id for each in node.targets if isinstance(each, ast.Name)}
            yield from [str(node.value.value)] * (name in names)
    if isinstance(named.get(name), str):
        yield str(named[name])


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_text_of_the_program_has_its_words_and_no_word_is_idle(language: str) -> None:
    own = tomllib.loads(resources.read_text(f"terminal/{language}.toml"))
    assert own["said"].keys() == said_by_the_program()
    for text, told in own["said"].items():
        assert set(FIELD.findall(text)) == set(FIELD.findall(told)), text
    assert own.keys() == CALLED.keys()
    assert {len(forms) for forms in own["counted"].values()} == {3 if language == "ru" else 1}


def test_things_are_counted_in_the_forms_of_each_language() -> None:
    try:
        told = {}
        for language in words.LANGUAGES:
            words.speak(language)
            told[language] = [words.counted(number, "file") for number in (1, 3, 12, 21, 12_000)]
    finally:
        words.speak("en")
    assert told["ru"] == ["1 файл", "3 файла", "12 файлов", "21 файл", "12\u00a0000 файлов"]
    assert told["kk"][:2] == ["1 файл", "3 файл"]
    assert told["en"] == ["1 file", "3 files", "12 files", "21 files", "12,000 files"]


def given(folder: Path) -> None:
    """Two files, the same in an archive, a list that names another, and what is said of them."""
    data = folder / "in"
    data.mkdir()
    (data / "a.csv").write_text("Start,A,B\n2024-02-29 10:00,8701,8702\n")
    (data / "b.txt").write_text("two")
    sums = "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
                   for path in (data / "a.csv",))  # fmt: skip
    (folder / "sums.txt").write_text(sums + "0" * 64 + "  gone.csv\n")
    with tarfile.open(folder / "answer.tar", "w") as archive:
        for path in sorted(data.iterdir()):
            archive.add(path, path.name)
    act = example_of("artifact.receive")
    told = {"artifacts", "files", "container", "only_theirs", "request"}
    act["fields"] = {k: v for k, v in act["fields"].items() if k not in told}
    act["fields"]["unsolicited_reason"] = "x"
    (folder / "act.json").write_text(
        json.dumps({"command": act["command"], "fields": act["fields"]})
    )


def commands(office: Office, folder: Path) -> Iterator[tuple[str, ...]]:
    """Lines for every command, most of them good and some of them refused."""
    here, ledger = str(folder), str(office.folder)
    signing = ("--as", "ANNA", "--acting-role", "INV")
    given(folder)
    for name in ("item.receive", "item.seal"):
        document = {**example_of(name), "case": CASE, "role": "INV"}
        (folder / f"{name}.json").write_text(json.dumps(document))
        yield ("do", ledger, f"{here}/{name}.json", "--as", "ANNA", "--as", "DINA")
    yield ("intake", ledger, f"{here}/in", f"{here}/none", "--case", CASE, *signing)
    yield ("intake", ledger, f"{here}/in", "--case", CASE, *signing)
    yield ("receive", ledger, f"{here}/answer.tar", "--list", f"{here}/sums.txt", "--case", CASE,
           "--act", f"{here}/act.json", *signing)  # fmt: skip
    yield ("hash", f"{here}/in", f"{here}/none")
    yield ("hash", f"{here}/in", "--check", f"{here}/sums.txt")
    yield ("verify-artifacts", ledger, "--case", CASE, *signing)
    yield ("table", f"{here}/in/a.csv", "--sort", "Start")
    for more in ((), ("case", CASE), ("case",), ("item", "ITM-01"), ("event", "0"), ("foreign",)):
        yield ("show", ledger, *more)
    yield ("audit", ledger, "--processes", "1")
    yield ("audit", ledger, "--processes", "1", "--since-last")
    yield from (("due", ledger), ("rebuild", ledger), ("trust", ledger), ("calendar", ledger))
    yield ("backup", ledger, f"{here}/backup")
    yield ("export", ledger, "--case", CASE, "--out", f"{here}/bundle", "--recipient", "P",
           "--purpose", "x", "--as", "ANNA", "--as", "CHIEF")  # fmt: skip
    yield ("verify", f"{here}/bundle")
    (folder / "broken").mkdir()
    yield ("verify", f"{here}/broken")
    yield from (("procedures",), ("procedures", "art16"), ("procedures", "sap7"))
    yield ("procedures", "--profiles")
    yield ("request", "make", ledger, "art16")
    yield from (("request", "list", ledger), ("request", "show", ledger, "RQ-9"))
    yield ("recipients", "make-key", f"{here}/age.key")
    yield ("recipients", "list", ledger)
    yield ("exchange", "list", ledger)
    yield from (("stamp", ledger), ("cosign", ledger), ("erase", "order", ledger, "0"))
    yield ("witness", "init", f"{here}/witness", "witness.example/one")
    yield ("witness", "show", f"{here}/witness")
    yield ("compare-paper", ledger, f"{here}/act.json")
    yield ("fork-proof", "check", f"{here}/act.json")
    yield ("roster", "show", f"{here}/act.json")
    yield from (("document", "list"), ("document", "check", f"{here}/act.json"))
    yield ("document", "labels", CASE, ledger, "--out", f"{here}/labels.pdf")
    yield from (("enrol", ledger, "X"), ("key", ledger, "ANNA"), ("rotate", ledger, "X"))
    yield ("init", ledger, "--origin", "a/b")
    yield ("commands",)


def codes() -> set[str]:
    """Names that commands take as they stand: of fields, and of procedures."""
    fields = [field for each in TYPES.values() for field in each.fields]
    inner = [field for each in fields for field in each.fields]
    return {each.name for each in (*fields, *inner)} | set(load().names())


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_advice_is_given_in_each_language(language: str) -> None:
    own = error_words.terminal(language)
    assert own.keys() == advice._NEXT.keys()
    for code, text in advice._NEXT.items():
        named, told = (
            {each.split(" ")[1] for each in COMMAND.findall(said)} for said in (text, own[code])
        )
        assert named == told, code


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_english_word_is_left_in_any_command(
    office: Office, tmp_path: Path, language: str
) -> None:
    office.open_case()
    own = words.table(language)
    english = {word for text in (*own["said"], *own["heads"], *own["states"])
               for word in BARE.findall(text)}  # fmt: skip
    english -= {word for text in own["said"].values() for word in BARE.findall(text)}
    english -= codes()
    left: dict[str, set[str]] = {}
    done = set()
    for line in commands(office, tmp_path):
        done.add(line[0])
        before = len(done) % 2 == 0  # the language may stand on either side of the command
        chosen = ("--lang", language)
        said = office.free(*chosen, *line) if before else office.free(*line, *chosen)
        assert said.status in (0, 1, 2, 3, 4), (line, said.err)
        lines = (said.out + said.err).splitlines()
        shown = "\n".join(each for each in lines if not each.startswith(DETAIL))
        for word in BARE.findall(COMMAND.sub("", shown)):
            if word in english:
                left.setdefault(" ".join(line[:2]), set()).add(word)
    assert not left, left
    assert len(done) > 25
