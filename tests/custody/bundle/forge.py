"""Makes bundles that are wrong in one way and right in every other.

A small ledger is played with the public keys of `tests/vectors/event.json`; a case bends it at one
place (an act, a payload's bytes, a proof, a file, the seal), and everything behind that place is
made and signed properly, so that one rule alone can refuse it.
"""

import hashlib
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from custody.bundle import layout
from custody.bundle.archive_writer import ArchiveWriter
from custody.bundle.seal import pem
from custody.ledger.checkpoint import Checkpoint, TrustLine
from custody.ledger.event import commitment, leaf_hash, pae, seal_envelope
from custody.ledger.tree import Tree
from custody.strict_json import b64, canonical
from tests.custody.bundle.forge_acts import (
    KEYS,
    LOG,
    ORIGIN,
    Act,
    Document,
    Key,
    good_acts,
    listed,
)


@dataclass
class Played:
    """An event as it stands in the ledger."""

    act: Act
    payload: Document
    envelope: bytes
    salt: bytes
    leaf: bytes
    private_salt: bytes


@dataclass
class Forge:
    """Everything that a case may bend before `bundle` is called."""

    acts: list[Act] = field(default_factory=good_acts)
    disclosed_cases: tuple[str, ...] = ("ledger", "C-1")
    only_items: tuple[str, ...] = ()
    """Disclose only these items of the cases, not the cases whole."""
    hidden: tuple[str, ...] = ("note",)
    """Labels of events that are erased, or dropped."""
    disk: bytes = bytes(range(256)) * 4
    salts: dict[int, bytes] = field(default_factory=dict)
    payloads: dict[str, Callable[[bytes], bytes]] = field(default_factory=dict)
    """By label: bends the bytes of a payload before they are signed."""
    envelopes: dict[str, Callable[[bytes], bytes]] = field(default_factory=dict)
    """By label: bends a finished envelope before it becomes a leaf."""
    files_change: Callable[[dict[str, bytes]], None] | None = None
    """Bends the files before the manifests are made."""
    manifests_change: Callable[[dict[str, bytes]], None] | None = None
    """Bends the payload manifests and others before the tag manifests are made."""
    tags_change: Callable[[dict[str, bytes]], None] | None = None
    """Bends the tag manifests before they are sealed."""
    seal_body: Callable[[Document], None] | None = None
    seal_payload: Callable[[Document], None] | None = None
    seal_signers: tuple[str, ...] = ("inv",)
    seal_role: str = "OIC"
    seal_change: Callable[[dict[str, bytes]], None] | None = None
    """Bends the finished bundle."""
    log: Key = LOG
    seal_log: Key = LOG
    between: bool = False
    """Another event slips in between the checkpoint and the seal."""
    anchor: int = 10

    def __post_init__(self) -> None:
        self.played: list[Played] = []
        self.tree = Tree()
        self.heads: dict[tuple[bool, str], tuple[int, str | None]] = {}

    def act(self, label: str) -> Act:
        return next(act for act in self.acts if act.label == label)

    def insert(self, after: str, *acts: Act) -> None:
        at = self.acts.index(self.act(after)) + 1
        self.acts[at:at] = acts

    def drop(self, *labels: str) -> None:
        self.acts = [act for act in self.acts if act.label not in labels]

    def place(self, label: str) -> Played:
        return next(event for event in self.played if event.act.label == label)

    # the ledger

    def play(self, act: Act) -> Played:
        seq = self.tree.size
        payload: Document = {
            "v": 1,
            "type": act.type,
            "ledger": ORIGIN,
            "seq": seq,
            "tree": {"size": seq, "root": b64(self.tree.root())},
            "id": f"019cfeb6-{seq:04x}-7000-8000-{seq:012x}",
            "recorded": {
                "at": act.at or f"2026-03-18T02:{seq:02}:00.000Z",
                "offset": "+05:00",
                "source": "system",
            },
            "actor": {"key": KEYS[act.signers[0]].name, "role": act.role},
            "body": self.resolve(act.body),
            "app": {"name": "forge", "version": "1"},
        }
        private_salt = hashlib.sha256(f"private {seq}".encode()).digest()
        if act.private is not None:
            payload["private"] = {"commitment": commitment(private_salt, act.private)}
        if act.language is not None:
            payload["statement"] = {"lang": act.language}
        if act.occurred is not None:
            payload["occurred"] = act.occurred
        if act.case is not None:
            payload["case"] = self.link(True, act.case)
        if act.items:
            payload["items"] = [self.link(False, item) for item in sorted(act.items)]
        if act.change is not None:
            act.change(payload)
        data = self.payloads.get(act.label, bytes)(canonical(payload))
        signatures = {KEYS[label].name: KEYS[label].sign(pae(data)) for label in act.signers}
        envelope = seal_envelope(data, signatures)
        envelope = self.envelopes.get(act.label, bytes)(envelope)
        salt = self.salts.get(seq, hashlib.sha256(f"salt {seq}".encode()).digest())
        leaf = leaf_hash(salt, envelope)
        self.tree.append(leaf)
        for is_case, names in ((True, [act.case] if act.case else []), (False, list(act.items))):
            for name in names:
                length, _ = self.heads.get((is_case, name), (0, None))
                self.heads[is_case, name] = (length + 1, leaf.hex())
        event = Played(act, payload, envelope, salt, leaf, private_salt)
        self.played.append(event)
        return event

    def link(self, is_case: bool, name: str) -> Document:
        length, head = self.heads.get((is_case, name), (0, None))
        return {"id": name, "seq": length, "prev": head}

    def resolve(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: self.resolve(member) for key, member in value.items()}
        if isinstance(value, list):
            return [self.resolve(member) for member in value]
        if isinstance(value, str) and value.startswith("##"):
            event = self.place(value[2:])
            place = {
                "case": {key: event.payload["case"][key] for key in ("id", "seq")},
                "items": [
                    {key: link[key] for key in ("id", "seq")}
                    for link in event.payload.get("items", ())
                ],
            }
            return {**self.resolve(value[1:]), **{key: place[key] for key in place if place[key]}}
        if isinstance(value, str) and value.startswith("#"):
            event = self.place(value[1:])
            return {"index": event.payload["seq"], "leaf": event.leaf.hex(), "scope": "opening"}
        if isinstance(value, str) and value.startswith("@"):
            return self.place(value[1:]).payload["id"]
        return value

    def note(self, size: int, log: Key) -> bytes:
        checkpoint = Checkpoint(ORIGIN, size, self.tree.root(size))
        trust = TrustLine(ORIGIN, log.raw)
        signature = log.sign(checkpoint.text().encode())
        return f"{checkpoint.text()}\n— {ORIGIN} {b64(trust.keyid + signature)}\n".encode()

    # the bundle

    def is_disclosed(self, event: Played) -> bool:
        if event.act.label in self.hidden:
            return False
        if event.act.case is None or event.act.case == "ledger":
            return True
        if event.act.case not in self.disclosed_cases:
            return False
        items = set(event.act.items) & set(self.only_items)
        return not self.only_items or bool(items) or event.act.type.startswith("erasure.")

    def files(self) -> dict[str, bytes]:
        """The bundle's files, path to bytes."""
        for act in self.acts:
            self.play(act)
        size = self.tree.size
        shown = [event for event in self.played if self.is_disclosed(event)]
        files = self._record_files(shown, size)
        if not self.only_items or "I-1" in self.only_items:
            files["data/items/I-1/000001.bin"] = self.disk
            files["data/items/I-1/files.jsonl"] = _line(listed("ART-1", self.disk, "000001.bin"))
        if not self.only_items:
            files["data/artifacts/000001.bin"] = b"a,b\n"
            files["data/artifacts/files.jsonl"] = _line(listed("ART-2", b"a,b\n", "000001.bin"))
        files["data/documents/000001.pdf"] = b"%PDF-1.7\n"
        files["reading/history.en.html"] = b"<!doctype html>\n"
        files["bagit.txt"] = layout.BAGIT_TXT
        files["bag-info.txt"] = info = _bag_info(files)
        if self.files_change is not None:
            self.files_change(files)
        if files["bag-info.txt"] == info:
            files["bag-info.txt"] = _bag_info(files)
        _manifests(files, layout.is_payload, tag=False)
        if self.manifests_change is not None:
            self.manifests_change(files)
        _manifests(files, layout.is_tag, tag=True)
        if self.tags_change is not None:
            self.tags_change(files)
        if self.between:
            self.play(Act("between", "clock.checked", {}, ("sta",), "SYS", case=None))
        self._seal(files, shown)
        if self.seal_change is not None:
            self.seal_change(files)
        return files

    def _record_files(self, shown: list[Played], size: int) -> dict[str, bytes]:
        proofs = [
            {
                "index": index,
                "salt": b64(event.salt),
                "path": [b64(step) for step in self.tree.inclusion(index, size)],
            }
            for event in shown
            for index in [self.played.index(event)]
        ]
        private = [
            {
                "index": event.payload["seq"],
                "salt": b64(event.private_salt),
                "doc": event.act.private,
            }
            for event in shown
            if event.act.private is not None
        ]
        files = {
            layout.EVENTS: b"".join(event.envelope + b"\n" for event in shown),
            layout.PROOFS: b"".join(map(_line, proofs)),
            layout.CHECKPOINT: self.note(size, self.log),
        }
        if private:
            files[layout.PRIVATE] = b"".join(map(_line, private))
        if self.anchor:
            path = [b64(step) for step in self.tree.consistency(self.anchor, size)]
            name = f"ledger/anchors/{self.anchor}"
            files[f"{name}.checkpoint"] = self.note(self.anchor, self.log)
            files[f"{name}.consistency"] = canonical(
                {"from": self.anchor, "to": size, "path": path}
            )
        return files

    def _seal(self, files: dict[str, bytes], shown: list[Played]) -> None:
        manifest = files["tagmanifest-sha256.txt"]
        body: Document = {
            "bundle": "BND-1",
            "tagmanifests": {
                name: hashlib.new(name, files[f"tagmanifest-{name}.txt"]).hexdigest()
                for name in layout.ALGORITHMS
            },
            "recipient": "Prosecutor's office",
            "purpose": "file of the case",
            "language": "en",
            "conditions": [],
            "cases": self._sealed_cases(shown),
            "items": self._sealed_items(shown),
        }
        if self.seal_body is not None:
            self.seal_body(body)
        signer = KEYS[self.seal_signers[0]]
        event = self.play(
            Act("seal", "bundle.sealed", body, self.seal_signers, self.seal_role, case=None,
                change=self.seal_payload)
        )  # fmt: skip
        index, size = self.tree.size - 1, self.tree.size
        files[layout.SEAL_EVENT] = event.envelope
        files[layout.SEAL_SIGNATURE] = signer.sign(manifest)
        files[layout.SEAL_SIGNER] = pem(signer.spki)
        files[layout.SEAL_PROOF] = canonical(
            {
                "index": index,
                "salt": b64(event.salt),
                "path": [b64(step) for step in self.tree.inclusion(index, size)],
            }
        )
        files[layout.SEAL_CHECKPOINT] = self.note(size, self.seal_log)

    def _sealed_cases(self, shown: list[Played]) -> list[Document]:
        cases = []
        for name in sorted({event.act.case for event in shown if event.act.case}):
            length, head = self.heads[True, name]
            disclosed = sum(event.act.case == name for event in shown)
            erased = sum(
                event.act.case == name and event.act.label in self.hidden for event in self.played
            )
            cases.append(
                {
                    "id": name,
                    "events": length,
                    "head": head,
                    "withheld": length - disclosed - erased,
                    "erased": erased,
                }
            )
        return cases

    def _sealed_items(self, shown: list[Played]) -> list[Document]:
        seen = {item for event in shown for item in event.act.items}
        names = sorted(seen & set(self.only_items) if self.only_items else seen)
        heads = {name: self.heads[False, name] for name in names}
        return [
            {"id": name, "events": length, "head": head} for name, (length, head) in heads.items()
        ]


