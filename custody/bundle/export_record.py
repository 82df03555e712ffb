"""The ledger's part of a bundle that is made: events, proofs, heads, the seal (format.md §7)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from custody.bundle import bounds, layout
from custody.bundle.disclosure import Chain, Disclosure, ExportPlan
from custody.bundle.seal import pem
from custody.keys.signer import Signer
from custody.ledger.ledger import Ledger
from custody.ledger.writer import Appended
from custody.strict_json import b64, canonical, parse


@dataclass(frozen=True, slots=True)
class RecordFiles:
    """Writes what a ledger discloses into the folder of a bundle."""

    folder: Path
    ledger: Ledger
    plan: ExportPlan
    disclosed: Disclosure

    def write_record(self) -> None:
        """Write what is disclosed up to the bundle's own head."""
        self._events()
        self.write(layout.CHECKPOINT, self.disclosed.note)
        self._cosignatures(layout.COSIGNATURES, self.disclosed.size)
        self._anchors()

    def write_seal(self, appended: Appended, signer: Signer) -> None:
        """Write the seal, once its event is in the ledger."""
        entry = self.ledger.entry(appended.index)
        note = self.ledger.store.checkpoint(appended.index + 1)
        if entry.salt is None or note is None:
            raise AssertionError("the seal was just appended")
        tree = self.disclosed.tree
        tree.append(appended.leaf_hash)
        path = tree.inclusion(appended.index)
        sealed = (self.folder / layout.manifest_name("sha256", tag=True)).read_bytes()
        self.write(layout.SEAL_SIGNATURE, signer.sign(sealed))
        self.write(layout.SEAL_SIGNER, pem(signer.public.spki))
        self._cms(sealed, signer)
        self.write(layout.SEAL_EVENT, appended.envelope)
        self.write(layout.SEAL_PROOF, canonical(_proof(appended.index, entry.salt, path)))
        self.write(layout.SEAL_CHECKPOINT, note)

    def write_seal_anchors(self, size: int) -> None:
        """Write what others outside say of the seal's checkpoint."""
        for stamped, kind, token in self.ledger.store.anchors():
            if (stamped, kind) == (size, bounds.KIND):
                self.write(layout.SEAL_STAMP, token)
        self._cosignatures(layout.SEAL_COSIGNATURES, size)

    def write(self, path: str, data: bytes) -> None:
        """Write a file of the bundle, by its path in it."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)

    def _events(self) -> None:
        """Events, their proofs, and the private parts that may be seen; line by line."""
        disclosed = self.disclosed
        private = 0
        with (
            (self.folder / layout.EVENTS).open("wb") as events,
            (self.folder / layout.PROOFS).open("wb") as proofs,
            (self.folder / layout.PRIVATE).open("wb") as parts,
        ):
            for index in disclosed.indices:
                entry = self.ledger.entry(index)
                if entry.envelope is None or entry.salt is None:
                    raise AssertionError("an erased event is never disclosed")
                events.write(entry.envelope + b"\n")
                path = disclosed.tree.inclusion(index, disclosed.size)
                proofs.write(canonical(_proof(index, entry.salt, path)) + b"\n")
                if entry.private is not None and self._may_be_seen(index):
                    document = {
                        "index": index,
                        "salt": b64(entry.private_salt or b""),
                        "doc": parse(entry.private),
                    }
                    parts.write(canonical(document) + b"\n")
                    private += 1
        if not private:
            (self.folder / layout.PRIVATE).unlink()

    def _may_be_seen(self, index: int) -> bool:
        """Private parts of the case `ledger` are about the agency's staff and never leave."""
        return index not in self.plan.withheld and index not in self.disclosed.staff

    def _anchors(self) -> None:
        """Earlier checkpoints: stamped ones, and the heads that this recipient was given before."""
        stamps = self.disclosed.stamps
        for size in sorted(stamps.keys() | self._given_before()):
            note = self.ledger.store.checkpoint(size)
            if note is None or size > self.disclosed.size:
                continue
            path = self.disclosed.tree.consistency(size, self.disclosed.size)
            steps = [b64(step) for step in path]
            proof = {"from": size, "to": self.disclosed.size, "path": steps}
            self.write(layout.anchor_path(size, "checkpoint"), note)
            self.write(layout.anchor_path(size, "consistency"), canonical(proof))
            if size in stamps:
                self.write(layout.anchor_path(size, "tsr"), stamps[size])

    def _given_before(self) -> set[int]:
        """Sizes of the heads that came with earlier bundles for the same recipient."""
        rows = self.ledger.view.rows("SELECT idx FROM event WHERE type = 'bundle.sealed'")
        return {
            event.seq + 1
            for event in self.ledger.events(index for (index,) in rows)
            if event.body["recipient"] == self.plan.recipient
        }

    def _cosignatures(self, path: str, size: int) -> None:
        """Witnesses' lines for the checkpoint of a size, if there are any."""
        lines = self.ledger.store.cosignatures(size)
        if lines:
            self.write(path, b"".join(line.rstrip(b"\n") + b"\n" for line in lines))

    def _cms(self, sealed: bytes, signer: Signer) -> None:
        """The seal as other programs know it, where the key has a certificate."""
        if signer.chain:
            from custody.bundle import cades  # takes long to import

            if cades.can_sign(signer):
                self.write(layout.SEAL_CMS, cades.sign_detached(sealed, signer))


def seal_body(
    plan: ExportPlan, disclosed: Disclosure, tagmanifests: Mapping[str, str]
) -> dict[str, Any]:
    """The body of `bundle.sealed`.

    Args:
        plan: What was decided to hand over.
        disclosed: What of the ledger goes along.
        tagmanifests: Algorithm to the digest of its tag manifest, in hexadecimal.
    """
    return {
        "bundle": plan.bundle,
        "tagmanifests": tagmanifests,
        "recipient": plan.recipient,
        "purpose": plan.purpose,
        "language": plan.language,
        "conditions": list(plan.conditions),
        "cases": [
            {**_ended(case), "withheld": case.withheld, "erased": case.erased}
            for case in disclosed.cases
        ],
        "items": [_ended(item) for item in disclosed.items],
    }


def _ended(chain: Chain) -> dict[str, Any]:
    return {"id": chain.id, "events": chain.events, "head": chain.head}


def _proof(index: int, salt: bytes, path: Iterable[bytes]) -> Mapping[str, Any]:
    return {"index": index, "salt": b64(salt), "path": [b64(step) for step in path]}
