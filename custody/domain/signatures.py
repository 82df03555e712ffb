"""The closed registry of event types, and who must sign each (format.md §3, procedures §4.3). Pure.

Plain names and numbers only: this is what every verifier holds an event to. The vocabulary tells
much more of each type and must agree with this table.
"""

from typing import Final, NamedTuple


class Signing(NamedTuple):
    """What an envelope of a type must carry, whatever its body says."""

    persons: int
    """Least number of distinct persons."""
    station: bool
    """The station may sign it alone; then it counts as no person and none is needed."""


_TWO: Final = """
    access.given artifact.access_lifted artifact.purged backup.restored case.closed case.reopened
    conditions.accepted conditions.rejected data.access_restored data.rendered_inaccessible
    erasure.ordered finding.resolved item.checked_out item.presented_in_court item.resealed
    item.returned_to_store key.enrolled ledger.genesis ledger.imported override.recorded
    person.registered request.approved role.granted role.revoked seal.broken spontaneous.sent
    station.registered team.recorded
"""
_ONE: Final = """
    artifact.access_restricted artifact.acquired artifact.copied artifact.derived
    artifact.received_from_provider assistance.given assistance.ordered assistance.refused
    authority.recorded authority.reviewed authority.withdrawn backup.made bundle.disclosed
    bundle.exported bundle.received bundle.sealed bundle.verified case.member_assigned case.opened
    conditions.offered confirmation.sent consent.recorded consent.withdrawn contact.logged
    copy.handed_over court.decision_recorded disclosure.partial_received document.attached
    erasure.done event.annotated event.corrected examination.finished examination.started
    finding.acknowledged incident.recorded incoming.step item.charge_checked
    item.child_registered item.confiscated item.found item.inspected item.isolated item.labelled
    item.photographed item.received item.recognised item.relocated item.returned_to_owner
    item.sealed item.seized item.state_recorded item.stored item.transferred_outside key.revoked
    key.rotated notification.recorded preservation.acknowledged preservation.released
    preservation.renewed preservation.requested protocol.signed report.issued request.acknowledged
    request.answered request.clarified request.closed request.postponed request.refused
    request.sent request.withdrawn seal.checked search.extended search.finished search.started
    signature.refused spontaneous.received transfer.accepted transfer.courier_noted
    transfer.offered transfer.recalled transfer.refused
"""
_STATION: Final = """
    artifact.accessed artifact.hashed artifact.mismatch_found artifact.missing_found
    artifact.verified clock.checked deadline.alerted finding.raised ledger.checkpoint
    ledger.verified preservation.expired software.updated timestamp.obtained
"""

SIGNING: Final[dict[str, Signing]] = {
    "item.destroyed": Signing(3, station=False),
    **{name: Signing(2, station=False) for name in _TWO.split()},
    **{name: Signing(1, station=False) for name in _ONE.split()},
    **{name: Signing(1, station=True) for name in _STATION.split()},
}
"""Every type of event there is. The list is closed: another type is an error."""
