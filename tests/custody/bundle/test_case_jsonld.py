"""`case.jsonld` before the judges of CASE: `case_validate` and `case_prov_check`."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from custody.bundle import layout
from custody.bundle.cover import CaseCount, Cover
from custody.bundle.export import export_bundle
from custody.bundle.reading import write_reading_copies
from tests.custody.bundle.forge import Forge, write_folder
from tests.custody.bundle.forge_acts import ORIGIN
from tests.custody.bundle.scene import HOSTILE, KEYS, plan_of, play, scene

BIN = Path(sys.executable).parent
ACTION = "case-investigation:InvestigativeAction"
RECORD = "case-investigation:ProvenanceRecord"


def run(program: str, *arguments: object) -> tuple[int, str]:
    """A program of the CASE community, within two minutes."""
    done = subprocess.run(
        [BIN / program, *map(str, arguments)],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def breaks(graph: Path) -> str:
    """What `case_prov_check` says of a graph; nothing when its chains have no break."""
    prov = graph.with_name(f"{graph.parent.parent.name}.ttl")
    assert run("case_prov_rdf", "--use-deterministic-uuids", prov, graph)[0] == 0
    status, said = run("case_prov_check", prov)
    assert ("Conforms: True" in said) == (status == 0)
    return "" if status == 0 else said


def graph_of(forge: Forge, folder: Path, items: frozenset[str]) -> Path:
    """The graph of a bundle that was forged."""
    write_folder(forge.files(), folder)
    note = (folder / layout.CHECKPOINT).read_text("utf-8")
    counts = (CaseCount("C-1", 9, 0, 0), CaseCount("ledger", 7, 0, 0))
    made = "2026-03-18T02:36:00.000Z"
    cover = Cover("BND-1", "x", "x", made, "en", ORIGIN, note, (), counts, items=items)
    write_reading_copies(folder, cover)
    return folder / "reading/case.jsonld"


def nodes(graph: Path, kind: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(graph.read_bytes())["@graph"]
    return [node for node in found if kind in ("", node["@type"])]


def whole() -> Forge:
    """A case of which nothing was erased."""
    forge = Forge(hidden=())
    forge.drop("note", "order", "erase")
    return forge


def test_an_exported_case_is_case_1_5_and_its_chain_has_no_break(tmp_path: Path) -> None:
    with scene(tmp_path / "ledger") as made:
        play(made)
        export_bundle(made.ledger, plan_of(), signer=KEYS["ALM"], target=tmp_path / "BND-1")
    graph = tmp_path / "BND-1/reading/case.jsonld"
    status, said = run("case_validate", "--built-version", "case-1.5.0", graph)
    assert (status, "Conforms: True" in said) == (0, True), said
    assert breaks(graph) == ""
    text = graph.read_text("utf-8")
    assert "OTHER-" not in text
    assert "the recovery key" not in text
    assert not set("\u202e\x1b") & set(text)
    (file,) = (node for node in nodes(graph) if "000001.bin" in str(node) and "ITM-03" in str(node))
    shown = file["uco-core:hasFacet"]["uco-observable:fileName"]
    assert shown.startswith(HOSTILE[:20])


def test_an_event_that_is_not_there_is_a_break(tmp_path: Path) -> None:
    forge = whole()
    forge.hidden = ("sealed",)
    said = breaks(graph_of(forge, tmp_path / "cut", frozenset({"I-1", "I-2"})))
    assert "Chain of derivation for focusNode does not link back" in said
    assert "Chain of communication for focusNode links back to neither" in said


def test_of_items_that_are_not_disclosed_nothing_is_told(tmp_path: Path) -> None:
    forge = whole()
    forge.only_items = ("I-1",)
    graph = graph_of(forge, tmp_path / "part", frozenset({"I-1"}))
    told = [node["case-investigation:exhibitNumber"] for node in nodes(graph, RECORD)]
    assert [number.partition("/")[0] for number in told] == ["I-1"] * len(told)
    assert len(told) == forge.heads[False, "I-1"][0]


def test_who_did_it_and_who_signed_with_them_is_told(tmp_path: Path) -> None:
    graph = graph_of(whole(), tmp_path / "whole", frozenset({"I-1", "I-2"}))
    named = {node["@id"]: node.get("uco-core:name") for node in nodes(graph)}
    actions = {node["uco-core:name"]: node for node in nodes(graph, ACTION)}
    out = actions["item.checked_out"]
    assert named[out["uco-action:performer"]["@id"]] == "P-CUS"
    assert [named[each["@id"]] for each in out["uco-action:participant"]] == ["P-EX2"]
    offer = actions["transfer.offered"]
    assert [named[each["@id"]] for each in offer["uco-action:participant"]] == ["P-CUS"]
    first = actions["item.found"]
    assert first["uco-action:object"] == []
    results = [named[each["@id"]] for each in first["uco-action:result"]]
    assert [name for name in results if name] == ["I-1", "I-2"]


def test_the_same_record_gives_the_same_graph(tmp_path: Path) -> None:
    items = frozenset({"I-1", "I-2"})
    one, two = (graph_of(whole(), tmp_path / name, items).read_bytes() for name in ("a", "b"))
    assert one == two