def write_zip(files: Mapping[str, bytes], path: Path, top: str = "BND-1") -> Path:
    """Write files as a bundle's ZIP."""
    target = io.BytesIO()
    with ArchiveWriter(target) as writer:
        for name in sorted(files):
            writer.add(f"{top}/{name}", len(files[name]), [files[name]])
    path.write_bytes(target.getvalue())
    return path


def packed(files: Mapping[str, bytes]) -> bytes:
    """A bundle's ZIP, not deflated: its bytes depend on nothing but the files."""
    target = io.BytesIO()
    with ArchiveWriter(target) as writer:
        for name in sorted(files):
            writer.add(f"BND-1/{name}", len(files[name]), [files[name]], deflate=False)
    return target.getvalue()


def write_folder(files: Mapping[str, bytes], folder: Path) -> Path:
    """Write files as a bundle's folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def _bag_info(files: Mapping[str, bytes]) -> bytes:
    payload = [data for path, data in files.items() if path.startswith("data/")]
    oxum = f"{sum(map(len, payload))}.{len(payload)}"
    return layout.write_bag_info({"External-Identifier": "BND-1", "Payload-Oxum": oxum})


def _line(document: Document) -> bytes:
    return canonical(document) + b"\n"


def _manifests(files: dict[str, bytes], belongs: Callable[[str], bool], *, tag: bool) -> None:
    for algorithm in layout.ALGORITHMS:
        digests = {
            path: hashlib.new(algorithm, data).hexdigest()
            for path, data in files.items()
            if belongs(path) and not (tag is False and path.startswith("manifest-"))
        }
        files[layout.manifest_name(algorithm, tag=tag)] = layout.write_manifest(digests)
