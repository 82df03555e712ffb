"""The seal of a bundle: whose it is, over what, and where it stands in the ledger (format.md §7).

Answers questions 3 and 4 and the seal's part of 7, 8 and 10, after the events were judged: the
roster then stands right before the seal.
"""

import hashlib
from dataclasses import dataclass
from typing import Final

from custody.bundle import layout
from custody.bundle.bag import Bag
from custody.bundle.record import Proof, Record, read_proof
from custody.bundle.source import Source, read
from custody.bundle.verdicts import Findings, Question
from custody.domain.events import Event
from custody.domain.reasons import Reason
from custody.domain.roster import SEALERS
from custody.errors import IntegrityError
from custody.ledger.checkpoint import Checkpoint, read_note
from custody.ledger.event import Envelope, leaf_hash, open_envelope
from custody.ledger.tree import root_before, root_from_inclusion
from custody.strict_json import b64, parse, unb64

_LARGEST_MANIFEST: Final = 1 << 27
_COLUMNS: Final = 64
_PEM_BEGIN: Final = "-----BEGIN PUBLIC KEY-----\n"
_PEM_END: Final = "-----END PUBLIC KEY-----\n"


@dataclass(frozen=True, slots=True)
class Seal:
    """A seal as far as it could be read."""

    envelope: Envelope
    checkpoint: Checkpoint | None
    """That of `seal/checkpoint`; its signature is not yet judged."""

    @property
    def event(self) -> Event:
        """The `bundle.sealed`."""
        return self.envelope.event


def pem(spki: bytes) -> bytes:
    """A public key as `seal/signer.pem` has it."""
    text = b64(spki)
    lines = [text[at : at + _COLUMNS] + "\n" for at in range(0, len(text), _COLUMNS)]
    return (_PEM_BEGIN + "".join(lines) + _PEM_END).encode()


def read_pem(data: bytes) -> bytes:
    """The SubjectPublicKeyInfo in a PEM; only the one way of writing it is read.

    Raises:
        IntegrityError: Another spelling, or no key.
    """
    text = data.decode("latin-1").removeprefix(_PEM_BEGIN).removesuffix(_PEM_END)
    spki = unb64(text.replace("\n", ""))
    if pem(spki) != data:
        raise IntegrityError("integrity.bundle", reason=f"{layout.SEAL_SIGNER} is malformed")
    return spki


def read_seal(source: Source, findings: Findings) -> Seal | None:
    """Read the seal's event and checkpoint; None when there is no such event."""
    try:
        envelope = open_envelope(read(source, layout.SEAL_EVENT))
    except IntegrityError as err:
        findings.fail(Question.SEAL, Reason("at", place=layout.SEAL_EVENT, reason=Reason.of(err)))
        _no_seal(findings)
        return None
    if envelope.event.type != "bundle.sealed":
        findings.fail(Question.SEAL, Reason("seal_type", path=layout.SEAL_EVENT))
        _no_seal(findings)
        return None
    try:
        checkpoint, _ = read_note(read(source, layout.SEAL_CHECKPOINT))
    except IntegrityError as err:
        findings.fail(
            Question.INCLUSION, Reason("at", place=layout.SEAL_CHECKPOINT, reason=Reason.of(err))
        )
        return Seal(envelope, None)
    return Seal(envelope, checkpoint)


def _no_seal(findings: Findings) -> None:
    for question in (Question.SIGNER, Question.TREE, Question.CHAINS):
        findings.leave(question, Reason("seal_unreadable"))


def check_seal(source: Source, bag: Bag, record: Record, seal: Seal, findings: Findings) -> None:
    """Answer questions 3 and 4."""
    event = seal.event
    _check_contents(source, bag, event, findings)
    if event.id in record.ids:
        findings.fail(Question.SEAL, Reason("seal_id_twice"))
    _check_signer(record, seal.envelope, findings)
    _check_signature(source, record, event, findings)
    if event.occurred is not None and event.occurred.at > event.recorded.at:
        findings.fail(Question.TIME, Reason("seal_occurred"))


