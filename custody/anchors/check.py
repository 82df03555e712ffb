"""The audit of what a ledger keeps from outside: every stamp and cosignature, without a network.

Its answers stand beside those about the ledger and change none of them: a damaged stamp takes
nothing from the record; it only no longer proves when the record stood.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from custody.anchors.policy import Policy, read_policy
from custody.anchors.timestamps import UNREAD
from custody.bundle.stamps import read_stamp
from custody.bundle.witnesses import Quorum, cosigners
from custody.domain.reasons import Reason
from custody.errors import CustodyError, IntegrityError
from custody.ledger.checkpoint import TrustLine, open_note
from custody.ledger.store import Store


class Outcome(StrEnum):
    """What became of something that came from outside."""

    GOOD = "good"
    """By an authority or a witness that the station's policy names."""
    UNKNOWN = "unknown"
    """Well-formed and over this head, by somebody whom the policy does not name."""
    UNREAD = "unread"
    """In a form that this library cannot check."""
    BAD = "bad"
    """Damaged, forged, or over something else."""
    GONE = "gone"
    """The record tells of it, and it is not there."""


@dataclass(frozen=True, slots=True)
class Held:
    """One stamp or cosignature, and what became of it."""

    kind: str
    """`stamp` or `cosignature`."""
    size: int | None
    """Of the head that it is over, where that is known."""
    outcome: Outcome
    told: str
    """When it was stamped or who cosigned; or what is wrong with it."""


@dataclass(frozen=True, slots=True)
class HeldReport:
    """Everything that the ledger keeps from outside."""

    held: tuple[Held, ...]
    fault: CustodyError | None = None
    """Why nobody is known: the station's policy cannot be read."""

    @property
    def faults(self) -> tuple[Held, ...]:
        """What is damaged, forged or gone."""
        return tuple(each for each in self.held if each.outcome in (Outcome.BAD, Outcome.GONE))

    def counts(self) -> dict[str, int]:
        """How many there are of each outcome."""
        return dict(Counter(str(each.outcome) for each in self.held))

    def document(self) -> dict[str, Any]:
        """The report as an object, for `--json`."""
        return {
            "counts": self.counts(),
            "policy": None if self.fault is None else str(self.fault),
            "faults": [
                {"kind": each.kind, "size": each.size, "outcome": each.outcome, "told": each.told}
                for each in self.faults
            ],
        }


def check_held(
    store: Store, trust: TrustLine, folder: Path, tokens: Iterable[str] = ()
) -> HeldReport:
    """Judge every stamp and cosignature that a ledger keeps.

    Args:
        store: The ledger's file.
        trust: Its log.
        folder: Where its policy lies.
        tokens: SHA-256 of the stamps that its record tells of.
    """
    policy, fault = Policy(), None
    try:
        policy = read_policy(folder)
    except CustodyError as err:
        fault = err
    try:
        held = [*_stamps(store, trust, policy, tokens), *_cosignatures(store, trust, policy)]
    except CustodyError as err:  # the file itself cannot be read
        held = [Held("stamp", None, Outcome.BAD, str(err))]
    return HeldReport(tuple(held), fault)


def _stamps(
    store: Store, trust: TrustLine, policy: Policy, tokens: Iterable[str]
) -> Iterator[Held]:
    gone = set(tokens)
    for size, kind, token in store.anchors():
        gone.discard(hashlib.sha256(token).hexdigest())
        if kind == UNREAD:
            yield Held("stamp", size, Outcome.UNREAD, str(Reason("stamp_unread")))
            continue
        try:
            outcome, told = _stamp(token, _note(store, trust, size), policy)
        except IntegrityError as err:
            outcome, told = Outcome.BAD, str(err)
        yield Held("stamp", size, outcome, told)
    for digest in sorted(gone):
        yield Held("stamp", None, Outcome.GONE, digest)


def _stamp(token: bytes, note: bytes, policy: Policy) -> tuple[Outcome, str]:
    """What a stamp is.

    Raises:
        IntegrityError: Not even by the certificate that it brings is it good.
    """
    if policy.roots:
        try:
            if (stamp := read_stamp(token, note, policy.roots)) is not None:
                return Outcome.GOOD, stamp.at
        except IntegrityError:  # of another authority, or bad; its own certificates tell which
            pass
    stamp = read_stamp(token, note)
    if stamp is None or not _is_intact(token):
        raise IntegrityError("integrity.stamp", reason=Reason("stamp_damaged"))
    return Outcome.UNKNOWN, stamp.at


def _is_intact(token: bytes) -> bool:
    """Whether the signature is good under the certificate that the stamp itself brings."""
    from asn1crypto import tsp
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity

    try:
        signed = tsp.TimeStampResp.load(token, strict=True)["time_stamp_token"]["content"]
        (signer,) = signed["signer_infos"]
        told = signer["sid"].chosen
        (certificate,) = (
            each.chosen
            for each in signed["certificates"]
            if (each.chosen.issuer, each.chosen.serial_number)
            == (told["issuer"], told["serial_number"].native)
        )
        content = signed["encap_content_info"]["content"].contents
        digest = hashlib.new(signer["digest_algorithm"]["algorithm"].native, content).digest()
        return all(validate_sig_integrity(signer, certificate, "tst_info", digest))
    except (AttributeError, LookupError, TypeError, ValueError):  # another form than it came in
        return False


def _cosignatures(store: Store, trust: TrustLine, policy: Policy) -> Iterator[Held]:
    for size, line in store.cosigned():
        whole = line.rstrip(b"\n") + b"\n"
        try:
            checkpoint = open_note(_note(store, trust, size), trust)
            cosigners(whole, checkpoint, Quorum((), 0))  # its form
            known = any(
                cosigners(whole, checkpoint, Quorum((each.line,), 1)) for each in policy.witnesses
            )
        except IntegrityError as err:
            yield Held("cosignature", size, Outcome.BAD, str(err))
            continue
        name = line.decode().removeprefix("— ").partition(" ")[0]
        yield Held("cosignature", size, Outcome.GOOD if known else Outcome.UNKNOWN, name)


def _note(store: Store, trust: TrustLine, size: int) -> bytes:
    """The note that something is over.

    Raises:
        IntegrityError: It is not there, or not this log's.
    """
    note = store.checkpoint(size)
    if note is None:
        raise IntegrityError("integrity.checkpoint", reason=Reason("checkpoint_missing"))
    if open_note(note, trust).size != size:
        raise IntegrityError("integrity.checkpoint", reason=Reason("other_tree"))
    return note
