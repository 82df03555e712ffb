"""Exports of the played case, and what stands in them."""

from pathlib import Path
from typing import Any
from zipfile import ZipFile

from custody.bundle import layout
from custody.bundle.disclosure import ExportPlan
from custody.bundle.export import Exported, export_bundle
from custody.strict_json import parse, parse_lines, unb64
from tests.custody.bundle.scene import KEYS, Scene, plan_of


def export(made: Scene, target: Path, plan: ExportPlan | None = None, **options: Any) -> Exported:
    return export_bundle(
        made.ledger, plan or plan_of(), signer=KEYS["ALM"], target=target, **options
    )


def events(folder: Path) -> list[dict[str, Any]]:
    lines = (folder / layout.EVENTS).read_bytes().splitlines()
    return [parse(unb64(parse(line)["payload"])) for line in lines]


def private(folder: Path) -> dict[int, Any]:
    with (folder / layout.PRIVATE).open("rb") as lines:
        return {document["index"]: document["doc"] for document in parse_lines(lines)}


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def unpacked(path: Path, into: Path) -> Path:
    with ZipFile(path) as archive:
        archive.extractall(into)
    (top,) = into.iterdir()
    return top