def _check_contents(source: Source, bag: Bag, event: Event, findings: Findings) -> None:
    """That the seal is over these tag manifests, and of this bundle."""
    for algorithm in layout.ALGORITHMS:
        name = layout.manifest_name(algorithm, tag=True)
        try:
            manifest = read(source, name, _LARGEST_MANIFEST)
        except IntegrityError as err:
            findings.fail(Question.SEAL, err)
            continue
        if hashlib.new(algorithm, manifest).hexdigest() != event.body["tagmanifests"][algorithm]:
            findings.fail(Question.SEAL, Reason("seal_manifest", algorithm=algorithm))
    if bag.id and event.body["bundle"] != bag.id:
        findings.fail(Question.SEAL, Reason("seal_of_other", bundle=event.body["bundle"]))


def _check_signer(record: Record, envelope: Envelope, findings: Findings) -> None:
    """Question 4, and the signatures of the seal's event for question 3."""
    event, roster = envelope.event, record.roster
    try:
        names = roster.verify(event, envelope.signed, envelope.signatures)
        roster.admit(event, names)
    except IntegrityError as err:
        findings.fail(Question.SIGNER if err.code == "integrity.right" else Question.SEAL, err)
        return
    if event.actor_role not in SEALERS:
        findings.fail(Question.SIGNER, Reason("seal_role", role=event.actor_role))
    if any(roster.is_tainted(name) for name in names):
        findings.fail(Question.SIGNER, Reason("seal_key_suspect"))
    person = roster.keys[event.actor_key].person
    findings.pass_(Question.SIGNER, Reason("signer_good", person=person, role=event.actor_role))


def _check_signature(source: Source, record: Record, event: Event, findings: Findings) -> None:
    key = record.roster.keys.get(event.actor_key)
    if key is None:
        findings.leave(Question.SEAL, Reason("seal_key_unknown"))
        return
    try:
        if read_pem(read(source, layout.SEAL_SIGNER)) != key.public.spki:
            findings.fail(Question.SEAL, Reason("seal_key_other", path=layout.SEAL_SIGNER))
        manifest = read(source, layout.manifest_name("sha256", tag=True), _LARGEST_MANIFEST)
        if not key.public.verify(read(source, layout.SEAL_SIGNATURE), manifest):
            findings.fail(Question.SEAL, Reason("seal_signature", path=layout.SEAL_SIGNATURE))
        if layout.SEAL_CMS in source.files:
            from custody.bundle.cms import verify_detached

            verify_detached(read(source, layout.SEAL_CMS), manifest, key.public)
    except IntegrityError as err:
        findings.fail(Question.SEAL, err)
    findings.pass_(Question.SEAL, Reason("seal_good"))


def check_seal_place(
    source: Source, seal: Seal, record: Record, before: Checkpoint, findings: Findings
) -> None:
    """The seal's part of questions 7 and 8: one leaf behind the bundle's checkpoint."""
    event, after = seal.event, seal.checkpoint
    try:
        proof = read_proof(parse(read(source, layout.SEAL_PROOF)))
    except IntegrityError as err:
        findings.fail(
            Question.INCLUSION, Reason("at", place=layout.SEAL_PROOF, reason=Reason.of(err))
        )
        return
    if proof.salt in record.salts:
        findings.fail(Question.INCLUSION, Reason("seal", reason=Reason("salt_twice")))
    if event.ledger != before.origin:
        findings.fail(Question.TREE, Reason("seal_ledger"))
    if not event.seq == event.tree_size == proof.index == before.size:
        findings.fail(Question.TREE, Reason("seal_follows"))
    if event.tree_root != before.root:
        findings.fail(Question.TREE, Reason("seal_tree"))
    if after is None:
        return
    if after.size != before.size + 1:
        findings.fail(Question.TREE, Reason("seal_checkpoint"))
    _check_inclusion(seal.envelope, proof, before, after, findings)


def _check_inclusion(
    envelope: Envelope, proof: Proof, before: Checkpoint, after: Checkpoint, findings: Findings
) -> None:
    leaf = leaf_hash(proof.salt, envelope.data)
    try:
        root = root_from_inclusion(leaf, proof.index, after.size, proof.path)
    except IntegrityError as err:
        findings.fail(Question.INCLUSION, Reason("seal", reason=Reason.of(err)))
        return
    if root != after.root:
        findings.fail(Question.INCLUSION, Reason("seal", reason=Reason("proof_root")))
    elif root_before(proof.index, after.size, proof.path) != before.root:
        findings.fail(Question.TREE, Reason("seal_continues"))
